package transcript_test

import (
	"strings"
	"testing"

	"mailproto/internal/transcript"
)

func TestDialogues(t *testing.T) {
	for name, c := range map[string]struct {
		format     transcript.Format
		text, want string
	}{
		"no greeting": {"dialogue", "C: NOOP\nS: 250 ok\n", `
   1 1  1 C--> NOOP
   2 1  2 S<-- 250 ok   re 1`},
		"spoke too early": {"dialogue", "C: EHLO x\nS: 220 hi\nS: 250 ok\n", `
   1 1  1 C--> EHLO x
   2 1  2 S<-- 220 hi   re 0
   3 1  3 S<-- 250 ok   re 1`},
		"pipelined": {"dialogue", "S: 220 x\nC: RSET\nC: MAIL FROM:<a@b>\nC: DATA\nS: 250 1\nS: 250 2\nS: 354 3\nC: .hid\nC: ..\nC: .\nS: 250 4\n", `
   1 1  1 S<-- 220 x   re 0
   2 1  2 C--> RSET
   3 1  3 C--> MAIL FROM:<a@b>
   4 1  4 C--> DATA
   5 1  5 S<-- 250 1   re 2
   6 1  6 S<-- 250 2   re 3
   7 1  7 S<-- 354 3   re 4
   8 1    C-- message: 2 lines, 10 octets, 2 stuffed
  10 1  9 C--> .
  11 1 10 S<-- 250 4   re 9`},
		"data refused": {"dialogue", "C: DATA\nS: 554 no\nC: QUIT\nS: 221 bye\n", `
   1 1  1 C--> DATA
   2 1  2 S<-- 554 no   re 1
   3 1  3 C--> QUIT
   4 1  4 S<-- 221 bye   re 3`},
		"languages": {"dialogue", "S: +OK\nC: LANG\nS: +OK list\nS: en English\nS: fr Francais\nS: .\nC: LANG fr\nS: +OK fr\n", `
   1 1  1 S<-- +OK   re 0
   2 1  2 C--> LANG
   3 1  3 S<-- +OK list (+2) fr Francais   re 2
   7 1  4 C--> LANG fr
   8 1  5 S<-- +OK fr   re 4`},
		"dot not shown": {"dialogue", "C: DATA\nS: 354 go\nC: text\nS: 250 ok\n", `
   1 1  1 C--> DATA
   2 1  2 S<-- 354 go   re 1
   3 1    C-- message: 1 lines, 6 octets, 0 stuffed
   4 1  4 C--> .
   4 1  5 S<-- 250 ok   re 4`},
		"cut in the message": {"dialogue", "C: DATA\nS: 354 go\nC: text\n", `
   1 1  1 C--> DATA
   2 1  2 S<-- 354 go   re 1
   3 1    C-- message: 1 lines, 6 octets, 0 stuffed`},
		"cut in a reply": {"dialogue", "C: EHLO x\nS: 250-a\nS: 250-b\n", `
   1 1  1 C--> EHLO x
   2 1  2 S<-- 250-a (+1) 250-b   re 1`},
		"lines without marks": {"dialogue", "C: EHLO x\nS: 250-a\n   250-b\n   250 c\nand so on\n", `
   1 1  1 C--> EHLO x
   2 1  2 S<-- 250-a (+2) 250 c   re 1
   5    ? and so on`},
		"marks": {"dialogue", "client: NOOP\nServer: 250 1\n>>> NOOP\n<<< 250 2\nC> NOOP\nS> 250 3\n客户端：NOOP\n服务器：250 4\n", `
   1 1  1 C--> NOOP
   2 1  2 S<-- 250 1   re 1
   3 1  3 C--> NOOP
   4 1  4 S<-- 250 2   re 3
   5 1  5 C--> NOOP
   6 1  6 S<-- 250 3   re 5
   7 1  7 C--> NOOP
   8 1  8 S<-- 250 4   re 7`},
		"421": {"dialogue", "S: 220 x\nS: 421 bye\n", `
   1 1  1 S<-- 220 x   re 0
   2 1  2 S<-- 421 bye   re 0`},
		"broken replies": {"dialogue", "C: A\nS: what?\nC: B\nS: 250-a\nS: 450 b\nC: C\nS: 250 5.1.1 x\n", `
   1 1  1 C--> A
   2 1  2 S<-- what?   re 1
   2 1    problem malformed-reply: what?
   3 1  4 C--> B
   4 1  5 S<-- 250-a (+1) 450 b   re 4
   4 1    problem code-changes: 250-a
   6 1  7 C--> C
   7 1  8 S<-- 250 5.1.1 x   re 7
   7 1    problem enhanced-class-mismatch: 250 5.1.1 x`},
		"two sessions": {"dialogue", "S: 220 a\nC: QUIT\nS: 221 bye\n\nS: 220 b\nC: NOOP\n", `
   1 1  1 S<-- 220 a   re 0
   2 1  2 C--> QUIT
   3 1  3 S<-- 221 bye   re 2
        # 1
   5 2  4 S<-- 220 b   re 0
   6 2  5 C--> NOOP`},
		"starttls": {"dialogue", "S: 220 a\nC: STARTTLS\nS: 220 go\nC: <negotiates>\nC: EHLO x\nS: 250 x\n", `
   1 1  1 S<-- 220 a   re 0
   2 1  2 C--> STARTTLS
   3 1  3 S<-- 220 go   re 2
        # 1
   5 1    TLS TLS  []
   5 1  5 C~~> EHLO x
   6 1  6 S<~~ 250 x   re 5`},
		"starttls refused": {"dialogue", "S: 220 a\nC: STARTTLS\nS: 454 no\nC: EHLO x\n", `
   1 1  1 S<-- 220 a   re 0
   2 1  2 C--> STARTTLS
   3 1  3 S<-- 454 no   re 2
   4 1  4 C--> EHLO x`},
		"pop3 lists": {"dialogue", "C: UIDL\nS: +OK\nS: 1 a\nS: ..b\nS: .\nC: UIDL 1\nS: +OK 1 a\nC: LIST\nS: -ERR no\nC: TOP 1 0\nS: +OK\nS: A: b\nS: ..\nS: .\nC: QUIT\nS: +OK\n", `
   1 1  1 C--> UIDL
   2 1  2 S<-- +OK (+2) .b   re 1
   6 1  3 C--> UIDL 1
   7 1  4 S<-- +OK 1 a   re 3
   8 1  5 C--> LIST
   9 1  6 S<-- -ERR no   re 5
  10 1  7 C--> TOP 1 0
  11 1  8 S<-- +OK   re 7
  12 1    S-- message: 2 lines, 10 octets, 1 stuffed
  15 1 10 C--> QUIT
  16 1 11 S<-- +OK   re 10`},
		"bdat": {"dialogue", "C: BDAT 8\nC: abc\nC: .\nS: 250 ok\nC: BDAT 0 LAST\nS: 250 ok\n", `
   1 1  1 C--> BDAT 8
   2 1    C-- message: 2 lines, 8 octets, 0 stuffed
   4 1  3 S<-- 250 ok   re 1
   5 1  4 C--> BDAT 0 LAST
   6 1  5 S<-- 250 ok   re 4`},
		"message that looks like a dialogue": {"curl", "> RETR 1\n< +OK 27 octets\n> quoted\n* item\n< 250 x\n* Connection #0 to host x left intact\n", `
   1 1  1 C--> RETR 1
   2 1  2 S<-- +OK 27 octets   re 1
        # 1
   3 1    S-- message: 3 lines, 27 octets, 0 stuffed`},
		"not sent": {"openssl", "220 x\nRCPT TO:<a@b>\nRENEGOTIATING\nrcpt to:<a@b>\n250 ok\nQUIT\n", `
   1 1  1 S<-- 220 x   re 0
        # 2
   4 1  2 C--> rcpt to:<a@b>
   5 1  3 S<-- 250 ok   re 2
   6 1  4 C--> QUIT`},
		"telnet": {"", "$ telnet mx.example.org 25\nTrying 192.0.2.1...\nConnected to mx.example.org.\nEscape character is '^]'.\n220 x\nhelp\n214 ok\nConnection closed by foreign host.\n", `
        # 4
   3 1    connected mx.example.org:25 smtp
   5 1  2 S<-- 220 x   re 0
   6 1  3 C--> help
   7 1  4 S<-- 214 ok   re 3
   8 1    closed S
        # 1`},
	} {
		t.Run(name, func(t *testing.T) {
			got := compact(read(t, c.format, []byte(c.text)))
			if strings.TrimSpace(got) != strings.TrimSpace(c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]transcript.Format{
		"   S: 220 x\n   C: EHLO y\n":                                          transcript.Dialogue,
		"laptop C: STAT\nlaptop S: +OK 1\n":                                    transcript.Dialogue,
		">>> RCPT To:<a@b>\n<<< 550 no\n":                                      transcript.Dialogue,
		"220 x ESMTP\nEHLO y\n250 x\n":                                         transcript.OpenSSL,
		"+OK ready\nUSER bob\n":                                                transcript.OpenSSL,
		"> EHLO x\n< 250 y\n":                                                  transcript.Curl,
		"--> EHLO x\n<-- 250 y\n":                                              transcript.Msmtp,
		"--> USER x\n<-- +OK\n":                                                transcript.Mpop,
		"<-  220 x\n -> EHLO y\n":                                              transcript.Swaks,
		"  1  C ~~>  NOOP\n     S <~~  250 ok    OK\n":                         transcript.Mailproto,
		"\x1b[1m  1  C ~~>  \x1b[0mNOOP\n":                                     transcript.Mailproto,
		"Step 1. The client says, in clear: NOOP\n":                            transcript.Mailproto,
		"{\"seq\":1,\"kind\":\"sent\"}\n":                                      transcript.Recording,
		"*cmd* 'STAT'\n":                                                       transcript.Poplib,
		"09:29:50.952230 send: 'ehlo x\\r\\n'\n":                               transcript.Smtplib,
		"fetchmail: POP3< +OK x\n":                                             transcript.Fetchmail,
		"  SMTP<< 220 x\n":                                                     transcript.Exim,
		"09:34:26 25792 SMTP>> 220 x\n":                                        transcript.Exim,
		"2026-11-23T09:32:31.5+00:00 h postfix/smtpd[7]: < a[1.2.3.4]: NOOP\n": transcript.Postfix,
		"Dear Bob,\n":                                                          "",
		"# A heading\n\n* a list\n* of things\n":                               "",
		"{\"a\": 1}\n":                                                         "",
		"Nov 23 09:32:31 h postfix/qmgr[1]: removed\n":                         "",
	} {
		if got, ok := transcript.Detect([]byte(text)); got != want || ok != (want != "") {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
}

// TestTimes: the time since the first line is kept where a tool tells it.
func TestTimes(t *testing.T) {
	items := read(t, "", []byte("23:59:59.500000 send: 'noop\\r\\n'\n23:59:59.750000 reply: b'250 ok\\r\\n'\n00:00:01.500000 send: 'noop\\r\\n'\n"))
	for i, want := range []float64{0, 250, 2000} {
		if got := float64(items[i].Event.At) / 1e6; got != want {
			t.Errorf("event %d came after %v ms", i, got)
		}
	}
}

// TestServerSide: who writes the log has sent what the other received.
func TestServerSide(t *testing.T) {
	server := read(t, "", []byte("h postfix/smtpd[7]: > a[1.2.3.4]: 220 x\nh postfix/smtpd[7]: < a[1.2.3.4]: NOOP\n"))
	client := read(t, "", []byte("h postfix/smtp[7]: < a[1.2.3.4]:25: 220 x\nh postfix/smtp[7]: > a[1.2.3.4]:25: NOOP\n"))
	for i, want := range [][2]string{{"sent", "received"}, {"received", "sent"}} {
		if got := [2]string{string(server[i].Event.Kind), string(client[i].Event.Kind)}; got != want {
			t.Errorf("line %d: %v", i+1, got)
		}
	}
}
