package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStepFile goes step by step through a transcript, and ends before it does.
func TestStepFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dialogue.txt")
	lines := []string{"S: 220 ready", "C: EHLO x", "S: 250-x", "S: 250 PIPELINING", "a remark",
		"C: MAIL FROM:<a@b.c>", "C: RCPT TO:<d@e.f>", "S: 250 ok", "S: 550 5.1.1 no such user", "C: QUIT", "S: 221 bye"}
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lang, on, back, over, left, end string }{
		{"en", "Enter on", "Once more: before the first command", "This session is over", "You left before the end", "Read to its end: 9 events"},
		{"zh", "回车 继续", "再看一遍：第一条命令之前", "这次会话已经结束", "在末尾之前离开", "已读到末尾：共 9 个事件"},
	} {
		x := onTerminal(t, "--lang", c.lang, "explain", "--file", path, "--step").sees("220 ready").sees(c.on).press("\r")
		x.sees("EHLO x").sees("250 PIPELINING").sees("a remark").sees(c.on).press("k").sees(c.over).sees(c.on).press(left).sees(c.back).sees("220 ready").press("\r")
		// Two commands that left together are one step.
		x.sees("MAIL FROM").sees("RCPT TO").sees("250 ok").sees("550 5.1.1").sees(c.on).press("\r")
		seen := x.sees("221 bye").sees(c.end).ends(0)
		checkColumns(t, seen)
		if strings.Contains(seen, "idle") || strings.Contains(seen, "k NOOP") {
			t.Errorf("nobody waits for a session that is over:\n%s", seen)
		}
		x = onTerminal(t, "--lang", c.lang, "explain", "--file", path, "--step").sees(c.on).press("q")
		if seen := x.sees(c.left).ends(0); strings.Contains(seen, "EHLO x") {
			t.Errorf("it went on after q:\n%s", seen)
		}
	}
	onTerminal(t, "explain", "--file", path, "--step").sees("Enter on").press("\x03").sees("interrupted").ends(130)
	onTerminal(t, "explain", "--step", "rcpt").sees("go with --file").ends(exitUsage)
}

// TestStepReplay goes step by step through a recording, and predicts one.
func TestStepReplay(t *testing.T) {
	_, path := recorded(t, call{args: []string{"trace", "smtp", "--auth", "plain"}}, 0)
	x := onTerminal(t, "replay", path, "--step")
	for _, shown := range []string{"220 mail.lab.test", "250 HELP", "TLS 1.3", "250 HELP", "235 2.7.0", "250 2.1.0", "250 2.1.5", "354 ", "queued as"} {
		x.sees(shown).sees("Enter on").press("\r")
	}
	checkColumns(t, x.sees("221 2.0.0").sees("Accepted: the server took the message").ends(0))

	x = onTerminal(t, "replay", path, "--predict").sees("answer to STARTTLS").sees("A-D").press("A")
	if shown := x.seen.String(); strings.Contains(shown, "Ready to start TLS") {
		t.Errorf("the reply is shown before it was predicted:\n%s", shown)
	}
	x.sees("answer to AUTH PLAIN").sees("A-D").press("A").sees("answer to MAIL").sees("A-D").press("A").sees("answer to RCPT").sees("A-D").press("q").
		sees("Prediction and outcome").ends(0)
}
