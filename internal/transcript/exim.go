package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// newExim reads what Exim prints with -v or -d. "SMTP>>" is what this side sends,
// also as "SMTP|>" (more follows at once) and "SMTP+>", "SMTP<<" what it receives;
// further lines of a reply stand below it without a mark. Whether this side is the
// client shows with the greeting.
func newExim(p *parser) func([]byte) {
	p.proto, p.hidesBody = trace.SMTP, true
	p.cur.proto = trace.SMTP
	e := &exim{parser: p}
	return e.line
}

type exim struct{ *parser }

func (e *exim) line(line []byte) {
	said := e.stamp(line)
	said = bytes.TrimLeft(said, " ")
	if len(said) > 6 && bytes.HasPrefix(said, []byte("SMTP")) {
		if e.dialogue(string(said[4:6]), bytes.TrimPrefix(said[6:], []byte(" "))) {
			return
		}
	}
	if r := &e.cur.reply; r.open() && len(said) > 3 && bytes.HasPrefix(said, r.text[:3]) && (said[3] == '-' || said[3] == ' ') {
		e.server(said)
		return
	}
	e.note(string(said))
	e.text(line, true)
}

// stamp takes the time and the process off the beginning of a line, as -d+all
// shows them.
func (e *exim) stamp(line []byte) []byte {
	if _, ok := clockTime(line); !ok {
		return line
	}
	e.clock(line)
	rest := line[8:]
	if i := bytes.IndexByte(rest, ' '); i >= 0 {
		rest = bytes.TrimLeft(rest[i:], " ")
		for len(rest) > 0 && digit(rest[0]) {
			rest = rest[1:]
		}
	}
	return rest
}

// dialogue takes a line that was spoken, and reports whether it was one.
func (e *exim) dialogue(mark string, said []byte) bool {
	sends := mark == ">>" || mark == "|>" || mark == "+>"
	if !sends && mark != "<<" || string(said) == "(writing message)" {
		return false
	}
	code, _, _, _ := trace.SplitReplyLine(said)
	if !e.cur.replied && code > 0 {
		e.serverSide = sends
	}
	if sends != e.serverSide {
		e.client(said)
	} else {
		e.server(said)
	}
	return true
}

// note reads what Exim says about the connection.
func (e *exim) note(said string) {
	switch {
	case strings.HasPrefix(said, "Connecting to "):
		e.connect(eximAddr(strings.TrimPrefix(said, "Connecting to ")))
		e.serverSide = false
	case strings.HasPrefix(said, "SMTP(close)"):
		e.close(e.kindOfUs())
	case strings.HasPrefix(said, "TLS certificate verified: "):
		if info := e.handshake(); info != nil {
			info.Verified = true
			info.Names = nonEmpty(commonName(said))
		}
	case strings.HasPrefix(said, "TLS certificate verification failed"):
		if info := e.handshake(); info != nil {
			info.Reason = said
		}
	case strings.HasPrefix(said, "cipher: TLS"):
		if info := e.handshake(); info != nil {
			parts := strings.Split(strings.TrimPrefix(said, "cipher: "), ":")
			info.Version = tlsVersion(parts[0])
			if len(parts) > 1 {
				info.Cipher = parts[1]
			}
		}
	case strings.HasPrefix(said, "TLS session: (gnutls_handshake)"), strings.HasPrefix(said, "TLS error on connection"):
		e.failed(said)
	}
}

// kindOfUs is the side that wrote the transcript.
func (e *exim) kindOfUs() trace.Peer {
	if e.serverSide {
		return trace.Server
	}
	return trace.Client
}

// eximAddr reads "localhost [127.0.0.1]:25 ...".
func eximAddr(s string) string {
	s, _, _ = strings.Cut(s, " ...")
	host, rest, ok := strings.Cut(s, " [")
	if !ok {
		return strings.TrimSpace(s)
	}
	if i := strings.LastIndex(rest, "]:"); i >= 0 {
		port, _, _ := strings.Cut(rest[i+2:], " ")
		return host + ":" + port
	}
	return host
}
