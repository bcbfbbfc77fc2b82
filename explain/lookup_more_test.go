package explain

import (
	"slices"
	"strings"
	"testing"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
	"mailproto/trace"
)

// A query in Chinese finds the term of that name first, and what speaks of it.
func TestChineseQueries(t *testing.T) {
	for query, want := range map[string]string{
		"信封": "envelope", "退信": "bounce", "灰名单": "greylisting", "中继": "relay", "开放中继": "open relay", "流水线": "pipelining",
		"点填充": "dot-stuffing", "邮件存放区": "maildrop", "应答码": "response code", "反向路径": "reverse-path", "信封发件人": "reverse-path",
		"什么是信封？": "envelope", "信封是什么": "envelope", "阶段": "phase", "智能主机": "smarthost", "握手": "handshake",
		"MAIL 命令": "MAIL", "邮件事务": "mail transaction",
	} {
		if r := Lookup(query); len(r.Entries) == 0 || r.Entries[0].ID != want || r.Reading != nil {
			t.Errorf("%s: %s", query, ids(r))
		}
	}
	r := Lookup("收件人")
	if n := len(r.Entries); n == 0 || n > mostChinese || !slices.ContainsFunc(r.Entries, func(e Entry) bool { return e.ID == "RCPT" }) {
		t.Errorf("收件人: %s", ids(r))
	}
	for _, query := range []string{"天气预报", "鱼", "RCTP 鱼"} {
		if r := Lookup(query); len(r.Entries) > 0 || query != "RCTP 鱼" && len(r.Suggestions) > 0 {
			t.Errorf("%s: %s, suggestions %q", query, ids(r), r.Suggestions)
		}
	}
}

// Every Chinese term of the glossary finds something.
func TestEveryChineseTermIsFound(t *testing.T) {
	for _, row := range factRows(t, "glossary.tsv") {
		for _, name := range strings.FieldsFunc(row[1], func(r rune) bool { return strings.ContainsRune("／（）", r) }) {
			if r := Lookup(name); len(r.Entries) == 0 {
				t.Errorf("%s finds nothing", name)
			}
		}
	}
}

// The text of a refusal without its code is read by its words.
func TestReadWords(t *testing.T) {
	for _, test := range []struct {
		text    string
		cause   Cause
		outcome trace.Outcome
		proto   trace.Proto
	}{
		{"user unknown", RecipientUnknown, trace.No, ""},
		{"Mailbox full", MailboxFull, trace.No, ""},
		{"relay access denied", RelayDenied, trace.No, ""},
		{"Greylisted, please try again in 5 minutes", Greylisted, trace.Later, ""},
		{"authentication failed", AuthFailed, trace.No, ""},
		{"STARTTLS required here", TLSRequired, trace.No, ""},
		{"用户不存在", RecipientUnknown, trace.No, ""},
		{"maildrop already locked", MailboxInUse, trace.Later, trace.POP3},
	} {
		r := Lookup(test.text)
		if r.Reading == nil {
			t.Errorf("%q was not read: %s", test.text, ids(r))
			continue
		}
		x := r.Reading
		if x.Cause != test.cause || x.Certainty != Likely || x.Outcome != test.outcome || r.Proto != test.proto || x.Said != test.text {
			t.Errorf("%q: %s, %s, %s, %s, %q", test.text, x.Cause, x.Certainty, x.Outcome, r.Proto, x.Said)
		}
		if len(r.Entries) == 0 || len(x.Notes) != 1 || x.Meaning.IsZero() || x.Do.IsZero() {
			t.Errorf("%q: %s, %+v", test.text, ids(r), x)
		}
	}
	for _, text := range []string{"user", "no", "denied", "sorry, no", "RCPT TO:<spam@lab.test>", "AUTH PLAIN", "LIST 1", "TOP 1 0", "EHLO blocked.example.org", "mail from"} {
		if r := Lookup(text); r.Reading != nil {
			t.Errorf("%q was read as %s", text, r.Reading.Cause)
		}
	}
}

// Every cause leads on to topics.
func TestCausesLeadOn(t *testing.T) {
	for _, list := range [][]causeInfo{loginCauses, addressCauses, trustCauses, serverCauses} {
		for _, c := range list {
			for _, id := range append(causeIDs(c.Cause), serverCauseIDs(c.Cause)...) {
				if len(named(id)) == 0 {
					t.Errorf("%s: nobody finds %q", c.Cause, id)
				}
			}
			if len(causeTopics(c.Cause)) == 0 {
				t.Errorf("%s leads nowhere", c.Cause)
			}
		}
	}
}

