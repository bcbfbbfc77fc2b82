package session

import "mailproto/trace"

// settle reads what becomes of a message that was sent whole. From a positive reply
// on the server answers for it (RFC 5321 §4.2.5).
func (s *smtp) settle() error {
	r, err := s.c.ReadFinalReply(s.cfg.DotTimeout)
	switch {
	case err != nil:
		return unsure(wireError(err), UnsureAfterDot)
	case s.cfg.LMTP:
		return s.settleEach(r, s.res.Accepted)
	case s.prdr() && r.Code == 353:
		return s.settlePRDR()
	case r.Code/100 != 2:
		return refused(FailMessage, r, trace.SMTP)
	}
	s.res.Messages = 1
	return s.after(StageDot)
}

// settleEach goes through the replies of LMTP: one for each of the n recipients that
// were accepted, in their order, and no other (RFC 2033 §4.2).
func (s *smtp) settleEach(r trace.Reply, n int) error {
	last, err := s.fates(r, n)
	switch {
	case err != nil:
		return err
	case s.res.Accepted == 0:
		return refused(FailMessage, last, trace.SMTP)
	}
	return s.after(StageDot)
}

// fates reads the replies for n recipients, of which r is the first, and counts who
// gets the message. It returns the last refusal.
func (s *smtp) fates(r trace.Reply, n int) (last trace.Reply, err error) {
	s.res.Accepted = 0
	for i := 1; ; i++ {
		switch {
		case r.Code/100 == 2:
			s.res.Accepted++
			s.res.Messages = 1
		case r.Outcome(trace.SMTP) == trace.Unknown, r.Code == 421: // no other will follow
			return r, s.cutShort(r)
		default:
			s.res.Refused++
			last = r
		}
		if i == n {
			return last, nil
		}
		if r, err = s.c.ReadFurther(s.cfg.DotTimeout); err != nil {
			return last, unsure(wireError(err), UnsureAfterDot)
		}
	}
}

// cutShort is a reply behind which no other comes. By LMTP the recipients before it
// have the message, so that it is not refused as a whole.
func (s *smtp) cutShort(r trace.Reply) error {
	if s.cfg.LMTP && s.res.Accepted > 0 && r.Code == 421 {
		return &Error{At: FailLost, Why: "closing", Unsure: UnsureAfterDot, Reply: &r}
	}
	return refused(FailMessage, r, trace.SMTP)
}

// settlePRDR goes through the replies that 353 announces: one for each recipient,
// as in LMTP, and then one for the message, without which nobody gets it.
func (s *smtp) settlePRDR() error {
	n := s.res.Accepted
	r, err := s.c.ReadFurther(s.cfg.DotTimeout)
	if err != nil {
		return unsure(wireError(err), UnsureAfterDot)
	}
	last, err := s.fates(r, n)
	s.res.Messages = 0
	if err != nil {
		return err
	}
	if r, err = s.c.ReadFurther(s.cfg.DotTimeout); err != nil {
		return unsure(wireError(err), UnsureAfterDot)
	}
	switch {
	case r.Code/100 != 2:
		s.res.Refused += s.res.Accepted
		s.res.Accepted = 0
		return refused(FailMessage, r, trace.SMTP)
	case s.res.Accepted == 0:
		return refused(FailMessage, last, trace.SMTP)
	}
	s.res.Messages = 1
	return s.after(StageDot)
}
