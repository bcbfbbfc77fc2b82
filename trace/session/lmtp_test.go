package session_test

import (
	"strings"
	"testing"

	"mailproto/trace"
	"mailproto/trace/session"
)

// lhlo begins a session of LMTP whose server offers these keywords.
func lhlo(keywords ...string) string {
	return strings.Replace(ready(keywords...), "EHLO", "LHLO", 1)
}

// toThree is mail to three by LMTP.
func toThree(edit func(*session.SMTPConfig)) *session.SMTPConfig {
	return mail(func(c *session.SMTPConfig) {
		c.LMTP, c.To = true, []string{"bob@lab.test", "carol@lab.test", "dave@lab.test"}
		if edit != nil {
			edit(c)
		}
	})
}

// rcpts are the three RCPT with these replies.
func rcpts(replies ...string) string {
	var b strings.Builder
	for i, name := range []string{"bob", "carol", "dave"} {
		b.WriteString("C: RCPT TO:<" + name + "@lab.test>\nS: " + replies[i] + "\n")
	}
	return b.String()
}

const sent = "C: DATA\nS: 354 go\nC: hello\nC: .\n"

func TestLMTP(t *testing.T) {
	all := rcpts("250", "250", "250")
	runSMTP(t, []smtpCase{
		{"all", toThree(nil), lhlo() + from + all + sent + "S: 250 bob\nS: 250 carol\nS: 250 dave\n" + bye, ""},
		{"many lines", toThree(nil), lhlo() + from + all + sent + "S: 250-bob\nS: 250 bob\nS: 250 carol\nS: 250-dave\nS: 250 dave\n" + bye, ""},
		{"one refused at RCPT", toThree(nil), lhlo() + from + rcpts("250", "550", "250") + sent + "S: 250 bob\nS: 250 dave\n" + bye, ""},
		{"one refused at the end", toThree(nil), lhlo() + from + all + sent + "S: 250 bob\nS: 552 full\nS: 250 dave\n" + bye, ""},
		{"all refused at the end", toThree(nil), lhlo() + from + all + sent + "S: 550 no\nS: 552 full\nS: 451 later\n" + bye, "message"},
		{"421 among them", toThree(nil), lhlo() + from + all + sent + "S: 250 bob\nS: 421 go\ndrop", "lost/closing"},
		{"421 before any", toThree(nil), lhlo() + from + all + sent + "S: 452 bob\nS: 421 go\ndrop", "message"},
		{"lost among them", toThree(nil), lhlo() + from + all + sent + "S: 250 bob\ndrop", "lost"},
		{"unreadable among them", toThree(nil), lhlo() + from + all + sent + "S: 250 bob\nS: what\n", "protocol/malformed-reply"},
		{"too few", toThree(func(c *session.SMTPConfig) { c.To = c.To[:1] }), lhlo() + from + to + sent + "S: 250 bob\n" + bye, ""},
		{"LHLO unknown", toThree(nil), "S: 220 mx\nC: LHLO me\nS: 500 what\n" + bye, "ehlo"},
		{"BDAT", toThree(func(c *session.SMTPConfig) { c.Chunk, c.Message = 6, message("one.\r\n.two\r\n") }), lhlo("CHUNKING") + from + all + first +
			"C: BDAT 6 LAST\nC: .two\nS: 250 bob\nS: 250 carol\nS: 250 dave\n" + bye, ""},
		{"BDAT, pipelined", toThree(func(c *session.SMTPConfig) { c.Pipeline, c.Chunk, c.Message = true, 6, message("one.\r\n.two\r\n") }),
			lhlo("CHUNKING", "PIPELINING") + "C: MAIL FROM:<alice@lab.test>\nC: RCPT TO:<bob@lab.test>\nC: RCPT TO:<carol@lab.test>\nC: RCPT TO:<dave@lab.test>\n" +
				"S: 250\nS: 250\nS: 550\nS: 250\n" + first + "C: BDAT 6 LAST\nC: .two\nS: 250 bob\nS: 250 dave\n" + bye, ""},
		{"pipelined, nobody, 354 all the same", toThree(func(c *session.SMTPConfig) { c.Pipeline, c.To = true, c.To[:1] }),
			lhlo("PIPELINING") + "C: MAIL FROM:<alice@lab.test>\nC: RCPT TO:<bob@lab.test>\nC: DATA\nS: 250\nS: 550\nS: 354 go\n", "rcpt"},
	})
}

