package lab

import (
	"context"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// endings are sessions, as what a client sends before it hangs up or is hung up on.
func endings() (smtp, pop []string) {
	const to = "EHLO x\r\nMAIL FROM:<a@x.test>\r\nRCPT TO:<sink@lab.test>\r\n"
	smtp = []string{
		to + "DATA\r\nSubject: x\r\n\r\ntext\r\n.\r\nQUIT\r\n", // clean
		to + "DATA\r\nSubject: x\r\n\r\nte",                    // in the middle of a message
		to,                                                     // in the middle of a transaction
		"EHLO x\r\nSTARTTLS\r\n\x16\x03\x01",                   // in a handshake
		"EH",                                                   // in a command
		"",                                                     // before it has begun
		strings.Repeat("x", 70_000),                            // garbage
	}
	pop = []string{
		"CAPA\r\nQUIT\r\n",
		"USER alice\r\nPASS wonderland\r\nSTAT\r\nRETR 1\r\nQUIT\r\n",
		"USER bob\r\nPASS builder\r\nRETR 1\r\nDELE 1\r\n",
		"AUTH PLAIN\r\n",
		"STLS\r\n\x16\x03\x01",
	}
	return smtp, pop
}

// visit holds one session: it sends, and hangs up when all is sent, or reads to the
// end after QUIT.
func visit(nc net.Conn, send string) {
	defer nc.Close()
	read := make(chan struct{})
	go func() {
		defer close(read)
		_, _ = io.Copy(io.Discard, nc)
	}()
	_, err := io.WriteString(nc, send)
	if err == nil && strings.HasSuffix(send, "QUIT\r\n") {
		<-read
	}
	nc.Close()
	<-read
}

// still is an end of a net.Pipe without deadlines: their timers would keep it in
// memory until they fire, which no socket's do.
type still struct{ net.Conn }

func (still) SetDeadline(time.Time) error      { return nil }
func (still) SetReadDeadline(time.Time) error  { return nil }
func (still) SetWriteDeadline(time.Time) error { return nil }

func stillDial(p *pipes) net.Conn {
	client, server := net.Pipe()
	p.conns <- still{server}
	return client
}

// manyVisits holds n sessions, some at a time, until the lab has none left.
func manyVisits(t *testing.T, l *Lab, mx, pop *pipes, n int) {
	t.Helper()
	smtps, pops := endings()
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for i := worker; i < n; i += 8 {
				if i%3 == 0 {
					visit(stillDial(pop), pops[i/3%len(pops)])
				} else {
					visit(stillDial(mx), smtps[i%len(smtps)])
				}
			}
		})
	}
	wg.Wait()
	if err := l.Idle(context.Background()); err != nil {
		t.Error(err)
	}
}

// usage is what a program holds, when what has ended has been cleared away.
type usage struct {
	goroutines, descriptors int
	heap                    uint64
}

func used() usage {
	var u usage
	// A session's goroutine may still be on its last step when the lab has counted
	// it off.
	for range 1000 {
		runtime.GC()
		if n := runtime.NumGoroutine(); n != u.goroutines {
			u.goroutines = n
			runtime.Gosched()
			continue
		}
		break
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u.heap = m.HeapAlloc
	files, _ := os.ReadDir("/proc/self/fd") // where there is none, none is counted
	u.descriptors = len(files)
	return u
}

// TestNothingGrows: after ten thousand sessions, clean or broken off, the lab holds
// what it held after the first few hundred.
func TestNothingGrows(t *testing.T) {
	l := start(t, withMail, func(o *Options) { o.Ports, o.Timeout = NoPorts(), 20*time.Second })
	mx, pop := newPipes(), newPipes()
	serve(t, l, MX, mx)
	serve(t, l, POP3, pop)
	manyVisits(t, l, mx, pop, 300)
	before := used()
	manyVisits(t, l, mx, pop, 10_000)
	hasNotGrown(t, before, used())
}

func hasNotGrown(t *testing.T, before, after usage) {
	t.Helper()
	if after.goroutines > before.goroutines {
		t.Errorf("%d goroutines, before %d", after.goroutines, before.goroutines)
	}
	if after.descriptors > before.descriptors {
		t.Errorf("%d descriptors, before %d", after.descriptors, before.descriptors)
	}
	if after.heap > before.heap+256<<10 {
		t.Errorf("%d octets in the heap, before %d", after.heap, before.heap)
	}
}

// TestNothingGrowsOnSockets: the same on sockets, three thousand of them, of which some
// are reset.
func TestNothingGrowsOnSockets(t *testing.T) {
	l := start(t, withMail)
	smtps, pops := endings()
	dialed := func(service string) net.Conn {
		nc, err := net.Dial("tcp", l.Addr(service))
		if err != nil {
			t.Fatal(err)
		}
		return nc
	}
	round := func(n int) {
		for i := range n {
			nc := dialed(MX)
			if i%2 == 0 {
				_ = nc.(*net.TCPConn).SetLinger(0) // closing it resets the connection
			}
			visit(nc, smtps[i%len(smtps)])
			visit(dialed(POP3), pops[i%len(pops)])
		}
		if err := l.Idle(context.Background()); err != nil {
			t.Error(err)
		}
	}
	round(100)
	before := used()
	round(1500)
	hasNotGrown(t, before, used())
}
