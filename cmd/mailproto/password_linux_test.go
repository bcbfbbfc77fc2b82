package main

import "testing"

// TestEmptyPasswordAtPrompt: an answer without a password is refused before anything is
// sent, as an empty file is.
func TestEmptyPasswordAtPrompt(t *testing.T) {
	for _, c := range []struct{ lang, prompt, says string }{
		{"en", "Password for bob:", "the password is empty"}, {"zh", "bob 的密码：", "密码是空的"},
	} {
		x := onTerminal(t, "--lang", c.lang, "trace", "pop3", "127.0.0.1:1", "-u", "bob", "--tls", "none")
		x.sees(c.prompt).press("\r").sees(c.says).ends(exitFile)
	}
}
