package probe

import (
	"strings"
	"testing"

	"mailproto/trace"
)

// FuzzOffers: whatever a server lists, little of it is kept, and no size is absurd.
func FuzzOffers(f *testing.F) {
	f.Add("250-mx\n250-AUTH PLAIN LOGIN\n250 SIZE 1000")
	f.Add("+OK\nUSER\nSASL PLAIN")
	f.Add("250-\n25\n250 SIZE 99999999999999999999")
	f.Fuzz(func(t *testing.T, text string) {
		for _, verb := range []string{"EHLO", "CAPA"} {
			var p Port
			r := &reader{port: &p, asked: map[int]string{1: verb}}
			r.event(trace.Event{Kind: trace.Received, Re: 1, TLS: true, Reply: &trace.Reply{OK: true, Lines: strings.Split(text, "\n")}})
			p.judge(Service{Name: "submission"})
			if len(p.Inside) > maxWays || p.Size < 0 || p.Clear != nil {
				t.Errorf("%+v", p)
			}
		}
	})
}
