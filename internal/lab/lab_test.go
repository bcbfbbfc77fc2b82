package lab

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// deafServer is a server's end of a connection that nobody speaks on.
func deafServer(t testing.TB, l *Lab) *wire.Server {
	client, server := net.Pipe()
	t.Cleanup(func() { client.Close(); server.Close() })
	return wire.NewServer(l.ctx, server, wire.Options{Proto: trace.SMTP})
}

func TestUsersAndNames(t *testing.T) {
	l := start(t)
	want := []User{{"alice", "wonderland", "alice@lab.test", fakeToken("test", "alice", "wonderland")},
		{"bob", "builder", "bob@lab.test", fakeToken("test", "bob", "builder")}}
	if got := l.Users(); len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("users: %v", got)
	}
	for _, s := range Services() {
		if l.Addr(s) == "" {
			t.Errorf("%s has no address", s)
		}
	}
	if l.Addr("imap") != "" || l.Mailbox("nobody") != nil || l.Hostname() != "mail.lab.test" {
		t.Error("something is served that is not")
	}
	if err := l.Serve("imap", newPipes()); err == nil {
		t.Error("serves imap")
	}
	end(t, l)
	if err := l.Serve(MX, newPipes()); err == nil {
		t.Error("serves after its end")
	}
}

func TestPortInUse(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	port := ln.Addr().(*net.TCPAddr).Port
	_, err = Start(context.Background(), Options{Ports: Ports{Submission: port}})
	var own *PortError
	if !errors.As(err, &own) {
		t.Fatalf("got %v, want a PortError", err)
	}
	if own.Service != Submission || own.Address != ln.Addr().String() || own.Flag() != "--submission-port" ||
		!strings.Contains(err.Error(), "--submission-port") || !strings.Contains(err.Error(), own.Address) {
		t.Errorf("got %v", err)
	}
	l := start(t)
	l.opt.Ports = Ports{Submission: port}
	before := len(l.listeners[MX])
	if err := l.listen(); err == nil || len(l.listeners[MX]) != before {
		t.Errorf("%v; a service was begun though another could not be", err)
	}
}

