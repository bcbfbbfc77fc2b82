package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mailproto/internal/servertest"
	"mailproto/trace"
	"mailproto/trace/session"
)

// stagesOf pairs the stages of a protocol with the commands that were sent when they
// are reached, and what the whole needs.
func stagesOf(proto string) (options string, steps [][2]string) {
	if proto == "pop3" {
		return "-u bob --top 1,0 --retr 1 --dele 1", [][2]string{{"banner", ""}, {"first-capa", "CAPA"}, {"tls", "STLS"}, {"capa", "CAPA"},
			{"auth", "USER PASS"}, {"stat", "STAT"}, {"list", "LIST"}, {"uidl", "UIDL"}, {"top", "TOP"}, {"retr", "RETR"}, {"dele", "DELE"}}
	}
	return "-u alice -f alice@lab.test -t bob@lab.test", [][2]string{{"banner", ""}, {"first-ehlo", "EHLO"}, {"tls", "STARTTLS"}, {"ehlo", "EHLO"},
		{"auth", "AUTH"}, {"mail", "MAIL"}, {"rcpt", "RCPT"}, {"data", "DATA"}, {"dot", "."}}
}

// TestStages ends sessions after every stage, by QUIT and by dropping the
// connection.
func TestStages(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	d := s.Dovecot
	d.Deliver(t, "bob", strings.NewReader("Subject: x\r\n\r\ny\r\n"))
	for _, how := range []string{"--drop-after", "--quit-after"} {
		t.Run("pop3 "+how, func(t *testing.T) {
			endEverywhere(t, "pop3", how, call{args: []string{"trace", "pop3", d.POP3, "--ca-file", d.CAFile}, password: servertest.BobPassword})
			// Only QUIT makes a deletion final.
			if n := len(d.Messages("bob")); n != map[string]int{"--drop-after": 1, "--quit-after": 0}[how] {
				t.Errorf("%d messages are left", n)
			}
		})
	}
	for _, how := range []string{"--drop-after", "--quit-after"} {
		t.Run("smtp "+how, func(t *testing.T) { endEverywhere(t, "smtp", how, smtp(s, s.Submission, "")) })
	}
	d.WaitForMail(t, "bob", 2)
}

// endEverywhere makes the call once for each stage and ends it there. how is the
// option that does.
func endEverywhere(t *testing.T, proto, how string, c call) {
	t.Helper()
	options, steps := stagesOf(proto)
	if want := session.Stages(trace.Proto(proto)); len(want) != len(steps) {
		t.Fatalf("%s has the stages %v", proto, want)
	}
	all := append(c.args, strings.Fields(options)...)
	said := ""
	for _, step := range steps {
		said = strings.TrimSpace(said + " " + step[1])
		c.args = append(slices.Clone(all), "--json", how, step[0])
		want := said
		if how == "--quit-after" {
			want = strings.TrimSpace(said + " QUIT")
		}
		if how == "--quit-after" && step[0] == "data" {
			c.run(t).want(t, exitUsage)
			continue
		}
		o := c.run(t).want(t, exitOK)
		if got := verbs(o); got != want {
			t.Errorf("%s: sent %q, want %q", step[0], got, want)
		}
		r := o.events[len(o.events)-1].Result
		if len(r.Unreached) > 0 || r.Deleted > 0 && (how == "--drop-after" || step[0] != "dele") {
			t.Errorf("%s: %+v", step[0], r)
		}
	}
}

// TestUnreachedStage names stages that the session does not come to.
func TestUnreachedStage(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	o := smtp(s, s.MX, "--quit-after auth --command dot:NOOP --json").run(t).want(t, exitOK)
	if r := o.events[len(o.events)-1].Result; !slices.Equal(r.Unreached, []string{"auth", "dot"}) {
		t.Errorf("%+v", r)
	}
	smtp(s, s.MX, "-t nobody@lab.test -f a@x.test --drop-after dot").run(t).want(t, exitRcpt)
}

