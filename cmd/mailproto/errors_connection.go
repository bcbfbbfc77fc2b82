package main

import (
	"errors"
	"net"
	"os"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

func (e *traceError) connectText(f *session.Error) (msg, hint lang.Text) {
	if e.target.unix() {
		return e.socketText(f)
	}
	at := e.target.address
	switch f.Why {
	case "no-host":
		return text("there is no host %s", "没有 %s 这个主机").Sprintf(e.target.host), text("check the name; without HOST the built-in lab answers", "请检查主机名；不给 HOST 则由内置实验服务器应答")
	case "dns":
		return text("the name %s could not be looked up", "无法查询主机名 %s").Sprintf(e.target.host), text("is the network there? an IP address needs no lookup", "网络通吗？用 IP 地址则无须查询")
	case "refused":
		return text("nothing listens at %s", "%s 上没有程序在监听").Sprintf(at), e.portsHint()
	case "timeout":
		return text("%s did not answer within %s", "%s 在 %s 内没有应答").Sprintf(at, e.opts.timeout), text("a firewall may drop the packets; many networks block port 25", "可能被防火墙丢弃；许多网络封锁 25 端口")
	case "unreachable":
		return text("there is no way to %s", "无法到达 %s").Sprintf(at), text("-4 or -6 chooses the other address family", "可用 -4 或 -6 换一种地址族")
	case "no-family":
		return text("%s has no address of that family", "%s 没有这种地址族的地址").Sprintf(e.target.host), text("leave out -4 or -6", "请去掉 -4 或 -6")
	}
	return text("cannot connect to %s: %s", "无法连接 %s：%s").Sprintf(at, netError(f.Err)), hint
}

// portsHint names the ports where something may listen; on this machine also those of
// a lab, which may not have been started.
func (e *traceError) portsHint() lang.Text {
	usual := text("usual ports: 25, 465, 587 for SMTP; 110, 995 for POP3", "常用端口：SMTP 为 25、465、587；POP3 为 110、995")
	if !loopbackName(e.target.host) {
		return usual
	}
	return text("%s; of the lab, which \"mailproto lab\" starts: 2587, 2525 and 2110, 2995", "%s；实验服务器（用 mailproto lab 启动）为 2587、2525 和 2110、2995").Sprintf(usual)
}

// netError is an error of the network without addresses, which the message has.
func netError(err error) string {
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	var sys *os.SyscallError
	if errors.As(err, &sys) {
		err = sys.Err
	}
	return err.Error()
}

func (e *traceError) lostText(f *session.Error) (msg, hint lang.Text) {
	var w *wire.Error
	errors.As(f.Err, &w)
	if f.At == session.FailLost {
		detail := last(f) // such as 421, which announces it
		if w != nil {
			detail = w.Detail
		}
		return text("the connection was lost: %s", "连接中断：%s").Sprintf(lostDetail(detail)), notKnown(f, text("the trace above shows how far it came", "上面的过程显示进行到了哪一步"))
	}
	if w != nil && w.Name == "timeout" {
		return e.hungText()
	}
	waited := e.opts.timeout
	if f.Unsure == session.UnsureAfterDot {
		waited = e.opts.dotTimeout()
	}
	msg = text("no answer within %s", "%s 内没有应答").Sprintf(waited)
	if e.silent && !e.implicit() {
		return msg, text("a port that is silent from the start may expect TLS at once: %s", "一开始就沉默的端口可能要求立即进行 TLS：%s").Sprintf(e.command(e.opts.proto, "--tls implicit"))
	}
	return msg, notKnown(f, text("--timeout gives it longer", "用 --timeout 可以多等一会儿"))
}

// notKnown says what nobody knows after a session that broke off; where there is
// nothing of the kind, what is usual.
func notKnown(f *session.Error, usual lang.Text) lang.Text {
	switch f.Unsure {
	case session.UnsureAfterDot:
		return text("the end of the message had left, and nobody knows whether the server has the message: a mail server sends it again, with the same Message-ID; a person first looks in the recipient's mailbox", "邮件已经发到结尾，谁也不知道服务器有没有收下：邮件服务器会以同样的 Message-ID 重发；人则应先到收件人的邮箱里看看")
	case session.UnsureAtQuit:
		return text("without a reply to QUIT nobody knows whether the marked messages are gone: the next login shows it", "没有 QUIT 的应答，谁也不知道标记的邮件是否已删除：下次登录就能看到")
	case session.UnsurePipelined:
		return text("some servers lose commands that come together: try it without --pipeline", "有些服务器会丢失一起到达的命令：去掉 --pipeline 再试")
	}
	return usual
}

// lostDetail translates how a connection was lost.
func lostDetail(s string) lang.Text {
	for _, k := range []lang.Text{
		text("closed by the other side", "被对方关闭"),
		text("reset by the other side", "被对方重置"),
		text("already closed", "已经关闭"),
	} {
		if rest, ok := strings.CutPrefix(s, k.En); ok {
			rest = strings.Replace(rest, ", in the middle of a line: ", "，一行尚未结束：", 1)
			return lang.Text{En: s, Zh: k.Zh + rest}
		}
	}
	return lang.Same(s)
}

// implicit reports whether TLS came first.
func (e *traceError) implicit() bool {
	return e.opts.tls == "implicit" || e.opts.tls == "auto" && e.target.implicit()
}
