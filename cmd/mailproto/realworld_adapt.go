package main

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"

	"mailproto/internal/dialogue"
)

// labID is a Message-ID as scripts name it.
var labID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<([a-z][a-z0-9-]*)@lab\.test>`) })

// adapted is a script as it is run on real servers. Every message that is written
// by hand gets a Message-ID of ours, and before the first RETR or DELE of a number
// TOP shows that the message is ours. Lines that were added have the number of the
// line they stand for, negative.
func (r *realRun) adapted(p *plan, trial int) *dialogue.Script {
	out := *p.script
	out.Lines = nil
	pop, known := map[string]bool{}, map[string]bool{}
	loop := ""
	for _, l := range p.script.Lines {
		switch l.Verb {
		case dialogue.Repeat:
			loop = ".{i}"
		case dialogue.EndLoop:
			loop = ""
		case dialogue.Open:
			pop[l.Session] = isPOP3(l.Opening.Service)
			forget(known, l.Session)
		case dialogue.Body:
			l.Compare.Other = labID().ReplaceAllStringFunc(l.Compare.Other, func(id string) string {
				return r.messageID(trial, 1, labID().FindStringSubmatch(id)[1])
			})
		case dialogue.Client:
			l.Text = r.plusAddresses(l.Text)
			if n := numbered(l.Text); pop[l.Session] && n != "" && !known[l.Session+" "+n] {
				known[l.Session+" "+n] = true
				out.Lines = append(out.Lines, r.guard(l, n)...)
			}
		}
		out.Lines = append(out.Lines, l)
		if l.Verb == dialogue.Server && strings.HasPrefix(l.Text, "354") {
			out.Lines = append(out.Lines, extra(l, dialogue.Client, "Message-ID: "+r.messageID(trial, l.Number, "line"+loop)),
				extra(l, dialogue.Client, "Date: "+r.date()))
		}
	}
	return &out
}

// extra is a line that is added at the place of another.
func extra(at dialogue.Line, verb dialogue.Verb, text string) dialogue.Line {
	return dialogue.Line{Number: -at.Number, Session: at.Session, Verb: verb, Text: text}
}

// guard has TOP show that message n is ours.
func (r *realRun) guard(at dialogue.Line, n string) []dialogue.Line {
	look := extra(at, dialogue.Body, "")
	look.Compare = dialogue.Comparison{What: "has", Other: r.mark()}
	return []dialogue.Line{extra(at, dialogue.Client, "TOP "+n+" 0"), extra(at, dialogue.Server, "+OK"), look}
}

// forget drops what is known of a session that ended.
func forget(known map[string]bool, session string) {
	for k := range known {
		if strings.HasPrefix(k, session+" ") {
			delete(known, k)
		}
	}
}

// numbered is the number of a RETR or DELE command, or empty.
func numbered(line string) string {
	words := strings.Fields(line)
	if len(words) == 2 && (strings.EqualFold(words[0], "RETR") || strings.EqualFold(words[0], "DELE")) {
		return words[1]
	}
	return ""
}

// plusAddresses puts the users' own addresses in the place of the lab's.
func (r *realRun) plusAddresses(line string) string {
	return plusAddress().ReplaceAllStringFunc(line, func(a string) string {
		m := plusAddress().FindStringSubmatch(a)
		own := r.accounts[m[1]].Address
		at := strings.LastIndexByte(own, '@')
		if at < 0 {
			return a
		}
		return own[:at] + "+" + m[2] + own[at:]
	})
}

// messageID is the Message-ID of a test message: ours, of this run of the program,
// of this trial, and no other message's.
func (r *realRun) messageID(trial, serial int, name string) string {
	return fmt.Sprintf("<%s.%d.%d.%s@mailproto.invalid>", r.token, trial, serial, name)
}

// mark is what stands in the header section of a test message of this run, and of
// no reply to one.
func (r *realRun) mark() string { return "\nMessage-ID: <" + r.token + "." }

// date is the Date: field of messages that are written by hand.
func (r *realRun) date() string { return time.Now().Format(time.RFC1123Z) }
