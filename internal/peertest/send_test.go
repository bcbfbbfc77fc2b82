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
		{name: "swaks, STARTTLS", command: swaks + "--port {submission} --tls --auth PLAIN"},
		{name: "swaks, STARTTLS, LOGIN", command: swaks + "--port {submission} --tls --auth LOGIN"},
		{name: "swaks, STARTTLS, pipelined", command: swaks + "--port {submission} --tls --auth PLAIN --pipeline"},
		{name: "swaks, TLS", command: swaks + "--port {submissions} --tls-on-connect --auth PLAIN"},
		{name: "curl, STARTTLS", command: curl + "smtp://localhost:{submission} --login-options AUTH=PLAIN"},
		{name: "curl, STARTTLS, LOGIN", command: curl + "smtp://localhost:{submission} --login-options AUTH=LOGIN"},
		{name: "curl, TLS", command: curl + "smtps://localhost:{submissions} --sasl-ir"},
		{name: "msmtp, STARTTLS", command: msmtp, config: msmtprc("{submission}", "on", "plain"), input: "{text}"},
		{name: "msmtp, STARTTLS, LOGIN", command: msmtp, config: msmtprc("{submission}", "on", "login"), input: "{text}"},
		{name: "msmtp, TLS", command: msmtp, config: msmtprc("{submissions}", "off", "plain"), input: "{text}"},
		{name: "smtplib, STARTTLS", command: python + "starttls {submission} {ca} alice {alice} {message}"},
		{name: "smtplib, TLS", command: python + "implicit {submissions} {ca} alice {alice} {message}"},
		{name: "openssl, STARTTLS", command: openssl + "localhost:{submission} -starttls smtp", input: typed},
		{name: "openssl, TLS", command: openssl + "localhost:{submissions}", input: typed},
	}
}

// msmtprc is a configuration of msmtp.
func msmtprc(port, starttls, auth string) string {
	return "account default\nhost localhost\nport " + port + "\ntls on\ntls_starttls " + starttls +
		"\ntls_trust_file {ca}\nauth " + auth + "\nuser alice\npassword {alice}\nfrom alice@lab.test\n"
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
		"{plain}", plain, "{alice}", password, "{testdata}", testdata+"/testdata")...)
}

// TestSend has every client send every message.
func TestSend(t *testing.T) {
	t.Parallel()
	for _, c := range senders() {
		t.Run(c.name, func(t *testing.T) {
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
		t.Run(c.name, func(t *testing.T) {
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
