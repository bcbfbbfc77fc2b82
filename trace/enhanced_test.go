package trace

import (
	"regexp"
	"testing"
)

// FuzzEnhancedCode compares the hand-written reader with the grammar of RFC 3463
// §2 as an expression.
func FuzzEnhancedCode(f *testing.F) {
	form := regexp.MustCompile(`^([245]\.[0-9]{1,3}\.[0-9]{1,3})(?: |$)`)
	for _, s := range []string{"", "5.1.1", "5.1.1 no", "4.7.1", "2.0.0 ok", "3.1.1", "5.1", "5.1.", "5..1", "5.1.1x", "5.1.1.1",
		"5.123.456 x", "5.1234.1", "5.1.1234", "5.123.456", "5.1.1\n", "5.1.1\t", " 5.1.1"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		want := ""
		if m := form.FindSubmatch(text); m != nil {
			want = string(m[1])
		}
		if got := EnhancedCode(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	})
}
