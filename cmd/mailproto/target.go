package main

import (
	"context"
	"crypto/x509"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"mailproto/internal/lab"
	"mailproto/trace"
)

// target is where a session goes.
type target struct {
	network string // "unix" for a socket of this machine; empty: TCP
	address string // host:port to connect to, or the socket's path
	host    string
	port    string
	name    string // that the certificate must have
	shown   string // what the trace calls it; empty: its network address
	roots   *x509.CertPool
	lab     *lab.Lab
	// stranger reports that the lab takes mail there from strangers, and no login.
	stranger bool
	// find looks for the server by the DNS and connects; nil where it was named.
	find finder
	tls  bool // found as a service that begins in TLS
}

// implicit reports whether the port is one where TLS comes first.
func (t *target) implicit() bool {
	return slices.Contains([]string{"465", "995", "2465", "2995"}, t.port)
}

// parseTarget reads HOST, HOST:PORT, [V6]:PORT, a bare IPv6 address or unix:PATH.
func parseTarget(s, defaultPort string) (*target, error) {
	if path, ok := strings.CutPrefix(s, "unix:"); ok {
		return unixTarget(path)
	}
	host, port := s, defaultPort
	if _, rest, ok := strings.Cut(s, "://"); ok {
		return nil, &userError{msg: text("%q is no HOST:PORT but a URL", "%q 是网址，不是 HOST:PORT").Sprintf(s),
			hint: text("type: %s", "请输入：%s").Sprintf(strings.TrimRight(rest, "/"))}
	}
	switch {
	case strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]"):
		host = s[1 : len(s)-1]
	case strings.Count(s, ":") > 1 && !strings.HasPrefix(s, "["):
		// A bare IPv6 address.
	case strings.Contains(s, ":"):
		var err error
		if host, port, err = net.SplitHostPort(s); err != nil {
			return nil, usage(text("%q is no HOST:PORT", "%q 不是 HOST:PORT 的形式"), s)
		}
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return nil, usage(text("%q is no port: ports are 1 to 65535", "%q 不是端口：端口是 1 到 65535"), port)
	}
	if host == "" || strings.ContainsAny(host, " \t\r\n/@\x00") {
		return nil, usage(text("%q is no host", "%q 不是主机名"), host)
	}
	if strings.Contains(host, ":") && net.ParseIP(strings.SplitN(host, "%", 2)[0]) == nil {
		return nil, usage(text("%q is no IPv6 address", "%q 不是 IPv6 地址"), host)
	}
	return &target{address: net.JoinHostPort(host, port), host: host, port: port, name: host}, nil
}

// The built-in lab's clock stands still, so that what a class sees is the same
// each time.
var labTime = time.Date(2026, time.January, 5, 8, 30, 0, 0, time.UTC)

func labClock() time.Time { return labTime }

// startLab starts the lab inside this program, with faults, and points at one of its
// services.
func startLab(ctx context.Context, p trace.Proto, tlsMode string, faults []string) (*target, error) {
	service := lab.Submission
	switch {
	case p == trace.POP3 && tlsMode == "implicit":
		service = lab.POP3S
	case p == trace.POP3:
		service = lab.POP3
	case tlsMode == "implicit":
		service = lab.Submissions
	}
	service, err := faultyService(p, service, faults)
	if err != nil {
		return nil, err
	}
	l, err := lab.Start(ctx, lab.Options{Clock: labClock, Seed: "mailproto", Mail: true, Faults: faults})
	if err != nil {
		return nil, labError(err)
	}
	return &target{address: l.Addr(service), name: l.Hostname(), host: l.Hostname(),
		shown: "lab " + service, roots: l.CAs(), lab: l, stranger: service == lab.MX}, nil
}
