package session

import (
	"context"
	"errors"
	"net"
	"os"
	"syscall"
	"time"
)

// Dial connects to a host and port within the timeout. network is "tcp", or
// "tcp4" or "tcp6" to insist on one address family. Its error is a FailConnect
// whose Why tells apart no-host, refused, timeout and unreachable.
func Dial(ctx context.Context, network, address string, timeout time.Duration) (net.Conn, error) {
	d := net.Dialer{Timeout: timeout}
	nc, err := d.DialContext(ctx, network, address)
	if err == nil {
		return nc, nil
	}
	if ctx.Err() != nil {
		return nil, &Error{At: FailInterrupted, Err: ctx.Err()}
	}
	return nil, &Error{At: FailConnect, Why: dialFault(err), Detail: address, Err: err}
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
