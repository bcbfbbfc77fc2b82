package main

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"net"
	"strings"
	"testing"

	"mailproto/internal/lab"
	"mailproto/internal/lang"
	"mailproto/internal/render"
)

// TestSheetHosts: the sheet tells hosts that can be typed into a mail program, and
// those that the certificate names.
func TestSheetHosts(t *testing.T) {
	outside := append(lab.Addresses("0.0.0.0"), "localhost")[0]
	for _, tt := range []struct{ listen, host, try, names string }{
		{"127.0.0.1", "127.0.0.1", "127.0.0.1", "localhost and 127.0.0.1."},
		{"localhost", "127.0.0.1", "127.0.0.1", "localhost and 127.0.0.1."},
		{"0.0.0.0", outside, "localhost", "localhost"},
		{"::", outside, "localhost", "localhost"},
		{"127.0.0.5", "127.0.0.1", "127.0.0.1", "localhost, 127.0.0.1 and 127.0.0.5."},
		{"teacher.test", "teacher.test", "teacher.test", "localhost, 127.0.0.1 and teacher.test."},
	} {
		l := labSaidToBe(t, tt.listen)
		o := &labOptions{listen: tt.listen}
		s := o.sheet(l, "/tmp/ca.pem", "")
		_, port, _ := net.SplitHostPort(l.Addr(lab.Submission))
		if s.Services[0].Host != tt.host || !strings.Contains(s.Try[0], " "+tt.try+":"+port+" ") {
			t.Errorf("%s: host %s, %s", tt.listen, s.Services[0].Host, s.Try[0])
		}
		for _, x := range s.Services {
			if ip := net.ParseIP(x.Host); ip != nil && ip.IsUnspecified() {
				t.Errorf("%s: nobody reaches %s", tt.listen, x.Host)
			}
		}
		var out bytes.Buffer
		u := &ui{out: bufio.NewWriter(&out), getenv: func(string) string { return "" }, lang: lang.En, level: "normal", color: "never"}
		err := render.Sheet(&out, u.options(), false, true, s)
		if text := strings.Join(strings.Fields(out.String()), " "); err != nil || !strings.Contains(text, "good for mail.lab.test, "+tt.names) {
			t.Errorf("%s: %v in\n%s", tt.listen, err, text)
		}
		checkNames(t, l, s.Names, s.Services[0].Host)
	}
}

// labSaidToBe is a lab that listens on this machine alone and takes listen for the place.
func labSaidToBe(t *testing.T, listen string) *lab.Lab {
	t.Helper()
	l, err := lab.Start(t.Context(), lab.Options{Listen: listen, Ports: lab.NoPorts()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	for _, service := range lab.Services() {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err == nil {
			err = l.Serve(service, ln)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// checkNames shakes hands and has the certificate checked for all that the sheet names.
func checkNames(t *testing.T, l *lab.Lab, names []string, host string) {
	t.Helper()
	for _, name := range append([]string{host, "localhost", "127.0.0.1"}, names...) {
		c, err := tls.Dial("tcp", l.Addr(lab.POP3S), &tls.Config{ServerName: name, RootCAs: l.CAs()})
		if err != nil {
			t.Errorf("the certificate for %s: %v", name, err)
			continue
		}
		c.Close()
	}
}
