package explain

import "mailproto/internal/lang"

// smtpMistakes are what clients do wrong in SMTP, or in both protocols, though
// every line was framed as it should be. Bodies say what would have been right.
var smtpMistakes = []Topic{
	{
		ID: "mail-before-ehlo", Kind: KindTerm,
		Gloss: lang.Text{En: "MAIL before EHLO", Zh: "还没发 EHLO 就发 MAIL"},
		Why: lang.Text{
			En: "A client introduces itself before it sends mail.",
			Zh: "客户端要先自报家门，才能发信。",
		},
		Body: lang.Text{
			En: "Right: EHLO with the client's name first; after its 250, MAIL. Only NOOP, HELP, EXPN, VRFY, RSET and QUIT may come before.",
			Zh: "正确做法：先发 EHLO 加客户端的名字，得到 250 之后再发 MAIL。只有 NOOP、HELP、EXPN、VRFY、RSET 和 QUIT 可以更早。",
		},
		Pitfall: lang.Text{
			En: "Some servers let it pass, so that the mistake shows only at another server.",
			Zh: "有的服务器会放过，所以要换一台服务器才会出错。",
		},
		Example: "S: 220 mail.example.net ESMTP\nC: MAIL FROM:<alice@example.org>\nS: 503 5.5.1 Send EHLO first",
		Refs:    []string{"RFC 5321 §4.1.4", "RFC 5321 §3.2"},
		Related: []string{"EHLO", "503", "ehlo-not-repeated"},
	},
	{
		ID: "ehlo-not-repeated", Kind: KindTerm,
		Gloss: lang.Text{En: "no EHLO after STARTTLS", Zh: "STARTTLS 之后没有重发 EHLO"},
		Why: lang.Text{
			En: "After the handshake both sides forget all that was said in clear.",
			Zh: "握手之后，双方都要忘掉明文时说过的一切。",
		},
		Body: lang.Text{
			En: "Right: EHLO again, as the first command inside TLS. What the server offers may be another list now, AUTH above all.",
			Zh: "正确做法：在 TLS 之内首先重发 EHLO。服务器这时提供的扩展可能不同，尤其是 AUTH。",
		},
		Pitfall: lang.Text{
			En: "The list from before the handshake may have been changed by somebody in between.",
			Zh: "握手之前的那份列表，可能已被途中的人改过。",
		},
		Example: "C: STARTTLS\nS: 220 2.0.0 Ready to start TLS\n(TLS handshake)\nC: MAIL FROM:<alice@example.org>\nS: 503 5.5.1 Send EHLO first",
		Refs:    []string{"RFC 3207 §4.2", "RFC 5321 §4.1.4"},
		Related: []string{"STARTTLS", "EHLO", "mail-before-ehlo"},
		FAQ:     []int{6},
	},
	{
		ID: "mail-before-login", Kind: KindTerm,
		Gloss: lang.Text{En: "MAIL before the login", Zh: "还没登录就发 MAIL"},
		Why: lang.Text{
			En: "A submission server takes mail only from users that it knows.",
			Zh: "邮件提交服务器只接受已登录用户的邮件。",
		},
		Body: lang.Text{
			En: "Right: AUTH with name and password first, inside TLS; after its 235, MAIL. Mail between servers needs no login and goes to port 25.",
			Zh: "正确做法：先在 TLS 之内用 AUTH 登录，得到 235 之后再发 MAIL。服务器之间的邮件不用登录，走 25 端口。",
		},
		Pitfall: lang.Text{
			En: "The password is not wrong: none was sent. Look for the setting \"my outgoing server requires authentication\".",
			Zh: "不是密码错了，而是根本没发密码：检查“我的发送服务器要求验证”这一项设置。",
		},
		Example: "C: MAIL FROM:<alice@example.org>\nS: 530 5.7.0 Log in first",
		Refs:    []string{"RFC 4954 §6", "RFC 6409 §4.3"},
		Related: []string{"530", "AUTH", "5.7.0"},
		FAQ:     []int{3},
	},
	{
		ID: "rcpt-before-mail", Kind: KindTerm,
		Gloss: lang.Text{En: "RCPT without a sender", Zh: "还没有发件人就发 RCPT"},
		Why: lang.Text{
			En: "MAIL opens a transaction, and only within one has RCPT a meaning.",
			Zh: "MAIL 开始一个事务，只有在事务之内 RCPT 才有意义。",
		},
		Body: lang.Text{
			En: "Right: MAIL first, and RCPT only after its 250. If MAIL was refused there is no transaction, and RCPT is of no use.",
			Zh: "正确做法：先发 MAIL，得到 250 之后再发 RCPT。MAIL 被拒绝就没有事务，再发 RCPT 没有用。",
		},
		Pitfall: lang.Text{
			En: "After RSET, EHLO or a finished message the sender is forgotten too.",
			Zh: "发过 RSET、EHLO，或一封邮件发完之后，发件人也不再有效。",
		},
		Example: "C: RCPT TO:<bob@example.net>\nS: 503 5.5.1 Send MAIL first",
		Refs:    []string{"RFC 5321 §4.1.4", "RFC 5321 §3.3"},
		Related: []string{"RCPT", "MAIL", "transaction"},
	},
	{
		ID: "data-without-recipient", Kind: KindTerm,
		Gloss: lang.Text{En: "DATA without an accepted recipient", Zh: "没有被接受的收件人就发 DATA"},
		Why: lang.Text{
			En: "A message needs one recipient at least that the server has accepted.",
			Zh: "一封邮件至少要有一个被服务器接受的收件人。",
		},
		Body: lang.Text{
			En: "Right: MAIL, then RCPT until one has got a 250, then DATA. If every RCPT was refused, RSET or QUIT and tell the sender.",
			Zh: "正确做法：先 MAIL，再 RCPT，至少有一个得到 250 之后才发 DATA。若全部被拒绝，就发 RSET 或 QUIT，并告知发件人。",
		},
		Pitfall: lang.Text{
			En: "If the text is sent without a 354, each line of it is taken for a command.",
			Zh: "没有 354 就发送正文，正文的每一行都会被当成命令。",
		},
		Example: "C: RCPT TO:<nobody@example.net>\nS: 550 5.1.1 No such user\nC: DATA\nS: 554 5.5.1 No valid recipients",
		Refs:    []string{"RFC 5321 §3.3", "RFC 5321 §4.1.1.4"},
		Related: []string{"DATA", "RCPT", "554"},
	},
	{
		ID: "mail-within-mail", Kind: KindTerm,
		Gloss: lang.Text{En: "MAIL inside a transaction", Zh: "在事务之中又发 MAIL"},
		Why: lang.Text{
			En: "One transaction has one sender.",
			Zh: "一个事务只有一个发件人。",
		},
		Body: lang.Text{
			En: "Right: end the open transaction with DATA, or give it up with RSET, and then send MAIL.",
			Zh: "正确做法：先用 DATA 完成当前事务，或用 RSET 放弃它，再发 MAIL。",
		},
		Pitfall: lang.Text{
			En: "The first sender still counts: the second was refused, not put in its place.",
			Zh: "仍然算数的是前一个发件人：后一个被拒绝了，并没有替换它。",
		},
		Example: "C: MAIL FROM:<alice@example.org>\nS: 250 2.1.0 Sender OK\nC: MAIL FROM:<carol@example.org>\nS: 503 5.5.1 A transaction is open",
		Refs:    []string{"RFC 5321 §4.1.4", "RFC 5321 §3.3"},
		Related: []string{"MAIL", "RSET", "transaction"},
	},
	{
		ID: "auth-again", Kind: KindTerm,
		Gloss: lang.Text{En: "AUTH after a login", Zh: "登录之后又发 AUTH"},
		Why: lang.Text{
			En: "A session knows one login, and no second one.",
			Zh: "一次会话只登录一次。",
		},
		Body: lang.Text{
			En: "Right: go on with MAIL. To send as somebody else, QUIT and open a new connection.",
			Zh: "正确做法：接着发 MAIL。要换一个用户，就 QUIT 后重新连接。",
		},
		Pitfall: lang.Text{
			En: "RSET does not log out; it gives up the transaction and nothing else.",
			Zh: "RSET 不会退出登录，它只放弃事务。",
		},
		Example: "S: 235 2.7.0 Logged in\nC: AUTH PLAIN ****\nS: 503 5.5.1 You are logged in already",
		Refs:    []string{"RFC 4954 §4"},
		Related: []string{"AUTH", "503", "auth-within-mail"},
	},
	{
		ID: "auth-within-mail", Kind: KindTerm,
		Gloss: lang.Text{En: "AUTH inside a transaction", Zh: "在事务之中发 AUTH"},
		Why: lang.Text{
			En: "A login belongs before MAIL, for it decides who is sending.",
			Zh: "登录要在 MAIL 之前，因为它决定是谁在发信。",
		},
		Body: lang.Text{
			En: "Right: AUTH before MAIL. In an open transaction, RSET first.",
			Zh: "正确做法：在 MAIL 之前发 AUTH。事务已经开始的，先发 RSET。",
		},
		Pitfall: lang.Text{
			En: "A server that takes MAIL without a login may still refuse RCPT for other domains.",
			Zh: "未登录也接受 MAIL 的服务器，仍可能拒绝发往其他域的 RCPT。",
		},
		Example: "C: MAIL FROM:<alice@example.org>\nS: 250 2.1.0 Sender OK\nC: AUTH PLAIN ****\nS: 503 5.5.1 No login within a transaction",
		Refs:    []string{"RFC 4954 §4"},
		Related: []string{"AUTH", "auth-again", "transaction"},
	},
	{
		ID: "out-of-order", Kind: KindTerm,
		Gloss: lang.Text{En: "a command out of order", Zh: "命令的次序不对"},
		Why: lang.Text{
			En: "What a command means depends on those before it.",
			Zh: "一条命令是什么意思，取决于它之前的命令。",
		},
		Body: lang.Text{
			En: "Right: EHLO, perhaps STARTTLS and EHLO again, AUTH, MAIL, RCPT, DATA, QUIT; each after the reply that it builds on.",
			Zh: "正确次序：EHLO，需要时 STARTTLS 再 EHLO，AUTH，MAIL，RCPT，DATA，QUIT；每一步都等它所依赖的应答。",
		},
		Pitfall: lang.Text{
			En: "503 is about the order and says nothing about the command's spelling.",
			Zh: "503 说的是次序，与命令的写法无关。",
		},
		Example: "C: STARTTLS\nS: 503 5.5.1 Send EHLO first",
		Refs:    []string{"RFC 5321 §4.1.4"},
		Related: []string{"503", "EHLO", "mail-before-ehlo"},
	},
	{
		ID: "missing-brackets", Kind: KindTerm,
		Gloss: lang.Text{En: "an address without angle brackets", Zh: "地址没有放在尖括号里"},
		Why: lang.Text{
			En: "The brackets say where the address ends and the parameters begin.",
			Zh: "尖括号标明地址到哪里为止、参数从哪里开始。",
		},
		Body: lang.Text{
			En: "Right: MAIL FROM:<alice@example.org> and RCPT TO:<bob@example.net>, the address alone between < and >.",
			Zh: "正确写法：MAIL FROM:<alice@example.org>、RCPT TO:<bob@example.net>，< 与 > 之间只放地址。",
		},
		Pitfall: lang.Text{
			En: "A name in front of the address belongs into the From: field, not here.",
			Zh: "地址前面的姓名应写在 From: 字段里，不写在这里。",
		},
		Example: "C: MAIL FROM:alice@example.org\nS: 501 5.1.7 An address stands in angle brackets",
		Refs:    []string{"RFC 5321 §4.1.2", "RFC 5321 §3.3"},
		Related: []string{"MAIL", "RCPT", "space-after-colon"},
	},
	{
		ID: "space-after-colon", Kind: KindTerm,
		Gloss: lang.Text{En: "a space behind FROM: or TO:", Zh: "FROM: 或 TO: 之后多了空格"},
		Why: lang.Text{
			En: "Spaces separate parameters, so none may stand beside the colon.",
			Zh: "空格用来分隔参数，冒号旁边不能有空格。",
		},
		Body: lang.Text{
			En: "Right: MAIL FROM:<alice@example.org>, the bracket right behind the colon.",
			Zh: "正确写法：MAIL FROM:<alice@example.org>，尖括号紧跟冒号。",
		},
		Pitfall: lang.Text{
			En: "Many servers forgive it, so that it is seen in many books and scripts.",
			Zh: "许多服务器会放过，所以不少书和脚本里都有这个写法。",
		},
		Example: "C: MAIL FROM: <alice@example.org>\nS: 501 5.1.7 The bracket stands right behind the colon",
		Refs:    []string{"RFC 5321 §3.3", "RFC 5321 §4.1.1.2"},
		Related: []string{"MAIL", "RCPT", "missing-brackets"},
	},
	{
		ID: "unknown-parameter", Kind: KindTerm,
		Gloss: lang.Text{En: "a parameter that is not offered", Zh: "用了没有提供的参数"},
		Why: lang.Text{
			En: "A parameter may be used only where EHLO's answer offers its extension.",
			Zh: "EHLO 的应答提供了某个扩展，才能用它的参数。",
		},
		Body: lang.Text{
			En: "Right: read the answer to EHLO, and leave out what it does not list. After HELO there are no parameters at all.",
			Zh: "正确做法：看 EHLO 的应答，没有列出的就不用。发的是 HELO，则什么参数都不能用。",
		},
		Pitfall: lang.Text{
			En: "What the server offered in clear may differ from what it offers inside TLS.",
			Zh: "服务器在明文时提供的，可能与 TLS 之内提供的不同。",
		},
		Example: "C: MAIL FROM:<alice@example.org> COLOUR=RED\nS: 555 5.5.4 No parameter COLOUR is offered here",
		Refs:    []string{"RFC 5321 §4.1.1.11"},
		Related: []string{"555", "EHLO", "MAIL"},
	},
	{
		ID: "wrong-arguments", Kind: KindTerm,
		Gloss: lang.Text{En: "wrong arguments", Zh: "参数不对"},
		Why: lang.Text{
			En: "Each command has a form of its own, and the server takes no other.",
			Zh: "每条命令有自己的格式，服务器不接受别的写法。",
		},
		Body: lang.Text{
			En: "Right: EHLO and HELO take a name, MAIL and RCPT an address in brackets, DATA, RSET and QUIT nothing; in POP3 RETR and DELE take one number, TOP two, STAT and QUIT nothing. mailproto explain COMMAND shows each form.",
			Zh: "正确写法：EHLO 和 HELO 带名字，MAIL 和 RCPT 带尖括号中的地址，DATA、RSET、QUIT 不带参数；POP3 的 RETR 和 DELE 带一个数，TOP 带两个，STAT 和 QUIT 不带。用 mailproto explain 命令名 可查看格式。",
		},
		Pitfall: lang.Text{
			En: "A space at the wrong place is enough: POP3 wants exactly one between two words.",
			Zh: "空格放错地方就足以出错：POP3 要求两个词之间恰好一个空格。",
		},
		Example: "C: RSET now\nS: 501 5.5.4 RSET takes no argument",
		Refs:    []string{"RFC 5321 §4.1.1", "RFC 1939 §3"},
		Related: []string{"501", "-ERR", "unknown-command"},
	},
	{
		ID: "unknown-command", Kind: KindTerm,
		Gloss: lang.Text{En: "no standard knows this command", Zh: "没有标准定义过这个命令"},
		Why: lang.Text{
			En: "A line begins with a command that both sides know.",
			Zh: "每一行都以双方都认识的命令开头。",
		},
		Body: lang.Text{
			En: "Right: one of the commands that HELP (SMTP) or CAPA (POP3) tells of. An empty line is no command either.",
			Zh: "正确做法：使用 HELP（SMTP）或 CAPA（POP3）列出的命令。空行也不是命令。",
		},
		Pitfall: lang.Text{
			En: "Many such lines in a row are mostly the text of a message whose DATA was refused.",
			Zh: "连续出现许多这样的行，多半是 DATA 被拒绝后仍在发送的正文。",
		},
		Example: "C: HALLO\nS: 500 5.5.1 Unknown command",
		Refs:    []string{"RFC 5321 §4.2.4", "RFC 1939 §3"},
		Related: []string{"500", "foreign-command", "HELP"},
	},
	{
		ID: "foreign-command", Kind: KindTerm,
		Gloss: lang.Text{En: "a command of the other protocol", Zh: "这是另一个协议的命令"},
		Why: lang.Text{
			En: "SMTP sends and POP3 fetches, each with commands of its own.",
			Zh: "SMTP 发信，POP3 收信，各有各的命令。",
		},
		Body: lang.Text{
			En: "Right: fetch at the POP3 port, send at the submission port. Perhaps the two ports were mixed up in the settings.",
			Zh: "正确做法：收信用 POP3 端口，发信用邮件提交端口。可能是设置里把两个端口弄混了。",
		},
		Pitfall: lang.Text{
			En: "NOOP, QUIT, RSET and AUTH are in both, and two of them differ: in POP3 RSET takes deletion marks away, and QUIT deletes.",
			Zh: "NOOP、QUIT、RSET 和 AUTH 两个协议都有，但有两条含义不同：在 POP3 中，RSET 取消删除标记，QUIT 才真正删除。",
		},
		Example: "C: RETR 1\nS: 500 5.5.1 Unknown command",
		Refs:    []string{"RFC 5321 §4.2.4", "RFC 1939 §3"},
		Related: []string{"500", "unknown-command", "RETR"},
		FAQ:     []int{4},
	},
	{
		ID: "command-too-long", Kind: KindTerm,
		Gloss: lang.Text{En: "a command line that is too long", Zh: "命令行太长"},
		Why: lang.Text{
			En: "Lines have limits, so that nobody can fill a server's memory.",
			Zh: "行长有上限，免得有人占满服务器的内存。",
		},
		Body: lang.Text{
			En: "Right: at most 512 octets for a command of SMTP, and what its parameters add; 255 in POP3; 12,288 for an answer within AUTH. Message text goes behind DATA's 354, never before.",
			Zh: "上限：SMTP 命令 512 字节，另加参数所需；POP3 为 255 字节；AUTH 中的一行回答 12288 字节。正文只能在 DATA 得到 354 之后发送。",
		},
		Pitfall: lang.Text{
			En: "Without CR LF the server sees one endless line, however short the lines look.",
			Zh: "如果不发 CR LF，看起来再短的行，在服务器眼里也是没有尽头的一行。",
		},
		Example: "C: NOOP xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\nS: 500 5.5.2 Line too long",
		Refs:    []string{"RFC 5321 §4.5.3.1.4", "RFC 5321 §4.5.3.1.9", "RFC 2449 §4"},
		Related: []string{"500", "line-too-long", "CRLF"},
	},
	{
		ID: "pipelined-early", Kind: KindTerm,
		Gloss: lang.Text{En: "sent without waiting for the reply", Zh: "没等应答就接着发送"},
		Why: lang.Text{
			En: "What is sent next may depend on the reply that has not come.",
			Zh: "接下来该发什么，可能取决于还没到的应答。",
		},
		Body: lang.Text{
			En: "Right: wait for the replies to EHLO, STARTTLS, AUTH, DATA and QUIT (POP3: STLS, AUTH, QUIT); each ends a group of commands. Groups such as MAIL, RCPT, DATA (POP3: RETR 1, RETR 2) may go together only where PIPELINING is offered.",
			Zh: "正确做法：EHLO、STARTTLS、AUTH、DATA、QUIT（POP3：STLS、AUTH、QUIT）之后都要等应答，它们只能是一组命令的最后一条。MAIL、RCPT、DATA（POP3：RETR 1、RETR 2）这样的一组，也只有在服务器提供 PIPELINING 时才能一起发送。",
		},
		Pitfall: lang.Text{
			En: "A file piped into nc does this: it works by luck, and fails when a reply is another one.",
			Zh: "把写好的文件一次送给 nc 就会这样：碰巧能用，应答一变就出错。",
		},
		Example: "C: EHLO client.example.org\nC: MAIL FROM:<alice@example.org>\n(only then the server's answer to EHLO)\nS: 250 mail.example.net",
		Refs:    []string{"RFC 2920 §3.1", "RFC 2449 §6.6"},
		Related: []string{"PIPELINING", "early-talk", "EHLO"},
		FAQ:     []int{13},
	},
	{
		ID: "bad-base64", Kind: KindTerm,
		Gloss: lang.Text{En: "an answer within AUTH is no base64", Zh: "AUTH 中的回答不是 base64"},
		Why: lang.Text{
			En: "Within AUTH both sides speak base64 and nothing else.",
			Zh: "在 AUTH 中，双方只用 base64 交谈。",
		},
		Body: lang.Text{
			En: "Right: encode name and password before sending, on one line and with its = at the end; for PLAIN as NUL name NUL password.",
			Zh: "正确做法：先编码再发送，写成一行，末尾的 = 不能少；PLAIN 的内容是 NUL 用户名 NUL 密码。",
		},
		Pitfall: lang.Text{
			En: "echo adds a line end to what is encoded; printf does not.",
			Zh: "echo 会在编码的内容末尾加上换行，printf 不会。",
		},
		Example: "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ****\nS: 501 5.5.2 That is no base64",
		Refs:    []string{"RFC 4954 §4", "RFC 5034 §4"},
		Related: []string{"base64", "AUTH", "PLAIN"},
		FAQ:     []int{3},
	},
	{
		ID: "wrong-password-again", Kind: KindTerm,
		Gloss: lang.Text{En: "the third wrong login in one session", Zh: "同一会话中第三次登录失败"},
		Why: lang.Text{
			En: "What was wrong twice is wrong the third time, and looks like guessing.",
			Zh: "错了两次的密码第三次也不会对，而且看起来像在猜密码。",
		},
		Body: lang.Text{
			En: "Right: stop after a refusal and ask the person; never try again by itself with the same password.",
			Zh: "正确做法：被拒绝后停下来询问用户，不要自动用同一密码再试。",
		},
		Pitfall: lang.Text{
			En: "Servers lock accounts and addresses for this, and then the right password fails too.",
			Zh: "服务器会因此锁定账号或地址，那时正确的密码也登录不了。",
		},
		Example: "C: AUTH PLAIN ****\nS: 535 5.7.8 User name or password is wrong",
		Refs:    []string{"RFC 4954 §6", "RFC 3206 §5"},
		Related: []string{"535", "AUTH", "5.7.8"},
		FAQ:     []int{3},
	},
	{
		ID: "header-missing", Kind: KindTerm,
		Gloss: lang.Text{En: "a message without From: or Date:", Zh: "邮件缺少 From: 或 Date:"},
		Why: lang.Text{
			En: "From: and Date: are the two fields that every message has.",
			Zh: "From: 和 Date: 是每封邮件必须有的两个字段。",
		},
		Body: lang.Text{
			En: "Right: behind DATA first the header with From: and Date:, then an empty line, then the text. MAIL FROM is the envelope and no part of the message.",
			Zh: "正确做法：DATA 之后先发首部，其中要有 From: 和 Date:，然后一个空行，再发正文。MAIL FROM 属于信封，不属于邮件。",
		},
		Pitfall: lang.Text{
			En: "A submission server may add a missing Date:, which hides the fault until mail goes another way.",
			Zh: "邮件提交服务器可能会补上 Date:，问题于是被掩盖，邮件换一条路走才暴露。",
		},
		Example: "C: DATA\nS: 354 Send the message\nC: Hello Bob\nC: .\nS: 250 2.0.0 queued",
		Refs:    []string{"RFC 5322 §3.6", "RFC 6409 §8.2"},
		Related: []string{"DATA", "header section", "envelope"},
	},
	{
		ID: "data-not-ended", Kind: KindTerm,
		Gloss: lang.Text{En: "a message without its final dot", Zh: "邮件没有以单独的点结束"},
		Why: lang.Text{
			En: "Only CR LF, a dot and CR LF end a message; without them there is none.",
			Zh: "只有 CR LF、点、CR LF 才算邮件结束；没有它就不算一封邮件。",
		},
		Body: lang.Text{
			En: "Right: after the last line a dot on a line of its own, each line ended by CR LF, then wait for the 250. The server has dropped what it had.",
			Zh: "正确做法：最后一行之后，单独一行发一个点，每行都以 CR LF 结尾，然后等待 250。服务器已把收到的部分丢弃。",
		},
		Pitfall: lang.Text{
			En: "A dot behind a bare LF is text: line ends of another system do not end the message.",
			Zh: "裸 LF 之后的点只是正文：用别的系统的行尾，邮件就结束不了。",
		},
		Example: "C: DATA\nS: 354 Send the message\nC: Subject: hello\n(connection lost)",
		Refs:    []string{"RFC 5321 §4.1.1.4", "RFC 5321 §2.3.8"},
		Related: []string{"DATA", "end-of-data", "left-without-quit"},
	},
	{
		ID: "left-without-quit", Kind: KindTerm,
		Gloss: lang.Text{En: "the client left without QUIT", Zh: "客户端没有发 QUIT 就离开了"},
		Why: lang.Text{
			En: "QUIT and its reply tell both sides that nothing was lost.",
			Zh: "QUIT 及其应答让双方知道什么都没有丢失。",
		},
		Body: lang.Text{
			En: "Right: QUIT, wait for 221 or +OK, and only then close the connection.",
			Zh: "正确做法：发 QUIT，等到 221 或 +OK 之后再关闭连接。",
		},
		Pitfall: lang.Text{
			En: "It can also be the network, or a program that was killed: the server cannot tell.",
			Zh: "也可能是网络中断，或程序被强行结束：服务器分不出来。",
		},
		Example: "C: NOOP\nS: 250 2.0.0 OK\n(the client closes the connection)",
		Refs:    []string{"RFC 5321 §4.1.1.10", "RFC 1939 §6"},
		Related: []string{"QUIT", "connection-lost", "dele-without-quit"},
	},
	{
		ID: "tls-at-plain-port", Kind: KindTerm,
		Gloss: lang.Text{En: "TLS at a port that begins in clear", Zh: "在先用明文的端口上直接用 TLS"},
		Why: lang.Text{
			En: "At this port the server greets in clear, and TLS comes later.",
			Zh: "在这个端口，服务器先用明文问候，之后才启用 TLS。",
		},
		Body: lang.Text{
			En: "Right: choose STARTTLS (SMTP) or STLS (POP3) in the program's settings, or the port where TLS comes first (465, 995; in the lab 2465, 2995).",
			Zh: "正确做法：在程序设置里选 STARTTLS（SMTP）或 STLS（POP3），或者改用一开始就是 TLS 的端口（465、995；实验服务器为 2465、2995）。",
		},
		Pitfall: lang.Text{
			En: "The client reports \"wrong version number\"; no version is wrong, only port and mode do not fit.",
			Zh: "客户端会报“版本号错误”；其实版本没有错，只是端口与加密方式不相配。",
		},
		Example: "S: 220 mail.example.net ESMTP\n(the client begins a TLS handshake)",
		Refs:    []string{"RFC 8314 §3", "RFC 3207 §4"},
		Related: []string{"STARTTLS", "implicit TLS", "clear-at-tls-port"},
		FAQ:     []int{11},
	},
	{
		ID: "clear-at-tls-port", Kind: KindTerm,
		Gloss: lang.Text{En: "clear text at a port that begins in TLS", Zh: "在一开始就是 TLS 的端口上用明文"},
		Why: lang.Text{
			En: "At this port the handshake comes before the greeting.",
			Zh: "在这个端口，先握手，后问候。",
		},
		Body: lang.Text{
			En: "Right: choose TLS (often called SSL/TLS) in the program's settings, or the port that begins in clear (587, 110; in the lab 2587, 2110). By hand: openssl s_client in place of nc.",
			Zh: "正确做法：在程序设置里选 TLS（常写作 SSL/TLS），或者改用先用明文的端口（587、110；实验服务器为 2587、2110）。手动操作时，用 openssl s_client 代替 nc。",
		},
		Pitfall: lang.Text{
			En: "Mostly both sides wait in silence: who waits for a greeting here waits for ever.",
			Zh: "多数情况下，双方都不作声地等着：在这里等问候，永远等不到。",
		},
		Example: "(the client connects to port 465)\nC: EHLO client.example.org",
		Refs:    []string{"RFC 8314 §3", "RFC 8314 §3.3"},
		Related: []string{"implicit TLS", "tls-at-plain-port", "not-tls"},
		FAQ:     []int{11},
	},
	{
		ID: "client-ended-tls", Kind: KindTerm,
		Gloss: lang.Text{En: "the client ended TLS at the handshake", Zh: "客户端在 TLS 握手时就离开了"},
		Why: lang.Text{
			En: "A client that does not trust the server's certificate must not go on.",
			Zh: "客户端不信任服务器的证书，就不能继续。",
		},
		Body: lang.Text{
			En: "It sent a TLS alert, or left before its first command. Most likely it does not trust the lab's CA. Right: give it the CA's certificate (mailproto lab --ca-out FILE writes it; import FILE in the program, or name it as its CA file), and set a host name that the certificate has. Where the lab has a --fault of its certificate, a good client leaves.",
			Zh: "它发了 TLS 告警，或者没发一条命令就断开。多半是不信任实验服务器的 CA。正确做法：把 CA 证书交给它（mailproto lab --ca-out 文件 会写出证书；在程序里导入，或指定为 CA 文件），主机名要用证书里有的名字。若用 --fault 让证书出错，好的客户端就该离开。",
		},
		Pitfall: lang.Text{
			En: "Turning the check off makes it work, and lets everybody on the path read the password.",
			Zh: "关掉证书检查就能连上，但途中的任何人都可能读到密码。",
		},
		Example: "C: STARTTLS\nS: 220 2.0.0 Ready to start TLS\n(the client sends the TLS alert unknown_ca and closes)",
		Refs:    []string{"RFC 8446 §6.2", "RFC 8314 §5.3"},
		Related: []string{"certificate", "STARTTLS", "left-without-quit"},
		FAQ:     []int{6},
	},
}
