package lab_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/lab"
	"mailproto/trace"
)

// place is a state of a session and the way there.
type place struct {
	name, service string
	phase         explain.Phase
	way           []string
	// lenient are commands that the lab takes although a client should not send
	// them there.
	lenient []string
}

// attempt is a command as it is tried: well formed, or with something wrong in it.
type attempt struct {
	line  string
	wrong bool
}

func (a attempt) verb() string {
	verb, _, _ := strings.Cut(a.line, " ")
	return verb
}

// attempts reads a table: one command a line, the well formed first, then, behind
// bars, what is wrong.
func attempts(table string) []attempt {
	var all []attempt
	for row := range strings.Lines(strings.TrimSpace(table)) {
		for i, line := range strings.Split(row, "|") {
			if line = strings.TrimSpace(line); line != "" {
				all = append(all, attempt{line, i > 0})
			}
		}
	}
	return all
}

// TestConformance sends every command in every state, well formed, with wrong
// arguments and with none. What a trace says may come next the lab does not refuse
// for the state's sake, what it does not say the lab refuses, what is malformed it
// refuses everywhere; and the state that the trace believes the session to be in
// afterwards is the one that it is in.
func TestConformance(t *testing.T) {
	for _, proto := range []struct {
		places   []place
		attempts []attempt
	}{{smtpPlaces(), smtpAttempts()}, {pop3Places(), pop3Attempts()}} {
		l, err := lab.Start(context.Background(), lab.Options{Mail: true, Seed: "test", OnError: func(err error) { t.Error(err) }})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		for _, p := range proto.places {
			t.Run(p.service+" "+p.name, func(t *testing.T) {
				for _, a := range proto.attempts {
					try(t, l, p, a)
				}
			})
		}
	}
}

// TestConformanceTriesAll: every command that there is a topic on is tried.
func TestConformanceTriesAll(t *testing.T) {
	for topic := range explain.Topics {
		tried := smtpAttempts()
		if topic.Proto == trace.POP3 {
			tried = pop3Attempts()
		}
		// What is named in small letters is no command but an event, and POP2 is another
		// protocol.
		if topic.Kind == explain.KindCommand && topic.ID == strings.ToUpper(topic.ID) && topic.ID != "POP2" && !strings.ContainsAny(topic.ID, "= ") &&
			!slices.ContainsFunc(tried, func(a attempt) bool { return a.verb() == topic.ID }) {
			t.Errorf("%s %s is not tried", topic.Proto, topic.ID)
		}
	}
}

func try(t *testing.T, l *lab.Lab, p place, a attempt) {
	t.Helper()
	o := open(t, l, p.service)
	o.walk(p.way)
	before := o.step
	if before.After.Phase != p.phase {
		t.Fatalf("the way leads to %s", before.After.Phase)
	}
	verb, next := a.verb(), before.Next.All()
	allowed := slices.Contains(next, verb)
	r := o.say(o.fill(a.line))
	switch {
	case a.wrong && r.OK:
		t.Errorf("%s is malformed, but the lab says %q", a.line, r.Lines[0])
	case a.wrong && o.step.After.Phase != p.phase:
		t.Errorf("%s is malformed, but leads to %s", a.line, o.step.After.Phase)
	case a.wrong:
	case allowed && forTheState(r):
		t.Errorf("%s is among the next commands %v, but the lab says %q", verb, next, r.Lines[0])
	case !allowed && r.OK != slices.Contains(p.lenient, verb):
		t.Errorf("%s is not among the next commands %v, and the lab says %q", verb, next, r.Lines[0])
	}
	for _, problem := range o.step.Problems {
		// The lab lists STLS in both states, as RFC 2449 §5 asks for what is
		// available before the login.
		if problem.Name != "stls-after-login" {
			t.Errorf("%s: %s", a.line, problem.Name)
		}
	}
	o.verify(a.line)
	// The maildrop must be free, with all its messages, when the next one comes.
	o.leave()
}

