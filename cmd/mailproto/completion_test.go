package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// completed is what a shell is told about the last of some words.
func completed(t *testing.T, words ...string) []string {
	t.Helper()
	o := call{args: words}
	o.args = append([]string{"__complete"}, words...)
	out := o.raw(t)
	return strings.Split(strings.TrimRight(out, "\n"), "\n")
}

// raw runs the call as it is, without a width of our own.
func (c call) raw(t *testing.T) string {
	t.Helper()
	cmd := exec.Command("mailproto", c.args...) // testscript.Main puts it on the PATH
	cmd.Env = append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=", "LC_MESSAGES=")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%q: %v\n%s", c.args, err, out)
	}
	return string(out)
}

// TestComplete asks for words as a shell does. The last line tells the shell what
// to do beside: 4 means no files, 2 no space, 0 files where nothing fits.
func TestComplete(t *testing.T) {
	for _, c := range []struct {
		words []string
		has   []string
		last  string
		lacks string
	}{
		{[]string{"tr"}, []string{"trace\tHold a live session and explain every line of it"}, ":4", "lab"},
		{[]string{"--lang", "zh", "rep"}, []string{"replay\t不用网络，重放录制的会话"}, ":4", ""},
		{[]string{"--lang=zh", "explain", "EHL"}, []string{"EHLO\t介绍客户端，并询问服务器支持的扩展"}, ":4", ""},
		{[]string{"explain", "55"}, []string{"550\trefused: mailbox unavailable or policy"}, ":4", ""},
		{[]string{"explain", "--format", ""}, []string{"swaks", "recording"}, ":4", ""},
		{[]string{"explain", "--list", ""}, []string{"problems\tbreaches of the protocol that a trace names"}, ":4", ""},
		{[]string{"explain", "--file", ""}, nil, ":0", ""},
		{[]string{"trace", ""}, []string{"smtp\tHold a live SMTP session; without HOST with the built-in lab", "pop3\tHold a live POP3 session; without HOST with the built-in lab"}, ":4", ""},
		{[]string{"trace", "smtp", ""}, nil, ":4", ""}, // hosts are not guessed
		{[]string{"trace", "smtp", "--tls", ""}, []string{"auto", "starttls", "implicit", "none"}, ":4", ""},
		{[]string{"trace", "smtp", "--auth", "P"}, []string{"PLAIN"}, ":4", "USER"},
		{[]string{"trace", "pop3", "--auth", ""}, []string{"USER", "auto"}, ":4", ""},
		{[]string{"trace", "smtp", "--quit-after", ""}, []string{"banner", "dot"}, ":4", "data"},
		{[]string{"trace", "smtp", "--drop-after", ""}, []string{"data"}, ":4", ""},
		{[]string{"trace", "pop3", "--quit-after", "f"}, []string{"first-capa"}, ":4", ""},
		{[]string{"trace", "pop3", "--command", "st"}, []string{"stat:"}, ":6", ""},
		{[]string{"trace", "smtp", "--record", ""}, nil, ":0", ""},
		{[]string{"trace", "smtp", "-to"}, nil, ":4", ""}, // half a word is no mistake
		{[]string{"--level", ""}, []string{"brief", "normal", "deep"}, ":4", ""},
		{[]string{"--color", "a"}, []string{"auto", "always", "never"}, ":4", ""},
		{[]string{"--lang", ""}, []string{"en\tEnglish", "zh\t中文"}, ":4", ""},
		{[]string{"faq", "1"}, []string{"13\tSMTP's strengths"}, ":4", ""},
		{[]string{"lesson", "run", ""}, []string{"greylisting", "bounce", "envelope"}, ":0", ""},
		{[]string{"lesson", "new", ""}, nil, ":0", "bounce"},
		{[]string{"replay", ""}, nil, ":0", ""},
		{[]string{"completion", ""}, []string{"bash", "zsh", "fish"}, ":4", ""},
		{[]string{"help", "exit"}, []string{"exit-codes\tthe exit codes"}, ":4", ""},
		{[]string{"help", "trace", ""}, []string{"pop3\tHold a live POP3 session; without HOST with the built-in lab"}, ":4", ""},
		{[]string{"trace", "smtp", "--rec"}, []string{"--record\tFILE to keep the events in, for mailproto replay; no file is replaced, no secret is kept"}, ":4", ""},
	} {
		t.Run(strings.Join(c.words, " "), func(t *testing.T) {
			got := completed(t, c.words...)
			if last := got[len(got)-1]; last != c.last {
				t.Errorf("the shell is told %q, want %q", last, c.last)
			}
			for _, want := range c.has {
				if !slices.Contains(got, want) {
					t.Errorf("no %q in %q", want, got)
				}
			}
			if c.lacks != "" && slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.lacks) }) {
				t.Errorf("%q in %q", c.lacks, got)
			}
		})
	}
}

// tool finds a program that checks what we write. In a CI run it must be there.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return path
}

// TestCompletionScripts has each shell read its script.
func TestCompletionScripts(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		t.Run(shell, func(t *testing.T) {
			script := filepath.Join(t.TempDir(), "mailproto")
			o := call{args: []string{"completion", shell}}.raw(t)
			if err := os.WriteFile(script, []byte(o), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(tool(t, shell), "-n", script).CombinedOutput(); err != nil || len(out) > 0 {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	for _, args := range [][]string{{"completion"}, {"completion", "tcsh"}, {"completion", "bash", "zsh"}, {"--lang", "zh", "completion"}} {
		call{args: args}.run(t).want(t, exitUsage).says(t, "mailproto completion bash")
	}
}

// TestCompletionBash completes a word in bash itself, with a stand-in for the one
// function of the package bash-completion that the script calls.
func TestCompletionBash(t *testing.T) {
	script := call{args: []string{"completion", "bash"}}.raw(t) + `
_get_comp_words_by_ref() { cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=("${COMP_WORDS[@]}") cword=$COMP_CWORD; }
compopt() { :; }
COMP_WORDS=(mailproto trace smtp --quit-after first) COMP_CWORD=4 COMP_LINE='mailproto trace smtp --quit-after first' COMP_POINT=38 COMP_TYPE=9
__start_mailproto 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
`
	cmd := exec.Command(tool(t, "bash"), "--norc", "-s")
	cmd.Stdin, cmd.Env = strings.NewReader(script), append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=")
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "first-ehlo\n" {
		t.Errorf("%v\n%s", err, out)
	}
}
