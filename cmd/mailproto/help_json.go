package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"mailproto/internal/render"
	"mailproto/trace/session"
)

// newJSONHelp is a page of help about --json.
func newJSONHelp(u *ui) *cobra.Command {
	var b strings.Builder
	b.WriteString(u.in2(
		"With --json standard output holds JSON Lines: one object a line, in UTF-8. Errors stay on standard error, and the exit code is that of `mailproto help exit-codes`.\n\nA session (trace, replay, explain --file, faq --live, lesson run) is a line for each event, in its order: kind says what happened, seq numbers it, at_ms is the time since the connection stood, re names the event that a reply answers, took_ms how long that took. command and reply hold what was said; raw has the exact octets in base64 where the text cannot. outcome, state, next, notes, faq and problems say what it means. The last line is the summary: exit is the exit code, timing where the time went.\n\nFields are left out when they are empty. Words such as kinds, outcomes and phases are the same in every language; --lang changes only titles and bodies. No event holds a message, or a password unless --show-secrets asks for it. A newer version may add fields and kinds of events: leave out what you do not know.\n\nThe kinds of objects:",
		"使用 --json 时，标准输出是 JSON Lines：每行一个对象，UTF-8 编码。错误仍写到标准错误，退出码见 `mailproto help exit-codes`。\n\n一次会话（trace、replay、explain --file、faq --live、lesson run）按顺序每个事件一行：kind 是事件类型，seq 是序号，at_ms 是连接建立以来的时间，re 指出应答所回答的事件，took_ms 是等待应答的用时。command 和 reply 是双方所说的内容；文字无法准确表示时，raw 以 base64 给出原始字节。outcome、state、next、notes、faq、problems 说明其含义。最后一行是总结：exit 是退出码，timing 说明时间花在哪里。\n\n空字段会省略。类型、结果、阶段等词在各种语言中都相同；--lang 只改变标题和正文。事件不含邮件内容；除非使用 --show-secrets，也不含密码。新版本可能增加字段和事件类型：不认识的请忽略。\n\n对象的种类："))
	b.WriteString("\n")
	for _, d := range render.Documents() {
		fmt.Fprintf(&b, "  %-12s %s\n", d.Name, d.Title.In(u.lang))
	}
	b.WriteString(u.in2("\nThe JSON Schema of all of it: mailproto help json-schema", "\n全部内容的 JSON Schema：mailproto help json-schema"))
	return &cobra.Command{Use: "json", Short: u.in2("what --json prints", "--json 输出的内容"), Long: b.String()}
}

// newJSONSchema is a page of help for programs: it is printed as it is.
func newJSONSchema(u *ui) *cobra.Command {
	c := &cobra.Command{Use: "json-schema", Short: u.in2("the JSON Schema of what --json prints", "--json 输出内容的 JSON Schema"), Long: " "}
	c.SetHelpFunc(func(*cobra.Command, []string) {
		enc := json.NewEncoder(u.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		// An error of writing shows when the output is flushed.
		_ = enc.Encode(render.Schema(u.lang, failures()))
	})
	return c
}

// failures are the names of what a session may fail at.
func failures() []string {
	var all []string
	for _, f := range session.Failures() {
		all = append(all, string(f))
	}
	return all
}
