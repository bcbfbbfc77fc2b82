package lab

import (
	"bytes"
	"context"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strconv"
	"strings"
	"testing"
	"time"
)

const bobIn = "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: +OK\n"

// TestPOP3EveryCommandInEveryState sends every command in every state.
func TestPOP3EveryCommandInEveryState(t *testing.T) {
	l := start(t, withMail)
	states := []struct{ name, service, way string }{
		{"authorization", POP3, "S: +OK"},
		{"after USER", POP3, "S: +OK\nC: USER bob\nS: +OK"},
		{"in TLS", POP3S, "S: +OK"},
		{"transaction", POP3, bobIn},
	}
	for row := range strings.Lines(strings.TrimSpace(`
		CAPA              | +OK   +OK   +OK   +OK
		CAPA x            | -ERR  -ERR  -ERR  -ERR
		USER bob          | +OK   +OK   +OK   -ERR
		USER nobody       | +OK   +OK   +OK   -ERR
		USER              | -ERR  -ERR  -ERR  -ERR
		PASS builder      | -ERR  +OK   -ERR  -ERR
		PASS wrong        | -ERR  -ERR_[AUTH]  -ERR  -ERR
		PASS              | -ERR  -ERR  -ERR  -ERR
		APOP bob 0123     | -ERR  -ERR  -ERR  -ERR
		AUTH              | -ERR  -ERR  -ERR  -ERR
		AUTH PLAIN        | +_    +_    +_    -ERR
		AUTH CRAM-MD5     | +_    +_    +_    -ERR
		AUTH DIGEST-MD5   | -ERR  -ERR  -ERR  -ERR
		STLS              | +OK   +OK   -ERR  -ERR
		STLS now          | -ERR  -ERR  -ERR  -ERR
		STAT              | -ERR  -ERR  -ERR  +OK_6_
		STAT 1            | -ERR  -ERR  -ERR  -ERR
		LIST              | -ERR  -ERR  -ERR  +OK
		LIST 1            | -ERR  -ERR  -ERR  +OK_1_
		LIST 6            | -ERR  -ERR  -ERR  +OK_6_
		LIST 7            | -ERR  -ERR  -ERR  -ERR
		LIST 0            | -ERR  -ERR  -ERR  -ERR
		LIST -1           | -ERR  -ERR  -ERR  -ERR
		LIST x            | -ERR  -ERR  -ERR  -ERR
		LIST 1 2          | -ERR  -ERR  -ERR  -ERR
		LIST 99999999999999999999 | -ERR  -ERR  -ERR  -ERR_No_such_message
		RETR 99999999999  | -ERR  -ERR  -ERR  -ERR_No_such_message
		TOP 1 99999999999 | -ERR  -ERR  -ERR  +OK
		DELE x            | -ERR  -ERR  -ERR  -ERR_That_is_no
		UIDL              | -ERR  -ERR  -ERR  +OK
		UIDL 1            | -ERR  -ERR  -ERR  +OK_1_
		UIDL 7            | -ERR  -ERR  -ERR  -ERR
		RETR 1            | -ERR  -ERR  -ERR  +OK
		RETR              | -ERR  -ERR  -ERR  -ERR
		RETR 7            | -ERR  -ERR  -ERR  -ERR
		TOP 1 0           | -ERR  -ERR  -ERR  +OK
		TOP 1             | -ERR  -ERR  -ERR  -ERR
		TOP 1 -1          | -ERR  -ERR  -ERR  -ERR
		TOP 7 0           | -ERR  -ERR  -ERR  -ERR
		DELE 1            | -ERR  -ERR  -ERR  +OK
		DELE              | -ERR  -ERR  -ERR  -ERR
		DELE 0            | -ERR  -ERR  -ERR  -ERR
		DELE one          | -ERR  -ERR  -ERR  -ERR
		RSET              | -ERR  -ERR  -ERR  +OK
		NOOP              | -ERR  -ERR  -ERR  +OK
		NOOP x            | -ERR  -ERR  -ERR  -ERR
		QUIT              | +OK   +OK   +OK   +OK
		QUIT x            | -ERR  -ERR  -ERR  -ERR
		MAIL FROM:<>      | -ERR  -ERR  -ERR  -ERR
		stat              | -ERR  -ERR  -ERR  +OK_6_`)) {
		command, replies, _ := strings.Cut(row, "|")
		command = strings.TrimSpace(command)
		for i, reply := range strings.Fields(replies) {
			t.Run(command+" in "+states[i].name, func(t *testing.T) {
				c := dial(t, l, states[i].service)
				c.play(states[i].way + "\nC: " + command + "\nS: " + strings.ReplaceAll(reply, "_", " "))
				l.hangUp(c)
			})
		}
	}
	if n := len(l.Mailbox("bob")); n != 6 {
		t.Errorf("bob has %d messages, want 6: only QUIT deletes", n)
	}
}

