package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// manPages writes the pages of a language.
func manPages(t *testing.T, l string) []string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "man1")
	t.Setenv("SOURCE_DATE_EPOCH", "1767225600")
	call{args: []string{"--lang", l, "man", dir}}.raw(t)
	pages, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil || len(pages) != len(entries(t, dir)) {
		t.Fatalf("%v, %q", err, pages)
	}
	return pages
}

// TestMan writes every page in both languages and has mandoc look for mistakes.
func TestMan(t *testing.T) {
	for _, l := range []string{"en", "zh"} {
		t.Run(l, func(t *testing.T) {
			var all strings.Builder
			pages := manPages(t, l)
			for _, p := range pages {
				page, err := os.ReadFile(p)
				if err != nil {
					t.Fatal(err)
				}
				all.Write(page)
				for _, want := range []string{".TH \"MAILPROTO", " 1 \"2026-01-01\" ", ".SH \""} {
					if !strings.Contains(string(page), want) {
						t.Errorf("%s has no %q", p, want)
					}
				}
			}
			for _, want := range map[string][]string{
				"en": {"EXIT STATUS", "SEE ALSO", "EXAMPLES", "MAILPROTO_PASSWORD", `\fBmailproto\-trace\-smtp\fR(1)`, `\fB\-\-quit\-after\fR \fISTAGE\fR`},
				"zh": {"退出状态", "参见", "示例", "登录用的密码", `\fBmailproto\-trace\-smtp\fR(1)`, `\fB\-\-quit\-after\fR \fI阶段\fR`},
			}[l] {
				if !strings.Contains(all.String(), want) {
					t.Errorf("no %q", want)
				}
			}
			out, err := exec.Command(tool(t, "mandoc"), append([]string{"-T", "lint", "-W", "warning"}, pages...)...).CombinedOutput()
			if err != nil || len(out) > 0 {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// TestManGroff has groff show every page in both languages: it warns of what it does not
// know, and of lines that it cannot break, such as those of Chinese.
func TestManGroff(t *testing.T) {
	groff := tool(t, "groff")
	for _, l := range []string{"en", "zh"} {
		for _, p := range manPages(t, l) {
			var warned strings.Builder
			cmd := exec.Command(groff, "-K", "utf8", "-man", "-Tutf8", "-ww", p)
			cmd.Stderr = &warned
			if err := cmd.Run(); err != nil || warned.Len() > 0 {
				t.Errorf("%s: %v\n%s", p, err, warned.String())
			}
		}
	}
}

// TestManShows reads a page as man shows it: nothing of the text is lost to roff.
func TestManShows(t *testing.T) {
	mandoc := tool(t, "mandoc")
	for _, p := range manPages(t, "en") {
		if filepath.Base(p) != "mailproto-trace-smtp.1" {
			continue
		}
		out, err := exec.Command(mandoc, "-T", "ascii", "-O", "width=1000", p).CombinedOutput()
		if err != nil {
			t.Fatal(err)
		}
		// Bold is a letter over itself.
		shown := strings.Join(strings.Fields(plainMan(string(out))), " ")
		for _, want := range []string{"mailproto-trace-smtp - Hold a live SMTP session", "--mail-param KEY[=VALUE] KEY[=VALUE] behind MAIL FROM; may be repeated",
			"ADDRESS of the envelope's sender, or <> for none", "mailproto trace smtp mail.example.org:465 -u alice -f alice@example.org", "130 interrupted"} {
			if !strings.Contains(shown, want) {
				t.Errorf("no %q in:\n%s", want, shown)
			}
		}
	}
}

// plainMan takes away what a printer would strike over.
func plainMan(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\b' && len(out) > 0 {
			out = out[:len(out)-1]
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}

// TestManTwice replaces pages of its own, and no other file.
func TestManTwice(t *testing.T) {
	dir := t.TempDir()
	call{args: []string{"man", dir}}.run(t).want(t, 0)
	page := filepath.Join(dir, "mailproto-trace-smtp.1")
	first, _ := os.ReadFile(page)
	call{args: []string{"man", dir}}.run(t).want(t, 0)
	if again, err := os.ReadFile(page); err != nil || string(again) != string(first) {
		t.Errorf("%v: not the same a second time", err)
	}
	if err := os.WriteFile(page, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(dir, "mailproto.1"))
	call{args: []string{"man", dir}}.run(t).want(t, exitFile).says(t, "mailproto-trace-smtp.1", "exists already")
	if kept, _ := os.ReadFile(page); string(kept) != "mine" {
		t.Errorf("the file was replaced: %q", kept)
	}
	if _, err := os.Stat(filepath.Join(dir, "mailproto.1")); err == nil {
		t.Error("some pages were written")
	}
	call{args: []string{"man"}}.run(t).want(t, exitUsage)
	call{args: []string{"man", page}}.run(t).want(t, exitFile)
}
