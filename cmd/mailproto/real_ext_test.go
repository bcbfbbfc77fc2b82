package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mailproto/internal/servertest"
	"mailproto/trace"
)

// Tests of the extensions against Postfix, Dovecot and Exim.

// TestChunksArrive sends every message of testdata/mail by BDAT, in chunks of many
// sizes, and fetches them with pipelined RETRs: what arrives is what was sent, dots
// at the beginning of lines included.
func TestChunksArrive(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	files, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d messages, %v", len(files), err)
	}
	ways := []string{"--bdat 4G", "--bdat 100", "--bdat 1K --pipeline", "--bdat 37 --pipeline", "--bdat 512"}
	for i, file := range files {
		options := ways[i%len(ways)] + " -f alice@lab.test -t bob@lab.test --json --message"
		o := smtp(s, s.MX, options, file).run(t).want(t, exitOK)
		if v := verbs(o); strings.Contains(v, "DATA") || !strings.Contains(v, "BDAT") {
			t.Errorf("%s: sent %s", options, v)
		}
	}
	s.Dovecot.WaitForMail(t, "bob", len(files))
	dir := filepath.Join(t.TempDir(), "saved")
	pop3(s.Dovecot, s.Dovecot.POP3, "--pipeline --retr all --save", dir).run(t).want(t, exitOK)
	checkSaved(t, dir, files)
}

// received is the newest message of a user, its lines ended as on the wire.
func received(t *testing.T, files []string) string {
	t.Helper()
	b, err := os.ReadFile(files[len(files)-1])
	if err != nil {
		t.Fatal(err)
	}
	return string(wireForm(b))
}

// TestNotices asks Postfix for a notice of success, and reads in it what was sent.
func TestNotices(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	smtp(s, s.MX, "-f alice@lab.test -t bob@lab.test --dsn-notify success,failure --dsn-ret hdrs", "--dsn-envid", "order 1+1=2").run(t).want(t, exitOK)
	got := received(t, s.Dovecot.WaitForMail(t, "alice", 1))
	for _, want := range []string{"Original-Envelope-Id: order 1+1=2", "Original-Recipient: rfc822;bob@lab.test", "Action: delivered"} {
		if !strings.Contains(got, want) {
			t.Errorf("the notice lacks %q:\n%s", want, got)
		}
	}
	smtp(s, s.MX, "-f alice@lab.test -t bob@lab.test --requiretls").run(t).want(t, exitMail).
		says(t, "--requiretls needs REQUIRETLS (RFC 8689 §2), which the server does not offer; nothing was sent")
	smtp(s, s.MX, "-f alice@lab.test -t bob@lab.test --prdr").run(t).want(t, exitPRDR).says(t, "--prdr needs PRDR")
	smtp(s, s.MX, "-f alice@lab.test -t bob@lab.test --xclient NAME=x").run(t).want(t, exitXClient).says(t, "--xclient needs XCLIENT")
	smtp(s, s.MX, "-f alice@lab.test -t bob@lab.test --bdat 10 --binarymime").run(t).want(t, exitMail).says(t, "--binarymime needs BINARYMIME (RFC 3030 §3)")
}

// TestInternationalSender: an address that is not ASCII needs no option.
func TestInternationalSender(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	o := smtp(s, s.MX, "-f 用户@例子.测试 -t bob@lab.test --json").run(t).want(t, exitOK)
	for _, e := range o.events {
		if e.Kind == trace.Sent && e.Command.Verb == "MAIL" && !strings.Contains(e.Command.Args, " SMTPUTF8") {
			t.Errorf("sent %s", e.Command)
		}
	}
	if got := received(t, s.Dovecot.WaitForMail(t, "bob", 1)); !strings.Contains(got, "用户@例子.测试") {
		t.Errorf("%s", got)
	}
}

