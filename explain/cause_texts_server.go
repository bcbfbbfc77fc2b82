package explain

import "mailproto/internal/lang"

// trustCauses are about whether the sender is trusted, and about what it sends.
var trustCauses = []causeInfo{
	{
		Cause: RateLimited, Permanent: RetryLater, Temporary: RetryLater, Act: ActSender,
		Refs: []string{"RFC 5321 §7.8", "RFC 3463 §3.8"}, PopRefs: []string{"RFC 2449 §8.1.1"},
		Meaning: lang.Text{En: "Too much in too short a time: messages, connections, recipients or failed attempts. The limit may apply to the account, to the address or to the network that sends.", Zh: "短时间内数量太多：邮件、连接、收件人或失败的尝试。受限的可能是账号或地址，也可能是发信的网络。"},
		Do:      lang.Text{En: "Wait, then send more slowly and over fewer connections. If you did not send that much, look for a stolen password or a program that sends again and again.", Zh: "等一段时间，再放慢速度，少开连接。如果自己并没有发这么多，请检查密码是否被盗，或者有没有程序在反复发送。"},
	},
	{
		Cause: Greylisted, Permanent: RetryLater, Temporary: RetryLater, Act: ActNobody,
		Refs:    []string{"RFC 6647 §2.4", "RFC 5321 §4.5.4.1"},
		Meaning: lang.Text{En: "Greylisting: the server does not know this sender yet, and waits to see whether it tries again, as a real mail server does.", Zh: "灰名单：服务器还不认识这个发信方，要先看它会不会像真正的邮件服务器那样重试。"},
		Do:      lang.Text{En: "Nothing. The sending server tries again after some minutes and is let in, from the same address. Only a program without a queue must repeat by itself.", Zh: "什么也不用做。发信服务器过几分钟会从同一地址重试，那时就会放行。只有没有队列的程序才需要自己重发。"},
	},
	{
		Cause: Blocklisted, Permanent: RetryChange, Temporary: RetryChange, Act: ActSender,
		Refs:    []string{"RFC 5321 §7.9"},
		Meaning: lang.Text{En: "The address or network from which the mail came has a bad reputation: it is on a blocklist, or the provider has blocked it for past spam or as a home connection.", Zh: "发信的 IP 地址或网络信誉不好：被列入黑名单，或因以前发过垃圾邮件、属于家庭宽带而被服务商封锁。"},
		Do:      lang.Text{En: "The administrator of the sending server finds the reason (stolen account, open relay, infected machine), stops it, and then asks for removal at the list or page that the reply names. At home, send through the provider's submission server.", Zh: "由发信服务器的管理员查出原因（账号被盗、开放中继、机器中毒），解决后再到应答所指的名单或网页申请解除。家庭宽带用户请通过服务商的邮件提交服务器发信。"},
	},
	{
		Cause: ReverseDNS, Permanent: RetryChange, Temporary: RetryLater, Act: ActSender,
		Refs:    []string{"RFC 7372 §3.3", "RFC 5321 §4.1.4"},
		Meaning: lang.Text{En: "The IP address of the sending server has no name in DNS (PTR record), or the name does not lead back to the address.", Zh: "发信服务器的 IP 地址在 DNS 中没有对应的名字（PTR 记录），或者这个名字不能解析回该地址。"},
		Do:      lang.Text{En: "Have whoever provides the IP address set a PTR record with the server's name, and give that name an A or AAAA record with the same address. Use the name in EHLO too.", Zh: "请 IP 地址的提供者为它设置指向服务器名字的 PTR 记录，并为这个名字设置指回同一地址的 A 或 AAAA 记录。EHLO 也用这个名字。"},
	},
	{
		Cause: SPFFailed, Permanent: RetryChange, Temporary: RetryChange, Act: ActSender,
		Refs:    []string{"RFC 7372 §3.2"},
		Meaning: lang.Text{En: "SPF: the domain of the envelope sender does not list this server's address among those that may send for it, or its record cannot be used.", Zh: "SPF：信封发件人的域没有把这台服务器的地址列为可以代它发信的地址，或者它的 SPF 记录无法使用。"},
		Do:      lang.Text{En: "The administrator of the sender's domain adds the server to the SPF record (TXT) of the domain. A forwarded message fails for the same reason: the forwarder should rewrite the envelope sender.", Zh: "由发件人域的管理员把这台服务器加进该域的 SPF 记录（TXT）。转发的邮件也会因此失败：应由转发方改写信封发件人。"},
	},
	{
		Cause: DKIMFailed, Permanent: RetryChange, Temporary: RetryChange, Act: ActSender,
		Refs:    []string{"RFC 7372 §3.1"},
		Meaning: lang.Text{En: "DKIM: the message has no signature that verifies. There is none, its key is not in DNS, or the message was changed after signing.", Zh: "DKIM：邮件没有能通过验证的签名，原因可能是没有签名、DNS 中没有公钥，或者邮件在签名之后被改动。"},
		Do:      lang.Text{En: "The administrator of the sending server switches signing on, publishes the key in DNS, and makes sure that nothing (a footer, a list, a virus scanner) alters the message after signing.", Zh: "由发信服务器的管理员开启签名，在 DNS 公布公钥，并确保签名之后没有东西（页脚、邮件列表、杀毒程序）改动邮件。"},
	},
	{
		Cause: DMARCFailed, Permanent: RetryChange, Temporary: RetryChange, Act: ActSender,
		Refs:    []string{"RFC 7372 §3.4"},
		Meaning: lang.Text{En: "Nothing vouches for the domain in From:. Neither SPF nor DKIM passed for that domain, and the receiver, or the domain's own DMARC policy, requires one of them.", Zh: "From: 中的域得不到证实：SPF 和 DKIM 都没有以这个域通过验证，而收信方或该域自己的 DMARC 策略要求至少通过一项。"},
		Do:      lang.Text{En: "The administrator of the domain in From: sets up SPF and DKIM for every server that sends for it. Do not send with an address of a large provider through another server.", Zh: "由 From: 所用域的管理员为每一台代它发信的服务器配置 SPF 和 DKIM。不要通过别的服务器用大服务商的地址发信。"},
	},
	{
		Cause: PolicyRejected, Permanent: RetryChange, Temporary: RetryLater, Act: ActSender,
		Refs:    []string{"RFC 3463 §3.8", "RFC 5321 §7.9"},
		Meaning: lang.Text{En: "A rule of the receiving server forbids it. The reply does not say clearly which rule; it may concern the client, the sender, the recipient or the message.", Zh: "收信服务器的某条规则不允许。应答没有说清是哪一条：可能针对客户端、发件人、收件人或邮件本身。"},
		Do:      lang.Text{En: "Read what the server said, and follow its link if there is one. Otherwise the administrator of the sending server asks the receiving side, quoting the whole reply and the time of it.", Zh: "请看服务器的原话，其中若有链接，就打开看看。否则由发信服务器的管理员带上完整的应答和时间，向收信方询问。"},
	},
	{
		Cause: ContentRejected, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs:    []string{"RFC 5321 §6.2", "RFC 3463 §3.7"},
		Meaning: lang.Text{En: "The message itself was refused: it looks like spam, contains an attachment, a link or a virus that is not let through, or is not built as the standard requires.", Zh: "被拒绝的是邮件本身：像垃圾邮件，含有不放行的附件、链接或病毒，或者格式不合标准。"},
		Do:      lang.Text{En: "Change the message: leave out the attachment or link, write plainly, or send the file in another way. If the text speaks of a header, the program that builds the message must be put right.", Zh: "修改邮件：去掉附件或链接，写得朴素些，或用别的方式传文件。如果应答提到首部字段，就要修正生成邮件的程序。"},
	},
}

