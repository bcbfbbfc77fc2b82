package session_test

import (
	"context"
	"errors"
	"net"
	"slices"
	"testing"
	"time"

	"mailproto/trace/session"
)

func TestDial(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	nc, err := session.Dial(t.Context(), "tcp", addr, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	nc.Close()
	if _, err := session.Dial(t.Context(), "tcp6", addr, time.Minute); fail(err) != "connect/no-family" {
		t.Error(err)
	}
	if _, err := session.Dial(t.Context(), "tcp", addr, time.Nanosecond); fail(err) != "connect/timeout" {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := session.Dial(ctx, "tcp", addr, time.Minute); fail(err) != "interrupted" || !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	l.Close()
	if _, err := session.Dial(t.Context(), "tcp", addr, time.Minute); fail(err) != "connect/refused" {
		t.Error(err)
	}
}

func TestMechanisms(t *testing.T) {
	if m := session.Mechanisms(); len(m) < 2 || m[0] != "EXTERNAL" || !slices.Contains(m, "PLAIN") {
		t.Errorf("%q", m)
	}
}

// TestDialTimed measures the look-up of a name apart from connecting; an address
// needs none.
func TestDialTimed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	for _, c := range []struct {
		host   string
		looked bool
	}{{"127.0.0.1", false}, {"localhost", true}} {
		nc, spent, err := session.DialTimed(t.Context(), "tcp4", net.JoinHostPort(c.host, port), time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		nc.Close()
		if spent.Connect <= 0 || (spent.Lookup > 0) != c.looked {
			t.Errorf("%s: %+v", c.host, spent)
		}
	}
}
