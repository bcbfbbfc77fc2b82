// Package probe looks for the servers of a domain by the DNS, and at the ports of a
// host, without logging in anywhere.
package probe

import (
	"context"
	"errors"
	"net"
	"strings"
	"time"

	"mailproto/trace"
)

// Bounds of what an answer may hold: whoever answers for a domain may be hostile.
const (
	maxRecords = 50
	maxTried   = 10
	maxName    = 255
)

// Why a server was not found.
const (
	NoHost     = "no-host"     // the domain does not exist, or has neither MX nor address
	NullMX     = "null-mx"     // the domain says that it takes no mail (RFC 7505 §3)
	NoSRV      = "no-srv"      // the domain has no SRV records for the service
	NotOffered = "not-offered" // it has, and says that it does not offer the service
	BadDNS     = "dns"         // the DNS could not be asked
)

// Error is why a server was not found.
type Error struct {
	Why, Name string
	Err       error
}

func (e *Error) Error() string { return e.Why + ": " + e.Name }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Host is a server that was found.
type Host struct {
	Name, Port string
	// Implicit reports that TLS comes first, as the service says.
	Implicit bool
}

// Finder asks the DNS.
type Finder struct {
	Resolver *net.Resolver // nil is the system's
	Timeout  time.Duration
	// Emit is given each question with its answer.
	Emit func(trace.Lookup)
}

// Resolver asks the server at an address, host and port, in place of the system's.
func Resolver(address string) *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, address)
	}}
}

func (f *Finder) resolver() *net.Resolver {
	if f.Resolver != nil {
		return f.Resolver
	}
	return net.DefaultResolver
}

// rooted is a name to which no search list of this machine applies.
func rooted(name string) string { return strings.TrimSuffix(name, ".") + "." }

// plain is a name as people write it, harmless and bounded.
func plain(name string) string {
	v, _ := trace.Visible([]byte(strings.TrimSuffix(name, ".")))
	if len(v) > maxName {
		v = strings.ToValidUTF8(v[:maxName], "")
	}
	return v
}

// within bounds one question.
func (f *Finder) within(ctx context.Context) (context.Context, context.CancelFunc) {
	if f.Timeout <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, f.Timeout)
}

// absent reports that the DNS has nothing of that kind, in place of no answer.
func absent(err error) bool {
	var d *net.DNSError
	return errors.As(err, &d) && d.IsNotFound
}

// addresses asks for the addresses of a host, and tells what it is an alias of. It
// reports whether there are any.
func (f *Finder) addresses(ctx context.Context, name string) (bool, error) {
	ctx, cancel := f.within(ctx)
	defer cancel()
	l := trace.Lookup{Type: "ADDRESS", Name: plain(name)}
	ips, err := f.resolver().LookupNetIP(ctx, "ip", rooted(name))
	for i, ip := range ips {
		if i == maxRecords {
			l.More = len(ips) - i
			break
		}
		l.Records = append(l.Records, trace.Record{Host: ip.Unmap().String()})
	}
	switch {
	case err == nil:
		if to, err := f.resolver().LookupCNAME(ctx, rooted(name)); err == nil && !strings.EqualFold(plain(to), plain(name)) {
			l.Alias = plain(to)
		}
	case absent(err):
		l.Error, err = "no-records", nil
	default:
		l.Error = BadDNS
	}
	f.Emit(l)
	return len(ips) > 0, err
}

// Reachable asks for the addresses of a host before it is connected to.
func (f *Finder) Reachable(ctx context.Context, h Host) error {
	ok, err := f.addresses(ctx, h.Name)
	switch {
	case err != nil:
		return &Error{Why: BadDNS, Name: plain(h.Name), Err: err}
	case !ok:
		return &Error{Why: NoHost, Name: plain(h.Name)}
	}
	return nil
}
