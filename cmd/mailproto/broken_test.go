package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mailproto/faq"
	"mailproto/internal/dialogue"
	"mailproto/internal/lab"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// breakage is a lab that is broken on purpose in one place: the one that a claim
// rests on.
type breakage struct {
	claim, what string
	lab         lab.Options // its faults and limits
	held        bool        // mail is taken, and never delivered
	heldAfter   int         // the same, when so many messages have arrived
	never       bool        // mail is delivered though it should be held
	// opening changes how a session is opened.
	opening func(*dialogue.Opening)
	// said changes a line of the client's, and heard a line of the server's: the
	// answer to the nth command of that verb. Sessions are then in clear.
	said  func(line string) string
	heard func(nth int, command, line string) string
}

// breakages is, for every claim, what makes it untrue.
func breakages() []breakage {
	return slices.Concat(brokenDelivery(), brokenReplies(), brokenCommands(), brokenSettings())
}

// brokenDelivery has labs that take mail, and do not what a 250 promises; or have a
// fault.
func brokenDelivery() []breakage {
	return []breakage{
		{claim: "1a", what: "what was accepted is not delivered", held: true},
		{claim: "2a", what: "what was accepted is forgotten with the session", held: true},
		{claim: "2b", what: "RETR removes", lab: lab.Options{Faults: []string{"expire-0"}}},
		{claim: "3d", what: "the server is an open relay", lab: lab.Options{Faults: []string{"open-relay"}}},
		{claim: "5a", what: "nothing is delivered after the release", held: true},
		{claim: "5a", what: "delivery is not held", never: true},
		{claim: "5b", what: "no bounce is written", held: true},
		{claim: "8a", what: "what was accepted is not delivered", held: true},
		{claim: "9a", what: "the maildrop is not locked", lab: lab.Options{Faults: []string{"no-lock"}}},
		{claim: "10a", what: "the answer is not delivered", heldAfter: 1},
		{claim: "13a", what: "nobody gets a copy", held: true},
		{claim: "13b", what: "PIPELINING is not offered", lab: lab.Options{Faults: []string{"no-pipelining"}}},
		{claim: "13c", what: "there is no limit of a hundred", lab: lab.Options{MaxRecipients: 1000}},
	}
}

// answers is a reply in the place of every reply to a command.
func answers(verb, reply string) func(int, string, string) string {
	return func(_ int, command, line string) string {
		if strings.HasPrefix(command, verb) {
			return reply
		}
		return line
	}
}

// answersNth is a reply in the place of that to the nth command of a verb.
func answersNth(n int, verb, reply string) func(int, string, string) string {
	always := answers(verb, reply)
	return func(nth int, command, line string) string {
		if nth == n {
			return always(nth, command, line)
		}
		return line
	}
}

// writes is a text in the place of another, wherever the server says it.
func writes(was, is string) func(int, string, string) string {
	return func(_ int, _, line string) string { return strings.ReplaceAll(line, was, is) }
}

// brokenReplies has servers that say the wrong thing.
func brokenReplies() []breakage {
	long := strings.Repeat("250-"+strings.Repeat("x", 74)+"\r\n", 4000) + "250 Recipient OK"
	return []breakage{
		{claim: "3a", what: "mail is counted before the login", heard: answers("STAT", "+OK 0 0")},
		{claim: "3b", what: "submission takes mail from anybody", heard: answers("MAIL", "250 2.1.0 Sender OK")},
		{claim: "3c", what: "the MX wants a login", heard: answers("MAIL", "530 5.7.0 Log in first")},
		{claim: "3c", what: "the MX does not know its own users", heard: answers("RCPT", "550 5.1.1 No such user here")},
		{claim: "4a", what: "SMTP knows RETR", heard: answers("RETR", "250 OK")},
		{claim: "4b", what: "POP3 knows MAIL", heard: answers("MAIL", "+OK")},
		{claim: "4c", what: "bob gets another message", heard: writes("<invitation@", "<advertisement@")},
		{claim: "5b", what: "the bounce can be bounced", heard: writes("Return-Path: <>", "Return-Path: <mailer@lab.test>")},
		{claim: "7c", what: "SMTP knows DELE", heard: answers("DELE", "250 OK")},
		{claim: "8b", what: "an open session sees new mail", heard: answersNth(2, "STAT", "+OK 1 2152")},
		{claim: "9c", what: "the unique-id is another each time", heard: answersNth(2, "UIDL", "+OK 1 another")},
		{claim: "11c", what: "any password will do", heard: writes("535 5.7.8 User name or password is wrong", "235 2.7.0 Welcome")},
		{claim: "12a", what: "one submission costs more octets than sixty polls", heard: answers("RCPT", long)},
	}
}

