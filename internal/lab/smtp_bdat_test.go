package lab

import (
	"strings"
	"testing"
)

// sayRecipient opens a transaction that BDAT can go on with.
const sayRecipient = sayHello + "C: MAIL FROM:<alice@lab.test>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\n"

// TestBDAT plays what chunks are used to get wrong (RFC 3030 §2, §3). What bob has
// in the end is the text behind the trace fields.
func TestBDAT(t *testing.T) {
	const text = `Subject: x\r\n\r\n`
	for _, test := range []struct {
		name, dialogue string
		want           []string // each as it ends
	}{
		{"one chunk", sayRecipient + `
			C- BDAT 18 LAST\r\n` + text + `hi\r\n
			S: 250 2.0.0 queued as
			C: NOOP
			S: 250`, []string{"Subject: x\r\n\r\nhi\r\n"}},
		{"three chunks, the cut within CR LF", sayRecipient + `
			C- BDAT 13\r\nSubject: x\r\n\r
			S: 250 2.0.0 13 octets received
			C- BDAT 4\r\n\nhi\r
			S: 250 2.0.0 4 octets received
			C- bdat 1 last\r\n\n
			S: 250 2.0.0 queued as`, []string{"Subject: x\r\n\r\nhi\r\n"}},
		{"BDAT 0 LAST ends it", sayRecipient + `
			C- BDAT 18\r\n` + text + `hi\r\n
			S: 250
			C: BDAT 0 LAST
			S: 250 2.0.0 queued as`, []string{"\r\n\r\nhi\r\n"}},
		{"BDAT 0 changes nothing", sayRecipient + `
			C: BDAT 0
			S: 250 2.0.0 0 octets received
			C- BDAT 18 LAST\r\n` + text + `hi\r\n
			S: 250`, []string{"\r\n\r\nhi\r\n"}},
		{"dots are text", sayRecipient + `
			C- BDAT 27 LAST\r\n` + text + `.\r\n..\r\n.a\r\nQU
			S: 250
			C: NOOP
			S: 250`, []string{"\r\n\r\n.\r\n..\r\n.a\r\nQU\r\n"}},
		{"a last line without its end is given one", sayRecipient + `
			C- BDAT 18 LAST\r\n` + text + `hiho
			S: 250`, []string{"\r\n\r\nhiho\r\n"}},
		{"all in one go", `
			S: 220
			C: EHLO client.test
			S* 250 
			C- MAIL FROM:<a@x.test>\r\nRCPT TO:<bob@lab.test>\r\nBDAT 14\r\n` + text + `BDAT 4 LAST\r\nhi\r\nQUIT\r\n
			S: 250
			S: 250
			S: 250 2.0.0 14
			S: 250 2.0.0 queued
			S: 221
			end`, []string{"\r\n\r\nhi\r\n"}},
		{"RSET in between", sayRecipient + `
			C- BDAT 18\r\n` + text + `hi\r\n
			S: 250
			C: RSET
			S: 250
			C: BDAT 0 LAST
			S: 503 5.5.1
			C: MAIL FROM:<a@x.test>
			S: 250
			C: RCPT TO:<bob@lab.test>
			S: 250
			C- BDAT 18 LAST\r\n` + text + `ho\r\n
			S: 250`, []string{"\r\n\r\nho\r\n"}},
		{"EHLO in between", sayRecipient + `
			C- BDAT 18\r\n` + text + `hi\r\n
			S: 250
			C: EHLO client.test
			S* 250 
			C: BDAT 0 LAST
			S: 503`, nil},
		{"DATA after BDAT, and BDAT goes on", sayRecipient + `
			C- BDAT 14\r\n` + text + `
			S: 250
			C: DATA
			S: 503 5.5.1
			C: RCPT TO:<alice@lab.test>
			S: 503 5.5.1
			C: MAIL FROM:<a@x.test>
			S: 503 5.5.1
			C: STARTTLS
			S: 503 5.5.1
			C- BDAT 4 LAST\r\nhi\r\n
			S: 250`, []string{"\r\n\r\nhi\r\n"}},
		{"BDAT and DATA in one session", sayRecipient + `
			C- BDAT 18 LAST\r\n` + text + `hi\r\n
			S: 250
			C: MAIL FROM:<a@x.test>
			S: 250
			C: RCPT TO:<bob@lab.test>
			S: 250
			C: DATA
			S: 354
			C: Subject: y
			C: .
			S: 250`, []string{"\r\n\r\nhi\r\n", "Subject: y\r\n"}},
		{"a chunk without a transaction is read", sayHello + `
			C- BDAT 6\r\nQUIT\r\n
			S: 503 5.5.1 Send MAIL first
			C- BDAT 6 LAST\r\nQUIT\r\n
			S: 503 5.5.1
			C: NOOP
			S: 250`, nil},
		{"before EHLO and after HELO", `
			S: 220
			C- BDAT 6\r\nQUIT\r\n
			S: 503 5.5.1 Send EHLO first
			C: HELO client.test
			S: 250
			C: MAIL FROM:<a@x.test>
			S: 250
			C: RCPT TO:<bob@lab.test>
			S: 250
			C- BDAT 6\r\nQUIT\r\n
			S: 503 5.5.1 Send EHLO first`, nil},
		{"no recipient", sayHello + `
			C- MAIL FROM:<a@x.test>\r\nRCPT TO:<nobody@lab.test>\r\nBDAT 6\r\nQUIT\r\nRCPT TO:<bob@lab.test>\r\nBDAT 6 LAST\r\nQUIT\r\n
			S: 250
			S: 550
			S: 554 5.5.1
			S: 503 5.5.1
			S: 503 5.5.1 The transaction has failed
			C: RSET
			S: 250
			C: MAIL FROM:<a@x.test>
			S: 250`, nil},
		{"not even RCPT", sayHello + "C: MAIL FROM:<a@x.test>\nS: 250\nC- BDAT 6\\r\\nQUIT\\r\\n\nS: 503 5.5.1 Send RCPT first", nil},
		{"what BDAT is followed by", sayRecipient + `
			C: BDAT
			S: 501 5.5.4
			C: BDAT LAST
			S: 501 5.5.4
			C: BDAT -1
			S: 501 5.5.4
			C: BDAT 1x
			S: 501 5.5.4
			C: BDAT  0
			S: 501 5.5.4
			C: BDAT 0 LAST LAST
			S: 501 5.5.4
			C: BDAT 0x0
			S: 501 5.5.4
			C: BDAT 0 LAST
			S: 250`, []string{"\r\n"}},
		{"a number beyond counting", sayRecipient + "C: BDAT 99999999999999999999\nS: 552 5.3.4\nend", nil},
		{"a bare LF", sayRecipient + `
			C- BDAT 16 LAST\r\n` + text + `h\n
			S: 554 5.6.0`, nil},
		{"a bare CR at the end of a chunk", sayRecipient + `
			C- BDAT 15\r\n` + text + `\r
			S: 250
			C- BDAT 2 LAST\r\n\r\n
			S: 554 5.6.0
			C: RCPT TO:<bob@lab.test>
			S: 503`, nil},
		{"BINARYMIME and DATA", sayHello + `
			C: MAIL FROM:<a@x.test> BODY=BINARYMIME
			S: 250
			C: RCPT TO:<bob@lab.test>
			S: 250
			C: DATA
			S: 503 5.5.1 BODY=BINARYMIME
			C- BDAT 18 LAST\r\n` + text + `hi\r\n
			S: 250`, []string{"\r\n\r\nhi\r\n"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := start(t)
			dial(t, l, MX).play(test.dialogue)
			box := l.Mailbox("bob")
			if len(box) != len(test.want) {
				t.Fatalf("bob has %d messages, want %d", len(box), len(test.want))
			}
			for i, want := range test.want {
				if !strings.HasSuffix(string(box[i].Data), want) {
					t.Errorf("got %q, want …%q", box[i].Data, want)
				}
			}
		})
	}
}

