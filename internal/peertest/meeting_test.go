package peertest

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"mailproto/internal/lab"
	"mailproto/trace"
)

// meeting is a lab, and a folder in which a client meets it.
type meeting struct {
	lab    *lab.Lab
	dir    string
	mu     sync.Mutex
	logins []string // the commands by which clients have tried to log in
}

// meet starts a lab with empty maildrops.
func meet(t *testing.T) *meeting {
	t.Helper()
	m := &meeting{dir: t.TempDir()}
	l, err := lab.Start(t.Context(), lab.Options{Seed: t.Name(), OnEvent: m.watch})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	m.lab = l
	if err := os.WriteFile(m.path("ca.pem"), l.CAPEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	return m
}

// watch notes how clients log in.
func (m *meeting) watch(e trace.Event) {
	if e.Command == nil || !slices.Contains([]string{"AUTH", "APOP", "USER"}, e.Command.Verb) {
		return
	}
	login := e.Command.Verb
	if login == "AUTH" {
		login, _, _ = strings.Cut(e.Command.Args, " ")
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.logins = append(m.logins, login)
}

// checkLogin checks that all logins were of one kind.
func (m *meeting) checkLogin(t *testing.T, want string) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, login := range m.logins {
		if login != want {
			t.Errorf("it logs in by %s, want %s", login, want)
			return
		}
	}
	if len(m.logins) == 0 {
		t.Error("it has not logged in")
	}
}

// token is the token that a user's password stands for; a wrong one gives a wrong
// one.
func (m *meeting) token(password string) string {
	for _, u := range m.lab.Users() {
		if u.Password == password {
			return u.Token
		}
	}
	return "no-token"
}

func (m *meeting) path(name string) string { return filepath.Join(m.dir, name) }

func (m *meeting) port(service string) string {
	_, port, _ := net.SplitHostPort(m.lab.Addr(service)) // the lab's own listener
	return port
}

// words replaces what stands in braces in a client's command line and files: ports
// by the services' names, {ca} and other files, the message. More pairs go before
// them.
func (m *meeting) words(more ...string) *strings.Replacer {
	pairs := append(more, "{ca}", m.path("ca.pem"), "{config}", m.path("config"), "{dir}", m.dir,
		"{alice}", "wonderland", "{bob}", "builder", "{token}", m.token("builder"))
	for _, service := range lab.Services() {
		pairs = append(pairs, "{"+service+"}", m.port(service))
	}
	return strings.NewReplacer(pairs...)
}

// message is a message that something on the way might change.
type message struct{ name, text string }

// messages are what clients and servers get wrong: dots, octets beyond ASCII, lines
// of the greatest length (RFC 5322 §2.1.1), text without an end.
func messages() []message {
	const head = "From: Alice <alice@lab.test>\nTo: Bob <bob@lab.test>\nDate: Sat, 28 Nov 2026 08:00:00 +0800\nMessage-ID: <{}@client.test>\n"
	utf8 := "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
	all := []message{
		{"plain", "Subject: plain\n\nHello Bob\n"},
		{"dots", "Subject: dots\n\n.\n..\n...\n.x\nx.\n\n.\n"},
		{"8-bit text", "Subject: text\n" + utf8 + "\nGrüße, 你好 \n学习邮件协议\n"},
		{"Chinese subject", "Subject: =?UTF-8?B?56ys5LiA6K++?=\n" + utf8 + "\n第一课\n"},
		{"long lines", "Subject: long\n\n" + strings.Repeat("x", 997) + "\n" + strings.Repeat("y", 998) + "\n." + strings.Repeat("z", 996) + "\n"},
		{"empty body", "Subject: nothing\n\n"},
		{"blanks", "Subject: blanks\n\n  two before and after  \n\t\n\n\nend\n\n\n"},
		{"no final line end", "Subject: open\n\none\ntwo"},
		{"attachment", "Subject: file\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=part\n\n--part\n\nHere.\n\n" +
			"--part\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename*=UTF-8''%E6%88%90%E7%BB%A9.bin\n" +
			"Content-Transfer-Encoding: base64\n\n" + strings.Repeat("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v\n", 40) + "\n--part--\n"},
	}
	for i, m := range all {
		id := strings.ReplaceAll(m.name, " ", "-")
		all[i].text = strings.Replace(head, "{}", id, 1) + m.text
	}
	return all
}

// wire is a message's text as it crosses the network: every line ends with CR LF.
func wire(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	if !strings.HasSuffix(text, "\r\n") {
		text += "\r\n"
	}
	return text
}

// checkKept compares what lies in bob's maildrop with what a client was given to
// send: the lab puts its trace fields on top (RFC 5321 §4.4), and nothing else.
func (m *meeting) checkKept(t *testing.T, sent string) {
	t.Helper()
	box := m.lab.Mailbox("bob")
	if len(box) == 0 {
		t.Fatal("the maildrop is empty")
	}
	kept := box[len(box)-1].Data
	above, ok := bytes.CutSuffix(kept, []byte(sent))
	if !ok {
		t.Fatalf("sent:\n%.900q\nkept:\n%.1500q", sent, kept)
	}
	fields := regexp.MustCompile(`^Return-Path: <alice@lab\.test>\r\nReceived: from .*\r\n([ \t].*\r\n)*$`)
	if !fields.Match(above) || !bytes.Contains(above, []byte(" with ESMTPSA ")) {
		t.Errorf("above the message stands %q", above)
	}
}
