// Package lab is a mail server for lessons: an SMTP server that takes mail in
// from strangers (MX) and from its own users (submission), and the POP3 server
// of the same maildrops. It keeps everything in memory, delivers to nobody
// else, and answers by the RFCs, also where others are used to be lenient, but for
// the faults that it is asked to have.
package lab

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// The names that the lab gives itself and its mail domain.
const (
	Domain   = "lab.test"
	Hostname = "mail." + Domain
)

// Options say how a lab is set up. The zero Options are a lab on free ports of
// the loopback address, with empty maildrops.
type Options struct {
	// Listen is the address or host name to listen on; empty: 127.0.0.1.
	Listen string
	Ports  Ports
	// Clock gives the dates in messages; nil: time.Now. Timeouts and
	// certificates follow the real clock.
	Clock func() time.Time
	// Seed makes the lab's ids: the same seed, the same ids.
	Seed string
	// Mail puts instructive messages into every maildrop.
	Mail bool
	// OnEvent is given what happens on every connection, seen from the lab. It
	// must not call Close.
	OnEvent func(trace.Event)
	// ShowSecrets leaves passwords readable in events.
	ShowSecrets bool
	// OnError is given what is wrong with the lab itself: a panic in a session,
	// a listener that fails.
	OnError func(error)
	// Timeout bounds each wait for a client. Zero: what the RFCs ask for, five
	// minutes in SMTP (RFC 5321 §4.5.3.2.7), ten in POP3 (RFC 1939 §3).
	Timeout time.Duration
	// MaxSize bounds a message in octets, and is announced by SIZE (RFC 1870 §3);
	// zero: 10 MiB.
	MaxSize int64
	// MaxRecipients bounds the recipients of one message; zero: 100, the number
	// that every server must take (RFC 5321 §4.5.3.1.8).
	MaxRecipients int
	// MaxSessions bounds the connections that are served at one time; zero: 4,096.
	MaxSessions int
	// Limits bound what one client may do.
	Limits Limits
	// Overhear is how long the lab waits before its greeting, to see who does not;
	// zero: not at all.
	Overhear time.Duration
	// Students is how many accounts there are beside alice and bob: student001 and
	// on, at most 999, with passwords that follow from Seed.
	Students int
	// Policy is what POP3 demands of every user, UserPolicies of those, by name in
	// lower case, who have one of their own.
	Policy       Policy
	UserPolicies map[string]Policy
	// Faults are faults, by name, that all of the lab's own listeners have, each
	// where it can; Faults lists them.
	Faults []string
	// Maildir keeps mail in a folder, a Maildir for each user: DIR/alice and so on.
	// Empty: mail is in memory. A message is on the disk before it is accepted. Only
	// one lab at a time can have the folder, and what it finds there it serves.
	Maildir string
}

// Lab is a running lab.
type Lab struct {
	opt       Options
	ca        *authority
	tls       *tls.Config
	certFault certFault // of tls
	log       *wire.Log
	ids       ids
	accounts  []*account
	byName    map[string]*account
	texts     texts
	logins    logins
	outbox    outbox
	arrivals  arrivals
	greylist  greylist
	maildirs  io.Closer // the lock on Options.Maildir

	ctx    context.Context // done when the lab begins to end
	cancel context.CancelFunc
	ending ending
	unhook func() bool // stops the watch over the context that Start was given
	wg     sync.WaitGroup

	opening sync.Mutex // held while Faulty opens a listener

	mu        sync.Mutex
	closed    bool
	sessions  int
	clients   clients
	hosts     hosts
	guesses   guesses
	served    map[string]int            // connections so far, by service
	rolls     map[string]int            // of the die of chance, by fault
	listeners map[string][]net.Listener // by service, or service and fault
}

