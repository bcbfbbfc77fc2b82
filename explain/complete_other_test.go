package explain

import (
	"encoding/base64"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"mailproto/trace"
)

// completeOther are the slices of topics beside SMTP's commands, replies and terms
// that have every field that a reader asks for.
func completeOther() map[string][]Topic {
	return map[string][]Topic{
		"extensions": smtpExtensions, "params": smtpParams,
		"pop3Commands": pop3Commands, "pop3Replies": pop3Replies,
		"pop3ResponseCodes": pop3ResponseCodes, "pop3Capabilities": pop3Capabilities,
		"mechanisms": saslMechanisms, "ports": ports, "tls": tlsTopics,
		"terms": terms, "classTerms": classTerms, "problems": problemTopics, "saslProblems": saslProblems, "serverProblems": serverProblems,
		"smtpMistakes": smtpMistakes, "pop3Mistakes": pop3Mistakes,
	}
}

func eachOther(t *testing.T, check func(t *testing.T, x *Topic)) {
	for name, list := range completeOther() {
		for i := range list {
			t.Run(name+"/"+list[i].ID, func(t *testing.T) { check(t, &list[i]) })
		}
	}
}

func TestOtherTopicsAreComplete(t *testing.T) {
	seen := map[string]string{}
	eachOther(t, func(t *testing.T, x *Topic) {
		for _, text := range []string{x.Gloss.En, x.Gloss.Zh, x.Why.En, x.Why.Zh, x.Body.En, x.Body.Zh,
			x.Pitfall.En, x.Pitfall.Zh, x.Example} {
			if text == "" {
				t.Error("a text or the example is missing")
			} else if other, ok := seen[text]; ok {
				t.Errorf("%s has the same: %s", other, text)
			}
			seen[text] = x.ID
		}
		if strings.Contains(x.Body.En, x.Pitfall.En) || strings.Contains(x.Body.Zh, x.Pitfall.Zh) {
			t.Error("the pitfall repeats the body")
		}
		if n := strings.Count(x.Pitfall.En, ". "); n > 2 {
			t.Errorf("a pitfall of %d sentences", n+1)
		}
		if !slices.IsSorted(x.FAQ) || len(slices.Compact(slices.Clone(x.FAQ))) < len(x.FAQ) {
			t.Errorf("points %v of the FAQ", x.FAQ)
		}
		related(t, x)
	})
}

// related checks that each related topic is found, and that one at least is not
// the topic itself under its own name.
func related(t *testing.T, x *Topic) {
	t.Helper()
	other := false
	for i, id := range x.Related {
		found := Lookup(id).Entries
		if len(found) == 0 || slices.Contains(x.Related[:i], id) {
			t.Errorf("the related topic %q is not found, or named twice", id)
		}
		other = other || slices.ContainsFunc(found, func(e Entry) bool { return e.ID != x.ID || e.Kind != x.Kind })
	}
	if !other {
		t.Errorf("nothing else is related: %q", x.Related)
	}
}

// otherProtocols are the ports whose servers speak neither SMTP nor POP3; their
// examples show that protocol's lines.
var otherProtocols = []string{"109", "143", "209", "220", "585", "628", "993", "2000", "4190"}

// brokenLines are the topics whose example holds a line of the server that is no
// reply, because it is about that.
var brokenLines = []string{"POP2", "malformed-reply", "missing-space", "wrong-protocol", "code-changes", "keyword-syntax",
	"line-too-long", "reply-too-long", "list-too-long", "early-talk"}

func TestOtherExamplesAreDialogues(t *testing.T) {
	eachOther(t, func(t *testing.T, x *Topic) {
		d := &talk{t: t, lenient: slices.Contains(brokenLines, x.ID) || x.Kind == KindPort && slices.Contains(otherProtocols, x.ID)}
		lines := strings.Split(x.Example, "\n")
		if len(lines) < 2 || len(lines) > 8 {
			t.Errorf("an example of %d lines", len(lines))
		}
		for _, line := range lines {
			if n := displaywidth.String(line); n > 70 {
				t.Errorf("%d columns: %q", n, line)
			}
			d.line(line)
		}
		if d.spoken == 0 {
			t.Error("nobody speaks")
		}
		if d.more && !d.lenient {
			t.Error("the last reply does not come to its end")
		}
	})
}

// talk follows an example, which may begin anywhere in a session.
type talk struct {
	t       *testing.T
	lenient bool   // the server's lines need not be replies
	spoken  int    // lines that somebody said
	verb    string // the client's last command, in upper case
	args    string
	auth    bool // a challenge waits for its answer
	data    bool // the client sends a message
	more    bool // an SMTP reply goes on
	listing bool // a multi-line reply of POP3 goes on
}

// line takes one line: what the client says, what the server says, or, in
// parentheses, what happens between.
func (d *talk) line(line string) {
	switch {
	case line == "C:", line == "S:", strings.HasPrefix(line, "C: "), strings.HasPrefix(line, "S: "):
		d.spoken++
		text := strings.TrimPrefix(line[2:], " ")
		if line[0] == 'C' {
			d.client(text)
		} else {
			d.server(text)
		}
	case !strings.HasPrefix(line, "(") || !strings.HasSuffix(line, ")"):
		d.t.Errorf("nobody says %q", line)
	}
}

func (d *talk) client(text string) {
	switch {
	case d.data:
		d.data = text != "."
	case d.auth:
		d.auth = false
		d.sasl(text)
	default:
		verb, args, _ := strings.Cut(text, " ")
		d.verb, d.args = strings.ToUpper(verb), args
		d.data = d.verb == "BDAT"
		d.command()
	}
}