// TestLMTPResult: who gets the message is told, and each reply is the answer to the
// final dot.
func TestLMTPResult(t *testing.T) {
	script := lhlo() + from + rcpts("250", "250", "550") + sent + "S: 250 bob\nS: 452 carol\n" + bye
	res, events, err := run(t, script, toThree(nil))
	if err != nil || res.Accepted != 1 || res.Refused != 2 || res.Messages != 1 {
		t.Errorf("%+v, %v", res, err)
	}
	if got := answersTo(events, "."); got != "250 bob/452 carol" {
		t.Errorf("the dot is answered by %s", got)
	}
	res, _, err = run(t, lhlo()+from+rcpts("250", "250", "250")+sent+"S: 250 bob\ndrop", toThree(nil))
	if fail(err) != "lost" || res.Accepted != 1 || res.Messages != 1 {
		t.Errorf("lost: %+v, %v", res, err)
	}
}

// answersTo are the replies to a command.
func answersTo(events []trace.Event, verb string) string {
	var got []string
	asked := map[int]string{}
	for _, e := range events {
		switch {
		case e.Command != nil:
			asked[e.Seq] = e.Command.Verb
		case e.Reply != nil && asked[e.Re] == verb:
			got = append(got, e.Reply.Lines[0])
		}
	}
	return strings.Join(got, "/")
}

func TestPRDR(t *testing.T) {
	with := func(edit func(*session.SMTPConfig)) *session.SMTPConfig {
		return toThree(func(c *session.SMTPConfig) {
			c.LMTP, c.PRDR = false, true
			if edit != nil {
				edit(c)
			}
		})
	}
	prdr := ready("PRDR") + "C: MAIL FROM:<alice@lab.test> PRDR\nS: 250 ok\n"
	all := prdr + rcpts("250", "250", "250") + sent
	runSMTP(t, []smtpCase{
		{"all", with(nil), all + "S: 353 wait\nS: 250 bob\nS: 250 carol\nS: 250 dave\nS: 250 queued\n" + bye, ""},
		{"one refused", with(nil), all + "S: 353 wait\nS: 250 bob\nS: 550 carol\nS: 250 dave\nS: 250 queued\n" + bye, ""},
		{"one refused before", with(nil), prdr + rcpts("250", "550", "250") + sent + "S: 353 wait\nS: 250 bob\nS: 250 dave\nS: 250 queued\n" + bye, ""},
		{"every one refused", with(nil), all + "S: 353 wait\nS: 550 bob\nS: 550 carol\nS: 450 dave\nS: 550 no\n" + bye, "message"},
		{"every one refused, and 250", with(nil), all + "S: 353 wait\nS: 550 bob\nS: 550 carol\nS: 450 dave\nS: 250 none\n" + bye, "message"},
		{"refused in the end", with(nil), all + "S: 353 wait\nS: 250 bob\nS: 250 carol\nS: 250 dave\nS: 554 virus\n" + bye, "message"},
		{"one reply, as without", with(nil), all + "S: 250 queued\n" + bye, ""},
		{"refused at once", with(nil), all + "S: 554 virus\n" + bye, "message"},
		{"lost after 353", with(nil), all + "S: 353 wait\ndrop", "lost"},
		{"lost before the last", with(nil), all + "S: 353 wait\nS: 250 bob\nS: 250 carol\nS: 250 dave\ndrop", "lost"},
		{"not offered", with(nil), ready("SIZE") + bye, "prdr/not-offered"},
		{"the user's own parameter", with(func(c *session.SMTPConfig) { c.MailParams = []string{"prdr"} }),
			ready() + "C: MAIL FROM:<alice@lab.test> prdr\nS: 555 what\n" + bye, "mail"},
		{"the user's own parameter, taken", with(func(c *session.SMTPConfig) { c.PRDR, c.MailParams = false, []string{"PRDR"} }),
			all + "S: 353 wait\nS: 250 bob\nS: 550 carol\nS: 250 dave\nS: 250 queued\n" + bye, ""},
		{"353 without PRDR", with(func(c *session.SMTPConfig) { c.PRDR = false }), ready() + from + rcpts("250", "250", "250") + sent + "S: 353 wait\n" + bye, "message"},
	})
	res, _, err := run(t, all+"S: 353 wait\nS: 250 bob\nS: 550 carol\nS: 250 dave\nS: 250 queued\n"+bye, with(nil))
	if err != nil || res.Accepted != 2 || res.Refused != 1 || res.Messages != 1 {
		t.Errorf("%+v, %v", res, err)
	}
	res, events, err := run(t, all+"S: 353 wait\nS: 250 bob\nS: 250 carol\nS: 250 dave\nS: 554 virus\n"+bye, with(nil))
	if fail(err) != "message" || res.Accepted != 0 || res.Refused != 3 || res.Messages != 0 {
		t.Errorf("%+v, %v", res, err)
	}
	if got := answersTo(events, "."); got != "353 wait/250 bob/250 carol/250 dave/554 virus" {
		t.Errorf("the dot is answered by %s", got)
	}
}
