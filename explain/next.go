package explain

import "mailproto/trace"

// Next is what a client may send in a state.
type Next struct {
	// Main moves the session on; Also is allowed without changing anything; Leave
	// is allowed and abandons what is open.
	Main, Also, Leave []string
}

// All lists every command of n.
func (n Next) All() []string {
	all := append([]string{}, n.Main...)
	all = append(all, n.Also...)
	return append(all, n.Leave...)
}

// Offers are the keywords that a server advertised in EHLO or CAPA, in upper
// case, with their arguments. A nil Offers means that it was not asked, or does
// not know the question.
type Offers map[string]string

func (o Offers) has(keyword string) bool {
	_, ok := o[keyword]
	return ok
}

// Allowed is what a client may send: it follows the phase, TLS, login, what was
// advertised, and whether the service takes mail only after a login, as
// submission does (RFC 6409 §4.3).
func Allowed(p trace.Proto, s State, o Offers, loginFirst bool) Next {
	switch {
	case s.Upgrading:
		return Next{Main: []string{"TLS"}}
	case s.Due > 0: // the server has not finished answering
		return Next{}
	case s.LMTP:
		return inLMTP(allowedSMTP(s, o, loginFirst))
	case p == trace.POP3:
		return allowedPOP3(s, o)
	}
	return allowedSMTP(s, o, loginFirst)
}

// anytime are the commands that SMTP allows in every phase, even before EHLO
// (RFC 5321 §4.1.4).
func anytime(o Offers) []string {
	also := append(make([]string, 0, 8), "NOOP", "VRFY", "HELP")
	if o.has("EXPN") {
		also = append(also, "EXPN")
	}
	return also
}

func allowedSMTP(s State, o Offers, loginFirst bool) Next {
	if s.Failed {
		return Next{Main: []string{"RSET"}, Also: anytime(o), Leave: []string{"EHLO", "QUIT"}}
	}
	switch s.Phase {
	case PhaseConnected:
		if s.Refused {
			return Next{Main: []string{"QUIT"}}
		}
	case PhaseGreeted:
		return Next{Main: []string{"EHLO", "HELO"}, Also: append(anytime(o), "RSET", "QUIT")}
	case PhaseReady:
		return Next{Main: readyMain(s, o, loginFirst), Also: append(anytime(o), "RSET", "EHLO", "QUIT")}
	case PhaseMail:
		return Next{Main: []string{"RCPT", "RSET"}, Also: anytime(o), Leave: []string{"EHLO", "QUIT"}}
	case PhaseEnvelope:
		return Next{Main: envelopeMain(s, o), Also: anytime(o), Leave: []string{"EHLO", "QUIT"}}
	case PhaseBdat:
		return Next{Main: []string{"BDAT", "RSET"}, Also: anytime(o), Leave: []string{"EHLO", "QUIT"}}
	case PhaseData:
		return Next{Main: []string{"."}}
	case PhaseAuth:
		return Next{Main: []string{"response", "*"}}
	}
	return Next{}
}

// envelopeMain is what may follow a recipient.
func envelopeMain(s State, o Offers) []string {
	main := []string{"RCPT"}
	if !s.Binary {
		main = append(main, "DATA")
	}
	if o.has("CHUNKING") {
		main = append(main, "BDAT")
	}
	return append(main, "RSET")
}

// readyMain is what begins something between two transactions.
func readyMain(s State, o Offers, loginFirst bool) []string {
	var main []string
	if o.has("STARTTLS") && !s.TLS {
		main = append(main, "STARTTLS")
	}
	if o.has("AUTH") && !s.Auth {
		main = append(main, "AUTH")
	}
	if !loginFirst || s.Auth {
		main = append(main, "MAIL")
	}
	if o.has("ETRN") {
		main = append(main, "ETRN")
	}
	return main
}

func allowedPOP3(s State, o Offers) Next {
	switch {
	case s.Phase == PhaseAuthorization && s.Exchange:
		return Next{Main: []string{"response", "*"}}
	case s.Phase == PhaseAuthorization && s.Named:
		return Next{Main: []string{"PASS"}, Also: []string{"QUIT"}}
	case s.Phase == PhaseAuthorization:
		return Next{Main: authorizationMain(s, o), Also: withLanguage(o, "CAPA", "QUIT")}
	case s.Phase == PhaseTransaction:
		main := []string{"STAT", "LIST", "RETR"}
		for _, optional := range []string{"UIDL", "TOP"} {
			if o == nil || o.has(optional) {
				main = append(main, optional)
			}
		}
		return Next{Main: append(main, "DELE", "RSET", "QUIT"), Also: withLanguage(o, "NOOP", "CAPA")}
	}
	return Next{}
}

func authorizationMain(s State, o Offers) []string {
	var main []string
	if o.has("STLS") && !s.TLS && !s.UTF8 { // UTF8 must not come before it (RFC 6856 §2.1)
		main = append(main, "STLS")
	}
	if o.has("UTF8") {
		main = append(main, "UTF8")
	}
	if o == nil || o.has("USER") {
		main = append(main, "USER")
	}
	if o.has("SASL") {
		main = append(main, "AUTH")
	}
	if s.Timestamp {
		main = append(main, "APOP")
	}
	return main
}

// withLanguage adds LANG, which serves before and after the login (RFC 6856 §3.1).
func withLanguage(o Offers, also ...string) []string {
	if o.has("LANG") {
		also = append(also, "LANG")
	}
	return also
}
