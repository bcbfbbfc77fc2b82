package dialogue

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"mailproto/internal/lang"
)

func TestParse(t *testing.T) {
	text := "# a comment\n" +
		"S: 220 mx\n" +
		"\n" +
		"\tC: EHLO me\r\n" +
		"  S!: 250-mx\n" +
		"S:\n" +
		"S: 334 \n" +
		"laptop C:  two spaces \n" +
		"phone-2 S: +OK {n}\n" +
		"   # another\n" +
		"C: # no comment\n" +
		"laptop drop \n" +
		"drop"
	s, err := Parse("a.txt", text, 10)
	if err != nil {
		t.Fatal(err)
	}
	want := []Line{
		{Number: 11, Verb: Server, Text: "220 mx"},
		{Number: 13, Verb: Client, Text: "EHLO me"},
		{Number: 14, Verb: Server, Text: "250-mx", Decisive: true},
		{Number: 15, Verb: Server},
		{Number: 16, Verb: Server, Text: "334 "},
		{Number: 17, Session: "laptop", Verb: Client, Text: " two spaces "},
		{Number: 18, Session: "phone-2", Verb: Server, Text: "+OK {n}"},
		{Number: 20, Verb: Client, Text: "# no comment"},
		{Number: 21, Session: "laptop", Verb: Drop},
		{Number: 22, Verb: Drop},
	}
	if s.Name != "a.txt" || !reflect.DeepEqual(s.Lines, want) {
		t.Errorf("%+v\nwant %+v", s.Lines, want)
	}
	if s, err := Parse("empty", "\n# nothing\n", 1); err != nil || len(s.Lines) != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestParseErrors(t *testing.T) {
	for _, bad := range []string{
		"X: hello", "c: hello", "C hello", "C:hello", "Laptop C: hello", "laptop  C: hello", "1 C: x", "drops", "C!!: x", "你好",
	} {
		_, err := Parse("dir/a.txt", "S: 220\n\n"+bad+"\nC: x\n", 5)
		own := new(Error)
		if !errors.As(err, &own) {
			t.Errorf("%q: %v", bad, err)
			continue
		}
		if own.File != "dir/a.txt" || own.Line != 7 || !strings.HasPrefix(err.Error(), "dir/a.txt:7: ") || !strings.Contains(err.Error(), bad) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestError(t *testing.T) {
	e := &Error{File: "f", Line: 3, Msg: lang.Same("m")}
	if e.Error() != "f:3: m" {
		t.Errorf("%q", e)
	}
	e.Expected, e.Observed = "a", "b"
	if e.Error() != "f:3: m\n\texpected a\n\tobserved b" {
		t.Errorf("%q", e)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"C: NOOP\nS: 250 ok", "a S!: x\na drop", "# x\n\n\tC: y", "boo", "S:\r\nC: \xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse("f", text, 1)
		if err != nil {
			own := new(Error)
			if !errors.As(err, &own) || own.Line < 1 || own.Line > strings.Count(text, "\n")+1 || own.File != "f" {
				t.Errorf("%v", err)
			}
			return
		}
		// Written out again it is the same dialogue.
		var b strings.Builder
		last := 0
		for _, l := range s.Lines {
			if l.Number <= last {
				t.Errorf("line %d behind line %d", l.Number, last)
			}
			last = l.Number
			if l.Verb != Client && l.Verb != Server && l.Verb != Drop {
				return // a directive is none of a dialogue between two
			}
			b.WriteString(written(l) + "\n")
		}
		again, err := Parse("f", b.String(), 1)
		if err != nil || len(again.Lines) != len(s.Lines) {
			t.Fatalf("%q: %v", b.String(), err)
		}
		for i, l := range again.Lines {
			l.Number = s.Lines[i].Number
			if !reflect.DeepEqual(l, s.Lines[i]) {
				t.Errorf("%+v became %+v", s.Lines[i], l)
			}
		}
	})
}

func written(l Line) string {
	s := l.Session
	if s != "" {
		s += " "
	}
	if l.Verb == Drop {
		return s + "drop"
	}
	mark := map[bool]string{true: "!"}[l.Decisive]
	return fmt.Sprintf("%s%s%s: %s", s, l.Verb, mark, l.Text)
}
