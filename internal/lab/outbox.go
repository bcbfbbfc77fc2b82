package lab

import "sync"

// outbox is where mail that the lab has taken over waits for its delivery.
type outbox struct {
	mu      sync.Mutex // held while mail is delivered, so that it stays in order
	held    bool
	waiting []queued
	octets  int64 // of all copies that wait
}

// Hold stops delivery: from here on mail that the lab takes over waits in a queue,
// though it is answered with 250, for its duty to deliver begins there (RFC 5321
// §4.2.5).
func (l *Lab) Hold() {
	l.outbox.mu.Lock()
	defer l.outbox.mu.Unlock()
	l.outbox.held = true
}

// Release delivers what waits, in the order in which it came, and ends Hold.
func (l *Lab) Release() {
	o := &l.outbox
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, q := range o.waiting {
		l.deliver(q)
	}
	o.held, o.waiting, o.octets = false, nil, 0
}

// take takes a message over. It refuses one that there is no room for.
func (l *Lab) take(q queued) (ok bool) {
	o := &l.outbox
	o.mu.Lock()
	defer o.mu.Unlock()
	size := q.size()
	if o.octets+size > maxMaildrop || len(o.waiting) >= maxMessages || !q.fits() {
		return false
	}
	if !o.held {
		l.deliver(q)
		return true
	}
	o.waiting = append(o.waiting, q)
	o.octets += size
	return true
}

// size is how many octets the message takes, a copy for each recipient.
func (q *queued) size() int64 { return int64(len(q.text)) * int64(len(q.to)) }

// fits reports whether every maildrop has room for its copies.
func (q *queued) fits() bool {
	copies := map[*account]int{}
	for _, r := range q.to {
		if r.account != nil {
			copies[r.account]++
		}
	}
	for a, n := range copies {
		if !a.box.fits(n, int64(len(q.text))) {
			return false
		}
	}
	return true
}
