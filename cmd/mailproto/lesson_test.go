package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/faq"
)

// lessonFile writes a lesson of one claim, 1a, whose experiment begins in line 5;
// the counter-run follows after a line.
func lessonFile(t *testing.T, experiment, counter string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "own.txtar")
	text := "-- en --\ntitle: Mine\ntext: Mine. \n1a: It is so.\n-- 1a --\n" + experiment + "\n-- 1a counter --\n" + counter + "\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestExamples: the lessons that come with mailproto prove what they claim, in both
// languages, and say the same each time.
func TestExamples(t *testing.T) {
	for _, name := range faq.Examples() {
		for _, l := range []string{"en", "zh"} {
			first := call{args: []string{"--lang", l, "lesson", "run", name}}.run(t).want(t, exitOK)
			if again := (call{args: []string{"--lang", l, "lesson", "run", name}}).run(t); again.out != first.out {
				t.Errorf("%s in %s is not the same a second time", name, l)
			}
			o := call{args: []string{"--lang", l, "lesson", "check", name}}.run(t).want(t, exitOK)
			if strings.Contains(o.out, "EHLO") || strings.Contains(o.out, "[") {
				t.Errorf("check shows more than verdicts:\n%s", o.out)
			}
		}
	}
}

// TestLessonNew: what is written runs as it is, and no file is ever replaced.
func TestLessonNew(t *testing.T) {
	file := filepath.Join(t.TempDir(), "my lesson.txtar")
	o := call{args: []string{"lesson", "new", file}}.run(t).want(t, exitOK)
	if !strings.Contains(o.out, "mailproto lesson run '"+file+"'") {
		t.Errorf("what to do next: %s", o.out)
	}
	want, _ := faq.Example("start")
	if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v, %s", err, got)
	}
	call{args: []string{"lesson", "check", file}}.run(t).want(t, exitOK)
	call{args: []string{"--lang", "zh", "lesson", "run", file}}.run(t).want(t, exitOK)
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	call{args: []string{"lesson", "new", file}}.run(t).want(t, exitFile).says(t, "my lesson.txtar")
	if got, err := os.ReadFile(file); err != nil || string(got) != "mine" {
		t.Errorf("the file was replaced: %v, %s", err, got)
	}
	missing := filepath.Join(t.TempDir(), "none", "x.txtar")
	call{args: []string{"lesson", "new", missing}}.run(t).want(t, exitFile)
}

