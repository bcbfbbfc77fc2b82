package render

import (
	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// View shows the steps of a session as they happen, and at the end what it came
// to. The first error of writing is kept and returned by Close.
type View interface {
	Step(explain.Step)
	Close(Account) error
}

// Level says how much of a step is shown.
type Level string

// The levels.
const (
	Brief  Level = "brief"
	Normal Level = "normal"
	Deep   Level = "deep"
)

// Account is what is told at the end of a session.
type Account struct {
	Event trace.Event // of kind summary
	// Sentence says what happened.
	Sentence lang.Text
	// Points are the points of the FAQ that the session showed, each with the
	// exchanges that did.
	Points    []int
	Exchanges map[int][]int
}

// Options are what views are told about where they write.
type Options struct {
	Lang    lang.Lang
	Width   int
	Palette *Palette
	Level   Level
	// Unicode allows box lines in tables: the terminal shows more than ASCII.
	Unicode bool
	// Live shows what differs from run to run: times, ciphers, dates. It is for a
	// terminal; piped text is the same each time.
	Live bool
	// Lab says that the steps are the lab's own: it is the server.
	Lab bool
	// Private says that the text of messages is held back, and that an option shows it.
	Private bool
	// Timing shows the times of steps also where Live is not set, and at the end
	// where the time went.
	Timing bool
}

// times reports whether the times of steps are shown.
func (o *Options) times() bool { return o.Live || o.Timing }