// hangUp drops the connection and waits until the lab has ended its session.
func (l *Lab) hangUp(c *talker) {
	c.t.Helper()
	c.nc.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := l.Ended(ctx, c.nc.LocalAddr().String()); err != nil {
		c.t.Fatal(err)
	}
}

func TestPOP3Dialogues(t *testing.T) {
	for _, test := range []struct{ name, service, dialogue string }{
		{"the greeting offers APOP", POP3, "S: +OK mail.lab.test POP3 mailproto lab <1.1772443800@mail.lab.test>"},
		{"capabilities in clear, before and after login", POP3, `
			S: +OK
			C: CAPA
			S: +OK
			S= TOP
			S= UIDL
			S= RESP-CODES
			S= AUTH-RESP-CODE
			S= PIPELINING
			S= UTF8
			S= LANG
			S= EXPIRE NEVER
			S= STLS
			S= USER
			S= SASL SCRAM-SHA-256 SCRAM-SHA-1 OAUTHBEARER XOAUTH2 CRAM-MD5 PLAIN LOGIN
			S= IMPLEMENTATION mailproto-lab
			S= .
			C: USER bob
			C: PASS builder
			C: CAPA
			S: +OK
			S: +OK
			S: +OK
			S* STLS
			S= USER
			S= SASL SCRAM-SHA-256 SCRAM-SHA-1 OAUTHBEARER XOAUTH2 CRAM-MD5 PLAIN LOGIN
			S* .`},
		{"STLS", POP3, `
			S: +OK
			C: USER bob
			S: +OK
			C: STLS
			C: STAT
			S: +OK
			tls
			C: PASS builder
			S: -ERR
			C: STLS
			S: -ERR
			C: CAPA
			S: +OK
			S* EXPIRE
			S= USER
			S* .
			C: USER bob
			S: +OK
			C: PASS builder
			S: +OK`},
		{"STLS after login", POP3, bobIn + "C: STLS\nS: -ERR STLS is not for the TRANSACTION state\nC: STAT\nS: +OK 0 0"},
		{"PASS right behind USER", POP3, `
			S: +OK
			C: USER bob
			S: +OK
			C: CAPA
			S* .
			C: PASS builder
			S= -ERR PASS stands right behind USER
			C: USER bob
			S: +OK
			C: PASS wrong
			S: -ERR [AUTH]
			C: PASS builder
			S: -ERR PASS
			C: USER bob@lab.test
			S: +OK
			C: PASS builder
			S: +OK Maildrop open, 0 messages`},
		{"PASS keeps its spaces", POP3, `
			S: +OK
			C: USER bob
			S: +OK
			C: PASS builder 
			S: -ERR [AUTH]
			C: USER bob
			S: +OK
			C: PASS  builder
			S: -ERR [AUTH]`},
		{"an unknown user and a wrong password look alike", POP3, `
			S: +OK
			C: USER nobody
			S= +OK Send PASS
			C: PASS x
			S= -ERR [AUTH] User name or password is wrong
			C: USER bob
			S= +OK Send PASS
			C: PASS x
			S= -ERR [AUTH] User name or password is wrong`},
		{"AUTH PLAIN", POP3, `
			S: +OK
			C: AUTH PLAIN AGJvYgBidWlsZGVy
			S: +OK
			C: AUTH PLAIN AGJvYgBidWlsZGVy
			S: -ERR`},
		{"AUTH PLAIN in two lines", POP3, "S: +OK\nC: auth plain\nS= + \nC: AGJvYgBidWlsZGVy\nS: +OK"},
		{"AUTH cancelled", POP3, "S: +OK\nC: AUTH PLAIN\nS= + \nC: *\nS= -ERR Login cancelled\nC: CAPA\nS: +OK"},
		{"AUTH, no base64", POP3, "S: +OK\nC: AUTH PLAIN\nS= + \nC: ?\nS= -ERR That is no base64\nC: AUTH PLAIN =\nS: -ERR a response"},
		{"AUTH, wrong password", POP3, "S: +OK\nC: AUTH PLAIN " + encode64("\x00bob\x00x") + "\nS: -ERR [AUTH]"},
		{"spaces between arguments", POP3, bobIn + "C: LIST  1\nS: -ERR One space\nC: STAT \nS: -ERR One space"},
		{"a bare LF ends no command", POP3, `
			S: +OK
			C- CAPA\nQUIT\r\n
			S: -ERR A line ends in CR LF
			S: -ERR This belongs to the line before, which did not end in CR LF
			C: CAPA
			S: +OK`},
		{"an empty maildrop", POP3, bobIn + `
			C: STAT
			S= +OK 0 0
			C: LIST
			S= +OK 0 messages, 0 octets
			S= .
			C: UIDL
			S= +OK 0 messages
			S= .
			C: LIST 1
			S: -ERR No such message, there are 0`},
		{"ten bad commands, and no more", POP3, "S: +OK\n" + strings.Repeat("C: WHAT\nS: -ERR Unknown\n", 10) + "C: WHAT\nS: -ERR Too many\nend"},
		{"what fails is not bad", POP3, bobIn + strings.Repeat("C: LIST 1\nS: -ERR\n", 30) + "C: NOOP\nS: +OK"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dial(t, start(t), test.service).play(test.dialogue)
		})
	}
}

