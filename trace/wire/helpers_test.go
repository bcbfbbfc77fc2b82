package wire_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// record keeps the events of a test.
type record struct{ events []trace.Event }

func (r *record) add(e trace.Event) { r.events = append(r.events, e) }

// String is one line for each event.
func (r *record) String() string {
	var b strings.Builder
	for _, e := range r.events {
		fmt.Fprintln(&b, show(e))
	}
	return b.String()
}

func show(e trace.Event) string {
	switch e.Kind {
	case trace.Connected:
		return fmt.Sprintf("%d connected %s", e.Seq, e.Addr)
	case trace.Secured:
		if e.TLSInfo.Error != "" {
			return fmt.Sprintf("%d secured: %s", e.Seq, e.TLSInfo.Error)
		}
		return fmt.Sprintf("%d secured", e.Seq)
	case trace.Sent, trace.Received:
		if e.Command != nil {
			return fmt.Sprintf("%d C: %s", e.Seq, e.Command)
		}
		return fmt.Sprintf("%d S: %s (%d)", e.Seq, strings.Join(e.Reply.Lines, " | "), e.Re)
	case trace.Payload:
		return fmt.Sprintf("%d %s: %d octets, %d lines, %d stuffed", e.Seq, e.Peer, e.Octets, e.Lines, e.Stuffed)
	case trace.Problem:
		return fmt.Sprintf("%d problem %s: %s", e.Seq, e.Fault.Name, e.Fault.Detail)
	}
	return fmt.Sprintf("%d %s %s", e.Seq, e.Kind, e.Peer)
}

// want compares the events with a transcript, which may be indented.
func (r *record) want(t *testing.T, transcript string) {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(transcript)) {
		b.WriteString(strings.TrimLeft(strings.TrimRight(line, "\n"), "\t") + "\n")
	}
	if got := r.String(); got != b.String() {
		t.Errorf("events:\n%swanted:\n%s", got, b.String())
	}
}

func (r *record) problems() string {
	var names []string
	for _, e := range r.events {
		if e.Fault != nil {
			names = append(names, e.Fault.Name)
		}
	}
	return strings.Join(names, " ")
}

// peer is the other end of a connection, byte by byte.
type peer struct {
	net.Conn
	t *testing.T
	r *bufio.Reader
}

func newPeer(t *testing.T, nc net.Conn) *peer { return &peer{nc, t, bufio.NewReader(nc)} }

// say writes; an error means that the client has gone, which is its right.
func (p *peer) say(s string) error {
	_, err := p.Write([]byte(s))
	return err
}

// hear expects lines.
func (p *peer) hear(lines ...string) {
	for _, want := range lines {
		if got, err := p.r.ReadString('\n'); got != want+"\r\n" {
			p.t.Errorf("peer heard %q, %v; wanted %q", got, err, want)
		}
	}
}

// dial runs a server's part beside a client, on a connection in memory. It belongs
// into a synctest bubble, which also sees that nothing is left running.
func dial(t *testing.T, o wire.Options, serve func(p *peer)) (*wire.Client, *record) {
	return dialContext(context.Background(), t, o, serve)
}

func dialContext(ctx context.Context, t *testing.T, o wire.Options, serve func(p *peer)) (*wire.Client, *record) {
	near, far := net.Pipe()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer far.Close()
		serve(newPeer(t, far))
	}()
	t.Cleanup(func() { <-done })
	var rec record
	o.Log = wire.NewLog(rec.add)
	if o.Proto == "" {
		o.Proto = trace.SMTP
	}
	return wire.NewClient(ctx, near, o), &rec
}

// bubble runs a test on a clock of its own.
func bubble(t *testing.T, f func(t *testing.T)) { t.Helper(); synctest.Test(t, f) }

// pause waits on the bubble's clock.
func pause(d time.Duration) { <-time.After(d) }

// ask sends one line and returns what the reply was.
func ask(c *wire.Client, line string) (string, error) {
	if err := c.Send(line); err != nil {
		return "", err
	}
	r, err := c.ReadReply()
	return strings.Join(r.Lines, " | "), err
}

// wantFault checks that err is a breach of the protocol with this name.
func wantFault(t *testing.T, err error, reason error, name string) {
	t.Helper()
	var own *wire.Error
	if !errors.Is(err, reason) || !errors.As(err, &own) || own.Name != name {
		t.Errorf("error %v, want %v with the name %q", err, reason, name)
	}
}
