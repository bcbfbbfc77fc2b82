package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// classroom is a lab command that runs, and what it has written so far.
type classroom struct {
	t     *testing.T
	lines chan string
	stop  context.CancelFunc
	code  chan int
	told  *bytes.Buffer
	seen  []string
}

func openClass(t *testing.T, args ...string) *classroom {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	args = append([]string{"lab", "--mx-port", "0", "--submission-port", "0", "--submissions-port", "0", "--lmtp-port", "0", "--pop3-port", "0", "--pop3s-port", "0"}, args...)
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	c := &classroom{t: t, lines: make(chan string, 1000), stop: stop, code: make(chan int, 1), told: &bytes.Buffer{}}
	getenv := func(string) string { return "" }
	u := &ui{in: strings.NewReader(""), out: bufio.NewWriter(w), err: c.told, getenv: getenv, lang: language(args, getenv)}
	go func() { c.code <- run(ctx, u, args); w.Close() }()
	go func() {
		defer close(c.lines)
		for s := bufio.NewScanner(r); s.Scan(); {
			c.lines <- s.Text()
		}
	}()
	t.Cleanup(func() { stop(); <-c.code })
	return c
}

// until reads what was written up to a line that holds want, and returns that line.
func (c *classroom) until(want string) string {
	c.t.Helper()
	for {
		select {
		case l, ok := <-c.lines:
			if !ok {
				c.t.Fatalf("no %q in\n%s\n%s", want, strings.Join(c.seen, "\n"), c.told)
			}
			c.seen = append(c.seen, l)
			if strings.Contains(l, want) {
				return l
			}
		case <-time.After(20 * time.Second):
			c.t.Fatalf("no %q in\n%s", want, strings.Join(c.seen, "\n"))
		}
	}
}

// says sends lines to a port, each after the reply to the one before it, and leaves.
func (c *classroom) says(port string, lines ...string) {
	c.t.Helper()
	nc, err := net.Dial("tcp", "127.0.0.1:"+port)
	if err != nil {
		c.t.Fatal(err)
	}
	defer nc.Close()
	r := bufio.NewReader(nc)
	for _, l := range append([]string{""}, lines...) {
		if l != "" {
			fmt.Fprint(nc, l+"\r\n")
		}
		for {
			s, err := r.ReadString('\n')
			if err != nil {
				c.t.Fatalf("%q: %v", l, err)
			}
			if len(s) < 4 || s[3] != '-' {
				break
			}
		}
	}
}

var portOnCard = regexp.MustCompile(`port (\d+), STARTTLS`)

// ports reads the cards up to the ports of submission and POP3.
func (c *classroom) ports() (submission, pop3 string) {
	c.t.Helper()
	return portOnCard.FindStringSubmatch(c.until("Sending"))[1], portOnCard.FindStringSubmatch(c.until("Reading"))[1]
}

// TestWatchAndCoach: a line for each thing that matters, and each mistake with who,
// what, by which rule and what would be right; nothing secret, no escape.
func TestWatchAndCoach(t *testing.T) {
	c := openClass(t, "--students", "1", "--sheet", "cards", "--watch", "--coach")
	c.until("student001")
	submission, pop3 := c.ports()
	c.says(submission, "EHLO me.test", "MAIL FROM: <\x1b[31ma@b.test>", "FETCH 1", "FETCH 2", "QUIT")
	c.until("submission-1   begins, from 127.0.0.1:")
	c.until("! submission-1  127.0.0.1:")
	c.until(`C: MAIL FROM: <\x1b[31ma@b.test>`)
	c.until("C: FETCH 1")
	c.until("Right: one of the commands")
	c.until("C: FETCH 2")
	told := len(c.seen)
	c.until("submission-1   ends")
	if again := strings.Join(c.seen[told:], "\n"); strings.Contains(again, "Right:") {
		t.Errorf("what is right was said before:\n%s", again)
	}
	c.says(pop3, "USER student001", "PASS top-secret-1", "USER bob", "PASS builder", "DELE 1")
	c.until("login refused: -ERR [AUTH]")
	c.until("pop3-1         login of bob, in clear")
	c.until("pop3-1         ends: the client has left")
	if l := c.until("! pop3-1"); !strings.Contains(l, "bob") || !strings.HasSuffix(l, "[dele-without-quit]") {
		t.Error(l)
	}
	c.until("RFC 1939 §6")
	c.until("Right: QUIT, and wait for its +OK.")
	c.stop()
	c.until("The lab has ended.")
	if all := strings.Join(c.seen, "\n"); strings.ContainsAny(all, "\x1b") || strings.Contains(all, "top-secret-1") {
		t.Errorf("an escape or a secret in\n%s", all)
	}
}

