package session

import (
	"context"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"time"

	"mailproto/trace"
)

// SMTPConfig is what an SMTP session is told.
type SMTPConfig struct {
	Config
	// Hello is the name that the client gives of itself; empty means the literal
	// of its own address (RFC 5321 §4.1.3).
	Hello string
	// From and To are the envelope. Without To no mail is sent; From may be empty,
	// which is the null reverse-path.
	From    string
	To      []string
	Message Message
	// Message8, if not nil, is the same message with 8-bit text: it goes in place of
	// Message to a server that offers 8BITMIME (RFC 6152 §3).
	Message8               *Message
	MailParams, RcptParams []string
	// Chunk is how many octets BDAT carries at a time; 0 means DATA. Binary sends the
	// message byte for byte, as BINARYMIME allows (RFC 3030 §3).
	Chunk  int64
	Binary bool
	// DSN asks for notices, REQUIRETLS for TLS on the whole way, PRDR for a reply for
	// each recipient.
	DSN        DSN
	RequireTLS bool
	PRDR       bool
	// LMTP speaks LMTP in place of SMTP (RFC 2033).
	LMTP bool
	// XClient are the attributes NAME=VALUE of the client that the session is to be
	// held for.
	XClient []string
	// DotTimeout bounds the wait for the reply to the final dot.
	DotTimeout time.Duration
}

// Message is the message that a session sends.
type Message struct {
	Open func() (io.ReadCloser, error)
	// Octets is the message's size as it will cross the wire, dots not doubled
	// (RFC 1870 §5).
	Octets int64
	// Raw are its octets as they are, which is what BINARYMIME sends.
	Raw int64
	// EightBit reports octets above 127 in it.
	EightBit bool
	// UTF8Header reports that its header holds UTF-8 as it is.
	UTF8Header bool
}

type smtp struct {
	*session
	cfg *SMTPConfig
	// name is what the client calls itself.
	name string
	// offers are the EHLO keywords in upper case with their arguments.
	offers map[string][]string
	// quitSent reports that QUIT has left already, with the message.
	quitSent bool
}

// SMTP holds an SMTP session over a connection that stands, and ends it. The
// result is filled in also when the session failed; the error is an *Error.
func SMTP(ctx context.Context, nc net.Conn, cfg *SMTPConfig) (trace.Result, error) {
	s := &smtp{session: newSession(ctx, nc, trace.SMTP, &cfg.Config), cfg: cfg, name: cfg.Hello}
	if s.name == "" {
		s.name = literal(nc.LocalAddr())
	}
	err := s.end(s.dialogue(), s.quit)
	return s.result(), err
}

// dialogue is the session from the greeting to the message.
func (s *smtp) dialogue() error {
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
	if err := s.hello(FailHello); err != nil {
		return err
	}
	if err := s.after(StageFirstEHLO); err != nil {
		return err
	}
	if err := s.startTLS(); err != nil {
		return err
	}
	if err := s.xclient(); err != nil {
		return err
	}
	if err := s.after(StageEHLO); err != nil {
		return err
	}
	if err := s.auth(); err != nil {
		return err
	}
	if len(s.cfg.To) == 0 {
		return nil
	}
	return s.send()
}

func (s *smtp) after(stage Stage) error { return s.session.after(stage, s.say) }

// greet waits for the server's greeting: a client may not speak before it.
func (s *smtp) greet() error {
	r, err := s.c.ReadGreeting(foreignTo(trace.SMTP))
	if err != nil {
		return wireError(err)
	}
	if err := s.checkGreeting(trace.SMTP, r); err != nil {
		return err
	}
	if r.Code/100 != 2 {
		return refused(FailGreeting, r, trace.SMTP)
	}
	if s.c.TLS() {
		if err := s.after(StageTLS); err != nil {
			return err
		}
	}
	return s.after(StageBanner)
}

// hello says EHLO, and HELO to a server that does not know it (RFC 5321 §3.2). LMTP
// has LHLO, and nothing else (RFC 2033 §4.1).
func (s *smtp) hello(at Failure) error {
	s.offers = map[string][]string{}
	verb := "EHLO "
	if s.cfg.LMTP {
		verb = "LHLO "
	}
	r, err := s.ask(verb + s.name)
	if err = s.unproxied(err); err != nil {
		return err
	}
	if r.Code/100 == 5 && !s.cfg.LMTP {
		if r, err = s.ask("HELO " + domainOf(s.name)); err != nil {
			return err
		}
	} else if r.Code/100 == 2 {
		s.learn(s.c.Exact())
	}
	if r.Code/100 != 2 {
		return refused(at, r, trace.SMTP)
	}
	return nil
}