// takes is a command in the place of another: the server does not obey.
func takes(was, is string) func(string) string {
	return func(line string) string {
		if strings.HasPrefix(line, was) {
			return is
		}
		return line
	}
}

// brokenCommands has servers that say the right thing and do another.
func brokenCommands() []breakage {
	return []breakage{
		{claim: "7a", what: "a line that is lost counts as QUIT", said: takes("(the line is lost)", "QUIT")},
		{claim: "7b", what: "RSET unmarks nothing", said: takes("RSET", "NOOP")},
		{claim: "9b", what: "DELE deletes nothing", said: takes("DELE", "NOOP")},
		{claim: "10b", what: "RETR brings the header section alone", said: takes("RETR 1", "TOP 1 0")},
	}
}

// brokenSettings has sessions that are not opened as the experiment says.
func brokenSettings() []breakage {
	ownPort := func(o *dialogue.Opening) { o.Port = "" }
	return []breakage{
		{claim: "6a", what: "TLS is not used", opening: func(o *dialogue.Opening) { o.TLS = "none" }},
		{claim: "6b", what: "nobody strips STARTTLS", opening: func(o *dialogue.Opening) { o.Fault = "" }},
		{claim: "6b", what: "TLS is not insisted on", opening: func(o *dialogue.Opening) { o.TLS = "offered" }},
		{claim: "11a", what: "TLS at once is right at that port", opening: ownPort},
		{claim: "11b", what: "the port begins in clear", opening: ownPort},
		{claim: "11d", what: "the certificate is right", opening: func(o *dialogue.Opening) { o.Fault = "" }},
		{claim: "11d", what: "the certificate is wrong in another way", opening: func(o *dialogue.Opening) { o.Fault = "unknown-ca" }},
		{claim: "11e", what: "the port has AUTH", opening: ownPort},
	}
}

// brokenWorld is a world with a breakage.
type brokenWorld struct {
	*labWorld
	b       breakage
	arrived int

	mu    sync.Mutex
	verbs map[string]int // commands so far
}

func newBrokenWorld(ctx context.Context, log *wire.Log, b breakage) (*brokenWorld, error) {
	o := b.lab
	o.Clock, o.Seed = labClock, "mailproto"
	l, err := lab.Start(ctx, o)
	if err != nil {
		return nil, err
	}
	if b.held {
		l.Hold()
	}
	return &brokenWorld{labWorld: &labWorld{lab: l, log: log}, b: b, verbs: map[string]int{}}, nil
}

// Hold implements dialogue.World.
func (w *brokenWorld) Hold() error {
	if w.b.never {
		return nil
	}
	return w.labWorld.Hold()
}

// Release implements dialogue.World.
func (w *brokenWorld) Release() error {
	if w.b.held {
		return nil
	}
	return w.labWorld.Release()
}

// Arrived implements dialogue.World.
func (w *brokenWorld) Arrived(context.Context, string, []string) error {
	if w.arrived++; w.arrived == w.b.heldAfter {
		return w.labWorld.Hold()
	}
	return nil
}

// Connect implements dialogue.World.
func (w *brokenWorld) Connect(ctx context.Context, o *dialogue.Opening) (net.Conn, session.Config, error) {
	changed := *o
	if w.b.opening != nil {
		w.b.opening(&changed)
	}
	meddles := w.b.said != nil || w.b.heard != nil
	if meddles {
		changed.TLS = "none"
	}
	nc, cfg, err := w.labWorld.Connect(ctx, &changed)
	if err == nil && meddles {
		nc = &meddler{Conn: nc, w: w, r: bufio.NewReader(nc)}
	}
	return nc, cfg, err
}

