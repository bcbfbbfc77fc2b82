package explain

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"mailproto/trace"
)

// ids are the labels of what a query found, with their kinds.
func ids(r Result) string {
	var all []string
	for _, e := range r.Entries {
		all = append(all, e.Label+"/"+string(e.Kind))
	}
	return strings.Join(all, " ")
}

func TestLookup(t *testing.T) {
	for _, test := range []struct {
		query, want string
		proto       trace.Proto
	}{
		{"RCPT", "RCPT/command", trace.SMTP},
		{" rcpt ", "RCPT/command", trace.SMTP},
		{"RCPT TO:<bob@lab.test>", "RCPT/command", trace.SMTP},
		{"550", "550/reply", trace.SMTP},
		{"550 5.1.1 No such user here", "550/reply 5.1.1/enhanced", trace.SMTP},
		{"550-5.1.1 No such user here", "550/reply 5.1.1/enhanced", trace.SMTP},
		{"5.1.1", "5.1.1/enhanced", trace.SMTP},
		{"4.1.1", "4.1.1/enhanced", trace.SMTP},
		{"4yz", "4yz/term", trace.SMTP},
		{"5XX", "5yz/term", trace.SMTP},
		{"2", "2yz/term", trace.SMTP},
		{"5.1.1 No such user here", "5.1.1/enhanced", trace.SMTP},
		{"x.1.1", "X.1.1/enhanced", trace.SMTP},
		{"X.1", "X.1/enhanced", trace.SMTP},
		{"5.99.99", "5.99.99/enhanced", trace.SMTP},
		{"size=", "SIZE=/parameter", trace.SMTP},
		{"SIZE", "SIZE/extension SIZE=/parameter", trace.SMTP},
		{"[in-use]", "IN-USE/response-code", trace.POP3},
		{"-ERR [IN-USE] locked", "-ERR/reply IN-USE/response-code", trace.POP3},
		{"+OK 2 320", "+OK/reply", trace.POP3},
		{"port 587", "587/port", ""},
		{"PLAIN", "PLAIN/mechanism", ""},
		{"QUIT", "QUIT/command QUIT/command", ""},
		{"bounce", "bounce/term", ""},
		{"bare-lf", "bare-lf/term", ""},
		{"299 what", "299/reply", trace.SMTP},
		{"299", "299/reply", trace.SMTP},
		{"499", "499/reply", trace.SMTP},
		{"599", "599/reply", trace.SMTP},
		{"389", "", ""}, // a port
		{"199", "", ""},
		{"699", "", ""},
		{"C: RCPT TO:<x>", "RCPT/command", trace.SMTP},
		{"C: STAT", "STAT/command", trace.POP3},
		{"S: 250 OK", "250/reply", trace.SMTP},
		{"S: -ERR no", "-ERR/reply", trace.POP3},
		{".", "end-of-data/command", trace.SMTP},
		{"C: .", "end-of-data/command", trace.SMTP},
		{"250-PIPELINING", "250/reply PIPELINING/extension", trace.SMTP},
		{"S: 250-SIZE 35882577", "250/reply SIZE/extension", trace.SMTP},
		{"250-mail.example.org\n250-SIZE 1000\n250 STARTTLS", "250/reply SIZE/extension STARTTLS/extension", trace.SMTP},
		{"250 HELP", "250/reply HELP/extension", trace.SMTP},
		{"dot stuffing", "dot-stuffing/term", ""},
		{"Dot-Stuffing", "dot-stuffing/term", ""},
		{"bare lf", "bare-lf/term", ""},
		{"mail-transaction", "mail transaction/term", ""},
		{"端口 587", "587/port", ""},
		{"端口587", "587/port", ""},
		{"transaction", "TRANSACTION state/term", ""},
		{"user", "USER/command", trace.POP3},
		{"user unknown", "550/reply 5.1.1/enhanced", ""},
		{"mailbox full", "552/reply 452/reply 5.2.2/enhanced", ""},
		{"relay access denied", "relay/term 5.7.1/enhanced", ""},
		{"USER bob", "USER/command", trace.POP3},
		{"RCPT TO:<user-unknown@lab.test>", "RCPT/command", trace.SMTP},
		{"smtp", "SMTP/term SMTP/term", trace.SMTP},
		{"From", "From:/term", ""},
		{"received", "Received:/term", trace.SMTP},
		{"Message-ID:", "Message-ID/term", ""},
		{"ready", "phase/term", trace.SMTP},
		{"ready phase", "phase/term", trace.SMTP},
		{"phase bdat", "phase/term", trace.SMTP},
		{"password in clear", "password-in-clear/term", ""},
		{"5871", "", ""},
		{"25000", "", ""},
		{"", "", ""},
		{"   ", "", ""},
	} {
		r := Lookup(test.query)
		if got := ids(r); !strings.HasPrefix(got, test.want) || test.want == "" && (got != "" || r.Reading != nil) {
			t.Errorf("%q: %s", test.query, got)
		}
		if test.want != "" && test.proto != "" && r.Proto != test.proto {
			t.Errorf("%q is of %q", test.query, r.Proto)
		}
	}
}