// TestOwnCommands says lines of the user's own.
func TestOwnCommands(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	s.Dovecot.Deliver(t, "bob", strings.NewReader("Subject: x\r\n\r\n.y\r\n"))
	for _, c := range []struct {
		proto string
		args  []string
		want  string
	}{
		{"smtp", []string{"ehlo:NOOP", "ehlo:vrfy bob@lab.test", "auth:RSET", "rcpt:RCPT TO:<alice@lab.test>", "dot:NOSUCH"},
			"EHLO STARTTLS EHLO NOOP VRFY AUTH RSET MAIL RCPT RCPT DATA . NOSUCH QUIT"},
		{"smtp", []string{"ehlo:QUIT"}, "EHLO STARTTLS EHLO QUIT"},
		{"smtp", []string{"ehlo:AUTH LOGIN"}, "EHLO STARTTLS EHLO AUTH  AUTH MAIL RCPT DATA . QUIT"},
		{"pop3", []string{"auth:CAPA", "uidl:LIST 1", "uidl:UIDL 1", "uidl:RETR 1", "uidl:TOP 1 0", "uidl:NOSUCH", "uidl:DELE 1", "uidl:RSET"},
			"CAPA STLS CAPA USER PASS CAPA STAT LIST UIDL LIST UIDL RETR TOP NOSUCH DELE RSET QUIT"},
		{"pop3", []string{"uidl:RETR 99", "uidl:TOP 99 1", "uidl:LIST 99", "uidl:QUIT"},
			"CAPA STLS CAPA USER PASS STAT LIST UIDL RETR TOP LIST QUIT"},
	} {
		run := smtp(s, s.Submission, "-u alice -f alice@lab.test -t bob@lab.test --json")
		if c.proto == "pop3" {
			run = pop3(s.Dovecot, s.Dovecot.POP3, "--json")
		}
		for _, line := range c.args {
			run.args = append(run.args, "--command", line)
		}
		if got := verbs(run.run(t).want(t, exitOK)); got != c.want {
			t.Errorf("%q: sent %q, want %q", c.args, got, c.want)
		}
	}
	if n := len(s.Dovecot.Messages("bob")); n == 0 {
		t.Error("the message was deleted")
	}
}

// TestDeletion marks, changes its mind, and deletes.
func TestDeletion(t *testing.T) {
	t.Parallel()
	d := servertest.Dovecot(t)
	for i := range 3 {
		d.Deliver(t, "bob", strings.NewReader(fmt.Sprintf("Subject: %d\r\n\r\ny\r\n", i)))
	}
	for _, c := range []struct {
		options string
		code    int
		left    int
		says    string
	}{
		{"--dele 1 --drop-after dele", exitOK, 3, "nothing was removed: there was no QUIT"},
		{"--dele 1 --dele 9", exitDelete, 2, ""}, // what was marked before goes with QUIT
		{"--dele 1 --command dele:RSET", exitOK, 2, "nothing was removed"},
		{"--dele 2", exitOK, 1, "QUIT removed 1 message for good"},
		{"--retr 9", exitRetrieve, 1, ""},
		{"--top 9,1", exitRetrieve, 1, ""},
		{"--retr 1 --dele 1", exitOK, 0, "fetched 1 message; QUIT removed 1 message for good"},
		{"--retr all", exitOK, 0, "looked at the maildrop; nothing was removed"},
	} {
		o := pop3(d, d.POP3, c.options).run(t).want(t, c.code)
		if n := len(d.Messages("bob")); n != c.left || !strings.Contains(o.out, c.says) {
			t.Errorf("%s: %d messages are left, want %d\n%s", c.options, n, c.left, o.out)
		}
	}
}

// TestCertificates checks the server, and does not.
func TestCertificates(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"--ca-file CA", exitOK, ""},
		{"--ca-file CA --servername mail.lab.test", exitOK, ""},
		{"--ca-file CA --servername mail.elsewhere.test", exitTLS, "TLS failed: "},
		{"", exitTLS, "TLS failed: "},
		{"--insecure", exitOK, "! --insecure: the certificate is not checked"},
		{"--insecure --servername mail.elsewhere.test", exitOK, "! --insecure"},
	} {
		for _, at := range []string{"smtp " + s.Submission + " -u alice", "smtp " + s.Submissions + " --tls implicit -u alice", "smtp " + s.MX + " --tls starttls",
			"pop3 " + s.Dovecot.POP3 + " --tls starttls", "pop3 " + s.Dovecot.POP3S + " --tls implicit"} {
			o := call{args: strings.Fields("trace " + at + " --json " + strings.ReplaceAll(c.args, "CA", s.CAFile)), password: servertest.AlicePassword}.run(t)
			o.want(t, c.code).says(t, c.says)
			i := slices.IndexFunc(o.events, func(e trace.Event) bool { return e.Kind == trace.Secured })
			if i < 0 {
				t.Fatal("no event tells of the handshake")
			}
			info := o.events[i].TLSInfo
			insecure := strings.Contains(c.args, "--insecure")
			if info.Insecure != insecure || info.Verified != (c.code == exitOK && !insecure) || (info.Error != "") == info.Verified {
				t.Errorf("%s %s: %+v", at, c.args, info)
			}
			if c.code != exitOK && slices.ContainsFunc(o.events[i:], func(e trace.Event) bool { return e.Kind == trace.Sent }) {
				t.Errorf("something was sent to a server that is not trusted: %s", verbs(o))
			}
		}
	}
}

