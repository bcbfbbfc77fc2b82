package explain

import (
	"strings"

	"mailproto/trace"
)

// maker is what is known of a client from the mistakes that it can make.
type maker struct {
	watched  bool            // the events are the server's: who ends the connection is known
	spoke    bool            // the client said something
	last     string          // the verb of its last command
	again    bool            // TLS was started, and EHLO has not come since
	refusals int             // of a name or password
	total    int64           // how many messages there are, as STAT said; -1: not known
	marks    map[string]bool // the messages that DELE has marked
	broken   int             // lines to come that are refused for their octets
	reported bool            // what was wrong with the last line
	early    bool            // that the client spoke before its turn
	gone     bool            // that it has ended TLS
}

// mostMarks bounds the marks that are remembered.
const mostMarks = 10_000

// mistake adds a finding about the client, unless what it does is meant so.
func (c *conn) mistake(step *Step, name string) {
	if name == "" || c.deliberate {
		return
	}
	step.Problems = append(step.Problems, finding(name))
}

// ownFirst puts the sections in front that are about the protocol: a view may have
// room for one.
func ownFirst(p trace.Proto, refs []string) []string {
	var own, others []string
	for _, r := range refs {
		if (p == trace.POP3) == ofPOP3(r) {
			own = append(own, r)
		} else {
			others = append(others, r)
		}
	}
	return append(own, others...)
}

// ofPOP3 reports a section of a standard that is about POP3.
func ofPOP3(ref string) bool {
	for _, rfc := range []string{"RFC 1939 ", "RFC 2449 ", "RFC 2595 ", "RFC 3206 ", "RFC 5034 ", "RFC 6856 ", "RFC 8314 "} {
		if strings.HasPrefix(ref, rfc) {
			return true
		}
	}
	return false
}

// said looks at a client's line before its reply has come.
func (c *conn) said(step *Step, cmd trace.Command) {
	m := &c.maker
	m.watched = m.watched || step.Kind == trace.Received
	// What nobody has offered may be there all the same, but is not to be used.
	switch {
	case !step.Pipelined:
	case !m.spoke: // it did not wait for the greeting
		if !m.early {
			c.mistake(step, "early-talk")
		}
	case cmd.Verb != verbAnswer && (endsGroup(step.Proto, m.last) || !c.offers.has("PIPELINING")):
		c.mistake(step, "pipelined-early")
	}
	m.spoke, m.last = true, cmd.Verb
}

// endsGroup reports a command that no other may follow before its reply has come:
// what the next one means hangs on that (RFC 2920 §3.1).
func endsGroup(p trace.Proto, verb string) bool {
	switch verb {
	case "STARTTLS", "STLS", "AUTH", "QUIT":
		return true
	case "EHLO", "HELO", "LHLO", "DATA", "VRFY", "EXPN", "NOOP", "TURN":
		return p == trace.SMTP
	}
	return false
}

// overtaken reports, where the client's end is watched, that it has said more
// before it heard this reply. A reply that is not known proves nothing.
func (c *conn) overtaken(step *Step) bool {
	for seq := range c.pending {
		if seq > step.Re {
			return !c.maker.watched
		}
	}
	return false
}

// answeredWith looks at the reply to a command for what was wrong with that.
func (c *conn) answeredWith(step *Step, asked spoken) {
	cmd := asked.cmd
	if endsGroup(step.Proto, cmd.Verb) && c.overtaken(step) {
		c.mistake(step, "pipelined-early")
	}
	if step.Proto == trace.POP3 {
		c.count(step, cmd)
	}
	if asked.broken || c.maker.reported {
		c.maker.reported = false
		return
	}
	if step.Outcome == trace.OK || step.Outcome == trace.More {
		if cmd.Verb == "EHLO" || cmd.Verb == "HELO" || cmd.Verb == "LHLO" {
			c.maker.again = false
		}
		return
	}
	switch name := c.loginMistake(step, cmd, asked.malformed); {
	case name != "":
		c.mistake(step, name)
	case step.Proto == trace.POP3:
		c.mistake(step, c.pop3Mistake(step, cmd))
	default:
		c.mistake(step, c.smtpMistake(step, asked))
	}
}

// refusalsTold is how many refusals of a name and password in one session are more
// than somebody's slip.
const refusalsTold = 3

// loginMistake names what was wrong with a login.
func (c *conn) loginMistake(step *Step, cmd trace.Command, malformed bool) string {
	switch cmd.Verb {
	case "AUTH", verbAnswer, "PASS", "APOP":
	default:
		return ""
	}
	if malformed && (step.Reply.Code == 501 || step.Proto == trace.POP3) {
		return "bad-base64"
	}
	code := step.Reply.ResponseCode()
	switch {
	case step.Proto == trace.POP3 && code == "LOGIN-DELAY":
		return "login-too-soon"
	case step.Reply.Code == 535, code == "AUTH":
		c.maker.refusals++
		if c.maker.refusals == refusalsTold {
			return "wrong-password-again"
		}
	}
	return ""
}

