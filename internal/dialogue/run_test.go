package dialogue

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// How servers begin: up to where a session is open.
const (
	smtp   = "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 PIPELINING\n"
	slow   = "S: 220 mx\nC: EHLO me\nS: 250 mx\n"
	auth   = "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 AUTH PLAIN\nC: AUTH PLAIN {cred}\nS: 235 ok\n"
	pop    = "S: +OK\nC: CAPA\nS: +OK\nS: UIDL\nS: .\n"
	bobPop = pop + "C: USER bob\nS: +OK\nC: PASS builder\nS: +OK\n"
)

// pipeWorld is a world of servers that play scripts, one for each connection, in
// the order in which they are made.
type pipeWorld struct {
	t       *testing.T
	servers []string
	play    Play
	cfg     session.Config
	early   bool // a client may be gone before its script ends

	wg     sync.WaitGroup
	opened int
	did    []string // what was done to the lab, and which connections were dropped
	hold   error    // what Hold comes to
	late   error    // what Arrived comes to
}

func (w *pipeWorld) Connect(ctx context.Context, o *Opening) (net.Conn, session.Config, error) {
	cfg := w.cfg
	if cfg.Log == nil {
		cfg.Log = wire.NewLog(nil)
	}
	cfg.Timeout, cfg.Auth, cfg.AllowCleartext = 20*time.Second, "auto", true
	cfg.TLS = map[string]session.TLSMode{"none": session.TLSNone, "required": session.TLSUpgrade, "implicit": session.TLSImplicit}[o.TLS]
	if cfg.TLS == "" {
		cfg.TLS = session.TLSAuto
	}
	if w.opened >= len(w.servers) || w.servers[w.opened] == "" {
		w.opened++
		return nil, cfg, &session.Error{At: session.FailConnect, Why: "refused"}
	}
	s, err := Parse("server", w.servers[w.opened], 1)
	if err != nil {
		w.t.Fatal(err)
	}
	w.opened++
	near, far := net.Pipe()
	w.wg.Go(func() {
		if err := w.play.Serve(far, s); err != nil && !w.early {
			w.t.Errorf("the client at server %d: %v", w.opened, err)
		}
	})
	return near, cfg, nil
}

func (w *pipeWorld) Hello() string { return "me" }

func (w *pipeWorld) Account(name string) (Account, bool) {
	a, ok := map[string]Account{
		"alice":     {"alice", "wonderland", "alice@lab.test"},
		"bob":       {"bob", "builder", "bob@lab.test"},
		"elsewhere": {"", "", "someone@elsewhere.example"},
	}[name]
	return a, ok
}

func (w *pipeWorld) Hold() error    { w.did = append(w.did, "hold"); return w.hold }
func (w *pipeWorld) Release() error { w.did = append(w.did, "release"); return nil }
func (w *pipeWorld) Stop() error    { w.did = append(w.did, "stop"); return nil }

func (w *pipeWorld) Ended(context.Context, net.Conn) error {
	w.did = append(w.did, "ended")
	return nil
}

func (w *pipeWorld) Message(name string, from Account, to []string) session.Message {
	text := "Message-ID: <" + name + "@lab.test>\r\nFrom: " + from.Address + "\r\nTo: " + strings.Join(to, ", ") + "\r\n"
	return session.Message{Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func (w *pipeWorld) Arrived(_ context.Context, name string, to []string) error {
	w.did = append(w.did, name+" to "+strings.Join(to, " "))
	return w.late
}

// runs runs a script in a world, in a bubble of time of its own: goroutines that
// are left running fail the test.
func (w *pipeWorld) runs(ctx context.Context, t *testing.T, text string) Report {
	t.Helper()
	w.t = t
	s, err := Parse("f", text, 1)
	if err != nil {
		t.Fatal(err)
	}
	rep := Run(ctx, s, w)
	w.wg.Wait()
	if w.opened != len(w.servers) && rep.Ending == Matched {
		t.Errorf("%d connections, want %d", w.opened, len(w.servers))
	}
	return rep
}

// trying is a script, the servers that it meets, and what is to come of it.
type trying struct {
	name, script string
	servers      []string
	ending       Ending
	line         int
	observed     string // a part of it, in English; or of the error where it broke by one
}

func (tt trying) try(t *testing.T) {
	t.Run(tt.name, func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			w := &pipeWorld{servers: tt.servers, early: tt.ending != Matched}
			tt.check(t, w.runs(t.Context(), t, tt.script))
		})
	})
}

