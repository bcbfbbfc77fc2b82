package explain

import (
	"strings"
	"testing"
)

// TestChallenges reads replies that ask for more: what is due is no next command, and
// what the base64 of a challenge holds is shown as in a session, the server's signature
// hidden.
func TestChallenges(t *testing.T) {
	for _, c := range []struct{ in, line, decoded, do string }{
		{"334 VXNlcm5hbWU6", "334 VXNlcm5hbWU6", "Username:", "base64"},
		{"+ VXNlcm5hbWU6", "+ VXNlcm5hbWU6", "Username:", "base64"},
		{"334 G1szMW1VOg==", "334 G1szMW1VOg==", `\x1b[31mU:`, "base64"},
		{"334 cj1hYmMscz1hLGk9NDA5Ng==", "334 cj1hYmMscz1hLGk9NDA5Ng==", "r=abc,s=a,i=4096", "base64"},
		{"+ dj1zZWNyZXRzaWduYXR1cmU=", "+ ****", "v=****", "base64"},
		{"334 no base64", "334 no base64", "", "base64"},
		{"354 Go ahead", "354 Go ahead", "", "single dot"},
		{"353 more", "353 more", "", "announced"},
	} {
		r, ok := ReadReply(c.in)
		if !ok {
			t.Errorf("%q is no reply", c.in)
			continue
		}
		decoded := ""
		for _, n := range r.Notes {
			if n.Role == RoleDecoded {
				decoded = n.Label
			}
		}
		if r.Reply.Lines[0] != c.line || decoded != c.decoded {
			t.Errorf("%q: line %q, decoded %q; want %q, %q", c.in, r.Reply.Lines[0], decoded, c.line, c.decoded)
		}
		if !strings.Contains(r.Do.En, c.do) || r.Do.Zh == "" {
			t.Errorf("%q: do %q", c.in, r.Do)
		}
	}
}