// TestPOP3Deletion: DELE marks, RSET unmarks, QUIT removes (RFC 1939 §5, §6).
func TestPOP3Deletion(t *testing.T) {
	l := start(t, withMail)
	dial(t, l, POP3).play(bobIn + `
		C: DELE 2
		S: +OK
		C: DELE 2
		S: -ERR That message is marked
		C: RETR 2
		S: -ERR That message is marked
		C: TOP 2 0
		S: -ERR That
		C: LIST 2
		S: -ERR That
		C: UIDL 2
		S: -ERR That
		C: STAT
		S: +OK 5 
		C: LIST
		S: +OK 5 messages
		S: 1 
		S: 3 
		S* .
		C: RSET
		S: +OK
		C: STAT
		S: +OK 6 
		C: DELE 1
		S: +OK
		C: QUIT
		S: +OK
		end`)
	dial(t, l, POP3).play(bobIn + "C: STAT\nS: +OK 5 \nC: QUIT\nS: +OK")
}

// TestPOP3LostConnection deletes nothing and gives the maildrop back.
func TestPOP3LostConnection(t *testing.T) {
	l := start(t, withMail)
	c := dial(t, l, POP3)
	c.play(bobIn + "C: DELE 1\nS: +OK\nC: DELE 2\nS: +OK")
	l.hangUp(c)
	dial(t, l, POP3).play(bobIn + "C: STAT\nS: +OK 6 ")
}

// TestPOP3Lock: one session at a time (RFC 1939 §4), until its QUIT.
func TestPOP3Lock(t *testing.T) {
	l := start(t)
	first := dial(t, l, POP3)
	first.play(bobIn)
	dial(t, l, POP3).play("S: +OK\nC: USER bob\nS: +OK\nC: PASS wrong\nS: -ERR [AUTH]\nC: USER alice\nS: +OK\nC: PASS wonderland\nS: +OK")
	second := dial(t, l, POP3S)
	second.play("S: +OK\nC: AUTH PLAIN AGJvYgBidWlsZGVy\nS: -ERR [IN-USE]")
	first.play("C: QUIT\nS: +OK")
	second.play("C: AUTH PLAIN AGJvYgBidWlsZGVy\nS: +OK")
}

// TestPOP3Snapshot: what comes in during a session is seen in the next (RFC 1939
// §4), with the same unique-ids for what was there.
func TestPOP3Snapshot(t *testing.T) {
	l := start(t)
	deliver := func() { dial(t, l, MX).play(toBob + "C: Subject: x\nC: .\nS: 250") }
	deliver()
	reader := dial(t, l, POP3)
	reader.play(bobIn + "C: STAT\nS: +OK 1 \nC: UIDL 1\nS= +OK 1 " + l.Mailbox("bob")[0].UID)
	deliver()
	reader.play("C: STAT\nS: +OK 1 \nC: LIST 2\nS: -ERR\nC: DELE 1\nS: +OK\nC: QUIT\nS: +OK")
	uid := l.Mailbox("bob")[0].UID
	dial(t, l, POP3).play(bobIn + "C: UIDL\nS: +OK 1\nS= 1 " + uid + "\nS= .\nC: QUIT\nS: +OK")
	dial(t, l, POP3).play(bobIn + "C: UIDL 1\nS= +OK 1 " + uid)
}

