package lab

import (
	"strings"
	"testing"
)

// TestLMTP plays what LMTP does in another way than SMTP (RFC 2033 §4).
func TestLMTP(t *testing.T) {
	const hello = "S= 220 mail.lab.test LMTP mailproto lab\nC: LHLO client.test\nS* 250 \n"
	const three = hello + `
		C: MAIL FROM:<alice@lab.test>
		S: 250
		C: RCPT TO:<bob@lab.test>
		S: 250
		C: RCPT TO:<nobody@lab.test>
		S: 550
		C: RCPT TO:<later@lab.test>
		S: 250
		C: RCPT TO:<bob@lab.test>
		S: 250
`
	for _, test := range []struct {
		name, dialogue string
		bob            int
	}{
		{"neither EHLO nor HELO", `
			S: 220
			C: EHLO client.test
			S: 500 5.5.1
			C: HELO client.test
			S: 500 5.5.1
			C: MAIL FROM:<>
			S: 503 5.5.1 Send LHLO first
			C: LHLO
			S: 501 LHLO
			C: LHLO client.test
			S= 250-mail.lab.test greets client.test
			S= 250-PIPELINING
			S* 250-ENHANCEDSTATUSCODES
			S= 250-STARTTLS
			S= 250 HELP`, 0},
		{"one reply for each recipient", three + `
			C: DATA
			S: 354
			` + sayText + `
			S: 250 2.1.5 delivered as
			S: 550 5.1.1
			S: 250 2.1.5 delivered as
			C: NOOP
			S: 250 2.0.0`, 1},
		{"behind the last chunk, too, and not behind the others", three + `
			C- BDAT 14\r\nSubject: x\r\n\r\n
			S: 250 2.0.0 14
			C- BDAT 4 LAST\r\nhi\r\n
			S: 250 2.1.5
			S: 550 5.1.1
			S: 250 2.1.5
			C: NOOP
			S: 250 2.0.0`, 1},
		{"a refusal as often", three + `
			C: DATA
			S: 354
			C- a\nb\r\n.\r\n
			S: 554 5.6.0
			S: 554 5.6.0
			S: 554 5.6.0
			C: NOOP
			S: 250 2.0.0`, 0},
		{"a chunk that is too large, once", three + "C- BDAT 11000000\\r\\n" + strings.Repeat("x", 11_000_000) + "\nS: 552\nC: RSET\nS: 250", 0},
		{"no recipient: 503, though all were refused", hello + `
			C: MAIL FROM:<>
			S: 250
			C: RCPT TO:<nobody@lab.test>
			S: 550
			C: DATA
			S: 503
			C: BDAT 0 LAST
			S: 503`, 0},
		{"no relay", hello + "C: MAIL FROM:<>\nS: 250\nC: RCPT TO:<c@elsewhere.test>\nS: 550 5.7.1", 0},
		{"TLS, and all begins anew", `
			` + hello + `
			C: STARTTLS
			S: 220
			tls
			C: MAIL FROM:<>
			S: 503 5.5.1 Send LHLO first
			C: LHLO client.test
			S* 250 
			C: MAIL FROM:<> SMTPUTF8
			S: 250
			C: RCPT TO:<bob@lab.test>
			S: 250
			C: DATA
			S: 354
			` + sayText + "S: 250", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := start(t)
			dial(t, l, LMTP).play(test.dialogue)
			box := l.Mailbox("bob")
			if len(box) != test.bob {
				t.Fatalf("bob has %d messages, want %d", len(box), test.bob)
			}
			with := " with LMTP id "
			if strings.Contains(test.dialogue, "SMTPUTF8") {
				with = " with UTF8LMTPS id "
			}
			for _, m := range box {
				if !strings.Contains(string(m.Data), with) {
					t.Errorf("no %q in %q", with, m.Data)
				}
			}
			if n := len(l.Mailbox("alice")); n != 0 { // the client was told
				t.Errorf("alice has %d messages, want no bounce", n)
			}
		})
	}
}

// TestLHLOIsNoSMTP: the verb of LMTP is unknown to SMTP.
func TestLHLOIsNoSMTP(t *testing.T) {
	dial(t, start(t), MX).play("S: 220\nC: LHLO client.test\nS: 500 5.5.1 This is no place for LHLO: begin with EHLO")
}
