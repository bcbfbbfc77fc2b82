package trace

import "time"

// Certificate is what stands in one certificate of a server's chain.
type Certificate struct {
	Subject   string    `json:"subject"`
	Issuer    string    `json:"issuer"`
	NotBefore time.Time `json:"not_before"`
	NotAfter  time.Time `json:"not_after"`
	// Key is the kind and size of its public key, Signature how its issuer signed it.
	Key       string `json:"key"`
	Signature string `json:"signature"`
	// SHA256 is the fingerprint, in hexadecimal.
	SHA256 string `json:"sha256"`
	// DER is the certificate itself, where it was asked for.
	DER []byte `json:"der,omitempty"`
}
