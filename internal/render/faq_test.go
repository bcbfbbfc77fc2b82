package render

import (
	"encoding/json"
	"strings"
	"testing"

	"mailproto/faq"
	"mailproto/internal/lang"
)

func allPoints(t testing.TB) []*faq.Point {
	t.Helper()
	all, err := faq.All()
	if err != nil || len(all) != 13 {
		t.Fatalf("%d points, %v", len(all), err)
	}
	return all
}

func point(t testing.TB, f *faq.Point, o Options, asJSON, plain bool) string {
	t.Helper()
	var b strings.Builder
	if err := Point(&b, o, asJSON, plain, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEveryPointFits: every point, in both languages, at each width; a command that
// is there to be copied is not wrapped.
func TestEveryPointFits(t *testing.T) {
	for _, f := range allPoints(t) {
		for _, l := range lang.All() {
			for _, width := range []int{40, 80, 100} {
				for _, plain := range []bool{false, true} {
					text := point(t, f, Options{Lang: l, Width: width}, false, plain)
					t.Run(f.Title.En, func(t *testing.T) { checkLines(t, text, width, "") })
				}
			}
		}
	}
}

// TestPointIsWhole: nothing of a point is left out in any look.
func TestPointIsWhole(t *testing.T) {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for _, f := range allPoints(t) {
		for _, l := range lang.All() {
			text := squeeze(point(t, f, Options{Lang: l, Width: 60}, false, true))
			for _, part := range []lang.Text{f.Title, f.Question, f.Common, f.Answer, f.SMTPMore, f.POP3More} {
				if want := squeeze(part.In(l)); !strings.Contains(text, want) {
					t.Errorf("point %d leaves out %q", f.Number, part.In(l))
				}
			}
			for _, c := range f.Claims {
				if !strings.Contains(text, c.ID) || !strings.Contains(text, squeeze(c.Text.In(l))) {
					t.Errorf("point %d leaves out claim %s", f.Number, c.ID)
				}
			}
		}
	}
}

func TestPointAsJSON(t *testing.T) {
	names := []string{"number", "title", "question", "answer", "smtp", "pop3", "claims", "refs"}
	for _, f := range allPoints(t) {
		for _, l := range lang.All() {
			text := point(t, f, Options{Lang: l}, true, false)
			if !json.Valid([]byte(text)) || strings.Count(text, "\n") != 1 {
				t.Fatalf("not one object a line: %s", text)
			}
			have := fields(t, text)
			at := 0
			for _, name := range have {
				if at < len(names) && name == names[at] {
					at++
				}
			}
			if at < len(names) {
				t.Errorf("point %d has the fields %q", f.Number, have)
			}
			var v struct {
				Number int
				Claims []struct{ ID, Text string }
				Refs   []string
			}
			if err := json.Unmarshal([]byte(text), &v); err != nil || v.Number != f.Number || len(v.Claims) != len(f.Claims) || len(v.Refs) == 0 {
				t.Errorf("point %d: %v, %+v", f.Number, err, v)
			}
		}
	}
}

func TestPointsTable(t *testing.T) {
	all := allPoints(t)
	for _, l := range lang.All() {
		for _, width := range []int{40, 80, 100} {
			for _, look := range []struct{ plain, unicode bool }{{false, false}, {false, true}, {true, false}} {
				var b strings.Builder
				if err := Points(&b, Options{Lang: l, Width: width, Unicode: look.unicode}, false, look.plain, all); err != nil {
					t.Fatal(err)
				}
				for i, line := range strings.Split(b.String(), "\n") {
					if Width(line) > width || strings.TrimRight(line, " ") != line {
						t.Errorf("%s %d %+v, line %d: %q", l, width, look, i+1, line)
					}
				}
			}
		}
	}
	var b strings.Builder
	if err := Points(&b, Options{Lang: lang.En}, true, false, all); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "\n") != 13 {
		t.Errorf("%d lines of JSON", strings.Count(b.String(), "\n"))
	}
}

func TestPointColours(t *testing.T) {
	for _, f := range allPoints(t)[:3] {
		o := Options{Lang: lang.Zh, Width: 80}
		want := point(t, f, o, false, false)
		o.Palette = NewPalette(true)
		got := point(t, f, o, false, false)
		if got == want || escapes.ReplaceAllString(got, "") != want {
			t.Errorf("point %d: colour changes more than the colour", f.Number)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if open := unclosed(line); open != "" {
				t.Errorf("%s goes on: %q", open, line)
			}
		}
	}
}
