package render

import (
	"io"
	"strconv"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// Topics prints what a query found, as text or as one JSON object.
func Topics(w io.Writer, o Options, asJSON bool, r explain.Result) error {
	if asJSON {
		return Encoder(w).Encode(topicsJSON(r, o.Lang))
	}
	p := &page{out: out{w: w}, Options: o}
	if r.Reading != nil {
		p.reading(r.Reading)
		p.more(r.Reading, r.Entries)
		return p.err
	}
	for i, e := range r.Entries {
		if i > 0 {
			p.line("")
		}
		p.topic(e)
	}
	return p.err
}

// more names the commands that tell more about the codes of a reply.
func (p *page) more(r *explain.Reading, entries []explain.Entry) {
	if len(entries) == 0 {
		return
	}
	p.line("")
	if len(r.Notes) == 1 && r.Notes[0].Label == "-" { // it has none of its own
		p.indented("", p.in(lang.Text{En: "Codes that usually go with it:", Zh: "这类应答常用的代码："}))
	}
	named := map[string]bool{} // a capability and a response code may have one name
	for _, e := range entries {
		if !named[e.Label] {
			p.indented("  ", "mailproto explain "+e.Label)
		}
		named[e.Label] = true
	}
}

// page writes running text: headings, paragraphs, lists.
type page struct {
	out
	Options
}

func (p *page) in(t lang.Text) string { return t.In(p.Lang) }

// topic prints one entry whole.
func (p *page) topic(e explain.Entry) {
	head := e.Label + "  " + p.in(kindText(e))
	for _, l := range Wrap(head, p.Width) {
		p.line(p.Palette.Paint(StyleHead, l))
	}
	p.indented("  ", p.in(e.Gloss))
	p.paragraph(e.Body)
	for _, v := range e.Vendor {
		p.paragraph(lang.Text{En: "%s uses this code for: %s.", Zh: "%s 用这个代码表示：%s。"}.Sprintf(v.Vendor, v.Meaning))
	}
	p.titled(lang.Text{En: "Why", Zh: "为什么"}, e.Why)
	p.titled(lang.Text{En: "Pitfall", Zh: "常见误区"}, e.Pitfall)
	if e.Example != "" {
		p.line("")
		p.line("  " + p.in(lang.Text{En: "Example:", Zh: "示例："}))
		for line := range strings.Lines(e.Dialogue(p.Lang)) {
			p.line("    " + strings.TrimRight(line, "\r\n"))
		}
	}
	p.trailer(e)
}

// trailer prints where to read on.
func (p *page) trailer(e explain.Entry) {
	if len(e.Refs)+len(e.Related)+len(e.FAQ) > 0 {
		p.line("")
	}
	for _, x := range []struct {
		name lang.Text
		list []string
	}{
		{lang.Text{En: "Standard", Zh: "标准"}, e.Refs},
		{lang.Text{En: "See also", Zh: "参见"}, e.Related},
	} {
		if len(x.list) > 0 {
			p.indented("  "+p.in(x.name)+p.in(colon), strings.Join(x.list, ", "))
		}
	}
	if len(e.FAQ) > 0 {
		var cmds []string
		for _, n := range e.FAQ {
			cmds = append(cmds, "mailproto faq "+strconv.Itoa(n))
		}
		p.indented("  FAQ"+p.in(colon), strings.Join(cmds, ", "))
	}
}

var colon = lang.Text{En: ": ", Zh: "："}

// indented writes a paragraph behind a head, its further lines under the first.
func (p *page) indented(head, text string) {
	for _, l := range Hang(head, strings.Repeat(" ", Width(head)), text, p.Width) {
		p.line(l)
	}
}

func (p *page) paragraph(t lang.Text) {
	if !t.IsZero() {
		p.line("")
		p.indented("  ", p.in(t))
	}
}

func (p *page) titled(name, t lang.Text) {
	if !t.IsZero() {
		p.paragraph(lang.Text{En: name.En + ": " + t.En, Zh: name.Zh + "：" + t.Zh})
	}
}

// kindText says what sort of thing a topic is.
func kindText(e explain.Entry) lang.Text {
	kind := map[explain.Kind]lang.Text{
		explain.KindCommand:      {En: "command", Zh: "命令"},
		explain.KindReply:        {En: "reply", Zh: "应答"},
		explain.KindEnhanced:     {En: "enhanced status code", Zh: "增强状态码"},
		explain.KindExtension:    {En: "EHLO keyword", Zh: "EHLO 关键字"},
		explain.KindParameter:    {En: "parameter", Zh: "参数"},
		explain.KindCapability:   {En: "CAPA capability", Zh: "CAPA 能力"},
		explain.KindResponseCode: {En: "response code", Zh: "扩展应答码"},
		explain.KindMechanism:    {En: "SASL mechanism", Zh: "SASL 机制"},
		explain.KindPort:         {En: "port", Zh: "端口"},
		explain.KindTerm:         {En: "term", Zh: "术语"},
	}[e.Kind]
	if e.Proto == "" {
		return lang.Text{En: "(" + kind.En + ")", Zh: "（" + kind.Zh + "）"}
	}
	name := strings.ToUpper(string(e.Proto))
	return lang.Text{En: "(" + name + " " + kind.En + ")", Zh: "（" + name + " " + kind.Zh + "）"}
}

// jsonTopics is the stable form of what a query found.
type jsonTopics struct {
	Query     string            `json:"query"`
	Proto     string            `json:"proto,omitempty"`
	Outcome   trace.Outcome     `json:"outcome,omitempty"`
	Cause     explain.Cause     `json:"cause,omitempty"`
	Certainty explain.Certainty `json:"certainty,omitempty"`
	Retry     explain.Retry     `json:"retry,omitempty"`
	Act       explain.Act       `json:"act,omitempty"`
	Entries   []jsonTopic       `json:"entries"`
}

type jsonTopic struct {
	Topic  string       `json:"topic"`
	Kind   explain.Kind `json:"kind"`
	Title  string       `json:"title"`
	Body   string       `json:"body,omitempty"`
	Refs   []string     `json:"refs,omitempty"`
	Vendor []jsonVendor `json:"vendor,omitempty"`
}

type jsonVendor struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

func topicsJSON(r explain.Result, l lang.Lang) jsonTopics {
	j := jsonTopics{Query: r.Query, Proto: string(r.Proto), Entries: []jsonTopic{}}
	if x := r.Reading; x != nil {
		j.Outcome, j.Cause, j.Certainty, j.Retry, j.Act = x.Outcome, x.Cause, x.Certainty, x.Retry, x.Act
	}
	for _, e := range r.Entries {
		t := jsonTopic{Topic: e.Label, Kind: e.Kind, Title: e.Gloss.In(l), Body: e.Body.In(l), Refs: e.Refs}
		for _, v := range e.Vendor {
			t.Vendor = append(t.Vendor, jsonVendor{Name: v.Vendor, Title: v.Meaning.In(l)})
		}
		j.Entries = append(j.Entries, t)
	}
	return j
}
