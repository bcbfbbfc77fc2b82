package dialogue

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"mailproto/internal/lang"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// Ending says how the run of a script ended.
type Ending string

// The endings.
const (
	Matched  Ending = "matched"   // everything happened as the script says
	Parted   Ending = "parted"    // a decisive line did not hold
	Broke    Ending = "broke"     // another line did not hold, or nothing could be run
	NeedsLab Ending = "needs-lab" // only the lab can do what a line asks for
)

// Report is what the run of a script came to.
type Report struct {
	Ending Ending
	// Line is where it ended; for Matched the last decisive line.
	Line               int
	Expected, Observed lang.Text
	Marks              []Mark // the decisive lines, as far as it came
	Err                error  // what broke it, where that was an error
}

// Moment tells a watcher what a script is about, so that a view can be short about
// what every run has in common.
type Moment struct {
	Kind    MomentKind
	Session string   // of Opening, Opened and Ended
	Opening *Opening // of Opening and Opened
	Err     error    // of Opened: why the opening failed
	Round   int      // of Round: 1 to Rounds
	Rounds  int
	Text    lang.Text // of Checked and Lab: what was observed, or done
}

// MomentKind says what a Moment is.
type MomentKind string

// The kinds of moments.
const (
	MomentOpening MomentKind = "opening" // a session is being opened
	MomentOpened  MomentKind = "opened"  // it was, or could not be
	MomentRound   MomentKind = "round"   // a round of a loop begins
	MomentLooped  MomentKind = "looped"  // the loop is over
	MomentChecked MomentKind = "checked" // something beside the dialogue was looked at, and held
	MomentLab     MomentKind = "lab"     // something is done to the lab
	MomentDrop    MomentKind = "drop"    // a session is dropped without a goodbye
	MomentEnd     MomentKind = "end"     // the script is over; sessions are closed
)

// runner runs one script.
type runner struct {
	ctx      context.Context
	world    World
	watch    func(Moment)
	script   *Script
	captures Captures
	actors   map[string]*actor
	marks    []Mark
}

// actor is all that happened under one session's name.
type actor struct {
	conv    *session.Conversation
	tap     *wiretap
	account Account
	openErr error
	replies [][]string // read, and not yet spoken of
	current []string   // the reply that S: lines speak of
	at      int        // the line of it that is next
	data    bool       // the server waits for a message
	text    []string   // the message's lines so far
	body    string
	fetched bool       // there is a body, though it may be empty
	grouped bool       // opened with pipeline: consecutive C: lines belong together
	pipe    bool       // and they leave together, for the server offers it
	done    wire.Stats // of sessions that ended
}

// mismatch is a line that did not hold.
type mismatch struct{ expected, observed lang.Text }

func (m *mismatch) Error() string {
	return fmt.Sprintf("expected %s, observed %s", m.expected.En, m.observed.En)
}

// Run plays a script as its client against a world. It ends every session that it
// opened. Run returns when ctx is done, at the latest.
func Run(ctx context.Context, s *Script, w World) Report {
	return Watch(ctx, s, w, func(Moment) {})
}

// Watch is Run, with a watcher who is told what the script is about.
func Watch(ctx context.Context, s *Script, w World, watch func(Moment)) Report {
	r := &runner{ctx: ctx, world: w, watch: watch, script: s, captures: Captures{}, actors: map[string]*actor{}}
	for _, name := range []string{"alice", "bob", "elsewhere"} {
		if a, ok := w.Account(name); ok {
			r.captures[name] = a.Address
		}
	}
	defer r.closeAll()
	line, err := r.lines(s.Lines)
	if err == nil {
		rep := Report{Ending: Matched, Marks: r.marks}
		if n := len(r.marks); n > 0 {
			last := r.marks[n-1]
			rep.Line, rep.Expected, rep.Observed = last.Line.Number, last.Expected, last.Observed
		}
		return rep
	}
	rep := Report{Line: line.Number, Err: err, Marks: r.marks}
	var m *mismatch
	switch {
	case r.ctx.Err() != nil: // whatever that looks like from where it stood
		rep.Ending, rep.Err = Broke, r.ctx.Err()
	case errors.Is(err, ErrNeedsLab):
		rep.Ending = NeedsLab
	case errors.As(err, &m) && line.Decisive:
		rep.Ending, rep.Expected, rep.Observed, rep.Err = Parted, m.expected, m.observed, nil
	case errors.As(err, &m):
		rep.Ending, rep.Expected, rep.Observed, rep.Err = Broke, m.expected, m.observed, nil
	default:
		rep.Ending = Broke
	}
	return rep
}

// closeAll ends what is still open, in the order of the names: the same run is the
// same each time.
func (r *runner) closeAll() {
	r.watch(Moment{Kind: MomentEnd})
	for _, name := range slices.Sorted(maps.Keys(r.actors)) {
		if a := r.actors[name]; a.conv != nil {
			a.conv.Close()
		}
	}
}

