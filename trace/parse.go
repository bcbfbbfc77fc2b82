package trace

import (
	"bytes"
	"slices"
	"strings"
)

// Outcome is what a reply means for the command that it answers.
type Outcome string

// The outcomes. Only No for SMTP is known to be permanent: POP3 does not say.
const (
	OK      Outcome = "ok"      // 2yz, +OK
	More    Outcome = "more"    // 3yz, "+ "
	Later   Outcome = "later"   // 4yz, -ERR with [IN-USE], [LOGIN-DELAY], [SYS/TEMP]
	No      Outcome = "no"      // 5yz, every other -ERR
	Unknown Outcome = "unknown" // unreadable
)

// ParseCommand takes a client's line, without its line end, apart. The verb is
// what stands before the first space, in upper case (RFC 5321 §2.4, RFC 1939 §3).
func ParseCommand(line []byte) Command {
	verb, args, _ := bytes.Cut(line, []byte(" "))
	v, _ := Visible([]byte(upper(string(verb)))) // before it holds escapes, whose x stays small
	a, _ := Visible(args)
	return Command{Verb: v, Args: a}
}

// upper folds ASCII letters only: what is in another script, or in none, is left
// as it is.
func upper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}

// String is the command as a line, without its line end.
func (c Command) String() string {
	switch {
	case c.Verb == "":
		return c.Args
	case c.Args == "":
		return c.Verb
	}
	return c.Verb + " " + c.Args
}

// SplitReplyLine takes one line of an SMTP reply, without its line end, apart
// (RFC 5321 §4.2.1). more reports that further lines follow; ok, that it begins
// with a code and is separated from its text by a space, a hyphen or nothing.
func SplitReplyLine(line []byte) (code int, more bool, text []byte, ok bool) {
	if len(line) < 3 {
		return 0, false, line, false
	}
	for _, c := range line[:3] {
		if c < '0' || c > '9' {
			return 0, false, line, false
		}
		code = code*10 + int(c-'0')
	}
	if code < 100 {
		return 0, false, line, false
	}
	if len(line) == 3 {
		return code, false, nil, true
	}
	switch line[3] {
	case ' ':
		return code, false, line[4:], true
	case '-':
		return code, true, line[4:], true
	}
	return code, false, line[3:], false
}

// ParseSMTPReply builds a Reply from all lines of one SMTP reply, each without
// its line end. A reply that is unreadable, or whose lines differ in their first
// digit, has Code 0 and so the outcome unknown. problems are names of faults, each once
// however many lines have it.
func ParseSMTPReply(lines [][]byte) (r Reply, problems []string) {
	for i, line := range lines {
		code, _, text, ok := SplitReplyLine(line)
		v, _ := Visible(line)
		r.Lines = append(r.Lines, v)
		switch {
		case code == 0:
			return unreadable(r, lines), append(problems, "malformed-reply")
		case !ok:
			problems = once(problems, "missing-space")
		}
		if i > 0 && code != r.Code {
			problems = once(problems, "code-changes")
			if code/100 != r.Code/100 {
				return unreadable(r, lines), problems
			}
		}
		r.Code = code
		if r.Enhanced == "" {
			r.Enhanced = EnhancedCode(text)
		}
	}
	r.OK = r.Code/100 == 2 || r.Code/100 == 3
	if r.Enhanced != "" && int(r.Enhanced[0]-'0') != r.Code/100 {
		problems = append(problems, "enhanced-class-mismatch")
	}
	return r, problems
}

