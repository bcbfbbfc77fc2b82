package peertest

import (
	"os"
	"strings"
	"testing"
)

// snail writes its own messages, so that what it sends is compared with the record
// that it keeps of them.
const snail = "s-nail -:/ -Sv15-compat -Stls-ca-no-defaults -Stls-ca-file={ca} -Stls-verify=strict -Smime-encoding=8bit " +
	"-Sttycharset=utf-8 -Ssendcharsets=utf-8 -Ssendwait -Snosave -r alice@lab.test -Srecord={dir}/record -a {attachment} -s 你好，鲍勃 "

// TestSnailSends has s-nail write a message with an attachment, from text that needs
// care, and send it.
func TestSnailSends(t *testing.T) {
	t.Parallel()
	require(t, "s-nail")
	const text = ".\n..\n.x\n\n你好 \n"
	const (
		starttls = " -Ssmtp-use-starttls -Smta=smtp://alice:{alice}@localhost:{submission} bob@lab.test"
		implicit = " -Smta=smtps://alice:{alice}@localhost:{submissions} bob@lab.test"
	)
	for _, c := range []client{
		{name: "STARTTLS", login: "PLAIN", command: snail + "-Ssmtp-auth=plain" + starttls},
		{name: "STARTTLS", login: "LOGIN", command: snail + "-Ssmtp-auth=login" + starttls},
		{name: "TLS", login: "CRAM-MD5", command: snail + "-Ssmtp-auth=cram-md5" + implicit},
	} {
		t.Run(c.name+", "+c.login, func(t *testing.T) {
			t.Parallel()
			m, stranger := meet(t), meet(t)
			attachment := m.path("成绩.txt")
			if err := os.WriteFile(attachment, []byte("alice 95\n.\nbob 88\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			c.input = text
			if _, err := c.run(t, m.give(t, "", "wonderland", "{attachment}", attachment, "{ca}", stranger.path("ca.pem")), t.TempDir()); err == nil {
				t.Error("it takes a certificate of an unknown authority")
			}
			if n := len(m.lab.Mailbox("bob")); n != 0 {
				t.Fatalf("%d messages have arrived", n)
			}
			if err := os.Remove(m.path("record")); err != nil { // of what was not sent
				t.Fatal(err)
			}
			if _, err := c.run(t, m.give(t, "", "wonderland", "{attachment}", attachment), t.TempDir()); err != nil {
				t.Fatal(err)
			}
			record, err := os.ReadFile(m.path("record"))
			if err != nil {
				t.Fatal(err)
			}
			_, sent, _ := strings.Cut(string(record), "\n") // of the kind mbox
			if !strings.Contains(sent, text) {
				t.Errorf("it has recorded %q", sent)
			}
			m.checkKept(t, wire(strings.TrimSuffix(sent, "\n")))
			m.checkLogin(t, c.login)
		})
	}
}
