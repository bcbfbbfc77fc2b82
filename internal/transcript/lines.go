package transcript

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Bounds of what is read.
const (
	// MaxLine is the longest line that is used whole; of a longer one the rest is
	// left out, and it is marked.
	MaxLine = 64 << 10
	// maxRecord is MaxLine for our own JSON Lines: an event holds a whole list, which
	// may have 16 MiB on the wire.
	maxRecord = 32 << 20
	// longestLine is the longest line that any text is believed to have. Python
	// prints a whole message as one.
	longestLine = 64 << 20
)

// lines reads a transcript line by line.
type lines struct {
	r   *bufio.Reader
	max int
	// n is the number of the current line, over how many of its octets were left
	// out.
	n    int
	over int64
	// more reports that the current line goes on; the rest is read by piece.
	more bool
	// pieces leaves the rest of a long line to be read by piece.
	pieces bool
	size   int64 // of the current line so far
	long   []byte
}

func newLines(r *bufio.Reader, f Format) *lines {
	l := &lines{r: r, max: MaxLine}
	switch f {
	case Recording:
		l.max = maxRecord
	case Smtplib:
		l.pieces = true
	}
	return l
}

// next returns the next line without its line end; it is valid until the next
// call. After the last line err is io.EOF.
func (l *lines) next() (line []byte, err error) {
	for l.more { // nobody wanted the rest
		if _, err := l.piece(); err != nil {
			return nil, err
		}
	}
	l.n++
	l.size, l.over = 0, 0
	line, err = l.slice()
	switch {
	case err == io.EOF && len(line) == 0:
		return nil, io.EOF
	case err != nil && err != io.EOF:
		return nil, err
	case l.more && !l.pieces:
		return l.cut(line)
	}
	return bytes.TrimRight(line, "\r\n"), nil
}

// slice reads up to the next line feed, or a bufferful.
func (l *lines) slice() ([]byte, error) {
	line, err := l.r.ReadSlice('\n')
	l.size += int64(len(line))
	l.more = err == bufio.ErrBufferFull
	if l.more {
		err = nil
	}
	if l.size > longestLine {
		return nil, fmt.Errorf("%w: line %d has more than %d MiB", ErrNotText, l.n, longestLine>>20)
	}
	if err != nil && err != io.EOF {
		err = fmt.Errorf("read transcript: %w", err)
	}
	return line, err
}

// cut keeps the beginning of a long line and reads over its rest.
func (l *lines) cut(line []byte) ([]byte, error) {
	l.long = append(l.long[:0], line...)
	for l.more {
		piece, err := l.slice()
		if err != nil && err != io.EOF {
			return nil, err
		}
		if room := l.max - len(l.long); room > 0 {
			l.long = append(l.long, piece[:min(room, len(piece))]...)
		}
	}
	l.long = bytes.TrimRight(l.long[:min(len(l.long), l.max)], "\r\n")
	l.over = max(0, l.size-int64(len(l.long))-1)
	return l.long, nil
}

// piece returns the next piece of a line that is read in pieces, without its line
// end.
func (l *lines) piece() ([]byte, error) {
	piece, err := l.slice()
	if err == io.EOF {
		err = nil
	}
	return bytes.TrimRight(piece, "\r\n"), err
}

// decode takes away a byte order mark, and turns UTF-16 into UTF-8: that is what
// PowerShell writes when a tool's output is sent to a file.
func decode(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	switch mark, _ := b.Peek(3); {
	case bytes.HasPrefix(mark, []byte("\xef\xbb\xbf")):
		_, _ = b.Discard(3)
	case bytes.HasPrefix(mark, []byte("\xff\xfe")):
		_, _ = b.Discard(2)
		return &utf16Reader{r: b, low: 0}
	case bytes.HasPrefix(mark, []byte("\xfe\xff")):
		_, _ = b.Discard(2)
		return &utf16Reader{r: b, low: 1}
	}
	return b
}

// utf16Reader reads UTF-16 as UTF-8.
type utf16Reader struct {
	r    *bufio.Reader
	low  int // the index of a unit's low byte
	high rune
	rest []byte
}

// Read implements io.Reader.
func (u *utf16Reader) Read(b []byte) (n int, err error) {
	for len(u.rest) == 0 {
		c, err := u.unit()
		if err != nil {
			return 0, err
		}
		switch {
		case utf16.IsSurrogate(c) && u.high == 0:
			u.high = c
			continue
		case u.high != 0:
			c, u.high = utf16.DecodeRune(u.high, c), 0
		}
		u.rest = utf8.AppendRune(u.rest[:0], c)
	}
	n = copy(b, u.rest)
	u.rest = u.rest[n:]
	return n, nil
}

func (u *utf16Reader) unit() (rune, error) {
	a, err := u.r.ReadByte()
	if err != nil {
		return 0, err
	}
	b, err := u.r.ReadByte()
	if err != nil {
		return 0, io.EOF // half a unit
	}
	if u.low == 1 {
		a, b = b, a
	}
	return rune(a) | rune(b)<<8, nil
}