func once(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

func unreadable(r Reply, lines [][]byte) Reply {
	for _, line := range lines[len(r.Lines):] {
		v, _ := Visible(line)
		r.Lines = append(r.Lines, v)
	}
	return Reply{Lines: r.Lines}
}

// EnhancedCode returns the enhanced status code that begins the text of a reply
// (RFC 2034 §4, RFC 3463 §2), or "".
func EnhancedCode(text []byte) string {
	if len(text) < 5 || text[1] != '.' || text[0] != '2' && text[0] != '4' && text[0] != '5' {
		return ""
	}
	subject := digits(text[2:])
	dot := 2 + subject
	if subject == 0 || dot >= len(text) || text[dot] != '.' {
		return ""
	}
	detail := digits(text[dot+1:])
	end := dot + 1 + detail
	if detail == 0 || end < len(text) && text[end] != ' ' {
		return ""
	}
	return string(text[:end])
}

// digits counts the digits that begin b, at most the three that a part of an
// enhanced status code may have (RFC 3463 §2).
func digits(b []byte) int {
	n := 0
	for n < len(b) && n < 3 && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n
}

// ParsePOP3Reply builds a Reply from the status line of a POP3 reply and the
// lines that followed it, if it was a multi-line reply (RFC 1939 §3, RFC 5034
// §4). A status that is neither +OK, -ERR nor "+" has the outcome unknown.
func ParsePOP3Reply(lines [][]byte) (r Reply, problems []string) {
	for _, line := range lines {
		v, _ := Visible(line)
		r.Lines = append(r.Lines, v)
	}
	if len(lines) == 0 {
		return r, nil
	}
	switch StatusOf(lines[0]) {
	case "+OK", "+":
		r.OK = true
	case "":
		problems = append(problems, "malformed-reply")
	}
	return r, problems
}

// StatusOf returns the status indicator that begins a POP3 reply: "+OK", "-ERR",
// "+" (a challenge within AUTH), or "" for anything else.
func StatusOf(line []byte) string {
	word, _, _ := bytes.Cut(line, []byte(" "))
	switch s := upper(string(word)); s {
	case "+OK", "-ERR", "+":
		return s
	}
	return ""
}

// Status is the token by which the reply's meaning is looked up: the code of an
// SMTP reply, the status indicator of a POP3 reply; "" if it is unreadable.
func (r Reply) Status() string {
	if r.Code > 0 {
		return string([]byte{byte('0' + r.Code/100%10), byte('0' + r.Code/10%10), byte('0' + r.Code%10)})
	}
	if len(r.Lines) == 0 {
		return ""
	}
	return StatusOf([]byte(r.Lines[0]))
}

// Text is the text of line i, without code or status indicator.
func (r Reply) Text(i int) string {
	line := r.Lines[i]
	if r.Code > 0 {
		_, _, text, _ := SplitReplyLine([]byte(line))
		return string(text)
	}
	if i == 0 {
		if s := StatusOf([]byte(line)); s != "" {
			return strings.TrimPrefix(line[len(s):], " ")
		}
	}
	return line
}

// ResponseCode is the extended response code of a POP3 reply, such as IN-USE
// (RFC 2449 §8), without its brackets; "" if there is none.
func (r Reply) ResponseCode() string {
	if r.Code > 0 || len(r.Lines) == 0 {
		return ""
	}
	text := r.Text(0)
	if !strings.HasPrefix(text, "[") {
		return ""
	}
	code, _, ok := strings.Cut(text[1:], "]")
	if !ok || len(code) > 64 {
		return ""
	}
	return code
}

// Outcome classifies the reply: in SMTP by its first digit (RFC 5321 §4.2.1), in
// POP3 by its status indicator and response code (RFC 2449 §8, RFC 3206 §4).
func (r Reply) Outcome(p Proto) Outcome {
	if p == SMTP {
		switch r.Code / 100 {
		case 2:
			return OK
		case 3:
			return More
		case 4:
			return Later
		case 5:
			return No
		}
		return Unknown
	}
	switch r.Status() {
	case "+OK":
		return OK
	case "+":
		return More
	case "-ERR":
		switch strings.ToUpper(r.ResponseCode()) {
		case "IN-USE", "LOGIN-DELAY", "SYS/TEMP":
			return Later
		}
		return No
	}
	return Unknown
}
