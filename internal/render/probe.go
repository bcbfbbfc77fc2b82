package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/probe"
)

// ProbeSheet prints what a look at a host came to.
func ProbeSheet(w io.Writer, o Options, asJSON, plain bool, s *probe.Sheet) error {
	if asJSON {
		return Encoder(w).Encode(s)
	}
	v := &probeView{page: page{out: out{w: w}, Options: o}, sheet: s, plain: plain}
	v.head(v.in(lang.Text{En: "What answers at %s", Zh: "%s 上的服务"}.Sprintf(s.Host)))
	v.ports()
	if !slices.ContainsFunc(s.Ports, func(p probe.Port) bool { return p.State == "open" }) {
		return v.err
	}
	v.logins()
	v.settings()
	v.unsafe()
	return v.err
}

type probeView struct {
	page
	sheet *probe.Sheet
	plain bool
}

func (v *probeView) table(header []lang.Text, rows [][]string) {
	var names []string
	for _, h := range header {
		names = append(names, v.in(h))
	}
	switch {
	case v.err != nil:
	case v.plain:
		v.err = PlainTable(v.w, names, rows, v.Width)
	default:
		v.err = Table(v.w, names, rows, v.Width, TableOptions{Unicode: v.Unicode})
	}
}

// name is the port, or the service where the port differs from run to run.
func (v *probeView) name(service string, port int) string {
	if v.sheet.Lab {
		return service
	}
	return fmt.Sprintf("%d %s", port, service)
}

func (v *probeView) ports() {
	var rows [][]string
	for _, p := range v.sheet.Ports {
		size := ""
		if p.Size > 0 {
			size = largest(p.Size)
		}
		rows = append(rows, []string{v.name(p.Service, p.Port), v.in(stateText(p)), v.in(modeText(p.Mode)), v.in(certText(p)), size})
	}
	v.table([]lang.Text{{En: "Port", Zh: "端口"}, {En: "Answers", Zh: "应答"}, {En: "TLS", Zh: "TLS"}, {En: "Certificate", Zh: "证书"},
		{En: "Largest message", Zh: "邮件上限"}}, rows)
}

