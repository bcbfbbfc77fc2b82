package lab

import (
	"fmt"
	"strings"
	"testing"
)

// The ways into each state in which a command can come. MX has no login.
func smtpStates() map[string][2]string {
	const hello = "S: 220\nC: EHLO client.test\nS* 250 "
	const login = "\nC: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235"
	return map[string][2]string{
		"mx greeted":        {MX, "S: 220"},
		"mx ready":          {MX, hello},
		"mx mail":           {MX, hello + "\nC: MAIL FROM:<>\nS: 250"},
		"mx envelope":       {MX, hello + "\nC: MAIL FROM:<>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250"},
		"mx refused":        {MX, hello + "\nC: MAIL FROM:<>\nS: 250\nC: RCPT TO:<x@lab.test>\nS: 550"},
		"submission ready":  {Submission, hello},
		"submission auth":   {Submission, hello + login},
		"submissions ready": {Submissions, hello},
	}
}

// TestSMTPEveryCommandInEveryState sends every command in every state.
func TestSMTPEveryCommandInEveryState(t *testing.T) {
	l := start(t)
	states := smtpStates()
	order := []string{"mx greeted", "mx ready", "mx mail", "mx envelope", "mx refused",
		"submission ready", "submission auth", "submissions ready"}
	// One column a state, in that order.
	table := `
		EHLO client.test            | 250-       250-       250-       250-       250-       250-       250-       250-
		EHLO                        | 501        501        501        501        501        501        501        501
		EHLO not_a_name             | 501        501        501        501        501        501        501        501
		EHLO [127.0.0.1]            | 250-       250-       250-       250-       250-       250-       250-       250-
		HELO client.test            | 250        250        250        250        250        250        250        250
		HELO [127.0.0.1]            | 501        501        501        501        501        501        501        501
		MAIL FROM:<a@x.test>        | 503_5.5.1  250_2.1.0  503_5.5.1  503_5.5.1  503_5.5.1  530_5.7.0  250_2.1.0  530_5.7.0
		MAIL                        | 503_5.5.1  501_5.5.2  503_5.5.1  503_5.5.1  503_5.5.1  530_5.7.0  501_5.5.2  530_5.7.0
		RCPT TO:<bob@lab.test>      | 503_5.5.1  503_5.5.1  250_2.1.5  250_2.1.5  250_2.1.5  503_5.5.1  503_5.5.1  503_5.5.1
		DATA                        | 503_5.5.1  503_5.5.1  503_5.5.1  354        554_5.5.1  503_5.5.1  503_5.5.1  503_5.5.1
		DATA now                    | 501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4
		RSET                        | 250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0
		RSET x                      | 501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4
		NOOP                        | 250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0
		NOOP with words             | 250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0
		VRFY bob                    | 252_2.0.0  252_2.0.0  252_2.0.0  252_2.0.0  252_2.0.0  252_2.0.0  252_2.0.0  252_2.0.0
		VRFY                        | 501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4
		EXPN class                  | 250-2.0.0  250-2.0.0  250-2.0.0  250-2.0.0  250-2.0.0  250-2.0.0  250-2.0.0  250-2.0.0
		EXPN list                   | 550_5.1.1  550_5.1.1  550_5.1.1  550_5.1.1  550_5.1.1  550_5.1.1  550_5.1.1  550_5.1.1
		EXPN                        | 501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4
		BDAT 0 LAST                 | 503_5.5.1  503_5.5.1  503_5.5.1  250_2.0.0  554_5.5.1  503_5.5.1  503_5.5.1  503_5.5.1
		BDAT 0                      | 503_5.5.1  503_5.5.1  503_5.5.1  250_2.0.0  554_5.5.1  503_5.5.1  503_5.5.1  503_5.5.1
		BDAT                        | 501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4
		BDAT 0 FIRST                | 501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4
		BURL imap://a LAST          | 502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1
		LHLO client.test            | 500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1
		HELP                        | 214-2.0.0  214-2.0.0  214-2.0.0  214-2.0.0  214-2.0.0  214-2.0.0  214-2.0.0  214-2.0.0
		STARTTLS                    | 503_5.5.1  220_2.0.0  503_5.5.1  503_5.5.1  503_5.5.1  220_2.0.0  220_2.0.0  503_5.5.1
		STARTTLS now                | 501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4
		AUTH PLAIN                  | 502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  334_       503_5.5.1  334_
		AUTH                        | 502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  501_5.5.4  503_5.5.1  501_5.5.4
		AUTH CRAM-MD5               | 502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  334_       503_5.5.1  334_
		AUTH DIGEST-MD5             | 502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  502_5.5.1  504_5.5.4  503_5.5.1  504_5.5.4
		RETR 1                      | 500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1  500_5.5.1
		QUIT                        | 221_2.0.0  221_2.0.0  221_2.0.0  221_2.0.0  221_2.0.0  221_2.0.0  221_2.0.0  221_2.0.0
		QUIT now                    | 501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4  501_5.5.4
		noop                        | 250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0  250_2.0.0`
	for row := range strings.Lines(strings.TrimSpace(table)) {
		command, replies, _ := strings.Cut(row, "|")
		command = strings.TrimSpace(command)
		for i, reply := range strings.Fields(replies) {
			reply = strings.ReplaceAll(reply, "_", " ")
			t.Run(command+" in "+order[i], func(t *testing.T) {
				way := states[order[i]]
				c := dial(t, l, way[0])
				c.play(way[1] + "\nC: " + command + "\nS: " + reply)
				c.nc.Close()
			})
		}
	}
}

