package peertest

import (
	"encoding/base64"
	"os"
	"strings"
	"testing"
)

// senders are the clients that can send: each in both forms of TLS, with the
// mechanisms that it knows. swaks is given the final dot too: it takes one that a
// message ends with for it, and adds an empty line where there is none.
func senders() []client {
	const (
		swaks = "swaks --server localhost --from alice@lab.test --to bob@lab.test --data @{ended} " +
			"--tls-verify --tls-ca-path {ca} --auth-user alice --auth-password {alice} "
		curl = "curl -q -sS --cacert {ca} --ssl-reqd --mail-from alice@lab.test --mail-rcpt bob@lab.test " +
			"-T {message} --user alice:{alice} "
		msmtp   = "msmtp -C {config} bob@lab.test"
		python  = "python3 {testdata}/send.py "
		openssl = "openssl s_client -quiet -crlf -CAfile {ca} -verify_return_error -verify_hostname localhost -connect "
	)
	return []client{
		{"swaks, STARTTLS", "PLAIN", swaks + "--port {submission} --tls --auth PLAIN", "", ""},
		{"swaks, STARTTLS", "LOGIN", swaks + "--port {submission} --tls --auth LOGIN", "", ""},
		{"swaks, STARTTLS", "CRAM-MD5", swaks + "--port {submission} --tls --auth CRAM-MD5", "", ""},
		{"swaks, STARTTLS, pipelined", "PLAIN", swaks + "--port {submission} --tls --auth PLAIN --pipeline", "", ""},
		{"swaks, TLS", "PLAIN", swaks + "--port {submissions} --tls-on-connect --auth PLAIN", "", ""},
		{"curl, STARTTLS", "PLAIN", curl + "smtp://localhost:{submission} --login-options AUTH=PLAIN", "", ""},
		{"curl, STARTTLS", "LOGIN", curl + "smtp://localhost:{submission} --login-options AUTH=LOGIN", "", ""},
		{"curl, STARTTLS", "CRAM-MD5", curl + "smtp://localhost:{submission} --login-options AUTH=CRAM-MD5", "", ""},
		{"curl, TLS", "PLAIN", curl + "smtps://localhost:{submissions} --sasl-ir --login-options AUTH=PLAIN", "", ""},
		{"curl, TLS", "OAUTHBEARER", curl + "smtps://localhost:{submissions} --oauth2-bearer {token} --login-options AUTH=OAUTHBEARER", "", ""},
		{"msmtp, STARTTLS", "PLAIN", msmtp, msmtprc("{submission}", "on", "plain"), "{text}"},
		{"msmtp, STARTTLS", "LOGIN", msmtp, msmtprc("{submission}", "on", "login"), "{text}"},
		{"msmtp, STARTTLS", "CRAM-MD5", msmtp, msmtprc("{submission}", "on", "cram-md5"), "{text}"},
		{"msmtp, STARTTLS", "SCRAM-SHA-1", msmtp, msmtprc("{submission}", "on", "scram-sha-1"), "{text}"},
		{"msmtp, TLS", "PLAIN", msmtp, msmtprc("{submissions}", "off", "plain"), "{text}"},
		{"msmtp, TLS", "SCRAM-SHA-256", msmtp, msmtprc("{submissions}", "off", "scram-sha-256"), "{text}"},
		{"msmtp, TLS", "XOAUTH2", msmtp, msmtprc("{submissions}", "off", "xoauth2"), "{text}"},
		{"msmtp, TLS", "OAUTHBEARER", msmtp, msmtprc("{submissions}", "off", "oauthbearer"), "{text}"},
		{"smtplib, STARTTLS", "CRAM-MD5", python + "starttls {submission} {ca} alice {alice} {message}", "", ""},
		{"smtplib, TLS", "CRAM-MD5", python + "implicit {submissions} {ca} alice {alice} {message}", "", ""},
		{"openssl, STARTTLS", "PLAIN", openssl + "localhost:{submission} -starttls smtp", "", typed},
		{"openssl, TLS", "PLAIN", openssl + "localhost:{submissions}", "", typed},
	}
}

// msmtprc is a configuration of msmtp.
func msmtprc(port, starttls, auth string) string {
	password := "{alice}"
	if strings.HasSuffix(auth, "oauth2") || strings.HasPrefix(auth, "oauth") {
		password = "{token}"
	}
	return "account default\nhost localhost\nport " + port + "\ntls on\ntls_starttls " + starttls +
		"\ntls_trust_file {ca}\nauth " + auth + "\nuser alice\npassword " + password + "\nfrom alice@lab.test\n"
}

// typed is what somebody types who talks to the server by hand, and waits for no
// answer. The text has its dots doubled (RFC 5321 §4.5.2).
const typed = "EHLO localhost\nAUTH PLAIN {plain}\nMAIL FROM:<alice@lab.test>\nRCPT TO:<bob@lab.test>\nDATA\n{stuffed}.\nQUIT\n"

// give returns the words for a message that is to be sent with a password, and
// puts it into its file.
func (m *meeting) give(t *testing.T, text, password string, more ...string) *strings.Replacer {
	t.Helper()
	for name, text := range map[string]string{"message": wire(text), "ended": wire(text) + "."} {
		if err := os.WriteFile(m.path(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	testdata, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.ReplaceAll(wire(text), "\r\n", "\n")
	stuffed := strings.TrimPrefix(strings.ReplaceAll("\n"+lines, "\n.", "\n.."), "\n")
	plain := base64.StdEncoding.EncodeToString([]byte("\x00alice\x00" + password))
	return m.words(append(more, "{message}", m.path("message"), "{ended}", m.path("ended"), "{text}", text, "{stuffed}", stuffed,
		"{plain}", plain, "{alice}", password, "{token}", m.token(password), "{testdata}", testdata+"/testdata")...)
}

// TestSend has every client send every message.
func TestSend(t *testing.T) {
	t.Parallel()
	for _, c := range senders() {
		t.Run(c.name+", "+c.login, func(t *testing.T) {
			t.Parallel()
			require(t, c.program())
			m := meet(t)
			for i, msg := range messages() {
				if _, err := c.run(t, m.give(t, msg.text, "wonderland"), m.dir); err != nil {
					t.Fatalf("%s: %v", msg.name, err)
				}
				if n := len(m.lab.Mailbox("bob")); n != i+1 {
					t.Fatalf("%s: %d messages, want %d", msg.name, n, i+1)
				}
				m.checkKept(t, wire(msg.text))
			}
			m.checkLogin(t, c.login)
		})
	}
}

// TestSendRefused has every client meet a lab whose certificate comes from an
// authority that it does not know, and give a wrong password: it must say that it
// failed, and nothing may arrive. Without the first, the certificates that TestSend
// has checked would prove nothing.
func TestSendRefused(t *testing.T) {
	t.Parallel()
	for _, c := range senders() {
		t.Run(c.name+", "+c.login, func(t *testing.T) {
			t.Parallel()
			require(t, c.program())
			m, stranger := meet(t), meet(t)
			text := messages()[0].text
			if _, err := c.run(t, m.give(t, text, "wonderland", "{ca}", stranger.path("ca.pem")), m.dir); err == nil {
				t.Error("it takes a certificate of an unknown authority")
			}
			_, err := c.run(t, m.give(t, text, "wrong"), m.dir)
			if err == nil && c.program() != "openssl" { // which knows nothing of SMTP
				t.Error("it takes a refused login for success")
			}
			if n := len(m.lab.Mailbox("bob")); n != 0 {
				t.Errorf("%d messages have arrived", n)
			}
		})
	}
}
