package wire

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strings"
	"sync"
	"time"

	"mailproto/trace"
)

// TLSOptions say how the client checks the server.
type TLSOptions struct {
	ServerName string
	// RootCAs are trusted; nil means the system's.
	RootCAs *x509.CertPool
	// Insecure takes any certificate, and the events say so.
	Insecure bool
	TLSChoice
	// Certificates are the client's own, shown to a server that asks for one.
	Certificates []tls.Certificate
}

// StartTLS turns the connection into an encrypted one: at once after connecting
// (implicit TLS), or after a positive reply to STARTTLS or STLS. What the server
// sent in clear behind that reply is refused, for it could come from anybody
// (RFC 3207 §4.2). A failed handshake is reported as an event, too.
func (c *Client) StartTLS(o TLSOptions) error {
	if n := c.r.Buffered(); n > 0 {
		behind, _ := c.r.Peek(n)
		return c.refuse("response-injection", behind)
	}
	seen := &firstBytes{Conn: c.plain}
	info := &trace.TLSInfo{ServerName: o.ServerName, Insecure: o.Insecure}
	t := tls.Client(seen, clientConfig(o, info, c.field))
	c.asked = true // our hello is the next question
	done := c.wait(c.timeout)
	err := t.HandshakeContext(c.ctx)
	done()
	seen.stop()
	if err != nil {
		return c.tlsFailed(info, seen.bytes, err)
	}
	handshakeDetail(info, t.ConnectionState(), c.field)
	c.reset(t)
	c.handshake = info
	c.asked = len(c.pending) > 0 // behind implicit TLS the greeting is still to come
	c.add(trace.Event{Kind: trace.Secured, TLSInfo: info})
	return nil
}

// clientConfig checks the certificate itself, so that what is wrong with it can
// be told together with what stands in it. Each text that the server has chosen goes
// through shown: its certificate may hold anything, also the password.
func clientConfig(o TLSOptions, info *trace.TLSInfo, shown func(string) string) *tls.Config {
	cfg := &tls.Config{
		ServerName:         o.ServerName,
		InsecureSkipVerify: true, // VerifyConnection does it, see above
		VerifyConnection: func(cs tls.ConnectionState) error {
			describe(info, cs, shown)
			certificates(info, cs, o.KeepCertificates, shown)
			err := verify(cs, o)
			info.Verified = err == nil
			if err != nil {
				info.Error, info.Reason = certificateFault(cs, err), shown(err.Error())
			}
			if o.Insecure {
				return nil
			}
			return err
		},
	}
	o.apply(cfg, info)
	return cfg
}

func verify(cs tls.ConnectionState, o TLSOptions) error {
	vo := x509.VerifyOptions{Roots: o.RootCAs, DNSName: o.ServerName, Intermediates: x509.NewCertPool()}
	for _, cert := range cs.PeerCertificates[1:] {
		vo.Intermediates.AddCert(cert)
	}
	leaf := cs.PeerCertificates[0]
	if o.ServerName == "" {
		// Verify would check no name at all.
		return leaf.VerifyHostname("")
	}
	_, err := leaf.Verify(vo)
	return err
}

// certificateFault names what is wrong with a certificate.
func certificateFault(cs tls.ConnectionState, err error) string {
	leaf := cs.PeerCertificates[0]
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	switch {
	case strings.Contains(err.Error(), "insecure algorithm"): // it is wrapped in texts only
		return "weak-signature"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		if time.Now().Before(invalid.Cert.NotBefore) {
			return "not-yet-valid"
		}
		return "expired"
	case errors.As(err, &name):
		return "wrong-name"
	case errors.As(err, &unknown):
		if string(leaf.RawIssuer) == string(leaf.RawSubject) {
			return "self-signed"
		}
		return "unknown-ca"
	}
	return "other"
}

func describe(info *trace.TLSInfo, cs tls.ConnectionState, shown func(string) string) {
	info.Version = tls.VersionName(cs.Version)
	info.Cipher = tls.CipherSuiteName(cs.CipherSuite)
	if len(cs.PeerCertificates) == 0 {
		return
	}
	leaf := cs.PeerCertificates[0]
	names(info, leaf, shown)
	info.Issuer = shown(leaf.Issuer.CommonName)
	if info.Issuer == "" {
		info.Issuer = shown(strings.Join(leaf.Issuer.Organization, ", "))
	}
	info.NotBefore, info.NotAfter = leaf.NotBefore.UTC(), leaf.NotAfter.UTC()
}

// field is visible for what the other side has chosen: the secrets are hidden first, for
// a part of one that the bound leaves over would not be found.
func (c *conn) field(s string) string { return visible(string(c.mask.Hide([]byte(s)))) }

// visible makes a field of a certificate harmless and bounds it.
func visible(s string) string {
	v, _ := trace.Visible([]byte(s))
	return cutRunes(v, 300)
}

func firstLine(b []byte) []byte {
	for i, c := range b {
		if c == '\r' || c == '\n' {
			return b[:i]
		}
	}
	return b
}

// firstBytes remembers the first octets that are read from a connection, so that
// clear text where a handshake was expected can be shown.
type firstBytes struct {
	net.Conn
	mu    sync.Mutex
	done  bool
	bytes []byte
}

func (f *firstBytes) Read(b []byte) (int, error) {
	n, err := f.Conn.Read(b)
	f.mu.Lock()
	defer f.mu.Unlock()
	if room := 512 - len(f.bytes); !f.done && room > 0 {
		f.bytes = append(f.bytes, b[:min(n, room)]...)
	}
	return n, err
}

func (f *firstBytes) stop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.done = true
}
