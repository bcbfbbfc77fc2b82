package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// smtpCommands are the commands of SMTP and LMTP, sorted by ID: those of RFC 5321 §4.1.1,
// of its extensions, obsolete and private ones, and lines that are no SMTP at all.
var smtpCommands = []Topic{
	{
		ID: "ATRN", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "swaps roles to collect waiting mail", Zh: "交换角色，收取等候的邮件"},
		Body:    lang.Text{En: "ATRN belongs to on-demand mail relay, on port 366: a site without a fixed address calls, logs in, and takes its mail. It may be sent in the phase ready after AUTH, with the domains whose mail is wanted. After 250 the roles are exchanged on the same connection: what was the server now speaks as an SMTP client. 453 says that no mail waits, 450 refuses, 451 is passing trouble, 502 does not offer it, 530 wants a login first. The client should wait at least ten minutes for the answer.", Zh: "ATRN 属于按需邮件中继，使用 366 端口：没有固定地址的站点主动连接、登录，再取走自己的邮件。它在 AUTH 之后的 ready 阶段发送，参数是要取邮件的域。收到 250 后，双方在同一条连接上交换角色：原来的服务器改任 SMTP 客户端。453 表示没有等候的邮件，450 表示拒绝，451 表示暂时的困难，502 表示不提供，530 表示须先登录。客户端至少应等十分钟才放弃。"},
		Why:     lang.Text{En: "After login the two sides change places, and the mail comes over this connection.", Zh: "登录后双方交换位置，邮件就经由这条连接到来。"},
		Pitfall: lang.Text{En: "The roles change on the same connection: a client that goes on sending SMTP commands after the 250 talks to somebody who is now a client as well. After 250 it must greet with 220.", Zh: "角色是在同一条连接上交换的：收到 250 后仍继续发 SMTP 命令，对面却也已变成客户端。此时应由自己先发 220 问候。"},
		Example: `C: ATRN example.org
S: 250 2.0.0 Now reversing the connection
C: 220 client.example.org ready to receive
S: EHLO odmr.example.net`,
		Refs:    []string{"RFC 2645 §5.2.1", "RFC 2645 §7"},
		Related: []string{"ETRN", "TURN", "453", "AUTH"},
		FAQ:     []int{8},
	},
	{
		ID: "AUTH", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "logs the user in", Zh: "让用户登录"},
		Body:    lang.Text{En: "AUTH names an authentication mechanism, such as PLAIN or SCRAM-SHA-256, and may carry the client's first answer in base64. The client sends it in the phase ready, outside a transaction and once only; the server must list AUTH and the mechanism in its EHLO reply. 334 asks for more (phase auth), and 235 says that the login succeeded. 535 refuses the credentials, 534 wants a stronger mechanism, 538 wants TLS first, 504 does not know the mechanism, 501 could not decode the base64 or was told to cancel, 503 is a second login or one within a transaction, 454 and 432 are passing trouble. A user account that is switched off may be answered 525. After 235 the client goes on with MAIL.", Zh: "AUTH 指定一种身份验证机制，例如 PLAIN 或 SCRAM-SHA-256，并且可以附上用 base64 编码的第一份回答。客户端在 ready 阶段发送它，不能在事务之中，而且只能成功一次；服务器必须已在 EHLO 应答中列出 AUTH 和这种机制。334 要求更多数据（进入 auth 阶段），235 表示登录成功。535 拒绝凭据，534 要求更强的机制，538 要求先启用 TLS，504 表示不认识这种机制，501 表示 base64 无法解码或交换已取消，503 表示重复登录或身处事务之中，454 和 432 表示暂时的困难。账号被停用时，可能得到 525。收到 235 后，客户端接着发送 MAIL。"},
		Why:     lang.Text{En: "The client proves who it is, so that the server will take mail from it.", Zh: "客户端证明自己的身份，服务器才会收下它的邮件。"},
		Pitfall: lang.Text{En: "Base64 is an encoding, not encryption: without TLS, PLAIN and LOGIN show the password to everyone on the way.", Zh: "base64 只是编码，不是加密：没有 TLS 时，PLAIN 和 LOGIN 会把密码暴露给沿途的任何人。"},
		Example: `C: AUTH PLAIN ****
S: 235 2.7.0 Welcome`,
		Refs:    []string{"RFC 4954 §4", "RFC 4954 §6", "RFC 5248 §2.4"},
		Related: []string{"AUTH response", "AUTH cancel", "STARTTLS", "235", "535", "530"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "AUTH cancel", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "breaks off the login", Zh: "中止登录"},
		Body:    lang.Text{En: "A line with a single star, sent instead of an answer to 334, cancels the exchange. It is a client's way out when the server's challenge does not suit it. The server must answer 501, so here 501 is no failure but the confirmation. The session is back in the phase ready, not logged in, and the client may try another mechanism.", Zh: "客户端不回答 334，而发送只含一个星号的一行，就取消了这次交换。当服务器的质询不合要求时，客户端可以这样退出。服务器必须回答 501，因此这里的 501 不是失败，而是确认。会话回到 ready 阶段，尚未登录，客户端可以改用另一种机制。"},
		Why:     lang.Text{En: "A star in place of base64 tells the server to end the exchange.", Zh: "用一个星号代替 base64，告诉服务器结束这次交换。"},
		Pitfall: lang.Text{En: "A star is the only way out of the exchange: whoever types QUIT or RSET here sends it as an answer, and the server tries to decode it as base64.", Zh: "只有星号才能退出交换：此时若键入 QUIT 或 RSET，服务器会当作回答，按 base64 去解码。"},
		Example: `C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: *
S: 501 5.7.0 Authentication cancelled`,
		Refs:    []string{"RFC 4954 §4"},
		Related: []string{"AUTH", "501"},
		FAQ:     []int{3},
	},
	{
		ID: "AUTH response", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "answers the server's challenge", Zh: "回答服务器的质询"},
		Body:    lang.Text{En: "Within an AUTH exchange (phase auth) the client's lines are not commands: each is the base64 of an answer to the challenge in the last 334. What is inside depends on the mechanism, and often it is a password, so a trace must hide it. The server answers 334 for another round, 235 for success, or 535, 501, 500, 454 or 534 for failure. The line may be longer than an ordinary command line. After 235 or a failure the session is back in the phase ready.", Zh: "在 AUTH 交换中（auth 阶段），客户端发送的行不是命令：每一行都是对上一个 334 质询的回答，用 base64 编码。其中内容取决于机制，往往就是密码，所以跟踪记录必须把它隐藏。服务器用 334 要求下一轮，用 235 表示成功，用 535、501、500、454 或 534 表示失败。这种行可以比普通命令行长。收到 235 或失败应答后，会话回到 ready 阶段。"},
		Why:     lang.Text{En: "It carries the credentials, in base64 and not as a command.", Zh: "它携带凭据，是 base64 数据，而不是命令。"},
		Pitfall: lang.Text{En: "Encoding by hand with echo adds a line end to the user name or the password, so the server refuses credentials that look right; use printf or echo -n.", Zh: "手工用 echo 编码时，会把换行也编进用户名或密码，看上去没错却被拒绝；应改用 printf 或 echo -n。"},
		Example: `C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: ****
S: 334 UGFzc3dvcmQ6
C: ****
S: 235 2.7.0 Authentication successful`,
		Refs:    []string{"RFC 4954 §4"},
		Related: []string{"AUTH", "AUTH cancel", "334", "235", "535"},
		FAQ:     []int{3},
	},
	{
		ID: "BDAT", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "sends a counted piece of the message", Zh: "发送一块标明长度的邮件内容"},
		Body:    lang.Text{En: "BDAT sends the message in pieces of known size: the number of octets, then LAST on the final piece, then exactly that many octets. The client sends it in the phases envelope and bdat; the server must offer CHUNKING. There is no 354: the octets follow the command at once. Every piece gets its reply, 250 or a refusal: 503 out of order, 501 for bad syntax, and 552, 554, 451, 452, 450 or 550 as after the final dot. With LAST accepted the transaction is over. DATA and BDAT must not be mixed in one transaction, and after a failure RSET is needed.", Zh: "BDAT 按已知长度分块发送邮件：先写字节数，最后一块加上 LAST，随后正好是这么多字节。客户端在 envelope 和 bdat 阶段发送它；服务器必须提供 CHUNKING。这里没有 354：字节紧跟在命令之后。每一块都有应答，或为 250，或为拒绝：503 表示顺序不对，501 表示语法错误，552、554、451、452、450、550 与最后的点之后相同。带 LAST 的一块被接受后，事务就结束了。同一事务中不能混用 DATA 和 BDAT；失败之后须发 RSET。"},
		Why:     lang.Text{En: "The size is said beforehand, so no final dot and no dot-stuffing are needed.", Zh: "长度事先声明，所以不需要最后的点，也不需要点填充。"},
		Pitfall: lang.Text{En: "The octets must be sent even if the server will refuse them, since it counts them off.", Zh: "即使服务器会拒绝，也必须把这些字节发完，因为服务器按数目读取。"},
		Example: `C: BDAT 86 LAST
S: 250 2.0.0 86 octets received`,
		Refs:    []string{"RFC 3030 §2", "RFC 3030 §4.1"},
		Related: []string{"DATA", "CHUNKING", "BINARYMIME", "RSET"},
		FAQ:     []int{13},
	},
	{
		ID: "BURL", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "tells the server to fetch the text itself", Zh: "让服务器自己去取邮件内容"},
		Body:    lang.Text{En: "BURL names a URL from which the submission server fetches the message, commonly from an IMAP server; with LAST the message is complete. It may be sent in the phases envelope and bdat, and pieces sent with BDAT may be mixed in. The server must list BURL, and the user must have logged in. 250 accepts, 554 could not use the URL, 503 is out of order, 552 is too big, 451 is passing trouble. It exists for submission only.", Zh: "BURL 给出一个 URL，邮件提交服务器从那里（通常是 IMAP 服务器）取来邮件；带 LAST 时邮件就完整了。它可以在 envelope 和 bdat 阶段发送，也可以与 BDAT 的分块混用。服务器必须列出 BURL，用户必须已登录。250 表示接受，554 表示无法使用这个 URL，503 表示顺序不对，552 表示太大，451 表示暂时的困难。它只用于邮件提交。"},
		Why:     lang.Text{En: "The message already lies on an IMAP server, and need not cross the client's line again.", Zh: "邮件已在 IMAP 服务器上，不必再经过客户端的线路传送一遍。"},
		Pitfall: lang.Text{En: "The submission server fetches with its own account at the IMAP server, so the URL must carry an authorization made for it; a URL that only names the message is refused, for example with 554 5.6.6.", Zh: "取邮件的是邮件提交服务器，它在 IMAP 服务器上用自己的账号，所以 URL 中必须带有给它的授权；只指明邮件的 URL 会被拒绝，例如得到 554 5.6.6。"},
		Example: `C: RCPT TO:<bob@example.net>
S: 250 2.1.5 Recipient ok
C: BURL imap://lab.test/D;uid=7;urlauth=submit+al:internal:**** LAST
S: 250 2.5.0 Ok`,
		Refs:    []string{"RFC 4468 §3", "RFC 4468 §3.3", "RFC 4468 §6"},
		Related: []string{"BDAT", "X.6.6", "CHUNKING", "X.7.14"},
		FAQ:     []int{4, 10},
	},
	{
		ID: "CONNECT", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "an HTTP request, not SMTP", Zh: "HTTP 请求，不属于 SMTP"},
		Body:    lang.Text{En: "GET, POST and CONNECT begin requests of HTTP, the protocol of the web; they are no SMTP commands. They appear when a browser is led to a mail port, or when somebody tries to send mail through a proxy. Servers answer 500 or 421 and close, and Postfix answers 221 before it closes. Nothing of what follows may be taken as mail commands.", Zh: "GET、POST、CONNECT 是网页协议 HTTP 的请求开头，不是 SMTP 命令。浏览器被引到邮件端口，或者有人想借代理发信时，就会出现它们。服务器回答 500 或 421 并关闭连接，Postfix 则先回答 221 再关闭。其后的内容一概不能当作邮件命令。"},
		Why:     lang.Text{En: "A web client, or somebody who misuses one, has reached a mail port.", Zh: "网页客户端，或者滥用它的人，连到了邮件端口。"},
		Pitfall: lang.Text{En: "Seen in the log of a mail server, it is easily taken for an attack on SMTP; the sender is looking for an open HTTP proxy, which the server is not.", Zh: "在邮件服务器日志中看到它，容易误以为有人在攻击 SMTP；其实对方是在寻找开放的 HTTP 代理，而这台服务器并不是。"},
		Example: `C: CONNECT www.example.org:443 HTTP/1.1
S: 221 2.7.0 Protocol error, closing connection`,
		Refs:    []string{"RFC 5321 §4.2.4", "RFC 5321 §7.8"},
		Related: []string{"500", "421", "GET", "POST"},
		FAQ:     []int{6},
	},
	{
		ID: "DATA", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks to send the message itself", Zh: "请求发送邮件内容"},
		Body:    lang.Text{En: "DATA has no argument and may be sent in the phase envelope, when at least one recipient was accepted. The server answers 354, and only then does the client send the message: header section, empty line, body, line by line, ended by a line that holds a single dot. 503 means that MAIL or RCPT is missing, 554 that there is no valid recipient; 421 and 451 are passing trouble. DATA cannot be used after BDAT, nor for a message declared as BODY=BINARYMIME. After 354 the session is in the phase data, and nothing is a command until the final dot.", Zh: "DATA 没有参数，在 envelope 阶段发送，即至少有一个收件人已被接受。服务器以 354 应答，此后客户端才发送邮件：首部、空行、正文，逐行发送，最后以只含一个点的一行结束。503 表示缺少 MAIL 或 RCPT，554 表示没有有效的收件人，421 和 451 表示暂时的困难。已经用过 BDAT，或者邮件声明为 BODY=BINARYMIME，就不能再用 DATA。收到 354 后会话进入 data 阶段，在最后的点之前，任何内容都不再是命令。"},
		Why:     lang.Text{En: "The envelope is complete, and the client now wants to send the message.", Zh: "信封已写完，客户端现在要发送邮件内容。"},
		Pitfall: lang.Text{En: "354 accepts nothing yet: the verdict on the message comes only after the final dot.", Zh: "354 还没有接受任何东西：对邮件的裁决要等到最后的点之后才有。"},
		Example: `C: DATA
S: 354 Go ahead, end with a dot
C: Subject: hello
C:
C: Hi Bob.
C: .
S: 250 2.0.0 Accepted`,
		Refs:    []string{"RFC 5321 §4.1.1.4", "RFC 5321 §3.3", "RFC 5321 §4.3.2", "RFC 3030 §2"},
		Related: []string{"end-of-data", "354", "BDAT", "250"},
		FAQ:     []int{2, 13},
	},
	{
		ID: "DEBUG", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "an old back door of Sendmail", Zh: "Sendmail 的旧后门"},
		Body:    lang.Text{En: "DEBUG was a command of old Sendmail versions that let a remote client run programs; the Internet worm of 1988 spread through it. No mail program sends it. A modern server answers 500 or 502 and should write it to its log as a probe. How the old versions answered was not checked.", Zh: "DEBUG 是旧版 Sendmail 的命令，远程客户端可以借它运行程序；1988 年的互联网蠕虫就利用它传播。邮件程序都不会发送它。现代服务器回答 500 或 502，并应把它作为探测记入日志。旧版本如何应答，未经核实。"},
		Why:     lang.Text{En: "Whoever sends it looks for the hole that the worm of 1988 used.", Zh: "发送它的人在寻找 1988 年蠕虫利用过的漏洞。"},
		Pitfall: lang.Text{En: "A 250 to it does not prove a hole: traps set for attackers (honeypots) accept it on purpose. What counts is which program and version answers.", Zh: "对它回答 250，并不能证明有漏洞：引诱攻击者的蜜罐会故意接受它。要紧的是应答的是什么程序、什么版本。"},
		Example: `C: DEBUG
S: 500 5.5.1 Command unrecognized`,
		Refs:    []string{"RFC 5321 §4.2.4"},
		Related: []string{"WIZ", "500"},
		FAQ:     []int{6},
	},
	{
		ID: "EHLO", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "introduces the client, asks for extensions", Zh: "介绍客户端，并询问服务器支持的扩展"},
		Body:    lang.Text{En: "EHLO is the first command of a modern session; the client sends it after the greeting with its own host name, or with its address in brackets such as [192.0.2.1]. The server answers 250 with its own name in the first line and one extension in each further line. EHLO may come again at any time outside the data phase; it then clears an open mail transaction as RSET does. It must be sent again after STARTTLS, because both sides forget what was said before TLS. Answers that refuse are 504 and 550 (the name is not accepted), 501 (bad name), 500 or 502 (the server is older than extensions: try HELO), and 421. When it succeeds the session is in the phase ready.", Zh: "EHLO 是现代会话的第一条命令；客户端在问候之后发送它，参数是自己的主机名，或者方括号中的地址，例如 [192.0.2.1]。服务器以 250 应答：第一行是服务器自己的名字，其后每行一项扩展。在 data 阶段之外，EHLO 随时可以再发；这时它会像 RSET 一样清除正在进行的邮件事务。STARTTLS 之后必须重发，因为双方都要忘掉 TLS 之前说过的话。拒绝的应答有 504 和 550（不接受这个名字）、501（名字写错）、500 或 502（服务器不支持扩展，可改用 HELO），以及 421。成功后会话进入 ready 阶段。"},
		Why:     lang.Text{En: "The client names itself and learns which extensions this server offers.", Zh: "客户端报上自己的名字，并了解这台服务器提供哪些扩展。"},
		Pitfall: lang.Text{En: "The list before TLS and the list after it differ: only the second one counts, since the first could have been changed on the way.", Zh: "TLS 前后的两份列表并不相同：只有后一份算数，因为前一份可能在途中被改动。"},
		Example: `C: EHLO client.lab.test
S: 250-mx.lab.test
S: 250-PIPELINING
S: 250-SIZE 10485760
S: 250 STARTTLS`,
		Refs:    []string{"RFC 5321 §4.1.1.1", "RFC 5321 §3.2", "RFC 5321 §4.1.4", "RFC 5321 §4.3.2", "RFC 3207 §4.2"},
		Related: []string{"HELO", "STARTTLS", "250", "PIPELINING", "SIZE"},
		FAQ:     []int{11, 13},
	},
	{
		ID: "ETRN", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks the server to send its waiting mail", Zh: "请服务器发送排队等候的邮件"},
		Body:    lang.Text{En: "ETRN asks a server to start delivering the mail that waits in its queue for a host or domain. The client sends it in the phase ready, outside a transaction. The mail does not come over this connection: the server opens a new one to the named host, so asking by a wrong name gains nothing. Its success codes have meanings of their own: 250 the queue run begins, 251 nothing waits, 252 and 253 mail waits and is being sent. 458 cannot queue it, 459 does not serve that name; 500 and 501 are errors of syntax. It does not belong on a submission port.", Zh: "ETRN 请服务器开始投递队列中等着发往某主机或域的邮件。客户端在 ready 阶段、事务之外发送它。邮件不会经由这条连接到来：服务器会另开一条连接到所指定的主机，所以冒用别人的名字得不到任何东西。它的成功应答码另有含义：250 表示开始处理队列，251 表示没有等候的邮件，252 和 253 表示有邮件等候并且正在发送。458 表示无法排队，459 表示不为这个名字服务，500 和 501 表示语法错误。它不应出现在邮件提交端口上。"},
		Why:     lang.Text{En: "A site that is not always connected asks for the mail that waits for it.", Zh: "不常在线的站点索取为它等候的邮件。"},
		Pitfall: lang.Text{En: "250, 251 and 252 to ETRN are not the 250, 251 and 252 to RCPT.", Zh: "ETRN 得到的 250、251、252，与 RCPT 得到的 250、251、252 不是一回事。"},
		Example: `C: ETRN example.org
S: 253 5 pending messages for example.org started`,
		Refs:    []string{"RFC 1985 §5", "RFC 1985 §5.1", "RFC 6409 §7"},
		Related: []string{"ATRN", "TURN", "253", "458", "459"},
		FAQ:     []int{8},
	},
	{
		ID: "EXPN", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks who is on a mailing list", Zh: "询问邮件列表有哪些成员"},
		Body:    lang.Text{En: "EXPN asks the server to show the members of a mailing list. It may be sent in any phase in which commands are read. 250 lists the members, one in each line of the reply; 252 means that the server cannot tell, 550 that there is no such list or that the client may not see it, 500 or 502 that the server does not offer the command. Support is optional, and a server that has it names EXPN in the EHLO list. Nearly all public servers switch it off, because it tells strangers who is on a list.", Zh: "EXPN 请服务器显示邮件列表的成员，凡是能读命令的阶段都可以发送。250 列出成员，应答中每行一个；252 表示服务器无法说明，550 表示没有这个列表，或者不让这个客户端看，500 或 502 表示服务器不提供这条命令。是否支持由服务器自定；支持的服务器会在 EHLO 列表中写出 EXPN。几乎所有公开的服务器都关闭了它，因为它会向陌生人泄露列表成员。"},
		Why:     lang.Text{En: "The client asks the server to list the members behind a list address.", Zh: "客户端请服务器列出一个列表地址背后的成员。"},
		Pitfall: lang.Text{En: "It is no test of an address: 550 may mean that the list does not exist, and just as well that the server does not want to tell.", Zh: "不要用它检验地址：550 可能表示列表不存在，也同样可能表示服务器不愿透露。"},
		Example: `C: EXPN staff
S: 250-Alice <alice@lab.test>
S: 250 Bob <bob@lab.test>`,
		Refs:    []string{"RFC 5321 §4.1.1.7", "RFC 5321 §3.5", "RFC 5321 §3.5.4", "RFC 5321 §7.3"},
		Related: []string{"VRFY", "252", "502"},
		FAQ:     []int{7},
	},
	{
		ID: "GET", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "an HTTP request, not SMTP", Zh: "HTTP 请求，不属于 SMTP"},
		Body:    lang.Text{En: "GET, POST and CONNECT begin requests of HTTP, the protocol of the web; they are no SMTP commands. They appear when a browser is led to a mail port, or when somebody tries to send mail through a proxy. Servers answer 500 or 421 and close, and Postfix answers 221 before it closes. Nothing of what follows may be taken as mail commands.", Zh: "GET、POST、CONNECT 是网页协议 HTTP 的请求开头，不是 SMTP 命令。浏览器被引到邮件端口，或者有人想借代理发信时，就会出现它们。服务器回答 500 或 421 并关闭连接，Postfix 则先回答 221 再关闭。其后的内容一概不能当作邮件命令。"},
		Why:     lang.Text{En: "A web client, or somebody who misuses one, has reached a mail port.", Zh: "网页客户端，或者滥用它的人，连到了邮件端口。"},
		Pitfall: lang.Text{En: "Browsers refuse the usual mail ports by themselves today, so a GET here is seldom a user's mistake: it comes from a scanner or a program that was misled.", Zh: "如今浏览器会自行拒绝常见的邮件端口，所以这里的 GET 很少是用户的失误，多半来自扫描器，或被误导的程序。"},
		Example: `C: GET / HTTP/1.1
S: 221 2.7.0 Not a web server, closing connection`,
		Refs:    []string{"RFC 5321 §4.2.4", "RFC 5321 §7.8"},
		Related: []string{"500", "421", "CONNECT", "POST"},
		FAQ:     []int{6},
	},
	{
		ID: "HELO", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "introduces the client, without extensions", Zh: "介绍客户端，但不使用扩展"},
		Body:    lang.Text{En: "HELO is the greeting of the first SMTP of 1982; the client sends its host name. The server answers 250 in a single line and must not list extensions. A client uses it only when a server does not know EHLO. It may be sent when EHLO may, and it too clears an open mail transaction. Refusals are 504, 550 and 502, besides 500, 501 and 421. After 250 the session is in the phase ready, but without TLS, AUTH, SIZE or any other extension.", Zh: "HELO 是 1982 年最初的 SMTP 所用的招呼命令，客户端在其中给出自己的主机名。服务器用单独一行 250 应答，并且不得列出扩展。只有当服务器不认识 EHLO 时，客户端才用它。凡是能发 EHLO 的地方都能发 HELO，它同样会清除正在进行的邮件事务。拒绝的应答有 504、550、502，以及 500、501、421。收到 250 后会话进入 ready 阶段，但没有 TLS、AUTH、SIZE 或任何其他扩展可用。"},
		Why:     lang.Text{En: "The client names itself in the old way, and so gives up every extension.", Zh: "客户端以旧方式报上名字，因此放弃所有扩展。"},
		Pitfall: lang.Text{En: "A host name is expected: an address in brackets belongs to EHLO only.", Zh: "参数应是主机名；方括号中的地址只能用于 EHLO。"},
		Example: `C: HELO client.lab.test
S: 250 mx.lab.test`,
		Refs:    []string{"RFC 5321 §4.1.1.1", "RFC 5321 §4.3.2", "RFC 5321 §F.3"},
		Related: []string{"EHLO", "250"},
		FAQ:     []int{6, 13},
	},
	{
		ID: "HELP", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks for a text to read", Zh: "请求一段帮助文字"},
		Body:    lang.Text{En: "HELP asks for information for people, about the server or about the command named after it. It may be sent in any phase in which commands are read, and it changes nothing. 211 and 214 bring text, 502 says that the server has no help, 504 that it has none about that word. Support is optional; some servers answer 250, which is not in the standard. In a group of pipelined commands it is best sent last.", Zh: "HELP 请求供人阅读的说明，可以是关于服务器的，也可以是关于其后所写的那条命令的。凡是能读命令的阶段都可以发送，它不改变任何状态。211 和 214 带来文字，502 表示服务器没有帮助，504 表示没有关于这个词的帮助。是否支持由服务器自定；有的服务器回答 250，这不合标准。在一组流水线（PIPELINING）命令中，最好把它放在最后。"},
		Why:     lang.Text{En: "It is for a person at the keyboard: programs have no use for it.", Zh: "它是给坐在键盘前的人用的，程序用不着。"},
		Pitfall: lang.Text{En: "HELP does not list what this session may use; that is the EHLO reply. Many help texts name commands that are switched off.", Zh: "HELP 列出的并不是这次会话可用的功能，那要看 EHLO 的应答。许多帮助文字会写出已关闭的命令。"},
		Example: `C: HELP
S: 214-Commands: EHLO MAIL RCPT DATA RSET NOOP QUIT
S: 214 End of help`,
		Refs:    []string{"RFC 5321 §4.1.1.8", "RFC 5321 §4.3.2", "RFC 2920 §3.1"},
		Related: []string{"211", "214", "502"},
		FAQ:     []int{7},
	},
	{
		ID: "LHLO", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "opens an LMTP session", Zh: "开启 LMTP 会话"},
		Body:    lang.Text{En: "LHLO takes the place of EHLO in LMTP, a variant of SMTP for local delivery without a queue. It is sent in the phases greeted and ready, and is answered as EHLO is: 250 with a list, else 504, 550, 502, 500 or 421. In LMTP the final dot brings one reply for each accepted recipient. EHLO and HELO must fail in LMTP, and LMTP is never spoken on port 25. A DATA without an accepted recipient must be answered 503.", Zh: "LHLO 在 LMTP 中代替 EHLO；LMTP 是 SMTP 的一种变体，用于没有队列的本地投递。它在 greeted 和 ready 阶段发送，应答与 EHLO 相同：250 加列表，否则是 504、550、502、500 或 421。在 LMTP 中，最后的点之后，每个已接受的收件人各得一个应答。EHLO 和 HELO 在 LMTP 中必须失败，25 端口上也绝不使用 LMTP。没有收件人被接受时，DATA 必须得到 503。"},
		Why:     lang.Text{En: "The client speaks LMTP, the variant of SMTP for the last step into the mailbox.", Zh: "客户端使用的是 LMTP：SMTP 的变体，用于把邮件送进邮箱的最后一步。"},
		Pitfall: lang.Text{En: "A program that speaks SMTP to an LMTP port, or the other way round, fails at the first command; and after the final dot it must read as many replies as there were accepted recipients.", Zh: "在 LMTP 端口上用 SMTP，或者反过来，第一条命令就会失败；而且最后的点之后，有几个被接受的收件人，就必须读几个应答。"},
		Example: `C: LHLO mx.lab.test
S: 250-store.lab.test
S: 250-PIPELINING
S: 250 ENHANCEDSTATUSCODES`,
		Refs:    []string{"RFC 2033 §4.1", "RFC 2033 §4.2", "RFC 2033 §5"},
		Related: []string{"EHLO", "end-of-data", "LMTP"},
		FAQ:     []int{1, 5},
	},
	{
		ID: "MAIL", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "starts a message and names its sender", Zh: "开始一封邮件，并指定发件人"},
		Body:    lang.Text{En: "MAIL opens a mail transaction: MAIL FROM:<address>, and after it parameters such as SIZE= or BODY= if the server offers those extensions. The client may send it in the phase ready, once EHLO or HELO is done and no transaction is open. The address is the reverse-path of the envelope, not the From: of the message; a bounce goes there. An empty one, MAIL FROM:<>, is used for bounces themselves, so that no bounce answers a bounce. The server answers 250 (phase mail), 530 when login or TLS is required, 501 or 555 for a bad argument or parameter, 503 out of order, 550 or 553 when it refuses the sender, 552 for a message that is too big, and 451, 452 or 455 for passing trouble. Next comes RCPT.", Zh: "MAIL 开启一个邮件事务：MAIL FROM:<地址>，后面可以跟 SIZE=、BODY= 等参数，前提是服务器提供相应的扩展。客户端在 ready 阶段发送它，即 EHLO 或 HELO 已完成，且没有未结束的事务。这个地址是信封上的反向路径（信封发件人），不是邮件里的 From:；退信会寄到这里。MAIL FROM:<> 表示空反向路径，用于退信本身，以免退信再引出退信。服务器的应答有：250（进入 mail 阶段）；530 表示必须先登录或先启用 TLS；501 或 555 表示参数有误；503 表示顺序不对；550 或 553 表示拒绝这个发件人；552 表示邮件太大；451、452、455 表示暂时的困难。下一条是 RCPT。"},
		Why:     lang.Text{En: "It opens a mail transaction, and gives the address to which a bounce would go.", Zh: "它开启一个邮件事务，并给出退信要寄往的地址。"},
		Pitfall: lang.Text{En: "There is no space after the colon: MAIL FROM:<a@b>, although many servers tolerate one.", Zh: "冒号后面没有空格，应写 MAIL FROM:<a@b>，尽管许多服务器容忍多余的空格。"},
		Example: `C: MAIL FROM:<alice@lab.test> SIZE=2048
S: 250 2.1.0 Sender ok`,
		Refs:    []string{"RFC 5321 §4.1.1.2", "RFC 5321 §3.3", "RFC 5321 §4.3.2", "RFC 4954 §6"},
		Related: []string{"RCPT", "SIZE=", "BODY=", "AUTH=", "530", "250"},
		FAQ:     []int{2},
	},
	{
		ID: "NOOP", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "does nothing; the server says 250", Zh: "什么也不做，服务器回答 250"},
		Body:    lang.Text{En: "NOOP asks for a 250 and nothing else. It may be sent in any phase in which commands are read, even before EHLO, and leaves sender, recipients and login as they are. A word after it is ignored. Clients use it to keep an idle connection open, or as the last of a group of pipelined commands. Besides 250 only 421, 500 and 501 can be expected.", Zh: "NOOP 只求服务器回答一个 250，别无其他。凡是能读命令的阶段都可以发送，甚至在 EHLO 之前；发件人、收件人和登录状态都保持原样。它后面的参数会被忽略。客户端用它保持空闲的连接，或者把它放在一组流水线（PIPELINING）命令的最后。除 250 外，只可能遇到 421、500、501。"},
		Why:     lang.Text{En: "It shows that the connection is alive, and it changes nothing.", Zh: "它表明连接仍然有效，但不改变任何状态。"},
		Pitfall: lang.Text{En: "NOOP keeps the connection open, but proves nothing about login or envelope; and a server may limit how many it takes before it closes.", Zh: "NOOP 只能保持连接，不能说明登录或信封是否有效；而且服务器可以限制它的次数，超过就关闭连接。"},
		Example: `C: NOOP
S: 250 2.0.0 Ok`,
		Refs:    []string{"RFC 5321 §4.1.1.9", "RFC 5321 §4.3.2", "RFC 2920 §3.1"},
		Related: []string{"RSET", "250"},
	},
	{
		ID: "ONEX", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "says: one message only (Sendmail)", Zh: "声明只发一封邮件（Sendmail）"},
		Body:    lang.Text{En: "ONEX is registered but described in no RFC; it comes from Sendmail and announced that the session would bring one message only. It may be sent in the phase ready. 250 would accept, 502 or 500 refuse, but these codes are common practice rather than a standard. It has no effect on modern servers.", Zh: "ONEX 已登记，但没有任何 RFC 描述它；它来自 Sendmail，声明这次会话只送来一封邮件。它可以在 ready 阶段发送。250 表示接受，502 或 500 表示拒绝，不过这些应答码只是惯例，并无标准规定。它对现代服务器没有作用。"},
		Why:     lang.Text{En: "The client announces a single message, which a modern server ignores.", Zh: "客户端声明只发一封邮件，现代服务器对此不予理会。"},
		Pitfall: lang.Text{En: "A client that sends it and stops at the refusal fails against every modern server; nothing depends on the answer, so 500 and 502 must be ignored.", Zh: "发送它之后一遭拒绝就停下的客户端，面对任何现代服务器都会失败；结果不取决于它，所以 500 和 502 应当忽略。"},
		Example: `C: ONEX
S: 502 5.5.1 Command not implemented`,
		Refs:    []string{"RFC 5321 §2.2.2"},
		Related: []string{"VERB"},
		FAQ:     []int{12},
	},
	{
		ID: "POST", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "an HTTP request, not SMTP", Zh: "HTTP 请求，不属于 SMTP"},
		Body:    lang.Text{En: "GET, POST and CONNECT begin requests of HTTP, the protocol of the web; they are no SMTP commands. They appear when a browser is led to a mail port, or when somebody tries to send mail through a proxy. Servers answer 500 or 421 and close, and Postfix answers 221 before it closes. Nothing of what follows may be taken as mail commands.", Zh: "GET、POST、CONNECT 是网页协议 HTTP 的请求开头，不是 SMTP 命令。浏览器被引到邮件端口，或者有人想借代理发信时，就会出现它们。服务器回答 500 或 421 并关闭连接，Postfix 则先回答 221 再关闭。其后的内容一概不能当作邮件命令。"},
		Why:     lang.Text{En: "A web client, or somebody who misuses one, has reached a mail port.", Zh: "网页客户端，或者滥用它的人，连到了邮件端口。"},
		Pitfall: lang.Text{En: "It often comes from one's own network: a web application was talked into sending a request to the mail port (request forgery), with SMTP commands in its body. The application has to be repaired.", Zh: "它常来自自己的网络：有人诱使网页应用向邮件端口发出请求（请求伪造），正文里夹带 SMTP 命令。要修补的是那个应用。"},
		Example: `C: POST /contact HTTP/1.1
S: 221 2.7.0 Not a web server, closing connection`,
		Refs:    []string{"RFC 5321 §4.2.4", "RFC 5321 §7.8"},
		Related: []string{"500", "421", "CONNECT", "GET"},
		FAQ:     []int{6},
	},
	{
		ID: "PROXY", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a load balancer's line, not SMTP", Zh: "负载均衡器的一行，不属于 SMTP"},
		Body:    lang.Text{En: "A line that begins with PROXY belongs to the PROXY protocol of load balancers such as HAProxy. It must be the very first thing on the connection, before the greeting (phase connected), and it gets no reply. A server that does not expect it sees an unknown command, or a client that speaks too early, and may close with 421. If it shows up in a session, load balancer and server are set up differently.", Zh: "以 PROXY 开头的一行属于 HAProxy 等负载均衡器的 PROXY 协议。它必须是连接上的第一样内容，在问候之前发送（connected 阶段），而且没有应答。没有为此配置的服务器会把它看成不认识的命令，或者看成抢先说话的客户端，并可能以 421 关闭连接。如果它出现在会话中，说明负载均衡器与服务器的设置不一致。"},
		Why:     lang.Text{En: "A load balancer tells the server the client's address before SMTP begins.", Zh: "负载均衡器在 SMTP 开始之前把客户端地址告诉服务器。"},
		Pitfall: lang.Text{En: "Switched on at one end only, it breaks every session: either the server waits for a line that never comes, or it takes the line for a client that talks too early.", Zh: "如果只在一端打开，每次会话都会失败：要么服务器苦等这一行，要么把它当作抢先说话的客户端。"},
		Example: `C: PROXY TCP4 192.0.2.10 198.51.100.5 49152 25
S: 220 mx.lab.test ESMTP ready
C: EHLO client.example.org`,
		Refs:    []string{"RFC 5321 §3.1"},
		Related: []string{"XCLIENT", "greeting"},
		FAQ:     []int{11},
	},
	{
		ID: "QUIT", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "ends the session politely", Zh: "礼貌地结束会话"},
		Body:    lang.Text{En: "QUIT ends the session: the server answers 221 and closes the connection. It has no argument and may be sent in any phase in which commands are read, even before EHLO. A transaction that is still open is dropped; a message that was accepted with 250 stays accepted. The client should wait for 221 before it closes. A server that closes without having been asked breaks the rules, unless it said 421 or waited too long for a command.", Zh: "QUIT 结束会话：服务器以 221 应答并关闭连接。它没有参数，凡是能读命令的阶段都可以发送，甚至在 EHLO 之前。尚未完成的事务会被丢弃；已用 250 接受的邮件不受影响。客户端应等到 221 再关闭连接。服务器如果没有收到 QUIT 就自行关闭，则违反规则，除非它先说了 421，或者等待命令超时。"},
		Why:     lang.Text{En: "The client is done, and waits for 221 before it closes.", Zh: "客户端已完成工作，等收到 221 后再关闭连接。"},
		Pitfall: lang.Text{En: "In SMTP nothing depends on QUIT; in POP3 it is QUIT that makes deletions final.", Zh: "在 SMTP 中没有什么取决于 QUIT；在 POP3 中，删除要靠 QUIT 才生效。"},
		Example: `C: QUIT
S: 221 2.0.0 Bye`,
		Refs:    []string{"RFC 5321 §4.1.1.10", "RFC 5321 §3.8", "RFC 5321 §4.3.2"},
		Related: []string{"221", "421", "RSET"},
		FAQ:     []int{7},
	},
	{
		ID: "RCPT", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "names one recipient of the message", Zh: "指定邮件的一个收件人"},
		Body:    lang.Text{En: "RCPT TO:<address> names one recipient; for several recipients the client repeats it. It may be sent in the phases mail and envelope, that is after MAIL was accepted. The address belongs to the envelope: it need not stand in the message, which is how Bcc works. 250 accepts it (phase envelope), 251 accepts it and says that the server will forward the mail. 550 refuses it (no such mailbox, or relaying denied), 551, 552, 553, 555 and 556 refuse it for other reasons, 450, 451, 452 and 455 ask to try later, 452 also when there are too many recipients; 503 means that MAIL was missing. A refused recipient does not end the transaction: the client goes on with the others and then sends DATA.", Zh: "RCPT TO:<地址> 指定一个收件人；有多个收件人时，客户端重复发送这条命令。它可以在 mail 和 envelope 阶段发送，也就是在 MAIL 被接受之后。这个地址属于信封，不必出现在邮件里，密送（Bcc）就是这样实现的。250 表示接受（进入 envelope 阶段），251 表示接受，并说明服务器会代为转发。550 表示拒绝（没有这个邮箱，或不允许中继），551、552、553、555、556 因其他原因拒绝；450、451、452、455 请客户端稍后再试，其中 452 也用于收件人太多；503 表示前面缺少 MAIL。某个收件人被拒并不会结束事务：客户端继续处理其余收件人，然后发送 DATA。"},
		Why:     lang.Text{En: "Each recipient is accepted or refused by itself.", Zh: "每个收件人都单独被接受或拒绝。"},
		Pitfall: lang.Text{En: "250 here says only that the address is acceptable; the message has not been sent yet.", Zh: "这里的 250 只说明地址可以接受；邮件此时还没有发送。"},
		Example: `C: RCPT TO:<bob@lab.test>
S: 250 2.1.5 Recipient ok
C: RCPT TO:<nobody@lab.test>
S: 550 5.1.1 No such user here`,
		Refs:    []string{"RFC 5321 §4.1.1.3", "RFC 5321 §3.3", "RFC 5321 §4.3.2", "RFC 7504 §5.1"},
		Related: []string{"MAIL", "DATA", "550", "450", "452", "NOTIFY="},
		FAQ:     []int{3, 13},
	},
	{
		ID: "RSET", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "abandons the message, keeps the session", Zh: "放弃当前邮件，保留会话"},
		Body:    lang.Text{En: "RSET drops the open mail transaction: sender, recipients and data are forgotten. It has no argument and may be sent in any phase in which commands are read, even before EHLO. The server answers 250 and keeps the connection open. It does not undo EHLO, STARTTLS or AUTH. After a failed BDAT it is the way back to order. The session returns to the phase ready, where MAIL can start again.", Zh: "RSET 丢弃正在进行的邮件事务：发件人、收件人和数据都被忘掉。它没有参数，凡是能读命令的阶段都可以发送，甚至在 EHLO 之前。服务器以 250 应答，并且保持连接。它不会撤销 EHLO、STARTTLS 或 AUTH。BDAT 失败之后，要靠它恢复秩序。会话回到 ready 阶段，可以重新用 MAIL 开始。"},
		Why:     lang.Text{En: "The transaction is dropped, while EHLO, TLS and login stay in force.", Zh: "当前事务被丢弃，但 EHLO、TLS 和登录仍然有效。"},
		Pitfall: lang.Text{En: "POP3 has a RSET too, which does another thing: it takes deletion marks back.", Zh: "POP3 也有 RSET，但含义不同：它取消删除标记。"},
		Example: `C: RSET
S: 250 2.0.0 Ok`,
		Refs:    []string{"RFC 5321 §4.1.1.5", "RFC 5321 §4.3.2", "RFC 3030 §2"},
		Related: []string{"MAIL", "BDAT", "QUIT"},
		FAQ:     []int{8},
	},
	{
		ID: "SAML", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "to the terminal and the mailbox; obsolete", Zh: "同时送到终端和邮箱；已废弃"},
		Body:    lang.Text{En: "SAML FROM:<address> opened a transaction for a message that goes to the mailbox in any case, and also to the terminal when the user is logged in there. It was sent in the phase ready; refusals were 552, 451, 452 and 502. Like SEND it is deprecated, and modern servers answer 500 or 502.", Zh: "SAML FROM:<地址> 开启一个事务：消息总是送进邮箱，用户登录在终端上时也送到终端。它在 ready 阶段发送；拒绝的应答有 552、451、452、502。与 SEND 一样已不赞成使用，现代服务器回答 500 或 502。"},
		Why:     lang.Text{En: "It meant: on the screen and into the mailbox as well.", Zh: "它的意思是：既显示在屏幕上，又放进邮箱。"},
		Pitfall: lang.Text{En: "The name has nothing to do with SAML, the login standard of web applications: here it means “send and mail”, and it carries no credentials.", Zh: "它与网页应用的登录标准 SAML 毫无关系：这里的意思是“显示并寄送”，其中没有任何凭据。"},
		Example: `C: SAML FROM:<alice@lab.test>
S: 502 5.5.1 Command not implemented`,
		Refs:    []string{"RFC 821 §3.4", "RFC 5321 §F.6"},
		Related: []string{"SEND", "SOML", "MAIL"},
		FAQ:     []int{2},
	},
	{
		ID: "SEND", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "delivers to a terminal; obsolete", Zh: "送到终端屏幕；已废弃"},
		Body:    lang.Text{En: "SEND FROM:<address> opened a transaction as MAIL does, but the message was to be written on the terminal of the user. It was sent in the phase ready; refusals were 552, 451, 452 and 502. No modern server offers it, and the standard tells clients not to use it. An answer of 500 or 502 is normal.", Zh: "SEND FROM:<地址> 与 MAIL 一样开启事务，但消息要写到用户的终端上。它在 ready 阶段发送；拒绝的应答有 552、451、452、502。现代服务器都不提供它，标准也告诉客户端不要使用。得到 500 或 502 是正常的。"},
		Why:     lang.Text{En: "It meant a message on the user's screen rather than in the mailbox.", Zh: "它的意思是把消息显示在用户屏幕上，而不是放进邮箱。"},
		Pitfall: lang.Text{En: "People who learn SMTP by hand type SEND to send a message and get 500 or 502; the sequence is MAIL, RCPT and DATA.", Zh: "手工练习 SMTP 的人常键入 SEND 来发信，结果得到 500 或 502；正确的次序是 MAIL、RCPT、DATA。"},
		Example: `C: SEND FROM:<alice@lab.test>
S: 502 5.5.1 Command not implemented
C: MAIL FROM:<alice@lab.test>
S: 250 2.1.0 Sender ok`,
		Refs:    []string{"RFC 821 §3.4", "RFC 5321 §F.6"},
		Related: []string{"SOML", "SAML", "MAIL"},
		FAQ:     []int{2, 4},
	},
	{
		ID: "SOML", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "to the terminal or the mailbox; obsolete", Zh: "送到终端或邮箱；已废弃"},
		Body:    lang.Text{En: "SOML FROM:<address> opened a transaction for a message that goes to the terminal when the user is logged in there, and to the mailbox otherwise. It was sent in the phase ready; refusals were 552, 451, 452 and 502. Like SEND it is deprecated, and modern servers answer 500 or 502.", Zh: "SOML FROM:<地址> 开启一个事务：用户登录在终端上时把消息送到终端，否则送进邮箱。它在 ready 阶段发送；拒绝的应答有 552、451、452、502。与 SEND 一样已不赞成使用，现代服务器回答 500 或 502。"},
		Why:     lang.Text{En: "It meant: on the screen if the user is there, otherwise into the mailbox.", Zh: "它的意思是：用户在线就显示在屏幕上，否则放进邮箱。"},
		Pitfall: lang.Text{En: "It is a command of its own and not an option of MAIL: it would open the transaction instead of MAIL, so sending both gives 503.", Zh: "它是独立的命令，不是 MAIL 的选项：它代替 MAIL 开启事务，两条都发会得到 503。"},
		Example: `C: SOML FROM:<bob@lab.test>
S: 502 5.5.1 Command not implemented`,
		Refs:    []string{"RFC 821 §3.4", "RFC 5321 §F.6"},
		Related: []string{"SEND", "SAML", "MAIL"},
		FAQ:     []int{2},
	},
	{
		ID: "STARTTLS", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "switches this connection to TLS", Zh: "把当前连接切换到 TLS"},
		Body:    lang.Text{En: "STARTTLS turns the running connection into an encrypted one. The client sends it in the phase ready, outside a transaction and when TLS is not active yet; the server must have listed STARTTLS in its EHLO reply. After 220 the TLS handshake begins at once on the same connection. 454 means that TLS is not available at the moment, 501 that a parameter was added; a second STARTTLS inside TLS is commonly answered 503, an unknown one 500 or 502. After the handshake both sides forget the earlier EHLO (phase greeted), and the client sends EHLO again. Whatever arrived in clear after the 220 must be thrown away, or an attacker could slip in commands or replies.", Zh: "STARTTLS 把正在使用的连接变成加密连接。客户端在 ready 阶段发送它，此时没有进行中的事务，也还没有启用 TLS；服务器必须已在 EHLO 应答中列出 STARTTLS。收到 220 后，双方立即在同一条连接上开始 TLS 握手。454 表示暂时无法使用 TLS，501 表示多带了参数；已在 TLS 中又发 STARTTLS，服务器通常回答 503；不认识这条命令则回答 500 或 502。握手完成后，双方忘掉先前的 EHLO（回到 greeted 阶段），客户端须重发 EHLO。在 220 之后以明文到达的内容必须丢弃，否则攻击者可以夹带命令或应答。"},
		Why:     lang.Text{En: "From the next byte on, everything on this connection is to be encrypted.", Zh: "从下一个字节开始，这条连接上的一切都要加密。"},
		Pitfall: lang.Text{En: "The offer itself travels in clear, so someone in between can remove it; a client that needs TLS must stop then.", Zh: "这项提议本身是明文传送的，中间人可以把它删掉；必须用 TLS 的客户端此时应当停下。"},
		Example: `C: STARTTLS
S: 220 2.0.0 Ready to start TLS
C: EHLO client.lab.test`,
		Refs:    []string{"RFC 3207 §4", "RFC 3207 §4.1", "RFC 3207 §4.2", "RFC 3207 §6", "RFC 8314 §3.3"},
		Related: []string{"EHLO", "AUTH", "220", "454", "530"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "TURN", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "swaps roles; unsafe and obsolete", Zh: "交换角色；不安全，已废弃"},
		Body:    lang.Text{En: "TURN asked both sides to change roles, so that the server would send its waiting mail over the same connection. The client would send it in the phase ready; the answer was 250, or 502 from a server that refuses, 503 out of order, 500 where it is unknown. There is no proof of who the client is, so anybody could collect somebody's mail. ETRN and ATRN took its place.", Zh: "TURN 让双方交换角色，由服务器在同一条连接上发送等候的邮件。客户端在 ready 阶段发送它；应答是 250，或者 502（拒绝）、503（顺序不对）、500（不认识）。它不要求客户端证明身份，任何人都可能取走别人的邮件。ETRN 和 ATRN 取代了它。"},
		Why:     lang.Text{En: "It hands over waiting mail without asking who is there, so nobody should offer it.", Zh: "它不问对方是谁就交出等候的邮件，所以谁都不该提供它。"},
		Pitfall: lang.Text{En: "A server that still takes TURN gives the waiting mail of a domain to whoever names himself so in HELO; switch it off, and use ETRN or ATRN.", Zh: "仍接受 TURN 的服务器，谁在 HELO 中冒用域名，就把那个域等候的邮件交给谁；应关闭它，改用 ETRN 或 ATRN。"},
		Example: `C: HELO client.example.org
S: 250 mx.lab.test
C: TURN
S: 502 5.5.1 Command not implemented`,
		Refs:    []string{"RFC 821 §3.8", "RFC 5321 §F.1"},
		Related: []string{"ETRN", "ATRN"},
		FAQ:     []int{3, 8},
	},
	{
		ID: "VERB", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks for verbose replies (Sendmail)", Zh: "请求详细的应答（Sendmail）"},
		Body:    lang.Text{En: "VERB is registered but described in no RFC; it comes from Sendmail and asks for a running account of the work. It may be sent in the phase ready. 250 would accept, 502 or 500 refuse, but these codes are common practice rather than a standard. Servers switch it off, because the account tells strangers too much.", Zh: "VERB 已登记，但没有任何 RFC 描述它；它来自 Sendmail，要求服务器随时报告处理经过。它可以在 ready 阶段发送。250 表示接受，502 或 500 表示拒绝，不过这些应答码只是惯例，并无标准规定。服务器通常关闭它，因为这些报告会向陌生人透露太多。"},
		Why:     lang.Text{En: "It asks the server to tell what it is doing, which few servers still do.", Zh: "它请服务器说明自己正在做什么，如今很少有服务器照办。"},
		Pitfall: lang.Text{En: "It changes no reply code, only how much is reported; who wants to see what happens in a session needs a trace on the client's side.", Zh: "它不改变任何应答码，只影响报告的多少；想看清会话经过，应在客户端一侧做跟踪记录。"},
		Example: `C: VERB
S: 502 5.5.1 Command not implemented`,
		Refs:    []string{"RFC 5321 §2.2.2"},
		Related: []string{"ONEX", "HELP"},
		FAQ:     []int{7},
	},
	{
		ID: "VRFY", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks whether a mailbox exists", Zh: "询问某个邮箱是否存在"},
		Body:    lang.Text{En: "VRFY asks the server to confirm a user or mailbox; its argument is a name or an address. It may be sent in any phase in which commands are read, even before EHLO. 250 confirms and 251 says where mail would be forwarded, both with the address in the text; 252 neither confirms nor denies, 550, 551 and 553 deny, 502 says that the command is switched off and 504 that a parameter is not supported. Servers must know the command, yet most answer 252 to everybody, because spammers used it to collect addresses. The honest test of an address is RCPT.", Zh: "VRFY 请服务器确认某个用户或邮箱，参数是名字或地址。凡是能读命令的阶段都可以发送，甚至在 EHLO 之前。250 表示确认，251 说明邮件会转发到哪里，两者都在文字里给出地址；252 既不确认也不否认，550、551、553 表示否认，502 表示命令已被关闭，504 表示不支持某个参数。服务器必须认识这条命令，但多数对谁都回答 252，因为发垃圾邮件的人曾用它搜集地址。要真正检验一个地址，还得看 RCPT。"},
		Why:     lang.Text{En: "The client asks about an address without sending mail to it.", Zh: "客户端询问一个地址，但不向它发信。"},
		Pitfall: lang.Text{En: "252 is a success code, but it says nothing about whether the mailbox exists.", Zh: "252 属于成功类应答码，但它没有说明邮箱是否存在。"},
		Example: `C: VRFY bob
S: 252 2.1.5 Cannot verify, send mail and see`,
		Refs:    []string{"RFC 5321 §4.1.1.6", "RFC 5321 §3.5", "RFC 5321 §3.5.3", "RFC 5321 §7.3", "RFC 6531 §3.7.4.2"},
		Related: []string{"EXPN", "252", "RCPT"},
		FAQ:     []int{7},
	},
	{
		ID: "WIZ", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "an old back door of Sendmail", Zh: "Sendmail 的旧后门"},
		Body:    lang.Text{En: "WIZ was a hidden command of very old Sendmail versions that opened a shell on the server to whoever knew the password. No mail program sends it. A modern server answers 500 or 502 and should write it to its log as a probe. How the old versions answered was not checked.", Zh: "WIZ 是很老的 Sendmail 版本中的隐藏命令，知道口令的人可以借它在服务器上打开命令解释器。邮件程序都不会发送它。现代服务器回答 500 或 502，并应把它作为探测记入日志。旧版本如何应答，未经核实。"},
		Why:     lang.Text{En: "Whoever sends it looks for a hole that was closed decades ago.", Zh: "发送它的人在寻找几十年前就已堵上的漏洞。"},
		Pitfall: lang.Text{En: "Some guides list it as a harmless test command. It asks for a shell on the server, so sending it to somebody else's server counts as an attempt to break in.", Zh: "有的教程把它列为无害的测试命令。它索取的是服务器上的命令解释器，发给别人的服务器就算入侵尝试。"},
		Example: `C: WIZ
S: 500 5.5.1 Command unrecognized`,
		Refs:    []string{"RFC 5321 §4.2.4"},
		Related: []string{"DEBUG", "500"},
		FAQ:     []int{6},
	},
	{
		ID: "X-EXPS", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "login between Exchange servers", Zh: "Exchange 服务器之间的登录"},
		Body:    lang.Text{En: "X-EXPS is a private command of Microsoft Exchange that works like AUTH, between servers of one organization. It is sent in the phase ready with a mechanism such as GSSAPI or NTLM. 334, 235, 504 and 535 are expected by analogy with AUTH; that was not checked against a specification. Other clients use AUTH.", Zh: "X-EXPS 是 Microsoft Exchange 的私有命令，作用与 AUTH 类似，用于同一组织的服务器之间。它在 ready 阶段发送，并带上机制名，如 GSSAPI 或 NTLM。按照与 AUTH 的类比，应答会是 334、235、504、535，但这一点没有对照规范核实。其他客户端使用 AUTH。"},
		Why:     lang.Text{En: "One Exchange server logs in at another of the same organization.", Zh: "一台 Exchange 服务器登录同一组织的另一台。"},
		Pitfall: lang.Text{En: "A client that is not Exchange must not pick it, although EHLO lists it and the words after it look like mechanisms; the standard offer is the AUTH line.", Zh: "即使 EHLO 列出了它，后面的词也很像机制名，不是 Exchange 的客户端也不该选它；标准的提议是 AUTH 那一行。"},
		Example: `C: EHLO client.example.org
S: 250-mail.example.net
S: 250-X-EXPS GSSAPI NTLM
S: 250 AUTH LOGIN
C: X-EXPS NTLM
S: 504 5.7.4 Unrecognized authentication type`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"AUTH", "XEXCH50"},
		FAQ:     []int{3},
	},
	{
		ID: "X-LINK2STATE", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "routing news between Exchange servers", Zh: "Exchange 服务器之间的路由信息"},
		Body:    lang.Text{En: "X-LINK2STATE is a private command of Exchange 2000 and 2003: servers of one organization exchange their picture of the routes. It is sent in the phase ready. Which codes answer it was not checked; 500 is what other servers say. A stranger who sends it is probably looking for an old hole that was attacked through it.", Zh: "X-LINK2STATE 是 Exchange 2000 和 2003 的私有命令：同一组织的服务器用它交换各自掌握的路由情况。它在 ready 阶段发送。哪些应答码回答它，未经核实；其他服务器会回答 500。陌生人发送它，多半是在寻找曾借它被攻击的旧漏洞。"},
		Why:     lang.Text{En: "Exchange 2000 and 2003 servers tell each other which links are up.", Zh: "Exchange 2000 和 2003 服务器互相通报哪些链路可用。"},
		Pitfall: lang.Text{En: "A keyword in the EHLO list is not an invitation: outside an Exchange organization nothing may answer it, and an intrusion alarm on it is usually right.", Zh: "EHLO 列表中出现这个关键字，并不等于邀请：在 Exchange 组织之外，不应有谁使用它，因它触发的入侵警报通常没错。"},
		Example: `C: X-LINK2STATE LAST CHUNK={00000000}
S: 500 5.5.1 Command unrecognized`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"X-EXPS"},
		FAQ:     []int{6},
	},
	{
		ID: "XADR", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks how an address is handled (PMDF)", Zh: "询问某个地址如何处理（PMDF）"},
		Body:    lang.Text{En: "XADR is a private command of PMDF and its descendants, such as Oracle's Messaging Server; it asks about the channel and rewriting of an address. Its relatives are XSTA, XCIR and XGEN. 250 would answer, 500 or 502 refuse; neither meaning nor codes were checked against a specification. Public servers should not answer it.", Zh: "XADR 是 PMDF 及其后继产品（如 Oracle 的 Messaging Server）的私有命令，询问某个地址走哪个通道、如何改写。同类命令有 XSTA、XCIR、XGEN。250 表示回答，500 或 502 表示拒绝；含义和应答码都没有对照规范核实。公开的服务器不应回答它。"},
		Why:     lang.Text{En: "It asks a server of the PMDF family about the path of an address.", Zh: "它向 PMDF 一系的服务器询问某个地址的去路。"},
		Pitfall: lang.Text{En: "The answer shows internal host and channel names; a server that lets strangers ask gives its structure away, as with EXPN.", Zh: "它的回答会显示内部的主机名和通道名；允许陌生人询问的服务器，会像 EXPN 那样泄露自己的结构。"},
		Example: `C: XADR bob@lab.test
S: 502 5.5.1 Command not implemented`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"EXPN", "VRFY"},
		FAQ:     []int{7},
	},
	{
		ID: "XCLIENT", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a proxy names the real client (Postfix)", Zh: "代理报告真正的客户端（Postfix）"},
		Body:    lang.Text{En: "XCLIENT is a private command of Postfix, also met with Dovecot: a trusted proxy sets the name, address, protocol, HELO name or login of the client it speaks for. It is sent in the phase ready outside a transaction. 220 means that the session starts again at the greeting with the new identity; 421, 501, 503 and 550 refuse. The server must list it, and only to trusted hosts.", Zh: "XCLIENT 是 Postfix 的私有命令，Dovecot 也使用它：受信任的代理用它设定自己所代表的客户端的名字、地址、协议、HELO 名或登录名。它在 ready 阶段、事务之外发送。220 表示会话以新的身份从问候重新开始；421、501、503、550 表示拒绝。服务器应只向受信任的主机列出它。"},
		Why:     lang.Text{En: "A proxy in front of the server tells it who is really calling.", Zh: "服务器前面的代理告诉它真正的来访者是谁。"},
		Pitfall: lang.Text{En: "A host that may send XCLIENT may be anybody: whoever lists too wide a range of addresses as trusted lets strangers pass as logged-in users.", Zh: "能发 XCLIENT 的主机可以冒充任何人：把受信任的地址范围写得太宽，就等于让陌生人以已登录用户的身份通过。"},
		Example: `C: XCLIENT ADDR=192.0.2.10 NAME=client.example.org
S: 220 mx.lab.test ESMTP ready
C: EHLO client.example.org`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XFORWARD", "PROXY"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "XEXCH50", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a block of properties between Exchanges", Zh: "Exchange 之间传送的属性数据"},
		Body:    lang.Text{En: "XEXCH50 is a private command of older Microsoft Exchange servers: it announces a block of binary properties of the message and its recipients. It is sent in the phase envelope. 354 asks for the block, 504 refuses strangers who have not logged in; these codes are from practice, no specification was checked. Mail arrives without it as well.", Zh: "XEXCH50 是旧版 Microsoft Exchange 的私有命令：它声明一块二进制数据，内容是邮件及其收件人的属性。它在 envelope 阶段发送。354 请对方发来数据，504 拒绝没有登录的陌生人；这些应答码来自实践，没有对照规范核实。没有它，邮件照样能送到。"},
		Why:     lang.Text{En: "Exchange servers hand each other properties of message and recipients.", Zh: "Exchange 服务器互相传递邮件和收件人的属性。"},
		Pitfall: lang.Text{En: "504 here does not concern the message: an Exchange sender that takes it for a failed delivery leaves mail in its queue that would have been accepted.", Zh: "这里的 504 与邮件无关：Exchange 发送方若把它当成投递失败，就会让本可被接受的邮件滞留在队列中。"},
		Example: `C: RCPT TO:<bob@lab.test>
S: 250 2.1.5 Recipient ok
C: XEXCH50 1024 2
S: 504 5.7.4 Need to authenticate first`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"X-EXPS", "DATA"},
		FAQ:     []int{4},
	},
	{
		ID: "XFORWARD", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "passes on facts about the client (Postfix)", Zh: "传递客户端的信息（Postfix）"},
		Body:    lang.Text{En: "XFORWARD is a private command of Postfix: a filter that gives mail back tells the server name, address and protocol of the original client, for its log. It is sent in the phase ready outside a transaction. 250 accepts; 421, 501, 503 and 550 refuse. Unlike XCLIENT it does not change the rights of the session. The values are forgotten at RSET or when the transaction ends.", Zh: "XFORWARD 是 Postfix 的私有命令：过滤器交还邮件时，用它把最初客户端的名字、地址、协议告诉服务器，供日志记录。它在 ready 阶段、事务之外发送。250 表示接受；421、501、503、550 表示拒绝。与 XCLIENT 不同，它不改变会话的权限。遇到 RSET 或事务结束，这些值就被忘掉。"},
		Why:     lang.Text{En: "A filter hands on where the message came from, so that the log stays useful.", Zh: "过滤器把邮件的来源继续传下去，使日志仍有用处。"},
		Pitfall: lang.Text{En: "It changes only what is logged: who wants rules by client address to apply behind a filter needs XCLIENT, not XFORWARD.", Zh: "它只改变日志内容：要让过滤器后面的服务器按客户端地址执行规则，需要的是 XCLIENT，而不是 XFORWARD。"},
		Example: `C: XFORWARD ADDR=192.0.2.10 NAME=client.example.org
S: 250 2.0.0 Ok`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XCLIENT"},
		FAQ:     []int{7},
	},
	{
		ID: "XUSR", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "marks mail from a user (Sendmail)", Zh: "标记来自用户的邮件（Sendmail）"},
		Body:    lang.Text{En: "XUSR is a private command of older Sendmail: it says that this is a first submission by a user rather than relayed mail. It may be sent in the phase ready. 250 would accept, 500 is what other servers say; neither was checked against a specification. Today submission has a port of its own, 587.", Zh: "XUSR 是旧版 Sendmail 的私有命令，声明这是用户首次提交的邮件，而不是中继来的邮件。它可以在 ready 阶段发送。250 表示接受，其他服务器回答 500；两者都没有对照规范核实。如今邮件提交有自己的端口 587。"},
		Why:     lang.Text{En: "The client says that a user is submitting this mail for the first time.", Zh: "客户端声明这封邮件由用户首次提交。"},
		Pitfall: lang.Text{En: "It gives no rights: a server that trusts this word instead of AUTH would take mail from anybody who types it.", Zh: "它不带来任何权限：服务器若不看 AUTH 而相信这个词，就会收下任何键入者的邮件。"},
		Example: `C: XUSR
S: 500 5.5.1 Command unrecognized`,
		Refs:    []string{"RFC 5321 §4.1.5", "RFC 6409 §3.1"},
		Related: []string{"MAIL", "AUTH"},
		FAQ:     []int{3},
	},
	{
		ID: "end-of-data", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a line with a single dot ends the message", Zh: "只含一个点的一行，表示邮件结束"},
		Body:    lang.Text{En: "The end of the message is a line with nothing but a dot, that is CR LF, a dot, CR LF. The client sends it in the phase data. 250 means that the server has taken the message over: from now on it must deliver it, keep trying, or report the failure with a bounce. 450, 451 and 452 refuse it for now and leave it with the client, which keeps it in its queue; 550, 552 and 554 refuse it for good. One reply stands for all recipients; only LMTP and PRDR give one for each. The transaction is over either way, and the session is back in the phase ready. A line of the message that begins with a dot gets a second one on the way (dot-stuffing), so that it cannot be taken for the end.", Zh: "邮件的结尾是只含一个点的一行，即 CR LF、点、CR LF，由客户端在 data 阶段发送。250 表示服务器已接过这封邮件：从此它必须投递、继续重试，或者用退信报告失败。450、451、452 暂时拒绝，邮件仍归客户端，由它留在队列中；550、552、554 则永久拒绝。一个应答代表所有收件人，只有 LMTP 和 PRDR 为每个收件人各给一个应答。无论结果如何，事务都已结束，会话回到 ready 阶段。邮件中以点开头的行在传送时会再加一个点（点填充），因此不会被误认为结尾。"},
		Why:     lang.Text{En: "With a 250 to this dot the server takes over the responsibility for the message.", Zh: "服务器用 250 回答这个点，就接过了对这封邮件的责任。"},
		Pitfall: lang.Text{En: "A client that gives up too soon here and sends again makes a duplicate, so it must wait at least ten minutes.", Zh: "客户端若在这里过早放弃并重发，就会造成重复邮件，因此至少要等十分钟。"},
		Example: `C: .
S: 250 2.0.0 Accepted`,
		Refs:    []string{"RFC 5321 §4.1.1.4", "RFC 5321 §4.2.5", "RFC 5321 §4.5.2", "RFC 5321 §4.5.3.2.6", "RFC 5321 §6.1", "RFC 2033 §4.2"},
		Related: []string{"DATA", "BDAT", "250", "451", "554"},
		FAQ:     []int{2, 5},
	},
	{
		ID: "greeting", Kind: KindCommand, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the server opens the session", Zh: "服务器开启会话"},
		Body:    lang.Text{En: "The greeting is no command: it is the reply that a server sends as soon as the TCP connection stands (phase connected). 220 means that it is ready, and the session goes on to the phase greeted. 554 and 521 say that no mail is taken here, 421 that the server cannot serve at the moment. The greeting may have several lines, and a server may let seconds pass between them on purpose. After 220 the client introduces itself with EHLO; after 554 or 521 it should send QUIT.", Zh: "问候不是命令，而是 TCP 连接建立后服务器立即发出的应答（connected 阶段）。220 表示服务器已就绪，会话进入 greeted 阶段；554 和 521 表示这里不收邮件，421 表示服务器暂时无法提供服务。问候可以有多行，服务器也可能故意在两行之间停上几秒。收到 220 后，客户端用 EHLO 介绍自己；收到 554 或 521 后，应发 QUIT。"},
		Why:     lang.Text{En: "The client must wait for it, because in SMTP the server speaks first.", Zh: "客户端必须先等它，因为在 SMTP 中由服务器先开口。"},
		Pitfall: lang.Text{En: "A client that talks before the greeting is complete looks like a spam program, and may be refused later.", Zh: "问候还没收完就抢先说话的客户端很像垃圾邮件程序，随后可能被拒收。"},
		Example: `S: 220 mx.lab.test ESMTP ready
C: EHLO client.lab.test`,
		Refs:    []string{"RFC 5321 §3.1", "RFC 5321 §4.3.1", "RFC 5321 §4.3.2", "RFC 7504 §3"},
		Related: []string{"EHLO", "220", "554", "521", "421"},
		FAQ:     []int{8},
	},
}
