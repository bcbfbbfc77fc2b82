package lab

import (
	"errors"
	"io"
	"maps"
	"strconv"
	"strings"
	"time"

	"mailproto/trace/wire"
)

// pop3Reply is one reply, and what the loop is to do once it is sent.
type pop3Reply struct {
	line    string        // the status line
	list    []string      // the lines of a listing
	listing bool          // it is one, if of no lines
	message io.ReadCloser // the message behind a positive answer to RETR or TOP
	bad     bool          // the command was none, or out of place
	then    step
	part    int64 // not 0: of the message no more is sent, and no end
}

func ok(text string) pop3Reply { return pop3Reply{line: "+OK " + text} }

func list(text string, lines []string) pop3Reply {
	return pop3Reply{line: "+OK " + text, list: lines, listing: true}
}

// failed refuses a command that was well formed and in its place.
func failed(text string) pop3Reply { return pop3Reply{line: "-ERR " + text} }

// wrong refuses what is unknown, malformed or out of place (RFC 1939 §3).
func wrong(text string) pop3Reply { return pop3Reply{line: "-ERR " + text, bad: true} }

func misplaced(verb, where string) pop3Reply {
	return wrong(verb + " is not for the " + where + " state")
}

// pop3Session is one POP3 connection. Its verbs' methods only return replies; the
// loop alone writes.
type pop3Session struct {
	lab     *Lab
	conn    *wire.Server
	client  client
	handler *handler

	guard     lineGuard
	timestamp string    // of the greeting; each login by APOP is made from it
	name      string    // what USER named, until the next command
	named     bool      // the last command was USER
	sasl      *exchange // a login that is going on
	user      *account  // who has logged in: the TRANSACTION state
	messages  []*message
	deleted   map[*message]bool // marked by DELE
	fetched   map[*message]bool // by RETR, where that removes
	bad       int               // bad commands in a row
	tally     tally
	language  string // of the texts behind +OK and -ERR; empty: the first of languages
	utf8      bool   // UTF-8 mode is on
}

func newPOP3Session(l *Lab, conn *wire.Server, c client, h *handler) *pop3Session {
	return &pop3Session{lab: l, conn: conn, client: c, handler: h,
		deleted: map[*message]bool{}, fetched: map[*message]bool{}}
}

// run greets and answers until the connection ends. The timestamp in the greeting
// offers APOP (RFC 1939 §7).
func (s *pop3Session) run() {
	// Whatever ends the session, a panic too, must not leave the maildrop locked.
	defer func() { _ = s.unlock(nil) }() // nothing is removed, so nothing can fail
	s.timestamp = s.lab.timestamp()
	err := s.greet()
	for lost := false; err == nil; {
		var line string
		if line, err = s.conn.ReadLine(); err == nil && !lost {
			err = s.answer(s.command(line))
		}
		lost = s.handler.faults.losesMore && s.conn.Ahead()
	}
	s.end(err)
}

func (s *pop3Session) greet() error {
	r := ok(Hostname + " POP3 mailproto lab " + s.timestamp)
	switch f := &s.handler.faults; {
	case f.silentAt == atGreeting:
		return deaf(s.conn)
	case f.pop3.greeting != "":
		r = failed(f.pop3.greeting)
		r.then = hangUp
	}
	return s.answer(r)
}

func (s *pop3Session) answer(r pop3Reply) error {
	var err error
	r.line = s.inLanguage(r.line)
	if r.then == drop {
		return errDropped
	}
	if err := s.lab.pause(s.handler.faults.late); err != nil {
		return err
	}
	switch {
	case r.part > 0:
		return s.sendPart(r)
	case r.message != nil:
		err = s.conn.SendMessage(r.line, r.message)
		r.message.Close() // it was only read
	case r.listing:
		err = s.conn.ReplyList(r.line, r.list)
	default:
		err = s.conn.Reply(r.line)
	}
	if err != nil {
		return err
	}
	switch r.then {
	case startTLS:
		return s.upgrade()
	case hangUp:
		return errHungUp
	}
	return nil
}

// upgrade performs the handshake. The session stays in the AUTHORIZATION state
// (RFC 2595 §4), and what was said in clear counts no more.
func (s *pop3Session) upgrade() error {
	if s.handler.faults.injects { // a client that keeps it takes it for its next answer
		if err := s.conn.Reply("+OK said in clear, before TLS"); err != nil {
			return err
		}
	}
	if err := s.conn.StartTLS(s.handler.tls); err != nil {
		return err
	}
	timestamp := s.timestamp // there is no second greeting
	counted := s.tally
	*s = *newPOP3Session(s.lab, s.conn, s.client, s.handler)
	s.tally = counted
	s.timestamp = timestamp
	return nil
}

// end ends a session because of err. A session that did not come to QUIT deletes
// nothing (RFC 1939 §6), and one that timed out ends without a word (§3).
func (s *pop3Session) end(err error) {
	_ = s.unlock(nil) // nothing is removed, so nothing can fail
	switch {
	case errors.Is(err, errHungUp):
		_ = s.conn.Close() // the client may be gone already
	case isHello(err):
		farewell(s.conn, wrongPort(s.handler.proto, false))
	case errors.Is(err, wire.ErrFinished): // RFC 3206 §4
		farewell(s.conn, "-ERR [SYS/TEMP] The lab is ending, nothing was removed")
	case errors.Is(err, wire.ErrProtocol):
		s.conn.SetTimeout(time.Second)
		_ = s.conn.Reply("-ERR Line too long, closing") // it may not be listening
		_ = s.conn.Close()
	case errors.Is(err, wire.ErrLost):
		s.conn.CloseLost()
	default:
		s.conn.Drop()
	}
}