// TestBDATTooLarge: SIZE bounds the chunks together, each is read all the same, and
// what is refused is not kept.
func TestBDATTooLarge(t *testing.T) {
	l := start(t, func(o *Options) { o.MaxSize = 20 })
	c := dial(t, l, MX)
	const next = "C: MAIL FROM:<a@x.test>\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\n"
	c.play(sayRecipient + `
		C- BDAT 18\r\nSubject: 123456789
		S: 250
		C- BDAT 3\r\nQU\n
		S: 552 5.3.4
		C- BDAT 6 LAST\r\nQUIT\r\n
		S: 503 5.5.1 The transaction has failed
		C: RSET
		S: 250
		` + next + `
		C- BDAT 18\r\nSubject: 123456789
		S: 250
		C- BDAT 3 LAST\r\nQU\n
		S: 552 5.3.4
		` + next + "C- BDAT 200000 LAST\\r\\n" + strings.Repeat("x", 200_000) + "\nS: 552 5.3.4\n" + next + `
		C- BDAT 18\r\nSubject: 1234567\r\n
		S: 250
		C- BDAT 2 LAST\r\n\r\n
		S: 250`)
	if box := l.Mailbox("bob"); len(box) != 1 || !strings.HasSuffix(string(box[0].Data), "Subject: 1234567\r\n\r\n") {
		t.Errorf("bob has %q", box)
	}
}

// TestBDATLost: a message whose last chunk never came is not delivered.
func TestBDATLost(t *testing.T) {
	l := start(t)
	c := dial(t, l, MX)
	c.play(sayRecipient + `
		C- BDAT 14\r\nSubject: x\r\n\r\n
		S: 250
		C- BDAT 100 LAST\r\nhalf`)
	l.hangUp(c)
	if n := len(l.Mailbox("bob")); n != 0 {
		t.Errorf("bob has %d messages, want none", n)
	}
}

// TestBDATFaults: what goes wrong behind the final dot goes wrong behind the last
// chunk.
func TestBDATFaults(t *testing.T) {
	for _, test := range []struct {
		fault, end string
		stored     int
	}{
		{"refuse-data", "S: 451 4.3.0\nC: NOOP\nS: 250", 0},
		{"drop-after-data", "end", 1},
		{"drop-before-data-end", "end", 0},
	} {
		l := start(t)
		c := dialFault(t, l, MX, test.fault)
		c.play(sayRecipient + `
			C- BDAT 18 LAST\r\nSubject: x\r\n\r\nhi\r\n
			` + test.end)
		l.hangUp(c)
		if n := len(l.Mailbox("bob")); n != test.stored {
			t.Errorf("%s: bob has %d messages, want %d", test.fault, n, test.stored)
		}
	}
}
