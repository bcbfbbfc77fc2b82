package explain

import (
	"slices"
	"strings"
	"unicode"
)

// mostChinese bounds what a query in Chinese finds, and mostTexts what is added
// from each place where its words stand within a text.
const (
	mostChinese = 8
	mostTexts   = 4
)

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

// termLists are the topics that explain words.
func termLists() [][]Topic { return [][]Topic{terms, moreTerms, classTerms, tlsTopics, smtpTerms} }

// chineseTerms finds the terms that are called so in Chinese: a term's gloss begins
// with its Chinese name.
func chineseTerms(q string) []Entry {
	q = questioned(q)
	if !strings.ContainsFunc(q, han) {
		return nil
	}
	if id := calledSo(q); id != "" {
		return named(id)
	}
	var found []Entry
	for _, list := range termLists() {
		for i := range list {
			if len(found) < mostChinese && slices.Contains(chineseNames(list[i].Gloss.Zh), q) {
				found = append(found, Entry{Topic: list[i], Label: list[i].ID})
			}
		}
	}
	return found
}

// calledSo finds what has a Chinese name that its gloss does not begin with, and
// what textbooks and mail programs call otherwise than we do.
func calledSo(q string) string {
	switch q {
	case "握手", "TLS 握手":
		return "handshake"
	case "证书", "数字证书":
		return "certificate"
	case "证书颁发机构":
		return "CA"
	case "隐式", "隐式 TLS":
		return "implicit TLS"
	case "降级攻击", "剥离":
		return "downgrade attack"
	case "认证", "鉴别", "登录":
		return "authentication"
	case "邮件头", "信头", "首部":
		return "header section"
	case "响应码", "返回码":
		return "response code"
	case "简单邮件传送协议", "简单邮件传输协议":
		return "SMTP"
	case "邮局协议":
		return "POP3"
	case "命令字":
		return "command"
	case "转发服务器":
		return "smarthost"
	}
	return ""
}

// chineseNames are the names with which a gloss begins: "反向路径（信封发件人）：…".
func chineseNames(gloss string) []string {
	name, _, ok := strings.Cut(gloss, "：")
	if !ok {
		return nil
	}
	return strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("（）、，", r) })
}

// chineseTexts finds the topics whose gloss holds the words of a query in Chinese,
// terms first; failing these, the terms whose explanation does.
func chineseTexts(q string) []Entry {
	words := strings.Fields(questioned(q))
	if !strings.ContainsFunc(q, han) {
		return nil
	}
	var found []Entry
	add := func(t *Topic, text string, most int) {
		for _, w := range words {
			if !strings.Contains(text, w) {
				return
			}
		}
		if len(found) < most && !slices.ContainsFunc(found, func(e Entry) bool { return e.ID == t.ID && e.Kind == t.Kind && e.Proto == t.Proto }) {
			found = append(found, Entry{Topic: *t, Label: t.ID})
		}
	}
	for _, list := range [][]Topic{terms, moreTerms, tlsTopics} { // smtpTerms are limits and keywords
		for i := range list {
			add(&list[i], list[i].Gloss.Zh, mostTexts)
		}
	}
	for t := range Topics {
		add(t, t.Gloss.Zh, mostChinese)
	}
	if len(found) == 0 {
		for _, list := range termLists() {
			for i := range list {
				add(&list[i], list[i].Body.Zh, mostTexts)
			}
		}
	}
	return found
}

// questioned takes the words of a question off what it asks about.
func questioned(q string) string {
	q = strings.TrimRight(strings.TrimSpace(q), "？?。 ")
	q = strings.TrimSuffix(strings.TrimPrefix(q, "什么是"), "是什么")
	return strings.TrimSpace(strings.TrimSuffix(q, "是什么意思"))
}
