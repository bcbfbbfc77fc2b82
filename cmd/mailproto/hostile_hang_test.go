package main

import (
	"slices"
	"strings"
	"testing"
)

// whole are sessions in which everything is done that a session can do.
func whole(proto string) (script, args []string) {
	if proto == "pop3" {
		return strings.Split("S: +OK ready|C: CAPA|S: +OK|S: STLS|S: .|C: STLS|S: +OK go|tls|"+
				"C: CAPA|S: +OK|S: USER|S: .|C: USER bob|S: +OK|C: PASS builder|S: +OK|"+
				"C: STAT|S: +OK 1 20|C: LIST|S: +OK|S: 1 20|S: .|C: UIDL|S: +OK|S: 1 uid|S: .|"+
				"C: TOP 1 0|S: +OK|S: Subject: x|S: |S: .|C: RETR 1|S: +OK|S: Subject: x|S: |S: ..|S: .|"+
				"C: DELE 1|S: +OK|C: QUIT|S: +OK bye", "|"),
			strings.Fields("-u bob --top 1,0 --retr all --dele 1")
	}
	return strings.Split("S: 220 mx.test|C: EHLO|S: 250-mx.test|S: 250-SIZE|S: 250 STARTTLS|C: STARTTLS|S: 220 go|tls|"+
			"C: EHLO|S: 250-mx.test|S: 250 AUTH PLAIN|C: AUTH PLAIN AGJvYgBidWlsZGVy|S: 235 in|"+
			"C: MAIL FROM:<bob@x.test>|S: 250 ok|C: RCPT TO:<alice@x.test>|S: 250-well|S: 250 ok|C: DATA|S: 354 go|data|S: 250 queued|"+
			"C: QUIT|S: 221 bye", "|"),
		strings.Fields("-u bob -f bob@x.test -t alice@x.test")
}

func TestWholeSession(t *testing.T) {
	t.Parallel()
	for _, proto := range []string{"smtp", "pop3"} {
		script, args := whole(proto)
		f := serve(t, script...)
		call{args: append([]string{"trace", proto, f.addr, "--ca-file", f.caFile}, args...), password: "builder"}.
			inEachView(t, func(t *testing.T, o outcome) { o.want(t, exitOK) })
	}
}

// TestHangs stops a whole session before each thing that the server has to say.
func TestHangs(t *testing.T) {
	t.Parallel()
	stopped(t, "hang", []string{"--timeout", "2s"}, func(t *testing.T, o outcome, step string) {
		o.want(t, exitLost).says(t, "no answer within 2s", "hint: ")
		if first := !strings.Contains(o.out, `"kind":"received"`); strings.Contains(o.err, "silent from the start") != first {
			t.Errorf("the hint does not fit:\n%s", o.err)
		}
	})
}

// TestCloses closes the connection there.
func TestCloses(t *testing.T) {
	t.Parallel()
	stopped(t, "", nil, func(t *testing.T, o outcome, step string) {
		if step == "tls" {
			o.want(t, exitTLS).says(t, "TLS failed")
			return
		}
		o.want(t, exitLost).says(t, "the connection was lost: closed by the other side")
	})
}

// TestClosesWithinLine closes it in the middle of what it has to say.
func TestClosesWithinLine(t *testing.T) {
	t.Parallel()
	stopped(t, "half", nil, func(t *testing.T, o outcome, step string) {
		if step == "tls" {
			o.want(t, exitTLS)
			return
		}
		o.want(t, exitLost).says(t, "the connection was lost: closed by the other side")
	})
}

// stopped holds a session for each thing that the server has to say, whose script
// ends there with the step end; "half" is the first half of that line.
func stopped(t *testing.T, end string, more []string, check func(t *testing.T, o outcome, step string)) {
	t.Helper()
	for _, proto := range []string{"smtp", "pop3"} {
		script, args := whole(proto)
		var names []string
		var at []int
		for i, step := range script {
			if step == "tls" || strings.HasPrefix(step, "S: ") && len(step) > 4 {
				names, at = append(names, proto+" "+step), append(at, i)
			}
		}
		atOnce(t, names, func(t *testing.T, i int) {
			step := script[at[i]]
			part := slices.Clone(script[:at[i]])
			switch end {
			case "hang":
				part = append(part, end)
			case "half":
				part = append(part, "raw: "+strings.TrimPrefix(step, "S: ")[:len(step)/2-1])
			}
			f := serve(t, part...)
			full := slices.Concat([]string{"trace", proto, f.addr, "--json", "--ca-file", f.caFile}, args, more)
			o := call{args: full, password: "builder"}.run(t)
			check(t, o, step)
			last := o.events[len(o.events)-1]
			if last.Result.Deleted > 0 || last.Result.Messages > 0 && proto == "smtp" && !strings.Contains(f.heard(), "\r\nQUIT") {
				t.Errorf("it says that it did what it could not: %+v", last.Result)
			}
		})
	}
}

