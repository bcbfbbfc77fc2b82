package lab

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"strings"
	"sync"
	"testing"

	"github.com/xdg-go/scram"
)

// answers is a client's part of an exchange: what it says to each challenge. "*"
// cancels.
type answers func(challenge string) string

// say begins an exchange, answers its challenges, and returns what it comes to.
func (c *talker) exchange(mechanism string, answer answers) string {
	c.t.Helper()
	line := "AUTH " + mechanism
	for range 8 {
		if _, err := c.nc.Write([]byte(line + "\r\n")); err != nil {
			c.t.Fatal(err)
		}
		got := c.line()
		text, more := strings.CutPrefix(got, "334 ")
		if !more {
			text, more = strings.CutPrefix(got, "+ ")
		}
		if !more {
			return got
		}
		challenge, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			c.t.Fatalf("challenge %q: %v", text, err)
		}
		if line = answer(string(challenge)); line != "*" {
			line = encode64(line)
		}
	}
	c.t.Fatal("endless challenges")
	return ""
}

// scripted answers with these lines in turn.
func scripted(lines ...string) answers {
	return func(string) string {
		next := lines[0]
		lines = lines[1:]
		return next
	}
}

// proof is a client of SCRAM.
func proof(t *testing.T, hash scram.HashGeneratorFcn, user, password string, b scram.ChannelBinding, aware bool) answers {
	client, err := hash.NewClient(user, password, "")
	if err != nil {
		t.Fatal(err)
	}
	conv := client.NewConversationWithChannelBinding(b)
	if aware {
		conv = client.NewConversationAdvertisingChannelBinding()
	}
	return func(challenge string) string {
		answer, err := conv.Step(challenge)
		if err != nil {
			t.Errorf("the client says: %v", err)
		}
		if conv.Done() && !conv.Valid() {
			t.Error("the server did not prove that it knows the password")
		}
		return answer
	}
}

// exporter is the value of the talker's TLS connection, as its end sees it.
func (c *talker) exporter() scram.ChannelBinding {
	state := c.nc.(*tls.Conn).ConnectionState()
	b, err := scram.NewTLSExporterBinding(&state)
	if err != nil {
		c.t.Fatal(err)
	}
	return b
}

func (c *talker) endPoint() scram.ChannelBinding {
	state := c.nc.(*tls.Conn).ConnectionState()
	b, err := scram.NewTLSServerEndpointBinding(&state)
	if err != nil {
		c.t.Fatal(err)
	}
	return b
}

// inBoth runs a test at the end of a way to a login of SMTP and of POP3, in TLS.
func inBoth(t *testing.T, l *Lab, test func(t *testing.T, c *talker, yes, no string)) {
	t.Run("smtp", func(t *testing.T) {
		c := dial(t, l, Submissions)
		c.play("S: 220\nC: EHLO c.test\nS* 250 ")
		test(t, c, "235 2.7.0 Logged in", "535 5.7.8 ")
	})
	t.Run("pop3", func(t *testing.T) {
		c := dial(t, l, POP3S)
		c.play("S: +OK")
		test(t, c, "+OK Maildrop open", "-ERR [AUTH] ")
	})
}

