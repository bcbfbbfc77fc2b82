package dialogue

import (
	"bytes"
	"encoding/base64"
	"errors"
	"net"
	"sync"
	"syscall"
)

// maxTapped bounds what a wiretap keeps of each direction, in octets.
const maxTapped = 4 << 20

// wiretap keeps the octets that cross a connection below TLS: what an eavesdropper
// could read.
type wiretap struct {
	net.Conn
	mu   sync.Mutex
	seen [2]bytes.Buffer // read, written
}

func (w *wiretap) keep(i int, b []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if room := maxTapped - w.seen[i].Len(); room > 0 {
		w.seen[i].Write(b[:min(len(b), room)])
	}
}

func (w *wiretap) Read(b []byte) (int, error) {
	n, err := w.Conn.Read(b)
	w.keep(0, b[:n])
	return n, err
}

func (w *wiretap) Write(b []byte) (int, error) {
	n, err := w.Conn.Write(b)
	w.keep(1, b[:n])
	return n, err
}

// sees reports whether text crossed the connection, as it is or inside a word of
// base64, which hides nothing.
func (w *wiretap) sees(text string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i := range w.seen {
		b := w.seen[i].Bytes()
		if bytes.Contains(b, []byte(text)) {
			return true
		}
		for word := range bytes.FieldsSeq(b) {
			if len(word) < 4 || len(word) > 1<<16 {
				continue
			}
			if dec, err := base64.StdEncoding.DecodeString(string(word)); err == nil && bytes.Contains(dec, []byte(text)) {
				return true
			}
		}
	}
	return false
}

// SyscallConn lets the connection be tuned as if it were not tapped.
func (w *wiretap) SyscallConn() (syscall.RawConn, error) {
	c, ok := w.Conn.(syscall.Conn)
	if !ok {
		return nil, errors.ErrUnsupported
	}
	return c.SyscallConn()
}
