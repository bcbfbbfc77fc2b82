package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// ending is a session that ends in an exit code. {ca} in its arguments is the file
// with the server's certificate.
type ending struct {
	code   int
	args   string
	script string // the server's steps, between bars; empty: there is no server
}

const (
	smtpUp   = "S: 220 ready|C: EHLO|S: 250 x"
	pop3Up   = "S: +OK ready|C: CAPA|S: +OK|S: USER|S: .|C: USER|S: +OK|C: PASS|S: +OK"
	pop3Look = pop3Up + "|C: STAT|S: +OK 1 10|C: LIST|S: +OK|S: 1 10|S: .|C: UIDL|S: +OK|S: 1 u|S: ."
	withMail = " --tls none -f a@b.c -t d@e.f --subject x"
	withUser = " --tls none -u bob"
	smtpBye  = "|C: QUIT|S: 221 bye"
	pop3Bye  = "|C: QUIT|S: +OK bye"
)

func endings() []ending {
	return []ending{
		{exitOK, "smtp" + withMail, smtpUp + "|C: MAIL|S: 250 ok|C: RCPT|S: 250 ok|C: DATA|S: 354 go|data|S: 250 ok" + smtpBye},
		{exitOK, "smtp -t x@y.z" + withMail, smtpUp + "|C: MAIL|S: 250 ok|C: RCPT|S: 550 no|C: RCPT|S: 250 ok|C: DATA|S: 354 go|data|S: 250 ok" + smtpBye},
		{exitLost, "smtp", "S: 220 ready|C: EHLO"},
		{exitLost, "smtp --timeout 2s", "S: 220 ready|C: EHLO|hang"},
		{exitLost, "smtp --timeout 2s", "hang"},
		{exitGreeting, "smtp", "S: 554 no" + smtpBye},
		{exitHello, "smtp", "S: 220 ready|C: EHLO|S: 500 what|C: HELO|S: 550 no" + smtpBye},
		{exitHello, "smtp --proxy-header v1", "C: PROXY|S: 220 ready|C: EHLO|S: 500 what"},
		{exitMail, "smtp" + withMail, smtpUp + "|C: MAIL|S: 550 no" + smtpBye},
		{exitRcpt, "smtp" + withMail, smtpUp + "|C: MAIL|S: 250 ok|C: RCPT|S: 550 no|C: RSET|S: 250 ok" + smtpBye},
		{exitData, "smtp" + withMail, smtpUp + "|C: MAIL|S: 250 ok|C: RCPT|S: 250 ok|C: DATA|S: 554 no|C: RSET|S: 250 ok" + smtpBye},
		{exitMessage, "smtp" + withMail, smtpUp + "|C: MAIL|S: 250 ok|C: RCPT|S: 250 ok|C: DATA|S: 354 go|data|S: 554 no" + smtpBye},
		{exitMessage, "smtp" + withMail, "S: 220 ready|C: EHLO|S: 250-x|S: 250 SIZE 10" + smtpBye},
		{exitQuit, "smtp", smtpUp + "|C: QUIT|S: 500 what"},
		{exitAuth, "smtp" + withUser, "S: 220 ready|C: EHLO|S: 250-x|S: 250 AUTH PLAIN|C: AUTH|S: 535 no" + smtpBye},
		{exitAuth, "smtp" + withUser, smtpUp + smtpBye},
		{exitTLS, "smtp --tls starttls", smtpUp + smtpBye},
		{exitTLS, "smtp --tls implicit", "raw: 220 in clear\r\n|hang"},
		{exitTLS, "smtp", "S: 220 ready|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|S: 220 go|tls"},
		{exitHelloTLS, "smtp --ca-file {ca}", "S: 220 ready|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|S: 220 go|tls|C: EHLO|S: 550 no|C: HELO|S: 550 no" + smtpBye},
		{exitPRDR, "smtp --prdr" + withMail, smtpUp + smtpBye},
		{exitXClient, "smtp --tls none --xclient NAME=a.b", smtpUp + smtpBye},
		{exitXClient, "smtp --tls none --xclient NAME=a.b", "S: 220 ready|C: EHLO|S: 250-x|S: 250 XCLIENT NAME|C: XCLIENT|S: 550 no" + smtpBye},
		{exitHelloProxy, "smtp --tls none --xclient NAME=a.b", "S: 220 ready|C: EHLO|S: 250-x|S: 250 XCLIENT NAME|C: XCLIENT|S: 220 x|C: EHLO|S: 550 no|C: HELO|S: 550 no" + smtpBye},
		{exitProtocol, "smtp", "S: 220 ready|C: EHLO|S: hello|hang"},
		{exitProtocol, "smtp", "S: 220 ready|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|raw: 220 go\r\n250 evil\r\n|hang"},
		{exitInterrupted, "smtp", "S: 220 ready|C: EHLO|met: here|hang"},

		{exitOK, "pop3" + withUser, pop3Look + pop3Bye},
		{exitLost, "pop3 --tls none", "S: +OK ready|C: CAPA"},
		{exitLost, "pop3 --tls none --timeout 2s", "hang"},
		{exitGreeting, "pop3 --tls none", "S: -ERR no"},
		{exitAuth, "pop3" + withUser, strings.TrimSuffix(pop3Up, "S: +OK") + "S: -ERR no" + pop3Bye},
		{exitTLS, "pop3 --tls starttls", "S: +OK ready|C: CAPA|S: +OK|S: USER|S: ." + pop3Bye},
		{exitListing, "pop3" + withUser, pop3Up + "|C: STAT|S: -ERR no|C: |S: +OK|S: .|C: |S: +OK|S: ." + pop3Bye},
		{exitRetrieve, "pop3 --retr 1" + withUser, pop3Look + "|C: RETR|S: -ERR no" + pop3Bye},
		{exitRetrieve, "pop3 --top 1,1" + withUser, pop3Look + "|C: TOP|S: -ERR no" + pop3Bye},
		{exitDelete, "pop3 --dele 1" + withUser, pop3Look + "|C: DELE|S: -ERR no" + pop3Bye},
		{exitCapa, "pop3 --tls starttls", "S: +OK ready|C: CAPA|S: -ERR no" + pop3Bye},
		{exitQuit, "pop3" + withUser, pop3Look + "|C: QUIT|S: -ERR some not removed"},
		{exitProtocol, "pop3 --tls none", "S: 220 ready|hang"},
		{exitProtocol, "pop3" + withUser, pop3Up + "|C: STAT|S: hello|hang"},
		{exitInterrupted, "pop3 --tls none", "S: +OK ready|C: CAPA|met: here|hang"},
	}
}

