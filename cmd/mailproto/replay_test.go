package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// recorded runs a session that is recorded, and returns the recording's path.
func recorded(t *testing.T, c call, code int) (outcome, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "session.jsonl")
	c.args = append(slices.Clone(c.args), "--record", path)
	o := c.run(t).want(t, code)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("the recording has the mode %v", info.Mode())
	}
	if n := len(entries(t, filepath.Dir(path))); n != 1 {
		t.Errorf("%d files are left", n)
	}
	return o, path
}

func entries(t *testing.T, dir string) []os.DirEntry {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// withoutExcerpt drops the first lines of messages, which no recording holds, and the
// line that counts the rest.
func withoutExcerpt(s string) string {
	var kept []string
	for line := range strings.Lines(s) {
		if !excerptLine.MatchString(line) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

var excerptLine = regexp.MustCompile(`^ {12}(\|( .*)?|… \d+ more lines?|……还有 \d+ 行)\n$`)

// sessions are sessions of all kinds, each with its exit code.
func sessions(t *testing.T) map[string]struct {
	call
	code int
} {
	type session = struct {
		call
		code int
	}
	smtp := func(script ...string) string { return serve(t, script...).addr }
	return map[string]session{
		"smtp lab":           {call{args: []string{"trace", "smtp"}}, 0},
		"smtp lab pipelined": {call{args: []string{"trace", "smtp", "--pipeline", "-t", "nobody@lab.test", "-t", "bob@lab.test"}}, 0},
		"smtp lab login":     {call{args: []string{"trace", "smtp", "--auth", "login"}}, 0},
		"smtp lab implicit":  {call{args: []string{"trace", "smtp", "--tls", "implicit", "--command", "auth:VRFY bob"}}, 0},
		"pop3 lab":           {call{args: []string{"trace", "pop3", "--retr", "1", "--top", "2,1", "--dele", "1"}}, 0},
		"pop3 lab plain":     {call{args: []string{"trace", "pop3", "--tls", "none", "--auth", "plain"}}, 0},
		"smtp not offered":   {call{args: []string{"trace", "smtp", "--prdr"}}, exitPRDR},
		"smtp no smtputf8": {call{args: []string{"trace", "smtp", smtp("S: 220 ready", "C: EHLO", "S: 250 x", "C: QUIT", "S: 221 bye"),
			"-f", "<>", "-t", "用户@例子.测试"}}, exitMail},
		"pop3 not offered": {call{args: []string{"trace", "pop3", smtp("S: +OK", "C: CAPA", "S: -ERR", "C: QUIT", "S: +OK"), "--tls", "none", "--utf8"}}, exitCapa},
		"smtp refused":     {call{args: []string{"trace", "smtp", smtp("S: 554 5.7.1 not you\x1b[31m", "C: QUIT", "S: 221 bye")}}, exitGreeting},
		"smtp lost": {call{args: []string{"trace", "smtp", smtp("S: 220 ready", "C: EHLO", "S: 250-x", "S: 250 AUTH LOGIN XOAUTH2",
			"C: MAIL"), "-f", "<>", "-t", "a@b.c", "--auth", "none"}}, exitLost},
		"smtp malformed":  {call{args: []string{"trace", "smtp", smtp("S: 220-ready", "S: 220 \x00\xff", "C: EHLO", "S: hello", "hang")}}, exitProtocol},
		"pop3 refused":    {call{args: []string{"trace", "pop3", smtp("S: -ERR [SYS/TEMP] later\u202e"), "--tls", "none"}}, exitGreeting},
		"pop3 wrong port": {call{args: []string{"trace", "pop3", smtp("S: * OK IMAP ready", "hang"), "--tls", "none"}}, exitProtocol},
		"smtp apart":      {call{args: []string{"trace", "smtp", "127.0.0.1:" + closedPort(t)}}, exitConnect},
	}
}

// TestReplaySame compares what a recording shows with what the session showed,
// octet by octet.
func TestReplaySame(t *testing.T) {
	for name, s := range sessions(t) {
		t.Run(name, func(t *testing.T) {
			for _, view := range [][]string{{}, {"--lang=zh"}, {"--plain", "--level=brief"}, {"--plain", "--lang=zh"}, {"--level=deep"}, {"--level=brief"}, {"--json"}} {
				c := s.call
				c.args = append(slices.Clone(c.args), view...)
				live, path := recorded(t, c, s.code)
				if s.code == exitConnect && live.out == "" {
					continue // nothing was shown: standard error tells why
				}
				again := call{args: append([]string{"replay", path}, view...)}.run(t).want(t, 0)
				if want := withoutExcerpt(live.out); again.out != want {
					t.Errorf("%q: %s", view, firstDifference(want, again.out))
				}
			}
		})
	}
}

// TestReplayTimes shows the times that were recorded, to the tenth of a millisecond.
func TestReplayTimes(t *testing.T) {
	for _, proto := range []string{"smtp", "pop3"} {
		live, path := recorded(t, call{args: []string{"trace", proto, "--timing"}}, 0)
		again := call{args: []string{"replay", path, "--timing"}}.run(t).want(t, 0)
		if want := withoutExcerpt(live.out); again.out != want || !strings.Contains(want, "Where the time went: DNS 0.0 ms, ") {
			t.Error(firstDifference(want, again.out))
		}
	}
}

// TestReplayJSON replays what --json has printed.
func TestReplayJSON(t *testing.T) {
	for _, args := range [][]string{{"trace", "smtp"}, {"trace", "pop3", "--retr", "all"}} {
		live := call{args: append(args, "--json")}.run(t).want(t, 0)
		if again := (call{args: []string{"replay", "-", "--json"}, in: strings.NewReader(live.out)}).run(t).want(t, 0); again.out != live.out {
			t.Error(firstDifference(live.out, again.out))
		}
	}
}

// TestRecordSecret has a server echo the password in every form.
func TestRecordSecret(t *testing.T) {
	const password = "Tr0ub4dor&3x"
	b64 := base64.StdEncoding.EncodeToString([]byte(password))
	f := serve(t, "S: +OK ready", "C: CAPA", "S: +OK", "S: USER", "S: .", "C: USER", "S: +OK", "C: PASS",
		"S: +OK "+password+" "+b64+" "+hex.EncodeToString([]byte(password))+"\x01", "C: STAT", "S: +OK 0 0 "+password, "C: LIST", "S: +OK", "S: .",
		"C: UIDL", "S: +OK", "S: "+password+" x", "raw: .\r\n* "+password+"\n", "C: QUIT", "S: +OK") // at one go: unasked, and there before QUIT
	_, path := recorded(t, call{args: []string{"trace", "pop3", f.addr, "--tls", "none", "-u", "bob"}, password: password}, 0)
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	checkSecret(t, string(kept), password)
	for line := range bytes.Lines(kept) { // within base64, too
		var e trace.Event
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		checkSecret(t, string(e.Raw), password)
	}
	if !strings.Contains(f.heard(), "PASS "+password) {
		t.Error("the password was never sent")
	}
}

// TestRecordNoMessage records a delivery and a download: what the message says is
// not kept.
func TestRecordNoMessage(t *testing.T) {
	for args, secret := range map[string]string{"smtp --subject Geheim --body VERTRAULICH": "VERTRAULICH", "pop3 --retr all": "Received"} {
		_, path := recorded(t, call{args: append([]string{"trace"}, strings.Fields(args)...)}, 0)
		kept, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(kept), secret) || strings.Contains(string(kept), "Geheim") || !strings.Contains(string(kept), `"kind":"payload"`) {
			t.Errorf("%s:\n%s", args, kept)
		}
	}
}

// TestRecordRefused refuses recordings before anything connects.
func TestRecordRefused(t *testing.T) {
	dir := t.TempDir()
	there := filepath.Join(dir, "there")
	if err := os.WriteFile(there, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := serve(t, "S: 220 ready", "met: connected", "hang")
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--record", there}, exitFile, "exists already; it was not replaced"},
		{[]string{"--record", dir}, exitFile, "exists already"},
		{[]string{"--record", filepath.Join(dir, "no", "such")}, exitFile, "no such file"},
		{[]string{"--record", filepath.Join(dir, "x"), "--show-secrets"}, exitUsage, "--show-secrets"},
		{[]string{"--record", "-"}, exitUsage, "--json writes the events"},
	} {
		call{args: append([]string{"trace", "smtp", f.addr}, c.args...)}.run(t).want(t, c.code).says(t, c.says)
	}
	select {
	case <-f.met:
		t.Error("something connected")
	default:
	}
	if kept, _ := os.ReadFile(there); string(kept) != "mine" || len(entries(t, dir)) != 1 {
		t.Errorf("the folder was changed: %q, %d files", kept, len(entries(t, dir)))
	}
}

// TestRecordRace has the file appear while the session is going on: it is not
// replaced, and the session's own failure stays the exit code.
func TestRecordRace(t *testing.T) {
	for _, c := range []struct {
		reply string
		code  int
	}{{"S: 250 x", exitFile}, {"S: 550 no", exitHello}} {
		path := filepath.Join(t.TempDir(), "session")
		f := serve(t, "S: 220 ready", "C: EHLO", "met: here", "gate", c.reply, "C: ", c.reply, "C: QUIT", "S: 221 bye")
		go func() {
			<-f.met
			_ = os.WriteFile(path, []byte("mine"), 0o600) // its content is checked below
			close(f.gate)
		}()
		o := call{args: []string{"trace", "smtp", f.addr, "--auth", "none", "--record", path}}.run(t).want(t, c.code)
		if kept, _ := os.ReadFile(path); string(kept) != "mine" || !strings.Contains(o.err, "exists already") {
			t.Errorf("%q\n%s", kept, o.err)
		}
	}
}

// TestRecordInterrupted keeps what happened until Ctrl-C.
func TestRecordInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	f := serve(t, "S: 220 ready", "C: EHLO", "met: here", "hang")
	go func() { <-f.met; interrupt() }()
	_, path := recorded(t, call{args: []string{"trace", "smtp", f.addr, "--auth", "none"}, ctx: ctx}, exitInterrupted)
	o := call{args: []string{"replay", path, "--json"}}.run(t).want(t, 0)
	if n := len(o.events); n < 4 || o.events[n-1].Result.Exit != exitInterrupted {
		t.Errorf("%s", o.out)
	}
}

const hello = `{"seq":1,"at_ms":0.0,"proto":"smtp","kind":"connected","addr":"mail.example.org:587"}` + "\n"

// TestReplayBroken reads files that are no recordings, or no longer.
func TestReplayBroken(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		code int
		says string
	}{
		"empty":         {"", exitNothing, "no session is recorded"},
		"blank":         {"\n \n", exitNothing, "no session is recorded"},
		"verdicts":      {`{"claim":"1a","kind":"verdict"}` + "\n", exitNothing, "no session is recorded"},
		"text":          {"S: 220 ready\n", exitFile, "line 1: this is no event"},
		"not text":      {"\x7fELF\x02\x01\x01\x00\x00\x00\x00", exitFile, "is no text"},
		"cut off":       {hello + `{"seq":2,"kind":"rece`, exitFile, "line 2: this is no event"},
		"changed":       {hello + "\n" + `{"seq":"2","kind":"received"}` + "\n" + hello, exitFile, "line 3: this is no event"},
		"no kind":       {hello + `{}`, exitFile, "line 2: this is no event"},
		"a list":        {"[" + strings.TrimSpace(hello) + "]", exitFile, "line 1: this is no event"},
		"a long line":   {hello + `{"kind":"` + strings.Repeat("x", 33<<20) + `"}`, exitFile, "line 2: longer than any event"},
		"endless times": {hello + `{"seq":2,"at_ms":1e300,"kind":"closed"}`, exitFile, "line 2: this is no event"},
	} {
		t.Run(name, func(t *testing.T) {
			call{args: []string{"replay", "-"}, in: strings.NewReader(c.file)}.run(t).want(t, c.code).says(t, c.says)
		})
	}
	call{args: []string{"replay", filepath.Join(t.TempDir(), "none")}}.run(t).want(t, exitFile).says(t, "no such file")
	call{args: []string{"replay", t.TempDir()}}.run(t).want(t, exitFile)
	call{args: []string{"replay"}}.run(t).want(t, exitUsage).says(t, "FILE is missing")
	call{args: []string{"replay", "a", "b"}}.run(t).want(t, exitUsage).says(t, "one too many")
}