// smtpMistake names what was wrong with a command that SMTP's reply refuses.
func (c *conn) smtpMistake(step *Step, asked spoken) string {
	cmd := asked.cmd
	switch code := step.Reply.Code; {
	case code == 500 && foreign(trace.SMTP, cmd.Verb) != nil, code == 502 && foreign(trace.SMTP, cmd.Verb) != nil:
		return "foreign-command"
	case (code == 500 || code == 502) && unknownVerb(trace.SMTP, cmd):
		return "unknown-command"
	case code == 555 && behindPath(cmd.Args) != "":
		return "unknown-parameter"
	case code == 501 || code == 553 || code == 555:
		return misspelt(cmd, code)
	case asked.behind: // it could not know
		return ""
	case code == 503, code == 554 && (cmd.Verb == "DATA" || cmd.Verb == "BDAT"):
		return c.disorder(step, cmd)
	case code == 530 && cmd.Verb == "MAIL" && c.offers.has("AUTH") && !step.Before.Auth &&
		!strings.Contains(step.Reply.Text(0), "STARTTLS"):
		return "mail-before-login"
	}
	return ""
}

// unknownVerb reports a line that no standard knows.
func unknownVerb(p trace.Proto, cmd trace.Command) bool {
	return cmd.Verb == verbNone || cmd.Verb != verbAnswer && commandTopic(p, cmd) == nil
}

// misspelt names what is wrong with the arguments of a command.
func misspelt(cmd trace.Command, code int) string {
	if rest, ok := path(cmd); ok {
		switch {
		case strings.HasPrefix(rest, " "):
			return "space-after-colon"
		case rest != "" && !strings.HasPrefix(rest, "<"):
			return "missing-brackets"
		}
	}
	if code == 501 && cmd.Verb != verbAnswer && cmd.Verb != verbNone {
		return "wrong-arguments"
	}
	return ""
}

// path is what stands behind the colon of MAIL FROM: or RCPT TO:.
func path(cmd trace.Command) (rest string, ok bool) {
	for verb, word := range map[string]string{"MAIL": "FROM:", "RCPT": "TO:"} {
		if cmd.Verb == verb && len(cmd.Args) >= len(word) && strings.EqualFold(cmd.Args[:len(word)], word) {
			return cmd.Args[len(word):], true
		}
	}
	return "", false
}

// disorder names what was out of order when a command came.
func (c *conn) disorder(step *Step, cmd trace.Command) string {
	s := step.Before
	idle := s.Phase == PhaseGreeted || s.Phase == PhaseReady
	switch {
	case s.Phase == PhaseGreeted && c.maker.again && cmd.Verb != "RCPT" && cmd.Verb != "DATA":
		return "ehlo-not-repeated"
	case cmd.Verb == "MAIL" && s.Phase == PhaseGreeted:
		return "mail-before-ehlo"
	case cmd.Verb == "MAIL" && !idle:
		return "mail-within-mail"
	case cmd.Verb == "RCPT" && idle:
		return "rcpt-before-mail"
	case cmd.Verb == "DATA" || cmd.Verb == "BDAT":
		switch {
		case s.Recipients == 0:
			return "data-without-recipient"
		case step.Reply.Code == 554: // about the message, not about the order (RFC 3030 §2)
			return ""
		}
	case cmd.Verb == "AUTH" && s.Auth:
		return "auth-again"
	case cmd.Verb == "AUTH" && !idle:
		return "auth-within-mail"
	}
	return "out-of-order"
}

// breach looks at a fault of the wire: what it says of a line is not said again by the
// reply that refuses the line. It comes before its line does, or behind it where the
// server has looked at it. A bare LF spoils the rest of its line, too.
func (c *conn) breach(name string) {
	switch name {
	case "bare-lf":
		c.maker.broken = 2
	case "bare-cr", "nul-byte":
		c.maker.broken = max(c.maker.broken, 1)
	case "command-too-long":
		c.maker.reported = true
	case "early-talk":
		c.maker.early = true
	case "client-ended-tls": // that it has left is told
		c.maker.gone = true
	}
}

// timedOut looks at a farewell in the middle of a message: its end has not come in
// time (RFC 5321 §4.5.3.2.5).
func (c *conn) timedOut(step *Step) {
	if c.maker.watched && step.Before.Phase == PhaseData && step.Reply.Code == 421 && step.Reply.Enhanced == "4.4.2" {
		c.mistake(step, "data-not-ended")
	}
}

// left looks at how a client has ended the session. Only the server's end knows
// who has.
func (c *conn) left(step *Step) {
	s := step.Before
	switch {
	case !c.maker.watched || !c.maker.spoke || c.maker.gone || s.Upgrading || c.quit != 0 || s.Phase == PhaseClosed || s.Refused:
	case s.Phase == PhaseData:
		c.mistake(step, "data-not-ended")
	case step.Peer != trace.Client:
	case step.Proto == trace.POP3 && s.Marked > 0:
		c.mistake(step, "dele-without-quit")
	default:
		c.mistake(step, "left-without-quit")
	}
}
