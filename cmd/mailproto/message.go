package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"mime"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// letter is a message that is made from options.
type letter struct {
	from, host    string
	to            []string
	subject, body string
	date          time.Time
	id            string // left part of the Message-ID; empty: random
}

// message builds the letter: a header section and a body. What is not ASCII is
// encoded, the subject by RFC 2047 and the body as base64 of UTF-8; eightBit leaves
// the body readable where it can go in 8 bits (RFC 6152 §3).
func (l letter) message(eightBit bool) []byte {
	l.body = strings.ReplaceAll(l.body, "\r\n", "\n")
	var b bytes.Buffer
	field := func(name, value string) { fmt.Fprintf(&b, "%s: %s\r\n", name, value) }
	from := "<" + l.from + ">"
	if l.from == "" {
		from = "Mail Delivery System <mailer-daemon@" + l.host + ">"
	}
	field("Date", l.date.Format(time.RFC1123Z))
	field("From", from)
	field("To", "<"+strings.Join(l.to, ">,\r\n <")+">")
	field("Subject", encodedWords(l.subject))
	field("Message-ID", "<"+l.messageID()+">")
	field("MIME-Version", "1.0")
	field("Content-Type", "text/plain; charset=utf-8")
	if encoding := "7bit"; plain(l.body) || eightBit && readable(l.body) {
		if !plain(l.body) {
			encoding = "8bit"
		}
		field("Content-Transfer-Encoding", encoding)
		// CR LF here, too: BINARYMIME sends the octets as they are (RFC 3030 §3).
		b.WriteString("\r\n" + strings.ReplaceAll(strings.TrimSuffix(l.body, "\n"), "\n", "\r\n"))
	} else {
		field("Content-Transfer-Encoding", "base64")
		b.WriteString("\r\n")
		enc := base64.StdEncoding.EncodeToString([]byte(strings.ReplaceAll(l.body, "\n", "\r\n")))
		for len(enc) > 76 { // RFC 2045 §6.8
			b.WriteString(enc[:76] + "\r\n")
			enc = enc[76:]
		}
		b.WriteString(enc)
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

// encodedWords writes the subject so that it arrives as it is: encoded, a word a
// line, if it is not ASCII (RFC 2047 §2), and also if it would itself be taken for
// such a word or be too long a line.
func encodedWords(s string) string {
	enc := mime.BEncoding.Encode("utf-8", s)
	if enc == s && (strings.Contains(s, "=?") || len(s) > 900) {
		var words []string
		for chunk := range slices.Chunk([]byte(s), 45) { // 75 characters a word at most
			words = append(words, "=?utf-8?b?"+base64.StdEncoding.EncodeToString(chunk)+"?=")
		}
		enc = strings.Join(words, " ")
	}
	return strings.ReplaceAll(enc, "?= =?", "?=\r\n =?")
}

// plain reports whether a body can go as it is: ASCII, and readable.
func plain(body string) bool {
	return readable(body) && !strings.ContainsFunc(body, func(r rune) bool { return r > 0x7e })
}

// readable reports UTF-8 without control characters and without a line too long for
// SMTP (RFC 5321 §4.5.3.1.6).
func readable(body string) bool {
	for line := range strings.Lines(body) {
		if len(line) > 998 {
			return false
		}
	}
	return utf8.ValidString(body) && !strings.ContainsFunc(body, func(r rune) bool { return r == 0x7f || r < 0x20 && r != '\n' && r != '\t' })
}

func (l letter) messageID() string {
	if l.id != "" {
		return l.id + "@" + l.host
	}
	var b [12]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:]) + "@" + l.host
}

// bytesMessage is a message that is held in memory.
func bytesMessage(b []byte) session.Message {
	m, _ := wire.MeasureMessage(bytes.NewReader(b)) // a bytes.Reader does not fail
	header, _ := utf8Header(bytes.NewReader(b))
	return session.Message{Octets: m.Octets, Raw: m.Raw, EightBit: m.EightBit, UTF8Header: header,
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }}
}

// fileMessage measures a message file. done removes what was kept for it.
func fileMessage(ctx context.Context, name string, stdin io.Reader) (m session.Message, done func(), err error) {
	path, done, err := kept(ctx, name, stdin)
	if err != nil {
		return m, done, fileError("--message", err)
	}
	f, err := os.Open(path)
	if err != nil {
		done()
		return m, func() {}, fileError("--message", err)
	}
	defer f.Close()
	size, err := wire.MeasureMessage(f)
	header := false
	if err == nil && size.EightBit {
		if _, err = f.Seek(0, io.SeekStart); err == nil {
			header, err = utf8Header(f)
		}
	}
	if err != nil {
		done()
		return m, func() {}, fileError("--message", err)
	}
	if size.Octets == 0 {
		done()
		return m, func() {}, &localError{userError{msg: text("--message: %s is empty; nothing was sent", "--message：%s 是空的；没有发送任何内容").Sprintf(name)}}
	}
	return session.Message{Octets: size.Octets, Raw: size.Raw, EightBit: size.EightBit, UTF8Header: header,
		Open: func() (io.ReadCloser, error) { return os.Open(path) }}, done, nil
}

// kept is a file that holds the message as long as it is needed: its size is declared
// before it is sent, so that it is read more than once. What can be read once only,
// standard input or a pipe, is spooled. done removes the spool.
func kept(ctx context.Context, name string, stdin io.Reader) (path string, done func(), err error) {
	done = func() {}
	if name != "-" {
		if i, err := os.Stat(name); err != nil || i.Mode().IsRegular() || i.IsDir() {
			return name, done, nil // what is wrong with it shows when it is opened
		}
		f, err := os.Open(name)
		if err != nil {
			return "", done, err
		}
		defer f.Close()
		stdin = f
	}
	if path, err = spool(interruptible{ctx, stdin}); err != nil {
		return "", done, err
	}
	return path, func() { os.Remove(path) }, nil
}

// spool copies what is read once into a file of its own.
func spool(r io.Reader) (string, error) {
	f, err := os.CreateTemp("", "mailproto-*.eml")
	if err != nil {
		return "", err
	}
	_, err = io.Copy(f, r)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return f.Name(), err
}

// headerField begins a header field (RFC 5322 §2.2).
var headerField = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[!-9;-~]+[ \t]*:`) })

// hasHeader reports whether a message begins with a header field.
func hasHeader(m session.Message) bool {
	r, err := m.Open()
	if err != nil {
		return true // that is told when it is sent
	}
	defer r.Close()
	head := make([]byte, 998)
	n, _ := io.ReadFull(r, head) // a short message is no error here
	return headerField().Match(head[:n])
}
