package main

import (
	"bytes"
	"fmt"
	"net/textproto"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mailproto/internal/servertest"
	"mailproto/trace"
)

// Tests against Postfix and Dovecot: mail is sent by trace smtp, fetched by trace
// pop3 and compared. Where the servers are missing they are skipped, see servertest.

// smtp is a call of trace smtp; options are words of one line.
func smtp(s *servertest.PostfixServer, addr, options string, more ...string) call {
	args := append([]string{"trace", "smtp", addr, "--ca-file", s.CAFile}, strings.Fields(options)...)
	return call{args: append(args, more...), password: servertest.AlicePassword}
}

// pop3 is a call of trace pop3 for bob.
func pop3(d *servertest.DovecotServer, addr, options string, more ...string) call {
	args := append([]string{"trace", "pop3", addr, "--ca-file", d.CAFile, "-u", "bob"}, strings.Fields(options)...)
	return call{args: append(args, more...), password: servertest.BobPassword}
}

// ways are the ways in which a message can be handed over.
func ways(s *servertest.PostfixServer) []struct{ name, addr, options string } {
	return []struct{ name, addr, options string }{
		{"submission", s.Submission, "-u alice"},
		{"submission, AUTH PLAIN", s.Submission, "-u alice@lab.test --auth PLAIN --tls starttls"},
		{"submission, AUTH LOGIN", s.Submission, "-u alice --auth login"},
		{"submission, pipelined", s.Submission, "-u alice --pipeline"},
		{"submissions", s.Submissions, "-u alice --tls implicit"},
		{"submissions, AUTH LOGIN, pipelined", s.Submissions, "-u alice --tls implicit --auth LOGIN --pipeline"},
		{"MX", s.MX, ""},
		{"MX in clear", s.MX, "--tls none"},
		{"MX in clear, pipelined", s.MX, "--tls none --pipeline"},
	}
}

// TestMailArrives sends every message of testdata/mail, in every way, and fetches
// them in every way.
func TestMailArrives(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	files, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil || len(files) < len(ways(s)) {
		t.Fatalf("%d messages, %v", len(files), err)
	}
	for i, file := range files {
		way := ways(s)[i%len(ways(s))]
		t.Run("send "+filepath.Base(file)+" by "+way.name, func(t *testing.T) {
			o := smtp(s, way.addr, way.options, "-f", "alice@lab.test", "-t", "bob@lab.test", "--message", file, "--json").run(t).want(t, exitOK)
			if r := o.events[len(o.events)-1].Result; r.Accepted != 1 || r.Messages != 1 {
				t.Errorf("the summary says %+v", r)
			}
		})
	}
	s.Dovecot.WaitForMail(t, "bob", len(files))
	for _, way := range []struct{ name, addr, options string }{
		{"STLS", s.Dovecot.POP3, ""},
		{"STLS, AUTH PLAIN", s.Dovecot.POP3, "--auth PLAIN --tls starttls"},
		{"TLS, AUTH LOGIN", s.Dovecot.POP3S, "--auth LOGIN --tls implicit"},
		{"TLS, USER and PASS", s.Dovecot.POP3S, "--auth user --tls implicit"},
		{"clear", s.Dovecot.POP3, "--tls none"},
	} {
		t.Run("fetch by "+way.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "mail", "of bob")
			fetch := pop3(s.Dovecot, way.addr, way.options, "--retr", "all", "--save", dir, "--json")
			fetch.run(t).want(t, exitOK)
			checkSaved(t, dir, files)
			// A second time nothing is replaced.
			fetch.run(t).want(t, exitFile).says(t, "exists already; it was not replaced", "hint: move it away, or give --save another folder")
			checkSaved(t, dir, files)
		})
	}
}

