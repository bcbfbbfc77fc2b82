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
	step.Notes = append(step.Notes, apopNotes(cmd)...)
	if step.SASL != nil && step.SASL.Text != "" {
		step.Notes = append(step.Notes, decodedNotes(step.SASL, trace.Client)...)
	} else if step.SASL != nil && cmd.Verb == verbAnswer && cmd.Args == "" {
		if n, ok := emptyAnswer(step.SASL); ok {
			step.Notes = append(step.Notes, n)
		}
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
		step.Notes = append(step.Notes, decodedNotes(step.SASL, trace.Server)...)
	}
	step.Notes = append(step.Notes, c.timestampNotes(step)...)
	step.Notes = append(step.Notes, c.lineNotes(step, cmd)...)
	if m != nil {
		step.FAQ = append(step.FAQ, m.FAQ...)
	}
	c.maskedNote(step)
	why := c.replyWhy(step, cmd, m)
	why.Role, why.Label = RoleWhy, code
	c.because(step, cmd, &why)
	if !why.Title.IsZero() {
		step.Notes = append(step.Notes, why)
	}
	c.replyFindings(step, cmd)
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
	if fewIterations(step.SASL) {
		step.Problems = append(step.Problems, finding("scram-few-iterations"))
	}
	if slices.ContainsFunc(step.Notes, func(n Note) bool { return n.Role == RoleKeyword && misspeltKeyword(step.Proto, n.Label) }) {
		step.Problems = append(step.Problems, finding("keyword-syntax"))
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
