package session

import (
	"errors"
	"net"

	"mailproto/trace/wire"
)

// What is not known when the connection is lost, or the server does not answer.
const (
	UnsureAfterDot  = "after-dot" // whether the server has the message
	UnsureAtQuit    = "at-quit"   // whether marked messages are gone
	UnsurePipelined = "pipelined" // how many of the commands the server has read
)

// unsure says of a connection that was lost, or a server that did not answer, what
// is not known because of it.
func unsure(err error, what string) error {
	var own *Error
	if errors.As(err, &own) && (own.At == FailLost || own.At == FailTimeout) && own.Unsure == "" {
		own.Unsure = what
	}
	return err
}

// alerted is the failure when the other side ended TLS with an alert. In TLS 1.3 the
// server judges the client's certificate when the client has done with the handshake
// (RFC 8446 §4.4.2.4), so that it is heard of only now.
func alerted(err error) error {
	var w *wire.Error
	client := ""
	if errors.As(err, &w) && w.Handshake != nil {
		client = w.Handshake.ClientCertificate
	}
	why, ok := wire.Alert(err, client)
	if !ok {
		return nil
	}
	op := new(net.OpError)
	errors.As(err, &op)
	return &Error{At: FailTLS, Why: why, Detail: op.Err.Error(), Err: err}
}
