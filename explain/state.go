package explain

import (
	"strings"

	"mailproto/trace"
)

// Phase is where a session stands.
type Phase string

// The phases of SMTP (RFC 5321 §3, §4.1.4) and of POP3 (RFC 1939 §3). Connected
// and Ended are common to both.
const (
	PhaseConnected Phase = "connected" // the greeting has not come yet
	PhaseGreeted   Phase = "greeted"   // after 220, and again after STARTTLS
	PhaseReady     Phase = "ready"     // after EHLO or HELO, no transaction open
	PhaseMail      Phase = "mail"      // a sender is accepted
	PhaseEnvelope  Phase = "envelope"  // at least one recipient is accepted
	PhaseData      Phase = "data"      // after 354: everything is message text
	PhaseBdat      Phase = "bdat"      // some chunks sent, the last not yet
	PhaseAuth      Phase = "auth"      // within an AUTH exchange

	PhaseAuthorization Phase = "authorization"
	PhaseTransaction   Phase = "transaction"
	PhaseUpdate        Phase = "update"

	PhaseClosed Phase = "closed"
)

// State is the state of a session between two events.
type State struct {
	Phase Phase `json:"phase"`
	TLS   bool  `json:"tls,omitempty"`
	Auth  bool  `json:"auth,omitempty"`
	// Recipients counts those accepted in the open transaction, Marked the
	// messages that are marked for deletion.
	Recipients int `json:"-"`
	Marked     int `json:"-"`
	// Due counts the replies to a message that are still to come; LMTP reports that
	// the greeting names LMTP, or that it was LHLO that began the session.
	Due  int  `json:"-"`
	LMTP bool `json:"-"`
	// Failed reports that a chunk was refused, so that the open transaction can only be
	// given up (RFC 3030 §2); Binary, that it is for BDAT alone (RFC 3030 §3).
	Failed bool `json:"-"`
	Binary bool `json:"-"`
	// Named reports that USER was accepted and PASS is due; Exchange, that a POP3
	// AUTH exchange is going on.
	Named    bool `json:"-"`
	Exchange bool `json:"-"`
	// UTF8 reports that POP3 is in UTF-8 mode (RFC 6856 §2.1).
	UTF8 bool `json:"-"`
	// Upgrading reports that the next octets belong to a TLS handshake.
	Upgrading bool `json:"-"`
	// Refused reports that the greeting was a refusal (RFC 5321 §3.1), Timestamp
	// that it offered APOP (RFC 1939 §7).
	Refused   bool `json:"-"`
	Timestamp bool `json:"-"`
}

// exchanging reports whether a login is going on, so that the client's next line
// is no command.
func (s State) exchanging() bool { return s.Phase == PhaseAuth || s.Exchange }

// closed is the state without a connection.
func (s State) closed() State { return State{Phase: PhaseClosed, TLS: s.TLS, Auth: s.Auth} }

// secured is the state after a TLS handshake. SMTP starts over: nothing that was
// said before counts (RFC 3207 §4.2). POP3 stays in AUTHORIZATION (RFC 2595 §4).
func (s State) secured(p trace.Proto) State {
	if s.Phase == PhaseConnected {
		return State{Phase: PhaseConnected, TLS: true}
	}
	if p == trace.POP3 {
		return State{Phase: PhaseAuthorization, TLS: true, Timestamp: s.Timestamp}
	}
	return State{Phase: PhaseGreeted, TLS: true, LMTP: s.LMTP}
}

// answered is the state after a reply to cmd. A nil cmd is the greeting.
func (s State) answered(p trace.Proto, cmd *trace.Command, r *trace.Reply) State {
	switch {
	case s.Phase == PhaseClosed:
		return s
	case p == trace.POP3:
		return s.answeredPOP3(cmd, r)
	}
	return s.answeredSMTP(cmd, r)
}

