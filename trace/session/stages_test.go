package session_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/session"
)

// lines are the client's lines of a dialogue.
func lines(script string) (said []string) {
	for line := range strings.Lines(script) {
		if text, ok := strings.CutPrefix(line, "C: "); ok {
			said = append(said, strings.TrimSuffix(text, "\n"))
		}
	}
	return said
}

// at is where in the full dialogue a stage is reached: behind the answer to the
// client's line last, of several that are equal to the one with that index.
type at struct {
	stage session.Stage
	last  string // empty for the greeting
	nth   int
}

var smtpStages = []at{
	{session.StageBanner, "", 0},
	{session.StageFirstEHLO, "EHLO me", 0},
	{session.StageTLS, "STARTTLS", 0},
	{session.StageEHLO, "EHLO me", 1},
	{session.StageAuth, "AUTH PLAIN " + plain, 0},
	{session.StageMail, "MAIL FROM:<alice@lab.test> SIZE=58", 0},
	{session.StageRcpt, "RCPT TO:<carol@lab.test>", 0},
	{session.StageData, "DATA", 0},
	{session.StageDot, ".", 0},
}

var pop3Stages = []at{
	{session.StageBanner, "", 0},
	{session.StageFirstCapa, "CAPA", 0},
	{session.StageTLS, "STLS", 0},
	{session.StageCapa, "CAPA", 1},
	{session.StageAuth, "PASS " + password, 0},
	{session.StageStat, "STAT", 0},
	{session.StageList, "LIST", 0},
	{session.StageUidl, "UIDL", 0},
	{session.StageTop, "TOP 1 0", 0},
	{session.StageRetr, "RETR 2", 0},
	{session.StageDele, "DELE 1", 0},
}

// cut ends a dialogue behind the answer to the nth line that says last.
func cut(t *testing.T, script, last string, nth int) string {
	t.Helper()
	var b strings.Builder
	found := last == ""
	for line := range strings.Lines(script) {
		if strings.HasPrefix(line, "C:") {
			if found {
				return b.String()
			}
			if strings.TrimSuffix(line, "\n") == "C: "+last {
				found = nth == 0
				nth--
			}
		}
		b.WriteString(line)
	}
	if !found {
		t.Fatalf("the dialogue never says %q", last)
	}
	return b.String()
}

func TestStagesAreAllTested(t *testing.T) {
	var smtp, pop3 []session.Stage
	for _, s := range smtpStages {
		smtp = append(smtp, s.stage)
	}
	for _, s := range pop3Stages {
		pop3 = append(pop3, s.stage)
	}
	if fmt.Sprint(smtp) != fmt.Sprint(session.Stages(trace.SMTP)) || fmt.Sprint(pop3) != fmt.Sprint(session.Stages(trace.POP3)) {
		t.Errorf("stages %v and %v", smtp, pop3)
	}
}

// TestEndAfterStage ends a session at every stage, with QUIT and without a word,
// and says something at every stage.
func TestEndAfterStage(t *testing.T) {
	full := testdata(t, "smtp_full.txt")
	for _, s := range smtpStages {
		script := cut(t, full, s.last, s.nth)
		if s.stage != session.StageData { // there QUIT would be text
			t.Run("quit after "+string(s.stage), func(t *testing.T) {
				cfg := fullSMTP()
				cfg.QuitAfter = s.stage
				ended(t, script+bye, cfg)
			})
		}
		t.Run("drop after "+string(s.stage), func(t *testing.T) {
			cfg := fullSMTP()
			cfg.DropAfter = s.stage
			ended(t, script, cfg)
		})
	}
	full = testdata(t, "pop3_full.txt")
	for _, s := range pop3Stages {
		script := cut(t, full, s.last, s.nth)
		t.Run("quit after "+string(s.stage), func(t *testing.T) {
			cfg := fullPOP3()
			cfg.QuitAfter = s.stage
			ended(t, script+"C: QUIT\nS: +OK", cfg)
		})
		t.Run("drop after "+string(s.stage), func(t *testing.T) {
			cfg := fullPOP3()
			cfg.DropAfter = s.stage
			ended(t, script, cfg)
		})
	}
}

