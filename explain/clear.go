package explain

import (
	"strings"

	"mailproto/trace"
)

// inClear reports that a client's line shows a password, or a token that is as
// good as one, to whoever can read it: PASS (RFC 1939 §13) and the mechanisms that
// send their secret as it is, outside TLS. It also counts the client's answers
// within AUTH, for which of them is the secret depends on it.
func (c *conn) inClear(step *Step, cmd trace.Command) bool {
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
		return step.Proto == trace.POP3 && cmd.Args != "" && !step.TLS && !c.state.TLS
	default:
		return false
	}
	return step.SASL != nil && step.SASL.Text != "" && !step.TLS && !c.state.TLS && secretIn(step.SASL, nth)
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