// TestLessonFiles: a file that is no good is one message with its place in it, and
// the code 1; a file that is not there is 62.
func TestLessonFiles(t *testing.T) {
	well := "a = mx\na C: NOOP\na S!: 250"
	against := "a = mx\na C: NOPE\na S!: 250"
	for _, tt := range []struct{ name, experiment, counter, says, zh string }{
		{"unknown directive", well + "\na waits 5", against, `:9: "a waits 5" is neither a line`, "也不是指令"},
		{"unknown service", "a = imap", against, `:6: "imap" is not a service: mx submission`, "服务：mx"},
		{"bad option", "a = mx tls=perhaps", against, `:6: "perhaps" is not a mode of TLS`, "TLS 的方式"},
		{"no such stage", "a = mx stage=dot", against, `:6: "dot" is not a stage`, "阶段"},
		{"no such fault", "a = mx fault=laziness\na C: NOOP\na S!: 250", against, `:6: no fault is called "laziness"`, "没有叫"},
		{"another service's fault", "a = mx fault=expire-0\na C: NOOP\na S!: 250", against, `:6: the fault expire-0 is one of pop3 pop3s, not of mx`, "不属于 mx"},
		{"not opened", "b C: NOOP\n" + well, against, `:6: the session "b" is used before it is opened`, "还没有打开"},
		{"never captured", "a = mx\na C: VRFY {who}\na S!: 250", against, ":7: {who} has no value here", "没有值"},
		{"no end", "repeat 3\n" + well, against, ":6: a repeat without its end", "没有对应的 end"},
		{"nested", "repeat 3\nrepeat 2\n" + well + "\nend\nend", against, ":7: repeat and end do not fit", "不配对"},
		{"no mark", strings.Replace(well, "!", "", 1), against, `:8: no line is marked with "!"`, "没有一行标有"},
		{"empty", "", against, `:6: no line is marked`, ""},
		{"in the counter-run", well, "a = mx\na says NOOP", ":11: ", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := lessonFile(t, tt.experiment, tt.counter)
			for _, verb := range []string{"run", "check"} {
				o := call{args: []string{"lesson", verb, file}}.run(t).want(t, exitUsage)
				o.says(t, file+tt.says)
				if o.out != "" {
					t.Errorf("something ran:\n%s", o.out)
				}
			}
			call{args: []string{"--lang", "zh", "lesson", "check", file}}.run(t).want(t, exitUsage).says(t, tt.zh)
		})
	}
	file := filepath.Join(t.TempDir(), "own.txtar")
	if err := os.WriteFile(file, []byte("-- en --\ntitle: Mine\ntext: Mine.\n1a: So.\n-- 1a --\n"+well+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	call{args: []string{"lesson", "check", file}}.run(t).want(t, exitUsage).says(t, file+":", "has no counter-run")
	call{args: []string{"lesson", "check", file + ".none"}}.run(t).want(t, exitFile).says(t, "own.txtar.none")
	if err := os.WriteFile(file, bytes.Repeat([]byte("# "), maxLesson/2+1), 0o600); err != nil {
		t.Fatal(err)
	}
	call{args: []string{"lesson", "check", file}}.run(t).want(t, exitFile).says(t, "too large")
	call{args: []string{"lesson", "check", t.TempDir()}}.run(t).want(t, exitFile)
	call{args: []string{"lesson", "check"}}.run(t).want(t, exitUsage)
	call{args: []string{"lesson", "prove", file}}.run(t).want(t, exitUsage).says(t, "run, check or new")
}

// TestLessonProof: check refuses what proves nothing.
func TestLessonProof(t *testing.T) {
	well := "a = mx\na C: NOOP\na S!: 250"
	for _, tt := range []struct {
		name, experiment, counter string
		code                      int
		verdict, against          string
		line                      float64
	}{
		{"it does not hold", "a = mx\na C: NOPE\na S!: 250", well, exitNotHeld, "not-held", "none", 8},
		{"the counter-run holds", well, well, exitNotHeld, "held", "held", 12},
		{"the counter-run breaks", well, "a = mx\na C: NOPE\na S: 250\na S!: 251", exitBroke, "held", "could-not-run", 12},
		{"the counter-run's session is refused", well, "a = submission alice pass=guess\na C: NOOP\na S!: 250", exitBroke, "held", "could-not-run", 10},
		{"the experiment breaks", "a = mx\na C: NOPE\na S: 250\na S!: 250", well, exitBroke, "could-not-run", "none", 8},
		{"nobody's user", "a = mx carol\na C: NOOP\na S!: 250", well, exitBroke, "could-not-run", "none", 6},
		{"the lab is gone midway", "a = mx\nlab stop\na C: NOOP\na S!: 250", well, exitBroke, "could-not-run", "none", 8},
		{"the lab is gone before", "lab stop\na = mx\na C: NOOP\na S!: 250", well, exitBroke, "could-not-run", "none", 7},
		{"the lab is gone, as expected", "lab stop\na = mx\na fails! refused", "a = mx\na fails! refused", exitOK, "held", "failed", 8},
		{"TLS is there already", "a = submissions alice tls=required\na C: NOOP\na S!: 250", "a = mx\na C: NOPE\na S!: 250", exitOK, "held", "failed", 8},
		{"silence at a port of TLS", "a = pop3s tls=none\na fails! timeout", "a = pop3\na fails! timeout", exitOK, "held", "failed", 7},
	} {
		t.Run(tt.name, func(t *testing.T) {
			others := goroutines()
			file := lessonFile(t, tt.experiment, tt.counter)
			for _, l := range []string{"en", "zh"} {
				call{args: []string{"--lang", l, "lesson", "check", file}}.run(t).want(t, tt.code)
			}
			var out bytes.Buffer
			args := []string{"--json", "lesson", "check", file}
			code := run(t.Context(), uiTo(&out, args...), args)
			if v := verdicts(t, out.String()); code != tt.code || len(v) != 1 || v[0]["claim"] != "1a" || v[0]["verdict"] != tt.verdict || v[0]["counter"] != tt.against || v[0]["file"] != file || v[0]["line"] != tt.line {
				t.Errorf("exit code %d, %v", code, v)
			}
			checkGoroutines(t, others)
		})
	}
}
