package explain

import (
	"slices"
	"strconv"
	"strings"

	"mailproto/internal/lang"
)

// A server chooses what it sends: no more than mostArgs arguments are read, and
// none longer than longestArg is repeated.
const (
	mostArgs   = 8
	longestArg = 64
)

// smtpKeywordArgs explains the arguments of a keyword of an EHLO reply (RFC 5321
// §4.1.1.1); empty where there is nothing to say.
func smtpKeywordArgs(keyword string, args []string) lang.Text {
	k := strings.ToUpper(keyword)
	if old, ok := strings.CutPrefix(k, "AUTH="); ok {
		return oldAuthArgs(old, args)
	}
	switch k {
	case "SIZE":
		return sizeArgs(args)
	case "AUTH", "X-EXPS":
		return mechanismArgs(args)
	case "LIMITS":
		return limitsArgs(args)
	case "DELIVERBY":
		return deliverByArgs(args)
	case "FUTURERELEASE":
		return futureReleaseArgs(args)
	case "MT-PRIORITY":
		return priorityArgs(args)
	case "BURL":
		return listArgs(args, lang.Text{En: "may fetch from: %s", Zh: "可取自：%s"},
			lang.Text{En: "no source is named", Zh: "没有写明可从哪里取"})
	case "XCLIENT", "XFORWARD":
		return listArgs(args, lang.Text{En: "attributes that may be given: %s", Zh: "可给出的属性：%s"}, lang.Text{})
	case "NO-SOLICITING":
		return listArgs(args, lang.Text{En: "refuses mail of the classes: %s", Zh: "拒收这些类别的邮件：%s"}, lang.Text{})
	case "X-RCPTLIMIT":
		return oldRecipientLimit(args)
	}
	if overwritten(k) {
		return lang.Text{
			En: "a keyword that was overwritten on the way",
			Zh: "途中被涂改的关键字",
		}
	}
	return lang.Text{}
}

// overwritten reports a keyword that a device on the way has blanked out with X,
// as RFC 8689 §8.2 describes for STARTTLS.
func overwritten(k string) bool {
	return len(k) >= 6 && len(k) <= longestArg && strings.Trim(k[:len(k)-1], "X") == ""
}

var unreadableArg = lang.Text{
	En: "its value cannot be read: not in the form of the standard",
	Zh: "值无法解读：不合标准的格式",
}

// sizeArgs explains SIZE (RFC 1870 §3): no number, or 0, is no fixed limit.
func sizeArgs(args []string) lang.Text {
	if len(args) == 0 || len(args) == 1 && isDigits(args[0], 20) && strings.Trim(args[0], "0") == "" {
		return lang.Text{En: "no fixed limit on message size is announced", Zh: "没有公布固定的邮件大小上限"}
	}
	if len(args) > 1 || !isDigits(args[0], 20) {
		return unreadableArg
	}
	return lang.Text{En: "messages up to %s", Zh: "单封邮件最大 %s"}.Sprintf(octetsText(args[0]))
}

// oldAuthArgs explains "AUTH=LOGIN PLAIN", a form older than RFC 4954.
func oldAuthArgs(first string, rest []string) lang.Text {
	if first != "" {
		rest = append([]string{first}, rest...)
	}
	return lang.Text{En: "old form of AUTH; %s", Zh: "AUTH 的旧写法；%s"}.Sprintf(mechanismArgs(rest))
}

// mechanismArgs names the mechanisms of an AUTH line (RFC 4954 §3), and says which
// of them show a password or token to whoever can read the line.
func mechanismArgs(args []string) lang.Text {
	if len(args) == 0 {
		return lang.Text{En: "no mechanism is listed", Zh: "没有列出任何机制"}
	}
	var names, bare []string
	for _, a := range args {
		a = strings.ToUpper(a)
		if !isMechanism(a) {
			continue
		}
		names = append(names, a)
		if showsSecret(a) && !slices.Contains(bare, a) {
			bare = append(bare, a)
		}
	}
	if len(names) == 0 {
		return unreadableArg
	}
	t := mechanismNames(names, len(args))
	if len(bare) == 0 {
		return t
	}
	return lang.Text{En: "%s; %s without TLS", Zh: "%s；不加密时%s"}.Sprintf(t, shown(bare, len(bare) == len(args)))
}

