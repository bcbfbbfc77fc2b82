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
	"slices"

	"mailproto/trace"
)

// fetching is a RETR or TOP that is asked for.
type fetching struct {
	line string
	// begin, which may be nil, opens the file that keeps the message; it is not called
	// unless there is a place to save to.
	begin  func() (*saving, error)
	counts bool // as a message that was fetched
	to     *saving
}

// window is how many messages are asked for at once: the commands are small, but the
// answers are not, and a file waits for each.
const window = 16

// atOnce is how many commands may leave together, most at the most (RFC 2449 §6.6).
func (s *pop3) atOnce(most int) int {
	if s.cfg.Pipeline && s.offered("PIPELINING") {
		return most
	}
	return 1
}

// fetchAll fetches what was asked for. Where a message is there already as a file,
// that is told at the end: the others are still wanted.
func (s *pop3) fetchAll(all []fetching) error {
	var kept error
	for part := range slices.Chunk(all, s.atOnce(window)) {
		err := s.fetch(part)
		var failed *Error
		switch {
		case err == nil:
		case errors.As(err, &failed) && failed.Why == "exists":
			// That message is safe already. Nothing is deleted afterwards, though: the
			// error ends the session there.
			kept = err
		default:
			return err
		}
	}
	return kept
}

// fetch sends some RETR or TOP together and streams what comes.
func (s *pop3) fetch(part []fetching) error {
	var open []fetching
	var lines []string
	var first error // what went wrong without breaking the connection
	defer func() {
		for _, f := range open {
			if f.to != nil {
				f.to.abandon()
			}
		}
	}()
	for _, f := range part {
		if f.begin != nil && s.cfg.Save != nil {
			var err error
			if f.to, err = f.begin(); err != nil {
				first = &Error{At: FailFile, Err: err, Why: saveFault(err)}
				if exists(first) {
					continue
				}
				break
			}
		}
		open, lines = append(open, f), append(lines, f.line)
	}
	if len(open) == 0 {
		return first
	}
	if err := s.tell(lines...); err != nil {
		return err
	}
	for _, f := range open {
		refusal, err := s.take(f)
		switch {
		case err != nil:
			return err
		case refusal != nil && (first == nil || !exists(refusal)):
			first = refusal
		}
	}
	return first
}

// exists reports that a message was not saved because it is there already.
func exists(err error) bool {
	var failed *Error
	return errors.As(err, &failed) && failed.Why == "exists"
}

// take reads the answer to one RETR or TOP. A refusal leaves the connection in
// order; an error does not.
func (s *pop3) take(f fetching) (refusal, err error) {
	w := io.Discard
	if f.to != nil {
		w = f.to
	}
	r, _, err := s.c.ReadMessage(w, s.cfg.MaxSize)
	if err != nil {
		return nil, wireError(err)
	}
	if r.Status() != "+OK" {
		return refused(FailRetrieve, r, trace.POP3), nil
	}
	if f.to != nil {
		if err := f.to.commit(); err != nil {
			return &Error{At: FailFile, Err: err, Why: saveFault(err)}, nil
		}
	}
	if f.counts {
		s.res.Messages++
	}
	return nil, nil
}

// fetchOwn is fetch for a line of the user's own: a refusal is only shown.
func (s *pop3) fetchOwn(line string) error {
	err := s.fetch([]fetching{{line: line}})
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
