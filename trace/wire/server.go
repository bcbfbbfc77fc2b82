package wire

import (
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"time"

	"mailproto/trace"
)

// Server is the server's end of a connection. Replies are held back while more
// of the client's pipelined commands are at hand, so that the replies to a group
// leave together (RFC 2920 §3.2).
type Server struct {
	conn
	out    bytes.Buffer
	last   int  // the event that the next reply answers
	bareLF bool // the line last read ended in LF without CR
	finish finish
	// inClear is what the client had said, in octets, when TLS began.
	inClear int64
}

// NewServer takes over a connection that stands and reports it.
func NewServer(ctx context.Context, nc net.Conn, o Options) *Server {
	s := &Server{conn: newConn(ctx, nc, o)}
	s.hush = true
	s.add(trace.Event{Kind: trace.Connected, Peer: trace.Client, Addr: address(nc, o)})
	return s
}

// SetTimeout sets how long the client may take for each thing that it sends.
func (s *Server) SetTimeout(d time.Duration) { s.timeout = d }

// ReadLine reads a command, or an answer within AUTH, without its line end. A
// line that is too long ends the connection with ErrProtocol.
func (s *Server) ReadLine() (string, error) {
	early := s.ahead()
	// Half a line at hand is no reason to wait: its other half may come only
	// after the replies that are held back.
	if ahead, _ := s.r.Peek(s.r.Buffered()); bytes.IndexByte(ahead, '\n') < 0 {
		if err := s.flush(); err != nil {
			return "", s.parted(err)
		}
	}
	if !s.await() {
		return "", &Error{Reason: ErrFinished}
	}
	s.r.rest()
	line, err := s.command()
	if err = s.awaited(err); err != nil {
		return "", s.parted(err)
	}
	if !s.log.quiet() {
		e := s.commandEvent(trace.Received, line)
		e.Pipelined = early
		s.last = s.add(e)
	}
	return string(line), nil
}

func (s *Server) command() ([]byte, error) {
	if err := s.refuseHello(); err != nil {
		return nil, err
	}
	before := s.got
	s.told = nil
	line, err := s.readLine()
	s.bareLF = s.got-before == int64(len(line))+1
	return line, err
}

// BareLF reports whether the line that was last read ended in LF alone, which
// ends no line in SMTP (RFC 5321 §2.3.8) nor in POP3 (RFC 1939 §3). The line is
// handed out all the same, so that its sender can be told.
func (s *Server) BareLF() bool { return s.bareLF }

// Reply sends one reply, given as its whole lines without their line ends. In
// POP3 a reply of more than one line is a listing: its lines are dot-stuffed and
// the final dot is added.
func (s *Server) Reply(lines ...string) error {
	return s.reply(lines, s.proto == trace.POP3 && len(lines) > 1)
}

// ReplyList sends a POP3 listing, also one that is empty.
func (s *Server) ReplyList(status string, lines []string) error {
	return s.reply(append([]string{status}, lines...), true)
}

func (s *Server) reply(lines []string, listing bool) error {
	for i, line := range lines {
		if listing && i > 0 && len(line) > 0 && line[0] == '.' {
			s.out.WriteByte('.')
		}
		s.out.WriteString(line)
		s.out.WriteString("\r\n")
	}
	if listing {
		s.out.WriteString(".\r\n")
	}
	s.replied(lines)
	if s.out.Len() > bodyStep {
		return s.flush()
	}
	return nil
}

// replied reports a reply, if anybody wants to know.
func (s *Server) replied(lines []string) {
	if s.log.quiet() {
		return
	}
	raw := make([][]byte, len(lines))
	for i, line := range lines {
		raw[i] = []byte(line)
	}
	e, _, _ := s.replyEvent(trace.Sent, s.last, raw)
	s.add(e)
}

func (s *Server) flush() error {
	if s.out.Len() == 0 {
		return nil
	}
	err := s.write(s.out.Bytes())
	s.out.Reset()
	return err
}

// Body is what is to be known of a message that was read.
type Body struct {
	Octets int64 // of the message; w was given no more than the bound
	Bare   bool  // it holds a CR or LF that is no part of a line end
}

