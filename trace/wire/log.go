// Package wire frames lines on a connection, for the client's end and for the
// server's. It is the one place where wire events are born: what it reads and
// writes it also reports, secrets masked and bytes bounded.
package wire

import (
	"sync"
	"time"

	"mailproto/trace"
)

// Log numbers and times the events of one trace and hands them on, in order. It
// may be shared by the connections of a trace.
type Log struct {
	mu    sync.Mutex
	start time.Time
	seq   int
	emit  func(trace.Event)
}

// NewLog returns a Log whose clock starts now. emit is called for one event at a
// time; it must not write to the connection. A nil emit drops the events.
func NewLog(emit func(trace.Event)) *Log {
	return &Log{start: time.Now(), emit: emit}
}

// Add gives the event its number and time and hands it on. It returns the number.
func (l *Log) Add(e trace.Event) int {
	if l.quiet() {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seq++
	e.Seq = l.seq
	e.At = l.since()
	l.emit(e)
	return e.Seq
}

// quiet reports that nobody wants to know of events: they need not be made, and have
// no numbers.
func (l *Log) quiet() bool { return l.emit == nil }

// Now is the number and time that an event would get that is no part of a
// connection, such as the summary of a trace.
func (l *Log) Now() (seq int, at trace.Millis) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.seq + 1, l.since()
}

// since is the time since the trace began, as exactly as JSON holds it: a recording
// shows the same times as the session did.
func (l *Log) since() trace.Millis {
	return trace.Millis(time.Since(l.start).Truncate(100 * time.Microsecond))
}
