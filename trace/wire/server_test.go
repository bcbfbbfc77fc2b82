package wire_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// serve runs a client's part beside a Server, on a connection in memory.
func serve(t *testing.T, o wire.Options, client func(p *peer)) (*wire.Server, *record) {
	near, far := net.Pipe()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer far.Close()
		client(newPeer(t, far))
	}()
	t.Cleanup(func() { <-done })
	var rec record
	o.Log = wire.NewLog(rec.add)
	if o.Proto == "" {
		o.Proto = trace.SMTP
	}
	return wire.NewServer(context.Background(), near, o), &rec
}

func TestServerDialogue(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{Addr: "client"}, func(p *peer) {
			p.hear("220 lab.test")
			p.say("EHLO me\r\n")
			p.hear("250-lab.test", "250 SIZE")
			p.say("QUIT\r\n")
			p.hear("221 bye")
		})
		s.Reply("220 lab.test")
		for _, reply := range [][]string{{"250-lab.test", "250 SIZE"}, {"221 bye"}} {
			if _, err := s.ReadLine(); err != nil {
				t.Error(err)
			}
			s.Reply(reply...)
		}
		s.Close()
		rec.want(t, `
			1 connected client
			2 S: 220 lab.test (0)
			3 C: EHLO me
			4 S: 250-lab.test | 250 SIZE (3)
			5 C: QUIT
			6 S: 221 bye (5)
			7 closed S`)
	})
}

// TestServerGroupsReplies: the replies to pipelined commands leave together, but
// never wait for a command that is not there as a whole.
func TestServerGroupsReplies(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, _ := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.say("NOOP\r\nRSET\r\nQU")
			buf := make([]byte, 100)
			if n, err := p.Read(buf); string(buf[:n]) != "250 NOOP\r\n250 RSET\r\n" {
				t.Errorf("heard %q, %v", buf[:n], err)
			}
			p.say("IT\r\n")
			p.hear("250 QUIT")
		})
		for range 3 {
			line, err := s.ReadLine()
			if err != nil {
				t.Error(err)
				break
			}
			s.Reply("250 " + line)
		}
		s.Close()
	})
}

// TestServerLineEnds: only CR LF ends a line (RFC 5321 §2.3.8); the caller is told
// of one that ends otherwise.
func TestServerLineEnds(t *testing.T) {
	for _, tt := range []struct {
		says, line string
		bareLF     bool
		problem    string
	}{
		{"NOOP\r\n", "NOOP", false, ""},
		{"NOOP\n", "NOOP", true, "bare-lf"},
		{"\n", "", true, "bare-lf"},
		{"\r\n", "", false, ""},
		{"NO\rOP\r\n", "NO\rOP", false, "bare-cr"},
		{"NOOP\r\r\n", "NOOP\r", false, "bare-cr"},
		{"NO\x00OP\r\n", "NO\x00OP", false, "nul-byte"},
	} {
		bubble(t, func(t *testing.T) {
			s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) { p.say(tt.says) })
			if line, err := s.ReadLine(); line != tt.line || s.BareLF() != tt.bareLF || err != nil {
				t.Errorf("%q: %q, bare LF %v, %v", tt.says, line, s.BareLF(), err)
			}
			s.Close()
			if rec.problems() != tt.problem {
				t.Errorf("%q: problems %q", tt.says, rec.problems())
			}
		})
	}
}

func TestServerBounds(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{}, func(p *peer) {
			if n := p.pour("PASS wonderland"); n > 2*wire.MaxLine {
				t.Errorf("took %d octets", n)
			}
		})
		_, err := s.ReadLine()
		wantFault(t, err, wire.ErrProtocol, "command-too-long")
		s.Close()
		if rec.problems() != "command-too-long" || strings.Contains(rec.String()+err.Error(), "wonderland") {
			t.Errorf("%v, events:\n%s", err, rec)
		}
	})
}

