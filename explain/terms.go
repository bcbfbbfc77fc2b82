package explain

import (
	"mailproto/internal/lang"
)

// terms are the words that the explanations use, with the Chinese term that is used
// for each throughout. Words about TLS stand in tlsTopics.
var terms = []Topic{
	{
		ID: "envelope", Kind: KindTerm,
		Gloss: lang.Text{En: "the addresses a server acts upon", Zh: "信封：服务器据以办事的地址"},
		Why: lang.Text{
			En: "The envelope decides where a message goes; the header section does not.",
			Zh: "邮件送到哪里由信封决定，与首部无关。",
		},
		Body: lang.Text{
			En: "It is made of what MAIL and RCPT say: one reverse-path and the recipients. It " +
				"is built anew for each hop and is not part of the message. From: and To: in the " +
				"header section are for people and may say something else; that is how Bcc and " +
				"mailing lists work. POP3 has no envelope: it hands out a message that has " +
				"arrived.",
			Zh: "信封由 MAIL 和 RCPT 的参数组成：一个反向路径和若干收件人。每一跳都重新写，不属于" +
				"邮件本身。首部里的 From: 和 To: 是给人看的，可以与信封不同，密送和邮件列表正" +
				"是这样实现的。POP3 没有信封：它交出的是已经送达的邮件。",
		},
		Pitfall: lang.Text{
			En: "A Bcc recipient stands in RCPT and nowhere in the message; who looks for all " +
				"recipients in the header section does not find them.",
			Zh: "密送的收件人只写在 RCPT 里，邮件中没有；想从首部看出全部收件人，是看不到的。",
		},
		Example: "C: MAIL FROM:<bounces@lists.example.org>\n" +
			"S: 250 2.1.0 Ok\n" +
			"C: RCPT TO:<bob@example.net>\n" +
			"S: 250 2.1.5 Ok\n" +
			"C: DATA\n" +
			"S: 354 Go ahead\n" +
			"C: From: Alice <alice@example.org>\n" +
			"C: To: class@lists.example.org",
		Refs:    []string{"RFC 5321 §2.3.1", "RFC 5321 §3.3"},
		Related: []string{"reverse-path", "mail transaction", "header section"},
		FAQ:     []int{1},
	},
	{
		ID: "header section", Kind: KindTerm,
		Gloss: lang.Text{
			En: "the fields at the top of a message",
			Zh: "邮件首部：邮件开头的各个字段",
		},
		Why: lang.Text{
			En: "Header fields tell people and programs about the message, not the server where " +
				"to send it.",
			Zh: "首部字段向人和软件说明邮件，并不告诉服务器送往何处。",
		},
		Body: lang.Text{
			En: "It consists of lines such as From:, To:, Date: and Subject:, and ends at the " +
				"first empty line. Servers add Received: fields on top, so one reads the way of " +
				"a message from below. TOP n 0 fetches it alone in POP3. What stands in it can " +
				"be forged as easily as a letterhead.",
			Zh: "邮件首部由 From:、To:、Date:、Subject: 之类的行组成，到第一个空行为止。服务器在" +
				"最上面添加 Received: 字段，所以邮件走过的路要从下往上看。POP3 的 TOP n 0 只取首" +
				"部。里面的内容像信纸上的抬头一样容易伪造。",
		},
		Pitfall: lang.Text{
			En: "Only the Received fields above the first server that you trust tell the truth; " +
				"those below it the sender may have invented.",
			Zh: "只有自己信任的服务器所加的 Received 字段可信；在它们下面的，可能是发件方编造的。",
		},
		Example: "C: TOP 1 0\n" +
			"S: +OK\n" +
			"S: Received: from client.example.org (192.0.2.7)\n" +
			"S: From: Alice <alice@example.org>\n" +
			"S: Subject: hello\n" +
			"S:\n" +
			"S: .",
		Refs:    []string{"RFC 5322 §2.2", "RFC 5322 §2.1", "RFC 5321 §4.4"},
		Related: []string{"body", "envelope"},
		FAQ:     []int{7},
	},
	{
		ID: "body", Kind: KindTerm,
		Gloss: lang.Text{En: "the content below the empty line", Zh: "正文：空行之后的内容"},
		Why: lang.Text{
			En: "The body is what people write; the protocols pass it on unread.",
			Zh: "正文是人写的内容，协议只管传送，不看内容。",
		},
		Body: lang.Text{
			En: "It comes after the header section and an empty line. Text, pictures and " +
				"attachments stand in it, packed by the rules of MIME. Lines must not be longer " +
				"than 998 characters. Neither SMTP nor POP3 encrypts it: TLS covers one " +
				"connection only.",
			Zh: "正文在首部和一个空行之后。文字、图片、附件都在里面，按 MIME 的规则打包。每行不得" +
				"超过 998 个字符。SMTP 和 POP3 都不加密正文：TLS 只保护一条连接。",
		},
		Pitfall: lang.Text{
			En: "A missing empty line between header section and body makes the first line of the " +
				"text look like a broken header field, or vanish.",
			Zh: "首部与正文之间少了空行，正文的第一行就会被当成残缺的首部字段，甚至看不见。",
		},
		Example: "C: DATA\n" +
			"S: 354 Go ahead\n" +
			"C: Subject: hello\n" +
			"C:\n" +
			"C: Hi Bob\n" +
			"C: .\n" +
			"S: 250 2.0.0 Ok",
		Refs:    []string{"RFC 5322 §2.3", "RFC 5322 §2.1.1", "RFC 2045 §2.6"},
		Related: []string{"header section", "TLS"},
		FAQ:     []int{6, 10},
	},
	{
		ID: "reverse-path", Kind: KindTerm,
		Gloss: lang.Text{En: "where a bounce is sent", Zh: "反向路径（信封发件人）：退信寄往此处"},
		Why: lang.Text{
			En: "The address in MAIL FROM receives the report if delivery fails.",
			Zh: "投递失败时，通知寄往 MAIL FROM 里的地址。",
		},
		Body: lang.Text{
			En: "It is the address that MAIL gives, also called the envelope sender; it need not " +
				"be the From: that people see. The empty one, <>, is used for bounces, so that " +
				"no bounce is ever answered by another. At final delivery it is written into the " +
				"message as Return-Path.",
			Zh: "反向路径就是 MAIL 给出的地址，也叫信封发件人，不必与人们看到的 From: 相同。空反" +
				"向路径 <> 用于退信，这样退信就不会再引来退信。最终投递时，它作为 Return-Path 写" +
				"进邮件。",
		},
		Pitfall: lang.Text{
			En: "A filter that refuses all mail from <> refuses every bounce, so its users never " +
				"learn that their mail failed.",
			Zh: "把来自 <> 的邮件一律拒收，就等于拒收全部退信，用户再也不知道自己的邮件投递失败。",
		},
		Example: "C: MAIL FROM:<>\n" +
			"S: 250 2.1.0 Ok\n" +
			"C: RCPT TO:<alice@example.org>\n" +
			"S: 250 2.1.5 Ok",
		Refs:    []string{"RFC 5321 §4.1.1.2", "RFC 5321 §4.5.5", "RFC 5321 §4.4"},
		Related: []string{"envelope", "bounce"},
		FAQ:     []int{5},
	},
	{
		ID: "mailbox", Kind: KindTerm,
		Gloss: lang.Text{
			En: "where mail for an address is kept",
			Zh: "邮箱：存放某个地址的邮件之处",
		},
		Why: lang.Text{
			En: "An address names a mailbox; the mailbox is the place.",
			Zh: "地址是名称，邮箱是地方。",
		},
		Body: lang.Text{
			En: "In the standards the word means both the address and the store behind it. When " +
				"protocols are explained, one says mail address for user@domain and mailbox for " +
				"the store. Final delivery puts a message into the mailbox; POP3 opens it as a " +
				"maildrop.",
			Zh: "标准里这个词既指地址，也指背后的存放处。讲协议时要分开说：user@domain 称“邮件地" +
				"址”，存放处称“邮箱”。最终投递把邮件放进邮箱；POP3 把它当作邮件存放区（maildrop）" +
				"打开。",
		},
		Pitfall: lang.Text{
			En: "One mailbox may have many addresses, and one address may lead to many mailboxes: " +
				"the user name at login need not be the mail address.",
			Zh: "一个邮箱可以有多个地址，一个地址也可以通向多个邮箱：登录用的用户名不一定就是邮" +
				"件地址。",
		},
		Example: "C: RCPT TO:<sales@example.net>\n" +
			"S: 250 2.1.5 Ok, goes into the mailbox of bob",
		Refs:    []string{"RFC 5321 §2.3.11", "RFC 5598 §3.1"},
		Related: []string{"maildrop", "delivery"},
		FAQ:     []int{1, 5},
	},
	{
		ID: "maildrop", Kind: KindTerm,
		Gloss: lang.Text{
			En: "the mail that POP3 hands out",
			Zh: "邮件存放区（maildrop）：POP3 取信之处",
		},
		Why: lang.Text{
			En: "POP3 opens one maildrop at login and locks it.",
			Zh: "POP3 登录时打开一个邮件存放区，并上锁。",
		},
		Body: lang.Text{
			En: "It is the server's store of one user's mail as POP3 sees it: a row of numbered " +
				"messages, without folders or flags. At login the server fixes the row; what " +
				"arrives later is seen at the next login. Messages leave it by DELE and QUIT, or " +
				"by a rule of the site. IMAP's INBOX may be the same store, but it is another " +
				"view of it.",
			Zh: "邮件存放区（maildrop）是 POP3 眼里某个用户在服务器上的邮件：一列编了号的邮件，没" +
				"有文件夹，也没有标志。登录时服务器把这一列固定下来，之后到达的下次登录才看得到。" +
				"邮件经 DELE 和 QUIT，或按站点的规定离开。IMAP 的 INBOX 可能是同一处存储，但看法" +
				"不同。",
		},
		Pitfall: lang.Text{
			En: "What the web page shows in folders, among them the spam folder, does not come " +
				"over POP3: only the one maildrop does.",
			Zh: "网页上各文件夹里的邮件（包括垃圾邮件文件夹）不会经 POP3 取到：取到的只有邮件存" +
				"放区（maildrop）。",
		},
		Example: "C: STAT\n" +
			"S: +OK 2 320\n" +
			"C: LIST\n" +
			"S: +OK\n" +
			"S: 1 120\n" +
			"S: 2 200\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §1", "RFC 1939 §4", "RFC 1939 §8"},
		Related: []string{"exclusive-access lock", "unique-id", "mailbox"},
		FAQ:     []int{5, 7},
	},
	{
		ID: "submission", Kind: KindTerm,
		Gloss: lang.Text{
			En: "handing new mail to one's own server",
			Zh: "邮件提交：把新邮件交给自己的服务器",
		},
		Why: lang.Text{
			En: "Submission is the first step of a message, from the mail program to its own " +
				"server.",
			Zh: "邮件提交是邮件的第一步，从邮件程序到自己的服务器。",
		},
		Body: lang.Text{
			En: "It uses SMTP on port 587 or 465, and a login is required by default. The server " +
				"may complete a message and checks whether the user may send in that name. From " +
				"there on the message is relayed on port 25. It is not delivery: that is the " +
				"last step.",
			Zh: "邮件提交在 587 或 465 端口上使用 SMTP，默认要求登录。服务器可以补全邮件，并检查" +
				"用户能否以该名义发信。此后邮件经 25 端口中继。它不是投递：投递是最后一步。",
		},
		Pitfall: lang.Text{
			En: "To send one's own mail to port 25 of a foreign MX works for that one domain at " +
				"best, and is mostly taken for spam: hand it in at 587 or 465.",
			Zh: "把自己的信直接发到别家 MX 的 25 端口，至多对那一个域名有效，而且多半被当成垃圾" +
				"邮件：应在 587 或 465 提交。",
		},
		Example: "(port 587, inside TLS)\n" +
			"C: AUTH PLAIN ****\n" +
			"S: 235 2.7.0 Ok\n" +
			"C: MAIL FROM:<alice@example.org>\n" +
			"S: 250 2.1.0 Ok\n" +
			"C: RCPT TO:<bob@example.net>\n" +
			"S: 250 2.1.5 Ok",
		Refs:    []string{"RFC 6409 §3", "RFC 6409 §4.3", "RFC 5598 §4.3.1"},
		Related: []string{"587", "465", "relay", "delivery"},
		FAQ:     []int{3, 10},
	},
	{
		ID: "relay", Kind: KindTerm,
		Gloss: lang.Text{
			En: "passing mail on from server to server",
			Zh: "中继：服务器之间传递邮件",
		},
		Why: lang.Text{
			En: "A relay takes a message over and is then responsible for it.",
			Zh: "中继服务器接下邮件，就对它负责。",
		},
		Body: lang.Text{
			En: "A server that is not the last one receives the message by SMTP, queues it, adds " +
				"a Received: field, and sends it to the next. It changes nothing else. A server " +
				"should relay for its own users only. Forwarding is something else: there a user " +
				"or an alias sends mail on to another address.",
			Zh: "不是最后一站的服务器用 SMTP 收下邮件，放进队列，加上 Received: 字段，再发给下一" +
				"站，此外不作改动。服务器只应为自己的用户中继。“转发”（forward）是另一回事：那是" +
				"用户或别名把邮件送往另一个地址。",
		},
		Pitfall: lang.Text{
			En: "\"Relaying denied\" is no fault of the recipient's address: the server did not " +
				"know the sender as its own user, mostly because the login is missing.",
			Zh: "“Relaying denied”不是收件地址有误：服务器没有把发件方认作自己的用户，多半是忘" +
				"了登录。",
		},
		Example: "(port 25, no login)\n" +
			"C: RCPT TO:<bob@example.net>\n" +
			"S: 550 5.7.1 Relaying denied",
		Refs:    []string{"RFC 5321 §2.3.10", "RFC 5321 §3.6", "RFC 5321 §4.4"},
		Related: []string{"open relay", "queue", "submission"},
		FAQ:     []int{1, 3},
	},
	{
		ID: "open relay", Kind: KindTerm,
		Gloss: lang.Text{
			En: "relays mail of strangers to strangers",
			Zh: "开放中继：替任何陌生人中继",
		},
		Why: lang.Text{
			En: "An open relay is found by senders of spam within hours, and then blocked " +
				"everywhere.",
			Zh: "开放中继几小时内就会被垃圾邮件发送者发现，随后处处被封。",
		},
		Body: lang.Text{
			En: "A server should accept mail for its own domains from anybody, and mail to " +
				"elsewhere only from its own users after a login. If it accepts both from " +
				"anybody, it is an open relay. The test is simple: without a login, RCPT with a " +
				"foreign address must be refused.",
			Zh: "服务器应接收任何人发给自己域名的邮件；发往别处的邮件，只应接收已登录的自己用户的。" +
				"如果谁的都收，就是开放中继。检验很简单：不登录时，带外站地址的 RCPT 必须被拒。",
		},
		Pitfall: lang.Text{
			En: "A wide range of \"own\" addresses in the configuration, 0.0.0.0/0 by mistake, " +
				"opens the relay although a login is set up as well.",
			Zh: "即使设置了登录，“本网地址”写得太宽（如误写成 0.0.0.0/0），照样成了开放中继。",
		},
		Example: "(from a strange network, no login)\n" +
			"C: MAIL FROM:<x@example.org>\n" +
			"S: 250 2.1.0 Ok\n" +
			"C: RCPT TO:<y@example.net>\n" +
			"S: 250 2.1.5 Ok",
		Refs:    []string{"RFC 5321 §7.9", "RFC 5068 §3.1"},
		Related: []string{"relay", "submission"},
		FAQ:     []int{3},
	},
	{
		ID: "delivery", Kind: KindTerm,
		Gloss: lang.Text{En: "putting mail into the mailbox", Zh: "投递：把邮件放进邮箱"},
		Why: lang.Text{
			En: "250 after the final dot means accepted, not delivered.",
			Zh: "末尾的点之后的 250 表示已接受，不等于已投递。",
		},
		Body: lang.Text{
			En: "Final delivery is the last step: the server of the recipient puts the message " +
				"into the mailbox. Before that each server on the way only accepts " +
				"responsibility: it must deliver, pass on, or report the failure. POP3 comes " +
				"after delivery and has no part in it.",
			Zh: "最终投递是最后一步：收件人的服务器把邮件放进邮箱。在此之前，路上每台服务器只是接" +
				"下责任：必须投递、传下去，或者报告失败。POP3 在投递之后，与投递无关。",
		},
		Pitfall: lang.Text{
			En: "\"Delivered\" in the log of a sending server means that the next server said 250; " +
				"whether it went into the mailbox or into spam stands in that server's log.",
			Zh: "发信服务器日志里的“已投递”，只是说下一台服务器回了 250；进了邮箱还是进了垃圾邮" +
				"件，要看对方的日志。",
		},
		Example: "C: .\n" +
			"S: 250 2.0.0 Ok: queued as 4711\n" +
			"(later, over POP3)\n" +
			"C: STAT\n" +
			"S: +OK 1 369",
		Refs:    []string{"RFC 5321 §4.2.5", "RFC 5321 §6.1", "RFC 5321 §2.3.10"},
		Related: []string{"queue", "bounce", "mailbox"},
		FAQ:     []int{1, 5},
	},
	{
		ID: "queue", Kind: KindTerm,
		Gloss: lang.Text{En: "accepted mail waiting to go on", Zh: "队列：已接受、等待发出的邮件"},
		Why: lang.Text{
			En: "If the next server cannot be reached, mail waits here and is tried again.",
			Zh: "下一台服务器连不上时，邮件在这里等待重试。",
		},
		Body: lang.Text{
			En: "After 250 a server keeps the message in its queue until the next server has " +
				"taken it over. A temporary failure (4yz, or no connection) leads to a retry, at " +
				"first often, later every few hours. After four or five days it gives up and " +
				"sends a bounce. So a message may be late without anything being wrong.",
			Zh: "回答 250 之后，服务器把邮件留在队列里，直到下一台服务器接手。遇到暂时失败（4yz " +
				"或连不上）就重试，起初间隔短，后来几小时一次。四五天后放弃，发出退信。所以邮件迟" +
				"到，不一定哪里出了错。",
		},
		Pitfall: lang.Text{
			En: "To send the same message again because it seems late makes two copies: the first " +
				"is still waiting.",
			Zh: "看似迟到就再发一遍，会变成两份：第一份还在队列里等着。",
		},
		Example: "C: RCPT TO:<bob@example.net>\n" +
			"S: 450 4.2.0 Try again later\n" +
			"(fifteen minutes later)\n" +
			"C: RCPT TO:<bob@example.net>\n" +
			"S: 250 2.1.5 Ok",
		Refs:    []string{"RFC 5321 §4.5.4.1", "RFC 5321 §4.2.5"},
		Related: []string{"delivery", "bounce", "greylisting"},
		FAQ:     []int{5},
	},
	{
		ID: "bounce", Kind: KindTerm,
		Gloss: lang.Text{
			En: "report that delivery failed after all",
			Zh: "退信：接受之后才发出的失败通知",
		},
		Why: lang.Text{
			En: "A bounce is a message of its own, sent after a server had already said 250.",
			Zh: "退信本身是一封邮件，在服务器已经回答 250 之后发出。",
		},
		Body: lang.Text{
			En: "If a server has accepted a message and then cannot deliver it, it writes to the " +
				"reverse-path. The envelope of a bounce has <> as its sender, so that it cannot " +
				"bounce in turn. A 550 inside the session is a refusal and no bounce: there the " +
				"sending side still holds the message.",
			Zh: "服务器接受了邮件却无法投递，就写信给反向路径。退信的信封发件人是 <>，这样它自己" +
				"不会再引起退信。会话中的 550 是拒收，不是退信：那时邮件还在发送方手里。",
		},
		Pitfall: lang.Text{
			En: "Most forged mail bounces to somebody who never sent it: refuse during the " +
				"session where you can, so that no bounce is needed.",
			Zh: "伪造的邮件，退信会寄给无辜的人：能在会话中拒收就当场拒收，免得再发退信。",
		},
		Example: "C: MAIL FROM:<>\n" +
			"S: 250 2.1.0 Ok\n" +
			"C: RCPT TO:<alice@example.org>\n" +
			"S: 250 2.1.5 Ok\n" +
			"C: DATA\n" +
			"S: 354 Go ahead\n" +
			"C: Subject: Undelivered mail",
		Refs:    []string{"RFC 5321 §6.1", "RFC 5321 §4.5.5", "RFC 3464 §1"},
		Related: []string{"reverse-path", "queue", "delivery"},
		FAQ:     []int{5},
	},
	{
		ID: "greylisting", Kind: KindTerm,
		Gloss: lang.Text{En: "first \"later\", then accepted", Zh: "灰名单：先让稍后再来，再放行"},
		Why: lang.Text{
			En: "A real mail server tries again; many programs that send spam do not.",
			Zh: "真正的邮件服务器会重试，许多发垃圾邮件的程序不会。",
		},
		Body: lang.Text{
			En: "A server that does not know sender, recipient and address of the client answers " +
				"with a 4yz code. When the same comes again after some minutes, it is let " +
				"through. The price is a delay for first mails. It should not be used against " +
				"one's own users at submission.",
			Zh: "服务器没见过这组发件人、收件人和客户端地址，就回 4yz。过几分钟同样的再来，便放行。" +
				"代价是初次来信会迟到。提交邮件时不应对自己的用户使用。",
		},
		Pitfall: lang.Text{
			En: "A sender that spreads its tries over many addresses of its own is greeted as a " +
				"stranger each time, and the mail is delayed for hours.",
			Zh: "发送方若轮换多个 IP 地址重试，每次都被当成生客，邮件会耽搁好几个小时。",
		},
		Example: "C: RCPT TO:<greylist@lab.test>\n" +
			"S: 450 4.7.0 Greylisted, please try again later\n" +
			"(some minutes later, from the same address)\n" +
			"C: RCPT TO:<greylist@lab.test>\n" +
			"S: 250 2.1.5 Ok",
		Refs:    []string{"RFC 6647 §2", "RFC 6647 §2.4", "RFC 6647 §1.1"},
		Related: []string{"queue", "reply"},
		FAQ:     []int{5, 13},
	},
	{
		ID: "session", Kind: KindTerm,
		Gloss: lang.Text{
			En: "one connection, from greeting to QUIT",
			Zh: "会话：一次连接，从问候到 QUIT",
		},
		Why: lang.Text{
			En: "A session carries several commands, and in SMTP several messages.",
			Zh: "一次会话有多条命令，在 SMTP 里还可以有多封邮件。",
		},
		Body: lang.Text{
			En: "It begins when the server greets and ends with QUIT or when the connection " +
				"breaks. Client and server take turns. In POP3 it passes through the states " +
				"AUTHORIZATION, TRANSACTION and UPDATE; deletions count only if it ends with " +
				"QUIT. A mail transaction is a part of an SMTP session.",
			Zh: "会话从服务器问候开始，到 QUIT 或连接中断为止，客户端和服务器轮流说话。在 POP3 里" +
				"依次经过授权状态（AUTHORIZATION）、事务状态（TRANSACTION）和更新状态（UPDATE）；" +
				"以 QUIT 结束，删除才算数。邮件事务是 SMTP 会话的一部分。",
		},
		Pitfall: lang.Text{
			En: "A new session forgets everything: the login, the EHLO list and POP3's deletion " +
				"marks hold for one connection only.",
			Zh: "新的会话什么也不记得：登录、EHLO 列表、POP3 的删除标记，都只在一次连接内有效。",
		},
		Example: "S: +OK POP3 server ready\n" +
			"C: USER bob\n" +
			"S: +OK\n" +
			"C: PASS ****\n" +
			"S: +OK\n" +
			"C: QUIT\n" +
			"S: +OK bye",
		Refs:    []string{"RFC 5321 §3.1", "RFC 5321 §3.8", "RFC 1939 §3"},
		Related: []string{"mail transaction", "greeting"},
		FAQ:     []int{7, 9},
	},
	{
		ID: "mail transaction", Kind: KindTerm,
		Gloss: lang.Text{
			En: "from MAIL to the end of the data",
			Zh: "邮件事务：从 MAIL 到数据结束",
		},
		Why: lang.Text{
			En: "One transaction hands over one message, to one or many recipients.",
			Zh: "一个邮件事务交出一封邮件，收件人可以有一个或多个。",
		},
		Body: lang.Text{
			En: "It begins with MAIL, goes on with RCPT, and ends with the answer to the final " +
				"dot, or without a message at RSET, QUIT or a new EHLO. If it ends early, " +
				"nothing was sent. Do not mix it up with the TRANSACTION state of POP3.",
			Zh: "邮件事务从 MAIL 开始，接着是 RCPT，到末尾的点得到应答为止；遇到 RSET、QUIT 或新" +
				"的 EHLO，则没有邮件就结束。提前结束，就什么也没发出。不要与 POP3 的事务状态（" +
				"TRANSACTION）混淆。",
		},
		Pitfall: lang.Text{
			En: "After a message the envelope is empty: the next one begins with MAIL, and RCPT " +
				"without it gets 503.",
			Zh: "一封邮件结束，信封就清空了：下一封要从 MAIL 开始，直接发 RCPT 会得到 503。",
		},
		Example: "C: .\n" +
			"S: 250 2.0.0 Ok\n" +
			"C: RCPT TO:<carol@example.net>\n" +
			"S: 503 5.5.1 MAIL first\n" +
			"C: MAIL FROM:<alice@example.org>\n" +
			"S: 250 2.1.0 Ok",
		Refs:    []string{"RFC 5321 §3.3", "RFC 5321 §4.1.1.5", "RFC 5321 §4.1.4"},
		Related: []string{"envelope", "session", "TRANSACTION state"},
		FAQ:     []int{13},
	},
	{
		ID: "command", Kind: KindTerm,
		Gloss: lang.Text{En: "one line from client to server", Zh: "命令：客户端发给服务器的一行"},
		Why: lang.Text{
			En: "The client commands, the server replies.",
			Zh: "客户端发命令，服务器应答。",
		},
		Body: lang.Text{
			En: "It begins with a verb of three or four letters or more, such as MAIL or RETR; " +
				"arguments may follow after a space. Case does not matter in the verb. It ends " +
				"with CR LF. Each command gets one reply, and without PIPELINING the client " +
				"waits for it.",
			Zh: "命令以命令字开头，如 MAIL、RETR，空格之后可以带参数。命令字不分大小写。以 CR LF " +
				"结束。每条命令得到一个应答；没有 PIPELINING 时，客户端要等到应答再继续。",
		},
		Pitfall: lang.Text{
			En: "A line that ends with LF alone, as many self-written programs send it, is no " +
				"complete command for a strict server: it waits for CR LF.",
			Zh: "自己写的程序常只用 LF 结尾；对严格的服务器来说，这一行还没有完，它会继续等 CR " +
				"LF。",
		},
		Example: "C: noop\n" +
			"S: 250 2.0.0 Ok\n" +
			"C: FOO\n" +
			"S: 500 5.5.2 Unknown command",
		Refs:    []string{"RFC 5321 §2.3.7", "RFC 5321 §4.1", "RFC 1939 §3"},
		Related: []string{"reply", "pipelining"},
		FAQ:     []int{4, 7},
	},
	{
		ID: "reply", Kind: KindTerm,
		Gloss: lang.Text{En: "the server's answer to a command", Zh: "应答：服务器对命令的回答"},
		Why: lang.Text{
			En: "What counts in a reply is its code; the text is for people.",
			Zh: "应答里算数的是应答码，文字是给人看的。",
		},
		Body: lang.Text{
			En: "In SMTP a reply is three digits and a text, on one line or several. In POP3 it " +
				"is +OK or -ERR and a text, with more lines after some commands. One reply " +
				"belongs to one command, in order. Only the greeting comes unasked.",
			Zh: "SMTP 的应答是三位数字加文字，可以有一行或多行。POP3 的应答是 +OK 或 -ERR 加文字，" +
				"有些命令之后还有多行。一个应答对应一条命令，次序不乱。只有问候是主动发来的。",
		},
		Pitfall: lang.Text{
			En: "A client that reads until the first pause and not to the reply's last line takes " +
				"the rest for the answer to its next command.",
			Zh: "客户端若读到停顿就当应答结束，而不是读到末行，剩下的部分就会被当成下一条命令的" +
				"应答。",
		},
		Example: "C: EHLO client.example.org\n" +
			"S: 250-mail.example.net\n" +
			"S: 250-SIZE 10485760\n" +
			"S: 250 PIPELINING",
		Refs:    []string{"RFC 5321 §4.2", "RFC 5321 §4.2.1", "RFC 1939 §3"},
		Related: []string{"response code", "command", "+OK", "-ERR"},
	},
	{
		ID: "response code", Kind: KindTerm,
		Gloss: lang.Text{
			En: "the part of a reply for programs",
			Zh: "应答码：应答中给程序读的部分",
		},
		Why: lang.Text{
			En: "A program goes by the code, never by the wording.",
			Zh: "程序看应答码，不看文字。",
		},
		Body: lang.Text{
			En: "In SMTP it is a number of three digits, whose first digit says how it went: 2 " +
				"done, 3 go on, 4 failed for now, 5 failed for good. POP3 has only +OK and -ERR; " +
				"a word in brackets such as [IN-USE], called an extended response code, may tell " +
				"more. The enhanced status code of SMTP, such as 5.1.1, is a third thing.",
			Zh: "在 SMTP 里，应答码是三位数字，第一位说明结果：2 完成，3 继续，4 暂时失败，5 永久" +
				"失败。POP3 只有 +OK 和 -ERR；[IN-USE] 之类方括号里的词称“扩展应答码”，能说得更细。" +
				"SMTP 的增强状态码（如 5.1.1）又是另一回事。",
		},
		Pitfall: lang.Text{
			En: "A program that compares with 250 alone fails on 251 or 252: the first digit " +
				"decides, and an unknown code counts by it.",
			Zh: "只与 250 比较的程序，遇到 251、252 就会出错：决定成败的是第一位，不认识的应答" +
				"码也按第一位算。",
		},
		Example: "C: RCPT TO:<bob@lab.test>\n" +
			"S: 251 2.1.5 User not local; will forward\n" +
			"C: RCPT TO:<nobody@lab.test>\n" +
			"S: 550 5.1.1 No such user here",
		Refs:    []string{"RFC 5321 §4.2.1", "RFC 2449 §8", "RFC 1939 §3"},
		Related: []string{"reply", "enhanced status code", "IN-USE"},
	},
	{
		ID: "enhanced status code", Kind: KindTerm,
		Gloss: lang.Text{
			En: "three numbers that say why: 5.1.1",
			Zh: "增强状态码：说明原因的三个数，如 5.1.1",
		},
		Why: lang.Text{
			En: "The reply code says whether, the enhanced status code says why.",
			Zh: "应答码说明成败，增强状态码说明原因。",
		},
		Body: lang.Text{
			En: "It stands in front of the text of an SMTP reply and has three parts: class, " +
				"subject and detail. The class is 2, 4 or 5 and must be the same as the first " +
				"digit of the reply code. Vendors also use registered numbers for reasons of " +
				"their own. POP3 does not have it.",
			Zh: "增强状态码写在 SMTP 应答文字的开头，分三段：类别、主题、细节。类别是 2、4 或 5，" +
				"必须与应答码的第一位相同。有的厂商把已注册的号码用于自己的原因。POP3 没有它。",
		},
		Pitfall: lang.Text{
			En: "It does not replace the reply code: a program that looks for \"5.\" alone takes a " +
				"version number in the text for a failure.",
			Zh: "它不能取代应答码：只在文字里找“5.”的程序，会把版本号当成失败。",
		},
		Example: "C: RCPT TO:<full@lab.test>\n" +
			"S: 452 4.2.2 Mailbox full",
		Refs:    []string{"RFC 3463 §2", "RFC 2034 §4", "RFC 5248 §2.1"},
		Related: []string{"response code", "enhanced-class-mismatch"},
	},
	{
		ID: "service extension", Kind: KindTerm,
		Gloss: lang.Text{
			En: "something SMTP can do beyond the base",
			Zh: "服务扩展：基本 SMTP 之外的功能",
		},
		Why: lang.Text{
			En: "EHLO asks which extensions there are; a client may use only those listed.",
			Zh: "EHLO 询问有哪些服务扩展，客户端只能用列出的。",
		},
		Body: lang.Text{
			En: "The base of SMTP is small and old; what came later is offered by a keyword in " +
				"the answer to EHLO, such as SIZE, STARTTLS or PIPELINING. A keyword may have " +
				"arguments. A client that finds it missing goes on without. POP3 calls the same " +
				"thing a capability.",
			Zh: "基本的 SMTP 又小又老，后来的功能都由 EHLO 应答里的关键字提供，如 SIZE、STARTTLS、" +
				"PIPELINING。关键字可以带参数。没有列出，客户端就不用它。同样的东西在 POP3 里叫“" +
				"能力”。",
		},
		Pitfall: lang.Text{
			En: "What was listed before STARTTLS holds no longer after it: the client must ask " +
				"again and forget the old list.",
			Zh: "STARTTLS 之前列出的，之后一概作废：客户端必须重新询问，忘掉旧的列表。",
		},
		Example: "C: EHLO client.example.org\n" +
			"S: 250-mail.example.net\n" +
			"S: 250-8BITMIME\n" +
			"S: 250-STARTTLS\n" +
			"S: 250 SIZE 10485760",
		Refs:    []string{"RFC 5321 §2.2", "RFC 5321 §4.1.1.1"},
		Related: []string{"capability", "pipelining"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "capability", Kind: KindTerm,
		Gloss: lang.Text{En: "something a POP3 server can do", Zh: "能力：POP3 服务器能做的事"},
		Why: lang.Text{
			En: "CAPA asks which capabilities there are; they may differ after TLS and after " +
				"login.",
			Zh: "CAPA 询问有哪些能力；启用 TLS 和登录之后可能不同。",
		},
		Body: lang.Text{
			En: "A capability names an optional command (TOP, UIDL), a way to log in (SASL), or " +
				"a rule of the server (EXPIRE, LOGIN-DELAY). It stands on a line of its own, " +
				"with arguments behind it. SMTP calls the same thing a service extension.",
			Zh: "一项能力可以是可选命令（TOP、UIDL）、登录方式（SASL）或服务器的规定（EXPIRE、" +
				"LOGIN-DELAY）。每项一行，后面可带参数。同样的东西在 SMTP 里叫“服务扩展”。",
		},
		Pitfall: lang.Text{
			En: "A server may know a command that it does not list, and TOP and UIDL are older " +
				"than CAPA: \"not listed\" is no proof that it fails.",
			Zh: "没有列出的命令，服务器也可能支持；TOP 和 UIDL 比 CAPA 还早：“没有列出”不能证明" +
				"“不能用”。",
		},
		Example: "C: CAPA\n" +
			"S: -ERR unknown command\n" +
			"C: UIDL 1\n" +
			"S: -ERR log in first",
		Refs:    []string{"RFC 2449 §5", "RFC 2449 §6"},
		Related: []string{"CAPA", "service extension"},
		FAQ:     []int{7, 11},
	},
	{
		ID: "authentication", Kind: KindTerm,
		Gloss: lang.Text{En: "proving who one is", Zh: "身份验证：证明自己是谁"},
		Why: lang.Text{
			En: "POP3 shows nothing without it; submission demands it; a public MX has none.",
			Zh: "POP3 没有它什么也不给看，提交邮件要求它，公开的 MX 则没有。",
		},
		Body: lang.Text{
			En: "The user proves an identity, mostly with a password or a token, by a mechanism " +
				"that both sides know. What the user may then do is authorization, another " +
				"question. In SMTP the command is AUTH; POP3 has AUTH, APOP, and USER with PASS. " +
				"A password should be sent inside TLS only.",
			Zh: "用户用双方都会的机制证明身份，多半凭密码或令牌。证明之后能做什么，属于授权，是另" +
				"一个问题。SMTP 用 AUTH 命令；POP3 有 AUTH、APOP，以及 USER 加 PASS。密码只应在 " +
				"TLS 之内发送。",
		},
		Pitfall: lang.Text{
			En: "That a login works says who one is; it does not say which sender address one may " +
				"use. Both are checked apart.",
			Zh: "登录成功说明“你是谁”，并不说明可以用哪个发件人地址，两者分开检查。",
		},
		Example: "C: AUTH PLAIN ****\n" +
			"S: 235 2.7.0 Ok\n" +
			"C: MAIL FROM:<carol@example.org>\n" +
			"S: 553 5.7.1 Sender address not owned by this user",
		Refs:    []string{"RFC 4422 §2", "RFC 4422 §3", "RFC 6409 §4.3", "RFC 1939 §4"},
		Related: []string{"mechanism", "credentials", "AUTH"},
		FAQ:     []int{3},
	},
	{
		ID: "AUTHORIZATION state", Kind: KindTerm,
		Gloss: lang.Text{En: "POP3 before the login", Zh: "授权状态（AUTHORIZATION）：登录之前"},
		Why: lang.Text{
			En: "Only CAPA, STLS, the login itself and QUIT work here.",
			Zh: "这时只能用 CAPA、STLS、登录命令和 QUIT。",
		},
		Body: lang.Text{
			En: "It is the first state of a POP3 session, right after the greeting. No mail can " +
				"be touched. A successful login leads to the TRANSACTION state; QUIT closes at " +
				"once and deletes nothing. RFC 2449 calls it AUTHENTICATION. Older Chinese " +
				"textbooks use another word for it.",
			Zh: "授权状态是 POP3 会话的第一个状态，问候之后就是它。不能碰任何邮件。登录成功就进入" +
				"事务状态（TRANSACTION）；QUIT 直接关闭连接，什么也不删。RFC 2449 称它为 " +
				"AUTHENTICATION。旧教材也译作“认可状态”。",
		},
		Pitfall: lang.Text{
			En: "The name misleads: what happens here is a login, authentication; what a user may " +
				"then do is authorization, and it is not asked about here.",
			Zh: "名字容易误导：这里做的其实是身份验证；“准许做什么”的授权，并不在这里谈。",
		},
		Example: "S: +OK POP3 server ready\n" +
			"C: STAT\n" +
			"S: -ERR log in first",
		Refs:    []string{"RFC 1939 §4", "RFC 1939 §3", "RFC 2449 §6.2"},
		Related: []string{"TRANSACTION state", "USER", "CAPA"},
		FAQ:     []int{3},
	},
	{
		ID: "TRANSACTION state", Kind: KindTerm,
		Gloss: lang.Text{En: "POP3 after the login", Zh: "事务状态（TRANSACTION）：登录之后"},
		Why: lang.Text{
			En: "Here mail is listed, fetched and marked.",
			Zh: "在这里列出、取回、标记邮件。",
		},
		Body: lang.Text{
			En: "It begins when the login is answered with +OK and the maildrop is locked. STAT, " +
				"LIST, UIDL, RETR, TOP, DELE, NOOP and RSET work here. Message numbers stay the " +
				"same until the end. QUIT leads to the UPDATE state; a broken connection ends " +
				"the session without it. It has nothing to do with the mail transaction of SMTP.",
			Zh: "登录得到 +OK、邮件存放区（maildrop）上锁，事务状态就开始了。这时可用 STAT、LIST、" +
				"UIDL、RETR、TOP、DELE、NOOP 和 RSET。邮件序号到结束都不变。QUIT 进入更新状态（" +
				"UPDATE）；连接中断则直接结束。它与 SMTP 的邮件事务无关。",
		},
		Pitfall: lang.Text{
			En: "A session that is left open here holds the lock, and the other device gets " +
				"[IN-USE]: send QUIT as soon as the mail is fetched.",
			Zh: "停在这里不退出，锁就一直占着，另一台设备会得到 [IN-USE]：取完信就该发 QUIT。",
		},
		Example: "C: PASS ****\n" +
			"S: +OK maildrop open\n" +
			"C: RETR 1\n" +
			"S: +OK 120 octets\n" +
			"(message 1)\n" +
			"S: .\n" +
			"C: NOOP\n" +
			"S: +OK",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §3"},
		Related: []string{"AUTHORIZATION state", "UPDATE state", "mail transaction"},
		FAQ:     []int{7, 9},
	},
	{
		ID: "UPDATE state", Kind: KindTerm,
		Gloss: lang.Text{
			En: "POP3 after QUIT: deletions happen",
			Zh: "更新状态（UPDATE）：QUIT 之后执行删除",
		},
		Why: lang.Text{
			En: "Only a session that reaches this state deletes anything.",
			Zh: "会话到了这个状态，才真正删除邮件。",
		},
		Body: lang.Text{
			En: "QUIT in the TRANSACTION state leads here. The server removes the messages that " +
				"DELE has marked, answers, releases the lock and closes. The client sends " +
				"nothing more. QUIT before the login does not come this way.",
			Zh: "在事务状态（TRANSACTION）发 QUIT 就进入更新状态。服务器删除 DELE 标记的邮件，作" +
				"出应答，释放锁，关闭连接。客户端不再发送什么。登录之前的 QUIT 不经过这里。",
		},
		Pitfall: lang.Text{
			En: "If the line breaks after QUIT was sent and before its answer came, the client " +
				"cannot know whether the mail was removed: it asks UIDL next time.",
			Zh: "QUIT 已发出而应答未到时断线，客户端无从知道删没删：下次要用 UIDL 核对。",
		},
		Example: "C: DELE 1\n" +
			"S: +OK marked\n" +
			"C: QUIT\n" +
			"S: -ERR some deleted messages not removed",
		Refs:    []string{"RFC 1939 §6", "RFC 1939 §3"},
		Related: []string{"QUIT", "DELE", "TRANSACTION state"},
		FAQ:     []int{7},
	},
	{
		ID: "mechanism", Kind: KindTerm,
		Gloss: lang.Text{En: "a way to log in with SASL", Zh: "机制：用 SASL 登录的一种方法"},
		Why: lang.Text{
			En: "The server lists mechanisms, the client picks one that both know.",
			Zh: "服务器列出机制，客户端挑一个双方都会的。",
		},
		Body: lang.Text{
			En: "A mechanism fixes what is sent in a login and in which order: PLAIN sends the " +
				"password, SCRAM proves it without sending it, XOAUTH2 sends a token. The same " +
				"mechanisms serve SMTP, POP3 and IMAP. EHLO lists them behind AUTH, CAPA behind " +
				"SASL. Mechanisms that send the password itself need TLS.",
			Zh: "机制规定登录时发送什么、按什么次序：PLAIN 发送密码，SCRAM 不发送密码而证明它，" +
				"XOAUTH2 发送令牌。同样的机制用于 SMTP、POP3 和 IMAP。EHLO 把它们列在 AUTH 后面，" +
				"CAPA 列在 SASL 后面。直接发送密码的机制必须配合 TLS。",
		},
		Pitfall: lang.Text{
			En: "A list without PLAIN is no refusal of passwords: SCRAM uses the same password " +
				"without sending it.",
			Zh: "列表里没有 PLAIN，不等于不能用密码：SCRAM 用的是同一个密码，只是不发送它。",
		},
		Example: "C: EHLO client.example.org\n" +
			"S: 250-mail.example.net\n" +
			"S: 250 AUTH SCRAM-SHA-256 XOAUTH2\n" +
			"C: AUTH PLAIN ****\n" +
			"S: 504 5.5.4 Mechanism not supported",
		Refs:    []string{"RFC 4422 §3.1", "RFC 4422 §3.2", "RFC 4954 §3", "RFC 5034 §3"},
		Related: []string{"PLAIN", "SCRAM-SHA-256", "challenge", "authentication"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "challenge", Kind: KindTerm,
		Gloss: lang.Text{
			En: "what the server asks during a login",
			Zh: "质询：登录时服务器提出的问题",
		},
		Why: lang.Text{
			En: "The client must answer a challenge in the way that the mechanism prescribes.",
			Zh: "客户端要按机制的规定回答质询。",
		},
		Body: lang.Text{
			En: "In SMTP it comes after 334, in POP3 after \"+ \", in base64. It may be a random " +
				"value, a prompt, or empty when the server only waits for the client's first " +
				"words. A fresh random value each time makes a recorded answer worthless: that " +
				"is challenge and response.",
			Zh: "在 SMTP 里，质询在 334 之后；在 POP3 里，在“+ ”之后，都写成 base64。它可以是随机" +
				"数、提示，也可以为空，表示服务器在等客户端先说。每次换新的随机数，录下的回答就没" +
				"有用：这就是质询—响应。",
		},
		Pitfall: lang.Text{
			En: "334 is no error, although it is not 250: a program that stops here gives a login " +
				"up that was going well.",
			Zh: "334 不是错误，虽然它不是 250：在此停下的程序，放弃的是一次进行顺利的登录。",
		},
		Example: "C: AUTH CRAM-MD5\n" +
			"S: 334 PDQ3MTcuMTg5MzQ1NjAwMEBtYWlsLmV4YW1wbGUubmV0Pg==\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Ok",
		Refs:    []string{"RFC 4422 §3.4", "RFC 4954 §4", "RFC 5034 §4"},
		Related: []string{"mechanism", "CRAM-MD5", "SCRAM-SHA-256"},
		FAQ:     []int{3},
	},
	{
		ID: "credentials", Kind: KindTerm,
		Gloss: lang.Text{
			En: "what proves an identity: name, password",
			Zh: "凭据：证明身份之物，如用户名加密码",
		},
		Why: lang.Text{
			En: "Credentials are secret; mailproto masks them wherever it shows a line.",
			Zh: "凭据要保密，mailproto 在显示的每一行里都会遮住。",
		},
		Body: lang.Text{
			En: "Mostly they are a user name and a password, or a token that stands for them. " +
				"They are not the certificate, which a server shows openly. They belong inside " +
				"TLS only. Some providers want a password made for one program, an app password " +
				"or authorization code, in place of the one for the web page.",
			Zh: "凭据多半是用户名加密码，或代替它们的令牌。它与证书不同，证书是服务器公开出示的。" +
				"凭据只应在 TLS 之内发送。有些服务商要求用专为某个软件生成的密码（授权码），不能" +
				"用网页的登录密码。",
		},
		Pitfall: lang.Text{
			En: "To paste a log into a forum is to publish the base64 in it: the line after AUTH " +
				"or 334 is the password, and anybody can read it.",
			Zh: "把日志贴到论坛，等于公开其中的 base64：AUTH 或 334 之后那一行就是密码，谁都能" +
				"还原。",
		},
		Example: "C: AUTH LOGIN\n" +
			"S: 334 VXNlciBOYW1l\n" +
			"C: ****\n" +
			"S: 334 UGFzc3dvcmQ=\n" +
			"C: ****\n" +
			"S: 535 5.7.8 Wrong name or password",
		Refs:    []string{"RFC 4422 §2", "RFC 4422 §3"},
		Related: []string{"authentication", "certificate", "PASS"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "pipelining", Kind: KindTerm,
		Gloss: lang.Text{
			En: "sending commands without waiting",
			Zh: "流水线（PIPELINING）：不等应答就连续发",
		},
		Why: lang.Text{
			En: "Pipelining saves round trips, which is time on distant connections.",
			Zh: "流水线省去来回等待，距离越远越省时间。",
		},
		Body: lang.Text{
			En: "If the server offers PIPELINING, a client may send several commands at once; " +
				"the replies come in the same order. In SMTP MAIL, all RCPT and DATA may leave " +
				"together. EHLO, STARTTLS, AUTH and QUIT end a group, because what follows " +
				"depends on their answer. POP3 knows it too.",
			Zh: "服务器提供 PIPELINING 时，客户端可以一次发出多条命令，应答按同样的次序返回。在 " +
				"SMTP 里，MAIL、全部 RCPT 和 DATA 可以一起发出。EHLO、STARTTLS、AUTH、QUIT 之后不" +
				"能再接着发，因为后面的内容取决于它们的应答。POP3 也有流水线。",
		},
		Pitfall: lang.Text{
			En: "It is no licence to stop reading: a client that writes a large group without " +
				"reading replies may block, when both sides wait for room in the buffers.",
			Zh: "它不是说可以不读应答：一次写出一大组而不读取，缓冲区满了，双方就可能互相等死。",
		},
		Example: "C: MAIL FROM:<alice@example.org>\n" +
			"C: RCPT TO:<bob@example.net>\n" +
			"C: RCPT TO:<carol@example.net>\n" +
			"S: 250 2.1.0 Ok\n" +
			"S: 250 2.1.5 Ok\n" +
			"S: 250 2.1.5 Ok",
		Refs:    []string{"RFC 2920 §3.1", "RFC 2449 §6.6"},
		Related: []string{"command", "reply", "PIPELINING"},
		FAQ:     []int{13},
	},
	{
		ID: "dot-stuffing", Kind: KindTerm,
		Gloss: lang.Text{
			En: "a second dot for lines that begin with one",
			Zh: "点填充：行首的点再加一个点",
		},
		Why: lang.Text{
			En: "Without it a line that holds only a dot would end the message too early.",
			Zh: "没有它，只含一个点的行就会让邮件提前结束。",
		},
		Body: lang.Text{
			En: "The end of a message is a line that holds only a dot. So whoever sends a line " +
				"that begins with a dot puts another dot in front, and whoever receives it takes " +
				"one away. In SMTP the client does so after DATA, in POP3 the server does so " +
				"after RETR and TOP. BDAT counts octets and needs no dots.",
			Zh: "邮件以只含一个点的行结束。所以，发送方对以点开头的行要在前面再加一个点，接收方去" +
				"掉一个。在 SMTP 里，由客户端在 DATA 之后做；在 POP3 里，由服务器在 RETR、TOP 之" +
				"后做。这就是点填充。BDAT 按字节计数，不需要它。",
		},
		Pitfall: lang.Text{
			En: "A library does it for you, mostly. Who adds the dots again by hand sends two too " +
				"many, and the reader sees one of them.",
			Zh: "程序库多半已经代劳。自己再加一遍点，收件人就会看到多出来的点。",
		},
		Example: "C: DATA\n" +
			"S: 354 Go ahead\n" +
			"C: Subject: dots\n" +
			"C:\n" +
			"C: ..this line begins with one dot\n" +
			"C: .\n" +
			"S: 250 2.0.0 Ok",
		Refs:    []string{"RFC 5321 §4.5.2", "RFC 1939 §3", "RFC 3030 §2"},
		Related: []string{"RETR", "TOP", "DATA"},
	},
	{
		ID: "octet", Kind: KindTerm,
		Gloss: lang.Text{En: "eight bits, a byte", Zh: "字节（八位组）：八个比特"},
		Why: lang.Text{
			En: "Sizes in mail are counted in octets, with two for each end of line.",
			Zh: "邮件的大小以字节计，每个行尾算两个。",
		},
		Body: lang.Text{
			En: "The standards say octet, because a byte once was not eight bits everywhere. CR " +
				"LF at the end of each line counts two, also if the server's files hold only " +
				"one. In UTF-8 a Chinese character takes three octets as a rule. Dots added for " +
				"transfer are not counted.",
			Zh: "标准里用“八位组”一词，因为从前的“字节”不一定是八个比特。每行末尾的 CR LF 算两个" +
				"字节，即使服务器的文件里只存了一个。在 UTF-8 里，一个汉字一般占三个字节。传送时" +
				"加的点不计入。",
		},
		Pitfall: lang.Text{
			En: "A count of characters is no count of octets: a limit of 512 octets holds some " +
				"170 Chinese characters in UTF-8, not 512.",
			Zh: "字数不等于字节数：512 字节的上限，用 UTF-8 只够写 170 个左右的汉字。",
		},
		Example: "C: LIST 1\n" +
			"S: +OK 1 120",
		Refs:    []string{"RFC 1939 §11", "RFC 6856 §2.1"},
		Related: []string{"size-mismatch", "dot-stuffing"},
	},
	{
		ID: "port", Kind: KindTerm,
		Gloss: lang.Text{En: "the number of a service on a host", Zh: "端口：主机上服务的编号"},
		Why: lang.Text{
			En: "The port decides which service answers, and whether TLS begins at once.",
			Zh: "端口决定由哪项服务应答，也决定是否一开始就用 TLS。",
		},
		Body: lang.Text{
			En: "A host has one address and many services, told apart by a number from 1 to " +
				"65535. For mail: 25 between servers, 587 and 465 for submission, 110 and 995 " +
				"for POP3, 143 and 993 for IMAP. On 465, 993 and 995 TLS begins at once. Any " +
				"service can run on another port, but then everybody must be told.",
			Zh: "一台主机有一个地址和许多服务，用 1 到 65535 的编号区分。邮件用到的有：服务器之间 " +
				"25，提交 587 和 465，POP3 110 和 995，IMAP 143 和 993。465、993、995 一开始就用 " +
				"TLS。服务也可以用别的端口，但得告诉每个人。",
		},
		Pitfall: lang.Text{
			En: "\"Connection refused\" and \"no answer\" mean different things: the first is a host " +
				"without that service, the second mostly a firewall.",
			Zh: "“连接被拒绝”与“没有回音”不同：前者是主机上没有这项服务，后者多半是防火墙所为。",
		},
		Example: "(port 995: TLS handshake)\n" +
			"S: +OK POP3 server ready\n" +
			"C: QUIT\n" +
			"S: +OK goodbye",
		Refs:    []string{"RFC 6409 §3.1", "RFC 1939 §3", "RFC 8314 §3"},
		Related: []string{"25", "587", "465", "110", "995"},
		FAQ:     []int{11},
	},
	{
		ID: "exclusive-access lock", Kind: KindTerm,
		Gloss: lang.Text{
			En: "only one POP3 session at a time",
			Zh: "独占锁：同一时刻只许一个 POP3 会话",
		},
		Why: lang.Text{
			En: "The lock keeps two sessions from pulling mail from under each other.",
			Zh: "有了独占锁，两个会话就不会互相拆台。",
		},
		Body: lang.Text{
			En: "At login the server locks the maildrop, so that message numbers stay true until " +
				"QUIT. A second login may be refused meanwhile, with [IN-USE] from servers that " +
				"say why. The lock is released at the end of the session. Many servers of today " +
				"let several sessions in and keep the numbers apart in another way.",
			Zh: "登录时服务器给邮件存放区（maildrop）加独占锁，好让邮件序号到 QUIT 之前一直有效。" +
				"这期间第二次登录可能被拒，肯说明原因的服务器会带上 [IN-USE]。会话结束时释放锁。" +
				"如今许多服务器允许多个会话同时进行，用别的办法让序号互不干扰。",
		},
		Pitfall: lang.Text{
			En: "A lock that stays after a broken connection is no fault of the password: it goes " +
				"when the server's idle timer, ten minutes at least, has run out.",
			Zh: "断线之后锁还在，不是密码的问题：等服务器的空闲计时（至少十分钟）到了，锁就释放。",
		},
		Example: "(the laptop is still logged in; the phone says)\n" +
			"C: USER bob\n" +
			"S: +OK\n" +
			"C: PASS ****\n" +
			"S: -ERR [IN-USE] the maildrop is locked",
		Refs:    []string{"RFC 1939 §4", "RFC 2449 §8.1.2"},
		Related: []string{"IN-USE", "maildrop"},
		FAQ:     []int{9},
	},
	{
		ID: "unique-id", Kind: KindTerm,
		Gloss: lang.Text{
			En: "a message's lasting name, from UIDL",
			Zh: "唯一标识：UIDL 列出的长期名字",
		},
		Why: lang.Text{
			En: "Message numbers change from session to session, the unique-id does not.",
			Zh: "邮件序号每次会话都可能变，唯一标识不变。",
		},
		Body: lang.Text{
			En: "The server gives each message a string of 1 to 70 printable characters. Mail " +
				"programs remember those that they have fetched; so they fetch only what is new " +
				"and can leave mail on the server. It is not the Message-ID, which the sender " +
				"writes into the header section. It does not tell whether a message was read.",
			Zh: "服务器给每封邮件一个由 1 到 70 个可见字符组成的字符串。邮件程序记下取过的唯一标" +
				"识，于是只取新邮件，也能把邮件留在服务器上。它不是 Message-ID，后者由发送方写在" +
				"首部里。它也不说明邮件是否读过。",
		},
		Pitfall: lang.Text{
			En: "It holds for one maildrop: compare it together with account and server, or two " +
				"accounts with the same \"1\" hide each other's mail.",
			Zh: "它只在一个邮件存放区（maildrop）内有效：要连同账号和服务器一起比较，否则两个账" +
				"号都有的“1”会互相遮盖。",
		},
		Example: "C: UIDL\n" +
			"S: +OK\n" +
			"S: 1 0000000368a1\n" +
			"S: 2 0000000468a1\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §7", "RFC 2449 §6.8"},
		Related: []string{"UIDL", "leave on server"},
		FAQ:     []int{9},
	},
	{
		ID: "push", Kind: KindTerm,
		Gloss: lang.Text{
			En: "the holder of the mail calls: SMTP",
			Zh: "推送：由持有邮件的一方发起，如 SMTP",
		},
		Why: lang.Text{
			En: "In SMTP whoever holds the mail connects and hands it over.",
			Zh: "在 SMTP 里，谁手里有邮件，谁就主动连接并交出。",
		},
		Body: lang.Text{
			En: "The word says who begins a transfer. In SMTP that is the side that holds the " +
				"message, so mail travels without anybody asking for it. ETRN asks it to begin, " +
				"and ATRN turns an open connection round. The notices that a telephone shows are " +
				"something else, although they are called push too.",
			Zh: "这个词说的是由谁发起传送。在 SMTP 里，是持有邮件的一方，所以不用谁来要，邮件就会" +
				"送到。ETRN 请求对方开始发送，ATRN 让已建立的连接掉转方向。手机上的“推送通知”虽用" +
				"同一个词，却是另一回事。",
		},
		Pitfall: lang.Text{
			En: "SMTP's push ends at the mailbox: that a phone rings at once is the work of IMAP " +
				"IDLE or of the maker's own service.",
			Zh: "SMTP 的“推送”到邮箱为止：手机立刻响铃，靠的是 IMAP 的 IDLE 或厂商自己的服务。",
		},
		Example: "(mx.example.org has mail, so it calls)\n" +
			"S: 220 mx.example.net ESMTP\n" +
			"C: EHLO mx.example.org\n" +
			"S: 250 mx.example.net",
		Refs:    []string{"RFC 5321 §2.1", "RFC 1985 §1", "RFC 2645 §4"},
		Related: []string{"pull", "relay"},
		FAQ:     []int{8},
	},
	{
		ID: "pull", Kind: KindTerm,
		Gloss: lang.Text{
			En: "the reader calls for the mail: POP3",
			Zh: "拉取：由读信的一方发起，如 POP3",
		},
		Why: lang.Text{
			En: "In POP3 new mail is seen only when the client asks for it.",
			Zh: "在 POP3 里，客户端来取，才看得到新邮件。",
		},
		Body: lang.Text{
			En: "The word says who begins a transfer. In POP3 that is the reader's mail program, " +
				"which looks again and again (polling). The list is fixed at login, so new mail " +
				"is seen at the next login. Looking often costs the server work; LOGIN-DELAY " +
				"sets a limit.",
			Zh: "这个词说的是由谁发起传送。在 POP3 里，是读信人的邮件程序，它反复查看（轮询）。列" +
				"表在登录时固定，新邮件要到下次登录才看得到。查得太勤会加重服务器的负担，" +
				"LOGIN-DELAY 就是用来限制的。",
		},
		Pitfall: lang.Text{
			En: "To poll every few seconds brings mail hardly sooner and may block the account: " +
				"with POP3 some minutes are the custom.",
			Zh: "每隔几秒就查一次，邮件早不了多少，账号还可能被限制：用 POP3 一般隔几分钟查一次。",
		},
		Example: "(the reader's program calls)\n" +
			"S: +OK POP3 server ready\n" +
			"C: USER bob\n" +
			"S: +OK\n" +
			"C: PASS ****\n" +
			"S: +OK\n" +
			"C: STAT\n" +
			"S: +OK 0 0",
		Refs:    []string{"RFC 1939 §4", "RFC 2449 §6.5"},
		Related: []string{"push", "LOGIN-DELAY"},
		FAQ:     []int{8, 12},
	},
	{
		ID: "leave on server", Kind: KindTerm,
		Gloss: lang.Text{
			En: "keep a copy on the server after fetching",
			Zh: "在服务器上保留副本：取信后不删除",
		},
		Why: lang.Text{
			En: "It is a setting of the mail program: it simply does not send DELE.",
			Zh: "这是邮件程序的设置：取信之后不发 DELE 就是了。",
		},
		Body: lang.Text{
			En: "POP3 has no command for it. Fetching copies; what deletes is DELE with QUIT. " +
				"With UIDL the program knows what it has fetched, so several devices can each " +
				"fetch everything. The server's rules may set limits: EXPIRE 0 forbids it, and " +
				"quotas fill up. Whether a message was read is not shared between the devices: " +
				"that takes IMAP.",
			Zh: "POP3 没有这样的命令。取信只是复制，删除要靠 DELE 加 QUIT。有了 UIDL，软件知道哪" +
				"些已经取过，几台设备都能各取一份。服务器可能有限制：EXPIRE 0 不许保留，配额也会" +
				"用完。邮件是否读过，各设备之间并不共享，那要用 IMAP。",
		},
		Pitfall: lang.Text{
			En: "Copies fill the quota, and then new mail is refused: combine the setting with " +
				"\"delete after some days\".",
			Zh: "副本会占满配额，之后新邮件就会被拒收：最好同时设“若干天后删除”。",
		},
		Example: "C: UIDL 1\n" +
			"S: +OK 1 0000000568a1\n" +
			"C: RETR 1\n" +
			"S: +OK 120 octets\n" +
			"(message 1)\n" +
			"S: .\n" +
			"C: QUIT\n" +
			"S: +OK bye (1 message kept)",
		Refs:    []string{"RFC 1939 §8", "RFC 2449 §6.7", "RFC 1939 §7"},
		Related: []string{"UIDL", "EXPIRE", "DELE"},
		FAQ:     []int{2, 9},
	},
	{
		ID: "bulk mail", Kind: KindTerm,
		Gloss: lang.Text{
			En: "one mail to many people, wanted or not",
			Zh: "群发邮件：一信发给多人",
		},
		Why: lang.Text{
			En: "Bulk mail is a neutral word; unwanted bulk mail is spam.",
			Zh: "群发邮件是中性词；不请自来的才是垃圾邮件。",
		},
		Body: lang.Text{
			En: "Newsletters and notices are bulk mail. SMTP can hand over one copy for many " +
				"recipients of the same server, but mail that names each reader goes out one by " +
				"one. Receivers slow down senders that come too fast (421, 450). Bulk mail needs " +
				"the consent of its readers and an easy way out, such as one-click unsubscribing.",
			Zh: "新闻邮件和通知都是群发邮件。对同一服务器上的多个收件人，SMTP 可以只交一份；但写" +
				"有各人姓名的邮件要逐封发送。发得太快，接收方会限速（421、450）。群发邮件需要收件" +
				"人同意，还要提供方便的退订方式，如一键退订。",
		},
		Pitfall: lang.Text{
			En: "One transaction with all readers in RCPT saves octets, but if all addresses also " +
				"stand in To:, each reader sees everybody: put them into the envelope only.",
			Zh: "一个事务带上全部收件人能省流量；但地址若都写进 To:，人人都看得到别人：只应写在" +
				"信封里。",
		},
		Example: "C: MAIL FROM:<news@example.org>\n" +
			"S: 250 2.1.0 Ok\n" +
			"C: RCPT TO:<bob@example.net>\n" +
			"S: 250 2.1.5 Ok\n" +
			"C: RCPT TO:<carol@example.net>\n" +
			"S: 450 4.7.1 Too much mail, slow down",
		Refs:    []string{"RFC 5321 §4.5.4.1", "RFC 8058 §1"},
		Related: []string{"queue", "envelope"},
		FAQ:     []int{13},
	},
	{
		ID: "server", Kind: KindTerm,
		Gloss: lang.Text{En: "waits for connections and answers", Zh: "服务器：等待连接并应答"},
		Why: lang.Text{
			En: "The word names a role in one connection, not a kind of machine.",
			Zh: "这个词指一次连接中的角色，不是一种机器。",
		},
		Body: lang.Text{
			En: "The server listens on a port, greets and answers commands. In relaying each " +
				"machine plays both roles: it is a server when it receives and a client when it " +
				"passes the mail on. The SMTP server for sending and the POP3 server for reading " +
				"may be two machines.",
			Zh: "服务器监听端口，发出问候，应答命令。在中继时，一台机器兼有两种角色：接收时是服务" +
				"器，往下传时是客户端。发信用的 SMTP 服务器和收信用的 POP3 服务器可以是两台机器。",
		},
		Pitfall: lang.Text{
			En: "\"The server\" of a mail account is often several: the one for sending, the one " +
				"for fetching, and the web page need not share a name or a fault.",
			Zh: "一个邮件账号的“服务器”往往有好几台：发信的、收信的、网页的，名字未必相同，故障" +
				"也未必同时发生。",
		},
		Example: "S: 220 smtp.example.net ESMTP\n" +
			"(and on another host)\n" +
			"S: +OK pop.example.net ready",
		Refs:    []string{"RFC 5321 §2.3.2", "RFC 1939 §1"},
		Related: []string{"client", "relay"},
		FAQ:     []int{1, 11},
	},
	{
		ID: "client", Kind: KindTerm,
		Gloss: lang.Text{En: "opens the connection and asks", Zh: "客户端：发起连接并提出要求"},
		Why: lang.Text{
			En: "The word names a role in one connection: the side that sends commands.",
			Zh: "这个词指一次连接中的角色：发命令的一方。",
		},
		Body: lang.Text{
			En: "In submission and in POP3 the client is the user's mail program. Between " +
				"servers the one that has mail to pass on is the client. In POP3 the cleverness " +
				"was put into the client on purpose, so that the server stays simple.",
			Zh: "提交邮件和用 POP3 取信时，客户端是用户的邮件程序。服务器之间，要往下传邮件的一方" +
				"是客户端。POP3 有意让客户端多做事，好让服务器保持简单。",
		},
		Pitfall: lang.Text{
			En: "The reader's program and the sending server are both clients; \"the client was " +
				"refused\" in a log mostly means another mail server.",
			Zh: "用户的邮件程序和发信的服务器都是客户端；日志里“客户端被拒”说的多半是另一台邮件" +
				"服务器。",
		},
		Example: "C: EHLO mx.example.org\n" +
			"S: 250 mx.example.net\n" +
			"C: QUIT\n" +
			"S: 221 2.0.0 Bye",
		Refs:    []string{"RFC 5321 §2.3.2", "RFC 1939 §1", "RFC 1939 §7"},
		Related: []string{"server"},
		FAQ:     []int{1},
	},
	{
		ID: "protocol", Kind: KindTerm,
		Gloss: lang.Text{En: "the rules of a conversation", Zh: "协议：对话的规则"},
		Why: lang.Text{
			En: "SMTP and POP3 are two protocols for two ends of one delivery.",
			Zh: "SMTP 和 POP3 是一次投递两头的两种协议。",
		},
		Body: lang.Text{
			En: "A protocol fixes who may say what, when, and what it means. SMTP, the Simple " +
				"Mail Transfer Protocol, takes mail from the sender to the server of the " +
				"recipient. POP3, version 3 of the Post Office Protocol, lets the recipient " +
				"fetch it there. A protocol says nothing of how good a service is.",
			Zh: "协议规定谁在什么时候可以说什么，以及是什么意思。SMTP 即简单邮件传送协议，把邮件" +
				"从发件人送到收件人的服务器。POP3 即邮局协议第 3 版，让收件人从那里取信。服务质量" +
				"好不好，不是协议管的事。",
		},
		Pitfall: lang.Text{
			En: "\"POP3 is slow\" or \"SMTP goes into spam\" blames the language for what was said: " +
				"speed and filtering are matters of the service.",
			Zh: "“POP3 慢”“SMTP 进垃圾箱”，是把话的内容怪到语言头上：快慢与过滤都是服务的事。",
		},
		Example: "(SMTP)\n" +
			"C: NOOP\n" +
			"S: 250 2.0.0 Ok\n" +
			"(POP3)\n" +
			"C: NOOP\n" +
			"S: +OK",
		Refs:    []string{"RFC 5321 §1.1", "RFC 1939 §1", "RFC 5321 §2.1"},
		Related: []string{"server", "client"},
		FAQ:     []int{1, 12, 13},
	},
}
