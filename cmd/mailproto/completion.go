package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mailproto/explain"
	"mailproto/faq"
	"mailproto/internal/lab"
	"mailproto/internal/transcript"
	"mailproto/trace"
	"mailproto/trace/session"
)

// newCompletion prints what makes a shell complete our command lines. The script
// asks this program for each word, so that it is never out of date.
func newCompletion(u *ui) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: u.in2("Print what makes a shell complete mailproto's command lines", "输出让 shell 补全 mailproto 命令行的脚本"),
		Long: u.in2(
			"Prints a script for a shell. It completes commands, options and their values: topics of explain with what they mean, stages, faults, points of the FAQ. Descriptions come in the language of your locale.\n\nbash: put it into ~/.local/share/bash-completion/completions/mailproto (package bash-completion is needed).\nzsh: put it into a folder of $fpath as _mailproto.\nfish: put it into ~/.config/fish/completions/mailproto.fish.",
			"输出供 shell 使用的脚本，可以补全命令、选项及其取值：explain 的主题及其含义、阶段、故障、FAQ 的要点。说明文字的语言取自系统的语言环境。\n\nbash：存为 ~/.local/share/bash-completion/completions/mailproto（需要软件包 bash-completion）。\nzsh：存为 $fpath 中某个目录下的 _mailproto。\nfish：存为 ~/.config/fish/completions/mailproto.fish。"),
		Example:   "mailproto completion bash > ~/.local/share/bash-completion/completions/mailproto\nmailproto completion zsh > ~/.zfunc/_mailproto\nmailproto completion fish > ~/.config/fish/completions/mailproto.fish",
		Args:      cobra.ArbitraryArgs,
		ValidArgs: []cobra.Completion{"bash", "zsh", "fish"},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				switch args[0] {
				case "bash":
					return written(cmd.Root().GenBashCompletionV2(u.out, true))
				case "zsh":
					return written(cmd.Root().GenZshCompletion(u.out))
				case "fish":
					return written(cmd.Root().GenFishCompletion(u.out, true))
				}
			}
			return &userError{msg: text("completion is followed by bash, zsh or fish", "completion 之后是 bash、zsh 或 fish"),
				hint: text("type: mailproto completion bash", "请输入：mailproto completion bash")}
		},
	}
}

// completing reports whether a shell asks how a word goes on.
func completing(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// complete says how words go on; nobody else needs to know.
func (u *ui) complete(c *cobra.Command) {
	u.completeFlags(c, c.PersistentFlags())
	u.completeFlags(c, c.Flags())
	switch {
	case c.ValidArgsFunction != nil || len(c.ValidArgs) > 0:
	case takesFile(c):
		c.ValidArgsFunction = files
	default: // hosts are not guessed
		c.ValidArgsFunction = cobra.NoFileCompletions
	}
	for _, sub := range c.Commands() {
		u.complete(sub)
	}
}

// takesFile reports whether a command's argument is a file, or a folder.
func takesFile(c *cobra.Command) bool {
	return slices.Contains([]string{"mailproto replay", "mailproto man"}, c.CommandPath())
}

func files(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// completeHelp offers what help has a page about.
func (u *ui) completeHelp(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	at, _, err := cmd.Root().Find(args)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []cobra.Completion
	for _, c := range at.Commands() {
		if c.IsAvailableCommand() || c.IsAdditionalHelpTopicCommand() {
			all = append(all, cobra.CompletionWithDesc(c.Name(), c.Short))
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// completeFlags says which values the options of a command have.
func (u *ui) completeFlags(c *cobra.Command, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		var value string
		value, f.Usage = pflag.UnquoteUsage(f) // without the marks of the value's name
		if f.Value.Type() == "bool" || isFile(value) {
			return
		}
		values, directive := u.values(c, f.Name), cobra.ShellCompDirectiveNoFileComp
		if values == nil {
			values = choicesIn(value)
		}
		if f.Name == "command" {
			directive |= cobra.ShellCompDirectiveNoSpace
		}
		// It fails for an option that has its values already.
		_ = c.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(values, directive))
	})
}

// isFile reports whether an option's value is a file or a folder, by what its help
// calls it.
func isFile(value string) bool {
	return slices.ContainsFunc([]string{"FILE", "DIR", "文件", "目录"}, func(name string) bool { return strings.Contains(value, name) })
}

// choicesIn are the words that an option takes, where its help lists them: the v1 and
// v2 of v1|v2. What stands for something else is in capitals, or in Chinese.
func choicesIn(value string) []cobra.Completion {
	var all []cobra.Completion
	for word := range strings.SplitSeq(value, "|") {
		if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && strings.Contains(value, "|") && word != "-" {
			all = append(all, word)
		}
	}
	return all
}

// values are the values that an option may have; none where it may have any.
func (u *ui) values(c *cobra.Command, flag string) []cobra.Completion {
	proto := trace.SMTP
	if c.Name() == "pop3" {
		proto = trace.POP3
	}
	switch flag {
	case "lang":
		return []cobra.Completion{cobra.CompletionWithDesc("en", "English"), cobra.CompletionWithDesc("zh", "中文")}
	case "auth":
		all := append([]cobra.Completion{"auto", "none"}, session.Mechanisms()...)
		if proto == trace.POP3 {
			all = append(all, "USER")
		}
		return all
	case "quit-after", "drop-after", "command":
		return stageValues(proto, flag)
	case "fault":
		return u.faultValues()
	case "format":
		var all []cobra.Completion
		for _, f := range transcript.Formats() {
			all = append(all, string(f))
		}
		return all
	case "list":
		var all []cobra.Completion
		for _, a := range explain.Areas() {
			all = append(all, cobra.CompletionWithDesc(a.Name, a.Title.In(u.lang)))
		}
		return all
	}
	return nil
}

// stageValues are the stages that an option takes.
func stageValues(p trace.Proto, flag string) []cobra.Completion {
	var all []cobra.Completion
	for _, s := range session.Stages(p) {
		switch {
		case s == session.StageData && flag != "drop-after": // after 354 every line is text
		case flag == "command":
			all = append(all, string(s)+":")
		default:
			all = append(all, string(s))
		}
	}
	return all
}

// faultValues are the faults that the lab has, with what each does.
func (u *ui) faultValues() []cobra.Completion {
	var all []cobra.Completion
	for _, f := range lab.Faults() {
		all = append(all, cobra.CompletionWithDesc(f.Name, f.Title.In(u.lang)))
	}
	return all
}

// lessonFiles offers the lessons that come with mailproto, where a command takes
// them, and files.
func lessonFiles(command string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if command == "new" || len(args) > 0 {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return faq.Examples(), cobra.ShellCompDirectiveDefault
	}
}
