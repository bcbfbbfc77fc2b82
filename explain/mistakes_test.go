package explain

import (
	"testing"

	"mailproto/trace"
)

// TestDeliberate: what an experiment does wrong is meant so, and what the wire shows is
// told all the same.
func TestDeliberate(t *testing.T) {
	for deliberate, want := range map[bool]int{false: 2, true: 1} {
		s := &Session{Deliberate: deliberate}
		found := 0
		w := newWireTap(trace.SMTP)
		for _, line := range []string{"connect a:25", "S: 220 ok", "C: HALLO", "S: 500 what", "breach bare-lf"} {
			e, err := w.play(line)
			if err != nil {
				t.Fatal(err)
			}
			found += len(s.Observe(*e).Problems)
		}
		if found != want {
			t.Errorf("deliberate %v: %d findings, want %d", deliberate, found, want)
		}
	}
}

// TestLeft: only the server's end knows who has left, and how.
func TestLeft(t *testing.T) {
	for _, test := range []struct {
		kind   trace.Kind // of the client's line
		closer trace.Peer
		code   int // of the reply to it
		want   string
	}{
		{trace.Received, trace.Client, 451, "left-without-quit"},
		{trace.Received, trace.Server, 451, ""},
		{trace.Received, trace.Client, 421, ""},
		{trace.Received, trace.Client, 354, "data-not-ended"},
		{trace.Sent, trace.Client, 451, ""},
		{trace.Sent, trace.Server, 451, "connection-lost"},
		{trace.Sent, trace.Server, 421, ""},
		{"", trace.Client, 0, ""},
	} {
		s := &Session{}
		events := []trace.Event{{Kind: trace.Connected}, {Reply: &trace.Reply{OK: true, Code: 220, Lines: []string{"220 ok"}}}}
		if test.kind != "" {
			events = append(events, trace.Event{Kind: test.kind, Peer: trace.Client, Command: &trace.Command{Verb: "DATA"}},
				trace.Event{Re: 3, Reply: &trace.Reply{Code: test.code, OK: test.code < 400, Lines: []string{"x"}}})
		}
		got := ""
		for i, e := range append(events, trace.Event{Kind: trace.Closed, Peer: test.closer}) {
			e.Seq, e.Proto = i+1, trace.SMTP
			for _, p := range s.Observe(e).Problems {
				got += p.Name
			}
		}
		if got != test.want {
			t.Errorf("%+v: found %q", test, got)
		}
	}
}
