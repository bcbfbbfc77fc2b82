package explain

import (
	"fmt"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// lookupNotes explain a question to the DNS and its answer.
func lookupNotes(step *Step) {
	l := step.Lookup
	if l == nil {
		return
	}
	title, ref := askedText(l)
	step.Notes = append(step.Notes, Note{Role: RoleLookup, Label: l.Type, Title: title, Refs: []string{ref}})
	for _, r := range l.Records {
		step.Notes = append(step.Notes, Note{Role: RoleRecord, Label: r.Host, Title: recordText(l.Type, r)})
	}
	if l.More > 0 {
		step.Notes = append(step.Notes, Note{Role: RoleRecord, Title: lang.Text{En: "and %d more", Zh: "另有 %d 条"}.Sprintf(l.More)})
	}
	if l.Error != "" {
		step.Notes = append(step.Notes, Note{Role: RoleRecord, Label: l.Error, Title: lookupFault(l)})
	}
	if l.Alias != "" {
		step.Notes = append(step.Notes, Note{Role: RoleRecord, Label: "CNAME", Title: aliasText(l), Refs: []string{"RFC 5321 §5.1"}})
	}
	if why := lookupWhy(l); !why.IsZero() {
		step.Notes = append(step.Notes, Note{Role: RoleWhy, Title: why, Refs: []string{ref}})
	}
	if t, ref := foundName(l); ref != "" {
		step.Notes = append(step.Notes, Note{Role: RoleWhy, Title: t, Refs: []string{ref}})
	}
}

// askedText says what was asked, and by which section.
func askedText(l *trace.Lookup) (lang.Text, string) {
	switch l.Type {
	case "MX":
		return lang.Text{En: "MX of %s: who takes mail for this domain?", Zh: "%s 的 MX：谁为这个域接收邮件？"}.Sprintf(l.Name), "RFC 5321 §5.1"
	case "SRV":
		return lang.Text{En: "SRV of %s: who serves this domain's users?", Zh: "%s 的 SRV：谁为这个域的用户服务？"}.Sprintf(l.Name), "RFC 6186 §3"
	case "CONNECT":
		return lang.Text{En: "no connection to %s", Zh: "无法连接 %s"}.Sprintf(l.Name), "RFC 5321 §5.1"
	}
	return lang.Text{En: "addresses of %s", Zh: "%s 的地址"}.Sprintf(l.Name), "RFC 5321 §5.1"
}

// recordText is one answer in words.
func recordText(kind string, r trace.Record) lang.Text {
	switch kind {
	case "MX":
		return lang.Text{En: "%s, preference %d", Zh: "%s，优先值 %d"}.Sprintf(r.Host, r.Priority)
	case "SRV":
		return lang.Text{En: "%s, port %d, priority %d, weight %d", Zh: "%s，端口 %d，优先级 %d，权重 %d"}.Sprintf(r.Host, r.Port, r.Priority, r.Weight)
	}
	return lang.Same(r.Host)
}

// lookupFault says what there was in place of an answer.
func lookupFault(l *trace.Lookup) lang.Text {
	switch l.Error {
	case "no-records":
		return lang.Text{En: "there are none", Zh: "没有记录"}
	case "null-mx":
		return lang.Text{En: "null MX: this domain takes no mail (RFC 7505 §3)", Zh: "空 MX：这个域不收邮件（RFC 7505 §3）"}
	case "not-offered":
		return lang.Text{En: "the host is a dot: the service is not offered (RFC 6186 §3.4)", Zh: "主机是一个点：不提供这项服务（RFC 6186 §3.4）"}
	case "dns":
		return lang.Text{En: "the DNS could not be asked", Zh: "无法查询 DNS"}
	case "refused":
		return lang.Text{En: "nothing listens there", Zh: "没有程序在监听"}
	case "timeout":
		return lang.Text{En: "it did not answer in time", Zh: "没有及时应答"}
	case "unreachable":
		return lang.Text{En: "there is no way to it", Zh: "无法到达"}
	}
	return lang.Same(fmt.Sprint(l.Error))
}

// aliasText tells of an alias; an MX must not name one.
func aliasText(l *trace.Lookup) lang.Text {
	return lang.Text{En: "%s is an alias of %s; an MX or SRV record must not name an alias", Zh: "%s 是 %s 的别名；MX 和 SRV 记录不应指向别名"}.Sprintf(l.Name, l.Alias)
}

// lookupWhy says what follows from an answer.
func lookupWhy(l *trace.Lookup) lang.Text {
	switch {
	case l.Type == "MX" && l.Error == "no-records":
		return lang.Text{En: "Without an MX the domain's own addresses stand for one: the implicit MX.", Zh: "没有 MX 时，以域名自己的地址代替：隐式 MX。"}
	case l.Type == "MX" && len(l.Records) > 1 && l.Error == "":
		return lang.Text{En: "The lowest preference is tried first; among equal ones chance decides, to share the load.", Zh: "优先值最小的先试；数值相同的随机挑选，以分担负载。"}
	case l.Type == "SRV" && len(l.Records) > 1 && l.Error == "":
		return lang.Text{En: "The lowest priority is tried first; among equal ones the weight shares the load.", Zh: "优先级数值最小的先试；数值相同的按权重分担负载。"}
	case l.Type == "CONNECT":
		return lang.Text{En: "The next server on the list is tried.", Zh: "接着试列表中的下一台服务器。"}
	}
	return lang.Text{}
}

// foundName says which name the certificate is checked for, where the DNS has told
// it; ref is empty where it has not.
func foundName(l *trace.Lookup) (t lang.Text, ref string) {
	switch {
	case len(l.Records) == 0 || l.Error != "":
		return t, ""
	case l.Type == "MX":
		return lang.Text{En: "The certificate is checked for the name in the MX record. Nobody has signed that record here (no DNSSEC): TLS keeps listeners out, and not those who forge the DNS.",
			Zh: "证书按 MX 记录中的主机名检查。这里没有 DNSSEC 为记录签名：TLS 能防窃听，防不住伪造 DNS 的人。"}, "RFC 7672 §1.3.2"
	case l.Type == "SRV":
		return lang.Text{En: "The certificate is checked for the host that the record names. Nobody has signed it here (no DNSSEC), so a host outside the domain has to be confirmed before a password is sent.",
			Zh: "证书按记录中的主机名检查。这里没有 DNSSEC 为记录签名，所以主机不在本域之内时，要先确认才发送密码。"}, "RFC 6186 §6"
	}
	return t, ""
}
