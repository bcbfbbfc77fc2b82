package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		name string
		sent []string // as reads bring it
		want []key
	}{
		{"characters", []string{"aQ ?3"}, []key{'a', 'Q', ' ', '?', '3'}},
		{"line ends", []string{"\r", "\n"}, []key{keyEnter, keyEnter}},
		{"arrows", []string{"\x1b[D\x1b[C\x1bOD\x1bOC"}, []key{keyLeft, keyRight, keyLeft, keyRight}},
		{"an arrow in pieces", []string{"\x1b", "[", "D"}, []key{keyLeft}},
		{"an arrow with a modifier", []string{"\x1b[1;5D"}, []key{keyOther}},
		{"other keys of the terminal", []string{"\x1b[3~\x1b[H\x1bOP"}, []key{keyOther, keyOther, keyOther}},
		{"Esc alone, then a key", []string{"\x1b", "q"}, []key{keyOther}},
		{"Esc twice", []string{"\x1b\x1b[D"}, []key{keyOther, keyLeft}},
		{"Ctrl-C", []string{"\x03"}, []key{keyInterrupt}},
		{"Ctrl-C within a sequence", []string{"\x1b[1\x03"}, []key{keyOther, keyInterrupt}},
		{"erase", []string{"\x7f\b"}, []key{keyErase, keyErase}},
		{"other control keys", []string{"\x01\x1a"}, []key{keyOther, keyOther}},
		{"full-width forms", []string{"？Ａ３　"}, []key{'?', 'A', '3', ' '}},
		{"a character in pieces", []string{"\xe4\xb8", "\xad"}, []key{'中'}},
		{"not UTF-8", []string{"\xffa"}, []key{keyOther, 'a'}},
		{"an endless sequence", []string{"\x1b[1111111111111111111111"}, []key{keyOther, '1', '1', '1', '1', '1', '1', '1'}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p keyParser
			var got []key
			for _, s := range c.sent {
				got = append(got, p.feed([]byte(s))...)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// FuzzKeys checks that how the bytes are cut does not matter, and that little is
// kept back.
func FuzzKeys(f *testing.F) {
	for _, s := range []string{"a\x1b[Dq", "\x1b\x1b[1;5C\x03", "？\xe4\xb8", "\x1bO"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var whole, parts keyParser
		want := whole.feed(b)
		var got []key
		for _, c := range b {
			got = append(got, parts.feed([]byte{c})...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: byte by byte %v, at once %v", b, got, want)
		}
		if len(parts.rest) > mostSequence {
			t.Errorf("%q: %d bytes are kept back", b, len(parts.rest))
		}
	})
}

// typing is a keyboard whose reads the test answers.
type typing struct {
	keys  chan string // closed: the terminal is gone
	isRaw bool
}

func (k *typing) Read(b []byte) (int, error) {
	s, ok := <-k.keys
	if !ok {
		return 0, io.EOF
	}
	return copy(b, s), nil
}

func (k *typing) raw() (restore func(), err error) {
	k.isRaw = true
	return func() { k.isRaw = false }, nil
}

// TestKeyReader waits for keys on a clock of its own: the prompt is drawn each
// second, and the terminal is given back on every way out.
func TestKeyReader(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &typing{keys: make(chan string, 1)}
		r := keyReader{from: k}
		drawn := 0
		draw := func() {
			if drawn++; drawn == 4 {
				k.keys <- "ab"
			}
		}
		start := time.Now()
		for _, want := range []key{'a', 'b'} {
			if got, err := r.next(t.Context(), draw); got != want || err != nil || k.isRaw {
				t.Errorf("got %v, %v, raw %v; want %v", got, err, k.isRaw, want)
			}
		}
		if passed := time.Since(start); passed != 3*time.Second || drawn != 5 {
			t.Errorf("drawn %d times in %v", drawn, passed)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Minute, cancel)
		if _, err := r.next(ctx, func() {}); !errors.Is(err, context.Canceled) || k.isRaw {
			t.Errorf("after an interrupt: %v, raw %v", err, k.isRaw)
		}
		close(k.keys) // what still reads comes to its end
		if got, err := r.next(t.Context(), func() {}); got != keyInterrupt || err != nil || k.isRaw {
			t.Errorf("the terminal is gone: %v, %v, raw %v", got, err, k.isRaw)
		}
	})
}
