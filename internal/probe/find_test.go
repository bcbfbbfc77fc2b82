package probe_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"mailproto/internal/dnstest"
	"mailproto/internal/probe"
	"mailproto/trace"
)

// zone is a little of the DNS.
func zone() dnstest.Zone {
	z := dnstest.Zone{
		"example.test":       {"MX 20 second.example.test", "MX 10 first.example.test", "MX 30 third.example.test"},
		"equal.test":         {"MX 5 a.example.test", "MX 5 b.example.test"},
		"none.test":          {"MX 0 ."},
		"dot.test":           {"MX 0 .", "MX 10 first.example.test"},
		"old.test":           {"A 127.0.0.9"},
		"alias.test":         {"CNAME example.test"},
		"nothing.test":       {"SRV 1 1 1 unused.test"},
		"broken.test":        {"SERVFAIL"},
		"first.example.test": {"A 127.0.0.9", "AAAA ::1"},
		"nick.example.test":  {"CNAME first.example.test"},

		"_submissions._tcp.example.test": {"SRV 0 1 465 first.example.test"},
		"_submission._tcp.example.test":  {"SRV 5 1 587 later.example.test", "SRV 1 1 587 first.example.test"},
		"_pop3s._tcp.example.test":       {"SRV 0 0 0 ."},
		"_pop3._tcp.example.test":        {"SRV 0 1 110 first.example.test"},
		"_pop3s._tcp.none.test":          {"SRV 0 0 0 ."},
		"_submissions._tcp.broken.test":  {"SERVFAIL"},
		"_submission._tcp.broken.test":   {"SERVFAIL"},
	}
	for i := range 60 {
		z["many.test"] = append(z["many.test"], fmt.Sprintf("MX %d a%d", i, i))
	}
	return z
}

// find asks for the servers of a domain, and returns what was told on the way.
func find(t *testing.T, ask func(*probe.Finder) ([]probe.Host, error)) (hosts []probe.Host, told []trace.Lookup, why string) {
	t.Helper()
	f := &probe.Finder{Resolver: probe.Resolver(dnstest.Serve(t, zone())), Timeout: 10 * time.Second,
		Emit: func(l trace.Lookup) { told = append(told, l) }}
	hosts, err := ask(f)
	if p := new(probe.Error); errors.As(err, &p) {
		why = p.Why
	} else if err != nil {
		t.Fatal(err)
	}
	return hosts, told, why
}

func TestMX(t *testing.T) {
	for _, tt := range []struct{ domain, want, why, told string }{
		{domain: "example.test", want: "first.example.test second.example.test third.example.test"},
		{domain: "alias.test", want: "first.example.test second.example.test third.example.test"},
		{domain: "EXAMPLE.test", want: "first.example.test second.example.test third.example.test"},
		{domain: "none.test", why: probe.NullMX, told: probe.NullMX},
		{domain: "dot.test", want: "first.example.test"},
		{domain: "old.test", want: "old.test", told: "no-records"},
		{domain: "absent.test", want: "absent.test", told: "no-records"},
		{domain: "broken.test", why: probe.BadDNS, told: probe.BadDNS},
	} {
		t.Run(tt.domain, func(t *testing.T) {
			hosts, told, why := find(t, func(f *probe.Finder) ([]probe.Host, error) { return f.MX(t.Context(), tt.domain) })
			var names []string
			for _, h := range hosts {
				if h.Port != "25" || h.Implicit {
					t.Errorf("%+v", h)
				}
				names = append(names, h.Name)
			}
			if got := strings.Join(names, " "); got != tt.want || why != tt.why {
				t.Errorf("%s (%s), want %s (%s)", got, why, tt.want, tt.why)
			}
			if len(told) != 1 || told[0].Type != "MX" || told[0].Error != tt.told {
				t.Errorf("told %+v", told)
			}
		})
	}
}

// TestEqualMX: among equal preferences chance decides (RFC 5321 §5.1).
func TestEqualMX(t *testing.T) {
	seen := map[string]bool{}
	for range 64 {
		hosts, _, _ := find(t, func(f *probe.Finder) ([]probe.Host, error) { return f.MX(t.Context(), "equal.test") })
		seen[hosts[0].Name] = true
	}
	if len(seen) != 2 {
		t.Errorf("always %v", seen)
	}
}

// TestManyMX: an answer may hold thousands of names; few are told, fewer are tried.
func TestManyMX(t *testing.T) {
	hosts, told, _ := find(t, func(f *probe.Finder) ([]probe.Host, error) { return f.MX(t.Context(), "many.test") })
	if len(hosts) != 10 || len(told) != 1 || len(told[0].Records) != 50 || told[0].More != 10 {
		t.Errorf("%d hosts, told %+v", len(hosts), told)
	}
}

func TestSRV(t *testing.T) {
	for _, tt := range []struct {
		proto             trace.Proto
		domain, want, why string
	}{
		{trace.SMTP, "example.test", "first.example.test:465 tls, first.example.test:587, later.example.test:587", ""},
		{trace.POP3, "example.test", "first.example.test:110", ""},
		{trace.POP3, "none.test", "", probe.NotOffered},
		{trace.SMTP, "old.test", "", probe.NoSRV},
		{trace.SMTP, "broken.test", "", probe.BadDNS},
	} {
		hosts, told, why := find(t, func(f *probe.Finder) ([]probe.Host, error) { return f.SRV(t.Context(), tt.proto, tt.domain) })
		var all []string
		for _, h := range hosts {
			s := h.Name + ":" + h.Port
			if h.Implicit {
				s += " tls"
			}
			all = append(all, s)
		}
		if got := strings.Join(all, ", "); got != tt.want || why != tt.why {
			t.Errorf("%s of %s: %s (%s), want %s (%s)", tt.proto, tt.domain, got, why, tt.want, tt.why)
		}
		if len(told) != 2 || told[0].Type != "SRV" {
			t.Errorf("told %+v", told)
		}
	}
}

func TestReachable(t *testing.T) {
	ask := func(name string) ([]trace.Lookup, string) {
		_, told, why := find(t, func(f *probe.Finder) ([]probe.Host, error) {
			return nil, f.Reachable(t.Context(), probe.Host{Name: name})
		})
		return told, why
	}
	told, why := ask("nick.example.test")
	if why != "" || told[0].Alias != "first.example.test" || !slices.ContainsFunc(told[0].Records, func(r trace.Record) bool { return r.Host == "127.0.0.9" }) {
		t.Errorf("%s, told %+v", why, told)
	}
	if told, why = ask("absent.test"); why != probe.NoHost || told[0].Error != "no-records" {
		t.Errorf("%s, told %+v", why, told)
	}
	if told, why = ask("broken.test"); why != probe.BadDNS || told[0].Error != probe.BadDNS {
		t.Errorf("%s, told %+v", why, told)
	}
}
