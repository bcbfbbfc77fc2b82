package lab_test

import (
	"mailproto/explain"
	"mailproto/internal/lab"
)

// pop3Attempts are the commands of POP3 and of its extensions, of its past, and of
// SMTP.
func pop3Attempts() []attempt {
	return attempts(`
		CAPA | CAPA x
		USER bob | USER
		PASS builder | PASS | PASS wrong
		APOP bob {digest} | APOP | APOP bob | APOP bob x | APOP bob x y
		AUTH PLAIN | AUTH NOTHING | AUTH PLAIN !
		AUTH PLAIN AGJvYgBidWlsZGVy
		STLS | STLS x
		UTF8 | UTF8 x
		LANG | LANG xx-none | LANG a b
		STAT | STAT x
		LIST | LIST 0 | LIST x | LIST -1 | LIST 1 2 | LIST 99999999999999999999
		LIST 2
		RETR 2 | RETR | RETR 0 | RETR x | RETR -1 | RETR 2 3 | RETR 99999999999999999999
		TOP 2 0 | TOP | TOP 2 | TOP 2 x | TOP 2 -1 | TOP 0 0 | TOP 2 0 0
		UIDL | UIDL 0 | UIDL x | UIDL 2 3
		UIDL 2
		DELE 2 | DELE | DELE 0 | DELE x | DELE -1 | DELE 2 3 | DELE 99999999999999999999
		NOOP | NOOP x
		RSET | RSET x
		QUIT | QUIT x
		RPOP bob
		LAST
		XTND BBOARDS
		XSENDER 1
		XCLIENT ADDR=192.0.2.1
		HELO a
		FOLD a
		READ 1
		ACKS
		ACKD
		NACK
		PROXY TCP4 192.0.2.1 192.0.2.2 1 2
		EHLO c.test
		MAIL FROM:<alice@lab.test>
		RCPT TO:<bob@lab.test>
		DATA
		BDAT 0 LAST
		STARTTLS
		.
		XYZZY | XYZZY x`)
}

// pop3Places are the states of a session. The first, before the greeting, is not
// among them: the lab greets at once; and in UPDATE, the last, nothing can be said.
func pop3Places() []place {
	// A client goes on with PASS or QUIT (RFC 1939 §7); a server need not refuse it if
	// it does not, and what it says then is what it would say without USER.
	tls := []string{"CAPA", "USER", "AUTH", "APOP", "UTF8", "LANG"}
	lenient := append([]string{"STLS"}, tls...)
	// Who has not asked with CAPA cannot know of these.
	unasked := []string{"AUTH", "STLS", "UTF8", "LANG"}
	at := func(name, service string, phase explain.Phase, lenient []string, way ...string) place {
		return place{name: name, service: service, phase: phase, way: way, lenient: lenient}
	}
	return []place{
		at("greeted", lab.POP3, explain.PhaseAuthorization, unasked),
		at("authorization", lab.POP3, explain.PhaseAuthorization, nil, "CAPA"),
		at("authorization", lab.POP3S, explain.PhaseAuthorization, nil, "CAPA"),
		at("authorization after STLS", lab.POP3, explain.PhaseAuthorization, nil, "CAPA", "STLS", "tls", "CAPA"),
		at("after USER", lab.POP3, explain.PhaseAuthorization, lenient, "CAPA", "USER bob"),
		at("after USER", lab.POP3S, explain.PhaseAuthorization, tls, "CAPA", "USER bob"),
		at("after USER and CAPA", lab.POP3, explain.PhaseAuthorization, nil, "USER bob", "CAPA"),
		at("in UTF-8 mode", lab.POP3, explain.PhaseAuthorization, nil, "CAPA", "UTF8"),
		at("transaction", lab.POP3, explain.PhaseTransaction, nil, "CAPA", "USER bob", "PASS builder"),
		at("transaction", lab.POP3S, explain.PhaseTransaction, nil, "CAPA", "AUTH PLAIN AGJvYgBidWlsZGVy"),
		at("transaction with marks", lab.POP3, explain.PhaseTransaction, nil, "CAPA", "USER bob", "PASS builder", "DELE 1"),
	}
}
