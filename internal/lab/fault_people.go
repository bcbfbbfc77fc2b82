package lab

import "mailproto/internal/lang"

// faultyRecipient is a recipient with whom something goes wrong, and how.
type faultyRecipient struct {
	Fault
	local  string
	answer func(*smtpSession, path) smtpReply
}

// FaultyRecipients lists the recipients with whom something goes wrong. Each is
// named by its address; what stands behind a plus sign in it makes no difference.
func FaultyRecipients() []Fault {
	var all []Fault
	for _, f := range faultyRecipients() {
		all = append(all, f.Fault)
	}
	return all
}

// troubledUser is a user whose login at POP3 is refused though the password is
// right; it is the user's name.
type troubledUser struct {
	Fault
	trouble string // the text behind -ERR
	fault   string // the name of the fault that meets all users
}

// FaultyUsers lists the users whose login at POP3 is refused though the password
// is right. The password of each is its name.
func FaultyUsers() []Fault {
	var all []Fault
	for _, u := range troubledUsers() {
		all = append(all, u.Fault)
	}
	return all
}

// faultyRecipients is asked at every RCPT, so that a new one is one entry here.
func faultyRecipients() []faultyRecipient {
	return append(refusedRecipients(), []faultyRecipient{
		sinkRecipient(),
		{Fault{
			Name: "nobody@" + Domain, Services: onAllSMTP(),
			Title: lang.Text{
				En: "does not exist: 550 5.1.1 at RCPT",
				Zh: "不存在：RCPT 时回答 550 5.1.1",
			},
			Teaches: lang.Text{
				En: "A refusal within the session reaches the sender at once, and no bounce is needed. The other recipients are not touched by it.",
				Zh: "在会话中拒收，发送方立刻就知道，不需要退信；其他收件人不受影响。",
			},
			GoodClient: lang.Text{
				En: "It shows the user which address was refused, and does not try it again.",
				Zh: "告诉用户是哪个地址被拒绝，不再重试。",
			},
		}, "nobody", (*smtpSession).nobody},
		{Fault{
			Name: "later@" + Domain, Services: onSMTP(),
			Title: lang.Text{
				En: "is accepted with 250; then delivery fails and a bounce goes to the sender",
				Zh: "先以 250 接受；之后投递失败，向发件人寄出退信",
			},
			Teaches: lang.Text{
				En: "250 means responsibility, not delivery. What fails after it can only be told by a bounce: a new message to the reverse-path, itself with a null one, so that no bounce answers a bounce (RFC 5321 §6.1, RFC 3464 §2). The lab delivers it to senders of its own domain only.",
				Zh: "250 表示承担责任，不等于已投递。此后的失败只能用退信告知：寄往反向路径的一封新邮件，自己用空反向路径，以免退信引出退信（RFC 5321 §6.1，RFC 3464 §2）。实验服务器只把退信投递给本域的发件人。",
			},
			GoodClient: lang.Text{
				En: "It does not show a 250 as “delivered”. A program that sends mail reads the bounces at its reverse-path; here Status: says 5.1.1, so it stops using the address.",
				Zh: "不把 250 显示为“已送达”。发信程序应读取反向路径上的退信；这里的 Status: 是 5.1.1，就不再用这个地址。",
			},
		}, "later", (*smtpSession).later},
		{Fault{
			Name: "greylist@" + Domain, Services: onSMTP(),
			Title: lang.Text{
				En: "on MX: 450 4.7.0 at a sender's first try, 250 at the next; the mail is bob's",
				Zh: "在 MX 上：某发件人第一次尝试回答 450 4.7.0，再次尝试回答 250；邮件归 bob",
			},
			Teaches: lang.Text{
				En: "Greylisting puts strangers off once: a mail server tries again, much of spam software does not. The lab goes by the pair of sender and recipient; real servers also look at the client's address and want some minutes to pass.",
				Zh: "灰名单先把陌生人推迟一次：邮件服务器会重试，许多垃圾邮件程序不会。实验服务器只看发件人与收件人这一对；真实的服务器还看客户端地址，并要求隔几分钟。",
			},
			GoodClient: lang.Text{
				En: "It keeps the message in its queue and tries again, after half an hour or so (RFC 5321 §4.5.4.1). Nobody need be told.",
				Zh: "把邮件留在队列里，大约半小时后重试（RFC 5321 §4.5.4.1），不必惊动任何人。",
			},
		}, "greylist", (*smtpSession).greylisted},
		{Fault{
			Name: "full@" + Domain, Services: onAllSMTP(),
			Title: lang.Text{
				En: "has a full maildrop: 452 4.2.2 at RCPT",
				Zh: "邮件存放区（maildrop）已满：RCPT 时回答 452 4.2.2",
			},
			Teaches: lang.Text{
				En: "The first digit decides whether to try again: 4 says that it may work later. The enhanced code says why: the mailbox is full.",
				Zh: "是否重试由第一位数字决定：4 表示以后可能成功。增强状态码说明原因：邮箱已满。",
			},
			GoodClient: lang.Text{
				En: "A server tries again for days before it gives up and bounces. A mail program tells its user.",
				Zh: "服务器会连续重试几天，不成再退信。邮件客户端则告诉用户。",
			},
		}, "full", (*smtpSession).full},
		{Fault{
			Name: "slow@" + Domain, Services: onAllSMTP(),
			Title: lang.Text{
				En: "is accepted after five seconds; the mail is bob's",
				Zh: "五秒之后才接受；邮件归 bob",
			},
			Teaches: lang.Text{
				En: "A server may take its time. For the reply to RCPT a client waits at least five minutes (RFC 5321 §4.5.3.2.3).",
				Zh: "服务器可以慢慢来。对 RCPT 的应答，客户端至少要等五分钟（RFC 5321 §4.5.3.2.3）。",
			},
			GoodClient: lang.Text{
				En: "It waits, and lets its user see that it does.",
				Zh: "耐心等待，并让用户看到它在等。",
			},
		}, "slow", (*smtpSession).slow},
		{Fault{
			Name: "drop@" + Domain, Services: onAllSMTP(),
			Title: lang.Text{
				En: "ends the connection in place of a reply to RCPT",
				Zh: "不回答 RCPT，直接断开连接",
			},
			Teaches: lang.Text{
				En: "A connection can end at any moment. Without a reply to the final dot nothing was handed over.",
				Zh: "连接随时可能断开。还没有对结束点的应答，就什么也没有交接。",
			},
			GoodClient: lang.Text{
				En: "It takes this for a passing failure and tries again in a new session, later.",
				Zh: "视为暂时的失败，稍后在新的会话中重试。",
			},
		}, "drop", (*smtpSession).drop},
	}...)
}

