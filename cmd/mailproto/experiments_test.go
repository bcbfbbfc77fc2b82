package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"mailproto/faq"
	"mailproto/internal/dialogue"
	"mailproto/trace"
	"mailproto/trace/wire"
)

// pointsDir holds the points of the FAQ, for messages that an editor can follow.
const pointsDir = "../../faq/points"

// claims calls test for every claim of the thirteen points.
func claims(t *testing.T, test func(t *testing.T, file string, c faq.Claim)) {
	t.Helper()
	all, err := faq.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		name, err := faq.File(p.Number)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range p.Claims {
			t.Run(c.ID, func(t *testing.T) { test(t, filepath.Join(pointsDir, name), c) })
		}
	}
}

// parsed parses and checks a dialogue of a claim.
func parsed(t *testing.T, file, text string, first int) *dialogue.Script {
	t.Helper()
	s, err := dialogue.Parse(file, text, first)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	if len(s.Lines) == 0 {
		t.Fatalf("%s:%d: an empty dialogue", file, first)
	}
	return s
}

// inLab runs a dialogue in a lab of its own, and ends that. The events are what
// crossed the wire, without what differs each time: times, and keys.
func inLab(t *testing.T, s *dialogue.Script) (dialogue.Report, []trace.Event) {
	t.Helper()
	var events []trace.Event
	log := wire.NewLog(func(e trace.Event) {
		e.At = 0
		e.TLSInfo = nil
		events = append(events, e)
	})
	// What hangs must fail here, and not the whole test binary.
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	w, err := newLabWorld(ctx, log)
	if err != nil {
		t.Fatal(err)
	}
	rep := dialogue.Run(ctx, s, w)
	if err := w.lab.Close(); err != nil {
		t.Errorf("close the lab: %v", err)
	}
	return rep, events
}

// told is what a report says, beginning with the line to look at.
func told(file string, r dialogue.Report) string {
	s := fmt.Sprintf("%s:%d: %s", file, r.Line, r.Ending)
	if !r.Expected.IsZero() || !r.Observed.IsZero() {
		s += fmt.Sprintf("\n\texpected %s\n\tobserved %s", r.Expected.En, r.Observed.En)
	}
	if r.Err != nil {
		s += "\n\t" + r.Err.Error()
	}
	return s
}

// TestExperiments: every claim holds in the lab, and its counter-run fails at a
// line on which the claim rests. A class sees the same each time.
func TestExperiments(t *testing.T) {
	others := goroutines()
	claims(t, func(t *testing.T, file string, c faq.Claim) {
		experiment := parsed(t, file, c.Experiment, c.ExperimentLine)
		rep, events := inLab(t, experiment)
		if rep.Ending != dialogue.Matched {
			t.Errorf("the experiment:\n%s", told(file, rep))
		}
		_, again := inLab(t, experiment)
		if diff := cmp.Diff(events, again); diff != "" {
			t.Errorf("the experiment is not the same a second time:\n%s", diff)
		}
		counter := parsed(t, file, c.Counter, c.CounterLine)
		rep, _ = inLab(t, counter)
		if rep.Ending != dialogue.Parted {
			t.Errorf("the counter-run:\n%s", told(file, rep))
			return
		}
		at := slices.IndexFunc(counter.Lines, func(l dialogue.Line) bool { return l.Number == rep.Line })
		if at < 0 || !counter.Lines[at].Decisive {
			t.Errorf("the counter-run parted at a line that is not marked:\n%s", told(file, rep))
		}
		if rep.Expected.IsZero() || rep.Observed.IsZero() {
			t.Errorf("the counter-run does not say what was expected and observed:\n%s", told(file, rep))
		}
	})
	checkGoroutines(t, others)
}

// checkGoroutines reports goroutines of this program that began after others were
// noted, and still run. One that is ending may take a moment.
func checkGoroutines(t *testing.T, others map[string]string) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(5 * time.Second)
	for {
		left := goroutines()
		maps.DeleteFunc(left, func(id, stack string) bool {
			_, known := others[id]
			return known || !strings.Contains(stack, "\nmailproto/")
		})
		if len(left) == 0 {
			return
		}
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("%d goroutines were left running:\n\n%s", len(left), strings.Join(slices.Collect(maps.Values(left)), "\n\n"))
		}
	}
}

// goroutines are the stacks of all goroutines, each under its "goroutine 7".
func goroutines() map[string]string {
	buf := make([]byte, 1<<20)
	buf = buf[:runtime.Stack(buf, true)]
	all := map[string]string{}
	for stack := range strings.SplitSeq(string(buf), "\n\n") {
		id, _, _ := strings.Cut(stack, " [")
		all[id] = stack
	}
	return all
}

