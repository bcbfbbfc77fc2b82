package session_test

import (
	"fmt"
	"io"
	"net"
	"reflect"
	"strings"
	"testing"

	"mailproto/trace"
	"mailproto/trace/session"
)

func fullPOP3() *session.POP3Config {
	c := &session.POP3Config{RetrAll: true, Top: []session.TopRequest{{Message: 1}}, Dele: []int{1}}
	c.TLS, c.User = session.TLSAuto, "alice"
	return c
}

func TestPOP3Full(t *testing.T) {
	script := testdata(t, "pop3_full.txt")
	res, events, err := run(t, script, fullPOP3())
	want := trace.Result{Turns: 15, Sent: res.Sent, Received: res.Received, Messages: 2, Marked: 1, Deleted: 1}
	if err != nil || !reflect.DeepEqual(res, want) {
		t.Errorf("%+v, %v\nwant %+v", res, err, want)
	}
	var payloads []string
	for _, e := range events {
		if e.Kind == trace.Payload {
			payloads = append(payloads, fmt.Sprintf("%d/%d/%d", e.Octets, e.Lines, e.Stuffed))
		}
		if e.Kind == trace.Sent && e.Command.Verb == "PASS" && !e.TLS {
			t.Error("PASS went in clear")
		}
	}
	if got := strings.Join(payloads, " "); got != "16/2/0 23/3/1 16/2/0" {
		t.Errorf("payloads %s", got)
	}
}

// visit is a session that logs alice in.
func visit(edit func(*session.POP3Config)) *session.POP3Config {
	c := &session.POP3Config{}
	c.User = "alice"
	if edit != nil {
		edit(c)
	}
	return c
}

func look(edit func(*session.POP3Config)) *session.POP3Config {
	return visit(func(c *session.POP3Config) {
		c.User = ""
		if edit != nil {
			edit(c)
		}
	})
}

func popTLS(m session.TLSMode) func(*session.POP3Config) {
	return func(c *session.POP3Config) { c.TLS = m }
}

// capa begins a session whose server has these capabilities.
func capa(tags ...string) string {
	s := "S: +OK ready\nC: CAPA\nS: +OK\n"
	for _, tag := range tags {
		s += "S: " + tag + "\n"
	}
	return s + "S: .\n"
}

const (
	okBye   = "C: QUIT\nS: +OK bye"
	in      = "C: USER alice\nS: +OK\nC: PASS <secret>\nS: +OK\n"
	nothing = "C: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: +OK\nS: .\n"
	two     = "C: STAT\nS: +OK 2 320\nC: LIST\nS: +OK\nS: 1 120\nS: 2 200\nS: .\nC: UIDL\nS: +OK\nS: 1 abc\nS: 2 def\nS: .\n"
)

type pop3Case struct {
	name   string
	cfg    *session.POP3Config
	script string
	fail   string
}

