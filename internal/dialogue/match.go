package dialogue

import (
	"maps"
	"regexp"
	"strconv"
	"strings"
)

// Captures are what {name} stood for where it was first met.
type Captures map[string]string

// hole is a capture: {name}, or {name+1} for a number that counts on.
var hole = lazy(`\{([a-z][a-z0-9]*)(?:\+([0-9]+))?\}`)

// Match reports whether line is what pattern says: the same text, a {name} that
// has no value yet standing for any run of characters without a space.
func (c Captures) Match(pattern, line string) bool { return c.match(pattern, line, "$") }

// MatchPrefix is Match for a line that begins as pattern says. A number in the
// pattern is a whole number of the line, but for the first digit of an SMTP code,
// which stands for its class.
func (c Captures) MatchPrefix(pattern, line string) bool {
	end := ""
	if n := len(pattern); n > 1 && (isDigit(pattern[n-1]) || pattern[n-1] == '}') {
		end = "(?:[^0-9]|$)"
	}
	return c.match(pattern, line, end)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (c Captures) match(pattern, line, end string) bool {
	var re strings.Builder
	var names []string
	re.WriteString("^")
	at := 0
	for _, m := range hole().FindAllStringSubmatchIndex(pattern, -1) {
		re.WriteString(literal(pattern[at:m[0]]))
		at = m[1]
		name := pattern[m[2]:m[3]]
		if v, ok := c[name]; ok {
			re.WriteString(literal(c.plus(v, pattern, m)))
			continue
		}
		if m[4] >= 0 {
			return false // there is nothing to count on from
		}
		names = append(names, name)
		re.WriteString(`([^ ]+)`)
	}
	re.WriteString(literal(pattern[at:]))
	re.WriteString(end)
	found := regexp.MustCompile(re.String()).FindStringSubmatch(runes(line))
	if found == nil {
		return false
	}
	got := Captures{}
	for i, name := range names {
		v := octets(found[i+1])
		if before, ok := got[name]; ok && before != v {
			return false
		}
		got[name] = v
	}
	maps.Copy(c, got)
	return true
}

// A line may hold any octets, a regular expression only UTF-8: in it each octet
// stands as the character of its number.
func runes(s string) string {
	var out strings.Builder
	for i := range len(s) {
		out.WriteRune(rune(s[i]))
	}
	return out.String()
}

func octets(s string) string {
	var out strings.Builder
	for _, r := range s {
		out.WriteByte(byte(r))
	}
	return out.String()
}

// literal is a regular expression for the text s.
func literal(s string) string { return regexp.QuoteMeta(runes(s)) }

// plus is a capture's value, counted on if the pattern says so.
func (c Captures) plus(v, pattern string, m []int) string {
	if m[4] < 0 {
		return v
	}
	n, err1 := strconv.Atoi(v)
	add, err2 := strconv.Atoi(pattern[m[4]:m[5]])
	if err1 != nil || err2 != nil {
		return v
	}
	return strconv.Itoa(n + add)
}

// Fill puts values in the place of the captures that have one.
func (c Captures) Fill(pattern string) string {
	var out strings.Builder
	at := 0
	for _, m := range hole().FindAllStringSubmatchIndex(pattern, -1) {
		out.WriteString(pattern[at:m[0]])
		at = m[1]
		if v, ok := c[pattern[m[2]:m[3]]]; ok {
			out.WriteString(c.plus(v, pattern, m))
		} else {
			out.WriteString(pattern[m[0]:m[1]])
		}
	}
	return out.String() + pattern[at:]
}
