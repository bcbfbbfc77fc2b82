package explain

import (
	"slices"
	"strconv"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// maildrop is what a POP3 server has said of the messages, to be compared with what
// else it says of them and with what it sends.
type maildrop struct {
	sizes      map[int64]int64 // of each message, as LIST said
	whole      bool            // sizes holds every message
	stat, list *total          // nil: not known, or DELE has changed it
	fetched    int64           // the message whose RETR was answered last; 0: none
}

// total is how many messages there are and how many octets.
type total struct{ messages, octets int64 }

// mostSizes bounds the messages whose sizes are remembered: the server chose how many
// there are.
const mostSizes = 50_000

// listed keeps in mind what a positive reply says of the messages, and names where it
// does not agree with itself or with what was said before.
func (c *conn) listed(step *Step, cmd *trace.Command) {
	d := &c.drop
	d.fetched = 0
	if step.Proto != trace.POP3 || cmd == nil || step.Outcome != trace.OK {
		return
	}
	agrees := true
	switch cmd.Verb {
	case "STAT":
		if n, octets, ok := twoNumbers(step.Reply.Text(0)); ok {
			d.stat = &total{n, octets}
			agrees = d.totalsAgree()
		}
	case "LIST":
		agrees = d.sized(cmd.Args, step.Reply)
	case "UIDL":
		agrees = d.named(cmd.Args, step.Reply)
	case "RETR":
		d.fetched, _ = strconv.ParseInt(cmd.Args, 10, 64)
	case "DELE", "RSET": // both leave out what is marked (RFC 1939 §5)
		d.stat, d.list = nil, nil
	}
	if !agrees {
		step.Problems = append(step.Problems, finding("listing-mismatch"))
	}
}

// totalsAgree reports that LIST comes to what STAT says, as far as both are known.
func (d *maildrop) totalsAgree() bool { return d.stat == nil || d.list == nil || *d.stat == *d.list }

// sized takes in the answer to LIST. agrees is false where a number stands twice or
// cannot be one, or where the sum is not what STAT said.
func (d *maildrop) sized(arg string, r *trace.Reply) (agrees bool) {
	if d.sizes == nil || arg == "" {
		d.sizes, d.list = map[int64]int64{}, nil
	}
	if arg != "" {
		if n, size, ok := twoNumbers(r.Text(0)); ok && len(d.sizes) < mostSizes {
			d.sizes[n] = size
		}
		return true
	}
	sum, agrees := total{}, true
	for i := 1; i < len(r.Lines); i++ {
		n, size, ok := twoNumbers(r.Text(i))
		if _, twice := d.sizes[n]; !ok || twice || n < 1 {
			agrees = agrees && !ok // what cannot be read at all is named elsewhere
			continue
		}
		sum.messages++
		sum.octets += size
		if len(d.sizes) < mostSizes {
			d.sizes[n] = size
		}
	}
	d.list, d.whole = &sum, len(r.Lines) <= mostSizes
	return agrees && d.totalsAgree()
}

// named compares the answer to UIDL with the numbers of LIST. Two messages may have
// one unique-id, but no message has two (RFC 1939 §7).
func (d *maildrop) named(arg string, r *trace.Reply) (agrees bool) {
	if arg != "" || len(r.Lines) > mostSizes {
		return true
	}
	seen := map[string]bool{}
	for i := 1; i < len(r.Lines); i++ {
		number, _, _ := strings.Cut(r.Text(i), " ")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			continue
		}
		_, known := d.sizes[n]
		if seen[number] || n < 1 || d.whole && d.list != nil && !known {
			return false
		}
		seen[number] = true
	}
	return true
}

// fetchedAs compares the size of a message that went by with what LIST said of it.
func (c *conn) fetchedAs(step *Step) {
	told, ok := c.drop.sizes[c.drop.fetched]
	came := step.Octets - step.Stuffed // LIST counts no second dots (RFC 1939 §11)
	if step.Proto != trace.POP3 || step.Peer != trace.Server || c.drop.fetched == 0 || !ok || told == came {
		return
	}
	f := finding("size-mismatch")
	f.Title = join([]lang.Text{f.Title, lang.Text{En: "%d told, %d came", Zh: "报告 %d，收到 %d"}.Sprintf(told, came)}, lang.Text{En: ": ", Zh: "："})
	step.Problems = append(step.Problems, f)
}

// unfitting names a reply whose code its command does not have: it is followed by its
// first digit, and yet the other side is not what it seems.
func (c *conn) unfitting(step *Step, cmd *trace.Command) {
	if code := step.Reply.Code; step.Proto != trace.SMTP || step.Outcome == trace.Later || step.Outcome == trace.No ||
		code == 0 || cmd == nil && !c.opened || fits(cmd, code) {
		return
	}
	step.Problems = append(step.Problems, finding("unfitting-code"))
}

// fits reports that a code of success, or of a question, is one that the command can
// have (RFC 5321 §4.3.2, RFC 4954 §4, §6, RFC 3207 §4).
func fits(cmd *trace.Command, code int) bool {
	if cmd == nil {
		return code == 220
	}
	switch cmd.Verb {
	case "DATA":
		return code == 354
	case "STARTTLS", "XCLIENT":
		return code == 220
	case "AUTH", verbAnswer:
		return code == 235 || code == 334
	case ".":
		return code/100 == 2 || code == 353
	case "BDAT":
		return code/100 == 2 || code == 353
	case "EHLO", "HELO", "LHLO", "MAIL", "RCPT", "RSET", "NOOP", "VRFY", "EXPN", "HELP", "QUIT":
		return code/100 == 2
	}
	return slices.Contains([]int{2, 3}, code/100) // who knows what else there is
}

// lost names an end of the connection that the server brought about, where the
// client's end is watched and had not said goodbye.
func (c *conn) lost(step *Step) {
	if !c.maker.watched && c.opened && step.Peer == trace.Server && step.Before.Phase != PhaseClosed {
		step.Problems = append(step.Problems, finding("connection-lost"))
	}
}

// misspeltKeyword reports a keyword that does not have the form of one (RFC 5321
// §4.1.1.1). The old AUTH=LOGIN has a name of its own; POP3's tags may be any text, and
// are judged only where a blank is known to be missing.
func misspeltKeyword(p trace.Proto, line string) bool {
	word, _, _ := strings.Cut(line, " ")
	if p == trace.POP3 {
		rest, ok := strings.CutPrefix(strings.ToUpper(word), "EXPIRE")
		return ok && rest != "" || strings.Contains(word, `\`)
	}
	if len(word) >= 5 && strings.EqualFold(word[:5], "AUTH=") {
		return false
	}
	return word[0] == '-' || strings.ContainsFunc(word, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
}
