package main

import (
	"context"
	"errors"

	"mailproto/explain"
	"mailproto/faq"
	"mailproto/internal/dialogue"
	"mailproto/internal/lab"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// notHeldError says that an experiment did not hold (exit code 60), or that one
// broke or none could run (61).
type notHeldError struct {
	userError
	broke bool
}

// experiment is a claim with what tests it, from a point of the FAQ or from a
// lesson.
type experiment struct {
	id           string
	text         lang.Text
	file         string
	run, counter *dialogue.Script
}

// experiments parses the claims of a point.
func experiments(p *faq.Point) ([]experiment, error) {
	file, err := faq.File(p.Number)
	if err != nil {
		return nil, err
	}
	return scripts(file, p.Claims)
}

// scripts parses the experiments and counter-runs of claims.
func scripts(file string, claims []faq.Claim) ([]experiment, error) {
	var all []experiment
	var err error
	for _, c := range claims {
		e := experiment{id: c.ID, text: c.Text, file: file}
		if e.run, err = script(file, c.Experiment, c.ExperimentLine); err != nil {
			return nil, err
		}
		if e.counter, err = script(file, c.Counter, c.CounterLine); err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

func script(file, text string, first int) (*dialogue.Script, error) {
	s, err := dialogue.Parse(file, text, first)
	if err != nil {
		return nil, err
	}
	if err := s.Check(); err != nil {
		return nil, err
	}
	for _, l := range s.Lines {
		if l.Verb != dialogue.Open || l.Opening.Fault == "" {
			continue
		}
		if msg := noFault(l.Opening); !msg.IsZero() {
			return nil, &dialogue.Error{File: file, Line: l.Number, Msg: msg}
		}
	}
	return s, nil
}

// noFault says why the lab cannot have the fault that an opening asks for; nothing
// if it can.
func noFault(o *dialogue.Opening) lang.Text {
	service := o.Service
	if o.Port != "" {
		service = o.Port
	}
	err := lab.CheckFault(service, o.Fault)
	if own := new(userError); errors.As(faultError(err), &own) {
		if own.hint.IsZero() {
			return own.msg
		}
		return text("%s (%s)", "%s（%s）").Sprintf(own.msg, own.hint)
	}
	return lang.Text{}
}

// prover runs experiments and shows them.
type prover struct {
	u    *ui
	view render.Live
	// trial makes what a script is run against.
	trial trials
	all   []render.Verdict
	hint  lang.Text // what helps against the first thing that broke a run
	pace  *pacer    // nil where nothing waits
}

// play runs one script, shown step by step.
func (p *prover) play(ctx context.Context, s *dialogue.Script, h render.Heading) (dialogue.Report, error) {
	p.view.Heading(h)
	view, watch := p.view, func(dialogue.Moment) {}
	if render.Level(p.u.level) != render.Deep && !p.u.json {
		c := &condensed{Live: p.view, aside: p.view.Aside}
		view, watch = c, c.watch
	}
	fold := &explain.Session{Deliberate: true} // what the experiments send is meant so
	log := wire.NewLog(func(e trace.Event) {
		step := fold.Observe(e)
		p.pace.follow(step)
		view.Step(step)
	})
	t, err := p.trial(ctx, log, s)
	if err != nil || t.early != nil {
		return t.report(), err
	}
	if !t.aside.IsZero() {
		p.view.Aside("", t.aside)
	}
	rep := t.run(ctx, p.pace, watch)
	return rep, p.pace.settle(ctx, rep)
}

// prove runs a claim's experiment and, if that held, its counter-run.
func (p *prover) prove(ctx context.Context, e experiment) error {
	rep, err := p.play(ctx, e.run, render.Heading{Claim: e.id, Text: e.text, About: e.run.About})
	if err != nil {
		return err
	}
	var against *dialogue.Report
	if rep.Ending == dialogue.Matched {
		c, err := p.play(ctx, e.counter, render.Heading{Claim: e.id, About: e.counter.About, Counter: true})
		if err != nil {
			return err
		}
		against = &c
	}
	if ctx.Err() != nil {
		return context.Canceled
	}
	v := p.verdict(e, rep, against)
	p.view.Verdict(v)
	p.all = append(p.all, v)
	return nil
}

// verdict is what the runs of a claim came to, and why.
func (p *prover) verdict(e experiment, rep dialogue.Report, against *dialogue.Report) render.Verdict {
	rep.Observed = observed(p.u, rep)
	v := render.Verdict{Claim: e.id, File: e.file, Proof: dialogue.Judge(rep, against)}
	for _, r := range []error{rep.Err, v.Proof.Against.Err} {
		if r != nil {
			v.Why = lang.Same(brokenBy(p.u, r))
			p.helped(r)
		}
	}
	if v.Why.IsZero() {
		v.Why = meaning(e, v.Proof)
	}
	return v
}

// helped notes the hint of what broke a run, to be given once, at the end.
func (p *prover) helped(err error) {
	if own := new(userError); errors.As(err, &own) && p.hint.IsZero() {
		p.hint = own.hint
	}
}

// brokenBy says in the user's language what broke a run.
func brokenBy(u *ui, err error) string {
	var own *userError
	var said dialogue.Said
	if errors.As(err, &said) {
		return said.In(u.lang)
	}
	if errors.As(err, &own) || errors.As(err, new(*traceError)) {
		msg, _ := u.message(err)
		shown, _ := trace.Visible([]byte(msg))
		return shown
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return text("it took too long", "用时太长").In(u.lang)
	}
	if errors.Is(err, dialogue.ErrNeedsLab) {
		return text("only the lab can do this", "只有实验服务器能做到").In(u.lang)
	}
	shown, _ := trace.Visible([]byte(err.Error()))
	return shown
}

// outcome is the error of all verdicts together; nil if everything that ran held.
func (p *prover) outcome() error {
	ran, notHeld, broke := 0, 0, 0
	for _, v := range p.all {
		switch {
		case v.Proof.Verdict == dialogue.OnlyInLab:
			continue
		case v.Proof.Verdict == dialogue.NotHeld, v.Proof.Counter == dialogue.CounterHeld:
			notHeld++
		case !v.Proof.Proves():
			broke++
		}
		ran++
	}
	e := &notHeldError{broke: notHeld == 0, userError: userError{hint: p.hint}}
	switch {
	case notHeld > 0:
		e.msg = text("%d of %d experiments did not hold, or prove nothing", "%d 个实验不成立或证明不了什么（共 %d 个）").Sprintf(notHeld, ran)
	case broke > 0:
		e.msg = text("%d of %d experiments could not be run to their end", "%d 个实验没能运行到底（共 %d 个）").Sprintf(broke, ran)
	case ran == 0:
		e.msg = text("no experiment could run here", "这里没有能运行的实验")
		e.hint = text("without servers of your own the built-in lab runs them: faq N --live", "不给出自己的服务器，就由内置实验服务器来运行：faq N --live")
	default:
		return nil
	}
	return e
}

// live proves the points of the FAQ.
func (u *ui) live(ctx context.Context, points []*faq.Point, o liveOptions) error {
	var all []experiment
	for _, point := range points {
		claims, err := experiments(point)
		if err != nil {
			return err
		}
		all = append(all, claims...)
	}
	trials := labTrial
	if o.real.given() {
		r, err := u.realTrials(ctx, &o.real, all)
		if err != nil {
			return err
		}
		trials = r.trial
	}
	ctx, view, _ := u.pace(ctx, o.pacing)
	return u.proveIn(ctx, view, all, trials)
}

// proveAll runs experiments, each on a lab of its own, and ends in one table.
func (u *ui) proveAll(ctx context.Context, view render.Live, all []experiment) error {
	return u.proveIn(ctx, view, all, labTrial)
}

// proveIn runs experiments, each against what trials makes for it.
func (u *ui) proveIn(ctx context.Context, view render.Live, all []experiment, trials trials) error {
	p := &prover{u: u, view: view, trial: trials}
	p.pace, _ = view.(*pacer)
	for _, e := range all {
		err := p.prove(ctx, e)
		if errors.Is(err, session.ErrQuit) {
			return p.left()
		}
		if err != nil {
			return err
		}
	}
	return p.close()
}

// left shows what was proven before the person pressed q.
func (p *prover) left() error {
	if len(p.all) == 0 {
		return p.pace.scores()
	}
	return p.close()
}

// close ends in one table of verdicts.
func (p *prover) close() error {
	u := p.u
	if !u.json {
		if err := render.Verdicts(u.out, u.options(), p.all); err != nil {
			return outputError(err)
		}
	}
	if err := p.pace.scores(); err != nil {
		return err
	}
	return p.outcome()
}
