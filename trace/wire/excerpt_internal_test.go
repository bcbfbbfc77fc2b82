package wire

import (
	"slices"
	"strings"
	"testing"

	"mailproto/trace"
)

// TestExcerpt feeds a message in pieces of every size: what is kept is the same.
func TestExcerpt(t *testing.T) {
	message := "Subject: x\r\n\r\n..dot\r\npassword: hunter2-fake\r\n\x1b[31mred\r\n" + strings.Repeat("long", 200) + "\r\nlast\r\n.\r\n"
	want := []string{"Subject: x", "", "..dot", "password: ****", `\x1b[31mred`, strings.Repeat("long", 75)}
	m := &trace.Masker{}
	m.Secret("hunter2-fake")
	for size := 1; size < len(message); size++ {
		x := excerpt{lines: 6}
		for at := 0; at < len(message); at += size {
			x.feed([]byte(message[at:min(at+size, len(message))]))
		}
		if got := x.text(m); !slices.Equal(got, want) {
			t.Fatalf("in pieces of %d: %q, want %q", size, got, want)
		}
	}
	all := excerpt{lines: 40}
	all.feed([]byte(message))
	if got := all.text(m); len(got) != 7 || got[6] != "last" {
		t.Errorf("the whole message: %q", got)
	}
	none := excerpt{}
	none.feed([]byte(message))
	if got := none.text(m); got != nil {
		t.Errorf("nothing was to be kept: %q", got)
	}
}
