package explain

import "strings"

// Nearest is the name that somebody who typed word may have meant: one that begins
// so, or is a slip away: of one key for a short word, of two for a longer. Empty if
// none is near.
func Nearest(word string, names []string) string {
	word = strings.ToLower(word)
	slips := 1
	if len(word) > 5 {
		slips = 2
	}
	best, least := "", slips+1
	for _, name := range names {
		d := distance(word, strings.ToLower(name))
		if len(word) > 2 && strings.HasPrefix(strings.ToLower(name), word) {
			d = min(d, slips)
		}
		if d < least {
			best, least = name, d
		}
	}
	return best
}
