package lab

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// in keeps a lab's mail in a folder.
func in(dir string) func(*Options) { return func(o *Options) { o.Maildir = dir } }

// kept returns the names of the files in a folder of a user's Maildir.
func kept(t testing.TB, dir, user, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, user, folder))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestMaildir: mail lies in files, with LF, under names that tell its sizes, and
// is the same mail when the lab has been started again.
func TestMaildir(t *testing.T) {
	dir := t.TempDir()
	l := start(t, in(dir))
	dial(t, l, MX).play(toBob + "C: Subject: one\nC:\nC: ..dot\nC: .\nS: 250 2.0.0")
	dial(t, l, MX).play(toBob + "C: Subject: two\nC: .\nS: 250 2.0.0")
	dial(t, l, POP3).play(bobIn + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK\nend")
	before := l.Mailbox("bob")
	end(t, l)

	names := kept(t, dir, "bob", "new")
	if len(names) != 1 || len(kept(t, dir, "bob", "tmp"))+len(kept(t, dir, "bob", "cur")) != 0 {
		t.Fatalf("in new: %q", names)
	}
	file, err := os.ReadFile(filepath.Join(dir, "bob", "new", names[0]))
	if err != nil || bytes.Contains(file, []byte("\r")) || !bytes.HasSuffix(file, []byte("Subject: one\n\n.dot\n")) {
		t.Errorf("%v: the file is %q", err, file)
	}
	if want := fmt.Sprintf(",S=%d,W=%d", len(file), len(file)+bytes.Count(file, []byte("\n"))); !strings.HasSuffix(names[0], want) {
		t.Errorf("the file is called %s, want …%s", names[0], want)
	}

	l = start(t, in(dir), withMail)
	if after := l.Mailbox("bob"); len(after) != 1 || len(before) != 1 || after[0].UID != before[0].UID || !bytes.Equal(after[0].Data, before[0].Data) {
		t.Errorf("after a new start: %q, before: %q", after, before)
	}
	dial(t, l, POP3).play(bobIn + "C: STAT\nS= +OK 1 " + fmt.Sprint(len(before[0].Data)) + "\nC: UIDL 1\nS= +OK 1 " + before[0].UID +
		"\nC: TOP 1 0\nS* Subject: one\nS= \nS= .\nC: RETR 1\nS: +OK\nS* Subject: one\nS= \nS= ..dot\nS= .")
}

// TestMaildirReader: what a mail program has moved to cur and given flags is still
// there, during a session and in the next; so is what another server has delivered.
func TestMaildirReader(t *testing.T) {
	dir := t.TempDir()
	l := start(t, in(dir))
	for _, subject := range []string{"one", "two", "three"} {
		dial(t, l, MX).play(toBob + "C: Subject: " + subject + "\nC: .\nS: 250 2.0.0")
	}
	c := dial(t, l, POP3)
	c.play(bobIn + "C: UIDL 1\nS: +OK")
	was := l.Mailbox("bob")
	for _, name := range kept(t, dir, "bob", "new") {
		if err := os.Rename(filepath.Join(dir, "bob", "new", name), filepath.Join(dir, "bob", "cur", name+":2,S")); err != nil {
			t.Fatal(err)
		}
	}
	c.play("C: RETR 2\nS: +OK\nS* Subject: two\nS= .\nC: DELE 1\nS: +OK\nC: QUIT\nS: +OK\nend")
	foreign := filepath.Join(dir, "bob", "new", "99.V1.elsewhere")
	if err := os.WriteFile(foreign, []byte("Subject: foreign\r\n\r\nno line end"), 0o600); err != nil {
		t.Fatal(err)
	}
	dial(t, l, POP3).play(bobIn + "C: LIST 1\nS= +OK 1 33\nC: RETR 1\nS: +OK\nS: Subject: foreign\nS= \nS= no line end\nS= .\n" +
		"C: UIDL\nS: +OK\nS: 1 \nS= 2 " + was[1].UID + "\nS= 3 " + was[2].UID + "\nS= .")
}

// TestMaildirGone: a message that another program has removed is refused by RETR,
// and is no obstacle to its own removal.
func TestMaildirGone(t *testing.T) {
	dir := t.TempDir()
	var said []error
	l := start(t, in(dir), func(o *Options) { o.OnError = func(err error) { said = append(said, err) } })
	dial(t, l, MX).play(toBob + "C: Subject: x\nC: .\nS: 250 2.0.0")
	c := dial(t, l, POP3)
	c.play(bobIn)
	if err := os.Remove(filepath.Join(dir, "bob", "new", kept(t, dir, "bob", "new")[0])); err != nil {
		t.Fatal(err)
	}
	c.play("C: RETR 1\nS: -ERR [SYS/TEMP]\nC: TOP 1 0\nS: -ERR [SYS/TEMP]\nC: DELE 1\nS: +OK\nC: QUIT\nS: +OK\nend")
	end(t, l)
	if len(said) != 2 {
		t.Errorf("said %v, want two errors", said)
	}
}

// faultyDisk is a disk on which one operation fails, and that writes down what is
// done.
type faultyDisk struct {
	osDisk
	mu     sync.Mutex
	done   []string
	breaks string
	err    error
}

func (d *faultyDisk) does(op, path string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	path = filepath.ToSlash(path)
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if p == "bob" || p == "alice" {
			parts = parts[i:]
			break
		}
	}
	op += " " + strings.Join(parts[:min(len(parts), 2)], "/")
	d.done = append(d.done, op)
	if d.breaks == op {
		return d.err
	}
	return nil
}

