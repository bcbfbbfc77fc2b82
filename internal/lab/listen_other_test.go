package lab

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"strings"
	"testing"
)

// TestListenElsewhere: on another address of this machine every service is there and
// nowhere else, and the certificate holds for exactly that address.
func TestListenElsewhere(t *testing.T) {
	for _, ip := range []string{"127.0.0.2", "::1"} {
		if ln, err := net.Listen("tcp", net.JoinHostPort(ip, "0")); err != nil {
			if ip == "::1" {
				t.Logf("this machine has no %s: %v", ip, err)
				continue
			}
			t.Fatal(err)
		} else {
			ln.Close()
		}
		l := start(t, func(o *Options) { o.Listen = ip })
		pool := x509.NewCertPool()
		pool.AppendCertsFromPEM(l.CAPEM())
		for _, service := range Services() {
			if host, _, err := net.SplitHostPort(l.Addr(service)); err != nil || host != ip {
				t.Errorf("%s listens on %s, %v", service, l.Addr(service), err)
			}
		}
		for _, name := range []string{ip, Hostname} {
			nc, err := tls.Dial("tcp", l.Addr(POP3S), &tls.Config{RootCAs: pool, ServerName: name})
			if err != nil {
				t.Errorf("%s as %s: %v", ip, name, err)
				continue
			}
			nc.Close()
		}
		if nc, err := tls.Dial("tcp", l.Addr(POP3S), &tls.Config{RootCAs: pool, ServerName: "127.0.0.9"}); err == nil || !strings.Contains(err.Error(), "certificate") {
			t.Errorf("%s is taken for another address: %v", ip, err)
			if err == nil {
				nc.Close()
			}
		}
		_, port, _ := net.SplitHostPort(l.Addr(MX))
		if ip == "127.0.0.2" {
			if nc, err := net.Dial("tcp", "127.0.0.3:"+port); err == nil {
				t.Error("it listens elsewhere, too")
				nc.Close()
			}
		}
	}
}
