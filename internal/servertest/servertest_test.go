package servertest_test

import (
	"errors"
	"fmt"
	"net"
	"net/smtp"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/internal/servertest"
)

// message has what servers like to change: a line that begins with a dot,
// trailing spaces, 8-bit octets, an address without a domain, a line longer
// than 998 octets, and no Message-ID or Date.
var message = strings.Join([]string{
	"From: alice",
	"To: Bob  <bob@lab.test>",
	"Subject: smoke",
	"",
	".", "..", ".x",
	"spaces   ",
	"Grüße 你好",
	strings.Repeat("x", 3000),
	"",
}, "\r\n")

func TestPostfixAndDovecot(t *testing.T) {
	t.Parallel()
	server := servertest.Postfix(t)
	t.Run("submission", func(t *testing.T) {
		c := dialSMTP(t, server.Submission, nil)
		wantCode(t, c.Mail("alice@lab.test"), 530) // 5.7.0 Must issue STARTTLS first
		if ok, _ := c.Extension("AUTH"); ok {
			t.Error("AUTH is offered without TLS")
		}
		want(t, c.StartTLS(server.TLSConfig()))
		if _, mechanisms := c.Extension("AUTH"); mechanisms != "PLAIN LOGIN" {
			t.Errorf("AUTH mechanisms are %q", mechanisms)
		}
		want(t, c.Auth(smtp.PlainAuth("", "alice", "wonderland", servertest.Host)))
		send(t, c, "bob@lab.test")
		server.Dovecot.WaitForMail(t, "bob", 1)
	})
	t.Run("submissions", func(t *testing.T) {
		c := dialSMTP(t, server.Submissions, server.TLSConfig())
		want(t, c.Auth(smtp.PlainAuth("", "bob@lab.test", "builder", servertest.Host)))
		send(t, c, "BOB@lab.test")
		server.Dovecot.WaitForMail(t, "bob", 2)
	})
	t.Run("login refused", func(t *testing.T) {
		c := dialSMTP(t, server.Submissions, server.TLSConfig())
		wantCode(t, c.Auth(smtp.PlainAuth("", "alice", "wrong", servertest.Host)), 535)
	})
	t.Run("login required", func(t *testing.T) {
		c := dialSMTP(t, server.Submissions, server.TLSConfig())
		want(t, c.Mail("alice@lab.test"))
		wantCode(t, c.Rcpt("bob@lab.test"), 554)
	})
	t.Run("mx", func(t *testing.T) {
		c := dialSMTP(t, server.MX, nil)
		want(t, c.Mail("stranger@elsewhere.test"))
		wantCode(t, c.Rcpt("stranger@elsewhere.test"), 554) // relay access denied
		wantCode(t, c.Rcpt("nobody@lab.test"), 550)
		want(t, c.Rcpt("postmaster@lab.test"))
		if ok, _ := c.Extension("AUTH"); ok {
			t.Error("AUTH is offered on the MX port")
		}
		want(t, c.StartTLS(server.TLSConfig()))
		send(t, c, "bob@lab.test")
		server.Dovecot.WaitForMail(t, "bob", 3)
	})
	t.Run("bounce", func(t *testing.T) {
		c := dialSMTP(t, server.Submissions, server.TLSConfig())
		want(t, c.Auth(smtp.PlainAuth("", "alice", "wonderland", servertest.Host)))
		send(t, c, "someone@elsewhere.test")
		server.Dovecot.WaitForMail(t, "alice", 1)
	})
	t.Run("pop3", func(t *testing.T) {
		c := dialPOP3(t, server.Dovecot.POP3, nil)
		c.stls(server.TLSConfig())
		checkMail(c)
	})
	t.Run("pop3s", func(t *testing.T) {
		checkMail(dialPOP3(t, server.Dovecot.POP3S, server.TLSConfig()))
	})
	t.Run("logs", func(t *testing.T) {
		checkLog(t, server.Logs(), "warning", "fatal", "panic")
		checkLog(t, server.Dovecot.Logs(), "Warning", "Error", "Fatal", "Panic")
	})
}

// checkLog finds complaints in a server's log that are not about what the
// test did wrong on purpose.
func checkLog(t *testing.T, log string, complaints ...string) {
	t.Helper()
	for line := range strings.Lines(log) {
		if strings.Contains(line, "SASL PLAIN authentication failed") ||
			strings.Contains(line, "non-SMTP command") { // net/smtp sends * after 535
			continue
		}
		for _, word := range complaints {
			if strings.Contains(line, word+":") {
				t.Errorf("the log complains: %s", line)
			}
		}
	}
}

