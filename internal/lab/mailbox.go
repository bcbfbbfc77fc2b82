package lab

import (
	"strconv"
	"sync"
)

// Bounds for a maildrop.
const (
	maxMessages = 10_000
	maxMaildrop = 256 << 20
)

// mailbox is a maildrop in memory.
type mailbox struct {
	seed string

	mu       sync.Mutex
	messages []*message
	octets   int64 // of the messages, and of those that are staged
	staged   int
	added    int  // messages so far
	locked   bool // by a POP3 session (RFC 1939 §4)
}

func (b *mailbox) fits(n int, size int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.hasRoom(n, size)
}

func (b *mailbox) hasRoom(n int, size int64) bool {
	return len(b.messages)+b.staged+n <= maxMessages && b.octets+int64(n)*size <= maxMaildrop
}

func (b *mailbox) stage(data []byte, _ bool) (staged, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.hasRoom(1, int64(len(data))) {
		return nil, errFull
	}
	b.staged++
	b.octets += int64(len(data))
	return &boxed{box: b, data: data}, nil
}

// boxed is a message that is staged for a mailbox, and has its room there.
type boxed struct {
	box     *mailbox
	data    []byte
	message *message // once it is shown
	undone  bool
}

// commit puts the message into the maildrop. Its unique-id hangs on its content
// and on how many came before it, so that no two messages ever share one (RFC 1939
// §7); it is made when it is first asked for, since that takes longer than all else
// here.
func (s *boxed) commit() error {
	b := s.box
	b.mu.Lock()
	defer b.mu.Unlock()
	b.staged--
	b.added++
	data, n := s.data, b.added
	uid := sync.OnceValue(func() string { return digest(20, b.seed, strconv.Itoa(n), string(data)) })
	s.message = &message{uid: uid, size: int64(len(s.data)), data: s.data}
	b.messages = append(b.messages, s.message)
	return nil
}

func (s *boxed) undo() {
	b := s.box
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case s.undone:
	case s.message == nil:
		b.staged--
		b.octets -= int64(len(s.data))
	default:
		b.remove(map[*message]bool{s.message: true})
	}
	s.undone = true
}

func (b *mailbox) list() ([]*message, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]*message(nil), b.messages...), nil
}

func (b *mailbox) open(shares bool) ([]*message, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !shares {
		if b.locked {
			return nil, errInUse
		}
		b.locked = true
	}
	return append([]*message(nil), b.messages...), nil
}

func (b *mailbox) release(deleted map[*message]bool, shared bool) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !shared {
		b.locked = false
	}
	if len(deleted) > 0 {
		b.remove(deleted)
	}
	return nil
}

func (b *mailbox) remove(deleted map[*message]bool) {
	kept := make([]*message, 0, len(b.messages))
	for _, m := range b.messages {
		if deleted[m] {
			b.octets -= m.size
			continue
		}
		kept = append(kept, m)
	}
	b.messages = kept
}
