package faq

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
)

func points13(t *testing.T) []*Point {
	t.Helper()
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A passage is a text of a page, with the place to name in a failure.
type passage struct {
	place string
	text  lang.Text
}

// leaf is one page, a point or running text, as a list of passages.
type leaf struct {
	name     string
	refs     []string
	passages []passage
}

func leaves(t *testing.T) []leaf {
	t.Helper()
	var all []leaf
	for _, p := range points13(t) {
		l := leaf{name: p.Title.En, refs: p.Refs}
		for _, f := range p.fields() {
			l.passages = append(l.passages, passage{f.key, *f.to})
		}
		for _, w := range p.Wrong {
			l.passages = append(l.passages, passage{"wrong", w})
		}
		for _, c := range p.Claims {
			l.passages = append(l.passages, passage{c.ID, c.Text})
		}
		all = append(all, l)
	}
	for _, read := range []func() (*Page, error){Intro, Summary} {
		p, err := read()
		if err != nil {
			t.Fatal(err)
		}
		l := leaf{name: p.Title.En, refs: p.Refs, passages: []passage{{"title", p.Title}}}
		for _, x := range p.Text {
			l.passages = append(l.passages, passage{"text", x})
		}
		all = append(all, l)
	}
	return all
}

// each calls check for every passage of every page.
func each(t *testing.T, check func(t *testing.T, x passage)) {
	t.Helper()
	for _, l := range leaves(t) {
		t.Run(l.name, func(t *testing.T) {
			for _, x := range l.passages {
				check(t, x)
			}
		})
	}
}

func TestClaims(t *testing.T) {
	want := strings.Fields("1a 2a 2b 3a 3b 3c 3d 4a 4b 4c 5a 5b 6a 6b 7a 7b 7c 8a 8b " +
		"9a 9b 9c 10a 10b 11a 11b 11c 11d 11e 12a 13a 13b 13c")
	var got []string
	for i, p := range points13(t) {
		if p.Number != i+1 {
			t.Errorf("point %d is number %d", i+1, p.Number)
		}
		for _, c := range p.Claims {
			got = append(got, c.ID)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("claims (-want +got):\n%s", diff)
	}
}

func TestBothLanguagesComplete(t *testing.T) {
	each(t, func(t *testing.T, x passage) {
		if strings.TrimSpace(x.text.En) == "" || strings.TrimSpace(x.text.Zh) == "" {
			t.Errorf("%s is empty in a language", x.place)
		}
		en, zh := rfc.Cited(x.text.En), rfc.Cited(x.text.Zh)
		slices.Sort(en)
		slices.Sort(zh)
		if diff := cmp.Diff(slices.Compact(en), slices.Compact(zh)); diff != "" {
			t.Errorf("%s cites other sections in zh than in en (-en +zh):\n%s", x.place, diff)
		}
	})
}

// The table of the thirteen points must fit on a screen of 80 columns.
func TestCellWidths(t *testing.T) {
	for _, p := range points13(t) {
		for _, l := range lang.All() {
			for _, cell := range []struct {
				name string
				text lang.Text
				max  int
			}{{"title", p.Title, 16}, {"smtp", p.SMTP, 60}, {"pop3", p.POP3, 60}} {
				s := cell.text.In(l)
				if w := displaywidth.String(s); w > cell.max {
					t.Errorf("%d %s %s: %d columns, at most %d: %s", p.Number, l, cell.name, w, cell.max, s)
				}
				if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "。") {
					t.Errorf("%d %s %s: a cell ends without a full stop: %s", p.Number, l, cell.name, s)
				}
			}
		}
	}
}

func TestCitations(t *testing.T) {
	for _, l := range leaves(t) {
		used := map[string]bool{}
		for _, x := range l.passages {
			for _, s := range []string{x.text.En, x.text.Zh} {
				for _, ref := range rfc.Cited(s) {
					used[ref] = true
					if err := rfc.Check(ref); err != nil {
						t.Errorf("%s: %s: %v", l.name, x.place, err)
					}
					if strings.Contains(ref, "§") && !slices.Contains(l.refs, ref) {
						t.Errorf("%s: %s cites %s, which its refs lack", l.name, x.place, ref)
					}
				}
			}
		}
		for i, ref := range l.refs {
			if err := rfc.Check(ref); err != nil {
				t.Errorf("%s: refs: %v", l.name, err)
			}
			if !used[ref] {
				t.Errorf("%s: refs has %s, which no text cites", l.name, ref)
			}
			if slices.Index(l.refs, ref) != i {
				t.Errorf("%s: refs has %s twice", l.name, ref)
			}
		}
	}
}

func TestEnglishHasNoHanzi(t *testing.T) {
	each(t, func(t *testing.T, x passage) {
		for _, r := range x.text.En {
			if wide(r) {
				t.Errorf("%s: %q in %s", x.place, r, x.text.En)
			}
		}
	})
}

// forbidden are words that the glossary replaces, each with the word to use.
var forbidden = map[string]string{
	"响应": "应答", "回应": "应答", "管道": "流水线", "收件箱": "邮件存放区", "信箱": "邮箱",
	"转发": "中继", "转寄": "中继", "认证": "身份验证", "鉴权": "身份验证", "鉴别": "身份验证",
	"凭证": "凭据", "挑战": "质询", "回复码": "应答码", "返回码": "应答码", "响应码": "应答码",
	"邮件头": "邮件首部", "信头": "邮件首部", "报头": "邮件首部", "佇列": "队列", "埠": "端口",
	"用户端": "客户端", "伺服器": "服务器", "登陆": "登录", "帐号": "账号", "缺省": "默认",
	"交握": "握手", "弹回": "退信", "唯一标识符": "唯一标识",
}

func TestChinese(t *testing.T) {
	ascii := regexp.MustCompile(`\p{Han}[,.;:!?()]|[,;!?()]\p{Han}`)
	tight := regexp.MustCompile(`\p{Han}[A-Za-z0-9+§]|[A-Za-z0-9+]\p{Han}`)
	loose := regexp.MustCompile(`[\p{Han}，。；：（）、“”] +[\p{Han}，。；：（）、“”]`)
	status := regexp.MustCompile(`(^|[^强])状态码`)
	each(t, func(t *testing.T, x passage) {
		zh := x.text.Zh
		for what, re := range map[string]*regexp.Regexp{
			"ASCII punctuation": ascii, "no space beside": tight, "a space within Chinese": loose,
			"use 应答码, not": status,
		} {
			if m := re.FindString(zh); m != "" {
				t.Errorf("%s: %s %q in %s", x.place, what, m, zh)
			}
		}
		for word, use := range forbidden {
			if strings.Contains(zh, word) {
				t.Errorf("%s: use %s, not %s: %s", x.place, use, word, zh)
			}
		}
		if !strings.ContainsFunc(zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s: no Chinese in %q", x.place, zh)
		}
	})
}

// A sentence is written out to its end in both languages, or in neither.
func TestSentencesEnd(t *testing.T) {
	each(t, func(t *testing.T, x passage) {
		if x.place == "title" || x.place == "smtp" || x.place == "pop3" {
			return
		}
		if !strings.ContainsAny(x.text.En[len(x.text.En)-1:], ".?") {
			t.Errorf("%s does not end: %s", x.place, x.text.En)
		}
		if !strings.HasSuffix(x.text.Zh, "。") && !strings.HasSuffix(x.text.Zh, "？") {
			t.Errorf("%s does not end: %s", x.place, x.text.Zh)
		}
	})
}

// Every command to try runs by itself on the built-in lab, and waits for nobody.
func TestTry(t *testing.T) {
	flags := strings.Fields("--from --to --pipeline --tls --auth --drop-after --command " +
		"--retr --top --dele --level --fault")
	starts := []string{"trace smtp", "trace pop3", "explain ", "lab", "probe"}
	for _, p := range points13(t) {
		if len(p.Try) == 0 {
			t.Errorf("point %d has nothing to try", p.Number)
		}
		for _, line := range p.Try {
			if !slices.ContainsFunc(starts, func(s string) bool { return strings.HasPrefix(line, s) }) {
				t.Errorf("%d: %q: not a command that serves here", p.Number, line)
			}
			for _, word := range strings.Fields(line) {
				if strings.HasPrefix(word, "-") && !slices.Contains(flags, word) {
					t.Errorf("%d: %q: unknown flag %s", p.Number, line, word)
				}
			}
		}
	}
}

func TestGetOutOfRange(t *testing.T) {
	for _, n := range []int{-1, 0, Count + 1} {
		if _, err := Get(n); err == nil || !strings.Contains(err.Error(), "choose 1 to 13") {
			t.Errorf("Get(%d): %v", n, err)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Get(6); err != nil {
			b.Fatal(err)
		}
	}
}
