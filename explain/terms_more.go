package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// moreTerms are the protocols themselves, the programs that speak them, what stands
// in a message, and the checks that receivers make. Terms of the glossary stand in
// terms.
var moreTerms = []Topic{
	{
		ID: "SMTP", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "the protocol that hands mail over", Zh: "SMTP：传送邮件的协议"},
		Why: lang.Text{
			En: "Whoever holds a message calls the next server and hands it over.",
			Zh: "谁手里有邮件，谁就连接下一台服务器，把邮件交过去。",
		},
		Body: lang.Text{
			En: "The Simple Mail Transfer Protocol carries a message from the mail program to the " +
				"sender's server, and from server to server up to the one that holds the " +
				"recipient's mailbox. A session is a dialogue of lines: EHLO, then for each " +
				"message MAIL, RCPT and DATA, and QUIT at the end; each command is answered by a " +
				"three-digit code. Mail programs submit on port 587 or 465, servers relay on port " +
				"25. Fetching mail is not its work: POP3 and IMAP do that.",
			Zh: "SMTP 即简单邮件传送协议。它把邮件从邮件程序送到发件人的服务器，再在服务器之间传送，" +
				"直到存放收件人邮箱的那一台。会话是一行一行的对话：EHLO，每封邮件依次 MAIL、RCPT、" +
				"DATA，最后 QUIT；每条命令都得到一个三位数字的应答码。邮件程序在 587 或 465 端口提" +
				"交邮件，服务器之间在 25 端口中继。取邮件不归它管，那是 POP3 和 IMAP 的事。",
		},
		Pitfall: lang.Text{
			En: "SMTP is not only for sending: the recipient's server receives by it.",
			Zh: "SMTP 并不只管发信：收件人的服务器也是用它接收邮件的。",
		},
		Refs:    []string{"RFC 5321 §2.1", "RFC 5321 §3.3", "RFC 6409 §3.1"},
		Related: []string{"protocol", "POP3", "EHLO", "submission", "relay", "phase"},
		FAQ:     []int{1, 2, 4},
	},
	{
		ID: "POP3", Kind: KindTerm, Proto: trace.POP3,
		Gloss: lang.Text{En: "the protocol that fetches mail", Zh: "POP3：取回邮件的协议"},
		Why: lang.Text{
			En: "It hands the messages that a server keeps to the reader who asks for them.",
			Zh: "服务器上存着的邮件，由它交给来取的用户。",
		},
		Body: lang.Text{
			En: "Version 3 of the Post Office Protocol lets a mail program log in to a maildrop, " +
				"list its messages, fetch copies with RETR and mark messages with DELE; QUIT " +
				"removes what is marked. A session has three states: AUTHORIZATION before the " +
				"login, TRANSACTION after it, UPDATE at QUIT. The server answers +OK or -ERR. The " +
				"port with implicit TLS is 995; on port 110 the session begins in clear and STLS " +
				"starts TLS. It has no folders and no flags, and it sends nothing.",
			Zh: "POP3 即邮局协议第 3 版。邮件程序用它登录邮件存放区（maildrop），列出邮件，用 RETR 取" +
				"副本，用 DELE 做删除标记；QUIT 时才真正删除。会话有三个状态：登录前是授权状态" +
				"（AUTHORIZATION），登录后是事务状态（TRANSACTION），QUIT 时是更新状态（UPDATE）。" +
				"服务器用 +OK 或 -ERR 应答。隐式 TLS 的端口是 995；110 端口以明文开始，用 STLS 启用 " +
				"TLS。它没有文件夹，没有标志，也不能发信。",
		},
		Pitfall: lang.Text{
			En: "RETR removes nothing: it is the mail program's setting, or the site's policy, that takes mail off the server.",
			Zh: "RETR 不删除邮件：邮件从服务器上消失，是邮件程序的设置或站点的策略所致。",
		},
		Refs:    []string{"RFC 1939 §1", "RFC 1939 §3", "RFC 8314 §3.1"},
		Related: []string{"protocol", "SMTP", "IMAP", "maildrop", "995"},
		FAQ:     []int{1, 2, 7},
	},
	{
		ID: "IMAP", Kind: KindTerm,
		Gloss: lang.Text{En: "mail kept and sorted on the server", Zh: "IMAP：邮件留在服务器上管理的协议"},
		Why: lang.Text{
			En: "With it several devices see one mailbox with the same folders and flags.",
			Zh: "有了它，多台设备看到的是同一个邮箱，文件夹和标志都一致。",
		},
		Body: lang.Text{
			En: "The Internet Message Access Protocol is the third protocol of mail beside SMTP " +
				"and POP3. Mail stays on the server, in folders; the server keeps flags such as " +
				"read and answered, searches, and can send a part of a message alone. A program " +
				"may keep copies for reading offline. Port 993 is IMAP with implicit TLS, 143 " +
				"begins in clear. Like POP3 it sends no mail: for that the program needs " +
				"submission. mailproto does not trace it.",
			Zh: "IMAP 即因特网邮件访问协议，是 SMTP 和 POP3 之外的第三种邮件协议。邮件留在服务器的文" +
				"件夹里；已读、已答复之类的标志由服务器保存，还能搜索，也能只取邮件的一部分。程序可" +
				"以保留副本供离线阅读。993 端口是隐式 TLS，143 端口以明文开始。它和 POP3 一样不能发" +
				"信，发信要用邮件提交。mailproto 不跟踪它。",
		},
		Pitfall: lang.Text{
			En: "What is deleted by IMAP on one device is gone on all: it is one mailbox, not a copy for each.",
			Zh: "用 IMAP 在一台设备上删除，所有设备上都没有了：邮箱只有一个，不是每台各一份。",
		},
		Refs:    []string{"RFC 9051 §2", "RFC 9051 §2.3.2", "RFC 8314 §3.2"},
		Related: []string{"POP3", "leave on server", "993", "143"},
		FAQ:     []int{9, 10},
	},
	{
		ID: "MX", Kind: KindTerm,
		Gloss: lang.Text{En: "the DNS record that names a mail server", Zh: "MX：写明收信服务器的 DNS 记录"},
		Why: lang.Text{
			En: "The domain of an address says nothing of a host: MX names the hosts that take its mail.",
			Zh: "地址里的域名并不等于主机：由 MX 记录写明哪些主机为它收信。",
		},
		Body: lang.Text{
			En: "A sending server looks up the MX records of the recipient's domain. Each has a " +
				"preference and the name of a host; the lowest number is tried first, the others " +
				"when it cannot be reached. Without any MX record the domain's own address is " +
				"used. One record with the host . is a null MX: the domain takes no mail at all. " +
				"Such a host listens on port 25; a mail program with an account uses its " +
				"provider's submission server instead.",
			Zh: "发送方服务器查询收件人域名的 MX 记录。每条记录有一个优先值和一个主机名；数字最小的先" +
				"试，连不上再试别的。没有 MX 记录时，就用域名本身的地址。只有一条主机名为“.”的记录" +
				"叫空 MX，表示该域根本不收邮件。这些主机监听 25 端口；用户的邮件程序则使用服务商的提" +
				"交服务器。",
		},
		Pitfall: lang.Text{
			En: "An MX host is no server for one's own mail program: it offers no login and relays nothing.",
			Zh: "MX 主机不是给邮件程序填的发信服务器：它不提供登录，也不为人中继。",
		},
		Refs:    []string{"RFC 5321 §5.1", "RFC 7505 §3"},
		Related: []string{"25", "relay", "submission", "MTA"},
		FAQ:     []int{1, 3, 11},
	},
	{
		ID: "hop", Kind: KindTerm,
		Gloss: lang.Text{En: "one handing over on a message's way", Zh: "跳：邮件路上的一次交接"},
		Why: lang.Text{
			En: "Each hop is an SMTP session of its own, with an envelope of its own.",
			Zh: "每一跳都是一次独立的 SMTP 会话，有自己的信封。",
		},
		Body: lang.Text{
			En: "A message goes from server to server; each handing over is one hop. At each the " +
				"server adds a Received: field on top, so the way can be read from below. TLS " +
				"protects one hop only: at every server the message is in clear. Who has said 250 " +
				"at a hop is responsible for the next.",
			Zh: "邮件从一台服务器到另一台，每次交接就是一跳。每一跳，服务器都在最上面加一个 Received: " +
				"字段，所以路线要从下往上看。TLS 只保护一跳：在每台服务器上邮件都是明文。谁在这一跳回" +
				"答了 250，谁就对下一跳负责。",
		},
		Pitfall: lang.Text{
			En: "An encrypted first hop says nothing of the following ones.",
			Zh: "第一跳加密，并不说明后面几跳也加密。",
		},
		Refs:    []string{"RFC 5321 §2.1", "RFC 5321 §4.4", "RFC 5598 §2.2.2"},
		Related: []string{"relay", "Received:", "envelope", "TLS"},
		FAQ:     []int{1, 6},
	},
	{
		ID: "CRLF", Kind: KindTerm,
		Gloss: lang.Text{En: "the two octets that end every line", Zh: "CRLF：结束每一行的两个字节"},
		Why: lang.Text{
			En: "Both sides must agree on where a line ends, or they disagree on where a message ends.",
			Zh: "双方必须对一行在哪里结束有一致的理解，否则连邮件在哪里结束都会各执一词。",
		},
		Body: lang.Text{
			En: "It is carriage return, octet 13, followed by line feed, octet 10. Commands, " +
				"replies and the lines of a message all end with it; a message ends with CRLF, a " +
				"dot, CRLF. Neither octet may stand alone in SMTP. Files on Unix end lines with " +
				"line feed only, so a program that sends one must translate.",
			Zh: "CRLF 是回车（字节 13）后跟换行（字节 10）。命令、应答和邮件的每一行都以它结束；邮件以 " +
				"CRLF、一个点、CRLF 结束。在 SMTP 里这两个字节不得单独出现。Unix 的文件只用换行结束" +
				"一行，所以程序发送时必须转换。",
		},
		Pitfall: lang.Text{
			En: "A server that takes a bare line feed for a line's end can be tricked into seeing two messages in one.",
			Zh: "服务器若把单独的换行也当作行尾，就可能被骗，把一封邮件看成两封。",
		},
		Refs:    []string{"RFC 5321 §2.3.8", "RFC 1939 §3", "RFC 5322 §2.1"},
		Related: []string{"bare-lf", "bare-cr", "dot-stuffing", "end-of-data"},
	},
	{
		ID: "base64", Kind: KindTerm,
		Gloss: lang.Text{En: "any octets written with 64 characters", Zh: "base64：用 64 个字符书写任意字节"},
		Why: lang.Text{
			En: "Lines carry ASCII text; base64 lets them carry anything else.",
			Zh: "协议的行只传 ASCII 文本；有了 base64，别的内容也能放进去。",
		},
		Body: lang.Text{
			En: "Each three octets become four characters out of A to Z, a to z, 0 to 9, + and /; " +
				"= fills up the end. AUTH sends its challenges and responses so, MIME packs " +
				"attachments so; they grow by a third. It needs no key: whoever sees it can read " +
				"it.",
			Zh: "每三个字节写成四个字符，取自 A 到 Z、a 到 z、0 到 9、+ 和 /，结尾用 = 补齐。AUTH 的质" +
				"询和响应这样传送，MIME 的附件也这样打包，体积增加三分之一。它不需要密钥：谁看到，谁" +
				"就能读懂。",
		},
		Pitfall: lang.Text{
			En: "It is no encryption: AUTH PLAIN without TLS shows the password to everybody on the way.",
			Zh: "它不是加密：没有 TLS 的 AUTH PLAIN，会把密码暴露给途中的每个人。",
		},
		Refs:    []string{"RFC 2045 §6.8", "RFC 4954 §4", "RFC 5034 §4"},
		Related: []string{"AUTH", "PLAIN", "password-in-clear", "challenge"},
		FAQ:     []int{6},
	},
	{
		ID: "MUA", Kind: KindTerm,
		Gloss: lang.Text{En: "the program in which people read mail", Zh: "MUA：人们读写邮件的程序"},
		Why: lang.Text{
			En: "It acts for a person: submission on one side, POP3 or IMAP on the other.",
			Zh: "它代表人办事：一边提交邮件，一边用 POP3 或 IMAP 收取。",
		},
		Body: lang.Text{
			En: "Message User Agent is the technical name of a mail program, on a computer or a " +
				"telephone, or behind a web page. It writes the message, hands it to an MSA, and " +
				"fetches what has arrived. It needs settings for both ways: host, port, TLS, user " +
				"name and secret.",
			Zh: "MUA 即邮件用户代理，是邮件程序的技术名称，可以在电脑或手机上，也可以在网页背后。它撰写" +
				"邮件，交给 MSA，并收取到达的邮件。两个方向各要一套设置：主机、端口、TLS、用户名和密" +
				"码。",
		},
		Pitfall: lang.Text{
			En: "It does not find the recipient's server itself: that is the work of the servers behind it.",
			Zh: "寻找收件人的服务器不归它管，那是后面各台服务器的事。",
		},
		Refs:    []string{"RFC 5598 §4.2.1", "RFC 6409 §2.1"},
		Related: []string{"MSA", "client", "submission", "POP3"},
		FAQ:     []int{4, 10},
	},
	{
		ID: "MSA", Kind: KindTerm,
		Gloss: lang.Text{En: "the server that takes mail from users", Zh: "MSA：接收用户邮件的提交服务器"},
		Why: lang.Text{
			En: "It lets its own users in by a login, and nobody else.",
			Zh: "它凭登录只让自己的用户发信。",
		},
		Body: lang.Text{
			En: "The Message Submission Agent listens on port 587 with STARTTLS or on 465 with " +
				"implicit TLS. It asks for a login, may add what a message lacks, such as a Date: " +
				"field, and checks that the sender may use the address. Then an MTA carries the " +
				"message on; often both are one program.",
			Zh: "MSA 即邮件提交代理，在 587 端口用 STARTTLS，或在 465 端口用隐式 TLS。它要求登录，可以" +
				"补上邮件缺少的内容（如 Date: 字段），并检查发件人能否使用该地址。随后由 MTA 继续传" +
				"送；两者常常是同一个程序。",
		},
		Pitfall: lang.Text{
			En: "It is not the server that MX names: that one takes mail from strangers, on port 25.",
			Zh: "它不是 MX 所写的那台服务器：那一台在 25 端口接收陌生人的来信。",
		},
		Refs:    []string{"RFC 5598 §4.3.1", "RFC 6409 §3.1", "RFC 6409 §4.3"},
		Related: []string{"submission", "587", "465", "MTA"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "MTA", Kind: KindTerm,
		Gloss: lang.Text{En: "a server that passes mail on", Zh: "MTA：传送邮件的服务器程序"},
		Why: lang.Text{
			En: "Between submission and delivery a message goes from one MTA to the next.",
			Zh: "从提交到投递，邮件由一个 MTA 交给下一个。",
		},
		Body: lang.Text{
			En: "The Message Transfer Agent takes a message over by SMTP, keeps it in a queue, " +
				"looks up where it goes, and hands it on; if that fails it tries again for days " +
				"and then sends a bounce. Postfix, Exim and Sendmail are such programs. Towards " +
				"the next server it is the client.",
			Zh: "MTA 即邮件传送代理。它用 SMTP 接下邮件，放进队列，查出去向，再交出去；失败就重试，几" +
				"天都不成，则发退信。Postfix、Exim、Sendmail 都是这样的程序。对下一台服务器来说，它" +
				"是客户端。",
		},
		Pitfall: lang.Text{
			En: "Server and client are roles of one session: the same MTA is both in turn.",
			Zh: "服务器和客户端是一次会话中的角色：同一个 MTA 轮流担任。",
		},
		Refs:    []string{"RFC 5598 §4.3.2", "RFC 5321 §2.3.3", "RFC 5321 §4.5.4.1"},
		Related: []string{"relay", "queue", "MX", "MDA"},
		FAQ:     []int{1, 5},
	},
	{
		ID: "MDA", Kind: KindTerm,
		Gloss: lang.Text{En: "it puts mail into the mailbox", Zh: "MDA：把邮件放进邮箱的程序"},
		Why: lang.Text{
			En: "With it the way of SMTP ends and the mail waits for its reader.",
			Zh: "到它这里，SMTP 的路就走完了，邮件等着主人来取。",
		},
		Body: lang.Text{
			En: "The Mail Delivery Agent makes the final delivery: it stores the message in the " +
				"recipient's mailbox, may sort it by the owner's rules, and writes the Return-Path " +
				"field. The MTA often hands the message over by LMTP. From the mailbox POP3 or " +
				"IMAP takes over.",
			Zh: "MDA 即邮件投递代理，完成最终投递：把邮件存进收件人的邮箱，可以按主人的规则分类，并写" +
				"上 Return-Path 字段。MTA 常用 LMTP 把邮件交给它。之后就轮到 POP3 或 IMAP 了。",
		},
		Pitfall: lang.Text{
			En: "250 at the end of DATA is said before its work: a full mailbox may show only then.",
			Zh: "DATA 之后的 250 说在它动手之前：邮箱已满，可能这时才发现。",
		},
		Refs:    []string{"RFC 5598 §4.3.3", "RFC 5321 §4.4"},
		Related: []string{"delivery", "mailbox", "LMTP", "Return-Path"},
		FAQ:     []int{1, 5},
	},
	{
		ID: "SPF", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "which hosts may send for a domain", Zh: "SPF：哪些主机可以替一个域发信"},
		Why: lang.Text{
			En: "The receiver compares the client's address with what the sender's domain allows.",
			Zh: "收信方把客户端的 IP 地址与发件人域名所允许的对照。",
		},
		Body: lang.Text{
			En: "Sender Policy Framework: a domain lists in a DNS TXT record which addresses send " +
				"mail in its name. The receiver looks at the domain of MAIL FROM, the envelope, " +
				"and at the address that is connected. The result stands in " +
				"Authentication-Results: as spf=pass, fail, softfail and so on; a refusal may " +
				"bear 5.7.23.",
			Zh: "SPF 即发件人策略框架：域名在 DNS 的 TXT 记录里列出哪些地址以它的名义发信。收信方看的" +
				"是信封里 MAIL FROM 的域，以及连接过来的 IP 地址。结果写在 Authentication-Results: " +
				"里，如 spf=pass、fail、softfail；拒收时可能带 5.7.23。",
		},
		Pitfall: lang.Text{
			En: "It does not look at the From: that people see, and mail that is forwarded often fails it.",
			Zh: "它不看人们看到的 From:；转发的邮件常常通不过。",
		},
		Refs:    []string{"RFC 7208 §2.4", "RFC 7208 §4", "RFC 8601 §2.7.2", "RFC 7372 §3.2"},
		Related: []string{"DKIM", "DMARC", "5.7.23", "reverse-path"},
		FAQ:     []int{11},
	},
	{
		ID: "DKIM", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "a domain's signature on a message", Zh: "DKIM：域名给邮件加的签名"},
		Why: lang.Text{
			En: "It shows which domain vouches for a message, and that it was not changed since.",
			Zh: "它表明哪个域为邮件作保，并且此后没有改动。",
		},
		Body: lang.Text{
			En: "DomainKeys Identified Mail: the sending server signs chosen header fields and the " +
				"body, and puts the signature into the DKIM-Signature: field; the public key " +
				"stands in the domain's DNS. The receiver checks it, whoever hands the message " +
				"over. The result stands in Authentication-Results: as dkim=pass or fail; a " +
				"refusal may bear 5.7.20 to 5.7.22.",
			Zh: "DKIM 即域名密钥识别邮件：发送方服务器对选定的首部字段和正文签名，写进 " +
				"DKIM-Signature: 字段；公钥放在该域名的 DNS 里。不管邮件由谁转交，收信方都能验证。结" +
				"果写在 Authentication-Results: 里，如 dkim=pass 或 fail；拒收时可能带 5.7.20 到 " +
				"5.7.22。",
		},
		Pitfall: lang.Text{
			En: "The domain that signs need not be the one in From:, and the signature hides nothing.",
			Zh: "签名的域不必是 From: 里的域；签名也不能保密。",
		},
		Refs:    []string{"RFC 6376 §1", "RFC 6376 §3.5", "RFC 8601 §2.7.1", "RFC 7372 §3.1"},
		Related: []string{"SPF", "DMARC", "5.7.20"},
		FAQ:     []int{11},
	},
	{
		ID: "DMARC", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "what to do with mail that forges From:", Zh: "DMARC：对伪造 From: 的邮件如何处理"},
		Why: lang.Text{
			En: "It ties SPF and DKIM to the From: that people see.",
			Zh: "它把 SPF 和 DKIM 与人们看到的 From: 联系起来。",
		},
		Body: lang.Text{
			En: "Domain-based Message Authentication, Reporting and Conformance: a domain says in " +
				"DNS what receivers should do with mail whose From: names it while neither SPF " +
				"nor DKIM has passed for that domain: nothing, put it aside, or refuse it. " +
				"Receivers send reports to the domain. One of the two checks is enough.",
			Zh: "DMARC 是建立在 SPF 和 DKIM 之上的域名策略：如果邮件的 From: 写着这个域，而 SPF 和 " +
				"DKIM 都没有为这个域通过，收信方该怎么办，由该域在 DNS 里说明：不处理、另外放置或拒" +
				"收。收信方会向该域发送报告。两项检查有一项通过就够了。",
		},
		Pitfall: lang.Text{
			En: "An spf=pass is not enough: the domain that passed must belong to the one in From:.",
			Zh: "只有 spf=pass 还不够：通过的域必须与 From: 里的域相符。",
		},
		Refs:    []string{"RFC 7489 §3.1", "RFC 7489 §6.3", "RFC 5322 §3.6.2", "RFC 8601 §2.7.1", "RFC 8601 §2.7.2"},
		Related: []string{"SPF", "DKIM", "From:"},
		FAQ:     []int{11},
	},
	{
		ID: "smarthost", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "a server that sends for other servers", Zh: "智能主机：替别的服务器发信的服务器"},
		Why: lang.Text{
			En: "A server that may not send to the world itself hands everything to one that may.",
			Zh: "自己不便直接对外发信的服务器，把邮件全交给一台可以发的。",
		},
		Body: lang.Text{
			En: "A small server, or one behind a line on which port 25 is closed, does not look up " +
				"MX records: it hands all outgoing mail to one host, mostly the provider's, by " +
				"submission with a login. That host relays it. The word stands in no RFC; in the " +
				"standards it is a relay.",
			Zh: "小型服务器，或者所在线路封了 25 端口的服务器，不查 MX 记录，而是把要发的邮件全部交给一" +
				"台主机，多半是服务商的，以登录提交的方式。再由那台主机中继。这个词不见于 RFC；按标准" +
				"的说法，它就是一台中继服务器。",
		},
		Pitfall: lang.Text{
			En: "It must ask for a login or know its clients; one that takes mail from anybody is an open relay.",
			Zh: "它必须要求登录，或者只为认识的客户端服务；谁的都收，就成了开放中继。",
		},
		Refs:    []string{"RFC 5321 §2.1", "RFC 5321 §2.3.10", "RFC 6409 §4.3"},
		Related: []string{"relay", "open relay", "MX", "submission"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "From:", Kind: KindTerm,
		Gloss: lang.Text{En: "the author that people see", Zh: "From：人们看到的作者"},
		Why: lang.Text{
			En: "There are two senders: From: in the header section is for people, MAIL FROM in the envelope for servers.",
			Zh: "发件人有两个：首部的 From: 给人看，信封的 MAIL FROM 给服务器用。",
		},
		Body: lang.Text{
			En: "The From: field names who wrote the message. Nobody on the way acts on it: bounces " +
				"go to the address in MAIL FROM, replies to Reply-To: or else to From:. The two may " +
				"differ rightly, as with mailing lists and mail sent on another's behalf. SMTP " +
				"itself does not check either; DMARC is about From:, SPF about MAIL FROM.",
			Zh: "From: 字段写明邮件是谁写的。途中没有谁按它办事：退信寄往 MAIL FROM 的地址，答复寄往 " +
				"Reply-To:，没有才寄往 From:。两者可以正当地不同，例如邮件列表和代发的邮件。SMTP 本" +
				"身两个都不检查；DMARC 管的是 From:，SPF 管的是 MAIL FROM。",
		},
		Pitfall: lang.Text{
			En: "From: can be forged as easily as a letterhead; what a server has checked stands in Authentication-Results:.",
			Zh: "From: 像信纸的抬头一样容易伪造；服务器核对过什么，写在 Authentication-Results: 里。",
		},
		Refs:    []string{"RFC 5322 §3.6.2", "RFC 5321 §2.3.1", "RFC 5321 §4.1.1.2"},
		Related: []string{"envelope", "reverse-path", "MAIL", "DMARC", "Return-Path"},
		FAQ:     []int{1, 6},
	},
	{
		ID: "Received:", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "the mark that each server adds", Zh: "Received：每台服务器加上的记录"},
		Why: lang.Text{
			En: "It tells the way of a message: by whom, from whom, how and when.",
			Zh: "它写出邮件走过的路：谁收的、从谁那里来、怎样来、何时来。",
		},
		Body: lang.Text{
			En: "Every SMTP server that takes a message over puts a Received: field on top: from " +
				"names the client, by the server, with the way of transfer such as ESMTPS, id its " +
				"own mark, and the date stands at the end. Read from below it is the way of the " +
				"message; too many of them betray a loop.",
			Zh: "每台接下邮件的 SMTP 服务器都在最上面加一个 Received: 字段：from 是客户端，by 是服务器，" +
				"with 是传送方式（如 ESMTPS），id 是它自己的编号，最后是日期。从下往上读，就是邮件走过" +
				"的路；太多则说明邮件在兜圈子。",
		},
		Pitfall: lang.Text{
			En: "Only the fields of servers that one trusts are evidence: those below can be invented.",
			Zh: "只有可信服务器加的才算证据：再往下的可以伪造。",
		},
		Refs:    []string{"RFC 5321 §4.4", "RFC 5322 §3.6.7"},
		Related: []string{"header section", "hop", "ESMTPS", "loop detection"},
		FAQ:     []int{1},
	},
	{
		ID: "Message-ID", Kind: KindTerm,
		Gloss: lang.Text{En: "the name of one message in the world", Zh: "Message-ID：一封邮件的全球唯一标识"},
		Why: lang.Text{
			En: "Answers refer to it, and with it a message is found in every log on its way.",
			Zh: "答复靠它引用原信；凭它可以在沿途每份日志里找到这封邮件。",
		},
		Body: lang.Text{
			En: "The Message-ID: field holds a string in angle brackets that looks like an " +
				"address. The mail program or the submission server makes it; it stays the same " +
				"on the whole way. In-Reply-To: and References: of an answer name it, so that a " +
				"conversation can be put in order. It is the author's name for the message, " +
				"UIDL's unique-id the mailbox's, and a queue id that of one server.",
			Zh: "Message-ID: 字段是尖括号里一串像地址的字符，由邮件程序或提交服务器生成，全程不变。答复" +
				"的 In-Reply-To: 和 References: 写着它，往来邮件由此串成对话。它是作者一方给邮件的标识；" +
				"UIDL 的唯一标识是邮箱给的，队列编号则是某一台服务器给的。",
		},
		Pitfall: lang.Text{
			En: "It looks like an address but is none: nothing can be sent there.",
			Zh: "它像地址却不是地址：不能往那里发信。",
		},
		Refs:    []string{"RFC 5322 §3.6.4", "RFC 5598 §3.4.1"},
		Related: []string{"header section", "unique-id", "Received:"},
		FAQ:     []int{4},
	},
	{
		ID: "Return-Path", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "the envelope's sender, kept in the header", Zh: "Return-Path：记入首部的信封发件人"},
		Why: lang.Text{
			En: "The envelope is gone after delivery; this field keeps its sender.",
			Zh: "投递之后信封就没有了，这个字段保留了它的发件人。",
		},
		Body: lang.Text{
			En: "The server that makes the final delivery writes the address of MAIL FROM into a " +
				"Return-Path: field at the very top. It shows where a bounce would have gone; <> " +
				"there means that the message is itself a report. The sender must not write it.",
			Zh: "完成最终投递的服务器，把 MAIL FROM 的地址写进最上面的 Return-Path: 字段。它表明退信会寄" +
				"往哪里；如果是 <>，这封邮件本身就是通知。发件人不得自己写它。",
		},
		Pitfall: lang.Text{
			En: "It need not be the From: that people see, and an answer does not go there.",
			Zh: "它不必与人们看到的 From: 相同；答复也不寄往那里。",
		},
		Refs:    []string{"RFC 5321 §4.4", "RFC 5322 §3.6.7"},
		Related: []string{"reverse-path", "bounce", "MDA", "From:"},
		FAQ:     []int{5},
	},
	{
		ID: "phase", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "where an SMTP session stands", Zh: "阶段：SMTP 会话进行到哪一步"},
		Why: lang.Text{
			En: "Which command may come next follows from the phase.",
			Zh: "接下来可以用哪些命令，取决于处在哪个阶段。",
		},
		Body: lang.Text{
			En: "Traces name the phases so. connected: the greeting has not come. greeted: after " +
				"220, and again after STARTTLS; EHLO is due. ready: EHLO is done, no transaction is " +
				"open. mail: a sender was accepted. envelope: at least one recipient was accepted. " +
				"data: after 354, everything is message text until the lone dot. bdat: some chunks " +
				"were sent, the last not yet. auth: within a login. closed: the session is over. RSET " +
				"and EHLO lead back to ready. POP3 has states instead: AUTHORIZATION, TRANSACTION " +
				"and UPDATE.",
			Zh: "跟踪时这样称呼各阶段。connected（已连接）：问候还没来。greeted（已问候）：220 之后，以及 " +
				"STARTTLS 之后，该发 EHLO。ready（就绪）：EHLO 已完成，没有进行中的邮件事务。mail（已有" +
				"发件人）：发件人已被接受。envelope（信封已有收件人）：至少接受了一个收件人。data（邮件" +
				"内容）：354 之后，到单独的点为止都是邮件内容。bdat（分块传输中）：发了几块，还没到最后一" +
				"块。auth（登录过程中）：正在登录。closed（已关闭）：会话结束。RSET 和 EHLO 会回到就绪。" +
				"POP3 则有三个状态：授权、事务、更新。",
		},
		Pitfall: lang.Text{
			En: "The names are mailproto's: the standard describes the order of commands without naming phases.",
			Zh: "这些名称是 mailproto 起的：标准规定了命令的顺序，但没有给各阶段命名。",
		},
		Refs:    []string{"RFC 5321 §4.1.4", "RFC 5321 §3.3", "RFC 5321 §3.1"},
		Related: []string{"session", "mail transaction", "EHLO", "AUTHORIZATION state"},
		FAQ:     []int{1},
	},
	{
		ID: "nonce", Kind: KindTerm,
		Gloss: lang.Text{En: "a random value that is used once", Zh: "nonce：只用一次的随机数"},
		Why: lang.Text{
			En: "With a new value in it a login that somebody recorded cannot be played again.",
			Zh: "登录里有了新的随机数，别人录下的登录过程就不能重放。",
		},
		Body: lang.Text{
			En: "In SCRAM the client begins with a random value of its own (r=), and the server " +
				"answers with that value and its own behind it. Both go into the proof, so that a " +
				"proof fits one login only. Each login must have new values, which nobody can " +
				"guess. A nonce is no secret: it is sent as it is. The challenge of CRAM-MD5 and " +
				"the timestamp of APOP serve the same end, from the server's side alone.",
			Zh: "在 SCRAM 中，客户端先给出自己的随机数（r=），服务器在后面接上自己的再发回来。两者都参与" +
				"证明的计算，所以一个证明只适用于一次登录。每次登录都必须换新的、别人猜不到的值。nonce " +
				"不是机密，原样发送。CRAM-MD5 的质询和 APOP 的时间戳作用相同，只是单由服务器一方给出。",
		},
		Pitfall: lang.Text{
			En: "Mailproto's built-in lab repeats its values, so that the output is the same each time; a real server must not.",
			Zh: "mailproto 内置的实验服务器重复使用同样的值，使每次输出都一样；真正的服务器绝不可以这样。",
		},
		Refs:    []string{"RFC 5802 §5.1"},
		Related: []string{"SCRAM-SHA-256", "CRAM-MD5", "APOP", "scram-nonce"},
		FAQ:     []int{6},
	},
}