// TestPOP3Retrieval fetches every message and compares it with the maildrop.
func TestPOP3Retrieval(t *testing.T) {
	l := start(t, withMail)
	c := dial(t, l, POP3)
	c.play(bobIn)
	for i, m := range l.Mailbox("bob") {
		n := strconv.Itoa(i + 1)
		c.play("C: LIST " + n + "\nS= +OK " + n + " " + strconv.Itoa(len(m.Data)) + "\nC: RETR " + n + "\nS= +OK " + strconv.Itoa(len(m.Data)) + " octets")
		if got := c.message(); got != string(m.Data) {
			t.Errorf("RETR %s: got %q\nwant %q", n, got, m.Data)
		}
		header, body, _ := strings.Cut(string(m.Data), "\r\n\r\n")
		c.play("C: TOP " + n + " 0\nS: +OK")
		if got := c.message(); got != header+"\r\n\r\n" {
			t.Errorf("TOP %s 0: got %q", n, got)
		}
		first, _, _ := strings.Cut(body, "\r\n")
		c.play("C: TOP " + n + " 1\nS: +OK")
		if got := c.message(); got != header+"\r\n\r\n"+first+"\r\n" {
			t.Errorf("TOP %s 1: got %q", n, got)
		}
		c.play("C: TOP " + n + " 999999\nS: +OK")
		if got := c.message(); got != string(m.Data) {
			t.Errorf("TOP %s 999999: got %q", n, got)
		}
	}
}

// message reads the lines of a message up to its final dot.
func (c *talker) message() string {
	c.t.Helper()
	var b strings.Builder
	for {
		line := c.line()
		if line == "." {
			return b.String()
		}
		b.WriteString(strings.TrimPrefix(line, ".") + "\r\n")
	}
}

// TestLetters: the instructive messages are right themselves, and the same for
// the same seed.
func TestLetters(t *testing.T) {
	l, again := start(t, withMail), start(t, withMail)
	other := start(t, withMail, func(o *Options) { o.Seed = "other" })
	uids := map[string]bool{}
	var all []byte
	for _, user := range []string{"alice", "bob"} {
		for i, m := range l.Mailbox(user) {
			if n := again.Mailbox(user)[i]; n.UID != m.UID || !bytes.Equal(n.Data, m.Data) {
				t.Errorf("message %d of %s differs", i+1, user)
			}
			if other.Mailbox(user)[i].UID == m.UID || uids[m.UID] {
				t.Errorf("message %d of %s: unique-id %s is not unique", i+1, user, m.UID)
			}
			uids[m.UID] = true
			all = append(all, m.Data...)
			checkLetter(t, m.Data)
		}
	}
	for _, m := range letters() {
		if p, rest, err := parsePath("<" + m.from + ">"); err != nil || rest != "" || p.domain == "" {
			t.Errorf("letter from %q: %v", m.from, err)
		}
	}
	for _, want := range []string{"\r\n.\r\n", "\r\n..\r\n", "multipart/alternative", "=?utf-8?b?", "charset=utf-8", "\r\n" + strings.Repeat("0123456789", 100)[:998] + "\r\n"} {
		if !bytes.Contains(all, []byte(want)) {
			t.Errorf("no letter has %.40q", want)
		}
	}
}

func checkLetter(t *testing.T, data []byte) {
	t.Helper()
	for line := range bytes.Lines(data) {
		if !bytes.HasSuffix(line, []byte("\r\n")) || len(line) > 1000 || bytes.Contains(line, []byte("{")) {
			t.Errorf("bad line %q", line)
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"Return-Path", "Received", "From", "To", "Subject", "Date", "Message-Id"} {
		if m.Header.Get(field) == "" {
			t.Errorf("no %s in %.200q", field, data)
		}
	}
	if d, err := m.Header.Date(); err != nil || !d.Before(fixed()) {
		t.Errorf("date %v, %v", d, err)
	}
	if _, err := m.Header.AddressList("From"); err != nil {
		t.Error(err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(kind, "multipart/") {
		r := multipart.NewReader(m.Body, params["boundary"])
		n := 0
		for ; ; n++ {
			if _, err := r.NextPart(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		if n != 2 {
			t.Errorf("%d parts, want 2", n)
		}
	}
}
