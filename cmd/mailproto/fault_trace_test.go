package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mailproto/internal/lab"
)

// metFault is a trace that meets a fault of the built-in lab: how it ends and what
// it says of it.
type metFault struct {
	fault, command string
	exit           int
	says           []string // in English
	unknown        bool     // it is rightly said that something is not known
}

// metFaults is every fault, met by a trace.
func metFaults() []metFault {
	const smtp, pop3, fetch = "trace smtp", "trace pop3", "trace pop3 --retr all --dele 1"
	return slices.Concat(metRefusals(), []metFault{
		{fault: "open-relay", command: smtp + " -t someone@elsewhere.example", says: []string{"recipient accepted"}},
		{fault: "drop-after-data", command: smtp, exit: exitLost, says: []string{"nobody knows whether the server has the message"}},
		{fault: "drop-before-data-end", command: smtp, exit: exitLost, says: []string{"the connection was lost"}},
		{fault: "no-pipelining", command: smtp + " --pipeline", says: []string{"the server took the message"}},
		{fault: "no-pipelining", command: fetch, says: []string{"fetched 6 messages"}},
		{fault: "421-greeting", command: smtp, exit: exitGreeting, says: []string{"Service not available, too busy"}},
		{fault: "421-session", command: smtp, exit: exitMail, says: []string{"Service not available, closing"}},
		{fault: "421-shutdown", command: smtp, exit: exitData, says: []string{"DATA was refused: 421"}},
		{fault: "554-greeting", command: smtp, exit: exitGreeting, says: []string{"the session was refused: 554"}},
		{fault: "escape-banner", command: smtp, says: []string{`\x1b[2J`, "control-characters", "the server took the message"}},
		{fault: "auth-later", command: smtp, exit: exitAuth, says: []string{"the login was refused: 454", "try again later"}},
		{fault: "strange-code", command: smtp, says: []string{"the server took the message"}, unknown: true},
		{fault: "wrong-code", command: smtp, exit: exitData, says: []string{"the server answered DATA with 250 2.0.0 OK", "hint: mailproto explain unfitting-code"}},
		{fault: "slow=5ms", command: smtp, says: []string{"the server took the message"}},
		{fault: "slow=5ms", command: fetch, says: []string{"fetched 6 messages"}},
		{fault: "drip=1us", command: smtp, says: []string{"the server took the message"}},
		{fault: "drip=1us", command: fetch + " --tls none", says: []string{"fetched 6 messages"}},
		{fault: "drip=1s", command: smtp + " --timeout 1200ms", exit: exitLost, says: []string{"no answer within 1.2s"}},
		{fault: "drip=1s", command: pop3 + " --timeout 1200ms", exit: exitLost, says: []string{"no answer within 1.2s"}},
		{fault: "split-reply", command: smtp + " --tls none", says: []string{"the server took the message"}},
		{fault: "split-reply", command: fetch + " --tls none", says: []string{"fetched 6 messages"}},
		{fault: "no-greeting", command: smtp + " --timeout 1s", exit: exitLost, says: []string{"no answer within 1s", "may expect TLS at once"}},
		{fault: "no-greeting", command: pop3 + " --timeout 1s", exit: exitLost, says: []string{"no answer within 1s"}},
		{fault: "silent-data", command: smtp + " --timeout 1s", exit: exitLost, says: []string{"no answer within 1s"}},
		{fault: "silent-dot", command: smtp + " --timeout 1s", exit: exitLost, says: []string{"no answer within 1s", "nobody knows whether the server has the message"}},
		{fault: "extra-reply", command: smtp, says: []string{"unexpected-reply", "And one more"}},
		{fault: "early-250", command: smtp + " --timeout 1s", exit: exitLost, says: []string{"unexpected-reply", "Taken, unread", "nobody knows whether the server has the message"}},
		{fault: "code-changes", command: smtp, exit: exitProtocol, says: []string{"code-changes", "cannot be read: 550 HELP"}},
		{fault: "broken-pipelining", command: smtp + " --pipeline --timeout 1s", exit: exitLost, says: []string{"try it without --pipeline"}},
		{fault: "broken-pipelining", command: fetch, says: []string{"fetched 6 messages"}},
		{fault: "no-ehlo", command: smtp, exit: exitTLS, says: []string{"502 5.5.1", "does not offer STARTTLS"}},
		{fault: "starttls-stripped", command: smtp, exit: exitTLS, says: []string{"does not offer STARTTLS"}},
		{fault: "starttls-stripped", command: pop3, exit: exitTLS, says: []string{"does not offer STLS"}},
		{fault: "starttls-injected", command: smtp, exit: exitProtocol, says: []string{"response-injection"}},
		{fault: "starttls-injected", command: pop3, exit: exitProtocol, says: []string{"response-injection"}},
		{fault: "tls-required", command: smtp, says: []string{"the server took the message"}},
		{fault: "tls-required", command: fetch, says: []string{"fetched 6 messages"}},
		{fault: "expire-0", command: fetch, says: []string{"EXPIRE 0", "mail may not stay"}},
		{fault: "no-lock", command: fetch, says: []string{"fetched 6 messages"}},
		{fault: "err-greeting", command: pop3, exit: exitGreeting, says: []string{"the session was refused: -ERR [SYS/TEMP]"}},
		{fault: "no-capa", command: pop3, exit: exitCapa, says: []string{"the server knows no CAPA"}},
		{fault: "no-uidl", command: fetch, says: []string{"fetched 6 messages"}},
		{fault: "uidl-changes", command: fetch, says: []string{"fetched 6 messages"}},
		{fault: "message-gone", command: fetch, exit: exitRetrieve, says: []string{"[SYS/TEMP] The message is no longer there"}},
		{fault: "size-lies", command: fetch, says: []string{"fetched 6 messages"}},
		{fault: "list-disagrees", command: fetch, says: []string{"fetched 5 messages"}},
		{fault: "drop-in-retr", command: fetch, exit: exitLost, says: []string{"the connection was lost"}},
		{fault: "no-final-dot=20ms", command: fetch, exit: exitLost, says: []string{"the connection was lost"}},
		{fault: "drop-at-quit", command: fetch, exit: exitLost, says: []string{"nobody knows whether the marked messages are gone"}},
		{fault: "drop-after-quit", command: fetch, exit: exitLost, says: []string{"nobody knows whether the marked messages are gone"}},
		{fault: "in-use", command: pop3, exit: exitAuth, says: []string{"user and password are right"}},
		{fault: "login-delay", command: pop3, exit: exitAuth, says: []string{"try again later"}},
		{fault: "sys-temp", command: pop3, exit: exitAuth, says: []string{"try again later"}},
		{fault: "sys-perm", command: pop3, exit: exitAuth, says: []string{"tell the administrator", "only the server's administrator can mend that"}},
		{fault: "auth-refused", command: pop3, exit: exitAuth, says: []string{"wants an app password", "hint: mailproto explain "}},
	}, metTLS(smtp), metTLS(pop3))
}

