package lab_test

import (
	"mailproto/explain"
	"mailproto/internal/lab"
)

// smtpAttempts are the commands of SMTP and of its extensions, of its past, of some
// servers alone, and of other protocols.
func smtpAttempts() []attempt {
	return attempts(`
		EHLO c.test | EHLO | EHLO a_b | EHLO a b | EHLO [1.2.3]
		HELO c.test | HELO | HELO [127.0.0.1]
		LHLO c.test | LHLO | LHLO a_b
		MAIL FROM:<alice@lab.test> | MAIL | MAIL FROM:alice | MAIL FROM: <> | MAIL TO:<> | MAIL FROM:<> X=1 | MAIL FROM:<> SIZE=x
		RCPT TO:<bob@lab.test> | RCPT | RCPT TO:bob | RCPT TO:<> | RCPT FROM:<bob@lab.test> | RCPT TO:<bob@lab.test> X=1
		DATA | DATA x
		BDAT 0 | BDAT | BDAT x | BDAT 0 X | BDAT -1
		BDAT 0 LAST
		RSET | RSET x
		NOOP
		NOOP x
		VRFY bob | VRFY
		EXPN class | EXPN | EXPN nothing
		HELP | HELP nothing
		HELP MAIL
		QUIT | QUIT x
		STARTTLS | STARTTLS x
		AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ= | AUTH | AUTH NOTHING | AUTH PLAIN !
		BURL imap://a LAST | BURL
		ETRN lab.test | ETRN
		ATRN lab.test | ATRN
		TURN | TURN x
		SEND FROM:<alice@lab.test> | SEND
		SOML FROM:<alice@lab.test> | SOML
		SAML FROM:<alice@lab.test> | SAML
		. | . x
		XCLIENT NAME=a | XCLIENT
		XFORWARD NAME=a | XFORWARD
		VERB
		ONEX
		X-EXPS GSSAPI
		XEXCH50 1 1
		X-LINK2STATE LAST
		XADR a
		XUSR
		WIZ
		DEBUG
		PROXY TCP4 192.0.2.1 192.0.2.2 1 2
		GET / HTTP/1.1
		POST / HTTP/1.1
		CONNECT a:1 HTTP/1.1
		USER bob
		PASS builder
		APOP bob x
		STLS
		CAPA
		STAT
		LIST
		RETR 1
		DELE 1
		TOP 1 0
		UIDL
		LAST
		XYZZY | XYZZY x`)
}

const smtpLogin = "AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ="

