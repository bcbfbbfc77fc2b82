package explain

import (
	"slices"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// causeInfo is what there is to say about a cause.
type causeInfo struct {
	Cause Cause
	// Permanent and Temporary say whether a retry can help after a permanent
	// refusal and after a temporary one.
	Permanent, Temporary Retry
	Act                  Act
	// Refs stand for SMTP, and for POP3 too where PopRefs is empty.
	Refs, PopRefs []string
	Meaning, Do   lang.Text
}

// retry says whether a retry can help.
func (c *causeInfo) retry(e *evidence) Retry {
	if e.class() == 4 {
		return c.Temporary
	}
	return c.Permanent
}

// refs are the sections that the cause and the codes rest on.
func (c *causeInfo) refs(e *evidence) []string {
	var refs []string
	if e.enhanced != "" {
		_, more, _ := enhancedText(e.enhanced)
		refs = append(refs, more...)
	}
	own := c.Refs
	if e.proto == trace.POP3 && len(c.PopRefs) > 0 {
		own = c.PopRefs
	}
	for _, r := range own {
		if !slices.Contains(refs, r) {
			refs = append(refs, r)
		}
	}
	return refs
}

// causeText finds what there is to say about a cause.
func causeText(c Cause) *causeInfo {
	for _, list := range [][]causeInfo{loginCauses, addressCauses, trustCauses, serverCauses} {
		for i := range list {
			if list[i].Cause == c {
				return &list[i]
			}
		}
	}
	return &unknownCause
}

var unknownCause = causeInfo{
	Cause: CauseUnknown, Permanent: RetryNo, Temporary: RetryLater, Act: ActPerson,
	Refs: []string{"RFC 5321 §4.2.1"}, PopRefs: []string{"RFC 1939 §3"},
	Meaning: lang.Text{En: "Neither the codes nor the wording tells mailproto why. Only the kind of reply is known: done, later, or no.", Zh: "从应答码和文字都看不出原因，只能判断应答属于哪一类：成功、稍后再试或拒绝。"},
	Do:      lang.Text{En: "Read what the server said, and follow the link in it if there is one. If that does not help, ask those who run the server, and quote the whole reply.", Zh: "请看服务器的原话，其中若有链接，就打开看看。仍不清楚时，把应答原文完整地发给服务器的管理员询问。"},
}

// loginCauses are about logging in and about the protection of the connection.
var loginCauses = []causeInfo{
	{
		Cause: AuthFailed, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 4954 §6"}, PopRefs: []string{"RFC 1939 §7", "RFC 3206 §5"},
		Meaning: lang.Text{En: "The server did not accept the login. The user name or the password is wrong, or the account may not log in this way; many servers do not say which.", Zh: "服务器没有接受这次登录：用户名或密码不对，或者这个账号不能用这种方式登录。许多服务器不说明是哪一种。"},
		Do:      lang.Text{En: "Check the user name (often the whole mail address) and type the password again. Then look in the provider's settings to see whether SMTP or POP3 is switched on, and whether mail programs need a password of their own.", Zh: "先核对用户名（往往是完整的邮件地址），重新输入密码。再到服务商的设置里看看是否开启了 SMTP 或 POP3，邮件程序是否要用专门的密码。"},
	},
	{
		Cause: AuthRequired, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 4954 §6", "RFC 6409 §4.3"}, PopRefs: []string{"RFC 1939 §4"},
		Meaning: lang.Text{En: "The server does this only for its own users, and the client has not logged in on this connection.", Zh: "服务器只为自己的用户提供这项服务，而客户端在这次连接中还没有登录。"},
		Do:      lang.Text{En: "Switch on login for the outgoing server in the mail program, and use the submission port, 587 or 465. Some servers offer AUTH only after STARTTLS.", Zh: "在邮件程序的发信服务器设置中开启身份验证，并使用邮件提交端口 587 或 465。有的服务器在 STARTTLS 之后才提供 AUTH。"},
	},
	{
		Cause: AppPassword, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 4954 §6"}, PopRefs: []string{"RFC 3206 §5"},
		Meaning: lang.Text{En: "The provider does not let mail programs use the normal password. It wants a password made for them alone: an app password, which Chinese providers call an authorization code.", Zh: "服务商不允许邮件程序使用平常的登录密码，而要求使用专门生成的密码，即应用专用密码，国内邮箱多称“授权码”。"},
		Do:      lang.Text{En: "Log in to the provider's web page, create an app password or authorization code in the security settings, and put it into the mail program in place of the password.", Zh: "登录服务商的网页，在安全设置里生成应用专用密码或授权码，填到邮件程序的密码一栏。"},
	},
	{
		Cause: MechanismUnavailable, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 4954 §4", "RFC 4954 §6"}, PopRefs: []string{"RFC 5034 §4"},
		Meaning: lang.Text{En: "The way of logging in that the client chose is not offered here, or not any more; the password may be right.", Zh: "客户端选用的登录方式（SASL 机制）这里不提供，或已不再提供；密码本身也许没错。"},
		Do:      lang.Text{En: "See which mechanisms the server lists inside TLS, after AUTH in its EHLO reply (in POP3 after SASL in CAPA), and choose one of them. Large providers now want OAuth 2.0 (XOAUTH2, OAUTHBEARER) in place of a password.", Zh: "启用 TLS 之后，看看服务器在 EHLO 应答的 AUTH 一行（POP3 是 CAPA 的 SASL 一行）列出了哪些机制，从中选一种。一些大服务商现在要求用 OAuth 2.0（XOAUTH2、OAUTHBEARER）代替密码。"},
	},
	{
		Cause: AccountRestricted, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 4954 §6"}, PopRefs: []string{"RFC 3206 §5"},
		Meaning: lang.Text{En: "The account itself may not do this: the service is not switched on for it, or it is locked, suspended or under suspicion. Another password will not help.", Zh: "是账号本身受到限制：没有开通这项服务，或者被锁定、停用，或被认为有风险。换密码没有用。"},
		Do:      lang.Text{En: "Log in to the provider's web page, look for a warning, and switch SMTP or POP3 on in the settings. In a company or school, ask the administrator of the mail system.", Zh: "登录服务商的网页，看看有没有警告，并在设置中开启 SMTP 或 POP3。在单位或学校，请找邮件系统的管理员。"},
	},
	{
		Cause: TLSRequired, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 3207 §4"}, PopRefs: []string{"RFC 2595 §4"},
		Meaning: lang.Text{En: "The server wants the connection encrypted before it goes on, and it is not, or not in the way the server asks.", Zh: "服务器要求先加密连接再继续，而现在的连接没有加密，或加密得不合要求。"},
		Do:      lang.Text{En: "In the mail program choose STARTTLS (ports 587, 110) or implicit TLS (from the first byte; 465, 995). The POP3 command is STLS, even where the server's text says STARTTLS. Between servers, the sending one must use STARTTLS.", Zh: "在邮件程序里选择 STARTTLS（端口 587、110）或隐式 TLS（一连接就握手，端口 465、995）。POP3 的命令是 STLS，即使应答文字写的是 STARTTLS。服务器之间传送邮件时，由发送方服务器使用 STARTTLS。"},
	},
	{
		Cause: RelayDenied, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs:    []string{"RFC 5321 §3.6.2", "RFC 6409 §4.3"},
		Meaning: lang.Text{En: "The recipient is not at this server, and the server does not pass mail on for this client: either the client has not logged in, or the recipient's domain points at a server that does not serve it.", Zh: "收件人不在这台服务器上，而它不替这个客户端中继邮件：要么客户端没有登录，要么收件人的域指向了一台不为它服务的服务器。"},
		Do:      lang.Text{En: "When you send with a mail program: log in to your own provider's outgoing server. If this came in a bounce from another server: tell the recipient's side that its MX points at a server that does not know the domain.", Zh: "用邮件程序发信时：请登录自己服务商的发信服务器。如果这条应答出现在退信里：请告诉收件方，他们的 MX 指向了一台不认识这个域的服务器。"},
	},
	{
		Cause: SenderNotAllowed, Permanent: RetryChange, Temporary: RetryLater, Act: ActPerson,
		Refs:    []string{"RFC 6409 §6.1", "RFC 5321 §3.3"},
		Meaning: lang.Text{En: "The server does not take mail from this sender address: the address does not belong to the account that logged in or is not verified there, or its domain cannot be found.", Zh: "服务器不接受这个发件人地址：它不属于登录的账号，或者没有经过验证，或者它的域在 DNS 中查不到。"},
		Do:      lang.Text{En: "Send with the address of the account that logs in, in MAIL FROM and in From:, or have the provider allow the other address. Make sure that the sender's domain exists in DNS and takes mail.", Zh: "MAIL FROM 和 From: 都用登录账号自己的地址，或请服务商允许使用另一个地址。还要确认发件人的域在 DNS 中存在，而且能收信。"},
	},
}

// addressCauses are about recipients, mailboxes and messages.
var addressCauses = []causeInfo{
	{
		Cause: RecipientUnknown, Permanent: RetryNo, Temporary: RetryLater, Act: ActPerson,
		Refs:    []string{"RFC 5321 §3.3", "RFC 5321 §4.2.3"},
		Meaning: lang.Text{En: "There is no mailbox with this address at the server that was asked.", Zh: "在这台服务器上没有这个地址的邮箱。"},
		Do:      lang.Text{En: "Check the address letter by letter, or ask the recipient for the right one. Remove an address that stays unknown from your lists: mail to many unknown addresses harms the sender's reputation.", Zh: "逐个字母核对地址，或向对方问明正确的地址。确实不存在的地址要从名单里删掉：给许多不存在的地址发信会损害发信方的信誉。"},
	},
	{
		Cause: RecipientDisabled, Permanent: RetryNo, Temporary: RetryLater, Act: ActRecipient,
		Refs:    []string{"RFC 3463 §3.3"},
		Meaning: lang.Text{En: "The address is known, but its mailbox takes no mail: it was switched off, closed or moved.", Zh: "服务器认识这个地址，但它的邮箱不收信：已停用、注销或迁走。"},
		Do:      lang.Text{En: "Contact the recipient in another way and ask for a new address; only the recipient or the provider can open the mailbox again.", Zh: "用别的方式联系对方，问一个新地址；只有收件人或其服务商才能重新启用这个邮箱。"},
	},
	{
		Cause: MailboxFull, Permanent: RetryChange, Temporary: RetryLater, Act: ActRecipient,
		Refs:    []string{"RFC 3463 §3.3", "RFC 5321 §4.2.3"},
		Meaning: lang.Text{En: "The recipient's mailbox has no room left.", Zh: "收件人的邮箱已满。"},
		Do:      lang.Text{En: "Tell the recipient in another way to make room, and send again after that. After a 4yz code the sending server tries again by itself.", Zh: "用别的方式请对方清理邮箱，然后再发。如果应答是 4yz，发信服务器会自动重试。"},
	},
	{
		Cause: MailboxInUse, Permanent: RetryLater, Temporary: RetryLater, Act: ActNobody,
		Refs: []string{"RFC 2449 §8.1.2", "RFC 1939 §4"},

		Meaning: lang.Text{En: "Another session holds the maildrop's exclusive-access lock. It has nothing to do with the password.", Zh: "另一个会话占有邮件存放区（maildrop）的独占锁。与密码无关。"},
		Do:      lang.Text{En: "Close other programs and devices that fetch this mailbox, or wait: when a connection has broken off, the server ends the session only after ten minutes or more.", Zh: "关闭其他正在收取这个邮箱的程序和设备，或者等待：连接异常断开后，服务器至少要过十分钟才会结束原来的会话。"},
	},
	{
		Cause: MessageTooLarge, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs:    []string{"RFC 1870 §6.1", "RFC 5321 §4.5.3.1.7"},
		Meaning: lang.Text{En: "The message is larger than the server takes. Attachments grow by about a third on the way, because they travel in base64.", Zh: "邮件超过了服务器能接收的大小。附件用 base64 编码传输，体积会增加三分之一左右。"},
		Do:      lang.Text{En: "Make the attachment smaller, split the message, or send a link to the file. The EHLO reply gives the limit after SIZE.", Zh: "把附件压小、分几封发送，或改发文件的链接。EHLO 应答中 SIZE 后面的数字就是上限。"},
	},
	{
		Cause: TooManyRecipients, Permanent: RetryChange, Temporary: RetryLater, Act: ActPerson,
		Refs:    []string{"RFC 5321 §4.5.3.1.8", "RFC 5321 §4.5.3.1.10"},
		Meaning: lang.Text{En: "The message has more recipients than the server takes in one transaction.", Zh: "一次邮件事务中的收件人超过了服务器允许的数量。"},
		Do:      lang.Text{En: "Send to the recipients that were accepted, and to the rest in a further transaction. For large lists use a mailing list or a service for bulk mail.", Zh: "先发给已被接受的收件人，其余的放在下一次事务里。名单很长时，请用邮件列表或群发服务。"},
	},
	{
		Cause: MessageNotFound, Permanent: RetryNo, Temporary: RetryNo, Act: ActPerson,
		Refs:    []string{"RFC 1939 §5"},
		Meaning: lang.Text{En: "There is no message with this number in this session: the number is too high, or the message is marked as deleted.", Zh: "本次会话中没有这个序号的邮件：序号太大，或者那封邮件已标记为删除。"},
		Do:      lang.Text{En: "Ask for the list with LIST and use its numbers; they hold for one session only. RSET removes the marks.", Zh: "用 LIST 取得列表，使用其中的序号；序号只在本次会话有效。RSET 可以取消删除标记。"},
	},
	{
		Cause: NullMX, Permanent: RetryNo, Temporary: RetryNo, Act: ActPerson,
		Refs:    []string{"RFC 7505 §4.1"},
		Meaning: lang.Text{En: "The recipient's domain says in DNS, with a null MX record, that it takes no mail at all.", Zh: "收件人的域在 DNS 中用空 MX 记录（null MX）声明：完全不收邮件。"},
		Do:      lang.Text{En: "Check the part of the address after the @. If it is right, nobody can be reached by mail there.", Zh: "核对地址中 @ 之后的部分。如果没写错，那么这个域里没有人能收到邮件。"},
	},
	{
		Cause: RoutingFailed, Permanent: RetryNo, Temporary: RetryLater, Act: ActPerson,
		Refs:    []string{"RFC 5321 §5.1", "RFC 3463 §3.5"},
		Meaning: lang.Text{En: "No way to the recipient's domain was found: the domain or its MX does not exist in DNS, or the server there cannot be reached.", Zh: "邮件无法送往收件人所在的域：DNS 中没有这个域或它的 MX，或者那里的服务器连不上。"},
		Do:      lang.Text{En: "Check the part of the address after the @. If it is right, the administrators should look at the DNS records of the domain and at the connection to its MX.", Zh: "核对地址中 @ 之后的部分。如果没写错，请管理员检查该域的 DNS 记录以及与其 MX 的连接。"},
	},
	{
		Cause: LoopDetected, Permanent: RetryChange, Temporary: RetryChange, Act: ActRecipient,
		Refs:    []string{"RFC 5321 §6.3"},
		Meaning: lang.Text{En: "The message goes round in a circle: servers or forwarding rules hand it to each other, until one of the servers counts too many Received: lines.", Zh: "邮件陷入循环：几台服务器或几条转发规则把它转来转去，直到其中一台数到的 Received: 行太多。"},
		Do:      lang.Text{En: "Whoever runs the recipient's domain should look for two forwarding rules that point at each other, or an MX that leads back to a server which is not responsible for the domain.", Zh: "请收件方的管理员检查：是否有两条转发规则互相指向对方，或者 MX 指回了一台不负责该域的服务器。"},
	},
}
