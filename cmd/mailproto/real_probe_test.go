package main

import (
	"encoding/json"
	"net"
	"slices"
	"strings"
	"testing"

	"mailproto/internal/probe"
	"mailproto/internal/servertest"
)

// TestProbeReal looks at a Postfix and a Dovecot.
func TestProbeReal(t *testing.T) {
	t.Parallel()
	s := servertest.Postfix(t)
	line := "probe 127.0.0.1 --json --ca-file " + s.CAFile
	for service, address := range map[string]string{"smtp": s.MX, "submissions": s.Submissions, "submission": s.Submission,
		"pop3": s.Dovecot.POP3, "pop3s": s.Dovecot.POP3S} {
		_, port, err := net.SplitHostPort(address)
		if err != nil {
			t.Fatal(err)
		}
		line += " --port " + service + "=" + port
	}
	code, said := runHere(t, line)
	var sheet probe.Sheet
	if err := json.Unmarshal([]byte(said), &sheet); code != exitOK || err != nil {
		t.Fatalf("exit code %d, %v\n%s", code, err, said)
	}
	for _, p := range sheet.Ports {
		if p.State != "open" || p.Error != "" || p.TLS == nil || !p.TLS.Verified {
			t.Errorf("%+v", p)
		}
		if login := len(p.Inside) > 0; login != (p.Service != "smtp") {
			t.Errorf("%s: logins %v", p.Service, p.Inside)
		}
		// This Postfix offers AUTH only within TLS.
		if strings.HasPrefix(p.Service, "s") && slices.Contains(p.Unsafe, "clear-login") {
			t.Errorf("%+v", p)
		}
	}
	if sheet.Incoming == nil || sheet.Incoming.TLS != "implicit" || sheet.Outgoing == nil || sheet.Outgoing.TLS != "implicit" {
		t.Errorf("incoming %+v, outgoing %+v", sheet.Incoming, sheet.Outgoing)
	}
}
