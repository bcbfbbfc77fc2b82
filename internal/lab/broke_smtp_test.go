package lab

import (
	"strings"
	"testing"
)

// TestWhatBrokeSMTPServers plays what other servers have got wrong.
func TestWhatBrokeSMTPServers(t *testing.T) {
	const mail = "C: MAIL FROM:<a@x.test>\nS: 250\n"
	const data = sayHello + mail + "C: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\n"
	local64, label := strings.Repeat("l", 64), strings.Repeat("d", 63)
	domain := strings.Join([]string{label, label, label, label}, ".") // 255 octets
	for _, test := range []struct {
		name, service, dialogue string
		bob                     int // messages
	}{
		{"MAIL before HELO", MX, "S: 220\nC: MAIL FROM:<a@x.test>\nS: 503 5.5.1\nC: RCPT TO:<bob@lab.test>\nS: 503\nC: DATA\nS: 503\nC: NOOP\nS: 250", 0},
		{"nested MAIL keeps the first", MX, sayHello + mail + `
			C: RCPT TO:<bob@lab.test>
			S: 250
			C: MAIL FROM:<evil@x.test>
			S: 503 5.5.1
			C: DATA
			S: 354
			` + sayText + "S: 250", 1},
		{"EHLO in a transaction resets", MX, sayHello + mail + "C: EHLO client.test\nS* 250 \nC: RCPT TO:<bob@lab.test>\nS: 503", 0},
		{"HELO after EHLO takes the offers back", MX, sayHello + `
			C: HELO client.test
			S= 250 mail.lab.test
			C: MAIL FROM:<a@x.test> BODY=8BITMIME
			S: 555 5.5.4
			C: BDAT 0 LAST
			S: 503`, 0},
		{"unknown parameters", MX, sayHello + `
			C: MAIL FROM:<a@x.test> XYZZY
			S: 555 5.5.4
			C: MAIL FROM:<a@x.test> XYZZY=1 SIZE=1
			S: 555 5.5.4
			C: MAIL FROM:<a@x.test> =1
			S: 501 5.5.4
			` + mail + `
			C: RCPT TO:<bob@lab.test> SIZE=1
			S: 555 5.5.4
			C: RCPT TO:<bob@lab.test>
			S: 250`, 0},
		{"RCPT TO:<>", MX, sayHello + mail + "C: RCPT TO:<>\nS: 501 5.1.3\nC: DATA\nS: 554 5.5.1", 0},
		{"source routes", MX, sayHello + `
			C: MAIL FROM:<@a.test,@b.test:c@x.test>
			S: 250
			C: RCPT TO:<@a,@b:bob@lab.test>
			S: 250
			C: RCPT TO:<@lab.test:c@elsewhere.test>
			S: 550 5.7.1
			C: RCPT TO:<@a,@b,bob@lab.test>
			S: 501 5.1.3`, 0},
		{"quoted local parts", MX, sayHello + mail + `
			C: RCPT TO:<"bob"@lab.test>
			S: 250
			C: RCPT TO:<"b\ob"@lab.test>
			S: 250
			C: RCPT TO:<"a> SIZE=1"@lab.test>
			S: 550 5.1.1
			C: RCPT TO:<"bob@lab.test>
			S: 501 5.1.3
			C: RCPT TO:<"bo"b@lab.test>
			S: 501 5.1.3
			C: RCPT TO:<bob @lab.test>
			S: 501 5.1.3`, 0},
		{"no relay by tricks", MX, sayHello + mail + `
			C: RCPT TO:<c%elsewhere.test@lab.test>
			S: 550 5.1.1
			C: RCPT TO:<elsewhere.test!c>
			S: 501 5.1.3
			C: RCPT TO:<"c@elsewhere.test"@lab.test>
			S: 550 5.1.1
			C: RCPT TO:<"c@elsewhere.test">
			S: 501 5.1.3
			C: RCPT TO:<bob@lab.test@elsewhere.test>
			S: 501 5.1.3
			C: RCPT TO:<bob@lab.test.>
			S: 501 5.1.3`, 0},
		{"address literals", MX, sayHello + `
			C: MAIL FROM:<a@[192.0.2.1]>
			S: 250
			C: RCPT TO:<bob@[127.0.0.1]>
			S: 550 5.7.1
			C: RCPT TO:<bob@[IPv6:::1]>
			S: 550 5.7.1
			C: RCPT TO:<bob@[::1]>
			S: 501 5.1.3
			C: RCPT TO:<bob@[127.0.0.1>
			S: 501 5.1.3`, 0},
		{"postmaster without a domain", MX, sayHello + mail + "C: RCPT TO:<postmaster>\nS: 250\nC: RCPT TO:<bob>\nS: 501 5.1.3\nC: RSET\nS: 250\nC: MAIL FROM:<postmaster>\nS: 501 5.1.7", 0},
		{"long addresses", MX, sayHello + `
			C: MAIL FROM:<` + local64 + `@x.test>
			S: 250
			C: RCPT TO:<` + local64 + `@lab.test>
			S: 550 5.1.1
			C: RCPT TO:<l` + local64 + `@lab.test>
			S: 501 5.1.3 the address is too long
			C: RCPT TO:<b@` + domain[:252] + `>
			S: 550 5.7.1
			C: RCPT TO:<b@` + domain[:253] + `>
			S: 501 5.1.3 the address is too long
			C: RCPT TO:<b@` + domain + `x>
			S: 501 5.1.3
			C: RCPT TO:<b@` + label + `d.test>
			S: 501 5.1.3`, 0},
		{"eight bits without SMTPUTF8", MX, sayHello + `
			C: MAIL FROM:<李@x.test>
			S: 550 5.6.7
			C- MAIL FROM:<` + "\xff\xfe" + `@x.test>\r\n
			S: 501 5.1.7
			` + mail + `
			C: RCPT TO:<bob@例子.test>
			S: 553 5.6.7
			C: VRFY 李
			S: 252
			C: EHLO 例子.test
			S: 501`, 0},
		{"dots", MX, data + `
			C: ..
			C: ...
			C: ..a
			C: a.
			C: .b
			C: .
			S: 250
			C: NOOP
			S: 250`, 1},
		{"a dot with blanks is no end", MX, data + "C: . \nC:  .\nC: .\nS: 250\nC: NOOP\nS: 250", 1},
		{"plaintext behind STARTTLS", MX, sayHello + `
			C- STARTTLS\r\nEHLO evil.test\r\nMAIL FROM:<evil@x.test>\r\nRCPT TO:<bob@lab.test>\r\nDATA\r\nevil\r\n.\r\n
			S: 220
			tls
			C: NOOP
			S: 250 2.0.0
			C: RCPT TO:<bob@lab.test>
			S: 503
			C: EHLO client.test
			S* 250 
			C: RCPT TO:<bob@lab.test>
			S: 503`, 0},
		{"half a line behind STARTTLS", MX, sayHello + "C- STARTTLS\\r\\nMAIL FR\nS: 220\ntls\nC: EHLO client.test\nS* 250 \nC: NOOP\nS: 250", 0},
		{"AUTH twice", Submission, sayHello + sayLogin + "C: AUTH PLAIN AGJvYgBidWlsZGVy\nS: 503 5.5.1\nC: AUTH LOGIN\nS: 503", 0},
		{"AUTH in a transaction", Submissions, sayHello + sayLogin + mail + "C: AUTH PLAIN AGJvYgBidWlsZGVy\nS: 503 5.5.1\nC: RCPT TO:<bob@lab.test>\nS: 250", 0},
		{"numbers beyond range", MX, sayHello + `
			C: MAIL FROM:<a@x.test> SIZE=99999999999999999999
			S: 552 5.3.4
			C: MAIL FROM:<a@x.test> SIZE=999999999999999999999
			S: 501 5.5.4
			C: MAIL FROM:<a@x.test> SIZE=-1
			S: 501 5.5.4
			C: MAIL FROM:<a@x.test> SIZE=1e3
			S: 501 5.5.4
			C: BDAT 99999999999999999999 LAST
			S: 552
			end`, 0},
		{"a long command, and a good one", MX, sayHello + "C: NOOP " + strings.Repeat("x", 3000) + "\nS: 500 5.5.2\nC: NOOP\nS: 250", 0},
		{"a line without end", MX, sayHello + "C- " + strings.Repeat("x", 70_000) + "\nS: 500 5.5.2\nS: 421\nend", 0},
		{"lines in a message are bounded by its size alone", MX, data + "C: " + strings.Repeat("x", 100_000) + "\nC: .\nS: 250", 1},
		{"verbs in any case, and a tab is no space", MX, "S: 220\nC: eHlO client.test\nS* 250 \nC: NoOp\nS: 250\nC: MAIL\tFROM:<a@x.test>\nS: 500", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := start(t)
			dial(t, l, test.service).play(test.dialogue)
			if n := len(l.Mailbox("bob")); n != test.bob {
				t.Errorf("bob has %d messages, want %d", n, test.bob)
			}
		})
	}
}