// TestCertificates: the server's certificate is good for its names and the
// authority's for nothing outside its constraints.
func TestCertificates(t *testing.T) {
	for _, test := range []struct {
		listen string
		good   []string
		never  []string
	}{
		{"127.0.0.1", []string{"localhost", "mail.lab.test", "lab.test", "127.0.0.1", "::1"}, []string{"example.org", "192.0.2.1", "other.test"}},
		{"127.0.0.5", []string{"127.0.0.5"}, nil},
		{"192.0.2.1", []string{"192.0.2.1", "localhost"}, []string{"192.0.2.2"}},
		{"2001:db8::1", []string{"2001:db8::1"}, []string{"2001:db8::2"}},
		{"lab.school.example", []string{"lab.school.example"}, []string{"school.example"}},
		{"0.0.0.0", []string{"localhost"}, []string{"0.0.0.0"}},
	} {
		ca, err := newAuthority(test.listen)
		if err != nil {
			t.Fatal(err)
		}
		cert, err := ca.serverCertificate()
		if err != nil {
			t.Fatal(err)
		}
		leaf, err := x509.ParseCertificate(cert.Certificate[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range test.good {
			if _, err := leaf.Verify(x509.VerifyOptions{Roots: ca.pool(), DNSName: name}); err != nil {
				t.Errorf("%s, %s: %v", test.listen, name, err)
			}
		}
		for _, name := range test.never {
			if _, err := leaf.Verify(x509.VerifyOptions{Roots: ca.pool(), DNSName: name}); err == nil {
				t.Errorf("%s: good for %s", test.listen, name)
			}
		}
	}
}

// TestConstraints: a certificate that the authority signs for a foreign name is
// good for nothing.
func TestConstraints(t *testing.T) {
	ca, err := newAuthority("127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	for _, foreign := range []string{"example.org", "192.0.2.1"} {
		forged := *ca
		forged.dns, forged.ips = nil, nil
		if ip := net.ParseIP(foreign); ip != nil {
			forged.ips = []net.IP{ip}
		} else {
			forged.dns = []string{foreign}
		}
		cert, err := forged.serverCertificate()
		if err != nil {
			t.Fatal(err)
		}
		leaf, _ := x509.ParseCertificate(cert.Certificate[0])
		var invalid x509.CertificateInvalidError
		if _, err := leaf.Verify(x509.VerifyOptions{Roots: ca.pool(), DNSName: foreign}); !errors.As(err, &invalid) || invalid.Reason != x509.CANotAuthorizedForThisName {
			t.Errorf("%s: %v", foreign, err)
		}
	}
	block, rest := pem.Decode(ca.pem())
	if block == nil || block.Type != "CERTIFICATE" || len(rest) > 0 {
		t.Errorf("PEM: %q", ca.pem())
	}
}

// TestTimeouts: SMTP says goodbye after five minutes (RFC 5321 §3.8, §4.5.3.2.7),
// POP3 ends without a word after ten, and deletes nothing (RFC 1939 §3).
func TestTimeouts(t *testing.T) {
	for _, test := range []struct {
		service, way, last string
		after              time.Duration
	}{
		{MX, "", "421 4.4.2 ", 5 * time.Minute},
		{MX, "EHLO client.test\r\nMAIL FROM:<>\r\nRCPT TO:<bob@lab.test>\r\nDATA\r\nhalf", "421 4.4.2 ", 5 * time.Minute},
		{MX, "NOO", "421 4.4.2 ", 5 * time.Minute},
		{POP3, "USER bob\r\nPASS builder\r\nDELE 1\r\n", "+OK Marked", 10 * time.Minute},
		{Submissions, "", "", 5 * time.Minute},
	} {
		synctest.Test(t, func(t *testing.T) {
			l := start(t, withMail, func(o *Options) { o.Ports = NoPorts() })
			ln := newPipes()
			serve(t, l, test.service, ln)
			nc := ln.dial()
			begun := time.Now()
			go func() { _, _ = nc.Write([]byte(test.way)) }()
			last := ""
			for s := bufio.NewScanner(nc); s.Scan(); {
				last = s.Text()
			}
			if took := time.Since(begun).Round(time.Second); took != test.after || !strings.HasPrefix(last, test.last) {
				t.Errorf("%s: ended after %v with %q", test.service, took, last)
			}
			nc.Close()
			end(t, l)
			if n := len(l.Mailbox("bob")); n != 6 {
				t.Errorf("bob has %d messages, want 6", n)
			}
		})
	}
}

// TestTooLongLine ends a session that would never end a line.
func TestTooLongLine(t *testing.T) {
	for service, want := range map[string]string{MX: "S: 500 5.5.2\nS: 421 4.7.0", POP3: "S: -ERR Line too long"} {
		c := dial(t, start(t), service)
		c.play("S: ")
		if _, err := c.nc.Write([]byte(strings.Repeat("x", wire.MaxLine))); err != nil {
			t.Fatal(err)
		}
		c.play(want + "\nend")
	}
}

func TestTooManyConnections(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := start(t, func(o *Options) { o.Ports, o.MaxSessions = NoPorts(), 100 })
		mx, pop := newPipes(), newPipes()
		serve(t, l, MX, mx)
		serve(t, l, POP3, pop)
		var all []net.Conn
		for range 100 {
			all = append(all, mx.dial())
		}
		for _, want := range []struct {
			ln       *pipes
			greeting string
		}{{mx, "421 mail.lab.test Too many"}, {pop, "-ERR [SYS/TEMP] Too many"}} {
			nc := want.ln.dial()
			if line, _ := bufio.NewReader(nc).ReadString('\n'); !strings.HasPrefix(line, want.greeting) {
				t.Errorf("got %q", line)
			}
			nc.Close()
		}
		all[0].Close()
		synctest.Wait()
		nc := mx.dial()
		if line, _ := bufio.NewReader(nc).ReadString('\n'); !strings.HasPrefix(line, "220 ") {
			t.Errorf("got %q", line)
		}
		for _, nc := range append(all, nc) {
			nc.Close()
		}
		end(t, l)
	})
}

