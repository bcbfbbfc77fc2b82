package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"

	"mailproto/explain"
	"mailproto/internal/render"
)

// labScreen is the live list of a lab's sessions on a terminal. It draws whole lines
// over those that were there, and asks the terminal for nothing.
type labScreen struct {
	u      *ui
	keys   keyReader
	size   func() (columns, rows int)
	chosen string // the session that the mark stands at
	typed  string // digits of a line's number
	open   bool   // it is shown whole
	up     int    // lines above the last that are shown
	latest []string
	of     string          // the session that latest is about; empty: the lab itself
	sheet  render.LabSheet // which the list covers
}

func newLabScreen(u *ui, from keyboard) *labScreen {
	return &labScreen{u: u, keys: keyReader{from: from}, size: func() (int, int) {
		w, h, err := term.GetSize(int(os.Stdout.Fd()))
		if err != nil {
			return defaultWidth, 24
		}
		return w, h
	}}
}

// note keeps the last mistake in mind, for the foot of the list.
func (s *labScreen) note(a *attendee, step explain.Step) {
	for _, m := range a.mistakesOf(step) {
		var b bytes.Buffer
		_ = render.Mistakes(&b, s.options(), false, m) // a buffer takes everything
		a.latest = strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
		s.latest, s.of = a.latest, a.Name
	}
}

func (s *labScreen) options() render.Options {
	o := s.u.options()
	o.Lab = true
	return o
}

// run shows the list until Ctrl-C. The screen that was there before comes back.
func (s *labScreen) run(ctx context.Context, room *labRoom) error {
	fmt.Fprint(s.u.out, "\x1b[?1049h\x1b[?25l")
	defer func() {
		fmt.Fprint(s.u.out, "\x1b[?25h\x1b[?1049l")
		s.u.out.Flush()
	}()
	for {
		k, err := s.keys.next(ctx, func() { s.draw(room) })
		switch {
		case ctx.Err() != nil || k == keyInterrupt:
			return nil
		case err != nil:
			return err
		}
		s.press(room, k)
	}
}

// press does what a key asks for.
func (s *labScreen) press(room *labRoom, k key) {
	room.mu.Lock()
	defer room.mu.Unlock()
	switch {
	case s.open && (k == 'q' || k == keyEscape || k == keyLeft):
		s.open, s.up = false, 0
	case s.open && k == keyUp:
		s.up++
	case s.open && k == keyDown:
		s.up = max(0, s.up-1)
	case s.open:
	case k == keyUp:
		s.move(room, -1)
	case k == keyDown:
		s.move(room, 1)
	case k >= '0' && k <= '9' && len(s.typed) < 4:
		s.typed += string(rune(k))
		if n, err := strconv.Atoi(s.typed); err == nil && n >= 1 && n <= len(room.order) {
			s.chosen = room.order[n-1].Name
		}
		return
	case k == keyEnter || k == keyRight:
		s.move(room, 0)
		s.open = room.byName[s.chosen] != nil
	}
	s.typed = ""
}

// index is where the chosen session stands; where it is gone the latest that is open.
func (s *labScreen) index(room *labRoom) int {
	i := slices.IndexFunc(room.order, func(a *attendee) bool { return a.Name == s.chosen })
	if i < 0 {
		i = max(0, room.open-1)
	}
	return i
}

func (s *labScreen) move(room *labRoom, by int) {
	if len(room.order) == 0 {
		return
	}
	i := max(0, min(len(room.order)-1, s.index(room)+by))
	s.chosen = room.order[i].Name
}

// draw writes the whole screen anew. The terminal is raw: CR goes with each LF.
func (s *labScreen) draw(room *labRoom) {
	room.mu.Lock()
	defer room.mu.Unlock()
	columns, rows := s.size()
	s.u.terminalCol = columns
	lines := s.list(room, rows)
	if s.open {
		lines = s.whole(room.byName[s.chosen], rows)
	}
	fmt.Fprint(s.u.out, "\x1b[H")
	for i, l := range lines[:min(len(lines), rows)] {
		if i > 0 {
			fmt.Fprint(s.u.out, "\r\n")
		}
		fmt.Fprint(s.u.out, l, "\x1b[K")
	}
	fmt.Fprint(s.u.out, "\x1b[J")
	s.u.out.Flush()
}

// list is the screen that shows a line for each session, and the last mistake.
func (s *labScreen) list(room *labRoom, rows int) []string {
	o := s.options()
	head := text("lab: %d open, %d mistakes  arrows, number: choose  Enter: show  Ctrl-C: end",
		"实验服务器：%d 个会话，%d 个错误  方向键、编号：选择  回车：查看  Ctrl-C：结束").Sprintf(room.open, room.mistakes).In(s.u.lang)
	lines := []string{o.Palette.Paint(render.StyleHead, render.Truncate(head, o.Width))}
	if rows > 12 && s.sheet.CA != "" {
		lines = append(lines, render.SheetHead(o, s.sheet)...)
	}
	number := max(3, len(strconv.Itoa(len(room.order)))) // its columns
	o.Width -= number + 1
	lines = append(lines, strings.Repeat(" ", number+1)+render.AttendeeHead(o))
	foot := s.latest
	if a := room.byName[s.chosen]; a != nil && s.of != "" {
		foot = a.latest
	}
	foot = foot[:min(len(foot), max(0, rows-6-len(lines)))]
	space := max(1, rows-len(lines)-len(foot)-1)
	chosen := s.index(room)
	first := max(0, min(chosen-space+4, len(room.order)-space)) // a few below the mark are seen
	for i := first; i < len(room.order) && i < first+space; i++ {
		mark := ""
		if i == chosen {
			mark = ">"
		}
		lines = append(lines, render.PadLeft(strconv.Itoa(i+1), number)+" "+render.AttendeeLine(o, room.order[i].Attendee, mark))
	}
	if len(foot) > 0 {
		lines = append(append(lines, ""), foot...)
	}
	return lines
}

// whole is the screen that shows one session, explained as trace does.
func (s *labScreen) whole(a *attendee, rows int) []string {
	if a == nil {
		s.open = false
		return nil
	}
	o := s.options()
	var b bytes.Buffer
	view := render.NewTerminal(&b, o)
	for _, step := range a.steps {
		view.Step(step)
	}
	all := strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
	if a.left {
		all = append([]string{text("(earlier steps are forgotten)", "（更早的步骤已不保留）").In(s.u.lang)}, all...)
	}
	space := max(1, rows-2)
	s.up = min(s.up, max(0, len(all)-space))
	end := len(all) - s.up
	head := text("%s   up/down: scroll   q or Esc: back", "%s   上下键：滚动   q 或 Esc：返回").Sprintf(a.Name).In(s.u.lang)
	lines := []string{o.Palette.Paint(render.StyleHead, render.Truncate(head, o.Width))}
	return append(lines, all[max(0, end-space):end]...)
}
