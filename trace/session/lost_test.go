package session_test

import (
	"errors"
	"testing"

	"mailproto/trace/session"
)

// TestUnsure: when a session breaks off behind the end of a message it is said that
// nobody knows what became of it, however it was sent; before that there is no doubt.
func TestUnsure(t *testing.T) {
	prdr := func(c *session.SMTPConfig) { c.LMTP, c.PRDR = false, true }
	with := ready("PRDR") + "C: MAIL FROM:<alice@lab.test> PRDR\nS: 250 ok\n" + rcpts("250", "250", "250") + sent + "S: 353 wait\n"
	all := lhlo() + from + rcpts("250", "250", "250") + sent
	group := grouped("250", "250") + "C: BDAT 6\nC: one.\nC: BDAT 6\nC: .two\nC: BDAT 4 LAST\nC: ..\n"
	pipelined := func(c *session.SMTPConfig) { c.Pipeline = true }
	for _, tt := range []struct {
		name   string
		cfg    *session.SMTPConfig
		script string
		want   string
	}{
		{"DATA", mail(nil), ready() + from + to + sent + "drop", session.UnsureAfterDot},
		{"before the dot", mail(nil), ready() + from + to + "C: DATA\ndrop", ""},
		{"LMTP, no reply", toThree(nil), all + "drop", session.UnsureAfterDot},
		{"LMTP, one reply", toThree(nil), all + "S: 250 bob\ndrop", session.UnsureAfterDot},
		{"LMTP, one reply and 421", toThree(nil), all + "S: 250 bob\nS: 421 go\ndrop", session.UnsureAfterDot},
		{"PRDR, 353", toThree(prdr), with + "drop", session.UnsureAfterDot},
		{"PRDR, one reply", toThree(prdr), with + "S: 250 bob\ndrop", session.UnsureAfterDot},
		{"PRDR, all but the last", toThree(prdr), with + "S: 250 bob\nS: 250 carol\nS: 250 dave\ndrop", session.UnsureAfterDot},
		{"BDAT between chunks", chunked(parts, 6, nil), ready("CHUNKING") + from + to + first + "C: BDAT 6\nC: .two\ndrop", ""},
		{"BDAT, pipelined", chunked(parts, 6, pipelined), group + "drop", session.UnsureAfterDot},
		{"BDAT, pipelined, all but the last", chunked(parts, 6, pipelined), group + "S: 250\nS: 250\ndrop", session.UnsureAfterDot},
	} {
		_, _, err := run(t, tt.script, tt.cfg)
		own := new(session.Error)
		if !errors.As(err, &own) || own.At != session.FailLost || own.Unsure != tt.want {
			t.Errorf("%s: %v, unsure %q, want %q", tt.name, err, own.Unsure, tt.want)
		}
	}
}
