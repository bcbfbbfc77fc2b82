package main

import (
	"encoding/json"
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/trace"
)

// TestRefusalsAreExplained: what the lab says in the manner of the large providers is
// given the right cause.
func TestRefusalsAreExplained(t *testing.T) {
	for fault, want := range map[string]explain.Cause{
		"unknown-user": "recipient-unknown", "disabled-mailbox": "recipient-disabled", "mailbox-full": "mailbox-full",
		"quota-exceeded": "mailbox-full", "recipient-rate": "rate-limited", "rate-limit": "rate-limited", "rate-limit-ip": "rate-limited",
		"size-at-mail": "message-too-large", "size-at-dot": "message-too-large", "content-blocked": "content-rejected",
		"spf": "spf-failed", "spf-microsoft": "spf-failed", "dkim": "dkim-failed", "unauthenticated": "dmarc-failed", "dmarc": "dmarc-failed",
		"dmarc-microsoft": "dmarc-failed", "dmarc-qq": "dmarc-failed", "dmarc-apple": "dmarc-failed", "policy-yahoo": "policy-rejected",
		"blocklist": "blocklisted", "blocklist-microsoft": "blocklisted", "reverse-dns": "reverse-dns", "reverse-dns-google": "reverse-dns",
		"421-greeting": "server-temporary", "554-greeting": "no-service", "auth-later": "server-temporary", "greylist": "greylisted",
	} {
		_, said := runHere(t, "trace smtp --json --fault "+fault)
		refusal := refusedReply(t, said)
		if r, ok := explain.ReadReply(refusal); !ok || r.Cause != want {
			t.Errorf("%s: %q is explained by %s, want %s", fault, refusal, r.Cause, want)
		}
	}
}

// refusedReply finds the first reply in a trace that is a refusal.
func refusedReply(t *testing.T, said string) string {
	t.Helper()
	for line := range strings.Lines(said) {
		var e struct {
			Outcome trace.Outcome `json:"outcome"`
			Reply   *trace.Reply  `json:"reply"`
		}
		if !strings.HasPrefix(line, "{") {
			continue // what goes to the user's eyes alone
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if e.Reply != nil && (e.Outcome == trace.No || e.Outcome == trace.Later) {
			return strings.Join(e.Reply.Lines, "\n")
		}
	}
	t.Fatalf("nothing was refused: %s", said)
	return ""
}
