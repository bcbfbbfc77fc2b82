package explain

import (
	"slices"
	"strings"
	"testing"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
	"mailproto/trace"
)

// TestWrappers reads replies as they stand in logs, bounces and error messages:
// what is around them must not change what they are.
func TestWrappers(t *testing.T) {
	for _, c := range []struct{ in, lines, enhanced, answers string }{
		{"550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"<<< 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"S: 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"  7  S <~~  550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"<** 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"< 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"> 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"  SMTP<< 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{`"550 5.1.1 No such user"`, "550 5.1.1 No such user", "5.1.1", ""},
		{"“550 5.1.1 No such user”", "550 5.1.1 No such user", "5.1.1", ""},
		{"服务器返回错误：550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"2024-05-09T23:34:45.123Z 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"[12:30:45] 550 No such user", "550 No such user", "", ""},
		{"Jan 12 10:22:33 550 No such user", "550 No such user", "", ""},
		{"smtp; 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"Diagnostic-Code: smtp;550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"Diagnostic-Code: smtp; 550-5.1.1 No such\n    550 5.1.1 user", "550-5.1.1 No such|550 5.1.1 user", "5.1.1", ""},
		{"Final-Recipient: rfc822; u@example.org\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.example.org\nDiagnostic-Code: smtp; 550 5.1.1 No such\n  user\nLast-Attempt-Date: Mon, 3 Jun 2024 10:00:00 +0200", "550 5.1.1 No such user", "5.1.1", ""},
		{"host mx.example[192.0.2.1] said: 550 5.1.1\n    No such user (in reply to RCPT TO\n    command)", "550 5.1.1 No such user", "5.1.1", "RCPT"},
		{"Sep  7 13:35:41 mail postfix/smtp[26538]: 81E: to=<u@example.com>, relay=mx.example[192.0.2.7]:25, delay=0.72, delays=0.5/0.1/0/0, dsn=5.1.1, status=bounced (host mx.example[192.0.2.7] said: 550 5.1.1 No such user (in reply to end of DATA command))", "550 5.1.1 No such user", "5.1.1", "."},
		{"NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <u@example.org>: Relay access denied; from=<a@example.com> to=<u@example.org> proto=ESMTP helo=<x>", "554 5.7.1 <u@example.org>: Relay access denied", "5.7.1", "RCPT"},
		{"SMTP error from remote mail server after RCPT TO:<u@example.org>:\n    host mx.example [192.0.2.1]: 550-5.1.1 No such\n    550 5.1.1 user", "550-5.1.1 No such|550 5.1.1 user", "5.1.1", "RCPT"},
		{"SMTP error from remote mail server after end of data: 554 5.6.0 No", "554 5.6.0 No", "5.6.0", "."},
		{"... while talking to mx.example.org.:\n>>> RCPT To:<u@example.org>\n<<< 550 5.1.1 <u@example.org>... User unknown\n550 5.1.1 <u@example.org>... User unknown", "550 5.1.1 <u@example.org>... User unknown", "5.1.1", "RCPT"},
		{">>> DATA\n<<< 503 5.0.0 Need RCPT (recipient)", "503 5.0.0 Need RCPT (recipient)", "5.0.0", "."},
		{`550-5.7.26 not authenticated.\n550 5.7.26 at all - gsmtp`, "550-5.7.26 not authenticated.|550 5.7.26 at all - gsmtp", "5.7.26", ""},
		{`550-5.7.26 not authenticated.\r\n550 5.7.26 at all`, "550-5.7.26 not authenticated.|550 5.7.26 at all", "5.7.26", ""},
		{"550-5.7.26 not authenticated. 550-5.7.26 not 550 5.7.26 at all", "550-5.7.26 not authenticated.|550-5.7.26 not|550 5.7.26 at all", "5.7.26", ""},
		{"550-5.7.26 not authenticated", "550-5.7.26 not authenticated", "5.7.26", ""},
		{"550-5.7.1 first only\n550 then no code", "550-5.7.1 first only|550 then no code", "5.7.1", ""},
		{"550 No such user (#5.1.1)", "550 No such user (#5.1.1)", "5.1.1", ""},
		{"550 #5.1.1 No such user", "550 #5.1.1 No such user", "5.1.1", ""},
		{"550 (5.1.1) No such user", "550 (5.1.1) No such user", "5.1.1", ""},
		{"550 mx.example: 5.1.1 No such user", "550 mx.example: 5.1.1 No such user", "5.1.1", ""},
		{"550: 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"550 - 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"550 from 5.9.1.2: no", "550 from 5.9.1.2: no", "", ""},
		{"smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and\\n5.7.8  Password not accepted')", "535 5.7.8 Username and Password not accepted", "5.7.8", "AUTH"},
		{"(553, b'5.7.1 <a@example.com>: not yours', 'a@example.com')", "553 5.7.1 <a@example.com>: not yours", "5.7.1", ""},
		{"reply: b'550 5.1.1 No such user\\r\\n'", "550 5.1.1 No such user", "5.1.1", ""},
		{"SMTP Error (535): Authentication failed", "535 Authentication failed", "", ""},
		{"Remote Server returned '550 5.1.1 No such user'", "550 5.1.1 No such user", "5.1.1", ""},
		{"mx.example #550 5.1.1 No such user ##", "550 5.1.1 No such user", "5.1.1", ""},
		{"<mx.example #5.1.1 smtp;550 5.1.1 No such user> #SMTP#", "550 5.1.1 No such user", "5.1.1", ""},
		{"com.sun.mail.smtp.SMTPAddressFailedException: 550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"2021-01-02 10:11:12 ** u@example.org R=dnslookup T=remote_smtp H=mx.example [192.0.2.1]: SMTP error from remote mail server after MAIL FROM:<a@example.com> SIZE=2011: 550 5.7.1 No", "550 5.7.1 No", "5.7.1", "MAIL"},
		{"The server response was: 5.7.57 SMTP; Client was not authenticated", "5.7.57 SMTP; Client was not authenticated", "5.7.57", ""},
		{"250 2.0.0 OK\n550 5.1.1 No such user", "550 5.1.1 No such user", "5.1.1", ""},
		{"550", "550", "", ""},
		{"550Mailbox gone", "550Mailbox gone", "", ""},
		{"-ERR [AUTH] no", "-ERR [AUTH] no", "", ""},
		{"POP3< -ERR [AUTH] no", "-ERR [AUTH] no", "", ""},
		{"S: -ERR no", "-ERR no", "", ""},
		{"error_proto: b'-ERR no\\r\\n'", "-ERR no", "", ""},
		{"-ERR", "-ERR", "", ""},
		{"-err folded\n   once", "-err folded once", "", ""},
		{`+OK list\n550 1200\n551 7\n.`, "+OK list|550 1200|551 7", "", ""},
		{"+ VXNlcm5hbWU6", "+ VXNlcm5hbWU6", "", ""},
	} {
		r, ok := ReadReply(c.in)
		if got := strings.Join(r.Reply.Lines, "|"); !ok || got != c.lines || r.Reply.Enhanced != c.enhanced || r.Answers != c.answers {
			t.Errorf("%q\n got %q %q %q\nwant %q %q %q", c.in, got, r.Reply.Enhanced, r.Answers, c.lines, c.enhanced, c.answers)
		}
	}
}

func TestNoReply(t *testing.T) {
	for _, s := range []string{
		"", " ", "RCPT", "AUTH PLAIN", "5.1.1", "587", "465 implicit TLS", "port 587", "25", "SIZE 550", "192.0.2.250", "smtp.example.com:587",
		"we sent 550 messages", "X.7.26", "IN-USE", "250ms", "a@550.example", "file.php:431", "666", "100 continue", "C: EHLO x", "+", "+ hello there",
	} {
		if r, ok := ReadReply(s); ok {
			t.Errorf("%q was read as %q", s, r.Reply.Lines)
		}
	}
}

// TestPrecedence reads replies whose codes and words say different things.
func TestPrecedence(t *testing.T) {
	for _, c := range []struct {
		in        string
		cause     Cause
		certainty Certainty
	}{
		{"550 5.1.1 <u@example.com> - 192.0.2.1 has sent to too many recipients this hour", RateLimited, Likely},
		{"552-5.7.0 This message was blocked because its content presents a potential security issue. - gsmtp", ContentRejected, Likely},
		{"550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", RecipientUnknown, Certain},
		{"550 5.4.1 Recipient address rejected: Access denied", RecipientUnknown, Certain},
		{"554 5.7.1 <u@example.com>: Recipient address rejected: Access denied", PolicyRejected, Likely},
		{"550 5.7.30 DKIM did not pass - gsmtp", DKIMFailed, Certain},
		{"550 5.7.30 DKIM did not pass", DKIMFailed, Likely},
		{"550 5.7.30 REQUIRETLS support required", TLSRequired, Likely},
		{"550 5.7.27 SPF did not pass - gsmtp", SPFFailed, Certain},
		{"550 5.7.23 The message was rejected because of Sender Policy Framework violation", SPFFailed, Certain},
		{"454 4.7.1 <u@example.com>: Relay access denied", RelayDenied, Likely},
		{"454 4.7.0 TLS not available due to local problem", ServerTemporary, Certain},
		{"454 4.7.0 Too many login attempts, please try again later. - gsmtp", RateLimited, Likely},
		{"530 5.7.0 Must issue a STARTTLS command first", TLSRequired, Certain},
		{"530 5.7.0 Authentication required", AuthRequired, Certain},
		{"535 5.7.8 Username and Password not accepted. - gsmtp", AuthFailed, Certain},
		{"534-5.7.9 Application-specific password required. - gsmtp", AppPassword, Certain},
		{"534-5.7.14 Please log in via your web browser and then try again. - gsmtp", AccountRestricted, Certain},
		{"535 Error: 请使用授权码登录。", AppPassword, Likely},
		{"535 Login Fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.", AuthFailed, Certain},
		{"432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", RateLimited, Certain},
		{"421 4.7.0 Try again later, closing connection.", ServerTemporary, Likely},
		{"451 4.7.1 Try again later", Greylisted, Likely},
		{"421 4.4.2 mx.example Error: timeout exceeded", IdleTimeout, Certain},
		{"554 HL:IHU 163 smtp1", Blocklisted, Certain},
		{"550 RP:QRC", RateLimited, Certain},
		{"550 5.7.705 Access denied, tenant has exceeded threshold", RateLimited, Certain},
		{"550 5.7.515 Access denied, sending domain example.com does not meet the required authentication level.", DMARCFailed, Certain},
		{"550 5.4.310 DNS domain example.com does not exist", RoutingFailed, Certain},
		{"504 5.5.2 <foo>: Helo command rejected: need fully-qualified hostname", PolicyRejected, Likely},
		{"501 5.1.7 Bad sender address syntax", SyntaxError, Certain},
		{"500 5.5.1 Command unrecognized", SyntaxError, Certain},
		{"421 4.3.2 System is shutting down", ShuttingDown, Certain},
		{"421 4.7.0 mx.example Error: too many connections from 192.0.2.1", RateLimited, Likely},
		{"450 4.2.0 <u@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example", Greylisted, Likely},
		{"450 4.1.8 <u@nowhere.example>: Sender address rejected: Domain not found", SenderNotAllowed, Certain},
		{"450 4.1.2 <u@nowhere.example>: Recipient address rejected: Domain not found", RoutingFailed, Certain},
		{"451 4.3.0 Error: queue file write error", ServerTemporary, Certain},
		{"452 4.2.2 The email account that you tried to reach is over quota", MailboxFull, Certain},
		{"452 4.3.1 Insufficient system storage", ServerStorage, Certain},
		{"452 4.5.3 Too many recipients", TooManyRecipients, Certain},
		{"452 Too many recipients", TooManyRecipients, Certain},
		{"552 message size exceeds fixed maximum message size", MessageTooLarge, Certain},
		{"552 5.2.2 Mailbox full", MailboxFull, Certain},
		{"553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", RelayDenied, Likely},
		{"553 5.1.8 <a@nowhere.example>... Domain of sender address a@nowhere.example does not exist", SenderNotAllowed, Certain},
		{"554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", Blocklisted, Likely},
		{"554 5.4.6 Hop count exceeded - possible mail loop", LoopDetected, Certain},
		{"554 5.6.0 Message contains bare LF", ContentRejected, Likely},
		{"554 No SMTP service here", NoService, Likely},
		{"521 mx.example does not accept mail", NoService, Certain},
		{"556 5.1.10 Recipient address has null MX", NullMX, Certain},
		{"550-Verification failed for <a@example.com>\n550-Called:   192.0.2.1\n550-Response: 550 unknown user\n550 Sender verify failed", SenderNotAllowed, Likely},
		{"550 5.7.1 <a@example.com>: Sender address rejected: not logged in", AuthRequired, Likely},
		{"504 5.7.4 Unrecognized authentication type", MechanismUnavailable, Certain},
		{"503 5.5.1 Error: authentication not enabled", MechanismUnavailable, Likely},
		{"500 5.5.2 Error: bad syntax", SyntaxError, Certain},
		{"502 5.5.1 VRFY command is disabled", NotImplemented, Certain},
		{"555 5.5.4 Unsupported option: FOO=1", ParameterUnsupported, Certain},
		{"550 5.7.1 Fix reverse DNS for 192.0.2.1", ReverseDNS, Likely},
		{"450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]", ReverseDNS, Certain},
		{"550 xyzzy", CauseUnknown, None},
		{"450 xyzzy", CauseUnknown, None},
		{"-ERR xyzzy", CauseUnknown, None},
		{"354 go ahead", CauseOK, Certain},
		{"+ VXNlcm5hbWU6", CauseOK, Certain},
		{"-ERR [SYS/TEMP] no", ServerTemporary, Certain},
		{"-ERR [SYS/PERM] Your account is not enabled for POP access. Please visit your Gmail settings page and enable your account for POP access.", AccountRestricted, Likely},
		{"-ERR [in-use] locked", MailboxInUse, Certain},
		{"-ERR maildrop already locked", MailboxInUse, Likely},
		{"-ERR no such message, only 2 messages in maildrop", MessageNotFound, Likely},
		{"-ERR There's no message 7.", MessageNotFound, Likely},
		{"-ERR Unknown command.", NotImplemented, Likely},
		{"-ERR Plaintext authentication disallowed on non-secure (SSL/TLS) connections.", TLSRequired, Likely},
		{"-ERR Disconnected for inactivity.", IdleTimeout, Likely},
		{"-ERR Unable to log on", AuthFailed, Likely},
	} {
		r, ok := ReadReply(c.in)
		if !ok || r.Cause != c.cause || r.Certainty != c.certainty {
			t.Errorf("%s\n got %s %s (%s), want %s %s", c.in, r.Cause, r.Certainty, r.Vendor, c.cause, c.certainty)
		}
	}
}

// TestBothMeaningsApart shows the registered meaning and the vendor's beside each
// other, and each digit.
func TestBothMeaningsApart(t *testing.T) {
	r, _ := ReadReply("550-5.7.30 DKIM did not pass\n550 5.7.30 at all - gsmtp")
	var labels []string
	for _, n := range r.Notes {
		labels = append(labels, string(n.Role)+" "+n.Label)
		if n.Title.En == "" || n.Title.Zh == "" {
			t.Errorf("note %s says nothing", n.Label)
		}
	}
	want := []string{"code 550", "code 5yz", "code x5z", "enhanced 5.7.30", "vendor Google"}
	if !slices.Equal(labels, want) {
		t.Errorf("got %v, want %v", labels, want)
	}
	if r.Vendor != "Google" || r.Said != "DKIM did not pass at all - gsmtp" {
		t.Errorf("vendor %q said %q", r.Vendor, r.Said)
	}
	r, _ = ReadReply("-ERR [IN-USE] busy")
	if n := r.Notes[len(r.Notes)-1]; n.Label != "[IN-USE]" || r.Said != "busy" || r.Outcome != trace.Later {
		t.Errorf("got %v, said %q", n, r.Said)
	}
}

// TestCauseTexts wants for each cause a text in both languages, and sections that
// exist.
func TestCauseTexts(t *testing.T) {
	all := []Cause{
		AuthFailed, AuthRequired, AppPassword, MechanismUnavailable, AccountRestricted, TLSRequired, RelayDenied, SenderNotAllowed, RecipientUnknown, RecipientDisabled,
		MailboxFull, MailboxInUse, MessageTooLarge, TooManyRecipients, RateLimited, Greylisted, Blocklisted, ReverseDNS, SPFFailed, DKIMFailed, DMARCFailed, PolicyRejected,
		ContentRejected, ServerTemporary, ServerStorage, IdleTimeout, ShuttingDown, NoService, SyntaxError, BadSequence, NotImplemented, ParameterUnsupported, MessageNotFound,
		LoginDelay, LoopDetected, RoutingFailed, NullMX, CauseOK, CauseUnknown,
	}
	for _, c := range all {
		i := causeText(c)
		if i.Cause != c {
			t.Errorf("%s has no text", c)
		}
		for _, text := range []lang.Text{i.Meaning, i.Do} {
			if !strings.HasSuffix(text.En, ".") || !strings.HasSuffix(text.Zh, "。") || strings.ContainsAny(text.Zh, ",;") || crowded(text.Zh) {
				t.Errorf("%s: %v", c, text)
			}
		}
		for _, ref := range append(slices.Clone(i.Refs), i.PopRefs...) {
			if err := rfc.Check(ref); err != nil {
				t.Errorf("%s: %v", c, err)
			}
		}
		if i.Permanent == "" || i.Temporary == "" || i.Act == "" || len(i.Refs) == 0 {
			t.Errorf("%s is not complete", c)
		}
	}
}

// crowded reports that a Chinese character and a Latin one stand without a blank.
func crowded(s string) bool {
	var before rune
	for _, r := range s {
		if isHan(before) && isLatin(r) || isLatin(before) && isHan(r) {
			return true
		}
		before = r
	}
	return false
}

func isHan(r rune) bool   { return r >= 0x4e00 && r <= 0x9fff }
func isLatin(r rune) bool { return r < 0x80 && (isLetter(byte(r)) || isDigit(byte(r))) }

// TestPhrases refuses a phrase that can never be found.
func TestPhrases(t *testing.T) {
	for _, list := range append(smtpWordings(), pop3Wordings()...) {
		for _, p := range list {
			for _, s := range p.Phrase {
				plain := strings.TrimPrefix(strings.ReplaceAll(s, "*", " "), "~")
				if got := words("x " + plain); !strings.Contains(s, "~") && strings.TrimSpace(got) != "x "+strings.Join(strings.Fields(plain), " ") {
					t.Errorf("%s: %q reads as %q", p.Cause, s, got)
				}
			}
		}
	}
}

// TestHostile gives what could be slow or harmful.
func TestHostile(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("550 ", 1<<20), strings.Repeat("5", 1<<20), strings.Repeat(";5", 1<<19), strings.Repeat("一2", 1<<18), "550 " + strings.Repeat("a*", 1<<19),
		strings.Repeat("550-x\n", 1<<17), strings.Repeat("550-x ", 1<<17), strings.Repeat(`\n`, 1<<19), "550 \x1b[31mred\x07 \u202e\x9b", "550 " + strings.Repeat("limit ", 1<<17),
		"+OK\n" + strings.Repeat("\x1b]0;x\x07\n", 1000), strings.Repeat("(5.7.1 ", 1<<17), strings.Repeat(" ", 1<<20) + "550", "550 5.7.1 " + strings.Repeat("<", 1<<20),
	} {
		r, _ := ReadReply(s)
		harmless(t, r)
	}
}

// harmless refuses what a terminal would act on.
func harmless(t *testing.T, r Reading) {
	t.Helper()
	all := []string{r.Said, r.Vendor, r.Answers, r.Reply.Enhanced, r.Meaning.En, r.Do.Zh}
	all = append(all, r.Reply.Lines...)
	for _, n := range r.Notes {
		all = append(all, n.Label, n.Title.En, n.Title.Zh)
	}
	for _, s := range all {
		if _, changed := trace.Visible([]byte(s)); changed {
			t.Errorf("%.200q can do harm", s)
		}
	}
	if len(r.Said) > maxSaid+8 {
		t.Errorf("said %d octets", len(r.Said))
	}
}

func FuzzReadReply(f *testing.F) {
	for _, s := range []string{"550-5.1.1 a\n550 5.1.1 b", "host x said: 450 4.7.1 later (in reply to RCPT TO command)", "-ERR [IN-USE] x", "(535, b'5.7.8 x')", `+OK\nTOP\n.`, "5.7.57 SMTP; x", "“550：x”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := ReadReply(s)
		if ok && (r.Cause == "" || r.Certainty == "" || r.Retry == "" || r.Act == "" || r.Outcome == "" || r.Meaning.IsZero() || len(r.Reply.Lines) == 0) {
			t.Errorf("%q: not complete: %+v", s, r)
		}
		harmless(t, r)
	})
}

func BenchmarkReadReply(b *testing.B) {
	const s = "550-5.7.26 This mail has been blocked because the sender is unauthenticated.\n550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.\n550 5.7.26 Learn more - gsmtp"
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		ReadReply(s)
	}
}
