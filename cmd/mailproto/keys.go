package main

import (
	"context"
	"io"
	"os"
	"time"
	"unicode/utf8"

	"golang.org/x/term"
)

// key is what a person pressed: a character, or one of those below.
type key rune

// The keys that are no characters.
const (
	keyEnter key = -1 - iota
	keyLeft
	keyRight
	keyUp
	keyDown
	keyEscape
	keyErase
	keyInterrupt
	keyOther
)

// keyParser turns what a terminal sends into keys. The zero value is ready for use.
type keyParser struct {
	rest []byte // the beginning of a sequence whose end has not come
}

// feed takes what a terminal has sent and returns the keys in it. A sequence whose
// end is missing waits for it, so that no part of an arrow is taken for a letter.
func (p *keyParser) feed(b []byte) []key {
	b = append(p.rest, b...)
	p.rest = nil
	var keys []key
	for len(b) > 0 {
		k, n := parseKey(b)
		if n == 0 {
			p.rest = append([]byte(nil), b...)
			break
		}
		keys, b = append(keys, k), b[n:]
	}
	return keys
}

// lone takes an Esc that nothing has followed for a key of its own.
func (p *keyParser) lone() []key {
	if len(p.rest) != 1 || p.rest[0] != 0x1b {
		return nil
	}
	p.rest = nil
	return []key{keyEscape}
}

// mostSequence is the length from which bytes are not taken for the beginning of one
// key.
const mostSequence = 16

// parseKey reads the key that b begins with, and how many bytes it has: 0 if its end
// is missing.
func parseKey(b []byte) (key, int) {
	switch c := b[0]; {
	case c == 0x1b:
		return parseEscape(b)
	case c == '\r', c == '\n':
		return keyEnter, 1
	case c == 0x7f, c == '\b':
		return keyErase, 1
	case c == 0x03:
		return keyInterrupt, 1
	case c < ' ':
		return keyOther, 1
	case !utf8.FullRune(b):
		return keyOther, 0
	}
	r, n := utf8.DecodeRune(b)
	switch {
	case r == utf8.RuneError && n == 1:
		return keyOther, 1
	case r == '　': // the full-width space
		r = ' '
	case r >= '！' && r <= '～': // full-width forms, as Chinese input methods have them
		r -= '！' - '!'
	}
	return key(r), n
}

// parseEscape reads a sequence of ECMA-48: ESC [ or ESC O, parameters, and a last
// byte.
func parseEscape(b []byte) (key, int) {
	switch {
	case len(b) == 1:
		return keyOther, 0
	case b[1] == 0x1b: // Esc twice: the first was a key of its own
		return keyOther, 1
	case b[1] != '[' && b[1] != 'O':
		return keyOther, 2
	}
	for i := 2; i < len(b); i++ {
		c := b[i]
		switch {
		case c == 'A' && i == 2:
			return keyUp, 3
		case c == 'B' && i == 2:
			return keyDown, 3
		case c == 'D' && i == 2:
			return keyLeft, 3
		case c == 'C' && i == 2:
			return keyRight, 3
		case c < ' ':
			return keyOther, i // another key has interrupted the sequence
		case c >= '@' && c <= '~', i == mostSequence:
			return keyOther, i + 1
		}
	}
	return keyOther, 0
}

// keyboard is where keys come from.
type keyboard interface {
	io.Reader
	// raw lets keys come one by one and unechoed, until restore is called.
	raw() (restore func(), err error)
}

// ttyKeys is the keyboard of a terminal.
type ttyKeys struct{ *os.File }

func (t ttyKeys) raw() (restore func(), err error) {
	before, err := term.MakeRaw(int(t.Fd()))
	if err != nil {
		return nil, fileError("terminal", err)
	}
	return func() {
		_ = term.Restore(int(t.Fd()), before) // the terminal may be gone as well
	}, nil
}

// keyReader reads one key after the other.
type keyReader struct {
	from    keyboard
	parser  keyParser
	ready   []key
	pending chan typed // a read that is going on
}

// typed is what one read has brought.
type typed struct {
	b   []byte
	err error
}

// next waits for a key. It calls draw once keys are taken, and then each second. The terminal gives
// keys one by one only as long as next waits. A terminal that is gone counts as an
// interrupt.
func (r *keyReader) next(ctx context.Context, draw func()) (key, error) {
	restore, err := r.from.raw()
	if err != nil {
		return 0, err
	}
	defer restore()
	draw()
	clock := time.NewTicker(time.Second)
	defer clock.Stop()
	for len(r.ready) == 0 {
		if r.pending == nil {
			r.pending = make(chan typed, 1)
			go read(r.from, r.pending)
		}
		select {
		case <-ctx.Done():
			return 0, context.Canceled
		case <-clock.C:
			if r.ready = r.parser.lone(); len(r.ready) == 0 {
				draw()
			}
		case t := <-r.pending:
			r.pending = nil
			r.ready = r.parser.feed(t.b)
			if t.err != nil && len(r.ready) == 0 {
				return keyInterrupt, nil
			}
		}
	}
	k := r.ready[0]
	r.ready = r.ready[1:]
	return k, nil
}

func read(from io.Reader, to chan<- typed) {
	b := make([]byte, 256)
	n, err := from.Read(b)
	to <- typed{b[:n], err}
}
