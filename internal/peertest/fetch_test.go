package peertest

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"mailproto/internal/lab"
)

// fetcher is a client that can fetch. It leaves one file for each message in {out},
// or, run once for each message with its number as {n}, puts it into {out}/{n} or
// prints it.
type fetcher struct {
	client
	each  bool
	print func(stdout []byte) []byte // finds the message in what was printed
	boxed bool                       // the file is of the kind mbox
}

// fetchers are the clients that can fetch, each in both forms of TLS.
func fetchers() []fetcher {
	const (
		curl                  = "curl -q -sS --cacert {ca} --ssl-reqd -o {out}/{n} --user bob:{bob} "
		mpop                  = "mpop -q -C {config}"
		poplib                = "python3 {testdata}/fetch.py "
		snail                 = "s-nail -:/ -Sv15-compat -Stls-ca-no-defaults -Stls-ca-file={ca} -Stls-verify=strict -Spop3-auth=plain -R "
		openssl               = "openssl s_client -quiet -crlf -CAfile {ca} -verify_return_error -verify_hostname localhost -connect "
		fetchmail             = "fetchmail -f {config} --nodetach --pidfile {dir}/pid"
		snailPOP3, snailPOP3S = "-Spop3-use-starttls -f pop3://bob:{bob}@localhost:{pop3}", "-f pop3s://bob:{bob}@localhost:{pop3s}"
		stls, implicit        = "pop3://localhost:{pop3}/{n} --login-options AUTH=", "pop3s://localhost:{pop3s}/{n} --login-options AUTH="
	)
	var all fetcher
	one, boxed, printed := fetcher{each: true}, fetcher{each: true, boxed: true}, fetcher{each: true, print: answered}
	return []fetcher{
		one.as("curl, STLS", "PLAIN", curl+stls+"PLAIN", "", ""),
		one.as("curl, STLS", "LOGIN", curl+stls+"LOGIN", "", ""),
		one.as("curl, STLS", "CRAM-MD5", curl+stls+"CRAM-MD5", "", ""),
		one.as("curl, TLS", "APOP", curl+implicit+"+APOP", "", ""),
		one.as("curl, TLS", "OAUTHBEARER", curl+implicit+"OAUTHBEARER --oauth2-bearer {token}", "", ""),
		all.as("mpop, STLS", "USER", mpop, mpoprc("{pop3}", "on", "user"), ""),
		all.as("mpop, STLS", "APOP", mpop, mpoprc("{pop3}", "on", "apop"), ""),
		all.as("mpop, STLS", "CRAM-MD5", mpop, mpoprc("{pop3}", "on", "cram-md5"), ""),
		all.as("mpop, STLS", "LOGIN", mpop, mpoprc("{pop3}", "on", "login"), ""),
		all.as("mpop, TLS", "PLAIN", mpop, mpoprc("{pop3s}", "off", "plain"), ""),
		all.as("mpop, TLS", "SCRAM-SHA-1", mpop, mpoprc("{pop3s}", "off", "scram-sha-1"), ""),
		all.as("mpop, TLS", "SCRAM-SHA-256", mpop, mpoprc("{pop3s}", "off", "scram-sha-256"), ""),
		all.as("mpop, TLS", "XOAUTH2", mpop, mpoprc("{pop3s}", "off", "xoauth2"), ""),
		all.as("mpop, TLS", "OAUTHBEARER", mpop, mpoprc("{pop3s}", "off", "oauthbearer"), ""),
		all.as("fetchmail, STLS", "USER", fetchmail, fetchmailrc("{pop3} protocol pop3 auth password", `sslproto "TLS1.2+"`), ""),
		all.as("fetchmail, TLS", "APOP", fetchmail, fetchmailrc("{pop3s} protocol apop", "ssl"), ""),
		all.as("fetchmail, STLS", "CRAM-MD5", fetchmail, fetchmailrc("{pop3} protocol pop3 auth cram-md5", `sslproto "TLS1.2+"`), ""),
		all.as("fetchmail, TLS", "USER", fetchmail, fetchmailrc("{pop3s} protocol pop3 auth password", "ssl"), ""),
		all.as("poplib, STLS", "USER", poplib+"stls {pop3} {ca} user bob {bob} {out}", "", ""),
		all.as("poplib, STLS", "APOP", poplib+"stls {pop3} {ca} apop bob {bob} {out}", "", ""),
		all.as("poplib, TLS", "USER", poplib+"implicit {pop3s} {ca} user bob {bob} {out}", "", ""),
		boxed.as("s-nail, STLS", "APOP", snail+snailPOP3, "", snailCopy),
		boxed.as("s-nail, STLS", "USER", snail+"-Spop3-no-apop "+snailPOP3, "", snailCopy),
		boxed.as("s-nail, TLS", "USER", snail+"-Spop3-no-apop "+snailPOP3S, "", snailCopy),
		printed.as("openssl, STLS", "USER", openssl+"localhost:{pop3} -starttls pop3", "", typedPOP3),
		printed.as("openssl, TLS", "USER", openssl+"localhost:{pop3s}", "", typedPOP3),
	}
}

// as completes a fetcher.
func (f fetcher) as(name, login, command, config, input string) fetcher {
	f.client = client{name, login, command, config, input}
	return f
}

// What stands on the clients' standard input.
const (
	snailCopy = "copy {n} {out}/{n}\nexit\n"
	typedPOP3 = "USER bob\nPASS {bob}\nRETR {n}\nQUIT\n"
)

