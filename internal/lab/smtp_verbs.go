package lab

import (
	"strconv"
	"strings"
)

// EHLO: the client names itself and learns what is offered (RFC 5321 §4.1.1.1).
// In a transaction it also resets (§4.1.4). LHLO does the same in LMTP (RFC 2033
// §4.1).
func (s *smtpSession) EHLO(args string) smtpReply {
	if _, rest, err := domainOrLiteral(args); err != nil || rest != "" || !isASCII(args) || len(args) > maxDomain {
		return no(501, "", s.hello()+" is followed by your domain name, or your address in brackets")
	}
	s.abandon()
	s.helo, s.esmtp = args, true
	return yes(250, "", append([]string{Hostname + " greets " + args}, s.keywords()...)...)
}

// keywords are the extensions that are offered at this moment.
func (s *smtpSession) keywords() []string {
	all := []string{
		"PIPELINING",
		"SIZE " + strconv.FormatInt(s.lab.opt.MaxSize, 10),
		"LIMITS RCPTMAX=" + strconv.Itoa(s.lab.opt.MaxRecipients),
		"8BITMIME",
		"BINARYMIME",
		"CHUNKING",
		"SMTPUTF8",
		"DSN",
		"EXPN",
		"ENHANCEDSTATUSCODES",
	}
	if !s.conn.TLS() { // RFC 3207 §4.2
		all = append(all, "STARTTLS")
	}
	if s.submission && s.mayLogin() {
		all = append(all, "AUTH "+strings.Join(s.party().mechanisms(), " "))
	}
	return s.handler.faults.listed(append(all, "HELP"))
}

// HELO is EHLO without extensions (RFC 5321 §4.1.1.1).
func (s *smtpSession) HELO(args string) smtpReply {
	if _, rest, err := domainName(args); err != nil || rest != "" || !isASCII(args) || len(args) > maxDomain {
		return no(501, "", "HELO is followed by your domain name")
	}
	s.abandon()
	s.helo, s.esmtp = args, false
	return yes(250, "", Hostname)
}

// RSET gives up the transaction and nothing else (RFC 5321 §4.1.1.5).
func (s *smtpSession) RSET(args string) smtpReply {
	if args != "" {
		return wantsNone("RSET")
	}
	s.abandon()
	return yes(250, "2.0.0", "OK")
}

// VRFY tells nothing about who has a mailbox here (RFC 5321 §7.3).
func (s *smtpSession) VRFY(args string) smtpReply {
	if args == "" {
		return no(501, "5.5.4", "VRFY is followed by a user or mailbox")
	}
	return yes(252, "2.0.0", "Not verified, but mail for it may be tried")
}

// QUIT (RFC 5321 §4.1.1.10).
func (s *smtpSession) QUIT(args string) smtpReply {
	if args != "" {
		return wantsNone("QUIT")
	}
	r := yes(221, "2.0.0", Hostname+" Goodbye")
	r.then = hangUp
	return r
}

// STARTTLS (RFC 3207 §4). In a transaction it is refused, for it would end it.
func (s *smtpSession) STARTTLS(args string) smtpReply {
	switch {
	case args != "":
		return wantsNone("STARTTLS")
	case s.conn.TLS():
		return outOfOrder("TLS is on already")
	case !s.esmtp:
		return outOfOrder("Send " + s.hello() + " first")
	case s.mail != nil:
		return outOfOrder("A transaction is open: end it, or send RSET")
	}
	r := yes(220, "2.0.0", "Ready to start TLS")
	r.then = startTLS
	return r
}
