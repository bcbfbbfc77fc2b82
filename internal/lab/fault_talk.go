package lab

import (
	"context"
	"errors"
	"net"
	"time"

	"mailproto/trace/wire"
)

// deaf lets the client talk, and answers nothing until it goes or has been silent
// for as long as the session may be.
func deaf(conn *wire.Server) error {
	for {
		if _, err := conn.ReadLine(); errors.Is(err, wire.ErrLost) {
			return err
		} else if err != nil {
			return errDropped // without a last word
		}
	}
}

// trickle lets what the server sends in clear travel octet by octet. What is inside
// TLS goes as it is: its records hide where a reply ends, and a handshake has too
// many octets. The events show the replies whole; only the wire shows the pieces.
// It gives up when ctx is done.
func (b *behaviour) trickle(ctx context.Context, nc net.Conn) net.Conn {
	if !b.splits && b.drip == 0 {
		return nc
	}
	return &trickling{Conn: nc, ctx: ctx, pause: b.drip}
}

// trickling is a connection whose octets travel one by one.
type trickling struct {
	net.Conn
	ctx   context.Context
	pause time.Duration
	tls   bool
}

// The first octet of the TLS records that a server sends: change of cipher, alert,
// handshake, data (RFC 8446 §5.1).
const firstRecord, lastRecord = 20, 23

// Write writes an octet at a time, until TLS begins.
func (t *trickling) Write(b []byte) (n int, err error) {
	if len(b) > 0 && b[0] >= firstRecord && b[0] <= lastRecord {
		t.tls = true
	}
	if t.tls {
		return t.Conn.Write(b)
	}
	for n < len(b) && err == nil {
		var m int
		m, err = t.Conn.Write(b[n : n+1])
		n += m
		if t.pause > 0 && err == nil {
			err = rest(t.ctx, t.pause)
		}
	}
	return n, err
}

// CloseWrite passes on that nothing more will come.
func (t *trickling) CloseWrite() error {
	if half, ok := t.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return errors.ErrUnsupported
}
