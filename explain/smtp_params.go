package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// smtpParams are the parameters of MAIL and RCPT (RFC 5321 §4.1.2), sorted by ID; an
// ID that ends in "=" takes a value.
var smtpParams = []Topic{
	{
		ID: "ALT-ADDRESS=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "second address in ASCII; obsolete", Zh: "第二个 ASCII 地址；已废弃"},
		Body:    lang.Text{En: "A parameter of MAIL and RCPT in the experiment that RFC 6531 replaced: an ASCII address to fall back on. It must not be used any more.", Zh: "MAIL 和 RCPT 的参数，出自被 RFC 6531 取代的实验：备用的 ASCII 地址。如今不得再用。"},
		Why:     lang.Text{En: "It belongs to UTF8SMTP, the forerunner of SMTPUTF8.", Zh: "它属于 SMTPUTF8 的前身 UTF8SMTP。"},
		Pitfall: lang.Text{En: "Old examples still show it. A server of today answers 555, because SMTPUTF8 has no second address: a message that cannot go on is returned.", Zh: "旧的示例里还能见到它。如今的服务器会回 555，因为 SMTPUTF8 没有备用地址：邮件过不去就退回。"},
		Example: `C: MAIL FROM:<用户@例子.test> ALT-ADDRESS=user@example.org
S: 555 5.5.4 Unsupported option: ALT-ADDRESS`,
		Refs:    []string{"RFC 6531 §1"},
		Related: []string{"UTF8SMTP", "SMTPUTF8"},
	},
	{
		ID: "AUTH=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "who submitted the message at first", Zh: "最初提交邮件的人"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed when the server lists AUTH; it is not the command AUTH. The value is an address in xtext, or <> when the submitter is unknown. A server treats it as <> if it does not trust the client. It makes the line up to 500 octets longer.", Zh: "MAIL 的参数，服务器列出 AUTH 时可用；它不是 AUTH 命令。值是用 xtext 书写的地址，不知道提交者时为 <>。如果服务器不信任客户端，就按 <> 处理。它使命令行最多增加 500 字节。"},
		Why:     lang.Text{En: "One trusted server tells another which user submitted the message.", Zh: "一台受信任的服务器告诉另一台，邮件由哪个用户提交。"},
		Pitfall: lang.Text{En: "It is not the login: without the command AUTH it proves nothing, and an untrusted client's value is dropped.", Zh: "它不是登录：没有 AUTH 命令，它什么也证明不了；客户端不可信，它的值就会被丢弃。"},
		Example: `C: MAIL FROM:<list@example.org> AUTH=alice@example.org
S: 250 2.1.0 Ok
C: RSET
S: 250 2.0.0 Ok
C: MAIL FROM:<alice@example.org> AUTH=<>
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 4954 §5"},
		Related: []string{"AUTH", "MAIL"},
		FAQ:     []int{3},
	},
	{
		ID: "BODY=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "kind of content: 7BIT or 8BITMIME", Zh: "内容类型：7BIT 或 8BITMIME"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed when the server lists 8BITMIME. 7BIT promises plain ASCII, 8BITMIME allows octets above 127 in lines of ordinary length. 501 or 555 answer a value that is not known.", Zh: "MAIL 的参数，服务器列出 8BITMIME 时可用。7BIT 保证只有 ASCII，8BITMIME 允许在普通长度的行中出现大于 127 的字节。值不认识时，服务器回答 501 或 555。"},
		Why:     lang.Text{En: "It says whether the text holds octets outside ASCII.", Zh: "它说明文本是否含有 ASCII 以外的字节。"},
		Pitfall: lang.Text{En: "8BITMIME does not lift the limit on line length: a text whose paragraphs are single long lines still needs quoted-printable or base64.", Zh: "8BITMIME 并没有放宽行长：整段不换行的文字，仍要用 quoted-printable 或 base64 编码。"},
		Example: `C: MAIL FROM:<alice@example.org> BODY=7BIT
S: 250 2.1.0 Ok
C: RSET
S: 250 2.0.0 Ok
C: MAIL FROM:<alice@example.org> BODY=8BITMIME
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 6152 §2", "RFC 6152 §3"},
		Related: []string{"8BITMIME", "BODY=BINARYMIME"},
	},
	{
		ID: "BODY=BINARYMIME", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "raw binary content, sent with BDAT", Zh: "原始二进制内容，用 BDAT 发送"},
		Body:    lang.Text{En: "A value of BODY in MAIL, allowed when the server lists BINARYMIME and CHUNKING. DATA is then answered 503. It makes the line up to 16 octets longer.", Zh: "MAIL 中 BODY 的一个值，服务器列出 BINARYMIME 和 CHUNKING 时可用。此时 DATA 得到 503。它使命令行最多增加 16 字节。"},
		Why:     lang.Text{En: "The content holds raw binary data, so BDAT must carry it.", Zh: "内容含有原始二进制数据，必须用 BDAT 传送。"},
		Pitfall: lang.Text{En: "A message that was taken as binary may meet a next server without BINARYMIME; then it must be re-encoded on the way, which breaks signatures.", Zh: "以二进制接收的邮件，下一台服务器可能不支持 BINARYMIME；途中就得重新编码，签名也随之失效。"},
		Example: `C: MAIL FROM:<alice@example.org> BODY=BINARYMIME
S: 250 2.1.0 Ok
C: RCPT TO:<bob@example.net>
S: 250 2.1.5 Ok
C: DATA
S: 503 5.5.1 BINARYMIME needs BDAT`,
		Refs:    []string{"RFC 3030 §3"},
		Related: []string{"BINARYMIME", "BDAT", "BODY="},
		FAQ:     []int{13},
	},
	{
		ID: "BY=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "time within which to deliver", Zh: "投递期限"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed when the server lists DELIVERBY: seconds, a semicolon, then N for a notice or R for a return, and T for a trace. A negative number is allowed with N only. A mistake gets 501 5.5.4.", Zh: "MAIL 的参数，服务器列出 DELIVERBY 时可用：秒数、分号，再加 N（通知）或 R（退回），以及表示跟踪的 T。只有 N 可以配负数。写错则得到 501 5.5.4。"},
		Why:     lang.Text{En: "It limits how long the delivery may take, and says what to do then.", Zh: "它限定投递可用的时间，以及逾期怎么办。"},
		Pitfall: lang.Text{En: "R with zero or a negative number is an error: what is late before it starts could only be returned.", Zh: "R 配零或负数是错误：还没出发就已逾期，只能退回。"},
		Example: `C: MAIL FROM:<alice@example.org> BY=0;R
S: 501 5.5.4 BY: R needs a positive time
C: MAIL FROM:<alice@example.org> BY=300;N
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 2852 §4"},
		Related: []string{"DELIVERBY"},
		FAQ:     []int{5},
	},
	{
		ID: "CONNEG", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks what the recipient can display", Zh: "询问收件人能显示什么"},
		Body:    lang.Text{En: "A parameter of RCPT without a value, allowed when the server lists CONNEG. The lines of the 250 reply describe what the recipient's system can handle; 504 means that the server cannot tell.", Zh: "RCPT 的参数，没有值，服务器列出 CONNEG 时可用。250 应答的各行说明收件人的系统能处理什么；504 表示服务器无法说明。"},
		Why:     lang.Text{En: "The client wants to know which formats this recipient takes.", Zh: "客户端想知道这个收件人能接收哪些格式。"},
		Pitfall: lang.Text{En: "It belongs behind one RCPT, not behind MAIL: each recipient's device answers for itself.", Zh: "它写在某一条 RCPT 后面，不写在 MAIL 后面：各个收件人的设备各自回答。"},
		Example: `C: RCPT TO:<bob@fax.example.net> CONNEG