// mechanismNames are the mechanisms that can be read of n listed. A long list stands
// in the line itself, and would only fill the screen a second time.
func mechanismNames(names []string, n int) lang.Text {
	switch {
	case n > mostGlossed:
		return lang.Text{En: "%s ways to log in", Zh: "%s 种登录机制"}.Sprintf(strconv.Itoa(n))
	case n > len(names):
		return lang.Text{En: "login by %s and %s more", Zh: "可用 %s 等 %s 种机制登录"}.Sprintf(
			lang.Text{En: strings.Join(names, ", "), Zh: strings.Join(names, "、")}, lang.Text{En: strconv.Itoa(n - len(names)), Zh: strconv.Itoa(n)})
	}
	return lang.Text{En: "login by %s", Zh: "可用 %s 登录"}.Sprintf(listed(names, lang.Text{En: " or ", Zh: " 或 "}))
}

// shown says which mechanisms show what; all reports that these are all there are.
func shown(bare []string, all bool) lang.Text {
	secret := lang.Text{En: "the password", Zh: "密码"}
	tokens := len(slices.DeleteFunc(slices.Clone(bare), func(m string) bool { return m == "PLAIN" || m == "LOGIN" }))
	switch {
	case tokens == len(bare):
		secret = lang.Text{En: "the token", Zh: "令牌"}
	case tokens > 0:
		secret = lang.Text{En: "the password or token", Zh: "密码或令牌"}
	}
	who := listed(bare, lang.Text{En: " and ", Zh: " 和 "})
	switch {
	case all && len(bare) == 1:
		return lang.Text{En: "it shows %s", Zh: "会暴露%s"}.Sprintf(secret)
	case all && len(bare) == 2:
		return lang.Text{En: "both show %s", Zh: "两者都会暴露%s"}.Sprintf(secret)
	case all:
		return lang.Text{En: "all show %s", Zh: "都会暴露%s"}.Sprintf(secret)
	case len(bare) == 1:
		return lang.Text{En: "%s shows %s", Zh: " %s 会暴露%s"}.Sprintf(who, secret)
	}
	return lang.Text{En: "%s show %s", Zh: " %s 会暴露%s"}.Sprintf(who, secret)
}

// listed joins words, the last with the word for and or or.
func listed(words []string, last lang.Text) lang.Text {
	n := len(words) - 1
	if n == 0 {
		return lang.Same(words[0])
	}
	return lang.Text{En: strings.Join(words[:n], ", ") + last.En + words[n], Zh: strings.Join(words[:n], "、") + last.Zh + words[n]}
}

// isMechanism reports a well-formed mechanism name (RFC 4422 §3.1).
func isMechanism(s string) bool {
	if s == "" || len(s) > 20 {
		return false
	}
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && s[i] != '-' && s[i] != '_' {
			return false
		}
	}
	return true
}

// showsSecret reports a mechanism that sends its secret as it is: the password, or
// a token that is as good as one.
func showsSecret(mechanism string) bool {
	switch mechanism {
	case "PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER":
		return true
	}
	return false
}

// limitsArgs explains the pairs of a LIMITS line.
func limitsArgs(args []string) lang.Text {
	var t lang.Text
	for _, a := range args[:min(len(args), mostArgs)] {
		one := limitText(a)
		if t.IsZero() {
			t = one
			continue
		}
		t = lang.Text{En: "%s; %s", Zh: "%s；%s"}.Sprintf(t, one)
	}
	if left := len(args) - mostArgs; left > 0 {
		t = lang.Text{En: "%s; and %d more", Zh: "%s；另有 %d 项"}.Sprintf(t, left)
	}
	return t
}

