package lab

import (
	"bytes"
	"net/mail"
	"strings"
	"testing"
)

const toBob = `S: 220
	C: EHLO client.test
	S* 250 
	C: MAIL FROM:<a@example.org>
	S: 250
	C: RCPT TO:<bob@lab.test>
	S: 250
	C: DATA
	S: 354
`

// TestDelivery compares what lies in the maildrop, octet by octet.
func TestDelivery(t *testing.T) {
	l := start(t)
	dial(t, l, MX).play(toBob + `
		C: Subject: dots
		C:
		C: ..
		C: ..one
		C: .two
		C: 
		C: end
		C: .
		S= 250 2.0.0 queued as ` + (&ids{seed: "test"}).next())
	want := strings.ReplaceAll(`Return-Path: <a@example.org>
Received: from client.test ([127.0.0.1])
	by mail.lab.test with ESMTP id `+(&ids{seed: "test"}).next()+`
	for <bob@lab.test>;
	Mon, 02 Mar 2026 09:30:00 +0000
Subject: dots

.
.one
two

end
`, "\n", "\r\n")
	got := l.Mailbox("bob")
	if len(got) != 1 || string(got[0].Data) != want {
		t.Fatalf("got %q\nwant %q", got, want)
	}
}

// TestEndOfData: nothing but CR LF . CR LF ends a message, and a message with a
// bare CR or LF in it is refused (RFC 5321 §2.3.8).
func TestEndOfData(t *testing.T) {
	for _, end := range []string{`\n.\n`, `\n.\r\n`, `\r.\r`, `\r\n.\n`, `\r\n.\r`, `\r.\r\n`} {
		t.Run(end, func(t *testing.T) {
			l := start(t)
			dial(t, l, MX).play(toBob + `
				C- Subject: x\r\n\r\nhello` + end + `MAIL FROM:<evil@example.org>\r\nRCPT TO:<alice@lab.test>\r\nDATA\r\nevil\r\n.\r\n
				S: 554 5.6.0
				C: NOOP
				S: 250 2.0.0
				C: RCPT TO:<bob@lab.test>
				S: 503`)
			if len(l.Mailbox("bob"))+len(l.Mailbox("alice")) > 0 {
				t.Error("something was delivered")
			}
		})
	}
}

func TestMessageTooLarge(t *testing.T) {
	l := start(t, func(o *Options) { o.MaxSize = 70 })
	for _, test := range []struct {
		n    int
		code string
	}{{68, "250 2.0.0"}, {69, "552 5.3.4"}, {200_000, "552 5.3.4"}} {
		dial(t, l, MX).play(toBob + "C: " + strings.Repeat("x", test.n) + "\nC: .\nS: " + test.code + "\nC: NOOP\nS: 250")
	}
	if n := len(l.Mailbox("bob")); n != 1 {
		t.Errorf("bob has %d messages, want 1", n)
	}
}

// TestReceived checks the with clause (RFC 3848 §1) and when there is a for
// clause.
func TestReceived(t *testing.T) {
	const login = "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235\n"
	for _, test := range []struct{ service, before, from, to, want string }{
		{MX, "C: HELO c.test\nS: 250", "<>", "<bob@lab.test>", "with SMTP id "},
		{MX, "C: EHLO c.test\nS* 250 ", "<>", "<bob@lab.test>", "with ESMTP id "},
		{MX, "C: EHLO c.test\nS* 250 ", "<> SMTPUTF8", "<bob@lab.test>", "with UTF8SMTP id "},
		{MX, "C: EHLO c.test\nS* 250 \nC: STARTTLS\nS: 220\ntls\nC: EHLO c.test\nS* 250 ", "<>", "<bob@lab.test>", "with ESMTPS id "},
		{Submission, "C: EHLO c.test\nS* 250 \n" + login, "<>", "<bob@lab.test>", "with ESMTPA id "},
		{Submissions, "C: EHLO c.test\nS* 250 \n" + login, "<>", "<bob@lab.test>", "with ESMTPSA id "},
		{Submissions, "C: EHLO c.test\nS* 250 \n" + login, "<李@例子.test> SMTPUTF8", "<bob@lab.test>", "Return-Path: <李@例子.test>"},
		{MX, "C: EHLO [127.0.0.1]\nS* 250 ", "<>", "<bob@lab.test>", "from [127.0.0.1] ([127.0.0.1])"},
		{MX, "C: EHLO c.test\nS* 250 ", "<>", "<@x.test:bob@lab.test>", "for <bob@lab.test>"},
	} {
		l := start(t)
		dial(t, l, test.service).play("S: 220\n" + test.before + "\nC: MAIL FROM:" + test.from + "\nS: 250\nC: RCPT TO:" + test.to +
			"\nS: 250\nC: DATA\nS: 354\nC: Subject: x\nC: .\nS: 250")
		if got := string(l.Mailbox("bob")[0].Data); !strings.Contains(got, test.want) {
			t.Errorf("%s, %s: no %q in %q", test.service, test.from, test.want, got)
		}
	}
	l := start(t)
	dial(t, l, MX).play(strings.Replace(toBob, "C: DATA", "C: RCPT TO:<alice@lab.test>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA", 1) +
		"C: Subject: x\nC: .\nS: 250")
	for _, user := range []string{"alice", "bob"} {
		if box := l.Mailbox(user); len(box) != 1 || bytes.Contains(box[0].Data, []byte("for <")) {
			t.Errorf("%s has %q, want one copy without a for clause", user, box)
		}
	}
}

