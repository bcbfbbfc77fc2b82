package dialogue

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"mailproto/internal/lang"
)

func TestParseDirectives(t *testing.T) {
	for line, want := range map[string]Line{
		"a = mx":                  {Session: "a", Verb: Open, Opening: &Opening{Service: "mx"}},
		"my-a = submission alice": {Session: "my-a", Verb: Open, Opening: &Opening{Service: "submission", User: "alice"}},
		"b = pop3 bob tls=required stage=auth pass=x=y port=mx fault=wrong-name pipeline": {Session: "b", Verb: Open, Opening: &Opening{Service: "pop3", User: "bob", TLS: "required", Stage: "auth", Pass: "x=y", Port: "mx", Fault: "wrong-name", Pipeline: true}},
		"b = pop3s tls=none":               {Session: "b", Verb: Open, Opening: &Opening{Service: "pop3s", TLS: "none"}},
		"a = submissions pipeline":         {Session: "a", Verb: Open, Opening: &Opening{Service: "submissions", Pipeline: true}},
		"a fails tls":                      {Session: "a", Verb: Fails, Text: "tls"},
		"a fails! no-auth":                 {Session: "a", Verb: Fails, Text: "no-auth", Decisive: true},
		"a send hello to {bob}":            {Session: "a", Verb: Send, Text: "hello", To: []string{"{bob}"}},
		"a send hello to {bob}  x@y.test ": {Session: "a", Verb: Send, Text: "hello", To: []string{"{bob}", "x@y.test"}},
		"a body has At six, as always.":    {Session: "a", Verb: Body, Compare: Comparison{What: "has", Other: "At six, as always."}},
		"a body! lacks x":                  {Session: "a", Verb: Body, Decisive: true, Compare: Comparison{What: "lacks", Other: "x"}},
		"a body! = b":                      {Session: "a", Verb: Body, Decisive: true, Compare: Comparison{What: "=", Other: "b"}},
		"tap a sees {secret}":              {Session: "a", Verb: Tap, Compare: Comparison{What: "sees", Other: "{secret}"}},
		"tap! a lacks two words":           {Session: "a", Verb: Tap, Decisive: true, Compare: Comparison{What: "lacks", Other: "two words"}},
		"count a octets < b":               {Session: "a", Verb: Count, Compare: Comparison{What: "octets", Op: "<", Other: "b"}},
		"count! a copies = 1":              {Session: "a", Verb: Count, Decisive: true, Compare: Comparison{What: "copies", Op: "=", Other: "1"}},
		"lab hold":                         {Verb: Lab, Text: "hold"},
		"lab release":                      {Verb: Lab, Text: "release"},
		"lab stop":                         {Verb: Lab, Text: "stop"},
		"repeat 60":                        {Verb: Repeat, Times: 60},
		"end":                              {Verb: EndLoop},
		"lab drop":                         {Session: "lab", Verb: Drop},
	} {
		want.Number = 3
		s, err := Parse("f", line, 3)
		if err != nil || len(s.Lines) != 1 || !reflect.DeepEqual(s.Lines[0], want) {
			t.Errorf("%q: %+v, %v", line, s, err)
		}
	}
}

