package main

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// lonely is a listener that nobody may connect to.
func lonely(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// checkLonely checks that nobody has connected: our own connection, made now, is
// the first.
func checkLonely(t *testing.T, l net.Listener) {
	t.Helper()
	own, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer own.Close()
	first, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if first.RemoteAddr().String() != own.LocalAddr().String() {
		t.Error("the server was connected to")
	}
}

// TestRefusedBeforeConnecting gives what no session may begin with.
func TestRefusedBeforeConnecting(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	missing, empty, message := filepath.Join(dir, "missing"), file("empty", ""), file("message", "Subject: x\n\ny\n")
	mail := []string{"-f", "a@x.test", "-t", "b@x.test"}
	for _, c := range []struct {
		proto string
		args  []string
		code  int
		says  string
	}{
		// A line end would be a second command.
		{"smtp", []string{"-f", "a@x.test\r\nDATA", "-t", "b@x.test"}, exitUsage, `--from: a line break or NUL in "a@x.test\x0d\x0aDATA"; nothing was sent`},
		{"smtp", []string{"-f", "a@x.test", "-t", "b@x.test\nRSET"}, exitUsage, "--to: a line break"},
		{"smtp", []string{"-f", "a@x.test", "-t", "b\x00@x.test"}, exitUsage, "--to: a line break or NUL"},
		{"smtp", []string{"--ehlo", "a\r\nMAIL"}, exitUsage, "--ehlo: a line break"},
		{"smtp", []string{"-u", "a\r\nb"}, exitUsage, "--user: a line break"},
		{"pop3", []string{"-u", "a\nDELE 1"}, exitUsage, "--user: a line break"},
		{"smtp", []string{"--command", "ehlo:NOOP\r\nRSET"}, exitUsage, "--command: a line break"},
		{"pop3", []string{"--command", "auth:NOOP\nDELE 1"}, exitUsage, "--command: a line break"},
		{"smtp", append(mail, "--mail-param", "A=B\r\nRSET"), exitUsage, "--mail-param: a line break"},
		{"smtp", append(mail, "--rcpt-param", "A=B\nRSET"), exitUsage, "--rcpt-param: a line break"},
		{"smtp", append(mail, "--subject", "x\r\nBcc: y@x.test"), exitUsage, "--subject: a line break"},

		{"smtp", []string{"-f", "nobody", "-t", "b@x.test"}, exitUsage, `--from: "nobody" is no address`},
		{"smtp", []string{"-f", "", "-t", "b@x.test"}, exitUsage, `--from: "" is no address`},
		{"smtp", []string{"-f", "a@x.test", "-t", "@x.test"}, exitUsage, "is no address"},
		{"smtp", []string{"-f", "a@x.test", "-t", "b@"}, exitUsage, "is no address"},
		{"smtp", []string{"-f", "a@x.test", "-t", "<b@x.test>"}, exitUsage, "is no address"},
		{"smtp", []string{"-f", "a@x.test", "-t", "b@x.test SIZE=1"}, exitUsage, "is no address"},
		{"smtp", []string{"-f", "a@x.test", "-t", "<>"}, exitUsage, "is no address"},
		{"smtp", []string{"-f", "a@x.test"}, exitUsage, "--from without --to"},
		{"smtp", []string{"-t", "a@x.test"}, exitUsage, "--to without --from"},
		{"smtp", []string{"--message", message}, exitUsage, "a message without --to"},
		{"smtp", append(mail, "--message", message, "--body", "x"), exitUsage, "--message excludes"},
		{"smtp", append(mail, "--message", "-", "--password-file", "-", "-u", "a"), exitUsage, "only one option may read standard input"},
		{"smtp", append(mail, "--mail-param", "A B"), exitUsage, "without spaces"},
		{"smtp", []string{"--ehlo", "a b"}, exitUsage, "--ehlo is one word"},

		{"smtp", []string{"-tls"}, exitUsage, "-tls is written with one dash; here it is --tls starttls"},
		{"smtp", []string{"-au", "bob"}, exitUsage, "-au is written with one dash; here it is --user"},
		{"smtp", []string{"-to", "b@x.test"}, exitUsage, "-to is written with one dash; here it is --to"},
		{"pop3", []string{"-xyz"}, exitUsage, "-xyz: an option of several letters has two dashes"},
		{"smtp", []string{"--nosuch"}, exitUsage, "there is no option --nosuch here"},
		{"smtp", []string{"--nosuch\x1b[31m"}, exitUsage, "there is no option"},
		{"smtp", []string{"-z"}, exitUsage, "there is no option -z here"},
		{"smtp", []string{"--tls"}, exitUsage, "--tls needs a value"},
		{"smtp", []string{"--tls", "ssl"}, exitUsage, "--tls is auto, starttls, implicit or none"},
		{"smtp", []string{"--auth", "KERBEROS"}, exitUsage, "--auth is auto, none, EXTERNAL"},
		{"smtp", []string{"--auth", "USER"}, exitUsage, "--auth USER is of POP3"},
		{"smtp", []string{"--timeout", "0"}, exitUsage, "--timeout is a time above zero"},
		{"smtp", []string{"--timeout", "soon"}, exitUsage, `"soon" is no value for --timeout`},
		{"smtp", []string{"--quit-after", "capa"}, exitUsage, `there is no stage "capa"`},
		{"pop3", []string{"--drop-after", "dot"}, exitUsage, `there is no stage "dot"`},
		{"smtp", []string{"--quit-after", "data"}, exitUsage, "--quit-after data is not possible"},
		{"smtp", []string{"--command", "NOOP"}, exitUsage, "--command is STAGE:LINE"},
		{"smtp", []string{"--command", "ehlo:"}, exitUsage, "--command is STAGE:LINE"},
		{"smtp", []string{"--command", "data:x"}, exitUsage, "after 354 every line is message text"},
		{"smtp", []string{"--command", "ehlo:data"}, exitUsage, "--command cannot send DATA"},
		{"smtp", []string{"--command", "rcpt: DATA\t"}, exitUsage, "--command cannot send DATA"},
		{"smtp", []string{"--command", "ehlo:\tbdat 5"}, exitUsage, "--command cannot send BDAT"},
		{"pop3", []string{"--command", "capa:stls"}, exitUsage, "--command cannot send STLS"},
		{"smtp", []string{"-4", "-6"}, exitUsage, "-4 and -6 exclude each other"},
		{"smtp", []string{"two"}, exitUsage, `"two" is one too many`},
		{"smtp", []string{"--plain", "--json"}, exitUsage, "--plain and --json exclude each other"},
		{"smtp", []string{"--level", "loud"}, exitUsage, "--level is brief"},
		{"smtp", []string{"--color", "red"}, exitUsage, "--color is auto"},
		{"smtp", []string{"--lang", "fr"}, exitUsage, `unknown language "fr"`},
		{"smtp", []string{"--width", "3"}, exitUsage, "--width is a number"},
		{"pop3", []string{"--retr", "0"}, exitUsage, `--retr: "0" is no message number`},
		{"pop3", []string{"--retr", "one"}, exitUsage, "is no message number"},
		{"pop3", []string{"--top", "1"}, exitUsage, "--top is N,LINES"},
		{"pop3", []string{"--dele", "-1"}, exitUsage, "is no message number"},
		{"pop3", []string{"--save", dir}, exitUsage, "--save keeps what --retr fetches"},
		{"pop3", []string{"--max-size", "4X"}, exitUsage, `"4X" is no size`},
		{"smtp", []string{"--password-file", message, "--passwordeval", "x", "-u", "bob"}, exitUsage, "exclude each other"},
		{"smtp", []string{"-u", "bob"}, exitUsage, "no password for bob"},

		{"smtp", append(mail, "--message", missing), exitFile, "--message: " + missing + ": no such file"},
		{"smtp", append(mail, "--message", empty), exitFile, "--message: " + empty + " is empty; nothing was sent"},
		{"smtp", append(mail, "--message", "-"), exitFile, "--message: - is empty; nothing was sent"},
		{"smtp", append(mail, "--message", dir), exitFile, "--message: " + dir + ": is a directory"},
		{"smtp", append(mail, "--message", filepath.Join(message, "x")), exitFile, "not a directory"},
		{"smtp", append(mail, "--message", missing+"\x1b[31m\n\u202e"), exitFile, "no such file"},
		{"smtp", []string{"--ca-file", missing}, exitFile, "--ca-file: " + missing + ": no such file"},
		{"smtp", []string{"--ca-file", message}, exitFile, "--ca-file: no certificate in " + message},
		{"smtp", []string{"-u", "bob", "--password-file", missing}, exitFile, "--password-file: " + missing + ": no such file"},
		{"smtp", []string{"-u", "bob", "--password-file", empty}, exitFile, "--password-file: the password is empty"},
		{"smtp", []string{"-u", "bob", "--passwordeval", "exit 3"}, exitFile, "--passwordeval: the command failed"},
		{"pop3", []string{"--retr", "all", "--save", message}, exitFile, "--save: " + message + ": not a directory"},
	} {
		if c.code == exitFile && runtime.GOOS == "windows" {
			continue // the system's reasons read otherwise
		}
		t.Run(c.proto+" "+strings.Join(c.args, " "), func(t *testing.T) {
			l := lonely(t)
			call{args: append([]string{"trace", c.proto, l.Addr().String()}, c.args...)}.run(t).want(t, c.code).says(t, c.says)
			call{args: append([]string{"trace", c.proto, l.Addr().String(), "--lang=zh"}, c.args...)}.run(t)
			checkLonely(t, l)
		})
	}
}

// TestUnreadableMessage has a file that can be opened and not read. (root may read
// every other.)
func TestUnreadableMessage(t *testing.T) {
	t.Parallel()
	const file = "/proc/self/mem"
	if _, err := os.Stat(file); err != nil {
		t.Skipf("there is no %s here", file)
	}
	l := lonely(t)
	call{args: []string{"trace", "smtp", l.Addr().String(), "-f", "a@x.test", "-t", "b@x.test", "--message", file}}.run(t).
		want(t, exitFile).says(t, "--message: "+file)
	checkLonely(t, l)
}

// TestBadTargets names servers that cannot be.
func TestBadTargets(t *testing.T) {
	t.Parallel()
	for target, says := range map[string]string{
		"host:99999": `"99999" is no port`, "host:0": "is no port", "host:smtp": "is no port", "host:": "is no port",
		":25": "is no host", "": "is no host", "[::1": "is no HOST:PORT", "::g": "is no IPv6 address",
		"a b": "is no host", "user@host": "is no host", "host\r\n:25": "is no host", "smtp://host": "is no",
	} {
		for _, proto := range []string{"smtp", "pop3"} {
			call{args: []string{"trace", proto, target}}.run(t).want(t, exitUsage).says(t, says)
		}
	}
}

// TestBadPassword has a password that would be two lines. It is not shown: call.run
// looks for it, whole and in parts.
func TestBadPassword(t *testing.T) {
	t.Parallel()
	for _, password := range []string{"wonder\r\nland", "wonder\nland", "wonder\x00land"} {
		l := lonely(t)
		for _, proto := range []string{"smtp", "pop3"} {
			o := call{args: []string{"trace", proto, l.Addr().String(), "-u", "bob"}, password: password}.run(t).want(t, exitUsage)
			o.says(t, "MAILPROTO_PASSWORD: a line break or NUL")
			checkSecret(t, o.err, "wonder")
			checkSecret(t, o.err, "land")
		}
		o := call{args: []string{"trace", "smtp", l.Addr().String(), "-u", "bob", "--password-file", "-"}, in: strings.NewReader("wonder\x00land\n")}.run(t).want(t, exitUsage)
		checkSecret(t, o.err, "wonder")
		checkLonely(t, l)
	}
}

// TestMessageGoesAway removes the message file while it is being announced.
func TestMessageGoesAway(t *testing.T) {
	t.Parallel()
	f := serve(t, "S: 220 x", "C: EHLO", "S: 250 x", "met: EHLO", "gate", "C: MAIL", "S: 250 x", "C: RCPT", "S: 250 x", "C: DATA", "S: 354 x", "hang")
	file := filepath.Join(t.TempDir(), "mail.eml")
	if err := os.WriteFile(file, bytes.Repeat([]byte("x\r\n"), 9), 0o600); err != nil {
		t.Fatal(err)
	}
	go func() {
		<-f.met
		_ = os.Remove(file) // if it fails, so does the test
		close(f.gate)
	}()
	o := call{args: []string{"trace", "smtp", f.addr, "-f", "a@x.test", "-t", "b@x.test", "--message", file, "--json"}}.run(t).want(t, exitFile)
	o.says(t, "--message: "+file+": no such file")
	if strings.Contains(f.heard(), "\r\n.\r\n") || !slices.ContainsFunc(o.events, sends("DATA")) {
		t.Errorf("the message was ended as if it were whole: %q", f.heard())
	}
}
