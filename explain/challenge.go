package explain

import (
	"encoding/base64"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// challenged reads what the base64 of a login's challenge holds. Nothing tells which
// mechanism it belongs to but the text itself; what would be secret in a session is
// masked here, too.
func (r *Reading) challenged() {
	status := r.Reply.Status()
	if len(r.Reply.Lines) != 1 || status != "334" && status != "+" {
		return
	}
	m := &trace.Masker{}
	if mechanism := challenger(r.Reply.Text(0)); mechanism != "" {
		m.Client([]byte("AUTH " + mechanism))
	}
	line, sasl := m.Server([]byte(r.Reply.Lines[0]), r.Proto)
	if sasl == nil || sasl.Text == "" {
		return
	}
	r.Reply.Lines[0] = string(line)
	r.challenge = sasl
}

// challenger is the mechanism whose challenges begin so; empty where it is not known.
func challenger(text string) string {
	dec, err := base64.StdEncoding.DecodeString(text)
	switch {
	case err != nil:
	case strings.HasPrefix(string(dec), "v="), strings.HasPrefix(string(dec), "r=") && strings.Contains(string(dec), ",i="):
		return "SCRAM-SHA-256"
	case strings.HasPrefix(string(dec), "rspauth="):
		return "DIGEST-MD5"
	}
	return ""
}

// due says what a reply waits for that agrees and asks for more.
func (r *Reading) due() lang.Text {
	switch r.Reply.Status() {
	case "354":
		return lang.Text{En: "Send the message now: its header, an empty line, its body, and a line with a single dot.",
			Zh: "现在发送邮件：首部、空行、正文，最后是只有一个点的一行。"}
	case "334", "+":
		return lang.Text{En: "Answer the challenge with one line of base64, or send * to break the login off.",
			Zh: "用一行 base64 回答这个质询，或发送 * 中止登录。"}
	}
	return lang.Text{En: "Send what the command announced: the server waits for it.",
		Zh: "发送该命令所预告的内容：服务器正等着。"}
}
