package wire

import (
	"net"
	"syscall"
)

// prompt makes reads on a TCP connection acknowledge at once. After STARTTLS a
// server's session tickets and its next reply are two small writes: Nagle's
// algorithm at its end holds the second until our acknowledgement, which Linux
// delays by 40 ms unless it is told not to, again before each read.
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
	raw syscall.RawConn
}

func (c *promptConn) Read(b []byte) (int, error) {
	// A kernel that refuses the option is only slower.
	_ = c.raw.Control(func(fd uintptr) {
		_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_QUICKACK, 1)
	})
	return c.Conn.Read(b)
}
