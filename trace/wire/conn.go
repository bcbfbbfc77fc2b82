package wire

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"time"

	"mailproto/trace"
)

// Bounds for what the other side may send.
const (
	MaxLine  = 64 << 10 // octets of one line
	MaxReply = 1 << 20  // octets of one reply
	MaxList  = 16 << 20 // octets of a POP3 listing
	// shortLine is what a line of a listing counts at least: it takes memory
	// however short it is.
	shortLine = 32
	// bodyStep is how much of a message may pass before its deadline is renewed.
	bodyStep = 16 << 10
)

// Options are what both ends of a connection need.
type Options struct {
	Name  string // the connection's name in events
	Addr  string // how events name the other side; empty: its network address
	Proto trace.Proto
	Log   *Log
	// Timeout bounds each wait for the other side: a reply or command from the
	// first wait to its last line, a handshake, each 16 KiB of a message. Zero
	// means none.
	Timeout time.Duration
	// ShowSecrets turns masking off.
	ShowSecrets bool
	// Excerpt is how many lines of a message its event carries for views; none
	// unless the user may see them: mail is private.
	Excerpt int
}

// conn is what both ends share: lines in, octets out, and the events of both.
type conn struct {
	ctx     context.Context
	stop    func() bool
	nc      net.Conn // the bytes: TCP, or TLS above it
	plain   net.Conn // TCP below TLS
	r       *reader
	name    string
	proto   trace.Proto
	log     *Log
	mask    trace.Masker
	timeout time.Duration
	limit   time.Duration // of the present wait
	until   time.Time     // the deadline that is set; zero: none, or unknown
	tls     bool
	closed  bool
	excerpt int
	hush    bool     // a client's line may hold a secret that the masker learns only when it is reported
	told    []string // the breaches within lines of the present reply or command
	sent    int64
	got     int64
	// handshake is what the last one told, on the client's side.
	handshake *trace.TLSInfo
}

// newConn wraps nc. When ctx is done the connection is closed at once and what
// waits on it returns ErrInterrupted.
func newConn(ctx context.Context, nc net.Conn, o Options) conn {
	if o.Log == nil {
		o.Log = NewLog(nil)
	}
	nc = prompt(nc)
	return conn{
		ctx: ctx, nc: nc, plain: nc,
		r:     newReader(nc),
		stop:  context.AfterFunc(ctx, func() { nc.Close() }),
		name:  o.Name,
		proto: o.Proto, log: o.Log, timeout: o.Timeout,
		mask: trace.Masker{Show: o.ShowSecrets}, excerpt: o.Excerpt,
	}
}

// reset puts a new byte stream under the connection.
func (c *conn) reset(nc net.Conn) {
	c.nc = nc
	c.r.Reset(nc)
	c.tls = true
}

// address is what events call the other side.
func address(nc net.Conn, o Options) string {
	if o.Addr != "" || nc.RemoteAddr() == nil {
		return o.Addr
	}
	return nc.RemoteAddr().String()
}

// Secret makes a secret known, so that no event shows it, wherever it stands.
func (c *conn) Secret(s string) { c.mask.Secret(s) }

// TLS reports whether the connection is encrypted.
func (c *conn) TLS() bool { return c.tls }

func (c *conn) add(e trace.Event) int {
	if c.log.quiet() {
		return 0
	}
	e.Conn, e.Proto, e.TLS = c.name, c.proto, c.tls
	return c.log.Add(e)
}

// fault reports a breach of the protocol by the other side, as an event.
func (c *conn) fault(name string, detail []byte) {
	if c.log.quiet() {
		return
	}
	v, _ := trace.Visible(c.mask.Hide(detail))
	if len(v) > 400 {
		v = cutRunes(v, 400) + "..."
	}
	c.add(trace.Event{Kind: trace.Problem, Fault: &trace.Fault{Name: name, Detail: v}})
}

// Shown makes text that the other side sent safe to show: secrets masked, and
// unprintable bytes made visible.
func (c *conn) Shown(s string) string {
	v, _ := trace.Visible(c.mask.Hide([]byte(s)))
	return v
}

// Refuse reports a breach that the caller found and that the connection cannot go
// on from; the error it returns wraps ErrProtocol.
func (c *conn) Refuse(name, detail string) error { return c.refuse(name, []byte(detail)) }

// Report reports what the caller found to be wrong; the session goes on.
func (c *conn) Report(name, detail string) { c.fault(name, []byte(detail)) }

// refuse reports a breach that the connection cannot go on from.
func (c *conn) refuse(name string, detail []byte) error {
	c.fault(name, detail)
	v, _ := trace.Visible(c.mask.Hide(detail))
	return &Error{Reason: ErrProtocol, Name: name, Detail: cutRunes(v, 120)}
}

