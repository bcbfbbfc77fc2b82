package session_test

import (
	"io"
	"net"
	"strings"
	"testing"

	"mailproto/trace/session"
)

// offers begins a session with a server that offers these mechanisms.
func offers(mechanisms string) string {
	return "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 AUTH " + mechanisms + "\n"
}

const bye = "C: QUIT\nS: 221 bye"

func TestSMTPAuth(t *testing.T) {
	named := func(mechanism string) *session.SMTPConfig {
		return login(func(c *session.SMTPConfig) { c.Auth = mechanism })
	}
	runSMTP(t, []smtpCase{
		{"plain", login(nil), offers("LOGIN PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 235 ok\n" + bye, ""},
		{"plain, offered in an old way", login(nil), "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 AUTH=PLAIN\nC: AUTH PLAIN <PLAIN>\nS: 235 ok\n" + bye, ""},
		{"plain, small letters", named("plain"), offers("Plain") + "C: AUTH PLAIN <PLAIN>\nS: 235 ok\n" + bye, ""},
		{"plain, initial response refused", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 501 5.5.4 no\nC: AUTH PLAIN\nS: 334 \nC: <PLAIN>\nS: 235 ok\n" + bye, ""},
		{"plain, initial response overlooked", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 334 \nC: <PLAIN>\nS: 235 ok\n" + bye, ""},
		{"plain, bare 334", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 334\nC: <PLAIN>\nS: 235\n" + bye, ""},
		{"plain, both ways refused", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 501 no\nC: AUTH PLAIN\nS: 501 no\n" + bye, "auth"},
		{"login", named("LOGIN"), offers("LOGIN PLAIN") + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: <ALICE>\nS: 334 UGFzc3dvcmQ6\nC: <PASSWORD>\nS: 235 ok\n" + bye, ""},
		{"login, all that is offered", login(nil), offers("NTLM LOGIN") + "C: AUTH LOGIN\nS: 334 \nC: <ALICE>\nS: 334 \nC: <PASSWORD>\nS: 235 ok\n" + bye, ""},
		{"login, a user nobody knows", named("LOGIN"), offers("LOGIN") + "C: AUTH LOGIN\nS: 334 \nC: <ALICE>\nS: 535 no\n" + bye, "auth"},
		{"login refused at once", named("LOGIN"), offers("LOGIN") + "C: AUTH LOGIN\nS: 504 5.5.4 no\n" + bye, "auth"},
		{"535", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 535 5.7.8 no\n" + bye, "auth"},
		{"454", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 454 4.7.0 later\n" + bye, "auth"},
		{"530", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 530 5.7.0 TLS first\n" + bye, "auth"},
		{"421", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 421 4.7.0 too many\ndrop", "auth"},
		{"unreadable", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: no", "protocol/malformed-reply"},
		{"no mechanism of ours", login(nil), offers("NTLM GSSAPI") + bye, "auth/no-mechanism"},
		{"no mechanism at all", login(nil), "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 AUTH\n" + bye, "auth/no-mechanism"},
		{"no AUTH", login(nil), "S: 220 mx\nC: EHLO me\nS: 250 mx\n" + bye, "auth/no-mechanism"},
		{"named, not offered", named("LOGIN"), offers("PLAIN") + bye, "auth/no-mechanism"},
		{"none", named("none"), offers("PLAIN") + bye, ""},
		{"a challenge too many is cancelled", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 334 \nC: <PLAIN>\nS: 334 more\nC: *\nS: 501 cancelled\n" + bye, "auth"},
		{"endless challenges", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 334 \nC: <PLAIN>\nS: 334 \nC: *\nS: 334 \nC: *\nS: 334 ", "protocol/endless-challenges"},
		{"the server gives the secret back", login(nil), offers("PLAIN") + "C: AUTH PLAIN <PLAIN>\nS: 535-<secret>\nS: 535 <PLAIN>\n" + bye, "auth"},
	})
}

// TestSMTPAuthLong: a response that makes the line longer than a command may be
// goes without the command (RFC 4954 §4).
func TestSMTPAuthLong(t *testing.T) {
	for _, tt := range []struct {
		octets  int // of the password
		initial bool
	}{{365, true}, {366, false}, {2000, false}} {
		secret := strings.Repeat("w", tt.octets)
		response := b64("\x00alice\x00" + secret)
		script := offers("PLAIN") + "C: AUTH PLAIN\nS: 334 \nC: " + response + "\nS: 235 ok\n" + bye
		if tt.initial {
			script = offers("PLAIN") + "C: AUTH PLAIN " + response + "\nS: 235 ok\n" + bye
			if n := len("AUTH PLAIN " + response + "\r\n"); n > 512 {
				t.Errorf("a command of %d octets", n)
			}
		}
		if _, _, err := run(t, script, login(func(c *session.SMTPConfig) { c.Password = secret })); err != nil {
			t.Errorf("a password of %d octets: %v", tt.octets, err)
		}
	}
}

// TestSMTPCleartext: to another machine no password goes in clear, not even a
// part of the exchange.
func TestSMTPCleartext(t *testing.T) {
	for _, tt := range []struct {
		name   string
		remote bool
		allow  bool
		sends  bool
	}{{"here", false, false, true}, {"elsewhere", true, false, false}, {"elsewhere, allowed", true, true, true}} {
		t.Run(tt.name, func(t *testing.T) {
			script, want := offers("PLAIN")+bye, "auth/cleartext"
			if tt.sends {
				script, want = fill(offers("PLAIN")+"C: AUTH PLAIN <PLAIN>\nS: 235 ok\n"+bye), ""
			}
			cfg := login(func(c *session.SMTPConfig) { c.AllowCleartext = tt.allow })
			o := scene{script: script, remote: tt.remote}.run(t, cfg)
			if fail(o.err) != want {
				t.Errorf("failure %q, want %q", fail(o.err), want)
			}
		})
	}
}

// TestSMTPStripped: where STARTTLS was taken out of the offers, nothing of the
// login is on the wire.
func TestSMTPStripped(t *testing.T) {
	var heard strings.Builder
	o := scene{remote: true, serve: func(_ *testing.T, nc net.Conn) {
		io.WriteString(nc, "220 mx\r\n")
		buf := make([]byte, 4096)
		for _, reply := range []string{"250-mx\r\n250 AUTH PLAIN LOGIN\r\n", "221 bye\r\n"} {
			n, _ := nc.Read(buf)
			heard.Write(buf[:n])
			io.WriteString(nc, reply)
		}
	}}.run(t, login(tlsMode(session.TLSAuto)))
	if fail(o.err) != "tls/not-offered" || heard.String() != "EHLO me\r\nQUIT\r\n" {
		t.Errorf("%v after %q", o.err, heard.String())
	}
}

// TestPasswordThatIsAWord: what a session does never depends on what its password
// masks in the server's words.
func TestPasswordThatIsAWord(t *testing.T) {
	cfg := mail(func(c *session.SMTPConfig) {
		c.TLS, c.Pipeline, c.User, c.Password = session.TLSAuto, true, "alice", "STARTTLS"
	})
	script := begin + "S: 220 go\nC: EHLO me\nS: 250-mx\nS: 250 AUTH PLAIN\nC: AUTH PLAIN " + b64("\x00alice\x00STARTTLS") + "\nS: 535 no\n" + bye
	if _, _, err := run(t, script, cfg); fail(err) != "auth" {
		t.Error(err)
	}
	cfg = mail(func(c *session.SMTPConfig) { c.User, c.Password, c.Message.Octets = "alice", "1024", 20_000_000 })
	script = "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250-AUTH PLAIN\nS: 250 SIZE 10240000\nC: AUTH PLAIN " + b64("\x00alice\x001024") + "\nS: 235 ok\n" + bye
	if _, _, err := run(t, script, cfg); fail(err) != "message/too-large" {
		t.Error(err)
	}
}
