package main

import (
	"context"
	"errors"
	"net"
	"time"

	"mailproto/internal/dialogue"
	"mailproto/internal/lab"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// labWorld lets dialogues run against a lab inside this program.
type labWorld struct {
	lab *lab.Lab
	log *wire.Log
}

// newLabWorld starts a lab with empty maildrops whose clock stands still.
func newLabWorld(ctx context.Context, log *wire.Log) (*labWorld, error) {
	l, err := lab.Start(ctx, lab.Options{Clock: labClock, Seed: "mailproto"})
	if err != nil {
		return nil, labError(err)
	}
	return &labWorld{lab: l, log: log}, nil
}

// labTimeout bounds each wait for the lab.
const labTimeout = 20 * time.Second

// clearTimeout is how long a session in clear waits at a port where TLS comes first: what
// is to be seen there is that nothing comes.
const clearTimeout = 700 * time.Millisecond

func startsInTLS(service string) bool { return service == lab.Submissions || service == lab.POP3S }

// explained makes an error of a session one that is told in the user's language.
func (w *labWorld) explained(err error) error {
	if f := new(session.Error); !errors.As(err, &f) || f.At == session.FailInterrupted {
		return err
	}
	return &traceError{err: err, target: &target{address: "lab"}, opts: &traceOptions{tls: "auto", timeout: labTimeout}}
}

// Connect implements dialogue.World.
func (w *labWorld) Connect(ctx context.Context, o *dialogue.Opening) (net.Conn, session.Config, error) {
	service := o.Service
	if o.Port != "" {
		service = o.Port
	}
	mode, timeout := tlsMode(o), labTimeout
	if startsInTLS(service) && mode != session.TLSImplicit {
		timeout = clearTimeout
	}
	cfg := session.Config{Log: w.log, Addr: "lab " + service, Timeout: timeout, Auth: session.AuthPassword, AllowCleartext: true, Excerpt: maxExcerpt,
		TLS: mode, TLSOptions: wire.TLSOptions{ServerName: w.lab.Hostname(), RootCAs: w.lab.CAs()}}
	addr := w.lab.Addr(service)
	if o.Fault != "" {
		var err error
		if addr, err = w.lab.Faulty(service, o.Fault); err != nil {
			return nil, cfg, err
		}
	}
	nc, err := session.Dial(ctx, "tcp", addr, timeout)
	return nc, cfg, err
}

// tlsMode is the mode of an opening; left out, it is that of the service.
func tlsMode(o *dialogue.Opening) session.TLSMode {
	switch {
	case o.TLS == "none":
		return session.TLSNone
	case o.TLS == "implicit", startsInTLS(o.Service): // there is no upgrade within TLS
		return session.TLSImplicit
	case o.TLS == "required":
		return session.TLSUpgrade
	}
	return session.TLSAuto
}

// Hello implements dialogue.World.
func (w *labWorld) Hello() string { return "client.lab.test" }

// Account implements dialogue.World.
func (w *labWorld) Account(name string) (dialogue.Account, bool) {
	if name == "elsewhere" {
		return dialogue.Account{Name: name, Address: "someone@elsewhere.example"}, true
	}
	for _, u := range w.lab.Users() {
		if u.Name == name {
			return dialogue.Account{Name: u.Name, Password: u.Password, Address: u.Address}, true
		}
	}
	return dialogue.Account{}, false
}

// Hold implements dialogue.World.
func (w *labWorld) Hold() error { w.lab.Hold(); return nil }

// Release implements dialogue.World.
func (w *labWorld) Release() error { w.lab.Release(); return nil }

// Stop implements dialogue.World.
func (w *labWorld) Stop() error { return w.lab.Kill() }

// Ended implements dialogue.World.
func (w *labWorld) Ended(ctx context.Context, nc net.Conn) error {
	return w.lab.Ended(ctx, nc.LocalAddr().String())
}

// Message implements dialogue.World: about two kilobytes that tell which message
// this is.
func (w *labWorld) Message(name string, from dialogue.Account, to []string) session.Message {
	l := letter{from: from.Address, to: to[:1], subject: "Message " + name, body: labBody(name), host: "lab.test", id: name, date: labTime}
	return bytesMessage(l.message(false))
}

// Arrived implements dialogue.World: the lab delivers before its 250, unless it is
// told to hold.
func (w *labWorld) Arrived(context.Context, string, []string) error { return nil }
