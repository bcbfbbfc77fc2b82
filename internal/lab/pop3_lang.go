package lab

import (
	"strconv"
	"strings"

	"mailproto/internal/lang"
)

// language is one of those that LANG can choose.
type language struct{ tag, name, chosen string }

// languages are the languages of the texts behind +OK and -ERR, each named in
// itself (RFC 6856 §3.2). The first one is what the lab begins with, and what it
// prefers when the client leaves the choice to it.
func languages() []language {
	return []language{
		{"i-default", "Default language", "Replies are in English"},
		{"en", "English", "Replies are in English"},
		{"zh", "中文", "此后用中文应答"},
	}
}

// chinese is the tag of the language that replies are translated to.
const chinese = "zh"

// LANG chooses the language of the texts behind +OK and -ERR, or lists those that
// there are (RFC 6856 §3.2). The reply is in the language chosen already; what is
// refused changes nothing.
func (s *pop3Session) LANG(args []string) pop3Reply {
	switch {
	case len(args) > 1:
		return wrong("LANG takes one language, or none")
	case len(args) == 0:
		var lines []string
		for _, l := range languages() {
			lines = append(lines, l.tag+" "+l.name)
		}
		return list("The languages of replies:", lines)
	case !isLanguageRange(args[0]):
		return wrong("That is no language")
	}
	l, found := lookUp(args[0])
	if !found {
		return failed("There are no replies in that language")
	}
	s.language = l.tag
	return ok(l.tag + " " + l.chosen)
}

// isLanguageRange reports whether a word is a basic language range: subtags of one
// to eight letters and digits, the first one without digits, or an asterisk alone
// (RFC 4647 §2.1).
func isLanguageRange(s string) bool {
	if s == "*" {
		return true
	}
	for i, sub := range strings.Split(s, "-") {
		if sub == "" || len(sub) > 8 {
			return false
		}
		for _, c := range []byte(sub) {
			digit := c >= '0' && c <= '9'
			if letter := c|0x20 >= 'a' && c|0x20 <= 'z'; !letter && (!digit || i == 0) {
				return false
			}
		}
	}
	return true
}

// lookUp finds the language that fits a range best: subtags are taken off its end
// until it is one of those that there are (RFC 4647 §3.4).
func lookUp(want string) (l language, found bool) {
	if want == "*" {
		return languages()[0], true
	}
	for {
		for _, l := range languages() {
			if strings.EqualFold(l.tag, want) {
				return l, true
			}
		}
		i := strings.LastIndexByte(want, '-')
		if i < 0 {
			return language{}, false
		}
		want = want[:i]
	}
}

// inLanguage is a status line in the session's language. The indicator and a
// response code are for programs and stay as they are; so does what is no text,
// such as the numbers of STAT.
func (s *pop3Session) inLanguage(line string) string {
	if s.language != chinese {
		return line
	}
	status, text, _ := strings.Cut(line, " ")
	if strings.HasPrefix(text, "[") {
		if code, rest, has := strings.Cut(text, "] "); has {
			status, text = status+" "+code+"]", rest
		}
	}
	form, parts := formOf(text)
	for _, p := range phrases() {
		if known, _ := formOf(p.En); known == form {
			for i, part := range parts {
				p.Zh = strings.ReplaceAll(p.Zh, "{"+strconv.Itoa(i+1)+"}", part)
			}
			return status + " " + p.Zh
		}
	}
	return line
}

// formOf is a text with what varies in it taken out: its numbers, and a first word
// that is a command or the server's name.
func formOf(text string) (form string, parts []string) {
	words := strings.Split(text, " ")
	for i, w := range words {
		digits := strings.TrimRight(w, ",;")
		_, isNumber := number(digits)
		if isNumber || i == 0 && (w == strings.ToUpper(w) || w == Hostname) {
			parts = append(parts, digits)
			words[i] = "_" + w[len(digits):]
		}
	}
	return strings.Join(words, " "), parts
}

