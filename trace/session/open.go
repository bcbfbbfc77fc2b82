package session

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// maxBody bounds a message that a conversation keeps in memory, in octets.
const maxBody = 4 << 20

// Conversation is a session that was opened and goes on as its caller says, line
// by line. It is not safe for concurrent use.
type Conversation struct {
	*session
	proto  trace.Proto
	offers func(keyword string) bool
	asked  []string // lines whose replies were not read yet
	body   bytes.Buffer
	whole  bool // body holds the whole of the last multi-line answer
}

// Open holds a session up to the given stage; an empty one means as far as commands
// make sense: EHLO or CAPA done, and logged in if a user is named. An error is an
// *Error, and the connection is closed.
func Open(ctx context.Context, nc net.Conn, p trace.Proto, cfg Config, hello string, stage Stage) (*Conversation, error) {
	c := &Conversation{proto: p}
	cfg.DropAfter = stage
	var dialogue func() error
	if p == trace.POP3 {
		if stage == "" && cfg.logsIn() {
			cfg.DropAfter = StageAuth
		}
		s := &pop3{cfg: &POP3Config{Config: cfg}, uids: map[int]string{}}
		s.session = newSession(ctx, nc, p, &s.cfg.Config)
		c.session, c.offers, dialogue = s.session, s.offered, s.dialogue
	} else {
		s := &smtp{cfg: &SMTPConfig{Config: cfg, Hello: hello}, name: hello}
		s.session = newSession(ctx, nc, p, &s.cfg.Config)
		c.session, c.offers, dialogue = s.session, s.offered, s.dialogue
	}
	if err := dialogue(); err != nil && !errors.Is(err, errDropHere) {
		c.Close()
		return nil, err
	}
	return c, nil
}

// Offers reports whether the server advertised a keyword or capability.
func (c *Conversation) Offers(keyword string) bool { return c.offers(keyword) }

// Send sends lines in one piece; each is answered by a reply, in their order.
func (c *Conversation) Send(lines ...string) error {
	if err := c.tell(lines...); err != nil {
		return err
	}
	c.asked = append(c.asked, lines...)
	return nil
}

// Read reads the reply to the oldest line that waits for one, whole: a listing or
// a message with it, which Body then returns.
func (c *Conversation) Read() (trace.Reply, error) {
	if len(c.asked) == 0 {
		return trace.Reply{}, &Error{At: FailProtocol, Why: "nothing-asked"}
	}
	line := c.asked[0]
	c.asked = c.asked[1:]
	var r trace.Reply
	var err error
	switch shapeOf(c.proto, line) {
	case shapeMessage:
		c.body.Reset()
		r, _, err = c.c.ReadMessage(&c.body, maxBody)
		c.whole = err == nil && r.OK
	case shapeList:
		if r, err = c.c.ReadList(); err == nil && r.OK {
			c.body.Reset()
			c.body.WriteString(strings.Join(r.Lines[1:], "\r\n"))
			c.whole = true
		}
	default:
		r, err = c.c.ReadReply()
	}
	return r, wireError(err)
}

// Body is the last multi-line answer without its status line; ok is false if there
// was none.
func (c *Conversation) Body() (body string, ok bool) { return c.body.String(), c.whole }

// Message sends a message after 354 and reads what it comes to.
func (c *Conversation) Message(r io.Reader, timeout time.Duration) (trace.Reply, error) {
	if err := c.pause(); err != nil {
		return trace.Reply{}, err
	}
	if err := c.c.SendMessage(r); err != nil {
		return trace.Reply{}, wireError(err)
	}
	reply, err := c.c.ReadFinalReply(timeout)
	return reply, wireError(err)
}

// Stats is what the session has cost so far.
func (c *Conversation) Stats() wire.Stats { return c.stats() }

// Close ends the connection without a goodbye. It may be called twice.
func (c *Conversation) Close() error { return c.c.Close() }

// shape is how the positive reply to a command looks.
type shape int

const (
	shapeLine    shape = iota // an SMTP reply, or one line
	shapeList                 // lines up to a dot
	shapeMessage              // a message up to a dot
)

// shapeOf says how a command is answered (RFC 1939 §5, §7; RFC 2449 §5; RFC 6856
// §3). SMTP's replies tell themselves where they end.
func shapeOf(p trace.Proto, line string) shape {
	words := strings.Fields(strings.ToUpper(line))
	switch {
	case p == trace.SMTP, len(words) == 0:
		return shapeLine
	case words[0] == "RETR", words[0] == "TOP":
		return shapeMessage
	case words[0] == "CAPA",
		len(words) == 1 && slices.Contains([]string{"LIST", "UIDL", "LANG", "AUTH"}, words[0]):
		return shapeList
	}
	return shapeLine
}
