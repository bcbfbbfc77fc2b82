package session

import (
	"context"
	"errors"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// Pause is called before a session writes, when everything that was sent before has
// been answered: here a session may wait for a person. keep sends NOOP and reads
// its reply, and neither counts in what the session costs; whether NOOP is allowed
// is for the caller to know. ErrQuit ends the session in good order; any other
// error interrupts it.
type Pause func(ctx context.Context, keep func() error) error

// ErrQuit is what a Pause returns to end the session: by QUIT where a command may
// stand, by cancelling a login first (RFC 4954 §4), and within a message by closing
// the connection, for there every line is text (RFC 5321 §4.1.1.4).
var ErrQuit = errQuitHere

// pause waits for the caller, if it wants to be waited for.
func (s *session) pause() error {
	if s.cfg.Before == nil {
		return nil
	}
	err := s.cfg.Before(s.ctx, s.keep)
	var own *Error
	switch {
	case errors.Is(err, ErrQuit) && s.leaving: // QUIT is what is about to be said
		return nil
	case err == nil, errors.Is(err, ErrQuit), errors.As(err, &own):
		return err
	}
	return &Error{At: FailInterrupted, Err: err}
}

// tell sends lines in one piece.
func (s *session) tell(lines ...string) error {
	if err := s.pause(); err != nil {
		return err
	}
	return wireError(s.c.Send(lines...))
}

// answer sends a line of an AUTH exchange and reads its reply. Who ends the session
// there cancels the exchange first: QUIT would be taken for an answer.
func (s *session) answer(line string) (trace.Reply, error) {
	quit := s.pause()
	switch {
	case errors.Is(quit, ErrQuit):
		line = "*"
	case quit != nil:
		return trace.Reply{}, quit
	}
	if err := s.c.Send(line); err != nil {
		return trace.Reply{}, wireError(err)
	}
	r, err := s.c.ReadReply()
	if err != nil {
		return r, wireError(err)
	}
	return r, quit
}

// pauseInData is pause before a message: who ends the session there can only drop
// the connection.
func (s *session) pauseInData() error {
	err := s.pause()
	if errors.Is(err, ErrQuit) {
		return errDropHere
	}
	return err
}

// keep sends NOOP, so that the server does not tire of waiting.
func (s *session) keep() error {
	before := s.c.Stats()
	defer func() { s.spare = added(s.spare, before, s.c.Stats()) }()
	if err := s.c.Send("NOOP"); err != nil {
		return wireError(err)
	}
	r, err := s.c.ReadReply()
	if err == nil && r.Code == 421 { // nothing more will be answered (RFC 5321 §3.8)
		return &Error{At: FailLost, Why: "closing", Reply: &r}
	}
	return wireError(err)
}

// added is spare with what passed between two accounts.
func added(spare, before, after wire.Stats) wire.Stats {
	spare.Turns += after.Turns - before.Turns
	spare.Commands += after.Commands - before.Commands
	spare.Sent += after.Sent - before.Sent
	spare.Received += after.Received - before.Received
	spare.Waited += after.Waited - before.Waited
	return spare
}

// stats is what the session has cost, without what only kept it open.
func (s *session) stats() wire.Stats {
	st := s.c.Stats()
	st.Turns -= s.spare.Turns
	st.Commands -= s.spare.Commands
	st.Sent -= s.spare.Sent
	st.Received -= s.spare.Received
	st.Waited -= s.spare.Waited
	return st
}