// checkMail fetches what the three deliveries have left for bob.
func checkMail(c *pop3) {
	c.t.Helper()
	c.login("bob", "builder")
	if stat := c.cmd("STAT"); !strings.HasPrefix(stat, "+OK 3 ") {
		c.t.Fatalf("STAT: %s", stat)
	}
	for n := range 3 {
		got := c.retr(n + 1)
		if !strings.HasSuffix(got, "\r\n"+message) {
			c.t.Errorf("message %d did not arrive as it was sent:\n%.2000q", n+1, got)
		}
		if !strings.HasPrefix(got, "Return-Path: <alice@lab.test>\r\n") || !strings.Contains(got, "\r\nReceived: from ") {
			c.t.Errorf("message %d has no trace headers:\n%.300q", n+1, got)
		}
	}
	c.cmd("QUIT")
}

func TestIPv6(t *testing.T) {
	t.Parallel()
	server := servertest.Postfix(t)
	pop3Addr, ok := servertest.IPv6(server.Dovecot.POP3S)
	if !ok {
		t.Skip("this machine has no IPv6 loopback address")
	}
	dialPOP3(t, pop3Addr, server.TLSConfig()).cmd("QUIT")
	for _, addr := range []string{server.Submission, server.MX} {
		addr, _ = servertest.IPv6(addr)
		dialSMTP(t, addr, nil)
	}
	addr, _ := servertest.IPv6(server.Submissions)
	dialSMTP(t, addr, server.TLSConfig())
}

func TestDeliver(t *testing.T) {
	t.Parallel()
	server := servertest.Dovecot(t)
	const line = "0123456789abcdef0123456789abcdef0123456789abcdef\r\n"
	big := "Subject: big\r\n\r\n" + strings.Repeat(line, 40_000)
	server.Deliver(t, "alice", strings.NewReader(message))
	server.Deliver(t, "alice", strings.NewReader(big))
	if files := server.WaitForMail(t, "alice", 2); len(files) != 2 {
		t.Fatalf("alice has %d messages, want 2", len(files))
	}
	c := dialPOP3(t, server.POP3, nil)
	c.login("alice@lab.test", "wonderland")
	if got := c.retr(1); got != message {
		t.Errorf("message 1 did not come as it was delivered: %.2000q", got)
	}
	if got := c.retr(2); got != big {
		t.Errorf("message 2 has %d octets, want %d", len(got), len(big))
	}
	c.cmd("QUIT")
}

func TestOptions(t *testing.T) {
	t.Parallel()
	dovecot := servertest.Dovecot(t, servertest.Mechanisms("PLAIN", "CRAM-MD5", "SCRAM-SHA-256", "APOP"),
		servertest.DovecotSetting("login_greeting", "hello"))
	server := servertest.Postfix(t, servertest.WithDovecot(dovecot),
		servertest.MessageSizeLimit(1<<30), servertest.PostfixSetting("smtpd_banner", "$myhostname hello"))
	c := dialSMTP(t, server.Submissions, server.TLSConfig())
	if _, size := c.Extension("SIZE"); size != fmt.Sprint(1<<30) {
		t.Errorf("SIZE is %q", size)
	}
	if _, mechanisms := c.Extension("AUTH"); !strings.Contains(mechanisms, "SCRAM-SHA-256") {
		t.Errorf("AUTH mechanisms are %q", mechanisms)
	}
	want(t, c.Auth(smtp.CRAMMD5Auth("alice", "wonderland")))
	if greeting := dialPOP3(t, dovecot.POP3, nil).greeting; !strings.HasPrefix(greeting, "+OK hello <") {
		t.Errorf("greeting is %q", greeting)
	}
}

// TestCleanup proves that nothing stays behind: no port, no file.
func TestCleanup(t *testing.T) {
	t.Parallel()
	var server *servertest.PostfixServer
	t.Run("servers", func(t *testing.T) { server = servertest.Postfix(t) })
	if server == nil {
		t.Skip("the servers could not be started")
	}
	for _, addr := range []string{server.Submission, server.MX, server.Dovecot.POP3} {
		if conn, err := net.Dial("tcp", addr); err == nil {
			_ = conn.Close()
			t.Errorf("%s is still open", addr)
		}
	}
	if _, err := os.Stat(filepath.Dir(server.CAFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the temporary folder is still there: %v", err)
	}
}

// BenchmarkStart starts both servers; they end with the benchmark.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		servertest.Postfix(b)
	}
}
