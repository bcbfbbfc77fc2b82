package session_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"io"
	"math/big"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"mailproto/internal/dialogue"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// scene is a session and the server that it meets.
type scene struct {
	script string // the server's part, as a dialogue
	// serve is the server's part where a dialogue cannot say it.
	serve    func(t *testing.T, nc net.Conn)
	implicit bool            // the server begins with TLS
	remote   bool            // the server is on another machine
	ctx      context.Context // nil means the background
}

// outcome is what a session came to.
type outcome struct {
	trace.Result
	events []trace.Event
	err    error
	took   time.Duration // on the bubble's clock
}

// run holds a session, with a *session.SMTPConfig or a *session.POP3Config, with
// a server that plays script.
func run(t *testing.T, script string, cfg any) (trace.Result, []trace.Event, error) {
	t.Helper()
	o := scene{script: script}.run(t, cfg)
	return o.Result, o.events, o.err
}

// run holds the session on a connection in memory and on a clock of its own, which
// also finds whatever is left running.
func (s scene) run(t *testing.T, cfg any) (o outcome) {
	t.Helper()
	if s.ctx == nil {
		s.ctx = context.Background()
	}
	synctest.Test(t, func(t *testing.T) {
		near, far := net.Pipe()
		done := make(chan error, 1)
		go func() { done <- s.play(t, far) }()
		if s.remote {
			near = elsewhere{near}
		}
		log := wire.NewLog(func(e trace.Event) { o.events = append(o.events, e) })
		start := time.Now()
		switch c := cfg.(type) {
		case *session.SMTPConfig:
			c.Config = defaults(c.Config, log)
			if c.Hello == "" {
				c.Hello = "me"
			}
			if c.DotTimeout == 0 {
				c.DotTimeout = 10 * time.Minute
			}
			o.Result, o.err = session.SMTP(s.ctx, near, c)
		case *session.POP3Config:
			c.Config = defaults(c.Config, log)
			if c.MaxSize == 0 {
				c.MaxSize = 1 << 20
			}
			o.Result, o.err = session.POP3(s.ctx, near, c)
		}
		o.took = time.Since(start)
		if err := <-done; err != nil {
			t.Error(err)
		}
		checkOutcome(t, o)
	})
	return o
}

// play is the server's side. A handshake that the client gives up is no fault of
// the dialogue.
func (s scene) play(t *testing.T, nc net.Conn) error {
	if s.serve != nil {
		defer nc.Close()
		s.serve(t, nc)
		return nil
	}
	script, err := dialogue.Parse(t.Name(), s.script, 1)
	if err != nil {
		nc.Close()
		return err
	}
	err = dialogue.Play{TLS: identity().server, Implicit: s.implicit}.Serve(nc, script)
	if own := new(dialogue.Error); err != nil && !errors.As(err, &own) {
		return nil
	}
	return err
}

// checkOutcome is what holds for every session: its error is an *Error, the
// connection is closed once, at the end, and no event shows the password.
func checkOutcome(t *testing.T, o outcome) {
	t.Helper()
	if own := new(session.Error); o.err != nil && !errors.As(o.err, &own) {
		t.Errorf("error %v is no *Error", o.err)
	}
	for i, e := range o.events {
		if last := i == len(o.events)-1; last != (e.Kind == trace.Closed) {
			t.Errorf("event %d of %d is %s", i+1, len(o.events), e.Kind)
		}
	}
	if text := transcript(o.events) + fail(o.err); strings.Contains(text, password) || strings.Contains(text, b64(password)[:12]) {
		t.Errorf("the password is shown:\n%s", text)
	}
}

const password = "wonderland"

// defaults fills in what most sessions of these tests have in common.
func defaults(c session.Config, log *wire.Log) session.Config {
	c.Log = log
	if c.TLS == "" {
		c.TLS = session.TLSNone
	}
	if c.Auth == "" {
		c.Auth = "auto"
	}
	if c.Timeout == 0 {
		c.Timeout = 30 * time.Second
	}
	if c.TLSOptions.ServerName == "" {
		c.TLSOptions = wire.TLSOptions{ServerName: "mx.example.com", RootCAs: identity().roots}
	}
	if c.User != "" && c.Password == "" {
		c.Password = password
	}
	return c
}

// elsewhere is a connection to another machine.
type elsewhere struct{ net.Conn }

func (elsewhere) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 25} }

type id struct {
	server *tls.Config
	roots  *x509.CertPool
}

// identity is a server's certificate, its own CA, good on every clock. Session
// tickets have no room on a connection in memory.
var identity = sync.OnceValue(func() id {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	tmpl := &x509.Certificate{
		SerialNumber: big.NewInt(1), DNSNames: []string{"mx.example.com"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, &key.PublicKey, key)
	if err != nil {
		panic(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(cert)
	server := &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, SessionTicketsDisabled: true}
	return id{server, roots}
})

// fail is a session's failure in a word: where, and why after a slash.
func fail(err error) string {
	var own *session.Error
	switch {
	case err == nil:
		return ""
	case !errors.As(err, &own):
		return err.Error()
	case own.Why != "":
		return string(own.At) + "/" + own.Why
	}
	return string(own.At)
}

// transcript is the dialogue that the events tell.
func transcript(events []trace.Event) string {
	var b strings.Builder
	for _, e := range events {
		switch {
		case e.Command != nil:
			b.WriteString("C: " + e.Command.String())
		case e.Reply != nil:
			b.WriteString("S: " + strings.Join(e.Reply.Lines, "\nS: "))
		case e.Fault != nil:
			b.WriteString("problem " + e.Fault.Name)
		case e.TLSInfo != nil:
			b.WriteString("secured " + e.TLSInfo.Error)
		default:
			b.WriteString(string(e.Kind))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func message(s string) session.Message {
	return session.Message{
		Open:   func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(s)), nil },
		Octets: int64(len(s)),
	}
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// plain is alice's response for PLAIN.
var plain = b64("\x00alice\x00" + password)

// fill puts the test's own credentials into a dialogue.
func fill(script string) string {
	return strings.NewReplacer("<PLAIN>", plain, "<ALICE>", b64("alice"), "<PASSWORD>", b64(password), "<secret>", password).Replace(script)
}

func testdata(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return fill(string(b))
}

// until cuts a dialogue behind its n-th line of the client, counted from 0.
func until(script string, n int) string {
	var b strings.Builder
	for line := range strings.Lines(script) {
		b.WriteString(line)
		if strings.HasPrefix(line, "C:") {
			if n--; n < 0 {
				break
			}
		}
	}
	return b.String()
}
