package lab

import (
	"bytes"
	"encoding/base64"
	"errors"
	"slices"
	"strings"

	"mailproto/trace/wire"
)

// exchange is a SASL exchange that is going on, seen from the server.
type exchange struct {
	// first is what the server says before the client's first response.
	first string
	// begins reports that the client speaks first, so that its first response may
	// stand behind AUTH (RFC 4954 §4).
	begins  bool
	respond func(response []byte) result
}

// result is what a response leads to: one more challenge, or the end.
type result struct {
	challenge string
	more      bool
	user      *account // who has logged in; nil: the login is refused
	why       string   // of a refusal; empty: name or password is wrong
	err       error    // the response is not of the mechanism's form
}

func ask(challenge string) result { return result{challenge: challenge, more: true} }
func malformed(err error) result  { return result{err: err} }
func refuse(why string) result    { return result{why: why} }
func (r result) refused() bool    { return !r.more && r.err == nil && r.user == nil }
func admit(a *account) result     { return result{user: a} }

// reason is the text of a refusal.
func (r result) reason() string {
	if r.why != "" {
		return r.why
	}
	return "User name or password is wrong"
}

// party is what a mechanism may ask about the connection that it serves.
type party struct {
	lab     *Lab
	conn    *wire.Server
	handler *handler
}

// mechanisms are those that a connection is offered, the strongest first: what is
// bound to TLS, then what proves a password without sending it, then tokens, then
// what sends the password as it is. EXTERNAL is there for who has shown a
// certificate, and ANONYMOUS for nobody: it would let strangers send mail (RFC 4505
// §5).
func (p party) mechanisms() []string {
	var all []string
	if p.conn.TLS() {
		all = append(all, "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS")
	}
	all = append(all, "SCRAM-SHA-256", "SCRAM-SHA-1")
	if p.certified() != nil {
		all = append(all, "EXTERNAL")
	}
	return append(all, "OAUTHBEARER", "XOAUTH2", "CRAM-MD5", "PLAIN", "LOGIN")
}

// exchange begins an exchange; nil if the mechanism is not among those offered.
func (p party) exchange(mechanism string) *exchange {
	mechanism = strings.ToUpper(mechanism) // names have no case (RFC 4422 §3.1)
	if !slices.Contains(p.mechanisms(), mechanism) {
		return nil
	}
	switch mechanism {
	case "PLAIN":
		return p.plain()
	case "LOGIN":
		return p.login()
	case "CRAM-MD5":
		return p.cramMD5()
	case "XOAUTH2", "OAUTHBEARER":
		return p.oauth(mechanism)
	case "EXTERNAL":
		return p.external()
	}
	return p.scram(mechanism)
}

// errPlain is the error for a response that PLAIN does not know.
var errPlain = errors.New("a response of PLAIN has the form [authzid] NUL name NUL password")

// plain is PLAIN (RFC 4616 §2).
func (p party) plain() *exchange {
	return &exchange{begins: true, respond: func(response []byte) result {
		parts := bytes.Split(response, []byte{0})
		if len(parts) != 3 || len(parts[1]) == 0 || len(parts[2]) == 0 {
			return malformed(errPlain)
		}
		if authzid, name := string(parts[0]), string(parts[1]); !p.mayActAs(authzid, name) {
			return refuse(noProxy)
		}
		return admit(p.lab.authenticate(string(parts[1]), string(parts[2])))
	}}
}

// noProxy refuses to let one user act for another.
const noProxy = "Nobody here may act for somebody else"

// mayActAs reports whether a user may take an identity: only the user's own, or
// none (RFC 4422 §3.4.1).
func (p party) mayActAs(authzid, name string) bool {
	return authzid == "" || authzid == name || p.lab.named(name) != nil && p.lab.named(authzid) == p.lab.named(name)
}

// login is LOGIN, which has no RFC: it asks for the name and then for the password.
// Some clients give the name with AUTH.
func (p party) login() *exchange {
	var name string
	named := false
	return &exchange{first: "Username:", begins: true, respond: func(response []byte) result {
		if !named {
			name, named = string(response), true
			return ask("Password:")
		}
		return admit(p.lab.authenticate(name, string(response)))
	}}
}

func encode64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// decode64 decodes the strict base64 that SASL profiles use (RFC 4954 §4).
func decode64(s string) ([]byte, error) { return base64.StdEncoding.Strict().DecodeString(s) }

// lineGuard refuses lines that are none. Only CR LF ends a line (RFC 5321 §2.3.8,
// RFC 1939 §3): what a bare LF cuts off is refused at once, so that a client that
// sends no CR learns why, and so is what follows it up to the next CR LF, for it
// is the rest of the same line and must not be obeyed.
type lineGuard struct {
	within bool // a bare LF was seen and no CR LF since
}

// The texts of its refusals.
const (
	noLineEnd  = "A line ends in CR LF, and holds no CR, LF or NUL by itself"
	stillALine = "This belongs to the line before, which did not end in CR LF"
)

// refuses says why the line is none; nothing if it is one. bareLF says how it ended.
func (g *lineGuard) refuses(line string, bareLF bool) (why string) {
	switch {
	case g.within:
		why = stillALine
	case bareLF, strings.ContainsAny(line, "\r\x00"):
		why = noLineEnd
	}
	g.within = bareLF
	return why
}
