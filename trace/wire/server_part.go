package wire

import (
	"io"

	"mailproto/trace"
)

// Ahead reports whether the client has sent more than was read.
func (s *Server) Ahead() bool { return s.r.Buffered() > 0 }

// SendPart sends a status line and a message without its end: the connection is then
// of no more use but to be dropped. It serves to show what a client makes of that.
func (s *Server) SendPart(status string, r io.Reader) error {
	if err := s.reply([]string{status}, false); err != nil {
		return err
	}
	if err := s.flush(); err != nil {
		return err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	var part stuffer
	part.feed(text)
	if err := s.write(part.out); err != nil {
		return err
	}
	s.add(trace.Event{Kind: trace.Payload, Peer: trace.Server, Octets: part.octets, Lines: part.lines, Stuffed: part.stuffed})
	return nil
}
