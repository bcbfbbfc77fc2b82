package render

import (
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// TestPrivate: that an option shows the text of messages is said once, and only where
// the text is held back.
func TestPrivate(t *testing.T) {
	for _, tc := range []struct {
		private bool
		level   Level
		excerpt []string
		want    int
	}{
		{true, Normal, nil, 1}, {true, Deep, nil, 1}, {true, Brief, nil, 0}, {false, Normal, nil, 0}, {true, Normal, []string{"hello"}, 0},
	} {
		for _, plain := range []bool{false, true} {
			var b strings.Builder
			o := Options{Lang: lang.En, Width: 80, Palette: NewPalette(false), Level: tc.level, Private: tc.private}
			var v Live = NewTerminal(&b, o)
			if plain {
				v = NewPlain(&b, o)
			}
			for range 2 {
				v.Step(explain.Step{Event: trace.Event{Kind: trace.Payload, Peer: trace.Server, Lines: 1, Octets: 7, Excerpt: tc.excerpt}})
			}
			if got := strings.Count(b.String(), "--show-secrets shows it"); got != tc.want {
				t.Errorf("%+v, plain %v: said %d times, want %d in\n%s", tc, plain, got, tc.want, b.String())
			}
		}
	}
}
