package explain

import (
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// Text says a phase in words.
func (p Phase) Text() lang.Text {
	switch p {
	case PhaseConnected:
		return lang.Text{En: "connected", Zh: "已连接"}
	case PhaseGreeted:
		return lang.Text{En: "greeted", Zh: "已问候"}
	case PhaseReady:
		return lang.Text{En: "ready", Zh: "就绪"}
	case PhaseMail:
		return lang.Text{En: "mail", Zh: "已有发件人"}
	case PhaseEnvelope:
		return lang.Text{En: "envelope", Zh: "信封已有收件人"}
	case PhaseData:
		return lang.Text{En: "data", Zh: "邮件内容"}
	case PhaseBdat:
		return lang.Text{En: "bdat", Zh: "分块传输中"}
	case PhaseAuth:
		return lang.Text{En: "auth", Zh: "登录过程中"}
	case PhaseAuthorization:
		return lang.Text{En: "AUTHORIZATION", Zh: "授权状态（AUTHORIZATION）"}
	case PhaseTransaction:
		return lang.Text{En: "TRANSACTION", Zh: "事务状态（TRANSACTION）"}
	case PhaseUpdate:
		return lang.Text{En: "UPDATE", Zh: "更新状态（UPDATE）"}
	case PhaseClosed:
		return lang.Text{En: "closed", Zh: "已关闭"}
	}
	return lang.Same(string(p))
}

// Text says a whole state in words.
func (s State) Text() lang.Text {
	if s.Phase == PhaseClosed {
		return s.Phase.Text()
	}
	parts := []lang.Text{s.Phase.Text()}
	switch {
	case s.Recipients == 1:
		parts = append(parts, lang.Text{En: "1 recipient", Zh: "1 个收件人"})
	case s.Recipients > 1:
		parts = append(parts, lang.Text{En: "%d recipients", Zh: "%d 个收件人"}.Sprintf(s.Recipients))
	}
	switch {
	case s.Due == 1:
		parts = append(parts, lang.Text{En: "1 reply to come", Zh: "还有 1 个应答"})
	case s.Due > 1:
		parts = append(parts, lang.Text{En: "%d replies to come", Zh: "还有 %d 个应答"}.Sprintf(s.Due))
	}
	if s.Refused {
		parts = append(parts, lang.Text{En: "service refused", Zh: "服务被拒"})
	}
	if s.Upgrading {
		parts = append(parts, lang.Text{En: "TLS handshake due", Zh: "等待 TLS 握手"})
	}
	if s.Named {
		parts = append(parts, lang.Text{En: "user named, password due", Zh: "已报用户名，等待密码"})
	}
	if s.Exchange {
		parts = append(parts, lang.Text{En: "within the login", Zh: "登录过程中"})
	}
	if s.UTF8 {
		parts = append(parts, lang.Text{En: "UTF-8 mode", Zh: "UTF-8 模式"})
	}
	if s.Marked > 0 {
		parts = append(parts, lang.Text{En: "%d marked for deletion", Zh: "%d 封标记为删除"}.Sprintf(s.Marked))
	}
	if s.TLS {
		parts = append(parts, lang.Same("TLS"))
	}
	if s.Auth && s.Phase != PhaseTransaction && s.Phase != PhaseUpdate {
		parts = append(parts, lang.Text{En: "logged in", Zh: "已登录"})
	}
	return join(parts, lang.Text{En: ", ", Zh: "，"})
}

// Change says how a step changed the state.
func (s Step) Change() lang.Text {
	if s.Answers == "QUIT" && s.Before.Phase == PhaseUpdate && s.After.Phase == PhaseClosed {
		// QUIT itself led into UPDATE (RFC 1939 §6), and nobody has said so yet.
		return lang.Text{En: "%s -> %s -> %s", Zh: "%s -> %s -> %s"}.Sprintf(PhaseTransaction.Text(), PhaseUpdate.Text(), s.After.Text())
	}
	if s.Before == s.After {
		return lang.Text{En: "%s (unchanged)", Zh: "%s，不变"}.Sprintf(s.After.Text())
	}
	if s.Before.Phase == s.After.Phase {
		return s.After.Text()
	}
	return lang.Text{En: "%s -> %s", Zh: "%s -> %s"}.Sprintf(s.Before.Phase.Text(), s.After.Text())
}

// Text says what may be sent next.
func (n Next) Text() lang.Text {
	t := lang.Same(strings.Join(n.Main, " "))
	switch {
	case len(n.Main) == 1 && n.Main[0] == ".":
		t = lang.Text{En: "the message, then a line with only a dot", Zh: "邮件内容，最后是只有一个点的一行"}
	case len(n.Main) == 1 && n.Main[0] == "TLS":
		t = lang.Text{En: "the TLS handshake", Zh: "TLS 握手"}
	case len(n.Main) == 2 && n.Main[0] == "response":
		t = lang.Text{En: "the answer in base64, or * to break off", Zh: "用 base64 回答，或用 * 中止"}
	}
	also, leave := strings.Join(n.Also, " "), strings.Join(n.Leave, " ")
	switch {
	case len(n.Main) == 0:
		return lang.Same(strings.Join(n.All(), " "))
	case also != "" && leave != "":
		return lang.Text{En: "%s (also %s; %s drop the transaction)", Zh: "%s（也可用 %s；%s 会放弃本次事务）"}.Sprintf(t, also, leave)
	case also != "":
		return lang.Text{En: "%s (also %s)", Zh: "%s（也可用 %s）"}.Sprintf(t, also)
	}
	return t
}

// OutcomeText says an outcome in words that stand beside a reply. Only SMTP knows
// that a refusal is permanent.
func OutcomeText(o trace.Outcome, p trace.Proto) lang.Text {
	switch o {
	case trace.OK:
		return lang.Same("OK")
	case trace.More:
		return lang.Same("MORE")
	case trace.Later:
		return lang.Text{En: "LATER, try again", Zh: "LATER，稍后再试"}
	case trace.No:
		if p == trace.SMTP {
			return lang.Text{En: "NO, permanent", Zh: "NO，永久失败"}
		}
		return lang.Same("NO")
	}
	return lang.Text{En: "? unreadable", Zh: "? 无法解读"}
}

// Others lists the replies that could have answered a command, as code and
// meaning, without the one that came.
func Others(p trace.Proto, verb, came string) []Meaning {
	list := smtpMeanings
	if p == trace.POP3 {
		list = pop3Meanings
	}
	var others []Meaning
	for _, m := range list {
		if m.Verb == verb && m.Code != came {
			others = append(others, m)
		}
	}
	return others
}

// Timer is how long a client should at least wait for the reply to a command
// (RFC 5321 §4.5.3.2), in minutes; 0 where no RFC says it.
func Timer(p trace.Proto, verb string) int {
	if p != trace.SMTP {
		return 0
	}
	switch verb {
	case "MAIL", "RCPT":
		return 5
	case "DATA":
		return 2
	case ".":
		return 10
	}
	return 0
}
