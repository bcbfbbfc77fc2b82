package wire_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

func TestReplies(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, rec := dial(t, wire.Options{Addr: "mx"}, func(p *peer) {
			p.say("220-mx.example.com\r\n")
			pause(6 * time.Second) // postscreen keeps its second line back
			p.say("220 ESMTP\r\n")
			p.hear("EHLO me")
			p.say("250-mx.example.com\r\n250-SI")
			p.say("ZE 1000\r\n250 \r\n")
			p.hear("QUIT")
			p.say("221 2.0.0 bye\r\n")
		})
		if r, err := c.ReadReply(); err != nil || r.Code != 220 || len(r.Lines) != 2 {
			t.Errorf("greeting %+v, %v", r, err)
		}
		for _, line := range []string{"EHLO me", "QUIT"} {
			if _, err := ask(c, line); err != nil {
				t.Error(err)
			}
		}
		c.Close()
		c.Close()
		rec.want(t, `
			1 connected mx
			2 S: 220-mx.example.com | 220 ESMTP (0)
			3 C: EHLO me
			4 S: 250-mx.example.com | 250-SIZE 1000 | 250  (3)
			5 C: QUIT
			6 S: 221 2.0.0 bye (5)
			7 closed C`)
		want := wire.Stats{Turns: 3, Commands: 2, Sent: 15, Received: 31 + 41 + 15, Waited: 6 * time.Second}
		if got := c.Stats(); got != want {
			t.Errorf("stats %+v, want %+v", got, want)
		}
	})
}

func TestPipelinedRepliesFindTheirCommands(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, rec := dial(t, wire.Options{}, func(p *peer) {
			p.say("220 mx\r\n")
			p.hear("MAIL FROM:<a@x>", "RCPT TO:<b@x>", "RCPT TO:<c@x>", "DATA")
			p.say("250 ok\r\n550-no\r\n550 such\r\n250 ok\r\n354 go\r\n")
		})
		c.ReadReply()
		if err := c.Send("MAIL FROM:<a@x>", "RCPT TO:<b@x>", "RCPT TO:<c@x>", "DATA"); err != nil {
			t.Fatal(err)
		}
		for range 4 {
			if _, err := c.ReadReply(); err != nil {
				t.Error(err)
			}
		}
		c.CloseLost()
		rec.want(t, `
			1 connected pipe
			2 S: 220 mx (0)
			3 C: MAIL FROM:<a@x>
			4 C: RCPT TO:<b@x>
			5 C: RCPT TO:<c@x>
			6 C: DATA
			7 S: 250 ok (3)
			8 S: 550-no | 550 such (4)
			9 S: 250 ok (5)
			10 S: 354 go (6)
			11 closed S`)
		if n := c.Stats().Turns; n != 2 {
			t.Errorf("%d turns, want 2", n)
		}
	})
}

func TestUnexpectedReplies(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, rec := dial(t, wire.Options{}, func(p *peer) {
			p.say("220 mx\r\n250 nobody asked\r\n")
			p.hear("NOOP")
			p.say("250 ok\r\n")
		})
		c.ReadReply()
		if r, err := ask(c, "NOOP"); r != "250 ok" || err != nil {
			t.Errorf("%q, %v", r, err)
		}
		c.Close()
		rec.want(t, `
			1 connected pipe
			2 S: 220 mx (0)
			3 S: 250 nobody asked (0)
			4 problem unexpected-reply: 250 nobody asked
			5 C: NOOP
			6 S: 250 ok (5)
			7 closed C`)
	})
}

func TestTooManyUnexpectedReplies(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, _ := dial(t, wire.Options{}, func(p *peer) { p.say(strings.Repeat("250 again\r\n", 1000)) })
		c.ReadReply()
		wantFault(t, c.Send("NOOP"), wire.ErrProtocol, "unexpected-reply")
		c.Close()
	})
}

// TestUnaskedHalfReply has a deadline of its own, however long ago the last was.
func TestUnaskedHalfReply(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, _ := dial(t, wire.Options{Timeout: 30 * time.Second}, func(p *peer) {
			p.say("220 mx\r\n250-half")
			pause(5*time.Minute + time.Second)
			p.say(" and half\r\n250 ok\r\n")
			p.hear("NOOP")
			p.say("250 noop\r\n")
		})
		c.ReadReply()
		pause(5 * time.Minute) // somebody thinks about the next step
		if r, err := ask(c, "NOOP"); r != "250 noop" || err != nil {
			t.Errorf("%q, %v", r, err)
		}
		c.Close()
	})
}

// TestGoodbyeBetweenCommands: 421 may come at any time, and answers whatever is
// said next (RFC 5321 §3.8).
func TestGoodbyeBetweenCommands(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, rec := dial(t, wire.Options{}, func(p *peer) {
			p.say("220 mx\r\n421 4.4.2 timeout\r\n")
			p.hear("NOOP")
		})
		c.ReadReply()
		if r, err := ask(c, "NOOP"); r != "421 4.4.2 timeout" || err != nil {
			t.Errorf("%q, %v", r, err)
		}
		c.Close()
		rec.want(t, `
			1 connected pipe
			2 S: 220 mx (0)
			3 C: NOOP
			4 S: 421 4.4.2 timeout (3)
			5 closed C`)
	})
}

