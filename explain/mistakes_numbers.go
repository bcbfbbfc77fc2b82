package explain

import (
	"strconv"
	"strings"

	"mailproto/trace"
)

// pop3Mistake names what was wrong with a command that POP3 refuses without a
// reason of its own (RFC 2449 §8).
func (c *conn) pop3Mistake(step *Step, cmd trace.Command) string {
	if step.Reply.ResponseCode() != "" {
		return ""
	}
	form := pop3FormOf(cmd.Verb)
	s := step.Before
	switch {
	case foreign(trace.POP3, cmd.Verb) != nil:
		return "foreign-command"
	case form == nil && unknownVerb(trace.POP3, cmd):
		return "unknown-command"
	case form == nil || s.Exchange || s.Upgrading:
		return ""
	case form.afterLogin && s.Phase == PhaseAuthorization:
		return "before-login"
	case form.beforeLogin && s.Phase == PhaseTransaction:
		return "after-login"
	case cmd.Verb == "PASS" && s.Phase == PhaseAuthorization && !s.Named:
		return "pass-without-user"
	case form.misread(cmd.Args) != nil:
		return "wrong-arguments"
	}
	return c.impossible(cmd)
}

// impossible names what is wrong with the number of a message.
func (c *conn) impossible(cmd trace.Command) string {
	switch cmd.Verb {
	case "RETR", "TOP", "DELE", "LIST", "UIDL":
	default:
		return ""
	}
	number, _, _ := strings.Cut(cmd.Args, " ")
	n, err := strconv.ParseInt(number, 10, 32) // no maildrop holds more messages than that
	switch {
	case c.maker.marks[strings.TrimLeft(number, "0")]:
		return "deleted-message"
	case number == "":
		return ""
	case err != nil, n < 1, c.maker.total >= 0 && n > c.maker.total:
		return "no-such-message"
	case c.maker.watched && c.maker.total < 0 && cmd.Verb != "UIDL":
		// The client has not asked how many there are. The lab knows these commands, and
		// when it fails itself it says so in brackets: nothing else is left.
		return "no-such-message"
	}
	return ""
}

// count keeps in mind what the maildrop holds and what is marked in it.
func (c *conn) count(step *Step, cmd trace.Command) {
	m := &c.maker
	if step.Outcome != trace.OK {
		return
	}
	switch cmd.Verb {
	case "STAT":
		if n, _, ok := twoNumbers(step.Reply.Text(0)); ok {
			m.total = n + int64(len(m.marks)) // STAT leaves out what is marked (RFC 1939 §5)
		}
	case "DELE":
		if m.marks == nil {
			m.marks = map[string]bool{}
		}
		if len(m.marks) < mostMarks {
			m.marks[strings.TrimLeft(cmd.Args, "0")] = true
		}
	case "RSET":
		clear(m.marks)
	}
}
