package lab

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
)

const (
	sayHello    = "S: 220\nC: EHLO client.test\nS* 250 \n"
	sayLogin    = "C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\nS: 235\n"
	sayEnvelope = "C: MAIL FROM:<alice@lab.test>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\n"
	sayText     = "C: Subject: x\nC:\nC: hello\nC: .\n"
)

// TestFaults plays a dialogue with each fault, at every service that can have it.
func TestFaults(t *testing.T) {
	refused := sayLogin + sayEnvelope + sayText + "S: 451 4.3.0 \nC: NOOP\nS: 250"
	for _, test := range []struct {
		fault, services, dialogue string
		stored                    int
	}{
		{"open-relay", "mx", sayHello + `
			C: MAIL FROM:<a@example.org>
			S: 250
			C: RCPT TO:<c@elsewhere.test>
			S: 250 2.1.5
			C: RCPT TO:<nobody@lab.test>
			S: 550 5.1.1
			C: RCPT TO:<bob@lab.test>
			S: 250
			C: DATA
			S: 354
			` + sayText + "S: 250 2.0.0", 1},
		{"refuse-data", "mx", strings.Replace(sayHello+refused, sayLogin, "", 1), 0},
		{"refuse-data", "submission submissions", sayHello + refused, 0},
		{"starttls-stripped", "mx submission", `
			S: 220
			C: EHLO client.test
			S* 250-ENHANCEDSTATUSCODES
			S: 250`, 0},
		{"starttls-stripped", "mx submission", sayHello + "C: STARTTLS\nS: 502 5.5.1\nC: HELP\nS: 214-\nS: 214 2.0.0 EHLO HELO \nC: HELP STARTTLS\nS: 504 5.5.4", 0},
		{"starttls-stripped", "pop3", "S: +OK\nC: STLS\nS: -ERR Unknown\nC: CAPA\nS: +OK\nS* EXPIRE NEVER\nS= USER\nS* .", 0},
		{"no-pipelining", "mx submission submissions", "S: 220\nC: EHLO client.test\nS: 250-mail.lab.test\nS: 250-SIZE\nS* 250 ", 0},
		{"no-pipelining", "pop3 pop3s", "S: +OK\nC: CAPA\nS: +OK\nS* AUTH-RESP-CODE\nS= UTF8\nS* EXPIRE NEVER\nS* .", 0},
		{"tls-required", "submission", `
			S: 220
			C: EHLO client.test
			S* 250-STARTTLS
			S= 250 HELP
			C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=
			S: 530 5.7.0
			C: MAIL FROM:<>
			S: 530 5.7.0
			C: NOOP
			S: 250
			C: STARTTLS
			S: 220
			tls
			C: EHLO client.test
			S* 250-AUTH
			S: 250
			` + sayLogin + sayEnvelope + sayText + "S: 250", 1},
		{"tls-required", "pop3", `
			S: +OK
			C: USER bob
			S: -ERR Send STLS first
			C: AUTH PLAIN
			S: -ERR Send STLS first
			C: CAPA
			S: +OK
			S* STLS
			S= IMPLEMENTATION mailproto-lab
			S= .
			C: STLS
			S: +OK
			tls
			C: USER bob
			S: +OK`, 0},
		{"drop-after-data", "mx", sayHello + sayEnvelope + sayText + "end", 1},
		{"drop-after-data", "submission submissions", sayHello + sayLogin + sayEnvelope + sayText + "end", 1},
		{"drop-before-data-end", "mx", sayHello + sayEnvelope + sayText + "end", 0},
		{"drop-before-data-end", "mx", sayHello + sayEnvelope + "C: Subject: half\nend", 0},
		{"drop-before-data-end", "submission submissions", sayHello + sayLogin + sayEnvelope + sayText + "C: QUIT\nend", 0},
	} {
		for service := range strings.FieldsSeq(test.services) {
			t.Run(test.fault+" "+service, func(t *testing.T) {
				l := start(t)
				c := dialFault(t, l, service, test.fault)
				if service == Submissions || service == POP3S {
					c.startTLS()
				}
				c.play(test.dialogue)
				l.hangUp(c)
				if n := len(l.Mailbox("bob")); n != test.stored {
					t.Errorf("bob has %d messages, want %d", n, test.stored)
				}
			})
		}
	}
}