// Every topic is found by its own name.
func TestEveryTopicIsFound(t *testing.T) {
	n := 0
	Topics(func(x *Topic) bool {
		n++
		found := Lookup(x.ID)
		if !slices.ContainsFunc(found.Entries, func(e Entry) bool { return e.ID == x.ID && e.Kind == x.Kind && e.Proto == x.Proto }) {
			t.Errorf("%s %q is not found: %s", x.Kind, x.ID, ids(found))
		}
		return true
	})
	if n < 400 {
		t.Errorf("%d topics", n)
	}
	count := 0
	Topics(func(*Topic) bool { count++; return count < 3 })
	if count != 3 {
		t.Errorf("went on after being told to stop: %d", count)
	}
}

// A provider's own use of a code stands beside the registered meaning.
func TestVendorsStandApart(t *testing.T) {
	r := Lookup("5.7.30")
	if len(r.Entries) != 1 || len(r.Entries[0].Vendor) == 0 || !strings.Contains(r.Entries[0].Gloss.En, "permanent / ") {
		t.Fatalf("%+v", r.Entries)
	}
	for _, v := range r.Entries[0].Vendor {
		if strings.Contains(r.Entries[0].Gloss.En, v.Meaning.En) {
			t.Errorf("%s is mixed into %q", v.Vendor, r.Entries[0].Gloss.En)
		}
	}
	if v := Lookup("X.7.30").Entries[0].Vendor; len(v) != 0 {
		t.Errorf("a code without class has %v", v)
	}
}

func TestSuggestions(t *testing.T) {
	for query, want := range map[string]string{"RCTP": "RCPT", "EHOL": "EHLO", "STARTLS": "STARTTLS", "uid": "UIDL", "PIPELININ": "PIPELINING"} {
		if got := Lookup(query); len(got.Entries) > 0 || !slices.Contains(got.Suggestions, want) || len(got.Suggestions) > 5 {
			t.Errorf("%q: %s %q", query, ids(got), got.Suggestions)
		}
	}
	for _, query := range []string{"", "xyzzyplugh", strings.Repeat("R", 1000)} {
		if got := Lookup(query).Suggestions; len(got) > 0 {
			t.Errorf("%q: %q", query, got)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"RCPT", "RCPT", 0}, {"RCTP", "RCPT", 1}, {"RCP", "RCPT", 1}, {"EHLO", "HELO", 1}, {"信封", "信件", 1}} {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("%q %q: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// FuzzLookup looks arbitrary queries up: nothing panics, and what is found has a
// name and both languages.
func FuzzLookup(f *testing.F) {
	for _, q := range []string{"RCPT", "550 5.1.1 no", "-ERR [IN-USE]", "+ ", "port 25", "[[", "5.", "X.", "x.1.2.3", "\x00", "2.1", "5.1.1", "信封", "user unknown", "应答码是什么", "C: .", "299", "250-SIZE 9"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		r := Lookup(q)
		for _, e := range r.Entries {
			if e.Label == "" || e.ID == "" || e.Kind == "" || e.Gloss.En == "" || e.Gloss.Zh == "" {
				t.Errorf("%q: %+v", q, e)
			}
			if v, odd := trace.Visible([]byte(e.Label)); odd || len(e.Label) > 60 {
				t.Errorf("%q: label %q", q, v)
			}
		}
		for _, s := range r.Suggestions {
			if !utf8.ValidString(s) || len(Lookup(s).Entries) == 0 {
				t.Errorf("%q: the suggestion %q leads nowhere", q, s)
			}
		}
	})
}
