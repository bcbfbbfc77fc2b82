package explain

import (
	"slices"
	"strings"

	"mailproto/trace"
)

// Session folds the events of a trace into steps. It is the only place that
// knows what state a session is in. The zero Session is ready for use; it is not
// safe for concurrent use.
type Session struct {
	// Deliberate says that the client's mistakes are on purpose, as in an
	// experiment: they are no findings.
	Deliberate bool

	conns map[string]*conn
	turn  int           // counts the events, to tell which connection has rested longest
	faq   map[int][]int // the exchanges that showed each point of the FAQ
	// refusals are those that were read before, on any connection.
	refusals refusals
}

// conn is what is known of one connection.
type conn struct {
	turn   int // of its last event
	state  State
	opened bool   // its beginning was seen
	offers Offers // of the last EHLO or CAPA
	before Offers // of the one before, as long as it may be compared
	// loginFirst reports that mail is taken only after a login; submission, that
	// the port says so.
	loginFirst, submission bool
	exchange               int            // of the last command
	answered               int            // of the last reply
	responses              int            // the client's answers within AUTH so far
	pending                map[int]spoken // by the Seq of their events
	heading                heading
	chunk                  bool     // the last command was BDAT
	settling               settling // a message that is answered more than once
	quit                   int      // the Seq of QUIT
	drop                   maildrop
	last                   trace.Millis    // when the last event came
	seen                   map[string]bool // topics of commands
	told                   int             // lists of offers
	known                  situation
	next                   Next // in the situation known
	nexts                  map[situation]Next
	maker                  maker
	deliberate             bool
	refusals               refusals // of all connections
	masked                 bool     // a masked word in a reply was explained
	untold                 bool     // that a log does not tell TLS was said
}

// spoken is a client's line that waits for its reply.
type spoken struct {
	cmd      trace.Command // as heard says
	exchange int
	at       trace.Millis
	// behind reports that it was sent before the reply to the one before it,
	// malformed that it should have been base64.
	behind, malformed bool
	// broken reports that its octets were reported as wrong.
	broken bool
}

// mostPending bounds the commands whose replies are waited for: those of a
// transcript may never come.
const mostPending = 4096

// Observe takes the next event of a trace and says what it means.
func (s *Session) Observe(e trace.Event) Step {
	c := s.conn(e.Conn)
	step := Step{Event: e, Before: c.state}
	switch {
	case e.Kind == trace.Connected:
		c.connected(e)
	case e.Kind == trace.Secured:
		step.Took = e.At - c.last
		c.secured(&step)
	case e.Kind == trace.Looked:
		lookupNotes(&step)
	case e.Kind == trace.Payload:
		c.payload(&step)
	case e.Kind == trace.Problem && e.Fault != nil:
		step.Problems = append(step.Problems, finding(e.Fault.Name))
		c.breach(e.Fault.Name)
	case e.Kind == trace.Closed:
		c.left(&step)
		c.lost(&step)
		c.state = State{Phase: PhaseClosed, TLS: c.state.TLS, Auth: c.state.Auth}
	case e.Command != nil:
		c.command(&step)
	case e.Reply != nil:
		c.reply(&step)
	}
	for i := range step.Problems {
		p := &step.Problems[i]
		p.Refs = ownFirst(e.Proto, p.Refs)
	}
	c.last = e.At
	step.After = c.state
	if step.Next = c.allowed(e.Proto); c.leaving() {
		step.Next = Next{}
	}
	s.touch(&step)
	return step
}

// Shown lists the points of the FAQ that the trace has shown, in their order, each
// with the exchanges that did; none for what happened between two exchanges.
func (s *Session) Shown() (points []int, exchanges map[int][]int) {
	for n := range s.faq {
		points = append(points, n)
	}
	slices.Sort(points)
	return points, s.faq
}

// connected begins a connection. On a submission port mail is taken only after a
// login (RFC 6409 §4.3).
func (c *conn) connected(e trace.Event) {
	exchange, turn := c.exchange, c.turn
	*c = *newConn(c.deliberate, c.refusals)
	c.opened, c.exchange, c.turn = true, exchange, turn
	c.maker.watched = e.Peer == trace.Client
	if c.maker.watched && e.Proto == trace.SMTP && strings.HasPrefix(e.Conn, "submission") { // where it came from says nothing
		c.loginFirst, c.submission = true, true
	}
	for _, port := range []string{":587", ":465", ":2587", ":2465", " submission", " submissions"} {
		if e.Proto == trace.SMTP && strings.HasSuffix(e.Addr, port) {
			c.loginFirst, c.submission = true, true
		}
	}
}

// secured follows a handshake. Offers that came in clear are kept for comparison
// with what is offered inside TLS, and count for nothing else.
func (c *conn) secured(step *Step) {
	c.tlsNotes(step)
	if step.TLSInfo == nil || step.TLSInfo.Version == "" || failedHandshake(step.TLSInfo) {
		return
	}
	c.before = c.offers
	c.offer(nil)
	c.loginFirst = c.submission // what 530 asked for in clear may have been TLS
	c.maker.again = c.state.Phase != PhaseConnected
	c.state = c.state.secured(step.Proto)
}

