package bench

import (
	"bufio"
	"flag"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/internal/servertest"
)

// large is how long the long message is.
var large = flag.Int64("large", 16<<20, "octets of the large message")

// small is a message of 2 KB.
func small() string {
	return "From: alice@lab.test\r\nTo: bob@lab.test\r\nSubject: bench\r\nDate: Sat, 28 Nov 2026 08:00:00 +0800\r\n" +
		"Message-ID: <bench@client.test>\r\n\r\n" + strings.Repeat("A line of text as people write it, of common length.\r\n", 35)
}

// write puts a file into a folder of the benchmark.
func write(b *testing.B, name, text string) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

func port(addr string) string {
	_, port, _ := net.SplitHostPort(addr) // an address of our own
	return port
}

// submitters are the clients that submit a message with STARTTLS and AUTH PLAIN.
func submitters(b *testing.B, addr, ca, message string) []client {
	b.Helper()
	host := "localhost:" + port(addr)
	mailproto := build(b, "mailproto/cmd/mailproto") + " trace smtp " + host + " --ca-file " + ca +
		" -u alice --auth PLAIN -f alice@lab.test -t bob@lab.test --message " + message
	msmtprc := write(b, "msmtprc", "account default\nhost localhost\nport "+port(addr)+"\ntls on\ntls_starttls on\ntls_trust_file "+ca+
		"\nauth plain\nuser alice\npassword wonderland\nfrom alice@lab.test\n")
	return []client{
		{name: "mailproto", command: mailproto},
		{name: "mailproto --pipeline", command: mailproto + " --pipeline"},
		{name: "curl", command: "curl -q -sS --cacert " + ca + " --ssl-reqd smtp://" + host + " --user alice:wonderland --login-options AUTH=PLAIN" +
			" --mail-from alice@lab.test --mail-rcpt bob@lab.test -T " + message},
		{name: "msmtp", command: "msmtp -C " + msmtprc + " bob@lab.test", stdin: message},
		{name: "swaks", command: "swaks --server localhost --port " + port(addr) + " --tls --tls-verify --tls-ca-path " + ca +
			" --auth PLAIN --auth-user alice --auth-password wonderland --from alice@lab.test --to bob@lab.test --data @" + message},
	}
}

// fetchers are the clients that fetch alice's one message after STLS: they log in,
// LIST, RETR and QUIT at least.
func fetchers(b *testing.B, addr, ca string) []client {
	b.Helper()
	host := "localhost:" + port(addr)
	dir := b.TempDir()
	mpoprc := write(b, "mpoprc", "account default\nhost localhost\nport "+port(addr)+"\ntls on\ntls_starttls on\ntls_trust_file "+ca+
		"\nauth plain\nuser alice\npassword wonderland\nkeep on\nonly_new off\nuidls_file "+dir+"/uidls\ndelivery mbox /dev/null\n")
	mailproto := build(b, "mailproto/cmd/mailproto") + " trace pop3 " + host + " --ca-file " + ca + " -u alice --auth PLAIN --retr 1"
	return []client{
		{name: "mailproto", command: mailproto},
		{name: "mailproto --pipeline", command: mailproto + " --pipeline"},
		{name: "curl", command: "curl -q -sS --cacert " + ca + " --ssl-reqd --user alice:wonderland --login-options AUTH=PLAIN" +
			" -o /dev/null pop3://" + host + "/ -o /dev/null pop3://" + host + "/1"},
		{name: "mpop", command: "mpop -q -C " + mpoprc},
	}
}

// BenchmarkSubmission submits 2 KB to Postfix.
func BenchmarkSubmission(b *testing.B) {
	s := servertest.Postfix(b)
	x := newBench(b, submitters(b, s.Submission, s.CAFile, write(b, "small.eml", small()))...)
	for b.Loop() {
		x.once(nil)
	}
	x.table("Submission of 2 KB to Postfix with STARTTLS and AUTH", 0)
}

