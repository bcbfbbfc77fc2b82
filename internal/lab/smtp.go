package lab

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"mailproto/trace/wire"
)

// maxBad is how many bad commands in a row are answered before the lab closes the
// connection.
const maxBad = 10

// smtpSession is one SMTP connection. Its verbs' methods only return replies; the
// loop alone writes.
type smtpSession struct {
	lab        *Lab
	conn       *wire.Server
	client     client
	handler    *handler
	submission bool // else MX or LMTP

	guard lineGuard
	helo  string    // what the client calls itself; empty before EHLO or HELO
	esmtp bool      // it said EHLO
	user  *account  // who has logged in
	sasl  *exchange // a login that is going on
	mail  *envelope // the open transaction
	bad   int       // bad commands in a row
	tally tally
}

func newSMTPSession(l *Lab, conn *wire.Server, c client, h *handler) *smtpSession {
	return &smtpSession{lab: l, conn: conn, client: c, handler: h, submission: h.service == Submission || h.service == Submissions}
}

// run greets and answers until the connection ends.
func (s *smtpSession) run() {
	defer s.abandon()
	err := s.answer(s.misanswer(atGreeting, yes(220, "", Hostname+s.greeting())))
	for lost := false; err == nil; {
		var line string
		if line, err = s.conn.ReadLine(); err == nil && !lost {
			err = s.answer(s.command(line))
		}
		lost = s.handler.faults.losesMore && s.conn.Ahead()
	}
	s.end(err)
}

func (s *smtpSession) send(r smtpReply) error {
	lines := r.wire()
	if r.changes {
		lines = misspell(lines)
	}
	return s.conn.Reply(lines...)
}

// errHungUp says that the lab has ended the session itself.
var errHungUp = errors.New("hung up")

// errDropped says that the lab has a fault and gives no answer any more.
var errDropped = errors.New("dropped")

// answer sends a reply and does what follows from it.
func (s *smtpSession) answer(r smtpReply) error {
	switch r.then {
	case drop:
		return errDropped
	case readChunk:
		reply, err := s.readChunk(r.chunk)
		if err != nil {
			return err
		}
		return s.answer(s.patience("BDAT", reply))
	case silence:
		return deaf(s.conn)
	case unspoken:
		return nil
	}
	if err := s.lab.pause(r.late + s.handler.faults.late); err != nil {
		return err
	}
	if err := s.send(r); err != nil {
		return err
	}
	for _, one := range r.more {
		if err := s.send(one); err != nil {
			return err
		}
	}
	for _, more := range r.behind {
		if err := s.answer(more); err != nil {
			return err
		}
	}
	switch r.then {
	case readMessage:
		reply, err := s.message()
		if err != nil {
			return err
		}
		return s.answer(reply)
	case startTLS:
		return s.upgrade()
	case hangUp:
		return errHungUp
	}
	return nil
}

// upgrade performs the handshake. Whatever the client had said before it counts
// no more (RFC 3207 §4.2).
func (s *smtpSession) upgrade() error {
	if s.handler.faults.injects {
		if err := s.send(injected()); err != nil {
			return err
		}
	}
	if err := s.conn.StartTLS(s.handler.tls); err != nil {
		return err
	}
	counted := s.tally
	*s = *newSMTPSession(s.lab, s.conn, s.client, s.handler)
	s.tally = counted
	return nil
}

// end ends a session because of err.
func (s *smtpSession) end(err error) {
	switch {
	case errors.Is(err, errHungUp):
		_ = s.conn.Close() // the client may be gone already
		return
	case errors.Is(err, wire.ErrFinished): // RFC 5321 §3.8
		s.lastWord(no(421, "4.3.2", Hostname+" The lab is ending, closing"))
		return
	case errors.Is(err, wire.ErrTimeout):
		// A server that gives up waiting says so (RFC 5321 §3.8).
		s.lastWord(no(421, "4.4.2", Hostname+" Nothing came for too long, closing"))
		return
	case isHello(err):
		farewell(s.conn, wrongPort(s.handler.proto, false))
		return
	case errors.Is(err, wire.ErrProtocol): // RFC 5321 §4.5.3.1.9
		s.lastWord(no(500, "5.5.2", "Line too long"), no(421, "4.7.0", Hostname+" Closing"))
		return
	case errors.Is(err, wire.ErrLost):
		s.conn.CloseLost()
		return
	}
	s.conn.Drop()
}

