package dialogue

import (
	"strconv"
	"strings"

	"mailproto/internal/lang"
)

// Check finds what no single line shows: a session that is used before it is
// opened, or when it cannot be open any more, a capture that nothing has set, a
// loop that does not end, a sign without an opening, a claim that rests on nothing.
func (s *Script) Check() error {
	c := &checker{sessions: map[string]*use{}, set: map[string]bool{"alice": true, "bob": true, "elsewhere": true}}
	last := s.first
	for _, l := range s.Lines {
		if err := c.line(l); err != nil {
			return s.at(l.Number, err)
		}
		c.before, last = l, l.Number
		c.marked = c.marked || l.Decisive
	}
	switch {
	case c.loop > 0:
		return s.at(c.loop, said("a repeat without its end", "repeat 没有对应的 end"))
	case !c.marked:
		return s.at(last, said(`no line is marked with "!", so the claim rests on nothing: expected S!:, tap!, count!, body! or fails!`,
			"没有一行标有“!”，论断就没有依据：应有 S!:、tap!、count!、body! 或 fails!"))
	}
	return nil
}

// checker follows a script as it would be run.
type checker struct {
	sessions map[string]*use
	set      map[string]bool // captures that have a value
	loop     int             // the line of the repeat that is not ended
	before   Line
	marked   bool
}

// use is a session, and why it cannot be spoken in, if it cannot.
type use struct {
	opening *Opening
	over    lang.Text
}

func (c *checker) line(l Line) error {
	switch l.Verb {
	case Open:
		c.sessions[l.Session] = &use{opening: l.Opening}
		return nil
	case Lab:
		return nil
	case Repeat, EndLoop:
		return c.loops(l)
	}
	u := c.sessions[l.Session]
	if u == nil {
		return said("the session %q is used before it is opened", "会话 %q 还没有打开就被使用", l.Session)
	}
	return c.used(u, l)
}

// loops checks that loops stand side by side. {i} has a value inside of them.
func (c *checker) loops(l Line) error {
	if (l.Verb == Repeat) != (c.loop == 0) {
		return said("repeat and end do not fit: loops stand side by side, not inside each other", "repeat 与 end 不配对：循环只能并列，不能嵌套")
	}
	c.loop, c.set["i"] = 0, false
	if l.Verb == Repeat {
		c.loop, c.set["i"] = l.Number, true
	}
	return nil
}

// used checks a line of a session.
func (c *checker) used(u *use, l Line) error {
	switch l.Verb {
	case Fails:
		if c.before.Verb != Open || c.before.Session != l.Session {
			return said("fails must stand right behind the opening of %q", "fails 必须紧跟在打开会话 %q 的那一行之后", l.Session)
		}
		u.over = lang.Text{En: "its opening fails", Zh: "打开它会失败"}
	case Client, Send, Drop:
		if !u.over.IsZero() {
			return said("the session %q is used when it is not open: %s", "会话 %q 没有打开，不能使用：%s", l.Session, u.over)
		}
		if l.Verb == Drop {
			u.over = lang.Text{En: "it was dropped", Zh: "它已经断开"}
		}
		return c.known(append([]string{l.Text}, l.To...)...)
	case Server:
		return c.heard(l.Text)
	case Body, Count:
		return c.compared(l.Compare)
	case Tap:
		if l.Compare.Other != secret {
			return c.known(l.Compare.Other)
		}
		if u.opening.User == "" {
			return said("the session %q has no user, and so no %s", "会话 %q 没有用户，也就没有 %s", l.Session, secret)
		}
	}
	return nil
}

// compared checks what a session is compared with: another one, a number, a text.
func (c *checker) compared(x Comparison) error {
	if x.What == "has" || x.What == "lacks" {
		return c.known(x.Other)
	}
	if _, err := strconv.ParseInt(x.Other, 10, 64); err == nil && x.Op != "" {
		return nil
	}
	if c.sessions[x.Other] == nil {
		return said("the session %q is used before it is opened", "会话 %q 还没有打开就被使用", x.Other)
	}
	return nil
}

// known refuses captures that have no value.
func (c *checker) known(texts ...string) error {
	for _, m := range hole().FindAllStringSubmatch(strings.Join(texts, " "), -1) {
		if !c.set[m[1]] {
			return noValue(m[0])
		}
	}
	return nil
}

// heard notes what a pattern captures. There must be a value to count on from.
func (c *checker) heard(pattern string) error {
	for _, m := range hole().FindAllStringSubmatch(pattern, -1) {
		if m[2] != "" && !c.set[m[1]] {
			return noValue(m[0])
		}
	}
	for _, m := range hole().FindAllStringSubmatch(pattern, -1) {
		c.set[m[1]] = true
	}
	return nil
}

func noValue(hole string) error {
	return said("%s has no value here: no S: line before has captured it", "%s 在这里没有值：前面没有 S: 行捕获过它", hole)
}
