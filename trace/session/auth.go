package session

import (
	"encoding/base64"
	"errors"
	"slices"
	"strings"

	"mailproto/trace"
)

// mechanism is one way to log in: it yields the client's lines in turn, each
// before base64. They are given the server's challenges, decoded.
type mechanism struct {
	name string
	// initial reports that the first line may go with the AUTH command.
	initial bool
	lines   []func(user, password string) string
}

// mechanisms are those that sessions can use, in the order in which auto
// prefers them. PLAIN comes before LOGIN: it is a standard (RFC 4616), needs one
// line instead of two, and LOGIN never became one.
var mechanisms = []mechanism{
	{"PLAIN", true, []func(u, p string) string{
		func(u, p string) string { return "\x00" + u + "\x00" + p },
	}},
	{"LOGIN", false, []func(u, p string) string{
		func(u, _ string) string { return u },
		func(_, p string) string { return p },
	}},
}

// Mechanisms lists the SASL mechanisms that sessions can use.
func Mechanisms() []string {
	var names []string
	for _, m := range mechanisms {
		names = append(names, m.name)
	}
	return names
}

// choose picks the mechanism for a login from those that the server offers. want
// is "auto" or a mechanism's name.
func choose(want string, offered []string) (mechanism, error) {
	for _, m := range mechanisms {
		if want != "auto" && !strings.EqualFold(want, m.name) {
			continue
		}
		if slices.ContainsFunc(offered, func(o string) bool { return strings.EqualFold(o, m.name) }) {
			return m, nil
		}
	}
	return mechanism{}, &Error{At: FailAuth, Why: "no-mechanism", Detail: strings.Join(offered, " ")}
}

// mechanism chooses from what the server offers, which is as the server wrote it:
// what is told of it must be safe to show.
func (s *session) mechanism(offered []string) (mechanism, error) {
	m, err := choose(s.cfg.Auth, offered)
	if failed := new(Error); errors.As(err, &failed) {
		failed.Detail = s.c.Shown(failed.Detail)
	}
	return m, err
}

// exchange runs AUTH to its end and returns the last reply. The initial response
// goes with the command if the mechanism allows it and the line stays within
// limit octets; a server that refuses it there with 501 is asked again without.
func (s *session) exchange(m mechanism, limit int) (trace.Reply, error) {
	cmd := "AUTH " + m.name
	first := encode(m.lines[0](s.cfg.User, s.cfg.Password))
	if full := cmd + " " + first; m.initial && len(full)+2 <= limit {
		r, err := s.ask(full)
		if err != nil || r.OK && r.Code != 334 || !r.OK && r.Code != 501 {
			return r, err
		}
		if r.Code == 334 {
			// It wants the response once more: it took no notice of the first.
			return s.respond(m, 0, r)
		}
	}
	r, err := s.ask(cmd)
	if err != nil {
		return r, err
	}
	return s.respond(m, 0, r)
}

// respond answers challenges, from the mechanism's next line on.
func (s *session) respond(m mechanism, next int, r trace.Reply) (trace.Reply, error) {
	var err error
	if r.OK && !challenge(r) {
		// A success before any credential was sent means nothing, and what came
		// next would be a command, not an answer.
		return r, &Error{At: FailProtocol, Why: "ok-without-sense", Reply: &r}
	}
	for challenge(r) {
		line := "*" // nothing is left to say: the exchange is cancelled (RFC 4954 §4)
		if next < len(m.lines) {
			line = encode(m.lines[next](s.cfg.User, s.cfg.Password))
		}
		next++
		if r, err = s.answer(line); err != nil {
			return r, err
		}
		if next > len(m.lines)+1 {
			return r, &Error{At: FailProtocol, Why: "endless-challenges", Reply: &r}
		}
	}
	return r, nil
}

func challenge(r trace.Reply) bool { return r.Code == 334 || r.Code == 0 && r.Status() == "+" }

func encode(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// ask sends one line and reads its reply.
func (s *session) ask(line string) (trace.Reply, error) {
	if err := s.tell(line); err != nil {
		return trace.Reply{}, err
	}
	r, err := s.c.ReadReply()
	return r, wireError(err)
}
