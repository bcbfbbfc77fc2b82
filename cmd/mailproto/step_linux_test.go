package main

import (
	"strings"
	"syscall"
	"testing"

	"mailproto/internal/render"
)

func width(s string) int { return render.Width(s) }

const left, right = "\x1b[D", "\x1b[C"

// TestStep goes through a whole delivery step by step, in both languages.
func TestStep(t *testing.T) {
	for _, c := range []struct{ lang, on, end string }{{"en", "Enter on", "Accepted:"}, {"zh", "回车 继续", "已接受"}} {
		t.Run(c.lang, func(t *testing.T) {
			x := onTerminal(t, "--lang", c.lang, "trace", "smtp", "--auth", "plain", "--step")
			for _, shown := range []string{"220 mail.lab.test", "250 HELP", "TLS 1.3", "250 HELP", "235 2.7.0", "250 2.1.0", "250 2.1.5", "354 ", "queued as"} {
				x.sees(shown).sees(c.on).press("\r")
			}
			seen := x.sees("221 2.0.0").sees(c.end).ends(0)
			checkColumns(t, seen)
		})
	}
}

// TestStepKeys tries every key that does something.
func TestStepKeys(t *testing.T) {
	x := onTerminal(t, "trace", "smtp", "--auth", "plain", "--step").sees("Enter on").press("\r")
	x.sees("250 HELP").sees("Enter on").press(left).sees("before the first command").sees("220 mail").
		sees("-> forth").press(left).sees("This is where it began").
		sees("-> forth").press(right).sees("Once more: step 1").sees("EHLO client.lab.test").
		sees("Enter on").press(right).sees("This is where the session stands").
		sees("Enter on").press("r").sees("What the standards say").sees("RFC 5321 §4.1.1.1").sees("RFC 5321 §4.5.3.2.7").
		sees("Enter on").press("?").sees("Terms").sees("mailproto explain TERM").
		sees("Enter on").press("x").sees("Keys: Enter or space goes on").
		sees("Enter on").press("k").sees("NOOP was sent").sees("C --> NOOP").sees("250 2.0.0").
		sees("Enter on").press("q").sees("C --> QUIT").sees("221 2.0.0")
	seen := x.sees("no message was sent").ends(0)
	checkColumns(t, seen)
	// EHLO and QUIT: the greeting, and two exchanges. NOOP does not count.
	if !strings.Contains(seen, "3 round trips") {
		t.Errorf("NOOP was counted:\n%s", seen)
	}
}

// TestStepWithinMessage ends a session where every line would be text of the
// message, and first tries to send NOOP there.
func TestStepWithinMessage(t *testing.T) {
	x := onTerminal(t, "trace", "smtp", "--auth", "plain", "--step")
	for _, shown := range []string{"220 mail", "250 HELP", "TLS 1.3", "250 HELP", "235 2.7.0", "250 2.1.0", "250 2.1.5"} {
		x.sees(shown).sees("Enter on").press(" ")
	}
	x.sees("354 ").sees("Enter on").press("k").sees("No NOOP here: after 354")
	seen := x.sees("Enter on").press("q").sees("the connection is closed, and the message is not delivered").ends(0)
	if strings.Contains(seen, "the message:") || strings.Contains(seen, "C ~~>  QUIT") {
		t.Errorf("something was sent after q:\n%s", seen)
	}
}

// TestStepLogin has k refused where POP3 has no NOOP, and ends a session with marked
// messages: q must be meant.
func TestStepLogin(t *testing.T) {
	x := onTerminal(t, "trace", "pop3", "--auth", "user", "--step", "--dele", "1").sees("Enter on").press("k").sees("POP3 has it only after the login")
	x.press("\r").sees("CAPA")
	for _, shown := range []string{"SASL", "TLS 1.3", "SASL", "Send PASS", "Maildrop open", "+OK 6", "LIST", "UIDL"} {
		x.sees(shown).sees("Enter on").press("\r")
	}
	x.sees("DELE 1").sees("Enter on").press("q").sees("Press q again").sees("Enter on").press("q")
	x.sees("QUIT").sees("removed 1 message for good").ends(0)
}

// TestStepInterrupt breaks off while the program waits for a key, by key and by
// signal: the terminal must be itself again.
func TestStepInterrupt(t *testing.T) {
	x := onTerminal(t, "trace", "pop3", "--auth", "user", "--step").sees("Enter on").sees("idle 0:01") // the clock ticks
	x.press("\x03").sees("interrupted").ends(130)
	x = onTerminal(t, "trace", "pop3", "--auth", "user", "--predict").sees("A-D")
	if err := x.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	x.sees("interrupted").ends(130)
	onTerminal(t, "faq", "7", "--live", "--predict").sees("A-").press("\x03").sees("interrupted").ends(130)
}

