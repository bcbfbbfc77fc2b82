package render

import (
	"fmt"
	"io"
	"strings"

	"mailproto/explain"
	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// Heading begins a run: a claim's experiment, or its counter-run.
type Heading struct {
	Claim   string
	Text    lang.Text // the claim
	About   lang.Text // what this run does
	Counter bool
}

// Verdict is what a claim's runs came to.
type Verdict struct {
	Claim string
	File  string
	Proof dialogue.Proof
	// Why says what broke a run, in the user's words; may be empty.
	Why lang.Text
}

// Live is a view that also shows experiments.
type Live interface {
	View
	Heading(Heading)
	Verdict(Verdict)
	// Aside says something about a session that is not part of its dialogue.
	Aside(session string, t lang.Text)
	// Remark shows a line of a transcript that is no part of a dialogue.
	Remark(n int, line string, known bool)
}

// word says a verdict, in capitals: it must be read from the last row.
func word(v dialogue.Verdict) lang.Text {
	switch v {
	case dialogue.Held:
		return lang.Text{En: "HELD", Zh: "成立"}
	case dialogue.NotHeld:
		return lang.Text{En: "NOT HELD", Zh: "不成立"}
	case dialogue.OnlyInLab:
		return lang.Text{En: "NEEDS THE LAB", Zh: "需要实验服务器"}
	}
	return lang.Text{En: "COULD NOT RUN", Zh: "无法运行"}
}

// verdictWord says what a proof came to: an experiment without a counter-run that
// fails proves nothing, whatever it showed.
func verdictWord(p dialogue.Proof) lang.Text {
	if p.Verdict == dialogue.Held && p.Counter != dialogue.CounterFailed {
		return lang.Text{En: "PROVES NOTHING", Zh: "证明不了"}
	}
	return word(p.Verdict)
}

// counterText says what a counter-run came to.
func counterText(c dialogue.Counter) lang.Text {
	switch c {
	case dialogue.CounterFailed:
		return lang.Text{En: "true with its cause, false without it", Zh: "有此原因则成立，去掉则不成立"}
	case dialogue.CounterHeld:
		return lang.Text{En: "the counter-run held as well", Zh: "去掉原因之后照样成立"}
	case dialogue.CounterBroke:
		return lang.Text{En: "the counter-run broke before its claim", Zh: "对照运行还没到论断就中断了"}
	}
	return lang.Text{En: "the counter-run was not run", Zh: "没有进行对照运行"}
}

func verdictStyle(p dialogue.Proof) Style {
	switch {
	case p.Proves():
		return StyleOK
	case p.Verdict == dialogue.OnlyInLab:
		return StyleMore
	}
	return StyleNo
}

var (
	claimWord   = lang.Text{En: "Claim %s. %s", Zh: "论断 %s：%s"}
	counterWord = lang.Text{En: "Counter-run of %s. %s", Zh: "%s 的对照运行：%s"}
	expectedTag = lang.Text{En: "expected", Zh: "预期"}
	observedTag = lang.Text{En: "observed", Zh: "实际"}
)

// text is what a heading says.
func (h Heading) text() lang.Text {
	if h.Counter {
		return counterWord.Sprintf(h.Claim, h.About)
	}
	return claimWord.Sprintf(h.Claim, h.Text)
}

// Heading implements Live.
func (t *Terminal) Heading(h Heading) {
	t.any, t.exchange, t.conn = true, 0, ""
	t.line("")
	for _, l := range Wrap(t.in(h.text()), t.Width) {
		t.line(t.Palette.Paint(StyleHead, l))
	}
	if !h.Counter && !h.About.IsZero() {
		for _, l := range Wrap(t.in(h.About), t.Width) {
			t.line(l)
		}
	}
}

// Verdict implements Live.
func (t *Terminal) Verdict(v Verdict) {
	t.line("")
	head := v.Claim + "  " + t.in(verdictWord(v.Proof))
	t.line(t.Palette.Paint(verdictStyle(v.Proof), head) + t.in(lang.Text{En: ": ", Zh: "："}) + t.in(counterText(v.Proof.Counter)))
	for _, l := range v.details(t.Lang) {
		tag := "  " + Pad(l[0], 10)
		for _, x := range Hang(tag, strings.Repeat(" ", Width(tag)), l[1], t.Width) {
			t.line(x)
		}
	}
}

// details are expected beside observed, and why a run broke.
func (v Verdict) details(l lang.Lang) [][2]string {
	var all [][2]string
	r := v.Proof.Experiment
	if !r.Expected.IsZero() {
		all = append(all, [2]string{expectedTag.In(l), r.Expected.In(l)}, [2]string{observedTag.In(l), r.Observed.In(l)})
	}
	if a := v.Proof.Against; !a.Observed.IsZero() && a.Ending != dialogue.Matched {
		all = append(all, [2]string{lang.Text{En: "counter", Zh: "对照"}.In(l), a.Observed.In(l)})
	}
	if !v.Why.IsZero() {
		all = append(all, [2]string{lang.Text{En: "why", Zh: "原因"}.In(l), v.Why.In(l)})
	}
	if !v.Proof.Proves() && v.File != "" {
		all = append(all, [2]string{lang.Text{En: "where", Zh: "位置"}.In(l), fmt.Sprintf("%s:%d", v.File, v.line())})
	}
	return all
}

// line is the line that a verdict rests on: the experiment's, or where the
// counter-run went wrong.
func (v Verdict) line() int {
	if v.Proof.Verdict == dialogue.Held && v.Proof.Counter != dialogue.CounterFailed && v.Proof.Against.Line > 0 {
		return v.Proof.Against.Line
	}
	return v.Proof.Experiment.Line
}

// Heading implements Live.
func (p *Plain) Heading(h Heading) {
	p.line("")
	p.line(p.in(h.text()))
	if !h.Counter && !h.About.IsZero() {
		p.line(p.in(h.About))
	}
}

// Verdict implements Live.
func (p *Plain) Verdict(v Verdict) {
	p.line("")
	p.say(lang.Text{En: "Claim %s: %s; %s.", Zh: "论断 %s：%s；%s。"}, v.Claim, verdictWord(v.Proof), counterText(v.Proof.Counter))
	for _, l := range v.details(p.Lang) {
		p.line(l[0] + p.in(lang.Text{En: ": ", Zh: "："}) + l[1])
	}
}

// Aside implements Live.
func (t *Terminal) Aside(session string, x lang.Text) {
	t.line("")
	head := ""
	if session != "" {
		head = "[" + session + "] "
		t.conn, t.exchange, t.any = session, 0, true
	}
	for _, l := range Hang(head, strings.Repeat(" ", Width(head)), t.in(x), t.Width) {
		t.line(t.Palette.PaintHead(StyleHead, head, l))
	}
}

// Aside implements Live.
func (p *Plain) Aside(session string, x lang.Text) {
	p.line("")
	if session != "" {
		p.conn = session
		p.say(lang.Text{En: "Session %s. %s.", Zh: "会话 %s。%s。"}, session, x)
		return
	}
	p.say(x)
}

// Aside implements Live: programs are told everything, so there is nothing to add.
func (j *JSON) Aside(string, lang.Text) {}

// jsonVerdict is the stable form of a verdict.
type jsonVerdict struct {
	Kind     trace.Kind       `json:"kind"`
	Claim    string           `json:"claim"`
	Verdict  dialogue.Verdict `json:"verdict"`
	Counter  dialogue.Counter `json:"counter"`
	File     string           `json:"file,omitempty"`
	Line     int              `json:"line,omitempty"`
	Expected string           `json:"expected,omitempty"`
	Observed string           `json:"observed,omitempty"`
}

// Heading implements Live: the verdict names its claim, and events their session.
func (j *JSON) Heading(Heading) {}

// Verdict implements Live.
func (j *JSON) Verdict(v Verdict) {
	if j.err == nil {
		j.err = j.enc.Encode(jsonVerdict{Kind: "verdict", Claim: v.Claim, Verdict: v.Proof.Verdict, Counter: v.Proof.Counter,
			File: v.File, Line: v.line(), Expected: v.Proof.Experiment.Expected.In(j.lang), Observed: v.Proof.Experiment.Observed.In(j.lang)})
	}
}

// session names the session that a step belongs to, where a run has several.
func (t *Terminal) session(s explain.Step) {
	if s.Conn == "" || s.Conn == t.conn {
		return
	}
	first := t.conn == ""
	t.conn = s.Conn
	t.exchange = 0
	if first && s.Conn == "1" {
		return // a transcript numbers its sessions; most have but one
	}
	t.gap()
	t.any = false
	t.line(t.Palette.Paint(StyleHead, "["+s.Conn+"]"))
}

// Verdicts prints what all claims came to, a line each.
func Verdicts(w io.Writer, o Options, all []Verdict) error {
	p := &page{out: out{w: w}, Options: o}
	p.heading(lang.Text{En: "Verdicts", Zh: "结论"})
	for _, v := range all {
		head := "  " + Pad(v.Claim, 5)
		for i, l := range Hang(head, strings.Repeat(" ", Width(head)), Pad(p.in(verdictWord(v.Proof)), 15)+p.in(counterText(v.Proof.Counter)), o.Width) {
			if i == 0 {
				l = o.Palette.PaintHead(verdictStyle(v.Proof), head+p.in(verdictWord(v.Proof)), l)
			}
			p.line(l)
		}
	}
	return p.err
}

// Remark shows a line of a transcript that is no part of the dialogue: known is
// what a program says of its own accord; any other was not understood, and marked.
func (t *Terminal) Remark(_ int, line string, known bool) {
	if strings.TrimSpace(line) == "" {
		return
	}
	mark, style := "     |  ", StyleMeta
	if !known {
		mark, style = "     ?  ", StyleWarn
	}
	if t.Level == Brief && known {
		return
	}
	for _, l := range Hang(mark, "        ", line, t.Width) {
		t.line(t.Palette.PaintHead(style, mark, l))
	}
	t.any = true
}

// Remark implements Live.
func (p *Plain) Remark(n int, line string, known bool) {
	switch {
	case strings.TrimSpace(line) == "", known && p.Level == Brief:
	case known:
		p.say(lang.Text{En: "The program says: %s", Zh: "程序的输出：%s"}, line)
	default:
		p.say(lang.Text{En: "Line %d was not understood: %s", Zh: "第 %d 行未能理解：%s"}, n, line)
	}
}

// Remark implements Live: a line that was not understood is a problem.
func (j *JSON) Remark(n int, line string, known bool) {
	if known || strings.TrimSpace(line) == "" || j.err != nil {
		return
	}
	j.err = j.enc.Encode(jsonStep{Event: trace.Event{Kind: trace.Problem,
		Fault: &trace.Fault{Name: "not-understood", Detail: fmt.Sprintf("line %d: %s", n, line)}}})
}