// TestReplayForged reads events that somebody made up: call checks that nothing
// unprintable comes out.
func TestReplayForged(t *testing.T) {
	evil := `\u001b[2J\u009b31m\u202e\u0007\u0000\u2028`
	file := `{"seq":-1,"at_ms":-5,"conn":"` + evil + `","proto":"` + evil + `","kind":"connected","peer":"` + evil + `","addr":"` + evil + `"}
{"seq":2,"kind":"secured","tls_info":{"version":"` + evil + `","names":["` + evil + `"],"issuer":"` + evil + `","error":"` + evil + `","reason":"` + evil + `"}}
{"seq":3,"kind":"sent","peer":"C","command":{"verb":"` + evil + `","args":"` + evil + `"},"sasl":{"mechanism":"` + evil + `","text":"` + evil + `"}}
{"seq":4,"kind":"received","peer":"S","re":3,"reply":{"ok":true,"code":250,"enhanced":"` + evil + `","lines":["250 ` + evil + `","` + evil + `"]},"raw":"G1sySg=="}
{"seq":5,"kind":"received","peer":"S","reply":{"ok":true,"lines":[]}}
{"seq":6,"kind":"received"}
{"seq":7,"kind":"payload","octets":-1,"lines":-1,"stuffed":-1}
{"seq":8,"kind":"problem","problem":{"name":"` + evil + `","detail":"` + evil + `"}}
{"seq":9,"kind":"sent","peer":"C","command":{"verb":"PASS","args":"swordfish"}}
{"seq":10,"kind":"received","reply":{"ok":true,"lines":["+OK swordfish"]}}
{"seq":11,"kind":"closed","peer":"` + evil + `"}
{"seq":12,"kind":"summary","summary":{"exit":-9,"stage":"` + evil + `","error":"` + evil + `","unreached":["` + evil + `"],"turns":-1}}
`
	for _, view := range views() {
		if slices.Contains(view, "--json") {
			continue // its numbers are the file's
		}
		o := call{args: append([]string{"replay", "-"}, view...), in: strings.NewReader(file)}.run(t).want(t, 0)
		checkSecret(t, o.out, "swordfish")
	}
	var out bytes.Buffer
	u := replayer(&out, lang.En)
	u.json, u.in = true, strings.NewReader(file)
	if err := u.replay(t.Context(), "-", pacing{}); err != nil {
		t.Fatal(err)
	}
	checkVisible(t, outcome{out: out.String()})
}

