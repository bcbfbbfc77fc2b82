package lab

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"mailproto/trace"
	"mailproto/trace/wire"
)

// The lab's services, as Addr and Serve name them.
const (
	MX          = "mx"          // SMTP for mail from strangers (RFC 5321)
	Submission  = "submission"  // SMTP for the lab's users (RFC 6409)
	Submissions = "submissions" // the same in TLS from the start (RFC 8314 §3.3)
	LMTP        = "lmtp"        // LMTP, from a server that has a queue (RFC 2033)
	POP3        = "pop3"        // POP3 (RFC 1939)
	POP3S       = "pop3s"       // the same in TLS from the start (RFC 8314 §3.1)
)

// Services lists the lab's services.
func Services() []string { return []string{MX, Submission, Submissions, LMTP, POP3, POP3S} }

// Ports are the ports of the lab's services: 0 is a free one, a negative number
// means not to listen.
type Ports struct {
	MX, Submission, Submissions, LMTP, POP3, POP3S int
}

// NoPorts is for a lab that serves only the listeners that Serve is given.
func NoPorts() Ports { return Ports{-1, -1, -1, -1, -1, -1} }

func (p Ports) of(service string) int {
	switch service {
	case MX:
		return p.MX
	case Submission:
		return p.Submission
	case Submissions:
		return p.Submissions
	case LMTP:
		return p.LMTP
	case POP3:
		return p.POP3
	case POP3S:
		return p.POP3S
	}
	return -1
}

// PortError says that the lab cannot listen on a port.
type PortError struct {
	Service string
	Address string // host and port
	Err     error
}

func (e *PortError) Error() string {
	cause := e.Err
	var op *net.OpError
	if errors.As(cause, &op) {
		cause = op.Err
	}
	return fmt.Sprintf("listen on %s for %s: %v (choose another port with %s)", e.Address, e.Service, cause, e.Flag())
}

func (e *PortError) Unwrap() error { return e.Err }

// Flag is the command line's flag that chooses another port.
func (e *PortError) Flag() string { return "--" + e.Service + "-port" }

// listen opens the lab's own listeners, and serves them when all of them are open:
// nobody is greeted by a lab that then cannot start.
func (l *Lab) listen() error {
	opened := map[string]net.Listener{}
	for _, service := range Services() {
		port := l.opt.Ports.of(service)
		if port < 0 {
			continue
		}
		addr := net.JoinHostPort(l.opt.Listen, strconv.Itoa(port))
		var lc net.ListenConfig
		ln, err := lc.Listen(l.ctx, network(l.opt.Listen), addr)
		if err != nil {
			for _, other := range opened {
				other.Close() // it was never served
			}
			return &PortError{Service: service, Address: addr, Err: err}
		}
		opened[service] = ln
	}
	var all []error
	for service, ln := range opened {
		all = append(all, l.Serve(service, ln)) // which closes it if the lab has ended
	}
	return errors.Join(all...)
}

// Addr returns the address on which a service is served; "" if there is none.
func (l *Lab) Addr(service string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if lns := l.listeners[service]; len(lns) > 0 {
		return lns[0].Addr().String()
	}
	return ""
}

// Serve begins to serve a listener and returns. The listener is the lab's from
// then on.
func (l *Lab) Serve(service string, ln net.Listener) error {
	h, ok := l.handler(service)
	if !ok {
		return noService(service)
	}
	return l.begin(service, h, ln)
}

func noService(name string) error {
	return fmt.Errorf("the lab has no service %q; it has %s", name, strings.Join(Services(), ", "))
}

// begin begins to serve a listener and keeps it under a key.
func (l *Lab) begin(key string, h handler, ln net.Listener) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		ln.Close() // it is refused in any case
		return errClosed
	}
	l.listeners[key] = append(l.listeners[key], ln)
	l.wg.Add(1)
	go l.accept(h, ln)
	return nil
}

// handler is how a service is served.
type handler struct {
	service  string
	proto    trace.Proto
	timeout  time.Duration
	implicit bool // TLS from the start
	tls      *tls.Config
	faults   behaviour
	run      func(*wire.Server, client, *handler)
	busy     string // the greeting when there are too many connections
	crowded  string // and when there are too many from one address
}

func (l *Lab) handler(service string) (h handler, ok bool) {
	h = handler{
		service: service, implicit: service == Submissions || service == POP3S,
		tls: l.tls, faults: misbehave(service, l.opt.Faults),
	}
	defer func() { h.tls = h.faults.tls.spoil(h.tls, h.proto) }()
	switch service {
	case MX, Submission, Submissions, LMTP:
		h.proto, h.timeout, h.busy = trace.SMTP, 5*time.Minute, "421 "+Hostname+" Too many connections, try again later"
		h.crowded = "421 4.7.0 " + Hostname + " Too many connections from your address"
		h.run = func(conn *wire.Server, c client, h *handler) { newSMTPSession(l, conn, c, h).run() }
	case POP3, POP3S:
		h.proto, h.timeout, h.busy = trace.POP3, 10*time.Minute, "-ERR [SYS/TEMP] Too many connections, try again later"
		h.crowded = "-ERR [SYS/TEMP] Too many connections from your address"
		h.run = func(conn *wire.Server, c client, h *handler) { newPOP3Session(l, conn, c, h).run() }
	default:
		return h, false
	}
	if l.opt.Timeout > 0 {
		h.timeout = l.opt.Timeout
	}
	return h, true
}

