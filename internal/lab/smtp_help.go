package lab

import (
	"strings"
)

// helpTopic is what HELP says of one command.
type helpTopic struct{ verb, form string }

// helpTopics are the commands that the lab knows, in the order of their use.
func helpTopics() []helpTopic {
	return []helpTopic{
		{"EHLO", "EHLO your.domain.name, or your address in brackets: begins, and asks what is offered"},
		{"HELO", "HELO your.domain.name: EHLO in its older form, nothing is offered"},
		{"LHLO", "LHLO your.domain.name: what EHLO is in SMTP"},
		{"STARTTLS", "STARTTLS: turns this connection into an encrypted one; EHLO follows again"},
		{"AUTH", "AUTH mechanism [response in base64]: logs in"},
		{"MAIL", "MAIL FROM:<address> [SIZE=n] [BODY=...] [SMTPUTF8] [RET=FULL|HDRS] [ENVID=id]: names the sender"},
		{"RCPT", "RCPT TO:<address> [NOTIFY=NEVER|SUCCESS,FAILURE,DELAY] [ORCPT=type;address]: names one recipient"},
		{"DATA", "DATA: the message follows 354, and ends with a dot on a line of its own"},
		{"BDAT", "BDAT octets [LAST]: a chunk of the message follows at once"},
		{"RSET", "RSET: gives up the transaction"},
		{"NOOP", "NOOP: does nothing"},
		{"VRFY", "VRFY user: always 252 here, for it would tell who has a mailbox"},
		{"EXPN", "EXPN list: names the members; there is the list class"},
		{"HELP", "HELP [command]: this"},
		{"QUIT", "QUIT: ends the session"},
	}
}

// offers reports whether a command is one that this service knows and has.
func (s *smtpSession) offers(verb string) bool {
	switch verb {
	case "AUTH":
		return s.submission
	case "EHLO", "HELO":
		return !s.lmtp()
	case "LHLO":
		return s.lmtp()
	}
	return true
}

// HELP lists the commands, or says how one is written (RFC 5321 §4.1.1.8).
func (s *smtpSession) HELP(args string) smtpReply {
	var verbs []string
	for _, t := range helpTopics() {
		switch {
		case !s.offers(t.verb) || s.handler.faults.lacks(t.verb):
		case strings.EqualFold(args, t.verb):
			return yes(214, "2.0.0", t.form)
		default:
			verbs = append(verbs, t.verb)
		}
	}
	if args != "" {
		return no(504, "5.5.4", "There is no help on that; HELP alone lists the commands")
	}
	return yes(214, "2.0.0", "The commands of this server:", strings.Join(verbs, " "))
}
