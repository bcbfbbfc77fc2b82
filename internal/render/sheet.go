package render

import (
	"io"
	"strings"

	"mailproto/internal/lang"
)

// LabSheet is what a person types into a mail program to use the lab.
type LabSheet struct {
	Host     string       `json:"host"`
	CA       string       `json:"ca"`
	Services []LabService `json:"services"`
	Users    []LabUser    `json:"users"`
	Try      []string     `json:"try"`
	// ClientCert is the file with a user's certificate and its key, if one was asked
	// for, and ClientUser that user.
	ClientCert string `json:"client_cert,omitempty"`
	ClientUser string `json:"client_user,omitempty"`
	// Names are what else the certificate is for.
	Names []string `json:"-"`
}

// certified are the names that the certificate is good for.
func (s *LabSheet) certified() lang.Text {
	all := append([]string{s.Host, "localhost", "127.0.0.1"}, s.Names...)
	last := len(all) - 1
	return lang.Text{En: strings.Join(all[:last], ", ") + " and " + all[last], Zh: strings.Join(all[:last], "、") + " 和 " + all[last]}
}

// encryption is what a mail program may call it: many know STLS as STARTTLS only.
func (x *LabService) encryption() string {
	if x.TLS == "STLS" {
		return "STARTTLS (STLS)"
	}
	return x.TLS
}

// LabService is one port of the lab.
type LabService struct {
	Name string    `json:"name"`
	Host string    `json:"host"`
	Port string    `json:"port"`
	TLS  string    `json:"tls"`
	What lang.Text `json:"-"`
}

// LabUser is one of the lab's users; their passwords are public.
type LabUser struct {
	Name     string `json:"name"`
	Password string `json:"password"`
	Address  string `json:"address"`
	// Token stands in for the password with the mechanisms of OAuth.
	Token string `json:"token"`
}

// Sheet prints the sheet of a lab that runs.
func Sheet(w io.Writer, o Options, asJSON, plain bool, s LabSheet) error {
	if asJSON {
		return Encoder(w).Encode(s)
	}
	p := &page{out: out{w: w}, Options: o}
	p.head(p.in(lang.Text{En: "The lab is running. Ctrl-C ends it.", Zh: "实验服务器正在运行。按 Ctrl-C 结束。"}))
	table := func(header []string, rows [][]string) {
		if p.err != nil {
			return
		}
		if plain {
			p.err = PlainTable(w, header, rows, o.Width)
			return
		}
		p.err = Table(w, header, rows, o.Width, TableOptions{Unicode: o.Unicode})
	}
	var services, users [][]string
	for _, x := range s.Services {
		services = append(services, []string{p.in(x.What), x.Host, x.Port, x.encryption()})
	}
	table([]string{p.in(lang.Text{En: "For", Zh: "用途"}), p.in(lang.Text{En: "Host", Zh: "主机"}), p.in(lang.Text{En: "Port", Zh: "端口"}), p.in(lang.Text{En: "Encryption", Zh: "加密"})}, services)
	p.line("")
	for _, x := range s.Users {
		users = append(users, []string{x.Name, x.Password, x.Address, x.Token})
	}
	table([]string{p.in(lang.Text{En: "User", Zh: "用户名"}), p.in(lang.Text{En: "Password", Zh: "密码"}), p.in(lang.Text{En: "Address", Zh: "邮件地址"}), p.in(lang.Text{En: "OAuth token", Zh: "OAuth 令牌"})}, users)
	p.line("")
	p.indented("", p.in(lang.Text{En: "In the mail program choose \"normal password\" as the way to log in. The certificate is good for %s. The CA that issued it vouches for nothing but this lab, and ends with it; its certificate is in the file",
		Zh: "在邮件程序里，登录方式选“普通密码”。证书适用于 %s。颁发它的 CA 只能为这台实验服务器作保，并随它一起失效；CA 的证书在这个文件里："}.Sprintf(s.certified())))
	p.line("  " + s.CA)
	if s.ClientCert != "" {
		p.indented("", p.in(lang.Text{En: "With EXTERNAL, %s can log in by a certificate; it and its private key are in the file",
			Zh: "%s 可以用证书以 EXTERNAL 登录；证书和私钥都在这个文件里："}.Sprintf(s.ClientUser)))
		p.line("  " + s.ClientCert)
	}
	p.heading(lang.Text{En: "Try it from another terminal", Zh: "在另一个终端里试试"})
	for _, t := range s.Try {
		// A command is never wrapped: it is there to be copied.
		p.line("  " + t)
	}
	return p.err
}
