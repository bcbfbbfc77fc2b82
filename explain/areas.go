package explain

import "mailproto/internal/lang"

// Area is a part of what can be looked up.
type Area struct {
	// Name is the token by which the area is asked for.
	Name  string
	Title lang.Text
	lists func() [][]Topic
}

// Topics lists the area's topics.
func (a Area) Topics() []Topic {
	var all []Topic
	for _, list := range a.lists() {
		all = append(all, list...)
	}
	return all
}

// Areas lists all areas.
func Areas() []Area {
	of := func(lists ...[]Topic) func() [][]Topic { return func() [][]Topic { return lists } }
	return []Area{
		{"smtp-commands", lang.Text{En: "commands of SMTP", Zh: "SMTP 命令"}, of(smtpCommands)},
		{"smtp-replies", lang.Text{En: "reply codes of SMTP", Zh: "SMTP 应答码"}, of(smtpReplies)},
		{"enhanced", lang.Text{En: "enhanced status codes", Zh: "增强状态码"}, of(smtpEnhanced)},
		{"extensions", lang.Text{En: "keywords that EHLO lists", Zh: "EHLO 列出的关键字"}, of(smtpExtensions)},
		{"parameters", lang.Text{En: "parameters of MAIL and RCPT", Zh: "MAIL 与 RCPT 的参数"}, of(smtpParams)},
		{"pop3-commands", lang.Text{En: "commands of POP3", Zh: "POP3 命令"}, of(pop3Commands)},
		{"pop3-replies", lang.Text{En: "replies and response codes of POP3", Zh: "POP3 应答与扩展应答码"}, of(pop3Replies, pop3ResponseCodes)},
		{"capabilities", lang.Text{En: "capabilities that CAPA lists", Zh: "CAPA 列出的能力"}, of(pop3Capabilities)},
		{"mechanisms", lang.Text{En: "SASL mechanisms", Zh: "SASL 机制"}, of(saslMechanisms)},
		{"ports", lang.Text{En: "ports and SRV records", Zh: "端口与 SRV 记录"}, of(ports)},
		{"terms", lang.Text{En: "terms, sizes and timeouts", Zh: "术语、大小限制与超时"}, of(terms, moreTerms, classTerms, tlsTopics, smtpTerms)},
		{"problems", lang.Text{En: "breaches of the protocol that a trace names", Zh: "跟踪时会指出的违反协议之处"}, of(problemTopics, serverProblems, clearProblems, saslProblems, smtpMistakes, pop3Mistakes)},
	}
}
