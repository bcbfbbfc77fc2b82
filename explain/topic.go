// Package explain knows what mail protocols mean. It folds the events of a
// session into annotated steps (Session), and finds the topics that a query
// names (Lookup). It never sees a socket and never prints.
package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// Kind says what sort of thing a topic explains. Its values are ASCII tokens
// and stand in JSON as they are.
type Kind string

// The kinds of topics.
const (
	KindCommand      Kind = "command"
	KindReply        Kind = "reply"
	KindEnhanced     Kind = "enhanced"
	KindExtension    Kind = "extension"
	KindParameter    Kind = "parameter"
	KindCapability   Kind = "capability"
	KindResponseCode Kind = "response-code"
	KindMechanism    Kind = "mechanism"
	KindPort         Kind = "port"
	KindTerm         Kind = "term"
)

// Topic is one thing that can be looked up: a command, a reply code, a keyword.
type Topic struct {
	// ID is the name by which the topic is asked for, in the case in which the
	// standard writes it: "RCPT", "550", "5.1.1", "SIZE", "IN-USE".
	ID   string
	Kind Kind
	// Proto is the protocol that the topic belongs to; empty for both.
	Proto trace.Proto
	// Gloss says it in a few words, to stand on the line beside it: at most 44
	// columns wide, no capital at the start, no full stop.
	Gloss lang.Text
	// Body explains it to a beginner: what it is, who sends it, when, what may
	// answer it and what to do next.
	Body lang.Text
	// Why is one sentence: why it is sent, or what it means that it came. A
	// trace shows it beside the step.
	Why lang.Text
	// Pitfall is what people get wrong about it; may be empty.
	Pitfall lang.Text
	// Example is a short dialogue in C:/S: notation; may be empty.
	Example string
	// Refs are the sections that the topic rests on, each "RFC 5321 §4.2.3".
	Refs []string
	// Related are IDs of other topics worth reading.
	Related []string
	// FAQ are the points of the FAQ that the topic touches, 1 to 13.
	FAQ []int
}

// Meaning is what a reply means as the answer to one command, where that says
// more than the code by itself: 250 to EHLO is not 250 to the final dot.
type Meaning struct {
	Proto trace.Proto
	// Verb is the command that was answered; "" is the greeting, "." the end of
	// the message data, "=" a line within an AUTH exchange.
	Verb string
	// Code is the SMTP reply code, or "+OK", "-ERR", "+".
	Code  string
	Gloss lang.Text
	Why   lang.Text
	Refs  []string
	FAQ   []int
}
