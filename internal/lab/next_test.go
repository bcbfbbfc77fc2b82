package lab_test

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"mailproto/explain"
	"mailproto/internal/lab"
	"mailproto/trace"
	"mailproto/trace/wire"
)

// observed is a client of the lab whose events are folded as a trace's are.
type observed struct {
	t    *testing.T
	lab  *lab.Lab
	c    *wire.Client
	step explain.Step
	// timestamp is the last word of the greeting.
	timestamp string
}

// open opens a session with a service of the lab.
func open(t *testing.T, l *lab.Lab, service string) *observed {
	t.Helper()
	nc, err := net.Dial("tcp", l.Addr(service))
	if err != nil {
		t.Fatal(err)
	}
	proto := trace.SMTP
	if service == lab.POP3 || service == lab.POP3S {
		proto = trace.POP3
	}
	o := &observed{t: t, lab: l}
	fold := &explain.Session{Deliberate: true}
	log := wire.NewLog(func(e trace.Event) { o.step = fold.Observe(e) })
	o.c = wire.NewClient(context.Background(), nc, wire.Options{Addr: "lab " + service, Proto: proto, Log: log, Timeout: 20 * time.Second})
	t.Cleanup(func() { o.c.Close() })
	if service == lab.Submissions || service == lab.POP3S {
		o.tls()
	}
	greeting := o.reply().Lines[0]
	o.timestamp = greeting[strings.LastIndexByte(greeting, ' ')+1:]
	return o
}

func (o *observed) tls() {
	o.t.Helper()
	if err := o.c.StartTLS(wire.TLSOptions{ServerName: lab.Hostname, RootCAs: o.lab.CAs()}); err != nil {
		o.t.Fatal(err)
	}
}

func (o *observed) reply() trace.Reply {
	o.t.Helper()
	r, err := o.c.ReadReply()
	if err != nil {
		o.t.Fatal(err)
	}
	return r
}

// say sends a line and returns its reply; of what has many lines, all.
func (o *observed) say(line string) trace.Reply {
	o.t.Helper()
	if err := o.c.Send(line); err != nil {
		o.t.Fatal(err)
	}
	if o.step.Proto != trace.POP3 {
		return o.reply()
	}
	var r trace.Reply
	var err error
	switch verb, _, _ := strings.Cut(line, " "); {
	case slices.Contains([]string{"CAPA", "LIST", "UIDL", "LANG"}, line):
		r, err = o.c.ReadList()
	case verb == "RETR", verb == "TOP":
		r, _, err = o.c.ReadMessage(io.Discard, 1<<20)
	default:
		return o.reply()
	}
	if err != nil {
		o.t.Fatal(err)
	}
	return r
}

// walk goes to a state: lines to say, and "tls" for a handshake.
func (o *observed) walk(way []string) {
	o.t.Helper()
	for _, line := range way {
		if line == "tls" {
			o.tls()
			continue
		}
		if r := o.say(line); !r.OK {
			o.t.Fatalf("%s: %s", line, r.Lines[0])
		}
	}
}

// place is a state of a session and the way there.
type place struct {
	name, service string
	phase         explain.Phase
	way           []string
	// lenient are commands that the lab takes although a client should not send
	// them there.
	lenient []string
}

func smtpPlaces() []place {
	const login = "AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ="
	// HELO is EHLO in its older form, and a server takes either whenever it takes one
	// (RFC 5321 §4.1.1.1); what comes next names the one to use.
	helo := []string{"HELO"}
	return []place{
		{"greeted", lab.MX, explain.PhaseGreeted, nil, nil},
		{"greeted by submission", lab.Submission, explain.PhaseGreeted, nil, nil},
		{"ready after HELO", lab.MX, explain.PhaseReady, []string{"HELO c.test"}, helo},
		{"ready on MX", lab.MX, explain.PhaseReady, []string{"EHLO c.test"}, helo},
		{"ready on MX in TLS", lab.MX, explain.PhaseReady, []string{"EHLO c.test", "STARTTLS", "tls", "EHLO c.test"}, helo},
		{"greeted again in TLS", lab.MX, explain.PhaseGreeted, []string{"EHLO c.test", "STARTTLS", "tls"}, nil},
		{"ready on submission", lab.Submission, explain.PhaseReady, []string{"EHLO c.test"}, helo},
		{"ready on submission after HELO", lab.Submission, explain.PhaseReady, []string{"HELO c.test"}, helo},
		{"ready on submissions", lab.Submissions, explain.PhaseReady, []string{"EHLO c.test"}, helo},
		{"logged in", lab.Submission, explain.PhaseReady, []string{"EHLO c.test", login}, helo},
		{"logged in, in TLS", lab.Submissions, explain.PhaseReady, []string{"EHLO c.test", login}, helo},
		{"login lost by STARTTLS", lab.Submission, explain.PhaseReady, []string{"EHLO c.test", login, "STARTTLS", "tls", "EHLO c.test"}, helo},
		{"mail", lab.MX, explain.PhaseMail, []string{"EHLO c.test", "MAIL FROM:<alice@lab.test>"}, helo},
		{"mail on submission", lab.Submissions, explain.PhaseMail, []string{"EHLO c.test", login, "MAIL FROM:<alice@lab.test>"}, helo},
		{"envelope", lab.MX, explain.PhaseEnvelope, []string{"EHLO c.test", "MAIL FROM:<alice@lab.test>", "RCPT TO:<bob@lab.test>"}, helo},
		{"envelope on submission", lab.Submissions, explain.PhaseEnvelope,
			[]string{"EHLO c.test", login, "MAIL FROM:<alice@lab.test>", "RCPT TO:<bob@lab.test>"}, helo},
		{"after RSET", lab.MX, explain.PhaseReady, []string{"EHLO c.test", "MAIL FROM:<alice@lab.test>", "RSET"}, helo},
		{"after EHLO in a transaction", lab.MX, explain.PhaseReady, []string{"EHLO c.test", "MAIL FROM:<alice@lab.test>", "EHLO c.test"}, helo},
	}
}

