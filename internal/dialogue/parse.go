// Package dialogue is the notation of the RFCs' examples, C: for what the client
// says and S: for what the server says, made to run: one parser and one runner
// for the tests, and for whatever else is written as a dialogue.
package dialogue

import (
	"errors"
	"fmt"
	"strings"

	"mailproto/internal/lang"
)

// Verb says what a line of a dialogue does.
type Verb string

// The verbs of the notation.
const (
	Client Verb = "C"    // the client says Text
	Server Verb = "S"    // the server says Text
	Drop   Verb = "drop" // the connection ends without a goodbye
)

// Line is one line of a dialogue.
type Line struct {
	// Number counts the lines of the file from 1.
	Number int
	// Session names the session that the line belongs to; empty if there is one.
	Session string
	Verb    Verb
	Text    string
	To      []string   // of Send
	Times   int        // of Repeat
	Opening *Opening   // of Open
	Compare Comparison // of Body, Tap and Count
	// Decisive marks a line on which a claim rests: `S!:`.
	Decisive bool
}

// Script is a dialogue that was parsed.
type Script struct {
	// Name is the file that the dialogue came from, for messages.
	Name  string
	Lines []Line
	// About says what the dialogue shows: its lines `# en: …` and `# zh: …`.
	About lang.Text
	first int // the number of its first line
}

// Error is a fault in a dialogue, or a place where what happened and what the
// dialogue says part.
type Error struct {
	File               string
	Line               int
	Msg                lang.Text
	Expected, Observed string
}

// Said is an error that says in both languages what is wrong.
type Said struct{ lang.Text }

func (e Said) Error() string { return e.En }

func said(en, zh string, args ...any) error {
	return Said{lang.Text{En: en, Zh: zh}.Sprintf(args...)}
}

// at is an error at a line of the script.
func (s *Script) at(line int, err error) error {
	e := &Error{File: s.Name, Line: line, Msg: lang.Same(err.Error())}
	if own := (Said{}); errors.As(err, &own) {
		e.Msg = own.Text
	}
	return e
}

// In says in a language what is wrong, and where.
func (e *Error) In(l lang.Lang) string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg.In(l)) }

func (e *Error) Error() string {
	s := e.In(lang.En)
	if e.Expected != "" || e.Observed != "" {
		s += fmt.Sprintf("\n\texpected %s\n\tobserved %s", e.Expected, e.Observed)
	}
	return s
}

// A line is `C: text`, `S: text`, either with a session's name before it and a
// mark before the colon, or `drop`.
var (
	spoken  = lazy(`^(?:([a-z][a-z0-9-]*) )?([CS])(!?):(?: (.*))?$`)
	dropped = lazy(`^(?:([a-z][a-z0-9-]*) )?drop$`)
)

// Parse reads a dialogue. Empty lines and lines that begin with # say nothing.
// first is the number of the text's first line in its file.
func Parse(name, text string, first int) (*Script, error) {
	s := &Script{Name: name, first: first}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimPrefix(strings.TrimRight(line, "\r"), "\t")
		bare := strings.TrimSpace(line)
		if bare == "" || bare[0] == '#' {
			s.about(bare)
			continue
		}
		l, err := parseLine(line, bare)
		l.Number = first + i
		if err != nil {
			return nil, s.at(l.Number, err)
		}
		s.Lines = append(s.Lines, l)
	}
	switch { // a lesson may be in one language
	case s.About.En == "":
		s.About.En = s.About.Zh
	case s.About.Zh == "":
		s.About.Zh = s.About.En
	}
	return s, nil
}

// about reads a comment that says in one language what the dialogue shows.
func (s *Script) about(comment string) {
	if en, ok := strings.CutPrefix(comment, "# en: "); ok {
		s.About.En = strings.TrimSpace(s.About.En + " " + en)
	}
	if zh, ok := strings.CutPrefix(comment, "# zh: "); ok {
		s.About.Zh += zh
	}
}

func parseLine(line, bare string) (Line, error) {
	line = strings.TrimLeft(line, " \t")
	if m := spoken().FindStringSubmatch(line); m != nil {
		return Line{Session: m[1], Verb: Verb(m[2]), Decisive: m[3] != "", Text: m[4]}, nil
	}
	if m := dropped().FindStringSubmatch(bare); m != nil {
		return Line{Session: m[1], Verb: Drop}, nil
	}
	if l, ok, err := parseDirective(bare); ok {
		return l, err
	}
	return Line{}, said("%q is neither a line that somebody says (NAME C: …, NAME S: …) nor a directive (NAME = …, fails, send, drop, body, tap, count, lab, repeat, end)",
		"%q 既不是谁说的一行（NAME C: …、NAME S: …），也不是指令（NAME = …、fails、send、drop、body、tap、count、lab、repeat、end）", bare)
}
