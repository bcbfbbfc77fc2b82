package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/internal/dialogue"
	"mailproto/trace"
)

// socket plays a script to whoever connects to a UNIX socket, and returns the
// socket's path.
func socket(t *testing.T, script string) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "mp") // a socket's path is short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	path := filepath.Join(dir, "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := dialogue.Parse(t.Name(), script, 1)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		nc, err := l.Accept()
		if err == nil {
			err = dialogue.Play{}.Serve(nc, s)
		}
		done <- err
	}()
	t.Cleanup(func() {
		l.Close()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return path
}

// TestUnixSocket holds sessions of all three protocols through a socket of this
// machine, where a password need not be encrypted.
func TestUnixSocket(t *testing.T) {
	if filepath.Separator != '/' {
		t.Skip("paths of sockets are written with slashes")
	}
	for _, tt := range []struct{ name, options, script string }{
		{"smtp", "smtp unix:PATH -u alice --ehlo me", "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250-STARTTLS\nS: 250 AUTH PLAIN\n" +
			"C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235\nC: QUIT\nS: 221"},
		{"lmtp", "smtp unix:PATH --protocol LMTP --ehlo me", "S: 220 mx\nC: LHLO me\nS: 250 mx\nC: QUIT\nS: 221"},
		{"pop3", "pop3 unix:PATH -u alice", "S: +OK\nC: CAPA\nS: +OK\nS: STLS\nS: USER\nS: .\nC: USER alice\nS: +OK\nC: PASS wonderland\nS: +OK\n" +
			"C: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: +OK\nS: .\nC: QUIT\nS: +OK"},
		{"behind a header", "pop3 unix:PATH --proxy-header v1", "C: PROXY UNKNOWN\nS: +OK\nC: CAPA\nS: +OK\nS: .\nC: QUIT\nS: +OK"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := socket(t, tt.script)
			words := strings.Fields("trace " + strings.Replace(tt.options, "PATH", path, 1) + " --json")
			o := call{args: words, password: "wonderland"}.run(t).want(t, exitOK)
			if e := o.events[0]; e.Kind != trace.Connected || e.Addr != "unix:"+path {
				t.Errorf("connected to %q", e.Addr)
			}
		})
	}
}