// failedHandshake reports that no session came out of a handshake.
func failedHandshake(i *trace.TLSInfo) bool { return i.Error != "" && !i.Insecure }

// payload explains a message that went by. It belongs to the command that asked
// for it: of several that were pipelined, the one that was answered last.
func (c *conn) payload(step *Step) {
	c.maker.broken = 0
	step.Exchange = c.exchange
	if step.Peer == trace.Server {
		step.Exchange = c.answered
	}
	note := Note{Role: RolePayload, Title: payloadText(step.Event), Refs: []string{"RFC 5321 §4.5.2"}}
	switch {
	case step.Proto == trace.POP3:
		note.Refs = []string{"RFC 1939 §3"}
	case c.chunk:
		note.Title, note.Refs = chunkText(step.Event), []string{"RFC 3030 §2"}
	}
	step.Notes = append(step.Notes, note)
	c.fetchedAs(step)
}

// command explains a client's line.
func (c *conn) command(step *Step) {
	cmd := c.heard(step)
	c.exchange++
	step.Exchange = c.exchange
	if len(c.pending) >= mostPending {
		clear(c.pending)
	}
	c.awaits(step.Seq, spoken{cmd: cmd, exchange: c.exchange, at: step.At, behind: step.Pipelined || len(c.pending) > 0,
		malformed: step.SASL != nil && step.SASL.Malformed, broken: c.maker.broken > 0})
	c.maker.broken = max(0, c.maker.broken-1)
	topic := commandTopic(step.Proto, cmd)
	other := topic == nil && foreign(step.Proto, cmd.Verb) != nil
	switch {
	case topic != nil: // of what has none nothing is kept
		step.First = !c.seen[topic.ID]
		c.seen[topic.ID] = true
		step.FAQ = append(step.FAQ, topic.FAQ...)
	case other:
		step.First = !c.seen[verbForeign]
		c.seen[verbForeign] = true
		step.FAQ = append(step.FAQ, 4)
	}
	c.chunk = cmd.Verb == "BDAT"
	commandNotes(step, cmd, topic)
	c.choiceNote(step, cmd)
	c.unoffered(step)
	proxyNote(step)
	if cmd.Verb == "QUIT" && cmd.Args == "" { // with an argument it is none
		c.quit = step.Seq
		c.update(step.Proto)
		c.quitNotes(step)
	}
	c.untoldNote(step, cmd)
	if c.inClear(step, cmd) {
		step.Problems = append(step.Problems, finding("password-in-clear"))
		step.FAQ = append(step.FAQ, 6)
	}
	if c.opened && c.state.Phase == PhaseConnected && !c.state.Refused && cmd.Verb != "PROXY" {
		step.Problems = append(step.Problems, finding("early-talk"))
	}
	c.said(step, cmd)
}

// Verbs that stand for lines without one.
const (
	verbAnswer = "=" // an answer within an AUTH exchange
	verbNone   = "?" // a line that is no command
	// verbForeign stands for all commands of the other protocol.
	verbForeign = "foreign"
)

// heard is a client's line with the verb under which its meaning is kept.
func (c *conn) heard(step *Step) trace.Command {
	cmd := *step.Command
	switch {
	case cmd.Verb == "" && (step.SASL != nil || c.state.exchanging()):
		cmd.Verb = verbAnswer
	case cmd.Verb == "", cmd.Verb == verbAnswer,
		// A dot ends a message, and means nothing elsewhere.
		cmd.Verb == "." && c.state.Phase != PhaseData && c.state.Phase != PhaseConnected:
		cmd.Verb = verbNone
	}
	return cmd
}

// update enters the UPDATE state when QUIT is the only command of POP3 that still
// waits: the server has come to it (RFC 1939 §6).
func (c *conn) update(p trace.Proto) {
	if p != trace.POP3 || c.state.Phase != PhaseTransaction || len(c.pending) != 1 {
		return
	}
	if _, last := c.pending[c.quit]; last {
		c.state.Phase = PhaseUpdate
	}
}

// reply explains a server's reply.
func (c *conn) reply(step *Step) {
	step.Outcome = step.Reply.Outcome(step.Proto)
	c.maker.watched = c.maker.watched || step.Kind == trace.Sent
	var cmd *trace.Command
	asked, ok := c.asked(step.Re)
	if ok {
		delete(c.pending, step.Re)
		cmd, step.Exchange = &asked.cmd, asked.exchange
		c.answered = asked.exchange
		step.Took = step.At - asked.at
		step.Answers = asked.cmd.Verb
	}
	unasked := cmd == nil && step.Before.Phase != PhaseConnected
	if cmd == nil && !unasked && c.opened {
		step.Took = step.At - c.last
	}
	if !unasked || step.Reply.Code == 421 {
		c.state = c.state.answered(step.Proto, cmd, step.Reply)
	}
	c.learn(step, cmd)
	c.replyNotes(step, cmd)
	if !unasked {
		c.unfitting(step, cmd)
		c.listed(step, cmd)
	}
	c.settle(step, cmd)
	if cmd != nil {
		c.answeredWith(step, asked)
	} else {
		c.timedOut(step)
	}
	c.update(step.Proto)
}
