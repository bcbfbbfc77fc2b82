package peertest

import (
	"crypto/tls"
	"strings"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"mailproto/internal/lab"
)

// dialer opens a session of go-smtp's client, in one of the forms of TLS.
type dialer func(addr string, config *tls.Config) (*smtp.Client, error)

// TestGoSMTP has go-smtp's client send every message in one session.
func TestGoSMTP(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, service string
		dial          dialer
		login         func(m *meeting, password string) sasl.Client
	}{
		{"STARTTLS, PLAIN", lab.Submission, smtp.DialStartTLS, plain},
		{"TLS, PLAIN", lab.Submissions, smtp.DialTLS, plain},
		{"TLS, LOGIN", lab.Submissions, smtp.DialTLS, func(_ *meeting, password string) sasl.Client { return sasl.NewLoginClient("alice", password) }},
		{"STARTTLS, OAUTHBEARER", lab.Submission, smtp.DialStartTLS, func(m *meeting, password string) sasl.Client {
			return sasl.NewOAuthBearerClient(&sasl.OAuthBearerOptions{Username: "alice", Token: m.token(password)})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, stranger := meet(t), meet(t)
			addr := m.lab.Addr(c.service)
			if s, err := c.dial(addr, trusting(stranger.lab)); err == nil {
				if s.Hello("client.test") == nil { // go-smtp's handshake waits for the first command
					t.Error("it takes a certificate of an unknown authority")
				}
				s.Close()
			}
			s, err := c.dial(addr, trusting(m.lab))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if s.Auth(c.login(m, "wrong")) == nil {
				t.Error("it takes a refused login for success")
			}
			if err := s.Auth(c.login(m, "wonderland")); err != nil {
				t.Fatal(err)
			}
			for _, msg := range messages() {
				if err := s.SendMail("alice@lab.test", []string{"bob@lab.test"}, strings.NewReader(wire(msg.text))); err != nil {
					t.Fatalf("%s: %v", msg.name, err)
				}
				m.checkKept(t, wire(msg.text))
			}
			if err := s.Quit(); err != nil {
				t.Error(err)
			}
		})
	}
}

func plain(_ *meeting, password string) sasl.Client {
	return sasl.NewPlainClient("", "alice", password)
}

// trusting is a client's settings that trust the authority of one lab only.
func trusting(l *lab.Lab) *tls.Config {
	return &tls.Config{RootCAs: l.CAs(), ServerName: l.Hostname(), MinVersion: tls.VersionTLS12}
}
