package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// cancelled is what the refusal of a line * means: the server must refuse it, which
// confirms that the login is given up (RFC 4954 §4, RFC 5034 §4). It is nil where
// another line was answered, or with another reply.
func cancelled(p trace.Proto, cmd *trace.Command, code string) *Meaning {
	if cmd == nil || cmd.Verb != verbAnswer || cmd.Args != "*" || code != "501" && code != "-ERR" {
		return nil
	}
	refs := []string{"RFC 4954 §4"}
	if p == trace.POP3 {
		refs = []string{"RFC 5034 §4"}
	}
	return &Meaning{
		Proto: p, Verb: verbAnswer, Code: code,
		Gloss: lang.Text{En: "login cancelled, as the client asked", Zh: "登录已按客户端的要求取消"},
		Why: lang.Text{
			En: "The * asked for it: nobody is logged in, and another login may be tried.",
			Zh: "是 * 要求取消的：没有人登录，可以再试着登录。",
		},
		Refs: refs, FAQ: []int{3},
	}
}
