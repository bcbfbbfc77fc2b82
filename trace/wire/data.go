package wire

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"

	"mailproto/trace"
)

// stuffer turns a message, whatever its line ends, into the lines that DATA and
// RETR carry: each ends in CR LF (RFC 5321 §2.3.8), and one that begins with a
// dot is given a second (§4.5.2; RFC 1939 §3).
type stuffer struct {
	out     []byte
	bare    bool // no second dots
	midLine bool // the last octet was not a line end
	lastCR  bool // the last octet was CR: a following LF belongs to it
	octets  int64
	lines   int64
	stuffed int64
}

// feed appends the wire form of b to s.out.
func (s *stuffer) feed(b []byte) {
	for len(b) > 0 {
		if s.lastCR {
			s.lastCR = false
			if b[0] == '\n' {
				b = b[1:]
				continue
			}
		}
		if n, lines := plainLines(b); n > 0 && !s.midLine {
			s.out = append(s.out, b[:n]...)
			s.octets += int64(n)
			s.lines += lines
			b = b[n:]
			continue
		}
		line, n, end := cutLine(b[:min(len(b), lineWindow)])
		if !s.midLine && b[0] == '.' && !s.bare {
			s.out = append(s.out, '.')
			s.stuffed++
			s.octets++
		}
		s.out = append(s.out, line...)
		s.octets += int64(len(line))
		s.midLine = end == 0
		if end != 0 {
			s.lastCR = end == '\r'
			s.endLine()
		}
		b = b[n:]
	}
}

// lineWindow is how far a line end is searched at a time: text without any LF would
// else be searched to its end for each of its lines.
const lineWindow = 1 << 10

// plainLines measures the lines at the front of b that a message and its form on the
// wire have in common: CR LF at the end, no CR before that, no dot in front.
func plainLines(b []byte) (n int, lines int64) {
	for {
		line := b[n:min(len(b), n+lineWindow)]
		i := bytes.IndexByte(line, '\n')
		if i < 1 || line[0] == '.' || bytes.IndexByte(line[:i], '\r') != i-1 {
			return n, lines
		}
		n += i + 1
		lines++
	}
}

// cutLine finds the first line of b, which ends with LF, CR LF, or CR by itself. end
// is the last octet of its line end, or 0 where b has none, and n what both take. A
// search for one octet and another for the other are far faster than one for either.
func cutLine(b []byte) (line []byte, n int, end byte) {
	line, n = b, len(b)
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		line, n, end = b[:i], i+1, '\n'
	}
	switch i := bytes.IndexByte(line, '\r'); {
	case i < 0:
	case end == '\n' && i == len(line)-1: // CR LF
		line = line[:i]
	default: // a LF may still follow, behind what b holds
		line, n, end = b[:i], i+1, '\r'
	}
	return line, n, end
}

func (s *stuffer) endLine() {
	s.out = append(s.out, "\r\n"...)
	s.octets += 2
	s.lines++
	s.midLine = false
}

// end closes the last line and adds the line that holds only a dot, and the commands
// that leave with it.
func (s *stuffer) end(behind []string) {
	if s.midLine {
		s.endLine()
	}
	s.out = append(s.out, ".\r\n"...)
	for _, line := range behind {
		s.out = append(append(s.out, line...), "\r\n"...)
	}
}

// sendMessage writes what head holds, and then the message with its final dot, in
// large pieces, and reports it as a payload. The lines behind it leave with the dot,
// unreported.
func (c *conn) sendMessage(head []byte, r io.Reader, from trace.Peer, behind ...string) (seq int, err error) {
	m := sending{c: c, s: stuffer{out: head}, head: len(head), x: excerpt{lines: c.excerpt}}
	if _, err := io.Copy(&m, r); err != nil {
		return 0, err
	}
	m.s.end(behind)
	if err := m.flush(); err != nil {
		return 0, err
	}
	if c.log.quiet() {
		return 0, nil
	}
	return c.add(trace.Event{Kind: trace.Payload, Peer: from,
		Octets: m.s.octets, Lines: m.s.lines, Stuffed: m.s.stuffed, Excerpt: m.x.text(&c.mask)}), nil
}

