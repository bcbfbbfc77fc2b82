package lab

import (
	"bufio"
	"io"
)

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
func beyondASCII(r io.Reader) bool {
	var last [3]byte // what came before: the section ends with CR LF CR LF
	for b := bufio.NewReader(r); ; {
		c, err := b.ReadByte()
		switch {
		case err != nil:
			return false // whoever sends the message will meet the error
		case c > 0x7f:
			return true
		case c == '\n' && last == [3]byte{'\r', '\n', '\r'}:
			return false
		}
		last = [3]byte{last[1], last[2], c}
	}
}