// meddler is a connection in clear on which somebody changes lines.
type meddler struct {
	net.Conn
	w     *brokenWorld
	r     *bufio.Reader
	rest  []byte // was heard and not read yet
	last  string // the command that the server answers
	nth   int    // of its verb
	ended sync.Once
}

// Write changes what the client says. A line that is written in pieces stays as
// it is: it is text of a message.
func (m *meddler) Write(b []byte) (int, error) {
	var out bytes.Buffer
	for line := range bytes.Lines(b) {
		whole, ok := strings.CutSuffix(string(line), "\r\n")
		if !ok {
			out.Write(line)
			continue
		}
		m.note(whole)
		if m.w.b.said != nil {
			whole = m.w.b.said(whole)
		}
		out.WriteString(whole + "\r\n")
	}
	if _, err := m.Conn.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(b), nil
}

func (m *meddler) note(command string) {
	m.w.mu.Lock()
	defer m.w.mu.Unlock()
	verb, _, _ := strings.Cut(command, " ")
	m.w.verbs[verb]++
	m.last, m.nth = command, m.w.verbs[verb]
}

// Read changes what the server says.
func (m *meddler) Read(b []byte) (int, error) {
	if len(m.rest) == 0 {
		line, err := m.r.ReadString('\n')
		if err != nil {
			return 0, err
		}
		m.w.mu.Lock()
		if m.w.b.heard != nil {
			line = m.w.b.heard(m.nth, m.last, strings.TrimSuffix(line, "\r\n")) + "\r\n"
		}
		m.w.mu.Unlock()
		m.rest = []byte(line)
	}
	n := copy(b, m.rest)
	m.rest = m.rest[n:]
	return n, nil
}

// Close ends the connection, with a last word if the breakage has one.
func (m *meddler) Close() error {
	m.ended.Do(func() {
		const lost = "(the line is lost)"
		if m.w.b.said == nil || m.w.b.said(lost) == lost {
			return
		}
		if _, err := io.WriteString(m.Conn, m.w.b.said(lost)+"\r\n"); err == nil {
			_, _ = io.Copy(io.Discard, m.r) // up to the server's end
		}
	})
	return m.Conn.Close()
}

// inBroken runs a dialogue in a broken lab.
func inBroken(t *testing.T, s *dialogue.Script, b breakage) dialogue.Report {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	w, err := newBrokenWorld(ctx, wire.NewLog(nil), b)
	if err != nil {
		t.Fatal(err)
	}
	defer w.lab.Close()
	return dialogue.Run(ctx, s, w)
}

// TestBroken: a lab that is broken in the decisive place makes each claim one that
// does not hold, at a line that it rests on; it is not taken for a run that broke.
func TestBroken(t *testing.T) {
	others := goroutines()
	broken := breakages()
	claims(t, func(t *testing.T, file string, c faq.Claim) {
		found := false
		for _, b := range broken {
			if b.claim != c.ID {
				continue
			}
			found = true
			s := parsed(t, file, c.Experiment, c.ExperimentLine)
			rep := inBroken(t, s, b)
			at := slices.IndexFunc(s.Lines, func(l dialogue.Line) bool { return l.Number == rep.Line })
			if proof := dialogue.Judge(rep, nil); proof.Verdict != dialogue.NotHeld || at < 0 || !s.Lines[at].Decisive {
				t.Errorf("%s, and the claim is %s:\n%s", b.what, proof.Verdict, told(file, rep))
			}
			if b.said == nil && b.heard == nil {
				continue
			}
			// It is the line that was changed, and not that somebody could change it.
			b.said, b.heard = func(line string) string { return line }, nil
			if rep := inBroken(t, s, b); rep.Ending != dialogue.Matched {
				t.Errorf("nothing was changed, and yet:\n%s", told(file, rep))
			}
		}
		if !found {
			t.Errorf("nothing breaks %s", c.ID)
		}
	})
	checkGoroutines(t, others)
}
