package servertest

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// The owner of the mail store: the numbers of Debian's nobody and nogroup.
// Neither server works on a mailbox as root.
const mailUID, mailGID = 65534, 65534

// deliveryTimeout bounds how long WaitForMail waits.
const deliveryTimeout = 20 * time.Second

// A mailStore holds one Maildir for each user.
type mailStore struct{ dir string }

// newMailStore makes an empty mailbox for each user.
func newMailStore(t testing.TB, dir string) mailStore {
	t.Helper()
	s := mailStore{dir}
	folders := []string{dir}
	for user := range users() {
		box := s.path(user)
		folders = append(folders, box)
		for _, sub := range []string{"tmp", "new", "cur"} {
			folders = append(folders, filepath.Join(box, sub))
		}
	}
	for _, f := range folders {
		makeFolder(t, f, 0o700, mailUID, mailGID)
	}
	return s
}

// makeFolder makes a folder with exactly this mode and owner.
func makeFolder(t testing.TB, path string, mode os.FileMode, uid, gid int) {
	t.Helper()
	if err := os.MkdirAll(path, mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(path, uid, gid); err != nil {
		t.Fatal(err)
	}
	// Afterwards: MkdirAll's mode is cut by the umask, and Chown clears bits.
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func (s mailStore) path(elem ...string) string {
	return filepath.Join(append([]string{s.dir}, elem...)...)
}

// deliver puts a message into a user's mailbox the way a mail server does:
// written into tmp, then renamed into new, so that no reader sees half.
func (s mailStore) deliver(user string, message io.Reader) error {
	f, err := os.CreateTemp(s.path(user, "tmp"), fmt.Sprintf("%d.*.%s", time.Now().UnixNano(), Host))
	if err != nil {
		return err
	}
	_, err = io.Copy(f, message)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chown(f.Name(), mailUID, mailGID)
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), s.path(user, "new", filepath.Base(f.Name())))
}

// own changes the owner of everything in the store.
func (s mailStore) own() error {
	return filepath.WalkDir(s.dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chown(path, mailUID, mailGID)
	})
}

// messages returns the files of a user's messages, oldest first. A POP3
// session moves a message from new to cur, so both are read; one that is
// between the two at that moment may be missed.
func (s mailStore) messages(user string) []string {
	type message struct {
		path  string
		mtime time.Time
	}
	var all []message
	for _, sub := range []string{"new", "cur"} {
		entries, _ := os.ReadDir(s.path(user, sub))
		for _, e := range entries {
			if info, err := e.Info(); err == nil {
				all = append(all, message{s.path(user, sub, e.Name()), info.ModTime()})
			}
		}
	}
	slices.SortFunc(all, func(a, b message) int {
		return cmp.Or(a.mtime.Compare(b.mtime), cmp.Compare(a.path, b.path))
	})
	var paths []string
	for _, m := range all {
		paths = append(paths, m.path)
	}
	return paths
}

// wait waits until a user has at least n messages, and returns their files.
func (s mailStore) wait(t testing.TB, user string, n int) []string {
	t.Helper()
	var files []string
	if !poll(deliveryTimeout, func() bool {
		files = s.messages(user)
		return len(files) >= n
	}) {
		t.Fatalf("real servers: %s has %d messages after %v, want %d", user, len(files), deliveryTimeout, n)
	}
	return files
}
