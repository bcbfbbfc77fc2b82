package render

import (
	"strings"
	"unicode/utf8"
)

// longestName bounds how far a name is looked for around a hyphen.
const longestName = 40

// isName reports that the word around pos, which stands behind a hyphen, is a name to
// be typed as it is and no word of the language: it stands in brackets, as problems
// and causes do, or holds a digit, as scram-sha-1-plus does.
func isName(p string, pos int) bool {
	from, to := pos, pos
	for from > 0 && pos-from < longestName && inName(p[from-1]) {
		from--
	}
	for to < len(p) && to-pos < longestName && inName(p[to]) {
		to++
	}
	before, _ := utf8.DecodeLastRuneInString(p[:from])
	return before == '[' || before == '〔' || strings.ContainsAny(p[from:to], "0123456789")
}

func inName(c byte) bool {
	return c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}
