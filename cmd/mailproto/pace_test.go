package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
	"mailproto/trace/session"
)

// replies folds a dialogue into steps: lines that begin with "C: " or "S: ", on one
// connection that is not encrypted.
func replies(t *testing.T, proto trace.Proto, dialogue ...string) []explain.Step {
	t.Helper()
	fold := &explain.Session{}
	steps := []explain.Step{fold.Observe(trace.Event{Seq: 1, Kind: trace.Connected, Proto: proto, Addr: "test"})}
	re := 0
	for i, line := range dialogue {
		e := trace.Event{Seq: i + 2, Proto: proto}
		text := []byte(line[3:])
		if strings.HasPrefix(line, "C: ") {
			cmd := trace.ParseCommand(text)
			e.Kind, e.Peer, e.Command, re = trace.Sent, trace.Client, &cmd, e.Seq
		} else {
			parse := trace.ParseSMTPReply
			if proto == trace.POP3 {
				parse = trace.ParsePOP3Reply
			}
			r, _ := parse([][]byte{text})
			e.Kind, e.Peer, e.Reply, e.Re = trace.Received, trace.Server, &r, re
		}
		steps = append(steps, fold.Observe(e))
	}
	return steps
}

// paced is a pacer without a terminal, what it writes, and its keys.
func paced(t *testing.T, o pacing, l lang.Lang, plain bool) (*pacer, *bytes.Buffer, *typing) {
	t.Helper()
	out := &bytes.Buffer{}
	u := &ui{out: bufio.NewWriter(out), getenv: func(string) string { return "" }, lang: l, level: string(render.Normal), plain: plain, color: "never"}
	k := &typing{keys: make(chan string, 100)}
	p := &pacer{Live: u.view(), u: u, pacing: o, lines: map[string]*line{}}
	p.keys.from = k
	_, p.cancel = context.WithCancel(t.Context())
	t.Cleanup(p.cancel)
	return p, out, k
}

// TestClock has a person think for as long as a server waits: the clock counts to
// the limit of the protocol, says when it has passed, and starts over when NOOP was
// sent.
func TestClock(t *testing.T) {
	for _, c := range []struct {
		proto trace.Proto
		said  []string
		limit time.Duration
		l     lang.Lang
		wants []string
	}{
		{trace.SMTP, []string{"S: 220 ready"}, 5 * time.Minute, lang.En, []string{"idle 0:00 of 5:00", "idle 4:59 of 5:00", "idle 5:00: it may have hung up", "idle 0:03 of 5:00"}},
		{trace.POP3, []string{"S: +OK ready", "C: USER bob", "S: +OK", "C: PASS x", "S: +OK"}, 10 * time.Minute, lang.Zh,
			[]string{"空闲 0:00 / 10:00", "空闲 9:59 / 10:00", "空闲 10:00：可能已断开", "空闲 0:03 / 10:00"}},
	} {
		t.Run(string(c.proto), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p, out, k := paced(t, pacing{step: true}, c.l, false)
				steps := replies(t, c.proto, c.said...)
				for _, s := range steps {
					p.follow(s)
					p.Step(s)
				}
				kept := 0
				keep := func() error {
					kept++
					p.follow(steps[len(steps)-1]) // NOOP's reply leaves the state as it was
					return nil
				}
				time.AfterFunc(c.limit+10*time.Second, func() { k.keys <- "k" })
				time.AfterFunc(c.limit+13*time.Second+time.Millisecond, func() { k.keys <- "\r" })
				start := time.Now()
				if err := p.before(t.Context(), "", keep); err != nil {
					t.Fatal(err)
				}
				if waited := time.Since(start); kept != 1 || waited < c.limit+13*time.Second {
					t.Errorf("NOOP was sent %d times, and the wait ended after %v", kept, waited)
				}
				p.u.out.Flush()
				for _, want := range c.wants {
					if !strings.Contains(out.String(), want) {
						t.Errorf("no %q", want)
					}
				}
			})
		})
	}
}

// TestClockPlain says once that time runs short, in place of a clock.
func TestClockPlain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, out, k := paced(t, pacing{step: true}, lang.En, true)
		for _, s := range replies(t, trace.SMTP, "S: 220 ready") {
			p.follow(s)
			p.Step(s)
		}
		time.AfterFunc(6*time.Minute, func() { k.keys <- " " })
		if err := p.before(t.Context(), "", nil); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(out.String(), "hang up in a minute"); n != 1 || strings.Contains(out.String(), "idle") {
			t.Errorf("said %d times:\n%s", n, out)
		}
	})
}

// TestPaceNothingNew does not wait where nothing has been shown since the last wait,
// and never in a counter-run.
func TestPaceNothingNew(t *testing.T) {
	p, _, k := paced(t, pacing{step: true}, lang.En, false)
	for _, s := range replies(t, trace.SMTP, "S: 220 ready") {
		p.Step(s)
	}
	k.keys <- "\r"
	for range 2 { // the second finds no key, and needs none
		if err := p.before(t.Context(), "", nil); err != nil {
			t.Fatal(err)
		}
	}
	p.Heading(render.Heading{Claim: "1a", Counter: true})
	for _, s := range replies(t, trace.SMTP, "S: 220 ready") {
		p.Step(s)
	}
	if err := p.before(t.Context(), "", nil); err != nil {
		t.Fatal(err)
	}
}

// TestPaceKeepFails passes on what broke while NOOP was sent.
func TestPaceKeepFails(t *testing.T) {
	p, _, k := paced(t, pacing{step: true}, lang.En, false)
	for _, s := range replies(t, trace.SMTP, "S: 220 ready") {
		p.follow(s)
		p.Step(s)
	}
	k.keys <- "k"
	lost := &session.Error{At: session.FailLost}
	if err := p.before(t.Context(), "", func() error { return lost }); !errors.Is(err, lost) {
		t.Errorf("got %v", err)
	}
}

// TestStepTerms finds the words that occur in a step, the special ones first.
func TestStepTerms(t *testing.T) {
	for _, c := range []struct {
		proto  trace.Proto
		said   []string
		wanted []string
	}{
		{trace.SMTP, []string{"S: 220 ready", "C: EHLO x", "S: 250 ready", "C: MAIL FROM:<a@b.c>", "S: 250 ok"}, []string{"mail transaction", "bounce"}},
		{trace.SMTP, []string{"S: 220 ready", "C: EHLO x", "S: 250 ready", "C: DATA", "S: 354 go", "C: .", "S: 250 ok"}, []string{"dot-stuffing"}},
		{trace.POP3, []string{"S: +OK", "C: USER bob", "S: +OK", "C: PASS x", "S: +OK"}, []string{"maildrop"}},
	} {
		steps := replies(t, c.proto, c.said...)
		var ids []string
		for _, topic := range stepTerms(steps[len(steps)-2:]) {
			ids = append(ids, topic.ID)
		}
		shown := " " + strings.Join(ids[:min(len(ids), mostTerms)], ", ") + ","
		for _, want := range c.wanted {
			if !strings.Contains(shown, " "+want+",") {
				t.Errorf("%q: no %q among the first terms of %q", c.said[len(c.said)-2], want, ids)
			}
		}
	}
}
