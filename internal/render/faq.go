package render

import (
	"io"
	"strconv"
	"strings"

	"mailproto/faq"
	"mailproto/internal/lang"
)

// Points prints the points of the FAQ as one table: point, SMTP, POP3.
func Points(w io.Writer, o Options, asJSON, plain bool, points []*faq.Point) error {
	if asJSON {
		enc := Encoder(w)
		for _, p := range points {
			if err := enc.Encode(pointJSON(p, o.Lang)); err != nil {
				return err
			}
		}
		return nil
	}
	header := []string{lang.Text{En: "Point", Zh: "要点"}.In(o.Lang), "SMTP", "POP3"}
	var rows [][]string
	for _, p := range points {
		rows = append(rows, []string{strconv.Itoa(p.Number) + " " + p.Title.In(o.Lang), p.SMTP.In(o.Lang), p.POP3.In(o.Lang)})
	}
	pg := &page{out: out{w: w}, Options: o}
	if plain || o.Width < narrow {
		if err := PlainTable(w, header, rows, o.Width); err != nil {
			return err
		}
	} else {
		paint := func(row, col int, line string) string {
			switch {
			case row < 0, col == 0:
				return o.Palette.Paint(StyleHead, line)
			}
			return line
		}
		if err := Table(w, header, rows, o.Width, TableOptions{Unicode: o.Unicode, RowLines: true, Paint: paint}); err != nil {
			return err
		}
	}
	pg.line("")
	pg.indented("", pg.in(lang.Text{
		En: "One point whole: mailproto faq N. Every point can be run: mailproto faq N --live proves its claims. What both share: mailproto faq intro. In sum: mailproto faq summary.",
		Zh: "看某一点的全文：mailproto faq N。每一点都可以运行：mailproto faq N --live 用实验证明它的论断。两者的共同点：mailproto faq intro。总结：mailproto faq summary。"}))
	return pg.err
}

// Point prints one point of the FAQ whole; for a screen reader (plain) nothing
// stands side by side.
func Point(w io.Writer, o Options, asJSON, plain bool, f *faq.Point) error {
	if asJSON {
		return Encoder(w).Encode(pointJSON(f, o.Lang))
	}
	p := &page{out: out{w: w}, Options: o}
	p.head(strconv.Itoa(f.Number) + ". " + p.in(f.Title))
	p.indented("", p.in(f.Question))
	p.section(lang.Text{En: "The common answer", Zh: "常见的说法"}, f.Common)
	p.section(lang.Text{En: "The short answer", Zh: "简短的回答"}, f.Answer)
	if plain || o.Width < sideBySide {
		p.section(lang.Same("SMTP"), f.SMTPMore)
		p.section(lang.Same("POP3"), f.POP3More)
	} else {
		p.columns("SMTP", p.in(f.SMTPMore), "POP3", p.in(f.POP3More))
	}
	p.section(lang.Text{En: "What the common answer gets wrong", Zh: "常见说法错在哪里"}, f.Wrong...)
	p.claims(f.Claims)
	p.heading(lang.Text{En: "See it live", Zh: "实际看一看"})
	p.indented("  ", "mailproto faq "+strconv.Itoa(f.Number)+" --live")
	p.indented("    ", p.in(lang.Text{En: "proves each claim by an experiment, and by one that must fail", Zh: "用实验证明每条论断，并用去掉原因的对照运行来检验"}))
	for _, t := range f.Try {
		p.indented("  ", "mailproto "+t)
	}
	p.indented("  ", p.in(lang.Text{
		En: "(Each command without a host starts a lab of its own; `mailproto lab` keeps one running for several.)",
		Zh: "（不给主机名的命令各自启动一台新的实验服务器；要让几条命令用同一台，请运行 mailproto lab。）"}))
	p.heading(lang.Text{En: "Standards", Zh: "标准"})
	p.indented("  ", strings.Join(f.Refs, ", "))
	return p.err
}

// narrow is the width below which three columns cut words.
const narrow = 60

// sideBySide is the width from which two columns can be read.
const sideBySide = 70

// columns writes two texts side by side, each under its heading, the space
// between them four columns wide.
func (p *page) columns(leftHead, left, rightHead, right string) {
	w := (p.Width - 6) / 2
	p.line("")
	p.line(p.Palette.Paint(StyleHead, Pad("  "+leftHead, w+6)+rightHead))
	a, b := Wrap(left, w), Wrap(right, w)
	for i := range max(len(a), len(b)) {
		line := "  "
		if i < len(a) {
			line += a[i]
		}
		if i < len(b) {
			line = Pad(line, w+6) + b[i]
		}
		p.line(line)
	}
}

func (p *page) head(s string) {
	for _, l := range Wrap(s, p.Width) {
		p.line(p.Palette.Paint(StyleHead, l))
	}
	p.line("")
}

func (p *page) heading(t lang.Text) {
	p.line("")
	p.line(p.Palette.Paint(StyleHead, p.in(t)))
}

func (p *page) section(name lang.Text, paragraphs ...lang.Text) {
	p.heading(name)
	for i, t := range paragraphs {
		if i > 0 {
			p.line("")
		}
		p.indented("  ", p.in(t))
	}
}

// claims lists what can be shown to hold.
func (p *page) claims(claims []faq.Claim) {
	if len(claims) == 0 {
		return
	}
	p.heading(lang.Text{En: "Claims", Zh: "论断"})
	for _, c := range claims {
		p.indented("  "+Pad(c.ID, 4)+" ", p.in(c.Text))
	}
}

// Page prints a page of running text.
func Page(w io.Writer, o Options, asJSON bool, name string, f *faq.Page) error {
	if asJSON {
		var body []string
		for _, t := range f.Text {
			body = append(body, t.In(o.Lang))
		}
		return Encoder(w).Encode(jsonPage{Page: name, Title: f.Title.In(o.Lang), Body: strings.Join(body, "\n\n"), Refs: f.Refs})
	}
	p := &page{out: out{w: w}, Options: o}
	p.head(p.in(f.Title))
	for i, t := range f.Text {
		if i > 0 {
			p.line("")
		}
		p.indented("", p.in(t))
	}
	if len(f.Refs) > 0 {
		p.heading(lang.Text{En: "Standards", Zh: "标准"})
		p.indented("  ", strings.Join(f.Refs, ", "))
	}
	return p.err
}

type jsonPage struct {
	Page  string   `json:"page"`
	Title string   `json:"title"`
	Body  string   `json:"body"`
	Refs  []string `json:"refs,omitempty"`
}

// jsonPoint is the stable form of a point.
type jsonPoint struct {
	Number   int         `json:"number"`
	Title    string      `json:"title"`
	Question string      `json:"question"`
	Answer   string      `json:"answer"`
	SMTP     string      `json:"smtp"`
	POP3     string      `json:"pop3"`
	Claims   []jsonClaim `json:"claims"`
	Refs     []string    `json:"refs"`
}

type jsonClaim struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func pointJSON(f *faq.Point, l lang.Lang) jsonPoint {
	j := jsonPoint{Number: f.Number, Title: f.Title.In(l), Question: f.Question.In(l), Answer: f.Answer.In(l),
		SMTP: f.SMTP.In(l), POP3: f.POP3.In(l), Claims: []jsonClaim{}, Refs: f.Refs}
	for _, c := range f.Claims {
		j.Claims = append(j.Claims, jsonClaim{c.ID, c.Text.In(l)})
	}
	return j
}
