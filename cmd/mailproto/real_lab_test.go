package main

import (
	"bufio"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"mailproto/internal/lab"
)

// Tests of faq --live against the lab, named as if it were a server of one's own.

// lentLab is a lab with its clock going, whose maildrops are empty unless mail is set.
func lentLab(t *testing.T, mail bool) *lab.Lab {
	t.Helper()
	l, err := lab.Start(t.Context(), lab.Options{Seed: "lent", Mail: mail})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// lentFAQ is a call of faq --live on the lab as README has it: three servers, and
// two users with a file each.
func lentFAQ(t *testing.T, l *lab.Lab, args ...string) call {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	return call{args: append([]string{"faq", "--live", "--level=brief", "--timeout=10s", "--yes", "--ca-file", write("ca", string(l.CAPEM())),
		"--smtp", l.Addr(lab.MX), "--submission", l.Addr(lab.Submission), "--pop3", l.Addr(lab.POP3),
		"--user", "alice@lab.test", "--password-file", write("alice", "wonderland\n"),
		"--user", "bob@lab.test", "--password-file", write("bob", "builder\n")}, args...)}
}

// wantLent checks how many messages bob has.
func wantLent(t *testing.T, l *lab.Lab, bob string) {
	t.Helper()
	o := call{password: "builder", args: []string{"trace", "pop3", l.Addr(lab.POP3), "--insecure", "-u", "bob", "--level=brief"}}.run(t).want(t, exitOK)
	if !strings.Contains(o.out, "<~~  +OK "+bob+" ") {
		t.Errorf("bob does not have %s messages:\n%s", bob, o.out)
	}
}

// TestRealNoImplicitSubmission has no --submissions: a client that is set to TLS from
// the first octet, and to the port of --submission, is tried all the same.
func TestRealNoImplicitSubmission(t *testing.T) {
	t.Parallel()
	l := lentLab(t, false)
	o := lentFAQ(t, l, "11").run(t).want(t, exitOK)
	wantVerdicts(t, o, map[string]string{
		"11a": heldInLab + "it needs a server that is not named: --submissions",
		"11b": onlyLab + "it needs a server that is not named: --submissions",
		"11c": held, "11d": onlyLab + onPurpose, "11e": held,
	})
	wantLent(t, l, "0")
}

// TestRealPanic: where a view fails in the middle of a run, the test messages go all
// the same.
func TestRealPanic(t *testing.T) {
	t.Parallel()
	l := lentLab(t, false)
	for _, at := range []string{"354 ", "Marked", "TOP 1 0"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q: nothing failed", at)
				}
			}()
			var errs strings.Builder
			u := &ui{in: strings.NewReader(""), out: bufio.NewWriter(&tripwire{at, func() { panic(at) }}), err: &errs, getenv: func(string) string { return "" }}
			run(t.Context(), u, lentFAQ(t, l, "7").args)
		}()
		wantLent(t, l, "0")
	}
}

// TestRealOccupied: with other mail in the maildrop a run is refused, which is nothing
// that only the lab could do; the hint stands at the end, once.
func TestRealOccupied(t *testing.T) {
	t.Parallel()
	l := lentLab(t, true)
	o := lentFAQ(t, l, "7").run(t).want(t, exitBroke)
	const refused = "COULD NOT RUN|the maildrop of bob@lab.test must be empty, and is not touched: other messages in it: 6"
	wantVerdicts(t, o, map[string]string{"7a": refused, "7b": refused, "7c": refused})
	const said = "mailproto: 3 of 3 experiments could not be run to their end\n  hint: empty it, or name a user whose maildrop is empty; " +
		"mailproto's own lab has empty ones when it is started with --empty\n"
	if !strings.HasSuffix(o.err, said) {
		t.Errorf("it ends in\n%s", o.err)
	}
	lentFAQ(t, l, "7", "--lang=zh").run(t).want(t, exitBroke).says(t, "启动时加 --empty 即可")
	// What touches no maildrop runs.
	o = lentFAQ(t, l, "4").run(t).want(t, exitBroke)
	wantVerdicts(t, o, map[string]string{"4a": held, "4b": held, "4c": refused})
	wantLent(t, l, "6")
}

// TestRealLabAlone: where nothing can run, it is said what can run it.
func TestRealLabAlone(t *testing.T) {
	t.Parallel()
	l := lentLab(t, false)
	o := lentFAQ(t, l, "5").run(t).want(t, exitBroke)
	wantVerdicts(t, o, map[string]string{"5a": onlyLab, "5b": onlyLab})
	o.says(t, "no experiment could run here", "hint: without servers of your own the built-in lab runs them: faq N --live")
}

// TestRealSlowToNotice has a server that notices only when the next session is over
// that a session has gone without QUIT: a run does not find the maildrop locked by the
// one before. There is no TLS, whose end would tell the server.
func TestRealSlowToNotice(t *testing.T) {
	t.Parallel()
	l := lentLab(t, false)
	clear, err := l.Faulty(lab.POP3, "starttls-stripped")
	if err != nil {
		t.Fatal(err)
	}
	c := lentFAQ(t, l, "4")
	c.args = replaced(c.args, l.Addr(lab.POP3), slowToNotice(t, clear))
	wantVerdicts(t, c.run(t).want(t, exitOK), map[string]string{"4a": held, "4b": held, "4c": held})
}

// slowToNotice hands connections on to a server. That the client has ended one it
// hands on when the next has ended.
func slowToNotice(t *testing.T, server string) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ln.Close() })
	var mu sync.Mutex
	var gone net.Conn // ended by the client, and the server does not know
	relay := func(client net.Conn) {
		up, err := net.Dial("tcp", server)
		if err != nil {
			t.Error(err)
			return
		}
		t.Cleanup(func() { up.Close() })
		go func() {
			io.Copy(client, up)
			client.Close()
		}()
		io.Copy(up, client)
		mu.Lock()
		defer mu.Unlock()
		if gone != nil {
			gone.Close()
		}
		gone = up
	}
	go func() {
		for {
			client, err := ln.Accept()
			if err != nil {
				return
			}
			go relay(client)
		}
	}()
	return ln.Addr().String()
}
