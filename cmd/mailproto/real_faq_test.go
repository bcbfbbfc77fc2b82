package main

import (
	"bufio"
	"context"
	"maps"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"mailproto/internal/dialogue"
	"mailproto/internal/servertest"
	"mailproto/trace/wire"
)

// Tests of faq --live against Postfix and Dovecot.

// realFAQ is a call of faq --live on the servers, as alice and bob.
func realFAQ(t *testing.T, s *servertest.PostfixServer, args ...string) call {
	t.Helper()
	dir := t.TempDir()
	all := append([]string{"faq", "--live", "--level=brief", "--timeout=10s", "--ca-file", s.CAFile, "--smtp", s.MX,
		"--submission", s.Submission, "--submissions", s.Submissions, "--pop3", s.Dovecot.POP3, "--pop3s", s.Dovecot.POP3S}, args...)
	for _, u := range [][2]string{{"alice=alice@lab.test", servertest.AlicePassword}, {"bob=bob@lab.test", servertest.BobPassword}} {
		file := filepath.Join(dir, u[1])
		if err := os.WriteFile(file, []byte(u[1]+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		all = append(all, "--user", u[0], "--password-file", file)
	}
	return call{args: all}
}

// verdictLine is how a verdict begins.
var verdictLine = regexp.MustCompile(`(?m)^([0-9]+[a-e])  (HELD|NOT HELD|PROVES NOTHING|COULD NOT RUN|NEEDS THE LAB|成立|不成立|证明不了|无法运行|需要实验服务器)(?:: |：)(.*)$`)

// judged are the verdicts of a run: for each claim its word, a semicolon, what its
// counter-run came to, and why.
func judged(o outcome) map[string]string {
	all := map[string]string{}
	for _, m := range verdictLine.FindAllStringSubmatchIndex(o.out, -1) {
		group := func(i int) string { return o.out[m[2*i]:m[2*i+1]] }
		said := group(2) + "; " + group(3)
		for line := range strings.SplitSeq(o.out[m[1]+1:], "\n") {
			if !strings.HasPrefix(line, "  ") {
				break
			}
			for _, tag := range []string{"  why ", "  原因 "} {
				if why, ok := strings.CutPrefix(line, tag); ok {
					said += "; " + strings.TrimSpace(why)
				}
			}
		}
		all[group(1)] = said
	}
	return all
}

// wantVerdicts compares verdicts by their beginning and, behind a bar, a part.
func wantVerdicts(t *testing.T, o outcome, want map[string]string) {
	t.Helper()
	got := judged(o)
	if claims := slices.Sorted(maps.Keys(got)); !slices.Equal(claims, slices.Sorted(maps.Keys(want))) {
		t.Errorf("the verdicts are about %v", claims)
	}
	for claim, w := range want {
		begins, has, _ := strings.Cut(w, "|")
		if g := got[claim]; !strings.HasPrefix(g, begins+"; ") || !strings.Contains(g, has) {
			t.Errorf("%s: %s\n\twant %s", claim, g, w)
		}
	}
	if t.Failed() {
		t.Logf("%s%s", o.out, o.err)
	}
}

// wantMail checks how many messages the users have.
func wantMail(t *testing.T, s *servertest.PostfixServer, alice, bob int) {
	t.Helper()
	if a, b := len(s.Dovecot.Messages("alice")), len(s.Dovecot.Messages("bob")); a != alice || b != bob {
		t.Errorf("alice has %d messages and bob %d, want %d and %d", a, b, alice, bob)
	}
}

const (
	held      = "HELD|"
	heldInLab = "HELD|the counter-run was held in the lab: "
	onlyLab   = "NEEDS THE LAB|"
	onPurpose = "a server is needed that does something wrong on purpose"
)

// TestRealClaims runs every claim that can be run, and leaves nothing behind.
func TestRealClaims(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	o := realFAQ(t, s, "--yes").run(t).want(t, exitNotHeld)
	wantVerdicts(t, o, map[string]string{
		"1a": held, "2a": held, "2b": held,
		"3a": held, "3c": held, "3d": heldInLab + onPurpose + " (open-relay)",
		// Postfix puts its refusal off to RCPT.
		"3b": "NOT HELD|the server answers otherwise",
		"4a": held, "4b": held, "4c": held,
		"5a": onlyLab + "does not hold its deliveries back", "5b": onlyLab,
		"6a": heldInLab + "this server offers no login in clear", "6b": onlyLab + onPurpose,
		"7a": held, "7b": held, "7c": held, "8a": held, "8b": held,
		// Dovecot lets several sessions in.
		"9a": "NOT HELD|", "9b": held, "9c": held,
		"10a": held, "10b": onlyLab + "a real server is not to be stopped",
		"11a": held, "11b": held, "11c": held, "11d": onlyLab + onPurpose, "11e": held,
		"12a": held,
		"13a": onlyLab + "--plus-addresses", "13b": heldInLab + onPurpose + " (no-pipelining)", "13c": onlyLab + "--plus-addresses",
	})
	o.says(t, "! test messages will be sent to alice@lab.test: ", "! test messages will be sent to bob@lab.test: ",
		"! the maildrop of alice will be read, and the test messages in it deleted",
		"! logins with a wrong password will be tried as alice: 1", "2 of 26 experiments did not hold")
	wantMail(t, s, 0, 0)
	if strings.Contains(s.Logs(), "postfix/bounce") {
		t.Error("something was returned to its sender")
	}
}

// TestRealSettings runs claims on a server that is set up otherwise.
func TestRealSettings(t *testing.T) {
	t.Parallel()
	plus := servertest.Postfix(t, servertest.PostfixSetting("recipient_delimiter", "+"), servertest.PostfixSetting("smtpd_recipient_limit", "100"))
	o := realFAQ(t, plus, "13", "--yes", "--plus-addresses").run(t).want(t, exitOK)
	wantVerdicts(t, o, map[string]string{"13a": held, "13b": heldInLab, "13c": held})
	wantMail(t, plus, 0, 0)

}

// TestRealLocks has a server that lets one session into a maildrop at a time. It
// takes Dovecot ten seconds to refuse another one.
func TestRealLocks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		point string
		code  int
		want  map[string]string
	}{
		{"7", exitOK, map[string]string{"7a": held, "7b": held, "7c": held}},
		{"8", exitOK, map[string]string{"8a": held, "8b": onlyLab + "the server keeps the maildrop locked"}},
		{"9", exitOK, map[string]string{"9a": held, "9b": held, "9c": held}},
	} {
		t.Run(c.point, func(t *testing.T) {
			t.Parallel()
			s := servertest.Postfix(t, servertest.DovecotSetting("pop3_lock_session", "yes"))
			wantVerdicts(t, realFAQ(t, s, c.point, "--yes", "--timeout=30s").run(t).want(t, c.code), c.want)
			wantMail(t, s, 0, 0)
		})
	}
}

