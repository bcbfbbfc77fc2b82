package trace

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns b as text that is safe to show anywhere: what is not printable
// UTF-8 (C0, DEL, C1, bidi and other format controls, invalid bytes) stands as
// \xNN or \u{NNNN}. changed reports whether anything was replaced.
func Visible(b []byte) (s string, changed bool) {
	if i := firstInvisible(b); i == len(b) {
		return string(b), false
	}
	var w strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n <= 1, r < 0x20, r == 0x7f:
			fmt.Fprintf(&w, `\x%02x`, b[0])
			n = 1
		case printable(r):
			w.Write(b[:n])
		default:
			fmt.Fprintf(&w, `\u{%04X}`, r)
		}
		b = b[n:]
	}
	return w.String(), true
}

// firstInvisible returns the index of the first byte that Visible would replace,
// len(b) if there is none.
func firstInvisible(b []byte) int {
	for i := 0; i < len(b); {
		if c := b[i]; c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 || !printable(r) {
			return i
		}
		i += n
	}
	return len(b)
}

// printable reports whether a rune shows itself and nothing but itself. The
// spaces that Chinese and French text use count as printable.
func printable(r rune) bool {
	return unicode.IsPrint(r) || r == '\u3000' || r == '\u00a0'
}