func TestMechanisms(t *testing.T) {
	l := start(t)
	token := l.account("bob").Token
	none := scram.ChannelBinding{}
	const wrongName, wrong = "User name or password is wrong", "The token is not valid"
	for _, tt := range []struct {
		name, mechanism string
		answers         func(t *testing.T, c *talker) answers
		refused         string // why; empty: it is not
	}{
		{"PLAIN", "PLAIN", say("\x00bob\x00builder"), ""},
		{"LOGIN", "LOGIN", say("bob", "builder"), ""},
		{"OAUTHBEARER", "OAUTHBEARER", say("n,a=bob,\x01host=x\x01port=1\x01auth=Bearer " + token + "\x01\x01"), ""},
		{"OAUTHBEARER without a name", "OAUTHBEARER", say("n,,\x01auth=bearer " + token + "\x01\x01"), ""},
		{"OAUTHBEARER, wrong token", "OAUTHBEARER", say("n,a=bob,\x01auth=Bearer x\x01\x01", "\x01"), wrong},
		{"OAUTHBEARER, somebody else's token", "OAUTHBEARER", say("n,a=alice,\x01auth=Bearer "+token+"\x01\x01", "\x01"), wrong},
		{"XOAUTH2", "XOAUTH2", say("user=bob@lab.test\x01auth=Bearer " + token + "\x01\x01"), ""},
		{"XOAUTH2, wrong token", "xoauth2", say("user=bob\x01auth=Bearer x\x01\x01", ""), wrong},
		{"CRAM-MD5", "CRAM-MD5", digests("bob", "builder"), ""},
		{"CRAM-MD5, wrong password", "CRAM-MD5", digests("bob", "wonderland"), wrongName},
		{"CRAM-MD5, unknown user", "CRAM-MD5", digests("mallory", ""), wrongName},
		{"SCRAM-SHA-1", "SCRAM-SHA-1", proves(scram.SHA1, "bob", "builder", none), ""},
		{"SCRAM-SHA-256", "SCRAM-SHA-256", proves(scram.SHA256, "bob@LAB.test", "builder", none), ""},
		{"SCRAM-SHA-256, wrong password", "SCRAM-SHA-256", proves(scram.SHA256, "bob", "wonderland", none), wrongName},
		{"SCRAM-SHA-256, unknown user", "SCRAM-SHA-256", proves(scram.SHA256, "mallory", "builder", none), wrongName},
		{"SCRAM-SHA-1-PLUS", "SCRAM-SHA-1-PLUS", binds(scram.SHA1, (*talker).exporter), ""},
		{"SCRAM-SHA-256-PLUS", "SCRAM-SHA-256-PLUS", binds(scram.SHA256, (*talker).exporter), ""},
		{"SCRAM-SHA-256-PLUS, end point", "SCRAM-SHA-256-PLUS", binds(scram.SHA256, (*talker).endPoint), ""},
		{"SCRAM-SHA-256-PLUS, another connection", "SCRAM-SHA-256-PLUS", binds(scram.SHA256, func(c *talker) scram.ChannelBinding {
			return scram.ChannelBinding{Type: scram.ChannelBindingTLSExporter, Data: make([]byte, 32)}
		}), "Channel binding does not match"},
		{"SCRAM-SHA-256-PLUS, tls-unique", "SCRAM-SHA-256-PLUS", binds(scram.SHA256, func(c *talker) scram.ChannelBinding {
			return scram.ChannelBinding{Type: scram.ChannelBindingTLSUnique, Data: make([]byte, 12)}
		}), "Channel binding tls-unique is not supported here"},
		{"downgrade", "SCRAM-SHA-256", func(t *testing.T, _ *talker) answers {
			return proof(t, scram.SHA256, "bob", "builder", none, true)
		}, "Downgrade"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inBoth(t, l, func(t *testing.T, c *talker, yes, no string) {
				want := yes
				if tt.refused != "" {
					want = no + tt.refused
				}
				if got := c.exchange(tt.mechanism, tt.answers(t, c)); !strings.HasPrefix(got, want) {
					t.Errorf("got  %q\nwant %q", got, want)
				}
				c.play("C: QUIT\nS:")
			})
		})
	}
}

func say(lines ...string) func(*testing.T, *talker) answers {
	return func(*testing.T, *talker) answers { return scripted(append([]string{}, lines...)...) }
}

func digests(user, password string) func(*testing.T, *talker) answers {
	return func(*testing.T, *talker) answers {
		return func(challenge string) string { return user + " " + cram(challenge, password) }
	}
}

func proves(hash scram.HashGeneratorFcn, user, password string, b scram.ChannelBinding) func(*testing.T, *talker) answers {
	return func(t *testing.T, _ *talker) answers { return proof(t, hash, user, password, b, false) }
}

func binds(hash scram.HashGeneratorFcn, to func(*talker) scram.ChannelBinding) func(*testing.T, *talker) answers {
	return func(t *testing.T, c *talker) answers { return proof(t, hash, "bob", "builder", to(c), false) }
}

