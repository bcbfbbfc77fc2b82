// Package faq holds the thirteen questions about SMTP and POP3: for each the
// common answer, the right one by the RFCs, what is wrong in the common one,
// and the claims that its experiments prove. A page before the first point says
// what the protocols share, a page after the last sums up.
//
// A file is parsed when it is asked for, and no other: showing one point costs
// that point alone.
package faq

import (
	"embed"
	"fmt"
	"io/fs"
	"path"

	"mailproto/internal/lang"
)

// Count is the number of points.
const Count = 13

//go:embed points/*.txtar
var points embed.FS

// Point is one question of the FAQ.
type Point struct {
	// Number is 1 to Count, in the order of the source.
	Number int
	// Title names the point in a word or two.
	Title lang.Text
	// Question is the source's question, in one sentence.
	Question lang.Text
	// Common is the answer that is commonly given, in its sense.
	Common lang.Text
	// Answer is the right answer in short.
	Answer lang.Text
	// SMTP and POP3 are the contrast in a few words: two cells of a table.
	SMTP, POP3 lang.Text
	// SMTPMore and POP3More say the same by the RFCs, a paragraph each.
	SMTPMore, POP3More lang.Text
	// Wrong says, paragraph by paragraph, what is right, imprecise or wrong in
	// the common answer.
	Wrong []lang.Text
	// Claims are the statements that experiments test.
	Claims []Claim
	// Refs are the RFC sections that the text relies on, each "RFC 5321 §4.2.5".
	Refs []string
	// Try are commands that show the point live, without the program's name.
	Try []string
}

// Claim is a statement that could be false, and the dialogues that test it.
type Claim struct {
	// ID is the point's number and a letter: "7a".
	ID   string
	Text lang.Text
	// Experiment is the dialogue that shows the claim, in C:/S: notation, and
	// Counter the same dialogue without its decisive cause. Either may be empty.
	Experiment, Counter string
	// ExperimentLine and CounterLine are the lines of the file at which the two
	// begin, so that a verdict can name the line it rests on.
	ExperimentLine, CounterLine int
}

// Page is a page of running text beside the points.
type Page struct {
	Title lang.Text
	Text  []lang.Text
	Refs  []string
}

// File returns the name of the file that point n stands in.
func File(n int) (string, error) {
	if n < 1 || n > Count {
		return "", fmt.Errorf("no point %d in the FAQ: choose 1 to %d", n, Count)
	}
	names, err := fs.Glob(points, fmt.Sprintf("points/%02d-*.txtar", n))
	if err != nil {
		return "", err
	}
	if len(names) != 1 {
		return "", fmt.Errorf("point %d: %d files, want one", n, len(names))
	}
	return path.Base(names[0]), nil
}

// Get reads one point, and parses no other.
func Get(n int) (*Point, error) {
	name, err := File(n)
	if err != nil {
		return nil, err
	}
	data, err := points.ReadFile("points/" + name)
	if err != nil {
		return nil, err
	}
	p, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if p.Number != n {
		return nil, fmt.Errorf("%s: number is %d, expected %d", name, p.Number, n)
	}
	return p, nil
}

// All reads every point, in order.
func All() ([]*Point, error) {
	all := make([]*Point, 0, Count)
	for n := 1; n <= Count; n++ {
		p, err := Get(n)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// Intro reads the page before the first point: what the protocols share.
func Intro() (*Page, error) { return page("intro.txtar") }

// Summary reads the page after the last point.
func Summary() (*Page, error) { return page("summary.txtar") }

func page(name string) (*Page, error) {
	data, err := points.ReadFile("points/" + name)
	if err != nil {
		return nil, err
	}
	p, err := ParsePage(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}
