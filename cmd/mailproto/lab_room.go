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
	keptSessions = 200      // of those that have ended, the latest
	keptSteps    = 400      // of one session, the last
	keptInAll    = 32 << 20 // octets of the steps of all sessions together
	keptLine     = 1000     // octets of the last command
	stepWeight   = 1000     // octets of a step, about, beside what was said
)

// attendee is one session of the lab, seen from the lab.
type attendee struct {
	render.Attendee
	fold   explain.Session
	steps  []explain.Step
	weight int  // of the steps, in octets
	left   bool // earlier steps are forgotten
	claim  string
	heard  []string // names of mistakes
	latest []string // its last mistake, as it is shown
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
	order    []*attendee // those that are open as they came, then those that have ended, the latest first
	open     int
	keep     bool // steps are kept, to be shown whole
	weight   int  // of all steps that are
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
		r.byName[e.Conn], r.order = a, slices.Insert(r.order, r.open, a)
		r.open++
	}
	step := a.fold.Observe(e)
	a.follow(step)
	r.mistakes += len(step.Problems)
	if r.keep {
		r.remember(a, step)
	}
	r.show(a, step)
	if e.Kind == trace.Closed {
		r.forget(a)
	}
}

// forget lets go of a session that has ended: of it what only its events need, and of
// those that ended before it more than can be kept.
func (r *labRoom) forget(a *attendee) {
	a.fold = explain.Session{}
	at := slices.Index(r.order, a)
	if at >= r.open {
		return
	}
	r.open--
	r.order = slices.Insert(slices.Delete(r.order, at, at+1), r.open, a)
	most := keptSessions
	if !r.keep {
		most = 0
	}
	end := min(r.open+most, len(r.order))
	for _, x := range r.order[end:] {
		delete(r.byName, x.Name)
		r.weight -= x.weight
	}
	r.order = slices.Delete(r.order, end, len(r.order))
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
		a.Command, a.Reply = shortened(trace.Line(s.Event)), ""
		if who := claimed(s); who != "" || s.Command.Verb == "AUTH" {
			a.claim = shortened(who)
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

// shortened keeps no more of a client's words than a line can show: what it sends may
// be long, and its sessions many.
func shortened(s string) string {
	if len(s) <= keptLine {
		return s
	}
	return strings.ToValidUTF8(s[:keptLine], "") + "…"
}

// remember keeps a step. When that is too much in all, the sessions that have more
// than their share forget their earlier ones.
func (r *labRoom) remember(a *attendee, s explain.Step) {
	a.steps = append(a.steps, s)
	a.weight += weight(s)
	r.weight += weight(s)
	if len(a.steps) > keptSteps {
		r.weight -= a.lighten(keptSteps*3/4, a.weight)
	}
	if r.weight <= keptInAll {
		return
	}
	for _, x := range r.order {
		r.weight -= x.lighten(keptSteps, keptInAll/2/len(r.order))
	}
}

// lighten forgets the earliest steps until there are no more than so many, of no more
// than so many octets, and returns how many octets are gone.
func (a *attendee) lighten(steps, octets int) (gone int) {
	n := 0
	for len(a.steps)-n > steps || a.weight-gone > octets {
		gone += weight(a.steps[n])
		n++
	}
	if n > 0 {
		a.steps, a.left = slices.Clone(a.steps[n:]), true // the room of the others is free again
	}
	a.weight -= gone
	return gone
}

// weight is about how many octets a step takes up.
func weight(s explain.Step) int {
	n := stepWeight + len(s.Raw)
	if s.Command != nil {
		n += len(s.Command.Verb) + len(s.Command.Args)
	}
	if s.Reply != nil {
		for _, l := range s.Reply.Lines {
			n += len(l) + 16
		}
	}
	return n
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
			m.Possible = possible(s).Text()
		}
		all = append(all, m)
	}
	return all
}

// possible is what may come behind a mistake. Who logs in by POP3 in clear without having
// asked CAPA is told of STLS, too: a password in clear would be the next mistake.
func possible(s explain.Step) explain.Next {
	next := s.Next
	if s.Proto == trace.POP3 && !s.After.TLS && slices.Contains(next.Main, "USER") && !slices.Contains(next.Main, "AUTH") &&
		!slices.Contains(next.Main, "STLS") {
		next.Main = append([]string{"STLS"}, next.Main...)
	}
	return next
}
