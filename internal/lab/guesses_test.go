package lab

import (
	"bufio"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// linesFrom says lines from an address, each after the reply to the one before, and
// returns the last reply.
func linesFrom(ln *pipes, ip string, said ...string) (last string) {
	near, far := net.Pipe()
	ln.conns <- farAway{far, ip}
	defer near.Close()
	r := bufio.NewReader(near)
	for i := 0; ; i++ {
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return last
			}
			if last = line; len(line) < 4 || line[3] != '-' {
				break
			}
		}
		if i == len(said) {
			return last
		}
		if _, err := io.WriteString(near, said[i]+"\r\n"); err != nil {
			return last
		}
	}
}

// TestGuessesFromOneAddress: who opens a session for each guess is put off after so
// many, the right password included, and others are not; after ten minutes all is
// forgotten.
func TestGuessesFromOneAddress(t *testing.T) {
	for _, given := range []int{0, 3} {
		synctest.Test(t, func(t *testing.T) {
			l := start(t, func(o *Options) { o.Ports, o.Limits.AddressLogins = NoPorts(), given })
			smtp, pop3 := newPipes(), newPipes()
			serve(t, l, Submission, smtp)
			serve(t, l, POP3, pop3)
			guess := func(ip, want string, ln *pipes, said ...string) {
				t.Helper()
				if got := linesFrom(ln, ip, said...); !strings.HasPrefix(got, want) {
					t.Errorf("limit %d, %s: %q, want %q", given, ip, got, want)
				}
			}
			wrong, right := []string{"EHLO a.test", "AUTH PLAIN AGFsaWNlAHdyb25n"}, []string{"EHLO a.test", "AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ="}
			wrongPass, rightPass := []string{"USER bob", "PASS wrong"}, []string{"USER bob", "PASS builder"}
			for range 2 {
				guess("127.0.0.1", "535", smtp, wrong...)
			}
			guess("127.0.0.1", "-ERR [AUTH]", pop3, wrongPass...)
			if given == 0 { // nobody asked for it
				guess("127.0.0.1", "235", smtp, right...)
			} else {
				guess("127.0.0.1", "454 4.7.0", smtp, wrong...)
				guess("127.0.0.1", "454 4.7.0", smtp, right...)
				guess("127.0.0.1", "-ERR [SYS/TEMP] Too many failed logins", pop3, rightPass...)
				time.Sleep(guessTime)
				guess("127.0.0.1", "235", smtp, right...)
			}
			end(t, l)
		})
	}
}

// TestGuessesAreBounded: so many addresses are remembered and no more, and what is old
// makes room.
func TestGuessesAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g guesses
		at := func(i int) netip.Addr { return netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}) }
		for i := range mostGuessers + 5 {
			g.note(at(i))
		}
		if n := len(g.from); n != mostGuessers || !g.tooMany(at(0), 1) || g.tooMany(at(mostGuessers), 1) {
			t.Errorf("%d remembered", n)
		}
		time.Sleep(guessTime)
		if g.note(at(mostGuessers)); len(g.from) != 1 || g.tooMany(at(0), 1) || !g.tooMany(at(mostGuessers), 1) {
			t.Errorf("%d remembered after a while", len(g.from))
		}
	})
	l := &Lab{}
	far := client{host: netip.MustParseAddr("192.0.2.1")}
	for range defaultGuesses {
		l.guesses.note(far.host)
	}
	if !l.guesser(far) || l.guesser(client{host: netip.MustParseAddr("192.0.2.2")}) || l.guesser(client{nearby: true}) {
		t.Error("the default bounds what it should not, or not what it should")
	}
}

// TestHalfOpen: a client that never speaks, one that only reads, and one that has
// vanished hold their sessions no longer than their time.
func TestHalfOpen(t *testing.T) {
	for service, most := range map[string]time.Duration{MX: 5 * time.Minute, Submission: 5 * time.Minute, LMTP: 5 * time.Minute,
		POP3: 10 * time.Minute, Submissions: 5 * time.Minute, POP3S: 10 * time.Minute} {
		for name, client := range map[string]func(nc net.Conn){
			"never speaks": func(nc net.Conn) { _, _ = io.Copy(io.Discard, nc) }, // until the end
			"vanished":     func(net.Conn) {},                                    // nothing is read, nothing said
		} {
			synctest.Test(t, func(t *testing.T) {
				l := start(t, func(o *Options) { o.Ports = NoPorts() })
				ln := newPipes()
				serve(t, l, service, ln)
				nc := ln.dial()
				begun := time.Now()
				go client(nc)
				for l.busy() {
					time.Sleep(time.Second)
				}
				if took := time.Since(begun); took > most+2*time.Second {
					t.Errorf("%s, a client that %s: %v", service, name, took)
				}
				nc.Close()
				end(t, l)
			})
		}
	}
}

// busy reports whether a session goes on.
func (l *Lab) busy() bool {
	synctest.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.sessions > 0
}

// TestHalfClosed: who has said all and closes only that direction still gets every
// reply, and the session ends.
func TestHalfClosed(t *testing.T) {
	for service, x := range map[string]struct{ said, want string }{
		MX:   {"EHLO a.test\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<bob@lab.test>\r\nNOOP\r\n", "250 2.0.0 OK\r\n"},
		POP3: {"CAPA\r\nNOOP\r\n", "-ERR NOOP is not for the AUTHORIZATION state\r\n"},
	} {
		l := start(t)
		nc, err := net.Dial("tcp", l.Addr(service))
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(nc, x.said)
		if err := nc.(*net.TCPConn).CloseWrite(); err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(nc) // which ends, or the test does not
		if err != nil || !strings.HasSuffix(string(all), x.want) {
			t.Errorf("%s: %v, and in the end %q", service, err, all)
		}
		nc.Close()
	}
}
