package explain

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// commandTopic finds the topic of a client's line; nil if mailproto does not know
// it.
func commandTopic(p trace.Proto, cmd trace.Command) *Topic {
	verb := cmd.Verb
	switch {
	case verb == ".":
		verb = "end-of-data"
	case verb == verbAnswer && cmd.Args == "*":
		verb = "AUTH cancel"
	case verb == verbAnswer:
		verb = "AUTH response"
	case p == trace.POP3 && listsMechanisms(&cmd):
		verb = verbProbe
	}
	return topicIndex()[indexed{protocol(p), KindCommand, verb}]
}

// find looks a topic up by its ID.
func find(list []Topic, id string) *Topic {
	for i := range list {
		if list[i].ID == id {
			return &list[i]
		}
	}
	return nil
}

// commandsNotes and repliesNotes are how many notes most commands and replies have.
const (
	commandsNotes = 2
	repliesNotes  = 3
)

// commandNotes explain a client's line.
func commandNotes(step *Step, cmd trace.Command, t *Topic) {
	n := Note{Role: RoleGloss, Label: step.Command.Verb}
	var why lang.Text
	switch {
	case t != nil:
		n.Topic, n.Title, n.Body, n.Refs = t.ID, t.Gloss, t.Body, t.Refs
		if cmd.Verb != verbAnswer {
			why = t.Why
		}
	case step.Command.Verb == "":
		n.Title, n.Unknown = noCommand, true
	case foreign(step.Proto, cmd.Verb) != nil:
		x := foreign(step.Proto, cmd.Verb)
		n.Topic, n.Title, n.Refs, why = x.ID, foreignTitle(step.Proto), x.Refs, foreignWhy
	default:
		n.Title, n.Unknown = unknownCommand, true
	}
	step.Notes = append(make([]Note, 0, commandsNotes), n)
	paramNotes(step)
	if step.SASL != nil && step.SASL.Text != "" {
		step.Notes = append(step.Notes, decodedNote(step.SASL))
	}
	if !why.IsZero() {
		step.Notes = append(step.Notes, Note{Role: RoleWhy, Topic: n.Topic, Title: why})
	}
}

var (
	unknownCommand = lang.Text{En: "not known to mailproto", Zh: "mailproto 不认识这个命令"}
	noCommand      = lang.Text{En: "a line without a command", Zh: "没有命令字的一行"}
)

// mostParams is how many parameters of one command are explained.
const mostParams = 20

// paramNotes explain the parameters of MAIL and RCPT.
func paramNotes(step *Step) {
	cmd := step.Command
	if step.Proto != trace.SMTP || cmd.Verb != "MAIL" && cmd.Verb != "RCPT" {
		return
	}
	params := behindPath(cmd.Args)
	if params == "" {
		return
	}
	n := 0
	for range strings.FieldsSeq(params) {
		n++
	}
	step.Notes = slices.Grow(step.Notes, min(n, mostParams)+1) // and why
	for param := range strings.FieldsSeq(params) {
		if len(step.Notes) > mostParams {
			return
		}
		n := Note{Role: RoleParam, Label: param, Title: smtpParamText(cmd.Verb, param)}
		key, _, _ := strings.Cut(strings.ToUpper(param), "=")
		for _, id := range []string{key + "=", key} {
			if t := find(smtpParams, id); t != nil {
				n.Topic, n.Refs = t.ID, t.Refs
			}
		}
		if n.Title.IsZero() {
			n.Title, n.Unknown = unknownParam, true
		}
		step.Notes = append(step.Notes, n)
	}
}

// behindPath is what stands behind the path of MAIL or RCPT; in a quoted local
// part a bracket is text (RFC 5321 §4.1.2).
func behindPath(args string) string {
	quoted := false
	for i := 0; i < len(args); i++ {
		switch c := args[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case c == '>' && !quoted:
			return args[i+1:]
		}
	}
	return ""
}

var unknownParam = lang.Text{En: "a parameter not known to mailproto", Zh: "mailproto 不认识的参数"}

// decodedNote says what an AUTH line holds.
func decodedNote(s *trace.SASL) Note {
	n := Note{Role: RoleDecoded, Label: strings.TrimSpace(strings.ReplaceAll(s.Text, `\x00`, " NUL "))}
	if t := find(saslMechanisms, s.Mechanism); t != nil {
		n.Topic = t.ID
	}
	parts := strings.Split(s.Text, `\x00`)
	if s.Mechanism == "PLAIN" && len(parts) == 3 {
		if parts[0] == "" {
			n.Title = lang.Text{En: "no authorization identity, user %s, password %s", Zh: "授权身份为空，用户 %s，密码 %s"}.Sprintf(parts[1], hiddenOr(parts[2]))
		} else {
			n.Title = lang.Text{En: "acts as %s, user %s, password %s", Zh: "以 %s 的身份行事，用户 %s，密码 %s"}.Sprintf(parts[0], parts[1], hiddenOr(parts[2]))
		}
		n.Refs = []string{"RFC 4616 §2"}
	}
	return n
}

