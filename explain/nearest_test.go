package explain

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"trace", "faq", "lab", "tls", "tls-min", "level", "timeout"}
	for word, want := range map[string]string{
		"trac": "trace", "foo": "", "fqa": "faq", "tsl": "tls", "levl": "level", "LEVEL": "level",
		"timout": "timeout", "tiemuot": "timeout", "tim": "timeout", "nonsense": "", "": "", "la": "lab", "x": "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}
