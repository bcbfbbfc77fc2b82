package lab

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestHold: 250 is given and nothing is in a maildrop until Release, which keeps
// the order; bounces wait too.
func TestHold(t *testing.T) {
	l := start(t)
	l.Hold()
	l.Hold()
	for _, to := range []string{"bob+1@lab.test", "later@lab.test", "bob+2@lab.test"} {
		submit(t, l, "alice@lab.test", to)
	}
	dial(t, l, POP3).play(bobIn + "C: STAT\nS: +OK 0 0\nC: QUIT\nS: +OK\nend")
	if n := len(l.Mailbox("alice")); n != 0 {
		t.Errorf("alice has %d messages, want none", n)
	}
	l.Release()
	bob, alice := l.Mailbox("bob"), l.Mailbox("alice")
	if len(bob) != 2 || len(alice) != 1 || !bytes.Contains(bob[0].Data, []byte("to bob+1@")) || !bytes.Contains(bob[1].Data, []byte("to bob+2@")) {
		t.Fatalf("bob has %q, alice %q", bob, alice)
	}
	l.Release()
	submit(t, l, "alice@lab.test", "bob@lab.test")
	if n := len(l.Mailbox("bob")); n != 3 {
		t.Errorf("bob has %d messages, want 3", n)
	}
}

// TestRoom: what there is no room for is refused, not kept and lost.
func TestRoom(t *testing.T) {
	l := start(t, func(o *Options) { o.MaxSize = maxMaildrop })
	d := sayHello + "C: MAIL FROM:<>\nS: 250\n"
	for i := range 64 {
		d += fmt.Sprintf("C: RCPT TO:<bob+%d@lab.test>\nS: 250\n", i)
	}
	big := strings.Repeat("C: "+strings.Repeat("x", 1<<16-3)+"\n", 65)
	for range 2 { // delivery held or not
		c := dial(t, l, MX)
		c.play(d + "C: DATA\nS: 354\n" + big + "C: .\nS: 452 4.3.1\nC: NOOP\nS: 250")
		l.Hold()
	}
	l.Release()
	box := l.account("bob").box.(*mailbox)
	if n := len(box.messages); n != 0 {
		t.Errorf("bob has %d messages, want none", n)
	}
	box.mu.Lock()
	box.octets = maxMaildrop - 100
	box.mu.Unlock()
	dial(t, l, MX).play(toBob + "C: " + strings.Repeat("x", 200) + "\nC: .\nS: 452 4.3.1")
}

// TestStop: sessions end, and what is in the maildrops can still be asked for.
func TestStop(t *testing.T) {
	l := start(t)
	l.Hold()
	submit(t, l, "alice@lab.test", "bob@lab.test")
	c := dial(t, l, POP3)
	c.play(bobIn)
	for range 2 {
		if err := l.Stop(); err != nil {
			t.Error(err)
		}
	}
	c.play("S: -ERR [SYS/TEMP] The lab is ending\nend")
	if nc, err := net.Dial("tcp", l.Addr(POP3)); err == nil {
		nc.Close()
		t.Error("POP3 is still served")
	}
	if err := l.Idle(context.Background()); err != nil {
		t.Error(err)
	}
	if n := len(l.Users()); n != 2 || len(l.Mailbox("bob")) != 0 {
		t.Errorf("%d users, bob has %d messages", n, len(l.Mailbox("bob")))
	}
	l.Release()
	if n := len(l.Mailbox("bob")); n != 1 {
		t.Errorf("bob has %d messages, want 1", n)
	}
	end(t, l)
}

// TestEnded waits for one session, Idle for all.
func TestEnded(t *testing.T) {
	l := start(t)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := l.Idle(ctx); err != nil {
		t.Error(err)
	}
	laptop, phone := dial(t, l, POP3), dial(t, l, MX)
	laptop.play(bobIn)
	phone.play("S: 220")
	over, stop := context.WithCancel(ctx)
	stop()
	for _, err := range []error{l.Idle(over), l.Ended(over, phone.nc.LocalAddr().String())} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	laptop.nc.Close()
	if err := l.Ended(ctx, laptop.nc.LocalAddr().String()); err != nil {
		t.Error(err)
	}
	dial(t, l, POP3).play(bobIn + "C: QUIT\nS: +OK\nend") // no lock is left
	phone.nc.Close()
	if err := l.Idle(ctx); err != nil {
		t.Error(err)
	}
	if err := l.Ended(ctx, "192.0.2.1:25"); err != nil {
		t.Error(err)
	}
}

// TestIdleWaits: many who wait are all woken, and not before the last session is
// over.
func TestIdleWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := start(t, func(o *Options) { o.Ports = NoPorts() })
		ln := newPipes()
		serve(t, l, MX, ln)
		one, two := ln.dial(), ln.dial()
		synctest.Wait()
		done := make(chan error, 3)
		for range 3 {
			go func() { done <- l.Idle(context.Background()) }()
		}
		one.Close()
		synctest.Wait()
		if len(done) > 0 {
			t.Error("idle with a session open")
		}
		two.Close()
		for range 3 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		end(t, l)
	})
}

// TestFaultsLeaveNothing: a lab that ends while its faults are met leaves no
// goroutine.
func TestFaultsLeaveNothing(t *testing.T) {
	before := runtime.NumGoroutine()
	l := start(t)
	l.Hold()
	submit(t, l, "alice@lab.test", "bob@lab.test")
	dialFault(t, l, MX, "drop-before-data-end").play(sayHello + sayEnvelope + sayText) // it hears no end yet
	dialFault(t, l, MX, "starttls-injected").play(sayHello + "C: STARTTLS\nS: 220\nS: 250-\nS: 250 ")
	dialFault(t, l, POP3, "no-lock").play(bobIn)
	c := dial(t, l, MX)
	c.play(sayHello + "C: MAIL FROM:<>\nS: 250\nC: RCPT TO:<slow@lab.test>")
	end(t, l)
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			return
		}
		runtime.Gosched()
	}
	buf := make([]byte, 1<<16)
	t.Errorf("%d goroutines before, %d after:\n%s", before, runtime.NumGoroutine(), buf[:runtime.Stack(buf, true)])
}
