package explain

import (
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// codeNote explains the code by itself, or as the answer that it is.
func codeNote(step *Step, code string, m *Meaning) Note {
	n := Note{Role: RoleCode, Label: code, Topic: code}
	t := topicIndex()[indexed{protocol(step.Proto), KindReply, code}]
	switch {
	case m != nil:
		n.Title, n.Refs = m.Gloss, m.Refs
		if t != nil {
			n.Body = t.Body
		}
	case t != nil:
		n.Title, n.Body, n.Refs = t.Gloss, t.Body, t.Refs
		step.FAQ = append(step.FAQ, t.FAQ...)
	default:
		n.Topic, n.Unknown = "", true
		n.Title = unknownReply(code)
		n.Refs = []string{"RFC 5321 §4.2.1"}
		if step.Proto == trace.POP3 {
			n.Refs = []string{"RFC 1939 §3"}
		}
	}
	return n
}

// unknownReply classifies a code that mailproto does not know by its first digit.
func unknownReply(code string) lang.Text {
	if len(code) == 3 {
		if d := firstDigit(code[0]); !d.IsZero() {
			return lang.Text{En: "not known to mailproto; by its first digit: %s", Zh: "mailproto 不认识；按首位数字属于：%s"}.Sprintf(d)
		}
	}
	return lang.Text{En: "unreadable: not a reply of this protocol", Zh: "无法解读：不是本协议的应答"}
}

// codeParts explain the enhanced code part by part, the other meanings that
// providers give it, or a POP3 response code.
func codeParts(step *Step) {
	if rc := step.Reply.ResponseCode(); rc != "" && step.Proto == trace.POP3 {
		step.Notes = append(step.Notes, responseCodeNote(step, rc))
		return
	}
	e := step.Reply.Enhanced
	if len(e) < len("5.1.1") || e[1] != '.' {
		return
	}
	n := Note{Role: RoleEnhanced, Label: e, Topic: e}
	known := enhancedIndex()[e]
	if known == nil {
		known = readEnhanced(e)
	}
	n.Title, n.Refs, n.Unknown = known.title, known.refs, known.unknown
	if known.class != nil {
		n.Body = known.class.Body
	}
	step.Notes = append(step.Notes, n)
	for _, v := range known.vendors {
		if v.answers(step.Reply.Code) && !saysLineEnd(step.Proto, step.Reply) {
			step.Notes = append(step.Notes, Note{Role: RoleVendor, Label: v.Vendor, Topic: e, Title: v.Meaning})
		}
	}
}

// answers reports whether the vendor was seen to use its code with this reply.
func (v *VendorCode) answers(code int) bool {
	for _, r := range v.Replies {
		if r == code {
			return true
		}
	}
	return len(v.Replies) == 0
}

// enhancedText says an enhanced code part by part: class / subject / detail.
func enhancedText(e string) (title lang.Text, refs []string, unknown bool) {
	class, rest, _ := strings.Cut(e, ".")
	subject, _, _ := strings.Cut(rest, ".")
	detail := lang.Text{En: "a detail not registered", Zh: "未登记的细节"}
	refs = []string{"RFC 3463 §2"}
	unknown = true
	if t := find(smtpEnhanced, "X."+rest); t != nil {
		detail, refs, unknown = t.Gloss, t.Refs, false
	}
	s := enhancedSubject(subject)
	if s.IsZero() {
		s = lang.Text{En: "a subject not registered", Zh: "未登记的主题"}
	}
	c := enhancedClass(class[0])
	return lang.Text{En: c.En + " / " + s.En + " / " + detail.En, Zh: c.Zh + " / " + s.Zh + " / " + detail.Zh}, refs, unknown
}

// responseCode finds the topic of a response code; an unknown detail is read as
// its parent (RFC 2449 §8).
func responseCode(rc string) *Topic {
	if rc == "" {
		return nil
	}
	id := strings.ToUpper(rc)
	if t := find(pop3ResponseCodes, id); t != nil {
		return t
	}
	parent, _, _ := strings.Cut(id, "/")
	return find(pop3ResponseCodes, parent)
}

func responseCodeNote(step *Step, rc string) Note {
	n := Note{Role: RoleEnhanced, Label: "[" + rc + "]", Topic: rc}
	t := responseCode(rc)
	if t == nil {
		n.Unknown, n.Topic = true, ""
		n.Title = lang.Text{En: "a response code not known to mailproto", Zh: "mailproto 不认识的扩展应答码"}
		n.Refs = []string{"RFC 2449 §8"}
		return n
	}
	n.Topic, n.Title, n.Body, n.Refs = t.ID, t.Gloss, t.Body, t.Refs
	step.FAQ = append(step.FAQ, t.FAQ...)
	return n
}
