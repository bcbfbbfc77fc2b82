package explain

import (
	"strings"

	"mailproto/trace"
)

// codeVerdict is what the codes say by themselves: certain where a standard gives
// the code one meaning that servers keep to, likely where it is used for more.
func codeVerdict(e *evidence) verdict {
	if e.proto == trace.POP3 {
		return responseVerdict(e)
	}
	v := enhancedVerdict(e)
	if v.cause == CauseUnknown {
		v = replyVerdict(e)
	}
	if v.certainty == Certain && e.vendor == "" && reused(e) {
		v.certainty = Likely
	}
	return v
}

// reused reports that some vendor means something else by the code.
func reused(e *evidence) bool {
	for _, v := range vendorCodes {
		if v.Code == e.enhanced && v.Conflict && (e.code == 0 || v.answers(e.code)) {
			return true
		}
	}
	return false
}

func certainly(c Cause) verdict { return verdict{cause: c, certainty: Certain} }
func likely(c Cause) verdict    { return verdict{cause: c, certainty: Likely} }
func nothing() verdict          { return verdict{cause: CauseUnknown, certainty: None} }

// responseVerdict reads the response code of POP3 (RFC 2449 §8.1, RFC 3206 §4
// and §5, RFC 6856 §5). What is below a known level counts as that level.
func responseVerdict(e *evidence) verdict {
	top, sub, _ := strings.Cut(e.response, "/")
	switch top {
	case "IN-USE":
		return certainly(MailboxInUse)
	case "LOGIN-DELAY":
		return certainly(LoginDelay)
	case "AUTH":
		return certainly(AuthFailed)
	case "UTF8":
		return certainly(ParameterUnsupported)
	case "SYS":
		if sub == "TEMP" {
			return certainly(ServerTemporary)
		}
		return verdict{cause: NoService, certainty: Likely, retry: RetryChange}
	}
	return nothing()
}

// codeCause gives a code the cause that it stands for.
type codeCause struct {
	Code      string
	Cause     Cause
	Certainty Certainty
}

// byTable finds what a table gives for a code.
func byTable(list []codeCause, code string) verdict {
	for _, c := range list {
		if c.Code == code {
			return verdict{cause: c.Cause, certainty: c.Certainty}
		}
	}
	return nothing()
}

// detailCauses are the registered details that mean one thing whatever stands
// around them (RFC 3463 §3, RFC 5248 §2.4 and the RFCs that add to it).
var detailCauses = []codeCause{
	{"1.0", RecipientUnknown, Likely},
	{"1.1", RecipientUnknown, Certain},
	{"1.2", RoutingFailed, Certain},
	{"1.3", SyntaxError, Certain},
	{"1.4", RecipientUnknown, Likely},
	{"1.6", RecipientDisabled, Certain},
	{"1.7", SyntaxError, Certain},
	{"1.8", SenderNotAllowed, Certain},
	{"1.10", NullMX, Certain},
	{"2.1", RecipientDisabled, Certain},
	{"2.2", MailboxFull, Certain},
	{"2.3", MessageTooLarge, Certain},
	{"3.1", ServerStorage, Certain},
	{"3.2", NoService, Certain},
	{"3.3", NotImplemented, Certain},
	{"3.4", MessageTooLarge, Certain},
	{"3.5", ServerTemporary, Likely},
	{"4.1", RoutingFailed, Certain},
	{"4.2", RoutingFailed, Likely},
	{"4.3", ServerTemporary, Likely},
	{"4.4", RoutingFailed, Certain},
	{"4.5", ServerTemporary, Likely},
	{"4.6", LoopDetected, Certain},
	{"4.7", RoutingFailed, Likely},
	{"5.1", BadSequence, Certain},
	{"5.2", SyntaxError, Certain},
	{"5.3", TooManyRecipients, Certain},
	{"5.4", ParameterUnsupported, Likely},
	{"5.5", NotImplemented, Certain},
	{"5.6", SyntaxError, Certain},
	{"6.1", ContentRejected, Likely},
	{"6.2", ContentRejected, Likely},
	{"6.3", ContentRejected, Likely},
	{"6.5", ContentRejected, Likely},
	{"6.6", ContentRejected, Likely},
	{"6.7", ParameterUnsupported, Certain},
	{"6.8", ParameterUnsupported, Certain},
	{"6.9", ParameterUnsupported, Certain},
	{"6.10", ParameterUnsupported, Certain},
	{"7.2", PolicyRejected, Certain},
	{"7.4", MechanismUnavailable, Certain},
	{"7.8", AuthFailed, Certain},
	{"7.9", MechanismUnavailable, Certain},
	{"7.10", TLSRequired, Certain},
	{"7.11", TLSRequired, Certain},
	{"7.12", MechanismUnavailable, Certain},
	{"7.13", AccountRestricted, Certain},
	{"7.15", PolicyRejected, Certain},
	{"7.16", MessageTooLarge, Certain},
	{"7.17", RecipientUnknown, Certain},
	{"7.18", RecipientUnknown, Certain},
	{"7.19", PolicyRejected, Certain},
	{"7.20", DKIMFailed, Certain},
	{"7.21", DKIMFailed, Certain},
	{"7.22", DKIMFailed, Certain},
	{"7.23", SPFFailed, Certain},
	{"7.24", SPFFailed, Certain},
	{"7.25", ReverseDNS, Certain},
	{"7.27", SenderNotAllowed, Certain},
	{"7.28", RateLimited, Certain},
	{"7.29", PolicyRejected, Certain},
	{"7.30", TLSRequired, Certain},
}

