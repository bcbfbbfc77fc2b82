package session_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"mailproto/trace"
	"mailproto/trace/session"
)

// ready begins a session whose server offers these keywords, one a line.
func ready(keywords ...string) string {
	s := "S: 220 mx\nC: EHLO me\nS: 250-mx\n"
	for _, k := range keywords {
		s += "S: 250-" + k + "\n"
	}
	return s + "S: 250 END\n"
}

const (
	from  = "C: MAIL FROM:<alice@lab.test>\nS: 250 ok\n"
	to    = "C: RCPT TO:<bob@lab.test>\nS: 250 ok\n"
	data  = "C: DATA\nS: 354 go\n"
	dot   = "C: hello\nC: .\nS: 250 ok\n"
	reset = "C: RSET\nS: 250 ok\n"
)

func TestSMTPMail(t *testing.T) {
	two := func(c *session.SMTPConfig) { c.To = []string{"bob@lab.test", "carol@lab.test"} }
	runSMTP(t, []smtpCase{
		{"least", mail(nil), ready() + from + to + data + dot + bye, ""},
		{"null reverse-path", mail(func(c *session.SMTPConfig) { c.From = "" }), ready() + "C: MAIL FROM:<>\nS: 250\n" + to + data + dot + bye, ""},
		{"MAIL refused", mail(nil), ready() + "C: MAIL FROM:<alice@lab.test>\nS: 550 5.7.1 no\n" + bye, "mail"},
		{"MAIL needs login", mail(nil), ready() + "C: MAIL FROM:<alice@lab.test>\nS: 530 5.7.0 login\n" + bye, "mail"},
		{"MAIL 421", mail(nil), ready() + "C: MAIL FROM:<alice@lab.test>\nS: 421 go\ndrop", "mail"},
		{"MAIL 354", mail(nil), ready() + "C: MAIL FROM:<alice@lab.test>\nS: 354 what\n" + bye, "mail"},
		{"MAIL unreadable", mail(nil), ready() + "C: MAIL FROM:<alice@lab.test>\nS: sure", "protocol/malformed-reply"},
		{"RCPT refused", mail(nil), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 550 5.1.1 no\n" + reset + bye, "rcpt"},
		{"RCPT refused for now", mail(nil), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 454 4.7.1 <bob@lab.test>: Relay access denied\n" + reset + bye, "rcpt"},
		{"RCPT postscreen", mail(nil), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 550 5.5.1 Protocol error\n" + reset + bye, "rcpt"},
		{"RCPT 251", mail(nil), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 251 will forward\n" + data + dot + bye, ""},
		{"RCPT 421", mail(two), ready() + from + to + "C: RCPT TO:<carol@lab.test>\nS: 421 go\ndrop", "rcpt"},
		{"RCPT unreadable", mail(two), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: sure", "protocol/malformed-reply"},
		{"RCPT 354", mail(nil), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 354 go", "protocol/malformed-reply"},
		{"RCPT one of two", mail(two), ready() + from + to + "C: RCPT TO:<carol@lab.test>\nS: 550 no\n" + data + dot + bye, ""},
		{"RCPT all refused", mail(two), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 550 no\nC: RCPT TO:<carol@lab.test>\nS: 452 full\n" + reset + bye, "rcpt"},
		{"RSET unanswered", mail(nil), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 550 no\nC: RSET\ndrop", "rcpt"},
		{"RSET refused", mail(nil), ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 550 no\nC: RSET\nS: 500 what\n" + bye, "rcpt"},
		{"DATA refused", mail(nil), ready() + from + to + "C: DATA\nS: 554 5.5.1 no valid recipients\n" + reset + bye, "data"},
		{"DATA 250", mail(nil), ready() + from + to + "C: DATA\nS: 250 what\n" + reset + bye, "data"},
		{"DATA 421", mail(nil), ready() + from + to + "C: DATA\nS: 421 go\ndrop", "data"},
		{"DATA unreadable", mail(nil), ready() + from + to + "C: DATA\nS: go", "protocol/malformed-reply"},
		{"message refused", mail(nil), ready() + from + to + data + "C: hello\nC: .\nS: 554 5.7.1 spam\n" + bye, "message"},
		{"message 421", mail(nil), ready() + from + to + data + "C: hello\nC: .\nS: 421 4.3.0 go\ndrop", "message"},
		{"message 354", mail(nil), ready() + from + to + data + "C: hello\nC: .\nS: 354 again\n" + bye, "message"},
		{"message unreadable", mail(nil), ready() + from + to + data + "C: hello\nC: .\nS: queued", "protocol/malformed-reply"},
		{"QUIT refused", mail(nil), ready() + from + to + data + dot + "C: QUIT\nS: 500 what", "quit"},
	})
}

func TestSMTPResult(t *testing.T) {
	script := ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 250 ok\nC: RCPT TO:<carol@lab.test>\nS: 550 no\nC: RCPT TO:<dave@lab.test>\nS: 450 later\n" + data + dot + bye
	res, _, err := run(t, script, mail(func(c *session.SMTPConfig) { c.To = []string{"bob@lab.test", "carol@lab.test", "dave@lab.test"} }))
	if err != nil || res.Accepted != 1 || res.Refused != 2 || res.Messages != 1 || res.Turns != 9 || res.Sent == 0 || res.Received == 0 {
		t.Errorf("%+v, %v", res, err)
	}
}

func TestSMTPMailParameters(t *testing.T) {
	eight := func(c *session.SMTPConfig) { c.Message.EightBit = true }
	utf := func(c *session.SMTPConfig) { c.To = []string{"鲍勃@lab.test"} }
	for _, tt := range []struct {
		name     string
		keywords []string
		edit     func(*session.SMTPConfig)
		mail     string
	}{
		{"none", nil, nil, "MAIL FROM:<alice@lab.test>"},
		{"size", []string{"SIZE 1000"}, nil, "MAIL FROM:<alice@lab.test> SIZE=6"},
		{"size without a limit", []string{"size"}, nil, "MAIL FROM:<alice@lab.test> SIZE=6"},
		{"size nobody can read", []string{"SIZE much"}, nil, "MAIL FROM:<alice@lab.test> SIZE=6"},
		{"size 0", []string{"SIZE 0"}, nil, "MAIL FROM:<alice@lab.test> SIZE=6"},
		{"seven bits", []string{"8BITMIME"}, nil, "MAIL FROM:<alice@lab.test>"},
		{"eight bits", []string{"8BITMIME"}, eight, "MAIL FROM:<alice@lab.test> BODY=8BITMIME"},
		{"utf-8", []string{"SMTPUTF8", "SIZE", "8BITMIME"}, utf, "MAIL FROM:<alice@lab.test> SIZE=6 SMTPUTF8"},
		{"the user's own win", []string{"SIZE", "8BITMIME"}, func(c *session.SMTPConfig) {
			eight(c)
			c.MailParams = []string{"size=9", "RET=HDRS"}
		}, "MAIL FROM:<alice@lab.test> BODY=8BITMIME size=9 RET=HDRS"},
		{"the user's own, not offered", nil, func(c *session.SMTPConfig) { c.MailParams = []string{"SIZE=9"} }, "MAIL FROM:<alice@lab.test> SIZE=9"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg := mail(tt.edit)
			script := ready(tt.keywords...) + "C: " + tt.mail + "\nS: 250 ok\nC: RCPT TO:<" + cfg.To[0] + ">\nS: 250 ok\n" + data + dot + bye
			if _, _, err := run(t, script, cfg); err != nil {
				t.Error(err)
			}
		})
	}
	cfg := mail(func(c *session.SMTPConfig) { c.RcptParams = []string{"NOTIFY=NEVER", "ORCPT=rfc822;x"} })
	script := ready() + from + "C: RCPT TO:<bob@lab.test> NOTIFY=NEVER ORCPT=rfc822;x\nS: 250 ok\n" + data + dot + bye
	if _, _, err := run(t, script, cfg); err != nil {
		t.Error(err)
	}
}

// TestSMTPUnsendable: what the server has said that it cannot take is not begun.
func TestSMTPUnsendable(t *testing.T) {
	runSMTP(t, []smtpCase{
		{"too large", mail(func(c *session.SMTPConfig) { c.Message.Octets = 1001 }), ready("SIZE 1000") + bye, "message/too-large"},
		{"as large as may be", mail(func(c *session.SMTPConfig) { c.Message.Octets = 1000 }),
			ready("SIZE 1000") + "C: MAIL FROM:<alice@lab.test> SIZE=1000\nS: 250\n" + to + data + dot + bye, ""},
		{"eight bits", mail(func(c *session.SMTPConfig) { c.Message.EightBit = true }), ready("SIZE") + bye, "message/8bit"},
		{"sender", mail(func(c *session.SMTPConfig) { c.From = "艾丽丝@lab.test" }), ready("8BITMIME") + bye, "mail/smtputf8"},
		{"recipient", mail(func(c *session.SMTPConfig) { c.To = []string{"bob@lab.test", "鲍勃@lab.test"} }), ready() + bye, "mail/smtputf8"},
	})
}

// TestSMTPLineEnds: whatever a message is made of, lines that end in CR LF leave,
// and none of them is its end before its end.
func TestSMTPLineEnds(t *testing.T) {
	for _, tt := range []struct{ message, wire string }{
		{"", "."},
		{"\n", "|."},
		{"a", "a|."},
		{"a\r\nb\nc\rd\n", "a|b|c|d|."},
		{".\n..\n.a", "..|...|..a|."},
		{"a\n.\nb\r\n.\r\nc\r.\r", "a|..|b|..|c|..|."},
		{"\r\n\r\n.\r\n", "||..|."},
	} {
		script := ready() + from + to + data
		for line := range strings.SplitSeq(tt.wire, "|") {
			script += "C: " + line + "\n"
		}
		if _, _, err := run(t, script+"S: 250 ok\n"+bye, mail(func(c *session.SMTPConfig) { c.Message = message(tt.message) })); err != nil {
			t.Errorf("%q: %v", tt.message, err)
		}
	}
}

// TestSMTPMessageBreaks: a message that cannot be read to its end is never ended,
// for half of it would be delivered.
func TestSMTPMessageBreaks(t *testing.T) {
	broken := errors.New("disk on fire")
	for _, tt := range []struct {
		name string
		open func() (io.ReadCloser, error)
	}{
		{"at once", func() (io.ReadCloser, error) { return nil, broken }},
		{"in the middle", func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("Subject: x\n"), iotest.ErrReader(broken))), nil
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, events, err := run(t, ready()+from+to+data, mail(func(c *session.SMTPConfig) { c.Message.Open = tt.open }))
			if fail(err) != "file" || !errors.Is(err, broken) || strings.Contains(transcript(events), "QUIT") {
				t.Errorf("%v\n%s", err, transcript(events))
			}
		})
	}
}

// TestSMTPLineEndInAddress: an address that would be two commands is none.
func TestSMTPLineEndInAddress(t *testing.T) {
	_, events, err := run(t, ready()+from+bye, mail(func(c *session.SMTPConfig) { c.To = []string{"bob@lab.test>\r\nRCPT TO:<eve@lab.test"} }))
	if fail(err) != "file/line-end" {
		t.Errorf("%v\n%s", err, transcript(events))
	}
}

const group = "C: MAIL FROM:<alice@lab.test>\nC: RCPT TO:<bob@lab.test>\nC: RCPT TO:<carol@lab.test>\nC: DATA\n"

// TestSMTPPipeline: a group leaves in one piece, and each reply finds its command.
func TestSMTPPipeline(t *testing.T) {
	two := func(c *session.SMTPConfig) { c.Pipeline, c.To = true, []string{"bob@lab.test", "carol@lab.test"} }
	p := ready("PIPELINING") + group
	runSMTP(t, []smtpCase{
		{"all well", mail(two), p + "S: 250\nS: 250\nS: 250\nS: 354\n" + dot + bye, ""},
		{"one bad recipient", mail(two), p + "S: 250\nS: 550-no\nS: 550 such\nS: 250\nS: 354\n" + dot + bye, ""},
		{"all refused, DATA too", mail(two), p + "S: 250\nS: 550\nS: 550\nS: 554 no valid recipients\n" + reset + bye, "rcpt"},
		{"all refused but 354", mail(two), p + "S: 250\nS: 550\nS: 550\nS: 354 go\nC: .\nS: 554 no\n" + bye, "rcpt"},
		{"all refused but 354, and 250 at the end", mail(two), p + "S: 250\nS: 550\nS: 450\nS: 354 go\nC: .\nS: 250 ok\n" + bye, "rcpt"},
		{"MAIL refused", mail(two), p + "S: 550 no\nS: 503\nS: 503\nS: 503\n" + reset + bye, "mail"},
		{"MAIL refused but 354", mail(two), p + "S: 550 no\nS: 503\nS: 503\nS: 354\nC: .\nS: 554\n" + bye, "mail"},
		{"DATA refused", mail(two), p + "S: 250\nS: 250\nS: 250\nS: 451 later\n" + reset + bye, "data"},
		// A dot would now deliver an empty message to bob.
		{"MAIL refused, recipients not, 354", mail(two), p + "S: 550 no\nS: 250\nS: 250\nS: 354", "mail"},
		{"unreadable, 354", mail(two), p + "S: 250\nS: 250\nS: sure\nS: 354", "protocol/malformed-reply"},
		{"MAIL unreadable, 354", mail(two), p + "S: sure\nS: 250\nS: 250\nS: 354", "protocol/malformed-reply"},
		{"421 to MAIL", mail(two), p + "S: 421 go\ndrop", "mail"},
		{"421 to a recipient", mail(two), p + "S: 250\nS: 250\nS: 421 go\ndrop", "rcpt"},
		{"421 to DATA", mail(two), p + "S: 250\nS: 250\nS: 250\nS: 421 go\ndrop", "data"},
		{"refused as such", mail(two), p + "S: 500 5.5.1 Pipelining not supported\ndrop", "lost"},
		{"synchronization error", mail(two), p + "S: 554 SMTP synchronization error\ndrop", "lost"},
		{"lost", mail(two), p + "S: 250\nS: 250\ndrop", "lost"},
		{"not offered", mail(func(c *session.SMTPConfig) { c.Pipeline = true }), ready() + from + to + data + dot + bye, ""},
		{"not wanted", mail(nil), ready("PIPELINING") + from + to + data + dot + bye, ""},
		{"something in between", mail(func(c *session.SMTPConfig) {
			c.Pipeline, c.Say = true, []session.Interjection{{After: session.StageMail, Line: "NOOP"}}
		}), ready("PIPELINING") + from + "C: NOOP\nS: 250\n" + to + data + dot + bye, ""},
		{"an end in between", mail(func(c *session.SMTPConfig) { c.Pipeline, c.QuitAfter = true, session.StageRcpt }), ready("PIPELINING") + from + to + bye, ""},
	})
}

func TestSMTPPipelineSavesTurns(t *testing.T) {
	res, events, err := run(t, ready("PIPELINING")+group+"S: 250\nS: 550\nS: 250\nS: 354\n"+dot+bye,
		mail(func(c *session.SMTPConfig) { c.Pipeline, c.To = true, []string{"bob@lab.test", "carol@lab.test"} }))
	if err != nil || res.Turns != 4 || res.Accepted != 1 || res.Refused != 1 {
		t.Errorf("%+v, %v", res, err)
	}
	verbs := map[int]string{}
	var pairs []string
	for _, e := range events {
		if e.Kind == trace.Sent {
			verbs[e.Seq] = e.Command.Verb
		}
		if e.Kind == trace.Received && e.Re > 0 {
			pairs = append(pairs, fmt.Sprintf("%s %d", verbs[e.Re], e.Reply.Code))
		}
	}
	if got := strings.Join(pairs, ", "); got != "EHLO 250, MAIL 250, RCPT 550, RCPT 250, DATA 354, . 250, QUIT 221" {
		t.Errorf("answers: %s", got)
	}
}

// TestSMTPQuitWithDot: QUIT leaves together with the final dot (RFC 2920 §3.1) where
// nothing is to be said or learnt in between.
func TestSMTPQuitWithDot(t *testing.T) {
	p := ready("PIPELINING", "PRDR") + "C: MAIL FROM:<alice@lab.test>\nC: RCPT TO:<bob@lab.test>\nC: DATA\nS: 250\nS: 250\nS: 354\n"
	both := "C: hello\nC: .\nC: QUIT\n"
	with := func(edit func(*session.SMTPConfig)) *session.SMTPConfig {
		return mail(func(c *session.SMTPConfig) {
			c.Pipeline = true
			edit(c)
		})
	}
	asked := with(func(c *session.SMTPConfig) { c.Before = func(context.Context, func() error) error { return nil } })
	said := with(func(c *session.SMTPConfig) {
		c.Say = []session.Interjection{{After: session.StageDot, Line: "NOOP"}}
	})
	for _, tt := range []struct {
		smtpCase
		turns int
	}{
		{smtpCase{"accepted", with(func(*session.SMTPConfig) {}), p + both + "S: 250 ok\nS: 221\n", ""}, 4},
		{smtpCase{"refused", with(func(*session.SMTPConfig) {}), p + both + "S: 554 spam\nS: 221\n", "message"}, 4},
		{smtpCase{"closing", with(func(*session.SMTPConfig) {}), p + both + "S: 421 go\ndrop", "message"}, 4},
		{smtpCase{"no fate", with(func(*session.SMTPConfig) {}), p + both + "drop", "lost"}, 4},
		{smtpCase{"no goodbye", with(func(*session.SMTPConfig) {}), p + both + "S: 250 ok\ndrop", "lost"}, 4},
		{smtpCase{"goodbye refused", with(func(*session.SMTPConfig) {}), p + both + "S: 250 ok\nS: 500 what\n", "quit"}, 4},
		{smtpCase{"somebody is asked before each step", asked, p + dot + bye, ""}, 5},
		{smtpCase{"a line of the user's own", said, p + dot + "C: NOOP\nS: 250\n" + bye, ""}, 6},
		{smtpCase{"quit there", with(func(c *session.SMTPConfig) { c.QuitAfter = session.StageDot }), p + dot + bye, ""}, 5},
		{smtpCase{"drop there", with(func(c *session.SMTPConfig) { c.DropAfter = session.StageDot }), p + dot, ""}, 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := scene{script: tt.script}.run(t, tt.cfg)
			if fail(o.err) != tt.fail || o.Turns != tt.turns {
				t.Errorf("%v in %d turns, want %q in %d\n%s", o.err, o.Turns, tt.fail, tt.turns, transcript(o.events))
			}
			if n := strings.Count(transcript(o.events), "QUIT"); n > 1 {
				t.Errorf("QUIT %d times", n)
			}
		})
	}
}

// TestSMTPQuitWithDotIsOneWrite: the dot and QUIT are one piece.
func TestSMTPQuitWithDotIsOneWrite(t *testing.T) {
	var last string
	scene{serve: func(t *testing.T, nc net.Conn) {
		io.WriteString(nc, "220 mx\r\n")
		buf := make([]byte, 64<<10)
		for _, reply := range []string{"250-mx\r\n250 PIPELINING\r\n", "250\r\n250\r\n354 go\r\n", "250 ok\r\n221 bye\r\n"} {
			n, err := nc.Read(buf)
			if err != nil {
				t.Error(err)
				return
			}
			last = string(buf[:n])
			io.WriteString(nc, reply)
		}
	}}.run(t, mail(func(c *session.SMTPConfig) { c.Pipeline = true }))
	if last != "hello\r\n.\r\nQUIT\r\n" {
		t.Errorf("%q", last)
	}
}

// TestSMTPManyRecipients: a large group is sent in parts, so that no replies pile
// up behind it.
func TestSMTPManyRecipients(t *testing.T) {
	cfg := mail(func(c *session.SMTPConfig) {
		c.Pipeline, c.To = true, nil
		for i := range 250 {
			c.To = append(c.To, fmt.Sprintf("u%d@x", i))
		}
	})
	var groups []int
	o := scene{serve: func(t *testing.T, nc net.Conn) {
		io.WriteString(nc, "220 mx\r\n")
		buf := make([]byte, 64<<10)
		for {
			n, err := nc.Read(buf)
			if err != nil {
				return
			}
			lines := strings.Split(strings.TrimSuffix(string(buf[:n]), "\r\n"), "\r\n")
			groups = append(groups, len(lines))
			for _, line := range lines {
				switch line {
				case "EHLO me":
					io.WriteString(nc, "250-mx\r\n250 PIPELINING\r\n")
				case "DATA":
					io.WriteString(nc, "354 go\r\n")
				case "hello": // its dot is to come
				default:
					io.WriteString(nc, "250 ok\r\n")
				}
			}
		}
	}}.run(t, cfg)
	if o.err != nil || o.Accepted != 250 || fmt.Sprint(groups) != "[1 100 100 52 3]" {
		t.Errorf("%d accepted in groups of %v, %v", o.Accepted, groups, o.err)
	}
}

// TestSMTPSilentReset: where RSET is not answered nobody waits for QUIT, too.
func TestSMTPSilentReset(t *testing.T) {
	o := scene{script: ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 550 no\nC: RSET"}.run(t, mail(nil))
	if fail(o.err) != "rcpt" || o.took != 30*time.Second {
		t.Errorf("%v after %v", o.err, o.took)
	}
}
