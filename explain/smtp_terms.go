package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// smtpTerms are the words of Received fields (RFC 5321 §4.4) and the sizes and
// timeouts of SMTP (RFC 5321 §4.5.3), sorted by ID.
var smtpTerms = []Topic{
	{
		ID: "ATRN timeout", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "wait 10 minutes for the reply to ATRN", Zh: "等待 ATRN 的应答 10 分钟"},
		Body:    lang.Text{En: "A client should wait at least ten minutes for the reply to ATRN. The time runs from the command to the 250 or 453; after the roles have changed, the ordinary timeouts hold again.", Zh: "客户端至少应等 ATRN 的应答十分钟。这段时间从发出命令算起，到收到 250 或 453 为止；交换角色之后，仍按平常的超时。"},
		Why:     lang.Text{En: "The server may have to gather the waiting mail first.", Zh: "服务器也许要先收集等候的邮件。"},
		Pitfall: lang.Text{En: "A general timeout of thirty seconds for every reply, as many tools have it, gives up here before the queue has been looked through.", Zh: "许多工具对每个应答统一设三十秒超时，在这里会在对方查完队列之前就放弃。"},
		Example: `C: ATRN example.org,lists.example.org
S: 250 2.0.0 Mail is waiting, reversing the connection`,
		Refs:    []string{"RFC 2645 §5.2.1"},
		Related: []string{"ATRN", "453"},
		FAQ:     []int{8},
	},
	{
		ID: "AUTH failures", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "at least 3 tries before the server closes", Zh: "至少允许 3 次，才可关闭连接"},
		Body:    lang.Text{En: "A server that closes after failed logins should allow at least three. Many also answer more slowly with each failure. After the refusal the session is back in the phase ready; a server that has had enough says 421 or closes.", Zh: "因登录失败而关闭连接的服务器，至少应允许三次。许多服务器还会随着失败次数增加而放慢应答。被拒后会话回到 ready 阶段；服务器忍耐到头，就回答 421 或关闭连接。"},
		Why:     lang.Text{En: "A typing error must not end the session, but guessing must be stopped.", Zh: "输错一次不该结束会话，但必须阻止猜测。"},
		Pitfall: lang.Text{En: "Three is the least and not a rule for the third try: many servers close sooner for a whole address range, and a client that retries the same wrong password only uses its tries up.", Zh: "三次是下限，不是说第三次必断：许多服务器会对整段地址更早断开；反复试同一个错误密码，只会把机会用完。"},
		Example: `C: AUTH PLAIN ****
S: 535 5.7.8 Authentication credentials invalid
C: AUTH PLAIN ****
S: 421 4.7.0 Too many failed logins, closing`,
		Refs:    []string{"RFC 4954 §9"},
		Related: []string{"AUTH", "535", "421"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "AUTH line", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "12288 octets are enough for a login line", Zh: "登录行 12288 字节足够"},
		Body:    lang.Text{En: "Lines of base64 in an AUTH exchange may be longer than 512 octets. A limit of 12288 is said to be enough for the mechanisms in use. A line beyond the server's limit gets 500. The limit is the server's; the client may send the token after an empty 334 instead, which changes the place and not the length.", Zh: "AUTH 交换中的 base64 行可以超过 512 字节。据标准所说，12288 的上限对现用机制足够。超过服务器上限的行得到 500。上限由服务器决定；客户端也可以在空的 334 之后再发令牌，但那只是换了位置，长度不变。"},
		Why:     lang.Text{En: "Tokens and Kerberos tickets do not fit into an ordinary line.", Zh: "令牌和 Kerberos 票据放不进普通的行。"},
		Pitfall: lang.Text{En: "A first answer behind AUTH counts as part of the command line; programs put long tokens there, and a proxy that allows 512 octets cuts them.", Zh: "写在 AUTH 后面的第一份回答也算命令行的一部分；程序把长令牌放在那里，只允许 512 字节的代理就会把它截断。"},
		Example: `C: AUTH OAUTHBEARER
S: 334
C: ****
S: 500 5.5.6 Line too long`,
		Refs:    []string{"RFC 4954 §4", "RFC 4954 §6"},
		Related: []string{"AUTH", "X.5.6", "500", "command line length"},
		FAQ:     []int{3},
	},
	{
		ID: "DATA timeout", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "wait 2 minutes for 354", Zh: "等待 354 应答 2 分钟"},
		Body:    lang.Text{En: "A client should wait at least two minutes for the 354 to DATA. If nothing comes, the client closes, keeps the message and tries again later; nothing was accepted.", Zh: "客户端至少应等 DATA 的 354 两分钟。如果没有应答，客户端关闭连接，保留邮件稍后重试；此时什么都没有被接受。"},
		Why:     lang.Text{En: "The server only has to open a place for the message.", Zh: "服务器只须为邮件开辟一个存放之处。"},
		Pitfall: lang.Text{En: "The two minutes end with the 354: the message itself has three minutes for each block, and the final dot ten. One timeout for all of DATA breaks large messages.", Zh: "两分钟到 354 为止：邮件本身是每块三分钟，最后的点是十分钟。给整个 DATA 只设一个超时，大邮件就会中断。"},
		Example: `C: RCPT TO:<bob@lab.test>
S: 250 2.1.5 Recipient ok
C: DATA
S: 354 Send the message, end with a dot`,
		Refs:    []string{"RFC 5321 §4.5.3.2.4"},
		Related: []string{"DATA", "354", "data block timeout", "final dot timeout"},
		FAQ:     []int{13},
	},
	{
		ID: "ESMTP", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the message came by SMTP with EHLO", Zh: "邮件经由使用 EHLO 的 SMTP 到来"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: the session used EHLO. The A, S and SA forms add login, TLS or both. Without S the hop was not encrypted, as far as the server knew.", Zh: "它在 Received: 行中位于 “with” 之后：会话使用了 EHLO。后缀 A、S、SA 分别表示还有登录、TLS 或两者兼有。没有 S，说明就服务器所知，这一跳没有加密。"},
		Why:     lang.Text{En: "The session began with EHLO, but used neither TLS nor login.", Zh: "会话以 EHLO 开始，但没有用 TLS，也没有登录。"},
		Pitfall: lang.Text{En: "The word speaks of one hop and is written by the receiver: a Received: line below the first server that you trust may be invented.", Zh: "这个词只说明一跳，由接收方写入：在你所信任的第一台服务器之下的 Received: 行，可能是伪造的。"},
		Example: `C: RETR 1
S: +OK 1822 octets
S: Received: from client.example.org ([192.0.2.10])
S:   by mx.lab.test with ESMTP id A1B2C3;
S:   Mon, 6 Apr 2026 08:15:02 +0000`,
		Refs:    []string{"RFC 5321 §4.4", "RFC 3848"},
		Related: []string{"ESMTPS", "ESMTPA", "ESMTPSA"},
		FAQ:     []int{1, 6},
	},
	{
		ID: "ESMTPA", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "EHLO, with login", Zh: "EHLO，且已登录"},
		Body:    lang.Text{En: "In a Received: line the A stands for authentication: AUTH succeeded in the session. There is no S, so the login was not protected by STARTTLS.", Zh: "在 Received: 行中，A 表示身份验证：会话中 AUTH 成功。没有 S，说明登录没有受到 STARTTLS 保护。"},
		Why:     lang.Text{En: "The client had logged in with AUTH, without TLS.", Zh: "客户端用 AUTH 登录了，但没有用 TLS。"},
		Pitfall: lang.Text{En: "No S with an A means that the password may have crossed the line readable; a user who finds it in the lowest line should check the TLS setting.", Zh: "有 A 而没有 S，表示密码可能以明文传过；用户在最下面一行看到它，应检查 TLS 设置。"},
		Example: `C: RETR 2
S: +OK 905 octets
S: Received: from laptop.example.org ([192.0.2.23])
S:   by submission.lab.test with ESMTPA id D4E5F6;
S:   Mon, 6 Apr 2026 08:16:40 +0000`,
		Refs:    []string{"RFC 3848", "RFC 4954 §7"},
		Related: []string{"ESMTP", "ESMTPSA", "ESMTPS", "AUTH"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "ESMTPS", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "EHLO, inside TLS", Zh: "EHLO，在 TLS 中"},
		Body:    lang.Text{En: "In a Received: line the S stands for security: STARTTLS was used. It is the normal word between two mail servers today. Servers commonly write it for implicit TLS as well. It speaks of this hop only.", Zh: "在 Received: 行中，S 表示安全：使用了 STARTTLS。如今它是两台邮件服务器之间的正常情形。隐式 TLS 的连接，服务器通常也这样写。它只说明这一跳。"},
		Why:     lang.Text{En: "The message crossed this hop encrypted, without login.", Zh: "邮件在这一跳上是加密传送的，没有登录。"},
		Pitfall: lang.Text{En: "One ESMTPS does not mean that the message was encrypted from end to end: every other hop has a line of its own, and on each server it lay readable.", Zh: "出现一个 ESMTPS，不等于邮件从头到尾加密：其他各跳另有自己的行，而且在每台服务器上邮件都是可读的。"},
		Example: `C: RETR 3
S: +OK 2466 octets
S: Received: from mail.example.net ([198.51.100.7])
S:   by mx.lab.test with ESMTPS id G7H8I9;
S:   Mon, 6 Apr 2026 09:02:11 +0000`,
		Refs:    []string{"RFC 3848"},
		Related: []string{"ESMTP", "STARTTLS", "clause tls", "ESMTPSA"},
		FAQ:     []int{1, 6},
	},
	{
		ID: "ESMTPSA", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "EHLO, inside TLS, with login", Zh: "EHLO，在 TLS 中，且已登录"},
		Body:    lang.Text{En: "In a Received: line it is the word for a proper submission: STARTTLS and AUTH both succeeded. It is mostly found in the lowest Received: line, where the message entered.", Zh: "在 Received: 行中，它表示规范的邮件提交：STARTTLS 和 AUTH 都已成功。它多见于最下面的 Received: 行，也就是邮件进入系统之处。"},
		Why:     lang.Text{En: "A user submitted the message here, encrypted and logged in.", Zh: "用户在此提交了邮件，已加密并登录。"},
		Pitfall: lang.Text{En: "It proves that an account was used, not that its owner wrote the mail: a stolen password gives the same word.", Zh: "它只证明用了某个账号，不证明邮件出自账号主人之手：密码被盗时，看到的也是这个词。"},
		Example: `C: RETR 4
S: +OK 1310 octets
S: Received: from phone.example.org ([203.0.113.9])
S:   by submission.lab.test with ESMTPSA id J1K2L3;
S:   Mon, 6 Apr 2026 09:30:00 +0000`,
		Refs:    []string{"RFC 3848", "RFC 4954 §7"},
		Related: []string{"ESMTPS", "ESMTPA", "AUTH", "STARTTLS"},
		FAQ:     []int{3, 6, 10},
	},
	{
		ID: "LMTP", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "by LMTP, the last step to the mailbox", Zh: "经由 LMTP，送进邮箱的最后一步"},
		Body:    lang.Text{En: "In a Received: line it stands after “with” for a session that began with LHLO. LMTP is the variant of SMTP for local delivery, with one reply for each recipient.", Zh: "它在 Received: 行中位于 “with” 之后，表示会话以 LHLO 开始。LMTP 是 SMTP 用于本地投递的变体，每个收件人各有一个应答。"},
		Why:     lang.Text{En: "The message was handed to the program that keeps the mailboxes.", Zh: "邮件已交给管理邮箱的程序。"},
		Pitfall: lang.Text{En: "It stands in the topmost lines and often names a host of the provider's that cannot be reached from outside; it is no relay to be looked for in the DNS.", Zh: "它出现在最上面的几行，写的常是服务商内部的主机，从外面连不上；不必到 DNS 里去查这台“中继”。"},
		Example: `C: RETR 5
S: +OK 1977 octets
S: Received: from mx.lab.test ([192.0.2.25])
S:   by store.lab.test with LMTP id M4N5O6;
S:   Mon, 6 Apr 2026 09:02:12 +0000`,
		Refs:    []string{"RFC 3848", "RFC 2033 §1"},
		Related: []string{"LHLO"},
		FAQ:     []int{1, 5},
	},
	{
		ID: "LMTPA", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "LMTP with login", Zh: "LMTP，且已登录"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: LMTP, and AUTH succeeded. The store that takes the message writes it; there is nothing to do about it. It is met where several servers deliver into one store.", Zh: "它在 Received: 行中位于 “with” 之后：LMTP，且 AUTH 成功。它由收下邮件的存储服务器写入，不必为它做什么。多台服务器向同一存储投递时会见到它。"},
		Why:     lang.Text{En: "The message came by LMTP, and the client had logged in.", Zh: "邮件经由 LMTP 到来，客户端已登录。"},
		Pitfall: lang.Text{En: "It does not say that the reader of the mail logged in: the client of LMTP is a mail server, and the login is its own.", Zh: "它不是说读信的人登录了：LMTP 的客户端是邮件服务器，登录的也是它。"},
		Example: `C: RETR 6
S: +OK 1204 octets
S: Received: from mx1.lab.test ([192.0.2.26])
S:   by store.lab.test with LMTPA id P7Q8R9;
S:   Mon, 6 Apr 2026 10:00:03 +0000`,
		Refs:    []string{"RFC 3848"},
		Related: []string{"LMTP", "LMTPSA", "AUTH"},
		FAQ:     []int{3},
	},
	{
		ID: "LMTPS", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "LMTP inside TLS", Zh: "LMTP，在 TLS 中"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: LMTP, and STARTTLS was used. The store that takes the message writes it. It is common where the store is on another machine than the mail server.", Zh: "它在 Received: 行中位于 “with” 之后：LMTP，且使用了 STARTTLS。它由收下邮件的存储服务器写入。存储与邮件服务器不在同一台机器时常见。"},
		Why:     lang.Text{En: "The message came by LMTP, encrypted.", Zh: "邮件经由 LMTP 到来，已加密。"},
		Pitfall: lang.Text{En: "The S covers the last step inside the provider; the hop over the open Internet is in the line below, and only that one answers whether strangers could read it.", Zh: "这里的 S 只涵盖服务商内部的最后一步；经过公网的那一跳在下面一行，能否被外人看到要看那一行。"},
		Example: `C: RETR 7
S: +OK 3381 octets
S: Received: from mx.lab.test ([192.0.2.25])
S:   by store2.lab.test with LMTPS id S1T2U3;
S:   Mon, 6 Apr 2026 10:12:45 +0000`,
		Refs:    []string{"RFC 3848"},
		Related: []string{"LMTP", "ESMTPS", "LMTPSA"},
		FAQ:     []int{6},
	},
	{
		ID: "LMTPSA", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "LMTP inside TLS, with login", Zh: "LMTP，在 TLS 中，且已登录"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: LMTP, STARTTLS was used, and AUTH succeeded. The store that takes the message writes it: a mail server logged in to it inside TLS.", Zh: "它在 Received: 行中位于 “with” 之后：LMTP，使用了 STARTTLS，且 AUTH 成功。它由收下邮件的存储服务器写入：邮件服务器在 TLS 中登录到了存储。"},
		Why:     lang.Text{En: "The message came by LMTP, encrypted, and the client had logged in.", Zh: "邮件经由 LMTP 到来，已加密，客户端已登录。"},
		Pitfall: lang.Text{En: "Rules that look for “SA” to find a user's own submissions catch this word too; the test has to be for ESMTPSA.", Zh: "想找用户自己提交的邮件，若只搜索“SA”，也会命中这个词；应当搜索 ESMTPSA。"},
		Example: `C: RETR 8
S: +OK 2750 octets
S: Received: from mx2.lab.test ([192.0.2.27])
S:   by store.lab.test with LMTPSA id V4W5X6;
S:   Mon, 6 Apr 2026 10:20:31 +0000`,
		Refs:    []string{"RFC 3848"},
		Related: []string{"LMTP", "LMTPA", "LMTPS"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "MAIL timeout", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "wait 5 minutes for the reply to MAIL", Zh: "等待 MAIL 的应答 5 分钟"},
		Body:    lang.Text{En: "A client should wait at least five minutes for the reply to MAIL. If nothing comes, the client closes and tries again later, as after a 4yz reply.", Zh: "客户端至少应等 MAIL 的应答五分钟。如果没有应答，客户端关闭连接，像遇到 4yz 那样稍后重试。"},
		Why:     lang.Text{En: "The server may have to look up the sender first.", Zh: "服务器也许要先查询发件人。"},
		Pitfall: lang.Text{En: "A server that holds back the answer to MAIL on purpose, to tire out spammers, makes an impatient client fail, while one that waits the five minutes gets through.", Zh: "有的服务器故意拖延 MAIL 的应答来消耗垃圾邮件发送者：没有耐心的客户端会失败，肯等五分钟的就能通过。"},
		Example: `C: EHLO client.lab.test
S: 250 mx.lab.test
C: MAIL FROM:<alice@lab.test>
S: 250 2.1.0 Sender ok, thank you for waiting`,
		Refs:    []string{"RFC 5321 §4.5.3.2.2"},
		Related: []string{"MAIL", "RCPT timeout", "retry interval"},
		FAQ:     []int{13},
	},
	{
		ID: "MAILMAX", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "messages allowed in one session", Zh: "一次会话允许的邮件数"},
		Body:    lang.Text{En: "A value of the keyword LIMITS: the number of MAIL commands that the server takes in one session. The RFC of LIMITS has the number 9422. The server announces it in its EHLO reply; the client ends the session with QUIT before it is exceeded.", Zh: "关键字 LIMITS 的一个值：服务器在一次会话中接受的 MAIL 命令数。LIMITS 的 RFC 编号为 9422。服务器在 EHLO 应答中公布它；客户端应在超过之前用 QUIT 结束会话。"},
		Why:     lang.Text{En: "Beyond it the client must open a new connection.", Zh: "超过它，客户端须另开连接。"},
		Pitfall: lang.Text{En: "It counts MAIL commands in this session and has nothing to do with a day's quota: the next connection starts from zero.", Zh: "它数的是这次会话中的 MAIL 命令，与每天的配额无关：下一次连接从零算起。"},
		Example: `C: EHLO client.example.org
S: 250-mx.lab.test
S: 250 LIMITS MAILMAX=20`,
		Refs:    []string{"RFC 5321 §2.2"},
		Related: []string{"LIMITS", "RCPTMAX", "MAIL"},
		FAQ:     []int{13},
	},
	{
		ID: "MMS", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "from the multimedia service of phones", Zh: "来自手机的多媒体消息服务"},
		Body:    lang.Text{En: "In a Received: line it stands after “with” for a message that was taken over from the Multimedia Messaging Service. It is tied to the RFC with the number 4356; its details were not checked. The gateway writes it; nothing has to be done about it.", Zh: "它在 Received: 行中位于 “with” 之后，表示邮件取自多媒体消息服务（MMS）。它与编号 4356 的 RFC 有关，细节未经核对。它由网关写入，不必为它做什么。"},
		Why:     lang.Text{En: "The message came from a phone network rather than by SMTP.", Zh: "邮件来自手机网络，而不是经由 SMTP。"},
		Pitfall: lang.Text{En: "It is easily read as an abbreviation of the mail program; it says that a gateway made the message from a multimedia message, so sender and date come from the phone network.", Zh: "容易把它当成某个邮件程序的缩写；它说明邮件由网关从彩信转换而来，发件人和日期都来自手机网络。"},
		Example: `C: RETR 9
S: +OK 60412 octets
S: Received: from mmsc.example.net ([198.51.100.40])
S:   by gateway.example.net with MMS id Y7Z8A9;
S:   Mon, 6 Apr 2026 11:05:09 +0000`,
		Refs:    []string{"RFC 5321 §4.4"},
		Related: []string{"ESMTP"},
		FAQ:     []int{1},
	},
	{
		ID: "RCPT timeout", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "wait 5 minutes for the reply to RCPT", Zh: "等待 RCPT 的应答 5 分钟"},
		Body:    lang.Text{En: "A client should wait at least five minutes for the reply to RCPT, and longer where lists and aliases are expanded before the reply. If nothing comes, the client closes and tries again later; pipelining hides the waiting for many recipients.", Zh: "客户端至少应等 RCPT 的应答五分钟；如果服务器在应答之前展开列表和别名，就应等更久。如果没有应答，客户端关闭连接，稍后重试；收件人很多时，流水线（PIPELINING）可以省去逐个等待。"},
		Why:     lang.Text{En: "The server may have to look up the recipient first.", Zh: "服务器也许要先查询收件人。"},
		Pitfall: lang.Text{En: "The time counts for each RCPT: with a hundred recipients the whole transaction may last long, and a limit on the total would cut it off.", Zh: "这段时间对每个 RCPT 分别计算：一百个收件人的事务可能很久，限定总时间就会把它打断。"},
		Example: `C: RCPT TO:<all-students@lab.test>
S: 250 2.1.5 List expanded to 400 members`,
		Refs:    []string{"RFC 5321 §4.5.3.2.3"},
		Related: []string{"RCPT", "MAIL timeout", "PIPELINING"},
		FAQ:     []int{13},
	},
	{
		ID: "RCPTDOMAINMAX", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "recipient domains allowed in one session", Zh: "一次会话允许的收件人域数"},
		Body:    lang.Text{En: "A value of the keyword LIMITS: how many different recipient domains the server takes in one session. The RFC of LIMITS has the number 9422. The server announces it in its EHLO reply; the client sorts its recipients accordingly.", Zh: "关键字 LIMITS 的一个值：服务器在一次会话中接受多少个不同的收件人域。LIMITS 的 RFC 编号为 9422。服务器在 EHLO 应答中公布它；客户端据此安排收件人。"},
		Why:     lang.Text{En: "Some servers take mail for one domain only in each session.", Zh: "有的服务器每次会话只接收发往一个域的邮件。"},
		Pitfall: lang.Text{En: "One domain for each session does not mean one recipient: all addresses of that domain may go together, and grouping by domain keeps to the limit.", Zh: "每次会话一个域，不等于一个收件人：同一域的所有地址可以一起发，按域分组就不会超限。"},
		Example: `C: EHLO client.example.org
S: 250-mx.lab.test
S: 250-LIMITS RCPTDOMAINMAX=1
S: 250 SIZE 26214400`,
		Refs:    []string{"RFC 5321 §2.2"},
		Related: []string{"LIMITS", "RCPTMAX", "RCPT"},
		FAQ:     []int{13},
	},
	{
		ID: "RCPTMAX", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "recipients allowed for one message", Zh: "一封邮件允许的收件人数"},
		Body:    lang.Text{En: "A value of the keyword LIMITS: the number of RCPT commands that the server takes in one transaction. The RFC of LIMITS has the number 9422. The server announces it in its EHLO reply; the client starts a new transaction for the others.", Zh: "关键字 LIMITS 的一个值：服务器在一个事务中接受的 RCPT 命令数。LIMITS 的 RFC 编号为 9422。服务器在 EHLO 应答中公布它；客户端把其余的收件人放到新的事务中。"},
		Why:     lang.Text{En: "Beyond it the client needs a further transaction.", Zh: "超过它，客户端须另起一个事务。"},
		Pitfall: lang.Text{En: "An announced value is a promise to refuse what exceeds it and none to accept what stays below: single recipients may still be refused, or deferred with 452.", Zh: "公布的数值只表示超出的必被拒绝，不保证不超出的都被接受：个别收件人仍可能被拒，或者得到 452。"},
		Example: `C: EHLO client.example.org
S: 250-mx.lab.test
S: 250-PIPELINING
S: 250 LIMITS RCPTMAX=50`,
		Refs:    []string{"RFC 5321 §2.2"},
		Related: []string{"LIMITS", "recipients limit", "452", "MAILMAX"},
		FAQ:     []int{13},
	},
	{
		ID: "SMTP", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the message came by plain SMTP (HELO)", Zh: "邮件经由基本 SMTP（HELO）到来"},
		Body:    lang.Text{En: "In a Received: line the word after “with” names the protocol of that hop. SMTP stands for a session that began with HELO and used no extension. The server that took the message writes the line.", Zh: "在 Received: 行中，“with” 后面的词说明这一跳所用的协议。SMTP 表示会话以 HELO 开始，没有使用扩展。这一行由收下邮件的服务器写入。"},
		Why:     lang.Text{En: "The session began with HELO, so there was neither TLS by STARTTLS nor login.", Zh: "会话以 HELO 开始，因此既没有 STARTTLS，也没有登录。"},
		Pitfall: lang.Text{En: "“with SMTP” does not mean that the message was sent by a very old program: monitoring tools and devices such as printers still say HELO.", Zh: "“with SMTP”不表示发信程序非常古老：监控工具和打印机之类的设备至今仍用 HELO。"},
		Example: `C: RETR 10
S: +OK 640 octets
S: Received: from printer.lab.test ([192.0.2.60])
S:   by mx.lab.test with SMTP id B1C2D3;
S:   Mon, 6 Apr 2026 11:30:00 +0000`,
		Refs:    []string{"RFC 5321 §4.4"},
		Related: []string{"ESMTP", "HELO", "ESMTPS"},
		FAQ:     []int{1},
	},
	{
		ID: "UTF8LMTP", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "LMTP with UTF-8 addresses", Zh: "使用 UTF-8 地址的 LMTP"},
		Body:    lang.Text{En: "In a Received: line it stands after “with” for LMTP with SMTPUTF8. The store that takes the message writes it; a POP3 or IMAP client needs UTF-8 support to read the header as it is.", Zh: "它在 Received: 行中位于 “with” 之后，表示使用 SMTPUTF8 的 LMTP。它由收下邮件的存储服务器写入；POP3 或 IMAP 客户端要支持 UTF-8，才能原样读取首部。"},
		Why:     lang.Text{En: "The message came by LMTP and used SMTPUTF8.", Zh: "邮件经由 LMTP 到来，并使用了 SMTPUTF8。"},
		Pitfall: lang.Text{En: "It does not say that the text of the message is in UTF-8, which needs no extension: it is about addresses and header fields.", Zh: "它不是说正文用 UTF-8，那不需要扩展：它说的是地址和首部字段。"},
		Example: `C: RETR 11
S: +OK 1533 octets
S: Received: from mx.lab.test ([192.0.2.25])
S:   by store.lab.test with UTF8LMTP id E4F5G6;
S:   Mon, 6 Apr 2026 12:01:20 +0000`,
		Refs:    []string{"RFC 6531 §4.3"},
		Related: []string{"LMTP", "UTF8SMTP", "SMTPUTF8"},
		FAQ:     []int{1},
	},
	{
		ID: "UTF8LMTPA", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "LMTP with UTF-8 addresses, with login", Zh: "使用 UTF-8 地址的 LMTP，且已登录"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: LMTP, SMTPUTF8, and AUTH succeeded. The form follows the pattern of the others. The store writes it when a mail server has logged in to hand over such a message.", Zh: "它在 Received: 行中位于 “with” 之后：LMTP、SMTPUTF8，且 AUTH 成功。这一形式按其他各词的规律构成。邮件服务器登录后交来这样的邮件时，由存储服务器写入。"},
		Why:     lang.Text{En: "The message came by LMTP with SMTPUTF8, after a login.", Zh: "邮件经由 LMTP 到来，使用了 SMTPUTF8，客户端已登录。"},
		Pitfall: lang.Text{En: "It is hardly ever seen, and a program that sorts mail by a fixed list of words will not know it: take it apart into UTF8, LMTP and A.", Zh: "它极少见，按固定词表分拣邮件的程序多半不认识：应拆成 UTF8、LMTP、A 三部分来读。"},
		Example: `C: RETR 12
S: +OK 1199 octets
S: Received: from mx1.lab.test ([192.0.2.26])
S:   by store.lab.test with UTF8LMTPA id H7I8J9;
S:   Mon, 6 Apr 2026 12:05:59 +0000`,
		Refs:    []string{"RFC 6531 §4.3"},
		Related: []string{"UTF8LMTP", "LMTPA", "UTF8SMTPA"},
		FAQ:     []int{3},
	},
	{
		ID: "UTF8LMTPS", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "LMTP with UTF-8 addresses, inside TLS", Zh: "使用 UTF-8 地址的 LMTP，在 TLS 中"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: LMTP, SMTPUTF8, and STARTTLS was used. The form follows the pattern of the others. The store writes it when such a message was handed over inside TLS.", Zh: "它在 Received: 行中位于 “with” 之后：LMTP、SMTPUTF8，且使用了 STARTTLS。这一形式按其他各词的规律构成。这样的邮件在 TLS 中交来时，由存储服务器写入。"},
		Why:     lang.Text{En: "The message came by LMTP with SMTPUTF8, encrypted.", Zh: "邮件经由 LMTP 到来，使用了 SMTPUTF8，已加密。"},
		Pitfall: lang.Text{En: "It is no proof that the mail travelled encrypted all the way: this is the step into the store, and the hops before it have words of their own.", Zh: "它不能证明邮件全程加密：这里只是送进存储的一步，之前各跳另有自己的词。"},
		Example: `C: RETR 13
S: +OK 1471 octets
S: Received: from mx.lab.test ([192.0.2.25])
S:   by store2.lab.test with UTF8LMTPS id K1L2M3;
S:   Mon, 6 Apr 2026 12:10:07 +0000`,
		Refs:    []string{"RFC 6531 §4.3"},
		Related: []string{"UTF8LMTP", "LMTPS", "UTF8SMTPS"},
		FAQ:     []int{6},
	},
	{
		ID: "UTF8LMTPSA", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "LMTP with UTF-8 addresses, TLS and login", Zh: "使用 UTF-8 地址的 LMTP，TLS 加登录"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: LMTP, SMTPUTF8, STARTTLS was used, and AUTH succeeded. The form follows the pattern of the others. The store writes it when a mail server has logged in inside TLS to hand over such a message.", Zh: "它在 Received: 行中位于 “with” 之后：LMTP、SMTPUTF8，使用了 STARTTLS，且 AUTH 成功。这一形式按其他各词的规律构成。邮件服务器在 TLS 中登录后交来这样的邮件时，由存储服务器写入。"},
		Why:     lang.Text{En: "The message came by LMTP with SMTPUTF8, encrypted and after a login.", Zh: "邮件经由 LMTP 到来，使用了 SMTPUTF8，已加密，客户端已登录。"},
		Pitfall: lang.Text{En: "It is hardly ever seen; and its S and A speak of a mail server that hands over to the store, not of the user who wrote the mail.", Zh: "它极少见；其中的 S 和 A 说的是把邮件交给存储的邮件服务器，不是写信的用户。"},
		Example: `C: RETR 14
S: +OK 1640 octets
S: Received: from mx2.lab.test ([192.0.2.27])
S:   by store.lab.test with UTF8LMTPSA id N4O5P6;
S:   Mon, 6 Apr 2026 12:15:33 +0000`,
		Refs:    []string{"RFC 6531 §4.3"},
		Related: []string{"UTF8LMTP", "LMTPSA", "UTF8SMTPSA"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "UTF8SMTP", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "SMTP with UTF-8 addresses", Zh: "使用 UTF-8 地址的 SMTP"},
		Body:    lang.Text{En: "In a Received: line it stands after “with” for ESMTP with SMTPUTF8 in MAIL. As an EHLO keyword the same word is an obsolete experiment. The server that takes the message writes it into its Received: line.", Zh: "它在 Received: 行中位于 “with” 之后，表示 ESMTP，且 MAIL 中写了 SMTPUTF8。作为 EHLO 关键字，同一个词则是已废弃的实验。它由收下邮件的服务器写入 Received: 行。"},
		Why:     lang.Text{En: "The message used the extension SMTPUTF8.", Zh: "邮件使用了 SMTPUTF8 扩展。"},
		Pitfall: lang.Text{En: "The keyword in today's EHLO list is SMTPUTF8; a client that looks for UTF8SMTP there finds nothing and wrongly gives up such addresses.", Zh: "如今 EHLO 列表中的关键字是 SMTPUTF8；客户端若在那里找 UTF8SMTP，就会落空，误以为不能用这类地址。"},
		Example: `C: RETR 15
S: +OK 1702 octets
S: Received: from mail.example.net ([198.51.100.7])
S:   by mx.lab.test with UTF8SMTP id Q7R8S9;
S:   Mon, 6 Apr 2026 13:00:44 +0000`,
		Refs:    []string{"RFC 6531 §4.3"},
		Related: []string{"SMTPUTF8", "ESMTP"},
		FAQ:     []int{1},
	},
	{
		ID: "UTF8SMTPA", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "SMTP with UTF-8 addresses, with login", Zh: "使用 UTF-8 地址的 SMTP，且已登录"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: SMTPUTF8, and AUTH succeeded. The submission server writes it into its Received: line.", Zh: "它在 Received: 行中位于 “with” 之后：使用 SMTPUTF8，且 AUTH 成功。它由邮件提交服务器写入 Received: 行。"},
		Why:     lang.Text{En: "The message used SMTPUTF8, and the client had logged in.", Zh: "邮件使用了 SMTPUTF8，客户端已登录。"},
		Pitfall: lang.Text{En: "As with ESMTPA the missing S is what matters: somebody logged in, and the line was not protected by TLS.", Zh: "与 ESMTPA 一样，要紧的是少了 S：有人登录了，而线路没有 TLS 保护。"},
		Example: `C: RETR 16
S: +OK 988 octets
S: Received: from laptop.example.org ([192.0.2.23])
S:   by submission.lab.test with UTF8SMTPA id T1U2V3;
S:   Mon, 6 Apr 2026 13:20:18 +0000`,
		Refs:    []string{"RFC 6531 §4.3"},
		Related: []string{"UTF8SMTP", "ESMTPA", "UTF8SMTPSA"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "UTF8SMTPS", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "SMTP with UTF-8 addresses, inside TLS", Zh: "使用 UTF-8 地址的 SMTP，在 TLS 中"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: SMTPUTF8, and STARTTLS was used. The server that takes the message writes it into its Received: line.", Zh: "它在 Received: 行中位于 “with” 之后：使用 SMTPUTF8，且使用了 STARTTLS。它由收下邮件的服务器写入 Received: 行。"},
		Why:     lang.Text{En: "The message used SMTPUTF8, and was encrypted on this hop.", Zh: "邮件使用了 SMTPUTF8，在这一跳上已加密。"},
		Pitfall: lang.Text{En: "Statistics that count ESMTPS to measure encryption overlook it: the hop was encrypted all the same.", Zh: "靠数 ESMTPS 来统计加密比例，会漏掉它：这一跳同样是加密的。"},
		Example: `C: RETR 17
S: +OK 2015 octets
S: Received: from mail.example.net ([198.51.100.7])
S:   by mx.lab.test with UTF8SMTPS id W4X5Y6;
S:   Mon, 6 Apr 2026 13:41:52 +0000`,
		Refs:    []string{"RFC 6531 §4.3"},
		Related: []string{"UTF8SMTP", "ESMTPS", "SMTPUTF8"},
		FAQ:     []int{6},
	},
	{
		ID: "UTF8SMTPSA", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "SMTP with UTF-8 addresses, TLS and login", Zh: "使用 UTF-8 地址的 SMTP，TLS 加登录"},
		Body:    lang.Text{En: "In a Received: line it stands after “with”: SMTPUTF8, STARTTLS was used, and AUTH succeeded. The submission server writes it into its Received: line.", Zh: "它在 Received: 行中位于 “with” 之后：使用 SMTPUTF8 和 STARTTLS，且 AUTH 成功。它由邮件提交服务器写入 Received: 行。"},
		Why:     lang.Text{En: "The message used SMTPUTF8, was encrypted, and the client had logged in.", Zh: "邮件使用了 SMTPUTF8，已加密，客户端已登录。"},
		Pitfall: lang.Text{En: "A user sees that the submission went well and thinks that the mail will arrive; the next server without SMTPUTF8 still sends it back.", Zh: "用户看到提交顺利，就以为邮件会到；只要后面有一台服务器没有 SMTPUTF8，它仍会退回。"},
		Example: `C: RETR 18
S: +OK 1126 octets
S: Received: from phone.example.org ([203.0.113.9])
S:   by submission.lab.test with UTF8SMTPSA id Z7A8B9;
S:   Mon, 6 Apr 2026 14:02:36 +0000`,
		Refs:    []string{"RFC 6531 §4.3"},
		Related: []string{"UTF8SMTP", "ESMTPSA", "X.6.7"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "clause PRIORITY", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "Received: clause with the priority", Zh: "Received: 行中的优先级子句"},
		Body:    lang.Text{En: "A server that supports MT-PRIORITY writes PRIORITY and the number into its Received: line. Reading the lines from below shows where the priority was changed on the way.", Zh: "支持 MT-PRIORITY 的服务器在 Received: 行中写入 PRIORITY 和数值。从下往上读各行，可以看出优先级在途中何处被改动。"},
		Why:     lang.Text{En: "It records the priority that the message had on this hop.", Zh: "它记录邮件在这一跳的优先级。"},
		Pitfall: lang.Text{En: "It is not the X-Priority: field that mail programs show: that one is a remark between two people, and no standard asks servers to act on it.", Zh: "它不是邮件程序显示的 X-Priority: 字段：后者只是人与人之间的标注，没有标准要求服务器照办。"},
		Example: `C: RETR 19
S: +OK 1450 octets
S: Received: from mail.example.net ([198.51.100.7])
S:   by mx.lab.test with ESMTPS id C1D2E3 PRIORITY 3;
S:   Mon, 6 Apr 2026 14:30:10 +0000`,
		Refs:    []string{"RFC 6710 §4.1", "RFC 6710 §10"},
		Related: []string{"MT-PRIORITY", "X.3.6", "MT-PRIORITY="},
		FAQ:     []int{13},
	},
	{
		ID: "clause group", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "Received: clause with the key group", Zh: "Received: 行中的密钥交换组子句"},
		Body:    lang.Text{En: "A server may add group and the name of the key exchange group beside the tls clause. The server that takes the message writes it; it helps an administrator who wants to retire weak groups.", Zh: "服务器可以在 tls 子句旁加上 group 和密钥交换组的名字。它由收下邮件的服务器写入；管理员想淘汰弱的组时，可以用它查看。"},
		Why:     lang.Text{En: "It records which group the TLS key exchange used on this hop.", Zh: "它记录这一跳的 TLS 密钥交换所用的组。"},
		Pitfall: lang.Text{En: "It names a group of keys and not a group of recipients or users; without the tls clause before it, it says nothing.", Zh: "它说的是密钥交换的组，不是收件人组或用户组；前面没有 tls 子句，它就没有意义。"},
		Example: `C: RETR 20
S: +OK 1388 octets
S: Received: from mail.example.net by mx.lab.test with ESMTPS
S:   tls TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 group secp256r1;
S:   Mon, 6 Apr 2026 15:00:00 +0000`,
		Refs:    []string{"RFC 8314 §4.3", "RFC 8314 §7.4"},
		Related: []string{"clause tls", "ESMTPS"},
		FAQ:     []int{6},
	},
	{
		ID: "clause state", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "Received: clause with the handling state", Zh: "Received: 行中的处理状态子句"},
		Body:    lang.Text{En: "A server may add state and a word for a step other than plain forwarding: quarantine, moderation, timed delivery or conversion. The server that held the message writes it; few servers do.", Zh: "服务器可以加上 state 和一个词，说明普通传送以外的处理：隔离、审核、定时投递或转换。它由扣留邮件的服务器写入，但很少有服务器这样做。"},
		Why:     lang.Text{En: "It says why the message stayed here, for example in a moderator's queue.", Zh: "它说明邮件为何停留在此，例如在审核队列中。"},
		Pitfall: lang.Text{En: "A late delivery is often blamed on the network; a state clause and the gap between two dates show that the message lay waiting for a person or a filter.", Zh: "邮件晚到，人们常怪网络；state 子句和前后两个时间之差说明，邮件其实在等人审核或等过滤器。"},
		Example: `C: RETR 21
S: +OK 2207 octets
S: Received: from mail.example.net ([198.51.100.7])
S:   by lists.lab.test with ESMTPS id F4G5H6 state moderation;
S:   Mon, 6 Apr 2026 15:20:27 +0000`,
		Refs:    []string{"RFC 6729 §1", "RFC 6729 §3"},
		Related: []string{"retry interval", "DELIVERBY"},
		FAQ:     []int{5},
	},
	{
		ID: "clause tls", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "Received: clause with the TLS cipher", Zh: "Received: 行中的 TLS 密码套件子句"},
		Body:    lang.Text{En: "A server may add tls and the name of the cipher suite to its Received: line, so that the protection of a hop can be seen afterwards. The server that takes the message writes it, so it can be trusted as far as that server.", Zh: "服务器可以在 Received: 行中加上 tls 和密码套件名，以便日后查看这一跳的保护。它由收下邮件的服务器写入，可信程度取决于那台服务器。"},
		Why:     lang.Text{En: "It records how this hop was encrypted.", Zh: "它记录这一跳如何加密。"},
		Pitfall: lang.Text{En: "A missing clause proves nothing: most servers write the cipher as a comment in brackets instead, as in (using TLSv1.3 with cipher …), and some write nothing.", Zh: "没有这个子句说明不了什么：多数服务器把密码套件写成括号里的注释，如 (using TLSv1.3 with cipher …)，有的什么也不写。"},
		Example: `C: RETR 22
S: +OK 1519 octets
S: Received: from mail.example.net by mx.lab.test with ESMTPS
S:   tls TLS_AES_256_GCM_SHA384;
S:   Mon, 6 Apr 2026 15:45:08 +0000`,
		Refs:    []string{"RFC 8314 §4.3", "RFC 8314 §7.4"},
		Related: []string{"ESMTPS", "clause group"},
		FAQ:     []int{6},
	},
	{
		ID: "command line increase", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "how much a parameter lengthens the line", Zh: "参数使命令行增加多少"},
		Body:    lang.Text{En: "Added to the 512 octets of a command line: SIZE 26, BODY=BINARYMIME 16, AUTH= 500, BY 17, HOLDFOR or HOLDUNTIL 34, MT-PRIORITY 15, SMTPUTF8 10, REQUIRETLS 11, MTRK 40, SOLICIT 1007, ENVID 107, TRANSID 88 (RFC number 1845), and on RCPT ORCPT 507 and RRVS 33.", Zh: "在命令行的 512 字节之外再加：SIZE 26，BODY=BINARYMIME 16，AUTH= 500，BY 17，HOLDFOR 或 HOLDUNTIL 34，MT-PRIORITY 15，SMTPUTF8 10，REQUIRETLS 11，MTRK 40，SOLICIT 1007，ENVID 107，TRANSID 88（RFC 编号 1845）；在 RCPT 上，ORCPT 507，RRVS 33。"},
		Why:     lang.Text{En: "A server must read longer lines for the extensions that it offers.", Zh: "服务器提供哪些扩展，就必须能读相应更长的行。"},
		Pitfall: lang.Text{En: "The increases add up: a server that offers SIZE and AUTH= must read 512 + 26 + 500 octets, and a fixed buffer of 512 refuses commands that are right.", Zh: "增加的长度要累加：提供 SIZE 和 AUTH= 的服务器须能读 512 + 26 + 500 字节，固定的 512 字节缓冲区会拒绝正确的命令。"},
		Example: `C: MAIL FROM:<alice@lab.test> SIZE=2048 BODY=8BITMIME
S: 250 2.1.0 Sender ok`,
		Refs:    []string{"RFC 1870 §3", "RFC 3030 §3", "RFC 4954 §3", "RFC 2852 §2", "RFC 4865 §3", "RFC 6710 §3", "RFC 6531 §3.1", "RFC 8689 §2", "RFC 3885 §2", "RFC 3865 §4.1", "RFC 7293 §3.1"},
		Related: []string{"command line length", "SIZE=", "AUTH="},
		FAQ:     []int{13},
	},
	{
		ID: "command line length", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "at most 512 octets, more by extensions", Zh: "最多 512 字节，扩展可再增加"},
		Body:    lang.Text{En: "A command line has at most 512 octets with CR LF. Each parameter of an extension adds what its document allows, for example 26 for SIZE and 500 for AUTH= in MAIL. Lines within an AUTH exchange may be longer. A client breaks a long list of recipients into one RCPT for each, so it hardly ever comes near.", Zh: "命令行连同 CR LF 最多 512 字节。每个扩展参数按其文件的规定增加长度，例如 MAIL 中 SIZE 增加 26，AUTH= 增加 500。AUTH 交换中的行可以更长。客户端把很多收件人拆成每人一条 RCPT，所以很少接近上限。"},
		Why:     lang.Text{En: "A longer line gets 500.", Zh: "更长的行会得到 500。"},
		Pitfall: lang.Text{En: "The two octets of CR LF count, so 510 are left for the text; and the limit is one of octets, so an address in Chinese reaches it with a third of the characters.", Zh: "CR LF 这两个字节也计算在内，文字只剩 510；而且限制按字节计，中文地址只用三分之一的字数就到上限。"},
		Example: `C: RCPT TO:<a-very-long-address-made-by-a-program…@example.net>
S: 500 5.5.2 Line too long`,
		Refs:    []string{"RFC 5321 §4.5.3.1.4", "RFC 1870 §3", "RFC 4954 §3"},
		Related: []string{"AUTH line", "command line increase", "reply line length", "500"},
		FAQ:     []int{13},
	},
	{
		ID: "data block timeout", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "3 minutes for each block that is sent", Zh: "每发一块数据等 3 分钟"},
		Body:    lang.Text{En: "While the message is being sent, a client should allow at least three minutes for each block of data to leave. If a block cannot be sent in that time, the client closes and tries again later; the part that was sent counts for nothing.", Zh: "发送邮件期间，客户端至少应为每块数据的发出留三分钟。如果一块在此时间内发不出去，客户端关闭连接，稍后重试；已发的部分不算数。"},
		Why:     lang.Text{En: "A slow network must not break off a message.", Zh: "不能因为网络慢就中断邮件。"},
		Pitfall: lang.Text{En: "It starts anew with each block, so no limit on the whole message follows from it: a slow client may send a large message for an hour.", Zh: "每发一块就重新计时，所以由它得不出整封邮件的时限：慢的客户端可以用一小时发一封大邮件。"},
		Example: `C: DATA
S: 354 Go ahead
C: Subject: a large report
C:
C: This report has forty thousand lines.`,
		Refs:    []string{"RFC 5321 §4.5.3.2.5"},
		Related: []string{"DATA", "DATA timeout", "final dot timeout"},
		FAQ:     []int{13},
	},
	{
		ID: "domain length", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "at most 255 octets after the @", Zh: "@ 后面最多 255 字节"},
		Body:    lang.Text{En: "A domain name or address in brackets has at most 255 octets. A client should not use longer ones; the answer would be 501 or 553.", Zh: "域名或方括号中的地址最多 255 字节。客户端不应使用更长的域；应答会是 501 或 553。"},
		Why:     lang.Text{En: "A server may refuse a domain that is longer.", Zh: "更长的域，服务器可以拒绝。"},
		Pitfall: lang.Text{En: "The 255 octets count the domain in the form that goes over the wire: a Chinese domain written as xn--… is longer than it looks on the screen.", Zh: "255 字节按线路上传送的形式计算：中文域名写成 xn--… 之后，比屏幕上看到的长。"},
		Example: `C: RCPT TO:<bob@xn--fiqs8s.example.net>
S: 250 2.1.5 Recipient ok`,
		Refs:    []string{"RFC 5321 §4.5.3.1.2"},
		Related: []string{"local-part length", "path length", "501"},
		FAQ:     []int{11},
	},
	{
		ID: "enhanced code form", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "three numbers; the last two of 1 to 3 digits", Zh: "三个数字，后两个各 1 至 3 位"},
		Body:    lang.Text{En: "An enhanced status code such as 5.1.1 has three parts: class 2, 4 or 5, then subject and detail with one to three digits each, without leading zeros. The server writes it after the reply code, in every line of the reply; 3yz replies and the greeting have none as a rule.", Zh: "增强状态码（如 5.1.1）有三部分：类别为 2、4 或 5，主题和细节各为一至三位数字，前面不加零。服务器把它写在应答码之后，应答的每一行都有；3yz 应答和问候通常没有。"},
		Why:     lang.Text{En: "The parts are class, subject and detail.", Zh: "三部分是类别、主题、细节。"},
		Pitfall: lang.Text{En: "5.1.10 is not 5.1.1 with a nought: the parts are numbers, so a program must compare them whole and not by the first five characters.", Zh: "5.1.10 不是 5.1.1 加个零：各部分是数字，程序要整体比较，不能只看前五个字符。"},
		Example: `C: RCPT TO:<nobody@lab.test>
S: 550-5.1.1 The address does not exist.
S: 550 5.1.1 Please check its spelling.`,
		Refs:    []string{"RFC 3463 §2", "RFC 2034 §4"},
		Related: []string{"ENHANCEDSTATUSCODES", "X.0", "X.1.10"},
		FAQ:     []int{13},
	},
	{
		ID: "final dot timeout", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "wait 10 minutes after the final dot", Zh: "最后的点之后等待 10 分钟"},
		Body:    lang.Text{En: "A client should wait at least ten minutes for the reply to the final dot: the server may be storing or scanning the message. Without the reply nobody knows whether it was accepted, and a second try may bring it twice.", Zh: "客户端至少应等最后的点的应答十分钟：服务器可能正在存储或扫描邮件。没有应答，就没人知道是否已接受，再试一次可能会送到两封。"},
		Why:     lang.Text{En: "Giving up too soon makes duplicates, since the server may have accepted.", Zh: "过早放弃会造成重复邮件，因为服务器也许已经接受。"},
		Pitfall: lang.Text{En: "Many programs wait thirty or sixty seconds here: a slow virus scanner at the other end is enough, and the recipient gets the same message again and again.", Zh: "许多程序在此只等三十或六十秒：对方的病毒扫描慢一些，收件人就会一再收到同一封邮件。"},
		Example: `C: .
S: 250 2.0.0 Accepted after nine minutes of scanning`,
		Refs:    []string{"RFC 5321 §4.5.3.2.6"},
		Related: []string{"end-of-data", "data block timeout"},
		FAQ:     []int{5, 13},
	},
	{
		ID: "give-up time", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "keep trying for 4 to 5 days", Zh: "持续重试 4 至 5 天"},
		Body:    lang.Text{En: "A mail server should go on trying for at least four to five days. Then it gives up and reports the failure to the sender. The time is the sending server's and counts for each recipient by itself.", Zh: "邮件服务器至少应持续重试四到五天。此后放弃，并向发件人报告失败。这个期限由发送方服务器掌握，每个收件人分别计算。"},
		Why:     lang.Text{En: "After that the sender gets a bounce.", Zh: "此后发件人会收到退信。"},
		Pitfall: lang.Text{En: "Until then the sender hears nothing, or only a warning after some hours; who needs to know sooner must not shorten the time for all, but ask for a notice of delay.", Zh: "在那之前发件人得不到消息，或者几小时后才有一次提醒；想早知道的人，应请求延误通知，而不是缩短所有邮件的期限。"},
		Example: `C: RETR 3
S: +OK 2980 octets
S: Action: failed
S: Status: 4.4.7
S: Diagnostic-Code: smtp; 450 4.2.0 Mailbox busy
S: .`,
		Refs:    []string{"RFC 5321 §4.5.4.1", "RFC 5321 §6.1"},
		Related: []string{"retry interval", "X.4.7", "NOTIFY="},
		FAQ:     []int{5},
	},
	{
		ID: "greeting timeout", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "wait 5 minutes for the greeting", Zh: "等待问候 5 分钟"},
		Body:    lang.Text{En: "A client should wait at least five minutes for the 220. This is not the time to connect, but the time from the connection to the greeting. If nothing comes, the client closes and tries the next MX or, later, this one again.", Zh: "客户端至少应等 220 五分钟。这不是建立连接的时间，而是从连接到问候的时间。如果没有问候，客户端关闭连接，改试下一个 MX，或者稍后再试这一台。"},
		Why:     lang.Text{En: "A busy server may take the connection long before it speaks.", Zh: "繁忙的服务器可能接受连接很久之后才开口。"},
		Pitfall: lang.Text{En: "People who test with telnet press a key after five seconds of silence; some servers delay the greeting on purpose and refuse whoever speaks first.", Zh: "用 telnet 测试的人，等五秒没动静就按键；有的服务器故意延迟问候，谁先开口就拒绝谁。"},
		Example: `S: 220-mx.lab.test one moment please
S: 220 mx.lab.test ESMTP
C: EHLO client.example.org`,
		Refs:    []string{"RFC 5321 §4.5.3.2.1"},
		Related: []string{"greeting", "220", "server timeout"},
		FAQ:     []int{11, 13},
	},
	{
		ID: "line length", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "at most 1000 octets in a message line", Zh: "邮件中的行最多 1000 字节"},
		Body:    lang.Text{En: "A line of the message has at most 1000 octets with CR LF, so 998 without. The dot that dot-stuffing adds is not counted. BINARYMIME knows no lines and no such limit. A server may refuse the message or break the line, which would spoil a DKIM signature.", Zh: "邮件中的一行连同 CR LF 最多 1000 字节，不含则为 998 字节。点填充所加的点不计在内。BINARYMIME 没有行，也没有这个限制。服务器可以拒绝邮件，或者折断这一行，而这会破坏 DKIM 签名。"},
		Why:     lang.Text{En: "Mail programs wrap longer lines by an encoding.", Zh: "更长的行，邮件程序用编码方式折断。"},
		Pitfall: lang.Text{En: "It is a limit of octets and not of characters: 998 octets are about 330 Chinese characters in UTF-8, and a program that writes a paragraph as one line exceeds them.", Zh: "限制的是字节，不是字符：UTF-8 中 998 字节约合 330 个汉字，把整段写成一行的程序就会超出。"},
		Example: `C: .
S: 554 5.6.0 Line longer than 998 octets`,
		Refs:    []string{"RFC 5321 §4.5.3.1.6", "RFC 5322 §2.1.1"},
		Related: []string{"DATA", "500", "X.6.0"},
		FAQ:     []int{2},
	},
	{
		ID: "local-part length", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "at most 64 octets before the @", Zh: "@ 前面最多 64 字节"},
		Body:    lang.Text{En: "The part of an address before the @ has at most 64 octets. Who stays below is understood everywhere. The answer would be 501 or 553; the sender can only shorten the address.", Zh: "地址中 @ 前面的部分最多 64 字节。不超过它，在哪里都能通行。应答会是 501 或 553；发件人只能缩短地址。"},
		Why:     lang.Text{En: "A server may refuse an address that is longer.", Zh: "更长的地址，服务器可以拒绝。"},
		Pitfall: lang.Text{En: "Addresses made by machines, such as those for bounces with the recipient packed into them, are what exceeds it; test with the longest address that your program can make.", Zh: "超限的多是机器生成的地址，例如把收件人编进去的退信地址；应拿程序可能生成的最长地址来测试。"},
		Example: `C: MAIL FROM:<bounces+bob=example.net@lists.example.org>
S: 250 2.1.0 Sender ok`,
		Refs:    []string{"RFC 5321 §4.5.3.1.1"},
		Related: []string{"domain length", "path length", "501", "XVERP"},
		FAQ:     []int{13},
	},
	{
		ID: "loop detection", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "100 Received: lines mean a loop", Zh: "100 个 Received: 行表示环路"},
		Body:    lang.Text{En: "Each server adds a Received: line. A server that counts them to find loops should not refuse below 100 of them. The server refuses the message with 554 after the final dot, and the one that sent it writes a bounce.", Zh: "每台服务器都加上一行 Received:。靠数这些行来发现环路的服务器，不应在少于 100 行时就拒绝。服务器在最后的点之后用 554 拒绝邮件，由送来邮件的服务器写退信。"},
		Why:     lang.Text{En: "Servers that send a message to each other must stop at some time.", Zh: "互相推送邮件的服务器总得停下来。"},
		Pitfall: lang.Text{En: "A limit of ten or twenty Received: lines refuses honest mail: a message that goes through a list, a company's gateways and a filter collects that many.", Zh: "把上限设成十行、二十行，会误伤正常邮件：经过列表、公司网关和过滤器的邮件就有这么多 Received: 行。"},
		Example: `C: .
S: 554 5.4.6 Too many hops: 101 Received: fields`,
		Refs:    []string{"RFC 5321 §6.3"},
		Related: []string{"X.4.6", "554"},
		FAQ:     []int{1},
	},
	{
		ID: "message size minimum", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "every server takes at least 64K octets", Zh: "每台服务器至少接受 64K 字节"},
		Body:    lang.Text{En: "A server must take messages of at least 65536 octets. Nearly all take much more, and say how much with the keyword SIZE. A client that wants to send more looks at SIZE first, or learns it from 552.", Zh: "服务器必须接受至少 65536 字节的邮件。几乎所有服务器都接受大得多的邮件，并用关键字 SIZE 说明上限。客户端要发更大的邮件，应先看 SIZE，否则会从 552 得知。"},
		Why:     lang.Text{En: "A smaller limit would break the rules; a larger one is announced with SIZE.", Zh: "更小的上限违反规则；更大的上限用 SIZE 公布。"},
		Pitfall: lang.Text{En: "It concerns the whole message with header section and attachments as sent, so 64K octets are about 48K octets of an attached file.", Zh: "它指的是整封邮件，包括首部和编码后的附件，所以 64K 字节大约只容得下 48K 字节的附件文件。"},
		Example: `C: EHLO client.lab.test
S: 250-mx.lab.test
S: 250 SIZE 65536`,
		Refs:    []string{"RFC 5321 §4.5.3.1.7"},
		Related: []string{"SIZE", "552", "SIZE="},
		FAQ:     []int{13},
	},
	{
		ID: "path length", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "at most 256 octets with the brackets", Zh: "连同尖括号最多 256 字节"},
		Body:    lang.Text{En: "A reverse-path or forward-path has at most 256 octets, its angle brackets and punctuation included. It follows that a mailbox address has at most 254. A client should not use longer ones; the answer would be 501.", Zh: "反向路径或转发路径连同尖括号和标点最多 256 字节。由此可知，邮箱地址最多 254 字节。客户端不应使用更长的路径；应答会是 501。"},
		Why:     lang.Text{En: "It bounds what stands between and with < and >.", Zh: "它限定尖括号及其中内容的总长。"},
		Pitfall: lang.Text{En: "Databases with a field of 320 characters for an address (64 + 1 + 255) hold addresses that no MAIL command can carry; the path is the narrower limit.", Zh: "数据库给地址留 320 个字符（64 + 1 + 255），就会存下 MAIL 命令传不了的地址；路径的限制更窄。"},
		Example: `C: MAIL FROM:<alice@lab.test>
S: 250 2.1.0 Sender ok
C: RCPT TO:<bob@example.net>
S: 250 2.1.5 Recipient ok`,
		Refs:    []string{"RFC 5321 §4.5.3.1.3"},
		Related: []string{"local-part length", "domain length", "MAIL", "RCPT"},
		FAQ:     []int{13},
	},
	{
		ID: "recipients limit", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "at least 100 recipients must be taken", Zh: "至少要接受 100 个收件人"},
		Body:    lang.Text{En: "A server must be able to hold at least 100 recipients of one message. Many take more. What is over the limit is answered 452, and those already accepted stay accepted.", Zh: "服务器必须能容纳一封邮件至少 100 个收件人，许多服务器接受更多。超出上限的用 452 回答，已接受的仍然有效。"},
		Why:     lang.Text{En: "Beyond its limit a server answers 452, and the rest goes into another transaction.", Zh: "超过上限时服务器回答 452，其余的放到另一个事务。"},
		Pitfall: lang.Text{En: "A server that stops at fewer than 100 breaks the rule, but a limit by the hour or for one user is its own policy and may be lower.", Zh: "不到 100 就停，违反规则；但按小时或按用户的限制属于服务器自己的策略，可以更低。"},
		Example: `C: RCPT TO:<student100@lab.test>
S: 250 2.1.5 Recipient ok
C: RCPT TO:<student101@lab.test>
S: 452 4.5.3 Too many recipients`,
		Refs:    []string{"RFC 5321 §4.5.3.1.8", "RFC 5321 §4.5.3.1.10"},
		Related: []string{"452", "too many recipients", "LIMITS", "RCPTMAX", "X.5.3"},
		FAQ:     []int{13},
	},
	{
		ID: "reply line length", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "at most 512 octets", Zh: "最多 512 字节"},
		Body:    lang.Text{En: "A line of a reply has at most 512 octets, with the code and CR LF. For more there is the multi-line reply: a hyphen after the code means that another line follows. The server spreads a long text over several lines with the same code.", Zh: "应答的一行连同应答码和 CR LF 最多 512 字节。内容更多就用多行应答：应答码后面的连字符表示还有下一行。文字太长时，服务器用同一应答码分成多行。"},
		Why:     lang.Text{En: "A longer text must be spread over several lines.", Zh: "更长的文字必须分成多行。"},
		Pitfall: lang.Text{En: "A client with a buffer of 512 octets must be ready for worse: long explanations with web addresses exceed the limit in practice, and a cut line hides the useful end.", Zh: "客户端的缓冲区不能只留 512 字节：带网址的长篇说明实际上会超限，截断后看不到有用的末尾。"},
		Example: `C: RCPT TO:<bob@example.net>
S: 550-5.7.1 Your message was refused by policy.
S: 550-5.7.1 See the page for senders at
S: 550 5.7.1 https://www.example.net/postmaster`,
		Refs:    []string{"RFC 5321 §4.5.3.1.5", "RFC 5321 §4.2.1"},
		Related: []string{"command line length", "EHLO"},
		FAQ:     []int{11},
	},
	{
		ID: "retry interval", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "wait 30 minutes before the next try", Zh: "重试之前等待 30 分钟"},
		Body:    lang.Text{En: "After a temporary failure a mail server should wait at least thirty minutes before it tries again; two tries in the first hour and then one every two or three hours work well. The sending server's queue does it by itself; nobody has to do anything.", Zh: "遇到暂时失败后，邮件服务器至少应等三十分钟再试；第一小时试两次，此后每两三小时一次，效果较好。发送方服务器的队列会自动重试，谁都不必动手。"},
		Why:     lang.Text{En: "After a 4yz reply the message stays in the queue for a while.", Zh: "收到 4yz 应答后，邮件在队列中停留一段时间。"},
		Pitfall: lang.Text{En: "“Send again” in a mail program does not count as the queue's retry: it makes a second message, and both may arrive.", Zh: "在邮件程序里点“重新发送”，不等于队列重试：那会产生第二封邮件，两封都可能送到。"},
		Example: `C: RCPT TO:<bob@example.net>
S: 450 4.2.0 Greylisted, try again in 30 minutes
C: QUIT
S: 221 2.0.0 Bye`,
		Refs:    []string{"RFC 5321 §4.5.4.1"},
		Related: []string{"give-up time", "450", "421"},
		FAQ:     []int{5},
	},
	{
		ID: "server timeout", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the server waits 5 minutes for a command", Zh: "服务器等待命令 5 分钟"},
		Body:    lang.Text{En: "A server should wait at least five minutes for the next command. A person who types needs it, and so does a slow network. After that the server says 421 or closes, an open transaction is lost, and the client has to connect again.", Zh: "服务器至少应等下一条命令五分钟。用键盘输入的人需要它，缓慢的网络也需要它。超时之后，服务器回答 421 或关闭连接，未完成的事务随之丢失，客户端须重新连接。"},
		Why:     lang.Text{En: "After that it may close with 421.", Zh: "此后它可以用 421 关闭连接。"},
		Pitfall: lang.Text{En: "It is the time between commands: a connection pool that keeps idle SMTP connections longer finds them closed and loses the mail that it then tries to send, unless it checks with NOOP or RSET.", Zh: "它是两条命令之间的时间：连接池若把空闲的 SMTP 连接留得更久，就会发现连接已关，正要发的邮件也发不出去，除非先用 NOOP 或 RSET 检查。"},
		Example: `C: MAIL FROM:<alice@lab.test>
S: 250 2.1.0 Sender ok
S: 421 4.4.2 No command for five minutes, closing`,
		Refs:    []string{"RFC 5321 §4.5.3.2.7"},
		Related: []string{"421", "NOOP", "X.4.2"},
		FAQ:     []int{11},
	},
	{
		ID: "submission timeouts", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "on submission they may be shorter", Zh: "在邮件提交中可以更短"},
		Body:    lang.Text{En: "On a submission port servers may use shorter timeouts than the five and ten minutes between servers. The client sees a 421 or a closed connection, and connects again.", Zh: "在邮件提交端口上，超时可以短于服务器之间的五分钟和十分钟。客户端会看到 421 或连接关闭，重新连接即可。"},
		Why:     lang.Text{En: "A person waits at the other end, not a queue.", Zh: "另一端等着的是人，而不是队列。"},
		Pitfall: lang.Text{En: "Short timeouts are allowed to the submission server; a mail program that waits only ten seconds at the final dot makes duplicates there too.", Zh: "允许缩短超时的是邮件提交服务器；邮件程序在最后的点只等十秒，照样会造成重复邮件。"},
		Example: `C: AUTH PLAIN ****
S: 235 2.7.0 Authentication successful
S: 421 4.4.2 Idle for one minute, closing`,
		Refs:    []string{"RFC 6409 §5.3"},
		Related: []string{"server timeout", "421", "final dot timeout"},
		FAQ:     []int{11, 12},
	},
	{
		ID: "too many recipients", Kind: KindTerm, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "answered 452, not 552", Zh: "应答 452，而不是 552"},
		Body:    lang.Text{En: "The first SMTP used 552 for too many recipients. Since that is permanent, 452 is right, and a client treats 552 in this case as temporary. The client sends the message to the accepted ones, and begins with MAIL again for the others.", Zh: "最初的 SMTP 用 552 表示收件人太多。那是永久失败，所以应当用 452；遇到这种 552，客户端按暂时失败处理。客户端先把邮件发给已接受的收件人，再从 MAIL 开始发给其余的人。"},
		Why:     lang.Text{En: "452 is temporary, so the client sends to the others afterwards.", Zh: "452 是暂时的，客户端随后再发给其余的人。"},
		Pitfall: lang.Text{En: "A program that takes the old 552 at its word sends a bounce for recipients who could have been reached by a second transaction.", Zh: "程序若照字面理解旧的 552，就会为本可用第二个事务送达的收件人寄出退信。"},
		Example: `C: RCPT TO:<student101@lab.test>
S: 552 Too many recipients
C: DATA
S: 354 Go ahead`,
		Refs:    []string{"RFC 5321 §4.5.3.1.10"},
		Related: []string{"452", "552", "recipients limit", "X.5.3", "RCPT"},
		FAQ:     []int{13},
	},
}
