package render

import (
	"fmt"
	"io"
	"net"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
)

// Attendee is one session of the lab, as a list of all sessions shows it.
type Attendee struct {
	Name, Addr, User string
	Command, Reply   string // the last ones
	TLS              bool
	Phase            explain.Phase
	Mistakes         int
}

// Columns of the list of sessions.
const (
	nameColumns = 15
	addrColumns = 22
	userColumns = 11
	lastColumns = 11
	// wideRoom is what the list takes with ports in the addresses and all of a state.
	wideRoom = 86
)

// origin is how many columns an address has, and the address as it then is: a terminal of
// 80 columns has room for the state only without the client's port.
func origin(o Options, addr string) (string, int) {
	if o.Width >= wideRoom {
		return addr, addrColumns
	}
	if host, _, err := net.SplitHostPort(addr); err == nil {
		addr = host
	}
	return addr, addrColumns - 6
}

// AttendeeHead is the line above the list of sessions.
func AttendeeHead(o Options) string {
	in := func(en, zh string) string { return lang.Text{En: en, Zh: zh}.In(o.Lang) }
	_, columns := origin(o, "")
	return Truncate("  "+cell(in("session", "会话"), nameColumns)+cell(in("from", "来自"), columns)+"TLS "+
		cell(in("user", "用户"), userColumns)+cell(in("last", "最近"), lastColumns)+in("state", "状态"), o.Width)
}

// AttendeeLine is one session in the list; mark stands in front of the chosen one.
func AttendeeLine(o Options, a Attendee, mark string) string {
	tls := "-   "
	if a.TLS {
		tls = "yes "
	}
	verb, _, _ := strings.Cut(a.Command, " ")
	code, _, _ := strings.Cut(a.Reply, " ")
	last := Truncate(verb, lastColumns-6) + " " + Truncate(code, 4)
	addr, columns := origin(o, a.Addr)
	line := Pad(mark, 2) + cell(a.Name, nameColumns) + cell(addr, columns) + tls + cell(a.User, userColumns) +
		cell(strings.TrimSpace(last), lastColumns)
	state, _, _ := strings.Cut(a.Phase.Text().In(o.Lang), "（") // the standard's name beside it has no room here
	if a.Mistakes > 0 {
		state = fmt.Sprintf("!%d ", a.Mistakes) + state
	}
	line = Truncate(line+state, o.Width)
	switch {
	case a.Mistakes > 0:
		return o.Palette.Paint(StyleWarn, line)
	case a.Phase == explain.PhaseClosed:
		return o.Palette.Paint(StyleMeta, line)
	}
	return line
}

// cell is text in a column, with a space behind it.
func cell(s string, columns int) string { return Pad(Truncate(s, columns-1), columns) }

// Mistake is a rule that a client of the lab broke.
type Mistake struct {
	Attendee
	explain.Finding
	// Detail is what was seen, where no command and reply show it.
	Detail string
	// Possible is what may come now; nothing where nothing may.
	Possible lang.Text
	// Again is for what the same client was told before: what would be right is not
	// repeated.
	Again bool
}

// Mistakes shows one mistake: who, what, by which rule, and what would have been
// right.
func Mistakes(w io.Writer, o Options, plain bool, m Mistake) error {
	if plain {
		return m.sentences(w, o)
	}
	p := &page{out: out{w: w}, Options: o}
	who := "! " + m.Attendee.Name + "  " + m.Addr
	if m.User != "" {
		who += "  " + m.User
	}
	for _, l := range Beside(who, "["+m.Finding.Name+"]", o.Width) {
		p.line(o.Palette.Paint(StyleWarn, l))
	}
	for _, l := range []struct{ head, text string }{{"  C: ", m.Command}, {"  S: ", m.Reply}, {"  ", m.Detail}} {
		if l.text != "" {
			p.line(Truncate(l.head+l.text, o.Width))
		}
	}
	for _, l := range Beside(p.in(m.Title), strings.Join(m.Refs[:min(1, len(m.Refs))], ""), o.Width-2) {
		p.line("  " + o.Palette.Paint(StyleHead, l))
	}
	if !m.Again {
		p.indented("  ", p.in(m.Body))
	}
	if !m.Possible.IsZero() {
		p.indented("  ", p.in(lang.Text{En: "Possible now: %s", Zh: "现在可用：%s"}.Sprintf(m.Possible)))
	}
	p.line("")
	return p.err
}

// sentences is a mistake for screen readers.
func (m Mistake) sentences(w io.Writer, o Options) error {
	p := NewPlain(w, o)
	p.say(lang.Text{En: "Mistake in session %s, from %s: %s.", Zh: "会话 %s（来自 %s）有错误：%s。"}, m.Attendee.Name, m.Addr, m.Title)
	if m.User != "" {
		p.say(lang.Text{En: "User: %s.", Zh: "用户：%s。"}, m.User)
	}
	if m.Command != "" {
		p.say(lang.Text{En: "The client said: %s", Zh: "客户端说：%s"}, m.Command)
	}
	if m.Reply != "" {
		p.say(lang.Text{En: "The lab answered: %s", Zh: "实验服务器答：%s"}, m.Reply)
	}
	if m.Detail != "" {
		p.say(lang.Text{En: "Seen: %s", Zh: "看到的是：%s"}, m.Detail)
	}
	p.say(lang.Text{En: "Name: %s. Rule: %s.", Zh: "名称：%s。规则：%s。"}, m.Finding.Name, strings.Join(m.Refs, ", "))
	if !m.Again {
		p.line(p.in(m.Body))
	}
	return p.err
}