// command checks that what a command may hold of a secret is masked.
func (d *talk) command() {
	words := strings.Fields(d.args)
	switch {
	case d.verb == "PASS" && d.args != trace.Mask, d.verb == "APOP" && !strings.HasSuffix(d.args, " "+trace.Mask):
		d.t.Errorf("a secret is shown: %s %s", d.verb, d.args)
	case d.verb == "AUTH" && len(words) > 1:
		d.sasl(words[1])
	}
}

// secretLike is what a password, a token or a proof looks like within base64.
var secretLike = regexp.MustCompile(`(?i)bearer |wonderland|builder|passwd|\bp=[A-Za-z0-9+/]{8}|response=|\b[0-9a-f]{32}\b|^[^\x00]*\x00[^\x00]+\x00[^\x00]`)

// sasl checks one message of a login: masked, empty, or base64 without a secret.
func (d *talk) sasl(text string) {
	if text == "" || text == "=" || text == "*" || text == trace.Mask {
		return
	}
	dec, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		d.t.Errorf("no base64: %q", text)
	} else if !strings.HasPrefix(string(dec), "NTLMSSP\x00") && secretLike.Match(dec) {
		d.t.Errorf("a secret in base64: %q", dec)
	}
}

// listings are the POP3 commands whose +OK is followed by lines; the true ones
// only without an argument.
var listings = map[string]bool{"CAPA": false, "RETR": false, "TOP": false, "LIST": true, "UIDL": true, "AUTH": true, "LANG": true}

func (d *talk) server(text string) {
	if d.listing {
		d.listing = text != "."
		return
	}
	status := trace.StatusOf([]byte(text))
	code, more, rest, ok := trace.SplitReplyLine([]byte(text))
	switch {
	case status != "":
		bare, listing := listings[d.verb]
		d.listing = status == "+OK" && listing && (!bare || d.args == "")
		rest = []byte(strings.TrimPrefix(text[len(status):], " "))
	case !ok && !d.lenient:
		d.t.Errorf("no reply: %q", text)
	}
	d.more = more
	if e := trace.EnhancedCode(rest); ok && e != "" && e[0] != text[0] && !d.lenient && !strings.Contains(d.t.Name(), "enhanced-class-mismatch") {
		d.t.Errorf("code and enhanced code disagree: %q", text)
	}
	d.data = d.data && status == "" && code == 0 || code == 354
	d.auth = code == 334 || status == "+" && d.verb == "AUTH"
	if d.auth {
		d.sasl(string(rest))
	}
}

var (
	namedHost  = regexp.MustCompile(`[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|edu|test|cn|us|de)\b`)
	ownDomain  = regexp.MustCompile(`(?:^|\.)(?:example\.org|example\.net|lab\.test|例子\.test)$`)
	ip4Address = regexp.MustCompile(`\b\d+\.\d+\.\d+\.\d+\b`)
)

// documentation are the addresses that an example may name (RFC 5737), and one's own.
var documentation = []netip.Prefix{
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("127.0.0.0/8"),
}

func TestOtherExamplesNameNobody(t *testing.T) {
	eachOther(t, func(t *testing.T, x *Topic) {
		for _, host := range namedHost.FindAllString(x.Example, -1) {
			if !ownDomain.MatchString(host) {
				t.Errorf("the domain %s", host)
			}
		}
		for _, s := range ip4Address.FindAllString(x.Example, -1) {
			a, err := netip.ParseAddr(s)
			if err != nil || !slices.ContainsFunc(documentation, func(p netip.Prefix) bool { return p.Contains(a) }) {
				t.Errorf("the address %s", s)
			}
		}
	})
}

// An extension's example lists its keyword, a capability's its tag, a mechanism's
// its name, a parameter's the parameter.
func TestOtherExamplesShowTheirTopic(t *testing.T) {
	eachOther(t, func(t *testing.T, x *Topic) {
		switch x.Kind {
		case KindExtension, KindParameter, KindCapability, KindResponseCode:
			if !strings.Contains(x.Example, strings.TrimSuffix(x.ID, "=")) {
				t.Errorf("no %s in the example", x.ID)
			}
		case KindMechanism:
			if !strings.Contains(x.Example, "AUTH "+x.ID) && x.ID != "USER/PASS" {
				t.Errorf("no AUTH %s in the example", x.ID)
			}
		}
	})
}

// The example of a fault that the parser of replies finds holds that fault.
func TestExamplesOfFaultsAreFaulty(t *testing.T) {
	for _, id := range []string{"malformed-reply", "code-changes", "missing-space", "enhanced-class-mismatch"} {
		var lines [][]byte
		for _, line := range strings.Split(find(problemTopics, id).Example, "\n") {
			if text, ok := strings.CutPrefix(line, "S: "); ok {
				lines = append(lines, []byte(text))
			}
		}
		if _, problems := trace.ParseSMTPReply(lines); !slices.Contains(problems, id) {
			t.Errorf("%s: %q has %q", id, lines, problems)
		}
	}
}

// What BDAT announces is what follows it.
func TestChunkIsCounted(t *testing.T) {
	_, rest, _ := strings.Cut(find(smtpExtensions, "CHUNKING").Example, "C: BDAT ")
	number, text, _ := strings.Cut(rest, " LAST\n")
	octets := 0
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "C:") {
			octets += len(strings.TrimPrefix(line[2:], " ")) + len("\r\n")
		}
	}
	if n, err := strconv.Atoi(number); err != nil || n != octets {
		t.Errorf("BDAT %s, and %d octets follow", number, octets)
	}
}