// TestExitCodes ends sessions in each way in which they can end: the process's exit
// code is that of the contract, the same in every view, and the summary in JSON
// has it too.
func TestExitCodes(t *testing.T) {
	t.Parallel()
	var names []string
	for i, e := range endings() {
		names = append(names, fmt.Sprintf("%d %d %s", i, e.code, e.args))
	}
	atOnce(t, names, func(t *testing.T, i int) {
		e := endings()[i]
		for _, view := range []string{"--json", "--plain"} {
			f := serve(t, strings.Split(e.script, "|")...)
			proto, rest, _ := strings.Cut(e.args, " ")
			args := append([]string{"trace", proto, f.addr, view}, strings.Fields(strings.ReplaceAll(rest, "{ca}", f.caFile))...)
			ctx, interrupt := context.WithCancel(t.Context())
			if strings.Contains(e.script, "met: ") {
				go func() { <-f.met; interrupt() }()
			}
			o := call{args: args, password: "builder-9", ctx: ctx}.run(t).want(t, e.code)
			if view == "--json" && len(o.events) == 0 {
				t.Error("no summary in JSON")
			}
			interrupt()
		}
	})
}

// TestExitCodesElsewhere are those of what is no session.
func TestExitCodesElsewhere(t *testing.T) {
	wrong := "a = mx\na C: NOOP\na S!: 500"
	broken := "a = mx\na C: NOPE\na S: 250\na S!: 250"
	for _, c := range []struct {
		code int
		args []string
	}{
		{exitUsage, []string{"trace", "smtp", "--tls", "perhaps"}},
		{exitUsage, []string{"faq", "99"}},
		{exitConnect, []string{"trace", "smtp", "127.0.0.1:" + closedPort(t), "--json"}},
		{exitConnect, []string{"trace", "pop3", "127.0.0.1:" + closedPort(t), "--json"}},
		{exitNotHeld, []string{"lesson", "run", lessonFile(t, wrong, wrong)}},
		{exitBroke, []string{"lesson", "run", lessonFile(t, broken, broken)}},
		{exitFile, []string{"trace", "smtp", "--message", filepath.Join(t.TempDir(), "none")}},
		{exitFile, []string{"trace", "pop3", "--ca-file", filepath.Join(t.TempDir(), "none")}},
		{exitFile, []string{"explain", "--file", filepath.Join(t.TempDir(), "none")}},
		{exitNothing, []string{"explain", "quux"}},
		{exitNothing, []string{"explain", "--file", "-"}},
		{exitOK, []string{"explain", "550"}},
	} {
		call{args: c.args}.run(t).want(t, c.code)
	}
}

// TestExitCodesAll finds codes that nothing above provokes, and codes that help does
// not list.
func TestExitCodesAll(t *testing.T) {
	provoked := []int{exitUsage, exitConnect, exitNotHeld, exitBroke, exitFile, exitNothing}
	for _, e := range endings() {
		provoked = append(provoked, e.code)
	}
	listed := call{args: []string{"help", "exit-codes"}}.run(t).want(t, 0).out
	n := 0
	for line := range strings.Lines(listed) {
		word, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		code, err := strconv.Atoi(word)
		if err != nil {
			continue
		}
		if n++; !slices.Contains(provoked, code) {
			t.Errorf("nothing provokes the exit code %d", code)
		}
	}
	slices.Sort(provoked)
	if all := len(slices.Compact(provoked)); n != all {
		t.Errorf("help lists %d exit codes, and there are %d", n, all)
	}
}
