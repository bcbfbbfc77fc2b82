package lab

import (
	"bufio"
	"io"
)

// top is the beginning of a message: its header and the blank line behind it,
// then some lines of its body (RFC 1939 §7, TOP). It reads no more than that.
type top struct {
	r      *bufio.Reader
	c      io.Closer
	lines  int    // of the body that are still to come
	body   bool   // the blank line has passed
	within bool   // the last piece did not end its line
	piece  []byte // what is read and not handed out
}

func newTop(content io.ReadCloser, lines int) *top {
	return &top{r: bufio.NewReader(content), c: content, lines: lines}
}

func (t *top) Close() error { return t.c.Close() }

func (t *top) Read(b []byte) (int, error) {
	if len(t.piece) == 0 {
		if err := t.next(); err != nil {
			return 0, err
		}
	}
	n := copy(b, t.piece)
	t.piece = t.piece[n:]
	return n, nil
}

// next reads a line, or what of it fits into the buffer. A line ends in LF,
// with CR before it or without.
func (t *top) next() error {
	if t.body && !t.within {
		if t.lines == 0 {
			return io.EOF
		}
		t.lines--
	}
	piece, err := t.r.ReadSlice('\n')
	if len(piece) == 0 {
		return err // ReadSlice never returns nothing without one
	}
	if blank := string(piece) == "\n" || string(piece) == "\r\n"; blank && !t.within {
		t.body = true
	}
	t.within = piece[len(piece)-1] != '\n'
	t.piece = piece
	return nil
}
