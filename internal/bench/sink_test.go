package bench

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sink is a server for large messages that costs next to nothing itself: SMTP that
// forgets what it takes, POP3 that makes up what it gives. Both begin in TLS.
type sink struct {
	smtp, pop3 string // host:port
	ca         string // a file
	octets     int64  // of its one message
}

// newSink starts a sink; it ends with the benchmark.
func newSink(b *testing.B, octets int64) *sink {
	b.Helper()
	web := httptest.NewTLSServer(nil) // which has a certificate for 127.0.0.1
	b.Cleanup(web.Close)
	s := &sink{ca: filepath.Join(b.TempDir(), "ca.pem"), octets: octets / int64(len(block())) * int64(len(block()))}
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: web.Certificate().Raw})
	if err := os.WriteFile(s.ca, text, 0o600); err != nil {
		b.Fatal(err)
	}
	config := &tls.Config{Certificates: web.TLS.Certificates, MinVersion: tls.VersionTLS12}
	s.smtp = serve(b, config, s.takeMail)
	s.pop3 = serve(b, config, s.giveMail)
	return s
}

// serve starts a server and returns its address.
func serve(b *testing.B, config *tls.Config, session func(*bufio.Reader, io.Writer)) string {
	b.Helper()
	l, err := tls.Listen("tcp", "127.0.0.1:0", config)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return // the benchmark has ended
			}
			go func(conn net.Conn) {
				defer conn.Close()
				session(bufio.NewReaderSize(conn, 64<<10), conn)
			}(conn)
		}
	}()
	return l.Addr().String()
}

// block is a piece of a message: lines as long as base64 has them.
func block() []byte {
	line := strings.Repeat("0123456789abcdef", 5)[:76] + "\r\n"
	return []byte(strings.Repeat(line, 1024))
}

// takeMail is an SMTP session.
func (s *sink) takeMail(r *bufio.Reader, w io.Writer) {
	fmt.Fprint(w, "220 sink\r\n") // whoever is gone is seen by the next read
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		switch verb, _, _ := strings.Cut(strings.TrimSpace(line), " "); strings.ToUpper(verb) {
		case "EHLO":
			fmt.Fprint(w, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n")
		case "DATA":
			fmt.Fprint(w, "354 go on\r\n")
			if !swallow(r) {
				return
			}
			fmt.Fprint(w, "250 taken\r\n")
		case "QUIT":
			fmt.Fprint(w, "221 bye\r\n")
			return
		default:
			fmt.Fprint(w, "250 fine\r\n")
		}
	}
}

// swallow reads a message up to its final dot. The client waits behind it, so that
// the end of what has come is the only place to look.
func swallow(r io.Reader) bool {
	const end = "\r\n.\r\n"
	buf := make([]byte, len(end)+256<<10)
	tail := 0 // octets of the last read that are kept in front
	for {
		n, err := r.Read(buf[tail:])
		if err != nil {
			return false
		}
		all := buf[:tail+n]
		if bytes.HasSuffix(all, []byte(end)) {
			return true
		}
		tail = copy(buf, all[max(0, len(all)-len(end)+1):])
	}
}

// giveMail is a POP3 session.
func (s *sink) giveMail(r *bufio.Reader, w io.Writer) {
	fmt.Fprint(w, "+OK sink\r\n")
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		switch verb, _, _ := strings.Cut(strings.TrimSpace(line), " "); strings.ToUpper(verb) {
		case "CAPA":
			fmt.Fprint(w, "+OK\r\nUSER\r\nUIDL\r\n.\r\n")
		case "STAT":
			fmt.Fprintf(w, "+OK 1 %d\r\n", s.octets)
		case "LIST":
			fmt.Fprintf(w, "+OK\r\n1 %d\r\n.\r\n", s.octets)
		case "UIDL":
			fmt.Fprint(w, "+OK\r\n1 large\r\n.\r\n")
		case "RETR":
			fmt.Fprint(w, "+OK\r\n")
			for b, left := block(), s.octets; left > 0; left -= int64(len(b)) {
				if _, err := w.Write(b); err != nil {
					return
				}
			}
			fmt.Fprint(w, ".\r\n")
		case "QUIT":
			fmt.Fprint(w, "+OK bye\r\n")
			return
		default:
			fmt.Fprint(w, "+OK\r\n")
		}
	}
}