// serverCauses are about the server and about the dialogue with it.
var serverCauses = []causeInfo{
	{
		Cause: CauseOK, Permanent: RetryNo, Temporary: RetryNo, Act: ActNobody,
		Refs: []string{"RFC 5321 §4.2.1"}, PopRefs: []string{"RFC 1939 §3"},
		Meaning: lang.Text{En: "The server agrees: what was asked is done, or it waits for the next part.", Zh: "服务器同意：请求的操作已完成，或者它在等待后续内容。"},
		Do:      lang.Text{En: "Go on with the next command.", Zh: "继续下一条命令。"},
	},
	{
		Cause: ServerTemporary, Permanent: RetryLater, Temporary: RetryLater, Act: ActNobody,
		Refs: []string{"RFC 5321 §4.2.3", "RFC 3463 §3.4"}, PopRefs: []string{"RFC 3206 §4"},
		Meaning: lang.Text{En: "Something within the server does not work at the moment (a lookup, a program behind it, its configuration), or it has too much to do.", Zh: "服务器内部暂时有问题：查询失败、后端程序或配置出错，或者负载过高。"},
		Do:      lang.Text{En: "Wait; a mail server tries again by itself. If it lasts for hours, tell those who run that server, and quote the reply.", Zh: "等待即可；邮件服务器会自动重试。如果持续数小时，请把应答原文告诉那台服务器的管理员。"},
	},
	{
		Cause: ServerStorage, Permanent: RetryLater, Temporary: RetryLater, Act: ActRecipient,
		Refs: []string{"RFC 5321 §4.2.3", "RFC 3463 §3.4"}, PopRefs: []string{"RFC 3206 §4"},
		Meaning: lang.Text{En: "The server itself, not one mailbox, is short of disk space or memory.", Zh: "是服务器本身（而不是某个邮箱）的磁盘空间或内存不够。"},
		Do:      lang.Text{En: "Wait and try again. Those who run that server must make room.", Zh: "过一会儿再试。要由那台服务器的管理员腾出空间。"},
	},
	{
		Cause: IdleTimeout, Permanent: RetryLater, Temporary: RetryLater, Act: ActNobody,
		Refs: []string{"RFC 5321 §4.5.3.2.7", "RFC 5321 §3.8"}, PopRefs: []string{"RFC 1939 §3"},
		Meaning: lang.Text{En: "Nothing came for too long, and the server ended the connection.", Zh: "服务器长时间没有收到任何内容，因此关闭了连接。"},
		Do:      lang.Text{En: "Connect again. If it happens while a message is being sent, look for a firewall or a slow line in between.", Zh: "重新连接。如果在传送邮件内容时发生，请检查中间的防火墙或网速。"},
	},
	{
		Cause: ShuttingDown, Permanent: RetryLater, Temporary: RetryLater, Act: ActNobody,
		Refs: []string{"RFC 5321 §3.8"}, PopRefs: []string{"RFC 1939 §3"},
		Meaning: lang.Text{En: "The server is being stopped or taken off the network, and closes the connection.", Zh: "服务器正在停止或维护，因此关闭连接。"},
		Do:      lang.Text{En: "Connect again later; a mail server does so by itself.", Zh: "稍后重新连接；邮件服务器会自动这样做。"},
	},
	{
		Cause: NoService, Permanent: RetryNo, Temporary: RetryLater, Act: ActRecipient,
		Refs: []string{"RFC 7504 §3", "RFC 5321 §3.1"}, PopRefs: []string{"RFC 3206 §4"},
		Meaning: lang.Text{En: "This host does not offer the service, or not to this client; for POP3, a fault that lasts.", Zh: "这台主机不提供这项服务，或不向这个客户端提供；对 POP3 来说是持续的故障。"},
		Do:      lang.Text{En: "Check the name and the port of the server. If they are right, only those who run it can change this.", Zh: "核对服务器的名字和端口。如果没错，只有它的管理员才能改变。"},
	},
	{
		Cause: SyntaxError, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 5321 §4.1.1", "RFC 5321 §4.2.4"}, PopRefs: []string{"RFC 1939 §3"},
		Meaning: lang.Text{En: "The server did not understand the command or one of its arguments: misspelt, malformed, too long, without CR LF at its end, or not known here.", Zh: "服务器看不懂这条命令或它的参数：拼写有误、格式不对、太长、行尾不是 CR LF，或者服务器不认识。"},
		Do:      lang.Text{En: "Compare the line that was sent with the syntax of the command: spelling, angle brackets round addresses, no space after the colon, CRLF at the end.", Zh: "把发出的一行与命令的语法对照：拼写、地址两边的尖括号、冒号后不留空格、行尾用 CRLF。"},
	},
	{
		Cause: BadSequence, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 5321 §4.1.4"}, PopRefs: []string{"RFC 1939 §4", "RFC 1939 §5"},
		Meaning: lang.Text{En: "The command came at the wrong time: a command that must come before it is missing, or was refused.", Zh: "命令的时机不对：它之前必须有的命令没有发出，或被拒绝了。"},
		Do:      lang.Text{En: "Look at the replies before this one; the first refusal among them is the real reason. The order is EHLO, STARTTLS, EHLO, AUTH, MAIL, RCPT, DATA; in POP3, log in first.", Zh: "看看这之前的应答，其中第一个拒绝才是真正的原因。顺序是 EHLO、STARTTLS、EHLO、AUTH、MAIL、RCPT、DATA；POP3 要先登录。"},
	},
	{
		Cause: NotImplemented, Permanent: RetryNo, Temporary: RetryNo, Act: ActPerson,
		Refs: []string{"RFC 5321 §4.2.4"}, PopRefs: []string{"RFC 1939 §3"},
		Meaning: lang.Text{En: "The server does not offer this command, or has switched it off, perhaps only in this state.", Zh: "服务器不提供这条命令，或把它关掉了，也可能只是在当前状态下不提供。"},
		Do:      lang.Text{En: "Do without it. Use only what the server lists in its EHLO or CAPA reply, and ask for that list again after TLS has started.", Zh: "不要用它。只用服务器在 EHLO 或 CAPA 应答中列出的内容，并在 TLS 开始之后重新查询。"},
	},
	{
		Cause: ParameterUnsupported, Permanent: RetryChange, Temporary: RetryChange, Act: ActPerson,
		Refs: []string{"RFC 5321 §4.1.1.11"}, PopRefs: []string{"RFC 6856 §5"},
		Meaning: lang.Text{En: "The command is known, but not with this parameter, or the message needs an extension that is not in use, such as UTF-8.", Zh: "服务器认识这条命令，但不支持这个参数；或者邮件需要某个没有启用的扩展，例如 UTF-8。"},
		Do:      lang.Text{En: "Send the command without the parameter, or with one that the server lists in its EHLO or CAPA reply. For POP3 with [UTF8]: give the UTF8 command before the login.", Zh: "去掉这个参数，或改用服务器在 EHLO 或 CAPA 应答中列出的参数。POP3 遇到 [UTF8] 时，应在登录之前发 UTF8 命令。"},
	},
	{
		Cause: LoginDelay, Permanent: RetryLater, Temporary: RetryLater, Act: ActNobody,
		Refs:    []string{"RFC 2449 §8.1.1", "RFC 2449 §6.5"},
		Meaning: lang.Text{En: "The last login to this mailbox was too recent. It has nothing to do with the password.", Zh: "距离上一次登录这个邮箱的时间太短。与密码无关。"},
		Do:      lang.Text{En: "Wait, and set the mail program to check for mail less often. CAPA may give the delay after LOGIN-DELAY.", Zh: "等一段时间，并把邮件程序的收信间隔调长。CAPA 可能在 LOGIN-DELAY 后面写明最短间隔。"},
	},
}
