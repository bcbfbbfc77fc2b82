package main

import (
	"errors"
	"time"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// upgrade is the command that begins TLS.
func (e *traceError) upgrade() string {
	if e.opts.proto == trace.POP3 {
		return "STLS"
	}
	return "STARTTLS"
}

func (e *traceError) tlsText(f *session.Error) (msg, hint lang.Text) {
	switch f.Why {
	case "not-offered":
		return text("the server does not offer %s, and a password must not go in clear", "服务器不提供 %s，而密码不应以明文发送").Sprintf(e.upgrade()),
			text("--tls implicit if the port starts in TLS; --tls none only on this machine, or with --allow-cleartext-auth", "若该端口一开始就是 TLS，用 --tls implicit；--tls none 只用于本机，或配合 --allow-cleartext-auth")
	case "not-tls":
		return e.notTLSText(f.Detail)
	case "":
		return text("%s was refused: %s", "%s 被拒绝：%s").Sprintf(e.upgrade(), wholeReply(f)), text("a later try may succeed; without TLS: --tls none", "稍后再试可能成功；不加密则用 --tls none")
	}
	title, advice := explain.CertificateProblem(f.Why)
	if i := handshake(f); i != nil && i.Error == f.Why {
		title = explain.TLSReason(i, time.Now())
	}
	return text("TLS failed: %s", "TLS 失败：%s").Sprintf(title), e.tlsHint(f, advice)
}

// handshake is what was learnt of the handshake that a failure rests on.
func handshake(f *session.Error) *trace.TLSInfo {
	var w *wire.Error
	if errors.As(f.Err, &w) {
		return w.Handshake
	}
	return nil
}

// tlsHint adds to the advice what is known of this command line.
func (e *traceError) tlsHint(f *session.Error, advice lang.Text) lang.Text {
	switch {
	case f.Why == "unknown-ca" || f.Why == "self-signed": // the trace above says the rest
		return text("is its CA, or the server, your own? --ca-file FILE; only a look, without a password? --insecure", "CA 或服务器是自己的？用 --ca-file FILE；只想看看、不发送密码？用 --insecure")
	case f.Why == "protocol-version" && e.opts.tlsVersions.max != "":
		return text("--tls-max %s keeps newer versions from being used: leave it out", "--tls-max %s 禁止了更新的版本：请去掉它").Sprintf(e.opts.tlsVersions.max)
	case f.Why == "protocol-version" && e.opts.tlsVersions.min == "":
		return text("%s To see what such a server says, and without a password: %s", "%s只想看看这样的服务器说什么、不发送密码时：%s").Sprintf(advice, e.command(e.opts.proto, "--tls-min 1.0"))
	}
	return advice
}

// hungText is about a handshake that was never answered.
func (e *traceError) hungText() (msg, hint lang.Text) {
	msg = text("the TLS handshake hung: no answer within %s", "TLS 握手没有应答：等了 %s").Sprintf(e.opts.timeout)
	if e.implicit() {
		return msg, text("the port may begin in clear, and the server wait for a command; type: %s", "这个端口也许从明文开始，服务器在等命令；请输入：%s").Sprintf(e.command(e.opts.proto, "--tls starttls"))
	}
	return msg, text("the server agreed to %s and then said nothing: its TLS is not working, or a firewall swallows the handshake; --timeout gives it longer", "服务器同意了 %s，随后却没有应答：它的 TLS 不能正常工作，或者防火墙拦下了握手；用 --timeout 可以多等一会儿").Sprintf(e.upgrade())
}

// notTLSText is about a server that spoke in clear where TLS was expected: line is
// what it said.
func (e *traceError) notTLSText(line string) (msg, hint lang.Text) {
	name, p := session.Spoken(line)
	if name != "" && p == "" {
		return text("this port speaks %s in clear text: %s", "这个端口用的是明文 %s：%s").Sprintf(name, line), onlyTwo()
	}
	if p == "" {
		p = e.opts.proto
	}
	msg = text("the server answered the TLS handshake in clear text: %s", "服务器用明文回答 TLS 握手：%s").Sprintf(line)
	if e.implicit() {
		return msg, text("this port begins in clear; type: %s", "这个端口从明文开始；请输入：%s").Sprintf(e.command(p, "--tls starttls"))
	}
	return msg, text("its TLS is not working; only its administrator can mend that", "它的 TLS 不能正常工作；只有管理员能解决")
}

func onlyTwo() lang.Text {
	return text("mailproto speaks SMTP and POP3", "mailproto 支持 SMTP 和 POP3")
}