// mpoprc is a configuration of mpop.
func mpoprc(port, starttls, auth string) string {
	password := "{bob}"
	if strings.HasSuffix(auth, "oauth2") || strings.HasPrefix(auth, "oauth") {
		password = "{token}"
	}
	return "account default\nhost localhost\nport " + port + "\ntls on\ntls_starttls " + starttls +
		"\ntls_trust_file {ca}\nauth " + auth + "\nuser bob\npassword " + password + "\nkeep on\nonly_new off\n" +
		"uidls_file {dir}/uidls\nreceived_header off\ndelivery mda cat>$(mktemp {out}/XXXXXXXX)\n"
}

// fetchmailrc is a configuration of fetchmail, which has no header of its own above
// a message if it is to be invisible.
func fetchmailrc(service, tls string) string {
	return "set invisible\nset no bouncemail\npoll localhost service " + service + "\n" +
		`user "bob" password "{bob}" ` + tls + ` sslcertck sslcertfile "{ca}"` + "\n" +
		`keep fetchall no rewrite mda "cat >$(mktemp {out}/XXXXXXXX)"` + "\n"
}

// answered finds the message in a server's answers: +OK three times, then the
// message, with its dots doubled (RFC 1939 §3).
func answered(stdout []byte) []byte {
	_, text, _ := bytes.Cut(stdout, []byte(" octets\r\n"))
	text, _, _ = bytes.Cut(text, []byte("\r\n.\r\n"))
	return bytes.ReplaceAll(append(text, "\r\n"...), []byte("\r\n.."), []byte("\r\n."))
}

// stock puts the messages into bob's maildrop, as a stranger's server would.
func (m *meeting) stock(t *testing.T) {
	t.Helper()
	c, err := smtp.Dial(m.lab.Addr(lab.MX))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, msg := range messages() {
		if err := c.SendMail("alice@lab.test", []string{"bob@lab.test"}, strings.NewReader(wire(msg.text))); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Quit(); err != nil {
		t.Fatal(err)
	}
}

// fetch runs a fetcher and returns the messages that it has got, their lines ending
// with CR LF.
func (m *meeting) fetch(t *testing.T, f fetcher, more ...string) (got []string, err error) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	if err := os.Mkdir(out, 0o700); err != nil {
		t.Fatal(err)
	}
	runs := 1
	if f.each {
		runs = len(messages())
	}
	for n := 1; n <= runs && err == nil; n++ {
		number := strconv.Itoa(n)
		var stdout []byte
		stdout, err = f.run(t, m.give(t, "", "", append(more, "{out}", out, "{n}", number, "{token}", m.token("builder"))...), m.dir)
		if text := stdout; f.print != nil && err == nil {
			if err := os.WriteFile(filepath.Join(out, number), f.print(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	files, globErr := filepath.Glob(out + "/*")
	if globErr != nil {
		t.Fatal(globErr)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if f.boxed {
			_, text, _ = bytes.Cut(text, []byte("\n"))
		}
		got = append(got, strings.ReplaceAll(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n", "\r\n"))
	}
	slices.Sort(got) // the files' names say nothing of their order
	return got, err
}

// same compares a message that was fetched with the one that was kept. In a file of
// the kind mbox, where an empty line follows a message (RFC 4155 Appendix A), nobody
// can tell whether the last one is the message's own.
func (f fetcher) same(got, kept string) bool {
	if f.boxed {
		got, kept = strings.TrimRight(got, "\r\n"), strings.TrimRight(kept, "\r\n")
	}
	return got == kept
}

// TestFetch has every client fetch every message.
func TestFetch(t *testing.T) {
	t.Parallel()
	for _, f := range fetchers() {
		t.Run(f.name+", "+f.login, func(t *testing.T) {
			t.Parallel()
			require(t, f.program())
			m := meet(t)
			m.stock(t)
			var want []string
			for _, kept := range m.lab.Mailbox("bob") {
				want = append(want, string(kept.Data))
			}
			slices.Sort(want)
			got, err := m.fetch(t, f)
			if err != nil || len(got) != len(want) {
				t.Fatalf("%d messages, want %d: %v", len(got), len(want), err)
			}
			m.checkLogin(t, f.login)
			for i := range want {
				if !f.same(got[i], want[i]) {
					t.Errorf("kept:\n%.1200q\nfetched:\n%.1200q", want[i], got[i])
				}
			}
		})
	}
}

// TestFetchRefused has every client meet a certificate of an unknown authority, and
// give a wrong password: it must say that it failed, and have nothing.
func TestFetchRefused(t *testing.T) {
	t.Parallel()
	for _, f := range fetchers() {
		t.Run(f.name+", "+f.login, func(t *testing.T) {
			t.Parallel()
			require(t, f.program())
			m, stranger := meet(t), meet(t)
			m.stock(t)
			for what, words := range map[string][]string{
				"a certificate of an unknown authority": {"{ca}", stranger.path("ca.pem")},
				"a wrong password":                      {"{bob}", "wrong", "{token}", "no-token"},
			} {
				got, err := m.fetch(t, f, words...)
				if text := strings.Join(got, ""); strings.Contains(text, "Message-ID") {
					t.Errorf("%s: it has got %q", what, text)
				}
				if err == nil && !says(f, what) {
					t.Errorf("%s: it does not say that it failed", what)
				}
			}
		})
	}
}

// says lists what two clients do not tell by their exit code: to openssl PASS is
// text like any other, and s-nail's commands go on without a folder.
func says(f fetcher, what string) bool {
	return f.program() == "s-nail" || f.program() == "openssl" && what == "a wrong password"
}
