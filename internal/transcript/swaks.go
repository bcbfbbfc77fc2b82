package transcript

import (
	"bytes"
	"encoding/base64"
	"strings"

	"mailproto/trace"
)

// newSwaks reads the output of swaks. Its lines begin with a mark of four
// characters: " -> " and "<-  " in clear, " ~> " and "<~  " inside TLS, "<** " and
// "<~* " for a reply that it did not want, "=== " and "*** " for what it says
// itself, "  > " and "<   " for the octets as they were.
func newSwaks(p *parser) func([]byte) {
	p.proto, p.cur.proto = trace.SMTP, trace.SMTP
	s := &swaks{parser: p}
	return s.line
}

type swaks struct {
	*parser
	secret bool // the last command held a secret
	auth   bool // an AUTH exchange is going on
}

func (s *swaks) line(line []byte) {
	if len(line) < 4 {
		// Spaces at the end are lost in many a copy.
		line = append(bytes.Clone(line), "    "[len(line):]...)
	}
	mark, rest := string(line[:4]), line[4:]
	switch mark {
	case " -> ", " ~> ":
		s.says(mark[1] == '~', rest)
	case "<-  ", "<~  ", "<** ", "<~* ", "<-* ":
		s.answers(mark[1] == '~' || mark == "<~* ", rest, line)
	case "=== ":
		s.note(strings.TrimSpace(string(rest)))
		s.text(line, true)
	case "*** ":
		s.trouble(strings.TrimSpace(string(rest)))
		s.text(line, true)
	case "  > ":
		if s.secret {
			line = []byte("  > " + trace.Mask)
		}
		s.text(line, true)
	default:
		s.text(line, mark == "<   " || blank(line) || prompt(line))
	}
}

// says takes a line of the client. With --auth-plaintext swaks shows credentials
// decoded; they are put back into the base64 in which they were sent.
func (s *swaks) says(tls bool, line []byte) {
	c := s.cur
	if c.body != nil && bytes.HasSuffix(line, []byte(" lines sent")) {
		s.text(line, true) // --suppress-data
		return
	}
	if c.body != nil {
		s.client(line)
		return
	}
	s.encrypted(tls)
	_, verb, args := splitWord(line)
	switch {
	case s.auth && !isBase64(line):
		line = encode(line)
	case strings.EqualFold(verb, "AUTH"):
		if head, _, ir := splitWord(args); len(ir) > 0 && !isBase64(ir) {
			line = append([]byte("AUTH "+string(head)), encode(unescape(ir))...)
		}
	}
	before := c.mask.learnt
	s.client(line)
	s.secret = c.mask.learnt > before
	s.auth = s.auth || strings.EqualFold(verb, "AUTH")
}

func (s *swaks) answers(tls bool, rest, line []byte) {
	if !replyLike(rest) && !s.cur.reply.open() {
		s.text(line, true) // "<** Timeout (30 secs) waiting for server response"
		return
	}
	s.encrypted(tls)
	if text, ok := bytes.CutPrefix(rest, []byte("334 ")); ok {
		if !isBase64(text) {
			rest = append([]byte("334 "), encode(text)...)
		}
	} else {
		s.auth = false
	}
	s.server(rest)
}

// encrypted notes a handshake of which swaks shows only its outcome.
func (s *swaks) encrypted(tls bool) {
	if tls && !s.cur.tls {
		s.handshake()
	}
}

// note reads what swaks says about the connection.
func (s *swaks) note(text string) {
	switch {
	case strings.HasPrefix(text, "Trying "):
		s.cur.hint(strings.TrimRight(strings.TrimPrefix(text, "Trying "), "."))
	case strings.HasPrefix(text, "Connected to "):
		addr := s.cur.hinted
		if addr == "" {
			addr = strings.TrimSuffix(strings.TrimPrefix(text, "Connected to "), ".")
		}
		s.connect(addr)
	case strings.HasPrefix(text, "Connection closed"):
		s.close(trace.Client)
	case strings.HasPrefix(text, "TLS "):
		s.tls(strings.TrimPrefix(text, "TLS "))
	case strings.HasPrefix(text, "commonName="):
		s.subject(text)
	}
}

// tls reads what swaks says about a handshake.
func (s *swaks) tls(text string) {
	info := s.handshake()
	if info == nil {
		return
	}
	switch {
	case strings.HasPrefix(text, "started with cipher "):
		parts := strings.Split(strings.TrimPrefix(text, "started with cipher "), ":")
		info.Version = tlsVersion(parts[0])
		if len(parts) > 1 {
			info.Cipher = parts[1]
		}
	case strings.HasPrefix(text, "peer DN="), strings.HasPrefix(text, "peer[0]"):
		if name := commonName(strings.TrimRight(text, "]")); name != "" {
			info.Names = []string{name}
		}
	case strings.HasPrefix(text, "peer certificate "):
		info.Verified = !strings.Contains(text, "failed") && strings.Contains(text, "passed CA") &&
			strings.Contains(text, "passed host")
		if !info.Verified {
			info.Reason = text
		}
	}
}

// subject reads the names that newer versions of swaks show.
func (s *swaks) subject(text string) {
	info := s.handshake()
	_, names, ok := strings.Cut(text, "subjectAltName=[")
	if info == nil || !ok {
		return
	}
	names, _, _ = strings.Cut(names, "]")
	info.Names = nil
	for name := range strings.SplitSeq(names, ",") {
		info.Names = append(info.Names, strings.TrimPrefix(strings.TrimSpace(name), "DNS:"))
	}
}

// trouble reads what swaks reports as an error.
func (s *swaks) trouble(text string) {
	if strings.HasPrefix(text, "TLS startup failed") {
		s.failed(text)
		s.settle()
	}
}

// hint keeps where a tool is about to connect to.
func (c *conn) hint(addr string) { c.hinted = addr }

// splitWord takes the first word off a line; head is the word with the blanks
// behind it.
func splitWord(line []byte) (head []byte, word string, rest []byte) {
	i := bytes.IndexByte(line, ' ')
	if i < 0 {
		return line, string(line), nil
	}
	rest = bytes.TrimLeft(line[i:], " ")
	return line[:len(line)-len(rest)], string(line[:i]), rest
}

// isBase64 reports whether a line of an AUTH exchange may stand as it was sent.
func isBase64(b []byte) bool {
	if len(b) == 0 || string(b) == "*" || string(b) == "=" || bytes.Count(b, []byte("*")) == len(b) {
		return true
	}
	_, err := base64.StdEncoding.DecodeString(string(b))
	return err == nil
}

func encode(b []byte) []byte { return []byte(base64.StdEncoding.EncodeToString(b)) }

// unescape undoes the \0 with which swaks shows a NUL.
func unescape(b []byte) []byte { return bytes.ReplaceAll(b, []byte(`\0`), []byte{0}) }

// prompt reports that a line is a shell's prompt with the command that was typed.
func prompt(line []byte) bool {
	return bytes.HasPrefix(line, []byte("$ ")) || bytes.HasPrefix(line, []byte("% ")) ||
		bytes.HasPrefix(line, []byte("# ")) || bytes.Contains(line[:min(len(line), 80)], []byte("$ "))
}
