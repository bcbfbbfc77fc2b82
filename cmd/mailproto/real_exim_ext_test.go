package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"mailproto/internal/servertest"
)

// TestEximChunks sends every message in pieces (RFC 3030 §2): nothing is doubled,
// and no line ends a message.
func TestEximChunks(t *testing.T) {
	t.Parallel()
	s := servertest.Exim(t)
	files, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d messages, %v", len(files), err)
	}
	ways := []string{"--bdat 100", "--bdat 100 --pipeline", "--bdat 1048576", "--bdat 7 --pipeline --tls none"}
	for i, file := range files {
		way := ways[i%len(ways)]
		t.Run(filepath.Base(file)+" "+way, func(t *testing.T) {
			exim(s, s.SMTP, way, "-f", "alice@lab.test", "-t", "bob@lab.test", "--message", file).run(t).want(t, exitOK)
			kept := s.WaitForMail(t, "bob", i+1)
			checkEximKept(t, kept[i], file)
		})
	}
}

// TestEximPRDR is answered for each recipient behind the dot: Exim takes the message
// for bob and refuses it for the postmaster.
func TestEximPRDR(t *testing.T) {
	t.Parallel()
	s := servertest.Exim(t)
	const to = " -f alice@lab.test -t bob@lab.test -t postmaster@lab.test --json"
	for i, options := range []string{"--prdr", "--prdr --pipeline"} {
		o := exim(s, s.SMTP, options+to).run(t).want(t, exitOK)
		if r := o.events[len(o.events)-1].Result; r.Accepted != 1 || r.Refused != 1 || r.Messages != 1 {
			t.Errorf("%s: the summary says %+v", options, r)
		}
		s.WaitForMail(t, "bob", i+1)
	}
	exim(s, s.SMTP, to).run(t).want(t, exitOK) // without it the message is taken for both
	s.WaitForMail(t, "bob", 3)
	if n := len(s.WaitForMail(t, "alice", 1)); n != 1 {
		t.Errorf("the postmaster has %d messages, want 1", n)
	}
}

// TestEximDSN asks for a notice of success, which comes with the id that was given.
func TestEximDSN(t *testing.T) {
	t.Parallel()
	s := servertest.Exim(t)
	exim(s, s.SMTP, "-f alice@lab.test -t bob@lab.test --dsn-notify success,failure --dsn-ret hdrs --dsn-envid lesson7").run(t).want(t, exitOK)
	s.WaitForMail(t, "bob", 1)
	notice, err := os.ReadFile(s.WaitForMail(t, "alice", 1)[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"lesson7", "Action: delivered", "Final-Recipient: rfc822;bob@lab.test"} {
		if !bytes.Contains(notice, []byte(want)) {
			t.Errorf("the notice lacks %q:\n%.2000s", want, notice)
		}
	}
}

// TestEximUTF8 has a sender whose address is not ASCII (RFC 6531 §3.4).
func TestEximUTF8(t *testing.T) {
	t.Parallel()
	s := servertest.Exim(t)
	exim(s, s.SMTP, "-f 用户@例子.测试 -t bob@lab.test").run(t).want(t, exitOK)
	kept, err := os.ReadFile(s.WaitForMail(t, "bob", 1)[0])
	if err != nil {
		t.Fatal(err)
	}
	if want := []byte("Return-path: <用户@例子.测试>\n"); !bytes.HasPrefix(kept, want) {
		t.Errorf("kept: %.300q", kept)
	}
}