// TestDropBeforeDataEnd: however long the message is, the client hears of the end
// of the connection, never of a reset.
func TestDropBeforeDataEnd(t *testing.T) {
	for _, n := range []int{0, 1, 1 << 20} {
		l := start(t)
		c := dialFault(t, l, MX, "drop-before-data-end")
		c.play(sayHello + sayEnvelope)
		if _, err := io.WriteString(c.nc, strings.Repeat("x", n)+"\r\n.\r\n"); err != nil {
			t.Errorf("%d octets: %v", n, err)
		}
		if rest, err := io.ReadAll(c.r); err != nil || len(rest) > 0 {
			t.Errorf("%d octets: %q, %v", n, rest, err)
		}
		l.hangUp(c)
		if n := len(l.Mailbox("bob")); n != 0 {
			t.Errorf("bob has %d messages, want none", n)
		}
	}
}

// TestInjected: the reply in clear comes with the one that begins TLS, and a client
// that throws it away is served as ever.
func TestInjected(t *testing.T) {
	for service, test := range map[string][4]string{
		MX:         {sayHello + "C: STARTTLS", "220 2.0.0 ", "250-mail.lab.test said in clear", "C: EHLO client.test\nS: 250-mail.lab.test greets"},
		Submission: {sayHello + "C: STARTTLS", "220 2.0.0 ", "250-mail.lab.test said in clear", "C: EHLO client.test\nS: 250-mail.lab.test greets"},
		POP3:       {"S: +OK\nC: STLS", "+OK Ready", "+OK said in clear", "C: CAPA\nS: +OK What"},
	} {
		c := dialFault(t, start(t), service, "starttls-injected")
		c.play(test[0])
		piece := make([]byte, 1000)
		n, err := c.nc.Read(piece)
		first, second, _ := strings.Cut(string(piece[:n]), "\r\n")
		if err != nil || !strings.HasPrefix(first, test[1]) || !strings.HasPrefix(second, test[2]) {
			t.Errorf("%s: in one piece came %q, %v", service, piece[:n], err)
		}
		c.startTLS()
		c.play(test[3])
	}
}

// TestCertificateFaults: a client that checks finds each, at every service and by
// the upgrade too.
func TestCertificateFaults(t *testing.T) {
	l := start(t)
	for _, service := range Services() {
		for fault, is := range certificateErrors() {
			c := dialFault(t, l, service, fault)
			switch service {
			case LMTP:
				c.play("S: 220\nC: LHLO client.test\nS* 250 \nC: STARTTLS\nS: 220")
			case MX, Submission:
				c.play(sayHello + "C: STARTTLS\nS: 220")
			case POP3:
				c.play("S: +OK\nC: STLS\nS: +OK")
			}
			if err := c.handshake(); err == nil || !is(err) {
				t.Errorf("%s, %s: %v", service, fault, err)
			}
		}
	}
}

func certificateErrors() map[string]func(error) bool {
	return map[string]func(error) bool{
		"wrong-name": func(err error) bool {
			var own x509.HostnameError
			return errors.As(err, &own) && slices.Equal(own.Certificate.DNSNames, []string{"other.test"})
		},
		"expired-certificate": func(err error) bool {
			var own x509.CertificateInvalidError
			return errors.As(err, &own) && own.Reason == x509.Expired
		},
		"unknown-ca": func(err error) bool {
			var own x509.UnknownAuthorityError
			return errors.As(err, &own)
		},
	}
}

// TestExpire0: what was fetched is gone after QUIT, and only after QUIT.
func TestExpire0(t *testing.T) {
	l := start(t, withMail)
	c := dialFault(t, l, POP3, "expire-0")
	c.play(bobIn + "C: CAPA\nS* EXPIRE 0\nS* .\nC: RETR 2\nS: +OK")
	c.message()
	l.hangUp(c)
	if n := len(l.Mailbox("bob")); n != 6 {
		t.Fatalf("bob has %d messages, want 6", n)
	}
	third := l.Mailbox("bob")[2].UID
	c = dialFault(t, l, POP3S, "expire-0")
	c.startTLS()
	c.play(bobIn + "C: RETR 2\nS: +OK")
	c.message()
	c.play("C: TOP 3 0\nS: +OK")
	c.message()
	c.play("C: RSET\nS: +OK\nC: DELE 1\nS: +OK\nC: STAT\nS: +OK 5 \nC: QUIT\nS: +OK\nend")
	if box := l.Mailbox("bob"); len(box) != 4 || box[0].UID != third {
		t.Errorf("bob has %d messages, want 4 from the third on", len(box))
	}
}

