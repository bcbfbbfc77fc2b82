package wire

import (
	"bytes"

	"mailproto/trace"
)

// SendPreamble writes what a load balancer puts before the protocol, the header of
// HAProxy's PROXY protocol: before TLS and before the greeting, and without an
// answer. cmd is how it reads as a line.
func (c *Client) SendPreamble(header []byte, cmd trace.Command) error {
	if err := c.write(header); err != nil {
		c.lastWords()
		return err
	}
	e := trace.Event{Kind: trace.Sent, Peer: trace.Client, Command: &cmd}
	if string(header) != cmd.String()+"\r\n" {
		e.Raw = bytes.Clone(header)
	}
	c.add(e)
	return nil
}
