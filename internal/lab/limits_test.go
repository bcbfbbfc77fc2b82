package lab

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestSessionLimits: what goes on and on is ended with the reply that fits.
func TestSessionLimits(t *testing.T) {
	for _, test := range []struct {
		name, service, dialogue string
		limits                  Limits
	}{
		{"commands", MX, "S: 220\n" + strings.Repeat("C: NOOP\nS: 250\n", 3) + "C: NOOP\nS: 421 4.7.0 mail.lab.test Too many commands\nend", Limits{Commands: 4}},
		{"errors", MX, "S: 220\nC: HALLO\nS: 500\nC: NOOP\nS: 250\nC: HALLO\nS: 421 4.7.0 mail.lab.test Too many errors\nend", Limits{Errors: 2}},
		{"logins", Submission, "S: 220\nC: EHLO a.test\nS* 250 \nC: AUTH PLAIN AGFsaWNlAHdyb25nd3Jvbmc=\nS: 535\nC: AUTH PLAIN AGFsaWNlAHdyb25nd3Jvbmc=\nS: 421 4.7.0\nend", Limits{Logins: 2}},
		{"quit", MX, "S: 220\nC: QUIT\nS: 221\nend", Limits{Commands: 1}},
		{"after TLS", Submission, "S: 220\nC: EHLO a.test\nS* 250 \nC: STARTTLS\nS: 220\ntls\nC: NOOP\nS: 421 4.7.0\nend", Limits{Commands: 3}},
		{"POP3 commands", POP3, "S: +OK\nC: CAPA\nS* .\nC: CAPA\nS: -ERR [SYS/TEMP] Too many commands\nend", Limits{Commands: 2}},
		{"POP3 errors", POP3, "S: +OK\nC: HALLO\nS: -ERR U\nC: CAPA\nS* .\nC: HALLO\nS: -ERR [SYS/TEMP] Too many errors\nend", Limits{Errors: 2}},
		{"POP3 logins", POP3, "S: +OK\nC: USER bob\nS: +OK\nC: PASS x\nS: -ERR [AUTH]\nC: USER bob\nS: +OK\nC: PASS x\nS: -ERR [SYS/TEMP] Too many failed logins\nend", Limits{Logins: 2}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dial(t, start(t, func(o *Options) { o.Limits = test.limits }), test.service).play(test.dialogue)
		})
	}
}

// TestLineLimits: a line may be as long as its protocol allows, and no longer; the
// session goes on.
func TestLineLimits(t *testing.T) {
	l := start(t)
	line := func(n int) string { return "NOOP " + strings.Repeat("x", n-7) }
	dial(t, l, MX).play("S: 220\nC: " + line(maxSMTPLine) + "\nS: 250\nC: " + line(maxSMTPLine+1) + "\nS: 500 5.5.2\nC: NOOP\nS: 250")
	dial(t, l, POP3).play("S: +OK\nC: USER " + strings.Repeat("x", maxPOP3Line-7) + "\nS: +OK\nC: USER " +
		strings.Repeat("x", maxPOP3Line-6) + "\nS: -ERR The line is too long\nC: PASS x\nS: -ERR PASS stands")
}

// farAway is a connection from an address beyond this machine.
type farAway struct {
	net.Conn
	ip string
}

func (f farAway) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.ParseIP(f.ip), Port: 4000} }

// TestPerAddress: one address has its share of the connections and others theirs;
// this machine is not counted.
func TestPerAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := start(t, func(o *Options) { o.Ports, o.Limits.PerAddress = NoPorts(), 2 })
		lns := map[string]*pipes{MX: newPipes(), POP3: newPipes(), Submissions: newPipes()}
		for service, ln := range lns {
			serve(t, l, service, ln)
		}
		greeting := func(service, ip string) (net.Conn, string) {
			client, server := net.Pipe()
			lns[service].conns <- farAway{server, ip}
			s, _ := bufio.NewReader(client).ReadString('\n')
			return client, s
		}
		var open []net.Conn
		for _, x := range []struct{ service, ip, want string }{
			{MX, "192.0.2.1", "220 "}, {POP3, "192.0.2.1", "+OK "},
			{MX, "192.0.2.1", "421 4.7.0 mail.lab.test Too many connections from your address"},
			{POP3, "::ffff:192.0.2.1", "-ERR [SYS/TEMP] Too many connections from your address"},
			{Submissions, "192.0.2.1", ""},
			{MX, "192.0.2.2", "220 "}, {MX, "127.0.0.1", "220 "}, {MX, "127.0.0.1", "220 "}, {MX, "127.0.0.1", "220 "},
		} {
			nc, got := greeting(x.service, x.ip)
			open = append(open, nc)
			if !strings.HasPrefix(got, x.want) || x.want == "" && got != "" {
				t.Errorf("%s from %s: %q, want %q", x.service, x.ip, got, x.want)
			}
		}
		open[0].Close()
		synctest.Wait()
		nc, got := greeting(MX, "192.0.2.1")
		if !strings.HasPrefix(got, "220 ") {
			t.Errorf("after one has left: %q", got)
		}
		for _, c := range append(open, nc) {
			c.Close()
		}
		end(t, l)
		if len(l.hosts) > 0 {
			t.Errorf("still counted: %v", l.hosts)
		}
	})
}