func TestFraming(t *testing.T) {
	for _, tt := range []struct{ name, says, line, problem string }{
		{"crlf", "250 ok\r\n", "250 ok", ""},
		{"bare LF", "250 ok\n", "250 ok", "bare-lf"},
		{"bare LF inside a reply", "250-a\n250 b\r\n", "250-a | 250 b", "bare-lf"},
		{"bare CR", "250 o\rk\r\n", `250 o\x0dk`, "bare-cr"},
		{"CR CR LF", "250 ok\r\r\n", `250 ok\x0d`, "bare-cr"},
		{"NUL", "250 o\x00k\r\n", `250 o\x00k`, "nul-byte"},
		{"escapes", "250 \x1b[2J\u202e\xff\r\n", `250 \x1b[2J\u{202E}\xff`, ""},
		{"no code", "hello there\r\n", "hello there", "malformed-reply"},
		{"empty", "\r\n", "", "malformed-reply"},
		{"no space", "250ok\r\n", "250ok", "missing-space"},
		{"codes differ", "250-a\r\n251 b\r\n", "250-a | 251 b", "code-changes"},
		{"classes differ", "250-a\r\n550 b\r\n", "250-a | 550 b", "code-changes"},
		{"text inside a reply", "250-a\r\nboo\r\n", "250-a | boo", "malformed-reply"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				c, rec := dial(t, wire.Options{}, func(p *peer) { p.say(tt.says) })
				r, err := c.ReadReply()
				if got := strings.Join(r.Lines, " | "); got != tt.line || err != nil {
					t.Errorf("%q, %v; want %q", got, err, tt.line)
				}
				if rec.problems() != tt.problem {
					t.Errorf("problems %q, want %q", rec.problems(), tt.problem)
				}
				c.Close()
				for _, e := range rec.events {
					if exact := strings.Contains(tt.line, `\`); e.Kind == trace.Received && exact != (string(e.Raw) == tt.says) {
						t.Errorf("raw is %q", e.Raw)
					}
				}
			})
		})
	}
}

func TestLost(t *testing.T) {
	for _, tt := range []struct{ name, says, detail, problem string }{
		{"at once", "", "closed by the other side", ""},
		{"in a line", "220 mx.exam", "closed by the other side, in the middle of a line: 220 mx.exam", ""},
		{"between lines", "220-mx\r\n220-more\r\n", "closed by the other side", "malformed-reply"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				c, rec := dial(t, wire.Options{}, func(p *peer) { p.say(tt.says) })
				_, err := c.ReadReply()
				if want := wire.ErrLost.Error() + ": " + tt.detail; !errors.Is(err, wire.ErrLost) || err.Error() != want {
					t.Errorf("%v, want %s", err, want)
				}
				if !errors.Is(err, io.EOF) {
					t.Errorf("%v hides its cause", err)
				}
				if rec.problems() != tt.problem {
					t.Errorf("problems %q, want %q", rec.problems(), tt.problem)
				}
				c.CloseLost()
			})
		})
	}
}

func TestSendRefusesLineEnds(t *testing.T) {
	for _, line := range []string{"RCPT TO:<a>\r\nDATA", "NOOP\n", "NOOP\r"} {
		bubble(t, func(t *testing.T) {
			c, rec := dial(t, wire.Options{}, func(p *peer) {
				if rest, _ := io.ReadAll(p); len(rest) > 0 {
					t.Errorf("%q left as %q", line, rest)
				}
			})
			if err := c.Send("NOOP", line); !errors.Is(err, wire.ErrLine) {
				t.Errorf("%q: %v", line, err)
			}
			c.Close()
			rec.want(t, "1 connected pipe\n2 closed C")
		})
	}
}

func TestLists(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, rec := dial(t, wire.Options{Proto: trace.POP3}, func(p *peer) {
			p.say("+OK\r\n")
			p.hear("LIST")
			p.say("+OK 2 messages\r\n1 120\r\n..\r\n..x\r\n\r\n.\r\n")
			p.hear("UIDL")
			p.say("-ERR no\r\n")
			p.hear("LIST")
			p.say("+OK none\r\n.\r\n")
			p.hear("CAPA")
			p.say("+OK\r\nTOP\r\n")
		})
		c.ReadReply()
		for _, line := range []string{"LIST", "UIDL", "LIST"} {
			c.Send(line)
			if _, err := c.ReadList(); err != nil {
				t.Error(err)
			}
		}
		c.Send("CAPA")
		if _, err := c.ReadList(); !errors.Is(err, wire.ErrLost) {
			t.Error(err)
		}
		c.CloseLost()
		rec.want(t, `
			1 connected pipe
			2 S: +OK (0)
			3 C: LIST
			4 S: +OK 2 messages | 1 120 | . | .x |  (3)
			5 C: UIDL
			6 S: -ERR no (5)
			7 C: LIST
			8 S: +OK none (7)
			9 C: CAPA
			10 problem malformed-reply: no last line after: TOP
			11 closed S`)
	})
}

// TestExact: what is decided by a reply does not depend on the password.
func TestExact(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, _ := dial(t, wire.Options{}, func(p *peer) { p.say("250-mx\r\n250 SIZE 10240000\r\n") })
		c.Secret("1024")
		r, err := c.ReadReply()
		if err != nil || r.Lines[1] != "250 SIZE ****0000" || c.Exact()[1] != "250 SIZE 10240000" {
			t.Errorf("%q, exactly %q, %v", r.Lines, c.Exact(), err)
		}
		c.Close()
	})
}
