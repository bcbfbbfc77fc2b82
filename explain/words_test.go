package explain

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
	"mailproto/trace"
)

// speaking are the packages whose texts people read.
func speaking() []string {
	return []string{".", "../internal/render", "../internal/lab", "../cmd/mailproto"}
}

// eachFile parses the source of the packages that speak, tests left out.
func eachFile(t *testing.T, visit func(fset *token.FileSet, f *ast.File)) {
	t.Helper()
	fset := token.NewFileSet()
	for _, dir := range speaking() {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(names), err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f, err := parser.ParseFile(fset, name, src, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			visit(fset, f)
		}
	}
}

// Every section that is cited, in a text, as a reference or in a comment, exists.
func TestEveryCitedSectionExists(t *testing.T) {
	cited := 0
	eachFile(t, func(fset *token.FileSet, f *ast.File) {
		check := func(pos token.Pos, text string) {
			for _, ref := range rfc.Cited(text) {
				cited++
				if err := rfc.Check(ref); err != nil {
					t.Errorf("%s: %v", fset.Position(pos), err)
				}
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				check(lit.Pos(), text)
			}
			return true
		})
		for _, c := range f.Comments {
			check(c.Pos(), strings.Join(strings.Fields(c.Text()), " "))
		}
	})
	if cited < 500 {
		t.Errorf("only %d citations were found", cited)
	}
}

// Every text has both languages, no Chinese in the English one, and the same
// blanks to fill in both.
func TestEveryTextHasBothLanguages(t *testing.T) {
	texts := 0
	eachFile(t, func(fset *token.FileSet, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			en, zh, ok := twoTexts(n)
			if !ok {
				return true
			}
			texts++
			at := fset.Position(n.Pos())
			switch {
			case en == nil || zh == nil:
				t.Errorf("%s: a text in one language", at)
			default:
				checkBoth(t, at, en, zh)
			}
			return true
		})
	})
	if texts < 1000 {
		t.Errorf("only %d texts were found", texts)
	}
}

// twoTexts finds the two texts of a lang.Text{En: …, Zh: …}, of an element of such
// in a list or map, and of the calls that make one of two strings.
func twoTexts(n ast.Node) (en, zh ast.Expr, ok bool) {
	switch n := n.(type) {
	case *ast.CompositeLit:
		for _, e := range n.Elts {
			kv, isKV := e.(*ast.KeyValueExpr)
			if !isKV {
				return nil, nil, false
			}
			switch key, _ := kv.Key.(*ast.Ident); {
			case key != nil && key.Name == "En":
				en = kv.Value
			case key != nil && key.Name == "Zh":
				zh = kv.Value
			}
		}
		return en, zh, en != nil || zh != nil
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		if (name == "text" || name == "in2") && len(n.Args) == 2 {
			return n.Args[0], n.Args[1], true
		}
	}
	return nil, nil, false
}

var verbs = regexp.MustCompile(`%(?:\[[0-9]+\])?[-+# 0]*[0-9.]*[a-zA-Z]`)

func checkBoth(t *testing.T, at token.Position, en, zh ast.Expr) {
	e, eok := literal(en)
	z, zok := literal(zh)
	if !eok || !zok {
		return // put together from other texts
	}
	if e == "" || z == "" {
		t.Errorf("%s: an empty text: %q, %q", at, e, z)
	}
	if strings.ContainsFunc(e, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("%s: Chinese in the English text: %q", at, e)
	}
	fill := func(s string) []string {
		found := verbs.FindAllString(strings.ReplaceAll(s, "%%", ""), -1)
		slices.Sort(found)
		return found
	}
	if got, want := fill(z), fill(e); !slices.Equal(got, want) && strings.Contains(e+z, "%") && !plural(e, z) {
		t.Errorf("%s: blanks %q in %q, %q in %q", at, want, e, got, z)
	}
}

// plural reports a text whose English plural is written "%ss".
func plural(en, zh string) bool {
	return strings.Count(en, "%") == strings.Count(zh, "%") && strings.Contains(en, "%ss")
}

// literal is the value of a string literal, or of a sum of such.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		x, ok1 := literal(e.X)
		y, ok2 := literal(e.Y)
		return x + y, ok1 && ok2
	}
	return "", false
}

// The references of the meanings of replies exist, and each meaning is found.
func TestMeaningsAreFound(t *testing.T) {
	for _, list := range [][]Meaning{smtpMeanings, pop3Meanings} {
		for i := range list {
			m := &list[i]
			for _, ref := range m.Refs {
				if err := rfc.Check(ref); err != nil {
					t.Errorf("%s %s: %v", m.Verb, m.Code, err)
				}
			}
			if meaning(m.Proto, m.Verb, m.Code) != m {
				t.Errorf("%s %s is there twice", m.Verb, m.Code)
			}
		}
	}
}

