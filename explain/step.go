package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// Role says what a note is about, so that a view can place it.
type Role string

// The roles of notes.
const (
	RoleGloss    Role = "gloss"    // what the command does
	RoleParam    Role = "param"    // one parameter of the command
	RoleCode     Role = "code"     // the reply code or status indicator
	RoleEnhanced Role = "enhanced" // the enhanced code, part by part
	RoleVendor   Role = "vendor"   // another meaning of that code, by a provider
	RoleKeyword  Role = "keyword"  // one line of EHLO or CAPA
	RoleItem     Role = "item"     // a line of STAT, LIST or UIDL
	RoleDecoded  Role = "decoded"  // what base64 holds
	RoleChoice   Role = "choice"   // why this way to log in was taken
	RoleDiff     Role = "diff"     // what changed since the last EHLO or CAPA
	RoleTLS      Role = "tls"      // the handshake
	// RoleTLSDetail is what only those want to know who look closely.
	RoleTLSDetail Role = "tls-detail"
	RoleLookup    Role = "lookup"  // what the DNS was asked
	RoleRecord    Role = "record"  // one answer
	RolePayload   Role = "payload" // a message that went by
	RoleWhy       Role = "why"     // why it was sent, or what follows from it
	RoleCause     Role = "cause"   // why a server refused, and who must act
	RoleSummary   Role = "summary"
)

// Note is one thing that there is to say about an event.
type Note struct {
	Role Role
	// Topic is the topic to look up; empty if there is none.
	Topic string
	// Label is what the note explains, as it stands on the wire.
	Label string
	Title lang.Text
	Body  lang.Text
	Refs  []string
	// Line is the index of the reply's line that the note belongs to.
	Line int
	// Unknown marks what mailproto does not know.
	Unknown bool
}

// Finding is something that is wrong in a dialogue.
type Finding struct {
	Name string
	// Title and Body say what is wrong and what follows; Refs, by which rule.
	Title, Body lang.Text
	Refs        []string
}

// Step is an event with all that there is to say about it.
type Step struct {
	trace.Event
	Outcome trace.Outcome
	// Exchange numbers a command and its reply alike; 0 for what belongs to none.
	Exchange int
	// Answers is the command that a reply answers; empty for a greeting.
	Answers       string
	Before, After State
	Next          Next
	Notes         []Note
	FAQ           []int
	Problems      []Finding
	// First reports that this command was not seen before in the session.
	First bool
	// Took is the time from a command to its reply, that of a handshake, and that
	// until a greeting came; 0 where it is not known.
	Took trace.Millis
}
