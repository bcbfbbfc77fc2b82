package wire

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// stuffed is what stuffer should make of a message, said in the plainest way.
func stuffed(message string) (wire string, lines, dots int64) {
	s := strings.ReplaceAll(strings.ReplaceAll(message, "\r\n", "\n"), "\r", "\n")
	for line := range strings.Lines(s) {
		if line[0] == '.' {
			wire += "."
			dots++
		}
		wire += strings.TrimSuffix(line, "\n") + "\r\n"
		lines++
	}
	return wire, lines, dots
}

// unstuffed is what unstuffer should make of what is on the wire; ended reports
// the final dot.
func unstuffed(wire string) (message string, ended bool) {
	for wire != "" {
		line, rest, whole := strings.Cut(wire, "\r\n")
		if !whole {
			return message + strings.TrimPrefix(line, "."), false
		}
		if line == "." {
			return message, true
		}
		message += strings.TrimPrefix(line, ".") + "\r\n"
		wire = rest
	}
	return message, false
}

var messages = []string{
	"", "\n", "\r", "\r\n", "\n\n", "\r\r", "\r\r\n", "\n\r", "a", "a\n", "a\r", "a\r\n",
	".", ".\n", "..", "..\r\n", "\n.\n", "\r.\r", "\r\n.\r\n", "a.\n", "a\n.b\n..c\n.", "a\rb\nc\r\nd",
	"\n\r\n.\r\n", "Subject: x\r\n\r\n.signature\r\n", strings.Repeat(".", 40), strings.Repeat("x", 40) + "\n.", "é\r\n.你好\n",
}

func TestStufferAtEverySplit(t *testing.T) {
	for _, m := range messages {
		want, lines, dots := stuffed(m)
		for i := range len(m) + 1 {
			for j := i; j <= len(m); j++ {
				var s stuffer
				for _, piece := range []string{m[:i], m[i:j], m[j:]} {
					s.feed([]byte(piece))
				}
				s.end(nil)
				if string(s.out) != want+".\r\n" {
					t.Fatalf("%q split at %d and %d: %q, want %q", m, i, j, s.out, want)
				}
				if s.octets != int64(len(want)) || s.lines != lines || s.stuffed != dots {
					t.Fatalf("%q: %d octets, %d lines, %d stuffed; want %d, %d, %d", m, s.octets, s.lines, s.stuffed, len(want), lines, dots)
				}
			}
		}
	}
}

// TestStufferLongLines has line ends about where the search for them stops.
func TestStufferLongLines(t *testing.T) {
	for n := lineWindow - 3; n <= lineWindow+3; n++ {
		for _, end := range []string{"\n", "\r", "\r\n", "\r\r\n", "\n.\r", "\r.\n", "\r\n.", "."} {
			m := strings.Repeat(strings.Repeat(".", n)+end, 3)
			want, lines, dots := stuffed(m)
			var s stuffer
			s.feed([]byte(m))
			s.end(nil)
			if string(s.out) != want+".\r\n" || s.lines != lines || s.stuffed != dots {
				t.Errorf("%d octets and %q: %d lines, %d stuffed; want %d, %d", n, end, s.lines, s.stuffed, lines, dots)
			}
		}
	}
}

// TestEightBit has the octet at each place.
func TestEightBit(t *testing.T) {
	for n := range 20 {
		b := bytes.Repeat([]byte{0x7f}, n)
		if eightBit(b) {
			t.Errorf("%d octets: one above 127 is found", n)
		}
		for i := range b {
			b[i] = 0x80
			if !eightBit(b) {
				t.Errorf("%d octets: that at %d is not found", n, i)
			}
			b[i] = 0x7f
		}
	}
}

// unstuff reads with a small buffer, so that long lines come in pieces.
func unstuff(wire string) (message string, u unstuffer, ended bool) {
	var out bytes.Buffer
	u = unstuffer{w: &out}
	r := bufio.NewReaderSize(strings.NewReader(wire), 16)
	for {
		piece, err := r.ReadSlice('\n')
		if len(piece) == 0 && err != nil {
			return out.String(), u, false
		}
		if end, _ := u.feed(piece); end {
			return out.String(), u, true
		}
	}
}

// unstuffLines reads as a connection does, all lines that are at hand together.
func unstuffLines(from io.Reader) (message string, u unstuffer, ended bool) {
	var out bytes.Buffer
	u = unstuffer{w: &out}
	c := conn{r: newReader(from)}
	for {
		end, werr, err := c.bodyLines(&u, nil)
		if end || werr != nil || err != nil {
			return out.String(), u, end
		}
	}
}

