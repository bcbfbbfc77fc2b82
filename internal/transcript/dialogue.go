package transcript

import (
	"bytes"

	"mailproto/trace"
)

// newDialogue reads a dialogue whose lines tell who speaks: C: and S: as the RFCs
// write it, client: and server:, >>> and <<< as in bounces, In: and Out: as in
// Postfix's reports, and the named sessions of our own lessons ("phone C: STAT").
func newDialogue(p *parser) func([]byte) {
	d := &dialogue{parser: p}
	return d.line
}

type dialogue struct {
	*parser
	pad int // the blanks behind the mark of the last line outside of a message
}

func (d *dialogue) line(line []byte) {
	name, peer, rest, ok := speaker(line)
	if !ok {
		d.unmarked(line)
		return
	}
	if name != "" || len(d.order) > 1 {
		d.on(name)
	}
	body := d.cur.body
	if body != nil && body.peer == peer {
		// Only the blanks of the notation go: the message may begin with its own.
		for n := 0; n < d.pad && len(rest) > 0 && rest[0] == ' '; n++ {
			rest = rest[1:]
		}
	} else {
		said := bytes.TrimLeft(rest, " \t")
		d.pad = len(rest) - len(said)
		rest = said
	}
	switch {
	case aside(rest):
		d.text(line, true)
	case peer == trace.Client:
		d.client(bytes.TrimRight(rest, " "))
	default:
		d.server(rest)
	}
}

// unmarked takes a line that does not tell who speaks.
func (d *dialogue) unmarked(line []byte) {
	said := bytes.TrimLeft(line, " \t")
	if r := &d.cur.reply; r.open() && d.cur.proto == trace.SMTP && len(said) > 3 && bytes.HasPrefix(said, r.text[:3]) &&
		(said[3] == '-' || said[3] == ' ') {
		d.server(said) // a further line of the reply, without its mark
		return
	}
	d.text(line, len(said) == 0 || said[0] == '#' || aside(both(said)) || prompt(line) || heading(said))
}

// both takes the mark of what both sides do off a line (RFC 3207 §5).
func both(said []byte) []byte {
	for _, mark := range []string{"C & S:", "C&S:", "C/S:"} {
		if rest, ok := bytes.CutPrefix(said, []byte(mark)); ok {
			return rest
		}
	}
	return said
}

// heading reports that a line is one that bounces and reports put before the
// dialogue that they quote.
func heading(said []byte) bool {
	return bytes.Contains(said, []byte("ranscript of session follows")) || bytes.HasPrefix(said, []byte("... while talking to ")) ||
		bytes.HasPrefix(said, []byte("Session aborted, reason: "))
}

// marks are what may stand before a line of a dialogue.
var marks = []struct {
	mark string
	peer trace.Peer
}{
	{"C:", trace.Client}, {"S:", trace.Server},
	{"C!:", trace.Client}, {"S!:", trace.Server},
	{"C>", trace.Client}, {"S>", trace.Server},
	{">>>", trace.Client}, {"<<<", trace.Server},
	{"client:", trace.Client}, {"server:", trace.Server},
	{"client>", trace.Client}, {"server>", trace.Server},
	{"in:", trace.Client}, {"out:", trace.Server},
	{"c：", trace.Client}, {"s：", trace.Server},
	{"客户端：", trace.Client}, {"服务器：", trace.Server},
	{"客户端:", trace.Client}, {"服务器:", trace.Server},
}

// speaker takes the mark off a line. name is that of a session, where one stands.
func speaker(line []byte) (name string, peer trace.Peer, rest []byte, ok bool) {
	said := bytes.TrimLeft(line, " \t")
	if peer, rest, ok = mark(said); ok {
		return "", peer, rest, true
	}
	i := bytes.IndexByte(said[:min(len(said), 40)], ' ')
	if i <= 0 || !identifier(said[:i]) {
		return "", "", nil, false
	}
	after := said[i+1:]
	if len(after) < 2 || after[0] != 'C' && after[0] != 'S' {
		return "", "", nil, false
	}
	peer, rest, ok = mark(after)
	return string(said[:i]), peer, rest, ok
}

func mark(said []byte) (trace.Peer, []byte, bool) {
	for i := range marks {
		m := &marks[i]
		if len(said) < len(m.mark) {
			continue
		}
		if m.mark[0] >= 'a' && fold(said, m.mark) || m.mark[0] < 'a' && string(said[:len(m.mark)]) == m.mark {
			return m.peer, said[len(m.mark):], true
		}
	}
	// Lower-case marks of one letter are no words either: "c: EHLO".
	if len(said) > 2 && said[1] == ':' && said[2] == ' ' {
		switch said[0] {
		case 'c':
			return trace.Client, said[2:], true
		case 's':
			return trace.Server, said[2:], true
		}
	}
	return "", nil, false
}

func identifier(b []byte) bool {
	for _, c := range b {
		if !(digit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '-' || c == '_') {
			return false
		}
	}
	return true
}
