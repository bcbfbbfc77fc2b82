package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// newMsmtp reads what msmtp and mpop print with -d: their settings ("host =
// localhost"), what they know of TLS, and the dialogue behind "--> " and "<-- ".
func newMsmtp(p *parser) func([]byte) {
	p.proto = trace.SMTP
	if p.format == Mpop {
		p.proto = trace.POP3
	}
	p.cur.proto = p.proto
	m := &msmtp{parser: p, checks: true}
	return m.line
}

type msmtp struct {
	*parser
	host, section string
	checks        bool // the certificate is checked
}

func (m *msmtp) line(line []byte) {
	switch {
	case bytes.HasPrefix(line, []byte("--> ")), string(line) == "-->":
		m.client(line[min(4, len(line)):])
	case bytes.HasPrefix(line, []byte("<-- ")), string(line) == "<--":
		m.server(line[min(4, len(line)):])
	default:
		m.text(line, m.note(line))
	}
}

// note reads what the program says itself, and reports whether it is known to.
func (m *msmtp) note(line []byte) bool {
	said := strings.TrimSpace(string(line))
	if key, value, ok := strings.Cut(said, " = "); ok && !strings.HasPrefix(string(line), " ") {
		m.setting(key, value)
		return true
	}
	indented := len(line) > 0 && line[0] == ' '
	switch {
	case said == "TLS session parameters:":
		m.section = ""
		m.handshake()
		return true
	case said == "TLS certificate information:":
		return true
	case indented && m.section != "caps":
		m.tls(said)
		return true
	case said == "Capabilities:", strings.HasPrefix(said, "SMTP server at "), strings.HasPrefix(said, "POP3 server at "):
		m.section = "caps"
		return true
	}
	for _, s := range []string{"msmtp: ", "mpop: ", "ignoring ", "loaded ", "falling back ", "using account ",
		"reading recipients ", "reading ", "new: ", "no new messages", "no messages", "retrieving ", "delivery "} {
		if strings.HasPrefix(said, s) {
			return true
		}
	}
	return indented || said == "" || strings.Contains(said, " at ") && strings.HasSuffix(said, ":") || prompt(line)
}

// setting reads what matters of the settings.
func (m *msmtp) setting(key, value string) {
	switch key {
	case "host":
		m.fresh()
		m.host = value
	case "port":
		if m.host != "" {
			m.connect(m.host + ":" + value)
		}
	case "tls_certcheck":
		m.checks = value != "off"
	}
}

// tls reads the indented lines below "TLS session parameters:" and "TLS
// certificate information:". msmtp ends the session if the certificate does not
// pass, unless the check is turned off.
func (m *msmtp) tls(said string) {
	info := m.cur.shake
	if info == nil {
		return
	}
	switch {
	case strings.HasPrefix(said, "(TLS"):
		version, rest, _ := strings.Cut(strings.TrimPrefix(said, "("), ")-")
		info.Version, info.Cipher = tlsVersion(version), rest
		info.Verified = m.checks
	case strings.HasPrefix(said, "TLS"):
		// Built with OpenSSL or libtls: "TLSv1.3 TLS_AES_256_GCM_SHA384 …".
		version, rest, _ := strings.Cut(said, " ")
		info.Version = tlsVersion(version)
		info.Cipher, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
		info.Verified = m.checks
	case said == "Subject:", said == "Issuer:", strings.HasSuffix(said, ":"):
		m.section = said
	case m.section == "Subject:" && commonName(said) != "":
		info.Names = []string{commonName(said)}
	case m.section == "Issuer:" && commonName(said) != "":
		info.Issuer = commonName(said)
	}
}