// TestSubmissionCompletes: Date: and Message-ID: are added where they lack, on
// submission only (RFC 6409 §8.2, §8.3).
func TestSubmissionCompletes(t *testing.T) {
	for _, test := range []struct {
		service, text string
		date, id      string
	}{
		{Submission, "Subject: x\n\nhello\n", "Mon, 02 Mar 2026 09:30:00 +0000", "@mail.lab.test>"},
		{Submission, "date: yesterday\nMessage-Id:\n <own@x.test>\n\nhello\n", "yesterday", "<own@x.test>"},
		{Submission, "\nhello\n", "Mon, 02 Mar 2026 09:30:00 +0000", "@mail.lab.test>"},
		{Submission, "hello\n", "Mon, 02 Mar 2026 09:30:00 +0000", "@mail.lab.test>"},
		{MX, "Subject: x\n\nhello\n", "", ""},
		{MX, "hello\n", "", ""},
	} {
		l := start(t)
		dialogue := toBob
		if test.service == Submission {
			dialogue = strings.Replace(toBob, "C: MAIL", "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235\nC: MAIL", 1)
		}
		dial(t, l, test.service).play(dialogue + "C- " + strings.ReplaceAll(test.text, "\n", `\r\n`) + `.\r\n` + "\nS: 250")
		m, err := mail.ReadMessage(bytes.NewReader(l.Mailbox("bob")[0].Data))
		if err != nil {
			t.Fatalf("%q: %v", test.text, err)
		}
		var body bytes.Buffer
		if _, err := body.ReadFrom(m.Body); err != nil {
			t.Error(err)
		}
		if d, id := m.Header.Get("Date"), m.Header.Get("Message-Id"); d != test.date || !strings.HasSuffix(id, test.id) || (id == "") != (test.id == "") {
			t.Errorf("%s %q: Date %q, Message-ID %q", test.service, test.text, d, id)
		}
		if body.String() != "hello\r\n" {
			t.Errorf("%s %q: body %q", test.service, test.text, body.String())
		}
	}
}

func TestLoop(t *testing.T) {
	l := start(t)
	dial(t, l, MX).play(toBob + strings.Repeat("C: Received: from a.test by b.test; now\n", 101) + "C: .\nS: 554 5.4.6")
	dial(t, l, MX).play(toBob + strings.Repeat("C: Received: from a.test by b.test; now\n", 100) + "C: .\nS: 250")
}

// TestLostWithinData: a message whose final dot never came is not delivered.
func TestLostWithinData(t *testing.T) {
	l := start(t)
	c := dial(t, l, MX)
	c.play(toBob + "C: Subject: half\nC: half")
	c.nc.Close()
	end(t, l)
	if n := len(l.Mailbox("bob")); n != 0 {
		t.Errorf("bob has %d messages, want none", n)
	}
}

func BenchmarkDelivery(b *testing.B) {
	l := start(b)
	c := dial(b, l, MX)
	c.nc.SetDeadline(fixed().AddDate(100, 0, 0))
	c.play("S: 220\nC: EHLO client.test\nS* 250 ")
	text := "C: MAIL FROM:<a@x.test>\nC: RCPT TO:<bob@lab.test>\nC: DATA\nS: 250\nS: 250\nS: 354\nC: Subject: x\nC:\n" +
		strings.Repeat("C: "+strings.Repeat("x", 70)+"\n", 27) + "C: .\nS: 250"
	for b.Loop() {
		c.play(text)
		if box := l.account("bob").box.(*mailbox); len(box.messages) > 1000 {
			if err := box.release(marked(box.messages), false); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func marked(all []*message) map[*message]bool {
	m := map[*message]bool{}
	for _, x := range all {
		m[x] = true
	}
	return m
}
