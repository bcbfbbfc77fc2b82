package servertest

import (
	"crypto/tls"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"text/template"
)

// An EximServer is a running Exim. It takes mail for lab.test from everybody and for
// nobody else, and keeps it itself: no mail leaves the machine.
type EximServer struct {
	SMTP  string // host:port, STARTTLS and then login offered, neither required
	SMTPS string // host:port with TLS from the first octet, login offered

	CAFile string // the certificate (PEM) of the authority that signed the server's

	authority *authority
	mail      mailStore
	process   *process
}

// installExim says how to get Exim beside Postfix: Debian's packages exclude each
// other, so that only the program is taken out of its package.
const installExim = ".ci/run shows how, in install_exim"

// Exim starts an Exim with empty mailboxes for alice and bob. It ends with the test.
func Exim(t testing.TB) *EximServer {
	t.Helper()
	require(t)
	program := eximProgram(t)
	dir := folder(t, "exim")
	e := &EximServer{authority: newAuthority(t, dir), mail: newMailStore(t, filepath.Join(dir, "mail"))}
	e.CAFile = e.authority.caFile
	// Exim is no longer root when it reads the key.
	if err := os.Chown(e.authority.keyFile, mailUID, mailGID); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"spool", "log"} {
		makeFolder(t, filepath.Join(dir, name), 0o700, mailUID, mailGID)
	}
	free := ports(t, 2)
	e.SMTP, e.SMTPS = net.JoinHostPort(ipv4Loopback, free[0]), net.JoinHostPort(ipv4Loopback, free[1])
	conf := filepath.Join(dir, "exim.conf")
	write(t, conf, e.config(t, program, dir, free))
	e.process = launch(t, filepath.Join(dir, "log", "main"), "daemon started", program, "-C", conf, "-bdf")
	return e
}

// Logs returns what Exim has logged so far.
func (e *EximServer) Logs() string { return string(e.process.logs()) }

// TLSConfig returns a client's settings that trust only this server's authority.
func (e *EximServer) TLSConfig() *tls.Config { return e.authority.tlsConfig() }

// WaitForMail waits until a user has at least n messages, and returns the files that
// hold them, oldest first, their lines ending with LF. Too long a wait ends the test.
func (e *EximServer) WaitForMail(t testing.TB, user string, n int) []string {
	t.Helper()
	return e.mail.wait(t, user, n)
}

// eximProgram returns Exim's path. Debian's is built to give up at once where its
// package's user does not exist, whatever user its configuration names.
func eximProgram(t testing.TB) string {
	t.Helper()
	program, err := find("exim4")
	if err != nil {
		Unavailable(t, "exim4 is not installed; "+installExim)
	}
	if out, err := exec.Command(program, "-C", os.DevNull, "-bV").CombinedOutput(); err != nil {
		Unavailable(t, fmt.Sprintf("exim4 does not run: %s; %s", strings.TrimSpace(string(out)), installExim))
	}
	return program
}

// config returns Exim's configuration.
func (e *EximServer) config(t testing.TB, program, dir string, ports []string) string {
	t.Helper()
	var b strings.Builder
	err := template.Must(template.New("exim.conf").Parse(eximConf)).Execute(&b, map[string]any{
		"Program":       program,
		"Dir":           dir,
		"Mail":          e.mail.dir,
		"Host":          Host,
		"Domain":        Domain,
		"Listen":        strings.Join(loopbacks(), " ; "),
		"SMTP":          ports[0],
		"SMTPS":         ports[1],
		"Cert":          e.authority.certFile,
		"Key":           e.authority.keyFile,
		"Alice":         Alice,
		"Bob":           Bob,
		"AlicePassword": AlicePassword,
		"BobPassword":   BobPassword,
		"UID":           mailUID,
		"GID":           mailGID,
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
