package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"mailproto/internal/transcript"
)

func newReplay(u *ui) *cobra.Command {
	var o pacing
	var c clock
	cmd := &cobra.Command{
		Use:   "replay FILE",
		Short: u.in2("Show a recorded session again, without a network", "不用网络，重放录制的会话"),
		Long: u.in2(
			"Shows again what trace --record FILE has kept, or trace --json has printed: at any --level, in any language, as --json or --plain, --step by step, or to --predict. Nothing is connected to. What each line means is worked out anew. FILE is - for standard input.",
			"重放 trace --record FILE 保存的、或 trace --json 输出的会话：可用任何 --level 和语言，可用 --json 或 --plain，可用 --step 逐步观看，也可用 --predict 预测。不连接任何服务器，每一行的含义都重新推导。FILE 为 - 则读标准输入。"),
		Example: "mailproto trace smtp --record session.jsonl\nmailproto replay session.jsonl --level deep\nmailproto replay session.jsonl --lang zh --step",
		Args:    oneRecording,
		RunE:    func(cmd *cobra.Command, args []string) error { return u.replay(cmd.Context(), args[0], o) },
	}
	o.flags(u, cmd.Flags())
	c.flags(u, cmd.Flags())
	return cmd
}

// oneRecording wants one FILE.
func oneRecording(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return &userError{msg: text("which recording? FILE is missing", "要重放哪一个录制文件？缺少 FILE"),
			hint: text("trace smtp --record FILE makes one", "trace smtp --record FILE 可以录制")}
	case 1:
		return nil
	}
	return usage(text("one FILE at a time; %q is one too many", "一次只能给一个文件；多出了 %q"), args[1])
}

// brokenError says that a line is no event of a recording.
type brokenError struct {
	line, events int
	cut          bool // it is too long
}

func (e *brokenError) Error() string { return "not an event" }

// replay shows a recording.
func (u *ui) replay(ctx context.Context, path string, o pacing) error {
	if err := o.check(u); err != nil {
		return err
	}
	in, done, err := u.open("replay", path)
	if err != nil {
		return err
	}
	defer done()
	t := u.reading(ctx, o)
	others := 0
	t.strict = func(i transcript.Item) error {
		switch {
		case strings.TrimSpace(i.Text) == "":
		case !i.Known:
			return &brokenError{line: i.Line, events: t.events, cut: i.Cut}
		case !isVerdict(i.Text):
			others++
		}
		return nil
	}
	err = t.end(transcript.Read(interruptible{t.ctx, in}, transcript.Recording, t.item))
	if err != nil {
		return replayError(t.ctx, path, err)
	}
	if t.events == 0 && !t.left {
		return nothingRecorded(path)
	}
	if others > 0 {
		u.note(text("%d lines are of a kind that this mailproto does not know; they are left out", "有 %d 行属于这个版本的 mailproto 不认识的类型，已略去").Sprintf(others))
	}
	return t.close()
}

// isVerdict reports whether a line is the verdict of an experiment, which is no part
// of a session.
func isVerdict(line string) bool { return strings.Contains(line, `"kind":"verdict"`) }

func nothingRecorded(path string) error {
	return &nothingError{userError{msg: text("%s: no session is recorded in it", "%s：其中没有录制的会话").Sprintf(path)}}
}

// replayError says why a recording cannot be shown.
func replayError(ctx context.Context, path string, err error) error {
	var b *brokenError
	switch {
	case errors.As(err, &b):
		return b.told(path)
	case errors.Is(err, transcript.ErrEmpty):
		return nothingRecorded(path)
	case errors.Is(err, transcript.ErrNotText):
		return &localError{userError{msg: text("%s is no text", "%s 不是文本").Sprintf(path)}}
	case ctx.Err() != nil:
		return context.Canceled
	}
	return fileError("replay", err)
}

// told says what is wrong with a line, and what may help.
func (e *brokenError) told(path string) error {
	u := userError{msg: text("%s, line %d: this is no event of a recording", "%s 第 %d 行：不是录制文件中的事件").Sprintf(path, e.line)}
	switch {
	case e.cut:
		u.msg = text("%s, line %d: longer than any event", "%s 第 %d 行：比任何事件都长").Sprintf(path, e.line)
	case e.events == 0:
		u.hint = text("a transcript of another kind: mailproto explain --file %s", "若是别的会话记录：mailproto explain --file %s").Sprintf(path)
	default:
		u.hint = text("what stands before it was shown; the file was cut off or changed", "之前的部分已经显示；文件不完整或被改动过")
	}
	return &localError{u}
}
