package explain

import (
	"strings"

	"mailproto/trace"
)

// Bounds on what is looked through: more than any reply or bounce needs.
const (
	maxPaste  = 64 << 10
	maxLines  = 400
	maxFolded = 60
)

// quote is a reply found in what somebody pasted.
type quote struct {
	proto trace.Proto
	// lines are the reply's lines as they were on the wire.
	lines []string
	// bare reports that there is an enhanced code but no reply code.
	bare    bool
	answers string
	host    string
}

// start is where a reply begins in a line.
type start struct {
	line, at int
	proto    trace.Proto
	status   string
	bare     bool
}

// negative reports that it begins a refusal.
func (s start) negative() bool { return s.status[0] == '4' || s.status[0] == '5' || s.status[0] == '-' }

// unquote finds a reply in a paste: the first that refuses, else the first.
func unquote(s string) (quote, bool) {
	lines := physicalLines(s)
	begin, ok := firstReply(lines)
	if !ok {
		return quote{}, false
	}
	q := quote{proto: begin.proto, bare: begin.bare}
	before := strings.Join(lines[max(0, begin.line-8):begin.line], "\n") + "\n" + lines[begin.line][:begin.at]
	if begin.proto == trace.POP3 {
		q.lines = assemblePOP3(lines, begin)
		return q, true
	}
	pieces := assemble(lines, begin)
	tail := ""
	pieces[len(pieces)-1], tail = cutTail(pieces[len(pieces)-1], before)
	q.lines = splitJoined(pieces)
	q.answers = answered(before, tail)
	q.host = serverNamed(before)
	return q, true
}

// physicalLines cuts a paste into lines, with \n written out counting as a line's
// end.
func physicalLines(s string) []string {
	s = s[:min(len(s), maxPaste)]
	s = strings.NewReplacer(`\r\n`, "\n", `\n`, "\n", `\r`, "\n", `\t`, " ", "\r\n", "\n", "\r", "\n", "\t", " ", "\u00a0", " ").Replace(s)
	lines := strings.SplitN(s, "\n", maxLines+1)
	return lines[:min(len(lines), maxLines)]
}

// firstReply chooses among the places where a reply seems to begin.
func firstReply(lines []string) (start, bool) {
	var first, bare *start
	for i, line := range lines {
		for _, c := range starts(line) {
			c.line = i
			switch {
			case c.bare:
				if bare == nil {
					bare = &c
				}
			case c.proto == trace.POP3 && first == nil:
				return c, true
			case c.proto == trace.SMTP && c.negative():
				return c, true
			case first == nil:
				first = &c
			}
		}
	}
	switch {
	case first != nil:
		return *first, true
	case bare != nil:
		return *bare, true
	}
	return start{}, false
}

// starts finds where replies begin in a line, at most four.
func starts(line string) []start {
	var found []start
	begin := afterStamp(line)
	for i := begin; i < len(line) && len(found) < 4; i++ {
		c := line[i]
		if c != '+' && c != '-' && (c < '2' || c > '5') {
			continue
		}
		if i > begin && !mayPrecede(line[i-1]) {
			continue
		}
		if s, ok := startAt(line, begin, i); ok {
			found = append(found, s)
		}
	}
	return found
}

// startAt reports whether a reply begins at line[i:].
func startAt(line string, begin, i int) (start, bool) {
	rest := line[i:]
	if status := popStatus(rest, i == begin); status != "" {
		return start{at: i, proto: trace.POP3, status: status}, true
	}
	before := strings.TrimRight(line[max(begin, i-80):i], " ")
	if n := enhancedLen(rest); n > 0 && rest[2] <= '7' && rest[3] == '.' && len(strings.Trim(rest[n:], " .;:)]'\"")) > 0 && announces(before) {
		return start{at: i, proto: trace.SMTP, status: rest[:1], bare: true}, true
	}
	if len(rest) < 3 || !isDigit(rest[1]) || !isDigit(rest[2]) {
		return start{}, false
	}
	s := start{at: i, proto: trace.SMTP, status: rest[:3]}
	enhanced := looseEnhanced(strings.TrimLeft(rest[3:min(len(rest), 24)], " -:"), int(rest[0]-'0')) != ""
	if i > begin && line[i-1] == ':' && port(rest, before) {
		return start{}, false
	}
	if !mayFollow(rest, i == begin, before) || !enhanced && (wellKnownPort(rest[:3]) || !announces(before)) {
		return start{}, false
	}
	return s, true
}

