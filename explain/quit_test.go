package explain

import (
	"slices"
	"strings"
	"testing"

	"mailproto/trace"
)

// quitWithDot is a session whose last group is the end of a message and QUIT, as one
// of the two ends sees it.
func quitWithDot(server bool, replies ...string) []Step {
	var s Session
	var steps []Step
	seq := 0
	add := func(e trace.Event) int {
		seq++
		e.Seq, e.Proto = seq, trace.SMTP
		steps = append(steps, s.Observe(e))
		return seq
	}
	said, heard := trace.Sent, trace.Received
	if server {
		said, heard = heard, said
	}
	say := func(line string, pipelined bool) int {
		cmd := trace.ParseCommand([]byte(line))
		return add(trace.Event{Kind: said, Peer: trace.Client, Command: &cmd, Pipelined: pipelined && server})
	}
	hear := func(re int, lines ...string) {
		var wire [][]byte
		for _, line := range lines {
			wire = append(wire, []byte(line))
		}
		r, _ := trace.ParseSMTPReply(wire)
		add(trace.Event{Kind: heard, Peer: trace.Server, Re: re, Reply: &r})
	}
	add(trace.Event{Kind: trace.Connected})
	hear(0, "220 mx")
	for _, x := range [][]string{{"EHLO me", "250-mx", "250 PIPELINING"}, {"MAIL FROM:<>", "250 ok"}, {"RCPT TO:<a@b>", "250 ok"}, {"DATA", "354 go"}} {
		hear(say(x[0], false), x[1:]...)
	}
	add(trace.Event{Kind: trace.Payload, Peer: trace.Client, Octets: 7, Lines: 1})
	dot := say(".", false)
	if server {
		hear(dot, replies[0])
		hear(say("QUIT", true), replies[1])
	} else {
		quit := say("QUIT", false)
		for i, r := range replies {
			hear([]int{dot, quit}[i], r)
		}
	}
	add(trace.Event{Kind: trace.Closed, Peer: trace.Client})
	return steps
}

// TestQuitWithDot: QUIT that leaves with the dot of a message is no mistake, and
// nothing may follow it, whatever becomes of the message.
func TestQuitWithDot(t *testing.T) {
	for _, tt := range []struct {
		name    string
		server  bool
		replies []string
		phases  string // after the dot's reply and QUIT's
	}{
		{"accepted", false, []string{"250 2.0.0 ok", "221 bye"}, "ready closed"},
		{"refused", false, []string{"554 5.7.1 no", "221 bye"}, "ready closed"},
		{"closing", false, []string{"421 4.3.2 later"}, "closed"},
		{"the server's end", true, []string{"250 2.0.0 ok", "221 bye"}, "ready closed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var phases []string
			for _, step := range quitWithDot(tt.server, tt.replies...) {
				for _, f := range step.Problems {
					t.Errorf("finding %s at %d", f.Name, step.Seq)
				}
				quit := step.Command != nil && step.Command.Verb == "QUIT"
				if quit && !slices.ContainsFunc(step.Notes, func(n Note) bool {
					return n.Role == RoleWhy && strings.Contains(n.Title.En, "together with the dot") && n.Title.Zh != ""
				}) {
					t.Errorf("nobody says why: %+v", step.Notes)
				}
				answer := step.Answers == "." || step.Answers == "QUIT"
				if answer {
					phases = append(phases, string(step.After.Phase))
				}
				if after := len(step.Next.All()); (quit || answer && !tt.server) && after > 0 {
					t.Errorf("%+v may be followed by %v", step.Event, step.Next)
				}
			}
			if got := strings.Join(phases, " "); got != tt.phases {
				t.Errorf("phases %s, want %s", got, tt.phases)
			}
		})
	}
	// Without PIPELINING, or at any other place, it waits.
	steps := quitWithDot(false, "250 ok", "500 what")
	if next := steps[len(steps)-2].Next.All(); !slices.Contains(next, "MAIL") {
		t.Errorf("QUIT was refused, and %v may follow", next)
	}
}