func (tt trying) check(t *testing.T, rep Report) {
	t.Helper()
	observed := rep.Observed.En
	if rep.Err != nil && observed == "" {
		observed = rep.Err.Error()
	}
	if rep.Ending != tt.ending || rep.Line != tt.line || !strings.Contains(observed, tt.observed) {
		t.Errorf("%s at line %d: expected %q, observed %q, error %v; want %s at line %d with %q",
			rep.Ending, rep.Line, rep.Expected.En, rep.Observed.En, rep.Err, tt.ending, tt.line, tt.observed)
	}
	if rep.Observed.IsZero() != (rep.Observed.Zh == "") || rep.Expected.IsZero() != (rep.Expected.Zh == "") {
		t.Errorf("not in both languages: %+v", rep)
	}
}

func TestRun(t *testing.T) {
	for _, tt := range []trying{
		{"a capture crosses sessions", "a = mx\na C: NOOP\na S: 250 {n}\nb = pop3\nb C: STAT\nb S!: +OK {n+1}\nb C: RETR {n+1}\nb S: +OK",
			[]string{smtp + "C: NOOP\nS: 250 4", pop + "C: STAT\nS: +OK 5 80\nC: RETR 5\nS: +OK\nS: x\nS: ."}, Matched, 6, "+OK 5 80"},
		{"what was captured must come again", "b = pop3\nb C: STAT\nb S: +OK {n}\nb C: STAT\nb S!: +OK {n}",
			[]string{pop + "C: STAT\nS: +OK 1\nC: STAT\nS: +OK 2"}, Parted, 5, "+OK 2"},
		{"a mark where nothing goes wrong before", "a = mx\na C: NOOP\na S!: 250\na C: NOOP\na S: 250",
			[]string{smtp + "C: NOOP\nS: 250 ok\nC: NOOP\nS: 550 no"}, Broke, 5, "550 no"},
		{"the last mark counts", "a = mx\na C: NOOP\na S!: 250\na C: NOOP\na S!: 250\na C: NOOP",
			[]string{smtp + "C: NOOP\nS: 250 one\nC: NOOP\nS: 250 two\nC: NOOP\nS: 250 three"}, Matched, 5, "250 two"},
		{"addresses", "a = mx\na C: MAIL FROM:<{elsewhere}>\na S: 250\na C: RCPT TO:<{bob}>\na S!: 250",
			[]string{smtp + "C: MAIL FROM:<someone@elsewhere.example>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250 ok"}, Matched, 5, "250 ok"},
		{"a capture without a value", "a = mx\na C: RCPT TO:<{carol}>", []string{smtp}, Broke, 2, "{carol} has no value"},
		{"a session that is not open", "a = mx\na drop\na C: NOOP\na S!: 250", []string{smtp}, Broke, 3, `"a" is not open`},
		{"a message within a message", "a = mx\na C: DATA\na S: 354\na send x to {bob}\na S!: 250", []string{smtp + "C: DATA\nS: 354 go"}, Broke, 4, "in the middle of a message"},
		{"nobody's session", "a C: NOOP", nil, Broke, 1, `"a" is not open`},
		{"nobody's user", "a = mx carol", nil, Broke, 1, `no user "carol"`},
		{"an opening that fails", "a = mx\na C: NOOP", []string{"S: 554 go away\nC: QUIT\nS: 221"}, Broke, 1, "554 go away"},
		{"a server that hangs up", "a = mx\na C: NOOP\na S!: 250", []string{smtp + "C: NOOP\ndrop"}, Broke, 2, "the connection was lost"},
		{"a server that talks nonsense", "a = mx\na C: NOOP\na S!: 250", []string{smtp + "C: NOOP\nS: hello"}, Parted, 3, "hello"},
		{"a name is used again", "a = mx\na = pop3\na C: STAT\na S!: +OK", []string{smtp, pop + "C: STAT\nS: +OK 0 0"}, Matched, 4, "+OK 0 0"},
		{"the earlier answers are gone then", "a = mx\na C: NOOP\na = mx\na S!: 250", []string{smtp + "C: NOOP\nS: 250", smtp}, Parted, 4, "nothing more was said"},
		{"two sessions at once", "a = mx\nb = mx\na C: NOOP\nb C: NOOP\nb S: 251\na S!: 250",
			[]string{smtp + "C: NOOP\nS: 250 a", smtp + "C: NOOP\nS: 251 b"}, Matched, 6, "250 a"},
		{"a login, and its stage", "b = pop3 bob stage=first-capa\nb C: STAT\nb S!: -ERR", []string{pop + "C: STAT\nS: -ERR log in"}, Matched, 3, "-ERR log in"},
		{"another password", "b = pop3 bob pass=guess\nb C: STAT\nb S!: +OK",
			[]string{pop + "C: USER bob\nS: +OK\nC: PASS guess\nS: +OK\nC: STAT\nS: +OK 0 0"}, Matched, 3, "+OK 0 0"},
	} {
		tt.try(t)
	}
}

