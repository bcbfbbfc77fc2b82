package lab

import (
	"errors"
	"strings"
	"syscall"
)

// envelope is an open transaction (RFC 5321 §3.3).
type envelope struct {
	from    path
	params  mailParams
	to      []recipient
	refused int        // recipients
	wish    rcptReport // of the recipient that is being looked at
	chunks  chunks
}

// MAIL opens a transaction (RFC 5321 §4.1.1.2).
func (s *smtpSession) MAIL(args string) smtpReply {
	switch {
	case s.helo == "":
		return outOfOrder("Send " + s.hello() + " first")
	case s.mail != nil:
		return outOfOrder("A transaction is open: end it, or send RSET")
	case s.submission && s.user == nil:
		return needLogin()
	}
	text, ok := cutPrefixFold(args, "FROM:")
	if !ok {
		return no(501, "5.5.2", "MAIL is followed by FROM:<address>, without a space")
	}
	from, rest, err := parsePath(text)
	if err == nil && !from.null() && from.domain == "" {
		err = errNoDomain
	}
	if err != nil {
		return no(501, "5.1.7", err.Error())
	}
	params, ok := parseParams(rest)
	if !ok {
		return no(501, "5.5.4", "The parameters are malformed")
	}
	e := &envelope{from: from}
	for _, p := range params {
		if refusal, ok := s.mailParam(&e.params, p); !ok {
			return refusal
		}
	}
	if !from.ascii() && !e.params.utf8 {
		return no(550, "5.6.7", "An address beyond ASCII needs the parameter SMTPUTF8") // RFC 6531 §3.5
	}
	s.mail = e
	return yes(250, "2.1.0", "Sender OK")
}

// RCPT names one recipient (RFC 5321 §4.1.1.3).
func (s *smtpSession) RCPT(args string) smtpReply {
	switch {
	case s.mail == nil:
		return outOfOrder("Send MAIL first")
	case s.mail.chunks.begun():
		return outOfOrder("The message has begun: end it, or send RSET")
	}
	text, ok := cutPrefixFold(args, "TO:")
	if !ok {
		return no(501, "5.5.2", "RCPT is followed by TO:<address>, without a space")
	}
	r := s.recipient(text)
	if r.code >= 400 {
		s.mail.refused++
	}
	return r
}

// recipient accepts or refuses one recipient.
func (s *smtpSession) recipient(text string) smtpReply {
	to, rest, err := parsePath(text)
	if err == nil && to.null() {
		err = errNoDomain
	}
	if err != nil {
		return no(501, "5.1.3", err.Error())
	}
	params, ok := parseParams(rest)
	if !ok {
		return no(501, "5.5.4", "The parameters are malformed")
	}
	wish, refusal, ok := s.rcptParams(params)
	if !ok {
		return refusal
	}
	s.mail.wish = wish
	switch {
	case !to.ascii() && !s.mail.params.utf8:
		return no(553, "5.6.7", "An address beyond ASCII needs the parameter SMTPUTF8") // RFC 6531 §3.5
	case len(s.mail.to) >= s.lab.opt.MaxRecipients: // RFC 5321 §4.5.3.1.10
		return no(452, "4.5.3", "Too many recipients: send the rest in another transaction")
	case !to.here():
		return s.elsewhere(to)
	}
	return s.local(to)
}

// elsewhere refuses mail for other domains: strangers may not relay, and for its
// own users the lab would have to send it on.
func (s *smtpSession) elsewhere(to path) smtpReply {
	switch {
	case s.handler.faults.relays:
		return s.accept(recipient{path: to})
	case s.submission:
		return no(550, "5.7.1", "The lab delivers to "+Domain+" and nowhere else")
	}
	return no(550, "5.7.1", "Relaying denied: no mail for that domain is taken here")
}

// DATA asks for the message (RFC 5321 §4.1.1.4).
func (s *smtpSession) DATA(args string) smtpReply {
	switch {
	case args != "":
		return wantsNone("DATA")
	case s.mail == nil:
		return outOfOrder("Send MAIL first")
	case s.mail.chunks.begun(): // RFC 3030 §2
		return outOfOrder("The message has begun with BDAT: go on with it, or send RSET")
	case s.mail.params.binary: // RFC 3030 §3
		return outOfOrder("BODY=BINARYMIME is sent with BDAT")
	case len(s.mail.to) == 0:
		return s.noRecipients()
	}
	r := yes(354, "", "Send the message, end it with a dot on a line of its own")
	r.then = readMessage
	return r
}

