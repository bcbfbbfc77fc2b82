package lab

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// submit has alice send a message to recipients by submission.
func submit(t testing.TB, l *Lab, from string, to ...string) {
	t.Helper()
	d := sayHello + sayLogin + "C: MAIL FROM:<" + from + ">\nS: 250\n"
	for _, r := range to {
		d += "C: RCPT TO:<" + r + ">\nS: 250 2.1.5\n"
	}
	dial(t, l, Submission).play(d + "C: DATA\nS: 354\nC: Subject: to " + to[0] + "\nC: From: Alice <alice@lab.test>\nC:\nC: hello\nC: .\nS: 250 2.0.0")
}

// TestBounce: what was accepted and then fails is reported to the sender, in the
// form that programs read (RFC 3464 §2).
func TestBounce(t *testing.T) {
	l, again := start(t), start(t)
	for _, l := range []*Lab{l, again} {
		submit(t, l, "alice@lab.test", "later@lab.test", "bob@lab.test", "LATER+x@lab.test", "Later@LAB.test")
	}
	box := l.Mailbox("alice")
	if len(box) != 1 || len(l.Mailbox("bob")) != 1 {
		t.Fatalf("alice has %d messages, bob %d; want 1 and 1", len(box), len(l.Mailbox("bob")))
	}
	if !bytes.Equal(box[0].Data, again.Mailbox("alice")[0].Data) || box[0].UID != again.Mailbox("alice")[0].UID {
		t.Error("the same seed makes another bounce")
	}
	checkLines(t, box[0].Data)
	m, err := mail.ReadMessage(bytes.NewReader(box[0].Data))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Return-Path": "<>", "From": "Mail delivery of lab.test <MAILER-DAEMON@lab.test>", "To": "<alice@lab.test>",
		"Auto-Submitted": "auto-replied", "Date": "Mon, 02 Mar 2026 09:30:00 +0000", "Received": "", "Mime-Version": "1.0",
	} {
		if got := m.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/report" || params["report-type"] != "delivery-status" {
		t.Fatalf("%s %v, %v", kind, params, err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	if people := part(t, parts, "text/plain"); !strings.Contains(people, "  later@lab.test\r\n") || !strings.Contains(people, "  LATER+x@lab.test\r\n") {
		t.Errorf("for people: %q", people)
	}
	checkStatus(t, part(t, parts, "message/delivery-status"))
	if head := part(t, parts, "text/rfc822-headers"); head != "Date: Mon, 02 Mar 2026 09:30:00 +0000\r\nMessage-ID: <"+(&ids{seed: "test"}).next()+"@mail.lab.test>\r\nSubject: to later@lab.test\r\nFrom: Alice <alice@lab.test>\r\n" {
		t.Errorf("header: %q", head)
	}
	if _, err := parts.NextRawPart(); err != io.EOF {
		t.Errorf("behind the last part: %v", err)
	}
}

func checkLines(t *testing.T, data []byte) {
	t.Helper()
	for line := range bytes.Lines(data) {
		if !bytes.HasSuffix(line, []byte("\r\n")) || bytes.Contains(line, []byte("{")) {
			t.Errorf("bad line %q", line)
		}
	}
}

func part(t *testing.T, r *multipart.Reader, kind string) string {
	t.Helper()
	p, err := r.NextRawPart()
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(p)
	if got, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type")); err != nil || got != kind {
		t.Fatalf("%s, %v, want %s", got, err, kind)
	}
	return string(body)
}

// checkStatus reads the groups of fields: one for the message, one for each
// recipient.
func checkStatus(t *testing.T, status string) {
	t.Helper()
	r := textproto.NewReader(bufio.NewReader(strings.NewReader(status)))
	h, err := r.ReadMIMEHeader()
	if err != nil || len(h) != 2 || h.Get("Reporting-Mta") != "dns; mail.lab.test" || h.Get("Arrival-Date") != "Mon, 02 Mar 2026 09:30:00 +0000" {
		t.Errorf("the message: %v, %v", h, err)
	}
	for _, to := range []string{"later@lab.test", "LATER+x@lab.test"} {
		h, err := r.ReadMIMEHeader()
		if err != nil && err != io.EOF || len(h) != 3 || h.Get("Final-Recipient") != "rfc822; "+to || h.Get("Action") != "failed" || h.Get("Status") != "5.1.1" {
			t.Errorf("%s: %v, %v in %q", to, h, err, status)
		}
	}
	if h, err := r.ReadMIMEHeader(); err != io.EOF || len(h) > 0 {
		t.Errorf("one more: %v, %v", h, err)
	}
}

