package lab

import (
	"net/netip"
	"sync"
	"time"
)

// guesses counts the refused logins of each address, whatever the session: who tries
// passwords opens a new one for each.
type guesses struct {
	mu   sync.Mutex
	from map[netip.Addr]guessed
}

// guessed is what one address has tried since a first wrong login.
type guessed struct {
	n     int
	since time.Time
}

// guessTime is how long refused logins are counted against an address, and mostGuessers
// how many addresses are remembered: one that finds no room is let try.
const (
	guessTime    = 10 * time.Minute
	mostGuessers = 10_000
)

// note counts a refused login.
func (g *guesses) note(a netip.Addr) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	one, known := g.from[a]
	switch {
	case g.from == nil:
		g.from = map[netip.Addr]guessed{}
	case !known && len(g.from) >= mostGuessers:
		g.forget(now)
		if len(g.from) >= mostGuessers {
			return
		}
	}
	if !known || now.Sub(one.since) >= guessTime {
		one = guessed{since: now}
	}
	one.n++
	g.from[a] = one
}

// forget drops what counts no more.
func (g *guesses) forget(now time.Time) {
	for a, one := range g.from {
		if now.Sub(one.since) >= guessTime {
			delete(g.from, a)
		}
	}
}

// tooMany reports whether an address has had that many logins refused.
func (g *guesses) tooMany(a netip.Addr, most int) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	one, known := g.from[a]
	return known && one.n >= most && time.Since(one.since) < guessTime
}

// defaultGuesses is how many refused logins an address may have if nobody says
// otherwise: a class may share one.
const defaultGuesses = 200

// guesser reports whether a client's address may not log in for the time being. What
// nobody asked for does not hold for this machine, where lessons are made.
func (l *Lab) guesser(c client) bool {
	most := l.opt.Limits.AddressLogins
	if most == 0 {
		if c.nearby {
			return false
		}
		most = defaultGuesses
	}
	return l.guesses.tooMany(c.host, most)
}

// notNow refuses a login for the time being, whatever the password is (RFC 4954 §6; in
// POP3 RFC 3206 §4).
const notNow = "Too many failed logins from your address, try again later"

func guessedSMTP() smtpReply { return no(454, "4.7.0", notNow) }

func guessedPOP3() pop3Reply { return failed("[SYS/TEMP] " + notNow) }