S: 250-2.1.5 recipient ok
S: 250 2.1.5 CONNEG (color=limited)`,
		Refs:    []string{"RFC 4141 §5.2"},
		Related: []string{"CONPERM", "RCPT"},
	},
	{
		ID: "CONPERM", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the content may be converted", Zh: "允许转换内容"},
		Body:    lang.Text{En: "A parameter of MAIL without a value, allowed when the server lists CONPERM. 504 answers a server that cannot do it.", Zh: "MAIL 的参数，没有值，服务器列出 CONPERM 时可用。服务器做不到时回答 504。"},
		Why:     lang.Text{En: "The sender allows servers to change the format of the content.", Zh: "发件人允许服务器改变内容的格式。"},
		Pitfall: lang.Text{En: "It permits a loss: a colour picture may arrive in black and white, and nobody will ask the sender again.", Zh: "它等于允许有损失：彩色图片到达时可能变成黑白，而且不会再征求发件人的意见。"},
		Example: `C: MAIL FROM:<alice@example.org> CONPERM
S: 504 5.5.4 Conversion is not supported here`,
		Refs:    []string{"RFC 4141 §4.2"},
		Related: []string{"CONNEG"},
	},
	{
		ID: "ENVID=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the sender's own mark, for notices", Zh: "发件人自己的标记，用于通知"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed when the server lists DSN: up to 100 characters in xtext, copied into every notice. It may stand once; otherwise 501.", Zh: "MAIL 的参数，服务器列出 DSN 时可用：最多 100 个字符，用 xtext 书写，会抄入每份通知。它只能出现一次，否则得到 501。"},
		Why:     lang.Text{En: "The mark comes back in a bounce, so that the sender knows which message it is about.", Zh: "退信会带回这个标记，让发件人知道说的是哪封邮件。"},
		Pitfall: lang.Text{En: "It is not the Message-ID: it travels in the envelope only, and spaces, \"+\" and \"=\" must be written as xtext, \"+20\" for a space.", Zh: "它不是 Message-ID：只随信封传送；空格、“+”和“=”要按 xtext 书写，空格写成“+20”。"},
		Example: `C: MAIL FROM:<alice@example.org> RET=HDRS ENVID=order+204711
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 3461 §4.4", "RFC 3461 §4.5"},
		Related: []string{"DSN", "ORCPT="},
		FAQ:     []int{5},
	},
	{
		ID: "HOLDFOR=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "hold the message for so many seconds", Zh: "把邮件保留若干秒"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed on submission when the server lists FUTURERELEASE: 1 to 999999999 seconds, and no more than the server offers. HOLDFOR and HOLDUNTIL exclude each other. 501 5.5.4 answers a bad value, 552 a full quota.", Zh: "MAIL 的参数，用于邮件提交，服务器列出 FUTURERELEASE 时可用：1 到 999999999 秒，且不超过服务器给出的上限。HOLDFOR 与 HOLDUNTIL 不能同时使用。值有误得到 501 5.5.4，配额已满得到 552。"},
		Why:     lang.Text{En: "The server keeps the message back and sends it after the interval.", Zh: "服务器先保留邮件，过了这段时间再发送。"},
		Pitfall: lang.Text{En: "The interval counts from the acceptance, not from the moment at which the user pressed Send: a message that waited in a queue before leaves later than meant.", Zh: "时间从服务器接受邮件算起，不是从用户按下“发送”算起：提交前耽搁过，发出就会比预想的晚。"},
		Example: `C: MAIL FROM:<alice@example.org> HOLDFOR=7200
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 4865 §3", "RFC 4865 §4.2"},
		Related: []string{"HOLDUNTIL=", "FUTURERELEASE"},
		FAQ:     []int{5},
	},
	{
		ID: "HOLDUNTIL=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "hold the message until this time", Zh: "把邮件保留到此时刻"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed on submission when the server lists FUTURERELEASE: a date and time in UTC, no later than the server offers. HOLDFOR and HOLDUNTIL exclude each other. 501 5.5.4 answers a bad value, 552 a full quota.", Zh: "MAIL 的参数，用于邮件提交，服务器列出 FUTURERELEASE 时可用：UTC 日期和时间，不晚于服务器给出的期限。HOLDFOR 与 HOLDUNTIL 不能同时使用。值有误得到 501 5.5.4，配额已满得到 552。"},
		Why:     lang.Text{En: "The server keeps the message back until the given time.", Zh: "服务器把邮件保留到所给的时刻。"},
		Pitfall: lang.Text{En: "The time is UTC with a \"Z\". Nine in the morning in Beijing is 01:00:00Z: who writes local time is hours wrong.", Zh: "时间用 UTC，末尾写“Z”。北京时间上午九点是 01:00:00Z，直接写本地时间就差了八小时。"},
		Example: `C: MAIL FROM:<alice@example.org> HOLDUNTIL=2030-01-15T01:00:00Z
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 4865 §3", "RFC 4865 §4.2"},
		Related: []string{"HOLDFOR=", "FUTURERELEASE"},
		FAQ:     []int{5},
	},
	{
		ID: "MT-PRIORITY=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "priority from -9 to 9", Zh: "优先级，-9 到 9"},
		Body:    lang.Text{En: "A parameter of MAIL, never of RCPT, allowed when the server lists MT-PRIORITY. The highest is 9. The server may answer 250 X.3.6 when it changed the number; 450 or 550 X.7.15 refuse a priority that is too low, 552 X.7.16 a message that is too big for it.", Zh: "MAIL 的参数，从不用于 RCPT，服务器列出 MT-PRIORITY 时可用。最高是 9。服务器改动数值时可以回答 250 X.3.6；450 或 550 加 X.7.15 表示优先级太低，552 加 X.7.16 表示邮件对该优先级来说太大。"},
		Why:     lang.Text{En: "It asks that this message go before or after other mail.", Zh: "它要求这封邮件先于或后于其他邮件发送。"},
		Pitfall: lang.Text{En: "It is not the header field X-Priority, which only changes how a mail program shows a message. Some libraries wrongly put it behind RCPT.", Zh: "它不是首部里的 X-Priority，后者只影响邮件程序的显示。有些程序库还误把它写在 RCPT 后面。"},
		Example: `C: MAIL FROM:<alice@example.org> MT-PRIORITY=-5
S: 550 5.7.15 Priority too low for this link
C: MAIL FROM:<alice@example.org> MT-PRIORITY=3
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 6710 §3", "RFC 6710 §4.1"},
		Related: []string{"MT-PRIORITY", "X.7.15"},
	},
	{
		ID: "MTRK=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "a mark for later tracking", Zh: "供日后跟踪的标记"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed when the server lists MTRK: a hash in base64, and optionally a number of seconds for which it holds. The secret itself stays with the sender.", Zh: "MAIL 的参数，服务器列出 MTRK 时可用：base64 编码的散列值，可加有效秒数。秘密本身留在发件人手里。"},
		Why:     lang.Text{En: "With the secret behind it the sender can ask later where the message went.", Zh: "发件人凭其背后的秘密，日后可查询邮件去向。"},
		Pitfall: lang.Text{En: "The value is a hash and must not be the secret itself: who sees the secret can ask for the fate of the message.", Zh: "它的值是散列，不能直接写秘密本身：谁看到秘密，谁就能查询邮件的去向。"},
		Example: `C: MAIL FROM:<alice@example.org> MTRK=****:86400 ENVID=a-19
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 3885 §3.1"},
		Related: []string{"MTRK", "ENVID="},
		FAQ:     []int{5},
	},
	{
		ID: "NOTIFY=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "when to send notices about delivery", Zh: "何时发送投递通知"},
		Body:    lang.Text{En: "A parameter of RCPT, allowed when the server lists DSN: NEVER, or a list of SUCCESS, FAILURE and DELAY. NEVER must stand alone. Without it a server reports failures, and maybe delays. A bad value gets 501.", Zh: "RCPT 的参数，服务器列出 DSN 时可用：NEVER，或者 SUCCESS、FAILURE、DELAY 的列表。NEVER 必须单独使用。没有它时，服务器报告失败，也可能报告延误。值有误则得到 501。"},
		Why:     lang.Text{En: "It says for this recipient when the sender wants to hear of the delivery.", Zh: "它说明对这个收件人，发件人何时需要得知投递情况。"},
		Pitfall: lang.Text{En: "NOTIFY=SUCCESS alone switches the notice of failure off: who wants both must write SUCCESS,FAILURE.", Zh: "只写 NOTIFY=SUCCESS，失败时反而不会通知：两者都要，就得写 SUCCESS,FAILURE。"},
		Example: `C: RCPT TO:<bob@example.net> NOTIFY=SUCCESS,FAILURE,DELAY
S: 250 2.1.5 Ok
C: RCPT TO:<carol@example.net> NOTIFY=NEVER,DELAY
S: 501 5.5.4 NEVER must stand alone`,
		Refs:    []string{"RFC 3461 §4.1", "RFC 3461 §4.5"},
		Related: []string{"DSN", "RET="},
		FAQ:     []int{5},
	},
	{
		ID: "ORCPT=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "the recipient as first written", Zh: "最初写下的收件人"},
		Body:    lang.Text{En: "A parameter of RCPT, allowed when the server lists DSN: a type, mostly rfc822, a semicolon and the address in xtext. It may stand once; otherwise 501.", Zh: "RCPT 的参数，服务器列出 DSN 时可用：类型（多为 rfc822）、分号，再加用 xtext 书写的地址。它只能出现一次，否则得到 501。"},
		Why:     lang.Text{En: "After forwarding, a notice can still name the address that the sender used.", Zh: "转发之后，通知仍能写出发件人当初所用的地址。"},
		Pitfall: lang.Text{En: "The address is xtext: bob+list@example.net must be written bob+2Blist@example.net. A relay passes the value on and never puts a later address in.", Zh: "地址要按 xtext 书写：bob+list@example.net 应写成 bob+2Blist@example.net。中继服务器原样传递，不得换成后来的地址。"},
		Example: `C: RCPT TO:<bob@lab.test> ORCPT=rfc822;bob+2Blist@example.net
S: 250 2.1.5 Ok`,
		Refs:    []string{"RFC 3461 §4.2", "RFC 3461 §4.5"},
		Related: []string{"DSN", "ENVID="},
		FAQ:     []int{5},
	},
	{
		ID: "PRDR", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "asks for a reply for each recipient", Zh: "要求为每个收件人各给应答"},
		Body:    lang.Text{En: "A parameter of MAIL without a value, from an expired draft that Exim implements. The final dot is then answered 353, and the single replies follow. It is not registered.", Zh: "MAIL 的参数，没有值，出自 Exim 所实现的一份已过期的草案。最后的点先得到 353，随后是各个应答。它没有登记。"},
		Why:     lang.Text{En: "After the final dot each recipient gets a verdict of its own.", Zh: "最后的点之后，每个收件人各有自己的裁决。"},
		Pitfall: lang.Text{En: "A single recipient's refusal after the dot is no bounce: the client still holds the message and must report it to the sender by itself.", Zh: "点之后个别收件人被拒，不是退信：邮件还在客户端手里，要由它自己告知发件人。"},
		Example: `C: MAIL FROM:<alice@example.org> PRDR
S: 250 OK, PRDR
(two RCPT commands and the message)
C: .
S: 353 PRDR content analysis follows
S: 250 first recipient accepts
S: 550 second recipient refuses
S: 250 Ok: queued`,
		Refs:    []string{"RFC 5321 §2.2.2"},
		Related: []string{"353"},
		FAQ:     []int{13},
	},
	{
		ID: "REQUIRETLS", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "never pass it on without TLS", Zh: "不用 TLS 就不得继续传送"},
		Body:    lang.Text{En: "A parameter of MAIL without a value, allowed inside TLS when the server lists REQUIRETLS. Each server must find the same promise at the next one, or send the message back. The refusal is 550 5.7.30.", Zh: "MAIL 的参数，没有值，在 TLS 中且服务器列出 REQUIRETLS 时可用。每台服务器都必须确认下一台有同样的保证，否则退回邮件。拒绝的应答是 550 5.7.30。"},
		Why:     lang.Text{En: "The sender would rather have no delivery than one without TLS.", Zh: "发件人宁可不投递，也不愿不经 TLS 投递。"},
		Pitfall: lang.Text{En: "It does not hide the message from the servers: each of them reads it. It binds the way between them only.", Zh: "它并不对服务器保密：每台服务器都看得到邮件。它约束的只是服务器之间的路。"},
		Example: `C: MAIL FROM:<alice@example.org> REQUIRETLS
S: 250 2.1.0 Ok
C: RCPT TO:<bob@example.net>
S: 550 5.7.30 REQUIRETLS support required by the next host`,
		Refs:    []string{"RFC 8689 §2", "RFC 8689 §7"},
		Related: []string{"X.7.30", "STARTTLS"},
		FAQ:     []int{6},
	},
	{
		ID: "RET=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "what a bounce should contain", Zh: "退信应包含什么"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed when the server lists DSN: FULL for the whole message, HDRS for the header section only. It may stand once; otherwise 501.", Zh: "MAIL 的参数，服务器列出 DSN 时可用：FULL 表示全文，HDRS 表示只要首部。它只能出现一次，否则得到 501。"},
		Why:     lang.Text{En: "It chooses between the full message and its header section in a bounce.", Zh: "它决定退信附上全文，还是只附首部。"},
		Pitfall: lang.Text{En: "It is meant for reports of failure. A notice of success or delay carries the header section only, also after RET=FULL.", Zh: "它针对的是失败通知。成功或延误的通知只附首部，写了 RET=FULL 也一样。"},
		Example: `C: MAIL FROM:<alice@example.org> RET=FULL
S: 250 2.1.0 Ok
C: RCPT TO:<bob@example.net> NOTIFY=FAILURE
S: 250 2.1.5 Ok`,
		Refs:    []string{"RFC 3461 §4.3", "RFC 3461 §4.5"},
		Related: []string{"DSN", "NOTIFY="},
		FAQ:     []int{5},
	},
	{
		ID: "RRVS=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "only if the owner is the same since then", Zh: "仅当主人自此未变"},
		Body:    lang.Text{En: "A parameter of RCPT, allowed when the server lists RRVS: a date, and C or R for what a server without RRVS further on means: continue or reject. The refusals are 550 with 5.7.17, 5.7.18 or 5.7.19.", Zh: "RCPT 的参数，服务器列出 RRVS 时可用：日期，以及 C 或 R，表示下一台服务器不支持 RRVS 时继续还是拒绝。拒绝的应答是 550 加 5.7.17、5.7.18 或 5.7.19。"},
		Why:     lang.Text{En: "It protects the message from a new owner of an old address.", Zh: "它防止邮件落到旧地址的新主人手里。"},
		Pitfall: lang.Text{En: "The date is that of the sender's last proof that the address belonged to this person, not the date of today: with today's date every present owner passes, and nobody is protected.", Zh: "日期应是发件人最近一次确认地址属于此人的时间，不是今天：写成今天，现在的主人个个合格，就起不到保护作用。"},
		Example: `C: RCPT TO:<bob@example.net> RRVS=2024-06-30T12:00:00Z;C
S: 250 2.1.5 Ok`,
		Refs:    []string{"RFC 7293 §3.1", "RFC 7293 §5.1"},
		Related: []string{"RRVS", "X.7.17"},
	},
	{
		ID: "SIZE=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "declared size of the message in octets", Zh: "声明邮件大小，以字节计"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed when the server lists SIZE. The client estimates the octets with CR LF, without the dots of dot-stuffing. 552 means over the fixed limit, 452 no room now, 501 a bad number. It makes the line up to 26 octets longer.", Zh: "MAIL 的参数，服务器列出 SIZE 时可用。客户端估计字节数，包括 CR LF，不包括点填充所加的点。552 表示超过固定上限，452 表示暂时没有空间，501 表示数字有误。它使命令行最多增加 26 字节。"},
		Why:     lang.Text{En: "The server can refuse a message that is too big before it is sent.", Zh: "服务器可以在发送之前就拒绝太大的邮件。"},
		Pitfall: lang.Text{En: "It is an estimate: a server may still refuse the message after the final dot, so 250 to MAIL is no promise of room.", Zh: "它只是估计：到最后的点之后，服务器仍可能拒收；MAIL 得到 250，并不保证放得下。"},
		Example: `C: MAIL FROM:<alice@example.org> SIZE=2048
S: 250 2.1.0 Ok
C: RCPT TO:<full@lab.test>
S: 452 4.2.2 Mailbox full`,
		Refs:    []string{"RFC 1870 §6", "RFC 1870 §3"},
		Related: []string{"SIZE", "552", "452"},
	},
	{
		ID: "SMTPUTF8", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "addresses or headers are in UTF-8", Zh: "地址或首部含有 UTF-8"},
		Body:    lang.Text{En: "A parameter of MAIL without a value, allowed when the server lists SMTPUTF8. To VRFY and EXPN it says that the reply may hold UTF-8. Refusals are 550 and 553 with X.6.7, or 501 and 555 when it is not supported.", Zh: "MAIL 的参数，没有值，服务器列出 SMTPUTF8 时可用。用于 VRFY 和 EXPN 时，表示应答可以含有 UTF-8。拒绝的应答是带 X.6.7 的 550 和 553，不支持时是 501 和 555。"},
		Why:     lang.Text{En: "The message needs servers that handle UTF-8 in addresses and headers.", Zh: "邮件需要能处理 UTF-8 地址和首部的服务器。"},
		Pitfall: lang.Text{En: "Set it only when the message needs it: a message marked so cannot pass any server without the extension, even if all its addresses are ASCII.", Zh: "需要时才写：一旦写上，即使地址全是 ASCII，邮件也过不了不支持这项扩展的服务器。"},
		Example: `C: MAIL FROM:<用户@例子.test> SMTPUTF8 BODY=8BITMIME
S: 250 2.1.0 Ok
C: RCPT TO:<bob@example.net>
S: 550 5.6.7 The next host does not support SMTPUTF8`,
		Refs:    []string{"RFC 6531 §3.1", "RFC 6531 §3.4", "RFC 6531 §3.7.4.2"},
		Related: []string{"X.6.7", "8BITMIME"},
	},
	{
		ID: "SOLICIT=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "kind of advertising in the message", Zh: "邮件所含广告的类别"},
		Body:    lang.Text{En: "A parameter of MAIL, allowed when the server lists NO-SOLICITING: a list of class names. A site that does not want that class answers 550 5.7.1.", Zh: "MAIL 的参数，服务器列出 NO-SOLICITING 时可用：类别名的列表。不要这类邮件的站点回答 550 5.7.1。"},
		Why:     lang.Text{En: "The sender declares advertising, so that a server may refuse it.", Zh: "发件人声明邮件是广告，服务器可以据此拒收。"},
		Pitfall: lang.Text{En: "A relay that passes the message on must keep the label, or the servers behind cannot refuse by it.", Zh: "中继服务器往下传时必须保留这个标记，否则后面的服务器无从据此拒收。"},
		Example: `C: MAIL FROM:<news@example.org> SOLICIT=org.example:ADV
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 3865 §2.3", "RFC 3865 §4.1"},
		Related: []string{"NO-SOLICITING"},
		FAQ:     []int{13},
	},
	{
		ID: "SUBMITTER=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "address responsible (Sender ID)", Zh: "负责的地址（Sender ID）"},
		Body:    lang.Text{En: "A parameter of MAIL from the experimental RFC with the number 4405: the address that is responsible for this sending. Refusals were 550 5.7.1 and 554 5.7.7. It is no longer of use.", Zh: "MAIL 的参数，出自编号 4405 的实验性 RFC：对这次发送负责的地址。拒绝的应答是 550 5.7.1 和 554 5.7.7。如今已无用处。"},
		Why:     lang.Text{En: "It belongs to Sender ID, an experiment that has ended.", Zh: "它属于已结束的 Sender ID 实验。"},
		Pitfall: lang.Text{En: "It changes neither where a bounce goes nor what the reader sees as From.", Zh: "它既不改变退信寄往何处，也不改变读信人看到的 From。"},
		Example: `C: MAIL FROM:<alice@example.org> SUBMITTER=bob@example.net
S: 550 5.7.1 Submitter not allowed`,
		Refs:    []string{"RFC 5321 §2.2"},
		Related: []string{"SUBMITTER"},
	},
	{
		ID: "TRANSID=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "mark of a transfer to be resumed", Zh: "可续传的传送标记"},
		Body:    lang.Text{En: "A parameter of MAIL from the experimental RFC with the number 1845, up to 80 characters in angle brackets. A server that has a part already answers 355. It is almost never met.", Zh: "MAIL 的参数，出自编号 1845 的实验性 RFC，尖括号中最多 80 个字符。已有部分内容的服务器回答 355。实际上几乎见不到。"},
		Why:     lang.Text{En: "With it a broken transfer can be taken up again.", Zh: "有了它，中断的传送可以继续。"},
		Pitfall: lang.Text{En: "The mark must be the same in the second try and different for each message: a reused one glues two messages together.", Zh: "第二次尝试要用同一个标记，而不同邮件必须各用各的：重复使用会把两封邮件拼在一起。"},
		Example: `C: MAIL FROM:<alice@example.org> TRANSID=<8@client.example.org>
S: 250 2.1.0 Ok, nothing of it is here yet`,
		Refs:    []string{"RFC 5321 §2.2"},
		Related: []string{"CHECKPOINT", "355"},
	},
	{
		ID: "XOORG=", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "domain of the organization (Exchange)", Zh: "组织的域（Exchange）"},
		Body:    lang.Text{En: "A private parameter of MAIL at Microsoft, with a domain as its value. The meaning comes from a secondary source.", Zh: "Microsoft 在 MAIL 中的私有参数，值为域名。这一含义来自二手资料。"},
		Why:     lang.Text{En: "An Exchange connector names the organization that the message comes from.", Zh: "Exchange 连接器说明邮件来自哪个组织。"},
		Pitfall: lang.Text{En: "Another server answers 555 to it, so a connector sends it only where the EHLO reply lists XOORG.", Zh: "别的服务器会对它回 555，所以只有 EHLO 应答列出 XOORG 时，连接器才能发送。"},
		Example: `C: MAIL FROM:<alice@example.org> XOORG=example.org
S: 555 5.5.4 Unsupported option: XOORG`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"XOORG"},
	},
	{
		ID: "XVERP", Kind: KindParameter, Proto: trace.SMTP,
		Gloss:   lang.Text{En: "puts each recipient into the sender address", Zh: "把收件人写进发件人地址"},
		Body:    lang.Text{En: "A private parameter of MAIL in Postfix, with or without a value that names the separators. The sender must not be empty, or Postfix answers 503 5.5.4.", Zh: "Postfix 在 MAIL 中的私有参数，可以带上指定分隔符的值，也可以不带。发件人不能为空，否则 Postfix 回答 503 5.5.4。"},
		Why:     lang.Text{En: "A bounce then shows by its address which recipient failed.", Zh: "这样，退信的地址就能显示是哪个收件人失败。"},
		Pitfall: lang.Text{En: "An empty sender cannot be varied: with <> Postfix answers 503 5.5.4.", Zh: "空的发件人地址无从变化：对 <>，Postfix 回 503 5.5.4。"},
		Example: `C: MAIL FROM:<> XVERP=+=
S: 503 5.5.4 XVERP needs a sender address
C: MAIL FROM:<news@example.org> XVERP=+=
S: 250 2.1.0 Ok`,
		Refs:    []string{"RFC 5321 §4.1.5"},
		Related: []string{"MAIL", "RCPT"},
		FAQ:     []int{13},
	},
}
