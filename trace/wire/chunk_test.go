package wire_test

import (
	"bytes"
	"errors"
	"io"
	"net"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// TestServerChunk: a chunk has exactly the octets that were announced, whatever they
// look like; the reply to it answers its BDAT.
func TestServerChunk(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, rec := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.say("BDAT 12\r\n.\r\nQUIT\r\n..")
			p.say("\rBDAT 2 LAST\r\n\r\n")
			p.hear("250 twelve", "250 last")
		})
		var text bytes.Buffer
		for _, want := range []struct {
			size, max int64
			line      string
		}{{12, 5, "250 twelve"}, {2, 100, "250 last"}} {
			if _, err := s.ReadLine(); err != nil {
				t.Fatal(err)
			}
			if werr, err := s.ReadChunk(&text, want.size, want.max); werr != nil || err != nil {
				t.Fatal(werr, err)
			}
			s.Reply(want.line)
		}
		s.Close()
		if text.String() != ".\r\nQU\r\n" {
			t.Errorf("kept %q", text.String())
		}
		rec.want(t, `
			1 connected pipe
			2 C: BDAT 12
			3 C: 12 octets, 2 lines, 0 stuffed
			4 S: 250 twelve (2)
			5 C: BDAT 2 LAST
			6 C: 2 octets, 1 lines, 0 stuffed
			7 S: 250 last (5)
			8 closed S`)
	})
}

// TestServerChunkFails: an error of the writer does not stop the reading, and the end
// of the connection does.
func TestServerChunkFails(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s, _ := serve(t, wire.Options{Timeout: patience}, func(p *peer) {
			p.say("BDAT 5\r\nabcdeNOOP\r\nBDAT 9\r\nabc")
		})
		s.ReadLine()
		full := errors.New("full")
		if werr, err := s.ReadChunk(failing{full}, 5, 5); werr != full || err != nil {
			t.Errorf("%v, %v", werr, err)
		}
		if line, err := s.ReadLine(); line != "NOOP" || err != nil {
			t.Errorf("%q, %v", line, err)
		}
		s.ReadLine()
		if _, err := s.ReadChunk(io.Discard, 9, 9); !errors.Is(err, wire.ErrLost) {
			t.Errorf("%v", err)
		}
		s.Drop()
	})
}

// TestEmptyChunk: of a chunk without octets neither end tells that something went by.
func TestEmptyChunk(t *testing.T) {
	near, far := net.Pipe()
	defer near.Close()
	var payloads int
	s := wire.NewServer(t.Context(), far, wire.Options{Proto: trace.SMTP, Timeout: time.Second, Log: wire.NewLog(func(e trace.Event) {
		if e.Kind == trace.Payload {
			payloads++
		}
	})})
	defer s.Drop()
	go near.Write([]byte("x"))
	for _, size := range []int64{0, 1, 0} {
		if werr, err := s.ReadChunk(io.Discard, size, 10); werr != nil || err != nil {
			t.Fatal(werr, err)
		}
	}
	if payloads != 1 {
		t.Errorf("%d payloads, want that of the one octet", payloads)
	}
}