func cutRunes(s string, n int) string {
	for i := range s {
		if i >= n {
			return s[:i]
		}
	}
	return s
}

// readLine reads one line within the bound and returns it without its line end.
// The line is valid until the next read.
func (c *conn) readLine() ([]byte, error) {
	line, err := c.r.ReadSlice('\n')
	c.got += int64(len(line))
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, c.lineTooLong(line)
	case err != nil && len(line) > 0:
		return nil, c.cutOff(line, err)
	case err != nil:
		return nil, c.broken(err)
	}
	line = line[:len(line)-1]
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	} else {
		c.lineFault("bare-lf", line)
	}
	switch {
	case bytes.IndexByte(line, '\r') >= 0:
		c.lineFault("bare-cr", line)
	case bytes.IndexByte(line, 0) >= 0:
		c.lineFault("nul-byte", line)
	}
	return line, nil
}

// lineTooLong refuses a line that fills the whole buffer.
func (c *conn) lineTooLong(line []byte) error {
	detail := fmt.Appendf(nil, "more than %d octets without a line end", MaxLine)
	if !c.hush {
		begins := c.mask.Hide(line) // before it is cut: half a secret would not be found
		detail = append(append(detail, ": "...), begins[:min(len(begins), 60)]...)
	}
	name := "line-too-long"
	if c.hush { // a client's is a command
		name = commandTooLong
	}
	return c.refuse(name, detail)
}

// lineFault reports a breach within a line, which its own event is still to show. A
// reply may have a hundred thousand lines with the same one: it is told once.
func (c *conn) lineFault(name string, line []byte) {
	if slices.Contains(c.told, name) {
		return
	}
	c.told = append(c.told, name)
	if c.hush {
		line = nil
	}
	c.fault(name, line)
}

// cutOff reports a line that ended with the connection instead of CR LF.
func (c *conn) cutOff(line []byte, err error) error {
	var own *Error
	if !errors.As(c.broken(err), &own) {
		return err
	}
	if own.Detail != "" {
		own.Detail += ", "
	}
	own.Detail += "in the middle of a line"
	if !c.hush {
		v, _ := trace.Visible(c.mask.Hide(line))
		own.Detail += ": " + cutRunes(v, 120)
	}
	return own
}

// write sends b whole, with a deadline for each step of a message's size.
func (c *conn) write(b []byte) error {
	for len(b) > 0 {
		n := min(len(b), bodyStep)
		c.deadline(c.timeout)
		m, err := c.nc.Write(b[:n])
		c.sent += int64(m)
		if err != nil {
			return c.broken(err)
		}
		b = b[n:]
	}
	return nil
}

// replyEvent builds the event of a reply, masked and visible.
func (c *conn) replyEvent(kind trace.Kind, re int, lines [][]byte) (trace.Event, trace.Reply, []string) {
	var sasl *trace.SASL
	masked := make([][]byte, len(lines))
	exact := true
	for i, line := range lines {
		if i == 0 || c.proto == trace.SMTP {
			masked[i], sasl = c.mask.Server(line, c.proto)
		} else {
			masked[i] = c.mask.Hide(line)
		}
		_, changed := trace.Visible(masked[i])
		exact = exact && !changed
	}
	parse := trace.ParseSMTPReply
	if c.proto == trace.POP3 {
		parse = trace.ParsePOP3Reply
	}
	r, problems := parse(masked)
	e := trace.Event{Kind: kind, Peer: trace.Server, Re: re, Reply: &r, SASL: sasl}
	if !exact {
		e.Raw = append(bytes.Join(masked, []byte("\r\n")), "\r\n"...)
	}
	return e, r, problems
}

// commandEvent builds the event of a client's line, masked and visible.
func (c *conn) commandEvent(kind trace.Kind, line []byte) trace.Event {
	masked, sasl, answer := c.mask.Client(line)
	cmd := trace.ParseCommand(masked)
	if answer {
		v, _ := trace.Visible(masked)
		cmd = trace.Command{Args: v}
	}
	e := trace.Event{Kind: kind, Peer: trace.Client, Command: &cmd, SASL: sasl}
	if cmd.String() != string(masked) {
		e.Raw = append(bytes.Clone(masked), "\r\n"...)
	}
	return e
}

// close ends the connection once and reports it. by says which side ended it.
func (c *conn) close(by trace.Peer) error {
	if c.closed {
		return nil
	}
	c.closed = true
	c.stop()
	// TLS's closing alert is a courtesy; a peer that is gone must not delay us. TLS
	// sets a deadline of its own for it, so that ours would not last.
	late := time.AfterFunc(time.Second, func() { c.plain.Close() })
	err := c.nc.Close()
	late.Stop()
	c.add(trace.Event{Kind: trace.Closed, Peer: by})
	return err
}
