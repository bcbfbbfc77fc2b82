package transcript

import (
	"bytes"
	"regexp"

	"mailproto/trace"
)

// mostSecrets is how many lines with secrets a keeper remembers; in a connection
// that is going on four times as many.
const mostSecrets = 16

// keeper masks the lines of one connection at a time.
type keeper struct {
	trace.Masker
	learnt int
}

// client masks a client's line and remembers the secrets in it.
func (k *keeper) client(line []byte) (masked []byte, sasl *trace.SASL, answer bool) {
	if k.learnt > 4*mostSecrets && (fold(line, "auth ") || fold(line, "user ") || fold(line, "pass ")) {
		*k = keeper{} // somebody tries one password after the other
	}
	masked, sasl, answer = k.Masker.Client(line)
	if len(masked) == len(line) && bytes.Equal(masked, line) {
		return masked, sasl, answer
	}
	k.learnt++
	return masked, sasl, answer
}

// leave forgets an AUTH exchange that was broken off.
func (k *keeper) leave() { k.Masker.Server(nil, trace.SMTP) }

// vault holds the keepers of a transcript, so that a line that belongs to no
// connection shows the secrets of none.
type vault struct {
	all, free []*keeper
	loose     keeper // secrets that stood outside of a dialogue
}

// take returns a keeper for a connection. It still knows the secrets of an earlier
// one, up to a bound.
func (v *vault) take() *keeper {
	if n := len(v.free); n > 0 {
		k := v.free[n-1]
		v.free = v.free[:n-1]
		k.leave()
		if k.learnt > mostSecrets {
			*k = keeper{}
		}
		return k
	}
	k := &keeper{}
	v.all = append(v.all, k)
	return k
}

func (v *vault) release(k *keeper) { v.free = append(v.free, k) }

// hide masks the secrets in a line that is not part of a dialogue: those that are
// known, and what stands where tools and people write them.
func (v *vault) hide(line []byte) []byte {
	line = v.known(line)
	if !tellTale(line) {
		return line
	}
	for i := range places {
		if holds(line, places[i].word) {
			line = v.replace(places[i].re(), line)
		}
	}
	return line
}

// known masks the secrets that are known.
func (v *vault) known(line []byte) []byte {
	for _, k := range v.all {
		line = k.Hide(line)
	}
	return v.loose.Hide(line)
}

// replace masks the last group of each match, and remembers what it was.
func (v *vault) replace(place *regexp.Regexp, line []byte) []byte {
	all := place.FindAllSubmatchIndex(line, 50)
	for i := len(all) - 1; i >= 0; i-- {
		from, to := all[i][len(all[i])-2], all[i][len(all[i])-1]
		if from < 0 || from == to {
			continue
		}
		secret := line[from:to]
		if bytes.Count(secret, []byte("*")) == len(secret) || string(secret) == "(not set)" {
			continue
		}
		if v.loose.learnt++; v.loose.learnt > mostSecrets {
			v.loose = keeper{learnt: 1}
		}
		v.loose.Secret(string(secret))
		line = append(append(bytes.Clone(line[:from]), trace.Mask...), line[to:]...)
	}
	return line
}

// place is somewhere outside of a dialogue where a secret stands: the last group of
// re, in lines that hold word, in whatever case.
type place struct {
	word string
	re   func() *regexp.Regexp
}

var places = []place{
	// A command that was not understood where it stands.
	{"pass", lazy(`\bPASS ['"]?([^\s'"]+)`)},
	{"apop ", lazy(`\bAPOP \S+ ([0-9A-Fa-f]{32})\b`)},
	{"auth ", lazy(`(?i)\bAUTH [-\w]{2,20} +([A-Za-z0-9+/]{7,}={0,2})`)},
	// The options of tools and the settings that they print.
	{"passwordeval", lazy(`(?i)passwordeval *[=:] *(\S.*)`)},
	{"pass", lazy(`(?i)\bpass(?:word|wd)? *[=:] *['"]?([^\s'"]+)`)},
	{"-", lazy(`(?:^|\s)(?:-ap|-a[a-z-]*pass[a-z]*|--auth-pass[a-z]*|--pass[a-z]*|--oauth2-bearer)[ =]+['"]?([^\s'"]+)`)},
	{"-u", lazy(`(?:^|\s)(?:-u|--user)[ =]*['"]?[^\s:'"]+:([^\s'"]+)`)},
	{"://", lazy(`://[^/\s:@]+:([^@\s/]+)@`)},
	{"bearer", lazy(`(?i)\bbearer +([-\w.~+/=]{8,})`)},
	// Source lines in a traceback of Python.
	{"login(", lazy(`\blogin\( *(?:'[^']*'|"[^"]*"|\w+) *, *['"]([^'"]+)['"]`)},
	{"pass_(", lazy(`\bpass_\( *['"]([^'"]+)['"]`)},
	// Postfix -v: what it looked up and what it hands to the SASL library.
	{"pass `", lazy("\\bpass `([^']+)'")},
	{"response", lazy(`\binit(?:ial)?[ _]response (\S+)`)},
	{"coded ", lazy(`\b(?:un|de)coded (?:initial |client |server )*(?:reply|response):? (\S.*)`)},
	// Exim -d: the items of client_send.
	{"^", lazy(`\^[^^\s]*\^([^^\s]+)`)},
}

// holds reports whether a line holds a word in whatever case.
func holds(line []byte, word string) bool {
	for i := 0; i+len(word) <= len(line); i++ {
		if c := line[i]; (c == word[0] || c|0x20 == word[0]) && fold(line[i:], word) {
			return true
		}
	}
	return false
}

// tellTale reports whether a line may hold one of the places. Most lines do not,
// and need not be searched for each.
func tellTale(line []byte) bool {
	for i := 0; i+2 < len(line); i++ {
		switch line[i] {
		case 'p', 'P':
			if fold(line[i:], "pass") {
				return true
			}
		case 'a', 'A':
			if fold(line[i:], "auth ") || fold(line[i:], "apop ") || fold(line[i:], "ap ") {
				return true
			}
		case 'b', 'B':
			if fold(line[i:], "bearer") {
				return true
			}
		case 'l', 'i', 'c':
			if fold(line[i:], "login(") || fold(line[i:], "initial") || fold(line[i:], "init_") || fold(line[i:], "coded ") {
				return true
			}
		case '-':
			if fold(line[i:], "-u") {
				return true
			}
		case ':':
			if fold(line[i:], "://") {
				return true
			}
		case '^':
			return true
		}
	}
	return false
}

// fold reports whether b begins with the lower-case ASCII prefix, whatever its
// case.
func fold(b []byte, prefix string) bool {
	if len(b) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		c := b[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}
