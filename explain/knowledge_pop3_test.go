package explain

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
	"mailproto/trace"

	"github.com/clipperhouse/displaywidth"
)

// mailTables are the slices of topics that these tests cover.
var mailTables = map[string][]Topic{
	"pop3Commands":      pop3Commands,
	"pop3Replies":       pop3Replies,
	"pop3ResponseCodes": pop3ResponseCodes,
	"pop3Capabilities":  pop3Capabilities,
	"saslMechanisms":    saslMechanisms,
	"tlsTopics":         tlsTopics,
	"ports":             ports,
	"problemTopics":     problemTopics,
	"terms":             terms,
	"moreTerms":         moreTerms,
	"classTerms":        classTerms,
	"clearProblems":     clearProblems,
	"saslProblems":      saslProblems,
	"serverProblems":    serverProblems,
	"smtpMistakes":      smtpMistakes,
	"pop3Mistakes":      pop3Mistakes,
}

func eachMailTopic(t *testing.T, check func(t *testing.T, x *Topic)) {
	for name, list := range mailTables {
		for i := range list {
			t.Run(name+"/"+list[i].ID, func(t *testing.T) { check(t, &list[i]) })
		}
	}
}

// factRows reads a table of facts: its rows without the header line, cut at tabs.
func factRows(t *testing.T, file string) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

func has(lists [][]Topic, id string) *Topic {
	for _, list := range lists {
		if x := find(list, id); x != nil {
			return x
		}
	}
	return nil
}

// firstWords turns a cell that names several things into those names.
func firstWords(cell string) []string {
	cell, plus := strings.CutSuffix(cell, " (-PLUS)")
	for _, note := range []string{" (not SASL)", " (bare) or unknown sub-level", "/...", " (in +OK banner)", " (in SASL list)"} {
		cell = strings.TrimSuffix(cell, note)
	}
	switch cell {
	case "(greeting)":
		return []string{"greeting"}
	case "AUTH (no argument)", "XTND XMIT", "XTND XLST":
		return []string{cell}
	}
	names := strings.Fields(strings.TrimPrefix(strings.ReplaceAll(cell, " / ", " "), "SRV "))
	if plus {
		names = append(names, names[0]+"-PLUS")
	}
	return names
}

func TestEveryFactHasATopic(t *testing.T) {
	for _, table := range []struct {
		file  string
		kind  Kind
		lists [][]Topic
	}{
		{"pop3_commands.tsv", KindCommand, [][]Topic{pop3Commands}},
		{"pop3_capabilities.tsv", KindCapability, [][]Topic{pop3Capabilities}},
		{"pop3_response_codes.tsv", KindResponseCode, [][]Topic{pop3ResponseCodes}},
		{"sasl_mechanisms.tsv", KindMechanism, [][]Topic{saslMechanisms}},
		{"ports.tsv", KindPort, [][]Topic{ports}},
	} {
		for _, row := range factRows(t, table.file) {
			for _, name := range firstWords(row[0]) {
				if x := has(table.lists, name); x == nil {
					t.Errorf("%s: %q has no topic", table.file, name)
				} else if x.Kind != table.kind {
					t.Errorf("%s: %q is a %s", table.file, name, x.Kind)
				}
			}
		}
	}
}

func TestEveryTermIsExplainedAndUsesItsChineseTerm(t *testing.T) {
	note := regexp.MustCompile(`（.*?）`)
	for _, row := range factRows(t, "glossary.tsv") {
		names := strings.Split(row[0], " / ")
		chinese := strings.Split(row[1], "／")
		for i, name := range names {
			if strings.HasSuffix(row[0], " state") && !strings.HasSuffix(name, " state") {
				name += " state"
			}
			x := has([][]Topic{terms, tlsTopics}, name)
			if x == nil {
				t.Errorf("%q has no topic", name)
				continue
			}
			want := note.ReplaceAllString(chinese[min(i, len(chinese)-1)], "")
			if !strings.Contains(x.Gloss.Zh+x.Why.Zh+x.Body.Zh, want) {
				t.Errorf("%q does not use %q", name, want)
			}
		}
	}
}

