package lab

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
)

// TestFaultTexts: whatever goes wrong on purpose is told in both languages, has a
// name of its own, and cites what there is.
func TestFaultTexts(t *testing.T) {
	names := map[string]bool{}
	for _, f := range slices.Concat(Faults(), FaultyRecipients(), FaultyUsers()) {
		if f.Name == "" || names[f.Name] || len(f.Services) == 0 {
			t.Errorf("%q, at %v", f.Name, f.Services)
		}
		names[f.Name] = true
		for _, service := range f.Services {
			if !slices.Contains(Services(), service) {
				t.Errorf("%s: service %q", f.Name, service)
			}
		}
		for _, text := range []lang.Text{f.Title, f.Teaches, f.GoodClient} {
			checkText(t, f.Name, text)
		}
	}
	l := start(t)
	for _, u := range FaultyUsers() {
		if a := l.account(u.Name); a == nil || a.Password != u.Name || a.trouble == "" {
			t.Errorf("%s is no user in trouble", u.Name)
		}
	}
}

func checkText(t *testing.T, name string, text lang.Text) {
	t.Helper()
	en, zh := rfc.Cited(text.En), rfc.Cited(text.Zh)
	isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	if text.En == "" || !strings.ContainsFunc(text.Zh, isHan) || strings.ContainsFunc(text.En, isHan) {
		t.Errorf("%s: %+v", name, text)
	}
	if !slices.Equal(en, zh) {
		t.Errorf("%s cites %q in English and %q in Chinese", name, en, zh)
	}
	for _, ref := range en {
		if err := rfc.Check(ref); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