func hiddenOr(s string) lang.Text {
	if s == trace.Mask {
		return lang.Text{En: "hidden", Zh: "不显示"}
	}
	return lang.Same(s)
}

// replyNotes explain a server's reply.
func (c *conn) replyNotes(step *Step, cmd *trace.Command) {
	code := status(step.Proto, step.Reply)
	m := c.means(step, cmd, code)
	step.Notes = append(make([]Note, 0, repliesNotes), codeNote(step, code, m))
	codeParts(step)
	if step.SASL != nil && step.SASL.Text != "" {
		step.Notes = append(step.Notes, decodedNote(step.SASL))
	}
	step.Notes = append(step.Notes, c.lineNotes(step, cmd)...)
	if m != nil {
		step.FAQ = append(step.FAQ, m.FAQ...)
	}
	if why := c.replyWhy(step, cmd, m); !why.Title.IsZero() {
		why.Role, why.Label = RoleWhy, code
		step.Notes = append(step.Notes, why)
	}
	c.replyFindings(step, cmd)
}

// means is what a reply means: what the state says, before what is usual.
func (c *conn) means(step *Step, cmd *trace.Command, code string) *Meaning {
	if step.Proto == trace.POP3 {
		if m := c.misuse(step, cmd); m != nil {
			return m
		}
		if m := c.quitDone(step, cmd); m != nil {
			return m
		}
	}
	return meaning(step.Proto, meant(step, cmd), code)
}

// replyWhy says what follows from a reply: what its response code or enhanced code
// tells stands before what the answered command does.
func (c *conn) replyWhy(step *Step, cmd *trace.Command, m *Meaning) Note {
	if step.Proto == trace.POP3 {
		if t := responseCode(step.Reply.ResponseCode()); t != nil && !t.Why.IsZero() {
			return Note{Topic: t.ID, Title: t.Why, Refs: t.Refs}
		}
	} else if x := classText(step.Reply.Enhanced); x != nil && (m == nil || saysLittle(step.Reply.Code)) {
		return Note{Topic: x.Code, Title: x.Why, Refs: x.Refs}
	}
	if why, refs := c.disordered(step, cmd); !why.IsZero() {
		return Note{Title: why, Refs: refs}
	}
	if m == nil {
		return Note{}
	}
	return Note{Title: m.Why, Refs: m.Refs}
}

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
		if v.answers(step.Reply.Code) {
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

// finding explains a fault by its name.
func finding(name string) Finding {
	f := Finding{Name: name, Title: lang.Same(name), Body: lang.Same(name)}
	if t := problem(name); t != nil {
		f.Title, f.Body, f.Refs = t.Gloss, t.Body, t.Refs
	}
	return f
}

// replyFindings are what is wrong in a reply though the wire was in order.
func (c *conn) replyFindings(step *Step, cmd *trace.Command) {
	if name := oddOctets(step.Raw); name != "" {
		step.Problems = append(step.Problems, finding(name))
	}
	if step.Proto != trace.POP3 || cmd == nil || step.Outcome != trace.OK {
		return
	}
	if cmd.Verb == "CAPA" && step.Before.Phase == PhaseTransaction && step.Before.TLS && c.offers.has("STLS") {
		step.Problems = append(step.Problems, finding("stls-after-login"))
	}
	// A yes to STAT, LIST or UIDL that is not followed by what was asked for.
	if slices.ContainsFunc(step.Notes, func(n Note) bool { return n.Role == RoleItem && n.Unknown }) {
		step.Problems = append(step.Problems, finding("ok-without-sense"))
	}
}

// oddOctets names what is wrong with the exact octets of a reply, which are kept
// where they are not all printable. HT is text like any other (RFC 5321 §4.2).
func oddOctets(raw []byte) string {
	switch {
	case len(raw) == 0:
		return ""
	case !utf8.Valid(raw):
		return "not-utf8"
	}
	for line := range bytes.SplitSeq(raw, []byte("\r\n")) {
		if _, odd := trace.Visible(bytes.ReplaceAll(line, []byte("\t"), nil)); odd {
			return "control-characters"
		}
	}
	return ""
}
