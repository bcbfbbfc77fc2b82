package session_test

import (
	"net"
	"regexp"
	"strings"
	"testing"

	"mailproto/trace"
	"mailproto/trace/session"
)

// saslCase is an exchange in both protocols: MORE stands for 334 and "+", YES for 235
// and +OK, NO for 535 and -ERR; what stands in braces crosses the wire in base64.
type saslCase struct {
	name, offers, auth string
	change             func(*session.Config)
	exchange           string
	fail               string
}

var braces = regexp.MustCompile(`\{([^{}]*)\}`)

// inSMTP is an exchange as SMTP writes it, where the first response goes with AUTH.
func inSMTP(exchange string) string {
	s := regexp.MustCompile(`(C: AUTH \S+)\nS: MORE \nC: ([^*])`).ReplaceAllString(exchange, "$1 $2")
	s = regexp.MustCompile(`(C: AUTH \S+) \n`).ReplaceAllString(s, "$1 =\n")
	return decodedIn(strings.NewReplacer("S: MORE", "S: 334", "S: YES", "S: 235 2.7.0 ok", "S: NO", "S: 535 5.7.8 no").Replace(s))
}

// inPOP3 is an exchange as POP3 writes it.
func inPOP3(exchange string) string {
	return decodedIn(strings.NewReplacer("S: MORE", "S: +", "S: YES", "S: +OK in", "S: NO", "S: -ERR [AUTH] no").Replace(exchange))
}

func decodedIn(s string) string {
	return braces.ReplaceAllStringFunc(s, func(m string) string {
		return b64(strings.ReplaceAll(m[1:len(m)-1], `\x01`, "\x01"))
	})
}

// ends is how the dialogue of a case goes on.
func (c *saslCase) ends(bye string) string {
	switch {
	case strings.HasSuffix(c.exchange, "drop"), strings.HasPrefix(c.fail, "protocol"), strings.Contains(c.fail, "scram-"):
		return ""
	}
	return "\n" + bye
}

func runSASL(t *testing.T, cases []saslCase) {
	t.Helper()
	for _, tt := range cases {
		config := session.Config{User: "alice", Auth: tt.auth, QuitAfter: session.StageAuth}
		if tt.change != nil {
			tt.change(&config)
		}
		t.Run("smtp "+tt.name, func(t *testing.T) {
			script := offers(tt.offers) + inSMTP(tt.exchange) + tt.ends("C: QUIT\nS: 221 bye")
			_, events, err := run(t, script, &session.SMTPConfig{Config: config})
			if fail(err) != tt.fail {
				t.Errorf("failure %q (%v), want %q\n%s", fail(err), err, tt.fail, transcript(events))
			}
		})
		t.Run("pop3 "+tt.name, func(t *testing.T) {
			script := "S: +OK <1.2@mx>\nC: CAPA\nS: +OK\nS: SASL " + tt.offers + "\nS: .\n" + inPOP3(tt.exchange) + tt.ends("C: QUIT\nS: +OK")
			_, events, err := run(t, script, &session.POP3Config{Config: config})
			if fail(err) != tt.fail {
				t.Errorf("failure %q (%v), want %q\n%s", fail(err), err, tt.fail, transcript(events))
			}
		})
	}
}

// vector is the user, password and nonce of an example of an RFC.
func vector(nonce string) func(*session.Config) {
	return func(c *session.Config) {
		c.User, c.Password, c.Nonce = "user", "pencil", func() string { return nonce }
	}
}

// The examples of RFC 5802 §5 and RFC 7677 §3.
const (
	begin1   = "C: AUTH SCRAM-SHA-1\nS: MORE \nC: {n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL}\n"
	first1   = begin1 + "S: MORE {r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096}\n"
	proof1   = first1 + "C: {c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=}\n"
	begin256 = "C: AUTH SCRAM-SHA-256\nS: MORE \nC: {n,,n=user,r=rOprNGfwEbeRWgbNEkqO}\n"
	proof256 = begin256 + "S: MORE {r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096}\n" +
		"C: {c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=}\n"
)

var (
	user1   = vector("fyko+d2lbbFgONRv9qkxdawL")
	user256 = vector("rOprNGfwEbeRWgbNEkqO")
)

