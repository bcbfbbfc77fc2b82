package render

import (
	"fmt"
	"strings"

	"mailproto/trace"
)

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
