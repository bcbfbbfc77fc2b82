package render

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "RCPT": 4, "邮件": 4, "“好”": 4, "，": 2, "—…": 2, "e\u0301": 1, "│": 1, "👍🏽": 2,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name  string
		in    string
		width int
		want  []string
	}{
		{"empty", "", 10, []string{""}},
		{"short", "250 ok", 10, []string{"250 ok"}},
		{"words", "names one recipient of the message", 16, []string{"names one", "recipient of the", "message"}},
		{"trailing spaces", "one   \ntwo      three  ", 5, []string{"one", "two", "three"}},
		{"paragraphs", "a\n\nb\n", 10, []string{"a", "", "b", ""}},
		{"line ends", "a\r\nb\tc\vd\u2028e", 10, []string{"a", "b c d e"}},
		{"indentation stays", "    ok then", 8, []string{"    ok", "then"}},
		{"indentation yields", "    submission", 10, []string{"submission"}},
		{"only spaces", "     ", 3, []string{""}},
		{"long token", "see abcdefghijklmnopqrstuvwxyz", 10, []string{"see", "abcdefghij", "klmnopqrst", "uvwxyz"}},
		{"address", "https://example.org/mail/setup", 20, []string{"https://example.org/", "mail/setup"}},
		{"width below two", "邮件", 0, []string{"邮", "件"}},
		{"Chinese", "服务器用 250 应答", 8, []string{"服务器用", "250 应答"}},
		{"closing punctuation", "信封与首部，各自独立。", 10, []string{"信封与首", "部，各自独", "立。"}},
		{"closing after a whole word", "(submission)", 11, []string{"(submissio", "n)"}},
		{"closing after a space", "aaaa bbbb ) c", 9, []string{"aaaa", "bbbb ) c"}},
		{"opening bracket", "原因见（一）节", 8, []string{"原因见", "（一）节"}},
		{"quotes in Chinese", "他说“你好”然后离开", 9, []string{"他说“你", "好”然后离", "开"}},
		{"quote begins a line", "一二三四“五”", 9, []string{"一二三四", "“五”"}},
		{"quotes side by side", "“好”“坏”", 4, []string{"“好”", "“坏”"}},
		{"dash", "一二三——四", 7, []string{"一二三", "——四"}},
		{"ellipsis", "一二三……四", 7, []string{"一二", "三……四"}},
		{"option", "give it --password-file FILE", 20, []string{"give it", "--password-file FILE"}},
		{"negative answer", "the answer is -ERR", 15, []string{"the answer is", "-ERR"}},
		{"lower mechanism", "choose scram-sha-1-plus here", 20, []string{"choose", "scram-sha-1-plus", "here"}},
		{"problem", "it failed [connection-lost]", 22, []string{"it failed", "[connection-lost]"}},
		{"cause", "失败了〔relay-denied，确定〕", 16, []string{"失败了", "〔relay-denied，", "确定〕"}},
		{"words of the language", "a well-known name", 8, []string{"a well-", "known", "name"}},
		{"mechanism", "choose CRAM-MD5 here", 12, []string{"choose", "CRAM-MD5", "here"}},
		{"capability", "the line 250-starttls", 14, []string{"the line", "250-starttls"}},
		{"response code", "reply [SYS/TEMP]", 12, []string{"reply", "[SYS/TEMP]"}},
		{"ordinary hyphen", "a well-known port", 9, []string{"a well-", "known", "port"}},
		{"reference", "read RFC 5321 §4.2.1", 16, []string{"read", "RFC 5321 §4.2.1"}},
		{"reference too long", "RFC 5321 §4.2.1", 10, []string{"RFC 5321", "§4.2.1"}},
		{"number after a space", "number -1 is", 8, []string{"number", "-1 is"}},
		{"combining marks", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"flags", "🇩🇪🇫🇷🇨🇳", 4, []string{"🇩🇪🇫🇷", "🇨🇳"}},
		{"invalid bytes", "\xff\xfe\xfd", 2, []string{"\xff\xfe", "\xfd"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Wrap(tt.in, tt.width)); diff != "" {
				t.Errorf("Wrap(%q, %d): -want +got\n%s", tt.in, tt.width, diff)
			}
			checkWrap(t, tt.in, tt.width)
		})
	}
}

// checkWrap holds Wrap to its promises: width, no loss, punctuation.
func checkWrap(t *testing.T, s string, width int) {
	t.Helper()
	lines := Wrap(s, width)
	if got, want := ink(strings.Join(lines, " ")), ink(s); got != want {
		t.Fatalf("Wrap(%q, %d) lost or added text: %q", s, width, lines)
	}
	for i, line := range lines {
		if strings.Contains(line, "\n") || trimRight(line) != line {
			t.Fatalf("Wrap(%q, %d): line %q holds a line end or ends with a space", s, width, line)
		}
		if Width(line) > max(width, minWidth) && len(graphemes(line)) > 1 {
			t.Fatalf("Wrap(%q, %d): line %q is %d columns wide", s, width, line, Width(line))
		}
		// Half a character at the end of a string joins the cluster before it.
		if strings.Contains(oneSpace(s), "\n") || i == 0 || !utf8.ValidString(s) {
			continue
		}
		bad := isClosing(line) || isOpening(lastOf(lines[i-1]))
		if bad && hadChoice(lines[i-1]) {
			t.Fatalf("Wrap(%q, %d): %q breaks badly before %q", s, width, lines[i-1], line)
		}
	}
}