// sending is a message on its way out.
type sending struct {
	c    *conn
	s    stuffer
	head int // how many octets of s.out are no part of it
	x    excerpt
}

// Write takes a piece of the message, however large.
func (m *sending) Write(b []byte) (int, error) {
	taken := 0
	for taken < len(b) {
		piece := b[taken:min(len(b), taken+bodyStep*2)]
		m.s.out = slices.Grow(m.s.out, len(piece)+64) // room for some dots and the end
		m.s.feed(piece)
		taken += len(piece)
		if len(m.s.out) >= bodyStep*4 {
			if err := m.flush(); err != nil {
				return taken, err
			}
		}
	}
	return taken, nil
}

func (m *sending) flush() error {
	m.x.feed(m.s.out[m.head:])
	err := m.c.write(m.s.out)
	m.s.out, m.head = m.s.out[:0], 0
	return err
}

// SendMessage writes a message after 354, with dot-stuffing and its final dot.
// An error of r is returned as it is; the connection is then of no more use, for
// the only way to leave a message unfinished is to drop it. The commands behind it
// leave together with its final dot, as PIPELINING allows (RFC 2920 §3.1).
func (c *Client) SendMessage(r io.Reader, behind ...string) error {
	// A reply that is there before the final dot is not the one to it.
	if err := c.unasked(); err != nil {
		return err
	}
	if _, err := c.sendMessage(nil, r, trace.Client, behind...); err != nil {
		if own := new(Error); errors.As(err, &own) {
			c.lastWords()
		}
		return err
	}
	c.asked = true
	c.stats.Commands += 1 + len(behind)
	c.stats.Messages++
	c.pending = append(c.pending, c.add(trace.Event{
		Kind: trace.Sent, Peer: trace.Client, Command: &trace.Command{Verb: "."}}))
	for _, line := range behind {
		c.pending = append(c.pending, c.add(c.commandEvent(trace.Sent, []byte(line))))
	}
	return nil
}

// ReadMessage reads the reply to RETR or TOP. If it is positive, the message goes
// to w with its lines ended by CR LF and dots unstuffed; more than max octets are
// refused. An error of w is returned as it is; the connection is then of no
// more use.
func (c *Client) ReadMessage(w io.Writer, max int64) (trace.Reply, int64, error) {
	done := c.wait(c.timeout)
	defer done()
	c.told = nil
	status, err := c.readLine()
	if err != nil {
		return trace.Reply{}, 0, err
	}
	r := c.received([][]byte{bytes.Clone(status)})
	if r.Status() != "+OK" {
		return r, 0, nil
	}
	n, err := c.readMessage(w, max, trace.Server)
	return r, n, err
}

// Measure is what a message comes to on the wire.
type Measure struct {
	// Octets counts the message with its line ends made right, dots not doubled:
	// what SIZE declares (RFC 1870 §5).
	Octets, Lines int64
	EightBit      bool  // it holds octets above 127
	Raw           int64 // its octets as they are, which BINARYMIME sends (RFC 3030 §3)
}

// MeasureMessage reads a message to its end and measures it.
func MeasureMessage(r io.Reader) (Measure, error) {
	var s stuffer
	var m Measure
	buf := make([]byte, bodyStep*2)
	for {
		n, err := r.Read(buf)
		m.Raw += int64(n)
		m.EightBit = m.EightBit || eightBit(buf[:n])
		s.feed(buf[:n])
		s.out = s.out[:0]
		if err != nil {
			if s.midLine {
				s.endLine()
			}
			m.Octets, m.Lines = s.octets-s.stuffed, s.lines
			if err == io.EOF {
				err = nil
			}
			return m, err
		}
	}
}

// eightBit finds an octet above 127, eight at a time.
func eightBit(b []byte) bool {
	for ; len(b) >= 8; b = b[8:] {
		if binary.LittleEndian.Uint64(b)&0x8080808080808080 != 0 {
			return true
		}
	}
	for _, c := range b {
		if c > 0x7f {
			return true
		}
	}
	return false
}
