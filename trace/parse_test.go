package trace

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestParseCommand(t *testing.T) {
	for _, tt := range []struct{ in, verb, args, line string }{
		{"NOOP", "NOOP", "", "NOOP"},
		{"noop", "NOOP", "", "NOOP"},
		{"mail FROM:<a@b>", "MAIL", "FROM:<a@b>", "MAIL FROM:<a@b>"},
		{"RCPT TO:<a b@c>  X=Y", "RCPT", "TO:<a b@c>  X=Y", "RCPT TO:<a b@c>  X=Y"},
		{"NOOP ", "NOOP", "", "NOOP"},
		{" NOOP", "", "NOOP", "NOOP"},
		{"", "", "", ""},
		{"EHLO\tx", `EHLO\x09X`, "", `EHLO\x09X`},
		{"no\x1bop \x00", `NO\x1bOP`, `\x00`, `NO\x1bOP \x00`},
		{"é", "é", "", "é"},
	} {
		c := ParseCommand([]byte(tt.in))
		if c.Verb != tt.verb || c.Args != tt.args || c.String() != tt.line {
			t.Errorf("ParseCommand(%q) = %q %q, %q", tt.in, c.Verb, c.Args, c)
		}
	}
}

func TestSplitReplyLine(t *testing.T) {
	for _, tt := range []struct {
		in   string
		code int
		more bool
		text string
		ok   bool
	}{
		{"250 ok", 250, false, "ok", true},
		{"250-ok", 250, true, "ok", true},
		{"250", 250, false, "", true},
		{"250 ", 250, false, "", true},
		{"250-", 250, true, "", true},
		{"250ok", 250, false, "ok", false},
		{"2500 ok", 250, false, "0 ok", false},
		{"503-503 sender not yet given", 503, true, "503 sender not yet given", true},
		{"999 no such class", 999, false, "no such class", true},
		{"099 no", 0, false, "099 no", false},
		{"25", 0, false, "25", false},
		{"", 0, false, "", false},
		{" 250 ok", 0, false, " 250 ok", false},
		{"+OK", 0, false, "+OK", false},
		{"2 50", 0, false, "2 50", false},
	} {
		code, more, text, ok := SplitReplyLine([]byte(tt.in))
		if code != tt.code || more != tt.more || string(text) != tt.text || ok != tt.ok {
			t.Errorf("SplitReplyLine(%q) = %d, %v, %q, %v", tt.in, code, more, text, ok)
		}
	}
}

func split(s string) [][]byte { return bytes.Split([]byte(s), []byte("|")) }

func TestParseSMTPReply(t *testing.T) {
	for _, tt := range []struct {
		in       string
		code     int
		enhanced string
		outcome  Outcome
		problems string
	}{
		{"220 mx ESMTP", 220, "", OK, ""},
		{"250-mx|250-SIZE 1000|250 ", 250, "", OK, ""},
		{"354 go", 354, "", More, ""},
		{"334 ", 334, "", More, ""},
		{"334", 334, "", More, ""},
		{"421 4.3.2 closing", 421, "4.3.2", Later, ""},
		{"454 4.7.1 <a@b>: Relay access denied", 454, "4.7.1", Later, ""},
		{"524 5.2.4 Mailing list expansion problem", 524, "5.2.4", No, ""},
		{"550 5.1.1", 550, "5.1.1", No, ""},
		{"550 5.10.123 x", 550, "5.10.123", No, ""},
		{"550 5.1.1234 x", 550, "", No, ""},
		{"550 5.1.1: x", 550, "", No, ""},
		{"550 3.1.1 x", 550, "", No, ""},
		{"550-5.7.1 first line only|550 and here none", 550, "5.7.1", No, ""},
		{"550-none|550 5.7.1 only here", 550, "5.7.1", No, ""},
		{"550-5.7.1 one|550 5.7.2 another", 550, "5.7.1", No, ""},
		{"550 4.7.1 permanent or not", 550, "4.7.1", No, "enhanced-class-mismatch"},
		{"250ok", 250, "", OK, "missing-space"},
		{"250-a|251 b", 251, "", OK, "code-changes"},
		{"250-a|251-b|250-c|251 d", 251, "", OK, "code-changes"},
		{"250-a|550 b", 0, "", Unknown, "code-changes"},
		{"250-a|nonsense|250 b", 0, "", Unknown, "malformed-reply"},
		{"+OK POP3 ready", 0, "", Unknown, "malformed-reply"},
		{"", 0, "", Unknown, "malformed-reply"},
		{"150 preliminary", 150, "", Unknown, ""},
		{"650 beyond", 650, "", Unknown, ""},
	} {
		r, problems := ParseSMTPReply(split(tt.in))
		if r.Code != tt.code || r.Enhanced != tt.enhanced || r.Outcome(SMTP) != tt.outcome {
			t.Errorf("%q: code %d, enhanced %q, outcome %s", tt.in, r.Code, r.Enhanced, r.Outcome(SMTP))
		}
		if r.OK != (tt.outcome == OK || tt.outcome == More) {
			t.Errorf("%q: ok is %v", tt.in, r.OK)
		}
		if got := strings.Join(problems, " "); got != tt.problems {
			t.Errorf("%q: problems %q, want %q", tt.in, got, tt.problems)
		}
		if strings.Join(r.Lines, "|") != tt.in {
			t.Errorf("%q: lines %q", tt.in, r.Lines)
		}
	}
}

