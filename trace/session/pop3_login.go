package session

import (
	"strings"

	"mailproto/trace"
)

// login opens the maildrop.
func (s *pop3) login() error {
	if err := s.mayLogin(); err != nil {
		return err
	}
	s.offeredMechanisms = s.capa["SASL"]
	r, err := s.authenticate()
	if err != nil {
		return err
	}
	if r.Status() != "+OK" {
		return refused(FailAuth, r, trace.POP3)
	}
	return s.after(StageAuth)
}

// authenticate logs in in the way that was asked for. auto takes a mechanism that
// keeps the password to itself, if there is one; then USER and PASS, where nothing
// says that the server lacks them; then what is left. It never takes APOP: it rests
// on MD5, and servers write timestamps into their greetings without knowing it (RFC
// 1939 §7).
func (s *pop3) authenticate() (trace.Reply, error) {
	switch {
	case strings.EqualFold(s.cfg.Auth, AuthUser):
		return s.userPass()
	case strings.EqualFold(s.cfg.Auth, AuthAPOP):
		return s.apop()
	}
	known := s.capa == nil || s.offered("USER") || !s.offered("SASL")
	auto := s.cfg.Auth == "auto" || s.cfg.Auth == AuthPassword
	if auto && s.capa == nil && !s.cfg.AuthCancel {
		return s.userPass()
	}
	if s.capa == nil { // it cannot say what it offers
		s.offeredMechanisms = []string{s.cfg.Auth}
	}
	m, err := s.choose(s.offeredMechanisms)
	if auto && known && !s.cfg.AuthCancel && (err != nil || m.plain) {
		return s.userPass()
	}
	if err != nil {
		return trace.Reply{}, err
	}
	limit := 0 // step by step, as AUTH was before RFC 5034
	if s.cfg.Pipeline && s.offered("SASL") {
		limit = authLine
	}
	return s.exchange(m, limit)
}

// authLine is the most octets of an AUTH with its first response and its line end (RFC
// 5034 §4).
const authLine = 255

// userPass is USER and PASS (RFC 1939 §7).
func (s *pop3) userPass() (trace.Reply, error) {
	r, err := s.ask("USER " + s.cfg.User)
	if err == nil && r.Status() == "+OK" {
		r, err = s.ask("PASS " + s.cfg.Password)
	}
	return r, err
}

// apop is APOP (RFC 1939 §7).
func (s *pop3) apop() (trace.Reply, error) {
	stamp := apopTimestamp(s.greeting)
	if stamp == "" {
		return trace.Reply{}, &Error{At: FailAuth, Why: "no-apop"}
	}
	return s.ask("APOP " + s.cfg.User + " " + apopDigest(stamp, s.cfg.Password))
}
