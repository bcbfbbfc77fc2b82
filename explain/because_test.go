package explain

import (
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
