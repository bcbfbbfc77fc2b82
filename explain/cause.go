package explain

import (
	"strings"

	"mailproto/trace"
)

// Cause is why a server answered as it did. Its values are ASCII tokens and stand
// in JSON as they are.
type Cause string

// The causes.
const (
	AuthFailed           Cause = "auth-failed"
	AuthRequired         Cause = "auth-required"
	AppPassword          Cause = "app-password-required"
	MechanismUnavailable Cause = "auth-mechanism-unavailable"
	AccountRestricted    Cause = "account-restricted"
	TLSRequired          Cause = "tls-required"
	RelayDenied          Cause = "relay-denied"
	SenderNotAllowed     Cause = "sender-not-allowed"
	RecipientUnknown     Cause = "recipient-unknown"
	RecipientDisabled    Cause = "recipient-disabled"
	MailboxFull          Cause = "mailbox-full"
	MailboxInUse         Cause = "mailbox-in-use"
	MessageTooLarge      Cause = "message-too-large"
	TooManyRecipients    Cause = "too-many-recipients"
	RateLimited          Cause = "rate-limited"
	Greylisted           Cause = "greylisted"
	Blocklisted          Cause = "blocklisted"
	ReverseDNS           Cause = "reverse-dns"
	SPFFailed            Cause = "spf-failed"
	DKIMFailed           Cause = "dkim-failed"
	DMARCFailed          Cause = "dmarc-failed"
	PolicyRejected       Cause = "policy-rejected"
	ContentRejected      Cause = "content-rejected"
	ServerTemporary      Cause = "server-temporary"
	ServerStorage        Cause = "server-storage"
	IdleTimeout          Cause = "idle-timeout"
	ShuttingDown         Cause = "shutting-down"
	NoService            Cause = "no-service"
	SyntaxError          Cause = "syntax-error"
	BadSequence          Cause = "bad-sequence"
	NotImplemented       Cause = "not-implemented"
	ParameterUnsupported Cause = "parameter-unsupported"
	MessageNotFound      Cause = "message-not-found"
	LoginDelay           Cause = "login-delay"
	LoopDetected         Cause = "loop-detected"
	RoutingFailed        Cause = "routing-failed"
	NullMX               Cause = "null-mx"
	CauseOK              Cause = "ok"
	CauseUnknown         Cause = "unknown"
)

// evidence is all that a reply is read from.
type evidence struct {
	proto    trace.Proto
	code     int
	enhanced string
	// status is the code as three digits, or the status indicator of POP3.
	status string
	// response is the POP3 response code, in upper case.
	response string
	answers  string
	// words is the text as the word rules look through it; lower, the text in
	// lower case with its punctuation, by which vendors are known.
	words, lower string
	// host is the name of the server, where it stood beside the reply.
	host   string
	vendor string
}

// detail is the enhanced code without its class: "7.26".
func (e *evidence) detail() string {
	_, d, _ := strings.Cut(e.enhanced, ".")
	return d
}

// class is the first digit: of the reply code, else of the enhanced code.
func (e *evidence) class() int {
	switch {
	case e.code > 0:
		return e.code / 100
	case e.enhanced != "":
		return int(e.enhanced[0] - '0')
	}
	return 0
}

// login reports that the reply speaks of a login: of the account of who is
// connected, not of a recipient's.
func (e *evidence) login() bool {
	switch e.code {
	case 432, 435, 454, 525, 526, 530, 534, 535, 538:
		return true
	}
	switch e.detail() {
	case "7.8", "7.9", "7.139":
		return true
	}
	return e.proto == trace.POP3 || e.answers == "AUTH"
}

// verdict is a cause with what it rests on.
type verdict struct {
	cause     Cause
	certainty Certainty
	retry     Retry // empty: as usual for the cause
	act       Act   // empty: as usual for the cause
	// guess marks what rests on the command rather than on the code.
	guess bool
}