// smtpPlaces are the states of a session. The first of RFC 5321, before the greeting,
// is not among them: the lab greets at once.
func smtpPlaces() []place {
	// HELO is EHLO in its older form, and a server takes either whenever it takes one
	// (RFC 5321 §4.1.1.1); what comes next names the one to use.
	helo := []string{"HELO"}
	// EXPN needs no EHLO (RFC 5321 §4.1.4), but who has not asked cannot know of it.
	expn := []string{"EXPN"}
	both := append(helo, expn...)
	const mail, rcpt = "MAIL FROM:<alice@lab.test>", "RCPT TO:<bob@lab.test>"
	const binary = "MAIL FROM:<alice@lab.test> BODY=BINARYMIME"
	at := func(name, service string, phase explain.Phase, lenient []string, way ...string) place {
		return place{name: name, service: service, phase: phase, way: way, lenient: lenient}
	}
	return append([]place{
		at("greeted", lab.MX, explain.PhaseGreeted, expn),
		at("greeted", lab.Submission, explain.PhaseGreeted, expn),
		at("greeted", lab.Submissions, explain.PhaseGreeted, expn),
		at("greeted again in TLS", lab.MX, explain.PhaseGreeted, expn, "EHLO c.test", "STARTTLS", "tls"),
		at("ready after HELO", lab.MX, explain.PhaseReady, both, "HELO c.test"),
		at("ready after HELO", lab.Submission, explain.PhaseReady, both, "HELO c.test"),
		at("ready", lab.MX, explain.PhaseReady, helo, "EHLO c.test"),
		at("ready in TLS", lab.MX, explain.PhaseReady, helo, "EHLO c.test", "STARTTLS", "tls", "EHLO c.test"),
		at("ready", lab.Submission, explain.PhaseReady, helo, "EHLO c.test"),
		at("ready", lab.Submissions, explain.PhaseReady, helo, "EHLO c.test"),
		at("logged in", lab.Submission, explain.PhaseReady, helo, "EHLO c.test", smtpLogin),
		at("logged in", lab.Submissions, explain.PhaseReady, helo, "EHLO c.test", smtpLogin),
		at("login lost by STARTTLS", lab.Submission, explain.PhaseReady, helo, "EHLO c.test", smtpLogin, "STARTTLS", "tls", "EHLO c.test"),
		at("mail", lab.MX, explain.PhaseMail, helo, "EHLO c.test", mail),
		at("mail after HELO", lab.MX, explain.PhaseMail, both, "HELO c.test", mail),
		at("mail", lab.Submissions, explain.PhaseMail, helo, "EHLO c.test", smtpLogin, mail),
		at("envelope", lab.MX, explain.PhaseEnvelope, helo, "EHLO c.test", mail, rcpt),
		at("envelope after HELO", lab.MX, explain.PhaseEnvelope, both, "HELO c.test", mail, rcpt),
		at("envelope", lab.Submissions, explain.PhaseEnvelope, helo, "EHLO c.test", smtpLogin, mail, rcpt),
		at("envelope for BINARYMIME", lab.MX, explain.PhaseEnvelope, helo, "EHLO c.test", binary, rcpt),
		at("chunks", lab.MX, explain.PhaseBdat, helo, "EHLO c.test", mail, rcpt, "BDAT 0"),
		at("chunks", lab.Submissions, explain.PhaseBdat, helo, "EHLO c.test", smtpLogin, mail, rcpt, "BDAT 0"),
		at("after the last chunk", lab.MX, explain.PhaseReady, helo, "EHLO c.test", mail, rcpt, "BDAT 0 LAST"),
		at("after RSET", lab.MX, explain.PhaseReady, helo, "EHLO c.test", mail, "RSET"),
		at("after RSET in chunks", lab.MX, explain.PhaseReady, helo, "EHLO c.test", mail, rcpt, "BDAT 0", "RSET"),
		at("after EHLO in a transaction", lab.MX, explain.PhaseReady, helo, "EHLO c.test", mail, "EHLO c.test"),
	}, lmtpPlaces()...)
}

// lmtpPlaces are the states of LMTP that differ from those of SMTP.
func lmtpPlaces() []place {
	const mail, rcpt = "MAIL FROM:<alice@lab.test>", "RCPT TO:<bob@lab.test>"
	return []place{
		{"greeted", lab.LMTP, explain.PhaseGreeted, nil, []string{"EXPN"}},
		{"ready", lab.LMTP, explain.PhaseReady, []string{"LHLO c.test"}, nil},
		{"greeted again in TLS", lab.LMTP, explain.PhaseGreeted, []string{"LHLO c.test", "STARTTLS", "tls"}, []string{"EXPN"}},
		{"mail", lab.LMTP, explain.PhaseMail, []string{"LHLO c.test", mail}, nil},
		{"envelope", lab.LMTP, explain.PhaseEnvelope, []string{"LHLO c.test", mail, rcpt}, nil},
		{"chunks", lab.LMTP, explain.PhaseBdat, []string{"LHLO c.test", mail, rcpt, "BDAT 0"}, nil},
		{"after the last chunk", lab.LMTP, explain.PhaseReady, []string{"LHLO c.test", mail, rcpt, "BDAT 0 LAST"}, nil},
	}
}