func TestServerTimeout(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, _ := serve(t, wire.Options{}, func(p *peer) { p.trickle("x", time.Second) })
		s.SetTimeout(patience)
		wantTimeout(t, patience, func() error { _, err := s.ReadLine(); return err })
		s.Close()
	})
}

func TestServerMessage(t *testing.T) {
	full := errors.New("disk full")
	for _, tt := range []struct {
		name, says, keeps string
		max               int64
		w                 io.Writer
		body              wire.Body
		werr              error
	}{
		{name: "whole", says: "a\r\n..b\r\n.\r\n", keeps: "a\r\n.b\r\n", max: 100, body: wire.Body{Octets: 7}},
		{name: "beyond the bound", says: strings.Repeat("x\r\n", 1000) + ".\r\n", keeps: "x\r\nx", max: 4, body: wire.Body{Octets: 3000}},
		{name: "bare LF", says: "a\n.\nb\r\n.\r\n", keeps: "a\n.\nb\r\n", max: 100, body: wire.Body{Octets: 7, Bare: true}},
		{name: "bare CR", says: "a\r.\r\n.\r\n", keeps: "a\r.\r\n", max: 100, body: wire.Body{Octets: 5, Bare: true}},
		{name: "writer fails", says: strings.Repeat("x\r\n", 1000) + ".\r\n", w: failing{full}, max: 5000, body: wire.Body{Octets: 3000}, werr: full},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				s, rec := serve(t, wire.Options{}, func(p *peer) {
					p.say("DATA\r\n")
					p.hear("354 go")
					p.say(tt.says)
					p.say("QUIT\r\n")
				})
				s.ReadLine()
				s.Reply("354 go")
				var kept bytes.Buffer
				if tt.w == nil {
					tt.w = &kept
				}
				body, werr, err := s.ReadMessage(tt.w, tt.max)
				if body != tt.body || !errors.Is(werr, tt.werr) || err != nil || kept.String() != tt.keeps {
					t.Errorf("%+v, %v, %v, %q", body, werr, err, kept.String())
				}
				if line, err := s.ReadLine(); line != "QUIT" || err != nil {
					t.Errorf("then %q, %v", line, err)
				}
				s.Close()
				if !strings.Contains(rec.String(), "C: .\n") {
					t.Errorf("events:\n%s", rec)
				}
			})
		})
	}
}

func TestServerMessageCutOff(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{}, func(p *peer) { p.say("a\r\n.") })
		if _, _, err := s.ReadMessage(io.Discard, 100); !errors.Is(err, wire.ErrLost) {
			t.Error(err)
		}
		s.Drop()
		rec.want(t, "1 connected pipe\n2 closed S")
	})
}

// TestServerLists: what one end sends the other reads.
func TestServerLists(t *testing.T) {
	bubble(t, func(t *testing.T) {
		near, far := net.Pipe()
		var rec record
		c := wire.NewClient(context.Background(), near, wire.Options{Proto: trace.POP3})
		s := wire.NewServer(context.Background(), far, wire.Options{Proto: trace.POP3, Log: wire.NewLog(rec.add)})
		done := make(chan bool)
		go func() {
			defer close(done)
			s.Reply("+OK hello")
			s.ReadLine()
			s.Reply("+OK", ".dot", "", "..")
			s.ReadLine()
			s.ReplyList("+OK none", nil)
			s.ReadLine()
			s.SendMessage("+OK", strings.NewReader("a\n.b"))
			s.Close()
		}()
		c.ReadReply()
		c.Send("CAPA")
		if r, err := c.ReadList(); strings.Join(r.Lines, "|") != "+OK|.dot||.." || err != nil {
			t.Errorf("%q, %v", r.Lines, err)
		}
		c.Send("LIST")
		if r, err := c.ReadList(); strings.Join(r.Lines, "|") != "+OK none" || err != nil {
			t.Errorf("%q, %v", r.Lines, err)
		}
		c.Send("RETR 1")
		var out bytes.Buffer
		if _, _, err := c.ReadMessage(&out, 100); out.String() != "a\r\n.b\r\n" || err != nil {
			t.Errorf("%q, %v", out.String(), err)
		}
		c.Close()
		<-done
		rec.want(t, `
			1 connected pipe
			2 S: +OK hello (0)
			3 C: CAPA
			4 S: +OK | .dot |  | .. (3)
			5 C: LIST
			6 S: +OK none (5)
			7 C: RETR 1
			8 S: +OK (7)
			9 S: 8 octets, 2 lines, 1 stuffed
			10 closed S`)
	})
}

