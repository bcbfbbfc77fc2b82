package main

import (
	"bufio"
	"bytes"
	"net"
	"strings"
	"testing"
)

// TestLabSaysWhatIsMeant: who mistypes lab's command, gives no address, or starts a
// second lab beside a first one is told what to type, all at once.
func TestLabSaysWhatIsMeant(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	_, port, _ := net.SplitHostPort(ln.Addr().String())
	for _, test := range []struct {
		args  string
		words []string
		not   string
	}{
		{"fualts", []string{"mailproto lab faults"}, "argument"},
		{"--listen 300.1.1.1", []string{"300.1.1.1", "no address"}, "-port"},
		{"--mx-port " + port, []string{"in use", "another lab", "--mx-port 0 --submission-port 0 --submissions-port 0 --lmtp-port 0 --pop3-port 0 --pop3s-port 0"}, ""},
		{"--students -1", []string{"0 to 999"}, ""},
	} {
		var out, told bytes.Buffer
		u := &ui{in: strings.NewReader(""), out: bufio.NewWriter(&out), err: &told, getenv: func(string) string { return "" }}
		code := run(t.Context(), u, append([]string{"lab", "--lang", "en"}, strings.Fields(test.args)...))
		text := strings.Join(strings.Fields(told.String()), " ")
		for _, w := range test.words {
			if code == exitOK || !strings.Contains(text, w) {
				t.Errorf("%s: exit %d, no %q in %s", test.args, code, w, text)
			}
		}
		if test.not != "" && strings.Contains(text, test.not) {
			t.Errorf("%s: %s", test.args, text)
		}
	}
}

// TestFaultsComplete: the shell offers the names of faults, for one argument.
func TestFaultsComplete(t *testing.T) {
	for args, want := range map[string]bool{"": true, "greylist ": false} {
		var out, told bytes.Buffer
		u := &ui{in: strings.NewReader(""), out: bufio.NewWriter(&out), err: &told, getenv: func(string) string { return "" }}
		run(t.Context(), u, append(append([]string{"__complete", "lab", "faults"}, strings.Fields(args)...), ""))
		if strings.Contains(out.String(), "extra-reply") != want {
			t.Errorf("%q: %s", args, out.String())
		}
	}
}
