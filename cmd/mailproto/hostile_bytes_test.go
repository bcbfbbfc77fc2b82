package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// nasty is what would steer a terminal, hide text or break a parser: colours, a
// title and the clipboard set, C1 controls both as runes and as single octets,
// text turned round, a carriage return, a backspace, NUL, octets that are no UTF-8,
// line and paragraph separators, characters without width.
const nasty = "\x1b[31mred\x1b]0;title\x07\x1b]52;c;aGk=\x1b\\ \u009b2J\u009d52;c;aGk=\u009c \x9b31m\x90q\x9c " +
	"\u202etxt.exe\u202c\u2066\u2069\u200f \rover\b\b \x00 \xff\xfe\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80 \u2028\u2029\u200b\ufeff\u00ad\U000e0041 \x7f"

// TestNastyBytes says nasty things wherever a server can. That checkVisible finds
// nothing is what is tested; the sessions hold.
func TestNastyBytes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proto, script, args string
		code                int
	}{
		{"smtp", "S: 220-mx {N}|S: 220 {N}|C: EHLO|S: 250-mx {N}|S: 250-{N}|S: 250-SIZE 9999 {N}|S: 250-AUTH PLAIN {N}|S: 250-{N}={N}|S: 250 {N}|C: AUTH PLAIN|S: 235-{N}|S: 235 2.7.0 {N}|" +
			"C: MAIL|S: 250 2.1.0 {N}|C: RCPT|S: 550-5.1.1 {N}|S: 550 5.1.1 {N}|C: RCPT|S: 250 {N}|C: DATA|S: 354 {N}|data|S: 250 {N}|C: QUIT|S: 221 {N}",
			"-u bob -f a@x.test -t b@x.test -t c@x.test --tls none", exitOK},
		{"smtp", "S: 554-{N}|S: 554 {N}|C: QUIT|S: 221 {N}", "", exitGreeting},
		{"smtp", "S: 220 x|C: EHLO|S: 550 {N}|C: HELO|S: 550 {N}|C: QUIT|S: 221 {N}", "", exitHello},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH LOGIN|C: AUTH LOGIN|S: 334 {N}|C: Ym9i|S: 334 {B}|C: |S: 535 {N}|C: QUIT|S: 221 {N}", "-u bob --tls none", exitAuth},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH {N}|C: QUIT|S: 221 {N}", "-u bob --tls none", exitAuth},
		{"smtp", "S: 220 x|C: EHLO|S: 250 x|C: MAIL|S: 550 {N}|C: QUIT|S: 221 {N}", "-f a@x.test -t b@x.test", exitMail},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|S: 454 {N}|C: QUIT|S: 221 {N}", "-u bob", exitTLS},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|S: 220 {N}|octet|S: {N}|hang", "--timeout 3s", exitTLS},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|raw: 220 go\r\n{N}\r\n|hang", "", exitProtocol},
		{"smtp", "S: {N}|hang", "", exitProtocol},
		{"smtp", "S: 220 x|C: EHLO|S: 250-{N}|S: 451 {N}|C: |S: {N}|C: QUIT|S: 221 {N}", "", exitProtocol},
		{"smtp", "S: 220 x|C: EHLO|raw: 250-{N}", "", exitLost},
		{"smtp", "S: {N}|hang", "--tls implicit", exitTLS},
		{"pop3", "S: +OK <{N}@{N}> {N}|C: CAPA|S: +OK {N}|S: {N}|S: USER {N}|S: SASL PLAIN {N}|S: IMPLEMENTATION {N}|S: {N} {N}|S: .|C: USER|S: +OK {N}|C: PASS|S: +OK {N}|C: STAT|S: +OK 1 20 {N}|" +
			"C: LIST|S: +OK {N}|S: 1 20 {N}|S: {N}|S: .|C: UIDL|S: +OK {N}|S: 1 {N}|S: .|C: TOP|S: +OK {N}|S: Subject: {N}|S: .|C: RETR|S: +OK {N}|S: {N}|raw: {N}\n{N}|S: |S: .|C: QUIT|S: +OK {N}",
			"-u bob --tls none --top 1,1 --retr 1", exitOK},
		{"pop3", "S: -ERR {N}|C: QUIT|S: +OK {N}", "", exitGreeting},
		{"pop3", "S: +OK|C: CAPA|S: -ERR {N}|C: USER|S: -ERR [IN-USE] {N}|C: QUIT|S: +OK {N}", "-u bob --tls none", exitAuth},
		{"pop3", "S: +OK|C: CAPA|S: +OK|S: SASL PLAIN|S: .|C: AUTH PLAIN|S: + {N}|C: |S: -ERR [{N}] {N}|C: QUIT|S: +OK {N}", "-u bob --tls none", exitAuth},
		{"pop3", "S: +OK|C: CAPA|S: {N}|hang", "", exitProtocol},
		{"pop3", "S: +OK|C: CAPA|S: +OK|S: {N}|raw: {N}", "", exitLost},
	} {
		text := strings.NewReplacer("{N}", nasty, "{B}", base64.StdEncoding.EncodeToString([]byte(nasty)))
		f := serve(t, strings.Split(text.Replace(c.script), "|")...)
		t.Run(c.proto+" "+c.script, func(t *testing.T) {
			call{args: append([]string{"trace", c.proto, f.addr}, strings.Fields(c.args)...), password: "builder"}.
				inEachView(t, func(t *testing.T, o outcome) { o.want(t, c.code) })
		})
	}
}