// enhancedVerdict reads an enhanced code, with the reply code where that decides.
func enhancedVerdict(e *evidence) verdict {
	if e.enhanced == "" {
		return nothing()
	}
	temporary := e.class() == 4
	v := byTable(detailCauses, e.detail())
	switch e.detail() {
	case "2.1":
		if e.login() || e.answers == "MAIL" {
			return likely(AccountRestricted)
		}
	case "2.4": // some servers word an unknown user as a list that cannot be expanded
		if temporary {
			return likely(ServerTemporary)
		}
		return likely(RecipientUnknown)
	case "3.0":
		if temporary {
			return likely(ServerTemporary)
		}
	case "3.2":
		if temporary && e.code == 421 {
			return likely(ShuttingDown)
		} else if temporary {
			return likely(ServerTemporary)
		}
	case "3.5":
		v.act = ActRecipient
	case "4.1":
		if !temporary { // a server that answers so has rather refused
			return likely(RoutingFailed)
		}
	case "4.2":
		if e.code == 421 {
			return likely(IdleTimeout)
		}
	}
	return combined(e, v)
}

// combined reads the details that the reply code or the command makes clear.
func combined(e *evidence, v verdict) verdict {
	switch e.detail() {
	case "5.1", "5.4":
		switch e.code {
		case 500, 501, 502, 503, 504, 530, 555:
			return replyVerdict(e)
		case 550, 553:
			return likely(SyntaxError)
		}
	case "5.2":
		if e.code == 502 {
			return certainly(NotImplemented)
		}
	case "7.13":
		if e.answers == "RCPT" || hasPhrase(e.words, "recipient") {
			return certainly(RecipientDisabled)
		}
	case "7.26":
		return certainly(oneCheck(e))
	}
	return v
}

// oneCheck is the check that failed where several were made (X.7.26): the one
// that the text names, else DMARC, which needs but one of the others to pass.
func oneCheck(e *evidence) Cause {
	spf, dkim := hasPhrase(e.words, "spf"), hasPhrase(e.words, "dkim")
	switch {
	case hasPhrase(e.words, "dmarc") || spf == dkim:
		return DMARCFailed
	case spf:
		return SPFFailed
	}
	return DKIMFailed
}

// replyCauses are what reply codes mean by themselves (RFC 5321 §4.2.3 and the
// extensions that add codes).
var replyCauses = []codeCause{
	{"421", ServerTemporary, Likely},
	{"432", MechanismUnavailable, Likely},
	{"435", ServerTemporary, Likely},
	{"451", ServerTemporary, Likely},
	{"452", ServerStorage, Likely},
	{"454", ServerTemporary, Likely},
	{"455", ParameterUnsupported, Certain},
	{"500", SyntaxError, Certain},
	{"501", SyntaxError, Certain},
	{"502", NotImplemented, Certain},
	{"503", BadSequence, Certain},
	{"504", ParameterUnsupported, Certain},
	{"510", RecipientUnknown, Likely},
	{"511", RecipientUnknown, Likely},
	{"512", RoutingFailed, Likely},
	{"521", NoService, Likely},
	{"523", TLSRequired, Certain},
	{"524", TLSRequired, Certain},
	{"525", AccountRestricted, Certain},
	{"530", AuthRequired, Likely},
	{"533", ParameterUnsupported, Likely},
	{"534", MechanismUnavailable, Likely},
	{"535", AuthFailed, Certain},
	{"538", TLSRequired, Certain},
	{"541", PolicyRejected, Likely},
	{"551", RecipientUnknown, Likely},
	{"552", MailboxFull, Likely},
	{"555", ParameterUnsupported, Certain},
	{"556", NullMX, Certain},
	{"557", PolicyRejected, Likely},
	{"571", PolicyRejected, Likely},
}

// replyVerdict reads a reply code by itself. An enhanced code of the subject 7
// makes it a matter of policy where the code alone would be one of the server or
// the mailbox.
func replyVerdict(e *evidence) verdict {
	policy := strings.HasPrefix(e.detail(), "7.")
	switch e.code {
	case 421, 451, 521, 552:
		if policy {
			return verdict{cause: PolicyRejected, certainty: Likely, guess: true}
		}
		if e.code == 552 && strings.HasPrefix(e.detail(), "6.") {
			return nothing()
		}
	}
	if v := byTable(replyCauses, e.status); v.cause != CauseUnknown {
		return v
	}
	switch {
	case policy && (e.code == 0 || e.code == 450 || e.code >= 550):
		return verdict{cause: PolicyRejected, certainty: Likely, guess: true}
	case policy:
		return nothing()
	case (e.code == 550 || e.code == 553) && e.answers == "RCPT":
		return verdict{cause: RecipientUnknown, certainty: Likely, guess: true}
	case e.code == 553 && e.answers == "MAIL":
		return verdict{cause: SenderNotAllowed, certainty: Likely, guess: true}
	}
	return nothing()
}
