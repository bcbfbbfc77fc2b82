package lab

import "strings"

// mailerDaemon is the local part of the address that bounces come from.
const mailerDaemon = "MAILER-DAEMON"

// bounce reports to the sender that a message will not reach some of its
// recipients (RFC 5321 §6.1). There is no report on a message whose reverse-path
// is null, for that is one itself (RFC 5321 §4.5.5), and none to a sender outside,
// for the lab sends nothing out.
func (l *Lab) bounce(q queued, failed []recipient) []copyFor {
	if len(failed) == 0 || q.from.null() || !q.from.here() {
		return nil
	}
	a := l.resolve(q.from)
	if a == nil {
		return nil
	}
	id := l.ids.next()
	report := queued{id: id, to: []recipient{{path: q.from, account: a}}, at: l.opt.Clock()}
	report.text = q.report(failed, report)
	all := l.copies(report)
	for i := range all {
		all[i].report = true
	}
	return all
}

// report is a delivery status notification on a message: a text for people, one
// for programs, and what tells which message it was (RFC 3464 §2).
func (q *queued) report(failed []recipient, r queued) []byte {
	returned := header(q.text)
	boundary := strings.ToLower(r.id) + "." + Hostname
	text := strings.NewReplacer(
		"{server}", Hostname, "{domain}", Domain, "{daemon}", mailerDaemon, "{to}", q.from.address(),
		"{date}", date(r.at), "{arrival}", date(q.at), "{id}", strings.ToLower(r.id), "{boundary}", boundary,
		"{people}", forPeople(failed), "{programs}", forPrograms(failed),
		"{encoding}", encoding(returned), "\n", "\r\n",
	).Replace(reportForm())
	return []byte(text + string(returned) + "\r\n--" + boundary + "--\r\n")
}

// reportForm is a report up to the header of the message that it is about. That
// there is no Diagnostic-Code: is meant: no other server has refused the message
// (RFC 3464 §2.3.6).
func reportForm() string {
	return `From: Mail delivery of {domain} <{daemon}@{domain}>
To: <{to}>
Subject: Your message could not be delivered
Date: {date}
Message-ID: <{id}@{server}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="{boundary}"

--{boundary}
Content-Type: text/plain; charset=us-ascii

This is the mail server {server}.

It took your message over, and now finds that it cannot deliver it:

{people}
It will not try again. What follows says the same to programs, and then
shows the header of your message.

--{boundary}
Content-Type: message/delivery-status

Reporting-MTA: dns; {server}
Arrival-Date: {arrival}
{programs}
--{boundary}
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: {encoding}

`
}

func forPeople(failed []recipient) string {
	var b strings.Builder
	for _, r := range failed {
		b.WriteString("  " + r.path.address() + "\r\n    There is no such mailbox.\r\n")
	}
	return b.String()
}

// forPrograms are the fields for each recipient (RFC 3464 §2.3). The status is the
// one that a refusal at RCPT would have had: the mailbox does not exist (RFC 3463
// §3.2).
func forPrograms(failed []recipient) string {
	var b strings.Builder
	for _, r := range failed {
		b.WriteString("\r\nFinal-Recipient: rfc822; " + r.path.address() + "\r\nAction: failed\r\nStatus: 5.1.1\r\n")
	}
	return b.String()
}

func encoding(text []byte) string {
	if isASCII(string(text)) {
		return "7bit"
	}
	return "8bit"
}
