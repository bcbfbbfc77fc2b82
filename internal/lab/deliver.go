package lab

import (
	"bytes"
	"strings"
	"time"
)

// maxHops is how many Received: fields a message may have before it is taken to
// go round in circles (RFC 5321 §6.3).
const maxHops = 100

// queued is a message that the lab has taken over: from 250 on it is the lab's
// duty to deliver it (RFC 5321 §4.2.5).
type queued struct {
	id      string
	from    path
	to      []recipient
	helo    string // what the client called itself; empty: it is the lab's own
	literal string // its address as an address literal, or ""
	with    string // the protocol, as Received: names it
	at      time.Time
	text    []byte // the message, with CR LF
	utf8    bool   // it came with SMTPUTF8
	report  mailReport
}

// copyFor is what will lie in a maildrop.
type copyFor struct {
	box    maildrop
	data   []byte
	report bool // it is no copy of the message, but tells its sender something
}

// copies are what becomes of a message: a copy for each of its recipients, and a
// report to its sender on those for whom there is no maildrop, or as was asked.
func (l *Lab) copies(q queued) []copyFor {
	var all []copyFor
	var plain []byte // most copies are alike
	var became []outcome
	for _, r := range q.to {
		switch {
		case r.fails:
		case r.list != nil:
			all = append(all, l.distribute(q, r)...)
		case r.account == nil: // an open relay's: it goes nowhere
			continue
		case r.own():
			if plain == nil {
				plain = q.final("")
			}
			all = append(all, copyFor{box: r.account.box, data: plain})
		default:
			all = append(all, copyFor{box: r.account.box, data: q.final(r.path.address())})
		}
		became = append(became, outcome{r, r.fails})
	}
	return append(all, l.bounce(q, became)...)
}

// distribute makes a copy for each member of a list (RFC 5321 §3.9.2).
func (l *Lab) distribute(q queued, r recipient) []copyFor {
	q.from = r.list.owner()
	copied := q.final(r.path.address())
	var all []copyFor
	for _, a := range l.members() {
		all = append(all, copyFor{box: a.box, data: copied})
	}
	return all
}

// stage makes all ready that becomes of a message. Nothing has happened if it
// fails.
func (l *Lab) stage(q queued, held bool) (delivery, error) {
	var d delivery
	for _, c := range l.copies(q) {
		s, err := c.box.stage(c.data, held)
		switch {
		case err == errFull && c.report: // a report on a report that cannot be delivered is none either
		case err != nil:
			d.undo()
			return nil, err
		default:
			d = append(d, s)
		}
	}
	return d, nil
}

// deliver puts a message into the maildrops of its recipients, a copy for each,
// and reports to its sender on those for whom there is none.
func (l *Lab) deliver(q queued) error {
	d, err := l.stage(q, false)
	if err != nil {
		return err
	}
	return d.commit()
}

// final is the message as it lies in a maildrop, with the trace fields of final
// delivery on top (RFC 5321 §4.4). Where the recipient's address is not the one
// that the maildrop's owner is known by, Delivered-To: tells it.
func (q *queued) final(deliveredTo string) []byte {
	var b bytes.Buffer
	b.Grow(len(q.text) + 512)
	b.WriteString("Return-Path: " + q.from.String() + "\r\n")
	if deliveredTo != "" {
		b.WriteString("Delivered-To: " + deliveredTo + "\r\n")
	}
	if q.helo != "" {
		b.WriteString(q.received())
	}
	if !beginsWithField(q.text) && !bytes.HasPrefix(q.text, []byte("\r\n")) {
		// Text without a header: it must not be taken for part of ours.
		b.WriteString("\r\n")
	}
	b.Write(q.text)
	return b.Bytes()
}

// received is the time stamp line. Its for clause names a recipient only when
// there is but one, for it would tell the others (RFC 5321 §4.4, §7.2).
func (q *queued) received() string {
	var b strings.Builder
	b.WriteString("Received: from " + q.helo)
	if q.literal != "" {
		b.WriteString(" (" + q.literal + ")")
	}
	b.WriteString("\r\n\tby " + Hostname + " with " + q.with + " id " + q.id)
	// A bare <postmaster> is no path that the clause's grammar knows.
	if len(q.to) == 1 && q.to[0].path.domain != "" {
		b.WriteString("\r\n\tfor " + q.to[0].path.String())
	}
	b.WriteString(";\r\n\t" + date(q.at) + "\r\n")
	return b.String()
}

// date is a date as messages write it (RFC 5322 §3.3).
func date(t time.Time) string { return t.Format("Mon, 02 Jan 2006 15:04:05 -0700") }

// with names the protocol by which a message came (RFC 3848 §1, RFC 6531 §4.3).
func with(name string, utf8, tls, auth bool) string {
	if utf8 {
		name = "UTF8" + strings.TrimPrefix(name, "E")
	}
	if tls {
		name += "S"
	}
	if auth {
		name += "A"
	}
	return name
}

// with names the protocol of a message; plain SMTP has nothing to add.
func (s *smtpSession) with(e *envelope) string {
	switch {
	case !s.esmtp:
		return "SMTP"
	case s.lmtp():
		return with("LMTP", e.params.utf8, s.conn.TLS(), s.user != nil)
	}
	return with("ESMTP", e.params.utf8, s.conn.TLS(), s.user != nil)
}

// complete adds what a submitted message lacks (RFC 6409 §8.2, §8.3).
func (q *queued) complete() {
	var missing string
	if count(q.text, "Date") == 0 {
		missing += "Date: " + date(q.at) + "\r\n"
	}
	if count(q.text, "Message-ID") == 0 {
		missing += "Message-ID: <" + q.id + "@" + Hostname + ">\r\n"
	}
	if missing == "" {
		return
	}
	if !beginsWithField(q.text) && !bytes.HasPrefix(q.text, []byte("\r\n")) {
		missing += "\r\n"
	}
	q.text = append([]byte(missing), q.text...)
}

func hops(text []byte) int { return count(text, "Received") }

// count counts the header fields of a name.
func count(text []byte, name string) int {
	n := 0
	for text = header(text); len(text) > 0; {
		line, rest, _ := bytes.Cut(text, []byte("\r\n"))
		if field, _, ok := bytes.Cut(line, []byte(":")); ok && strings.EqualFold(string(bytes.TrimRight(field, " \t")), name) {
			n++
		}
		text = rest
	}
	return n
}

// header returns the header fields that a message begins with, none if it begins
// with something else.
func header(text []byte) []byte {
	rest := text
	for beginsWithField(rest) || len(rest) < len(text) && (rest[0] == ' ' || rest[0] == '\t') {
		_, rest, _ = bytes.Cut(rest, []byte("\r\n"))
		if len(rest) == 0 {
			break
		}
	}
	return text[:len(text)-len(rest)]
}

// beginsWithField reports whether text begins with the name of a header field:
// visible characters up to a colon (RFC 5322 §2.2).
func beginsWithField(text []byte) bool {
	for i, c := range text {
		switch {
		case c == ':':
			return i > 0
		case c == ' ' || c == '\t': // the obsolete form has blanks before the colon
			return i > 0 && bytes.HasPrefix(bytes.TrimLeft(text[i:], " \t"), []byte(":"))
		case c <= ' ' || c == 0x7f:
			return false
		}
	}
	return false
}