func checkUnstuff(t *testing.T, wire string) {
	t.Helper()
	want, wantEnd := unstuffed(wire)
	got, u, end := unstuff(wire)
	if got != want || end != wantEnd || u.octets != int64(len(got)) {
		t.Errorf("%q became %q, end %v; want %q, %v", wire, got, end, want, wantEnd)
	}
	for name, from := range map[string]io.Reader{
		"whole": strings.NewReader(wire), "octets": iotest.OneByteReader(strings.NewReader(wire)),
		"pieces": &pieces{text: wire, sizes: []byte{1, 2}},
	} {
		got, u2, end := unstuffLines(from)
		u2.w = u.w
		if got != want || end != wantEnd || end && u2 != u {
			t.Errorf("%q, %s, became %q, end %v, %+v; want %q, %v, %+v", wire, name, got, end, u2, want, wantEnd, u)
		}
	}
	crlf := strings.Count(got, "\r\n")
	if u.lines != int64(crlf) || u.bareLF != (strings.Count(got, "\n") > crlf) {
		t.Errorf("%q: %d lines, bare LF %v", wire, u.lines, u.bareLF)
	}
	// A CR that is the last octet of all may still be followed by its LF.
	if end && u.bareCR != (strings.Count(got, "\r") > crlf) {
		t.Errorf("%q: bare CR %v", wire, u.bareCR)
	}
}

func TestUnstuffer(t *testing.T) {
	for _, wire := range []string{
		".\r\n", "a\r\n.\r\n", "..\r\n.\r\n", ".a\r\n.\r\n", "a\n.\r\n.\r\n", "a\r.\r\n.\r\n", "a\r\n.\nb\r\n.\r\n",
		"a\r\n.\r.\r\n.\r\n", "\r\r\n.\r\n", "\n\n\r\n.\r\n", "a\r\n.\r\nQUIT\r\n", "no end", "no end\r\n", "no end\r\n.", "no end\r\n.\r",
		strings.Repeat("a line\r\n", 60) + ".\r\nQUIT\r\n", strings.Repeat("..dots\r\nand none\r\n", 30) + "a\rb\nc\r\n.\r\n",
		strings.Repeat("x", 15) + "\r\n.\r\n", strings.Repeat("x", 16) + "\r\n.\r\n", strings.Repeat("x", 15) + "\r.\r\n.\r\n",
		"." + strings.Repeat("x", 30) + "\r\n.\r\n", strings.Repeat("x", 16) + ".\r\n.\r\n", strings.Repeat("x", 15) + "\n.\r\n\r\n.\r\n",
	} {
		checkUnstuff(t, wire)
	}
}

func FuzzStuffer(f *testing.F) {
	for _, m := range messages {
		f.Add([]byte(m), uint(1))
	}
	f.Fuzz(func(t *testing.T, m []byte, at uint) {
		var s stuffer
		i := int(at % uint(len(m)+1))
		s.feed(m[:i])
		s.feed(m[i:])
		s.end(nil)
		want, _, _ := stuffed(string(m))
		if string(s.out) != want+".\r\n" {
			t.Fatalf("%q became %q, want %q", m, s.out, want)
		}
		back, u, end := unstuff(string(s.out))
		plain := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(string(m), "\r\n", "\n"), "\r", "\n"), "\n", "\r\n")
		if plain != "" && !strings.HasSuffix(plain, "\r\n") {
			plain += "\r\n"
		}
		if back != plain || !end || u.bareCR || u.bareLF {
			t.Fatalf("%q came back as %q", m, back)
		}
		if u.octets+u.stuffed != s.octets || u.lines != s.lines || u.stuffed != s.stuffed {
			t.Fatalf("%q: %+v there, %+v back", m, s, u)
		}
	})
}

func FuzzUnstuffer(f *testing.F) {
	f.Add("a\r\n..b\r\n.\r\n")
	f.Add("a\n.\r\n\r\n.\r\n")
	f.Add(strings.Repeat("x", 15) + "\r.\r\n.\r\n")
	f.Fuzz(checkUnstuff)
}

func BenchmarkStuffer(b *testing.B) {
	m := bytes.Repeat([]byte("a line of a message that is as long as lines are in most of them...\r\n"), 1000)
	b.SetBytes(int64(len(m)))
	var s stuffer
	for b.Loop() {
		s.out = s.out[:0]
		s.feed(m)
	}
}

func BenchmarkUnstuffer(b *testing.B) {
	lines := bytes.Repeat([]byte("a line of a message that is as long as lines are in most of them...\r\n"), 50)
	b.SetBytes(int64(len(lines)))
	u := unstuffer{w: io.Discard}
	for b.Loop() {
		u.feedLines(lines)
	}
}

func TestMeasureMessage(t *testing.T) {
	for _, m := range messages {
		want, lines, dots := stuffed(m)
		got, err := MeasureMessage(iotest.OneByteReader(strings.NewReader(m)))
		if wantMeasure := (Measure{int64(len(want)) - dots, lines, strings.ContainsAny(m, "é你"), int64(len(m))}); got != wantMeasure || err != nil {
			t.Errorf("%q measures %+v, %v; want %+v", m, got, err, wantMeasure)
		}
	}
	broken := errors.New("disk on fire")
	if _, err := MeasureMessage(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Error(err)
	}
}
