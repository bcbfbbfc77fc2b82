package main

import (
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace/session"
)

// absent is what is said where a server does not offer what was asked for: the
// option that asked, what follows from it, and by which rule.
type absent struct {
	keyword, option string
	ref             string
	hint            lang.Text
}

// absents are the extensions without which a session does not go on.
func absents() []absent {
	return []absent{
		{"CHUNKING", "--bdat", "RFC 3030 §2",
			text("leave out --bdat: DATA carries the same message", "请去掉 --bdat：DATA 可以传送同一封邮件")},
		{"BINARYMIME", "--binarymime", "RFC 3030 §3",
			text("encode binary parts as base64, and leave out --binarymime", "请把二进制部分编码为 base64，并去掉 --binarymime")},
		{"DSN", "--dsn-notify, --dsn-ret, --dsn-envid", "RFC 3461 §4",
			text("leave them out: failures are reported to the sender all the same", "请去掉这些选项：投递失败仍会通知发件人")},
		{"PRDR", "--prdr", "",
			text("leave out --prdr: one reply then stands for all recipients", "请去掉 --prdr：那样一个应答代表所有收件人")},
		{"REQUIRETLS", "--requiretls", "RFC 8689 §2",
			text("leave it out, and nothing is sure about how the message travels on", "去掉它，邮件此后怎样传送就没有保证")},
		{"XCLIENT", "--xclient", "",
			text("Postfix offers it to the hosts of smtpd_authorized_xclient_hosts only", "Postfix 只对 smtpd_authorized_xclient_hosts 中的主机提供")},
		{"UTF8", "--utf8", "RFC 6856 §2",
			text("leave it out: mail in UTF-8 may then come re-encoded, or not at all", "请去掉它：那样 UTF-8 邮件可能经过转换才送来，也可能取不到")},
		{"LANG", "--pop3-lang", "RFC 6856 §3",
			text("leave it out: the server's texts stay as they are", "请去掉它：服务器的文字保持原样")},
	}
}

// absentText is about an extension that was asked for and is not offered.
func absentText(f *session.Error) (msg, hint lang.Text) {
	for _, a := range absents() {
		if a.keyword != f.Detail {
			continue
		}
		what := lang.Same(a.keyword)
		if a.ref != "" {
			what = text("%s (%s)", "%s（%s）").Sprintf(a.keyword, a.ref)
		}
		return text("%s needs %s, which the server does not offer; nothing was sent", "%s 需要 %s，而服务器不提供；没有发送").Sprintf(a.option, what), a.hint
	}
	return text("the server does not offer %s; nothing was sent", "服务器不提供 %s；没有发送").Sprintf(f.Detail), lang.Text{}
}

// addressText is about an address that is not ASCII. Its domain alone could be
// written in ASCII: programs that send mail do so, but a tracer shows what is sent.
func addressText(f *session.Error) (msg, hint lang.Text) {
	msg = text("the address %s needs SMTPUTF8 (RFC 6531 §3), which the server does not offer; nothing was sent", "地址 %s 需要 SMTPUTF8（RFC 6531 §3），而服务器不提供；没有发送").Sprintf(f.Detail)
	local := f.Detail[:strings.LastIndexByte(f.Detail, '@')+1]
	if strings.ContainsFunc(local, func(r rune) bool { return r > 0x7f }) {
		return msg, text("another server may offer it; there is no way to write such a name in ASCII", "别的服务器也许提供；这样的名称没有 ASCII 写法")
	}
	return msg, text("only the domain is not ASCII: write it as its A-labels, xn--…, and it needs no extension", "只有域名不是 ASCII：写成 A-label（xn--…）就不需要扩展")
}

// extensionText is about what an extension came to; ok is false for other failures.
func extensionText(f *session.Error) (msg, hint lang.Text, ok bool) {
	switch {
	case f.At == session.FailTLS && f.Why == "requiretls":
		return text("--requiretls is for a session inside TLS (RFC 8689 §2), and this one is not; nothing was sent", "--requiretls 只能用于 TLS 之内的会话（RFC 8689 §2），而这次会话没有加密；没有发送"),
			text("the server must offer STARTTLS, or the port start in TLS", "服务器须提供 STARTTLS，或者端口一开始就是 TLS"), true
	case f.At == session.FailTLS:
		return msg, hint, false
	case f.At == session.FailPreamble:
		return text("the server did not understand the PROXY header: %s", "服务器不认识 PROXY 头：%s").Sprintf(wholeReply(f)),
			text("leave out --proxy-header, or have the server expect it at this port", "请去掉 --proxy-header，或让服务器在这个端口上接受它"), true
	case f.Why == "not-offered":
		msg, hint = absentText(f)
	case f.Why == "smtputf8":
		msg, hint = addressText(f)
	case f.Why == "attribute":
		name, offered, _ := strings.Cut(f.Detail, " / ")
		msg = text("the server takes no %s in XCLIENT: it lists %s; nothing was sent", "服务器的 XCLIENT 不接受 %s：它列出的是 %s；没有发送").Sprintf(name, offered)
	case f.At == session.FailCapa && (f.Why == "UTF8" || f.Why == "LANG"):
		msg = text("%s was refused: %s", "%s 被拒绝：%s").Sprintf(f.Why, wholeReply(f))
	default:
		return msg, hint, false
	}
	return msg, hint, true
}