// TestLabJSON: the sheet first, then every event of every session, with what is to be
// said about it.
func TestLabJSON(t *testing.T) {
	c := openClass(t, "--json", "--students", "2")
	var sheet struct {
		Services []struct{ Name, Port string }
		Users    []struct{ Name, Password, Address string }
	}
	if err := json.Unmarshal([]byte(c.until("services")), &sheet); err != nil {
		t.Fatal(err)
	}
	if n := len(sheet.Users); n != 4 || sheet.Users[3].Name != "student002" || sheet.Users[3].Password == "" {
		t.Errorf("users: %v", sheet.Users)
	}
	i := slices.IndexFunc(sheet.Services, func(s struct{ Name, Port string }) bool { return s.Name == "pop3" })
	c.says(sheet.Services[i].Port, "STAT", "USER bob", "PASS builder", "QUIT")
	var kinds []string
	for kind := ""; kind != "closed"; {
		var e struct {
			Seq         int
			Kind, Conn  string
			State       *struct{ After struct{ Phase string } }
			Problems    []struct{ Name string }
			Command     *trace.Command
			Notes       []any
			Proto, Peer string
		}
		if err := json.Unmarshal([]byte(c.until("seq")), &e); err != nil {
			t.Fatal(err)
		}
		if kind = e.Kind; e.Conn != "pop3-1" || e.State == nil || e.Command != nil && e.Command.Args == "builder" {
			t.Errorf("event %+v", e)
		}
		kinds = append(kinds, e.Kind)
		for _, p := range e.Problems {
			kinds = append(kinds, p.Name)
		}
	}
	if got := strings.Join(kinds, " "); got != "connected sent received sent before-login received sent received password-in-clear sent received sent closed" {
		t.Errorf("events: %s", got)
	}
}

// TestOneSessionWhole shows one service's sessions as trace shows its own.
func TestOneSessionWhole(t *testing.T) {
	c := openClass(t, "--sheet", "cards", "--session", "pop3")
	submission, pop3 := c.ports()
	c.says(submission, "NOOP", "QUIT")
	c.says(pop3, "CAPA")
	c.until("[pop3-1]")
	c.until("a client connects from 127.0.0.1:")
	c.until("S <--  +OK mail.lab.test")
	c.until("C -->  CAPA")
	c.until("RFC 2449 §5")
	c.until("the client has ended the connection")
	if all := strings.Join(c.seen, "\n"); strings.Contains(all, "submission-1") {
		t.Errorf("another session in\n%s", all)
	}
}

// TestLabUsage refuses what means nothing, in both languages, before a port is opened.
func TestLabUsage(t *testing.T) {
	for _, args := range []string{"--students 1000", "--students -1", "--sheet paper", "--max-per-address 0", "--max-size 0",
		"--idle 1ms", "--session imap-1", "--session pop3 --json"} {
		for _, l := range []string{"en", "zh"} {
			var out, told bytes.Buffer
			all := append([]string{"lab", "--lang", l}, strings.Fields(args)...)
			getenv := func(string) string { return "" }
			u := &ui{in: strings.NewReader(""), out: bufio.NewWriter(&out), err: &told, getenv: getenv, lang: language(all, getenv)}
			if code := run(t.Context(), u, all); code != exitUsage || out.Len() > 0 {
				t.Errorf("%s: exit %d, %q", args, code, out.String())
			}
			flag, _, _ := strings.Cut(args, " ")
			if !strings.Contains(told.String(), flag) {
				t.Errorf("%s: %s", args, told.String())
			}
		}
	}
}

