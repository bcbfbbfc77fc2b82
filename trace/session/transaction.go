package session

import (
	"errors"
	"fmt"
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
	if !s.cfg.Pipeline || !s.offered("PIPELINING") {
		return false
	}
	between := []Stage{StageMail, StageRcpt}
	return !slices.Contains(between, s.cfg.QuitAfter) && !slices.Contains(between, s.cfg.DropAfter) &&
		!slices.ContainsFunc(s.cfg.Say, func(i Interjection) bool { return slices.Contains(between, i.After) })
}

// sendPipelined sends the commands in groups and then reads their replies, each
// for its own command.
func (s *smtp) sendPipelined() error {
	lines := []string{s.mailLine()}
	for _, to := range s.cfg.To {
		lines = append(lines, s.rcptLine(to))
	}
	lines = append(lines, "DATA")
	var replies []trace.Reply
	for chunk := range slices.Chunk(lines, group) {
		if err := s.tell(chunk...); err != nil {
			return err
		}
		for range chunk {
			r, err := s.c.ReadReply()
			if err != nil {
				return wireError(err)
			}
			replies = append(replies, r)
			if r.Code == 421 { // no other will follow (RFC 5321 §3.8)
				return refused(s.failureOf(len(replies)-1), r, trace.SMTP)
			}
		}
	}
	return s.judge(replies[0], replies[1:len(replies)-1], replies[len(replies)-1])
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

// judge goes on from the replies to a pipelined MAIL, its RCPTs and DATA.
func (s *smtp) judge(mail trace.Reply, rcpts []trace.Reply, data trace.Reply) error {
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

// message sends the message and waits for its fate. From a positive reply on the
// server answers for it (RFC 5321 §4.2.5).
func (s *smtp) message() error {
	if err := s.pauseInData(); err != nil {
		return err
	}
	body, err := s.cfg.Message.Open()
	if err != nil {
		return &Error{At: FailFile, Err: err}
	}
	defer body.Close()
	if err := s.c.SendMessage(body); err != nil {
		return wireError(err)
	}
	r, err := s.c.ReadFinalReply(s.cfg.DotTimeout)
	if err != nil {
		return wireError(err)
	}
	if r.Code/100 != 2 {
		return refused(FailMessage, r, trace.SMTP)
	}
	s.res.Messages = 1
	return s.after(StageDot)
}

// sendable refuses, before MAIL, what the server has said that it cannot take.
func (s *smtp) sendable() error {
	if limit := s.sizeLimit(); limit > 0 && s.cfg.Message.Octets > limit {
		return &Error{At: FailMessage, Why: "too-large",
			Detail: fmt.Sprintf("%d > %d", s.cfg.Message.Octets, limit)}
	}
	if s.cfg.Message.EightBit && !s.offered("8BITMIME") {
		return &Error{At: FailMessage, Why: "8bit"}
	}
	for _, a := range append([]string{s.cfg.From}, s.cfg.To...) {
		if !ascii(a) && !s.offered("SMTPUTF8") {
			return &Error{At: FailMail, Why: "smtputf8", Detail: a}
		}
	}
	return nil
}

func ascii(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7f }) }

// mailLine is MAIL with the parameters that the server's offers call for and
// those of the user, which win.
func (s *smtp) mailLine() string {
	line := "MAIL FROM:<" + s.cfg.From + ">"
	add := func(key, value string) {
		own := func(p string) bool { k, _, _ := strings.Cut(p, "="); return strings.EqualFold(k, key) }
		if s.offered(keywordOf(key)) && !slices.ContainsFunc(s.cfg.MailParams, own) {
			line += " " + key + value
		}
	}
	add("SIZE", fmt.Sprintf("=%d", s.cfg.Message.Octets))
	if s.cfg.Message.EightBit {
		add("BODY", "=8BITMIME")
	}
	if !ascii(s.cfg.From) || slices.ContainsFunc(s.cfg.To, func(a string) bool { return !ascii(a) }) {
		add("SMTPUTF8", "")
	}
	return strings.Join(append([]string{line}, s.cfg.MailParams...), " ")
}

// keywordOf is the EHLO keyword that allows a parameter of MAIL.
func keywordOf(param string) string {
	if param == "BODY" {
		return "8BITMIME"
	}
	return param
}

func (s *smtp) rcptLine(to string) string {
	return strings.Join(append([]string{"RCPT TO:<" + to + ">"}, s.cfg.RcptParams...), " ")
}
