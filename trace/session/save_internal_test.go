package session

import (
	"errors"
	"io/fs"
	"os"
	"testing"
)

// files counts what is in a folder.
func files(t *testing.T, dir string) int {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

func begun(t *testing.T, dir string) *saving {
	t.Helper()
	s, err := (&Saver{Dir: dir}).begin(1, "abc")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSaveWithoutLinks is what happens on a file system that has no hard links.
func TestSaveWithoutLinks(t *testing.T) {
	noLinks := errors.New("no links here")
	dir := t.TempDir()
	s := begun(t, dir)
	s.File.Close()
	if err := s.copyTo(s.File.Name(), noLinks); err != nil {
		t.Error(err)
	}
	if b, err := os.ReadFile(s.path()); string(b) != "x" || err != nil || files(t, dir) != 1 {
		t.Errorf("%q, %v", b, err)
	}
	// It does not replace either.
	if err := s.copyTo(s.File.Name(), noLinks); !errors.Is(err, fs.ErrExist) || saveFault(err) != "exists" {
		t.Error(err)
	}
	// And leaves no empty file where it fails.
	os.Remove(s.path())
	if err := s.copyTo(dir+"/gone", noLinks); err == nil || files(t, dir) != 0 {
		t.Errorf("%v, and %d files are left", err, files(t, dir))
	}
}

// TestSaveRace: a file that appears between begin and commit is not replaced.
func TestSaveRace(t *testing.T) {
	dir := t.TempDir()
	s := begun(t, dir)
	if err := os.WriteFile(s.path(), []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.commit(); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	s.abandon()
	if b, _ := os.ReadFile(s.path()); string(b) != "other" || files(t, dir) != 1 {
		t.Errorf("%q, %d files", b, files(t, dir))
	}
}

func TestAbandon(t *testing.T) {
	dir := t.TempDir()
	begun(t, dir).abandon()
	if files(t, dir) != 0 {
		t.Error("something is left")
	}
}
