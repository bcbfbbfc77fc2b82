package wire

import (
	"net"
	"sync/atomic"
	"syscall"
)

// prompt makes reads on a TCP connection acknowledge what was not enough. After
// STARTTLS a server's session tickets and its next reply are two small writes, and a
// client may write a message line by line: Nagle's algorithm at that end holds the
// second until our acknowledgement, which Linux delays by 40 ms unless it is told not
// to, again before each read. Before the first read behind a write that is not needed:
// what was written has acknowledged all, and what comes may be answered, which will
// acknowledge that.
func prompt(nc net.Conn) net.Conn {
	if nc.RemoteAddr() == nil || nc.RemoteAddr().Network() != "tcp" {
		return nc
	}
	// What wraps a TCP connection can serve as well, if it says what it wraps.
	c, ok := nc.(syscall.Conn)
	if !ok {
		return nc
	}
	raw, err := c.SyscallConn()
	if err != nil {
		return nc
	}
	return &promptConn{Conn: nc, raw: raw}
}

type promptConn struct {
	net.Conn
	raw   syscall.RawConn
	wrote atomic.Bool // nothing was read since
}

func (c *promptConn) Read(b []byte) (int, error) {
	if !c.wrote.Swap(false) {
		// A kernel that refuses the option is only slower.
		_ = c.raw.Control(func(fd uintptr) {
			_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_QUICKACK, 1)
		})
	}
	return c.Conn.Read(b)
}

func (c *promptConn) Write(b []byte) (int, error) {
	c.wrote.Store(true)
	return c.Conn.Write(b)
}
