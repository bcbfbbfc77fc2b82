package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	"mailproto/internal/dialogue"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// realWorld lets a script run against real servers.
type realWorld struct {
	run    *realRun
	plan   *plan
	log    *wire.Log
	trial  int
	sent   map[string]int // messages by name
	dialed *target        // last
	hello  string         // for the connection that was made last
}

// newRealWorld makes the world of one trial. Its sessions' events go to log, and are
// followed on the way.
func (r *realRun) newRealWorld(p *plan, trial int, log *wire.Log) *realWorld {
	books := &ledger{run: r, conns: map[string]*transaction{}}
	w := &realWorld{run: r, plan: p, trial: trial, sent: map[string]int{}}
	w.log = wire.NewLog(func(e trace.Event) {
		books.observe(e)
		log.Add(e) // which numbers alike, for it gets every event and no other
	})
	return w
}

// config is what every session with a server is told.
func (r *realRun) config(t *target, nc net.Conn) session.Config {
	return session.Config{Timeout: r.opts.timeout, Auth: session.AuthPassword, AllowCleartext: onThisMachine(nc), TLS: session.TLSAuto,
		TLSOptions: wire.TLSOptions{ServerName: t.name, RootCAs: r.roots, Insecure: r.opts.insecure}}
}

// onThisMachine reports whether a connection stays on this machine: to any other a
// password goes encrypted, or not at all.
func onThisMachine(nc net.Conn) bool {
	a, ok := nc.RemoteAddr().(*net.TCPAddr)
	return ok && a.IP.IsLoopback()
}

// hush is how long a client waits for a greeting that is not to come.
const hush = 5 * time.Second

// Connect implements dialogue.World.
func (w *realWorld) Connect(ctx context.Context, o *dialogue.Opening) (net.Conn, session.Config, error) {
	t, err := w.run.server(o, w.plan.script)
	if err != nil {
		return nil, session.Config{}, err
	}
	w.dialed = t
	var box *mailbox
	if isPOP3(o.Service) && o.User != "" {
		box = w.run.boxes[w.run.accounts[o.User].Name]
		// The lab delivers before its 250; a real server needs a while.
		if err := box.await(ctx); err != nil {
			return nil, session.Config{}, err
		}
	}
	nc, err := session.Dial(ctx, "tcp", t.address, w.run.opts.timeout)
	if err != nil {
		return nil, session.Config{}, err
	}
	w.hello = helloOver(nc)
	cfg := w.run.config(t, nc)
	cfg.Log, cfg.TLS = w.log, tlsMode(o)
	switch {
	case o.Port == "" && t == w.run.servers[o.Service+"s"]:
		cfg.TLS = session.TLSImplicit
	case strings.HasSuffix(o.Port, "s") && cfg.TLS != session.TLSImplicit:
		cfg.Timeout = min(cfg.Timeout, hush)
	}
	return w.counted(nc, box), cfg, nil
}

// clear finds whether the logins in clear of a plan are possible: on this machine
// only, and where the server offers them.
func (r *realRun) clear(ctx context.Context, p *plan) error {
	for _, l := range p.script.Lines {
		if l.Verb != dialogue.Open || l.Opening.TLS != "none" || l.Opening.User == "" {
			continue
		}
		t, err := r.server(l.Opening, p.script)
		if err != nil {
			return err
		}
		nc, err := session.Dial(ctx, "tcp", t.address, r.opts.timeout)
		if err != nil {
			return r.explained(err, t)
		}
		if err := r.offersClear(ctx, nc, t, isPOP3(l.Opening.Service)); err != nil {
			return err
		}
	}
	return nil
}

// offersClear asks a server whether it offers a login in clear, and leaves.
func (r *realRun) offersClear(ctx context.Context, nc net.Conn, t *target, pop bool) error {
	if !onThisMachine(nc) {
		nc.Close()
		return only(text("a password never goes to another machine in clear", "密码绝不以明文发给别的机器"))
	}
	cfg := r.config(t, nc)
	cfg.Log, cfg.TLS = wire.NewLog(nil), session.TLSNone
	proto, stage := trace.SMTP, session.StageEHLO
	if pop {
		proto, stage = trace.POP3, session.StageCapa
	}
	c, err := session.Open(ctx, nc, proto, cfg, helloOver(nc), stage)
	if err != nil {
		return r.explained(err, t)
	}
	offered := c.Offers("AUTH") || c.Offers("USER") || c.Offers("SASL")
	if err := leave(c); err != nil {
		return err
	}
	if !offered {
		return only(text("this server offers no login in clear", "这台服务器不提供明文登录"))
	}
	return nil
}

