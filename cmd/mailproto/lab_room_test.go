package main

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// begin and end let a session of a room come and go.
func begin(r *labRoom, name string) {
	r.observe(trace.Event{Conn: name, Proto: trace.SMTP, Kind: trace.Connected})
}

func end(r *labRoom, name string) {
	r.observe(trace.Event{Conn: name, Proto: trace.SMTP, Kind: trace.Closed, Peer: trace.Client})
}

// TestRoomOrder: who is there stands above who has left, and the latest to leave
// above those before.
func TestRoomOrder(t *testing.T) {
	r := newLabRoom(true, func(*attendee, explain.Step) {})
	for i := range 5 {
		begin(r, fmt.Sprintf("mx-%d", i+1))
	}
	end(r, "mx-4")
	end(r, "mx-1")
	end(r, "mx-1") // a second time changes nothing
	begin(r, "mx-6")
	var names []string
	for _, a := range r.order {
		names = append(names, a.Name)
	}
	if got := strings.Join(names, " "); got != "mx-2 mx-3 mx-5 mx-6 mx-1 mx-4" || r.open != 4 {
		t.Errorf("%s, %d open", got, r.open)
	}
	for i := range keptSessions { // which drives out the first that has left
		begin(r, fmt.Sprintf("pop3-%d", i))
		end(r, fmt.Sprintf("pop3-%d", i))
	}
	if r.byName["mx-4"] != nil || r.byName["mx-1"] != nil || r.byName["mx-2"] == nil || r.open != 4 {
		t.Errorf("%d sessions, %d open", len(r.order), r.open)
	}
}

// TestRoomOfLongLines: however much clients say, what is kept of all of them has a
// bound, and who says little loses nothing by it.
func TestRoomOfLongLines(t *testing.T) {
	r := newLabRoom(true, func(*attendee, explain.Step) {})
	command := func(conn, verb string) {
		r.observe(trace.Event{Conn: conn, Proto: trace.SMTP, Kind: trace.Received, Peer: trace.Client, Command: &trace.Command{Verb: verb}})
	}
	for range 20 {
		command("mx-1", "NOOP")
	}
	long := strings.Repeat("A", 64<<10)
	for i := range 1000 {
		command(fmt.Sprintf("mx-%d", 2+i%3), long)
	}
	sum, said := 0, 0
	for _, a := range r.order {
		own := 0
		for _, s := range a.steps {
			own += weight(s)
			said += len(s.Command.Verb)
		}
		if sum += own; own != a.weight || len(a.Command) > keptLine+len("…") {
			t.Errorf("%s: %d octets are counted as %d, the command has %d", a.Name, own, a.weight, len(a.Command))
		}
	}
	if sum != r.weight || said > keptInAll || said < keptInAll/4 {
		t.Errorf("%d octets are kept, counted as %d of %d", said, sum, r.weight)
	}
	if a := r.byName["mx-1"]; len(a.steps) != 20 || a.left || !r.byName["mx-2"].left {
		t.Errorf("%d steps of the one who said little", len(a.steps))
	}
	for i := range 4 {
		end(r, fmt.Sprintf("mx-%d", i+1))
	}
	for i := range keptSessions {
		begin(r, fmt.Sprintf("pop3-%d", i))
		end(r, fmt.Sprintf("pop3-%d", i))
	}
	if r.weight > 2*keptSessions*stepWeight {
		t.Errorf("%d octets are counted of who is forgotten", r.weight)
	}
}

// TestScreenOfMany: the list of a thousand sessions fits, and begins where somebody is
// there.
func TestScreenOfMany(t *testing.T) {
	var out bytes.Buffer
	u := &ui{out: bufio.NewWriter(&out), getenv: func(string) string { return "" }, lang: lang.En, level: "normal", color: "never"}
	s := newLabScreen(u, &typing{})
	s.size = func() (int, int) { return 80, 24 }
	room := newLabRoom(true, s.note)
	for i := range 1200 {
		room.observe(trace.Event{Conn: fmt.Sprintf("mx-%d", i+1), Proto: trace.SMTP, Kind: trace.Connected, Addr: "192.168.100.100:50000"})
	}
	for i := range 150 {
		end(room, fmt.Sprintf("mx-%d", i+1))
	}
	lines := s.list(room, 24)
	if all := strings.Join(lines, "\n"); !strings.Contains(all, "\n1050 > mx-1200 ") || !strings.Contains(all, "\n1051   mx-150 ") || !strings.Contains(all, "1050 open") {
		t.Error(all)
	}
	for _, l := range lines {
		if render.Width(l) > 80 {
			t.Errorf("%d columns: %q", render.Width(l), l)
		}
	}
}
