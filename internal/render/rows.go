package render

import (
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// rows writes the further lines of a reply. The lines of a list stand in a column
// of their own, with what each means beside it.
func (t *Terminal) rows(s explain.Step) {
	notes := map[int]explain.Note{}
	widest := 0
	for _, n := range s.Notes {
		if n.Role == explain.RoleKeyword || n.Role == explain.RoleItem && n.Line > 0 {
			notes[n.Line] = n
			if w := Width(s.Reply.Lines[n.Line]); w <= min(26, t.Width-textAt-2-minGloss) {
				widest = max(widest, w)
			}
		}
	}
	lines := s.Reply.Lines[1:]
	for i, line := range lines {
		if i == mostRows && len(lines) > mostRows+2 && t.Level != Deep {
			t.more(len(lines) - i)
			return
		}
		n, ok := notes[i+1]
		if !ok {
			for _, l := range Wrap(line, t.Width-textAt) {
				t.line(strings.Repeat(" ", textAt) + t.Palette.Paint(StyleServer, l))
			}
			continue
		}
		t.row(line, widest, n)
	}
}

func (t *Terminal) more(n int) {
	t.note("", t.in(lang.Text{
		En: "... %d more lines (--level deep shows them)", Zh: "……还有 %d 行（--level deep 全部显示）"}.Sprintf(n)), nil)
}

// minGloss is the least width of what stands in a column of its own.
const minGloss = 24

// row writes one line of a list and what it means: beside it, or below it where
// one of the two is too wide.
func (t *Terminal) row(line string, widest int, n explain.Note) {
	indent := strings.Repeat(" ", textAt)
	if Width(line) > widest {
		for _, l := range Wrap(line, t.Width-textAt) {
			t.spans(span{indent, StylePlain}, span{l, StyleServer})
		}
		line = ""
	}
	left := Pad(line, max(widest, 1)) + "  "
	right := first(n.Refs)
	for _, l := range Beside(t.gloss(n), right, t.Width-textAt-Width(left)) {
		rest, end := tail(l, right)
		t.spans(span{indent, StylePlain}, span{left, StyleServer}, span{rest, StylePlain}, span{end, StyleRef})
		left = strings.Repeat(" ", Width(left))
	}
}

// briefRows is the list of a reply at level brief: one line each.
func (t *Terminal) briefRows(s explain.Step) {
	glosses := map[int]string{}
	for _, n := range s.Notes {
		if n.Line > 0 {
			glosses[n.Line] = t.gloss(n)
		}
	}
	for i, line := range s.Reply.Lines[1:] {
		if i == mostRows && len(s.Reply.Lines) > mostRows+3 {
			t.more(len(s.Reply.Lines) - 1 - i)
			break
		}
		t.brief(strings.Repeat(" ", textAt), line, StyleServer, "", StylePlain, glosses[i+1])
	}
}

// brief writes a line of the dialogue with its outcome and gloss in columns of
// their own, or below it where they do not fit.
func (t *Terminal) brief(head, line string, style Style, word string, wordStyle Style, gloss string) {
	const wordWidth = 5 + 2 // LATER
	indent := strings.Repeat(" ", textAt)
	room := (t.Width - textAt) * 9 / 20
	if t.Width-textAt-room-2-wordWidth < minGloss {
		room = 0
	}
	if Width(line) > room {
		for _, l := range Wrap(line, t.Width-textAt) {
			t.spans(span{head, StyleNumber}, span{l, style})
			head = indent
		}
		if line = ""; word == "" && gloss == "" {
			return
		}
	}
	left, at := Pad(line, room)+"  ", textAt+room+2
	if word != "" {
		word = Pad(word, wordWidth)
		at += wordWidth
	}
	for _, l := range Wrap(gloss, t.Width-at) {
		t.spans(span{head, StyleNumber}, span{left, style}, span{word, wordStyle}, span{l, StylePlain})
		head, left, word = strings.Repeat(" ", at), "", ""
	}
}

// secured shows a handshake: what happened between two lines of the dialogue.
func (t *Terminal) secured(s explain.Step) {
	t.gap()
	i := s.TLSInfo
	head := "TLS"
	for _, n := range s.Notes {
		if n.Role == explain.RoleTLS {
			text := t.tlsText(n, i)
			style := StyleMeta
			if n.Label == i.Error && i.Error != "" {
				style = StyleWarn
			}
			t.tlsLine(head, text, first(n.Refs), style)
			head = ""
			if t.Level != Brief && !n.Body.IsZero() {
				t.tlsLine("", t.in(n.Body), "", StyleMeta)
			}
		}
		if n.Role == explain.RoleTLSDetail && t.Level == Deep {
			t.tlsLine("", t.in(n.Title), first(n.Refs), StyleMeta)
		}
		if n.Role == explain.RoleWhy && t.Level != Brief {
			t.handshakeTook(s)
			t.label(t.in(whyLabel), t.in(n.Title), first(n.Refs), StyleMeta)
		}
	}
	if t.Level == Deep && i.Reason != "" {
		t.note("", i.Reason, nil)
	}
	t.handshakeTook(s)
	if s.Before != s.After {
		t.label(t.in(stateLabel), t.in(s.Change()), "", StyleMeta)
		if t.Level != Brief {
			t.label(t.in(nextLabel), t.nextAfterTLS(s), "", StyleMeta)
		}
	}
}

// nextAfterTLS says whose turn it is: behind an implicit handshake the server's.
func (t *Terminal) nextAfterTLS(s explain.Step) string {
	if s.After.Phase == explain.PhaseConnected {
		return t.in(lang.Text{En: "the server speaks first: its greeting", Zh: "服务器先说话：发出问候"})
	}
	return t.in(s.Next.Text())
}

// tlsText is a line about a handshake; what differs from run to run is for live
// views and level deep.
func (t *Terminal) tlsText(n explain.Note, i *trace.TLSInfo) string {
	text := t.in(n.Title)
	live := t.Live || t.Level == Deep
	if n.Topic == "TLS" {
		head := i.Version
		if live && i.Cipher != "" {
			head += ", " + i.Cipher
		}
		return head + t.in(colon) + text
	}
	if n.Label == "certificate" {
		text = t.in(lang.Text{En: "certificate %s", Zh: "证书%s"}.Sprintf(text))
		if live && !i.NotAfter.IsZero() {
			text += t.in(lang.Text{En: "; ", Zh: "；"}) + t.in(explain.Validity(i, t.now()))
		}
	}
	return text
}

func (t *Terminal) tlsLine(head, text, right string, style Style) {
	if style == StyleWarn {
		for k, l := range Wrap("! "+text, t.Width-textAt) {
			h := strings.Repeat(" ", textAt)
			if k == 0 && head != "" {
				h = strings.Repeat(" ", labelAt) + Pad(head, textAt-labelAt)
			}
			t.line(h + t.Palette.Paint(StyleWarn, l))
		}
		return
	}
	t.label(head, text, right, style)
}

// payload shows that a message went by, how large it was, and its first lines if
// the user may see them.
func (t *Terminal) payload(s explain.Step) {
	n := note(s.Notes, explain.RolePayload)
	text := t.in(lang.Text{En: "(the message: %s)", Zh: "（邮件内容：%s）"}.Sprintf(n.Title))
	if s.Peer == trace.Client {
		t.gap()
	}
	right := first(n.Refs)
	if t.Level == Brief {
		right = ""
	}
	head := "     " + arrow(s.Event) + "  "
	for i, l := range Beside(text, right, t.Width-textAt) {
		if i > 0 {
			head = strings.Repeat(" ", textAt)
		}
		t.line(t.Palette.Paint(StyleNumber, head) + t.right(right, l))
	}
	t.excerpt(s)
	t.heldBack(s)
	t.problems(s)
	if t.fetched != nil {
		t.standing(*t.fetched)
		t.fetched = nil
	}
}

// Lines of a message that are shown below level deep.
const (
	mostHeaders = 14
	mostBody    = 4
)

// excerpt shows the first lines of a message as they crossed the wire.
func (t *Terminal) excerpt(s explain.Step) {
	if t.Level == Brief {
		return
	}
	body, shown := 0, 0
	for i, line := range s.Excerpt {
		if body > 0 || line == "" {
			body++
		}
		if t.Level != Deep && (body > mostBody+1 || body == 0 && i >= mostHeaders) {
			if body == 0 {
				continue // the rest of a long header section
			}
			break
		}
		shown++
		line = strings.ReplaceAll(line, `\x09`, "    ")
		for k, l := range Wrap(line, t.Width-textAt-2) {
			mark := "| "
			if k > 0 {
				mark = "  "
			}
			t.line(strings.Repeat(" ", textAt) + t.Palette.Paint(StyleMeta, mark[:1]) + strings.TrimRight(mark[1:]+l, " "))
		}
	}
	if more := s.Lines - int64(shown); len(s.Excerpt) > 0 && more > 0 {
		// Without the bar: it is no line of the message.
		t.line(strings.Repeat(" ", textAt) + t.Palette.Paint(StyleMeta, t.in(moreLines(more))))
	}
}

// heldBack says once that an option shows what messages hold.
func (t *Terminal) heldBack(s explain.Step) {
	if !t.Private || t.Level == Brief || len(s.Excerpt) > 0 {
		return
	}
	t.Private = false
	t.note("", t.in(privateText), nil)
}

// privateText says why the text of a message is not there.
var privateText = lang.Text{En: "its text is private; --show-secrets shows it, and passwords", Zh: "邮件内容属于隐私，不显示；--show-secrets 会显示它，也会显示密码"}

// moreLines says how many lines of a message are not shown.
func moreLines(n int64) lang.Text {
	if n == 1 {
		return lang.Text{En: "… 1 more line", Zh: "……还有 1 行"}
	}
	return lang.Text{En: "… %d more lines", Zh: "……还有 %d 行"}.Sprintf(n)
}

// problems shows what is wrong: the other side's breach of a rule.
func (t *Terminal) problems(s explain.Step) {
	for _, p := range s.Problems {
		head := strings.Repeat(" ", labelAt) + Pad("!", textAt-labelAt)
		for i, l := range Beside(t.in(p.Title)+" ["+p.Name+"]", first(p.Refs), t.Width-textAt) {
			if i > 0 {
				head = strings.Repeat(" ", textAt)
			}
			t.line(t.Palette.Paint(StyleWarn, head+l))
		}
		if s.Fault != nil && s.Fault.Detail != "" {
			t.note("", s.Fault.Detail, nil)
		}
		if t.Level != Brief {
			t.note("", t.in(p.Body), nil)
		}
	}
}

// closed shows the end of the connection.
func (t *Terminal) closed(s explain.Step) {
	t.gap()
	text := lang.Text{En: "the connection is closed", Zh: "连接已关闭"}
	switch {
	case t.Lab && s.Peer == trace.Client:
		text = lang.Text{En: "the client has ended the connection", Zh: "客户端结束了连接"}
	case s.Peer == trace.Server:
		text = lang.Text{En: "the server has ended the connection", Zh: "服务器结束了连接"}
	}
	t.label(t.in(lang.Text{En: "close", Zh: "结束"}), t.in(text), "", StyleMeta)
}
