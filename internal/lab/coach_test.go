package lab_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mailproto/explain"
	"mailproto/internal/lab"
	"mailproto/trace"
)

// watched is a lab whose events are folded from its own end, as a teacher sees them.
type watched struct {
	*lab.Lab
	mu    sync.Mutex
	fold  explain.Session
	found []string
}

func newWatched(t *testing.T, change ...func(*lab.Options)) *watched {
	t.Helper()
	w := &watched{}
	o := lab.Options{Seed: "test", Mail: true, Overhear: 50 * time.Millisecond, OnError: func(err error) { t.Error(err) },
		OnEvent: func(e trace.Event) {
			w.mu.Lock()
			defer w.mu.Unlock()
			for _, p := range w.fold.Observe(e).Problems {
				w.found = append(w.found, p.Name)
			}
		}}
	for _, c := range change {
		c(&o)
	}
	var err error
	if w.Lab, err = lab.Start(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// pupil plays a dialogue against the lab: "C: LINE" sends a line, "C- TEXT" text as it
// is with \r \n \0 written out, "S: PREFIX" reads a reply whose last line begins so,
// "tls" shakes hands, "bye" closes the connection.
func (w *watched) pupil(t *testing.T, service, dialogue string) {
	t.Helper()
	nc, err := net.Dial("tcp", w.Addr(service))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { nc.Close() }()
	nc.SetDeadline(time.Now().Add(20 * time.Second))
	r := bufio.NewReader(nc)
	var out strings.Builder
	for line := range strings.Lines(dialogue) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "C: "):
			out.WriteString(line[3:] + "\r\n")
			continue
		case strings.HasPrefix(line, "C- "):
			out.WriteString(strings.NewReplacer(`\r`, "\r", `\n`, "\n", `\0`, "\x00", `\x16`, "\x16", `\long`, strings.Repeat("x", 3000)).Replace(line[3:]))
			continue
		}
		if out.Len() > 0 {
			if _, err := io.WriteString(nc, out.String()); err != nil {
				t.Fatal(err)
			}
			out.Reset()
		}
		switch {
		case line == "distrust", line == "leave":
			// Either while it shakes hands or, as some do, only behind it.
			cfg := &tls.Config{RootCAs: x509.NewCertPool(), ServerName: lab.Hostname, InsecureSkipVerify: line == "leave"}
			tc := tls.Client(nc, cfg)
			if err := tc.Handshake(); (err == nil) != (line == "leave") {
				t.Fatal(err)
			}
			return
		case line == "tls":
			tc := tls.Client(nc, &tls.Config{RootCAs: w.CAs(), ServerName: lab.Hostname})
			if err := tc.Handshake(); err != nil {
				t.Fatal(err)
			}
			nc, r = tc, bufio.NewReader(tc)
		case strings.HasPrefix(line, "S: "):
			for {
				got, err := r.ReadString('\n')
				if err != nil {
					t.Fatalf("read: %v, waiting for %q", err, line)
				}
				goesOn := len(got) > 3 && got[3] == '-' && got[0] != '-'
				if !goesOn && strings.HasPrefix(got, line[3:]) {
					break
				}
				if !goesOn && service != lab.POP3 && service != lab.POP3S {
					t.Fatalf("got %q, want %q", got, line)
				}
			}
		}
	}
	if _, err := io.WriteString(nc, out.String()); err != nil {
		t.Fatal(err)
	}
}

// ehlo and login are how most sessions begin.
const (
	ehlo  = "S: 220\nC: EHLO client.test\nS: 250 \n"
	login = "S: +OK\nC: STLS\nS: +OK\ntls\nC: USER bob\nS: +OK\nC: PASS builder\nS: +OK\n"
	auth  = "S: 220\nC: EHLO client.test\nS: 250 \nC: STARTTLS\nS: 220\ntls\nC: EHLO client.test\nS: 250 \nC: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235\n"
	mail  = "C: MAIL FROM:<alice@lab.test>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\n"
	bye   = "\nC: QUIT\nS: 221\n"
	done  = "\nC: QUIT\nS: +OK\n"
	whole = "C: DATA\nS: 354\nC: From: alice@lab.test\nC: Date: Mon, 2 Mar 2026 09:30:00 +0000\nC- \\r\\nHello\\r\\n.\\r\\n\nS: 250\n"
)

