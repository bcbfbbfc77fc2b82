package explain

import (
	"slices"
	"testing"

	"mailproto/trace"
)

// TestWatchedSubmission: at the lab's submission MAIL waits for the login, though the
// client's address does not tell which port it came to.
func TestWatchedSubmission(t *testing.T) {
	for conn, mail := range map[string]bool{"submission-1": false, "submissions-2": false, "mx-1": true} {
		s := &Session{}
		s.Observe(trace.Event{Seq: 1, Conn: conn, Proto: trace.SMTP, Kind: trace.Connected, Peer: trace.Client, Addr: "192.0.2.9:50000"})
		s.Observe(trace.Event{Seq: 2, Conn: conn, Proto: trace.SMTP, Kind: trace.Sent, Peer: trace.Server, Reply: &trace.Reply{OK: true, Code: 220, Lines: []string{"220 hi"}}})
		s.Observe(trace.Event{Seq: 3, Conn: conn, Proto: trace.SMTP, Kind: trace.Received, Peer: trace.Client, Command: &trace.Command{Verb: "EHLO", Args: "a.test"}})
		step := s.Observe(trace.Event{Seq: 4, Conn: conn, Proto: trace.SMTP, Kind: trace.Sent, Peer: trace.Server, Re: 3,
			Reply: &trace.Reply{OK: true, Code: 250, Lines: []string{"250-mail", "250 AUTH PLAIN"}}})
		if slices.Contains(step.Next.Main, "MAIL") != mail {
			t.Errorf("%s: %v", conn, step.Next.Main)
		}
	}
}
