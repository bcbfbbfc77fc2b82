package wire

import (
	"bytes"

	"mailproto/trace"
)

// maxExcerptLine bounds a line of an excerpt, in octets.
const maxExcerptLine = 300

// excerpt keeps the first lines of a message as they cross the wire, doubled dots
// and all, for views that may show them.
type excerpt struct {
	lines int // how many may be kept
	kept  [][]byte
	open  bool // the last line that is kept goes on
	// counted reports octets that BDAT announced: no dot ends them.
	counted bool
}

// feed takes octets of the message's wire form.
func (x *excerpt) feed(b []byte) {
	for len(b) > 0 && (x.open || len(x.kept) < x.lines) {
		line, rest, ended := bytes.Cut(b, []byte("\n"))
		if !x.open {
			x.kept = append(x.kept, nil)
		}
		last := &x.kept[len(x.kept)-1]
		if room := maxExcerptLine - len(*last); room > 0 {
			*last = append(*last, line[:min(len(line), room)]...)
		}
		x.open = !ended
		b = rest
	}
}

// text is what was kept, masked and visible, without the final dot.
func (x *excerpt) text(m *trace.Masker) []string {
	var lines []string
	for _, line := range x.kept {
		line = bytes.TrimSuffix(line, []byte("\r"))
		if string(line) == "." && !x.counted {
			break
		}
		v, _ := trace.Visible(m.Hide(line))
		lines = append(lines, v)
	}
	return lines
}
