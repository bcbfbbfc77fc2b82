package lab

import (
	"fmt"
	"net"
	"slices"
	"strings"

	"mailproto/internal/lang"
)

// Fault is something that the lab does wrong on purpose, so that it can be seen.
type Fault struct {
	Name     string    // as Faulty and Options.Faults take it; or an address, or a user
	Services []string  // where it shows
	Title    lang.Text // what the lab does
	Teaches  lang.Text // what is to be learnt from it
	// GoodClient is what a good client does about it.
	GoodClient lang.Text
}

// fault is a fault that a listener may have, and how it comes about.
type fault struct {
	Fault
	set func(*behaviour)
}

// behaviour is how the sessions of a listener depart from what is right. The zero
// behaviour is that of a good server. Where one more fault needs nothing new, it
// is one more entry in a table of faults.
type behaviour struct {
	without  []string  // keywords that are neither listed nor, being commands, known
	tlsFirst bool      // next to nothing works before TLS, on this machine either
	injects  bool      // a reply in clear stands behind the one that begins TLS
	cert     certFault // what is wrong with the certificate

	relays      bool      // SMTP: takes mail for every domain
	dot         smtpReply // SMTP: the answer to every final dot, if it has a code
	dropsWithin bool      // SMTP: ends the connection inside the message
	dropsAfter  bool      // SMTP: ends the connection when it has the message

	expires bool // POP3: what was fetched is removed
	shared  bool // POP3: lets several sessions have a maildrop
}

// lacks reports whether a keyword, or a command of that name, is left out.
func (b *behaviour) lacks(keyword string) bool {
	keyword, _, _ = strings.Cut(keyword, " ")
	return slices.Contains(b.without, keyword)
}

// listed returns the keywords that are not left out.
func (b *behaviour) listed(keywords []string) []string {
	return slices.DeleteFunc(keywords, b.lacks)
}

// faults are the faults that a listener may have.
func faults() []fault { return slices.Concat(smtpFaults(), tlsFaults(), pop3Faults()) }

// Faults lists the faults that Faulty and Options.Faults know.
func Faults() []Fault {
	var all []Fault
	for _, f := range faults() {
		all = append(all, f.Fault)
	}
	return all
}

// FaultError says that there is no fault of a name, or that a service cannot have
// it.
type FaultError struct {
	Name    string
	Service string // empty: there is no such fault at all
}

func (e *FaultError) Error() string {
	var names []string
	for _, f := range Faults() {
		if f.Name == e.Name {
			return fmt.Sprintf("fault %q is one of %s, not of %s", e.Name, strings.Join(f.Services, ", "), e.Service)
		}
		names = append(names, f.Name)
	}
	return fmt.Sprintf("no fault is called %q; there are %s", e.Name, strings.Join(names, ", "))
}

// misbehave is the behaviour of a service with all those of the faults that it can
// have.
func misbehave(service string, names []string) behaviour {
	var b behaviour
	for _, f := range faults() {
		if slices.Contains(names, f.Name) && slices.Contains(f.Services, service) {
			f.set(&b)
		}
	}
	return b
}

// checkFaults refuses names that no fault has.
func checkFaults(names []string) error {
	for _, name := range names {
		if !slices.ContainsFunc(faults(), func(f fault) bool { return f.Name == name }) {
			return &FaultError{Name: name}
		}
	}
	return nil
}

// checkFault refuses a fault that is none, or that a service cannot have.
func checkFault(service, name string) error {
	if err := checkFaults([]string{name}); err != nil {
		return err
	}
	if !slices.Contains(Services(), service) {
		return noService(service)
	}
	for _, f := range faults() {
		if f.Name == name && !slices.Contains(f.Services, service) {
			return &FaultError{Name: name, Service: service}
		}
	}
	return nil
}

// Faulty returns the address of a listener of a service that has a fault, beside
// those that all of the lab has. The first call for a service and a fault opens
// it, on a free port of this machine; it is there until the lab ends.
func (l *Lab) Faulty(service, fault string) (addr string, err error) {
	if err := checkFault(service, fault); err != nil {
		return "", err
	}
	l.opening.Lock()
	defer l.opening.Unlock()
	if l.hasEnded() {
		return "", errClosed
	}
	key := service + " " + fault // no service is called so
	if addr := l.Addr(key); addr != "" {
		return addr, nil
	}
	h, _ := l.handler(service)
	h.faults = misbehave(service, append(slices.Clone(l.opt.Faults), fault))
	if h.tls, err = l.tlsWith(h.faults.cert); err != nil {
		return "", fmt.Errorf("make the certificate for %s: %w", fault, err)
	}
	var lc net.ListenConfig
	ln, err := lc.Listen(l.ctx, "tcp", net.JoinHostPort(l.loopback(), "0"))
	if err != nil {
		return "", fmt.Errorf("listen for %s with %s: %w", service, fault, err)
	}
	if err := l.begin(key, h, ln); err != nil {
		return "", err
	}
	return ln.Addr().String(), nil
}

// loopback is an address of this machine that nobody else reaches.
func (l *Lab) loopback() string {
	if ip := net.ParseIP(l.opt.Listen); ip != nil && ip.IsLoopback() {
		return l.opt.Listen
	}
	return "127.0.0.1"
}
