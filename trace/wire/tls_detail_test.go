package wire_test

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// good are options that trust the test's CA.
func (a *authority) good(more wire.TLSChoice) wire.TLSOptions {
	return wire.TLSOptions{ServerName: "mx.example.com", RootCAs: a.pool(), TLSChoice: more}
}

// shake holds a handshake and returns what was told of it.
func shake(t *testing.T, cfg *tls.Config, o wire.TLSOptions) (*trace.TLSInfo, error) {
	t.Helper()
	c, rec := dial(t, wire.Options{Timeout: patience}, secure(cfg))
	err := c.StartTLS(o)
	c.Close()
	return rec.events[1].TLSInfo, err
}

// ocspResponse is a response about one certificate, as a responder writes it.
func ocspResponse(t testing.TB, serial *big.Int, status int) []byte {
	t.Helper()
	type certID struct {
		Algorithm  pkix.AlgorithmIdentifier
		Name, Hash []byte
		Serial     *big.Int
	}
	type single struct {
		Cert   certID
		Status asn1.RawValue
		Update time.Time `asn1:"generalized"`
	}
	type data struct {
		Responder asn1.RawValue
		Produced  time.Time `asn1:"generalized"`
		Responses []single
	}
	sha1 := pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}, Parameters: asn1.NullRawValue}
	choice := asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: status}
	now := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
	key, _ := asn1.Marshal([]byte("key"))
	body := marshal(t, struct {
		Data      data
		Algorithm pkix.AlgorithmIdentifier
		Signature asn1.BitString
	}{
		data{asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 2, IsCompound: true, Bytes: key}, now,
			[]single{{certID{sha1, []byte("name"), []byte("hash"), serial}, choice, now}}},
		sha1, asn1.BitString{Bytes: []byte("signed"), BitLength: 48},
	})
	type responseBytes struct {
		Type asn1.ObjectIdentifier
		Body []byte
	}
	return marshal(t, struct {
		Status asn1.Enumerated
		Bytes  responseBytes `asn1:"explicit,tag:0"`
	}{0, responseBytes{asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 1}, body}})
}

func marshal(t testing.TB, v any) []byte {
	t.Helper()
	der, err := asn1.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// TestTLSDetail: what was agreed on is told, and what the server sent.
func TestTLSDetail(t *testing.T) {
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		bubble(t, func(t *testing.T) {
			a := newAuthority(t)
			cfg := a.server(nil)
			cert := &cfg.Certificates[0]
			cert.Certificate = append(cert.Certificate, a.cert.Raw)
			leaf, _ := x509.ParseCertificate(cert.Certificate[0])
			cert.OCSPStaple = ocspResponse(t, leaf.SerialNumber, 0)
			cfg.NextProtos = []string{"pop3"}
			var keys bytes.Buffer
			info, err := shake(t, cfg, a.good(wire.TLSChoice{MaxVersion: version, Protocols: []string{"pop3"}, KeyLog: &keys, KeepCertificates: true}))
			if err != nil {
				t.Fatal(err)
			}
			if info.ALPN != "pop3" || info.OCSP != "good" || info.KeyExchange == "" || info.Resumed {
				t.Errorf("told %+v", info)
			}
			if b, err := hex.DecodeString(info.Exporter); err != nil || len(b) != 8 {
				t.Errorf("exporter %q", info.Exporter)
			}
			if len(info.Chain) != 2 || info.Chain[0].Key != "ECDSA P-256" || info.Chain[0].Signature != "ECDSA-SHA256" ||
				info.Chain[0].Issuer != "CN=Test CA" || info.Chain[1].Subject != "CN=Test CA" {
				t.Errorf("chain %+v", info.Chain)
			}
			if !bytes.Equal(info.Chain[0].DER, leaf.Raw) {
				t.Error("the certificate was not kept")
			}
			if !strings.Contains(keys.String(), "CLIENT_") {
				t.Errorf("keys %q", keys.String())
			}
		})
	}
}

// TestHostileCertificate: a certificate full of escapes and names is told harmlessly,
// and not all of it.
func TestHostileCertificate(t *testing.T) {
	bubble(t, func(t *testing.T) {
		a := newAuthority(t)
		cfg := a.server(func(c *x509.Certificate) {
			c.Subject = pkix.Name{CommonName: "\x1b[2J\u202eevil\u009b31m" + strings.Repeat("x", 1000)}
			c.DNSNames = nil
			for i := range 3000 {
				c.DNSNames = append(c.DNSNames, fmt.Sprintf("n%d.example.com", i))
			}
		})
		info, err := shake(t, cfg, a.good(wire.TLSChoice{}))
		wantFault(t, err, wire.ErrTLS, "wrong-name")
		if len(info.Names) != 100 || info.NamesMore != 2900 || len(info.Chain) != 1 || info.Chain[0].DER != nil {
			t.Errorf("%d names, %d more, chain of %d", len(info.Names), info.NamesMore, len(info.Chain))
		}
		told := fmt.Sprintf("%+v %v", info, err)
		if strings.ContainsAny(told, "\x1b\u202e\u009b") || len(told) > 8000 {
			t.Errorf("told in %d octets: %.300q", len(told), told)
		}
	})
}

// TestHandshakeFaults: each way to fail has a name of its own.
func TestHandshakeFaults(t *testing.T) {
	for _, tt := range []struct {
		name, fault string
		edit        func(*tls.Config)
		choice      wire.TLSChoice
	}{
		{"old server", "protocol-version", func(c *tls.Config) { c.MinVersion, c.MaxVersion = tls.VersionTLS10, tls.VersionTLS11 }, wire.TLSChoice{}},
		{"old server, and old versions are taken", "", func(c *tls.Config) { c.MinVersion, c.MaxVersion = tls.VersionTLS10, tls.VersionTLS11 }, wire.TLSChoice{MinVersion: tls.VersionTLS10}},
		{"new server, and new versions are not offered", "protocol-version", func(c *tls.Config) { c.MinVersion = tls.VersionTLS13 }, wire.TLSChoice{MaxVersion: tls.VersionTLS12}},
		{"no common cipher", "no-cipher", func(c *tls.Config) {
			c.MaxVersion, c.CipherSuites = tls.VersionTLS12, []uint16{tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA}
		}, wire.TLSChoice{}},
		{"certificate demanded in TLS 1.2", "client-certificate", func(c *tls.Config) {
			c.MaxVersion, c.ClientAuth = tls.VersionTLS12, tls.RequireAnyClientCert
		}, wire.TLSChoice{}},
		{"name not served", "unrecognized-name", func(c *tls.Config) {
			c.GetConfigForClient = func(h *tls.ClientHelloInfo) (*tls.Config, error) {
				h.Conn.Write([]byte{21, 3, 3, 0, 2, 2, 112}) // the alert (RFC 8446 §6.2)
				h.Conn.Close()
				return nil, fmt.Errorf("no such name")
			}
		}, wire.TLSChoice{}},
		{"protocol not spoken", "no-protocol", func(c *tls.Config) { c.NextProtos = []string{"h2"} }, wire.TLSChoice{Protocols: []string{"pop3"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				a := newAuthority(t)
				cfg := a.server(nil)
				tt.edit(cfg)
				info, err := shake(t, cfg, a.good(tt.choice))
				if tt.fault == "" {
					if err != nil || info.Version != "TLS 1.1" {
						t.Errorf("%v, told %+v", err, info)
					}
					return
				}
				wantFault(t, err, wire.ErrTLS, tt.fault)
				if info.Error != tt.fault || info.Reason == "" {
					t.Errorf("told %+v", info)
				}
			})
		})
	}
}
