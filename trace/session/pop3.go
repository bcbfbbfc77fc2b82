package session

import (
	"context"
	"net"
	"strings"

	"mailproto/trace"
)

// POP3Config is what a POP3 session is told.
type POP3Config struct {
	Config
	// Retr are the numbers of the messages to fetch; RetrAll fetches every one.
	Retr    []int
	RetrAll bool
	Top     []TopRequest
	Dele    []int
	// MaxSize bounds a message, in octets.
	MaxSize int64
	// Save keeps what RETR brings; nil drops it.
	Save *Saver
	// UTF8 asks for UTF-8 in the session (RFC 6856 §2), Language for the language of
	// the replies: a tag, or "list" for those that there are (RFC 6856 §3).
	UTF8     bool
	Language string
}

// TopRequest asks for a message's header section and some lines of its body.
type TopRequest struct{ Message, Lines int }

type pop3 struct {
	*session
	cfg *POP3Config
	// capa are the capabilities in upper case with their arguments; nil if the
	// server knows no CAPA.
	capa     map[string][]string
	greeting string // as the server sent it
	messages []int
	uids     map[int]string
}

// POP3 holds a POP3 session over a connection that stands, and ends it. The
// result is filled in also when the session failed; the error is an *Error.
func POP3(ctx context.Context, nc net.Conn, cfg *POP3Config) (trace.Result, error) {
	s := &pop3{session: newSession(ctx, nc, trace.POP3, &cfg.Config), cfg: cfg, uids: map[int]string{}}
	err := s.end(s.dialogue(), s.quit)
	return s.result(), err
}

// dialogue is the session from the greeting to the last message.
func (s *pop3) dialogue() error {
	if err := s.preamble(); err != nil {
		return err
	}
	if s.cfg.TLS == TLSImplicit {
		if err := s.handshake(); err != nil {
			return err
		}
	}
	if err := s.greet(); err != nil {
		return err
	}
	if err := s.capabilities(); err != nil {
		return err
	}
	if err := s.after(StageFirstCapa); err != nil {
		return err
	}
	if err := s.startTLS(); err != nil {
		return err
	}
	if err := s.international(); err != nil {
		return err
	}
	if err := s.after(StageCapa); err != nil {
		return err
	}
	if !s.cfg.logsIn() {
		return nil
	}
	if err := s.login(); err != nil {
		return err
	}
	return s.maildrop()
}

func (s *pop3) after(stage Stage) error { return s.session.after(stage, s.say) }

// greet waits for the server's greeting.
func (s *pop3) greet() error {
	r, err := s.c.ReadGreeting(foreignTo(trace.POP3))
	if err != nil {
		return wireError(err)
	}
	if err := s.checkGreeting(trace.POP3, r); err != nil {
		return err
	}
	if r.Status() != "+OK" {
		return refused(FailGreeting, r, trace.POP3)
	}
	s.greeting = s.c.Exact()[0]
	if s.c.TLS() {
		if err := s.after(StageTLS); err != nil {
			return err
		}
	}
	return s.after(StageBanner)
}

// askList sends a command whose positive reply has many lines.
func (s *pop3) askList(line string) (trace.Reply, error) {
	if err := s.tell(line); err != nil {
		return trace.Reply{}, err
	}
	r, err := s.c.ReadList()
	return r, wireError(err)
}

// capabilities asks what the server can do. A server may know no CAPA: it came
// with RFC 2449, long after POP3.
func (s *pop3) capabilities() error {
	s.capa = nil
	r, err := s.askList("CAPA")
	if err = s.unproxied(err); err != nil {
		return err
	}
	switch r.Outcome(trace.POP3) {
	case trace.Unknown:
		return refused(FailCapa, r, trace.POP3)
	case trace.OK:
		s.capa = map[string][]string{}
		for _, line := range s.c.Exact()[1:] {
			if words := strings.Fields(line); len(words) > 0 {
				key := strings.ToUpper(words[0])
				s.capa[key] = append(s.capa[key], words[1:]...)
			}
		}
	}
	return nil
}

func (s *pop3) offered(tag string) bool {
	_, ok := s.capa[tag]
	return ok
}

// startTLS upgrades the connection and asks for the capabilities again: those
// learnt in clear are worth nothing (RFC 2595 §4).
func (s *pop3) startTLS() error {
	if s.capa == nil && !s.c.TLS() && s.cfg.TLS != TLSNone && s.mustTLS() {
		s.c.Report("starttls-missing", "")
		return &Error{At: FailCapa, Why: "no-capa"}
	}
	want, err := s.wantTLS(s.offered("STLS"))
	if err != nil || !want {
		return err
	}
	r, err := s.ask("STLS")
	if err != nil {
		return err
	}
	if r.Status() != "+OK" {
		if s.mustTLS() || r.Outcome(trace.POP3) == trace.Unknown {
			return refused(FailTLS, r, trace.POP3)
		}
		return nil
	}
	if err := s.handshake(); err != nil {
		return err
	}
	if err := s.after(StageTLS); err != nil {
		return err
	}
	return s.capabilities()
}

// quit ends the session; after a login this is what makes deletions final
// (RFC 1939 §6).
func (s *pop3) quit() error {
	r, err := s.ask("QUIT")
	if err != nil && s.res.Marked > 0 {
		return unsure(err, UnsureAtQuit)
	}
	if err != nil {
		return err
	}
	if r.Status() != "+OK" {
		return refused(FailQuit, r, trace.POP3)
	}
	s.res.Deleted = s.res.Marked
	return nil
}

// say sends a line of the user's own and reads as much as it is answered by.
func (s *pop3) say(line string) error {
	words := strings.Fields(strings.ToUpper(line))
	var r trace.Reply
	var err error
	switch shape := shapeOf(trace.POP3, line); {
	case len(words) == 0:
		return nil
	case shape == shapeMessage:
		return s.fetchOwn(line)
	case shape == shapeList:
		r, err = s.askList(line)
	default:
		r, err = s.ask(line)
	}
	if err != nil {
		return err
	}
	if r, err = s.challenged(r); err != nil {
		return err
	}
	switch {
	case words[0] == "QUIT":
		// Whatever the answer, the server now closes (RFC 1939 §6).
		s.quitOwn = true
		if r.Status() != "+OK" {
			return refused(FailQuit, r, trace.POP3)
		}
		s.res.Deleted = s.res.Marked
		return errQuitHere
	case words[0] == "DELE" && r.OK:
		s.res.Marked++
	case words[0] == "RSET" && r.OK:
		s.res.Marked = 0
	}
	return nil
}
