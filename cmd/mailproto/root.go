package main

import (
	"errors"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mailproto/internal/lang"
)

// newRoot builds the command line in the user's language.
func newRoot(u *ui) *cobra.Command {
	root := &cobra.Command{
		Use:           "mailproto COMMAND",
		Short:         u.in2("See and understand mail protocols: live SMTP and POP3 sessions, every line explained", "看懂邮件协议：实时的 SMTP 与 POP3 会话，逐行讲解"),
		SilenceErrors: true, SilenceUsage: true,
		Version: version(),
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := u.check(); err != nil {
				return err
			}
			return noEmpty(cmd.Flags())
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
		Args: cobra.ArbitraryArgs,
	}
	u.globalFlags(root.PersistentFlags())
	root.SetIn(u.in)
	root.SetOut(u.out)
	root.SetErr(u.err)
	root.SetVersionTemplate("mailproto {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { u.help(cmd) })
	root.SetUsageFunc(func(cmd *cobra.Command) error { u.help(cmd); return nil })
	root.AddCommand(newTrace(u), newExplain(u), newFAQ(u), newLab(u), newLesson(u), newProbe(u), newReplay(u), newCompletion(u), newMan(u), newExitCodes(u), newJSONHelp(u), newJSONSchema(u))
	root.SetHelpCommand(newHelp(u))
	root.DisableFlagsInUseLine = true
	for _, c := range root.Commands() {
		c.DisableFlagsInUseLine = true
		for _, sub := range c.Commands() {
			sub.DisableFlagsInUseLine = true
		}
	}
	root.InitDefaultVersionFlag()
	translateFlag(root.Flags(), "version", u.in2("show the version", "显示版本"))
	return root
}

// noEmpty refuses an option with an empty value, such as a shell's variable that is not
// set: it must not count as one that was not given.
func noEmpty(f *pflag.FlagSet) error {
	var err error
	f.Visit(func(flag *pflag.Flag) {
		switch flag.Name {
		case "subject", "body": // may well be empty
		case "from": // says itself how the null reverse-path is written
		default:
			if flag.Value.Type() == "string" && flag.Value.String() == "" {
				err = usage(text("the option --%s needs a value, and this one is empty", "选项 --%s 需要一个值，而给出的是空值"), flag.Name)
			}
		}
	})
	return err
}

// in2 chooses between two texts; it keeps the building of commands readable.
func (u *ui) in2(en, zh string) string { return lang.Text{En: en, Zh: zh}.In(u.lang) }

// globalFlags are the options of every command.
func (u *ui) globalFlags(f *pflag.FlagSet) {
	f.Func("lang", u.in2("`en|zh`: the language; else from LC_ALL, LC_MESSAGES, LANG", "`en|zh`：语言；否则取自 LC_ALL、LC_MESSAGES、LANG"), func(s string) error {
		l, err := lang.Parse(s)
		if err != nil {
			return usage(text("unknown language %q: choose en or zh", "没有 %q 这种语言：请选择 en 或 zh"), s)
		}
		u.lang = l
		return nil
	})
	f.StringVar(&u.color, "color", "auto", u.in2("`auto|always|never`; auto heeds NO_COLOR, TERM=dumb and pipes", "`auto|always|never`：颜色；auto 会遵从 NO_COLOR、TERM=dumb 和管道"))
	f.IntVar(&u.width, "width", 0, u.in2("`COLUMNS` of text; else the terminal's, else 80", "`列数`：文本宽度；否则取终端宽度，再否则 80"))
	f.StringVar(&u.level, "level", "normal", u.in2("`brief|normal|deep`: how much is said of each step", "`brief|normal|deep`：每一步讲多细"))
	f.BoolVar(&u.plain, "plain", false, u.in2("sentences for screen readers (also ACCESSIBLE=1)", "供读屏软件使用的逐句文本（也可设 ACCESSIBLE=1）"))
	f.BoolVar(&u.json, "json", false, u.in2("JSON Lines on standard output", "在标准输出上给出 JSON Lines"))
}

func translateFlag(f *pflag.FlagSet, name, usage string) {
	if flag := f.Lookup(name); flag != nil {
		flag.Usage = usage
	}
}

// version is the module's version, or the commit that the binary was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "devel " + s.Value[:12]
		}
	}
	return "devel"
}

// flagError turns what the flag parser says into one line in the user's language.
func flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	var value *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var own *userError
	hint := text("see: %s --help", "参见：%s --help").Sprintf(cmd.CommandPath())
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &missing):
		name := "--" + missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			name = "-" + missing.GetSpecifiedName()
		}
		if strings.HasPrefix(name, "--pass") {
			hint = text("a password is never an argument: MAILPROTO_PASSWORD, --password-file or --passwordeval", "密码从不写在参数里：请用 MAILPROTO_PASSWORD、--password-file 或 --passwordeval")
		}
		if near := nearFlag(cmd, missing.GetSpecifiedName()); near != "" {
			hint = text("did you mean: --%s", "是不是：--%s").Sprintf(near)
		}
		return &userError{msg: text("there is no option %s here", "这里没有选项 %s").Sprintf(name), hint: hint}
	case errors.As(err, &value):
		return &userError{msg: text("the option --%s needs a value", "选项 --%s 需要一个值").Sprintf(value.GetFlag().Name), hint: hint}
	case errors.As(err, &invalid):
		if errors.As(invalid.Unwrap(), &own) {
			return own
		}
		if invalid.GetFlag().Value.Type() == "duration" {
			hint = text("a time is a number with its unit: 3s, 500ms, 2m", "时间要带单位：3s、500ms、2m")
		}
		return &userError{msg: text("%q is no value for --%s", "%q 不能作为 --%s 的值").Sprintf(invalid.GetValue(), invalid.GetFlag().Name), hint: hint}
	}
	return &userError{msg: text("%s", "命令行有误：%s").Sprintf(err.Error()), hint: hint}
}

func unknownCommand(cmd *cobra.Command, word string) error {
	hint := text("see: mailproto --help", "参见：mailproto --help")
	if near := nearCommand(cmd, word); near != "" {
		hint = text("did you mean: %s", "是不是：%s").Sprintf(near)
	}
	return &userError{msg: text("there is no command %q", "没有 %q 这个命令").Sprintf(word), hint: hint}
}
