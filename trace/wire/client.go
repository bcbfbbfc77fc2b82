package wire

import (
	"bytes"
	"context"
	"errors"
	"net"
	"strings"
	"time"

	"mailproto/trace"
)

// Client is the client's end of a connection.
type Client struct {
	conn
	pending  []int // events that still wait for their reply
	answered int   // the event that was answered last
	asked    bool  // something was sent since the last reply (at first: the connection itself)
	stats    Stats
	exact    [][]byte // the last reply as it came
	header   preamble
	alien    func(line string) bool // a first line that is none of this protocol
}

// Stats is what a session cost.
type Stats struct {
	Turns          int   // times that the client waited for the server
	Commands       int   // lines that were sent, the final dot of a message included
	Messages       int   // messages that were sent
	Sent, Received int64 // octets above TLS
	Waited         time.Duration
}

// NewClient takes over a connection that stands and reports it.
func NewClient(ctx context.Context, nc net.Conn, o Options) *Client {
	c := &Client{conn: newConn(ctx, nc, o), asked: true, pending: []int{0}}
	c.add(trace.Event{Kind: trace.Connected, Addr: address(nc, o)})
	return c
}

// Stats returns what the session has cost so far.
func (c *Client) Stats() Stats {
	c.stats.Sent, c.stats.Received = c.sent, c.got
	return c.stats
}

// Send writes the lines, without their line ends, in one piece. Each will be
// answered by a reply of its own, in their order. A line end within one would
// make two of it, and is refused with ErrLine.
func (c *Client) Send(lines ...string) error {
	for _, line := range lines {
		if strings.ContainsAny(line, "\r\n") {
			return ErrLine
		}
	}
	if err := c.unasked(); err != nil {
		return err
	}
	var b bytes.Buffer
	for _, line := range lines {
		b.WriteString(line)
		b.WriteString("\r\n")
	}
	if err := c.write(b.Bytes()); err != nil {
		c.lastWords()
		return err
	}
	c.asked = true
	c.stats.Commands += len(lines)
	for _, line := range lines {
		c.pending = append(c.pending, c.add(c.commandEvent(trace.Sent, []byte(line))))
	}
	return nil
}

// Exact returns the lines of the last reply as the server sent them. In a Reply a
// password that happens to be part of a word or number is masked, and what is
// decided by a reply must not depend on that. These lines are not for showing.
func (c *Client) Exact() []string {
	lines := make([]string, len(c.exact))
	for i, line := range c.exact {
		lines[i] = string(line)
	}
	return lines
}

// unasked reads what the server has sent without being asked, so that it is
// not taken for the answer to what is sent next. Only 421 is: it may come at any
// time, and is meant for the next command (RFC 5321 §3.8).
func (c *Client) unasked() error {
	for n := 0; len(c.pending) == 0 && c.r.Buffered() > 0; n++ {
		c.deadline(c.timeout)
		if code, _ := c.r.Peek(3); c.proto == trace.SMTP && string(code) == "421" {
			return nil
		}
		if n == 8 {
			return c.refuse("unexpected-reply", []byte("more replies than commands"))
		}
		lines, err := c.readReplyLines()
		if err != nil {
			return err
		}
		re := c.header.answeredBy(c.proto, lines[0])
		e, r, _ := c.replyEvent(trace.Received, re, lines)
		c.add(e)
		if re != 0 {
			c.header.refusal = &r
			continue
		}
		c.fault("unexpected-reply", lines[0])
	}
	return nil
}

// lastWords shows what the server said before it closed the connection on us:
// its 421 tells more than the reset that followed.
func (c *Client) lastWords() {
	c.deadline(time.Second)
	if line, err := c.r.ReadSlice('\n'); err == nil {
		line = bytes.TrimRight(line, "\r\n")
		e, _, _ := c.replyEvent(trace.Received, 0, [][]byte{line})
		c.add(e)
	}
}

// ReadReply reads the next reply: in SMTP all its lines, in POP3 its status line.
func (c *Client) ReadReply() (trace.Reply, error) { return c.readReplyWithin(c.timeout) }

// ReadGreeting reads the first reply. What alien knows as the first line of some
// other protocol is for the caller to report, and not malformed besides.
func (c *Client) ReadGreeting(alien func(line string) bool) (trace.Reply, error) {
	c.alien = alien
	defer func() { c.alien = nil }()
	return c.ReadReply()
}

