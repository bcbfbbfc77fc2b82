package lab

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"mailproto/trace"
)

// fuzzClient is a client that speaks in turn: what it says comes from a fuzzer, and
// after each thing it reads what must come back, no more and no less.
type fuzzClient struct {
	t    *testing.T
	nc   net.Conn
	r    *bufio.Reader
	rest string
	over bool // the server has ended the session
}

// dialogue runs talk with a session of a service, and then after on the lab, which has
// ended. Time passes only while nobody has anything to do, so that a wait takes none.
func dialogue(t *testing.T, service, input string, talk func(*fuzzClient), after func(*testing.T, *Lab)) {
	synctest.Test(t, func(t *testing.T) { after(t, held(t, service, input, talk)) })
}

func held(t *testing.T, service, input string, talk func(*fuzzClient)) *Lab {
	l, err := Start(context.Background(), Options{Clock: fixed, Ports: NoPorts(), Mail: service == POP3, MaxSize: 4096,
		OnError: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	client, server := net.Pipe()
	h, _ := l.handler(service)
	l.serve(h, server)
	client.SetDeadline(time.Now().Add(time.Hour)) // beyond whatever the lab waits for
	c := &fuzzClient{t: t, nc: client, r: bufio.NewReader(client), rest: input}
	talk(c)
	client.Close()
	end(t, l)
	return l
}

// next takes the next line of the input; its end is part of it.
func (c *fuzzClient) next() (line string, ok bool) {
	i := strings.IndexByte(c.rest, '\n')
	if i < 0 {
		return "", false
	}
	line, c.rest = c.rest[:i+1], c.rest[i+1:]
	return line, true
}

func (c *fuzzClient) send(text string) {
	if text == "" { // a pipe would wait for a reader
		return
	}
	if _, err := io.WriteString(c.nc, text); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		c.t.Fatal(err)
	}
}

// line reads a line of the server; none is the end of the session.
func (c *fuzzClient) line() (string, bool) {
	line, err := c.r.ReadString('\n')
	if errors.Is(err, os.ErrDeadlineExceeded) {
		c.t.Fatal("the lab waits without end")
	}
	if err != nil && line == "" {
		c.over = true
		return "", false
	}
	text, ok := strings.CutSuffix(line, "\r\n")
	if !ok || strings.ContainsAny(text, "\r\x00") {
		c.t.Fatalf("line %q", line)
	}
	return text, true
}

// smtpTalk is a dialogue in SMTP or LMTP.
type smtpTalk struct {
	*fuzzClient
	lmtp     bool
	accepted int             // recipients of the open transaction
	taken    map[string]bool // the ids of messages that were answered with 250
}

// reply reads one reply and returns its code; 0 is the end of the session.
func (c *smtpTalk) reply() (code int, text string) {
	for {
		line, ok := c.line()
		if !ok {
			if code != 0 {
				c.t.Fatal("a reply without end")
			}
			return 0, ""
		}
		now, more, rest, ok := trace.SplitReplyLine([]byte(line))
		if !ok || now < 200 || now > 599 || code != 0 && now != code || len(line) > 510 || !isASCII(line) {
			c.t.Fatalf("reply %q", line)
		}
		if e := trace.EnhancedCode(rest); e != "" && int(e[0]-'0') != now/100 {
			c.t.Fatalf("reply %q", line)
		}
		code, text = now, string(rest)
		if !more {
			return code, text
		}
	}
}

var idForm = regexp.MustCompile(`(?:queued|delivered) as ([0-9A-F]{12})$`)

// message reads the replies to a message: in LMTP as many as recipients were accepted
// (RFC 2033 §4.2).
func (c *smtpTalk) message() {
	n := 1
	if c.lmtp {
		n = c.accepted
	}
	for range n {
		code, text := c.reply()
		if code == 0 {
			c.t.Fatal("no reply to a message")
		}
		id := idForm.FindStringSubmatch(text)
		if (id != nil) != (code == 250) {
			c.t.Fatalf("a message is answered %d %s", code, text)
		}
		if id != nil {
			c.taken[id[1]] = true
		}
	}
}

// talk says line after line until one side has ended the session.
func (c *smtpTalk) talk() {
	if code, _ := c.reply(); code != 220 {
		c.t.Fatalf("greeting %d", code)
	}
	login := false
	within := false // behind a bare LF the rest of the line is none
	for !c.over {
		line, ok := c.next()
		if !ok {
			break
		}
		c.send(line)
		text := strings.TrimSuffix(line, "\n")
		verb, args, _ := strings.Cut(strings.TrimRight(strings.TrimSuffix(text, "\r"), " \t"), " ")
		verb = strings.ToUpper(verb)
		command := !login && !within && strings.HasSuffix(line, "\r\n") && len(line) <= maxSMTPLine && !strings.ContainsAny(strings.TrimSuffix(text, "\r"), "\r\x00")
		within = !strings.HasSuffix(line, "\r\n")
		if size, last, ok := c.chunk(verb, args); ok && command {
			c.sendChunk(size)
			c.afterChunk(last)
			continue
		}
		code, _ := c.reply()
		switch {
		case code == 0 && verb == "RCPT" && command: // drop@ ends it without a word
		case code == 0:
			c.t.Fatalf("%q has no reply", line)
		case code == 421 || code == 221, code == 220: // after 220 a handshake is due
			c.over = true
			return
		case code == 354:
			c.text()
		case code < 300 && command:
			c.count(verb)
		}
		login = code == 334
	}
	c.quit(login)
}

// count counts the recipients of the open transaction.
func (c *smtpTalk) count(verb string) {
	switch verb {
	case "MAIL", "RSET", "EHLO", "HELO", "LHLO":
		c.accepted = 0
	case "RCPT":
		c.accepted++
	}
}

// chunk reads what BDAT announces; more than a fuzzer should send is none.
func (c *smtpTalk) chunk(verb, args string) (size int64, last, ok bool) {
	x, ok := parseBDAT(args)
	return x.size, x.last, ok && verb == "BDAT" && x.size <= 1<<16
}

// sendChunk sends octets of the input, and then others.
func (c *smtpTalk) sendChunk(size int64) {
	n := min(int(size), len(c.rest))
	c.send(c.rest[:n] + strings.Repeat("x", int(size)-n))
	c.rest = c.rest[n:]
}

// afterChunk reads the replies to a chunk. The last one is answered as a message
// unless it was refused for the state's sake; in LMTP its first reply tells.
func (c *smtpTalk) afterChunk(last bool) {
	code, text := c.reply()
	id := idForm.FindStringSubmatch(text)
	switch {
	case code == 0:
		c.t.Fatal("a chunk has no reply")
	case code == 421:
		c.over = true
	case id != nil && !last:
		c.t.Fatalf("a chunk that is not the last is answered %s", text)
	case id != nil:
		c.taken[id[1]] = true
	}
	if code == 421 || !last || code == 503 || code == 530 {
		return
	}
	if n := c.accepted - 1; c.lmtp && n > 0 {
		c.accepted = n
		c.message()
	}
	c.accepted = 0
}

// text sends a message up to its final dot.
func (c *smtpTalk) text() {
	begins := true
	for {
		line, ok := c.next()
		if !ok {
			line = ".\r\n"
			if !begins {
				line = "\r\n.\r\n"
			}
		}
		c.send(line)
		if !ok || begins && line == ".\r\n" {
			break
		}
		begins = strings.HasSuffix(line, "\r\n")
	}
	c.message()
	c.accepted = 0
}

// quit ends the session. If a reply was one too many, this is where it shows.
func (c *smtpTalk) quit(login bool) {
	if c.over {
		return
	}
	if login {
		c.send("*\r\n")
		c.reply()
	}
	c.send("\r\n") // ends what a bare LF has left
	if code, _ := c.reply(); code == 421 {
		return
	}
	c.send("QUIT\r\n")
	if code, text := c.reply(); code != 221 {
		c.t.Fatalf("QUIT is answered %d %s", code, text)
	}
}

// stored checks what lies in the maildrops: whole messages, each taken over with 250,
// and reports.
func (c *smtpTalk) stored(l *Lab) {
	id := regexp.MustCompile(`^\r\n\tby mail\.lab\.test with [A-Z0-9]+ id ([0-9A-F]{12})`)
	for _, u := range l.Users() {
		for _, m := range l.Mailbox(u.Name) {
			if !bytes.HasSuffix(m.Data, []byte("\r\n")) || hasBare(m.Data) {
				c.t.Fatalf("stored: %q", m.Data)
			}
			_, behind, found := bytes.Cut(m.Data, []byte("\r\nReceived: from "))
			end := bytes.Index(behind, []byte("\r\n"))
			report := bytes.HasPrefix(m.Data, []byte("Return-Path: <>\r\n")) && bytes.Contains(m.Data[:min(len(m.Data), 500)], []byte("From: Mail delivery of lab.test"))
			switch got := id.FindSubmatch(behind[max(end, 0):]); {
			case found && end >= 0 && got != nil && c.taken[string(got[1])]:
			case report:
			default:
				c.t.Fatalf("stored, and not answered with 250: %q", m.Data)
			}
		}
	}
}

// FuzzSMTPDialogue: every complete line and every chunk has one reply, a message in
// LMTP one for each recipient; and what is stored was answered with 250.
func FuzzSMTPDialogue(f *testing.F) {
	const mail = "MAIL FROM:<alice@lab.test> RET=FULL ENVID=a+2Bb\r\nRCPT TO:<bob@lab.test> NOTIFY=SUCCESS ORCPT=rfc822;b\r\nRCPT TO:<later@lab.test>\r\n"
	for i, hello := range []string{"EHLO a\r\n", "EHLO a\r\nAUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\r\n", "LHLO a\r\n"} {
		f.Add(hello+mail+"DATA\r\nSubject: x\r\n\r\n..\r\n.\r\nNOOP\r\n", uint8(i))
		f.Add(hello+mail+"BDAT 5\r\nabc\r\nBDAT 3 LAST\r\n\n\r\nNOOP\r\n", uint8(i))
		f.Add(hello+mail+"BDAT 0 LAST\r\nBDAT 2\r\nab"+mail+"DATA\r\na\nb\r\n.\r\n", uint8(i))
		f.Add(hello+"MAIL FROM:<> BODY=BINARYMIME SMTPUTF8\r\nRCPT TO:<class@lab.test>\r\nDATA\r\nBDAT 39 LAST\r\nContent-Transfer-Encoding: binary\r\n\r\n\n", uint8(i))
		f.Add(hello+"EXPN class\r\nHELP MAIL\r\nVRFY a\r\nNOOP\nRSET\r\nMAIL FROM:<>\r\nRCPT TO:<drop@lab.test>\r\n", uint8(i))
		f.Add(hello+"AUTH LOGIN\r\nYQ==\r\n*\r\nSTARTTLS\r\n", uint8(i))
	}
	f.Fuzz(func(t *testing.T, input string, which uint8) {
		service := []string{MX, Submission, LMTP}[which%3]
		c := &smtpTalk{lmtp: service == LMTP, taken: map[string]bool{}}
		dialogue(t, service, input, func(f *fuzzClient) {
			c.fuzzClient = f
			c.talk()
		}, func(_ *testing.T, l *Lab) { c.stored(l) })
	})
}

// pop3Talk is a dialogue in POP3.
type pop3Talk struct {
	*fuzzClient
	quit bool // QUIT was answered +OK
	dele int  // DELE that were, since the last RSET
}

// reply reads one reply, with the lines behind it if it is +OK and has some.
func (c *pop3Talk) reply(many bool) string {
	line, ok := c.line()
	if !ok {
		return ""
	}
	status := trace.StatusOf([]byte(line))
	if status == "" || len(line) > 512 {
		c.t.Fatalf("reply %q", line)
	}
	for many && status == "+OK" {
		text, ok := c.line()
		if !ok {
			c.t.Fatal("a listing without end")
		}
		if text == "." {
			break
		}
	}
	return status
}

// many reports that a positive reply to a command has lines behind it.
func many(verb string, args bool) bool {
	switch verb {
	case "CAPA", "RETR", "TOP":
		return true
	case "LIST", "UIDL", "LANG":
		return !args
	}
	return false
}

// talk says line after line until one side has ended the session.
func (c *pop3Talk) talk() {
	c.reply(false)
	login, refused := false, false
	for {
		line, ok := c.next()
		if !ok {
			break
		}
		c.send(line)
		text, whole := strings.CutSuffix(line, "\r\n")
		verb, _, args := strings.Cut(text, " ")
		verb = strings.ToUpper(verb)
		command := whole && !login
		status := c.reply(command && many(verb, args))
		switch {
		case status == "" && refused:
			return // it may hang up after any refusal
		case status == "":
			c.t.Fatalf("%q has no reply", line)
		case command && status == "+OK" && verb == "QUIT":
			c.quit = true
		case command && status == "+OK" && verb == "DELE":
			c.dele++
		case command && status == "+OK" && verb == "RSET":
			c.dele = 0
		}
		if status == "+OK" && command && verb == "STLS" || c.quit {
			return
		}
		login, refused = status == "+", status == "-ERR"
	}
}

// FuzzPOP3Dialogue: every complete line has one reply, and nothing is removed but
// what was marked when QUIT was answered.
func FuzzPOP3Dialogue(f *testing.F) {
	f.Add("USER bob\r\nPASS builder\r\nSTAT\r\nLIST\r\nUIDL 1\r\nTOP 1 1\r\nRETR 2\r\nDELE 1\r\nDELE 2\r\nRSET\r\nDELE 3\r\nQUIT\r\n")
	f.Add("CAPA\r\nAUTH PLAIN\r\nAGJvYgBidWlsZGVy\r\nDELE 7\r\nDELE 1\r\nLIST\n\r\nLANG\r\nLANG zh\r\n")
	f.Add("UTF8\r\nAPOP bob x\r\nAUTH PLAIN =\r\nSTLS\r\n")
	f.Fuzz(func(t *testing.T, input string) {
		c := &pop3Talk{}
		dialogue(t, POP3, input, func(f *fuzzClient) {
			c.fuzzClient = f
			c.talk()
		}, func(t *testing.T, l *Lab) {
			want := map[bool]int{true: c.dele}[c.quit]
			left, all := 0, 0
			for _, u := range l.Users() {
				left += len(l.Mailbox(u.Name))
				all += len(letters())
			}
			if all-left != want {
				t.Fatalf("%d messages are gone, %d were marked", all-left, want)
			}
		})
	})
}