func TestParsePOP3Reply(t *testing.T) {
	for _, tt := range []struct {
		in      string
		status  string
		text    string
		code    string
		outcome Outcome
	}{
		{"+OK", "+OK", "", "", OK},
		{"+OK 2 320", "+OK", "2 320", "", OK},
		{"+ok lower", "+OK", "lower", "", OK},
		{"-ERR", "-ERR", "", "", No},
		{"-ERR no such message", "-ERR", "no such message", "", No},
		{"-ERR [IN-USE] Do you have another session?", "-ERR", "[IN-USE] Do you have another session?", "IN-USE", Later},
		{"-ERR [in-use] x", "-ERR", "[in-use] x", "in-use", Later},
		{"-ERR [LOGIN-DELAY] x", "-ERR", "[LOGIN-DELAY] x", "LOGIN-DELAY", Later},
		{"-ERR [SYS/TEMP] x", "-ERR", "[SYS/TEMP] x", "SYS/TEMP", Later},
		{"-ERR [SYS/PERM] x", "-ERR", "[SYS/PERM] x", "SYS/PERM", No},
		{"-ERR [AUTH] x", "-ERR", "[AUTH] x", "AUTH", No},
		{"-ERR [open", "-ERR", "[open", "", No},
		{"-ERR [" + strings.Repeat("x", 65) + "]", "-ERR", "[" + strings.Repeat("x", 65) + "]", "", No},
		{"+ ", "+", "", "", More},
		{"+", "+", "", "", More},
		{"+ VXNlcm5hbWU6", "+", "VXNlcm5hbWU6", "", More},
		{"+OKAY", "", "+OKAY", "", Unknown},
		{"+O\u212a kelvin", "", "+O\u212a kelvin", "", Unknown},
		{"220 mx", "", "220 mx", "", Unknown},
		{"", "", "", "", Unknown},
	} {
		r, problems := ParsePOP3Reply([][]byte{[]byte(tt.in)})
		if r.Status() != tt.status || r.Text(0) != tt.text || r.ResponseCode() != tt.code || r.Outcome(POP3) != tt.outcome {
			t.Errorf("%q: status %q, text %q, response code %q, outcome %s", tt.in, r.Status(), r.Text(0), r.ResponseCode(), r.Outcome(POP3))
		}
		if want := tt.status == ""; slices.Contains(problems, "malformed-reply") != want {
			t.Errorf("%q: problems %q", tt.in, problems)
		}
	}
	if r, problems := ParsePOP3Reply(nil); r.OK || problems != nil || r.Status() != "" || r.ResponseCode() != "" {
		t.Errorf("no lines: %+v, %q", r, problems)
	}
	r, _ := ParsePOP3Reply(split("+OK|1 120|+OK is no status here"))
	if r.Text(1) != "1 120" || r.Text(2) != "+OK is no status here" {
		t.Errorf("texts %q, %q", r.Text(1), r.Text(2))
	}
}

func checkReply(t *testing.T, lines [][]byte, r Reply, p Proto) {
	if len(r.Lines) != len(lines) {
		t.Fatalf("%d lines became %d", len(lines), len(r.Lines))
	}
	for i := range r.Lines {
		if why := harmless(r.Lines[i]); why != "" {
			t.Errorf("line %q holds %s", r.Lines[i], why)
		}
		if why := harmless(r.Text(i)); why != "" {
			t.Errorf("text %q of %q holds %s", r.Text(i), r.Lines[i], why)
		}
	}
	if o := r.Outcome(p); r.OK != (o == OK || o == More) {
		t.Errorf("ok %v, outcome %s", r.OK, o)
	}
	if why := harmless(r.Status() + r.ResponseCode() + r.Enhanced); why != "" {
		t.Errorf("%q holds %s", r.Status()+r.ResponseCode()+r.Enhanced, why)
	}
}

func FuzzSMTPReply(f *testing.F) {
	for _, s := range []string{"250 ok", "250-a|250 b", "550 5.1.1 no", "250-a|550 b", "", "334 ", "25\x000 x", "250-\u202e|250 \xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		lines := bytes.Split(b, []byte("|"))
		r, problems := ParseSMTPReply(lines)
		checkReply(t, lines, r, SMTP)
		if r.Code == 0 && len(problems) == 0 {
			t.Errorf("%q is unreadable and nothing is wrong with it", b)
		}
		if r.Code != 0 && (r.Code < 100 || r.Code > 999) {
			t.Errorf("%q has the code %d", b, r.Code)
		}
	})
}

func FuzzPOP3Reply(f *testing.F) {
	for _, s := range []string{"+OK", "-ERR [IN-USE] x", "+ ", "+OK|1 120|2 200", "+O\u212a", "\xff", "-ERR [\x1b]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		lines := bytes.Split(b, []byte("|"))
		r, _ := ParsePOP3Reply(lines)
		checkReply(t, lines, r, POP3)
	})
}

func FuzzParseCommand(f *testing.F) {
	for _, s := range []string{"NOOP", "mail FROM:<>", " x", "\x1b[2J \u202e", "a\xffb c"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c := ParseCommand(b)
		if why := harmless(c.String()); why != "" {
			t.Errorf("%q holds %s", c, why)
		}
		if strings.Contains(c.Verb, " ") {
			t.Errorf("verb %q holds a space", c.Verb)
		}
		// What is shown differs from what came in the letters' case and the escapes
		// only, so it can be parsed again.
		if again := ParseCommand([]byte(c.String())); c.Verb != "" && again.Verb != upper(c.Verb) {
			t.Errorf("%q was parsed as %q and then as %q", b, c.Verb, again.Verb)
		}
	})
}

func BenchmarkParseSMTPReply(b *testing.B) {
	lines := split("250-mx.example.com|250-PIPELINING|250-SIZE 10240000|250-AUTH PLAIN LOGIN|250-ENHANCEDSTATUSCODES|250-8BITMIME|250 SMTPUTF8")
	b.SetBytes(int64(len(bytes.Join(lines, []byte("\r\n")))))
	b.ReportAllocs()
	for b.Loop() {
		ParseSMTPReply(lines)
	}
}
