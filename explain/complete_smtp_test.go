package explain

import (
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"mailproto/trace"
)

// completeSMTP are the slices whose topics have every field that a reader asks for.
func completeSMTP() map[string][]Topic {
	return map[string][]Topic{
		"commands": smtpCommands, "replies": smtpReplies, "enhanced": smtpEnhanced, "terms": smtpTerms,
	}
}

// Every topic has a pitfall, an example and somewhere to read on; none is borrowed
// from another topic.
func TestSMTPTopicsAreComplete(t *testing.T) {
	seen := map[string]string{}
	once := func(where, text string) {
		if other, ok := seen[text]; ok {
			t.Errorf("%s and %s have the same %q", where, other, text)
		}
		seen[text] = where
	}
	for name, list := range completeSMTP() {
		for _, topic := range list {
			where := name + " " + topic.ID
			if topic.Pitfall.En == "" || topic.Pitfall.Zh == "" || topic.Example == "" {
				t.Errorf("%s: pitfall %q, example %q", where, topic.Pitfall, topic.Example)
				continue
			}
			once(where, topic.Pitfall.En)
			once(where, topic.Pitfall.Zh)
			once(where, topic.Example)
			if len(topic.Related) == 0 {
				t.Errorf("%s: nothing is related", where)
			}
			for _, id := range topic.Related {
				if len(Lookup(id).Entries) == 0 || slices.Contains(Lookup(id).Suggestions, id) {
					t.Errorf("%s: nobody finds the related topic %q", where, id)
				}
			}
			if topic.Body.En == topic.Pitfall.En || strings.Contains(topic.Body.En, topic.Pitfall.En) {
				t.Errorf("%s: the pitfall repeats the body", where)
			}
		}
	}
}

// The points of the FAQ are set in order, each once; few topics have none.
func TestSMTPTopicsNamePoints(t *testing.T) {
	without := []string{"NOOP"} // it does nothing, so it shows nothing
	for name, list := range completeSMTP() {
		for _, topic := range list {
			if len(topic.FAQ) == 0 && !slices.Contains(without, topic.ID) {
				t.Errorf("%s %s: no point of the FAQ", name, topic.ID)
			}
			if !slices.IsSorted(topic.FAQ) || len(slices.Compact(slices.Clone(topic.FAQ))) != len(topic.FAQ) {
				t.Errorf("%s %s: points %v", name, topic.ID, topic.FAQ)
			}
		}
	}
}

// mostExampleColumns is the width of an example's line, so that it fits, indented,
// into 80 columns.
const mostExampleColumns = 70

func TestSMTPExamplesAreDialogues(t *testing.T) {
	for name, list := range completeSMTP() {
		for _, topic := range list {
			d := &exampleDialogue{t: t, where: name + " " + topic.ID}
			lines := strings.Split(topic.Example, "\n")
			if len(lines) < 2 || len(lines) > 7 {
				t.Errorf("%s: an example of %d lines", d.where, len(lines))
			}
			for _, line := range lines {
				if n := displaywidth.String(line); n > mostExampleColumns || strings.TrimSpace(line) != line {
					t.Errorf("%s: %d columns or stray space: %q", d.where, n, line)
				}
				switch {
				case line == "C:" || strings.HasPrefix(line, "C: "):
					d.client(strings.TrimPrefix(line[2:], " "))
				case strings.HasPrefix(line, "S: "):
					d.server(line[3:])
				default:
					t.Errorf("%s: nobody says %q", d.where, line)
				}
			}
			if d.more != "" {
				t.Errorf("%s: the last reply is not finished", d.where)
			}
		}
	}
}

// exampleDialogue follows an example, which may begin anywhere in a session.
type exampleDialogue struct {
	t       *testing.T
	where   string
	waiting []string // verbs not answered yet
	begun   bool
	data    bool   // the client sends the message
	auth    bool   // the client answers a 334
	open    bool   // the server sends a multi-line answer of another protocol
	many    bool   // one reply for each recipient is to come
	turned  bool   // the two sides have changed roles
	more    string // code and enhanced code of a reply that goes on
}

