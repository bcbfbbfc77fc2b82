package session

import (
	"errors"
	"slices"
	"strings"

	"mailproto/trace"
)

// group is the most commands that are sent at once: the replies to more could
// fill the network's buffers while nobody reads them (RFC 2920 §3.1).
const group = 100

// send is one mail transaction: MAIL, RCPT for each recipient, DATA and the
// message (RFC 5321 §3.3).
func (s *smtp) send() error {
	if m := s.cfg.Message8; m != nil && s.offered("8BITMIME") {
		s.cfg.Message = *m
	}
	if err := s.sendable(); err != nil {
		return err
	}
	if s.pipelines() {
		return s.sendPipelined()
	}
	r, err := s.ask(s.mailLine())
	if err != nil {
		return err
	}
	if r.Code/100 != 2 {
		return refused(FailMail, r, trace.SMTP)
	}
	if err := s.after(StageMail); err != nil {
		return err
	}
	var last trace.Reply
	for _, to := range s.cfg.To {
		if last, err = s.ask(s.rcptLine(to)); err != nil {
			return err
		}
		if err := s.rcptReply(last); err != nil {
			return err
		}
	}
	if s.res.Accepted == 0 {
		return s.giveUp(refused(FailRcpt, last, trace.SMTP))
	}
	if err := s.after(StageRcpt); err != nil {
		return err
	}
	if s.cfg.Chunk > 0 {
		return s.chunks()
	}
	if r, err = s.ask("DATA"); err != nil {
		return err
	}
	if r.Code != 354 {
		return s.giveUp(refused(FailData, r, trace.SMTP))
	}
	if err := s.after(StageData); err != nil {
		return err
	}
	return s.message()
}

// rcptReply counts a recipient's fate. A reply that cannot be read ends the
// session; a refusal is that recipient's alone.
func (s *smtp) rcptReply(r trace.Reply) error {
	switch r.Code / 100 {
	case 2:
		s.res.Accepted++
	case 4, 5:
		s.res.Refused++
		if r.Code == 421 {
			return refused(FailRcpt, r, trace.SMTP)
		}
	default:
		return &Error{At: FailProtocol, Why: "malformed-reply", Reply: &r}
	}
	return nil
}

// giveUp leaves a transaction that cannot succeed in good order: RSET says that
// it is meant to be forgotten (RFC 5321 §4.1.1.5).
func (s *smtp) giveUp(why error) error {
	var failed *Error
	if errors.As(why, &failed) && failed.polite() {
		if _, err := s.ask("RSET"); err != nil && !errors.Is(err, ErrQuit) {
			return &Error{At: failed.At, Reply: failed.Reply, Err: err}
		}
	}
	return why
}

// pipelines reports whether MAIL, RCPT and DATA may leave together: the server
// offers it (RFC 2920 §3.1), the user wants it, and nothing of the user's own is
// to happen in between.
func (s *smtp) pipelines() bool {
	return s.together(s.offered("PIPELINING"), StageMail, StageRcpt)
}

// together reports whether commands may leave together, given whether the server
// offers it, across stages at which nothing of the user's own is to happen.
func (s *session) together(offered bool, between ...Stage) bool {
	s.lockstep = !offered
	return s.cfg.Pipeline && offered && !s.stops(between...)
}

// stops reports whether the user wants something to happen at one of the stages.
func (s *session) stops(at ...Stage) bool {
	return slices.Contains(at, s.cfg.QuitAfter) || slices.Contains(at, s.cfg.DropAfter) ||
		slices.ContainsFunc(s.cfg.Say, func(i Interjection) bool { return slices.Contains(at, i.After) })
}

