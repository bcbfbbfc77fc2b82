package transcript_test

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/internal/transcript"
	"mailproto/trace"
)

// forms are the ways in which a secret may show.
func forms(secret string) []string {
	all := []string{secret, hex.EncodeToString([]byte(secret)), strings.ToUpper(hex.EncodeToString([]byte(secret)))}
	for skip := range 3 {
		enc := base64.RawStdEncoding.EncodeToString(append(make([]byte, skip), secret...))
		all = append(all, enc[(skip*8+5)/6:(skip+len(secret))*8/6])
	}
	return all
}

// leaks finds a secret in all that an item shows.
func leaks(t *testing.T, items []transcript.Item, secrets ...string) {
	t.Helper()
	for _, i := range items {
		shown, err := json.Marshal(i)
		if err != nil {
			t.Fatal(err)
		}
		text := string(shown) + trace.Line(i.Event) + string(i.Event.Raw)
		for _, secret := range secrets {
			for _, form := range forms(secret) {
				if strings.Contains(text, form) {
					t.Errorf("line %d shows %q: %s", i.Line, form, text)
				}
			}
		}
	}
}

func TestNoSecretsInRealTranscripts(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		items := read(t, "", text)
		leaks(t, items, "wonderland", "builder", "wrongpass", "sometoken12345")
		for _, i := range items {
			if i.IsText() && !i.Known {
				t.Errorf("%s: line %d is not understood: %s", file, i.Line, i.Text)
			}
		}
	}
}

