package lab_test

import (
	"context"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"mailproto/internal/lab"
	"mailproto/internal/servertest"
	"mailproto/trace"
	"mailproto/trace/wire"
)

// fetchedAtATime is how many messages a session of the benchmark fetches.
const fetchedAtATime = 20

// BenchmarkFetch fetches a maildrop from the lab in memory, from the lab on disk and
// from Dovecot, in turns and by the same client: login, STAT, LIST, RETR of messages of
// 2 KB, QUIT. Each server's median stands beside the time of all three.
func BenchmarkFetch(b *testing.B) {
	message := "From: a@example.org\r\nSubject: x\r\n\r\n" + strings.Repeat(strings.Repeat("x", 70)+"\r\n", 27)
	d := servertest.Dovecot(b)
	for range fetchedAtATime {
		d.Deliver(b, "bob", strings.NewReader(message))
	}
	names := []string{"memory", "maildir", "dovecot"}
	addrs := []string{benchLab(b, "", message), benchLab(b, b.TempDir(), message), d.POP3}
	took := make([][]float64, len(addrs))
	for b.Loop() {
		for i, addr := range addrs {
			begun := time.Now()
			fetchAll(b, addr)
			took[i] = append(took[i], float64(time.Since(begun).Microseconds()))
		}
	}
	for i, name := range names {
		slices.Sort(took[i])
		b.ReportMetric(took[i][len(took[i])/2], name+"-us")
	}
}

// benchLab starts a lab with messages in bob's maildrop, and returns where POP3 is.
func benchLab(b *testing.B, maildir, message string) string {
	l, err := lab.Start(context.Background(), lab.Options{Maildir: maildir})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	c := benchClient(b, trace.SMTP, l.Addr(lab.MX))
	defer c.Close()
	said(b, c, "")
	said(b, c, "HELO client.test")
	for range fetchedAtATime {
		for _, line := range []string{"MAIL FROM:<a@example.org>", "RCPT TO:<bob@lab.test>", "DATA"} {
			said(b, c, line)
		}
		if err := c.SendMessage(strings.NewReader(message)); err != nil {
			b.Fatal(err)
		}
		said(b, c, "")
	}
	return l.Addr(lab.POP3)
}

func benchClient(b *testing.B, p trace.Proto, addr string) *wire.Client {
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		b.Fatal(err)
	}
	return wire.NewClient(context.Background(), nc, wire.Options{Proto: p, Timeout: 30 * time.Second})
}

// said sends a line, if there is one, and reads the reply, which is a good one.
func said(b *testing.B, c *wire.Client, line string) {
	if line != "" {
		if err := c.Send(line); err != nil {
			b.Fatal(err)
		}
	}
	if r, err := c.ReadReply(); err != nil || !r.OK && r.Code != 354 {
		b.Fatalf("%q: %+v, %v", line, r, err)
	}
}

// fetchAll holds one session.
func fetchAll(b *testing.B, addr string) {
	c := benchClient(b, trace.POP3, addr)
	defer c.Close()
	for _, line := range []string{"", "USER bob", "PASS builder", "STAT"} {
		said(b, c, line)
	}
	if err := c.Send("LIST"); err != nil {
		b.Fatal(err)
	}
	if r, err := c.ReadList(); err != nil || len(r.Lines) != fetchedAtATime+1 {
		b.Fatalf("LIST: %d lines, %v", len(r.Lines), err)
	}
	for i := range fetchedAtATime {
		if err := c.Send("RETR " + strconv.Itoa(i+1)); err != nil {
			b.Fatal(err)
		}
		if _, n, err := c.ReadMessage(io.Discard, 1<<20); err != nil || n < 1900 {
			b.Fatalf("RETR: %d octets, %v", n, err)
		}
	}
	said(b, c, "QUIT")
}
