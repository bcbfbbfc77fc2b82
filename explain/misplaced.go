package explain

import (
	"slices"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// pop3Form is how a command of POP3 is written and where it belongs.
type pop3Form struct {
	verb string
	// login reports that it works after the login only, or before it only; a
	// command of both states has neither.
	afterLogin, beforeLogin bool
	// least and most count its arguments; numbers reports that all are numbers.
	least, most int
	numbers     bool
	// takes says what the arguments are.
	takes lang.Text
	ref   string
}

// anyArgs stands for arguments that may hold spaces.
const anyArgs = 1 << 10

// What commands take.
var (
	takesNothing  = lang.Text{En: "no argument", Zh: "不带参数"}
	takesMessage  = lang.Text{En: "one argument, a message number", Zh: "带一个参数：邮件序号"}
	mayTakeNumber = lang.Text{En: "at most one argument, a message number", Zh: "最多带一个参数：邮件序号"}
)

// pop3Forms are the commands of POP3 that a standard knows.
var pop3Forms = []pop3Form{
	{verb: "STAT", afterLogin: true, takes: takesNothing, ref: "RFC 1939 §5"},
	{verb: "LIST", afterLogin: true, most: 1, numbers: true, takes: mayTakeNumber, ref: "RFC 1939 §5"},
	{verb: "RETR", afterLogin: true, least: 1, most: 1, numbers: true, takes: takesMessage, ref: "RFC 1939 §5"},
	{verb: "DELE", afterLogin: true, least: 1, most: 1, numbers: true, takes: takesMessage, ref: "RFC 1939 §5"},
	{verb: "NOOP", afterLogin: true, takes: takesNothing, ref: "RFC 1939 §5"},
	{verb: "RSET", afterLogin: true, takes: takesNothing, ref: "RFC 1939 §5"},
	{verb: "TOP", afterLogin: true, least: 2, most: 2, numbers: true, ref: "RFC 1939 §7",
		takes: lang.Text{En: "two arguments, a message number and a number of lines", Zh: "带两个参数：邮件序号和行数"}},
	{verb: "UIDL", afterLogin: true, most: 1, numbers: true, takes: mayTakeNumber, ref: "RFC 1939 §7"},
	{verb: "USER", beforeLogin: true, least: 1, most: anyArgs, ref: "RFC 1939 §7",
		takes: lang.Text{En: "one argument, the user name", Zh: "带一个参数：用户名"}},
	{verb: "PASS", beforeLogin: true, least: 1, most: anyArgs, ref: "RFC 1939 §7",
		takes: lang.Text{En: "one argument, the password", Zh: "带一个参数：密码"}},
	{verb: "APOP", beforeLogin: true, least: 2, most: anyArgs, ref: "RFC 1939 §7",
		takes: lang.Text{En: "two arguments, the user name and a digest", Zh: "带两个参数：用户名和摘要"}},
	{verb: "AUTH", beforeLogin: true, most: anyArgs, ref: "RFC 5034 §4"}, // alone it is a probe
	{verb: "STLS", beforeLogin: true, takes: takesNothing, ref: "RFC 2595 §4"},
	{verb: "UTF8", beforeLogin: true, takes: takesNothing, ref: "RFC 6856 §2.1"},
	{verb: "LANG", most: 1, takes: lang.Text{En: "at most one argument, a language", Zh: "最多带一个参数：语言"}, ref: "RFC 6856 §3"},
	{verb: "CAPA", takes: takesNothing, ref: "RFC 2449 §5"},
}

// misuse explains a refusal in POP3 by the command itself: one of the other
// protocol, one that the state does not allow (RFC 1939 §3), or one with other
// arguments than it takes. It is nil where the command was in order, and where the
// server gives a reason of its own in a response code.
func (c *conn) misuse(step *Step, cmd *trace.Command) *Meaning {
	if step.Proto != trace.POP3 || cmd == nil || step.Outcome != trace.No || step.Reply.ResponseCode() != "" {
		return nil
	}
	if foreign(trace.POP3, cmd.Verb) != nil {
		return &Meaning{Gloss: lang.Text{En: "POP3 has no such command", Zh: "POP3 没有这个命令"},
			Why: lang.Text{
				En: "To the server the line is an unknown command, and -ERR is the one refusal that POP3 has.",
				Zh: "对服务器来说这是不认识的命令，而 POP3 表示拒绝只有 -ERR 一种。",
			}, Refs: []string{"RFC 1939 §3"}, FAQ: []int{4}}
	}
	f := pop3FormOf(cmd.Verb)
	if f == nil {
		return nil
	}
	if m := c.outOfState(step.Before, f); m != nil {
		return m
	}
	return f.misread(cmd.Args)
}

// pop3FormOf finds how a command of POP3 is written; nil if no standard says.
func pop3FormOf(verb string) *pop3Form {
	for i := range pop3Forms {
		if pop3Forms[i].verb == verb {
			return &pop3Forms[i]
		}
	}
	return nil
}

// outOfState says that a command does not belong into the state s.
func (c *conn) outOfState(s State, f *pop3Form) *Meaning {
	in := s.Phase == PhaseTransaction
	if s.Exchange || s.Upgrading || !in && s.Phase != PhaseAuthorization || f.possible(s) {
		return nil
	}
	m := &Meaning{FAQ: []int{3}, Refs: []string{"RFC 1939 §3", f.ref}}
	switch {
	case in:
		m.Gloss = lang.Text{En: "not possible in the TRANSACTION state", Zh: "事务状态（TRANSACTION）下不能用"}
		m.Why = lang.Text{En: "%s belongs before the login, and the login is done.", Zh: "%s 只能在登录之前用，而现在已经登录。"}
	case f.afterLogin:
		m.Gloss = lang.Text{En: "not possible in the AUTHORIZATION state", Zh: "授权状态（AUTHORIZATION）下不能用"}
		m.Why = lang.Text{En: "%s works only after the login.", Zh: "%s 要在登录之后才能用。"}
		m.Refs = []string{"RFC 1939 §3", "RFC 1939 §4", f.ref}
	case f.verb == "STLS" && s.TLS:
		m.Gloss = lang.Text{En: "not possible here: TLS is active already", Zh: "此时不能用：TLS 已经启用"}
		m.Why = lang.Text{En: "%s starts TLS once, and never inside TLS.", Zh: "%s 只能启用一次 TLS，不能在 TLS 之内再用。"}
		m.Refs, m.FAQ = []string{f.ref}, []int{6}
	case s.Named:
		m.Gloss = lang.Text{En: "not possible here: PASS is due", Zh: "此时不能用：该发 PASS 了"}
		m.Why = lang.Text{En: "Behind a USER that was accepted there is no place for %s: only PASS or QUIT may follow it.", Zh: "USER 被接受之后不能插入 %s：紧接着只能是 PASS 或 QUIT。"}
		m.Refs = []string{"RFC 1939 §7"}
	case f.verb == "PASS":
		m.Gloss = lang.Text{En: "not possible here: USER comes first", Zh: "此时不能用：要先发 USER"}
		m.Why = lang.Text{En: "%s must come right behind a USER that was accepted.", Zh: "%s 必须紧跟在被接受的 USER 之后。"}
		m.Refs = []string{"RFC 1939 §7", "RFC 1939 §4"}
	}
	m.Why = m.Why.Sprintf(f.verb)
	m.Why = possibleNow(m.Why, Allowed(trace.POP3, c.state, c.offers, false)) // a refusal has made a USER void
	return m
}

// possible reports whether the state allows the command, whatever the server
// offers.
func (f *pop3Form) possible(s State) bool {
	s.Timestamp = true
	switch f.verb {
	case "LANG": // in both states (RFC 6856 §3)
		return true
	case "UTF8": // where STLS is allowed, also inside TLS (RFC 6856 §2.1)
		return s.Phase == PhaseAuthorization && !s.Named
	}
	every := Offers{"STLS": "", "USER": "", "SASL": "", "UIDL": "", "TOP": ""}
	return slices.Contains(Allowed(trace.POP3, s, every, false).All(), f.verb)
}

// possibleNow adds to a sentence what may be sent.
func possibleNow(why lang.Text, n Next) lang.Text {
	all := n.All()
	if len(all) == 0 {
		return why
	}
	return lang.Text{En: "%s Possible now: %s.", Zh: "%s现在可用：%s。"}.Sprintf(why, strings.Join(all, " "))
}

// misread says that the arguments are not those that the command takes.
func (f *pop3Form) misread(args string) *Meaning {
	words := strings.Fields(args)
	m := &Meaning{Refs: []string{f.ref, "RFC 1939 §3"}}
	m.Why = lang.Text{En: "%s takes %s.", Zh: "%s %s。"}.Sprintf(f.verb, f.takes)
	switch {
	case len(words) < f.least && len(words) > 0:
		m.Gloss = lang.Text{En: "one argument too few", Zh: "少了一个参数"}
	case len(words) < f.least:
		m.Gloss = lang.Text{En: "the argument is missing", Zh: "缺少参数"}
	case len(words) > f.most:
		m.Gloss = lang.Text{En: "too many arguments", Zh: "参数过多"}
	case f.numbers && slices.ContainsFunc(words, func(w string) bool { return strings.Trim(w, "0123456789") != "" }):
		m.Gloss = lang.Text{En: "an argument is not a number", Zh: "有参数不是数字"}
	default:
		return nil
	}
	return m
}

// disordered says that a command of SMTP does not belong where it was sent, for
// replies that do not say so themselves (503 and its neighbours do).
func (c *conn) disordered(step *Step, cmd *trace.Command) (why lang.Text, refs []string) {
	if step.Proto != trace.SMTP || cmd == nil || step.Outcome != trace.No || saysOrder(step.Reply.Code) ||
		slices.Contains(c.next.Main, cmd.Verb) { // what was possible before this reply
		return lang.Text{}, nil
	}
	s := step.Before
	switch s.Phase {
	case PhaseGreeted, PhaseReady, PhaseMail, PhaseEnvelope, PhaseBdat:
	default:
		return lang.Text{}, nil
	}
	every := Offers{"STARTTLS": "", "AUTH": "", "CHUNKING": ""}
	switch cmd.Verb {
	case "MAIL", "RCPT", "DATA", "BDAT", "AUTH", "STARTTLS":
	default:
		return lang.Text{}, nil
	}
	if s.Upgrading || slices.Contains(Allowed(trace.SMTP, s, every, false).All(), cmd.Verb) {
		return lang.Text{}, nil
	}
	why = lang.Text{En: "%s is not possible in the phase %s.", Zh: "%s 在“%s”阶段不能用。"}.Sprintf(cmd.Verb, s.Phase.Text())
	return possibleNow(why, Allowed(trace.SMTP, s, c.offers, c.loginFirst)), []string{"RFC 5321 §4.1.4"}
}

// saysOrder reports a code that names the trouble with a command that is unknown,
// malformed or out of order, or asks for login or TLS; 554 to DATA is about the
// recipients (RFC 5321 §3.3).
func saysOrder(code int) bool {
	switch code {
	case 500, 501, 502, 503, 504, 521, 530, 534, 535, 538, 554:
		return true
	}
	return false
}

// foreign finds a command of the other protocol, where p has none of that name.
func foreign(p trace.Proto, verb string) *Topic {
	if p == trace.POP3 {
		switch verb {
		case "EHLO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "BURL", "STARTTLS", "VRFY", "EXPN", "HELP",
			"ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML":
			return find(smtpCommands, verb)
		}
		return nil
	}
	switch verb {
	case "USER", "PASS", "APOP", "STLS", "CAPA", "UTF8", "LANG", "STAT", "LIST", "RETR", "DELE", "TOP", "UIDL":
		return find(pop3Commands, verb)
	}
	return nil
}

// foreignWhy says why neither protocol has the other's commands.
var foreignWhy = lang.Text{
	En: "SMTP hands mail over, POP3 fetches it: neither has commands for the other's work.",
	Zh: "SMTP 送出邮件，POP3 取回邮件：谁也没有替对方做事的命令。",
}

// foreignTitle says whose command it is.
func foreignTitle(p trace.Proto) lang.Text {
	if p == trace.POP3 {
		return lang.Text{En: "an SMTP command: POP3 has none such", Zh: "SMTP 的命令，POP3 没有"}
	}
	return lang.Text{En: "a POP3 command: SMTP has none such", Zh: "POP3 的命令，SMTP 没有"}
}
