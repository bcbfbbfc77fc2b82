package main

import (
	"io"
	"slices"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// labLines shows what happens in a lab as lines that are only ever appended.
type labLines struct {
	u       *ui
	watch   bool // a line for each thing that matters
	coach   bool // each mistake
	session string
	whole   render.Live // of the sessions that are shown whole; nil: of none
	failed  func(error) // what to do when nothing can be written any more
}

// show is called for one step at a time.
func (l *labLines) show(a *attendee, s explain.Step) {
	var err error
	switch {
	case l.whole != nil && l.u.json:
		l.whole.Step(s)
		return
	case l.whole != nil && concerns(l.session, a.Name):
		l.whole.Step(s)
		return // what is wrong in it stands there
	}
	if what := happened(a, s); l.watch && !what.IsZero() {
		err = l.say(a.Name, what)
	}
	for _, m := range a.mistakesOf(s) {
		m.Again = a.told(m.Finding.Name)
		if l.coach && err == nil {
			err = render.Mistakes(l.u.out, l.u.options(), l.u.plain, m)
		}
	}
	if err == nil {
		err = l.u.out.Flush()
	}
	if err != nil {
		l.failed(err)
	}
}

// concerns reports a session that was asked for by its name or that of its service.
func concerns(asked, name string) bool {
	service, _, _ := strings.Cut(name, "-")
	return asked == name || asked == service
}

func (l *labLines) say(name string, what lang.Text) error {
	for _, line := range render.Hang(render.Pad(name, 15), strings.Repeat(" ", 15), what.In(l.u.lang), l.u.columns()) {
		if _, err := io.WriteString(l.u.out, line+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// happened says in a few words what matters about a step; nothing if nothing does.
func happened(a *attendee, s explain.Step) lang.Text {
	switch {
	case s.Kind == trace.Connected:
		return text("begins, from %s", "开始，来自 %s").Sprintf(a.Addr)
	case s.Kind == trace.Closed && s.Peer == trace.Client:
		return text("ends: the client has left", "结束：客户端离开")
	case s.Kind == trace.Closed:
		return text("ends: the lab has closed", "结束：实验服务器关闭连接")
	case s.After.Auth && !s.Before.Auth && s.After.TLS:
		return text("login of %s, inside TLS", "%s 登录，在 TLS 之内").Sprintf(a.User)
	case s.After.Auth && !s.Before.Auth:
		return text("login of %s, in clear", "%s 登录，明文").Sprintf(a.User)
	case s.Fault != nil && slices.Contains([]string{"tls-at-plain-port", "clear-at-tls-port", "client-ended-tls"}, s.Fault.Name):
		return s.Problems[0].Title
	case s.Reply == nil || s.Outcome == trace.More:
		return lang.Text{}
	}
	return answeredWith(a, s)
}

// answeredWith says in a few words what matters about a reply.
func answeredWith(a *attendee, s explain.Step) lang.Text {
	ok := s.Outcome == trace.OK
	switch s.Answers {
	case ".", "BDAT":
		if !ok {
			return text("message refused: %s", "邮件被拒绝：%s").Sprintf(a.Reply)
		}
		if s.After.Phase != explain.PhaseBdat {
			return text("message accepted", "邮件已接受")
		}
	case "RCPT":
		if !ok {
			return text("recipient refused: %s", "收件人被拒绝：%s").Sprintf(a.Reply)
		}
	case "PASS", "AUTH", "APOP", "=":
		if !ok {
			return text("login refused: %s", "登录被拒绝：%s").Sprintf(a.Reply)
		}
	}
	return lang.Text{}
}
