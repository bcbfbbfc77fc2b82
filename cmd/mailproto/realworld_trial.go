package main

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
	"mailproto/trace/wire"
)

// trial is what a script is run against.
type trial struct {
	world  dialogue.World
	script *dialogue.Script
	limit  time.Duration    // how long it may take; 0: as long as it likes
	early  *dialogue.Report // in place of a run, where there is no point in one
	aside  lang.Text        // what is to be said before the run
	// reword says a moment in other words; nil leaves them.
	reword func(dialogue.Moment) dialogue.Moment
	// done ends the world. It may amend the report.
	done func(dialogue.Report) dialogue.Report
}

// trials makes what a script is run against.
type trials = func(ctx context.Context, log *wire.Log, s *dialogue.Script) (trial, error)

// labLimit is how long an experiment may take in the lab: the longest of the FAQ
// takes less than a second.
const labLimit = time.Minute

// labTrial runs a script in a lab of its own.
func labTrial(ctx context.Context, log *wire.Log, s *dialogue.Script) (trial, error) {
	w, err := newLabWorld(ctx, log)
	if err != nil {
		return trial{}, err
	}
	return trial{world: w, script: s, limit: labLimit, done: func(rep dialogue.Report) dialogue.Report {
		w.lab.Close()
		rep.Err = w.explained(rep.Err)
		return rep
	}}, nil
}

// report is what stands in the place of a run.
func (t trial) report() dialogue.Report {
	if t.early == nil {
		return dialogue.Report{}
	}
	return *t.early
}

// run runs the script and ends the world, also where a view or the program itself
// fails on the way: test messages must not be left behind.
func (t trial) run(ctx context.Context, p *pacer, watch func(dialogue.Moment)) (rep dialogue.Report) {
	defer func() { rep = t.done(rep) }()
	if t.limit > 0 && p == nil { // a person may take all the time they need
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, t.limit)
		defer cancel()
	}
	told := watch
	if t.reword != nil {
		told = func(m dialogue.Moment) { watch(t.reword(m)) }
	}
	return dialogue.Watch(ctx, t.script, p.world(t.world), told)
}

// trial prepares the run of a script: maildrops that it touches are looked into
// first.
func (r *realRun) trial(ctx context.Context, log *wire.Log, s *dialogue.Script) (trial, error) {
	p := r.plans[s]
	if p.lab == nil {
		if err := r.clear(ctx, p); errors.Is(err, dialogue.ErrNeedsLab) {
			p.lab, p.line = err, s.Lines[0].Number
		} else if err != nil {
			return early(dialogue.Broke, s.Lines[0].Number, err), ctx.Err()
		}
	}
	if p.lab != nil && p.counter {
		return r.counterInLab(ctx, log, s, p.lab)
	}
	if p.lab != nil {
		return early(dialogue.NeedsLab, p.line, p.lab), nil
	}
	r.trials++
	for _, box := range r.mailboxes(p.touched) {
		err := box.check(ctx)
		switch {
		case ctx.Err() != nil:
			return trial{}, context.Canceled
		case errors.Is(err, dialogue.ErrNeedsLab) && !p.counter:
			return early(dialogue.NeedsLab, s.Lines[0].Number, err), nil
		case err != nil:
			return early(dialogue.Broke, s.Lines[0].Number, err), nil
		}
	}
	w := r.newRealWorld(p, r.trials, log)
	return trial{world: w, script: r.adapted(p, r.trials), limit: trialLimit, reword: w.reword,
		done: func(rep dialogue.Report) dialogue.Report { return w.done(ctx, rep) }}, nil
}