func runPOP3(t *testing.T, cases []pop3Case) {
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

func TestPOP3Greeting(t *testing.T) {
	noCapa := "C: CAPA\nS: -ERR\n"
	runPOP3(t, []pop3Case{
		{"bare +OK", look(nil), "S: +OK\n" + noCapa + okBye, ""},
		{"APOP's banner", look(nil), "S: +OK <1@lab.test>\n" + noCapa + okBye, ""},
		{"small letters", look(nil), "S: +ok\n" + noCapa + okBye, ""},
		{"-ERR", look(nil), "S: -ERR no\nC: QUIT\nS: +OK", "greeting"},
		{"bare -ERR", look(nil), "S: -ERR\nC: QUIT\nS: +OK", "greeting"},
		{"+", look(nil), "S: + \nC: QUIT\nS: +OK", "greeting"},
		{"SMTP", look(nil), "S: 220 mx ESMTP", "protocol/wrong-protocol"},
		{"IMAP", look(nil), "S: * OK ready", "protocol/wrong-protocol"},
		{"garbage", look(nil), "S: ready", "protocol/malformed-reply"},
		{"lost", look(nil), "drop", "lost"},
		{"QUIT refused", look(nil), "S: +OK\n" + noCapa + "C: QUIT\nS: -ERR", "quit"},
		{"QUIT unanswered", look(nil), "S: +OK\n" + noCapa + "C: QUIT\ndrop", "lost"},
		{"QUIT unreadable", look(nil), "S: +OK\n" + noCapa + "C: QUIT\nS: bye", "protocol/malformed-reply"},
		{"CAPA unreadable", look(nil), "S: +OK\nC: CAPA\nS: what", "protocol/malformed-reply"},
		{"CAPA lost", look(nil), "S: +OK\nC: CAPA\nS: +OK\nS: TOP\ndrop", "lost"},
		{"CAPA empty", look(nil), capa() + okBye, ""},
	})
}

func TestPOP3TLS(t *testing.T) {
	tlsCapa := capa("STLS", "USER") + "C: STLS\n"
	runPOP3(t, []pop3Case{
		{"offered", look(popTLS(session.TLSAuto)), tlsCapa + "S: +OK\nC: CAPA\nS: -ERR\n" + okBye, ""},
		{"not wanted", look(nil), capa("STLS") + okBye, ""},
		{"not offered", look(popTLS(session.TLSAuto)), capa("USER") + okBye, ""},
		{"required, not offered", look(popTLS(session.TLSUpgrade)), capa("USER") + okBye, "tls/not-offered"},
		{"password, not offered", visit(popTLS(session.TLSAuto)), capa("USER") + okBye, "tls/not-offered"},
		{"required, no CAPA", look(popTLS(session.TLSUpgrade)), "S: +OK\nC: CAPA\nS: -ERR\n" + okBye, "capa/no-capa"},
		{"password, no CAPA", visit(popTLS(session.TLSAuto)), "S: +OK\nC: CAPA\nS: -ERR\n" + okBye, "capa/no-capa"},
		{"refused", look(popTLS(session.TLSAuto)), tlsCapa + "S: -ERR no\n" + okBye, ""},
		{"required, refused", look(popTLS(session.TLSUpgrade)), tlsCapa + "S: -ERR no\n" + okBye, "tls"},
		{"unreadable", look(popTLS(session.TLSAuto)), tlsCapa + "S: what", "protocol/malformed-reply"},
		{"injection", look(popTLS(session.TLSAuto)), tlsCapa + "S: +OK\nS: +OK injected", "protocol"},
		{"changes: STLS is still offered", visit(popTLS(session.TLSAuto)),
			tlsCapa + "S: +OK\nC: CAPA\nS: +OK\nS: STLS\nS: CAPA\nS: EXPIRENEVER\nS: USER\nS: .\n" + in + nothing + okBye, ""},
		{"changes: CAPA is gone", visit(popTLS(session.TLSAuto)), tlsCapa + "S: +OK\nC: CAPA\nS: -ERR\n" + in + nothing + okBye, ""},
		{"changes: USER is gone", visit(popTLS(session.TLSAuto)),
			tlsCapa + "S: +OK\nC: CAPA\nS: +OK\nS: SASL PLAIN\nS: .\nC: AUTH PLAIN\nS: + \nC: <PLAIN>\nS: +OK\n" + nothing + okBye, ""},
	})
	o := scene{implicit: true, script: fill(capa("STLS", "USER") + in + nothing + okBye)}.run(t, visit(popTLS(session.TLSImplicit)))
	if o.err != nil {
		t.Errorf("implicit: %v", o.err)
	}
}

// TestPOP3ClearTextInHandshake: a server whose TLS cannot start says so in clear,
// after its +OK.
func TestPOP3ClearTextInHandshake(t *testing.T) {
	o := scene{serve: func(_ *testing.T, nc net.Conn) {
		buf := make([]byte, 4096)
		for _, reply := range []string{"+OK\r\n", "+OK\r\nSTLS\r\n.\r\n", "+OK begin\r\n", "-ERR TLS is not available\r\n"} {
			io.WriteString(nc, reply)
			nc.Read(buf)
		}
	}}.run(t, look(popTLS(session.TLSAuto)))
	if fail(o.err) != "tls/not-tls" || !strings.Contains(o.err.Error(), "-ERR TLS is not available") {
		t.Error(o.err)
	}
}

func TestPOP3Login(t *testing.T) {
	named := func(mechanism string) *session.POP3Config {
		return visit(func(c *session.POP3Config) { c.Auth = mechanism })
	}
	auth := "C: AUTH PLAIN\nS: + \nC: <PLAIN>\nS: +OK\n" + nothing + okBye
	runPOP3(t, []pop3Case{
		{"USER and PASS", visit(nil), capa("USER") + in + nothing + okBye, ""},
		{"no CAPA", visit(nil), "S: +OK\nC: CAPA\nS: -ERR\n" + in + nothing + okBye, ""},
		{"nothing said about login", visit(nil), capa("TOP") + in + nothing + okBye, ""},
		{"USER before SASL", visit(nil), capa("SASL PLAIN", "USER") + in + nothing + okBye, ""},
		{"SASL without a mechanism, and USER", visit(nil), capa("SASL", "USER") + in + nothing + okBye, ""},
		{"SASL without a mechanism", visit(nil), capa("SASL") + okBye, "auth/no-mechanism"},
		{"SASL alone", visit(nil), capa("SASL LOGIN PLAIN") + auth, ""},
		{"named", named("PLAIN"), capa("SASL PLAIN", "USER") + auth, ""},
		{"named, no CAPA", named("PLAIN"), "S: +OK\nC: CAPA\nS: -ERR\n" + auth, ""},
		{"named USER", named("USER"), capa("SASL PLAIN") + in + nothing + okBye, ""},
		{"named, not offered", named("LOGIN"), capa("SASL PLAIN") + okBye, "auth/no-mechanism"},
		{"LOGIN", named("LOGIN"), capa("SASL LOGIN") + "C: AUTH LOGIN\nS: + VXNlcm5hbWU6\nC: <ALICE>\nS: + UGFzc3dvcmQ6\nC: <PASSWORD>\nS: +OK\n" + nothing + okBye, ""},
		{"USER refused", visit(nil), capa("USER") + "C: USER alice\nS: -ERR no such\n" + okBye, "auth"},
		{"PASS refused", visit(nil), capa("USER") + "C: USER alice\nS: +OK\nC: PASS <secret>\nS: -ERR [AUTH] <secret> is wrong\n" + okBye, "auth"},
		{"in use", visit(nil), capa("USER") + "C: USER alice\nS: +OK\nC: PASS <secret>\nS: -ERR [IN-USE] locked\n" + okBye, "auth"},
		{"bare -ERR", visit(nil), capa("USER") + "C: USER alice\nS: +OK\nC: PASS <secret>\nS: -ERR\n" + okBye, "auth"},
		{"unreadable", visit(nil), capa("USER") + "C: USER alice\nS: hello", "protocol/malformed-reply"},
		{"a mechanism refused takes no credentials", visit(nil), capa("SASL PLAIN") + "C: AUTH PLAIN\nS: -ERR no\n" + okBye, "auth"},
		{"a mechanism accepted too early takes none either", visit(nil), capa("SASL PLAIN") + "C: AUTH PLAIN\nS: +OK", "protocol/ok-without-sense"},
		{"credentials refused", visit(nil), capa("SASL PLAIN") + "C: AUTH PLAIN\nS: +\nC: <PLAIN>\nS: -ERR no\n" + okBye, "auth"},
		{"a challenge too many is cancelled", visit(nil), capa("SASL PLAIN") + "C: AUTH PLAIN\nS: + \nC: <PLAIN>\nS: + more\nC: *\nS: -ERR\n" + okBye, "auth"},
		{"none", named("none"), capa("USER") + okBye, ""},
	})
}

func TestPOP3Cleartext(t *testing.T) {
	for _, auth := range []string{"auto", "PLAIN", "USER"} {
		o := scene{remote: true, script: capa("USER", "SASL PLAIN") + okBye}.run(t, visit(func(c *session.POP3Config) { c.Auth = auth }))
		if fail(o.err) != "auth/cleartext" {
			t.Errorf("%s: %v", auth, o.err)
		}
	}
	o := scene{remote: true, script: fill(capa("USER") + in + nothing + okBye)}.run(t, visit(func(c *session.POP3Config) { c.AllowCleartext = true }))
	if o.err != nil {
		t.Errorf("allowed: %v", o.err)
	}
}

func TestPOP3Maildrop(t *testing.T) {
	retr := func(n ...int) *session.POP3Config { return visit(func(c *session.POP3Config) { c.Retr = n }) }
	dele := func(n ...int) *session.POP3Config { return visit(func(c *session.POP3Config) { c.Dele = n }) }
	begin := capa("USER") + in
	one := "C: RETR 1\nS: +OK\nS: x\nS: .\n"
	runPOP3(t, []pop3Case{
		{"empty", visit(nil), begin + nothing + okBye, ""},
		{"bare +OK", visit(nil), begin + "C: STAT\nS: +OK\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: +OK\nS: .\nC: QUIT\nS: +OK", ""},
		{"STAT refused", visit(nil), begin + "C: STAT\nS: -ERR\n" + okBye, "listing"},
		{"STAT unreadable", visit(nil), begin + "C: STAT\nS: 2 320", "protocol/malformed-reply"},
		{"LIST refused", visit(nil), begin + "C: STAT\nS: +OK\nC: LIST\nS: -ERR\n" + okBye, "listing"},
		{"UIDL refused", visit(nil), begin + "C: STAT\nS: +OK\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: -ERR\n" + okBye, ""},
		{"UIDL unreadable", visit(nil), begin + "C: STAT\nS: +OK\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: what", "protocol/malformed-reply"},
		{"RETR", retr(1), begin + two + one + okBye, ""},
		{"RETR twice", retr(1, 1), begin + two + one + one + okBye, ""},
		{"RETR refused", retr(9, 1), begin + two + "C: RETR 9\nS: -ERR no such message\n" + okBye, "retrieve"},
		{"RETR unreadable", retr(1), begin + two + "C: RETR 1\nS: 120 octets", "protocol/malformed-reply"},
		{"RETR challenged", retr(1), begin + two + "C: RETR 1\nS: + \n" + okBye, "retrieve"},
		{"RETR cut off", retr(1), begin + two + "C: RETR 1\nS: +OK\nS: x\ndrop", "lost"},
		{"RETR without end", retr(1), begin + two + "C: RETR 1\nS: +OK\nS: x", "timeout"},
		{"RETR too long", visit(func(c *session.POP3Config) { c.Retr, c.MaxSize = []int{1}, 10 }),
			begin + two + "C: RETR 1\nS: +OK\nS: 0123456789\nS: x\nS: .", "protocol"},
		{"RETR all of none", visit(func(c *session.POP3Config) { c.RetrAll = true }), begin + nothing + okBye, ""},
		{"sizes differ", retr(1), begin + two + "C: RETR 1\nS: +OK 7 octets\nS: much more than seven octets\nS: .\n" + okBye, ""},
		{"TOP", visit(func(c *session.POP3Config) { c.Top = []session.TopRequest{{Message: 2, Lines: 10}} }),
			begin + two + "C: TOP 2 10\nS: +OK\nS: x\nS: .\n" + okBye, ""},
		{"TOP refused", visit(func(c *session.POP3Config) { c.Top = []session.TopRequest{{Message: 2}} }),
			begin + two + "C: TOP 2 0\nS: -ERR\n" + okBye, "retrieve"},
		{"DELE", dele(1, 2), begin + two + "C: DELE 1\nS: +OK\nC: DELE 2\nS: +OK\n" + okBye, ""},
		{"DELE twice", dele(1, 1), begin + two + "C: DELE 1\nS: +OK\nC: DELE 1\nS: +OK already\n" + okBye, ""},
		{"DELE refused", dele(1, 2), begin + two + "C: DELE 1\nS: -ERR\n" + okBye, "delete"},
		{"DELE unreadable", dele(1), begin + two + "C: DELE 1\nS: gone", "protocol/malformed-reply"},
		{"RETR refused, so nothing is deleted", visit(func(c *session.POP3Config) { c.Retr, c.Dele = []int{1}, []int{1} }),
			begin + two + "C: RETR 1\nS: -ERR\n" + okBye, "retrieve"},
		{"QUIT fails", dele(1), begin + two + "C: DELE 1\nS: +OK\nC: QUIT\nS: -ERR some deleted messages not removed", "quit"},
	})
}

func TestPOP3Result(t *testing.T) {
	begin := capa("USER") + in + two + "C: DELE 1\nS: +OK\n"
	for _, tt := range []struct {
		name, script    string
		marked, deleted int
	}{
		{"removed", "C: DELE 2\nS: +OK\n" + okBye, 2, 2},
		{"QUIT fails", "C: DELE 2\nS: +OK\nC: QUIT\nS: -ERR not removed", 2, 0},
		{"line lost", "C: DELE 2\ndrop", 1, 0},
		{"second refused", "C: DELE 2\nS: -ERR\n" + okBye, 1, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res, _, _ := run(t, fill(begin+tt.script), visit(func(c *session.POP3Config) { c.Dele = []int{1, 2} }))
			if res.Marked != tt.marked || res.Deleted != tt.deleted {
				t.Errorf("%d marked, %d deleted; want %d, %d", res.Marked, res.Deleted, tt.marked, tt.deleted)
			}
		})
	}
}