// accept takes connections until the listener is closed.
func (l *Lab) accept(h handler, ln net.Listener) {
	defer l.wg.Done()
	for {
		nc, err := ln.Accept()
		switch {
		case err == nil:
			l.serve(h, nc)
		case l.ctx.Err() != nil || errors.Is(err, net.ErrClosed):
			return
		default: // such as too many open files: it passes
			l.opt.OnError(fmt.Errorf("accept a connection for %s: %w", h.service, err))
			select {
			case <-l.ctx.Done():
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}
}

// serve begins a session, or refuses it when there are too many.
func (l *Lab) serve(h handler, nc net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.served[h.service]++
	name := h.service + "-" + strconv.Itoa(l.served[h.service])
	addr, host := clientAddr(nc), hostOf(nc)
	l.clients.come(addr)
	crowded := l.hosts.come(host, l.opt.Limits.PerAddress)
	full := l.sessions >= l.opt.MaxSessions || crowded
	if crowded {
		h.busy = h.crowded
	}
	if !full {
		l.sessions++
	}
	l.wg.Add(1)
	go func() {
		defer l.wg.Done()
		defer l.sessionEnded(addr, host, full)
		if full {
			l.turnAway(h, nc, name)
			return
		}
		l.session(h, nc, name)
	}()
}

// sessionEnded counts a session off; one that was turned away was never counted.
func (l *Lab) sessionEnded(addr string, host netip.Addr, turnedAway bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !turnedAway {
		l.sessions--
	}
	l.hosts.leave(host)
	l.clients.leave(addr)
}

// session serves one connection. A panic ends this session, not the lab.
func (l *Lab) session(h handler, nc net.Conn, name string) {
	defer nc.Close() // a second time does no harm
	defer func() {
		if p := recover(); p != nil {
			l.opt.OnError(fmt.Errorf("session %s: panic: %v\n%s", name, p, debug.Stack()))
		}
	}()
	c := clientOf(nc)
	if h.faults.dropsWithin {
		cut := &cuttable{Conn: nc}
		nc, c.cut = cut, cut.cut
	}
	nc = h.faults.trickle(l.ending.connections, nc)
	conn := wire.NewServer(l.ending.connections, nc, l.wireOptions(h, name, h.timeout))
	defer conn.Drop() // whoever has closed it before has the say
	l.opened(conn)
	defer l.ended(conn)
	if h.implicit {
		if err := conn.StartTLS(h.tls); err != nil {
			if own := new(wire.Error); errors.As(err, &own) && own.Name == wire.ClearAtTLSPort {
				farewell(conn, wrongPort(h.proto, true))
			}
			return
		}
	}
	if l.opt.Overhear > 0 {
		conn.Overheard(l.opt.Overhear)
	}
	h.run(conn, c, &h)
}

// turnAway tells a client that the lab is full (RFC 5321 §3.8, RFC 1939 §3). In
// a service that begins in TLS that would take a handshake: it is only closed.
func (l *Lab) turnAway(h handler, nc net.Conn, name string) {
	conn := wire.NewServer(l.ending.connections, nc, l.wireOptions(h, name, time.Second))
	if !h.implicit {
		_ = conn.Reply(h.busy) // who does not hear it sees the connection close
	}
	_ = conn.Close()
}

func (l *Lab) wireOptions(h handler, name string, timeout time.Duration) wire.Options {
	return wire.Options{Name: name, Proto: h.proto, Log: l.log, Timeout: timeout, ShowSecrets: l.opt.ShowSecrets}
}

// client is what is known of a client from its connection.
type client struct {
	literal string     // its address as an address literal (RFC 5321 §4.1.3), or ""
	nearby  bool       // it is on this machine: nobody listens in between
	host    netip.Addr // where it comes from; see hostOf
	cut     func()     // ends the connection within what comes next; nil where no fault needs it
}

// clientOf looks at a connection. What has no IP address is a connection within
// the program.
func clientOf(nc net.Conn) client {
	tcp, ok := nc.RemoteAddr().(*net.TCPAddr)
	if !ok {
		return client{nearby: true}
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	literal := "[" + ip.String() + "]"
	if ip.Is6() {
		literal = "[IPv6:" + ip.String() + "]"
	}
	return client{literal: literal, nearby: ip.IsLoopback(), host: hostOf(nc)}
}