// TestMistakesAreNamed plays each mistake that a client can make and sees exactly
// that one named.
func TestMistakesAreNamed(t *testing.T) {
	for _, test := range []struct{ want, service, dialogue string }{
		{"mail-before-ehlo", lab.MX, "S: 220\nC: MAIL FROM:<a@client.test>\nS: 503" + bye},
		{"rcpt-before-mail", lab.MX, ehlo + "C: RCPT TO:<bob@lab.test>\nS: 503" + bye},
		{"data-without-recipient", lab.MX, ehlo + "C: MAIL FROM:<a@client.test>\nS: 250\nC: DATA\nS: 503" + bye},
		{"data-without-recipient", lab.MX, ehlo + "C: MAIL FROM:<a@client.test>\nS: 250\nC: RCPT TO:<nobody@lab.test>\nS: 550\nC: DATA\nS: 554" + bye},
		{"mail-within-mail", lab.MX, ehlo + mail + "C: MAIL FROM:<a@client.test>\nS: 503" + bye},
		{"mail-before-login", lab.Submission, "S: 220\nC: EHLO a.test\nS: 250 \nC: STARTTLS\nS: 220\ntls\nC: EHLO a.test\nS: 250 \nC: MAIL FROM:<a@lab.test>\nS: 530" + bye},
		{"missing-brackets", lab.MX, ehlo + "C: MAIL FROM:a@client.test\nS: 501" + bye},
		{"space-after-colon", lab.MX, ehlo + "C: MAIL FROM: <a@client.test>\nS: 501" + bye},
		{"unknown-command", lab.MX, ehlo + "C: HALLO\nS: 500" + bye},
		{"foreign-command", lab.MX, ehlo + "C: RETR 1\nS: 500" + bye},
		{"wrong-arguments", lab.MX, ehlo + "C: RSET now\nS: 501" + bye},
		{"unknown-parameter", lab.MX, ehlo + "C: MAIL FROM:<a@client.test> COLOUR=RED\nS: 555" + bye},
		{"bare-lf", lab.MX, "S: 220\nC- EHLO client.test\\n\nS: 500\nC- \\r\\n\nS: 500" + bye},
		{"bare-cr", lab.MX, ehlo + "C- NO\\rOP\\r\\n\nS: 500" + bye},
		{"bare-lf", lab.MX, ehlo + mail + "C: DATA\nS: 354\nC: From: a@lab.test\nC: Date: today\nC- \\r\\na\\nb\\r\\n.\\r\\n\nS: 554" + bye},
		{"command-too-long", lab.MX, ehlo + "C- NOOP \\long\\r\\n\nS: 500" + bye},
		{"pipelined-early", lab.MX, "S: 220\nC: EHLO client.test\nC: MAIL FROM:<a@client.test>\nS: 250 \nS: 250" + bye},
		{"pipelined-early", lab.MX, ehlo + mail + "C: DATA\nC: From: alice@lab.test\nC: Date: today\nC- \\r\\nHello\\r\\n.\\r\\n\nS: 354\nS: 250" + bye},
		{"early-talk", lab.MX, "C: EHLO client.test\nS: 220\nS: 250 " + bye},
		{"early-talk", lab.Submission, "S: 220\nC: EHLO client.test\nS: 250 \nC: STARTTLS\nC: EHLO injected.test\nS: 220\ntls\nC: EHLO client.test\nS: 250 " + bye},
		{"ehlo-not-repeated", lab.Submission, "S: 220\nC: EHLO client.test\nS: 250 \nC: STARTTLS\nS: 220\ntls\nC: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 503" + bye},
		{"password-in-clear", lab.Submission, ehlo + "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235" + bye},
		{"auth-again", lab.Submission, auth + "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 503" + bye},
		{"bad-base64", lab.Submission, ehlo + "C: AUTH LOGIN\nS: 334\nC: alice!\nS: 501" + bye},
		{"data-not-ended", lab.MX, ehlo + mail + "C: DATA\nS: 354\nC: From: a@lab.test\nbye"},
		{"left-without-quit", lab.MX, ehlo + "bye"},
		{"header-missing", lab.MX, ehlo + mail + "C: DATA\nS: 354\nC: Hello\nC: .\nS: 250" + bye},
		{"wrong-password-again", lab.Submission, auth[:strings.Index(auth, "C: AUTH")] + strings.Repeat("C: AUTH PLAIN AGFsaWNlAHdyb25nd3Jvbmc=\nS: 535\n", 4) + bye},
		{"header-missing", lab.LMTP, "S: 220\nC: LHLO client.test\nS: 250 \n" + mail + "C: RCPT TO:<alice@lab.test>\nS: 250\nC: DATA\nS: 354\nC: Hello\nC: .\nS: 250\nS: 250" + bye},
		{"tls-at-plain-port", lab.MX, "S: 220\nC- \\x16\\0\\r\\n\nS: 421"},
		{"clear-at-tls-port", lab.Submissions, "C: EHLO client.test\nS: 421"},

		{"client-ended-tls", lab.Submission, ehlo + "C: STARTTLS\nS: 220\ndistrust"},
		{"client-ended-tls", lab.Submission, ehlo + "C: STARTTLS\nS: 220\nleave"},
		{"client-ended-tls", lab.Submissions, "leave"},
		{"client-ended-tls", lab.POP3, "S: +OK\nC: STLS\nS: +OK\ndistrust"},
		{"client-ended-tls", lab.POP3, "S: +OK\nC: STLS\nS: +OK\nleave"},
		{"client-ended-tls", lab.POP3S, "distrust"},
		{"client-ended-tls", lab.POP3S, "leave"},

		{"before-login", lab.POP3, "S: +OK\nC: STAT\nS: -ERR" + done},
		{"after-login", lab.POP3, login + "C: USER alice\nS: -ERR" + done},
		{"pass-without-user", lab.POP3S, "tls\nS: +OK\nC: PASS builder\nS: -ERR" + done},
		{"no-such-message", lab.POP3, login + "C: STAT\nS: +OK\nC: RETR 99\nS: -ERR" + done},
		{"no-such-message", lab.POP3, login + "C: RETR 99\nS: -ERR" + done},
		{"no-such-message", lab.POP3, login + "C: LANG zh\nS: +OK\nC: DELE 99\nS: -ERR" + done},
		{"no-such-message", lab.POP3, login + "C: RETR 0\nS: -ERR" + done},
		{"no-such-message", lab.POP3, login + "C: RETR 99999999999\nS: -ERR No such message" + done},
		{"deleted-message", lab.POP3, login + "C: DELE 1\nS: +OK\nC: RETR 1\nS: -ERR" + done},
		{"dele-without-quit", lab.POP3, login + "C: DELE 1\nS: +OK\nbye"},
		{"left-without-quit", lab.POP3, login + "bye"},
		{"wrong-arguments", lab.POP3, login + "C: RETR\nS: -ERR" + done},
		{"foreign-command", lab.POP3, login + "C: MAIL FROM:<a@client.test>\nS: -ERR" + done},
		{"unknown-command", lab.POP3, login + "C: FETCH 1\nS: -ERR" + done},
		{"password-in-clear", lab.POP3, "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: +OK" + done},
		{"wrong-password-again", lab.POP3, "S: +OK\nC: STLS\nS: +OK\ntls\n" + strings.Repeat("C: USER bob\nS: +OK\nC: PASS wrong\nS: -ERR\n", 4) + done},
		{"login-too-soon", lab.POP3S, "tls\nS: +OK\nC: USER throttled\nS: +OK\nC: PASS throttled\nS: -ERR [LOGIN-DELAY]" + done},
		{"bad-base64", lab.POP3S, "tls\nS: +OK\nC: AUTH PLAIN\nS: + \nC: alice!\nS: -ERR" + done},
		{"pipelined-early", lab.POP3, "S: +OK\nC: STLS\nS: +OK\ntls\nC: USER bob\nC: PASS builder\nS: +OK\nS: +OK" + done},
		{"command-too-long", lab.POP3, "S: +OK\nC- CAPA \\long\\r\\n\nS: -ERR" + done},
		{"tls-at-plain-port", lab.POP3, "S: +OK\nC- \\x16\\0\\r\\n\nS: -ERR"},
	} {
		t.Run(test.want, func(t *testing.T) {
			w := newWatched(t)
			w.pupil(t, test.service, test.dialogue)
			w.Idle(t.Context())
			w.mu.Lock()
			defer w.mu.Unlock()
			if !slices.Equal(w.found, []string{test.want}) {
				t.Errorf("%s\nfound %v", test.dialogue, w.found)
			}
		})
	}
}

