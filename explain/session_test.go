package explain

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
	"mailproto/trace"
)

// wireTap turns what both sides said into events, as the client's end of a
// connection does.
type wireTap struct {
	proto   trace.Proto
	mask    trace.Masker
	seq     int
	tls     bool
	waiting []int    // events that wait for their reply; 0 is the greeting's
	lists   []bool   // whether a positive reply to each has many lines
	lines   [][]byte // of a reply whose end has not come
}

func newWireTap(p trace.Proto) *wireTap {
	return &wireTap{proto: p}
}

func (w *wireTap) event(e trace.Event) *trace.Event {
	w.seq++
	e.Seq, e.At, e.Proto, e.TLS = w.seq, trace.Millis(time.Duration(w.seq)*time.Millisecond), w.proto, w.tls
	return &e
}

// client is the event of a line that the client said.
func (w *wireTap) client(line []byte) *trace.Event {
	masked, sasl, answer := w.mask.Client(line)
	cmd := trace.ParseCommand(masked)
	if answer {
		v, _ := trace.Visible(masked)
		cmd = trace.Command{Args: v}
	}
	e := w.event(trace.Event{Kind: trace.Sent, Peer: trace.Client, Command: &cmd, SASL: sasl})
	if cmd.String() != string(masked) {
		e.Raw = append(bytes.Clone(masked), "\r\n"...)
	}
	w.waiting = append(w.waiting, e.Seq)
	alone := cmd.Args == "" && slices.Contains([]string{"LIST", "UIDL", "AUTH", "LANG"}, cmd.Verb)
	w.lists = append(w.lists, w.proto == trace.POP3 && (alone || cmd.Verb == "CAPA"))
	return e
}

// server takes a line of the server; the event comes with a reply's last.
func (w *wireTap) server(line []byte) *trace.Event {
	var sasl *trace.SASL
	if len(w.lines) == 0 || w.proto == trace.SMTP {
		line, sasl = w.mask.Server(line, w.proto)
	}
	list := w.proto == trace.POP3 && len(w.lists) > 0 && w.lists[0]
	switch _, more, _, _ := trace.SplitReplyLine(line); {
	case list && len(w.lines) > 0 && string(line) == ".":
	case list && (len(w.lines) > 0 || trace.StatusOf(line) == "+OK"), w.proto == trace.SMTP && more:
		w.lines = append(w.lines, bytes.Clone(line))
		return nil
	default:
		w.lines = append(w.lines, bytes.Clone(line))
	}
	e := w.event(trace.Event{Kind: trace.Received, Peer: trace.Server, SASL: sasl})
	parse := trace.ParseSMTPReply
	if w.proto == trace.POP3 {
		parse = trace.ParsePOP3Reply
	}
	r, _ := parse(w.lines)
	e.Reply = &r
	for _, l := range w.lines {
		if _, odd := trace.Visible(l); odd {
			e.Raw = append(bytes.Join(w.lines, []byte("\r\n")), "\r\n"...)
		}
	}
	w.lines = nil
	if len(w.waiting) > 0 {
		e.Re, w.waiting, w.lists = w.waiting[0], w.waiting[1:], w.lists[1:]
	}
	return e
}

// play feeds one line of a session file to w; nil if no event comes of it.
//
//	connect ADDR   a connection stands
//	C: LINE        the client says it; S: LINE the server, within a reply or to its end
//	tls, tls fails a handshake
//	message C N    a message of N octets goes by, from C or S
//	breach NAME    the other side broke the protocol
//	close S        the connection is over; the client ended it if nobody is named
func (w *wireTap) play(line string) (*trace.Event, error) {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "connect":
		*w = wireTap{proto: w.proto, seq: w.seq, waiting: []int{0}, lists: []bool{false}}
		return w.event(trace.Event{Kind: trace.Connected, Addr: rest}), nil
	case "C:":
		return w.client([]byte(rawOctets(rest))), nil
	case "S:":
		return w.server([]byte(rawOctets(rest))), nil
	case "tls":
		info := &trace.TLSInfo{Version: "TLS 1.3", Names: []string{"mail.example.org"}, Issuer: "Example CA", Verified: true}
		if rest == "fails" {
			info = &trace.TLSInfo{Version: "TLS 1.3", Error: "expired", Reason: "x509: expired"}
		}
		w.tls = rest != "fails"
		return w.event(trace.Event{Kind: trace.Secured, TLSInfo: info}), nil
	case "message":
		from, size, _ := strings.Cut(rest, " ")
		n, err := strconv.ParseInt(size, 10, 64)
		return w.event(trace.Event{Kind: trace.Payload, Peer: trace.Peer(from), Octets: n, Lines: 2}), err
	case "breach":
		return w.event(trace.Event{Kind: trace.Problem, Fault: &trace.Fault{Name: rest}}), nil
	case "close":
		by := trace.Client
		if rest != "" {
			by = trace.Peer(rest)
		}
		return w.event(trace.Event{Kind: trace.Closed, Peer: by}), nil
	}
	return nil, fmt.Errorf("not a line of a session: %q", line)
}