// popStatus finds the status indicator of POP3; a challenge only where a line
// begins. "+ERR" is none, but some servers have sent it.
func popStatus(rest string, atStart bool) string {
	for _, s := range []string{"+OK", "-ERR", "+ERR"} {
		if len(rest) >= len(s) && strings.EqualFold(rest[:len(s)], s) && (len(rest) == len(s) || !isLetter(rest[len(s)]) && !isDigit(rest[len(s)])) {
			return s
		}
	}
	if challenge, ok := strings.CutPrefix(rest, "+ "); atStart && ok && isBase64(challenge) {
		return "+"
	}
	return ""
}

// isBase64 reports whether s could be a challenge in base64 (RFC 5034 §4); short
// words could be anything.
func isBase64(s string) bool {
	s = strings.TrimSpace(s)
	if len(s)%4 != 0 {
		return false
	}
	return strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") == ""
}

// mayPrecede reports whether c may stand directly before a reply.
func mayPrecede(c byte) bool {
	return c >= 0x80 || strings.IndexByte(" \"'`(<[{:;=#|>~*,", c) >= 0
}

// mayFollow reports whether what follows three digits fits a reply code.
func mayFollow(rest string, atStart bool, before string) bool {
	if len(rest) == 3 {
		return true
	}
	switch c := rest[3]; {
	case c == ' ' || c == '-' || c == ':':
		return true
	case c == ',' || c == ')' || c == ']':
		return strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[")
	case c == '\'' || c == '"' || c == '#' || c == ';':
		return true
	case c >= 'A' && c <= 'Z' || c >= 0x80: // the blank is missing
		return atStart
	}
	return false
}

// wellKnownPort reports that a number is rather a port of mail or the like; no
// reply code is known to be one.
func wellKnownPort(s string) bool {
	return s == "465" || s == "587" || s == "443" || s == "389"
}

// port reports that a number follows a name and a colon, as ports and the line
// numbers of a program do.
func port(rest, before string) bool {
	host, ok := strings.CutSuffix(before, ":")
	if !ok || host == "" || enhancedLen(strings.TrimLeft(rest[3:], " -")) > 0 {
		return false
	}
	last := host[len(host)-1]
	return (isDigit(last) || isLetter(last) || last == ']') && !announcing(lastWord(host))
}

// announces reports whether what stands before in the line lets a reply be
// expected.
func announces(before string) bool {
	if before == "" || strings.IndexByte(":;<>=~|*#\"'`([{-", before[len(before)-1]) >= 0 {
		return true
	}
	for _, s := range []string{"：", "；", "“", "‘", "（", "「", "，"} {
		if strings.HasSuffix(before, s) {
			return true
		}
	}
	return announcing(lastWord(before))
}

// announcing reports whether a word lets a reply be expected behind it.
func announcing(word string) bool {
	switch strings.ToLower(strings.TrimRight(word, ":")) {
	case "code", "error", "status", "reply", "response", "returned", "said", "got", "smtp", "with", "server", "esmtp", "reject", "was", "received", "pop3", "msg", "message", "s":
		return true
	}
	return false
}

func lastWord(s string) string {
	return s[strings.LastIndexAny(s, " \t(<[{\"'")+1:]
}

// afterStamp is where a line begins once a date and time are past.
func afterStamp(line string) int {
	i := 0
	for {
		for i < len(line) && line[i] == ' ' {
			i++
		}
		word, _, _ := strings.Cut(line[i:min(len(line), i+40)], " ")
		if !stamp(word) {
			return i
		}
		i += len(word)
	}
}

// stamp reports whether a word is part of a date or time. What could be a code
// is none.
func stamp(word string) bool {
	bare := strings.Trim(word, "[]()")
	switch {
	case bare == "" || enhancedLen(bare) > 0:
		return false
	case len(bare) >= 3 && bare[0] >= '2' && bare[0] <= '5' && isDigit(bare[1]) && isDigit(bare[2]) && (len(bare) == 3 || bare[3] == '-' || bare[3] == ':' || bare[3] == ','):
		return false
	}
	if len(bare) == 3 && strings.Contains("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun", strings.ToLower(bare)) {
		return true
	}
	return isDigit(bare[0]) && strings.Trim(bare, "0123456789:.-/+TZ,") == ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
