// Package trace is the vocabulary of a mail session: what was on the wire, as
// events. It does no I/O. Whatever produces events (a live session, the lab, a
// transcript, a recording) produces these, and whatever shows a session shows
// these.
package trace

import "bytes"

// Proto is the protocol of a session.
type Proto string

// The protocols.
const (
	SMTP Proto = "smtp"
	POP3 Proto = "pop3"
)

// Kind says what an event is. Its values stand in JSON as they are.
type Kind string

// The kinds of events.
const (
	Connected Kind = "connected" // a connection stands; Addr is set
	Secured   Kind = "secured"   // a TLS handshake ended; TLSInfo is set
	Sent      Kind = "sent"      // a command or reply left
	Received  Kind = "received"  // a command or reply came
	Payload   Kind = "payload"   // a message went by; Octets is set
	Problem   Kind = "problem"   // the peer broke the protocol; Fault is set
	Closed    Kind = "closed"    // the connection is over
	Looked    Kind = "lookup"    // the DNS was asked for the server; Lookup is set
	Summary   Kind = "summary"   // what the session came to
)

// Peer is the side that spoke.
type Peer string

// The two sides, named as the RFCs name them in their examples.
const (
	Client Peer = "C"
	Server Peer = "S"
)

// Event is one thing that happened on a connection. It is safe to show: secrets
// are masked and unprintable bytes made visible before an Event exists.
type Event struct {
	// Seq numbers the events of a trace from 1.
	Seq int `json:"seq"`
	// At is the time since the trace began.
	At Millis `json:"at_ms"`
	// Conn names the connection, where a trace has several.
	Conn  string `json:"conn,omitempty"`
	Proto Proto  `json:"proto,omitempty"`
	Kind  Kind   `json:"kind"`
	// Peer is the side that spoke, or closed; where a connection stands it is the
	// client if the server's end is watched.
	Peer Peer `json:"peer,omitempty"`
	// TLS reports whether it crossed the network encrypted.
	TLS bool `json:"tls,omitempty"`
	// TLSUntold reports that a transcript does not tell that: TLS is false then, and
	// yet it may have been encrypted.
	TLSUntold bool `json:"tls_untold,omitempty"`
	// Re is the Seq of the event that a reply answers; 0 for a greeting.
	Re int `json:"re,omitempty"`
	// Pipelined reports, where the server's end is watched, that a command was at
	// hand before the reply to the one before it had left.
	Pipelined bool `json:"pipelined,omitempty"`

	Addr    string   `json:"addr,omitempty"`
	Lookup  *Lookup  `json:"lookup,omitempty"`
	Command *Command `json:"command,omitempty"`
	Reply   *Reply   `json:"reply,omitempty"`
	SASL    *SASL    `json:"sasl,omitempty"`
	TLSInfo *TLSInfo `json:"tls_info,omitempty"`
	Fault   *Fault   `json:"problem,omitempty"`
	Result  *Result  `json:"summary,omitempty"`
	// Octets, Lines and Stuffed measure a payload as it crossed the wire, without
	// the final dot: octets, lines, and lines that were given a second dot.
	Octets  int64 `json:"octets,omitempty"`
	Lines   int64 `json:"lines,omitempty"`
	Stuffed int64 `json:"stuffed,omitempty"`
	// Excerpt are the first lines of a payload as they crossed the wire, where the
	// user may see them. It is for views alone: a payload's text stands in no JSON
	// and in no recording.
	Excerpt []string `json:"-"`
	// Raw are the exact bytes, secrets masked, where Command or Reply do not
	// show them exactly.
	Raw []byte `json:"raw,omitempty"`
}

// Line is the line that an event's command was, as exactly as it may be shown,
// without its line end.
func Line(e Event) string {
	if len(e.Raw) > 0 {
		v, _ := Visible(bytes.TrimSuffix(e.Raw, []byte("\r\n")))
		return v
	}
	if e.Command == nil {
		return ""
	}
	return e.Command.String()
}
