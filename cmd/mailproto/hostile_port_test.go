package main

import (
	"net"
	"strings"
	"testing"
)

// TestWrongPort meets servers that are not what the user takes them for: the
// message names what answers, and what to type.
func TestWrongPort(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, proto, mode string
		script            []string
		code              int
		says              []string // HERE is the server's address
	}{
		{"POP3 for SMTP", "smtp", "", []string{"S: +OK POP3 ready <1.2@x>"}, exitProtocol,
			[]string{"this port speaks POP3", "type: mailproto trace pop3 HERE\n"}},
		{"POP3 refusal for SMTP", "smtp", "", []string{"S: -ERR too many"}, exitProtocol,
			[]string{"this port speaks POP3", "type: mailproto trace pop3 HERE\n"}},
		{"SMTP for POP3", "pop3", "", []string{"S: 220 mx.test ESMTP"}, exitProtocol,
			[]string{"this port speaks SMTP", "type: mailproto trace smtp HERE\n"}},
		{"SMTP of two lines for POP3", "pop3", "", []string{"S: 220-mx.test", "S: 220 ESMTP"}, exitProtocol,
			[]string{"this port speaks SMTP", "type: mailproto trace smtp HERE\n"}},
		{"SMTP in TLS for POP3", "pop3", "implicit", []string{"tls", "S: 220 mx.test ESMTP"}, exitProtocol,
			[]string{"this port speaks SMTP", "type: mailproto trace smtp HERE --tls implicit\n"}},
		{"IMAP for SMTP", "smtp", "", []string{"S: * OK [CAPABILITY IMAP4rev1] ready"}, exitProtocol,
			[]string{"this port speaks IMAP", "hint: mailproto speaks SMTP and POP3"}},
		{"IMAP for POP3", "pop3", "", []string{"S: * OK IMAP4rev1"}, exitProtocol, []string{"this port speaks IMAP"}},
		{"HTTP", "smtp", "", []string{"S: HTTP/1.1 400 Bad Request", "S: "}, exitProtocol, []string{"this port speaks HTTP"}},
		{"SSH", "pop3", "", []string{"S: SSH-2.0-OpenSSH_9.9"}, exitProtocol, []string{"this port speaks SSH"}},
		{"TLS alert", "smtp", "", []string{"raw: \x15\x03\x01\x00\x02\x02\x0a"}, exitProtocol,
			[]string{"this port speaks TLS", "type: mailproto trace smtp HERE --tls implicit\n"}},
		{"no protocol at all", "smtp", "", []string{"S: hello there"}, exitProtocol, []string{"cannot be read: hello there"}},
		{"no protocol at all, POP3", "pop3", "", []string{"S: hello there"}, exitProtocol, []string{"cannot be read: hello there"}},

		{"clear SMTP for TLS", "smtp", "implicit", []string{"S: 220 mx.test ESMTP", "hang"}, exitTLS,
			[]string{"in clear text: 220 mx.test ESMTP", "type: mailproto trace smtp HERE --tls starttls\n"}},
		{"clear POP3 for TLS", "pop3", "implicit", []string{"S: +OK ready", "hang"}, exitTLS,
			[]string{"in clear text: +OK ready", "type: mailproto trace pop3 HERE --tls starttls\n"}},
		{"clear POP3 for SMTP in TLS", "smtp", "implicit", []string{"S: +OK ready", "hang"}, exitTLS,
			[]string{"type: mailproto trace pop3 HERE --tls starttls\n"}},
		{"clear SMTP for POP3 in TLS", "pop3", "implicit", []string{"S: 220 mx.test", "hang"}, exitTLS,
			[]string{"type: mailproto trace smtp HERE --tls starttls\n"}},
		{"clear IMAP for TLS", "pop3", "implicit", []string{"S: * OK IMAP4rev1", "hang"}, exitTLS,
			[]string{"this port speaks IMAP in clear text: * OK IMAP4rev1", "hint: mailproto speaks SMTP and POP3"}},
		{"clear HTTP for TLS", "smtp", "implicit", []string{"S: HTTP/1.0 400 Bad Request", "hang"}, exitTLS,
			[]string{"this port speaks HTTP in clear text"}},
		{"TLS that cannot start", "pop3", "", []string{"S: +OK", "C: CAPA", "S: +OK", "S: STLS", "S: .", "C: STLS", "S: +OK", "octet", "S: -ERR no TLS here", "hang"}, exitTLS,
			[]string{"in clear text: -ERR no TLS here", "hint: its TLS is not working"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := serve(t, c.script...)
			args := []string{"trace", c.proto, f.addr}
			if c.mode != "" {
				args = append(args, "--tls", c.mode, "--ca-file", f.caFile)
			}
			call{args: args}.inEachView(t, func(t *testing.T, o outcome) {
				o.want(t, c.code)
				if strings.Contains(t.Name(), "zh") || strings.Contains(t.Name(), "width") {
					return
				}
				for _, s := range c.says {
					o.says(t, strings.ReplaceAll(s, "HERE", f.addr))
				}
			})
		})
	}
}

// TestNobodyThere has no server at all.
func TestNobodyThere(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := l.Addr().String()
	l.Close()
	for _, proto := range []string{"smtp", "pop3"} {
		call{args: []string{"trace", proto, closed}}.run(t).want(t, exitConnect).
			says(t, "nothing listens at "+closed, "hint: usual ports: 25, 465, 587", "mailproto lab", "2587, 2525 and 2110, 2995")
		// Whether the name is unknown or cannot be asked for depends on the network.
		call{args: []string{"trace", proto, "nowhere.invalid", "--timeout", "3s"}}.run(t).want(t, exitConnect).
			says(t, "nowhere.invalid", "hint: ")
		call{args: []string{"trace", proto, "[::1]:9", "-4"}}.run(t).want(t, exitConnect).
			says(t, "::1 has no address of that family", "hint: leave out -4 or -6")
		call{args: []string{"trace", proto, closed, "-6"}}.run(t).want(t, exitConnect).
			says(t, "127.0.0.1 has no address of that family", "hint: leave out -4 or -6")
	}
}

// TestSilent meets a port that says nothing, as one does that expects TLS: the
// hint says so, but not to a user who has tried that.
func TestSilent(t *testing.T) {
	t.Parallel()
	atOnce(t, []string{"smtp", "pop3", "smtp --tls implicit", "pop3 --tls implicit"}, func(t *testing.T, i int) {
		f := serve(t, "hang")
		args := strings.Fields([]string{"smtp", "pop3", "smtp --tls implicit", "pop3 --tls implicit"}[i])
		o := call{args: append([]string{"trace", args[0], f.addr, "--timeout", "500ms"}, args[1:]...)}.run(t).want(t, exitLost)
		o.says(t, "no answer within 500ms")
		if i < 2 {
			o.says(t, "hint: a port that is silent from the start may expect TLS at once: mailproto trace "+args[0]+" "+f.addr+" --tls implicit\n")
		} else if strings.Contains(o.err, "--tls implicit") {
			t.Errorf("it advises what was tried: %s", o.err)
		}
	})
}