// TestRealChinese shows the other language.
func TestRealChinese(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	o := realFAQ(t, s, "10", "--yes", "--lang=zh").run(t).want(t, exitOK)
	wantVerdicts(t, o, map[string]string{"10a": "成立|", "10b": "需要实验服务器|真实服务器不能说停就停"})
	o.says(t, "! 会给 alice@lab.test 发测试邮件：最多 1 封", "! 会给 bob@lab.test 发测试邮件：最多 2 封", "! 会读取 bob 的邮件存放区")
	wantMail(t, s, 0, 0)
}

// TestRealOneUser has one person in both parts.
func TestRealOneUser(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	one := func(point string) outcome {
		return call{password: servertest.BobPassword, args: []string{"faq", point, "--live", "--yes", "--ca-file", s.CAFile,
			"--timeout=10s", "--submission", s.Submission, "--pop3s", s.Dovecot.POP3S, "--user", "bob=bob@lab.test"}}.run(t)
	}
	wantVerdicts(t, one("1").want(t, exitOK), map[string]string{"1a": heldInLab + "it needs two people"})
	wantVerdicts(t, one("10").want(t, exitOK), map[string]string{"10a": held, "10b": onlyLab})
	wantVerdicts(t, one("6").want(t, exitBroke).also(t, "no experiment could run here"), map[string]string{
		"6a": onlyLab + "it needs a server that is not named: --", "6b": onlyLab})
	wantVerdicts(t, one("4").want(t, exitOK), map[string]string{"4a": onlyLab + "--smtp", "4b": held, "4c": held})
	wantMail(t, s, 0, 0)
}

