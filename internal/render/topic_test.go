package render

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/lang"
)

func topics(t testing.TB, query string, o Options, asJSON bool) string {
	t.Helper()
	var b strings.Builder
	if err := Topics(&b, o, asJSON, explain.Lookup(query)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTopicLooks(t *testing.T) {
	for _, l := range lang.All() {
		for i, query := range []string{"RCPT", "550 5.7.26 no", "SASL", "-ERR [IN-USE] locked"} {
			golden(t, fmt.Sprintf("topic-%d-%s", i+1, l), topics(t, query, Options{Lang: l, Width: 80}, false))
		}
	}
}

// TestEveryTopicFits: every topic, in both languages, at the narrowest width. The
// lines of an example are there to be read as they are, and are not wrapped.
func TestEveryTopicFits(t *testing.T) {
	explain.Topics(func(x *explain.Topic) bool {
		for _, l := range lang.All() {
			for _, width := range []int{40, 80} {
				var b strings.Builder
				e := explain.Entry{Topic: *x, Label: x.ID}
				if err := Topics(&b, Options{Lang: l, Width: width}, false, explain.Result{Entries: []explain.Entry{e}}); err != nil {
					t.Fatal(err)
				}
				text := b.String()
				for line := range strings.Lines(x.Dialogue(l)) {
					text = strings.Replace(text, "    "+strings.TrimRight(line, "\r\n")+"\n", "\n", 1)
				}
				t.Run(x.ID, func(t *testing.T) { checkLines(t, text, width, "") })
			}
		}
		return true
	})
}

func TestEveryKindHasAName(t *testing.T) {
	explain.Topics(func(x *explain.Topic) bool {
		k := kindText(explain.Entry{Topic: *x})
		if len(k.En) < 4 || len(k.Zh) < 4 || !strings.HasSuffix(k.En, ")") || !strings.HasSuffix(k.Zh, "）") || strings.Contains(k.En, " )") {
			t.Errorf("%s %s: %q", x.Kind, x.ID, k)
		}
		return true
	})
}

func TestTopicsAsJSON(t *testing.T) {
	text := topics(t, "550 5.7.26 no", Options{Lang: lang.Zh, Width: 80}, true)
	for i, want := range []string{`{"query":"550 5.7.26 no","proto":"smtp"`, `"entries":[{"topic":"550","kind":"reply","title":"`, `"vendor":[{"name":"Google","title":"`} {
		if !strings.Contains(text, want) || i == 0 && !strings.HasPrefix(text, want) {
			t.Errorf("%s is not in %s", want, text)
		}
	}
	if !json.Valid([]byte(text)) || strings.Count(text, "\n") != 1 {
		t.Errorf("not one object a line: %s", text)
	}
	// Nothing found is an empty list, not null.
	if text := topics(t, "xyzzy", Options{Lang: lang.En}, true); !strings.Contains(text, `"entries":[]`) {
		t.Error(text)
	}
}

// Without titles and bodies both languages are one.
func TestTopicsAsJSONInBothLanguages(t *testing.T) {
	for _, query := range []string{"RCPT", "5.7.26", "IN-USE", "STARTTLS", "25"} {
		en := bare(t, topics(t, query, Options{Lang: lang.En}, true))
		zh := bare(t, topics(t, query, Options{Lang: lang.Zh}, true))
		if fmt.Sprint(en) != fmt.Sprint(zh) {
			t.Errorf("%s:\n%v\n%v", query, en, zh)
		}
	}
}

func TestTopicColours(t *testing.T) {
	o := Options{Lang: lang.Zh, Width: 60}
	want := topics(t, "550 5.1.1 x", o, false)
	o.Palette = NewPalette(true)
	got := topics(t, "550 5.1.1 x", o, false)
	if got == want || escapes.ReplaceAllString(got, "") != want {
		t.Error("colour changes more than the colour")
	}
	for line := range strings.SplitSeq(got, "\n") {
		if open := unclosed(line); open != "" {
			t.Errorf("%s goes on: %q", open, line)
		}
	}
}

// TestReadOnOnce: LOGIN-DELAY is a capability and a response code, and one command
// shows both.
func TestReadOnOnce(t *testing.T) {
	got := topics(t, "-ERR [LOGIN-DELAY] wait", Options{Lang: lang.En, Width: 80}, false)
	if n := strings.Count(got, "mailproto explain LOGIN-DELAY\n"); n != 1 {
		t.Errorf("named %d times:\n%s", n, got)
	}
}
