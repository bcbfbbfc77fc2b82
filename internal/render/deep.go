package render

import (
	"fmt"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// hexRow is how many octets stand in one row of a dump: each takes three columns
// in hexadecimal and one as a letter.
func (t *Terminal) hexRow() int {
	for n := 16; n > 4; n /= 2 {
		if 4*n+1 <= t.Width-textAt {
			return n
		}
	}
	return 4
}

// mostHex bounds a dump.
const mostHex = 512

// bytes shows the exact octets of a command or reply, with its CR LF.
func (t *Terminal) bytes(e trace.Event) {
	raw := e.Raw
	if len(raw) == 0 && e.Command != nil {
		raw = []byte(e.Command.String() + "\r\n")
	}
	if len(raw) == 0 && e.Reply != nil {
		raw = []byte(strings.Join(e.Reply.Lines, "\r\n") + "\r\n")
	}
	label := t.in(lang.Text{En: "bytes", Zh: "字节"})
	n := t.hexRow()
	for at := 0; at < len(raw) && at < mostHex; at += n {
		row := raw[at:min(at+n, len(raw))]
		t.label(label, fmt.Sprintf("% -*x  %s", 3*n-1, row, letters(row)), "", StyleMeta)
		label = ""
	}
	if len(raw) > mostHex {
		t.note("", fmt.Sprintf("... %d", len(raw)-mostHex), nil)
	}
}

// letters shows octets as characters; CR and LF, which end every line, as an
// arrow each would mislead: they are dots like all that is not printable ASCII.
func letters(row []byte) string {
	out := []byte(strings.Clone(string(row)))
	for i, c := range out {
		if c < 0x20 || c > 0x7e {
			out[i] = '.'
		}
	}
	return string(out)
}

// body writes a topic's whole explanation, once in a session.
func (t *Terminal) body(n explain.Note) {
	if n.Body.IsZero() || t.told[n.Topic] {
		return
	}
	if t.told == nil {
		t.told = map[string]bool{}
	}
	t.told[n.Topic] = true
	t.label(t.in(lang.Text{En: "more", Zh: "详解"}), t.in(n.Body), "", StyleMeta)
	if len(n.Refs) > 1 {
		t.note("", strings.Join(n.Refs, ", "), nil)
	}
}

// timer says how long a client must be ready to wait.
func (t *Terminal) timer(s explain.Step) {
	if m := explain.Timer(s.Proto, s.Command.Verb); m > 0 {
		t.label(t.in(lang.Text{En: "timer", Zh: "计时"}), t.in(lang.Text{
			En: "a client must be ready to wait %d minutes for the reply",
			Zh: "客户端应准备等待应答至少 %d 分钟"}.Sprintf(m)), "RFC 5321 §4.5.3.2", StyleMeta)
	}
}

// others lists what else could have answered.
func (t *Terminal) others(s explain.Step) {
	label := t.in(lang.Text{En: "or", Zh: "也可能"})
	for _, m := range explain.Others(s.Proto, s.Answers, s.Reply.Status()) {
		t.label(label, Pad(m.Code, 4)+"  "+t.in(m.Gloss), first(m.Refs), StyleMeta)
		label = ""
	}
}