// countedConn is a connection that tells its mailbox when it is over.
type countedConn struct {
	net.Conn
	box  *mailbox
	once sync.Once
}

func (w *realWorld) counted(nc net.Conn, box *mailbox) net.Conn {
	if box == nil {
		return nc
	}
	box.count(&box.open, 1)
	return &countedConn{Conn: nc, box: box}
}

// Close implements net.Conn.
func (c *countedConn) Close() error {
	c.once.Do(func() { c.box.count(&c.box.open, -1) })
	return c.Conn.Close()
}

// Hello implements dialogue.World: this machine's name, or else its address.
func (w *realWorld) Hello() string { return w.hello }

// helloOver is the name to give over a connection. Without a name it is an address
// literal (RFC 5321 §4.1.3).
func helloOver(nc net.Conn) string {
	if name := (&smtpOptions{}).hello(&target{}); name != "" {
		return name
	}
	a, ok := nc.LocalAddr().(*net.TCPAddr)
	switch {
	case !ok:
		return "localhost"
	case a.IP.To4() == nil:
		return "[IPv6:" + a.IP.String() + "]"
	}
	return "[" + a.IP.String() + "]"
}

// Account implements dialogue.World.
func (w *realWorld) Account(name string) (dialogue.Account, bool) {
	if name == "elsewhere" {
		return dialogue.Account{Name: name, Address: w.run.elsewhere}, true
	}
	a, ok := w.run.accounts[name]
	return a, ok
}

// Hold implements dialogue.World.
func (w *realWorld) Hold() error { return dialogue.ErrNeedsLab }

// Release implements dialogue.World.
func (w *realWorld) Release() error { return dialogue.ErrNeedsLab }

// Stop implements dialogue.World.
func (w *realWorld) Stop() error { return dialogue.ErrNeedsLab }

// Ended implements dialogue.World: a server may keep a maildrop locked until it has
// noticed that a session is gone.
func (w *realWorld) Ended(ctx context.Context, nc net.Conn) error {
	c, ok := nc.(*countedConn)
	if !ok || c.box.count(&c.box.open, 0) > 0 {
		return nil
	}
	return c.box.freed(ctx)
}

// Message implements dialogue.World: the lab's message with a Message-ID of ours.
func (w *realWorld) Message(name string, from dialogue.Account, to []string) session.Message {
	w.sent[name]++
	id := strings.Trim(w.run.messageID(w.trial, w.sent[name], name), "<>")
	local, host, _ := strings.Cut(id, "@")
	l := letter{from: from.Address, to: to[:1], subject: "Message " + name, body: labBody(name), host: host, id: local, date: time.Now()}
	return bytesMessage(l.message(false))
}

// labBody is the body of the lab's message of a name: about two kilobytes that tell
// which message this is.
func labBody(name string) string {
	return "This is the message called " + name + ".\n" +
		strings.Repeat(fmt.Sprintf("%-69s\n", "Line by line the message "+name+" grows to two kilobytes."), 24)
}

// Arrived implements dialogue.World. A message is waited for when somebody looks:
// when its maildrop is opened, or at once where it is open already.
func (w *realWorld) Arrived(ctx context.Context, _ string, to []string) error {
	for _, a := range to {
		if box := w.run.box(a); box != nil && box.count(&box.open, 0) > 0 {
			if err := box.await(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// explained makes an error of a session one that the user can read.
func (r *realRun) explained(err error, t *target) error {
	f := new(session.Error)
	if own := new(userError); errors.As(err, &own) || !errors.As(err, &f) || t == nil ||
		f.At == session.FailInterrupted {
		return err
	}
	proto := trace.SMTP
	if t == r.servers["pop3"] || t == r.servers["pop3s"] {
		proto = trace.POP3
	}
	return &traceError{err: err, target: t, opts: &traceOptions{u: r.u, proto: proto, tls: "auto", timeout: r.opts.timeout}}
}