// forTheState reports a refusal that does not hang on what the command said: that
// it is unknown, switched off, out of order, or for others. POP3 has one answer to
// everything.
func forTheState(r trace.Reply) bool {
	return slices.Contains([]int{500, 502, 503, 530}, r.Code) || r.Status() == "-ERR"
}

// verify finds out by what the lab does in which state the session is, and compares
// it with the one that the trace believes it to be in.
func (o *observed) verify(after string) {
	o.t.Helper()
	s := o.step.After
	if s.Upgrading {
		o.tls()
		s = o.step.After
	}
	if s.Phase == explain.PhaseClosed {
		if r, err := o.c.ReadReply(); err == nil {
			o.t.Errorf("after %s the session is over, but the lab says %q", after, r.Lines[0])
		}
		return
	}
	if o.step.Proto == trace.POP3 {
		o.verifyPOP3(after, s)
		return
	}
	o.verifySMTP(after, s)
}

// expect says a line and compares the code or status of its reply.
func (o *observed) expect(after, line, status string) trace.Reply {
	o.t.Helper()
	phase := o.step.After.Text().En
	r := o.say(line)
	if r.Status() != status {
		o.t.Errorf("after %s (%s) the lab answers %s with %q, want %s", after, phase, line, r.Lines[0], status)
	}
	return r
}

func (o *observed) verifySMTP(after string, s explain.State) {
	o.t.Helper()
	const rcpt = "RCPT TO:<bob@lab.test>"
	if s.Failed {
		o.expect(after, rcpt, "503")
		o.expect(after, "DATA", "503")
		o.expect(after, "BDAT 0 LAST", "503")
		return
	}
	mail := map[bool]string{true: "250", false: "530"}[slices.Contains(o.step.Next.All(), "MAIL")]
	switch s.Phase {
	case explain.PhaseGreeted:
		o.expect(after, "MAIL FROM:<>", "503")
	case explain.PhaseReady:
		o.expect(after, rcpt, "503")
		o.expect(after, "MAIL FROM:<>", mail)
	case explain.PhaseMail:
		o.expect(after, "MAIL FROM:<>", "503")
		o.expect(after, rcpt, "250")
	case explain.PhaseEnvelope:
		o.expect(after, "MAIL FROM:<>", "503")
		o.expect(after, "DATA", map[bool]string{true: "354", false: "503"}[slices.Contains(o.step.Next.All(), "DATA")])
	case explain.PhaseBdat:
		o.expect(after, rcpt, "503")
		o.expect(after, "BDAT 0 LAST", "250")
	case explain.PhaseAuth:
		o.expect(after, "*", "501")
	case explain.PhaseData:
		if err := o.c.SendMessage(strings.NewReader("Subject: hi\n")); err != nil {
			o.t.Fatal(err)
		}
		if r := o.reply(); r.Code != 250 {
			o.t.Errorf("after %s the lab answers a message with %q", after, r.Lines[0])
		}
	default:
		o.t.Errorf("after %s: phase %s", after, s.Phase)
	}
}

func (o *observed) verifyPOP3(after string, s explain.State) {
	o.t.Helper()
	switch {
	case s.Exchange:
		o.expect(after, "*", "-ERR")
	case s.Phase == explain.PhaseAuthorization:
		o.expect(after, "PASS builder", map[bool]string{true: "+OK", false: "-ERR"}[s.Named])
	case s.Phase == explain.PhaseTransaction:
		r := o.expect(after, "STAT", "+OK")
		if n := strings.Fields(r.Text(0)); len(n) == 0 || n[0] != strconv.Itoa(o.messages()-s.Marked) {
			o.t.Errorf("after %s, with %d marked, the lab answers STAT with %q", after, s.Marked, r.Lines[0])
		}
	default:
		o.t.Errorf("after %s: phase %s", after, s.Phase)
	}
}

// messages is how many bob has.
func (o *observed) messages() int { return len(o.lab.Mailbox("bob")) }
