package session_test

import (
	"bufio"
	"errors"
	"io"
	"net"
	"testing"
	"time"

	"mailproto/trace"
	"mailproto/trace/session"
)

// trickle greets, if there is a greeting, hears a line, and then says the octets of a
// reply that never ends, one a second.
func trickle(greeting, begin, endless string) func(*testing.T, net.Conn) {
	return func(_ *testing.T, nc net.Conn) {
		if greeting != "" {
			if _, err := io.WriteString(nc, greeting); err != nil {
				return
			}
			if _, err := bufio.NewReader(nc).ReadString('\n'); err != nil {
				return
			}
		}
		if _, err := io.WriteString(nc, begin); err != nil {
			return
		}
		for i := 0; ; i = (i + 1) % len(endless) {
			if _, err := nc.Write([]byte{endless[i]}); err != nil {
				return
			}
			time.Sleep(time.Second)
		}
	}
}

// TestTrickle: each octet comes in time, the reply does not; the limit is the whole
// reply's.
func TestTrickle(t *testing.T) {
	const limit = 30 * time.Second
	for _, c := range []struct {
		name  string
		serve func(*testing.T, net.Conn)
		cfg   any
	}{
		{"SMTP greeting", trickle("", "", "220-x\r\n"), &session.SMTPConfig{}},
		{"SMTP, one line", trickle("", "", "2"), &session.SMTPConfig{}},
		{"EHLO", trickle("220 x\r\n", "", "250-X\r\n"), &session.SMTPConfig{}},
		{"POP3 greeting", trickle("", "", "+OK x"), &session.POP3Config{}},
		{"CAPA", trickle("+OK x\r\n", "+OK\r\n", "TOP\r\n"), &session.POP3Config{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := scene{serve: c.serve}.run(t, c.cfg)
			own := new(session.Error)
			if !errors.As(o.err, &own) || own.At != session.FailTimeout {
				t.Errorf("%v", o.err)
			}
			if o.took != limit {
				t.Errorf("it took %v, not %v", o.took, limit)
			}
			if last := o.events[len(o.events)-1]; last.Kind != trace.Closed {
				t.Errorf("the last event is %s", last.Kind)
			}
		})
	}
}