// endless are answers that do not end, each with the fault that must be reported
// and the words that it is called for.
func endless() []struct{ name, proto, script, fault, args string } {
	return []struct{ name, proto, script, fault, args string }{
		{"greeting line", "smtp", "flood: a", "line-too-long", ""},
		{"greeting line of POP3", "pop3", "raw: +OK |flood: a", "line-too-long", ""},
		{"greeting", "smtp", "flood: 220-hello\r\n", "reply-too-long", ""},
		{"greeting of short lines", "smtp", "flood: 220-\r\n", "reply-too-long", ""},
		{"EHLO", "smtp", "S: 220 x|C: EHLO|flood: 250-SIZE 1000\r\n", "reply-too-long", ""},
		{"EHLO line", "smtp", "S: 220 x|C: EHLO|S: 250-x|raw: 250-|flood: a", "line-too-long", ""},
		{"CAPA", "pop3", "S: +OK|C: CAPA|S: +OK|flood: SASL PLAIN\r\n", "list-too-long", ""},
		{"LIST", "pop3", "S: +OK|C: CAPA|S: -ERR|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 1 1|C: LIST|S: +OK|flood: 1 1\r\n", "list-too-long", "-u bob --tls none"},
		{"LIST of empty lines", "pop3", "S: +OK|C: CAPA|S: -ERR|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 1 1|C: LIST|S: +OK|flood: \r\n", "list-too-long", "-u bob --tls none"},
		{"UIDL", "pop3", "S: +OK|C: CAPA|S: -ERR|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 1 1|C: LIST|S: +OK|S: 1 1|S: .|C: UIDL|S: +OK|flood: 1 0123456789abcdef0123456789abcdef\r\n", "list-too-long", "-u bob --tls none"},
		{"RETR", "pop3", "S: +OK|C: CAPA|S: -ERR|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 1 1|C: LIST|S: +OK|S: 1 1|S: .|C: UIDL|S: -ERR|C: RETR|S: +OK|flood: a line of text\r\n", "message-too-long", "-u bob --tls none --retr 1 --max-size 80M"},
		{"RETR line", "pop3", "S: +OK|C: CAPA|S: -ERR|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 1 1|C: LIST|S: +OK|S: 1 1|S: .|C: UIDL|S: -ERR|C: RETR|S: +OK|flood: a", "message-too-long", "-u bob --tls none --retr 1 --max-size 80M"},
		{"TOP", "pop3", "S: +OK|C: CAPA|S: -ERR|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 1 1|C: LIST|S: +OK|S: 1 1|S: .|C: UIDL|S: -ERR|C: TOP|S: +OK|flood: X: y\r\n", "message-too-long", "-u bob --tls none --top 1,0 --max-size 80M"},
		{"replies that nobody asked for", "smtp", "S: 220 x|C: EHLO|flood: 250 x\r\n", "unexpected-reply", ""},
	}
}

// TestEndlessChallenges has a server that asks again, whatever it is told.
func TestEndlessChallenges(t *testing.T) {
	t.Parallel()
	for proto, script := range map[string]string{
		"smtp": "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH LOGIN|C: AUTH LOGIN|S: 334 YQ==|C: Ym9i|S: 334 YQ==|C: |S: 334 YQ==|C: *|S: 334 YQ==|C: *|S: 334 YQ==|hang",
		"pop3": "S: +OK|C: CAPA|S: +OK|S: SASL LOGIN|S: .|C: AUTH LOGIN|S: + |C: Ym9i|S: + |C: |S: + |C: *|S: + |C: *|S: + |hang",
	} {
		f := serve(t, strings.Split(script, "|")...)
		call{args: []string{"trace", proto, f.addr, "-u", "bob", "--tls", "none"}, password: "builder"}.run(t).
			want(t, exitProtocol).says(t, "the server goes on asking within the login")
	}
}

