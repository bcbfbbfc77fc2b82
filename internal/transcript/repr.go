package transcript

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// unquote decodes what Python's repr makes of a string or of bytes.
func unquote(q []byte) ([]byte, bool) {
	d, q, ok := newUnquoter(q)
	if !ok {
		return nil, false
	}
	dec := d.piece(q)
	return dec, d.ended
}

// unquoter decodes a literal piece by piece.
type unquoter struct {
	quote byte
	held  []byte // an escape that is cut off
	ended bool
}

// newUnquoter begins to decode; rest is what stands behind the first quote.
func newUnquoter(q []byte) (d *unquoter, rest []byte, ok bool) {
	rest = bytes.TrimPrefix(q, []byte("b"))
	if len(rest) == 0 || rest[0] != '\'' && rest[0] != '"' {
		return nil, q, false
	}
	return &unquoter{quote: rest[0]}, rest[1:], true
}

// piece decodes the next piece up to the quote that ends the literal.
func (d *unquoter) piece(b []byte) []byte {
	if len(d.held) > 0 {
		b = append(d.held, b...)
		d.held = nil
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b) && !d.ended; {
		switch c := b[i]; {
		case c == d.quote:
			d.ended = true
		case c != '\\':
			out = append(out, c)
			i++
		default:
			n, dec := escape(b[i:])
			if n == 0 {
				d.held = bytes.Clone(b[i:])
				return out
			}
			out = append(out, dec...)
			i += n
		}
	}
	return out
}

// escape decodes the escape at the beginning of b and tells how long it is; n is 0
// if b ends before it does.
func escape(b []byte) (n int, dec []byte) {
	if len(b) < 2 {
		return 0, nil
	}
	digits := 0
	switch b[1] {
	case 'n':
		return 2, []byte{'\n'}
	case 'r':
		return 2, []byte{'\r'}
	case 't':
		return 2, []byte{'\t'}
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return 2, b[1:2]
	}
	if len(b) < 2+digits {
		return 0, nil
	}
	v, err := strconv.ParseUint(string(b[2:2+digits]), 16, 32)
	switch {
	case err != nil:
		return 2, b[:2]
	case digits == 2:
		return 4, []byte{byte(v)}
	}
	return 2 + digits, utf8.AppendRune(nil, rune(v))
}
