package lab

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
)

// User is one of the lab's users. The passwords are published and protect
// nothing.
type User struct {
	Name, Password, Address string
	// Token is what the user gives in place of a password to the mechanisms of OAuth;
	// it is made up here, by nobody's web service.
	Token string
}

// account is a user and the user's maildrop.
type account struct {
	User
	box     maildrop
	old     bool   // the maildrop was there before the lab was
	trouble string // how POP3 refuses a login whose password is right; empty: it does not
	visits
}

func newAccount(seed, name, password string) *account {
	return &account{
		User: User{Name: name, Password: password, Address: name + "@" + Domain, Token: fakeToken(seed, name, password)},
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

// fakeToken makes a token that looks like none that is worth anything. Alice's and
// bob's are as public as their passwords; a student's hangs on the seed, too.
func fakeToken(seed, name, password string) string {
	return "lab-token-" + digest(8, seed, "token", name, password)
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
func (l *Lab) account(name string) *account { return l.byName[strings.ToLower(name)] }

// byName makes accounts easy to find: there may be a thousand.
func byName(accounts []*account) map[string]*account {
	all := make(map[string]*account, len(accounts))
	for _, a := range accounts {
		all[strings.ToLower(a.Name)] = a
	}
	return all
}

// named finds a user by name or address.
func (l *Lab) named(name string) *account {
	if local, domain, ok := strings.Cut(name, "@"); ok && strings.EqualFold(domain, Domain) {
		name = local
	}
	return l.account(name)
}

// authenticate checks a user's name, or address, and password.
func (l *Lab) authenticate(name, password string) *account {
	a := l.named(name)
	if a == nil || subtle.ConstantTimeCompare([]byte(a.Password), []byte(password)) != 1 {
		return nil
	}
	return a
}

// resolve finds whose maildrop an address of the lab's domain belongs to; nil if
// to nobody's. Postmaster must exist (RFC 5321 §4.5.1), and who answers a bounce
// should reach somebody, too (RFC 3464 §2), and so should who writes to the owner of
// a list.
func (l *Lab) resolve(p path) *account {
	base := p.base()
	if strings.EqualFold(base, "postmaster") || strings.EqualFold(base, mailerDaemon) || ownsList(base) {
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
	all := make([]byte, 0, 128)
	for _, p := range parts {
		all = append(strconv.AppendInt(all, int64(len(p)), 10), ':')
		all = append(all, p...)
	}
	h := sha256.Sum256(all)
	return hex.EncodeToString(h[:])[:n]
}