// counterInLab runs a counter-run in the lab, where only the lab lacks what the claim
// rests on: an experiment whose counter-run was not seen to fail proves nothing.
func (r *realRun) counterInLab(ctx context.Context, log *wire.Log, s *dialogue.Script, why error) (trial, error) {
	t, err := labTrial(ctx, log, s)
	if err != nil {
		return t, err
	}
	var own *userError
	if errors.As(why, &own) {
		t.aside = text("This counter-run is held in the lab: %s.", "这次对照运行在实验服务器上进行：%s。").Sprintf(own.msg)
	}
	done := t.done
	t.done = func(rep dialogue.Report) dialogue.Report {
		rep = done(rep)
		if rep.Ending == dialogue.Parted && own != nil {
			rep.Err = &userError{msg: text("the counter-run was held in the lab: %s", "对照运行是在实验服务器上进行的：%s").Sprintf(own.msg)}
		}
		return rep
	}
	return t, nil
}

func early(e dialogue.Ending, line int, err error) trial {
	return trial{early: &dialogue.Report{Ending: e, Line: line, Err: err}}
}

// mailboxes are those of some parts, each once.
func (r *realRun) mailboxes(parts map[string]bool) []*mailbox {
	var all []*mailbox
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		if box := r.boxes[r.accounts[part].Name]; box != nil && !slices.Contains(all, box) {
			all = append(all, box)
		}
	}
	return all
}

// done leaves the maildrops as they were, whatever happened, and says of the report
// what only this world knows.
func (w *realWorld) done(ctx context.Context, rep dialogue.Report) dialogue.Report {
	rep = w.told(rep)
	boxes := w.run.mailboxes(w.plan.touched)
	if ctx.Err() != nil && len(boxes) > 0 {
		w.run.u.note(text("interrupted; the test messages are being removed", "已中断；正在删除测试邮件"))
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*w.run.patience())
	defer cancel()
	w.vacated(ctx)
	for _, box := range boxes {
		foreign, err := box.clean(ctx)
		switch {
		case err != nil:
			// It is said here, too: after an interrupt nothing else is shown.
			msg, _ := w.run.u.message(err)
			w.run.u.note(lang.Same(msg + " (Message-ID: <" + w.run.token + "…>)"))
			rep = dialogue.Report{Ending: dialogue.Broke, Line: rep.Line, Err: err}
		case foreign > 0:
			rep = dialogue.Report{Ending: dialogue.Broke, Line: rep.Line,
				Err: &userError{msg: text("other mail came to %s meanwhile, and so nothing can be concluded; it was not touched", "其间 %s 收到了别的邮件，因此无法得出结论；那些邮件没有碰").Sprintf(box.account.Name)}}
		}
	}
	return rep
}

// vacated waits for the maildrops that were opened and are not cleaned, which waits,
// too: the next run must not find them locked. If one stays so, that run will tell.
func (w *realWorld) vacated(ctx context.Context) {
	cleaned := w.run.mailboxes(w.plan.touched)
	for _, box := range w.run.mailboxes(w.plan.opened) {
		if !slices.Contains(cleaned, box) {
			_ = box.freed(ctx)
		}
	}
}

// reword says what the lines that were added have found.
func (w *realWorld) reword(m dialogue.Moment) dialogue.Moment {
	if m.Kind == dialogue.MomentChecked && strings.Contains(m.Text.En, w.run.token) {
		m.Text = text("by its Message-ID the message is one of ours", "从 Message-ID 看，这是我们的测试邮件")
	}
	return m
}

// told puts a report into words.
func (w *realWorld) told(rep dialogue.Report) dialogue.Report {
	added := rep.Line < 0
	if added {
		rep.Line = -rep.Line
	}
	switch {
	case rep.Ending == dialogue.Broke && added && strings.Contains(rep.Expected.En, w.run.token):
		rep = dialogue.Report{Ending: rep.Ending, Line: rep.Line,
			Err: &userError{msg: text("the message of that number is not one of ours; it was not touched", "该序号的邮件不是测试邮件；没有碰它")}}
	case rep.Ending == dialogue.Broke && rep.Err != nil:
		rep.Err = w.run.explained(rep.Err, w.dialed)
	}
	return rep
}
