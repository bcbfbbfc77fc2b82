package render

import (
	"io"

	"mailproto/explain"
	"mailproto/internal/lang"
)

// Areas prints what there is to look up.
func Areas(w io.Writer, o Options, asJSON, plain bool, areas []explain.Area) error {
	if asJSON {
		return encodeAll(w, areas, func(a explain.Area) any {
			return jsonArea{Area: a.Name, Title: a.Title.In(o.Lang), Topics: len(a.Topics())}
		})
	}
	var rows [][]string
	for _, a := range areas {
		rows = append(rows, []string{a.Name, a.Title.In(o.Lang)})
	}
	header := []string{lang.Text{En: "Area", Zh: "领域"}.In(o.Lang), lang.Text{En: "What it holds", Zh: "内容"}.In(o.Lang)}
	if err := table(w, o, plain, header, rows); err != nil {
		return err
	}
	p := &page{out: out{w: w}, Options: o}
	p.line("")
	p.indented("", p.in(lang.Text{
		En: "One area as a table: mailproto explain --list AREA. One thing: mailproto explain NAME.",
		Zh: "列出某个领域：mailproto explain --list 领域。解释某一项：mailproto explain 名称。"}))
	return p.err
}

// Area prints the topics of one area.
func Area(w io.Writer, o Options, asJSON, plain bool, a explain.Area) error {
	if asJSON {
		return encodeAll(w, a.Topics(), func(t explain.Topic) any {
			return jsonTopic{Topic: t.ID, Kind: t.Kind, Title: t.Gloss.In(o.Lang), Body: t.Body.In(o.Lang), Refs: t.Refs}
		})
	}
	var rows [][]string
	for _, t := range a.Topics() {
		rows = append(rows, []string{t.ID, t.Gloss.In(o.Lang), first(t.Refs)})
	}
	header := []string{lang.Text{En: "Name", Zh: "名称"}.In(o.Lang), a.Title.In(o.Lang), lang.Text{En: "Standard", Zh: "标准"}.In(o.Lang)}
	return table(w, o, plain, header, rows)
}

func table(w io.Writer, o Options, plain bool, header []string, rows [][]string) error {
	if plain {
		return PlainTable(w, header, rows, o.Width)
	}
	return Table(w, header, rows, o.Width, TableOptions{Unicode: o.Unicode, Paint: func(row, col int, line string) string {
		if row < 0 || col == 0 {
			return o.Palette.Paint(StyleHead, line)
		}
		return line
	}})
}

// encodeAll writes one JSON object a line.
func encodeAll[T any](w io.Writer, all []T, form func(T) any) error {
	enc := Encoder(w)
	for _, x := range all {
		if err := enc.Encode(form(x)); err != nil {
			return err
		}
	}
	return nil
}

type jsonArea struct {
	Area   string `json:"area"`
	Title  string `json:"title"`
	Topics int    `json:"topics"`
}
