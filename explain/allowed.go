package explain

import (
	"mailproto/trace"
)

// situation is what the next commands hang on.
type situation struct {
	proto      trace.Proto
	state      State
	told       int // lists of offers so far
	loginFirst bool
}

// allowed is what the client may send next; it is worked out once for each
// situation.
func (c *conn) allowed(p trace.Proto) Next {
	now := situation{p, c.state, c.told, c.loginFirst}
	now.state.Recipients, now.state.Marked, now.state.Due = 0, 0, min(now.state.Due, 1) // how many there are changes nothing
	if now == c.known {
		return c.next
	}
	next, ok := c.nexts[now]
	if !ok {
		if c.nexts == nil || len(c.nexts) > mostSituations {
			c.nexts = map[situation]Next{}
		}
		next = Allowed(p, c.state, c.offers, c.loginFirst)
		c.nexts[now] = next
	}
	c.known, c.next = now, next
	return next
}

// mostSituations bounds what is remembered: each list of offers makes new ones.
const mostSituations = 64
