package render

import (
	"fmt"
	"io"
	"strings"
	"time"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// Columns of a step: the exchange's number, who speaks and how, and the text.
const (
	labelAt = 5
	textAt  = 12
	// mostRows is how many lines of a listing are shown below level deep.
	mostRows = 20
)

// Terminal shows steps to people, in columns.
type Terminal struct {
	out
	Options
	exchange int             // whose number was printed last
	conn     string          // the session that was named last
	fetched  *explain.Step   // a RETR or TOP whose message is on its way
	told     map[string]bool // topics whose whole explanation was given
	any      bool
	secure   bool // TLS stands, and nothing was answered in it yet
	now      func() time.Time
}

// NewTerminal returns a view for people, on a terminal or in a pipe.
func NewTerminal(w io.Writer, o Options) *Terminal {
	return &Terminal{out: out{w: w}, Options: o, now: time.Now}
}

// out writes lines and remembers the first error.
type out struct {
	w   io.Writer
	err error
}

func (o *out) line(s string) {
	if o.err == nil {
		_, o.err = io.WriteString(o.w, s+"\n")
	}
}

// Step implements View.
func (t *Terminal) Step(s explain.Step) {
	t.session(s)
	switch {
	case s.Kind == trace.Connected:
		t.label(t.in(lang.Text{En: "open", Zh: "连接"}), t.in(opened(t.Options, s.Addr)), "", StyleMeta)
	case s.Kind == trace.Closed:
		t.closed(s)
		t.problems(s)
	case s.Kind == trace.Secured && s.TLSInfo != nil:
		t.secured(s)
	case s.Kind == trace.Looked:
		t.lookup(s)
	case s.Kind == trace.Payload:
		t.payload(s)
	case s.Kind == trace.Problem:
		t.problems(s)
	case s.Command != nil:
		t.command(s)
		t.problems(s)
	case s.Reply != nil && len(s.Reply.Lines) > 0:
		t.reply(s)
		t.problems(s)
	}
}

// opened says which connection a session begins with.
func opened(o Options, addr string) lang.Text {
	if o.Lab {
		return lang.Text{En: "a client connects from %s", Zh: "客户端从 %s 连接"}.Sprintf(addr)
	}
	return lang.Text{En: "connected to %s", Zh: "已连接到%s"}.Sprintf(place(addr))
}

// place names what a session is connected to; the built-in lab's services have
// names in place of ports, which differ from run to run.
func place(addr string) lang.Text {
	if service, ok := strings.CutPrefix(addr, "lab "); ok {
		return lang.Text{En: "the built-in lab, %s", Zh: "内置实验服务器（%s）"}.Sprintf(service)
	}
	return lang.Text{En: addr, Zh: " " + addr}
}

func (t *Terminal) in(x lang.Text) string { return x.In(t.Lang) }

// head is the number of an exchange, where it is new, and who speaks.
func (t *Terminal) head(s explain.Step) string {
	number := "   "
	if s.Exchange != 0 && s.Exchange != t.exchange {
		number = PadLeft(fmt.Sprint(s.Exchange), 3)
		t.exchange = s.Exchange
	}
	return number + "  " + arrow(s.Event) + "  "
}

// spoken writes one line of the dialogue, with what stands at its right.
func (t *Terminal) spoken(s explain.Step, text, right string, style, rightStyle Style) {
	head := t.head(s)
	for _, l := range Beside(text, right, t.Width-textAt) {
		rest, end := tail(l, right)
		t.spans(span{head, StyleNumber}, span{rest, style}, span{end, rightStyle})
		head = strings.Repeat(" ", textAt)
	}
}

// command shows a client's line, what it does and why it is sent.
func (t *Terminal) command(s explain.Step) {
	if s.Exchange != t.exchange {
		t.gap()
	}
	gloss := note(s.Notes, explain.RoleGloss)
	line := trace.Line(s.Event)
	if t.Level == Brief {
		t.brief(t.head(s), line, StyleClient, "", StylePlain, t.gloss(within(s, gloss)))
		return
	}
	t.spoken(s, line, "", StyleClient, StylePlain)
	t.note("", t.gloss(gloss), gloss.Refs)
	for _, n := range s.Notes {
		switch n.Role {
		case explain.RoleParam:
			t.note(n.Label, t.gloss(n), n.Refs)
		case explain.RoleDecoded:
			t.decoded(n)
		case explain.RoleChoice:
			if s.First || t.Level == Deep {
				t.label(t.in(choiceLabel), t.in(n.Title), first(n.Refs), StyleMeta)
			}
		case explain.RoleWhy:
			// Said once in a session: a class that sees RCPT again knows why.
			if s.First || t.Level == Deep {
				t.label(t.in(whyLabel), t.in(n.Title), t.points(s.FAQ), StyleMeta)
			}
		}
	}
	if t.Level == Deep {
		t.bytes(s.Event)
		t.body(gloss)
		t.timer(s)
	}
}

// within is the note that says most about a line where there is room for one: of a
// line within a login what it holds, else the note that is given.
func within(s explain.Step, n explain.Note) explain.Note {
	if s.Command != nil && s.Command.Verb != "" || s.Reply != nil && s.Outcome != trace.More {
		return n
	}
	for _, d := range s.Notes {
		if d.Role == explain.RoleDecoded && !d.Title.IsZero() {
			return d
		}
	}
	return n
}

var (
	whyLabel     = lang.Text{En: "why", Zh: "原因"}
	causeLabel   = lang.Text{En: "cause", Zh: "起因"}
	stateLabel   = lang.Text{En: "state", Zh: "状态"}
	nextLabel    = lang.Text{En: "next", Zh: "下一步"}
	decodedLabel = lang.Text{En: "base64", Zh: "base64"}
	choiceLabel  = lang.Text{En: "choice", Zh: "选择"}
	deltaLabel   = lang.Text{En: "change", Zh: "变化"}
)

// gloss is a note's short text, marked if it is about something unknown.
func (t *Terminal) gloss(n explain.Note) string {
	if n.Unknown {
		return "? " + t.in(n.Title)
	}
	return t.in(n.Title)
}

// decoded shows what a line of base64 holds.
func (t *Terminal) decoded(n explain.Note) {
	t.label(t.in(decodedLabel), n.Label, "", StyleMeta)
	if !n.Title.IsZero() {
		t.note("", t.in(n.Title), n.Refs)
	}
}

// note finds the first note of a role.
func note(notes []explain.Note, r explain.Role) explain.Note {
	for _, n := range notes {
		if n.Role == r {
			return n
		}
	}
	return explain.Note{}
}
