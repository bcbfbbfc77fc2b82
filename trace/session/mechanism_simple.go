package session

import (
	"crypto/hmac"
	"crypto/md5"
	"encoding/hex"
	"strings"
)

// lines is a mechanism whose responses hang on no challenge.
type lines struct{ left []string }

func (l *lines) respond([]byte) (string, error) {
	if len(l.left) == 0 {
		return "", errSilent
	}
	next := l.left[0]
	l.left = l.left[1:]
	return next, nil
}

func (l *lines) accepted() error { return nil }

// startPlain is PLAIN: authzid NUL authcid NUL passwd (RFC 4616 §2).
func startPlain(s *session) (responder, error) {
	return &lines{[]string{"\x00" + s.cfg.User + "\x00" + s.cfg.Password}}, nil
}

// startLogin is LOGIN, which has no RFC: the name, then the password.
func startLogin(s *session) (responder, error) {
	return &lines{[]string{s.cfg.User, s.cfg.Password}}, nil
}

// startExternal is EXTERNAL: the identity to act as, or nothing for the one in the
// certificate (RFC 4422 §A.1).
func startExternal(s *session) (responder, error) { return &lines{[]string{s.cfg.User}}, nil }

// startAnonymous is ANONYMOUS: a text for the server's log (RFC 4505 §2).
func startAnonymous(s *session) (responder, error) { return &lines{[]string{s.cfg.User}}, nil }

// startXOAuth2 is XOAUTH2, which has no RFC. A challenge tells an error, and an empty
// line asks for the refusal.
func startXOAuth2(s *session) (responder, error) {
	return &lines{[]string{"user=" + s.cfg.User + "\x01auth=Bearer " + s.cfg.Password + "\x01\x01", ""}}, nil
}

// startOAuthBearer is OAUTHBEARER (RFC 7628 §3.1). A challenge tells an error, and a
// byte of value 1 asks for the refusal (RFC 7628 §3.2.3).
func startOAuthBearer(s *session) (responder, error) {
	name := strings.NewReplacer("=", "=3D", ",", "=2C").Replace(s.cfg.User) // RFC 5801 §4
	first := "n,a=" + name + ",\x01"
	if host := s.cfg.TLSOptions.ServerName; host != "" {
		first += "host=" + host + "\x01"
	}
	return &lines{[]string{first + "auth=Bearer " + s.cfg.Password + "\x01\x01", "\x01"}}, nil
}

// cram is CRAM-MD5: the name, and a digest of challenge and password (RFC 2195 §2).
type cram struct {
	user, password string
	done           bool
}

func startCRAM(s *session) (responder, error) {
	return &cram{user: s.cfg.User, password: s.cfg.Password}, nil
}

func (c *cram) respond(challenge []byte) (string, error) {
	if c.done {
		return "", errSilent
	}
	c.done = true
	mac := hmac.New(md5.New, []byte(c.password))
	mac.Write(challenge)
	return c.user + " " + hex.EncodeToString(mac.Sum(nil)), nil
}

func (c *cram) accepted() error { return nil }

// apopDigest is the digest of APOP (RFC 1939 §7).
func apopDigest(timestamp, password string) string {
	sum := md5.Sum([]byte(timestamp + password))
	return hex.EncodeToString(sum[:])
}

// apopTimestamp finds what a greeting offers APOP with: a Message-ID (RFC 1939 §7).
// What has not its form is no offer: a server that could choose the octets freely
// could learn the password from a series of digests.
func apopTimestamp(greeting string) string {
	from := strings.IndexByte(greeting, '<')
	if from < 0 {
		return ""
	}
	stamp := greeting[from:]
	to := strings.IndexByte(stamp, '>')
	if to < 0 {
		return ""
	}
	inner := stamp[1:to]
	odd := func(r rune) bool { return r <= ' ' || r > '~' || r == '<' }
	if strings.Count(inner, "@") != 1 || strings.ContainsFunc(inner, odd) ||
		strings.HasPrefix(inner, "@") || strings.HasSuffix(inner, "@") {
		return ""
	}
	return stamp[:to+1]
}