// TestSMTPDialogues plays what servers and lessons are used to get wrong.
func TestSMTPDialogues(t *testing.T) {
	const hello = "S: 220 mail.lab.test ESMTP\nC: EHLO client.test\nS* 250 \n"
	const login = hello + "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235 2.7.0\n"
	const envelope = hello + "C: MAIL FROM:<a@example.org>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\n"
	for _, test := range []struct{ name, service, dialogue string }{
		{"MX offers TLS and no AUTH", MX, `
			S= 220 mail.lab.test ESMTP mailproto lab
			C: EHLO client.test
			S= 250-mail.lab.test greets client.test
			S= 250-PIPELINING
			S= 250-SIZE 10485760
			S= 250-LIMITS RCPTMAX=100
			S= 250-8BITMIME
			S= 250-BINARYMIME
			S= 250-CHUNKING
			S= 250-SMTPUTF8
			S= 250-DSN
			S= 250-EXPN
			S= 250-ENHANCEDSTATUSCODES
			S= 250-STARTTLS
			S= 250 HELP`},
		{"submission offers AUTH", Submission, `
			S: 220
			C: EHLO client.test
			S* 250-STARTTLS
			S= 250-AUTH SCRAM-SHA-256 SCRAM-SHA-1 OAUTHBEARER XOAUTH2 CRAM-MD5 PLAIN LOGIN
			S= 250 HELP`},
		{"no STARTTLS in TLS", Submissions, `
			S: 220
			C: EHLO client.test
			S* 250-ENHANCEDSTATUSCODES
			S= 250-AUTH SCRAM-SHA-256-PLUS SCRAM-SHA-1-PLUS SCRAM-SHA-256 SCRAM-SHA-1 OAUTHBEARER XOAUTH2 CRAM-MD5 PLAIN LOGIN
			S= 250 HELP`},
		{"HELO lists nothing", MX, `
			S: 220
			C: HELO client.test
			S= 250 mail.lab.test
			C: MAIL FROM:<a@x.test> SIZE=3
			S: 555 5.5.4
			C: MAIL FROM:<a@x.test>
			S: 250`},
		{"EHLO resets a transaction", MX, envelope + `
			C: EHLO other.test
			S* 250 
			C: RCPT TO:<bob@lab.test>
			S: 503 5.5.1
			C: MAIL FROM:<b@x.test>
			S: 250`},
		{"EHLO that is refused resets nothing", MX, envelope + `
			C: EHLO
			S: 501
			C: DATA
			S: 354`},
		{"RSET resets", MX, envelope + `
			C: RSET
			S: 250
			C: DATA
			S: 503`},
		{"relay denied", MX, hello + `
			C: MAIL FROM:<a@x.test>
			S: 250
			C: RCPT TO:<c@elsewhere.test>
			S: 550 5.7.1 Relaying denied
			C: RCPT TO:<nobody@lab.test>
			S: 550 5.1.1
			C: RCPT TO:<BOB@LAB.TEST>
			S: 250 2.1.5
			C: RCPT TO:<"bob"@lab.test>
			S: 250
			C: RCPT TO:<@relay.test,@other.test:bob@lab.test>
			S: 250
			C: RCPT TO:<Postmaster>
			S: 250
			C: RCPT TO:<postMASTER@lab.test>
			S: 250`},
		{"the lab delivers nowhere else", Submission, login + `
			C: MAIL FROM:<alice@lab.test>
			S: 250
			C: RCPT TO:<c@elsewhere.test>
			S: 550 5.7.1 The lab delivers to lab.test and nowhere else`},
		{"paths", MX, hello + `
			C: MAIL FROM: <a@x.test>
			S: 501 5.1.7
			C: MAIL FROM :<a@x.test>
			S: 501 5.5.2
			C: MAIL FROM:a@x.test
			S: 501 5.1.7
			C: MAIL FROM:<postmaster>
			S: 501 5.1.7
			C: MAIL FROM:<>
			S: 250
			C: RCPT TO:<>
			S: 501 5.1.3
			C: RCPT TO: <bob@lab.test>
			S: 501 5.1.3`},
		{"parameters", MX, hello + `
			C: MAIL FROM:<a@x.test> MT-PRIORITY=3
			S: 555 5.5.4
			C: MAIL FROM:<a@x.test> SIZE=abc
			S: 501 5.5.4
			C: MAIL FROM:<a@x.test> SIZE=10485761
			S: 552 5.3.4
			C: MAIL FROM:<a@x.test> SIZE=99999999999999999999
			S: 552 5.3.4
			C: MAIL FROM:<a@x.test> BODY=9BIT
			S: 501 5.5.4
			C: MAIL FROM:<a@x.test> SMTPUTF8=yes
			S: 501 5.5.4
			C: NOOP
			S: 250
			C: MAIL FROM:<a@x.test> AUTH=<>
			S: 555 5.5.4
			C: MAIL FROM:<a@x.test> SIZE=1 SIZE=1
			S: 501 5.5.4
			C: MAIL FROM:<a@x.test>  SIZE=1
			S: 501 5.5.4
			C: mail from:<a@x.test> size=10485760 body=8bitmime smtputf8  
			S: 250
			C: RCPT TO:<bob@lab.test> RRVS=2014-04-03T23:01:00Z
			S: 555 5.5.4
			C: RCPT TO:<bob@lab.test>
			S: 250`},
		{"AUTH= on submission", Submission, login + `
			C: MAIL FROM:<a@x.test> AUTH=e+3Dmc2@example.com
			S: 250
			C: RSET
			S: 250
			C: MAIL FROM:<a@x.test> AUTH=<>
			S: 250
			C: RSET
			S: 250
			C: MAIL FROM:<a@x.test> AUTH=e+3dmc2@example.com
			S: 501 5.5.4
			C: MAIL FROM:<a@x.test> AUTH=nobody
			S: 501 5.5.4`},
		{"letters beyond ASCII need SMTPUTF8", MX, hello + `
			C: MAIL FROM:<李@例子.test>
			S: 550 5.6.7
			C: MAIL FROM:<a@x.test>
			S: 250
			C: RCPT TO:<李@lab.test>
			S: 553 5.6.7
			C: RSET
			S: 250
			C: MAIL FROM:<李@例子.test> SMTPUTF8
			S: 250
			C: RCPT TO:<李@lab.test>
			S: 550 5.1.1`},
		{"pipelining", MX, hello + `
			C: MAIL FROM:<a@x.test>
			C: RCPT TO:<nobody@lab.test>
			C: RCPT TO:<bob@lab.test>
			C: DATA
			S: 250
			S: 550
			S: 250
			S: 354
			C: Subject: x
			C:
			C: .
			C: QUIT
			S: 250 2.0.0 queued as 
			S: 221
			end`},
		{"a bare LF ends no command", MX, `
			S: 220
			C- NOOP\nQUIT\r\n
			S: 500 5.5.2
			S: 500 5.5.2
			C: NOOP
			S: 250
			C- NO\rOP\r\n
			S: 500 5.5.2
			C- NOOP \0\r\n
			S: 500 5.5.2`},
		{"a command in two pieces", MX, "S: 220\nC- NOOP\\r\\nNO\nS: 250\nC- OP\\r\\n\nS: 250"},
		{"ten bad commands, and no more", MX, "S: 220\n" + strings.Repeat("C: WHAT\nS: 500 5.5.1\n", 10) + `
			C: WHAT
			S: 421 4.7.0
			end`},
		{"a good command makes good", MX, strings.Replace("S: 220\n"+strings.Repeat("C: WHAT\nS: 500\n", 9)+"C: NOOP\nS: 250\n+", "+",
			strings.Repeat("C: WHAT\nS: 500\n", 10)+"C: NOOP\nS: 250", 1)},
		{"a group fails together", MX, hello + strings.Repeat("C: RCPT TO:<bob@lab.test>\nS: 503 5.5.1\n", 30) + "C: NOOP\nS: 250"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dial(t, start(t), test.service).play(test.dialogue)
		})
	}
}