// TestNastyCertificate has it all in the certificate.
func TestNastyCertificate(t *testing.T) {
	t.Parallel()
	runes := strings.ToValidUTF8(nasty, "?")
	cert := &x509.Certificate{
		Subject:  pkix.Name{CommonName: runes, Organization: []string{runes}},
		DNSNames: []string{"\x1b]52;c;aGk=\x07.test", "a\r\nb.test", "\x00.test"},
	}
	noNames := &x509.Certificate{Subject: pkix.Name{Organization: []string{runes}, CommonName: runes}}
	for _, c := range []*x509.Certificate{cert, noNames} {
		f := serveAs(t, c, "tls", "S: 220 x", "C: EHLO", "S: 250 x", "C: QUIT", "S: 221 x")
		args := []string{"trace", "smtp", f.addr, "--tls", "implicit"}
		t.Run("refused", func(t *testing.T) {
			call{args: append(slices.Clone(args), "--ca-file", f.caFile)}.
				inEachView(t, func(t *testing.T, o outcome) { o.want(t, exitTLS) })
		})
		t.Run("insecure", func(t *testing.T) {
			call{args: append(slices.Clone(args), "--insecure")}.
				inEachView(t, func(t *testing.T, o outcome) { o.want(t, exitOK) })
		})
	}
}

// TestInjection puts clear text behind the reply that begins TLS: a man in the
// middle could, and it must not be taken for what came encrypted.
func TestInjection(t *testing.T) {
	t.Parallel()
	for proto, script := range map[string]string{
		"smtp": "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|raw: 220 go\r\n250-x\r\n250 AUTH PLAIN\r\n|tls|C: EHLO",
		"pop3": "S: +OK|C: CAPA|S: +OK|S: STLS|S: .|C: STLS|raw: +OK\r\n+OK\r\nUSER\r\n.\r\n|tls|C: CAPA",
	} {
		f := serve(t, strings.Split(script, "|")...)
		t.Run(proto, func(t *testing.T) {
			call{args: []string{"trace", proto, f.addr, "-u", "bob", "--ca-file", f.caFile}, password: "builder"}.
				inEachView(t, func(t *testing.T, o outcome) {
					o.want(t, exitProtocol).says(t, "response-injection")
					if !strings.Contains(t.Name(), "zh") && !strings.Contains(t.Name(), "60") {
						o.says(t, "the server broke the protocol: response-injection", "hint: mailproto explain response-injection")
					}
				})
			checkUnsaid(t, f)
		})
	}
}

