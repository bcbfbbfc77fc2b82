package explain

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mailproto/trace"
)

// TestAllowed is what may be sent next, by phase, TLS, login and offers.
func TestAllowed(t *testing.T) {
	auth, tls := Offers{"AUTH": "PLAIN"}, Offers{"AUTH": "PLAIN", "STARTTLS": ""}
	for _, test := range []struct {
		name   string
		proto  trace.Proto
		state  State
		offers Offers
		login  bool
		want   string
	}{
		{"greeting not come", trace.SMTP, State{Phase: PhaseConnected}, nil, false, ""},
		{"refused", trace.SMTP, State{Phase: PhaseConnected, Refused: true}, nil, false, "QUIT"},
		{"greeted", trace.SMTP, State{Phase: PhaseGreeted}, nil, false, "EHLO HELO NOOP VRFY HELP RSET QUIT"},
		{"HELO only", trace.SMTP, State{Phase: PhaseReady}, Offers{}, false, "MAIL NOOP VRFY HELP RSET EHLO QUIT"},
		{"MX", trace.SMTP, State{Phase: PhaseReady}, tls, false, "STARTTLS AUTH MAIL NOOP VRFY HELP RSET EHLO QUIT"},
		{"submission", trace.SMTP, State{Phase: PhaseReady}, tls, true, "STARTTLS AUTH NOOP VRFY HELP RSET EHLO QUIT"},
		{"in TLS", trace.SMTP, State{Phase: PhaseReady, TLS: true}, tls, true, "AUTH NOOP VRFY HELP RSET EHLO QUIT"},
		{"logged in", trace.SMTP, State{Phase: PhaseReady, TLS: true, Auth: true}, auth, true, "MAIL NOOP VRFY HELP RSET EHLO QUIT"},
		{"login not offered", trace.SMTP, State{Phase: PhaseReady}, Offers{}, true, "NOOP VRFY HELP RSET EHLO QUIT"},
		{"mail", trace.SMTP, State{Phase: PhaseMail}, nil, false, "RCPT RSET NOOP VRFY HELP EHLO QUIT"},
		{"envelope", trace.SMTP, State{Phase: PhaseEnvelope}, Offers{"EXPN": ""}, false, "RCPT DATA RSET NOOP VRFY HELP EXPN EHLO QUIT"},
		{"chunking", trace.SMTP, State{Phase: PhaseEnvelope}, Offers{"CHUNKING": ""}, false, "RCPT DATA BDAT RSET NOOP VRFY HELP EHLO QUIT"},
		{"binary", trace.SMTP, State{Phase: PhaseEnvelope, Binary: true}, Offers{"CHUNKING": ""}, false, "RCPT BDAT RSET NOOP VRFY HELP EHLO QUIT"},
		{"a chunk refused", trace.SMTP, State{Phase: PhaseBdat, Failed: true}, Offers{"CHUNKING": ""}, false, "RSET NOOP VRFY HELP EHLO QUIT"},
		{"greeted by LMTP", trace.SMTP, State{Phase: PhaseGreeted, LMTP: true}, nil, false, "LHLO NOOP VRFY HELP RSET QUIT"},
		{"LMTP", trace.SMTP, State{Phase: PhaseReady, LMTP: true}, Offers{}, false, "MAIL NOOP VRFY HELP RSET LHLO QUIT"},
		{"data", trace.SMTP, State{Phase: PhaseData}, nil, false, "."},
		{"bdat", trace.SMTP, State{Phase: PhaseBdat}, nil, false, "BDAT RSET NOOP VRFY HELP EHLO QUIT"},
		{"exchange", trace.SMTP, State{Phase: PhaseAuth}, nil, false, "response *"},
		{"handshake", trace.SMTP, State{Phase: PhaseReady, Upgrading: true}, nil, false, "TLS"},
		{"closed", trace.SMTP, State{Phase: PhaseClosed}, nil, false, ""},

		{"POP3 greeting not come", trace.POP3, State{Phase: PhaseConnected}, nil, false, ""},
		{"CAPA not asked", trace.POP3, State{Phase: PhaseAuthorization}, nil, false, "USER CAPA QUIT"},
		{"APOP", trace.POP3, State{Phase: PhaseAuthorization, Timestamp: true}, nil, false, "USER APOP CAPA QUIT"},
		{"CAPA", trace.POP3, State{Phase: PhaseAuthorization}, Offers{"STLS": "", "USER": "", "SASL": "PLAIN"}, false, "STLS USER AUTH CAPA QUIT"},
		{"CAPA in TLS", trace.POP3, State{Phase: PhaseAuthorization, TLS: true}, Offers{"STLS": "", "USER": ""}, false, "USER CAPA QUIT"},
		{"UTF8 and LANG offered", trace.POP3, State{Phase: PhaseAuthorization}, Offers{"STLS": "", "UTF8": "", "LANG": ""}, false, "STLS UTF8 CAPA QUIT LANG"},
		{"UTF-8 mode", trace.POP3, State{Phase: PhaseAuthorization, UTF8: true}, Offers{"STLS": "", "UTF8": ""}, false, "UTF8 CAPA QUIT"},
		{"LANG after login", trace.POP3, State{Phase: PhaseTransaction}, Offers{"LANG": "", "UTF8": ""}, false, "STAT LIST RETR DELE RSET QUIT NOOP CAPA LANG"},
		{"nothing offered", trace.POP3, State{Phase: PhaseAuthorization}, Offers{}, false, "CAPA QUIT"},
		{"named", trace.POP3, State{Phase: PhaseAuthorization, Named: true}, nil, false, "PASS QUIT"},
		{"POP3 exchange", trace.POP3, State{Phase: PhaseAuthorization, Exchange: true}, nil, false, "response *"},
		{"transaction", trace.POP3, State{Phase: PhaseTransaction}, nil, false, "STAT LIST RETR UIDL TOP DELE RSET QUIT NOOP CAPA"},
		{"neither TOP nor UIDL", trace.POP3, State{Phase: PhaseTransaction}, Offers{}, false, "STAT LIST RETR DELE RSET QUIT NOOP CAPA"},
		{"POP3 handshake", trace.POP3, State{Phase: PhaseAuthorization, Upgrading: true}, nil, false, "TLS"},
		{"update", trace.POP3, State{Phase: PhaseUpdate}, nil, false, ""},
		{"POP3 closed", trace.POP3, State{Phase: PhaseClosed}, nil, false, ""},
	} {
		if diff := cmp.Diff(test.want, joined(Allowed(test.proto, test.state, test.offers, test.login))); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func joined(n Next) string {
	s := ""
	for i, v := range n.All() {
		if i > 0 {
			s += " "
		}
		s += v
	}
	return s
}

// Two steps never share what Allowed has made: who appends to one list must not
// change another.
func TestAllowedIsNotShared(t *testing.T) {
	n := Allowed(trace.SMTP, State{Phase: PhaseReady}, nil, false)
	_ = append(n.All(), "X")
	n.All()[0] = "X"
	if joined(n) != "MAIL NOOP VRFY HELP RSET EHLO QUIT" {
		t.Error(joined(n))
	}
}

// TestReplies is every change of state by one reply: state, command, reply, state.
func TestReplies(t *testing.T) {
	smtp := func(line string) *trace.Reply {
		r, _ := trace.ParseSMTPReply([][]byte{[]byte(line)})
		return &r
	}
	pop3 := func(line string) *trace.Reply {
		r, _ := trace.ParsePOP3Reply([][]byte{[]byte(line)})
		return &r
	}
	open := State{Phase: PhaseEnvelope, Recipients: 3, TLS: true, Auth: true}
	idle := State{Phase: PhaseReady, TLS: true, Auth: true}
	in := State{Phase: PhaseTransaction, Auth: true, Marked: 2}
	for _, test := range []struct {
		name  string
		proto trace.Proto
		from  State
		cmd   string
		reply *trace.Reply
		to    State
	}{
		{"EHLO resets", trace.SMTP, open, "EHLO a", smtp("250 a"), idle},
		{"HELO resets", trace.SMTP, open, "HELO a", smtp("250 a"), idle},
		{"EHLO refused", trace.SMTP, open, "EHLO a", smtp("501 no"), open},
		{"RSET resets", trace.SMTP, open, "RSET", smtp("250 ok"), idle},
		{"RSET before EHLO", trace.SMTP, State{Phase: PhaseGreeted}, "RSET", smtp("250 ok"), State{Phase: PhaseGreeted}},
		{"NOOP", trace.SMTP, open, "NOOP", smtp("250 ok"), open},
		{"MAIL refused", trace.SMTP, idle, "MAIL FROM:<>", smtp("550 no"), idle},
		{"MAIL deferred", trace.SMTP, idle, "MAIL FROM:<>", smtp("451 later"), idle},
		{"MAIL unreadable", trace.SMTP, idle, "MAIL FROM:<>", smtp("hello"), idle},
		{"RCPT forwarded", trace.SMTP, open, "RCPT TO:<a@b>", smtp("251 will forward"), State{Phase: PhaseEnvelope, Recipients: 4, TLS: true, Auth: true}},
		{"DATA", trace.SMTP, open, "DATA", smtp("354 go"), State{Phase: PhaseData, Recipients: 3, TLS: true, Auth: true}},
		{"DATA refused", trace.SMTP, open, "DATA", smtp("554 no"), open},
		{"DATA is not done with 250", trace.SMTP, open, "DATA", smtp("250 what"), open},
		{"message refused", trace.SMTP, State{Phase: PhaseData, Recipients: 1}, ".", smtp("552 no"), State{Phase: PhaseReady}},
		{"message deferred", trace.SMTP, State{Phase: PhaseData, Recipients: 1}, ".", smtp("451 no"), State{Phase: PhaseReady}},
		{"a chunk refused", trace.SMTP, open, "BDAT 9", smtp("552 no"), State{Phase: PhaseEnvelope, Recipients: 3, TLS: true, Auth: true, Failed: true}},
		{"the last chunk refused", trace.SMTP, open, "BDAT 9 LAST", smtp("451 no"), State{Phase: PhaseEnvelope, Recipients: 3, TLS: true, Auth: true, Failed: true}},
		{"no chunk", trace.SMTP, open, "BDAT x", smtp("501 no"), open},
		{"a chunk without a transaction", trace.SMTP, idle, "BDAT 9", smtp("503 no"), idle},
		{"RSET after a chunk was refused", trace.SMTP, State{Phase: PhaseBdat, Recipients: 1, Failed: true}, "RSET", smtp("250 ok"), State{Phase: PhaseReady}},
		{"MAIL after a chunk was refused", trace.SMTP, State{Phase: PhaseBdat, Recipients: 1, Failed: true}, "MAIL FROM:<> body=binarymime", smtp("250 ok"), State{Phase: PhaseMail, Binary: true}},
		{"LMTP by its greeting", trace.SMTP, State{Phase: PhaseConnected}, "", smtp("220 a Cyrus LMTP v2"), State{Phase: PhaseGreeted, LMTP: true}},
		{"LMTP after XCLIENT", trace.SMTP, State{Phase: PhaseReady, LMTP: true, Auth: true}, "XCLIENT NAME=a", smtp("220 a"), State{Phase: PhaseGreeted, LMTP: true}},
		{"last chunk", trace.SMTP, open, "BDAT 0 LAST", smtp("250 ok"), idle},
		{"421", trace.SMTP, open, "RCPT TO:<a@b>", smtp("421 closing"), State{Phase: PhaseClosed, TLS: true, Auth: true}},
		{"QUIT", trace.SMTP, open, "QUIT", smtp("221 bye"), State{Phase: PhaseClosed, TLS: true, Auth: true}},
		{"QUIT refused", trace.SMTP, open, "QUIT", smtp("501 no argument"), open},
		{"after the end", trace.SMTP, State{Phase: PhaseClosed}, "MAIL FROM:<>", smtp("250 ok"), State{Phase: PhaseClosed}},
		{"AUTH in a transaction", trace.SMTP, open, "AUTH PLAIN", smtp("503 no"), open},

		{"greeting refused", trace.POP3, State{Phase: PhaseConnected}, "", pop3("-ERR no"), State{Phase: PhaseClosed}},
		{"greeting busy", trace.POP3, State{Phase: PhaseConnected}, "", pop3("-ERR [SYS/TEMP] no"), State{Phase: PhaseClosed}},
		{"greeting unreadable", trace.POP3, State{Phase: PhaseConnected}, "", pop3("* OK IMAP"), State{Phase: PhaseConnected}},
		{"no timestamp", trace.POP3, State{Phase: PhaseConnected}, "", pop3("+OK a < b"), State{Phase: PhaseAuthorization}},
		{"timestamp", trace.POP3, State{Phase: PhaseConnected}, "", pop3("+OK <1.2@b>"), State{Phase: PhaseAuthorization, Timestamp: true}},
		{"NOOP after USER", trace.POP3, State{Phase: PhaseAuthorization, Named: true}, "NOOP", pop3("-ERR no"), State{Phase: PhaseAuthorization}},
		{"CAPA after USER", trace.POP3, State{Phase: PhaseAuthorization, Named: true}, "CAPA", pop3("+OK"), State{Phase: PhaseAuthorization}},
		{"QUIT before login", trace.POP3, State{Phase: PhaseAuthorization}, "QUIT", pop3("+OK"), State{Phase: PhaseClosed}},
		{"DELE refused", trace.POP3, in, "DELE 1", pop3("-ERR no"), in},
		{"RSET", trace.POP3, in, "RSET", pop3("+OK"), State{Phase: PhaseTransaction, Auth: true}},
		{"RSET refused", trace.POP3, in, "RSET x", pop3("-ERR no"), in},
		{"login twice", trace.POP3, in, "USER bob", pop3("-ERR no"), in},
		{"UPDATE failed", trace.POP3, State{Phase: PhaseUpdate, Auth: true, Marked: 1}, "QUIT", pop3("-ERR some not removed"), State{Phase: PhaseClosed, Auth: true}},
		{"AUTH lists", trace.POP3, State{Phase: PhaseAuthorization}, "AUTH", pop3("+OK"), State{Phase: PhaseAuthorization}},
	} {
		var cmd *trace.Command
		if test.cmd != "" {
			c := trace.ParseCommand([]byte(test.cmd))
			cmd = &c
		}
		if diff := cmp.Diff(test.to, test.from.answered(test.proto, cmd, test.reply)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}
