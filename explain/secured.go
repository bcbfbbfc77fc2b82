package explain

import (
	"time"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// tlsNotes explain a handshake: what was agreed, who the server says it is, and
// whether that was checked.
func (c *conn) tlsNotes(step *Step) {
	i := step.TLSInfo
	if i == nil {
		return
	}
	step.FAQ = append(step.FAQ, 6)
	if i.Version != "" {
		step.Notes = append(step.Notes, versionNote(i.Version))
	}
	if len(i.Names) > 0 {
		step.Notes = append(step.Notes, Note{Role: RoleTLS, Topic: "certificate", Label: "certificate",
			Title: lang.Text{En: "for %s; issued by %s", Zh: "名称：%s；颁发者：%s"}.Sprintf(enumeration(i.Names), orNone(i.Issuer))})
	}
	step.Notes = append(step.Notes, verdictNote(i))
	step.Notes = append(step.Notes, tlsDetail(i)...)
	switch {
	case failedHandshake(i):
	case step.Before.Phase == PhaseConnected:
		step.Notes = append(step.Notes, Note{Role: RoleWhy, Title: implicitWhy, Refs: []string{"RFC 8314 §3"}})
	case step.Proto == trace.POP3:
		step.Notes = append(step.Notes, Note{Role: RoleWhy, Title: stlsWhy, Refs: []string{"RFC 2595 §4"}})
	default:
		hello := "EHLO"
		if step.After.LMTP { // RFC 2033 §4.1
			hello = "LHLO"
		}
		step.Notes = append(step.Notes, Note{Role: RoleWhy, Title: startTLSWhy.Sprintf(hello), Refs: []string{"RFC 3207 §4.2"}})
	}
}

// versionNote says how good a version of TLS is, and by which section.
func versionNote(v string) Note {
	n := Note{Role: RoleTLS, Topic: "TLS", Label: v, Title: tlsVersionText(v)}
	switch v {
	case "TLS": // a transcript that tells no more
		n.Title = lang.Text{En: "version not told", Zh: "没有写明版本"}
	case "TLS 1.0":
		n.Refs = []string{"RFC 8996 §4"}
	case "TLS 1.1":
		n.Refs = []string{"RFC 8996 §5"}
	case "TLS 1.2":
		n.Refs = []string{"RFC 9325 §3.1.1"}
	case "TLS 1.3":
		n.Refs = []string{"RFC 8446 §1"}
	default:
		n.Title, n.Unknown = lang.Text{En: "a version not known to mailproto", Zh: "mailproto 不认识的版本"}, true
	}
	return n
}

var (
	implicitWhy = lang.Text{
		En: "On this port the handshake comes first: nothing ever crosses in clear.",
		Zh: "这个端口一连接就先握手：没有任何内容以明文传输。",
	}
	startTLSWhy = lang.Text{
		En: "From here on every byte is encrypted. Both sides forget what was said before, so %s comes again.",
		Zh: "从这里起每个字节都加密。双方都忘掉此前说过的话，所以要重新发 %s。",
	}
	stlsWhy = lang.Text{
		En: "From here on every byte is encrypted. What CAPA said in clear counts for nothing, so it is asked again.",
		Zh: "从这里起每个字节都加密。明文时 CAPA 列出的能力不再算数，所以要重新询问。",
	}
)

func orNone(s string) lang.Text {
	if s == "" {
		return lang.Text{En: "nobody named", Zh: "未写明"}
	}
	return lang.Same(s)
}

// verdictNote says whether the certificate was checked, and if it failed, why and
// what helps.
func verdictNote(i *trace.TLSInfo) Note {
	n := Note{Role: RoleTLS, Topic: "certificate", Label: "verified", Refs: []string{"RFC 8314 §5.3"}}
	switch {
	case i.Error == "" && i.Verified:
		n.Title = lang.Text{En: "verified: a trusted CA vouches for it, and the name fits", Zh: "验证通过：由受信任的 CA 签发，名称相符"}
	case i.Error == "":
		n.Title, n.Unknown = lang.Text{En: "not verified", Zh: "未验证"}, true
	default:
		title, advice := certProblem(i.Error)
		n.Label, n.Title, n.Body = i.Error, title, advice
		if i.Insecure && i.Version != "" {
			n.Title = lang.Text{En: "NOT SECURE, going on because of --insecure: %s", Zh: "不安全，因 --insecure 而继续：%s"}.Sprintf(title)
		}
	}
	return n
}

// Validity says how long a certificate is still valid, seen from now.
func Validity(i *trace.TLSInfo, now time.Time) lang.Text {
	from, to := i.NotBefore.Format(time.DateOnly), i.NotAfter.Format(time.DateOnly)
	t := lang.Text{En: "valid %s to %s", Zh: "有效期 %s 至 %s"}.Sprintf(from, to)
	days := int(i.NotAfter.Sub(now).Hours() / 24)
	switch {
	case now.After(i.NotAfter):
		return lang.Text{En: "%s: expired", Zh: "%s：已过期"}.Sprintf(t)
	case now.Before(i.NotBefore):
		return lang.Text{En: "%s: not yet valid", Zh: "%s：尚未生效"}.Sprintf(t)
	case days == 1:
		return lang.Text{En: "%s: 1 day left", Zh: "%s：还剩 1 天"}.Sprintf(t)
	}
	return lang.Text{En: "%s: %d days left", Zh: "%s：还剩 %d 天"}.Sprintf(t, days)
}

// CertificateProblem says what is wrong with a certificate or a handshake, named
// as in TLSInfo.Error, and what helps.
func CertificateProblem(kind string) (title, advice lang.Text) { return certProblem(kind) }
