package wire

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// idleBuffer is what a connection keeps while nothing much comes: a server may
// have thousands that wait.
const idleBuffer = 4 << 10

// reader is a bufio.Reader that begins small. It grows up to MaxLine for a line
// that needs it and for a stream that fills it; rest makes it small again.
type reader struct {
	from  io.Reader
	buf   []byte
	r, w  int  // buf[r:w] is at hand
	whole bool // the last read has filled the buffer: more is coming
	err   error
}

func newReader(from io.Reader) *reader { return &reader{from: from} }

// Reset begins anew with another stream.
func (b *reader) Reset(from io.Reader) { *b = reader{from: from, buf: b.buf} }

// Buffered returns how many octets are at hand.
func (b *reader) Buffered() int { return b.w - b.r }

// Peek returns the next n octets without taking them, or fewer with the reason.
func (b *reader) Peek(n int) ([]byte, error) {
	for b.Buffered() < n && b.err == nil && b.Buffered() < MaxLine {
		b.fill()
	}
	if avail := b.Buffered(); avail < n {
		if avail == MaxLine {
			return b.buf[b.r:b.w], bufio.ErrBufferFull
		}
		return b.buf[b.r:b.w], b.readErr()
	}
	return b.buf[b.r : b.r+n], nil
}

// Discard takes n octets of those that are at hand, or all of them.
func (b *reader) Discard(n int) (int, error) { return len(b.take(min(n, b.Buffered()))), nil }

// ReadSlice returns what comes up to and with delim, valid until the next read: all
// that is at hand and bufio.ErrBufferFull if MaxLine octets hold none, or the
// reason why no more came.
func (b *reader) ReadSlice(delim byte) ([]byte, error) {
	for seen := 0; ; {
		if i := bytes.IndexByte(b.buf[b.r+seen:b.w], delim); i >= 0 {
			return b.take(seen + i + 1), nil
		}
		seen = b.Buffered()
		switch {
		case b.err != nil:
			return b.take(seen), b.readErr()
		case seen >= MaxLine:
			return b.take(seen), bufio.ErrBufferFull
		}
		b.fill()
	}
}

// Lines returns all the lines that are at hand, and waits for one if there is none,
// or what ReadSlice would return in place of one. It takes none of it: that is for
// Discard.
func (b *reader) Lines() ([]byte, error) {
	for seen := 0; ; {
		fresh := b.buf[b.r+seen : b.w]
		if bytes.IndexByte(fresh, '\n') >= 0 { // which is far faster than to seek the last
			return b.buf[b.r : b.r+seen+bytes.LastIndexByte(fresh, '\n')+1], nil
		}
		seen = b.Buffered()
		switch {
		case b.err != nil:
			return b.buf[b.r:b.w], b.readErr()
		case seen >= MaxLine:
			return b.buf[b.r:b.w], bufio.ErrBufferFull
		}
		b.fill()
	}
}

func (b *reader) take(n int) []byte {
	line := b.buf[b.r : b.r+n]
	b.r += n
	return line
}

// readErr hands an error out once, for a deadline may be set anew.
func (b *reader) readErr() error {
	err := b.err
	b.err = nil
	return err
}

// rest gives up what it needs no more, before a wait that may be long.
func (b *reader) rest() {
	if b.r == b.w && len(b.buf) > idleBuffer {
		b.buf, b.r, b.w = nil, 0, 0
	}
}

// maxEmpty is how often a read may bring nothing, and no error.
const maxEmpty = 100

var errNoProgress = errors.New("the connection gives nothing, and no error")

// fill reads once, behind what is at hand.
func (b *reader) fill() {
	b.makeRoom()
	for range maxEmpty {
		n, err := b.from.Read(b.buf[b.w:])
		b.w += n
		b.whole = b.w == len(b.buf)
		if n > 0 || err != nil {
			b.err = err
			return
		}
	}
	b.err = errNoProgress
}

// makeRoom makes room behind what is at hand.
func (b *reader) makeRoom() {
	at, size := b.Buffered(), max(len(b.buf), idleBuffer)
	if at == size || b.whole {
		size = min(4*size, MaxLine)
	}
	b.whole = false
	if size == len(b.buf) {
		copy(b.buf, b.buf[b.r:b.w])
	} else {
		buf := make([]byte, size)
		copy(buf, b.buf[b.r:b.w])
		b.buf = buf
	}
	b.r, b.w = 0, at
}
