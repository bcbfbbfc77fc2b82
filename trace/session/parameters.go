package session

import (
	"fmt"
	"slices"
	"strings"

	"mailproto/trace"
)

// DSN is what the sender wants to hear of the delivery (RFC 3461 §4); empty fields
// are left to the servers.
type DSN struct {
	Notify string // NEVER, or of SUCCESS, FAILURE, DELAY those wanted, with commas
	Return string // FULL or HDRS
	EnvID  string // the sender's own mark, as it is
}

func (d DSN) asked() bool { return d != DSN{} }

// sendable refuses, before MAIL, what the server has said that it cannot take.
func (s *smtp) sendable() error {
	if err := s.extensions(); err != nil {
		return err
	}
	for _, a := range append([]string{s.cfg.From}, s.cfg.To...) {
		if !ascii(a) && !s.offered("SMTPUTF8") {
			return &Error{At: FailMail, Why: "smtputf8", Detail: a}
		}
	}
	if limit := s.sizeLimit(); limit > 0 && s.octets() > limit {
		return &Error{At: FailMessage, Why: "too-large",
			Detail: fmt.Sprintf("%d > %d", s.octets(), limit)}
	}
	if s.cfg.Message.EightBit && !s.cfg.Binary && !s.offered("8BITMIME") {
		return &Error{At: FailMessage, Why: "8bit"}
	}
	// Servers that take eight bits take this, too; which does not make it right.
	if s.cfg.Message.UTF8Header && !s.own("SMTPUTF8") && !s.offered("SMTPUTF8") {
		s.c.Report("smtputf8-missing", "")
	}
	return nil
}

// extensions refuses to begin what needs an extension that the server does not
// offer. A parameter that the user wrote is sent as it stands.
func (s *smtp) extensions() error {
	for _, x := range []struct {
		asked   bool
		keyword string
		at      Failure
	}{
		{s.cfg.Chunk > 0, "CHUNKING", FailData},
		{s.cfg.Binary && !s.own("BODY"), "BINARYMIME", FailMail},
		{s.cfg.DSN.asked(), "DSN", FailMail},
		{s.cfg.PRDR && !s.own("PRDR"), "PRDR", FailPRDR},
	} {
		if x.asked && !s.offered(x.keyword) {
			return &Error{At: x.at, Why: "not-offered", Detail: x.keyword}
		}
	}
	if !s.cfg.RequireTLS || s.own("REQUIRETLS") {
		return nil
	}
	// It is a promise about this hop, too: TLS with a checked certificate, without
	// which the server does not offer it either (RFC 8689 §2).
	switch {
	case !s.c.TLS():
		return &Error{At: FailTLS, Why: "requiretls"}
	case !s.offered("REQUIRETLS"):
		return &Error{At: FailMail, Why: "not-offered", Detail: "REQUIRETLS"}
	}
	return nil
}

// octets is the size that SIZE declares (RFC 1870 §5).
func (s *smtp) octets() int64 {
	if s.cfg.Binary {
		return s.cfg.Message.Raw
	}
	return s.cfg.Message.Octets
}

func ascii(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7f }) }

// own reports whether the user gave a parameter of MAIL.
func (s *smtp) own(key string) bool { return given(s.cfg.MailParams, key) }

func given(params []string, key string) bool {
	return slices.ContainsFunc(params, func(p string) bool {
		k, _, _ := strings.Cut(p, "=")
		return strings.EqualFold(k, key)
	})
}

// prdr reports that MAIL asks for a reply for each recipient.
func (s *smtp) prdr() bool { return s.cfg.PRDR || s.own("PRDR") }

// mailLine is MAIL with the parameters that the server's offers call for and
// those of the user, which win.
func (s *smtp) mailLine() string {
	line := "MAIL FROM:<" + s.cfg.From + ">"
	add := func(asked bool, keyword, key, value string) {
		if asked && s.offered(keyword) && !s.own(key) {
			line += " " + key + value
		}
	}
	utf8 := s.cfg.Message.UTF8Header || !ascii(s.cfg.From) || slices.ContainsFunc(s.cfg.To, func(a string) bool { return !ascii(a) })
	add(true, "SIZE", "SIZE", fmt.Sprintf("=%d", s.octets()))
	add(s.cfg.Binary, "BINARYMIME", "BODY", "=BINARYMIME")
	add(s.cfg.Message.EightBit && !s.cfg.Binary, "8BITMIME", "BODY", "=8BITMIME")
	add(utf8, "SMTPUTF8", "SMTPUTF8", "")
	add(s.cfg.DSN.Return != "", "DSN", "RET", "="+s.cfg.DSN.Return)
	add(s.cfg.DSN.EnvID != "", "DSN", "ENVID", "="+xtext(s.cfg.DSN.EnvID))
	add(s.cfg.RequireTLS, "REQUIRETLS", "REQUIRETLS", "")
	add(s.cfg.PRDR, "PRDR", "PRDR", "")
	return strings.Join(append([]string{line}, s.cfg.MailParams...), " ")
}

// rcptLine is RCPT. Where notices are asked for it says how the recipient was
// written at first, so that a notice can name him by it (RFC 3461 §4.2).
func (s *smtp) rcptLine(to string) string {
	line := "RCPT TO:<" + to + ">"
	if n := s.cfg.DSN.Notify; n != "" && !given(s.cfg.RcptParams, "NOTIFY") {
		line += " NOTIFY=" + n
	}
	if s.cfg.DSN.asked() && !given(s.cfg.RcptParams, "ORCPT") {
		line += " ORCPT=" + original(to)
	}
	return strings.Join(append([]string{line}, s.cfg.RcptParams...), " ")
}

// original is an address as ORCPT carries it: its type, and it as xtext. What is not
// ASCII stands in a form of its own (RFC 6533 §3).
func original(to string) string {
	if ascii(to) {
		return "rfc822;" + xtext(to)
	}
	var b strings.Builder
	for _, r := range to {
		if r > ' ' && r != 0x7f && r != '\\' && r != '+' && r != '=' {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, `\x{%02X}`, r)
	}
	return "utf-8;" + b.String()
}

// xtext writes text so that it can stand in a parameter (RFC 3461 §4): what is not
// printable ASCII, a plus and an equals sign as + and two digits.
func xtext(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 0x7f && c != '+' && c != '=' {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "+%02X", s[i])
	}
	return b.String()
}

// xclient tells a server that trusts us for whom the session is held, as a proxy
// does. The server greets anew, and what it offers is asked for anew: the client is
// another now.
func (s *smtp) xclient() error {
	if len(s.cfg.XClient) == 0 {
		return nil
	}
	if !s.offered("XCLIENT") {
		return &Error{At: FailXClient, Why: "not-offered", Detail: "XCLIENT"}
	}
	line := "XCLIENT"
	for _, attribute := range s.cfg.XClient {
		name, value, _ := strings.Cut(attribute, "=")
		known := func(o string) bool { return strings.EqualFold(o, name) }
		if offers := s.offers["XCLIENT"]; !slices.ContainsFunc(offers, known) {
			return &Error{At: FailXClient, Why: "attribute",
				Detail: strings.ToUpper(name) + " / " + s.c.Shown(strings.Join(offers, " "))}
		}
		line += " " + strings.ToUpper(name) + "=" + xtext(value)
	}
	r, err := s.ask(line)
	if err != nil {
		return err
	}
	if r.Code/100 != 2 {
		return refused(FailXClient, r, trace.SMTP)
	}
	return s.hello(FailHelloProxy)
}
