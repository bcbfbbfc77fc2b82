package lab

import "mailproto/internal/lang"

// smtpFaults are the faults of SMTP itself.
func smtpFaults() []fault {
	return []fault{
		{Fault: Fault{
			Name: "open-relay", Services: []string{MX},
			Title: lang.Text{
				En: "takes mail from strangers for every domain",
				Zh: "接受任何陌生人发往任意域的邮件（开放中继）",
			},
			Teaches: lang.Text{
				En: "A server for mail from strangers takes mail for its own domains only. One that relays for everybody is soon used for spam, and blocked. Here the reply is 250, and the mail goes nowhere.",
				Zh: "面向陌生人的服务器只应接收发往自己域的邮件。替所有人中继的服务器很快会被用来发垃圾邮件，并被各处拦截。这里回答 250，但邮件不会发往任何地方。",
			},
			GoodClient: lang.Text{
				En: "A client cannot tell from the 250. Administrators test their own server: a recipient of another domain, without login, must be refused.",
				Zh: "客户端从 250 看不出问题。管理员应当自查：不登录而写别的域的收件人，必须被拒绝。",
			},
		}, set: func(b *behaviour) { b.relays = true }},
		{Fault: Fault{
			Name: "refuse-data", Services: onAllSMTP(),
			Title: lang.Text{
				En: "answers every final dot with 451 4.3.0 and keeps nothing",
				Zh: "对每个表示结束的点都回答 451 4.3.0，不保存任何邮件",
			},
			Teaches: lang.Text{
				En: "Only a 250 behind the final dot hands the message over. Until then the sender is responsible for it, whatever was accepted before.",
				Zh: "只有结束点之后的 250 才算交接了邮件。在此之前，无论前面接受过什么，责任都在发送方。",
			},
			GoodClient: lang.Text{
				En: "It keeps the message and tries again later: 4yz is not final.",
				Zh: "保留邮件，稍后再试：4yz 不是最终的拒绝。",
			},
		}, set: func(b *behaviour) {
			b.answer(atDot, no(451, "4.3.0", "The message cannot be taken now, try again later"))
		}},
		{Fault: Fault{
			Name: "drop-after-data", Services: onAllSMTP(),
			Title: lang.Text{
				En: "takes the message over, and ends the connection without a reply",
				Zh: "收下邮件，却不作应答就断开连接",
			},
			Teaches: lang.Text{
				En: "A client that hears nothing behind the final dot does not know whether the message was taken over. Here it was: sending it again makes a second copy.",
				Zh: "结束点之后听不到应答，客户端就无从知道邮件是否已被接收。这里其实已经收下：再发一次就会有两份。",
			},
			GoodClient: lang.Text{
				En: "It waits ten minutes for this reply (RFC 5321 §4.5.3.2.6). Without one it sends again: a message twice is better than a message lost. The Message-ID stays the same, so that copies can be told.",
				Zh: "为这个应答等待十分钟（RFC 5321 §4.5.3.2.6）。等不到就重发：宁可重复，不可丢失。Message-ID 保持不变，便于识别副本。",
			},
		}, set: func(b *behaviour) { b.dropsAfter = true }},
		{Fault: Fault{
			Name: "drop-before-data-end", Services: onAllSMTP(),
			Title: lang.Text{
				En: "ends the connection inside the message and keeps nothing",
				Zh: "在邮件传到一半时断开连接，不保存任何内容",
			},
			Teaches: lang.Text{
				En: "A message without its final dot is no message: the server must not deliver the half that it has.",
				Zh: "没有结束点的邮件不算邮件：服务器不得投递已收到的那一半。",
			},
			GoodClient: lang.Text{
				En: "It sends the whole message again in a new session. It cannot tell this from a loss behind the final dot.",
				Zh: "在新的会话中重新发送整封邮件。它分不清这与结束点之后的断线有何不同。",
			},
		}, set: func(b *behaviour) { b.dropsWithin = true }},
		{Fault: Fault{
			Name: "no-pipelining", Services: Services(),
			Title: lang.Text{
				En: "does not offer PIPELINING",
				Zh: "不提供 PIPELINING",
			},
			Teaches: lang.Text{
				En: "Without PIPELINING a client waits for each reply before its next command, so that every command costs a round trip (RFC 2920 §3.1; for POP3 RFC 2449 §6.6).",
				Zh: "没有 PIPELINING，客户端每发一条命令都要等到应答再发下一条，每条命令各花一个往返（RFC 2920 §3.1；POP3 见 RFC 2449 §6.6）。",
			},
			GoodClient: lang.Text{
				En: "It sends one command at a time.",
				Zh: "一次只发一条命令。",
			},
		}, set: func(b *behaviour) { b.without = append(b.without, "PIPELINING") }},
	}
}
