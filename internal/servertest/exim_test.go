package servertest_test

import (
	"net/smtp"
	"os"
	"strings"
	"testing"

	"mailproto/internal/servertest"
)

func TestExim(t *testing.T) {
	t.Parallel()
	server := servertest.Exim(t)
	t.Run("strangers", func(t *testing.T) {
		c := dialSMTP(t, server.SMTP, nil)
		if ok, _ := c.Extension("AUTH"); ok {
			t.Error("AUTH is offered without TLS")
		}
		want(t, c.Mail("stranger@elsewhere.test"))
		wantCode(t, c.Rcpt("stranger@elsewhere.test"), 550)
		wantCode(t, c.Rcpt("nobody@lab.test"), 550)
		want(t, c.Rcpt("postmaster@lab.test"))
		send(t, c, "bob@lab.test")
		server.WaitForMail(t, "bob", 1)
	})
	t.Run("users", func(t *testing.T) {
		for i, auth := range []smtp.Auth{
			smtp.PlainAuth("", "alice", "wonderland", servertest.Host),
			smtp.CRAMMD5Auth("bob", "builder"),
		} {
			c := dialSMTP(t, server.SMTP, nil)
			want(t, c.StartTLS(server.TLSConfig()))
			for _, name := range strings.Fields("PIPELINING CHUNKING SIZE 8BITMIME PRDR SMTPUTF8 DSN") {
				if ok, _ := c.Extension(name); !ok {
					t.Errorf("%s is not offered", name)
				}
			}
			want(t, c.Auth(auth))
			send(t, c, "alice@lab.test")
			server.WaitForMail(t, "alice", i+1)
		}
	})
	t.Run("login refused", func(t *testing.T) {
		for _, auth := range []smtp.Auth{
			smtp.PlainAuth("", "alice", "builder", servertest.Host),
			smtp.CRAMMD5Auth("nobody", "builder"),
		} {
			c := dialSMTP(t, server.SMTPS, server.TLSConfig())
			wantCode(t, c.Auth(auth), 535)
		}
	})
	t.Run("unchanged", func(t *testing.T) {
		for _, user := range []string{"alice", "bob"} {
			for _, name := range server.WaitForMail(t, user, 1) {
				got, err := os.ReadFile(name)
				want(t, err)
				if above, ok := strings.CutSuffix(string(got), "\n"+strings.ReplaceAll(message, "\r\n", "\n")); !ok || !strings.HasPrefix(above, "Return-path: <alice@lab.test>\n") {
					t.Errorf("kept: %.2000q", got)
				}
			}
		}
	})
}