// TestNoLock: two sessions have one maildrop, and neither takes the lock from
// somebody who has it.
func TestNoLock(t *testing.T) {
	l := start(t, withMail)
	laptop := dial(t, l, POP3)
	laptop.play(bobIn)
	phone, tablet := dialFault(t, l, POP3, "no-lock"), dialFault(t, l, POP3, "no-lock")
	phone.play(bobIn + "C: DELE 1\nS: +OK")
	tablet.play(bobIn)
	phone.play("C: QUIT\nS: +OK\nend")
	tablet.play("C: STAT\nS: +OK 6 \nC: DELE 1\nS: +OK\nC: QUIT\nS: +OK\nend")
	dial(t, l, POP3).play("S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: -ERR [IN-USE]")
	laptop.play("C: QUIT\nS: +OK\nend")
	dial(t, l, POP3).play(bobIn + "C: STAT\nS: +OK 5 ")
}

// TestFaultsOfAll: the lab's own listeners have the faults of the options, each
// where it can, and those that Faulty opens have them too.
func TestFaultsOfAll(t *testing.T) {
	l := start(t, func(o *Options) { o.Faults = []string{"no-pipelining", "open-relay", "expired-certificate"} })
	const relay = "S: 220\nC: EHLO client.test\nS: 250-mail\nS: 250-SIZE\nS* 250 \nC: MAIL FROM:<>\nS: 250\nC: RCPT TO:<a@elsewhere.test>\nS: 250"
	dial(t, l, MX).play(relay)
	dialFault(t, l, MX, "refuse-data").play(relay + "\nC: DATA\nS: 354\nC: .\nS: 451")
	dial(t, l, Submission).play(sayHello + sayLogin + "C: MAIL FROM:<>\nS: 250\nC: RCPT TO:<a@elsewhere.test>\nS: 550 5.7.1")
	if err := dialAddr(t, l, l.Addr(POP3S)).handshake(); !certificateErrors()["expired-certificate"](err) {
		t.Errorf("got %v", err)
	}
	if err := dialFault(t, l, POP3S, "wrong-name").handshake(); err == nil {
		t.Error("a certificate for another name that has expired was taken")
	}
}

// TestFaulty: one listener for each service and fault, on this machine, until the
// lab ends; the names that are refused are answered with those that exist.
func TestFaulty(t *testing.T) {
	l := start(t, func(o *Options) { o.Ports = NoPorts() })
	first, err := l.Faulty(MX, "open-relay")
	if err != nil {
		t.Fatal(err)
	}
	again, _ := l.Faulty(MX, "open-relay")
	other, _ := l.Faulty(MX, "refuse-data")
	if again != first || other == first || l.Addr(MX) != "" || !strings.HasPrefix(first, "127.0.0.1:") {
		t.Errorf("addresses %s, %s, %s, %q", first, again, other, l.Addr(MX))
	}
	for _, test := range []struct{ service, fault, want string }{
		{MX, "no-such", `no fault is called "no-such"`},
		{MX, "greylst", `no fault is called "greylst"; there are greylist`},
		{MX, "greylist=2", `"2" is no value for the fault "greylist", which takes a CHANCE`},
		{MX, "slow=", `"=" is no value for the fault "slow", which takes a TIME`},
		{MX, "spf=1", `fault "spf" takes no value`},
		{MX, "no-lock", `fault "no-lock" is one of pop3, pop3s, not of mx`},
		{"imap", "no-lock", `the lab has no service "imap"; it has mx, `},
	} {
		if _, err := l.Faulty(test.service, test.fault); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s, %s: %v", test.service, test.fault, err)
		}
	}
	end(t, l)
	if _, err := l.Faulty(MX, "open-relay"); !errors.Is(err, errClosed) {
		t.Errorf("after the end: %v", err)
	}
	if nc, err := net.Dial("tcp", first); err == nil {
		nc.Close()
		t.Error("the listener is still open")
	}
}

func TestOptionsRefused(t *testing.T) {
	var own *FaultError
	if _, err := Start(context.Background(), Options{Faults: []string{"no-lock", "no-such"}}); !errors.As(err, &own) || own.Name != "no-such" {
		t.Errorf("got %v", err)
	}
	for _, n := range []int{-1, 1000} {
		if _, err := Start(context.Background(), Options{Students: n}); err == nil {
			t.Errorf("%d students were taken", n)
		}
	}
}
