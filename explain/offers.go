package explain

import (
	"strings"

	"mailproto/trace"
)

// learn notes what a reply tells about the server.
func (c *conn) learn(step *Step, cmd *trace.Command) {
	switch {
	case cmd == nil:
	case cmd.Verb == "MAIL" && step.Reply.Code == 530:
		c.loginFirst = true
	case step.Outcome != trace.OK:
	case cmd.Verb == "HELO":
		c.offer(Offers{})
	case cmd.Verb == "EHLO", cmd.Verb == "LHLO", cmd.Verb == "CAPA":
		c.offer(readOffers(step.Reply))
	}
}

// offer takes in a new list of offers.
func (c *conn) offer(o Offers) {
	c.offers = o
	c.told++
}

// timestamp finds the angle brackets by which a greeting offers APOP (RFC 1939
// §7).
func timestamp(line string) bool {
	i := strings.IndexByte(line, '<')
	return i >= 0 && strings.IndexByte(line[i:], '>') > 1
}

// readOffers reads the list that answers EHLO or CAPA.
func readOffers(r *trace.Reply) Offers {
	o := Offers{}
	for i := 1; i < len(r.Lines) && i <= 500; i++ {
		words := keywordWords(r.Text(i))
		if len(words) == 0 {
			continue
		}
		key, args := strings.ToUpper(words[0]), strings.Join(words[1:], " ")
		if rest, ok := strings.CutPrefix(key, "AUTH="); ok {
			key, args = "AUTH", strings.TrimSpace(rest+" "+args)
			if old, ok := o[key]; ok {
				args = old
			}
		}
		o[key] = strings.TrimSpace(args)
	}
	return o
}

// keywordWords are the words of a line in that list, as a client takes them: a tab,
// which is shown as \x09, parts them as a space does. A word counts as it is written,
// and a keyword that was meant by it is not guessed.
func keywordWords(text string) []string {
	return strings.Fields(strings.ReplaceAll(text, `\x09`, " "))
}
