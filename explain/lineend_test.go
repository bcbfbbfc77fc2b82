package explain

import (
	"testing"

	"mailproto/trace"
)

// TestLineEnd: a refusal that is about the end of a line is read as that, and not by
// what its code says elsewhere.
func TestLineEnd(t *testing.T) {
	for _, tt := range []struct {
		reply string
		cause Cause
		about bool
	}{
		{"500 5.5.2 A line ends in CR LF, and holds no CR, LF or NUL by itself", SyntaxError, true},
		{"500 5.5.2 This belongs to the line before, which did not end in CR LF", SyntaxError, true},
		{"-ERR This belongs to the line before, which did not end in CR LF", SyntaxError, true},
		{"-ERR 这仍属于上一行：上一行没有以 CR LF 结束", SyntaxError, true},
		{"500 5.5.2 Error: command not recognized", SyntaxError, false},
		{"554 5.6.0 The message holds a bare LF", ContentRejected, false},
	} {
		r, ok := ReadReply(tt.reply)
		if !ok || r.Cause != tt.cause {
			t.Errorf("%s: cause %s, want %s", tt.reply, r.Cause, tt.cause)
		}
		vendor, said := false, false
		for _, n := range r.Notes {
			vendor = vendor || n.Role == RoleVendor
			said = said || n.Title == lineEnd.Gloss
		}
		if said != tt.about || vendor && tt.about {
			t.Errorf("%s: notes %v", tt.reply, r.Notes)
		}
	}
	s := &Session{}
	var step Step
	w := newWireTap(trace.SMTP)
	for _, line := range []string{"connect a:25", "S: 220 ok", "C: NOOP", "S: 500 5.5.2 This belongs to the line before, which did not end in CR LF"} {
		e, err := w.play(line)
		if err != nil {
			t.Fatal(err)
		}
		step = s.Observe(*e)
	}
	why := ""
	for _, n := range step.Notes {
		if n.Role == RoleVendor {
			t.Errorf("a provider's meaning: %s", n.Title.En)
		}
		if n.Role == RoleWhy {
			why = n.Title.En
		}
	}
	if why != lineEnd.Why.En {
		t.Errorf("why: %q", why)
	}
}