func TestSCRAM(t *testing.T) {
	runSASL(t, []saslCase{
		{"SHA-1", "SCRAM-SHA-1", "auto", user1, proof1 + "S: MORE {v=rmF9pqV8S7suAoZWja4dJRkFsKQ=}\nC: \nS: YES", ""},
		{"SHA-256", "PLAIN SCRAM-SHA-1 SCRAM-SHA-256", "auto", user256, proof256 + "S: MORE {v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=}\nC: \nS: YES", ""},
		{"refused", "SCRAM-SHA-1", "scram-sha-1", user1, proof1 + "S: NO", "auth"},
		{"refused with a reason", "SCRAM-SHA-1", "scram-sha-1", user1, proof1 + "S: MORE {e=invalid-proof}\nC: \nS: NO", "auth"},
		{"refused with a reason at first", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {e=unknown-user}\nC: \nS: NO", "auth"},
		{"a reason, and yet a yes", "SCRAM-SHA-1", "scram-sha-1", user1, proof1 + "S: MORE {e=invalid-proof}\nC: \nS: YES", "protocol/scram-unproven"},
		{"no signature", "SCRAM-SHA-1", "scram-sha-1", user1, proof1 + "S: YES", "protocol/scram-unproven"},
		{"a yes before the proof", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: YES", "protocol/scram-unproven"},
		{"wrong signature", "SCRAM-SHA-1", "scram-sha-1", user1, proof1 + "S: MORE {v=AAAApqV8S7suAoZWja4dJRkFsKQ=}\nC: *\nS: NO", "auth/scram-signature"},
		{"signature that is none", "SCRAM-SHA-1", "scram-sha-1", user1, proof1 + "S: MORE {hello}\nC: *\nS: NO", "protocol/scram-malformed"},
		{"another nonce", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {r=another,s=QSXCR+Q6sek8bf92,i=4096}\nC: *\nS: NO", "protocol/scram-nonce"},
		{"nonce not extended", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096}\nC: *\nS: NO", "protocol/scram-nonce"},
		{"a million and one rounds", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXCR+Q6sek8bf92,i=1000001}\nC: *\nS: NO", "auth/scram-iterations"},
		{"rounds beyond counting", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXCR+Q6sek8bf92,i=99999999999999999999}\nC: *\nS: NO", "auth/scram-iterations"},
		{"no rounds", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXCR+Q6sek8bf92,i=0}\nC: *\nS: NO", "protocol/scram-malformed"},
		{"rounds below nothing", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXCR+Q6sek8bf92,i=-1}\nC: *\nS: NO", "protocol/scram-malformed"},
		{"no salt", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {r=fyko+d2lbbFgONRv9qkxdawL3,s=,i=4096}\nC: *\nS: NO", "protocol/scram-malformed"},
		{"salt that is no base64", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {r=fyko+d2lbbFgONRv9qkxdawL3,s=?,i=4096}\nC: *\nS: NO", "protocol/scram-malformed"},
		{"an extension that must be understood", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE {m=x,r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXCR+Q6sek8bf92,i=4096}\nC: *\nS: NO", "protocol/scram-malformed"},
		{"an empty challenge", "SCRAM-SHA-1", "scram-sha-1", user1, first1 + "C: {c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=}\nS: MORE \nC: *\nS: NO", "protocol/scram-malformed"},
		{"no base64", "SCRAM-SHA-1", "scram-sha-1", user1, begin1 + "S: MORE what?\nC: *\nS: NO", "protocol/challenge-not-base64"},
		{"one challenge too many", "SCRAM-SHA-1", "scram-sha-1", user1, proof1 + "S: MORE {v=rmF9pqV8S7suAoZWja4dJRkFsKQ=}\nC: \nS: MORE \nC: *\nS: NO", "auth"},
		{"endless challenges", "SCRAM-SHA-1", "scram-sha-1", user1, proof1 + "S: MORE {v=rmF9pqV8S7suAoZWja4dJRkFsKQ=}\nC: \nS: MORE \nC: *\nS: MORE \nC: *\nS: MORE ", "protocol/endless-challenges"},
		{"a name that SASLprep forbids", "SCRAM-SHA-1", "scram-sha-1", func(c *session.Config) { c.User = "\u0627a" }, "", "auth/saslprep"},
		{"PLUS in clear", "SCRAM-SHA-1-PLUS", "scram-sha-1-plus", nil, "", "auth/needs-tls"},
		{"PLUS in clear is passed over", "SCRAM-SHA-1-PLUS SCRAM-SHA-1", "auto", user1, proof1 + "S: NO", "auth"},
	})
}

func TestSASL(t *testing.T) {
	as := func(user, password string) func(*session.Config) {
		return func(c *session.Config) { c.User, c.Password = user, password }
	}
	const cram = "C: AUTH CRAM-MD5\nS: MORE {<1896.697170952@postoffice.reston.mci.net>}\nC: {tim b913a602c7eda7a495b4e6e7334d3890}\n" // RFC 2195 §2
	const xoauth2 = "C: AUTH XOAUTH2\nS: MORE \nC: {user=alice\\x01auth=Bearer wonderland\\x01\\x01}\n"
	const bearer = "C: AUTH OAUTHBEARER\nS: MORE \nC: {n,a=a=2Cb=3D,\\x01host=mx.example.com\\x01auth=Bearer wonderland\\x01\\x01}\n"
	comma := as("a,b=", "wonderland")
	tim := as("tim", "tanstaaftanstaaf")
	cancel := func(c *session.Config) { c.AuthCancel = true }
	runSASL(t, []saslCase{
		{"CRAM-MD5", "CRAM-MD5", "cram-md5", tim, cram + "S: YES", ""},
		{"CRAM-MD5 before PLAIN in clear", "PLAIN CRAM-MD5", "auto", tim, cram + "S: YES", ""},
		{"CRAM-MD5 refused", "CRAM-MD5", "cram-md5", tim, cram + "S: NO", "auth"},
		{"CRAM-MD5, one more", "CRAM-MD5", "cram-md5", tim, cram + "S: MORE \nC: *\nS: NO", "auth"},
		{"CRAM-MD5, no base64", "CRAM-MD5", "cram-md5", nil, "C: AUTH CRAM-MD5\nS: MORE <1@x>\nC: *\nS: NO", "protocol/challenge-not-base64"},
		{"CRAM-MD5, a yes too early", "CRAM-MD5", "cram-md5", nil, "C: AUTH CRAM-MD5\nS: YES", "protocol/ok-without-sense"},
		{"XOAUTH2", "XOAUTH2", "xoauth2", nil, xoauth2 + "S: YES", ""},
		{"XOAUTH2, the error", "XOAUTH2", "xoauth2", nil, xoauth2 + "S: MORE {status 400}\nC: \nS: NO", "auth"},
		{"XOAUTH2, the error and no end", "XOAUTH2", "xoauth2", nil, xoauth2 + "S: MORE {x}\nC: \nS: MORE {x}\nC: *\nS: NO", "auth"},
		{"OAUTHBEARER", "OAUTHBEARER", "oauthbearer", comma, bearer + "S: YES", ""},
		{"OAUTHBEARER, the error", "OAUTHBEARER", "oauthbearer", comma, bearer + "S: MORE {x}\nC: AQ==\nS: NO", "auth"},
		{"tokens only when asked for", "OAUTHBEARER XOAUTH2 ANONYMOUS", "auto", nil, "", "auth/no-mechanism"},
		{"ANONYMOUS", "ANONYMOUS", "anonymous", nil, "C: AUTH ANONYMOUS\nS: MORE \nC: {alice}\nS: YES", ""},
		{"ANONYMOUS without a text", "ANONYMOUS", "anonymous", as("", ""), "C: AUTH ANONYMOUS\nS: MORE \nC: \nS: YES", ""},
		{"EXTERNAL without a certificate", "EXTERNAL", "external", as("", ""), "", "auth/no-certificate"},
		{"cancelled", "SCRAM-SHA-1", "auto", cancel, "C: AUTH SCRAM-SHA-1\nS: MORE \nC: *\nS: NO", ""},
		{"cancelled, and yet a yes", "CRAM-MD5", "auto", cancel, "C: AUTH CRAM-MD5\nS: MORE {x}\nC: *\nS: YES", "protocol/ok-without-sense"},
		{"cancelled, nothing to cancel", "CRAM-MD5", "auto", cancel, "C: AUTH CRAM-MD5\nS: NO", "auth"},
	})
}

func TestAPOP(t *testing.T) {
	for _, tt := range []struct{ name, greeting, want string }{
		{"RFC 1939 §7", "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>", "c4c9334bac560ecc979e58001b3e22fb"},
		{"text behind", "+OK <1896.697170952@dbc.mtview.ca.us> ready", "c4c9334bac560ecc979e58001b3e22fb"},
		{"none", "+OK ready", ""},
		{"no end", "+OK <1896.697170952@dbc", ""},
		{"no Message-ID", "+OK <1896.697170952>", ""},
		{"octets of the server's choice", "+OK <a\x80\x81b@x>", ""},
		{"spaces", "+OK <a b@x>", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			script, failure := "S: "+tt.greeting+"\nC: CAPA\nS: -ERR\n", "auth/no-apop"
			if tt.want != "" {
				script, failure = script+"C: APOP mrose "+tt.want+"\nS: +OK\n", ""
			}
			cfg := &session.POP3Config{Config: session.Config{User: "mrose", Password: "tanstaaf", Auth: "apop", QuitAfter: session.StageAuth}}
			_, events, err := run(t, script+"C: QUIT\nS: +OK", cfg)
			if fail(err) != failure {
				t.Errorf("failure %q, want %q\n%s", fail(err), failure, transcript(events))
			}
		})
	}
}

// TestPOP3AutoLogin: auto takes what keeps the password to itself, then USER and PASS.
func TestPOP3AutoLogin(t *testing.T) {
	const userPass = "C: USER alice\nS: +OK\nC: PASS wonderland\nS: +OK\n"
	for _, tt := range []struct{ name, auth, capa, want string }{
		{"nothing listed", "auto", "TOP", userPass},
		{"USER and PLAIN", "auto", "USER|SASL PLAIN", userPass},
		{"PLAIN alone", "auto", "SASL PLAIN LOGIN", "C: AUTH PLAIN\nS: +\nC: <PLAIN>\nS: +OK\n"},
		{"CRAM-MD5 in clear", "auto", "USER|SASL PLAIN CRAM-MD5", "C: AUTH CRAM-MD5\nS: +\nC: {alice 6be6bdf2326eb51bbbf856d9b1f00c76}\nS: +OK\n"},
		{"the password as it is", "password", "USER|SASL SCRAM-SHA-1 PLAIN", userPass},
		{"the password as it is, by PLAIN", "password", "SASL SCRAM-SHA-1 CRAM-MD5 PLAIN", "C: AUTH PLAIN\nS: +\nC: <PLAIN>\nS: +OK\n"},
		{"APOP is never taken", "auto", "USER", userPass},
		{"USER by name", "user", "SASL SCRAM-SHA-1", userPass},
	} {
		t.Run(tt.name, func(t *testing.T) {
			capa := "S: " + strings.ReplaceAll(tt.capa, "|", "\nS: ")
			script := "S: +OK <1@x>\nC: CAPA\nS: +OK\n" + capa + "\nS: .\n" + decodedIn(fill(tt.want)) + "C: QUIT\nS: +OK"
			cfg := &session.POP3Config{Config: session.Config{User: "alice", Auth: tt.auth, QuitAfter: session.StageAuth}}
			if _, events, err := run(t, script, cfg); err != nil {
				t.Errorf("%v\n%s", err, transcript(events))
			}
		})
	}
}

// FuzzChallenges: whatever a server says within a login, the session ends, shows no
// password, and is logged in only where the server has proven itself.
func FuzzChallenges(f *testing.F) {
	for i := range session.Mechanisms() {
		f.Add(uint8(i), "r=nonceX,s=c2FsdA==,i=1", "v=AAAA", "")
		f.Add(uint8(i), "r=nonceX,s=c2FsdA==,i=99999999", "e=x", "x")
		f.Add(uint8(i), "", `{"status":"400"}`, "")
		f.Add(uint8(i), "m=1,r=nonce", "?", "")
	}
	f.Fuzz(func(t *testing.T, which uint8, first, second, third string) {
		name := session.Mechanisms()[int(which)%len(session.Mechanisms())]
		script := []string{first, second, third}
		cfg := &session.SMTPConfig{Config: session.Config{User: "alice", Auth: name, Nonce: func() string { return "nonce" },
			QuitAfter: session.StageAuth}}
		o := scene{serve: func(_ *testing.T, nc net.Conn) { challenge(nc, name, script) }}.run(t, cfg)
		if strings.HasPrefix(name, "SCRAM-") && o.err == nil {
			t.Fatalf("logged in by %s at a server that knows no password", name)
		}
		for _, e := range o.events {
			if e.Kind == trace.Problem && e.Fault.Name == "" {
				t.Fatal("a problem without a name")
			}
		}
	})
}

// challenge is a server that begins by the book and then says these challenges.
func challenge(nc net.Conn, mechanism string, script []string) {
	buf := make([]byte, 1<<16)
	say := func(s string) bool {
		if _, err := nc.Write([]byte(s + "\r\n")); err != nil {
			return false
		}
		_, err := nc.Read(buf)
		return err == nil
	}
	if !say("220 mx") || !say("250-mx\r\n250 AUTH "+mechanism) {
		return
	}
	for _, s := range script {
		if strings.HasPrefix(s, "?") { // as it is
			s = "334 " + strings.NewReplacer("\r", "", "\n", "").Replace(s[1:])
		} else {
			s = "334 " + b64(s)
		}
		if !say(s) {
			return
		}
	}
	for say("235 2.7.0 ok") {
	}
}
