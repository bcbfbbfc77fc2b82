package lab

import (
	"crypto/subtle"
	"errors"
	"strings"
)

var errOAuth = map[string]error{
	"XOAUTH2":     errors.New("a response of XOAUTH2 has the form user=NAME ^A auth=Bearer TOKEN ^A ^A"),
	"OAUTHBEARER": errors.New("a response of OAUTHBEARER has the form n,a=NAME, ^A auth=Bearer TOKEN ^A ^A"),
}

// refusedToken is the challenge that says why a token is not taken (RFC 7628 §3.2.2);
// that of XOAUTH2 is as Google writes it.
func refusedToken(mechanism string) string {
	if mechanism == "XOAUTH2" {
		return `{"status":"400","schemes":"Bearer","scope":"https://` + Domain + `/mail"}`
	}
	return `{"status":"invalid_token","schemes":"bearer","scope":"mail"}`
}

// oauth is OAUTHBEARER (RFC 7628 §3) or XOAUTH2, its older form. A bad token is
// answered by a challenge that says why; the refusal itself follows what the client
// says to that (RFC 7628 §3.2.3).
func (p party) oauth(mechanism string) *exchange {
	told := false
	return &exchange{begins: true, respond: func(response []byte) result {
		if told {
			return refuse("The token is not valid")
		}
		user, token, ok := bearer(mechanism, string(response))
		if !ok {
			return malformed(errOAuth[mechanism])
		}
		if a := p.lab.tokened(user, token); a != nil {
			return admit(a)
		}
		told = true
		return ask(refusedToken(mechanism))
	}}
}

// bearer takes the first response apart (RFC 7628 §3.1).
func bearer(mechanism, response string) (user, token string, ok bool) {
	fields, whole := strings.CutSuffix(response, "\x01\x01")
	parts := strings.Split(fields, "\x01")
	head := parts[0]
	if mechanism == "XOAUTH2" {
		user, ok = strings.CutPrefix(head, "user=")
	} else {
		user, ok = gs2Name(head)
	}
	if !whole || !ok {
		return "", "", false
	}
	for _, part := range parts[1:] {
		value, is := strings.CutPrefix(part, "auth=")
		if scheme, rest, found := strings.Cut(value, " "); is && found && strings.EqualFold(scheme, "Bearer") {
			token = rest
		}
	}
	return user, token, token != ""
}

// gs2Name reads the header that names the user: n,a=NAME, where the name may be left
// out (RFC 5802 §7).
func gs2Name(head string) (name string, ok bool) {
	rest, ok := strings.CutPrefix(head, "n,")
	if !ok {
		rest, ok = strings.CutPrefix(head, "y,")
	}
	rest, ended := strings.CutSuffix(rest, ",")
	if !ok || !ended || strings.Contains(rest, ",") {
		return "", false
	}
	if rest == "" {
		return "", true
	}
	name, ok = strings.CutPrefix(rest, "a=")
	return strings.NewReplacer("=2C", ",", "=3D", "=").Replace(name), ok
}

// tokened finds the user of a token; who is named must be that user.
func (l *Lab) tokened(name, token string) *account {
	for _, a := range l.accounts {
		if subtle.ConstantTimeCompare([]byte(a.Token), []byte(token)) == 1 && (name == "" || l.named(name) == a) {
			return a
		}
	}
	return nil
}
