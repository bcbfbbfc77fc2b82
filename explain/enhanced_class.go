package explain

import (
	"strings"
	"sync"

	"mailproto/internal/lang"
)

// byClass is what a whole enhanced code means where its class changes the sense of
// its subject and detail: not now, or never.
type byClass struct {
	Code string
	// Why is one sentence; Body stands before what the detail means in any class.
	Why, Body lang.Text
	Refs      []string
}

// byClasses are the codes that people meet with a sense of their own.
var byClasses = []byClass{
	{
		Code: "2.7.0",
		Why:  lang.Text{En: "It went well: the login was accepted, or TLS may start.", Zh: "这是成功：登录被接受，或者可以启用 TLS。"},
		Body: lang.Text{En: "With class 2 nothing is wrong: 235 2.7.0 says that the login succeeded.",
			Zh: "类别为 2 时没有任何问题：235 2.7.0 表示登录成功。"},
		Refs: []string{"RFC 4954 §6"},
	},
	{
		Code: "4.7.0",
		Why:  lang.Text{En: "Not now, for a reason of security or policy; the same may pass later.", Zh: "现在不行，与安全或策略有关；稍后原样再试也许就能通过。"},
		Body: lang.Text{
			En: "With class 4 it means: not now. With 454 the login service or TLS is out of order for the moment; " +
				"with 421 and 450 servers often mean greylisting or a rate limit. The client waits and tries again; " +
				"the text of the reply tells which it is.",
			Zh: "类别为 4 时，意思是“现在不行”。与 454 搭配，是登录服务或 TLS 暂时出了故障；与 421、450 搭配，" +
				"往往是灰名单或限速。客户端等一等再试；究竟是哪一种，要看应答的文字。"},
		Refs: []string{"RFC 4954 §6", "RFC 3207 §4", "RFC 3463 §2"},
	},
	{
		Code: "5.7.0",
		Why:  lang.Text{En: "Refused, for a reason of security or policy; the same again will not pass.", Zh: "因安全或策略原因被拒绝；原样再试也不会通过。"},
		Body: lang.Text{
			En: "With class 5 it is a refusal. With 530 the server wants a login or TLS first; with other codes a rule " +
				"of the site forbids it. Something must change before it is tried again, and the text of the reply " +
				"tells what.",
			Zh: "类别为 5 时是拒绝。与 530 搭配，服务器要求先登录或启用 TLS；与其他应答码搭配，是站点的某条规则不允许。" +
				"要先有所改变才能再试；要改什么，看应答的文字。"},
		Refs: []string{"RFC 4954 §6", "RFC 3207 §4", "RFC 3463 §2"},
	},
	{
		Code: "4.7.1",
		Why:  lang.Text{En: "Not now: mostly greylisting or a rate limit, so the same mail may pass later.", Zh: "现在不收：多半是灰名单或限速，同一封邮件稍后也许就能通过。"},
		Body: lang.Text{
			En: "With class 4 it means: not now. Mostly it is greylisting, which lets the same mail in some minutes " +
				"later, or a rate limit on what one client may send. The client keeps the message in its queue and " +
				"tries again, unchanged. Only if it goes on for hours should the recipient's administrator be asked.",
			Zh: "类别为 4 时，意思是“现在不收”。多半是灰名单，过几分钟同一封邮件再来就放行；也可能是对单个客户端的限速。" +
				"客户端把邮件留在队列里，原样再试。几个小时都不行，才需要询问收件方管理员。"},
		Refs: []string{"RFC 6647 §2", "RFC 3463 §2"},
	},
	{
		Code: "5.7.1",
		Why:  lang.Text{En: "Refused by a rule of the site: the same mail again will not pass.", Zh: "被站点的规则拒绝：同一封邮件再发也不会通过。"},
		Body: lang.Text{
			En: "With class 5 it is a refusal: trying again changes nothing.",
			Zh: "类别为 5 时是拒绝：重试没有用。"},
		Refs: []string{"RFC 3463 §3.8", "RFC 3463 §2"},
	},
	{
		Code: "4.1.1",
		Why:  lang.Text{En: "The server cannot tell now whether the address exists: try again later.", Zh: "服务器现在无法确定这个地址是否存在：稍后再试。"},
		Body: lang.Text{
			En: "With class 4 nothing is decided: the server could not look the address up now, so the client " +
				"keeps the message and tries again.",
			Zh: "类别为 4 时尚无定论：服务器现在查不到这个地址的情况，客户端应保留邮件，稍后再试。"},
		Refs: []string{"RFC 3463 §3.2", "RFC 3463 §2"},
	},
	{
		Code: "4.2.1",
		Why:  lang.Text{En: "The mailbox takes no mail for the moment: try again later.", Zh: "邮箱暂时不收邮件：稍后再试。"},
		Body: lang.Text{En: "With class 4 the mailbox is out of use for a while only.", Zh: "类别为 4 时，邮箱只是暂时停用。"},
		Refs: []string{"RFC 3463 §3.3", "RFC 3463 §2"},
	},
	{
		Code: "4.2.2",
		Why:  lang.Text{En: "The mailbox is full now; the client keeps the message and tries again.", Zh: "邮箱现在满了；客户端保留邮件，稍后再试。"},
		Body: lang.Text{
			En: "With class 4 the server expects room to be made: the message waits in the sender's queue.",
			Zh: "类别为 4 时，服务器认为收件人会腾出空间：邮件在发送方的队列里等待。"},
		Refs: []string{"RFC 3463 §3.3", "RFC 3463 §2"},
	},
	{
		Code: "5.2.2",
		Why:  lang.Text{En: "The mailbox is full, and the server will not wait until it has room.", Zh: "邮箱已满，服务器不等它腾出空间。"},
		Body: lang.Text{
			En: "With class 5 this attempt is over, and the sender is told; the message must be sent anew once " +
				"there is room.",
			Zh: "类别为 5 时，这次发送到此为止，发件人会得到通知；腾出空间之后要重新发送。"},
		Refs: []string{"RFC 3463 §3.3", "RFC 3463 §2"},
	},
	{
		Code: "4.3.2",
		Why:  lang.Text{En: "The server is stopping or has too much to do: try again later.", Zh: "服务器正在停机或负载过重：稍后再试。"},
		Body: lang.Text{En: "With class 4 it is a break, not an end.", Zh: "类别为 4 时只是暂停，不是终止。"},
		Refs: []string{"RFC 3463 §3.4", "RFC 3463 §2"},
	},
	{
		Code: "5.3.2",
		Why:  lang.Text{En: "This host takes no mail at all.", Zh: "这台主机根本不收邮件。"},
		Body: lang.Text{En: "With class 5 a retry at the same host is useless.", Zh: "类别为 5 时，再找同一台主机重试没有用。"},
		Refs: []string{"RFC 3463 §3.4", "RFC 7504 §6"},
	},
	{
		Code: "4.5.3",
		Why:  lang.Text{En: "Too many recipients at once: the rest go in a further transaction.", Zh: "一次的收件人太多：余下的放到下一次邮件事务。"},
		Body: lang.Text{
			En: "With class 4 those accepted so far stay accepted: the client sends the message to them, and then " +
				"to the rest.",
			Zh: "类别为 4 时，已接受的收件人仍然有效：客户端先把邮件发给他们，再发给余下的人。"},
		Refs: []string{"RFC 5321 §4.5.3.1.10", "RFC 3463 §3.6"},
	},
}

