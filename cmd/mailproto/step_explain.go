package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"mailproto/explain"
	"mailproto/internal/render"
	"mailproto/trace"
)

// paragraph prints a text behind a head, wrapped.
func (p *pacer) paragraph(head, text string) {
	o := p.u.options()
	for _, l := range render.Hang(head, strings.Repeat(" ", render.Width(head)), text, o.Width) {
		fmt.Fprintln(p.u.out, o.Palette.PaintHead(render.StyleMeta, head, l))
	}
}

// references prints where the standards say what an exchange shows, with what each
// part of it is.
func (p *pacer) references(at int) {
	if at < 0 {
		p.say(text("Nothing was shown yet.", "还没有显示任何内容。"))
		return
	}
	pg := p.pages[at]
	p.head(text("What the standards say", "标准怎么说"))
	seen, said := map[string]bool{}, false
	for _, s := range pg.steps {
		for _, n := range s.Notes {
			key := string(n.Role) + n.Label + n.Title.En
			if len(n.Refs) == 0 || n.Role == explain.RoleWhy || seen[key] {
				continue
			}
			seen[key], said = true, true
			p.reference(n)
		}
	}
	if !said {
		p.say(text("Nothing in this step rests on a section of its own.", "这一步没有专门的条款。"))
	}
	if len(pg.steps) > 0 {
		p.timer(pg.steps[0].Proto)
	}
	fmt.Fprintln(p.u.out)
}

// reference prints one note whole.
func (p *pacer) reference(n explain.Note) {
	l := p.u.lang
	head := "  "
	if n.Label != "" && n.Role != explain.RoleDecoded {
		head += render.Truncate(n.Label, 24) + "  "
	}
	p.paragraph(head, n.Title.In(l))
	if !n.Body.IsZero() {
		p.paragraph("    ", n.Body.In(l))
	}
	p.paragraph("    ", strings.Join(n.Refs, ", "))
}

// timer says how long a server waits.
func (p *pacer) timer(proto trace.Proto) {
	t := text("A server waits for the next command five minutes at least (RFC 5321 §4.5.3.2.7).", "服务器等待下一条命令的时间应不少于五分钟（RFC 5321 §4.5.3.2.7）。")
	if proto == trace.POP3 {
		t = text("A server that logs idle clients out waits ten minutes at least (RFC 1939 §3).", "服务器若有自动注销计时，不得少于十分钟（RFC 1939 §3）。")
	}
	p.paragraph("  ", t.In(p.u.lang))
}

// mostTerms is how many terms are explained at once.
const mostTerms = 6

// terms explains the words that occur in an exchange.
func (p *pacer) terms(at int) {
	if at < 0 {
		p.say(text("Nothing was shown yet.", "还没有显示任何内容。"))
		return
	}
	found := stepTerms(p.pages[at].steps)
	if len(found) == 0 {
		p.say(text("No special terms here.", "这里没有专门的术语。"))
		return
	}
	p.head(text("Terms", "术语"))
	for _, t := range found[:min(len(found), mostTerms)] {
		p.paragraph("  "+t.ID+p.u.in2(": ", "："), t.Gloss.In(p.u.lang))
		p.paragraph("    ", t.Why.In(p.u.lang))
	}
	p.paragraph("  ", text("More: mailproto explain TERM", "更多：mailproto explain 术语").In(p.u.lang))
	fmt.Fprintln(p.u.out)
}

// stepTerms finds the terms that occur in what is said about an exchange, or that
// the topics in it refer to; what occurs in nearly every step comes last.
func stepTerms(steps []explain.Step) []*explain.Topic {
	related := map[string]bool{}
	var said strings.Builder
	for _, s := range steps {
		said.WriteString(" " + s.After.Phase.Text().En + " " + s.Change().En)
		for _, n := range s.Notes {
			fmt.Fprintf(&said, " %s %s", n.Title.En, n.Body.En)
			for _, id := range relatedTo(n.Topic, s.Proto) {
				related[id] = true
			}
		}
	}
	words := wordsOf(said.String())
	var special, common []*explain.Topic
	for t := range explain.Topics {
		if t.Kind != explain.KindTerm || !related[t.ID] && !strings.Contains(words, wordsOf(t.ID)) {
			continue
		}
		if slices.Contains([]string{"server", "client", "command", "reply", "protocol", "port", "session", "SMTP", "response code", "octet"}, t.ID) {
			common = append(common, t)
		} else {
			special = append(special, t)
		}
	}
	return append(special, common...)
}

// relatedTo are the topics that a topic refers to.
func relatedTo(topic string, proto trace.Proto) []string {
	if topic == "" {
		return nil
	}
	for _, e := range explain.Lookup(topic).Entries {
		if e.Proto == proto {
			return e.Related
		}
	}
	return nil
}

// wordsOf is a text as words between single spaces, in lower case.
func wordsOf(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	})
	return " " + strings.Join(words, " ") + " "
}
