package main

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// fake is a server that plays one script to every client. A script's lines are:
//
//	S: TEXT      says a line
//	raw: BYTES   says exactly that
//	flood: BYTES says that again and again, until the client is gone
//	C: PREFIX    hears a line that must begin so
//	data         hears a message up to its final dot
//	octet        hears anything at all
//	tls          is the server of a TLS handshake
//	old tls      the same, with nothing newer than TLS 1.1
//	hang         says nothing until the client is gone
//	reset        resets the connection
//	met: WORD    tells the test that the script has come this far
//	gate         waits until the test opens the gate
//
// At the end of its script it closes the connection.
type fake struct {
	addr, caFile string
	cert         tls.Certificate
	mu           sync.Mutex
	all          bytes.Buffer
	met          chan string
	gate         chan struct{}
}

// serve starts a fake server; it ends with the test.
func serve(t *testing.T, script ...string) *fake {
	t.Helper()
	return serveAs(t, &x509.Certificate{Subject: pkix.Name{CommonName: "fake"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}, script...)
}

// serveAs starts a fake server whose certificate says what cert says.
func serveAs(t *testing.T, cert *x509.Certificate, script ...string) *fake {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &fake{addr: l.Addr().String(), met: make(chan string, 8), gate: make(chan struct{})}
	f.certify(t, cert)
	var clients sync.WaitGroup
	clients.Go(func() {
		for {
			nc, err := l.Accept()
			if err != nil {
				return
			}
			clients.Go(func() { f.play(t, nc, script) })
		}
	})
	t.Cleanup(func() { l.Close(); clients.Wait() })
	return f
}

// certify makes a certificate that vouches for itself, and a file for --ca-file.
func (f *fake) certify(t *testing.T, c *x509.Certificate) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c.SerialNumber, c.NotBefore, c.NotAfter = big.NewInt(1), time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	f.cert = tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	f.caFile = filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	if err := os.WriteFile(f.caFile, block, 0o600); err != nil {
		t.Fatal(err)
	}
}

// actor plays the script to one client.
type actor struct {
	*fake
	nc  net.Conn
	tcp net.Conn // below TLS
	r   *bufio.Reader
}

func (f *fake) play(t *testing.T, nc net.Conn, script []string) {
	a := &actor{fake: f, nc: nc, tcp: nc, r: bufio.NewReader(io.TeeReader(nc, f))}
	defer func() { a.nc.Close() }()
	nc.SetDeadline(time.Now().Add(time.Minute)) // the client's limits are much shorter
	for _, step := range script {
		err := a.step(step)
		if _, wrong := err.(*unheard); wrong {
			t.Errorf("%s: %v", step, err)
		}
		if err != nil {
			return // the client is gone; its own output tells whether it should be
		}
	}
	// Closing with unread octets would reset the connection, and with it what was
	// said last.
	if c, ok := a.nc.(interface{ CloseWrite() error }); ok && c.CloseWrite() == nil {
		_, _ = io.Copy(io.Discard, a.r)
	}
}

// step does what one line of the script says.
func (a *actor) step(line string) error {
	verb, text, _ := strings.Cut(line, ": ")
	var err error
	switch verb {
	case "S":
		_, err = io.WriteString(a.nc, text+"\r\n")
	case "raw":
		_, err = io.WriteString(a.nc, text)
	case "flood":
		err = flood(a.nc, text)
	case "C", "data":
		err = hear(a.r, verb, text)
	case "octet":
		_, err = a.r.Peek(1)
	case "tls", "old tls":
		cfg := &tls.Config{Certificates: []tls.Certificate{a.cert}}
		if verb == "old tls" {
			cfg.MinVersion, cfg.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
		}
		s := tls.Server(a.nc, cfg)
		a.nc, a.r = s, bufio.NewReader(io.TeeReader(s, a.fake))
		err = s.Handshake()
	case "reset":
		err = errors.Join(a.reset(), net.ErrClosed)
	case "met":
		a.met <- text
	case "gate":
		<-a.gate
	case "hang":
		_, _ = io.Copy(io.Discard, a.r)
	default:
		err = &unheard{"nothing: there is no such step"}
	}
	return err
}

// unheard says what a client said in place of what the script has.
type unheard struct{ line string }

func (e *unheard) Error() string { return fmt.Sprintf("the client said %q", e.line) }

// hear reads the line that the script has, or a message.
func hear(r *bufio.Reader, verb, text string) error {
	for {
		line, err := r.ReadString('\n')
		switch {
		case err != nil:
			return err
		case verb == "C" && !strings.HasPrefix(line, text):
			return &unheard{line}
		case verb == "C" || line == ".\r\n":
			return nil
		}
	}
}

// flood writes text again and again until nobody takes it any more.
func flood(w io.Writer, text string) error {
	block := []byte(strings.Repeat(text, 1+(64<<10)/len(text)))
	for {
		if _, err := w.Write(block); err != nil {
			return err
		}
	}
}

// Write keeps what clients have said.
func (f *fake) Write(b []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.all.Write(b)
}

// heard is what all clients have said, above TLS.
func (f *fake) heard() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.all.String()
}
