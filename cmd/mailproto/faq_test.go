package main

import (
	"bufio"
	"bytes"
	"slices"
	"strings"
	"testing"

	"mailproto/faq"
	"mailproto/internal/lang"
)

// TestTry runs every command that the FAQ tells its reader to try, in both
// languages. What a command is to show may be a refusal; a wrong command line, a
// query without an answer or a broken session it may not be.
func TestTry(t *testing.T) {
	points, err := faq.All()
	if err != nil {
		t.Fatal(err)
	}
	shown := []int{exitOK, exitMail, exitRcpt}
	for _, p := range points {
		if len(p.Try) == 0 {
			t.Errorf("point %d gives nothing to try", p.Number)
		}
		for _, try := range p.Try {
			for _, l := range []string{"en", "zh"} {
				var out, errs bytes.Buffer
				args := append([]string{"--lang", l}, strings.Fields(try)...)
				u := &ui{in: strings.NewReader(""), out: bufio.NewWriter(&out), err: &errs, lang: lang.Lang(l), getenv: func(string) string { return "" }}
				if code := run(t.Context(), u, args); !slices.Contains(shown, code) {
					t.Errorf("point %d: mailproto --lang %s %s: exit code %d\n%s%s", p.Number, l, try, code, &out, &errs)
				}
			}
		}
	}
}