// wholeCode is all that is known of an enhanced code with its class.
type wholeCode struct {
	title   lang.Text
	refs    []string
	unknown bool
	class   *byClass
	vendors []*VendorCode
}

// readEnhanced gathers what is known of an enhanced code.
func readEnhanced(e string) *wholeCode {
	w := &wholeCode{class: classText(e)}
	w.title, w.refs, w.unknown = enhancedText(e)
	for i := range vendorCodes {
		if vendorCodes[i].Code == e {
			w.vendors = append(w.vendors, &vendorCodes[i])
		}
	}
	return w
}

// enhancedIndex holds the registered codes in each class: a map, for they stand in
// most replies.
var enhancedIndex = sync.OnceValue(func() map[string]*wholeCode {
	all := map[string]*wholeCode{}
	for i := range smtpEnhanced {
		rest := strings.TrimPrefix(smtpEnhanced[i].ID, "X.")
		if !strings.Contains(rest, ".") { // a subject alone
			continue
		}
		for _, class := range []string{"2.", "4.", "5."} {
			all[class+rest] = readEnhanced(class + rest)
		}
	}
	return all
})

// saysLittle reports a reply code that is used for so much that an enhanced code
// tells more; 530, 535 and their like tell more by themselves.
func saysLittle(code int) bool {
	switch code {
	case 450, 451, 452, 550, 552, 554:
		return true
	}
	return false
}

// classText finds what a whole enhanced code means; nil where its class adds
// nothing.
func classText(code string) *byClass {
	if len(code) != len("4.7.1") {
		return nil
	}
	for i := range byClasses {
		if byClasses[i].Code == code {
			return &byClasses[i]
		}
	}
	return nil
}
