package lab

import (
	"bytes"
	"io"
	"math"
	"strconv"
	"strings"
)

// chunk is what a BDAT announces.
type chunk struct {
	size int64
	last bool
}

// chunks are those of a transaction that have come so far (RFC 3030 §2).
type chunks struct {
	text   bytes.Buffer
	in     *arrival // of text; nil before the first chunk
	some   bool
	broken bool // one was refused: only RSET or a new EHLO helps
}

func (c *chunks) begun() bool { return c.some || c.broken }

// begin is where the next chunk goes.
func (c *chunks) begin(all *arrivals) *arrival {
	if c.in == nil {
		c.in = all.begin(&c.text)
	}
	return c.in
}

// drop forgets what has come.
func (c *chunks) drop() {
	if c.in != nil {
		c.in.done()
	}
	*c = chunks{}
}

// fail lets the transaction wait for RSET: nothing of it will be of use.
func (c *chunks) fail() {
	c.drop()
	c.broken = true
}

// BDAT announces a chunk of the message, which follows at once: it is read whatever
// is wrong, for it must not be taken for commands (RFC 3030 §2).
func (s *smtpSession) BDAT(args string) smtpReply {
	c, ok := parseBDAT(args)
	switch {
	case !ok:
		return no(501, "5.5.4", "BDAT is followed by a number of octets, and with the last chunk by LAST")
	case c.size == math.MaxInt64: // nobody can send so many, nor say where they end
		r := no(552, "5.3.4", "So large a chunk cannot be read, closing")
		r.then = hangUp
		return r
	}
	return smtpReply{then: readChunk, chunk: c}
}

// parseBDAT reads the size and the end marker. What is beyond counting is the
// largest number.
func parseBDAT(args string) (c chunk, ok bool) {
	digits, marker, has := strings.Cut(args, " ")
	if digits == "" || strings.Trim(digits, "0123456789") != "" || has && !strings.EqualFold(marker, "LAST") {
		return c, false
	}
	c.size, _ = strconv.ParseInt(digits, 10, 64) // out of range gives the largest
	c.last = has
	return c, true
}

// readChunk reads a chunk and keeps it, or drops it.
func (s *smtpSession) readChunk(c chunk) (smtpReply, error) {
	refusal := s.refuseChunk()
	keep, room := io.Writer(io.Discard), int64(0)
	if refusal.code == 0 {
		keep, room = s.mail.chunks.begin(&s.lab.arrivals), s.lab.opt.MaxSize-int64(s.mail.chunks.text.Len())
	}
	cut := s.handler.faults.dropsWithin && refusal.code == 0
	if cut {
		s.client.cut()
	}
	werr, err := s.conn.ReadChunk(keep, c.size, room)
	switch {
	case cut:
		return smtpReply{}, errDropped
	case err != nil:
		return smtpReply{}, err
	case refusal.code > 0:
		if s.mail != nil {
			s.mail.chunks.fail()
		}
		return refusal, nil
	}
	unkept := c.unkept(room, werr)
	switch {
	case c.last:
		e := s.mail
		s.mail = nil
		defer e.chunks.drop()
		if unkept.code > 0 {
			return s.forEach(e, unkept), nil
		}
		return s.lastChunk(e)
	case unkept.code > 0:
		s.mail.chunks.fail()
		return unkept, nil
	}
	s.mail.chunks.some = true
	return yes(250, "2.0.0", strconv.FormatInt(c.size, 10)+" octets received"), nil
}

// unkept refuses a chunk that there was no room for; the zero reply: there was.
func (c chunk) unkept(room int64, werr error) smtpReply {
	switch {
	case c.size > room:
		return tooLarge()
	case werr != nil:
		return noRoom()
	}
	return smtpReply{}
}

// refuseChunk says why a chunk cannot be kept; the zero reply: it can.
func (s *smtpSession) refuseChunk() smtpReply {
	switch {
	case s.handler.faults.tlsFirst && !s.conn.TLS():
		return needTLS()
	case !s.esmtp:
		return outOfOrder("Send " + s.hello() + " first")
	case s.mail == nil:
		return outOfOrder("Send MAIL first")
	case s.mail.chunks.broken:
		return outOfOrder("The transaction has failed: send RSET")
	case len(s.mail.to) == 0:
		return s.noRecipients()
	}
	return smtpReply{}
}

// lastChunk takes over a message whose last chunk has come. It has the line ends
// that it must have (RFC 3030 §2), but for binary parts, which are given another
// encoding: this is where the message is delivered, and neither POP3 nor a file of
// lines could carry them as they are (RFC 1939 §3).
func (s *smtpSession) lastChunk(e *envelope) (smtpReply, error) {
	text := e.chunks.text.Bytes()
	if e.params.binary {
		text = unbinary(text)
	}
	if hasBare(text) {
		return s.forEach(e, bareLineEnd()), nil
	}
	if len(text) > 0 && !bytes.HasSuffix(text, []byte("\r\n")) {
		text = append(text, "\r\n"...)
	}
	return s.arrived(e, text)
}

// hasBare reports a CR or LF that is no part of a line end.
func hasBare(text []byte) bool {
	for len(text) > 0 {
		i := bytes.IndexAny(text, "\r\n")
		if i < 0 {
			return false
		}
		if !bytes.HasPrefix(text[i:], []byte("\r\n")) {
			return true
		}
		text = text[i+2:]
	}
	return false
}
