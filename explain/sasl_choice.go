package explain

import (
	"slices"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// byStrength are the ways to log in with a password inside TLS, the strongest first.
// In clear CRAM-MD5 stands before those that show the password.
func byStrength(tls bool) []string {
	if tls {
		return []string{"SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", verbUser, "CRAM-MD5", "APOP"}
	}
	return []string{"SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "APOP", "PLAIN", "LOGIN", verbUser}
}

// verbUser stands for USER and PASS.
const verbUser = "USER"

// choiceNote says why this way to log in was taken, seen from what the server offers:
// which were stronger, and why they were not taken.
func (c *conn) choiceNote(step *Step, cmd trace.Command) {
	used := ""
	switch cmd.Verb {
	case "AUTH":
		used, _, _ = strings.Cut(strings.ToUpper(strings.TrimSpace(cmd.Args)), " ")
	case verbUser, "APOP":
		used = cmd.Verb
	}
	list := byStrength(step.TLS)
	at := slices.Index(list, used)
	offered := c.logins(step.Proto)
	if at < 0 || len(offered) == 0 {
		return
	}
	var stronger, missing []string
	for _, m := range list[:at] {
		switch {
		case slices.Contains(offered, m):
			stronger = append(stronger, m)
		case strings.HasPrefix(m, "SCRAM-"):
			missing = append(missing, m)
		}
	}
	n := Note{Role: RoleChoice, Label: used, Refs: []string{"RFC 4422 §3.2"}}
	switch {
	case !slices.Contains(offered, used) && used != "APOP":
		n.Title = lang.Text{En: "%s is not among what the server offers", Zh: "%s 不在服务器提供的机制之列"}.Sprintf(used)
	case used == "APOP":
		n.Title, n.Refs = apopChoice(stronger), []string{"RFC 1939 §7"}
	case len(stronger) > 0 && equals(stronger, used):
		return
	case len(stronger) > 0:
		n.Title = lang.Text{En: "%s is taken; offered and stronger: %s", Zh: "使用的是 %s；对方还提供更强的：%s"}.Sprintf(used, enumeration(stronger))
	default:
		n.Title = strongest(used, missing, step.TLS)
	}
	step.Notes = append(step.Notes, n)
}

// equals reports that what stands before a way to log in differs from it only in how
// the password is written.
func equals(stronger []string, used string) bool {
	return (used == verbUser || used == "LOGIN") && !slices.ContainsFunc(stronger, func(m string) bool { return m != "PLAIN" && m != "LOGIN" })
}

// strongest says that nothing stronger is offered for a password.
func strongest(used string, missing []string, tls bool) lang.Text {
	t := lang.Text{En: "%s is the strongest of what is offered for a password", Zh: "在可用密码登录的机制中，%s 是对方提供的最强的一种"}.Sprintf(used)
	if len(missing) > 0 {
		if !tls && len(missing) == 2 || len(missing) == 4 {
			missing = []string{"SCRAM"} // in all its forms
		}
		t = lang.Text{En: "%s; stronger, but not offered: %s", Zh: "%s；更强但没有提供的：%s"}.Sprintf(t, enumeration(missing))
	}
	if !tls {
		t = lang.Text{En: "%s; those with PLUS work inside TLS only", Zh: "%s；带 PLUS 的只能在 TLS 之内使用"}.Sprintf(t)
	}
	return t
}

// apopChoice says what is to be thought of APOP.
func apopChoice(stronger []string) lang.Text {
	t := lang.Text{En: "APOP rests on MD5, which is broken, and protects the password only, not the mail: obsolete, never taken unasked",
		Zh: "APOP 依靠已被攻破的 MD5，只保护密码，不保护邮件：已经过时，不指定就不会使用"}
	if len(stronger) > 0 {
		return lang.Text{En: "%s; better, and offered: %s", Zh: "%s；对方还提供更好的：%s"}.Sprintf(t, enumeration(stronger))
	}
	return t
}

// logins are the ways to log in that the server offers, in upper case.
func (c *conn) logins(p trace.Proto) []string {
	if p == trace.SMTP {
		return strings.Fields(strings.ToUpper(c.offers["AUTH"]))
	}
	all := strings.Fields(strings.ToUpper(c.offers["SASL"]))
	if c.offers.has(verbUser) {
		all = append(all, verbUser)
	}
	return all
}

// apopNotes explain the arguments of APOP.
func apopNotes(cmd trace.Command) []Note {
	if cmd.Verb != "APOP" || !strings.Contains(strings.TrimSpace(cmd.Args), " ") {
		return nil
	}
	return []Note{part("****", lang.Text{
		En: "MD5 of the greeting's timestamp and the password, hidden: others could try passwords on it",
		Zh: "问候中的时间戳和密码一起的 MD5 摘要，不显示：别人可以用它来试密码",
	}, "RFC 1939 §7")}
}

// timestampNotes explain a greeting that offers APOP.
func (c *conn) timestampNotes(step *Step) []Note {
	if step.Proto != trace.POP3 || step.Before.Phase != PhaseConnected || step.Answers != "" || !c.state.Timestamp {
		return nil
	}
	line := step.Reply.Lines[0]
	from := strings.IndexByte(line, '<')
	to := strings.LastIndexByte(line, '>')
	if from < 0 || to < from {
		return nil
	}
	return []Note{{Role: RoleParam, Topic: "APOP", Label: "<...>", Title: lang.Text{
		En: "a timestamp: offers APOP, an obsolete login",
		Zh: "时间戳：表示可用 APOP，一种过时的登录方式",
	}, Refs: []string{"RFC 1939 §7"}}}
}
