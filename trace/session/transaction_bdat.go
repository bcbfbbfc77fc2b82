package session

import (
	"io"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// chunks sends the message with BDAT: no 354 is waited for, for each chunk says how
// long it is, and no dot ends it (RFC 3030 §2). Every chunk is answered.
func (s *smtp) chunks() error {
	body, err := s.cfg.Message.Open()
	if err != nil {
		return &Error{At: FailFile, Why: "open", Err: err}
	}
	defer body.Close()
	b := bdat{smtp: s, left: s.octets(), text: wire.WholeLines(body),
		together: s.together(s.offered("PIPELINING"), StageData)}
	if s.cfg.Binary {
		b.text = body
	}
	for first := true; ; first = false {
		last, err := b.next(first && s.stops(StageData))
		if err != nil {
			return err
		}
		if last {
			return s.settle()
		}
		if !first {
			continue
		}
		if err := s.after(StageData); err != nil {
			return err
		}
	}
}

// bdat is a message that goes in chunks.
type bdat struct {
	*smtp
	text     io.Reader
	left     int64 // octets still to be sent
	together bool  // chunks are sent before those ahead are answered
	waiting  int   // replies to chunks still to come
}

// next sends the next chunk and reports whether it was the last, whose replies tell
// what becomes of the message. more insists on a further one, so that the message
// can still be broken off: there is no 354 to do so at.
func (b *bdat) next(more bool) (last bool, err error) {
	n := min(b.left, b.cfg.Chunk)
	last = n == b.left && !more
	if last && (b.cfg.LMTP || b.prdr()) {
		// How many replies the last chunk has depends on those before it.
		if err := b.answers(0); err != nil {
			return false, err
		}
	}
	if err := b.pause(); err != nil {
		return false, err
	}
	if err := b.c.SendChunk(b.text, n, last); err != nil {
		return false, wireError(err)
	}
	b.left -= n
	b.waiting++
	switch {
	case last: // from here on the server may have the message
		return true, unsure(b.answers(1), UnsureAfterDot)
	case b.together:
		return false, b.answers(group - 1)
	}
	return false, b.answers(0)
}

// answers reads the replies to chunks until no more than most are waited for. One
// that was refused spoils the message: the replies to those behind it mean nothing
// any more, and RSET follows (RFC 3030 §2).
func (b *bdat) answers(most int) error {
	for b.waiting > most {
		r, err := b.c.ReadReply()
		if err != nil {
			return wireError(err)
		}
		b.waiting--
		if r.Code/100 == 2 {
			continue
		}
		failed := refused(FailMessage, r, trace.SMTP).(*Error)
		for ; b.waiting > 0 && r.Code != 421; b.waiting-- {
			if r, err = b.c.ReadReply(); err != nil {
				return &Error{At: failed.At, Why: failed.Why, Reply: failed.Reply, Err: wireError(err)}
			}
		}
		return b.giveUp(failed)
	}
	return nil
}