// TestPredict predicts a POP3 session, in both languages, alone and by a show of
// hands.
func TestPredict(t *testing.T) {
	for _, c := range []struct{ lang, asked, hands, wrong, table string }{
		{"en", "What will the server answer to", "hands: ", "That takes 4 numbers", "Prediction and outcome"},
		{"zh", "服务器会怎样应答", "举手人数：", "需要 4 个数", "预测与结果"},
	} {
		t.Run(c.lang, func(t *testing.T) {
			x := onTerminal(t, "--lang", c.lang, "trace", "pop3", "--auth", "user", "--predict", "--dele", "1")
			x.sees(c.asked + " STLS").sees("A-D").press("a")
			x.sees(c.asked + " PASS ****").sees("A-D").press("1 2\r").sees(c.hands).sees(c.wrong)
			x.sees("A-D").press("3 0 12 1\x7f1\r").sees("A 3, C 12, D 1")
			x.sees(c.asked + " DELE 1").sees("A-D").press(left).sees("UIDL").sees(c.asked + " DELE 1").sees("A-D").press("B")
			x.sees(c.asked + " QUIT").sees("A-D").press("c").sees(c.table)
			checkColumns(t, x.ends(0))
		})
	}
}

// TestPredictHides checks that no reply shows, and no key tells, before the answer
// was given.
func TestPredictHides(t *testing.T) {
	x := onTerminal(t, "trace", "smtp", "--auth", "plain", "--predict").sees("answer to STARTTLS").sees("A-D").press("A")
	x.sees("answer to AUTH PLAIN").sees("A-D").press("A").sees("answer to MAIL").sees("A-D").press("A")
	x.sees("answer to RCPT").sees("A-D").press("A").sees("answer to DATA").sees("A-D")
	if shown := x.seen.String(); strings.Contains(shown, "S <~~  354") {
		t.Errorf("the reply is shown before it was predicted:\n%s", shown)
	}
	// Within the message NOOP is not allowed; that must not show.
	x.sees("k NOOP").press("k").sees("NOOP has to wait").sees("A-D").press("A").sees("S <~~ 354")
	x.sees("answer to .?").sees("A-D").press("q").ends(0)
}

// TestPredictPoint predicts experiments of the FAQ: replies, failed openings, and
// what an eavesdropper reads. Counter-runs do not wait.
func TestPredictPoint(t *testing.T) {
	x := onTerminal(t, "faq", "5", "--live", "--predict").sees("What will happen?").sees("answer to STAT").sees("A-D").press("A")
	x.sees("answer to STAT").sees("A-D").press("B").sees("Counter-run of 5a").sees("5a HELD")
	x.sees("answer to STAT").sees("A-D").press("B").sees("hold “Return-Path: <>”?").sees("A-B").press("A")
	checkColumns(t, x.sees("Counter-run of 5b").sees("Verdicts").sees("Prediction and outcome").sees(" right (").ends(0))

	x = onTerminal(t, "faq", "6", "--live", "--predict", "--plain", "--lang", "zh")
	for range 4 {
		x.sees("窃听的人能读到").sees("A-B").press("B")
	}
	x.sees("A-").press("q").sees("不经 QUIT 直接关闭").sees("预测与结果").ends(0)
}

// TestStepPoint goes through an experiment step by step, and ends it.
func TestStepPoint(t *testing.T) {
	x := onTerminal(t, "faq", "5", "--live", "--step").sees("Enter on").press("\r").sees("a session is opened").sees("Enter on").press("\r").sees("MAIL FROM").sees("Enter on")
	x.press("k").sees("NOOP was sent").sees("Enter on").press("q").sees("closed without QUIT").ends(0)
}

// TestStepPlain has the prompts as sentences that are not drawn again.
func TestStepPlain(t *testing.T) {
	x := onTerminal(t, "trace", "pop3", "--auth", "user", "--plain", "--step").sees("Enter on").press("r").sees("RFC 1939 §4").sees("Enter on").press("q")
	if seen := x.sees("The connection is closed.").ends(0); strings.Contains(seen, "idle 0") || strings.Contains(seen, "\x1b") {
		t.Errorf("a screen reader would read the clock:\n%s", seen)
	}
}

// TestNoTerminal refuses to wait where nobody could press a key.
func TestNoTerminal(t *testing.T) {
	for _, args := range [][]string{
		{"trace", "smtp", "--auth", "plain", "--step"}, {"trace", "pop3", "--auth", "user", "--predict"}, {"faq", "5", "--live", "--predict"},
		{"trace", "smtp", "--auth", "plain", "--step", "--json"}, {"faq", "5", "--predict"}, {"--lang", "zh", "trace", "smtp", "--auth", "plain", "--step"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			o := call{args: args}.run(t).want(t, exitUsage)
			if o.out != "" || strings.Count(o.err, "mailproto: ") != 1 {
				t.Errorf("not one clear message:\n%s%s", o.out, o.err)
			}
		})
	}
	x := onTerminal(t, "--json", "trace", "smtp", "--auth", "plain", "--step")
	x.sees("--json is for programs").ends(exitUsage)
}
