package dialogue

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// status recognises a pattern that speaks of a whole reply: +OK, -ERR, "+", or an
// SMTP code, with its enhanced code at most. It begins the next reply; any other
// pattern is a line further on in the one that is being spoken of, if it is there.
var status = lazy(`^(?:\+OK\b|-ERR\b|\+$|[2-5](?:[0-9]{2})?(?: [245](?:\.[0-9]{1,3}){2})?$)`)

// hear compares an S: line with what the server said. Its text is a prefix of what
// must come, and may skip lines inside one reply.
func (r *runner) hear(a *actor, l Line) error {
	want := r.captures.Fill(l.Text)
	if !status().MatchString(l.Text) && r.within(a, l.Text) {
		return r.judge(l, true, quoted(want), quoted(a.current[a.at-1]))
	}
	switch {
	case len(a.replies) > 0:
		a.current, a.replies, a.at = a.replies[0], a.replies[1:], 0
	case a.data && len(a.text) > 0:
		return r.judge(l, false, quoted(want), lang.Text{En: "nothing: the message goes on, for no line C: . ends it", Zh: "没有应答：邮件还没有结束，缺少一行 C: ."})
	case len(a.current) == 0 || status().MatchString(l.Text):
		return r.judge(l, false, quoted(want), lang.Text{En: "nothing more was said", Zh: "没有更多应答"})
	}
	if r.within(a, l.Text) {
		return r.judge(l, true, quoted(want), quoted(a.current[a.at-1]))
	}
	return r.judge(l, false, quoted(want), quoted(strings.Join(a.current, "\n")))
}

// judge ends a line, with a mismatch or without, and notes what a decisive one
// observed.
func (r *runner) judge(l Line, ok bool, expected, observed lang.Text) error {
	if l.Decisive {
		r.mark(l, expected, observed)
	}
	if !ok {
		return &mismatch{expected, observed}
	}
	if l.Verb != Server {
		r.watch(Moment{Kind: MomentChecked, Session: l.Session, Text: observed})
	}
	return nil
}

// within looks for a pattern in what is left of the current reply.
func (r *runner) within(a *actor, pattern string) bool {
	for i := a.at; i < len(a.current); i++ {
		if r.captures.MatchPrefix(pattern, a.current[i]) {
			a.at = i + 1
			return true
		}
	}
	return false
}

// quoted is a text from the wire, shortened to what fits a verdict.
func quoted(s string) lang.Text {
	shown, _ := trace.Visible([]byte(strings.ReplaceAll(s, "\r\n", "\n")))
	shown = strings.ReplaceAll(shown, `\x0a`, " / ")
	if r := []rune(shown); len(r) > maxQuoted {
		shown = string(r[:maxQuoted]) + "…"
	}
	return lang.Same(shown)
}

// maxQuoted is how much of a text from the wire a verdict shows, in characters.
const maxQuoted = 160

// send holds a whole transaction; every address must be accepted, and the message.
func (r *runner) send(a *actor, l Line) error {
	if a.data {
		return said("the session %q is in the middle of a message: a line C: . ends it", "会话 %q 正在发送邮件，还没有结束：用一行 C: . 结束", l.Session)
	}
	var to []string
	for _, t := range l.To {
		address, err := r.fill(t)
		if err != nil {
			return err
		}
		to = append(to, address)
	}
	m := r.world.Message(l.Text, a.account, to)
	lines := []string{"MAIL FROM:<" + a.account.Address + ">"}
	for _, t := range to {
		lines = append(lines, "RCPT TO:<"+t+">")
	}
	for _, line := range append(lines, "DATA") {
		if err := r.say(a, []Line{{Text: line}}); err != nil {
			return err
		}
		if reply := a.replies[0][0]; !strings.HasPrefix(reply, "2") && !strings.HasPrefix(reply, "3") {
			return r.judge(l, false, lang.Text{En: "%s is accepted", Zh: "%s 被接受"}.Sprintf(line), quoted(reply))
		}
	}
	body, err := m.Open()
	if err != nil {
		return err
	}
	defer body.Close()
	a.data = false
	reply, err := a.conv.Message(body, time.Minute)
	if err != nil {
		return err
	}
	a.replies = [][]string{reply.Lines}
	if reply.Code/100 != 2 {
		return r.judge(l, false, lang.Text{En: "the message is accepted", Zh: "邮件被接受"}, quoted(reply.Lines[0]))
	}
	return r.world.Arrived(r.ctx, l.Text, to)
}

// drop ends a session without QUIT, and waits until the server knows.
func (r *runner) drop(a *actor) error {
	nc := a.tap.Conn
	r.watch(Moment{Kind: MomentDrop})
	r.retire(a)
	return r.world.Ended(r.ctx, nc)
}

// failed checks that an opening failed, and how.
func (r *runner) failed(a *actor, l Line) error {
	if a.openErr == nil {
		return r.judge(l, false, signText(l.Text), lang.Text{En: "it succeeded", Zh: "成功了"})
	}
	var f *session.Error
	if !errors.As(a.openErr, &f) || f.At == session.FailInterrupted {
		return a.openErr
	}
	seen := signText(sign(f))
	if f.Reply != nil && len(f.Reply.Lines) > 0 {
		seen = lang.Text{En: "%s: %s", Zh: "%s：%s"}.Sprintf(seen, quoted(f.Reply.Lines[len(f.Reply.Lines)-1]))
	}
	return r.judge(l, sign(f) == l.Text, signText(l.Text), seen)
}

