package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/tw"
)

type tableData struct {
	header []string
	rows   [][]string
}

func sampleTables() map[string]tableData {
	return map[string]tableData{
		"Chinese": {
			[]string{"要点", "SMTP", "POP3"},
			[][]string{
				{"1. 定义", "把邮件从提交一路中继到存放邮箱的服务器（RFC 5321 §2.1），并加上“Received:”一行。", "让用户取回服务器上的邮件：“取走”与否，由客户端决定……"},
				{"2. 主要功能", "接手邮件，负责一跳。\n\n第二段——250 之后。", "RETR 只复制，不删除。"},
				{"3", "", "https://example.org/a/very/long/address/that/does/not/fit/anywhere"},
			},
		},
		"English": {
			[]string{"Point", "SMTP", "POP3"},
			[][]string{
				{"1. Definition", "Carries mail from submission through relays to the server that holds the mailbox (RFC 5321 §2.1).", "Lets the user fetch what that server holds."},
				{"2. Main functions", "  Takes a message over for a hop.\n\nAnd adds “Received:” — café.", "RETR copies and removes nothing."},
				{"3"},
			},
		},
		"mixed": {
			[]string{"code", "意思"},
			[][]string{{"250", "OK 已接受"}, {"5.1.1", "mailbox 不存在"}, {"", "", "a cell without a header"}},
		},
		"no header": {nil, [][]string{{"250", "done"}, {"550", "no"}}},
		"no rows":   {[]string{"应答码", "meaning"}, nil},
	}
}

// TestTable also runs with the widths that the table library chooses, once at
// the start of a process, under LANG=zh_CN.
func TestTable(t *testing.T) {
	for _, eastAsian := range []tw.State{tw.Off, tw.On} {
		for name, data := range sampleTables() {
			for _, width := range []int{120, 100, 80, 40} {
				for _, opt := range []TableOptions{{}, {Unicode: true}, {RowLines: true}, {Unicode: true, RowLines: true}} {
					t.Run(fmt.Sprintf("%d/%s/%d/%+v", eastAsian, name, width, opt), func(t *testing.T) {
						t.Setenv("LANG", "zh_CN.UTF-8")
						tablewriter.NewTable(io.Discard, tablewriter.WithEastAsian(eastAsian))
						checkTable(t, data, width, opt)
					})
				}
			}
		}
	}
}

func checkTable(t *testing.T, data tableData, width int, opt TableOptions) {
	t.Helper()
	var buf bytes.Buffer
	if err := Table(&buf, data.header, data.rows, width, opt); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(buf.String(), "\n"), "\n")
	for _, line := range lines {
		if Width(line) != Width(lines[0]) || Width(line) > width {
			t.Errorf("line of %d columns in a table of %d:\n%s", Width(line), Width(lines[0]), buf.String())
		}
	}
	bar := "|"
	if opt.Unicode {
		bar = "│"
	}
	got := readTable(lines, bar)
	for i, row := range append([][]string{data.header}, data.rows...) {
		for col, cell := range row {
			if !strings.Contains(got[col], ink(cell)) {
				t.Errorf("row %d, column %d: %q is missing from\n%s", i, col, cell, buf.String())
			}
		}
	}
	for _, i := range []int{0, len(lines) - 1} {
		if rest := strings.Trim(lines[i], "+-┌┬┐└┴┘─"); rest != "" {
			t.Errorf("line %d is no border: %q", i, lines[i])
		}
	}
}

// readTable returns the text of each column, without spaces.
func readTable(lines []string, bar string) map[int]string {
	cols := map[int]string{}
	for _, line := range lines {
		cells := strings.Split(line, bar)
		for i := 1; i < len(cells)-1; i++ {
			cols[i-1] += ink(cells[i])
		}
	}
	return cols
}

