package lab

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"strings"
	"testing"
)

// BenchmarkKept takes messages of 2 KB over one connection, as a client that waits
// for each reply sends them.
func BenchmarkKept(b *testing.B) {
	for _, to := range []string{"sink", "bob"} {
		b.Run(to, func(b *testing.B) {
			l := start(b)
			nc, r := dialRaw(b, l, MX)
			asks(b, nc, r, "EHLO client.test\r\n", "250 HELP")
			envelope := []string{"MAIL FROM:<a@x.test>\r\n", "RCPT TO:<" + to + "@lab.test>\r\n", "DATA\r\n",
				"From: <a@x.test>\r\nDate: Sat, 28 Nov 2026 10:00:00 +0000\r\nSubject: x\r\n\r\n" +
					strings.Repeat(strings.Repeat("x", 70)+"\r\n", 27) + ".\r\n"}
			box := l.account("bob").box.(*mailbox)
			b.ReportAllocs()
			for b.Loop() {
				for _, line := range envelope {
					asks(b, nc, r, line, "")
				}
				if len(box.messages) == 1000 {
					if err := box.release(marked(box.messages), false); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkFetched fetches messages of 2 KB over one connection.
func BenchmarkFetched(b *testing.B) {
	l := start(b)
	text := "Subject: x\r\n\r\n" + strings.Repeat(strings.Repeat("x", 70)+"\r\n", 27)
	if err := l.deliver(queued{from: path{"a", "x.test"}, to: []recipient{{path: path{"bob", Domain}, account: l.account("bob")}}, text: []byte(text)}); err != nil {
		b.Fatal(err)
	}
	nc, r := dialRaw(b, l, POP3)
	asks(b, nc, r, "USER bob\r\n", "")
	asks(b, nc, r, "PASS builder\r\n", "")
	b.ReportAllocs()
	for b.Loop() {
		asks(b, nc, r, "RETR 1\r\n", ".")
	}
}

// dialRaw connects and hears the greeting.
func dialRaw(b *testing.B, l *Lab, service string) (net.Conn, *bufio.Reader) {
	nc, err := net.Dial("tcp", l.Addr(service))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { nc.Close() })
	r := bufio.NewReader(nc)
	asks(b, nc, r, "", "")
	return nc, r
}

// asks sends something and reads up to the line last; empty: one line.
func asks(b *testing.B, nc net.Conn, r *bufio.Reader, send, last string) {
	if _, err := io.WriteString(nc, send); err != nil {
		b.Fatal(err)
	}
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			b.Fatal(err)
		}
		if last == "" || string(bytes.TrimRight(line, "\r\n")) == last {
			return
		}
	}
}
