package wire_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"mailproto/trace"
	"mailproto/trace/wire"
)

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// TestSecrets follows a login whose server gives everything back that it is told,
// in every form, and then breaks off in the middle of a line.
func TestSecrets(t *testing.T) {
	const secret = `wonder"land\é`
	plain := b64("\x00alice\x00" + secret)
	for _, tt := range []struct {
		name  string
		proto trace.Proto
		lines []string // the client's, each answered by the next of says
		says  []string
	}{
		{"plain", trace.SMTP, []string{"AUTH PLAIN " + plain}, []string{"535-" + secret + "\r\n535 " + plain + "\r\n"}},
		{"plain, later", trace.SMTP, []string{"AUTH PLAIN", plain}, []string{"334 \r\n", "501 " + plain + "\r\n"}},
		{"login", trace.SMTP, []string{"AUTH LOGIN", b64("alice"), b64(secret)},
			[]string{"334 VXNlcm5hbWU6\r\n", "334 " + b64("password of alice, not "+secret) + "\r\n", "535 no " + secret + "\r\n"}},
		{"pass", trace.POP3, []string{"USER alice", "PASS " + secret}, []string{"+OK\r\n", "-ERR " + secret + "\r\n"}},
		{"by hand", trace.POP3, []string{"auth plain", plain}, []string{"+ \r\n", "-ERR " + secret + "\x00\r\n"}},
		{"half a line", trace.POP3, []string{"PASS " + secret}, []string{"-ERR " + secret + " is"}},
		{"no line end", trace.POP3, []string{"PASS " + secret}, []string{strings.Repeat("x", 50) + secret + strings.Repeat("x", wire.MaxLine)}},
		{"bare LF", trace.POP3, []string{"PASS " + secret}, []string{"-ERR " + secret + "\n"}},
		{"malformed", trace.SMTP, []string{"AUTH PLAIN " + plain}, []string{secret + "\r\n"}},
		{"unasked", trace.POP3, []string{"PASS " + secret, "QUIT"}, []string{"-ERR\r\n+OK " + secret + "\r\n", "+OK\r\n"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				c, rec := dial(t, wire.Options{Proto: tt.proto}, func(p *peer) {
					for i, line := range tt.lines {
						p.hear(line) // the secret itself reaches the server
						p.say(tt.says[i])
					}
				})
				c.Secret(secret)
				var said strings.Builder
				for _, line := range tt.lines {
					r, err := ask(c, line)
					said.WriteString(r)
					if err != nil {
						said.WriteString(err.Error())
					}
				}
				c.Close()
				text, _ := json.Marshal(rec.events)
				said.Write(text)
				for _, e := range rec.events {
					said.Write(e.Raw)
				}
				for _, form := range []string{secret, "wonder", "land", b64(secret), plain, b64(secret)[4:12]} {
					if strings.Contains(said.String(), form) {
						t.Errorf("%q stands in\n%s", form, said.String())
					}
				}
			})
		})
	}
}

func TestShowSecrets(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, rec := dial(t, wire.Options{Proto: trace.POP3, ShowSecrets: true}, func(p *peer) {
			p.hear("PASS wonderland")
			p.say("-ERR wonderland\r\n")
		})
		c.Secret("wonderland")
		ask(c, "PASS wonderland")
		c.Close()
		rec.want(t, `
			1 connected pipe
			2 C: PASS wonderland
			3 S: -ERR wonderland (0)
			4 closed C`)
	})
}
