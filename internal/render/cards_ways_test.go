package render

import (
	"testing"

	"mailproto/internal/lang"
)

func TestCardWays(t *testing.T) {
	s := LabSheet{Services: []LabService{{Name: "submissions", Host: "127.0.0.1", Port: "2465"}, {Name: "submission", TLS: "STARTTLS", Host: "127.0.0.1", Port: "2587"}}}
	for l, want := range map[lang.Lang]string{
		lang.En: "127.0.0.1, port 2587, STARTTLS (or port 2465, SSL/TLS)",
		lang.Zh: "127.0.0.1，端口 2587，STARTTLS（或端口 2465，SSL/TLS）",
	} {
		p := &page{Options: Options{Lang: l}}
		if got := p.ways(s, "submission", "submissions"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
