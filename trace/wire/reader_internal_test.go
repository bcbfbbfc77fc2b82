package wire

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

// pieces gives a text in pieces of the sizes that it is told, again and again.
type pieces struct {
	text  string
	sizes []byte
	n     int
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.text == "" {
		return 0, io.EOF
	}
	size := len(b)
	if len(p.sizes) > 0 {
		size = int(p.sizes[p.n%len(p.sizes)]) * 37
		p.n++
	}
	n := copy(b[:min(size, len(b))], p.text)
	p.text = p.text[n:]
	return n, nil
}

// lines reads a text to its end, and returns what each call has given.
func lines(r interface{ ReadSlice(byte) ([]byte, error) }) (all []string) {
	for {
		line, err := r.ReadSlice('\n')
		all = append(all, string(line))
		switch {
		case err == bufio.ErrBufferFull:
			all = append(all, "full")
		case err != nil:
			return append(all, err.Error())
		}
	}
}

// FuzzReader: whatever the pieces, a reader gives what a bufio.Reader of MaxLine
// octets gives.
func FuzzReader(f *testing.F) {
	f.Add("QUIT\r\n", 1, []byte{1})
	f.Add("x", MaxLine, []byte{255, 0, 3})
	f.Add("xyz\n", MaxLine, []byte{})
	f.Add("\n", 3000, []byte{110, 111})
	f.Fuzz(func(t *testing.T, s string, times int, sizes []byte) {
		if times < 0 || times > 1<<17 || len(s)*times > 1<<18 || len(sizes) > 99 {
			return
		}
		if len(bytes.Trim(sizes, "\x00")) == 0 {
			sizes = nil // a stream that gives nothing is no stream
		}
		text := strings.Repeat(s, times)
		want := lines(bufio.NewReaderSize(&pieces{text: text, sizes: sizes}, MaxLine))
		got := lines(newReader(&pieces{text: text, sizes: sizes}))
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Fatalf("got  %.200q\nwant %.200q", got, want)
		}
	})
}

// TestReaderSize: a reader is small until something needs more, and small again
// when that has passed.
func TestReaderSize(t *testing.T) {
	long := strings.Repeat("x", 20_000) + "\n"
	r := newReader(iotest.OneByteReader(strings.NewReader("NOOP\r\n" + long + "NOOP\r\n")))
	for i, want := range []int{idleBuffer, MaxLine, idleBuffer} {
		r.rest()
		if _, err := r.ReadSlice('\n'); err != nil {
			t.Fatal(err)
		}
		if len(r.buf) != want {
			t.Errorf("line %d: %d octets, want %d", i+1, len(r.buf), want)
		}
	}
	r = newReader(strings.NewReader("NOOP\r\n" + long + "NOOP\r\n"))
	for i := range 3 { // nothing that is at hand is lost
		r.rest()
		if line, err := r.ReadSlice('\n'); err != nil || i == 2 && string(line) != "NOOP\r\n" {
			t.Errorf("%.20q, %v", line, err)
		}
	}
}

// TestReaderLines: all lines that are at hand, and no wait for more.
func TestReaderLines(t *testing.T) {
	r := newReader(iotest.OneByteReader(strings.NewReader("NOOP\r\nQU")))
	for range 2 { // nothing is taken
		if b, err := r.Lines(); string(b) != "NOOP\r\n" || err != nil {
			t.Errorf("%q, %v", b, err)
		}
	}
	r.Discard(6)
	if b, err := r.Lines(); string(b) != "QU" || err != io.EOF {
		t.Errorf("%q, %v", b, err)
	}
	r.Reset(strings.NewReader("a\nb\n\nc"))
	if b, err := r.Lines(); string(b) != "a\nb\n\n" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
	r.Reset(strings.NewReader(strings.Repeat("y", MaxLine) + "\n"))
	if b, err := r.Lines(); len(b) != MaxLine || err != bufio.ErrBufferFull {
		t.Errorf("%d octets, %v", len(b), err)
	}
}

// TestReaderPeek takes nothing.
func TestReaderPeek(t *testing.T) {
	r := newReader(iotest.OneByteReader(strings.NewReader("421 bye\r\n")))
	for range 2 {
		if b, err := r.Peek(3); string(b) != "421" || err != nil {
			t.Errorf("%q, %v", b, err)
		}
	}
	if b, err := r.Peek(20); string(b) != "421 bye\r\n" || err != io.EOF {
		t.Errorf("%q, %v", b, err)
	}
	r.Reset(strings.NewReader(strings.Repeat("y", 2*MaxLine)))
	if b, err := r.Peek(MaxLine + 1); len(b) != MaxLine || err != bufio.ErrBufferFull {
		t.Errorf("%d octets, %v", len(b), err)
	}
}

// TestReaderErrors: what came is given with the error, and the error once.
func TestReaderErrors(t *testing.T) {
	r := newReader(io.MultiReader(strings.NewReader("half"), iotest.ErrReader(os.ErrDeadlineExceeded)))
	if b, err := r.ReadSlice('\n'); string(b) != "half" || !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%q, %v", b, err)
	}
	r.Reset(readerFunc(func([]byte) (int, error) { return 0, nil }))
	if b, err := r.ReadSlice('\n'); len(b) > 0 || err != errNoProgress {
		t.Errorf("%q, %v", b, err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

func BenchmarkReader(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	var text strings.Builder
	for text.Len() < 1<<20 {
		text.WriteString(strings.Repeat("x", rnd.IntN(100)) + "\r\n")
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		r := newReader(strings.NewReader(text.String()))
		for {
			if _, err := r.ReadSlice('\n'); err != nil {
				break
			}
		}
	}
}
