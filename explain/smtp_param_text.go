package explain

import (
	"strconv"
	"strings"

	"mailproto/internal/lang"
)

// smtpParamText explains one parameter as it stands on a MAIL or RCPT line (RFC
// 5321 §4.1.2), such as "SIZE=1234"; empty for one that mailproto does not know.
func smtpParamText(verb, param string) lang.Text {
	key, value, has := strings.Cut(param, "=")
	key = strings.ToUpper(key)
	home := paramHome(key)
	switch verb = strings.ToUpper(verb); {
	case home == "":
		return lang.Text{}
	case (verb == "VRFY" || verb == "EXPN") && key == "SMTPUTF8":
	case home != "MAIL RCPT" && home != verb:
		return lang.Text{En: "belongs on %s, not here", Zh: "应出现在 %s 上，而不是这里"}.Sprintf(home)
	}
	if t := flagText(key); !t.IsZero() {
		if has {
			return lang.Text{En: "%s, though this parameter takes no value", Zh: "%s，但这个参数不带值"}.Sprintf(t)
		}
		return t
	}
	t := valueText(key, value)
	if t.IsZero() || (value == "" && key != "XVERP") {
		return unreadableArg
	}
	return t
}

// paramHome names the command to which a parameter belongs.
func paramHome(key string) string {
	switch key {
	case "SIZE", "BODY", "AUTH", "RET", "ENVID", "SMTPUTF8", "BY", "HOLDFOR", "HOLDUNTIL", "MT-PRIORITY",
		"REQUIRETLS", "MTRK", "SOLICIT", "CONPERM", "SUBMITTER", "TRANSID", "PRDR", "XVERP", "XOORG":
		return "MAIL"
	case "NOTIFY", "ORCPT", "RRVS", "CONNEG":
		return "RCPT"
	case "ALT-ADDRESS":
		return "MAIL RCPT"
	}
	return ""
}

// flagText explains the parameters that take no value.
func flagText(key string) lang.Text {
	switch key {
	case "SMTPUTF8":
		return lang.Text{En: "addresses or headers are in UTF-8", Zh: "地址或首部含有 UTF-8"}
	case "REQUIRETLS":
		return lang.Text{En: "never pass it on without TLS", Zh: "不用 TLS 就不得继续传送"}
	case "CONPERM":
		return lang.Text{En: "the content may be converted", Zh: "允许转换内容"}
	case "CONNEG":
		return lang.Text{En: "asks what the recipient can display", Zh: "询问收件人能显示什么"}
	case "PRDR":
		return lang.Text{En: "asks for a reply for each recipient", Zh: "要求为每个收件人各给应答"}
	}
	return lang.Text{}
}

// valueText explains a parameter by its value; empty if the value cannot be read.
func valueText(key, value string) lang.Text {
	switch key {
	case "SIZE":
		if isDigits(value, 20) {
			return lang.Text{En: "declares a size of %s", Zh: "声明大小为 %s"}.Sprintf(octetsText(value))
		}
	case "BODY":
		return bodyText(strings.ToUpper(value))
	case "RET":
		return retText(strings.ToUpper(value))
	case "NOTIFY":
		return notifyText(strings.ToUpper(value))
	case "BY":
		return byText(strings.ToUpper(value))
	case "MT-PRIORITY":
		if n, err := strconv.Atoi(value); err == nil && len(value) <= 2 && n >= -9 && n <= 9 {
			return lang.Text{En: "priority %d, of -9 to 9", Zh: "优先级 %d（范围 -9 到 9）"}.Sprintf(n)
		}
	case "HOLDFOR":
		if isDigits(value, 9) && strings.Trim(value, "0") != "" {
			return lang.Text{En: "hold the message for %s", Zh: "把邮件保留 %s"}.Sprintf(secondsText(value))
		}
	case "HOLDUNTIL":
		if isTime(value) {
			return lang.Text{En: "hold the message until %s", Zh: "把邮件保留到 %s"}.Sprintf(value)
		}
	case "RRVS":
		return rrvsText(value)
	case "MTRK":
		if quotable(value) {
			return lang.Text{En: "a mark for later tracking", Zh: "供日后跟踪的标记"}
		}
	default:
		return namedText(key, value)
	}
	return lang.Text{}
}

