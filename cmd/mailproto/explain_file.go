package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"mailproto/explain"
	"mailproto/internal/render"
	"mailproto/internal/transcript"
	"mailproto/trace"
)

// explainFile annotates a transcript step by step, as a live trace is.
func (u *ui) explainFile(ctx context.Context, path, format string) error {
	f, err := transcriptFormat(format)
	if err != nil {
		return err
	}
	in := u.in
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return fileError("--file", err)
		}
		defer file.Close()
		in = file
	}
	t := &reading{u: u, view: u.view(), fold: &explain.Session{}}
	err = transcript.Read(interruptible{ctx, in}, f, t.item)
	switch {
	case errors.Is(err, transcript.ErrEmpty), err == nil && t.events == 0:
		return &nothingError{userError{msg: text("%s: there is no dialogue in it", "%s：其中没有对话").Sprintf(path)}}
	case errors.Is(err, transcript.ErrNotText):
		return &localError{userError{msg: text("%s is no text", "%s 不是文本").Sprintf(path)}}
	case errors.Is(err, transcript.ErrUnknownFormat):
		return &nothingError{userError{msg: text("%s: not a transcript of a known kind", "%s：不是已知类型的会话记录").Sprintf(path),
			hint: text("--format names one: %s", "用 --format 指定：%s").Sprintf(formats())}}
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

// reading is a transcript that is being shown.
type reading struct {
	u       *ui
	view    render.Live
	fold    *explain.Session
	events  int
	unknown int
	last    trace.Event
}

// item shows one event, or one line that belongs to none.
func (t *reading) item(i transcript.Item) error {
	if i.IsText() {
		if !i.Known && strings.TrimSpace(i.Text) != "" {
			t.unknown++
		}
		t.view.Remark(i.Line, i.Text, i.Known)
		return nil
	}
	t.events++
	t.last = i.Event
	t.view.Step(t.fold.Observe(i.Event))
	return nil
}

// close writes what the transcript came to.
func (t *reading) close() error {
	a := render.Account{Event: trace.Event{Seq: t.last.Seq + 1, At: t.last.At, Kind: trace.Summary, Result: &trace.Result{}}}
	a.Points, a.Exchanges = t.fold.Shown()
	a.Sentence = text("Read to its end: %d events.", "已读到末尾：共 %d 个事件。").Sprintf(t.events)
	if t.unknown > 0 {
		a.Sentence = text("Read to its end: %d events; %d lines were not understood, they are marked with ?.", "已读到末尾：共 %d 个事件；有 %d 行未能理解，标有 ?。").Sprintf(t.events, t.unknown)
	}
	return written(t.view.Close(a))
}
