package render

import (
	"io"
	"strings"

	"mailproto/internal/lang"
)

// Cards prints what each user types into a mail program, a card for each: short
// enough to be cut out or read aloud.
func Cards(w io.Writer, o Options, plain bool, s LabSheet, users []LabUser) error {
	p := &page{out: out{w: w}, Options: o}
	for _, u := range users {
		if !plain {
			p.line(strings.Repeat("- ", o.Width/2-1) + "-")
		}
		p.head(u.Name)
		p.row(lang.Text{En: "User name", Zh: "用户名"}, u.Name)
		p.row(lang.Text{En: "Password", Zh: "密码"}, u.Password)
		p.row(lang.Text{En: "Address", Zh: "邮件地址"}, u.Address)
		p.row(lang.Text{En: "Sending", Zh: "发信服务器"}, p.ways(s, "submission", "submissions"))
		p.row(lang.Text{En: "Reading", Zh: "收信服务器"}, p.ways(s, "pop3", "pop3s"))
		p.row(lang.Text{En: "Login", Zh: "登录方式"}, p.in(lang.Text{En: "normal password", Zh: "普通密码"}))
		p.row(lang.Text{En: "OAuth token", Zh: "OAuth 令牌"}, u.Token)
		if u.Name == s.ClientUser {
			p.row(lang.Text{En: "Certificate", Zh: "用户证书"}, s.ClientCert)
		}
		p.row(lang.Text{En: "CA file", Zh: "CA 证书"}, s.CA)
	}
	return p.err
}

// row writes one setting of a card.
func (p *page) row(name lang.Text, value string) {
	label := "  " + Pad(p.in(name), 12)
	for i, l := range Hang(label, strings.Repeat(" ", Width(label)), value, p.Width) {
		if p.Width < minWidth+Width(label) || i > 0 {
			p.line(l)
			continue
		}
		p.line(p.Palette.PaintHead(StyleMeta, label, l))
	}
}

// ways are the two ways into a service: with TLS later, and from the start.
func (p *page) ways(s LabSheet, later, first string) string {
	var parts []string
	for _, x := range s.Services {
		switch x.Name {
		case later:
			parts = append([]string{p.in(lang.Text{En: "%s, port %s, %s", Zh: "%s，端口 %s，%s"}.Sprintf(x.Host, x.Port, x.encryption()))}, parts...)
		case first:
			parts = append(parts, p.in(lang.Text{En: " (or port %s, SSL/TLS)", Zh: "（或端口 %s，SSL/TLS）"}.Sprintf(x.Port)))
		}
	}
	return strings.TrimSpace(strings.Join(parts, "")) // in Chinese nothing stands before a bracket
}
