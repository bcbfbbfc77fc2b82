package lab

import "strings"

// mailingList is a list: an address that stands for many. Each member gets a copy
// with the list's own reverse-path, so that what cannot be delivered is told to who
// keeps the list and not to who wrote (RFC 5321 §3.9.2).
type mailingList struct {
	local string
}

// lists are the lab's mailing lists. Their members are all users but those who
// only meet trouble.
func lists() []mailingList { return []mailingList{{"class"}} }

// ownerPrefix begins the address of who keeps a list: it is alice.
const ownerPrefix = "owner-"

// owner is the reverse-path of the copies.
func (l *mailingList) owner() path { return path{ownerPrefix + l.local, Domain} }

// findList finds a list by its name, in any case; nil if there is none.
func findList(local string) *mailingList {
	for _, l := range lists() {
		if strings.EqualFold(l.local, local) {
			return &l
		}
	}
	return nil
}

// ownsList reports whether an address is that of who keeps a list.
func ownsList(local string) bool {
	for _, l := range lists() {
		if strings.EqualFold(l.owner().local, local) {
			return true
		}
	}
	return false
}

// members are those who get mail for a list.
func (l *Lab) members() []*account {
	var all []*account
	for _, a := range l.accounts {
		if a.trouble == "" {
			all = append(all, a)
		}
	}
	return all
}

// EXPN names the members of a list (RFC 5321 §4.1.1.7). Elsewhere it should be
// switched off, for it gives addresses away (§7.3); those of the lab are printed on
// its sheet.
func (s *smtpSession) EXPN(args string) smtpReply {
	if args == "" {
		return no(501, "5.5.4", "EXPN is followed by the name of a list")
	}
	name := strings.TrimSuffix(strings.TrimPrefix(args, "<"), ">")
	if local, domain, ok := strings.Cut(name, "@"); ok && strings.EqualFold(domain, Domain) {
		name = local
	}
	switch {
	case findList(name) != nil:
	case s.lab.account(name) != nil: // RFC 5321 §3.5.1
		return no(550, "5.1.0", "That is a user, and no mailing list")
	default:
		return no(550, "5.1.1", "No such list here")
	}
	var lines []string
	for _, a := range s.lab.members() {
		lines = append(lines, strings.ToUpper(a.Name[:1])+a.Name[1:]+" <"+a.Address+">")
	}
	return yes(250, "2.0.0", lines...)
}