// ended checks a session that its user ended early.
func ended(t *testing.T, script string, cfg any) {
	t.Helper()
	res, events, err := run(t, script, cfg)
	if err != nil || len(res.Unreached) > 0 {
		t.Errorf("%v, unreached %q\n%s", err, res.Unreached, transcript(events))
	}
	if e := events[len(events)-1]; e.Peer != trace.Client {
		t.Errorf("closed by %s", e.Peer)
	}
}

// TestOwnCommandAfterStage says something of the user's own at every stage where
// commands make sense, and goes on.
func TestOwnCommandAfterStage(t *testing.T) {
	full := testdata(t, "smtp_full.txt")
	for _, s := range smtpStages {
		if s.stage == session.StageData {
			continue
		}
		t.Run(string(s.stage), func(t *testing.T) {
			before := cut(t, full, s.last, s.nth)
			cfg := fullSMTP()
			cfg.Say = []session.Interjection{{After: s.stage, Line: "NOOP"}, {After: s.stage, Line: "BOO"}}
			script := before + "C: NOOP\nS: 250 ok\nC: BOO\nS: 500 what\n" + full[len(before):]
			if res, _, err := run(t, script, cfg); err != nil || len(res.Unreached) > 0 {
				t.Errorf("%v, unreached %q", err, res.Unreached)
			}
		})
	}
	full = testdata(t, "pop3_full.txt")
	for _, s := range pop3Stages {
		t.Run(string(s.stage), func(t *testing.T) {
			before := cut(t, full, s.last, s.nth)
			cfg := fullPOP3()
			cfg.Say = []session.Interjection{{After: s.stage, Line: "NOOP"}, {After: s.stage, Line: "BOO"}}
			script := before + "C: NOOP\nS: +OK\nC: BOO\nS: -ERR\n" + full[len(before):]
			if res, _, err := run(t, script, cfg); err != nil || len(res.Unreached) > 0 {
				t.Errorf("%v, unreached %q", err, res.Unreached)
			}
		})
	}
}

// TestLostAndSilentAtEveryStage: whatever the client has just said, the connection
// breaks, the server falls silent, or what it says cannot be read. Each is told
// apart, and after each nothing more is said.
func TestLostAndSilentAtEveryStage(t *testing.T) {
	for file, cfg := range map[string]func() any{
		"smtp_full.txt": func() any { return fullSMTP() },
		"pop3_full.txt": func() any { return fullPOP3() },
	} {
		full := testdata(t, file)
		inMessage := false
		for i, line := range append([]string{""}, lines(full)...) {
			if line == "." {
				inMessage = false
			}
			if !inMessage {
				script := until(full, i-1)
				if i == 0 {
					script = ""
				}
				breaks(t, fmt.Sprintf("%s %d %.4s", file, i, line), script, cfg, line)
			}
			if line == "DATA" {
				inMessage = true
			}
		}
	}
}

func breaks(t *testing.T, name, script string, cfg func() any, line string) {
	patience := 30 * time.Second
	if line == "." {
		patience = 10 * time.Minute // RFC 5321 §4.5.3.2.6
	}
	for _, tt := range []struct{ how, ends, fail string }{
		{"lost", "drop", "lost"},
		{"silent", "", "timeout"},
		{"unreadable", "S: \x01\x02 what", "protocol/malformed-reply"},
	} {
		t.Run(name+" "+tt.how, func(t *testing.T) {
			o := scene{script: script + tt.ends}.run(t, cfg())
			if fail(o.err) != tt.fail {
				t.Errorf("failure %q (%v), want %q\n%s", fail(o.err), o.err, tt.fail, transcript(o.events))
			}
			if tt.how == "silent" && o.took != patience {
				t.Errorf("gave up after %v, not %v", o.took, patience)
			}
			by := trace.Client
			if tt.how == "lost" {
				by = trace.Server
			}
			if e := o.events[len(o.events)-1]; e.Peer != by {
				t.Errorf("closed by %s, want %s", e.Peer, by)
			}
			if n := strings.Count(transcript(o.events), "C: QUIT"); n > 0 && line != "QUIT" {
				t.Error("QUIT was said")
			}
		})
	}
}

