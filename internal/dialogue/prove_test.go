package dialogue

import "testing"

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
