package lab

import "strings"

// mailerDaemon is the local part of the address that reports come from.
const mailerDaemon = "MAILER-DAEMON"

// outcome is what became of a message for one recipient.
type outcome struct {
	recipient
	failed bool
}

// bounce reports to the sender on the recipients that a message will not reach (RFC
// 5321 §6.1), and on those that it has reached if that was asked for (RFC 3461 §4.1).
// There is no report on a message whose reverse-path is null, for that is one itself
// (RFC 5321 §4.5.5), and none to a sender outside, for the lab sends nothing out.
func (l *Lab) bounce(q queued, all []outcome) []copyFor {
	var told []outcome
	for _, o := range all {
		if o.report.wants(o.failed) {
			told = append(told, o)
		}
	}
	if len(told) == 0 || q.from.null() || !q.from.here() {
		return nil
	}
	a := l.resolve(q.from)
	if a == nil {
		return nil
	}
	id := l.ids.next()
	report := queued{id: id, to: []recipient{{path: q.from, account: a}}, at: l.opt.Clock()}
	report.text = q.notice(told, report)
	copies := l.copies(report)
	for i := range copies {
		copies[i].report = true
	}
	return copies
}

// notice is a delivery status notification on a message: a text for people, one
// for programs, and the message or its header, which tells which it was (RFC 3464 §2).
func (q *queued) notice(told []outcome, r queued) []byte {
	failed := false
	for _, o := range told {
		failed = failed || o.failed
	}
	returned, kind := q.returned(failed)
	boundary := strings.ToLower(r.id) + "." + Hostname
	people, programs := forPeople(told), forPrograms(told)
	charset, status := "us-ascii", "delivery-status"
	if !isASCII(people + programs) { // RFC 6533 §4
		charset, status = "utf-8", "global-delivery-status"
	}
	text := strings.NewReplacer(
		"{server}", Hostname, "{domain}", Domain, "{daemon}", mailerDaemon, "{to}", q.from.address(),
		"{date}", date(r.at), "{arrival}", date(q.at), "{id}", strings.ToLower(r.id), "{boundary}", boundary,
		"{subject}", noticeSubject(failed), "{people}", people, "{programs}", programs, "{envid}", q.envelopeID(),
		"{charset}", charset, "{status}", status, "{encoding}", encoding([]byte(people+programs)),
		"{returned}", kind, "{recoding}", encoding(returned), "\n", "\r\n",
	).Replace(noticeForm())
	return []byte(text + string(returned) + "\r\n--" + boundary + "--\r\n")
}

// returned is what of the message goes back to its sender: as a whole if that was
// asked for, and only where it was not delivered (RFC 3461 §4.3).
func (q *queued) returned(failed bool) (text []byte, kind string) {
	full := failed && q.report.full
	switch {
	case full && q.utf8: // RFC 6533 §4.4
		return q.text, "message/global"
	case full:
		return q.text, "message/rfc822"
	case q.utf8:
		return header(q.text), "message/global-headers"
	}
	return header(q.text), "text/rfc822-headers"
}

// envelopeID is the field with the sender's own name for the message (RFC 3464
// §2.2.1).
func (q *queued) envelopeID() string {
	if q.report.envid == "" {
		return ""
	}
	return "Original-Envelope-Id: " + q.report.envid + "\r\n"
}

func noticeSubject(failed bool) string {
	if failed {
		return "Your message could not be delivered"
	}
	return "Your message was delivered"
}

// noticeForm is a report up to what it returns. That there is no Diagnostic-Code:
// is meant: no other server has refused the message (RFC 3464 §2.3.6).
func noticeForm() string {
	return `From: Mail delivery of {domain} <{daemon}@{domain}>
To: <{to}>
Subject: {subject}
Date: {date}
Message-ID: <{id}@{server}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type={status};
	boundary="{boundary}"

--{boundary}
Content-Type: text/plain; charset={charset}
Content-Transfer-Encoding: {encoding}

This is the mail server {server}.

It took your message over, and tells you what became of it:

{people}
What follows says the same to programs, and then shows your message, or
its header.

--{boundary}
Content-Type: message/{status}
Content-Transfer-Encoding: {encoding}

{envid}Reporting-MTA: dns; {server}
Arrival-Date: {arrival}
{programs}
--{boundary}
Content-Type: {returned}
Content-Transfer-Encoding: {recoding}

`
}

func forPeople(told []outcome) string {
	var b strings.Builder
	for _, o := range told {
		what := "It was delivered."
		switch {
		case o.failed:
			what = "It cannot be delivered: there is no such mailbox. The server will not try again."
		case o.list != nil:
			what = "It was delivered to the list."
		}
		b.WriteString("  " + o.path.address() + "\r\n    " + what + "\r\n")
	}
	return b.String()
}

// forPrograms are the fields for each recipient (RFC 3464 §2.3). The status of a
// failure is the one that a refusal at RCPT would have had: the mailbox does not exist
// (RFC 3463 §3.2).
func forPrograms(told []outcome) string {
	var b strings.Builder
	for _, o := range told {
		b.WriteString("\r\n")
		if o.report.original != "" {
			b.WriteString("Original-Recipient: " + o.report.original + "\r\n")
		}
		kind := "rfc822"
		if !o.path.ascii() { // RFC 6533 §3
			kind = "utf-8"
		}
		action := "delivered\r\nStatus: 2.1.5"
		if o.failed {
			action = "failed\r\nStatus: 5.1.1"
		}
		b.WriteString("Final-Recipient: " + kind + "; " + o.path.address() + "\r\nAction: " + action + "\r\n")
	}
	return b.String()
}

func encoding(text []byte) string {
	if isASCII(string(text)) {
		return "7bit"
	}
	return "8bit"
}