func TestRunPipeline(t *testing.T) {
	for _, tt := range []trying{
		{"a group leaves together", "a = mx pipeline\na C: MAIL FROM:<>\na C: RCPT TO:<{bob}>\na C: DATA\na S: 250\na S!: 550\na S: 554",
			[]string{smtp + "C: MAIL FROM:<>\nC: RCPT TO:<bob@lab.test>\nC: DATA\nS: 250\nS: 550 no\nS: 554"}, Matched, 6, "550 no"},
		{"not where it is not offered", "a = mx pipeline\na C: MAIL FROM:<>\na C: RSET\na S: 250\na S!: 251",
			[]string{slow + "C: MAIL FROM:<>\nS: 250\nC: RSET\nS: 251"}, Matched, 5, "251"},
		{"not where it was not asked for", "a = mx\na C: MAIL FROM:<>\na C: RSET\na S!: 251",
			[]string{smtp + "C: MAIL FROM:<>\nS: 250\nC: RSET\nS: 251"}, Matched, 4, "251"},
		{"DATA ends a group", "a = mx pipeline\na C: DATA\na C: From: me\na C: .\na S!: 250",
			[]string{smtp + "C: DATA\nS: 354\nC: From: me\nC: .\nS: 250 taken"}, Matched, 5, "250 taken"},
		{"another session's line ends it", "a = mx pipeline\nb = mx\na C: RSET\nb C: NOOP\na C: NOOP\na S!: 250",
			[]string{smtp + "C: RSET\nS: 251\nC: NOOP\nS: 250 a", smtp + "C: NOOP\nS: 250 b"}, Matched, 6, "250 a"},
	} {
		tt.try(t)
	}
}

func TestRunMessage(t *testing.T) {
	begin := "a = mx\na C: DATA\na S: 354\n"
	for _, tt := range []trying{
		{"its text", begin + "a C: From: me\na C:\na C: .\na S!: 250",
			[]string{smtp + "C: DATA\nS: 354\nC: From: me\nC:\nC: .\nS: 250 ok"}, Matched, 7, "250 ok"},
		{"a line of dots", begin + "a C: ..\na C: .\na S!: 250", []string{smtp + "C: DATA\nS: 354\nC: ..\nC: .\nS: 250"}, Matched, 6, "250"},
		{"a capture in it", "a = mx\na C: NOOP\na S: 250 {id}\na C: DATA\na S: 354\na C: {id}\na C: .\na S!: 250",
			[]string{smtp + "C: NOOP\nS: 250 x7\nC: DATA\nS: 354\nC: x7\nC: .\nS: 250"}, Matched, 8, "250"},
		{"no end", begin + "a C: From: me\na S!: 250", []string{smtp + "C: DATA\nS: 354"}, Parted, 5, "no line C: . ends it"},
		{"dropped within it", begin + "a C: From: me\na drop\nb = mx\nb C: NOOP\nb S!: 250",
			[]string{smtp + "C: DATA\nS: 354", smtp + "C: NOOP\nS: 250"}, Matched, 8, "250"},
		{"DATA that is refused", "a = mx\na C: DATA\na S: 503\na C: NOOP\na S!: 250",
			[]string{smtp + "C: DATA\nS: 503\nC: NOOP\nS: 250"}, Matched, 5, "250"},
	} {
		tt.try(t)
	}
}