// checkUnsaid checks that the server was told neither password nor command for it.
func checkUnsaid(t *testing.T, f *fake) {
	t.Helper()
	heard := f.heard()
	checkSecret(t, heard, "builder")
	for _, verb := range []string{"AUTH", "USER", "PASS", "MAIL"} {
		if strings.Contains(heard, verb) {
			t.Errorf("the server was told %s:\n%s", verb, heard)
		}
	}
}

// TestStripped has the offer of TLS taken out: with a password to send, that is the
// end.
func TestStripped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proto, script, args string
		code                int
		says                string
	}{
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH PLAIN LOGIN|C: QUIT|S: 221 x", "-u bob -f a@x.test -t b@x.test", exitTLS, "does not offer STARTTLS"},
		{"smtp", "S: 220 x|C: EHLO|S: 500 what|C: HELO|S: 250 x|C: QUIT|S: 221 x", "-u bob -f a@x.test -t b@x.test", exitTLS, "does not offer STARTTLS"},
		{"smtp", "S: 220 x|C: EHLO|S: 250 x|C: QUIT|S: 221 x", "--tls starttls", exitTLS, "does not offer STARTTLS"},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|S: 502 no|C: QUIT|S: 221 x", "-u bob", exitTLS, "STARTTLS was refused: 502 no"},
		{"pop3", "S: +OK|C: CAPA|S: +OK|S: USER|S: .|C: QUIT|S: +OK", "-u bob", exitTLS, "does not offer STLS"},
		{"pop3", "S: +OK|C: CAPA|S: +OK|S: STLS|S: .|C: STLS|S: -ERR no|C: QUIT|S: +OK", "-u bob", exitTLS, "STLS was refused: -ERR no"},
		{"pop3", "S: +OK|C: CAPA|S: -ERR what|C: QUIT|S: +OK", "-u bob", exitCapa, "the server knows no CAPA"},
	} {
		f := serve(t, strings.Split(c.script, "|")...)
		o := call{args: append([]string{"trace", c.proto, f.addr}, strings.Fields(c.args)...), password: "builder"}.run(t)
		o.want(t, c.code).says(t, c.says, "hint: ")
		checkUnsaid(t, f)
	}
}

// TestEchoes has the password said back, in every form and at every place. The
// call itself finds it in the output.
func TestEchoes(t *testing.T) {
	t.Parallel()
	const password = "Gr8 wonder/land?"
	b64 := base64.StdEncoding.EncodeToString([]byte(password))
	plain := base64.StdEncoding.EncodeToString([]byte("\x00bob\x00" + password))
	x := hex.EncodeToString([]byte(password))
	e := fmt.Sprintf("you said %s, %s, %s, %s, %s", password, b64, plain, x, strings.ToUpper(x))
	for _, c := range []struct {
		proto, script, args string
		code                int
	}{
		{"smtp", "S: 220 {E}|C: EHLO|S: 250-{E}|S: 250 AUTH PLAIN|C: AUTH PLAIN|S: 535-5.7.8 {E}|S: 535 5.7.8 {E}|C: QUIT|S: 221 {E}", "-u bob --tls none", exitAuth},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH LOGIN|C: AUTH LOGIN|S: 334 VXNlcm5hbWU6|C: Ym9i|S: 334 {B}|C: |S: 535 {E}|C: QUIT|S: 221 {E}", "-u bob --tls none", exitAuth},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH PLAIN|C: AUTH PLAIN|S: 235 {E}|C: MAIL|S: 550 {E}|C: QUIT|S: 221 {E}", "-u bob --tls none -f a@x.test -t b@x.test", exitMail},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH PLAIN|C: AUTH PLAIN|S: {E}|hang", "-u bob --tls none", exitProtocol},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH PLAIN|C: AUTH PLAIN|raw: 535 {E}", "-u bob --tls none", exitLost},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH PLAIN|C: AUTH PLAIN|raw: 535 {E}\n|C: QUIT|S: 221 \x00{E}\r", "-u bob --tls none", exitAuth},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH X {E}|C: QUIT|S: 221 x", "-u bob --tls none", exitAuth},
		{"smtp", "S: {E}|hang", "-u bob --tls none", exitProtocol},
		{"smtp", "S: {E}|hang", "-u bob --tls implicit", exitTLS},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|raw: 220 go\r\n{E}\r\n|hang", "-u bob", exitProtocol},
		{"smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|S: 220 go|octet|S: {E}|hang", "-u bob", exitTLS},
		{"pop3", "S: +OK {E}|C: CAPA|S: +OK {E}|S: USER|S: {E}|S: .|C: USER|S: +OK {E}|C: PASS|S: -ERR [AUTH] {E}|C: QUIT|S: +OK {E}", "-u bob --tls none", exitAuth},
		{"pop3", "S: +OK|C: CAPA|S: +OK|S: SASL PLAIN|S: .|C: AUTH PLAIN|S: + {B}|C: |S: -ERR {E}|C: QUIT|S: +OK {E}", "-u bob --tls none", exitAuth},
		{"pop3", "S: +OK|C: CAPA|S: -ERR {E}|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 1 1 {E}|C: LIST|S: +OK|S: 1 1 {E}|S: {E}|S: .|C: UIDL|S: +OK|S: 1 {E}|S: .|C: QUIT|S: +OK {E}", "-u bob --tls none", exitOK},
		{"pop3", "S: +OK|C: CAPA|S: -ERR {E}|C: USER|S: +OK|C: PASS|S: {E}|hang", "-u bob --tls none", exitProtocol},
	} {
		f := serve(t, strings.Split(strings.NewReplacer("{E}", e, "{B}", b64).Replace(c.script), "|")...)
		t.Run(c.proto+" "+c.script, func(t *testing.T) {
			call{args: append([]string{"trace", c.proto, f.addr}, strings.Fields(c.args)...), password: password}.
				inEachView(t, func(t *testing.T, o outcome) { o.want(t, c.code) })
		})
	}
}

