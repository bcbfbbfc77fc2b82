package servertest

import (
	"crypto/tls"
	"fmt"
	"io"
	"maps"
	"net"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
)

// A DovecotServer is a running Dovecot. Users log in as "alice" or as
// "alice@lab.test". Over loopback Dovecot takes a password in clear too:
// it counts a connection from its own address as safe.
type DovecotServer struct {
	POP3  string // host:port in clear, with STLS
	POP3S string // host:port with TLS from the first octet

	CAFile     string // the certificate (PEM) of the authority that signed the server's
	AuthSocket string // the UNIX socket on which Postfix asks for passwords

	authority *authority
	mail      mailStore
	process   *process
}

// Dovecot starts a Dovecot with empty mailboxes for alice and bob. It ends
// with the test.
func Dovecot(t testing.TB, opts ...Option) *DovecotServer {
	t.Helper()
	require(t)
	o := newOptions(opts)
	version, conf := dovecotVersion(t)
	program := program(t, "dovecot")
	dir := folder(t, "dovecot")
	d := &DovecotServer{
		AuthSocket: filepath.Join(dir, "sasl"),
		authority:  newAuthority(t, dir),
		mail:       newMailStore(t, filepath.Join(dir, "mail")),
	}
	d.CAFile = d.authority.caFile
	write(t, filepath.Join(dir, "users"), passwords())
	file, log := filepath.Join(dir, "dovecot.conf"), filepath.Join(dir, "dovecot.log")
	free := ports(t, 2)
	d.POP3, d.POP3S = net.JoinHostPort(ipv4Loopback, free[0]), net.JoinHostPort(ipv4Loopback, free[1])
	write(t, file, d.config(t, conf, version, log, free, o))
	d.process = launch(t, log, "starting up for", program, "-F", "-c", file)
	return d
}

// Logs returns what Dovecot has logged so far.
func (d *DovecotServer) Logs() string { return string(d.process.logs()) }

// TLSConfig returns a client's settings that trust only this server's
// authority.
func (d *DovecotServer) TLSConfig() *tls.Config { return d.authority.tlsConfig() }

// Deliver puts a message straight into a user's mailbox, without SMTP. It
// is what RETR answers if its lines end with CRLF (a bare LF is answered as
// CRLF). A session that is open already does not see it (RFC 1939 §4).
func (d *DovecotServer) Deliver(t testing.TB, user string, message io.Reader) {
	t.Helper()
	if err := d.mail.deliver(user, message); err != nil {
		t.Fatalf("real servers: deliver: %v", err)
	}
}

// Mail returns the folder that holds a Maildir for each user, named by the user.
func (d *DovecotServer) Mail() string { return d.mail.dir }

// Own gives what lies in the mail store to Dovecot, which reads nothing of root's.
func (d *DovecotServer) Own(t testing.TB) {
	t.Helper()
	if err := d.mail.own(); err != nil {
		t.Fatalf("real servers: own: %v", err)
	}
}

// Messages returns the files that hold a user's messages, oldest first.
// Their lines end with LF where Postfix delivered them.
func (d *DovecotServer) Messages(user string) []string { return d.mail.messages(user) }

// WaitForMail waits until a user has at least n messages, and returns the
// files that hold them, oldest first. Too long a wait ends the test.
func (d *DovecotServer) WaitForMail(t testing.TB, user string, n int) []string {
	t.Helper()
	return d.mail.wait(t, user, n)
}

// passwords returns the passwd-file.
func passwords() string {
	var b strings.Builder
	all := users()
	for _, user := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&b, "%s:{PLAIN}%s\n", user, all[user])
	}
	return b.String()
}

// dovecotVersion returns the installed version and the template of the
// configuration that it reads: 2.4 has renamed most of what 2.3 reads.
func dovecotVersion(t testing.TB) (version string, conf *template.Template) {
	t.Helper()
	full := output(t, "dovecot", "--version")
	version = regexp.MustCompile(`^\d+\.\d+(\.\d+)?`).FindString(full)
	switch {
	case strings.HasPrefix(version, "2.3."):
		return version, template.Must(template.New("dovecot.conf").Parse(dovecotCommon + dovecot23))
	case strings.HasPrefix(version, "2.4."):
		return version, template.Must(template.New("dovecot.conf").Parse(dovecotHead24 + dovecotCommon + dovecot24))
	}
	Unavailable(t, fmt.Sprintf("Dovecot %q is installed; 2.3 or 2.4 is needed", full))
	return "", nil
}

// config returns dovecot.conf.
func (d *DovecotServer) config(t testing.TB, conf *template.Template, version, log string, ports []string, o options) string {
	t.Helper()
	var b strings.Builder
	err := conf.Execute(&b, map[string]any{
		"Version":    version,
		"Dir":        filepath.Dir(log),
		"Mail":       d.mail.dir,
		"Log":        log,
		"Listen":     strings.Join(loopbacks(), ", "),
		"POP3":       ports[0],
		"POP3S":      ports[1],
		"Cert":       d.authority.certFile,
		"Key":        d.authority.keyFile,
		"AuthSocket": d.AuthSocket,
		"Mechanisms": strings.ToLower(strings.Join(o.mechanisms, " ")),
		"UID":        mailUID,
		"GID":        mailGID,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range o.dovecotExt {
		fmt.Fprintf(&b, "%s = %s\n", s.name, s.value)
	}
	b.WriteString(d.blocks(t, o))
	return b.String()
}