// TestReplayNewer reads what a newer version may write: unknown fields and kinds.
func TestReplayNewer(t *testing.T) {
	file := hello + `{"seq":2,"kind":"dream","colour":"blue"}
{"seq":3,"at_ms":1.0,"proto":"smtp","kind":"received","peer":"S","reply":{"ok":true,"code":220,"lines":["220 ready"],"mood":"good"},"extra":{"a":[1]}}
`
	o := call{args: []string{"replay", "-"}, in: strings.NewReader(file)}.run(t).want(t, 0)
	if !strings.Contains(o.out, "220 ready") || !strings.Contains(o.err, "1 lines are of a kind") {
		t.Errorf("%s%s", o.out, o.err)
	}
}

// TestExplainRecording tells what a recording came to once.
func TestExplainRecording(t *testing.T) {
	_, path := recorded(t, call{args: []string{"trace", "pop3"}}, 0)
	o := call{args: []string{"explain", "--file", path, "--json"}}.run(t).want(t, 0)
	if n := strings.Count(o.out, `"kind":"summary"`); n != 1 {
		t.Errorf("%d summaries:\n%s", n, o.out)
	}
}

// replayer is a program that shows a recording.
func replayer(out *bytes.Buffer, l lang.Lang) *ui {
	return &ui{out: bufio.NewWriter(out), err: &bytes.Buffer{}, getenv: func(string) string { return "" }, lang: l,
		level: string(render.Normal), color: "never", timing: true}
}

