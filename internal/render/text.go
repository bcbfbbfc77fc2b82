// Package render shows what mailproto knows: on a terminal, in a pipe, to a
// screen reader, as JSON. It alone decides on columns, colours and borders.
//
// Text is laid out plain, by the columns it takes on a screen, and coloured
// afterwards, line by line: an escape sequence is never measured or cut.
package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/rivo/uniseg"
)

// minWidth is the narrowest line that holds any Chinese character.
const minWidth = 2

// Width is the number of terminal columns that s takes. Characters whose East
// Asian width is ambiguous, such as curly quotes and box lines, count as one.
func Width(s string) int { return displaywidth.String(s) }

// Wrap breaks s into lines of at most width columns, at the break
// opportunities of UAX #14 and the rules of classify. What has no such
// opportunity, a long address or base64, is cut between grapheme clusters.
// Each "\n" in s ends a line, also a last one; other white space that would
// move the cursor becomes a space. Spaces at the end of a line are dropped, and
// nothing else is. A width below 2 is taken as 2; a single cluster wider than
// the line stands alone on it.
func Wrap(s string, width int) []string { return wrap(s, width, width) }

// wrap is Wrap with a width of its own for the first line.
func wrap(s string, first, rest int) []string {
	first, rest = max(first, minWidth), max(rest, minWidth)
	var out []string
	for p := range strings.SplitSeq(oneSpace(s), "\n") {
		out = wrapParagraph(out, p, first, rest)
		first = rest
	}
	return out
}

// oneSpace puts a space in place of each white space character, "\n" excepted,
// that moves the cursor in some other way than one column to the right.
func oneSpace(s string) string {
	if !strings.ContainsAny(s, "\t\v\f\r\u0085\u2028\u2029") {
		return s
	}
	return strings.NewReplacer("\r\n", "\n", "\t", " ", "\v", " ", "\f", " ",
		"\r", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ").Replace(s)
}

// wrapParagraph appends the lines of p, which holds no "\n", to out.
func wrapParagraph(out []string, p string, first, rest int) []string {
	if Width(p) <= first {
		return append(out, trimRight(p))
	}
	before := len(out)
	clusters := classify(p)
	for s, limit := 0, first; s < len(clusters); {
		next, end := fill(clusters, s, limit), len(p)
		if next < len(clusters) {
			end = clusters[next].pos
		}
		// A line of spaces alone is indentation before a word that did not fit.
		if line := trimRight(p[clusters[s].pos:end]); line != "" {
			out, limit = append(out, line), rest
		}
		s = next
	}
	if len(out) == before {
		out = append(out, "")
	}
	return out
}

// fill returns the cluster with which the line after the one that starts at s
// begins. It looks again only at clusters behind the last opportunity of the
// best kind, so that each cluster is seen a few times at most.
func fill(clusters []cluster, s, limit int) int {
	var best [breakGood + 1]int
	for i := s; i < len(clusters); i++ {
		c := clusters[i]
		if i > s {
			best[c.before] = i
		}
		if c.space || i == s || c.end-clusters[s].start <= limit {
			continue
		}
		for kind := breakGood; kind > breakNever; kind-- {
			if best[kind] > s {
				return best[kind]
			}
		}
	}
	return len(clusters)
}

// breakKind says how well a line may end before a cluster.
type breakKind uint8

const (
	breakNever breakKind = iota // before a space: it stays at the end of its line
	breakUgly                   // would begin with closing or end with opening punctuation
	breakCut                    // inside a word
	breakWeak                   // allowed by UAX #14, but it splits one protocol token
	breakGood
)

// cluster is one grapheme cluster of a paragraph.
type cluster struct {
	pos        int // where it starts, in bytes
	start, end int // columns before it, and with it
	before     breakKind
	space      bool
}

// classify cuts p into grapheme clusters and finds how a line may end before
// each of them.
func classify(p string) []cluster {
	clusters := make([]cluster, 0, len(p))
	var ctx context
	breaks := from(p, 0)
	pos, col := 0, 0
	for g := displaywidth.StringGraphemes(p); g.Next(); {
		text := g.Value()
		c := cluster{pos: pos, start: col, end: col + g.Width(), space: isSpace(text)}
		c.before = ctx.kind(p, pos, text, c, &breaks)
		ctx.push(text, c)
		clusters = append(clusters, c)
		pos, col = pos+len(text), c.end
		if text == " " {
			breaks = from(p, pos)
		}
	}
	return clusters
}

// opportunities walks the break opportunities of UAX #14 in one word. To look up
// every character's class is slow, and few words are asked about. What stands before
// the space in front of a word decides only about the word's own beginning.
type opportunities struct {
	rest  string
	pos   int
	state int
}

// from is for the word of p that begins at byte pos.
func from(p string, pos int) opportunities { return opportunities{rest: p[pos:], pos: pos, state: -1} }

// at reports whether UAX #14 lets a line end at byte pos; pos never decreases.
func (o *opportunities) at(pos int) bool {
	for o.pos < pos && o.rest != "" {
		var segment string
		segment, o.rest, _, o.state = uniseg.FirstLineSegmentInString(o.rest, o.state)
		o.pos += len(segment)
	}
	return o.pos == pos
}

// context is what has been read before a cluster of a paragraph.
type context struct {
	prev, prev2 string // the cluster before, and the one before that
	ink         string // the last cluster that is no space
	wide        bool   // whether prev takes two columns
	option      bool   // whether the word began with a hyphen, as -ERR and --tls do
}

// push adds a cluster to what has been read.
func (x *context) push(text string, c cluster) {
	if text == "-" {
		x.option = x.option || x.prev == "" || x.wide || isSpace(x.prev) || isOpening(x.prev)
	} else if c.space || c.end-c.start > 1 {
		x.option = false
	}
	x.prev2, x.prev, x.wide = x.prev, text, c.end-c.start > 1
	if !c.space {
		x.ink = text
	}
}

// kind says how well a line may end before the cluster text, at pos in p.
// Beyond UAX #14 it lets lines end between Chinese characters and curly quotes,
// as later editions of UAX #14 do (LB19a), and after every space.
func (x *context) kind(p string, pos int, text string, c cluster, breaks *opportunities) breakKind {
	wide := c.end-c.start > 1
	switch {
	case c.space || x.prev == "":
		return breakNever
	case isClosing(text) || isOpening(x.ink):
		return breakUgly
	case x.glued(p, pos, text):
		return breakWeak
	case x.prev == " ",
		x.wide && isOpening(text),
		isClosingQuote(x.prev) && (wide || isOpening(text)):
		return breakGood
	case isPlain(x.prev) && isPlain(text): // never allowed (UAX #14 LB23, LB25, LB28)
		return breakCut
	case breaks.at(pos):
		return breakGood
	default:
		return breakCut
	}
}

// glued reports whether what stands before and after pos is one token to a
// reader of protocols: --ca-file, CRAM-MD5, [relay-denied], SYS/TEMP, 250-SIZE,
// RFC 5321 §4.1.
func (x *context) glued(p string, pos int, text string) bool {
	switch x.prev {
	case "-":
		return x.option || isUpperOrDigit(x.prev2) && (isUpperOrDigit(text) || isLower(text)) || isName(p, pos)
	case "/":
		return isUpperOrDigit(x.prev2) && isUpperOrDigit(text)
	case " ":
		return text == "§" || isDigit(text) && strings.HasSuffix(p[:pos], "RFC ")
	}
	return false
}

// isPlain reports whether s is an ASCII letter or digit.
func isPlain(s string) bool { return isUpperOrDigit(s) || isLower(s) }

// isClosing reports whether a line should not begin with the cluster s.
func isClosing(s string) bool {
	return has("，。；：？！、）」』】》〉〕］｝”’.,;:?!)]}", s)
}

// isOpening reports whether a line should not end with the cluster s.
func isOpening(s string) bool { return has("（「『【《〈〔［｛“‘([{", s) }

func isClosingQuote(s string) bool { return s == "”" || s == "’" }

// has reports whether s begins with a character of set. A combining mark, or
// the variation selector of an emoji, does not change what s is.
func has(set, s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && r != utf8.RuneError && strings.ContainsRune(set, r)
}

func isSpace(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsSpace(r)
}

func isDigit(s string) bool { return len(s) == 1 && '0' <= s[0] && s[0] <= '9' }

func isLower(s string) bool { return len(s) == 1 && 'a' <= s[0] && s[0] <= 'z' }

func isUpperOrDigit(s string) bool {
	return isDigit(s) || len(s) == 1 && 'A' <= s[0] && s[0] <= 'Z'
}

func trimRight(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }

// longestUnit is the width of the widest part of s that Wrap would rather not
// break.
func longestUnit(s string) int {
	longest := 0
	for p := range strings.SplitSeq(oneSpace(s), "\n") {
		start := 0
		for _, c := range classify(p) {
			if c.before == breakGood {
				start = c.start
			}
			if !c.space {
				longest = max(longest, c.end-start)
			}
		}
	}
	return longest
}

// Pad fills s with spaces up to width columns; a wider s stays as it is.
func Pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-Width(s)))
}

