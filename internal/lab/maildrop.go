package lab

import (
	"bytes"
	"errors"
	"io"
)

// maildrop is where a user's messages lie: in memory, or in a Maildir.
type maildrop interface {
	// fits reports whether there is room for n more messages of a size.
	fits(n int, size int64) bool
	// stage makes a message ready, so that to show it is all that is left. What
	// is held stays out of sight for longer, and outlives the lab if the maildrop
	// does.
	stage(data []byte, held bool) (staged, error)
	// list returns what the maildrop holds at this moment, the oldest first.
	list() ([]*message, error)
	// open locks the maildrop and returns what it holds at this moment; errInUse
	// if another session has it. A session that shares neither looks at the lock
	// nor takes it.
	open(shares bool) ([]*message, error)
	// release removes what a session has marked, and unlocks the maildrop if the
	// session had not shared it. What could not be removed is an error.
	release(deleted map[*message]bool, shared bool) error
}

// staged is a message that is ready and that nobody sees yet.
type staged interface {
	commit() error // shows it: from here on it stays, whatever happens to the lab
	undo()         // takes it away, also when it has been shown
}

var (
	errFull  = errors.New("the maildrop is full")
	errInUse = errors.New("another session has the maildrop")
)

// message is one message in a maildrop.
type message struct {
	uid  func() string // as UIDL shows it (RFC 1939 §7)
	size int64         // in octets, as RETR sends it, dots not doubled

	data []byte // the message with CR LF, where it lies in memory
	file *mailFile
}

// open returns the message, with CR LF or LF.
func (m *message) open() (io.ReadCloser, error) {
	if m.file != nil {
		return m.file.open()
	}
	return io.NopCloser(bytes.NewReader(m.data)), nil
}

// Message is one message of a maildrop.
type Message struct {
	UID  string // as UIDL shows it
	Data []byte // with CR LF
}

// Mailbox returns what is in a user's maildrop; nil for an unknown user.
func (l *Lab) Mailbox(user string) []Message {
	a := l.account(user)
	if a == nil {
		return nil
	}
	messages, err := a.box.list()
	if err != nil {
		l.spoilt(err, "a maildrop could not be read", "一个邮件存放区（maildrop）无法读取")
		return nil
	}
	all := make([]Message, 0, len(messages))
	for _, m := range messages {
		data, err := m.read()
		if err != nil {
			l.spoilt(err, "a message could not be read", "一封邮件无法读取")
			continue
		}
		all = append(all, Message{UID: m.uid(), Data: data})
	}
	return all
}

// read returns the message with CR LF.
func (m *message) read() ([]byte, error) {
	if m.file == nil {
		return m.data, nil
	}
	return m.file.read()
}

// delivery is all that becomes of one message: its copies, and reports on it.
type delivery []staged

// commit shows all of it. If that fails, what is shown already is taken away
// again: the client hears that nothing was taken over.
func (d delivery) commit() error {
	for _, s := range d {
		if err := s.commit(); err != nil {
			d.undo()
			return err
		}
	}
	return nil
}

func (d delivery) undo() {
	for _, s := range d {
		s.undo()
	}
}
