package render

import (
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
)

// reading prints what a whole reply says: first the server's own words, then ours.
func (p *page) reading(r *explain.Reading) {
	p.line(p.Palette.Paint(StyleHead, p.in(lang.Text{En: "What the server said", Zh: "服务器说的是"})))
	for _, l := range r.Reply.Lines {
		p.indented("  ", l)
	}
	p.heading(lang.Text{En: "What mailproto makes of it", Zh: "mailproto 的解读"})
	p.fact(lang.Text{En: "outcome", Zh: "结果"}, explain.OutcomeText(r.Outcome, r.Proto))
	p.fact(lang.Text{En: "cause", Zh: "原因"}, lang.Text{En: "%s [%s, %s]", Zh: "%s〔%s，%s〕"}.Sprintf(r.Meaning, string(r.Cause), certainty(r.Certainty)))
	if r.Vendor != "" {
		p.fact(lang.Text{En: "speaker", Zh: "来自"}, lang.Same(r.Vendor))
	}
	if r.Cause != explain.CauseOK {
		p.fact(lang.Text{En: "again?", Zh: "重试"}, retry(r.Retry))
		p.fact(lang.Text{En: "who", Zh: "谁处理"}, act(r.Act))
	}
	p.fact(lang.Text{En: "do", Zh: "怎么办"}, r.Do)
	p.heading(lang.Text{En: "The codes", Zh: "代码"})
	width := labelWidth(r.Notes)
	for _, n := range r.Notes {
		label, text := n.Label, p.in(n.Title)
		if n.Unknown {
			text = "? " + text
		}
		if n.Role == explain.RoleVendor {
			label, text = "", p.in(lang.Text{En: "%s uses this code for: %s", Zh: "%s 用这个代码表示：%s"}.Sprintf(n.Label, n.Title))
		}
		if n.Role == explain.RoleDecoded {
			label, text = "base64", strings.TrimSpace(n.Label+"  "+text)
		}
		for _, l := range besideHang("  "+Pad(label, width)+" ", text, first(n.Refs), p.Width) {
			p.line(p.Palette.PaintTail(StyleRef, first(n.Refs), l))
		}
	}
}

// labelWidth is the width of a column that holds the codes of a reply.
func labelWidth(notes []explain.Note) int {
	width := len("x.y.zzz")
	for _, n := range notes {
		if n.Role != explain.RoleVendor && n.Role != explain.RoleDecoded {
			width = max(width, Width(n.Label))
		}
	}
	return width
}

// fact writes a labelled line of a reading.
func (p *page) fact(label, text lang.Text) {
	if !text.IsZero() {
		p.indented("  "+Pad(p.in(label), 8), p.in(text))
	}
}

func certainty(c explain.Certainty) lang.Text {
	switch c {
	case explain.Certain:
		return lang.Text{En: "certain", Zh: "确定"}
	case explain.Likely:
		return lang.Text{En: "likely", Zh: "可能"}
	}
	return lang.Text{En: "not known", Zh: "不明"}
}

func retry(r explain.Retry) lang.Text {
	switch r {
	case explain.RetryLater:
		return lang.Text{En: "yes, later, with nothing changed", Zh: "可以，稍后原样再试"}
	case explain.RetryChange:
		return lang.Text{En: "after something was changed", Zh: "改动之后再试"}
	}
	return lang.Text{En: "no: the same again will be refused again", Zh: "不必：原样再试还会被拒绝"}
}

func act(a explain.Act) lang.Text {
	switch a {
	case explain.ActPerson:
		return lang.Text{En: "whoever wrote the message or set up the mail program", Zh: "写信的人，或设置邮件程序的人"}
	case explain.ActSender:
		return lang.Text{En: "who runs the sending server or domain", Zh: "发送方服务器或域名的管理员"}
	case explain.ActRecipient:
		return lang.Text{En: "the recipient, or who runs the recipient's server", Zh: "收件人，或收件方服务器的管理员"}
	}
	return lang.Text{En: "nobody: time alone will help, or it is done", Zh: "不用任何人：等一等就好，或者已经完成"}
}
