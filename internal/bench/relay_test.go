package bench

import (
	"errors"
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

// far is how long everything takes each way through a relay.
const far = 50 * time.Millisecond

// relay passes connections on to a server that is, as it were, far away, and counts
// turns: how often the server spoke after the client had, its greeting included.
type relay struct {
	net.Listener
	server string

	mu       sync.Mutex
	turned   int
	toClient bool // the server has spoken last
}

// newRelay starts a relay; it ends with the benchmark.
func newRelay(b *testing.B, server string) *relay {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	r := &relay{Listener: l, server: server}
	go r.accept()
	return r
}

func (r *relay) accept() {
	for {
		client, err := r.Accept()
		if err != nil {
			return // the benchmark has ended
		}
		server, err := net.Dial("tcp", r.server)
		if err != nil {
			_ = client.Close() // which fails the client, and with it the benchmark
			continue
		}
		go r.pass(server, client, false)
		go r.pass(client, server, true)
	}
}

// turns returns the turns since the last call.
func (r *relay) turns() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := r.turned
	r.turned, r.toClient = 0, false
	return n
}

// spoke notes who has spoken.
func (r *relay) spoke(toClient bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if toClient && !r.toClient {
		r.turned++
	}
	r.toClient = toClient
}

// piece is something that is on its way.
type piece struct {
	due  time.Time
	data []byte
	err  error
}

// pass passes on what one side says, late, in the order in which it was said.
func (r *relay) pass(to, from net.Conn, toClient bool) {
	way := make(chan piece, 1024)
	go func() {
		defer close(way)
		for {
			buf := make([]byte, 32<<10)
			n, err := from.Read(buf)
			if n > 0 {
				r.spoke(toClient)
			}
			way <- piece{time.Now().Add(far), buf[:n], err}
			if err != nil {
				return
			}
		}
	}()
	for p := range way {
		time.Sleep(time.Until(p.due)) // the distance is what is to be measured
		if _, err := to.Write(p.data); err != nil && p.err == nil {
			continue // it is gone; the other direction ends by itself
		}
		if errors.Is(p.err, io.EOF) {
			_ = to.(*net.TCPConn).CloseWrite() // it may be gone already
		} else if p.err != nil {
			_ = to.Close()
		}
	}
}
