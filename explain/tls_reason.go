package explain

import (
	"time"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// TLSReason says what exactly was wrong with a certificate or a handshake, from
// what is known of it: the names, the dates, who signed it. Where nothing more is
// known it is the title alone.
func TLSReason(i *trace.TLSInfo, now time.Time) lang.Text {
	title, _ := certProblem(i.Error)
	more := reasonDetail(i, now)
	if more.IsZero() {
		return title
	}
	return lang.Text{En: "%s: %s", Zh: "%s：%s"}.Sprintf(title, more)
}

// reasonDetail is what stands behind the title.
func reasonDetail(i *trace.TLSInfo, now time.Time) lang.Text {
	date := func(t time.Time) string { return t.Format(time.DateOnly) }
	switch i.Error {
	case "wrong-name":
		if len(i.Names) > 0 && i.ServerName != "" {
			return lang.Text{En: "%s was wanted, and it is for %s", Zh: "要找的是 %s，而它属于 %s"}.Sprintf(i.ServerName, enumeration(i.Names))
		}
	case "expired":
		if at := failedAt(i, func(c trace.Certificate) bool { return now.After(c.NotAfter) }); !at.NotAfter.IsZero() {
			return lang.Text{En: "%s was valid until %s, and today is %s", Zh: "%s 有效至 %s，而今天是 %s"}.Sprintf(orNone(at.Subject), date(at.NotAfter), date(now))
		}
	case "not-yet-valid":
		if at := failedAt(i, func(c trace.Certificate) bool { return now.Before(c.NotBefore) }); !at.NotBefore.IsZero() {
			return lang.Text{En: "%s is valid from %s on, and today is %s", Zh: "%s 从 %s 起有效，而今天是 %s"}.Sprintf(orNone(at.Subject), date(at.NotBefore), date(now))
		}
	case "unknown-ca":
		if i.Issuer != "" {
			return lang.Text{En: "it says that %s issued it", Zh: "它自称由 %s 颁发"}.Sprintf(i.Issuer)
		}
	case "protocol-version":
		if i.Version != "" {
			return lang.Text{En: "the server chose %s", Zh: "服务器选择了 %s"}.Sprintf(i.Version)
		}
	case "handshake-failure":
		switch i.Reason {
		case "closed by the other side":
			return lang.Text{En: "the server closed the connection without a word", Zh: "服务器一言不发就断开了连接"}
		case "reset by the other side":
			return lang.Text{En: "the connection was reset", Zh: "连接被重置"}
		}
		return lang.Same(i.Reason)
	case "client-certificate-refused", "weak-signature", "other":
		return lang.Same(i.Reason)
	}
	return lang.Text{}
}

// failedAt is the certificate of a chain to which something applies: it need not be
// the server's own.
func failedAt(i *trace.TLSInfo, applies func(trace.Certificate) bool) trace.Certificate {
	for _, c := range i.Chain {
		if applies(c) {
			return c
		}
	}
	return trace.Certificate{}
}
