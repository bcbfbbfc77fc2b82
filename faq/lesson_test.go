package faq

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
)

// own is a lesson in which nothing is missing; the error tests spoil it.
const own = `# a comment
-- en --
title: Mine
text: One.

  Two.
1a: It is so.
-- zh --
title: 我的
text: 一。

  二。
1a: 就是这样。
-- 1a --
a = mx
-- 1a counter --
b = mx
`

func TestParseLesson(t *testing.T) {
	l, err := ParseLesson([]byte(own))
	if err != nil {
		t.Fatal(err)
	}
	want := &Lesson{
		Title: lang.Text{En: "Mine", Zh: "我的"},
		Text:  []lang.Text{{En: "One.", Zh: "一。"}, {En: "Two.", Zh: "二。"}},
		Claims: []Claim{{ID: "1a", Text: lang.Text{En: "It is so.", Zh: "就是这样。"},
			Experiment: "a = mx\n", ExperimentLine: 15, Counter: "b = mx\n", CounterLine: 17}},
	}
	if diff := cmp.Diff(want, l); diff != "" {
		t.Error(diff)
	}
}

// TestParseLessonOneLanguage: a teacher writes in one language, and it stands in
// both.
func TestParseLessonOneLanguage(t *testing.T) {
	en, zh := strings.Index(own, "-- en --"), strings.Index(own, "-- zh --")
	rest := strings.Index(own, "-- 1a --")
	for text, want := range map[string]lang.Text{
		own[en:zh] + own[rest:]: {En: "Mine", Zh: "Mine"},
		own[zh:]:                {En: "我的", Zh: "我的"},
	} {
		l, err := ParseLesson([]byte(text))
		if err != nil || l.Title != want || len(l.Text) != 2 || len(l.Claims) != 1 || l.Claims[0].Text.En == "" || l.Claims[0].Text.Zh == "" {
			t.Errorf("%+v, %v", l, err)
		}
	}
}

// TestParseLessonWindows: line ends and the mark of an editor on Windows.
func TestParseLessonWindows(t *testing.T) {
	want, err := ParseLesson([]byte(own))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{strings.ReplaceAll(own, "\n", "\r\n"), "\ufeff" + own, "\ufeff" + strings.TrimPrefix(own, "# a comment\n")} {
		l, err := ParseLesson([]byte(text))
		if err != nil {
			t.Errorf("%q: %v", text[:20], err)
			continue
		}
		l.Claims[0].ExperimentLine, l.Claims[0].CounterLine = 15, 17
		if diff := cmp.Diff(want, l); diff != "" {
			t.Errorf("%q: %s", text[:20], diff)
		}
	}
}

// TestParseLessonErrors: each error names the line, and what was expected there.
func TestParseLessonErrors(t *testing.T) {
	without := func(parts ...string) string {
		s := own
		for _, p := range parts {
			if !strings.Contains(s, p) {
				t.Fatalf("%q is not in the lesson", p)
			}
			s = strings.Replace(s, p, "", 1)
		}
		return s
	}
	with := func(was, is string) string { return strings.Replace(own, was, is, 1) }
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", "", "line 1: the file ends without a section en or zh"},
		{"text before the sections", "Dear class\n" + own, `line 1: "Dear class" above the first section: expected -- en -- or -- zh --`},
		{"no title", without("title: Mine\n"), "line 2: section en has no title"},
		{"no text in Chinese", without("text: 一。\n\n  二。\n"), "has no text"},
		{"no claim", without("1a: It is so.\n", "1a: 就是这样。\n"), "line 2: no claim: expected the key 1a"},
		{"a claim in one language", without("1a: 就是这样。\n"), "claims differ: en has 1a, zh has not"},
		{"another claim in Chinese", with("1a: 就是", "1b: 就是"), "line 13: claims differ: zh has 1b, en has not"},
		{"an unknown key", with("1a: It", "author: me\n1a: It"), `line 7: unknown key "author": expected title or text`},
		{"a key twice", with("1a: It", "title: Yours\n1a: It"), "line 7: key title a second time"},
		{"a paragraph missing", without("\n\n  二。"), "line 10: text: paragraphs 1, expected 2 as in en"},
		{"a language twice", own + "-- en --\ntitle: x\n", `line 18: section "en" a second time`},
		{"an unknown section", own + "-- 1b --\na = mx\n", `line 18: unknown section "1b"`},
		{"an experiment twice", own + "-- 1a --\na = mx\n", `line 18: section "1a" a second time`},
		{"no experiment", without("-- 1a --\na = mx\n"), "the claim 1a has no experiment: expected a section -- 1a --"},
		{"no counter-run", without("-- 1a counter --\nb = mx\n"), "line 14: the claim 1a has no counter-run: expected a section -- 1a counter --"},
		{"not UTF-8", own + "\xff", "not UTF-8"},
		{"an escape sequence", with("1a: It", "1a: \x1b[31mIt"), "line 7: the control character U+001B: expected text"},
		{"a C1 control", own + "# \u009b31m\n", "line 18: the control character U+009B"},
		{"text turned round", own + "b C: \u202eNOOP\n", "line 18: the control character U+202E"},
		{"a CR alone", own + "# a\rb\n", "line 18: the control character U+000D"},
	} {
		if _, err := ParseLesson([]byte(tt.text)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

// TestExamples: the lessons that come with mailproto are there, in both languages,
// and cite what exists.
func TestExamples(t *testing.T) {
	han := regexp.MustCompile(`\p{Han}`)
	for _, name := range append(Examples(), "start") {
		data, ok := Example(name)
		if !ok {
			t.Errorf("there is no lesson %s", name)
			continue
		}
		l, err := ParseLesson(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		texts := append([]lang.Text{l.Title}, l.Text...)
		for _, c := range l.Claims {
			texts = append(texts, c.Text)
		}
		for _, x := range texts {
			en, zh := rfc.Cited(x.En), rfc.Cited(x.Zh)
			for _, ref := range en {
				if err := rfc.Check(ref); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			if slices.Sort(en); name != "start" && !slices.Equal(en, slices.Sorted(slices.Values(zh))) {
				t.Errorf("%s cites %v in en and %v in zh", name, en, zh)
			}
			if han.MatchString(x.En) || name != "start" && !han.MatchString(x.Zh) {
				t.Errorf("%s: languages are mixed: %+v", name, x)
			}
		}
	}
	if _, ok := Example("../points/intro"); ok {
		t.Error("a lesson outside its folder")
	}
	if _, ok := Example(""); ok {
		t.Error("a lesson without a name")
	}
}

// TestErrorIn: an error of a lesson names its place as editors read it, in both
// languages.
func TestErrorIn(t *testing.T) {
	for _, tt := range []struct {
		data   string
		en, zh string
	}{
		{"-- en --\ntitle: x\ntext: y\n", "a.txtar:1: no claim: expected the key 1a", "a.txtar:1: 没有论断：应有键 1a"},
		{"\xff", "a.txtar: not UTF-8", "a.txtar：不是 UTF-8 编码"},
	} {
		_, err := ParseLesson([]byte(tt.data))
		own := new(Error)
		if !errors.As(err, &own) {
			t.Fatalf("%q: %v", tt.data, err)
		}
		if got := own.In("a.txtar"); got.En != tt.en || got.Zh != tt.zh {
			t.Errorf("%q\n\tgot  %v\n\twant %q %q", tt.data, got, tt.en, tt.zh)
		}
	}
}