// TestOtherClient holds sessions for another client, by XCLIENT and by the PROXY
// protocol, and finds it in the trace that Postfix adds.
func TestOtherClient(t *testing.T) {
	t.Parallel()
	const address = "-f alice@lab.test -t bob@lab.test "
	t.Run("XCLIENT", func(t *testing.T) {
		s := servertest.Postfix(t, servertest.PostfixSetting("smtpd_authorized_xclient_hosts", "127.0.0.0/8 [::1]/128"))
		o := smtp(s, s.MX, address+"--xclient NAME=client.example.org --xclient addr=192.0.2.7 --json").run(t).want(t, exitOK)
		if got := verbs(o); got != "EHLO STARTTLS EHLO XCLIENT EHLO MAIL RCPT DATA . QUIT" {
			t.Errorf("sent %s", got)
		}
		checkTrace(t, s, `client\.example\.org \[192\.0\.2\.7\]`)
		smtp(s, s.MX, address+"--xclient COLOUR=red").run(t).want(t, exitXClient).says(t, "takes no COLOUR in XCLIENT: it lists NAME ADDR")
		smtp(s, s.MX, address+"--xclient ADDR=nonsense").run(t).want(t, exitXClient).says(t, "XCLIENT was refused: 501")
	})
	for _, version := range []string{"v1", "v2"} {
		t.Run("PROXY "+version, func(t *testing.T) {
			s := servertest.Postfix(t, servertest.PostfixSetting("smtpd_upstream_proxy_protocol", "haproxy"))
			proxy := "--proxy-header " + version + " --proxy-source 192.0.2.7:41234 "
			smtp(s, s.MX, address+proxy).run(t).want(t, exitOK)
			checkTrace(t, s, `\[192\.0\.2\.7\]`)
			// Implicit TLS comes behind the header.
			o := smtp(s, s.Submissions, proxy+"--tls implicit --json").run(t).want(t, exitOK)
			if !strings.HasPrefix(verbs(o), "PROXY EHLO") || o.events[1].TLS || o.events[2].Kind != trace.Secured {
				t.Errorf("sent %s", verbs(o))
			}
		})
	}
	t.Run("PROXY, POP3", func(t *testing.T) {
		d := servertest.Dovecot(t, servertest.HAProxy())
		d.Deliver(t, "bob", strings.NewReader("Subject: x\r\n\r\ny\r\n"))
		for _, version := range []string{"v1", "v2"} {
			pop3(d, d.POP3, "--proxy-header "+version+" --proxy-source [2001:db8::7]:41234 --proxy-dest [2001:db8::1]:110 --retr 1").run(t).want(t, exitOK)
		}
		if log := d.Logs(); strings.Count(log, "rip=2001:db8::7") < 2 {
			t.Errorf("Dovecot does not name the client:\n%s", log)
		}
	})
}

// checkTrace checks that bob's first message was received from a client.
func checkTrace(t *testing.T, s *servertest.PostfixServer, client string) {
	t.Helper()
	got := received(t, s.Dovecot.WaitForMail(t, "bob", 1))
	if !regexp.MustCompile(`Received: from [^\r]* \([^\r]*` + client).MatchString(got) {
		t.Errorf("no trace of %s:\n%s", client, got)
	}
}

// TestLMTP delivers straight to Dovecot, which answers for each recipient.
func TestLMTP(t *testing.T) {
	t.Parallel()
	d := servertest.Dovecot(t, servertest.LMTP())
	file := filepath.Join(t.TempDir(), "m.eml")
	sent := "From: x@y.test\r\nSubject: dots\r\n\r\n.\r\n..\r\n.three\r\n"
	if err := os.WriteFile(file, []byte(sent), 0o600); err != nil {
		t.Fatal(err)
	}
	lmtp := func(options string) call {
		args := strings.Fields("trace smtp unix:" + d.LMTPSocket() + " --protocol lmtp -f x@y.test --json " + options)
		return call{args: append(args, "--message", file)}
	}
	n := 0
	for _, options := range []string{"", "--pipeline", "--bdat 10", "--bdat 7 --pipeline"} {
		t.Run(options, func(t *testing.T) {
			o := lmtp("-t bob@lab.test -t nobody@lab.test -t alice@lab.test "+options).run(t).want(t, exitOK)
			if r := o.events[len(o.events)-1].Result; r.Accepted != 2 || r.Refused != 1 || r.Messages != 1 {
				t.Errorf("%+v", r)
			}
			n++
			for _, user := range []string{"bob", "alice"} {
				if got := received(t, d.WaitForMail(t, user, n)); !strings.HasSuffix(got, sent) {
					t.Errorf("%s has %q", user, got)
				}
			}
			checkLMTPReplies(t, o)
		})
	}
	lmtp("-t nobody@lab.test").run(t).want(t, exitRcpt)
	call{args: strings.Fields("trace smtp unix:" + d.LMTPSocket() + " -f x@y.test -t bob@lab.test")}.run(t).want(t, exitHello)
}

