// Package peertest lets other people's mail programs use the lab: each that can
// send delivers through it, each that can fetch fetches from it, with the lab's
// certificate checked and every message compared octet by octet. A server that only
// its own client can use would teach a protocol of its own.
package peertest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// deadline bounds one run of a client.
const deadline = time.Minute

// searched is where programs are looked for, and the clients' own PATH: what a
// user has put in front of it is no part of the test.
const searched = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

// client is a mail program, called as its users call it. In the command line and in
// what stands in its files the words in braces are replaced, see meeting.words.
type client struct {
	name    string // as in "swaks, STARTTLS"
	login   string // how it must log in, as the lab sees it
	command string // split at blanks, before words are replaced
	config  string // written to {config}, which only its owner may read, where it is not empty
	input   string // standard input; a file is {message}'s text
}

// program is the name of the program that the client is.
func (c client) program() string {
	program, _, _ := strings.Cut(c.command, " ")
	return program
}

// require ends the test where the program is missing. In a CI run it fails: there a
// skipped test would hide a broken set-up.
func require(t *testing.T, program string) {
	t.Helper()
	for _, dir := range filepath.SplitList(searched) {
		if info, err := os.Stat(filepath.Join(dir, program)); err == nil && !info.IsDir() {
			return
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed; .ci/run installs it", program)
	}
	t.Skipf("%s is not installed; .ci/run installs it", program)
}

// run runs a client in an empty folder of its own, without its user's settings, and
// returns what it printed and how it ended.
func (c client) run(t *testing.T, words *strings.Replacer, dir string) (stdout []byte, err error) {
	t.Helper()
	if c.config != "" {
		config := words.Replace("{config}")
		if err := os.WriteFile(config, []byte(words.Replace(c.config)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var args []string
	for _, a := range strings.Fields(c.command) {
		args = append(args, words.Replace(a))
	}
	ctx, cancel := context.WithTimeout(t.Context(), deadline)
	defer cancel()
	cmd := exec.CommandContext(ctx, "/usr/bin/env", args...) // which knows searched
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + searched, "HOME=" + dir, "FETCHMAILHOME=" + dir, "TMPDIR=" + dir, "LC_ALL=C.UTF-8"}
	cmd.Stdin = strings.NewReader(words.Replace(c.input))
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	switch {
	case ctx.Err() != nil:
		err = fmt.Errorf("not done after %v", deadline)
	case err != nil:
		err = fmt.Errorf("%w\n%.2000s%.2000s", err, out.String(), errs.String())
	}
	return out.Bytes(), err
}
