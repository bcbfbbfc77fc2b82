package lab

import (
	"bufio"
	"context"
	"io"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	"mailproto/trace"
)

func TestParsePath(t *testing.T) {
	long := strings.Repeat("x", 65)
	for in, want := range map[string]string{
		"<>":                            "<>",
		"<a@b>":                         "<a@b>",
		"<a.b+c=d@sub.x-y.test> SIZE=1": "<a.b+c=d@sub.x-y.test>",
		`<"a b"@x.test>`:                `<"a b"@x.test>`,
		`<"a\"b\\"@x.test>`:             `<"a\"b\\"@x.test>`,
		`<"ab"@x.test>`:                 `<ab@x.test>`,
		`<"\a.b"@x.test>`:               `<a.b@x.test>`,
		`<""@x.test>`:                   `<""@x.test>`,
		`<"a@b>"@x.test>`:               `<"a@b>"@x.test>`,
		"<@a.test,@b.test:c@d.test>":    "<c@d.test>",
		"<a@[127.0.0.1]>":               "<a@[127.0.0.1]>",
		"<a@[IPv6:2001:db8::1]>":        "<a@[IPv6:2001:db8::1]>",
		"<Postmaster>":                  "<Postmaster>",
		"<李.小龙@例子.test>":                "<李.小龙@例子.test>",
		"<a@123>":                       "<a@123>",
	} {
		if p, _, err := parsePath(in); err != nil || p.String() != want {
			t.Errorf("%s: %s, %v; want %s", in, p, err, want)
		}
	}
	for _, in := range []string{"", "a@b", "<a@b", "<a>", "<a@>", "<@b>", "<a b@c>", "<.a@b>", "<a.@b>", "<a..b@c>", `<"a@b>`, `<"a"b@c>`,
		"<a@b.>", "<a@-b>", "<a@b->", "<a@b_c>", "<a@b..c>", "<@a:>", "<@a,b:c@d>", "<@a c@d>", "<@a,:c@d>", "<a@[1.2.3]>", "<a@[::1]>",
		"<a@[IPv6:127.0.0.1]>", "<a@[IPv6:fe80::1%eth0]>", "<a@[x:y]>", "<a@[127.0.0.1>", "<a@b c>", "< a@b>", "<\"a\x7f\"@b>", "<a\xff@b>", "<a@b\xff>",
		"<" + long + "@b>", "<a@" + strings.Repeat(long[:60]+".", 5) + "test>", "<a@" + long + ">"} {
		if p, _, err := parsePath(in); err == nil {
			t.Errorf("%q: accepted as %s", in, p)
		}
	}
}

// FuzzPath: a path that is accepted is accepted again as it is written back.
func FuzzPath(f *testing.F) {
	for _, s := range []string{"<>", "<a@b>", `<"a\"b"@x.test> SIZE=1`, "<@a,@b:c@[IPv6:::1]>", "<postmaster>", "<李@例子.test>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, rest, err := parsePath(s)
		if err != nil {
			if !utf8.ValidString(err.Error()) {
				t.Errorf("error %q", err)
			}
			return
		}
		again, none, err := parsePath(p.String())
		// What is written back has quotes where they must be, and may so become
		// too long; nothing else may change.
		if err == nil && (again != p || none != "") || err != nil && len(p.String()) <= maxPath {
			t.Errorf("%q: %q, written back %q: %q, %v", s, p, p.String(), again, err)
		}
		if !strings.HasSuffix(s, rest) {
			t.Errorf("%q: rest %q", s, rest)
		}
		parseParams(rest)
	})
}

// feed plays input to a session of a service and returns what came back. Its clock
// stands still while anybody has something to do: a BDAT may announce octets that never
// come, and the wait for them takes no time.
func feed(t *testing.T, service, input string) (lines []string) {
	synctest.Test(t, func(t *testing.T) { lines = fed(t, service, input) })
	return lines
}

