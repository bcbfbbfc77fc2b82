package main

import (
	"bufio"
	"bytes"
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
	l, err := lab.Start(t.Context(), lab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	outside := append(addresses(), "localhost")[0]
	for _, tt := range []struct{ listen, host, try, names string }{
		{"127.0.0.1", "127.0.0.1", "127.0.0.1", "localhost and 127.0.0.1."},
		{"localhost", "127.0.0.1", "127.0.0.1", "localhost and 127.0.0.1."},
		{"0.0.0.0", outside, "localhost", "localhost and 127.0.0.1."},
		{"::", outside, "localhost", "localhost and 127.0.0.1."},
		{"127.0.0.5", "127.0.0.1", "127.0.0.1", "localhost, 127.0.0.1 and 127.0.0.5."}, // the lab of this test is elsewhere
		{"teacher.test", "teacher.test", "teacher.test", "localhost, 127.0.0.1 and teacher.test."},
	} {
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
	}
}
