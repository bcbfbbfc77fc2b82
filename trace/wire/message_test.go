package wire_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"mailproto/trace"
	"mailproto/trace/wire"
)

func TestSendMessage(t *testing.T) {
	for name, r := range map[string]io.Reader{
		"whole":          strings.NewReader("a\n.b\r\n\rc"),
		"octet by octet": iotest.OneByteReader(strings.NewReader("a\n.b\r\n\rc")),
		"data with EOF":  iotest.DataErrReader(strings.NewReader("a\n.b\r\n\rc")),
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				c, rec := dial(t, wire.Options{}, func(p *peer) {
					p.hear("a", "..b", "", "c", ".")
					p.say("250 ok\r\n")
				})
				if err := c.SendMessage(r); err != nil {
					t.Fatal(err)
				}
				c.ReadReply() // the connection's own
				c.Close()
				rec.want(t, `
					1 connected pipe
					2 C: 13 octets, 4 lines, 1 stuffed
					3 C: .
					4 S: 250 ok (0)
					5 closed C`)
			})
		})
	}
}

func TestSendMessageReaderFails(t *testing.T) {
	bubble(t, func(t *testing.T) {
		broken := errors.New("disk on fire")
		c, rec := dial(t, wire.Options{}, func(p *peer) {
			if rest, _ := io.ReadAll(p); strings.Contains(string(rest), "\r\n.\r\n") {
				t.Errorf("a broken message was ended: %q", rest)
			}
		})
		err := c.SendMessage(io.MultiReader(strings.NewReader(strings.Repeat("x\r\n", 50_000)), iotest.ErrReader(broken)))
		if !errors.Is(err, broken) {
			t.Error(err)
		}
		c.Close()
		rec.want(t, "1 connected pipe\n2 closed C")
	})
}

func TestReadMessage(t *testing.T) {
	for _, tt := range []struct{ name, says, message, payload, problems string }{
		{"empty", ".\r\n", "", "0 octets, 0 lines, 0 stuffed", ""},
		{"dots", "..\r\n..a\r\n.\r\n", ".\r\n.a\r\n", "9 octets, 2 lines, 2 stuffed", ""},
		{"bare LF", "a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n", "8 octets, 2 lines, 0 stuffed", "bare-lf"},
		{"bare CR", "a\rb\r\n.\r\n", "a\rb\r\n", "5 octets, 1 lines, 0 stuffed", "bare-cr"},
		{"a line beyond the bound", strings.Repeat("x", 100_000) + "\r\n.\r\n", strings.Repeat("x", 100_000) + "\r\n", "100002 octets, 1 lines, 0 stuffed", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				c, rec := dial(t, wire.Options{Proto: trace.POP3}, func(p *peer) {
					p.say("+OK 120 octets\r\n" + tt.says + "+OK next\r\n")
				})
				var out bytes.Buffer
				r, n, err := c.ReadMessage(&out, 1<<20)
				if out.String() != tt.message || n != int64(out.Len()) || !r.OK || err != nil {
					t.Errorf("%d octets %.100q, %v", n, out.String(), err)
				}
				if r, err := c.ReadReply(); err != nil || r.Lines[0] != "+OK next" {
					t.Errorf("behind the message: %q, %v", r.Lines, err)
				}
				c.Close()
				if !strings.Contains(rec.String(), " S: "+tt.payload+"\n") || rec.problems() != tt.problems {
					t.Errorf("events:\n%s", rec)
				}
			})
		})
	}
}

func TestReadMessageRefused(t *testing.T) {
	for _, status := range []string{"-ERR no such message", "+ go on", "250 ok", "-ERR"} {
		bubble(t, func(t *testing.T) {
			c, _ := dial(t, wire.Options{Proto: trace.POP3}, func(p *peer) { p.say(status + "\r\n"); p.r.ReadByte() })
			r, n, err := c.ReadMessage(io.Discard, 1<<20)
			if n != 0 || err != nil || r.Lines[0] != status {
				t.Errorf("%q: %d, %v", r.Lines, n, err)
			}
			c.Close()
		})
	}
}

func TestReadMessageBroken(t *testing.T) {
	full := errors.New("disk full")
	for _, tt := range []struct {
		says string
		w    io.Writer
		want error
	}{
		{"a\r\n.\r\n", failing{full}, full},
		{"a\r\nb", io.Discard, wire.ErrLost},
		{"a\r\n.\r", io.Discard, wire.ErrLost},
	} {
		bubble(t, func(t *testing.T) {
			c, rec := dial(t, wire.Options{Proto: trace.POP3}, func(p *peer) { p.say("+OK\r\n" + tt.says) })
			if _, _, err := c.ReadMessage(tt.w, 1<<20); !errors.Is(err, tt.want) {
				t.Errorf("%q: %v, want %v", tt.says, err, tt.want)
			}
			c.Close()
			if strings.Contains(rec.String(), "octets") {
				t.Errorf("%q: a broken message is reported as one:\n%s", tt.says, rec)
			}
		})
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