// TestSecrets: what the tools show of secrets outside of a dialogue, or in forms of
// their own, is masked like the rest.
func TestSecrets(t *testing.T) {
	const token = "ya29.a0AfH6SMBx-token_1/x"
	for name, c := range map[string]struct {
		format transcript.Format
		text   string
		also   []string
	}{
		"pass":        {"dialogue", "S: +OK\nC: USER bob\nS: +OK\nC: PASS se cret\nS: -ERR se cret is wrong\n", []string{"se cret"}},
		"short":       {"dialogue", "S: +OK\nC: PASS xq!\nS: +OK\n", []string{"xq!"}},
		"apop":        {"dialogue", "S: +OK <1@x>\nC: APOP bob c4c9334bac560ecc979e58001b3e22fb\nS: +OK\n", []string{"c4c9334bac560ecc979e58001b3e22fb"}},
		"plain":       {"dialogue", "S: 220 x\nC: AUTH PLAIN AGFsaWNlAHMzY3IzdA==\nS: 535 no s3cr3t\n", []string{"s3cr3t", "AGFsaWNlAHMzY3IzdA"}},
		"login":       {"openssl", "220 x\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYWxpY2U=\n334 UGFzc3dvcmQ6\nczNjcjN0\n235 ok\n", []string{"s3cr3t"}},
		"no reply":    {"openssl", "220 x\nAUTH LOGIN\nYWxpY2U=\nczNjcjN0\n", []string{"s3cr3t"}},
		"bearer":      {"dialogue", "S: 220 x\nC: AUTH OAUTHBEARER " + b64("n,a=u,\x01auth=Bearer "+token+"\x01\x01") + "\nS: 334 " + b64(`{"t":"`+token+`"}`) + "\nnote: " + token + "\n", []string{token}},
		"xoauth2":     {"smtplib", "send: 'AUTH XOAUTH2 " + b64("user=u\x01auth=Bearer "+token+"\x01\x01") + "\\r\\n'\nreply: b'235 " + token + "\\r\\n'\nreply: retcode (235); Msg: b'" + token + "'\n", []string{token}},
		"cram":        {"swaks", "<-  334 PDFAeD4=\n -> AUTH CRAM-MD5\n<-  334 PDFAeD4=\n -> " + b64("alice 9b4422da875fae163c39ac86fc0c9231") + "\n", []string{"9b4422da875fae163c39ac86fc0c9231"}},
		"repr":        {"smtplib", `send: "AUTH PLAIN AGFsaWNlAGl0J3NlY3JldA==\r\n"` + "\n" + `send: 'PASS it\'secret\r\n'` + "\n", []string{"it'secret"}},
		"poplib":      {"poplib", "*cmd* 'PASS it\\'s'\n*put* b'PASS it\\'s'\n", []string{`it\'s`, "it's"}},
		"swaks line":  {"swaks", "$ swaks -s x -au alice -ap s3cr3t1 -t a@b\n=== Trying x:25...\n", []string{"s3cr3t1"}},
		"swaks hex":   {"swaks", " -> AUTH PLAIN AGFsaWNlAHMzY3IzdA==\n  > 0000: 41 55 54 48  20 50 4C 41  49 4E 20 41  47 46    AUTH.PLAIN.AGF\n  > 0016: 73 61 57 4E  6C 41 48 4D  7A 59 33 49  7A 64    saWNlAHMzY3Izd\n", []string{"s3cr3t", "73 61 57"}},
		"curl line":   {"curl", "$ curl -v -u alice:s3cr3t1 smtp://x\n* Connected to x (1.2.3.4) port 25 (#0)\n", []string{"s3cr3t1"}},
		"curl url":    {"curl", "$ curl -v pop3://bob:s3cr3t1@x/1\n* Connected to x (1.2.3.4) port 110 (#0)\n", []string{"s3cr3t1"}},
		"msmtp":       {"msmtp", "password = s3cr3t1\npasswordeval = echo s3cr3t2\n--> EHLO s3cr3t1\n", []string{"s3cr3t1", "s3cr3t2"}},
		"postfix":     {"postfix", "Nov 23 09:32:31 mail postfix/smtp[2]: smtp_sasl_passwd_lookup: host `x' user `alice' pass `s3cr3t1'\nNov 23 09:32:31 mail postfix/smtp[2]: xsasl_cyrus_client_first: uncoded initial reply: ?alice?s3cr3t2\nNov 23 09:32:31 mail postfix/smtp[2]: < x[1.2.3.4]:25: 220 x\nNov 23 09:32:31 mail postfix/smtp[2]: > x[1.2.3.4]:25: AUTH PLAIN AGFsaWNlAHMzY3IzdDE=\n", []string{"s3cr3t1", "s3cr3t2"}},
		"exim":        {"exim", "  SMTP<< 220 x\n ├considering: ^alice^s3cr3t1\n  SMTP>> AUTH PLAIN ****\n", []string{"s3cr3t1"}},
		"traceback":   {"smtplib", "send: 'ehlo x\\r\\n'\nTraceback (most recent call last):\n    s.login('alice', 's3cr3t1')\nx\n", []string{"s3cr3t1"}},
		"not parsed":  {"swaks", "-> AUTH PLAIN AGFsaWNlAHMzY3IzdA==\n?? PASS s3cr3t\n", []string{"s3cr3t"}},
		"recording":   {"recording", `{"seq":1,"kind":"sent","peer":"C","proto":"smtp","command":{"verb":"AUTH","args":"PLAIN AGFsaWNlAHMzY3IzdA=="},"sasl":{"mechanism":"PLAIN","text":"alice s3cr3t"}}` + "\n" + `{"seq":2,"kind":"received","peer":"S","proto":"smtp","reply":{"ok":false,"code":535,"lines":["535 s3cr3t"]}}`, []string{"s3cr3t"}},
		"other later": {"postfix", "Nov 23 09:32:31 mail postfix/smtpd[1]: < a[1.2.3.4]: AUTH PLAIN AGFsaWNlAHMzY3IzdDE=\nNov 23 09:32:31 mail postfix/smtpd[2]: < b[1.2.3.4]: EHLO x\nNov 23 09:32:31 mail postfix/smtpd[2]: dict: s3cr3t1\n", []string{"s3cr3t1"}},
	} {
		t.Run(name, func(t *testing.T) {
			items := read(t, c.format, []byte(c.text))
			leaks(t, items, c.also...)
			if got := compact(items); !strings.Contains(got, trace.Mask) && c.format != "msmtp" && !strings.HasSuffix(name, "line") && name != "curl url" && name != "postfix" && name != "exim" && name != "traceback" {
				t.Errorf("nothing is masked:\n%s", got)
			}
		})
	}
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
