package transcript

import (
	"bytes"

	"mailproto/trace"
)

// body measures a message that goes by.
type body struct {
	peer trace.Peer
	line int // the number of the line before the first
	// plain reports that dots are shown as they are in the message, not as they
	// cross the wire, and that the final dot is not shown.
	plain bool
	// size is how many octets the server has announced, 0 if it has not.
	size                   int64
	octets, lines, stuffed int64
	held                   []byte // a piece that may be the final dot
	mid                    bool   // the last piece did not end its line
}

// add counts one line, of which over octets were left out.
func (b *body) add(line []byte, over int64) {
	b.octets += int64(len(line)) + over + 2
	b.lines++
	if len(line) > 0 && line[0] == '.' {
		b.stuffed++
		if b.plain {
			b.octets++ // on the wire it had a second one (RFC 5321 §4.5.2)
		}
	}
}

// feed counts octets as they crossed the wire, whole lines or not, and returns
// what stands behind the final dot. end reports that there was one.
func (b *body) feed(p []byte) (rest []byte, end bool) {
	if len(b.held) > 0 {
		p = append(b.held, p...)
		b.held = nil
	}
	for len(p) > 0 {
		i := bytes.IndexByte(p, '\n')
		piece := p[:i+1]
		if i < 0 {
			piece = p
			if !b.mid && (string(p) == "." || string(p) == ".\r") {
				b.held = bytes.Clone(p)
				return nil, false
			}
		}
		p = p[len(piece):]
		if !b.mid {
			if string(piece) == ".\r\n" || string(piece) == ".\n" {
				return p, true
			}
			if piece[0] == '.' {
				b.stuffed++
			}
		}
		b.octets += int64(len(piece))
		b.mid = i < 0
		if !b.mid {
			b.lines++
		}
	}
	return nil, false
}

// bodyLine takes a line of the message that is going by, as it crossed the wire.
func (p *parser) bodyLine(line []byte) {
	b := p.cur.body
	switch {
	case len(line) != 1 || line[0] != '.':
		b.add(line, p.in.over)
	case b.peer == trace.Client:
		p.finalDot()
	default:
		p.endBody()
	}
}

// endBody reports the message that is going by. Of one that was not shown there is
// nothing to report.
func (p *parser) endBody() {
	b := p.cur.body
	p.cur.body = nil
	if b == nil || b.lines == 0 && b.octets == 0 {
		return
	}
	if b.peer == chunkPeer {
		b.peer = trace.Client
	}
	p.event(trace.Event{Kind: trace.Payload, Peer: b.peer,
		Octets: b.octets, Lines: b.lines, Stuffed: b.stuffed}, b.line+1)
}

// finalDot ends the message of a client. Tools that do not show the message often
// do not show its final dot either, but the reply that follows answers it.
func (p *parser) finalDot() {
	c := p.cur
	p.endBody()
	seq := p.event(trace.Event{Kind: p.kind(trace.Client), Peer: trace.Client,
		Command: &trace.Command{Verb: "."}}, 0)
	c.pending = append(c.pending, asked{seq: seq, verb: "."})
}

// messageOver ends the message of a client because the server speaks.
func (p *parser) messageOver() {
	if p.cur.body.peer == chunkPeer {
		p.endBody()
		return
	}
	p.finalDot()
}

// chunkLine takes a line that may belong to the chunk that BDAT announced (RFC
// 3030 §2), and reports whether it does. A tool may not show the chunk at all; then
// a command follows at once.
func (p *parser) chunkLine(line []byte) bool {
	c := p.cur
	if c.body == nil {
		if smtpVerb(trace.ParseCommand(line).Verb) {
			c.chunk = 0
			return false
		}
		c.body = &body{peer: chunkPeer, line: p.in.n - 1}
	}
	c.body.octets += int64(len(line)) + p.in.over + 2
	c.body.lines++
	c.chunk -= int64(len(line)) + p.in.over + 2
	if c.chunk <= 0 {
		c.chunk = 0
		p.endBody()
	}
	return true
}

// chunkPeer marks the body of a BDAT chunk while it goes by: a dot does not end it.
const chunkPeer trace.Peer = "C-"