// unlock gives the maildrop back, without the messages that are deleted.
func (s *pop3Session) unlock(deleted map[*message]bool) error {
	if s.user == nil {
		return nil
	}
	box := s.user.box
	s.user = nil
	return box.release(deleted, s.handler.faults.shared)
}

// command answers one line.
func (s *pop3Session) command(line string) pop3Reply {
	var r pop3Reply
	switch broken := s.guard.refuses(line, s.conn.BareLF()); {
	case broken != "":
		s.sasl, s.named = nil, false
		r = wrong(broken)
	case s.sasl == nil && lineTooLong(line, maxPOP3Line):
		s.named = false
		s.conn.Report(commandTooLong, strconv.Itoa(len(line))+" octets")
		r = wrong("The line is too long")
	case s.sasl != nil:
		r = s.saslLine(line)
	default:
		verb, rest, has := strings.Cut(line, " ")
		r = s.verb(strings.ToUpper(verb), rest, has)
	}
	if !r.bad {
		s.bad = 0
	} else if s.bad++; s.bad > maxBad {
		r.line, r.then = "-ERR Too many bad commands, closing", hangUp
	}
	login := strings.HasPrefix(r.line, "-ERR [AUTH]")
	if login {
		s.lab.guesses.note(s.client.host)
	}
	if tooMany := s.tally.answered(s.lab.opt.Limits, r.bad, login); tooMany != "" && r.then != hangUp {
		r = failed("[SYS/TEMP] " + tooMany + ", closing")
		r.then = hangUp
	}
	return r
}

// verb calls the method of a verb. rest is what stands behind the first space;
// has tells an empty rest from none.
func (s *pop3Session) verb(verb, rest string, has bool) pop3Reply {
	named := s.named
	s.named = false // PASS stands right behind USER, or nowhere (RFC 1939 §7)
	var args []string
	if has {
		args = strings.Split(rest, " ")
	}
	if verb != "PASS" && verb != "USER" && strings.Contains(" "+rest+" ", "  ") && has {
		return wrong("One space stands between a command and its arguments") // RFC 1939 §3
	}
	if s.handler.faults.lacks(verb) {
		return wrong("Unknown command")
	}
	switch verb {
	case "CAPA":
		return s.CAPA(args)
	case "LANG":
		return s.LANG(args)
	case "QUIT":
		return s.QUIT(args)
	case "USER", "PASS", "APOP", "AUTH", "STLS", "UTF8":
		if s.user != nil {
			return misplaced(verb, "TRANSACTION")
		}
		return s.authorization(verb, rest, args, named)
	case "STAT", "LIST", "UIDL", "RETR", "TOP", "DELE", "RSET", "NOOP":
		if s.user == nil {
			return misplaced(verb, "AUTHORIZATION")
		}
		return s.transaction(verb, args)
	}
	return wrong("Unknown command")
}

// authorization answers what only the AUTHORIZATION state knows (RFC 1939 §4).
func (s *pop3Session) authorization(verb, rest string, args []string, named bool) pop3Reply {
	switch verb {
	case "USER":
		return s.USER(rest)
	case "PASS":
		return s.PASS(rest, named)
	case "APOP":
		return s.APOP(args)
	case "AUTH":
		return s.AUTH(args)
	case "UTF8":
		return s.UTF8(args)
	}
	return s.STLS(args)
}

// transaction answers what only the TRANSACTION state knows (RFC 1939 §5).
func (s *pop3Session) transaction(verb string, args []string) pop3Reply {
	switch verb {
	case "STAT":
		return s.STAT(args)
	case "LIST":
		return s.LIST(args)
	case "UIDL":
		return s.UIDL(args)
	case "RETR":
		return s.RETR(args)
	case "TOP":
		return s.TOP(args)
	case "DELE":
		return s.DELE(args)
	case "RSET":
		return s.RSET(args)
	}
	return s.NOOP(args)
}

// CAPA lists what the server can do. What is of use before login is announced
// after it too (RFC 2449 §5); STLS is not in TLS, where the list may be another
// one (RFC 2595 §4).
func (s *pop3Session) CAPA(args []string) pop3Reply {
	if len(args) > 0 {
		return wrong("CAPA takes no argument")
	}
	all := []string{"TOP", "UIDL", "RESP-CODES", "AUTH-RESP-CODE", "PIPELINING", "UTF8", "LANG"}
	all = append(all, s.announced()...)
	if !s.conn.TLS() {
		all = append(all, "STLS")
	}
	if s.mayLogin() {
		all = append(all, "USER", "SASL "+strings.Join(s.party().mechanisms(), " "))
	}
	return list("What this server can do:", s.handler.faults.listed(append(all, "IMPLEMENTATION mailproto-lab")))
}

// QUIT ends the session. After login it enters the UPDATE state first: what was
// marked is removed now (RFC 1939 §6), before the client hears of it, so that its
// next login finds it so.
func (s *pop3Session) QUIT(args []string) pop3Reply {
	if len(args) > 0 {
		return wrong("QUIT takes no argument")
	}
	maps.Copy(s.deleted, s.fetched)
	r := ok(Hostname + " Goodbye")
	then, removes := s.handler.faults.pop3.broken()
	if !removes {
		clear(s.deleted)
	}
	if err := s.unlock(s.deleted); err != nil {
		s.lab.spoilt(err, "a message marked as deleted could not be removed", "一封标记为删除的邮件无法删除")
		r = failed("[SYS/TEMP] Some deleted messages are not removed")
	}
	r.then = then
	return r
}
