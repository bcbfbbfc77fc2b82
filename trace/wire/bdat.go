package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"mailproto/trace"
)

// SendChunk writes BDAT and the octets that it announces, size of them from r and
// exactly so many: they are counted, so that no line of them is given a second dot
// (RFC 3030 §2). The command and the octets leave together. An error of r, one that
// ends too early included, is returned as it is; the connection is then of no more
// use, for the server takes what comes next for the missing octets.
func (c *Client) SendChunk(r io.Reader, size int64, last bool) error {
	if err := c.unasked(); err != nil {
		return err
	}
	line := fmt.Sprintf("BDAT %d", size)
	if last {
		line += " LAST"
	}
	chunk := &chunk{x: excerpt{lines: c.excerpt, counted: true}}
	if err := c.writeChunk(line, io.LimitReader(r, size), size, chunk); err != nil {
		if own := new(Error); errors.As(err, &own) {
			c.lastWords()
		}
		return err
	}
	c.asked = true
	c.stats.Commands++
	if last {
		c.stats.Messages++
	}
	c.pending = append(c.pending, c.add(c.commandEvent(trace.Sent, []byte(line))))
	if size > 0 {
		c.add(trace.Event{Kind: trace.Payload, Peer: trace.Client,
			Octets: size, Lines: chunk.lines, Excerpt: chunk.x.text(&c.mask)})
	}
	return nil
}

// chunk is what is told of the octets that follow BDAT.
type chunk struct {
	lines int64
	x     excerpt
}

// writeChunk writes a command and size octets of r in large pieces.
func (c *Client) writeChunk(line string, r io.Reader, size int64, told *chunk) error {
	out := append(make([]byte, 0, bodyStep*4), line+"\r\n"...)
	for left := size; ; {
		n, err := io.ReadFull(r, out[len(out):min(int64(cap(out)), int64(len(out))+left)])
		if err != nil {
			return err
		}
		body := out[len(out) : len(out)+n]
		told.lines += int64(bytes.Count(body, []byte("\n")))
		told.x.feed(body)
		if err := c.write(out[:len(out)+n]); err != nil {
			return err
		}
		if left -= int64(n); left == 0 {
			return nil
		}
		out = out[:0]
	}
}

// ReadFurther reads one more reply to the command that was answered last: LMTP
// answers a message once for each recipient (RFC 2033 §4.2).
func (c *Client) ReadFurther(timeout time.Duration) (trace.Reply, error) {
	c.pending = append([]int{c.answered}, c.pending...)
	return c.readReplyWithin(timeout)
}

// WholeLines reads a message with its line ends made right, as DATA would carry it,
// but without second dots.
func WholeLines(r io.Reader) io.Reader {
	return &wholeLines{r: r, s: stuffer{bare: true}, buf: make([]byte, bodyStep)}
}

type wholeLines struct {
	r    io.Reader
	s    stuffer
	buf  []byte
	left []byte // of s.out
	err  error
}

func (w *wholeLines) Read(b []byte) (int, error) {
	for len(w.left) == 0 {
		if w.err != nil {
			return 0, w.err
		}
		n, err := w.r.Read(w.buf)
		w.s.out = w.s.out[:0]
		w.s.feed(w.buf[:n])
		if w.err = err; err == io.EOF && w.s.midLine {
			w.s.endLine()
		}
		w.left = w.s.out
	}
	n := copy(b, w.left)
	w.left = w.left[n:]
	return n, nil
}