// maxChanges is how many lines may tell a counter-run from its experiment.
const maxChanges = 4

// TestCounterRuns: a counter-run is its experiment with one cause removed. Few
// lines differ, and it claims nothing that the experiment does not.
func TestCounterRuns(t *testing.T) {
	claims(t, func(t *testing.T, file string, c faq.Claim) {
		for _, d := range []struct {
			text  string
			first int
		}{{c.Experiment, c.ExperimentLine}, {c.Counter, c.CounterLine}} {
			checkAbout(t, file, d.text, d.first)
		}
		experiment, counter := said(c.Experiment), said(c.Counter)
		n := changes(experiment, counter)
		if n == 0 || n > maxChanges {
			t.Errorf("%s:%d: %d lines differ from the experiment: want 1 to %d", file, c.CounterLine, n, maxChanges)
		}
		rests := marked(parsed(t, file, c.Experiment, c.ExperimentLine), experiment, c.ExperimentLine)
		against := marked(parsed(t, file, c.Counter, c.CounterLine), counter, c.CounterLine)
		if len(rests) == 0 || len(against) == 0 {
			t.Errorf("%s:%d: no line is marked", file, c.ExperimentLine)
		}
		for _, line := range against {
			i := slices.Index(rests, line)
			if i < 0 {
				t.Errorf("%s:%d: %q is marked, and is no marked line of the experiment", file, c.CounterLine, line)
				continue
			}
			rests = slices.Delete(rests, i, i+1)
		}
	})
}

// checkAbout: a dialogue begins by saying in one sentence of each language what
// it does.
func checkAbout(t *testing.T, file, text string, first int) {
	t.Helper()
	lines := strings.Split(text, "\n")
	en, isEn := strings.CutPrefix(lines[0], "# en: ")
	zh, isZh := strings.CutPrefix(lines[min(1, len(lines)-1)], "# zh: ")
	if !isEn || !isZh || strings.HasPrefix(lines[min(2, len(lines)-1)], "#") {
		t.Errorf("%s:%d: want the lines \"# en: …\" and \"# zh: …\", and then the dialogue", file, first)
		return
	}
	if !strings.HasSuffix(en, ".") || strings.ContainsFunc(en, han) {
		t.Errorf("%s:%d: no English sentence: %s", file, first, en)
	}
	if !strings.HasSuffix(zh, "。") || !strings.ContainsFunc(zh, han) {
		t.Errorf("%s:%d: no Chinese sentence: %s", file, first+1, zh)
	}
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

// said are the lines of a dialogue; a comment leaves an empty one.
func said(text string) []string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "#") {
			lines[i] = ""
		}
	}
	return lines
}

// marked are the decisive lines, as they stand in the file.
func marked(s *dialogue.Script, lines []string, first int) []string {
	var all []string
	for _, l := range s.Lines {
		if l.Decisive {
			all = append(all, lines[l.Number-first])
		}
	}
	return all
}

// changes counts the lines by which b differs from a: in each place where they
// part the removed or the added ones, whichever are more.
func changes(a, b []string) int {
	// common[i][j] is how many lines a[i:] and b[j:] can have in common.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i] == b[j] {
				common[i][j] = max(common[i][j], common[i+1][j+1]+1)
			}
		}
	}
	n, removed, added := 0, 0, 0
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			n, removed, added = n+max(removed, added), 0, 0
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			i, removed = i+1, removed+1
		default:
			j, added = j+1, added+1
		}
	}
	return n + max(removed, added)
}

// TestChanges: the measure of TestCounterRuns.
func TestChanges(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"a b c", "a b c", 0},
		{"a b c", "a x c", 1},
		{"a b c", "a c", 1},
		{"a c", "a b c", 1},
		{"a b c", "a x y c", 2},
		{"a b c d", "b c d a", 2},
		{"a b c d e", "a x e", 3},
		{"a b c", "x b y", 2},
		{"", "a b", 2},
	} {
		if n := changes(strings.Fields(test.a), strings.Fields(test.b)); n != test.want {
			t.Errorf("%q and %q: %d changes, want %d", test.a, test.b, n, test.want)
		}
	}
}

// TestPointFiles: the place that claims names in its messages is where the points
// are.
func TestPointFiles(t *testing.T) {
	for n := 1; n <= faq.Count; n++ {
		name, err := faq.File(n)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(pointsDir, name)); err != nil {
			t.Error(err)
		}
	}
}