func TestTopicsAreComplete(t *testing.T) {
	eachMailTopic(t, func(t *testing.T, x *Topic) {
		if x.ID == "" || x.Kind == "" {
			t.Error("a topic has a name and a kind")
		}
		for part, text := range map[string]lang.Text{"gloss": x.Gloss, "body": x.Body, "why": x.Why} {
			if text.En == "" || text.Zh == "" {
				t.Errorf("%s is empty in one language", part)
			}
		}
		if (x.Pitfall.En == "") != (x.Pitfall.Zh == "") {
			t.Error("pitfall is empty in one language")
		}
		for _, n := range x.FAQ {
			if n < 1 || n > 13 {
				t.Errorf("no point %d in the FAQ", n)
			}
		}
	})
}

func TestNamesAreUnique(t *testing.T) {
	for name, list := range mailTables {
		seen := map[string]bool{}
		for i := range list {
			id := strings.ToLower(list[i].ID)
			if seen[id] {
				t.Errorf("%s: %s twice", name, list[i].ID)
			}
			seen[id] = true
		}
	}
	seen := map[string]bool{}
	for _, m := range pop3Meanings {
		if k := m.Verb + " " + m.Code; seen[k] {
			t.Errorf("two meanings for %q", k)
		} else {
			seen[k] = true
		}
	}
}

// uncited are what no RFC in the index speaks of: private mechanisms and those
// whose documents are not cited, and ports that are used by habit.
var uncited = []Kind{KindMechanism, KindPort}

func TestReferencesExist(t *testing.T) {
	eachMailTopic(t, func(t *testing.T, x *Topic) {
		for _, ref := range slices.Concat(x.Refs, rfc.Cited(allText(x))) {
			if err := rfc.Check(ref); err != nil {
				t.Error(err)
			}
		}
		if len(x.Refs) == 0 && !slices.Contains(uncited, x.Kind) {
			t.Error("no reference")
		}
	})
	for _, m := range pop3Meanings {
		for _, ref := range m.Refs {
			if err := rfc.Check(ref); err != nil {
				t.Errorf("%s %s: %v", m.Verb, m.Code, err)
			}
		}
	}
}

// allText is everything that a topic says, in both languages.
func allText(x *Topic) string {
	return strings.Join([]string{x.Gloss.En, x.Gloss.Zh, x.Why.En, x.Why.Zh, x.Body.En, x.Body.Zh,
		x.Pitfall.En, x.Pitfall.Zh, x.Example}, "\n")
}

func TestTextsKeepTheHouseStyle(t *testing.T) {
	eachMailTopic(t, func(t *testing.T, x *Topic) {
		gloss(t, x.Gloss)
		for _, s := range []lang.Text{x.Why, x.Body, x.Pitfall} {
			sentence(t, s)
		}
	})
	for _, m := range pop3Meanings {
		t.Run("meaning/"+m.Verb+" "+m.Code, func(t *testing.T) {
			gloss(t, m.Gloss)
			sentence(t, m.Why)
		})
	}
	for i := range certFaults {
		title, advice := certProblem(certFaults[i].kind)
		english(t, title.En)
		chinese(t, title.Zh)
		sentence(t, advice)
	}
}

// forbidden are words for which the glossary has another.
var forbidden = []string{"凭证", "管道", "收件箱", "认证", "缺省", "响应码", "信箱", "邮件头", "登陆", "帐", "埠", "讯息", "回应", "消息序号"}

var tight = regexp.MustCompile(`\p{Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Han}`)

func gloss(t *testing.T, g lang.Text) {
	t.Helper()
	english(t, g.En)
	chinese(t, g.Zh)
	for _, l := range lang.All() {
		s := g.In(l)
		if w := displaywidth.String(s); w > 44 || w == 0 {
			t.Errorf("%d columns: %s", w, s)
		}
		if r, _ := utf8.DecodeLastRuneInString(s); r == '.' || r == '。' {
			t.Errorf("a gloss has no full stop: %s", s)
		}
	}
}

