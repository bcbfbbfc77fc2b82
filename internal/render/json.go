package render

import (
	"encoding/json"
	"io"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
)

// JSON shows steps as JSON Lines. Its tokens are the same in every language; only
// titles and bodies are translated.
type JSON struct {
	enc  *json.Encoder
	lang lang.Lang
	err  error
}

// NewJSON returns a view for programs.
func NewJSON(w io.Writer, l lang.Lang) *JSON {
	return &JSON{enc: Encoder(w), lang: l}
}

// Encoder writes JSON without the escapes that only web pages need.
func Encoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

// jsonStep is the stable form of a step.
type jsonStep struct {
	trace.Event
	Outcome  trace.Outcome `json:"outcome,omitempty"`
	Took     trace.Millis  `json:"took_ms,omitempty"`
	State    *jsonState    `json:"state,omitempty"`
	Next     []string      `json:"next,omitempty"`
	Notes    []jsonNote    `json:"notes,omitempty"`
	FAQ      []int         `json:"faq,omitempty"`
	Problems []jsonFinding `json:"problems,omitempty"`
}

type jsonState struct {
	Before explain.State `json:"before"`
	After  explain.State `json:"after"`
}

type jsonNote struct {
	Topic string   `json:"topic,omitempty"`
	Title string   `json:"title"`
	Body  string   `json:"body,omitempty"`
	Refs  []string `json:"refs,omitempty"`
}

type jsonFinding struct {
	Name  string   `json:"name"`
	Title string   `json:"title"`
	Body  string   `json:"body,omitempty"`
	Refs  []string `json:"refs,omitempty"`
}

// Step implements View.
func (j *JSON) Step(s explain.Step) {
	if j.err != nil {
		return
	}
	line := jsonStep{Event: s.Event, Outcome: s.Outcome, Took: s.Took, Next: s.Next.All(), FAQ: s.FAQ,
		State: &jsonState{Before: s.Before, After: s.After}}
	for _, n := range s.Notes {
		if n.Title.IsZero() { // what base64 holds speaks for itself
			n.Title = lang.Same(n.Label)
		}
		line.Notes = append(line.Notes, jsonNote{Topic: n.Topic, Title: n.Title.In(j.lang), Body: n.Body.In(j.lang), Refs: n.Refs})
	}
	for _, p := range s.Problems {
		line.Problems = append(line.Problems, jsonFinding{Name: p.Name, Title: p.Title.In(j.lang), Body: p.Body.In(j.lang), Refs: p.Refs})
	}
	j.err = j.enc.Encode(line)
}

// Close implements View.
func (j *JSON) Close(a Account) error {
	if j.err != nil {
		return j.err
	}
	return j.enc.Encode(jsonStep{Event: a.Event, FAQ: a.Points,
		Notes: []jsonNote{{Title: a.Sentence.In(j.lang)}}})
}
