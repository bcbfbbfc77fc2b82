package lab

import (
	"slices"
	"strings"
)

// Bounds for the values of parameters (RFC 3461 §4.2, §4.4).
const (
	maxEnvid = 100
	maxOrcpt = 500
)

// mailReport is what MAIL asks of reports about the message (RFC 3461 §4.3, §4.4).
type mailReport struct {
	full  bool   // RET=FULL; else the header is enough
	envid string // decoded
}

// take takes in RET or ENVID and reports whether its value is right.
func (m *mailReport) take(p param) (ok bool) {
	if p.name == "RET" {
		m.full = strings.EqualFold(p.value, "FULL")
		return m.full || strings.EqualFold(p.value, "HDRS")
	}
	m.envid, ok = unxtext(p.value)
	return ok && p.has && len(p.value) <= maxEnvid && printable(m.envid)
}

// rcptReport is what RCPT asks of reports about one recipient (RFC 3461 §4.1, §4.2).
type rcptReport struct {
	asked            bool // NOTIFY was given
	success, failure bool // what to report, if it was
	original         string
}

// wants reports whether the sender wants to hear of a failure, or of a success.
// Without NOTIFY it is failures alone (RFC 3461 §4.1).
func (r rcptReport) wants(failed bool) bool {
	switch {
	case !r.asked:
		return failed
	case failed:
		return r.failure
	}
	return r.success
}

// rcptParams takes in the parameters of RCPT. HELO has offered none.
func (s *smtpSession) rcptParams(all []param) (r rcptReport, refusal smtpReply, ok bool) {
	for _, p := range all {
		good := false
		switch {
		case !s.esmtp:
			return r, unknownParam(p), false
		case p.name == "NOTIFY":
			r.asked, good = true, r.notify(strings.Split(strings.ToUpper(p.value), ","))
		case p.name == "ORCPT":
			r.original, good = originalRecipient(p.value)
		default:
			return r, unknownParam(p), false
		}
		if !good {
			return r, no(501, "5.5.4", "The value of "+p.name+" is wrong"), false
		}
	}
	return r, smtpReply{}, true
}

// notify reads the value of NOTIFY: NEVER stands by itself. Delays need no report
// here, for there are none.
func (r *rcptReport) notify(words []string) (ok bool) {
	if slices.Equal(words, []string{"NEVER"}) {
		return true
	}
	for i, w := range words {
		switch {
		case slices.Contains(words[:i], w):
			return false
		case w == "SUCCESS":
			r.success = true
		case w == "FAILURE":
			r.failure = true
		case w != "DELAY":
			return false
		}
	}
	return true
}

// originalRecipient reads the value of ORCPT, the type of an address and the address
// in xtext, and returns them as a report shows them (RFC 3464 §2.3.1). The address of
// the type utf-8 has a notation of its own, which a report can show as it is (RFC
// 6533 §3).
func originalRecipient(value string) (field string, ok bool) {
	kind, address, found := strings.Cut(value, ";")
	if !found || len(value) > maxOrcpt || address == "" || !keyword(kind) {
		return "", false
	}
	text := address
	if !strings.EqualFold(kind, "utf-8") {
		if text, ok = unxtext(address); !ok {
			return "", false
		}
	}
	return kind + "; " + text, printable(text)
}

// printable reports that text has only visible ASCII characters and spaces.
func printable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
}
