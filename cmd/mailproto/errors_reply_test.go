package main

import (
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/session"
)

// TestRefusalQuoted: an error shows all lines of a reply, and where its words tell more
// than its codes the hint takes all of it to explain, quoted for a shell.
func TestRefusalQuoted(t *testing.T) {
	for _, tc := range []struct {
		at             session.Failure
		reply          string
		msgHas, hintIs string
	}{
		{session.FailMessage, "550-5.7.26 Unauthenticated mail from lab.test isn't accepted due to\n550 5.7.26 the domain's DMARC policy",
			"550 5.7.26 Unauthenticated mail from lab.test isn't accepted due to the domain's DMARC policy",
			`mailproto explain "550 5.7.26 Unauthenticated mail from lab.test isn't accepted due to the domain's DMARC policy" says what that means`},
		{session.FailRcpt, "550 5.1.1 No such user here", "550 5.1.1 No such user here", "mailproto explain 5.1.1 says what that means"},
		{session.FailAuth, "535-5.7.8 Application-specific\n535 5.7.8 password required", "535 5.7.8 Application-specific password required",
			"mailproto explain '535 5.7.8 Application-specific password required' says what that means"},
		{session.FailTLS, "454-4.7.0 TLS is not available\n454 4.7.0 for want of a certificate", "STARTTLS was refused: 454 4.7.0 TLS is not available for want of a certificate", ""},
		{session.FailHello, "500 5.5.1 Bad command, LHLO comes first", "EHLO and HELO were refused: 500 5.5.1 Bad command", "this is LMTP: --protocol lmtp"},
		{session.FailHello, "554 5.7.1 Go away", "EHLO and HELO were refused: 554 5.7.1 Go away", "mailproto explain 5.7.1 says what that means"},
		{session.FailData, "250 2.0.0 OK", "answered DATA with 250 2.0.0 OK, and not with 354", "mailproto explain unfitting-code says what that is"},
		{session.FailPreamble, "554-5.5.0 What\n554 5.5.0 is this?", "PROXY header: 554 5.5.0 What is this?", ""},
		{session.FailRcpt, "554 5.7.1 blocked using zen.spamhaus.org $(id) 'x'", "$(id) 'x'",
			`mailproto explain '554 5.7.1 blocked using zen.spamhaus.org $(id) '\''x'\''' says what that means`},
		{session.FailRcpt, "554 5.7.1 blocked using zen.spamhaus.org " + strings.Repeat("é", 3000), " …", ""},
	} {
		var raw [][]byte
		for l := range strings.SplitSeq(tc.reply, "\n") {
			raw = append(raw, []byte(l))
		}
		reply, _ := trace.ParseSMTPReply(raw)
		e := &traceError{err: &session.Error{At: tc.at, Reply: &reply}, target: &target{}, opts: &traceOptions{proto: trace.SMTP}}
		msg, hint := e.text()
		if !strings.Contains(msg.En, tc.msgHas) || len(msg.En) > maxQuoted+60 {
			t.Errorf("%s: the error is %q, want %q in it, and not too long", tc.reply, msg.En, tc.msgHas)
		}
		if tc.hintIs != "" && hint.En != tc.hintIs || len(hint.En) > maxQuoted+80 {
			t.Errorf("%s: the hint is %q, want %q, and not too long", tc.reply, hint.En, tc.hintIs)
		}
	}
}

// TestSilenceAfterDot: an error names the time that was waited, which behind the final
// dot is not that of other replies unless it was given (RFC 5321 §4.5.3.2.6).
func TestSilenceAfterDot(t *testing.T) {
	for _, tc := range []struct {
		unsure string
		given  bool
		want   string
	}{
		{"", false, "no answer within 30s"},
		{session.UnsureAfterDot, false, "no answer within 10m0s"},
		{session.UnsureAfterDot, true, "no answer within 30s"},
	} {
		e := &traceError{err: &session.Error{At: session.FailTimeout, Unsure: tc.unsure}, target: &target{},
			opts: &traceOptions{proto: trace.SMTP, tls: "auto", timeout: 30 * time.Second, timeoutGiven: tc.given}}
		if msg, _ := e.text(); msg.En != tc.want {
			t.Errorf("%q, given %v: %q, want %q", tc.unsure, tc.given, msg.En, tc.want)
		}
	}
}
