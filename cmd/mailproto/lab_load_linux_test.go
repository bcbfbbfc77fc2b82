package main

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"net"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// mostMemory is what the lab's process may take while it holds three thousand
// sessions, in KiB.
const mostMemory = 256 << 10

// TestThousandsOfSessions holds sessions open in the program as it is built for
// users, half of them SMTP, half POP3, and asks the system what memory that took.
func TestThousandsOfSessions(t *testing.T) {
	bin := built(t, ".")
	for _, tt := range []struct {
		name     string
		sessions int
		tls      bool
		most     int // KiB
	}{
		{"in clear", 3000, false, mostMemory},
		{"in TLS", 500, true, mostMemory / 3}, // more would only take the test's time
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := labOf(t, bin, "--max-sessions", "3000")
			defer p.kill()
			for _, nc := range p.holds(t, tt.sessions, tt.tls) {
				if nc != nil {
					defer nc.Close()
				}
			}
			peak := p.peak(t)
			t.Logf("%d sessions: %d KiB", tt.sessions, peak)
			if peak > tt.most {
				t.Errorf("%d sessions took %d KiB, at most %d", tt.sessions, peak, tt.most)
			}
			if !tt.tls { // one more is told so, and not left to wait
				nc, err := net.Dial("tcp", p.addr["mx"])
				if err != nil {
					t.Fatal(err)
				}
				defer nc.Close()
				if said := answerTo(t, nc, ""); !strings.HasPrefix(said, "421 ") {
					t.Errorf("one more was told %q", said)
				}
			}
		})
	}
}

// peak is the most memory that the process has taken, in KiB.
func (p *labProcess) peak(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	m := regexp.MustCompile(`(?m)^VmHWM:\s+(\d+) kB$`).FindSubmatch(status)
	if err != nil || m == nil {
		t.Fatalf("the process's memory: %v, %q", err, status)
	}
	n, _ := strconv.Atoi(string(m[1])) // digits
	return n
}

// holds opens sessions, some at a time, each answered once.
func (p *labProcess) holds(t *testing.T, n int, inTLS bool) []net.Conn {
	t.Helper()
	all := make([]net.Conn, n)
	addrs := []string{p.addr["mx"], p.addr["pop3"]}
	if inTLS {
		addrs = []string{p.addr["submissions"], p.addr["pop3s"]}
	}
	var wg sync.WaitGroup
	for worker := range 16 {
		wg.Go(func() {
			for i := worker; i < n; i += 16 {
				addr, ask := addrs[i%2], []string{"NOOP", "USER bob"}[i%2]
				all[i] = sessionHeld(t, addr, ask, inTLS)
			}
		})
	}
	wg.Wait()
	return all
}

// answerTo sends a line, if there is one, and returns what comes first then.
func answerTo(t *testing.T, nc net.Conn, line string) string {
	if line != "" {
		fmt.Fprintf(nc, "%s\r\n", line)
	}
	said, err := bufio.NewReaderSize(nc, 16).ReadString('\n')
	if err != nil {
		t.Errorf("%q: %v", line, err)
	}
	return said
}

// sessionHeld opens a session that stays.
func sessionHeld(t *testing.T, addr, ask string, inTLS bool) net.Conn {
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Error(err)
		return nil
	}
	nc.SetDeadline(time.Now().Add(time.Minute))
	if inTLS {
		// What is measured is the memory; other tests check the certificate.
		nc = tls.Client(nc, &tls.Config{InsecureSkipVerify: true})
	}
	for _, line := range []string{"", ask} {
		said := answerTo(t, nc, line)
		if !strings.HasPrefix(said, "2") && !strings.HasPrefix(said, "+OK") {
			t.Errorf("%q is answered with %q", line, said)
		}
	}
	return nc
}
