package lab

// policyRefusals are what servers that take mail from strangers say when the sender
// does not pass their checks, in the codes and the manner of the large providers.
// Providers use codes of the registry in senses of their own.
func policyRefusals() []refusal {
	spf := both("SPF says in DNS which servers may send for a domain. The check is made against the client's address and the domain of MAIL FROM or EHLO (RFC 7372 §3.2).",
		"SPF 在 DNS 中写明哪些服务器可以替一个域发信。检查的是客户端地址，以及 MAIL FROM 或 EHLO 中的域（RFC 7372 §3.2）。")
	dkim := both("DKIM signs the message for a domain; whoever changes it on the way breaks the signature (RFC 7372 §3.1).",
		"DKIM 以域的名义给邮件签名；途中改动邮件，签名就失效（RFC 7372 §3.1）。")
	dmarc := both("With DMARC the domain in From: itself says what becomes of mail that passes neither SPF nor DKIM in its name. Forwarding and lists often break both.",
		"DMARC 让 From: 中的域自己规定：以它的名义发出、SPF 和 DKIM 却都没通过的邮件该怎样处理。转发和邮件列表常常让两者都通不过。")
	none := both("Large providers take mail only if SPF or DKIM passes: an unsigned message from a server that no record names is refused for good.",
		"大型服务商只收通过 SPF 或 DKIM 的邮件：没有签名、又来自 SPF 记录之外的服务器，就永久拒绝。")
	list := both("The client's address stands on a list of senders of spam. It is not about this message, and often about whoever had the address before.",
		"客户端的地址在垃圾邮件发送者名单上。这与这封邮件无关，常常是因为这个地址以前的使用者。")
	reverse := both("A mail server is expected to have a name for its address, and that name to lead back to the address (RFC 7372 §3.3). Addresses of homes rarely do.",
		"邮件服务器的地址应当有对应的域名，那个域名又应指回这个地址（RFC 7372 §3.3）。家用宽带地址很少如此。")
	owner := both("It does not try again. The sender's administrator mends DNS: the record must name the server that sends.",
		"不再重试。由发送方的管理员修正 DNS：记录里要写上实际发信的服务器。")
	sign := both("It does not try again. The sender's administrator signs with DKIM, or mends what changes messages after the signature.",
		"不再重试。由发送方的管理员用 DKIM 签名，或找出签名之后是谁改动了邮件。")
	align := both("It does not try again. The sender makes the domain in From: the one that SPF or DKIM speaks for, or sends through that domain's own servers.",
		"不再重试。发送方应让 From: 的域与 SPF 或 DKIM 的域一致，或者从那个域自己的服务器发信。")
	delist := both("It does not try again from this address. The administrator asks for removal, once the cause is gone; a user sends through a provider's submission.",
		"不再从这个地址重试。由管理员消除原因后申请移除；普通用户应通过服务商的邮件提交服务发信。")
	name := both("The administrator has the reverse name set by the provider of the IP address. A 450 is tried again in the meantime.",
		"由管理员请提供这个 IP 地址的运营商设置反向域名。若是 450，这期间可以继续重试。")
	return []refusal{
		{Fault{Name: "spf", Services: onMX(), Title: both("SPF did not pass, as Google says it: 550 5.7.27", "SPF 未通过（谷歌的措辞）：550 5.7.27"), Teaches: spf, GoodClient: owner}, atDot,
			yes(550, "5.7.27", "Your mail was blocked because SPF did not pass for the sender's domain.", "The record does not name 192.0.2.25 - gsmtp-like lab")},
		{Fault{Name: "spf-microsoft", Services: onMX(), Title: both("SPF failed, as Microsoft says it: 550 5.7.23", "SPF 未通过（微软的措辞）：550 5.7.23"), Teaches: spf, GoodClient: owner}, "RCPT",
			no(550, "5.7.23", "The message was rejected because of Sender Policy Framework violation -> 550 5.7.1 SPF fail")},
		{Fault{Name: "dkim", Services: onMX(), Title: both("DKIM did not pass, as Google says it: 550 5.7.30", "DKIM 未通过（谷歌的措辞）：550 5.7.30"), Teaches: dkim, GoodClient: sign}, atDot,
			yes(550, "5.7.30", "Your mail was blocked because DKIM did not pass:", "the signature of the sender's domain is missing or wrong - gsmtp-like lab")},
		{Fault{Name: "unauthenticated", Services: onMX(), Title: both("neither SPF nor DKIM passed, as Google says it: 550 5.7.26", "SPF 与 DKIM 都未通过（谷歌的措辞）：550 5.7.26"), Teaches: none, GoodClient: sign}, atDot,
			yes(550, "5.7.26", "Your mail was blocked because the sender is unauthenticated:", "SPF and DKIM both did not pass - gsmtp-like lab")},
		{Fault{Name: "dmarc", Services: onMX(), Title: both("DMARC did not pass, as Google says it: 550 5.7.26", "DMARC 未通过（谷歌的措辞）：550 5.7.26"), Teaches: dmarc, GoodClient: align}, atDot,
			yes(550, "5.7.26", "Unauthenticated mail from lab.test is not accepted due to", "the domain's DMARC policy - gsmtp-like lab")},
		{Fault{Name: "dmarc-microsoft", Services: onMX(), Title: both("DMARC did not pass, as Microsoft says it: 550 5.7.509", "DMARC 未通过（微软的措辞）：550 5.7.509"), Teaches: dmarc, GoodClient: align}, atDot,
			no(550, "5.7.509", "Access denied, sending domain LAB.TEST does not pass DMARC verification and has a DMARC policy of reject")},
		{Fault{Name: "dmarc-qq", Services: onMX(), Title: both("DMARC did not pass, as QQ Mail says it: 550 without enhanced code", "DMARC 未通过（QQ 邮箱的措辞）：550，无增强状态码"), Teaches: dmarc, GoodClient: align}, atDot,
			no(550, "", "DMARC check failed.")},
		{Fault{Name: "dmarc-apple", Services: onMX(), Title: both("DMARC did not pass, as iCloud says it: 554 5.7.1", "DMARC 未通过（iCloud 的措辞）：554 5.7.1"), Teaches: dmarc, GoodClient: align}, atDot,
			no(554, "5.7.1", "Your message was rejected due to lab.test's DMARC policy")},
		{Fault{Name: "policy-yahoo", Services: onMX(), Title: both("policy without a reason, as Yahoo says it: 554 5.7.9", "因策略拒绝而不说原因（雅虎的措辞）：554 5.7.9"),
			Teaches:    both("Some providers keep their reasons to themselves, so that senders of spam learn nothing. 5.7.9 means something else in the registry.", "有些服务商不说原因，免得垃圾邮件发送者从中学习。5.7.9 在登记表里另有含义。"),
			GoodClient: both("It does not try the same again. The sender's administrator looks at complaints, blocklists, and SPF, DKIM and DMARC.", "不再原样重试。由发送方的管理员查看投诉、黑名单以及 SPF、DKIM、DMARC。")}, atDot,
			no(554, "5.7.9", "Message not accepted for policy reasons")},
		{Fault{Name: "blocklist", Services: onMX(), Title: both("the client's address is on a blocklist, as Postfix says it: 554 5.7.1", "客户端地址在黑名单上（Postfix 的措辞）：554 5.7.1"), Teaches: list, GoodClient: delist}, "RCPT",
			no(554, "5.7.1", "Service unavailable; Client host [192.0.2.25] blocked using zen.blocklist.test")},
		{Fault{Name: "blocklist-microsoft", Services: onMX(), Title: both("the client's address is banned, as Microsoft says it: 550 5.7.606", "客户端地址被禁止（微软的措辞）：550 5.7.606"), Teaches: list, GoodClient: delist}, "RCPT",
			no(550, "5.7.606", "Access denied, banned sending IP [192.0.2.25]. To request removal from this list, ask its keeper")},
		{Fault{Name: "reverse-dns", Services: onMX(), Title: both("no reverse name, as Postfix says it: 450 4.7.25", "没有反向域名（Postfix 的措辞）：450 4.7.25"), Teaches: reverse, GoodClient: name}, "RCPT",
			no(450, "4.7.25", "Client host rejected: cannot find your hostname, [192.0.2.25]")},
		{Fault{Name: "reverse-dns-google", Services: onMX(), Title: both("no matching reverse name, as Google says it: 550 5.7.25", "反向域名不符（谷歌的措辞）：550 5.7.25"), Teaches: reverse, GoodClient: name}, atDot,
			yes(550, "5.7.25", "The sending IP address 192.0.2.25 does not have a PTR record,", "or the name in it does not lead back to the address - gsmtp-like lab")},
	}
}
