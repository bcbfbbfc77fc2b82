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

// fill puts the digest of APOP in, which hangs on the greeting (RFC 1939 §7).
func (o *observed) fill(line string) string {
	sum := md5.Sum([]byte(o.timestamp + "builder"))
	return strings.ReplaceAll(line, "{digest}", hex.EncodeToString(sum[:]))
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
