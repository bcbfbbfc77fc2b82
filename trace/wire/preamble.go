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
	c.header.seq = c.add(e)
	return nil
}

// preamble is a header that was sent.
type preamble struct {
	seq     int          // of its event; 0 when its time is over
	refusal *trace.Reply // by a server that took it for a command
}

// answeredBy is the event of the header if the line looks like an answer to it. A
// server that knows the header does not answer it; to another it is a command that it
// does not know, and the refusal comes before the reply to the first command, or in
// its place.
func (p *preamble) answeredBy(proto trace.Proto, line []byte) int {
	if proto == trace.POP3 {
		if trace.StatusOf(line) != "-ERR" || bytes.Contains(line, []byte("[")) {
			return 0
		}
	} else if code, _, _, _ := trace.SplitReplyLine(line); code < 500 || code > 503 {
		return 0
	}
	return p.seq
}

// settle ends the header's time when a command has got its answer.
func (p *preamble) settle(re int) {
	if re != 0 {
		p.seq = 0
	}
}

// PreambleRefused is how the server has answered the header; nil if it has not.
func (c *Client) PreambleRefused() *trace.Reply { return c.header.refusal }
