package dialogue

import "context"

// Watcher is a World that wants to know what is run next. A view that asks what
// will happen must know on which replies a claim rests.
type Watcher interface {
	// Next is told of a line before it runs, or of n C: lines that leave together.
	// An error ends the run there.
	Next(ctx context.Context, s *Script, l Line, n int) error
}

// watched tells a world that wants to know of the lines that are run next.
func (r *runner) watched(l Line, n int) error {
	if w, ok := r.world.(Watcher); ok {
		return w.Next(r.ctx, r.script, l, n)
	}
	return nil
}

// Marked tells which of the replies to n C: lines, of which l is the first, have a
// decisive S: line.
func (s *Script) Marked(l Line, n int) []bool {
	at := 0
	for at < len(s.Lines) && s.Lines[at].Number != l.Number {
		at++
	}
	var marks []bool
	for i := at + n; i < len(s.Lines); i++ {
		next := s.Lines[i]
		switch {
		case next.Session != l.Session && next.Verb == Server:
			continue
		case next.Session == l.Session && next.Verb == Server:
			if len(marks) == 0 || status().MatchString(next.Text) {
				marks = append(marks, false)
			}
			marks[len(marks)-1] = marks[len(marks)-1] || next.Decisive
		case next.Session == l.Session:
			return marks
		}
	}
	return marks
}
