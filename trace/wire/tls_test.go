package wire_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// authority is a CA of the test's own.
type authority struct {
	t    *testing.T
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t *testing.T) *authority {
	a := &authority{t: t}
	a.key = a.newKey()
	a.cert = a.sign(&x509.Certificate{
		Subject: pkix.Name{CommonName: "Test CA"}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign, NotAfter: time.Now().AddDate(10, 0, 0),
	}, nil, a.key)
	return a
}

func (a *authority) newKey() *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		a.t.Fatal(err)
	}
	return key
}

// sign makes a certificate; without a parent it is signed by its own key.
func (a *authority) sign(tmpl, parent *x509.Certificate, key *ecdsa.PrivateKey) *x509.Certificate {
	tmpl.SerialNumber = big.NewInt(time.Now().UnixNano())
	if tmpl.NotBefore.IsZero() {
		tmpl.NotBefore = time.Now().Add(-time.Hour)
	}
	if tmpl.NotAfter.IsZero() {
		tmpl.NotAfter = time.Now().Add(90 * 24 * time.Hour)
	}
	signer := a.key
	if parent == nil {
		parent, signer = tmpl, key
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, parent, &key.PublicKey, signer)
	if err != nil {
		a.t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		a.t.Fatal(err)
	}
	return cert
}

func (a *authority) pool() *x509.CertPool {
	p := x509.NewCertPool()
	p.AddCert(a.cert)
	return p
}

// server is a server's configuration with a certificate for mx.example.com, or
// what edit makes of it. It has no session tickets: a connection in memory has no
// room for what nobody reads yet.
func (a *authority) server(edit func(*x509.Certificate)) *tls.Config {
	tmpl := &x509.Certificate{Subject: pkix.Name{CommonName: "mx"}, DNSNames: []string{"mx.example.com"}}
	if edit != nil {
		edit(tmpl)
	}
	key := a.newKey()
	cert := a.sign(tmpl, a.cert, key)
	return &tls.Config{
		Certificates:           []tls.Certificate{{Certificate: [][]byte{cert.Raw}, PrivateKey: key}},
		SessionTicketsDisabled: true,
	}
}

// selfSigned is a server's configuration whose certificate is its own CA.
func (a *authority) selfSigned() *tls.Config {
	key := a.newKey()
	cert := a.sign(&x509.Certificate{Subject: pkix.Name{CommonName: "me"}, DNSNames: []string{"mx.example.com"}}, nil, key)
	return &tls.Config{
		Certificates:           []tls.Certificate{{Certificate: [][]byte{cert.Raw}, PrivateKey: key}},
		SessionTicketsDisabled: true,
	}
}

// secure answers a handshake and says hello.
func secure(cfg *tls.Config) func(p *peer) {
	return func(p *peer) {
		s := tls.Server(p.Conn, cfg)
		if s.Handshake() == nil {
			s.Write([]byte("220 mx\r\n"))
			s.Read(make([]byte, 1))
		}
	}
}

func TestCertificates(t *testing.T) {
	now := func(d time.Duration) time.Time { return time.Now().Add(d) }
	for _, tt := range []struct {
		name  string
		edit  func(*x509.Certificate)
		opts  wire.TLSOptions
		roots bool // the test's CA is trusted
		fault string
	}{
		{"good", nil, wire.TLSOptions{ServerName: "mx.example.com"}, true, ""},
		{"good by address", func(c *x509.Certificate) { c.IPAddresses = []net.IP{net.IPv4(192, 0, 2, 1)} }, wire.TLSOptions{ServerName: "192.0.2.1"}, true, ""},
		{"good by wildcard", func(c *x509.Certificate) { c.DNSNames = []string{"*.example.com"} }, wire.TLSOptions{ServerName: "mx.example.com."}, true, ""},
		{"wrong name", nil, wire.TLSOptions{ServerName: "mail.example.com"}, true, "wrong-name"},
		{"no name to check", nil, wire.TLSOptions{}, true, "wrong-name"},
		{"name in the subject only", func(c *x509.Certificate) { c.DNSNames, c.Subject.CommonName = nil, "mx.example.com" },
			wire.TLSOptions{ServerName: "mx.example.com"}, true, "wrong-name"},
		{"expired", func(c *x509.Certificate) { c.NotBefore, c.NotAfter = now(-48*time.Hour), now(-24*time.Hour) },
			wire.TLSOptions{ServerName: "mx.example.com"}, true, "expired"},
		{"not yet valid", func(c *x509.Certificate) { c.NotBefore, c.NotAfter = now(24*time.Hour), now(48*time.Hour) },
			wire.TLSOptions{ServerName: "mx.example.com"}, true, "not-yet-valid"},
		{"unknown CA", nil, wire.TLSOptions{ServerName: "mx.example.com"}, false, "unknown-ca"},
		{"for another purpose", func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageCodeSigning} },
			wire.TLSOptions{ServerName: "mx.example.com"}, true, "other"},
	} {
		for _, insecure := range []bool{false, true} {
			t.Run(tt.name, func(t *testing.T) {
				bubble(t, func(t *testing.T) {
					a := newAuthority(t)
					o := tt.opts
					o.RootCAs, o.Insecure = x509.NewCertPool(), insecure
					if tt.roots {
						o.RootCAs = a.pool()
					}
					checkTLS(t, a.server(tt.edit), o, tt.fault)
				})
			})
		}
	}
}

