package explain

import (
	"slices"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// lineEndWordings are about the end of a line that is a command.
var lineEndWordings = []phrases{
	{Cause: SyntaxError, Weight: strong, Only: "command", Phrase: []string{"ends in cr lf", "end in cr lf", "~以 cr lf 结束"}},
}

// saysLineEnd reports a refusal that is about how a line ends, whatever its code
// means elsewhere.
func saysLineEnd(p trace.Proto, r *trace.Reply) bool {
	if len(r.Lines) == 0 || r.OK || p == trace.SMTP && (r.Code < 500 || r.Code > 502) {
		return false
	}
	said := words(r.Text(0))
	return slices.ContainsFunc([]string{"cr lf", "crlf", "bare lf", "bare cr", "bare newline", "bare line feed"},
		func(s string) bool { return hasPhrase(said, s) })
}

// lineEnd is what such a refusal means. The line that follows a bare LF may be
// perfect: up to its own CR LF it is the rest of the one before.
var lineEnd = Meaning{
	Gloss: lang.Text{En: "the line does not end as it must", Zh: "这一行的结尾不合规定"},
	Why: lang.Text{
		En: "Only CR LF ends a line. What a bare LF cuts off is refused, and so is what follows it up to the next CR LF: it is the rest of the same line.",
		Zh: "只有 CR LF 才结束一行。被单独的 LF 断开的部分会被拒绝，其后直到下一个 CR LF 的内容也一样：那是同一行的剩余部分。",
	},
	Refs: []string{"RFC 5321 §2.3.8"},
}

// lineEndOf is that meaning with the section of the protocol; nil for other replies.
func lineEndOf(p trace.Proto, r *trace.Reply) *Meaning {
	if !saysLineEnd(p, r) {
		return nil
	}
	m := lineEnd
	if p == trace.POP3 {
		m.Refs = []string{"RFC 1939 §3"}
	}
	return &m
}
