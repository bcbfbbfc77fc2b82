package main

import (
	"strings"

	"mailproto/trace"
)

// ledger follows the transactions of a trial, whoever wrote them: it must be known
// what was accepted for whom.
type ledger struct {
	run   *realRun
	conns map[string]*transaction
}

type transaction struct {
	sent  map[int]*trace.Command
	rcpts []*mailbox
}

// observe is told every event.
func (g *ledger) observe(e trace.Event) {
	t := g.conns[e.Conn]
	if t == nil || e.Kind == trace.Connected {
		t = &transaction{sent: map[int]*trace.Command{}}
		g.conns[e.Conn] = t
	}
	switch {
	case e.Proto != trace.SMTP:
	case e.Kind == trace.Sent && e.Command != nil:
		t.sent[e.Seq] = e.Command
		if e.Command.Verb == "." {
			t.each(func(m *mailbox) { m.count(&m.maybe, 1) })
		}
	case e.Kind == trace.Received && e.Reply != nil && t.sent[e.Re] != nil:
		g.answered(t, t.sent[e.Re], e.Reply.Code/100 == 2)
		delete(t.sent, e.Re)
	}
}

// answered follows the reply to a command.
func (g *ledger) answered(t *transaction, c *trace.Command, ok bool) {
	switch c.Verb {
	case "MAIL", "RSET", "EHLO", "HELO":
		if ok {
			t.rcpts = nil
		}
	case "RCPT":
		if m := rcptTo().FindStringSubmatch("RCPT " + c.Args); ok && m != nil {
			if box := g.run.box(m[1]); box != nil {
				t.rcpts = append(t.rcpts, box)
			}
		}
	case ".":
		t.each(func(m *mailbox) {
			m.count(&m.maybe, -1)
			if ok {
				m.count(&m.accepted, 1)
			}
		})
		t.rcpts = nil
	}
}

func (t *transaction) each(do func(*mailbox)) {
	for _, m := range t.rcpts {
		do(m)
	}
}

// box is the mailbox that an address leads to; nil if it is nobody's here.
func (r *realRun) box(a string) *mailbox {
	for _, m := range r.boxes {
		own := m.account.Address
		local, domain, _ := strings.Cut(a, "@")
		tagless, _, _ := strings.Cut(local, "+")
		if strings.EqualFold(a, own) || strings.EqualFold(tagless+"@"+domain, own) {
			return m
		}
	}
	return nil
}
