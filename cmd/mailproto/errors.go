package main

import (
	"context"
	"errors"
	"net"
	"strings"
	"syscall"

	"mailproto/internal/lab"
	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// traceError is a session's failure with what is needed to tell the user what to
// do about it.
type traceError struct {
	err    error
	target *target
	opts   *traceOptions
	silent bool // the server never said anything
}

func (e *traceError) Error() string { return e.err.Error() }

func (e *traceError) Unwrap() error { return e.err }

// message says an error in the user's language: what was wrong, and what to do.
func (u *ui) message(err error) (msg, hint string) {
	var t *traceError
	var l *localError
	var n *nothingError
	var un *unreachedError
	var p *notHeldError
	var own *userError
	switch {
	case errors.As(err, &t):
		m, h := t.text()
		return m.In(u.lang), h.In(u.lang)
	case errors.As(err, &l):
		own = &l.userError
	case errors.As(err, &n):
		own = &n.userError
	case errors.As(err, &un):
		own = &un.userError
	case errors.As(err, &p):
		own = &p.userError
	case errors.As(err, &own):
	case errors.Is(err, context.Canceled):
		return text("interrupted", "已中断").In(u.lang), ""
	default:
		shown, _ := trace.Visible([]byte(err.Error()))
		return shown, ""
	}
	return own.msg.In(u.lang), own.hint.In(u.lang)
}

// command is the beginning of a command line that tries the same server again.
func (e *traceError) command(p trace.Proto, more string) string {
	where := e.target.typed()
	if e.target.lab != nil { // it ends with this program; another has the same faults
		where = strings.Join(append([]string{""}, e.opts.faults...), " --fault ")
	}
	words := []string{"mailproto trace", string(p), where, more}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// text says why a session failed, and what helps.
func (e *traceError) text() (msg, hint lang.Text) {
	var f *session.Error
	if !errors.As(e.err, &f) {
		return lang.Same(e.err.Error()), hint
	}
	if msg, hint, ok := extensionText(f); ok {
		return msg, hint
	}
	if msg, hint, ok := e.findText(f); ok {
		return msg, hint
	}
	switch f.At {
	case session.FailConnect:
		return e.connectText(f)
	case session.FailLost, session.FailTimeout:
		return e.lostText(f)
	case session.FailTLS:
		return e.tlsText(f)
	case session.FailAuth:
		return e.authText(f)
	case session.FailProtocol:
		return e.protocolText(f)
	case session.FailFile:
		return e.fileText(f)
	case session.FailInterrupted:
		return text("interrupted; the connection is closed", "已中断；连接已关闭"), hint
	}
	return e.refusedText(f)
}

// last is the reply that a failure rests on, for the message.
func last(f *session.Error) string {
	if f.Reply == nil || len(f.Reply.Lines) == 0 {
		return f.Detail
	}
	return f.Reply.Lines[len(f.Reply.Lines)-1]
}

func (e *traceError) authText(f *session.Error) (msg, hint lang.Text) {
	if msg, hint, ok := e.saslText(f); ok {
		return msg, hint
	}
	switch f.Why {
	case "no-mechanism":
		if f.Detail == "" {
			return text("the server offers no login here", "服务器在这里不提供登录"), text("a port for submission does: 587 or 465; some servers offer it only inside TLS", "提交端口（587 或 465）才提供；有些服务器只在 TLS 之内提供")
		}
		return text("the server offers no mechanism that fits: %s", "服务器提供的机制都不合适：%s").Sprintf(f.Detail),
			otherMechanism(f.Detail)
	case "cleartext":
		return text("the password was not sent: the connection is not encrypted", "没有发送密码：连接未加密"), text("leave out --tls none; --allow-cleartext-auth sends it all the same", "请去掉 --tls none；--allow-cleartext-auth 则照样发送")
	}
	if e.telling(f) {
		return text("the login was refused: %s", "登录被拒绝：%s").Sprintf(wholeReply(f)), wholeHint(f)
	}
	if f.Reply != nil && f.Reply.Code/100 == 4 {
		return text("the login was refused: %s", "登录被拒绝：%s").Sprintf(wholeReply(f)), text("user and password may be right; try again later", "用户名和密码可能没有错；请稍后再试")
	}
	if f.Reply != nil {
		switch strings.ToUpper(f.Reply.ResponseCode()) {
		case "IN-USE":
			return text("the login was refused: %s", "登录被拒绝：%s").Sprintf(wholeReply(f)), text("user and password are right; close the other session, or wait until it has ended", "用户名和密码没有错；请结束另一个会话，或等它结束")
		case "SYS/PERM":
			return text("the login was refused: %s", "登录被拒绝：%s").Sprintf(wholeReply(f)), text("user and password may be right; only the server's administrator can mend that", "用户名和密码可能没有错；只有服务器的管理员能解决")
		case "LOGIN-DELAY", "SYS/TEMP":
			return text("the login was refused: %s", "登录被拒绝：%s").Sprintf(wholeReply(f)), text("user and password may be right; try again later", "用户名和密码可能没有错；请稍后再试")
		}
	}
	if e.opts.is("XOAUTH2", "OAUTHBEARER") {
		return text("the login was refused: %s", "登录被拒绝：%s").Sprintf(wholeReply(f)), text("a token expires: fetch a new one, and see that it is good for mail", "令牌会过期：请重新获取，并确认它有邮件的权限")
	}
	return text("the login was refused: %s", "登录被拒绝：%s").Sprintf(wholeReply(f)), text("check user and password; many providers want an application password", "请检查用户名和密码；许多服务商要求专用的应用密码或授权码")
}

func (e *traceError) protocolText(f *session.Error) (msg, hint lang.Text) {
	if f.Why == "wrong-protocol" {
		msg = text("this port speaks %s", "这个端口说的是 %s").Sprintf(f.Detail)
		switch f.Detail {
		case "POP3":
			return msg, text("type: %s", "请输入：%s").Sprintf(e.command(trace.POP3, e.mode()))
		case "SMTP":
			return msg, text("type: %s", "请输入：%s").Sprintf(e.command(trace.SMTP, e.mode()))
		case "TLS":
			return msg, text("type: %s", "请输入：%s").Sprintf(e.command(e.opts.proto, "--tls implicit"))
		}
		return msg, onlyTwo()
	}
	var w *wire.Error
	if errors.As(f.Err, &w) && w.Name == "message-too-long" {
		return text("a message is larger than --max-size allows; it was not read to its end", "有一封邮件超过 --max-size 的限制；没有读完"), text("--max-size 20M, for example, allows more", "例如 --max-size 20M 可以放宽限制")
	}
	if f.Why == "endless-challenges" {
		return text("the server goes on asking within the login, also after *", "服务器在登录过程中没完没了地发问，用 * 中止之后也不停"), explainHint(f.Why)
	}
	if f.Why == "ok-without-sense" {
		return text("the server reports a login before it was told anything: %s", "服务器还没有收到任何凭据就宣布登录成功：%s").Sprintf(last(f)), explainHint(f.Why)
	}
	if errors.As(f.Err, &w) {
		return text("the server broke the protocol: %s: %s", "服务器违反了协议：%s：%s").Sprintf(w.Name, w.Detail), text("mailproto explain %s says what that is", "mailproto explain %s 解释这是什么").Sprintf(w.Name)
	}
	if f.Reply != nil && f.Reply.Code != 0 {
		return text("the server's reply fits nothing here: %s", "服务器在这里不该这样应答：%s").Sprintf(last(f)), hint
	}
	return text("the server's reply cannot be read: %s", "无法解读服务器的应答：%s").Sprintf(last(f)), hint
}

// mode repeats the user's own choice of TLS in a suggestion.
func (e *traceError) mode() string {
	if e.opts.tls == "auto" {
		return ""
	}
	return "--tls " + e.opts.tls
}

func (e *traceError) fileText(f *session.Error) (msg, hint lang.Text) {
	var own *localError
	if errors.As(fileError(e.fileFlag(), f.Err), &own) {
		msg = own.msg
	}
	if f.Why == "exists" {
		hint = text("move it away, or give --save another folder", "请移走它，或给 --save 换一个目录")
	}
	return msg, hint
}

func (e *traceError) fileFlag() string {
	if e.opts.proto == trace.POP3 {
		return "--save"
	}
	return "--message"
}

// refusedText is about a stage whose command the server refused.
func (e *traceError) refusedText(f *session.Error) (msg, hint lang.Text) {
	switch {
	case f.At == session.FailMessage && f.Why == "too-large":
		return text("the message is larger than the server takes (%s octets); nothing was sent", "邮件超出服务器接受的大小（%s 字节）；没有发送").Sprintf(f.Detail), hint
	case f.At == session.FailMessage && f.Why == "8bit":
		return text("the message has 8-bit octets and the server does not offer 8BITMIME (RFC 6152 §3); nothing was sent", "邮件含最高位为 1 的字节，而服务器不提供 8BITMIME（RFC 6152 §3）；没有发送"),
			text("encode it as base64 or quoted-printable", "请用 base64 或 quoted-printable 编码")
	case f.Why == "no-capa":
		return text("the server knows no CAPA, so it cannot say whether it has STLS, and a password must not go in clear", "服务器不支持 CAPA，无从得知它有没有 STLS，而密码不应以明文发送"),
			text("--tls implicit if the port starts in TLS; --tls none only on this machine, or with --allow-cleartext-auth", "若该端口一开始就是 TLS，用 --tls implicit；--tls none 只用于本机，或配合 --allow-cleartext-auth")
	}
	switch {
	case f.At == session.FailData && f.Reply != nil && f.Reply.OK: // no refusal, and no 354
		return text("the server answered DATA with %s, and not with 354 or a refusal", "服务器对 DATA 的应答是 %s，既不是 354，也不是拒绝").Sprintf(wholeReply(f)), explainHint("unfitting-code")
	case f.At == session.FailHello:
		return text("EHLO and HELO were refused: %s", "EHLO 和 HELO 都被拒绝：%s").Sprintf(wholeReply(f)), e.helloHint(f)
	}
	what := stageText(f.At)
	if leftAtRcpt(f) {
		what = text("a recipient", "收件人")
	}
	return text("%s was refused: %s", "%s被拒绝：%s").Sprintf(what, wholeReply(f)), e.replyHint(f)
}

// replyHint names the command that explains a refusal.
func (e *traceError) replyHint(f *session.Error) lang.Text {
	if f.Reply == nil {
		return lang.Text{}
	}
	if f.Reply.Code == 530 {
		return text("log in first: --user NAME", "请先登录：--user 用户名")
	}
	if e.telling(f) {
		return wholeHint(f)
	}
	query := f.Reply.Enhanced
	if query == "" {
		query = f.Reply.Status()
	}
	return text("mailproto explain %s says what that means", "mailproto explain %s 解释其含义").Sprintf(query)
}

// stageText names what was refused.
func stageText(f session.Failure) lang.Text {
	switch f {
	case session.FailGreeting:
		return text("the session", "会话")
	case session.FailHelloTLS:
		return text("EHLO after TLS", "TLS 之后的 EHLO ")
	case session.FailXClient:
		return text("XCLIENT", "XCLIENT ")
	case session.FailHelloProxy:
		return text("EHLO after XCLIENT", "XCLIENT 之后的 EHLO ")
	case session.FailMail:
		return text("the sender", "发件人")
	case session.FailRcpt:
		return text("every recipient", "所有收件人都")
	case session.FailData:
		return text("DATA", "DATA ")
	case session.FailMessage:
		return text("the message", "邮件")
	case session.FailQuit:
		return text("QUIT", "QUIT ")
	case session.FailListing:
		return text("a listing", "列表")
	case session.FailRetrieve:
		return text("a message", "取信")
	case session.FailDelete:
		return text("a deletion", "删除")
	case session.FailCapa:
		return text("CAPA", "CAPA ")
	}
	return lang.Same(string(f))
}

// labError is about the built-in lab: mostly a port that is in use.
func labError(err error) error {
	var port *lab.PortError
	if errors.As(err, &port) {
		if errors.Is(port.Err, syscall.EADDRNOTAVAIL) || errors.As(port.Err, new(*net.DNSError)) {
			return noAddress(port)
		}
		hint := text("%s chooses another port; 0 is any free one", "%s 可换一个端口；0 表示任意空闲端口").Sprintf(port.Flag())
		if errors.Is(port.Err, syscall.EADDRINUSE) {
			hint = text("%s. If another lab is running, use beside it: %s", "%s。如果另有一个实验服务器在运行，请改用：%s").Sprintf(hint, "--"+strings.Join(lab.Services(), "-port 0 --")+"-port 0")
		}
		return &localError{userError{msg: text("the lab cannot listen on %s for %s: %s", "实验服务器无法在 %s 上监听（%s）：%s").Sprintf(port.Address, port.Service, portReason(port.Err)),
			hint: hint, err: err}}
	}
	if f := new(lab.FaultError); errors.As(err, &f) {
		return faultError(err)
	}
	if dir := new(lab.MaildirError); errors.As(err, &dir) {
		return maildirError(dir)
	}
	return &localError{userError{msg: text("the lab cannot start: %s", "实验服务器无法启动：%s").Sprintf(err.Error()), err: err}}
}
