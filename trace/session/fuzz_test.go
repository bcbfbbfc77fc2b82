package session_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// fuzzSecret is a password that no fuzzer writes by chance.
const fuzzSecret = "Zq7%xK0!vw#9"

// fuzzed holds a session with a server that says each piece of what was made up when
// the client has said something, whatever that is, and closes at the end. What must be
// true of every session is checked: it ends within its timeouts, its error is one of
// this package, its account is one of events that anybody may see.
func fuzzed(t *testing.T, said string, hold func(nc net.Conn, log *wire.Log) error) {
	synctest.Test(t, func(t *testing.T) {
		near, far := net.Pipe()
		go babble(far, strings.Split(said, "|"))
		var events []trace.Event
		start := time.Now()
		err := hold(near, wire.NewLog(func(e trace.Event) { events = append(events, e) }))
		if own := new(session.Error); err != nil && !errors.As(err, &own) {
			t.Errorf("error %v is no *Error", err)
		}
		// Each wait is bounded, and so is how often there is one.
		if took := time.Since(start); took > time.Duration(len(said)+200)*fuzzWait {
			t.Errorf("it took %v", took)
		}
		near.Close()
		checkEvents(t, events)
	})
}

const fuzzWait = 30 * time.Second

// babble is the server's side: it hears whatever comes.
func babble(nc net.Conn, pieces []string) {
	defer nc.Close()
	buf := make([]byte, 4<<10)
	for _, piece := range pieces {
		if _, err := io.WriteString(nc, piece); err != nil {
			return
		}
		if _, err := nc.Read(buf); err != nil {
			return
		}
	}
}

// checkEvents finds what no event may hold, and an end that is none.
func checkEvents(t *testing.T, events []trace.Event) {
	t.Helper()
	var closed int
	for i, e := range events {
		if e.Seq != i+1 {
			t.Errorf("event %d has the number %d", i+1, e.Seq)
		}
		if e.Kind == trace.Closed {
			closed++
		}
		for _, s := range shownOf(e) {
			if v, odd := trace.Visible([]byte(s)); odd {
				t.Errorf("an event shows %q", v)
			}
			if strings.Contains(s, fuzzSecret) || strings.Contains(s, b64(fuzzSecret)) {
				t.Errorf("the password is shown in %q", s)
			}
		}
		if bytes.Contains(e.Raw, []byte(fuzzSecret)) {
			t.Errorf("the password is in the exact octets %q", e.Raw)
		}
	}
	if closed != 1 {
		t.Errorf("%d events of the end", closed)
	}
}

// shownOf is all text of an event.
func shownOf(e trace.Event) []string {
	all := append([]string{e.Addr}, e.Excerpt...)
	if e.Command != nil {
		all = append(all, e.Command.String())
	}
	if e.Reply != nil {
		all = append(append(all, e.Reply.Enhanced), e.Reply.Lines...)
	}
	if e.SASL != nil {
		all = append(all, e.SASL.Mechanism, e.SASL.Text)
	}
	if e.Fault != nil {
		all = append(all, e.Fault.Name, e.Fault.Detail)
	}
	return all
}

// fuzzConfig is what the sessions of both protocols are told. The bits of how choose.
func fuzzConfig(log *wire.Log, how uint16) session.Config {
	mechanisms := append([]string{"auto", "none"}, session.Mechanisms()...)
	return session.Config{Log: log, Timeout: fuzzWait, TLS: session.TLSNone, User: "bob", Password: fuzzSecret,
		Auth: mechanisms[int(how>>4)%len(mechanisms)], Pipeline: how&1 != 0, AuthCancel: how&15 == 15, Excerpt: 5}
}

// FuzzSMTPSession: whatever a server says, a session that logs in and sends a message,
// by DATA or BDAT, with PRDR or in LMTP, does not fall for it.
func FuzzSMTPSession(f *testing.F) {
	const hello = "220 mx\r\n|250-mx\r\n250-PIPELINING\r\n250-CHUNKING\r\n250-PRDR\r\n250-SIZE 99\r\n250 AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256 XOAUTH2\r\n|"
	for how := range uint16(16) {
		f.Add(hello+"235 in\r\n|250 ok\r\n|250 ok\r\n|354 go\r\n|250 ok\r\n|221 bye\r\n", how)
		f.Add(hello+"250 ok\r\n250 ok\r\n550 no\r\n354 go\r\n|250 ok\r\n250 ok\r\n|221 bye\r\n", how|1<<4)
	}
	f.Add(hello+"334 YQ==\r\n|334 \xff\r\n|334 e30=\r\n|535 5.7.8 no\r\n|421 x\r\n", uint16(4<<4))
	f.Add("220 mx\n|250-mx\r\n250 x\r\n250 y\r\n|150 z\r\n|\x00\r\x1b[2J\r\n", uint16(0))
	f.Fuzz(func(t *testing.T, said string, how uint16) {
		fuzzed(t, said, func(nc net.Conn, log *wire.Log) error {
			cfg := &session.SMTPConfig{Config: fuzzConfig(log, how), Hello: "me", From: "a@b.c", To: []string{"d@e.f", "g@h.i"},
				Message: message("Subject: x\r\n\r\n.dot\r\n"), DotTimeout: fuzzWait, LMTP: how&2 != 0, PRDR: how&8 != 0}
			cfg.Message.Raw = cfg.Message.Octets
			if how&4 != 0 {
				cfg.Chunk = 9
			}
			res, err := session.SMTP(context.Background(), nc, cfg)
			if err == nil && res.Accepted == 0 && !cfg.AuthCancel {
				t.Error("it says that it is done, and nobody was accepted")
			}
			return err
		})
	})
}

// FuzzPOP3Session: the same for a session that logs in, lists, fetches and deletes.
func FuzzPOP3Session(f *testing.F) {
	const hello = "+OK <1@x>\r\n|+OK\r\nPIPELINING\r\nUIDL\r\nSASL PLAIN LOGIN CRAM-MD5\r\nUSER\r\n.\r\n|"
	for how := range uint16(16) {
		f.Add(hello+"+OK\r\n|+OK\r\n|+OK 2 9\r\n|+OK\r\n1 4\r\n2 5\r\n.\r\n|+OK\r\n1 a\r\n2 ../b\r\n.\r\n|+OK\r\na\r\n..\r\n.\r\n|+OK\r\nb\n.\n\r\n.\r\n|+OK\r\n|+OK\r\n", how)
		f.Add("+OK\r\n|-ERR\r\n|+OK\r\n|+OK\r\n|+OK 1 1\r\n|+OK\r\n1 99999999999999999999\r\n1 1\r\n.\r\n|-ERR\r\n|+OK\r\n", how|2<<4)
	}
	f.Add(hello+"+ YQ==\r\n|+ \xff\r\n|-ERR [AUTH] no\r\n", uint16(4<<4))
	f.Fuzz(func(t *testing.T, said string, how uint16) {
		fuzzed(t, said, func(nc net.Conn, log *wire.Log) error {
			cfg := &session.POP3Config{Config: fuzzConfig(log, how), MaxSize: 1 << 16, RetrAll: how&2 != 0, UTF8: how&8 != 0}
			if how&4 != 0 {
				cfg.Top, cfg.Dele = []session.TopRequest{{Message: 1, Lines: 1}}, []int{1, 2}
			}
			res, err := session.POP3(context.Background(), nc, cfg)
			if res.Deleted > res.Marked || res.Marked > len(cfg.Dele) {
				t.Errorf("%d messages are called deleted, %d marked", res.Deleted, res.Marked)
			}
			return err
		})
	})
}
