package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// smtpExtensions are the keywords that an EHLO reply may list (RFC 5321 §2.2.2 and
// §4.1.1.1), registered and unregistered, sorted by ID.
var smtpExtensions = []Topic{
	{
		ID: "8BITMIME", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "text with 8-bit characters as it is", Zh: "可原样传送 8 位字符的文本"},
		Body:    lang.Text{En: "The server takes MIME messages whose lines hold octets above 127. The client says so with BODY=8BITMIME in MAIL. Lines still end with CR LF and keep their length limit, so this is not for raw binary data. A server that cannot hand such a message on must convert it or send it back.", Zh: "服务器接受行中含有大于 127 的字节的 MIME 邮件。客户端在 MAIL 中用 BODY=8BITMIME 说明。行仍以 CR LF 结束，长度限制也不变，所以它不适用于原始二进制数据。服务器如果无法原样转交，就必须转换或退回。"},
		Why:     lang.Text{En: "Text outside ASCII may travel without being re-encoded.", Zh: "ASCII 以外的文本无须重新编码即可传送。"},
		Pitfall: lang.Text{En: "A message with 8-bit text that goes to a server without this keyword must be re-encoded or returned; to send it as it is and hope is a fault that garbles Chinese and accented text.", Zh: "对方没有列出它时，含 8 位字符的邮件必须重新编码或退回；硬着头皮原样发送，中文就可能变成乱码。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 8BITMIME
C: MAIL FROM:<alice@example.org> BODY=8BITMIME
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 6152 §2", "RFC 6152 §3"},
		Related: []string{"BODY=", "BINARYMIME", "SMTPUTF8"},
	},
	{
		ID: "ATRN", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "collecting mail with changed roles", Zh: "交换角色以收取邮件"},
		Body:    lang.Text{En: "The keyword offers the command ATRN of on-demand mail relay, on port 366. It works only after AUTH, and has no place on a submission port.", Zh: "这个关键字表示提供按需邮件中继的 ATRN 命令，使用 366 端口。它只在 AUTH 之后可用，不应出现在邮件提交端口上。"},
		Why:     lang.Text{En: "A site with a changing address can log in and collect its mail here.", Zh: "地址不固定的站点可以在此登录并收取邮件。"},
		Pitfall: lang.Text{En: "ATRN before AUTH gets 530: the server must know who calls before it hands over anybody's mail.", Zh: "没有登录就发 ATRN 会得到 530：服务器要先确认来者身份，才肯交出邮件。"},
		Example: `C: EHLO client.example.org
S: 250-odmr.example.net
S: 250-AUTH CRAM-MD5
S: 250 ATRN
C: ATRN example.org
S: 530 5.7.0 Authentication required`,
		Refs:    []string{"RFC 2645 §5.2.1", "RFC 6409 §7"},
		Related: []string{"ETRN"},
		FAQ:     []int{4, 8},
	},
	{
		ID: "AUTH", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "login, with the mechanisms that follow", Zh: "登录，其后列出可用的机制"},
		Body:    lang.Text{En: "The words after the keyword are authentication mechanisms; the client picks one that it knows and trusts. The list may grow inside TLS, since servers hide PLAIN and LOGIN before it. The keyword also allows the parameter AUTH= in MAIL.", Zh: "关键字后面的词是身份验证机制，客户端从中选一种自己支持并信任的。列表在 TLS 中可能变长，因为服务器在此之前会隐藏 PLAIN 和 LOGIN。这个关键字也允许在 MAIL 中使用 AUTH= 参数。"},
		Why:     lang.Text{En: "The client can log in with one of the mechanisms that are listed.", Zh: "客户端可以用所列机制之一登录。"},
		Pitfall: lang.Text{En: "That PLAIN and LOGIN are missing before STARTTLS is no fault of the account: start TLS and read the second EHLO reply before you change any setting.", Zh: "STARTTLS 之前看不到 PLAIN 和 LOGIN，不是账号有问题：先启用 TLS，看第二次 EHLO 的应答，再考虑改设置。"},
		Example: `C: EHLO client.example.org
S: 250-mail.example.net
S: 250 AUTH PLAIN LOGIN SCRAM-SHA-256
C: AUTH PLAIN ****
S: 235 2.7.0 Authentication successful`,
		Refs:    []string{"RFC 4954 §3", "RFC 4954 §5"},
		Related: []string{"AUTH=", "235", "535", "AUTH=LOGIN"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "AUTH=LOGIN", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "old way of writing AUTH, for old clients", Zh: "AUTH 的旧写法，供旧客户端使用"},
		Body:    lang.Text{En: "Some old programs looked for AUTH= with an equals sign, as early drafts had it. Servers that want to serve them list both lines. The standard form has a space.", Zh: "有些旧程序按早期草案查找带等号的 AUTH=。想照顾它们的服务器会同时列出两行。标准写法用空格。"},
		Why:     lang.Text{En: "It says the same as AUTH, for mail programs of the 1990s.", Zh: "它与 AUTH 含义相同，供 20 世纪 90 年代的邮件程序使用。"},
		Pitfall: lang.Text{En: "A parser that wants a keyword made of letters, digits and hyphens must not stumble over this line: ignore it and read the AUTH line beside it.", Zh: "按“字母、数字、连字符”解析关键字的程序，不要在这一行上出错：忽略它，读旁边的 AUTH 一行即可。"},
		Example: `C: EHLO client.example.org
S: 250-mail.example.net
S: 250-AUTH LOGIN PLAIN
S: 250 AUTH=LOGIN PLAIN`,
		Refs:    []string{"RFC 4954 §3"},
		Related: []string{"AUTH"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "BINARYMIME", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "raw binary content", Zh: "原始二进制内容"},
		Body:    lang.Text{En: "The server takes MIME messages with raw binary data; the client says BODY=BINARYMIME in MAIL, and must send the message with BDAT. It is only offered together with CHUNKING. Limits on line length do not apply then.", Zh: "服务器接受含原始二进制数据的 MIME 邮件；客户端在 MAIL 中声明 BODY=BINARYMIME，并且必须用 BDAT 发送。它只能与 CHUNKING 一起提供。此时行长限制不适用。"},
		Why:     lang.Text{En: "Attachments may travel as they are, without base64.", Zh: "附件可以原样传送，不必用 base64 编码。"},
		Pitfall: lang.Text{En: "DATA after BODY=BINARYMIME is refused with 503: dot-stuffing would damage raw data, so only BDAT may carry it.", Zh: "声明 BODY=BINARYMIME 之后再发 DATA 会得到 503：点填充会破坏原始数据，只能用 BDAT。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250-CHUNKING
S: 250 BINARYMIME
C: MAIL FROM:<alice@example.org> BODY=BINARYMIME
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 3030 §3"},
		Related: []string{"CHUNKING", "BDAT", "BODY=BINARYMIME"},
		FAQ:     []int{13},
	},
	{
		ID: "BURL", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "message fetched from a URL", Zh: "从 URL 取邮件内容"},
		Body:    lang.Text{En: "The keyword offers the command BURL, for submission only. Words after it say where the server may fetch: imap, or a URL such as imap://server.", Zh: "这个关键字表示提供 BURL 命令，只用于邮件提交。后面的词说明服务器可以从哪里取：imap，或者 imap://server 这样的 URL。"},
		Why:     lang.Text{En: "The server can fetch the message from an IMAP server by itself.", Zh: "服务器可以自己从 IMAP 服务器取来邮件。"},
		Pitfall: lang.Text{En: "The URL carries the right to fetch the message. Treat it as a secret: whoever may submit in that user's name could use it again.", Zh: "URL 本身带有取信的授权，要当作秘密：谁能以该用户的名义提交，谁就可能再用它一次。"},
		Example: `C: EHLO client.example.org
S: 250-mail.example.net
S: 250-8BITMIME
S: 250 BURL imap
C: BURL imap://alice@imap.example.net/Sent;uid=7;urlauth=**** LAST
S: 250 2.5.0 Ok`,
		Refs:    []string{"RFC 4468 §3", "RFC 4468 §3.1"},
		Related: []string{"CHUNKING"},
		FAQ:     []int{4, 10},
	},
	{
		ID: "CHECKPOINT", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "resuming a broken transfer (experiment)", Zh: "断点续传（实验性）"},
		Body:    lang.Text{En: "An experiment, described in the RFC with the number 1845: MAIL carries TRANSID=, and the server answers 355 with the number of octets that it has already. It is almost never met.", Zh: "这是编号 1845 的 RFC 所描述的实验：MAIL 带上 TRANSID=，服务器以 355 回答已收到的字节数。实际上几乎见不到。"},
		Why:     lang.Text{En: "After a broken connection only the rest of the message would be sent.", Zh: "连接中断之后，只须发送邮件的其余部分。"},
		Pitfall: lang.Text{En: "Do not plan large transfers around it: the experiment never spread, so a broken connection still means sending the whole message again.", Zh: "不要指望靠它传送大邮件：这项实验没有推广开，连接中断之后仍要从头重发整封邮件。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 CHECKPOINT
C: MAIL FROM:<alice@example.org> TRANSID=<7@client.example.org>
S: 355 6135 octets of it are here already`,
		Refs:    []string{"RFC 5321 §2.2"},
		Related: []string{"TRANSID=", "355"},
	},
	{
		ID: "CHUNKING", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "message in counted pieces (BDAT)", Zh: "分块计数发送邮件（BDAT）"},
		Body:    lang.Text{En: "The keyword offers the command BDAT in place of DATA. Since each piece is counted, no line has to be searched for a dot, and no 354 is waited for. BINARYMIME needs it.", Zh: "这个关键字表示提供 BDAT 命令，用来代替 DATA。由于每一块都标明长度，不必逐行查找点，也不必等待 354。BINARYMIME 需要它。"},
		Why:     lang.Text{En: "The message may be sent in pieces of known size, without a final dot.", Zh: "邮件可以按已知长度分块发送，不需要最后的点。"},
		Pitfall: lang.Text{En: "Count the octets exactly, with CR LF as two. One octet too few, and the rest of the message is read as commands.", Zh: "字节数必须准确，CR LF 算两个。少算一个字节，余下的正文就会被当作命令读取。"},
		Example: `S: 250-mx.example.net
S: 250 CHUNKING
C: BDAT 31 LAST
C: Subject: hello
C:
C: Hello, Bob!
S: 250 2.0.0 31 octets received`,
		Refs:    []string{"RFC 3030 §2"},
		Related: []string{"BDAT", "BINARYMIME"},
		FAQ:     []int{13},
	},
	{
		ID: "CONNEG", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks what a recipient can display", Zh: "可询问收件人能显示什么"},
		Body:    lang.Text{En: "With CONNEG in RCPT the client asks, and the reply describes what the recipient's system can handle. It is rarely met.", Zh: "客户端在 RCPT 中写 CONNEG 来询问，应答说明收件人的系统能处理什么。它很少见。"},
		Why:     lang.Text{En: "The server can say which formats a recipient takes.", Zh: "服务器可以说明收件人能接收哪些格式。"},
		Pitfall: lang.Text{En: "The answer describes a device at this moment, such as a fax machine; it is no promise that every later message will fit.", Zh: "应答说的是某台设备（如传真机）此刻的能力，并不保证以后的邮件也合适。"},
		Example: `C: EHLO client.example.org
S: 250-fax.example.net
S: 250-CONPERM
S: 250 CONNEG
C: MAIL FROM:<alice@example.org> CONPERM
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 4141 §5.1", "RFC 4141 §5.2"},
		Related: []string{"CONPERM"},
	},
	{
		ID: "CONPERM", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "supports permission to convert content", Zh: "支持内容转换许可"},
		Body:    lang.Text{En: "With CONPERM in MAIL the sender lets servers convert the content for a recipient who cannot take it as it is. It is rarely met.", Zh: "发件人在 MAIL 中写 CONPERM，就允许服务器为无法接收原格式的收件人转换内容。它很少见。"},
		Why:     lang.Text{En: "The sender may allow a change of format on the way.", Zh: "发件人可以允许途中改变格式。"},
		Pitfall: lang.Text{En: "A converted message no longer matches its signature: do not give the permission for mail that is signed with DKIM or S/MIME.", Zh: "内容一经转换，签名就对不上了：用 DKIM 或 S/MIME 签名的邮件，不要给予这项许可。"},
		Example: `C: EHLO client.example.org
S: 250-fax.example.net
S: 250 CONPERM
C: MAIL FROM:<alice@example.org> CONPERM
S: 250 2.1.0 sender ok, conversion permitted`,
		Refs:    []string{"RFC 4141 §4.1", "RFC 4141 §4.2"},
		Related: []string{"CONNEG", "X.6.2"},
	},
	{
		ID: "DELIVERBY", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "delivery within a time, else notice", Zh: "限时投递，逾期通知"},
		Body:    lang.Text{En: "The client adds BY= to MAIL: a number of seconds, and N for a notice or R for a return when the time is over. A number after the keyword is the shortest time that the server accepts in mode R.", Zh: "客户端在 MAIL 中加上 BY=：秒数，以及逾期时用 N 表示通知、用 R 表示退回。关键字后面的数字是服务器在 R 方式下接受的最短时间。"},
		Why:     lang.Text{En: "The sender may say how soon the message must arrive, and what to do if it cannot.", Zh: "发件人可以规定邮件须多快到达，以及逾期怎么办。"},
		Pitfall: lang.Text{En: "It cannot hurry a server: it only says what to do when the time has passed. The mode R needs every server on the way to support it.", Zh: "它不能让服务器加快，只规定逾期之后怎么办；用 R 方式，途中每台服务器都得支持它。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 DELIVERBY 240
C: MAIL FROM:<alice@example.org> BY=600;R
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 2852 §2", "RFC 2852 §4"},
		Related: []string{"BY="},
		FAQ:     []int{5},
	},
	{
		ID: "DSN", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "control over bounces and receipts", Zh: "控制退信与投递通知"},
		Body:    lang.Text{En: "The client may add RET= and ENVID= to MAIL, NOTIFY= and ORCPT= to RCPT. So it asks for a notice of success, failure or delay, for none at all, or for the full message in a bounce. A notice of success says that the message reached the mailbox, not that it was read.", Zh: "客户端可以在 MAIL 中加 RET= 和 ENVID=，在 RCPT 中加 NOTIFY= 和 ORCPT=，以此要求成功、失败或延误的通知，或者一概不要，或者要求退信附上全文。成功通知只说明邮件到了邮箱，不说明已被阅读。"},
		Why:     lang.Text{En: "The sender may choose when to be told about the delivery.", Zh: "发件人可以选择何时得到投递情况的通知。"},
		Pitfall: lang.Text{En: "People take a notice of success for a read receipt. It ends at the mailbox; that somebody read the mail is told by another mechanism, if at all.", Zh: "常有人把成功通知当成已读回执。它只到邮箱为止；是否读过，要靠另一种机制，而且未必会有。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 DSN
C: MAIL FROM:<alice@example.org> RET=HDRS ENVID=a-17
S: 250 2.1.0 Ok
C: RCPT TO:<bob@example.net> NOTIFY=SUCCESS,FAILURE
S: 250 2.1.5 Ok`,
		Refs:    []string{"RFC 3461 §4", "RFC 3461 §4.1", "RFC 3461 §4.3"},
		Related: []string{"NOTIFY=", "RET=", "ENVID=", "ORCPT="},
		FAQ:     []int{5},
	},
	{
		ID: "ENHANCEDSTATUSCODES", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "replies with codes such as 5.1.1", Zh: "应答带有 5.1.1 之类的代码"},
		Body:    lang.Text{En: "The text of 2yz, 4yz and 5yz replies begins with class, subject and detail. Such a code stands neither in the greeting nor in the reply to EHLO or HELO, nor in 3yz replies. Its class must fit the first digit of the reply code.", Zh: "2yz、4yz、5yz 应答的文字以“类别.主题.细节”开头。问候、EHLO 或 HELO 的应答以及 3yz 应答中没有这种代码。它的类别必须与应答码的首位数字一致。"},
		Why:     lang.Text{En: "Replies say more exactly what is meant, in a form that programs can read.", Zh: "应答以程序可读的形式更确切地说明含义。"},
		Pitfall: lang.Text{En: "Do not expect a code in the greeting, in the EHLO reply or in 354: there it must not stand, so its absence is no fault.", Zh: "问候、EHLO 的应答和 354 里本来就不许带这种代码，看不到它不是服务器的毛病。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 ENHANCEDSTATUSCODES
C: RCPT TO:<nobody@example.net>
S: 550 5.1.1 No such user here`,
		Refs:    []string{"RFC 2034 §3", "RFC 2034 §4", "RFC 3463 §2"},
		Related: []string{"X.1.1", "550"},
	},
	{
		ID: "ETRN", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "sending of waiting mail on request", Zh: "应请求发送等候的邮件"},
		Body:    lang.Text{En: "The keyword offers the command ETRN: the server then sends the mail that waits for a host, over a new connection. It has no place on a submission port.", Zh: "这个关键字表示提供 ETRN 命令：服务器随后经由新连接发送等候某主机的邮件。它不应出现在邮件提交端口上。"},
		Why:     lang.Text{En: "A site that is not always connected may call for its mail.", Zh: "不常在线的站点可以索取自己的邮件。"},
		Pitfall: lang.Text{En: "ETRN brings no mail over the connection on which it was sent: the server opens a new one, so the site must be reachable on its port 25.", Zh: "ETRN 并不在当前连接上送来邮件：服务器会另建一条连接，所以站点自己的 25 端口必须能从外面连上。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 ETRN
C: ETRN example.org
S: 250 2.0.0 Queuing started`,
		Refs:    []string{"RFC 1985 §3", "RFC 6409 §7"},
		Related: []string{"ATRN"},
		FAQ:     []int{8},
	},
	{
		ID: "EXPN", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "shows who is on a mailing list", Zh: "可显示邮件列表的成员"},
		Body:    lang.Text{En: "The keyword offers the command EXPN. Support is optional, so a server that has it must say so here. On a public server it should be switched off.", Zh: "这个关键字表示提供 EXPN 命令。是否支持由服务器自定，所以支持的服务器必须在此列出。公开的服务器应当关闭它。"},
		Why:     lang.Text{En: "The server would show the members of a list to whoever asks.", Zh: "服务器会向询问者显示列表成员。"},
		Pitfall: lang.Text{En: "Administrators switch VRFY off and forget EXPN: it gives away more, a whole list of addresses in one reply.", Zh: "管理员往往只关了 VRFY，忘了 EXPN：它泄露得更多，一次应答就是整份名单。"},
		Example: `C: EHLO client.example.org
S: 250-mx.lab.test
S: 250 EXPN
C: EXPN class
S: 250-<alice@lab.test>
S: 250 <bob@lab.test>`,
		Refs:    []string{"RFC 5321 §4.1.1.7", "RFC 5321 §7.3"},
		Related: []string{"VRFY"},
		FAQ:     []int{7},
	},
	{
		ID: "FUTURERELEASE", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "delivery at a later time", Zh: "稍后再投递"},
		Body:    lang.Text{En: "The client adds HOLDFOR= or HOLDUNTIL= to MAIL. The values after the keyword are the longest interval in seconds and the latest date. It is for submission only.", Zh: "客户端在 MAIL 中加上 HOLDFOR= 或 HOLDUNTIL=。关键字后面的值是最长的间隔（秒）和最晚的日期。它只用于邮件提交。"},
		Why:     lang.Text{En: "The server can hold a message back until the time that the user chose.", Zh: "服务器可以把邮件保留到用户选定的时间。"},
		Pitfall: lang.Text{En: "The sender cannot call a held message back with it: once it is accepted, the server will release it.", Zh: "它不提供撤回：邮件一旦被接受，到时服务器就会发出。"},
		Example: `C: EHLO client.example.org
S: 250-mail.example.net
S: 250 FUTURERELEASE 604800 2030-12-31T00:00:00Z
C: MAIL FROM:<alice@example.org> HOLDFOR=3600
S: 250 2.1.0 Ok, held for an hour`,
		Refs:    []string{"RFC 4865 §3", "RFC 4865 §4.2"},
		Related: []string{"HOLDFOR=", "HOLDUNTIL="},
		FAQ:     []int{5},
	},
	{
		ID: "HELP", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "help text for a person", Zh: "提供给人看的帮助"},
		Body:    lang.Text{En: "The keyword offers the command HELP. Support is optional, so a server that has it must say so here. Programs have no use for it.", Zh: "这个关键字表示提供 HELP 命令。是否支持由服务器自定，所以支持的服务器必须在此列出。程序用不着它。"},
		Why:     lang.Text{En: "A person at the keyboard may ask for help.", Zh: "坐在键盘前的人可以请求帮助。"},
		Pitfall: lang.Text{En: "Do not parse the text of HELP to learn what the server can do: it is free text; the EHLO list is what counts.", Zh: "不要靠解析 HELP 的文字来判断服务器的功能：那是自由文字，以 EHLO 的列表为准。"},
		Example: `C: EHLO client.example.org
S: 250-mx.lab.test
S: 250 HELP
C: HELP
S: 214 Commands: EHLO MAIL RCPT DATA RSET NOOP QUIT`,
		Refs:    []string{"RFC 5321 §4.1.1.8"},
		Related: []string{"214", "VRFY"},
	},
	{
		ID: "LIMITS", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "limits that the server applies", Zh: "服务器实行的限制"},
		Body:    lang.Text{En: "Each word names a limit and its value: MAILMAX for messages in one session, RCPTMAX for recipients of one message, RCPTDOMAINMAX for different recipient domains in one session. The extension dates from 2024.", Zh: "每个词给出一项限制及其数值：MAILMAX 是一次会话的邮件数，RCPTMAX 是一封邮件的收件人数，RCPTDOMAINMAX 是一次会话中收件人域的种数。这项扩展出自 2024 年。"},
		Why:     lang.Text{En: "The client can keep within the limits instead of running into them.", Zh: "客户端可以事先遵守限制，而不是撞上才知道。"},
		Pitfall: lang.Text{En: "The limits may differ after STARTTLS and after AUTH, so read them again from the newest EHLO reply.", Zh: "STARTTLS 和 AUTH 之后限制可能不同，应以最近一次 EHLO 的应答为准。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 LIMITS MAILMAX=20 RCPTMAX=100
C: MAIL FROM:<news@example.org>
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 9422 §1"},
		Related: []string{"452", "recipients limit", "RCPTMAX"},
		FAQ:     []int{13},
	},
	{
		ID: "MT-PRIORITY", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "priority of a message", Zh: "邮件优先级"},
		Body:    lang.Text{En: "The client adds MT-PRIORITY= to MAIL, with a number from -9 to 9. A word after the keyword names the policy by which the server reads the numbers.", Zh: "客户端在 MAIL 中加上 MT-PRIORITY=，值为 -9 到 9。关键字后面的词是服务器解释这些数字所依据的策略名。"},
		Why:     lang.Text{En: "Urgent mail may be sent ahead of other mail.", Zh: "紧急邮件可以先于其他邮件发送。"},
		Pitfall: lang.Text{En: "A priority that anybody could raise would be worth nothing: a server may lower it for clients that it does not trust, and says so with X.3.6.", Zh: "谁都能提高的优先级毫无意义：对不信任的客户端，服务器可以调低它，并以 X.3.6 说明。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 MT-PRIORITY MIXER
C: MAIL FROM:<alice@example.org> MT-PRIORITY=3
S: 250 2.3.6 accepted, but with priority 0`,
		Refs:    []string{"RFC 6710 §3", "RFC 6710 §4.1"},
		Related: []string{"MT-PRIORITY=", "X.3.6"},
	},
	{
		ID: "MTRK", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "tracking of a message", Zh: "邮件跟踪"},
		Body:    lang.Text{En: "The client adds MTRK= to MAIL, with a value that lets it ask later. It works together with the parameters of DSN. It is rarely met.", Zh: "客户端在 MAIL 中加上 MTRK=，凭其中的值日后查询。它与 DSN 的参数一起使用，很少见。"},
		Why:     lang.Text{En: "The sender may later ask where the message went.", Zh: "发件人以后可以查询邮件的去向。"},
		Pitfall: lang.Text{En: "Tracking ends at the first server without the keyword: what happened behind it stays unknown.", Zh: "遇到第一台不支持它的服务器，跟踪就断了：再往后的情形无从得知。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250-DSN
S: 250 MTRK
C: MAIL FROM:<alice@example.org> MTRK=**** ENVID=a-18
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 3885 §2", "RFC 3885 §3.1"},
		Related: []string{"MTRK=", "DSN", "ENVID="},
		FAQ:     []int{5},
	},
	{
		ID: "NO-SOLICITING", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "labels for unwanted advertising", Zh: "广告邮件的标记"},
		Body:    lang.Text{En: "Words after the keyword name classes of mail that the site refuses. The client may mark a message with SOLICIT= in MAIL. The extension is rarely met.", Zh: "关键字后面的词列出站点拒收的邮件类别。客户端可以在 MAIL 中用 SOLICIT= 标记邮件。这项扩展很少见。"},
		Why:     lang.Text{En: "The server says which kinds of advertising it does not want.", Zh: "服务器说明它不要哪些种类的广告邮件。"},
		Pitfall: lang.Text{En: "It stops honest senders only: those who send spam do not label it.", Zh: "它只能拦住守规矩的发件人：发垃圾邮件的人不会给自己贴标签。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 NO-SOLICITING org.example:ADV
C: MAIL FROM:<news@example.org> SOLICIT=org.example:ADV
S: 550 5.7.1 SOLICIT=org.example:ADV is not wanted here`,
		Refs:    []string{"RFC 3865 §2", "RFC 3865 §4.1"},
		Related: []string{"SOLICIT="},
		FAQ:     []int{13},
	},
	{
		ID: "ONEX", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "one message only (Sendmail)", Zh: "只发一封邮件（Sendmail）"},
		Body:    lang.Text{En: "The keyword offers the command ONEX of Sendmail. It is registered, but no RFC describes it, and it has no effect on modern servers.", Zh: "这个关键字表示提供 Sendmail 的 ONEX 命令。它已登记，但没有 RFC 描述它，对现代服务器也没有作用。"},
		Why:     lang.Text{En: "A client may say that it brings a single message, which changes nothing today.", Zh: "客户端可以声明只送来一封邮件，这在今天没有任何影响。"},
		Pitfall: lang.Text{En: "It does not mean that the server takes one message only: a session may carry many, whether it is listed or not.", Zh: "它不是说服务器只收一封邮件：无论是否列出，一次会话都可以送多封。"},
		Example: `C: EHLO client.lab.test
S: 250-mx.lab.test
S: 250-VERB
S: 250 ONEX
C: ONEX
S: 200 Only one transaction`,
		Refs:    []string{"RFC 5321 §2.2.2"},
		Related: []string{"VERB"},
	},
	earlyPipelining,
	{
		ID: "PIPELINING", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "several commands without waiting", Zh: "不等应答即可连续发命令"},
		Body:    lang.Text{En: "With it MAIL, RCPT and RSET may leave together, and DATA as the last of the group; the server answers each in order. Commands whose answer decides what follows, such as EHLO, AUTH or QUIT, must be the last of a group. Without the keyword a client must wait for every reply.", Zh: "有了它，MAIL、RCPT、RSET 可以一起发出，DATA 放在一组的最后；服务器按顺序逐一应答。应答会决定下一步的命令，如 EHLO、AUTH、QUIT，必须放在一组的最后。没有这个关键字，客户端必须等待每一个应答。"},
		Why:     lang.Text{En: "The client may send commands in a group, which saves waiting.", Zh: "客户端可以成组发送命令，省去等待。"},
		Pitfall: lang.Text{En: "A client that sends DATA in the group and ignores the replies to RCPT may send the message although every recipient was refused: read 354 before the text.", Zh: "把 DATA 也放进一组、却不看 RCPT 应答的客户端，可能在收件人全被拒绝时仍发出正文：要先等到 354。"},
		Example: `S: 250 PIPELINING
C: MAIL FROM:<alice@example.org>
C: RCPT TO:<bob@example.net>
C: DATA
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 Go ahead`,
		Refs:    []string{"RFC 2920 §2", "RFC 2920 §3.1"},
		Related: []string{"MAIL", "RCPT", "DATA"},
		FAQ:     []int{13},
	},
	{
		ID: "PRDR", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a reply for each recipient after the dot", Zh: "点之后为每个收件人各给应答"},
		Body:    lang.Text{En: "With PRDR in MAIL the final dot is answered 353, then by one reply for each recipient, and a last one. It comes from an expired draft and is implemented in Exim; it is not registered.", Zh: "在 MAIL 中写 PRDR，最后的点先得到 353，然后每个收件人各有一个应答，最后还有一个总的应答。它出自一份已过期的草案，由 Exim 实现，没有登记。"},
		Why:     lang.Text{En: "The server can judge the message for each recipient by itself.", Zh: "服务器可以针对每个收件人分别裁决邮件。"},
		Pitfall: lang.Text{En: "Without PRDR in MAIL the server must not answer 353, and a client that does not expect several replies to the dot gets out of step.", Zh: "MAIL 里没有写 PRDR，服务器就不得回 353；没有准备好在点之后读多个应答的客户端会错位。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 PRDR
C: MAIL FROM:<alice@example.org> PRDR
S: 250 OK, PRDR requested`,
		Refs:    []string{"RFC 5321 §2.2.2"},
		Related: []string{"353"},
		FAQ:     []int{13},
	},
	{
		ID: "REQUIRETLS", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a message may demand TLS all the way", Zh: "邮件可要求全程使用 TLS"},
		Body:    lang.Text{En: "With REQUIRETLS in MAIL the message must not travel without TLS on any further hop, even if it then cannot be delivered. The keyword is offered only inside TLS.", Zh: "在 MAIL 中写 REQUIRETLS，邮件此后的每一跳都不得不用 TLS，即使因此无法投递。这个关键字只在 TLS 中提供。"},
		Why:     lang.Text{En: "The server promises to pass a message on only over verified TLS, if asked.", Zh: "服务器承诺，若有要求，就只经由经过验证的 TLS 传送邮件。"},
		Pitfall: lang.Text{En: "The keyword alone protects nothing: only a message sent with the parameter is bound to TLS. It also stays behind when the next server lacks the keyword.", Zh: "只列出关键字并不保护任何邮件：带上参数发送的才受约束。下一台服务器不支持时，邮件就过不去。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 REQUIRETLS
C: MAIL FROM:<alice@example.org> REQUIRETLS
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 8689 §2", "RFC 8689 §7"},
		Related: []string{"X.7.30", "STARTTLS"},
		FAQ:     []int{6},
	},
	{
		ID: "RRVS", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "protection from changed mailbox owners", Zh: "防止邮箱易主后误投"},
		Body:    lang.Text{En: "The client adds RRVS= and a date to RCPT: the message may only be delivered if the mailbox has had the same owner since. So a password reset does not reach a stranger.", Zh: "客户端在 RCPT 中加上 RRVS= 和日期：只有邮箱从那时起没有换过主人，才可投递。这样，重设密码的邮件就不会落到陌生人手里。"},
		Why:     lang.Text{En: "A message can be kept from a new owner of an old address.", Zh: "可以避免把邮件交给旧地址的新主人。"},
		Pitfall: lang.Text{En: "A site that never gives an old address to a new owner needs none of this, and a sender must not take its absence for a danger.", Zh: "从不把旧地址分给新用户的站点用不着它；发件人也不必因为没有列出它就担心。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 RRVS
C: RCPT TO:<bob@example.net> RRVS=2025-05-01T00:00:00Z
S: 550 5.7.17 Mailbox owner has changed`,
		Refs:    []string{"RFC 7293 §3.1", "RFC 7293 §5.1"},
		Related: []string{"RRVS=", "X.7.17"},
	},
	{
		ID: "SAML", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "delivery to terminal and mailbox; obsolete", Zh: "同时送到终端和邮箱；已废弃"},
		Body:    lang.Text{En: "The keyword offers the command SAML: to the mailbox, and to the terminal as well if the user is there. Its use is deprecated.", Zh: "这个关键字表示提供 SAML 命令：送进邮箱，用户在终端前时也送到终端。如今已不赞成使用。"},
		Why:     lang.Text{En: "The server would use screen and mailbox both, as in the 1980s.", Zh: "服务器会同时使用屏幕和邮箱，如同 20 世纪 80 年代。"},
		Pitfall: lang.Text{En: "It has nothing to do with the SAML of web logins, which is a much younger thing with the same letters.", Zh: "它与网页登录用的 SAML 毫无关系，只是缩写相同，后者晚得多。"},
		Example: `C: EHLO client.lab.test
S: 250-mx.lab.test
S: 250 SAML
C: SAML FROM:<alice@lab.test>
S: 502 5.5.1 Command disabled`,
		Refs:    []string{"RFC 821 §3.4", "RFC 5321 §F.6"},
		Related: []string{"SEND", "SOML"},
	},
	{
		ID: "SEND", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "delivery to a terminal; obsolete", Zh: "送到终端屏幕；已废弃"},
		Body:    lang.Text{En: "The keyword offers the command SEND, which delivers to a terminal instead of a mailbox. Its use is deprecated, and it has no place in submission. Hardly any server lists it today.", Zh: "这个关键字表示提供 SEND 命令，它把消息送到终端而不是邮箱。如今已不赞成使用，在邮件提交中更没有位置。现在几乎没有服务器列出它。"},
		Why:     lang.Text{En: "The server would write a message on a user's screen, as in the 1980s.", Zh: "服务器可以把消息写到用户的屏幕上，如同 20 世纪 80 年代。"},
		Pitfall: lang.Text{En: "The name misleads beginners: mail is sent with MAIL, RCPT and DATA; SEND wrote on terminals.", Zh: "名字容易误导初学者：发邮件用 MAIL、RCPT、DATA；SEND 是往终端屏幕上写。"},
		Example: `C: EHLO client.lab.test
S: 250-mx.lab.test
S: 250 SEND
C: SEND FROM:<alice@lab.test>
S: 502 5.5.1 Not implemented here`,
		Refs:    []string{"RFC 821 §3.4", "RFC 5321 §F.6"},
		Related: []string{"SOML", "SAML"},
	},
	{
		ID: "SIZE", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "message size limit in octets", Zh: "邮件大小上限，以字节计"},
		Body:    lang.Text{En: "The server names the largest message that it takes; 0 or no number means that no fixed limit is given. The client can declare a size with SIZE= in MAIL, and gets 552 at once if it is too big, or 452 if there is no room now. Octets are counted with CR LF, but without the dots of dot-stuffing.", Zh: "服务器说明它接受的最大邮件；0 或没有数字表示没有给出固定上限。客户端可以在 MAIL 中用 SIZE= 声明大小：太大就立即得到 552，暂时没有空间则得到 452。计数包括 CR LF，但不包括点填充所加的点。"},
		Why:     lang.Text{En: "A message that is too big can be refused before it is sent.", Zh: "太大的邮件在发送之前就可以被拒绝。"},
		Pitfall: lang.Text{En: "Base64 makes an attachment about a third larger: a file of 20 MB does not fit through a limit of 25 MB.", Zh: "base64 会让附件增大约三分之一：上限 25 MB 的服务器，收不下 20 MB 的文件。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 SIZE 10485760
C: MAIL FROM:<alice@example.org> SIZE=26000000
S: 552 5.3.4 Message too large`,
		Refs:    []string{"RFC 1870 §3", "RFC 1870 §4", "RFC 1870 §6"},
		Related: []string{"SIZE=", "552", "452"},
	},
	{
		ID: "SMTPUTF8", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "addresses and headers in UTF-8", Zh: "支持 UTF-8 地址和首部"},
		Body:    lang.Text{En: "The server takes addresses and header fields in UTF-8; the client says SMTPUTF8 in MAIL when a message needs it. Every server on the way must support it, or the message comes back. It is only offered together with 8BITMIME.", Zh: "服务器接受 UTF-8 的地址和首部字段；邮件需要时，客户端在 MAIL 中写 SMTPUTF8。途中每台服务器都必须支持，否则邮件会被退回。它只能与 8BITMIME 一起提供。"},
		Why:     lang.Text{En: "Addresses and header fields may hold characters outside ASCII.", Zh: "可以使用“用户@例子.test”这样的地址。"},
		Pitfall: lang.Text{En: "Chinese in the subject or the body does not need it: MIME has encoded that for decades. It is for addresses and raw header fields.", Zh: "主题或正文里有中文，并不需要它：MIME 早就能编码。它针对的是地址和未编码的首部字段。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250-8BITMIME
S: 250 SMTPUTF8
C: MAIL FROM:<用户@例子.test> SMTPUTF8
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 6531 §3.1", "RFC 6531 §3.4", "RFC 6531 §3.5"},
		Related: []string{"8BITMIME", "X.6.7"},
	},
	{
		ID: "SOML", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "delivery to terminal or mailbox; obsolete", Zh: "送到终端或邮箱；已废弃"},
		Body:    lang.Text{En: "The keyword offers the command SOML: to the terminal if the user is there, else to the mailbox. Its use is deprecated.", Zh: "这个关键字表示提供 SOML 命令：用户在终端前就送到终端，否则送进邮箱。如今已不赞成使用。"},
		Why:     lang.Text{En: "The server would choose screen or mailbox, as in the 1980s.", Zh: "服务器会在屏幕和邮箱之间选择，如同 20 世纪 80 年代。"},
		Pitfall: lang.Text{En: "It does not choose between two mailboxes: the choice was between a screen and a mailbox, and no server of today makes it.", Zh: "它不是在两个邮箱之间选择：当年选的是屏幕还是邮箱，如今没有服务器这样做。"},
		Example: `C: EHLO client.lab.test
S: 250-mx.lab.test
S: 250 SOML
C: SOML FROM:<alice@lab.test>
S: 502 5.5.1 SOML is disabled`,
		Refs:    []string{"RFC 821 §3.4", "RFC 5321 §F.6"},
		Related: []string{"SEND", "SAML"},
	},
	{
		ID: "STARTTLS", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "encryption of this connection", Zh: "可加密当前连接"},
		Body:    lang.Text{En: "The keyword offers the command STARTTLS. After the handshake the client sends EHLO again, and the keyword is gone from the list. If it is missing although it is expected, somebody on the way may have removed it, so a client that needs TLS must not go on.", Zh: "这个关键字表示提供 STARTTLS 命令。握手之后客户端重发 EHLO，列表中就不再有它。如果本该有却没有，可能是途中有人删掉了它，因此必须用 TLS 的客户端不得继续。"},
		Why:     lang.Text{En: "The client can turn this connection into TLS before it logs in or sends mail.", Zh: "客户端可以在登录或发信之前，把这条连接切换到 TLS。"},
		Pitfall: lang.Text{En: "\"TLS if available\" in a mail program is no protection against an attacker, who just removes this line. Require TLS in the settings.", Zh: "邮件程序里“可用时才用 TLS”防不住攻击者：他只要抹掉这一行。设置里应选“必须使用 TLS”。"},
		Example: `C: EHLO client.example.org
S: 250-mail.example.net
S: 250 STARTTLS
C: STARTTLS
S: 220 2.0.0 Ready to start TLS
(TLS handshake)
C: EHLO client.example.org
S: 250 mail.example.net`,
		Refs:    []string{"RFC 3207 §3", "RFC 3207 §4.2", "RFC 3207 §6", "RFC 8314 §3.3"},
		Related: []string{"220", "454", "AUTH"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "SUBMITTER", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "address responsible for sending (experiment)", Zh: "负责发送的地址（实验性）"},
		Body:    lang.Text{En: "The client could name the responsible address with SUBMITTER= in MAIL. It comes from the experimental RFC with the number 4405 and is no longer of use.", Zh: "客户端可以在 MAIL 中用 SUBMITTER= 给出负责的地址。它出自编号 4405 的实验性 RFC，如今已无用处。"},
		Why:     lang.Text{En: "The server takes the parameter SUBMITTER=, part of Sender ID, an experiment that has ended.", Zh: "服务器接受 SUBMITTER= 参数，它属于已结束的 Sender ID 实验。"},
		Pitfall: lang.Text{En: "Do not take it for a proof of who sent the message: the client writes what it likes. SPF and DKIM do the checking today.", Zh: "不要把它当作发件人身份的证明：内容由客户端随意填写。如今做检查的是 SPF 和 DKIM。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 SUBMITTER
C: MAIL FROM:<list@example.org> SUBMITTER=alice@example.org
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 5321 §2.2"},
		Related: []string{"SUBMITTER="},
	},
	{
		ID: "TURN", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "change of roles; unsafe, deprecated", Zh: "交换角色；不安全，已弃用"},
		Body:    lang.Text{En: "The keyword offers the command TURN. It proves nothing about the client, so mail could be stolen; ETRN and ATRN took its place.", Zh: "这个关键字表示提供 TURN 命令。它不验证客户端的身份，邮件可能被冒领；ETRN 和 ATRN 取代了它。"},
		Why:     lang.Text{En: "The server would hand over waiting mail without asking who is there.", Zh: "服务器会不问对方是谁就交出等候的邮件。"},
		Pitfall: lang.Text{En: "A server that still lists it gives the mail of a domain to whoever names that domain: switch it off.", Zh: "仍列出它的服务器，会把某个域名的邮件交给任何自报这个域名的人：应当关闭。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 TURN
C: TURN
S: 502 5.5.1 Refused, use ETRN or ATRN`,
		Refs:    []string{"RFC 821 §3.8", "RFC 5321 §F.1"},
		Related: []string{"ETRN", "ATRN"},
		FAQ:     []int{8},
	},
	{
		ID: "UTF8SMTP", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "old form of SMTPUTF8; obsolete", Zh: "SMTPUTF8 的旧形式；已废弃"},
		Body:    lang.Text{En: "The experiment is described in the RFC with the number 5336, which RFC 6531 made obsolete. It allowed a second, ASCII address with ALT-ADDRESS=. It must not be used any more.", Zh: "这项实验见编号 5336 的 RFC，已被 RFC 6531 废止。它允许用 ALT-ADDRESS= 给出第二个 ASCII 地址。如今不得再用。"},
		Why:     lang.Text{En: "It was the experiment that SMTPUTF8 replaced.", Zh: "它是后来被 SMTPUTF8 取代的实验。"},
		Pitfall: lang.Text{En: "A client must not answer this keyword with SMTPUTF8 in MAIL: the experiment had other parameters.", Zh: "看到这个关键字，不能在 MAIL 里写 SMTPUTF8：那项实验用的是别的参数。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 UTF8SMTP
C: MAIL FROM:<alice@example.org> SMTPUTF8
S: 555 5.5.4 Unsupported option: SMTPUTF8`,
		Refs:    []string{"RFC 6531 §1"},
		Related: []string{"SMTPUTF8", "ALT-ADDRESS="},
	},
	{
		ID: "VERB", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "verbose replies (Sendmail)", Zh: "详细的应答（Sendmail）"},
		Body:    lang.Text{En: "The keyword offers the command VERB of Sendmail. It is registered, but no RFC describes it. Servers should switch it off.", Zh: "这个关键字表示提供 Sendmail 的 VERB 命令。它已登记，但没有 RFC 描述它。服务器应当关闭它。"},
		Why:     lang.Text{En: "The server would tell what it is doing, for debugging.", Zh: "服务器会报告自己正在做什么，供调试之用。"},
		Pitfall: lang.Text{En: "It tells strangers how the server works inside; that it is listed on a public server is mostly forgetfulness.", Zh: "它会把服务器的内部动作告诉陌生人；公开服务器上列出它，多半是忘了关。"},
		Example: `C: EHLO client.lab.test
S: 250-mx.lab.test
S: 250 VERB
C: VERB
S: 200 Verbose mode`,
		Refs:    []string{"RFC 5321 §2.2.2"},
		Related: []string{"ONEX"},
	},
	{
		ID: "VRFY", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "address checks are switched on", Zh: "地址核实已开启"},
		Body:    lang.Text{En: "VRFY is a command that every server must know, so the keyword is not registered. Postfix lists it as long as VRFY is not switched off.", Zh: "VRFY 是每台服务器都必须认识的命令，所以这个关键字没有登记。只要没有关闭 VRFY，Postfix 就会列出它。"},
		Why:     lang.Text{En: "The server says that VRFY may be used, which it need not say.", Zh: "服务器说明可以使用 VRFY，其实不必说明。"},
		Pitfall: lang.Text{En: "That it is listed does not mean that it tells the truth: many servers answer 252 to every address.", Zh: "列出它不等于会说实话：许多服务器对任何地址都回 252。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 VRFY
C: VRFY bob
S: 252 2.0.0 Cannot verify, send the mail and see`,
		Refs:    []string{"RFC 5321 §4.1.1.6", "RFC 5321 §4.5.1"},
		Related: []string{"252", "EXPN"},
		FAQ:     []int{7},
	},
	{
		ID: "X-ANONYMOUSTLS", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "TLS between Exchange servers", Zh: "Exchange 服务器之间的 TLS"},
		Body:    lang.Text{En: "It works like STARTTLS with certificates that the servers make themselves. It is private to Microsoft Exchange; this meaning is generally known, but no specification was checked.", Zh: "它类似 STARTTLS，使用服务器自行生成的证书。它是 Microsoft Exchange 的私有扩展；这一含义为人熟知，但没有对照规范核实。"},
		Why:     lang.Text{En: "Exchange servers of one organization encrypt among themselves with it.", Zh: "同一组织的 Exchange 服务器用它互相加密。"},
		Pitfall: lang.Text{En: "It is no replacement for STARTTLS: an ordinary client must not try it, and proves nothing about the server with it.", Zh: "它不能代替 STARTTLS：普通客户端不应尝试，它也证明不了服务器的身份。"},
		Example: `C: EHLO client.example.org
S: 250-exchange.example.net
S: 250-X-ANONYMOUSTLS
S: 250 STARTTLS
C: STARTTLS
S: 220 2.0.0 SMTP server ready`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"STARTTLS"},
		FAQ:     []int{6},
	},
	{
		ID: "X-EXPS", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "login between Exchange servers", Zh: "Exchange 服务器之间的登录"},
		Body:    lang.Text{En: "The words after the keyword are mechanisms, such as GSSAPI and NTLM. It is private to Microsoft Exchange; other clients ignore it.", Zh: "关键字后面的词是机制，如 GSSAPI 和 NTLM。它是 Microsoft Exchange 的私有扩展，其他客户端不必理会。"},
		Why:     lang.Text{En: "Exchange servers of one organization log in to each other with it.", Zh: "同一组织的 Exchange 服务器用它互相登录。"},
		Pitfall: lang.Text{En: "The mechanisms behind X-EXPS are not those behind AUTH: a mail program must choose from the AUTH line.", Zh: "X-EXPS 后面的机制不等于 AUTH 后面的机制：邮件程序只能从 AUTH 一行里挑选。"},
		Example: `C: EHLO client.example.org
S: 250-exchange.example.net
S: 250-X-EXPS GSSAPI NTLM
S: 250 AUTH LOGIN
C: AUTH LOGIN
S: 334 VXNlcm5hbWU6`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"AUTH"},
		FAQ:     []int{3},
	},
	{
		ID: "X-LINK2STATE", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "routing news between Exchanges", Zh: "Exchange 之间的路由信息"},
		Body:    lang.Text{En: "The keyword offers the command X-LINK2STATE. It is private to Microsoft Exchange; other clients ignore it.", Zh: "这个关键字表示提供 X-LINK2STATE 命令。它是 Microsoft Exchange 的私有扩展，其他客户端不必理会。"},
		Why:     lang.Text{En: "Exchange 2000 and 2003 servers exchange the state of their links with it.", Zh: "Exchange 2000 和 2003 服务器用它交换链路状态。"},
		Pitfall: lang.Text{En: "On a server that the internet can reach it is a risk, since an old fault of Exchange sat in this very command.", Zh: "服务器若能从互联网连上，它就是风险：旧版 Exchange 的一个漏洞正出在这条命令上。"},
		Example: `C: EHLO client.example.org
S: 250-exchange.example.net
S: 250-X-LINK2STATE
S: 250 SIZE 10485760
C: MAIL FROM:<alice@example.org> SIZE=2048
S: 250 2.1.0 alice@example.org....Sender OK`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"X-EXPS"},
	},
	{
		ID: "X-RCPTLIMIT", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "recipient limit (before LIMITS)", Zh: "收件人数上限（LIMITS 之前）"},
		Body:    lang.Text{En: "A private forerunner of LIMITS with RCPTMAX; the number after it is taken to be the limit. That meaning was not confirmed from a specification.", Zh: "它是 LIMITS 中 RCPTMAX 的私有前身；后面的数字应是上限。这一含义没有对照规范核实。"},
		Why:     lang.Text{En: "The server says how many recipients a message may have.", Zh: "服务器说明一封邮件可以有多少收件人。"},
		Pitfall: lang.Text{En: "Below 100 recipients the limit would break the standard, which asks every server to take at least so many.", Zh: "上限低于 100 就不合标准：标准要求服务器至少能接受 100 个收件人。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 X-RCPTLIMIT 500
C: MAIL FROM:<news@example.org>
S: 250 2.5.0 Address Ok`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"LIMITS", "452"},
		FAQ:     []int{13},
	},
	{
		ID: "X-REMOTE-QUEUE", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "early draft of ETRN", Zh: "ETRN 的早期草案"},
		Body:    lang.Text{En: "Some old servers list it from a draft that came before ETRN. That was not confirmed from a specification.", Zh: "一些旧服务器按 ETRN 之前的草案列出它。这一点没有对照规范核实。"},
		Why:     lang.Text{En: "It is an old name for what became ETRN.", Zh: "它是后来的 ETRN 的旧名。"},
		Pitfall: lang.Text{En: "A script that looks for this word instead of ETRN fails on every modern server.", Zh: "脚本若查找的是这个词而不是 ETRN，遇到现代服务器就会失灵。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250-X-REMOTE-QUEUE
S: 250 ETRN
C: ETRN @example.org
S: 250 2.0.0 Queuing for node example.org started`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"ETRN"},
		FAQ:     []int{8},
	},
	{
		ID: "XADR", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "private: how an address is routed (Oracle)", Zh: "私有：查询地址如何路由（Oracle）"},
		Body:    lang.Text{En: "Oracle's Messaging Server, a descendant of PMDF, offers the command XADR to its administrators: the reply tells how an address is rewritten and routed inside. The option DISABLE_ADDRESS=1 switches it off. Other clients ignore the keyword.", Zh: "Oracle Messaging Server（PMDF 的后继产品）向管理员提供 XADR 命令：应答说明一个地址在内部如何改写、如何路由。选项 DISABLE_ADDRESS=1 可以关闭它。其他客户端不必理会这个关键字。"},
		Why:     lang.Text{En: "An administrator may ask how this server would route an address.", Zh: "管理员可以询问这台服务器会如何路由一个地址。"},
		Pitfall: lang.Text{En: "On a public server it can tell strangers how addresses are rewritten inside: restrict it to one's own network.", Zh: "在公开服务器上，它可能向陌生人透露内部如何改写地址：应只对自己的网络开放。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250-XADR
S: 250 XSTA
C: XADR bob@example.net
S: 502 5.7.0 Disabled by the administrator`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XSTA", "XCIR"},
	},
	{
		ID: "XCIR", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "private: circuit check of Oracle's server", Zh: "私有：Oracle 服务器的环路检查"},
		Body:    lang.Text{En: "Oracle's Messaging Server offers the command XCIR to its administrators: the reply holds the results of its circuit check, which sends test messages round through channels. The option DISABLE_CIRCUIT=1 switches it off. Other clients ignore the keyword.", Zh: "Oracle Messaging Server 向管理员提供 XCIR 命令：应答是环路检查的结果，这项检查让测试邮件在各通道间走一圈。选项 DISABLE_CIRCUIT=1 可以关闭它。其他客户端不必理会这个关键字。"},
		Why:     lang.Text{En: "An administrator may ask whether mail gets through the channels of this server.", Zh: "管理员可以询问邮件能否走通这台服务器的各个通道。"},
		Pitfall: lang.Text{En: "An unknown word in the EHLO list is never a reason to stop: a client passes over it and goes on.", Zh: "EHLO 列表里有不认识的词，绝不是停下的理由：客户端跳过它，继续就是了。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250-XCIR
S: 250 PIPELINING
C: MAIL FROM:<alice@example.org>
S: 250 2.5.0 Address Ok`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XADR", "XSTA"},
	},
	{
		ID: "XCLIENT", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a proxy may name the real client", Zh: "代理可报告真正的客户端"},
		Body:    lang.Text{En: "The words after the keyword are the facts that may be set with XCLIENT. It is private to Postfix and a few others. A stranger should never see it.", Zh: "关键字后面的词是可以用 XCLIENT 设定的项目。它是 Postfix 等少数服务器的私有扩展。陌生人不应看到它。"},
		Why:     lang.Text{En: "The server trusts this host to speak for other clients.", Zh: "服务器信任这台主机代表其他客户端说话。"},
		Pitfall: lang.Text{En: "If strangers see it, they may pretend to be any address on earth, also one that is allowed to relay. List trusted proxies by address.", Zh: "陌生人若能看到它，就能冒充任何地址，包括获准中继的地址。只应按地址列出可信的代理。"},
		Example: `C: EHLO proxy.lab.test
S: 250-mx.lab.test
S: 250 XCLIENT NAME ADDR PORT PROTO HELO LOGIN
C: XCLIENT NAME=client.example.org ADDR=192.0.2.7
S: 220 mx.lab.test ESMTP
C: EHLO client.example.org
S: 250 mx.lab.test`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XFORWARD"},
	},
	{
		ID: "XEXCH50", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "message properties between Exchanges", Zh: "Exchange 之间的邮件属性"},
		Body:    lang.Text{En: "The keyword offers the command XEXCH50. It is private to Microsoft Exchange; other clients ignore it.", Zh: "这个关键字表示提供 XEXCH50 命令。它是 Microsoft Exchange 的私有扩展，其他客户端不必理会。"},
		Why:     lang.Text{En: "Older Exchange servers exchange properties of messages with it.", Zh: "旧版 Exchange 服务器用它交换邮件属性。"},
		Pitfall: lang.Text{En: "Seen in an EHLO list from outside it only shows that the server is an old Exchange which nobody should run in the open any more.", Zh: "从外面看到它，只说明这是一台早该退役、不应再暴露在外的旧版 Exchange。"},
		Example: `C: EHLO client.example.org
S: 250-exchange.example.net
S: 250-XEXCH50
S: 250 CHUNKING
C: MAIL FROM:<alice@example.org>
S: 250 2.1.0 alice@example.org....Sender OK`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"X-EXPS"},
	},
	{
		ID: "XFORWARD", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "facts about the client, for the log", Zh: "客户端信息，供日志使用"},
		Body:    lang.Text{En: "The words after the keyword are the facts that may be passed with XFORWARD. It is private to Postfix and the filters behind it.", Zh: "关键字后面的词是可以用 XFORWARD 传递的项目。它是 Postfix 及其过滤器的私有扩展。"},
		Why:     lang.Text{En: "The server takes facts about the original client for its log.", Zh: "服务器接受最初客户端的信息，写入日志。"},
		Pitfall: lang.Text{En: "It changes the log only, XCLIENT changes the decisions: who mixes them up tests the wrong access rules.", Zh: "它只影响日志，XCLIENT 才影响放行与否：弄混两者，测试的就不是真正的访问规则。"},
		Example: `C: EHLO filter.lab.test
S: 250-mx.lab.test
S: 250 XFORWARD NAME ADDR PROTO HELO
C: XFORWARD NAME=client.example.org ADDR=192.0.2.7
S: 250 2.0.0 Ok`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XCLIENT"},
	},
	{
		ID: "XGEN", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "private: state of Oracle's configuration", Zh: "私有：查询 Oracle 服务器的配置状态"},
		Body:    lang.Text{En: "Oracle's Messaging Server offers the command XGEN to its administrators: the reply tells whether a compiled configuration and compiled character sets are in use. The option DISABLE_GENERAL=1 switches it off. Other clients ignore the keyword.", Zh: "Oracle Messaging Server 向管理员提供 XGEN 命令：应答说明是否使用编译过的配置和字符集。选项 DISABLE_GENERAL=1 可以关闭它。其他客户端不必理会这个关键字。"},
		Why:     lang.Text{En: "An administrator may ask which form of its configuration this server uses.", Zh: "管理员可以询问这台服务器用的是哪种形式的配置。"},
		Pitfall: lang.Text{En: "A name that begins with X is private by rule: that two servers list it does not mean that they mean the same.", Zh: "以 X 开头的名字按规定是私有的：两台服务器都列出它，意思也未必相同。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250-XGEN
S: 250 ETRN
C: NOOP
S: 250 2.0.0 Ok`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XADR", "XSTA"},
	},
	{
		ID: "XLOOP", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "private: the server's mark, to find loops", Zh: "私有：服务器的记号，用来发现循环"},
		Body:    lang.Text{En: "Oracle's Messaging Server lists it with a string that stands for its own configuration. A client of the same make compares the string with its own: if both are equal it is talking to itself, and returns the message at once. Other clients ignore the keyword.", Zh: "Oracle Messaging Server 列出它时，后面跟着代表自身配置的字符串。同一产品的客户端拿来与自己的比较：相同就说明是在与自己说话，于是立即退回邮件。其他客户端不必理会这个关键字。"},
		Why:     lang.Text{En: "A server that would send to itself can notice it before the message goes round.", Zh: "服务器若要把邮件发给自己，可以事先察觉，免得邮件转圈。"},
		Pitfall: lang.Text{En: "It finds only a server that calls itself: a loop over two servers is found by counting the Received fields.", Zh: "它只能发现服务器连到自己；两台服务器之间的循环，要靠清点 Received 字段来发现。"},
		Example: `C: EHLO mx.example.net
S: 250-mx.example.net
S: 250-XLOOP 0F1E2D3C4B5A69788796A5B4C3D2E1F0
S: 250 DSN
C: QUIT
S: 221 2.3.0 Bye`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XADR", "loop detection"},
	},
	{
		ID: "XOAUTH2", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a login mechanism, not an extension", Zh: "一种登录机制，不是扩展"},
		Body:    lang.Text{En: "XOAUTH2 lets a client log in with a token in place of a password, at Google and Microsoft. As a keyword of its own it is a mistake of the server.", Zh: "XOAUTH2 让客户端用令牌代替密码登录，见于 Google 和 Microsoft。如果它单独成为关键字，那是服务器的错误。"},
		Why:     lang.Text{En: "It belongs into the AUTH line and never stands alone.", Zh: "它属于 AUTH 一行，从不单独出现。"},
		Pitfall: lang.Text{En: "Look for XOAUTH2 behind AUTH; a client that searches the whole EHLO text for the word may log in where it is not offered.", Zh: "要在 AUTH 后面找 XOAUTH2；在整段 EHLO 文字里搜这个词的客户端，可能在没有提供的地方尝试登录。"},
		Example: `C: EHLO client.example.org
S: 250-smtp.example.net
S: 250 AUTH PLAIN XOAUTH2
C: AUTH XOAUTH2 ****
S: 235 2.7.0 Accepted`,
		Refs:    []string{"RFC 4954 §3"},
		Related: []string{"AUTH"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "XOORG", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "organization's domain (Exchange)", Zh: "可说明组织的域（Exchange）"},
		Body:    lang.Text{En: "With XOORG= in MAIL a connector between Exchange Online and a company's own server names the original organization. It is private to Microsoft; the meaning comes from a secondary source.", Zh: "Exchange Online 与企业自有服务器之间的连接器在 MAIL 中用 XOORG= 给出邮件最初所属的组织。它是 Microsoft 的私有扩展；这一含义来自二手资料。"},
		Why:     lang.Text{En: "Exchange servers name the organization that a message comes from.", Zh: "Exchange 服务器说明邮件来自哪个组织。"},
		Pitfall: lang.Text{En: "An organization must not be believed because a stranger names it: the connector checks the certificate first.", Zh: "不能因为陌生人报了某个组织的名字就相信：连接器要先核对证书。"},
		Example: `C: EHLO connector.example.org
S: 250-exchange.example.net
S: 250 XOORG
C: MAIL FROM:<alice@example.org> XOORG=example.org
S: 250 2.1.0 Sender OK`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XOORG="},
	},
	{
		ID: "XPROXY", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "front-end proxy (Exchange)", Zh: "前端代理（Exchange）"},
		Body:    lang.Text{En: "Microsoft Exchange lists it for its own front-end servers. The meaning was not confirmed from a specification. Other clients ignore it.", Zh: "Microsoft Exchange 为自己的前端服务器列出它。含义没有对照规范核实。其他客户端不必理会。"},
		Why:     lang.Text{En: "A front-end Exchange server speaks for a client behind it.", Zh: "前端的 Exchange 服务器代表后面的客户端说话。"},
		Pitfall: lang.Text{En: "Seen by an ordinary client it is noise: nothing in it can be used, and nothing is broken.", Zh: "普通客户端看到它，只当没看见：用不上，也不表示出了故障。"},
		Example: `C: EHLO client.example.org
S: 250-exchange.example.net
S: 250-XPROXY
S: 250 8BITMIME
C: MAIL FROM:<alice@example.org> BODY=8BITMIME
S: 250 2.1.0 Sender OK`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XCLIENT"},
	},
	{
		ID: "XRCPTFORWARD", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "recipient's data from a Dovecot proxy", Zh: "Dovecot 代理转交的收件人信息"},
		Body:    lang.Text{En: "Dovecot's LMTP server lists it, and it is Dovecot's own. Its proxy may then add the parameter XRCPTFORWARD= to RCPT: in base64, what the lookup of this user gave to be passed on. The server takes it from hosts that it trusts alone. Other clients ignore the keyword.", Zh: "Dovecot 的 LMTP 服务器会列出它，这是 Dovecot 自己的扩展。Dovecot 的代理随后可以在 RCPT 中加上参数 XRCPTFORWARD=，用 base64 写出查询这个用户时得到、需要转交的信息。服务器只接受它信任的主机给出的信息。其他客户端不必理会这个关键字。"},
		Why:     lang.Text{En: "A proxy has looked the recipient up, and the server behind it need not do so again.", Zh: "代理已经查过收件人的信息，后面的服务器不必再查一遍。"},
		Pitfall: lang.Text{En: "Like XCLIENT it is a matter of trust: who may send it may say of a recipient what he likes. List the proxies by address.", Zh: "与 XCLIENT 一样，这取决于信任：谁能发送它，谁就能随意说明收件人的情况。应按地址列出可信的代理。"},
		Example: `C: LHLO proxy.lab.test
S: 250-backend.lab.test
S: 250 XRCPTFORWARD
C: MAIL FROM:<alice@example.org>
S: 250 2.1.0 OK
C: RCPT TO:<bob@lab.test> XRCPTFORWARD=a2V5PXZhbHVl
S: 250 2.1.5 OK`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XCLIENT", "LMTP"},
	},
	{
		ID: "XRDST", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "routing detail between Exchanges", Zh: "Exchange 之间的路由细节"},
		Body:    lang.Text{En: "Microsoft Exchange lists it; it seems to name a routing destination, but that meaning was not confirmed. Other clients ignore it.", Zh: "Microsoft Exchange 会列出它；看来是指路由目的地，但这一含义未经证实。其他客户端不必理会。"},
		Why:     lang.Text{En: "It is meant for other Exchange servers of the same organization.", Zh: "它供同一组织的其他 Exchange 服务器使用。"},
		Pitfall: lang.Text{En: "Do not send it because it is listed: we know its meaning by guess only, and a parameter that is not understood costs the whole MAIL or RCPT command.", Zh: "不要因为列出了就去用：它的含义只是推测，而参数一旦不被理解，整条 MAIL 或 RCPT 命令就作废。"},
		Example: `C: EHLO client.example.org
S: 250-exchange.example.net
S: 250-XRDST
S: 250 DSN
C: RCPT TO:<bob@example.net> NOTIFY=FAILURE
S: 250 2.1.5 Recipient OK`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"X-EXPS"},
	},
	{
		ID: "XSHADOW", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "shadow copies between Exchanges", Zh: "Exchange 之间的影子副本"},
		Body:    lang.Text{En: "It belongs to a feature of Microsoft Exchange that keeps a copy on another server; newer versions list XSHADOWREQUEST. This meaning is generally known, but no specification was checked.", Zh: "它属于 Microsoft Exchange 在另一台服务器上保留副本的功能；较新的版本列出 XSHADOWREQUEST。这一含义为人熟知，但没有对照规范核实。"},
		Why:     lang.Text{En: "Exchange servers keep a second copy of a message until it is passed on.", Zh: "Exchange 服务器在邮件转交之前保留第二份副本。"},
		Pitfall: lang.Text{En: "The second copy is a safeguard until delivery and no backup: it is thrown away once the message has gone on.", Zh: "第二份副本只在转交之前起保险作用，不是备份：邮件一转交就会丢弃。"},
		Example: `C: EHLO hub1.example.net
S: 250-hub2.example.net
S: 250-XSHADOW
S: 250 CHUNKING
C: MAIL FROM:<alice@example.net>
S: 250 2.1.0 Sender OK`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"X-EXPS"},
		FAQ:     []int{5},
	},
	{
		ID: "XSTA", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "private: counts of messages, queues (Oracle)", Zh: "私有：查询邮件数和队列（Oracle）"},
		Body:    lang.Text{En: "Oracle's Messaging Server offers the command XSTA to its administrators: the reply tells how many messages were processed and how many wait in the queues of the channels. The option DISABLE_STATUS=1 switches it off. Other clients ignore the keyword.", Zh: "Oracle Messaging Server 向管理员提供 XSTA 命令：应答说明处理过多少邮件，各通道的队列里还有多少在等候。选项 DISABLE_STATUS=1 可以关闭它。其他客户端不必理会这个关键字。"},
		Why:     lang.Text{En: "An administrator may ask how busy this server is.", Zh: "管理员可以询问这台服务器有多忙。"},
		Pitfall: lang.Text{En: "It may report on queues and channels to anyone who asks; on the open internet that is a gift to attackers.", Zh: "谁来问，它都可能报告队列和通道的情况；放在互联网上等于给攻击者送情报。"},
		Example: `C: EHLO client.example.org
S: 250-mx.example.net
S: 250 XSTA
C: XSTA
S: 502 5.7.0 Not for you`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XADR", "XGEN"},
	},
	{
		ID: "XVERP", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "sender address for each recipient", Zh: "为每个收件人生成发件人地址"},
		Body:    lang.Text{En: "With XVERP in MAIL, Postfix puts each recipient's address into a reverse-path of its own. It is private to Postfix.", Zh: "在 MAIL 中写 XVERP，Postfix 就把每个收件人的地址写进各自的反向路径。它是 Postfix 的私有扩展。"},
		Why:     lang.Text{En: "A list can tell from the bounce which recipient failed.", Zh: "邮件列表可以从退信看出是哪个收件人失败。"},
		Pitfall: lang.Text{En: "A server offers it to trusted clients only. A list program must be ready to send one message for each recipient where it is missing.", Zh: "服务器只向可信的客户端提供它。没有列出时，列表软件要能逐个收件人各发一封。"},
		Example: `C: EHLO lists.example.org
S: 250-mx.example.org
S: 250 XVERP
C: MAIL FROM:<news@example.org> XVERP
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"MAIL", "DSN"},
		FAQ:     []int{13},
	},
	{
		ID: "XXXXXXXA", Kind: KindExtension, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a keyword overwritten on the way", Zh: "途中被涂改的关键字"},
		Body:    lang.Text{En: "This is no extension: some firewalls replace what they do not like by a row of X. If STARTTLS is missing at the same time, encryption was taken away on the way, and a client that needs TLS must stop.", Zh: "这不是扩展：有些防火墙把自己不喜欢的内容换成一串 X。如果同时缺少 STARTTLS，说明加密在途中被去掉了，必须用 TLS 的客户端应当停下。"},
		Why:     lang.Text{En: "A device between client and server has blanked out a keyword, mostly STARTTLS.", Zh: "客户端与服务器之间的设备抹掉了一个关键字，多半是 STARTTLS。"},
		Pitfall: lang.Text{En: "Blame the firewall and not the server: ask the server from another network and compare the two lists.", Zh: "问题在防火墙，不在服务器：换个网络再连一次，比较两份列表就明白了。"},
		Example: `C: EHLO client.example.org
S: 250-mail.example.net
S: 250-SIZE 10485760
S: 250 XXXXXXXA
C: QUIT
S: 221 2.0.0 Bye`,
		Refs:    []string{"RFC 8689 §8.2", "RFC 3207 §6"},
		Related: []string{"STARTTLS"},
		FAQ:     []int{6, 11},
	},
}
