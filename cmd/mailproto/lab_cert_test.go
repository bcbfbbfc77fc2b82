package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mailproto/internal/render"
)

// sheet reads the sheet of a lab that was started with --json.
func (c *classroom) sheet() (s render.LabSheet) {
	c.t.Helper()
	if err := json.Unmarshal([]byte(c.until("services")), &s); err != nil {
		c.t.Fatal(err)
	}
	return s
}

// at is the address of a service on a sheet.
func at(s render.LabSheet, service string) string {
	i := slices.IndexFunc(s.Services, func(x render.LabService) bool { return x.Name == service })
	return s.Services[i].Host + ":" + s.Services[i].Port
}

// TestClientCertificate: the file that lab writes lets its user log in with EXTERNAL,
// nobody else can read it, and it goes with the lab.
func TestClientCertificate(t *testing.T) {
	c := openClass(t, "--json", "--students", "1", "--client-cert", "student001")
	s := c.sheet()
	if s.ClientUser != "student001" || !strings.HasPrefix(filepath.Base(s.ClientCert), "lab-client-") {
		t.Fatalf("the sheet says %q of %q", s.ClientCert, s.ClientUser)
	}
	isPrivate(t, s.ClientCert)
	for _, x := range [][]string{{"smtp", at(s, "submission")}, {"smtp", at(s, "submissions"), "--tls", "implicit"}, {"pop3", at(s, "pop3s"), "--tls", "implicit"}} {
		args := append(append([]string{"trace"}, x...), "--ca-file", s.CA, "--client-cert", s.ClientCert, "--client-key", s.ClientCert, "--auth", "external")
		if code, out := runHere(t, strings.Join(args, " ")); code != 0 || !strings.Contains(out, "EXTERNAL") {
			t.Errorf("%v: exit %d\n%s", x, code, out)
		}
	}
	c.stop()
	<-c.code
	c.code <- 0
	if _, err := os.Stat(s.ClientCert); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
}

// TestClientCertificateOut: a file that the user named is alice's unless said
// otherwise, stays, and is closed to others also where it was open before.
func TestClientCertificateOut(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.pem")
	if err := os.WriteFile(file, []byte(strings.Repeat("old\n", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	c := openClass(t, "--json", "--client-cert-out", file)
	if s := c.sheet(); s.ClientUser != "alice" || s.ClientCert != file {
		t.Errorf("the sheet says %q of %q", s.ClientCert, s.ClientUser)
	}
	c.stop()
	<-c.code
	c.code <- 0
	isPrivate(t, file)
	if text, err := os.ReadFile(file); err != nil || strings.Contains(string(text), "old") || strings.Count(string(text), "-----BEGIN ") != 2 {
		t.Errorf("%v\n%s", err, text)
	}
}

// isPrivate wants a file that its owner alone can read.
func isPrivate(t *testing.T, file string) {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

// TestClientCertificateRefused: there is nobody of that name, or nowhere to write.
func TestClientCertificateRefused(t *testing.T) {
	for _, x := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--client-cert", "eve"}, exitUsage, `--client-cert "eve": the lab has no such user`},
		{[]string{"--client-cert-out", filepath.Join(t.TempDir(), "no", "where.pem")}, exitFile, "--client-cert-out: "},
	} {
		c := openClass(t, append([]string{"--json"}, x.args...)...)
		code := <-c.code
		c.code <- code
		if code != x.code || !strings.Contains(c.told.String(), x.says) {
			t.Errorf("%v: exit %d, %s", x.args, code, c.told)
		}
	}
}

// TestTokens: each user's token is on the sheet and on the card, and the table still
// fits 80 columns with the longest names and passwords.
func TestTokens(t *testing.T) {
	s := openClass(t, "--json", "--students", "40").sheet()
	seen := map[string]bool{}
	for _, u := range s.Users {
		if seen[u.Token] || !strings.HasPrefix(u.Token, "lab-token-") {
			t.Errorf("%+v", u)
		}
		seen[u.Token] = true
	}
	last := s.Users[len(s.Users)-1]
	last.Password = "jasmine-lantern-99"
	s.Users = append(s.Users, last)
	for _, o := range []render.Options{{Width: 80}, {Width: 80, Unicode: true, Lang: "zh"}} {
		var table, cards strings.Builder
		if err := render.Sheet(&table, o, false, false, s); err != nil {
			t.Fatal(err)
		}
		if err := render.Cards(&cards, o, false, s, s.Users); err != nil {
			t.Fatal(err)
		}
		for _, u := range s.Users {
			if strings.Count(table.String(), u.Token) < 1 || !strings.Contains(cards.String(), u.Token) {
				t.Errorf("no token of %s", u.Name)
			}
		}
		for line := range strings.Lines(table.String()) {
			if !strings.Contains(line, "mailproto trace") && render.Width(strings.TrimRight(line, "\n")) > 80 {
				t.Errorf("too wide: %q", line)
			}
		}
	}
}
