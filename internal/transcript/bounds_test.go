package transcript_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"mailproto/internal/transcript"
)

// filler repeats a text up to a size, without holding it.
type filler struct {
	text string
	left int64
	at   int
}

func (f *filler) Read(b []byte) (int, error) {
	if f.left <= 0 {
		return 0, io.EOF
	}
	b = b[:min(int64(len(b)), f.left)]
	for n := 0; n < len(b); {
		c := copy(b[n:], f.text[f.at:])
		n += c
		f.at = (f.at + c) % len(f.text)
	}
	f.left -= int64(len(b))
	return len(b), nil
}

func none(transcript.Item) error { return nil }

func TestErrors(t *testing.T) {
	random := make([]byte, 4096)
	for i := range random {
		random[i] = byte(rand.Uint32())
	}
	for name, c := range map[string]struct {
		format transcript.Format
		r      io.Reader
		want   error
	}{
		"empty":       {"", strings.NewReader(""), transcript.ErrEmpty},
		"blank":       {"", strings.NewReader(" \n\t\r\n\n"), transcript.ErrEmpty},
		"blank swaks": {"swaks", strings.NewReader("\n"), transcript.ErrEmpty},
		"binary":      {"", bytes.NewReader(random), transcript.ErrNotText},
		"binary long": {"swaks", &filler{text: "\x7fELF\x02\x01\x01\x00\x00\x00\x00", left: 1 << 30}, transcript.ErrNotText},
		"prose":       {"", strings.NewReader("Dear Bob,\nhow are you?\n* one\n* two\n> quoted\n"), transcript.ErrUnknownFormat},
		"no format":   {"pine", strings.NewReader("C: EHLO x\n"), transcript.ErrUnknownFormat},
		"long line":   {"", &filler{text: "a", left: 1 << 30}, transcript.ErrUnknownFormat},
		"long swaks":  {"swaks", &filler{text: "a", left: 1 << 30}, transcript.ErrNotText},
		"long smtplib": {"smtplib", io.MultiReader(strings.NewReader("send: 'data\\r\\n'\nreply: b'354 x\\r\\n'\nsend: b'"),
			&filler{text: `x\r\n`, left: 1 << 30}), transcript.ErrNotText},
		"http":           {"", strings.NewReader("* Connected to x (1.2.3.4) port 80 (#0)\n> GET / HTTP/1.1\n> Host: x\n< HTTP/1.1 200 OK\n"), transcript.ErrProtocol},
		"imap":           {"", strings.NewReader("* Connected to x (1.2.3.4) port 143 (#0)\n< * OK ready\n> A001 CAPABILITY\n"), transcript.ErrProtocol},
		"ftp":            {"", strings.NewReader("S: 220 ready\nC: USER anonymous\nS: 331 password, please\n"), transcript.ErrProtocol},
		"imap fetchmail": {"", strings.NewReader("fetchmail: IMAP< * OK ready\n"), transcript.ErrProtocol},
	} {
		t.Run(name, func(t *testing.T) {
			if err := transcript.Read(c.r, c.format, none); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
	mine := errors.New("mine")
	err := transcript.Read(strings.NewReader("C: NOOP\nS: 250 ok\n"), "", func(transcript.Item) error { return mine })
	if err != mine {
		t.Errorf("an error of emit became %v", err)
	}
	err = transcript.Read(io.MultiReader(strings.NewReader("C: NOOP\nS: 250 ok\n"), broken{mine}), "", none)
	if !errors.Is(err, mine) {
		t.Errorf("an error of reading became %v", err)
	}
}

type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }

// TestMemory: what is read does not stay.
func TestMemory(t *testing.T) {
	session, err := os.ReadFile("testdata/swaks-postfix-starttls.txt")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("y", 1<<20)
	for name, c := range map[string]struct{ format, text string }{
		"sessions":   {"swaks", string(session)},
		"passwords":  {"dialogue", "S: +OK\nC: USER a\nS: +OK\nC: PASS guess-@\nS: -ERR\n"},
		"no replies": {"dialogue", "C: NOOP\n"},
		"list":       {"dialogue", "C: LIST\nS: +OK\n" + strings.Repeat("S: 1 100\n", 1000)},
		"reply":      {"dialogue", strings.Repeat("S: 250-x\n", 100)},
		"body":       {"swaks", " -> DATA\n<-  354 go\n" + strings.Repeat(" -> text\n", 10000)},
		"long body":  {"smtplib", "send: 'data\\r\\n'\nreply: b'354 go\\r\\n'\nsend: b'" + strings.Repeat(long, 6) + "\\r\\n.\\r\\n'\n"},
		"processes":  {"postfix", "Nov 23 09:32:31 mail postfix/smtp[@]: < a[1.2.3.4]:25: 220 x\n"},
		"chatter":    {"exim", "chatter ^a^secret@\n"},
		"names":      {"recording", `{"kind":"sent","conn":"@","command":{"verb":"PASS","args":"secret@"}}` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			most := uint64(0)
			n := 0
			err := transcript.Read(&varied{text: c.text, left: 6 << 20}, transcript.Format(c.format), func(transcript.Item) error {
				if n++; n%20000 == 0 {
					runtime.GC()
					runtime.ReadMemStats(&after)
					most = max(most, after.HeapAlloc)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if most > before.HeapAlloc+3<<20 {
				t.Errorf("%d MiB are held", (most-before.HeapAlloc)>>20)
			}
		})
	}
}

// varied repeats a text with a number in the place of @.
type varied struct {
	text string
	left int
	n    int
	rest []byte
}

func (v *varied) Read(b []byte) (int, error) {
	if len(v.rest) == 0 {
		if v.left <= 0 {
			return 0, io.EOF
		}
		v.n++
		v.rest = []byte(v.text)
		if strings.Contains(v.text, "@") && len(v.text) < 200 {
			v.rest = []byte(strings.ReplaceAll(v.text, "@", string(rune('a'+v.n%26))+strings.Repeat("z", v.n%7)+itoa(v.n)))
		}
		v.left -= len(v.rest)
	}
	n := copy(b, v.rest)
	v.rest = v.rest[n:]
	return n, nil
}

func itoa(n int) string {
	var b []byte
	for ; n > 0; n /= 10 {
		b = append(b, byte('0'+n%10))
	}
	return string(b)
}

func TestLongLines(t *testing.T) {
	long := strings.Repeat("x", 100<<10)
	items := read(t, "swaks", []byte("<-  220 "+long+"\n -> NOOP\n=== "+long+"\n"))
	if len(items) != 3 || !items[0].Cut || items[1].Cut || !items[2].Cut {
		t.Fatalf("%d items", len(items))
	}
	if n := len(items[0].Event.Reply.Lines[0]); n > transcript.MaxLine {
		t.Errorf("the reply has %d octets", n)
	}
	items = read(t, "swaks", []byte(" -> DATA\n<-  354 go\n -> "+long+"\n -> .\n"))
	if got := items[2].Event.Octets; got != 100<<10+2 {
		t.Errorf("the message has %d octets", got)
	}
	message := strings.Repeat(`..a\r\nb\'\\\xe4\t`+strings.Repeat("z", 90)+`\r\n`, 5000)
	items = read(t, "smtplib", []byte("send: 'data\\r\\n'\nreply: b'354 go\\r\\n'\nsend: b'"+message+".\\r\\n'\nreply: b'250 ok\\r\\n'\n"))
	e := items[2].Event
	if e.Lines != 10000 || e.Octets != 5000*(3+2+5+90+2) || e.Stuffed != 5000 {
		t.Errorf("the message has %d lines, %d octets, %d stuffed", e.Lines, e.Octets, e.Stuffed)
	}
	if got := compact(items[3:]); !strings.Contains(got, "C--> .\n") || !strings.Contains(got, "250 ok   re 4") {
		t.Errorf("got\n%s", got)
	}
}

// TestEncodings: Windows writes UTF-16 and byte order marks.
func TestEncodings(t *testing.T) {
	text := "C: EHLO 测试\r\nS: 250 \U0001F600 ok\r\n"
	want := compact(read(t, "", []byte(text)))
	if !strings.Contains(want, "EHLO 测试") || !strings.Contains(want, "\U0001F600") {
		t.Fatal(want)
	}
	little, big := []byte("\xff\xfe"), []byte("\xfe\xff")
	for _, u := range utf16.Encode([]rune(text)) {
		little = binary.LittleEndian.AppendUint16(little, u)
		big = binary.BigEndian.AppendUint16(big, u)
	}
	for _, b := range [][]byte{little, big, []byte("\xef\xbb\xbf" + text)} {
		if got := compact(read(t, "", b)); got != want {
			t.Errorf("got\n%s", got)
		}
	}
}

// TestHarmless: no escape, NUL or direction mark reaches the screen.
func TestHarmless(t *testing.T) {
	evil := "\x1b[31m\x00\u202e\u009b\x07\xff"
	for _, f := range transcript.Formats() {
		for _, text := range []string{"S: 220 %\nC: EHLO %\n# %\n", "<-  220 %\n -> EHLO %\n=== Connected to %.\n*** TLS startup failed %\n% %\n",
			"* Connected to % port %\n> EHLO %\n< 250 %\n* SSL connection using % / %\n> NOOP\n%\n", "220 %\nEHLO %\n%\n",
			"send: 'EHLO \\x1b\\x00\\u202e%\\r\\n'\nreply: b'250 \\x1b\\x9b\\r\\n'\n%\n", "*cmd* 'STAT \\x1b%'\n*get* b'+OK \\x1b'\n",
			"host = %\nport = %\n--> EHLO %\n<-- 250 %\n", "Trying to connect to %/%...connected.\nfetchmail: POP3< +OK %\nfetchmail: POP3> %\n",
			"a postfix/smtp[1]: > %[%]:25: EHLO %\na postfix/smtp[1]: %\n", "  SMTP>> EHLO %\nConnecting to % [%]:25 ...\n  SMTP<< 220 %\n",
			"  1  C -->  EHLO %\n     S <--  220 %  OK\n     open   connected to %\n",
			`{"kind":"sent","conn":"\u001b","addr":"\u202e","peer":"\u001b","command":{"verb":"\u001b","args":"\u0000"},"sasl":{"mechanism":"\u001b","text":"\u001b"}}` + "\n" +
				`{"kind":"secured","tls_info":{"version":"\u001b","names":["\u001b"],"error":"\u001b"}}` + "\n" + `{"kind":"problem","problem":{"name":"\u001b"}}` + "\n" +
				`{"kind":"received","reply":{"lines":["\u001b","\u0007"],"enhanced":"\u001b"}}` + "\n" + `{"kind":"\u001b"}` + "\n"} {
			items := read(t, f, []byte(strings.ReplaceAll(text, "%", evil)+strings.Repeat("nothing evil\n", 200)))
			harmless(t, items)
		}
	}
}

func harmless(t *testing.T, items []transcript.Item) {
	t.Helper()
	for _, i := range items {
		shown := i.Text + compactEvent(i.Event) + i.Event.Conn + i.Event.Addr + string(i.Event.Peer) + string(i.Event.Kind)
		if i.Event.Reply != nil {
			shown += strings.Join(i.Event.Reply.Lines, "") + i.Event.Reply.Enhanced
		}
		if n := strings.IndexFunc(shown, func(r rune) bool { return r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 || r == 0x202e }); n >= 0 {
			t.Errorf("line %d shows %q", i.Line, shown)
		}
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	formats := transcript.Formats()
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for n, format := range formats {
			if format == formatOf(filepath.Base(file)) {
				f.Add(uint8(n), text[:min(len(text), 6000)])
			}
		}
	}
	f.Fuzz(func(t *testing.T, n uint8, text []byte) {
		format := formats[int(n)%len(formats)]
		seq, lines := 0, 0
		var items []transcript.Item
		err := transcript.Read(bytes.NewReader(text), format, func(i transcript.Item) error {
			items = append(items, i)
			if lines = max(lines, i.Line); i.Line < 1 {
				t.Errorf("line %d", i.Line)
			}
			if e := i.Event; !i.IsText() && format != transcript.Recording {
				if seq++; e.Seq != seq || e.Re >= e.Seq {
					t.Errorf("event %d has number %d and answers %d", seq, e.Seq, e.Re)
				}
			}
			if e := i.Event; e.Reply != nil && len(e.Reply.Lines) == 0 {
				t.Error("a reply without lines")
			}
			return nil
		})
		if n := bytes.Count(text, []byte("\n")) + 1; lines > n {
			t.Errorf("line %d of %d", lines, n)
		}
		_ = err
		harmless(t, items)
	})
}

func FuzzDetect(f *testing.F) {
	f.Add([]byte("C: EHLO x\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		format, ok := transcript.Detect(text)
		if ok == (format == "") {
			t.Errorf("%q, %v", format, ok)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"swaks-postfix-starttls", "curl-postfix-starttls", "openssl-quiet-pop3s", "smtplib-starttls",
		"poplib-level2-ssl", "msmtp-starttls", "mpop-stls", "fetchmail-stls", "postfix-smtp", "postfix-smtpd", "exim-v", "exim-d",
		"recording-smtp", "mailproto-smtp-normal", "mailproto-pop3-zh-plain"} {
		text, err := os.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			b.Fatal(err)
		}
		benchmark(b, name, formatOf(name), bytes.Repeat(text, 1+(4<<20)/len(text)))
	}
	dialogue := "S: 220 x\nC: EHLO y\nS: 250-x\nS: 250 SIZE\nC: MAIL FROM:<a@b>\nS: 250 ok\nC: RCPT TO:<c@d>\nS: 250 ok\nC: DATA\nS: 354 go\n" +
		strings.Repeat("C: some text that is no command\n", 20) + "C: .\nS: 250 ok\nC: QUIT\nS: 221 bye\n"
	benchmark(b, "dialogue", "dialogue", []byte(strings.Repeat(dialogue, (4<<20)/len(dialogue))))
}

func benchmark(b *testing.B, name string, f transcript.Format, text []byte) {
	b.Run(name, func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if err := transcript.Read(bytes.NewReader(text), f, none); err != nil {
				b.Fatal(err)
			}
		}
	})
}