// TestWrongPassword is refused by both servers in every way. call.run looks for the
// password in what is shown.
func TestWrongPassword(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	const password = "open sesame, 芝麻开门"
	var names []string
	var calls []call
	for _, auth := range []string{"PLAIN", "LOGIN", "auto"} {
		calls = append(calls, smtp(s, s.Submission, "-u alice --auth "+auth), smtp(s, s.Submissions, "-u alice --tls implicit --auth "+auth),
			pop3(s.Dovecot, s.Dovecot.POP3, "--auth "+auth), pop3(s.Dovecot, s.Dovecot.POP3S, "--tls implicit --auth "+auth))
	}
	calls = append(calls, pop3(s.Dovecot, s.Dovecot.POP3, "--auth USER --tls none"))
	for i := range calls {
		view := views()[i%len(views())]
		calls[i].password = password
		calls[i].args = append(calls[i].args, view...)
		names = append(names, strings.Join(calls[i].args, " "))
	}
	atOnce(t, names, func(t *testing.T, i int) {
		o := calls[i].run(t).want(t, exitAuth)
		if !strings.Contains(names[i], "zh") && !strings.Contains(names[i], "width") {
			o.says(t, "the login was refused: ", "hint: check user and password")
		}
	})
}

// TestViews shows whole sessions in every view.
func TestViews(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	s.Dovecot.Deliver(t, "bob", strings.NewReader("Subject: x\r\n\r\ny\r\n"))
	smtp(s, s.Submission, "-u alice -f alice@lab.test -t bob@lab.test -t nobody@lab.test --message testdata/mail/dots.eml").
		inEachView(t, func(t *testing.T, o outcome) { o.want(t, exitOK) })
	pop3(s.Dovecot, s.Dovecot.POP3, "--top 1,1 --retr all").
		inEachView(t, func(t *testing.T, o outcome) { o.want(t, exitOK) })
}

// TestCapabilitiesChange has capabilities that differ in clear, in TLS and after
// the login, and mechanisms of which only one serves, or none.
func TestCapabilitiesChange(t *testing.T) {
	t.Parallel()
	d := servertest.Dovecot(t)
	o := pop3(d, d.POP3, "--command auth:CAPA --json").run(t).want(t, exitOK)
	var lists [][]string
	for _, e := range o.events {
		if e.Kind == trace.Received && len(e.Reply.Lines) > 3 && slices.Contains(e.Reply.Lines, "TOP") {
			lists = append(lists, e.Reply.Lines)
		}
	}
	if len(lists) != 3 || !slices.Contains(lists[0], "STLS") || slices.Contains(lists[1], "STLS") || slices.Equal(lists[1], lists[2]) {
		t.Errorf("the capabilities are %q", lists)
	}
	only := servertest.Dovecot(t, servertest.Mechanisms("CRAM-MD5"))
	s := servertest.Postfix(t, servertest.WithDovecot(only))
	smtp(s, s.Submission, "-u alice --auth PLAIN").run(t).want(t, exitAuth).says(t, "the server offers no mechanism that fits: CRAM-MD5", "hint: mailproto speaks EXTERNAL")
	pop3(only, only.POP3, "--auth PLAIN").run(t).want(t, exitAuth)
	smtp(s, s.Submission, "-u alice --auth auto").run(t).want(t, exitOK)
	pop3(only, only.POP3, "--auth auto").run(t).want(t, exitOK)
}
