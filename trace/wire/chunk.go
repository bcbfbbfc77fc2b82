package wire

import (
	"bytes"
	"io"

	"mailproto/trace"
)

// ReadChunk reads the octets that BDAT has announced, exactly so many, and writes
// at most max of them to w. No octet ends them, and no dot is undone (RFC 3030 §2).
// What is beyond max is read and dropped all the same, and an error of w does not
// stop the reading either: what follows the chunk is the next command, and the
// client hears of what went wrong in the reply to BDAT.
func (s *Server) ReadChunk(w io.Writer, size, max int64) (werr, err error) {
	// A client that pipelines has the rest of its chunk on the way; one that waits
	// for the replies before it must have them.
	if int64(s.r.Buffered()) < size {
		if err := s.flush(); err != nil {
			return nil, err
		}
	}
	limited := &limitedWriter{w: w, left: max}
	var octets, lines int64
	for step := int64(0); octets < size; {
		if octets >= step {
			s.deadline(s.timeout)
			step = octets + bodyStep
		}
		piece, err := s.atHand(size - octets)
		if err != nil {
			return nil, s.broken(err)
		}
		lines += int64(bytes.Count(piece, []byte("\n")))
		_, _ = limited.Write(piece) // it keeps its error
		octets += int64(len(piece))
		_, _ = s.r.Discard(len(piece)) // so many are buffered
	}
	s.got += octets
	if size > 0 { // as the client's end tells it: nothing went by
		s.add(trace.Event{Kind: trace.Payload, Peer: trace.Client, Octets: octets, Lines: lines})
	}
	return limited.err, nil
}

// atHand waits for octets and returns those that are buffered then, at most n. They
// are valid until the next read.
func (s *Server) atHand(n int64) ([]byte, error) {
	if s.r.Buffered() == 0 {
		if _, err := s.r.Peek(1); err != nil {
			return nil, err
		}
	}
	return s.r.Peek(int(min(n, int64(s.r.Buffered()))))
}