func (d *faultyDisk) create(path string) (diskFile, error) {
	if err := d.does("create", path); err != nil {
		return nil, err
	}
	f, err := d.osDisk.create(path)
	return &faultyFile{f, d, path}, err
}

func (d *faultyDisk) rename(from, to string) error {
	if err := d.does("rename", to); err != nil {
		return err
	}
	return d.osDisk.rename(from, to)
}

func (d *faultyDisk) remove(path string) error {
	if err := d.does("remove", path); err != nil {
		return err
	}
	return d.osDisk.remove(path)
}

func (d *faultyDisk) sync(dir string) error {
	return errors.Join(d.does("sync", dir), d.osDisk.sync(dir))
}

type faultyFile struct {
	diskFile
	disk *faultyDisk
	path string
}

func (f *faultyFile) Write(b []byte) (int, error) {
	if err := f.disk.does("write", f.path); err != nil {
		n, _ := f.diskFile.Write(b[:len(b)/2])
		return n, err
	}
	return f.diskFile.Write(b)
}

func (f *faultyFile) Sync() error {
	return errors.Join(f.disk.does("fsync", f.path), f.diskFile.Sync())
}

// onDisk puts the Maildirs of a running lab on another disk.
func onDisk(l *Lab, d disk) {
	for _, a := range l.accounts {
		a.box.(*maildir).disk = d
	}
}

// TestMaildirOrder: every copy is written and synced before the first one is shown,
// and every folder is synced before 250.
func TestMaildirOrder(t *testing.T) {
	d := &faultyDisk{}
	l := start(t, in(t.TempDir()))
	onDisk(l, d)
	dial(t, l, MX).play(toBoth + "C: Subject: x\nC: .\nS: 250 2.0.0")
	want := []string{
		"create bob/tmp", "write bob/tmp", "fsync bob/tmp", "create alice/tmp", "write alice/tmp", "fsync alice/tmp",
		"rename bob/new", "sync bob/new", "sync bob/tmp", "rename alice/new", "sync alice/new", "sync alice/tmp",
	}
	if !slices.Equal(d.done, want) {
		t.Errorf("got  %q\nwant %q", d.done, want)
	}
}

