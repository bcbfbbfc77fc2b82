package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mailproto/internal/lang"
)

func newMan(u *ui) *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: u.in2("Write a manual page for each command", "为每条命令写出手册页"),
		Long: u.in2(
			"Writes a manual page for each command into DIR, in the language that is chosen: mailproto.1, mailproto-trace-smtp.1 and so on. Pages that it wrote before are replaced, other files never. The pages are the same each time; their date is SOURCE_DATE_EPOCH, else that of the build.",
			"把每条命令的手册页写入 DIR，使用所选的语言：mailproto.1、mailproto-trace-smtp.1 等。以前写出的手册页会被替换，其他文件绝不覆盖。每次写出的内容都相同；日期取自 SOURCE_DATE_EPOCH，否则取构建的日期。"),
		Example: "mailproto man /usr/local/share/man/man1\nmailproto --lang zh man /usr/local/share/man/zh_CN/man1",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(text("man needs one DIR", "man 需要一个目录 DIR"))
			}
			return u.man(cmd.Root(), args[0])
		},
	}
}

// man writes all pages, or none: nothing is written if a file of somebody else has
// the name of one.
func (u *ui) man(root *cobra.Command, dir string) error {
	date, err := u.manDate()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fileError("man", err)
	}
	pages := map[string]string{}
	var names []string
	for _, c := range manCommands(root) {
		name := filepath.Join(dir, manName(c)+".1")
		if old, err := os.ReadFile(name); err == nil && !strings.HasPrefix(string(old), manMark) {
			return fileError("man", &fs.PathError{Op: "man", Path: name, Err: fs.ErrExist})
		}
		names, pages[name] = append(names, name), u.manPage(c, date)
	}
	for _, name := range names {
		if err := replaceFile(name, pages[name]); err != nil {
			return fileError("man", err)
		}
	}
	shown := text("%d pages written to %s\n", "已写出 %d 页到 %s\n").Sprintf(len(names), dir)
	_, err = u.out.WriteString(shown.In(u.lang))
	return written(err)
}

// replaceFile writes a file whole or not at all.
func replaceFile(name, content string) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".mailproto-*.part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(content)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// manDate is the date of all pages.
func (u *ui) manDate() (string, error) {
	if s := u.getenv("SOURCE_DATE_EPOCH"); s != "" {
		n, err := strconv.ParseInt(s, 10, 62)
		if err != nil || n < 0 {
			return "", usage(text("SOURCE_DATE_EPOCH is a number of seconds, not %q", "SOURCE_DATE_EPOCH 是秒数，不能是 %q"), s)
		}
		return time.Unix(n, 0).UTC().Format(time.DateOnly), nil
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.time" && len(s.Value) >= len(time.DateOnly) {
				return s.Value[:len(time.DateOnly)], nil
			}
		}
	}
	return "", nil
}

// manCommands are the commands that have a page, parents first.
func manCommands(c *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			all = append(all, manCommands(sub)...)
		}
	}
	return all
}

func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manMark begins every page of ours.
const manMark = `.\" Written by mailproto man`

// roff is a manual page that is being written.
type roff struct {
	strings.Builder
	l lang.Lang
}

// manPage is the page of one command.
func (u *ui) manPage(c *cobra.Command, date string) string {
	r := &roff{l: u.lang}
	fmt.Fprintf(r, ".TH \"%s\" 1 \"%s\" mailproto \"%s\"\n", roffText(strings.ToUpper(manName(c))), date, u.in2("mailproto manual", "mailproto 手册"))
	if u.lang == lang.Zh { // roff has no word spaces to stretch in Chinese, and would break option names
		r.WriteString(".ad l\n.nh\n")
	}
	r.section(text("NAME", "名称"))
	r.line(roffText(manName(c)) + ` \- ` + roffText(c.Short))
	r.section(text("SYNOPSIS", "概述"))
	synopsis := c.CommandPath()
	_, args, _ := strings.Cut(c.Use, " ")
	r.line(strings.TrimSpace(`\fB` + roffText(synopsis) + `\fR ` + roffText(args) + u.in2(" [OPTIONS]", " [选项]")))
	r.section(text("DESCRIPTION", "描述"))
	about := c.Long
	if about == "" {
		about = c.Short
	}
	r.paragraphs(about)
	r.commands(c)
	r.flags(text("OPTIONS", "选项"), c.LocalNonPersistentFlags())
	r.flags(text("OPTIONS OF EVERY COMMAND", "各命令通用的选项"), c.Root().PersistentFlags())
	r.exitStatus()
	r.environment()
	r.examples(c)
	r.seeAlso(c)
	head := manMark + "; changes are lost when it does so again.\n"
	if u.lang == lang.Zh {
		head += lineBreaks(r.String())
	}
	return head + r.String()
}

