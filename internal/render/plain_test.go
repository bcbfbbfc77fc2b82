package render

import (
	"strings"
	"testing"

	"mailproto/internal/lang"
)

func plain(t testing.TB, s sample, l lang.Lang, level Level) string {
	t.Helper()
	var b strings.Builder
	show(t, NewPlain(&b, Options{Lang: l, Width: 80, Level: level}), s)
	return b.String()
}

func TestPlainLooks(t *testing.T) {
	for _, s := range samples(t) {
		for _, l := range lang.All() {
			golden(t, s.name+"-"+string(l)+"-plain", plain(t, s, l, Normal))
		}
	}
}

// A screen reader gets sentences: no columns, no arrows, no escapes.
func TestPlainIsSentences(t *testing.T) {
	for _, s := range samples(t) {
		for _, l := range lang.All() {
			for _, level := range []Level{Brief, Normal, Deep} {
				for line := range strings.SplitSeq(plain(t, s, l, level), "\n") {
					if strings.TrimSpace(line) != line || strings.Contains(line, "\x1b") {
						t.Errorf("%s %s: not a sentence: %q", l, level, line)
					}
					for _, mark := range []string{"-->", "~~>", "<--", "<~~", "  "} {
						if strings.Contains(line, mark) {
							t.Errorf("%s %s: %q in %q", l, level, mark, line)
						}
					}
				}
			}
		}
	}
}

// Whatever the columns show, the sentences say.
func TestPlainSaysWhatTheTerminalShows(t *testing.T) {
	for _, s := range samples(t) {
		text := plain(t, s, lang.En, Normal)
		for _, want := range map[string][]string{
			"smtp": {"? a keyword not known to mailproto", "? a parameter not known to mailproto", "Step 8. The server answers, encrypted: 250 2.1.0 Sender OK",
				"5.7.26: permanent / ", "Google: ", "base64: NUL alice NUL ****", "Change: changed: SIZE 20971520", "Problem control-characters: ", "State: ready -> closed.", "Outcome: LATER, try again."},
			"pop3": {"30 messages, 55,800 octets (54.5 KiB) in all", "Problem ok-without-sense: ", "10 more lines.", "NOT SECURE", "[IN-USE]: ", "message 1: its unique-id"},
		}[s.name] {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", s.name, want)
			}
		}
	}
}