// checkSaved checks that a folder holds exactly these messages, as they were sent.
func checkSaved(t *testing.T, dir string, files []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != len(files) {
		t.Fatalf("%d files for %d messages, %v", len(entries), len(files), err)
	}
	got := map[string][]byte{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || info.Mode() != 0o600 || !regexp.MustCompile(`^\d{4}-[0-9a-f]{16}\.eml$`).MatchString(e.Name()) {
			t.Errorf("a file of another kind: %s, %v, %v", e.Name(), info.Mode(), err)
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		header, err := textproto.NewReader(newReader(b)).ReadMIMEHeader()
		if len(header) == 0 {
			t.Fatalf("%s has no header section: %v", e.Name(), err)
		}
		got[header.Get("Subject")] = b
	}
	for _, file := range files {
		sent, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkReceived(t, got[strings.TrimSuffix(filepath.Base(file), ".eml")], wireForm(sent))
	}
}

// wireForm is a message as it must arrive: every line ends with CR LF.
func wireForm(b []byte) []byte {
	s := strings.NewReplacer("\r\n", "\r\n", "\r", "\r\n", "\n", "\r\n").Replace(string(b))
	if !strings.HasSuffix(s, "\r\n") {
		s += "\r\n"
	}
	return []byte(s)
}

// checkReceived compares a message with what was sent: servers put their trace
// headers above it, and nothing else.
func checkReceived(t *testing.T, got, sent []byte) {
	t.Helper()
	above, ok := bytes.CutSuffix(got, sent)
	if !ok {
		t.Errorf("sent:\n%.600q\nfetched:\n%.900q", sent, got)
		return
	}
	fields := regexp.MustCompile(`^((Return-Path|Delivered-To|X-Original-To|Received): .*\r\n([ \t].*\r\n)*)+$`)
	if !fields.Match(above) || !bytes.Contains(above, []byte("Received: from ")) {
		t.Errorf("above the message stands %q", above)
	}
}

// verbs are the commands that the client has sent.
func verbs(o outcome) string {
	var all []string
	for _, e := range o.events {
		if e.Kind == trace.Sent {
			all = append(all, e.Command.Verb)
		}
	}
	return strings.Join(all, " ")
}

// TestPipelined has the commands of a transaction leave together, and each reply
// find its own.
func TestPipelined(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	o := smtp(s, s.Submission, "-u alice --pipeline -f alice@lab.test -t nobody@lab.test -t bob@lab.test --json").run(t).want(t, exitOK)
	var order []string
	asked := map[int]string{}
	for _, e := range o.events {
		switch e.Kind {
		case trace.Sent:
			asked[e.Seq] = e.Command.Verb
			order = append(order, e.Command.Verb)
		case trace.Received:
			order = append(order, fmt.Sprint(asked[e.Re], "=", e.Reply.Code))
		}
	}
	const want = "MAIL RCPT RCPT DATA MAIL=250 RCPT=550 RCPT=250 DATA=354 . QUIT .=250 QUIT=221"
	if got := strings.Join(order, " "); !strings.HasSuffix(got, want) {
		t.Errorf("the order is %s", got)
	}
	if r := o.events[len(o.events)-1].Result; r.Turns != 8 || r.Accepted != 1 || r.Refused != 1 {
		t.Errorf("the summary says %+v", r)
	}
	lockstep := smtp(s, s.Submission, "-u alice -f alice@lab.test -t nobody@lab.test -t bob@lab.test --json").run(t).want(t, exitOK)
	if r := lockstep.events[len(lockstep.events)-1].Result; r.Turns != 12 {
		t.Errorf("without pipelining the summary says %+v", r)
	}
	s.Dovecot.WaitForMail(t, "bob", 2)
}

// TestRecipients gives recipients fates of their own.
func TestRecipients(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	for _, c := range []struct {
		addr, options string
		code          int
		says          string
	}{
		{s.MX, "-t bob@lab.test -t nobody@lab.test -t stranger@elsewhere.test -t postmaster@lab.test", exitOK, ""},
		{s.MX, "-t nobody@lab.test", exitRcpt, "every recipient was refused: 550 5.1.1"},
		{s.MX, "-t stranger@elsewhere.test", exitRcpt, "every recipient was refused: 554 5.7.1"},
		{s.MX, "-t nobody@lab.test -t stranger@elsewhere.test --pipeline", exitRcpt, "hint: mailproto explain '554 5.7.1 "},
		{s.MX, "-u alice -t bob@lab.test", exitAuth, "the server offers no login here"},
		{s.Submission, "-t bob@lab.test", exitRcpt, "every recipient was refused: 554 5.7.1"},
		{s.Submission, "-t bob@lab.test --tls none", exitMail, "the sender was refused: 530 5.7.0"},
		{s.Submission, "-u alice -t bob@lab.test --tls none", exitAuth, "the server offers no login here"},
		{s.Submission, "-u alice -t bob@lab.test --auth none", exitRcpt, "554 5.7.1"},
		{s.Submission, "-u alice -t bob@lab.test --mail-param NOSUCH=1", exitMail, "the sender was refused: 555"},
	} {
		for _, view := range []string{"--json", "--plain", "--level=brief"} {
			smtp(s, c.addr, "-f stranger@elsewhere.test "+view+" "+c.options).run(t).want(t, c.code).says(t, c.says)
		}
	}
	s.Dovecot.WaitForMail(t, "bob", 3)
	s.Dovecot.WaitForMail(t, "alice", 3)
}

// TestLesserServer has a Postfix that lacks extensions and refuses relaying with a
// temporary code, as Debian's does.
func TestLesserServer(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t, servertest.PostfixSetting("smtpd_discard_ehlo_keywords", "8bitmime pipelining"),
		servertest.PostfixSetting("smtpd_relay_restrictions", "permit_sasl_authenticated, defer_unauth_destination"),
		servertest.MessageSizeLimit(3000))
	mail := "-f alice@lab.test -t bob@lab.test "
	smtp(s, s.MX, "-f a@elsewhere.test -t b@elsewhere.test").run(t).want(t, exitRcpt).says(t, "every recipient was refused: 454 4.7.1")
	smtp(s, s.MX, mail+"--message testdata/mail/eight-bit.eml").run(t).want(t, exitMessage).
		says(t, "the message has 8-bit octets and the server does not offer 8BITMIME (RFC 6152 §3); nothing was sent", "hint: encode it")
	smtp(s, s.MX, mail+"--message testdata/mail/long-lines.eml").run(t).want(t, exitMessage).
		says(t, "the message is larger than the server takes", "> 3000", "nothing was sent")
	o := smtp(s, s.MX, mail+"--pipeline --message testdata/mail/lf.eml --json").run(t).want(t, exitOK)
	if got := verbs(o); got != "EHLO STARTTLS EHLO MAIL RCPT DATA . QUIT" || o.events[len(o.events)-1].Result.Turns != 10 {
		t.Errorf("%s: %+v", got, o.events[len(o.events)-1].Result)
	}
	s.Dovecot.WaitForMail(t, "bob", 1)
}

