package render

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// TestJSONStep is the contract's example: names, order and tokens of a step.
func TestJSONStep(t *testing.T) {
	const want = `{"seq":7,"at_ms":214.3,"conn":"1","proto":"smtp","kind":"received","peer":"S","tls":true,"re":6,` +
		`"reply":{"ok":false,"code":550,"enhanced":"5.1.1","lines":["550 5.1.1 No such user here"]},` +
		`"outcome":"no","state":{"before":{"phase":"envelope","tls":true,"auth":true},"after":{"phase":"envelope","tls":true,"auth":true}},` +
		`"next":["RCPT","DATA","RSET","NOOP","VRFY","HELP","EHLO","QUIT"],` +
		`"notes":[{"topic":"5.1.1","title":"no <such> user","body":"more","refs":["RFC 3463 §3.2"]},{"title":"label"}],"faq":[13],` +
		`"problems":[{"name":"bare-lf","title":"a","body":"b","refs":["RFC 5321 §2.3.8"]}]}` + "\n"
	r, _ := trace.ParseSMTPReply([][]byte{[]byte("550 5.1.1 No such user here")})
	state := explain.State{Phase: explain.PhaseEnvelope, TLS: true, Auth: true, Recipients: 1}
	step := explain.Step{
		Event: trace.Event{Seq: 7, At: trace.Millis(214300 * time.Microsecond), Conn: "1", Proto: trace.SMTP, Kind: trace.Received,
			Peer: trace.Server, TLS: true, Re: 6, Reply: &r},
		Outcome: trace.No, Before: state, After: state, Next: explain.Allowed(trace.SMTP, state, nil, false), FAQ: []int{13},
		Notes: []explain.Note{
			{Topic: "5.1.1", Title: lang.Text{En: "no <such> user", Zh: "没有"}, Body: lang.Text{En: "more", Zh: "详"}, Refs: []string{"RFC 3463 §3.2"}},
			{Role: explain.RoleDecoded, Label: "label"},
		},
		Problems: []explain.Finding{{Name: "bare-lf", Title: lang.Text{En: "a", Zh: "甲"}, Body: lang.Text{En: "b", Zh: "乙"}, Refs: []string{"RFC 5321 §2.3.8"}}},
	}
	var b strings.Builder
	v := NewJSON(&b, lang.En)
	v.Step(step)
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

// order is the order of all fields of a line.
var order = []string{"seq", "at_ms", "conn", "proto", "kind", "peer", "tls", "re", "addr", "command", "reply", "sasl", "tls_info",
	"problem", "summary", "octets", "lines", "stuffed", "raw", "outcome", "took_ms", "state", "next", "notes", "faq", "problems"}

func jsonLines(t testing.TB, s sample, l lang.Lang) []string {
	t.Helper()
	var b strings.Builder
	show(t, NewJSON(&b, l), s)
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != len(s.events)+1 {
		t.Fatalf("%d lines for %d events and the summary", len(lines), len(s.events))
	}
	return lines
}

func TestJSONFieldsAreInOrder(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range samples(t) {
		for _, line := range jsonLines(t, s, lang.Zh) {
			last := -1
			for _, name := range fields(t, line) {
				seen[name] = true
				at := slices.Index(order, name)
				if at <= last {
					t.Errorf("the field %q is out of order in %s", name, line)
				}
				last = at
			}
		}
	}
	for _, name := range order {
		if !seen[name] && name != "conn" {
			t.Errorf("the samples have no field %q", name)
		}
	}
}

// fields are the names of an object's fields as they stand.
func fields(t *testing.T, object string) []string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(object))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	var names []string
	for d.More() {
		name, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

// TestJSONTokens: every value that names a kind of thing is one of the contract's
// tokens.
func TestJSONTokens(t *testing.T) {
	tokens := map[string]string{
		"kind":    "connected secured sent received payload problem closed lookup summary",
		"outcome": "ok more later no unknown",
		"proto":   "smtp pop3",
		"peer":    "C S",
		"phase":   "connected greeted ready mail envelope data bdat auth authorization transaction update closed",
	}
	for _, s := range samples(t) {
		for _, line := range jsonLines(t, s, lang.Zh) {
			var v struct {
				Kind, Outcome, Proto, Peer string
				State                      *struct{ Before, After struct{ Phase string } }
			}
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatal(err)
			}
			got := map[string]string{"kind": v.Kind, "outcome": v.Outcome, "proto": v.Proto, "peer": v.Peer}
			if v.State != nil {
				got["phase"] = v.State.After.Phase
			}
			for key, token := range got {
				if token != "" && !slices.Contains(strings.Fields(tokens[key]), token) {
					t.Errorf("%s is %q", key, token)
				}
			}
		}
	}
}

