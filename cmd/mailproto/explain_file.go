package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"mailproto/internal/transcript"
)

// explainFile annotates a transcript step by step, as a live trace is.
func (u *ui) explainFile(ctx context.Context, path, format string, o pacing) error {
	f, err := transcriptFormat(format)
	if err != nil {
		return err
	}
	if err := o.check(u); err != nil {
		return err
	}
	in, done, err := u.open("--file", path)
	if err != nil {
		return err
	}
	defer done()
	t := u.reading(ctx, o)
	err = t.end(transcript.Read(interruptible{t.ctx, in}, f, t.item))
	switch {
	case t.left:
		return t.close()
	case errors.Is(err, transcript.ErrEmpty), err == nil && t.events == 0:
		return &nothingError{userError{msg: text("%s: there is no dialogue in it", "%s：其中没有对话").Sprintf(path)}}
	case errors.Is(err, transcript.ErrNotText):
		return &localError{userError{msg: text("%s is no text", "%s 不是文本").Sprintf(path)}}
	case errors.Is(err, transcript.ErrUnknownFormat):
		return &nothingError{userError{msg: text("%s: not a transcript of a known kind", "%s：不是已知类型的会话记录").Sprintf(path),
			hint: text("--format names one: %s; a single line of a mail log can be asked for: mailproto explain 'LINE'", "用 --format 指定：%s；邮件日志里的单独一行可以直接查询：mailproto explain '这一行'").Sprintf(formats())}}
	case errors.Is(err, transcript.ErrProtocol):
		return &nothingError{userError{msg: text("%s: neither SMTP nor POP3", "%s：既不是 SMTP 也不是 POP3").Sprintf(path)}}
	case err != nil && ctx.Err() != nil:
		return context.Canceled
	case err != nil:
		return fileError("--file", err)
	}
	return t.close()
}

func transcriptFormat(name string) (transcript.Format, error) {
	f := transcript.Format(strings.ToLower(name))
	if name != "" && !slices.Contains(transcript.Formats(), f) {
		return "", usage(text("--format: there is no format %q; the formats are %s", "--format：没有 %q 这种格式；格式有 %s"), name, formats())
	}
	return f, nil
}

func formats() string {
	var names []string
	for _, f := range transcript.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, " ")
}
