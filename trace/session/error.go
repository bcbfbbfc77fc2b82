package session

import (
	"errors"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// Failure is what a session failed at; the program's exit code follows from it.
type Failure string

// The failures.
const (
	FailConnect     Failure = "connect"
	FailLost        Failure = "lost"
	FailTimeout     Failure = "timeout"
	FailGreeting    Failure = "greeting"
	FailHello       Failure = "ehlo"
	FailMail        Failure = "mail"
	FailRcpt        Failure = "rcpt"
	FailData        Failure = "data"
	FailMessage     Failure = "message"
	FailQuit        Failure = "quit"
	FailAuth        Failure = "auth"
	FailTLS         Failure = "tls"
	FailHelloTLS    Failure = "ehlo-after-tls"
	FailListing     Failure = "listing"
	FailRetrieve    Failure = "retrieve"
	FailDelete      Failure = "delete"
	FailCapa        Failure = "capa"
	FailPRDR        Failure = "prdr"
	FailXClient     Failure = "xclient"
	FailHelloProxy  Failure = "ehlo-after-xclient"
	FailPreamble    Failure = "proxy-header"
	FailProtocol    Failure = "protocol"
	FailFile        Failure = "file"
	FailInterrupted Failure = "interrupted"
)

// Error is why a session did not do what it was asked to.
type Error struct {
	At Failure
	// Why is a token that tells apart the reasons of one failure, such as
	// "not-offered"; it may be empty.
	Why string
	// Unsure is a token for what nobody knows because the session broke off; empty
	// where there is nothing of the kind.
	Unsure string
	// Reply is the server's refusal, where there was one.
	Reply *trace.Reply
	// Detail is shown as it is; Err is the cause. Both may be empty.
	Detail string
	Err    error
}

func (e *Error) Error() string {
	s := string(e.At)
	if e.Why != "" {
		s += " (" + e.Why + ")"
	}
	if e.Reply != nil && len(e.Reply.Lines) > 0 {
		s += ": " + e.Reply.Lines[len(e.Reply.Lines)-1]
	}
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// polite reports whether QUIT still makes sense after this failure.
func (e *Error) polite() bool {
	if broken := new(wire.Error); errors.As(e.Err, &broken) {
		return false
	}
	switch e.At {
	case FailLost, FailTimeout, FailProtocol, FailInterrupted, FailConnect:
		return false
	case FailPreamble: // commands and replies are out of step
		return false
	case FailFile:
		// With a Why the file failed between two commands; without, in the middle
		// of a message.
		return e.Why != ""
	}
	// 421 announces that the server closes (RFC 5321 §3.8).
	return e.Reply == nil || e.Reply.Code != 421
}

// wireError turns an error of the connection into a failure.
func wireError(err error) error {
	var own *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &own):
		return err
	case errors.Is(err, wire.ErrInterrupted):
		return &Error{At: FailInterrupted, Err: err}
	case errors.Is(err, wire.ErrTLS):
		var w *wire.Error
		errors.As(err, &w)
		return &Error{At: FailTLS, Why: w.Name, Detail: w.Detail, Err: err}
	case errors.Is(err, wire.ErrProtocol):
		return &Error{At: FailProtocol, Err: err}
	case errors.Is(err, wire.ErrTimeout):
		return &Error{At: FailTimeout, Err: err}
	case errors.Is(err, wire.ErrLost):
		if alert := alerted(err); alert != nil {
			return alert
		}
		return &Error{At: FailLost, Err: err}
	case errors.Is(err, wire.ErrLine):
		return &Error{At: FailFile, Why: "line-end", Err: err}
	}
	return &Error{At: FailFile, Err: err}
}

// refused is the failure of a stage whose reply was not the one wished for. A
// reply that cannot be read at all is the server's breach, not its refusal.
func refused(at Failure, r trace.Reply, p trace.Proto) error {
	if r.Outcome(p) == trace.Unknown {
		return &Error{At: FailProtocol, Why: "malformed-reply", Reply: &r}
	}
	return &Error{At: at, Reply: &r}
}
