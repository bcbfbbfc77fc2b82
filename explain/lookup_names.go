package explain

import (
	"slices"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// unmarked takes off the mark of who speaks, as dialogues and this program's
// views write it.
func unmarked(q string) string {
	if strings.Contains(q, "\n") {
		return q
	}
	for _, mark := range []string{"C:", "S:"} {
		if rest, ok := strings.CutPrefix(q, mark); ok {
			return strings.TrimSpace(rest)
		}
	}
	return q
}

// known finds what a query means that is no topic's exact name: a sign of the wire,
// a name with other blanks, a state or phase, a reply code by its digits.
func known(q string) []Entry {
	switch {
	case q == ".":
		return named("end-of-data")
	case early(q):
		return named(earlyPipelining.ID)
	}
	if found := alike(q); len(found) > 0 {
		return found
	}
	switch strings.ToUpper(q) {
	case "AUTHORIZATION", "TRANSACTION", "UPDATE":
		return named(q + " state")
	}
	if phaseNamed(q) {
		return named("phase")
	}
	if found := replyClass(q); len(found) > 0 {
		return found
	}
	return byDigits(q)
}

// alike finds names that differ from a query in blanks and hyphens only.
func alike(q string) []Entry {
	want := spaced(q)
	if !strings.Contains(want, " ") {
		return nil
	}
	var found []Entry
	for _, list := range sources() {
		for i := range list {
			if spaced(list[i].ID) == want {
				found = append(found, Entry{Topic: list[i], Label: list[i].ID})
			}
		}
	}
	return found
}

// spaced writes a name in lower case, with one blank for blanks and hyphens.
func spaced(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' }), " ")
}

// phaseNamed reports the name of a phase of a session, alone or with the word for
// it.
func phaseNamed(q string) bool {
	q = strings.ToLower(strings.Join(strings.Fields(q), " "))
	q = strings.TrimSuffix(strings.TrimPrefix(q, "phase "), " phase")
	switch Phase(q) {
	case PhaseConnected, PhaseGreeted, PhaseReady, PhaseMail, PhaseEnvelope, PhaseData, PhaseBdat, PhaseAuth, PhaseClosed:
		return true
	}
	return false
}

// byDigits explains a reply code that mailproto does not know by its digits (RFC
// 5321 §4.2.1).
func byDigits(code string) []Entry {
	if len(code) != 3 || !isDigits(code, 3) || code[0] < '2' || code[0] > '5' || wellKnownPort(code) {
		return nil
	}
	second := secondDigit(code[1])
	if second.IsZero() {
		second = lang.Text{En: "no meaning given by the standard", Zh: "标准没有规定含义"}
	}
	t := Topic{ID: code, Kind: KindReply, Proto: trace.SMTP, Refs: []string{"RFC 5321 §4.2.1", "RFC 5321 §4.3.2"}}
	t.Gloss = lang.Text{En: "? %s", Zh: "? %s"}.Sprintf(unknownReply(code))
	t.Body = lang.Text{
		En: "The digits of the code tell something all the same. First digit %s: %s. Second digit %s: %s. A client that does " +
			"not know a code goes by its first digit; the text of the reply may say more.",
		Zh: "从应答码的数字仍能看出一些。首位数字 %s：%s。第二位数字 %s：%s。" +
			"客户端遇到不认识的应答码，按首位数字处理；具体原因见应答文字。",
	}.Sprintf(code[:1], firstDigit(code[0]), code[1:2], second)
	return []Entry{{Topic: t, Label: code}}
}

// mostKeywords bounds how many keywords of a reply are looked up.
const mostKeywords = 40

// readOn are the topics that tell more about a reply: its codes, and the keywords
// of a list that answers EHLO. A reply without a code leads to those of its cause.
func readOn(r *Reading) []Entry {
	if r.Reply.Code == 0 && len(r.Notes) == 1 && r.Notes[0].Label == noCode {
		return causeTopics(r.Cause)
	}
	found := codesOf(r)
	if r.Proto != trace.SMTP || r.Reply.Code != 250 {
		return found
	}
	for i, line := range r.Reply.Lines[:min(len(r.Reply.Lines), mostKeywords)] {
		words := strings.Fields(r.Reply.Text(i))
		if len(words) == 0 || words[0] != strings.ToUpper(words[0]) || strings.HasPrefix(line, "250 ") && len(words) > 4 {
			continue
		}
		t := keyword(smtpExtensions, words[0])
		if t == nil {
			continue
		}
		title := smtpKeywordArgs(words[0], words[1:])
		if title.IsZero() {
			title = t.Gloss
		}
		r.Notes = append(r.Notes, Note{Role: RoleKeyword, Topic: t.ID, Refs: t.Refs, Line: i,
			Title: lang.Text{En: "%s: %s", Zh: "%s：%s"}.Sprintf(offered(words[0], strings.Join(words[1:], " ")), title)})
		if !slices.ContainsFunc(found, func(e Entry) bool { return e.ID == t.ID && e.Kind == t.Kind }) {
			found = append(found, Entry{Topic: *t, Label: t.ID})
		}
	}
	return found
}