// sign is how a failed opening shows.
func sign(f *session.Error) string {
	switch {
	case f.At == session.FailTLS && f.Why == "wrong-name":
		return "name"
	case f.At == session.FailTLS:
		return "tls"
	case f.At == session.FailTimeout:
		return "timeout"
	case f.At == session.FailAuth && f.Why == "no-mechanism":
		return "no-auth"
	case f.At == session.FailAuth:
		return "login"
	case f.At == session.FailConnect, f.At == session.FailGreeting:
		return "refused"
	}
	return string(f.At)
}

// signText says a sign in words.
func signText(sign string) lang.Text {
	switch sign {
	case "tls":
		return lang.Text{En: "TLS fails", Zh: "TLS 失败"}
	case "name":
		return lang.Text{En: "the certificate is for another name", Zh: "证书上的名称不符"}
	case "timeout":
		return lang.Text{En: "nothing comes, until the wait is over", Zh: "一直没有应答，直到超时"}
	case "login":
		return lang.Text{En: "the login is refused", Zh: "登录被拒绝"}
	case "no-auth":
		return lang.Text{En: "no login is offered", Zh: "服务器不提供登录"}
	case "refused":
		return lang.Text{En: "the session is refused", Zh: "会话被拒绝"}
	}
	return lang.Same(sign)
}

// compareBody looks into the last multi-line answer of a session.
func (r *runner) compareBody(a *actor, l Line) error {
	if !a.fetched {
		return said("no answer of several lines has come yet", "还没有收到过多行的应答")
	}
	other := l.Compare.Other
	if l.Compare.What == "=" {
		b := r.actors[other]
		if b == nil {
			return said("there is no session %q", "没有会话 %q", other)
		}
		same := a.body == b.body && a.body != ""
		return r.judge(l, same, lang.Text{En: "the same text in both", Zh: "两者内容相同"},
			map[bool]lang.Text{true: {En: "the same", Zh: "相同"}, false: {En: "they differ", Zh: "不同"}}[same])
	}
	other, err := r.fill(other)
	if err != nil {
		return err
	}
	has, want := strings.Contains(a.body, other), l.Compare.What == "has"
	return r.judge(l, has == want, found(want).Sprintf(other), found(has).Sprintf(other))
}

// found says whether a text stands in a message.
func found(yes bool) lang.Text {
	if yes {
		return lang.Text{En: "%q is in it", Zh: "其中有 %q"}
	}
	return lang.Text{En: "%q is not in it", Zh: "其中没有 %q"}
}

// secret stands for the password of a session's user, in tap.
const secret = "{secret}"

// listen asks what an eavesdropper could read.
func (r *runner) listen(a *actor, l Line) error {
	text, what := a.account.Password, lang.Text{En: "the password", Zh: "密码"}
	if l.Compare.Other != secret {
		var err error
		if text, err = r.fill(l.Compare.Other); err != nil {
			return err
		}
		what = lang.Text{En: "%q", Zh: "%q"}.Sprintf(text)
	}
	if text == "" {
		return said("the session %q has no user, and so no %s", "会话 %q 没有用户，也就没有 %s", l.Session, secret)
	}
	seen, want := a.tap.sees(text), l.Compare.What == "sees"
	return r.judge(l, seen == want, overheard(want).Sprintf(what), overheard(seen).Sprintf(what))
}

// overheard says whether an eavesdropper could read something.
func overheard(yes bool) lang.Text {
	if yes {
		return lang.Text{En: "an eavesdropper can read %s", Zh: "窃听者能读到%s"}
	}
	return lang.Text{En: "an eavesdropper cannot read %s", Zh: "窃听者读不到%s"}
}

// count compares what sessions cost.
func (r *runner) count(a *actor, l Line) error {
	left := a.cost(l.Compare.What)
	right, err := strconv.ParseInt(l.Compare.Other, 10, 64)
	if err != nil {
		b := r.actors[l.Compare.Other]
		if b == nil {
			return said("there is no session %q", "没有会话 %q", l.Compare.Other)
		}
		right = b.cost(l.Compare.What)
	}
	ok := map[string]bool{"<": left < right, ">": left > right, "=": left == right}[l.Compare.Op]
	c := l.Compare
	return r.judge(l, ok, lang.Same(fmt.Sprintf("%s: %s %s %s", c.What, l.Session, c.Op, c.Other)),
		lang.Same(fmt.Sprintf("%s: %d, %d", c.What, left, right)))
}

// cost is what all sessions under one name cost.
func (a *actor) cost(what string) int64 {
	st := a.done
	if a.conv != nil {
		now := a.conv.Stats()
		st = sum(st, now)
	}
	switch what {
	case "roundtrips":
		return int64(st.Turns)
	case "octets":
		return st.Sent + st.Received
	case "copies":
		return int64(st.Messages)
	}
	return int64(st.Commands)
}

func sum(a, b wire.Stats) wire.Stats {
	return wire.Stats{Turns: a.Turns + b.Turns, Commands: a.Commands + b.Commands, Messages: a.Messages + b.Messages,
		Sent: a.Sent + b.Sent, Received: a.Received + b.Received, Waited: a.Waited + b.Waited}
}
