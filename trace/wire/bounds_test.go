package wire_test

import (
	"io"
	"math"
	"strings"
	"testing"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// pour says piece until the client has gone, and returns how much it took.
func (p *peer) pour(piece string) (n int) {
	for n < 1<<30 {
		if p.say(piece) != nil {
			return n
		}
		n += len(piece)
	}
	p.t.Error("the client takes a gigabyte")
	return n
}

// TestBounds: whatever a server pours out, the client takes no more than its bound
// and a buffer of it.
func TestBounds(t *testing.T) {
	reply := func(c *wire.Client) error { _, err := c.ReadReply(); return err }
	list := func(c *wire.Client) error { _, err := c.ReadList(); return err }
	message := func(c *wire.Client) error { _, _, err := c.ReadMessage(io.Discard, 1<<20); return err }
	line := strings.Repeat("x", 1022) + "\r\n"
	for _, tt := range []struct {
		name         string
		proto        trace.Proto
		first, piece string
		read         func(*wire.Client) error
		fault        string
		bound        int
	}{
		{"line", trace.SMTP, "", strings.Repeat("2", 1024), reply, "line-too-long", wire.MaxLine},
		{"reply", trace.SMTP, "", "250-" + line, reply, "reply-too-long", wire.MaxReply},
		{"reply of empty lines", trace.SMTP, "", strings.Repeat("250-\r\n", 100), reply, "reply-too-long", wire.MaxReply},
		{"status line", trace.POP3, "+OK ", strings.Repeat("x", 1024), list, "line-too-long", wire.MaxLine},
		{"list", trace.POP3, "+OK\r\n", line, list, "list-too-long", wire.MaxList},
		{"list of empty lines", trace.POP3, "+OK\r\n", strings.Repeat("\r\n", 1000), list, "list-too-long", wire.MaxList / 8},
		{"line of a list", trace.POP3, "+OK\r\n", strings.Repeat("x", 1024), list, "line-too-long", wire.MaxLine},
		{"message", trace.POP3, "+OK\r\n", line, message, "message-too-long", 1 << 20},
		{"message of one line", trace.POP3, "+OK\r\n", strings.Repeat("x", 1024), message, "message-too-long", 1 << 20},
		{"message of dots", trace.POP3, "+OK\r\n", strings.Repeat("..\r\n", 1000), message, "message-too-long", 2 << 20},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				c, rec := dial(t, wire.Options{Proto: tt.proto}, func(p *peer) {
					p.say(tt.first)
					if n := p.pour(tt.piece); n > tt.bound+2*wire.MaxLine {
						t.Errorf("the client took %d octets, its bound is %d", n, tt.bound)
					}
				})
				wantFault(t, tt.read(c), wire.ErrProtocol, tt.fault)
				c.Close()
				if !strings.Contains(rec.problems(), tt.fault) {
					t.Errorf("problems %q", rec.problems())
				}
				for _, e := range rec.events {
					if e.Fault != nil && len(e.Fault.Detail) > 500 {
						t.Errorf("the detail of %s has %d octets", e.Fault.Name, len(e.Fault.Detail))
					}
				}
			})
		})
	}
}

func TestLongestLine(t *testing.T) {
	bubble(t, func(t *testing.T) {
		line := "250 " + strings.Repeat("x", wire.MaxLine-6)
		c, _ := dial(t, wire.Options{}, func(p *peer) { p.say(line + "\r\n") })
		if r, err := c.ReadReply(); err != nil || r.Lines[0] != line {
			t.Errorf("%d octets, %v", len(r.Lines[0]), err)
		}
		c.Close()
	})
}

func TestMessageUpToItsBound(t *testing.T) {
	for _, tt := range []struct {
		max  int64
		fits bool
	}{{5, false}, {6, true}, {math.MaxInt64, true}} {
		bubble(t, func(t *testing.T) {
			c, _ := dial(t, wire.Options{Proto: trace.POP3}, func(p *peer) {
				p.say("+OK\r\n" + "1234\r\n" + ".\r\n")
			})
			_, n, err := c.ReadMessage(io.Discard, tt.max)
			if n != 6 || (err == nil) != tt.fits {
				t.Errorf("%d octets of at most %d: %v", n, tt.max, err)
			}
			c.Close()
		})
	}
}

// TestOneBreachIsToldOnce: a hundred thousand lines with the same fault are one event,
// and those of the next reply are another.
func TestOneBreachIsToldOnce(t *testing.T) {
	ask := func(c *wire.Client) error { _, err := c.ReadReply(); return err }
	list := func(c *wire.Client) error { _, err := c.ReadList(); return err }
	message := func(c *wire.Client) error { _, _, err := c.ReadMessage(io.Discard, 100); return err }
	for _, tt := range []struct {
		proto    trace.Proto
		reply    string
		read     func(*wire.Client) error
		problems string
	}{
		{trace.SMTP, strings.Repeat("250-x\n250-\x00\r\n", 1000) + "250 x\r\n", ask, "bare-lf nul-byte"},
		{trace.SMTP, strings.Repeat("250-x\r\n251-x\r\n", 1000) + "250 x\r\n", ask, "code-changes"},
		{trace.POP3, "+OK\n" + strings.Repeat("x\ry\n", 1000) + ".\r\n", list, "bare-lf bare-cr"},
		{trace.POP3, "+OK\n.\r\n", message, "bare-lf"},
	} {
		bubble(t, func(t *testing.T) {
			c, rec := dial(t, wire.Options{Proto: tt.proto}, func(p *peer) { p.say(tt.reply + tt.reply) })
			for range 2 {
				if err := tt.read(c); err != nil {
					t.Error(err)
				}
			}
			c.CloseLost()
			if got, want := rec.problems(), tt.problems+" "+tt.problems; got != want {
				t.Errorf("problems %q, want %q", got, want)
			}
		})
	}
}
