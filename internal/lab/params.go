package lab

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// param is one parameter of MAIL or RCPT (RFC 5321 §4.1.1.11).
type param struct {
	name  string // in upper case
	value string
	has   bool // there is a value
}

// parseParams reads the parameters behind a path: each stands behind one space.
func parseParams(s string) (all []param, ok bool) {
	for s != "" {
		if s[0] != ' ' {
			return nil, false
		}
		word, rest, _ := strings.Cut(s[1:], " ")
		if rest != "" {
			rest = " " + rest
		}
		var p param
		p.name, p.value, p.has = strings.Cut(word, "=")
		if !keyword(p.name) || p.has && !esmtpValue(p.value) {
			return nil, false
		}
		p.name = strings.ToUpper(p.name)
		for _, q := range all {
			if q.name == p.name {
				return nil, false
			}
		}
		all = append(all, p)
		s = rest
	}
	return all, true
}

// keyword reports an esmtp-keyword: letters, digits and, not in front, hyphens.
func keyword(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-' && i > 0:
		default:
			return false
		}
	}
	return s != ""
}

// esmtpValue reports an esmtp-value: visible characters but "=".
func esmtpValue(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] == '=' || s[i] == 0x7f {
			return false
		}
	}
	return s != "" && utf8.ValidString(s)
}

// mailParams are what the parameters of MAIL say.
type mailParams struct {
	utf8   bool // SMTPUTF8
	binary bool // BODY=BINARYMIME
	report mailReport
}

// mailParam takes in one parameter of MAIL.
func (s *smtpSession) mailParam(m *mailParams, p param) (refusal smtpReply, ok bool) {
	// Only what the answer to EHLO has offered may be used, and HELO's offers
	// nothing (RFC 5321 §4.1.1.1, §4.1.1.11).
	if !s.esmtp {
		return unknownParam(p), false
	}
	good := false
	switch p.name {
	case "SIZE": // RFC 1870 §6
		size, digits := parseSize(p)
		if digits && size > s.lab.opt.MaxSize {
			return no(552, "5.3.4", "The message would be larger than "+strconv.FormatInt(s.lab.opt.MaxSize, 10)+" octets"), false
		}
		good = digits
	case "BODY": // RFC 6152 §2, RFC 3030 §3
		m.binary = strings.EqualFold(p.value, "BINARYMIME")
		good = m.binary || strings.EqualFold(p.value, "7BIT") || strings.EqualFold(p.value, "8BITMIME")
	case "SMTPUTF8": // RFC 6531 §3.4
		good, m.utf8 = !p.has, true
	case "RET", "ENVID":
		good = m.report.take(p)
	case "AUTH": // RFC 4954 §5
		if !s.submission {
			return unknownParam(p), false
		}
		good = authParam(p.value)
	default:
		return unknownParam(p), false
	}
	if !good {
		return no(501, "5.5.4", "The value of "+p.name+" is wrong"), false
	}
	return smtpReply{}, true
}

// unknownParam refuses a parameter (RFC 5321 §4.1.1.11). Its name is a keyword,
// so it is safe to repeat.
func unknownParam(p param) smtpReply {
	name := p.name
	if len(name) > 40 {
		name = "of that name"
	}
	return no(555, "5.5.4", "No parameter "+name+" is offered here")
}

// parseSize reads the value of SIZE: up to twenty digits. What is beyond counting
// is the largest number.
func parseSize(p param) (size int64, ok bool) {
	if len(p.value) > 20 || p.value == "" || strings.Trim(p.value, "0123456789") != "" {
		return 0, false
	}
	size, _ = strconv.ParseInt(p.value, 10, 64) // out of range gives the largest
	return size, true
}

// authParam reports a value of AUTH=: <> or a mailbox, in xtext.
func authParam(value string) bool {
	text, ok := unxtext(value)
	if !ok {
		return false
	}
	if text == "<>" {
		return true
	}
	p, rest, err := parsePath("<" + text + ">")
	return err == nil && rest == "" && p.domain != ""
}

// unxtext decodes xtext, in which +HH stands for a character that may not stand
// for itself (RFC 3461 §4).
func unxtext(s string) (text string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '+' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 >= len(s) || strings.ToUpper(s[i+1:i+3]) != s[i+1:i+3] {
			return "", false
		}
		n, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(n))
		i += 2
	}
	return b.String(), true
}
