package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMaxFailedLogins: the limit that was asked for holds for this machine, too, across
// sessions, and is said in words.
func TestMaxFailedLogins(t *testing.T) {
	s := openClass(t, "--json", "--max-failed-logins", "2").sheet()
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("wrong\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"535 5.7.8", "535 5.7.8", "454 4.7.0"} {
		code, out := runHere(t, "trace smtp "+at(s, "submission")+" --ca-file "+s.CA+" -u alice --auth plain --password-file "+file)
		if code != exitAuth || !strings.Contains(out, want) {
			t.Errorf("try %d: exit %d, no %q in\n%s", i, code, want, out)
		}
	}
}
