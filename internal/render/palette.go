package render

import (
	"strings"

	"github.com/fatih/color"
)

// Style is the part that a piece of text plays, which decides its colour.
type Style int

// The styles.
const (
	StylePlain  Style = iota
	StyleNumber       // the number of a step
	StyleClient       // what the client sends
	StyleServer       // what the server sends
	StyleOK           // the four outcomes
	StyleMore
	StyleLater
	StyleNo
	StyleMeta // labels such as state, why, next
	StyleRef  // where to read on: RFC 5321 §4.2, mailproto faq 3
	StyleWarn // what a person must not overlook
	StyleHead // titles and table headers
	StyleMask // in place of a secret
	styleCount
)

// attributes gives each style its look. A projector and a light background
// swallow yellow, white and bright green or cyan, which bold turns on in many
// terminals; a dark one swallows blue and dim. So whole lines take bold or
// magenta, the weaker green and cyan only short words, and red is always bold:
// who cannot tell it from green sees its weight, and reads the word.
func attributes(s Style) []color.Attribute {
	switch s {
	case StyleNumber, StyleClient, StyleHead:
		return []color.Attribute{color.Bold}
	case StyleServer:
		return []color.Attribute{color.FgMagenta}
	case StyleOK:
		return []color.Attribute{color.FgGreen}
	case StyleMore, StyleMeta, StyleRef:
		return []color.Attribute{color.FgCyan}
	case StyleLater:
		return []color.Attribute{color.FgMagenta, color.Bold}
	case StyleNo, StyleWarn:
		return []color.Attribute{color.FgRed, color.Bold}
	case StyleMask:
		return []color.Attribute{color.ReverseVideo}
	default:
		return nil
	}
}

// Palette colours text for one writer. The nil Palette colours nothing.
type Palette struct {
	colors [styleCount]*color.Color // nil: as it is
}

// NewPalette returns a palette that colours text, or one that does not. The
// colour library's own decision, made once from standard output, plays no part.
func NewPalette(enabled bool) *Palette {
	p := &Palette{}
	for s := range p.colors {
		attrs := attributes(Style(s))
		if len(attrs) == 0 {
			continue
		}
		p.colors[s] = color.New(attrs...)
		if enabled {
			p.colors[s].EnableColor()
		} else {
			p.colors[s].DisableColor()
		}
	}
	return p
}

// Paint colours text, each of its lines by itself, so that a pager or a copied
// line never carries a colour into the next one.
func (p *Palette) Paint(s Style, text string) string {
	if p == nil || s <= StylePlain || s >= styleCount || p.colors[s] == nil {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = p.colors[s].Sprint(l)
		}
	}
	return strings.Join(lines, "\n")
}

// PaintHead colours head where line begins with it, and leaves the rest.
func (p *Palette) PaintHead(s Style, head, line string) string {
	if rest, ok := strings.CutPrefix(line, head); ok {
		return p.Paint(s, head) + rest
	}
	return line
}

// PaintTail colours tail where line ends with it, and leaves the rest: what
// Beside has set at the right edge.
func (p *Palette) PaintTail(s Style, tail, line string) string {
	if rest, ok := strings.CutSuffix(line, tail); ok {
		return rest + p.Paint(s, tail)
	}
	return line
}
