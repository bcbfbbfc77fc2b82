package explain

import (
	"strings"
	"testing"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
	"mailproto/trace"
)

// TestLookupNotes: each question to the DNS is explained with its answer, and what
// stands instead of one.
func TestLookupNotes(t *testing.T) {
	records := []trace.Record{{Host: "a.test", Port: 587, Priority: 3, Weight: 4}, {Host: "b.test", Priority: 9}}
	for _, tt := range []struct {
		l    trace.Lookup
		want []string
	}{
		{trace.Lookup{Type: "MX", Name: "x.test", Records: records, More: 7}, []string{"x.test", "a.test", "3", "b.test", "7", "DNSSEC"}},
		{trace.Lookup{Type: "SRV", Name: "_pop3._tcp.x.test", Records: records}, []string{"587", "4", "DNSSEC"}},
		{trace.Lookup{Type: "ADDRESS", Name: "a.test", Records: records[:1], Alias: "c.test"}, []string{"a.test", "c.test"}},
		{trace.Lookup{Type: "MX", Name: "x.test", Error: "null-mx"}, []string{"RFC 7505 §3"}},
		{trace.Lookup{Type: "SRV", Name: "x.test", Error: "not-offered"}, []string{"RFC 6186 §3.4"}},
		{trace.Lookup{Type: "MX", Name: "x.test", Error: "no-records"}, []string{"MX"}},
		{trace.Lookup{Type: "MX", Name: "x.test", Error: "dns"}, []string{"DNS"}},
		{trace.Lookup{Type: "CONNECT", Name: "a.test:25", Error: "refused"}, []string{"a.test:25"}},
		{trace.Lookup{Type: "CONNECT", Name: "a.test:25", Error: "timeout"}, []string{"a.test:25"}},
		{trace.Lookup{Type: "CONNECT", Name: "a.test:25", Error: "unreachable"}, []string{"a.test:25"}},
	} {
		var s Session
		step := s.Observe(trace.Event{Seq: 1, Proto: trace.SMTP, Kind: trace.Looked, Lookup: &tt.l})
		if step.Before != step.After || step.After.Phase != PhaseConnected {
			t.Errorf("%+v: the state is %v", tt.l, step.After)
		}
		for _, l := range lang.All() {
			var all strings.Builder
			for _, n := range step.Notes {
				all.WriteString(n.Title.In(l) + "\n")
				for _, ref := range n.Refs {
					if err := rfc.Check(ref); err != nil {
						t.Error(err)
					}
				}
			}
			for _, want := range tt.want {
				if !strings.Contains(all.String(), want) {
					t.Errorf("%+v: no %q in %s", tt.l, want, all.String())
				}
			}
		}
	}
}
