package lab

import "strconv"

// STAT counts what is not marked as deleted (RFC 1939 §5).
func (s *pop3Session) STAT(args []string) pop3Reply {
	if len(args) > 0 {
		return wrong("STAT takes no argument")
	}
	n, octets := s.total()
	return ok(strconv.Itoa(n) + " " + strconv.FormatInt(octets, 10))
}

func (s *pop3Session) total() (n int, octets int64) {
	for _, m := range s.messages {
		if !s.deleted[m] {
			n++
			octets += s.sizeOf(m)
		}
	}
	return n, octets
}

func counted(n int) string {
	if n == 1 {
		return "1 message"
	}
	return strconv.Itoa(n) + " messages"
}

// LIST shows sizes (RFC 1939 §5).
func (s *pop3Session) LIST(args []string) pop3Reply {
	n, octets := s.total()
	return s.scan("LIST", args, counted(n)+", "+strconv.FormatInt(octets, 10)+" octets",
		func(m *message) string { return strconv.FormatInt(s.sizeOf(m), 10) })
}

// UIDL shows unique-ids (RFC 1939 §7).
func (s *pop3Session) UIDL(args []string) pop3Reply {
	n, _ := s.total()
	return s.scan("UIDL", args, counted(n), func(m *message) string { return s.uidOf(m) })
}

// scan answers with a line for one message, or for each that is not deleted.
func (s *pop3Session) scan(verb string, args []string, title string, show func(*message) string) pop3Reply {
	switch len(args) {
	case 0:
		var lines []string
		for i, m := range s.messages {
			if !s.deleted[m] {
				lines = append(lines, strconv.Itoa(i+1)+" "+show(m))
			}
		}
		if verb == "LIST" && s.handler.faults.pop3.omits {
			lines = omit(lines)
		}
		return list(title, lines)
	case 1:
		m, refusal := s.find(args[0])
		if m == nil {
			return refusal
		}
		n, _ := number(args[0])
		return ok(strconv.Itoa(n) + " " + show(m))
	}
	return wrong(verb + " takes one message number, or none")
}

// number reads a message number or a number of lines: digits only. Of what is more than
// any maildrop or message holds the first digits are enough.
func number(s string) (n int, ok bool) {
	const enough = 100_000_000 // with a digit more it fits into an int of 32 bits
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		if n < enough {
			n = n*10 + int(s[i]-'0')
		}
	}
	return n, s != ""
}

// find returns the message of a number; nil with a refusal if there is none, or
// if it is marked as deleted.
func (s *pop3Session) find(arg string) (m *message, refusal pop3Reply) {
	n, isNumber := number(arg)
	switch {
	case !isNumber:
		return nil, wrong("That is no message number")
	case n < 1 || n > len(s.messages):
		return nil, failed("No such message, there are " + strconv.Itoa(len(s.messages)))
	case s.deleted[s.messages[n-1]]:
		return nil, failed("That message is marked as deleted")
	}
	return s.messages[n-1], pop3Reply{}
}

// RETR sends a message (RFC 1939 §5). It stays where it is.
func (s *pop3Session) RETR(args []string) pop3Reply {
	if len(args) != 1 {
		return wrong("RETR is followed by a message number")
	}
	m, refusal := s.find(args[0])
	if m == nil {
		return refusal
	}
	if refusal, refuses := s.refusesUTF8(m); refuses {
		return refusal
	}
	content, err := m.open()
	if err != nil {
		return s.unreadable(err)
	}
	if s.expires() { // as if DELE had named it (RFC 2449 §6.7)
		s.fetched[m] = true
	}
	r := ok(strconv.FormatInt(s.sizeOf(m), 10) + " octets")
	r.message = content
	return s.spoilt(r, m)
}

// TOP sends a message's header and the first lines of its body (RFC 1939 §7).
func (s *pop3Session) TOP(args []string) pop3Reply {
	if len(args) != 2 {
		return wrong("TOP is followed by a message number and a number of lines")
	}
	lines, isNumber := number(args[1])
	if !isNumber {
		return wrong("That is no number of lines")
	}
	m, refusal := s.find(args[0])
	if m == nil {
		return refusal
	}
	if refusal, refuses := s.refusesUTF8(m); refuses {
		return refusal
	}
	content, err := m.open()
	if err != nil {
		return s.unreadable(err)
	}
	r := ok("Top of the message")
	r.message = newTop(content, lines)
	return r
}

// unreadable says that a message that was there when the session began cannot be
// read: for now, or because somebody else has removed it (RFC 3206 §4).
func (s *pop3Session) unreadable(err error) pop3Reply {
	s.lab.spoilt(err, "a message could not be read", "一封邮件无法读取")
	return failed("[SYS/TEMP] The message cannot be read")
}

// DELE marks a message (RFC 1939 §5); QUIT will remove it.
func (s *pop3Session) DELE(args []string) pop3Reply {
	if len(args) != 1 {
		return wrong("DELE is followed by a message number")
	}
	m, refusal := s.find(args[0])
	if m == nil {
		return refusal
	}
	s.deleted[m] = true
	return ok("Marked as deleted")
}

// RSET takes every mark away (RFC 1939 §5).
func (s *pop3Session) RSET(args []string) pop3Reply {
	if len(args) > 0 {
		return wrong("RSET takes no argument")
	}
	clear(s.deleted)
	return ok(counted(len(s.messages)))
}

// NOOP (RFC 1939 §5).
func (s *pop3Session) NOOP(args []string) pop3Reply {
	if len(args) > 0 {
		return wrong("NOOP takes no argument")
	}
	return ok("Still here")
}
