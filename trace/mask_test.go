package trace

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"strings"
	"testing"
)

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// TestMaskerDialogue follows whole exchanges: C and S lines in, what may be shown
// out.
func TestMaskerDialogue(t *testing.T) {
	plain := b64("\x00alice\x00wonderland")
	for _, tt := range []struct {
		name   string
		proto  Proto
		secret string
		dialog []string // peer: line -> shown, or with the decoded text behind "="
	}{
		{"pass", POP3, "", []string{
			"C: USER alice -> USER alice",
			"C: PASS wonderland -> PASS ****",
			"S: -ERR wrong password wonderland -> -ERR wrong password ****",
			"C: pass open sesame -> pass ****",
			"S: -ERR no open sesame here -> -ERR no **** here",
		}},
		{"pass, oddly written", POP3, "", []string{
			"C: PASS\twonderland -> PASS\t****",
			"S: -ERR [wonderland] -> -ERR [****]",
			"C:  PASS builder99 ->  PASS ****",
			"S: -ERR builder99 -> -ERR ****",
			"C: PASS  trailing  -> PASS  ****",
			"S: -ERR 'trailing' -> -ERR '****'",
			"C: PASS -> PASS",
			"C: PASS abc -> PASS ****",
		}},
		{"apop", POP3, "", []string{
			"C: APOP mrose c4c9334bac560ecc979e58001b3e22fb -> APOP mrose ****",
			"S: -ERR c4c9334bac560ecc979e58001b3e22fb -> -ERR ****",
			"C: APOP mrose -> APOP mrose",
		}},
		{"plain, initial response", SMTP, "", []string{
			"C: AUTH PLAIN " + plain + ` -> AUTH PLAIN **** = \x00alice\x00****`,
			"S: 535 wonderland refused -> 535 **** refused",
			"C: NOOP -> NOOP",
		}},
		{"plain, oddly written", SMTP, "", []string{
			"C: AUTH  PLAIN  " + plain + ` -> AUTH  PLAIN  **** = \x00alice\x00****`,
			"S: 501 no wonderland -> 501 no ****",
			"C: auth\tplain\t" + plain + " -> auth\tplain\t****" + ` = \x00alice\x00****`,
			"S: 501 -> 501",
		}},
		{"plain, mechanism forgotten", SMTP, "", []string{
			"C: AUTH " + plain + " -> AUTH ****",
			"S: 504 " + plain + " -> 504 ****Q=",
		}},
		{"plain, challenge", SMTP, "", []string{
			"C: AUTH PLAIN -> AUTH PLAIN",
			"S: 334  -> 334 ",
			"C: " + plain + ` -> **** = \x00alice\x00****`,
			"S: 235 welcome -> 235 welcome",
			"C: MAIL FROM:<alice@lab.test> -> MAIL FROM:<alice@lab.test>",
		}},
		{"plain, pop3", POP3, "", []string{
			"C: AUTH PLAIN -> AUTH PLAIN",
			"S: +  -> + ",
			"C: " + plain + ` -> **** = \x00alice\x00****`,
			"S: +OK -> +OK",
			"C: STAT -> STAT",
		}},
		{"plain, short password", SMTP, "", []string{
			"C: AUTH PLAIN " + b64("\x00bob\x00abc") + ` -> AUTH PLAIN **** = \x00bob\x00****`,
		}},
		{"login", SMTP, "", []string{
			"C: AUTH LOGIN -> AUTH LOGIN",
			"S: 334 VXNlcm5hbWU6 -> 334 VXNlcm5hbWU6 = Username:",
			"C: YWxpY2U= -> YWxpY2U= = alice",
			"S: 334 UGFzc3dvcmQ6 -> 334 UGFzc3dvcmQ6 = Password:",
			"C: " + b64("wonderland") + " -> **** = ****",
			"S: 535 " + b64("xwonderland") + " -> 535 eH****Q=",
		}},
		{"login, initial response", SMTP, "", []string{
			"C: AUTH LOGIN YWxpY2U= -> AUTH LOGIN YWxpY2U= = alice",
			"S: 334 UGFzc3dvcmQ6 -> 334 UGFzc3dvcmQ6 = Password:",
			"C: " + b64("wonderland") + " -> **** = ****",
		}},
		{"not base64", SMTP, "", []string{
			"C: AUTH LOGIN -> AUTH LOGIN",
			"S: 334  -> 334 ",
			"C: wonderland! -> **** = ****",
			"S: 501 cannot decode wonderland! -> 501 cannot decode ****",
		}},
		{"cancelled", SMTP, "", []string{
			"C: AUTH PLAIN -> AUTH PLAIN",
			"S: 334  -> 334 ",
			"C: * -> * = ",
			"S: 501 cancelled -> 501 cancelled",
			"C: QUIT -> QUIT",
		}},
		{"external", SMTP, "", []string{"C: AUTH EXTERNAL YWxpY2U= -> AUTH EXTERNAL YWxpY2U= = alice"}},
		{"cram", SMTP, "", []string{
			"C: AUTH CRAM-MD5 -> AUTH CRAM-MD5",
			"S: 334 " + b64("<1@x>") + " -> 334 " + b64("<1@x>") + " = <1@x>",
			"C: " + b64("alice 0123456789abcdef0123456789abcdef") + " -> **** = alice ****",
			"S: 535 not 0123456789abcdef0123456789abcdef -> 535 not ****",
			"C: AUTH CRAM-MD5 -> AUTH CRAM-MD5",
			"S: 334 " + b64("<2@x>") + " -> 334 " + b64("<2@x>") + " = <2@x>",
			"C: " + b64("alice wonderland") + " -> **** = ****",
		}},
		{"scram", SMTP, "", []string{
			"C: AUTH SCRAM-SHA-256 " + b64("n,,n=alice,r=abc") + " -> AUTH SCRAM-SHA-256 " + b64("n,,n=alice,r=abc") + " = n,,n=alice,r=abc",
			"S: 334 " + b64("r=abcdef,s=c2FsdA==,i=4096") + " -> 334 " + b64("r=abcdef,s=c2FsdA==,i=4096") + " = r=abcdef,s=c2FsdA==,i=4096",
			"C: " + b64("c=biws,r=abcdef,p=cHJvb2Y=") + " -> **** = c=biws,r=abcdef,p=****",
			"S: 334 " + b64("v=c2lnbmF0dXJl") + " -> 334 **** = v=****",
			"C:  -> ",
			"S: 235 cHJvb2Y= c2lnbmF0dXJl -> 235 **** ****",
		}},
		{"scram, pop3, bound", POP3, "", []string{
			"C: AUTH SCRAM-SHA-1-PLUS -> AUTH SCRAM-SHA-1-PLUS",
			"S: +  -> + ",
			"C: " + b64("p=tls-exporter,a=bob,n=alice,r=abc") + " -> " + b64("p=tls-exporter,a=bob,n=alice,r=abc") + " = p=tls-exporter,a=bob,n=alice,r=abc",
			"S: + " + b64("e=other-error") + " -> + " + b64("e=other-error") + " = e=other-error",
			"C: " + b64("c=biws,r=abcdef,x=1,p=cHJvb2Y=") + " -> **** = ****",
			"S: -ERR " + b64("c=biws,r=abcdef,x=1,p=cHJvb2Y=") + " -> -ERR ****",
		}},
		{"scram, not its form", SMTP, "", []string{
			"C: AUTH SCRAM-SHA-1 " + b64("wonderland") + " -> AUTH SCRAM-SHA-1 **** = ****",
			"C: " + b64("x,,n=alice,r=abc") + " -> **** = ****",
			"C: " + b64("n,,n=alice,r=abc,p=wonderland") + " -> **** = ****",
		}},
		{"xoauth2", SMTP, "", []string{
			"C: AUTH XOAUTH2 " + b64("user=alice\x01auth=Bearer ya29.token\x01\x01") + ` -> AUTH XOAUTH2 **** = user=alice\x01auth=Bearer ****\x01\x01`,
			"S: 334 " + b64(`{"status":"400"}`) + " -> 334 " + b64(`{"status":"400"}`) + ` = {"status":"400"}`,
			"C:  -> ",
			"S: 535 ya29.token is old -> 535 **** is old",
		}},
		{"oauthbearer", POP3, "", []string{
			"C: AUTH OAUTHBEARER -> AUTH OAUTHBEARER",
			"S: +  -> + ",
			"C: " + b64("n,a=alice,\x01host=mx\x01port=995\x01auth=bearer ya29.token\x01\x01") + ` -> **** = n,a=alice,\x01host=mx\x01port=995\x01auth=bearer ****\x01\x01`,
			"S: + e30= -> + e30= = {}",
			`C: AQ== -> AQ== = \x01`,
			"S: -ERR no ya29.token -> -ERR no ****",
		}},
		{"oauth, not its form", SMTP, "", []string{
			"C: AUTH XOAUTH2 " + b64("ya29.token") + " -> AUTH XOAUTH2 **** = ****",
			"C: " + b64("user=alice\x01auth=Basic d29uZGVy\x01\x01") + ` -> **** = user=alice\x01auth=****\x01\x01`,
			"C: " + b64("user=alice\x01auth=Bearer a\x01auth=Bearer b") + " -> **** = ****",
			"C: " + b64("user=alice\x01pass=wonder\x01auth=Bearer a\x01\x01") + " -> **** = ****",
		}},
		{"digest-md5", SMTP, "", []string{
			"C: AUTH DIGEST-MD5 -> AUTH DIGEST-MD5",
			"S: 334 " + b64("nonce=1") + " -> 334 " + b64("nonce=1") + " = nonce=1",
			"C: " + b64("response=2") + " -> **** = ****",
			"S: 334 " + b64("rspauth=3") + " -> 334 **** = rspauth=****",
		}},
		{"a challenge nobody asked for", SMTP, "", []string{
			"S: 334 go on -> 334 go on",
			"C: hunter22 -> **** = ****",
			"S: 500 hunter22 -> 500 ****",
		}},
		{"known secret in a challenge", SMTP, "wonderland", []string{
			"C: AUTH X -> AUTH X",
			"S: 334 " + b64("your password is wonderland?") + " -> 334 **** = your password is ****?",
		}},
		{"controls in a mechanism", SMTP, "", []string{
			"C: AUTH \x1bX YQ== -> AUTH \x1bX **** = ****",
		}},
		{"known secret anywhere", SMTP, "wonderland", []string{
			"C: VRFY wonderland -> VRFY ****",
			"S: 252 776f6e6465726c616e64 or 776F6E6465726C616E64 -> 252 **** or ****",
			"C: wonderland x -> **** x",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var m Masker
			m.Secret(tt.secret)
			for _, step := range tt.dialog {
				in, want, _ := strings.Cut(step[3:], " -> ")
				got, sasl := maskLine(&m, step[0], in, tt.proto)
				want, text, decoded := strings.Cut(want, " = ")
				if string(got) != want {
					t.Errorf("%s\n\tgot  %q\n\twant %q", step, got, want)
				}
				if decoded && (sasl == nil || sasl.Text != text) || !decoded && sasl != nil && sasl.Text != "" && sasl.Text != Mask {
					t.Errorf("%s\n\tdecoded %+v", step, sasl)
				}
				if sasl != nil && harmless(sasl.Mechanism+sasl.Text) != "" {
					t.Errorf("%s\n\tdecoded %+q", step, sasl.Mechanism+sasl.Text)
				}
			}
		})
	}
}