// domainOf is a name that HELO takes: unlike EHLO it knows no address literal
// (RFC 5321 §4.1.1.1).
func domainOf(name string) string {
	if !strings.HasPrefix(name, "[") {
		return name
	}
	if host, err := os.Hostname(); err == nil && host != "" {
		return host
	}
	return "localhost"
}

// learn notes what the server offers; the first line is its name.
func (s *smtp) learn(lines []string) {
	for _, line := range lines[1:] {
		_, _, text, _ := trace.SplitReplyLine([]byte(line))
		words := strings.Fields(string(text))
		if len(words) == 0 {
			continue
		}
		key := strings.ToUpper(words[0])
		// An old way to write AUTH's list, still sent for old clients.
		if rest, ok := strings.CutPrefix(key, "AUTH="); ok {
			key, words[0] = "AUTH", rest
			s.offers[key] = append(s.offers[key], words...)
			continue
		}
		s.offers[key] = append(s.offers[key], words[1:]...)
	}
}

// offered reports whether the server's last EHLO reply listed a keyword.
func (s *smtp) offered(keyword string) bool {
	_, ok := s.offers[keyword]
	return ok
}

// startTLS upgrades the connection and says EHLO again: what was learnt in clear
// is worth nothing (RFC 3207 §4.2).
func (s *smtp) startTLS() error {
	want, err := s.wantTLS(s.offered("STARTTLS"))
	if err != nil || !want {
		return err
	}
	r, err := s.ask("STARTTLS")
	if err != nil {
		return err
	}
	if r.Code/100 != 2 {
		if s.mustTLS() || r.Code == 421 || r.Outcome(trace.SMTP) == trace.Unknown {
			return refused(FailTLS, r, trace.SMTP)
		}
		return nil
	}
	if err := s.handshake(); err != nil {
		return err
	}
	if err := s.after(StageTLS); err != nil {
		return err
	}
	return s.hello(FailHelloTLS)
}

// auth logs in if a user was named.
func (s *smtp) auth() error {
	if !s.cfg.logsIn() {
		return nil
	}
	s.offeredMechanisms = s.offers["AUTH"]
	m, err := s.choose(s.offeredMechanisms)
	if err != nil {
		return err
	}
	if err := s.mayLogin(); err != nil {
		return err
	}
	r, err := s.exchange(m, commandLine)
	if err != nil {
		return err
	}
	if r.Code/100 != 2 {
		return refused(FailAuth, r, trace.SMTP)
	}
	return s.after(StageAuth)
}

// commandLine is the most octets of a command with its line end (RFC 5321
// §4.5.3.1.4).
const commandLine = 512

// quit says goodbye and waits for the answer, as a client should (RFC 5321
// §4.1.1.10).
func (s *smtp) quit() error {
	r, err := s.farewell()
	if err != nil {
		return err
	}
	if r.Code/100 != 2 {
		return refused(FailQuit, r, trace.SMTP)
	}
	return nil
}

// farewell says QUIT, unless it left together with the message, and reads its reply.
func (s *smtp) farewell() (trace.Reply, error) {
	if !s.quitSent {
		return s.ask("QUIT")
	}
	r, err := s.c.ReadReply()
	return r, wireError(err)
}

// say sends a line of the user's own.
func (s *smtp) say(line string) error {
	r, err := s.ask(line)
	if err != nil {
		return err
	}
	if r, err = s.challenged(r); err != nil {
		return err
	}
	if r.Code == 421 { // nothing more will be answered (RFC 5321 §3.8)
		return &Error{At: FailLost, Why: "closing", Reply: &r}
	}
	if strings.EqualFold(strings.TrimSpace(line), "QUIT") && r.OK {
		s.quitOwn = true
		return errQuitHere
	}
	return nil
}

// literal is an address as EHLO takes it where no name is known (RFC 5321
// §4.1.3).
func literal(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return "localhost"
	}
	if tcp.IP.To4() != nil {
		return "[" + tcp.IP.String() + "]"
	}
	return "[IPv6:" + tcp.IP.String() + "]"
}

// sizeLimit is the largest message that the server says it takes; 0 for none
// (RFC 1870 §3).
func (s *smtp) sizeLimit() int64 {
	args := s.offers["SIZE"]
	if len(args) == 0 {
		return 0
	}
	n, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
