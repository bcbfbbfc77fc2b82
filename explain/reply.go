package explain

import (
	"slices"
	"strconv"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// Certainty says what a reading rests on. Its values stand in JSON as they are.
type Certainty string

// The certainties. The text of a reply is free (RFC 5321 §4.2), so that what is
// read from it is likely at best.
const (
	Certain Certainty = "certain" // the codes say it
	Likely  Certainty = "likely"  // the wording says it, or a code that is used for more than one thing
	None    Certainty = "none"    // nothing says it
)

// Retry says whether sending the same again can help. Its values stand in JSON
// as they are.
type Retry string

// The answers to that question.
const (
	RetryNo     Retry = "no"           // never as it is
	RetryLater  Retry = "later"        // after a while, with nothing changed
	RetryChange Retry = "after-change" // once somebody has changed something
)

// Act says who must act. Its values stand in JSON as they are.
type Act string

// Those who may have to act.
const (
	ActPerson    Act = "person"         // whoever wrote the mail or runs the mail program
	ActSender    Act = "sender-admin"   // who runs the sending server or domain
	ActRecipient Act = "recipient-side" // the recipient, or who runs the mailbox's server
	ActNobody    Act = "nobody"         // it is done, or time alone will help
)

// Reading is what a whole reply says.
type Reading struct {
	Proto trace.Proto
	// Reply is the reply taken apart. Code is 0 where what was pasted holds an
	// enhanced code but no reply code.
	Reply   trace.Reply
	Outcome trace.Outcome
	// Answers is the command that the reply answers, where what stood around it
	// says so: a verb, or "." for the end of the message data.
	Answers   string
	Cause     Cause
	Certainty Certainty
	Retry     Retry
	Act       Act
	// Vendor is the provider or server that the wording, a code or the server's
	// name betrays; empty if nothing does.
	Vendor string
	// Said is what the server said, its lines joined, without the codes.
	Said string
	// Meaning is the likely cause in a sentence or two, and Do what to do.
	Meaning, Do lang.Text
	Refs        []string
	// Notes explain the codes: digit by digit, part by part, and what a vendor
	// means by them.
	Notes []Note

	challenge *trace.SASL // what the base64 of a challenge holds
}

// maxSaid bounds the text of a reply that is shown and looked through.
const maxSaid = 4 << 10

// ReadReply reads a reply, of one line or many, as it stands in a dialogue, a
// log, a bounce or an error message. It reports false if s holds no reply.
func ReadReply(s string) (Reading, bool) {
	q, ok := unquote(s)
	if !ok {
		return Reading{}, false
	}
	r := Reading{Proto: q.proto, Answers: q.answers}
	raw := make([][]byte, len(q.lines))
	for i, line := range q.lines {
		raw[i] = []byte(line)
	}
	if q.proto == trace.POP3 {
		r.Reply, _ = trace.ParsePOP3Reply(raw)
	} else {
		r.Reply, _ = trace.ParseSMTPReply(raw)
	}
	r.Outcome = r.Reply.Outcome(q.proto)
	r.challenged()
	r.weigh(q)
	r.Notes = r.codeNotes()
	return r, true
}

// weigh finds what the reply says and decides on the cause.
func (r *Reading) weigh(q quote) {
	if r.Proto == trace.SMTP {
		r.enhance(q)
	}
	r.Said = said(r.Reply, r.Proto)
	r.read(evidence{
		proto: r.Proto, code: r.Reply.Code, enhanced: r.Reply.Enhanced, status: r.Reply.Status(),
		response: strings.ToUpper(r.Reply.ResponseCode()), answers: r.Answers, words: words(r.Said), lower: lowered(r.Said),
		host: q.host,
	})
}

// enhance finds an enhanced code that does not stand where it should, and the
// outcome of a reply that has nothing but an enhanced code.
func (r *Reading) enhance(q quote) {
	if r.Reply.Enhanced == "" {
		for i := range r.Reply.Lines {
			if e := looseEnhanced(r.Reply.Text(i), r.Reply.Code/100); e != "" {
				r.Reply.Enhanced = e
				break
			}
		}
	}
	if r.Reply.Code == 0 && q.bare && r.Reply.Enhanced != "" {
		r.Outcome = trace.Reply{Code: int(r.Reply.Enhanced[0]-'0') * 100}.Outcome(trace.SMTP)
		r.Reply.OK = r.Outcome == trace.OK
	}
}

// said joins the text of a reply's lines, without the codes that begin them.
func said(reply trace.Reply, p trace.Proto) string {
	var w strings.Builder
	for i := range reply.Lines {
		text := strings.TrimSpace(reply.Text(i))
		if e := reply.Enhanced; e != "" {
			text = cutEnhanced(text, e)
		}
		if rc := reply.ResponseCode(); i == 0 && p == trace.POP3 && rc != "" {
			text = strings.TrimPrefix(text, "["+rc+"]")
		}
		for _, word := range strings.Fields(text) {
			if w.Len()+len(word) > maxSaid {
				return strings.TrimSpace(w.String()) + " …"
			}
			if w.Len() > 0 {
				w.WriteByte(' ')
			}
			w.WriteString(word)
		}
	}
	return w.String()
}

// cutEnhanced takes an enhanced code off the beginning of a text, with what sets
// it apart: "#5.1.1", "(5.7.1)", "5.7.1:".
func cutEnhanced(text, e string) string {
	rest := strings.TrimLeft(text, "#([ ")
	after, ok := strings.CutPrefix(rest, e)
	if !ok || after != "" && (isDigit(after[0]) || after[0] == '.' && len(after) > 1 && isDigit(after[1])) {
		return text
	}
	if len(rest) != len(text) {
		after = strings.TrimLeft(after, ")]")
	}
	return strings.TrimLeft(after, ":;, ")
}

// codeNotes explain the codes of a reply.
func (r *Reading) codeNotes() []Note {
	step := &Step{Outcome: r.Outcome}
	step.Proto, step.Reply = r.Proto, &r.Reply
	var notes []Note
	if code := status(r.Proto, &r.Reply); code != "" {
		notes = append(notes, codeNote(step, code, lineEndOf(r.Proto, &r.Reply)))
		notes = append(notes, digitNotes(r.Reply.Code)...)
	}
	if r.challenge != nil {
		notes = append(notes, decodedNotes(r.challenge, trace.Server)...)
	}
	if rc := r.Reply.ResponseCode(); rc != "" && r.Proto == trace.POP3 {
		notes = append(notes, responseCodeNote(step, rc))
	}
	if e := r.Reply.Enhanced; e != "" {
		n := Note{Role: RoleEnhanced, Label: e, Topic: e}
		n.Title, n.Refs, n.Unknown = enhancedText(e)
		notes = append(notes, n)
	}
	for _, v := range vendorCodes {
		if v.Code == r.Reply.Enhanced && (r.Reply.Code == 0 || v.answers(r.Reply.Code)) && sameVendor(v.Vendor, r.Vendor) && !saysLineEnd(r.Proto, &r.Reply) {
			notes = append(notes, Note{Role: RoleVendor, Label: v.Vendor, Topic: v.Code, Title: v.Meaning})
		}
	}
	return notes
}

// digitNotes say what the first two digits of a reply code mean (RFC 5321
// §4.2.1); the third has no meaning by itself.
func digitNotes(code int) []Note {
	if code == 0 {
		return nil
	}
	s := strconv.Itoa(code)
	first := Note{Role: RoleCode, Label: s[:1] + "yz", Title: firstDigit(s[0]), Refs: []string{"RFC 5321 §4.2.1"}}
	second := Note{Role: RoleCode, Label: "x" + s[1:2] + "z", Title: secondDigit(s[1]), Refs: []string{"RFC 5321 §4.2.1"}}
	if second.Title.IsZero() {
		second.Unknown = true
		second.Title = lang.Text{En: "a digit to which the standard gives no meaning", Zh: "标准没有规定含义的数字"}
	}
	return []Note{first, second}
}

// sameVendor reports whether a vendor's use of a code is worth showing: always
// while nothing betrays who speaks.
func sameVendor(list, name string) bool {
	if name == "" {
		return true
	}
	base := vendorFamily(name)
	return slices.ContainsFunc(strings.Split(list, ", "), func(v string) bool { return vendorFamily(v) == base })
}

// vendorFamily folds the names under which one provider's codes go.
func vendorFamily(name string) string {
	switch name {
	case "Exchange", "Exchange Online", "Outlook.com":
		return "Microsoft"
	}
	return name
}
