package main

import (
	"slices"
	"strings"
	"sync"

	"mailproto/explain"
	"mailproto/internal/render"
	"mailproto/trace"
)

// Bounds for what is remembered of the lab's sessions.
const (
	keptSessions = 200    // of those that have ended, the latest
	keptSteps    = 400    // of one session, the last
	keptInAll    = 40_000 // of all sessions together
)

// attendee is one session of the lab, seen from the lab.
type attendee struct {
	render.Attendee
	fold  explain.Session
	steps []explain.Step
	left  bool // earlier steps are forgotten
	claim string
	heard []string // names of mistakes
}

// told notes that a mistake is told, and reports whether it was before.
func (a *attendee) told(mistake string) (again bool) {
	if slices.Contains(a.heard, mistake) {
		return true
	}
	a.heard = append(a.heard, mistake)
	return false
}

// labRoom knows all sessions of a lab. Its lock is held while an event is shown, too:
// what is written stays in order.
type labRoom struct {
	mu       sync.Mutex
	byName   map[string]*attendee
	order    []*attendee
	keep     bool // steps are kept, to be shown whole
	show     func(*attendee, explain.Step)
	mistakes int
}

func newLabRoom(keep bool, show func(*attendee, explain.Step)) *labRoom {
	return &labRoom{byName: map[string]*attendee{}, keep: keep, show: show}
}

// observe takes the lab's next event.
func (r *labRoom) observe(e trace.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	a := r.byName[e.Conn]
	if a == nil {
		a = &attendee{Attendee: render.Attendee{Name: e.Conn}}
		r.byName[e.Conn], r.order = a, append(r.order, a)
	}
	step := a.fold.Observe(e)
	a.follow(step)
	r.mistakes += len(step.Problems)
	if r.keep {
		a.remember(step, max(20, min(keptSteps, keptInAll/len(r.order))))
	}
	r.show(a, step)
	if e.Kind == trace.Closed {
		r.forget(a)
	}
}

// forget lets go of sessions that have ended: of this one what only its events need,
// and of more than can be kept the oldest.
func (r *labRoom) forget(a *attendee) {
	a.fold = explain.Session{}
	ended := 0
	for _, x := range r.order {
		if x.Phase == explain.PhaseClosed {
			ended++
		}
	}
	most := keptSessions
	if !r.keep {
		most = 0
	}
	r.order = slices.DeleteFunc(r.order, func(x *attendee) bool {
		if x.Phase != explain.PhaseClosed || ended <= most {
			return false
		}
		ended--
		delete(r.byName, x.Name)
		return true
	})
}

// follow keeps in mind what the list of sessions shows.
func (a *attendee) follow(s explain.Step) {
	if s.Kind == trace.Connected {
		a.Addr = s.Addr
	}
	a.TLS, a.Phase = s.After.TLS, s.After.Phase
	a.Mistakes += len(s.Problems)
	switch {
	case s.Command != nil:
		a.Command, a.Reply = trace.Line(s.Event), ""
		if who := claimed(s); who != "" || s.Command.Verb == "AUTH" {
			a.claim = who
		}
	case s.Reply != nil && len(s.Reply.Lines) > 0:
		a.Reply = s.Reply.Lines[0]
	}
	switch {
	case s.After.Auth && !s.Before.Auth:
		a.User = a.claim
	case s.Kind == trace.Secured && !s.After.Auth:
		a.User = ""
	}
}

// remember keeps a step, and no more than most of them.
func (a *attendee) remember(s explain.Step, most int) {
	a.steps = append(a.steps, s)
	if n := len(a.steps) - most; n > 0 {
		a.steps, a.left = slices.Delete(a.steps, 0, n), true
	}
}

// claimed is whom a login names. What base64 holds has been decoded and masked.
func claimed(s explain.Step) string {
	words := strings.Fields(s.Command.Args)
	switch {
	case (s.Command.Verb == "USER" || s.Command.Verb == "APOP") && len(words) > 0:
		return words[0]
	case s.SASL == nil || s.SASL.Text == trace.Mask:
		return ""
	}
	switch text := s.SASL.Text; s.SASL.Mechanism {
	case "PLAIN": // authzid NUL authcid NUL passwd (RFC 4616 §2)
		if parts := strings.Split(text, `\x00`); len(parts) == 3 {
			return parts[1]
		}
	case "LOGIN", "EXTERNAL":
		return text
	case "CRAM-MD5": // name SP digest (RFC 2195 §2)
		if name, ok := strings.CutSuffix(text, " "+trace.Mask); ok {
			return name
		}
	default: // SCRAM's n=name, XOAUTH2's user=name
		for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == '\\' }) {
			for _, key := range []string{"n=", "user=", "a="} {
				if name, ok := strings.CutPrefix(part, key); ok && name != "" {
					return name
				}
			}
		}
	}
	return ""
}

// mistakesOf are the rules that a step shows as broken.
func (a *attendee) mistakesOf(s explain.Step) []render.Mistake {
	var all []render.Mistake
	for _, f := range s.Problems {
		m := render.Mistake{Attendee: a.Attendee, Finding: f}
		switch {
		case s.Fault != nil: // what stands in it is not what the last command was
			m.Command, m.Reply, m.Detail = "", "", s.Fault.Detail
		case f.Name == "left-without-quit": // whatever was said last is not at fault
			m.Command, m.Reply = "", ""
		case s.Reply == nil:
			m.Reply = ""
		case len(s.Next.Main) > 0:
			m.Possible = s.Next.Text()
		}
		all = append(all, m)
	}
	return all
}
