package main

import (
	"bytes"
	"context"
	"os"
	"testing"
)

// canceling ends a session at the first word that it is told.
type canceling struct{ cancel context.CancelFunc }

func (c canceling) Write(b []byte) (int, error) {
	if bytes.HasPrefix(b, []byte("started")) {
		c.cancel()
	}
	return len(b), nil
}

// TestPasswordevalInterrupted: an interrupt does not wait for what the command has
// started, which here lasts as long as the test, and is told apart from a command
// that failed.
func TestPasswordevalInterrupted(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("there is no /bin/sh")
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	command := "(echo started >&2; while [ -d " + t.TempDir() + " ]; do sleep 0.1; done); true"
	args := []string{"trace", "smtp", "127.0.0.1:1", "-u", "alice", "--passwordeval", command}
	u := newUI(args, func(string) string { return "" }, null, null, null)
	u.err = canceling{cancel}
	if code := run(ctx, u, args); code != exitInterrupted {
		t.Errorf("exit %d, want %d", code, exitInterrupted)
	}
}