// TestMechanismsDialogues: what is malformed, cancelled or out of place, whatever
// the mechanism.
func TestMechanismsDialogues(t *testing.T) {
	first := encode64("n,,n=bob,r=abc")
	nobody := encode64("user=bob\x01auth=Bearer x\x01\x01")
	l := start(t)
	for _, tt := range []struct{ name, dialogue string }{
		{"CRAM-MD5: the server begins", "C: AUTH CRAM-MD5 YQ==\nS: 501 5.5.4\nC: NOOP\nS: 250"},
		{"CRAM-MD5 without a digest", "C: AUTH CRAM-MD5\nS: 334 PD\nC: " + encode64("bob") + "\nS: 501 5.5.2"},
		{"CRAM-MD5 with capitals", "C: AUTH CRAM-MD5\nS: 334 PD\nC: " + encode64("bob "+strings.Repeat("A", 32)) + "\nS: 501 5.5.2"},
		{"CRAM-MD5 cancelled", "C: AUTH CRAM-MD5\nS: 334 PD\nC: *\nS: 501 5.7.0\nC: NOOP\nS: 250"},
		{"SCRAM, an empty challenge first", "C: AUTH SCRAM-SHA-256\nS= 334 \nC: " + first + "\nS: 334 "},
		{"SCRAM, no message", "C: AUTH SCRAM-SHA-256 =\nS: 501 5.5.2\nC: NOOP\nS: 250"},
		{"SCRAM, no nonce", "C: AUTH SCRAM-SHA-256 " + encode64("n,,n=bob,r=") + "\nS: 501 5.5.2"},
		{"SCRAM, extension", "C: AUTH SCRAM-SHA-256 " + encode64("n,,m=x,n=bob,r=abc") + "\nS: 501 5.5.2"},
		{"SCRAM for somebody else", "C: AUTH SCRAM-SHA-256 " + encode64("n,a=alice,n=bob,r=abc") + "\nS: 535 5.7.8 Nobody"},
		{"SCRAM, PLUS in clear", "C: AUTH SCRAM-SHA-256-PLUS\nS: 504 5.5.4"},
		{"SCRAM, a binding without PLUS", "C: AUTH SCRAM-SHA-256 " + encode64("p=tls-exporter,,n=bob,r=abc") + "\nS: 501 5.5.2"},
		{"SCRAM, no proof", "C: AUTH SCRAM-SHA-256 " + first + "\nS: 334\nC: " + encode64("c=biws,r=abc") + "\nS: 501 5.5.2"},
		{"SCRAM, another nonce", "C: AUTH SCRAM-SHA-256 " + first + "\nS: 334\nC: " + encode64("c=biws,r=abc,p="+encode64(strings.Repeat("x", 32))) + "\nS: 535 5.7.8"},
		{"SCRAM, a short proof", "C: AUTH SCRAM-SHA-256 " + first + "\nS: 334\nC: " + encode64("c=biws,r=abc,p=YQ==") + "\nS: 535 5.7.8"},
		{"SCRAM, no base64", "C: AUTH SCRAM-SHA-256 " + first + "\nS: 334\nC: ?\nS: 501 5.5.2\nC: NOOP\nS: 250"},
		{"SCRAM, cancelled", "C: AUTH SCRAM-SHA-256 " + first + "\nS: 334\nC: *\nS: 501 5.7.0\nC: NOOP\nS: 250"},
		{"XOAUTH2, malformed", "C: AUTH XOAUTH2 " + encode64("user=bob") + "\nS: 501 5.5.2"},
		{"XOAUTH2, a token that is nobody's value", "C: AUTH XOAUTH2 " + encode64("user=bob\x01Bearer "+l.account("bob").Token+"\x01\x01") + "\nS: 501 5.5.2"},
		{"XOAUTH2, the error and cancelled", "C: AUTH XOAUTH2 " + nobody + "\nS= 334 " + encode64(refusedToken("XOAUTH2")) + "\nC: *\nS: 501 5.7.0"},
		{"XOAUTH2, the error and QUIT, which is no command there", "C: AUTH XOAUTH2 " + nobody + "\nS: 334\nC: QUIT\nS: 535 5.7.8\nC: NOOP\nS: 250"},
		{"OAUTHBEARER, malformed", "C: AUTH OAUTHBEARER " + encode64("p=x,,\x01auth=Bearer x\x01\x01") + "\nS: 501 5.5.2"},
		{"EXTERNAL without a certificate", "C: AUTH EXTERNAL =\nS: 504 5.5.4"},
		{"ANONYMOUS", "C: AUTH ANONYMOUS YQ==\nS: 504 5.5.4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dial(t, l, Submission).play("S: 220\nC: EHLO c.test\nS* 250 \n" + tt.dialogue)
		})
	}
	dial(t, l, POP3).play("S: +OK\nC: AUTH CRAM-MD5 YQ==\nS: -ERR In this mechanism\nC: AUTH SCRAM-SHA-1\nS= + \nC: " +
		strings.Repeat("A", 12289) + "\nS: -ERR The line is too long\nC: AUTH ANONYMOUS\nS: -ERR No such")
}

