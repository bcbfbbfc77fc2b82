package lab

import (
	"errors"
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds for the parts of a path, in octets (RFC 5321 §4.5.3.1.1 to §4.5.3.1.3).
const (
	maxLocal  = 64
	maxDomain = 255
	maxPath   = 256
	maxLabel  = 63 // of a domain name, by the DNS
)

// path is a reverse-path or forward-path of an envelope, without its source
// route: the zero path is the null reverse-path, and a forward-path may be a
// bare postmaster, without domain (RFC 5321 §4.1.1.3).
type path struct {
	local  string // what it says, without quotes and backslashes
	domain string // a domain name, or an address literal in its brackets
}

// null reports the null reverse-path, from which no bounce comes back (RFC 5321
// §4.5.5).
func (p path) null() bool { return p == path{} }

// ascii reports whether the path can do without SMTPUTF8.
func (p path) ascii() bool { return isASCII(p.local) && isASCII(p.domain) }

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// address is a path without its angle brackets; a bare postmaster is the lab's.
func (p path) address() string {
	if p.domain == "" {
		p.domain = Domain
	}
	return strings.Trim(p.String(), "<>")
}

// base returns the local part up to a plus sign: what stands behind it is the
// user's own business, such as which list a message came by.
func (p path) base() string {
	base, _, _ := strings.Cut(p.local, "+")
	return base
}

// String is the path as it stands in a command, its local part quoted if it must.
func (p path) String() string {
	switch {
	case p.null():
		return "<>"
	case p.domain == "":
		return "<" + quoteLocal(p.local) + ">"
	}
	return "<" + quoteLocal(p.local) + "@" + p.domain + ">"
}

func quoteLocal(s string) string {
	if local, rest, err := dotString(s); err == nil && rest == "" && local == s {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// errNoDomain is the error for a path without domain where one is needed.
var errNoDomain = errors.New("an address has a domain behind an @")

// parsePath reads a path, with its angle brackets, from the front of s and
// returns what follows it (RFC 5321 §4.1.2, with the letters beyond ASCII that
// RFC 6531 §3.3 adds). Its errors can be shown in a reply: they hold nothing of s.
func parsePath(s string) (p path, rest string, err error) {
	whole := s
	s, ok := strings.CutPrefix(s, "<")
	if !ok {
		return p, "", errors.New("an address stands in angle brackets, right behind the colon")
	}
	if rest, ok := strings.CutPrefix(s, ">"); ok {
		return path{}, rest, nil
	}
	if s, err = skipRoute(s); err != nil {
		return p, "", err
	}
	if p.local, s, err = localPart(s); err != nil {
		return p, "", err
	}
	if s, ok := strings.CutPrefix(s, ">"); ok && strings.EqualFold(p.local, "postmaster") {
		return p, s, nil
	}
	if s, ok = strings.CutPrefix(s, "@"); !ok {
		return p, "", errNoDomain
	}
	if p.domain, s, err = domainOrLiteral(s); err != nil {
		return p, "", err
	}
	if s, ok = strings.CutPrefix(s, ">"); !ok {
		return p, "", errors.New("an address ends with an angle bracket")
	}
	if len(p.local) > maxLocal || len(p.domain) > maxDomain || len(whole)-len(s) > maxPath {
		return p, "", errors.New("the address is too long")
	}
	return p, s, nil
}

// skipRoute passes over a source route, which is to be accepted and ignored
// (RFC 5321 §4.1.1.3).
func skipRoute(s string) (string, error) {
	for strings.HasPrefix(s, "@") {
		_, rest, err := domainName(s[1:])
		if err != nil {
			return "", err
		}
		if rest, ok := strings.CutPrefix(rest, ":"); ok {
			return rest, nil
		}
		if s = strings.TrimPrefix(rest, ","); s == rest || !strings.HasPrefix(s, "@") {
			return "", errors.New("a source route has the form @a,@b: before the address")
		}
	}
	return s, nil
}

func localPart(s string) (local, rest string, err error) {
	if strings.HasPrefix(s, `"`) {
		return quotedString(s[1:])
	}
	return dotString(s)
}

// dotString reads atoms with single dots between them.
func dotString(s string) (local, rest string, err error) {
	i := 0
	for {
		n := atom(s[i:])
		if n == 0 {
			return "", "", errors.New("the local part of the address is malformed")
		}
		i += n
		if i == len(s) || s[i] != '.' {
			return s[:i], s[i:], nil
		}
		i++
	}
}

// atom returns the length of the atom at the front of s.
func atom(s string) int {
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			if _, n := utf8.DecodeRuneInString(s[i:]); n <= 1 {
				return i
			}
		case r >= utf8.RuneSelf:
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		case strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r):
		default:
			return i
		}
	}
	return len(s)
}

// quotedString reads the rest of a quoted string and undoes its quoting.
func quotedString(s string) (local, rest string, err error) {
	var b strings.Builder
	bad := errors.New("the quoted local part of the address is malformed")
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"':
			return b.String(), s[i+1:], nil
		case r == '\\':
			i++
			if i == len(s) || s[i] < ' ' || s[i] > '~' {
				return "", "", bad
			}
			n = 1
		case r == utf8.RuneError && n <= 1, r < ' ', r == 0x7f:
			return "", "", bad
		}
		b.WriteString(s[i : i+n])
		i += n
	}
	return "", "", bad
}

func domainOrLiteral(s string) (domain, rest string, err error) {
	if strings.HasPrefix(s, "[") {
		return addressLiteral(s)
	}
	return domainName(s)
}

// domainName reads labels of letters, digits and inner hyphens with single dots
// between them.
func domainName(s string) (domain, rest string, err error) {
	i := 0
	for {
		n := label(s[i:])
		if n == 0 || n > maxLabel || s[i] == '-' || s[i+n-1] == '-' {
			return "", "", errors.New("the domain name is malformed")
		}
		i += n
		if i == len(s) || s[i] != '.' {
			return s[:i], s[i:], nil
		}
		i++
	}
}

// label returns the length of what could be a label at the front of s.
func label(s string) int {
	for i, r := range s {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-':
		case r >= utf8.RuneSelf && r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.N):
		default:
			return i
		}
	}
	return len(s)
}

// addressLiteral reads an IP address in brackets (RFC 5321 §4.1.3). No tag but
// IPv6 has been registered.
func addressLiteral(s string) (literal, rest string, err error) {
	bad := errors.New("the address literal is malformed")
	end := strings.IndexByte(s, ']')
	if end < 0 {
		return "", "", bad
	}
	inner := s[1:end]
	tagged := len(inner) > 5 && strings.EqualFold(inner[:5], "IPv6:")
	if tagged {
		inner = inner[5:]
	}
	ip, perr := netip.ParseAddr(inner)
	if perr != nil || ip.Zone() != "" || ip.Is6() != tagged {
		return "", "", bad
	}
	return s[:end+1], s[end+1:], nil
}
