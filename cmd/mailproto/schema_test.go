package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace/session"
)

// node is a JSON Schema, as far as ours goes. What it does not name is refused, so
// that no property goes unsaid.
type node struct {
	Type       string           `json:"type"`
	Ref        string           `json:"$ref"`
	Enum       []string         `json:"enum"`
	Properties map[string]*node `json:"properties"`
	Required   []string         `json:"required"`
	Items      *node            `json:"items"`
	AnyOf      []*node          `json:"anyOf"`
	Defs       map[string]*node `json:"$defs"`
}

// check says where a value does not fit; empty if it does.
func (n *node) check(root *node, at string, v any) string {
	if n.Ref != "" {
		def := root.Defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
		if def == nil {
			return at + ": the schema has no " + n.Ref
		}
		return def.check(root, at, v)
	}
	switch v := v.(type) {
	case map[string]any:
		return n.checkObject(root, at, v)
	case []any:
		if n.Type != "array" {
			return fmt.Sprintf("%s is an array, not of type %q", at, n.Type)
		}
		for i, x := range v {
			if wrong := n.Items.check(root, fmt.Sprintf("%s[%d]", at, i), x); wrong != "" {
				return wrong
			}
		}
	case string:
		if n.Type != "string" || n.Enum != nil && !slices.Contains(n.Enum, v) {
			return fmt.Sprintf("%s is %q, want a %s of %q", at, v, n.Type, n.Enum)
		}
	case float64:
		if n.Type != "number" && (n.Type != "integer" || v != math.Trunc(v)) {
			return fmt.Sprintf("%s is the number %v, want %s", at, v, n.Type)
		}
	case bool:
		if n.Type != "boolean" {
			return fmt.Sprintf("%s is %v, want %s", at, v, n.Type)
		}
	default:
		return fmt.Sprintf("%s is %v, want %s", at, v, n.Type)
	}
	return ""
}

func (n *node) checkObject(root *node, at string, v map[string]any) string {
	if n.Type != "object" {
		return fmt.Sprintf("%s is an object, want %q", at, n.Type)
	}
	for _, name := range n.Required {
		if _, ok := v[name]; !ok {
			return fmt.Sprintf("%s has no %s", at, name)
		}
	}
	for name, x := range v {
		p := n.Properties[name]
		if p == nil {
			return fmt.Sprintf("%s.%s: the schema does not know it", at, name)
		}
		if wrong := p.check(root, at+"."+name, x); wrong != "" {
			return wrong
		}
	}
	return ""
}

// readSchema is the schema as the program prints it.
func readSchema(t *testing.T) *node {
	t.Helper()
	o := call{args: []string{"help", "json-schema"}}.run(t).want(t, 0)
	root := &node{}
	if err := json.Unmarshal([]byte(o.out), root); err != nil {
		t.Fatal(err)
	}
	if len(root.AnyOf) != len(render.Documents()) {
		t.Fatalf("%d kinds of documents", len(root.AnyOf))
	}
	return root
}

// fits checks every line of an output against the documents that it may hold.
func (n *node) fits(t *testing.T, out string, documents ...string) {
	t.Helper()
	lines := 0
	for line := range strings.Lines(out) {
		lines++
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		var wrong []string
		for _, d := range documents {
			w := n.Defs[d].check(n, d, v)
			if w == "" {
				wrong = nil
				break
			}
			wrong = append(wrong, w)
		}
		if len(wrong) > 0 {
			t.Errorf("%s\n%s", strings.Join(wrong, "\n"), line)
		}
	}
	if lines == 0 {
		t.Error("no output")
	}
}