func TestPhasesHaveWords(t *testing.T) {
	for _, p := range []Phase{PhaseConnected, PhaseGreeted, PhaseReady, PhaseMail, PhaseEnvelope, PhaseData, PhaseBdat,
		PhaseAuth, PhaseAuthorization, PhaseTransaction, PhaseUpdate, PhaseClosed} {
		if x := p.Text(); x.En == "" || x.Zh == "" || x.Zh == x.En || !strings.EqualFold(x.En, string(p)) {
			t.Errorf("%s: %q", p, x)
		}
	}
	if x := Phase("other").Text(); x != lang.Same("other") {
		t.Errorf("%q", x)
	}
}

func TestStateInWords(t *testing.T) {
	for _, test := range []struct {
		state  State
		en, zh string
	}{
		{State{Phase: PhaseReady}, "ready", "就绪"},
		{State{Phase: PhaseEnvelope, Recipients: 2, TLS: true, Auth: true}, "envelope, 2 recipients, TLS, logged in", "信封已有收件人，2 个收件人，TLS，已登录"},
		{State{Phase: PhaseTransaction, Auth: true, Marked: 1, TLS: true}, "TRANSACTION, 1 marked for deletion, TLS", "事务状态（TRANSACTION），1 封标记为删除，TLS"},
		{State{Phase: PhaseAuthorization, Named: true}, "AUTHORIZATION, user named, password due", "授权状态（AUTHORIZATION），已报用户名，等待密码"},
		{State{Phase: PhaseAuthorization, Exchange: true}, "AUTHORIZATION, within the login", "授权状态（AUTHORIZATION），登录过程中"},
		{State{Phase: PhaseReady, Upgrading: true}, "ready, TLS handshake due", "就绪，等待 TLS 握手"},
		{State{Phase: PhaseConnected, Refused: true}, "connected, service refused", "已连接，服务被拒"},
		{State{Phase: PhaseClosed, TLS: true, Auth: true}, "closed", "已关闭"},
	} {
		if got := test.state.Text(); got.En != test.en || got.Zh != test.zh {
			t.Errorf("%+v: %q", test.state, got)
		}
	}
}

func TestChangeInWords(t *testing.T) {
	ready, mail := State{Phase: PhaseReady}, State{Phase: PhaseMail}
	for _, test := range []struct {
		before, after State
		en, zh        string
	}{
		{ready, ready, "ready (unchanged)", "就绪，不变"},
		{ready, mail, "ready -> mail", "就绪 -> 已有发件人"},
		{ready, State{Phase: PhaseReady, Auth: true}, "ready, logged in", "就绪，已登录"},
	} {
		if got := (Step{Before: test.before, After: test.after}).Change(); got.En != test.en || got.Zh != test.zh {
			t.Errorf("%q", got)
		}
	}
	quit := Step{Answers: "QUIT", Before: State{Phase: PhaseUpdate}, After: State{Phase: PhaseClosed}}.Change()
	if quit.En != "TRANSACTION -> UPDATE -> closed" || quit.Zh != "事务状态（TRANSACTION） -> 更新状态（UPDATE） -> 已关闭" {
		t.Errorf("%q", quit)
	}
}

func TestOutcomeInWords(t *testing.T) {
	for o, want := range map[trace.Outcome][2]string{
		trace.OK: {"OK", "OK"}, trace.More: {"MORE", "MORE"}, trace.Later: {"LATER, try again", "LATER, try again"},
		trace.No: {"NO, permanent", "NO"}, trace.Unknown: {"? unreadable", "? unreadable"},
	} {
		for i, p := range []trace.Proto{trace.SMTP, trace.POP3} {
			got := OutcomeText(o, p)
			if got.En != want[i] || got.Zh == "" {
				t.Errorf("%s in %s: %q", o, p, got)
			}
		}
	}
}

func TestTimers(t *testing.T) {
	for verb, want := range map[string]int{"MAIL": 5, "RCPT": 5, "DATA": 2, ".": 10, "": 0, "NOOP": 0} {
		if got := Timer(trace.SMTP, verb); got != want {
			t.Errorf("%q: %d minutes", verb, got)
		}
	}
	if Timer(trace.POP3, "RETR") != 0 {
		t.Error("POP3 has no such timers")
	}
}

func TestOtherReplies(t *testing.T) {
	for _, m := range Others(trace.SMTP, "RCPT", "550") {
		if m.Verb != "RCPT" || m.Code == "550" {
			t.Errorf("%+v", m)
		}
	}
	if n := len(Others(trace.POP3, "PASS", "+OK")); n != 1 {
		t.Errorf("%d other replies to PASS", n)
	}
}

