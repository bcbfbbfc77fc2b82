package faq

import (
	"fmt"

	"mailproto/internal/lang"
)

// Error is what is wrong with a file of the FAQ or with a lesson.
type Error struct {
	Line int // 0: the file as a whole
	Msg  lang.Text
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Msg.En
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Msg.En)
}

// In names the file, and the line as editors read it, before what is wrong.
func (e *Error) In(file string) lang.Text {
	if e.Line == 0 {
		return lang.Text{En: "%s: %s", Zh: "%s：%s"}.Sprintf(file, e.Msg)
	}
	return lang.Same("%s:%d: %s").Sprintf(file, e.Line, e.Msg)
}

func wrong(line int, en, zh string, args ...any) error {
	return &Error{Line: line, Msg: lang.Text{En: en, Zh: zh}.Sprintf(args...)}
}
