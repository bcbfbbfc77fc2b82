package session

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"mailproto/trace"
)

// fetch sends RETR or TOP and streams what comes. begin, which may be nil, opens
// the file that keeps it; it is not called unless there is a place to save to.
func (s *pop3) fetch(line string, begin func() (*saving, error)) error {
	var to *saving
	w := io.Discard
	if begin != nil && s.cfg.Save != nil {
		var err error
		if to, err = begin(); err != nil {
			return &Error{At: FailFile, Err: err, Why: saveFault(err)}
		}
		defer to.abandon()
		w = to
	}
	if err := s.tell(line); err != nil {
		return err
	}
	r, _, err := s.c.ReadMessage(w, s.cfg.MaxSize)
	if err != nil {
		return wireError(err)
	}
	if r.Status() != "+OK" {
		return refused(FailRetrieve, r, trace.POP3)
	}
	if to != nil {
		if err := to.commit(); err != nil {
			return &Error{At: FailFile, Err: err, Why: saveFault(err)}
		}
	}
	return nil
}

// fetchOwn is fetch for a line of the user's own: a refusal is only shown.
func (s *pop3) fetchOwn(line string) error {
	err := s.fetch(line, nil)
	var failed *Error
	if errors.As(err, &failed) && failed.At == FailRetrieve {
		return nil
	}
	return err
}

func saveFault(err error) string {
	if errors.Is(err, fs.ErrExist) {
		return "exists"
	}
	return "save"
}

// Saver keeps messages as files of a folder. A file appears whole or not at all,
// and never in the place of another.
type Saver struct {
	Dir string
}

// saving is a message that is being written.
type saving struct {
	*os.File
	dir, uid string
	number   int
	done     bool
}

// begin opens a file for the message n. Nothing that the server sent enters its
// name but through a hash, and a message that is there already is refused before
// it is fetched.
func (v *Saver) begin(n int, uid string) (*saving, error) {
	s := &saving{dir: v.Dir, uid: uid, number: n}
	if uid != "" {
		if _, err := os.Lstat(s.path()); err == nil {
			return nil, &fs.PathError{Op: "save", Path: s.path(), Err: fs.ErrExist}
		}
	}
	f, err := os.CreateTemp(v.Dir, ".mailproto-*.part") // mode 0600
	if err != nil {
		return nil, err
	}
	s.File = f
	return s, nil
}

// path is NNNN-HASH.eml: the message number, and 16 digits of the unique-id's
// SHA-256.
func (s *saving) path() string {
	sum := sha256.Sum256([]byte(s.uid))
	return filepath.Join(s.dir, fmt.Sprintf("%04d-%s.eml", s.number, hex.EncodeToString(sum[:8])))
}

// commit gives the file its name. A link never replaces a file, as a rename
// would.
func (s *saving) commit() error {
	if s.uid == "" {
		// Without UIDL the content stands for the message.
		if err := s.hashContent(); err != nil {
			return err
		}
	}
	if err := errors.Join(s.Sync(), s.File.Close()); err != nil {
		return err
	}
	s.done = true
	tmp := s.File.Name()
	defer os.Remove(tmp)
	if err := os.Link(tmp, s.path()); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return &fs.PathError{Op: "save", Path: s.path(), Err: fs.ErrExist}
		}
		return s.copyTo(tmp, err)
	}
	return nil
}

// copyTo serves file systems without hard links.
func (s *saving) copyTo(tmp string, linkErr error) error {
	out, err := os.OpenFile(s.path(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return errors.Join(linkErr, err)
	}
	// The empty file reserves the name; it must not stay if nothing takes its place.
	err = errors.Join(out.Close(), os.Rename(tmp, s.path()))
	if err != nil {
		os.Remove(s.path())
	}
	return err
}

func (s *saving) hashContent() error {
	h := sha256.New()
	if _, err := s.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := io.Copy(h, s.File); err != nil {
		return err
	}
	s.uid = string(h.Sum(nil))
	return nil
}

// abandon removes what was not committed.
func (s *saving) abandon() {
	if !s.done {
		s.File.Close()
		os.Remove(s.File.Name())
	}
}