// lastWord says something to a client that may not be listening, and closes.
func (s *smtpSession) lastWord(replies ...smtpReply) {
	s.conn.SetTimeout(time.Second)
	for _, r := range replies {
		if s.send(r) != nil {
			break
		}
	}
	_ = s.conn.Close()
}

// command answers one line.
func (s *smtpSession) command(line string) smtpReply {
	var verb string
	var r smtpReply
	switch broken := s.guard.refuses(line, s.conn.BareLF()); {
	case broken != "":
		s.sasl = nil
		r = no(500, "5.5.2", broken)
	case s.sasl == nil && lineTooLong(line, maxSMTPLine):
		s.conn.Report(commandTooLong, strconv.Itoa(len(line))+" octets")
		r = no(500, "5.5.2", "Line too long") // RFC 5321 §4.5.3.1.9
	case s.sasl != nil:
		r = s.saslLine(line)
	default:
		// Blanks at the end are to be tolerated (RFC 5321 §4.1.1).
		line = strings.TrimRight(line, " \t")
		var args string
		verb, args, _ = strings.Cut(line, " ")
		verb = strings.ToUpper(verb)
		r = s.verb(verb, args)
	}
	return s.patience(verb, s.misanswer(verb, r))
}

// patience ends a session that goes wrong again and again. RCPT is let off: a
// pipelined group of them goes wrong together when MAIL did.
func (s *smtpSession) patience(verb string, r smtpReply) smtpReply {
	switch {
	case r.then == readChunk:
		return r // it is judged when the chunk is there
	case r.code < 400:
		s.bad = 0
	case verb != "RCPT" && (r.code/10 == 50 || r.code == 535):
		if s.bad++; s.bad > maxBad {
			r = no(421, "4.7.0", Hostname+" Too many bad commands, closing")
			r.then = hangUp
		}
	}
	if r.code == 535 {
		s.lab.guesses.note(s.client.host)
	}
	if tooMany := s.tally.answered(s.lab.opt.Limits, r.code >= 500, r.code == 535); tooMany != "" && r.then != hangUp {
		r = no(421, "4.7.0", Hostname+" "+tooMany+", closing")
		r.then = hangUp
	}
	return r
}

// verb calls the method of a verb.
func (s *smtpSession) verb(verb, args string) smtpReply {
	switch faults := &s.handler.faults; {
	case faults.lacks(verb):
		return switchedOff(verb)
	case faults.replies[atGreeting].code == 554 && verb != "QUIT": // RFC 5321 §3.1
		return outOfOrder("There is no mail service here")
	case faults.tlsFirst && !s.conn.TLS() && !slices.Contains([]string{"NOOP", "EHLO", "STARTTLS", "QUIT", "BDAT"}, verb):
		return needTLS()
	}
	if !s.offers(verb) {
		return s.foreign(verb)
	}
	switch verb {
	case "EHLO", "LHLO":
		return s.EHLO(args)
	case "HELO":
		return s.HELO(args)
	case "MAIL":
		return s.MAIL(args)
	case "RCPT":
		return s.RCPT(args)
	case "DATA":
		return s.DATA(args)
	case "BDAT":
		return s.BDAT(args)
	case "RSET":
		return s.RSET(args)
	case "NOOP":
		return yes(250, "2.0.0", "OK")
	case "VRFY":
		return s.VRFY(args)
	case "EXPN":
		return s.EXPN(args)
	case "HELP":
		return s.HELP(args)
	case "QUIT":
		return s.QUIT(args)
	case "STARTTLS":
		return s.STARTTLS(args)
	case "AUTH":
		return s.AUTH(args)
	case "SEND", "SOML", "SAML", "TURN", "BURL", "ETRN", "ATRN":
		return switchedOff(verb)
	}
	// RFC 5321 §4.2.4 keeps 500 for what a server does not know at all.
	return no(500, "5.5.1", "Unknown command")
}

// injected is what somebody in between could add behind the reply to STARTTLS: a
// client that keeps it takes it for the answer to its next EHLO.
func injected() smtpReply {
	return yes(250, "", Hostname+" said in clear, before TLS", "AUTH PLAIN LOGIN")
}

// pause holds a reply back.
func (l *Lab) pause(d time.Duration) error {
	if d > 0 && rest(l.ctx, d) != nil {
		return wire.ErrFinished
	}
	return nil
}

// rest waits, or gives up when ctx is done.
func rest(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