// TestReplyAtOnce has a login succeed before anything was said.
func TestReplyAtOnce(t *testing.T) {
	t.Parallel()
	for proto, script := range map[string]string{
		"smtp": "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH LOGIN|C: AUTH LOGIN|S: 235 in|hang",
		"pop3": "S: +OK|C: CAPA|S: +OK|S: SASL PLAIN|S: .|C: AUTH PLAIN|S: +OK in|hang",
	} {
		f := serve(t, strings.Split(script, "|")...)
		call{args: []string{"trace", proto, f.addr, "-u", "bob", "--tls", "none"}, password: "builder"}.run(t).
			want(t, exitProtocol).says(t, "the server reports a login before it was told anything")
	}
}

// TestClosing has the server announce with 421 that it closes, at each stage: that
// is what is told, not the reset that follows.
func TestClosing(t *testing.T) {
	t.Parallel()
	script, args := whole("smtp")
	for i, step := range script {
		code := map[string]int{"S: 220 mx.test": exitGreeting, "S: 250-mx.test": exitHello, "S: 220 go": exitTLS, "S: 235 in": exitAuth,
			"S: 354 go": exitData, "S: 250 queued": exitMessage, "S: 221 bye": exitQuit}[step]
		switch {
		case strings.HasPrefix(script[max(0, i-1)], "C: MAIL"):
			code = exitMail
		case step == "S: 250-well":
			code = exitRcpt
		case step == "S: 250-mx.test" && i > 5:
			code = exitHelloTLS
		}
		if code == 0 {
			continue
		}
		f := serve(t, append(slices.Clone(script[:i]), "S: 421 4.3.2 going down")...)
		full := append([]string{"trace", "smtp", f.addr, "--ca-file", f.caFile}, args...)
		call{args: full, password: "builder"}.run(t).want(t, code).says(t, "421 4.3.2 going down")
	}
	f := serve(t, strings.Split(smtpUp+"|C: MAIL|S: 250 ok|C: RCPT|S: 250 ok|C: RCPT|S: 421 4.3.2 going down", "|")...)
	o := call{args: append([]string{"trace", "smtp", f.addr, "-t", "g@h.i"}, strings.Fields(mails)...)}.run(t).want(t, exitRcpt)
	o.says(t, "a recipient was refused: 421 4.3.2 going down")
	if !strings.Contains(o.out, "Ended by the server at a recipient: no message was sent.") {
		t.Errorf("the account of it is:\n%s", o.out)
	}
	f = serve(t, "S: 220 x", "C: EHLO", "S: 250 x", "C: NOOP", "S: 421 4.3.2 going down")
	call{args: []string{"trace", "smtp", f.addr, "--command", "ehlo:NOOP"}}.run(t).
		want(t, exitLost).says(t, "the connection was lost: 421 4.3.2 going down")
}

// TestLostAtGoodbye: when the server is gone after it has taken the message, that it
// has is told first: nobody is to send it again.
func TestLostAtGoodbye(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"", "|hang"} {
		f := serve(t, strings.Split(smtpMail+"|S: 250 queued|C: QUIT"+end, "|")...)
		args := append([]string{"trace", "smtp", f.addr, "--timeout", "2s"}, strings.Fields(mails)...)
		o := call{args: args}.run(t).want(t, exitLost)
		if words := strings.Join(strings.Fields(o.out), " "); !strings.Contains(words, "Accepted: the server took the message and is now responsible for its delivery. The session ended early: ") {
			t.Errorf("the account of it is:\n%s", o.out)
		}
	}
}

// TestReplyThatDoesNotFit is readable, and yet no answer to RCPT.
func TestReplyThatDoesNotFit(t *testing.T) {
	t.Parallel()
	f := serve(t, strings.Split(smtpUp+"|C: MAIL|S: 250 ok|C: RCPT|S: 354 go", "|")...)
	call{args: append([]string{"trace", "smtp", f.addr}, strings.Fields(mails)...)}.run(t).
		want(t, exitProtocol).says(t, "the server's reply fits nothing here: 354 go")
}

// TestOneDeletionRefused: the QUIT behind it removes the others, and that is told.
func TestOneDeletionRefused(t *testing.T) {
	t.Parallel()
	f := serve(t, strings.Split(pop3Look+"|C: DELE|S: +OK|C: DELE|S: -ERR no such message"+pop3Bye, "|")...)
	o := call{args: append([]string{"trace", "pop3", f.addr, "--dele", "1", "--dele", "9"}, strings.Fields(withUser)...), password: "builder"}.run(t).want(t, exitDelete)
	if words := strings.Join(strings.Fields(o.out), " "); !strings.Contains(words, "Not all was done: the server refused one of the requests. QUIT removed 1 message for good.") {
		t.Errorf("the account of it is:\n%s", o.out)
	}
}
