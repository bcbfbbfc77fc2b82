package session

import (
	"crypto/tls"
	"errors"
	"slices"
	"strings"
)

// AuthPassword is a value of Config.Auth: a login that sends the password as it is,
// by USER and PASS, PLAIN or LOGIN, so that it can be shown what that means.
const AuthPassword = "password"

// The logins of POP3 that are no SASL mechanisms, as values of Config.Auth.
const (
	AuthUser = "USER" // USER and PASS
	AuthAPOP = "APOP"
)

// mechanism is one SASL mechanism, seen from the client.
type mechanism struct {
	name string
	// begins reports that the client speaks first, so that its first response may go
	// with the AUTH command (RFC 4954 §4).
	begins bool
	// deaf reports that it goes by the number of a challenge and not by its text.
	deaf bool
	// byName reports that auto never takes it.
	byName bool
	// plain reports that it sends the password as it is.
	plain bool
	start func(*session) (responder, error)
}

// responder is the client's part of one exchange.
type responder interface {
	// respond answers a challenge; where the client speaks first, the first one is
	// nil. errSilent says that nothing is left to say.
	respond(challenge []byte) (string, error)
	// accepted is asked when the server reports success: an error where the server
	// itself has yet to prove something.
	accepted() error
}

// errSilent cancels an exchange in which the server asks for more than there is.
var errSilent = errors.New("nothing left to say")

// mechanisms are those that sessions can use, in the order in which auto prefers
// them inside TLS: who proves more comes first. CRAM-MD5 comes last, for inside TLS
// it protects nothing, and it makes the server keep the password in a form as good
// as the password itself (RFC 2195 §4). PLAIN comes before LOGIN: it is a standard
// (RFC 4616), and needs one line instead of two.
var mechanisms = []mechanism{
	{name: "EXTERNAL", begins: true, deaf: true, start: startExternal},
	{name: "SCRAM-SHA-256-PLUS", begins: true, start: scramSHA256.bound},
	{name: "SCRAM-SHA-1-PLUS", begins: true, start: scramSHA1.bound},
	{name: "SCRAM-SHA-256", begins: true, start: scramSHA256.unbound},
	{name: "SCRAM-SHA-1", begins: true, start: scramSHA1.unbound},
	{name: "PLAIN", begins: true, deaf: true, plain: true, start: startPlain},
	{name: "LOGIN", deaf: true, plain: true, start: startLogin},
	{name: cramMD5, start: startCRAM},
	{name: "OAUTHBEARER", begins: true, byName: true, start: startOAuthBearer},
	{name: "XOAUTH2", begins: true, byName: true, start: startXOAuth2},
	{name: "ANONYMOUS", begins: true, deaf: true, byName: true, start: startAnonymous},
}

const cramMD5 = "CRAM-MD5"

// Mechanisms lists the SASL mechanisms that sessions can use.
func Mechanisms() []string {
	var names []string
	for _, m := range mechanisms {
		names = append(names, m.name)
	}
	return names
}

// preferred is the order in which auto tries mechanisms. In clear CRAM-MD5 goes
// before those that show the password to everybody on the way.
func (s *session) preferred() []mechanism {
	all := slices.DeleteFunc(slices.Clone(mechanisms), func(m mechanism) bool {
		return m.byName || s.cfg.Auth == AuthPassword && !m.plain
	})
	if s.c.TLS() {
		return all
	}
	slices.SortStableFunc(all, func(a, b mechanism) int {
		rank := func(m mechanism) int {
			switch {
			case m.plain:
				return 2
			case m.name == cramMD5:
				return 1
			}
			return 0
		}
		return rank(a) - rank(b)
	})
	return all
}

// choose picks the mechanism for a login from those that the server offers.
func (s *session) choose(offered []string) (mechanism, error) {
	list := s.preferred()
	auto := strings.EqualFold(s.cfg.Auth, "auto") || s.cfg.Auth == AuthPassword
	if !auto {
		list = mechanisms
	}
	for _, m := range list {
		switch {
		case !auto && !strings.EqualFold(s.cfg.Auth, m.name), !listed(offered, m.name):
			continue
		}
		why := s.hindrance(m)
		switch {
		case why == "":
			return m, nil
		case !auto:
			return m, &Error{At: FailAuth, Why: why, Detail: m.name}
		}
	}
	return mechanism{}, &Error{At: FailAuth, Why: "no-mechanism", Detail: s.c.Shown(strings.Join(offered, " "))}
}

func listed(offered []string, name string) bool {
	return slices.ContainsFunc(offered, func(o string) bool { return strings.EqualFold(o, name) })
}

// hindrance says in a token why a mechanism cannot be used on this connection; empty
// if it can.
func (s *session) hindrance(m mechanism) string {
	switch {
	case m.name == "EXTERNAL" && len(s.cfg.TLSOptions.Certificates) == 0:
		return "no-certificate"
	case m.name == "EXTERNAL" && !s.c.TLS():
		return "needs-tls"
	case strings.HasSuffix(m.name, "-PLUS") && !s.c.TLS():
		return "needs-tls"
	case strings.HasSuffix(m.name, "-PLUS") && !s.binding().IsSupported():
		return "no-binding"
	}
	return ""
}

// tlsState is the state of the TLS connection; nil in clear.
func (s *session) tlsState() *tls.ConnectionState {
	state, ok := s.c.TLSState()
	if !ok {
		return nil
	}
	return &state
}
