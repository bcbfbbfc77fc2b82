package explain

import (
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// inClear reports that a client's line shows a password, or a token that is as
// good as one, to whoever can read it: PASS (RFC 1939 §13) and the mechanisms that
// send their secret as it is, outside TLS. It also counts the client's answers
// within AUTH, for which of them is the secret depends on it.
func (c *conn) inClear(step *Step, cmd trace.Command) bool {
	clear := !step.TLS && !step.TLSUntold && !c.state.TLS
	nth := c.responses
	switch cmd.Verb {
	case "AUTH":
		nth, c.responses = 0, 0
		if len(strings.Fields(cmd.Args)) > 1 { // an initial response (RFC 4954 §4)
			c.responses = 1
		}
	case verbAnswer:
		c.responses++
	case "PASS":
		return step.Proto == trace.POP3 && cmd.Args != "" && clear
	default:
		return false
	}
	return step.SASL != nil && step.SASL.Text != "" && clear && secretIn(step.SASL, nth)
}

// secretIn reports that the nth response of a mechanism, from 0, holds its secret.
func secretIn(s *trace.SASL, nth int) bool {
	switch s.Mechanism {
	case "PLAIN": // authzid NUL authcid NUL passwd (RFC 4616 §2)
		return nth == 0
	case "LOGIN": // the user name, then the password
		return nth == 1
	case "XOAUTH2", "OAUTHBEARER":
		return nth == 0
	}
	return false
}

// untoldNote says once that nobody can tell from this log what crossed in clear. The
// commands before STARTTLS and STLS can wait: what follows may tell it.
func (c *conn) untoldNote(step *Step, cmd trace.Command) {
	switch cmd.Verb {
	case "EHLO", "HELO", "STARTTLS", "CAPA", "STLS":
		return
	}
	if !step.TLSUntold || c.untold {
		return
	}
	c.untold = true
	step.Notes = append(step.Notes, Note{Role: RoleParam, Topic: "TLS", Label: "TLS?", Refs: []string{"RFC 8314 §3"}, Title: lang.Text{
		En: "this log does not say whether the connection was encrypted: an arrow like --> proves nothing here; it was, if the client began in TLS (SMTP_SSL, POP3_SSL; ports 465, 995)",
		Zh: "这份记录没有说明连接是否加密：这里的 --> 箭头不能说明是明文；若客户端一开始就用 TLS（SMTP_SSL、POP3_SSL，端口 465、995），就是加密的"}})
}
