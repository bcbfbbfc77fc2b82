package main

import (
	"context"
	"fmt"
	"slices"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
	"mailproto/trace/session"
)

// ended is what a pause comes to once the person has pressed q.
func (p *pacer) ended() error {
	if p.quit {
		return session.ErrQuit
	}
	return nil
}

// wait waits until the person goes on.
func (p *pacer) wait(ctx context.Context) error {
	at := len(p.pages) - 1
	for {
		k, err := p.press(ctx, text("Enter on", "回车 继续"), at)
		if err != nil {
			return err
		}
		if k == keyEnter || k == ' ' {
			return nil
		}
		if err := p.command(k, &at); err != nil {
			return err
		}
	}
}

// command does what the keys do that serve wherever the program waits. at is the
// page that is looked at.
func (p *pacer) command(k key, at *int) error {
	switch k {
	case keyLeft:
		p.look(at, -1)
	case keyRight:
		p.look(at, 1)
	case 'r', 'R':
		p.references(*at)
	case '?':
		p.terms(*at)
	case 'k', 'K':
		defer func() { *at = len(p.pages) - 1 }()
		return p.keepAlive()
	case 'q', 'Q':
		return p.leave()
	case keyInterrupt:
		p.cancel()
		return context.Canceled
	default:
		p.say(text("Keys: Enter or space goes on, <- and -> look back and forward, Ctrl-C breaks off.", "按键：回车或空格继续，<- 和 -> 前后翻看，Ctrl-C 立即中断。"))
	}
	return nil
}

// look shows an earlier exchange again, or a later one.
func (p *pacer) look(at *int, by int) {
	switch to := *at + by; {
	case to < 0:
		p.say(text("This is where it began.", "已经是最前面了。"))
	case to >= len(p.pages):
		p.say(text("This is where the session stands.", "会话目前就到这里。"))
	default:
		*at = to
		p.again(p.pages[to])
	}
}

// again shows a page once more, by a view that has shown nothing yet.
func (p *pacer) again(pg *page) {
	title := text("Once more: before the first command.", "再看一遍：第一条命令之前。")
	if pg.exchange > 0 {
		title = text("Once more: step %d.", "再看一遍：第 %d 步。").Sprintf(pg.exchange)
	}
	p.head(title)
	view := p.u.view()
	for _, s := range pg.steps {
		view.Step(s)
	}
}

// head prints the line above something that is no part of the session.
func (p *pacer) head(t lang.Text) {
	o := p.u.options()
	fmt.Fprintf(p.u.out, "\n%s\n", o.Palette.Paint(render.StyleHead, t.In(o.Lang)))
}

// say prints a line that is no part of the session.
func (p *pacer) say(t lang.Text) {
	o := p.u.options()
	for _, l := range render.Hang("     ", "     ", t.In(o.Lang), o.Width) {
		fmt.Fprintln(p.u.out, o.Palette.Paint(render.StyleMeta, l))
	}
}

// leave ends everything in good order. Where that makes deletions final, it must be
// meant (RFC 1939 §6).
func (p *pacer) leave() error {
	marked, data := 0, false
	for _, l := range p.lines {
		if l.open && l.proto == trace.POP3 {
			marked += l.state.Marked
		}
		data = data || l.open && l.state.Phase == explain.PhaseData
	}
	switch {
	case p.past:
	case p.drops:
		p.say(text("The sessions are closed without QUIT: nothing is deleted, nothing more is sent.", "会话不经 QUIT 直接关闭：什么也不删除，也不再发送任何内容。"))
	case marked > 0 && !p.warned:
		p.warned = true
		p.say(text("q says QUIT, and QUIT makes the deletion of %d final (RFC 1939 §6). Press q again to do so; Ctrl-C closes the connection and deletes nothing.", "q 会发出 QUIT，而 QUIT 使 %d 封的删除生效（RFC 1939 §6）。确定就再按一次 q；按 Ctrl-C 则断开连接，什么也不删除。").Sprintf(marked))
		return nil
	case data:
		p.say(text("After 354 every line is text of the message, QUIT as well: the connection is closed, and the message is not delivered.", "354 之后每一行都是邮件内容，QUIT 也不例外：直接断开连接，邮件不会投递。"))
	}
	p.quit = true
	return session.ErrQuit
}

// keepAlive sends NOOP on every session that allows it, and is waiting.
func (p *pacer) keepAlive() error {
	if !p.mayNOOP() {
		p.say(p.noNOOP())
		return nil
	}
	sent := false
	for _, name := range p.openLines() {
		l := p.lines[name]
		if l.keep == nil || !slices.Contains(l.next.All(), "NOOP") {
			continue
		}
		if err := l.keep(); err != nil {
			return err
		}
		sent = true
	}
	if !sent {
		p.say(text("NOOP has to wait until the answer is shown.", "要等应答显示之后才能发 NOOP。"))
		return nil
	}
	p.say(text("NOOP was sent. It does nothing but restart the server's clock, and counts in no score or cost.", "已发送 NOOP：它什么也不做，只让服务器重新计时，不计入成绩和开销。"))
	if p.asking {
		p.say(text("It is shown after the answer that you are asked about.", "它会显示在正让你预测的应答之后。"))
		return nil
	}
	for _, h := range p.queue {
		p.put(h)
	}
	p.queue = nil
	return nil
}

// noNOOP says why k does nothing here.
func (p *pacer) noNOOP() lang.Text {
	if p.past {
		return pastText()
	}
	for _, s := range p.states() {
		switch {
		case s.Phase == explain.PhaseData:
			return text("No NOOP here: after 354 every line is text of the message (RFC 5321 §4.1.1.4).", "这里不能发 NOOP：354 之后每一行都是邮件内容（RFC 5321 §4.1.1.4）。")
		case s.Phase == explain.PhaseAuth, s.Exchange:
			return text("No NOOP here: within a login every line is an answer to the server.", "这里不能发 NOOP：登录过程中每一行都是对服务器的回答。")
		case s.Phase == explain.PhaseAuthorization:
			return text("No NOOP here: POP3 has it only after the login (RFC 1939 §5).", "这里不能发 NOOP：POP3 登录之后才有它（RFC 1939 §5）。")
		}
	}
	return text("No NOOP here: no session is open that would take it.", "这里不能发 NOOP：没有可以接受它的会话。")
}

// openLines are the names of the sessions that stand, in a fixed order.
func (p *pacer) openLines() []string {
	var names []string
	for name, l := range p.lines {
		if l.open {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
