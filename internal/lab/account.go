package lab

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// User is one of the lab's users. The passwords are published and protect
// nothing.
type User struct {
	Name, Password, Address string
}

// account is a user and the user's maildrop.
type account struct {
	User
	box     *mailbox
	trouble string // how POP3 refuses a login whose password is right; empty: it does not
}

func newAccount(seed, name, password string) *account {
	return &account{
		User: User{Name: name, Password: password, Address: name + "@" + Domain},
		box:  &mailbox{seed: seed + "/" + name},
	}
}

func newAccounts(seed string, students int) []*account {
	all := []*account{newAccount(seed, "alice", "wonderland"), newAccount(seed, "bob", "builder")}
	for i := range students {
		name := fmt.Sprintf("student%03d", i+1)
		all = append(all, newAccount(seed, name, fakePassword(seed, name)))
	}
	for _, u := range troubledUsers() {
		a := newAccount(seed, u.Name, u.Name)
		a.trouble = u.trouble
		all = append(all, a)
	}
	return all
}

// maxStudents is how many names of three digits there are.
const maxStudents = 999

// fakePassword makes a password that can be read out in class. It follows from
// the seed and protects nothing.
func fakePassword(seed, name string) string {
	words := []string{
		"apple", "bamboo", "candle", "dragon", "engine", "forest", "garden", "harbor",
		"island", "jasmine", "kettle", "lantern", "meadow", "needle", "orange", "pepper",
	}
	h := sha256.Sum256([]byte(seed + "/password/" + name))
	return fmt.Sprintf("%s-%s-%02d", words[h[0]%16], words[h[1]%16], h[2]%100)
}

// Users lists the lab's users, without those who only meet trouble.
func (l *Lab) Users() []User {
	var all []User
	for _, a := range l.accounts {
		if a.trouble == "" {
			all = append(all, a.User)
		}
	}
	return all
}

// account finds a user by name, in any case: a host decides for its own local
// parts whether case matters (RFC 5321 §2.4).
func (l *Lab) account(name string) *account {
	for _, a := range l.accounts {
		if strings.EqualFold(a.Name, name) {
			return a
		}
	}
	return nil
}

// authenticate checks a user's name, or address, and password.
func (l *Lab) authenticate(name, password string) *account {
	if local, domain, ok := strings.Cut(name, "@"); ok && strings.EqualFold(domain, Domain) {
		name = local
	}
	a := l.account(name)
	if a == nil || subtle.ConstantTimeCompare([]byte(a.Password), []byte(password)) != 1 {
		return nil
	}
	return a
}

// resolve finds whose maildrop an address of the lab's domain belongs to; nil if
// to nobody's. Postmaster must exist (RFC 5321 §4.5.1), and who answers a bounce
// should reach somebody, too (RFC 3464 §2).
func (l *Lab) resolve(p path) *account {
	base := p.base()
	if strings.EqualFold(base, "postmaster") || strings.EqualFold(base, mailerDaemon) {
		return l.account("alice")
	}
	return l.account(base)
}

// here reports whether an address is of the lab's domain.
func (p path) here() bool { return p.domain == "" || strings.EqualFold(p.domain, Domain) }

// ids makes ids that follow from a seed.
type ids struct {
	seed string
	n    atomic.Uint64
}

// next returns an id of twelve digits and capital letters.
func (i *ids) next() string {
	return strings.ToUpper(digest(12, i.seed, strconv.FormatUint(i.n.Add(1), 10)))
}

// digest is a hash of the parts, in n hexadecimal digits.
func digest(n int, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p)) + ":" + p))
	}
	return hex.EncodeToString(h.Sum(nil))[:n]
}

// Bounds for a maildrop, which lies in memory.
const (
	maxMessages = 10_000
	maxMaildrop = 256 << 20
)

// mailbox is a maildrop.
type mailbox struct {
	seed string

	mu       sync.Mutex
	messages []*message
	octets   int64
	added    int  // messages so far
	locked   bool // by a POP3 session (RFC 1939 §4)
}

// message is one message in a maildrop, in its wire form without dots doubled.
type message struct {
	uid  string
	data []byte
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
	a.box.mu.Lock()
	defer a.box.mu.Unlock()
	all := make([]Message, len(a.box.messages))
	for i, m := range a.box.messages {
		all[i] = Message{UID: m.uid, Data: m.data}
	}
	return all
}

// full reports whether the maildrop takes no more.
func (b *mailbox) full() bool { return !b.fits(1, 1) }

// fits reports whether there is room for n more messages of a size.
func (b *mailbox) fits(n int, size int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.messages)+n <= maxMessages && b.octets+int64(n)*size <= maxMaildrop
}

// add puts a message into the maildrop. Its unique-id hangs on its content and on
// how many came before it, so that no two messages ever share one (RFC 1939 §7).
func (b *mailbox) add(data []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.added++
	b.octets += int64(len(data))
	uid := digest(20, b.seed, strconv.Itoa(b.added), string(data))
	b.messages = append(b.messages, &message{uid: uid, data: data})
}

// open locks the maildrop and returns what it holds at this moment; ok is false
// if another session has it. A session that shares neither looks at the lock nor
// takes it.
func (b *mailbox) open(shares bool) (snapshot []*message, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !shares {
		if b.locked {
			return nil, false
		}
		b.locked = true
	}
	return append(snapshot, b.messages...), true
}

// release removes what a session has marked, and unlocks the maildrop if the
// session had not shared it.
func (b *mailbox) release(deleted map[*message]bool, shared bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !shared {
		b.locked = false
	}
	kept := make([]*message, 0, len(b.messages))
	for _, m := range b.messages {
		if deleted[m] {
			b.octets -= int64(len(m.data))
			continue
		}
		kept = append(kept, m)
	}
	b.messages = kept
}
