package wire

import "time"

// worth is the most by which a deadline may come early, and at most a thousandth of
// its time: to set one costs more than to read a command.
const worth = 10 * time.Millisecond

// deadline begins a new wait for the other side.
func (c *conn) deadline(d time.Duration) {
	c.limit = d
	var t time.Time
	if d > 0 {
		t = time.Now().Add(d)
		if more := t.Sub(c.until); more >= 0 && more < min(worth, d/1000) {
			return
		}
	}
	c.until = t
	c.nc.SetDeadline(t) // an error shows at the read or write that follows
}