// line writes text that is escaped already; a dot or an apostrophe at its beginning
// is no request.
func (r *roff) line(s string) {
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	r.WriteString(s + "\n")
}

func (r *roff) section(t lang.Text) { fmt.Fprintf(r, ".SH \"%s\"\n", t.In(r.l)) }

// item writes a term and what it is.
func (r *roff) item(term, what string) {
	r.WriteString(".TP\n")
	r.line(`\fB` + roffText(term) + `\fR`)
	r.line(roffText(what))
}

// paragraphs writes text whose paragraphs are separated by line ends.
func (r *roff) paragraphs(s string) {
	first := true
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if !first {
			r.WriteString(".PP\n")
		}
		first = false
		r.line(roffText(strings.TrimSpace(line)))
	}
}

// roffText escapes what roff would take for something else. A hyphen becomes the
// character that can be searched for and copied into a shell.
func roffText(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, "'", `\(aq`, "\n", " ").Replace(s)
}

// commands lists the commands below a command.
func (r *roff) commands(c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	r.section(text("COMMANDS", "命令"))
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			r.item(sub.Use, sub.Short)
		}
	}
}

func (r *roff) flags(title lang.Text, f *pflag.FlagSet) {
	if !f.HasAvailableFlags() {
		return
	}
	r.section(title)
	f.VisitAll(func(flag *pflag.Flag) {
		if flag.Hidden {
			return
		}
		name, value, what := described(flag, r.l)
		term := `\fB` + roffText(name) + `\fR`
		if value != "" && flag.Value.Type() != "bool" {
			term += ` \fI` + roffText(value) + `\fR`
		}
		r.WriteString(".TP\n")
		r.line(term)
		r.line(roffText(withoutValue(what, value)))
	})
}

func (r *roff) exitStatus() {
	r.section(text("EXIT STATUS", "退出状态"))
	for _, c := range exitTexts() {
		r.item(strconv.Itoa(c.code), c.what.In(r.l))
	}
}

func (r *roff) environment() {
	r.section(text("ENVIRONMENT", "环境变量"))
	for _, v := range []struct {
		name string
		what lang.Text
	}{
		{"MAILPROTO_PASSWORD", text("the password to log in with", "登录用的密码")},
		{"LC_ALL, LC_MESSAGES, LANG", text("the language, unless --lang chooses it", "语言；可用 --lang 另选")},
		{"NO_COLOR", text("no colour, if it is not empty", "非空则不用颜色")},
		{"TERM", text("no colour, if it is dumb", "为 dumb 则不用颜色")},
		{"ACCESSIBLE", text("sentences for screen readers, as --plain, unless it is empty or 0", "供读屏软件使用的逐句文本，同 --plain；为空或 0 则否")},
		{"SOURCE_DATE_EPOCH", text("the date of manual pages", "手册页的日期")},
	} {
		r.item(v.name, v.what.In(r.l))
	}
}

func (r *roff) examples(c *cobra.Command) {
	if c.Example == "" {
		return
	}
	r.section(text("EXAMPLES", "示例"))
	r.WriteString(".nf\n")
	for line := range strings.Lines(c.Example) {
		r.line(roffText(strings.TrimSpace(line)))
	}
	r.WriteString(".fi\n")
}

// seeAlso names the command above, and those beside and below.
func (r *roff) seeAlso(c *cobra.Command) {
	r.section(text("SEE ALSO", "参见"))
	near := c.Commands()
	if c.HasParent() {
		near = append(append([]*cobra.Command{c.Parent()}, c.Parent().Commands()...), near...)
	}
	var names []string
	for _, x := range near {
		if x != c && (x.IsAvailableCommand() || !x.HasParent()) {
			names = append(names, `\fB`+roffText(manName(x))+`\fR(1)`)
		}
	}
	r.line(strings.Join(names, ", "))
}
