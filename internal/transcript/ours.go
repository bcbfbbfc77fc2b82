package transcript

import (
	"bytes"

	"mailproto/trace"
)

// newMailproto reads our own text output, in English or Chinese, in columns at any
// level or in the sentences of --plain. It takes the dialogue out of it and leaves
// the explanations, which are made anew.
func newMailproto(p *parser) func([]byte) {
	m := &ours{parser: p}
	p.finish = m.done
	return m.line
}

// textAt is the column in which the text of a line begins, markAt that of "C -->".
const (
	textAt = 12
	markAt = 5
)

type ours struct {
	*parser
	esc    []byte
	status string // the code or indicator of the reply whose lines are read
	last   bool   // the last line of the reply has come
	// said is a line that may be wrapped; it waits for its continuation.
	said []byte
	from int // its number
	peer trace.Peer
	list bool   // the reply is a list of POP3
	size string // what was said so far of a message
	cert string // what was said of the handshake that is going on
	// glossed reports that what its code means stands below its first line.
	glossed bool
	// wrapped reports that it goes on in the next line: its outcome is still due.
	wrapped bool
}

func (m *ours) line(line []byte) {
	line = m.uncolour(line)
	if kind := sentence(string(line)); kind != 0 {
		m.sentence(kind, string(line))
		return
	}
	if peer := column(line); peer != "" {
		m.done()
		m.head(peer, line)
		return
	}
	m.certificate(line)
	switch {
	case len(line) > textAt && blank(line[:textAt]) && line[textAt] != ' ':
		m.below(line)
	case m.status != "" && len(line) > 0 && line[0] != ' ' && m.plainRow(line):
	default:
		m.wrapped = false
		if len(line) > markAt && blank(line[:markAt]) {
			if line[markAt] != ' ' {
				m.done()
				m.label(line)
			}
		}
		m.text(line, true)
	}
}

// uncolour takes the escapes of colours away.
func (m *ours) uncolour(line []byte) []byte {
	if bytes.IndexByte(line, 0x1b) < 0 {
		return line
	}
	m.esc = append(m.esc[:0], colours().ReplaceAll(line, nil)...)
	return m.esc
}

var colours = lazy(`\x1b\[[0-9;]*m`)

// column recognises a line of the dialogue in columns, "  7  C ~~>  …", and
// returns who speaks, if it is one.
func column(line []byte) trace.Peer {
	if len(line) < textAt-2 {
		return ""
	}
	for _, c := range line[:markAt] {
		if c != ' ' && !digit(c) {
			return ""
		}
	}
	switch string(line[markAt : textAt-2]) {
	case "C -->", "C ~~>":
		return trace.Client
	case "S <--", "S <~~":
		return trace.Server
	}
	return ""
}

// outcomes end a line of the server's, in columns; behind them may stand how long
// the reply took, or at level brief its gloss.
var outcomes = lazy(`  +(OK|MORE|NO|LATER|\?)((, permanent|，永久失败|, try again|，稍后再试| unreadable| 无法解读)?( +[0-9.]+ m?s)?$|  +.*$)`)

// withGloss recognises an outcome with its gloss behind it.
var withGloss = lazy(`^(OK|MORE|NO|LATER|\?) +[^0-9 ]`)

// head takes a line that tells who speaks.
func (m *ours) head(peer trace.Peer, line []byte) {
	m.encrypted(line[markAt+2] == '~' || line[markAt+3] == '~')
	said := line[min(len(line), textAt):]
	if m.payload(peer, string(said)) {
		return
	}
	m.peer = peer
	if peer == trace.Client {
		if i := bytes.Index(said, []byte("  ")); i >= 0 { // at level brief the gloss
			said = said[:i]
			m.client(said)
			return
		}
		m.said, m.from = append(m.said[:0], bytes.TrimRight(said, " ")...), m.in.n
		return
	}
	brief, whole := true, len(said)
	if at := outcomes().FindSubmatchIndex(said); at != nil {
		brief = withGloss().Match(said[at[2]:])
		said = said[:at[0]]
	}
	m.begin(bytes.TrimRight(said, " "))
	m.glossed, m.wrapped = !brief, brief && len(said) == whole
}