func maskLine(m *Masker, peer byte, line string, p Proto) ([]byte, *SASL) {
	if peer == 'C' {
		masked, sasl, _ := m.Client([]byte(line))
		return masked, sasl
	}
	return m.Server([]byte(line), p)
}

func TestMaskerShow(t *testing.T) {
	plain := b64("\x00alice\x00wonderland")
	for _, line := range []string{"PASS wonderland", "APOP a 0123456789", "AUTH PLAIN " + plain, "AUTH LOGIN !", "x"} {
		m := Masker{Show: true}
		m.Secret("wonderland")
		if got, _, _ := m.Client([]byte(line)); string(got) != line {
			t.Errorf("%q became %q", line, got)
		}
	}
	m := Masker{Show: true}
	m.Secret("wonderland")
	_, sasl, _ := m.Client([]byte("AUTH PLAIN " + plain))
	if sasl == nil || sasl.Text != `\x00alice\x00wonderland` {
		t.Errorf("decoded %+v", sasl)
	}
	if got := m.Hide([]byte("wonderland")); string(got) != "wonderland" {
		t.Errorf("Hide: %q", got)
	}
}

func TestMaskerAnswers(t *testing.T) {
	var m Masker
	if _, _, answer := m.Client([]byte("AUTH PLAIN")); answer {
		t.Error("AUTH is a command")
	}
	m.Server([]byte("334 "), SMTP)
	if _, _, answer := m.Client([]byte("YQ==")); !answer {
		t.Error("what follows 334 is no command")
	}
	m.Server([]byte("535 no"), SMTP)
	if _, _, answer := m.Client([]byte("QUIT")); answer {
		t.Error("after 535 a command follows")
	}
}