// Start starts a lab. It ends with Close, or when ctx is done.
func Start(ctx context.Context, o Options) (*Lab, error) {
	o = o.withDefaults()
	if err := o.check(); err != nil {
		return nil, err
	}
	l := &Lab{
		opt:       o,
		log:       wire.NewLog(o.OnEvent),
		ids:       ids{seed: o.Seed},
		accounts:  newAccounts(o.Seed, o.Students),
		served:    map[string]int{},
		rolls:     map[string]int{},
		clients:   newClients(),
		hosts:     hosts{},
		listeners: map[string][]net.Listener{},
		arrivals:  arrivals{most: max(sharedRoom, o.MaxSize)},
	}
	l.byName = byName(l.accounts)
	if err := l.checkPolicies(); err != nil {
		return nil, err
	}
	if err := l.certify(); err != nil {
		return nil, err
	}
	if err := l.openMaildirs(osDisk{}); err != nil {
		return nil, errors.Join(err, l.closeMaildirs())
	}
	l.ctx, l.cancel = context.WithCancel(ctx)
	l.ending = newEnding(ctx)
	l.unhook = context.AfterFunc(ctx, l.finish)
	if o.Mail {
		if err := l.stock(); err != nil {
			_ = l.Close() // the error is that of the maildrops
			return nil, err
		}
	}
	if err := l.listen(); err != nil {
		_ = l.Close() // the error is that of the listener
		return nil, err
	}
	return l, nil
}

// certify makes the lab's certificate authority and its servers' certificate.
func (l *Lab) certify() (err error) {
	if l.ca, err = newAuthority(l.opt.Listen); err != nil {
		return fmt.Errorf("make the lab's certificate authority: %w", err)
	}
	l.certFault = misbehave(POP3S, l.opt.Faults).cert // as every service's
	if l.tls, err = l.tlsWith(l.certFault); err != nil {
		return fmt.Errorf("make the lab's certificate: %w", err)
	}
	return nil
}

// check refuses options that mean nothing.
func (o Options) check() error {
	if o.MaxSessions < 0 {
		return fmt.Errorf("%d sessions: there must be room for one at least", o.MaxSessions)
	}
	if o.Students < 0 || o.Students > maxStudents {
		return fmt.Errorf("%d students: there can be 0 to %d", o.Students, maxStudents)
	}
	return checkFaults(o.Faults)
}

func (o Options) withDefaults() Options {
	if o.Listen == "" {
		o.Listen = "127.0.0.1"
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.OnError == nil {
		o.OnError = func(error) {}
	}
	if o.MaxSize == 0 {
		o.MaxSize = 10 << 20
	}
	if o.MaxSessions == 0 {
		o.MaxSessions = 4096
	}
	o.Limits = o.Limits.withDefaults()
	if o.MaxRecipients == 0 {
		o.MaxRecipients = 100
	}
	return o
}

// Hostname is the name that the lab's servers give themselves.
func (l *Lab) Hostname() string { return Hostname }

// CAs returns a pool that holds the lab's certificate authority and no other.
func (l *Lab) CAs() *x509.CertPool { return l.ca.pool() }

// CAPEM returns the certificate of the lab's certificate authority in PEM.
func (l *Lab) CAPEM() []byte { return l.ca.pem() }

// Close ends the lab, as Stop does.
func (l *Lab) Close() error { return l.Stop() }

// Stop ends the listeners, and the sessions after the command that they are at, and
// waits for them, for some seconds at most. Users and Mailbox can still be asked. It
// may be called twice.
func (l *Lab) Stop() error {
	l.unhook()
	l.finish()
	l.wg.Wait()
	l.ending.late.Stop()
	l.ending.cut()
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.closeMaildirs()
}

func (l *Lab) closeListeners() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	for _, lns := range l.listeners {
		for _, ln := range lns {
			ln.Close() // whether or not it was still open, it takes nothing more
		}
	}
}

func (l *Lab) hasEnded() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.closed
}

// errClosed is the error for a lab that has ended.
var errClosed = errors.New("the lab has ended")
