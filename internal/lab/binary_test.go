package lab

import (
	"bytes"
	"strings"
	"testing"
)

// TestUnbinary: every binary part comes out in base64, whatever it lies in, and
// nothing else is touched.
func TestUnbinary(t *testing.T) {
	crlf := strings.NewReplacer("\n", "\r\n", "^", "\n", "`", "\r", "0", "\x00").Replace
	for _, test := range []struct{ name, in, want string }{
		{"text", "Subject: x\n\nhi\n", "Subject: x\n\nhi\n"},
		{"a body", "Content-Type: image/png\nContent-transfer-encoding:\n Binary\nSubject: x\n\na^b`c0", "Content-Type: image/png\nContent-Transfer-Encoding: base64\nSubject: x\n\nYQpiDWMA\n"},
		{"no type", "Content-Transfer-Encoding: binary\n\n^", "Content-Transfer-Encoding: base64\n\nCg==\n"},
		{"parts", `Content-Type: multipart/mixed; boundary="b b"
Content-Transfer-Encoding: binary

preamble
--b b

text
--b b` + "\t" + `
Content-Type: application/octet-stream
Content-Transfer-Encoding: binary

a^--b b^c
--b bx
--b b
Content-Type: message/rfc822
Content-Transfer-Encoding: binary

Subject: inner
Content-Type: multipart/mixed; boundary=c

--c
Content-Transfer-Encoding: binary

^
--c--
--b b--
epilogue
`, `Content-Type: multipart/mixed; boundary="b b"
Content-Transfer-Encoding: 7bit

preamble
--b b

text
--b b` + "\t" + `
Content-Type: application/octet-stream
Content-Transfer-Encoding: base64

YQotLWIgYgpjDQotLWIgYng=

--b b
Content-Type: message/rfc822
Content-Transfer-Encoding: 7bit

Subject: inner
Content-Type: multipart/mixed; boundary=c

--c
Content-Transfer-Encoding: base64

Cg==

--c--
--b b--
epilogue
`},
		{"eight bits around", "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: binary\n\n--b\n\n李\n--b--", "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: 8bit\n\n--b\n\n李\n--b--"},
		{"no end", "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: binary\n\n^", "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: binary\n\n^"},
		{"no boundary", "Content-Type: multipart/mixed\n\n^", "Content-Type: multipart/mixed\n\n^"},
		{"no header", "\n^", "\n^"},
		{"no body", "Subject: x\n", "Subject: x\n"},
		{"nothing", "", ""},
	} {
		if got := string(unbinary([]byte(crlf(test.in)))); got != crlf(test.want) {
			t.Errorf("%s: got\n%q\nwant\n%q", test.name, got, crlf(test.want))
		}
	}
}

// TestBinaryMIME: what is binary comes, is kept with every octet, and can be fetched
// (RFC 3030 §3).
func TestBinaryMIME(t *testing.T) {
	const before = sayHello + "C: MAIL FROM:<a@x.test> BODY=BINARYMIME\nS: 250\nC: RCPT TO:<bob@lab.test>\nS: 250\n"
	l := start(t)
	c := dial(t, l, MX)
	c.play(before + `
		C- BDAT 38\r\nContent-Transfer-Encoding: binary\r\n\r\n\0
		S: 250
		C- BDAT 3 LAST\r\n\n\r.
		S: 250`)
	if box := l.Mailbox("bob"); len(box) != 1 || !bytes.HasSuffix(box[0].Data, []byte("Content-Transfer-Encoding: base64\r\n\r\nAAoNLg==\r\n")) {
		t.Errorf("bob has %q", box)
	}
	// What says that it is not binary, and is: there is no telling what it means.
	dial(t, l, MX).play(before + "C- BDAT 4 LAST\\r\\n\\r\\na\\n\nS: 554 5.6.0")
	if n := len(l.Mailbox("bob")); n != 1 {
		t.Errorf("bob has %d messages, want 1", n)
	}
}

// FuzzUnbinary: what comes out is never binary where a part said so, and can be read
// again without a change.
func FuzzUnbinary(f *testing.F) {
	f.Add([]byte("Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: binary\r\n\r\n--b\r\nContent-Transfer-Encoding: binary\r\n\r\n\n\r\n--b--\r\n"))
	f.Add([]byte("Content-Transfer-Encoding: binary\r\n\r\n\x00"))
	f.Add([]byte("\r\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		out := unbinary(in)
		if again := unbinary(out); !bytes.Equal(again, out) {
			t.Errorf("%q becomes %q, and then %q", in, out, again)
		}
	})
}
