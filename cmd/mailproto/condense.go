package main

import (
	"mailproto/explain"
	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// condensed is a view of an experiment that is short about what all have in common:
// how a session is opened, the rounds of a loop between the first and the last, how
// connections are closed at the end. What fails is always shown whole.
type condensed struct {
	render.Live
	// aside says something that is not part of the dialogue.
	aside func(session string, t lang.Text)

	opening bool
	held    []explain.Step // of an opening, until it is known whether it failed
	skip    bool           // rounds of a loop
	dropped bool           // the next closing is the dialogue's own
	skipped int
}

// Step implements render.View.
func (c *condensed) Step(s explain.Step) {
	switch {
	case c.opening:
		c.held = append(c.held, s)
	case c.skip:
	case s.Kind == trace.Closed && s.Peer == trace.Client && !c.dropped:
		// Behind QUIT, or because the run is over: there is nothing to see.
	default:
		c.dropped = false
		c.Live.Step(s)
	}
}

// watch follows the script.
func (c *condensed) watch(m dialogue.Moment) {
	switch m.Kind {
	case dialogue.MomentOpening:
		c.opening, c.held = true, nil
	case dialogue.MomentOpened:
		c.opened(m)
	case dialogue.MomentRound:
		if c.skip = m.Round > 1 && m.Round < m.Rounds; c.skip {
			c.skipped++
		}
	case dialogue.MomentLooped:
		if c.skipped > 0 {
			c.aside("", text("(%d rounds like these are not shown; --level deep shows them)", "（另有 %d 轮与此相同，未显示；--level deep 全部显示）").Sprintf(c.skipped))
		}
		c.skip, c.skipped = false, 0
	case dialogue.MomentChecked:
		if !c.skip {
			c.aside(m.Session, m.Text)
		}
	case dialogue.MomentLab:
		c.aside("", m.Text)
	case dialogue.MomentDrop:
		c.dropped = true
	}
}

// opened shows an opening that failed, and says one that succeeded in a line.
func (c *condensed) opened(m dialogue.Moment) {
	c.opening = false
	if c.skip {
		return
	}
	if m.Err != nil {
		for _, s := range c.held[failingFrom(c.held):] {
			c.Live.Step(s)
		}
		return
	}
	if len(c.held) == 0 {
		return
	}
	last := c.held[len(c.held)-1]
	c.aside(m.Session, text("%s: a session is opened, %d exchanges: %s", "%s：已打开会话，%d 次交互：%s").Sprintf(m.Opening.Service, exchanges(c.held), last.After.Text()))
}

// failingFrom is where in an opening the exchange begins at which it failed, or
// the handshake behind it.
func failingFrom(steps []explain.Step) int {
	last := 0
	for i, s := range steps {
		if s.Command != nil && i+1 < len(steps) {
			last = i
		}
	}
	return last
}

// exchanges counts the commands of an opening.
func exchanges(steps []explain.Step) int {
	n := 0
	for _, s := range steps {
		if s.Command != nil {
			n++
		}
	}
	return n
}
