package session

import (
	"context"
	"errors"
	"net"
	"net/http/httptrace"
	"os"
	"sync"
	"syscall"
	"time"
)

// Spent is how long it took until a connection stood: to look the name up, and to
// connect. Several addresses are tried at a time (RFC 8305), so that the two may
// not be told apart any further.
type Spent struct{ Lookup, Connect time.Duration }

// Dial connects to a host and port within the timeout. network is "tcp", or
// "tcp4" or "tcp6" to insist on one address family. Its error is a FailConnect
// whose Why tells apart no-host, refused, timeout and unreachable.
func Dial(ctx context.Context, network, address string, timeout time.Duration) (net.Conn, error) {
	nc, _, err := DialTimed(ctx, network, address, timeout)
	return nc, err
}

// DialTimed is Dial, and says where its time went, also where it failed.
func DialTimed(ctx context.Context, network, address string, timeout time.Duration) (net.Conn, Spent, error) {
	return DialVia(ctx, nil, network, address, timeout)
}

// DialVia is DialTimed that asks a resolver of the caller's own; nil is the system's.
func DialVia(ctx context.Context, r *net.Resolver, network, address string, timeout time.Duration) (net.Conn, Spent, error) {
	d := net.Dialer{Timeout: timeout, Resolver: r}
	start := time.Now()
	lookup := &lookupClock{}
	nc, err := d.DialContext(lookup.watch(ctx), network, address)
	spent := Spent{Lookup: lookup.took()}
	spent.Connect = time.Since(start) - spent.Lookup
	if err == nil {
		return nc, spent, nil
	}
	if ctx.Err() != nil {
		return nil, spent, &Error{At: FailInterrupted, Err: ctx.Err()}
	}
	return nil, spent, &Error{At: FailConnect, Why: dialFault(err), Detail: address, Err: err}
}

// lookupClock measures the look-up within a dial. The dialer reports it to what
// package httptrace puts into the context, for whatever protocol it dials.
type lookupClock struct {
	mu           sync.Mutex // a dial that was given up may still report
	start, ended time.Time
}

func (l *lookupClock) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		DNSStart: func(httptrace.DNSStartInfo) { l.set(&l.start) },
		DNSDone:  func(httptrace.DNSDoneInfo) { l.set(&l.ended) },
	})
}

func (l *lookupClock) set(t *time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	*t = time.Now()
}

// took is the time of the look-up; 0 where there was none.
func (l *lookupClock) took() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.start.IsZero():
		return 0
	case l.ended.IsZero():
		return time.Since(l.start)
	}
	return l.ended.Sub(l.start)
}

func dialFault(err error) string {
	var dns *net.DNSError
	var addr *net.AddrError
	switch {
	case errors.As(err, &addr):
		return "no-family"
	case errors.As(err, &dns) && dns.IsNotFound:
		return "no-host"
	case errors.As(err, &dns):
		return "dns"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "refused"
	case errors.Is(err, os.ErrDeadlineExceeded), isTimeout(err):
		return "timeout"
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return "unreachable"
	}
	return ""
}

func isTimeout(err error) bool {
	var t net.Error
	return errors.As(err, &t) && t.Timeout()
}
