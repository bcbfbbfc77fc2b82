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
		curl    = "curl -q -sS --cacert {ca} --ssl-reqd -o {out}/{n} --user bob:{bob} "
		mpop    = "mpop -q -C {config}"
		poplib  = "python3 {testdata}/fetch.py "
		snail   = "s-nail -:/ -Sv15-compat -Stls-ca-no-defaults -Stls-ca-file={ca} -Stls-verify=strict -Spop3-auth=plain -R "
		openssl = "openssl s_client -quiet -crlf -CAfile {ca} -verify_return_error -verify_hostname localhost -connect "
	)
	fetchmail := client{command: "fetchmail -f {config} --nodetach --pidfile {dir}/pid"}
	one := fetcher{each: true}
	return []fetcher{
		one.as("curl, STLS", curl+"pop3://localhost:{pop3}/{n}", "", ""),
		one.as("curl, TLS, PLAIN", curl+"pop3s://localhost:{pop3s}/{n} --login-options AUTH=PLAIN", "", ""),
		fetcher{}.as("mpop, STLS, USER", mpop, mpoprc("{pop3}", "on", "user"), ""),
		fetcher{}.as("mpop, TLS, PLAIN", mpop, mpoprc("{pop3s}", "off", "plain"), ""),
		fetcher{}.as("fetchmail, STLS", fetchmail.command, fetchmailrc("{pop3}", `sslproto "TLS1.2+"`), ""),
		fetcher{}.as("fetchmail, TLS", fetchmail.command, fetchmailrc("{pop3s}", "ssl"), ""),
		fetcher{}.as("poplib, STLS", poplib+"stls {pop3} {ca} user bob {bob} {out}", "", ""),
		fetcher{}.as("poplib, TLS", poplib+"implicit {pop3s} {ca} user bob {bob} {out}", "", ""),
		fetcher{each: true, boxed: true}.as("s-nail, STLS", snail+"-Spop3-use-starttls -f pop3://bob:{bob}@localhost:{pop3}", "", snailCopy),
		fetcher{each: true, boxed: true}.as("s-nail, TLS", snail+"-f pop3s://bob:{bob}@localhost:{pop3s}", "", snailCopy),
		fetcher{each: true, print: answered}.as("openssl, STLS", openssl+"localhost:{pop3} -starttls pop3", "", typedPOP3),
		fetcher{each: true, print: answered}.as("openssl, TLS", openssl+"localhost:{pop3s}", "", typedPOP3),
	}
}

// as completes a fetcher.
func (f fetcher) as(name, command, config, input string) fetcher {
	f.client = client{name: name, command: command, config: config, input: input}
	return f
}

// What stands on the clients' standard input.
const (
	snailCopy = "copy {n} {out}/{n}\nexit\n"
	typedPOP3 = "USER bob\nPASS {bob}\nRETR {n}\nQUIT\n"
)

// mpoprc is a configuration of mpop.
func mpoprc(port, starttls, auth string) string {
	return "account default\nhost localhost\nport " + port + "\ntls on\ntls_starttls " + starttls +
		"\ntls_trust_file {ca}\nauth " + auth + "\nuser bob\npassword {bob}\nkeep on\nonly_new off\n" +
		"uidls_file {dir}/uidls\nreceived_header off\ndelivery mda cat>$(mktemp {out}/XXXXXXXX)\n"
}

// fetchmailrc is a configuration of fetchmail, which has no header of its own above
// a message if it is to be invisible.
func fetchmailrc(port, tls string) string {
	return "set invisible\nset no bouncemail\npoll localhost service " + port + " protocol pop3 auth password\n" +
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
		stdout, err = f.run(t, m.give(t, "", "", append(more, "{out}", out, "{n}", number)...), m.dir)
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
		t.Run(f.name, func(t *testing.T) {
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
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			require(t, f.program())
			m, stranger := meet(t), meet(t)
			m.stock(t)
			for what, words := range map[string][]string{
				"a certificate of an unknown authority": {"{ca}", stranger.path("ca.pem")},
				"a wrong password":                      {"{bob}", "wrong"},
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
