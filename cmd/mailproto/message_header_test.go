package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestUTF8Header(t *testing.T) {
	for text, want := range map[string]bool{
		"Subject: 你好\r\n\r\nhi\r\n":         true,
		"Subject: 你好\n\nhi\n":               true,
		"Subject: =?utf-8?b?5L2g?=\n\n你好\n": false,
		"Subject: hi\r\n\r\n你好\n\n":         false,
		"Subject: \xc4\xe3\n\nhi\n":         false,
		"":                                  false,
	} {
		if got, err := utf8Header(strings.NewReader(text)); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

// TestHeaderNeedsSMTPUTF8: with a header in UTF-8 MAIL says SMTPUTF8 where that is
// offered; where it is not, a note says what is missing, and the message goes as it is.
func TestHeaderNeedsSMTPUTF8(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "m.eml")
	if err := os.WriteFile(file, []byte("From: a@b.c\r\nSubject: 你好\r\n\r\nhi\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		offers, mail string
		noted        bool
	}{
		{"S: 250-x|S: 250-8BITMIME|S: 250 SMTPUTF8", "MAIL FROM:<a@b.c> BODY=8BITMIME SMTPUTF8", false},
		{"S: 250-x|S: 250 8BITMIME", "MAIL FROM:<a@b.c> BODY=8BITMIME", true},
	} {
		f := serve(t, strings.Split("S: 220 x|C: EHLO|"+c.offers+"|C: "+c.mail+"|S: 250 ok|C: RCPT|S: 250 ok|C: DATA|S: 354 go|data|S: 250 ok"+smtpBye, "|")...)
		o := call{args: []string{"trace", "smtp", f.addr, "--json", "--tls", "none", "-f", "a@b.c", "-t", "d@e.f", "--message", file}}.run(t).want(t, exitOK)
		if !strings.Contains(f.heard(), c.mail+"\r\n") || !strings.Contains(f.heard(), "Subject: 你好") {
			t.Errorf("heard %q", f.heard())
		}
		if got := slices.Contains(named(t, o), "smtputf8-missing"); got != c.noted {
			t.Errorf("%s: noted %v", c.offers, got)
		}
	}
}
