package lab

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Policy is what a site may demand of who fetches mail (RFC 2449 §6.5, §6.7). The
// zero Policy demands nothing.
type Policy struct {
	// LoginDelay is the least time between two logins of a user.
	LoginDelay time.Duration
	// Expire is for how many days a message is kept at least. KeepNot: what RETR has
	// fetched is removed at QUIT. Zero: it is kept for ever.
	//
	// A number of days is announced and no more: it is the least, and the lab does
	// not live that long.
	Expire int
}

// KeepNot is the Expire of a site that leaves no mail on the server: EXPIRE 0.
const KeepNot = -1

// The bounds of a policy.
const (
	maxLoginDelay = 24 * time.Hour
	maxExpire     = 36_500
)

// check refuses a policy that cannot be announced: LOGIN-DELAY counts seconds, and
// EXPIRE days.
func (p Policy) check() error {
	switch {
	case p.LoginDelay < 0 || p.LoginDelay > maxLoginDelay || p.LoginDelay%time.Second != 0:
		return fmt.Errorf("a login delay of %s: it is whole seconds, at most %s", p.LoginDelay, maxLoginDelay)
	case p.Expire < KeepNot || p.Expire > maxExpire:
		return fmt.Errorf("expire after %d days: it is at most %d", p.Expire, maxExpire)
	}
	return nil
}

// days is the argument of EXPIRE.
func (p Policy) days() string {
	switch {
	case p.Expire == KeepNot:
		return "0"
	case p.Expire == 0:
		return "NEVER"
	}
	return strconv.Itoa(p.Expire)
}

// policyOf is the policy for a user.
func (l *Lab) policyOf(user string) Policy {
	if p, has := l.opt.UserPolicies[strings.ToLower(user)]; has {
		return p
	}
	return l.opt.Policy
}

// checkPolicies refuses policies that cannot be, and those for nobody.
func (l *Lab) checkPolicies() error {
	if err := l.opt.Policy.check(); err != nil {
		return err
	}
	for user, p := range l.opt.UserPolicies {
		if err := p.check(); err != nil {
			return err
		}
		if l.account(user) == nil || user != strings.ToLower(user) {
			return fmt.Errorf("a policy for %q, who is no user here", user)
		}
	}
	return nil
}

// announced are the lines of CAPA about the policy. Before the login it is not known
// for whom: the strictest of all is announced, the longest delay and the shortest
// stay, and USER says that it may differ (RFC 2449 §6.5, §6.7).
func (s *pop3Session) announced() []string {
	var delays, stays string
	p := s.lab.opt.Policy
	if s.user != nil {
		p = s.lab.policyOf(s.user.Name)
	} else {
		for _, own := range s.lab.opt.UserPolicies {
			if own.LoginDelay != p.LoginDelay {
				delays = " USER"
				p.LoginDelay = max(p.LoginDelay, own.LoginDelay)
			}
			if own.Expire != p.Expire {
				stays = " USER"
				p.Expire = shorter(p.Expire, own.Expire)
			}
		}
	}
	if s.handler.faults.expires {
		p.Expire, stays = KeepNot, ""
	}
	lines := []string{"EXPIRE " + p.days() + stays}
	if p.LoginDelay > 0 {
		lines = append(lines, fmt.Sprintf("LOGIN-DELAY %d%s", int(p.LoginDelay.Seconds()), delays))
	}
	return lines
}

// shorter is the stricter of two values of Expire.
func shorter(a, b int) int {
	if a == 0 || b == 0 {
		return a + b // for ever is the longest
	}
	return min(a, b) // KeepNot is below every number of days
}

// expires reports whether what this session has fetched is removed at QUIT.
func (s *pop3Session) expires() bool {
	return s.handler.faults.expires || s.lab.policyOf(s.user.Name).Expire == KeepNot
}

// tooSoon refuses a login that comes too soon after the user's last one that went
// well (RFC 2449 §6.5, §8.1.1). Whoever comes too soon need not wait the longer for
// it: the time counts from that login on.
func (s *pop3Session) tooSoon(a *account) (refusal pop3Reply, is bool) {
	delay := s.lab.policyOf(a.Name).LoginDelay
	last, has := a.lastLogin()
	left := delay - time.Since(last)
	if !has || delay == 0 || left <= 0 {
		return pop3Reply{}, false
	}
	seconds := int((left + time.Second - 1) / time.Second)
	return failed("[LOGIN-DELAY] The last login was a moment ago, come back in " + strconv.Itoa(seconds) + " seconds"), true
}

// visits remember when a user has last logged in by POP3.
type visits struct {
	mu   sync.Mutex
	last time.Time
}

func (v *visits) loggedIn() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.last = time.Now()
}

func (v *visits) lastLogin() (at time.Time, has bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.last, !v.last.IsZero()
}