// TestNoBounce: never to a null reverse-path (RFC 5321 §4.5.5), never to the
// outside, never to somebody who is not there, never in answer to a bounce.
func TestNoBounce(t *testing.T) {
	for _, from := range []string{"", "a@example.org", "nobody@lab.test", "later@lab.test"} {
		l := start(t)
		dial(t, l, MX).play(sayHello + "C: MAIL FROM:<" + from + ">\nS: 250\nC: RCPT TO:<later@lab.test>\nS: 250\nC: DATA\nS: 354\n" + sayText + "S: 250")
		for _, u := range []string{"alice", "bob"} {
			if n := len(l.Mailbox(u)); n != 0 {
				t.Errorf("from %q: %s has %d messages", from, u, n)
			}
		}
	}
}

// TestBounceToSubaddress: the report goes to the very reverse-path; also where the
// message had no header, or one beyond ASCII.
func TestBounceToSubaddress(t *testing.T) {
	l := start(t)
	for _, text := range []string{"C: no header\nC: .\n", "C: Subject: 李\nC: .\n", "C: .\n"} {
		dial(t, l, MX).play(sayHello + "C: MAIL FROM:<bob+list@lab.test>\nS: 250\nC: RCPT TO:<later@lab.test>\nS: 250\nC: DATA\nS: 354\n" + text + "S: 250")
	}
	box := l.Mailbox("bob")
	if len(box) != 3 {
		t.Fatalf("bob has %d messages, want 3", len(box))
	}
	for i, want := range []string{"7bit\r\n\r\n\r\n--", "8bit\r\n\r\nSubject: 李\r\n\r\n--", "7bit\r\n\r\n\r\n--"} {
		data := string(box[i].Data)
		if !strings.HasPrefix(data, "Return-Path: <>\r\nDelivered-To: bob+list@lab.test\r\nFrom: ") || !strings.Contains(data, "\r\nTo: <bob+list@lab.test>\r\n") || !strings.Contains(data, want) {
			t.Errorf("%q", data)
		}
	}
}

// TestSubaddresses: what stands behind a plus sign is the user's own business, and
// each recipient that was named gets a copy that tells which it was.
func TestSubaddresses(t *testing.T) {
	l := start(t)
	var to []string
	for i := range 50 {
		to = append(to, fmt.Sprintf("bob+%d@lab.test", i+1))
	}
	submit(t, l, "alice@lab.test", append(to, "bob@lab.test", "BOB+1@lab.test", "postmaster@lab.test", "alice@lab.test")...)
	box := l.Mailbox("bob")
	if len(box) != 51 || len(l.Mailbox("alice")) != 2 {
		t.Fatalf("bob has %d messages, alice %d; want 51 and 2", len(box), len(l.Mailbox("alice")))
	}
	uids := map[string]bool{}
	for i, m := range box {
		uids[m.UID] = true
		want := "Return-Path: <alice@lab.test>\r\nReceived: "
		if i < 50 {
			want = "Return-Path: <alice@lab.test>\r\nDelivered-To: " + to[i] + "\r\nReceived: "
		}
		if !strings.HasPrefix(string(m.Data), want) || bytes.Contains(m.Data, []byte("for <")) {
			t.Errorf("copy %d: %q", i+1, m.Data)
		}
	}
	if len(uids) != 51 {
		t.Errorf("%d unique-ids, want 51", len(uids))
	}
	dial(t, l, MX).play(sayHello + "C: MAIL FROM:<>\nS: 250\nC: RCPT TO:<+bob@lab.test>\nS: 550 5.1.1\nC: RCPT TO:<carol+bob@lab.test>\nS: 550 5.1.1\nC: RCPT TO:<MAILER-DAEMON@lab.test>\nS: 250")
}

// TestFaultyRecipients meets each of them, on both kinds of ports.
func TestFaultyRecipients(t *testing.T) {
	const mail = "C: MAIL FROM:<alice@lab.test>\nS: 250\n"
	for _, test := range []struct{ service, dialogue string }{
		{MX, sayHello + mail + "C: RCPT TO:<nobody@lab.test>\nS: 550 5.1.1\nC: RCPT TO:<full@lab.test>\nS: 452 4.2.2\nC: DATA\nS: 554 5.5.1"},
		{Submission, sayHello + sayLogin + mail + "C: RCPT TO:<nobody@lab.test>\nS: 550 5.1.1\nC: RCPT TO:<Full+x@lab.test>\nS: 452 4.2.2"},
		{MX, sayHello + mail + "C: RCPT TO:<drop@lab.test>\nend"},
		{Submission, sayHello + sayLogin + mail + "C: RCPT TO:<drop@lab.test>\nC: DATA\nend"},
		{Submission, sayHello + sayLogin + mail + "C: RCPT TO:<greylist@lab.test>\nS: 250"},
		{MX, sayHello + mail + `
			C: RCPT TO:<greylist@lab.test>
			S: 450 4.7.0
			C: RCPT TO:<greylist+x@lab.test>
			S: 450 4.7.0
			C: RSET
			S: 250
			C: MAIL FROM:<other@example.org>
			S: 250
			C: RCPT TO:<greylist@lab.test>
			S: 450 4.7.0
			C: RSET
			S: 250
			` + mail + `
			C: RCPT TO:<GREYLIST@lab.test>
			S: 250 2.1.5`},
		{MX, sayHello + "C: MAIL FROM:<> SMTPUTF8\nS: 250\nC: RCPT TO:<later+李@lab.test>\nS: 550 5.1.1"},
	} {
		l := start(t)
		c := dial(t, l, test.service)
		c.play(test.dialogue)
		l.hangUp(c)
	}
}

