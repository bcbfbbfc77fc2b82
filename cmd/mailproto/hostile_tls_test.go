package main

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"net"
	"slices"
	"strings"
	"testing"
)

// TestHostileCertificates: a certificate whose every name holds the password, in several
// forms, and what steers a terminal, in all views; whether it is trusted or not.
func TestHostileCertificates(t *testing.T) {
	t.Parallel()
	const password = "Tr0ub,4dor+&3?" // a distinguished name escapes some of it
	said := password + " \x1b[2J\u202e " + base64.StdEncoding.EncodeToString([]byte(password))
	names := pkix.Name{CommonName: said, Organization: []string{password, said}}
	for _, c := range []struct {
		proto, script, args string
		exit                int
	}{
		{"smtp", smtpTLS + "S: 220 go|tls", "-u bob -f a@b.c -t d@e.f", exitTLS},
		{"pop3", pop3TLS + "S: +OK|tls", "-u bob --servername other.test --ca-file {ca}", exitTLS},
		{"pop3", pop3TLS + "S: +OK|tls|C: CAPA|S: +OK|S: USER|S: .|C: USER|S: +OK|C: PASS|S: -ERR no|C: QUIT|S: +OK", "-u bob --ca-file {ca}", exitAuth},
		{"pop3", pop3TLS + "S: +OK|tls|C: CAPA|S: +OK|S: USER|S: .|C: USER|S: +OK|C: PASS|S: -ERR no|C: QUIT|S: +OK", "-u bob --insecure", exitAuth},
	} {
		for _, view := range []string{"--json", "--level=deep", "--plain --lang=zh", "--width=40"} {
			f := serveAs(t, &x509.Certificate{Subject: names, Issuer: names, DNSNames: []string{"x." + password, "y\x1b[2J." + password + ".test"},
				IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}, strings.Split(c.script, "|")...)
			args := strings.Fields(view + " " + strings.ReplaceAll(c.args, "{ca}", f.caFile))
			o := call{args: slices.Concat([]string{"trace", c.proto, f.addr}, args), password: password}.run(t).want(t, c.exit)
			if strings.Contains(o.out+o.err, "4dor") {
				t.Errorf("%s: a part of the password is shown\n%s%s", view, o.out, o.err)
			}
		}
	}
}

// TestInjectionPipelined: that commands go out in groups later changes nothing about
// what came in clear behind the reply that begins TLS.
func TestInjectionPipelined(t *testing.T) {
	t.Parallel()
	for proto, script := range map[string]string{
		"smtp": "S: 220 x|C: EHLO|S: 250-x|S: 250-PIPELINING|S: 250 STARTTLS|C: STARTTLS|raw: 220 go\r\n250-x\r\n250-PIPELINING\r\n250 AUTH PLAIN\r\n235 in\r\n250 ok\r\n|hang",
		"pop3": "S: +OK|C: CAPA|S: +OK|S: PIPELINING|S: STLS|S: .|C: STLS|raw: +OK\r\n+OK\r\nPIPELINING\r\nUSER\r\n.\r\n+OK\r\n+OK in\r\n|hang",
	} {
		for _, view := range []string{"--json", "--plain"} {
			f := serve(t, strings.Split(script, "|")...)
			args := []string{"trace", proto, f.addr, view, "--pipeline", "-u", "bob", "--ca-file", f.caFile}
			if proto == "smtp" {
				args = append(args, "-f", "a@b.c", "-t", "d@e.f", "--subject", "x")
			}
			o := call{args: args, password: suitePassword}.run(t).want(t, exitProtocol)
			o.says(t, "response-injection")
			checkUnsaid(t, f)
		}
	}
}

// TestOldTLS: a server with nothing newer than TLS 1.1 is told nothing, unless --tls-min
// asks for that.
func TestOldTLS(t *testing.T) {
	t.Parallel()
	for proto, script := range map[string]string{"smtp": smtpTLS + "S: 220 go|old tls", "pop3": pop3TLS + "S: +OK|old tls"} {
		for _, mode := range []string{"starttls", "implicit"} {
			if mode == "implicit" {
				script = "old tls"
			}
			f := serve(t, strings.Split(script, "|")...)
			args := []string{"trace", proto, f.addr, "--json", "--tls", mode, "-u", "bob", "--ca-file", f.caFile}
			o := call{args: args, password: suitePassword}.run(t).want(t, exitTLS)
			if names := named(t, o); !slices.Contains(names, "protocol-version") {
				t.Errorf("%s %s: named %q", proto, mode, names)
			}
			checkUnsaid(t, f)
		}
	}
}
