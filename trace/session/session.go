// Package session holds mail sessions as a client: straight-line code that reads
// like the dialogue. What is on the wire becomes events in package wire; this
// package decides what is said next.
package session

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// TLSMode says how a session is to be encrypted.
type TLSMode string

// The modes of TLS.
const (
	// TLSAuto upgrades by STARTTLS or STLS if the server offers it, and insists
	// on it where a password will be sent.
	TLSAuto     TLSMode = "auto"
	TLSUpgrade  TLSMode = "starttls" // STARTTLS or STLS, or no session
	TLSImplicit TLSMode = "implicit" // the handshake comes first (RFC 8314 §3)
	TLSNone     TLSMode = "none"
)

// Config is what both protocols' sessions are told.
type Config struct {
	Log  *wire.Log
	Name string // the connection's name in events; may be empty
	Addr string // how events name the server; empty: its network address
	// Timeout bounds each wait; see wire.Options.
	Timeout     time.Duration
	ShowSecrets bool
	// Excerpt is how many lines of a message views may show; see wire.Options.
	Excerpt int

	TLS        TLSMode
	TLSOptions wire.TLSOptions

	// Auth is "auto", "none", AuthPassword, AuthUser, AuthAPOP or a mechanism's name.
	// Without a User there is no login but by EXTERNAL and ANONYMOUS. For the
	// mechanisms of OAuth the Password is the token.
	Auth, User, Password string
	// AuthCancel breaks the login off at its first challenge.
	AuthCancel bool
	// Nonce makes the client's random values; nil: chance does.
	Nonce func() string
	// AllowCleartext lets a password go to another machine unencrypted.
	AllowCleartext bool

	// Pipeline sends together what may be sent together, if the server offers it; in
	// POP3 also AUTH and its first response, in one line.
	Pipeline bool
	// Proxy, if not nil, is the header that a load balancer puts first.
	Proxy *Proxy

	QuitAfter, DropAfter Stage
	Say                  []Interjection

	// Before, if not nil, is called before each write.
	Before Pause
}

// logsIn reports whether this session will log in.
func (c *Config) logsIn() bool {
	nameless := strings.EqualFold(c.Auth, "EXTERNAL") || strings.EqualFold(c.Auth, "ANONYMOUS")
	return (c.User != "" || nameless) && c.Auth != "none"
}

// sendsPassword reports whether this session will send a password, or what proves
// one; in clear both can be abused.
func (c *Config) sendsPassword() bool {
	return c.logsIn() && !strings.EqualFold(c.Auth, "ANONYMOUS")
}

// session is what both protocols' sessions share.
type session struct {
	ctx context.Context
	cfg *Config
	c   *wire.Client
	nc  net.Conn
	// local reports that the server is on this machine.
	local   bool
	reached []Stage
	res     trace.Result
	own     []string   // lines of the user's own that are still to be said at this stage
	quitOwn bool       // the user's own QUIT has ended the session
	leaving bool       // the session is about to say QUIT
	spare   wire.Stats // what only kept the session open
	// lockstep reports that the server offers no PIPELINING, where it would have been
	// used.
	lockstep bool
	// offeredMechanisms are those that the server listed last, as it wrote them.
	offeredMechanisms []string
}

// These end a session early because the user asked for it.
var (
	errQuitHere = errors.New("quit here")
	errDropHere = errors.New("drop here")
)

func newSession(ctx context.Context, nc net.Conn, p trace.Proto, cfg *Config) *session {
	c := wire.NewClient(ctx, nc, wire.Options{Name: cfg.Name, Addr: cfg.Addr, Proto: p, Log: cfg.Log,
		Timeout: cfg.Timeout, ShowSecrets: cfg.ShowSecrets, Excerpt: cfg.Excerpt})
	c.Secret(cfg.Password)
	return &session{ctx: ctx, cfg: cfg, c: c, nc: nc, local: loopback(nc)}
}

// loopback reports whether a connection stays on this machine.
func loopback(nc net.Conn) bool {
	switch a := nc.RemoteAddr().(type) {
	case *net.TCPAddr:
		return a.IP.IsLoopback()
	case *net.UnixAddr:
		return true
	}
	return nc.RemoteAddr() != nil && nc.RemoteAddr().Network() == "pipe"
}

// after says what the user wants said after a stage and ends the session if that
// was asked for. say sends one line and reads its reply.
func (s *session) after(stage Stage, say func(line string) error) error {
	s.reached = append(s.reached, stage)
	s.own = nil
	for _, own := range s.cfg.Say {
		if own.After == stage {
			s.own = append(s.own, own.Line)
		}
	}
	for line, ok := s.nextOwn(); ok; line, ok = s.nextOwn() {
		if err := say(line); err != nil {
			return err
		}
	}
	switch stage {
	case s.cfg.QuitAfter:
		return errQuitHere
	case s.cfg.DropAfter:
		return errDropHere
	}
	return nil
}

