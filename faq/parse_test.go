package faq

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mailproto/internal/lang"
)

// whole is a point in which nothing is missing; the error tests spoil it.
const whole = `number: 7
refs: RFC 1939 §5; RFC 1939 §6
try: trace pop3
try: explain DELE

-- en --
title: Operations
question: What can
  you do?
common: Much.
answer: Little.
smtp: none
pop3: some
smtp-more: None.
pop3-more: Some.
wrong: First,
  on two lines.

  Second.
7a: It stays.
7b: It goes.
-- zh --
title: 操作
question: 能做
什么？
common: 很多。
answer: 很少。
smtp: 没有
pop3: 有些
smtp-more: 没有。
pop3-more: 有
RETR 等。
wrong: 第一。

第二。
7a: 还在。
7b: 没了。
-- 7a --
bob = pop3 bob
bob C: STAT
-- 7a counter --
bob = pop3 bob
`

func TestParse(t *testing.T) {
	got, err := Parse([]byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	want := &Point{
		Number:   7,
		Title:    lang.Text{En: "Operations", Zh: "操作"},
		Question: lang.Text{En: "What can you do?", Zh: "能做什么？"},
		Common:   lang.Text{En: "Much.", Zh: "很多。"},
		Answer:   lang.Text{En: "Little.", Zh: "很少。"},
		SMTP:     lang.Text{En: "none", Zh: "没有"},
		POP3:     lang.Text{En: "some", Zh: "有些"},
		SMTPMore: lang.Text{En: "None.", Zh: "没有。"},
		POP3More: lang.Text{En: "Some.", Zh: "有 RETR 等。"},
		Wrong: []lang.Text{
			{En: "First, on two lines.", Zh: "第一。"},
			{En: "Second.", Zh: "第二。"},
		},
		Claims: []Claim{
			{
				ID: "7a", Text: lang.Text{En: "It stays.", Zh: "还在。"},
				Experiment: "bob = pop3 bob\nbob C: STAT\n", ExperimentLine: 39,
				Counter: "bob = pop3 bob\n", CounterLine: 42,
			},
			{ID: "7b", Text: lang.Text{En: "It goes.", Zh: "没了。"}},
		},
		Refs: []string{"RFC 1939 §5", "RFC 1939 §6"},
		Try:  []string{"trace pop3", "explain DELE"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Parse (-want +got):\n%s", diff)
	}
}

func TestParseErrors(t *testing.T) {
	_, zh, _ := strings.Cut(whole, "-- zh --\n")
	for _, test := range []struct {
		name     string
		old, new string
		want     string
	}{
		{"unknown header key", "try: trace", "tyr: trace", `line 3: "tyr: trace pop3" in the header: expected number, refs or try`},
		{"text in the header", "try: trace", "trace", `line 3: "trace pop3" in the header`},
		{"no refs", "refs: RFC 1939 §5; RFC 1939 §6\n", "", "line 1: the header has no refs"},
		{"refs twice", "try: trace pop3", "refs: RFC 1939 §5", "line 3: refs a second time"},
		{"empty header value", "try: trace pop3", "try:", "line 3: try has no value"},
		{"number too high", "number: 7", "number: 14", `line 1: number "14": expected 1 to 13`},
		{"number no number", "number: 7", "number: seven", `line 1: number "seven": expected 1 to 13`},
		{"unknown key", "answer: L", "anser: L", `line 11: unknown key "anser": expected title, question,`},
		{"claim of another point", "7b: It goes", "8b: It goes", `line 21: unknown key "8b"`},
		{"key twice", "pop3: some", "smtp: some", "line 13: key smtp a second time"},
		{"key missing", "answer: 很少。\n", "", "line 22: section zh has no answer"},
		{"key empty", "answer: Little.", "answer:", "line 11: answer has no text"},
		{"text before a key", "title: Operations", "Operations", "line 7: text before the first key"},
		{"two paragraphs", "answer: Little.", "answer: Little.\n\n  Very.", "line 11: answer: paragraphs 2, expected 1"},
		{"paragraphs differ", "第一。\n\n第二。", "第一。\n第二。", "line 33: wrong: paragraphs 1, expected 2 as in en"},
		{"no zh", "-- zh --\n" + zh, "", "line 22: the file ends without a section zh"},
		{"no en", "-- en --", "-- de --", "the file ends without a section en"},
		{"en twice", "-- 7a --", "-- en --", `line 38: section "en" a second time`},
		{"claim only in en", "7b: 没了。\n", "", "line 21: claims differ: en has 7b, zh has not"},
		{"claim only in zh", "7b: It goes.\n", "", "line 36: claims differ: zh has 7b, en has not"},
		{"experiment of no claim", "-- 7a --", "-- 7c --", `line 38: unknown section "7c"`},
		{"experiment twice", "-- 7a counter --", "-- 7a --", `line 41: section "7a" a second time`},
		{"not UTF-8", "Little", "Litt\xff", "not UTF-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(whole, test.old) {
				t.Fatalf("nothing to replace: %q", test.old)
			}
			_, err := Parse([]byte(strings.Replace(whole, test.old, test.new, 1)))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestParseWithoutClaims(t *testing.T) {
	none := strings.NewReplacer("7a: It stays.\n", "", "7b: It goes.\n", "", "7a: 还在。\n", "", "7b: 没了。\n", "").Replace(whole)
	if _, err := Parse([]byte(none)); err == nil || !strings.Contains(err.Error(), "expected the key 7a") {
		t.Errorf("error %v", err)
	}
}

func TestParsePageErrors(t *testing.T) {
	const good = "refs: RFC 1939 §5\n-- en --\ntitle: A\ntext: B.\n-- zh --\ntitle: 甲\ntext: 乙。\n"
	if _, err := ParsePage([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ old, new, want string }{
		{"refs:", "number: 1\nrefs:", "line 1: \"number: 1\" in the header: expected refs"},
		{"text: B.", "body: B.", `line 4: unknown key "body": expected title or text`},
		{"text: 乙。", "", "line 5: section zh has no text"},
		{"text: 乙。", "text: 乙。\n-- 1a --", `line 8: unknown section "1a": expected en or zh`},
	} {
		_, err := ParsePage([]byte(strings.Replace(good, test.old, test.new, 1)))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("error %v, want one with %q", err, test.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(whole))
	for n := 1; n <= Count; n++ {
		name, err := File(n)
		if err != nil {
			f.Fatal(err)
		}
		data, err := points.ReadFile("points/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if page, err := ParsePage(data); err == nil && (page.Title.IsZero() || len(page.Text) == 0) {
			t.Errorf("a page without text was accepted: %+v", page)
		}
		p, err := Parse(data)
		if err != nil {
			return
		}
		if p.Number < 1 || p.Number > Count || len(p.Wrong) == 0 || len(p.Claims) == 0 {
			t.Errorf("an incomplete point was accepted: %+v", p)
		}
		for _, field := range p.fields() {
			if field.to.En == "" || field.to.Zh == "" {
				t.Errorf("%s is empty in a language", field.key)
			}
		}
	})
}
