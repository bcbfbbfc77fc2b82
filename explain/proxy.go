package explain

import (
	"strings"

	"mailproto/internal/lang"
)

// proxyNote reads the header of the PROXY protocol: version 1 is text, and of version
// 2, which is octets, the event holds the same words behind "v2".
func proxyNote(step *Step) {
	if step.Command.Verb != "PROXY" {
		return
	}
	words := strings.Fields(step.Command.Args)
	label := "v1"
	if len(words) > 0 && words[0] == "v2" {
		label, words = "v2", words[1:]
	}
	n := Note{Role: RoleParam, Label: label}
	switch {
	case len(words) == 5 && (words[0] == "TCP4" || words[0] == "TCP6"):
		n.Title = lang.Text{En: "from %s port %s, to %s port %s", Zh: "来自 %s 端口 %s，连到 %s 端口 %s"}.Sprintf(words[1], words[3], words[2], words[4])
	case len(words) > 0 && words[0] == "UNKNOWN":
		n.Title = lang.Text{En: "it is not told who connects", Zh: "没有说明是谁在连接"}
	default:
		return
	}
	step.beforeWhy(n)
}
