package dialogue

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"math/big"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// client plays the client's part by hand: it writes what begins with > and reads
// what begins with <.
func client(nc net.Conn, part string) (heard string) {
	defer nc.Close()
	r := bufio.NewReader(nc)
	for step := range strings.SplitSeq(part, "|") {
		switch {
		case step == "":
		case step[0] == '>':
			if _, err := nc.Write([]byte(step[1:])); err != nil {
				return heard
			}
		case step == "<":
			line, err := r.ReadString('\n')
			if err != nil {
				return heard + "EOF"
			}
			heard += strings.TrimRight(line, "\r\n") + "|"
		}
	}
	return heard
}

func TestServe(t *testing.T) {
	for _, tt := range []struct{ name, script, client, heard, err string }{
		{"all well", "S: 220 mx\nC: NOOP\nS: 250-a\nS: 250 b\nC: QUIT\nS: 221", "<|>NOOP\r\n|<|<|>QUIT\r\n|<", "220 mx|250-a|250 b|221|", ""},
		{"captures", "S: +OK\nC: RETR {n}\nS: +OK {n} and {n+1}\nC: DELE {n}\nS: +OK", "<|>RETR 3\r\n|<|>DELE 3\r\n|<", "+OK|+OK 3 and 4|+OK|", ""},
		{"a group", "S: 220\nC: a\nC: b\nS: 1\nS: 2", "<|>a\r\nb\r\n|<|<", "220|1|2|", ""},
		{"drop", "S: 220\nC: a\ndrop", "<|>a\r\n|<", "220|EOF", ""},
		{"drop at once", "drop", "<", "EOF", ""},
		{"nothing to say", "", ">", "", ""},
		{"the client need not hear the last word", "S: 220\nC: QUIT\nS: 221", "<|>QUIT\r\n", "220|", ""},
		{"something else", "S: 220\nC: EHLO me\nS: 250", "<|>HELO me\r\n|<", "220|EOF", "f:2: the client said something else\n\texpected \"EHLO me\"\n\tobserved \"HELO me\""},
		{"another capture", "C: RETR {n}\nC: DELE {n}", ">RETR 3\r\nDELE 4\r\n", "", "f:2: the client said something else\n\texpected \"DELE {n}\"\n\tobserved \"DELE 4\""},
		{"bare LF", "C: NOOP", ">NOOP\n", "", "f:1: the line does not end in CR LF"},
		{"half a line", "C: NOOP", ">NO", "", "f:1: the client is gone"},
		{"gone", "C: NOOP\nS: 250\nC: QUIT", ">NOOP\r\n", "", "f:3: the client is gone"},
		{"goes on", "S: 220\nC: QUIT\nS: 221", "<|>QUIT\r\n|<|>NOOP\r\n", "220|221|", "f:4: the client goes on\n\texpected \"\"\n\tobserved \"NOOP\\r\\n\""},
		{"goes on where nothing is expected", "", ">NOOP\r\n", "", "f:1: the client goes on"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, err := Parse("f", tt.script, 1)
				if err != nil {
					t.Fatal(err)
				}
				near, far := net.Pipe()
				heard := make(chan string, 1)
				go func() { heard <- client(near, tt.client) }()
				err = Play{}.Serve(far, s)
				if got := <-heard; got != tt.heard {
					t.Errorf("the client heard %q, want %q", got, tt.heard)
				}
				own := new(Error)
				if tt.err == "" && err != nil || tt.err != "" && (!errors.As(err, &own) || !strings.HasPrefix(err.Error(), tt.err)) {
					t.Errorf("error %v, want %s", err, tt.err)
				}
			})
		})
	}
}

func identity(t *testing.T) *tls.Config {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, SessionTicketsDisabled: true}
}

// TestServeTLS: a positive reply to STARTTLS or STLS is followed by a handshake,
// and nothing else is.
func TestServeTLS(t *testing.T) {
	for _, tt := range []struct{ name, script, clear, inside, heard string }{
		{"STARTTLS", "S: 220\nC: STARTTLS\nS: 220 go\nC: NOOP\nS: 250", "<|>STARTTLS\r\n|<", ">NOOP\r\n|<", "220|220 go|+250|"},
		{"STLS", "S: +OK\nC: stls\nS: +OK\nC: NOOP\nS: +OK", "<|>stls\r\n|<", ">NOOP\r\n|<", "+OK|+OK|++OK|"},
		{"implicit", "S: 220", "", "<", "+220|"},
		{"refused", "S: 220\nC: STARTTLS\nS: 454 no\nC: NOOP\nS: 250", "<|>STARTTLS\r\n|<|>NOOP\r\n|<", "", "220|454 no|250|"},
		{"injected", "S: 220\nC: STARTTLS\nS: 220 go\nS: 250 more\nC: NOOP\nS: 250", "<|>STARTTLS\r\n|<|<|>NOOP\r\n|<", "", "220|220 go|250 more|250|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, err := Parse("f", tt.script, 1)
				if err != nil {
					t.Fatal(err)
				}
				near, far := net.Pipe()
				heard := make(chan string, 1)
				go func() {
					if tt.inside == "" {
						heard <- client(near, tt.clear)
						return
					}
					clear := client(keep{near}, tt.clear)
					heard <- clear + "+" + client(tls.Client(near, &tls.Config{InsecureSkipVerify: true}), tt.inside)
				}()
				if err := (Play{TLS: identity(t), Implicit: tt.name == "implicit"}).Serve(far, s); err != nil {
					t.Error(err)
				}
				if got := <-heard; got != tt.heard {
					t.Errorf("the client heard %q, want %q", got, tt.heard)
				}
			})
		})
	}
}

// keep is a connection that stays open.
type keep struct{ net.Conn }

func (keep) Close() error { return nil }