// ReadMessage reads a message after 354 up to its final dot and writes at most
// max octets of it to w; the rest is read and dropped, for the client hears of it
// only after its final dot. An error of w does not stop the reading either: it
// is returned when the client may be told.
func (s *Server) ReadMessage(w io.Writer, max int64) (b Body, werr, err error) {
	s.reportBehindData()
	if err := s.flush(); err != nil {
		return b, nil, err
	}
	limited := &limitedWriter{w: w, left: max}
	u := unstuffer{w: limited}
	for step := int64(0); ; {
		if u.octets >= step {
			s.deadline(s.timeout)
			step = u.octets + bodyStep
		}
		end, _, err := s.bodyLines(&u, nil)
		if err != nil {
			return b, nil, s.broken(err)
		}
		if end {
			break
		}
	}
	s.reportBody(&u)
	return Body{Octets: u.octets, Bare: u.bareLF || u.bareCR}, limited.err, nil
}

// reportBody reports a message that was read to its final dot.
func (s *Server) reportBody(u *unstuffer) {
	if s.log.quiet() {
		return
	}
	s.reportBare(u)
	s.add(trace.Event{Kind: trace.Payload, Peer: trace.Client,
		Octets: u.octets + u.stuffed, Lines: u.lines, Stuffed: u.stuffed})
	s.last = s.add(trace.Event{Kind: trace.Received, Peer: trace.Client, Command: &trace.Command{Verb: "."}})
}

// limitedWriter passes on a bounded number of octets and swallows the rest, and
// everything after an error.
type limitedWriter struct {
	w    io.Writer
	left int64
	err  error
}

func (l *limitedWriter) Write(b []byte) (int, error) {
	n := min(int64(len(b)), l.left)
	if n > 0 && l.err == nil {
		l.left -= n
		_, l.err = l.w.Write(b[:n])
	}
	return len(b), nil
}

// SendMessage sends a positive status line and a message behind it (RETR, TOP).
func (s *Server) SendMessage(status string, r io.Reader) error {
	if err := s.reply([]string{status}, false); err != nil {
		return err
	}
	_, err := s.sendMessage(s.out.Bytes(), r, trace.Server) // the line and the message leave together
	s.out.Reset()
	return err
}

// StartTLS flushes the reply that announced it and turns the connection into an
// encrypted one. What the client sent in clear behind STARTTLS is dropped
// (RFC 3207 §4.2, RFC 2595 §4).
func (s *Server) StartTLS(cfg *tls.Config) error {
	if err := s.flush(); err != nil {
		return err
	}
	if n := s.r.Buffered(); n > 0 {
		// Not what it was: there may be a password in it.
		s.fault("early-talk", fmt.Appendf(nil, "%d octets in clear, dropped", n))
	}
	seen := &tail{Conn: s.plain}
	t := tls.Server(seen, cfg)
	if !s.await() {
		return &Error{Reason: ErrInterrupted}
	}
	err := t.HandshakeContext(s.ctx)
	_ = s.awaited(nil)
	if err != nil {
		return s.tlsFailed(err, seen)
	}
	s.reset(t)
	s.inClear = s.got
	cs := t.ConnectionState()
	s.add(trace.Event{Kind: trace.Secured, TLSInfo: &trace.TLSInfo{
		Version: tls.VersionName(cs.Version), Cipher: tls.CipherSuiteName(cs.CipherSuite)}})
	return nil
}

// tlsFailed reports a handshake that failed. A client that has ended it is gone.
func (s *Server) tlsFailed(err error, seen *tail) error {
	name := s.handshakeFault(err, seen)
	shown := name
	if name == ClearAtTLSPort {
		shown = "client-handshake"
	}
	s.add(trace.Event{Kind: trace.Secured, TLSInfo: &trace.TLSInfo{Error: shown, Reason: visible(err.Error())}})
	if name == ClientEndedTLS {
		s.CloseLost()
	}
	return &Error{Reason: ErrTLS, Name: name, Detail: visible(err.Error()), Err: err}
}

// Close sends what is still held back and ends the connection.
func (s *Server) Close() error {
	ferr := s.flush()
	if err := s.close(trace.Server); err != nil {
		return err
	}
	return ferr
}

// Drop ends the connection without sending what is held back.
func (s *Server) Drop() {
	s.out.Reset()
	_ = s.close(trace.Server) // the connection is given up in any case
}

// CloseLost ends a connection that the client has ended.
func (s *Server) CloseLost() {
	s.out.Reset()
	_ = s.close(trace.Client) // there is nobody left to hear of an error
}