// also is says, for a chain.
func (o outcome) also(t *testing.T, words ...string) outcome {
	t.Helper()
	o.says(t, words...)
	return o
}

// TestRealNeedsYes: without --yes nothing is sent, and nobody logs in.
func TestRealNeedsYes(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	for _, point := range []string{"", "1", "7", "11", "12"} {
		c := realFAQ(t, s)
		if point != "" {
			c.args = append(c.args, point)
		}
		c.run(t).want(t, exitUsage).says(t, "nothing was done: sending and deleting on real servers needs --yes", "hint: the list above", "! ")
	}
	if log := s.Logs() + s.Dovecot.Logs(); strings.Contains(log, "connect from") || strings.Contains(log, "pop3-login") {
		t.Errorf("somebody connected:\n%s", log)
	}
	// What only looks does not need it.
	wantVerdicts(t, realFAQ(t, s, "3").run(t).want(t, exitNotHeld), map[string]string{"3a": held, "3b": "NOT HELD|", "3c": held, "3d": heldInLab})
	wantMail(t, s, 0, 0)
}

const stranger = "From: carol@elsewhere.test\r\nMessage-ID: <1@elsewhere.test>\r\nSubject: precious\r\n\r\nKeep me.\r\n"

// TestRealForeignMail: a maildrop that holds other mail is not touched.
func TestRealForeignMail(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	s.Dovecot.Deliver(t, "bob", strings.NewReader(stranger))
	const refused = "COULD NOT RUN|the maildrop of bob must be empty, and is not touched: other messages in it: 1"
	wantVerdicts(t, realFAQ(t, s, "7", "--yes").run(t).want(t, exitBroke), map[string]string{"7a": refused, "7b": refused, "7c": refused})
	wantVerdicts(t, realFAQ(t, s, "2", "--yes").run(t).want(t, exitBroke), map[string]string{"2a": refused, "2b": refused})
	wantVerdicts(t, realFAQ(t, s, "4", "--yes").run(t).want(t, exitBroke), map[string]string{"4a": held, "4b": held, "4c": refused})
	wantVerdicts(t, realFAQ(t, s, "12", "--yes").run(t).want(t, exitBroke), map[string]string{"12a": refused})
	wantKept(t, s)
	if strings.Contains(s.Logs(), "status=sent") {
		t.Error("a test message was sent to bob")
	}
}

// wantKept checks that bob has the stranger's message, and no other.
func wantKept(t *testing.T, s *servertest.PostfixServer) {
	t.Helper()
	files := s.Dovecot.Messages("bob")
	if len(files) != 1 {
		t.Fatalf("bob has %d messages", len(files))
	}
	b, err := os.ReadFile(files[0])
	if err != nil || string(b) != stranger {
		t.Errorf("the message was changed: %q, %v", b, err)
	}
	if strings.Contains(files[0], ",S") || strings.HasSuffix(files[0], ",T") {
		t.Errorf("the message has flags: %s", files[0])
	}
}

// whenMail calls do as soon as a user has n messages.
func whenMail(ctx context.Context, s *servertest.PostfixServer, user string, n int, do func()) (wait func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		for len(s.Dovecot.Messages(user)) < n {
			select {
			case <-tick.C:
			case <-ctx.Done():
				return
			}
		}
		do()
	}()
	return func() { <-done }
}

