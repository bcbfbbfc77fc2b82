package render

import (
	"path"
	"reflect"
	"strings"
	"time"

	"mailproto/explain"
	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
	"mailproto/internal/probe"
	"mailproto/trace"
)

// Document is one kind of JSON object that programs get, a line each.
type Document struct {
	Name  string
	Title lang.Text
	of    reflect.Type
}

// Documents lists the kinds of objects that --json prints.
func Documents() []Document {
	of := func(name string, v any, en, zh string) Document {
		return Document{name, lang.Text{En: en, Zh: zh}, reflect.TypeOf(v)}
	}
	return []Document{
		of("event", jsonStep{}, "an event of a session, with what it means", "会话中的一个事件及其含义"),
		of("verdict", jsonVerdict{}, "what the experiment of a claim and its counter-run came to", "一条论断的实验及其对照运行的结论"),
		of("explanation", jsonTopics{}, "what a query found, and what a whole reply says", "查询的结果，以及整条应答的含义"),
		of("topic", jsonTopic{}, "a topic of an area", "某个领域中的一个主题"),
		of("area", jsonArea{}, "an area of topics", "主题的一个领域"),
		of("point", jsonPoint{}, "a point of the FAQ", "FAQ 的一个要点"),
		of("page", jsonPage{}, "the page before or behind the points", "要点之前或之后的那一页"),
		of("probe", probe.Sheet{}, "what answers at a host's mail ports", "一台主机的邮件端口上有什么"),
		of("lab", LabSheet{}, "how to use the lab", "怎样使用实验服务器"),
		of("lab-fault", jsonFault{}, "something that the lab can do wrong", "实验服务器可以制造的一种故障"),
	}
}

// Schema is the JSON Schema of all that --json prints. It is made from the types
// that are printed, so that it cannot say anything else; stages are the names of
// what a session may fail at. Newer versions may add properties.
func Schema(l lang.Lang, stages []string) any {
	s := &schema{defs: map[string]any{}, enums: enumerations(), types: map[string]reflect.Type{}, stages: stages}
	var kinds []map[string]any
	for _, d := range Documents() {
		def := s.object(d.of)
		def["description"] = d.Title.In(l)
		s.defs[d.Name] = def
		kinds = append(kinds, ref(d.Name))
	}
	return map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "mailproto --json", "anyOf": kinds, "$defs": s.defs,
	}
}

// schema is a schema that is being made.
type schema struct {
	defs   map[string]any
	enums  map[reflect.Type][]string
	types  map[string]reflect.Type // of defs
	stages []string
}

func ref(name string) map[string]any { return map[string]any{"$ref": "#/$defs/" + name} }

// object describes a struct.
func (s *schema) object(t reflect.Type) map[string]any {
	properties, required := map[string]any{}, []string{}
	s.fields(t, properties, &required)
	return map[string]any{"type": "object", "properties": properties, "required": required}
}