// TestMaildirFolders: the folder for the mail, and each above it that was missing, is
// on the disk before the first message is.
func TestMaildirFolders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bob", "a", "b")
	for again, want := range []int{3, 0} {
		d := &faultyDisk{}
		if err := makeFolder(d, dir+"/"); err != nil {
			t.Fatal(err)
		}
		if len(d.done) != want || want > 0 && !slices.Equal(d.done[:2], []string{"sync bob/a", "sync bob"}) {
			t.Errorf("%d: %q", again, d.done)
		}
	}
	for _, breaks := range []string{"sync bob/a", "sync bob"} {
		d := &faultyDisk{breaks: breaks, err: syscall.EIO}
		if err := makeFolder(d, filepath.Join(t.TempDir(), "bob", "a", "b")); !errors.Is(err, syscall.EIO) {
			t.Errorf("%s: %v", breaks, err)
		}
	}
	end(t, start(t, in(filepath.Join(dir, "c", "d"))))
}

// TestMaildirRemoval: what QUIT removes is gone for good before its +OK, and what
// cannot be removed, or not for good, is told (RFC 1939 §6).
func TestMaildirRemoval(t *testing.T) {
	for breaks, answer := range map[string]string{"": "S: +OK", "remove bob/new": "S: -ERR [SYS/TEMP]", "sync bob/new": "S: -ERR [SYS/TEMP]"} {
		l := start(t, in(t.TempDir()), func(o *Options) { o.OnError = func(error) {} })
		dial(t, l, MX).play(toBob + "C: Subject: x\nC: .\nS: 250")
		d := &faultyDisk{breaks: breaks, err: io.ErrShortWrite}
		onDisk(l, d)
		dial(t, l, POP3).play(bobIn + "C: DELE 1\nS: +OK\nC: QUIT\n" + answer + "\nend")
		if want := []string{"remove bob/new", "sync bob/new"}; breaks == "" && !slices.Equal(d.done, want) {
			t.Errorf("got %q, want %q", d.done, want)
		}
	}
}

const toBoth = sayHello + `
	C: MAIL FROM:<>
	S: 250
	C: RCPT TO:<bob@lab.test>
	S: 250
	C: RCPT TO:<alice@lab.test>
	S: 250
	C: DATA
	S: 354
`

// TestMaildirBroken: whatever fails while a message is being kept, it is refused
// for now, the lab's owner learns why, and nobody has it.
func TestMaildirBroken(t *testing.T) {
	for _, op := range []string{
		"create bob/tmp", "write bob/tmp", "fsync bob/tmp", "rename bob/new", "sync bob/new", "sync bob/tmp",
		"create alice/tmp", "write alice/tmp", "fsync alice/tmp", "rename alice/new", "sync alice/new", "sync alice/tmp",
	} {
		for err, refusal := range map[error]string{io.ErrShortWrite: "451 4.3.0", syscall.ENOSPC: "452 4.3.1"} {
			var said []error
			dir := t.TempDir()
			l := start(t, in(dir), func(o *Options) { o.OnError = func(err error) { said = append(said, err) } })
			d := &faultyDisk{breaks: op, err: err}
			onDisk(l, d)
			c := dial(t, l, MX)
			c.play(toBoth + "C: Subject: x\nC: .\nS: " + refusal)
			if len(said) != 1 || !errors.Is(said[0], err) {
				t.Errorf("%s: the lab said %v, want %v", op, said, err)
			}
			for _, user := range []string{"alice", "bob"} {
				for _, folder := range []string{"tmp", "new", "cur", "held"} {
					if names := kept(t, dir, user, folder); len(names) > 0 {
						t.Errorf("%s: left in %s/%s: %q", op, user, folder, names)
					}
				}
			}
			d.breaks = ""
			c.play("C: MAIL FROM:<>\nC: RCPT TO:<bob@lab.test>\nC: DATA\nS: 250\nS: 250\nS: 354\nC: Subject: x\nC: .\nS: 250 2.0.0")
		}
	}
}