// TestRealInterrupt: an interrupt in the middle of a hundred submissions leaves
// nothing behind.
func TestRealInterrupt(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c := realFAQ(t, s, "12", "--yes")
	c.ctx = ctx
	wait := whenMail(ctx, s, "bob", 10, cancel)
	c.run(t).want(t, exitInterrupted).says(t, "! interrupted; the test messages are being removed")
	wait()
	wantMail(t, s, 0, 0)
}

// tripwire calls do when at is written.
type tripwire struct {
	at string
	do func()
}

func (w *tripwire) Write(b []byte) (int, error) {
	if strings.Contains(string(b), w.at) {
		w.do()
	}
	return len(b), nil
}

// TestRealInterruptAnywhere: wherever it comes, an interrupt leaves nothing behind.
func TestRealInterruptAnywhere(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	for _, at := range []string{"Claim 7b", "RCPT TO", "354 ", "queued as", "[laptop] pop3", "TOP 1 0", "DELE 1", "Marked", "messages deleted"} {
		ctx, cancel := context.WithCancel(t.Context())
		getenv := func(string) string { return "" }
		var errs strings.Builder
		u := &ui{in: strings.NewReader(""), out: bufio.NewWriter(&tripwire{at, cancel}), err: &errs, getenv: getenv}
		if code := run(ctx, u, realFAQ(t, s, "7", "--yes").args); code != exitInterrupted || !strings.HasSuffix(errs.String(), "mailproto: interrupted\n") {
			t.Errorf("%q: exit code %d, %s", at, code, errs.String())
		}
		cancel()
		wantMail(t, s, 0, 0)
	}
}

// TestRealOtherMailComes: mail of others that comes meanwhile stays, and nothing is
// concluded.
func TestRealOtherMailComes(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	wait := whenMail(t.Context(), s, "bob", 10, func() { s.Dovecot.Deliver(t, "bob", strings.NewReader(stranger)) })
	o := realFAQ(t, s, "12", "--yes").run(t).want(t, exitBroke)
	wait()
	wantVerdicts(t, o, map[string]string{"12a": "PROVES NOTHING|other mail came to bob meanwhile"})
	wantKept(t, s)
}

// TestRealUndelivered has a server that accepts and does not deliver.
func TestRealUndelivered(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t, servertest.PostfixSetting("defer_transports", "virtual"))
	o := realFAQ(t, s, "7", "--yes", "--timeout=3s").run(t).want(t, exitBroke)
	wantVerdicts(t, o, map[string]string{"7a": "COULD NOT RUN|accepted for bob@lab.test, but not arrived within 6s", "7b": "COULD NOT RUN|", "7c": "COULD NOT RUN|"})
	o.says(t, "(Message-ID: <mailproto-")
	if n := strings.Count(s.Logs(), "status=deferred"); n != 1 {
		t.Errorf("%d messages were sent", n)
	}
}

// TestRealUnusable has servers that nothing can be run on: it is tried once.
func TestRealUnusable(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	wrong := call{password: "open sesame", args: []string{"faq", "--live", "--yes", "--ca-file", s.CAFile, "--timeout=10s",
		"--submission", s.Submission, "--pop3", s.Dovecot.POP3, "--user", "bob=bob@lab.test"}}
	wrong.run(t).want(t, exitBroke).says(t, "nothing was run: "+s.Dovecot.POP3+": the login was refused: ", "hint: check user and password")
	if n := strings.Count(s.Dovecot.Logs(), "auth failed"); n > 1 {
		t.Errorf("the wrong password was tried %d times", n)
	}
	realFAQ(t, s, "7", "--yes", "--servername=mail.elsewhere.test").run(t).want(t, exitBroke).says(t, "TLS failed: ")
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone := free.Addr().String()
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	for _, server := range []string{s.Dovecot.POP3, s.Submission} {
		c := realFAQ(t, s, "1", "--yes")
		c.args = replaced(c.args, server, gone)
		c.run(t).want(t, exitBroke).says(t, "nothing was run: "+gone+": nothing listens at "+gone, "hint: usual ports")
	}
	// A server at which nobody logs in: only what needs it breaks.
	c := realFAQ(t, s, "4", "--yes")
	c.args = replaced(c.args, s.MX, gone)
	wantVerdicts(t, c.run(t).want(t, exitBroke), map[string]string{"4a": "COULD NOT RUN|nothing listens at " + gone, "4b": held, "4c": held})
	wantMail(t, s, 0, 0)
}

