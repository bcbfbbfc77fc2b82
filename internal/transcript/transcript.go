// Package transcript reads what mail programs print about their sessions, and
// turns it into the events of package trace: a dialogue as the RFCs write it, our
// own output and recordings, and the debug output of the usual tools. It follows
// each session only as far as it must to tell commands from message text and to
// find the command that a reply answers; what the events mean is for package
// explain.
package transcript

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"mailproto/trace"
)

// Format is the kind of a transcript, named after what wrote it.
type Format string

// The formats.
const (
	Dialogue  Format = "dialogue"  // C: and S: lines, as the RFCs write them
	Mailproto Format = "mailproto" // our own text output, in columns or sentences
	Recording Format = "recording" // our own JSON Lines
	Swaks     Format = "swaks"
	Curl      Format = "curl"    // curl -v, or any text with > and <
	OpenSSL   Format = "openssl" // openssl s_client, telnet: a dialogue without marks
	Smtplib   Format = "smtplib" // Python, set_debuglevel(1) or (2)
	Poplib    Format = "poplib"  // Python, set_debuglevel(1) or (2)
	Msmtp     Format = "msmtp"   // msmtp -d
	Mpop      Format = "mpop"    // mpop -d
	Fetchmail Format = "fetchmail"
	Postfix   Format = "postfix" // the log of smtp -v, smtpd -v or debug_peer_list
	Exim      Format = "exim"    // exim -v or -d
)

// Formats lists all formats.
func Formats() []Format {
	return []Format{Dialogue, Mailproto, Recording, Swaks, Curl, OpenSSL, Smtplib,
		Poplib, Msmtp, Mpop, Fetchmail, Postfix, Exim}
}

// Errors of Read, to be compared with errors.Is.
var (
	ErrEmpty         = errors.New("the transcript is empty")
	ErrNotText       = errors.New("this is no text")
	ErrUnknownFormat = errors.New("not a transcript of a known kind")
	ErrProtocol      = errors.New("a session of another protocol")
)

// Item is one event of a transcript, or one of its lines that belongs to no event.
type Item struct {
	Event trace.Event
	// Line is the number of the line, counted from 1, with which it began.
	Line int
	// Text is a line that is not part of the dialogue, secrets masked, unprintable
	// bytes visible; Event is then empty. The text may be empty, too.
	Text string
	// Known reports that Text is what the tool says of its own accord, such as
	// "=== Trying"; if it is false the line was not understood.
	Known bool
	// Cut reports that the line was longer than MaxLine and that only its
	// beginning was used.
	Cut bool
}

// IsText reports whether the item is a line that belongs to no event.
func (i Item) IsText() bool { return i.Event.Kind == "" }

// headSize is how much of a transcript is looked at to recognise it. A verbose log
// of Postfix may have a hundred lines before the first of the dialogue.
const headSize = 64 << 10

// Read turns a transcript into events and hands each to emit, in their order. An
// empty f is detected. An error of emit ends the reading and is returned as it
// is. However long the transcript, the memory it takes stays the same.
func Read(r io.Reader, f Format, emit func(Item) error) error {
	b := bufio.NewReaderSize(decode(r), headSize)
	head, err := b.Peek(headSize)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return fmt.Errorf("read transcript: %w", err)
	}
	switch {
	case blank(head) && len(head) < headSize:
		return ErrEmpty
	case !isText(head):
		return ErrNotText
	}
	if f == "" {
		var ok bool
		if f, ok = Detect(head); !ok {
			return ErrUnknownFormat
		}
	}
	read := reader(f)
	if read == nil {
		return fmt.Errorf("%w: %q", ErrUnknownFormat, f)
	}
	p := newParser(f, newLines(b, f), emit)
	return p.run(read(p))
}

// reader returns what makes the function that reads the lines of a format.
func reader(f Format) func(*parser) func([]byte) {
	switch f {
	case Dialogue:
		return newDialogue
	case Mailproto:
		return newMailproto
	case Recording:
		return newRecording
	case Swaks:
		return newSwaks
	case Curl:
		return newCurl
	case OpenSSL:
		return newOpenSSL
	case Smtplib:
		return newSmtplib
	case Poplib:
		return newPoplib
	case Msmtp, Mpop:
		return newMsmtp
	case Fetchmail:
		return newFetchmail
	case Postfix:
		return newPostfix
	case Exim:
		return newExim
	}
	return nil
}

// blank reports that there is nothing but white space.
func blank(b []byte) bool {
	for _, c := range b {
		if c > ' ' {
			return false
		}
	}
	return true
}

// isText reports that b is not binary: of every twenty bytes at most one is a
// control character that text does not use. In random bytes two are. What is no
// UTF-8 may still be text, in GB 18030 or Latin 1.
func isText(b []byte) bool {
	odd := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\b' && c != 0x1b {
			odd++
		}
	}
	return odd*20 <= len(b)
}
