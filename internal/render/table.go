package render

import (
	"bytes"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// minTableWidth is the narrowest table that is drawn.
const minTableWidth = 40

// TableOptions say how a table looks.
type TableOptions struct {
	Unicode  bool // light box lines; otherwise + - |, which every terminal has
	RowLines bool // a line between rows
	// Paint colours one line of a cell, when it is not nil. Row -1 is the header.
	Paint func(row, col int, line string) string
}

// Table writes a table of at most width columns, or of 40 when width is less.
// Long cells become several lines. Where the columns are too many to stand side
// by side, the table is written as PlainTable does.
func Table(w io.Writer, header []string, rows [][]string, width int, opt TableOptions) error {
	width = max(width, minTableWidth)
	widths := columnWidths(header, rows, width)
	if widths == nil {
		return PlainTable(w, header, rows, width)
	}
	var buf bytes.Buffer
	t := tablewriter.NewTable(&buf, tableSettings(opt)...)
	if len(header) > 0 {
		t.Header(layoutCells(-1, header, widths, opt))
	}
	for i, row := range rows {
		if err := t.Append(layoutCells(i, row, widths, opt)); err != nil {
			return fmt.Errorf("table: row %d: %w", i+1, err)
		}
	}
	if err := t.Render(); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// tableSettings keep the table library to drawing borders: it neither wraps,
// trims nor capitalises, and counts ambiguous characters as one column, also
// under a Chinese locale, where it would count its own lines as two.
func tableSettings(opt TableOptions) []tablewriter.Option {
	style, rowLines := tw.StyleASCII, tw.Off
	if opt.Unicode {
		style = tw.StyleLight
	}
	if opt.RowLines {
		rowLines = tw.On
	}
	return []tablewriter.Option{
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Symbols:  tw.NewSymbols(style),
			Settings: tw.Settings{Separators: tw.Separators{BetweenRows: rowLines}},
		})),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAutoFormat(tw.Off),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithTrimTab(tw.Off),
		tablewriter.WithTrimLine(tw.Off),
		tablewriter.WithAutoHide(tw.Off),
	}
}

// layoutCells wraps, fills and colours the cells of one row.
func layoutCells(row int, cells []string, widths []int, opt TableOptions) []string {
	out := make([]string, len(widths))
	for col, width := range widths {
		lines := Wrap(cellAt(cells, col), width)
		for i, line := range lines {
			fill := strings.Repeat(" ", max(0, width-Width(line)))
			if opt.Paint != nil && line != "" {
				line = opt.Paint(row, col, line)
			}
			lines[i] = line + fill
		}
		out[col] = strings.Join(lines, "\n")
	}
	return out
}

// cellAt is the cell of a row that may be shorter than others.
func cellAt(cells []string, col int) string {
	if col < len(cells) {
		return cells[col]
	}
	return ""
}

// column is what one column of a table asks for, in terminal columns.
type column struct {
	natural int // its longest line
	unit    int // its longest word
}

func measureColumns(header []string, rows [][]string) []column {
	var cols []column
	for _, cells := range append([][]string{header}, rows...) {
		for i, cell := range cells {
			if i == len(cols) {
				cols = append(cols, column{minWidth, minWidth})
			}
			for line := range strings.SplitSeq(oneSpace(cell), "\n") {
				cols[i].natural = max(cols[i].natural, Width(line))
			}
			cols[i].unit = max(cols[i].unit, longestUnit(cell))
		}
	}
	return cols
}

// columnWidths shares width between the columns: none gets more than its
// longest line, none less than its longest word while there is room for all
// words, and the rest is shared evenly. It returns nil when the columns cannot
// stand side by side.
func columnWidths(header []string, rows [][]string, width int) []int {
	cols := measureColumns(header, rows)
	room := width - 3*len(cols) - 1 // "| " before each cell, " " after it, and "|"
	if len(cols) == 0 || room < minWidth*len(cols) {
		return nil
	}
	units := 0
	for _, c := range cols {
		units += c.unit
	}
	share := func(limit int) (widths []int, sum int) {
		for _, c := range cols {
			w := min(c.natural, limit)
			if units <= room {
				w = max(w, c.unit)
			}
			widths = append(widths, w)
			sum += w
		}
		return widths, sum
	}
	limit := minWidth + sort.Search(room-minWidth, func(more int) bool {
		_, sum := share(minWidth + more + 1)
		return sum > room
	})
	widths, sum := share(limit)
	for i := range widths {
		if sum < room && widths[i] < cols[i].natural {
			widths[i]++
			sum++
		}
	}
	return widths
}

// PlainTable writes the rows as blocks of sentences, "header: cell", with an
// empty line between rows and none inside them: what a screen reader reads well.
// Empty cells are left out.
func PlainTable(w io.Writer, header []string, rows [][]string, width int) error {
	var buf bytes.Buffer
	colon := colonOf(header)
	for i, row := range rows {
		if i > 0 {
			buf.WriteByte('\n')
		}
		for col, cell := range row {
			if strings.TrimSpace(cell) == "" {
				continue
			}
			if name := strings.Join(strings.Fields(cellAt(header, col)), " "); name != "" {
				cell = name + colon + cell
			}
			for _, line := range Hang("", "  ", cell, width) {
				if line != "" {
					fmt.Fprintln(&buf, line)
				}
			}
		}
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// colonOf is the colon of the language in which the header is written.
func colonOf(header []string) string {
	isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	for _, name := range header {
		if strings.ContainsFunc(name, isHan) {
			return "："
		}
	}
	return ": "
}
