package render

import (
	"bytes"
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// FuzzSteps shows dialogues that somebody made up, at every level, in both languages
// and at some width: no line is wider, nothing steers a terminal, and JSON is one line
// for each step.
func FuzzSteps(f *testing.F) {
	f.Add(strings.TrimSpace(smtpDialogue), uint8(80), true)
	f.Add(strings.TrimSpace(pop3Dialogue()), uint8(40), false)
	f.Add("C: AUTH PLAIN\nS: 334\nC: \x00\u202e\nS: 250-\xff\nS: 550 5.1.1 （（））——\u3000。", uint8(1), true)
	f.Add("S: +OK <a@b>\nC: LIST\nS: +OK\nS: -1 9\nS: 99999999999999999999 1\nS: .\nbreach x \x1b", uint8(60), false)
	f.Fuzz(func(t *testing.T, dialogue string, width uint8, isSMTP bool) {
		if len(dialogue) > 4<<10 {
			t.Skip()
		}
		proto := map[bool]trace.Proto{true: trace.SMTP, false: trace.POP3}[isSMTP]
		events := fuzzEvents(proto, dialogue)
		for i, level := range []Level{Brief, Normal, Deep} {
			o := Options{Lang: []lang.Lang{lang.En, lang.Zh}[(i+int(width))%2], Width: 40 + int(width)%100, Level: level, Palette: NewPalette(false)}
			var out, plain, lines bytes.Buffer
			views := []View{NewTerminal(&out, o), NewPlain(&plain, o), NewJSON(&lines, o.Lang)}
			s := &explain.Session{}
			for _, e := range events {
				step := s.Observe(e)
				for _, v := range views {
					v.Step(step)
				}
			}
			checkShown(t, out.String(), o.Width)
			checkShown(t, plain.String(), 0)
			checkShown(t, lines.String(), 0)
			if n := strings.Count(lines.String(), "\n"); n != len(events) {
				t.Errorf("%d lines of JSON for %d events", n, len(events))
			}
		}
	})
}

// fuzzEvents is play for lines that may be anything.
func fuzzEvents(proto trace.Proto, dialogue string) []trace.Event {
	x := &example{proto: proto}
	for line := range strings.SplitSeq(dialogue, "\n") {
		word, rest, _ := strings.Cut(strings.TrimLeft(line, "\t"), " ")
		shown, _ := trace.Visible([]byte(rest))
		switch word {
		case "C:":
			x.client(rest)
		case "S:":
			x.server(rest)
		case "tls":
			x.add(trace.Event{Kind: trace.Secured, TLSInfo: &trace.TLSInfo{Version: "TLS 1.3", Names: []string{shown}, Issuer: shown, Error: shown, Reason: shown}})
		case "breach":
			x.add(trace.Event{Kind: trace.Problem, Fault: &trace.Fault{Name: shown, Detail: shown}})
		case "message":
			x.add(trace.Event{Kind: trace.Payload, Peer: trace.Server, Octets: int64(len(line)), Lines: 2, Excerpt: []string{shown, shown}})
		case "close":
			x.add(trace.Event{Kind: trace.Closed, Peer: trace.Server})
		}
	}
	return x.events
}

// checkShown finds a line that is too wide, and octets that are more than text.
func checkShown(t *testing.T, text string, width int) {
	t.Helper()
	for line := range strings.SplitSeq(text, "\n") {
		if v, odd := trace.Visible([]byte(line)); odd {
			t.Errorf("it shows %q", v)
		}
		if width > 0 && Width(line) > width {
			t.Errorf("%d columns in place of %d: %q", Width(line), width, line)
		}
	}
}
