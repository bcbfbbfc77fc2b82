package servertest

import (
	"crypto/tls"
	"fmt"
	"net"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"text/template"
)

// A PostfixServer is a running Postfix. What it accepts for lab.test goes
// into the mail store of its Dovecot. No mail leaves the machine: what an
// authenticated user sends to any other domain comes back as a bounce.
type PostfixServer struct {
	Submission  string // host:port, STARTTLS required, then login required
	Submissions string // host:port with TLS from the first octet, login required
	MX          string // host:port for strangers: lab.test only, STARTTLS offered, no login

	CAFile  string         // the certificate (PEM) of the authority that signed the server's
	Dovecot *DovecotServer // checks the passwords and serves the mail

	process *process
}

// Postfix starts a Postfix, and a Dovecot beside it unless WithDovecot
// names one. Both end with the test.
func Postfix(t testing.TB, opts ...Option) *PostfixServer {
	t.Helper()
	require(t)
	o := newOptions(opts)
	daemons := output(t, "postconf", "-d", "-h", "daemon_directory")
	if o.dovecot == nil {
		o.dovecot = Dovecot(t, opts...)
	}
	p := &PostfixServer{Dovecot: o.dovecot, CAFile: o.dovecot.CAFile}
	dir := folder(t, "postfix")
	makeQueue(t, dir)
	log := filepath.Join(dir, "maillog")
	free := ports(t, 3)
	p.Submission = net.JoinHostPort(ipv4Loopback, free[0])
	p.Submissions = net.JoinHostPort(ipv4Loopback, free[1])
	p.MX = net.JoinHostPort(ipv4Loopback, free[2])
	write(t, filepath.Join(dir, "main.cf"), mainConfig(t, dir, log, o))
	write(t, filepath.Join(dir, "master.cf"), masterConfig(free))
	// The same program that "postfix start" runs, without its shell scripts,
	// which would check and mend the system's own folders.
	p.process = launch(t, log, "daemon started", filepath.Join(daemons, "master"), "-d", "-c", dir)
	return p
}

// Logs returns what Postfix has logged so far.
func (p *PostfixServer) Logs() string { return string(p.process.logs()) }

// TLSConfig returns a client's settings that trust only this server's
// authority.
func (p *PostfixServer) TLSConfig() *tls.Config { return p.Dovecot.TLSConfig() }

// makeQueue makes the folders that Postfix's install script would make.
func makeQueue(t testing.TB, dir string) {
	t.Helper()
	uid, gid := lookup(t, "postfix")
	drop := lookupGroup(t, "postdrop")
	queue := filepath.Join(dir, "queue")
	makeFolder(t, queue, 0o755, 0, 0)
	makeFolder(t, filepath.Join(queue, "pid"), 0o755, 0, 0)
	makeFolder(t, filepath.Join(queue, "public"), 0o710, uid, drop)
	makeFolder(t, filepath.Join(queue, "maildrop"), 0o730, uid, drop)
	for _, name := range strings.Fields("active bounce corrupt defer deferred flush hold incoming private saved trace") {
		makeFolder(t, filepath.Join(queue, name), 0o700, uid, gid)
	}
	makeFolder(t, filepath.Join(dir, "data"), 0o700, uid, gid)
}

// lookup returns the numbers of a user that Debian's package has made.
func lookup(t testing.TB, name string) (uid, gid int) {
	t.Helper()
	u, err := user.Lookup(name)
	if err != nil {
		Unavailable(t, fmt.Sprintf("%v; %s", err, install))
	}
	return number(t, u.Uid), number(t, u.Gid)
}

// lookupGroup returns the number of a group that Debian's package has made.
func lookupGroup(t testing.TB, name string) int {
	t.Helper()
	g, err := user.LookupGroup(name)
	if err != nil {
		Unavailable(t, fmt.Sprintf("%v; %s", err, install))
	}
	return number(t, g.Gid)
}

func number(t testing.TB, id string) int {
	t.Helper()
	n, err := strconv.Atoi(id)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// mainConfig returns main.cf.
func mainConfig(t testing.TB, dir, log string, o options) string {
	t.Helper()
	protocols := "ipv4"
	if hasIPv6() {
		protocols = "all"
	}
	var b strings.Builder
	err := template.Must(template.New("main.cf").Parse(mainCF)).Execute(&b, map[string]any{
		"Dir":        dir,
		"Log":        log,
		"Host":       Host,
		"Domain":     Domain,
		"Protocols":  protocols,
		"Cert":       o.dovecot.authority.certFile,
		"Key":        o.dovecot.authority.keyFile,
		"AuthSocket": o.dovecot.AuthSocket,
		"Mail":       o.dovecot.mail.dir,
		"Users":      []string{Alice, Bob},
		"Postmaster": AliceAddress,
		"UID":        mailUID,
		"GID":        mailGID,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range o.postfix {
		fmt.Fprintf(&b, "%s = %s\n", s.name, s.value)
	}
	return b.String()
}

// masterConfig returns master.cf: the network services on every loopback
// address, then Postfix's own.
func masterConfig(ports []string) string {
	services := []string{masterSubmission, masterSubmissions, masterMX}
	var b strings.Builder
	for _, addr := range loopbacks() {
		for i, service := range services {
			fmt.Fprintf(&b, "[%s]:%s%s", addr, ports[i], service)
		}
	}
	b.WriteString(masterInternal)
	return b.String()
}
