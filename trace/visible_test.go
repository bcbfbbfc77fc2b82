package trace

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestVisible(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"220 mx.example.com ESMTP", "220 mx.example.com ESMTP"},
		{"你好，世界", "你好，世界"},
		{"full\u3000width and\u00a0French\u00a0!", "full\u3000width and\u00a0French\u00a0!"},
		{"a\tb", `a\x09b`},
		{"\x00\x1b[31m\x7f", `\x00\x1b[31m\x7f`},
		{"c1: \u009b", `c1: \u{009B}`},
		{"bidi: \u202eevil\u2069", `bidi: \u{202E}evil\u{2069}`},
		{"zero width: \u200b\ufeff", `zero width: \u{200B}\u{FEFF}`},
		{"separators: \u2028\u2029", `separators: \u{2028}\u{2029}`},
		{"tag: \U000e0041", `tag: \u{E0041}`},
		{"latin-1: caf\xe9", `latin-1: caf\xe9`},
		{"cut: \xe4\xbd", `cut: \xe4\xbd`},
		{"surrogate: \xed\xa0\x80", `surrogate: \xed\xa0\x80`},
		{"replacement: \ufffd", "replacement: \ufffd"},
	} {
		got, changed := Visible([]byte(tt.in))
		if got != tt.want || changed != (tt.in != tt.want) {
			t.Errorf("Visible(%q) = %q, %v; want %q", tt.in, got, changed, tt.want)
		}
	}
}

// harmless reports why s may not be shown as it is; "" if it may.
func harmless(s string) string {
	if !utf8.ValidString(s) {
		return "invalid UTF-8"
	}
	for _, r := range s {
		switch {
		case r < 0x20, r >= 0x7f && r < 0xa0:
			return "a control character"
		case r == 0x061c, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return "a bidi control"
		case r == 0x2028, r == 0x2029:
			return "a line separator"
		}
	}
	return ""
}

func FuzzVisible(f *testing.F) {
	for _, s := range []string{"250 ok", "\u202e\u009b", "\xff\xfe", "a\r\nb", "\u3000\u00a0", "\xe4\xbd"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, changed := Visible(b)
		if why := harmless(s); why != "" {
			t.Errorf("Visible(%q) = %q holds %s", b, s, why)
		}
		if changed == (s == string(b)) {
			t.Errorf("Visible(%q) = %q, changed %v", b, s, changed)
		}
		again, changed := Visible([]byte(s))
		if changed || again != s {
			t.Errorf("Visible is not stable: %q became %q", s, again)
		}
		if i := firstInvisible(b); !strings.HasPrefix(s, string(b[:i])) {
			t.Errorf("Visible(%q) = %q changed what could be shown", b, s)
		}
	})
}
