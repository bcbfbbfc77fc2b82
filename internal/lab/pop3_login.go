package lab

import "cmp"

// mayLogin reports whether a password may cross this connection. On this machine
// itself it may in clear, as in submission: a deliberate departure from RFC 8314
// §4.1, so that a lesson can show what an eavesdropper would read.
func (s *pop3Session) mayLogin() bool {
	return s.conn.TLS() || s.client.nearby && !s.handler.faults.tlsFirst
}

func needSTLS() pop3Reply { return wrong("Send STLS first") } // RFC 2595 §4

// USER names a maildrop, and says of every name the same, so that nobody can
// learn who has one (RFC 1939 §13).
func (s *pop3Session) USER(name string) pop3Reply {
	switch {
	case !s.mayLogin():
		return needSTLS()
	case name == "":
		return wrong("USER is followed by a name")
	}
	s.name, s.named = name, true
	return ok("Send PASS")
}

// PASS gives the password: all that stands behind the first space, for spaces may
// be part of it (RFC 1939 §7).
func (s *pop3Session) PASS(password string, named bool) pop3Reply {
	switch {
	case !s.mayLogin():
		return needSTLS()
	case !named:
		return wrong("PASS stands right behind USER")
	case password == "":
		return wrong("PASS is followed by a password")
	case s.lab.guesser(s.client):
		return guessedPOP3()
	}
	return s.login(s.name, password)
}

// APOP logs in by a digest of the greeting's timestamp and the password (RFC 1939
// §7).
func (s *pop3Session) APOP(args []string) pop3Reply {
	switch {
	case !s.mayLogin():
		return needSTLS()
	case len(args) != 2:
		return wrong("APOP is followed by a name and a digest")
	case s.lab.guesser(s.client):
		return guessedPOP3()
	}
	return s.admit(result{user: s.lab.digested(args[0], args[1], func(password string) string {
		return apop(s.timestamp, password)
	})})
}

// login checks a name and a password.
func (s *pop3Session) login(name, password string) pop3Reply {
	return s.admit(result{user: s.lab.authenticate(name, password)})
}

// admit opens the maildrop of who has logged in: from here on the session sees what
// it holds at this moment, and nobody else may have it (RFC 1939 §4).
func (s *pop3Session) admit(r result) pop3Reply {
	a := r.user
	if a == nil {
		return wrong("[AUTH] " + r.reason()) // RFC 3206 §5
	}
	if trouble := cmp.Or(a.trouble, s.handler.faults.pop3.trouble); trouble != "" {
		return failed(trouble)
	}
	if refusal, is := s.tooSoon(a); is {
		return refusal
	}
	messages, err := a.box.open(s.handler.faults.shared)
	switch {
	case err == errInUse:
		return failed("[IN-USE] Another session has the maildrop") // RFC 2449 §8.1.2
	case err != nil:
		s.lab.spoilt(err, "a maildrop could not be read", "一个邮件存放区（maildrop）无法读取")
		return failed("[SYS/TEMP] The maildrop cannot be read") // RFC 3206 §4
	}
	a.loggedIn()
	s.user, s.messages = a, messages
	return ok("Maildrop open, " + counted(len(messages)))
}

// AUTH begins a SASL login (RFC 5034 §4). Without a mechanism it is malformed:
// CAPA lists them.
func (s *pop3Session) AUTH(args []string) pop3Reply {
	switch {
	case !s.mayLogin():
		return needSTLS()
	case len(args) == 0 || len(args) > 2 || args[0] == "":
		return wrong("AUTH is followed by a mechanism of those that CAPA lists")
	case s.lab.guesser(s.client):
		return guessedPOP3()
	}
	if s.sasl = s.party().exchange(args[0]); s.sasl == nil {
		return wrong("No such mechanism is offered here")
	}
	switch {
	case len(args) == 1:
		return challenge(s.sasl.first)
	case !s.sasl.begins:
		s.sasl = nil
		return wrong("In this mechanism the server speaks first")
	case args[1] == "=": // an initial response that is there, and empty
		return s.saslResponse(nil)
	}
	return s.saslLine(args[1])
}

func (s *pop3Session) party() party { return party{s.lab, s.conn, s.handler} }

// challenge is one line of an exchange (RFC 5034 §4).
func challenge(text string) pop3Reply { return pop3Reply{line: "+ " + encode64(text)} }

// saslLine takes a line of the exchange in.
func (s *pop3Session) saslLine(line string) pop3Reply {
	if len(line) > maxAuthLine {
		s.sasl = nil
		return wrong("The line is too long")
	}
	if line == "*" {
		s.sasl = nil
		return wrong("Login cancelled")
	}
	response, err := decode64(line)
	if err != nil {
		s.sasl = nil
		return wrong("That is no base64")
	}
	return s.saslResponse(response)
}

func (s *pop3Session) saslResponse(response []byte) pop3Reply {
	r := s.sasl.respond(response)
	if r.more {
		return challenge(r.challenge)
	}
	s.sasl = nil
	if r.err != nil {
		return wrong(r.err.Error())
	}
	return s.admit(r)
}

// STLS starts TLS (RFC 2595 §4).
func (s *pop3Session) STLS(args []string) pop3Reply {
	switch {
	case len(args) > 0:
		return wrong("STLS takes no argument")
	case s.conn.TLS():
		return wrong("TLS is on already")
	case s.utf8: // RFC 6856 §2.1
		return wrong("TLS comes before UTF8")
	}
	r := ok("Ready to start TLS")
	r.then = startTLS
	return r
}