// sendPipelined sends the commands in groups and then reads their replies, each
// for its own command.
func (s *smtp) sendPipelined() error {
	lines := []string{s.mailLine()}
	for _, to := range s.cfg.To {
		lines = append(lines, s.rcptLine(to))
	}
	if s.cfg.Chunk == 0 {
		lines = append(lines, "DATA")
	}
	var replies []trace.Reply
	for chunk := range slices.Chunk(lines, group) {
		if err := s.tell(chunk...); err != nil {
			return err
		}
		for range chunk {
			r, err := s.c.ReadReply()
			if err != nil {
				return unsure(wireError(err), UnsurePipelined)
			}
			replies = append(replies, r)
			if r.Code == 421 { // no other will follow (RFC 5321 §3.8)
				return refused(s.failureOf(len(replies)-1), r, trace.SMTP)
			}
		}
	}
	rcpts := replies[1 : 1+len(s.cfg.To)]
	failed := s.envelope(replies[0], rcpts)
	switch {
	case s.cfg.Chunk == 0:
		return s.judge(failed, rcpts, replies[len(replies)-1])
	case failed != nil:
		return s.giveUp(failed)
	}
	s.reached = append(s.reached, StageRcpt)
	return s.chunks()
}

// failureOf is what a refusal of the i-th command of a transaction means.
func (s *smtp) failureOf(i int) Failure {
	switch {
	case i == 0:
		return FailMail
	case i <= len(s.cfg.To):
		return FailRcpt
	}
	return FailData
}

// envelope judges the replies to a pipelined MAIL and its RCPTs.
func (s *smtp) envelope(mail trace.Reply, rcpts []trace.Reply) error {
	var failed error
	if mail.Code/100 != 2 {
		failed = refused(FailMail, mail, trace.SMTP)
	} else {
		s.reached = append(s.reached, StageMail)
	}
	for _, r := range rcpts {
		if failed != nil {
			break
		}
		failed = s.rcptReply(r)
	}
	if failed == nil && s.res.Accepted == 0 {
		failed = refused(FailRcpt, rcpts[len(rcpts)-1], trace.SMTP)
	}
	return failed
}

// judge goes on from the replies to a pipelined envelope and DATA.
func (s *smtp) judge(failed error, rcpts []trace.Reply, data trace.Reply) error {
	switch {
	case failed == nil && data.Code != 354:
		return s.giveUp(refused(FailData, data, trace.SMTP))
	case failed != nil && data.Code == 354:
		s.leaveData(rcpts)
		return failed
	case failed != nil:
		return s.giveUp(failed)
	}
	s.reached = append(s.reached, StageRcpt)
	if err := s.after(StageData); err != nil {
		return err
	}
	return s.message()
}

// leaveData ends a wait for a message that nobody is to get. An empty one does so
// where every recipient was refused (RFC 2920 §3.1), and what it comes to does not
// matter. Where one may have been accepted it would be delivered: there is nothing
// but to drop the connection.
func (s *smtp) leaveData(rcpts []trace.Reply) {
	if s.cfg.LMTP { // it answers for recipients only, and there are none
		s.c.Close()
		return
	}
	for _, r := range rcpts {
		if o := r.Outcome(trace.SMTP); o != trace.No && o != trace.Later {
			s.c.Close()
			return
		}
	}
	if err := s.c.SendMessage(strings.NewReader("")); err == nil {
		_, _ = s.c.ReadFinalReply(s.cfg.DotTimeout)
	}
}

// message sends the message and waits for its fate.
func (s *smtp) message() error {
	if err := s.pauseInData(); err != nil {
		return err
	}
	body, err := s.cfg.Message.Open()
	if err != nil {
		return &Error{At: FailFile, Err: err}
	}
	defer body.Close()
	behind := s.behindDot()
	if err := s.c.SendMessage(body, behind...); err != nil {
		return wireError(err)
	}
	s.quitSent = len(behind) > 0
	return s.settle()
}

// behindDot is what leaves together with the final dot: message text may begin a
// group of commands, and QUIT may end it (RFC 2920 §3.1), which saves waiting once
// more. It must not be so where the session may go on after the dot, nor where the
// dot has several replies: how many is only known when they come.
func (s *smtp) behindDot() []string {
	if s.cfg.LMTP || s.cfg.PRDR || s.cfg.Before != nil || !s.together(s.offered("PIPELINING"), StageDot) {
		return nil
	}
	return []string{"QUIT"}
}
