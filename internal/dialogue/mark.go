package dialogue

import "mailproto/internal/lang"

// Mark is a decisive line that was come to, and what it came to.
type Mark struct {
	Line               Line
	Expected, Observed lang.Text
}

// mark notes what a decisive line came to. In a loop the last round counts.
func (r *runner) mark(l Line, expected, observed lang.Text) {
	m := Mark{l, expected, observed}
	for i := range r.marks {
		if r.marks[i].Line.Number == l.Number {
			r.marks[i] = m
			return
		}
	}
	r.marks = append(r.marks, m)
}

// asks reports whether two lines ask for the same.
func (m Mark) asks(n Mark) bool {
	return m.Line.Session == n.Line.Session && m.Line.Verb == n.Line.Verb && m.Line.Text == n.Line.Text && m.Line.Compare == n.Line.Compare
}

// counterpart is the mark of an experiment that asks for what the counter-run failed
// at: side by side they show what the cause does. Where the same is asked several
// times, each goes with its own.
func counterpart(experiment, against Report) (found Mark, ok bool) {
	failed := against.at()
	nth := 0
	for _, m := range against.Marks {
		if m.asks(failed) && m.Line.Number <= failed.Line.Number {
			nth++
		}
	}
	for _, m := range experiment.Marks {
		if m.asks(failed) && nth > 0 {
			found, ok = m, true
			nth--
		}
	}
	return found, ok
}

// at is the mark of the line where a run ended.
func (r Report) at() Mark {
	for _, m := range r.Marks {
		if m.Line.Number == r.Line {
			return m
		}
	}
	return Mark{}
}
