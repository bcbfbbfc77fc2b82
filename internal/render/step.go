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

// gap separates exchanges by an empty line, except at level brief.
func (t *Terminal) gap() {
	if t.any && t.Level != Brief {
		t.line("")
	}
	t.any = true
}

// label writes a labelled paragraph, with something at the right of its first
// line: state, why, next, TLS.
func (t *Terminal) label(label, text, right string, style Style) {
	head := strings.Repeat(" ", labelAt) + Pad(label, textAt-labelAt-1) + " "
	for _, l := range Beside(text, right, t.Width-textAt) {
		rest, end := tail(l, right)
		t.spans(span{head, style}, span{rest, StylePlain}, span{end, StyleRef})
		head, style = strings.Repeat(" ", textAt), StylePlain
	}
}

// span is a part of a line in one style.
type span struct {
	text  string
	style Style
}

// spans writes a line of several parts, without the spaces at its end.
func (t *Terminal) spans(parts ...span) {
	for len(parts) > 0 {
		last := &parts[len(parts)-1]
		if last.text = strings.TrimRight(last.text, " "); last.text != "" {
			break
		}
		parts = parts[:len(parts)-1]
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(t.Palette.Paint(p.style, p.text))
	}
	t.line(b.String())
}

// tail takes off the part that Beside has set at the right.
func tail(line, right string) (rest, end string) {
	if rest, ok := strings.CutSuffix(line, right); ok {
		return rest, right
	}
	return line, ""
}

// right colours the part that Beside has set at the right.
func (t *Terminal) right(right, line string) string {
	if right == "" {
		return line
	}
	return t.Palette.PaintTail(StyleRef, right, line)
}

// arrow draws who speaks: two dashes in clear, two waves inside TLS.
func arrow(e trace.Event) string {
	shaft := "--"
	if e.TLS {
		shaft = "~~"
	}
	if e.Peer == trace.Client {
		return "C " + shaft + ">"
	}
	return "S <" + shaft
}

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

// note writes one explained item in the text column, its section at the right.
func (t *Terminal) note(label, text string, refs []string) {
	right := ""
	if len(refs) > 0 {
		right = refs[0]
	}
	if label != "" {
		label = Pad(label, 5) + "  "
	}
	for _, l := range besideHang(label, text, right, t.Width-textAt) {
		t.line(t.right(right, strings.Repeat(" ", textAt)+l))
	}
}

// besideHang is Beside for a text behind a label: further lines are indented by
// the label's width, unless the label is too wide for that.
func besideHang(label, text, right string, width int) []string {
	indent := Width(label)
	if indent > width/2 {
		lines := Wrap(strings.TrimRight(label, " "), width)
		return append(lines, Indent("  ", Beside(text, right, width-2))...)
	}
	lines := Beside(text, right, width-indent)
	for i := range lines {
		if i == 0 {
			lines[i] = label + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", indent) + lines[i]
		}
	}
	return lines
}

