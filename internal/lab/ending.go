package lab

import (
	"context"
	"time"

	"mailproto/trace/wire"
)

// grace is how long sessions have to come to their end when the lab is stopped:
// enough for a message whose final dot is there.
const grace = 2 * time.Second

// ending is how a lab ends: first what waits, then, after the grace, what does
// not come to an end.
type ending struct {
	connections context.Context // what they live in
	cut         context.CancelFunc
	open        map[*wire.Server]struct{} // the lab's lock guards them
	late        *time.Timer
}

func newEnding(ctx context.Context) ending {
	e := ending{open: map[*wire.Server]struct{}{}}
	e.connections, e.cut = context.WithCancel(context.WithoutCancel(ctx))
	return e
}

// finish begins the end: the listeners take nothing more, and each session is told
// to end between two commands. It may be called twice.
func (l *Lab) finish() {
	l.cancel()
	l.closeListeners()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ending.late == nil {
		l.ending.late = time.AfterFunc(grace, l.ending.cut)
	}
	for conn := range l.ending.open {
		conn.Finish()
	}
}

// Kill ends the lab as a power cut would: without a word. Users and Mailbox can
// still be asked.
func (l *Lab) Kill() error {
	l.unhook()
	l.cancel()
	l.closeListeners()
	l.ending.cut()
	l.wg.Wait()
	return l.Stop()
}

// opened notes a connection; one that comes when the lab is ending ends with it.
func (l *Lab) opened(conn *wire.Server) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ending.open[conn] = struct{}{}
	if l.closed {
		conn.Finish()
	}
}

func (l *Lab) ended(conn *wire.Server) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.ending.open, conn)
}
