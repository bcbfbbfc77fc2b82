package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"mailproto/internal/servertest"
)

func newReader(b []byte) *bufio.Reader { return bufio.NewReader(bytes.NewReader(b)) }

// TestMadeMessage sends messages made from --subject and --body, and reads what
// comes of them as a mail program does.
func TestMadeMessage(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	long := strings.Repeat("学习邮件协议，", 40)
	for i, c := range []struct{ from, subject, body, want string }{
		{"alice@lab.test", "你好，鲍勃", "第一行\n.\n.以点开头\n\n最后一行", ""},
		{"alice@lab.test", long, long + "\n" + long, ""},
		{"alice@lab.test", "plain", "one\n.two\n..\n", ""},
		{"alice@lab.test", "CR LF", "one\r\ntwo 二\r\n", "one\ntwo 二\n"},
		{"alice@lab.test", "", "", ""},
		{"alice@lab.test", "=?utf-8?q?not_encoded?=", strings.Repeat("x", 2000), ""},
		{"alice@lab.test", strings.Repeat("long ", 300) + "end", "x", ""},
		{"<>", "Größe 📬", "café", ""},
	} {
		o := smtp(s, s.Submission, "-u alice -t bob@lab.test -t bob@lab.test", "-f", c.from, "--subject", c.subject, "--body", c.body, "--json")
		if c.from == "<>" {
			o = smtp(s, s.MX, "-t bob@lab.test", "-f", c.from, "--subject", c.subject, "--body", c.body, "--json")
		}
		o.run(t).want(t, exitOK)
		m, err := mail.ReadMessage(bytes.NewReader(newest(t, s, i+1)))
		if err != nil {
			t.Fatal(err)
		}
		if from := strings.Trim(m.Header.Get("Return-Path"), "<>"); from != strings.Trim(c.from, "<>") {
			t.Errorf("the reverse-path is %q", from)
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
		if err != nil || subject != c.subject {
			t.Errorf("the subject is %q, want %q: %v", subject, c.subject, err)
		}
		body := io.Reader(m.Body)
		if m.Header.Get("Content-Transfer-Encoding") == "base64" {
			body = base64.NewDecoder(base64.StdEncoding, body)
		}
		b, err := io.ReadAll(body)
		if want := cmpBody(c.want, c.body); err != nil || strings.TrimSuffix(strings.ReplaceAll(string(b), "\r\n", "\n"), "\n") != want {
			t.Errorf("the body is %q, want %q: %v", b, want, err)
		}
	}
}

func cmpBody(want, body string) string {
	if want == "" {
		want = body
	}
	return strings.TrimSuffix(want, "\n")
}

// TestMessageFromStdin spools what comes from standard input.
func TestMessageFromStdin(t *testing.T) {
	s := servertest.Postfix(t)
	spools := t.TempDir()
	t.Setenv("TMPDIR", spools)
	message := "Subject: from a pipe\n\n.\nno end"
	c := smtp(s, s.Submission, "-u alice -f alice@lab.test -t bob@lab.test --message -")
	c.in = strings.NewReader(message)
	c.run(t).want(t, exitOK)
	checkReceived(t, newest(t, s, 1), wireForm([]byte(message)))
	if left, _ := os.ReadDir(spools); len(left) > 1 { // the folder of newest
		t.Errorf("it left %s behind", left[0].Name())
	}
}

// TestPasswords gives the password in the other ways.
func TestPasswords(t *testing.T) {
	t.Parallel()
	d := servertest.Dovecot(t)
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("builder\r\nanother line\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--password-file", file}, {"--password-file", "-"}, {"--passwordeval", "echo builder"}} {
		c := pop3(d, d.POP3, "", args...)
		c.password, c.in = "", strings.NewReader("builder\n")
		checkSecret(t, c.run(t).want(t, exitOK).out, "builder")
	}
}

// TestLarge sends and fetches 64 MiB, and measures memory.
func TestLarge(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("memory is measured on Linux only")
	}
	s := servertest.Postfix(t, servertest.MessageSizeLimit(100<<20))
	bin, maxrss := built(t, "."), built(t, "./testdata/maxrss")
	file := largeMessage(t)
	send := func(in string, options ...string) {
		args := []string{"trace", "smtp", s.Submission, "--ca-file", s.CAFile, "-u", "alice", "--passwordeval", "echo wonderland",
			"-f", "alice@lab.test", "-t", "bob@lab.test"}
		p := newProcess(bin, append(args, options...)...)
		if in != "" {
			f, err := os.Open(in)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = f.Close() }()
			p.Stdin = f
		}
		p.bounded(t, maxrss, exitOK)
	}
	send("", "--message", file)
	send(file, "--message", "-", "--pipeline")
	s.Dovecot.WaitForMail(t, "bob", 2)
	dir := t.TempDir()
	newProcess(bin, "trace", "pop3", s.Dovecot.POP3S, "--tls", "implicit", "--ca-file", s.CAFile, "-u", "bob", "--passwordeval", "echo builder",
		"--retr", "all", "--save", dir, "--json").bounded(t, maxrss, exitOK)
	saved, _ := filepath.Glob(dir + "/*.eml")
	if len(saved) != 2 {
		t.Fatalf("%d files", len(saved))
	}
	for _, name := range saved {
		checkLarge(t, name, file)
	}
}

// bounded runs a process and checks its exit code and its memory.
func (p *process) bounded(t *testing.T, maxrss string, want int) {
	t.Helper()
	code, peak := p.measure(t, maxrss)
	if code != want {
		t.Fatalf("exit code %d, want %d\n%.2000s%s", code, want, p.out.String(), p.err.String())
	}
	if t.Logf("%d MiB at most", peak>>20); peak > maxPeak {
		t.Errorf("it held %d MiB", peak>>20)
	}
}

// largeMessage writes a message of 64 MiB with lines of all lengths and dots.
func largeMessage(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "large.eml")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	n, _ := fmt.Fprint(w, "Subject: large\r\n\r\n")
	for i := 0; n < 64<<20; i++ {
		m, _ := fmt.Fprintf(w, ".%d%s\r\n", i, strings.Repeat("x", i%990))
		n += m
	}
	if err := w.Flush(); err != nil { // which also tells of earlier errors
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

// checkLarge compares files too large to hold: got must end with the octets of want.
func checkLarge(t *testing.T, got, want string) {
	t.Helper()
	sum := func(name string, last int64) (size int64, hash [sha256.Size]byte) {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		info, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		h := sha256.New()
		if last > 0 {
			_, err = f.Seek(-last, io.SeekEnd)
		}
		if _, cerr := io.Copy(h, f); err != nil || cerr != nil {
			t.Fatal(err, cerr)
		}
		return info.Size(), [sha256.Size]byte(h.Sum(nil))
	}
	size, hash := sum(want, 0)
	fetched, other := sum(got, size)
	if above := fetched - size; above <= 0 || above > 2000 || hash != other {
		t.Errorf("sent %d octets, fetched %d, or others", size, fetched)
	}
}
