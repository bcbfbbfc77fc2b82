package lab

import (
	"strings"
	"sync"
	"time"
)

// recipient is a recipient that was accepted.
type recipient struct {
	path    path
	account *account     // whose maildrop it is; nil: nobody's
	list    *mailingList // the mailing list that it is
	fails   bool         // it will turn out that there is no such mailbox
	report  rcptReport
	dot     smtpReply // what a message to it is answered by, if it has a code
}

// own reports whether the address is the one that the maildrop's owner is known
// by.
func (r recipient) own() bool { return strings.EqualFold(r.path.local, r.account.Name) }

// key is the same for addresses that mean the same recipient.
func (r recipient) key() string {
	return strings.ToLower(r.path.local) + "@" + strings.ToLower(r.path.domain)
}

// distinct leaves out recipients that were named before.
func distinct(all []recipient) []recipient {
	if len(all) == 1 && all[0].path.domain != "" {
		return all
	}
	var out []recipient
	seen := map[string]bool{}
	for _, r := range all {
		if r.path.domain == "" {
			r.path.domain = Domain
		}
		if !seen[r.key()] {
			seen[r.key()] = true
			out = append(out, r)
		}
	}
	return out
}

// local accepts or refuses a recipient of the lab's domain.
func (s *smtpSession) local(to path) smtpReply {
	base := to.base()
	if f, has := byLocalPart()[strings.ToLower(base)]; has && to.ascii() {
		return f.answer(s, to)
	}
	if l := findList(base); l != nil {
		return s.accept(recipient{path: to, list: l})
	}
	return s.deliverable(to, s.lab.resolve(to))
}

// deliverable accepts a recipient if there is a maildrop for it, with room.
func (s *smtpSession) deliverable(to path, a *account) smtpReply {
	switch {
	case a == nil:
		return noSuchUser()
	case !a.box.fits(1, 1):
		return maildropFull()
	}
	return s.accept(recipient{path: to, account: a})
}

func (s *smtpSession) accept(r recipient) smtpReply {
	r.report = s.mail.wish
	s.mail.to = append(s.mail.to, r)
	return yes(250, "2.1.5", "Recipient OK")
}

func noSuchUser() smtpReply { return no(550, "5.1.1", "No such user here") }

func maildropFull() smtpReply { return no(452, "4.2.2", "The maildrop is full") }

// slowness is how long the lab thinks about a slow recipient: noticeable, and far
// below the five minutes that a client must wait (RFC 5321 §4.5.3.2.3).
const slowness = 5 * time.Second

// later accepts a recipient whose mail will come back.
func (s *smtpSession) later(to path) smtpReply {
	return s.accept(recipient{path: to, fails: true})
}

// greylisted puts a stranger off at the first try. What gets through is bob's.
func (s *smtpSession) greylisted(to path) smtpReply {
	if s.handler.service == MX && s.lab.greylist.isNew(s.mail.from, to) {
		return no(450, "4.7.0", "Greylisted, try again later")
	}
	return s.deliverable(to, s.lab.account("bob"))
}

// slow accepts a recipient after a while. Its mail is bob's.
func (s *smtpSession) slow(to path) smtpReply {
	r := s.deliverable(to, s.lab.account("bob"))
	r.late = slowness
	return r
}

func (s *smtpSession) full(path) smtpReply { return maildropFull() }

func (s *smtpSession) nobody(path) smtpReply { return noSuchUser() }

func (s *smtpSession) drop(path) smtpReply { return smtpReply{then: drop} }

// greylist remembers who has tried to reach whom.
type greylist struct {
	mu    sync.Mutex
	tried map[string]bool
}

// maxTried bounds what a greylist remembers. One that is full begins anew.
const maxTried = 10_000

// isNew reports whether a sender has never tried to reach a recipient before, and
// notes the try.
func (g *greylist) isNew(from, to path) bool {
	key := strings.ToLower(from.String() + to.String())
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.tried[key] {
		return false
	}
	if g.tried == nil || len(g.tried) >= maxTried {
		g.tried = map[string]bool{}
	}
	g.tried[key] = true
	return true
}
