package wire

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"time"
)

// Names of what only the server's end can see that a client does wrong.
const (
	TLSAtPlainPort = "tls-at-plain-port"
	ClearAtTLSPort = "clear-at-tls-port"
	ClientEndedTLS = "client-ended-tls"
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
// TLS comes first, and a client that has ended what it began.
func (s *Server) handshakeFault(err error, seen *tail) string {
	var clear tls.RecordHeaderError
	if errors.As(err, &clear) && s.sent == 0 {
		s.fault(ClearAtTLSPort, fmt.Appendf(nil, "begins with %q", clear.RecordHeader[:]))
		return ClearAtTLSPort
	}
	how := partedBy(err)
	if alert, ok := seen.alert(err); ok {
		how = alert
	}
	if seen.n > 0 && how != "" && s.ctx.Err() == nil {
		s.fault(ClientEndedTLS, []byte(how))
		return ClientEndedTLS
	}
	return "client-handshake"
}

// parted reports a client that leaves behind the handshake without a word within it:
// some look at the certificate only then, and in TLS 1.3 a server has done its part
// before the client has (RFC 8446 §4.4.4).
func (s *Server) parted(err error) error {
	if how := partedBy(err); s.tls && s.got == s.inClear && how != "" && s.ctx.Err() == nil {
		s.fault(ClientEndedTLS, []byte(how+", behind the handshake"))
	}
	return err
}

// partedBy says how the other side has ended TLS; nothing where it has not. A fatal
// alert closes the connection (RFC 8446 §6.2), and there are clients that send none.
func partedBy(err error) string {
	var op *net.OpError
	switch {
	case errors.As(err, &op) && op.Op == "remote error":
		return alertText(op.Err)
	case closedOn(err), errors.Is(err, syscall.EPIPE):
		return "closed without a TLS alert"
	}
	return ""
}

func alertText(err error) string { return "TLS alert: " + strings.TrimPrefix(err.Error(), "tls: ") }

// alertRecord is how many octets an alert takes that is not encrypted.
const alertRecord = 7

// tail remembers the last octets that were read from a connection. A client that
// refuses the certificate in TLS 1.3 may have no keys in use yet for what it sends: its
// alert then comes in clear, where the library expects none.
type tail struct {
	net.Conn
	n    int64
	last [alertRecord]byte
}

func (t *tail) Read(b []byte) (int, error) {
	n, err := t.Conn.Read(b)
	t.n += int64(n)
	if got := b[:n]; n < alertRecord {
		copy(t.last[:], t.last[n:])
		copy(t.last[alertRecord-n:], got)
	} else {
		copy(t.last[:], got[n-alertRecord:])
	}
	return n, err
}

// alert says which alert in clear the library took for something else (RFC 8446 §5.1,
// §6: its type, a version, its length, its level, its description).
func (t *tail) alert(err error) (text string, ok bool) {
	var op *net.OpError
	if !errors.As(err, &op) || op.Op != "local error" || t.last[0] != 21 || t.last[1] != 3 ||
		t.last[3] != 0 || t.last[4] != 2 || t.last[5] != 2 {
		return "", false
	}
	return alertText(tls.AlertError(t.last[6])), true
}
