package session_test

import (
	"context"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"mailproto/internal/dialogue"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// converse opens a session with a server that plays script and hands it to talk,
// which gets nil and the error where the opening fails.
func converse(t *testing.T, p trace.Proto, script string, cfg session.Config, stage session.Stage, talk func(c *session.Conversation, err error)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s, err := dialogue.Parse(t.Name(), fill(script), 1)
		if err != nil {
			t.Fatal(err)
		}
		near, far := net.Pipe()
		done := make(chan error, 1)
		go func() { done <- dialogue.Play{TLS: identity().server}.Serve(far, s) }()
		c, err := session.Open(context.Background(), near, p, defaults(cfg, wire.NewLog(nil)), "me", stage)
		talk(c, err)
		if c != nil {
			c.Close()
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func TestConversationSMTP(t *testing.T) {
	script := ready("PIPELINING") + from[:len(from)-len("S: 250 ok\n")] + "C: RCPT TO:<bob@lab.test>\nC: DATA\nS: 250 ok\nS: 550 no\nS: 354 go\n" +
		"C: hello\nC: .\nS: 250 queued\nC: QUIT\nS: 221 bye"
	converse(t, trace.SMTP, script, session.Config{}, "", func(c *session.Conversation, err error) {
		if err != nil || !c.Offers("PIPELINING") || c.Offers("STARTTLS") {
			t.Fatalf("%v", err)
		}
		if err := c.Send("MAIL FROM:<alice@lab.test>", "RCPT TO:<bob@lab.test>", "DATA"); err != nil {
			t.Error(err)
		}
		var codes []int
		for range 3 {
			r, err := c.Read()
			if err != nil {
				t.Error(err)
			}
			codes = append(codes, r.Code)
		}
		if codes[0] != 250 || codes[1] != 550 || codes[2] != 354 {
			t.Errorf("codes %v", codes)
		}
		if r, err := c.Message(strings.NewReader("hello"), time.Minute); err != nil || r.Code != 250 {
			t.Errorf("%+v, %v", r, err)
		}
		if _, err := c.Read(); fail(err) != "protocol/nothing-asked" {
			t.Errorf("a reply to nothing: %v", err)
		}
		c.Send("QUIT")
		c.Read()
		if n := c.Stats().Turns; n != 5 {
			t.Errorf("%d turns", n)
		}
	})
}

func TestConversationPOP3(t *testing.T) {
	script := capa("USER") + in + "C: LIST\nS: +OK\nS: 1 120\nS: .\nC: RETR 1\nS: +OK\nS: x\nS: ..y\nS: .\nC: RETR 2\nS: -ERR\nC: LIST 1\nS: +OK 1 120\nC: QUIT\nS: +OK"
	cfg := session.Config{User: "alice"}
	converse(t, trace.POP3, script, cfg, "", func(c *session.Conversation, err error) {
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := c.Body(); ok {
			t.Error("a body before there was one")
		}
		for _, tt := range []struct {
			line, body string
			whole      bool
		}{{"LIST", "1 120", true}, {"RETR 1", "x\r\n.y\r\n", true}, {"RETR 2", "", false}, {"LIST 1", "", false}, {"QUIT", "", false}} {
			c.Send(tt.line)
			if _, err := c.Read(); err != nil {
				t.Errorf("%s: %v", tt.line, err)
			}
			if body, ok := c.Body(); body != tt.body || ok != tt.whole {
				t.Errorf("%s: body %q, %v", tt.line, body, ok)
			}
		}
	})
}

func TestConversationStage(t *testing.T) {
	converse(t, trace.POP3, "S: +OK\nC: CAPA\nS: -ERR\nC: NOOP\nS: -ERR", session.Config{User: "alice"}, session.StageFirstCapa, func(c *session.Conversation, err error) {
		if err != nil {
			t.Fatal(err)
		}
		c.Send("NOOP")
		if r, err := c.Read(); err != nil || r.OK {
			t.Errorf("%+v, %v", r, err)
		}
	})
}

func TestConversationFails(t *testing.T) {
	for _, tt := range []struct {
		proto  trace.Proto
		script string
		cfg    session.Config
		fail   string
	}{
		{trace.SMTP, "S: 554 no", session.Config{}, "greeting"},
		{trace.SMTP, ready(), session.Config{TLS: session.TLSUpgrade}, "tls/not-offered"},
		{trace.POP3, capa("USER") + "C: USER alice\nS: +OK\nC: PASS <secret>\nS: -ERR no", session.Config{User: "alice"}, "auth"},
		{trace.POP3, "drop", session.Config{}, "lost"},
	} {
		converse(t, tt.proto, tt.script, tt.cfg, "", func(c *session.Conversation, err error) {
			if c != nil || fail(err) != tt.fail {
				t.Errorf("%v, want %s", err, tt.fail)
			}
		})
	}
}
