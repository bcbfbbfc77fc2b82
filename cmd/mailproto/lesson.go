package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"mailproto/explain"
	"mailproto/faq"
	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
	"mailproto/internal/render"
)

func newLesson(u *ui) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lesson run|check|new FILE",
		Short: u.in2("Run a dialogue file of your own, and check that it proves something", "运行自己写的对话文件，并检查它确实证明了什么"),
		Long: u.in2(
			"A lesson is a text file with claims, and for each claim an experiment and a counter-run as dialogues in C: and S: lines. `lesson new FILE` writes one that runs and says in its comments how it is made. In place of FILE, run and check also take the lessons that come with mailproto: greylisting, bounce, envelope.",
			"课程是一个文本文件，写有若干论断；每个论断配有一个实验和一个对照运行，用 C: 和 S: 的对话写成。`lesson new FILE` 会写出一个能运行的文件，注释里说明写法。run 和 check 的 FILE 也可以是自带的课程：greylisting、bounce、envelope。"),
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return usage(text("lesson is followed by run, check or new, not %q", "lesson 之后是 run、check 或 new，不能是 %q"), args[0])
		},
	}
	sub := func(name, en, zh string, run func(ctx context.Context, file string) error) *cobra.Command {
		c := &cobra.Command{Use: name + " FILE", Short: u.in2(en, zh), Args: oneFile, ValidArgsFunction: lessonFiles(name),
			RunE: func(c *cobra.Command, args []string) error { return run(c.Context(), args[0]) }}
		cmd.AddCommand(c)
		return c
	}
	var o pacing
	o.flags(u, sub("run", "Run a lesson, every step shown", "运行课程，逐步显示", func(ctx context.Context, file string) error {
		return u.lessonRun(ctx, file, o)
	}).Flags())
	sub("check", "Check that every experiment holds and every counter-run fails", "检查每个实验成立、每个对照运行不成立", u.lessonCheck)
	sub("new", "Write a lesson that runs, to start from", "写出一个能运行的课程，供修改", u.lessonNew)
	return cmd
}

func oneFile(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return &userError{msg: text("one FILE is needed", "需要一个 FILE"),
			hint: text("lessons that come with mailproto: %s", "自带的课程：%s").Sprintf(strings.Join(faq.Examples(), ", "))}
	}
	return nil
}

// lesson reads a file, or a lesson that comes with mailproto.
func (u *ui) lesson(file string) (*faq.Lesson, []experiment, error) {
	data, err := readLesson(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && slices.Contains(faq.Examples(), file):
		data, _ = faq.Example(file)
		file += ".txtar"
	case err != nil:
		return nil, nil, fileError("lesson", err)
	case len(data) > maxLesson:
		return nil, nil, &localError{userError{msg: text("lesson: %s is too large: %d octets at most", "lesson：%s 太大：最多 %d 字节").Sprintf(file, maxLesson)}}
	}
	l, err := faq.ParseLesson(data)
	if own := new(faq.Error); errors.As(err, &own) {
		return nil, nil, &userError{msg: own.In(file)}
	} else if err != nil {
		return nil, nil, err
	}
	all, err := scripts(file, l.Claims)
	if own := new(dialogue.Error); errors.As(err, &own) {
		return nil, nil, &userError{msg: lang.Text{En: own.In(lang.En), Zh: own.In(lang.Zh)}}
	}
	return l, all, err
}

// maxLesson bounds a lesson's file, in octets.
const maxLesson = 1 << 20

func readLesson(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxLesson+1))
}

func (u *ui) lessonRun(ctx context.Context, file string, o pacing) error {
	if err := o.check(u); err != nil {
		return err
	}
	l, all, err := u.lesson(file)
	if err != nil {
		return err
	}
	if !u.json {
		if err := render.Page(u.out, u.options(), false, "", &faq.Page{Title: l.Title, Text: l.Text}); err != nil {
			return outputError(err)
		}
	}
	ctx, view, _ := u.pace(ctx, o)
	return u.proveAll(ctx, view, all)
}

// lessonCheck proves without showing: what counts is whether it proves something.
func (u *ui) lessonCheck(ctx context.Context, file string) error {
	_, all, err := u.lesson(file)
	if err != nil {
		return err
	}
	return u.proveAll(ctx, quiet{u.view()}, all)
}

// quiet shows verdicts alone.
type quiet struct{ render.Live }

func (quiet) Heading(render.Heading) {}
func (quiet) Step(explain.Step)      {}

// Aside implements render.Live.
func (quiet) Aside(string, lang.Text) {}

// lessonNew writes the lesson to start from; it never replaces a file.
func (u *ui) lessonNew(_ context.Context, file string) error {
	data, _ := faq.Example("start")
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fileError("lesson new", err)
	}
	_, werr := f.Write(data)
	if err := errors.Join(werr, f.Close()); err != nil {
		return fileError("lesson new", err)
	}
	name := file
	if strings.ContainsFunc(name, func(r rune) bool { return r < utf8.RuneSelf && !isPlain(r) }) {
		name = shellWord(name)
	}
	_, err = u.out.WriteString(text("Written: %s. Try: mailproto lesson run %s\n", "已写出 %s。试试：mailproto lesson run %s\n").Sprintf(file, name).In(u.lang))
	return written(err)
}