func sentence(t *testing.T, s lang.Text) {
	t.Helper()
	if s.IsZero() {
		return
	}
	english(t, s.En)
	chinese(t, s.Zh)
	if !strings.HasSuffix(s.En, ".") {
		t.Errorf("no full stop: %s", s.En)
	}
	if !strings.HasSuffix(s.Zh, "。") {
		t.Errorf("no full stop: %s", s.Zh)
	}
}

func english(t *testing.T, s string) {
	t.Helper()
	for _, r := range s {
		if r > unicode.MaxASCII && r != '§' {
			t.Errorf("%q in English: %s", r, s)
			return
		}
	}
	if strings.Contains(s, "  ") {
		t.Errorf("two spaces: %s", s)
	}
}

func chinese(t *testing.T, s string) {
	t.Helper()
	if m := tight.FindString(s); m != "" {
		t.Errorf("no space in %q: %s", m, s)
	}
	for _, w := range forbidden {
		if strings.Contains(s, w) {
			t.Errorf("%s in: %s", w, s)
		}
	}
	if strings.Contains(strings.ReplaceAll(s, "增强状态码", ""), "状态码") {
		t.Errorf("状态码 in: %s", s)
	}
	if strings.ContainsAny(s, ",;!?()") || strings.Contains(s, "  ") {
		t.Errorf("half-width punctuation in: %s", s)
	}
}

func TestEveryPOP3CommandHasItsMeanings(t *testing.T) {
	for _, verb := range []string{"", "CAPA", "STLS", "USER", "PASS", "APOP", "AUTH", "=", "UTF8", "LANG", "STAT", "LIST",
		"UIDL", "RETR", "TOP", "DELE", "NOOP", "RSET", "QUIT", "QUIT/authorization", "RPOP", "LAST", "XTND", "XCLIENT", "XSENDER"} {
		for _, code := range []string{"+OK", "-ERR"} {
			if m := meaning(trace.POP3, verb, code); m == nil || m.Verb != verb {
				t.Errorf("no meaning for %s after %q", code, verb)
			}
		}
	}
	for _, verb := range []string{"AUTH", "="} {
		if m := meaning(trace.POP3, verb, "+"); m == nil {
			t.Errorf("no meaning for + after %q", verb)
		}
	}
}

func TestRelatedTopicsExist(t *testing.T) {
	eachMailTopic(t, func(t *testing.T, x *Topic) {
		for _, id := range x.Related {
			if len(Lookup(id).Entries) == 0 {
				t.Errorf("%q is no topic", id)
			}
		}
	})
}

func TestMechanismGloss(t *testing.T) {
	if g := mechanismGloss("plain"); g.En != "password in base64, not encrypted" {
		t.Errorf("PLAIN: %q", g.En)
	}
	if g := mechanismGloss("X-NONE"); !g.IsZero() {
		t.Errorf("X-NONE: %v", g)
	}
}

func TestCertProblem(t *testing.T) {
	for kind, want := range map[string]string{
		"unknown-ca": "--ca-file FILE", "self-signed": "--ca-file FILE", "expired": "--insecure",
		"not-yet-valid": "clock", "wrong-name": "--servername NAME", "not-tls": "--tls starttls",
		"protocol-version": "update", "handshake-failure": "--servername NAME", "timeout": "--tls implicit", "client-certificate": "another port",
		"client-certificate-refused": "--client-cert FILE", "no-cipher": "--tls-min 1.0", "weak-signature": "--insecure",
		"unrecognized-name": "--servername NAME", "no-protocol": "--alpn",
		"other": "--tls",
	} {
		title, advice := certProblem(kind)
		if title.IsZero() || !strings.Contains(advice.En, want) {
			t.Errorf("%s: %q, no %q in %q", kind, title.En, want, advice.En)
		}
	}
	known, _ := certProblem("other")
	if title, _ := certProblem("no such kind"); title != known {
		t.Errorf("an unknown kind is told as %q", title.En)
	}
}

