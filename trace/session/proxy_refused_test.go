package session_test

import (
	"io"
	"net"
	"strings"
	"testing"

	"mailproto/trace"
	"mailproto/trace/session"
)

func behindProxy(c *session.SMTPConfig) { c.Proxy = &session.Proxy{Version: 1} }

// TestProxyRefused: a server that does not know the PROXY header refuses it as a
// command, before it reads EHLO or after. That says nothing about EHLO.
func TestProxyRefused(t *testing.T) {
	pop := look(func(c *session.POP3Config) { c.Proxy = &session.Proxy{Version: 1} })
	for _, tt := range []struct {
		name, script, fail string
		cfg                any
	}{
		{"before EHLO", "S- 220 mx|500 5.5.1 what|\nC: EHLO me\nS: 250 mx", "proxy-header", hello(behindProxy)},
		{"for EHLO", "C: PROXY UNKNOWN\nS: 220 mx\nC: EHLO me\nS: 502 what", "proxy-header", hello(behindProxy)},
		{"twice", "S- 220 mx|500 a|500 b|\nC: EHLO me\nS: 500 c", "proxy-header", hello(behindProxy)},
		{"and gone", "S- 220 mx|500 a|\nC: EHLO me\ndrop", "proxy-header", hello(behindProxy)},
		{"EHLO itself", "C: PROXY UNKNOWN\nS: 220 mx\nC: EHLO me\nS: 550 no\nC: HELO me\nS: 550 no\nC: QUIT\nS: 221", "ehlo", hello(behindProxy)},
		{"a later command", "C: PROXY UNKNOWN\nS: 220 mx\nC: EHLO me\nS: 250 mx\nC: QUIT\nS: 500", "quit", hello(behindProxy)},
		{"the greeting", "C: PROXY UNKNOWN\nS: 502 no\nC: QUIT\nS: 221", "greeting", hello(behindProxy)},
		{"POP3, before CAPA", "S- +OK|-ERR what|\nC: CAPA\nS: +OK\nS: .", "proxy-header", pop},
		{"POP3, for CAPA", "C: PROXY UNKNOWN\nS: +OK\nC: CAPA\nS: -ERR what", "proxy-header", pop},
		{"POP3, CAPA itself", "C: PROXY UNKNOWN\nS: +OK\nC: CAPA\nS: -ERR [SYS/TEMP] later\nC: QUIT\nS: +OK", "", pop},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := scene{serve: func(t *testing.T, nc net.Conn) { serveAtOnce(t, nc, tt.script) }}.run(t, tt.cfg)
			events, err := o.events, o.err
			if fail(err) != tt.fail {
				t.Fatalf("failure %q (%v), want %q\n%s", fail(err), err, tt.fail, transcript(events))
			}
			answers := 0
			for _, e := range events {
				if e.Kind == trace.Problem && e.Fault.Name == "unexpected-reply" {
					t.Errorf("a finding: %v", e.Fault)
				}
				if e.Kind == trace.Received && e.Re == 2 { // the header's event
					answers++
				}
			}
			if refused := tt.fail == "proxy-header"; (answers > 0) != refused {
				t.Errorf("%d replies answer the header\n%s", answers, transcript(events))
			}
		})
	}
}

// serveAtOnce serves a script. One that begins with "S- " answers the header before
// it is asked anything, in one piece with the greeting.
func serveAtOnce(t *testing.T, nc net.Conn, script string) {
	if first, rest, ok := strings.Cut(script, "\n"); ok && strings.HasPrefix(first, "S- ") {
		header := make([]byte, len("PROXY UNKNOWN\r\n"))
		if _, err := io.ReadFull(nc, header); err != nil {
			t.Error(err)
		}
		if _, err := io.WriteString(nc, strings.ReplaceAll(first[3:], "|", "\r\n")); err != nil {
			t.Error(err)
		}
		script = rest
	}
	serve(t, nc, script)
}

// TestWrongProtocolAlone: that a port speaks something else is told once.
func TestWrongProtocolAlone(t *testing.T) {
	for script, cfg := range map[string]any{
		"S: +OK POP3 ready": hello(nil), "S: * OK ready": look(nil), "S: 220 mx": look(nil), "S: HTTP/1.1 400 Bad Request": hello(nil),
	} {
		_, events, err := run(t, script, cfg)
		if fail(err) != "protocol/wrong-protocol" {
			t.Errorf("%s: %v", script, err)
		}
		for _, e := range events {
			if e.Fault != nil && e.Fault.Name != "wrong-protocol" {
				t.Errorf("%s: %s, too", script, e.Fault.Name)
			}
		}
	}
}
