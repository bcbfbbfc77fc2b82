package session

import (
	"encoding/base64"
	"errors"
	"strings"

	"mailproto/trace"
)

// exchange runs AUTH to its end and returns the last reply. The initial response
// goes with the command if the mechanism allows it and the line stays within
// limit octets; a server that refuses it there with 501 is asked again without.
func (s *session) exchange(m mechanism, limit int) (trace.Reply, error) {
	if s.cfg.AuthCancel {
		return s.cancelled(m)
	}
	x, err := m.start(s)
	if err != nil {
		return trace.Reply{}, err
	}
	t := &talk{session: s, mechanism: m, responder: x}
	cmd := "AUTH " + m.name
	if m.begins {
		if t.first, err = x.respond(nil); err != nil {
			return trace.Reply{}, err
		}
		initial := encode(t.first)
		if initial == "" {
			initial = "=" // there, and empty (RFC 4954 §4)
		}
		if full := cmd + " " + initial; len(full)+2 <= limit {
			r, err := s.ask(full)
			if err != nil || r.Code != 501 {
				return t.goOn(r, true, err)
			}
		}
	}
	r, err := s.ask(cmd)
	if err == nil && r.OK && !challenge(r) {
		// A success before any credential was sent means nothing, and what came
		// next would be a command, not an answer.
		return r, s.senseless(r)
	}
	return t.goOn(r, false, err)
}

// talk is one exchange that is going on.
type talk struct {
	*session
	mechanism
	responder
	first string // the client's first response, where it speaks first
	again bool   // first was sent, and may have to be sent once more
}

// goOn answers challenges until there are none. sent reports that the client's first
// response went with the command.
func (t *talk) goOn(r trace.Reply, sent bool, err error) (trace.Reply, error) {
	pending := t.begins && !sent
	t.again = sent
	for silent := 0; err == nil && challenge(r); {
		var line string
		if line, err = t.line(pending); err != nil {
			return t.giveUp(r, err)
		}
		pending = false
		if line == "*" {
			if silent++; silent > 2 {
				return r, t.breach("endless-challenges", t.challengeText())
			}
		}
		r, err = t.answer(line)
	}
	if err == nil && r.OK {
		err = t.accepted()
	}
	return r, err
}

// line is the client's answer to the challenge that was read last; "*" cancels the
// exchange, for nothing is left to say (RFC 4954 §4).
func (t *talk) line(pending bool) (string, error) {
	text := t.challengeText()
	again := t.again
	t.again = false
	if pending || again && (t.deaf || text == "") { // it took no notice of the first response
		return encode(t.first), nil
	}
	dec, err := base64.StdEncoding.DecodeString(text)
	if err != nil && !t.deaf {
		return "", t.breach("challenge-not-base64", text)
	}
	next, err := t.respond(dec)
	if errors.Is(err, errSilent) {
		return "*", nil
	}
	return encode(next), err
}

// giveUp cancels an exchange that cannot go on; what the server says to that changes
// nothing.
func (t *talk) giveUp(r trace.Reply, why error) (trace.Reply, error) {
	_, _ = t.answer("*")
	return r, why
}

// cancelled begins an exchange and breaks it off at the first challenge, as the user
// wants to see it (RFC 4954 §4, RFC 5034 §4).
func (s *session) cancelled(m mechanism) (trace.Reply, error) {
	r, err := s.ask("AUTH " + m.name)
	if err == nil && challenge(r) {
		if r, err = s.answer("*"); err == nil && !r.OK {
			return r, errQuitHere
		}
	}
	if err == nil && r.OK {
		err = s.senseless(r)
	}
	return r, err
}

// senseless is the failure of a login that succeeds before anything was said.
func (s *session) senseless(r trace.Reply) error {
	const name = "ok-without-sense"
	return &Error{At: FailProtocol, Why: name, Reply: &r, Err: s.c.Refuse(name, r.Lines[0])}
}

func challenge(r trace.Reply) bool { return r.Code == 334 || r.Code == 0 && r.Status() == "+" }

// challengeText is the base64 of the challenge that was read last, as it came: what
// is decided by it must not depend on what is masked in a Reply.
func (s *session) challengeText() string {
	exact := s.c.Exact()
	line := exact[len(exact)-1]
	if text, ok := strings.CutPrefix(line, "+"); ok {
		return strings.Trim(text, " ")
	}
	_, _, text, _ := trace.SplitReplyLine([]byte(line))
	return strings.Trim(string(text), " ")
}

func encode(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// ask sends one line and reads its reply.
func (s *session) ask(line string) (trace.Reply, error) {
	if err := s.tell(line); err != nil {
		return trace.Reply{}, err
	}
	r, err := s.c.ReadReply()
	return r, wireError(err)
}
