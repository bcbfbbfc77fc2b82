package lab

import (
	"context"
	"net"
)

// clients are those who have a session, by address. The lab's lock guards them.
type clients struct {
	open map[string]int // connections in memory share one address
	left chan struct{}  // closed when the next one leaves
}

func newClients() clients {
	return clients{open: map[string]int{}, left: make(chan struct{})}
}

func (c *clients) come(addr string) { c.open[addr]++ }

func (c *clients) leave(addr string) {
	if c.open[addr]--; c.open[addr] == 0 {
		delete(c.open, addr)
	}
	close(c.left)
	c.left = make(chan struct{})
}

func clientAddr(nc net.Conn) string {
	if a := nc.RemoteAddr(); a != nil {
		return a.String()
	}
	return ""
}

// Idle waits until the lab has no open session, or ctx is done. A connection that
// the lab has not taken yet, before its greeting, is no session.
func (l *Lab) Idle(ctx context.Context) error {
	return l.await(ctx, func() bool { return len(l.clients.open) == 0 })
}

// Ended waits until the session whose client has this address, as its end of the
// connection names it, has ended, or ctx is done. An address without a session
// counts as ended: ask after the greeting.
func (l *Lab) Ended(ctx context.Context, localAddr string) error {
	return l.await(ctx, func() bool { return l.clients.open[localAddr] == 0 })
}

// await waits for a condition that can only come true when a session ends.
func (l *Lab) await(ctx context.Context, holds func() bool) error {
	for {
		l.mu.Lock()
		done, left := holds(), l.clients.left
		l.mu.Unlock()
		if done {
			return nil
		}
		select {
		case <-left:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
