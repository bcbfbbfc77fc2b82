package explain

import (
	"slices"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// noCode labels the note about a text that came without a code.
const noCode = "-"

// isLine reports that a query is rather a line for the wire than the text of a
// reply: a command's name in capitals, and behind it an address, a host or a
// parameter.
func isLine(q string) bool {
	verb, rest, _ := strings.Cut(q, " ")
	if !strings.ContainsAny(rest, "<>:=@.") {
		return false
	}
	return find(smtpCommands, verb) != nil || find(pop3Commands, verb) != nil
}

// readWords reads the text of a refusal that holds no code. Text is free (RFC 5321
// §4.2), so what comes of it is likely at best; wording that says no more than that
// something was refused is not read.
func readWords(q string) (Reading, bool) {
	if len(q) > maxSaid || len(strings.Fields(q)) < 2 && !strings.ContainsFunc(q, han) {
		return Reading{}, false
	}
	e := evidence{words: words(q), lower: lowered(q)}
	var rule *phrases
	for _, as := range []evidence{{proto: trace.SMTP}, {proto: trace.SMTP, answers: "AUTH"}, {proto: trace.POP3}} {
		e.proto, e.answers = as.proto, as.answers
		// In POP3 a single word may say it, for a refused login is all there is.
		if rule = wordRule(&e); rule != nil && (rule.Weight == strong || rule.Weight == plain && e.proto == trace.SMTP) {
			break
		}
		rule = nil
	}
	if rule == nil {
		return Reading{}, false
	}
	text, _ := trace.Visible([]byte(q))
	t := causeText(rule.Cause)
	proto := e.proto
	if proto == trace.SMTP { // a mailbox is unknown in either protocol
		proto = ""
	}
	r := Reading{Proto: proto, Reply: trace.Reply{Lines: []string{text}}, Outcome: trace.No, Cause: rule.Cause,
		Certainty: Likely, Retry: t.retry(&e), Act: t.Act, Vendor: vendorOf(&e), Said: text,
		Meaning: t.Meaning, Do: t.Do, Refs: t.refs(&e)}
	if rule.Retry != "" {
		r.Retry = rule.Retry
	}
	if rule.Act != "" {
		r.Act = rule.Act
	}
	if r.Retry == RetryLater {
		r.Outcome = trace.Later
	}
	r.Notes = []Note{{Role: RoleCode, Label: noCode, Refs: []string{"RFC 5321 §4.2"}, Title: lang.Text{
		En: "no code was given; it was read by its words alone",
		Zh: "没有给出应答码，只能从文字解读",
	}}}
	return r, true
}

// causeTopics are the topics that tell more about a cause, where no code leads to
// them.
func causeTopics(c Cause) []Entry {
	var found []Entry
	for _, id := range causeIDs(c) {
		for _, e := range named(id) {
			if e.Kind != KindPort && !slices.ContainsFunc(found, func(f Entry) bool { return f.Label == e.Label }) {
				found = append(found, e)
			}
		}
	}
	return found
}

// causeIDs names the codes that usually stand for a cause.
func causeIDs(c Cause) []string {
	switch c {
	case AuthFailed, AppPassword:
		return []string{"535", "5.7.8"}
	case AuthRequired:
		return []string{"530", "AUTH"}
	case MechanismUnavailable:
		return []string{"504", "mechanism"}
	case AccountRestricted, RecipientDisabled:
		return []string{"5.2.1"}
	case TLSRequired:
		return []string{"530", "STARTTLS"}
	case RelayDenied:
		return []string{"relay", "5.7.1"}
	case SenderNotAllowed:
		return []string{"5.7.1"}
	case RecipientUnknown:
		return []string{"550", "5.1.1"}
	case MailboxFull:
		return []string{"552", "452", "5.2.2"}
	case MailboxInUse:
		return []string{"IN-USE"}
	case MessageTooLarge:
		return []string{"552", "5.3.4"}
	case TooManyRecipients:
		return []string{"452", "4.5.3"}
	case RateLimited, Greylisted:
		return []string{"450", "4.7.1", "greylisting"}
	case Blocklisted, PolicyRejected, ContentRejected:
		return []string{"554", "5.7.1"}
	case ReverseDNS:
		return []string{"5.7.25"}
	case SPFFailed:
		return []string{"SPF", "5.7.23"}
	case DKIMFailed:
		return []string{"DKIM", "5.7.20"}
	case DMARCFailed:
		return []string{"DMARC", "5.7.26"}
	}
	return serverCauseIDs(c)
}

// serverCauseIDs does so for what is about the server or the dialogue.
func serverCauseIDs(c Cause) []string {
	switch c {
	case ServerTemporary:
		return []string{"451"}
	case ServerStorage:
		return []string{"452", "4.3.1"}
	case IdleTimeout, ShuttingDown:
		return []string{"421"}
	case NoService:
		return []string{"554", "521"}
	case BadSequence:
		return []string{"503"}
	case NotImplemented:
		return []string{"502", "500"}
	case ParameterUnsupported:
		return []string{"555", "504"}
	case MessageNotFound:
		return []string{"RETR", "LIST"}
	case LoginDelay:
		return []string{"LOGIN-DELAY"}
	case LoopDetected:
		return []string{"5.4.6", "loop detection"}
	case RoutingFailed:
		return []string{"5.4.4", "MX"}
	case NullMX:
		return []string{"556", "5.1.10"}
	}
	return []string{"501", "500"}
}
