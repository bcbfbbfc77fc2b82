package faq

import (
	"strings"
	"unicode"
)

// readable refuses characters that are no text: they would steer the terminal that the
// file is shown on, and a lesson may come from anybody.
func readable(text string) error {
	n := 0
	for line := range strings.Lines(text) {
		n++
		for _, r := range line {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
				return wrong(n, "the control character %U: expected text", "有控制字符 %U：这里应是普通文字", r)
			}
		}
	}
	return nil
}
