package servertest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// An authority is a certificate authority made for one test, and the server
// certificate that it has signed. Its own key is never written anywhere.
type authority struct {
	caFile, certFile, keyFile string
	pool                      *x509.CertPool
}

// newAuthority makes the keys and certificates, valid for a day, and puts
// them into dir as PEM files.
func newAuthority(t testing.TB, dir string) *authority {
	t.Helper()
	caKey, ca := sign(t, certificate("mailproto test CA", true), nil, nil)
	leaf := certificate(Host, false)
	leaf.DNSNames = []string{"localhost", Host}
	leaf.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
	key, cert := sign(t, leaf, caKey, ca)
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	a := &authority{
		caFile:   filepath.Join(dir, "ca.pem"),
		certFile: filepath.Join(dir, "cert.pem"),
		keyFile:  filepath.Join(dir, "key.pem"),
		pool:     x509.NewCertPool(),
	}
	a.pool.AddCert(ca)
	writePEM(t, a.caFile, 0o644, "CERTIFICATE", ca.Raw)
	writePEM(t, a.certFile, 0o644, "CERTIFICATE", cert.Raw)
	// Both servers read the key as root, before they give that up.
	writePEM(t, a.keyFile, 0o600, "PRIVATE KEY", der)
	return a
}

// certificate returns what an authority's or a server's certificate says.
func certificate(name string, isCA bool) *x509.Certificate {
	c := &x509.Certificate{
		SerialNumber:          big.NewInt(time.Now().UnixNano()),
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(24 * time.Hour),
		BasicConstraintsValid: true,
		IsCA:                  isCA,
		KeyUsage:              x509.KeyUsageDigitalSignature,
	}
	if isCA {
		c.KeyUsage = x509.KeyUsageCertSign
	} else {
		c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	}
	return c
}

// sign makes a key and the certificate for it, signed by the issuer, or by
// itself if there is none.
func sign(t testing.TB, c *x509.Certificate, issuerKey *ecdsa.PrivateKey, issuer *x509.Certificate) (*ecdsa.PrivateKey, *x509.Certificate) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if issuer == nil {
		issuerKey, issuer = key, c
	}
	der, err := x509.CreateCertificate(rand.Reader, c, issuer, key.Public(), issuerKey)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return key, cert
}

// writePEM writes one PEM block to a file.
func writePEM(t testing.TB, path string, mode os.FileMode, kind string, der []byte) {
	t.Helper()
	block := pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
	if err := os.WriteFile(path, block, mode); err != nil {
		t.Fatal(err)
	}
}

// tlsConfig returns a client's settings that trust only this authority.
func (a *authority) tlsConfig() *tls.Config {
	return &tls.Config{RootCAs: a.pool, ServerName: Host, MinVersion: tls.VersionTLS12}
}