// forms are the ways in which a secret may be found in a text.
func forms(secret string) []string {
	h := hex.EncodeToString([]byte(secret))
	out := []string{secret, h, strings.ToUpper(h)}
	for skip := range 3 {
		enc := base64.RawStdEncoding.EncodeToString(append(make([]byte, skip), secret...))
		from := []int{0, 2, 3}[skip]
		to := (skip + len(secret)) * 8 / 6
		out = append(out, enc[from:to])
	}
	return out
}

// placed is a credential in its place in each mechanism: lines of a client or a
// server, of which the masker must find out by itself what is secret.
func placed(secret string) [][]string {
	return [][]string{
		{"C: PASS " + secret},
		{"C: APOP x " + secret},
		{"C: AUTH PLAIN " + b64("x\x00x\x00"+secret)},
		{"C: AUTH LOGIN", "S: 334 ", "C: " + b64("x"), "S: 334 ", "C: " + b64(secret)},
		{"C: AUTH XOAUTH2 " + b64("user=x\x01auth=Bearer "+secret+"\x01\x01")},
		{"C: AUTH OAUTHBEARER", "S: 334 ", "C: " + b64("n,a=x,\x01host=x\x01auth=Bearer "+secret+"\x01\x01")},
		{"C: AUTH SCRAM-SHA-1 " + b64("n,,n=x,r=x"), "S: 334 " + b64("r=xy,s=x,i=1"), "C: " + b64("c=x,r=xy,p="+secret)},
		{"C: AUTH SCRAM-SHA-1 " + b64("n,,n=x,r=x"), "S: 334 " + b64("v="+secret)},
		{"C: AUTH UNKNOWN " + b64(secret)},
	}
}