// hadChoice reports whether line could have ended earlier without breaking the
// rules for punctuation.
func hadChoice(line string) bool {
	last := ""
	for i, g := range graphemes(line) {
		if isSpace(g) {
			continue
		}
		if i > 0 && last != "" && !isClosing(g) && !isOpening(last) {
			return true
		}
		last = g
	}
	return false
}

func graphemes(s string) (out []string) {
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		out = append(out, g.Value())
	}
	return out
}

func lastOf(s string) string {
	g := graphemes(s)
	if len(g) == 0 {
		return ""
	}
	return g[len(g)-1]
}

// ink is s without its spaces.
func ink(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), "")
}

func FuzzWrap(f *testing.F) {
	for _, s := range []string{
		"names one recipient of the message  RFC 5321 §4.1.1.3",
		"他说“你好，世界”（RFC 5321 §4.2.3），然后——用 250 应答……！",
		"https://example.org/a/b?c=d&e=--f AAAABBBBCCCC====",
		"a\u00a0b\u200bc\u00add e\u0301\u0300 👩‍👩‍👧 🇩🇪🇫 \u0600x",
		"((((((((]]]]]]]] ，，，，，。。。。 “““ ”””",
		"\xff\xe4\xb8 \x1b[31m\x00\t\r\n\v",
	} {
		for _, width := range []int{0, 2, 3, 10, 40} {
			f.Add(s, width)
		}
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		checkWrap(t, s, width%200)
		for _, line := range Hang("--> ", "    ", s, 20) {
			if Width(line) > 20 && len(graphemes(line)) > 5 {
				t.Fatalf("Hang(%q): line %q is %d columns wide", s, line, Width(line))
			}
		}
	})
}

// longTexts are a megabyte each; the work must grow with the length alone.
func longTexts() map[string]string {
	const size = 1 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	words := strings.Repeat("word ", 19)
	return map[string]string{
		"english":  fill("Each recipient is accepted or refused by itself. "),
		"chinese":  fill("每个收件人分别被接受或拒收，与“信封”有关。"),
		"base64":   fill("QWxhZGRpbjpvcGVuIHNlc2FtZQ"),
		"spaces":   fill(" "),
		"closing":  fill(")"),
		"opening":  "word " + fill("（"),
		"marks":    words + fill("\u0301") + words,
		"nothing":  words + fill("\x01") + words,
		"hyphens":  fill("-"),
		"newlines": fill("\n"),
	}
}

func TestWrapLong(t *testing.T) {
	for name, s := range longTexts() {
		t.Run(name, func(t *testing.T) {
			if ink(strings.Join(Wrap(s, 80), " ")) != ink(s) {
				t.Error("text lost or added")
			}
		})
	}
}

func BenchmarkWrap(b *testing.B) {
	for name, s := range longTexts() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Wrap(s, 80)
			}
		})
	}
}

func TestPadAndTruncate(t *testing.T) {
	tests := []struct{ got, want string }{
		{Pad("邮件", 6), "邮件  "},
		{Pad("邮件", 3), "邮件"},
		{PadLeft("7", 3), "  7"},
		{PadLeft("1234", 3), "1234"},
		{Truncate("邮件存放区", 6), "邮件…"},
		{Truncate("邮件", 4), "邮件"},
		{Truncate("abc", 1), "…"},
		{Truncate("abc", 0), ""},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestBeside(t *testing.T) {
	tests := []struct {
		name        string
		left, right string
		width       int
		want        []string
	}{
		{"fits", "names one recipient", "RFC 5321 §4.1.1.3", 40, []string{"names one recipient    RFC 5321 §4.1.1.3"}},
		{"fits exactly", "abc", "de", 7, []string{"abc  de"}},
		{"one space short", "abcd", "de", 7, []string{"abcd", "     de"}},
		{"Chinese", "指定一个收件人", "RFC 5321 §4.1.1.3", 34, []string{"指定一个收件人   RFC 5321 §4.1.1.3"}},
		{"left wraps", "one two three", "ref", 8, []string{"one two", "three", "     ref"}},
		{"first line made shorter", "one two three four five six", "reference", 24, []string{"one two three  reference", "four five six"}},
		{"first line leaves room", "no\nmail", "ref", 8, []string{"no   ref", "mail"}},
		{"right too wide", "one", "RFC 5321", 6, []string{"one", "RFC", "5321"}},
		{"no left", "", "ref", 6, []string{"   ref"}},
		{"no right", "one", "", 6, []string{"one"}},
		{"nothing", "", "", 6, []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Beside(tt.left, tt.right, tt.width)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestHang(t *testing.T) {
	tests := []struct {
		name              string
		first, rest, body string
		width             int
		want              []string
	}{
		{"one line", "why    ", "       ", "accepted by itself", 40, []string{"why    accepted by itself"}},
		{"wraps", "why  ", "     ", "accepted by itself", 14, []string{"why  accepted", "     by itself"}},
		{"widths differ", "next: ", "  ", "RCPT DATA RSET NOOP", 12, []string{"next: RCPT", "  DATA RSET", "  NOOP"}},
		{"paragraphs", "- ", "  ", "一\n\n二", 10, []string{"- 一", "", "  二"}},
		{"no room", "a long label ", "             ", "ok", 8, []string{"a long", "label", "ok"}},
		{"empty", "why  ", "     ", "", 10, []string{"why"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Hang(tt.first, tt.rest, tt.body, tt.width)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestIndent(t *testing.T) {
	got := Indent("  ", []string{"a", "", "b"})
	if diff := cmp.Diff([]string{"  a", "", "  b"}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