// rawOctets puts the octets in place that a session file writes out.
func rawOctets(s string) string {
	return strings.NewReplacer(`\e`, "\x1b", `\t`, "\t", `\0`, "\x00", `\xff`, "\xff").Replace(s)
}

// TestSessions plays the files of testdata/sessions. Indented lines say what the
// step before them must be:
//
//	state TEXT, before TEXT, next TEXT, change TEXT   in English words
//	outcome, answers, exchange           as they are
//	note TOPIC REF, why REF              there is such a note; REF may be left out
//	unknown LABEL                        a note marks LABEL as unknown
//	title TEXT                           a note has this title
//	faq N…                               exactly these points
//	problems NAME…                       exactly these; without the line, none
func TestSessions(t *testing.T) {
	files, err := filepath.Glob("testdata/sessions/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d session files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			playFile(t, string(text))
		})
	}
}

func playFile(t *testing.T, text string) {
	proto, text, _ := strings.Cut(text, "\n")
	w, s := newWireTap(trace.Proto(proto)), &Session{}
	var step *Step
	var said []string // expectations of the problems of step
	where := ""
	done := func() {
		if step == nil {
			return
		}
		var names []string
		for _, p := range step.Problems {
			names = append(names, p.Name)
		}
		if !slices.Equal(names, said) {
			t.Errorf("%s: problems %q, want %q", where, names, said)
		}
		checkStep(t, where, *step)
	}
	for i, line := range strings.Split(text, "\n") {
		bare := strings.TrimSpace(line)
		switch {
		case bare == "" || bare[0] == '#':
			continue
		case line[0] == ' ' && strings.HasPrefix(bare, "problems "):
			said = strings.Fields(bare)[1:]
			continue
		case line[0] == ' ':
			expect(t, fmt.Sprintf("line %d", i+2), bare, step)
			continue
		}
		e, err := w.play(bare)
		if err != nil {
			t.Fatalf("line %d: %v", i+2, err)
		}
		if e == nil {
			continue
		}
		done()
		observed := s.Observe(*e)
		step, said, where = &observed, nil, fmt.Sprintf("line %d: %s", i+2, bare)
	}
	done()
}

// expect checks one expectation.
func expect(t *testing.T, where, line string, s *Step) {
	t.Helper()
	key, want, _ := strings.Cut(line, " ")
	got := ""
	switch key {
	case "state":
		got = s.After.Text().En
	case "before":
		got = s.Before.Text().En
	case "next":
		got = s.Next.Text().En
	case "change":
		got = s.Change().En
	case "outcome":
		got = string(s.Outcome)
	case "answers":
		got = s.Answers
	case "exchange":
		got = strconv.Itoa(s.Exchange)
	case "faq":
		got = strings.Trim(fmt.Sprint(s.FAQ), "[]")
	case "ref":
		if len(s.Problems) > 0 {
			got = s.Problems[0].Refs[0]
		}
	case "first":
		got = strconv.FormatBool(s.First)
	default:
		if !slices.ContainsFunc(s.Notes, func(n Note) bool { return noteIs(n, key, want) }) {
			t.Errorf("%s: no note for %q among\n%s", where, line, showNotes(s.Notes))
		}
		return
	}
	if got != want {
		t.Errorf("%s: %s\n got %q\nwant %q", where, key, got, want)
	}
}