// nextOwn takes the next line of the user's own at this stage.
func (s *session) nextOwn() (line string, ok bool) {
	if len(s.own) == 0 {
		return "", false
	}
	line, s.own = s.own[0], s.own[1:]
	return line, true
}

// challenged answers the challenges of an AUTH exchange that the user began: with
// the user's next lines, and then, for there is nobody to go on with it, by
// cancelling (RFC 4954 §4).
func (s *session) challenged(r trace.Reply) (trace.Reply, error) {
	var err error
	for ok := true; challenge(r) && ok && err == nil; {
		var line string
		if line, ok = s.nextOwn(); !ok {
			line = "*"
		}
		r, err = s.answer(line)
	}
	return r, err
}

// end closes the session after its dialogue came to err. quit says QUIT.
func (s *session) end(err error, quit func() error) error {
	err = s.goodbye(err, quit)
	if late := new(wire.Error); errors.As(err, &late) && errors.Is(late, wire.ErrTimeout) {
		s.c.Report("no-answer", late.Detail)
	}
	if errors.Is(err, wire.ErrLost) {
		s.c.CloseLost()
	}
	s.c.Close()
	return err
}

// goodbye says QUIT where it makes sense and returns what the session came to.
func (s *session) goodbye(err error, quit func() error) error {
	var failed *Error
	s.leaving = true
	switch {
	case errors.Is(err, errDropHere):
		return nil
	case err == nil, errors.Is(err, errQuitHere):
		if s.quitOwn {
			return nil
		}
		return quit()
	case errors.As(err, &failed) && failed.polite() && !s.quitOwn:
		// The server refused something, but it still listens. What QUIT comes to
		// cannot change why the session failed.
		_ = quit()
	}
	return err
}

// result is the account of the session so far.
func (s *session) result() trace.Result {
	st := s.stats()
	s.res.Turns, s.res.Sent, s.res.Received = st.Turns, st.Sent, st.Received
	s.res.Waited = trace.Millis(st.Waited)
	for _, want := range []Stage{s.cfg.QuitAfter, s.cfg.DropAfter} {
		if want != "" && !slices.Contains(s.reached, want) {
			s.res.Unreached = append(s.res.Unreached, string(want))
		}
	}
	if s.cfg.Pipeline && s.lockstep {
		s.res.NotOffered = []string{"PIPELINING"}
	}
	for _, own := range s.cfg.Say {
		if !slices.Contains(s.reached, own.After) && !slices.Contains(s.res.Unreached, string(own.After)) {
			s.res.Unreached = append(s.res.Unreached, string(own.After))
		}
	}
	return s.res
}

// wantTLS decides whether to upgrade, given whether the server offers it.
func (s *session) wantTLS(offered bool) (bool, error) {
	if s.c.TLS() || s.cfg.TLS == TLSNone || s.cfg.TLS == TLSImplicit {
		return false, nil
	}
	if !offered && s.mustTLS() {
		s.c.Report("starttls-missing", "")
		return false, &Error{At: FailTLS, Why: "not-offered"}
	}
	return offered, nil
}

// mustTLS reports whether the session may not go on in clear.
func (s *session) mustTLS() bool {
	return s.cfg.TLS == TLSUpgrade ||
		s.cfg.TLS == TLSAuto && s.cfg.sendsPassword() && !s.cfg.AllowCleartext
}

// mayLogin refuses to send a password in clear to another machine.
func (s *session) mayLogin() error {
	if s.c.TLS() || s.local || s.cfg.AllowCleartext || !s.cfg.sendsPassword() {
		return nil
	}
	return &Error{At: FailAuth, Why: "cleartext"}
}

// handshake runs TLS on the connection as it stands.
func (s *session) handshake() error { return wireError(s.c.StartTLS(s.cfg.TLSOptions)) }

// checkGreeting refuses a greeting that is not of the protocol.
func (s *session) checkGreeting(p trace.Proto, r trace.Reply) error {
	if foreignTo(p)(r.Lines[0]) {
		// The port is not what the user took it for.
		other, _ := Spoken(r.Lines[0])
		err := s.c.Refuse("wrong-protocol", other)
		return &Error{At: FailProtocol, Why: "wrong-protocol", Detail: other, Err: err}
	}
	if r.Outcome(p) == trace.Unknown {
		return refused(FailGreeting, r, p)
	}
	return nil
}

// number formats a message number for a command.
func number(verb string, n ...int) string {
	return verb + strings.TrimRight(" "+strings.Trim(fmt.Sprint(n), "[]"), " ")
}
