package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"mailproto/internal/lang"
)

// newExitCodes is a page of help.
func newExitCodes(u *ui) *cobra.Command {
	var b strings.Builder
	b.WriteString(u.in2("Exit codes; swaks's numbers where it has one.\n", "退出码；凡 swaks 有对应的，数字与它相同。\n"))
	for _, c := range exitTexts() {
		fmt.Fprintf(&b, "%5d  %s\n", c.code, c.what.In(u.lang))
	}
	return &cobra.Command{Use: "exit-codes", Short: u.in2("the exit codes", "退出码"), Long: b.String()}
}

// exitText says what an exit code means.
type exitText struct {
	code int
	what lang.Text
}

func exitTexts() []exitText {
	return []exitText{
		{exitOK, text("done; any recipient accepted is done", "完成；只要有一个收件人被接受就算完成")},
		{exitUsage, text("the command line is wrong", "命令行有误")},
		{exitConnect, text("cannot connect", "无法连接")},
		{exitLost, text("connection lost, or no answer in time", "连接中断，或等待应答超时")},
		{exitGreeting, text("the greeting was a refusal", "服务器在问候时拒绝")},
		{exitHello, text("EHLO and HELO refused, or the PROXY header before them (in POP3, too)", "EHLO 和 HELO 被拒绝，或之前的 PROXY 头不被接受（POP3 也一样）")},
		{exitMail, text("MAIL refused", "MAIL 被拒绝")},
		{exitRcpt, text("no recipient accepted", "没有任何收件人被接受")},
		{exitData, text("DATA refused", "DATA 被拒绝")},
		{exitMessage, text("the message refused, or too large before sending", "邮件被拒收，或发送前就已超出大小限制")},
		{exitQuit, text("QUIT refused", "QUIT 被拒绝")},
		{exitAuth, text("login refused, no usable mechanism, or not done by mailproto in clear", "登录被拒绝、没有可用的机制，或本程序不肯以明文登录")},
		{exitTLS, text("TLS failed, or required and not offered", "TLS 失败，或要求加密而服务器不提供")},
		{exitPRDR, text("PRDR asked for and not offered", "要求 PRDR 而服务器不提供")},
		{exitHelloTLS, text("EHLO after TLS refused", "TLS 之后的 EHLO 被拒绝")},
		{exitXClient, text("XCLIENT refused or not offered", "XCLIENT 被拒绝，或服务器不提供")},
		{exitHelloProxy, text("EHLO after XCLIENT refused", "XCLIENT 之后的 EHLO 被拒绝")},
		{exitListing, text("STAT, LIST or UIDL refused", "STAT、LIST 或 UIDL 被拒绝")},
		{exitRetrieve, text("RETR or TOP refused", "RETR 或 TOP 被拒绝")},
		{exitDelete, text("DELE refused", "DELE 被拒绝")},
		{exitCapa, text("CAPA, or something that it lists, needed and refused", "需要 CAPA 或其中所列的能力，却被拒绝")},
		{exitProtocol, text("the server broke the protocol", "服务器违反了协议")},
		{exitNotHeld, text("an experiment did not hold", "某个实验不成立")},
		{exitBroke, text("an experiment broke, or none could run", "某个实验中途中断，或没有能运行的实验")},
		{exitFile, text("a local file, port or output", "本地文件、端口或输出出错")},
		{exitNothing, text("nothing found", "没有找到")},
		{exitInterrupted, text("interrupted", "被中断")},
	}
}
