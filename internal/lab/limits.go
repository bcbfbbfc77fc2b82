package lab

import (
	"bytes"
	"errors"
	"net"
	"net/netip"
	"strings"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// Limits bound what one client may do. A zero limit is its default.
type Limits struct {
	// PerAddress bounds the connections from one address at a time: 100, for a class
	// may share one. On this machine itself there is no such bound.
	PerAddress int
	// Commands and Errors bound what is answered in one session: 100,000 and 200.
	Commands, Errors int
	// Logins bounds the refused logins of one session: 5.
	Logins int
	// AddressLogins bounds the refused logins of one address within ten minutes: 200,
	// and on this machine itself there is no such bound unless one is given.
	AddressLogins int
}

func (l Limits) withDefaults() Limits {
	for _, x := range []struct {
		n    *int
		zero int
	}{{&l.PerAddress, 100}, {&l.Commands, 100_000}, {&l.Errors, 200}, {&l.Logins, 5}} {
		if *x.n == 0 {
			*x.n = x.zero
		}
	}
	return l
}

// Bounds for a client's line, its CR LF with it.
const (
	// maxSMTPLine is the 512 octets of RFC 5321 §4.5.3.1.4 and what the parameters of
	// all extensions may add to them.
	maxSMTPLine = 2048
	maxPOP3Line = 255 // RFC 2449 §4
)

// lineTooLong reports a command beyond the bound of its protocol. A login has a bound
// of its own (RFC 4954 §4, RFC 5034 §4).
func lineTooLong(line string, most int) bool {
	_, login := cutPrefixFold(line, "AUTH ")
	return !login && len(line)+2 > most
}

// tally counts what a client has done in one session.
type tally struct{ commands, errors, logins int }

// answered counts a reply, and says in a few words what is too much by now.
func (t *tally) answered(l Limits, refused, login bool) (tooMany string) {
	t.commands++
	if refused {
		t.errors++
	}
	if login {
		t.logins++
	}
	switch {
	case t.logins >= l.Logins:
		return "Too many failed logins"
	case t.errors >= l.Errors:
		return "Too many errors"
	case t.commands >= l.Commands:
		return "Too many commands"
	}
	return ""
}

// hosts counts connections by the address that they come from. The lab's lock guards
// it.
type hosts map[netip.Addr]int

// hostOf is where a connection comes from; the zero address is this machine itself.
func hostOf(nc net.Conn) netip.Addr {
	tcp, ok := nc.RemoteAddr().(*net.TCPAddr)
	if !ok || tcp.IP.IsLoopback() {
		return netip.Addr{}
	}
	return tcp.AddrPort().Addr().Unmap()
}

// come counts a connection and reports whether its address has too many.
func (h hosts) come(a netip.Addr, most int) (crowded bool) {
	if !a.IsValid() {
		return false
	}
	h[a]++
	return h[a] > most
}

func (h hosts) leave(a netip.Addr) {
	if h[a]--; h[a] <= 0 {
		delete(h, a)
	}
}

// wrongPort is what is said to a client that speaks TLS where it does not come
// first, or clear text where it does.
func wrongPort(p trace.Proto, tlsFirst bool) string {
	text := "This port begins in clear: start TLS later, or use a port for TLS"
	if tlsFirst {
		text = "This port begins in TLS: shake hands first, or use a port in clear"
	}
	if p == trace.POP3 {
		return "-ERR " + text
	}
	return "421 4.7.0 " + Hostname + " " + text
}

// farewell says one line to a client that may not be listening, and closes.
func farewell(conn *wire.Server, line string) {
	conn.SetTimeout(time.Second)
	_ = conn.Reply(line) // who does not hear it sees the connection close
	_ = conn.Close()
}

// missingFields names the fields that every message has and this one lacks
// (RFC 5322 §3.6).
func missingFields(text []byte) string {
	has := map[string]bool{}
	for line := range bytes.Lines(text) {
		name, _, ok := bytes.Cut(line, []byte(":"))
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			break
		}
		if ok && line[0] != ' ' && line[0] != '\t' {
			has[strings.ToLower(string(bytes.TrimRight(name, " \t")))] = true
		}
	}
	var missing []string
	for _, name := range []string{"From", "Date"} {
		if !has[strings.ToLower(name)] {
			missing = append(missing, name+":")
		}
	}
	return strings.Join(missing, " ")
}

// commandTooLong is the name of a client's line that is.
const commandTooLong = "command-too-long"

// isHello reports that a session ended because a handshake came that nobody had
// asked for.
func isHello(err error) bool {
	own := new(wire.Error)
	return errors.As(err, &own) && own.Name == wire.TLSAtPlainPort
}
