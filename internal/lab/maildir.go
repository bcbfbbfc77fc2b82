package lab

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"mailproto/trace/wire"
)

// maildir is a maildrop in a folder that other programs read, too: a message is a
// file, written in tmp and moved to new when it is whole, and a reader may move it
// on to cur. Its lines end in LF there, as every program on UNIX expects them; CR
// LF is put back on the way out.
//
// A fourth folder, held, has what is accepted and not to be seen yet.
type maildir struct {
	disk  disk
	dir   string
	names *fileNames
	fresh bool // the lab has made it

	mu       sync.Mutex
	messages int // as far as is known: other programs come and go
	octets   int64
	locked   bool             // by a POP3 session (RFC 1939 §4)
	sizes    map[string]int64 // of files whose names do not tell, by their names' first part
}

func (b *maildir) path(folder, name string) string { return filepath.Join(b.dir, folder, name) }

func (b *maildir) fits(n int, size int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.hasRoom(n, size)
}

// hasRoom looks again before it says no: another program may have made room.
func (b *maildir) hasRoom(n int, size int64) bool {
	fits := func() bool {
		return b.messages+n <= maxMessages && b.octets+int64(n)*size <= maxMaildrop
	}
	if !fits() {
		_, _ = b.scan() // what cannot be read cannot be written either, and will be told then
	}
	return fits()
}

func (b *maildir) reserve(size int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.hasRoom(1, size) {
		return false
	}
	b.count(1, size)
	return true
}

func (b *maildir) count(n int, octets int64) {
	b.messages += n
	b.octets += octets
}

// stage writes the message to the disk, in tmp or in held: a message is there
// before it is promised.
func (b *maildir) stage(data []byte, held bool) (staged, error) {
	text := bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	size, err := wireSize(text)
	if err != nil {
		return nil, err
	}
	if !b.reserve(size) {
		return nil, errFull
	}
	s := &filed{box: b, size: size, name: b.names.next(len(text), size), folder: "tmp"}
	if err := s.write(text, held); err != nil {
		s.undo()
		return nil, err
	}
	return s, nil
}

// wireSize is how many octets a message takes when it is sent.
func wireSize(text []byte) (int64, error) {
	if bytes.IndexByte(text, '\r') < 0 && bytes.HasSuffix(text, []byte("\n")) {
		return int64(len(text) + bytes.Count(text, []byte("\n"))), nil
	}
	m, err := wire.MeasureMessage(bytes.NewReader(text))
	return m.Octets, err
}

// filed is a message that is staged as a file.
type filed struct {
	box    *maildir
	name   string
	folder string // where it is; empty: nowhere
	size   int64
}

func (s *filed) write(text []byte, held bool) error {
	if err := save(s.box.disk, s.box.path("tmp", s.name), text); err != nil {
		return err
	}
	if held {
		return s.move("held")
	}
	return nil
}

// move moves the file, and returns when that would outlive a power cut.
func (s *filed) move(to string) error {
	b, from := s.box, s.folder
	if err := b.disk.rename(b.path(from, s.name), b.path(to, s.name)); err != nil {
		return err
	}
	s.folder = to
	return errors.Join(b.disk.sync(b.path(to, "")), b.disk.sync(b.path(from, "")))
}

func (s *filed) commit() error { return s.move("new") }

// undo is for a message that was not accepted. If its file cannot be removed, there
// is nothing more to be done: the sender will send it again, and it is there twice.
func (s *filed) undo() {
	if s.folder == "" {
		return
	}
	_ = s.box.disk.remove(s.box.path(s.folder, s.name))
	s.folder = ""
	s.box.mu.Lock()
	defer s.box.mu.Unlock()
	s.box.count(-1, -s.size)
}

func (b *maildir) list() ([]*message, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.scan()
}

func (b *maildir) open(shares bool) ([]*message, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.locked && !shares {
		return nil, errInUse
	}
	all, err := b.scan()
	if err != nil {
		return nil, err
	}
	b.locked = b.locked || !shares
	return all, nil
}

// release removes the files of what a session has marked. One that is gone already
// is as good as removed.
func (b *maildir) release(deleted map[*message]bool, shared bool) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !shared {
		b.locked = false
	}
	var all []error
	touched := map[string]bool{}
	for m := range deleted {
		folder, err := m.file.remove()
		if err != nil {
			all = append(all, err)
			continue
		}
		touched[folder] = true
		b.count(-1, -m.size)
	}
	for folder := range touched {
		all = append(all, b.disk.sync(b.path(folder, "")))
	}
	return errors.Join(all...)
}

// mailFile is a message's file.
type mailFile struct {
	box    *maildir
	folder string
	name   string
}

// first is the part of a file's name that stays when a reader adds its flags.
func (f *mailFile) first() string {
	first, _, _ := strings.Cut(f.name, ":")
	return first
}

// seek looks for the file again where it is not any more: a reader has moved it
// from new to cur, or has changed its flags.
func (f *mailFile) seek() error {
	for _, folder := range []string{"cur", "new"} {
		entries, err := f.box.disk.list(f.box.path(folder, ""))
		if err != nil {
			return err
		}
		for _, e := range entries {
			if g := (mailFile{name: e.Name()}); g.first() == f.first() {
				f.folder, f.name = folder, e.Name()
				return nil
			}
		}
	}
	return fs.ErrNotExist
}

// retry does something with the file, and once more if it had to be sought.
func (f *mailFile) retry(do func(path string) error) error {
	err := do(f.box.path(f.folder, f.name))
	if errors.Is(err, fs.ErrNotExist) && f.seek() == nil {
		err = do(f.box.path(f.folder, f.name))
	}
	return err
}

func (f *mailFile) open() (r io.ReadCloser, err error) {
	err = f.retry(func(path string) error {
		r, err = f.box.disk.open(path)
		return err
	})
	return r, err
}

func (f *mailFile) remove() (folder string, err error) {
	err = f.retry(f.box.disk.remove)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return f.folder, err
}

// read returns the message with CR LF, as RETR would send it.
func (f *mailFile) read() ([]byte, error) {
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	defer r.Close() // it was only read
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), nil
}

// measure is how many octets the message takes when it is sent: as its name tells,
// or else as its text does.
func (f *mailFile) measure() (int64, error) {
	for part := range strings.SplitSeq(f.first(), ",") {
		if digits, ok := strings.CutPrefix(part, "W="); ok {
			if n, err := strconv.ParseInt(digits, 10, 64); err == nil && n >= 0 {
				return n, nil
			}
		}
	}
	if n, ok := f.box.sizes[f.first()]; ok {
		return n, nil
	}
	r, err := f.open()
	if err != nil {
		return 0, err
	}
	defer r.Close() // it was only read
	m, err := wire.MeasureMessage(r)
	return m.Octets, err
}

// isMail reports whether a file in new or cur is a message.
func isMail(e os.DirEntry) bool { return e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") }
