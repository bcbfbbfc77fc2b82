package transcript_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/transcript"
)

// inTranscripts is what is to be found in some of them, and it is there: logins in
// clear, and a message that was asked for though it does not exist.
var inTranscripts = map[string]string{
	"curl-pop3-lab-clear": "password-in-clear", "fetchmail-wrong-password": "password-in-clear",
	"mpop-lab-clear":  "password-in-clear",
	"swaks-apt-login": "password-in-clear", "swaks-lab-clear": "password-in-clear",
	"openssl-brief-pop3s": "no-such-message", "openssl-quiet-pop3s": "no-such-message",
	"poplib-apop": "no-such-message", "poplib-stls": "no-such-message",
	"poplib-level2-ssl": "no-such-message",
}

// TestUntold: where a log does not say whether TLS was on, nobody is accused of a
// password in clear, and that it does not say so is said once; where it lists STARTTLS
// or tells of the connection, it is known.
func TestUntold(t *testing.T) {
	const plain = "send: 'AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\\r\\n'\nreply: b'235 ok\\r\\n'\nsend: 'MAIL FROM:<a@b.test>\\r\\n'\n"
	for _, c := range []struct {
		format     transcript.Format
		text       string
		told, said int
	}{
		{transcript.Smtplib, "reply: b'250 AUTH PLAIN\\r\\n'\n" + plain, 1, 0},
		{transcript.Smtplib, "send: 'ehlo a\\r\\n'\nreply: b'250-mx\\r\\n'\nreply: b'250-STARTTLS\\r\\n'\nreply: b'250 AUTH PLAIN\\r\\n'\n" + plain, 0, 1},
		{transcript.Smtplib, "send: 'STARTTLS\\r\\n'\nreply: b'220 go\\r\\n'\nsend: 'ehlo a\\r\\n'\nreply: b'250 AUTH PLAIN\\r\\n'\n" + plain, 0, 0},
		{transcript.Smtplib, "connect: to ('mx.test', 25) None\nreply: b'220 mx\\r\\n'\n" + plain, 0, 1},
		{transcript.Smtplib, "connect: ('mx.test', 465)\nconnect: to ('mx.test', 465) None\nreply: b'220 mx\\r\\n'\n" + plain, 0, 0},
		{transcript.Poplib, "*cmd* 'USER bob'\n*cmd* 'PASS builder'\n*cmd* 'STAT'\n", 1, 0},
		{transcript.Poplib, "*cmd* 'STLS'\n*cmd* 'USER bob'\n*cmd* 'PASS builder'\n", 0, 0},
	} {
		told, said := 0, 0
		fold := &explain.Session{}
		for _, i := range read(t, c.format, []byte(c.text)) {
			if i.IsText() {
				continue
			}
			step := fold.Observe(i.Event)
			for _, n := range step.Notes {
				if n.Label == "TLS?" {
					told++
				}
			}
			for _, p := range step.Problems {
				if p.Name == "password-in-clear" {
					said++
				}
			}
		}
		if told != c.told || said != c.said {
			t.Errorf("%q: said %d times that TLS is not told, want %d; found a password in clear %d times, want %d", c.text, told, c.told, said, c.said)
		}
	}
}

// TestFindings reads what real programs have logged. What is found in it is there:
// a program that does as it should is not accused of anything.
func TestFindings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d transcripts, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		fold := &explain.Session{}
		for _, i := range read(t, formatOf(name), text) {
			if i.IsText() {
				continue
			}
			for _, p := range fold.Observe(i.Event).Problems {
				if !slices.Contains(found, p.Name) {
					found = append(found, p.Name)
				}
			}
		}
		if got := strings.Join(found, " "); got != inTranscripts[name] {
			t.Errorf("%s: found %q, want %q", name, got, inTranscripts[name])
		}
	}
}
