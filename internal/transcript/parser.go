package transcript

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"time"

	"mailproto/trace"
)

// mostConns is how many connections a log may show at a time; of more the oldest
// are forgotten.
const mostConns = 64

// parser is what the readers of all formats share: it follows the connections of a
// transcript and emits its items. A reader tells it, line by line, who spoke.
type parser struct {
	format Format
	in     *lines
	emit   func(Item) error
	err    error
	hints
	// finish is called when the transcript ends, for what a reader holds back.
	finish func()

	cut   bool // the next event is of a line that was too long
	seq   int
	names int
	cur   *conn
	conns map[string]*conn // by what the log calls them
	order []string         // of conns, oldest first
	vault vault
	// began is the time of the first line that tells one, now that of the current.
	began, now time.Duration
	clocked    bool
}

// hints are what is known of a format.
type hints struct {
	// proto is the protocol that the tool speaks, if it speaks but one.
	proto trace.Proto
	// serverSide reports that the server wrote the transcript: it received the
	// commands and sent the replies.
	serverSide bool
	// hidesBody reports that messages are not shown; noDot that they and lists are
	// shown without their final dot, and with their dots not doubled.
	hidesBody, noDot bool
	// untold reports that the tool does not say whether it began in TLS.
	untold bool
}

func newParser(f Format, in *lines, emit func(Item) error) *parser {
	p := &parser{format: f, in: in, emit: emit, conns: map[string]*conn{}}
	p.on("")
	return p
}

// run reads all lines.
func (p *parser) run(line func([]byte)) error {
	for p.err == nil {
		b, err := p.in.next()
		if err == io.EOF {
			p.end()
			return p.err
		}
		if err != nil {
			p.fail(err)
			return p.err
		}
		line(b)
	}
	return p.err
}

// fail ends the reading.
func (p *parser) fail(err error) { p.err = errors.Join(p.err, err) }

// end closes what is open when the transcript ends.
func (p *parser) end() {
	if p.finish != nil {
		p.finish()
	}
	for _, name := range p.order {
		p.cur = p.conns[name]
		p.flush()
		p.endBody()
		p.settle()
	}
}

// on selects the connection that a log calls name; a new one begins if there is
// none.
func (p *parser) on(name string) {
	if c := p.conns[name]; c != nil {
		p.cur = c
		return
	}
	if c := p.conns[""]; c != nil && !c.used {
		// The one that a transcript begins with, in a log that names all.
		delete(p.conns, "")
		p.conns[name], p.cur = c, c
		for i := range p.order {
			if p.order[i] == "" {
				p.order[i] = name
			}
		}
		return
	}
	if len(p.order) == mostConns {
		p.forget(p.order[0])
	}
	p.cur = p.newConn()
	p.conns[name] = p.cur
	p.order = append(p.order, name)
}

// forget ends what is known of a connection.
func (p *parser) forget(name string) {
	c := p.conns[name]
	if c == nil {
		return
	}
	p.cur = c
	p.flush()
	p.endBody()
	p.settle()
	p.vault.release(c.mask)
	delete(p.conns, name)
	for i, n := range p.order {
		if n == name {
			p.order = append(p.order[:i], p.order[i+1:]...)
			break
		}
	}
}

// fresh begins a new connection under the name of the current one, unless nothing
// was said on that yet.
func (p *parser) fresh() {
	c := p.cur
	if !c.used {
		return
	}
	p.flush()
	p.endBody()
	p.settle()
	p.vault.release(c.mask)
	for name, old := range p.conns {
		if old == c {
			p.conns[name] = p.newConn()
			p.cur = p.conns[name]
			return
		}
	}
}

func (p *parser) newConn() *conn {
	p.names++
	return &conn{name: strconv.Itoa(p.names), proto: p.proto, untold: p.untold, mask: p.vault.take()}
}

// item emits an item of the current line.
func (p *parser) item(i Item) {
	if i.Line == 0 {
		i.Line = p.in.n
	}
	if p.err == nil {
		p.err = p.emit(i)
	}
}

// event numbers an event and emits it. line is where it began, 0 for here.
func (p *parser) event(e trace.Event, line int) int {
	c := p.cur
	p.seq++
	e.Seq, e.Conn, e.Proto, e.TLS = p.seq, c.name, c.proto, c.tls && e.Kind != trace.Connected
	e.TLSUntold = c.untold && !c.tls && e.Kind != trace.Connected
	e.At = trace.Millis(p.now - p.began)
	p.item(Item{Event: e, Line: line, Cut: p.cut || p.in.over > 0 && line == 0})
	p.cut = false
	return p.seq
}

// at runs f as if the line with number n were the current one.
func (p *parser) at(n int, f func()) {
	now := p.in.n
	p.in.n = n
	f()
	p.in.n = now
}

// text emits a line that is not part of the dialogue. known reports that the tool
// is known to say such things.
func (p *parser) text(line []byte, known bool) {
	v, _ := trace.Visible(p.vault.hide(bytes.TrimRight(line, " \t")))
	p.item(Item{Text: v, Known: known, Cut: p.in.over > 0 || p.in.more})
}

// clock takes the time of the current line from a stamp such as 09:29:50.952230
// at its beginning. Midnight may pass.
func (p *parser) clock(stamp []byte) {
	t, ok := clockTime(stamp)
	if !ok {
		return
	}
	if !p.clocked {
		p.began, p.clocked = t, true
	}
	for t < p.began {
		t += 24 * time.Hour
	}
	p.now = max(p.now, t)
}

// clockTime reads HH:MM:SS, perhaps with a fraction.
func clockTime(b []byte) (time.Duration, bool) {
	if len(b) < 8 || b[2] != ':' || b[5] != ':' {
		return 0, false
	}
	var t time.Duration
	for i, unit := range []time.Duration{time.Hour, time.Minute, time.Second} {
		tens, ones := b[3*i], b[3*i+1]
		if !digit(tens) || !digit(ones) {
			return 0, false
		}
		t += time.Duration(int(tens-'0')*10+int(ones-'0')) * unit
	}
	if len(b) > 9 && b[8] == '.' {
		for unit, i := time.Second/10, 9; unit > 0 && i < len(b) && digit(b[i]); i++ {
			t += time.Duration(b[i]-'0') * unit
			unit /= 10
		}
	}
	return t, true
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
