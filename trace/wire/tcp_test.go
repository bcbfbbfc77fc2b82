package wire_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// dialTCP is dial on a real connection, for what only a kernel does. The server
// tells on the channel when it has done its part.
func dialTCP(t *testing.T, serve func(nc *net.TCPConn)) (*wire.Client, *record, <-chan bool) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		defer l.Close()
		if nc, err := l.Accept(); err == nil {
			defer nc.Close()
			serve(nc.(*net.TCPConn))
		}
	}()
	nc, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	var rec record
	o := wire.Options{Addr: "mx", Proto: trace.SMTP, Log: wire.NewLog(rec.add), Timeout: time.Minute}
	return wire.NewClient(context.Background(), nc, o), &rec, done
}

// TestLastWords: the server says why it goes, and then resets the connection.
func TestLastWords(t *testing.T) {
	for name, send := range map[string]func(c *wire.Client) error{
		"command": func(c *wire.Client) error { return c.Send("NOOP") },
		"message": func(c *wire.Client) error { return c.SendMessage(strings.NewReader("x")) },
	} {
		t.Run(name, func(t *testing.T) {
			c, rec, done := dialTCP(t, func(nc *net.TCPConn) {
				nc.Write([]byte("220 mx\r\n"))
				buf := make([]byte, 6)
				nc.Read(buf)
				nc.Write([]byte("421 4.7.0 too many errors\r\n"))
				nc.SetLinger(0)
			})
			c.ReadReply()
			c.Send("NOOP")
			<-done
			// The reset has arrived before what is sent next.
			err := send(c)
			if err == nil {
				_, err = c.ReadReply() // a kernel may let the first write pass
			}
			if err != nil && !errors.Is(err, wire.ErrLost) {
				t.Errorf("%v", err)
			}
			c.CloseLost()
			if !strings.Contains(rec.String(), "421 4.7.0 too many errors") {
				t.Errorf("the last words are not shown:\n%s", rec)
			}
		})
	}
}

func TestAddress(t *testing.T) {
	near, far := net.Pipe()
	defer far.Close()
	for _, o := range []wire.Options{{Addr: "mx.example.com:25"}, {}} {
		var rec record
		o.Log = wire.NewLog(rec.add)
		wire.NewClient(context.Background(), near, o).Close()
		if want := map[bool]string{true: "pipe", false: o.Addr}[o.Addr == ""]; rec.events[0].Addr != want {
			t.Errorf("address %q, want %q", rec.events[0].Addr, want)
		}
	}
}

func BenchmarkRoundTrip(b *testing.B) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	go func() {
		nc, err := l.Accept()
		if err != nil {
			return
		}
		s := wire.NewServer(context.Background(), nc, wire.Options{Proto: trace.SMTP})
		defer s.Close()
		for {
			if _, err := s.ReadLine(); err != nil {
				return
			}
			if s.Reply("250 2.0.0 ok") != nil {
				return
			}
		}
	}()
	nc, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		b.Fatal(err)
	}
	c := wire.NewClient(context.Background(), nc, wire.Options{Proto: trace.SMTP})
	defer c.Close()
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Send("NOOP"); err != nil {
			b.Fatal(err)
		}
		if _, err := c.ReadReply(); err != nil {
			b.Fatal(err)
		}
	}
}