func noteIs(n Note, key, want string) bool {
	switch key {
	case "note":
		topic, ref, cited := strings.Cut(want, " RFC ")
		return n.Topic == topic && (!cited || slices.Contains(n.Refs, "RFC "+ref))
	case "why":
		return n.Role == RoleWhy && (want == "" || slices.Contains(n.Refs, want))
	case "unknown":
		return n.Unknown && n.Label == want
	case "title":
		return n.Title.En == want
	}
	return false
}

func showNotes(notes []Note) string {
	var b strings.Builder
	for _, n := range notes {
		fmt.Fprintf(&b, "\t%s [%s] %q %q %v unknown=%v\n", n.Role, n.Topic, n.Label, n.Title.En, n.Refs, n.Unknown)
	}
	return b.String()
}

// checkStep checks what holds of every step.
func checkStep(t testing.TB, where string, s Step) {
	t.Helper()
	for _, n := range s.Notes {
		for _, text := range []lang.Text{n.Title, n.Body} {
			for _, x := range []string{n.Label, text.En, text.Zh} {
				if v, odd := trace.Visible([]byte(strings.ReplaceAll(x, "\n", ""))); odd {
					t.Errorf("%s: a note is not harmless: %q", where, v)
				}
			}
			if (text.En == "") != (text.Zh == "") {
				t.Errorf("%s: a note in one language: %q", where, text)
			}
		}
		if n.Title.IsZero() && n.Role != RoleDecoded {
			t.Errorf("%s: a note without a title: %+v", where, n)
		}
		if n.Unknown && n.Topic != "" && !slices.Contains([]Role{RoleEnhanced, RoleTLS, RoleItem}, n.Role) {
			t.Errorf("%s: an unknown note has a topic: %+v", where, n)
		}
		for _, ref := range n.Refs {
			if err := rfc.Check(ref); err != nil {
				t.Errorf("%s: %v", where, err)
			}
		}
		if n.Topic != "" && len(n.Topic) < 100 && len(Lookup(n.Topic).Entries) == 0 {
			t.Errorf("%s: nobody finds the topic %q", where, n.Topic)
		}
		if s.Reply != nil && (n.Line < 0 || n.Line >= max(1, len(s.Reply.Lines))) {
			t.Errorf("%s: a note for line %d of %d", where, n.Line, len(s.Reply.Lines))
		}
	}
	for _, p := range s.Problems {
		if problem(p.Name) == nil && s.Fault == nil {
			t.Errorf("%s: no topic for the problem %q", where, p.Name)
		}
	}
	if !slices.IsSorted(s.FAQ) || len(slices.Compact(slices.Clone(s.FAQ))) != len(s.FAQ) {
		t.Errorf("%s: points %v", where, s.FAQ)
	}
}

// A trace with several connections keeps them apart.
func TestConnectionsAreKeptApart(t *testing.T) {
	s := &Session{}
	observe := func(e trace.Event) Step { return s.Observe(e) }
	observe(trace.Event{Seq: 1, Conn: "a", Proto: trace.SMTP, Kind: trace.Connected, Addr: "mx:25"})
	observe(trace.Event{Seq: 2, Conn: "b", Proto: trace.POP3, Kind: trace.Connected, Addr: "pop3:110"})
	greet, _ := trace.ParsePOP3Reply([][]byte{[]byte("+OK")})
	if got := observe(trace.Event{Seq: 3, Conn: "b", Proto: trace.POP3, Kind: trace.Received, Reply: &greet}).After.Phase; got != PhaseAuthorization {
		t.Errorf("b is %s", got)
	}
	hello, _ := trace.ParseSMTPReply([][]byte{[]byte("220 mx")})
	step := observe(trace.Event{Seq: 4, Conn: "a", Proto: trace.SMTP, Kind: trace.Received, Reply: &hello})
	if step.Before.Phase != PhaseConnected || step.After.Phase != PhaseGreeted {
		t.Errorf("a went from %s to %s", step.Before.Phase, step.After.Phase)
	}
}

