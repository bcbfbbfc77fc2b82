package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// choice is one outcome that could come.
type choice struct {
	Label string // as it begins on the wire; empty where nothing does
	Gloss lang.Text
}

// text is a choice in one line.
func (c choice) text() lang.Text {
	switch {
	case c.Label == "":
		return c.Gloss
	case c.Gloss.IsZero():
		return lang.Same(c.Label)
	}
	return text("%s  %s", "%s  %s").Sprintf(c.Label, c.Gloss)
}

// mostChoices is how many outcomes are offered: A to D.
const mostChoices = 4

// gloss is what a step's line means by itself.
func gloss(s explain.Step) explain.Note {
	for _, n := range s.Notes {
		if n.Role == explain.RoleGloss || n.Role == explain.RoleCode {
			return n
		}
	}
	return explain.Note{}
}

// decisive reports whether a reply is worth a prediction: where the outcome
// teaches something. strange says that it answers a command that is not known.
func decisive(s explain.Step, strange bool) bool {
	if s.Reply == nil || s.Exchange == 0 {
		return false
	}
	switch s.Answers {
	case "MAIL", "RCPT", "DATA", ".", "BDAT", "STARTTLS", "STLS", "PASS", "APOP", "DELE":
		return true
	case "AUTH", "=": // what asks for more decides nothing
		return s.Outcome != trace.More
	case "QUIT": // it removes what is marked
		return s.Proto == trace.POP3 && s.Before.Marked > 0
	}
	return strange
}

// choices offers the outcome that came among others that could have answered the
// same command, in an order that depends on nothing but the step. truth is its
// index.
func choices(s explain.Step) (all []choice, truth int) {
	came := outcomeOf(s)
	all = []choice{came}
	for _, c := range candidates(s) {
		if len(all) == mostChoices {
			break
		}
		if !slices.ContainsFunc(all, func(x choice) bool { return x.Label == c.Label || same(s.Proto, x, c) }) {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b choice) int { return cmp.Compare(lot(s, a), lot(s, b)) })
	return all, slices.IndexFunc(all, func(c choice) bool { return c.Label == came.Label })
}

// same reports whether two refusals of POP3 cannot be told apart by who predicts:
// -ERR is every refusal that no response code narrows.
func same(p trace.Proto, a, b choice) bool {
	return p == trace.POP3 && (a.Label == "-ERR" && strings.HasPrefix(b.Label, "-ERR") && narrows(b) ||
		b.Label == "-ERR" && strings.HasPrefix(a.Label, "-ERR") && narrows(a))
}

// narrows reports whether a response code says no more than that the login was
// wrong.
func narrows(c choice) bool { return strings.Contains(c.Label, "[AUTH]") }

// lot decides where a choice stands.
func lot(s explain.Step, c choice) uint32 {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s %d %s %s", s.Proto, s.Exchange, s.Answers, c.Label)
	return h.Sum32()
}

// outcomeOf is the outcome that came.
func outcomeOf(s explain.Step) choice {
	note := gloss(s)
	c := choice{Label: s.Reply.Status(), Gloss: note.Title}
	if s.Proto != trace.POP3 {
		return c
	}
	if rc := s.Reply.ResponseCode(); rc != "" && !s.Reply.OK {
		return response(rc, note.Title)
	}
	if n, ok := mailCount(s); ok {
		return counted(n)
	}
	return c
}

// response is a refusal of POP3 with its response code (RFC 2449 §8).
func response(code string, otherwise lang.Text) choice {
	c := choice{Label: "-ERR [" + code + "]", Gloss: otherwise}
	for _, e := range explain.Lookup(code).Entries {
		if e.Kind == explain.KindResponseCode {
			c.Gloss = e.Gloss
		}
	}
	return c
}

// mailCount reads how many messages a positive reply to STAT counts.
func mailCount(s explain.Step) (int, bool) {
	words := strings.Fields(s.Reply.Text(0))
	if s.Answers != "STAT" || !s.Reply.OK || len(words) == 0 {
		return 0, false
	}
	n, err := strconv.Atoi(words[0])
	return n, err == nil && n >= 0
}