// ReadFinalReply reads the reply to a message's final dot, which may take longer
// than others (RFC 5321 §4.5.3.2.6).
func (c *Client) ReadFinalReply(timeout time.Duration) (trace.Reply, error) {
	return c.readReplyWithin(timeout)
}

func (c *Client) readReplyWithin(timeout time.Duration) (trace.Reply, error) {
	done := c.wait(timeout)
	lines, err := c.readReplyLines()
	done()
	if err != nil {
		return trace.Reply{}, err
	}
	return c.received(lines), nil
}

// wait begins a wait for the server and returns what ends it.
func (c *Client) wait(timeout time.Duration) func() {
	if c.asked {
		c.stats.Turns++
		c.asked = false
	}
	c.deadline(timeout)
	start := time.Now()
	return func() { c.stats.Waited += time.Since(start) }
}

// received reports a reply as the answer to the oldest event that waits for one.
func (c *Client) received(lines [][]byte) trace.Reply {
	re, header := 0, 0
	if len(c.pending) > 0 && c.pending[0] != 0 { // that would be the greeting
		header = c.header.answeredBy(c.proto, lines[0])
	}
	switch {
	case header != 0:
		re = header
	case len(c.pending) > 0:
		re, c.pending = c.pending[0], c.pending[1:]
		c.header.settle(re)
	}
	c.answered = re
	c.exact = lines
	e, r, problems := c.replyEvent(trace.Received, re, lines)
	c.add(e)
	if header != 0 {
		c.header.refusal = &r
	}
	for _, name := range problems {
		if name != "malformed-reply" || c.alien == nil || !c.alien(r.Lines[0]) {
			c.fault(name, lines[0])
		}
	}
	return r
}

// readReplyLines reads the lines of one reply. It copies them.
func (c *Client) readReplyLines() ([][]byte, error) {
	var lines [][]byte
	c.told = nil
	for total := 0; ; {
		line, err := c.readLine()
		if err != nil {
			return nil, c.interruptedReply(lines, err)
		}
		if total += len(line) + 2; total > MaxReply {
			return nil, c.refuse("reply-too-long", lines[0])
		}
		lines = append(lines, bytes.Clone(line))
		if c.proto == trace.POP3 {
			return lines, nil
		}
		if code, more, _, _ := trace.SplitReplyLine(line); code == 0 || !more {
			return lines, nil
		}
	}
}

// interruptedReply shows the lines of a reply whose end never came.
func (c *Client) interruptedReply(lines [][]byte, err error) error {
	if len(lines) > 0 && !errors.Is(err, ErrInterrupted) {
		c.fault("malformed-reply", append([]byte("no last line after: "), lines[len(lines)-1]...))
	}
	return err
}

// ReadList reads the reply to a POP3 command whose positive answer has many
// lines (RFC 1939 §3).
func (c *Client) ReadList() (trace.Reply, error) {
	done := c.wait(c.timeout)
	lines, err := c.readListLines()
	done()
	if err != nil {
		return trace.Reply{}, err
	}
	return c.received(lines), nil
}

func (c *Client) readListLines() ([][]byte, error) {
	c.told = nil
	status, err := c.readLine()
	if err != nil {
		return nil, err
	}
	lines := [][]byte{bytes.Clone(status)}
	if trace.StatusOf(status) != "+OK" {
		return lines, nil
	}
	var kept slab
	for total := 0; ; {
		line, err := c.readLine()
		if err != nil {
			return nil, c.interruptedReply(lines, err)
		}
		if len(line) == 1 && line[0] == '.' {
			return lines, nil
		}
		if total += max(len(line)+2, shortLine); total > MaxList {
			return nil, c.refuse("list-too-long", lines[0])
		}
		lines = append(lines, kept.clone(bytes.TrimPrefix(line, []byte("."))))
	}
}

// slab copies many short lines into few blocks of memory: a block of its own for
// each would take several times what the lines do.
type slab struct{ free []byte }

func (s *slab) clone(b []byte) []byte {
	if len(b) > len(s.free) {
		s.free = make([]byte, max(len(b), MaxLine))
	}
	n := copy(s.free, b)
	kept := s.free[:n:n]
	s.free = s.free[n:]
	return kept
}

// Close ends the connection after a QUIT was answered, or because there is
// nothing more to say. It may be called twice.
func (c *Client) Close() error { return c.close(trace.Client) }

// CloseLost ends a connection that the server has ended.
func (c *Client) CloseLost() error { return c.close(trace.Server) }
