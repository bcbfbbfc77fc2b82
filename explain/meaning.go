package explain

import (
	"sync"

	"mailproto/trace"
)

// status is the token under which a reply's meaning is kept.
func status(p trace.Proto, r *trace.Reply) string {
	if p == trace.SMTP && r.Code == 0 {
		return ""
	}
	return r.Status()
}

// meaning finds what a reply means as the answer to one command.
func meaning(p trace.Proto, verb, code string) *Meaning {
	if m := meanings()[asked{p, verb, code}]; m != nil {
		return m
	}
	return meanings()[asked{p, "*", code}]
}

type asked struct {
	proto      trace.Proto
	verb, code string
}

// meanings are all that replies can mean: a map, for each reply is looked up.
var meanings = sync.OnceValue(func() map[asked]*Meaning {
	all := map[asked]*Meaning{}
	for _, list := range [][]Meaning{smtpMeanings, pop3Meanings} {
		for i := range list {
			m := &list[i]
			all[asked{m.Proto, m.Verb, m.Code}] = m
		}
	}
	return all
})

// topicIndex finds the commands and replies of a protocol by their IDs: maps, for
// each line of a session is looked up.
var topicIndex = sync.OnceValue(func() map[indexed]*Topic {
	all := map[indexed]*Topic{}
	for _, list := range [][]Topic{smtpCommands, smtpReplies, pop3Commands, pop3Replies} {
		for i := range list {
			t := &list[i]
			if key := (indexed{t.Proto, t.Kind, t.ID}); all[key] == nil {
				all[key] = t
			}
		}
	}
	return all
})

type indexed struct {
	proto trace.Proto
	kind  Kind
	id    string
}

// protocol is p, or SMTP for what is neither of our two.
func protocol(p trace.Proto) trace.Proto {
	if p == trace.POP3 {
		return p
	}
	return trace.SMTP
}

// verbProbe is AUTH without an argument, which asks for a list (see pop3Meanings).
const verbProbe = "AUTH (no argument)"

// meant is the verb under which the meaning of a reply is kept.
func meant(step *Step, cmd *trace.Command) string {
	switch {
	case cmd == nil && step.Before.Phase != PhaseConnected: // nobody has asked
		return "*"
	case cmd == nil: // the greeting
		return ""
	case step.Proto == trace.POP3 && cmd.Verb == "QUIT" && step.Before.Phase == PhaseAuthorization:
		return "QUIT/authorization"
	case step.Proto == trace.POP3 && listsMechanisms(cmd):
		return verbProbe
	case cmd.Verb == "BDAT" && lastChunk(cmd) && (step.Outcome == trace.OK || step.Reply.Code == 353):
		return "." // the end of the message, whatever it is sent by
	}
	return cmd.Verb
}

// means is what a reply means: what the state says, before what is usual.
func (c *conn) means(step *Step, cmd *trace.Command, code string) *Meaning {
	if m := cancelled(step.Proto, cmd, code); m != nil {
		return m
	}
	if m := lineEndOf(step.Proto, step.Reply); m != nil {
		return m
	}
	if cmd != nil && cmd.Verb == "PROXY" && step.Outcome == trace.No {
		return &headerUnknown
	}
	if step.Proto == trace.POP3 {
		if m := c.misuse(step, cmd); m != nil {
			return m
		}
		if m := c.quitDone(step, cmd); m != nil {
			return m
		}
	}
	return meaning(step.Proto, meant(step, cmd), code)
}

// replyWhy says what follows from a reply: what its response code or enhanced code
// tells stands before what the answered command does.
func (c *conn) replyWhy(step *Step, cmd *trace.Command, m *Meaning) Note {
	if step.Proto == trace.POP3 {
		if t := responseCode(step.Reply.ResponseCode()); t != nil && !t.Why.IsZero() {
			return Note{Topic: t.ID, Title: t.Why, Refs: t.Refs}
		}
	} else if x := classText(step.Reply.Enhanced); x != nil && (m == nil || saysLittle(step.Reply.Code)) {
		return Note{Topic: x.Code, Title: x.Why, Refs: x.Refs}
	}
	if cmd != nil && ends(cmd) && step.Outcome == trace.OK && (step.Before.LMTP || step.Before.Due > 1) {
		return eachWhy(step.Before)
	}
	if why, refs := c.disordered(step, cmd); !why.IsZero() {
		return Note{Title: why, Refs: refs}
	}
	if m == nil {
		return Note{}
	}
	return Note{Title: m.Why, Refs: m.Refs}
}