// phrases are the texts of POP3's replies. {1} stands for the first word or number
// that varies, as formOf takes them out.
func phrases() []lang.Text {
	return append(loginPhrases(), []lang.Text{
		{En: "What this server can do:", Zh: "本服务器的能力："},
		{En: "The languages of replies:", Zh: "应答可用的语言："},
		{En: "That is no language", Zh: "这不是语言标签"},
		{En: "There are no replies in that language", Zh: "没有这种语言的应答"},
		{En: "LANG takes one language, or none", Zh: "LANG 最多带一个语言"},
		{En: "UTF-8 mode is on", Zh: "已进入 UTF-8 模式"},
		{En: "The message needs UTF-8 mode: send UTF8 before the login", Zh: "这封邮件需要 UTF-8 模式：请在登录之前发 UTF8"},
		{En: "Unknown command", Zh: "没有这条命令"},
		{En: "One space stands between a command and its arguments", Zh: "命令与参数之间只有一个空格"},
		{En: stillALine, Zh: "这仍属于上一行：上一行没有以 CR LF 结束"},
		{En: noLineEnd, Zh: "每行以 CR LF 结束，行内不得单独出现 CR、LF 或 NUL"},
		{En: "Too many bad commands, closing", Zh: "错误的命令太多，连接关闭"},
		{En: "Line too long, closing", Zh: "这一行太长，连接关闭"},
		{En: "NOOP takes no argument", Zh: "{1} 不带参数"},
		{En: "STLS is not for the TRANSACTION state", Zh: "{1} 不能在 TRANSACTION 状态使用"},
		{En: "STAT is not for the AUTHORIZATION state", Zh: "{1} 不能在 AUTHORIZATION 状态使用"},
		{En: Hostname + " Goodbye", Zh: "{1} 再见"},
		{En: "1 message", Zh: "共 {1} 封邮件"},
		{En: "2 messages", Zh: "共 {1} 封邮件"},
		{En: "1 message, 2 octets", Zh: "共 {1} 封邮件，{2} 字节"},
		{En: "2 messages, 2 octets", Zh: "共 {1} 封邮件，{2} 字节"},
		{En: "2 octets", Zh: "{1} 字节"},
		{En: "LIST takes one message number, or none", Zh: "{1} 最多带一个邮件序号"},
		{En: "RETR is followed by a message number", Zh: "{1} 之后是邮件序号"},
		{En: "TOP is followed by a message number and a number of lines", Zh: "{1} 之后是邮件序号和行数"},
		{En: "That is no message number", Zh: "这不是邮件序号"},
		{En: "That is no number of lines", Zh: "这不是行数"},
		{En: "No such message, there are 2", Zh: "没有这封邮件，共有 {1} 封"},
		{En: "That message is marked as deleted", Zh: "那封邮件已标记为删除"},
		{En: "Top of the message", Zh: "邮件的开头"},
		{En: "Marked as deleted", Zh: "已标记为删除"},
		{En: "Still here", Zh: "还在"},
	}...)
}

// loginPhrases are those of the way to the maildrop.
func loginPhrases() []lang.Text {
	return []lang.Text{
		{En: "Ready to start TLS", Zh: "可以开始 TLS"},
		{En: "TLS is on already", Zh: "已经在用 TLS"},
		{En: "TLS comes before UTF8", Zh: "应先用 TLS，再发 UTF8"},
		{En: "Send STLS first", Zh: "请先发 STLS"},
		{En: "Send PASS", Zh: "请发 PASS"},
		{En: "USER is followed by a name", Zh: "{1} 之后是用户名"},
		{En: "PASS stands right behind USER", Zh: "{1} 必须紧跟在 USER 之后"},
		{En: "PASS is followed by a password", Zh: "{1} 之后是密码"},
		{En: "User name or password is wrong", Zh: "用户名或密码错误"},
		{En: "Maildrop open, 1 message", Zh: "邮件存放区（maildrop）已打开，共 {1} 封邮件"},
		{En: "Maildrop open, 2 messages", Zh: "邮件存放区（maildrop）已打开，共 {1} 封邮件"},
		{En: "Another session has the maildrop", Zh: "另一个会话正在使用邮件存放区（maildrop）"},
		{En: "The last login was a moment ago, come back in 2 seconds", Zh: "刚刚登录过，请过 {1} 秒再来"},
		{En: "You were here a moment ago, come back later", Zh: "刚刚来过，请稍后再来"},
		{En: "The maildrop cannot be read, tell the administrator", Zh: "邮件存放区（maildrop）无法读取，请告诉管理员"},
		{En: "AUTH is followed by a mechanism of those that CAPA lists", Zh: "{1} 之后是 CAPA 所列机制之一"},
		{En: "No such mechanism is offered here", Zh: "这里不提供这种机制"},
		{En: "Login cancelled", Zh: "登录已取消"},
		{En: "That is no base64", Zh: "这不是 base64"},
		{En: "APOP is followed by a name and a digest", Zh: "{1} 之后是用户名和摘要"},
		{En: "In this mechanism the server speaks first", Zh: "这种机制由服务器先说话"},
		{En: "The line is too long", Zh: "这一行太长"},
		{En: "Too many failed logins from your address, try again later", Zh: "你的地址登录失败次数太多，请稍后再试"},
		{En: "Too many failed logins, closing", Zh: "登录失败次数太多，连接即将关闭"},
		{En: "Too many errors, closing", Zh: "错误太多，连接即将关闭"},
		{En: "Too many commands, closing", Zh: "命令太多，连接即将关闭"},
		{En: "The maildrop cannot be read", Zh: "邮件存放区（maildrop）无法读取"},
		{En: "The maildrop cannot be opened just now", Zh: "邮件存放区（maildrop）暂时无法打开"},
		{En: "Log in with an authorization code, not with the account's password", Zh: "请用授权码登录，不要用账号的密码"},
		{En: "The message is no longer there", Zh: "这封邮件已经不在了"},
		{En: "The message cannot be read", Zh: "这封邮件无法读取"},
		{En: "Some deleted messages are not removed", Zh: "有些标记为删除的邮件没有删除"},
		{En: "The certificate is not that user's", Zh: "证书不是那个用户的"},
		{En: "The token is not valid", Zh: "令牌无效"},
		{En: "Downgrade: this server offers channel binding", Zh: "降级：本服务器提供通道绑定"},
		{En: "Channel binding does not match: another TLS connection than ours", Zh: "通道绑定不符：不是我们的这条 TLS 连接"},
		{En: errPlain.Error(), Zh: "PLAIN 的响应形式是 [authzid] NUL 用户名 NUL 密码"},
	}
}