// TestSmuggling: whatever looks like the end of a message to somebody else is not one
// here, in one piece or in many: what follows is text, and the whole is refused.
func TestSmuggling(t *testing.T) {
	const evil = "MAIL FROM:<evil@x.test>\r\nRCPT TO:<alice@lab.test>\r\nDATA\r\nevil\r\n.\r\n"
	for _, end := range []string{"\n.\n", "\r\n.\n", "\n.\r\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\n\n.\r\n", "\r\r\n.\n", "\r\n.\r\r\n", "\r\n.\x00\r\n\n"} {
		for _, pieces := range []bool{false, true} {
			l := start(t)
			c := dial(t, l, MX)
			c.play(toBob)
			text := "Subject: x\r\n\r\nhi" + end + evil
			if !pieces {
				c.write(text)
			}
			for i := 0; pieces && i < len(text); i++ {
				c.write(text[i : i+1])
			}
			c.play("S: 554 5.6.0\nC: NOOP\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 503")
			if len(l.Mailbox("bob"))+len(l.Mailbox("alice")) > 0 {
				t.Errorf("%q: something was delivered", end)
			}
		}
	}
}

// TestDotsAtBorders cuts a message full of dots at every place: it arrives the same.
func TestDotsAtBorders(t *testing.T) {
	const sent = "Subject: x\r\n\r\n..\r\n..\r\n...a\r\n\r\n..\r\nb.\r\n.c\r\n.\r\n"
	const want = "Subject: x\r\n\r\n.\r\n.\r\n..a\r\n\r\n.\r\nb.\r\nc\r\n"
	l := start(t)
	c := dial(t, l, MX)
	c.play("S: 220\nC: EHLO client.test\nS* 250 ")
	for i := 1; i < len(sent); i++ {
		c.play("C: MAIL FROM:<a@x.test>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354")
		c.write(sent[:i])
		c.write(sent[i:])
		c.play("S: 250")
		box := l.Mailbox("bob")
		if len(box) != i || !strings.HasSuffix(string(box[i-1].Data), "+0000\r\n"+want) {
			t.Fatalf("cut at %d: %q", i, box[len(box)-1].Data)
		}
	}
	// And out again: sizes count no second dot, and the lines have theirs.
	p := dial(t, l, POP3)
	p.play("S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: +OK\nC: RETR 1\nS: +OK\nS* Subject: x\nS= \nS= ..\nS= ..\nS= ...a\nS= \nS= ..\nS= b.\nS= c\nS= .")
}

// write sends text as it is.
func (c *talker) write(text string) {
	c.t.Helper()
	if _, err := c.nc.Write([]byte(text)); err != nil {
		c.t.Fatal(err)
	}
}