// A recording of any number of connections keeps its memory, and a connection that
// goes on meanwhile keeps its state.
func TestConnectionsAreForgotten(t *testing.T) {
	s := &Session{}
	hello, _ := trace.ParseSMTPReply([][]byte{[]byte("220 mx")})
	greeting := func(conn string) trace.Event {
		return trace.Event{Conn: conn, Proto: trace.SMTP, Kind: trace.Received, Reply: &hello}
	}
	s.Observe(greeting("goes on"))
	for i := range 10 * mostConns {
		s.Observe(greeting(strconv.Itoa(i)))
		noop := trace.Event{Seq: i, Conn: "goes on", Proto: trace.SMTP, Kind: trace.Sent, Command: &trace.Command{Verb: "NOOP"}}
		if got := s.Observe(noop).Before.Phase; got != PhaseGreeted {
			t.Fatalf("after %d others it is %s", i, got)
		}
	}
	if len(s.conns) != mostConns {
		t.Errorf("%d connections are remembered", len(s.conns))
	}
}

// The exchanges are numbered through when a connection is opened again, and the
// state starts over.
func TestReconnect(t *testing.T) {
	s := &Session{}
	w := newWireTap(trace.POP3)
	for _, line := range []string{"connect pop3", "S: +OK hi", "C: USER bob", "S: +OK", "C: PASS x", "S: +OK", "close"} {
		observeLine(t, w, s, line)
	}
	observeLine(t, w, s, "connect pop3")
	observeLine(t, w, s, "S: +OK hi")
	step := observeLine(t, w, s, "C: STAT")
	if step.Exchange != 3 || step.Before.Phase != PhaseAuthorization || step.Before.Auth || !step.First {
		t.Errorf("%d %+v", step.Exchange, step.Before)
	}
}

func observeLine(t testing.TB, w *wireTap, s *Session, line string) Step {
	t.Helper()
	e, err := w.play(line)
	if err != nil || e == nil {
		t.Fatalf("%s: %v, %v", line, e, err)
	}
	return s.Observe(*e)
}

func TestTimeOfAnExchange(t *testing.T) {
	w, s := newWireTap(trace.SMTP), &Session{}
	if took := observeLine(t, w, s, "S: 220 hi").Took; took != 0 {
		t.Errorf("the greeting took %v", took)
	}
	observeLine(t, w, s, "C: EHLO a")
	observeLine(t, w, s, "C: MAIL FROM:<>")
	if took := observeLine(t, w, s, "S: 250 a").Took; time.Duration(took) != 2*time.Millisecond {
		t.Errorf("EHLO took %v", time.Duration(took))
	}
}

// What a session showed of the FAQ, with the exchanges.
func TestShown(t *testing.T) {
	w, s := newWireTap(trace.SMTP), &Session{}
	for _, line := range []string{
		"S: 220 hi", "C: EHLO a", "S: 250 a", "C: STARTTLS", "S: 220 go", "tls", "C: EHLO a", "S: 250 a",
		"C: MAIL FROM:<a@a.test>", "S: 250 ok", "C: RCPT TO:<b@b.test>", "S: 250 ok", "C: RCPT TO:<c@b.test>", "S: 250 ok",
		"C: RCPT TO:<d@b.test>", "S: 550 no", "C: DATA", "S: 354 go", "message C 100", "C: .", "S: 250 ok", "C: RETR 1", "S: 500 what", "C: QUIT", "S: 221 bye",
	} {
		observeLine(t, w, s, line)
	}
	points, at := s.Shown()
	if want := []int{1, 2, 3, 4, 5, 6, 11, 13}; !slices.Equal(points, want) {
		t.Errorf("points %v, want %v", points, want)
	}
	want := map[int][]int{1: {9}, 2: {9}, 3: {7}, 4: {10}, 5: {9}, 6: nil, 11: {1, 3}, 13: {6}}
	if diff := cmp.Diff(want, at); diff != "" {
		t.Error(diff)
	}
}

// The exchanges of a point are bounded, and the order of the steps does not
// matter.
func TestShownIsBounded(t *testing.T) {
	w, s := newWireTap(trace.POP3), &Session{}
	observeLine(t, w, s, "S: +OK")
	for range 500 {
		observeLine(t, w, s, "C: STAT")
		observeLine(t, w, s, "S: -ERR log in first")
	}
	if _, at := s.Shown(); len(at[3]) != 100 {
		t.Errorf("%d exchanges", len(at[3]))
	}
}

