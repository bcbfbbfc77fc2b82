package explain

import (
	"slices"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// maskedNote says once why a word in the server's text is hidden: a password that is
// also a word of the language is masked there too.
func (c *conn) maskedNote(step *Step) {
	if c.masked || step.SASL != nil || step.Outcome == trace.More ||
		!slices.ContainsFunc(step.Reply.Lines, func(l string) bool { return strings.Contains(l, trace.Mask) }) {
		return
	}
	c.masked = true
	step.Notes = append(step.Notes, Note{Role: RoleParam, Label: trace.Mask,
		Title: lang.Text{En: "a word that is the same as a secret of this session; it is hidden wherever it stands", Zh: "这个词与本次会话的某个机密相同；无论出现在哪里都不显示"}})
}
