package probe

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strconv"
	"sync"
	"time"

	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// Service is what a port is for.
type Service struct {
	Name     string
	Port     int
	Proto    trace.Proto
	Implicit bool // TLS comes first
}

// Services are the services of mail that are looked for, at their usual ports.
func Services() []Service {
	return []Service{
		{"smtp", 25, trace.SMTP, false}, {"submissions", 465, trace.SMTP, true}, {"submission", 587, trace.SMTP, false},
		{"pop3", 110, trace.POP3, false}, {"pop3s", 995, trace.POP3, true},
	}
}

// Port is what was found at one.
type Port struct {
	Service string `json:"service"`
	Port    int    `json:"port"`
	// State is open, or why there was no connection: refused, timeout, unreachable,
	// no-host, dns, failed.
	State string `json:"state"`
	// Speaks is the protocol that answered; empty for what is not recognised.
	Speaks string `json:"speaks,omitempty"`
	// Mode is how it encrypts: implicit, starttls or none.
	Mode string         `json:"tls,omitempty"`
	TLS  *trace.TLSInfo `json:"tls_info,omitempty"`
	// Clear and Inside are the ways to log in that are offered before TLS and within.
	Clear  []string `json:"login_in_clear,omitempty"`
	Inside []string `json:"login_in_tls,omitempty"`
	// Size is the largest message that is taken, in octets; 0 if it is not told.
	Size int64 `json:"size,omitempty"`
	// Error is what the look failed at, as in the summary of a trace.
	Error string `json:"error,omitempty"`
	// Unsafe are tokens: no-tls, clear-login, bad-certificate, old-tls, broken,
	// wrong-protocol.
	Unsafe []string `json:"unsafe,omitempty"`
}

// Setting is what to type into a mail program.
type Setting struct {
	Host string `json:"host"`
	Port int    `json:"port"`
	// TLS is implicit or starttls.
	TLS   string   `json:"tls"`
	Login []string `json:"login"`
}

// Sheet is what a look at a host came to.
type Sheet struct {
	Host  string `json:"host"`
	Ports []Port `json:"ports"`
	// Incoming and Outgoing are the safe settings that are best; nil where there is
	// none.
	Incoming *Setting `json:"incoming,omitempty"`
	Outgoing *Setting `json:"outgoing,omitempty"`
	// Lab says that this is the built-in lab, whose ports differ from run to run.
	Lab bool `json:"-"`
}

// Options say how to look.
type Options struct {
	Services []Service
	// Connect is the host that is connected to, where it is not the one to be named.
	Connect    string
	ServerName string
	RootCAs    *x509.CertPool
	Network    string
	Timeout    time.Duration // of each wait; all of it takes three at the most
}

// Look looks at all ports of a host at once. It logs in nowhere.
func Look(ctx context.Context, host string, o Options) *Sheet {
	ctx, cancel := context.WithTimeout(ctx, 3*o.Timeout)
	defer cancel()
	s := &Sheet{Host: host, Ports: make([]Port, len(o.Services))}
	var all sync.WaitGroup
	for i, service := range o.Services {
		all.Go(func() { s.Ports[i] = look(ctx, host, service, o) })
	}
	all.Wait()
	s.advise()
	return s
}

// look holds a session at one port, up to where one would log in.
func look(ctx context.Context, host string, service Service, o Options) Port {
	p := Port{Service: service.Name, Port: service.Port}
	at := host
	if o.Connect != "" {
		at = o.Connect
	}
	nc, err := session.Dial(ctx, o.Network, net.JoinHostPort(at, strconv.Itoa(service.Port)), o.Timeout)
	if err != nil {
		p.State = "failed"
		if f := new(session.Error); errors.As(err, &f) && f.Why != "" {
			p.State = f.Why
		}
		return p
	}
	p.State = "open"
	seen := &reader{port: &p, asked: map[int]string{}}
	// A bad certificate or an old version is found, not refused: nothing secret is said.
	cfg := session.Config{Log: wire.NewLog(seen.event), Timeout: o.Timeout, TLS: session.TLSAuto, Auth: "none",
		TLSOptions: wire.TLSOptions{ServerName: o.ServerName, RootCAs: o.RootCAs, Insecure: true,
			TLSChoice: wire.TLSChoice{MinVersion: tls.VersionTLS10}}}
	if cfg.TLSOptions.ServerName == "" {
		cfg.TLSOptions.ServerName = host
	}
	if service.Implicit {
		cfg.TLS = session.TLSImplicit
	}
	if service.Proto == trace.POP3 {
		_, err = session.POP3(ctx, nc, &session.POP3Config{Config: cfg})
	} else {
		_, err = session.SMTP(ctx, nc, &session.SMTPConfig{Config: cfg})
	}
	if f := new(session.Error); errors.As(err, &f) {
		p.Error = string(f.At)
	}
	p.judge(service)
	return p
}