// FuzzReplay shows what somebody may have put into a file, in every view: nothing
// unprintable comes out, whatever it was.
func FuzzReplay(f *testing.F) {
	f.Add([]byte(hello + `{"seq":2,"kind":"received","peer":"S","reply":{"ok":true,"code":220,"lines":["220 x","y"]}}`))
	f.Add([]byte(`{"kind":"sent","peer":"C","command":{"verb":"AUTH","args":"PLAIN AGEAYg=="},"sasl":{"text":"a"}}` + "\n" + `{"kind":"summary","summary":{"exit":3,"stage":"rcpt","timing":{"dns_ms":1}}}`))
	f.Add([]byte(`{"kind":"secured","tls_info":{"version":"TLS 1.3","names":["\u001b"],"error":"expired"}}` + "\n" + `{"kind":"payload","octets":5}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		for i, level := range []render.Level{render.Brief, render.Normal, render.Deep} {
			var out bytes.Buffer
			u := replayer(&out, []lang.Lang{lang.En, lang.Zh}[i%2])
			u.level, u.plain, u.in = string(level), i == 1, bytes.NewReader(file)
			err := u.replay(t.Context(), "-", pacing{})
			u.out.Flush()
			if code := exitCode(err); code != exitOK && code != exitFile && code != exitNothing {
				t.Errorf("exit code %d: %v", code, err)
			}
			checkVisible(t, outcome{out: out.String()})
			u.json, u.plain, u.in = true, false, bytes.NewReader(file)
			out.Reset()
			_ = u.replay(t.Context(), "-", pacing{}) // its error is the same
			u.out.Flush()
			checkVisible(t, outcome{out: out.String()})
		}
	})
}

// TestTimingSum checks that the parts of a session's time are its whole.
func TestTimingSum(t *testing.T) {
	f := serve(t, "S: 220 ready", "C: EHLO", "S: 250-x", "S: 250 STARTTLS", "C: STARTTLS", "S: 220 go", "tls", "C: EHLO", "S: 250 x", "C: QUIT", "S: 221 bye")
	o := call{args: []string{"trace", "smtp", f.addr, "--ca-file", f.caFile, "--json", "--timing"}}.run(t).want(t, 0)
	x := o.events[len(o.events)-1].Result.Timing
	if x == nil {
		t.Fatal(o.out)
	}
	sum := x.DNS + x.Connect + x.TLS + x.Server + x.Own + x.Paused
	if off := time.Duration(sum - x.Total).Abs(); off > time.Millisecond || x.TLS <= 0 || x.Connect <= 0 {
		t.Errorf("%+v: the parts are %v off", x, off)
	}
}

// closedPort is a port where nothing listens.
func closedPort(t *testing.T) string {
	t.Helper()
	l := lonely(t)
	_, port, _ := net.SplitHostPort(l.Addr().String())
	l.Close()
	return port
}

// firstDifference shows the first line in which two outputs differ.
func firstDifference(live, replayed string) string {
	a, b := strings.Split(live, "\n"), strings.Split(replayed, "\n")
	for i := range max(len(a), len(b)) {
		x, y := lineAt(a, i), lineAt(b, i)
		if x != y {
			return fmt.Sprintf("line %d\n live:     %s\n replayed: %s", i+1, x, y)
		}
	}
	return "no difference"
}

func lineAt(lines []string, i int) string {
	if i >= len(lines) {
		return "(the end)"
	}
	return lines[i]
}