func TestParseDirectiveErrors(t *testing.T) {
	for line, want := range map[string]string{
		"a = imap":               `"imap" is not a service: mx submission submissions pop3 pop3s`,
		"a = mx tls=maybe":       `"maybe" is not a mode of TLS: none offered required implicit`,
		"a = mx tls=":            "tls= needs a value",
		"a = mx pass=":           "pass= needs a value",
		"a = mx fault=":          "fault= needs a value",
		"a = mx port=":           "port= needs a value",
		"a = mx port=2525":       `"2525" is not a service`,
		"a = mx stage=":          "stage= needs a value",
		"a = mx stage=nowhere":   `"nowhere" is not a stage of an opening: banner first-ehlo tls ehlo auth`,
		"a = mx stage=data":      `"data" is not a stage of an opening`,
		"a = pop3 stage=ehlo":    `"ehlo" is not a stage of an opening: banner first-capa tls capa auth`,
		"a = mx alice bob":       `"bob" is no option: tls= stage= pipeline pass= port= fault=`,
		"a = mx pipeline=yes":    `"pipeline=yes" is no option`,
		"a = mx user=alice":      `"user=alice" is no option`,
		"a fails sadly":          `"sadly" is not a sign: tls timeout login no-auth refused name`,
		"lab start":              `"start" is not what the lab can do: hold release stop`,
		"repeat x":               `"x" is no number of rounds: 1 to 9999`,
		"repeat 0":               `"0" is no number of rounds`,
		"repeat 10000":           `"10000" is no number of rounds`,
		"repeat -1":              `"-1" is no number of rounds`,
		"a sends hello to {bob}": "is neither a line that somebody says",
		"a send hello":           "is neither",
		"a body contains x":      "is neither",
		"a body has":             "is neither",
		"a tap sees x":           "is neither",
		"count a lines < b":      "is neither",
		"count a octets <= b":    "is neither",
		"A = mx":                 "is neither",
		"wait 5":                 "is neither",
	} {
		_, err := Parse("dir/f.txtar", "# what follows is wrong\n"+line, 7)
		own := new(Error)
		if !errors.As(err, &own) || own.Line != 8 || own.File != "dir/f.txtar" || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", line, err, want)
			continue
		}
		if own.Msg.Zh == "" || own.Msg.Zh == own.Msg.En {
			t.Errorf("%q: not in both languages: %+v", line, own.Msg)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, text := range []string{
		"a = mx\na C: NOOP\na S!: 250",
		"a = mx\na C: NOOP\na S: 250 {x}\na C: VRFY {x} {x+1}\na S!: 250 {x+1}",
		"a = mx\nrepeat 2\na C: RCPT TO:<{alice}{bob}{elsewhere}{i}>\na S!: 250\nend",
		"repeat 2\na = mx\nend\nrepeat 3\na C: {i}\nend\ncount! a commands > 3",
		"a = mx\nb = pop3\ncount! a octets < b",
		"a = mx\na fails! refused\na S: 554\ntap a lacks x\na = mx\na C: NOOP",
		"a = submission alice\ntap! a lacks {secret}",
		"a = mx\na drop\na body! has x",
		"a = mx\na C: {Name} { x } {1}\na S!: 250", // no captures
		"lab hold\na = mx\na send x to {bob}\nlab stop\na body! has y",
	} {
		s, err := Parse("f", text, 1)
		if err == nil {
			err = s.Check()
		}
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestCheckErrors(t *testing.T) {
	for _, tt := range []struct {
		text string
		line int
		want string
	}{
		{"a C: NOOP", 1, `the session "a" is used before it is opened`},
		{"a = mx\nb S!: 250", 2, `the session "b" is used before it is opened`},
		{"C: NOOP", 1, `the session "" is used before it is opened`},
		{"a = mx\ncount! a octets < b", 2, `the session "b" is used before it is opened`},
		{"a = mx\na body! = b\nb = mx", 2, `the session "b" is used before it is opened`},
		{"a = mx\na body! = 5", 2, `the session "5" is used before it is opened`},
		{"a drop", 1, "before it is opened"},
		{"tap! a sees x", 1, "before it is opened"},
		{"a = mx\na C: X {x}\na S!: 250", 2, "{x} has no value here: no S: line before has captured it"},
		{"a = mx\na C: X {x+1}\na S!: 250 {x}", 2, "{x+1} has no value"},
		{"a = mx\na C: NOOP\na S!: 250 {x+1}", 3, "{x+1} has no value"},
		{"a = mx\na C: NOOP\na S!: 250 {x} {x+1}", 3, "{x+1} has no value"},
		{"a = mx\na C: {i}\nrepeat 2\nend", 2, "{i} has no value"},
		{"a = mx\nrepeat 2\na C: {i}\nend\na C: {i}", 5, "{i} has no value"},
		{"a = mx\na send x to {carol}", 2, "{carol} has no value"},
		{"a = mx\na body! has {x}", 2, "{x} has no value"},
		{"a = mx\ntap! a sees {x}", 2, "{x} has no value"},
		{"a = mx\ntap! a sees {secret}", 2, `the session "a" has no user, and so no {secret}`},
		{"a = mx\na C: {secret}", 2, "{secret} has no value"},
		{"a = mx\nb = mx\na fails! tls", 3, "fails must stand right behind the opening"},
		{"a = mx\na C: NOOP\na fails! tls", 3, "fails must stand right behind the opening"},
		{"a = mx\na fails! tls\na C: NOOP", 3, `the session "a" is used when it is not open: its opening fails`},
		{"a = mx\na drop\na send x to {bob}", 3, `the session "a" is used when it is not open: it was dropped`},
		{"a = mx\na S!: 250\nrepeat 2\na C: NOOP", 3, "a repeat without its end"},
		{"repeat 2\nrepeat 3\nend\nend", 2, "loops stand side by side"},
		{"a = mx\nend", 2, "repeat and end do not fit"},
		{"a = mx\na C: NOOP\na S: 250", 3, `no line is marked with "!"`},
		{"# nothing", 1, `no line is marked`},
	} {
		s, err := Parse("dir/f.txtar", tt.text, 1)
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
			continue
		}
		err = s.Check()
		own := new(Error)
		if !errors.As(err, &own) || own.Line != tt.line || own.File != "dir/f.txtar" || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want line %d: %s", tt.text, err, tt.line, tt.want)
			continue
		}
		if own.Msg.Zh == "" || own.Msg.Zh == own.Msg.En {
			t.Errorf("%q: not in both languages: %+v", tt.text, own.Msg)
		}
	}
}

// TestAbout: what a dialogue says of itself; one language will do.
func TestAbout(t *testing.T) {
	for text, want := range map[string]lang.Text{
		"# en: Bob\n# zh: 先\n# en: counts.\n# zh: 数。\nC: x": {En: "Bob counts.", Zh: "先数。"},
		"# en: Bob counts.": {En: "Bob counts.", Zh: "Bob counts."},
		"# zh: 先数。":         {En: "先数。", Zh: "先数。"},
		"# nothing":         {},
	} {
		s, err := Parse("f", text, 1)
		if err != nil || s.About != want {
			t.Errorf("%q: %+v, %v", text, s.About, err)
		}
	}
}

// FuzzCheck: whatever a teacher writes is refused with its line, or can be run.
func FuzzCheck(f *testing.F) {
	files, err := filepath.Glob("../../faq/points/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for section := range strings.SplitSeq(string(data), "\n-- ") {
			if _, body, ok := strings.Cut(section, " --\n"); ok && strings.Contains(body, " = ") {
				f.Add(body)
			}
		}
	}
	f.Add("repeat 2\na = mx\nend\nend\na fails! tls\n{x+99999999999999999999}")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse("f", text, 1)
		if err == nil {
			err = s.Check()
		}
		if own := new(Error); err != nil && (!errors.As(err, &own) || own.File != "f" || own.Line > strings.Count(text, "\n")+1) {
			t.Fatalf("%v", err)
		}
		if err != nil {
			return
		}
		// Every loop ends, no session is unknown, and something is marked: run it
		// where nothing can be reached.
		if rep := Run(t.Context(), s, &pipeWorld{t: t}); rep.Ending == "" || rep.Ending == Matched && rep.Line == 0 {
			t.Errorf("%+v", rep)
		}
	})
}
