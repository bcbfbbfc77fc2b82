package lab

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestLang: the language of the texts is chosen and listed in both states, and what
// programs read stays as it is.
func TestLang(t *testing.T) {
	l := start(t, withMail)
	for _, test := range []struct{ name, dialogue string }{
		{"listed before the login", `
			S: +OK
			C: LANG
			S= +OK The languages of replies:
			S= i-default Default language
			S= en English
			S= zh 中文
			S= .`},
		{"Chinese", `
			S: +OK
			C: LANG zh
			S= +OK zh 此后用中文应答
			C: LANG
			S= +OK 应答可用的语言：
			S* .
			C: STAT
			S= -ERR STAT 不能在 AUTHORIZATION 状态使用
			C: PASS x
			S= -ERR PASS 必须紧跟在 USER 之后
			C: USER bob
			S= +OK 请发 PASS
			C: PASS wrong
			S= -ERR [AUTH] 用户名或密码错误
			C: USER bob
			S: +OK
			C: PASS builder
			S= +OK 邮件存放区（maildrop）已打开，共 6 封邮件
			C: STAT
			S: +OK 6 
			C: LIST 1
			S: +OK 1 
			C: LIST 7
			S= -ERR 没有这封邮件，共有 6 封
			C: DELE 1
			S= +OK 已标记为删除
			C: RETR 1
			S= -ERR 那封邮件已标记为删除
			C: UIDL
			S= +OK 共 5 封邮件
			S* .
			C: NOOP now
			S= -ERR NOOP 不带参数
			C: XYZZY
			S= -ERR 没有这条命令
			C: RSET
			S: +OK 共 6 封邮件
			C: LANG tlh
			S= -ERR 没有这种语言的应答
			C: LANG 12
			S= -ERR 这不是语言标签
			C: LANG zh en
			S= -ERR LANG 最多带一个语言
			C: NOOP
			S= +OK 还在
			C: LANG EN-GB-oed
			S= +OK en Replies are in English
			C: NOOP
			S= +OK Still here
			C: LANG zh-Hans-CN
			S: +OK zh 
			C: LANG *
			S= +OK i-default Replies are in English
			C: LANG zh
			S: +OK zh 
			C: QUIT
			S= +OK mail.lab.test 再见
			end`},
		{"TLS begins anew", `
			S: +OK
			C: LANG zh
			S: +OK zh
			C: STLS
			S= +OK 可以开始 TLS
			tls
			C: USER bob
			S= +OK Send PASS`},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := dial(t, l, POP3)
			c.play(test.dialogue)
			l.hangUp(c)
		})
	}
}

// TestPhrasesAreWhole: whatever POP3 says stands in the table of phrases, so that no
// reply stays English, and each phrase is there once.
func TestPhrasesAreWhole(t *testing.T) {
	forms := map[string]bool{}
	for _, p := range phrases() {
		form, parts := formOf(p.En)
		if forms[form] {
			t.Errorf("%q is there twice", p.En)
		}
		forms[form] = true
		for i := range parts {
			// What stands first in both languages may be left out, a number may not.
			if _, isNumber := number(parts[i]); isNumber && !strings.Contains(p.Zh, "{"+strconv.Itoa(i+1)+"}") {
				t.Errorf("%q lacks %q", p.Zh, parts[i])
			}
		}
		if !strings.ContainsFunc(p.Zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%q: %q", p.En, p.Zh)
		}
	}
	texts := saidByPOP3(t)
	for _, u := range troubledUsers() {
		texts = append(texts, u.trouble)
	}
	if len(texts) < 30 {
		t.Errorf("only %d texts were found", len(texts))
	}
	for _, text := range texts {
		if code, rest, has := strings.Cut(text, "] "); has && strings.HasPrefix(code, "[") {
			text = rest
		}
		if form, _ := formOf(text); !forms[form] {
			t.Errorf("there is no Chinese for %q", text)
		}
	}
}

// saidByPOP3 are the texts in the calls that make a reply.
func saidByPOP3(t *testing.T) (texts []string) {
	t.Helper()
	pop3, err := filepath.Glob("*pop3*.go")
	if err != nil {
		t.Fatal(err)
	}
	sasl, err := filepath.Glob("sasl*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := append(pop3, sasl...)
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, isCall := n.(*ast.CallExpr)
			if !isCall || len(call.Args) == 0 {
				return true
			}
			name, isName := call.Fun.(*ast.Ident)
			text, isText := call.Args[0].(*ast.BasicLit)
			if isName && isText && slices.Contains([]string{"ok", "list", "failed", "wrong", "refuse"}, name.Name) {
				said, err := strconv.Unquote(text.Value)
				if err != nil {
					t.Fatal(err)
				}
				if said != "" {
					texts = append(texts, said)
				}
			}
			return true
		})
	}
	return texts
}

// FuzzLanguage: a word that is taken for a language range finds a language or none,
// and what is said in Chinese keeps its status and its response code.
func FuzzLanguage(f *testing.F) {
	for _, s := range []string{"zh", "*", "en-GB-oed", "i-default", "-", "a-", "zh-Hans", "[IN-USE] 1 message", "[", "] x", "2 octets", " ", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if l, found := lookUp(s); found && s != "*" && !strings.EqualFold(s[:min(len(s), len(l.tag))], l.tag) {
			t.Errorf("%q found %q", s, l.tag)
		}
		if isLanguageRange(s) && !isASCII(s) {
			t.Errorf("%q is no language range", s)
		}
		session := &pop3Session{language: chinese}
		line := session.inLanguage("-ERR " + s)
		if !strings.HasPrefix(line, "-ERR ") {
			t.Errorf("%q became %q", s, line)
		}
		if code, _, has := strings.Cut(s, "] "); has && s[0] == '[' && !strings.HasPrefix(line, "-ERR "+code+"] ") {
			t.Errorf("%q became %q", s, line)
		}
		english := &pop3Session{}
		if same := english.inLanguage("-ERR " + s); same != "-ERR "+s {
			t.Errorf("%q became %q", s, same)
		}
	})
}
