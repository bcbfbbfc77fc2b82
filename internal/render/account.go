package render

import (
	"fmt"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// Close implements View: it writes what the session came to.
func (t *Terminal) Close(a Account) error {
	t.line("")
	for _, l := range Wrap(t.in(a.Sentence), t.Width) {
		t.line(t.Palette.Paint(StyleHead, l))
	}
	for _, x := range cost(a.Event.Result, a.Event.Proto, &t.Options) {
		for _, l := range Wrap(t.in(x), t.Width) {
			t.line(l)
		}
	}
	if s := shown(a, t.Lang); s != "" {
		for _, l := range Wrap(s, t.Width) {
			t.line(l)
		}
	}
	return t.err
}

// cost says what a session cost, and what it did not come to; the time it took is
// for live views.
func cost(r *trace.Result, p trace.Proto, o *Options) []lang.Text {
	if r == nil {
		return nil
	}
	var all []lang.Text
	if r.Turns > 0 || r.Received > 0 {
		c := lang.Text{En: "%s; %d octets sent, %d received", Zh: "%s；发出 %d 字节，收到 %d 字节"}.Sprintf(turns(r.Turns), r.Sent, r.Received)
		if o.times() {
			c = lang.Text{En: "%s; %s spent waiting", Zh: "%s；等待共 %s"}.Sprintf(c, milliseconds(r.Waited))
		}
		all = append(all, lang.Text{En: c.En + ".", Zh: c.Zh + "。"})
	}
	if o.Timing && r.Timing != nil {
		all = append(all, spent(r.Timing))
	}
	for _, keyword := range r.NotOffered {
		all = append(all, lang.Text{
			En: "The server does not offer %s: every command waited for its reply.",
			Zh: "服务器不提供 %s：每条命令都要等到应答。"}.Sprintf(pipelining(keyword, p)))
	}
	for _, stage := range r.Unreached {
		all = append(all, lang.Text{En: "The stage %s was not reached.", Zh: "会话没有到达 %s 这一步。"}.Sprintf(stage))
	}
	return all
}

// pipelining is the extension with the section that describes it.
func pipelining(keyword string, p trace.Proto) lang.Text {
	if p == trace.POP3 {
		return lang.Text{En: "%s (RFC 2449 §6.6)", Zh: "%s（RFC 2449 §6.6）"}.Sprintf(keyword)
	}
	return lang.Text{En: "%s (RFC 2920 §2)", Zh: "%s（RFC 2920 §2）"}.Sprintf(keyword)
}

func turns(n int) lang.Text {
	if n == 1 {
		return lang.Text{En: "1 round trip", Zh: "1 个往返"}
	}
	return lang.Text{En: "%d round trips", Zh: "%d 个往返"}.Sprintf(n)
}

// shown names the points of the FAQ that a session showed, with the exchanges.
func shown(a Account, l lang.Lang) string {
	if len(a.Points) == 0 {
		return ""
	}
	var parts []string
	for _, n := range a.Points {
		part := fmt.Sprint(n)
		if at := ranges(a.Exchanges[n]); at != "" {
			part += " (" + at + ")"
		}
		parts = append(parts, part)
	}
	sep := lang.Text{En: ", ", Zh: "、"}.In(l)
	return lang.Text{
		En: "It showed these points of the FAQ (at the steps): %s. To read one: mailproto faq N",
		Zh: "本次会话演示了 FAQ 的这些要点（括号内为步骤号）：%s。阅读某一点：mailproto faq N",
	}.Sprintf(strings.Join(parts, sep)).In(l)
}

// ranges writes ascending numbers shortly: 1-3 5.
func ranges(n []int) string {
	var parts []string
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		if j > i {
			parts = append(parts, fmt.Sprintf("%d-%d", n[i], n[j]))
		} else {
			parts = append(parts, fmt.Sprint(n[i]))
		}
		i = j + 1
	}
	return strings.Join(parts, " ")
}