// FuzzMaskerPlaces: a credential that stands in its place is shown nowhere from then
// on, in no form, however the server echoes it.
func FuzzMaskerPlaces(f *testing.F) {
	f.Add("wonderland", "535 wonderland")
	f.Add("auth=Bearer", "334 YXV0aD1CZWFyZXI=")
	f.Add("v=v=v=", "235 2.7.0 v=v=v=v=")
	f.Fuzz(func(t *testing.T, secret, server string) {
		// Left out: see FuzzMasker; and what ends a field or a word, for then the secret
		// is another one.
		if len(secret) < minSecret || strings.ContainsAny(secret, "*\\\x00\x01, \t") {
			return
		}
		for _, lines := range placed(secret) {
			var m Masker
			known := len(lines) - 1 // from this line on
			for i, line := range append(lines, "S: "+server, "S: 535 "+secret+b64(secret), "C: NOOP "+secret) {
				b, sasl := maskLine(&m, line[0], line[3:], SMTP)
				shown := []string{string(b)}
				if sasl != nil {
					shown = append(shown, sasl.Text)
				}
				if i >= known {
					hiddenIn(t, secret, line, shown)
				}
			}
		}
	})
}

// hiddenIn checks that no form of a secret stands in what is shown of a line.
func hiddenIn(t *testing.T, secret, line string, shown []string) {
	t.Helper()
	for _, s := range shown {
		s = escape.ReplaceAllString(s, `\`)
		for _, form := range forms(secret) {
			if strings.Contains(s, form) {
				t.Fatalf("secret %q stands as %q in %q (%q)", secret, form, s, line)
			}
		}
	}
}

// escape is what Visible writes for an octet or a rune that it does not show.
var escape = regexp.MustCompile(`\\x[0-9a-f]{2}|\\u\{[0-9A-F]{4,6}\}`)

func FuzzMasker(f *testing.F) {
	f.Add("wonderland", "PASS wonderland", "250 ", false)
	f.Add("AIN =", "AUTH PLAIN =", "334 AIN =", true)
	f.Add("334 ", "AUTH X", "334 "+b64("334 x"), true)
	f.Add("SECRET", "AUTH SECRET YQ==", "+ YQ==", false)
	f.Add("abab", "ababab", "+OK YWJhYmFiYWI=", false)
	f.Add("334 ", "AUTH 0", "334 "+b64("\xd334 \r4"), true)
	f.Fuzz(func(t *testing.T, secret, client, server string, smtp bool) {
		// A secret with a * can be made up by the mask, one with a backslash or a hex
		// digit by an escape and what stands beside it; none gives anything away. So
		// a bare backslash, which no secret here has, stands for every escape below.
		if len(secret) < minSecret || strings.ContainsAny(secret, `*\`) {
			return
		}
		p := POP3
		if smtp {
			p = SMTP
		}
		var m Masker
		m.Secret(secret)
		var shown []string
		add := func(b []byte, s *SASL) {
			shown = append(shown, string(b))
			if s != nil {
				shown = append(shown, s.Text, s.Mechanism)
			}
		}
		for range 2 {
			b, s, _ := m.Client([]byte(client))
			add(b, s)
			add(m.Server([]byte(server), p))
			// The secret within each form, behind and before other octets.
			for skip := range 3 {
				pad := strings.Repeat("~", skip)
				b, s, _ = m.Client([]byte(client + b64(pad+secret+pad)))
				add(b, s)
				add(m.Server([]byte(server+b64(pad+secret+pad)), p))
				add(m.Hide([]byte(pad+secret+client+hex.EncodeToString([]byte(secret)))), nil)
			}
		}
		hiddenIn(t, secret, client+server, shown)
	})
}

func BenchmarkMasker(b *testing.B) {
	var m Masker
	m.Secret("wonderland")
	line := []byte("250-mx.example.com at your service, [192.0.2.1]")
	body := bytes.Repeat(line, 20)
	b.SetBytes(int64(len(line) + len(body)))
	b.ReportAllocs()
	for b.Loop() {
		m.Server(line, SMTP)
		m.Hide(body)
	}
}