// read fills in what the evidence comes to.
func (r *Reading) read(e evidence) {
	e.vendor = vendorOf(&e)
	r.Vendor = e.vendor
	v := decide(&e, r.Outcome)
	t := causeText(v.cause)
	r.Cause, r.Certainty = v.cause, v.certainty
	r.Meaning, r.Do = t.Meaning, t.Do
	if r.Outcome == trace.More {
		r.Do = r.due()
	}
	r.Retry, r.Act = t.retry(&e), t.Act
	if v.retry != "" {
		r.Retry = v.retry
	}
	if v.act != "" {
		r.Act = v.act
	}
	r.Refs = t.refs(&e)
}

// decide weighs the evidence. Words that leave no doubt outrank codes, because
// servers reuse codes more freely than words; codes that mean one thing outrank
// words that may mean several; what a vendor means by its own code outranks both.
func decide(e *evidence, outcome trace.Outcome) verdict {
	if outcome == trace.OK || outcome == trace.More {
		return verdict{cause: CauseOK, certainty: Certain}
	}
	byCode := codeVerdict(e)
	if e.proto == trace.SMTP {
		if v, ok := vendorVerdict(e); ok {
			return v
		}
	}
	rule := wordRule(e)
	switch {
	case rule == nil, settled(e):
		return byCode
	case rule.Cause == byCode.cause:
		v := verdict{cause: rule.Cause, certainty: byCode.certainty, retry: rule.Retry, act: rule.Act}
		if rule.Weight != weak && !byCode.guess {
			v.certainty = Certain // the words bear out what the code says
		}
		return v
	case rule.Weight != strong && byCode.certainty == Certain && !refines(rule.Cause, byCode.cause),
		rule.Weight == weak && byCode.cause != CauseUnknown && strings.IndexByte("123", subject(e.enhanced)) >= 0:
		return byCode
	}
	v := verdict{cause: rule.Cause, certainty: Likely, retry: rule.Retry, act: rule.Act}
	if rule.Weight != weak && registeredFor(e, rule.Cause) {
		v.certainty = Certain
	}
	return v
}

// settled reports that a response code of POP3 leaves nothing to the words: it
// names one cause (RFC 2449 §8.1, RFC 6856 §5). The levels below [SYS/...] and
// the reasons behind [AUTH] are for the words to tell.
func settled(e *evidence) bool {
	switch e.response {
	case "IN-USE", "LOGIN-DELAY", "UTF8":
		return e.proto == trace.POP3
	}
	return false
}

// registeredFor reports that a standard gives the reply code this meaning among
// two or three, and that no enhanced code says otherwise; the words then choose:
// 530 (RFC 3207 §4, RFC 4954 §6), 552 (RFC 1870 §6.1, RFC 5321 §4.2.3), 452
// (RFC 5321 §4.5.3.1.10).
func registeredFor(e *evidence, c Cause) bool {
	if s := subject(e.enhanced); s != 0 && s != '0' && !(e.code == 530 && s == '7') {
		return false
	}
	switch e.code {
	case 530:
		return c == TLSRequired || c == AuthRequired
	case 552:
		return c == MessageTooLarge || c == MailboxFull
	case 452:
		return c == TooManyRecipients || c == ServerStorage
	}
	return false
}

// subject is the subject of an enhanced code where it is one digit, else 0. The
// subjects 1 to 3, address, mailbox and server, say more than that something was
// refused.
func subject(enhanced string) byte {
	if len(enhanced) < 5 || enhanced[3] != '.' {
		return 0
	}
	return enhanced[2]
}

// refines reports that words may say more exactly what a code means.
func refines(words, code Cause) bool {
	switch code {
	case AuthFailed, AuthRequired, MechanismUnavailable:
		switch words {
		case AppPassword, MechanismUnavailable, AccountRestricted, TLSRequired, RateLimited, AuthRequired, SenderNotAllowed, ServerTemporary:
			return true
		}
	case RecipientUnknown:
		return words == RecipientDisabled
	case RecipientDisabled:
		return words == MailboxFull || words == RecipientUnknown || words == AccountRestricted
	case SyntaxError, BadSequence, NotImplemented, ParameterUnsupported:
		switch words {
		case AuthRequired, TLSRequired, MechanismUnavailable, SenderNotAllowed, RelayDenied, ParameterUnsupported, BadSequence:
			return true
		}
	}
	return false
}