func replaced(args []string, old, with string) []string {
	for i := range args {
		if args[i] == old {
			args[i] = with
		}
	}
	return args
}

// TestRealUsage refuses what does not fit together, before anything connects.
func TestRealUsage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ args, says string }{
		{"7 --smtp mx.test", "--smtp is for experiments on real servers: add --live"},
		{"7 --yes", "--yes is for experiments on real servers: add --live"},
		{"--user a@b.test", "--user is for experiments"},
		{"7 --live --user a@b.test", "--user is for real servers, and none is named"},
		{"7 --live --yes", "hint: name them with --smtp, --submission and --pop3"},
		{"7 --live --timeout 3s", "--timeout is for real servers"},
		{"7 --live --pop3 h --timeout 0s", "--timeout is a time above zero"},
		{"7 --live --pop3 h:0", `"0" is no port`},
		{"7 --live --smtp h:465", "--smtp: port 465 starts in TLS"},
		{"7 --live --submission unix:/run/mail", "--submission is HOST or HOST:PORT, not a socket"},
		{"7 --live --submission h:465 --submissions i:465", "there is a server for submissions already: h:465"},
		{"7 --live --pop3 h --user alice", "--user alice: what is the address?"},
		{"7 --live --pop3 h --user alice=@x", "--user: \"@x\" is no address"},
		{"7 --live --pop3 h --user a@x --user a@x", "the two users are the same"},
		{"7 --live --pop3 h --user a@x --user b@x --user c@x", "two users at most"},
		{"7 --live --pop3 h --user a@x --user b@x --password-file f", "1 files, 2 users"},
		{"7 --live --pop3 h --elsewhere nobody", "--elsewhere: \"nobody\" is no address"},
		{"intro --live --pop3 h", "intro has no experiments"},
	} {
		o := call{args: append([]string{"faq"}, strings.Fields(c.args)...)}.run(t).want(t, exitUsage)
		o.says(t, c.says)
	}
	// Two people, and one password.
	o := call{password: "x y z", args: strings.Fields("faq 7 --live --submission h --pop3 h --yes --user a@x.test --user b@x.test")}.run(t).want(t, exitUsage)
	o.says(t, "no password for a@x.test, and no terminal to ask for it", "hint: give --password-file once for each --user")
	// A word that is masked must not be what tells who gets a message.
	var files []string
	for i, password := range []string{"bob", "builder7"} {
		files = append(files, "--password-file", filepath.Join(t.TempDir(), strconv.Itoa(i)))
		if err := os.WriteFile(files[len(files)-1], []byte(password), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o = call{args: append(strings.Fields("faq 7 --live --submission h.test --pop3 h.test --yes --user alice@x.test --user bob@x.test"), files...)}.run(t).want(t, exitFile)
	o.says(t, "the password of alice@x.test is part of an address")
	// Nothing can run: nothing is asked, and nothing is done.
	o = call{args: strings.Fields("faq 5 --live --submission h.test --pop3 h.test --user a@x.test")}.run(t).want(t, exitBroke)
	wantVerdicts(t, o, map[string]string{"5a": onlyLab, "5b": onlyLab})
}

// newTestRun is a run that connects to nothing.
func newTestRun(t *testing.T, all []experiment, args ...string) *realRun {
	t.Helper()
	u := &ui{getenv: func(string) string { return "" }}
	var o realOptions
	o.timeout, o.elsewhere = time.Second, "someone@elsewhere.example"
	o.submission, o.pop3, o.users = "h.test:587", "h.test:110", args
	r, err := u.newRealRun(&o, all)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRealGuard: before DELE or RETR a message must be seen to be ours. In the lab
// none is, and so none is deleted.
func TestRealGuard(t *testing.T) {
	t.Parallel()
	r := newTestRun(t, nil, "alice=alice@lab.test", "bob=bob@lab.test")
	for _, verb := range []string{"DELE", "RETR"} {
		s, err := dialogue.Parse("test", "alice = submission alice\nalice send photo to {bob}\nbob = pop3 bob\n"+
			"bob C: STAT\nbob S: +OK {n}\nbob C: "+verb+" {n}\nbob S!: +OK\n", 1)
		if err != nil {
			t.Fatal(err)
		}
		p := r.plan(s, false)
		var sent []string
		w, err := newLabWorld(t.Context(), wire.NewLog(nil))
		if err != nil {
			t.Fatal(err)
		}
		adapted := r.adapted(p, 1)
		rep := dialogue.Watch(t.Context(), adapted, w, func(m dialogue.Moment) { sent = append(sent, string(m.Kind)) })
		if err := w.lab.Close(); err != nil {
			t.Error(err)
		}
		if rep.Ending != dialogue.Broke || rep.Line != -6 {
			t.Errorf("%s: %+v after %v", verb, rep, sent)
		}
		rep = (&realWorld{run: r, plan: p}).told(rep)
		if rep.Line != 6 || rep.Err == nil || rep.Err.Error() != "the message of that number is not one of ours; it was not touched" {
			t.Errorf("%s: it says %+v", verb, rep)
		}
	}
}

// TestRealOurs tells our messages from others, whatever those say.
func TestRealOurs(t *testing.T) {
	t.Parallel()
	r := newTestRun(t, nil)
	id := r.messageID(3, 1, "photo")
	for header, want := range map[string]bool{
		"Message-ID: " + id + "\r\n":                                         true,
		"Received: x\r\nmessage-id:\r\n " + id + "\r\nSubject: x\r\n":        true,
		"Message-ID: <1@x.test>\r\nIn-Reply-To: " + id + "\r\n":              false,
		"Message-ID: <1@x.test>\r\nMessage-ID: " + id + "\r\n":               false,
		"Message-ID: " + id + " <1@x.test>\r\n":                              false,
		"X-Message-ID: " + id + "\r\n":                                       false,
		"Subject: x\r\n\r\nMessage-ID: " + id + "\r\n":                       false,
		"Message-ID: " + strings.Replace(id, "mailproto-", "mailproto-0", 1): false,
		"Message-ID: " + strings.Replace(id, ".invalid", ".invalid.test", 1): false,
		"no header\r\n": false,
		"":              false,
	} {
		if got := r.ours(header); got != want {
			t.Errorf("%q: %v", header, got)
		}
	}
}

// awayConn is a connection to another machine.
type awayConn struct{ net.Conn }

func (awayConn) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 587} }
func (awayConn) LocalAddr() net.Addr  { return &net.TCPAddr{IP: net.ParseIP("2001:db8::1"), Port: 1} }

