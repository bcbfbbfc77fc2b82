package main

import (
	"slices"
	"strings"

	"mailproto/trace"
	"mailproto/trace/session"
)

func stages(p trace.Proto) string {
	var names []string
	for _, s := range session.Stages(p) {
		names = append(names, string(s))
	}
	return strings.Join(names, " ")
}

// checkStages checks --quit-after, --drop-after and --command.
func (o *traceOptions) checkStages(c *session.Config) error {
	stage := func(flag, name string) (session.Stage, error) {
		s := session.Stage(strings.ToLower(name))
		if name != "" && !slices.Contains(session.Stages(o.proto), s) {
			return "", usage(text("%s: there is no stage %q; the stages are %s", "%s：没有 %q 这个阶段；阶段有 %s"), flag, name, stages(o.proto))
		}
		return s, nil
	}
	var err error
	if c.QuitAfter, err = stage("--quit-after", o.quitAfter); err != nil {
		return err
	}
	if c.DropAfter, err = stage("--drop-after", o.dropAfter); err != nil {
		return err
	}
	if c.QuitAfter == session.StageData && !o.chunked {
		return &userError{msg: text("--quit-after data is not possible: after 354 QUIT would be message text", "不能用 --quit-after data：354 之后 QUIT 会成为邮件内容"),
			hint: text("--drop-after data breaks off there", "--drop-after data 可以在那里断开")}
	}
	for _, s := range o.say {
		name, line, ok := strings.Cut(s, ":")
		if !ok || name == "" || line == "" {
			return usage(text("--command is STAGE:LINE, such as ehlo:NOOP, not %q", "--command 的形式是 阶段:命令行，例如 ehlo:NOOP，不能是 %q"), s)
		}
		at, err := stage("--command", name)
		if err != nil {
			return err
		}
		if err := o.ownLine(at, line); err != nil {
			return err
		}
		c.Say = append(c.Say, session.Interjection{After: at, Line: line})
	}
	return nil
}

// ownLine refuses lines of the user's own that would change who speaks how: the
// session could not follow.
func (o *traceOptions) ownLine(at session.Stage, line string) error {
	if err := clean("--command", line); err != nil {
		return err
	}
	if at == session.StageData && !o.chunked {
		return usage(text("--command data:…: after 354 every line is message text", "--command data:…：354 之后每一行都是邮件内容"))
	}
	// A server may be lenient about the blanks around a command.
	verb, _, _ := strings.Cut(strings.Join(strings.Fields(strings.ToUpper(line)), " "), " ")
	if slices.Contains([]string{"DATA", "BDAT", "BURL", "STARTTLS", "STLS", "ATRN", "TURN"}, verb) {
		return usage(text("--command cannot send %s: it changes how the session goes on", "--command 不能发送 %s：它会改变会话的走向"), verb)
	}
	return nil
}