func TestRunRepeat(t *testing.T) {
	three := smtp
	for _, i := range []string{"1", "2", "3"} {
		three += "C: RCPT TO:<bob+" + i + "@lab.test>\nS: 250 " + i + "\n"
	}
	loop := "a = mx\nrepeat 3\na C: RCPT TO:<bob+{i}@lab.test>\na S: 250 {i}\nend\n"
	for _, tt := range []trying{
		{"rounds", loop + "a C: NOOP\na S!: 250", []string{three + "C: NOOP\nS: 250"}, Matched, 7, "250"},
		{"a mark inside", "a = mx\nrepeat 2\na C: NOOP\na S!: 250\nend", []string{smtp + "C: NOOP\nS: 250 one\nC: NOOP\nS: 250 two"}, Matched, 4, "250 two"},
		{"a round that parts", "a = mx\nrepeat 2\na C: NOOP\na S!: 250\nend", []string{smtp + "C: NOOP\nS: 250 one\nC: NOOP\nS: 550 two"}, Parted, 4, "550 two"},
		{"a round that breaks", "a = mx\nrepeat 2\na C: NOOP\na S: 250\nend", []string{smtp + "C: NOOP\nS: 550 one"}, Broke, 4, "550 one"},
		{"no number behind the loop", loop + "a C: {i}", []string{three}, Broke, 6, "{i} has no value"},
		{"sessions in it", "repeat 2\na = mx\na C: NOOP\na S!: 250\nend", []string{smtp + "C: NOOP\nS: 250", smtp + "C: NOOP\nS: 250 b"}, Matched, 4, "250 b"},
	} {
		tt.try(t)
	}
}

// TestRunWorld: what a script asks of the world happens in its order.
func TestRunWorld(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &pipeWorld{servers: []string{auth +
			"C: MAIL FROM:<alice@lab.test>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\n" +
			"C: Message-ID: <note@lab.test>\nC: From: alice@lab.test\nC: To: bob@lab.test\nC: .\nS: 250 ok"}}
		rep := w.runs(t.Context(), t, "lab hold\na = submission alice\na send note to {bob}\na S!: 250\na drop\nlab release\nlab stop")
		trying{ending: Matched, line: 4, observed: "250 ok"}.check(t, rep)
		if want := []string{"hold", "note to bob@lab.test", "ended", "release", "stop"}; !slices.Equal(w.did, want) {
			t.Errorf("%q, want %q", w.did, want)
		}
	})
}

func TestRunSend(t *testing.T) {
	from := auth + "C: MAIL FROM:<alice@lab.test>\n"
	text := "C: Message-ID: <note@lab.test>\nC: From: alice@lab.test\nC: To: bob@lab.test\nC: .\n"
	for _, tt := range []trying{
		{"a sender who is refused", "a = submission alice\na send note to {bob}", []string{from + "S: 550 not you"}, Broke, 2, "550 not you"},
		{"a recipient who is refused", "a = submission alice\na send note to {bob} {alice}",
			[]string{from + "S: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: RCPT TO:<alice@lab.test>\nS: 452 full"}, Broke, 2, "452 full"},
		{"a message that is refused", "a = submission alice\na send note to {bob}",
			[]string{from + "S: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\n" + text + "S: 451 not now"}, Broke, 2, "451 not now"},
		{"to nobody that is known", "a = submission alice\na send note to {carol}", []string{auth}, Broke, 2, "{carol} has no value"},
	} {
		tt.try(t)
	}
}

// TestRunNeedsLab: what only the lab can do is not what broke.
func TestRunNeedsLab(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &pipeWorld{servers: []string{smtp + "C: NOOP\nS: 250"}, hold: ErrNeedsLab}
		rep := w.runs(t.Context(), t, "a = mx\na C: NOOP\na S!: 250\nlab hold")
		trying{ending: NeedsLab, line: 4, observed: "this needs the lab"}.check(t, rep)
		if !rep.Expected.IsZero() || !errors.Is(rep.Err, ErrNeedsLab) {
			t.Errorf("%+v", rep)
		}
	})
}

// TestRunHangs: a run ends when its context is done, wherever it is, and what it
// then looks like is not taken for an observation.
func TestRunHangs(t *testing.T) {
	for _, tt := range []struct{ name, script, server string }{
		{"at the greeting", "a = mx\na fails! timeout", "C: this client waits"},
		{"in EHLO", "a = mx", "S: 220 mx\nC: EHLO me\nC: x"},
		{"at a command", "a = mx\na C: NOOP\na S!: 250", smtp + "C: NOOP\nC: x"},
		{"at the final dot", "a = mx\na C: DATA\na S: 354\na C: .\na S!: 250", smtp + "C: DATA\nS: 354\nC: .\nC: x"},
		{"in a long answer", "b = pop3\nb C: LIST\nb S!: +OK", pop + "C: LIST\nS: +OK\nS: 1 10\nC: x"},
		{"in a loop", "repeat 9999\na = mx\na C: NOOP\na S!: 250\nend", smtp + "C: NOOP\nC: x"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), 7*time.Second)
				defer cancel()
				begin := time.Now()
				w := &pipeWorld{servers: []string{tt.server}, early: true}
				rep := w.runs(ctx, t, tt.script)
				if rep.Ending != Broke || !errors.Is(rep.Err, context.DeadlineExceeded) || !rep.Observed.IsZero() {
					t.Errorf("%+v", rep)
				}
				if took := time.Since(begin); took != 7*time.Second {
					t.Errorf("it took %v", took)
				}
			})
		})
	}
}

