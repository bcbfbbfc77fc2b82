package session_test

import (
	"crypto/tls"
	"io"
	"net"
	"strings"
	"testing"

	"mailproto/internal/dialogue"
	"mailproto/trace/session"
)

// proxied holds a session behind a PROXY header and checks the header and its event.
func proxied(t *testing.T, p session.Proxy, first, shown string, cfg any) {
	t.Helper()
	script := "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye"
	if _, ok := cfg.(*session.POP3Config); ok {
		script = "S: +OK\nC: CAPA\nS: +OK\nS: .\nC: QUIT\nS: +OK"
	}
	o := scene{serve: func(t *testing.T, nc net.Conn) {
		got := make([]byte, len(first))
		if _, err := io.ReadFull(nc, got); err != nil || string(got) != first {
			t.Errorf("the server reads %q, %v; want %q", got, err, first)
		}
		serve(t, nc, script)
	}}.run(t, cfg)
	if o.err != nil {
		t.Error(o.err)
	}
	if shown == "" {
		shown = strings.TrimSuffix(first, "\r\n")
	}
	if e := o.events[1]; e.Command.String() != shown || (p.Version == 2) != (string(e.Raw) == first) {
		t.Errorf("the event shows %q, %q; want %q", e.Command.String(), e.Raw, shown)
	}
	if o.Turns != 3 {
		t.Errorf("%d turns: nobody answers the header", o.Turns)
	}
}

// serve plays a script on a connection.
func serve(t *testing.T, nc net.Conn, script string) {
	s, err := dialogue.Parse(t.Name(), script, 1)
	if err == nil {
		err = dialogue.Play{}.Serve(nc, s)
	}
	if err != nil {
		t.Error(err)
	}
}

// servePROXYThenTLS takes the header of an unknown client, and then TLS.
func servePROXYThenTLS(t *testing.T, nc net.Conn) {
	got := make([]byte, len("PROXY UNKNOWN\r\n"))
	if _, err := io.ReadFull(nc, got); err != nil || string(got) != "PROXY UNKNOWN\r\n" {
		t.Errorf("%q, %v", got, err)
	}
	serve(t, tls.Server(nc, identity().server), "S: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 221 bye")
}
