package wire

import (
	"crypto/tls"
	"io"

	"mailproto/trace"
)

// TLSChoice says what the client asks for in the handshake, beside the server's
// certificate.
type TLSChoice struct {
	// MinVersion and MaxVersion are those of crypto/tls; 0 means TLS 1.2 and the
	// newest.
	MinVersion, MaxVersion uint16
	// Protocols are offered by ALPN (RFC 7301 §3.1); nil offers none.
	Protocols []string
	// KeyLog is given the keys of the connection, in the format that Wireshark reads.
	// Whoever has them can read all that is said.
	KeyLog io.Writer
	// KeepCertificates puts the certificates themselves into the events.
	KeepCertificates bool
}

// apply sets up a configuration as it was chosen.
func (o *TLSOptions) apply(cfg *tls.Config, info *trace.TLSInfo) {
	cfg.MinVersion, cfg.MaxVersion = tls.VersionTLS12, o.MaxVersion
	cfg.NextProtos, cfg.KeyLogWriter = o.Protocols, o.KeyLog
	if o.MinVersion != 0 {
		cfg.MinVersion = o.MinVersion
	}
	if cfg.MinVersion < tls.VersionTLS12 {
		// Whoever wants to see what an old server speaks wants its ciphers, too.
		for _, s := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
			cfg.CipherSuites = append(cfg.CipherSuites, s.ID)
		}
	}
	cfg.GetClientCertificate = func(want *tls.CertificateRequestInfo) (*tls.Certificate, error) {
		info.ClientCertificate = "wanted"
		for i := range o.Certificates {
			if want.SupportsCertificate(&o.Certificates[i]) == nil {
				info.ClientCertificate = "sent"
				return &o.Certificates[i], nil
			}
		}
		return &tls.Certificate{}, nil // none: the server decides what comes of it
	}
}
