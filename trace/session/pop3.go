package session

import (
	"context"
	"net"
	"slices"
	"strconv"
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
	r, err := s.c.ReadReply()
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
	if err != nil {
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

// maildrop looks at what is there and does what was asked with it.
func (s *pop3) maildrop() error {
	if err := s.listings(); err != nil {
		return err
	}
	if err := s.tops(); err != nil {
		return err
	}
	if err := s.after(StageTop); err != nil {
		return err
	}
	if err := s.retrieve(); err != nil {
		return err
	}
	if err := s.after(StageRetr); err != nil {
		return err
	}
	if err := s.deletions(); err != nil {
		return err
	}
	return s.after(StageDele)
}

// tops shows the beginnings of messages.
func (s *pop3) tops() error {
	var all []fetching
	for _, t := range s.cfg.Top {
		all = append(all, fetching{line: number("TOP", t.Message, t.Lines)})
	}
	return s.fetchAll(all)
}

// deletions marks the messages that are to go.
func (s *pop3) deletions() error {
	for chunk := range slices.Chunk(s.cfg.Dele, s.atOnce(group)) {
		var lines []string
		for _, n := range chunk {
			lines = append(lines, number("DELE", n))
		}
		if err := s.tell(lines...); err != nil {
			return err
		}
		var failed error
		for range chunk {
			r, err := s.c.ReadReply()
			switch {
			case err != nil:
				return wireError(err)
			case r.Status() == "+OK":
				s.res.Marked++
			case failed == nil:
				failed = refused(FailDelete, r, trace.POP3)
			}
		}
		if failed != nil {
			return failed
		}
	}
	return nil
}

// listings asks for the summary, the sizes and the unique-ids.
func (s *pop3) listings() error {
	if s.together(s.offered("PIPELINING"), StageStat, StageList) {
		return s.listingsTogether()
	}
	r, err := s.ask("STAT")
	if err != nil {
		return err
	}
	if err := s.stat(r); err != nil {
		return err
	}
	if err := s.after(StageStat); err != nil {
		return err
	}
	if r, err = s.askList("LIST"); err != nil {
		return err
	}
	if err := s.list(r); err != nil {
		return err
	}
	if err := s.after(StageList); err != nil {
		return err
	}
	if r, err = s.askList("UIDL"); err != nil {
		return err
	}
	if err := s.uidl(r); err != nil {
		return err
	}
	return s.after(StageUidl)
}

func (s *pop3) stat(r trace.Reply) error {
	if r.Status() != "+OK" {
		return refused(FailListing, r, trace.POP3)
	}
	return nil
}

// list takes in the message numbers.
func (s *pop3) list(r trace.Reply) error {
	if r.Status() != "+OK" {
		return refused(FailListing, r, trace.POP3)
	}
	for _, line := range s.c.Exact()[1:] {
		if n, _, ok := entry(line); ok {
			s.messages = append(s.messages, n)
		}
	}
	return nil
}

// uidl takes in the unique-ids. UIDL is optional (RFC 1939 §7): its refusal is shown
// and harmless.
func (s *pop3) uidl(r trace.Reply) error {
	if r.Outcome(trace.POP3) == trace.Unknown {
		return refused(FailListing, r, trace.POP3)
	}
	if r.Status() != "+OK" {
		return nil
	}
	for _, line := range s.c.Exact()[1:] {
		if n, uid, ok := entry(line); ok {
			s.uids[n] = uid
		}
	}
	return nil
}

// entry reads a line of LIST or UIDL: a message number and what belongs to it.
func entry(line string) (n int, rest string, ok bool) {
	first, rest, ok := strings.Cut(line, " ")
	n, err := strconv.Atoi(first)
	return n, rest, ok && err == nil && n > 0
}

// retrieve fetches the messages that were asked for.
func (s *pop3) retrieve() error {
	wanted := s.cfg.Retr
	if s.cfg.RetrAll {
		wanted = s.messages
	}
	var all []fetching
	for _, n := range wanted {
		all = append(all, fetching{line: number("RETR", n), counts: true,
			begin: func() (*saving, error) { return s.cfg.Save.begin(n, s.uids[n]) }})
	}
	return s.fetchAll(all)
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
	switch {
	case len(words) == 0:
		return nil
	case slices.Contains([]string{"RETR", "TOP"}, words[0]):
		return s.fetchOwn(line)
	case words[0] == "CAPA", len(words) == 1 && slices.Contains([]string{"LIST", "UIDL", "LANG", "AUTH"}, words[0]):
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
