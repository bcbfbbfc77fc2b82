package dialogue

import (
	"errors"

	"mailproto/trace/session"
)

// open opens a session. An opening that fails is an error unless the next line
// expects it.
func (r *runner) open(l Line) error {
	a := r.actors[l.Session]
	if a == nil {
		a = &actor{}
		r.actors[l.Session] = a
	}
	if a.conv != nil {
		r.retire(a)
	}
	a.replies, a.current = nil, nil
	o := *l.Opening
	a.tap, a.openErr, a.account = &wiretap{}, nil, Account{}
	if o.User != "" {
		var ok bool
		if a.account, ok = r.world.Account(o.User); !ok {
			return said("there is no user %q", "没有用户 %q", o.User)
		}
	}
	r.watch(Moment{Kind: MomentOpening, Session: l.Session, Opening: &o})
	defer func() { r.watch(Moment{Kind: MomentOpened, Session: l.Session, Opening: &o, Err: a.openErr}) }()
	if a.openErr = r.connect(a, l.Session, &o); a.openErr == nil {
		a.grouped = o.Pipeline
		a.pipe = o.Pipeline && a.conv.Offers("PIPELINING")
		return nil
	}
	a.replies = refusal(a.openErr)
	next := r.after(l)
	if f := new(session.Error); errors.As(a.openErr, &f) && next.Verb == Fails && next.Session == l.Session {
		return nil
	}
	return a.openErr
}

// connect reaches a server and holds the session's beginning.
func (r *runner) connect(a *actor, name string, o *Opening) error {
	nc, cfg, err := r.world.Connect(r.ctx, o)
	if err != nil {
		return err
	}
	a.tap = &wiretap{Conn: nc}
	cfg.Name, cfg.User, cfg.Password = name, a.account.Name, a.account.Password
	if o.Pass != "" {
		cfg.Password = o.Pass
	}
	a.conv, err = session.Open(r.ctx, a.tap, protoOf(o.Service), cfg, r.world.Hello(), session.Stage(o.Stage))
	return err
}

// refusal is the reply that an opening failed by, if it was a reply: S: lines may
// speak of it.
func refusal(err error) [][]string {
	if f := new(session.Error); errors.As(err, &f) && f.Reply != nil {
		return [][]string{f.Reply.Lines}
	}
	return nil
}

// after is the line behind l.
func (r *runner) after(l Line) Line {
	for i := range r.script.Lines {
		if r.script.Lines[i].Number == l.Number && i+1 < len(r.script.Lines) {
			return r.script.Lines[i+1]
		}
	}
	return Line{}
}

// retire ends a session whose name is used again; what it cost still counts.
func (r *runner) retire(a *actor) {
	a.done = sum(a.done, a.conv.Stats())
	a.conv.Close()
	a.conv, a.replies, a.current, a.data, a.text = nil, nil, nil, false, nil
}