func TestValidity(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 3, n, 12, 0, 0, 0, time.UTC) }
	info := &trace.TLSInfo{NotBefore: day(2), NotAfter: day(20)}
	for n, want := range map[int]string{1: "not yet valid", 10: "10 days left", 19: "1 day left", 20: "0 days left", 21: "expired"} {
		if got := Validity(info, day(n)); !strings.HasSuffix(got.En, want) || !strings.HasPrefix(got.En, "valid 2026-03-02 to 2026-03-20: ") {
			t.Errorf("on day %d: %q", n, got.En)
		}
	}
}

// What is said about a handshake, for each way in which it can end.
func TestHandshakeNotes(t *testing.T) {
	for _, test := range []struct {
		name   string
		info   trace.TLSInfo
		titles []string
		phase  Phase
	}{
		{"good", trace.TLSInfo{Version: "TLS 1.3", Names: []string{"a.test"}, Issuer: "CA", Verified: true},
			[]string{"for a.test; issued by CA", "verified: a trusted CA vouches for it, and the name fits"}, PhaseGreeted},
		{"no issuer", trace.TLSInfo{Version: "TLS 1.2", Names: []string{"a.test"}, Verified: true},
			[]string{"for a.test; issued by nobody named"}, PhaseGreeted},
		{"unchecked", trace.TLSInfo{Version: "TLS 1.1"}, []string{"not verified"}, PhaseGreeted},
		{"new", trace.TLSInfo{Version: "TLS 2.0", Verified: true}, []string{"a version not known to mailproto"}, PhaseGreeted},
		{"not told", trace.TLSInfo{Version: "TLS", Verified: true}, []string{"version not told"}, PhaseGreeted},
		{"failed", trace.TLSInfo{Version: "TLS 1.3", Error: "expired"}, nil, PhaseReady},
		{"not TLS", trace.TLSInfo{Error: "not-tls", Reason: "220 hi"}, nil, PhaseReady},
	} {
		c := &conn{state: State{Phase: PhaseReady}}
		step := Step{Event: trace.Event{Proto: trace.SMTP, Kind: trace.Secured, TLSInfo: &test.info}, Before: c.state}
		c.secured(&step)
		if c.state.Phase != test.phase {
			t.Errorf("%s: %s", test.name, c.state.Phase)
		}
		for _, want := range test.titles {
			if !slices.ContainsFunc(step.Notes, func(n Note) bool { return n.Title.En == want }) {
				t.Errorf("%s: no note %q among\n%s", test.name, want, showNotes(step.Notes))
			}
		}
		if title, advice := CertificateProblem(test.info.Error); test.info.Error != "" {
			if n := step.Notes[len(step.Notes)-1]; n.Title != title || n.Body != advice || n.Label != test.info.Error {
				t.Errorf("%s: %+v", test.name, n)
			}
		}
		for _, n := range step.Notes {
			for _, ref := range n.Refs {
				if err := rfc.Check(ref); err != nil {
					t.Errorf("%s: %v", test.name, err)
				}
			}
		}
	}
}

// --insecure goes on with what it was told not to check, and says so.
func TestInsecure(t *testing.T) {
	c := &conn{state: State{Phase: PhaseReady}}
	step := Step{Event: trace.Event{Proto: trace.SMTP, Kind: trace.Secured,
		TLSInfo: &trace.TLSInfo{Version: "TLS 1.3", Error: "expired", Insecure: true}}, Before: c.state}
	c.secured(&step)
	if c.state.Phase != PhaseGreeted || !c.state.TLS {
		t.Errorf("%+v", c.state)
	}
	if !slices.ContainsFunc(step.Notes, func(n Note) bool {
		return strings.HasPrefix(n.Title.En, "NOT SECURE") && strings.HasPrefix(n.Title.Zh, "不安全")
	}) {
		t.Error(showNotes(step.Notes))
	}
}

