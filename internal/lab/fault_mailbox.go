package lab

// mailboxRefusals are about one recipient, the size of a message, or how much comes.
func mailboxRefusals() []refusal {
	again := both("It keeps the message and tries again, after half an hour or so and for days (RFC 5321 §4.5.4.1).",
		"把邮件留在队列里重试：大约半小时后开始，持续几天（RFC 5321 §4.5.4.1）。")
	slower := both("It waits longer each time and sends less at once. Trying again at once makes it worse.",
		"每次等得更久，同时少发一些。立刻重试只会更糟。")
	give := both("It tells the user which address failed and why, and does not try again.",
		"告诉用户哪个地址失败、为什么，不再重试。")
	rate := both("Servers limit how much mail one client, one sender or one mailbox may cause in a given time. The limit is no verdict on the message: 4 as the first digit says that it may go later.",
		"服务器会限制一个客户端、一个发件人或一个邮箱在一段时间内的邮件量。这不是对邮件本身的裁决：第一位数字 4 表示以后可能成功。")
	size := both("SIZE announces the limit in EHLO. A client that declares its size with MAIL hears of the refusal before it has sent the message; one that does not hears of it after the last octet (RFC 1870 §6).",
		"SIZE 在 EHLO 中声明上限。客户端若在 MAIL 中报出大小，发信之前就会得知被拒；否则要等最后一个字节之后（RFC 1870 §6）。")
	smaller := both("It tells the user the limit. It sends the message in parts, or a link, and does not try the same again.",
		"把上限告诉用户。改为分开发送，或只发链接，不要原样重试。")
	return []refusal{
		{Fault{Name: "unknown-user", Services: onAllSMTP(), Title: both("refuses every recipient as unknown: 550 5.1.1", "把每个收件人都当作不存在：550 5.1.1"),
			Teaches:    both("A refusal within the session reaches the sender at once. Real servers word it in many ways; the code is the same.", "在会话中拒收，发件人立刻得知。真实服务器的措辞五花八门，应答码却一样。"),
			GoodClient: give}, "RCPT",
			yes(550, "5.1.1", "The mail account that you tried to reach is not here.", "Look for typing errors in the address.", "NoSuchUser - lab")},
		{Fault{Name: "disabled-mailbox", Services: onAllSMTP(), Title: both("refuses every recipient as switched off: 550 5.2.1", "称每个收件人的邮箱已停用：550 5.2.1"),
			Teaches:    both("The address was right once. The enhanced code tells a mailbox that is switched off from one that never was.", "这个地址曾经有效。增强状态码把停用的邮箱与从未存在的邮箱区分开。"),
			GoodClient: give}, "RCPT",
			yes(550, "5.2.1", "The mail account that you tried to reach is inactive.", "DisabledUser - lab")},
		{Fault{Name: "mailbox-full", Services: onAllSMTP(), Title: both("finds every mailbox full, for now: 452 4.2.2", "称每个邮箱暂时已满：452 4.2.2"),
			Teaches:    both("A full mailbox may be emptied tomorrow, so the first digit is 4 and the message stays in the sender's queue.", "满的邮箱明天可能就清空了，所以第一位数字是 4，邮件留在发送方的队列里。"),
			GoodClient: again}, "RCPT", no(452, "4.2.2", "The recipient's mailbox is full, try again later")},
		{Fault{Name: "quota-exceeded", Services: onAllSMTP(), Title: both("finds every mailbox full, for good: 552 5.2.2", "称每个邮箱超出配额，不再接受：552 5.2.2"),
			Teaches:    both("The same trouble as 452 4.2.2, but this server decides against another try: the first digit alone says so.", "与 452 4.2.2 是同一个问题，但这台服务器决定不让再试：只看第一位数字就知道。"),
			GoodClient: give}, "RCPT", no(552, "5.2.2", "The recipient's mailbox is over its quota")},
		{Fault{Name: "recipient-rate", Services: onAllSMTP(), Title: both("says that a recipient gets too much: 450 4.2.1", "称收件人收信过快：450 4.2.1"),
			Teaches: rate, GoodClient: slower}, "RCPT",
			yes(450, "4.2.1", "The user you are trying to reach gets mail at too high a rate.", "Send this again later - lab")},
		{Fault{Name: "rate-limit", Services: onAllSMTP(), Title: both("throttles the client and hangs up: 421 4.7.28", "限制客户端的速率并断开：421 4.7.28"),
			Teaches: rate, GoodClient: slower}, "MAIL", goingAway(
			yes(421, "4.7.28", "There was an unusual rate of mail from your network.", "It was limited for now, to protect our users - lab"))},
		{Fault{Name: "rate-limit-ip", Services: onMX(), Title: both("throttles an address of low reputation: 451 4.7.650", "限制信誉低的地址：451 4.7.650"),
			Teaches: rate, GoodClient: slower}, "MAIL",
			no(451, "4.7.650", "The mail server [192.0.2.25] was rate limited for now due to IP reputation (S3113)")},
		{Fault{Name: "size-at-mail", Services: onAllSMTP(), Title: both("finds every message too large at MAIL: 552 5.3.4", "在 MAIL 时就说邮件太大：552 5.3.4"),
			Teaches: size, GoodClient: smaller}, "MAIL", no(552, "5.3.4", "Message size exceeds fixed limit")},
		{Fault{Name: "size-at-dot", Services: onAllSMTP(), Title: both("finds every message too large at its end: 552 5.3.4", "在邮件结束后才说太大：552 5.3.4"),
			Teaches: size, GoodClient: smaller}, atDot, no(552, "5.3.4", "Message too big for this server")},
		{Fault{Name: "content-blocked", Services: onAllSMTP(), Title: both("finds something dangerous in every message: 552 5.7.0", "认为邮件内容有危险：552 5.7.0"),
			Teaches:    both("552 is about size and space in the standard, and some providers use it for content. The enhanced code tells: 7 is security or policy (RFC 3463 §3.8).", "按标准，552 表示超出存储上限，有些服务商却用它拒绝内容。看增强状态码：7 是安全或策略（RFC 3463 §3.8）。"),
			GoodClient: both("It shows the whole text, where the reason stands, and does not try again.", "把整段文字给用户看，原因就写在里面；不再重试。")}, atDot,
			yes(552, "5.7.0", "This message was blocked because its content is", "a potential security issue - lab")},
	}
}

// goingAway is a reply after which the connection is closed (RFC 5321 §3.8).
func goingAway(r smtpReply) smtpReply {
	r.then = hangUp
	return r
}
