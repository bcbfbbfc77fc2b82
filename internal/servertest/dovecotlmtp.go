package servertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// LMTP makes Dovecot take mail for its users by LMTP too, on a UNIX socket: see
// LMTPSocket.
func LMTP() Option {
	return func(o *options) { o.blocks = append(o.blocks, lmtpBlock) }
}

// HAProxy makes Dovecot wait for a header of the PROXY protocol on every POP3
// connection.
func HAProxy() Option {
	return func(o *options) { o.blocks = append(o.blocks, haproxyBlock) }
}

// lmtpBlock and haproxyBlock are parts of dovecot.conf; DIR stands for its folder.
const (
	lmtpBlock = `
protocols = pop3 lmtp
service lmtp {
  unix_listener DIR/lmtp {
    mode = 0666
  }
}
`
	haproxyBlock = `
haproxy_trusted_networks = 127.0.0.0/8 ::1
service pop3-login {
  inet_listener pop3 {
    haproxy = yes
  }
  inet_listener pop3s {
    haproxy = yes
  }
}
`
)

// LMTPSocket is the path of the socket where a Dovecot with LMTP listens.
func (d *DovecotServer) LMTPSocket() string {
	return filepath.Join(filepath.Dir(d.AuthSocket), "lmtp")
}

// blocks are the parts of dovecot.conf that options add.
func (d *DovecotServer) blocks(t testing.TB, o options) string {
	t.Helper()
	all := strings.Join(o.blocks, "")
	if strings.Contains(all, "lmtp") {
		if _, err := os.Stat(output(t, "doveconf", "-d", "-h", "libexec_dir") + "/lmtp"); err != nil {
			Unavailable(t, "Dovecot's LMTP server is not installed; "+install)
		}
	}
	return strings.ReplaceAll(all, "DIR", filepath.Dir(d.AuthSocket))
}
