package dialogue

import (
	"bytes"
	"encoding/base64"
	"io"
	"net"
	"strings"
	"testing"
)

// TestTap: an eavesdropper reads what crosses a connection in clear, and what is
// only written in base64.
func TestTap(t *testing.T) {
	server := []string{auth + "C: NOOP\nS: 250 hello"}
	begin := "a = submission alice\na C: NOOP\na S: 250\n"
	for _, tt := range []trying{
		{"what was sent", begin + "tap! a sees NOOP", server, Matched, 4, "can read "},
		{"what was received", begin + "tap! a sees 250 hello", server, Matched, 4, "can read "},
		{"a password in base64", begin + "tap! a sees {secret}", server, Matched, 4, "can read "},
		{"it is not hidden", begin + "tap! a lacks {secret}", server, Parted, 4, "can read "},
		{"what nobody said", begin + "tap! a lacks builder", server, Matched, 4, "cannot read "},
		{"what nobody said is not seen", begin + "tap! a sees builder", server, Parted, 4, "cannot read "},
		{"not marked", begin + "tap a sees builder", server, Broke, 4, "cannot read "},
		{"a password in clear", "b = pop3 bob\ntap! b sees {secret}", []string{bobPop}, Matched, 2, "can read "},
		{"the user's own, not the one that was tried", "b = pop3 bob pass=guess\ntap b sees guess\ntap! b lacks {secret}",
			[]string{pop + "C: USER bob\nS: +OK\nC: PASS guess\nS: +OK"}, Matched, 3, "cannot read "},
		{"a session without a user", "a = mx\ntap! a lacks {secret}", []string{smtp}, Broke, 2, "has no user"},
		{"nor has a later one of that name", "a = submission alice\na = mx\ntap! a lacks {secret}", []string{auth, smtp}, Broke, 3, "has no user"},
		{"only the connection that was made last", begin + "a = mx\ntap! a lacks hello", append(server, smtp), Matched, 5, "cannot read "},
		{"when it is over", begin + "a drop\ntap! a sees hello", server, Matched, 5, "can read "},
		{"a capture without a value", begin + "tap! a lacks {x}", server, Broke, 4, "{x} has no value"},
	} {
		tt.try(t)
	}
}

// heard is a wiretap on a connection over which text has gone, in pieces.
func heard(t *testing.T, pieces ...string) *wiretap {
	t.Helper()
	near, far := net.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = io.Copy(io.Discard, far) // until the pipe is closed
	}()
	w := &wiretap{Conn: near}
	for _, p := range pieces {
		if _, err := io.WriteString(w, p); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	<-done
	return w
}

func TestSees(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString
	for _, tt := range []struct {
		name   string
		pieces []string
		text   string
		want   bool
	}{
		{"in two pieces", []string{"AUTH wonder", "land\r\n"}, "wonderland", true},
		{"base64 in two pieces", []string{"AUTH PLAIN ", b64([]byte("\x00alice\x00wonderland"))[:9], b64([]byte("\x00alice\x00wonderland"))[9:] + "\r\n"}, "wonderland", true},
		{"a line of base64", []string{"334 VXNlcm5hbWU6\r\n", b64([]byte("wonderland")) + "\r\n"}, "wonderland", true},
		{"the challenge", []string{"334 VXNlcm5hbWU6\r\n"}, "Username:", true},
		{"half of it", []string{"wonder"}, "wonderland", false},
		{"base64 of something else", []string{b64([]byte("looking-glass")) + "\r\n"}, "wonderland", false},
		{"no base64", []string{"wonderland=\r\n"}, "alice", false},
		{"nothing", nil, "x", false},
	} {
		if got := heard(t, tt.pieces...).sees(tt.text); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestTapBounds: a wiretap keeps no more than its bound, and the octets go on.
func TestTapBounds(t *testing.T) {
	w := heard(t, strings.Repeat("x", maxTapped-5), "first", "second")
	if !w.sees("first") || w.sees("second") || w.seen[1].Len() != maxTapped {
		t.Errorf("%d octets are kept", w.seen[1].Len())
	}
	near, far := net.Pipe()
	tap := &wiretap{Conn: near}
	go func() {
		_, _ = far.Write([]byte("250 ok\r\n"))
		far.Close()
	}()
	got, err := io.ReadAll(tap)
	if err != nil || !bytes.Equal(got, []byte("250 ok\r\n")) || !tap.sees("250 ok") {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := tap.SyscallConn(); err == nil {
		t.Error("a pipe has no system's connection")
	}
}
