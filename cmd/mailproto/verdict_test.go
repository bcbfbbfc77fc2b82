package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"mailproto/faq"
	"mailproto/internal/dialogue"
	"mailproto/internal/lab"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// brokenTrial is a trial in a broken lab.
func brokenTrial(b breakage) trials {
	return func(ctx context.Context, log *wire.Log, s *dialogue.Script) (trial, error) {
		w, err := newBrokenWorld(ctx, log, b)
		if err != nil {
			return trial{}, err
		}
		return trial{world: w, script: s, limit: labLimit, done: func(rep dialogue.Report) dialogue.Report {
			w.lab.Close()
			return rep
		}}, nil
	}
}

// proven runs experiments as `faq --live` does, and returns what is printed and
// the exit code.
func proven(t *testing.T, all []experiment, in trials, args ...string) (out string, code int) {
	t.Helper()
	var stdout bytes.Buffer
	u := uiTo(&stdout, args...)
	u.level, u.color, u.json, u.plain = "normal", "auto", slices.Contains(args, "--json"), slices.Contains(args, "--plain")
	err := u.proveIn(t.Context(), u.view(), all, in)
	if err := u.out.Flush(); err != nil {
		t.Fatal(err)
	}
	return stdout.String(), exitCode(err)
}

// uiTo is a user interface whose output is kept; messages are dropped.
func uiTo(stdout io.Writer, args ...string) *ui {
	getenv := func(string) string { return "" }
	return &ui{in: strings.NewReader(""), out: bufio.NewWriter(stdout), err: io.Discard, getenv: getenv, lang: language(args, getenv)}
}

// claim is the experiment of one claim.
func claim(t *testing.T, id string) experiment {
	t.Helper()
	var n int
	if _, err := fmt.Sscanf(id, "%d", &n); err != nil {
		t.Fatal(err)
	}
	p, err := faq.Get(n)
	if err != nil {
		t.Fatal(err)
	}
	all, err := experiments(p)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(e experiment) bool { return e.id == id })
	if i < 0 {
		t.Fatalf("there is no claim %s", id)
	}
	return all[i]
}

// verdicts are the verdict events of JSON Lines.
func verdicts(t *testing.T, out string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for line := range strings.Lines(out) {
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if v["kind"] == "verdict" {
			all = append(all, v)
		}
	}
	return all
}

// TestNotHeld: what did not hold is shown with its line, expected beside observed,
// and what it may mean, and is the exit code.
func TestNotHeld(t *testing.T) {
	in := brokenTrial(breakage{held: true})
	for _, tt := range []struct {
		args []string
		want []string
	}{
		{nil, []string{"1a  NOT HELD", "expected  +OK 1", "observed  +OK 0 0", "why       the server answers otherwise",
			"where     01-definition.txtar:", "\n  1a   NOT HELD"}},
		{[]string{"--lang", "zh"}, []string{"1a  不成立", "预期      +OK 1", "实际      +OK 0 0", "原因      服务器的应答与论断不符", "位置      01-definition.txtar:"}},
		{[]string{"--plain"}, []string{"Claim 1a: NOT HELD", "expected: +OK 1", "observed: +OK 0 0", "why: the server answers otherwise"}},
	} {
		out, code := proven(t, []experiment{claim(t, "1a")}, in, tt.args...)
		if code != exitNotHeld {
			t.Errorf("%q: exit code %d", tt.args, code)
		}
		for _, want := range tt.want {
			if !strings.Contains(out, want) {
				t.Errorf("%q: there is no %q in\n%s", tt.args, want, out)
			}
		}
	}
	out, code := proven(t, []experiment{claim(t, "1a")}, in, "--json")
	v := verdicts(t, out)
	if code != exitNotHeld || len(v) != 1 || v[0]["verdict"] != "not-held" || v[0]["counter"] != "none" || v[0]["file"] != "01-definition.txtar" ||
		v[0]["line"].(float64) < 1 || v[0]["expected"] != "+OK 1" || v[0]["observed"] != "+OK 0 0" {
		t.Errorf("exit code %d, %v", code, v)
	}
}

// TestMeaning: whatever a claim rests on, the reader is told what it may mean that
// it did not hold, in both languages.
func TestMeaning(t *testing.T) {
	verbs := map[dialogue.Verb]bool{}
	claims(t, func(t *testing.T, file string, c faq.Claim) {
		e := claim(t, c.ID)
		for _, l := range e.run.Lines {
			if !l.Decisive {
				continue
			}
			verbs[l.Verb] = true
			m := meaning(e, dialogue.Judge(dialogue.Report{Ending: dialogue.Parted, Line: l.Number}, nil))
			if m.En == "" || m.Zh == "" || m.En == m.Zh {
				t.Errorf("%s:%d: %+v", file, l.Number, m)
			}
		}
	})
	if len(verbs) != 5 {
		t.Errorf("claims rest on %v", verbs)
	}
}

