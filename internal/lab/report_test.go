package lab

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"
)

// TestReports: the sender chooses what is told and what comes back (RFC 3461 §4).
func TestReports(t *testing.T) {
	const hdrs, full = "text/rfc822-headers", "message/rfc822"
	for _, test := range []struct {
		name, mail string
		rcpt       []string
		status     string // the groups of the report, dates left out; empty: no report
		returned   string
	}{
		{"nothing asked, a failure", "", []string{"<later@lab.test>"}, "Reporting-MTA: dns; mail.lab.test\n\n" +
			"Final-Recipient: rfc822; later@lab.test\nAction: failed\nStatus: 5.1.1\n", hdrs},
		{"nothing asked, a success", "", []string{"<bob@lab.test>"}, "", ""},
		{"NEVER", "", []string{"<later@lab.test> NOTIFY=NEVER", "<bob@lab.test> NOTIFY=NEVER"}, "", ""},
		{"SUCCESS", " RET=FULL ENVID=QQ+2B314", []string{"<bob@lab.test> notify=success ORCPT=rfc822;Bob+2Bx@Example.org"},
			"Original-Envelope-Id: QQ+314\nReporting-MTA: dns; mail.lab.test\n\n" +
				"Original-Recipient: rfc822; Bob+x@Example.org\nFinal-Recipient: rfc822; bob@lab.test\nAction: delivered\nStatus: 2.1.5\n", hdrs},
		{"SUCCESS that fails", "", []string{"<later@lab.test> NOTIFY=SUCCESS"}, "", ""},
		{"DELAY that fails", "", []string{"<later@lab.test> NOTIFY=DELAY"}, "", ""},
		{"FAILURE that does not", "", []string{"<bob@lab.test> NOTIFY=FAILURE,DELAY"}, "", ""},
		{"both, the whole message", " RET=FULL", []string{"<later@lab.test> NOTIFY=SUCCESS,FAILURE", "<bob@lab.test> NOTIFY=FAILURE,SUCCESS", "<alice@lab.test>"},
			"Reporting-MTA: dns; mail.lab.test\n\n" +
				"Final-Recipient: rfc822; later@lab.test\nAction: failed\nStatus: 5.1.1\n\n" +
				"Final-Recipient: rfc822; bob@lab.test\nAction: delivered\nStatus: 2.1.5\n", full},
		{"the header alone", " RET=HDRS", []string{"<later@lab.test> NOTIFY=FAILURE"}, "Reporting-MTA: dns; mail.lab.test\n\n" +
			"Final-Recipient: rfc822; later@lab.test\nAction: failed\nStatus: 5.1.1\n", hdrs},
		{"a list", "", []string{"<class@lab.test> NOTIFY=SUCCESS"}, "Reporting-MTA: dns; mail.lab.test\n\n" +
			"Final-Recipient: rfc822; class@lab.test\nAction: delivered\nStatus: 2.1.5\n", hdrs},
		{"beyond ASCII", " SMTPUTF8 RET=FULL", []string{"<later@lab.test>", "<bob+李@lab.test> NOTIFY=SUCCESS ORCPT=utf-8;bob+x{674E}@lab.test"}, "Reporting-MTA: dns; mail.lab.test\n\n" +
			"Final-Recipient: rfc822; later@lab.test\nAction: failed\nStatus: 5.1.1\n\n" +
			"Original-Recipient: utf-8; bob+x{674E}@lab.test\nFinal-Recipient: utf-8; bob+李@lab.test\nAction: delivered\nStatus: 2.1.5\n", "message/global"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := start(t)
			d := sayHello + "C: MAIL FROM:<alice+sent@lab.test>" + test.mail + "\nS: 250\n"
			for _, r := range test.rcpt {
				d += "C: RCPT TO:" + r + "\nS: 250 2.1.5\n"
			}
			dial(t, l, MX).play(d + "C: DATA\nS: 354\n" + sayText + "S: 250 2.0.0")
			var reports [][]byte
			for _, m := range l.Mailbox("alice") {
				if bytes.HasPrefix(m.Data, []byte("Return-Path: <>\r\n")) {
					reports = append(reports, m.Data)
				}
			}
			if test.status == "" {
				if len(reports) > 0 {
					t.Errorf("a report: %s", reports[0])
				}
				return
			}
			if len(reports) != 1 {
				t.Fatalf("%d reports", len(reports))
			}
			checkReport(t, reports[0], test.status, test.returned)
		})
	}
}