// TestSMTPRecipients counts to the limit and beyond (RFC 5321 §4.5.3.1.8).
func TestSMTPRecipients(t *testing.T) {
	l := start(t)
	c := dial(t, l, MX)
	c.play("S: 220\nC: EHLO client.test\nS* 250 \nC: MAIL FROM:<a@x.test>\nS: 250")
	for i := range 100 {
		c.play(fmt.Sprintf("C: RCPT TO:<@r%d.test:bob@lab.test>\nS: 250", i))
	}
	c.play(`C: RCPT TO:<alice@lab.test>
		S: 452 4.5.3
		C: DATA
		S: 354
		C: Subject: x
		C: .
		S: 250`)
	if n, m := len(l.Mailbox("bob")), len(l.Mailbox("alice")); n != 1 || m != 0 {
		t.Errorf("bob has %d messages, alice %d; want 1 and 0", n, m)
	}
}

// TestSMTPAuth plays the exchange's twists (RFC 4954 §4).
func TestSMTPAuth(t *testing.T) {
	const hello = "S: 220\nC: EHLO client.test\nS* 250 \n"
	for _, test := range []struct{ name, dialogue string }{
		{"PLAIN with its response behind", "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235 2.7.0"},
		{"plain in small letters", "C: auth plain AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235 2.7.0"},
		{"PLAIN in two lines", "C: AUTH PLAIN\nS= 334 \nC: AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235 2.7.0"},
		{"PLAIN with the same authzid", "C: AUTH PLAIN YWxpY2UAYWxpY2UAd29uZGVybGFuZA==\nS: 235 2.7.0"},
		{"PLAIN for somebody else", "C: AUTH PLAIN Ym9iAGFsaWNlAHdvbmRlcmxhbmQ=\nS: 535 5.7.8"},
		{"PLAIN with the address", "C: AUTH PLAIN " + encode64("\x00alice@lab.test\x00wonderland") + "\nS: 235"},
		{"LOGIN", "C: AUTH LOGIN\nS= 334 VXNlcm5hbWU6\nC: Ym9i\nS= 334 UGFzc3dvcmQ6\nC: YnVpbGRlcg==\nS: 235 2.7.0"},
		{"LOGIN with the name behind", "C: AUTH LOGIN Ym9i\nS= 334 UGFzc3dvcmQ6\nC: YnVpbGRlcg==\nS: 235 2.7.0"},
		{"wrong password", "C: AUTH PLAIN " + encode64("\x00alice\x00wonder") + "\nS: 535 5.7.8\nC: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235"},
		{"unknown user", "C: AUTH PLAIN " + encode64("\x00mallory\x00wonderland") + "\nS: 535 5.7.8"},
		{"cancelled", "C: AUTH PLAIN\nS: 334\nC: *\nS: 501 5.7.0\nC: NOOP\nS: 250"},
		{"no base64", "C: AUTH PLAIN\nS: 334\nC: AGFsaW!\nS: 501 5.5.2\nC: NOOP\nS: 250"},
		{"no base64 behind", "C: AUTH PLAIN AGFsaW!\nS: 501 5.5.2\nC: NOOP\nS: 250"},
		{"base64 with loose bits", "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmR=\nS: 501 5.5.2"},
		{"an empty response behind", "C: AUTH PLAIN =\nS: 501 5.5.2\nC: NOOP\nS: 250"},
		{"an empty name behind LOGIN", "C: AUTH LOGIN =\nS= 334 UGFzc3dvcmQ6\nC: YnVpbGRlcg==\nS: 535 5.7.8"},
		{"= is no response of its own", "C: AUTH PLAIN\nS: 334\nC: =\nS: 501 5.5.2"},
		{"an empty line", "C: AUTH PLAIN\nS: 334\nC:\nS: 501 5.5.2"},
		{"a line too long", "C: AUTH PLAIN\nS: 334\nC: " + strings.Repeat("A", 12289) + "\nS: 500 5.5.6\nC: NOOP\nS: 250"},
		{"a bare LF", "C: AUTH PLAIN\nS: 334\nC- AGFsaWNlAHdvbmRlcmxhbmQ=\\n\nS: 500 5.5.2"},
		{"twice", "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235\nC: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 503 5.5.1"},
		{"in a transaction", "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235\nC: MAIL FROM:<>\nS: 250\nC: AUTH LOGIN\nS: 503 5.5.1"},
		{"after HELO", "C: HELO client.test\nS: 250\nC: AUTH LOGIN\nS: 503 5.5.1"},
		{"EHLO keeps the login", "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235\nC: EHLO client.test\nS* 250 \nC: MAIL FROM:<>\nS: 250"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dial(t, start(t), Submission).play(hello + test.dialogue)
		})
	}
}

