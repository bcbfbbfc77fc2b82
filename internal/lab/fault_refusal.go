package lab

import (
	"strings"
	"sync"

	"mailproto/internal/lang"
)

// The places where a refusal may stand in for what is right, beside the verbs of
// SMTP.
const (
	atGreeting = "greeting"
	atDot      = "."
)

// refusal is a fault that is one reply of SMTP in place of another. What refuses a
// recipient or a message can also be called up by a recipient of its name.
type refusal struct {
	Fault
	at    string
	reply smtpReply
}

// refusals are all of them.
func refusals() []refusal {
	return append(append(mailboxRefusals(), policyRefusals()...), sessionRefusals()...)
}

// refusalFaults are they as faults of a listener.
func refusalFaults() []fault {
	var all []fault
	for _, r := range refusals() {
		all = append(all, fault{Fault: r.Fault, set: func(b *behaviour) { b.answer(r.at, r.reply) }})
	}
	return all
}

// refusedRecipients are they as recipients.
func refusedRecipients() []faultyRecipient {
	var all []faultyRecipient
	for _, r := range refusals() {
		if r.at != "RCPT" && r.at != atDot {
			continue
		}
		f := r.Fault
		f.Name, f.Services = r.Name+"@"+Domain, onAllSMTP()
		all = append(all, faultyRecipient{f, r.Name, func(s *smtpSession, to path) smtpReply {
			if r.at == "RCPT" {
				return r.reply
			}
			accepted := s.deliverable(to, s.lab.account("bob"))
			if accepted.code < 400 {
				s.mail.to[len(s.mail.to)-1].dot = r.reply
			}
			return accepted
		}})
	}
	return all
}

// byLocalPart finds the recipients with whom something goes wrong.
var byLocalPart = sync.OnceValue(func() map[string]faultyRecipient {
	all := map[string]faultyRecipient{}
	for _, f := range faultyRecipients() {
		all[f.local] = f
	}
	return all
})

// answer lets a reply stand in for the right one.
func (b *behaviour) answer(at string, r smtpReply) {
	if b.replies == nil {
		b.replies = map[string]smtpReply{}
	}
	b.replies[at] = r
}

// misanswer replaces the reply to a command that went well by the one that a fault
// gives, and takes back what the command did if that refuses it.
func (s *smtpSession) misanswer(verb string, r smtpReply) smtpReply {
	faults := &s.handler.faults
	if r.code == 235 {
		verb = "AUTH" // however many lines it took
	}
	if r.code >= 400 || r.code == 334 {
		return r
	}
	if verb == "RCPT" && s.putOff() {
		s.takeBack(verb)
		return no(450, "4.7.0", "Greylisted, try again later")
	}
	wrong, has := faults.replies[verb]
	switch {
	case faults.silentAt == verb:
		r.then = silence
	case verb == s.hello() && faults.changesCode:
		r.changes = true
	case has:
		if wrong.code >= 400 {
			s.takeBack(verb)
		}
		r = wrong
	}
	r.behind = faults.behind[verb]
	return r
}

// takeBack undoes what an accepted command did.
func (s *smtpSession) takeBack(verb string) {
	switch verb {
	case "MAIL":
		s.mail = nil
	case "RCPT":
		s.mail.to = s.mail.to[:len(s.mail.to)-1]
		s.mail.refused++
	case "AUTH":
		s.user = nil
	}
}

// putOff reports whether greylisting by chance meets this recipient.
func (s *smtpSession) putOff() bool {
	f := &s.handler.faults
	switch {
	case !f.greylists:
		return false
	case f.greylist > 0:
		return s.lab.chance("greylist", f.greylist)
	}
	last := s.mail.to[len(s.mail.to)-1]
	return s.lab.greylist.isNew(s.mail.from, last.path)
}

// misspell changes the code in the last line of a reply of several lines (RFC 5321
// §4.2.1 wants one code in all).
func misspell(lines []string) []string {
	if n := len(lines); n > 1 {
		lines[n-1] = "550" + strings.TrimPrefix(lines[n-1], "250")
	}
	return lines
}

// onMX are the services where a server judges strangers.
func onMX() []string { return []string{MX} }

// onSMTP are the services of SMTP, and onAllSMTP those that speak like it: LMTP, too.
func onSMTP() []string    { return []string{MX, Submission, Submissions} }
func onAllSMTP() []string { return append(onSMTP(), LMTP) }

// both keeps the tables of faults short.
func both(en, zh string) lang.Text { return lang.Text{En: en, Zh: zh} }

// spoils reports whether a fault has its own answer to a message that could be
// taken.
func (s *smtpSession) spoils(e *envelope) bool {
	f := &s.handler.faults
	_, has := f.replies[atDot]
	return has || f.early || f.silentAt == atDot || !s.lmtp() && e.dot().code > 0
}

// spoilt is that answer. The message is not kept.
func (s *smtpSession) spoilt(e *envelope) smtpReply {
	f := &s.handler.faults
	switch r, has := f.replies[atDot]; {
	case f.early:
		return smtpReply{then: unspoken}
	case f.silentAt == atDot:
		return smtpReply{then: silence}
	case e.dot().code == 0 && has:
		return r
	}
	return e.dot()
}

// dot is what a recipient has the whole message answered by, if it has a code. In
// LMTP each recipient speaks for itself.
func (e *envelope) dot() smtpReply {
	var r smtpReply
	for _, to := range e.to {
		if to.dot.code > 0 {
			r = to.dot
		}
	}
	return r
}