func TestOctets(t *testing.T) {
	for n, want := range map[int64]lang.Text{
		0:              {En: "0 octets", Zh: "0 字节"},
		1:              {En: "1 octet", Zh: "1 字节"},
		9_999:          {En: "9999 octets", Zh: "9999 字节"},
		10_240:         {En: "10,240 octets (10.0 KiB)", Zh: "10,240 字节（10.0 KiB）"},
		10<<20 - 1:     {En: "10,485,759 octets (10240.0 KiB)", Zh: "10,485,759 字节（10240.0 KiB）"},
		10 << 20:       {En: "10,485,760 octets (10.0 MiB)", Zh: "10,485,760 字节（10.0 MiB）"},
		-123_456:       {En: "-123456 octets", Zh: "-123456 字节"},
		1<<63 - 1:      {En: "9,223,372,036,854,775,807 octets (8796093022208.0 MiB)", Zh: "9,223,372,036,854,775,807 字节（8796093022208.0 MiB）"},
		1_000_000_000:  {En: "1,000,000,000 octets (953.7 MiB)", Zh: "1,000,000,000 字节（953.7 MiB）"},
		12_345_678_901: {En: "12,345,678,901 octets (11773.8 MiB)", Zh: "12,345,678,901 字节（11773.8 MiB）"},
	} {
		if got := octets(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
	if got := messages(1).En + ", " + messages(0).En; got != "1 message, 0 messages" {
		t.Error(got)
	}
}

func TestPayloadInWords(t *testing.T) {
	for _, test := range []struct {
		lines, octets, stuffed int64
		en, zh                 string
	}{
		{20, 668, 0, "20 lines, 668 octets", "20 行，668 字节"},
		{1, 1, 0, "1 line, 1 octet", "1 行，1 字节"},
		{15, 361, 1, "15 lines, 361 octets; one line begins with a dot and travels with a second", "15 行，361 字节；其中一行以点开头，传输时多加一个点"},
		{18, 557, 3, "18 lines, 557 octets; 3 lines begin with a dot and travel with a second", "18 行，557 字节；其中 3 行以点开头，传输时各多加一个点"},
	} {
		got := payloadText(trace.Event{Lines: test.lines, Octets: test.octets, Stuffed: test.stuffed})
		if got.En != test.en || got.Zh != test.zh {
			t.Errorf("%q", got)
		}
	}
}

func TestBehindPath(t *testing.T) {
	for args, want := range map[string]string{
		"FROM:<a@b>":                    "",
		"FROM:<a@b> SIZE=1":             " SIZE=1",
		"FROM:<> AUTH=<> BODY=8BITMIME": " AUTH=<> BODY=8BITMIME",
		`FROM:<"a> b"@c> SIZE=1`:        " SIZE=1",
		`FROM:<"a\"> b"@c> SIZE=1`:      " SIZE=1",
		`FROM:<"a\`:                     "",
		"FROM:a@b SIZE=1":               "",
	} {
		if got := behindPath(args); got != want {
			t.Errorf("%s: %q", args, got)
		}
	}
}

func TestDecodedInWords(t *testing.T) {
	for _, test := range []struct {
		sasl           trace.SASL
		topic, label   string
		title, titleZh string
	}{
		{trace.SASL{Mechanism: "PLAIN", Text: `\x00alice\x00****`}, "PLAIN", "NUL alice NUL ****",
			"no authorization identity, user alice, password hidden", "授权身份为空，用户 alice，密码 不显示"},
		{trace.SASL{Mechanism: "PLAIN", Text: `bob\x00alice\x00wonderland`}, "PLAIN", "bob NUL alice NUL wonderland",
			"acts as bob, user alice, password wonderland", "以 bob 的身份行事，用户 alice，密码 wonderland"},
		{trace.SASL{Mechanism: "PLAIN", Text: "nonsense"}, "PLAIN", "nonsense", "", ""},
		{trace.SASL{Mechanism: "LOGIN", Text: "Username:"}, "LOGIN", "Username:", "", ""},
		{trace.SASL{Mechanism: "X-OF-NO-RENOWN", Text: "x"}, "", "x", "", ""},
	} {
		n := decodedNote(&test.sasl)
		if n.Topic != test.topic || n.Label != test.label || n.Title.En != test.title || n.Title.Zh != test.titleZh {
			t.Errorf("%+v: %+v", test.sasl, n)
		}
	}
}

func TestReadOffers(t *testing.T) {
	read := func(lines ...string) Offers {
		var b [][]byte
		for _, l := range lines {
			b = append(b, []byte(l))
		}
		r, _ := trace.ParseSMTPReply(b)
		return readOffers(&r)
	}
	for _, test := range []struct {
		lines []string
		want  Offers
	}{
		{[]string{"250 a"}, Offers{}},
		{[]string{"250-a", "250-size 10", "250-", "250 Help"}, Offers{"SIZE": "10", "HELP": ""}},
		{[]string{"250-a", "250-AUTH PLAIN", "250 AUTH=LOGIN"}, Offers{"AUTH": "PLAIN"}},
		{[]string{"250-a", "250-AUTH=LOGIN PLAIN", "250 AUTH PLAIN"}, Offers{"AUTH": "PLAIN"}},
		{[]string{"250-a", "250 AUTH=LOGIN PLAIN"}, Offers{"AUTH": "LOGIN PLAIN"}},
	} {
		if got := read(test.lines...); !maps.Equal(got, test.want) {
			t.Errorf("%q: %v", test.lines, got)
		}
	}
}
