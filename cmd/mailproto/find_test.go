package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/internal/dnstest"
	"mailproto/internal/lab"
)

// foundLab is a lab to which a zone of its own leads.
type foundLab struct {
	ca, dns string
	port    map[string]string
}

func findLab(t *testing.T) *foundLab {
	t.Helper()
	l, err := lab.Start(t.Context(), lab.Options{Clock: labClock, Seed: "mailproto", Mail: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	f := &foundLab{ca: filepath.Join(t.TempDir(), "ca.pem"), port: map[string]string{}}
	if err := os.WriteFile(f.ca, l.CAPEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{lab.MX, lab.Submission, lab.Submissions, lab.POP3, lab.POP3S} {
		_, f.port[s], _ = net.SplitHostPort(l.Addr(s))
	}
	srv := func(service, host string) string { return "SRV 0 1 " + f.port[service] + " " + host }
	f.dns = dnstest.Serve(t, dnstest.Zone{
		"lab.test":                     {"MX 10 mail.lab.test", "MX 5 down.lab.test"},
		"mail.lab.test":                {"A 127.0.0.1"},
		"down.lab.test":                {"A 127.0.0.2"},
		"none.test":                    {"MX 0 ."},
		"localhost":                    {"A 127.0.0.1"},
		"_submissions._tcp.lab.test":   {srv(lab.Submissions, "mail.lab.test")},
		"_submission._tcp.lab.test":    {srv(lab.Submission, "mail.lab.test")},
		"_pop3s._tcp.lab.test":         {"SRV 0 0 0 ."},
		"_pop3._tcp.lab.test":          {srv(lab.POP3, "mail.lab.test")},
		"_submissions._tcp.other.test": {srv(lab.Submissions, "mail.lab.test")},
	})
	return f
}

// trace runs a trace that asks this zone and trusts this lab.
func (f *foundLab) trace(t *testing.T, line string) (code int, said string) {
	t.Helper()
	return runHere(t, "--ca-file "+f.ca+" --resolver "+f.dns+" "+line)
}

// TestTraceFinds: the server is found by the DNS, and each question is a step.
func TestTraceFinds(t *testing.T) {
	f := findLab(t)
	for _, tt := range []struct {
		line string
		exit int
		says []string
	}{
		{"trace smtp --mx lab.test:" + f.port[lab.MX] + " -f a@elsewhere.test -t bob@lab.test", exitOK,
			[]string{"MX of lab.test", "down.lab.test, preference 5", "mail.lab.test, preference 10", "addresses of down.lab.test", "no connection to down.lab.test:",
				"nothing listens there", "addresses of mail.lab.test", "127.0.0.1", "verified", "the server took the message"}},
		{"trace smtp --plain --mx lab.test:" + f.port[lab.MX], exitOK, []string{"The DNS is asked.", "MX of lab.test", "A look at the server"}},
		{"trace smtp --level brief --lang zh --mx lab.test:" + f.port[lab.MX], exitOK, []string{"lab.test 的 MX", "优先值 10"}},
		{"trace smtp --json --mx lab.test:" + f.port[lab.MX], exitOK,
			[]string{`"kind":"lookup","lookup":{"type":"MX","name":"lab.test","records":[{"host":"down.lab.test","priority":5},{"host":"mail.lab.test","priority":10}]}`,
				`"lookup":{"type":"CONNECT","name":"down.lab.test:`, `"error":"refused"`, `"exit":0`}},
		{"trace smtp --mx none.test", exitConnect, []string{"null MX: this domain takes no mail (RFC 7505 §3)", "none.test takes no mail", "no connection was made"}},
		{"trace smtp --mx absent.test", exitConnect, []string{"the implicit MX", "there is no host absent.test"}},
		{"trace smtp --json --mx absent.test", exitConnect, []string{`"error":"no-records"`, `"exit":2`}},
		{"trace smtp --mx localhost:" + f.port[lab.MX], exitOK, []string{"the implicit MX", "addresses of localhost", "A look at the server"}},
		{"trace smtp --discover alice@lab.test", exitOK, []string{"SRV of _submissions._tcp.lab.test", "SRV of _submission._tcp.lab.test", "On this port the handshake comes first", "A look at the server"}},
		{"trace pop3 --discover bob@lab.test", exitOK, []string{"the service is not offered (RFC 6186 §3.4)", "STLS", "A look at the server"}},
		{"trace pop3 --discover bob@none.test", exitConnect, []string{"none.test publishes no SRV records"}},
		{"trace smtp --discover a@other.test", exitOK, []string{"mail.lab.test, which is not within other.test"}},
		{"trace smtp --discover a@other.test -u alice --passwordeval date", exitAuth, []string{"the password was not sent: only the DNS says that mail.lab.test is the server", "--servername mail.lab.test"}},
		{"trace smtp --mx lab.test -u alice", exitUsage, []string{"nobody logs in there"}},
		{"trace smtp --mx lab.test --discover lab.test", exitUsage, []string{"exclude each other"}},
		{"trace smtp --mx a@", exitUsage, []string{"has no domain"}},
		{"trace smtp host.test --mx lab.test", exitUsage, []string{"leave out host.test"}},
	} {
		t.Run(tt.line, func(t *testing.T) {
			code, said := f.trace(t, tt.line)
			if code != tt.exit {
				t.Errorf("exit code %d, want %d", code, tt.exit)
			}
			for _, want := range tt.says {
				if !strings.Contains(said, want) {
					t.Errorf("it does not say %q", want)
				}
			}
			if t.Failed() {
				t.Log(said)
			}
		})
	}
}

// TestFoundReplayed: a recording shows the look-ups again.
func TestFoundReplayed(t *testing.T) {
	f := findLab(t)
	file := filepath.Join(t.TempDir(), "rec")
	if code, said := f.trace(t, "trace smtp --record "+file+" --mx lab.test:"+f.port[lab.MX]); code != exitOK {
		t.Fatalf("exit code %d\n%s", code, said)
	}
	code, said := runHere(t, "replay "+file+" --level normal")
	if code != exitOK || !strings.Contains(said, "mail.lab.test, preference 10") || !strings.Contains(said, "nothing listens there") {
		t.Errorf("exit code %d\n%s", code, said)
	}
}