// metRefusals are the traces that get one reply in the place of another.
func metRefusals() []metFault {
	var all []metFault
	for _, r := range []struct {
		fault string
		exit  int
		says  string
	}{
		{"refuse-data", exitMessage, "451 4.3.0"}, {"unknown-user", exitRcpt, "550 5.1.1"}, {"disabled-mailbox", exitRcpt, "550 5.2.1"},
		{"mailbox-full", exitRcpt, "452 4.2.2"}, {"quota-exceeded", exitRcpt, "552 5.2.2"}, {"recipient-rate", exitRcpt, "450 4.2.1"},
		{"rate-limit", exitMail, "421 4.7.28"}, {"rate-limit-ip", exitMail, "451 4.7.650"}, {"size-at-mail", exitMail, "552 5.3.4"},
		{"size-at-dot", exitMessage, "552 5.3.4"}, {"content-blocked", exitMessage, "552 5.7.0"}, {"spf", exitMessage, "550 5.7.27"},
		{"spf-microsoft", exitRcpt, "550 5.7.23"}, {"dkim", exitMessage, "550 5.7.30"}, {"unauthenticated", exitMessage, "550 5.7.26"},
		{"dmarc", exitMessage, "550 5.7.26"}, {"dmarc-microsoft", exitMessage, "550 5.7.509"}, {"dmarc-qq", exitMessage, "550 DMARC check failed."},
		{"dmarc-apple", exitMessage, "554 5.7.1"}, {"policy-yahoo", exitMessage, "554 5.7.9"}, {"blocklist", exitRcpt, "554 5.7.1"},
		{"blocklist-microsoft", exitRcpt, "550 5.7.606"}, {"reverse-dns", exitRcpt, "450 4.7.25"}, {"reverse-dns-google", exitMessage, "550 5.7.25"},
		{"greylist", exitRcpt, "450 4.7.0"},
	} {
		all = append(all, metFault{fault: r.fault, command: "trace smtp", exit: r.exit, says: []string{"refused: " + r.says}})
	}
	return all
}

