package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// newPoplib reads what Python's poplib prints with set_debuglevel(1), which is the
// commands alone, or (2): "*cmd* 'STAT'", "*put* b'STAT'", "*get* b'+OK …\r\n'",
// "*resp* b'+OK …'".
func newPoplib(p *parser) func([]byte) {
	p.proto, p.cur.proto = trace.POP3, trace.POP3
	p.untold, p.cur.untold = true, true
	s := &poplib{parser: p}
	return s.line
}

type poplib struct {
	*parser
	crash traceback
}

func (s *poplib) line(line []byte) {
	i := bytes.Index(line, []byte("* "))
	if i < 2 || i > 8 || line[0] != '*' {
		s.other(line)
		return
	}
	q := line[i+2:]
	dec, ok := unquote(q)
	dec = bytes.TrimRight(dec, "\r\n")
	switch kind := string(line[1:i]); {
	case kind == "cmd" && ok:
		s.next()
		s.client(dec)
	case kind == "get" && ok:
		s.server(dec)
	case kind == "welcome" && ok && !s.cur.replied:
		s.server(dec)
	case kind == "stat" && len(s.cur.pending) > 0:
		s.server(stat(q))
	default:
		s.text(line, kind == "put" || kind == "resp" || kind == "stat" || kind == "welcome")
	}
}

// next is called before each command. poplib waits for every reply, so those that
// it did not show will not come; and a command behind STLS means that TLS stands,
// for otherwise poplib would have raised an error.
func (s *poplib) next() {
	c := s.cur
	if len(c.pending) == 0 {
		return
	}
	c.upgrading = c.upgrading || c.pending[len(c.pending)-1].verb == "STLS"
	c.pending = c.pending[:0]
}

// other takes a line that poplib did not print. At level 1 an error is the only
// place where a reply stands.
func (s *poplib) other(line []byte) {
	_, q, ok := bytes.Cut(line, []byte("error_proto: "))
	if !ok {
		_, q, ok = bytes.Cut(line, []byte("error_proto("))
		q = bytes.TrimSuffix(q, []byte(")"))
	}
	if dec, is := unquote(q); ok && is && len(s.cur.pending) > 0 && replyLike(dec) {
		s.crash.line(line)
		s.server(dec)
		return
	}
	s.text(line, ok || s.crash.line(line) || blank(line) || prompt(line))
}

// stat makes the reply to STAT from the words that poplib took it apart into.
func stat(q []byte) []byte {
	var words []string
	for w := range strings.SplitSeq(strings.Trim(string(q), "[]"), ", ") {
		if dec, ok := unquote([]byte(w)); ok {
			words = append(words, string(dec))
		}
	}
	return []byte(strings.Join(words, " "))
}
