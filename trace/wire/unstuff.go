package wire

import (
	"bytes"
	"io"

	"mailproto/trace"
)

// readMessage reads a message up to the line that holds only a dot.
func (c *conn) readMessage(w io.Writer, max int64, from trace.Peer) (int64, error) {
	u := unstuffer{w: w}
	x := excerpt{lines: c.excerpt}
	step := int64(0)
	for {
		if u.octets >= step {
			c.deadline(c.timeout)
			step = u.octets + bodyStep
		}
		end, werr, err := c.bodyLines(&u, &x)
		switch {
		case err != nil:
			return u.octets, c.broken(err)
		case werr != nil:
			return u.octets, werr
		case u.octets > max:
			return u.octets, c.refuse("message-too-long", nil)
		case end:
			if u.bareLF {
				c.fault("bare-lf", []byte("in a message"))
			}
			if u.bareCR {
				c.fault("bare-cr", []byte("in a message"))
			}
			c.add(trace.Event{Kind: trace.Payload, Peer: from,
				Octets: u.octets + u.stuffed, Lines: u.lines, Stuffed: u.stuffed, Excerpt: x.text(&c.mask)})
			return u.octets, nil
		}
	}
}

// bodyLines reads what is at hand of a message's lines, up to the final dot at most.
// A line longer than the buffer comes in pieces: it is streamed. So does one that is
// late; if less than a step of it came, the next read fails. werr is an error of u's
// writer.
func (c *conn) bodyLines(u *unstuffer, x *excerpt) (end bool, werr, err error) {
	lines, err := c.r.Lines()
	if len(lines) == 0 && err != nil {
		return false, nil, err
	}
	n, end, werr := u.feedLines(lines)
	if x != nil {
		x.feed(lines[:n])
	}
	c.got += int64(n)
	_, _ = c.r.Discard(n) // so many are at hand
	return end, werr, nil
}

// unstuffer undoes what stuffer does.
type unstuffer struct {
	w       io.Writer
	midLine bool // the last piece did not end in CR LF
	lastCR  bool // it ended in CR
	bareLF  bool // a line feed without CR was seen
	bareCR  bool // a CR without line feed was seen
	octets  int64
	lines   int64
	stuffed int64
}

// feedLines takes lines, or a piece of one, and returns how many octets of them belong
// to the message: behind the final dot, which end reports, stands something else. Lines
// with nothing to undo are passed on together.
func (u *unstuffer) feedLines(b []byte) (n int, end bool, err error) {
	passed := 0
	for n < len(b) {
		if !u.midLine {
			plain, lines := plainLines(b[n:])
			n, u.lines = n+plain, u.lines+lines
		}
		if err := u.pass(b[passed:n]); err != nil || n == len(b) {
			return n, false, err
		}
		line := b[n:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		n += len(line)
		passed = n
		if end, err = u.feed(line); end || err != nil {
			return n, end, err
		}
	}
	return n, false, nil
}

// pass passes on what is text as it stands.
func (u *unstuffer) pass(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	n, err := u.w.Write(b)
	u.octets += int64(n)
	return err
}

// feed takes a piece that ends with a line feed or with the buffer. end reports
// the final dot. Only CR LF ends a line: a dot alone after a bare LF is text.
func (u *unstuffer) feed(piece []byte) (end bool, err error) {
	if !u.midLine && len(piece) > 0 && piece[0] == '.' {
		if string(piece) == ".\r\n" {
			return true, nil
		}
		piece = piece[1:]
		u.stuffed++
	}
	crlf := bytes.HasSuffix(piece, []byte("\r\n")) || u.lastCR && string(piece) == "\n"
	u.bareCR = u.bareCR || u.lastCR && string(piece) != "\n" || hasBareCR(piece)
	switch {
	case crlf:
		u.lines++
	case bytes.HasSuffix(piece, []byte("\n")):
		u.bareLF = true
	}
	u.midLine = !crlf
	u.lastCR = bytes.HasSuffix(piece, []byte("\r"))
	return false, u.pass(piece)
}

// hasBareCR finds a CR in a piece that holds at most one LF, as its last octet.
// A CR as the very last octet is judged with the next piece.
func hasBareCR(piece []byte) bool {
	i := bytes.IndexByte(piece, '\r')
	return i >= 0 && i+1 < len(piece) && piece[i+1] != '\n'
}
