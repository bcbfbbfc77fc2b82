package wire

import "crypto/tls"

// TLSState is what the handshake agreed on: login mechanisms bind themselves to it
// (RFC 5802 §6), and a client's certificate is in it. ok is false in clear.
func (c *conn) TLSState() (state tls.ConnectionState, ok bool) {
	t, ok := c.nc.(*tls.Conn)
	if !ok {
		return state, false
	}
	return t.ConnectionState(), true
}