func pop3Places() []place {
	// A client goes on with PASS or QUIT (RFC 1939 §7); a server need not refuse it if
	// it does not, and what it says then is what it would say without USER.
	lenient := []string{"CAPA", "USER", "STLS", "AUTH", "APOP", "UTF8", "LANG"}
	return []place{
		{"authorization", lab.POP3, explain.PhaseAuthorization, []string{"CAPA"}, nil},
		{"authorization in TLS", lab.POP3S, explain.PhaseAuthorization, []string{"CAPA"}, nil},
		{"authorization after STLS", lab.POP3, explain.PhaseAuthorization, []string{"CAPA", "STLS", "tls", "CAPA"}, nil},
		{"after USER", lab.POP3, explain.PhaseAuthorization, []string{"CAPA", "USER bob"}, lenient},
		{"after USER in TLS", lab.POP3S, explain.PhaseAuthorization, []string{"CAPA", "USER bob"}, []string{"CAPA", "USER", "AUTH", "APOP", "UTF8", "LANG"}},
		{"after USER and CAPA", lab.POP3, explain.PhaseAuthorization, []string{"USER bob", "CAPA"}, nil},
		{"in UTF-8 mode", lab.POP3, explain.PhaseAuthorization, []string{"CAPA", "UTF8"}, nil},
		{"transaction", lab.POP3, explain.PhaseTransaction, []string{"CAPA", "USER bob", "PASS builder"}, nil},
		{"transaction in TLS", lab.POP3S, explain.PhaseTransaction, []string{"CAPA", "AUTH PLAIN AGJvYgBidWlsZGVy"}, nil},
		{"transaction with marks", lab.POP3, explain.PhaseTransaction, []string{"CAPA", "USER bob", "PASS builder", "DELE 1"}, nil},
	}
}