func troubledUsers() []troubledUser {
	readers := []string{POP3, POP3S}
	return []troubledUser{
		{Fault{
			Name: "locked", Services: readers,
			Title: lang.Text{
				En: "finds the maildrop locked: -ERR [IN-USE]",
				Zh: "邮件存放区（maildrop）被锁：-ERR [IN-USE]",
			},
			Teaches: lang.Text{
				En: "Not every -ERR at login is about the password. [IN-USE] says that it was right, and that another session has the maildrop (RFC 2449 §8.1.2).",
				Zh: "登录时的 -ERR 不都与密码有关。[IN-USE] 表示密码正确，只是另一个会话正占用邮件存放区（RFC 2449 §8.1.2）。",
			},
			GoodClient: lang.Text{
				En: "It tries again later and does not ask for another password.",
				Zh: "稍后再试，不要求用户重新输入密码。",
			},
		}, "[IN-USE] Another session has the maildrop", "in-use"},
		{Fault{
			Name: "throttled", Services: readers,
			Title: lang.Text{
				En: "logs in too often: -ERR [LOGIN-DELAY]",
				Zh: "登录过于频繁：-ERR [LOGIN-DELAY]",
			},
			Teaches: lang.Text{
				En: "Polling costs a server work. It may demand some time between logins, and refuses who comes too soon (RFC 2449 §6.5, §8.1.1).",
				Zh: "轮询让服务器费力。服务器可以规定两次登录的间隔，来得太早就拒绝（RFC 2449 §6.5、§8.1.1）。",
			},
			GoodClient: lang.Text{
				En: "It polls less often, and does not ask for another password.",
				Zh: "降低轮询频率，不要求用户重新输入密码。",
			},
		}, "[LOGIN-DELAY] You were here a moment ago, come back later", "login-delay"},
		{Fault{
			Name: "broken", Services: readers,
			Title: lang.Text{
				En: "has a maildrop that cannot be read: -ERR [SYS/PERM]",
				Zh: "邮件存放区（maildrop）无法读取：-ERR [SYS/PERM]",
			},
			Teaches: lang.Text{
				En: "[SYS/PERM] says that the server has a problem that will not pass by itself (RFC 3206 §4). The password is not the cause.",
				Zh: "[SYS/PERM] 表示服务器的问题不会自行消失（RFC 3206 §4），原因不在密码。",
			},
			GoodClient: lang.Text{
				En: "It tells its user to turn to the administrator, and does not try again and again.",
				Zh: "请用户联系管理员，不要反复尝试。",
			},
		}, "[SYS/PERM] The maildrop cannot be read, tell the administrator", "sys-perm"},
		{Fault{
			Name: "busy", Services: readers,
			Title:      both("meets a server in passing trouble: -ERR [SYS/TEMP]", "服务器一时有问题：-ERR [SYS/TEMP]"),
			Teaches:    both("[SYS/TEMP] says that the server has a problem that is likely to pass (RFC 3206 §4). The password is not the cause.", "[SYS/TEMP] 表示服务器的问题多半会自行消失（RFC 3206 §4），原因不在密码。"),
			GoodClient: both("It tries again later, without alarm, and does not ask for another password.", "不必惊动用户，稍后再试，也不要求重新输入密码。"),
		}, "[SYS/TEMP] The maildrop cannot be opened just now", "sys-temp"},
		{Fault{
			Name: "denied", Services: readers,
			Title:      both("is refused whatever the password: -ERR [AUTH]", "不论密码如何都被拒绝：-ERR [AUTH]"),
			Teaches:    both("[AUTH] says that the credentials are at fault: wrong, expired, or not allowed here (RFC 3206 §5). Many providers let nobody in with the account's own password.", "[AUTH] 表示凭据有问题：错误、过期，或不准在此使用（RFC 3206 §5）。许多服务商不接受账号本身的密码。"),
			GoodClient: both("It asks its user, once, and does not try the same password again and again: accounts get locked.", "询问用户一次；不要反复尝试同一个密码，否则账号会被锁定。"),
		}, "[AUTH] Log in with an authorization code, not with the account's password", "auth-refused"},
	}
}
