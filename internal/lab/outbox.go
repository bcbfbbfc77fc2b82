package lab

import "sync"

// outbox is where mail that the lab has taken over waits for its delivery.
type outbox struct {
	mu      sync.RWMutex // held for writing by Hold and Release, so that mail stays in order
	held    bool
	queue   sync.Mutex // guards waiting
	waiting []staged
}

// Hold stops delivery: from here on mail that the lab takes over waits in a queue,
// though it is answered with 250, for its duty to deliver begins there (RFC 5321
// §4.2.5).
func (l *Lab) Hold() {
	l.outbox.mu.Lock()
	defer l.outbox.mu.Unlock()
	l.outbox.held = true
}

// Release delivers what waits, in the order in which it came, and ends Hold. What
// cannot be delivered now waits on.
func (l *Lab) Release() {
	o := &l.outbox
	o.mu.Lock()
	defer o.mu.Unlock()
	var left []staged
	for _, s := range o.waiting {
		if err := s.commit(); err != nil {
			l.spoilt(err, "a message that waits could not be delivered", "一封等待中的邮件无法投递")
			left = append(left, s)
		}
	}
	o.held, o.waiting = false, left
}

// take takes a message over: when it returns without an error, nothing but its
// reader can make it go away. It refuses one that there is no room for with
// errFull.
func (l *Lab) take(q queued) error {
	o := &l.outbox
	o.mu.RLock()
	defer o.mu.RUnlock()
	if !l.fits(&q) { // before the copies are made: they may be large
		return errFull
	}
	d, err := l.stage(q, o.held)
	if err != nil {
		return err
	}
	if !o.held {
		return d.commit()
	}
	o.queue.Lock()
	defer o.queue.Unlock()
	o.waiting = append(o.waiting, d...)
	return nil
}

// fits reports whether every maildrop has room for its copies.
func (l *Lab) fits(q *queued) bool {
	size := int64(len(q.text))
	if len(q.to) == 1 && q.to[0].list == nil {
		a := q.to[0].account
		return a == nil || a.box.fits(1, size)
	}
	copies := map[*account]int{}
	for _, r := range q.to {
		if r.account != nil {
			copies[r.account]++
		}
		if r.list != nil {
			for _, a := range l.members() {
				copies[a]++
			}
		}
	}
	for a, n := range copies {
		if !a.box.fits(n, size) {
			return false
		}
	}
	return true
}