func (s *schema) fields(t reflect.Type, properties map[string]any, required *[]string) {
	for f := range t.Fields() {
		if f.Anonymous {
			s.fields(f.Type, properties, required)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || !f.IsExported() {
			continue
		}
		properties[name] = s.field(t, name, f.Type)
		if !strings.Contains(options, "omit") {
			*required = append(*required, name)
		}
	}
}

// field describes a field; some have values that their type does not tell.
func (s *schema) field(in reflect.Type, name string, t reflect.Type) map[string]any {
	var values []string
	switch {
	case in == reflect.TypeFor[trace.Result]() && name == "stage":
		values = s.stages
	case name == "name" && (in == reflect.TypeFor[trace.Fault]() || in == reflect.TypeFor[jsonFinding]()):
		values = problemNames()
	case in == reflect.TypeFor[jsonVerdict]() && name == "kind":
		values = []string{"verdict"}
	case in == reflect.TypeFor[jsonTopics]() && name == "proto":
		values = s.enums[reflect.TypeFor[trace.Proto]()]
	default:
		return s.value(t)
	}
	return map[string]any{"type": "string", "enum": values}
}

// value describes a type.
func (s *schema) value(t reflect.Type) map[string]any {
	switch {
	case t == reflect.TypeFor[trace.Millis]():
		return map[string]any{"type": "number", "description": "milliseconds"}
	case t == reflect.TypeFor[time.Time]():
		return map[string]any{"type": "string", "format": "date-time"}
	case t == reflect.TypeFor[[]byte]():
		return map[string]any{"type": "string", "contentEncoding": "base64"}
	case s.enums[t] != nil:
		return map[string]any{"type": "string", "enum": s.enums[t]}
	}
	switch t.Kind() {
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64, reflect.Uint32, reflect.Uint64:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Pointer:
		return s.value(t.Elem())
	case reflect.Slice:
		return map[string]any{"type": "array", "items": s.value(t.Elem())}
	}
	return s.named(t) // a struct; of another kind a test finds it
}

// named describes a struct once. Two types of one name are told apart by their
// packages.
func (s *schema) named(t reflect.Type) map[string]any {
	name := strings.ToLower(strings.TrimPrefix(t.Name(), "json"))
	if other := s.types[name]; other != nil && other != t {
		name = path.Base(t.PkgPath()) + "-" + name
	}
	if s.types[name] == nil {
		s.types[name] = t // it may contain itself
		s.defs[name] = s.object(t)
	}
	return ref(name)
}

// problemNames are the names of all breaches that may be found.
func problemNames() []string {
	names := []string{"not-understood"} // a line of a transcript
	for _, a := range explain.Areas() {
		if a.Name == "problems" {
			for _, t := range a.Topics() {
				names = append(names, t.ID)
			}
		}
	}
	return names
}

// enumerations are the values of types that have a few. A test compares them with
// the constants.
func enumerations() map[reflect.Type][]string {
	all := map[reflect.Type][]string{}
	enumerate(all, trace.SMTP, trace.POP3)
	enumerate(all, trace.Connected, trace.Secured, trace.Sent, trace.Received, trace.Payload, trace.Problem, trace.Closed, trace.Looked, trace.Summary)
	enumerate(all, trace.Client, trace.Server)
	enumerate(all, trace.OK, trace.More, trace.Later, trace.No, trace.Unknown)
	enumerate(all, explain.PhaseConnected, explain.PhaseGreeted, explain.PhaseReady, explain.PhaseMail, explain.PhaseEnvelope,
		explain.PhaseData, explain.PhaseBdat, explain.PhaseAuth, explain.PhaseAuthorization, explain.PhaseTransaction, explain.PhaseUpdate, explain.PhaseClosed)
	enumerate(all, explain.KindCommand, explain.KindReply, explain.KindEnhanced, explain.KindExtension, explain.KindParameter,
		explain.KindCapability, explain.KindResponseCode, explain.KindMechanism, explain.KindPort, explain.KindTerm)
	enumerate(all, explain.Certain, explain.Likely, explain.None)
	enumerate(all, explain.RetryNo, explain.RetryLater, explain.RetryChange)
	enumerate(all, explain.ActPerson, explain.ActSender, explain.ActRecipient, explain.ActNobody)
	enumerate(all, dialogue.Held, dialogue.NotHeld, dialogue.CouldNotRun, dialogue.OnlyInLab)
	enumerate(all, dialogue.CounterFailed, dialogue.CounterHeld, dialogue.CounterBroke, dialogue.CounterNone)
	enumerate(all, causes()...)
	return all
}

func enumerate[T ~string](all map[reflect.Type][]string, values ...T) {
	t := reflect.TypeFor[T]()
	for _, v := range values {
		all[t] = append(all[t], string(v))
	}
}

func causes() []explain.Cause {
	return []explain.Cause{explain.AuthFailed, explain.AuthRequired, explain.AppPassword, explain.MechanismUnavailable,
		explain.AccountRestricted, explain.TLSRequired, explain.RelayDenied, explain.SenderNotAllowed, explain.RecipientUnknown,
		explain.RecipientDisabled, explain.MailboxFull, explain.MailboxInUse, explain.MessageTooLarge, explain.TooManyRecipients,
		explain.RateLimited, explain.Greylisted, explain.Blocklisted, explain.ReverseDNS, explain.SPFFailed, explain.DKIMFailed,
		explain.DMARCFailed, explain.PolicyRejected, explain.ContentRejected, explain.ServerTemporary, explain.ServerStorage,
		explain.IdleTimeout, explain.ShuttingDown, explain.NoService, explain.SyntaxError, explain.BadSequence, explain.NotImplemented,
		explain.ParameterUnsupported, explain.MessageNotFound, explain.LoginDelay, explain.LoopDetected, explain.RoutingFailed,
		explain.NullMX, explain.CauseOK, explain.CauseUnknown}
}
