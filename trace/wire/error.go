package wire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"

	"mailproto/trace"
)

// Reasons for which a connection ends before its time. Every error of this
// package wraps one of them, or comes from the reader or writer of a message
// that the caller gave.
var (
	ErrTimeout     = errors.New("the other side did not answer in time")
	ErrLost        = errors.New("the connection was lost")
	ErrProtocol    = errors.New("the other side broke the protocol")
	ErrInterrupted = errors.New("interrupted")
	ErrTLS         = errors.New("TLS failed")
	// ErrFinished is for the server's end: Finish was called.
	ErrFinished = errors.New("the session is to end")
	// ErrLine is the caller's own fault: nothing was sent.
	ErrLine = errors.New("a line to be sent holds a line end")
)

// Error is what ended a connection: a reason, and what was going on.
type Error struct {
	Reason error  // one of the Err values above
	Name   string // the name of the fault, where Reason is ErrProtocol or ErrTLS
	Detail string // what was seen, safe to show
	Err    error  // the cause, if there is one
	// Handshake is what the handshake told, whether it failed or the connection was
	// lost later; nil where there was none.
	Handshake *trace.TLSInfo
}

func (e *Error) Error() string {
	s := e.Reason.Error()
	if e.Name != "" {
		s += ": " + e.Name
	}
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// Unwrap makes errors.Is find the reason and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Reason}
	}
	return []error{e.Reason, e.Err}
}

// broken turns an error of reading or writing into one of ours.
func (c *conn) broken(err error) error {
	var own *Error
	switch {
	case errors.As(err, &own):
		return err
	case c.ctx.Err() != nil:
		return &Error{Reason: ErrInterrupted, Err: context.Cause(c.ctx)}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return &Error{Reason: ErrTimeout, Detail: c.limit.String(), Err: err}
	}
	return &Error{Reason: ErrLost, Detail: lostHow(err), Err: err, Handshake: c.handshake}
}

// lostHow says in a word how a connection was lost, without addresses.
func lostHow(err error) string {
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.ErrClosedPipe):
		return "closed by the other side"
	case errors.Is(err, syscall.ECONNRESET):
		return "reset by the other side"
	case errors.Is(err, syscall.EPIPE), errors.Is(err, net.ErrClosed):
		return "already closed"
	}
	return fmt.Sprint(err)
}
