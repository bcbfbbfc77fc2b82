package lab_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net"
	"net/smtp"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/internal/lab"
	"mailproto/internal/servertest"
)

// awkward are messages that storage has spoilt before: dots, long lines, octets
// above 127, blank lines at the end, a header alone.
func awkward() []string {
	return []string{
		"Subject: dots\r\n\r\n.\r\n..\r\n.x\r\nFrom me to you\r\nFrom: x\r\n",
		"Subject: long\r\n\r\n" + strings.Repeat("x", 5000) + "\r\n",
		"Subject: octets\r\n\r\n\x80\xff\xfe \u00e9\r\n",
		"Subject: blank\r\n\r\ntext\r\n\r\n\r\n",
		"Subject: header alone\r\n",
	}
}

// deliver gives messages for bob to a lab.
func deliver(t *testing.T, l *lab.Lab, messages []string) {
	t.Helper()
	c, err := smtp.Dial(l.Addr(lab.MX))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, m := range messages {
		if err := c.Mail("a@example.org"); err != nil {
			t.Fatal(err)
		}
		if err := c.Rcpt("bob@lab.test"); err != nil {
			t.Fatal(err)
		}
		w, err := c.Data()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, m); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// fetched is what RETR gave for one message, and what LIST said of its size.
type fetched struct {
	size, sum string
	data      []byte
}

// fetch fetches all of bob's messages.
func fetch(t *testing.T, addr string) []fetched {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	c := textproto.NewConn(nc)
	defer c.Close()
	ask := func(line string) string {
		t.Helper()
		if line != "" {
			if err := c.PrintfLine("%s", line); err != nil {
				t.Fatal(err)
			}
		}
		status, err := c.ReadLine()
		if err != nil || !strings.HasPrefix(status, "+OK") {
			t.Fatalf("%s: %s, %v", line, status, err)
		}
		return status
	}
	ask("")
	// A header beyond ASCII is not sent outside UTF-8 mode (RFC 6856 §2.1). Dovecot
	// does not know it, and sends what it has.
	if err := c.PrintfLine("UTF8"); err != nil {
		t.Fatal(err)
	}
	if status, err := c.ReadLine(); err != nil {
		t.Fatalf("UTF8: %s, %v", status, err)
	}
	ask("USER bob")
	ask("PASS builder")
	var n int
	if _, err := fmt.Sscanf(ask("STAT"), "+OK %d", &n); err != nil {
		t.Fatal(err)
	}
	var all []fetched
	for i := range n {
		size := strings.Fields(ask(fmt.Sprintf("LIST %d", i+1)))[2]
		ask(fmt.Sprintf("RETR %d", i+1))
		all = append(all, received(t, c, size))
	}
	ask("QUIT")
	return all
}

// received reads a message as it is on the wire, but for its doubled dots.
func received(t *testing.T, c *textproto.Conn, size string) fetched {
	t.Helper()
	var b bytes.Buffer
	for {
		line, err := c.R.ReadBytes('\n')
		if err != nil {
			t.Fatal(err)
		}
		if string(line) == ".\r\n" {
			return fetched{size: size, sum: fmt.Sprintf("%x", sha256.Sum256(b.Bytes())), data: b.Bytes()}
		}
		b.Write(bytes.TrimPrefix(line, []byte(".")))
	}
}

// TestDovecotReads: Dovecot serves the lab's Maildirs as the lab does, octet for
// octet, and the lab serves them still when Dovecot has moved all to cur.
func TestDovecotReads(t *testing.T) {
	d := servertest.Dovecot(t)
	l, err := lab.Start(context.Background(), lab.Options{Maildir: d.Mail(), OnError: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	deliver(t, l, awkward())
	d.Own(t)
	ours := fetch(t, l.Addr(lab.POP3))
	theirs := fetch(t, d.POP3)
	again := fetch(t, l.Addr(lab.POP3))
	if len(ours) != len(awkward()) || len(theirs) != len(ours) || len(again) != len(ours) {
		t.Fatalf("%d, %d and %d messages", len(ours), len(theirs), len(again))
	}
	for i, m := range awkward() {
		if ours[i].size != fmt.Sprint(len(ours[i].data)) || !bytes.HasSuffix(ours[i].data, []byte(m)) {
			t.Errorf("the lab says %s octets and sends %d: %q", ours[i].size, len(ours[i].data), ours[i].data)
		}
		if theirs[i].size != ours[i].size || theirs[i].sum != ours[i].sum || again[i].sum != ours[i].sum {
			t.Errorf("message %d: the lab sends %q, Dovecot %q, the lab then %q", i+1, ours[i].data, theirs[i].data, again[i].data)
		}
	}
	if left, err := filepath.Glob(filepath.Join(d.Mail(), "bob", "new", "*")); err != nil || len(left) > 0 {
		t.Errorf("Dovecot has left in new: %q, %v", left, err)
	}
}

// TestMuttReads: mutt counts and copies what lies in a Maildir of the lab's.
func TestMuttReads(t *testing.T) {
	if _, err := exec.LookPath("mutt"); err != nil {
		servertest.Unavailable(t, "mutt is not installed")
	}
	dir := t.TempDir()
	l, err := lab.Start(context.Background(), lab.Options{Maildir: dir, OnError: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	deliver(t, l, awkward())
	mbox := filepath.Join(dir, "mbox")
	// mutt speaks with a terminal only; script makes one.
	keys := "set folder=" + dir + " quit=yes copy=yes confirmappend=no confirmcreate=no mbox_type=mbox; push " +
		strings.Repeat("<copy-message>"+mbox+"<enter><next-entry>", len(awkward())) + "<exit>"
	cmd := exec.Command("script", "-qec", `mutt -n -F /dev/null -f "$BOX" -e "$KEYS"`, os.DevNull)
	cmd.Env = append(os.Environ(), "TERM=vt100", "HOME="+dir, "LC_ALL=C.UTF-8", "BOX="+filepath.Join(dir, "bob"), "KEYS="+keys)
	out, err := cmd.CombinedOutput()
	copied, rerr := os.ReadFile(mbox)
	copied = bytes.ReplaceAll(copied, []byte("\n>From "), []byte("\nFrom ")) // as an mbox may quote it
	if n := bytes.Count(copied, []byte("\nReturn-Path: <a@example.org>\n")); err != nil || rerr != nil || n != len(awkward()) {
		t.Errorf("mutt has copied %d messages: %v, %v\n%q", n, err, rerr, out)
	}
	for _, m := range awkward() {
		text := strings.ReplaceAll(m, "\r\n", "\n")
		_, body, _ := strings.Cut(text, "\n\n")
		if !bytes.Contains(copied, []byte("\n"+body)) {
			t.Errorf("mutt has not copied %.80q", body)
		}
	}
}
