package wire_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
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

// TestClientEndsTLS: a client that ends the handshake is named with its alert, also
// where that comes in clear though TLS 1.3 has keys by then, as OpenSSL sends it; who
// only looks whether the port is open is not.
func TestClientEndsTLS(t *testing.T) {
	for _, test := range []struct {
		name, want string
		client     func(nc net.Conn)
	}{
		{"alert", "TLS alert: bad certificate", func(nc net.Conn) {
			tls.Client(nc, &tls.Config{ServerName: "mx.example.com", RootCAs: x509.NewCertPool()}).Handshake()
		}},
		{"alert in clear", "TLS alert: unknown certificate authority", func(nc net.Conn) {
			tls.Client(&clearAlert{Conn: nc}, &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS13}).Handshake()
		}},
		{"silent", "closed without a TLS alert", func(nc net.Conn) {
			tls.Client(&clearAlert{Conn: nc, silent: true}, &tls.Config{InsecureSkipVerify: true}).Handshake()
		}},
		{"look", "", func(nc net.Conn) { nc.Close() }},
	} {
		t.Run(test.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) { test.client(p.Conn) })
				err := new(wire.Error)
				if !errors.As(s.StartTLS(newAuthority(t).server(nil)), &err) || !errors.Is(err, wire.ErrTLS) {
					t.Fatal(err)
				}
				s.Drop()
				want := "1 connected pipe\n2 problem client-ended-tls: " + test.want + "\n3 secured: client-ended-tls\n4 closed C"
				if test.want == "" {
					want = "1 connected pipe\n2 secured: client-handshake\n3 closed S"
				}
				rec.want(t, want)
			})
		})
	}
}

// clearAlert is a client's connection that ends instead of sending its second flight.
type clearAlert struct {
	net.Conn
	silent, begun bool
}

func (c *clearAlert) Write(b []byte) (int, error) {
	if !c.begun {
		c.begun = true
		return c.Conn.Write(b)
	}
	if !c.silent {
		c.Conn.Write([]byte{21, 3, 3, 0, 2, 2, 48})
	}
	c.Conn.Close()
	return 0, io.ErrClosedPipe
}
