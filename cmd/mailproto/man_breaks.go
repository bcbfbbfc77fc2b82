package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// lineBreaks tells roff where the Chinese of a page may be broken: by itself it breaks
// lines at spaces alone. What closes begins no line, and what opens ends none.
func lineBreaks(page string) string {
	kinds := map[int]map[rune]bool{}
	for _, r := range page {
		kind := 0
		switch {
		case unicode.Is(unicode.Han, r):
			kind = 512 // before it and behind it
		case strings.ContainsRune("、。，；：？！）》”…", r):
			kind = 128 + 4 // not before it, but behind it
		case strings.ContainsRune("（《“", r):
			kind = 256 + 2 // not behind it, but before it
		default:
			continue
		}
		if kinds[kind] == nil {
			kinds[kind] = map[rune]bool{}
		}
		kinds[kind][r] = true
	}
	var b strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Fprintf(&b, ".cflags %d %s\n", kind, string(slices.Sorted(maps.Keys(kinds[kind]))))
	}
	return b.String()
}
