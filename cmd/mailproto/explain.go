package main

import (
	"strings"

	"github.com/spf13/cobra"

	"mailproto/explain"
	"mailproto/internal/render"
)

func newExplain(u *ui) *cobra.Command {
	var list, file, format string
	var pace pacing
	cmd := &cobra.Command{
		Use:   "explain [QUERY...]",
		Short: u.in2("Explain a command, code, keyword, mechanism or port", "解释命令、应答码、关键字、机制或端口"),
		Long: u.in2(
			"Explains what mail servers and clients say: a command (RCPT), a reply code (550), an enhanced code (5.1.1), a keyword of EHLO or CAPA (PIPELINING), a response code (IN-USE), a mechanism (PLAIN), a port (587), a term (envelope), or a reply with its text. Case does not matter; several words are one query.",
			"解释邮件服务器和客户端所说的内容：命令（RCPT）、应答码（550）、增强状态码（5.1.1）、EHLO 或 CAPA 的关键字（PIPELINING）、扩展应答码（IN-USE）、机制（PLAIN）、端口（587）、术语（envelope），或连同文字的一条应答。不分大小写；多个词合为一个查询。"),
		Example: "mailproto explain --file swaks.log\nmailproto explain rcpt\nmailproto explain 550 5.1.1 No such user here\nmailproto explain -ERR [IN-USE] locked",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			query := strings.TrimSpace(strings.Join(args, " "))
			switch {
			case list != "" && query != "":
				return usage(text("--list excludes a query", "--list 不能与查询同时使用"))
			case file != "" && (query != "" || list != ""):
				return usage(text("--file excludes a query and --list", "--file 不能与查询或 --list 同时使用"))
			case format != "" && file == "":
				return usage(text("--format goes with --file", "--format 要与 --file 一起使用"))
			case pace.waits() && file == "":
				return usage(text("--step and --predict go with --file", "--step 和 --predict 要与 --file 一起使用"))
			case file != "":
				return u.explainFile(cmd.Context(), file, format, pace)
			case list != "":
				return u.listArea(list)
			case query == "":
				return written(render.Areas(u.out, u.options(), u.json, u.plain, explain.Areas()))
			}
			return u.explain(query)
		},
	}
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return u.completeTopics(begun), cobra.ShellCompDirectiveNoFileComp
	}
	cmd.Flags().StringVar(&file, "file", "", u.in2("`FILE` with a transcript to explain step by step: a C:/S: dialogue, or the output of swaks, curl -v, openssl s_client …; - is standard input", "要逐步讲解的会话记录`文件`：C:/S: 对话，或 swaks、curl -v、openssl s_client 等的输出；- 为标准输入"))
	cmd.Flags().StringVar(&format, "format", "", u.in2("`NAME` of the transcript's format; else recognised: ", "会话记录的`格式`；否则自动识别：")+formats())
	cmd.Flags().StringVar(&list, "list", "", u.in2("`AREA` to print as a table; explain alone names the areas", "要列成表的`领域`；只输入 explain 会列出各领域"))
	pace.flags(u, cmd.Flags())
	return cmd
}

// completeTopics offers the topics that begin as the word does, with their gloss.
func (u *ui) completeTopics(begun string) []cobra.Completion {
	var found []cobra.Completion
	seen := map[string]bool{}
	explain.Topics(func(t *explain.Topic) bool {
		if len(t.ID) >= len(begun) && strings.EqualFold(t.ID[:len(begun)], begun) && !seen[t.ID] && !strings.Contains(t.ID, " ") {
			seen[t.ID] = true
			found = append(found, cobra.CompletionWithDesc(t.ID, t.Gloss.In(u.lang)))
		}
		return true
	})
	return found
}

// listArea prints one area as a table.
func (u *ui) listArea(name string) error {
	var names []string
	for _, a := range explain.Areas() {
		if strings.EqualFold(a.Name, name) {
			return written(render.Area(u.out, u.options(), u.json, u.plain, a))
		}
		names = append(names, a.Name)
	}
	return usage(text("--list: there is no area %q; the areas are %s", "--list：没有 %q 这个领域；领域有 %s"), name, strings.Join(names, ", "))
}

func (u *ui) explain(query string) error {
	r := explain.Lookup(query)
	if len(r.Entries) == 0 {
		e := &nothingError{userError{msg: text("nothing is known of %q", "没有关于 %q 的内容").Sprintf(query),
			hint: text("mailproto explain, alone, lists what can be asked", "只输入 mailproto explain 会列出可以查询的内容")}}
		if len(r.Suggestions) > 0 {
			e.hint = text("did you mean: %s", "是不是：%s").Sprintf(strings.Join(r.Suggestions, ", "))
		}
		return e
	}
	if err := render.Topics(u.out, u.options(), u.json, r); err != nil {
		return outputError(err)
	}
	return nil
}