// TestPOP3AbsurdNumbers: what is no message number is left alone.
func TestPOP3AbsurdNumbers(t *testing.T) {
	script := capa("USER") + in + "C: STAT\nS: +OK -1 99999999999999999999\nC: LIST\nS: +OK\nS: 0 120\nS: -1 120\nS: 99999999999999999999 1\nS: one 1\nS: 7\nS: \n" +
		"S: 3 many\nS:  4 1\nS: 2000000000 1\nS: .\nC: UIDL\nS: +OK\nS: 0 a\nS: 3 c\nS: .\n" +
		"C: RETR 3\nS: +OK\nS: x\nS: .\nC: RETR 2000000000\nS: +OK\nS: y\nS: .\n" + okBye
	res, _, err := run(t, fill(script), visit(func(c *session.POP3Config) { c.RetrAll = true }))
	if err != nil || res.Messages != 2 {
		t.Errorf("%+v, %v", res, err)
	}
}

func TestPOP3OwnCommands(t *testing.T) {
	say := func(line ...string) *session.POP3Config {
		return visit(func(c *session.POP3Config) {
			for _, l := range line {
				c.Say = append(c.Say, session.Interjection{After: session.StageUidl, Line: l})
			}
		})
	}
	begin := capa("USER") + in + two
	runPOP3(t, []pop3Case{
		{"lists", say("CAPA", "LIST", "UIDL"), begin + "C: CAPA\nS: +OK\nS: TOP\nS: .\nC: LIST\nS: +OK\nS: 1 120\nS: .\nC: UIDL\nS: -ERR\n" + okBye, ""},
		{"of one message", say("LIST 1", "uidl 1"), begin + "C: LIST 1\nS: +OK 1 120\nC: uidl 1\nS: +OK 1 abc\n" + okBye, ""},
		{"messages", say("RETR 1", "TOP 1 0", "retr 9"), begin + "C: RETR 1\nS: +OK\nS: x\nS: ..\nS: .\nC: TOP 1 0\nS: +OK\nS: .\nC: retr 9\nS: -ERR\n" + okBye, ""},
		{"a message cut off", say("RETR 1"), begin + "C: RETR 1\nS: +OK\nS: x\ndrop", "lost"},
		{"AUTH alone", say("AUTH"), begin + "C: AUTH\nS: +OK\nS: PLAIN\nS: .\n" + okBye, ""},
		{"AUTH alone, refused", say("AUTH"), begin + "C: AUTH\nS: -ERR\n" + okBye, ""},
		{"AUTH is cancelled", say("AUTH PLAIN"), begin + "C: AUTH PLAIN\nS: + \nC: *\nS: -ERR\n" + okBye, ""},
		{"nothing", say("", "  "), begin + okBye, ""},
		{"XTND", say("XTND XMIT"), begin + "C: XTND XMIT\nS: -ERR\n" + okBye, ""},
		{"a password", say("PASS " + password), begin + "C: PASS <secret>\nS: -ERR <secret>\n" + okBye, ""},
		{"QUIT", say("QUIT", "NOOP"), begin + okBye, ""},
		{"QUIT fails, and ends the session all the same", say("DELE 1", "QUIT"), begin + "C: DELE 1\nS: +OK\nC: QUIT\nS: -ERR not removed", "quit"},
		{"unreadable", say("NOOP"), begin + "C: NOOP\nS: what\n" + okBye, ""},
	})
}