// TestSMTPStartTLS: what was said in clear counts no more, and what was sent in
// clear behind STARTTLS is dropped (RFC 3207 §4.2).
func TestSMTPStartTLS(t *testing.T) {
	dial(t, start(t), Submission).play(`
		S: 220
		C: EHLO client.test
		S* 250 
		C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=
		S: 235
		C: STARTTLS
		C: MAIL FROM:<evil@example.org>
		C: RSET
		S: 220 2.0.0
		tls
		C: MAIL FROM:<a@x.test>
		S: 503 5.5.1 Send EHLO
		C: EHLO client.test
		S* 250-ENHANCEDSTATUSCODES
		S: 250-AUTH
		S: 250 HELP
		C: MAIL FROM:<a@x.test>
		S: 530 5.7.0
		C: STARTTLS
		S: 503 5.5.1
		C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=
		S: 235
		C: MAIL FROM:<a@x.test>
		S: 250
		C: QUIT
		S: 221
		end`)
}

// TestSMTPNoLoginInClearFromAfar: beyond this machine a password needs TLS.
func TestSMTPNoLoginInClearFromAfar(t *testing.T) {
	l := start(t)
	h, _ := l.handler(Submission)
	s := newSMTPSession(l, nil, client{literal: "[192.0.2.1]"}, &h)
	s.conn = deafServer(t, l)
	s.esmtp, s.helo = true, "client.test"
	if r := s.AUTH("PLAIN AGFsaWNlAHdvbmRlcmxhbmQ="); r.code != 530 {
		t.Errorf("AUTH: %v, want 530", r)
	}
	for _, k := range s.keywords() {
		if strings.HasPrefix(k, "AUTH") {
			t.Errorf("offered in clear: %s", k)
		}
	}
	p := newPOP3Session(l, s.conn, s.client, &h)
	for _, r := range []pop3Reply{p.USER("bob"), p.PASS("builder", true), p.AUTH([]string{"PLAIN"})} {
		if r.line != "-ERR Send STLS first" {
			t.Errorf("got %q", r.line)
		}
	}
	for _, k := range p.CAPA(nil).list {
		if k == "USER" || strings.HasPrefix(k, "SASL") {
			t.Errorf("offered in clear: %s", k)
		}
	}
}
