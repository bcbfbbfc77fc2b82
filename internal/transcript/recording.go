package transcript

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"mailproto/trace"
)

// newRecording reads our own JSON Lines. They hold events as they are; notes and
// states, which whoever reads them makes anew, are left out. A file may have been
// changed by hand, so it is masked and made harmless once more.
func newRecording(p *parser) func([]byte) {
	r := &recording{parser: p}
	return r.line
}

type recording struct{ *parser }

func (r *recording) line(line []byte) {
	if blank(line) {
		r.text(line, true)
		return
	}
	var e trace.Event
	if r.in.over > 0 || json.Unmarshal(line, &e) != nil || !knownKind(e.Kind) {
		var other struct {
			Kind trace.Kind `json:"kind"`
		}
		// A kind that is not known here: a verdict, or what a newer version writes.
		known := r.in.over == 0 && json.Unmarshal(line, &other) == nil && other.Kind != "" && !knownKind(other.Kind)
		r.text(line, known)
		return
	}
	r.on(e.Conn)
	if e.Proto != trace.POP3 {
		e.Proto = trace.SMTP
	}
	if e.Kind == trace.Connected {
		r.fresh()
	}
	r.cur.used = true
	r.safe(&e)
	r.item(Item{Event: e})
}

// mostRecords bounds the answers of a lookup.
const mostRecords = 50

func knownKind(k trace.Kind) bool {
	switch k {
	case trace.Connected, trace.Secured, trace.Sent, trace.Received, trace.Payload,
		trace.Problem, trace.Closed, trace.Looked, trace.Summary:
		return true
	}
	return false
}

// safe masks an event and makes its texts visible.
func (r *recording) safe(e *trace.Event) {
	e.Conn, e.Addr = field(e.Conn), r.harmless(e.Addr)
	if e.Peer != trace.Client && e.Peer != trace.Server {
		e.Peer = ""
	}
	if e.TLSInfo != nil {
		visibleInfo(e.TLSInfo)
	}
	if e.Lookup != nil && len(e.Lookup.Records) > mostRecords {
		e.Lookup.Records = e.Lookup.Records[:mostRecords]
	}
	if e.Fault != nil {
		e.Fault.Name, e.Fault.Detail = field(e.Fault.Name), r.harmless(e.Fault.Detail)
	}
	if e.Result != nil {
		e.Result.Error, e.Result.Stage = r.harmless(e.Result.Error), field(e.Result.Stage)
		e.Result.Why, e.Result.Lacking = field(e.Result.Why), field(e.Result.Lacking)
		for i := range e.Result.Unreached {
			e.Result.Unreached[i] = field(e.Result.Unreached[i])
		}
	}
	switch {
	case e.Command != nil:
		r.command(e)
	case e.Reply != nil:
		r.reply(e)
	}
	r.sweep(reflect.ValueOf(e).Elem())
}

// sweep makes every text of an event harmless, also those of fields that nothing
// here looks at.
func (r *recording) sweep(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(r.harmless(v.String()))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			r.sweep(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			r.sweep(v.Field(i))
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k == reflect.Uint8 || k == reflect.Int {
			return
		}
		for i := range v.Len() {
			r.sweep(v.Index(i))
		}
	}
}

// harmless masks the secrets that are known and makes a text visible. What a live
// session showed it shows again: the places where secrets stand elsewhere are not
// looked for, for "AUTH LOGIN XOAUTH2" would be taken for one.
func (r *recording) harmless(s string) string {
	v, _ := trace.Visible(r.vault.known([]byte(s)))
	return v
}

// command masks a client's line. One that is masked already keeps what was
// recorded of it.
func (r *recording) command(e *trace.Event) {
	line := []byte(e.Command.String())
	if len(e.Raw) > 0 {
		line = bytes.TrimSuffix(e.Raw, []byte("\r\n"))
	}
	before := e.SASL
	masked, sasl, answer := r.cur.mask.client(bytes.Clone(line))
	if answer || e.Command.Verb == "" {
		v, _ := trace.Visible(masked)
		*e.Command = trace.Command{Args: v}
	} else {
		*e.Command = trace.ParseCommand(masked)
	}
	if len(e.Raw) > 0 {
		e.Raw = append(bytes.Clone(masked), "\r\n"...)
	}
	e.SASL = sasl
	if sasl == nil || before == nil || !bytes.Contains(line, []byte(trace.Mask)) {
		return
	}
	e.SASL = &trace.SASL{Mechanism: r.harmless(before.Mechanism), Text: r.harmless(before.Text)}
}

// reply masks a server's reply. What was recorded of a challenge that is masked
// already is kept.
func (r *recording) reply(e *trace.Event) {
	if len(e.Reply.Lines) == 0 {
		e.Reply.Lines = []string{""}
	}
	before := e.SASL
	e.SASL = nil
	for i, line := range e.Reply.Lines {
		masked := []byte(line)
		if i == 0 || e.Proto == trace.SMTP {
			masked, e.SASL = r.cur.mask.Server(masked, e.Proto)
		}
		e.Reply.Lines[i] = r.harmless(string(masked))
	}
	if e.SASL == nil && before != nil && e.Reply.Outcome(e.Proto) == trace.More && strings.Contains(e.Reply.Lines[0], trace.Mask) {
		e.SASL = &trace.SASL{Mechanism: r.harmless(before.Mechanism), Text: r.harmless(before.Text)}
	}
	if e.Reply.Code < 100 || e.Reply.Code > 999 {
		e.Reply.Code = 0
	}
	if trace.EnhancedCode([]byte(e.Reply.Enhanced)) == "" {
		e.Reply.Enhanced = ""
	}
	if len(e.Raw) > 0 {
		e.Raw = r.vault.known(e.Raw)
	}
}
