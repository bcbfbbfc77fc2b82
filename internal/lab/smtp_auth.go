package lab

import "strings"

// maxAuthLine is how long a line of an exchange may be (RFC 4954 §4).
const maxAuthLine = 12288

// mayLogin reports whether a password may cross this connection.
//
// A deliberate departure: a server should no longer take mail users' passwords in
// clear (RFC 8314 §4.1), but on this machine itself the lab does, so that a lesson
// can show what an eavesdropper would read.
func (s *smtpSession) mayLogin() bool {
	return s.conn.TLS() || s.client.nearby && !s.handler.faults.tlsFirst
}

// needLogin refuses mail from somebody who has not logged in (RFC 4954 §6,
// RFC 6409 §4.3).
func needLogin() smtpReply { return no(530, "5.7.0", "Log in first: AUTH") }

// AUTH begins a login (RFC 4954 §4).
func (s *smtpSession) AUTH(args string) smtpReply {
	switch {
	case !s.submission:
		return switchedOff("AUTH")
	case !s.esmtp:
		return outOfOrder("Send EHLO first")
	case s.user != nil:
		return outOfOrder("You are logged in already")
	case s.mail != nil:
		return outOfOrder("No login within a transaction")
	case !s.mayLogin():
		return needTLS()
	case s.lab.guesser(s.client):
		return guessedSMTP()
	}
	mechanism, response, initial := strings.Cut(args, " ")
	if mechanism == "" {
		return no(501, "5.5.4", "AUTH is followed by a mechanism")
	}
	if s.sasl = s.party().exchange(mechanism); s.sasl == nil {
		return no(504, "5.5.4", "No such mechanism is offered here")
	}
	switch {
	case !initial:
		return s.challenge(s.sasl.first)
	case !s.sasl.begins: // RFC 4954 §4
		s.sasl = nil
		return no(501, "5.5.4", "In this mechanism the server speaks first")
	case response == "=": // an initial response that is there, and empty
		return s.saslResponse(nil)
	}
	return s.saslLine(response)
}

func (s *smtpSession) party() party { return party{s.lab, s.conn, s.handler} }

func (s *smtpSession) challenge(text string) smtpReply { return yes(334, "", encode64(text)) }

// saslLine takes a line of the exchange in.
func (s *smtpSession) saslLine(line string) smtpReply {
	if len(line) > maxAuthLine {
		s.sasl = nil
		return no(500, "5.5.6", "The line is too long")
	}
	if line == "*" {
		s.sasl = nil
		return no(501, "5.7.0", "Login cancelled")
	}
	response, err := decode64(line)
	if err != nil {
		s.sasl = nil
		return no(501, "5.5.2", "That is no base64")
	}
	return s.saslResponse(response)
}

func (s *smtpSession) saslResponse(response []byte) smtpReply {
	r := s.sasl.respond(response)
	if r.more {
		return s.challenge(r.challenge)
	}
	s.sasl = nil
	switch {
	case r.err != nil:
		return no(501, "5.5.2", r.err.Error())
	case r.refused():
		return no(535, "5.7.8", r.reason())
	}
	s.user = r.user
	return yes(235, "2.7.0", "Logged in")
}
