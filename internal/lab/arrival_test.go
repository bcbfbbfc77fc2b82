package lab

import (
	"strconv"
	"strings"
	"testing"
)

// TestArrivals: when large messages on their way in take all the room, one more is
// refused for now, a small one is not, and the room is free again however theirs end.
func TestArrivals(t *testing.T) {
	l := start(t)
	l.arrivals.most = 100 << 10
	const size = 150_000
	open := sayHello + "C: MAIL FROM:<>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\n"
	again := strings.TrimPrefix(open, sayHello)
	chunk := func(last string) string {
		return "C: BDAT " + strconv.Itoa(size) + last + "\nC: " + strings.Repeat("x", size-2) + "\n"
	}
	large := "C: DATA\nS: 354\n" + strings.Repeat("C: "+strings.Repeat("x", 998)+"\n", size/1000) + "C: .\n"
	b := dial(t, l, MX)
	b.play(open + large + "S: 250 2.0.0")
	for _, ends := range []string{"C: RSET\nS: 250", "C: EHLO c.test\nS* 250 ", "C: HELO c.test\nS: 250", chunk(" LAST") + "S: 452 4.3.1", "C: BDAT 0 LAST\nS: 250 2.0.0", "C: QUIT\nS: 221\nend"} {
		a := dial(t, l, MX)
		a.play(open + chunk("") + "S: 250 2.0.0")
		if n := l.arrivals.taken.Load(); n != size-ownRoom {
			t.Errorf("%d octets of the shared room are taken", n)
		}
		b.play(again + large + "S: 452 4.3.1")
		b.play(again + chunk("") + "S: 452 4.3.1\nC: BDAT 0 LAST\nS: 503\nC: RSET\nS: 250")
		b.play(again + "C: DATA\nS: 354\nC: Subject: small\nC: .\nS: 250 2.0.0")
		a.play(ends)
		a.nc.Close()
		if n := l.arrivals.taken.Load(); !strings.Contains(ends, "QUIT") && n != 0 {
			t.Errorf("%.20q: %d octets of the shared room are taken", ends, n)
		}
	}
	a := dial(t, l, MX)
	a.play(open + large[:len(large)-len("C: .\n")])
	a.nc.Close()
	b.play("C: QUIT\nS: 221\nend")
	if err := l.Idle(t.Context()); err != nil || l.arrivals.taken.Load() != 0 {
		t.Errorf("%v, %d octets of the shared room are taken", err, l.arrivals.taken.Load())
	}
}

// TestArrivalOfTheLargest: a message of the largest size finds room where it is alone.
func TestArrivalOfTheLargest(t *testing.T) {
	if l := start(t, func(o *Options) { o.MaxSize = 2 * sharedRoom }); l.arrivals.most != 2*sharedRoom {
		t.Errorf("room for %d octets", l.arrivals.most)
	}
}