// metTLS are the traces that do not come through the handshake.
func metTLS(command string) []metFault {
	return []metFault{
		{fault: "wrong-name", command: command, exit: exitTLS, says: []string{"the certificate is for another name: mail.lab.test was wanted, and it is for other.test"}},
		{fault: "expired-certificate", command: command, exit: exitTLS, says: []string{"the certificate has expired: CN=mail.lab.test was valid until "}},
		{fault: "not-yet-valid", command: command, exit: exitTLS, says: []string{"the certificate is not valid yet: CN=mail.lab.test is valid from "}},
		{fault: "self-signed", command: command, exit: exitTLS, says: []string{"the certificate is self-signed"}},
		{fault: "unknown-ca", command: command, exit: exitTLS, says: []string{"not trusted here: it says that mailproto unknown CA issued it"}},
		{fault: "old-tls", command: command, exit: exitTLS, says: []string{"no common version of TLS", "--fault old-tls --tls-min 1.0"}},
		{fault: "handshake-hangs", command: command + " --timeout 1s", exit: exitLost, says: []string{"the TLS handshake hung: no answer within 1s"}},
		{fault: "handshake-cut", command: command, exit: exitTLS, says: []string{"the TLS handshake was refused: the server closed the connection"}},
		{fault: "handshake-garbage", command: command, exit: exitTLS, says: []string{"in clear text: ", "TLS is out of order"}},
		{fault: "client-certificate", command: command, exit: exitTLS, says: []string{"the server demands a certificate of the client", "--client-cert FILE"}},
		{fault: "client-certificate", command: command + " --tls-max 1.2", exit: exitTLS, says: []string{"the server demands a certificate of the client"}},
		{fault: "client-certificate", command: command + " --auth external", says: []string{"AUTH EXTERNAL"}},
		{fault: "old-tls", command: command + " --tls-min 1.0", says: []string{"TLS 1.1", "must not be used any more"}},
	}
}

// TestTraceMeetsFaults: a trace that meets a fault ends as it should, says what is
// wrong, and leaves nothing unexplained; in Chinese as in English.
func TestTraceMeetsFaults(t *testing.T) {
	met := map[string]bool{}
	for _, m := range metFaults() {
		name, _, _ := strings.Cut(m.fault, "=")
		met[name] = true
		t.Run(m.fault+" "+m.command, func(t *testing.T) {
			code, said := runHere(t, m.command+" --fault "+m.fault)
			if code != m.exit {
				t.Errorf("exit code %d, want %d\n%s", code, m.exit, said)
			}
			for _, want := range m.says {
				if !strings.Contains(said, want) {
					t.Errorf("it does not say %q\n%s", want, said)
				}
			}
			if strings.Contains(said, "not known to mailproto") != m.unknown {
				t.Errorf("what is not known: %v wanted\n%s", m.unknown, said)
			}
		})
	}
	for _, f := range lab.Faults() {
		if !met[f.Name] {
			t.Errorf("no trace meets %s", f.Name)
		}
	}
}

// runHere runs a command line in this process and returns its exit code and all that
// it said, without what only breaks the lines.
func runHere(t *testing.T, line string) (code int, said string) {
	t.Helper()
	args := strings.Fields(line)
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	devnull, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer devnull.Close()
	args = append(args, "--width", "400")
	code = run(t.Context(), newUI(args, func(string) string { return "" }, devnull, out, out), args)
	text, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	return code, string(text)
}