// TestSchema checks what every command prints with --json, also where sessions fail.
func TestSchema(t *testing.T) {
	root := readSchema(t)
	_, recording := recorded(t, call{args: []string{"trace", "pop3", "--retr", "1"}}, 0)
	wrong := "a = mx\na C: NOOP\na S!: 500"
	for _, c := range []struct {
		args      string
		in        string
		code      int
		documents []string
	}{
		{"trace smtp --pipeline", "", 0, []string{"event"}},
		{"trace smtp --tls none --auth login -t nobody@lab.test -t bob@lab.test", "", 0, []string{"event"}},
		{"trace pop3 --retr all --top 1,2 --dele 1 --quit-after dele", "", 0, []string{"event"}},
		{"trace pop3 --tls implicit --auth plain", "", 0, []string{"event"}},
		{"replay " + recording, "", 0, []string{"event"}},
		{"--lang zh explain --file -", "S: 220 ready\nwhat is this\nC: EHLO x\nS: 250 x\nC: DATA\nS: 503 5.5.1 no\n", 0, []string{"event"}},
		{"explain", "", 0, []string{"area"}},
		{"explain --list enhanced", "", 0, []string{"topic"}},
		{"explain --list problems", "", 0, []string{"topic"}},
		{"explain PIPELINING", "", 0, []string{"explanation"}},
		{"explain 550 5.7.1 Relaying denied", "", 0, []string{"explanation"}},
		{"explain 5.7.26", "", 0, []string{"explanation"}},
		{"explain -- -ERR [IN-USE] locked", "", 0, []string{"explanation"}},
		{"lab faults", "", 0, []string{"lab-fault"}},
		{"lab faults greylist", "", 0, []string{"lab-fault"}},
		{"faq", "", 0, []string{"point"}},
		{"faq 6", "", 0, []string{"point"}},
		{"faq intro", "", 0, []string{"page"}},
		{"--lang zh faq summary", "", 0, []string{"page"}},
		{"faq 6 --live", "", 0, []string{"event", "verdict"}},
		{"lesson run greylisting", "", 0, []string{"event", "verdict"}},
		{"lesson check " + lessonFile(t, wrong, wrong), "", exitNotHeld, []string{"event", "verdict"}},
	} {
		t.Run(c.args, func(t *testing.T) {
			u := call{args: append([]string{"--json"}, strings.Fields(c.args)...), in: strings.NewReader(c.in)}
			out, code := u.plainly(t)
			if code != c.code {
				t.Fatalf("exit code %d\n%s", code, out)
			}
			root.fits(t, out, c.documents...)
		})
	}
	for _, e := range endings() {
		f := serve(t, strings.Split(e.script, "|")...)
		if strings.Contains(e.script, "met: ") {
			continue // it waits for an interrupt
		}
		proto, rest, _ := strings.Cut(e.args, " ")
		args := append([]string{"--json", "trace", proto, f.addr}, strings.Fields(strings.ReplaceAll(rest, "{ca}", f.caFile))...)
		root.fits(t, call{args: args, password: "builder-9"}.run(t).want(t, e.code).out, "event")
	}
}

// plainly runs the call without looking at what it prints.
func (c call) plainly(t *testing.T) (string, int) {
	t.Helper()
	var out strings.Builder
	u := replayer(&bytes.Buffer{}, lang.En)
	u.out.Reset(&out)
	u.in, u.timing = c.in, false
	u.lang = language(c.args, u.getenv)
	code := run(t.Context(), u, c.args)
	return out.String(), code
}

// TestSchemaSheet checks the lab's sheet, which only a lab that runs prints.
func TestSchemaSheet(t *testing.T) {
	var out strings.Builder
	s := render.LabSheet{Host: "localhost", Services: []render.LabService{{Name: "mx"}}, Users: []render.LabUser{{Name: "bob"}}, Try: []string{"x"}}
	if err := render.Sheet(&out, render.Options{}, true, false, s); err != nil {
		t.Fatal(err)
	}
	readSchema(t).fits(t, out.String(), "lab")
}

// TestSchemaRefuses has the check find what is wrong.
func TestSchemaRefuses(t *testing.T) {
	root := readSchema(t)
	good := `{"seq":1,"at_ms":0.5,"kind":"sent","command":{"verb":"NOOP"},"state":{"before":{"phase":"ready"},"after":{"phase":"ready"}}}`
	for _, c := range []struct{ old, new string }{
		{`"seq":1`, `"seq":1.5`}, {`"seq":1,`, ``}, {`"sent"`, `"thought"`}, {`"NOOP"`, `7`}, {`"verb"`, `"verv"`},
		{`{"phase":"ready"}`, `{"phase":"asleep"}`}, {`"at_ms":0.5`, `"at_ms":null`}, {`{"verb":"NOOP"}`, `["NOOP"]`},
	} {
		for i, line := range []string{good, strings.Replace(good, c.old, c.new, 1)} {
			var v any
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatal(err)
			}
			if wrong := root.Defs["event"].check(root, "event", v); (wrong == "") != (i == 0) {
				t.Errorf("%s: %q", line, wrong)
			}
		}
	}
}

// TestFailures compares the list of failures with the constants in the source.
func TestFailures(t *testing.T) {
	source, err := os.ReadFile("../../trace/session/error.go")
	if err != nil {
		t.Fatal(err)
	}
	var want []session.Failure
	for _, m := range regexp.MustCompile(`(?m)^\s+Fail\w+ +Failure = "([^"]+)"`).FindAllStringSubmatch(string(source), -1) {
		want = append(want, session.Failure(m[1]))
	}
	got := session.Failures()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("listed are %q, the constants are %q", got, want)
	}
}

// TestHelpJSON names every kind of object, in both languages.
func TestHelpJSON(t *testing.T) {
	for _, l := range []string{"en", "zh"} {
		o := call{args: []string{"--lang", l, "help", "json"}}.run(t).want(t, 0)
		for _, d := range render.Documents() {
			if !strings.Contains(o.out, "  "+d.Name+" ") {
				t.Errorf("%s: nothing about %s", l, d.Name)
			}
		}
	}
}
