package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mailproto/internal/render"
)

// help prints a command's help in the user's language, wrapped by display width,
// which the flag library's own listing is not.
func (u *ui) help(cmd *cobra.Command) {
	p := render.NewPalette(u.colored(u.outTTY))
	w := u.columns()
	long := cmd.Long
	if long == "" {
		long = cmd.Short
	}
	u.paragraphs(long, w)
	if cmd.Run == nil && cmd.RunE == nil && !cmd.HasAvailableSubCommands() {
		return // a topic of help
	}
	u.heading(p, text("Usage", "用法").In(u.lang))
	fmt.Fprintf(u.out, "  %s %s\n", cmd.UseLine(), text("[OPTIONS]", "[选项]").In(u.lang))
	if cmd.HasAvailableSubCommands() {
		u.heading(p, text("Commands", "命令").In(u.lang))
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() {
				u.entry(c.Use, c.Short, w)
			}
		}
	}
	if cmd.Example != "" {
		u.heading(p, text("Examples", "示例").In(u.lang))
		for line := range strings.Lines(cmd.Example) {
			fmt.Fprintf(u.out, "  %s\n", strings.TrimSpace(line))
		}
	}
	u.flags(p, text("Options", "选项").In(u.lang), cmd.LocalNonPersistentFlags(), w)
	u.flags(p, text("Options of every command", "各命令通用的选项").In(u.lang), cmd.Root().PersistentFlags(), w)
	u.topics(p, cmd, w)
}

func (u *ui) heading(p *render.Palette, s string) {
	fmt.Fprintf(u.out, "\n%s\n", p.Paint(render.StyleHead, s+text(":", "：").In(u.lang)))
}

// paragraphs wraps text whose paragraphs are separated by empty lines. A line
// that is indented keeps its place.
func (u *ui) paragraphs(s string, w int) {
	for line := range strings.SplitSeq(strings.Trim(s, "\n"), "\n") {
		for _, l := range render.Wrap(line, w) {
			fmt.Fprintln(u.out, l)
		}
	}
}

// entry writes a name and what it is, in two columns.
func (u *ui) entry(name, what string, w int) {
	const at = 30
	head := "  " + render.Pad(name, at-2)
	if render.Width(name) > at-4 {
		fmt.Fprintf(u.out, "  %s\n", name)
		head = strings.Repeat(" ", at)
	}
	for _, l := range render.Hang(head, strings.Repeat(" ", at), what, w) {
		fmt.Fprintln(u.out, l)
	}
}

func (u *ui) flags(p *render.Palette, title string, f *pflag.FlagSet, w int) {
	if !f.HasAvailableFlags() {
		return
	}
	u.heading(p, title)
	f.VisitAll(func(flag *pflag.Flag) {
		if flag.Hidden {
			return
		}
		name := "--" + flag.Name
		if flag.Shorthand != "" {
			name = "-" + flag.Shorthand + ", " + name
		}
		value, what := pflag.UnquoteUsage(flag)
		if flag.Name == "help" {
			what = text("show this help", "显示此帮助").In(u.lang)
		}
		if value != "" && flag.Value.Type() != "bool" {
			name += " " + value
		}
		u.entry(name, withoutValue(what, value), w)
	})
}

// withoutValue drops the value's name where a text begins with it and a mark: it
// stands in the column before.
func withoutValue(what, value string) string {
	rest, ok := strings.CutPrefix(what, value)
	if trimmed := strings.TrimLeft(rest, ":：;； "); value != "" && ok && strings.ContainsAny(rest[:min(len(rest), 3)], ":：;；") {
		return trimmed
	}
	return what
}

// topics lists the pages of help that are no commands.
func (u *ui) topics(p *render.Palette, cmd *cobra.Command, w int) {
	if cmd.HasParent() {
		return
	}
	u.heading(p, text("More", "更多").In(u.lang))
	for _, c := range cmd.Commands() {
		if c.IsAdditionalHelpTopicCommand() {
			u.entry("mailproto help "+c.Name(), c.Short, w)
		}
	}
}

// newHelp is the command `help`, whose own texts cobra knows in English only.
func newHelp(u *ui) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: u.in2("Help for a command or a topic", "查看某个命令或主题的帮助"),
		RunE: func(c *cobra.Command, args []string) error {
			cmd, rest, err := c.Root().Find(args)
			if err != nil || cmd == nil || len(rest) > 0 {
				return unknownCommand(c.Root(), strings.Join(args, " "))
			}
			return cmd.Help()
		},
	}
}

// newExitCodes is a page of help.
func newExitCodes(u *ui) *cobra.Command {
	var b strings.Builder
	b.WriteString(u.in2("Exit codes; swaks's numbers where it has one.\n", "退出码；凡 swaks 有对应的，数字与它相同。\n"))
	for _, c := range []struct {
		code   int
		en, zh string
	}{
		{exitOK, "done; any recipient accepted is done", "完成；只要有一个收件人被接受就算完成"},
		{exitUsage, "the command line is wrong", "命令行有误"},
		{exitConnect, "cannot connect", "无法连接"},
		{exitLost, "connection lost, or no answer in time", "连接中断，或等待应答超时"},
		{exitGreeting, "the greeting was a refusal", "服务器在问候时拒绝"},
		{exitHello, "EHLO and HELO refused", "EHLO 和 HELO 被拒绝"},
		{exitMail, "MAIL refused", "MAIL 被拒绝"},
		{exitRcpt, "no recipient accepted", "没有任何收件人被接受"},
		{exitData, "DATA refused", "DATA 被拒绝"},
		{exitMessage, "the message refused, or too large before sending", "邮件被拒收，或发送前就已超出大小限制"},
		{exitQuit, "QUIT refused", "QUIT 被拒绝"},
		{exitAuth, "login refused, no usable mechanism, or refused by us in clear", "登录被拒绝、没有可用的机制，或因明文而由本程序拒绝"},
		{exitTLS, "TLS failed, or required and not offered", "TLS 失败，或要求加密而服务器不提供"},
		{exitPRDR, "PRDR asked for and not offered", "要求 PRDR 而服务器不提供"},
		{exitHelloTLS, "EHLO after TLS refused", "TLS 之后的 EHLO 被拒绝"},
		{exitXClient, "XCLIENT refused or not offered", "XCLIENT 被拒绝，或服务器不提供"},
		{exitHelloProxy, "EHLO after XCLIENT refused", "XCLIENT 之后的 EHLO 被拒绝"},
		{exitListing, "STAT, LIST or UIDL refused", "STAT、LIST 或 UIDL 被拒绝"},
		{exitRetrieve, "RETR or TOP refused", "RETR 或 TOP 被拒绝"},
		{exitDelete, "DELE refused", "DELE 被拒绝"},
		{exitCapa, "CAPA, or what it lists, required and refused", "需要 CAPA 或它所列的功能而被拒绝"},
		{exitProtocol, "the server broke the protocol", "服务器违反了协议"},
		{exitNotHeld, "an experiment did not hold", "某个实验不成立"},
		{exitBroke, "an experiment broke, or none could run", "某个实验中途中断，或没有能运行的实验"},
		{exitFile, "a local file, port or output", "本地文件、端口或输出出错"},
		{exitNothing, "nothing found", "没有找到"},
		{exitInterrupted, "interrupted", "被中断"},
	} {
		fmt.Fprintf(&b, "%5d  %s\n", c.code, u.in2(c.en, c.zh))
	}
	return &cobra.Command{Use: "exit-codes", Short: u.in2("the exit codes", "退出码"), Long: b.String()}
}
