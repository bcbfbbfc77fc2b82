package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// asker asks for predictions, and keeps them.
type asker struct {
	claimed lang.Text         // what the claim says
	claim   string            // that is being shown; empty in a trace
	marks   map[string][]bool // by session: which of the next replies a claim rests on
	asking  bool
	warned  bool // what q does has been said
	records []prediction
	open    *prediction // its outcome is still to come
	opening string      // the session that is being opened
}

// worthAsking reports whether a reply is to be predicted: in an experiment those
// that its claim rests on, elsewhere those that decide something.
func (p *pacer) worthAsking(s explain.Step) bool {
	if s.Reply == nil {
		return false
	}
	if p.claim == "" {
		l := p.lines[s.Conn]
		return decisive(s, l.strange > 0 && l.strange == s.Exchange)
	}
	marks := p.marks[s.Conn]
	if s.Exchange == 0 || len(marks) == 0 {
		return false
	}
	p.marks[s.Conn] = marks[1:]
	return marks[0]
}

// askReply asks what will answer a command. It reports whether that was answered.
func (p *pacer) askReply(ctx context.Context, s explain.Step) (bool, error) {
	all, truth := choices(s)
	if len(all) < 2 {
		return false, nil
	}
	command := p.commandOf(s)
	r := &prediction{claim: p.claim, step: strings.TrimSpace(p.claim + " " + strconv.Itoa(s.Exchange)), truth: truth, outcome: all[truth].text(), about: lang.Same(command)}
	return true, p.ask(ctx, r, all, text("What will the server answer to %s?", "服务器会怎样应答 %s？").Sprintf(brief(command)))
}

// commandOf is the line that a reply answers.
func (p *pacer) commandOf(s explain.Step) string {
	for _, pg := range slices.Backward(p.pages) {
		if pg.conn == s.Conn && pg.exchange == s.Exchange {
			if e := pg.steps[0].Event; e.Command != nil && s.Answers != "=" {
				return trace.Line(e)
			}
		}
	}
	if s.Answers == "=" {
		return "AUTH"
	}
	return s.Answers
}

// brief cuts what is asked about to the width of a line.
func brief(s string) string { return render.Truncate(s, 44) }

// ask asks until there is an answer, which r then holds.
func (p *pacer) ask(ctx context.Context, r *prediction, all []choice, question lang.Text) error {
	p.asking = true
	defer func() { p.asking = false }()
	at := len(p.pages) - 1
	p.question(question, all)
	for {
		k, err := p.press(ctx, lang.Same("A-"+optionName(len(all)-1)), at)
		if err != nil {
			return err
		}
		switch {
		case k >= 'a' && k <= 'z' && int(k-'a') < len(all):
			return p.answered(r, vote(int(k-'a'), len(all)), true)
		case k >= 'A' && k <= 'Z' && int(k-'A') < len(all):
			return p.answered(r, vote(int(k-'A'), len(all)), true)
		case k >= '0' && k <= '9':
			counts, err := p.count(ctx, k, len(all))
			if err != nil {
				return err
			}
			if counts != nil {
				return p.answered(r, counts, false)
			}
		case k == keyEnter, k == ' ':
			p.say(answerText(len(all)))
		default:
			if err := p.command(k, &at); err != nil {
				return err
			}
			if k == keyLeft || k == keyRight || k == '?' || k == 'r' || k == 'R' {
				p.question(question, all)
			}
		}
	}
}

// answerText says how to answer.
func answerText(n int) lang.Text {
	example := []string{"", "5", "5 9", "3 9 4", "3 0 12 1"}[n]
	to := text("to", "到")
	if n == 2 {
		to = text("or", "或")
	}
	return text("Answer A %s %s, or with a show of hands: %s", "请答 A %s %s，或给出各项的举手人数：%s").Sprintf(to, optionName(n-1), example)
}

