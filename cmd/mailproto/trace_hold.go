package main

import (
	"context"
	"errors"

	"mailproto/explain"
	"mailproto/internal/render"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// holding is a session that is held and shown.
type holding struct {
	o     *traceOptions
	ctx   context.Context
	log   *wire.Log
	rec   *recorder
	view  render.Live
	fold  *explain.Session
	at    explain.State // before the session was closed
	began trace.Millis  // when the connection stood
}

// begin prepares what shows a session.
func (o *traceOptions) begin(ctx context.Context, rec *recorder) *holding {
	if o.insecure {
		o.u.note(text("--insecure: the certificate is not checked; anybody could answer", "--insecure：不检查证书；任何人都可能冒充服务器"))
	}
	o.tlsVersions.warn(o.u)
	h := &holding{o: o, rec: rec, fold: &explain.Session{}}
	h.ctx, h.view, o.pacer = o.u.pace(ctx, o.pacing)
	h.log = wire.NewLog(h.observe)
	return h
}

// observe follows an event and shows it.
func (h *holding) observe(e trace.Event) {
	step := h.fold.Observe(e)
	passed(&h.at, step)
	h.o.pacer.follow(step)
	h.rec.add(e)
	h.o.clock.observe(step)
	h.o.tlsVersions.observe(step)
	h.view.Step(step)
}

// end says what the session came to.
func (h *holding) end(t *target, spent session.Spent, result trace.Result, err error) error {
	o, p := h.o, h.o.pacer
	if perr := p.finish(h.ctx); err == nil {
		err = perr
	}
	if err != nil {
		err = &traceError{err: err, target: t, opts: o, silent: result.Received == 0}
		failed(&result, err)
	}
	account := render.Account{Event: trace.Event{Kind: trace.Summary, Proto: o.proto, Result: &result}}
	account.Event.Seq, account.Event.At = h.log.Now()
	o.clock.account(&result, spent, account.Event.At-h.began)
	account.Sentence = o.sentence(result, h.at, err)
	account.Points, account.Exchanges = h.fold.Shown()
	if werr := errors.Join(h.view.Close(account), p.scores(), o.tlsVersions.show(o.u)); werr != nil {
		err = outputError(werr)
	}
	return o.recorded(h.rec, account.Event, err)
}
