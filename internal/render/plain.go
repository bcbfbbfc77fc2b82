package render

import (
	"fmt"
	"io"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// Plain shows steps as sentences, one after the other, for screen readers: no
// columns, no arrows, nothing that is said by colour or place.
type Plain struct {
	out
	Options
	conn   string // the session that was named last
	secure bool   // TLS stands, and nothing was answered in it yet
}

// NewPlain returns a view for screen readers.
func NewPlain(w io.Writer, o Options) *Plain { return &Plain{out: out{w: w}, Options: o} }

func (p *Plain) in(t lang.Text) string { return t.In(p.Lang) }

// say writes one sentence.
func (p *Plain) say(t lang.Text, args ...any) { p.line(strings.TrimSpace(p.in(t.Sprintf(args...)))) }

// Step implements View.
func (p *Plain) Step(s explain.Step) {
	if s.Conn != "" && s.Conn != p.conn {
		p.conn = s.Conn
		p.say(lang.Text{En: "Session %s.", Zh: "会话 %s。"}, s.Conn)
	}
	switch {
	case s.Kind == trace.Connected:
		if p.Lab {
			p.say(lang.Text{En: "A client connects from %s.", Zh: "客户端从 %s 连接。"}, s.Addr)
			break
		}
		p.say(lang.Text{En: "Connected to %s.", Zh: "已连接到%s。"}, place(s.Addr))
	case s.Kind == trace.Closed:
		p.say(lang.Text{En: "The connection is closed.", Zh: "连接已关闭。"})
	case s.Kind == trace.Secured:
		p.say(lang.Text{En: "TLS handshake.", Zh: "TLS 握手。"})
		p.notes(s.Notes, explain.RoleTLS)
		if p.Level == Deep {
			p.notes(s.Notes, explain.RoleTLSDetail)
		}
		p.notes(s.Notes, explain.RoleWhy)
		p.took(s)
		p.state(s)
	case s.Kind == trace.Looked:
		p.lookup(s)
	case s.Kind == trace.Payload:
		p.say(lang.Text{En: "The message: %s.", Zh: "邮件内容：%s。"}, note(s.Notes, explain.RolePayload).Title)
		if p.Private && p.Level != Brief && len(s.Excerpt) == 0 {
			p.Private = false
			p.say(lang.Text{En: "%s.", Zh: "%s。"}, privateText)
		}
	case s.Command != nil:
		p.command(s)
	case s.Reply != nil && len(s.Reply.Lines) > 0:
		p.reply(s)
	}
	for _, f := range s.Problems {
		p.say(lang.Text{En: "Problem %s: %s.", Zh: "问题 %s：%s。"}, f.Name, f.Title)
		if s.Fault != nil && s.Fault.Detail != "" {
			p.say(lang.Text{En: "Seen: %s", Zh: "看到的是：%s"}, s.Fault.Detail)
		}
		if p.Level != Brief {
			p.line(p.in(f.Body))
		}
	}
}

var (
	inClear   = lang.Text{En: "in clear", Zh: "明文"}
	encrypted = lang.Text{En: "encrypted", Zh: "加密"}
	untold    = lang.Text{En: "encrypted or not", Zh: "是否加密不详"}
)

func how(e trace.Event) lang.Text {
	switch {
	case e.TLS:
		return encrypted
	case e.TLSUntold:
		return untold
	}
	return inClear
}

func (p *Plain) command(s explain.Step) {
	p.line("")
	p.say(lang.Text{En: "Step %d. The client says, %s: %s", Zh: "第 %d 步。客户端说（%s）：%s"}, s.Exchange, how(s.Event), trace.Line(s.Event))
	p.notes(s.Notes, explain.RoleGloss, explain.RoleDecoded, explain.RoleParam, explain.RoleChoice, explain.RoleWhy)
	if p.Level == Deep {
		p.body(note(s.Notes, explain.RoleGloss))
	}
}

func (p *Plain) body(n explain.Note) {
	if !n.Body.IsZero() {
		p.line(p.in(n.Body))
	}
}

func (p *Plain) reply(s explain.Step) {
	head := lang.Text{En: "The server answers, %s: %s", Zh: "服务器应答（%s）：%s"}
	if s.Exchange != 0 {
		head = lang.Text{En: fmt.Sprintf("Step %d. ", s.Exchange) + head.En, Zh: fmt.Sprintf("第 %d 步。", s.Exchange) + head.Zh}
	}
	p.say(head, how(s.Event), s.Reply.Lines[0])
	for i, l := range s.Reply.Lines[1:] {
		if i == mostRows && len(s.Reply.Lines) > mostRows+3 && p.Level != Deep {
			p.say(lang.Text{En: "%d more lines.", Zh: "还有 %d 行。"}, len(s.Reply.Lines)-1-i)
			break
		}
		p.row(l, i+1, s.Notes)
	}
	p.say(lang.Text{En: "Outcome: %s.", Zh: "结果：%s。"}, explain.OutcomeText(s.Outcome, s.Proto))
	p.took(s)
	p.notes(s.Notes, explain.RoleCode, explain.RoleEnhanced, explain.RoleVendor, explain.RoleItem, explain.RoleDecoded, explain.RoleParam, explain.RoleDiff, explain.RoleCause, explain.RoleWhy)
	if p.Level == Deep {
		p.body(note(s.Notes, explain.RoleCode))
	}
	p.state(s)
}

// row says one line of a list with its meaning.
func (p *Plain) row(line string, i int, notes []explain.Note) {
	for _, n := range notes {
		if n.Line == i && (n.Role == explain.RoleKeyword || n.Role == explain.RoleItem) {
			p.line(line + p.in(lang.Text{En: ": ", Zh: "："}) + p.gloss(n))
			return
		}
	}
	p.line(line)
}

func (p *Plain) gloss(n explain.Note) string {
	text := p.in(n.Title)
	if n.Unknown {
		text = "? " + text
	}
	if len(n.Refs) > 0 {
		text += p.in(lang.Text{En: " (%s)", Zh: "（%s）"}.Sprintf(n.Refs[0]))
	}
	return text
}

// notes says the notes of some roles, each a sentence.
func (p *Plain) notes(notes []explain.Note, roles ...explain.Role) {
	for _, r := range roles {
		for _, n := range notes {
			if n.Role != r || p.Level == Brief && r == explain.RoleWhy || r == explain.RoleItem && n.Line > 0 {
				continue
			}
			text := p.gloss(n)
			switch r {
			case explain.RoleCode, explain.RoleEnhanced, explain.RoleParam, explain.RoleVendor:
				if n.Label != "" {
					text = n.Label + p.in(lang.Text{En: ": ", Zh: "："}) + text
				}
			case explain.RoleDecoded:
				text = "base64" + p.in(lang.Text{En: ": ", Zh: "："}) + n.Label + " " + text
			case explain.RoleTLS:
				text = p.tls(n, text)
			case explain.RoleCause:
				text = p.in(lang.Text{En: "Cause: ", Zh: "起因："}) + text
			case explain.RoleDiff:
				text = p.in(lang.Text{En: "Change: ", Zh: "变化："}) + text
			}
			p.line(strings.TrimSpace(text))
		}
	}
}

// tls says of what a sentence about a handshake speaks, as the columns do.
func (p *Plain) tls(n explain.Note, text string) string {
	switch {
	case n.Topic == "TLS":
		return n.Label + p.in(colon) + text
	case n.Label == "certificate":
		return p.in(lang.Text{En: "certificate %s", Zh: "证书%s"}.Sprintf(text))
	}
	return text
}

func (p *Plain) state(s explain.Step) {
	if p.Level == Brief && s.Before == s.After {
		return
	}
	p.say(lang.Text{En: "State: %s.", Zh: "状态：%s。"}, s.Change())
	if p.Level != Brief && len(s.Next.Main) > 0 {
		p.say(lang.Text{En: "Next: %s.", Zh: "接着可以：%s。"}, s.Next.Text())
	}
}

// Close implements View.
func (p *Plain) Close(a Account) error {
	p.line("")
	p.line(p.in(a.Sentence))
	for _, t := range cost(a.Event.Result, a.Event.Proto, &p.Options) {
		p.line(p.in(t))
	}
	if s := shown(a, p.Lang); s != "" {
		p.line(s)
	}
	return p.err
}