// namedText explains the parameters whose value is an address or a name.
func namedText(key, value string) lang.Text {
	if key == "AUTH" && value == "<>" {
		return lang.Text{En: "the submitter is not known or not told", Zh: "提交者未知或不透露"}
	}
	if key == "XVERP" && value == "" {
		return lang.Text{En: "puts each recipient into the sender address", Zh: "把每个收件人写进发件人地址"}
	}
	var form lang.Text
	switch key {
	case "AUTH":
		form = lang.Text{En: "submitted at first by %s", Zh: "最初由 %s 提交"}
	case "ENVID":
		form = lang.Text{En: "the sender's mark for notices: %s", Zh: "发件人用于通知的标记：%s"}
	case "ORCPT":
		_, value, _ = strings.Cut(value, ";")
		form = lang.Text{En: "the recipient as first written: %s", Zh: "最初写下的收件人：%s"}
	case "SOLICIT":
		form = lang.Text{En: "advertising of the kind %s", Zh: "广告类别：%s"}
	case "SUBMITTER":
		form = lang.Text{En: "responsible for sending: %s", Zh: "负责发送的地址：%s"}
	case "TRANSID":
		form = lang.Text{En: "a transfer that can be resumed: %s", Zh: "可续传的传送：%s"}
	case "ALT-ADDRESS":
		form = lang.Text{En: "second address in ASCII (obsolete): %s", Zh: "第二个 ASCII 地址（已废弃）：%s"}
	case "XVERP":
		form = lang.Text{En: "recipient in the sender address, marks %s", Zh: "把收件人写进发件人地址，分隔符 %s"}
	case "XOORG":
		form = lang.Text{En: "from the organization %s", Zh: "来自组织 %s"}
	default:
		return lang.Text{}
	}
	if plain := fromXtext(value); quotable(strings.ReplaceAll(plain, " ", "")) {
		return form.Sprintf(plain)
	}
	if !quotable(value) {
		return lang.Text{}
	}
	return form.Sprintf(value)
}

func bodyText(value string) lang.Text {
	switch value {
	case "7BIT":
		return lang.Text{En: "the content is plain ASCII", Zh: "内容只有 ASCII"}
	case "8BITMIME":
		return lang.Text{En: "the content may hold 8-bit text", Zh: "内容可含 8 位文本"}
	case "BINARYMIME":
		return lang.Text{En: "the content is raw binary, sent with BDAT", Zh: "内容是原始二进制，用 BDAT 发送"}
	}
	return lang.Text{}
}

func retText(value string) lang.Text {
	switch value {
	case "FULL":
		return lang.Text{En: "a bounce should hold the whole message", Zh: "退信应附上全文"}
	case "HDRS":
		return lang.Text{En: "a bounce should hold the header only", Zh: "退信只须附上首部"}
	}
	return lang.Text{}
}

// notifyText explains NOTIFY (RFC 3461 §4.1): NEVER alone, or a list without
// repetitions.
func notifyText(value string) lang.Text {
	if value == "NEVER" {
		return lang.Text{En: "send no notice, not even of failure", Zh: "不发任何通知，失败也不发"}
	}
	var t lang.Text
	words := strings.SplitN(value, ",", 4)
	for i, w := range words {
		var one lang.Text
		switch w {
		case "SUCCESS":
			one = lang.Text{En: "success", Zh: "成功"}
		case "FAILURE":
			one = lang.Text{En: "failure", Zh: "失败"}
		case "DELAY":
			one = lang.Text{En: "delay", Zh: "延误"}
		default:
			return lang.Text{}
		}
		if i == 0 {
			t = one
			continue
		}
		t = lang.Text{En: "%s, %s", Zh: "%s、%s"}.Sprintf(t, one)
	}
	return lang.Text{En: "send a notice of: %s", Zh: "这些情况发通知：%s"}.Sprintf(t)
}

// byText explains BY (RFC 2852 §4): seconds, ";", N or R, and T for a trace.
func byText(value string) lang.Text {
	n, mode, ok := strings.Cut(value, ";")
	late := strings.HasPrefix(n, "-")
	n = strings.TrimPrefix(strings.TrimPrefix(n, "-"), "+")
	mode, traced := strings.CutSuffix(mode, "T")
	zero := strings.Trim(n, "0") == ""
	if !ok || !isDigits(n, 9) || mode != "N" && (mode != "R" || late || zero) {
		return lang.Text{}
	}
	t := lang.Text{En: "deliver within %s, else return it", Zh: "限 %s内投递，否则退回"}
	switch {
	case mode == "N" && late:
		t = lang.Text{En: "was due %s ago; tell the sender", Zh: "已逾期 %s；通知发件人"}
	case mode == "N":
		t = lang.Text{En: "deliver within %s, else tell the sender", Zh: "限 %s内投递，否则通知发件人"}
	}
	t = t.Sprintf(secondsText(n))
	if traced {
		t = lang.Text{En: "%s; report the way", Zh: "%s；并报告途经"}.Sprintf(t)
	}
	return t
}

// rrvsText explains RRVS (RFC 7293 §3.1): a time, and C or R for servers further on
// that do not know it.
func rrvsText(value string) lang.Text {
	date, action, has := strings.Cut(value, ";")
	action = strings.ToUpper(action)
	if !isTime(date) || has && action != "C" && action != "R" {
		return lang.Text{}
	}
	t := lang.Text{En: "only if the owner is the same since %s", Zh: "仅当主人自 %s 起未变"}.Sprintf(date)
	if action == "C" {
		t = lang.Text{En: "%s; go on where this is unknown", Zh: "%s；不支持时继续"}.Sprintf(t)
	}
	return t
}

// fromXtext decodes xtext (RFC 3461 §4): "+" and two hexadecimal digits stand for
// an octet. What is not xtext is returned as it is.
func fromXtext(s string) string {
	if len(s) > 3*longestArg || !strings.Contains(s, "+") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '+' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 >= len(s) {
			return s
		}
		n, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
		if err != nil {
			return s
		}
		b.WriteByte(byte(n))
		i += 2
	}
	return b.String()
}
