package lab

import (
	"errors"
	"slices"
)

// lmtp reports whether the service speaks LMTP: SMTP for a server that has no queue,
// and so tells of each recipient what became of the message (RFC 2033 §3).
func (s *smtpSession) lmtp() bool { return s.handler.service == LMTP }

// hello is the verb by which a client begins.
func (s *smtpSession) hello() string {
	if s.lmtp() {
		return "LHLO"
	}
	return "EHLO"
}

// greeting is what the server says of itself behind its name.
func (s *smtpSession) greeting() string {
	if s.lmtp() {
		return " LMTP mailproto lab"
	}
	return " ESMTP mailproto lab"
}

// foreign refuses a command that this service has not. The verbs that begin SMTP and
// LMTP are unknown to the other, so that the two are not taken for one another (RFC
// 2033 §4.1).
func (s *smtpSession) foreign(verb string) smtpReply {
	switch verb {
	case "EHLO", "HELO", "LHLO":
		return no(500, "5.5.1", "This is no place for "+verb+": begin with "+s.hello())
	}
	return switchedOff(verb)
}

// forEach is one reply to a message: in LMTP once for each recipient that was
// accepted, in their order, also where two are alike (RFC 2033 §4.2).
func (s *smtpSession) forEach(e *envelope, r smtpReply) smtpReply {
	if s.lmtp() {
		r.more = slices.Repeat([]smtpReply{r}, len(e.to)-1)
	}
	return r
}

// keepForEach delivers a message to each recipient by itself and says how that went.
// Who cannot be delivered to is told of here: there is no bounce.
func (s *smtpSession) keepForEach(e *envelope, text []byte) smtpReply {
	replies := make([]smtpReply, len(e.to))
	done := map[string]smtpReply{}
	for i, r := range e.to {
		reply, again := done[r.key()]
		if !again {
			reply = s.keepFor(e, r, text)
			done[r.key()] = reply
		}
		replies[i] = reply
	}
	first := replies[0]
	first.more = replies[1:]
	return first
}

// keepFor delivers to one recipient.
func (s *smtpSession) keepFor(e *envelope, r recipient, text []byte) smtpReply {
	switch {
	case r.dot.code > 0:
		return r.dot
	case r.fails:
		return noSuchUser()
	}
	one := *e
	one.to = []recipient{r}
	q := s.queue(&one, text)
	switch err := s.lab.take(q); {
	case errors.Is(err, errFull):
		return maildropFull()
	case err != nil:
		return s.lab.notTaken(err)
	}
	return yes(250, "2.1.5", "delivered as "+q.id)
}

// takes reports a reply by which a message is taken over for somebody.
func (r smtpReply) takes() bool {
	return r.code < 400 || slices.ContainsFunc(r.more, smtpReply.takes)
}
