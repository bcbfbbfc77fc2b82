package main

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
	"mailproto/trace/session"
)

// pacing are the options that make a session wait for a person.
type pacing struct{ step, predict bool }

func (o *pacing) flags(u *ui, f *pflag.FlagSet) {
	f.BoolVar(&o.step, "step", false, u.in2("wait for a key before each thing that is sent; keys look back, explain, end", "每次发送之前等待按键；可按键回看、查解释、结束"))
	f.BoolVar(&o.predict, "predict", false, u.in2("ask what the server will answer before its answer is shown, and keep the score", "在显示应答之前先请你预测，并记录成绩"))
}

// waits reports whether sessions wait at all.
func (o *pacing) waits() bool { return o.step || o.predict }

// check refuses to wait where nobody could press a key.
func (o *pacing) check(u *ui) error {
	if !o.waits() {
		return nil
	}
	flag := "--step"
	if !o.step {
		flag = "--predict"
	}
	if u.json {
		return usage(text("%s waits for a person, and --json is for programs", "%s 要等人按键，而 --json 是给程序用的"), flag)
	}
	in, ok := u.in.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) || !u.outTTY {
		return &userError{msg: text("%s needs a terminal for input and output", "%s 的输入和输出都必须是终端").Sprintf(flag),
			hint: text("run it without pipes and redirections", "运行时不要用管道或重定向")}
	}
	return nil
}

// pacer is a view that keeps back what happens until a person goes on. It shows
// nothing while events arrive: only where a session pauses, or has ended. It is not
// safe for concurrent use.
type pacer struct {
	render.Live // what is shown goes here
	pacing
	u      *ui
	keys   keyReader
	cancel context.CancelFunc // of all that is going on
	drops  bool               // q closes connections without QUIT
	past   bool               // what is shown is over: a transcript, a recording
	free   bool               // a counter-run: nothing waits
	quit   bool               // q was pressed

	fresh bool        // something was shown since the last wait
	queue []happening // has come and is not shown yet
	pages []*page     // what was shown
	base  int         // the first page of this run
	lines map[string]*line
	asker
}

// happening is a step that came, and whether it is to be predicted; or a remark
// beside the dialogue.
type happening struct {
	explain.Step
	ask    bool
	remark func()
}

// page is what belongs to one exchange: what the left arrow shows again.
type page struct {
	conn     string
	exchange int
	steps    []explain.Step
}

// line is one connection as it stands on the wire, which may be ahead of what is
// shown.
type line struct {
	proto   trace.Proto
	state   explain.State
	next    explain.Next
	active  time.Time
	open    bool
	strange int // the exchange whose command is not known
	keep    func() error
}

// pace makes the view wait for a person, if that was asked for. The context it
// returns ends when the person breaks off; the pacer is nil where nothing waits.
func (u *ui) pace(ctx context.Context, o pacing) (context.Context, render.Live, *pacer) {
	view := u.view()
	if !o.waits() {
		return ctx, view, nil
	}
	p := &pacer{Live: view, u: u, pacing: o, lines: map[string]*line{}}
	p.keys.from = ttyKeys{u.in.(*os.File)} // check has seen to it
	ctx, p.cancel = context.WithCancel(ctx)
	return ctx, p, p
}

// Step implements render.View: it takes a step, and shows it only if nobody waits.
func (p *pacer) Step(s explain.Step) {
	if p.free {
		p.Live.Step(s)
		return
	}
	p.queue = append(p.queue, happening{Step: s, ask: p.predict && p.worthAsking(s)})
}

// Aside implements render.Live.
func (p *pacer) Aside(session string, t lang.Text) {
	remark := func() { p.Live.Aside(session, t) }
	if p.free {
		remark()
		return
	}
	p.queue = append(p.queue, happening{remark: remark})
}

// follow keeps the state of a connection. It is told of every step, also of those
// that the view is spared.
func (p *pacer) follow(s explain.Step) {
	if p == nil {
		return
	}
	l := p.lines[s.Conn]
	if l == nil || s.Kind == trace.Connected {
		l = &line{open: true}
		p.lines[s.Conn] = l
	}
	l.proto, l.state, l.next, l.active = s.Proto, s.After, s.Next, time.Now()
	if s.Kind == trace.Closed {
		l.open = false
	}
	if s.Command != nil && !explain.Knows(s.Proto, *s.Command) {
		l.strange = s.Exchange
	}
}

// Heading implements render.Live. Counter-runs do not wait.
func (p *pacer) Heading(h render.Heading) {
	p.free = h.Counter || p.quit
	p.claim, p.base = h.Claim, len(p.pages)
	if p.predict && !h.Counter {
		// The claim is the answer: it is said with the verdict.
		p.claimed, h.Text = h.Text, text("What will happen?", "会发生什么？")
	}
	p.Live.Heading(h)
}

// Verdict implements render.Live.
func (p *pacer) Verdict(v render.Verdict) {
	p.Live.Verdict(v)
	if p.predict {
		p.say(p.claimed)
	}
}

// before is the session.Pause of a connection.
func (p *pacer) before(ctx context.Context, conn string, keep func() error) error {
	if p.quit {
		return p.ended()
	}
	if p.free {
		return nil
	}
	if l := p.lines[conn]; l != nil {
		l.keep = keep
	}
	if err := p.show(ctx); err != nil || !p.step || !p.fresh {
		return err
	}
	p.fresh = false
	return p.wait(ctx)
}

// show shows what has come, and asks before each reply that is to be predicted.
func (p *pacer) show(ctx context.Context) error {
	for len(p.queue) > 0 {
		h := p.queue[0]
		asked := false
		if h.ask && !p.quit && ctx.Err() == nil {
			var err error
			if asked, err = p.askReply(ctx, h.Step); err != nil {
				return err
			}
		}
		p.queue = p.queue[1:] // what k has sent meanwhile stands behind it
		p.put(h)
		if asked {
			p.revealReply(h.Step)
		}
	}
	return p.ended()
}

// put shows what happened, and keeps a step for a look back.
func (p *pacer) put(h happening) {
	p.fresh = true
	if h.remark != nil {
		h.remark()
		return
	}
	s := h.Step
	p.Live.Step(s)
	n := len(p.pages)
	for i := n - 1; i >= p.base && i >= n-mostOpen; i-- { // of several exchanges that left together
		if pg := p.pages[i]; pg.conn == s.Conn && pg.exchange == s.Exchange && s.Exchange > 0 {
			pg.steps = append(pg.steps, s)
			return
		}
	}
	if n == 0 || s.Exchange > 0 || s.Kind == trace.Connected {
		p.pages = append(p.pages, &page{conn: s.Conn, exchange: s.Exchange})
	}
	last := p.pages[len(p.pages)-1]
	last.steps = append(last.steps, s)
}

// mostOpen is how far back an exchange is looked for whose reply has come.
const mostOpen = 128

// finish shows what is left when sessions have ended.
func (p *pacer) finish(ctx context.Context) error {
	if p == nil {
		return nil
	}
	err := p.show(ctx)
	for _, h := range p.queue { // the person has broken off: nothing more is asked
		p.put(h)
	}
	p.queue = nil
	if errors.Is(err, session.ErrQuit) {
		return nil
	}
	return err
}
