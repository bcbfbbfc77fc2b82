package lab

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
	"time"
)

// lifetime is how long the lab's certificates are valid: a school week.
const lifetime = 7 * 24 * time.Hour

// authority is the lab's certificate authority. Its key never leaves memory, and
// its certificate's name constraints make it good for this machine and the domain
// test only, so that trusting it risks nothing.
type authority struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	dns  []string // the names and addresses of the server's certificate
	ips  []net.IP
	more []string // those of them that come of where the lab listens
}

// newAuthority makes an authority whose constraints also allow the address or
// name that the lab listens on, and nothing beside it.
func newAuthority(listen string) (*authority, error) {
	return namedAuthority("mailproto lab CA", listen)
}

func namedAuthority(name, listen string) (*authority, error) {
	a := &authority{
		dns: []string{"localhost", Hostname, Domain},
		ips: []net.IP{net.IPv4(127, 0, 0, 1).To4(), net.IPv6loopback},
	}
	t := template(name)
	t.IsCA = true
	t.MaxPathLenZero = true
	t.KeyUsage = x509.KeyUsageCertSign
	t.ExtKeyUsage = append(t.ExtKeyUsage, x509.ExtKeyUsageClientAuth) // of the lab's users
	t.PermittedDNSDomainsCritical = true
	t.PermittedDNSDomains = []string{"localhost", "test"}
	t.PermittedIPRanges = []*net.IPNet{
		{IP: net.IPv4(127, 0, 0, 0).To4(), Mask: net.CIDRMask(8, 32)},
		only(net.IPv6loopback),
	}
	for _, name := range reachable(listen) {
		a.allow(t, name)
	}
	var err error
	if a.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		return nil, err
	}
	der, err := x509.CreateCertificate(rand.Reader, t, t, a.key.Public(), a.key)
	if err != nil {
		return nil, err
	}
	a.cert, err = x509.ParseCertificate(der)
	return a, err
}

// allow adds a name or address by which the lab is reached to the constraints of the
// authority and to the names of the server.
func (a *authority) allow(t *x509.Certificate, name string) {
	ip := net.ParseIP(name)
	if v4 := ip.To4(); v4 != nil {
		ip = v4
	}
	switch {
	case name == "localhost", ip != nil && (ip.Equal(a.ips[0]) || ip.Equal(a.ips[1])):
		return
	case ip == nil:
		a.dns = append(a.dns, name)
		t.PermittedDNSDomains = append(t.PermittedDNSDomains, name)
	default:
		a.ips = append(a.ips, ip)
		if !ip.IsLoopback() {
			t.PermittedIPRanges = append(t.PermittedIPRanges, only(ip))
		}
	}
	a.more = append(a.more, name)
}

// only is the range that holds one address.
func only(ip net.IP) *net.IPNet {
	return &net.IPNet{IP: ip, Mask: net.CIDRMask(8*len(ip), 8*len(ip))}
}

// template is what all of the lab's certificates have in common.
func template(name string) *x509.Certificate {
	serial := make([]byte, 16)
	rand.Read(serial) // never fails
	now := time.Now()
	return &x509.Certificate{
		SerialNumber:          new(big.Int).SetBytes(serial),
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             now.Add(-time.Hour), // clocks differ
		NotAfter:              now.Add(lifetime),
		BasicConstraintsValid: true,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
}

// certFault is what is wrong with a server's certificate.
type certFault struct {
	foreign  bool // it is for another name
	expired  bool
	stranger bool // no known authority has signed it
	early    bool // it is not valid yet
	own      bool // it has signed itself
}

// otherName is the name in a certificate that is for another server.
const otherName = "other.test"

// serverCertificate makes the key and the certificate of the lab's servers.
func (a *authority) serverCertificate() (tls.Certificate, error) {
	return a.faultyCertificate(certFault{})
}

// faultyCertificate is serverCertificate with something wrong; who has signed it
// is the caller's matter.
func (a *authority) faultyCertificate(f certFault) (tls.Certificate, error) {
	t := template(Hostname)
	t.KeyUsage = x509.KeyUsageDigitalSignature
	t.DNSNames, t.IPAddresses = a.dns, a.ips
	if f.foreign {
		t.Subject.CommonName, t.DNSNames, t.IPAddresses = otherName, []string{otherName}, nil
	}
	if f.expired { // yesterday, after a whole life
		t.NotAfter = time.Now().Add(-24 * time.Hour)
		t.NotBefore = t.NotAfter.Add(-lifetime)
	}
	if f.early { // from tomorrow on
		t.NotBefore = time.Now().Add(24 * time.Hour)
		t.NotAfter = t.NotBefore.Add(lifetime)
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	issuer, signer := a.cert, a.key
	if f.own {
		issuer, signer = t, key
	}
	der, err := x509.CreateCertificate(rand.Reader, t, issuer, key.Public(), signer)
	if err != nil {
		return tls.Certificate{}, err
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, nil
}

// tlsWith is the TLS configuration of servers with something wrong with their
// certificate; the lab's own where that is as wrong.
func (l *Lab) tlsWith(f certFault) (*tls.Config, error) {
	if l.tls != nil && f == l.certFault {
		return l.tls, nil
	}
	ca := l.ca
	if f.stranger {
		var err error
		if ca, err = namedAuthority("mailproto unknown CA", l.opt.Listen); err != nil {
			return nil, err
		}
	}
	cert, err := ca.faultyCertificate(f)
	if err != nil {
		return nil, err
	}
	// A client's certificate is welcome and not demanded; whose it is shows at the login.
	return &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12,
		ClientAuth: tls.RequestClientCert, ClientCAs: l.ca.pool()}, nil
}

func (a *authority) pool() *x509.CertPool {
	p := x509.NewCertPool()
	p.AddCert(a.cert)
	return p
}

func (a *authority) pem() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
}