// noRecipients refuses a message that nobody would get: in SMTP it makes a
// difference whether all were refused (RFC 5321 §3.3), in LMTP none (RFC 2033 §4.2).
func (s *smtpSession) noRecipients() smtpReply {
	if s.mail.refused > 0 && !s.lmtp() {
		return no(554, "5.5.1", "No valid recipients")
	}
	return outOfOrder("Send RCPT first")
}

// message reads the message and takes it over, or refuses it. Either ends the
// transaction (RFC 5321 §4.1.1.4).
func (s *smtpSession) message() (smtpReply, error) {
	text := s.lab.texts.get()
	defer s.lab.texts.put(text)
	in := s.lab.arrivals.begin(text)
	defer in.done()
	e := s.mail
	s.mail = nil
	if s.handler.faults.dropsWithin {
		s.client.cut()
	}
	body, werr, err := s.conn.ReadMessage(in, s.lab.opt.MaxSize)
	switch {
	case s.handler.faults.dropsWithin:
		return smtpReply{}, errDropped
	case err != nil:
		return smtpReply{}, err
	case body.Octets > s.lab.opt.MaxSize:
		return s.forEach(e, tooLarge()), nil
	case werr != nil:
		return s.forEach(e, noRoom()), nil
	case body.Bare: // RFC 5321 §2.3.8
		return s.forEach(e, bareLineEnd()), nil
	}
	return s.arrived(e, text.Bytes())
}

func tooLarge() smtpReply { return no(552, "5.3.4", "The message is too large") }

func bareLineEnd() smtpReply {
	return no(554, "5.6.0", "The message holds a CR or LF that is no part of a line end")
}

// arrived takes over a message that is there as a whole, or refuses it.
func (s *smtpSession) arrived(e *envelope, text []byte) (smtpReply, error) {
	faults := &s.handler.faults
	switch {
	case hops(text) > maxHops: // RFC 5321 §6.3
		return s.forEach(e, no(554, "5.4.6", "The message goes round in circles: it has too many Received: fields")), nil
	case s.spoils(e):
		return s.forEach(e, s.spoilt(e)), nil
	}
	if s.lab.opt.OnEvent != nil { // else nobody would hear of it
		if missing := missingFields(text); missing != "" {
			s.conn.Report("header-missing", missing)
		}
	}
	r := s.keep(e, text)
	if faults.dropsAfter && r.takes() {
		return smtpReply{}, errDropped
	}
	return r, nil
}

// keep takes a message over, as a whole; in LMTP for each recipient by itself.
func (s *smtpSession) keep(e *envelope, text []byte) smtpReply {
	if s.lmtp() {
		return s.keepForEach(e, text)
	}
	q := s.queue(e, text)
	if err := s.lab.take(q); err != nil {
		return s.lab.notTaken(err)
	}
	return yes(250, "2.0.0", "queued as "+q.id)
}

// notTaken refuses a message that could not be taken over: for now (RFC 5321
// §4.2.5), for the sender still has it. What is wrong with the lab's disk is told
// to the lab's owner alone.
func (l *Lab) notTaken(err error) smtpReply {
	if !errors.Is(err, errFull) {
		l.spoilt(err, "a message was refused, for it could not be kept", "拒收了一封邮件，因为无法保存")
	}
	if errors.Is(err, errFull) || errors.Is(err, syscall.ENOSPC) {
		return no(452, "4.3.1", "There is no room for the copies of this message")
	}
	return no(451, "4.3.0", "The message could not be kept, try again later")
}

// queue makes a message that is ready to be delivered.
func (s *smtpSession) queue(e *envelope, text []byte) queued {
	q := queued{
		id: s.lab.ids.next(), from: e.from, to: distinct(e.to), text: text,
		helo: s.helo, literal: s.client.literal,
		with: s.with(e), at: s.lab.opt.Clock(), utf8: e.params.utf8, report: e.params.report,
	}
	if s.submission {
		q.complete()
	}
	return q
}

// abandon ends the transaction: what has come of its message is dropped.
func (s *smtpSession) abandon() {
	if s.mail != nil {
		s.mail.chunks.drop()
	}
	s.mail = nil
}

// cutPrefixFold is strings.CutPrefix for words whose case does not matter.
func cutPrefixFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