// largest is a number of octets in a cell of a table.
func largest(n int64) string {
	size, unit := float64(n)/(1<<20), " MiB"
	if n < 1<<20 {
		size, unit = float64(n)/(1<<10), " KiB"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", size), ".0") + unit
}

// logins lists the ways to log in, before TLS and within.
func (v *probeView) logins() {
	v.heading(lang.Text{En: "Ways to log in", Zh: "登录方式"})
	found := false
	for _, p := range v.sheet.Ports {
		for _, l := range []struct {
			where lang.Text
			ways  []string
		}{
			{lang.Text{En: "%s, in clear: ", Zh: "%s，明文："}, p.Clear},
			{lang.Text{En: "%s, in TLS: ", Zh: "%s，TLS 内："}, p.Inside},
		} {
			if len(l.ways) > 0 {
				found = true
				v.indented("  "+v.in(l.where.Sprintf(v.name(p.Service, p.Port))), strings.Join(l.ways, " "))
			}
		}
	}
	if !found {
		v.indented("  ", v.in(lang.Text{En: "none was found", Zh: "没有发现"}))
	}
}

// stateText says what is at a port.
func stateText(p probe.Port) lang.Text {
	switch p.State {
	case "open":
		if p.Speaks != "" && p.Error == "timeout" {
			return lang.Text{En: "%s, then no answer", Zh: "%s，随后无应答"}.Sprintf(p.Speaks)
		}
		if p.Speaks != "" {
			return lang.Same(p.Speaks)
		}
		if p.TLS != nil && p.TLS.Error == "not-tls" {
			return lang.Text{En: "clear text, no TLS", Zh: "明文，不是 TLS"}
		}
		return lang.Text{En: "open, says nothing", Zh: "开放，但没有回音"}
	case "refused":
		return lang.Text{En: "closed", Zh: "关闭"}
	case "timeout":
		return lang.Text{En: "no answer", Zh: "无应答"}
	}
	return lang.Text{En: "not reached", Zh: "无法到达"}
}

func modeText(mode string) lang.Text {
	switch mode {
	case "implicit":
		return lang.Text{En: "at once", Zh: "一开始就用"}
	case "starttls":
		return lang.Text{En: "upgrade", Zh: "升级"}
	case "none":
		return lang.Text{En: "none", Zh: "无"}
	}
	return lang.Text{}
}

func certText(p probe.Port) lang.Text {
	switch {
	case p.TLS == nil:
		return lang.Text{}
	case p.TLS.Error != "":
		title, _ := explain.CertificateProblem(p.TLS.Error)
		return title
	}
	return lang.Text{En: "good, %s", Zh: "有效，%s"}.Sprintf(p.TLS.Version)
}

// settings is what to type into a mail program (RFC 8314 §3, RFC 6409 §3.1).
func (v *probeView) settings() {
	v.heading(lang.Text{En: "What to type into a mail program", Zh: "在邮件程序里填写"})
	var rows [][]string
	add := func(what lang.Text, s *probe.Setting) {
		if s == nil {
			rows = append(rows, []string{v.in(what), v.in(lang.Text{En: "no safe setting was found", Zh: "没有找到安全的设置"})})
			return
		}
		port := fmt.Sprint(s.Port)
		if v.sheet.Lab {
			port = v.in(lang.Text{En: "see mailproto lab", Zh: "见 mailproto lab"})
		}
		rows = append(rows, []string{v.in(what), s.Host, port, v.in(typedMode(s.TLS)), v.in(typedLogin(s.Login))})
	}
	add(lang.Text{En: "incoming mail, POP3", Zh: "收信（POP3）"}, v.sheet.Incoming)
	add(lang.Text{En: "outgoing mail, SMTP", Zh: "发信（SMTP）"}, v.sheet.Outgoing)
	v.table([]lang.Text{{En: "For", Zh: "用途"}, {En: "Host", Zh: "主机"}, {En: "Port", Zh: "端口"}, {En: "Encryption", Zh: "加密"}, {En: "Login", Zh: "登录方式"}}, rows)
}

// typedMode is how mail programs call it.
func typedMode(mode string) lang.Text {
	if mode == "implicit" {
		return lang.Same("SSL/TLS")
	}
	return lang.Same("STARTTLS")
}

func typedLogin(ways []string) lang.Text {
	if slices.ContainsFunc(ways, func(w string) bool { return slices.Contains([]string{"PLAIN", "LOGIN", "USER"}, strings.ToUpper(w)) }) {
		return lang.Text{En: "normal password", Zh: "普通密码"}
	}
	return lang.Same(strings.Join(ways, " "))
}

// unsafe lists what a user should beware of.
func (v *probeView) unsafe() {
	v.heading(lang.Text{En: "What is unsafe", Zh: "不安全之处"})
	found := false
	for _, p := range v.sheet.Ports {
		for _, token := range p.Unsafe {
			found = true
			v.indented("  "+v.name(p.Service, p.Port)+v.in(colon), v.in(unsafeText(token, p)))
		}
	}
	if !found {
		v.indented("  ", v.in(lang.Text{En: "nothing was found", Zh: "没有发现"}))
	}
}

func unsafeText(token string, p probe.Port) lang.Text {
	switch token {
	case "no-tls":
		return lang.Text{En: "no TLS: whoever listens reads passwords and mail", Zh: "没有 TLS：窃听者能读到密码和邮件"}
	case "clear-login":
		return lang.Text{En: "it offers a login in clear, before TLS: a careless program would show the password (RFC 8314 §3)", Zh: "在 TLS 之前就提供明文登录：粗心的程序会泄露密码（RFC 8314 §3）"}
	case "bad-certificate":
		title, _ := explain.CertificateProblem(p.TLS.Error)
		if p.TLS.Error == "unknown-ca" {
			return lang.Text{En: "TLS: %s; --ca-file FILE trusts another", Zh: "TLS：%s；可用 --ca-file 文件 信任另外的 CA"}.Sprintf(title)
		}
		return lang.Text{En: "TLS: %s", Zh: "TLS：%s"}.Sprintf(title)
	case "wrong-protocol":
		return lang.Text{En: "another protocol than expected here: it speaks %s", Zh: "这里的协议与预期不同：它说的是 %s"}.Sprintf(p.Speaks)
	case "old-tls":
		return lang.Text{En: "%s, which must not be used any more (RFC 8996 §4, §5)", Zh: "%s，不得再用（RFC 8996 §4、§5）"}.Sprintf(p.TLS.Version)
	}
	return lang.Text{En: "it breaks the protocol; mailproto trace shows how", Zh: "违反了协议；用 mailproto trace 可以看到详情"}
}
