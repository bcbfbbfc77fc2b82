package main

import (
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
)

// implicit is a whole session on a port that begins with TLS.
func implicit(proto string) (script, args []string) {
	script, args = whole(proto)
	begin := slices.Index(script, "tls")
	greeting := script[0]
	return slices.Concat([]string{"tls", greeting}, script[begin+1:]), append(args, "--tls", "implicit")
}

// TestResets has the server reset the connection, at each stage of both protocols: at
// ports that begin in clear, and at those that begin with TLS.
func TestResets(t *testing.T) {
	t.Parallel()
	var names []string
	var all []func(*testing.T)
	for _, proto := range []string{"smtp", "pop3"} {
		for mode, session := range map[string]func(string) ([]string, []string){"starttls": whole, "implicit": implicit} {
			script, args := session(proto)
			for i, step := range script {
				if !strings.HasPrefix(step, "S: ") && step != "tls" || step == "S: ." || step == "S: " {
					continue
				}
				names = append(names, fmt.Sprintf("%s %s %d %s", proto, mode, i, step))
				all = append(all, func(t *testing.T) { resetAt(t, proto, script[:i], step, args) })
			}
		}
	}
	atOnce(t, names, func(t *testing.T, i int) { all[i](t) })
}

// resetAt plays a script whose last step is that the connection is reset.
func resetAt(t *testing.T, proto string, script []string, step string, args []string) {
	part := slices.Clone(script)
	if step == "tls" {
		part = append(part, "octet") // of the client's hello
	}
	f := serve(t, append(part, "reset")...)
	full := slices.Concat([]string{"trace", proto, f.addr, "--json", "--ca-file", f.caFile}, args)
	o := call{args: full, password: "builder"}.run(t)
	if step == "tls" {
		if names := named(t, o.want(t, exitTLS)); !slices.Contains(names, "handshake-failure") {
			t.Errorf("named %q", names)
		}
		return
	}
	if len(script) == 0 && o.code == exitConnect {
		return // the reset overtook the connection
	}
	if names := named(t, o.want(t, exitLost)); !slices.Contains(names, "connection-lost") {
		t.Errorf("named %q", names)
	}
	if last := o.events[len(o.events)-1].Result; last.Deleted > 0 || proto == "smtp" && last.Messages > 0 && !strings.Contains(f.heard(), "\r\nQUIT") {
		t.Errorf("it says that it did what it could not: %+v", last)
	}
}

// reset ends a connection so that the other side gets an error, not an end.
func (a *actor) reset() error {
	if t, ok := a.tcp.(*net.TCPConn); ok {
		if err := t.SetLinger(0); err != nil {
			return err
		}
	}
	return a.tcp.Close()
}
