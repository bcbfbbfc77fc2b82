package main

import (
	"fmt"
	"strconv"
	"strings"

	"mailproto/internal/lang"
	"mailproto/internal/render"
)

// optionName is the letter of a choice.
func optionName(i int) string { return string(rune('A' + i)) }

// hands reads how many have raised their hand for each of n choices: numbers with
// spaces or commas between them.
func hands(s string, n int) ([]int, bool) {
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	if len(fields) != n {
		return nil, false
	}
	counts, sum := make([]int, n), 0
	for i, f := range fields {
		k, err := strconv.ParseUint(f, 10, 16)
		if err != nil {
			return nil, false
		}
		counts[i] = int(k)
		sum += int(k)
	}
	return counts, sum > 0
}

// prediction is what was predicted, and what came.
type prediction struct {
	claim, step string
	about       lang.Text
	votes       []int // for each choice; one vote where one person has answered
	single      bool
	truth       int // its index; -1 for something that was not offered
	outcome     lang.Text
}

// right is how many of the votes were.
func (r prediction) right() (right, all int) {
	for i, n := range r.votes {
		all += n
		if i == r.truth {
			right = n
		}
	}
	return right, all
}

// predicted says what was predicted.
func (r prediction) predicted() string {
	var parts []string
	for i, n := range r.votes {
		switch {
		case n > 0 && r.single:
			parts = append(parts, optionName(i))
		case n > 0:
			parts = append(parts, optionName(i)+" "+strconv.Itoa(n))
		}
	}
	return strings.Join(parts, ", ")
}

// scores prints prediction beside outcome, and the score.
func (u *ui) scores(all []prediction) error {
	if len(all) == 0 {
		return nil
	}
	o := u.options()
	header := []string{u.in2("Step", "步骤"), u.in2("What was asked", "问的是"), u.in2("Predicted", "预测"), u.in2("Outcome", "结果"), u.in2("Right", "对否")}
	var rows [][]string
	right, votes := 0, 0
	for _, r := range all {
		n, of := r.right()
		right, votes = right+n, votes+of
		mark := u.in2("no", "错")
		switch {
		case !r.single:
			mark = fmt.Sprintf("%d/%d", n, of)
		case n > 0:
			mark = u.in2("yes", "对")
		}
		outcome := r.outcome.In(o.Lang)
		if r.truth >= 0 {
			outcome = optionName(r.truth) + "  " + outcome
		}
		rows = append(rows, []string{r.step, r.about.In(o.Lang), r.predicted(), outcome, mark})
	}
	fmt.Fprintf(u.out, "\n%s\n", o.Palette.Paint(render.StyleHead, u.in2("Prediction and outcome", "预测与结果")))
	if err := u.table(header, rows); err != nil {
		return outputError(err)
	}
	fmt.Fprintln(u.out, text("%d of %d right (%d%%).", "%d / %d 答对（%d%%）。").Sprintf(right, votes, 100*right/votes).In(o.Lang))
	return outputFlushed(u)
}

func (u *ui) table(header []string, rows [][]string) error {
	if u.plain {
		return render.PlainTable(u.out, header, rows, u.columns())
	}
	return render.Table(u.out, header, rows, u.columns(), render.TableOptions{Unicode: u.utf8Locale()})
}
