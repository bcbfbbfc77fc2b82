package explain

import (
	"fmt"
	"strings"
	"testing"

	"mailproto/trace"
)

// TestBecause: a refusal whose wording or provider's code says more than its codes is
// explained by its cause; one whose codes say it is left alone.
func TestBecause(t *testing.T) {
	for _, tc := range []struct{ proto, answers, reply, en, zh string }{
		{"smtp", "RCPT", "554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.spamhaus.org", "likely the address that sends is on a blocklist or has a bad reputation; to act: the administrator of the sending side", "很可能：发信的 IP 地址被列入黑名单，或信誉不好；应处理的是：发送方的管理员"},
		{"smtp", ".", "550-5.7.26 Unauthenticated email from lab.test is not accepted due to\n550 5.7.26 domain's DMARC policy. Please contact the administrator. - gsmtp", "DMARC", "DMARC"},
		{"smtp", "", "554 5.7.1 Your address is listed at zen.spamhaus.org", "blocklist", "黑名单"},
		{"smtp", "RCPT", "450 4.2.0 Greylisted, see http://postgrey.example/", "greylisting", "灰名单"},
		{"smtp", "=", "535-5.7.8 Username and Password not accepted.\n535 5.7.8 Application-specific password required", "app password", "授权码"},
		{"pop3", "PASS", "-ERR [AUTH] Application-specific password required", "app password", "授权码"},
		{"smtp", "RCPT", "550 5.1.1 No such user here", "", ""},
		{"smtp", "RCPT", "452 4.2.2 Mailbox full", "", ""},
		{"smtp", "AUTH", "535 5.7.8 Authentication credentials invalid", "", ""},
		{"smtp", ".", "451 4.3.0 try again later", "", ""},
		{"smtp", "VRFY", "554 5.7.1 blocked using zen.spamhaus.org", "", ""},
		{"smtp", "RCPT", "250 2.1.5 not blocked using zen.spamhaus.org", "", ""},
		{"pop3", "RETR", "-ERR message blocked using zen.spamhaus.org", "", ""},
		{"pop3", "PASS", "-ERR [IN-USE] locked", "", ""},
	} {
		var raw [][]byte
		for l := range strings.SplitSeq(tc.reply, "\n") {
			raw = append(raw, []byte(l))
		}
		p := trace.Proto(tc.proto)
		reply, _ := trace.ParseSMTPReply(raw)
		if p == trace.POP3 {
			reply, _ = trace.ParsePOP3Reply(raw)
		}
		got := Because(p, tc.answers, &reply)
		if !strings.Contains(got.En, tc.en) || !strings.Contains(got.Zh, tc.zh) || got.IsZero() != (tc.en == "") {
			t.Errorf("%s, answering %q: got %q, %q; want %q, %q", tc.reply, tc.answers, got.En, got.Zh, tc.en, tc.zh)
		}
	}
}

// TestCauseInSession: the cause stands in a session in place of the general why.
func TestCauseInSession(t *testing.T) {
	for _, tc := range []struct {
		reply string
		role  Role
	}{
		{"554 5.7.1 Client host [192.0.2.25] blocked using zen.spamhaus.org", RoleCause},
		{"550 5.1.1 No such user here", RoleWhy},
	} {
		var s Session
		s.Observe(trace.Event{Seq: 1, Proto: trace.SMTP, Kind: trace.Sent, Peer: trace.Client, Command: &trace.Command{Verb: "RCPT", Args: "TO:<bob@lab.test>"}})
		reply, _ := trace.ParseSMTPReply([][]byte{[]byte(tc.reply)})
		step := s.Observe(trace.Event{Seq: 2, Re: 1, Proto: trace.SMTP, Kind: trace.Received, Peer: trace.Server, Reply: &reply})
		var roles []Role
		for _, n := range step.Notes {
			if n.Role == RoleWhy || n.Role == RoleCause {
				roles = append(roles, n.Role)
			}
		}
		if len(roles) != 1 || roles[0] != tc.role {
			t.Errorf("%s: the reason is given as %q, want %q alone", tc.reply, roles, tc.role)
		}
	}
}

// TestRefusalsAreRemembered: what is remembered of refusals is what would be read
// anew, for the command that it answers, and it is bounded.
func TestRefusalsAreRemembered(t *testing.T) {
	known := refusals{}
	for range 2 {
		for _, c := range rowsOf(t, "more_replies.tsv") {
			reply, _ := trace.ParseSMTPReply([][]byte{[]byte(c[1])})
			for _, verb := range []string{"RCPT", "AUTH", "VRFY"} {
				if got, want := known.because(trace.SMTP, verb, &reply), Because(trace.SMTP, verb, &reply); got != want {
					t.Errorf("%s %s: remembered is %q, read %q", verb, c[1], got.En, want.En)
				}
			}
		}
	}
	for i := range 3 * mostRefusals {
		reply, _ := trace.ParseSMTPReply([][]byte{fmt.Appendf(nil, "550 5.7.1 no %d", i)})
		known.because(trace.SMTP, "RCPT", &reply)
	}
	if len(known) == 0 || len(known) > mostRefusals {
		t.Errorf("%d refusals are remembered", len(known))
	}
}

// TestBeginnings: a phrase that is in a text is not left out for how its words begin.
func TestBeginnings(t *testing.T) {
	found := 0
	for _, c := range rowsOf(t, "more_replies.tsv") {
		text := words(c[1])
		begun := beginnings(text)
		for _, list := range append(smtpWordings(), pop3Wordings()...) {
			for _, p := range list {
				for _, phrase := range p.Phrase {
					if hasPhrase(text, phrase) {
						found++
						if !begun.may(phrase) {
							t.Errorf("%q is in %q", phrase, text)
						}
					}
				}
			}
		}
	}
	if found < 500 {
		t.Errorf("only %d phrases were found", found)
	}
	if b := beginnings(words("mailbox full")); b.may("quota") || !b.may("mailbox") || b.may("邮箱") {
		t.Error("what cannot be is looked for, or what is there is not")
	}
}
