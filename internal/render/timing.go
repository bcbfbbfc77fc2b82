package render

import (
	"strings"
	"time"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// spent says where the time of a session went.
func spent(x *trace.Timing) lang.Text {
	parts := []lang.Text{
		{En: "DNS %s", Zh: "DNS %s"}, {En: "TCP connection %s", Zh: "TCP 连接 %s"}, {En: "TLS handshake %s", Zh: "TLS 握手 %s"},
		{En: "waiting for the server's replies %s", Zh: "等待服务器应答 %s"}, {En: "mailproto itself %s", Zh: "mailproto 自身 %s"},
	}
	var en, zh []string
	for i, m := range []trace.Millis{x.DNS, x.Connect, x.TLS, x.Server, x.Own} {
		t := parts[i].Sprintf(milliseconds(m))
		en, zh = append(en, t.En), append(zh, t.Zh)
	}
	if x.Paused > 0 {
		t := lang.Text{En: "waiting for you %s", Zh: "等待按键 %s"}.Sprintf(milliseconds(x.Paused))
		en, zh = append(en, t.En), append(zh, t.Zh)
	}
	total := milliseconds(x.Total)
	return lang.Text{
		En: "Where the time went: " + strings.Join(en, ", ") + "; together " + total + ".",
		Zh: "时间花在哪里：" + strings.Join(zh, "、") + "；合计 " + total + "。"}
}

// handshakeTook says once how long a handshake took.
func (t *Terminal) handshakeTook(s explain.Step) {
	said := t.secure
	t.secure = true
	if !said && t.times() && s.Took > 0 {
		t.tlsLine("", t.in(handshakeText.Sprintf(milliseconds(s.Took))), "", StyleMeta)
	}
}

var handshakeText = lang.Text{En: "the handshake took %s", Zh: "握手用了 %s"}

// briefTook is the time of a reply at level brief, where it was asked for.
func (t *Terminal) briefTook(s explain.Step) string {
	if !t.Timing || s.Took <= 0 {
		return ""
	}
	return "  " + milliseconds(s.Took)
}

// The delay that TCP's two economies make together: Nagle's algorithm holds a second
// small write back until the first is acknowledged, and the receiver delays the
// acknowledgment, on most systems by 40 ms.
const (
	stallFrom = 38 * time.Millisecond
	stallTo   = 55 * time.Millisecond
)

var stallText = lang.Text{
	En: "About 40 ms are TCP's, not the server's: it wrote its TLS session tickets and then this reply, and the second small write waited until the first was acknowledged, which the receiver delays (Nagle's algorithm and delayed acknowledgments).",
	Zh: "其中约 40 毫秒是 TCP 造成的，不是服务器慢：服务器先写出 TLS 会话票据，再写出这条应答；第二次写入很小，要等第一次得到确认才发出，而接收方会推迟确认（Nagle 算法与延迟确认）。"}

// stalled reports whether the first reply inside TLS came as late as that.
func stalled(s explain.Step) bool {
	return time.Duration(s.Took) >= stallFrom && time.Duration(s.Took) <= stallTo
}

// stall explains the delay where it shows.
func (t *Terminal) stall(s explain.Step) {
	if t.secure && t.times() && stalled(s) {
		t.note("", t.in(stallText), []string{"RFC 9293 §3.7.4"})
	}
	t.secure = false
}

// took says how long a step took.
func (p *Plain) took(s explain.Step) {
	first := p.secure
	p.secure = s.Kind == trace.Secured
	if !p.times() || s.Took <= 0 {
		return
	}
	p.say(lang.Text{En: "It took %s.", Zh: "用时 %s。"}, milliseconds(s.Took))
	if first && stalled(s) {
		p.line(p.in(stallText))
	}
}
