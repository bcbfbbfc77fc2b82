package explain

import (
	"slices"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// settling is what is known of a transaction for which a message may be answered
// once for each recipient, as in LMTP (RFC 2033 §4.2) and with PRDR.
type settling struct {
	recipients []string // those accepted, in their order
	seq        int      // the event of the command that is answered
	last       spoken
	told       int // replies about recipients so far
}

// mostSettled bounds the recipients that are remembered by name.
const mostSettled = 1000

// asked finds the command that a reply answers: one that waits for its reply, or
// the end of a message that is answered again.
func (c *conn) asked(re int) (spoken, bool) {
	if asked, ok := c.pending[re]; ok {
		if ends(&asked.cmd) {
			c.settling.seq, c.settling.last = re, asked
		}
		return asked, true
	}
	if re != 0 && re == c.heading.seq {
		return c.heading.asked, true
	}
	// In a transcript the further replies do not say what they answer.
	if (re == 0 || re == c.settling.seq) && c.settling.seq != 0 && c.state.Due > 0 {
		return c.settling.last, true
	}
	return spoken{}, false
}

// ends reports whether a command ends a message.
func ends(cmd *trace.Command) bool { return cmd.Verb == "." || cmd.Verb == "BDAT" && lastChunk(cmd) }

func lastChunk(cmd *trace.Command) bool {
	return strings.HasSuffix(strings.ToUpper(cmd.Args), " LAST")
}

// judged is the state after a reply to the end of a message. In LMTP each accepted
// recipient has one; 353 announces as many, and one for the whole, to whoever asked
// for them with PRDR. The transaction is over with the last, whatever became of the
// message.
func (s State) judged(r *trace.Reply) State {
	switch {
	case s.Due > 0:
		s.Due--
	case r.Code == 353:
		s.Due = s.Recipients + 1
	case s.LMTP:
		s.Due = s.Recipients - 1
	}
	if s.Due > 0 {
		return s
	}
	return s.idle()
}

// settle names the recipient that a reply is about, and notes those accepted.
func (c *conn) settle(step *Step, cmd *trace.Command) {
	if step.Proto != trace.SMTP || cmd == nil {
		return
	}
	switch {
	case cmd.Verb == "MAIL":
		c.settling = settling{}
	case cmd.Verb == "RCPT" && step.Outcome == trace.OK && len(c.settling.recipients) < mostSettled:
		c.settling.recipients = append(c.settling.recipients, pathOf(cmd.Args))
	case ends(cmd) && step.Reply.Code != 353 && c.manyReplies(step):
		n := c.settling.told
		c.settling.told++
		step.provisional()
		if n < len(c.settling.recipients) && c.settling.recipients[n] != "" {
			step.beforeWhy(Note{Role: RoleItem, Label: c.settling.recipients[n],
				Title: lang.Text{En: "for %s", Zh: "针对 %s"}.Sprintf(c.settling.recipients[n]), Refs: c.eachRefs()})
		} else if !c.state.LMTP {
			step.beforeWhy(Note{Role: RoleItem, Title: lang.Text{En: "for the message as a whole", Zh: "针对整封邮件"}})
		}
	}
}

// provisional takes back what a positive reply usually says, where PRDR has another
// that counts still to come.
func (s *Step) provisional() {
	if s.Before.LMTP || s.Before.Due < 2 || s.Outcome != trace.OK {
		return
	}
	for i := range s.Notes {
		if s.Notes[i].Role == RoleCode {
			s.Notes[i].Title = lang.Text{En: "yes for this recipient; the last reply decides", Zh: "同意给这个收件人；最终以最后一个应答为准"}
		}
	}
}

// beforeWhy puts a note where it is read before what follows from the reply.
func (s *Step) beforeWhy(n Note) {
	i := slices.IndexFunc(s.Notes, func(n Note) bool { return n.Role == RoleWhy })
	if i < 0 {
		i = len(s.Notes)
	}
	s.Notes = slices.Insert(s.Notes, i, n)
}

// eachWhy is what a positive reply for one recipient means.
func eachWhy(before State) Note {
	if before.LMTP {
		return deliveredWhy()
	}
	return Note{Title: lang.Text{
		En: "This recipient may have the message; the last reply decides whether the server takes it.",
		Zh: "这个收件人可以收到邮件；服务器是否收下整封邮件，由最后一个应答决定。",
	}}
}

// deliveredWhy is what a positive reply means in LMTP, whose server has no queue and
// so leaves nothing open (RFC 2033 §2).
func deliveredWhy() Note {
	return Note{Title: lang.Text{
		En: "In LMTP every recipient is answered for: this one's mailbox has the message, or the server is responsible for it.",
		Zh: "LMTP 逐个收件人作答：这个收件人的邮箱已有这封邮件，或者从此由服务器负责。",
	}, Refs: []string{"RFC 2033 §4.2"}}
}

// manyReplies reports that the end of the message is answered for each recipient.
func (c *conn) manyReplies(step *Step) bool { return step.Before.LMTP || step.Before.Due > 0 }

// eachRefs is where it stands that each recipient has a reply of his own.
func (c *conn) eachRefs() []string {
	if c.state.LMTP {
		return []string{"RFC 2033 §4.2"}
	}
	return nil // PRDR never became an RFC
}

// pathOf is the address of RCPT, as far as it can be shown on one line.
func pathOf(args string) string {
	rest := behindPath(args)
	path := strings.TrimSuffix(args, rest)
	_, path, ok := strings.Cut(path, "<")
	path = strings.TrimSuffix(path, ">")
	if !ok || path == "" || len(path) > 320 {
		return ""
	}
	return path
}

// fails reports that a reply to BDAT leaves nothing to do with the transaction but to
// give it up. One that the server could not read was no chunk.
func (s State) fails(r *trace.Reply) bool {
	switch s.Phase {
	case PhaseMail, PhaseEnvelope, PhaseBdat:
		return r.Code >= 400 && (r.Code < 500 || r.Code > 502)
	}
	return false
}

// binary reports that MAIL announced a message that only BDAT may carry.
func binary(args string) bool {
	return slices.Contains(strings.Fields(strings.ToUpper(args)), "BODY=BINARYMIME")
}

// namesLMTP reports that a greeting says which of the protocols the server speaks.
func namesLMTP(r *trace.Reply) bool {
	return slices.Contains(strings.Fields(strings.ToUpper(r.Text(0))), "LMTP")
}

// inLMTP is what may be sent in LMTP, where LHLO takes the place of EHLO and HELO
// (RFC 2033 §4.1).
func inLMTP(n Next) Next {
	n.Main = slices.DeleteFunc(n.Main, func(verb string) bool { return verb == "HELO" })
	for _, list := range [][]string{n.Main, n.Also, n.Leave} {
		for i, verb := range list {
			if verb == "EHLO" {
				list[i] = "LHLO"
			}
		}
	}
	return n
}

// chunkText measures what a BDAT carried.
func chunkText(e trace.Event) lang.Text {
	return lang.Text{En: "%s as they are, no dot doubled", Zh: "%s，原样传输，点不加倍"}.Sprintf(octets(e.Octets))
}
