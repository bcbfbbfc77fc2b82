package lab

import (
	"bufio"
	"context"
	"crypto/tls"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// fixed is the clock of the tests.
func fixed() time.Time { return time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC) }

// start starts a lab for a test, without mail in it.
func start(t testing.TB, change ...func(*Options)) *Lab {
	t.Helper()
	o := Options{Clock: fixed, Seed: "test", OnError: func(err error) { t.Error(err) }}
	for _, c := range change {
		c(&o)
	}
	l, err := Start(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { end(t, l) })
	return l
}

// end ends a lab.
func end(t testing.TB, l *Lab) {
	t.Helper()
	if err := l.Close(); err != nil {
		t.Error(err)
	}
}

// serve lets a lab serve a listener in memory.
func serve(t testing.TB, l *Lab, service string, ln net.Listener) {
	t.Helper()
	if err := l.Serve(service, ln); err != nil {
		t.Fatal(err)
	}
}

func withMail(o *Options) { o.Mail = true }

// talker is a client that plays dialogues.
type talker struct {
	t   testing.TB
	lab *Lab
	nc  net.Conn
	r   *bufio.Reader
}

// dial opens a connection to a service; in TLS where that begins in TLS.
func dial(t testing.TB, l *Lab, service string) *talker {
	t.Helper()
	c := dialAddr(t, l, l.Addr(service))
	if service == Submissions || service == POP3S {
		c.startTLS()
	}
	return c
}

// dialFault opens a connection, in clear, to a service with a fault.
func dialFault(t testing.TB, l *Lab, service, fault string) *talker {
	t.Helper()
	addr, err := l.Faulty(service, fault)
	if err != nil {
		t.Fatal(err)
	}
	return dialAddr(t, l, addr)
}

func dialAddr(t testing.TB, l *Lab, addr string) *talker {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { nc.Close() })
	nc.SetDeadline(time.Now().Add(20 * time.Second))
	return &talker{t: t, lab: l, nc: nc, r: bufio.NewReader(nc)}
}

func (c *talker) startTLS() {
	c.t.Helper()
	if err := c.handshake(); err != nil {
		c.t.Fatal(err)
	}
}

// handshake performs the handshake, with all that a good client checks.
func (c *talker) handshake() error {
	return c.secured(&tls.Config{RootCAs: c.lab.CAs(), ServerName: Hostname})
}

// secure performs the handshake in a way of the test's own.
func (c *talker) secure(cfg *tls.Config) {
	c.t.Helper()
	if err := c.secured(cfg); err != nil {
		c.t.Fatal(err)
	}
}

func (c *talker) secured(cfg *tls.Config) error {
	tc := tls.Client(c.nc, cfg)
	if err := tc.Handshake(); err != nil {
		return err
	}
	c.nc, c.r = tc, bufio.NewReader(tc)
	return nil
}

// play plays a dialogue. Each line is one of
//
//	C: LINE      sends a line; lines that follow one another leave together
//	C- TEXT      sends text as it is, \r \n and \0 written out
//	S: PREFIX    reads a line, which must begin so; "S:" alone: any line
//	S* PREFIX    reads lines up to one that begins so
//	S= LINE      reads a line, which must be so
//	tls          performs the handshake
//	end          the server closes the connection
func (c *talker) play(dialogue string) {
	c.t.Helper()
	var out strings.Builder
	for line := range strings.Lines(dialogue) {
		line = strings.TrimLeft(strings.TrimSuffix(line, "\n"), "\t ")
		switch {
		case line == "":
			continue
		case strings.HasPrefix(line, "C: "):
			out.WriteString(line[3:] + "\r\n")
			continue
		case line == "C:":
			out.WriteString("\r\n")
			continue
		case strings.HasPrefix(line, "C- "):
			out.WriteString(strings.NewReplacer(`\r`, "\r", `\n`, "\n", `\0`, "\x00").Replace(line[3:]))
			continue
		}
		c.flush(&out)
		c.expect(line)
	}
	c.flush(&out)
}

func (c *talker) flush(out *strings.Builder) {
	c.t.Helper()
	if out.Len() == 0 {
		return
	}
	if _, err := c.nc.Write([]byte(out.String())); err != nil {
		c.t.Fatalf("write %.60q: %v", out.String(), err)
	}
	out.Reset()
}

func (c *talker) expect(line string) {
	c.t.Helper()
	switch {
	case line == "tls":
		c.startTLS()
	case line == "end":
		if got, err := c.r.ReadString('\n'); err == nil {
			c.t.Fatalf("got %q, want the end of the connection", got)
		}
	case strings.HasPrefix(line, "S= "):
		if got := c.line(); got != line[3:] {
			c.t.Fatalf("got  %q\nwant %q", got, line[3:])
		}
	case strings.HasPrefix(line, "S:"):
		want := strings.TrimPrefix(line[2:], " ")
		if got := c.line(); !strings.HasPrefix(got, want) {
			c.t.Fatalf("got  %q\nwant %q…", got, want)
		}
	case strings.HasPrefix(line, "S* "):
		for got := c.line(); !strings.HasPrefix(got, line[3:]); {
			got = c.line()
		}
	default:
		c.t.Fatalf("not a line of a dialogue: %q", line)
	}
}

// line reads a line and checks that it ends in CR LF.
func (c *talker) line() string {
	c.t.Helper()
	got, err := c.r.ReadString('\n')
	if err != nil {
		c.t.Fatalf("read: %v, after %q", err, got)
	}
	if !strings.HasSuffix(got, "\r\n") {
		c.t.Fatalf("line without CR LF: %q", got)
	}
	return strings.TrimSuffix(got, "\r\n")
}

// pipes is a listener in memory.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), done: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case nc := <-p.conns:
		return nc, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}

func (p *pipes) Addr() net.Addr { return pipeAddr{} }

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// dial returns the client's end of a new connection.
func (p *pipes) dial() net.Conn {
	client, server := net.Pipe()
	p.conns <- server
	return client
}
