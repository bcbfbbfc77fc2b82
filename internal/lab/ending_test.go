package lab

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// inMemory are two services of a lab on connections in memory, so that a synctest
// clock stands still while nobody speaks.
func inMemory(t *testing.T, ctx context.Context) (l *Lab, mx, pop *talker) {
	t.Helper()
	l, err := Start(ctx, Options{Ports: NoPorts(), Clock: fixed, Seed: "test", OnError: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	talk := func(service string) *talker {
		ln := newPipes()
		serve(t, l, service, ln)
		nc := ln.dial()
		t.Cleanup(func() { nc.Close() })
		return &talker{t: t, lab: l, nc: nc, r: bufio.NewReader(nc)}
	}
	return l, talk(MX), talk(POP3)
}

// TestEnding: whoever ends the lab, a session that waits for a command is told so,
// and what was only marked as deleted is still there (RFC 5321 §3.8, RFC 1939 §6).
func TestEnding(t *testing.T) {
	for _, interrupted := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			ctx, interrupt := context.WithCancel(context.Background())
			defer interrupt()
			l, mx, pop := inMemory(t, ctx)
			mx.play(toBob + "C: Subject: x\nC: .\nS: 250")
			pop.play(bobIn + "C: DELE 1\nS: +OK")
			begun := time.Now()
			if interrupted {
				interrupt()
			} else {
				go l.Close() // it is waited for below
			}
			mx.play("S: 421 4.3.2 mail.lab.test\nend")
			pop.play("S: -ERR [SYS/TEMP] The lab is ending\nend")
			end(t, l)
			if took := time.Since(begun); took > 0 {
				t.Errorf("took %v", took)
			}
			if n := len(l.Mailbox("bob")); n != 1 {
				t.Errorf("bob has %d messages, want 1", n)
			}
		})
	}
}

// TestEndingWithinData: a message that is on its way may come to its final dot; it
// is taken, and then the session ends.
func TestEndingWithinData(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, mx, pop := inMemory(t, context.Background())
		mx.play(toBob + "C: Subject: x")
		go l.Close() // it is waited for below
		pop.play("S: +OK\nS: -ERR [SYS/TEMP]\nend")
		time.Sleep(grace / 2) // of the test's clock
		mx.play("C:\nC: text\nC: .\nS: 250 2.0.0\nS: 421 4.3.2\nend")
		end(t, l)
		if n := len(l.Mailbox("bob")); n != 1 {
			t.Errorf("bob has %d messages, want 1", n)
		}
	})
}

// TestEndingCuts: what does not come to an end is cut off, and not accepted.
func TestEndingCuts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, mx, pop := inMemory(t, context.Background())
		mx.play(toBob + "C: Subject: x")
		pop.play("S: +OK\nC: CAPA") // and the answer is not read
		synctest.Wait()
		begun := time.Now()
		end(t, l)
		if took := time.Since(begun); took != grace {
			t.Errorf("took %v, want %v", took, grace)
		}
		mx.play("end")
		if n := len(l.Mailbox("bob")); n != 0 {
			t.Errorf("bob has %d messages, want none", n)
		}
	})
}

// TestEndingHandshake: a client that says nothing in its handshake holds nobody up.
func TestEndingHandshake(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, mx, pop := inMemory(t, context.Background())
		mx.play("S: 220\nC: EHLO client.test\nS* 250 \nC: STARTTLS\nS: 220")
		pop.play("S: +OK\nC: STLS\nS: +OK")
		synctest.Wait()
		begun := time.Now()
		end(t, l)
		if took := time.Since(begun); took > 0 {
			t.Errorf("took %v", took)
		}
	})
}

// TestEndingTLS: inside TLS the last word is heard as well.
func TestEndingTLS(t *testing.T) {
	l := start(t)
	c := dial(t, l, Submissions)
	c.play("S: 220\nC: NOOP\nS: 250")
	end(t, l)
	c.play("S: 421 4.3.2")
	if _, err := c.r.ReadString('\n'); err == nil || strings.Contains(err.Error(), "reset") || errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the end: %v", err)
	}
}

// TestKill: nobody hears a word.
func TestKill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, mx, pop := inMemory(t, context.Background())
		mx.play("S: 220")
		pop.play(bobIn)
		if err := l.Kill(); err != nil {
			t.Error(err)
		}
		mx.play("end")
		pop.play("end")
	})
}

// TestEndingDrip: a fault that holds octets back does not hold the end of the lab up.
func TestEndingDrip(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, err := Start(context.Background(), Options{Ports: NoPorts(), Faults: []string{"drip=10m"}})
		if err != nil {
			t.Fatal(err)
		}
		ln := newPipes()
		serve(t, l, MX, ln)
		nc := ln.dial()
		defer nc.Close()
		go io.Copy(io.Discard, nc)
		synctest.Wait()
		begun := time.Now()
		end(t, l)
		if took := time.Since(begun); took != grace {
			t.Errorf("took %v, want %v", took, grace)
		}
	})
}
