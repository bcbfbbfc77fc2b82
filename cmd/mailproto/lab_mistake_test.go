package main

import (
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/render"
	"mailproto/trace"
)

// TestMistakeAtEnd: who leaves without QUIT is not told of it below the last command,
// which was no mistake; below a DELE that comes to nothing it matters.
func TestMistakeAtEnd(t *testing.T) {
	for name, want := range map[string]string{"left-without-quit": "", "dele-without-quit": "DELE 1"} {
		a := &attendee{Attendee: render.Attendee{Name: "pop3-1", Command: "DELE 1", Reply: "+OK"}}
		s := explain.Step{Event: trace.Event{Kind: trace.Closed}, Problems: []explain.Finding{{Name: name}}}
		if m := a.mistakesOf(s); len(m) != 1 || m[0].Command != want || m[0].Reply != "" {
			t.Errorf("%s: got %+v, want the command %q", name, m, want)
		}
	}
}

// TestPossibleInClear: who logs in by POP3 in clear is told of STLS, as long as nothing is
// known of what is offered.
func TestPossibleInClear(t *testing.T) {
	for _, test := range []struct {
		main string
		tls  bool
		want string
	}{{"USER APOP", false, "STLS USER APOP"}, {"USER APOP", true, "USER APOP"}, {"UTF8 USER AUTH", false, "UTF8 USER AUTH"}, {"PASS", false, "PASS"}} {
		s := explain.Step{Event: trace.Event{Proto: trace.POP3}, Next: explain.Next{Main: strings.Fields(test.main)}}
		s.After.TLS = test.tls
		if got := strings.Join(possible(s).Main, " "); got != test.want {
			t.Errorf("%+v: %s", test, got)
		}
	}
}
