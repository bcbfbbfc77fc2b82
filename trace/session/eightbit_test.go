package session_test

import (
	"io"
	"strings"
	"testing"

	"mailproto/trace/session"
)

// TestMessage8: the 8-bit form of a message goes only to a server that offers
// 8BITMIME.
func TestMessage8(t *testing.T) {
	eight := func(c *session.SMTPConfig) {
		c.Message8 = &session.Message{Octets: 5, Raw: 5, EightBit: true,
			Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("é!\r\n")), nil }}
	}
	rest := "S: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\n"
	end := "C: .\nS: 250\nC: QUIT\nS: 221"
	runSMTP(t, []smtpCase{
		{"offered", mail(eight), "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 8BITMIME\nC: MAIL FROM:<alice@lab.test> BODY=8BITMIME\n" + rest + "C: é!\n" + end, ""},
		{"not offered", mail(eight), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: MAIL FROM:<alice@lab.test>\n" + rest + "C: hello\n" + end, ""},
	})
}