func limitText(arg string) lang.Text {
	name, value, _ := strings.Cut(arg, "=")
	var t lang.Text
	switch strings.ToUpper(name) {
	case "MAILMAX":
		t = lang.Text{En: "messages in a session: %s", Zh: "一次会话的邮件数：%s"}
	case "RCPTMAX":
		t = lang.Text{En: "recipients of a message: %s", Zh: "一封邮件的收件人数：%s"}
	case "RCPTDOMAINMAX":
		t = lang.Text{En: "recipient domains in a session: %s", Zh: "一次会话的收件人域数：%s"}
	default:
		if !quotable(name) {
			return lang.Text{En: "a limit that cannot be read", Zh: "一项无法解读的限制"}
		}
		return lang.Text{En: "%s: a limit not known to mailproto", Zh: "%s：mailproto 不认识的限制"}.Sprintf(name)
	}
	if !isDigits(value, 9) || strings.Trim(value, "0") == "" {
		return t.Sprintf(lang.Text{En: "a value that cannot be read", Zh: "值无法解读"})
	}
	return t.Sprintf(value)
}

// deliverByArgs explains DELIVERBY (RFC 2852 §2): the shortest time for mode R,
// which more arguments may follow after a comma.
func deliverByArgs(args []string) lang.Text {
	if len(args) == 0 {
		return lang.Text{En: "no shortest delivery time is announced", Zh: "没有公布最短投递期限"}
	}
	n, _, _ := strings.Cut(args[0], ",")
	if n == "" {
		return deliverByArgs(nil)
	}
	if !isDigits(n, 9) {
		return unreadableArg
	}
	return lang.Text{En: "shortest time for return: %s", Zh: "可要求退回的最短期限：%s"}.Sprintf(secondsText(n))
}

// futureReleaseArgs explains FUTURERELEASE (RFC 4865 §3): the longest interval and
// the latest time.
func futureReleaseArgs(args []string) lang.Text {
	if len(args) != 2 || !isDigits(args[0], 9) || !isTime(args[1]) {
		return unreadableArg
	}
	return lang.Text{
		En: "holds mail for at most %s, and not after %s",
		Zh: "最多保留邮件 %s，且不晚于 %s",
	}.Sprintf(secondsText(args[0]), args[1])
}

// priorityArgs explains the policy of MT-PRIORITY (RFC 6710 §3).
func priorityArgs(args []string) lang.Text {
	if len(args) == 0 {
		return lang.Text{En: "no priority policy is named", Zh: "没有写明优先级策略"}
	}
	switch p := strings.ToUpper(args[0]); {
	case len(args) > 1 || !quotable(p):
		return unreadableArg
	case p == "MIXER", p == "STANAG4406", p == "NSEP":
		return lang.Text{En: "priorities by the policy %s", Zh: "优先级按 %s 策略"}.Sprintf(p)
	default:
		return lang.Text{
			En: "policy %s, not known to mailproto", Zh: "策略 %s，mailproto 不认识",
		}.Sprintf(p)
	}
}

func oldRecipientLimit(args []string) lang.Text {
	if len(args) != 1 || !isDigits(args[0], 9) {
		return unreadableArg
	}
	return lang.Text{En: "probably: at most %s recipients", Zh: "大概是：最多 %s 个收件人"}.Sprintf(args[0])
}

// listArgs repeats the arguments that are fit to be repeated, in the form given, or
// counts them where they are many; none is the text where there are no arguments.
func listArgs(args []string, form, none lang.Text) lang.Text {
	switch n := len(args); {
	case n == 0:
		return none
	case n > mostGlossed:
		return form.Sprintf(lang.Text{En: "%s in all", Zh: "共 %s 项"}.Sprintf(strconv.Itoa(n)))
	}
	var words []string
	for _, a := range args {
		if quotable(a) {
			words = append(words, a)
		}
	}
	if len(words) == 0 {
		return unreadableArg
	}
	t := form.Sprintf(strings.Join(words, " "))
	if left := len(args) - len(words); left > 0 {
		t = lang.Text{En: "%s and %d more", Zh: "%s，另有 %d 项"}.Sprintf(t, left)
	}
	return t
}