func TestTableExact(t *testing.T) {
	var buf bytes.Buffer
	header := []string{"应答码", "含义"}
	rows := [][]string{{"250", "命令已完成"}, {"550", "拒收：\n没有这个邮箱"}}
	if err := Table(&buf, header, rows, 40, TableOptions{RowLines: true}); err != nil {
		t.Fatal(err)
	}
	want := `+--------+--------------+
| 应答码 | 含义         |
+--------+--------------+
| 250    | 命令已完成   |
+--------+--------------+
| 550    | 拒收：       |
|        | 没有这个邮箱 |
+--------+--------------+
`
	if diff := cmp.Diff(want, buf.String()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestTablePaint(t *testing.T) {
	var plain, painted bytes.Buffer
	p := NewPalette(true)
	data := sampleTables()["Chinese"]
	if err := Table(&plain, data.header, data.rows, 80, TableOptions{}); err != nil {
		t.Fatal(err)
	}
	opt := TableOptions{Paint: func(row, col int, line string) string {
		if row < 0 {
			return p.Paint(StyleHead, line)
		}
		return line
	}}
	if err := Table(&painted, data.header, data.rows, 80, opt); err != nil {
		t.Fatal(err)
	}
	bare := strings.NewReplacer("\x1b[1m", "", "\x1b[22m", "").Replace(painted.String())
	if diff := cmp.Diff(plain.String(), bare); diff != "" {
		t.Errorf("colour moves the borders: -plain +painted\n%s", diff)
	}
	if !strings.Contains(painted.String(), p.Paint(StyleHead, "要点")) {
		t.Errorf("the header is not painted:\n%q", painted.String())
	}
}

func TestColumnWidths(t *testing.T) {
	long := strings.Repeat("word ", 40)
	tests := []struct {
		name  string
		row   []string
		width int
		want  []int
	}{
		{"natural", []string{"250", "ok"}, 80, []int{3, 2}},
		{"short stays", []string{"250", long}, 40, []int{3, 30}},
		{"even", []string{long, long}, 47, []int{20, 20}},
		{"odd column", []string{long, long}, 48, []int{21, 20}},
		{"whole words", []string{"--password-file", long, long}, 40, []int{15, 8, 7}},
		{"words do not fit", []string{strings.Repeat("x", 99), "ab"}, 40, []int{31, 2}},
		{"too many", make([]string, 9), 40, nil},
		{"none", nil, 40, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, columnWidths(nil, [][]string{tt.row}, tt.width)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestTableTooManyColumns(t *testing.T) {
	var table, plain bytes.Buffer
	header := strings.Split("abcdefghij", "")
	if err := Table(&table, header, [][]string{header}, 10, TableOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := PlainTable(&plain, header, [][]string{header}, minTableWidth); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(plain.String(), table.String()); diff != "" {
		t.Errorf("-plain +table\n%s", diff)
	}
}

func TestPlainTable(t *testing.T) {
	tests := []struct {
		name   string
		header []string
		rows   [][]string
		want   string
	}{
		{
			"English", []string{"Point", "SMTP"},
			[][]string{{"1", "Carries mail to the mailbox.\n\nThen stops."}, {"2", "", "no header"}},
			"Point: 1\nSMTP: Carries mail\n  to the mailbox.\n  Then stops.\n\nPoint: 2\nno header\n",
		},
		{
			"Chinese", []string{"要点", "SMTP"},
			[][]string{{"1", "把邮件送到邮箱。"}},
			"要点：1\nSMTP：把邮件送到邮\n  箱。\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var buf bytes.Buffer
			if err := PlainTable(&buf, tt.header, tt.rows, 19); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, buf.String()); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestTableWriteError(t *testing.T) {
	want := errors.New("disk full")
	w := brokenWriter{want}
	rows := [][]string{{"250"}}
	if err := Table(w, []string{"code"}, rows, 80, TableOptions{}); !errors.Is(err, want) {
		t.Errorf("Table: %v", err)
	}
	if err := PlainTable(w, []string{"code"}, rows, 80); !errors.Is(err, want) {
		t.Errorf("PlainTable: %v", err)
	}
}