// BenchmarkSubmissionFar does the same through a relay.
func BenchmarkSubmissionFar(b *testing.B) {
	s := servertest.Postfix(b)
	r := newRelay(b, s.Submission)
	x := newBench(b, submitters(b, r.Addr().String(), s.CAFile, write(b, "small.eml", small()))...)
	for b.Loop() {
		x.once(r.turns)
	}
	x.table("The same through a relay that adds 50 ms each way", 0)
}

// BenchmarkFetch fetches 2 KB from Dovecot.
func BenchmarkFetch(b *testing.B) {
	d := servertest.Dovecot(b)
	d.Deliver(b, "alice", strings.NewReader(small()))
	x := newBench(b, fetchers(b, d.POP3, d.CAFile)...)
	for b.Loop() {
		x.once(nil)
	}
	x.table("POP3 with Dovecot: STLS, login, LIST, RETR of 2 KB, QUIT", 0)
}

// BenchmarkFetchFar does the same through a relay.
func BenchmarkFetchFar(b *testing.B) {
	d := servertest.Dovecot(b)
	d.Deliver(b, "alice", strings.NewReader(small()))
	r := newRelay(b, d.POP3)
	x := newBench(b, fetchers(b, r.Addr().String(), d.CAFile)...)
	for b.Loop() {
		x.once(r.turns)
	}
	x.table("The same through a relay that adds 50 ms each way", 0)
}

// largeMessage writes the large message to a file.
func largeMessage(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "large.eml")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(f)
	if _, err = w.WriteString("From: alice@lab.test\r\nTo: bob@lab.test\r\nSubject: large\r\n\r\n"); err != nil {
		b.Fatal(err)
	}
	for n := int64(0); n < *large && err == nil; n += int64(len(block())) {
		_, err = w.Write(block())
	}
	if err == nil {
		err = w.Flush()
	}
	if closeErr := f.Close(); err != nil || closeErr != nil {
		b.Fatal(err, closeErr)
	}
	return path
}

// BenchmarkLargeSend sends the large message, to a sink and to Postfix, which throws
// it away once it has taken it.
func BenchmarkLargeSend(b *testing.B) {
	message := largeMessage(b)
	s := newSink(b, *large)
	envelope := " --mail-from alice@lab.test --mail-rcpt bob@lab.test -T " + message
	x := newBench(b,
		client{name: "mailproto", command: build(b, "mailproto/cmd/mailproto") + " trace smtp " + s.smtp + " --tls implicit --ca-file " + s.ca +
			" -f alice@lab.test -t bob@lab.test --message " + message},
		client{name: "curl", command: "curl -q -sS --cacert " + s.ca + " smtps://" + s.smtp + envelope})
	p := servertest.Postfix(b, servertest.MessageSizeLimit(0), servertest.PostfixSetting("virtual_transport", "discard:"))
	whole := newBench(b, submitters(b, p.Submission, p.CAFile, message)[:3]...)
	for b.Loop() {
		x.once(nil)
		whole.once(nil)
	}
	x.table("A large message sent in TLS to a sink", *large)
	whole.table("A large message sent to Postfix", *large)
}

// BenchmarkLargeFetch fetches the large message from a sink, and from Dovecot.
func BenchmarkLargeFetch(b *testing.B) {
	s := newSink(b, *large)
	x := newBench(b,
		client{name: "mailproto", command: build(b, "mailproto/cmd/mailproto") + " trace pop3 " + s.pop3 + " --tls implicit --ca-file " + s.ca + " -u alice --retr 1"},
		client{name: "curl", command: "curl -q -sS --cacert " + s.ca + " --user alice:wonderland -o /dev/null pop3s://" + s.pop3 + "/1"})
	d := servertest.Dovecot(b)
	f, err := os.Open(largeMessage(b))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	d.Deliver(b, "alice", f)
	whole := newBench(b, fetchers(b, d.POP3, d.CAFile)...)
	for b.Loop() {
		x.once(nil)
		whole.once(nil)
	}
	x.table("A large message fetched in TLS from a sink", *large)
	whole.table("A large message fetched from Dovecot", *large)
}