func (s State) answeredSMTP(cmd *trace.Command, r *trace.Reply) State {
	outcome := r.Outcome(trace.SMTP)
	switch {
	case r.Code == 421: // the server closes (RFC 5321 §3.8)
		return s.closed()
	case cmd == nil:
		switch outcome {
		case trace.OK:
			s.Phase, s.LMTP = PhaseGreeted, namesLMTP(r)
		case trace.Later, trace.No: // the client may say QUIT yet
			s.Refused = true
		}
		return s
	}
	switch cmd.Verb {
	case "AUTH", verbAnswer:
		return s.authAnswered(outcome)
	case ".":
		return s.judged(r)
	case "BDAT":
		// One that was refused leaves the transaction to RSET (RFC 3030 §2).
		if lastChunk(cmd) && (outcome == trace.OK || r.Code == 353 || s.Due > 0 || s.LMTP && s.Recipients > 0) {
			return s.judged(r)
		}
		s.Failed = s.Failed || s.fails(r)
	}
	if outcome != trace.OK && outcome != trace.More {
		return s
	}
	return s.accepted(cmd, outcome)
}

// accepted is the state after a positive reply to an SMTP command.
func (s State) accepted(cmd *trace.Command, outcome trace.Outcome) State {
	switch cmd.Verb {
	case "EHLO", "HELO", "LHLO":
		s = s.idle()
		s.LMTP = cmd.Verb == "LHLO"
		return s
	case "XCLIENT": // a new greeting: the client is another now
		return State{Phase: PhaseGreeted, TLS: s.TLS, LMTP: s.LMTP}
	case "RSET":
		if s.Phase != PhaseGreeted {
			return s.idle()
		}
	case "STARTTLS":
		s.Upgrading = true
	case "MAIL":
		s = State{Phase: PhaseMail, TLS: s.TLS, Auth: s.Auth, LMTP: s.LMTP, Binary: binary(cmd.Args)}
	case "RCPT":
		s.Phase = PhaseEnvelope
		s.Recipients++
	case "DATA":
		if outcome == trace.More {
			s.Phase = PhaseData
		}
	case "BDAT":
		s.Phase = PhaseBdat
	case "QUIT":
		return s.closed()
	}
	return s
}

// idle is the state without an open transaction.
func (s State) idle() State {
	return State{Phase: PhaseReady, TLS: s.TLS, Auth: s.Auth, LMTP: s.LMTP}
}

// authAnswered is the state after a reply within AUTH.
func (s State) authAnswered(outcome trace.Outcome) State {
	switch outcome {
	case trace.More:
		s.Phase = PhaseAuth
	case trace.OK:
		s = s.idle()
		s.Auth = true
	default:
		if s.Phase == PhaseAuth {
			s.Phase = PhaseReady
		}
	}
	return s
}

func (s State) answeredPOP3(cmd *trace.Command, r *trace.Reply) State {
	outcome := r.Outcome(trace.POP3)
	ok := outcome == trace.OK
	if cmd == nil {
		switch outcome {
		case trace.OK:
			s.Phase, s.Timestamp = PhaseAuthorization, timestamp(r.Lines[0])
		case trace.No, trace.Later: // the server will not serve us
			return s.closed()
		}
		return s
	}
	s.Named = false // PASS stands right behind USER, or nowhere (RFC 1939 §7)
	switch cmd.Verb {
	case "STLS":
		s.Upgrading = ok
	case "USER":
		s.Named = ok
	case "PASS", "APOP", "AUTH", verbAnswer:
		s.Exchange = outcome == trace.More
		if ok && s.Phase != PhaseUpdate && !listsMechanisms(cmd) {
			s.Phase, s.Auth = PhaseTransaction, true
		}
	case "UTF8":
		s.UTF8 = s.UTF8 || ok
	case "QUIT":
		if ok || s.Phase == PhaseUpdate {
			return s.closed()
		}
	case "DELE":
		if ok {
			s.Marked++
		}
	case "RSET":
		if ok {
			s.Marked = 0
		}
	}
	return s
}

// listsMechanisms recognises AUTH alone, which some servers answer with a list.
func listsMechanisms(cmd *trace.Command) bool {
	return cmd.Verb == "AUTH" && strings.TrimSpace(cmd.Args) == ""
}
