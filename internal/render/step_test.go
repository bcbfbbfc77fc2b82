package render

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

var update = flag.Bool("update", false, "write the golden files")

// example turns the lines of a dialogue into events.
type example struct {
	proto   trace.Proto
	mask    trace.Masker
	events  []trace.Event
	tls     bool
	waiting []int
	lines   [][]byte
	list    bool
}

func (x *example) add(e trace.Event) int {
	e.Seq = len(x.events) + 1
	e.At, e.Proto, e.TLS = trace.Millis(time.Duration(e.Seq)*1500*time.Microsecond), x.proto, x.tls
	x.events = append(x.events, e)
	return e.Seq
}

func (x *example) client(line string) {
	masked, sasl, answer := x.mask.Client([]byte(line))
	cmd := trace.ParseCommand(masked)
	if answer {
		v, _ := trace.Visible(masked)
		cmd = trace.Command{Args: v}
	}
	x.list = x.proto == trace.POP3 && slices.Contains([]string{"CAPA", "LIST", "UIDL"}, line)
	x.waiting = append(x.waiting, x.add(trace.Event{Kind: trace.Sent, Peer: trace.Client, Command: &cmd, SASL: sasl}))
}

func (x *example) server(line string) {
	b := []byte(strings.NewReplacer(`\e`, "\x1b").Replace(line))
	var sasl *trace.SASL
	if len(x.lines) == 0 {
		b, sasl = x.mask.Server(b, x.proto)
	}
	_, more, _, _ := trace.SplitReplyLine(b)
	if end := line == "."; !end || !x.list {
		x.lines = append(x.lines, b)
		if x.list && trace.StatusOf(x.lines[0]) == "+OK" || x.proto == trace.SMTP && more {
			return
		}
	}
	parse := trace.ParseSMTPReply
	if x.proto == trace.POP3 {
		parse = trace.ParsePOP3Reply
	}
	r, _ := parse(x.lines)
	e := trace.Event{Kind: trace.Received, Peer: trace.Server, Reply: &r, SASL: sasl}
	if _, odd := trace.Visible(b); odd {
		e.Raw = append(bytes.Join(x.lines, []byte("\r\n")), "\r\n"...)
	}
	x.lines, x.list = nil, false
	if len(x.waiting) > 0 {
		e.Re, x.waiting = x.waiting[0], x.waiting[1:]
	}
	x.add(e)
}

// certificate is what the server of the examples shows.
func certificate() *trace.TLSInfo {
	return &trace.TLSInfo{Version: "TLS 1.3", Cipher: "TLS_AES_128_GCM_SHA256", ServerName: "mail.lab.test",
		Names: []string{"localhost", "mail.lab.test", "lab.test", "127.0.0.1", "::1"}, Issuer: "mailproto lab CA",
		NotBefore: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC), Verified: true}
}