// TestServerStartTLS: what a client said in clear behind STARTTLS is not taken for
// a command inside TLS.
func TestServerStartTLS(t *testing.T) {
	bubble(t, func(t *testing.T) {
		a := newAuthority(t)
		s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.say("STARTTLS\r\nMAIL FROM:<eve@x>\r\n")
			p.hear("220 go")
			q := newPeer(t, tls.Client(p.Conn, &tls.Config{ServerName: "mx.example.com", RootCAs: a.pool()}))
			q.say("NOOP\r\n")
			q.hear("250 ok")
		})
		s.ReadLine()
		s.Reply("220 go")
		if err := s.StartTLS(a.server(nil)); err != nil {
			t.Error(err)
		}
		if line, err := s.ReadLine(); line != "NOOP" || err != nil {
			t.Errorf("%q, %v", line, err)
		}
		s.Reply("250 ok")
		s.Close()
		rec.want(t, `
			1 connected pipe
			2 C: STARTTLS
			3 S: 220 go (2)
			4 problem early-talk: 19 octets in clear, dropped
			5 secured
			6 C: NOOP
			7 S: 250 ok (6)
			8 closed S`)
	})
}

func TestServerStartTLSFails(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.say("EHLO me\r\n")
			p.r.ReadByte()
		})
		wantFault(t, s.StartTLS(newAuthority(t).server(nil)), wire.ErrTLS, wire.ClearAtTLSPort)
		s.Drop()
		rec.want(t, "1 connected pipe\n2 problem clear-at-tls-port: begins with \"EHLO \"\n3 secured: client-handshake\n4 closed S")
	})
}

// TestServerMasks: the server's events show no password either.
func TestServerMasks(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{Proto: trace.POP3}, func(p *peer) {
			p.say("PASS wonderland\r\n")
			p.hear("-ERR not wonderland")
		})
		if line, _ := s.ReadLine(); line != "PASS wonderland" {
			t.Errorf("%q", line)
		}
		s.Reply("-ERR not wonderland")
		s.Close()
		rec.want(t, `
			1 connected pipe
			2 C: PASS ****
			3 S: -ERR not **** (2)
			4 closed S`)
	})
}

// TestLog: the connections of a trace share its numbers, and what is no part of one
// gets the next.
func TestLog(t *testing.T) {
	bubble(t, func(t *testing.T) {
		var rec record
		log := wire.NewLog(rec.add)
		near, far := net.Pipe()
		pause(time.Second)
		a := wire.NewServer(context.Background(), near, wire.Options{Name: "a", Log: log})
		b := wire.NewServer(context.Background(), far, wire.Options{Name: "b", Log: log})
		a.Close()
		b.CloseLost()
		var got []string
		for _, e := range rec.events {
			got = append(got, e.Conn+" "+string(e.Kind)+string(e.Peer))
		}
		if want := "a connectedC, b connectedC, a closedS, b closedC"; strings.Join(got, ", ") != want {
			t.Errorf("%s, want %s", strings.Join(got, ", "), want)
		}
		if seq, at := log.Now(); seq != 5 || at != trace.Millis(time.Second) || rec.events[0].At != at {
			t.Errorf("now it is %d at %v", seq, time.Duration(at))
		}
	})
}
