package explain

import (
	"strings"

	"mailproto/trace"
)

// assemble collects the lines of an SMTP reply: lines with its code, and folded
// ones, which are joined to the line before.
func assemble(lines []string, begin start) []string {
	if begin.bare {
		return []string{joinFolded(lines, begin.line+1, lines[begin.line][begin.at:])}
	}
	code := begin.status
	pieces := []string{normalLine(lines[begin.line][begin.at:], code)}
	for i := begin.line + 1; i < len(lines) && i < begin.line+maxFolded; i++ {
		last := &pieces[len(pieces)-1]
		if at, ok := sameCode(lines[i], code); ok {
			if !strings.HasPrefix(*last, code+"-") {
				break // the line before was the last
			}
			pieces = append(pieces, normalLine(lines[i][at:], code))
			continue
		}
		if !folded(lines[i]) {
			break
		}
		*last = fold(*last, lines[i])
	}
	return pieces
}

// joinFolded joins the folded lines that follow to one piece.
func joinFolded(lines []string, from int, piece string) string {
	for i := from; i < len(lines) && i < from+maxFolded && folded(lines[i]); i++ {
		piece = fold(piece, lines[i])
	}
	return piece
}

// fold joins a folded line to a piece. An enhanced code that begins it anew is
// left out: Python shows the lines of a reply without their reply codes.
func fold(piece, line string) string {
	if len(piece) > maxSaid {
		return piece
	}
	line = strings.TrimSpace(line)
	if n := enhancedLen(line); n > 0 && strings.Contains(piece, line[:n]) {
		line = strings.TrimSpace(line[n:])
	}
	return strings.TrimRight(piece, " ") + " " + line
}

// sameCode finds the code at the beginning of a line, past what logs put before.
func sameCode(line, code string) (int, bool) {
	if s := starts(line); len(s) > 0 && s[0].status == code && !s[0].bare {
		return s[0].at, true
	}
	return 0, false
}

// folded reports whether a line can continue the one before.
func folded(line string) bool {
	text := strings.TrimSpace(line)
	if strings.Trim(text, ".'\"`)]}>,") == "" || len(starts(line)) > 0 && !starts(line)[0].bare {
		return false
	}
	for _, s := range []string{">>>", "<<<", "--", "...", "C:", "S:", "->", "<-", "Action:", "Status:", "Date:", "From:", "To:", "Subject:", "Received:", "=== ", "~>", " ->"} {
		if strings.HasPrefix(text, s) {
			return false
		}
	}
	name, _, ok := strings.Cut(text, ": ")
	return line[0] == ' ' || !ok || !strings.Contains(name, "-") || strings.Contains(name, " ")
}

// normalLine writes the first line of a piece as it was on the wire: after the
// code a blank or a hyphen, whatever the tool that showed it has put there.
func normalLine(s, code string) string {
	rest := s[len(code):]
	switch {
	case rest == "":
		return s
	case rest[0] == ' ' && strings.HasPrefix(strings.TrimLeft(rest, " "), "- "): // "550 - no such user"
		return code + " " + strings.TrimLeft(rest, " -")
	case rest[0] == ' ' || rest[0] == '-' || isLetter(rest[0]) || rest[0] >= 0x80:
		return s
	}
	rest = strings.TrimLeft(rest, ":,;)] ")
	if b, ok := strings.CutPrefix(rest, "b'"); ok { // a byte string of Python's
		rest = b
	} else if b, ok := strings.CutPrefix(rest, `b"`); ok {
		rest = b
	}
	if tuple := s[len(code)] == ','; tuple {
		rest = strings.TrimLeft(rest, `'"`)
	}
	return code + " " + rest
}

// splitJoined cuts lines apart that a log has joined with blanks: the code with
// a hyphen begins each but the last (RFC 5321 §4.2.1).
func splitJoined(pieces []string) []string {
	var lines []string
	for _, p := range pieces {
		if len(p) < 4 || p[3] != '-' || !isDigit(p[0]) {
			lines = append(lines, p)
			continue
		}
		code := p[:3]
		for len(lines) < maxLines {
			next := strings.Index(p[4:], " "+code+"-")
			last := strings.Index(p[4:], " "+code+" ")
			if next < 0 || last >= 0 && last < next {
				if last < 0 {
					break
				}
				lines, p = append(lines, p[:4+last]), p[4+last+1:]
				break
			}
			lines, p = append(lines, p[:4+next]), p[4+next+1:]
		}
		lines = append(lines, p)
	}
	return lines
}

// assemblePOP3 collects the lines of a POP3 reply. Only the status line begins
// with a status indicator; further lines end with a dot (RFC 1939 §3).
func assemblePOP3(lines []string, begin start) []string {
	first, _ := cutTail(lines[begin.line][begin.at:], lines[begin.line][:begin.at])
	if begin.status != "+OK" {
		first = joinFolded(lines, begin.line+1, first)
		return []string{strings.TrimRight(first, " ")}
	}
	reply := []string{strings.TrimRight(first, " ")}
	for _, line := range lines[begin.line+1:] {
		if line == "." || strings.TrimSpace(line) == "" {
			break
		}
		reply = append(reply, line)
	}
	return reply
}

