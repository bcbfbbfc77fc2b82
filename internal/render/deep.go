package render

import (
	"fmt"
	"slices"
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
	n, masked := t.hexRow(), masks(raw)
	for at := 0; at < len(raw) && at < mostHex; at += n {
		end := min(at+n, len(raw))
		t.label(label, Pad(octets(raw[at:end], masked[at:end]), 3*n-1)+"  "+letters(raw[at:end]), "", StyleMeta)
		label = ""
	}
	if slices.Contains(masked, true) {
		t.note("", t.in(lang.Text{En: "** hides a secret: neither its octets nor their number are shown",
			Zh: "** 处是机密：它的字节和字节数都不显示"}), nil)
	}
	if len(raw) > mostHex {
		t.note("", fmt.Sprintf("... %d", len(raw)-mostHex), nil)
	}
}

// masks finds where the mask of a secret stands, which was never on the wire. A run of
// any other length is text, as in the greeting of a firewall that blots it out.
func masks(raw []byte) []bool {
	found := make([]bool, len(raw))
	for i := 0; i < len(raw); i++ {
		end := i
		for end < len(raw) && raw[end] == trace.Mask[0] {
			end++
		}
		if end-i == len(trace.Mask) {
			for j := i; j < end; j++ {
				found[j] = true
			}
		}
		i = max(i, end-1)
	}
	return found
}

// octets shows octets in hexadecimal, and ** for those of a mask.
func octets(row []byte, masked []bool) string {
	words := make([]string, len(row))
	for i, c := range row {
		if words[i] = fmt.Sprintf("%02x", c); masked[i] {
			words[i] = "**"
		}
	}
	return strings.Join(words, " ")
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
