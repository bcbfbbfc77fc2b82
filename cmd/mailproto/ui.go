package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"golang.org/x/term"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// Output rules. Standard output carries what was asked for: the trace, the
// explanation, the point of the FAQ. Standard error carries what went wrong, each
// as one line "mailproto: …" with a second "  hint: …" where there is something to
// do, and prompts. Text for people is wrapped to the terminal; a pipe gets 80
// columns, no escapes and nothing that differs from run to run. JSON is one object
// a line.

// ui is the program's streams and how to write to them.
type ui struct {
	in          io.Reader
	out         *bufio.Writer // flushed after each step, and at the end
	err         io.Writer
	getenv      func(string) string
	outTTY      bool
	errTTY      bool
	terminalCol int // of the terminal; 0 if there is none

	lang  lang.Lang
	color string
	width int
	level string
	plain bool
	json  bool
	// timing asks for the times of steps where they are not shown anyway.
	timing bool
	// private says that messages are other people's, and are not shown.
	private bool
}

// The widths of text for people: --width may ask for any from minWidth on; a
// terminal that is wider than maxWidth is not filled, for long lines tire.
const (
	minWidth     = 40
	defaultWidth = 80
	maxWidth     = 100
)

// newUI looks at the streams and reads the language from the arguments and the
// environment, for help and errors are in it, too.
func newUI(args []string, getenv func(string) string, in *os.File, out, err *os.File) *ui {
	u := &ui{in: in, out: bufio.NewWriter(out), err: err, getenv: getenv, lang: language(args, getenv)}
	u.outTTY, u.errTTY = term.IsTerminal(int(out.Fd())), term.IsTerminal(int(err.Fd()))
	if w, _, e := term.GetSize(int(out.Fd())); e == nil {
		u.terminalCol = w
	}
	return u
}

// language finds --lang before the command line is parsed. A bad value is
// reported when it is.
func language(args []string, getenv func(string) string) lang.Lang {
	l := lang.FromEnv(getenv)
	for i, a := range args {
		v, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			v, ok = args[i+1], true
		}
		if a == "--" {
			break
		}
		if x, err := lang.Parse(v); ok && err == nil {
			l = x
		}
	}
	return l
}

// check validates the options that every command has.
func (u *ui) check() error {
	switch u.color {
	case "auto", "always", "never":
	default:
		return usage(text("--color is auto, always or never, not %q", "--color 只能是 auto、always 或 never，不能是 %q"), u.color)
	}
	switch render.Level(u.level) {
	case render.Brief, render.Normal, render.Deep:
	default:
		return usage(text("--level is brief, normal or deep, not %q", "--level 只能是 brief、normal 或 deep，不能是 %q"), u.level)
	}
	if u.width != 0 && (u.width < minWidth || u.width > 1000) {
		return usage(text("--width is a number of columns from 40 to 1000, not %d", "--width 是 40 到 1000 的列数，不能是 %d"), u.width)
	}
	if u.getenv("ACCESSIBLE") != "" && u.getenv("ACCESSIBLE") != "0" {
		u.plain = true
	}
	if u.plain && u.json {
		return usage(text("--plain and --json exclude each other", "--plain 与 --json 不能同时使用"))
	}
	return nil
}

// columns is the width of text for people.
func (u *ui) columns() int {
	switch {
	case u.width > 0:
		return u.width
	case u.terminalCol > 0:
		return max(minWidth, min(u.terminalCol, maxWidth))
	}
	return defaultWidth
}

// errColumns is the width of what is written to standard error.
func (u *ui) errColumns() int {
	if !u.errTTY {
		return math.MaxInt32
	}
	return u.columns()
}

// colored decides on colour for a stream.
func (u *ui) colored(tty bool) bool {
	switch u.color {
	case "always":
		return true
	case "never":
		return false
	}
	return tty && u.getenv("NO_COLOR") == "" && u.getenv("TERM") != "dumb"
}

// options are what views are told.
func (u *ui) options() render.Options {
	return render.Options{
		Lang: u.lang, Width: u.columns(), Palette: render.NewPalette(u.colored(u.outTTY)),
		Level: render.Level(u.level), Live: u.outTTY, Timing: u.timing, Private: u.private, Unicode: u.utf8Locale(),
	}
}

// view is the view that was asked for.
func (u *ui) view() render.Live {
	switch {
	case u.json:
		return &flushed{render.NewJSON(u.out, u.lang), u.out}
	case u.plain:
		return &flushed{render.NewPlain(u.out, u.options()), u.out}
	}
	return &flushed{render.NewTerminal(u.out, u.options()), u.out}
}

// flushed is a view whose steps are seen when they happen: a session waits for
// the server between two of them.
type flushed struct {
	render.Live
	w *bufio.Writer
}

// Step implements render.View. What goes wrong is kept by the writer, and
// returned by Close.
func (f *flushed) Step(s explain.Step) {
	f.Live.Step(s)
	f.w.Flush()
}

// Close implements render.View.
func (f *flushed) Close(a render.Account) error {
	return errors.Join(f.Live.Close(a), f.w.Flush())
}

// utf8Locale reports whether the terminal can show more than ASCII.
func (u *ui) utf8Locale() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := u.getenv(name); v != "" {
			v = strings.ToLower(v)
			return strings.Contains(v, "utf-8") || strings.Contains(v, "utf8")
		}
	}
	return false
}

// text is a message in both languages.
func text(en, zh string) lang.Text { return lang.Text{En: en, Zh: zh} }

// userError is an error whose message is for the user, in both languages.
type userError struct {
	msg, hint lang.Text
	err       error
}

func (e *userError) Error() string { return e.msg.En }
func (e *userError) Unwrap() error { return e.err }

// localError is about a local file, port or output: exit code 62.
type localError struct{ userError }

// nothingError says that nothing was found: exit code 63.
type nothingError struct{ userError }

// usage is an error in the command line.
func usage(msg lang.Text, args ...any) error { return &userError{msg: msg.Sprintf(args...)} }

// fail writes an error for the user: what was wrong, and what to do. A log gets a
// line for each, however long; a terminal has them wrapped.
func (u *ui) fail(err error) {
	msg, hint := u.message(err)
	// Words of the command line, names of files and the system's reasons may hold
	// anything.
	msg, _ = trace.Visible([]byte(msg))
	hint, _ = trace.Visible([]byte(hint))
	p := render.NewPalette(u.colored(u.errTTY))
	w := u.errColumns()
	for i, l := range render.Hang("mailproto: ", "  ", msg, w) {
		if i == 0 {
			l = p.PaintHead(render.StyleNo, "mailproto:", l)
		}
		fmt.Fprintln(u.err, l)
	}
	if hint == "" {
		return
	}
	head := "  " + text("hint: ", "提示：").In(u.lang)
	for _, l := range render.Hang(head, strings.Repeat(" ", render.Width(head)), hint, w) {
		fmt.Fprintln(u.err, l)
	}
}

// interruptible reads from a stream, standard input mostly, and gives up when ctx is
// done: nothing else ends the wait for a person who does not type.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (i interruptible) Read(b []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	own := make([]byte, len(b)) // for a read that outlives the call
	done := make(chan result, 1)
	go func() {
		n, err := i.r.Read(own)
		done <- result{n, err}
	}()
	select {
	case <-i.ctx.Done():
		return 0, context.Canceled
	case r := <-done:
		return copy(b, own[:r.n]), r.err
	}
}
