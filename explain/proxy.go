package explain

import (
	"strings"

	"mailproto/internal/lang"
)

// heading is the header of the PROXY protocol, which waits for no reply and gets one
// only from a server that does not know it.
type heading struct {
	seq   int
	asked spoken
}

// awaits keeps a line that waits for its reply. A header stands in front of the
// greeting.
func (c *conn) awaits(seq int, line spoken) {
	if line.cmd.Verb == "PROXY" && c.state.Phase == PhaseConnected {
		c.heading = heading{seq, line}
		return
	}
	c.pending[seq] = line
}

// headerUnknown is what the answer to it means, in both protocols.
var headerUnknown = Meaning{
	Gloss: lang.Text{En: "the PROXY header was not understood", Zh: "服务器不认识 PROXY 头"},
	Why: lang.Text{
		En: "The server took the load balancer's line for a command: it does not expect one at this port.",
		Zh: "服务器把负载均衡器的这一行当成了命令：它没有料到这个端口上会有 PROXY 头。",
	},
}

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