func TestPOP3OwnDeletions(t *testing.T) {
	for _, tt := range []struct {
		say             string
		script          string
		marked, deleted int
	}{
		{"DELE 1", "C: DELE 1\nS: +OK\n" + okBye, 1, 1},
		{"DELE 1", "C: DELE 1\nS: -ERR\n" + okBye, 0, 0},
		{"DELE 1|RSET", "C: DELE 1\nS: +OK\nC: RSET\nS: +OK\n" + okBye, 0, 0},
		{"DELE 1|RSET|DELE 2|QUIT", "C: DELE 1\nS: +OK\nC: RSET\nS: +OK\nC: DELE 2\nS: +OK\n" + okBye, 1, 1},
		{"DELE 1|QUIT", "C: DELE 1\nS: +OK\nC: QUIT\nS: -ERR", 1, 0},
	} {
		cfg := visit(func(c *session.POP3Config) {
			for line := range strings.SplitSeq(tt.say, "|") {
				c.Say = append(c.Say, session.Interjection{After: session.StageUidl, Line: line})
			}
		})
		res, _, _ := run(t, fill(capa("USER")+in+two+tt.script), cfg)
		if res.Marked != tt.marked || res.Deleted != tt.deleted {
			t.Errorf("%s: %d marked, %d deleted", tt.say, res.Marked, res.Deleted)
		}
	}
}