// TestRealCleartext: a password goes in clear nowhere else than on this machine.
func TestRealCleartext(t *testing.T) {
	t.Parallel()
	r := newTestRun(t, nil, "alice=alice@lab.test")
	if r.config(r.servers["submission"], awayConn{}).AllowCleartext {
		t.Error("a password may go to another machine in clear")
	}
	if hello := helloOver(awayConn{}); strings.Contains(hello, ":") != (hello == "[IPv6:2001:db8::1]") || hello == "" {
		t.Errorf("the client calls itself %q", hello)
	}
	away, _ := net.Pipe()
	err := r.offersClear(t.Context(), awayConn{away}, r.servers["pop3"], true)
	if err == nil || err.Error() != "a password never goes to another machine in clear" {
		t.Errorf("%v", err)
	}
}

// TestRealPlans foresees scripts: what they send to whom, and why they cannot run.
func TestRealPlans(t *testing.T) {
	t.Parallel()
	r := newTestRun(t, nil, "a1=alice@x.test", "b1=bob@x.test")
	for _, c := range foreseen() {
		s, err := dialogue.Parse("test", c.script, 1)
		if err != nil {
			t.Fatal(err)
		}
		p := r.plan(s, false)
		why := ""
		if p.lab != nil {
			why = p.lab.Error()
		}
		if !strings.Contains(why, c.lab) || (c.lab == "") != (why == "") {
			t.Errorf("%q: %q, want %q", c.script, why, c.lab)
		}
		if touched := strings.Join(slices.Sorted(maps.Keys(p.touched)), " "); why == "" && (p.copies["alice"] != c.alice || p.copies["bob"] != c.bob || touched != c.touched) {
			t.Errorf("%q: sends %v, touches %s", c.script, p.copies, touched)
		}
	}
}