// TestExternal: who shows a certificate that the lab has issued is the user that it
// names; any other certificate opens nothing.
func TestExternal(t *testing.T) {
	l := start(t)
	other := start(t)
	certificate := func(l *Lab, user string) *tls.Certificate {
		cert, key, err := l.ClientCertificate(user)
		if err != nil {
			t.Fatal(err)
		}
		pair, err := tls.X509KeyPair(cert, key)
		if err != nil {
			t.Fatal(err)
		}
		return &pair
	}
	for _, tt := range []struct {
		name        string
		certificate *tls.Certificate
		dialogue    string
	}{
		{"no name", certificate(l, "alice"), "C: AUTH EXTERNAL =\nS: 235"},
		{"the name", certificate(l, "alice@lab.test"), "C: AUTH EXTERNAL\nS= 334 \nC: " + encode64("alice") + "\nS: 235"},
		{"another name", certificate(l, "alice"), "C: AUTH EXTERNAL " + encode64("bob") + "\nS: 535 5.7.8 The certificate"},
		{"another lab's", certificate(other, "alice"), "C: AUTH EXTERNAL =\nS: 504 5.5.4"},
		{"none", nil, "C: AUTH EXTERNAL =\nS: 504 5.5.4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := dialAddr(t, l, l.Addr(Submissions))
			cfg := &tls.Config{RootCAs: l.CAs(), ServerName: Hostname}
			if tt.certificate != nil {
				// Whatever the server asks for.
				cfg.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return tt.certificate, nil }
			}
			c.secure(cfg)
			c.play("S: 220\nC: EHLO c.test\nS* 250 \n" + tt.dialogue)
		})
	}
	if _, _, err := l.ClientCertificate("mallory"); err == nil {
		t.Error("a certificate for a user who does not exist")
	}
	if _, err := l.ca.cert.Verify(x509.VerifyOptions{Roots: l.CAs()}); err != nil {
		t.Error(err)
	}
}

// TestAPOP: the digest is of this session's greeting, and only of that.
func TestAPOP(t *testing.T) {
	l := start(t, withMail)
	for _, tt := range []struct{ name, user, password, want string }{
		{"right", "bob", "builder", "+OK Maildrop open"},
		{"by address", "bob@lab.test", "builder", "+OK Maildrop open"},
		{"wrong password", "bob", "wonderland", "-ERR [AUTH]"},
		{"unknown user", "mallory", "builder", "-ERR [AUTH]"},
		{"unknown user, no password", "mallory", "", "-ERR [AUTH]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := dial(t, l, POP3)
			greeting := c.line()
			timestamp := greeting[strings.LastIndexByte(greeting, ' ')+1:]
			c.play("C: APOP " + tt.user + " " + apop(timestamp, tt.password) + "\nS: " + tt.want + "\nC: QUIT\nS: +OK\nend")
			again := dial(t, l, POP3)
			again.play("S: +OK\nC: APOP " + tt.user + " " + apop(timestamp, tt.password) + "\nS: -ERR [AUTH]")
		})
	}
	// The greeting is that of the connection, which STLS does not begin anew.
	c := dial(t, l, POP3)
	greeting := c.line()
	c.play("C: STLS\nS: +OK\ntls\nC: APOP bob " + apop(greeting[strings.LastIndexByte(greeting, ' ')+1:], "builder") + "\nS: +OK\nC: QUIT\nS: +OK\nend")
	dial(t, l, POP3).play("S: +OK\nC: APOP\nS: -ERR APOP is\nC: APOP bob\nS: -ERR APOP is\nC: APOP bob a b\nS: -ERR APOP is")
}

// TestDigestVectors compares with the examples of the RFCs.
func TestDigestVectors(t *testing.T) {
	if got := cram("<1896.697170952@postoffice.reston.mci.net>", "tanstaaftanstaaf"); got != "b913a602c7eda7a495b4e6e7334d3890" { // RFC 2195 §2
		t.Errorf("CRAM-MD5: %s", got)
	}
	if got := apop("<1896.697170952@dbc.mtview.ca.us>", "tanstaaf"); got != "c4c9334bac560ecc979e58001b3e22fb" { // RFC 1939 §7
		t.Errorf("APOP: %s", got)
	}
}

// TestKeysAreMadeOnce: SCRAM's keys cost time, so they are kept, and made only for
// who logs in with it.
func TestKeysAreMadeOnce(t *testing.T) {
	l := start(t, func(o *Options) { o.Students = 30 })
	if len(l.logins.keys) != 0 {
		t.Error("keys were made before anybody asked")
	}
	var all sync.WaitGroup
	for range 8 {
		c := dial(t, l, Submission)
		all.Go(func() {
			c.play("S: 220\nC: EHLO c.test\nS* 250 \nC: AUTH SCRAM-SHA-256 " + encode64("n,,n=alice,r=abc") + "\nS: 334")
		})
	}
	all.Wait()
	if len(l.logins.keys) != 1 {
		t.Errorf("%d keys", len(l.logins.keys))
	}
}
