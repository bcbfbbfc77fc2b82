package transcript

import (
	"strings"
	"time"

	"mailproto/trace"
)

// longestField is the most characters of a field that a tool tells of a handshake.
const longestField = 300

// visibleInfo makes what a tool told of a handshake harmless and bounds it.
func visibleInfo(i *trace.TLSInfo) {
	for _, s := range []*string{&i.Version, &i.Cipher, &i.ServerName, &i.Issuer, &i.Error, &i.Reason,
		&i.KeyExchange, &i.ALPN, &i.OCSP, &i.Exporter, &i.ClientCertificate} {
		*s = field(*s)
	}
	if len(i.Names) > 100 {
		i.Names = i.Names[:100]
	}
	for n := range i.Names {
		i.Names[n] = field(i.Names[n])
	}
	if len(i.Chain) > 10 {
		i.Chain = i.Chain[:10]
	}
	for n := range i.Chain {
		c := &i.Chain[n]
		for _, s := range []*string{&c.Subject, &c.Issuer, &c.Key, &c.Signature, &c.SHA256} {
			*s = field(*s)
		}
	}
}

func field(s string) string {
	v, _ := trace.Visible([]byte(strings.TrimSpace(s)))
	if len(v) <= longestField {
		return v
	}
	return strings.ToValidUTF8(v[:longestField], "")
}

// tlsVersion writes a version as crypto/tls names it: TLSv1.3 and TLS1.3 are TLS
// 1.3, TLSv1 is TLS 1.0.
func tlsVersion(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 4 || !strings.EqualFold(s[:3], "TLS") {
		return s
	}
	n := strings.TrimLeft(s[3:], "vV ")
	if n == "1" {
		n = "1.0"
	}
	return "TLS " + n
}

// commonName finds the common name in a distinguished name as tools print it:
// "CN = a", "/C=x/CN=a", "C=x,CN=a".
func commonName(dn string) string {
	_, rest, ok := strings.Cut(dn, "CN")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " ")
	if !strings.HasPrefix(rest, "=") {
		return commonName(rest)
	}
	rest = strings.TrimLeft(rest[1:], " ")
	if i := strings.IndexAny(rest, ",/\""); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimSpace(rest)
}

// certTime reads a time of a certificate as OpenSSL prints it.
func certTime(s string) time.Time {
	t, err := time.Parse("Jan _2 15:04:05 2006 MST", strings.TrimSpace(s))
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// certFault names what is wrong with a certificate or a handshake, as
// trace.TLSInfo.Error does, from the words of the usual libraries.
func certFault(reason string) string {
	r := strings.ToLower(reason)
	for _, f := range []struct{ words, name string }{
		{"self-signed certificate in certificate chain", "unknown-ca"},
		{"self signed certificate in certificate chain", "unknown-ca"},
		{"self-signed", "self-signed"},
		{"self signed", "self-signed"},
		{"not yet", "not-yet-valid"},
		{"expired", "expired"},
		{"hostname mismatch", "wrong-name"},
		{"host name", "wrong-name"},
		{"hostname", "wrong-name"},
		{"owner does not match", "wrong-name"},
		{"does not match", "wrong-name"},
		{"subject name", "wrong-name"},
		{"issuer", "unknown-ca"},
		{"verify the first certificate", "unknown-ca"},
		{"certificate verify failed", "unknown-ca"},
		{"unknown ca", "unknown-ca"},
		{"not trusted", "unknown-ca"},
		{"wrong version number", "not-tls"},
		{"unexpected tls packet", "not-tls"},
		{"unknown protocol", "not-tls"},
		{"record layer failure", "not-tls"},
		{"unsupported protocol", "protocol-version"},
		{"protocol version", "protocol-version"},
		{"timeout", "timeout"},
		{"timed out", "timeout"},
		{"handshake", "handshake-failure"},
	} {
		if strings.Contains(r, f.words) {
			return f.name
		}
	}
	return "other"
}

// offersTLS reports a line of EHLO or CAPA that no server sends inside TLS (RFC 3207
// §4.2, RFC 2595 §4): the connection is in clear.
func offersTLS(line []byte) bool {
	_, _, text, ok := trace.SplitReplyLine(line)
	return string(line) == "STLS" || ok && string(text) == "STARTTLS"
}

// failed notes that a handshake failed, and in which words the tool says so.
func (p *parser) failed(reason string) {
	if info := p.handshake(); info != nil && info.Error == "" {
		info.Error, info.Reason, info.Verified = certFault(reason), reason, false
	}
}
