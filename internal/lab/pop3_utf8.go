package lab

import "io"

// UTF8 turns UTF-8 mode on (RFC 6856 §2.1): from now on a message whose header
// section is beyond ASCII is sent as it is.
func (s *pop3Session) UTF8(args []string) pop3Reply {
	if len(args) > 0 {
		return wrong("UTF8 takes no argument")
	}
	s.utf8 = true
	return ok("UTF-8 mode is on")
}

// refusesUTF8 refuses to send a message that a client outside UTF-8 mode may not be
// sent as it is. A substitute made of ASCII would be allowed, too, but would be
// another message with the same unique-id (RFC 6856 §2.1, §5).
func (s *pop3Session) refusesUTF8(m *message) (refusal pop3Reply, refuses bool) {
	if s.utf8 {
		return pop3Reply{}, false
	}
	content, err := m.open()
	if err != nil {
		return s.unreadable(err), true
	}
	defer content.Close() // it was only read
	if beyondASCII(content) {
		return failed("[UTF8] The message needs UTF-8 mode: send UTF8 before the login"), true
	}
	return pop3Reply{}, false
}

// beyondASCII reports whether a message's header section holds UTF-8 as it is (RFC
// 6532 §3.2). A body in 8bit was always allowed.
func beyondASCII(content io.ReadCloser) bool {
	section := newTop(content, 0)
	for buf := make([]byte, 512); ; {
		n, err := section.Read(buf)
		if !isASCII(string(buf[:n])) {
			return true
		}
		if err != nil {
			return false // the end, or an error that whoever sends the message will meet
		}
	}
}
