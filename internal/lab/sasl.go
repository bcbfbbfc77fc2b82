package lab

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
)

// exchange is a SASL exchange that is going on, seen from the server: PLAIN
// (RFC 4616 §2), or LOGIN, which has no RFC and asks for the name and then the
// password.
type exchange struct {
	mechanism string
	name      string
	responses int
}

// newExchange begins an exchange; nil if the mechanism is not among those offered.
func newExchange(mechanism string, offered []string) *exchange {
	for _, m := range offered {
		if strings.EqualFold(mechanism, m) {
			return &exchange{mechanism: m}
		}
	}
	return nil
}

// challenge is what the server says before the client's next response.
func (x *exchange) challenge() string {
	switch {
	case x.mechanism == "PLAIN": // the client has the first and only word
		return ""
	case x.responses == 0:
		return "Username:"
	}
	return "Password:"
}

// errMalformed is the error for a response that the mechanism does not know.
var errMalformed = errors.New("a response of PLAIN has the form [authzid] NUL name NUL password")

// respond takes a response in. done reports that name and password are known.
func (x *exchange) respond(response []byte) (name, password string, done bool, err error) {
	x.responses++
	if x.mechanism == "PLAIN" {
		parts := bytes.Split(response, []byte{0})
		if len(parts) != 3 || len(parts[1]) == 0 || len(parts[2]) == 0 {
			return "", "", false, errMalformed
		}
		authzid, name := string(parts[0]), string(parts[1])
		if authzid != "" && authzid != name {
			// Nobody here may act for somebody else: no name fits.
			return "", "", true, nil
		}
		return name, string(parts[2]), true, nil
	}
	if x.responses == 1 {
		x.name = string(response)
		return "", "", false, nil
	}
	return x.name, string(response), true, nil
}

func encode64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// decode64 decodes the strict base64 that SASL profiles use (RFC 4954 §4).
func decode64(s string) ([]byte, error) { return base64.StdEncoding.Strict().DecodeString(s) }

// lineGuard refuses lines that are none. Only CR LF ends a line (RFC 5321 §2.3.8,
// RFC 1939 §3): what a bare LF cuts off is refused at once, so that a client that
// sends no CR learns why, and so is what follows it up to the next CR LF, for it
// is the rest of the same line and must not be obeyed.
type lineGuard struct {
	within bool // a bare LF was seen and no CR LF since
}

// refuses reports that the line is none. bareLF says how it ended.
func (g *lineGuard) refuses(line string, bareLF bool) bool {
	bad := g.within || bareLF || strings.ContainsAny(line, "\r\x00")
	g.within = bareLF
	return bad
}
