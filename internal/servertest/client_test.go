package servertest_test

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/smtp"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"mailproto/internal/servertest"
)

// dial connects, at once with TLS if config is not nil.
func dial(t *testing.T, addr string, config *tls.Config) net.Conn {
	t.Helper()
	conn, err := net.DialTimeout("tcp", addr, 10*time.Second)
	want(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	want(t, conn.SetDeadline(time.Now().Add(30*time.Second)))
	if config != nil {
		return tls.Client(conn, config)
	}
	return conn
}

func dialSMTP(t *testing.T, addr string, config *tls.Config) *smtp.Client {
	t.Helper()
	c, err := smtp.NewClient(dial(t, addr, config), servertest.Host)
	want(t, err)
	want(t, c.Hello("client.test"))
	return c
}

// send sends message from alice in one transaction.
func send(t *testing.T, c *smtp.Client, to string) {
	t.Helper()
	want(t, c.Reset())
	want(t, c.Mail("alice@lab.test"))
	want(t, c.Rcpt(to))
	w, err := c.Data()
	want(t, err)
	_, err = io.WriteString(w, message)
	want(t, err)
	want(t, w.Close())
	want(t, c.Quit())
}

func want(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t *testing.T, err error, code int) {
	t.Helper()
	var reply *textproto.Error
	if !errors.As(err, &reply) || reply.Code != code {
		t.Fatalf("got %v, want reply %d", err, code)
	}
}

// pop3 is a POP3 session in its simplest form.
type pop3 struct {
	t        *testing.T
	conn     net.Conn
	text     *textproto.Conn
	greeting string
}

func dialPOP3(t *testing.T, addr string, config *tls.Config) *pop3 {
	t.Helper()
	conn := dial(t, addr, config)
	c := &pop3{t: t, conn: conn, text: textproto.NewConn(conn)}
	c.greeting = c.answer("the greeting")
	return c
}

// answer reads a line, which must be +OK.
func (c *pop3) answer(to string) string {
	c.t.Helper()
	line, err := c.text.ReadLine()
	want(c.t, err)
	if !strings.HasPrefix(line, "+OK") {
		c.t.Fatalf("%s: %s", to, line)
	}
	return line
}

func (c *pop3) cmd(format string, args ...any) string {
	c.t.Helper()
	want(c.t, c.text.PrintfLine(format, args...))
	return c.answer(fmt.Sprintf(format, args...))
}

func (c *pop3) stls(config *tls.Config) {
	c.t.Helper()
	c.cmd("STLS")
	c.conn = tls.Client(c.conn, config)
	c.text = textproto.NewConn(c.conn)
}

func (c *pop3) login(user, password string) {
	c.t.Helper()
	c.cmd("USER %s", user)
	c.cmd("PASS %s", password)
}

// retr returns a message with the line ends that it came with.
func (c *pop3) retr(n int) string {
	c.t.Helper()
	c.cmd("RETR %d", n)
	var body bytes.Buffer
	for {
		line, err := c.text.R.ReadString('\n')
		want(c.t, err)
		if line == ".\r\n" {
			return body.String()
		}
		body.WriteString(strings.TrimPrefix(line, "."))
	}
}
