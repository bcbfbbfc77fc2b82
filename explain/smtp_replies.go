package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// smtpReplies are the reply codes of SMTP, sorted by ID: those of RFC 5321 §4.2.3,
// of its extensions, and unregistered ones that are met in the field.
var smtpReplies = []Topic{
	{
		ID: "211", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "system status or help", Zh: "系统状态或帮助"},
		Body:    lang.Text{En: "211 answers HELP with the state of the server or with help. Its text is for people; programs read only the code. The session stays in the phase in which it was.", Zh: "211 回答 HELP，内容是服务器的状态或帮助。文字供人阅读，程序只看应答码。会话仍停留在原来的阶段。"},
		Why:     lang.Text{En: "It is information for a person, and changes nothing.", Zh: "这是给人看的信息，不改变任何状态。"},
		Pitfall: lang.Text{En: "A program must not look for facts in the text: it may be in any language, of any length, and change with the next version.", Zh: "程序不要从文字里找信息：它可能是任何语言、任何长度，换个版本就变。"},
		Example: `C: HELP STATUS
S: 211 mx.lab.test is up, 12 messages in the queue`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.2.3", "RFC 5321 §4.3.2"},
		Related: []string{"HELP", "214"},
		FAQ:     []int{7},
	},
	{
		ID: "214", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "help text", Zh: "帮助文字"},
		Body:    lang.Text{En: "214 answers HELP with a text about the server or about one command. It is useful to a person only. The session stays in the phase in which it was.", Zh: "214 回答 HELP，内容是关于服务器或某条命令的说明。它只对人有用。会话仍停留在原来的阶段。"},
		Why:     lang.Text{En: "It is help for a person, and changes nothing.", Zh: "这是给人看的帮助，不改变任何状态。"},
		Pitfall: lang.Text{En: "The commands that 214 names need not work in this session, and extensions may be missing from it: the list that binds is the reply to EHLO.", Zh: "214 列出的命令在这次会话中未必可用，扩展也可能没有列出：有约束力的是 EHLO 的应答。"},
		Example: `C: HELP RCPT
S: 214-RCPT TO:<address> names one recipient
S: 214 End of help`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.2.3", "RFC 5321 §4.3.2"},
		Related: []string{"HELP", "211"},
		FAQ:     []int{7},
	},
	{
		ID: "220", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "service ready", Zh: "服务就绪"},
		Body:    lang.Text{En: "220 has two uses. As the greeting it opens the session, and the client goes on with EHLO. After STARTTLS it means that the server waits for the TLS handshake, and the next byte must belong to TLS. XCLIENT is answered 220 too, because it begins the session anew.", Zh: "220 有两种用途。作为问候，它开启会话，客户端接着发 EHLO。在 STARTTLS 之后，它表示服务器正等着 TLS 握手，下一个字节就必须属于 TLS。XCLIENT 也得到 220，因为它让会话重新开始。"},
		Why:     lang.Text{En: "The server is ready: to begin the session, or after STARTTLS to begin TLS.", Zh: "服务器已就绪：可以开始会话，或者在 STARTTLS 之后可以开始 TLS。"},
		Pitfall: lang.Text{En: "A greeting may have several lines: a client that sends EHLO after the first “220-” talks too early. After STARTTLS nothing but TLS may follow, so EHLO in clear breaks the handshake.", Zh: "问候可以有多行：在第一行“220-”之后就发 EHLO，算是抢先说话。STARTTLS 之后只能是 TLS，这时再用明文发 EHLO，握手就会失败。"},
		Example: `S: 220-mx.lab.test ESMTP
S: 220 Ready when you are
C: EHLO client.lab.test`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.3.2", "RFC 3207 §4"},
		Related: []string{"greeting", "STARTTLS", "EHLO"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "221", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "closing the connection", Zh: "即将关闭连接"},
		Body:    lang.Text{En: "221 answers QUIT: the session is over in good order, and the server closes. The client closes as well. Messages that were accepted with 250 are safe with the server. Some servers send 221 without QUIT when they throw out a client that does not speak SMTP.", Zh: "221 回答 QUIT：会话正常结束，服务器关闭连接，客户端也随之关闭。已用 250 接受的邮件由服务器负责。有的服务器遇到不按 SMTP 交谈的客户端，不等 QUIT 就发 221，把它赶走。"},
		Why:     lang.Text{En: "The server has understood QUIT, and closes the connection.", Zh: "服务器已收到 QUIT，即将关闭连接。"},
		Pitfall: lang.Text{En: "221 says nothing about the mail: only the 250 to the final dot does. A client that closes after the dot without reading it cannot know whether the message was accepted.", Zh: "221 与邮件成败无关，只有最后的点得到的 250 才算数。不读这个应答就断开的客户端，无从知道邮件是否被接受。"},
		Example: `C: QUIT
S: 221 2.0.0 mx.lab.test closing connection`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.3.2", "RFC 5321 §3.8"},
		Related: []string{"QUIT"},
		FAQ:     []int{7},
	},
	{
		ID: "235", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "login succeeded", Zh: "登录成功"},
		Body:    lang.Text{En: "235 ends an AUTH exchange with success; the session is back in the phase ready, logged in. The client can go on with MAIL. The reply cannot carry data of the mechanism, so a mechanism that needs a last word from the server, such as SCRAM, sends it in a 334 before.", Zh: "235 表示 AUTH 交换成功结束；会话回到 ready 阶段，并已登录。客户端可以接着发 MAIL。这个应答不能携带机制的数据，所以像 SCRAM 这样需要服务器最后一段数据的机制，要先用 334 送出它。"},
		Why:     lang.Text{En: "The server knows now who the client is, and will take mail from it.", Zh: "服务器现在知道客户端是谁，会收下它的邮件。"},
		Pitfall: lang.Text{En: "A login is no permission to use every sender address: MAIL may still be refused with 553 or 550 when the address does not belong to this user.", Zh: "登录成功并不等于可以用任何发件人地址：地址不属于该用户时，MAIL 仍会得到 553 或 550。"},
		Example: `C: AUTH PLAIN ****
S: 235 2.7.0 Authentication successful
C: MAIL FROM:<alice@lab.test>
S: 250 2.1.0 Sender ok`,
		Refs:    []string{"RFC 4954 §4", "RFC 4954 §6"},
		Related: []string{"AUTH", "334", "535"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "250", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "done", Zh: "完成"},
		Body:    lang.Text{En: "250 is the usual word for success; what was done depends on the command. After EHLO it brings the list of extensions, after MAIL and RCPT it accepts an address, after RSET and NOOP it confirms. After the final dot it means most: the server has taken the message over and must now deliver it or report the failure.", Zh: "250 是最常见的成功应答，具体完成了什么取决于命令。在 EHLO 之后，它带来扩展列表；在 MAIL 和 RCPT 之后，它接受一个地址；在 RSET 和 NOOP 之后，它表示确认。在最后的点之后，它的分量最重：服务器已接过邮件，从此必须投递，或者报告失败。"},
		Why:     lang.Text{En: "The command was carried out, and the client can go on.", Zh: "命令已执行，客户端可以继续。"},
		Pitfall: lang.Text{En: "250 to the final dot means accepted, not delivered, and certainly not read.", Zh: "最后的点得到 250，意思是已接受，不是已投递，更不是已阅读。"},
		Example: `C: EHLO client.lab.test
S: 250-mx.lab.test
S: 250 SIZE 10485760
C: MAIL FROM:<alice@lab.test>
S: 250 2.1.0 Sender ok`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.2.5", "RFC 5321 §4.3.2"},
		Related: []string{"end-of-data", "EHLO", "RCPT", "251"},
		FAQ:     []int{2, 5},
	},
	{
		ID: "251", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "accepted; the server will forward", Zh: "已接受；服务器会转发"},
		Body:    lang.Text{En: "251 to RCPT accepts a recipient who is not local; the server knows the new address and forwards the mail. The client need not do anything, though it may note the new address. To VRFY it says the same without any mail. To ETRN it means something else: no mail waits.", Zh: "251 回答 RCPT 时，接受一个不在本机的收件人；服务器知道新地址，并会转发邮件。客户端什么也不用做，不过可以记下新地址。回答 VRFY 时意思相同，只是没有邮件。回答 ETRN 时另有含义：没有等候的邮件。"},
		Why:     lang.Text{En: "The user is elsewhere, and the server sends the mail on by itself.", Zh: "用户不在本机，服务器会自行把邮件转发过去。"},
		Pitfall: lang.Text{En: "It is a success: a client that treats every code but 250 as a failure loses a recipient whom the server has accepted.", Zh: "它属于成功：只认 250、把其他应答码都当失败的客户端，会丢掉一个服务器已接受的收件人。"},
		Example: `C: RCPT TO:<bob@lab.test>
S: 251 2.1.5 User not local; will forward to <bob@example.net>`,
		Refs:    []string{"RFC 5321 §3.4", "RFC 5321 §4.2.2", "RFC 5321 §7.4", "RFC 1985 §5.1"},
		Related: []string{"RCPT", "551", "ETRN"},
		FAQ:     []int{1},
	},
	{
		ID: "252", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "cannot verify, but will try", Zh: "无法核实，但会尝试投递"},
		Body:    lang.Text{En: "252 answers VRFY and EXPN when the server will not or cannot check an address, but would take mail for it. It is the usual answer for reasons of privacy. To ETRN it means something else: mail waits, and sending has begun.", Zh: "252 回答 VRFY 和 EXPN，表示服务器不愿或无法核实地址，但会收下发给它的邮件。出于隐私考虑，这是常见的回答。回答 ETRN 时另有含义：有邮件等候，并已开始发送。"},
		Why:     lang.Text{En: "The server neither confirms nor denies that the address exists.", Zh: "服务器既不确认也不否认这个地址存在。"},
		Pitfall: lang.Text{En: "It does not prove that an address is good: many servers say 252 to every name, invented ones as well.", Zh: "它不能证明地址有效：许多服务器对任何名字都回答 252，哪怕是编造的。"},
		Example: `C: VRFY nosuchuser
S: 252 2.0.0 Cannot verify, but will accept and attempt delivery`,
		Refs:    []string{"RFC 5321 §3.5.3", "RFC 5321 §4.2.2", "RFC 1985 §5.1", "RFC 6531 §3.7.4.2"},
		Related: []string{"VRFY", "EXPN", "ETRN"},
		FAQ:     []int{7},
	},
	{
		ID: "253", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "waiting mail is being sent (ETRN)", Zh: "正在发送等候的邮件（ETRN）"},
		Body:    lang.Text{En: "253 answers ETRN only: a number of messages waits for the named host, and the server starts to send them over a new connection. The client waits for that connection.", Zh: "253 只回答 ETRN：有若干邮件在等候所指定的主机，服务器开始经由一条新连接发送它们。客户端等待那条连接。"},
		Why:     lang.Text{En: "The server has counted the waiting mail, and begins to send it.", Zh: "服务器已数出等候的邮件，并开始发送。"},
		Pitfall: lang.Text{En: "The number in the text is that of the moment; a 253 promises an attempt and not a delivery, and the mail comes on another connection.", Zh: "文字中的数目只代表那一刻；253 承诺的是尝试而不是送达，邮件会经由另一条连接到来。"},
		Example: `C: ETRN example.org
S: 253 2.0.0 12 pending messages for example.org started`,
		Refs:    []string{"RFC 1985 §5.1"},
		Related: []string{"ETRN", "250", "252"},
		FAQ:     []int{8},
	},
	{
		ID: "334", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the server's challenge, in base64", Zh: "服务器的质询，base64 编码"},
		Body:    lang.Text{En: "334 belongs to AUTH: what follows the code is a challenge in base64, and may be empty. The session is in the phase auth, and the client answers with a line of base64, or with a star to cancel. It is not an error. LOGIN asks in this way for the user name first and then for the password.", Zh: "334 属于 AUTH：应答码后面是 base64 编码的质询，也可能为空。会话处于 auth 阶段，客户端回答一行 base64，或者用星号取消。它不是错误。LOGIN 就这样先问用户名，再问密码。"},
		Why:     lang.Text{En: "The login goes on: the server wants the next answer.", Zh: "登录继续进行：服务器要求下一份回答。"},
		Pitfall: lang.Text{En: "With LOGIN the words after 334 are base64 for “Username:” and “Password:”; a person who types the answer in clear instead of base64 usually gets 501.", Zh: "用 LOGIN 时，334 后面是“Username:”和“Password:”的 base64；若直接键入明文而不是 base64，通常会得到 501。"},
		Example: `C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: ****
S: 334 UGFzc3dvcmQ6`,
		Refs:    []string{"RFC 4954 §4", "RFC 4954 §6"},
		Related: []string{"AUTH", "AUTH response", "AUTH cancel"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "353", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "one reply per recipient follows (PRDR)", Zh: "随后每个收件人各有应答（PRDR）"},
		Body:    lang.Text{En: "353 is not standard: it belongs to PRDR, an expired draft that Exim implements. It comes after the final dot, and one reply for each recipient and a last one follow it. It can only come if the client asked for PRDR in MAIL. The code stands in Exim's source; the draft itself was not checked.", Zh: "353 不是标准应答码：它属于 PRDR，一份已过期、由 Exim 实现的草案。它出现在最后的点之后，其后每个收件人各有一个应答，最后还有一个总的应答。只有当客户端在 MAIL 中要求了 PRDR，它才会出现。这个应答码见于 Exim 的源代码；草案本身未经核对。"},
		Why:     lang.Text{En: "The server will now judge the message for each recipient by itself.", Zh: "服务器接下来会针对每个收件人分别裁决这封邮件。"},
		Pitfall: lang.Text{En: "It is not the verdict: a client that takes the 353 for the answer to its dot reads all later replies one step out of place.", Zh: "它不是裁决：客户端若把 353 当成对最后的点的应答，后面的应答就全部错位。"},
		Example: `C: .
S: 353 Content analysis has started
S: 250 2.1.5 <alice@lab.test> accepted
S: 550 5.7.1 <bob@lab.test> refused by the user's filter
S: 250 2.0.0 Accepted for one recipient`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"PRDR", "end-of-data"},
		FAQ:     []int{13},
	},
	{
		ID: "354", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "go ahead, send the message", Zh: "请发送邮件内容"},
		Body:    lang.Text{En: "354 answers DATA. The session is in the phase data: the client sends the message line by line, and ends it with a line that holds a single dot. Nothing is accepted yet. There is no command in this phase, so not even QUIT would work: it would become text of the message.", Zh: "354 回答 DATA。会话进入 data 阶段：客户端逐行发送邮件，最后用只含一个点的一行结束。此时还没有接受任何东西。这个阶段里没有命令，连 QUIT 也不起作用，它会变成邮件的文字。"},
		Why:     lang.Text{En: "The server waits for the message, and for the dot that ends it.", Zh: "服务器等待邮件内容，以及结束它的那个点。"},
		Pitfall: lang.Text{En: "A beginner's QUIT or RSET here ends up in the message and the session seems to hang: the server is waiting for the line with the dot.", Zh: "初学者在此键入 QUIT 或 RSET，它会变成邮件内容，会话看似卡住：服务器在等那个单独成行的点。"},
		Example: `C: DATA
S: 354 End data with a line holding a single dot`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.1.1.4", "RFC 5321 §4.3.2"},
		Related: []string{"DATA", "end-of-data"},
		FAQ:     []int{2, 5},
	},
	{
		ID: "355", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "resume at this octet (CHECKPOINT)", Zh: "从这个字节处续传（CHECKPOINT）"},
		Body:    lang.Text{En: "355 belongs to CHECKPOINT, an experiment described in the RFC with the number 1845: it answers MAIL with TRANSID, and its text holds the number of octets that the server has already. The client sends only the rest. It is almost never met.", Zh: "355 属于 CHECKPOINT，这是编号 1845 的 RFC 所描述的实验：它回答带有 TRANSID 的 MAIL，文字中给出服务器已收到的字节数。客户端只发送其余部分。实际上几乎见不到它。"},
		Why:     lang.Text{En: "The server has a part of the message already, and says where to go on.", Zh: "服务器已有邮件的一部分，并说明从哪里继续。"},
		Pitfall: lang.Text{En: "The number counts octets that were sent on the wire, so a client that changes its message before the second try, if only a header field, makes a broken one.", Zh: "这个数字是按传送的字节数计算的；客户端若在重试之前改动邮件，哪怕只是一个首部字段，拼起来就会损坏。"},
		Example: `C: MAIL FROM:<alice@lab.test> TRANSID=<12345@client.lab.test>
S: 355 6135 is the transaction offset`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"CHECKPOINT", "TRANSID="},
		FAQ:     []int{2},
	},
	{
		ID: "421", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "not available now, closing", Zh: "暂不可用，即将关闭连接"},
		Body:    lang.Text{En: "421 may answer any command, or stand in the greeting: the server must shut down, is overloaded, has waited too long, or throttles this client. The connection closes after it, and no message that has not had its 250 was accepted. The client keeps its mail in the queue and tries again later. A text may name the reason, such as too many connections.", Zh: "421 可以回答任何命令，也可以出现在问候中：服务器要停机、负载过重、等得太久，或者在限制这个客户端。随后连接关闭；凡是没有得到 250 的邮件都没有被接受。客户端把邮件留在队列里，稍后重试。文字中可能写明原因，例如连接太多。"},
		Why:     lang.Text{En: "The server ends the session now; the client may come back later.", Zh: "服务器现在结束会话，客户端可以稍后再来。"},
		Pitfall: lang.Text{En: "It is no verdict on address or message. A client that hammers on at once, from the same address, as a rule makes the throttling last longer.", Zh: "它不是对地址或邮件的裁决。若立刻从同一地址反复重连，通常只会让限速持续更久。"},
		Example: `C: MAIL FROM:<news@example.org>
S: 421 4.7.0 Too many connections from 192.0.2.10, closing`,
		Refs:    []string{"RFC 5321 §3.8", "RFC 5321 §4.2.2", "RFC 5321 §4.3.2"},
		Related: []string{"greeting", "450", "451"},
		FAQ:     []int{5, 12, 13},
	},
	{
		ID: "422", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "password transition needed (variant)", Zh: "需要转换密码（变体）"},
		Body:    lang.Text{En: "422 stands only in the list of codes that may go with X.7.12 (password transition needed). RFC 4954 itself uses 432 for this. Treat it as 432, and as any 4yz: it is temporary.", Zh: "422 只出现在可与 X.7.12（需要转换密码）搭配的应答码列表中。RFC 4954 本身用的是 432。可以当作 432 处理；作为 4yz，它是暂时的。"},
		Why:     lang.Text{En: "The registry lists 422 beside 432 for the same condition.", Zh: "登记表把 422 与 432 并列，表示同一种情况。"},
		Pitfall: lang.Text{En: "Do not mix it up with the 422 of HTTP, nor build a server that sends it: the code that the RFC of AUTH defines is 432.", Zh: "不要与 HTTP 的 422 混淆，也不要让自己的服务器发送它：AUTH 的 RFC 所定义的是 432。"},
		Example: `C: AUTH SCRAM-SHA-256 ****
S: 422 4.7.12 A password transition is needed
C: AUTH PLAIN ****
S: 235 2.7.0 Authentication successful`,
		Refs:    []string{"RFC 5248 §2.4", "RFC 4954 §6"},
		Related: []string{"432", "X.7.12", "AUTH"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "424", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "list expansion trouble (not standard)", Zh: "列表展开出错（非标准）"},
		Body:    lang.Text{En: "424 is not standard. It is found in the source of OpenSMTPD for a mailing list that could not be expanded. By its first digit the client keeps the message and tries again.", Zh: "424 不是标准应答码。它见于 OpenSMTPD 的源代码，表示邮件列表无法展开。按首位数字，客户端应保留邮件并重试。"},
		Why:     lang.Text{En: "The first digit says that it is temporary; the rest is the server's own.", Zh: "首位数字说明它是暂时的，其余是服务器自定的。"},
		Pitfall: lang.Text{En: "The trouble lies with the list, not with the author: changing the message does not help, and the owner of the list has to be told by another way.", Zh: "问题出在列表上，不在作者：改邮件没有用，须另想办法通知列表的管理者。"},
		Example: `C: RCPT TO:<staff@example.net>
S: 424 4.2.4 Mailing list expansion problem`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"X.2.4", "524", "451"},
		FAQ:     []int{5},
	},
	{
		ID: "430", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "temporary; no defined meaning", Zh: "暂时失败；没有确定的含义"},
		Body:    lang.Text{En: "430 stands in the list of codes that may go with X.5.1, but no document defines it. A client reads it by its first digit: a temporary failure, to be tried again.", Zh: "430 出现在可与 X.5.1 搭配的应答码列表中，但没有文件给它下定义。客户端按首位数字理解：暂时失败，可以重试。"},
		Why:     lang.Text{En: "Only the first digit can be relied on: try again later.", Zh: "只有首位数字可靠：稍后重试。"},
		Pitfall: lang.Text{En: "Explanations of it found in lists of codes are guesses; no standard gives it a meaning, so a program must go by the 4.", Zh: "各种应答码列表里对它的解释都是猜测；没有标准规定它的含义，程序只能依据首位的 4。"},
		Example: `C: RCPT TO:<bob@example.net>
S: 430 4.5.1 Try again later`,
		Refs:    []string{"RFC 5248 §2.4", "RFC 5321 §4.2.1"},
		Related: []string{"X.5.1", "450"},
		FAQ:     []int{5},
	},
	{
		ID: "432", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "password transition needed", Zh: "需要转换密码"},
		Body:    lang.Text{En: "432 answers AUTH: the account cannot use this mechanism until its password was given once to the server, as a rule with PLAIN inside TLS. After that the wanted mechanism should work. Exchange Online uses 432 4.3.2 for something else: too many parallel connections or messages.", Zh: "432 回答 AUTH：账号要先把密码交给服务器一次（通常是在 TLS 中用 PLAIN），才能使用这种机制；此后所要的机制就应当可用。Exchange Online 把 432 4.3.2 用于另一件事：并行的连接或邮件太多。"},
		Why:     lang.Text{En: "The server wants the password once in another way before this mechanism works.", Zh: "服务器要求先用另一种方式提交一次密码，这种机制才能使用。"},
		Pitfall: lang.Text{En: "Asking the user for the password again does not help: it may be right. The same password has to go once through another mechanism, and never in clear without TLS.", Zh: "再问用户一次密码没有用，密码也许是对的。要把同一密码用另一种机制提交一次，而且绝不能在没有 TLS 时明文发送。"},
		Example: `C: AUTH SCRAM-SHA-256 ****
S: 432 4.7.12 A password transition is needed`,
		Refs:    []string{"RFC 4954 §6"},
		Related: []string{"AUTH", "X.7.12", "422"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "435", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "cannot authenticate now (not standard)", Zh: "暂时无法验证身份（非标准）"},
		Body:    lang.Text{En: "435 is not standard: Exim sends it when a login cannot be checked for a passing reason. The standard code for this is 454. The client tries again later.", Zh: "435 不是标准应答码：Exim 因暂时的原因无法核对登录时发送它。对此，标准的应答码是 454。客户端稍后重试。"},
		Why:     lang.Text{En: "The login could not be checked at the moment; it says nothing about the password.", Zh: "暂时无法核对登录；这与密码对错无关。"},
		Pitfall: lang.Text{En: "A mail program that asks for a new password after every failed login misleads its user here: the server's password store is out of order.", Zh: "登录一失败就要求重输密码的邮件程序，在此会误导用户：出故障的是服务器的密码库。"},
		Example: `C: AUTH PLAIN ****
S: 435 Unable to authenticate at present`,
		Refs:    []string{"RFC 5321 §4.2.1", "RFC 4954 §6"},
		Related: []string{"454", "AUTH"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "442", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "connection trouble (not standard)", Zh: "连接故障（非标准）"},
		Body:    lang.Text{En: "442 is not standard. It is found in the source of OpenSMTPD for an input or output error on the connection. The client keeps the message and tries again.", Zh: "442 不是标准应答码。它见于 OpenSMTPD 的源代码，表示连接上的输入输出错误。客户端保留邮件并重试。"},
		Why:     lang.Text{En: "The first digit says that it is temporary; the rest is the server's own.", Zh: "首位数字说明它是暂时的，其余是服务器自定的。"},
		Pitfall: lang.Text{En: "Bounce guides explain it as “connection dropped by the recipient”; the code says only that something failed on the connection, and either side may be the cause.", Zh: "退信指南常把它解释成“收件方断开了连接”；应答码只说明连接出了故障，原因可能在任何一方。"},
		Example: `C: .
S: 442 4.4.2 Input/output error`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"421", "X.4.2"},
		FAQ:     []int{5},
	},
	{
		ID: "450", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "not now: mailbox unavailable", Zh: "暂不接受：邮箱暂不可用"},
		Body:    lang.Text{En: "450 answers RCPT, sometimes MAIL or the final dot: the mailbox is busy or locked, the sender is throttled, or greylisting asks the stranger to come again. The client keeps the message in its queue and tries again, after half an hour or so. To ATRN it means that the request is refused for now. The same text for days means that an administrator must look.", Zh: "450 回答 RCPT，有时也回答 MAIL 或最后的点：邮箱正忙或被锁定，发件人受到限速，或者灰名单要求陌生人过会儿再来。客户端把邮件留在队列中，大约半小时后重试。回答 ATRN 时，它表示请求暂时被拒绝。如果几天都是同样的文字，就需要管理员查看了。"},
		Why:     lang.Text{En: "The server refuses for the moment, and the client should keep the mail and retry.", Zh: "服务器暂时拒绝，客户端应保留邮件并重试。"},
		Pitfall: lang.Text{En: "Resending by hand at once does not get past greylisting, and sending from another address each time never does: the delay is counted for the same sender, recipient and client.", Zh: "立刻手工重发，过不了灰名单；每次换一个地址发送，则永远过不了：等待时间是按同一发件人、收件人和客户端计算的。"},
		Example: `C: RCPT TO:<bob@example.net>
S: 450 4.2.0 Greylisted, please come back in 5 minutes`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.3.2", "RFC 5321 §4.5.4.1", "RFC 6647 §2", "RFC 2645 §7"},
		Related: []string{"451", "550", "421"},
		FAQ:     []int{5, 13},
	},
	{
		ID: "451", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "not now: local error, aborted", Zh: "暂不接受：服务器本地出错"},
		Body:    lang.Text{En: "451 answers MAIL, RCPT, the final dot, BURL or ATRN: a check or a storage step failed on the server's side, or a name could not be resolved. Some servers use it for greylisting as well. The message was not accepted; the client keeps it and tries again. A connection that breaks before the reply to the final dot is treated like a 451.", Zh: "451 回答 MAIL、RCPT、最后的点、BURL 或 ATRN：服务器一方的某项检查或存储失败，或者域名无法解析。有的服务器也把它用于灰名单。邮件没有被接受，客户端应保留并重试。如果连接在最后的点得到应答之前中断，也按 451 处理。"},
		Why:     lang.Text{En: "Something failed on the server's side, and the client should retry later.", Zh: "服务器一方出了故障，客户端应稍后重试。"},
		Pitfall: lang.Text{En: "“Local error” is local to the server that answers, not to the client: the person who sends need not change anything.", Zh: "“本地错误”指的是应答一方的本地，而不是客户端：发信的人无须改动任何东西。"},
		Example: `C: .
S: 451 4.3.0 Temporary failure, message not accepted`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §3.8", "RFC 5321 §4.3.2", "RFC 5321 §4.5.4.1"},
		Related: []string{"450", "421", "554"},
		FAQ:     []int{5},
	},
	{
		ID: "452", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "not now: no room or too many recipients", Zh: "暂不接受：空间不足或收件人太多"},
		Body:    lang.Text{En: "452 answers MAIL, RCPT or the final dot. To RCPT it often means that the limit of recipients is reached: the client sends the message to those that were accepted, and the others in a further transaction. Else it means that storage is short, and the client tries again later. Old servers use 552 for too many recipients.", Zh: "452 回答 MAIL、RCPT 或最后的点。回答 RCPT 时，它往往表示收件人数达到上限：客户端先把邮件发给已接受的收件人，其余的放到下一个事务里。除此之外，它表示存储空间不足，客户端稍后重试。老服务器用 552 表示收件人太多。"},
		Why:     lang.Text{En: "The server has no room at the moment, or wants fewer recipients at a time.", Zh: "服务器暂时没有空间，或者要求一次少给几个收件人。"},
		Pitfall: lang.Text{En: "A client that drops the whole message at the 452 to one RCPT is wrong: the recipients accepted before it stand, and DATA may follow.", Zh: "因一个 RCPT 得到 452 就放弃整封邮件，是错误的：之前接受的收件人仍然有效，可以接着发 DATA。"},
		Example: `C: RCPT TO:<student101@lab.test>
S: 452 4.5.3 Too many recipients
C: DATA
S: 354 Go ahead`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.5.3.1.8", "RFC 5321 §4.5.3.1.10", "RFC 1870 §6.1"},
		Related: []string{"552", "X.5.3", "X.3.1", "RCPT"},
		FAQ:     []int{5, 13},
	},
	{
		ID: "453", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "no mail is waiting (ATRN)", Zh: "没有等候的邮件（ATRN）"},
		Body:    lang.Text{En: "453 answers ATRN: no mail waits for the domains that were asked for. It is no fault; the client tries again later. The registry also lists 453 with X.3.2.", Zh: "453 回答 ATRN：所问的域没有等候的邮件。这不是错误，客户端稍后再来。登记表也把 453 列在 X.3.2 之下。"},
		Why:     lang.Text{En: "There is nothing to collect at the moment.", Zh: "目前没有可取的邮件。"},
		Pitfall: lang.Text{En: "It looks like a failure in the log and is the normal answer of a quiet day; an alarm on every 4yz fires here for nothing.", Zh: "它在日志里像是失败，其实是无信之日的正常回答；对每个 4yz 都报警的监控，在此会误报。"},
		Example: `C: ATRN example.org
S: 453 4.3.2 You have no mail`,
		Refs:    []string{"RFC 2645 §7", "RFC 5248 §2.4"},
		Related: []string{"ATRN", "X.3.2"},
		FAQ:     []int{8},
	},
	{
		ID: "454", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "TLS or login not possible now", Zh: "暂时无法启用 TLS 或登录"},
		Body:    lang.Text{En: "454 answers STARTTLS when TLS cannot begin at the moment, and AUTH when the credentials cannot be checked. The password may be right. The client tries again later; if it needs TLS it must not go on in clear. Some Postfix servers use 454 4.7.1 for a relay request that they refuse, in a soft form.", Zh: "454 回答 STARTTLS 时，表示暂时无法开始 TLS；回答 AUTH 时，表示暂时无法核对凭据，密码也许是对的。客户端稍后重试；如果必须使用 TLS，就不能以明文继续。有的 Postfix 服务器用 454 4.7.1 暂时拒绝中继请求。"},
		Why:     lang.Text{En: "Something behind TLS or the login is out of order for the moment.", Zh: "TLS 或登录背后的某个部分暂时有故障。"},
		Pitfall: lang.Text{En: "After 454 to STARTTLS the session is still in clear; a program that goes on to AUTH all the same sends the password readable for everybody.", Zh: "STARTTLS 得到 454 之后，会话仍是明文；若不管它而接着发 AUTH，密码就会让所有人看到。"},
		Example: `C: STARTTLS
S: 454 4.7.0 TLS not available due to temporary reason
C: QUIT
S: 221 2.0.0 Bye`,
		Refs:    []string{"RFC 3207 §4", "RFC 4954 §6"},
		Related: []string{"STARTTLS", "AUTH", "530"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "455", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "cannot handle the parameters now", Zh: "暂时无法处理这些参数"},
		Body:    lang.Text{En: "455 answers MAIL or RCPT when the server knows a parameter but cannot do what it asks now. The client tries later, or leaves the parameter out if the mail does not depend on it.", Zh: "455 回答 MAIL 或 RCPT：服务器认识参数，但暂时做不到它所要求的事。客户端稍后重试；如果邮件并不依赖这个参数，也可以去掉它再发。"},
		Why:     lang.Text{En: "The parameters are known, but cannot be honoured at the moment.", Zh: "服务器认识这些参数，但暂时无法照办。"},
		Pitfall: lang.Text{En: "It is not the temporary form of a wrong address: the address may be fine, and only the parameter behind it cannot be served now.", Zh: "它不是地址错误的暂时形式：地址可能没有问题，只是后面的参数暂时无法满足。"},
		Example: `C: MAIL FROM:<alice@lab.test> BY=120;R
S: 455 4.5.4 Cannot promise delivery in that time now`,
		Refs:    []string{"RFC 5321 §4.1.1.11", "RFC 5321 §4.2.2"},
		Related: []string{"555", "MAIL", "RCPT"},
		FAQ:     []int{13},
	},
	{
		ID: "458", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "cannot queue mail for that host (ETRN)", Zh: "无法为该主机排队（ETRN）"},
		Body:    lang.Text{En: "458 answers ETRN: the server cannot start sending the mail of that host at the moment. The client tries again later.", Zh: "458 回答 ETRN：服务器暂时无法开始发送该主机的邮件。客户端稍后重试。"},
		Why:     lang.Text{En: "The server cannot start the delivery that was asked for.", Zh: "服务器无法启动所要求的投递。"},
		Pitfall: lang.Text{En: "The reason is with the server that keeps the mail; a client that checks its own DNS and firewall searches in the wrong place.", Zh: "原因在保存邮件的服务器一方；客户端去查自己的 DNS 和防火墙，是找错了地方。"},
		Example: `C: ETRN example.org
S: 458 4.5.0 Unable to queue messages for node example.org`,
		Refs:    []string{"RFC 1985 §5.1"},
		Related: []string{"ETRN", "459"},
		FAQ:     []int{8},
	},
	{
		ID: "459", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "host not allowed (ETRN)", Zh: "不允许该主机（ETRN）"},
		Body:    lang.Text{En: "459 answers ETRN: the server does not do this for the named host, and the text says why. Although it is a 4yz code, trying again will not help until the configuration changes.", Zh: "459 回答 ETRN：服务器不为所指定的主机这样做，文字中写明原因。虽然它属于 4yz，但不改配置，重试也没有用。"},
		Why:     lang.Text{En: "The server does not start deliveries for that host.", Zh: "服务器不为该主机启动投递。"},
		Pitfall: lang.Text{En: "The 4 is misleading: a client that repeats ETRN every few minutes will hear 459 until the operator of the server allows the domain.", Zh: "首位的 4 会误导人：每隔几分钟重发 ETRN，得到的仍是 459，直到服务器的管理员准许这个域。"},
		Example: `C: ETRN other.example.net
S: 459 4.5.0 Node other.example.net is not yours`,
		Refs:    []string{"RFC 1985 §5.1"},
		Related: []string{"ETRN", "458"},
		FAQ:     []int{8},
	},
	{
		ID: "471", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "filter trouble (not standard)", Zh: "过滤器出错（非标准）"},
		Body:    lang.Text{En: "471 is not standard. Lists of codes explain it as trouble with a local filter or virus scanner; that was not confirmed from a source. The client keeps the message and tries again.", Zh: "471 不是标准应答码。一些应答码列表说它表示本地过滤器或杀毒程序出错，但没有查到出处。客户端保留邮件并重试。"},
		Why:     lang.Text{En: "The first digit says that it is temporary; the rest is the server's own.", Zh: "首位数字说明它是暂时的，其余是服务器自定的。"},
		Pitfall: lang.Text{En: "It is often blamed on the content. As a 4yz it means that the filter could not decide; the same message may pass an hour later.", Zh: "常有人归咎于邮件内容。作为 4yz，它表示过滤器没能作出判断；同一封邮件一小时后也许就能通过。"},
		Example: `C: .
S: 471 4.3.0 Content scanner not available`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"451", "X.3.0"},
		FAQ:     []int{5},
	},
	{
		ID: "500", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "command not recognized", Zh: "不认识这条命令"},
		Body:    lang.Text{En: "500 means that the server could not make sense of the line: the verb is unknown to it, or the line is too long. In an AUTH exchange it means that the base64 line is too long. A client that gets it for EHLO may try HELO. The session stays in the phase in which it was.", Zh: "500 表示服务器看不懂这一行：不认识这个命令字，或者行太长。在 AUTH 交换中，它表示 base64 行太长。如果 EHLO 得到 500，客户端可以改试 HELO。会话仍停留在原来的阶段。"},
		Why:     lang.Text{En: "The server does not know the command, or the line is too long.", Zh: "服务器不认识这条命令，或者这一行太长。"},
		Pitfall: lang.Text{En: "A 500 in the middle of a message means that the client believed itself in DATA and the server did not: message lines were read as commands, one 500 for each.", Zh: "发邮件正文时出现 500，说明客户端以为已在 DATA 之中，而服务器不这么认为：正文的行被当作命令，一行换来一个 500。"},
		Example: `C: RETR 1
S: 500 5.5.1 Command unrecognized`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.2.4", "RFC 5321 §4.3.2", "RFC 4954 §6"},
		Related: []string{"502", "501", "EHLO"},
		FAQ:     []int{4},
	},
	{
		ID: "501", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "bad argument", Zh: "参数有误"},
		Body:    lang.Text{En: "501 means that the argument of a command is malformed: an address without its brackets, a bad parameter, base64 that cannot be decoded. It is also the confirmation when a client cancels AUTH with a star. The client must correct what it sends; sending it again unchanged does not help.", Zh: "501 表示命令的参数格式有误：地址缺少尖括号、参数写错、base64 无法解码。客户端用星号取消 AUTH 时，它则是确认。客户端必须改正所发的内容，原样重发没有用。"},
		Why:     lang.Text{En: "The command is known, but what follows it is wrong.", Zh: "命令认识，但后面的内容有误。"},
		Pitfall: lang.Text{En: "The most common causes are typed by hand: MAIL FROM:alice@lab.test without the angle brackets, or EHLO without a name.", Zh: "最常见的原因来自手工键入：写成 MAIL FROM:alice@lab.test 而没有尖括号，或者 EHLO 后面没有名字。"},
		Example: `C: MAIL FROM:alice@lab.test
S: 501 5.5.4 Syntax: MAIL FROM:<address>`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.3.2", "RFC 4954 §4", "RFC 3207 §4"},
		Related: []string{"500", "555", "AUTH cancel"},
		FAQ:     []int{11},
	},
	{
		ID: "502", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "command not implemented", Zh: "命令未实现"},
		Body:    lang.Text{En: "502 means that the server recognizes the command and does not carry it out, for example VRFY or EXPN where they are switched off. A command that it does not know at all gets 500. The client does without.", Zh: "502 表示服务器认识这条命令，但不执行它，例如已关闭的 VRFY 或 EXPN。完全不认识的命令则得到 500。客户端应另想办法。"},
		Why:     lang.Text{En: "The server knows the command, but does not offer it.", Zh: "服务器知道这条命令，但不提供它。"},
		Pitfall: lang.Text{En: "It does not mean that the command is misspelt; that is 500. A server that answers 502 to EHLO knows no extensions at all, or something on the way has changed the command.", Zh: "它不表示命令拼错了，那是 500。对 EHLO 回答 502 的，要么是完全不支持扩展的服务器，要么是途中有设备改动了命令。"},
		Example: `C: EXPN staff
S: 502 5.5.1 EXPN is switched off here`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.2.4", "RFC 5321 §4.3.2"},
		Related: []string{"500", "VRFY", "EXPN"},
		FAQ:     []int{4, 7},
	},
	{
		ID: "503", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "out of order", Zh: "命令顺序不对"},
		Body:    lang.Text{En: "503 means that the commands came in the wrong order: RCPT before MAIL, DATA before RCPT, a second MAIL in one transaction, AUTH a second time. Often an earlier command was refused and the client went on all the same. The client puts the order right, if need be after RSET.", Zh: "503 表示命令的顺序不对：RCPT 在 MAIL 之前，DATA 在 RCPT 之前，同一事务中第二次 MAIL，或者第二次 AUTH。常见的原因是前一条命令已被拒绝，客户端却继续往下发。客户端应理顺次序，必要时先发 RSET。"},
		Why:     lang.Text{En: "The command is right, but not at this point of the session.", Zh: "命令本身没错，但不该在会话的这一步出现。"},
		Pitfall: lang.Text{En: "People correct the command that got the 503; the fault is usually one reply further up, in a MAIL or RCPT that was refused unnoticed.", Zh: "人们往往去改得到 503 的那条命令；毛病通常出在前面，某个 MAIL 或 RCPT 已被拒绝而没人注意。"},
		Example: `C: MAIL FROM:<alice@lab.test>
S: 530 5.7.0 Authentication required
C: RCPT TO:<bob@lab.test>
S: 503 5.5.1 Need MAIL first`,
		Refs:    []string{"RFC 5321 §4.1.4", "RFC 5321 §4.2.2", "RFC 4954 §4", "RFC 3030 §2", "RFC 2033 §4.2"},
		Related: []string{"500", "RSET", "MAIL"},
		FAQ:     []int{3},
	},
	{
		ID: "504", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "parameter not implemented", Zh: "参数未实现"},
		Body:    lang.Text{En: "504 means that the server knows the command but not this argument of it. To AUTH it means that the mechanism is not offered; the client picks another from the EHLO list. To EHLO or HELO it refuses the name of the client.", Zh: "504 表示服务器认识这条命令，但不支持这个参数。回答 AUTH 时，它表示不提供这种机制；客户端从 EHLO 列表中另选一种。回答 EHLO 或 HELO 时，它拒绝客户端的名字。"},
		Why:     lang.Text{En: "The command is known, but not with this argument.", Zh: "命令认识，但不支持这个参数。"},
		Pitfall: lang.Text{En: "After 504 to AUTH it is no use to check the password: it was never looked at. The EHLO reply, after TLS, names the mechanisms that work.", Zh: "AUTH 得到 504 之后，检查密码没有用：服务器根本没看密码。可用的机制见启用 TLS 之后的 EHLO 应答。"},
		Example: `C: AUTH CRAM-MD5
S: 504 5.5.4 Mechanism not offered, see EHLO
C: AUTH PLAIN ****
S: 235 2.7.0 Authentication successful`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.3.2", "RFC 4954 §4", "RFC 4141 §4.2"},
		Related: []string{"AUTH", "EHLO", "555"},
		FAQ:     []int{11},
	},
	{
		ID: "510", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "bad address (not standard)", Zh: "地址有误（非标准）"},
		Body:    lang.Text{En: "510 is not standard. Lists of codes explain it as a bad recipient address; that was not confirmed from a source. Read it as a permanent failure, and check the address.", Zh: "510 不是标准应答码。一些应答码列表说它表示收件人地址有误，但没有查到出处。按永久失败处理，并检查地址。"},
		Why:     lang.Text{En: "By its first digit it is a permanent refusal; the rest is the server's own.", Zh: "按首位数字，它是永久拒绝；其余是服务器自定的。"},
		Pitfall: lang.Text{En: "Web pages give it an exact meaning that no standard contains; the enhanced code and the text beside it are what to go by.", Zh: "网页上给它安的确切含义，没有任何标准规定过；应以旁边的增强状态码和文字为准。"},
		Example: `C: RCPT TO:<bob@@example.net>
S: 510 5.1.3 Bad e-mail address`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"550", "X.1.1"},
		FAQ:     []int{13},
	},
	{
		ID: "511", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "bad address (not standard)", Zh: "地址有误（非标准）"},
		Body:    lang.Text{En: "511 is not standard. Lists of codes explain it as a bad address or a domain without a mail server; that was not confirmed from a source. Read it as a permanent failure, and check the address.", Zh: "511 不是标准应答码。一些应答码列表说它表示地址有误，或者该域没有邮件服务器，但没有查到出处。按永久失败处理，并检查地址。"},
		Why:     lang.Text{En: "By its first digit it is a permanent refusal; the rest is the server's own.", Zh: "按首位数字，它是永久拒绝；其余是服务器自定的。"},
		Pitfall: lang.Text{En: "A program with a table of known codes may not have it; as any unknown 5yz it must count as a refusal, and never as a reason to retry.", Zh: "程序的应答码表里可能没有它；与任何不认识的 5yz 一样，应当作拒绝，决不能当作重试的理由。"},
		Example: `C: RCPT TO:<nobody@example.net>
S: 511 5.1.1 Address not known here`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"550", "X.1.1"},
		FAQ:     []int{13},
	},
	{
		ID: "512", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "domain not found (not standard)", Zh: "找不到域（非标准）"},
		Body:    lang.Text{En: "512 is not standard. Lists of codes explain it as a domain that does not exist; that was not confirmed from a source. Read it as a permanent failure, and check the part after the @.", Zh: "512 不是标准应答码。一些应答码列表说它表示域不存在，但没有查到出处。按永久失败处理，并检查 @ 后面的部分。"},
		Why:     lang.Text{En: "By its first digit it is a permanent refusal; the rest is the server's own.", Zh: "按首位数字，它是永久拒绝；其余是服务器自定的。"},
		Pitfall: lang.Text{En: "The domain may exist and only its DNS entry be broken for an hour; a server should answer 4yz then, so a 512 is not always the last word.", Zh: "域也许存在，只是 DNS 条目坏了一阵；那时服务器本应回答 4yz，所以 512 未必是定论。"},
		Example: `C: RCPT TO:<bob@nosuch.example.org>
S: 512 5.1.2 Host unknown in the DNS`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"550", "X.1.2"},
		FAQ:     []int{11},
	},
	{
		ID: "521", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "this host never takes mail", Zh: "这台主机从不收邮件"},
		Body:    lang.Text{En: "521 stands in the greeting of a host that runs SMTP only to say that it takes no mail. The client sends QUIT and treats the mail for this host as undeliverable. It must not be used against single senders, and not on a submission port.", Zh: "521 出现在问候中：这台主机运行 SMTP，只是为了说明自己不收邮件。客户端发送 QUIT，并把发往这台主机的邮件视为无法投递。它不得用来拒绝个别发件人，也不得用在邮件提交端口上。"},
		Why:     lang.Text{En: "No mail will ever be accepted here, so the client should not try again.", Zh: "这里永远不收邮件，客户端不必再试。"},
		Pitfall: lang.Text{En: "It judges the host and not the sender: nothing about address, content or reputation will change it. Look for the domain's real mail server in its MX records.", Zh: "它说的是这台主机，不是发件人：改地址、改内容、养信誉都没有用。应从该域的 MX 记录中查出真正的邮件服务器。"},
		Example: `S: 521 5.3.2 client-only.example.net does not accept mail
C: QUIT
S: 221 2.0.0 Bye`,
		Refs:    []string{"RFC 7504 §3", "RFC 7504 §5.1", "RFC 6409 §7"},
		Related: []string{"greeting", "554", "556", "X.3.2"},
		FAQ:     []int{11},
	},
	{
		ID: "523", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "encryption needed", Zh: "需要加密"},
		Body:    lang.Text{En: "523 is listed for X.7.10 (encryption needed). It is rarely met; the common code for this is 530. The client starts TLS and tries again. Google lists 523 5.7.10 for something else: commands that were sent together with STARTTLS.", Zh: "523 列为 X.7.10（需要加密）的应答码。它很少见，常用的是 530。客户端应启用 TLS 再试。Google 把 523 5.7.10 用于另一件事：与 STARTTLS 一起抢先发出的命令。"},
		Why:     lang.Text{En: "The server wants TLS before it goes on.", Zh: "服务器要求先启用 TLS，再继续。"},
		Pitfall: lang.Text{En: "A client that knows only 530 reports an unknown error to its user here, although turning on TLS in its settings would be enough.", Zh: "只认识 530 的客户端会向用户报告未知错误，其实在设置里打开 TLS 就够了。"},
		Example: `C: AUTH PLAIN ****
S: 523 5.7.10 Encryption needed before AUTH
C: STARTTLS
S: 220 2.0.0 Ready to start TLS`,
		Refs:    []string{"RFC 5248 §2.4"},
		Related: []string{"530", "X.7.10", "STARTTLS"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "524", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "mechanism needs encryption", Zh: "该机制需要加密"},
		Body:    lang.Text{En: "524 stands only in the list of codes that may go with X.7.11. RFC 4954 names 538 for it, and calls that historical. The client starts TLS first. OpenSMTPD uses 524 5.2.4 for a mailing list that cannot be expanded.", Zh: "524 只出现在可与 X.7.11 搭配的应答码列表中。RFC 4954 用的是 538，并说明那已成历史。客户端应先启用 TLS。OpenSMTPD 把 524 5.2.4 用于无法展开的邮件列表。"},
		Why:     lang.Text{En: "The server allows this mechanism only inside TLS.", Zh: "服务器只允许在 TLS 中使用这种机制。"},
		Pitfall: lang.Text{En: "The same number stands for two unrelated things, a login that needs TLS and a broken mailing list: decide by the command that it answers, AUTH or RCPT.", Zh: "同一个编号代表两件不相干的事：登录需要 TLS，以及邮件列表有故障。要看它回答的是 AUTH 还是 RCPT。"},
		Example: `C: AUTH LOGIN
S: 524 5.7.11 This mechanism needs encryption`,
		Refs:    []string{"RFC 5248 §2.4", "RFC 4954 §6"},
		Related: []string{"538", "X.7.11", "424"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "525", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "user account disabled", Zh: "用户账号已停用"},
		Body:    lang.Text{En: "525 answers AUTH when the user's account is switched off, as listed for X.7.13. Another password does not help; the user asks the administrator. It is also met at RCPT, for a recipient whose mailbox is switched off.", Zh: "525 回答 AUTH，表示用户的账号已被停用，见 X.7.13 的登记。换密码没有用，用户应联系管理员。它也会出现在 RCPT 上，表示收件人的邮箱已停用。"},
		Why:     lang.Text{En: "The account exists, but may not be used.", Zh: "账号存在，但不能使用。"},
		Pitfall: lang.Text{En: "Typing the password again and again does not bring the account back, and may add a lock-out for guessing on top of it.", Zh: "反复输入密码并不能恢复账号，还可能因为被当作猜测密码而再遭锁定。"},
		Example: `C: AUTH PLAIN ****
S: 525 5.7.13 User account disabled`,
		Refs:    []string{"RFC 5248 §2.4"},
		Related: []string{"AUTH", "535", "X.7.13"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "530", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "login or TLS required first", Zh: "须先登录或启用 TLS"},
		Body:    lang.Text{En: "530 refuses a command until something else is done: login with AUTH, or TLS with STARTTLS. The code is the same for both, so only the text or the enhanced code tells which. On a submission port it is the normal answer to MAIL before login. The client starts TLS if it has not, sends EHLO again, logs in, and repeats the command.", Zh: "530 表示在完成另一件事之前不执行命令：用 AUTH 登录，或者用 STARTTLS 启用 TLS。两者用同一个应答码，只有文字或增强状态码能说明是哪一个。在邮件提交端口上，未登录就发 MAIL，得到它是正常的。客户端若未启用 TLS 就先启用，重发 EHLO，登录，再重发命令。"},
		Why:     lang.Text{En: "The server will not do this before the client has logged in or started TLS.", Zh: "客户端登录或启用 TLS 之前，服务器不会执行这条命令。"},
		Pitfall: lang.Text{En: "“Authentication required” is not a wrong password: the client has not tried to log in at all. In a mail program the box “my outgoing server requires authentication” is missing its tick.", Zh: "“需要身份验证”不等于密码错误：客户端根本没有尝试登录。在邮件程序里，是没有勾选“我的发送服务器要求验证”。"},
		Example: `C: MAIL FROM:<alice@lab.test>
S: 530 5.7.0 Authentication required
C: AUTH PLAIN ****
S: 235 2.7.0 Authentication successful`,
		Refs:    []string{"RFC 4954 §6", "RFC 3207 §4", "RFC 6409 §4.3", "RFC 2645 §7"},
		Related: []string{"AUTH", "STARTTLS", "MAIL"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "533", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "no support for such mailbox names (Exim)", Zh: "不支持这种邮箱名（Exim）"},
		Body:    lang.Text{En: "533 is not standard here: Exim uses it for a recipient whose internationalized address cannot be served. The list in RFC 5248 puts 533 under X.7.1, a refusal by policy. Read it as a permanent failure, and use an ASCII address if there is one.", Zh: "533 在此不合标准：Exim 用它表示无法处理收件人的国际化地址。RFC 5248 的列表把 533 归在 X.7.1 之下，即策略性拒绝。按永久失败处理；如果有 ASCII 地址，就改用它。"},
		Why:     lang.Text{En: "The recipient's address is not ASCII, and the way to it cannot carry that.", Zh: "收件人地址含非 ASCII 字符，而通往它的途径无法传送。"},
		Pitfall: lang.Text{En: "The letter before the @ that causes it may look like ASCII, for example a Cyrillic letter that looks like an o, copied from a web page.", Zh: "引起它的可能是 @ 前面一个看着像 ASCII 的字母，例如从网页复制来的地址里，夹着一个像 o 的西里尔字母。"},
		Example: `C: RCPT TO:<jörg@example.net>
S: 533 5.6.7 Mailbox name not supported without SMTPUTF8`,
		Refs:    []string{"RFC 5248 §2.4", "RFC 5321 §4.2.1"},
		Related: []string{"X.6.7", "X.7.1", "SMTPUTF8"},
		FAQ:     []int{13},
	},
	{
		ID: "534", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "mechanism too weak", Zh: "机制太弱"},
		Body:    lang.Text{En: "534 answers AUTH: the mechanism is weaker than the server allows for this user. The client picks a stronger one. Google uses 534 to say that an application password or a login in the browser is needed.", Zh: "534 回答 AUTH：这种机制弱于服务器对该用户的要求。客户端应选更强的机制。Google 用 534 表示需要应用专用密码，或者须先在浏览器中登录。"},
		Why:     lang.Text{En: "The server wants a stronger way to log in.", Zh: "服务器要求更强的登录方式。"},
		Pitfall: lang.Text{En: "The password may be right: with some providers 534 wants another kind of password, made for this program, and typing the usual one again locks the account in the end.", Zh: "密码可能是对的：有的服务商用 534 要求另一种专为该程序生成的密码；反复输入平常的密码，最后账号会被锁定。"},
		Example: `C: AUTH PLAIN ****
S: 534 5.7.9 Authentication mechanism is too weak
C: AUTH SCRAM-SHA-256 ****`,
		Refs:    []string{"RFC 4954 §6"},
		Related: []string{"AUTH", "535", "X.7.9"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "535", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "credentials refused", Zh: "凭据被拒绝"},
		Body:    lang.Text{En: "535 ends an AUTH exchange: the server does not accept the credentials. It does not say which part is wrong. Besides a typing error the cause is often that the provider wants an application password or a token, or has switched off SMTP login. The session is back in the phase ready, not logged in. A server should allow at least three tries before it closes.", Zh: "535 结束一次 AUTH 交换：服务器不接受凭据，也不说明哪一部分不对。除了输入错误，常见原因是服务商要求应用专用密码或令牌，或者关闭了 SMTP 登录。会话回到 ready 阶段，尚未登录。服务器至少应允许尝试三次，才关闭连接。"},
		Why:     lang.Text{En: "User name or password is wrong, or logging in this way is not allowed.", Zh: "用户名或密码不对，或者不允许以这种方式登录。"},
		Pitfall: lang.Text{En: "Before the password is changed, look at the user name: many servers want the whole address, some only the part before the @.", Zh: "先别改密码，看看用户名：许多服务器要完整的地址，有的只要 @ 前面的部分。"},
		Example: `C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: ****
S: 334 UGFzc3dvcmQ6
C: ****
S: 535 5.7.8 Authentication credentials invalid`,
		Refs:    []string{"RFC 4954 §4", "RFC 4954 §6", "RFC 4954 §9"},
		Related: []string{"AUTH", "534", "530", "X.7.8"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "538", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "mechanism needs encryption (historical)", Zh: "该机制需要加密（历史）"},
		Body:    lang.Text{En: "538 answers AUTH when the mechanism may only be used on an encrypted connection. RFC 4954 keeps it for history. The client starts TLS and logs in again.", Zh: "538 回答 AUTH，表示这种机制只能在加密的连接上使用。RFC 4954 仅作为历史保留它。客户端启用 TLS 后再登录。"},
		Why:     lang.Text{En: "The server allows this mechanism only inside TLS.", Zh: "服务器只允许在 TLS 中使用这种机制。"},
		Pitfall: lang.Text{En: "By the time 538 comes, AUTH PLAIN with its password has already crossed the line in clear; after turning on TLS the password should be changed.", Zh: "收到 538 时，AUTH PLAIN 的密码已经以明文传了出去；启用 TLS 之后，应更换密码。"},
		Example: `C: AUTH PLAIN ****
S: 538 5.7.11 Encryption required for this mechanism
C: STARTTLS
S: 220 2.0.0 Ready to start TLS`,
		Refs:    []string{"RFC 4954 §6"},
		Related: []string{"STARTTLS", "AUTH", "X.7.11"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "541", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "refused by a filter (not standard)", Zh: "被过滤器拒绝（非标准）"},
		Body:    lang.Text{En: "541 is not standard. Lists of codes explain it as a message that the recipient's filter took for spam; that was not confirmed from a source. Read it as a permanent failure, and look at the text.", Zh: "541 不是标准应答码。一些应答码列表说它表示邮件被收件方过滤器当作垃圾邮件，但没有查到出处。按永久失败处理，并查看文字说明。"},
		Why:     lang.Text{En: "By its first digit it is a permanent refusal; the rest is the server's own.", Zh: "按首位数字，它是永久拒绝；其余是服务器自定的。"},
		Pitfall: lang.Text{En: "Sending the same text from another account is no cure: the filter judged the content, and the second account gets a bad name too.", Zh: "换个账号再发同样的内容无济于事：过滤器判断的是内容，第二个账号也会因此名声受损。"},
		Example: `C: .
S: 541 5.7.1 Message looks like spam`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"550", "554", "X.7.1"},
		FAQ:     []int{13},
	},
	{
		ID: "550", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "refused: mailbox unavailable or policy", Zh: "拒绝：邮箱不可用或策略不允许"},
		Body:    lang.Text{En: "550 is the most common refusal: the mailbox does not exist, the server will not relay for this client, or a rule forbids the mail. The enhanced code tells them apart: 5.1.1 is an unknown mailbox, 5.7.1 a rule. The client does not try again; a mail server that gets it sends a bounce to the sender. During the session it is a refusal, not a bounce.", Zh: "550 是最常见的拒绝：邮箱不存在，服务器不肯为这个客户端中继，或者某条规则不允许这封邮件。增强状态码可以区分它们：5.1.1 是邮箱不存在，5.7.1 是规则。客户端不再重试；如果得到它的是一台邮件服务器，就向发件人寄出退信。在会话中它是拒收，不是退信。"},
		Why:     lang.Text{En: "The server refuses for good; sending the same again will not help.", Zh: "服务器永久拒绝，原样重发没有用。"},
		Pitfall: lang.Text{En: "It is often read as “no such user” wherever it stands. To MAIL it concerns the sender, to the final dot the message, and with 5.7.1 a rule: read command and enhanced code before blaming the address.", Zh: "人们常常一见它就当作“用户不存在”。回答 MAIL 时它针对发件人，回答最后的点时针对邮件，带 5.7.1 时则是规则：先看命令和增强状态码，再说地址。"},
		Example: `C: RCPT TO:<nobody@lab.test>
S: 550 5.1.1 No such user here`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.2.3", "RFC 5321 §4.3.2"},
		Related: []string{"X.1.1", "X.7.1", "RCPT", "554"},
		FAQ:     []int{3, 5, 13},
	},
	{
		ID: "551", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "refused: user is elsewhere", Zh: "拒绝：用户不在本机"},
		Body:    lang.Text{En: "551 answers RCPT or VRFY: the user is not here, and the text may name another address. The client may try that address if its policy allows, else the message is undeliverable. Since it gives addresses away, few servers use it.", Zh: "551 回答 RCPT 或 VRFY：用户不在这里，文字中可能给出另一个地址。如果策略允许，客户端可以改试那个地址，否则邮件无法投递。由于它会泄露地址，很少有服务器使用。"},
		Why:     lang.Text{En: "The server knows that the user is elsewhere, but will not forward.", Zh: "服务器知道用户在别处，但不会转发。"},
		Pitfall: lang.Text{En: "A client that follows the address in the text without asking can be led anywhere; the text is free, and the standard leaves it to local policy.", Zh: "不加核实就照文字里的地址改投，可能被引到任何地方；文字是自由的，标准把是否照办留给本地策略。"},
		Example: `C: RCPT TO:<bob@lab.test>
S: 551 5.1.6 User not local; please try <bob@example.net>`,
		Refs:    []string{"RFC 5321 §3.4", "RFC 5321 §4.2.2", "RFC 5321 §7.4"},
		Related: []string{"251", "550"},
		FAQ:     []int{1},
	},
	{
		ID: "552", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "refused: over the storage limit", Zh: "拒绝：超出存储上限"},
		Body:    lang.Text{En: "552 answers MAIL, RCPT or the final dot: the message is bigger than the server takes, or the mailbox is full. A smaller message may pass. Old servers use it for too many recipients; a client treats that case as temporary, as if it were 452.", Zh: "552 回答 MAIL、RCPT 或最后的点：邮件超过服务器接受的大小，或者邮箱已满。小一些的邮件也许能通过。老服务器用它表示收件人太多；遇到这种情况，客户端应当作暂时失败，与 452 同样处理。"},
		Why:     lang.Text{En: "Message or mailbox is over a limit that will not change by waiting.", Zh: "邮件或邮箱超出了上限，等待也不会改变。"},
		Pitfall: lang.Text{En: "It covers two cases with different cures: with 5.3.4 make the message smaller, with 5.2.2 the recipient has to clear the mailbox, and a smaller message may fail as well.", Zh: "它包括两种情况，对策不同：带 5.3.4 时要缩小邮件；带 5.2.2 时要由收件人清理邮箱，邮件再小也可能不行。"},
		Example: `C: MAIL FROM:<alice@lab.test> SIZE=52428800
S: 552 5.3.4 Message too big, the limit is 10485760`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.5.3.1.10", "RFC 1870 §6.1"},
		Related: []string{"452", "SIZE", "X.2.2", "X.3.4"},
		FAQ:     []int{5},
	},
	{
		ID: "553", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "refused: mailbox name not allowed", Zh: "拒绝：不允许这个邮箱名"},
		Body:    lang.Text{En: "553 answers MAIL, RCPT or VRFY: the address has a form that the server does not take. To MAIL it often means that the logged-in user may not send under this address. The client corrects the address.", Zh: "553 回答 MAIL、RCPT 或 VRFY：地址的写法不被服务器接受。回答 MAIL 时，它往往表示已登录的用户不得以这个地址发信。客户端应改正地址。"},
		Why:     lang.Text{En: "The server does not accept this address as it is written.", Zh: "服务器不接受这样写的地址。"},
		Pitfall: lang.Text{En: "With a right address it is usually about rights: the mail program logs in as one user and sends with the address of another.", Zh: "地址没写错时，问题多半在权限：邮件程序以一个用户登录，却用另一个用户的地址发信。"},
		Example: `C: MAIL FROM:<carol@lab.test>
S: 553 5.7.1 Sender address not owned by user alice`,
		Refs:    []string{"RFC 5321 §4.2.2", "RFC 5321 §4.3.2", "RFC 6531 §3.5"},
		Related: []string{"550", "X.1.3", "X.6.7"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "554", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "transaction failed", Zh: "事务失败"},
		Body:    lang.Text{En: "554 has several uses. In the greeting it means that there is no SMTP service for this client. To DATA it means that no recipient is valid. To the final dot it refuses the content, for example as spam. After weak TLS a server may answer everything but QUIT with it. The client does not try again unchanged.", Zh: "554 有几种用途。在问候中，它表示不向这个客户端提供 SMTP 服务。回答 DATA 时，它表示没有有效的收件人。回答最后的点时，它拒绝邮件内容，例如认为是垃圾邮件。在 TLS 强度不够时，服务器可以用它回答 QUIT 以外的一切命令。客户端不应原样重试。"},
		Why:     lang.Text{En: "The server refuses for good: here, this message; in a greeting, all service.", Zh: "服务器永久拒绝：在此处是这封邮件，在问候中则是全部服务。"},
		Pitfall: lang.Text{En: "A 554 in the greeting is about the client's address or the host, and nothing in the mail was looked at; changing subject or text is wasted effort.", Zh: "问候中的 554 针对的是客户端地址或主机，邮件内容还没人看过；改主题、改正文都是白费力气。"},
		Example: `C: .
S: 554 5.7.1 Message refused by the content filter`,
		Refs:    []string{"RFC 5321 §3.1", "RFC 5321 §4.2.2", "RFC 5321 §4.3.2", "RFC 3207 §4.1"},
		Related: []string{"550", "greeting", "end-of-data", "X.7.1"},
		FAQ:     []int{5, 13},
	},
	{
		ID: "555", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "parameters not recognized", Zh: "不认识这些参数"},
		Body:    lang.Text{En: "555 answers MAIL or RCPT with a parameter that the server does not know or support. The client should only use parameters whose extension stands in the EHLO list; it may try again without. Google uses 555 5.5.2 for bad syntax in general.", Zh: "555 回答带有未知或不受支持的参数的 MAIL 或 RCPT。客户端只应使用 EHLO 列表中那些扩展的参数；可以去掉参数再试。Google 把 555 5.5.2 用于一般的语法错误。"},
		Why:     lang.Text{En: "The server does not know a parameter of MAIL or RCPT.", Zh: "服务器不认识 MAIL 或 RCPT 的某个参数。"},
		Pitfall: lang.Text{En: "Servers that announce no DSN answer it to NOTIFY= or RET=: the address is fine, and removing the parameter makes the command pass.", Zh: "没有公布 DSN 的服务器会用它回答 NOTIFY= 或 RET=：地址没有问题，去掉参数命令就能通过。"},
		Example: `C: RCPT TO:<bob@lab.test> NOTIFY=SUCCESS
S: 555 5.5.4 Unsupported parameter: NOTIFY
C: RCPT TO:<bob@lab.test>
S: 250 2.1.5 Recipient ok`,
		Refs:    []string{"RFC 5321 §4.1.1.11", "RFC 5321 §4.2.2", "RFC 5321 §4.3.2"},
		Related: []string{"455", "501", "MAIL", "RCPT"},
		FAQ:     []int{13},
	},
	{
		ID: "556", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the recipient's domain takes no mail", Zh: "收件人的域不收邮件"},
		Body:    lang.Text{En: "556 answers RCPT: a relaying server knows that the recipient's domain accepts no mail, mostly from a null MX record in the DNS. The client does not try again. The right enhanced code is 5.1.10.", Zh: "556 回答 RCPT：中继服务器知道收件人的域不收邮件，多半是从 DNS 的空 MX 记录得知的。客户端不再重试。与它搭配的增强状态码是 5.1.10。"},
		Why:     lang.Text{En: "The domain has declared that it has no mail, so nothing can be delivered.", Zh: "这个域已声明不收邮件，因此无法投递。"},
		Pitfall: lang.Text{En: "It comes from the relay and not from the recipient's domain, which was never called; asking that domain for its logs is in vain.", Zh: "它来自中继服务器，不是收件人的域，后者根本没有被联系过；向那个域索要日志是徒劳的。"},
		Example: `C: RCPT TO:<bob@nomail.example.net>
S: 556 5.1.10 nomail.example.net has a null MX`,
		Refs:    []string{"RFC 7504 §4", "RFC 7504 §5.1", "RFC 7505 §4.1"},
		Related: []string{"521", "X.1.10"},
		FAQ:     []int{1},
	},
	{
		ID: "557", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "too many duplicates (not standard)", Zh: "重复邮件太多（非标准）"},
		Body:    lang.Text{En: "557 is not standard. Lists of codes explain it as too many copies of the same message; that was not confirmed from a source. Read it as a permanent failure, and look at the text.", Zh: "557 不是标准应答码。一些应答码列表说它表示同一封邮件的副本太多，但没有查到出处。按永久失败处理，并查看文字说明。"},
		Why:     lang.Text{En: "By its first digit it is a permanent refusal; the rest is the server's own.", Zh: "按首位数字，它是永久拒绝；其余是服务器自定的。"},
		Pitfall: lang.Text{En: "A client that resends after a lost reply may bring it on itself: check whether the first copy was accepted before sending a third.", Zh: "应答丢失后就重发的客户端，可能是自己招来的：先查第一份是否已被接受，再决定要不要发第三份。"},
		Example: `C: .
S: 557 5.7.1 Too many copies of this message`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"550", "554"},
		FAQ:     []int{5},
	},
	{
		ID: "571", Kind: KindReply, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "blocked by policy (not standard)", Zh: "被策略阻止（非标准）"},
		Body:    lang.Text{En: "571 is not standard, but it is met in the greeting or at RCPT: the server blocks the sender, for example because its address has no name in the DNS. The second digit 7 has no meaning in the standard. Read it as a permanent failure; the text says what to do.", Zh: "571 不是标准应答码，但会出现在问候中或 RCPT 上：服务器阻止了发送方，例如因为它的地址在 DNS 中没有对应的名字。标准没有给第二位数字 7 规定含义。按永久失败处理，怎么办要看文字说明。"},
		Why:     lang.Text{En: "A rule of the server blocks this client or this mail.", Zh: "服务器的某条规则阻止了这个客户端或这封邮件。"},
		Pitfall: lang.Text{En: "The enhanced code 5.7.1 and the reply code 571 are not the same thing: the code of three digits is the server's own, and only its 5 can be relied on.", Zh: "增强状态码 5.7.1 与应答码 571 不是一回事：后者是服务器自定的，只有首位的 5 可靠。"},
		Example: `C: RCPT TO:<bob@example.net>
S: 571 5.7.1 Client 192.0.2.10 has no name in the DNS`,
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"550", "554", "X.7.1"},
		FAQ:     []int{6},
	},
}
