package lab

import (
	"slices"
	"testing"
)

// TestFaultsOverLMTP: the faults of SMTP are met over LMTP, too, and what a message is
// answered by comes once for each recipient that was accepted (RFC 2033 §4.2).
func TestFaultsOverLMTP(t *testing.T) {
	hello := "S: 220\nC: LHLO c.test\nS* 250 \n"
	mail := hello + "C: MAIL FROM:<a@example.org>\n"
	rcpt := mail + "S: 250\nC: RCPT TO:<bob@lab.test>\n"
	data := rcpt + "S: 250\nC: RCPT TO:<alice@lab.test>\nS: 250\nC: DATA\n"
	dot := data + "S: 354\n" + sayText
	last := rcpt + "S: 250\nC: RCPT TO:<alice@lab.test>\nS: 250\nC- BDAT 16 LAST\\r\\nSubject: x\\r\\n\\r\\nhi\n"
	after := "\nC: RSET\nS: 250\nC: QUIT\nS: 221\nend"
	for _, test := range []struct {
		fault, dialogue string
		stored          int
	}{
		{"unknown-user", rcpt + "S: 550-5.1.1 \nS: 550-5.1.1 \nS: 550 5.1.1 \nC: DATA\nS: 503 5.5.1 Send RCPT" + after, 0},
		{"mailbox-full", rcpt + "S: 452 4.2.2 " + after, 0},
		{"rate-limit", mail + "S: 421-4.7.28 \nS: 421 4.7.28 \nend", 0},
		{"size-at-mail", mail + "S: 552 5.3.4 \nC: RCPT TO:<bob@lab.test>\nS: 503" + after, 0},
		{"size-at-dot", dot + "S: 552 5.3.4 \nS: 552 5.3.4 " + after, 0},
		{"size-at-dot", last + "S: 552 5.3.4 \nS: 552 5.3.4 " + after, 0},
		{"content-blocked", dot + "S: 552-5.7.0 \nS: 552 5.7.0 \nS: 552-5.7.0 \nS: 552 5.7.0 " + after, 0},
		{"refuse-data", dot + "S: 451 4.3.0 \nS: 451 4.3.0 " + after, 0},
		{"refuse-data", last + "S: 451 4.3.0 \nS: 451 4.3.0 " + after, 0},
		{"drop-after-data", dot + "end", 1},
		{"drop-after-data", last + "end", 1},
		{"drop-before-data-end", dot + "end", 0},
		{"drop-before-data-end", last + "end", 0},
		{"421-greeting", "S: 421 mail.lab.test \nend", 0},
		{"421-session", mail + "S: 421 4.3.2 mail.lab.test \nend", 0},
		{"421-shutdown", rcpt + "S: 250 2.1.5\nS: 421 4.3.2 mail.lab.test \nend", 0},
		{"554-greeting", "S: 554 mail.lab.test \nC: LHLO c.test\nS: 503 5.5.1 \nC: QUIT\nS: 221\nend", 0},
		{"strange-code", mail + "S: 259 2.1.0 \nC: RCPT TO:<bob@lab.test>\nS: 250" + after, 0},
		{"wrong-code", data + "S: 250 2.0.0 OK\nC: Subject: x\nS: 500" + after, 0},
		{"extra-reply", rcpt + "S: 250 2.1.5\nS: 250 2.0.0 And one more\nC: DATA\nS: 354\n" + sayText + "S: 250" + after, 1},
		{"early-250", data + "S: 354\nS: 250 2.0.0 Taken, unread\n" + sayText + "C: QUIT\nS: 221\nend", 0},
		{"code-changes", "S: 220\nC: LHLO c.test\nS: 250-mail\nS* 550 HELP" + after, 0},
		{"starttls-stripped", "S: 220\nC: LHLO c.test\nS* 250 \nC: STARTTLS\nS: 502 5.5.1" + after, 0},
		{"starttls-injected", hello + "C: STARTTLS\nS: 220\nS: 250-mail", 0},
		{"no-pipelining", "S: 220\nC: LHLO c.test\nS: 250-mail.lab.test\nS: 250-SIZE\nS* 250 " + after, 0},
		{"slow=1ms", dot + "S: 250\nS: 250" + after, 1},
		{"split-reply", dot + "S: 250\nS: 250" + after, 1},
		{"drip=1us", "S= 220 mail.lab.test LMTP mailproto lab", 0},
	} {
		t.Run(test.fault, func(t *testing.T) {
			l := start(t)
			c := dialFault(t, l, LMTP, test.fault)
			c.play(test.dialogue)
			l.hangUp(c)
			if n := len(l.Mailbox("bob")); n != test.stored {
				t.Errorf("bob has %d messages, want %d", n, test.stored)
			}
		})
	}
}

// TestFaultyRecipientsOverLMTP: a recipient whose fault is a reply to the message
// answers for itself; in SMTP, where there is one reply, for all (RFC 5321 §4.1.1.4).
func TestFaultyRecipientsOverLMTP(t *testing.T) {
	three := `
		C: MAIL FROM:<a@example.org>
		S: 250
		C: RCPT TO:<alice@lab.test>
		S: 250
		C: RCPT TO:<size-at-dot@lab.test>
		S: 250
		C: RCPT TO:<mailbox-full@lab.test>
		S: 452 4.2.2
		C: RCPT TO:<later@lab.test>
		S: 250
		C: DATA
		S: 354
		` + sayText
	for _, test := range []struct {
		service, dialogue string
		alice             int
	}{
		{LMTP, "S: 220\nC: LHLO c.test\nS* 250 \n" + three + "S: 250 2.1.5 delivered\nS: 552 5.3.4 \nS: 550 5.1.1 \nC: NOOP\nS: 250 2.0.0", 1},
		{MX, sayHello + three + "S: 552 5.3.4 \nC: NOOP\nS: 250 2.0.0", 0},
	} {
		l := start(t)
		dial(t, l, test.service).play(test.dialogue)
		if a, b := len(l.Mailbox("alice")), len(l.Mailbox("bob")); a != test.alice || b != 0 {
			t.Errorf("%s: alice has %d messages and bob %d, want %d and none", test.service, a, b, test.alice)
		}
	}
}

// TestEveryFaultSaysWhere: what can be met over LMTP is listed so, and what is about
// strangers or about EHLO is not.
func TestEveryFaultSaysWhere(t *testing.T) {
	for _, f := range Faults() {
		smtp, lmtp := slices.Contains(f.Services, Submission), slices.Contains(f.Services, LMTP)
		needs := map[string]bool{"no-ehlo": true, "escape-banner": true, "auth-later": true, "tls-required": true}
		if smtp && lmtp == needs[f.Name] && f.Name != "client-certificate" {
			t.Errorf("%s: LMTP %v", f.Name, lmtp)
		}
	}
}
