package explain

import (
	"slices"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// Because is what a refusal comes to in a line or two, where its wording or a
// provider's own code tells more than the meaning of its codes: why, and who must
// act. It is zero for a reply whose codes say it already. answers is the command,
// "" for the greeting.
func Because(p trace.Proto, answers string, reply *trace.Reply) lang.Text {
	if reply == nil || reply.Status() == "" || !tellsWhy(p, answers) {
		return lang.Text{}
	}
	r := Reading{Proto: p, Reply: *reply, Outcome: reply.Outcome(p), Answers: answers}
	if r.Outcome != trace.No && r.Outcome != trace.Later {
		return lang.Text{}
	}
	if answers == verbAnswer {
		r.Answers = "AUTH"
	}
	r.weigh(quote{})
	text := becauseText(r.Cause)
	if text.IsZero() || r.Certainty == None {
		return lang.Text{}
	}
	if r.Certainty == Likely {
		text = lang.Text{En: "likely %s", Zh: "很可能：%s"}.Sprintf(text)
	}
	return lang.Text{En: "%s; to act: %s", Zh: "%s；应处理的是：%s"}.Sprintf(text, r.Act.short())
}

// tellsWhy reports a command whose refusal somebody's mail or login fails by.
func tellsWhy(p trace.Proto, verb string) bool {
	if p == trace.POP3 {
		return slices.Contains([]string{"", "USER", "PASS", "APOP", "AUTH", verbAnswer}, verb)
	}
	return slices.Contains([]string{"", "MAIL", "RCPT", "DATA", ".", "BDAT", "AUTH", verbAnswer}, verb)
}

// refused is a refusal of one line.
type refused struct {
	proto          trace.Proto
	verb           string
	ok             bool
	code           int
	enhanced, line string
}

// refusals remembers what refusals come to: to read their words is slow, and a server
// repeats its own.
type refusals map[refused]lang.Text

// Bounds of what is remembered: whoever speaks chose how much there is.
const (
	mostRefusals   = 256
	longestRefusal = 512
)

// because is Because, remembered.
func (known refusals) because(p trace.Proto, verb string, r *trace.Reply) lang.Text {
	if r == nil || len(r.Lines) != 1 || len(r.Lines[0]) > longestRefusal || len(verb) > longestArg {
		return Because(p, verb, r)
	}
	key := refused{p, verb, r.OK, r.Code, r.Enhanced, r.Lines[0]}
	text, ok := known[key]
	if !ok {
		if len(known) >= mostRefusals {
			clear(known)
		}
		text = Because(p, verb, r)
		known[key] = text
	}
	return text
}

// because notes why a reply refuses, in place of what such a reply means in general.
func (c *conn) because(step *Step, cmd *trace.Command, why *Note) {
	if step.Outcome != trace.No && step.Outcome != trace.Later {
		return
	}
	verb := ""
	if cmd != nil {
		verb = cmd.Verb
	} else if step.Before.Phase != PhaseConnected { // nobody has asked
		return
	}
	if text := c.refusals.because(step.Proto, verb, step.Reply); !text.IsZero() {
		why.Role, why.Title = RoleCause, text
	}
}

// becauseText is a cause in half a line; nothing for a cause that codes tell well.
func becauseText(c Cause) lang.Text {
	switch c {
	case AppPassword:
		return lang.Text{En: "the provider wants an app password here, not the usual one", Zh: "服务商要求用应用专用密码（授权码），不是平常的密码"}
	case AccountRestricted:
		return lang.Text{En: "the account may not do this: not switched on, locked or suspended", Zh: "账号本身受限：没有开通、被锁定或停用"}
	case RelayDenied:
		return lang.Text{En: "not this server's recipient, and it relays only after a login", Zh: "收件人不在这台服务器上，未登录时它也不替人中继"}
	case SenderNotAllowed:
		return lang.Text{En: "this sender address is not allowed here, or its domain is not found", Zh: "这里不允许用这个发件人地址，或者查不到它的域"}
	case RateLimited:
		return lang.Text{En: "too much in too short a time", Zh: "短时间内数量太多"}
	case Greylisted:
		return lang.Text{En: "greylisting; the same again after some minutes passes", Zh: "灰名单；过几分钟原样重试就会放行"}
	case Blocklisted:
		return lang.Text{En: "the address that sends is on a blocklist or has a bad reputation", Zh: "发信的 IP 地址被列入黑名单，或信誉不好"}
	case ReverseDNS:
		return lang.Text{En: "the address that sends has no name in DNS that leads back to it", Zh: "发信的 IP 地址在 DNS 中没有能指回它的名字（PTR）"}
	case SPFFailed:
		return lang.Text{En: "SPF: the envelope sender's domain does not list this address", Zh: "SPF：信封发件人的域没有列出这个发信地址"}
	case DKIMFailed:
		return lang.Text{En: "DKIM: the message has no signature that verifies", Zh: "DKIM：邮件没有能通过验证的签名"}
	case DMARCFailed:
		return lang.Text{En: "DMARC: neither SPF nor DKIM vouches for the domain in From:", Zh: "DMARC：SPF 和 DKIM 都不能证实 From: 中的域"}
	case ContentRejected:
		return lang.Text{En: "the message itself: like spam, or something in it is not let through", Zh: "问题在邮件本身：像垃圾邮件，或含有不放行的东西"}
	case LoopDetected:
		return lang.Text{En: "the message goes round in a circle", Zh: "邮件在循环转发"}
	case NullMX:
		return lang.Text{En: "the domain says in DNS that it takes no mail at all", Zh: "这个域在 DNS 中声明完全不收邮件"}
	}
	return lang.Text{}
}

// short names those who must act.
func (a Act) short() lang.Text {
	switch a {
	case ActPerson:
		return lang.Text{En: "the sender, or who set up the mail program", Zh: "写信的人，或设置邮件程序的人"}
	case ActSender:
		return lang.Text{En: "the administrator of the sending side", Zh: "发送方的管理员"}
	case ActRecipient:
		return lang.Text{En: "the recipient's side", Zh: "收件方"}
	}
	return lang.Text{En: "nobody, time alone helps", Zh: "无须任何人，等待即可"}
}
