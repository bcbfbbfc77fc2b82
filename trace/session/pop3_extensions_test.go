package session_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/trace/session"
)

func TestPOP3International(t *testing.T) {
	utf8 := func(c *session.POP3Config) { c.UTF8 = true }
	language := func(tag string) func(*session.POP3Config) {
		return func(c *session.POP3Config) { c.Language = tag }
	}
	for _, tt := range []struct {
		name   string
		edit   func(*session.POP3Config)
		script string
		fail   string
	}{
		{"UTF8", utf8, capa("UTF8") + "C: UTF8\nS: +OK\n" + okBye, ""},
		{"UTF8 not offered", utf8, capa("UIDL") + okBye, "capa/not-offered"},
		{"UTF8 without CAPA", utf8, "S: +OK\nC: CAPA\nS: -ERR\n" + okBye, "capa/not-offered"},
		{"UTF8 refused", utf8, capa("UTF8 USER") + "C: UTF8\nS: -ERR no\n" + okBye, "capa/UTF8"},
		{"UTF8 unreadable", utf8, capa("UTF8") + "C: UTF8\nS: what", "protocol/malformed-reply"},
		{"LANG", language("zh"), capa("LANG") + "C: LANG zh\nS: +OK zh\n" + okBye, ""},
		{"LANG listed", language("list"), capa("LANG") + "C: LANG\nS: +OK\nS: en English\nS: zh 中文\nS: .\n" + okBye, ""},
		{"LANG refused", language("xx"), capa("LANG") + "C: LANG xx\nS: -ERR no\n" + okBye, "capa/LANG"},
		{"LANG not offered", language("*"), capa() + okBye, "capa/not-offered"},
		{"both", func(c *session.POP3Config) { utf8(c); language("*")(c) }, capa("LANG", "UTF8") + "C: UTF8\nS: +OK\nC: LANG *\nS: +OK\n" + okBye, ""},
		{"lost", utf8, capa("UTF8") + "C: UTF8\ndrop", "lost"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, events, err := run(t, tt.script, look(tt.edit))
			if fail(err) != tt.fail {
				t.Errorf("failure %q (%v), want %q\n%s", fail(err), err, tt.fail, transcript(events))
			}
		})
	}
}

// TestPOP3UTF8BeforeLogin: UTF8 belongs behind STLS and before the login, which it is
// about (RFC 6856 §2.1).
func TestPOP3UTF8BeforeLogin(t *testing.T) {
	script := capa("STLS", "UTF8") + "C: STLS\nS: +OK\n" + strings.TrimPrefix(capa("UTF8", "USER"), "S: +OK ready\n") +
		"C: UTF8\nS: +OK\nC: USER alice\nS: +OK\nC: PASS <secret>\nS: +OK\nC: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: +OK\nS: .\nC: QUIT\nS: +OK"
	if _, _, err := run(t, fill(script), visit(func(c *session.POP3Config) { c.UTF8, c.TLS = true, session.TLSAuto })); err != nil {
		t.Error(err)
	}
}

const listed = "C: STAT\nC: LIST\nC: UIDL\nS: +OK 3 30\nS: +OK\nS: 1 10\nS: 2 10\nS: 3 10\nS: .\nS: +OK\nS: 1 a\nS: 2 b\nS: 3 c\nS: .\n"

func letter(s string) string { return "S: +OK\nS: " + s + "\nS: .\n" }

