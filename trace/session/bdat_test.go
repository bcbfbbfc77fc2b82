package session_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"mailproto/trace"
	"mailproto/trace/session"
)

// chunked is a session that sends text by BDAT, so many octets at a time.
func chunked(text string, size int64, edit func(*session.SMTPConfig)) *session.SMTPConfig {
	return mail(func(c *session.SMTPConfig) {
		c.Message = message(text)
		c.Message.Raw = int64(len(text))
		c.Message.Octets = int64(len(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")))
		c.Chunk = size
		if edit != nil {
			edit(c)
		}
	})
}

const (
	first  = "C: BDAT 6\nC: one.\nS: 250 6 octets\n"
	second = "C: BDAT 6\nC: .two\nS: 250 6 octets\n"
	third  = "C: BDAT 4 LAST\nC: ..\nS: 250 queued\n"
	parts  = "one.\r\n.two\r\n..\r\n"
)

func TestBDAT(t *testing.T) {
	pipelined := func(c *session.SMTPConfig) { c.Pipeline = true }
	at := func(quit, drop session.Stage, say ...string) func(*session.SMTPConfig) {
		return func(c *session.SMTPConfig) {
			c.QuitAfter, c.DropAfter = quit, drop
			for _, line := range say {
				c.Say = append(c.Say, session.Interjection{After: session.StageData, Line: line})
			}
		}
	}
	chunking := ready("CHUNKING") + from + to
	runSMTP(t, []smtpCase{
		{"one chunk", chunked(parts, 100, nil), chunking + "C: BDAT 16 LAST\nC: one.\nC: .two\nC: ..\nS: 250 queued\n" + bye, ""},
		{"three chunks", chunked(parts, 6, nil), chunking + first + second + third + bye, ""},
		{"exactly", chunked("one.\r\n", 6, nil), chunking + "C: BDAT 6 LAST\nC: one.\nS: 250 queued\n" + bye, ""},
		{"empty", chunked("", 6, nil), chunking + "C: BDAT 0 LAST\nS: 250 queued\n" + bye, ""},
		{"line ends mended", chunked("one.\n.two\r..", 100, func(c *session.SMTPConfig) { c.Message.Octets = 16 }),
			chunking + "C: BDAT 16 LAST\nC: one.\nC: .two\nC: ..\nS: 250 queued\n" + bye, ""},
		{"not offered", chunked(parts, 6, nil), ready("SIZE") + bye, "data/not-offered"},
		{"first refused", chunked(parts, 6, nil), chunking + "C: BDAT 6\nC: one.\nS: 552 too big\n" + reset + bye, "message"},
		{"last refused", chunked(parts, 6, nil), chunking + first + second + "C: BDAT 4 LAST\nC: ..\nS: 554 spam\n" + bye, "message"},
		{"354", chunked(parts, 6, nil), chunking + "C: BDAT 6\nC: one.\nS: 354 what\n" + reset + bye, "message"},
		{"unreadable", chunked(parts, 6, nil), chunking + "C: BDAT 6\nC: one.\nS: sure", "protocol/malformed-reply"},
		{"421", chunked(parts, 6, nil), chunking + "C: BDAT 6\nC: one.\nS: 421 go\ndrop", "message"},
		{"lost between", chunked(parts, 6, nil), chunking + first + "C: BDAT 6\nC: .two\ndrop", "lost"},
		{"lost at the last", chunked(parts, 6, nil), chunking + first + second + "C: BDAT 4 LAST\nC: ..\ndrop", "lost"},
		{"recipient refused", chunked(parts, 6, nil), ready("CHUNKING") + from + "C: RCPT TO:<bob@lab.test>\nS: 550 no\n" + reset + bye, "rcpt"},
		{"size", chunked(parts, 100, nil), ready("CHUNKING", "SIZE 16") + "C: MAIL FROM:<alice@lab.test> SIZE=16\nS: 250\n" + to +
			"C: BDAT 16 LAST\nC: one.\nC: .two\nC: ..\nS: 250 queued\n" + bye, ""},
		{"too large", chunked(parts, 6, nil), ready("CHUNKING", "SIZE 15") + bye, "message/too-large"},

		{"drop in the middle", chunked(parts, 6, at("", session.StageData)), chunking + first, ""},
		{"quit in the middle", chunked(parts, 6, at(session.StageData, "")), chunking + first + bye, ""},
		{"drop what one chunk holds", chunked("one.\r\n", 6, at("", session.StageData)), chunking + first, ""},
		{"NOOP in the middle", chunked("one.\r\n", 6, at("", "", "NOOP")), chunking + first + "C: NOOP\nS: 250\nC: BDAT 0 LAST\nS: 250 queued\n" + bye, ""},
		{"drop at the end", chunked("one.\r\n", 6, at("", session.StageDot)), chunking + "C: BDAT 6 LAST\nC: one.\nS: 250 queued\n", ""},

		{"pipelining not offered", chunked(parts, 6, pipelined), chunking + first + second + third + bye, ""},
		{"pipelined", chunked(parts, 6, pipelined), grouped("250", "250") +
			"C: BDAT 6\nC: one.\nC: BDAT 6\nC: .two\nC: BDAT 4 LAST\nC: ..\nS: 250\nS: 250\nS: 250 queued\n" + bye, ""},
		{"pipelined, MAIL refused", chunked(parts, 6, pipelined), grouped("550", "503") + reset + bye, "mail"},
		{"pipelined, RCPT refused", chunked(parts, 6, pipelined), grouped("250", "550") + reset + bye, "rcpt"},
		{"pipelined, middle refused", chunked(parts, 6, pipelined), grouped("250", "250") +
			"C: BDAT 6\nC: one.\nC: BDAT 6\nC: .two\nC: BDAT 4 LAST\nC: ..\nS: 250\nS: 552 full\nS: 503 no\n" + reset + bye, "message"},
		{"pipelined, middle refused, then lost", chunked(parts, 6, pipelined), grouped("250", "250") +
			"C: BDAT 6\nC: one.\nC: BDAT 6\nC: .two\nC: BDAT 4 LAST\nC: ..\nS: 250\nS: 552 full\ndrop", "message"},
		{"pipelined, drop in the middle", chunked(parts, 6, func(c *session.SMTPConfig) { pipelined(c); c.DropAfter = session.StageData }),
			grouped("250", "250") + first, ""},
	})
}

// grouped is a session up to the answers to MAIL and RCPT that came together.
func grouped(mail, rcpt string) string {
	return ready("CHUNKING", "PIPELINING") + "C: MAIL FROM:<alice@lab.test>\nC: RCPT TO:<bob@lab.test>\nS: " + mail + "\nS: " + rcpt + "\n"
}

// TestBDATOctets: what arrives is the message octet for octet, and the events tell
// its chunks, each answered by the reply that was meant for it.
func TestBDATOctets(t *testing.T) {
	binary := "Subject: b\r\n\r\n.\r\n..\n\x00\xff\r.\r\n.\r\nlast line without an end"
	for _, tt := range []struct {
		name, text, want string
		binary           bool
		size             int64
	}{
		{"binary, whole", binary, binary, true, 1000},
		{"binary, one at a time", binary, binary, true, 1},
		{"binary, seven at a time", binary, binary, true, 7},
		{"text, one at a time", ".a\n..\r\nb", ".a\r\n..\r\nb\r\n", false, 1},
		{"text, three at a time", ".a\n..\r\nb", ".a\r\n..\r\nb\r\n", false, 3},
		{"large", strings.Repeat(".0123456789\r\n", 20000), strings.Repeat(".0123456789\r\n", 20000), false, 100000},
	} {
		for _, pipeline := range []bool{false, true} {
			t.Run(fmt.Sprint(tt.name, " ", pipeline), func(t *testing.T) {
				var got bytes.Buffer
				cfg := chunked(tt.text, tt.size, func(c *session.SMTPConfig) {
					c.Pipeline, c.Binary, c.Message.EightBit = pipeline, tt.binary, tt.binary
					c.Message.Octets = int64(len(tt.want))
				})
				o := scene{serve: func(t *testing.T, nc net.Conn) { chunkServer(t, nc, &got) }}.run(t, cfg)
				if o.err != nil || got.String() != tt.want || o.Messages != 1 {
					t.Errorf("%v, %+v\ngot  %.200q\nwant %.200q", o.err, o.Result, got.String(), tt.want)
				}
				checkChunks(t, o.events, int64(len(tt.want)), tt.size)
			})
		}
	}
}

// chunkServer takes one message by BDAT.
func chunkServer(t *testing.T, nc net.Conn, to io.Writer) {
	r := bufio.NewReader(nc)
	replies := make(chan string, 1000)
	written := make(chan struct{})
	go func() { // a connection in memory has no room for replies that nobody reads yet
		defer close(written)
		for s := range replies {
			io.WriteString(nc, s+"\r\n")
		}
	}()
	defer func() { close(replies); <-written }()
	replies <- "220 mx"
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		var n int64
		switch line = strings.TrimSpace(line); {
		case line == "EHLO me":
			replies <- "250-mx\r\n250-CHUNKING\r\n250-BINARYMIME\r\n250-8BITMIME\r\n250 PIPELINING"
		case strings.HasPrefix(line, "BDAT "):
			if _, err := fmt.Sscanf(line, "BDAT %d", &n); err != nil {
				t.Error(err)
			}
			if _, err := io.CopyN(to, r, n); err != nil {
				t.Error(err)
			}
			replies <- fmt.Sprint("250 ", n)
		case line == "QUIT":
			replies <- "221 bye"
			return
		default:
			replies <- "250 ok"
		}
	}
}

// checkChunks: BDAT, its octets, and a reply to it.
func checkChunks(t *testing.T, events []trace.Event, total, size int64) {
	t.Helper()
	var sum int64
	announced, answered := map[int]string{}, 0
	for i, e := range events {
		switch {
		case e.Command != nil && e.Command.Verb == "BDAT":
			announced[e.Seq] = e.Command.Args
		case e.Kind == trace.Payload:
			if e.Peer != trace.Client || e.Octets > size || !strings.HasPrefix(announced[events[i-1].Seq], fmt.Sprint(e.Octets)) {
				t.Errorf("payload %+v behind %+v", e, events[i-1].Command)
			}
			sum += e.Octets
		case e.Reply != nil && announced[e.Re] != "":
			answered++
			if e.Reply.Text(0) != strings.Fields(announced[e.Re])[0] {
				t.Errorf("%q answers BDAT %s", e.Reply.Lines[0], announced[e.Re])
			}
		}
	}
	if sum != total || answered != len(announced) || answered == 0 {
		t.Errorf("%d octets of %d, %d of %d chunks answered", sum, total, answered, len(announced))
	}
}

func TestBinaryMIME(t *testing.T) {
	binary := func(c *session.SMTPConfig) { c.Binary, c.Message.EightBit = true, true }
	body := "C: BDAT 7 LAST\nC: a\nC: \x80\nS: 250 queued\n"
	text := "a\r\n\x80\r\n\x80"
	runSMTP(t, []smtpCase{
		{"offered", chunked(text[:6]+"\n", 100, func(c *session.SMTPConfig) { binary(c); c.Message = message("a\r\n\x80 \r\n"); c.Message.Raw = 7 }),
			ready("CHUNKING", "BINARYMIME", "SIZE") + "C: MAIL FROM:<alice@lab.test> SIZE=7 BODY=BINARYMIME\nS: 250\n" + to +
				strings.Replace(body, "\x80\n", "\x80 \n", 1) + bye, ""},
		{"not offered", chunked(text, 100, binary), ready("CHUNKING", "8BITMIME") + bye, "mail/not-offered"},
		{"without CHUNKING", chunked(text, 100, binary), ready("BINARYMIME", "8BITMIME") + bye, "data/not-offered"},
		{"the user's own parameter", chunked("a\r\nb\r\n\r\n", 100, func(c *session.SMTPConfig) { binary(c); c.MailParams = []string{"BODY=BINARYMIME"} }),
			ready("CHUNKING") + "C: MAIL FROM:<alice@lab.test> BODY=BINARYMIME\nS: 250\n" + to + "C: BDAT 8 LAST\nC: a\nC: b\nC:\nS: 250\n" + bye, ""},
	})
}

// TestBDATFile: a message that breaks off, or cannot be opened, is never sent as
// whole.
func TestBDATFile(t *testing.T) {
	gone := chunked(parts, 6, func(c *session.SMTPConfig) {
		c.Message.Open = func() (io.ReadCloser, error) { return nil, io.ErrClosedPipe }
	})
	shrunk := chunked(parts, 6, func(c *session.SMTPConfig) { c.Message.Octets = 20 })
	runSMTP(t, []smtpCase{
		{"gone", gone, ready("CHUNKING") + from + to + bye, "file/open"},
		{"shrunk", shrunk, ready("CHUNKING") + from + to + first + second, "file"},
	})
}
