package dialogue

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// TestMarked finds the replies on which a claim rests, also where lines leave
// together and where sessions alternate.
func TestMarked(t *testing.T) {
	s, err := Parse("test", `a = mx pipeline
b = pop3 bob
a C: MAIL FROM:<{alice}>
a C: RCPT TO:<{bob}>
a C: DATA
a S: 250
b C: STAT
a S!: 250 2.1.5
b S!: +OK {n}
a S: 354
b C: UIDL
b S: +OK
b S!: 1 {uid}
b C: NOOP
b drop
b S!: +OK
`, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		line, n int
		want    []bool
	}{
		{3, 3, []bool{false, true, false}},
		{7, 1, []bool{true}},
		{11, 1, []bool{true}},
		{14, 1, nil},
	} {
		if got := s.Marked(s.Lines[c.line-1], c.n); !slices.Equal(got, c.want) {
			t.Errorf("line %d: %v, want %v", c.line, got, c.want)
		}
	}
}

// watcher is a world that wants to know of each line, and ends the run at one.
type watcher struct {
	World
	seen  []int
	endAt int
}

var errEnough = errors.New("enough")

func (w *watcher) Account(string) (Account, bool) { return Account{}, false }
func (w *watcher) Hold() error                    { return nil }
func (w *watcher) Release() error                 { return nil }

func (w *watcher) Next(_ context.Context, _ *Script, l Line, _ int) error {
	w.seen = append(w.seen, l.Number)
	if l.Number == w.endAt {
		return errEnough
	}
	return nil
}

// TestWatcher tells a world of the lines in their order, and ends where it says so.
func TestWatcher(t *testing.T) {
	s, err := Parse("test", "lab hold\nrepeat 2\nlab release\nend\nlab hold\n", 1)
	if err != nil {
		t.Fatal(err)
	}
	w := &watcher{endAt: 5}
	rep := Run(t.Context(), s, w)
	if rep.Ending != Broke || !errors.Is(rep.Err, errEnough) || !slices.Equal(w.seen, []int{1, 3, 3, 5}) {
		t.Errorf("%+v, told of %v", rep, w.seen)
	}
}
