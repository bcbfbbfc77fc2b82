package main

import (
	"strings"
	"testing"

	"mailproto/internal/servertest"
	"mailproto/trace"
)

// TestRealMechanisms logs in at Postfix and Dovecot by each mechanism that Dovecot
// knows; auto takes the strongest of them.
func TestRealMechanisms(t *testing.T) {
	t.Parallel()
	all := []string{"PLAIN", "LOGIN", "CRAM-MD5", "APOP", "SCRAM-SHA-1", "SCRAM-SHA-256"}
	d := servertest.Dovecot(t, servertest.Mechanisms(all...))
	s := servertest.Postfix(t, servertest.WithDovecot(d))
	for _, auth := range []string{"auto", "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"} {
		want := auth
		if auth == "auto" {
			want = "SCRAM-SHA-256"
		}
		usedMechanism(t, smtp(s, s.Submission, "-u alice --json --auth "+auth).run(t).want(t, exitOK), want)
		usedMechanism(t, pop3(d, d.POP3, "--json --auth "+auth).run(t).want(t, exitOK), want)
	}
	pop3(d, d.POP3, "--auth apop").run(t).want(t, exitOK)
	pop3(d, d.POP3S, "--tls implicit --auth user").run(t).want(t, exitOK)
	smtp(s, s.Submission, "-u alice --auth-cancel").run(t).want(t, exitOK)
	pop3(d, d.POP3, "--auth-cancel").run(t).want(t, exitOK)
	for _, auth := range []string{"CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"} {
		wrong := smtp(s, s.Submission, "-u alice --auth "+auth)
		wrong.password = "not-wonderland"
		wrong.run(t).want(t, exitAuth).says(t, "the login was refused")
	}
}

// usedMechanism checks which mechanism a session logged in by.
func usedMechanism(t *testing.T, o outcome, want string) {
	t.Helper()
	for _, e := range o.events {
		if e.Kind == trace.Sent && e.Command.Verb == "AUTH" {
			if name, _, _ := strings.Cut(e.Command.Args, " "); name != want {
				t.Errorf("logged in by %s, want %s", name, want)
			}
			return
		}
	}
	t.Errorf("no AUTH, want %s", want)
}
