package transcript_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mailproto/explain"
)

// inTranscripts is what is to be found in some of them, and it is there: logins in
// clear, and a message that was asked for though it does not exist.
var inTranscripts = map[string]string{
	"curl-pop3-lab-clear": "password-in-clear", "fetchmail-wrong-password": "password-in-clear",
	"mpop-lab-clear": "password-in-clear", "poplib-wrong-password": "password-in-clear",
	"swaks-apt-login": "password-in-clear", "swaks-lab-clear": "password-in-clear",
	"openssl-brief-pop3s": "no-such-message", "openssl-quiet-pop3s": "no-such-message",
	"poplib-apop": "no-such-message", "poplib-stls": "no-such-message",
	"poplib-level2-ssl": "password-in-clear no-such-message",
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
