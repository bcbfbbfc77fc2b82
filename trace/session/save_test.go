package session_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"mailproto/trace/session"
)

func hash(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s)))[:16] }

// kept are the files of a folder and what they hold.
func kept(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(b)
		if info, _ := e.Info(); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", e.Name(), info.Mode())
		}
	}
	return files
}

func wantKept(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := kept(t, dir); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func saving(dir string, edit func(*session.POP3Config)) *session.POP3Config {
	return visit(func(c *session.POP3Config) {
		c.RetrAll, c.Save = true, &session.Saver{Dir: dir}
		if edit != nil {
			edit(c)
		}
	})
}

const (
	retr1 = "C: RETR 1\nS: +OK\nS: Subject: one\nS: ..dot\nS: .\n"
	retr2 = "C: RETR 2\nS: +OK\nS: Subject: two\nS: .\n"
)

func TestSave(t *testing.T) {
	dir := t.TempDir()
	res, _, err := run(t, fill(capa("USER")+in+two+retr1+retr2+okBye), saving(dir, nil))
	if err != nil || res.Messages != 2 {
		t.Errorf("%+v, %v", res, err)
	}
	wantKept(t, dir, map[string]string{
		"0001-" + hash("abc") + ".eml": "Subject: one\r\n.dot\r\n",
		"0002-" + hash("def") + ".eml": "Subject: two\r\n",
	})
}

// TestSaveNames: nothing that the server said is part of a file's name, and the
// password does not change it.
func TestSaveNames(t *testing.T) {
	for _, uid := range []string{"../../etc/passwd", `C:\con`, "a b", strings.Repeat("x", 500), "\x1b[2J", "x-" + password} {
		dir := t.TempDir()
		script := capa("USER") + in + "C: STAT\nS: +OK\nC: LIST\nS: +OK\nS: 12345 9\nS: .\nC: UIDL\nS: +OK\nS: 12345 " + uid + "\nS: .\n" +
			"C: RETR 12345\nS: +OK\nS: x\nS: .\n" + okBye
		// The transcript shows the unique-id, masked, and run checks that.
		if _, _, err := run(t, fill(script), saving(dir, nil)); err != nil {
			t.Errorf("%q: %v", uid, err)
		}
		wantKept(t, dir, map[string]string{"12345-" + hash(uid) + ".eml": "x\r\n"})
	}
}

// TestSaveWithoutUIDL: the content stands for a message that has no unique-id.
func TestSaveWithoutUIDL(t *testing.T) {
	dir := t.TempDir()
	script := fill(capa("USER") + in + "C: STAT\nS: +OK\nC: LIST\nS: +OK\nS: 1 9\nS: .\nC: UIDL\nS: -ERR\n" + "C: RETR 1\nS: +OK\nS: x\nS: .\n" + okBye)
	if _, _, err := run(t, script, saving(dir, nil)); err != nil {
		t.Error(err)
	}
	content := sha256.Sum256([]byte("x\r\n"))
	want := map[string]string{"0001-" + hash(string(content[:])) + ".eml": "x\r\n"}
	wantKept(t, dir, want)
	if _, _, err := run(t, script, saving(dir, nil)); fail(err) != "file/exists" {
		t.Error(err)
	}
	wantKept(t, dir, want)
}

// TestSaveNeverReplaces: a message that is kept already is left as it is; the
// others are fetched, and nothing is deleted.
func TestSaveNeverReplaces(t *testing.T) {
	dir := t.TempDir()
	old := "0001-" + hash("abc") + ".eml"
	if err := os.WriteFile(filepath.Join(dir, old), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	res, events, err := run(t, fill(capa("USER")+in+two+retr2+okBye), saving(dir, func(c *session.POP3Config) { c.Dele = []int{1, 2} }))
	if fail(err) != "file/exists" || !errors.Is(err, fs.ErrExist) || res.Messages != 1 {
		t.Errorf("%+v, %v\n%s", res, err, transcript(events))
	}
	wantKept(t, dir, map[string]string{old: "old", "0002-" + hash("def") + ".eml": "Subject: two\r\n"})
}

// TestSaveWholeOrNothing: of a message that did not come to its end nothing is
// left.
func TestSaveWholeOrNothing(t *testing.T) {
	for _, tt := range []struct{ name, script, fail string }{
		{"refused", "C: RETR 1\nS: -ERR\n" + okBye, "retrieve"},
		{"cut off", "C: RETR 1\nS: +OK\nS: x\ndrop", "lost"},
		{"silence", "C: RETR 1\nS: +OK\nS: x", "timeout"},
		{"too long", "C: RETR 1\nS: +OK\nS: 0123456789\nS: x\nS: .", "protocol"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			_, _, err := run(t, fill(capa("USER")+in+two+tt.script), saving(dir, func(c *session.POP3Config) { c.MaxSize = 10 }))
			if fail(err) != tt.fail {
				t.Error(err)
			}
			wantKept(t, dir, map[string]string{})
		})
	}
}

// TestSaveNowhere: a folder that is not there is found out before RETR is said.
func TestSaveNowhere(t *testing.T) {
	_, events, err := run(t, fill(capa("USER")+in+two+okBye), saving(filepath.Join(t.TempDir(), "missing"), nil))
	if fail(err) != "file/save" || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v\n%s", err, transcript(events))
	}
}