// A dialogue whose replies never come, with ever new verbs, keeps its memory.
func TestUnansweredCommandsAreForgotten(t *testing.T) {
	w, s := newWireTap(trace.SMTP), &Session{}
	for i := range 20_000 {
		observeLine(t, w, s, fmt.Sprintf("C: V%d", i))
	}
	c := s.conns[""]
	if len(c.pending) > mostPending || len(c.seen) > 1 {
		t.Errorf("%d commands wait, %d were seen", len(c.pending), len(c.seen))
	}
}

// A listing of any length gives a bounded number of notes.
func TestLongListing(t *testing.T) {
	for _, test := range []struct {
		cmd, line string
	}{{"LIST", "%d 1024"}, {"UIDL", "%d uid"}, {"CAPA", "X-%d of any kind"}} {
		w, s := newWireTap(trace.POP3), &Session{}
		observeLine(t, w, s, "S: +OK")
		observeLine(t, w, s, "C: "+test.cmd)
		if e, err := w.play("S: +OK all"); e != nil || err != nil {
			t.Fatal(e, err)
		}
		for i := range 100_000 {
			if e := w.server(fmt.Appendf(nil, test.line, i+1)); e != nil {
				t.Fatal("the list has ended")
			}
		}
		step := observeLine(t, w, s, "S: .")
		if n := len(step.Notes); n < mostLines || n > mostLines+3 {
			t.Errorf("%s: %d notes", test.cmd, n)
		}
		if len(s.conns[""].offers) > mostLines {
			t.Errorf("%d offers are kept", len(s.conns[""].offers))
		}
	}
}

func TestManyKeywords(t *testing.T) {
	w, s := newWireTap(trace.SMTP), &Session{}
	long := strings.Repeat("长", 20_000)
	for _, secure := range []bool{false, true} {
		if secure {
			observeLine(t, w, s, "tls")
		}
		observeLine(t, w, s, "C: EHLO a")
		for i := range 10_000 {
			w.server(fmt.Appendf(nil, "250-X%d-%v %s", i, secure, long[:min(len(long), 3*(i%100))]))
		}
		step := observeLine(t, w, s, "S: 250 X "+long)
		total := 0
		for _, n := range step.Notes {
			total += len(n.Title.En) + len(n.Title.Zh)
			if n.Role == RoleDiff && len(n.Title.En) > 3*mostChanged*(longestChanged+10) {
				t.Errorf("a change of %d octets", len(n.Title.En))
			}
		}
		if len(step.Notes) > mostLines+3 || total > 200_000 {
			t.Errorf("%d notes, %d octets", len(step.Notes), total)
		}
	}
}

func TestManyParametersAndNames(t *testing.T) {
	w, s := newWireTap(trace.SMTP), &Session{}
	step := observeLine(t, w, s, "C: MAIL FROM:<a@b> "+strings.Repeat("X=1 ", 10_000))
	if len(step.Notes) > mostParams+2 {
		t.Errorf("%d notes", len(step.Notes))
	}
	info := &trace.TLSInfo{Version: "TLS 1.2", Names: slices.Repeat([]string{"name.example.org"}, 1000)}
	step = s.Observe(trace.Event{Proto: trace.SMTP, Kind: trace.Secured, TLSInfo: info})
	for _, n := range step.Notes {
		if len(n.Title.En) > 1000 {
			t.Errorf("a note of %d octets", len(n.Title.En))
		}
	}
}