func TestSelfSigned(t *testing.T) {
	for _, insecure := range []bool{false, true} {
		bubble(t, func(t *testing.T) {
			o := wire.TLSOptions{ServerName: "mx.example.com", RootCAs: x509.NewCertPool(), Insecure: insecure}
			checkTLS(t, newAuthority(t).selfSigned(), o, "self-signed")
		})
	}
}

// checkTLS holds a handshake and compares what is told about it.
func checkTLS(t *testing.T, cfg *tls.Config, o wire.TLSOptions, fault string) {
	t.Helper()
	c, rec := dial(t, wire.Options{Timeout: patience}, secure(cfg))
	err := c.StartTLS(o)
	if works := fault == "" || o.Insecure; works != (err == nil) {
		t.Errorf("error %v", err)
	} else if !works {
		wantFault(t, err, wire.ErrTLS, fault)
	} else if _, err := c.ReadReply(); err != nil || !c.TLS() {
		t.Errorf("after the handshake: %v, TLS %v", err, c.TLS())
	}
	c.Close()
	info := rec.events[1].TLSInfo
	leaf, _ := x509.ParseCertificate(cfg.Certificates[0].Certificate[0])
	switch {
	case info.Error != fault, (info.Reason == "") != (fault == ""), info.Verified != (fault == ""), info.Insecure != o.Insecure:
		t.Errorf("told %+v", info)
	case info.ServerName != o.ServerName, info.Issuer != leaf.Issuer.CommonName, len(info.Names) == 0:
		t.Errorf("told %+v", info)
	case !info.NotBefore.Equal(leaf.NotBefore), !info.NotAfter.Equal(leaf.NotAfter):
		t.Errorf("told %+v", info)
	case info.Version != "TLS 1.3", info.Cipher == "":
		t.Errorf("told %+v", info)
	}
	for _, name := range leaf.DNSNames {
		if !slices.Contains(info.Names, name) {
			t.Errorf("told the names %q, without %s", info.Names, name)
		}
	}
	for _, e := range rec.events[1:] {
		if e.TLS != (err == nil) {
			t.Errorf("event %d: TLS %v", e.Seq, e.TLS)
		}
	}
}

func TestHandshakeFails(t *testing.T) {
	refuse := func(*tls.ClientHelloInfo) (*tls.Config, error) { return nil, errors.New("no") }
	for _, tt := range []struct {
		name          string
		cfg           *tls.Config
		says          string
		fault, detail string
	}{
		{"old version", &tls.Config{MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}, "", "protocol-version", ""},
		{"alert", &tls.Config{GetConfigForClient: refuse}, "", "handshake-failure", ""},
		{"closed", nil, "", "handshake-failure", ""},
		{"cut off", nil, "\x16\x03\x03\x00\x10", "handshake-failure", ""},
		{"clear text", nil, "-ERR TLS is \x1b[31mnot\x1b[0m available\r\nmore\r\n", "not-tls", `-ERR TLS is \x1b[31mnot\x1b[0m available`},
		{"greeting", nil, "220 mx ESMTP\r\n", "not-tls", "220 mx ESMTP"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				c, rec := dial(t, wire.Options{Timeout: patience}, func(p *peer) {
					if tt.cfg != nil {
						tls.Server(p.Conn, tt.cfg).Handshake()
						return
					}
					p.Read(make([]byte, 4096)) // the client's hello
					p.say(tt.says)
				})
				err := c.StartTLS(wire.TLSOptions{ServerName: "mx"})
				wantFault(t, err, wire.ErrTLS, tt.fault)
				c.Close()
				info := rec.events[1].TLSInfo
				if info.Error != tt.fault || tt.detail != "" && info.Reason != tt.detail || info.Verified {
					t.Errorf("told %+v", info)
				}
			})
		})
	}
}

func TestHandshakeTimeout(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, rec := dial(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.Read(make([]byte, 4096))
			p.Read(make([]byte, 1))
		})
		wantTimeout(t, patience, func() error { return c.StartTLS(wire.TLSOptions{ServerName: "mx"}) })
		c.Close()
		rec.want(t, "1 connected pipe\n2 secured: timeout\n3 closed C")
	})
}

