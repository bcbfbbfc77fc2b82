package transcript

import (
	"bytes"
	"fmt"
	"strings"

	"mailproto/trace"
)

// reply collects the lines of a reply.
type reply struct {
	text []byte
	ends []int
	line int  // the number of its first line
	cut  bool // one of them was too long
	list bool // it goes on up to a line with a dot
	full bool // it is too long, and the rest is shown as text
}

func (r *reply) open() bool { return len(r.ends) > 0 }

func (r *reply) add(line []byte) {
	r.text = append(r.text, line...)
	r.ends = append(r.ends, len(r.text))
}

func (r *reply) lines() [][]byte {
	all := make([][]byte, len(r.ends))
	from := 0
	for i, end := range r.ends {
		all[i] = r.text[from:end:end]
		from = end
	}
	return all
}

// smtpLine adds a line to an SMTP reply (RFC 5321 §4.2.1).
func (p *parser) smtpLine(line []byte) {
	code, more, _, _ := trace.SplitReplyLine(line)
	p.add(line)
	if code == 0 || !more {
		p.flush()
	}
}

// pop3Line adds a line to a POP3 reply. Lists go on up to a line with a dot
// (RFC 1939 §3).
func (p *parser) pop3Line(line []byte) {
	c := p.cur
	if c.reply.list {
		if len(line) == 1 && line[0] == '.' {
			p.flush()
			return
		}
		if !p.noDot {
			line = bytes.TrimPrefix(line, []byte("."))
		}
		p.add(line)
		return
	}
	p.add(line)
	if trace.StatusOf(line) == "+OK" && len(c.pending) > 0 && listed(c.pending[0]) {
		c.reply.list = true
		return
	}
	p.flush()
}

// listed reports that a positive answer to a command has many lines.
func listed(a asked) bool {
	switch a.verb {
	case "CAPA":
		return true
	case "LIST", "UIDL", "LANG", "AUTH": // LANG alone asks for the languages (RFC 6856 §3.2)
		return a.bare
	}
	return false
}

// add adds a line to the open reply.
func (p *parser) add(line []byte) {
	r := &p.cur.reply
	if !r.open() {
		r.line = p.in.n
	}
	if len(r.text)+len(line) > mostReply || len(r.ends) > mostReply/8 {
		if !r.full {
			r.full = true
			v, _ := trace.Visible(p.vault.hide(line[:min(len(line), 200)]))
			p.event(trace.Event{Kind: trace.Problem, Peer: trace.Server,
				Fault: &trace.Fault{Name: "reply-too-long", Detail: v}}, 0)
		}
		p.text(line, true)
		return
	}
	r.add(line)
	r.cut = r.cut || p.in.over > 0
}

// flush reports the reply that is open, complete or not.
func (p *parser) flush() {
	c := p.cur
	if !c.reply.open() {
		return
	}
	var re asked
	if len(c.pending) > 0 && !c.greets(c.reply.text) {
		re = c.pending[0]
		c.pending = c.pending[1:]
	}
	lines, at, cut := c.reply.lines(), c.reply.line, c.reply.cut
	c.reply = reply{text: c.reply.text[:0], ends: c.reply.ends[:0]}
	e, problems := p.replyEvent(lines, re.seq)
	p.cut = cut
	p.event(e, at)
	c.replied = true
	for _, name := range problems {
		v, _ := trace.Visible(p.vault.hide(lines[0][:min(len(lines[0]), 200)]))
		p.event(trace.Event{Kind: trace.Problem, Peer: trace.Server, Fault: &trace.Fault{Name: name, Detail: v}}, at)
	}
	p.answered(re, e.Reply)
}

// replyEvent builds the event of a reply, masked and visible.
func (p *parser) replyEvent(lines [][]byte, re int) (trace.Event, []string) {
	c := p.cur
	var sasl *trace.SASL
	exact := true
	for i := range lines {
		if i == 0 || c.proto == trace.SMTP {
			lines[i], sasl = c.mask.Server(lines[i], c.proto)
		} else {
			lines[i] = c.mask.Hide(lines[i])
		}
		lines[i] = p.vault.loose.Hide(lines[i])
		exact = exact && !invisible(lines[i])
	}
	parse := trace.ParseSMTPReply
	if c.proto == trace.POP3 {
		parse = trace.ParsePOP3Reply
	}
	r, problems := parse(lines)
	e := trace.Event{Kind: p.kind(trace.Server), Peer: trace.Server, Re: re, Reply: &r, SASL: sasl}
	if !exact {
		e.Raw = append(bytes.Join(lines, []byte("\r\n")), "\r\n"...)
	}
	return e, problems
}

// invisible reports whether a line holds what Visible would replace.
func invisible(line []byte) bool {
	for _, c := range line {
		if c < ' ' || c > '~' {
			_, changed := trace.Visible(line)
			return changed
		}
	}
	return false
}

// answered follows what a reply changes in how the next lines are to be read.
func (p *parser) answered(re asked, r *trace.Reply) {
	c := p.cur
	outcome := r.Outcome(c.proto)
	c.challenged = r.Code == 334 || c.proto == trace.POP3 && outcome == trace.More
	switch {
	case r.Code == 421:
		c.over = true
	case outcome == trace.More && re.verb == "DATA":
		c.body = &body{peer: trace.Client, line: p.in.n, plain: p.noDot}
	case outcome != trace.OK:
	case re.verb == "STARTTLS" && c.proto == trace.SMTP, re.verb == "STLS" && c.proto == trace.POP3:
		c.upgrading = true
	case re.verb == "QUIT":
		c.over = true
	case c.proto == trace.POP3 && (re.verb == "RETR" || re.verb == "TOP"):
		c.body = &body{peer: trace.Server, line: p.in.n, plain: p.noDot, size: announced(r.Text(0))}
	}
}

// announced reads the octets that the answer to RETR may tell (RFC 1939 §5).
func announced(text string) int64 {
	var n int64
	var unit string
	if _, err := fmt.Sscan(text, &n, &unit); err != nil || !strings.HasPrefix(unit, "oct") {
		return 0
	}
	return n
}
