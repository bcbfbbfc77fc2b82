package explain

import (
	"slices"
	"testing"

	"mailproto/trace"
)

// TestImpossibleNumbers: a number beyond 32 or 64 bits is as impossible as one beyond
// what STAT has said, and without STAT as well.
func TestImpossibleNumbers(t *testing.T) {
	for _, c := range []struct {
		stat   bool
		number string
		want   bool
	}{
		{true, "3", true}, {true, "99999999999", true}, {true, "99999999999999999999999", true}, {true, "2", false},
		{false, "3", false}, {false, "99999999999", true}, {false, "99999999999999999999999", true}, {false, "0", true},
	} {
		w, s := newWireTap(trace.POP3), &Session{}
		var last Step
		script := []string{"S: +OK", "C: USER bob", "S: +OK", "C: PASS builder", "S: +OK"}
		if c.stat {
			script = append(script, "C: STAT", "S: +OK 2 640")
		}
		for _, line := range append(script, "C: RETR "+c.number, "S: -ERR no") {
			e, err := w.play(line)
			if err != nil {
				t.Fatal(err)
			}
			last = s.Observe(*e)
		}
		got := slices.ContainsFunc(last.Problems, func(f Finding) bool { return f.Name == "no-such-message" })
		if got != c.want {
			t.Errorf("%+v: named %v", c, last.Problems)
		}
	}
}
