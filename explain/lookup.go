package explain

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// Result is what a query found.
type Result struct {
	Query string
	// Proto is the protocol that the entries have in common; empty for both.
	Proto   trace.Proto
	Entries []Entry
	// Reading is set where the query is a reply, and not just a name.
	Reading *Reading
	// Suggestions are topics with names near a query that found nothing.
	Suggestions []string
}

// Entry is one topic that a query names. For a concrete enhanced code or keyword
// Label holds it as it was asked for.
type Entry struct {
	Topic
	Label  string
	Vendor []VendorCode
}

// sources are all slices of topics, in the order in which a query that names
// several is answered.
func sources() [][]Topic {
	return [][]Topic{
		smtpCommands, smtpReplies, smtpExtensions, smtpParams,
		pop3Commands, pop3Replies, pop3Capabilities, pop3ResponseCodes,
		saslMechanisms, ports, tlsTopics, terms, moreTerms, classTerms, smtpTerms, problemTopics, serverProblems, clearProblems, saslProblems, smtpMistakes, pop3Mistakes,
	}
}

// Topics calls yield for every topic.
func Topics(yield func(*Topic) bool) {
	for _, list := range append(sources(), smtpEnhanced) {
		for i := range list {
			if !yield(&list[i]) {
				return
			}
		}
	}
}

// Lookup finds what a query names, whatever its case: a command, a code, a
// keyword, a mechanism, a port, a term in either language, or a reply whose code
// and text stand together, or its text alone.
func Lookup(query string) Result {
	q := strings.TrimSpace(query)
	r := Result{Query: q}
	q = unmarked(q)
	for _, find := range []func(string) []Entry{named, known, chineseTerms} {
		if r.Entries = find(q); len(r.Entries) > 0 {
			return r.common()
		}
	}
	reading, ok := ReadReply(query)
	if !ok && !isLine(q) {
		reading, ok = readWords(q)
	}
	if ok {
		r.Reading, r.Proto = &reading, reading.Proto
		r.Entries = readOn(&reading)
		return r
	}
	if first := firstWord(q); !strings.ContainsFunc(first, han) { // "MAIL 命令"
		r.Entries = named(first)
	}
	if len(r.Entries) == 0 {
		r.Entries = chineseTexts(q)
	}
	if len(r.Entries) == 0 {
		r.Suggestions = suggest(q)
		return r
	}
	return r.common()
}

// common names the protocol that the entries have in common.
func (r Result) common() Result {
	r.Proto = r.Entries[0].Proto
	for _, e := range r.Entries {
		if e.Proto != r.Proto {
			r.Proto = ""
		}
	}
	return r
}

// named finds the topics that are called q.
func named(q string) []Entry {
	q = strings.Trim(q, "[]")
	if q == "" {
		return nil
	}
	if e, ok := enhancedEntry(q); ok {
		return []Entry{e}
	}
	bare := strings.TrimSuffix(q, ":")
	names := []string{q, bare, bare + ":", strings.TrimSuffix(q, "=") + "="}
	for _, word := range []string{"port ", "端口 ", "端口"} {
		if port, ok := cutFold(q, word); ok {
			names = []string{port}
		}
	}
	var found []Entry
	for _, list := range sources() {
		for i := range list {
			if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, list[i].ID) }) {
				found = append(found, Entry{Topic: list[i], Label: list[i].ID})
			}
		}
	}
	return found
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return strings.TrimSpace(s[len(prefix):]), true
}

// enhancedEntry explains an enhanced code, registered or not.
func enhancedEntry(q string) (Entry, bool) {
	if t := find(smtpEnhanced, strings.ToUpper(q)); t != nil { // X.1.1, of any class
		return Entry{Topic: *t, Label: t.ID}, true
	}
	if trace.EnhancedCode([]byte(q)) != q {
		return Entry{}, false
	}
	e := Entry{Label: q, Topic: Topic{ID: q, Kind: KindEnhanced, Proto: trace.SMTP}}
	if t := find(smtpEnhanced, "X"+q[1:]); t != nil {
		e.Topic = *t
	}
	e.Gloss, e.Refs, _ = enhancedText(q)
	if x := classText(q); x != nil {
		e.Why, e.Refs = x.Why, x.Refs
		e.Body = lang.Text{En: "%s Of %s in general: %s", Zh: "%s%s 的一般含义：%s"}.Sprintf(x.Body, "X"+q[1:], e.Body)
	}
	for _, v := range vendorCodes {
		if v.Code == q {
			e.Vendor = append(e.Vendor, v)
		}
	}
	return e, true
}

// codesOf are the topics of the codes that a reply holds.
func codesOf(r *Reading) []Entry {
	var found []Entry
	for _, code := range []string{status(r.Proto, &r.Reply), r.Reply.Enhanced, r.Reply.ResponseCode()} {
		if code == "" {
			continue
		}
		entries := slices.DeleteFunc(named(code), func(e Entry) bool { return e.Proto != r.Proto || e.Kind == KindPort })
		if len(entries) == 0 {
			entries = byDigits(code)
		}
		found = append(found, entries...)
	}
	return found
}

func firstWord(q string) string {
	w, _, _ := strings.Cut(q, " ")
	return w
}

// suggest lists topics whose names are near q, the nearest first, at most five.
func suggest(q string) []string {
	q = strings.ToUpper(firstWord(q))
	if q == "" || utf8.RuneCountInString(q) > 40 || strings.ContainsFunc(q, han) {
		return nil
	}
	type near struct {
		id       string
		distance int
	}
	var all []near
	Topics(func(t *Topic) bool {
		id := strings.ToUpper(t.ID)
		d := distance(q, id)
		if strings.HasPrefix(id, q) && len(q) > 1 {
			d = 1
		}
		if d <= max(1, len(q)/3) && !slices.ContainsFunc(all, func(n near) bool { return n.id == t.ID }) {
			all = append(all, near{t.ID, d})
		}
		return true
	})
	slices.SortStableFunc(all, func(a, b near) int { return a.distance - b.distance })
	var ids []string
	for _, n := range all[:min(len(all), 5)] {
		ids = append(ids, n.id)
	}
	return ids
}

// distance counts the characters that must be inserted, deleted, replaced or
// swapped with their neighbour to make b of a.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, prev, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(y)]
}

// Knows reports whether a protocol has a command of this name.
func Knows(p trace.Proto, cmd trace.Command) bool { return commandTopic(p, cmd) != nil }