func fed(t *testing.T, service, input string) []string {
	l, err := Start(context.Background(), Options{Clock: fixed, Ports: NoPorts(), Mail: true, MaxSize: 4096, Timeout: time.Minute,
		OnError: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	client, server := net.Pipe()
	h, _ := l.handler(service)
	l.serve(h, server)
	go func() {
		_, _ = io.WriteString(client, input)
		_, _ = io.WriteString(client, "\r\n.\r\n*\r\nQUIT\r\nQUIT\r\n")
	}()
	var lines []string
	r := bufio.NewReader(client)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			break
		}
		lines = append(lines, line)
		if strings.HasSuffix(line, " TLS\r\n") && (strings.HasPrefix(line, "220 ") || strings.HasPrefix(line, "+OK ")) {
			break // our QUIT was dropped, and a handshake is due
		}
	}
	client.Close()
	end(t, l)
	return lines
}

// FuzzSMTP: whatever a client says, all at once, what comes back are SMTP replies.
func FuzzSMTP(f *testing.F) {
	const mail = "MAIL FROM:<alice@lab.test> RET=HDRS\r\nRCPT TO:<bob@lab.test> NOTIFY=SUCCESS\r\n"
	f.Add("EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<bob@lab.test>\r\nDATA\r\n..\r\n.\r\n", uint8(0))
	f.Add("EHLO a\r\n"+mail+"BDAT 5\r\nabc\r\nBDAT 3 LAST\r\n\n\r\nNOOP\r\n", uint8(0))
	f.Add("EHLO a\r\nAUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\r\nMAIL FROM:<> SIZE=1\r\n", uint8(1))
	f.Add("AUTH LOGIN\r\nYQ==\r\nNOOP\nRSET\r\nSTARTTLS\r\n", uint8(1))
	f.Add("EHLO a\r\nSTARTTLS", uint8(0))
	f.Add("EHLO TLS\r\n", uint8(0)) // greeted by that name, in the first of several lines
	f.Add("EHLO a\r\n"+mail+"BDAT 530 LAST\r\n\n\r\nNOOP\r\n", uint8(0))
	f.Add("LHLO a\r\n"+mail+mail[36:]+"BDAT 9 LAST\r\nabc\r\nabc\r\n", uint8(2))
	f.Fuzz(func(t *testing.T, input string, which uint8) {
		service := []string{MX, Submission, LMTP}[which%3]
		more := false
		for _, line := range feed(t, service, input) {
			if line[0] == 0x15 { // a TLS alert, after STARTTLS
				return
			}
			code, goesOn, text, ok := trace.SplitReplyLine([]byte(strings.TrimSuffix(line, "\r\n")))
			if !ok || code < 200 || code > 599 || !strings.HasSuffix(line, "\r\n") || len(line) > 512 || !isASCII(line) {
				t.Fatalf("reply %q", line)
			}
			if e := trace.EnhancedCode(text); e != "" && int(e[0]-'0') != code/100 {
				t.Fatalf("reply %q", line)
			}
			more = goesOn
		}
		if more {
			t.Fatal("a reply without end")
		}
	})
}

// FuzzPOP3: whatever a client says, what comes back are POP3 replies.
func FuzzPOP3(f *testing.F) {
	f.Add("USER bob\r\nPASS builder\r\nSTAT\r\nLIST\r\nUIDL 1\r\nTOP 1 1\r\nRETR 2\r\nDELE 1\r\nRSET\r\n")
	f.Add("CAPA\r\nAUTH PLAIN\r\nAGJvYgBidWlsZGVy\r\nLIST 7\r\nLIST\n")
	f.Add("AUTH PLAIN =\r\nSTLS\r\n")
	f.Add("STLS")
	f.Fuzz(func(t *testing.T, input string) {
		status := 0
		for _, line := range feed(t, POP3, input) {
			if line[0] == 0x15 { // a TLS alert, after STLS
				return
			}
			if !strings.HasSuffix(line, "\r\n") || len(line) > 1001 {
				t.Fatalf("line %q", line)
			}
			if trace.StatusOf([]byte(strings.TrimSuffix(line, "\r\n"))) != "" {
				status++
			}
		}
		if status == 0 {
			t.Fatal("not even a greeting")
		}
	})
}