// vote is one person's.
func vote(i, n int) []int {
	v := make([]int, n)
	v[i] = 1
	return v
}

// question prints what is asked, and what could come.
func (p *pacer) question(q lang.Text, all []choice) {
	p.head(q)
	o := p.u.options()
	defer p.say(answerText(len(all)))
	for i, c := range all {
		head := "  " + optionName(i) + "  "
		for _, l := range render.Hang(head, strings.Repeat(" ", len(head)), c.text().In(o.Lang), o.Width) {
			fmt.Fprintln(p.u.out, o.Palette.PaintHead(render.StyleHead, head, l))
		}
	}
}

// count reads a show of hands that begins with a digit; nil if it was none.
func (p *pacer) count(ctx context.Context, first key, n int) ([]int, error) {
	typed := string(rune(first))
	prompt := text("hands: ", "举手人数：").In(p.u.lang)
	draw := func() {
		fmt.Fprint(p.u.out, "\r", prompt, typed, " \b")
		p.u.out.Flush()
	}
	for {
		k, err := p.keys.next(ctx, draw)
		if err != nil {
			return nil, err
		}
		switch {
		case k == keyInterrupt:
			fmt.Fprintln(p.u.out)
			p.cancel()
			return nil, context.Canceled
		case k == keyEnter:
			fmt.Fprintln(p.u.out)
			counts, ok := hands(typed, n)
			if !ok {
				p.say(text("That takes %d numbers, one for each letter, and at least one hand.", "需要 %d 个数，每个字母一个，并且至少有一人举手。").Sprintf(n))
				return nil, nil
			}
			return counts, nil
		case k == keyErase && typed != "":
			typed = typed[:len(typed)-1]
		case (k >= '0' && k <= '9' || k == ' ' || k == ',') && len(typed) < mostTyped:
			typed += string(rune(k))
		}
	}
}

// mostTyped bounds what is typed as a show of hands.
const mostTyped = 40

// answered keeps an answer until its outcome is shown.
func (p *pacer) answered(r *prediction, votes []int, single bool) error {
	r.votes, r.single = votes, single
	p.open = r
	p.say(text("Predicted: %s.", "预测：%s。").Sprintf(r.predicted()))
	return nil
}

// revealReply says whether a reply was predicted, and why it came.
func (p *pacer) revealReply(s explain.Step) {
	if p.open != nil {
		why := whyOf(s)
		if o := p.u.options(); o.Level != render.Brief && render.Telling(s) {
			why = lang.Text{} // the step itself says it
		}
		p.reveal(why)
	}
}

// reveal says what the open prediction came to.
func (p *pacer) reveal(why lang.Text) {
	r := p.open
	p.open = nil
	p.records = append(p.records, *r)
	n, of := r.right()
	verdict, style := text("Not so.", "没猜中。"), render.StyleLater
	switch {
	case !r.single:
		verdict, style = text("%d of %d were right.", "%d / %d 猜中。").Sprintf(n, of), render.StyleOK
	case n > 0:
		verdict, style = text("Right.", "猜中了。"), render.StyleOK
	}
	if r.truth >= 0 {
		verdict = text("%s It is %s: %s.", "%s答案是 %s：%s。").Sprintf(verdict, optionName(r.truth), r.outcome)
	} else {
		verdict = text("%s What came: %s.", "%s实际是：%s。").Sprintf(verdict, r.outcome)
	}
	if !why.IsZero() {
		verdict = text("%s %s", "%s%s").Sprintf(verdict, why)
	}
	o := p.u.options()
	fmt.Fprintln(p.u.out)
	for _, l := range render.Hang("     ", "     ", verdict.In(o.Lang), o.Width) {
		fmt.Fprintln(p.u.out, o.Palette.Paint(style, l))
	}
}

// scores prints what all predictions came to.
func (p *pacer) scores() error {
	if p == nil {
		return nil
	}
	return p.u.scores(p.records)
}
