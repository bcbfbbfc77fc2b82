package wire_test

import (
	"crypto/tls"
	"testing"
	"time"

	"mailproto/trace/wire"
)

// TestServerSeesWhoDoesNotWait: commands that came before the reply to the one
// before them are marked, and only those.
func TestServerSeesWhoDoesNotWait(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.say("ONE\r\nTWO\r\n")
			p.hear("250 ok", "250 ok")
			p.say("THREE\r\n")
			p.hear("250 ok")
		})
		for range 3 {
			if _, err := s.ReadLine(); err != nil {
				t.Fatal(err)
			}
			s.Reply("250 ok")
		}
		s.Close()
		var early []string
		for _, e := range rec.events {
			if e.Pipelined {
				early = append(early, e.Command.Verb)
			}
		}
		if len(early) != 1 || early[0] != "TWO" {
			t.Errorf("came early: %v", early)
		}
	})
}

// TestServerOverhears reports who speaks before the greeting, once, and who says
// nothing not at all.
func TestServerOverhears(t *testing.T) {
	for says, problem := range map[string]string{"EHLO me\r\n": "early-talk", "": "", "\x16\x03\x01": "tls-at-plain-port"} {
		bubble(t, func(t *testing.T) {
			s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
				if says != "" {
					p.say(says)
				}
				p.hear("220 hello")
				if says == "" {
					p.say("EHLO me\r\n")
				}
			})
			begun := time.Now()
			s.Overheard(time.Second)
			if waited := time.Since(begun); (waited == time.Second) != (says == "") {
				t.Errorf("%q: waited %v", says, waited)
			}
			s.Reply("220 hello")
			if line, err := s.ReadLine(); line != "EHLO me" && problem != "tls-at-plain-port" {
				t.Errorf("read %q, %v", line, err)
			}
			s.Close()
			if rec.problems() != problem {
				t.Errorf("%q: problems %q", says, rec.problems())
			}
		})
	}
}

// TestServerSeesMessagesAmiss: what came before 354, and line ends that are none.
func TestServerSeesMessagesAmiss(t *testing.T) {
	for says, problems := range map[string]string{
		"a\r\n.\r\n": "", "a\nb\r\n.\r\n": "bare-lf", "a\rb\r\n.\r\n": "bare-cr", "a\rb\nc\r\n.\r\n": "bare-lf bare-cr",
	} {
		bubble(t, func(t *testing.T) {
			s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
				p.say("DATA\r\n")
				p.hear("354 go")
				p.say(says)
			})
			if _, err := s.ReadLine(); err != nil {
				t.Fatal(err)
			}
			s.Reply("354 go")
			s.ReadMessage(new(nothing), 100)
			s.Close()
			if rec.problems() != problems {
				t.Errorf("%q: problems %q, want %q", says, rec.problems(), problems)
			}
		})
	}
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.say("DATA\r\na\r\n.\r\n")
			p.hear("354 go")
		})
		if _, err := s.ReadLine(); err != nil {
			t.Fatal(err)
		}
		s.Reply("354 go")
		s.ReadMessage(new(nothing), 100)
		s.Close()
		if rec.problems() != "pipelined-early" {
			t.Errorf("problems %q", rec.problems())
		}
	})
}

// nothing keeps nothing.
type nothing struct{}

func (nothing) Write(b []byte) (int, error) { return len(b), nil }

// TestClearAtTLSPort names clear text where a handshake should come first, and can
// still be answered.
func TestClearAtTLSPort(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.say("EHLO \x1b[31mme\r\n")
			p.hear("421 TLS comes first here")
		})
		err := s.StartTLS(&tls.Config{})
		wantFault(t, err, wire.ErrTLS, wire.ClearAtTLSPort)
		s.Reply("421 TLS comes first here")
		s.Close()
		if rec.problems() != "clear-at-tls-port" {
			t.Errorf("problems %q", rec.problems())
		}
	})
}
