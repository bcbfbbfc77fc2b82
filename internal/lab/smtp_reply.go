package lab

import (
	"strconv"
	"time"
)

// smtpReply is one reply, and what the loop is to do once it is sent.
type smtpReply struct {
	code     int
	enhanced string // RFC 3463; none in the greeting, after HELO and EHLO, and in 3yz (RFC 2034 §4)
	lines    []string
	then     step
	late     time.Duration // how long the reply is held back
	chunk    chunk         // what readChunk is to read
	more     []smtpReply   // those for the other recipients (RFC 2033 §4.2)
	changes  bool          // its last line has another code
	behind   []smtpReply   // sent right behind it
}

// step is what follows a reply.
type step int

const (
	readCommand step = iota
	readMessage
	readChunk // instead of the reply
	startTLS
	hangUp
	drop     // instead of the reply
	silence  // instead of the reply, until the client goes
	unspoken // instead of the reply, which was given already
)

func yes(code int, enhanced string, lines ...string) smtpReply {
	return smtpReply{code: code, enhanced: enhanced, lines: lines}
}

// no is a refusal; it reads better where one is meant.
func no(code int, enhanced, text string) smtpReply {
	return smtpReply{code: code, enhanced: enhanced, lines: []string{text}}
}

// wire returns the reply's lines: all but the last have a hyphen behind the code
// (RFC 5321 §4.2.1).
func (r smtpReply) wire() []string {
	all := make([]string, len(r.lines))
	for i, line := range r.lines {
		sep := byte('-')
		if i == len(r.lines)-1 {
			sep = ' '
		}
		b := append(strconv.AppendInt(make([]byte, 0, 128), int64(r.code), 10), sep)
		if r.enhanced != "" {
			b = append(append(b, r.enhanced...), ' ')
		}
		all[i] = string(append(b, line...))
	}
	return all
}

// needTLS asks for TLS first (RFC 3207 §4).
func needTLS() smtpReply { return no(530, "5.7.0", "Send STARTTLS first") }

// switchedOff refuses a command that is known and not offered (RFC 5321 §4.2.4).
func switchedOff(verb string) smtpReply {
	return no(502, "5.5.1", verb+" is not offered here")
}

// wantsNone refuses arguments of a command that takes none (RFC 5321 §4.1.1).
func wantsNone(verb string) smtpReply { return no(501, "5.5.4", verb+" takes no argument") }

func outOfOrder(text string) smtpReply { return no(503, "5.5.1", text) }
