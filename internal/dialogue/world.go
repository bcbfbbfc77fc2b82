package dialogue

import (
	"context"
	"errors"
	"net"

	"mailproto/trace"
	"mailproto/trace/session"
)

// World is what dialogues are run against: the lab, or real servers.
type World interface {
	// Connect reaches the service of an opening. The config it returns has what the
	// world knows: TLS, the log, timeouts. ErrNeedsLab says that only the lab can
	// do what the opening asks for.
	Connect(ctx context.Context, o *Opening) (net.Conn, session.Config, error)
	// Hello is the name that the client gives in EHLO; it is asked after Connect.
	Hello() string
	// Account is a user's login and address; the name "elsewhere" has an address
	// alone, of a foreign domain.
	Account(name string) (Account, bool)
	// Hold, Release and Stop act on the lab: on the delivery of what it accepts,
	// and on itself.
	Hold() error
	Release() error
	Stop() error
	// Ended waits until the server has noticed that a connection is gone.
	Ended(ctx context.Context, nc net.Conn) error
	// Message is the text of a message by its name, for Send.
	Message(name string, from Account, to []string) session.Message
	// Arrived waits until a message that was accepted can be read.
	Arrived(ctx context.Context, name string, to []string) error
}

// Account is a user of a World.
type Account struct {
	Name, Password, Address string
}

// ErrNeedsLab says that a line can run on the lab alone.
var ErrNeedsLab = errors.New("this needs the lab")

// protoOf is the protocol of a service.
func protoOf(service string) trace.Proto {
	if service == "pop3" || service == "pop3s" {
		return trace.POP3
	}
	return trace.SMTP
}