// counted is a positive reply to STAT.
func counted(n int) choice {
	t := text("%d messages are there", "有 %d 封邮件").Sprintf(n)
	switch n {
	case 0:
		t = text("no message is there", "没有邮件")
	case 1:
		t = text("1 message is there", "有 1 封邮件")
	}
	return choice{"+OK " + strconv.Itoa(n), t}
}

// candidates are what else could answer a command, the likeliest first.
func candidates(s explain.Step) []choice {
	if s.Proto == trace.POP3 {
		return popCandidates(s)
	}
	others := explain.Others(s.Proto, s.Answers, s.Reply.Status())
	all := byClass(others, usualReplies(s.Answers))
	if len(all) < mostChoices-1 {
		all = append(all, byClass(explain.Others(s.Proto, "*", s.Reply.Status()), []string{"500", "503", "501"})...)
	}
	if s.Reply.Code/100 != 2 { // a success is always thinkable
		if ok := known("250"); !slices.ContainsFunc(all, func(c choice) bool { return c.Label != "" && c.Label[0] == '2' }) {
			all = append([]choice{ok}, all...)
		}
	}
	return all
}

// known is a code with its meaning by itself.
func known(code string) choice {
	for _, e := range explain.Lookup(code).Entries {
		return choice{code, e.Gloss}
	}
	return choice{Label: code}
}

// usualReplies are the replies that are met in practice, of those that could answer
// a command of SMTP.
func usualReplies(verb string) []string {
	switch verb {
	case "MAIL":
		return []string{"250", "550", "451", "530", "552"}
	case "RCPT":
		return []string{"250", "550", "450", "551", "452"}
	case "DATA":
		return []string{"354", "554", "451", "503"}
	case ".":
		return []string{"250", "554", "451", "552"}
	case "AUTH", "=":
		return []string{"235", "535", "454", "534"}
	case "STARTTLS":
		return []string{"220", "454", "502", "503"}
	}
	return nil
}

// byClass sorts meanings so that the first three differ in their outcome where that
// can be, those met in practice first.
func byClass(others []explain.Meaning, usual []string) []choice {
	rank := func(m explain.Meaning) int {
		if i := slices.Index(usual, m.Code); i >= 0 {
			return i
		}
		return len(usual)
	}
	slices.SortStableFunc(others, func(a, b explain.Meaning) int { return cmp.Compare(rank(a), rank(b)) })
	var first, rest []choice
	seen := map[byte]bool{}
	for _, m := range others {
		c := choice{m.Code, m.Gloss}
		if class := m.Code[0]; !seen[class] {
			seen[class] = true
			first = append(first, c)
		} else {
			rest = append(rest, c)
		}
	}
	return append(first, rest...)
}

// popCandidates are what else could answer a command of POP3. Its replies are two;
// what differs is the response code, and whether a reply comes at all.
func popCandidates(s explain.Step) []choice {
	if s.Answers == "STAT" {
		return []choice{counted(0), counted(1), counted(2), popMeaning("STAT", "-ERR")}
	}
	all := []choice{popMeaning(s.Answers, "+OK"), popMeaning(s.Answers, "-ERR")}
	switch s.Answers {
	case "PASS", "APOP", "AUTH", "=":
		all = append(all, response("IN-USE", lang.Text{}), response("LOGIN-DELAY", lang.Text{}), response("AUTH", lang.Text{}))
	default:
		all = append(all, response("SYS/TEMP", lang.Text{}))
	}
	return append(all, choice{Gloss: text("no reply: the server closes the connection", "没有应答：服务器关闭连接")})
}

// popMeaning is what a status means as the answer to a command.
func popMeaning(verb, status string) choice {
	other := map[string]string{"+OK": "-ERR", "-ERR": "+OK"}[status]
	for _, v := range []string{verb, "*"} {
		for _, m := range explain.Others(trace.POP3, v, other) {
			if m.Code == status {
				return choice{status, m.Gloss}
			}
		}
	}
	return known(status)
}

// whyOf says why a reply came, or what follows from it.
func whyOf(s explain.Step) lang.Text {
	for _, n := range s.Notes {
		if n.Role == explain.RoleWhy {
			return n.Title
		}
	}
	return lang.Text{}
}
