package wire

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"fmt"
	"strings"

	"mailproto/trace"
)

// Bounds of what is told of a server's certificates: a hostile one may hold
// thousands of names.
const (
	maxNames = 100
	maxChain = 10
)

// exporterLabel is what the value of the tls-exporter channel binding is derived
// with (RFC 9266 §2).
const exporterLabel = "EXPORTER-Channel-Binding"

// shownExporter is how many of its 32 octets are told: enough to compare the two
// ends, too few to stand for it.
const shownExporter = 8

// handshakeDetail tells what a handshake that succeeded agreed on.
func handshakeDetail(info *trace.TLSInfo, cs tls.ConnectionState, shown func(string) string) {
	if cs.CurveID != 0 {
		info.KeyExchange = cs.CurveID.String()
	}
	info.ALPN = shown(cs.NegotiatedProtocol)
	info.Resumed = cs.DidResume
	// Below TLS 1.3 the value is unique only with an extension that may be absent
	// (RFC 9266 §4.2); Go then refuses to derive it.
	if value, err := cs.ExportKeyingMaterial(exporterLabel, nil, 32); err == nil {
		info.Exporter = hex.EncodeToString(value[:shownExporter])
	}
}

// certificates tells what stands in the chain, and in the response that is stapled
// to it (RFC 6066 §8).
func certificates(info *trace.TLSInfo, cs tls.ConnectionState, keep bool, shown func(string) string) {
	info.Chain, info.OCSP = nil, ""
	for i, cert := range cs.PeerCertificates {
		if i == maxChain {
			break
		}
		info.Chain = append(info.Chain, certificate(cert, keep, shown))
	}
	if len(cs.OCSPResponse) > 0 && len(cs.PeerCertificates) > 0 {
		info.OCSP = stapled(cs.OCSPResponse, cs.PeerCertificates[0].SerialNumber)
	}
}

func certificate(cert *x509.Certificate, keep bool, shown func(string) string) trace.Certificate {
	sum := sha256.Sum256(cert.Raw)
	c := trace.Certificate{
		Subject: distinguished(cert.Subject, shown), Issuer: distinguished(cert.Issuer, shown),
		NotBefore: cert.NotBefore.UTC(), NotAfter: cert.NotAfter.UTC(),
		Key: keyOf(cert), Signature: cert.SignatureAlgorithm.String(), SHA256: hex.EncodeToString(sum[:]),
	}
	if keep {
		c.DER = cert.Raw
	}
	return c
}

// distinguished shows a whole name. Where only its escapes hide a secret from being
// found, they are left out.
func distinguished(n pkix.Name, shown func(string) string) string {
	s := shown(n.String())
	if plain := shown(strings.ReplaceAll(n.String(), `\`, "")); strings.Count(plain, trace.Mask) > strings.Count(s, trace.Mask) {
		return plain
	}
	return s
}

// keyOf names the kind and size of a certificate's key.
func keyOf(cert *x509.Certificate) string {
	switch key := cert.PublicKey.(type) {
	case *rsa.PublicKey:
		return fmt.Sprintf("RSA %d", key.N.BitLen())
	case *ecdsa.PublicKey:
		return "ECDSA " + key.Curve.Params().Name
	case ed25519.PublicKey:
		return "Ed25519"
	}
	return cert.PublicKeyAlgorithm.String()
}

// names are all that a certificate is for, as many as are told.
func names(info *trace.TLSInfo, leaf *x509.Certificate, shown func(string) string) {
	info.Names, info.NamesMore = nil, 0
	add := func(name string) {
		if len(info.Names) == maxNames {
			info.NamesMore++
			return
		}
		info.Names = append(info.Names, shown(name))
	}
	for _, n := range leaf.DNSNames {
		add(n)
	}
	for _, ip := range leaf.IPAddresses {
		add(ip.String())
	}
	if len(info.Names) == 0 && leaf.Subject.CommonName != "" {
		add(leaf.Subject.CommonName)
	}
}
