package explain

import (
	"slices"
	"strconv"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// mostLines is how many lines of one reply are explained one by one.
const mostLines = 500

// lineNotes explain the lines of a reply that is a list, and the numbers of a
// POP3 summary.
func (c *conn) lineNotes(step *Step, cmd *trace.Command) []Note {
	if cmd == nil || step.Outcome != trace.OK {
		return nil
	}
	switch {
	case cmd.Verb == "EHLO" || cmd.Verb == "LHLO" || cmd.Verb == "CAPA":
		return append(c.keywordNotes(step), c.diffNotes(step)...)
	case cmd.Verb == "HELO" || step.Proto == trace.SMTP:
		return nil
	case cmd.Verb == "STAT":
		return statNote(step.Reply)
	case cmd.Verb == "LIST" || cmd.Verb == "UIDL":
		return itemNotes(cmd, step.Reply)
	}
	return nil
}

// keywordNotes explain what a server offers, one note for each line.
func (c *conn) keywordNotes(step *Step) []Note {
	list, args := smtpExtensions, smtpKeywordArgs
	if step.Proto == trace.POP3 {
		list, args = pop3Capabilities, pop3CapabilityArgs
	}
	var notes []Note
	for i := 1; i < len(step.Reply.Lines) && i <= mostLines; i++ {
		words := keywordWords(step.Reply.Text(i))
		if len(words) == 0 {
			continue
		}
		n := Note{Role: RoleKeyword, Label: strings.Join(strings.Fields(step.Reply.Text(i)), " "), Line: i}
		switch t := keyword(list, words[0]); {
		case t != nil:
			n.Topic, n.Title, n.Body, n.Refs = t.ID, t.Gloss, t.Body, t.Refs
		case step.Proto == trace.POP3 && strings.EqualFold(words[0], "CAPA"):
			n.Topic, n.Title, n.Refs = "CAPA", listsItself, []string{"RFC 2449 §5"}
		default:
			n.Unknown = true
			n.Title = lang.Text{En: "a keyword not known to mailproto", Zh: "mailproto 不认识的关键字"}
		}
		if x := args(words[0], words[1:]); !x.IsZero() {
			n.Title = x
		}
		notes = append(notes, n)
	}
	return notes
}

// listsItself is about CAPA in the list that answers CAPA: some servers name it.
var listsItself = lang.Text{En: "the command CAPA itself, which was just used", Zh: "就是刚用过的 CAPA 命令本身"}

// keyword finds the topic of a keyword whatever its case.
func keyword(list []Topic, word string) *Topic {
	if len(word) >= 5 && strings.EqualFold(word[:5], "AUTH=") {
		word = "AUTH=LOGIN"
	}
	if early(word) {
		word = earlyPipelining.ID
	}
	for i := range list {
		if strings.EqualFold(list[i].ID, word) {
			return &list[i]
		}
	}
	return nil
}

// diffNotes compare a list of offers with the one that came in clear.
func (c *conn) diffNotes(step *Step) []Note {
	if c.before == nil {
		return nil
	}
	before, now := c.before, c.offers
	c.before = nil
	var added, gone, changed []string
	for key, args := range now {
		old, ok := before[key]
		switch {
		case !ok:
			added = append(added, offered(key, args))
		case old != args:
			changed = append(changed, change(key, old, args))
		}
	}
	for key := range before {
		if !now.has(key) {
			gone = append(gone, offered(key, ""))
		}
	}
	var parts []lang.Text
	for _, d := range []struct {
		keys []string
		text lang.Text
	}{
		{added, lang.Text{En: "new: %s", Zh: "新增：%s"}},
		{changed, lang.Text{En: "changed: %s", Zh: "改变：%s"}},
		{gone, lang.Text{En: "gone: %s", Zh: "消失：%s"}},
	} {
		if len(d.keys) > 0 {
			slices.Sort(d.keys)
			parts = append(parts, d.text.Sprintf(enumeration(d.keys)))
		}
	}
	n := Note{Role: RoleDiff, Title: lang.Text{En: "the same as before TLS", Zh: "与加密之前相同"}}
	if len(parts) > 0 {
		n.Title = join(parts, lang.Text{En: "; ", Zh: "；"})
	}
	n.Refs = []string{"RFC 3207 §4.2"}
	if step.Proto == trace.POP3 {
		n.Refs = []string{"RFC 2595 §4"}
	}
	return []Note{n}
}

// mostChanged and longestChanged bound what is said about a change: the server
// chose how many keywords there are and how long.
const (
	mostChanged    = 20
	longestChanged = 200
)

// offered is a keyword with its arguments.
func offered(key, args string) string {
	s := strings.TrimSpace(key + " " + args)
	if len(s) > longestChanged {
		s = strings.ToValidUTF8(s[:longestChanged], "") + "..."
	}
	return s
}

// change is a keyword with the arguments that went and those that came; with all of
// them where none has stayed, or where only their order is another.
func change(key, old, now string) string {
	before, after := strings.Fields(old), strings.Fields(now)
	gone, came := without(before, after, "-"), without(after, before, "+")
	if len(came) == len(after) || len(gone)+len(came) == 0 {
		return offered(key, now)
	}
	return offered(key, strings.Join(append(gone, came...), " "))
}

// without are the words that others do not hold, each with a sign before it.
func without(words, others []string, sign string) []string {
	held := map[string]bool{} // a server may send thousands
	for _, w := range others {
		held[w] = true
	}
	var left []string
	for _, w := range words {
		if !held[w] {
			left = append(left, sign+w)
		}
	}
	return left
}

// enumeration joins words, as many as may be read.
func enumeration(words []string) lang.Text {
	left := len(words) - mostChanged
	if left <= 0 {
		return list(words)
	}
	return lang.Text{En: "%s and %d more", Zh: "%s，另有 %d 项"}.Sprintf(list(words[:mostChanged]), left)
}

// list joins words as each language does.
func list(words []string) lang.Text {
	return lang.Text{En: strings.Join(words, ", "), Zh: strings.Join(words, "、")}
}

func join(parts []lang.Text, sep lang.Text) lang.Text {
	var t lang.Text
	for i, p := range parts {
		if i > 0 {
			t.En += sep.En
			t.Zh += sep.Zh
		}
		t.En += p.En
		t.Zh += p.Zh
	}
	return t
}

// statNote reads the answer to STAT (RFC 1939 §5): how many messages, how many
// octets.
func statNote(r *trace.Reply) []Note {
	n, size, ok := twoNumbers(r.Text(0))
	if !ok {
		return []Note{{Role: RoleItem, Label: r.Text(0), Unknown: true, Refs: []string{"RFC 1939 §5"},
			Title: lang.Text{En: "not the two numbers that STAT promises", Zh: "不是 STAT 应给出的两个数"}}}
	}
	return []Note{{Role: RoleItem, Label: r.Text(0), Topic: "STAT", Title: lang.Text{
		En: "%s, %s in all", Zh: "%s，共 %s"}.Sprintf(messages(n), octets(size)), Refs: []string{"RFC 1939 §5"}}}
}

func messages(n int64) lang.Text {
	if n == 1 {
		return lang.Text{En: "1 message", Zh: "1 封邮件"}
	}
	return lang.Text{En: "%d messages", Zh: "%d 封邮件"}.Sprintf(n)
}

// itemNotes explain the lines of LIST and UIDL, or the one answer to either with
// a number.
func itemNotes(cmd *trace.Command, r *trace.Reply) []Note {
	first := 1
	if cmd.Args != "" {
		first = 0
	}
	var notes []Note
	for i := first; i < len(r.Lines) && i <= mostLines; i++ {
		n := Note{Role: RoleItem, Label: r.Text(i), Topic: cmd.Verb, Line: i, Title: itemText(cmd.Verb, r.Text(i))}
		if i == first {
			n.Refs = []string{"RFC 1939 §5"}
			if cmd.Verb == "UIDL" {
				n.Refs = []string{"RFC 1939 §7"}
			}
		}
		if n.Title.IsZero() {
			n.Unknown = true
			n.Title = lang.Text{En: "not a line that %s promises", Zh: "不是 %s 应给出的一行"}.Sprintf(cmd.Verb)
		}
		notes = append(notes, n)
	}
	return notes
}

// itemText says one line of a listing in words.
func itemText(verb, line string) lang.Text {
	if verb == "LIST" {
		if n, size, ok := twoNumbers(line); ok {
			return lang.Text{En: "message %d: %s", Zh: "第 %d 封：%s"}.Sprintf(n, octets(size))
		}
		return lang.Text{}
	}
	num, uid, ok := strings.Cut(line, " ")
	n, err := strconv.ParseUint(num, 10, 31)
	if !ok || err != nil || uid == "" {
		return lang.Text{}
	}
	return lang.Text{En: "message %d: its unique-id", Zh: "第 %d 封的唯一标识"}.Sprintf(n)
}

// twoNumbers reads two numbers that stand first on a line; more may follow
// (RFC 1939 §5).
func twoNumbers(s string) (a, b int64, ok bool) {
	words := strings.Fields(s)
	if len(words) < 2 {
		return 0, 0, false
	}
	a, err1 := strconv.ParseInt(words[0], 10, 64)
	b, err2 := strconv.ParseInt(words[1], 10, 64)
	return a, b, err1 == nil && err2 == nil && a >= 0 && b >= 0
}