// checkReport compares a report's groups of fields and what it returns.
func checkReport(t *testing.T, report []byte, status, returned string) {
	t.Helper()
	checkLines(t, bytes.ReplaceAll(report, []byte("{674E}"), nil))
	m, err := mail.ReadMessage(bytes.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	people := part(t, parts, "text/plain")
	if failed := strings.Contains(status, "failed"); failed != strings.Contains(m.Header.Get("Subject"), "could not") ||
		failed != strings.Contains(people, "no such mailbox") {
		t.Errorf("Subject: %s\n%s", m.Header.Get("Subject"), people)
	}
	got := strings.ReplaceAll(part(t, parts, "message/"+params["report-type"]), "\r\n", "\n")
	if got = strings.Replace(got, "Arrival-Date: Mon, 02 Mar 2026 09:30:00 +0000\n", "", 1); got != status {
		t.Errorf("got\n%s\nwant\n%s", got, status)
	}
	text := "Subject: x\r\n"
	if returned == "message/rfc822" || returned == "message/global" {
		text += "\r\nhello\r\n"
	}
	if back := part(t, parts, returned); back != text {
		t.Errorf("returned %q, want %q", back, text)
	}
	if _, err := parts.NextRawPart(); err != io.EOF {
		t.Errorf("behind the last part: %v", err)
	}
}

// TestReportParams: a value that is none is refused, and so is one that HELO cannot
// have offered.
func TestReportParams(t *testing.T) {
	long := strings.Repeat("x", 101)
	var d strings.Builder
	d.WriteString("S: 220\nC: HELO client.test\nS: 250\nC: MAIL FROM:<a@x.test> RET=HDRS\nS: 555\nC: MAIL FROM:<a@x.test>\nS: 250\n" +
		"C: RCPT TO:<bob@lab.test> NOTIFY=NEVER\nS: 555 5.5.4\nC: EHLO client.test\nS* 250 \n")
	for _, p := range []string{"RET", "RET=ALL", "RET=FULL RET=FULL", "ENVID", "ENVID=+", "ENVID=+4", "ENVID=+zz", "ENVID=+e4", "ENVID=+0A", "ENVID=" + long} {
		d.WriteString("C: MAIL FROM:<a@x.test> " + p + "\nS: 501 5.5.4\n")
	}
	d.WriteString("C: MAIL FROM:<a@x.test> ENVID=" + long[1:] + "\nS: 250\n")
	for _, p := range []string{"NOTIFY", "NOTIFY=", "NOTIFY=ALWAYS", "NOTIFY=NEVER,SUCCESS", "NOTIFY=SUCCESS,SUCCESS", "NOTIFY=SUCCESS,", "NOTIFY=SUCCESS NOTIFY=FAILURE",
		"ORCPT", "ORCPT=bob@lab.test", "ORCPT=;bob@lab.test", "ORCPT=rfc822;", "ORCPT=rfc822;a+2", "ORCPT=rfc822;+0D", "ORCPT=rfc822;" + strings.Repeat("x", 500),
		"ORCPT=r_f;a@b"} {
		d.WriteString("C: RCPT TO:<bob@lab.test> " + p + "\nS: 501 5.5.4\n")
	}
	d.WriteString("C: RCPT TO:<bob@lab.test> RET=FULL\nS: 555 5.5.4\nC: RCPT TO:<bob@lab.test> NOTIFY=DELAY,SUCCESS,FAILURE ORCPT=rfc822;bob@lab.test\nS: 250")
	dial(t, start(t), MX).play(d.String())
}