// TestMaildirNotRemoved: where a file cannot be removed QUIT says so, and the
// message is there at the next login (RFC 1939 §6).
func TestMaildirNotRemoved(t *testing.T) {
	var said []error
	l := start(t, in(t.TempDir()), func(o *Options) { o.OnError = func(err error) { said = append(said, err) } })
	dial(t, l, MX).play(toBob + "C: Subject: x\nC: .\nS: 250 2.0.0")
	onDisk(l, &faultyDisk{breaks: "remove bob/new", err: syscall.EROFS})
	dial(t, l, POP3).play(bobIn + "C: DELE 1\nS: +OK\nC: QUIT\nS: -ERR [SYS/TEMP] Some deleted messages\nend")
	dial(t, l, POP3).play(bobIn + "C: STAT\nS: +OK 1 \nC: QUIT\nS: +OK\nend")
	end(t, l)
	if len(said) != 1 || !errors.Is(said[0], syscall.EROFS) {
		t.Errorf("the lab said %v", said)
	}
}

// TestMaildirUnwritable: a folder that is none.
func TestMaildirUnwritable(t *testing.T) {
	dir := t.TempDir()
	var said []error
	l := start(t, in(dir), func(o *Options) { o.OnError = func(err error) { said = append(said, err) } })
	tmp := filepath.Join(dir, "bob", "tmp")
	if err := errors.Join(os.Remove(tmp), os.WriteFile(tmp, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	dial(t, l, MX).play(toBob + "C: Subject: x\nC: .\nS: 451 4.3.0\nC: NOOP\nS: 250")
	end(t, l)
	if len(said) != 1 || !errors.Is(said[0], syscall.ENOTDIR) {
		t.Errorf("the lab said %v", said)
	}
	if _, err := Start(t.Context(), Options{Maildir: tmp}); !isMaildirError(err, syscall.ENOTDIR) {
		t.Errorf("a file for a folder: %v", err)
	}
}

func isMaildirError(err, cause error) bool {
	var m *MaildirError
	return errors.As(err, &m) && errors.Is(err, cause)
}

// TestMaildirTwice: two labs never have the same folder at one time.
func TestMaildirTwice(t *testing.T) {
	dir := t.TempDir()
	l := start(t, in(dir))
	if _, err := Start(t.Context(), Options{Maildir: dir}); !isMaildirError(err, ErrDirInUse) {
		t.Errorf("a second lab: %v", err)
	}
	end(t, l)
	end(t, start(t, in(dir)))
}

// TestMaildirHeld: what is accepted and held survives the lab, is seen by nobody
// before, and comes in order.
func TestMaildirHeld(t *testing.T) {
	dir := t.TempDir()
	l := start(t, in(dir))
	l.Hold()
	for _, subject := range []string{"one", "two"} {
		dial(t, l, MX).play(toBob + "C: Subject: " + subject + "\nC: .\nS: 250 2.0.0")
	}
	if n := len(l.Mailbox("bob")) + len(kept(t, dir, "bob", "tmp")); n != 0 {
		t.Errorf("%d messages are seen", n)
	}
	end(t, l) // as if killed: nothing is delivered
	l = start(t, in(dir))
	dial(t, l, POP3).play(bobIn + "C: STAT\nS: +OK 2 \nC: RETR 1\nS: +OK\nS* Subject: one\nS= .\nC: RETR 2\nS: +OK\nS* Subject: two\nS= .")
	l.Hold()
	submit(t, l, "alice@lab.test", "later@lab.test")
	if n := len(l.Mailbox("alice")); n != 0 {
		t.Errorf("the bounce is there before its time")
	}
	l.Release()
	if n := len(l.Mailbox("alice")); n != 1 {
		t.Errorf("alice has %d bounces, want 1", n)
	}
}

// TestMaildirSweep: what a killed lab has left in tmp is removed, and nothing else.
func TestMaildirSweep(t *testing.T) {
	dir := t.TempDir()
	end(t, start(t, in(dir)))
	for _, name := range []string{newFileNames().next(1, 1), "1.M1P1.elsewhere"} {
		if err := os.WriteFile(filepath.Join(dir, "bob", "tmp", name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	end(t, start(t, in(dir)))
	if names := kept(t, dir, "bob", "tmp"); !slices.Equal(names, []string{"1.M1P1.elsewhere"}) {
		t.Errorf("left: %q", names)
	}
}