// TestRoomIsBounded: of a crowd that comes and goes, and of a session that never ends,
// only so much is remembered.
func TestRoomIsBounded(t *testing.T) {
	shown := 0
	r := newLabRoom(true, func(*attendee, explain.Step) { shown++ })
	for i := range 1000 {
		name := fmt.Sprintf("mx-%d", i)
		for _, e := range []trace.Event{{Kind: trace.Connected}, {Kind: trace.Closed, Peer: trace.Client}} {
			e.Conn, e.Proto = name, trace.SMTP
			r.observe(e)
		}
	}
	if len(r.order) != keptSessions || len(r.byName) != keptSessions || r.byName["mx-999"] == nil || r.byName["mx-0"] != nil || shown != 2000 {
		t.Errorf("%d and %d sessions are kept, %d events were shown", len(r.order), len(r.byName), shown)
	}
	for i := range 2000 {
		r.observe(trace.Event{Seq: i + 1, Conn: "mx-x", Proto: trace.SMTP, Kind: trace.Received, Peer: trace.Client, Command: &trace.Command{Verb: "NOOP"}})
	}
	if a := r.byName["mx-x"]; len(a.steps) > keptSteps || !a.left {
		t.Errorf("%d steps are kept", len(a.steps))
	}
	lines := newLabRoom(false, func(*attendee, explain.Step) {})
	lines.observe(trace.Event{Conn: "a", Proto: trace.SMTP, Kind: trace.Closed})
	if len(lines.order)+len(lines.byName) > 0 {
		t.Error("a session that has ended is kept, though nobody can ask for it")
	}
}

// TestScreen plays the live list with 30 sessions: it fits the terminal, a session is
// chosen by arrows or its number, shown whole, and left.
func TestScreen(t *testing.T) {
	for _, l := range []lang.Lang{lang.En, lang.Zh} {
		var out bytes.Buffer
		u := &ui{out: bufio.NewWriter(&out), getenv: func(string) string { return "" }, lang: l, level: "normal", color: "never"}
		s := newLabScreen(u, &typing{})
		s.size = func() (int, int) { return 80, 24 }
		s.sheet = render.LabSheet{CA: "/tmp/ca.pem", Services: []render.LabService{{Name: "submission", Host: "127.0.0.1", Port: "2587", TLS: "STARTTLS"}},
			Users: []render.LabUser{{Name: "alice", Password: "wonderland"}}}
		room := newLabRoom(true, s.note)
		for i := range 30 {
			conn := fmt.Sprintf("submission-%d", i+1)
			for j, e := range []trace.Event{
				{Kind: trace.Connected, Addr: fmt.Sprintf("192.168.100.%d:50000", i+1)},
				{Kind: trace.Sent, Peer: trace.Server, Reply: &trace.Reply{OK: true, Code: 220, Lines: []string{"220 mail.lab.test"}}},
				{Kind: trace.Received, Peer: trace.Client, Command: &trace.Command{Verb: "MAIL", Args: "FROM:<a@b.test>"}},
				{Kind: trace.Sent, Peer: trace.Server, Re: 4*i + 3, Reply: &trace.Reply{Code: 503, Enhanced: "5.5.1", Lines: []string{"503 5.5.1 Send EHLO first"}}},
			} {
				e.Conn, e.Proto, e.Seq = conn, trace.SMTP, 4*i+j+1
				room.observe(e)
			}
		}
		frame := func(keys ...key) []string {
			for _, k := range keys {
				s.press(room, k)
			}
			out.Reset()
			s.draw(room)
			text := strings.NewReplacer("\x1b[H", "", "\x1b[K", "", "\x1b[J", "").Replace(out.String())
			lines := strings.Split(text, "\r\n")
			if len(lines) > 24 || strings.Contains(text, "\x1b") {
				t.Errorf("a frame of %d lines: %q", len(lines), text)
			}
			for _, line := range lines {
				if render.Width(line) > 80 {
					t.Errorf("%d columns: %q", render.Width(line), line)
				}
			}
			return lines
		}
		holds := func(lines []string, want string) {
			t.Helper()
			if !strings.Contains(strings.Join(lines, "\n"), want) {
				t.Errorf("no %q in\n%s", want, strings.Join(lines, "\n"))
			}
		}
		holds(frame(), " 30 > submission-30")
		holds(frame(), "Ctrl-C"+text(": end", "：结束").In(l))                     // how to leave is not cut off
		holds(frame(), "127.0.0.1  SMTP 2587 STARTTLS · alice/wonderland · CA") // the list covers the sheet
		holds(frame(), "[mail-before-ehlo]")
		holds(frame(keyUp, keyUp), " 28 > submission-28")
		holds(frame('7'), "  7 > submission-7 ")
		holds(frame(), "! submission-7  192") // its own mistake, not the latest of all
		holds(frame(keyEnter), "C -->  MAIL FROM:<a@b.test>")
		holds(frame(), "RFC 5321")
		holds(frame(keyUp, keyUp, keyUp), "submission-7")
		holds(frame(keyEscape, keyDown), "  8 > submission-8 ")
		holds(frame(keyEnter, 'q'), "  8 > submission-8 ")
	}
}

