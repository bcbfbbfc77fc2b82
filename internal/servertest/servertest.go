// Package servertest starts real mail servers for tests: Postfix and Exim as
// SMTP servers and Dovecot as the POP3 server, from Debian's packages.
//
// Every server runs in the foreground as a child of the test, on loopback
// addresses and ports of its own, with a configuration, queue and mail
// store in a temporary folder. Nothing of the system's own servers is
// read, changed, started or stopped. When the test ends, so do
// the servers, and when it failed, their logs are printed.
//
// A server is ready in a fraction of a second, so each test starts its own;
// tests that can share one start it in a parent test and use t.Run.
package servertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The domain that the servers serve, and the users that have a mailbox in
// it. The passwords are published, protect nothing, and are the lab's own.
const (
	Domain = "lab.test"
	Host   = "mail." + Domain // the name that the servers give themselves

	Alice         = "alice"
	AliceAddress  = Alice + "@" + Domain
	AlicePassword = "wonderland"
	Bob           = "bob"
	BobAddress    = Bob + "@" + Domain
	BobPassword   = "builder"
)

// users names every mailbox with its password.
func users() map[string]string {
	return map[string]string{Alice: AlicePassword, Bob: BobPassword}
}

// An Option changes how the servers are set up.
type Option func(*options)

// options is what the options given to Postfix or Dovecot add up to.
type options struct {
	dovecot    *DovecotServer
	mechanisms []string
	postfix    []setting // added to main.cf
	dovecotExt []setting // added to dovecot.conf
	blocks     []string  // added to dovecot.conf behind them
}

// A setting is one "name = value" line of a server's configuration.
type setting struct{ name, value string }

// newOptions applies opts to the defaults.
func newOptions(opts []Option) options {
	o := options{mechanisms: []string{"plain", "login"}}
	for _, opt := range opts {
		opt(&o)
	}
	return o
}

// Mechanisms sets the SASL mechanisms that both servers offer, in place of
// PLAIN and LOGIN. "APOP" adds the timestamp to Dovecot's POP3 greeting.
func Mechanisms(names ...string) Option {
	return func(o *options) { o.mechanisms = names }
}

// MessageSizeLimit sets the largest message that Postfix takes, in octets.
// Unset, it is Postfix's own 10,240,000.
func MessageSizeLimit(octets int64) Option {
	return PostfixSetting("message_size_limit", strconv.FormatInt(octets, 10))
}

// PostfixSetting sets a parameter of Postfix's main.cf, after and above
// this package's own.
func PostfixSetting(name, value string) Option {
	return func(o *options) { o.postfix = append(o.postfix, setting{name, value}) }
}

// DovecotSetting sets a parameter of dovecot.conf, after and above this
// package's own. Names differ between Dovecot 2.3 and 2.4.
func DovecotSetting(name, value string) Option {
	return func(o *options) { o.dovecotExt = append(o.dovecotExt, setting{name, value}) }
}

// WithDovecot makes Postfix deliver into the mail store of a Dovecot that
// runs already, and ask it for passwords.
func WithDovecot(d *DovecotServer) Option {
	return func(o *options) { o.dovecot = d }
}

// install says how to get the servers.
const install = "apt-get install --no-install-recommends postfix dovecot-core dovecot-pop3d dovecot-lmtpd"

// require ends the test unless this process can start the servers.
func require(t testing.TB) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skipf("the real servers are started on Linux only, this is %s", runtime.GOOS)
	}
	if os.Geteuid() != 0 {
		Unavailable(t, "they switch between users of their own and must be started by root")
	}
}

// Unavailable skips the test, because of what reason says is missing. In a
// CI run it fails: there a skipped test would hide a broken set-up.
func Unavailable(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("real servers: %s", reason)
	}
	t.Skipf("real servers: %s", reason)
}

// program returns the path of a server's program. Debian installs them in
// /usr/sbin and /usr/bin, and a user's PATH need not hold the first.
func program(t testing.TB, name string) string {
	t.Helper()
	path, err := find(name)
	if err != nil {
		Unavailable(t, name+" is not installed; "+install)
	}
	return path
}

// find returns the path of a program.
func find(name string) (string, error) {
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	path := filepath.Join("/usr/sbin", name)
	_, err := os.Stat(path)
	return path, err
}

// output runs a server's program for what it prints, without the last line
// end.
func output(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program(t, name), args...).Output()
	if err != nil {
		t.Fatalf("real servers: %s %s: %v", name, strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out))
}

// folder makes a temporary folder that is removed when the test has ended.
// It is not t.TempDir, which only this process's user may enter, while the
// servers work under users of their own; and it lies in /tmp whatever
// TMPDIR says, because a UNIX socket's path has at most 108 bytes.
func folder(t testing.TB, pattern string) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", pattern)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Errorf("real servers: %v", err)
		}
	})
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// write makes one file of a server's configuration, readable by all: it
// holds nothing secret, and several users of the server read it. The file
// is dated back, since Postfix's programs wait for two seconds when they
// find that one has only just been written, lest it is not complete.
func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, past, past); err != nil {
		t.Fatal(err)
	}
}
