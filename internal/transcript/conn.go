package transcript

import (
	"bytes"
	"fmt"

	"mailproto/trace"
)

// Bounds of what is kept of a connection.
const (
	mostPending = 4096
	mostReply   = 1 << 20 // octets of a reply with all its lines
)

// conn is one connection of a transcript.
type conn struct {
	name    string
	proto   trace.Proto
	guessed bool // proto rests on a command alone
	tls     bool
	untold  bool // the format does not say whether TLS is on
	used    bool // an event was emitted or is due
	replied bool // the server has spoken
	over    bool // QUIT was answered, or the connection was closed
	closed  bool
	mask    *keeper
	pending []asked

	hinted   string // where the tool is about to connect
	addr     string // of a connection that is not reported yet
	addrLine int
	// upgrading reports that the server agreed to TLS. shake is what the tool has
	// told so far of a handshake that is not reported yet.
	upgrading bool
	shake     *trace.TLSInfo
	shakeLine int

	reply reply
	body  *body
	// challenged reports that the next line of the client answers a challenge.
	challenged bool
	chunk      int64 // octets of a BDAT chunk that have not come yet
}

// asked is a client's line that waits for its reply.
type asked struct {
	seq  int
	verb string
	bare bool // it had no arguments
}

// connect notes a new connection to addr; it is reported with the first line that
// tells the protocol.
func (p *parser) connect(addr string) {
	p.fresh()
	v, _ := trace.Visible([]byte(addr))
	p.cur.addr, p.cur.addrLine, p.cur.used = v, p.in.n, true
}

// handshake returns what is collected of the handshake that is going on, nil if
// none can be.
func (p *parser) handshake() *trace.TLSInfo {
	c := p.cur
	if c.tls && !c.upgrading {
		return nil
	}
	if c.shake == nil {
		c.shake, c.shakeLine, c.used = &trace.TLSInfo{}, p.in.n, true
	}
	return c.shake
}

// settle reports the connection and the handshake that are due.
func (p *parser) settle() {
	c := p.cur
	if c.addr != "" {
		addr := c.addr
		c.addr = ""
		p.event(trace.Event{Kind: trace.Connected, Addr: addr}, c.addrLine)
	}
	if c.shake == nil {
		return
	}
	info := c.shake
	c.shake, c.upgrading = nil, false
	visibleInfo(info)
	if info.Version == "" && info.Error == "" {
		info.Version = someTLS
	}
	c.tls = info.Error == "" || info.Insecure
	p.event(trace.Event{Kind: trace.Secured, TLSInfo: info}, c.shakeLine)
}

// someTLS stands for the version where a transcript does not tell it.
const someTLS = "TLS"

// close reports that the connection ended.
func (p *parser) close(by trace.Peer) {
	c := p.cur
	if c.closed || !c.used {
		return
	}
	p.flush()
	p.endBody()
	p.settle()
	c.closed, c.over = true, true
	p.event(trace.Event{Kind: trace.Closed, Peer: by}, 0)
}

// client takes a line that the client spoke, without its line end.
func (p *parser) client(line []byte) {
	c := p.cur
	if c.body != nil && c.body.peer == trace.Client {
		p.bodyLine(line)
		return
	}
	if c.chunk > 0 && p.chunkLine(line) {
		return
	}
	p.flush()
	p.endBody()
	if c.over && c.closed {
		p.fresh()
		c = p.cur
	}
	c.used = true
	if c.proto == "" {
		c.proto, c.guessed = guessProto(line), true
	}
	if p.otherProtocol(line) {
		return
	}
	if c.upgrading && c.shake == nil {
		p.handshake() // the client goes on: all went well
	}
	p.settle()
	p.command(line)
}

// command reports a client's line.
func (p *parser) command(line []byte) {
	c := p.cur
	if n := len(c.pending); n > 0 && !c.challenged && (c.pending[n-1].verb == "AUTH" || c.pending[n-1].verb == "") &&
		knownVerb(trace.ParseCommand(line).Verb) {
		c.mask.leave() // sent before the reply to AUTH came
	}
	c.challenged = false
	masked, sasl, answer := c.mask.client(line)
	masked = p.vault.loose.Hide(masked)
	cmd := trace.ParseCommand(masked)
	if answer {
		v, _ := trace.Visible(masked)
		cmd = trace.Command{Args: v}
	}
	e := trace.Event{Kind: p.kind(trace.Client), Peer: trace.Client, Command: &cmd, SASL: sasl}
	if cmd.String() != string(masked) {
		e.Raw = append(bytes.Clone(masked), "\r\n"...)
	}
	seq := p.event(e, 0)
	if len(c.pending) >= mostPending {
		c.pending = c.pending[1:]
	}
	verb := cmd.Verb
	if len(verb) > 20 {
		verb = "?" // no command has so long a name, and thousands may be waiting
	}
	c.pending = append(c.pending, asked{seq: seq, verb: verb, bare: cmd.Args == ""})
	if cmd.Verb == "BDAT" && !p.hidesBody {
		var n int64
		if _, err := fmt.Sscan(cmd.Args, &n); err == nil && n > 0 {
			c.chunk = n
		}
	}
}

func (p *parser) kind(peer trace.Peer) trace.Kind {
	if (peer == trace.Client) != p.serverSide {
		return trace.Sent
	}
	return trace.Received
}

// server takes a line that the server spoke, without its line end.
func (p *parser) server(line []byte) {
	c := p.cur
	if c.body != nil {
		if c.body.peer == trace.Server {
			p.bodyLine(line)
			return
		}
		p.messageOver()
	}
	c.chunk = 0
	if p.anew(line) {
		p.fresh()
		c = p.cur
	}
	c.used = true
	if c.proto == "" || c.guessed {
		p.detectProto(line)
	}
	if p.err != nil || p.foreign(line) {
		return
	}
	p.settle()
	c.untold = c.untold && !offersTLS(line)
	if c.proto == trace.POP3 {
		p.pop3Line(line)
	} else {
		p.smtpLine(line)
	}
}
