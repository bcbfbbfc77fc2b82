package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// The sentences of our --plain output that carry the dialogue.
var (
	clientSays = lazy(`^(?:Step \d+\. The client says, (encrypted|in clear|encrypted or not): |第 \d+ 步。客户端说（(加密|明文|是否加密不详)）：)(.*)$`)
	serverSays = lazy(`^(?:(?:Step \d+\. )?The server answers, (encrypted|in clear|encrypted or not): |(?:第 \d+ 步。)?服务器应答（(加密|明文|是否加密不详)）：)(.*)$`)
)

// sentence recognises a sentence of our --plain output; 0 if it is none.
func sentence(s string) byte {
	switch {
	case strings.HasPrefix(s, "Step ") && strings.Contains(s, ". The client says, "), strings.HasPrefix(s, "第 ") && strings.Contains(s, "步。客户端说（"):
		return 'C'
	case strings.HasPrefix(s, "Step ") && strings.Contains(s, ". The server answers, "), strings.HasPrefix(s, "The server answers, "),
		strings.HasPrefix(s, "第 ") && strings.Contains(s, "步。服务器应答（"), strings.HasPrefix(s, "服务器应答（"):
		return 'S'
	case strings.HasPrefix(s, "Outcome: "), strings.HasPrefix(s, "结果："):
		return 'O'
	case strings.HasPrefix(s, "Connected to ") && strings.HasSuffix(s, "."), strings.HasPrefix(s, "已连接到"):
		return 'A'
	case s == "TLS handshake.", s == "TLS 握手。":
		return 'T'
	case s == "The connection is closed.", s == "连接已关闭。":
		return 'X'
	case strings.HasPrefix(s, "The message: "), strings.HasPrefix(s, "邮件内容："):
		return 'M'
	}
	return 0
}

// sentence takes such a sentence.
func (m *ours) sentence(kind byte, s string) {
	switch kind {
	case 'C', 'S':
		says := clientSays
		if kind == 'S' {
			says = serverSays
		}
		g := says().FindStringSubmatch(s)
		if g == nil {
			break
		}
		m.done()
		m.encrypted(g[1] == "encrypted" || g[2] == "加密")
		if kind == 'C' {
			m.client([]byte(g[3]))
			return
		}
		m.begin([]byte(g[3]))
		m.speak()
		return
	case 'M':
		peer := trace.Server
		if m.cur.body != nil {
			peer = m.cur.body.peer
		}
		if m.payload(peer, s) {
			return
		}
	case 'O':
		m.done()
	case 'A':
		m.opens(s)
	case 'T':
		m.handshake()
	case 'X':
		m.done()
		m.close(trace.Client)
	}
	m.text([]byte(s), true)
}

// plainRow takes a line between a reply and its outcome: a further line of the
// reply, perhaps with what it means behind a colon.
func (m *ours) plainRow(line []byte) bool {
	if m.list || bytes.HasPrefix(line, []byte(m.status)) && len(line) > 3 {
		for _, colon := range []string{": ", "："} {
			if i := bytes.Index(line, []byte(colon)); i >= 0 {
				line = line[:i]
			}
		}
		m.server(line)
		return true
	}
	return false
}