// The keywords of a pasted EHLO reply are explained with their arguments.
func TestKeywordsOfAReply(t *testing.T) {
	r := Lookup("250-SIZE 1000")
	if r.Reading == nil || !slices.ContainsFunc(r.Reading.Notes, func(n Note) bool {
		return n.Role == RoleKeyword && n.Topic == "SIZE" && n.Title.En == "SIZE 1000: messages up to 1000 octets"
	}) {
		t.Errorf("%+v", r.Reading)
	}
	for _, query := range []string{"250 OK", "250 2.0.0 OK", "250 Help is on the way"} {
		if r := Lookup(query); slices.ContainsFunc(r.Entries, func(e Entry) bool { return e.Kind == KindExtension }) {
			t.Errorf("%s: %s", query, ids(r))
		}
	}
	if r := Lookup(strings.Repeat("250-SIZE 1\n", 5000)); len(r.Reading.Notes) > mostKeywords+5 {
		t.Errorf("%d notes", len(r.Reading.Notes))
	}
}

// A code that mailproto does not know is told by its digits.
func TestUnknownCodes(t *testing.T) {
	e := Lookup("459 x").Entries
	if len(e) == 0 || strings.HasPrefix(e[0].Gloss.En, "?") {
		t.Error("459 is known")
	}
	e = Lookup("499").Entries
	if len(e) != 1 || e[0].Gloss.En != "? not known to mailproto; by its first digit: transient negative, try again later" || !strings.Contains(e[0].Body.En, "Second digit 9: no meaning") {
		t.Errorf("%+v", e)
	}
	english(t, e[0].Body.En)
	chinese(t, e[0].Body.Zh)
}

// Where the class changes the sense, the whole code says so.
func TestClassTexts(t *testing.T) {
	seen := map[string]bool{}
	for i := range byClasses {
		x := &byClasses[i]
		if seen[x.Code] || classText(x.Code) != x || trace.EnhancedCode([]byte(x.Code)) != x.Code {
			t.Errorf("%s is there twice, or no code", x.Code)
		}
		seen[x.Code] = true
		for _, text := range []lang.Text{x.Why, x.Body} {
			sentence(t, text)
		}
		for _, ref := range x.Refs {
			if err := rfc.Check(ref); err != nil {
				t.Errorf("%s: %v", x.Code, err)
			}
		}
		e := Lookup(x.Code).Entries
		if len(e) != 1 || e[0].Why != x.Why || !strings.HasPrefix(e[0].Body.Zh, x.Body.Zh) || e[0].Body == x.Body {
			t.Errorf("%s: %+v", x.Code, e)
		}
	}
	for code, want := range map[string]string{"4.7.1": "greylisting", "4.7.0": "rate limit", "5.7.0": "refusal"} {
		if e := Lookup(code).Entries[0]; !strings.Contains(e.Body.En, want) {
			t.Errorf("%s: %s", code, e.Body.En)
		}
	}
	if a, b := Lookup("X.7.1").Entries[0], Lookup("4.7.1").Entries[0]; a.Why == b.Why {
		t.Error("X.7.1 speaks of one class")
	}
}

// The protocol stands before the keyword of Received.
func TestProtocolFirst(t *testing.T) {
	e := Lookup("smtp").Entries
	if len(e) != 2 || strings.Contains(e[0].Body.En, "Received:") || !strings.Contains(e[0].Body.En, "Simple Mail Transfer Protocol") {
		t.Errorf("%+v", e)
	}
}

// What a session has shown of point 4 and 6.
func TestShownOfClearAndForeign(t *testing.T) {
	for _, test := range []struct {
		proto trace.Proto
		lines []string
		want  []int
	}{
		{trace.POP3, []string{"S: +OK", "C: USER bob", "S: +OK", "C: PASS builder"}, []int{6}},
		{trace.POP3, []string{"S: +OK", "C: EHLO a", "S: -ERR no"}, []int{4}},
		{trace.SMTP, []string{"S: 220 a", "C: UIDL", "S: 502 no"}, []int{4}},
		{trace.POP3, []string{"S: +OK", "C: RETR 1", "S: -ERR no"}, []int{3}},
	} {
		w, s := newWireTap(test.proto), &Session{}
		for _, line := range test.lines {
			observeLine(t, w, s, line)
		}
		if got, _ := s.Shown(); !slices.Equal(got, test.want) {
			t.Errorf("%q: %v", test.lines, got)
		}
	}
}

// Glosses and sentences of what the state makes of a reply keep the house style.
func TestMisuseKeepsTheHouseStyle(t *testing.T) {
	states := []State{{Phase: PhaseAuthorization}, {Phase: PhaseAuthorization, Named: true}, {Phase: PhaseAuthorization, TLS: true},
		{Phase: PhaseTransaction}, {Phase: PhaseTransaction, Marked: 1}}
	args := []string{"", "x", "1", "1 2 3"}
	c := &conn{}
	for i := range pop3Forms {
		f := &pop3Forms[i]
		if find(pop3Commands, f.verb) == nil || rfc.Check(f.ref) != nil {
			t.Errorf("%s, %s", f.verb, f.ref)
		}
		for _, s := range states {
			for _, a := range args {
				m := c.outOfState(s, f)
				if m == nil {
					m = f.misread(a)
				}
				if m != nil {
					gloss(t, m.Gloss)
					sentence(t, m.Why)
				}
			}
		}
	}
}
