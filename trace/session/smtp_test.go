package session_test

import (
	"context"
	"crypto/x509"
	"net"
	"reflect"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/session"
)

// fullMessage is what testdata/smtp_full.txt sends.
const fullMessage = "Subject: dots\n\n.\r\n.hidden\r\na line\ranother\nlast one"

func fullSMTP() *session.SMTPConfig {
	c := &session.SMTPConfig{From: "alice@lab.test", To: []string{"bob@lab.test", "carol@lab.test"}, Message: message(fullMessage)}
	c.Message.Octets = 58
	c.TLS, c.User = session.TLSAuto, "alice"
	return c
}

func TestSMTPFull(t *testing.T) {
	script := testdata(t, "smtp_full.txt")
	res, events, err := run(t, script, fullSMTP())
	want := trace.Result{Turns: 12, Sent: res.Sent, Received: res.Received, Accepted: 1, Refused: 1, Messages: 1}
	if err != nil || !reflect.DeepEqual(res, want) {
		t.Errorf("%+v, %v\nwant %+v", res, err, want)
	}
	// The events tell the dialogue that the server played, in its order.
	story := transcript(events)
	for line := range strings.Lines(script) {
		if said, ok := strings.CutPrefix(line, "S: "); ok {
			_, rest, found := strings.Cut(story, "S: "+said)
			if !found {
				t.Errorf("the events do not tell %q, or in another order", said)
				break
			}
			story = rest
		}
	}
	for _, e := range events {
		if e.Kind == trace.Payload && (e.Lines != 7 || e.Stuffed != 2) {
			t.Errorf("payload %+v", e)
		}
		if e.Kind == trace.Sent && e.Command.Verb == "MAIL" && !e.TLS {
			t.Error("MAIL went in clear")
		}
	}
}

// mail is the least that sends a message: alice to bob.
func mail(edit func(*session.SMTPConfig)) *session.SMTPConfig {
	c := &session.SMTPConfig{From: "alice@lab.test", To: []string{"bob@lab.test"}, Message: message("hello\n")}
	if edit != nil {
		edit(c)
	}
	return c
}

func hello(edit func(*session.SMTPConfig)) *session.SMTPConfig {
	c := &session.SMTPConfig{}
	if edit != nil {
		edit(c)
	}
	return c
}

func login(edit func(*session.SMTPConfig)) *session.SMTPConfig {
	return hello(func(c *session.SMTPConfig) {
		c.User = "alice"
		if edit != nil {
			edit(c)
		}
	})
}

func tlsMode(m session.TLSMode) func(*session.SMTPConfig) {
	return func(c *session.SMTPConfig) { c.TLS = m }
}

// smtpCase is a dialogue and what it comes to.
type smtpCase struct {
	name   string
	cfg    *session.SMTPConfig
	script string
	fail   string
}

func runSMTP(t *testing.T, cases []smtpCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			_, events, err := run(t, fill(tt.script), tt.cfg)
			if fail(err) != tt.fail {
				t.Errorf("failure %q (%v), want %q\n%s", fail(err), err, tt.fail, transcript(events))
			}
		})
	}
}

