package faq

import (
	"bytes"
	"embed"
	"regexp"
	"sync"

	"mailproto/internal/lang"
)

// Lesson is a teacher's own page with claims and their experiments, written as a
// point of the FAQ is. It may be in one language.
type Lesson struct {
	Title  lang.Text
	Text   []lang.Text
	Claims []Claim
}

// lessonClaim is the ID of a claim in a lesson: a digit, and letters or digits.
var lessonClaim = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9][0-9a-z]{0,7}$`) })

// ParseLesson reads a lesson from a txtar file: sections en and zh, or one of the
// two, with a title, a text and the claims, and for each claim its experiment and
// its counter-run. An error names the line and what was expected there.
//
// An editor on Windows may end lines with CR LF, and begin the file with a mark.
func ParseLesson(data []byte) (*Lesson, error) {
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	d, line, err := split(data, nil)
	if err != nil {
		return nil, err
	}
	switch {
	case d.en == nil && d.zh == nil:
		return nil, wrong(line, "the file ends without a section en or zh", "文件到此结束，既没有 en 一节，也没有 zh 一节")
	case d.en == nil:
		d.en = d.zh
	case d.zh == nil:
		d.zh = d.en
	}
	if err := d.known([]string{"title", "text"}, lessonClaim().MatchString); err != nil {
		return nil, err
	}
	l := &Lesson{}
	if l.Title, err = d.text("title"); err != nil {
		return nil, err
	}
	if l.Text, err = d.paragraphs("text"); err != nil {
		return nil, err
	}
	if l.Claims, err = readClaims(d, lessonClaim().MatchString, "1a"); err != nil {
		return nil, err
	}
	if err := addExperiments(l.Claims, d.rest); err != nil {
		return nil, err
	}
	for _, c := range l.Claims {
		switch {
		case c.ExperimentLine == 0:
			return nil, wrong(line, "the claim %s has no experiment: expected a section -- %s --", "论断 %s 没有实验：应有 -- %s -- 一节", c.ID, c.ID)
		case c.CounterLine == 0:
			return nil, wrong(c.ExperimentLine-1, "the claim %s has no counter-run: expected a section -- %s counter --", "论断 %s 没有对照运行：应有 -- %s counter -- 一节", c.ID, c.ID)
		}
	}
	return l, nil
}

//go:embed lessons/*.txtar
var lessons embed.FS

// Example is the text of a lesson that comes with mailproto: greylisting, bounce,
// envelope, or start, which is there to be changed. ok is false for any other name.
func Example(name string) (text []byte, ok bool) {
	text, err := lessons.ReadFile("lessons/" + name + ".txtar")
	return text, err == nil
}

// Examples lists the names of the lessons that come with mailproto.
func Examples() []string { return []string{"greylisting", "bounce", "envelope"} }
