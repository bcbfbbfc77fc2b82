package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// ports are the port numbers that mail uses, registered or by habit, and the DNS
// names by which a program finds a host and a port (RFC 6186, RFC 8314 §5.1).
var ports = []Topic{
	{
		ID: "24", Kind: KindPort,
		Gloss: lang.Text{
			En: "any private mail system; often LMTP",
			Zh: "留给私有邮件系统，常用于 LMTP",
		},
		Why: lang.Text{
			En: "Behind this port a mail server usually hands mail to the store beside it.",
			Zh: "邮件服务器常在这个端口把邮件交给旁边的存储。",
		},
		Body: lang.Text{
			En: "The registry keeps port 24 for any private mail system. Many sites run LMTP " +
				"here, the relative of SMTP for the last step into the mailbox. That is a habit " +
				"and no standard: RFC 2033 says only that LMTP must not use port 25. TLS is " +
				"mostly absent, since both ends are the same site.",
			Zh: "注册表把 24 端口留给任何私有邮件系统。许多站点在这里运行 LMTP，它是 SMTP 的近亲，" +
				"负责进入邮箱的最后一步。这只是习惯，不是标准：RFC 2033 只说 LMTP 不得使用 25 端" +
				"口。两端同属一个站点，所以多半不用 TLS。",
		},
		Pitfall: lang.Text{
			En: "LMTP greets with 220 as SMTP does, but EHLO is refused: the client must say " +
				"LHLO, and after the dot it gets one reply for each recipient.",
			Zh: "LMTP 的问候也是 220，但不接受 EHLO：客户端要说 LHLO，而且点之后每个收件人各有" +
				"一个应答。",
		},
		Example: "S: 220 store.lab.test LMTP ready\n" +
			"C: LHLO mx.lab.test\n" +
			"S: 250-store.lab.test\n" +
			"S: 250 PIPELINING\n" +
			"C: EHLO mx.lab.test\n" +
			"S: 500 5.5.1 Say LHLO here",
		Refs:    []string{"RFC 2033 §5"},
		Related: []string{"25", "LMTP"},
		FAQ:     []int{1},
	},
	{
		ID: "25", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{En: "SMTP between mail servers (MX)", Zh: "邮件服务器之间的 SMTP（MX）"},
		Why: lang.Text{
			En: "Here a server takes mail for its own users from strangers.",
			Zh: "服务器在这里从陌生人手里接收给本站用户的邮件。",
		},
		Body: lang.Text{
			En: "MX records point to hosts, and this is the port that other servers call. There " +
				"is no login: the server accepts mail for its own domains and should relay " +
				"nothing else. TLS is an offer by STARTTLS; a public MX must not demand it, so " +
				"MTA-STS and DANE exist. Many access networks block port 25 outward, to stop " +
				"spam from infected computers. Mail programs should use 587 or 465.",
			Zh: "MX 记录指向主机，别的服务器就连接这个端口。这里没有登录：服务器接收给自己域名的" +
				"邮件，此外不应替人中继。TLS 由 STARTTLS 提供；公开的 MX 不得强制要求，于是有了 " +
				"MTA-STS 和 DANE。许多接入网络封锁向外的 25 端口，以阻止中毒电脑发垃圾邮件。邮件" +
				"软件应使用 587 或 465。",
		},
		Pitfall: lang.Text{
			En: "If a connection to port 25 never gets a greeting, think of a blocked port " +
				"before you think of a broken server.",
			Zh: "连接 25 端口却等不到问候时，先想想是不是端口被封，再怀疑服务器。",
		},
		Example: "S: 220 mx.example.net ESMTP\n" +
			"C: EHLO mx.example.org\n" +
			"S: 250-mx.example.net\n" +
			"S: 250 STARTTLS\n" +
			"C: MAIL FROM:<alice@example.org>\n" +
			"S: 250 2.1.0 Ok",
		Refs:    []string{"RFC 5321 §4.5.4.2", "RFC 3207 §4", "RFC 5068 §3.1"},
		Related: []string{"587", "465", "relay", "open relay"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "26", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{En: "unofficial second port for SMTP", Zh: "非官方的 SMTP 备用端口"},
		Why: lang.Text{
			En: "Some hosting firms offer it where port 25 is blocked.",
			Zh: "25 端口被封时，有的主机商提供它。",
		},
		Body: lang.Text{
			En: "Nobody has registered port 26. Hosting packages such as cPanel let their mail " +
				"server listen there too, for customers whose networks block port 25. It behaves " +
				"as the server behind it does: STARTTLS, and a login if it is meant for " +
				"submission. Prefer 587 or 465.",
			Zh: "26 端口没有人注册。cPanel 之类的主机套件让邮件服务器也监听这里，照顾网络封锁 25 " +
				"端口的客户。行为取决于背后的服务器：有 STARTTLS；用于提交时要求登录。应优先使用 " +
				"587 或 465。",
		},
		Pitfall: lang.Text{
			En: "A firewall may block whatever no registry names: if 26 does not connect, do not " +
				"try again and again, ask the provider for 587.",
			Zh: "防火墙可能把没有注册的端口一并封掉；连不上 26 时不要反复试，请向服务商要 587。",
		},
		Example: "(port 26)\n" +
			"S: 220 host.example.net ESMTP\n" +
			"C: EHLO client.example.org\n" +
			"S: 250-host.example.net\n" +
			"S: 250 STARTTLS",
		Related: []string{"587", "465"},
		FAQ:     []int{11},
	},
	{
		ID: "106", Kind: KindPort,
		Gloss: lang.Text{En: "change of passwords (poppassd)", Zh: "修改密码（poppassd）"},
		Why: lang.Text{
			En: "Old mail programs changed the user's password here.",
			Zh: "老邮件程序在这里修改用户的密码。",
		},
		Body: lang.Text{
			En: "The registry gives port 106 to 3com-tsmux, which is out of use. In practice " +
				"poppassd listens there: USER, PASS, NEWPASS and QUIT, with numeric codes like " +
				"those of SMTP, and no encryption. It is neither POP3 nor SMTP. Do not open it " +
				"to a network that you do not trust.",
			Zh: "注册表把 106 端口分给 3com-tsmux，早已无人使用。实际监听这里的是 poppassd：命令" +
				"有 USER、PASS、NEWPASS、QUIT，应答是类似 SMTP 的数字码，没有加密。它既不是 POP3，" +
				"也不是 SMTP。不要向不可信的网络开放。",
		},
		Pitfall: lang.Text{
			En: "The old and the new password cross the network in clear: change passwords on the " +
				"provider's web page instead.",
			Zh: "新旧密码都以明文经过网络：请改在服务商的网页上修改密码。",
		},
		Example: "S: 200 lab.test password server ready\n" +
			"C: USER bob\n" +
			"S: 200 your password please\n" +
			"C: PASS ****\n" +
			"S: 200 your new password please\n" +
			"C: NEWPASS ****\n" +
			"S: 200 password changed",
		Related: []string{"110"},
	},
	{
		ID: "109", Kind: KindPort,
		Gloss: lang.Text{En: "POP2, the forerunner of POP3", Zh: "POP2，POP3 的前身"},
		Why:   lang.Text{En: "Nothing speaks here any more.", Zh: "如今这里已没有服务。"},
		Body: lang.Text{
			En: "POP2 of 1985 used this port. Its commands differ from those of POP3, so a POP3 " +
				"client cannot use it. It knows no TLS and is out of use.",
			Zh: "1985 年的 POP2 使用这个端口。命令与 POP3 不同，POP3 客户端用不了。它没有 TLS，早" +
				"已停用。",
		},
		Pitfall: lang.Text{
			En: "A mail program that still offers POP2 beside POP3 in its list means this port; " +
				"choosing it leads nowhere.",
			Zh: "旧软件的列表里若在 POP3 旁边还有 POP2，指的就是这个端口，选它连不上任何服务。",
		},
		Example: "S: + POP2 old.example.net server\n" +
			"C: QUIT\n" +
			"S: + bye",
		Refs:    []string{"RFC 1939 §14"},
		Related: []string{"POP2", "110"},
		FAQ:     []int{1},
	},
	{
		ID: "110", Kind: KindPort, Proto: trace.POP3,
		Gloss: lang.Text{En: "POP3, in clear until STLS", Zh: "POP3，STLS 之前是明文"},
		Why: lang.Text{
			En: "Here a client fetches mail; encryption must be asked for with STLS.",
			Zh: "客户端在这里取信，要加密须发 STLS。",
		},
		Body: lang.Text{
			En: "The server speaks first, with +OK in clear. A client should upgrade with STLS " +
				"before it sends a password, and insist on it. Without TLS the password and all " +
				"mail can be read on the way. RFC 8314 calls reading mail in clear obsolete and " +
				"prefers port 995.",
			Zh: "服务器先开口，用明文发 +OK。客户端应在发送密码之前用 STLS 升级，而且要坚持。没有 " +
				"TLS，密码和全部邮件在途中都能被读到。RFC 8314 认为用明文收取邮件已经过时，主张使" +
				"用 995 端口。",
		},
		Pitfall: lang.Text{
			En: "That login works without TLS proves nothing good: the password has then crossed " +
				"the network in clear. Set the program to require STLS, or use 995.",
			Zh: "不用 TLS 也能登录，并不是好事：密码已经以明文经过网络。请设为必须使用 STLS，或" +
				"者改用 995。",
		},
		Example: "S: +OK POP3 server ready\n" +
			"C: STLS\n" +
			"S: +OK begin TLS\n" +
			"(TLS handshake)\n" +
			"C: USER bob\n" +
			"S: +OK",
		Refs:    []string{"RFC 1939 §3", "RFC 2595 §4", "RFC 8314 §3"},
		Related: []string{"995", "STLS"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "143", Kind: KindPort,
		Gloss: lang.Text{En: "IMAP, in clear until STARTTLS", Zh: "IMAP，STARTTLS 之前是明文"},
		Why: lang.Text{
			En: "IMAP reads mail on the server; POP3 fetches it from there.",
			Zh: "IMAP 在服务器上读邮件，POP3 把邮件取走。",
		},
		Body: lang.Text{
			En: "IMAP keeps folders and flags on the server, so that several devices see the " +
				"same. Its greeting begins with * OK, by which one knows it. A client upgrades " +
				"with STARTTLS. mailproto does not speak IMAP.",
			Zh: "IMAP 把文件夹和标志存在服务器上，多台设备看到的都一样。它的问候以 * OK 开头，由" +
				"此可以辨认。客户端用 STARTTLS 升级。mailproto 不支持 IMAP。",
		},
		Pitfall: lang.Text{
			En: "Put the host into a program's POP3 settings with this port, and it reads \"* OK\" " +
				"where it wants \"+OK\": the account type is wrong, not the password.",
			Zh: "把 143 写进 POP3 设置，软件等的是 +OK，读到的却是 * OK：错在账号类型，不在密码。",
		},
		Example: "S: * OK IMAP4rev2 server ready\n" +
			"C: a1 STARTTLS\n" +
			"S: a1 OK begin TLS\n" +
			"(TLS handshake)",
		Refs:    []string{"RFC 9051 §2.1", "RFC 9051 §6.2.1", "RFC 9051 §11.2"},
		Related: []string{"993", "110"},
		FAQ:     []int{9, 11},
	},
	{
		ID: "209", Kind: KindPort,
		Gloss: lang.Text{En: "QMTP, a private rival of SMTP", Zh: "QMTP，SMTP 的一种私有替代"},
		Why: lang.Text{
			En: "QMTP carries mail between servers with fewer round trips.",
			Zh: "QMTP 在服务器之间传送邮件，来回更少。",
		},
		Body: lang.Text{
			En: "D. J. Bernstein designed the Quick Mail Transfer Protocol for his server qmail. " +
				"It knows neither TLS nor login. Few sites have used it, and it is no standard " +
				"of the IETF.",
			Zh: "D. J. Bernstein 为自己的服务器 qmail 设计了 QMTP（快速邮件传送协议）。它没有 TLS，" +
				"也没有登录。用它的站点很少，也不是 IETF 标准。",
		},
		Pitfall: lang.Text{
			En: "It is no faster road to a foreign mail server: both ends must have agreed to it, " +
				"and delivery by MX uses port 25 only.",
			Zh: "它不是通往别家服务器的快车道：要双方事先约定；按 MX 投递只用 25 端口。",
		},
		Example: "C: 17:\\x0aSubject: hi\\x0a\\x0aHi\\x0a,\n" +
			"C: 17:alice@example.org,\n" +
			"C: 19:15:bob@example.net,,\n" +
			"S: 9:Kaccepted,",
		Related: []string{"25", "628"},
	},
	{
		ID: "220", Kind: KindPort,
		Gloss: lang.Text{En: "IMAP version 3; historic", Zh: "IMAP 第 3 版，已成历史"},
		Why: lang.Text{
			En: "The version that used this port died out; nothing answers here today.",
			Zh: "使用这个端口的版本早已消失，如今没有服务应答。",
		},
		Body: lang.Text{
			En: "An experimental version 3 of IMAP of 1991 got this port. It went another way " +
				"than IMAP2 and IMAP4 and was hardly used. IMAP of today uses 143 and 993.",
			Zh: "1991 年实验性的 IMAP 第 3 版分到这个端口。它与 IMAP2、IMAP4 走的不是一条路，几乎" +
				"没有人用。如今的 IMAP 使用 143 和 993。",
		},
		Pitfall: lang.Text{
			En: "The 3 is not the successor of version 2 and predecessor of 4 that it seems: a " +
				"client for IMAP4 finds nothing here.",
			Zh: "看上去它是第 2 版与第 4 版之间的一版，其实不是：IMAP4 客户端在这里什么也找不到。",
		},
		Example: "(port 220: connection refused)\n" +
			"(port 143)\n" +
			"S: * OK IMAP4rev1 server ready",
		Related: []string{"143", "993"},
	},
	{
		ID: "366", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{
			En: "ODMR: a site fetches its mail by SMTP",
			Zh: "ODMR：站点用 SMTP 来取自己的邮件",
		},
		Why: lang.Text{
			En: "After a login the client says ATRN, and the two ends change roles.",
			Zh: "登录之后客户端发 ATRN，双方互换角色。",
		},
		Body: lang.Text{
			En: "On-Demand Mail Relay serves sites without a fixed address: they call, log in " +
				"with AUTH, and say ATRN; then the server becomes the client and sends the " +
				"queued mail. The login is required. It is an exception to the rule that in SMTP " +
				"the holder of the mail calls.",
			Zh: "ODMR（按需邮件中继）服务于没有固定地址的站点：它们主动连接，用 AUTH 登录，再发 " +
				"ATRN；随后服务器变成客户端，把队列里的邮件发过来。登录必不可少。“在 SMTP 里由持" +
				"有邮件的一方发起连接”，这是一个例外。",
		},
		Pitfall: lang.Text{
			En: "A fixed or dynamic address does not matter, the login does: without AUTH the " +
				"server hands out nothing.",
			Zh: "地址固定与否无关紧要，要紧的是登录：没有 AUTH，服务器什么也不给。",
		},
		Example: "S: 220 odmr.example.net ODMR ready\n" +
			"C: EHLO client.example.org\n" +
			"S: 250-AUTH CRAM-MD5\n" +
			"S: 250 ATRN\n" +
			"C: AUTH CRAM-MD5\n" +
			"S: 334 PDQ3MTYuMTg5MzQ1NjAwMEBvZG1yLmV4YW1wbGUubmV0Pg==\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Ok",
		Refs:    []string{"RFC 2645 §4", "RFC 2645 §5.2.1"},
		Related: []string{"25", "push"},
		FAQ:     []int{4, 8},
	},
	{
		ID: "465", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{
			En: "submission, TLS from the first byte",
			Zh: "邮件提交，从第一个字节起就是 TLS",
		},
		Why: lang.Text{
			En: "Mail programs hand in new mail here; the connection is never in clear.",
			Zh: "邮件程序在这里提交新邮件，连接始终加密。",
		},
		Body: lang.Text{
			En: "The service is called submissions. The TLS handshake comes first, then the " +
				"greeting, EHLO, AUTH and the message. A login is expected. RFC 8314 prefers " +
				"this port to 587. It is for submission only, not for mail between servers. Its " +
				"history is tangled: as smtps it was registered and revoked, and it is shared " +
				"with another service (urd).",
			Zh: "这项服务叫 submissions。先做 TLS 握手，再是问候、EHLO、AUTH 和邮件。一般要求登录。" +
				"RFC 8314 主张优先用它而不是 587。它只用于提交，不用于服务器之间。它的来历曲折：" +
				"曾以 smtps 之名注册，后被撤销；现在与另一项服务（urd）共用。",
		},
		Pitfall: lang.Text{
			En: "Programs label it \"SSL\" and 587 \"TLS\"; both run TLS.",
			Zh: "软件常把它标作“SSL”、把 587 标作“TLS”；其实两者都是 TLS。",
		},
		Example: "(TLS handshake)\n" +
			"S: 220 mail.example.net ESMTP\n" +
			"C: EHLO client.example.org\n" +
			"S: 250-mail.example.net\n" +
			"S: 250 AUTH PLAIN\n" +
			"C: AUTH PLAIN ****\n" +
			"S: 235 2.7.0 Ok",
		Refs:    []string{"RFC 8314 §3.3", "RFC 8314 §7.3"},
		Related: []string{"587", "implicit TLS", "submission"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "585", Kind: KindPort,
		Gloss: lang.Text{
			En: "old port for IMAP over TLS; use 993",
			Zh: "IMAP over TLS 的旧端口，请用 993",
		},
		Why: lang.Text{En: "Nothing should speak here any more.", Zh: "这里不应再有服务。"},
		Body: lang.Text{
			En: "Port 585 was once given to IMAP over TLS and was then taken back. IMAP with " +
				"implicit TLS uses 993.",
			Zh: "585 端口曾分给 TLS 上的 IMAP，后来收回。隐式 TLS 的 IMAP 使用 993。",
		},
		Pitfall: lang.Text{
			En: "Some old guides still print it beside 993. If a program offers both, only 993 is " +
				"right.",
			Zh: "有些旧教程仍把它与 993 并列；软件若两个都给，只有 993 是对的。",
		},
		Example: "(port 585: connection refused)\n" +
			"(port 993: TLS handshake)\n" +
			"S: * OK IMAP4rev2 ready",
		Related: []string{"993"},
		FAQ:     []int{11},
	},
	{
		ID: "587", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{En: "submission, upgrade by STARTTLS", Zh: "邮件提交，用 STARTTLS 升级"},
		Why: lang.Text{
			En: "Mail programs hand in new mail here, after TLS and login.",
			Zh: "邮件程序启用 TLS 并登录之后，在这里提交新邮件。",
		},
		Body: lang.Text{
			En: "The server greets in clear; the client says EHLO, STARTTLS, EHLO again inside " +
				"TLS, then AUTH and the message. A login is required by default. A client must " +
				"insist on TLS, or an attacker can remove STARTTLS and read the password. Unlike " +
				"a relay, a submission server may complete a message, for example add Date. " +
				"Where 465 is offered, RFC 8314 prefers that.",
			Zh: "服务器用明文问候；客户端发 EHLO、STARTTLS，在 TLS 之内再发 EHLO，然后是 AUTH 和" +
				"邮件。默认要求登录。客户端必须坚持使用 TLS，否则攻击者可以抹掉 STARTTLS，读到密" +
				"码。与中继不同，提交服务器可以补全邮件，例如加上 Date。如果也提供 465，RFC 8314 " +
				"主张用 465。",
		},
		Pitfall: lang.Text{
			En: "TLS begins after STARTTLS, not at once: a client set to \"SSL\" fails here.",
			Zh: "TLS 在 STARTTLS 之后才开始，不是一上来就有：设成“SSL”的客户端在这里会失败。",
		},
		Example: "S: 220 mail.example.net ESMTP\n" +
			"C: EHLO client.example.org\n" +
			"S: 250-mail.example.net\n" +
			"S: 250 STARTTLS\n" +
			"C: STARTTLS\n" +
			"S: 220 2.0.0 Ready to start TLS\n" +
			"(TLS handshake, EHLO again, AUTH)",
		Refs:    []string{"RFC 6409 §3.1", "RFC 6409 §4.3", "RFC 3207 §4.3", "RFC 8314 §3.3"},
		Related: []string{"465", "STARTTLS", "submission", "25"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "628", Kind: KindPort,
		Gloss: lang.Text{En: "QMQP, handing mail to a queue", Zh: "QMQP，把邮件交给队列"},
		Why: lang.Text{
			En: "QMQP lets small machines hand all mail to one big queue.",
			Zh: "QMQP 让小机器把邮件都交给一台大机器的队列。",
		},
		Body: lang.Text{
			En: "D. J. Bernstein designed the Quick Mail Queuing Protocol beside QMTP. It has no " +
				"login and no TLS, so it must be reachable from one's own machines only. It is " +
				"no standard of the IETF.",
			Zh: "D. J. Bernstein 在 QMTP 之外又设计了 QMQP（快速邮件排队协议）。它没有登录，也没" +
				"有 TLS，所以只应让自己的机器访问。它不是 IETF 标准。",
		},
		Pitfall: lang.Text{
			En: "Whoever can reach the port may send mail in any name: open to the internet it is " +
				"an open relay.",
			Zh: "谁能连上这个端口，谁就能以任何名义发信：对互联网开放，它就是开放中继。",
		},
		Example: "C: 60:16:Subject: hi\\x0a\\x0aHi\\x0a,\n" +
			"C: 17:alice@example.org,15:bob@example.net,,\n" +
			"S: 8:Kqueued.,",
		Related: []string{"209"},
		FAQ:     []int{3},
	},
	{
		ID: "993", Kind: KindPort,
		Gloss: lang.Text{En: "IMAP, TLS from the first byte", Zh: "IMAP，从第一个字节起就是 TLS"},
		Why: lang.Text{
			En: "Mail is read on the server, over a connection that is never in clear.",
			Zh: "在服务器上读邮件，连接始终加密。",
		},
		Body: lang.Text{
			En: "The service is called imaps. The TLS handshake comes first, then the greeting * " +
				"OK. It is to IMAP what 995 is to POP3. mailproto does not speak IMAP.",
			Zh: "这项服务叫 imaps。先做 TLS 握手，再是 * OK 问候。它之于 IMAP，正如 995 之于 POP3。" +
				"mailproto 不支持 IMAP。",
		},
		Pitfall: lang.Text{
			En: "It is no second POP3 port: programs that accept it in POP3 settings read a " +
				"greeting that they do not understand.",
			Zh: "它不是 POP3 的另一个端口：在 POP3 设置里填它，软件会读到看不懂的问候。",
		},
		Example: "(TLS handshake)\n" +
			"S: * OK IMAP4rev2 ready\n" +
			"C: a1 LOGIN bob ****\n" +
			"S: a1 OK logged in",
		Refs:    []string{"RFC 8314 §3.2", "RFC 8314 §7.2"},
		Related: []string{"143", "995"},
		FAQ:     []int{9, 11},
	},
	{
		ID: "995", Kind: KindPort, Proto: trace.POP3,
		Gloss: lang.Text{En: "POP3, TLS from the first byte", Zh: "POP3，从第一个字节起就是 TLS"},
		Why: lang.Text{
			En: "Mail is fetched here over a connection that is never in clear.",
			Zh: "在这里取信，连接始终加密。",
		},
		Body: lang.Text{
			En: "The service is called pop3s. The TLS handshake comes first, then the greeting " +
				"+OK inside TLS. STLS is not needed and is refused. It is mailproto's default " +
				"for POP3, and RFC 8314 prefers it to 110.",
			Zh: "这项服务叫 pop3s。先做 TLS 握手，然后在 TLS 之内发来 +OK 问候。不需要 STLS，发了" +
				"也会被拒绝。mailproto 的 POP3 默认使用它，RFC 8314 也主张优先用它而不是 110。",
		},
		Pitfall: lang.Text{
			En: "A client in clear sees nothing here: both sides wait, until one gives up.",
			Zh: "用明文连接的客户端在这里什么也看不到：双方都在等，直到一方放弃。",
		},
		Example: "(TLS handshake)\n" +
			"S: +OK POP3 server ready\n" +
			"C: USER bob\n" +
			"S: +OK\n" +
			"C: PASS ****\n" +
			"S: +OK 2 messages",
		Refs:    []string{"RFC 8314 §3.1", "RFC 8314 §7.1"},
		Related: []string{"110", "implicit TLS"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "1038", Kind: KindPort,
		Gloss: lang.Text{En: "MTQP: where is my message now?", Zh: "MTQP：查询邮件到了哪里"},
		Why: lang.Text{
			En: "The Message Tracking Query Protocol asks servers what became of a message.",
			Zh: "邮件跟踪查询协议（MTQP）向服务器询问一封邮件的下落。",
		},
		Body: lang.Text{
			En: "It belongs to message tracking, together with the SMTP extension MTRK. A client " +
				"upgrades with STARTTLS. It is a standard of 2004, but hardly any server offers " +
				"it.",
			Zh: "它与 SMTP 扩展 MTRK 同属邮件跟踪。客户端用 STARTTLS 升级。它是 2004 年的标准，但" +
				"几乎没有服务器提供。",
		},
		Pitfall: lang.Text{
			En: "A delivery that cannot be tracked is no lost mail: almost no server answers " +
				"here, so ask the log of your own server first.",
			Zh: "查不到不等于邮件丢了：几乎没有服务器提供它，请先查自己服务器的日志。",
		},
		Example: "(port 1038: connection refused)\n" +
			"(the usual way: ask for a notice when sending)\n" +
			"C: RCPT TO:<bob@example.net> NOTIFY=SUCCESS,FAILURE\n" +
			"S: 250 2.1.5 Ok",
		Related: []string{"MTRK", "DSN"},
		FAQ:     []int{5},
	},
	{
		ID: "2525", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{En: "unofficial port for submission", Zh: "非官方的提交端口"},
		Why: lang.Text{
			En: "Sending services offer it where 25 and 587 are blocked.",
			Zh: "25 和 587 被封时，发信服务商提供它。",
		},
		Body: lang.Text{
			En: "The registry gives port 2525 to another service (ms-v-worlds), but several " +
				"sending services, such as Mailgun, SendGrid and Brevo, take submissions here. " +
				"It behaves as 587 does: EHLO, STARTTLS, AUTH. In the lab of mailproto 2525 is " +
				"the MX port. Use 587 or 465 where you can.",
			Zh: "注册表把 2525 端口分给另一项服务（ms-v-worlds），但 Mailgun、SendGrid、Brevo 等" +
				"发信服务商在这里接受提交。做法与 587 相同：EHLO、STARTTLS、AUTH。在 mailproto 的" +
				"实验环境里，2525 是 MX 端口。能用 587 或 465 时就用它们。",
		},
		Pitfall: lang.Text{
			En: "It is not safer or faster than 587: use it only if the network blocks the " +
				"official ports, and insist on STARTTLS all the same.",
			Zh: "它并不比 587 更安全、更快：只在正式端口被封时使用，照样要坚持 STARTTLS。",
		},
		Example: "(port 2525)\n" +
			"S: 220 smtp.example.net ESMTP\n" +
			"C: EHLO client.example.org\n" +
			"S: 250-smtp.example.net\n" +
			"S: 250-STARTTLS\n" +
			"S: 250 AUTH PLAIN LOGIN",
		Related: []string{"587", "465"},
		FAQ:     []int{11},
	},
	{
		ID: "4190", Kind: KindPort,
		Gloss: lang.Text{
			En: "ManageSieve: uploading mail filters",
			Zh: "ManageSieve：上传邮件过滤规则",
		},
		Why: lang.Text{
			En: "Users store their filter scripts on the server here.",
			Zh: "用户在这里把过滤脚本存到服务器上。",
		},
		Body: lang.Text{
			En: "ManageSieve carries Sieve scripts, by which the server sorts mail on arrival. A " +
				"client upgrades with STARTTLS and logs in with SASL. It is a standard of 2010. " +
				"It neither sends nor fetches mail.",
			Zh: "ManageSieve 传送 Sieve 脚本，服务器据此在邮件到达时分拣。客户端用 STARTTLS 升级，" +
				"用 SASL 登录。它是 2010 年的标准，既不发信也不取信。",
		},
		Pitfall: lang.Text{
			En: "A wrong script can throw mail away before any client sees it, POP3 clients " +
				"included: test a filter with \"keep\" first.",
			Zh: "脚本写错，邮件会在任何客户端（包括 POP3）看到之前就被丢弃：先用“保留”动作试验" +
				"规则。",
		},
		Example: "S: \"IMPLEMENTATION\" \"Lab Sieve 1.0\"\n" +
			"S: \"SIEVE\" \"fileinto vacation\"\n" +
			"S: \"STARTTLS\"\n" +
			"S: OK \"ready\"\n" +
			"C: STARTTLS\n" +
			"S: OK \"begin TLS\"",
		Related: []string{"2000", "143"},
	},
	{
		ID: "2000", Kind: KindPort,
		Gloss: lang.Text{En: "old port of ManageSieve", Zh: "ManageSieve 的旧端口"},
		Why: lang.Text{
			En: "Before its standard ManageSieve ran here.",
			Zh: "标准出来之前，ManageSieve 用这个端口。",
		},
		Body: lang.Text{
			En: "The registry gives port 2000 to another service (cisco-sccp). Servers that are " +
				"older than the standard of 2010 used it for ManageSieve, and some still do. Use " +
				"4190.",
			Zh: "注册表把 2000 端口分给另一项服务（cisco-sccp）。早于 2010 年标准的服务器用它运行 " +
				"ManageSieve，有的至今如此。请用 4190。",
		},
		Pitfall: lang.Text{
			En: "A port scan that calls it \"cisco-sccp\" goes by the registry: look at the " +
				"greeting to learn what really listens.",
			Zh: "端口扫描把它报成“cisco-sccp”，只是照注册表说话：要看问候才知道真正是什么在监听。",
		},
		Example: "S: \"IMPLEMENTATION\" \"old Sieve server\"\n" +
			"S: OK \"ready\"\n" +
			"C: LOGOUT\n" +
			"S: OK \"bye\"",
		Related: []string{"4190"},
	},
	{
		ID: "1025", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{En: "test servers that catch mail", Zh: "截收邮件的测试服务器"},
		Why: lang.Text{
			En: "Developers let programs send here, and nothing leaves the machine.",
			Zh: "开发者让程序把邮件发到这里，邮件不会离开本机。",
		},
		Body: lang.Text{
			En: "Tools such as MailHog, Mailpit and Inbucket listen here by habit, accept every " +
				"message and show it on a web page. There is mostly no TLS and no login. Keep it " +
				"to the loopback address.",
			Zh: "MailHog、Mailpit、Inbucket 等工具习惯监听这里，什么邮件都收下，再显示在网页上。" +
				"多半没有 TLS，也没有登录。只应在环回地址上使用。",
		},
		Pitfall: lang.Text{
			En: "Mail that a test program sends here arrives nowhere else: who forgets to change " +
				"the port before going live loses every message.",
			Zh: "发到这里的邮件哪儿也到不了：正式上线前忘了改端口，邮件就全丢了。",
		},
		Example: "S: 220 trap.lab.test ESMTP test server\n" +
			"C: EHLO app.lab.test\n" +
			"S: 250 trap.lab.test\n" +
			"C: MAIL FROM:<app@lab.test>\n" +
			"S: 250 2.1.0 Ok, and nothing will leave this machine",
		Related: []string{"2525"},
	},
	{
		ID: "1109", Kind: KindPort, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "KPOP: POP3 with Kerberos 4; historic",
			Zh: "KPOP：用 Kerberos 4 的 POP3，已成历史",
		},
		Why: lang.Text{
			En: "On this port a Kerberos ticket took the place of the password.",
			Zh: "在这个端口上，Kerberos 票据代替密码。",
		},
		Body: lang.Text{
			En: "KPOP was POP3 with a Kerberos login at its start, made at MIT; Cyrus could " +
				"serve it. The port is a habit of old lists of services and no registration that " +
				"we could confirm. Kerberos 4 is out of use; AUTH GSSAPI on 995 does the work " +
				"today.",
			Zh: "KPOP 出自 MIT，是一开始就用 Kerberos 登录的 POP3，Cyrus 曾支持它。端口来自旧的服" +
				"务列表，是否注册未能核实。Kerberos 4 已停用；如今可在 995 上用 AUTH GSSAPI。",
		},
		Pitfall: lang.Text{
			En: "The Kerberos exchange comes before the greeting, so an ordinary POP3 client that " +
				"connects waits for a greeting that does not come.",
			Zh: "Kerberos 过程在问候之前，普通 POP3 客户端连上来只会干等问候。",
		},
		Example: "(Kerberos 4 exchange, not readable text)\n" +
			"S: +OK KPOP server ready\n" +
			"C: USER bob\n" +
			"S: +OK",
		Related: []string{"995", "GSSAPI"},
		FAQ:     []int{3},
	},
	{
		ID: "10024", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{
			En: "to a content filter, inside one machine",
			Zh: "本机内送往内容过滤器",
		},
		Why: lang.Text{
			En: "A mail server hands mail to a filter such as amavis here.",
			Zh: "邮件服务器在这里把邮件交给 amavis 之类的过滤器。",
		},
		Body: lang.Text{
			En: "It is a habit of Postfix with amavis and no registration: 10024 takes mail into " +
				"the filter, and 10025 takes it back. Both speak SMTP or LMTP on the loopback " +
				"address, without TLS and login. It must not be reachable from outside.",
			Zh: "这是 Postfix 配合 amavis 的习惯，没有注册：10024 把邮件送进过滤器，10025 再送回" +
				"来。两者都在环回地址上使用 SMTP 或 LMTP，没有 TLS 和登录。绝不能让外面访问。",
		},
		Pitfall: lang.Text{
			En: "Bound to all addresses instead of 127.0.0.1 it is a door past all checks: look " +
				"with ss or netstat where it listens.",
			Zh: "若监听所有地址而不是 127.0.0.1，就成了绕过一切检查的后门：请用 ss 或 netstat " +
				"看看它监听在哪里。",
		},
		Example: "(127.0.0.1, port 10024)\n" +
			"S: 220 [127.0.0.1] ESMTP content filter ready\n" +
			"C: EHLO mx.lab.test\n" +
			"S: 250-[127.0.0.1]\n" +
			"S: 250 XFORWARD NAME ADDR",
		Related: []string{"10025", "25"},
		FAQ:     []int{12},
	},
	{
		ID: "10025", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{En: "back from a content filter", Zh: "从内容过滤器送回"},
		Why: lang.Text{
			En: "A filter such as amavis hands checked mail back to the mail server here.",
			Zh: "amavis 之类的过滤器在这里把检查过的邮件送回邮件服务器。",
		},
		Body: lang.Text{
			En: "It is the way back beside 10024, on the loopback address, without TLS and " +
				"login. A server trusts what comes in here, so it must not be reachable from " +
				"outside.",
			Zh: "它与 10024 相配，是回程，在环回地址上，没有 TLS 和登录。服务器信任从这里进来的邮" +
				"件，所以绝不能让外面访问。",
		},
		Pitfall: lang.Text{
			En: "If the server filters here as well, the same message goes round for ever: the " +
				"way back must skip the content filter.",
			Zh: "如果服务器在这里又送去过滤，同一封邮件就会转个不停：回程必须跳过内容过滤。",
		},
		Example: "(127.0.0.1, port 10025)\n" +
			"S: 220 mx.lab.test ESMTP\n" +
			"C: EHLO filter.lab.test\n" +
			"S: 250 mx.lab.test\n" +
			"C: MAIL FROM:<alice@example.org>\n" +
			"S: 250 2.1.0 Ok",
		Related: []string{"10024", "25"},
		FAQ:     []int{12},
	},
	{
		ID: "_submission._tcp", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{
			En: "DNS record: where to submit (STARTTLS)",
			Zh: "DNS 记录：提交服务器在哪里（STARTTLS）",
		},
		Why: lang.Text{
			En: "A mail program can find the submission server of a domain by itself.",
			Zh: "邮件程序可以自己找到某个域名的提交服务器。",
		},
		Body: lang.Text{
			En: "It is an SRV record, such as _submission._tcp.lab.test, and names host and port " +
				"for submission that begins in clear and upgrades with STARTTLS, mostly 587. Few " +
				"domains publish it, and many mail programs do not look for it. Without DNSSEC " +
				"the answer can be forged, so the certificate must be checked against the right " +
				"name.",
			Zh: "它是 SRV 记录，如 _submission._tcp.lab.test，说明提交服务的主机和端口；连接先用" +
				"明文，再用 STARTTLS 升级，多为 587。发布它的域名不多，许多邮件程序也不查询。没有 " +
				"DNSSEC 时回答可以伪造，所以要按正确的名字检查证书。",
		},
		Pitfall: lang.Text{
			En: "The record is looked up under the domain of the mail address, alice@example.org, " +
				"and not under the name of the server.",
			Zh: "要在邮件地址的域名（如 alice@example.org 的 example.org）下查询，不是在服务器" +
				"名下查询。",
		},
		Example: "(DNS: _submission._tcp.example.org SRV 0 1 587 mail.example.net)\n" +
			"(connecting to mail.example.net, port 587)\n" +
			"S: 220 mail.example.net ESMTP\n" +
			"C: EHLO client.example.org\n" +
			"S: 250-mail.example.net\n" +
			"S: 250 STARTTLS",
		Refs:    []string{"RFC 6186 §3.1", "RFC 6186 §6"},
		Related: []string{"587", "_submissions._tcp"},
		FAQ:     []int{11},
	},
	{
		ID: "_submissions._tcp", Kind: KindPort, Proto: trace.SMTP,
		Gloss: lang.Text{
			En: "DNS record: where to submit (implicit TLS)",
			Zh: "DNS 记录：提交服务器在哪里（隐式 TLS）",
		},
		Why: lang.Text{
			En: "A mail program can find the submission server with implicit TLS by itself.",
			Zh: "邮件程序可以自己找到用隐式 TLS 的提交服务器。",
		},
		Body: lang.Text{
			En: "It is an SRV record for submission with TLS from the first byte, mostly 465. " +
				"RFC 8314 added it beside _submission._tcp. Check the certificate against the " +
				"right name, since DNS answers can be forged.",
			Zh: "它是 SRV 记录，说明从第一个字节起就用 TLS 的提交服务，多为 465。RFC 8314 在 " +
				"_submission._tcp 之外增加了它。DNS 回答可以伪造，所以要按正确的名字检查证书。",
		},
		Pitfall: lang.Text{
			En: "The one letter s decides: a record under _submission that points to port 465 " +
				"leads clients into waiting for a greeting in clear.",
			Zh: "一个字母 s 就是差别：_submission 的记录若指向 465，客户端会一直等明文问候。",
		},
		Example: "(DNS: _submissions._tcp.example.org SRV 0 1 465 mail.example.net)\n" +
			"(TLS handshake on mail.example.net, port 465)\n" +
			"S: 220 mail.example.net ESMTP",
		Refs:    []string{"RFC 8314 §5.1"},
		Related: []string{"465", "_submission._tcp"},
		FAQ:     []int{11},
	},
	{
		ID: "_pop3._tcp", Kind: KindPort, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "DNS record: where POP3 is (STLS)",
			Zh: "DNS 记录：POP3 服务器在哪里（STLS）",
		},
		Why: lang.Text{
			En: "A mail program can find the POP3 server of a domain by itself.",
			Zh: "邮件程序可以自己找到某个域名的 POP3 服务器。",
		},
		Body: lang.Text{
			En: "It is an SRV record and names host and port for POP3 that begins in clear, " +
				"mostly 110, to be upgraded with STLS. A host of . says that there is none. Few " +
				"domains publish it.",
			Zh: "它是 SRV 记录，说明先用明文、再用 STLS 升级的 POP3 的主机和端口，多为 110。主机" +
				"写作 . 表示没有这项服务。发布它的域名不多。",
		},
		Pitfall: lang.Text{
			En: "A record with the host \".\" is an answer, not a mistake: the domain has no POP3 " +
				"in clear, so do not guess a name like pop.example.org.",
			Zh: "主机为“.”的记录是明确的回答，不是写错：该域名没有明文起始的 POP3，不要再去猜 " +
				"pop.example.org 之类的名字。",
		},
		Example: "(DNS: _pop3._tcp.example.org SRV 0 0 0 .)\n" +
			"(DNS: _pop3s._tcp.example.org SRV 0 1 995 pop.example.net)\n" +
			"(TLS handshake on pop.example.net, port 995)\n" +
			"S: +OK POP3 server ready",
		Refs:    []string{"RFC 6186 §3.3", "RFC 6186 §3.4"},
		Related: []string{"110", "_pop3s._tcp"},
		FAQ:     []int{11},
	},
	{
		ID: "_pop3s._tcp", Kind: KindPort, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "DNS record: where POP3 is (implicit TLS)",
			Zh: "DNS 记录：POP3 服务器在哪里（隐式 TLS）",
		},
		Why: lang.Text{
			En: "A mail program can find the POP3 server with implicit TLS by itself.",
			Zh: "邮件程序可以自己找到用隐式 TLS 的 POP3 服务器。",
		},
		Body: lang.Text{
			En: "It is an SRV record and names host and port for POP3 with TLS from the first " +
				"byte, mostly 995. Check the certificate against the right name, since DNS " +
				"answers can be forged.",
			Zh: "它是 SRV 记录，说明从第一个字节起就用 TLS 的 POP3 的主机和端口，多为 995。DNS 回" +
				"答可以伪造，所以要按正确的名字检查证书。",
		},
		Pitfall: lang.Text{
			En: "The certificate may be for the host of the record, which anybody who forges DNS " +
				"can choose: ask the user before a new name is trusted.",
			Zh: "证书上可能是记录里的主机名，而伪造 DNS 的人可以随意指定它：信任新名字之前要先" +
				"问用户。",
		},
		Example: "(DNS: _pop3s._tcp.example.org SRV 0 1 995 pop.example.net)\n" +
			"(TLS handshake: certificate for pop.example.net)\n" +
			"S: +OK POP3 server ready, login please",
		Refs:    []string{"RFC 6186 §3.3", "RFC 6186 §6"},
		Related: []string{"995", "_pop3._tcp"},
		FAQ:     []int{11},
	},
}
