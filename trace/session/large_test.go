package session_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"runtime"
	"testing"

	"mailproto/trace/session"
)

// large is what is sent and fetched: enough to show memory that grows with it.
const large = 64 << 20

// mostHeap is how much the heap may grow meanwhile.
const mostHeap = 8 << 20

// block is a piece of a message.
var block = bytes.Repeat(append(bytes.Repeat([]byte("x"), 998), "\r\n"...), 64)

// blocks gives out size octets of blocks and measures the heap on the way.
type blocks struct {
	size, given int
	rest        []byte
	base, peak  uint64
}

func newBlocks(size int) *blocks {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return &blocks{size: size, base: m.HeapAlloc}
}

func (b *blocks) Read(p []byte) (int, error) {
	if b.given >= b.size {
		return 0, io.EOF
	}
	if len(b.rest) == 0 {
		b.rest = block
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	if before := b.given; before>>22 != (before+n)>>22 { // every 4 MiB
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.peak = max(b.peak, m.HeapAlloc)
	}
	b.given += n
	return n, nil
}

func (b *blocks) check(t *testing.T) {
	t.Helper()
	if b.given < b.size || b.peak == 0 {
		t.Fatalf("only %d octets were given", b.given)
	}
	if b.peak > b.base+mostHeap {
		t.Errorf("the heap grew by %d octets", b.peak-b.base)
	}
}

func TestLargeRetrieval(t *testing.T) {
	near, far := net.Pipe()
	b := newBlocks(large)
	done := make(chan bool)
	go func() {
		defer close(done)
		defer far.Close()
		io.WriteString(far, "+OK\r\n")
		for buf := make([]byte, 1000); ; {
			if _, err := far.Read(buf); err != nil {
				return
			}
			switch string(buf[:4]) {
			case "CAPA", "UIDL":
				io.WriteString(far, "-ERR\r\n")
			case "LIST":
				io.WriteString(far, "+OK\r\n1 1\r\n.\r\n")
			case "RETR":
				io.WriteString(far, "+OK\r\n")
				io.CopyBuffer(far, struct{ io.Reader }{b}, make([]byte, 32<<10))
				io.WriteString(far, ".\r\n")
			default:
				io.WriteString(far, "+OK\r\n")
			}
		}
	}()
	cfg := &session.POP3Config{RetrAll: true, MaxSize: 4 << 30}
	cfg.TLS, cfg.Auth, cfg.User, cfg.Password = session.TLSNone, "auto", "alice", password
	res, err := session.POP3(context.Background(), near, cfg)
	<-done
	if err != nil || res.Messages != 1 || res.Received < large {
		t.Errorf("%+v, %v", res, err)
	}
	b.check(t)
}

func TestLargeSubmission(t *testing.T) {
	near, far := net.Pipe()
	b := newBlocks(large)
	done := make(chan bool)
	go func() {
		defer close(done)
		defer far.Close()
		io.WriteString(far, "220\r\n")
		buf := make([]byte, 64<<10)
		for data := false; ; {
			n, err := far.Read(buf)
			switch {
			case err != nil:
				return
			case data && !bytes.HasSuffix(buf[:n], []byte("\r\n.\r\n")):
			case bytes.HasPrefix(buf[:n], []byte("DATA")):
				data = true
				io.WriteString(far, "354\r\n")
			default:
				data = false
				io.WriteString(far, "250\r\n")
			}
		}
	}()
	cfg := &session.SMTPConfig{Hello: "me", From: "a@x", To: []string{"b@x"}}
	cfg.TLS = session.TLSNone
	cfg.Message = session.Message{Open: func() (io.ReadCloser, error) { return io.NopCloser(b), nil }, Octets: large}
	res, err := session.SMTP(context.Background(), near, cfg)
	<-done
	if err != nil || res.Messages != 1 || res.Sent < large {
		t.Errorf("%+v, %v", res, err)
	}
	b.check(t)
}
