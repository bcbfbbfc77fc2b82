package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// idleLimit is how long a server waits for a command at least: five minutes in SMTP
// (RFC 5321 §4.5.3.2.7), ten in POP3 (RFC 1939 §3).
func idleLimit(p trace.Proto) time.Duration {
	if p == trace.POP3 {
		return 10 * time.Minute
	}
	return 5 * time.Minute
}

// idle finds the session that a server may close first.
func (p *pacer) idle() (l *line, waited time.Duration) {
	if p.past {
		return nil, 0
	}
	now := time.Now()
	for _, name := range p.openLines() {
		x := p.lines[name]
		if l == nil || idleLimit(x.proto)-now.Sub(x.active) < idleLimit(l.proto)-waited {
			l, waited = x, now.Sub(x.active)
		}
	}
	return l, waited.Truncate(time.Second)
}

// clock says how long a server has waited, and how long it should at least.
func (p *pacer) clock() string {
	l, waited := p.idle()
	if l == nil {
		return ""
	}
	limit := idleLimit(l.proto)
	if waited >= limit {
		return text("idle %s: it may have hung up", "空闲 %s：可能已断开").Sprintf(minutes(waited)).In(p.u.lang)
	}
	return text("idle %s of %s", "空闲 %s / %s").Sprintf(minutes(waited), minutes(limit)).In(p.u.lang)
}

func minutes(d time.Duration) string {
	return fmt.Sprintf("%d:%02d", int(d.Minutes()), int(d.Seconds())%60)
}

// press shows what the keys do, with the clock, and waits for one of them.
func (p *pacer) press(ctx context.Context, does lang.Text, at int) (key, error) {
	if err := p.u.out.Flush(); err != nil {
		return 0, outputError(err)
	}
	draw, erase := p.promptLine(does, at)
	k, err := p.keys.next(ctx, draw)
	erase()
	if err == nil {
		err = outputFlushed(p.u)
	}
	return k, err
}

func outputFlushed(u *ui) error {
	if err := u.out.Flush(); err != nil {
		return outputError(err)
	}
	return nil
}

// promptLine returns what draws the prompt, again each second, and what removes it.
// It is removed by spaces: no escape sequence is needed. A screen reader would read
// each drawing, so that --plain has it once, and a word when a minute is left.
func (p *pacer) promptLine(does lang.Text, at int) (draw, erase func()) {
	keys, short := p.keysText(does, at, false), p.keysText(does, at, true)
	if p.u.plain {
		return p.plainPrompt(keys), func() {}
	}
	width := p.u.columns() - 1
	draw = func() {
		clock, line := p.clock(), keys
		if render.Width(line)+render.Width(clock)+2 > width {
			line = render.Truncate(short, max(2, width-render.Width(clock)-2))
		}
		line = render.Pad(line, width-render.Width(clock)) + clock
		fmt.Fprint(p.u.out, "\r", p.u.options().Palette.Paint(render.StyleRef, line))
		p.u.out.Flush()
	}
	return draw, func() { fmt.Fprint(p.u.out, "\r", strings.Repeat(" ", width), "\r") }
}

// plainPrompt is the prompt as a sentence.
func (p *pacer) plainPrompt(keys string) func() {
	said, warned := false, false
	return func() {
		if !said {
			said = true
			fmt.Fprint(p.u.out, keys, "\r\n") // keys are taken one by one: a line feed alone stays in its column
		}
		l, waited := p.idle()
		if l != nil && !warned && waited >= idleLimit(l.proto)-time.Minute {
			warned = true
			fmt.Fprint(p.u.out, text("The server may hang up in a minute.", "一分钟后服务器可能会断开。").In(p.u.lang), "\r\n")
		}
		p.u.out.Flush()
	}
}

// keysText names the keys that do something here. Where it is short only the keys
// are named.
func (p *pacer) keysText(does lang.Text, at int, short bool) string {
	keys := []lang.Text{does}
	if at > 0 {
		keys = append(keys, text("<- back", "<- 回看"))
	}
	if at < len(p.pages)-1 {
		keys = append(keys, text("-> forth", "-> 往后"))
	}
	keys = append(keys, lang.Same("r RFC"), text("? terms", "? 术语"))
	if p.mayNOOP() {
		keys = append(keys, lang.Same("k NOOP"))
	}
	keys = append(keys, text("q end", "q 结束"))
	var words []string
	for _, t := range keys {
		word := t.In(p.u.lang)
		if short {
			word, _, _ = strings.Cut(word, " ")
		}
		words = append(words, word)
	}
	if short {
		return strings.Join(words, " ")
	}
	return strings.Join(words, "  ")
}

// mayNOOP reports whether NOOP is allowed, as far as the person can know: while a
// reply is hidden, what it changes must not show.
func (p *pacer) mayNOOP() bool {
	if p.past {
		return false
	}
	if p.asking {
		s := p.lastShown()
		return s != nil && len(p.openLines()) > 0 && slices.Contains(s.Next.All(), "NOOP")
	}
	return slices.ContainsFunc(p.openLines(), func(name string) bool {
		l := p.lines[name]
		return l.keep != nil && slices.Contains(l.next.All(), "NOOP")
	})
}

// lastShown is the step that was shown last; nil if there was none.
func (p *pacer) lastShown() *explain.Step {
	if len(p.pages) == 0 {
		return nil
	}
	steps := p.pages[len(p.pages)-1].steps
	return &steps[len(steps)-1]
}

// states are those in which the sessions stand that are open, as far as the person
// can know.
func (p *pacer) states() []explain.State {
	if s := p.lastShown(); p.asking && s != nil {
		return []explain.State{s.After}
	}
	var all []explain.State
	for _, name := range p.openLines() {
		all = append(all, p.lines[name].state)
	}
	return all
}