// TestRunTimeout: a server that hangs breaks a run also without a deadline.
func TestRunTimeout(t *testing.T) {
	trying{"", "a = mx\na C: NOOP\na S!: 250", []string{smtp + "C: NOOP\nC: x"}, Broke, 2, "timeout"}.try(t)
}

// TestFails: every sign by which an opening fails, and what S: lines can say then.
func TestFails(t *testing.T) {
	login := pop + "C: USER bob\nS: +OK\nC: PASS builder\nS: -ERR [IN-USE] locked\nC: QUIT\nS: +OK"
	upgrade := "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go"
	for _, tt := range []trying{
		{"tls, not offered", "a = mx tls=required\na fails! tls", []string{slow}, Matched, 2, signText("tls").En},
		{"name", "a = mx tls=required\na fails! name", []string{upgrade}, Matched, 2, signText("name").En},
		{"timeout", "a = mx\na fails! timeout", []string{"C: x"}, Matched, 2, signText("timeout").En},
		{"login", "b = pop3 bob\nb fails! login", []string{login}, Matched, 2, signText("login").En + ": -ERR [IN-USE] locked"},
		{"login, and the reply", "b = pop3 bob\nb fails login\nb S!: -ERR [IN-USE]", []string{login}, Matched, 3, "-ERR [IN-USE] locked"},
		{"login, and then it works", "b = pop3 bob\nb fails login\nb = pop3 bob\nb S!: -ERR", []string{login, bobPop}, Parted, 4, "nothing more was said"},
		{"login, and another reply", "b = pop3 bob\nb fails login\nb S!: -ERR [AUTH]", []string{login}, Parted, 3, "-ERR [IN-USE] locked"},
		{"no-auth", "a = mx alice\na fails! no-auth", []string{slow}, Matched, 2, signText("no-auth").En},
		{"refused by the greeting", "a = mx\na fails! refused\na S!: 554", []string{"S: 554 go away\nC: QUIT\nS: 221"}, Matched, 3, "554 go away"},
		{"refused by the port", "a = mx\na fails! refused\ntap! a lacks x", []string{""}, Matched, 3, "cannot read"},
		{"lost", "a = mx\na fails! refused", []string{"drop"}, Parted, 2, "lost"},
		{"another sign", "a = mx tls=required\na fails! login", []string{slow}, Parted, 2, signText("tls").En},
		{"another sign, not marked", "a = mx tls=required\na fails login", []string{slow}, Broke, 2, signText("tls").En},
		{"it succeeds", "a = mx\na fails! tls", []string{smtp}, Parted, 2, "it succeeded"},
		{"it failed and is not open", "a = mx tls=required\na fails tls\na C: NOOP", []string{slow}, Broke, 3, "not open"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := &pipeWorld{servers: tt.servers, early: true, play: Play{TLS: identity(t)}}
				w.cfg.TLSOptions = wire.TLSOptions{ServerName: "mx.test", RootCAs: x509.NewCertPool()}
				tt.check(t, w.runs(t.Context(), t, tt.script))
			})
		})
	}
}

// TestRunTLS: inside TLS the dialogue is the same, and nobody else reads it.
func TestRunTLS(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &pipeWorld{play: Play{TLS: identity(t), Implicit: true}, servers: []string{bobPop + "C: STAT\nS: +OK 7 70"}}
		w.cfg.TLSOptions = wire.TLSOptions{Insecure: true}
		rep := w.runs(t.Context(), t, "b = pop3s bob tls=implicit\nb C: STAT\nb S: +OK 7\ntap b lacks {secret}\ntap b lacks STAT\ntap! b lacks +OK")
		trying{ending: Matched, line: 6, observed: "cannot read"}.check(t, rep)
	})
}
