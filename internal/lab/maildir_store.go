package lab

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// MaildirError says that the folder for Options.Maildir cannot be used.
type MaildirError struct {
	Dir string
	Err error
}

func (e *MaildirError) Error() string {
	return fmt.Sprintf("keep mail in %s: %v", e.Dir, e.Err)
}

func (e *MaildirError) Unwrap() error { return e.Err }

// Why a folder cannot be used.
var (
	ErrDirInUse  = errors.New("another lab keeps its mail there")
	ErrNoMaildir = errors.New("there is no Maildir on this system: its file names hold a colon")
)

// lockName is the file in Options.Maildir by which a lab knows that another one
// is at work there. No user is called so.
const lockName = ".mailproto.lock"

// openMaildirs gives every account a Maildir, in a folder that no other lab has
// while this one runs: what a lab finds there when it starts is what it may set
// right.
func (l *Lab) openMaildirs(d disk) error {
	if l.opt.Maildir == "" {
		return nil
	}
	fail := func(err error) error { return &MaildirError{Dir: l.opt.Maildir, Err: err} }
	if err := makeFolder(d, l.opt.Maildir); err != nil {
		return fail(err)
	}
	unlock, err := lockFile(filepath.Join(l.opt.Maildir, lockName))
	if err != nil {
		return fail(err)
	}
	l.maildirs = unlock
	names := newFileNames()
	l.ids.seed += "/" + names.chance // ids that are kept must not come again with the next lab
	for _, a := range l.accounts {
		box := &maildir{disk: d, dir: filepath.Join(l.opt.Maildir, a.Name), names: names}
		if err := box.prepare(); err != nil {
			return fail(err)
		}
		a.box, a.old = box, !box.fresh
	}
	if err := d.sync(l.opt.Maildir); err != nil {
		return fail(err)
	}
	return nil
}

// closeMaildirs lets another lab have the folder.
func (l *Lab) closeMaildirs() error {
	if l.maildirs == nil {
		return nil
	}
	c := l.maildirs
	l.maildirs = nil
	return c.Close()
}

// prepare makes the folders that are missing, and sets right what a lab that was
// killed has left: what it had accepted and held is delivered, what it had not
// accepted is removed.
func (b *maildir) prepare() error {
	if _, err := b.disk.list(b.path("new", "")); errors.Is(err, fs.ErrNotExist) {
		b.fresh = true
	}
	for _, folder := range []string{"tmp", "new", "cur", "held"} {
		if err := b.disk.mkdir(b.path(folder, "")); err != nil {
			return err
		}
	}
	if err := b.disk.sync(b.dir); err != nil {
		return err
	}
	if err := b.deliverHeld(); err != nil {
		return err
	}
	if err := b.sweep(); err != nil {
		return err
	}
	_, err := b.list()
	return err
}

func (b *maildir) deliverHeld() error {
	entries, err := b.disk.list(b.path("held", ""))
	for _, e := range entries {
		if isMail(e) {
			s := &filed{box: b, name: e.Name(), folder: "held"}
			err = errors.Join(err, s.commit())
		}
	}
	return err
}

// sweep removes from tmp what this lab's predecessors have left, and nobody else's:
// other programs may deliver here as well.
func (b *maildir) sweep() error {
	entries, err := b.disk.list(b.path("tmp", ""))
	for _, e := range entries {
		if isMail(e) && ours(e.Name()) {
			err = errors.Join(err, b.disk.remove(b.path("tmp", e.Name())))
		}
	}
	return err
}