// PadLeft is Pad with the spaces before s.
func PadLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-Width(s))) + s
}

// Truncate cuts s to at most width columns; what was cut is shown by "…".
func Truncate(s string, width int) string {
	if width < 1 {
		return ""
	}
	return displaywidth.TruncateString(s, width, "…")
}

// Indent puts prefix before each line, and drops spaces at the end of a line.
func Indent(prefix string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = trimRight(prefix + l)
	}
	return out
}

// Hang wraps body behind the prefix first; the lines after the first begin with
// the prefix rest. A prefix that leaves no room for text goes on lines of its
// own (first) or is left out (rest).
func Hang(first, rest, body string, width int) []string {
	width = max(width, minWidth)
	if width-Width(rest) < minWidth {
		rest = ""
	}
	var out []string
	head := first
	if width-Width(first) < minWidth {
		out, head = Wrap(trimRight(first), width), rest
	}
	for i, line := range wrap(body, width-Width(head), width-Width(rest)) {
		if i > 0 {
			head = rest
		}
		out = append(out, trimRight(head+line))
	}
	return out
}

// Beside wraps left, and sets right at the right edge of the first line, which
// is made shorter for it; at least two spaces remain between them. Where that
// would leave left too little room, right follows on a line of its own, at the
// right edge, or wrapped when it is wider than that line.
func Beside(left, right string, width int) []string {
	width = max(width, minWidth)
	right = strings.TrimSpace(oneSpace(right))
	if right == "" {
		return Wrap(left, width)
	}
	room := width - Width(right) - 2
	if left != "" && room >= min(Width(left), max(width/4, 10)) {
		lines := wrap(left, room, width)
		if Width(lines[0]) <= room {
			lines[0] = Pad(lines[0], room+2) + right
			return lines
		}
	}
	var lines []string
	if left != "" {
		lines = Wrap(left, width)
	}
	if room+2 < 0 {
		return append(lines, Wrap(right, width)...)
	}
	if len(lines) > 0 && Width(lines[0]) <= room {
		lines[0] = Pad(lines[0], room+2) + right
		return lines
	}
	return append(lines, PadLeft(right, width))
}
