package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"mailproto/trace"
)

// What the tests of hostile and of real servers share: a run of the program
// within this process, and what must be true of all it writes.

// call is one run of the program.
type call struct {
	args     []string
	password string // in MAILPROTO_PASSWORD
	in       io.Reader
	ctx      context.Context
}

// outcome is what a run came to.
type outcome struct {
	code     int
	out, err string
	events   []trace.Event // with --json
}

// run executes the call and checks what must be true of every run.
func (c call) run(t *testing.T) outcome {
	t.Helper()
	env := map[string]string{"LANG": "C.UTF-8", "MAILPROTO_PASSWORD": c.password}
	getenv := func(name string) string { return env[name] }
	// Messages are not wrapped, unless the call has another width.
	args := append([]string{"--width=1000"}, c.args...)
	var out, errs bytes.Buffer
	if c.in == nil {
		c.in = strings.NewReader("")
	}
	u := &ui{in: c.in, out: bufio.NewWriter(&out), err: &errs, getenv: getenv, lang: language(args, getenv)}
	if c.ctx == nil {
		c.ctx = t.Context()
	}
	o := outcome{code: run(c.ctx, u, args), out: out.String(), err: errs.String()}
	checkVisible(t, o)
	checkComplaint(t, c, o)
	checkSecret(t, o.out+o.err, c.password)
	if slices.Contains(args, "--json") {
		o.events = parseJSON(t, o, slices.Contains(args, "replay"))
	}
	return o
}

// want ends the test unless the run had this exit code.
func (o outcome) want(t *testing.T, code int) outcome {
	t.Helper()
	if o.code != code {
		t.Fatalf("exit code %d, want %d\n%s%s", o.code, code, o.out, o.err)
	}
	return o
}

// says checks that the error message holds all of words.
func (o outcome) says(t *testing.T, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(o.err, w) {
			t.Errorf("the message lacks %q:\n%s", w, o.err)
		}
	}
}

// checkVisible finds what could steer a terminal: controls other than the line
// feed, format characters such as those for bidirectional text, invalid bytes.
func checkVisible(t *testing.T, o outcome) {
	t.Helper()
	for _, s := range []string{o.out, o.err} {
		for i, r := range s {
			_, n := utf8.DecodeRuneInString(s[i:])
			if r == '\n' || n > 1 && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || n == 1 && r >= ' ' && r < 0x7f {
				continue
			}
			t.Errorf("%q is written to a terminal: %.120q", r, s[max(0, i-40):])
			return
		}
	}
}

// checkComplaint checks that a failure, and only a failure, is told on standard
// error: in one line, with a hint in a second where there is one.
func checkComplaint(t *testing.T, c call, o outcome) {
	t.Helper()
	var told, hints int
	for line := range strings.Lines(o.err) {
		switch {
		case strings.HasPrefix(line, "mailproto: "):
			told++
		case strings.HasPrefix(line, "  hint: "), strings.HasPrefix(line, "  提示："):
			hints++
		case !strings.HasPrefix(line, "! "):
			t.Errorf("standard error has a line of another kind: %q", line)
		}
	}
	if want := min(o.code, 1); told != want || hints > want {
		t.Errorf("%q: exit code %d with %d messages and %d hints:\n%s", c.args, o.code, told, hints, o.err)
	}
}

// checkSecret finds a password, plain, in base64 or in hex.
func checkSecret(t *testing.T, s, password string) {
	t.Helper()
	if password == "" {
		return
	}
	enc := base64.RawStdEncoding.EncodeToString([]byte(password))
	forms := []string{password, enc[:len(enc)-1], hex.EncodeToString([]byte(password))}
	for i := range 3 { // within longer base64 it may begin at any of three offsets
		enc := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("\x00", i) + password))
		forms = append(forms, enc[4*min(i, 1):len(enc)-1])
	}
	for _, f := range forms {
		if i := strings.Index(strings.ToLower(s), strings.ToLower(f)); i >= 0 {
			t.Errorf("a secret is shown as %q: %q", f, s[max(0, i-60):min(len(s), i+60)])
		}
	}
}

// parseJSON reads JSON Lines and checks their numbers. The exit code of a session
// that is past is its own.
func parseJSON(t *testing.T, o outcome, past bool) []trace.Event {
	t.Helper()
	var events []trace.Event
	for line := range strings.Lines(o.out) {
		var e trace.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if events = append(events, e); e.Seq != len(events) {
			t.Errorf("event %d has the number %d", len(events), e.Seq)
		}
	}
	if n := len(events); n > 0 && (events[n-1].Kind != trace.Summary || !past && events[n-1].Result.Exit != o.code) {
		t.Errorf("the last event is no summary of exit code %d: %+v", o.code, events[n-1])
	}
	return events
}

// views are the ways in which a session is shown.
func views() [][]string {
	return [][]string{{"--level=normal"}, {"--plain"}, {"--json"}, {"--level=deep", "--width=60"},
		{"--level=brief", "--lang=zh"}, {"--plain", "--lang=zh", "--level=deep"}}
}

// inEachView runs the call in every view.
func (c call) inEachView(t *testing.T, check func(t *testing.T, o outcome)) {
	t.Helper()
	all := c.args
	for _, v := range views() {
		t.Run(strings.Join(v, " "), func(t *testing.T) {
			c.args = append(slices.Clone(all), v...)
			check(t, c.run(t))
		})
	}
}

// atOnce runs a test for each of the names, all at the same time: they wait
// rather than work.
func atOnce(t *testing.T, names []string, test func(t *testing.T, i int)) {
	t.Helper()
	var all sync.WaitGroup
	for i, name := range names {
		all.Go(func() { t.Run(name, func(t *testing.T) { test(t, i) }) })
	}
	all.Wait()
}

// sends finds a command among events.
func sends(verb string) func(trace.Event) bool {
	return func(e trace.Event) bool {
		return e.Kind == trace.Sent && e.Command != nil && e.Command.Verb == verb
	}
}
