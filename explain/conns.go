package explain

// mostConns bounds the connections that are remembered: a recording may hold any
// number, one after the other.
const mostConns = 128

// conn is the connection of that name; a new one if nothing is known of it.
func (s *Session) conn(name string) *conn {
	if s.conns == nil {
		s.conns, s.faq, s.refusals = map[string]*conn{}, map[int][]int{}, refusals{}
	}
	c := s.conns[name]
	if c == nil {
		if len(s.conns) >= mostConns {
			s.forget()
		}
		c = newConn(s.Deliberate, s.refusals)
		s.conns[name] = c
	}
	s.turn++
	c.turn = s.turn
	return c
}

// forget drops what is known of the connection that has rested longest.
func (s *Session) forget() {
	oldest, turn := "", s.turn+1
	for name, c := range s.conns {
		if c.turn < turn {
			oldest, turn = name, c.turn
		}
	}
	delete(s.conns, oldest)
}

func newConn(deliberate bool, known refusals) *conn {
	return &conn{state: State{Phase: PhaseConnected}, pending: map[int]spoken{}, seen: map[string]bool{},
		maker: maker{total: -1}, deliberate: deliberate, refusals: known}
}