// far is a connection that does not stay on this machine.
type far struct{ net.Conn }

func (far) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 587} }

// TestClearPassword refuses to send a password to another machine unencrypted, also
// where the user said --tls none.
func TestClearPassword(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proto  trace.Proto
		script string
		allow  bool
		code   int
	}{
		{trace.SMTP, "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH PLAIN LOGIN|C: QUIT|S: 221 x", false, exitAuth},
		{trace.SMTP, "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH PLAIN LOGIN|C: AUTH|S: 235 x|C: QUIT|S: 221 x", true, exitOK},
		{trace.POP3, "S: +OK|C: CAPA|S: +OK|S: USER|S: SASL PLAIN|S: .|C: QUIT|S: +OK", false, exitAuth},
		{trace.POP3, "S: +OK|C: CAPA|S: -ERR|C: QUIT|S: +OK", false, exitAuth},
	} {
		f := serve(t, strings.Split(c.script, "|")...)
		nc, err := net.Dial("tcp", f.addr)
		if err != nil {
			t.Fatal(err)
		}
		cfg := session.Config{Log: wire.NewLog(nil), TLS: session.TLSNone, Auth: "auto", User: "bob", Password: "builder",
			AllowCleartext: c.allow, Timeout: 10 * time.Second}
		if c.proto == trace.SMTP {
			_, err = session.SMTP(context.Background(), far{nc}, &session.SMTPConfig{Config: cfg})
		} else {
			_, err = session.POP3(context.Background(), far{nc}, &session.POP3Config{Config: cfg})
		}
		if code := exitCode(err); code != c.code {
			t.Errorf("%s: exit code %d, want %d: %v", c.proto, code, c.code, err)
		}
		if c.code == exitOK {
			continue
		}
		checkUnsaid(t, f)
		var told bytes.Buffer
		u := &ui{err: &told, getenv: func(string) string { return "" }, width: 1000}
		u.fail(&traceError{err: err, target: &target{}, opts: &traceOptions{proto: c.proto, tls: "none"}})
		if !strings.Contains(told.String(), "the password was not sent") || !strings.Contains(told.String(), "--allow-cleartext-auth") {
			t.Errorf("it is told so: %s", told.String())
		}
	}
}