// TestSlowDrip: a client that sends an octet a second holds its session no longer
// than one that sends nothing.
func TestSlowDrip(t *testing.T) {
	for _, before := range []string{"", "EHLO a.test\r\nMAIL FROM:<>\r\nRCPT TO:<bob@lab.test>\r\nDATA\r\n"} {
		synctest.Test(t, func(t *testing.T) {
			l := start(t, func(o *Options) { o.Ports = NoPorts() })
			ln := newPipes()
			serve(t, l, MX, ln)
			nc := ln.dial()
			begun := time.Now()
			done := make(chan bool)
			go func() {
				defer close(done)
				_, err := io.WriteString(nc, before)
				for ; err == nil; time.Sleep(time.Second) {
					_, err = nc.Write([]byte("x"))
				}
			}()
			last := ""
			for s := bufio.NewScanner(nc); s.Scan(); {
				last = s.Text()
			}
			if took := time.Since(begun); took > 10*time.Minute+time.Second || !strings.HasPrefix(last, "421 4.4.2") {
				t.Errorf("ended after %v with %q", took, last)
			}
			nc.Close()
			end(t, l)
			<-done
			if len(l.Mailbox("bob")) > 0 {
				t.Error("a half message was kept")
			}
		})
	}
}

// TestManyCommands: a client that never stops is stopped, having had its answers.
func TestManyCommands(t *testing.T) {
	l := start(t, func(o *Options) { o.Limits.Commands = 5000 })
	c := dial(t, l, MX)
	go func() {
		all := []byte(strings.Repeat("NOOP\r\n", 1_000_000))
		_, _ = c.nc.Write(all) // it ends before all is written
	}()
	answers := 0
	for {
		line, err := c.r.ReadString('\n')
		if err != nil {
			break
		}
		if strings.HasPrefix(line, "250 ") {
			answers++
		}
	}
	// The end may overtake answers that the client has not read.
	if answers > 4999 {
		t.Errorf("%d answers", answers)
	}
	dial(t, l, MX).play("S: 220\nC: QUIT\nS: 221\nend")
}

// TestWrongPorts: TLS at a port in clear and the reverse are answered and ended.
func TestWrongPorts(t *testing.T) {
	l := start(t)
	for service, want := range map[string]string{MX: "421 4.7.0 ", Submission: "421 4.7.0 ", POP3: "-ERR This port begins in clear"} {
		dialAddr(t, l, l.Addr(service)).play("S: \nC- \x16\x03\x01\\0\x05hello\nS: " + want + "\nend")
	}
	for service, want := range map[string]string{Submissions: "421 4.7.0 ", POP3S: "-ERR This port begins in TLS"} {
		dialAddr(t, l, l.Addr(service)).play("C: HELLO\nS: " + want + "\nend")
	}
}

// TestMissingFields reads headers as they come.
func TestMissingFields(t *testing.T) {
	for text, want := range map[string]string{
		"From: a\r\nDate: b\r\n\r\n": "", "from : a\r\nDATE:b\r\n": "", "": "From: Date:",
		"Subject: x\r\n From: a\r\nDate: b\r\n\r\nFrom: c\r\n": "From:", "\r\nFrom: a\r\nDate: b\r\n": "From: Date:",
	} {
		if got := missingFields([]byte(text)); got != want {
			t.Errorf("%q: missing %q, want %q", text, got, want)
		}
	}
}

// TestTelnet: a person who types by hand, with CR LF as telnet sends it or with LF as
// nc does, is answered line by line.
func TestTelnet(t *testing.T) {
	l := start(t)
	c := dial(t, l, MX)
	c.play("S: 220")
	for _, typed := range []string{"E", "HL", "O me.test\r", "\n"} {
		fmt.Fprint(c.nc, typed)
	}
	c.play("S* 250 \nC- NOOP\\n\nS: 500 5.5.2 A line ends in CR LF\nC- NOOP\\r\\n\nS: 500 5.5.2 This belongs to the line before\nC: NOOP\nS: 250\nC: QUIT\nS: 221\nend")
}
