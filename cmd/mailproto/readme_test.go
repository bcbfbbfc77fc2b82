package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"mailproto/faq"
)

// sample is a block of the README whose text a command printed.
var sample = regexp.MustCompile("(?s)<!-- mailproto ([^\n]*) -->\n```\n(.*?)```\n")

// lessonSample is the block that shows an experiment of a lesson.
var lessonSample = regexp.MustCompile("(?s)<!-- lesson greylisting 1a -->\n```\n(.*?)```\n")

// part picks the piece of a command's output that the README shows.
func part(command, out string) string {
	if strings.Contains(command, "smtp") { // the two recipients
		i, j := strings.Index(out, "  8  C ~~>"), strings.Index(out, " 10  C ~~>")
		if i < 0 || j < i {
			return "the output has no exchanges 8 to 10:\n" + out
		}
		return strings.TrimRight(out[i:j], "\n") + "\n"
	}
	i := strings.Index(out, "  4  C ~~>") // from the login on
	if i < 0 {
		return "the output has no exchange 4:\n" + out
	}
	return out[i:]
}

// TestREADME runs the commands whose output the README shows, and compares. With
// -update it writes what they print now.
func TestREADME(t *testing.T) {
	const file = "../../README.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	samples := 0
	now := sample.ReplaceAllStringFunc(string(text), func(block string) string {
		samples++
		m := sample.FindStringSubmatch(block)
		cmd := exec.Command("mailproto", strings.Fields(m[1])...) // testscript.Main puts it on the PATH
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		out, err := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); err != nil && code != exitOK {
			t.Errorf("mailproto %s: %v\n%s", m[1], err, out)
		}
		return "<!-- mailproto " + m[1] + " -->\n```\n" + part(m[1], string(out)) + "```\n"
	})
	now = lessonSample.ReplaceAllStringFunc(now, func(string) string {
		samples++
		data, _ := faq.Example("greylisting")
		l, err := faq.ParseLesson(data)
		if err != nil {
			t.Fatal(err)
		}
		return "<!-- lesson greylisting 1a -->\n```\n" + l.Claims[0].Experiment + "```\n"
	})
	if samples != 3 {
		t.Errorf("the README shows %d samples, want 3", samples)
	}
	if now == string(text) {
		return
	}
	if *update {
		if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("the README shows what the program no longer prints; run go test ./cmd/mailproto -update")
}
