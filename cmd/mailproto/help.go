package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mailproto/internal/lang"
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
		name, value, what := described(flag, u.lang)
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
		Use:               "help [COMMAND]",
		Short:             u.in2("Help for a command or a topic", "查看某个命令或主题的帮助"),
		ValidArgsFunction: u.completeHelp,
		RunE: func(c *cobra.Command, args []string) error {
			cmd, rest, err := c.Root().Find(args)
			if err != nil || cmd == nil || len(rest) > 0 {
				return unknownCommand(c.Root(), strings.Join(args, " "))
			}
			return cmd.Help()
		},
	}
}

// described is how help and manual pages name an option, its value, and what it is
// for.
func described(flag *pflag.Flag, l lang.Lang) (name, value, what string) {
	name = "--" + flag.Name
	if flag.Shorthand != "" {
		name = "-" + flag.Shorthand + ", " + name
	}
	value, what = pflag.UnquoteUsage(flag)
	if flag.Name == "help" {
		what = text("show this help", "显示此帮助").In(l)
	}
	return name, value, what
}