// points names the points of the FAQ that a step touches.
func (t *Terminal) points(faq []int) string {
	if len(faq) == 0 {
		return ""
	}
	return "faq " + strings.Trim(fmt.Sprint(faq[:min(len(faq), 3)]), "[]")
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

// reply shows a server's reply, what it means, and where the session stands.
func (t *Terminal) reply(s explain.Step) {
	if s.Exchange != t.exchange || s.Exchange == 0 {
		t.gap()
	}
	right := t.in(explain.OutcomeText(s.Outcome, s.Proto))
	if t.times() && s.Took > 0 && t.Level != Brief {
		right += "  " + PadLeft(milliseconds(s.Took), 7)
	}
	code := note(s.Notes, explain.RoleCode)
	if t.Level == Brief {
		word := strings.ToUpper(string(s.Outcome))
		if s.Outcome == trace.Unknown {
			word = "?"
		}
		t.brief(t.head(s), s.Reply.Lines[0], StyleServer, word, outcomeStyle(s.Outcome), t.briefReply(s, code))
		t.briefRows(s)
		if s.Before != s.After {
			t.label(t.in(stateLabel), t.in(s.Change()), "", StyleMeta)
		}
		return
	}
	t.spoken(s, s.Reply.Lines[0], right, StyleServer, outcomeStyle(s.Outcome))
	t.note(code.Label, t.gloss(code), code.Refs)
	t.rows(s)
	t.replyNotes(s)
	t.stall(s)
	if t.Level == Deep {
		t.bytes(s.Event)
		t.body(code)
		t.others(s)
	}
	if s.Outcome == trace.OK && s.Proto == trace.POP3 && (s.Answers == "RETR" || s.Answers == "TOP") {
		t.fetched = &s // the message comes first, and then where the session stands
		return
	}
	t.standing(s)
}

func milliseconds(m trace.Millis) string {
	d := time.Duration(m)
	if d < 10*time.Millisecond {
		return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

func outcomeStyle(o trace.Outcome) Style {
	switch o {
	case trace.OK:
		return StyleOK
	case trace.More:
		return StyleMore
	case trace.Later:
		return StyleLater
	}
	return StyleNo
}

// briefReply is the gloss of a reply at level brief. The numbers of a listing stand
// in place of what its code means; where a message is answered for each recipient,
// the recipient stands before it.
func (t *Terminal) briefReply(s explain.Step, code explain.Note) string {
	gloss := t.gloss(within(s, code))
	if n := note(s.Notes, explain.RoleItem); n.Line == 0 && !n.Title.IsZero() {
		if s.Proto == trace.POP3 {
			gloss = t.gloss(n)
		} else {
			gloss = t.in(lang.Text{En: "%s: %s", Zh: "%s：%s"}.Sprintf(n.Title, gloss))
		}
	}
	return gloss + t.briefTook(s)
}

// replyNotes writes what is said below a reply.
func (t *Terminal) replyNotes(s explain.Step) {
	for _, n := range s.Notes {
		switch n.Role {
		case explain.RoleEnhanced:
			t.note(n.Label, t.gloss(n), n.Refs)
		case explain.RoleVendor:
			t.note("", t.in(lang.Text{En: "%s uses this code for: %s", Zh: "%s 用这个代码表示：%s"}.Sprintf(n.Label, n.Title)), nil)
		case explain.RoleItem:
			if n.Line == 0 {
				t.note("", t.gloss(n), n.Refs)
			}
		case explain.RoleDecoded:
			t.decoded(n)
		case explain.RoleParam:
			t.note(n.Label, t.gloss(n), n.Refs)
		case explain.RoleDiff:
			t.label(t.in(deltaLabel), t.in(n.Title), first(n.Refs), StyleMeta)
		case explain.RoleWhy:
			if t.Level == Deep || Telling(s) {
				t.label(t.in(whyLabel), t.in(n.Title), t.points(s.FAQ), StyleMeta)
			}
		}
	}
}

// Telling reports whether what a reply means goes beyond its gloss: a refusal
// always does, a success where it changes who is who or who answers for a
// message.
func Telling(s explain.Step) bool {
	if s.Outcome != trace.OK && s.Outcome != trace.More {
		return true
	}
	switch s.Answers {
	case "", ".", "STARTTLS", "STLS", "QUIT", "PASS", "DELE", "RETR", "VRFY":
		return true
	}
	return false
}

func first(refs []string) string {
	if len(refs) == 0 {
		return ""
	}
	return refs[0]
}

// standing writes the state and what may come next.
func (t *Terminal) standing(s explain.Step) {
	t.label(t.in(stateLabel), t.in(s.Change()), "", StyleMeta)
	if len(s.Next.Main)+len(s.Next.Also) > 0 {
		t.label(t.in(nextLabel), t.in(s.Next.Text()), "", StyleMeta)
	}
}