func TestSMTPGreeting(t *testing.T) {
	runSMTP(t, []smtpCase{
		{"one line", hello(nil), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye", ""},
		{"many lines", hello(nil), "S: 220-mx\nS: 220-no spam\nS: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye", ""},
		{"bare code", hello(nil), "S: 220\nC: EHLO me\nS: 250\nC: QUIT\nS: 221", ""},
		{"554", hello(nil), "S: 554 no SMTP service here\nC: QUIT\nS: 221 bye", "greeting"},
		{"421", hello(nil), "S: 421 4.3.2 closing\ndrop", "greeting"},
		{"450", hello(nil), "S: 450 later\nC: QUIT\nS: 221 bye", "greeting"},
		{"354", hello(nil), "S: 354 what\nC: QUIT\nS: 221 bye", "greeting"},
		{"650", hello(nil), "S: 650 what", "protocol/malformed-reply"},
		{"POP3", hello(nil), "S: +OK POP3 ready", "protocol/wrong-protocol"},
		{"IMAP", hello(nil), "S: * OK IMAP4rev2 ready", "protocol/wrong-protocol"},
		{"HTTP", hello(nil), "S: HTTP/1.1 400 Bad Request", "protocol/wrong-protocol"},
		{"SSH", hello(nil), "S: SSH-2.0-OpenSSH_9.6", "protocol/wrong-protocol"},
		{"garbage", hello(nil), "S: welcome to my server", "protocol/malformed-reply"},
		{"lost", hello(nil), "drop", "lost"},
		{"lost in a reply", hello(nil), "S: 220-mx\ndrop", "lost"},
	})
}

func TestSMTPHello(t *testing.T) {
	runSMTP(t, []smtpCase{
		{"HELO", hello(nil), "S: 220 mx\nC: EHLO me\nS: 500 what\nC: HELO me\nS: 250 mx\nC: QUIT\nS: 221 bye", ""},
		{"HELO after 502", hello(nil), "S: 220 mx\nC: EHLO me\nS: 502 5.5.1 no\nC: HELO me\nS: 250 mx\nC: QUIT\nS: 221 bye", ""},
		{"both refused", hello(nil), "S: 220 mx\nC: EHLO me\nS: 550 no\nC: HELO me\nS: 550 no\nC: QUIT\nS: 221 bye", "ehlo"},
		{"later", hello(nil), "S: 220 mx\nC: EHLO me\nS: 451 later\nC: QUIT\nS: 221 bye", "ehlo"},
		{"421", hello(nil), "S: 220 mx\nC: EHLO me\nS: 421 4.7.0 go\ndrop", "ehlo"},
		{"354", hello(nil), "S: 220 mx\nC: EHLO me\nS: 354 go\nC: QUIT\nS: 221 bye", "ehlo"},
		{"unreadable", hello(nil), "S: 220 mx\nC: EHLO me\nS: hello me", "protocol/malformed-reply"},
		{"unreadable in the middle", hello(nil), "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: SIZE\nS: 250 X", "protocol/malformed-reply"},
		{"codes of two classes", hello(nil), "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 550 no", "protocol/malformed-reply"},
		{"HELO has no offers", mail(tlsMode(session.TLSAuto)), "S: 220 mx\nC: EHLO me\nS: 500-mx\nS: 500-STARTTLS\nS: 500 SIZE\nC: HELO me\nS: 250-mx\nS: 250 STARTTLS\n" +
			"C: MAIL FROM:<alice@lab.test>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\nC: hello\nC: .\nS: 250\nC: QUIT\nS: 221", ""},
		{"QUIT refused", hello(nil), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 500 what", "quit"},
		{"QUIT unanswered", hello(nil), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\ndrop", "lost"},
		{"QUIT unreadable", hello(nil), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: bye", "protocol/malformed-reply"},
	})
}

// TestSMTPHelloName: the name that a session gives of itself is not left in its
// configuration.
func TestSMTPHelloName(t *testing.T) {
	for addr, want := range map[string]string{"192.0.2.7": "[192.0.2.7]", "2001:db8::7": "[IPv6:2001:db8::7]", "": "localhost"} {
		near, far := net.Pipe()
		done := make(chan string, 1)
		go func() {
			defer far.Close()
			far.Write([]byte("220 mx\r\n"))
			buf := make([]byte, 100)
			n, _ := far.Read(buf)
			done <- string(buf[:n])
		}()
		cfg := &session.SMTPConfig{}
		if addr != "" {
			near = local{near, net.ParseIP(addr)}
		}
		session.SMTP(t.Context(), near, cfg)
		if got := <-done; got != "EHLO "+want+"\r\n" || cfg.Hello != "" {
			t.Errorf("from %s: %q, configuration %q", addr, got, cfg.Hello)
		}
	}
}

type local struct {
	net.Conn
	ip net.IP
}

func (l local) LocalAddr() net.Addr { return &net.TCPAddr{IP: l.ip, Port: 1} }

const begin = "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\n"

func TestSMTPTLS(t *testing.T) {
	runSMTP(t, []smtpCase{
		{"offered", hello(tlsMode(session.TLSAuto)), begin + "S: 220 go\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye", ""},
		{"required", hello(tlsMode(session.TLSUpgrade)), begin + "S: 220 go\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye", ""},
		{"not wanted", hello(nil), "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 STARTTLS\nC: QUIT\nS: 221 bye", ""},
		{"not offered", hello(tlsMode(session.TLSAuto)), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye", ""},
		{"required, not offered", hello(tlsMode(session.TLSUpgrade)), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye", "tls/not-offered"},
		{"password, not offered", login(tlsMode(session.TLSAuto)), "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 AUTH PLAIN\nC: QUIT\nS: 221 bye", "tls/not-offered"},
		{"refused", hello(tlsMode(session.TLSAuto)), begin + "S: 454 4.7.0 not now\nC: QUIT\nS: 221 bye", ""},
		{"refused with 421", hello(tlsMode(session.TLSAuto)), begin + "S: 421 4.7.0 not now\ndrop", "tls"},
		{"required, refused", hello(tlsMode(session.TLSUpgrade)), begin + "S: 454 4.7.0 not now\nC: QUIT\nS: 221 bye", "tls"},
		{"unreadable", hello(tlsMode(session.TLSAuto)), begin + "S: go", "protocol/malformed-reply"},
		{"injection", hello(tlsMode(session.TLSAuto)), begin + "S: 220 go\nS: 250 injected", "protocol"},
		{"EHLO refused inside", hello(tlsMode(session.TLSAuto)), begin + "S: 220 go\nC: EHLO me\nS: 550 no\nC: HELO me\nS: 550 no\nC: QUIT\nS: 221", "ehlo-after-tls"},
		{"offers are forgotten", login(tlsMode(session.TLSAuto)), "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250-AUTH PLAIN\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n" +
			"C: EHLO me\nS: 250 mx\nC: QUIT\nS: 221", "auth/no-mechanism"},
	})
}

func TestSMTPImplicitTLS(t *testing.T) {
	o := scene{implicit: true, script: "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 STARTTLS\nC: QUIT\nS: 221 bye"}.run(t, hello(tlsMode(session.TLSImplicit)))
	if o.err != nil || !o.events[len(o.events)-2].TLS {
		t.Errorf("%v\n%s", o.err, transcript(o.events))
	}
}

// TestSMTPTLSFails: after a handshake that failed nothing more is said.
func TestSMTPTLSFails(t *testing.T) {
	mode := tlsMode(session.TLSImplicit)
	for _, tt := range []struct {
		name string
		s    scene
		cfg  *session.SMTPConfig
		fail string
	}{
		{"wrong name", scene{implicit: true}, hello(func(c *session.SMTPConfig) {
			mode(c)
			c.TLSOptions.ServerName, c.TLSOptions.RootCAs = "mail.example.com", identity().roots
		}), "tls/wrong-name"},
		{"self-signed", scene{implicit: true}, hello(func(c *session.SMTPConfig) {
			mode(c)
			c.TLSOptions.ServerName, c.TLSOptions.RootCAs = "mx.example.com", x509.NewCertPool()
		}), "tls/self-signed"},
		{"clear text", scene{serve: func(_ *testing.T, nc net.Conn) {
			nc.Read(make([]byte, 4096))
			nc.Write([]byte("220 mx ESMTP\r\n"))
		}}, hello(mode), "tls/not-tls"},
		{"silence", scene{serve: func(_ *testing.T, nc net.Conn) {
			nc.Read(make([]byte, 4096))
			nc.Read(make([]byte, 1))
		}}, hello(mode), "timeout"},
		{"gone", scene{script: "drop"}, hello(mode), "tls/handshake-failure"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := tt.s.run(t, tt.cfg)
			if fail(o.err) != tt.fail || strings.Contains(transcript(o.events), "C:") {
				t.Errorf("failure %q (%v), want %q\n%s", fail(o.err), o.err, tt.fail, transcript(o.events))
			}
		})
	}
}

// TestSMTPInterrupted: Ctrl-C ends a session at once and without QUIT.
func TestSMTPInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	o := scene{ctx: ctx, serve: func(_ *testing.T, nc net.Conn) {
		nc.Write([]byte("220 mx\r\n"))
		nc.Read(make([]byte, 100))
		cancel()
		nc.Read(make([]byte, 1))
	}}.run(t, hello(nil))
	if fail(o.err) != "interrupted" || strings.Contains(transcript(o.events), "QUIT") || o.took > time.Second {
		t.Errorf("%v after %v\n%s", o.err, o.took, transcript(o.events))
	}
}