// TestJSONLanguageChangesTextsOnly: without titles and bodies both languages are
// one, and nothing else is Chinese.
func TestJSONLanguageChangesTextsOnly(t *testing.T) {
	for _, s := range samples(t) {
		en, zh := jsonLines(t, s, lang.En), jsonLines(t, s, lang.Zh)
		for i := range en {
			if diff := cmp.Diff(bare(t, en[i]), bare(t, zh[i])); diff != "" {
				t.Errorf("line %d: %s", i+1, diff)
			}
			if strings.Contains(en[i], "notes") && en[i] == zh[i] {
				t.Errorf("line %d is not translated: %s", i+1, en[i])
			}
			// What the wire carried may be Chinese in both.
			if hanzi(en[i]) && !strings.Contains(en[i], "信封") {
				t.Errorf("line %d is Chinese in English: %s", i+1, en[i])
			}
		}
	}
}

func hanzi(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// bare is a line without its titles and bodies.
func bare(t *testing.T, line string) any {
	t.Helper()
	var v any
	d := json.NewDecoder(strings.NewReader(line))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return withoutTexts(v)
}

func withoutTexts(v any) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, "title")
		delete(v, "body")
		for key := range v {
			v[key] = withoutTexts(v[key])
		}
	case []any:
		for i := range v {
			v[i] = withoutTexts(v[i])
		}
	}
	return v
}

// TestJSONIsHarmless: no control character, no invisible one, one object a line,
// and nothing escaped that only web pages need.
func TestJSONIsHarmless(t *testing.T) {
	for _, s := range samples(t) {
		for _, line := range jsonLines(t, s, lang.Zh) {
			if v, odd := trace.Visible([]byte(line)); odd {
				t.Errorf("not harmless: %s", v)
			}
			if strings.Contains(line, `\u003c`) {
				t.Errorf("escaped for the web: %s", line)
			}
			if !json.Valid([]byte(line)) {
				t.Errorf("no JSON: %s", line)
			}
		}
	}
}

// TestJSONReadsBack: the line holds the whole event.
func TestJSONReadsBack(t *testing.T) {
	for _, s := range samples(t) {
		for i, line := range jsonLines(t, s, lang.En)[:len(s.events)] {
			var e trace.Event
			if err := json.Unmarshal([]byte(line), &e); err != nil {
				t.Fatal(err)
			}
			var a, b bytes.Buffer
			if err := Encoder(&a).Encode(e); err != nil {
				t.Fatal(err)
			}
			if err := Encoder(&b).Encode(s.events[i]); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(b.String(), a.String()); diff != "" {
				t.Errorf("line %d: %s", i+1, diff)
			}
		}
	}
}

func TestJSONSummary(t *testing.T) {
	s := samples(t)[0]
	lines := jsonLines(t, s, lang.Zh)
	want := `{"seq":` // the rest is checked field by field
	last := lines[len(lines)-1]
	var v struct {
		Kind    string
		Summary struct{ Turns int }
		Notes   []struct{ Title string }
		FAQ     []int
	}
	if err := json.Unmarshal([]byte(last), &v); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(last, want) || v.Kind != "summary" || v.Summary.Turns != 13 || len(v.Notes) != 1 || v.Notes[0].Title != "会话结束。" || len(v.FAQ) == 0 {
		t.Error(last)
	}
}
