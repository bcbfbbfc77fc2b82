package explain

import (
	"testing"

	"mailproto/trace"
)

// TestCancelled: the refusal that answers * is what the client has asked for.
func TestCancelled(t *testing.T) {
	for _, c := range []struct {
		proto  trace.Proto
		script []string
		en, zh string
	}{
		{trace.SMTP, []string{"S: 220 x", "C: EHLO me", "S: 250-x", "S: 250 AUTH LOGIN", "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6", "C: *", "S: 501 5.7.0 cancelled"},
			"login cancelled, as the client asked", "登录已按客户端的要求取消"},
		{trace.SMTP, []string{"S: 220 x", "C: EHLO me", "S: 250-x", "S: 250 AUTH LOGIN", "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6", "C: !", "S: 501 5.5.2 no"},
			"base64 malformed", "base64 有误"},
		{trace.POP3, []string{"S: +OK x", "C: AUTH LOGIN", "S: + VXNlcm5hbWU6", "C: *", "S: -ERR cancelled"},
			"login cancelled, as the client asked", "登录已按客户端的要求取消"},
		{trace.POP3, []string{"S: +OK x", "C: AUTH LOGIN", "S: + VXNlcm5hbWU6", "C: !", "S: -ERR no"},
			"login refused", "登录被拒"},
	} {
		w, s := newWireTap(c.proto), &Session{}
		var n Note
		for _, line := range c.script {
			e, err := w.play(line)
			if err != nil {
				t.Fatal(err)
			}
			if e != nil {
				n = s.Observe(*e).Notes[0]
			}
		}
		if n.Title.En != c.en || n.Title.Zh != c.zh {
			t.Errorf("%s %q: %q, %q", c.proto, c.script, n.Title.En, n.Title.Zh)
		}
	}
}
