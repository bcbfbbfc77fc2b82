package dialogue

import (
	"strconv"
	"testing"

	"mailproto/internal/lang"
)

// TestJudge: a claim is proven if its experiment held and its counter-run failed
// where it must, and in no other case.
func TestJudge(t *testing.T) {
	report := func(e Ending) *Report { return &Report{Ending: e, Line: 7} }
	for _, tt := range []struct {
		experiment Ending
		counter    *Report
		verdict    Verdict
		against    Counter
		proves     bool
	}{
		{Matched, report(Parted), Held, CounterFailed, true},
		{Matched, report(Matched), Held, CounterHeld, false},
		{Matched, report(Broke), Held, CounterBroke, false},
		{Matched, report(NeedsLab), Held, CounterNone, false},
		{Matched, nil, Held, CounterNone, false},
		{Parted, nil, NotHeld, CounterNone, false},
		{Parted, report(Parted), NotHeld, CounterFailed, false},
		{Broke, nil, CouldNotRun, CounterNone, false},
		{NeedsLab, nil, OnlyInLab, CounterNone, false},
	} {
		p := Judge(*report(tt.experiment), tt.counter)
		if p.Verdict != tt.verdict || p.Counter != tt.against || p.Proves() != tt.proves {
			t.Errorf("%s and %+v: %+v", tt.experiment, tt.counter, p)
		}
		if p.Experiment.Line != 7 || tt.counter != nil && p.Against.Line != 7 {
			t.Errorf("%s: the lines are lost: %+v", tt.experiment, p)
		}
	}
}

// TestJudgeTellsOneThing: what the experiment showed is told by the line at which the
// counter-run failed, for the two stand side by side.
func TestJudgeTellsOneThing(t *testing.T) {
	tap := func(other string) Line {
		return Line{Session: "bob", Verb: Tap, Compare: Comparison{What: "lacks", Other: other}}
	}
	reply := Line{Session: "bob", Verb: Server, Text: "250"}
	report := func(e Ending, first, ended int, lines ...Line) Report {
		r := Report{Ending: e, Line: ended, Observed: lang.Same("the last")}
		for i, l := range lines {
			l.Number = first + i
			r.Marks = append(r.Marks, Mark{Line: l, Observed: lang.Same(strconv.Itoa(l.Number))})
		}
		return r
	}
	twice := []Line{tap("a"), tap("b"), tap("a"), tap("b")}
	for name, c := range map[string]struct {
		experiment, counter Report
		line                int
	}{
		"the first of several":    {report(Matched, 1, 4, twice...), report(Parted, 11, 11, twice[0]), 1},
		"the same, asked again":   {report(Matched, 1, 4, twice...), report(Parted, 11, 13, twice[:3]...), 3},
		"in a later round":        {report(Matched, 1, 4, twice...), report(Parted, 11, 12, twice...), 2},
		"asked less often before": {report(Matched, 1, 2, twice[:2]...), report(Parted, 11, 13, twice[:3]...), 1},
		"asked nowhere else":      {report(Matched, 1, 4, twice...), report(Parted, 11, 11, reply), 4},
		"not proven":              {report(Matched, 1, 4, twice...), report(Broke, 11, 11, twice[0]), 4},
		"without marks":           {report(Matched, 1, 4), report(Parted, 11, 11), 4},
	} {
		p := Judge(c.experiment, &c.counter)
		want := strconv.Itoa(c.line)
		if c.line == c.experiment.Line {
			want = "the last"
		}
		if p.Experiment.Line != c.line || p.Experiment.Observed.En != want {
			t.Errorf("%s: line %d, %s, want %d", name, p.Experiment.Line, p.Experiment.Observed.En, c.line)
		}
	}
}
