package explain

import (
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// early reports one of the names that Exim's early pipelining has had: an underscore
// cannot stand in a keyword (RFC 5321 §4.1.1.1), so that newer versions leave it out.
func early(word string) bool {
	switch strings.ToUpper(word) {
	case "PIPE_CONNECT", "X_PIPE_CONNECT", "X-PIPE_CONNECT":
		return true
	}
	return false
}

// earlyPipelining is Exim's extension.
var earlyPipelining = Topic{
	ID: "PIPECONNECT", Kind: KindExtension, Proto: trace.SMTP,
	Gloss: lang.Text{En: "commands before the greeting, next time", Zh: "下次连接时，不等问候即可发命令"},
	Body: lang.Text{En: "It is Exim's own and comes from an expired draft. A client that remembers it may, when it connects to this address again, send EHLO and a first group of commands without waiting for the greeting. Newer versions write PIPECONNECT, older ones and the draft other forms, such as PIPE_CONNECT.",
		Zh: "Exim 的私有扩展，出自一份已过期的草案。客户端记住它之后，再次连接这个地址时，可以不等问候就发出 EHLO 和第一组命令。新版本写作 PIPECONNECT，旧版本和草案则写作 PIPE_CONNECT 等。"},
	Why: lang.Text{En: "It saves the round trips of greeting and EHLO at the next visit.", Zh: "下次连接时，可省去问候和 EHLO 的往返。"},
	Pitfall: lang.Text{En: "Without this offer whoever speaks before the greeting is taken for a spam program, and refused. What a server offered last time may have changed.",
		Zh: "没有这个许可而在问候之前说话，会被当作垃圾邮件程序而遭拒绝。服务器上次所提供的，这次可能已经变了。"},
	Example: "C: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250 PIPECONNECT",
	Refs:    []string{"RFC 5321 §2.2.2", "RFC 5321 §4.3.1"},
	Related: []string{"PIPELINING", "EHLO"},
	FAQ:     []int{13},
}
