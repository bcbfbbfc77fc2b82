package explain

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"mailproto/internal/lang"
)

// TestRemarks: each remark of an example is there in both languages, each that is
// there is used, and what was said stays as it is.
func TestRemarks(t *testing.T) {
	used := map[string]bool{}
	Topics(func(x *Topic) bool {
		if got := x.Dialogue(lang.En); got != strings.TrimSpace(x.Example) {
			t.Errorf("%s: in English the example became %q", x.ID, got)
		}
		english := strings.Split(strings.TrimSpace(x.Example), "\n")
		for i, line := range strings.Split(x.Dialogue(lang.Zh), "\n") {
			switch remark := strings.HasPrefix(english[i], "("); {
			case remark && !strings.HasPrefix(line, "（"):
				t.Errorf("%s: %q has no Chinese", x.ID, english[i])
			case !remark && line != english[i]:
				t.Errorf("%s: %q became %q", x.ID, english[i], line)
			}
			used[english[i]] = true
		}
		return true
	})
	for i, r := range remarks {
		if !used[r.En] {
			t.Errorf("%q stands in no example", r.En)
		}
		if slices.ContainsFunc(remarks[:i], func(o lang.Text) bool { return o.En == r.En }) {
			t.Errorf("%q stands there twice", r.En)
		}
		if strings.IndexFunc(r.Zh, unicode.IsControl) >= 0 || !strings.HasSuffix(r.Zh, "）") {
			t.Errorf("%q", r.Zh)
		}
	}
}
