package explain

import (
	"testing"

	"mailproto/trace"
)

// TestMaskedNote: a masked word in a reply is explained once; a challenge is not, nor a
// reply that hides nothing.
func TestMaskedNote(t *testing.T) {
	var s Session
	s.Observe(trace.Event{Seq: 1, Conn: "a", Proto: trace.SMTP, Kind: trace.Connected})
	for i, tc := range []struct {
		reply string
		want  int
	}{
		{"334 ****", 0}, {"535 5.7.8 No", 0}, {"535 5.7.8 User name or password is ****", 1}, {"535 5.7.8 User name or password is ****", 0},
	} {
		s.Observe(trace.Event{Seq: 2*i + 2, Conn: "a", Proto: trace.SMTP, Kind: trace.Sent, Peer: trace.Client, Command: &trace.Command{Verb: "AUTH", Args: "PLAIN ****"}})
		reply, _ := trace.ParseSMTPReply([][]byte{[]byte(tc.reply)})
		step := s.Observe(trace.Event{Seq: 2*i + 3, Re: 2*i + 2, Conn: "a", Proto: trace.SMTP, Kind: trace.Received, Peer: trace.Server, Reply: &reply})
		got := 0
		for _, n := range step.Notes {
			if n.Label == trace.Mask {
				got++
			}
		}
		if got != tc.want {
			t.Errorf("%d. %s: %d notes on what is masked, want %d", i, tc.reply, got, tc.want)
		}
	}
}