// play reads the dialogue: C: and S: lines, "connect ADDR", "tls", "tls bad",
// "message C|S OCTETS", "breach NAME DETAIL", "close".
func play(t testing.TB, proto trace.Proto, dialogue string) []trace.Event {
	t.Helper()
	x := &example{proto: proto}
	for line := range strings.SplitSeq(strings.TrimSpace(dialogue), "\n") {
		word, rest, _ := strings.Cut(strings.TrimLeft(line, "\t"), " ")
		switch word {
		case "C:":
			x.client(rest)
		case "S:":
			x.server(rest)
		case "connect":
			x.waiting = []int{0}
			x.add(trace.Event{Kind: trace.Connected, Addr: rest})
		case "tls":
			info := certificate()
			if rest == "bad" {
				info.Verified, info.Insecure, info.Error, info.Reason = false, true, "expired", "x509: certificate has expired or is not yet valid"
			}
			x.tls = true
			x.add(trace.Event{Kind: trace.Secured, TLSInfo: info})
		case "message":
			n, err := strconv.ParseInt(rest[2:], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			x.add(trace.Event{Kind: trace.Payload, Peer: trace.Peer(rest[:1]), Octets: n, Lines: n / 30, Stuffed: n / 700})
		case "breach":
			name, detail, _ := strings.Cut(rest, " ")
			x.add(trace.Event{Kind: trace.Problem, Fault: &trace.Fault{Name: name, Detail: detail}})
		case "close":
			x.add(trace.Event{Kind: trace.Closed, Peer: trace.Client})
		default:
			t.Fatalf("not a line of a dialogue: %q", line)
		}
	}
	return x.events
}

const smtpDialogue = `
	connect lab submission
	S: 220 mail.lab.test ESMTP mailproto lab
	C: EHLO client.lab.test
	S: 250-mail.lab.test greets client.lab.test
	S: 250-PIPELINING
	S: 250-SIZE 10485760
	S: 250-ENHANCEDSTATUSCODES
	S: 250-X-OF-NO-RENOWN with a long list of arguments
	S: 250-STARTTLS
	S: 250 AUTH PLAIN LOGIN
	C: STARTTLS
	S: 220 2.0.0 Ready to start TLS
	tls
	C: EHLO client.lab.test
	S: 250-mail.lab.test greets client.lab.test
	S: 250-SIZE 20971520
	S: 250 AUTH PLAIN LOGIN
	C: AUTH LOGIN
	S: 334 VXNlcm5hbWU6
	C: YWxpY2U=
	S: 334 UGFzc3dvcmQ6
	C: d29uZGVybGFuZA==
	S: 535 5.7.8 User name or password is wrong
	C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=
	S: 235 2.7.0 Logged in
	C: MAIL FROM:<alice@lab.test> SIZE=360 X-PARAM=unheard-of
	C: RCPT TO:<bob@lab.test>
	C: RCPT TO:<a-recipient-with-a-very-long-name-indeed@a-domain-with-a-very-long-name-indeed.lab.test>
	C: DATA
	S: 250 2.1.0 Sender OK
	S: 250 2.1.5 Recipient OK
	S: 550-5.7.26 Unauthenticated email from lab.test is not accepted due to domain's DMARC policy.
	S: 550 5.7.26 Please contact the administrator.
	S: 354 Send the message, end it with a dot on a line of its own
	message C 1361
	C: .
	S: 451 4.3.0 The message could not be kept
	C: XYZZY 信封
	S: 500 5.5.1 Unknown command \e[2J
	breach bare-lf in the reply before
	C: NOOP
	S: 299
	C:
	S: what
	C: QUIT
	S: 221 2.0.0 mail.lab.test Goodbye
	close
`

func pop3Dialogue() string {
	var list strings.Builder
	for i := range 30 {
		fmt.Fprintf(&list, "S: %d %d\n", i+1, 120*(i+1))
	}
	return `
	connect lab pop3
	S: +OK mail.lab.test POP3 mailproto lab <1896.697170952@mail.lab.test>
	C: CAPA
	S: +OK What this server can do:
	S: TOP
	S: UIDL
	S: STLS
	S: USER
	S: SASL PLAIN
	S: IMPLEMENTATION mailproto-lab
	S: .
	C: STLS
	S: +OK Ready to start TLS
	tls bad
	C: CAPA
	S: +OK What this server can do:
	S: UIDL
	S: USER
	S: EXPIRE NEVER
	S: .
	C: STAT
	S: -ERR STAT is not for the AUTHORIZATION state
	C: USER bob
	S: +OK Send PASS
	C: PASS builder
	S: -ERR [IN-USE] Another session has the maildrop
	C: USER bob
	S: +OK Send PASS
	C: PASS builder
	S: +OK Maildrop open, 30 messages
	C: STAT
	S: +OK 30 55800
	C: LIST
	S: +OK 30 messages
` + list.String() + `
	S: .
	C: UIDL 1
	S: +OK 1 d71bbb2540bd41603366
	C: RETR 1
	S: +OK 120 octets
	message S 1420
	C: DELE 1
	S: +OK Marked as deleted
	C: STAT
	S: +OK no numbers
	C: QUIT
	S: +OK mail.lab.test Goodbye
	close
`
}

// sample is a session with the account of it.
type sample struct {
	name   string
	proto  trace.Proto
	events []trace.Event
	result trace.Result
}

func samples(t testing.TB) []sample {
	t.Helper()
	pop3 := strings.ReplaceAll(pop3Dialogue(), "\n\n", "\n")
	return []sample{
		{"smtp", trace.SMTP, play(t, trace.SMTP, smtpDialogue),
			trace.Result{Turns: 13, Sent: 700, Received: 1200, Waited: trace.Millis(42 * time.Millisecond), Unreached: []string{"dot"}}},
		{"pop3", trace.POP3, play(t, trace.POP3, pop3), trace.Result{Turns: 1, Sent: 120, Received: 55800}},
	}
}

// show feeds a session to a view and closes it.
func show(t testing.TB, v View, s sample) {
	t.Helper()
	fold := &explain.Session{}
	for _, e := range s.events {
		v.Step(fold.Observe(e))
	}
	a := Account{Event: trace.Event{Kind: trace.Summary, Proto: s.proto, Result: &s.result, Seq: len(s.events) + 1},
		Sentence: lang.Text{En: "The session is over.", Zh: "会话结束。"}}
	a.Points, a.Exchanges = fold.Shown()
	if err := v.Close(a); err != nil {
		t.Fatal(err)
	}
}

// terminal shows a session in columns.
func terminal(t testing.TB, s sample, o Options) string {
	t.Helper()
	var b strings.Builder
	v := NewTerminal(&b, o)
	v.now = func() time.Time { return time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC) }
	show(t, v, s)
	return b.String()
}

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (write it anew with -update):\n%s", file, diff)
	}
}

