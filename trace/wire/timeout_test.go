package wire_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

const patience = 30 * time.Second

// wantTimeout checks that f gives up after d of the bubble's time, and says so.
func wantTimeout(t *testing.T, d time.Duration, f func() error) {
	t.Helper()
	start := time.Now()
	err := f()
	if !errors.Is(err, wire.ErrTimeout) || !strings.Contains(err.Error(), d.String()) {
		t.Errorf("error %v, want a timeout after %v", err, d)
	}
	if got := time.Since(start); got != d {
		t.Errorf("gave up after %v, not %v", got, d)
	}
}

// trickle says one octet of what each interval until the client has gone.
func (p *peer) trickle(what string, each time.Duration) {
	for i := 0; ; i = (i + 1) % len(what) {
		if p.say(what[i:i+1]) != nil {
			return
		}
		pause(each)
	}
}

func TestTimeouts(t *testing.T) {
	reply := func(c *wire.Client) error { _, err := c.ReadReply(); return err }
	list := func(c *wire.Client) error { _, err := c.ReadList(); return err }
	message := func(c *wire.Client) error { _, _, err := c.ReadMessage(io.Discard, 1<<20); return err }
	for _, tt := range []struct {
		name  string
		proto trace.Proto
		serve func(p *peer)
		read  func(*wire.Client) error
	}{
		{"silence", trace.SMTP, func(p *peer) { p.r.ReadByte() }, reply},
		{"one octet a second", trace.SMTP, func(p *peer) { p.trickle("2", time.Second) }, reply},
		{"one line a second", trace.SMTP, func(p *peer) { p.trickle("250-x\r\n", time.Second/7) }, reply},
		{"half a line", trace.SMTP, func(p *peer) { p.say("220 mx"); p.r.ReadByte() }, reply},
		{"a list, slowly", trace.POP3, func(p *peer) { p.say("+OK\r\n"); p.trickle("1 2\r\n", time.Second) }, list},
		{"a message, one octet a second", trace.POP3, func(p *peer) { p.say("+OK\r\n"); p.trickle("x\r\n", time.Second) }, message},
		{"a message without end", trace.POP3, func(p *peer) { p.say("+OK\r\nx\r\n"); p.r.ReadByte() }, message},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				c, _ := dial(t, wire.Options{Proto: tt.proto, Timeout: patience}, tt.serve)
				wantTimeout(t, patience, func() error { return tt.read(c) })
				c.Close()
			})
		})
	}
}

func TestFinalReplyHasItsOwnTime(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, _ := dial(t, wire.Options{Timeout: patience}, func(p *peer) { p.r.ReadByte() })
		wantTimeout(t, 10*time.Minute, func() error { _, err := c.ReadFinalReply(10 * time.Minute); return err })
		c.Close()
	})
}

// TestSlowMessage: a message may take long, as long as 16 KiB come in time, also
// where all of it is one line.
func TestSlowMessage(t *testing.T) {
	for _, line := range []string{strings.Repeat("x", 1022) + "\r\n", strings.Repeat("x", 1024)} {
		bubble(t, func(t *testing.T) {
			c, _ := dial(t, wire.Options{Proto: trace.POP3, Timeout: patience}, func(p *peer) {
				p.say("+OK\r\n")
				for range 256 {
					pause(patience / 17)
					p.say(line)
				}
				p.say("\r\n.\r\n")
			})
			start := time.Now()
			if _, n, err := c.ReadMessage(io.Discard, 1<<20); n < 256<<10 || err != nil {
				t.Errorf("%d octets after %v: %v", n, time.Since(start), err)
			}
			c.Close()
		})
	}
}

// TestSlowReader is the same the other way round.
func TestSlowReader(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, _ := dial(t, wire.Options{Timeout: patience}, func(p *peer) {
			buf := make([]byte, 1<<10)
			for {
				if _, err := io.ReadFull(p, buf); err != nil {
					return
				}
				pause(patience / 17)
			}
		})
		if err := c.SendMessage(strings.NewReader(strings.Repeat("x", 256<<10))); err != nil {
			t.Error(err)
		}
		c.Close()
	})
}

// TestDeafPeer: a peer that reads nothing holds neither a command up nor, behind
// TLS, the end of the connection.
func TestDeafPeer(t *testing.T) {
	bubble(t, func(t *testing.T) {
		done := make(chan bool)
		c, _ := dial(t, wire.Options{Timeout: patience}, func(p *peer) { <-done })
		start := time.Now()
		err := c.Send("NOOP")
		if !errors.Is(err, wire.ErrTimeout) || time.Since(start) > patience+time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
		c.Close()
		close(done)
	})
}

// TestNoTimeout: without a bound there is still one for the last words of a
// connection that is broken.
func TestNoTimeout(t *testing.T) {
	bubble(t, func(t *testing.T) {
		done := make(chan bool)
		near := newDeaf()
		c := wire.NewClient(context.Background(), near, wire.Options{Proto: trace.SMTP})
		go func() { <-time.After(time.Hour); close(done); near.Close() }()
		start := time.Now()
		if err := c.Send("NOOP"); !errors.Is(err, wire.ErrLost) || time.Since(start) > time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
		c.Close()
		<-done
	})
}

func TestInterrupted(t *testing.T) {
	for _, tt := range []struct {
		name, says string
	}{{"in silence", ""}, {"in a line", "220 mx"}, {"in a reply", "220-mx\r\n"}} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				ctx, cancel := context.WithCancelCause(context.Background())
				c, rec := dialContext(ctx, t, wire.Options{Timeout: patience}, func(p *peer) {
					p.say(tt.says)
					pause(time.Second)
					cancel(errors.New("Ctrl-C"))
					p.r.ReadByte()
				})
				_, err := c.ReadReply()
				if !errors.Is(err, wire.ErrInterrupted) || errors.Is(err, wire.ErrLost) || strings.Contains(err.Error(), ": ,") {
					t.Errorf("%v", err)
				}
				if err := c.Send("QUIT"); !errors.Is(err, wire.ErrInterrupted) {
					t.Errorf("afterwards: %v", err)
				}
				if err := c.StartTLS(wire.TLSOptions{}); !errors.Is(err, wire.ErrInterrupted) {
					t.Errorf("afterwards: %v", err)
				}
				c.Close()
				if p := rec.problems(); p != "" {
					t.Errorf("the server is blamed for %s", p)
				}
			})
		})
	}
}
