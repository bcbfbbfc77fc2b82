package lab

import (
	"strings"
	"testing"
)

// TestList: EXPN names the members of a list, and mail for it goes to all of them,
// with the list's own reverse-path (RFC 5321 §3.9.2).
func TestList(t *testing.T) {
	l := start(t, func(o *Options) { o.Students = 2 })
	c := dial(t, l, MX)
	c.play(sayHello)
	for _, name := range []string{"class", "CLASS", "class@lab.test", "<class@LAB.test>"} {
		c.play("C: EXPN " + name + `
			S= 250-2.0.0 Alice <alice@lab.test>
			S= 250-2.0.0 Bob <bob@lab.test>
			S= 250-2.0.0 Student001 <student001@lab.test>
			S= 250 2.0.0 Student002 <student002@lab.test>`)
	}
	c.play(`C: EXPN
		S: 501 5.5.4
		C: EXPN bob
		S: 550 5.1.0 That is a user
		C: EXPN nothing
		S: 550 5.1.1
		C: EXPN class@example.org
		S: 550 5.1.1
		C: MAIL FROM:<a@example.org>
		S: 250
		C: RCPT TO:<Class@lab.test>
		S: 250
		C: RCPT TO:<bob@lab.test>
		S: 250
		C: DATA
		S: 354
		` + sayText + "S: 250")
	for user, want := range map[string]int{"alice": 1, "bob": 2, "student001": 1, "student002": 1} {
		box := l.Mailbox(user)
		if len(box) != want {
			t.Fatalf("%s has %d messages, want %d", user, len(box), want)
		}
		if !strings.HasPrefix(string(box[0].Data), "Return-Path: <owner-class@lab.test>\r\nDelivered-To: Class@lab.test\r\n") {
			t.Errorf("%s has %q", user, box[0].Data)
		}
	}
	c.play("C: MAIL FROM:<>\nS: 250\nC: RCPT TO:<owner-class@lab.test>\nS: 250\nC: DATA\nS: 354\n" + sayText + "S: 250")
	if n := len(l.Mailbox("alice")); n != 2 {
		t.Errorf("alice, who keeps the list, has %d messages, want 2", n)
	}
}

// TestHelp: HELP says how each command is written that it lists, and no other.
func TestHelp(t *testing.T) {
	for service, verbs := range map[string]string{
		MX:         "EHLO HELO STARTTLS MAIL RCPT DATA BDAT RSET NOOP VRFY EXPN HELP QUIT",
		Submission: "EHLO HELO STARTTLS AUTH MAIL RCPT DATA BDAT RSET NOOP VRFY EXPN HELP QUIT",
		LMTP:       "LHLO STARTTLS MAIL RCPT DATA BDAT RSET NOOP VRFY EXPN HELP QUIT",
	} {
		c := dial(t, start(t), service)
		c.play("S: 220\nC: HELP\nS= 214-2.0.0 The commands of this server:\nS= 214 2.0.0 " + verbs)
		for verb := range strings.FieldsSeq(verbs) {
			c.play("C: help " + strings.ToLower(verb) + "\nS: 214 2.0.0 " + verb)
		}
		c.play("C: HELP TURN\nS: 504 5.5.4\nC: HELP me please\nS: 504 5.5.4")
		if !strings.Contains(verbs, "AUTH") {
			c.play("C: HELP AUTH\nS: 504 5.5.4\nC: AUTH PLAIN\nS: 502 5.5.1")
		}
	}
}
