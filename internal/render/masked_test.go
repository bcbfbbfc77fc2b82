package render

import "testing"

// TestMaskedOctets: the octets of a mask were never sent, and look like none; stars that
// a server sent are its own.
func TestMaskedOctets(t *testing.T) {
	for raw, want := range map[string]string{
		"A ****": "41 20 ** ** ** **", "****": "** ** ** **", "*****": "2a 2a 2a 2a 2a", "***A": "2a 2a 2a 41", "*.****": "2a 2e ** ** ** **",
	} {
		if got := octets([]byte(raw), masks([]byte(raw))); got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
	}
}
