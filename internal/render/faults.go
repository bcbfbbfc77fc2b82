package render

import (
	"io"

	"mailproto/internal/lang"
)

// Fault is something that the lab can do wrong, as a view shows it.
type Fault struct {
	Name string
	// Kind is "fault", "recipient" or "user": how it is asked for.
	Kind string
	// Takes is what its value is; empty: it takes none.
	Takes string
	// Value is what a person reads in its place.
	Value    lang.Text
	Services []string
	// Where names the services in a word or two.
	Where                     string
	Does, Teaches, GoodClient lang.Text
}

// wideEnough is how many columns a table needs that tells everything.
const wideEnough = 150

// Faults prints what the lab can do wrong. Where there is no room for everything the
// table has what happens alone, unless all is asked for.
func Faults(w io.Writer, o Options, asJSON, plain bool, all []Fault) error {
	if asJSON {
		return encodeAll(w, all, func(f Fault) any { return f.json(o.Lang) })
	}
	whole := plain || o.Level == Deep || o.Width >= wideEnough
	header := []string{lang.Text{En: "Name", Zh: "名称"}.In(o.Lang), lang.Text{En: "Where", Zh: "出现在"}.In(o.Lang),
		lang.Text{En: "What the lab does", Zh: "实验服务器的做法"}.In(o.Lang)}
	if whole {
		header = append(header, lang.Text{En: "What it teaches", Zh: "说明什么"}.In(o.Lang), lang.Text{En: "What a good client does", Zh: "好的客户端怎么做"}.In(o.Lang))
	}
	var rows [][]string
	for _, f := range all {
		row := []string{f.label(o.Lang), f.Where, f.Does.In(o.Lang)}
		if whole {
			row = append(row, f.Teaches.In(o.Lang), f.GoodClient.In(o.Lang))
		}
		rows = append(rows, row)
	}
	return table(w, o, plain, header, rows)
}

// label is the name with what its value is.
func (f Fault) label(l lang.Lang) string {
	switch {
	case f.Takes == "":
		return f.Name
	case !f.Value.IsZero():
		return f.Name + "[=" + f.Value.In(l) + "]"
	}
	return f.Name + "[=" + f.Takes + "]"
}

// OneFault prints all about one fault.
func OneFault(w io.Writer, o Options, f Fault) error {
	p := &page{out: out{w: w}, Options: o}
	for _, l := range Wrap(f.label(o.Lang)+"  ("+f.Where+")", p.Width) {
		p.line(p.Palette.Paint(StyleHead, l)) // the blank line behind it is the first heading's
	}
	p.section(lang.Text{En: "What the lab does", Zh: "实验服务器的做法"}, f.Does)
	p.section(lang.Text{En: "What it teaches", Zh: "说明什么"}, f.Teaches)
	p.section(lang.Text{En: "What a good client does", Zh: "好的客户端怎么做"}, f.GoodClient)
	return p.err
}

type jsonFault struct {
	Name       string   `json:"name"`
	Kind       string   `json:"kind"`
	Takes      string   `json:"takes,omitempty"`
	Services   []string `json:"services"`
	Title      string   `json:"title"`
	Teaches    string   `json:"teaches"`
	GoodClient string   `json:"good_client"`
}

func (f Fault) json(l lang.Lang) jsonFault {
	return jsonFault{f.Name, f.Kind, f.Takes, f.Services, f.Does.In(l), f.Teaches.In(l), f.GoodClient.In(l)}
}
