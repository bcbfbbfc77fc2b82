package explain

import (
	"strings"

	"mailproto/internal/lang"
)

// pop3CapabilityArgs explains the arguments of a line of CAPA's list (RFC 2449
// §6, RFC 6856 §2); a zero Text where there is nothing to say.
func pop3CapabilityArgs(tag string, args []string) lang.Text {
	switch strings.ToUpper(tag) {
	case "EXPIRE":
		return expireArgs(args)
	case "LOGIN-DELAY":
		return loginDelayArgs(args)
	case "SASL":
		return saslArgs(args)
	case "IMPLEMENTATION":
		return implementationArgs(args)
	case "UTF8":
		return utf8Args(args)
	}
	return lang.Text{}
}

// perUser takes the word USER off the end of the arguments: the value may differ
// after the login (RFC 2449 §6.5, §6.7).
func perUser(args []string) (rest []string, differs bool) {
	if n := len(args); n > 1 && strings.EqualFold(args[n-1], "USER") {
		return args[:n-1], true
	}
	return args, false
}

// expireArgs explains EXPIRE (RFC 2449 §6.7): days, 0 or NEVER.
func expireArgs(args []string) lang.Text {
	args, differs := perUser(args)
	if len(args) != 1 {
		return unreadableArg
	}
	var t lang.Text
	switch v := args[0]; {
	case strings.EqualFold(v, "NEVER"):
		t = lang.Text{
			En: "the server never deletes mail by itself",
			Zh: "服务器从不自行删除邮件",
		}
	case !isDigits(v, 9):
		return unreadableArg
	case strings.Trim(v, "0") == "":
		t = lang.Text{
			En: "mail may not stay: what was fetched may be deleted at QUIT without DELE",
			Zh: "不许保留：取过的邮件在 QUIT 时可能不经 DELE 就被删除",
		}
	default:
		t = daysText(v)
	}
	if differs {
		t = lang.Text{
			En: "%s; differs by user, ask again after login",
			Zh: "%s；各用户不同，登录后可再询问",
		}.Sprintf(t)
	}
	return t
}

// daysText says how long mail stays at least; digits is a number above 0.
func daysText(digits string) lang.Text {
	n := strings.TrimLeft(digits, "0")
	form := lang.Text{
		En: "mail stays at least %s days, then the server may delete it",
		Zh: "邮件至少保留 %s 天，之后服务器可能删除",
	}
	if n == "1" {
		form.En = "mail stays at least %s day, then the server may delete it"
	}
	return form.Sprintf(n)
}

// loginDelayArgs explains LOGIN-DELAY (RFC 2449 §6.5): seconds.
func loginDelayArgs(args []string) lang.Text {
	args, differs := perUser(args)
	if len(args) != 1 || !isDigits(args[0], 9) {
		return unreadableArg
	}
	t := lang.Text{
		En: "at least %s between two logins",
		Zh: "两次登录至少间隔 %s",
	}.Sprintf(secondsText(args[0]))
	if strings.Trim(args[0], "0") == "" {
		t = lang.Text{En: "no delay between logins is required", Zh: "两次登录之间不要求间隔"}
	}
	if differs {
		t = lang.Text{
			En: "%s; may be less for this user, ask again after login",
			Zh: "%s；对本用户可能更短，登录后可再询问",
		}.Sprintf(t)
	}
	return t
}

// mostGlossed is how many mechanisms of a list are each said in words.
const mostGlossed = 4

// saslArgs names the mechanisms of a SASL line (RFC 5034 §3) and says what those
// that are known do.
func saslArgs(args []string) lang.Text {
	if len(args) == 0 {
		return lang.Text{En: "no mechanism is listed", Zh: "没有列出任何机制"}
	}
	if len(args) > mostGlossed { // what each does would fill the screen
		return mechanismArgs(args)
	}
	var t lang.Text
	shown := 0
	for _, a := range args[:min(len(args), mostArgs)] {
		if !isMechanism(a) {
			continue
		}
		one := lang.Same(strings.ToUpper(a))
		if g := mechanismGloss(a); !g.IsZero() {
			one = lang.Text{En: "%s (%s)", Zh: "%s（%s）"}.Sprintf(one, g)
		}
		if shown > 0 {
			one = lang.Text{En: "%s; %s", Zh: "%s；%s"}.Sprintf(t, one)
		}
		t = one
		shown++
	}
	if shown == 0 {
		return unreadableArg
	}
	if left := len(args) - shown; left > 0 {
		t = lang.Text{En: "%s; and %d more", Zh: "%s；另有 %d 种"}.Sprintf(t, left)
	}
	return t
}

// implementationArgs repeats what the server calls itself (RFC 2449 §6.9), as far
// as it may stand in our text.
func implementationArgs(args []string) lang.Text {
	if len(args) == 0 {
		return lang.Text{En: "the server gives no name", Zh: "服务器没有写名称"}
	}
	name := strings.Join(args[:min(len(args), mostArgs)], " ")
	for _, a := range args[:min(len(args), mostArgs)] {
		if !quotable(a) {
			return unreadableArg
		}
	}
	if len(name) > longestArg {
		name = strings.TrimSpace(name[:longestArg]) + "..."
	} else if len(args) > mostArgs {
		name += " ..."
	}
	return lang.Text{En: `the server calls itself "%s"`, Zh: "服务器自称“%s”"}.Sprintf(name)
}

// utf8Args explains the one argument that UTF8 may have (RFC 6856 §2.2).
func utf8Args(args []string) lang.Text {
	switch {
	case len(args) == 0:
		return lang.Text{}
	case len(args) == 1 && strings.EqualFold(args[0], "USER"):
		return lang.Text{
			En: "user names and passwords may be in UTF-8 too",
			Zh: "用户名和密码也可以用 UTF-8",
		}
	}
	return unreadableArg
}