// checkLMTPReplies: the end of the message is answered twice.
func checkLMTPReplies(t *testing.T, o outcome) {
	t.Helper()
	last := 0
	var codes []string
	for _, e := range o.events {
		switch {
		case e.Kind == trace.Sent && (e.Command.Verb == "." || strings.HasSuffix(e.Command.Args, " LAST")):
			last = e.Seq
		case e.Kind == trace.Received && e.Re == last && last > 0:
			codes = append(codes, fmt.Sprint(e.Reply.Code))
		}
	}
	if got := strings.Join(codes, " "); got != "250 250" {
		t.Errorf("the end is answered %q", got)
	}
}

// TestPRDR asks Exim for a reply for each recipient; its postmaster takes nothing.
func TestPRDR(t *testing.T) {
	t.Parallel()
	s := servertest.Exim(t)
	for _, options := range []string{"", "--pipeline", "--bdat 100", "--bdat 100 --pipeline"} {
		o := exim(s, s.SMTP, "-f x@y.test -t bob@lab.test -t postmaster@lab.test -t alice@lab.test --prdr --json "+options).run(t).want(t, exitOK)
		var codes []int
		for _, e := range o.events {
			if e.Kind == trace.Received && e.Re > 0 && len(codes) < 9 && (e.Reply.Code == 353 || len(codes) > 0) {
				codes = append(codes, e.Reply.Code)
			}
		}
		if got := fmt.Sprint(codes); got != "[353 250 550 250 250 221]" {
			t.Errorf("%s: the replies are %s", options, got)
		}
		if r := o.events[len(o.events)-1].Result; r.Accepted != 2 || r.Refused != 1 || r.Messages != 1 {
			t.Errorf("%s: %+v", options, r)
		}
	}
	// To one recipient Exim answers once.
	exim(s, s.SMTP, "-f x@y.test -t bob@lab.test --prdr").run(t).want(t, exitOK)
}

// TestFewestTurns: what may leave together does, in POP3 as in SMTP.
func TestFewestTurns(t *testing.T) {
	t.Parallel()
	d := servertest.Dovecot(t)
	for i := range 40 {
		d.Deliver(t, "bob", strings.NewReader(fmt.Sprintf("Subject: %d\r\n\r\n.%s\r\n", i, bytes.Repeat([]byte("x"), 100*i))))
	}
	turns := func(options string) int {
		o := pop3(d, d.POP3, "--retr all --json "+options).run(t).want(t, exitOK)
		r := o.events[len(o.events)-1].Result
		if r.Messages != 40 {
			t.Errorf("%q: %+v", options, r)
		}
		return r.Turns
	}
	// Greeting, CAPA, STLS, TLS, CAPA, USER, PASS, one group of listings, three of
	// messages, QUIT; and else one for each of them.
	if together, single := turns("--pipeline"), turns(""); together != 12 || single != 51 {
		t.Errorf("%d turns, and %d without pipelining", together, single)
	}
	call{args: []string{"trace", "pop3", d.POP3, "--ca-file", d.CAFile, "--utf8"}}.run(t).want(t, exitCapa).
		says(t, "--utf8 needs UTF8 (RFC 6856 §2), which the server does not offer")
}
