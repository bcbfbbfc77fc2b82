package dialogue

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"strings"

	"mailproto/internal/lang"
)

// Play is how a script is played as a server.
type Play struct {
	// TLS is used for the handshake that follows a positive reply to STARTTLS or
	// STLS; Implicit begins with one.
	TLS      *tls.Config
	Implicit bool
}

// Serve plays the server's part of a script on a connection: it says the S: lines
// and expects the C: lines, word for word but for captures. It ends with the
// script, and returns an *Error where the client said something else.
func (p Play) Serve(nc net.Conn, s *Script) error {
	v := &server{nc: nc, r: bufio.NewReader(nc), script: s, captures: Captures{}}
	defer func() { v.nc.Close() }()
	if p.Implicit {
		if err := v.handshake(p.TLS); err != nil {
			return err
		}
	}
	for i, l := range s.Lines {
		if err := v.step(l); err != nil {
			return err
		}
		if p.TLS != nil && v.upgrades(i) {
			if err := v.handshake(p.TLS); err != nil {
				return err
			}
		}
	}
	return v.ended()
}

type server struct {
	nc       net.Conn
	r        *bufio.Reader
	script   *Script
	captures Captures
	out      strings.Builder // replies that leave together
	last     string          // what the client said last
}

func (v *server) step(l Line) error {
	switch l.Verb {
	case Server:
		v.out.WriteString(v.captures.Fill(l.Text) + "\r\n")
	case Client:
		if err := v.flush(); err != nil {
			return v.fault(l, "the client is gone", err.Error())
		}
		line, err := v.r.ReadString('\n')
		if err != nil {
			return v.fault(l, "the client is gone", fmt.Sprintf("%q, %v", line, err))
		}
		v.last = strings.TrimRight(line, "\r\n")
		if !strings.HasSuffix(line, "\r\n") {
			return v.fault(l, "the line does not end in CR LF", fmt.Sprintf("%q", line))
		}
		if !v.captures.Match(l.Text, v.last) {
			return v.fault(l, "the client said something else", fmt.Sprintf("%q", v.last))
		}
	case Drop:
		if err := v.flush(); err != nil {
			return v.fault(l, "the client is gone", err.Error())
		}
		return v.nc.Close()
	}
	return nil
}

func (v *server) flush() error {
	if v.out.Len() == 0 {
		return nil
	}
	_, err := io.WriteString(v.nc, v.out.String())
	v.out.Reset()
	return err
}

func (v *server) fault(l Line, msg, observed string) error {
	return &Error{File: v.script.Name, Line: l.Number, Msg: lang.Same(msg), Expected: fmt.Sprintf("%q", l.Text), Observed: observed}
}

// upgrades reports whether line i is the last of a positive reply to an upgrade.
func (v *server) upgrades(i int) bool {
	l := v.script.Lines[i]
	if l.Verb != Server || i+1 < len(v.script.Lines) && v.script.Lines[i+1].Verb == Server {
		return false
	}
	switch strings.ToUpper(v.last) {
	case "STARTTLS":
		return strings.HasPrefix(l.Text, "220 ")
	case "STLS":
		return strings.HasPrefix(l.Text, "+OK")
	}
	return false
}

func (v *server) handshake(cfg *tls.Config) error {
	if err := v.flush(); err != nil {
		return err
	}
	t := tls.Server(v.nc, cfg)
	if err := t.Handshake(); err != nil {
		return fmt.Errorf("%s: handshake: %w", v.script.Name, err)
	}
	v.nc, v.r, v.last = t, bufio.NewReader(t), ""
	return nil
}

// ended says what is left to say and refuses anything that the client adds.
func (v *server) ended() error {
	if err := v.flush(); err != nil {
		return nil // the client need not wait for the last word
	}
	if n := len(v.script.Lines); n > 0 && v.script.Lines[n-1].Verb == Drop {
		return nil
	}
	rest, _ := io.ReadAll(io.LimitReader(v.r, 1<<16)) // its end is all that matters
	if len(rest) > 0 {
		l := Line{Number: 1}
		if n := len(v.script.Lines); n > 0 {
			l.Number = v.script.Lines[n-1].Number + 1
		}
		return v.fault(l, "the client goes on", fmt.Sprintf("%q", rest))
	}
	return nil
}