// TestPanic: a panic ends one session, gives its maildrop back, and not the lab.
func TestPanic(t *testing.T) {
	var mu sync.Mutex
	var seen []error
	fail := false
	l := start(t, func(o *Options) {
		o.OnError = func(err error) { mu.Lock(); seen = append(seen, err); mu.Unlock() }
		o.Clock = func() time.Time {
			if fail {
				panic("the clock has stopped")
			}
			return fixed()
		}
	})
	fail = true
	dial(t, l, MX).play(toBob + "C: Subject: x\nC: .\nend")
	dial(t, l, MX).play("S: 220\nC: NOOP\nS: 250")
	end(t, l)
	if len(seen) != 1 || !strings.Contains(seen[0].Error(), "session mx-1: panic: the clock has stopped") {
		t.Errorf("reported: %v", seen)
	}
}

// TestCloseLeavesNothing: after Close no goroutine of the lab is left, whatever
// its sessions were doing.
func TestCloseLeavesNothing(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 3 {
		l := start(t)
		dial(t, l, MX).play(toBob + "C: half")
		dial(t, l, POP3).play(bobIn)
		dial(t, l, POP3S).play("S: +OK\nC: AUTH PLAIN\nS: + ")
		nc, err := net.Dial("tcp", l.Addr(Submissions)) // no handshake
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		nc.Close()
	}
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			return
		}
		runtime.GC() // stops all, so that a goroutine on its last step gets its turn
	}
	buf := make([]byte, 1<<16)
	t.Errorf("%d goroutines before, %d after:\n%s", before, runtime.NumGoroutine(), buf[:runtime.Stack(buf, true)])
}

// TestContextEnds: a lab ends with its context.
func TestContextEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		l, err := Start(ctx, Options{Ports: NoPorts()})
		if err != nil {
			t.Fatal(err)
		}
		ln := newPipes()
		serve(t, l, MX, ln)
		nc := ln.dial()
		if _, err := bufio.NewReader(nc).ReadString('\n'); err != nil {
			t.Error(err)
		}
		cancel()
		l.wg.Wait()
		end(t, l)
	})
}

// TestEvents: the lab's side of a session, passwords masked unless asked for.
func TestEvents(t *testing.T) {
	for _, show := range []bool{false, true} {
		var all []trace.Event
		l := start(t, func(o *Options) {
			o.OnEvent = func(e trace.Event) { all = append(all, e) }
			o.ShowSecrets = show
		})
		c := dial(t, l, POP3)
		c.play("S: +OK\nC: USER bob\nS: +OK\nC- PASS builder\\n\nS: -ERR\nC: USER bob\nS: -ERR\nC: USER bob\nS: +OK\nC: PASS builder\nS: +OK\nC: QUIT\nS: +OK\nend")
		end(t, l)
		text := ""
		for i, e := range all {
			if e.Seq != i+1 || e.Conn != "pop3-1" || e.Proto != trace.POP3 {
				t.Errorf("event %d: %+v", i+1, e)
			}
			if e.Command != nil {
				text += e.Command.String() + "\n"
			}
			if e.Fault != nil {
				text += e.Fault.Name + " " + e.Fault.Detail + "\n"
			}
		}
		if all[0].Kind != trace.Connected || all[0].Addr != c.nc.LocalAddr().String() || all[len(all)-1].Kind != trace.Closed {
			t.Errorf("events: %+v", all)
		}
		if strings.Contains(text, "builder") != show {
			t.Errorf("show %v: %s", show, text)
		}
	}
}

// TestTLSVersions: nothing below TLS 1.2.
func TestTLSVersions(t *testing.T) {
	l := start(t)
	nc, err := tls.Dial("tcp", l.Addr(Submissions), &tls.Config{RootCAs: l.CAs(), ServerName: "localhost", MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10})
	if err == nil {
		nc.Close()
		t.Error("TLS 1.1 was accepted")
	}
}

func BenchmarkStartClose(b *testing.B) {
	for b.Loop() {
		l, err := Start(context.Background(), Options{Mail: true})
		if err != nil {
			b.Fatal(err)
		}
		end(b, l)
	}
}
