package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"mailproto/trace/session"
)

// wait is a wait with growing pauses, and an end.
type wait struct {
	ctx   context.Context
	end   *time.Timer
	pause time.Duration
}

func newWait(ctx context.Context, limit time.Duration) *wait {
	return &wait{ctx: ctx, end: time.NewTimer(limit), pause: 20 * time.Millisecond}
}

func (w *wait) stop() { w.end.Stop() }

// next pauses. It returns false when there is no more time.
func (w *wait) next() bool {
	t := time.NewTimer(w.pause)
	defer t.Stop()
	w.pause = min(w.pause*3/2, 3*time.Second)
	select {
	case <-t.C:
		return true
	case <-w.end.C:
	case <-w.ctx.Done():
	}
	return false
}

// retry repeats a login that the server refuses for the moment (RFC 2449 §8.1).
func (m *mailbox) retry(ctx context.Context, login func() error) error {
	w := newWait(ctx, m.run.patience())
	defer w.stop()
	for {
		err := login()
		if err == nil || !later(err) || !w.next() {
			return err
		}
	}
}

// freed waits until the server lets somebody in again: it may not have noticed yet
// that a session is gone which did not say QUIT.
func (m *mailbox) freed(ctx context.Context) error {
	return m.retry(ctx, func() error {
		c, err := m.login(ctx)
		if err != nil {
			return err
		}
		return leave(c)
	})
}

// later reports whether a login may succeed if it is tried again.
func later(err error) bool {
	f := new(session.Error)
	if !errors.As(err, &f) || f.At != session.FailAuth || f.Reply == nil || len(f.Reply.Lines) == 0 {
		return false
	}
	line := f.Reply.Lines[len(f.Reply.Lines)-1]
	return strings.Contains(line, "[IN-USE]") || strings.Contains(line, "[LOGIN-DELAY]") || strings.Contains(line, "[SYS/TEMP]")
}

// await waits until every message that was accepted has been in the maildrop.
func (m *mailbox) await(ctx context.Context) error {
	w := newWait(ctx, m.run.patience())
	defer w.stop()
	for {
		if certain, _ := m.awaited(); certain <= 0 {
			return nil
		}
		_, err := m.look(ctx)
		switch {
		case err != nil && !later(err):
			return m.run.explained(err, m.run.popServer())
		case err != nil && m.count(&m.open, 0) > 0:
			// RFC 1939 §4 wants the lock: the server does nothing wrong.
			return only(text("the server keeps the maildrop locked while a session is open, so that it cannot be seen whether the message has arrived", "会话期间服务器锁住邮件存放区，因此无法看到邮件是否已经到达"))
		}
		if certain, _ := m.awaited(); certain <= 0 {
			return nil
		}
		if !w.next() {
			err := m.late(ctx)
			if ctx.Err() == nil { // else it may still come, and is waited for in the end
				m.spoilt = err
			}
			return err
		}
	}
}

// late says that a message has not arrived.
func (m *mailbox) late(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	certain, _ := m.awaited()
	return &userError{msg: text("accepted for %s, but not arrived within %s: messages: %d", "已被接受、寄给 %s，但在 %s 内没有到达的邮件：%d 封").Sprintf(m.account.Address, m.run.patience(), certain)}
}

// lingering is how long a message is waited for whose final dot was never answered.
const lingering = 5 * time.Second

// linger waits a moment for what may arrive although nobody heard the 250.
func (m *mailbox) linger(ctx context.Context) {
	w := newWait(ctx, min(lingering, m.run.patience()))
	defer w.stop()
	for {
		_, err := m.look(ctx)
		if _, possible := m.awaited(); err != nil || possible <= 0 || !w.next() {
			break
		}
	}
	m.mu.Lock()
	m.maybe = 0
	m.mu.Unlock()
}
