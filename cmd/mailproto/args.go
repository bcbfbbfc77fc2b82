package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// prepare looks at the words of the command line before the flag parser does. It
// lets explain take a reply that begins with a dash, and refuses words with one
// dash and several letters: the parser would read `-to x` as `-t o x`.
func prepare(root *cobra.Command, args []string) ([]string, error) {
	if completing(args) {
		return args, nil // a word that is being typed may be anything
	}
	takesValue, out := valueFlags(root), make([]string, 0, len(args)+1)
	explains := false
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "--":
			return append(out, args[i:]...), nil
		case explains && isReply(a):
			// What follows is the reply's text, words with dashes included.
			return append(append(out, "--"), args[i:]...), nil
		case takesValue[a]:
			out = append(out, a)
			if i++; i < len(args) {
				out = append(out, args[i])
			}
			continue
		case len(a) > 2 && a[0] == '-' && a[1] != '-':
			return nil, oneDash(a)
		case a == "explain":
			explains = true
		}
		out = append(out, a)
	}
	return out, nil
}

// isReply recognises the status indicator of a POP3 reply.
func isReply(a string) bool {
	up := strings.ToUpper(a)
	return up == "-ERR" || strings.HasPrefix(up, "-ERR ")
}

// valueFlags collects how every flag that takes a value is written.
func valueFlags(root *cobra.Command) map[string]bool {
	takes := map[string]bool{}
	note := func(f *pflag.Flag) {
		if f.NoOptDefVal == "" {
			takes["--"+f.Name] = true
			if f.Shorthand != "" {
				takes["-"+f.Shorthand] = true
			}
		}
	}
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		c.PersistentFlags().VisitAll(note)
		c.Flags().VisitAll(note)
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(root)
	return takes
}

// swaks says what our option is for words that swaks knows with one dash.
var swaks = []struct{ theirs, ours string }{
	{"-to", "--to"}, {"-from", "--from"}, {"-tls", "--tls starttls"}, {"-tlso", "--tls auto"},
	{"-tlsc", "--tls implicit"}, {"-tlsos", "--tls auto"}, {"-a", "--auth"}, {"-ao", "--auth auto"},
	{"-au", "--user"}, {"-ap", "--password-file"}, {"-auth", "--auth"}, {"-ehlo", "--ehlo"},
	{"-helo", "--ehlo"}, {"-lhlo", "--ehlo"}, {"-q", "--quit-after"}, {"-quit", "--quit-after"},
	{"-quit-after", "--quit-after"}, {"-da", "--drop-after"}, {"-drop-after", "--drop-after"},
	{"-data", "--message"}, {"-body", "--body"}, {"-pipeline", "--pipeline"}, {"-timeout", "--timeout"},
	{"-tls-verify", "--ca-file"}, {"-tls-sni", "--servername"}, {"-server", "HOST:PORT"}, {"-port", "HOST:PORT"},
	{"-hr", "--level brief"}, {"-hs", "--level brief"}, {"-user", "--user"}, {"-password-file", "--password-file"},
}

func oneDash(a string) error {
	word, _, _ := strings.Cut(a, "=")
	for _, s := range swaks {
		if strings.EqualFold(word, s.theirs) {
			return &userError{msg: text("%s is written with one dash; here it is %s", "%s 只有一个短横；这里的写法是 %s").Sprintf(word, s.ours),
				hint: text("an option of several letters has two dashes", "多个字母的选项要用两个短横")}
		}
	}
	return &userError{msg: text("%s: an option of several letters has two dashes", "%s：多个字母的选项要用两个短横").Sprintf(word),
		hint: text("a word that is no option stands behind --", "不是选项的词请放在 -- 之后")}
}