// cutTail takes off what logs and error messages put behind a reply.
func cutTail(text, before string) (reply, tail string) {
	end := len(text)
	for _, s := range []string{" (in reply to ", "; from=<", " #SMTP#", "> #", " (state "} {
		if i := strings.Index(text, s); i > 0 && i < end {
			end = i
		}
	}
	reply, tail = strings.TrimSuffix(strings.TrimRight(text[:end], " "), "##"), text[end:]
	if i := strings.Index(reply, "', '"); i > 0 { // the sender in Python's SMTPSenderRefused
		reply, tail = reply[:i+1], reply[i+1:]+tail
	}
	if q := openQuote(before, reply); q != "" {
		if i := strings.LastIndex(reply, q); i > 2 {
			reply, tail = reply[:i], reply[i:]+tail
		}
	}
	return strings.TrimRight(reply, " "), tail
}

// openQuote is the quotation mark that closes a reply which was quoted.
func openQuote(before, reply string) string {
	b := strings.TrimRight(before, " ")
	for _, p := range [][2]string{{"'", "'"}, {`"`, `"`}, {"`", "`"}, {"“", "”"}, {"‘", "’"}, {"「", "」"}} {
		if strings.HasSuffix(b, p[0]) {
			return p[1]
		}
	}
	if t := strings.TrimRight(reply, " })]"); strings.HasSuffix(b, "(") && strings.HasSuffix(t, "'") {
		return "'" // Python's (535, b'…')
	} else if strings.HasSuffix(b, "(") && len(t) < len(strings.TrimRight(reply, " ")) {
		return ")"
	}
	return ""
}

// answered finds in what stands around a reply the command that it answers.
func answered(before, tail string) string {
	if i := strings.Index(tail, "in reply to "); i >= 0 {
		before = tail[i:]
	}
	s := strings.ReplaceAll(strings.ToLower(before), "end of data command", "end of data")
	verb, at := "", -1
	for _, w := range [][2]string{
		{"rcpt to", "RCPT"}, {"rcpt from", "RCPT"}, {">>> rcpt", "RCPT"}, {"rcpt command", "RCPT"},
		{"mail from", "MAIL"}, {"mail command", "MAIL"}, {"end of data", "."}, {"end-of-data", "."}, {"data end", "."},
		{"data command", "DATA"}, {">>> data", "."}, {"after data", "DATA"}, {"auth command", "AUTH"}, {">>> auth", "AUTH"},
		{"auth login", "AUTH"}, {"auth plain", "AUTH"}, {"smtpauthenticationerror", "AUTH"}, {"invalid login", "AUTH"},
		{"ehlo", "EHLO"}, {"helo", "HELO"},
	} {
		if i := strings.LastIndex(s, w[0]); i > at {
			verb, at = w[1], i
		}
	}
	return verb
}

// serverNamed finds the name of the server beside a reply.
func serverNamed(before string) string {
	s := strings.ToLower(before)
	for _, mark := range []string{"while talking to ", "remote-mta: dns; ", "remote-mta: dns;", "relay=", "host ", "h="} {
		if i := strings.LastIndex(s, mark); i >= 0 {
			name := s[i+len(mark):]
			if j := strings.IndexAny(name, " [(:,;\n"); j >= 0 {
				name = name[:j]
			}
			return strings.TrimRight(name, ".")
		}
	}
	return ""
}

// enhancedLen is the length of the enhanced code that begins s, 0 if none does.
func enhancedLen(s string) int {
	for n := 5; n <= 10 && n <= len(s); n++ {
		if n < len(s) && (isDigit(s[n]) || s[n] == '.' && n+1 < len(s) && isDigit(s[n+1])) {
			continue
		}
		if trace.EnhancedCode([]byte(s[:n])) != "" {
			return n
		}
	}
	return 0
}

// looseEnhanced finds an enhanced code that does not begin the text, as "#5.1.1",
// "(5.7.1)" or after an address. Its class is that of the reply code, if there
// is one; its subject, one that is registered.
func looseEnhanced(text string, class int) string {
	text = text[:min(len(text), maxSaid)]
	for i := 0; i+5 <= len(text); i++ {
		if text[i+1] != '.' || !isDigit(text[i]) || class > 0 && int(text[i]-'0') != class || text[i+2] > '7' {
			continue
		}
		if i > 0 && strings.IndexByte(" #([:;,=\"'", text[i-1]) < 0 {
			continue
		}
		if n := enhancedLen(text[i:]); n > 0 {
			if end := text[i+n:]; end == "" || !isLetter(end[0]) && end[0] != '-' {
				return text[i : i+n]
			}
		}
	}
	return ""
}