// lines runs lines in their order, loops as often as they say. It returns the line
// at which it ended.
func (r *runner) lines(lines []Line) (Line, error) {
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if err := r.ctx.Err(); err != nil {
			return l, err
		}
		if l.Verb == Repeat {
			n := i + 1
			for lines[n].Verb != EndLoop {
				n++
			}
			for k := 1; k <= l.Times; k++ {
				r.captures["i"] = fmt.Sprint(k)
				r.watch(Moment{Kind: MomentRound, Round: k, Rounds: l.Times})
				if at, err := r.lines(lines[i+1 : n]); err != nil {
					return at, err
				}
			}
			r.watch(Moment{Kind: MomentLooped, Rounds: l.Times})
			delete(r.captures, "i")
			i = n
			continue
		}
		group := r.group(lines[i:])
		if err := r.watched(l, len(group)); err != nil {
			return l, err
		}
		if err := r.step(l, group); err != nil {
			return l, err
		}
		i += len(group) - 1
	}
	return Line{}, nil
}

// group is the run of C: lines that belong together, or the one line. DATA can only
// be the last of them (RFC 2920 §3.1): what follows it is the message.
func (r *runner) group(lines []Line) []Line {
	l := lines[0]
	a := r.actors[l.Session]
	n := 1
	if l.Verb == Client && a != nil && a.grouped && !a.data {
		for n < len(lines) && lines[n].Verb == Client && lines[n].Session == l.Session && !strings.EqualFold(lines[n-1].Text, "DATA") {
			n++
		}
	}
	return lines[:n]
}

// step runs one line, or a group of C: lines.
func (r *runner) step(l Line, group []Line) error {
	if l.Verb == Open {
		return r.open(l)
	}
	if l.Verb == Lab {
		return r.onLab(l.Text)
	}
	a := r.actors[l.Session]
	needsOpen := l.Verb == Client || l.Verb == Send || l.Verb == Drop
	if a == nil || needsOpen && a.conv == nil {
		return said("the session %q is not open", "会话 %q 没有打开", l.Session)
	}
	switch l.Verb {
	case Client:
		return r.say(a, group)
	case Server:
		return r.hear(a, l)
	case Send:
		return r.send(a, l)
	case Drop:
		return r.drop(a)
	case Fails:
		return r.failed(a, l)
	case Body:
		return r.compareBody(a, l)
	case Tap:
		return r.listen(a, l)
	case Count:
		return r.count(a, l)
	}
	return fmt.Errorf("%s cannot be run", l.Verb)
}

// say sends C: lines, in one go where the server offers PIPELINING, and reads what
// answers them.
func (r *runner) say(a *actor, group []Line) error {
	var lines []string
	for _, l := range group {
		line, err := r.fill(l.Text)
		if err != nil {
			return err
		}
		lines = append(lines, line)
	}
	if a.data {
		return r.messageLine(a, lines[0])
	}
	a.replies, a.current = nil, nil
	if a.pipe {
		return r.exchange(a, lines...)
	}
	for _, line := range lines {
		if err := r.exchange(a, line); err != nil {
			return err
		}
	}
	return nil
}

// fill puts values in the place of captures; each must have one.
func (r *runner) fill(text string) (string, error) {
	for _, m := range hole().FindAllStringSubmatch(text, -1) {
		if _, ok := r.captures[m[1]]; !ok {
			return "", noValue(m[0])
		}
	}
	return r.captures.Fill(text), nil
}

// exchange sends lines in one piece and reads a reply to each.
func (r *runner) exchange(a *actor, lines ...string) error {
	if err := a.conv.Send(lines...); err != nil {
		return err
	}
	for range lines {
		reply, err := a.conv.Read()
		if err != nil {
			return err
		}
		a.replies = append(a.replies, reply.Lines)
		a.data = reply.Code == 354
		if body, ok := a.conv.Body(); ok {
			a.body, a.fetched = body, true
		}
	}
	return nil
}

// messageLine is a C: line after 354: text of the message, up to the dot.
func (r *runner) messageLine(a *actor, line string) error {
	if line != "." {
		a.text = append(a.text, strings.TrimPrefix(line, "."))
		return nil
	}
	var text strings.Builder
	for _, t := range a.text {
		text.WriteString(t + "\r\n")
	}
	a.data, a.text, a.replies, a.current = false, nil, nil, nil
	reply, err := a.conv.Message(strings.NewReader(text.String()), time.Minute)
	if err != nil {
		return err
	}
	a.replies = [][]string{reply.Lines}
	return nil
}

func (r *runner) onLab(what string) error {
	say := func(t lang.Text) { r.watch(Moment{Kind: MomentLab, Text: t}) }
	switch what {
	case "hold":
		say(lang.Text{En: "From here on the server keeps in its queue what it accepts.", Zh: "从这里起，服务器把接受的邮件留在队列里。"})
		return r.world.Hold()
	case "release":
		say(lang.Text{En: "The server delivers what is in its queue.", Zh: "服务器投递队列里的邮件。"})
		return r.world.Release()
	}
	say(lang.Text{En: "The server is stopped.", Zh: "服务器停止。"})
	return r.world.Stop()
}