func TestHandshakeInterrupted(t *testing.T) {
	bubble(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		c, _ := dialContext(ctx, t, wire.Options{Timeout: patience}, func(p *peer) {
			p.Read(make([]byte, 4096))
			cancel()
		})
		if err := c.StartTLS(wire.TLSOptions{ServerName: "mx"}); !errors.Is(err, wire.ErrInterrupted) {
			t.Error(err)
		}
		c.Close()
	})
}

// TestInjection: what follows the reply to STARTTLS in clear is refused before the
// handshake, in the same segment or with it half a line.
func TestInjection(t *testing.T) {
	for _, behind := range []string{"250 injected\r\n", "2"} {
		bubble(t, func(t *testing.T) {
			c, rec := dial(t, wire.Options{}, func(p *peer) {
				p.hear("STARTTLS")
				p.say("220 go\r\n" + behind)
				if n, _ := p.Read(make([]byte, 1)); n > 0 {
					t.Error("the client began a handshake")
				}
			})
			ask(c, "STARTTLS")
			wantFault(t, c.StartTLS(wire.TLSOptions{ServerName: "mx"}), wire.ErrProtocol, "response-injection")
			c.Close()
			if rec.problems() != "response-injection" {
				t.Errorf("problems %q", rec.problems())
			}
		})
	}
}

// TestTurns counts a handshake as a turn of its own: the client waits for it.
func TestTurns(t *testing.T) {
	bubble(t, func(t *testing.T) {
		a := newAuthority(t)
		c, _ := dial(t, wire.Options{}, func(p *peer) {
			p.say("220 mx\r\n")
			p.hear("STARTTLS")
			p.say("220 go\r\n")
			s := tls.Server(p.Conn, a.server(nil))
			q := newPeer(t, s)
			q.hear("NOOP")
			q.say("250 ok\r\n")
			q.hear()
		})
		c.ReadReply()
		ask(c, "STARTTLS")
		if err := c.StartTLS(wire.TLSOptions{ServerName: "mx.example.com", RootCAs: a.pool()}); err != nil {
			t.Error(err)
		}
		ask(c, "NOOP")
		if n := c.Stats().Turns; n != 4 {
			t.Errorf("%d turns, want 4: greeting, STARTTLS, handshake, NOOP", n)
		}
		c.Close()
	})
}

// TestImplicitTurns: behind a handshake that came first the greeting is a turn.
func TestImplicitTurns(t *testing.T) {
	bubble(t, func(t *testing.T) {
		a := newAuthority(t)
		c, _ := dial(t, wire.Options{}, secure(a.server(nil)))
		if err := c.StartTLS(wire.TLSOptions{ServerName: "mx.example.com", RootCAs: a.pool()}); err != nil {
			t.Error(err)
		}
		c.ReadReply()
		if n := c.Stats().Turns; n != 2 {
			t.Errorf("%d turns, want 2: handshake, greeting", n)
		}
		c.Close()
	})
}

// TestCloseDeafPeer: TLS's goodbye does not wait for a peer that reads nothing.
func TestCloseDeafPeer(t *testing.T) {
	bubble(t, func(t *testing.T) {
		a := newAuthority(t)
		done := make(chan bool)
		c, _ := dial(t, wire.Options{Timeout: patience}, func(p *peer) {
			tls.Server(p.Conn, a.server(nil)).Handshake()
			<-done
		})
		if err := c.StartTLS(wire.TLSOptions{ServerName: "mx.example.com", RootCAs: a.pool()}); err != nil {
			t.Error(err)
		}
		start := time.Now()
		c.Close()
		if d := time.Since(start); d > time.Second {
			t.Errorf("closing took %v", d)
		}
		close(done)
	})
}

// TestCertificateFieldsAreHarmless: a certificate is text from a stranger.
func TestCertificateFieldsAreHarmless(t *testing.T) {
	bubble(t, func(t *testing.T) {
		a := newAuthority(t)
		a.cert.Subject.CommonName = "unused"
		cfg := a.server(func(c *x509.Certificate) {
			c.DNSNames = nil
			c.Subject.CommonName = "\x1b[2J\u202e" + strings.Repeat("x", 400)
		})
		c, rec := dial(t, wire.Options{Timeout: patience}, secure(cfg))
		c.StartTLS(wire.TLSOptions{ServerName: "mx", RootCAs: a.pool(), Insecure: true})
		c.Close()
		info := rec.events[1].TLSInfo
		if len(info.Names) != 1 || len(info.Names[0]) > 310 || !strings.HasPrefix(info.Names[0], `\x1b[2J\u{202E}xxx`) {
			t.Errorf("told %q", info.Names)
		}
		if rec.events[1].Kind != trace.Secured {
			t.Errorf("%v", rec)
		}
	})
}
