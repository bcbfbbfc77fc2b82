package probe_test

import (
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"mailproto/internal/lab"
	"mailproto/internal/probe"
	"mailproto/trace"
)

// look probes a lab with faults.
func look(t *testing.T, faults ...string) *probe.Sheet {
	t.Helper()
	l, err := lab.Start(t.Context(), lab.Options{Seed: "mailproto", Mail: true, Faults: faults})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	services := probe.Services()
	for i, name := range []string{lab.MX, lab.Submissions, lab.Submission, lab.POP3, lab.POP3S} {
		_, port, _ := net.SplitHostPort(l.Addr(name))
		services[i].Port, _ = strconv.Atoi(port)
	}
	return probe.Look(t.Context(), l.Hostname(), probe.Options{Services: services, Connect: "127.0.0.1", RootCAs: l.CAs(), Network: "tcp", Timeout: 10 * time.Second})
}

// at is what was found of a service.
func at(t *testing.T, s *probe.Sheet, service string) probe.Port {
	t.Helper()
	i := slices.IndexFunc(s.Ports, func(p probe.Port) bool { return p.Service == service })
	if i < 0 {
		t.Fatalf("nothing of %s", service)
	}
	return s.Ports[i]
}

func TestLook(t *testing.T) {
	s := look(t)
	for _, want := range []struct{ service, speaks, mode, unsafe string }{
		{"smtp", "SMTP", "starttls", ""}, {"submissions", "SMTP", "implicit", ""}, {"submission", "SMTP", "starttls", "clear-login"},
		{"pop3", "POP3", "starttls", "clear-login"}, {"pop3s", "POP3", "implicit", ""},
	} {
		p := at(t, s, want.service)
		if p.State != "open" || p.Speaks != want.speaks || p.Mode != want.mode || strings.Join(p.Unsafe, " ") != want.unsafe || p.Error != "" || !p.TLS.Verified {
			t.Errorf("%s: %+v", want.service, p)
		}
	}
	if p := at(t, s, "submission"); !slices.Contains(p.Inside, "SCRAM-SHA-256-PLUS") || slices.Contains(p.Clear, "SCRAM-SHA-256-PLUS") || p.Size == 0 {
		t.Errorf("%+v", p)
	}
	if s.Incoming == nil || s.Incoming.TLS != "implicit" || s.Incoming.Port != at(t, s, "pop3s").Port || s.Outgoing == nil || s.Outgoing.Port != at(t, s, "submissions").Port {
		t.Errorf("incoming %+v, outgoing %+v", s.Incoming, s.Outgoing)
	}
}

// TestLookUnsafe: what is unsafe is found, and no setting is advised that rests on it.
func TestLookUnsafe(t *testing.T) {
	for _, tt := range []struct{ fault, service, unsafe string }{
		{"wrong-name", "pop3s", "bad-certificate"}, {"expired-certificate", "submissions", "bad-certificate"},
		{"unknown-ca", "smtp", "bad-certificate"}, {"old-tls", "submissions", "old-tls"},
		{"starttls-stripped", "submission", "no-tls"}, {"starttls-injected", "pop3", "broken"},
		{"handshake-cut", "pop3s", ""},
	} {
		s := look(t, tt.fault)
		p := at(t, s, tt.service)
		if tt.unsafe != "" && !slices.Contains(p.Unsafe, tt.unsafe) {
			t.Errorf("%s: %+v", tt.fault, p)
		}
		advised := s.Incoming
		if strings.HasPrefix(tt.service, "s") {
			advised = s.Outgoing
		}
		if advised != nil && advised.Port == p.Port {
			t.Errorf("%s: %+v is advised", tt.fault, advised)
		}
	}
}

// lookAt looks at one port, whose server says this and then nothing more.
func lookAt(t *testing.T, service string, proto trace.Proto, said string) probe.Port {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		nc, err := l.Accept()
		if err != nil {
			return // the test has ended
		}
		defer nc.Close()
		_, _ = io.WriteString(nc, said)
		_, _ = io.Copy(io.Discard, nc) // until the client is gone
	}()
	services := []probe.Service{{Name: service, Port: l.Addr().(*net.TCPAddr).Port, Proto: proto}}
	return probe.Look(t.Context(), "127.0.0.1", probe.Options{Services: services, Network: "tcp", Timeout: 2 * time.Second}).Ports[0]
}

// TestLookOther: another protocol at a port is named, and breaks no rule; what it offers
// is not known.
func TestLookOther(t *testing.T) {
	if p := lookAt(t, "pop3", trace.POP3, "220 mx ESMTP\r\n"); p.Speaks != "SMTP" || p.Mode != "" || !slices.Equal(p.Unsafe, []string{"wrong-protocol"}) {
		t.Errorf("%+v", p)
	}
}

// TestLookSlow: a server that does not answer in time has broken no rule, and what it
// offers is not known.
func TestLookSlow(t *testing.T) {
	for said, speaks := range map[string]string{"": "", "220 mail": "", "220 mail ready\r\n": "SMTP"} {
		t.Run(said, func(t *testing.T) {
			t.Parallel()
			if p := lookAt(t, "submission", trace.SMTP, said); p.State != "open" || p.Error != "timeout" || p.Speaks != speaks || p.Mode != "" || len(p.Unsafe) > 0 {
				t.Errorf("%+v", p)
			}
		})
	}
}

// TestLookNowhere: ports where nothing listens.
func TestLookNowhere(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	l.Close()
	n, _ := strconv.Atoi(port)
	s := probe.Look(t.Context(), "127.0.0.1", probe.Options{Services: []probe.Service{{Name: "smtp", Port: n}}, Network: "tcp", Timeout: 10 * time.Second})
	if s.Ports[0].State != "refused" || s.Incoming != nil || s.Outgoing != nil {
		t.Errorf("%+v", s)
	}
}
