package main

import (
	"slices"
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// lastReply is the last reply of a dialogue, and whether the command that it answers
// is not known.
func lastReply(t *testing.T, proto trace.Proto, said ...string) (s explain.Step, strange bool) {
	t.Helper()
	steps := replies(t, proto, said...)
	asked := steps[len(steps)-2]
	return steps[len(steps)-1], asked.Command != nil && !explain.Knows(proto, *asked.Command)
}

// smtpReady and popReady are the beginnings of sessions up to where mail is dealt
// with.
var (
	smtpReady = []string{"S: 220 ready", "C: EHLO x", "S: 250 ready"}
	popReady  = []string{"S: +OK", "C: USER bob", "S: +OK", "C: PASS x", "S: +OK"}
)

// TestChoices checks what is offered for the replies that are asked about: the one
// that came, once, among others that differ from it, both languages filled, and the
// same each time.
func TestChoices(t *testing.T) {
	for _, c := range []struct {
		proto trace.Proto
		said  []string
		want  []string // in any order
	}{
		{trace.SMTP, []string{"C: MAIL FROM:<a@b.c>", "S: 250 ok"}, []string{"250", "550", "451", "530"}},
		{trace.SMTP, []string{"C: MAIL FROM:<a@b.c>", "S: 530 login"}, []string{"530", "250", "451", "550"}},
		{trace.SMTP, []string{"C: RCPT TO:<a@b.c>", "S: 250 ok"}, nil},
		{trace.SMTP, []string{"C: RCPT TO:<a@b.c>", "S: 452 4.5.3 too many"}, nil},
		{trace.SMTP, []string{"C: DATA", "S: 354 go"}, nil},
		{trace.SMTP, []string{"C: STARTTLS", "S: 220 go"}, nil},
		{trace.SMTP, []string{"C: AUTH PLAIN x", "S: 235 ok"}, nil},
		{trace.SMTP, []string{"C: AUTH PLAIN x", "S: 535 no"}, nil},
		{trace.SMTP, []string{"C: RETR 1", "S: 500 what"}, nil},
		{trace.SMTP, []string{"C: MAIL FROM:<a@b.c>", "S: 599 strange"}, nil},
		{trace.POP3, []string{"C: DELE 1", "S: +OK"}, []string{"+OK", "-ERR", "-ERR [SYS/TEMP]", ""}},
		{trace.POP3, []string{"C: PASS x", "S: -ERR [IN-USE] busy"}, nil},
		{trace.POP3, []string{"C: PASS x", "S: -ERR [AUTH] no"}, []string{"-ERR [AUTH]", "+OK", "-ERR [IN-USE]", "-ERR [LOGIN-DELAY]"}},
		{trace.POP3, []string{"C: STAT", "S: +OK 0 0"}, []string{"+OK 0", "+OK 1", "+OK 2", "-ERR"}},
		{trace.POP3, []string{"C: STAT", "S: +OK 50 1000"}, []string{"+OK 50", "+OK 0", "+OK 1", "+OK 2"}},
		{trace.POP3, []string{"C: STAT", "S: -ERR no"}, []string{"-ERR", "+OK 0", "+OK 1", "+OK 2"}},
		{trace.POP3, []string{"C: MAIL FROM:<a@b.c>", "S: -ERR what"}, nil},
		{trace.POP3, []string{"C: STLS", "S: +OK"}, nil},
		{trace.POP3, []string{"C: QUIT", "S: +OK"}, nil},
	} {
		begin := smtpReady
		if c.proto == trace.POP3 {
			begin = popReady
		}
		s, _ := lastReply(t, c.proto, append(slices.Clone(begin), c.said...)...)
		all, truth := choices(s)
		again, _ := choices(s)
		var labels []string
		for i, x := range all {
			labels = append(labels, x.Label)
			if x.Gloss.En == "" || x.Gloss.Zh == "" || x != again[i] {
				t.Errorf("%q: choice %+v", c.said, x)
			}
		}
		if len(all) != mostChoices || len(slices.Compact(slices.Sorted(slices.Values(labels)))) != len(all) {
			t.Errorf("%q: offered %q", c.said, labels)
			continue
		}
		if first, _, _ := strings.Cut(all[truth].Label, " "); !strings.HasPrefix(c.said[1], "S: "+first) {
			t.Errorf("%q: the truth is %q", c.said, all[truth].Label)
		}
		if c.want != nil && !slices.Equal(slices.Sorted(slices.Values(labels)), slices.Sorted(slices.Values(c.want))) {
			t.Errorf("%q: offered %q, want %q", c.said, labels, c.want)
		}
	}
}

// TestChoicesOrder checks that the truth does not always stand in one place.
func TestChoicesOrder(t *testing.T) {
	said, places := slices.Clone(smtpReady), map[int]bool{}
	for range 12 {
		said = append(said, "C: RCPT TO:<a@b.c>", "S: 250 ok")
		s, _ := lastReply(t, trace.SMTP, said...)
		_, truth := choices(s)
		places[truth] = true
	}
	if len(places) < 3 {
		t.Errorf("the truth stands in %d places", len(places))
	}
}

func TestDecisive(t *testing.T) {
	for _, c := range []struct {
		proto trace.Proto
		said  []string
		want  bool
	}{
		{trace.SMTP, []string{"C: MAIL FROM:<a@b.c>", "S: 250 ok"}, true},
		{trace.SMTP, []string{"C: RCPT TO:<a@b.c>", "S: 550 no"}, true},
		{trace.SMTP, []string{"C: DATA", "S: 354 go"}, true},
		{trace.SMTP, []string{"C: DATA", "S: 354 go", "C: .", "S: 250 ok"}, true},
		{trace.SMTP, []string{"C: STARTTLS", "S: 220 go"}, true},
		{trace.SMTP, []string{"C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6"}, false},
		{trace.SMTP, []string{"C: AUTH PLAIN x", "S: 235 ok"}, true},
		{trace.SMTP, []string{"C: RETR 1", "S: 500 what"}, true},
		{trace.SMTP, []string{"C: NOOP", "S: 250 ok"}, false},
		{trace.SMTP, []string{"C: QUIT", "S: 221 bye"}, false},
		{trace.POP3, []string{"C: STAT", "S: +OK 1 2"}, false},
		{trace.POP3, []string{"C: DELE 1", "S: +OK"}, true},
		{trace.POP3, []string{"C: QUIT", "S: +OK"}, false},
		{trace.POP3, []string{"C: DELE 1", "S: +OK", "C: QUIT", "S: +OK"}, true},
		{trace.POP3, []string{"C: MAIL FROM:<a@b.c>", "S: -ERR"}, true},
	} {
		begin := smtpReady
		if c.proto == trace.POP3 {
			begin = popReady
		}
		s, strange := lastReply(t, c.proto, append(slices.Clone(begin), c.said...)...)
		if got := decisive(s, strange); got != c.want {
			t.Errorf("%s %q: %v", c.proto, c.said, got)
		}
	}
}

func TestHands(t *testing.T) {
	for _, c := range []struct {
		typed string
		n     int
		want  []int // nil: refused
	}{
		{"3 0 12 1", 4, []int{3, 0, 12, 1}},
		{" 3,0, 12  1 ", 4, []int{3, 0, 12, 1}},
		{"7 8", 2, []int{7, 8}},
		{"3 0 12", 4, nil},
		{"3 0 12 1 1", 4, nil},
		{"0 0 0 0", 4, nil},
		{"3 -1 2 1", 4, nil},
		{"3 99999 2 1", 4, nil},
		{"", 4, nil},
	} {
		if got, ok := hands(c.typed, c.n); ok != (c.want != nil) || !slices.Equal(got, c.want) && ok {
			t.Errorf("%q: %v, %v", c.typed, got, ok)
		}
	}
}

func FuzzHands(f *testing.F) {
	f.Add("3 0 12 1", 4)
	f.Add("1,2", 2)
	f.Add("18446744073709551616 1", 2)
	f.Fuzz(func(t *testing.T, s string, n int) {
		got, ok := hands(s, n)
		if !ok {
			return
		}
		sum := 0
		for _, k := range got {
			if k < 0 || k > 65535 {
				t.Errorf("%q: %d hands", s, k)
			}
			sum += k
		}
		if len(got) != n || sum == 0 {
			t.Errorf("%q for %d: %v", s, n, got)
		}
	})
}

// TestClaimChoices checks the questions about lines that are no replies.
func TestClaimChoices(t *testing.T) {
	for _, c := range []struct {
		line dialogue.Line
		want string
	}{
		{dialogue.Line{Verb: dialogue.Fails, Text: "login"}, "the login is refused"},
		{dialogue.Line{Verb: dialogue.Tap, Compare: dialogue.Comparison{What: "sees", Other: "{secret}"}}, "yes"},
		{dialogue.Line{Verb: dialogue.Tap, Compare: dialogue.Comparison{What: "lacks", Other: "diary"}}, "no"},
		{dialogue.Line{Verb: dialogue.Body, Compare: dialogue.Comparison{What: "has", Other: "x"}}, "yes"},
		{dialogue.Line{Verb: dialogue.Body, Compare: dialogue.Comparison{What: "lacks", Other: "x"}}, "no"},
		{dialogue.Line{Verb: dialogue.Body, Compare: dialogue.Comparison{What: "=", Other: "second"}}, "yes"},
		{dialogue.Line{Verb: dialogue.Count, Compare: dialogue.Comparison{What: "octets", Op: "<", Other: "second"}}, "fewer"},
		{dialogue.Line{Verb: dialogue.Count, Compare: dialogue.Comparison{What: "copies", Op: "=", Other: "1"}}, "the same"},
		{dialogue.Line{Verb: dialogue.Count, Compare: dialogue.Comparison{What: "commands", Op: ">", Other: "second"}}, "more"},
	} {
		question, all, truth := claimChoices(c.line)
		if question.En == "" || question.Zh == "" || all[truth].Gloss.En != c.want || len(all) > mostChoices {
			t.Errorf("%v %v: %q, %v, %d", c.line.Verb, c.line.Compare, question.En, all, truth)
		}
	}
}

// TestSettleBroken: what was predicted is told also where the line it was about could
// not be run.
func TestSettleBroken(t *testing.T) {
	p, out, _ := paced(t, pacing{predict: true}, lang.En, false)
	p.open = &prediction{step: "1a", about: text("yes?", "会吗？"), votes: []int{1, 0}, single: true, outcome: text("yes", "会")}
	broken := dialogue.Said{Text: text("no answer of several lines has come yet", "还没有收到过多行的应答")}
	if err := p.settle(t.Context(), dialogue.Report{Ending: dialogue.Broke, Err: broken}); err != nil {
		t.Fatal(err)
	}
	p.u.out.Flush()
	if want := "What came: no answer of several lines has come yet."; !strings.Contains(out.String(), want) {
		t.Errorf("no %q in:\n%s", want, out)
	}
}

// TestScore prints what was predicted beside what came.
func TestScore(t *testing.T) {
	records := []prediction{
		{step: "5", about: text("PASS ****", "PASS ****"), votes: []int{0, 1, 0, 0}, single: true, truth: 1, outcome: text("+OK  logged in", "+OK  登录成功")},
		{step: "9", about: text("DELE 1", "DELE 1"), votes: []int{1, 0, 0, 0}, single: true, truth: 2, outcome: text("-ERR", "-ERR")},
		{step: "10", about: text("QUIT", "QUIT"), votes: []int{3, 0, 12, 1}, truth: 2, outcome: text("+OK", "+OK")},
	}
	for _, plain := range []bool{false, true} {
		p, out, _ := paced(t, pacing{}, lang.En, plain)
		p.records = records
		if err := p.scores(); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"PASS ****", "B  +OK  logged in", "A 3, C 12, D 1", "12/16", "yes", "no", "13 of 18 right (72%)."} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("plain %v: no %q in:\n%s", plain, want, out)
			}
		}
		for line := range strings.Lines(out.String()) {
			if render.Width(strings.TrimSuffix(line, "\n")) > 80 {
				t.Errorf("too wide: %q", line)
			}
		}
	}
}
