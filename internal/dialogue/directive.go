package dialogue

import (
	"strconv"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace/session"
)

// The verbs of directives.
const (
	Open    Verb = "open"   // NAME = SERVICE [USER] [option=value…]
	Fails   Verb = "fails"  // NAME fails SIGN: the opening before it must fail so
	Send    Verb = "send"   // NAME send MESSAGE to ADDRESS…
	Body    Verb = "body"   // NAME body has|lacks TEXT, NAME body = OTHER
	Tap     Verb = "tap"    // tap NAME sees|lacks TEXT
	Count   Verb = "count"  // count NAME WHAT <|>|= NAME|NUMBER
	Lab     Verb = "lab"    // lab hold|release|stop
	Repeat  Verb = "repeat" // repeat N
	EndLoop Verb = "end"    // end
)

// Services are those that a session can be opened with.
var services = []string{"mx", "submission", "submissions", "pop3", "pop3s"}

// Signs are those by which an opening can fail.
var signs = []string{"tls", "timeout", "login", "no-auth", "refused", "name"}

// maxRounds bounds a loop.
const maxRounds = 9999

// stages are those at which an opening can end, in the order of the protocol.
func stages(service string) []string {
	var names []string
	for _, stage := range session.Stages(protoOf(service)) {
		names = append(names, string(stage))
		if stage == session.StageAuth {
			break // what comes behind the login is the script's
		}
	}
	return names
}

// Opening is what `NAME = SERVICE …` asks for.
type Opening struct {
	Service  string // mx, submission, submissions, pop3, pop3s
	User     string
	TLS      string // none, offered, required, implicit; empty: as the service has it
	Stage    string
	Pipeline bool
	Pass     string // a password in place of the user's own
	Port     string // the service whose port is dialled in place of its own
	Fault    string
}

// Comparison is what `count` and `body` compare.
type Comparison struct {
	What  string // commands, roundtrips, octets; has, lacks, =
	Op    string // <, >, =
	Other string // a session's name, a number, or a text
}

var (
	assignment = lazy(`^([a-z][a-z0-9-]*) = (.+)$`)
	failing    = lazy(`^([a-z][a-z0-9-]*) fails(!?) (\S+)$`)
	sending    = lazy(`^([a-z][a-z0-9-]*) send ([a-z][a-z0-9-]*) to (\S.*)$`)
	bodied     = lazy(`^([a-z][a-z0-9-]*) body(!?) (has|lacks|=) (\S.*)$`)
	tapped     = lazy(`^tap(!?) ([a-z][a-z0-9-]*) (sees|lacks) (\S.*)$`)
	counted    = lazy(`^count(!?) ([a-z][a-z0-9-]*) (commands|roundtrips|octets|copies) ([<>=]) (\S+)$`)
	onLab      = lazy(`^lab (\S+)$`)
	repeated   = lazy(`^repeat (\S+)$`)
)

// parseDirective reads a line that nobody says.
func parseDirective(s string) (l Line, ok bool, err error) {
	if m := assignment().FindStringSubmatch(s); m != nil {
		o, err := parseOpening(m[2])
		return Line{Session: m[1], Verb: Open, Opening: o}, true, err
	}
	if m := failing().FindStringSubmatch(s); m != nil {
		return Line{Session: m[1], Verb: Fails, Decisive: m[2] != "", Text: m[3]}, true, oneOf(lang.Text{En: "a sign", Zh: "失败的迹象"}, m[3], signs)
	}
	if m := sending().FindStringSubmatch(s); m != nil {
		return Line{Session: m[1], Verb: Send, Text: m[2], To: strings.Fields(m[3])}, true, nil
	}
	if m := bodied().FindStringSubmatch(s); m != nil {
		return Line{Session: m[1], Verb: Body, Decisive: m[2] != "", Compare: Comparison{What: m[3], Other: m[4]}}, true, nil
	}
	if m := tapped().FindStringSubmatch(s); m != nil {
		return Line{Session: m[2], Verb: Tap, Decisive: m[1] != "", Compare: Comparison{What: m[3], Other: m[4]}}, true, nil
	}
	if m := counted().FindStringSubmatch(s); m != nil {
		return Line{Session: m[2], Verb: Count, Decisive: m[1] != "", Compare: Comparison{What: m[3], Op: m[4], Other: m[5]}}, true, nil
	}
	if m := onLab().FindStringSubmatch(s); m != nil {
		return Line{Verb: Lab, Text: m[1]}, true, oneOf(lang.Text{En: "what the lab can do", Zh: "实验服务器能做的事"}, m[1], []string{"hold", "release", "stop"})
	}
	if m := repeated().FindStringSubmatch(s); m != nil {
		n, err := strconv.Atoi(m[1])
		if err != nil || n < 1 || n > maxRounds {
			return Line{}, true, said("%q is no number of rounds: 1 to %d", "%q 不是循环的次数：应为 1 到 %d", m[1], maxRounds)
		}
		return Line{Verb: Repeat, Times: n}, true, nil
	}
	if s == "end" {
		return Line{Verb: EndLoop}, true, nil
	}
	return Line{}, false, nil
}

// parseOpening reads SERVICE [USER] and options.
func parseOpening(s string) (*Opening, error) {
	words := strings.Fields(s)
	o := &Opening{Service: words[0]}
	if err := oneOf(serviceWord(), o.Service, services); err != nil {
		return o, err
	}
	for i, w := range words[1:] {
		key, value, has := strings.Cut(w, "=")
		var err error
		switch {
		case !has && w == "pipeline":
			o.Pipeline = true
		case !has && i == 0:
			o.User = w
		case has && value == "":
			err = said("%s= needs a value", "%s= 需要一个值", key)
		case key == "tls":
			o.TLS, err = value, oneOf(lang.Text{En: "a mode of TLS", Zh: "TLS 的方式"}, value, []string{"none", "offered", "required", "implicit"})
		case key == "stage":
			o.Stage, err = value, oneOf(lang.Text{En: "a stage of an opening", Zh: "打开会话时的阶段"}, value, stages(o.Service))
		case key == "pass":
			o.Pass = value
		case key == "port":
			o.Port, err = value, oneOf(serviceWord(), value, services)
		case key == "fault":
			o.Fault = value
		default:
			err = said("%q is no option: tls= stage= pipeline pass= port= fault=", "没有 %q 这个选项：tls= stage= pipeline pass= port= fault=", w)
		}
		if err != nil {
			return o, err
		}
	}
	return o, nil
}

func serviceWord() lang.Text { return lang.Text{En: "a service", Zh: "服务"} }

func oneOf(what lang.Text, word string, known []string) error {
	for _, k := range known {
		if k == word {
			return nil
		}
	}
	return said("%q is not %s: %s", "%q 不是%s：%s", word, what, strings.Join(known, " "))
}
