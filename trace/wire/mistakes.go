package wire

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"time"
)

// Names of what only the server's end can see that a client does wrong.
const (
	TLSAtPlainPort = "tls-at-plain-port"
	ClearAtTLSPort = "clear-at-tls-port"
	pipelinedEarly = "pipelined-early"
	commandTooLong = "command-too-long"
)

// Overheard waits a little before the greeting and reports a client that does not
// wait for it (RFC 5321 §4.3.1). What it said is answered in its turn.
func (s *Server) Overheard(wait time.Duration) {
	s.deadline(wait)
	if b, err := s.r.Peek(1); err == nil && !s.hello(b) {
		s.fault("early-talk", fmt.Appendf(nil, "%d octets before the greeting", s.r.Buffered()))
	}
}

// hello reports that b begins a TLS handshake: its content type (RFC 8446 §5.1)
// begins no command.
func (s *Server) hello(b []byte) bool { return !s.tls && len(b) > 0 && b[0] == 0x16 }

// refuseHello waits for the first octet of a line and refuses a handshake that
// nobody has asked for.
func (s *Server) refuseHello() error {
	if b, err := s.r.Peek(1); err == nil && s.hello(b) {
		return s.refuse(TLSAtPlainPort, fmt.Appendf(nil, "%d octets of TLS", s.r.Buffered()))
	}
	return nil // an error comes again where the line is read
}

// ahead reports that a whole line is at hand while replies are held back: the
// client has not seen them.
func (s *Server) ahead() bool {
	if s.out.Len() == 0 {
		return false
	}
	b, _ := s.r.Peek(s.r.Buffered())
	return bytes.IndexByte(b, '\n') >= 0
}

// reportBehindData reports a message that did not wait for 354 (RFC 2920 §3.1).
func (s *Server) reportBehindData() {
	if n := s.r.Buffered(); n > 0 {
		s.fault(pipelinedEarly, fmt.Appendf(nil, "%d octets behind DATA, before 354", n))
	}
}

// reportBare reports line ends within a message that are none (RFC 5321 §2.3.8).
func (s *Server) reportBare(u *unstuffer) {
	if u.bareLF {
		s.fault("bare-lf", []byte("in a message"))
	}
	if u.bareCR {
		s.fault("bare-cr", []byte("in a message"))
	}
}

// handshakeFault names why a client's handshake failed, and reports clear text where
// TLS comes first.
func (s *Server) handshakeFault(err error) string {
	var clear tls.RecordHeaderError
	if !errors.As(err, &clear) || s.sent > 0 {
		return "handshake-failure"
	}
	s.fault(ClearAtTLSPort, fmt.Appendf(nil, "begins with %q", clear.RecordHeader[:]))
	return ClearAtTLSPort
}
