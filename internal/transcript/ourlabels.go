package transcript

import (
	"slices"
	"strconv"
	"strings"

	"mailproto/trace"
)

// label takes a line with a label: of these some tell of the connection.
func (m *ours) label(line []byte) {
	s := strings.TrimSpace(string(line))
	switch {
	case strings.HasPrefix(s, "open "), strings.HasPrefix(s, "连接 "):
		m.opens(s)
	case strings.HasPrefix(s, "TLS  "):
		m.tls(strings.TrimSpace(s[3:]))
	case strings.HasPrefix(s, "close "), strings.HasPrefix(s, "结束 "):
		if strings.Contains(s, "server") || strings.Contains(s, "服务器") {
			m.close(trace.Server)
		} else {
			m.close(trace.Client)
		}
	}
}

func (m *ours) opens(s string) {
	for _, words := range []string{"onnected to ", "已连接到"} {
		if _, addr, ok := strings.Cut(s, words); ok {
			m.connect(strings.TrimSpace(strings.TrimRight(addr, ".。")))
			return
		}
	}
}

func (m *ours) tls(s string) {
	if !strings.HasPrefix(s, "TLS 1.") {
		return
	}
	if info := m.handshake(); info != nil {
		info.Version = s[:min(len(s), len("TLS 1.3"))]
	}
}

// certificates is what our output says of a certificate, its lines joined.
var certificates = lazy(`(?:for |名称：)(.+?)(?:; ?issued by |；颁发 ?者：)(.+?)(?: verified:| ?验证通过| not verified| ! |;|；|$)`)

// certificate reads the lines about a handshake.
func (m *ours) certificate(line []byte) {
	info := m.cur.shake
	if info == nil {
		m.cert = ""
		return
	}
	said := strings.TrimSpace(string(line))
	if len(m.cert) > 2000 || said == "" {
		return
	}
	if at := section().FindStringIndex(said); at != nil {
		said = said[:at[0]]
	}
	m.cert += " " + said
	switch {
	case strings.Contains(m.cert, "the current version"), strings.Contains(m.cert, "当前版本"):
		info.Version = "TLS 1.3"
	case strings.Contains(m.cert, "still good, if"), strings.Contains(m.cert, "仍然可用，但"):
		info.Version = "TLS 1.2"
	}
	info.Verified = strings.Contains(m.cert, "verified: a trusted CA") || strings.Contains(m.cert, "验证通过")
	if g := certificates().FindStringSubmatch(m.cert); g != nil {
		info.Names, info.Issuer = strings.Split(g[1], ", "), strings.TrimSuffix(g[2], " (RFC 8314 §5.3)")
	}
}

// encrypted notes a handshake of which the explanations are lost.
func (m *ours) encrypted(tls bool) {
	if tls && !m.cur.tls {
		m.handshake()
	}
}

// sizes finds what our output says of a message: its lines, octets and how many
// begin with a dot.
var (
	sizes   = lazy(`(\d+) ?(?:lines?|行)[,，] ?([\d,]+) ?(?:octets?|字 ?节)`)
	doubled = lazy(`(\d+) lines begin|其中 ?(\d+) ?行`)
)

// payload takes what our output says of a message, and reports whether it does. It
// may be wrapped; then the rest is awaited.
func (m *ours) payload(peer trace.Peer, s string) bool {
	head := s
	if at := section().FindStringIndex(s); at != nil {
		head = strings.TrimSpace(s[:at[0]])
	}
	if !slices.ContainsFunc([]string{"(the message: ", "（邮件内容：", "The message: ", "邮件内容："}, func(words string) bool {
		return strings.HasPrefix(head, words) || len(head) > 3 && strings.HasPrefix(words, head)
	}) {
		return false
	}
	m.size, m.peer, m.from = "", peer, m.in.n
	m.measure(s)
	return true
}

// measure takes a piece of it.
func (m *ours) measure(s string) {
	if at := section().FindStringIndex(s); at != nil {
		s = s[:at[0]]
	}
	m.size += " " + strings.TrimSpace(s)
	if strings.HasSuffix(m.size, ")") || strings.HasSuffix(m.size, "）") || strings.HasSuffix(m.size, ".") ||
		strings.HasSuffix(m.size, "。") || len(m.size) > 500 {
		m.message()
	}
}

// message reports the message that was measured.
func (m *ours) message() {
	if m.size == "" {
		return
	}
	e := trace.Event{Kind: trace.Payload, Peer: m.peer}
	if g := sizes().FindStringSubmatch(m.size); g != nil {
		e.Lines, _ = strconv.ParseInt(g[1], 10, 64)
		e.Octets, _ = strconv.ParseInt(strings.ReplaceAll(g[2], ",", ""), 10, 64)
	}
	if g := doubled().FindStringSubmatch(m.size); g != nil {
		e.Stuffed, _ = strconv.ParseInt(g[1]+g[2], 10, 64)
	} else if strings.Contains(m.size, "one line begins") || strings.Contains(m.size, "其中一行") {
		e.Stuffed = 1
	}
	m.size = ""
	m.cur.body = nil
	m.event(e, m.from)
	if m.peer == trace.Client {
		m.cur.body = &body{peer: trace.Client, line: m.in.n}
	}
}
