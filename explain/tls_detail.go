package explain

import (
	"strconv"
	"strings"
	"time"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// tlsDetail tells what a handshake agreed on and what the server sent, for those who
// want all of it.
func tlsDetail(i *trace.TLSInfo) []Note {
	if len(i.Chain) == 0 && i.KeyExchange == "" {
		return nil // nothing more was told
	}
	var all []Note
	say := func(t lang.Text, refs ...string) {
		all = append(all, Note{Role: RoleTLSDetail, Title: t, Refs: refs})
	}
	if i.KeyExchange != "" {
		say(lang.Text{En: "key exchange %s", Zh: "密钥交换 %s"}.Sprintf(i.KeyExchange), "RFC 8446 §4.2.7")
		say(resumedText(i.Resumed), "RFC 8446 §2.2")
	}
	for n, c := range i.Chain {
		say(certificateText(n, c), "RFC 8446 §4.4.2")
	}
	if len(i.Names) > 0 {
		say(namesText(i), "RFC 8314 §5.3")
	}
	say(ocspText(i.OCSP), "RFC 8446 §4.4.2.1")
	say(alpnText(i.ALPN), "RFC 7301 §3.1")
	if i.ClientCertificate != "" {
		say(clientText(i.ClientCertificate), "RFC 8446 §4.3.2")
	}
	if i.Exporter != "" {
		say(lang.Text{En: "tls-exporter begins with %s: SCRAM-SHA-256-PLUS binds a login to it, so that nobody in between can pass it on",
			Zh: "tls-exporter 以 %s 开头：SCRAM-SHA-256-PLUS 把登录与它绑定，中间人无法转用"}.Sprintf(i.Exporter), "RFC 9266 §2")
	}
	return all
}

func resumedText(resumed bool) lang.Text {
	if resumed {
		return lang.Text{En: "resumed: the keys grew from an earlier session", Zh: "会话恢复：密钥由先前的会话派生"}
	}
	return lang.Text{En: "a full handshake: nothing was resumed", Zh: "完整握手：没有恢复先前的会话"}
}

// certificateText describes one certificate of the chain; the server's own is 0.
func certificateText(n int, c trace.Certificate) lang.Text {
	t := lang.Text{
		En: "certificate %d: %s; issued by %s; valid %s to %s; key %s; signed with %s; SHA-256 %s",
		Zh: "证书 %d：%s；颁发者：%s；有效期 %s 至 %s；密钥 %s；签名算法 %s；SHA-256 %s",
	}.Sprintf(n, orNone(c.Subject), orNone(c.Issuer), c.NotBefore.Format(time.DateOnly), c.NotAfter.Format(time.DateOnly), c.Key, c.Signature, fingerprint(c.SHA256))
	if c.Subject == c.Issuer && c.Subject != "" {
		return lang.Text{En: "%s; it has signed itself", Zh: "%s；自签名"}.Sprintf(t)
	}
	return t
}

// fingerprint writes a fingerprint in groups, so that eyes and line breaks find their way.
func fingerprint(hex string) string {
	var b strings.Builder
	for len(hex) > 8 {
		b.WriteString(hex[:8] + " ")
		hex = hex[8:]
	}
	return b.String() + hex
}

// namesText lists all names that the server's certificate is for.
func namesText(i *trace.TLSInfo) lang.Text {
	t := lang.Text{En: "names in it: %s", Zh: "其中的名称：%s"}.Sprintf(strings.Join(i.Names, ", "))
	if i.NamesMore > 0 {
		return lang.Text{En: "%s, and %d more", Zh: "%s，另有 %d 个"}.Sprintf(t, i.NamesMore)
	}
	return t
}

func ocspText(status string) lang.Text {
	switch status {
	case "":
		return lang.Text{En: "no OCSP response is stapled to it", Zh: "没有附带 OCSP 响应"}
	case "good":
		return lang.Text{En: "stapled OCSP response: good, it was not revoked (not checked by mailproto)", Zh: "附带的 OCSP 响应：good，没有吊销（mailproto 未核对其签名）"}
	case "revoked":
		return lang.Text{En: "stapled OCSP response: REVOKED (not checked by mailproto)", Zh: "附带的 OCSP 响应：revoked，已吊销（mailproto 未核对其签名）"}
	case "unknown":
		return lang.Text{En: "stapled OCSP response: the responder does not know the certificate", Zh: "附带的 OCSP 响应：unknown，响应方不认识这张证书"}
	}
	return lang.Text{En: "stapled OCSP response: it cannot be read", Zh: "附带的 OCSP 响应：无法解读"}
}

func alpnText(protocol string) lang.Text {
	if protocol == "" {
		return lang.Text{En: "ALPN: none; mail needs none", Zh: "ALPN：无；邮件不需要它"}
	}
	return lang.Text{En: "ALPN: %s", Zh: "ALPN：%s"}.Sprintf(strconv.Quote(protocol))
}

func clientText(what string) lang.Text {
	if what == "sent" {
		return lang.Text{En: "the server asked for a client's certificate, and got one", Zh: "服务器请求了客户端证书，并收到一张"}
	}
	return lang.Text{En: "the server asked for a client's certificate, and got none: --client-cert would send one", Zh: "服务器请求了客户端证书，没有收到：可用 --client-cert 发送"}
}