// TestCleanSessions: who does all as it should is told nothing.
func TestCleanSessions(t *testing.T) {
	for _, test := range []struct{ service, dialogue string }{
		{lab.MX, ehlo + mail + whole + bye},
		{lab.MX, "S: 220\nC: HELO client.test\nS: 250\n" + mail + whole + mail + "C: RSET\nS: 250" + bye},
		{lab.MX, ehlo + "C: MAIL FROM:<a@client.test>\nC: RCPT TO:<nobody@lab.test>\nC: DATA\nS: 250\nS: 550\nS: 554" + bye},
		{lab.MX, ehlo + "C: VRFY bob\nS: 252\nC: NOOP\nS: 250\nC: HELP\nS: 214 \nC: EHLO again.test\nS: 250 " + bye},
		{lab.MX, ehlo + "C: MAIL FROM:<a@client.test>\nS: 250\nC: RCPT TO:<a@elsewhere.example>\nS: 550\nC: RCPT TO:<full@lab.test>\nS: 452" + bye},
		{lab.Submission, auth + mail + whole + bye},
		{lab.Submissions, "tls\nS: 220\nC: EHLO a.test\nS: 250 \nC: AUTH LOGIN\nS: 334\nC: YWxpY2U=\nS: 334\nC: d29uZGVybGFuZA==\nS: 235" + bye},
		{lab.Submissions, "tls\nS: 220\nC: EHLO a.test\nS: 250 \nC: AUTH PLAIN AGFsaWNlAHdyb25nd3Jvbmc=\nS: 535\nC: AUTH LOGIN\nS: 334\nC: *\nS: 501" + bye},
		{lab.POP3, login + "C: STAT\nS: +OK\nC: LIST\nS: .\nC: UIDL\nS: .\nC: RETR 1\nS: .\r\nC: TOP 2 0\nS: .\r\nC: DELE 1\nS: +OK\nC: RSET\nS: +OK\nC: DELE 2\nS: +OK" + done},
		{lab.POP3, login + "C: CAPA\nS: .\r\nC: STAT\nC: LIST\nC: RETR 1\nS: +OK\nS: .\r\nS: .\r\n" + done},
		{lab.POP3S, "bye"}, // a look whether the port is open
		{lab.Submission, "bye"},
		{lab.POP3S, "tls\nS: +OK\nC: CAPA\nS: .\nC: USER locked\nS: +OK\nC: PASS locked\nS: -ERR [IN-USE]" + done},
		{lab.POP3, "S: +OK" + done},
	} {
		w := newWatched(t)
		w.pupil(t, test.service, test.dialogue)
		w.Idle(t.Context())
		w.mu.Lock()
		if len(w.found) > 0 {
			t.Errorf("%s: %s\nfound %v", test.service, test.dialogue, w.found)
		}
		w.mu.Unlock()
	}
}