// FuzzObserve plays arbitrary dialogues: nothing panics, and what is said about
// them is harmless.
func FuzzObserve(f *testing.F) {
	files, err := filepath.Glob("testdata/sessions/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("pop3\nS: +OK <a@b>\nC: UIDL\nS: +OK\nS: 1 \x1b[2J\nS: .\n")
	f.Fuzz(func(t *testing.T, text string) {
		proto, text, _ := strings.Cut(text, "\n")
		if proto != "smtp" {
			proto = "pop3"
		}
		w, s := newWireTap(trace.Proto(proto)), &Session{}
		for line := range strings.SplitSeq(text, "\n") {
			e, err := w.play(line)
			if e == nil || err != nil {
				continue
			}
			e.Addr = visible(e.Addr)
			if e.Fault != nil {
				e.Fault.Name = visible(e.Fault.Name)
			}
			step := s.Observe(*e)
			checkStep(t, line, step)
			_ = step.Change()
			_ = step.Next.Text()
		}
	})
}

func visible(s string) string {
	v, _ := trace.Visible([]byte(s))
	return v
}

// Events that no connection makes, as a recording may hold: nothing panics.
func TestStrangeEvents(t *testing.T) {
	cmd := &trace.Command{}
	replies := []*trace.Reply{nil, {}, {OK: true}, {Code: 250}, {Code: -7}, {Code: 99999}, {Lines: []string{""}},
		{Enhanced: "."}, {Enhanced: ".1.1", Code: 250, Lines: []string{"250"}}, {Enhanced: "é", Code: 550}}
	kinds := []trace.Kind{"", trace.Connected, trace.Secured, trace.Sent, trace.Received, trace.Payload,
		trace.Problem, trace.Closed, trace.Summary, "?"}
	for _, p := range []trace.Proto{trace.SMTP, trace.POP3, "", "imap"} {
		for _, kind := range kinds {
			for _, r := range replies {
				s := &Session{}
				for _, verb := range []string{"", "EHLO", "CAPA", "STAT", "LIST", "UIDL", "AUTH", ".", "=", "*", "?"} {
					cmd.Verb = verb
					s.Observe(trace.Event{Seq: 1, Proto: p, Kind: kind, Command: cmd})
					step := s.Observe(trace.Event{Re: 1, Proto: p, Kind: kind, Reply: r, TLSInfo: &trace.TLSInfo{}, SASL: &trace.SASL{}})
					_ = step.Change()
				}
			}
		}
	}
}

// BenchmarkParseObserve is the cost of a transcript of 20 MB: parsing and
// observing, without rendering.
func BenchmarkParseObserve(b *testing.B) {
	round := [][2]string{
		{"C", "MAIL FROM:<alice@lab.test> SIZE=360 BODY=8BITMIME"}, {"S", "250 2.1.0 Sender OK"},
		{"C", "RCPT TO:<bob@lab.test>"}, {"S", "250 2.1.5 Recipient OK"},
		{"C", "RCPT TO:<bobb@lab.test>"}, {"S", "550 5.1.1 No such user here"},
		{"C", "DATA"}, {"S", "354 Send the message, end it with a dot on a line of its own"},
		{"C", "."}, {"S", "250 2.0.0 queued as 05A0ED4A23A9"},
	}
	const total = 20 << 20
	b.SetBytes(total)
	for b.Loop() {
		w, s := newWireTap(trace.SMTP), &Session{}
		s.Observe(*w.server([]byte("220 mx.example.org")))
		s.Observe(*w.client([]byte("EHLO client.example.org")))
		s.Observe(*w.server([]byte("250 mx.example.org")))
		for size := 0; size < total; {
			for _, l := range round {
				say := w.server
				if l[0] == "C" {
					say = w.client
				}
				s.Observe(*say([]byte(l[1])))
				size += len("C: ") + len(l[1]) + len("\r\n")
			}
		}
	}
}

// BenchmarkObserve is the cost of one event: RCPT and its refusal, in turn.
func BenchmarkObserve(b *testing.B) {
	w, s := newWireTap(trace.SMTP), &Session{}
	for _, l := range [][2]string{{"S", "220 mx.example.org"}, {"C", "EHLO a"}, {"S", "250 mx.example.org"}, {"C", "MAIL FROM:<a@lab.test>"}, {"S", "250 ok"}} {
		say := w.server
		if l[0] == "C" {
			say = w.client
		}
		s.Observe(*say([]byte(l[1])))
	}
	cmd, reply := w.client([]byte("RCPT TO:<bobb@lab.test>")), w.server([]byte("550 5.1.1 No such user here"))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			s.Observe(*cmd)
		} else {
			s.Observe(*reply)
		}
	}
}
