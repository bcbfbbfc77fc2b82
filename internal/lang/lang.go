// Package lang holds the two languages that mailproto speaks, and chooses one.
// A text carries both, side by side, so that the compiler finds the holes and
// a translator sees the original.
package lang

import (
	"fmt"
	"strings"
)

// Lang is one of the languages that mailproto speaks.
type Lang string

// The languages, by their BCP 47 primary subtag.
const (
	En Lang = "en"
	Zh Lang = "zh"
)

// All lists every language, in the order in which they are offered.
func All() []Lang { return []Lang{En, Zh} }

// Text is one text in both languages.
type Text struct {
	En, Zh string
}

// Same is a text that is written alike in both languages: a protocol's token.
func Same(s string) Text { return Text{En: s, Zh: s} }

// In returns the text in the language l; English for a language unknown to it.
func (t Text) In(l Lang) string {
	if l == Zh {
		return t.Zh
	}
	return t.En
}

// IsZero reports whether the text is empty in both languages.
func (t Text) IsZero() bool { return t == Text{} }

// Sprintf formats the text's two versions with the same arguments. An argument
// that is itself a Text is put in by language.
func (t Text) Sprintf(args ...any) Text {
	in := func(l Lang) string {
		out := make([]any, len(args))
		for i, a := range args {
			if x, ok := a.(Text); ok {
				out[i] = x.In(l)
			} else {
				out[i] = a
			}
		}
		return fmt.Sprintf(t.In(l), out...)
	}
	return Text{En: in(En), Zh: in(Zh)}
}

// Parse reads the name of a language as a user gives it to --lang.
func Parse(s string) (Lang, error) {
	switch l := Lang(strings.ToLower(s)); l {
	case En, Zh:
		return l, nil
	default:
		return En, fmt.Errorf("unknown language %q: choose en or zh", s)
	}
}

// FromEnv chooses a language from the environment as POSIX locales do:
// LC_ALL before LC_MESSAGES before LANG, the first that is not empty. Whatever
// is not Chinese is English.
func FromEnv(getenv func(string) string) Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "zh") {
				return Zh
			}
			return En
		}
	}
	return En
}
