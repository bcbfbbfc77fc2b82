package lab

import (
	"crypto/tls"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestFaultsAreMet plays a dialogue with each fault that changes what is said. What
// is kept in the end is what the sender, or the reader, was told.
func TestFaultsAreMet(t *testing.T) {
	mail := sayHello + "C: MAIL FROM:<a@example.org>\n"
	rcpt := mail + "S: 250\nC: RCPT TO:<bob@lab.test>\n"
	data := rcpt + "S: 250\nC: DATA\n"
	dot := data + "S: 354\n" + sayText
	after := "\nC: RSET\nS: 250\nC: QUIT\nS: 221\nend"
	for _, test := range []struct {
		fault, dialogue string
		stored          int
	}{
		{"unknown-user", rcpt + "S: 550-5.1.1 \nS: 550-5.1.1 \nS: 550 5.1.1 \nC: DATA\nS: 554 5.5.1 No valid" + after, 0},
		{"disabled-mailbox", rcpt + "S: 550-5.2.1 \nS: 550 5.2.1 " + after, 0},
		{"mailbox-full", rcpt + "S: 452 4.2.2 " + after, 0},
		{"quota-exceeded", rcpt + "S: 552 5.2.2 " + after, 0},
		{"recipient-rate", rcpt + "S: 450-4.2.1 \nS: 450 4.2.1 " + after, 0},
		{"rate-limit", mail + "S: 421-4.7.28 \nS: 421 4.7.28 \nend", 0},
		{"rate-limit-ip", mail + "S: 451 4.7.650 \nC: RCPT TO:<bob@lab.test>\nS: 503" + after, 0},
		{"size-at-mail", mail + "S: 552 5.3.4 \nC: RCPT TO:<bob@lab.test>\nS: 503" + after, 0},
		{"size-at-dot", dot + "S: 552 5.3.4 " + after, 0},
		{"content-blocked", dot + "S: 552-5.7.0 \nS: 552 5.7.0 " + after, 0},
		{"spf", dot + "S: 550-5.7.27 \nS: 550 5.7.27 " + after, 0},
		{"spf-microsoft", rcpt + "S: 550 5.7.23 " + after, 0},
		{"dkim", dot + "S: 550-5.7.30 \nS: 550 5.7.30 " + after, 0},
		{"unauthenticated", dot + "S: 550-5.7.26 \nS: 550 5.7.26 " + after, 0},
		{"dmarc", dot + "S: 550-5.7.26 \nS: 550 5.7.26 " + after, 0},
		{"dmarc-microsoft", dot + "S: 550 5.7.509 " + after, 0},
		{"dmarc-qq", dot + "S= 550 DMARC check failed." + after, 0},
		{"dmarc-apple", dot + "S: 554 5.7.1 " + after, 0},
		{"policy-yahoo", dot + "S: 554 5.7.9 " + after, 0},
		{"blocklist", rcpt + "S: 554 5.7.1 Service unavailable; Client host" + after, 0},
		{"blocklist-microsoft", rcpt + "S: 550 5.7.606 " + after, 0},
		{"reverse-dns", rcpt + "S: 450 4.7.25 " + after, 0},
		{"reverse-dns-google", dot + "S: 550-5.7.25 \nS: 550 5.7.25 " + after, 0},
		{"421-greeting", "S: 421 mail.lab.test \nend", 0},
		{"421-session", mail + "S: 421 4.3.2 mail.lab.test \nend", 0},
		{"421-shutdown", rcpt + "S: 250 2.1.5\nS: 421 4.3.2 mail.lab.test \nend", 0},
		{"escape-banner", "S: 220 mail.lab.test ESMTP \x1b[2J\nC: EHLO c.test\nS* 250 ", 0},
		{"strange-code", mail + "S: 259 2.1.0 \nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\n" + sayText + "S: 250" + after, 1},
		{"wrong-code", data + "S: 250 2.0.0 OK\nC: Subject: x\nS: 500" + after, 0},
		{"extra-reply", rcpt + "S: 250 2.1.5\nS: 250 2.0.0 And one more\nC: DATA\nS: 354\n" + sayText + "S: 250" + after, 1},
		{"early-250", data + "S: 354\nS: 250 2.0.0 Taken, unread\n" + sayText + "C: QUIT\nS: 221\nend", 0},
		{"code-changes", "S: 220\nC: EHLO c.test\nS: 250-mail\nS* 550 HELP\nC: HELO c.test\nS: 250 " + after, 0},
		{"no-ehlo", "S: 220\nC: EHLO c.test\nS: 502 5.5.1\nC: HELO c.test\nS: 250 \nC: MAIL FROM:<>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\n" + sayText + "S: 250" + after, 1},
		{"broken-pipelining", sayHello + "C: MAIL FROM:<>\nC: RCPT TO:<bob@lab.test>\nC: DATA\nS: 250 2.1.0 \nC: NOOP\nS: 250 2.0.0 OK\nC: DATA\nS: 503 5.5.1 Send RCPT first" + after, 0},
		{"greylist", rcpt + "S: 450 4.7.0 Greylisted\nC: RCPT TO:<bob@lab.test>\nS: 250\nC: DATA\nS: 354\n" + sayText + "S: 250" + after, 1},
		{"greylist=1", rcpt + "S: 450 4.7.0 Greylisted\nC: RCPT TO:<bob@lab.test>\nS: 450" + after, 0},
		{"slow=1ms", dot + "S: 250" + after, 1},
		{"drip=1us", "S= 220 mail.lab.test ESMTP mailproto lab\nC: EHLO c.test\nS: 250-mail.lab.test greets", 0},
		{"split-reply", dot + "S: 250" + after, 1},
	} {
		t.Run(test.fault, func(t *testing.T) {
			l := start(t)
			c := dialFault(t, l, MX, test.fault)
			c.play(test.dialogue)
			l.hangUp(c)
			if n := len(l.Mailbox("bob")); n != test.stored {
				t.Errorf("bob has %d messages, want %d", n, test.stored)
			}
		})
	}
}

// TestNoServiceHere: what greets with 554 answers everything but QUIT with 503 (RFC
// 5321 §3.1).
func TestNoServiceHere(t *testing.T) {
	dialFault(t, start(t), MX, "554-greeting").play(`
		S: 554 mail.lab.test 
		C: EHLO c.test
		S: 503 5.5.1 
		C: NOOP
		S: 503
		C: QUIT
		S: 221
		end`)
}

// TestAuthLater: nobody is logged in, by one line or by several.
func TestAuthLater(t *testing.T) {
	for _, login := range []string{"C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\n", "C: AUTH PLAIN\nS: 334\nC: AGFsaWNlAHdvbmRlcmxhbmQ=\n"} {
		c := dialFault(t, start(t), Submission, "auth-later")
		c.play(sayHello + login + "S: 454 4.7.0 \nC: MAIL FROM:<>\nS: 530")
		c.play("C: AUTH PLAIN AGFsaWNlAHdyb25n\nS: 535 5.7.8")
	}
}

// TestSilence: a server that never answers takes what it is sent, and its session
// ends when the client goes.
func TestSilence(t *testing.T) {
	l := start(t)
	for fault, way := range map[string]string{
		"no-greeting": "", "silent-data": sayHello + sayEnvelope[:strings.Index(sayEnvelope, "S: 354")],
		"silent-dot": sayHello + sayEnvelope + sayText,
	} {
		c := dialFault(t, l, MX, fault)
		c.play(way)
		c.play("C: NOOP")
		c.nc.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
		if got, err := c.r.ReadByte(); err == nil {
			t.Errorf("%s: got %q", fault, got)
		}
		l.hangUp(c)
	}
	if n := len(l.Mailbox("bob")); n != 0 {
		t.Errorf("bob has %d messages, want none", n)
	}
}

// TestPOP3FaultsAreMet is the same for POP3.
func TestPOP3FaultsAreMet(t *testing.T) {
	for _, test := range []struct {
		fault, dialogue string
		left            int
	}{
		{"err-greeting", "S: -ERR [SYS/TEMP] \nend", 6},
		{"no-capa", "S: +OK\nC: CAPA\nS: -ERR Unknown command", 6},
		{"no-uidl", bobIn + "C: UIDL\nS: -ERR\nC: CAPA\nS: +OK\nS= TOP\nS= RESP-CODES", 6},
		{"message-gone", bobIn + "C: LIST 1\nS: +OK 1 \nC: RETR 1\nS: -ERR [SYS/TEMP] \nC: RETR 2\nS: +OK", 6},
		{"list-disagrees", bobIn + "C: STAT\nS: +OK 6 \nC: LIST\nS: +OK 6 messages\nS: 1 \nS: 2 \nS: 3 \nS: 4 \nS: 5 \nS= .\nC: LIST 6\nS: +OK 6 ", 6},
		{"drop-at-quit", bobIn + "C: DELE 1\nS: +OK\nC: QUIT\nend", 6},
		{"drop-after-quit", bobIn + "C: DELE 1\nS: +OK\nC: QUIT\nend", 5},
		{"in-use", "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: -ERR [IN-USE] \nC: STAT\nS: -ERR", 6},
		{"login-delay", "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: -ERR [LOGIN-DELAY] ", 6},
		{"sys-temp", "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: -ERR [SYS/TEMP] ", 6},
		{"sys-perm", "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: -ERR [SYS/PERM] ", 6},
		{"auth-refused", "S: +OK\nC: USER bob\nS: +OK\nC: PASS builder\nS: -ERR [AUTH] ", 6},
		{"broken-pipelining", bobIn + "C: STAT\nC: LIST 1\nC: NOOP\nS: +OK 6 \nC: NOOP\nS: +OK Still here", 6},
		{"slow=1ms", bobIn + "C: NOOP\nS: +OK", 6},
		{"split-reply", bobIn + "C: NOOP\nS: +OK", 6},
		{"drop-in-retr", bobIn + "C: DELE 2\nS: +OK\nC: RETR 1\nS: +OK\nS: Return-Path:", 6},
		{"no-final-dot=1ms", bobIn + "C: RETR 1\nS: +OK\nS* by the server that delivered it.\nend", 6},
	} {
		t.Run(test.fault, func(t *testing.T) {
			l := start(t, withMail)
			c := dialFault(t, l, POP3, test.fault)
			c.play(test.dialogue)
			l.hangUp(c)
			if n := len(l.Mailbox("bob")); n != test.left {
				t.Errorf("bob has %d messages, want %d", n, test.left)
			}
		})
	}
}

// TestPartOfAMessage: half of the message comes, and then the end of the connection.
func TestPartOfAMessage(t *testing.T) {
	l := start(t, withMail)
	c := dialFault(t, l, POP3, "drop-in-retr")
	c.play(bobIn + "C: RETR 4\nS: +OK")
	rest, err := io.ReadAll(c.r)
	whole := l.Mailbox("bob")[3].Data
	if half := whole[:len(whole)/2]; err != nil || !strings.HasPrefix(string(rest), string(half[:100])) || len(rest) >= len(whole) || len(rest) < len(half) {
		t.Errorf("got %d octets of %d, %v", len(rest), len(whole), err)
	}
}

// TestSizesLie: the sizes are wrong, the messages whole.
func TestSizesLie(t *testing.T) {
	l := start(t, withMail)
	c := dialFault(t, l, POP3, "size-lies")
	c.play(bobIn + "C: RETR 1\nS: +OK")
	if got, want := c.message(), l.Mailbox("bob")[0].Data; string(got) != string(want) {
		t.Errorf("got %d octets, want %d", len(got), len(want))
	}
}

// TestUniqueIDsChange: the same message has another unique-id in each session, and
// one within a session.
func TestUniqueIDsChange(t *testing.T) {
	l := start(t, withMail)
	seen := map[string]bool{}
	for range 2 {
		c := dialFault(t, l, POP3, "uidl-changes")
		c.play(bobIn)
		var twice []string
		for range 2 {
			io.WriteString(c.nc, "UIDL 1\r\n")
			line, err := c.r.ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			twice = append(twice, line)
		}
		if diff := cmp.Diff(twice[0], twice[1]); diff != "" {
			t.Error(diff)
		}
		seen[twice[0]] = true
		l.hangUp(c)
	}
	if len(seen) != 2 {
		t.Errorf("the unique-ids are %v", seen)
	}
}

// TestHandshakeFaults: what a client meets when it begins TLS.
func TestHandshakeFaults(t *testing.T) {
	l := start(t)
	begin := func(service, fault string) *talker {
		c := dialFault(t, l, service, fault)
		switch service {
		case MX, Submission:
			c.play(sayHello + "C: STARTTLS\nS: 220")
		case POP3:
			c.play("S: +OK\nC: STLS\nS: +OK")
		}
		return c
	}
	for _, service := range []string{MX, Submissions, POP3, POP3S} {
		if err := begin(service, "old-tls").handshake(); err == nil || !strings.Contains(err.Error(), "protocol version") {
			t.Errorf("%s, old-tls: %v", service, err)
		}
		if err := begin(service, "handshake-cut").handshake(); !errors.Is(err, io.EOF) {
			t.Errorf("%s, handshake-cut: %v", service, err)
		}
		var header tls.RecordHeaderError
		if err := begin(service, "handshake-garbage").handshake(); !errors.As(err, &header) {
			t.Errorf("%s, handshake-garbage: %v", service, err)
		}
		c := begin(service, "handshake-hangs")
		c.nc.SetDeadline(time.Now().Add(20 * time.Millisecond))
		if err := c.handshake(); err == nil {
			t.Errorf("%s, handshake-hangs: the handshake is done", service)
		}
		l.hangUp(c)
		c = begin(service, "client-certificate")
		if err := c.handshake(); err == nil { // TLS 1.3: it shows at the first read
			_, err = c.r.ReadByte()
			if err == nil || !strings.Contains(err.Error(), "certificate required") {
				t.Errorf("%s, client-certificate: %v", service, err)
			}
		}
	}
}

// TestRefusedRecipients: what refuses a recipient or a message can be called up by a
// recipient of its name, at every service, and touches nobody else.
func TestRefusedRecipients(t *testing.T) {
	l := start(t)
	c := dial(t, l, MX)
	c.play(sayHello + `
		C: MAIL FROM:<a@example.org>
		S: 250
		C: RCPT TO:<Blocklist+tag@lab.test>
		S: 554 5.7.1 
		C: RCPT TO:<alice@lab.test>
		S: 250
		C: DATA
		S: 354
		` + sayText + `S: 250
		C: MAIL FROM:<a@example.org>
		S: 250
		C: RCPT TO:<dmarc-qq@lab.test>
		S: 250
		C: DATA
		S: 354
		` + sayText + "S= 550 DMARC check failed.")
	if a, b := len(l.Mailbox("alice")), len(l.Mailbox("bob")); a != 1 || b != 0 {
		t.Errorf("alice has %d messages and bob %d, want 1 and 0", a, b)
	}
	named := map[string]bool{}
	for _, f := range FaultyRecipients() {
		named[f.Name] = true
	}
	for _, r := range refusals() {
		if want := r.at == "RCPT" || r.at == atDot; named[r.Name+"@"+Domain] != want {
			t.Errorf("%s is a recipient: %v", r.Name, !want)
		}
	}
}

// TestChance: the same seed lets the die fall the same way, and about as often as it
// should.
func TestChance(t *testing.T) {
	rolls := func(seed string) (all []bool, n int) {
		l := start(t, func(o *Options) { o.Seed, o.Ports = seed, NoPorts() })
		for range 1000 {
			hit := l.chance("greylist", 0.3)
			all = append(all, hit)
			if hit {
				n++
			}
		}
		return all, n
	}
	first, n := rolls("a")
	again, _ := rolls("a")
	other, _ := rolls("b")
	if cmp.Diff(first, again) != "" || cmp.Diff(first, other) == "" || n < 250 || n > 350 {
		t.Errorf("%d of 1000", n)
	}
	l := start(t, func(o *Options) { o.Ports = NoPorts() })
	if l.chance("x", 0) || !l.chance("x", 1) {
		t.Error("never and always are neither")
	}
}

// FuzzFault: what is taken is a fault with a value within its bounds, and what is
// refused is refused by name.
func FuzzFault(f *testing.F) {
	for _, s := range []string{"greylist=0.3", "slow=2s", "slow=", "greylist=NaN", "spf=1", "=", "greylst", "slow=-1s", "slow=11m", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, v, err := parseFault(s)
		name, _, has := strings.Cut(s, "=")
		var own *FaultError
		switch {
		case err != nil:
			if !errors.As(err, &own) || own.Name != name || len(own.Near) > 5 {
				t.Errorf("%q: %v", s, err)
			}
		case got.Name != name || has && got.Takes == "":
			t.Errorf("%q is taken for %q", s, got.Name)
		case !(v.chance >= 0 && v.chance <= 1) || v.time < 0 || v.time > maxFaultTime:
			t.Errorf("%q has the value %v", s, v)
		}
	})
}