func (d *exampleDialogue) client(line string) {
	first := !d.begun
	d.begun, d.many, d.open = true, false, false
	switch {
	case d.turned:
	case d.more != "":
		d.t.Errorf("%s: %q comes within a reply", d.where, line)
	case d.data && line != ".":
	case line == ".":
		d.data = false
		d.waiting = append(d.waiting, ".")
	case d.auth || line == "*" && first:
		d.auth = false
		d.waiting = append(d.waiting, "AUTH")
		if line != "*" && line != trace.Mask {
			d.t.Errorf("%s: an answer that is not masked: %q", d.where, line)
		}
	default:
		verb, _, _ := strings.Cut(line, " ")
		d.waiting = append(d.waiting, verb)
	}
}

func (d *exampleDialogue) server(line string) {
	if d.turned || d.open {
		return
	}
	if strings.HasPrefix(line, "+OK") && len(d.waiting) == 1 { // POP3, or the query of message tracking
		d.open, d.waiting = true, nil
		return
	}
	code, more, text, ok := trace.SplitReplyLine([]byte(line))
	if !ok || code < 200 || code > 599 {
		d.t.Errorf("%s: no reply of SMTP: %q", d.where, line)
		return
	}
	enhanced := trace.EnhancedCode(text)
	d.checkCodes(line, code, enhanced)
	key := fmt.Sprint(code, " ", enhanced)
	if d.more != "" && d.more != key {
		d.t.Errorf("%s: the reply changes its code: %q", d.where, line)
	}
	d.more = ""
	if more {
		d.more = key
		return
	}
	d.answered(line, code)
}

// checkCodes compares the class of an enhanced code; 3yz has none (RFC 2034 §4).
func (d *exampleDialogue) checkCodes(line string, code int, enhanced string) {
	if enhanced != "" && (code/100 == 3 || int(enhanced[0]-'0') != code/100) {
		d.t.Errorf("%s: %q does not go with %d", d.where, line, code)
	}
}

// answered takes a complete reply for the oldest command that waits for one.
func (d *exampleDialogue) answered(line string, code int) {
	verb := ""
	switch {
	case len(d.waiting) > 0:
		verb, d.waiting = d.waiting[0], d.waiting[1:]
	case d.begun && code != 421 && !d.many:
		d.t.Errorf("%s: nobody asked for %q", d.where, line)
	}
	if verbs, ok := exampleVerbs[code]; ok && !d.many && !slices.Contains(verbs, verb) {
		d.t.Errorf("%s: %d does not answer %q", d.where, code, verb)
	}
	d.begun = true
	switch {
	case code == 353:
		d.many = true
	case code == 354:
		d.data = true
	case code == 334:
		d.auth = true
	case code == 250 && verb == "ATRN":
		d.turned = true
	case code == 250 && slices.Contains([]string{"AUTH", "DATA", "STARTTLS", "QUIT", "GET", "POST", "CONNECT"}, verb):
		d.t.Errorf("%s: 250 does not answer %s", d.where, verb)
	}
}

// exampleVerbs are the commands that a code may answer, "" being the greeting, where
// the code belongs to few.
var exampleVerbs = map[int][]string{
	211: {"HELP"}, 214: {"HELP"}, 220: {"", "STARTTLS", "XCLIENT", "PROXY"},
	221: {"QUIT", "GET", "POST", "CONNECT"}, 235: {"AUTH", "X-EXPS"}, 251: {"RCPT", "VRFY", "ETRN"},
	252: {"VRFY", "EXPN", "ETRN"}, 253: {"ETRN"}, 334: {"AUTH", "X-EXPS"}, 353: {"."}, 354: {"DATA", "XEXCH50"},
	355: {"MAIL"}, 422: {"AUTH"}, 424: {"RCPT"}, 432: {"AUTH"}, 435: {"AUTH"}, 453: {"ATRN"},
	454: {"STARTTLS", "AUTH"}, 455: {"MAIL", "RCPT"}, 458: {"ETRN"}, 459: {"ETRN"}, 521: {""}, 525: {"AUTH", "RCPT"},
	534: {"AUTH"}, 535: {"AUTH"}, 538: {"AUTH"}, 551: {"RCPT", "VRFY"}, 555: {"MAIL", "RCPT"}, 556: {"RCPT"},
}

