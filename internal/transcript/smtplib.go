package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// newSmtplib reads what Python's smtplib prints with set_debuglevel(1), or (2) with
// the time: "send: 'ehlo …\r\n'", "reply: b'250 …\r\n'", and the same once more in
// a form of its own ("reply: retcode (250); Msg: …", "data: …", "connect: …").
func newSmtplib(p *parser) func([]byte) {
	p.proto, p.cur.proto = trace.SMTP, trace.SMTP
	p.untold, p.cur.untold = true, true
	s := &smtplib{parser: p}
	return s.line
}

type smtplib struct {
	*parser
	crash traceback
	tls   bool // the connection is one of SMTP_SSL
}

func (s *smtplib) line(line []byte) {
	rest := line
	if _, ok := clockTime(line); ok {
		if i := bytes.IndexByte(line, ' '); i > 0 {
			s.clock(line[:i])
			rest = line[i+1:]
		}
	}
	if q, ok := bytes.CutPrefix(rest, []byte("send: ")); ok {
		s.sends(q)
		return
	}
	q, ok := bytes.CutPrefix(rest, []byte("reply: "))
	if dec, is := unquote(q); ok && is {
		s.server(bytes.TrimRight(dec, "\r\n"))
		return
	}
	if q, is := bytes.CutPrefix(rest, []byte("connect: ")); is {
		s.connects(string(q))
		s.text(line, true)
		return
	}
	s.text(line, ok || bytes.HasPrefix(rest, []byte("data: (")) || s.crash.line(line) || blank(line) || prompt(line))
}

// sends takes what the client sent in one piece: a command, commands, or a message
// with its final dot. A message makes a line of any length, which is read in
// pieces.
func (s *smtplib) sends(q []byte) {
	d, q, ok := newUnquoter(q)
	if !ok {
		s.text(q, false)
		return
	}
	rest := s.feed(d.piece(q), nil)
	for s.in.more && s.err == nil {
		next, err := s.in.piece()
		if err != nil {
			s.fail(err)
			return
		}
		rest = s.feed(d.piece(next), rest)
	}
	if len(rest) > 0 {
		s.client(rest)
	}
}

// feed takes decoded octets and returns the line that is not complete yet, held
// being that of the last call.
func (s *smtplib) feed(b, held []byte) []byte {
	for len(b) > 0 && s.err == nil {
		if body := s.cur.body; body != nil && body.peer == trace.Client {
			rest, end := body.feed(b)
			if !end {
				return nil
			}
			s.finalDot()
			b = rest
			continue
		}
		line, rest, ok := bytes.Cut(b, []byte("\n"))
		if len(held) > 0 {
			line = append(held, line...)
			held = nil
		}
		if !ok {
			return bytes.Clone(line[:min(len(line), MaxLine)])
		}
		s.client(bytes.TrimRight(line, "\r"))
		b = rest
	}
	return held
}

// connects reads where the client connects to. SMTP_SSL says it in a line of its
// own, before the line that both say.
func (s *smtplib) connects(q string) {
	to, plain := strings.CutPrefix(q, "to ")
	if !strings.HasPrefix(to, "(") {
		return // the greeting once more
	}
	if !plain {
		s.tls = true
		return
	}
	to, _, _ = strings.Cut(strings.TrimPrefix(to, "("), ")")
	host, port, _ := strings.Cut(to, ", ")
	s.connect(strings.Trim(host, `'"`) + ":" + port)
	s.cur.untold = false // these lines, where they stand at all, tell TLS
	if s.tls {
		s.handshake()
		s.tls = false
	}
}

// traceback recognises the lines of Python's tracebacks.
type traceback struct{ inside bool }

func (t *traceback) line(line []byte) bool {
	switch {
	case bytes.HasPrefix(line, []byte("Traceback (most recent call last):")):
		t.inside = true
		return true
	case !t.inside:
		return false
	case bytes.HasPrefix(line, []byte("  ")), blank(line):
		return true
	}
	t.inside = false // the exception itself
	return true
}