// TestClaimed finds whom a login names.
func TestClaimed(t *testing.T) {
	for want, s := range map[string]trace.Event{
		"bob":   {Command: &trace.Command{Verb: "USER", Args: "bob"}},
		"alice": {Command: &trace.Command{Verb: "AUTH", Args: "PLAIN ****"}, SASL: &trace.SASL{Mechanism: "PLAIN", Text: `\x00alice\x00****`}},
		"carol": {Command: &trace.Command{}, SASL: &trace.SASL{Mechanism: "LOGIN", Text: "carol"}},
		"dave":  {Command: &trace.Command{}, SASL: &trace.SASL{Mechanism: "SCRAM-SHA-256", Text: "n,,n=dave,r=abc"}},
		"erin":  {Command: &trace.Command{}, SASL: &trace.SASL{Mechanism: "XOAUTH2", Text: `user=erin\x01auth=****\x01\x01`}},
		"frank": {Command: &trace.Command{}, SASL: &trace.SASL{Mechanism: "CRAM-MD5", Text: "frank " + trace.Mask}},
		"":      {Command: &trace.Command{}, SASL: &trace.SASL{Mechanism: "LOGIN", Text: trace.Mask}},
	} {
		if got := claimed(explain.Step{Event: s}); got != want {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
}

// TestLoginOfNobody: a login that does not name its user is not that of whoever was
// named before.
func TestLoginOfNobody(t *testing.T) {
	r := newLabRoom(true, func(*attendee, explain.Step) {})
	for i, e := range []trace.Event{
		{Kind: trace.Connected},
		{Kind: trace.Received, Peer: trace.Client, Command: &trace.Command{Verb: "USER", Args: "alice"}},
		{Kind: trace.Sent, Peer: trace.Server, Re: 2, Reply: &trace.Reply{OK: true, Lines: []string{"+OK"}}},
		{Kind: trace.Received, Peer: trace.Client, Command: &trace.Command{Verb: "AUTH", Args: "EXTERNAL ="}, SASL: &trace.SASL{Mechanism: "EXTERNAL"}},
		{Kind: trace.Sent, Peer: trace.Server, Re: 4, Reply: &trace.Reply{OK: true, Lines: []string{"+OK"}}},
	} {
		e.Conn, e.Proto, e.Seq = "pop3-1", trace.POP3, i+1
		r.observe(e)
	}
	if a := r.byName["pop3-1"]; a.User != "" || a.Phase != explain.PhaseTransaction {
		t.Errorf("%q, %s", a.User, a.Phase)
	}
}

// TestLoneEscape: Esc is a key of its own once a second has passed without more.
func TestLoneEscape(t *testing.T) {
	var p keyParser
	if k := p.feed([]byte("\x1b")); len(k) > 0 || !slices.Equal(p.lone(), []key{keyEscape}) {
		t.Errorf("Esc: %v at once", k)
	}
	if k := append(p.feed([]byte("\x1b[")), p.lone()...); len(k) > 0 {
		t.Errorf("half an arrow: %v", k)
	}
	if k := p.feed([]byte("A\x1bOB")); !slices.Equal(k, []key{keyUp, keyDown}) {
		t.Errorf("arrows: %v", k)
	}
}