// foresight is what is to be known of a script before it runs.
type foresight struct {
	script, lab string
	alice, bob  int
	touched     string
}

func foreseen() []foresight {
	by := "MAIL FROM:<{alice}>\nx S: 250\n"
	return []foresight{
		{"x = submission alice\nx send photo to {bob} {alice}", "", 1, 1, "alice bob"},
		{"repeat 7\nx = submission alice\nx send photo to {bob}\nend", "", 0, 7, "bob"},
		{"x = submission alice\nx C: " + by + "x C: RCPT TO:<{bob}>\nx C: DATA\nx S: 354\nx C: DATA\nx C: .\nx S: 250", "", 0, 1, "bob"},
		{"x = submission alice\nx C: " + by + "x C: RCPT TO:<{bob}>\nx C: DATA\nx S: 354\nx C: text\nx drop", "", 0, 0, ""},
		{"x = submission alice\nx C: " + by + "x C: RCPT TO:<{bob}>\nx C: RSET\nx C: RCPT TO:<{alice}>\nx C: DATA\nx S: 354\nx C: .", "", 1, 0, "alice"},
		{"x = submission alice\nx C: " + by + "x C: RCPT TO:<{elsewhere}>\nx S: 250", "", 0, 0, ""},
		{"x = submission alice\nx C: " + by + "x C: RCPT TO:<{elsewhere}>\nx C: DATA\nx S: 354\nx C: .", "leads nowhere", 0, 0, ""},
		{"x = submission alice\nx send photo to later@lab.test", "later@lab.test exists in the lab alone", 0, 0, ""},
		{"x = submission alice\nx C: RCPT TO:<nobody@lab.test>", "nobody@lab.test exists in the lab alone", 0, 0, ""},
		{"x = submission alice\nx C: RCPT TO:<bob+7@lab.test>", "--plus-addresses", 0, 0, ""},
		{"x = pop3 bob\nx C: STAT\nx C: LIST 1\nx C: UIDL 1", "", 0, 0, ""},
		{"x = pop3 bob\nx C: DELE 1", "", 0, 0, "bob"},
		{"x = pop3 bob\nx C: TOP 1 0", "", 0, 0, "bob"},
		{"x = pop3 bob fault=expire-0", "on purpose (expire-0)", 0, 0, ""},
		{"x = mx", "not named: --smtp", 0, 0, ""},
		{"x = pop3s bob", "not named: --pop3s", 0, 0, ""},
		{"x = submission alice port=mx", "not named: --smtp", 0, 0, ""},
		{"x = pop3 carol", "no --user is named", 0, 0, ""},
		{"lab hold", "does not hold its deliveries back", 0, 0, ""},
		{"lab stop", "not to be stopped", 0, 0, ""},
	}
}
