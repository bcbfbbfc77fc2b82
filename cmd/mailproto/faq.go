package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"mailproto/faq"
	"mailproto/internal/render"
)

// liveOptions are the options of faq.
type liveOptions struct {
	live bool
	real realOptions
	pacing
}

// check refuses options that mean something with --live alone.
func (o *liveOptions) check(u *ui) error {
	if !o.live && o.waits() {
		return usage(text("--step and --predict are for experiments: add --live", "--step 和 --predict 用于实验：请加上 --live"))
	}
	if err := o.real.check(o.live); err != nil {
		return err
	}
	return o.pacing.check(u)
}

func newFAQ(u *ui) *cobra.Command {
	var o liveOptions
	cmd := &cobra.Command{
		Use:   "faq [N|intro|summary]",
		Short: u.in2("Thirteen points that compare SMTP with POP3", "比较 SMTP 与 POP3 的十三个要点"),
		Long: u.in2(
			"Prints the thirteen points as one table, or one point whole: the question, the common answer, what is wrong in it by the RFCs, and commands that show it live.",
			"把十三个要点列成一张表，或完整打印其中一点：问题、常见的说法、按 RFC 它错在哪里，以及能实际看到它的命令。"),
		Example: "mailproto faq\nmailproto faq 6\nmailproto --lang zh faq 5\nmailproto faq 7 --live\nmailproto faq 7 --live --submission mail.example.org --pop3 pop.example.org --user alice@example.org --user bob@example.org --yes",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return u.faq(cmd.Context(), args, o) },
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return u.completePoints(args), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().BoolVar(&o.live, "live", false, u.in2("run the experiments of the point's claims, and their counter-runs; without N of all", "运行该要点各论断的实验及其对照运行；不给 N 则运行全部"))
	o.flags(u, cmd.Flags())
	o.real.flags(u, cmd.Flags())
	o.real.changed = cmd.Flags().Changed
	return cmd
}

// completePoints offers the points with their titles.
func (u *ui) completePoints(args []string) []cobra.Completion {
	points, err := faq.All()
	if err != nil || len(args) > 0 {
		return nil
	}
	var found []cobra.Completion
	for _, p := range points {
		found = append(found, cobra.CompletionWithDesc(strconv.Itoa(p.Number), p.Title.In(u.lang)))
	}
	return append(found, "intro", "summary")
}

func (u *ui) faq(ctx context.Context, args []string, l liveOptions) error {
	if err := l.check(u); err != nil {
		return err
	}
	o, live := u.options(), l.live
	switch {
	case len(args) == 0:
		points, err := faq.All()
		if err != nil {
			return err
		}
		if live {
			return u.live(ctx, points, l)
		}
		return written(render.Points(u.out, o, u.json, u.plain, points))
	case len(args) > 1:
		return usage(text("one point at a time: faq 1 to faq 13", "一次看一点：faq 1 到 faq 13"))
	}
	switch word := strings.ToLower(args[0]); word {
	case "intro", "summary":
		if live {
			return usage(text("%s has no experiments", "%s 没有实验"), word)
		}
		load := faq.Intro
		if word == "summary" {
			load = faq.Summary
		}
		page, err := load()
		if err != nil {
			return err
		}
		return written(render.Page(u.out, o, u.json, word, page))
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 || n > faq.Count {
		return &userError{msg: text("there is no point %q", "没有 %q 这一点").Sprintf(args[0]),
			hint: text("the points are 1 to %d; faq intro and faq summary are there too", "要点从 1 到 %d；还有 faq intro 和 faq summary").Sprintf(faq.Count)}
	}
	point, err := faq.Get(n)
	if err != nil {
		return err
	}
	if l.predict {
		u.question(point)
	} else if !live || !u.json {
		if err := written(render.Point(u.out, o, u.json, u.plain, point)); err != nil || !live {
			return err
		}
	}
	return u.live(ctx, []*faq.Point{point}, l)
}

// question is a point without its answers, which are to be predicted.
func (u *ui) question(p *faq.Point) {
	o := u.options()
	for _, t := range []string{strconv.Itoa(p.Number) + ". " + p.Title.In(o.Lang), p.Question.In(o.Lang),
		text("The answers stand in: mailproto faq %d", "答案见：mailproto faq %d").Sprintf(p.Number).In(o.Lang)} {
		for _, l := range render.Wrap(t, o.Width) {
			fmt.Fprintln(u.out, l)
		}
	}
}

// written turns an error of writing standard output into one of ours.
func written(err error) error {
	if err != nil {
		return outputError(err)
	}
	return nil
}
