package wire

import (
	"errors"
	"sync"
	"time"
)

// finish is how another goroutine ends a session between two commands.
type finish struct {
	mu      sync.Mutex
	asked   bool
	waiting bool // for a command, or for a handshake: for nothing that could be lost
}

// Finish asks the session to end, from any goroutine. ReadLine returns ErrFinished
// from then on, at once where it waits, and a handshake fails. What is under way,
// such as a message, is not touched.
func (s *Server) Finish() {
	s.finish.mu.Lock()
	defer s.finish.mu.Unlock()
	s.finish.asked = true
	if s.finish.waiting {
		s.plain.SetReadDeadline(time.Unix(1, 0)) // an error shows at the read
	}
}

// await begins a wait that Finish may end; it returns false if Finish was called
// before.
func (s *Server) await() bool {
	s.finish.mu.Lock()
	defer s.finish.mu.Unlock()
	if s.finish.asked {
		return false
	}
	s.finish.waiting = true
	s.deadline(s.timeout)
	return true
}

// awaited ends the wait, and tells an end that Finish has brought about from one
// that came of itself.
func (s *Server) awaited(err error) error {
	s.finish.mu.Lock()
	defer s.finish.mu.Unlock()
	s.finish.waiting = false
	if s.finish.asked {
		s.until = time.Time{} // Finish may have set a deadline of its own
		if errors.Is(err, ErrTimeout) {
			return &Error{Reason: ErrFinished}
		}
	}
	return err
}
