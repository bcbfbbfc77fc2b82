package render

import (
	"fmt"
	"strings"
	"time"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// reply shows a server's reply, what it means, and where the session stands.
func (t *Terminal) reply(s explain.Step) {
	if s.Exchange != t.exchange || s.Exchange == 0 {
		t.gap()
	}
	right := t.in(explain.OutcomeText(s.Outcome, s.Proto))
	if t.times() && s.Took > 0 && t.Level != Brief {
		right += "  " + PadLeft(milliseconds(s.Took), 7)
	}
	code := note(s.Notes, explain.RoleCode)
	if t.Level == Brief {
		word := strings.ToUpper(string(s.Outcome))
		if s.Outcome == trace.Unknown {
			word = "?"
		}
		t.brief(t.head(s), s.Reply.Lines[0], StyleServer, word, outcomeStyle(s.Outcome), t.briefReply(s, code))
		t.briefRows(s)
		if s.Before != s.After {
			t.label(t.in(stateLabel), t.in(s.Change()), "", StyleMeta)
		}
		return
	}
	t.spoken(s, s.Reply.Lines[0], right, StyleServer, outcomeStyle(s.Outcome))
	t.note(code.Label, t.gloss(code), code.Refs)
	t.rows(s)
	t.replyNotes(s)
	t.stall(s)
	if t.Level == Deep {
		t.bytes(s.Event)
		t.body(code)
		t.others(s)
	}
	if s.Outcome == trace.OK && s.Proto == trace.POP3 && (s.Answers == "RETR" || s.Answers == "TOP") {
		t.fetched = &s // the message comes first, and then where the session stands
		return
	}
	t.standing(s)
}

func milliseconds(m trace.Millis) string {
	d := time.Duration(m)
	if d < 10*time.Millisecond {
		return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

func outcomeStyle(o trace.Outcome) Style {
	switch o {
	case trace.OK:
		return StyleOK
	case trace.More:
		return StyleMore
	case trace.Later:
		return StyleLater
	}
	return StyleNo
}

// briefReply is the gloss of a reply at level brief. The numbers of a listing stand
// in place of what its code means; where a message is answered for each recipient,
// the recipient stands before it.
func (t *Terminal) briefReply(s explain.Step, code explain.Note) string {
	gloss := t.gloss(within(s, code))
	if n := note(s.Notes, explain.RoleItem); n.Line == 0 && !n.Title.IsZero() {
		if s.Proto == trace.POP3 {
			gloss = t.gloss(n)
		} else {
			gloss = t.in(lang.Text{En: "%s: %s", Zh: "%s：%s"}.Sprintf(n.Title, gloss))
		}
	}
	return gloss + t.briefTook(s)
}

// replyNotes writes what is said below a reply.
func (t *Terminal) replyNotes(s explain.Step) {
	for _, n := range s.Notes {
		switch n.Role {
		case explain.RoleEnhanced:
			t.note(n.Label, t.gloss(n), n.Refs)
		case explain.RoleVendor:
			t.note("", t.in(lang.Text{En: "%s uses this code for: %s", Zh: "%s 用这个代码表示：%s"}.Sprintf(n.Label, n.Title)), nil)
		case explain.RoleItem:
			if n.Line == 0 {
				t.note("", t.gloss(n), n.Refs)
			}
		case explain.RoleDecoded:
			t.decoded(n)
		case explain.RoleParam:
			t.note(n.Label, t.gloss(n), n.Refs)
		case explain.RoleDiff:
			t.label(t.in(deltaLabel), t.in(n.Title), first(n.Refs), StyleMeta)
		case explain.RoleCause:
			t.label(t.in(causeLabel), t.in(n.Title), t.points(s.FAQ), StyleMeta)
		case explain.RoleWhy:
			if t.Level == Deep || Telling(s) {
				t.label(t.in(whyLabel), t.in(n.Title), t.points(s.FAQ), StyleMeta)
			}
		}
	}
}

// Telling reports whether what a reply means goes beyond its gloss: a refusal
// always does, a success where it changes who is who or who answers for a
// message.
func Telling(s explain.Step) bool {
	if s.Outcome != trace.OK && s.Outcome != trace.More {
		return true
	}
	switch s.Answers {
	case "", ".", "STARTTLS", "STLS", "QUIT", "PASS", "DELE", "RETR", "VRFY":
		return true
	}
	return false
}

func first(refs []string) string {
	if len(refs) == 0 {
		return ""
	}
	return refs[0]
}

// standing writes the state and what may come next.
func (t *Terminal) standing(s explain.Step) {
	t.label(t.in(stateLabel), t.in(s.Change()), "", StyleMeta)
	if len(s.Next.Main)+len(s.Next.Also) > 0 {
		t.label(t.in(nextLabel), t.in(s.Next.Text()), "", StyleMeta)
	}
}
