package explain

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mailproto/trace"
)

// weight is how much a wording says.
type weight int

// The weights.
const (
	plain  weight = iota // says it, unless a code says otherwise
	strong               // leaves no doubt, whatever the code
	weak                 // says that something was refused, hardly why
)

// phrases is a way of wording a cause. A phrase is found where a word begins with
// it; "a*b" is a, and b not far behind; "~a" is a wherever it stands. All is in
// lower case, and punctuation between words is a blank.
type phrases struct {
	Cause  Cause
	Weight weight
	// Only restricts it: classes of replies ("4"), replies to a login ("login",
	// "not-login"), to a command ("command"), or codes ("421", "policy-450").
	Only string
	// Retry and Act are given where the wording says more than the cause does.
	Retry  Retry
	Act    Act
	Phrase []string
}

// wordRule finds the first wording that fits: those that leave no doubt first.
func wordRule(e *evidence) *phrases {
	lists := smtpWordings()
	if e.proto == trace.POP3 {
		lists = pop3Wordings()
	}
	begun := beginnings(e.words)
	for _, w := range []weight{strong, plain, weak} {
		for _, list := range lists {
			for i := range list {
				p := &list[i]
				if p.Weight == w && p.fits(e) && slices.ContainsFunc(p.Phrase, func(s string) bool { return begun.may(s) && hasPhrase(e.words, s) }) {
					return p
				}
			}
		}
	}
	return nil
}

// begun holds the first two octets of each word of a text, a bit for each pair. There
// are many phrases, and each refusal of a session is looked at: most begin as no word
// of the text does.
type begun struct {
	pairs [1 << 16 / 64]uint64
	ascii bool // the text holds nothing else
}

// beginnings finds how the words of a text begin that words has made.
func beginnings(text string) *begun {
	b := &begun{ascii: true}
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			b.ascii = false
		}
		if text[i] == ' ' && i+2 < len(text) {
			pair := int(text[i+1])<<8 | int(text[i+2])
			b.pairs[pair/64] |= 1 << (pair % 64)
		}
	}
	return b
}

// may reports that the text can hold a phrase, by how that begins.
func (b *begun) may(phrase string) bool {
	switch {
	case len(phrase) < 2 || phrase[0] == '~' || phrase[1] == '*':
		return true
	case phrase[0] >= utf8.RuneSelf:
		return !b.ascii
	}
	pair := int(phrase[0])<<8 | int(phrase[1])
	return b.pairs[pair/64]&(1<<(pair%64)) != 0
}

// fits reports whether the wording counts in such a reply.
func (p *phrases) fits(e *evidence) bool {
	switch p.Only {
	case "":
		return true
	case "login":
		return e.login()
	case "not-login":
		return !e.login()
	case "policy-450": // a policy that time alone satisfies
		return (e.code == 450 || e.code == 451) && strings.HasPrefix(e.detail(), "7.")
	case "command": // of a command, not of a message
		return e.code >= 500 && e.code <= 502 || e.proto == trace.POP3
	case "421":
		return e.code == 421 || e.proto == trace.POP3
	}
	return e.class() == int(p.Only[0]-'0')
}

// hasPhrase finds a phrase in a text that words has made.
func hasPhrase(text, phrase string) bool {
	first, second, both := strings.Cut(phrase, "*")
	for range 8 {
		i := indexPhrase(text, first)
		if i < 0 || !both {
			return i >= 0
		}
		text = text[i+len(strings.TrimPrefix(first, "~")):]
		if indexPhrase(text[:min(len(text), 90)], second) >= 0 {
			return true
		}
	}
	return false
}

// indexPhrase is where a phrase without "*" stands in a text, -1 if nowhere. In
// Chinese there are no blanks between words.
func indexPhrase(text, phrase string) int {
	if inside, ok := strings.CutPrefix(phrase, "~"); ok {
		return strings.Index(text, inside)
	}
	if phrase != "" && phrase[0] >= utf8.RuneSelf {
		return strings.Index(text, phrase)
	}
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		switch {
		case i < 0:
			return -1
		case from+i > 0 && text[from+i-1] == ' ':
			return from + i
		}
		from += i + 1
	}
}

func lowered(s string) string { return strings.ToLower(s[:min(len(s), maxSaid)]) }

// words rewrites a text so that phrases can be found in it: in lower case, with
// single blanks for punctuation and around the whole, "addr" for an address and
// "ip" for an IP address. Names of hosts stay whole, so that the words in them do
// not count.
func words(s string) string {
	var w strings.Builder
	w.WriteByte(' ')
	for _, token := range strings.FieldsFunc(lowered(s), separates) {
		token = strings.Trim(token, ".-_'*$%^&~+`’@")
		if token == "" {
			continue
		}
		switch {
		case strings.Contains(token, "@"):
			token = "addr"
		case address(token):
			token = "ip"
		case !hostName(token):
			token = apart.Replace(token)
		}
		w.WriteString(token)
		w.WriteByte(' ')
	}
	return w.String()
}

// apart takes a token to pieces that are words.
var apart = strings.NewReplacer("'", "", "’", "", "-", " ", "_", " ", ".", " ", "*", " ")

func separates(r rune) bool {
	return r <= ' ' || strings.ContainsRune("\"“”‘,，、;；:：!！?？()（）[]【】{}<>《》=/\\|#。", r)
}

// address reports whether a token looks like an IP address.
func address(token string) bool {
	return strings.Count(token, ".") == 3 && strings.Trim(token, "0123456789.") == ""
}

// hostName reports whether a token looks like the name of a host: letters with a
// dot among them, and the last label a top-level domain's length.
func hostName(token string) bool {
	i := strings.LastIndexByte(token, '.')
	if i <= 0 || len(token)-i < 3 || token[0] >= utf8.RuneSelf {
		return false
	}
	tld := token[i+1:]
	return strings.Trim(tld, "abcdefghijklmnopqrstuvwxyz") == "" && !strings.Contains(token, "..")
}
