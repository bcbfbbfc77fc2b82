package session_test

import (
	"context"
	"errors"
	"net"
	"testing"
	"testing/synctest"

	"mailproto/internal/dialogue"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// pauses counts the pauses of a session and does something in one of them.
type pauses struct {
	n  int
	at int // the pause in which do is called, from 1; 0 for none
	do func(keep func() error) error
}

func (p *pauses) before(_ context.Context, keep func() error) error {
	p.n++
	if p.n == p.at {
		return p.do(keep)
	}
	return nil
}

func quits(func() error) error { return session.ErrQuit }

const ehlo = "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 AUTH LOGIN\n"
const logsIn = ehlo + "C: AUTH LOGIN\nS: 334 \nC: " + "YWxpY2U=" + "\nS: 334 \nC: " + "d29uZGVybGFuZA==" + "\nS: 235 ok\n"
const mails = "C: MAIL FROM:<a@b.c>\nS: 250 ok\nC: RCPT TO:<d@e.f>\nS: 250 ok\nC: DATA\nS: 354 go\n"
const goodbye = "C: QUIT\nS: 221 bye\n"

// TestPause ends sessions in each of their pauses: one before every write, and none
// elsewhere.
func TestPause(t *testing.T) {
	for _, c := range []struct {
		name   string
		at     int
		script string
		n      int // pauses in all
	}{
		{"nowhere", 0, logsIn + mails + "C: hello\nC: .\nS: 250 ok\n" + goodbye, 9},
		{"before EHLO", 1, "S: 220 mx\n" + goodbye, 2},
		{"before AUTH", 2, ehlo + goodbye, 3},
		{"within the login", 3, ehlo + "C: AUTH LOGIN\nS: 334 \nC: *\nS: 501 cancelled\n" + goodbye, 4},
		{"before the password", 4, ehlo + "C: AUTH LOGIN\nS: 334 \nC: YWxpY2U=\nS: 334 \nC: *\nS: 501 cancelled\n" + goodbye, 5},
		{"within the transaction", 6, logsIn + "C: MAIL FROM:<a@b.c>\nS: 250 ok\n" + goodbye, 7},
		{"before the message", 8, logsIn + mails, 8},
		{"before QUIT", 9, logsIn + mails + "C: hello\nC: .\nS: 250 ok\n" + goodbye, 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &pauses{at: c.at, do: quits}
			_, _, err := run(t, c.script, &session.SMTPConfig{From: "a@b.c", To: []string{"d@e.f"}, Message: message("hello\r\n"),
				Config: session.Config{User: "alice", Before: p.before}})
			if err != nil || p.n != c.n {
				t.Errorf("%d pauses, want %d; error %v", p.n, c.n, err)
			}
		})
	}
}

// TestPauseAfterRefusal keeps the reason for which a session failed.
func TestPauseAfterRefusal(t *testing.T) {
	p := &pauses{at: 4, do: quits} // before RSET
	_, _, err := run(t, "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: MAIL FROM:<a@b.c>\nS: 250 ok\nC: RCPT TO:<d@e.f>\nS: 550 no\n"+goodbye,
		&session.SMTPConfig{From: "a@b.c", To: []string{"d@e.f"}, Message: message("hello\r\n"), Config: session.Config{Before: p.before}})
	if got := fail(err); got != "rcpt" {
		t.Errorf("failed with %q", got)
	}
}

// TestPausePOP3 pauses before every write, RETR among them.
func TestPausePOP3(t *testing.T) {
	script := "S: +OK\nC: CAPA\nS: -ERR\nC: USER alice\nS: +OK\nC: PASS wonderland\nS: +OK\n"
	for at, rest := range map[int]string{0: "", 4: "C: QUIT\nS: +OK\n"} {
		if at == 0 {
			rest = "C: STAT\nS: +OK 1 7\nC: LIST\nS: +OK\nS: 1 7\nS: .\nC: UIDL\nS: -ERR\nC: RETR 1\nS: +OK\nS: hello\nS: .\nC: QUIT\nS: +OK\n"
		}
		p := &pauses{at: at, do: quits}
		_, _, err := run(t, script+rest, &session.POP3Config{Retr: []int{1}, Config: session.Config{User: "alice", Before: p.before}})
		if want := map[int]int{0: 8, 4: 5}[at]; err != nil || p.n != want {
			t.Errorf("%d pauses, want %d; error %v", p.n, want, err)
		}
	}
}

// TestPauseInterrupts ends a session at once, and says nothing more.
func TestPauseInterrupts(t *testing.T) {
	p := &pauses{at: 2, do: func(func() error) error { return context.Canceled }}
	_, _, err := run(t, "S: 220 mx\nC: EHLO me\nS: 250 mx\n", &session.SMTPConfig{Config: session.Config{Before: p.before}})
	if own := new(session.Error); !errors.As(err, &own) || own.At != session.FailInterrupted || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestPauseKeeps sends NOOP while somebody thinks: it is in the trace, and counts in
// nothing.
func TestPauseKeeps(t *testing.T) {
	script := "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye\n"
	want, _, _ := run(t, script, &session.SMTPConfig{})
	p := &pauses{at: 2, do: func(keep func() error) error { return keep() }}
	got, events, err := run(t, "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: NOOP\nS: 250 ok\nC: QUIT\nS: 221 bye\n",
		&session.SMTPConfig{Config: session.Config{Before: p.before}})
	if err != nil || got.Turns != want.Turns || got.Sent != want.Sent || got.Received != want.Received {
		t.Errorf("with NOOP %+v, without %+v; error %v", got, want, err)
	}
	n := 0
	for _, e := range events {
		if e.Command != nil && e.Command.Verb == "NOOP" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d times NOOP in the trace", n)
	}
}

// TestPauseTooLong finds at NOOP that the server has hung up meanwhile.
func TestPauseTooLong(t *testing.T) {
	p := &pauses{at: 2, do: func(keep func() error) error { return keep() }}
	_, _, err := run(t, "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: NOOP\nS: 421 4.4.2 too slow\n", &session.SMTPConfig{Config: session.Config{Before: p.before}})
	if own := new(session.Error); !errors.As(err, &own) || own.At != session.FailLost {
		t.Errorf("got %v", err)
	}
}

// TestPauseConversation pauses where a conversation's caller sends, lines and
// messages.
func TestPauseConversation(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		near, far := net.Pipe()
		script, err := dialogue.Parse(t.Name(), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: NOOP\nS: 250 ok\nC: DATA\nS: 354 go\n", 1)
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- dialogue.Play{}.Serve(far, script) }()
		p := &pauses{at: 4, do: quits}
		cfg := defaults(session.Config{Before: p.before}, wire.NewLog(nil))
		c, err := session.Open(t.Context(), near, trace.SMTP, cfg, "me", "")
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range []string{"NOOP", "DATA"} {
			if err := c.Send(line); err != nil {
				t.Fatal(err)
			}
			if _, err := c.Read(); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := c.Message(nil, 0); !errors.Is(err, session.ErrQuit) || p.n != 4 {
			t.Errorf("%d pauses, error %v", p.n, err)
		}
		c.Close()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}