// TestGreylistArrives: the second try is delivered, to bob.
func TestGreylistArrives(t *testing.T) {
	l := start(t)
	const try = "C: MAIL FROM:<a@example.org>\nS: 250\nC: RCPT TO:<greylist@lab.test>\nS: "
	dial(t, l, MX).play(sayHello + try + "450 4.7.0\nC: QUIT\nS: 221\nend")
	dial(t, l, MX).play(sayHello + try + "250\nC: DATA\nS: 354\n" + sayText + "S: 250")
	if box := l.Mailbox("bob"); len(box) != 1 || !bytes.Contains(box[0].Data, []byte("\r\nDelivered-To: greylist@lab.test\r\n")) {
		t.Errorf("bob has %q", box)
	}
}

func TestGreylistIsBounded(t *testing.T) {
	var g greylist
	to, _, _ := parsePath("<greylist@lab.test>")
	for i := range maxTried + 1 {
		if from := (path{fmt.Sprint(i), Domain}); !g.isNew(from, to) {
			t.Fatalf("%s was there", from)
		}
	}
	if len(g.tried) != 1 {
		t.Errorf("%d pairs are remembered", len(g.tried))
	}
}

// TestSlow: the reply takes its time, and the end of the lab does not wait for it.
func TestSlow(t *testing.T) {
	for _, closes := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			l := start(t, func(o *Options) { o.Ports = NoPorts() })
			ln := newPipes()
			serve(t, l, MX, ln)
			nc := ln.dial()
			c := &talker{t: t, lab: l, nc: nc, r: bufio.NewReader(nc)}
			c.play(sayHello + "C: MAIL FROM:<>\nS: 250")
			begun := time.Now()
			if closes {
				c.play("C: RCPT TO:<slow@lab.test>")
				synctest.Wait()
				go l.Close() // it is waited for below
				c.play("S: 421 4.3.2")
			} else {
				c.play("C: RCPT TO:<slow@lab.test>\nS: 250 2.1.5")
			}
			if took := time.Since(begun); took != slowness && !closes || took != 0 && closes {
				t.Errorf("took %v", took)
			}
			nc.Close()
			end(t, l)
		})
	}
}

// TestTroubledUsers: the right password, and no maildrop all the same. They get
// mail like others.
func TestTroubledUsers(t *testing.T) {
	l := start(t, withMail)
	for user, code := range map[string]string{"locked": "[IN-USE] ", "throttled": "[LOGIN-DELAY] ", "broken": "[SYS/PERM] "} {
		for _, service := range []string{POP3, POP3S} {
			dial(t, l, service).play("S: +OK\nC: USER " + user + "\nS: +OK\nC: PASS wrong\nS: -ERR [AUTH]\nC: USER " + user + "\nS: +OK\nC: PASS " + user +
				"\nS: -ERR " + code + "\nC: AUTH PLAIN " + encode64("\x00"+user+"\x00"+user) + "\nS: -ERR " + code + "\nC: STAT\nS: -ERR")
		}
		submit(t, l, "alice@lab.test", user+"@lab.test")
		if n := len(l.Mailbox(user)); n != 1 {
			t.Errorf("%s has %d messages, want 1", user, n)
		}
	}
}

// TestStudents: as many as asked for, with passwords that follow from the seed.
func TestStudents(t *testing.T) {
	class := func(o *Options) { o.Students = 40 }
	l, again := start(t, class), start(t, class)
	other := start(t, class, func(o *Options) { o.Seed = "other" })
	all, same, differs := l.Users(), again.Users(), other.Users()
	if len(all) != 42 || all[2].Name != "student001" || all[41].Address != "student040@lab.test" {
		t.Fatalf("users: %v", all)
	}
	n := 0
	for i, u := range all {
		if u != same[i] {
			t.Errorf("%v and %v", u, same[i])
		}
		if u.Password == differs[i].Password {
			n++
		}
	}
	if n > 10 {
		t.Errorf("%d of 42 passwords hang on no seed", n)
	}
	submit(t, l, "alice@lab.test", "student007+x@lab.test")
	dial(t, l, POP3).play("S: +OK\nC: USER student007\nS: +OK\nC: PASS " + all[8].Password + "\nS: +OK\nC: STAT\nS: +OK 1 ")
}
