package lab

import (
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"
	"time"

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
	// Takes says what its value is, as in greylist=0.3; empty: it takes none.
	Takes string
}

// fault is a fault that a listener may have, and how it comes about.
type fault struct {
	Fault
	set func(*behaviour)
	// with is set for a fault that takes a value; usual is the value if none is given.
	with  func(*behaviour, faultValue)
	usual faultValue
}

// put gives a behaviour the fault.
func (f *fault) put(b *behaviour, v faultValue) {
	if f.with != nil {
		f.with(b, v)
		return
	}
	f.set(b)
}

// behaviour is how the sessions of a listener depart from what is right. The zero
// behaviour is that of a good server. Where one more fault needs nothing new, it
// is one more entry in a table of faults.
type behaviour struct {
	without  []string  // keywords that are neither listed nor, being commands, known
	tlsFirst bool      // next to nothing works before TLS, on this machine either
	injects  bool      // a reply in clear stands behind the one that begins TLS
	cert     certFault // what is wrong with the certificate
	tls      tlsFault  // what is wrong with TLS beside the certificate

	late      time.Duration // every reply is so much held back
	drip      time.Duration // between two octets in clear
	splits    bool          // every octet travels by itself
	silentAt  string        // what is never answered: atGreeting, a verb, or atDot
	losesMore bool          // of commands that come together all but the first are lost

	replies     map[string]smtpReply   // SMTP: in place of what is right: atGreeting, by verb, or atDot
	behind      map[string][]smtpReply // SMTP: what nobody asked for, behind a reply, by verb
	changesCode bool                   // SMTP: the last line of EHLO's reply has another code
	greylists   bool                   // SMTP: puts strangers off
	greylist    float64                // SMTP: by chance; zero: at the first try
	relays      bool                   // SMTP: takes mail for every domain
	early       bool                   // SMTP: says 250 before the message has come, and keeps nothing
	dropsWithin bool                   // SMTP: ends the connection inside the message
	dropsAfter  bool                   // SMTP: ends the connection when it has the message

	pop3 pop3Fault

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
func faults() []fault { return allFaults() }

// allFaults are made once: each has its texts with it.
var allFaults = sync.OnceValue(func() []fault {
	return slices.Concat(smtpFaults(), refusalFaults(), talkFaults(), tlsFaults(), pop3Faults(), pop3TalkFaults(), loginFaults())
})

// Faults lists the faults that Faulty and Options.Faults know.
func Faults() []Fault {
	var all []Fault
	for _, f := range faults() {
		all = append(all, f.Fault)
	}
	return all
}

// misbehave is the behaviour of a service with all those of the faults that it can
// have.
func misbehave(service string, chosen []string) behaviour {
	var b behaviour
	for _, c := range chosen {
		if f, v, err := parseFault(c); err == nil && slices.Contains(f.Services, service) {
			f.put(&b, v)
		}
	}
	return b
}

// checkFaults refuses names that no fault has, and values that it does not take.
func checkFaults(chosen []string) error {
	for _, c := range chosen {
		if _, _, err := parseFault(c); err != nil {
			return err
		}
	}
	return nil
}

// CheckFault refuses a fault that is none, or that a service cannot have.
func CheckFault(service, chosen string) error {
	f, _, err := parseFault(chosen)
	switch {
	case err != nil:
		return err
	case !slices.Contains(Services(), service):
		return noService(service)
	case !slices.Contains(f.Services, service):
		return &FaultError{Name: f.Name, Service: service, Has: f.Services}
	}
	return nil
}

// Faulty returns the address of a listener of a service that has a fault, beside
// those that all of the lab has. The first call for a service and a fault opens
// it, on a free port of this machine; it is there until the lab ends.
func (l *Lab) Faulty(service, fault string) (addr string, err error) {
	if err := CheckFault(service, fault); err != nil {
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
	h.tls = h.faults.tls.spoil(h.tls, h.proto)
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
