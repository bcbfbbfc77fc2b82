package lab

import (
	"strings"
	"testing"
)

// FuzzExchange: whatever the responses are, nobody comes in who has not said a
// secret, an exchange has an end, and no challenge is long.
func FuzzExchange(f *testing.F) {
	l := start(f)
	h, _ := l.handler(Submission)
	p := party{l, deafServer(f, l), &h}
	mechanisms := p.mechanisms()
	bob := l.account("bob")
	for i := range mechanisms {
		f.Add(uint8(i), "n,,n=bob,r=abc", "c=biws,r=abc,p=YQ==", "")
		f.Add(uint8(i), "\x00bob\x00builder", "", "*")
		f.Add(uint8(i), "user=bob\x01auth=Bearer "+bob.Token+"\x01\x01", "", "")
		f.Add(uint8(i), "n,a=bob,\x01auth=Bearer x\x01\x01", "\x01", "")
		f.Add(uint8(i), "bob", "builder", "bob 0123456789abcdef0123456789abcdef")
	}
	secrets := func(said string) bool {
		for _, a := range l.accounts {
			if strings.Contains(said, a.Password) || strings.Contains(said, a.Token) {
				return true
			}
		}
		return false
	}
	f.Fuzz(func(t *testing.T, which uint8, first, second, third string) {
		x := p.exchange(mechanisms[int(which)%len(mechanisms)])
		said := ""
		for _, response := range []string{first, second, third} {
			said += " " + response
			r := x.respond([]byte(response))
			if r.user != nil && !secrets(said) {
				t.Fatalf("%q came in", r.user.Name)
			}
			if len(encode64(r.challenge)) > 500 || len(r.reason()) > 200 {
				t.Fatalf("too long: %q", r.challenge)
			}
			if !r.more {
				return
			}
		}
		t.Fatal("an exchange without end")
	})
}
