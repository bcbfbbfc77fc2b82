package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/internal/transcript"
	"mailproto/trace"
	"mailproto/trace/session"
)

// open opens a file to be read, or standard input for "-".
func (u *ui) open(flag, path string) (in io.Reader, done func(), err error) {
	if path == "-" {
		return u.in, func() {}, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fileError(flag, err)
	}
	return f, func() { f.Close() }, nil
}

// reading is a transcript or a recording that is being shown.
type reading struct {
	u       *ui
	ctx     context.Context
	view    render.Live
	pace    *pacer // nil where nothing waits
	fold    *explain.Session
	events  int
	unknown int
	last    trace.Event
	at      explain.State               // before the last session was closed
	result  *trace.Event                // what a recording says that the session came to
	speaks  string                      // what the port turned out to speak instead
	spoke   map[string]bool             // connections on which the client spoke last
	left    bool                        // the person has pressed q
	strict  func(transcript.Item) error // refuses lines that are no events; nil: they are shown
}

// reading begins to show what is read.
func (u *ui) reading(ctx context.Context, o pacing) *reading {
	t := &reading{u: u, fold: &explain.Session{}, spoke: map[string]bool{}}
	t.ctx, t.view, t.pace = u.pace(ctx, o)
	if t.pace != nil {
		t.pace.past = true
	}
	return t
}

// item shows one event, or one line that belongs to none.
func (t *reading) item(i transcript.Item) error {
	if i.IsText() {
		return t.text(i)
	}
	t.events++
	t.last = i.Event
	if i.Event.Kind == trace.Summary { // it is told at the end
		t.result = &i.Event
		return nil
	}
	if err := t.wait(i.Event); err != nil {
		return err
	}
	if f := i.Event.Fault; f != nil && f.Name == "wrong-protocol" {
		t.speaks = f.Detail
	}
	step := t.fold.Observe(i.Event)
	passed(&t.at, step)
	t.pace.follow(step)
	t.view.Step(step)
	return nil
}

// text shows a line that belongs to no event.
func (t *reading) text(i transcript.Item) error {
	if t.strict != nil {
		return t.strict(i)
	}
	if !i.Known && strings.TrimSpace(i.Text) != "" {
		t.unknown++
	}
	t.view.Remark(i.Line, i.Text, i.Known)
	return nil
}

// wait waits for the person where a live session would: before the client speaks,
// but not between commands that left together.
func (t *reading) wait(e trace.Event) error {
	if t.pace == nil {
		return nil
	}
	speaks := e.Peer == trace.Client && e.Kind != trace.Closed
	again := t.spoke[e.Conn]
	t.spoke[e.Conn] = speaks
	if !speaks || again {
		return nil
	}
	return t.pace.before(t.ctx, e.Conn, nil)
}

// end shows what is kept back when all is read, or the person has had enough.
func (t *reading) end(err error) error {
	if errors.Is(err, session.ErrQuit) {
		err, t.left = nil, true
	}
	if perr := t.pace.finish(t.ctx); err == nil {
		err = perr
	}
	if t.pace != nil && t.pace.quit {
		t.left = true
	}
	return err
}

// account is what the transcript came to.
func (t *reading) account() render.Account {
	a := render.Account{Event: trace.Event{Seq: t.last.Seq + 1, At: t.last.At, Kind: trace.Summary, Result: &trace.Result{}}}
	a.Points, a.Exchanges = t.fold.Shown()
	switch r := t.result; {
	case t.left:
		a.Sentence = text("You left before the end, after %d events.", "在末尾之前离开，已看 %d 个事件。").Sprintf(t.events)
	case r != nil && r.Result != nil:
		a.Event = *r
		a.Sentence = sentence(r.Proto, *r.Result, t.at, t.failure())
	case t.unknown == 1:
		a.Sentence = text("Read to its end: %d events; 1 line was not understood, it is marked with ?.", "已读到末尾：共 %d 个事件；有 1 行未能理解，标有 ?。").Sprintf(t.events)
	case t.unknown > 1:
		a.Sentence = text("Read to its end: %d events; %d lines were not understood, they are marked with ?.", "已读到末尾：共 %d 个事件；有 %d 行未能理解，标有 ?。").Sprintf(t.events, t.unknown)
	default:
		a.Sentence = text("Read to its end: %d events.", "已读到末尾：共 %d 个事件。").Sprintf(t.events)
	}
	return a
}

// failure is what a recorded session failed at, as far as its sentence hangs on it.
func (t *reading) failure() error {
	r := t.result.Result
	at := session.Failure(r.Stage)
	switch {
	case at == "":
		return nil
	case at == session.FailProtocol && t.speaks != "":
		return &session.Error{At: at, Why: "wrong-protocol", Detail: t.speaks}
	case at == session.FailProtocol: // of its reasons that one alone has a sentence
		return &session.Error{At: at}
	}
	return &session.Error{At: at, Why: r.Why, Detail: r.Lacking}
}

// close writes what the transcript came to.
func (t *reading) close() error {
	return errors.Join(written(t.view.Close(t.account())), t.pace.scores())
}

// Remark implements render.Live: what stands between the lines of a dialogue keeps
// its place.
func (p *pacer) Remark(n int, line string, known bool) {
	p.queue = append(p.queue, happening{remark: func() { p.Live.Remark(n, line, known) }})
}

// pastText says that nobody listens any more.
func pastText() lang.Text {
	return text("This session is over: there is nobody to send NOOP to.", "这次会话已经结束，没有对象可以接收 NOOP。")
}
