package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mailproto/internal/servertest"
)

// exim is a call of trace smtp for an Exim; options are words of one line.
func exim(s *servertest.EximServer, addr, options string, more ...string) call {
	args := append([]string{"trace", "smtp", addr, "--ca-file", s.CAFile}, strings.Fields(options)...)
	return call{args: append(args, more...), password: servertest.AlicePassword}
}

// TestEximMail sends every message of testdata/mail to an Exim, each in another way.
func TestEximMail(t *testing.T) {
	t.Parallel()
	s := servertest.Exim(t)
	files, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil {
		t.Fatal(err)
	}
	ways := []struct{ name, addr, options string }{
		{"STARTTLS", s.SMTP, "-u alice"},
		{"STARTTLS, PLAIN", s.SMTP, "-u alice --auth PLAIN --tls starttls"},
		{"STARTTLS, LOGIN", s.SMTP, "-u alice --auth LOGIN"},
		{"STARTTLS, pipelined", s.SMTP, "-u alice --pipeline"},
		{"TLS", s.SMTPS, "-u alice --tls implicit"},
		{"TLS, pipelined", s.SMTPS, "-u alice --tls implicit --pipeline"},
		{"clear", s.SMTP, "--tls none"},
		{"clear, pipelined", s.SMTP, "--tls none --pipeline"},
	}
	if len(files) < len(ways) {
		t.Fatalf("%d messages", len(files))
	}
	for i, file := range files {
		way := ways[i%len(ways)]
		t.Run(filepath.Base(file)+" by "+way.name, func(t *testing.T) {
			exim(s, way.addr, way.options, "-f", "alice@lab.test", "-t", "bob@lab.test", "--message", file).run(t).want(t, exitOK)
			kept := s.WaitForMail(t, "bob", i+1)
			checkEximKept(t, kept[i], file)
		})
	}
}

// checkEximKept compares what Exim has kept, with UNIX line ends, with the message
// that it was sent. A header without a body is given the empty line that ends it.
func checkEximKept(t *testing.T, kept, file string) {
	t.Helper()
	got, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	sent, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(string(wireForm(sent)), "\r\n", "\n")
	if !strings.Contains(want, "\n\n") {
		want += "\n"
	}
	above, ok := strings.CutSuffix(string(got), want)
	if !ok || !regexp.MustCompile(`^Return-path: <alice@lab\.test>\nReceived: from .*\n([ \t].*\n)+$`).MatchString(above) {
		t.Errorf("sent:\n%.600q\nkept:\n%.900q", want, got)
	}
}

// TestEximRefusals has Exim refuse, in its own words: it gives no enhanced codes.
func TestEximRefusals(t *testing.T) {
	t.Parallel()
	s := servertest.Exim(t)
	for _, c := range []struct {
		addr, options, password string
		code                    int
		says                    string
	}{
		{s.SMTP, "-u alice -t bob@lab.test", "hunter2-fake", exitAuth, "the login was refused: 535 Incorrect authentication data"},
		{s.SMTPS, "--tls implicit -u nobody -t bob@lab.test --auth LOGIN", "wonderland", exitAuth, "the login was refused: 535"},
		{s.SMTP, "-u alice -t nobody@lab.test", "wonderland", exitRcpt, "every recipient was refused: 550 Unrouteable address"},
		{s.SMTP, "-u alice -t nobody@lab.test --pipeline", "wonderland", exitRcpt, "550 Unrouteable address"},
		{s.SMTP, "-t stranger@elsewhere.test", "", exitRcpt, "550 relay not permitted"},
		{s.SMTP, "-u alice -t bob@lab.test --tls none", "wonderland", exitAuth, "the server offers no login here"},
		{s.SMTP, "-t bob@lab.test --mail-param SIZE=99999999", "", exitMail, "the sender was refused: 552"},
		{s.SMTP, "-t nobody@lab.test -t bob@lab.test --pipeline", "", exitOK, ""},
	} {
		for _, view := range []string{"--json", "--plain", "--level=brief"} {
			o := exim(s, c.addr, "-f alice@lab.test "+view+" "+c.options)
			o.password = c.password
			o.run(t).want(t, c.code).says(t, c.says)
		}
	}
	s.WaitForMail(t, "bob", 3)
}

// TestEximPipelined counts the turns of a session with Exim.
func TestEximPipelined(t *testing.T) {
	t.Parallel()
	s := servertest.Exim(t)
	for options, turns := range map[string]int{"": 11, "--pipeline": 8} {
		o := exim(s, s.SMTP, "-u alice -f alice@lab.test -t bob@lab.test --json "+options).run(t).want(t, exitOK)
		if r := o.events[len(o.events)-1].Result; r.Turns != turns || r.Accepted != 1 {
			t.Errorf("%q: the summary says %+v", options, r)
		}
	}
	s.WaitForMail(t, "bob", 2)
}