// An example shows the thing that it is an example of.
func TestSMTPExamplesShowTheirTopic(t *testing.T) {
	sign := map[string]string{
		"AUTH cancel": "C: *", "AUTH response": "C: ****", "end-of-data": "C: .", "greeting": "S: 220 ",
	}
	for _, topic := range smtpCommands {
		want := sign[topic.ID]
		if want == "" {
			want = "C: " + topic.ID
		}
		if !slices.ContainsFunc(strings.Split(topic.Example, "\n"), func(l string) bool { return strings.HasPrefix(l, want) }) {
			t.Errorf("%s: no %q in its example", topic.ID, want)
		}
	}
	for _, topic := range smtpReplies {
		if !strings.Contains(topic.Example, "S: "+topic.ID) {
			t.Errorf("%s: its example does not show it", topic.ID)
		}
	}
	for _, topic := range smtpEnhanced {
		shown := regexp.MustCompile(`\b[245]` + regexp.QuoteMeta(strings.TrimPrefix(topic.ID, "X")) + `\b`)
		if !shown.MatchString(topic.Example) {
			t.Errorf("%s: its example does not show it", topic.ID)
		}
	}
	for _, topic := range smtpTerms {
		switch {
		case strings.Contains(topic.Body.En, "after “with”") && !strings.Contains(topic.Example, "with "+topic.ID+" "):
			t.Errorf("%s: no Received: line with it", topic.ID)
		case strings.HasPrefix(topic.ID, "clause ") && !strings.Contains(topic.Example, " "+topic.ID[len("clause "):]+" "):
			t.Errorf("%s: no Received: line with it", topic.ID)
		}
	}
}

var (
	exampleDomain  = regexp.MustCompile(`(?:@|//)((?:[\p{L}\d-]+\.)+[a-z]+)`)
	exampleHost    = regexp.MustCompile(`\b(?:[a-z\d-]+\.)+(?:com|org|net|edu|cn|test)\b`)
	exampleAddress = regexp.MustCompile(`\b\d{1,3}(?:\.\d{1,3}){3}\b`)
	examplePlain   = regexp.MustCompile(`(?m)^C: (?:AUTH \S+|X-EXPS \S+|PASS|TRACK \S+) (\S+)`)
	exampleSecret  = regexp.MustCompile(`(?i)wonderland|builder|secret|hunter2|passw(or)?d[=:]|:internal:[^*]`)
)

// Examples name nobody: reserved domains (RFC 2606), addresses kept for documents
// (RFC 5737), and nothing that could be a password.
func TestSMTPExamplesNameNobody(t *testing.T) {
	kept := []netip.Prefix{
		netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"),
	}
	for name, list := range completeSMTP() {
		for _, topic := range list {
			where := name + " " + topic.ID
			hosts := exampleHost.FindAllString(topic.Example, -1)
			for _, m := range exampleDomain.FindAllStringSubmatch(topic.Example, -1) {
				hosts = append(hosts, m[1])
			}
			for _, host := range hosts {
				if !slices.ContainsFunc([]string{"lab.test", "example.org", "example.net", ".invalid"}, func(s string) bool { return strings.HasSuffix(host, s) }) {
					t.Errorf("%s: the host %s is somebody's", where, host)
				}
			}
			for _, s := range exampleAddress.FindAllString(topic.Example, -1) {
				a, err := netip.ParseAddr(s)
				if err != nil || !slices.ContainsFunc(kept, func(p netip.Prefix) bool { return p.Contains(a) }) {
					t.Errorf("%s: the address %s is somebody's", where, s)
				}
			}
			for _, m := range examplePlain.FindAllStringSubmatch(topic.Example, -1) {
				if m[1] != trace.Mask {
					t.Errorf("%s: %q is not masked", where, m[1])
				}
			}
			if s := exampleSecret.FindString(topic.Example); s != "" {
				t.Errorf("%s: %q could be a secret", where, s)
			}
		}
	}
}
