package probe

import (
	"slices"
	"strconv"
	"strings"

	"mailproto/trace"
	"mailproto/trace/session"
)

// maxWays bounds the ways to log in that are kept of what a server lists.
const maxWays = 20

// reader learns from the events of a session what there is at a port.
type reader struct {
	port  *Port
	asked map[int]string // verbs by the numbers of their events
}

func (r *reader) event(e trace.Event) {
	switch {
	case e.Kind == trace.Secured && e.TLSInfo != nil:
		r.port.TLS = e.TLSInfo
		r.port.Mode = "starttls"
		if len(r.asked) == 0 {
			r.port.Mode = "implicit"
		}
	case e.Kind == trace.Problem && e.Fault != nil:
		token := "broken"
		if e.Fault.Name == "wrong-protocol" { // that other one is kept
			token, r.port.Speaks = e.Fault.Name, e.Fault.Detail
		}
		r.port.Unsafe = append(r.port.Unsafe, token)
	case e.Kind == trace.Sent && e.Command != nil:
		r.asked[e.Seq] = e.Command.Verb
	case e.Kind == trace.Received && e.Reply != nil && len(e.Reply.Lines) > 0:
		r.reply(e)
	}
}

// reply reads greetings and lists of what is offered.
func (r *reader) reply(e trace.Event) {
	lines := e.Reply.Lines
	switch verb, ok := r.asked[e.Re]; {
	case !ok && r.port.Speaks == "":
		r.port.Speaks, _ = session.Spoken(lines[0])
	case verb == "EHLO" && e.Reply.OK:
		r.offers(e.TLS, len("250-"), lines[1:])
	case verb == "CAPA" && e.Reply.OK:
		r.offers(e.TLS, 0, lines[1:])
	}
}

// offers reads the lines of EHLO or CAPA.
func (r *reader) offers(inside bool, skip int, lines []string) {
	ways := []string{}
	for _, line := range lines {
		words := strings.Fields(line[min(skip, len(line)):])
		if len(words) == 0 {
			continue
		}
		switch strings.ToUpper(words[0]) {
		case "AUTH", "SASL":
			ways = append(ways, words[1:]...)
		case "USER":
			ways = append(ways, "USER")
		case "SIZE":
			if len(words) > 1 {
				size, err := strconv.ParseUint(words[1], 10, 63)
				if err != nil {
					size = 0 // it is no number
				}
				r.port.Size = int64(size)
			}
		}
	}
	ways = ways[:min(len(ways), maxWays)]
	if inside {
		r.port.Inside = ways
	} else {
		r.port.Clear = ways
	}
}

// judge says what is unsafe at a port.
func (p *Port) judge(s Service) {
	slow := p.Error == string(session.FailTimeout)
	other := slices.Contains(p.Unsafe, "wrong-protocol")                       // what it offers was not asked for
	if p.Speaks != "" && p.Mode == "" && !other && (p.Clear != nil || !slow) { // else it never said what it offers
		p.Mode = "none"
	}
	if slow { // to be slow is no breach, and a reply that was waited for in vain has no end
		p.Unsafe = slices.DeleteFunc(p.Unsafe, func(token string) bool { return token == "broken" })
	}
	unsafe := func(token string, is bool) {
		if is && !slices.Contains(p.Unsafe, token) {
			p.Unsafe = append(p.Unsafe, token)
		}
	}
	// A port for mail between servers cannot insist on TLS (RFC 3207 §4).
	unsafe("no-tls", p.Mode == "none" && s.Name != "smtp")
	unsafe("clear-login", slices.ContainsFunc(p.Clear, readable))
	if p.TLS != nil {
		unsafe("bad-certificate", p.TLS.Error != "")
		unsafe("old-tls", p.TLS.Version == "TLS 1.0" || p.TLS.Version == "TLS 1.1")
	}
	p.Unsafe = slices.Compact(p.Unsafe)
}

// readable reports whether a login shows the password or what stands for it to
// whoever listens.
func readable(way string) bool {
	return slices.Contains([]string{"PLAIN", "LOGIN", "USER", "XOAUTH2", "OAUTHBEARER"}, strings.ToUpper(way))
}

// advise finds the settings for a mail program: a port that begins in TLS first, then
// one that upgrades (RFC 8314 §3), and none that is unsafe in TLS.
func (s *Sheet) advise() {
	s.Incoming = s.setting("pop3s", "pop3")
	s.Outgoing = s.setting("submissions", "submission")
}

func (s *Sheet) setting(services ...string) *Setting {
	for _, name := range services {
		for _, p := range s.Ports {
			safe := p.TLS != nil && p.TLS.Verified && !slices.Contains(p.Unsafe, "old-tls") && !slices.Contains(p.Unsafe, "broken") &&
				p.Error != string(session.FailTimeout)
			if p.Service == name && safe && len(p.Inside) > 0 {
				return &Setting{Host: s.Host, Port: p.Port, TLS: p.Mode, Login: p.Inside}
			}
		}
	}
	return nil
}
