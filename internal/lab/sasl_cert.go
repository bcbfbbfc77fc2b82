package lab

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"fmt"
)

// ClientCertificate issues a certificate by which a user of the lab can log in with
// EXTERNAL, and its key, both in PEM. It names the user by a mail address.
func (l *Lab) ClientCertificate(user string) (cert, key []byte, err error) {
	a := l.named(user)
	if a == nil {
		return nil, nil, fmt.Errorf("the lab has no user %q", user)
	}
	t := template(a.Address)
	t.KeyUsage = x509.KeyUsageDigitalSignature
	t.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	t.EmailAddresses = []string{a.Address}
	own, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	der, err := x509.CreateCertificate(rand.Reader, t, l.ca.cert, own.Public(), l.ca.key)
	if err != nil {
		return nil, nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(own)
	if err != nil {
		return nil, nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), nil
}

// certified is the user whose certificate the client showed in the handshake; nil if
// it showed none, or one that the lab has not issued.
func (p party) certified() *account {
	state, ok := p.conn.TLSState()
	if !ok || len(state.PeerCertificates) == 0 {
		return nil
	}
	leaf := state.PeerCertificates[0]
	_, err := leaf.Verify(x509.VerifyOptions{Roots: p.lab.ca.pool(), KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}})
	if err != nil || len(leaf.EmailAddresses) != 1 {
		return nil
	}
	return p.lab.named(leaf.EmailAddresses[0])
}

// external is EXTERNAL (RFC 4422 §A.1): the handshake has proven already who the
// client is.
func (p party) external() *exchange {
	return &exchange{begins: true, respond: func(response []byte) result {
		a := p.certified()
		if a == nil || !p.mayActAs(string(response), a.Name) {
			return refuse("The certificate is not that user's")
		}
		return admit(a)
	}}
}
