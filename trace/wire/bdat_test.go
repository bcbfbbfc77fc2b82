package wire_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"mailproto/trace/wire"
)

// FuzzWholeLines: what comes out is what DATA would carry, dots not doubled, and so
// many octets as were measured, however the message is read.
func FuzzWholeLines(f *testing.F) {
	for _, s := range []string{"", ".", "a\nb", "a\r\n.\r\n", "\r\r\n\n", "..\r", "\x00\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := io.ReadAll(wire.WholeLines(bytes.NewReader(b)))
		if err != nil {
			t.Fatal(err)
		}
		slow, err := io.ReadAll(wire.WholeLines(iotest.OneByteReader(bytes.NewReader(b))))
		if err != nil || !bytes.Equal(got, slow) {
			t.Fatalf("%q, read octet by octet %q, %v", got, slow, err)
		}
		m, err := wire.MeasureMessage(bytes.NewReader(b))
		if err != nil || m.Octets != int64(len(got)) || m.Raw != int64(len(b)) {
			t.Fatalf("%+v, %v; %d octets of %d", m, err, len(got), len(b))
		}
		plain := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(b))
		if plain != "" && !strings.HasSuffix(plain, "\n") {
			plain += "\n"
		}
		if want := strings.ReplaceAll(plain, "\n", "\r\n"); string(got) != want {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}

// TestWholeLinesError: what was read before an error comes first.
func TestWholeLinesError(t *testing.T) {
	got, err := io.ReadAll(wire.WholeLines(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(io.ErrClosedPipe))))
	if string(got) != "a\r\nb" || err != io.ErrClosedPipe {
		t.Errorf("%q, %v", got, err)
	}
}