// TestProvesNothing: of every point, a counter-run that holds as well makes it fail
// with 60, and one that breaks elsewhere with 61: neither proves anything.
func TestProvesNothing(t *testing.T) {
	elsewhere, err := script("elsewhere.txtar", "a = mx\na C: NOOP\na S: 500\na S!: 250\n", 1)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	claims(t, func(t *testing.T, _ string, c faq.Claim) {
		point := strings.TrimRight(c.ID, "abcdefghijklmnopqrstuvwxyz")
		if seen[point] {
			return
		}
		seen[point] = true
		e := claim(t, c.ID)
		for _, tt := range []struct {
			counter *dialogue.Script
			json    string
			code    int
			said    string
		}{
			{e.run, "held", exitNotHeld, "the counter-run held as well"},
			{elsewhere, "could-not-run", exitBroke, "the counter-run broke"},
		} {
			bad := e
			bad.counter = tt.counter
			out, code := proven(t, []experiment{bad}, labTrial, "--json")
			if v := verdicts(t, out); code != tt.code || len(v) != 1 || v[0]["verdict"] != "held" || v[0]["counter"] != tt.json {
				t.Errorf("exit code %d, %v; want %d, %s", code, v, tt.code, tt.json)
			}
			if out, code := proven(t, []experiment{bad}, labTrial); code != tt.code || strings.Contains(out, c.ID+"  HELD") || !strings.Contains(out, tt.said) || !strings.Contains(out, "\n  why ") {
				t.Errorf("exit code %d, want %d with %q in\n%s", code, tt.code, tt.said, out)
			}
		}
	})
	if len(seen) != faq.Count {
		t.Errorf("%d points", len(seen))
	}
}

// deafWorld has servers that take a connection and say nothing.
type deafWorld struct{ *labWorld }

func (w *deafWorld) Connect(context.Context, *dialogue.Opening) (net.Conn, session.Config, error) {
	near, _ := net.Pipe()
	return near, session.Config{Log: w.log, Timeout: time.Hour}, nil
}

// TestExperimentHangs: an experiment that hangs could not be run, and leaves nothing behind.
func TestExperimentHangs(t *testing.T) {
	others := goroutines()
	for _, l := range []struct{ lang, why string }{{"en", "it took too long"}, {"zh", "用时太长"}} {
		in := func(ctx context.Context, log *wire.Log, s *dialogue.Script) (trial, error) {
			tr, err := labTrial(ctx, log, s)
			tr.world, tr.limit = &deafWorld{tr.world.(*labWorld)}, 50*time.Millisecond
			return tr, err
		}
		out, code := proven(t, []experiment{claim(t, "1a")}, in, "--json", "--lang", l.lang)
		if v := verdicts(t, out); code != exitBroke || len(v) != 1 || v[0]["verdict"] != "could-not-run" || v[0]["observed"] != l.why {
			t.Errorf("exit code %d, %v", code, v)
		}
	}
	checkGoroutines(t, others)
}

// TestLabLimit: an experiment in the lab has a deadline.
func TestLabLimit(t *testing.T) {
	tr, err := labTrial(t.Context(), wire.NewLog(nil), claim(t, "1a").run)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.done(dialogue.Report{})
	if tr.limit <= 0 || tr.limit > time.Minute {
		t.Errorf("the limit is %v", tr.limit)
	}
}

// TestExperimentsInterrupted: Ctrl-C ends all experiments at once.
func TestExperimentsInterrupted(t *testing.T) {
	others := goroutines()
	ctx, cancel := context.WithCancel(t.Context())
	in := func(_ context.Context, log *wire.Log, s *dialogue.Script) (trial, error) {
		tr, err := labTrial(ctx, log, s)
		tr.world = &deafWorld{tr.world.(*labWorld)}
		cancel()
		return tr, err
	}
	u := uiTo(io.Discard)
	u.level = "normal"
	if code := exitCode(u.proveIn(ctx, u.view(), []experiment{claim(t, "1a")}, in)); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	checkGoroutines(t, others)
}

// TestExperimentsNoPort: a lab that finds no port is one clear message, and the code of local
// troubles.
func TestExperimentsNoPort(t *testing.T) {
	in := func(context.Context, *wire.Log, *dialogue.Script) (trial, error) {
		return trial{}, labError(&lab.PortError{Service: lab.MX, Address: "127.0.0.1:0", Err: syscall.EADDRINUSE})
	}
	if _, code := proven(t, []experiment{claim(t, "1a")}, in); code != exitFile {
		t.Errorf("exit code %d", code)
	}
}