// newest is the last message that a user has got, of n.
func newest(t *testing.T, s *servertest.PostfixServer, n int) []byte {
	t.Helper()
	s.Dovecot.WaitForMail(t, "bob", n)
	dir := t.TempDir()
	pop3(s.Dovecot, s.Dovecot.POP3S, "--tls implicit --retr", fmt.Sprint(n), "--save", dir).run(t).want(t, exitOK)
	files, _ := filepath.Glob(dir + "/*.eml")
	if len(files) != 1 {
		t.Fatalf("%d files", len(files))
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAddresses reaches the servers by IPv6 and by the families that -4 and -6 ask
// for.
func TestAddresses(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	smtp(s, s.MX, "-4").run(t).want(t, exitOK)
	smtp(s, s.MX, "-6").run(t).want(t, exitConnect)
	v6, ok := servertest.IPv6(s.Submission)
	if !ok {
		t.Skip("this machine has no IPv6 loopback address")
	}
	pop3v6, _ := servertest.IPv6(s.Dovecot.POP3)
	smtp(s, v6, "-u alice -f alice@lab.test -t bob@lab.test").run(t).want(t, exitOK)
	smtp(s, v6, "-6 -u alice -f alice@lab.test -t bob@lab.test").run(t).want(t, exitOK)
	smtp(s, v6, "-4").run(t).want(t, exitConnect)
	s.Dovecot.WaitForMail(t, "bob", 2)
	for _, options := range []string{"", "-6 --retr all"} {
		o := pop3(s.Dovecot, pop3v6, options+" --json").run(t).want(t, exitOK)
		if !slices.ContainsFunc(o.events, func(e trace.Event) bool { return strings.HasPrefix(e.Addr, "[::1]:") }) {
			t.Errorf("no event names the address")
		}
	}
}
