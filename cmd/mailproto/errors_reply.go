package main

import (
	"strings"
	"unicode/utf8"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
)

// maxQuoted bounds a reply in an error, in octets: a reply may have any number of
// lines.
const maxQuoted = 400

// wholeReply is the reply that a failure rests on as one line: its codes once, then the
// text of all its lines. The last alone often begins in mid-sentence.
func wholeReply(f *session.Error) string {
	if f.Reply == nil || len(f.Reply.Lines) < 2 {
		return bounded(last(f))
	}
	r := f.Reply
	words := []string{r.Status(), r.Enhanced}
	for i := range r.Lines {
		text := strings.TrimSpace(r.Text(i))
		if rest, ok := strings.CutPrefix(text, r.Enhanced); ok {
			text = rest
		}
		words = append(words, text)
	}
	return bounded(strings.Join(strings.Fields(strings.Join(words, " ")), " "))
}

// bounded cuts what is too long for an error.
func bounded(s string) string {
	if len(s) <= maxQuoted {
		return s
	}
	cut := maxQuoted
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strings.TrimSpace(s[:cut]) + " …"
}

// telling reports a refusal of which explain can say more when it sees all of it than
// its codes do.
func (e *traceError) telling(f *session.Error) bool {
	verb := ""
	switch f.At {
	case session.FailGreeting:
	case session.FailMail:
		verb = "MAIL"
	case session.FailRcpt:
		verb = "RCPT"
	case session.FailData:
		verb = "DATA"
	case session.FailMessage:
		verb = "."
	case session.FailAuth:
		verb = "AUTH"
	default:
		return false
	}
	return !explain.Because(e.opts.proto, verb, f.Reply).IsZero()
}

// wholeHint is the command that explains all of a reply, as a shell takes it.
func wholeHint(f *session.Error) lang.Text {
	return text("mailproto explain %s says what that means", "mailproto explain %s 解释其含义").Sprintf(shellWord(wholeReply(f)))
}

// shellWord quotes a word for a shell. A line break or an escape would do harm also
// between quotes.
func shellWord(s string) string {
	s, _ = trace.Visible([]byte(s))
	if strings.Contains(s, "'") && !strings.ContainsAny(s, "\"$`\\!") {
		return `"` + s + `"` // nothing in it means anything to a shell
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// isPlain reports a character that means nothing to a shell.
func isPlain(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune("_-./+,:=@%", r)
}

// leftAtRcpt reports that the server ended the session at a recipient: others may have
// been accepted before (RFC 5321 §3.8).
func leftAtRcpt(f *session.Error) bool {
	return f.At == session.FailRcpt && f.Reply != nil && f.Reply.Code == 421
}

// helloHint knows a server of LMTP by what it asks for (RFC 2033 §4.1).
func (e *traceError) helloHint(f *session.Error) lang.Text {
	if f.Reply != nil && strings.Contains(strings.ToUpper(strings.Join(f.Reply.Lines, " ")), "LHLO") {
		return text("this is LMTP: --protocol lmtp", "这是 LMTP：请加 --protocol lmtp")
	}
	return e.replyHint(f)
}
