package transcript

import (
	"bytes"
	"fmt"
	"strings"

	"mailproto/trace"
)

// guessProto tells the protocol from a command.
func guessProto(line []byte) trace.Proto {
	switch trace.ParseCommand(line).Verb {
	case "USER", "PASS", "APOP", "CAPA", "STLS", "STAT", "LIST", "RETR", "DELE", "UIDL", "TOP":
		return trace.POP3
	}
	return trace.SMTP
}

// smtpVerb reports whether a word is a command of SMTP.
func smtpVerb(verb string) bool {
	switch verb {
	case "EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "NOOP", "QUIT",
		"VRFY", "EXPN", "HELP", "AUTH", "STARTTLS", "ETRN", "XCLIENT", "XFORWARD":
		return true
	}
	return false
}

// knownVerb reports whether a word is a command of either protocol.
func knownVerb(verb string) bool {
	switch verb {
	case "USER", "PASS", "APOP", "CAPA", "STLS", "STAT", "LIST", "RETR", "DELE", "UIDL", "TOP", "LAST", "UTF8", "LANG":
		return true
	}
	return smtpVerb(verb)
}

// detectProto tells the protocol from the first line of a server. A reply outside
// of both protocols leaves what the command made believe.
func (p *parser) detectProto(line []byte) {
	c := p.cur
	code, _, _, _ := trace.SplitReplyLine(line)
	switch {
	case trace.StatusOf(line) != "":
		c.proto = trace.POP3
	case code > 0 || c.proto == "":
		c.proto = trace.SMTP
	}
	c.guessed = false
}

// replyLike reports whether a line can be the beginning of a reply.
func replyLike(line []byte) bool {
	_, _, _, ok := trace.SplitReplyLine(line)
	return ok || trace.StatusOf(line) != ""
}

// anew reports that a server's line begins another session: a greeting where the
// session is over, or where 220 answers nothing.
func (p *parser) anew(line []byte) bool {
	c := p.cur
	if !c.replied || c.reply.open() {
		return false
	}
	code, _, _, _ := trace.SplitReplyLine(line)
	status := trace.StatusOf(line)
	switch {
	case c.proto == trace.SMTP && (status == "+OK" || status == "-ERR"):
		return len(c.pending) == 0 // the other protocol
	case c.over && len(c.pending) == 0:
		return code == 220 || code == 554 || status == "+OK"
	case code != 220:
		return false
	}
	return len(c.pending) == 0 || !opens(c.pending[0].verb)
}

// opens reports that a command is answered by 220.
func opens(verb string) bool { return verb == "STARTTLS" || verb == "XCLIENT" }

// greets reports that the first reply of a connection is its greeting, although the
// client spoke before it.
func (c *conn) greets(text []byte) bool {
	return !c.replied && bytes.HasPrefix(text, []byte("220")) && !opens(c.pending[0].verb)
}

// otherProtocol ends the reading at a client's line of HTTP or IMAP.
func (p *parser) otherProtocol(line []byte) bool {
	_, rest, _ := bytes.Cut(line, []byte(" "))
	switch {
	case bytes.Contains(line, []byte(" HTTP/")):
		p.stop("HTTP")
	case !p.cur.replied && imapCommand(rest) && !smtpVerb(trace.ParseCommand(line).Verb):
		p.stop("IMAP")
	default:
		return false
	}
	return true
}

// imapCommand reports whether what stands behind the first word is a command of
// IMAP, so that the word is a tag (RFC 9051 §2.2.1).
func imapCommand(rest []byte) bool {
	switch trace.ParseCommand(rest).Verb {
	case "CAPABILITY", "LOGIN", "AUTHENTICATE", "SELECT", "LOGOUT", "ID":
		return true
	}
	return false
}

// foreign ends the reading at a server's line of HTTP, IMAP or FTP.
func (p *parser) foreign(line []byte) bool {
	c := p.cur
	switch {
	case bytes.HasPrefix(line, []byte("HTTP/")):
		p.stop("HTTP")
	case !c.replied && (bytes.HasPrefix(line, []byte("* OK")) || bytes.HasPrefix(line, []byte("* PREAUTH"))):
		p.stop("IMAP")
	case bytes.HasPrefix(line, []byte("SSH-2.0")):
		p.stop("SSH")
	case len(c.pending) > 0 && bytes.HasPrefix(line, []byte("331")) && c.pending[0].verb == "USER":
		p.stop("FTP")
	default:
		return false
	}
	return true
}

func (p *parser) stop(name string) {
	p.fail(fmt.Errorf("line %d: %w: %s", p.in.n, ErrProtocol, name))
}

// aside reports that a line in the place of speech only says what happened, as the
// RFCs do: "<TLS negotiation>", "(the message)", "...".
func aside(line []byte) bool {
	s := strings.TrimSpace(string(line))
	if len(s) < 3 || strings.Contains(s, "@") {
		return false
	}
	first, last := s[0], s[len(s)-1]
	return first == '<' && last == '>' || first == '(' && last == ')' || s == "..." || s == "[...]" || s == "…"
}
