package lab

import (
	"strings"
	"testing"
)

// TestWhatBrokePOP3Servers plays what other servers have got wrong. Bob has the six
// messages that lie in every maildrop.
func TestWhatBrokePOP3Servers(t *testing.T) {
	const login = "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: +OK\n"
	const bad = "0\n-1\n+1\n99999999999999999999\n18446744073709551617\n1 2\nabc\n1.0\n0x1\n１\n7"
	each := func(verb, behind string) string {
		var d strings.Builder
		for n := range strings.SplitSeq(bad, "\n") {
			d.WriteString("C: " + verb + " " + n + behind + "\nS: -ERR\n")
		}
		return d.String()
	}
	const untouched = "C: STAT\nS: +OK 6 \nC: RSET\nS: +OK"
	for _, test := range []struct{ name, service, dialogue string }{
		{"arguments of LIST", POP3, login + each("LIST", "") + untouched},
		{"arguments of DELE", POP3, login + each("DELE", "") + "C: DELE\nS: -ERR\n" + untouched},
		{"arguments of RETR", POP3, login + each("RETR", "") + "C: RETR\nS: -ERR\n" + untouched},
		{"arguments of UIDL", POP3, login + each("UIDL", "") + untouched},
		{"arguments of TOP", POP3, login + each("TOP", " 0") + `
			C: TOP 1
			S: -ERR
			C: TOP 1 -1
			S: -ERR
			C: TOP 1 x
			S: -ERR
			C: TOP 1 1 1
			S: -ERR
			` + untouched},
		{"blanks", POP3, login + `
			C: LIST  1
			S: -ERR
			C:  LIST
			S: -ERR
			C: DELE 1 
			S: -ERR
			C: STAT 
			S: -ERR
			` + untouched},
		{"leading zeros are the same number", POP3, login + "C: DELE 001\nS: +OK\nC: DELE 1\nS: -ERR\nC: LIST 1\nS: -ERR\nC: STAT\nS: +OK 5 "},
		{"the lines of TOP beyond range are all", POP3, login + "C: TOP 1 99999999999999999999\nS:"},
		{"marked twice", POP3, login + "C: DELE 1\nS: +OK\nC: DELE 1\nS: -ERR\nC: RETR 1\nS: -ERR\nC: TOP 1 0\nS: -ERR\nC: UIDL 1\nS: -ERR\nC: RSET\nS: +OK\nC: LIST 1\nS: +OK 1 "},
		{"PASS with blanks is one word", POP3, "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder builder\nS: -ERR\nC: USER bob\nS: +OK\nC: PASS  builder\nS: -ERR\nC: USER bob\nS: +OK\nC: PASS builder \nS: -ERR\nC: USER bob\nS: +OK\nC: PASS builder\nS: +OK"},
		{"PASS first", POP3, "S: +OK\nC: PASS builder\nS: -ERR\nC: USER bob\nS: +OK\nC: NOOP\nS: -ERR\nC: PASS builder\nS: -ERR"},
		{"login twice", POP3, login + "C: USER alice\nS: -ERR\nC: PASS wonderland\nS: -ERR\nC: AUTH PLAIN\nS: -ERR\nC: STAT\nS: +OK 6 "},
		{"STLS after the login", POP3, login + "C: STLS\nS: -ERR\nC: STAT\nS: +OK 6 "},
		{"STLS in TLS", POP3S, "S: +OK\nC: STLS\nS: -ERR\nC: NOOP\nS: -ERR"},
		{"plaintext behind STLS", POP3, "S: +OK\nC- STLS\\r\\nUSER bob\\r\\nPASS builder\\r\\nDELE 1\\r\\nQUIT\\r\\n\nS: +OK\ntls\nC: STAT\nS: -ERR\nC: PASS builder\nS: -ERR\n" +
			strings.TrimPrefix(login, "S: +OK\n") + untouched},
		{"half a line behind STLS", POP3, "S: +OK\nC- STLS\\r\\nUSER b\nS: +OK\ntls\n" + strings.TrimPrefix(login, "S: +OK\n") + untouched},
		{"a name said in clear counts no more", POP3, "S: +OK\nC: USER bob\nS: +OK\nC: STLS\nS: +OK\ntls\nC: PASS builder\nS: -ERR"},
		{"a bare LF ends no command", POP3, login + "C- DELE 1\\nDELE 2\\r\\n\nS: -ERR\nS: -ERR\n" + untouched},
		{"a CR or NUL within a command", POP3, login + "C- DELE 1\\rx\\r\\nDELE 1\\0\\r\\n\nS: -ERR\nS: -ERR\n" + untouched},
		{"a long command, and a good one", POP3, login + "C: LIST " + strings.Repeat("1", 3000) + "\nS: -ERR\n" + untouched},
		{"a line without end", POP3, login + "C- " + strings.Repeat("x", 70_000) + "\nS: -ERR\nend"},
		{"an answer that is no command", POP3, "S: +OK\nC: AUTH PLAIN\nS: +\nC: QUIT\nS: -ERR\nC: STAT\nS: -ERR"},
		{"verbs in any case", POP3, "S: +OK\nC: uSeR bob\nS: +OK\nC: pAsS builder\nS: +OK\nC: StAt\nS: +OK 6 "},
		{"QUIT with an argument ends nothing", POP3, login + "C: DELE 1\nS: +OK\nC: QUIT now\nS: -ERR\nC: STAT\nS: +OK 5 "},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := start(t, withMail)
			c := dial(t, l, test.service)
			c.play(test.dialogue)
			l.hangUp(c)
			if n := len(l.Mailbox("bob")); n != 6 {
				t.Errorf("bob has %d messages, want 6", n)
			}
		})
	}
}
