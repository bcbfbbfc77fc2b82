package render

import (
	"strings"
	"testing"
	"time"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// timed is a session whose first reply inside TLS comes after a while.
func timed(late time.Duration) []explain.Step {
	fold := &explain.Session{}
	at := 5 * time.Millisecond
	var steps []explain.Step
	seq := 0
	add := func(after time.Duration, e trace.Event) {
		seq++
		at += after
		e.Seq, e.At, e.Proto = seq, trace.Millis(at), trace.SMTP
		steps = append(steps, fold.Observe(e))
	}
	said := func(after time.Duration, re int, line string) {
		r, _ := trace.ParseSMTPReply([][]byte{[]byte(line)})
		add(after, trace.Event{Kind: trace.Received, Peer: trace.Server, Re: re, Reply: &r})
	}
	add(0, trace.Event{Kind: trace.Connected, Addr: "mx:25"})
	said(7*time.Millisecond, 0, "220 ready")
	add(0, trace.Event{Kind: trace.Sent, Peer: trace.Client, Command: &trace.Command{Verb: "STARTTLS"}})
	said(41*time.Millisecond, 3, "220 go") // as late, but not inside TLS
	add(9*time.Millisecond, trace.Event{Kind: trace.Secured, TLSInfo: &trace.TLSInfo{Version: "TLS 1.3", Verified: true}})
	add(0, trace.Event{Kind: trace.Sent, Peer: trace.Client, Command: &trace.Command{Verb: "EHLO", Args: "x"}})
	said(late, 6, "250 x")
	add(0, trace.Event{Kind: trace.Sent, Peer: trace.Client, Command: &trace.Command{Verb: "NOOP"}})
	said(42*time.Millisecond, 8, "250 ok") // as late, but not the first
	return steps
}

// TestTiming shows the time of each step where it was asked for or on a terminal,
// and explains the delay of TCP once, where it shows.
func TestTiming(t *testing.T) {
	for _, c := range []struct {
		o        Options
		plain    bool
		late     time.Duration
		has, not []string
		stalls   int
	}{
		{Options{Timing: true}, false, 43 * time.Millisecond, []string{"7.0 ms", "the handshake took 9.0 ms", "43 ms", "42 ms"}, nil, 1},
		{Options{Live: true}, false, 43 * time.Millisecond, []string{"7.0 ms", "the handshake took 9.0 ms", "43 ms"}, nil, 1},
		{Options{Timing: true}, false, 12 * time.Millisecond, []string{"12 ms"}, nil, 0},
		{Options{Timing: true}, false, 90 * time.Millisecond, []string{"90 ms"}, nil, 0},
		{Options{}, false, 43 * time.Millisecond, nil, []string{" ms"}, 0},
		{Options{Timing: true, Level: Brief}, false, 43 * time.Millisecond, []string{"43 ms", "7.0 ms"}, nil, 0},
		{Options{Timing: true}, true, 43 * time.Millisecond, []string{"It took 7.0 ms.", "It took 9.0 ms.", "It took 43 ms."}, nil, 1},
		{Options{}, true, 43 * time.Millisecond, nil, []string{" ms"}, 0},
	} {
		var out strings.Builder
		c.o.Width, c.o.Palette = 200, NewPalette(false)
		if c.o.Level == "" {
			c.o.Level = Normal
		}
		var v View = NewTerminal(&out, c.o)
		if c.plain {
			v = NewPlain(&out, c.o)
		}
		for _, s := range timed(c.late) {
			v.Step(s)
		}
		for _, want := range c.has {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%+v: no %q in\n%s", c, want, out.String())
			}
		}
		for _, not := range c.not {
			if strings.Contains(out.String(), not) {
				t.Errorf("%+v: %q in\n%s", c, not, out.String())
			}
		}
		if n := strings.Count(out.String(), "About 40 ms are TCP's"); n != c.stalls {
			t.Errorf("%+v: the delay is explained %d times in\n%s", c, n, out.String())
		}
	}
}

// TestSpent says where the time went, in both languages.
func TestSpent(t *testing.T) {
	ms := func(n float64) trace.Millis { return trace.Millis(n * float64(time.Millisecond)) }
	x := spent(&trace.Timing{DNS: ms(1.2), Connect: ms(20), TLS: ms(30.5), Server: ms(41), Own: ms(2), Total: ms(94.7)})
	for l, want := range map[lang.Lang]string{
		lang.En: "Where the time went: DNS 1.2 ms, TCP connection 20 ms, TLS handshake 30 ms, waiting for the server's replies 41 ms, mailproto itself 2.0 ms; together 94 ms.",
		lang.Zh: "时间花在哪里：DNS 1.2 ms、TCP 连接 20 ms、TLS 握手 30 ms、等待服务器应答 41 ms、mailproto 自身 2.0 ms；合计 94 ms。",
	} {
		if got := x.In(l); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if got := spent(&trace.Timing{Paused: ms(5000)}).En; !strings.Contains(got, "waiting for you 5000 ms") {
		t.Error(got)
	}
}
