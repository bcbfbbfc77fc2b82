package dialogue

import (
	"maps"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		pattern, line string
		has           Captures
		ok            bool
		want          Captures
	}{
		{"NOOP", "NOOP", nil, true, nil},
		{"NOOP", "noop", nil, false, nil},
		{"NOOP", "NOOP ", nil, false, nil},
		{"", "", nil, true, nil},
		{"a.c", "abc", nil, false, nil},
		{"MAIL FROM:<a@b> (x*)", "MAIL FROM:<a@b> (x*)", nil, true, nil},
		{"RETR {n}", "RETR 7", nil, true, Captures{"n": "7"}},
		{"RETR {n}", "RETR 7 8", nil, false, nil},
		{"RETR {n}", "RETR ", nil, false, nil},
		{"RETR {n}", "RETR 7", Captures{"n": "7"}, true, Captures{"n": "7"}},
		{"RETR {n}", "RETR 8", Captures{"n": "7"}, false, Captures{"n": "7"}},
		{"RETR {n+1}", "RETR 8", Captures{"n": "7"}, true, Captures{"n": "7"}},
		{"RETR {n+1}", "RETR 7", Captures{"n": "7"}, false, Captures{"n": "7"}},
		{"RETR {n+1}", "RETR 8", nil, false, nil}, // nothing to count on from
		{"TOP {a} {b}", "TOP 1 2", nil, true, Captures{"a": "1", "b": "2"}},
		{"TOP {a} {a}", "TOP 1 1", nil, true, Captures{"a": "1"}},
		{"TOP {a} {a}", "TOP 1 2", nil, false, nil},
		{"<{user}@{host}>", "<alice@lab.test>", nil, true, Captures{"user": "alice", "host": "lab.test"}},
		{"{x} is", "no", nil, false, nil}, // a failure captures nothing
		{"{1} {N} {}", "{1} {N} {}", nil, true, nil},
		{"X {x}", "X $1.*", nil, true, Captures{"x": "$1.*"}},
		{"X {x}", "X $1.*", Captures{"x": "$1.*"}, true, Captures{"x": "$1.*"}},
		{"X {x}", "X \xff\xfe", nil, true, Captures{"x": "\xff\xfe"}},
		{"X {x}", "X \xff\xfe", Captures{"x": "\xff\xfe"}, true, Captures{"x": "\xff\xfe"}},
		{"X \xff", "X \xff", nil, true, nil},
		{"X \xff", "X \xfe", nil, false, nil},
		{"X {x}", "X 你好", nil, true, Captures{"x": "你好"}},
	} {
		c := Captures{}
		maps.Copy(c, tt.has)
		if ok := c.Match(tt.pattern, tt.line); ok != tt.ok || !maps.Equal(c, tt.want) {
			t.Errorf("%q, given %v, matches %q: %v with %v; want %v with %v", tt.pattern, tt.has, tt.line, ok, c, tt.ok, tt.want)
		}
	}
}

func TestFill(t *testing.T) {
	c := Captures{"n": "7", "who": "alice"}
	for pattern, want := range map[string]string{
		"":                 "",
		"RETR {n}":         "RETR 7",
		"RETR {n+10}":      "RETR 17",
		"{who}@{n}{n}":     "alice@77",
		"{who+1}":          "alice", // no number to count on from
		"{nobody} {N} {n ": "{nobody} {N} {n ",
	} {
		if got := c.Fill(pattern); got != want {
			t.Errorf("Fill(%q) = %q, want %q", pattern, got, want)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("RETR {n}", "RETR 7")
	f.Add("{a} {a+1} {b}", "1 2 \xff")
	f.Add("\xff{x}", "\xffy")
	f.Fuzz(func(t *testing.T, pattern, line string) {
		c := Captures{}
		if !c.Match(pattern, line) {
			if len(c) > 0 {
				t.Errorf("%q does not match %q, and captures %v", pattern, line, c)
			}
			return
		}
		// What was captured says the line again, and matches it again.
		if got := c.Fill(pattern); got != line {
			t.Errorf("%q matched %q with %v, which says %q", pattern, line, c, got)
		}
		if !c.Match(pattern, line) {
			t.Errorf("%q with %v does not match %q again", pattern, c, line)
		}
	})
}