// TestNextIsWhatTheLabTakes sends every command in every state: what a trace says
// may come next the lab does not refuse for the state's sake, and what it does not
// say the lab refuses.
func TestNextIsWhatTheLabTakes(t *testing.T) {
	l, err := lab.Start(context.Background(), lab.Options{Mail: true, Seed: "test", OnError: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	smtp := []string{"EHLO c.test", "HELO c.test", "LHLO c.test", "MAIL FROM:<alice@lab.test>", "RCPT TO:<bob@lab.test>", "DATA",
		"BDAT 0 LAST", "BURL imap://a LAST", "RSET", "NOOP", "VRFY bob", "EXPN all", "HELP", "QUIT", "STARTTLS", "AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=",
		"ETRN lab.test", "ATRN lab.test", "TURN", "SEND FROM:<alice@lab.test>", "SOML FROM:<alice@lab.test>", "SAML FROM:<alice@lab.test>", ".", "RETR 1", "XYZZY"}
	pop3 := []string{"CAPA", "USER bob", "PASS builder", "APOP bob {digest}", "AUTH PLAIN", "STLS", "UTF8", "LANG",
		"STAT", "LIST", "RETR 2", "TOP 2 0", "UIDL", "DELE 2", "NOOP", "RSET", "LAST", "QUIT", "MAIL FROM:<alice@lab.test>", ".", "XYZZY"}
	for _, p := range smtpPlaces() {
		t.Run(p.name, func(t *testing.T) { tryAll(t, l, p, smtp) })
	}
	for _, p := range pop3Places() {
		t.Run("pop3 "+p.name, func(t *testing.T) { tryAll(t, l, p, pop3) })
	}
}

func tryAll(t *testing.T, l *lab.Lab, p place, commands []string) {
	for _, line := range commands {
		o := open(t, l, p.service)
		o.walk(p.way)
		if o.step.After.Phase != p.phase {
			t.Fatalf("the way leads to %s", o.step.After.Phase)
		}
		verb, _, _ := strings.Cut(line, " ")
		allowed := slices.Contains(o.step.Next.All(), verb)
		r := o.say(o.fill(line))
		switch {
		case allowed && forTheState(r):
			t.Errorf("%s is among the next commands %v, but the lab says %q", verb, o.step.Next.All(), r.Lines[0])
		case !allowed && r.OK && !slices.Contains(p.lenient, verb):
			t.Errorf("%s is not among the next commands, but the lab says %q", verb, r.Lines[0])
		case !allowed && !r.OK && slices.Contains(p.lenient, verb):
			t.Errorf("%s: the lab is not lenient, it says %q", verb, r.Lines[0])
		}
		for _, problem := range o.step.Problems {
			// The lab lists STLS in both states, as RFC 2449 §5 asks for what is
			// available before the login.
			if problem.Name != "stls-after-login" {
				t.Errorf("%s: %s", verb, problem.Name)
			}
		}
		// The maildrop must be free, with all its messages, when the next one comes.
		o.leave()
	}
}

// fill puts the digest of APOP in, which hangs on the greeting (RFC 1939 §7).
func (o *observed) fill(line string) string {
	sum := md5.Sum([]byte(o.timestamp + "builder"))
	return strings.ReplaceAll(line, "{digest}", hex.EncodeToString(sum[:]))
}

// forTheState reports a refusal that does not hang on what the command said: that
// it is unknown, switched off, out of order, or for others. POP3 has one answer to
// everything.
func forTheState(r trace.Reply) bool {
	return slices.Contains([]int{500, 502, 503, 530}, r.Code) || r.Status() == "-ERR"
}

// leave ends the session and waits until the lab has ended it, too, without
// deleting anything.
func (o *observed) leave() {
	o.t.Helper()
	if o.step.Proto == trace.POP3 && o.step.After.Phase == explain.PhaseTransaction {
		o.say("RSET")
		o.say("QUIT")
	}
	o.c.Close()
}

// TestNextWithinAnExchange: within a login every line is an answer, whatever it
// looks like; none is obeyed as a command.
func TestNextWithinAnExchange(t *testing.T) {
	l, err := lab.Start(context.Background(), lab.Options{Seed: "test", OnError: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	for _, place := range []place{
		{"LOGIN", lab.Submission, explain.PhaseAuth, []string{"EHLO c.test", "AUTH LOGIN"}, nil},
		{"PLAIN", lab.Submissions, explain.PhaseAuth, []string{"EHLO c.test", "AUTH PLAIN"}, nil},
		{"POP3", lab.POP3, explain.PhaseAuthorization, []string{"CAPA", "AUTH PLAIN"}, nil},
	} {
		for _, line := range []string{"*", "NOOP", "QUIT", "RSET", "CAPA", "EHLO c.test", "no base64", ""} {
			o := open(t, l, place.service)
			o.walk(place.way)
			if next := o.step.Next.All(); o.step.After.Phase != place.phase || !slices.Equal(next, []string{"response", "*"}) {
				t.Fatalf("%s: %s, next %v", place.name, o.step.After.Phase, next)
			}
			r := o.say(line)
			if more := r.Code == 334; r.OK && !more || o.step.After.Auth || more != (o.step.After.Phase == explain.PhaseAuth) {
				t.Errorf("%s: %q is answered %q, then %s", place.name, line, r.Lines[0], o.step.After.Text().En)
			}
			if o.step.Answers != "=" {
				t.Errorf("%s: %q is taken for %q", place.name, line, o.step.Answers)
			}
			o.leave()
		}
	}
}

// TestNextWithinAMessage: after 354 every line is text, whatever it looks like.
func TestNextWithinAMessage(t *testing.T) {
	l, err := lab.Start(context.Background(), lab.Options{Seed: "test", OnError: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	o := open(t, l, lab.MX)
	o.walk([]string{"EHLO c.test", "MAIL FROM:<alice@lab.test>", "RCPT TO:<bob@lab.test>", "DATA"})
	if next := o.step.Next.All(); o.step.After.Phase != explain.PhaseData || len(next) != 1 || next[0] != "." {
		t.Fatalf("%s, next %v", o.step.After.Phase, next)
	}
	if err := o.c.SendMessage(strings.NewReader("Subject: hi\n\nQUIT\nRSET\n")); err != nil {
		t.Fatal(err)
	}
	if r := o.reply(); r.Code != 250 || o.step.After.Phase != explain.PhaseReady {
		t.Errorf("%s, then %s", r.Lines[0], o.step.After.Phase)
	}
	if m := l.Mailbox("bob"); len(m) != 1 || !strings.HasSuffix(string(m[0].Data), "\r\nQUIT\r\nRSET\r\n") {
		t.Error("the message is not what was sent")
	}
}