// begin takes the first line of a reply.
func (m *ours) begin(said []byte) {
	m.peer = trace.Server
	m.said, m.from = append(m.said[:0], said...), m.in.n
	m.status = trace.StatusOf(said)
	m.last, m.glossed, m.wrapped = false, false, false
	c := m.cur
	m.list = m.status == "+OK" && len(c.pending) > 0 && listed(c.pending[0])
	if code, more, _, _ := trace.SplitReplyLine(said); code > 0 {
		m.status, m.last = string(said[:3]), !more
	}
	if m.status == "" {
		m.status = "?"
	}
}

// below takes a line in the text column: the rest of a wrapped line, an
// explanation, or a further line of the reply.
func (m *ours) below(line []byte) {
	said := line[textAt:]
	switch {
	case m.size != "":
		m.measure(string(said))
		return
	case m.status == "" && m.peer == trace.Client && len(m.said) > 0:
		if len(m.said) < MaxLine && goesOn(m.said, said) {
			m.said = rejoin(m.said, said)
			return
		}
		m.speak()
	case m.status != "":
		if m.row(said) {
			return
		}
	}
	m.text(line, true)
}

// goesOn reports that a command that ends with head goes on with next: within a
// path, or with one more parameter. What is below a command otherwise explains it.
func goesOn(head, next []byte) bool {
	return bytes.LastIndexByte(head, '<') > bytes.LastIndexByte(head, '>') || parameter().Match(next)
}

var parameter = lazy(`^[A-Z0-9][A-Z0-9-]*=\S`)

// rejoin puts the pieces of a wrapped line together. A line is broken at a space,
// which is lost, or behind a hyphen.
func rejoin(head, next []byte) []byte {
	if !bytes.HasSuffix(head, []byte("-")) {
		head = append(head, ' ')
	}
	return append(head, next...)
}

// section is what stands at the right of an explanation, or marks one that says
// that there is none.
var section = lazy(` {2,}RFC \d+( §[\d.]+)?$|^\? `)

// row takes a line below the first of a reply, and reports whether it is a line of
// the reply and not about it.
func (m *ours) row(said []byte) bool {
	gloss := bytes.HasPrefix(said, []byte(m.status+"  "))
	if len(m.said) > 0 {
		if (m.glossed && !gloss || m.wrapped) && m.status != "?" && len(m.said) < MaxLine {
			m.said = rejoin(m.said, said)
			return true
		}
		m.speak()
	}
	if gloss || !m.isRow(said) {
		return false
	}
	if i := bytes.Index(said, []byte("  ")); i >= 0 {
		said = said[:i]
	}
	_, more, _, _ := trace.SplitReplyLine(said)
	m.last = !m.list && !more
	m.server(said)
	return true
}

// isRow reports that a line has the form of a further line of the reply.
func (m *ours) isRow(said []byte) bool {
	if m.list {
		return !bytes.HasPrefix(said, []byte("...")) && !bytes.HasPrefix(said, []byte("…")) && !m.last &&
			said[0] > ' ' && said[0] < 0x7f && !section().Match(said[:min(len(said), 12)])
	}
	return !m.last && bytes.HasPrefix(said, []byte(m.status)) && len(said) > 3 && (said[3] == '-' || said[3] == ' ')
}

// speak hands on the line that waited for its continuation.
func (m *ours) speak() {
	if len(m.said) == 0 {
		return
	}
	said := m.said
	m.said = m.said[:0]
	m.at(m.from, func() {
		if m.peer == trace.Client {
			m.client(said)
		} else {
			m.server(said)
		}
	})
}

// done ends what is open.
func (m *ours) done() {
	m.message()
	m.speak()
	if m.cur.reply.open() {
		m.flush()
	}
	m.status, m.peer, m.list = "", "", false
}