// matrix calls f for every look of the terminal's view.
func matrix(t *testing.T, f func(t *testing.T, name string, s sample, o Options)) {
	for _, s := range samples(t) {
		for _, l := range lang.All() {
			for _, level := range []Level{Brief, Normal, Deep} {
				for _, width := range []int{80, 100, 40} {
					name := fmt.Sprintf("%s-%s-%s-%d", s.name, l, level, width)
					t.Run(name, func(t *testing.T) { f(t, name, s, Options{Lang: l, Width: width, Level: level}) })
				}
			}
		}
	}
}

// TestTerminalLooks: the golden files are the looks at 80 columns, and at 40 and
// 100 those of level normal.
func TestTerminalLooks(t *testing.T) {
	matrix(t, func(t *testing.T, name string, s sample, o Options) {
		if o.Width == 80 || o.Level == Normal {
			golden(t, name, terminal(t, s, o))
		}
	})
}

// TestTerminalLines: what holds of every line, at every width.
func TestTerminalLines(t *testing.T) {
	matrix(t, func(t *testing.T, _ string, s sample, o Options) {
		wire := spokenWords(s)
		for _, live := range []bool{false, true} {
			o.Live = live
			checkLines(t, terminal(t, s, o), o.Width, wire)
		}
	})
}

// spokenWords is all that was on the wire, as shown: no rule of ours holds there.
func spokenWords(s sample) string {
	var b strings.Builder
	for _, e := range s.events {
		b.WriteString(trace.Line(e) + "\n")
		if e.Reply != nil {
			b.WriteString(strings.Join(e.Reply.Lines, "\n") + "\n")
		}
	}
	return b.String()
}

// dump recognises a row of octets in hexadecimal.
var dump = regexp.MustCompile(`^ *[^ ]* +(?:[0-9a-f]{2} )+ *`)

// marked recognises our own marks: unknown, wrong, cut off.
var marked = regexp.MustCompile(`^(?:[?!] |\?$|\.\.\. )`)

func checkLines(t *testing.T, text string, width int, wire string) {
	t.Helper()
	if !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") {
		t.Error("it does not end with the end of a line")
	}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		words := strings.TrimLeft(line, " ")
		first := ""
		for _, r := range words {
			first = string(r)
			break
		}
		switch {
		case Width(line) > width:
			t.Errorf("line %d is %d columns wide: %q", i+1, Width(line), line)
		case strings.TrimRight(line, " \t\u3000") != line:
			t.Errorf("line %d ends with spaces: %q", i+1, line)
		case strings.ContainsAny(line, "\x1b\r\t"):
			t.Errorf("line %d holds a control character: %q", i+1, line)
		case words != "" && isClosing(first) && !strings.Contains(wire, words) && !dump.MatchString(line) &&
			!marked.MatchString(words):
			t.Errorf("line %d begins with closing punctuation: %q", i+1, line)
		}
	}
}

// escapes are what colours a line.
var escapes = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// TestTerminalColours: colour changes nothing but the colour, and none goes on
// into the next line.
func TestTerminalColours(t *testing.T) {
	matrix(t, func(t *testing.T, _ string, s sample, o Options) {
		plain := terminal(t, s, o)
		o.Palette = NewPalette(true)
		coloured := terminal(t, s, o)
		if !strings.Contains(coloured, "\x1b[") {
			t.Fatal("there is no colour")
		}
		if diff := cmp.Diff(plain, escapes.ReplaceAllString(coloured, "")); diff != "" {
			t.Error(diff)
		}
		for i, line := range strings.Split(coloured, "\n") {
			if open := unclosed(line); open != "" {
				t.Errorf("line %d leaves %s on: %q", i+1, open, line)
			}
		}
		o.Palette = NewPalette(false)
		if terminal(t, s, o) != plain {
			t.Error("a palette without colour changes the text")
		}
	})
}