func TestTLSVersionText(t *testing.T) {
	for _, v := range []string{"TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"} {
		text := tlsVersionText(v)
		english(t, text.En)
		chinese(t, text.Zh)
		for _, ref := range rfc.Cited(text.En + text.Zh) {
			if err := rfc.Check(ref); err != nil {
				t.Error(err)
			}
		}
		if text.En == "" || text.Zh == "" {
			t.Errorf("nothing on %s", v)
		}
	}
	if text := tlsVersionText("TLS 9"); !text.IsZero() {
		t.Errorf("TLS 9: %v", text)
	}
}

func TestPOP3CapabilityArgs(t *testing.T) {
	for line, want := range map[string]string{
		"EXPIRE 0":                             "mail may not stay: what was fetched may be deleted at QUIT without DELE",
		"expire never":                         "the server never deletes mail by itself",
		"EXPIRE 060":                           "mail stays at least 60 days, then the server may delete it",
		"EXPIRE 1":                             "mail stays at least 1 day, then the server may delete it",
		"EXPIRE 5 USER":                        "mail stays at least 5 days, then the server may delete it; differs by user, ask again after login",
		"EXPIRE":                               unreadableArg.En,
		"EXPIRE USER":                          unreadableArg.En,
		"EXPIRE -1":                            unreadableArg.En,
		"EXPIRE 99999999999999999999":          unreadableArg.En,
		"EXPIRE 3 4":                           unreadableArg.En,
		"LOGIN-DELAY 300":                      "at least 5 minutes between two logins",
		"LOGIN-DELAY 0":                        "no delay between logins is required",
		"LOGIN-DELAY 90 USER":                  "at least 90 seconds between two logins; may be less for this user, ask again after login",
		"LOGIN-DELAY soon":                     unreadableArg.En,
		"SASL":                                 "no mechanism is listed",
		"SASL plain X-OWN":                     "PLAIN (password in base64, not encrypted); X-OWN",
		"SASL a b c d e f g h i j":             "10 ways to log in",
		"SASL \x1b[31m":                        unreadableArg.En,
		"IMPLEMENTATION Shlemazle-Plotz-v302":  `the server calls itself "Shlemazle-Plotz-v302"`,
		"IMPLEMENTATION \u202egpj":             unreadableArg.En,
		"IMPLEMENTATION":                       "the server gives no name",
		"IMPLEMENTATION 1 2 3 4 5 6 7 8 9 ten": `the server calls itself "1 2 3 4 5 6 7 8 ..."`,
		"UTF8":                                 "",
		"UTF8 user":                            "user names and passwords may be in UTF-8 too",
		"UTF8 MAYBE":                           unreadableArg.En,
		"TOP":                                  "",
		"X-OWN 1 2":                            "",
	} {
		words := strings.Fields(line)
		got := pop3CapabilityArgs(words[0], words[1:])
		if got.En != want {
			t.Errorf("%q: %q, want %q", line, got.En, want)
		}
		if (got.En == "") != (got.Zh == "") {
			t.Errorf("%q: one language is missing", line)
		}
		english(t, got.En)
	}
}

func FuzzPOP3CapabilityArgs(f *testing.F) {
	f.Add("EXPIRE", "5 USER")
	f.Add("LOGIN-DELAY", "900")
	f.Add("SASL", "PLAIN LOGIN SCRAM-SHA-256")
	f.Add("IMPLEMENTATION", "\x9b31m \u202e")
	f.Add("UTF8", "USER")
	f.Fuzz(func(t *testing.T, tag, rest string) {
		got := pop3CapabilityArgs(tag, strings.Fields(rest))
		if (got.En == "") != (got.Zh == "") {
			t.Error("one language is missing")
		}
		if len(got.En) > 1024 || len(got.Zh) > 1024 {
			t.Errorf("%d octets", len(got.En))
		}
		for _, r := range got.En {
			if r < ' ' || r > '~' {
				t.Errorf("%q in %q", r, got.En)
			}
		}
		for _, r := range got.Zh {
			if !unicode.IsPrint(r) {
				t.Errorf("%q in %q", r, got.Zh)
			}
		}
	})
}