func TestUnreached(t *testing.T) {
	for _, tt := range []struct {
		name   string
		script string
		edit   func(*session.SMTPConfig)
		want   string
	}{
		{"no TLS", ready() + from + to + data + dot + bye, func(c *session.SMTPConfig) { c.QuitAfter = session.StageTLS }, "[tls]"},
		{"no login", ready() + from + to + data + dot + bye, func(c *session.SMTPConfig) { c.DropAfter = session.StageAuth }, "[auth]"},
		{"an own command, twice", ready() + from + to + data + dot + bye, func(c *session.SMTPConfig) {
			c.Say = []session.Interjection{{session.StageAuth, "NOOP"}, {session.StageAuth, "RSET"}, {session.StageTLS, "NOOP"}}
		}, "[auth tls]"},
		{"all refused", ready() + from + "C: RCPT TO:<bob@lab.test>\nS: 550 no\n" + reset + bye, func(c *session.SMTPConfig) {
			c.QuitAfter = session.StageRcpt
			c.Say = []session.Interjection{{session.StageDot, "NOOP"}, {session.StageRcpt, "NOOP"}}
		}, "[rcpt dot]"},
		{"ended before", ready() + bye, func(c *session.SMTPConfig) {
			c.QuitAfter = session.StageEHLO
			c.Say = []session.Interjection{{session.StageMail, "NOOP"}}
		}, "[mail]"},
		{"all reached", ready() + "C: NOOP\nS: 250\n" + bye, func(c *session.SMTPConfig) {
			c.QuitAfter = session.StageEHLO
			c.Say = []session.Interjection{{session.StageEHLO, "NOOP"}}
		}, "[]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res, events, _ := run(t, tt.script, mail(tt.edit))
			if fmt.Sprint(res.Unreached) != tt.want {
				t.Errorf("unreached %v, want %s\n%s", res.Unreached, tt.want, transcript(events))
			}
		})
	}
}

func TestSMTPOwnCommands(t *testing.T) {
	say := func(after session.Stage, line ...string) *session.SMTPConfig {
		return mail(func(c *session.SMTPConfig) {
			for _, l := range line {
				c.Say = append(c.Say, session.Interjection{After: after, Line: l})
			}
		})
	}
	rest := from + to + data + dot + bye
	runSMTP(t, []smtpCase{
		{"many lines", say(session.StageEHLO, "HELP"), ready() + "C: HELP\nS: 214-a\nS: 214 b\n" + rest, ""},
		{"refused", say(session.StageEHLO, "VRFY bob", "EXPN x"), ready() + "C: VRFY bob\nS: 252\nC: EXPN x\nS: 502\n" + rest, ""},
		{"AUTH is cancelled", say(session.StageEHLO, "AUTH LOGIN"), ready() + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 cancelled\n" + rest, ""},
		{"QUIT", say(session.StageEHLO, "QUIT"), ready() + bye, ""},
		{"quit", say(session.StageEHLO, "quit "), ready() + "C: quit \nS: 221 bye", ""},
		{"QUIT, and more", say(session.StageEHLO, "QUIT", "NOOP"), ready() + bye, ""},
		{"QUIT refused", say(session.StageEHLO, "QUIT"), ready() + "C: QUIT\nS: 500 what\n" + rest, ""},
		{"421", say(session.StageEHLO, "NOOP"), ready() + "C: NOOP\nS: 421 4.4.2 go\ndrop", "lost/closing"},
		{"lost", say(session.StageEHLO, "NOOP"), ready() + "C: NOOP\ndrop", "lost"},
		{"silence", say(session.StageEHLO, "NOOP"), ready() + "C: NOOP", "timeout"},
		{"two lines in one", say(session.StageEHLO, "NOOP\r\nRSET"), ready() + bye, "file/line-end"},
		{"a password", say(session.StageEHLO, "AUTH PLAIN "+plain), ready() + "C: AUTH PLAIN <PLAIN>\nS: 535-<secret>\nS: 535 <PLAIN>\n" + rest, ""},
	})
}
