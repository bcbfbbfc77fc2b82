package lab

import (
	"io"
	"net"
	"sync/atomic"
)

// cuttable is a connection that a fault can end within what the client is
// sending.
type cuttable struct {
	net.Conn
	armed atomic.Bool
	ended bool // one more octet was read since; the reader's goroutine alone asks
}

// cut lets one more octet through.
func (c *cuttable) cut() { c.armed.Store(true) }

// Read, when the connection is to be cut, reads one octet and then ends. It reads
// on, for nobody, until the client has hung up: if data lay unread, the client
// would hear of a reset or of an end, by chance.
func (c *cuttable) Read(b []byte) (int, error) {
	switch {
	case !c.armed.Load() || len(b) == 0:
		return c.Conn.Read(b)
	case !c.ended:
		c.ended = true
		return c.Conn.Read(b[:1])
	}
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		if half.CloseWrite() == nil {
			_, _ = io.Copy(io.Discard, c.Conn) // however that ends, this is the end
		}
	}
	return 0, io.EOF
}