func TestPOP3Pipeline(t *testing.T) {
	with := func(edit func(*session.POP3Config)) *session.POP3Config {
		return visit(func(c *session.POP3Config) {
			c.Pipeline = true
			if edit != nil {
				edit(c)
			}
		})
	}
	start := capa("USER", "PIPELINING") + in
	three := "C: RETR 1\nC: RETR 2\nC: RETR 3\n"
	all := func(c *session.POP3Config) { c.RetrAll = true }
	for _, tt := range []struct {
		name   string
		edit   func(*session.POP3Config)
		script string
		fail   string
	}{
		{"listings", nil, start + listed + okBye, ""},
		{"all", all, start + listed + three + letter("one") + letter("two") + letter("three") + okBye, ""},
		{"one refused", all, start + listed + three + letter("one") + "S: -ERR gone\n" + letter("three") + okBye, "retrieve"},
		{"lost midway", all, start + listed + three + letter("one") + "S: +OK\nS: tw\ndrop", "lost"},
		{"TOP", func(c *session.POP3Config) { c.Top = []session.TopRequest{{Message: 1, Lines: 2}, {Message: 3}} },
			start + listed + "C: TOP 1 2\nC: TOP 3 0\n" + letter("one") + letter("three") + okBye, ""},
		{"DELE", func(c *session.POP3Config) { c.Dele = []int{1, 3} }, start + listed + "C: DELE 1\nC: DELE 3\nS: +OK\nS: +OK\n" + okBye, ""},
		{"DELE refused", func(c *session.POP3Config) { c.Dele = []int{1, 3} }, start + listed + "C: DELE 1\nC: DELE 3\nS: -ERR\nS: +OK\n" + okBye, "delete"},
		{"STAT refused", nil, start + "C: STAT\nC: LIST\nC: UIDL\nS: -ERR\nS: +OK\nS: .\nS: +OK\nS: .\n" + okBye, "listing"},
		{"LIST refused", nil, start + "C: STAT\nC: LIST\nC: UIDL\nS: +OK 0 0\nS: -ERR\nS: +OK\nS: .\n" + okBye, "listing"},
		{"UIDL unknown", nil, start + "C: STAT\nC: LIST\nC: UIDL\nS: +OK 0 0\nS: +OK\nS: .\nS: -ERR\n" + okBye, ""},
		{"quit after LIST", func(c *session.POP3Config) { c.QuitAfter = session.StageList }, start + "C: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\n" + okBye, ""},
		{"quit after UIDL", func(c *session.POP3Config) { c.QuitAfter = session.StageUidl }, start + listed + okBye, ""},
		{"not offered", nil, capa("USER") + in + "C: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: +OK\nS: .\n" + okBye, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res, events, err := run(t, fill(tt.script), with(tt.edit))
			if fail(err) != tt.fail {
				t.Errorf("failure %q (%v), want %q\n%s", fail(err), err, tt.fail, transcript(events))
			}
			if told := strings.Join(res.NotOffered, " "); (told == "PIPELINING") != (tt.name == "not offered") {
				t.Errorf("not offered: %q", told)
			}
		})
	}
	res, _, err := run(t, fill(start+listed+three+letter("one")+letter("two")+letter("three")+okBye), with(all))
	if err != nil || res.Turns != 7 || res.Messages != 3 {
		t.Errorf("%+v, %v", res, err)
	}
}

// TestPOP3PipelineLogin: the first response goes with AUTH if the line may be so long
// (RFC 5034 §4); a server that leaves it unread is given it again.
func TestPOP3PipelineLogin(t *testing.T) {
	long := strings.Repeat("a", 200)
	with := func(name, user string) *session.POP3Config {
		return visit(func(c *session.POP3Config) {
			c.Pipeline, c.Auth, c.User = true, name, user
			c.Nonce = func() string { return "nonce" }
		})
	}
	for _, tt := range []struct {
		name   string
		cfg    *session.POP3Config
		script string
		fail   string
	}{
		{"PLAIN", with("plain", "alice"), "C: AUTH PLAIN <PLAIN>\nS: +OK\n" + nothing + okBye, ""},
		{"PLAIN, unread", with("plain", "alice"), "C: AUTH PLAIN <PLAIN>\nS: + \nC: <PLAIN>\nS: +OK\n" + nothing + okBye, ""},
		{"PLAIN, refused", with("plain", "alice"), "C: AUTH PLAIN <PLAIN>\nS: -ERR [AUTH] no\n" + okBye, "auth"},
		{"PLAIN, too long", with("plain", long), "C: AUTH PLAIN\nS: + \nC: " + b64("\x00"+long+"\x00"+password) + "\nS: +OK\n" + nothing + okBye, ""},
		{"LOGIN speaks second", with("login", "alice"), "C: AUTH LOGIN\nS: + \nC: <ALICE>\nS: + \nC: <PASSWORD>\nS: +OK\n" + nothing + okBye, ""},
		{"SCRAM, in too early", with("scram-sha-1", "alice"), "C: AUTH SCRAM-SHA-1 " + b64("n,,n=alice,r=nonce") + "\nS: +OK", "protocol/scram-unproven"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, events, err := run(t, fill(capa("SASL PLAIN LOGIN SCRAM-SHA-1")+tt.script), tt.cfg)
			if fail(err) != tt.fail {
				t.Errorf("failure %q (%v), want %q\n%s", fail(err), err, tt.fail, transcript(events))
			}
		})
	}
}

// TestPOP3PipelineSaves: a message that is there already is not asked for again, and
// the others are fetched all the same.
func TestPOP3PipelineSaves(t *testing.T) {
	dir := t.TempDir()
	cfg := func() *session.POP3Config {
		return visit(func(c *session.POP3Config) {
			c.Pipeline, c.Retr, c.Save = true, []int{1, 2}, &session.Saver{Dir: dir}
		})
	}
	start := fill(capa("USER", "PIPELINING") + in + listed)
	if _, _, err := run(t, start+"C: RETR 1\nC: RETR 2\n"+letter("one")+letter("two")+okBye, cfg()); err != nil {
		t.Fatal(err)
	}
	second := cfg()
	second.Retr = []int{1, 3}
	res, _, err := run(t, start+"C: RETR 3\n"+letter("three")+okBye, second)
	if fail(err) != "file/exists" || res.Messages != 1 {
		t.Errorf("%+v, %v", res, err)
	}
	files, err := filepath.Glob(dir + "/*")
	if err != nil || len(files) != 3 {
		t.Errorf("%v, %v", files, err)
	}
	if b, err := os.ReadFile(files[2]); string(b) != "three\r\n" {
		t.Errorf("%q, %v", b, err)
	}
}