// unclosed names the attribute that is on at the end of a line.
func unclosed(line string) string {
	on := map[string]bool{}
	for _, m := range escapes.FindAllStringSubmatch(line, -1) {
		for _, n := range strings.Split(m[1], ";") {
			switch code, _ := strconv.Atoi(n); {
			case code == 0:
				clear(on)
			case code == 1:
				on["bold"] = true
			case code == 7:
				on["reverse"] = true
			case code == 22:
				delete(on, "bold")
			case code == 27:
				delete(on, "reverse")
			case code == 39:
				delete(on, "colour")
			case code >= 30 && code <= 37, code >= 90 && code <= 97:
				on["colour"] = true
			default:
				return "something unknown (" + n + ")"
			}
		}
	}
	for name := range on {
		return name
	}
	return ""
}

// Times, ciphers and dates are for live views; a pipe gets the same each time.
func TestOnlyLiveViewsShowWhatVaries(t *testing.T) {
	s := samples(t)[0]
	varying := []string{" ms", "TLS_AES_128_GCM_SHA256", "2026-03-09"}
	for _, level := range []Level{Brief, Normal} {
		o := Options{Lang: lang.En, Width: 100, Level: level}
		piped := terminal(t, s, o)
		o.Live = true
		live := terminal(t, s, o)
		for _, v := range varying {
			if strings.Contains(piped, v) {
				t.Errorf("%s: a pipe shows %q", level, v)
			}
			if !strings.Contains(live, v) {
				t.Errorf("%s: a terminal does not show %q", level, v)
			}
		}
	}
}

// Secrets never reach a view.
func TestNoViewShowsSecrets(t *testing.T) {
	for _, s := range samples(t) {
		for _, l := range lang.All() {
			var b strings.Builder
			show(t, NewJSON(&b, l), s)
			show(t, NewPlain(&b, Options{Lang: l, Width: 80, Level: Deep}), s)
			text := b.String() + terminal(t, s, Options{Lang: l, Width: 1000, Level: Deep})
			for _, secret := range []string{"wonderland", "d29uZGVybGFuZA", "builder", "62 75 69 6c 64 65 72"} {
				if strings.Contains(text, secret) {
					t.Errorf("%s shows %q", s.name, secret)
				}
			}
		}
	}
}

// Events that no connection makes, as a recording may hold: no view panics.
func TestViewsTakeStrangeEvents(t *testing.T) {
	var b strings.Builder
	views := []View{NewJSON(&b, lang.En), NewPlain(&b, Options{Width: 40}), NewTerminal(&b, Options{Width: 40, Level: Deep}),
		NewTerminal(&b, Options{Width: 40, Level: Brief}), NewTerminal(&b, Options{Width: 40, Level: Normal})}
	for _, kind := range []trace.Kind{"", trace.Connected, trace.Secured, trace.Sent, trace.Payload, trace.Problem, trace.Closed, trace.Summary} {
		for _, e := range []trace.Event{
			{}, {Command: &trace.Command{}}, {Reply: &trace.Reply{}}, {Reply: &trace.Reply{Lines: []string{""}}}, {TLSInfo: &trace.TLSInfo{}},
			{Reply: &trace.Reply{Code: 250, Enhanced: ".", Lines: []string{"", "", ""}}}, {Fault: &trace.Fault{}}, {SASL: &trace.SASL{}, Command: &trace.Command{Verb: "AUTH"}},
		} {
			e.Kind = kind
			fold := &explain.Session{}
			for _, v := range views {
				v.Step(fold.Observe(e))
			}
		}
	}
	for _, v := range views {
		if err := v.Close(Account{}); err != nil {
			t.Error(err)
		}
	}
}

// The first error of writing is kept and returned.
func TestViewsKeepTheFirstError(t *testing.T) {
	s := samples(t)[0]
	for _, v := range []View{NewJSON(broken{}, lang.En), NewPlain(broken{}, Options{Width: 80}), NewTerminal(broken{}, Options{Width: 80})} {
		fold := &explain.Session{}
		for _, e := range s.events {
			v.Step(fold.Observe(e))
		}
		if err := v.Close(Account{}); err == nil || err.Error() != "no room" {
			t.Errorf("%T: %v", v, err)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, fmt.Errorf("no room") }

// A command without any words is shown, too.
func TestEmptyLineIsShown(t *testing.T) {
	s := sample{proto: trace.SMTP, events: play(t, trace.SMTP, "S: 220 hi\nC:\nS: 500 what")}
	for _, level := range []Level{Brief, Normal, Deep} {
		got := terminal(t, s, Options{Lang: lang.En, Width: 80, Level: level})
		if !strings.Contains(got, "\n  1  C -->") {
			t.Errorf("%s:\n%s", level, got)
		}
	}
}
