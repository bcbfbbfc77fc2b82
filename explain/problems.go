package explain

import (
	"mailproto/internal/lang"
)

// problemTopics are the names under which breaches of a protocol are reported,
// both those that are seen where lines are framed and those that are found in the
// dialogue.
var problemTopics = []Topic{
	{
		ID: "line-too-long", Kind: KindTerm,
		Gloss: lang.Text{En: "a line is longer than allowed", Zh: "一行超过允许的长度"},
		Why: lang.Text{
			En: "A line without an end could fill any memory, so lines have limits.",
			Zh: "没有结尾的一行会占满内存，所以行长有上限。",
		},
		Body: lang.Text{
			En: "The peer sent a line that is longer than mailproto reads, 64 KiB. The standards " +
				"allow 512 octets for a reply in SMTP and for the first line of a reply in POP3. " +
				"mailproto stopped reading the line and ended the session with exit code 50. " +
				"Long lines inside a message are no such fault: they are passed through as they " +
				"are.",
			Zh: "对方发来的一行超过了 mailproto 的读取上限 64 KiB。标准规定，SMTP 应答的一行、" +
				"POP3 应答的首行都不超过 512 字节。mailproto 停止读取，结束会话，退出码为 50。邮" +
				"件内部的长行不算这种故障，会原样通过。",
		},
		Pitfall: lang.Text{
			En: "A limit that is raised until it works only hides the fault: find out which " +
				"program forgot its line end.",
			Zh: "一味调高上限只是掩盖问题：应查出是哪个程序漏了行尾。",
		},
		Example: "C: NOOP\n" +
			"S: 250 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\n" +
			"(more than 64 KiB, and still no line end)",
		Refs:    []string{"RFC 5321 §4.5.3.1.5", "RFC 1939 §3", "RFC 2449 §4"},
		Related: []string{"reply-too-long", "malformed-reply"},
	},
	{
		ID: "reply-too-long", Kind: KindTerm,
		Gloss: lang.Text{En: "a reply does not come to its end", Zh: "一个应答没完没了"},
		Why: lang.Text{
			En: "A reply of endless lines would keep the client for ever.",
			Zh: "没有尽头的多行应答会让客户端永远等下去。",
		},
		Body: lang.Text{
			En: "A multi-line reply grew beyond 1 MiB without its last line. No honest EHLO, " +
				"HELP or CAPA comes near that size. mailproto stopped reading and ended the " +
				"session with exit code 50.",
			Zh: "一个多行应答超过 1 MiB 还没有末行。正常的 EHLO、HELP、CAPA 应答远到不了这么大。" +
				"mailproto 停止读取，结束会话，退出码为 50。",
		},
		Pitfall: lang.Text{
			En: "It looks like a slow server, since data keeps coming and no timeout strikes: " +
				"only a limit on the whole reply ends it.",
			Zh: "看上去像服务器慢：数据一直在来，超时不会触发；只有给整个应答设上限才能结束。",
		},
		Example: "C: HELP\n" +
			"S: 214-still more help\n" +
			"S: 214-still more help\n" +
			"(more than 1 MiB, and no line with \"214 \")",
		Refs:    []string{"RFC 5321 §4.2.1", "RFC 1939 §3"},
		Related: []string{"line-too-long", "list-too-long"},
	},
	{
		ID: "list-too-long", Kind: KindTerm,
		Gloss: lang.Text{En: "LIST or UIDL does not come to its end", Zh: "LIST 或 UIDL 没完没了"},
		Why: lang.Text{
			En: "A list larger than any real maildrop is more likely a fault or an attack.",
			Zh: "比任何真实存放区都大的列表，多半是故障或攻击。",
		},
		Body: lang.Text{
			En: "The answer to LIST or UIDL grew beyond 16 MiB without the line that holds only " +
				"a dot. That would be several hundred thousand messages. mailproto stopped " +
				"reading and ended the session with exit code 50. Nothing was deleted, since " +
				"QUIT was not sent.",
			Zh: "对 LIST 或 UIDL 的应答超过 16 MiB，还没有出现只含一个点的行。那相当于几十万封邮" +
				"件。mailproto 停止读取，结束会话，退出码为 50。因为没有发送 QUIT，什么都没有删除。",
		},
		Pitfall: lang.Text{
			En: "Clean such a maildrop up by the provider's web page: over POP3 the same list " +
				"comes again at each login.",
			Zh: "这种邮件存放区（maildrop）要到服务商的网页上清理：用 POP3，每次登录都会再来同" +
				"样的列表。",
		},
		Example: "C: LIST\n" +
			"S: +OK\n" +
			"S: 1 120\n" +
			"S: 2 120\n" +
			"(more than 16 MiB, and no line with the dot alone)",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §7"},
		Related: []string{"reply-too-long"},
		FAQ:     []int{7},
	},
	{
		ID: "message-too-long", Kind: KindTerm,
		Gloss: lang.Text{
			En: "a message is larger than --max-size",
			Zh: "邮件超过 --max-size 的上限",
		},
		Why: lang.Text{
			En: "A limit keeps one message from filling the disk.",
			Zh: "有了上限，一封邮件就不会占满磁盘。",
		},
		Body: lang.Text{
			En: "The answer to RETR or TOP grew beyond the limit that --max-size sets (4 GiB " +
				"unless given). LIST tells sizes in advance, but they are only what the server " +
				"believes. mailproto stopped reading and ended the session with exit code 50; on " +
				"the server the message is unharmed. Give a larger --max-size if the message is " +
				"really wanted.",
			Zh: "对 RETR 或 TOP 的应答超过了 --max-size 设定的上限（默认 4 GiB）。LIST 事先给出大" +
				"小，但那只是服务器的估计。mailproto 停止读取，结束会话，退出码为 50；服务器上的" +
				"邮件没有受损。确实需要这封邮件时，请调大 --max-size。",
		},
		Pitfall: lang.Text{
			En: "Do not delete the message to get on: fetch the others by number, and this one " +
				"with a larger limit.",
			Zh: "不要为了继续就删掉它：其他邮件可按序号取，这一封调大上限再取。",
		},
		Example: "C: RETR 4\n" +
			"S: +OK 5000000000 octets\n" +
			"(more than --max-size, the connection is closed)",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §11"},
		Related: []string{"size-mismatch"},
		FAQ:     []int{7},
	},
	{
		ID: "bare-lf", Kind: KindTerm,
		Gloss: lang.Text{En: "LF without CR before it", Zh: "LF 前面没有 CR"},
		Why: lang.Text{
			En: "Two programs that disagree on where a line ends can be played against each " +
				"other.",
			Zh: "两个程序对行尾的看法不同，就可能被人利用。",
		},
		Body: lang.Text{
			En: "In SMTP and POP3 a line ends with CR LF, and with nothing else. Here a LF (10) " +
				"came alone. If one server takes it for the end of a line and the next does not, " +
				"a second message can be smuggled inside the first. A common cause is harmless: " +
				"a program written for Unix files.",
			Zh: "在 SMTP 和 POP3 里，一行只能以 CR LF 结束。这里单独出现了 LF（10）。如果一台服务" +
				"器把它当作行尾，下一台却不这样看，就能在一封邮件里夹带第二封。常见的原因倒是无害" +
				"的：程序照搬了 Unix 文件的写法。",
		},
		Pitfall: lang.Text{
			En: "A server that repairs it in silence may join in an attack: refusing the message " +
				"is the safe way, and 554 or 550 is the usual answer.",
			Zh: "默默替它补上 CR 的服务器，可能成了攻击的帮手：拒收才安全，通常回 554 或 550。",
		},
		Example: "C: DATA\n" +
			"S: 354 Go ahead\n" +
			"C: first line\\x0asecond line\n" +
			"C: .\n" +
			"S: 554 5.6.0 Bare LF in the message",
		Refs:    []string{"RFC 5321 §2.3.8", "RFC 1939 §3"},
		Related: []string{"bare-cr", "dot-stuffing"},
	},
	{
		ID: "bare-cr", Kind: KindTerm,
		Gloss: lang.Text{En: "CR without LF after it", Zh: "CR 后面没有 LF"},
		Why: lang.Text{
			En: "A lone CR is no end of a line and may hide what follows on a screen.",
			Zh: "单独的 CR 不是行尾，还可能在屏幕上盖住前面的内容。",
		},
		Body: lang.Text{
			En: "In SMTP and POP3 a line ends with CR LF, and with nothing else. Here a CR (13) " +
				"came without its LF. Servers differ in what they make of it, which allows a " +
				"message to be smuggled in; on a terminal it overwrites the line. mailproto " +
				"reports it and shows the byte in visible form.",
			Zh: "在 SMTP 和 POP3 里，一行只能以 CR LF 结束。这里出现了没有 LF 相随的 CR（13）。各" +
				"服务器处理不同，可能被用来夹带邮件；在终端上，它会让后面的字盖住这一行。" +
				"mailproto 报告它，并把这个字节显示成可见的形式。",
		},
		Pitfall: lang.Text{
			En: "An editor hides it: a file that looks right may hold CR alone where a conversion " +
				"went wrong. Look at the bytes.",
			Zh: "编辑器里看不出来：文件看着正常，转换出错的地方可能只有 CR。要看字节。",
		},
		Example: "C: DATA\n" +
			"S: 354 Go ahead\n" +
			"C: one half\\x0dother half\n" +
			"C: .\n" +
			"S: 554 5.6.0 Bare CR in the message",
		Refs:    []string{"RFC 5321 §2.3.8", "RFC 1939 §3"},
		Related: []string{"bare-lf", "control-characters"},
	},
	{
		ID: "nul-byte", Kind: KindTerm,
		Gloss: lang.Text{En: "a NUL byte in a line", Zh: "行里有 NUL 字节"},
		Why: lang.Text{
			En: "Many programs take NUL for the end of a text and miss what comes after it.",
			Zh: "许多程序把 NUL 当作文字的结尾，看不到后面的内容。",
		},
		Body: lang.Text{
			En: "A byte of value 0 came where only text may stand. Programs written in C stop at " +
				"it, others go on, so two of them may see two different lines. In commands and " +
				"replies only printable ASCII is allowed. mailproto shows it as \\x00 and goes on.",
			Zh: "在只该有文字的地方出现了值为 0 的字节。用 C 写的程序读到它就停，别的程序继续读，" +
				"于是两者可能看到不同的行。命令和应答里只许有可见的 ASCII。mailproto 把它显示成 " +
				"\\x00，然后继续。",
		},
		Pitfall: lang.Text{
			En: "It seldom comes from an attacker: a file in UTF-16, sent as it is, has a NUL " +
				"beside every Latin letter.",
			Zh: "多半不是攻击：把 UTF-16 文件原样发出，每个拉丁字母旁边就有一个 NUL。",
		},
		Example: "C: NOOP\n" +
			"S: 250 2.0.0 O\\x00k",
		Refs:    []string{"RFC 5321 §2.4", "RFC 1939 §3"},
		Related: []string{"control-characters"},
	},
	{
		ID: "not-utf8", Kind: KindTerm,
		Gloss: lang.Text{
			En: "bytes that are neither ASCII nor UTF-8",
			Zh: "既非 ASCII 也非 UTF-8 的字节",
		},
		Why: lang.Text{
			En: "Without a declared encoding nobody knows which characters are meant.",
			Zh: "没有说明编码，谁也不知道是什么字。",
		},
		Body: lang.Text{
			En: "Replies are written in ASCII, and in UTF-8 where an extension allows it. Here " +
				"bytes came that are no valid UTF-8, often a text in an old local encoding such " +
				"as GBK or Latin-1. mailproto does not guess: it shows each such byte as \\xNN " +
				"and keeps the exact bytes.",
			Zh: "应答用 ASCII 书写，扩展允许时也可用 UTF-8。这里出现的字节不是合法的 UTF-8，常见" +
				"的是 GBK、Latin-1 之类旧的本地编码。mailproto 不作猜测：把每个这样的字节显示成 " +
				"\\xNN，并保留原始字节。",
		},
		Pitfall: lang.Text{
			En: "To convert the line by guess and then compare it is a mistake: only the code at " +
				"its start is sure.",
			Zh: "猜一种编码转换过来再比较，是不对的：这一行里可靠的只有开头的应答码。",
		},
		Example: "C: PASS ****\n" +
			"S: -ERR \\xc3\\xdc\\xc2\\xeb\\xb4\\xed\\xce\\xf3",
		Refs:    []string{"RFC 5321 §2.4", "RFC 6856 §2.1", "RFC 6856 §3.2"},
		Related: []string{"control-characters", "UTF8", "LANG"},
	},
	{
		ID: "control-characters", Kind: KindTerm,
		Gloss: lang.Text{En: "control characters in a line", Zh: "行里有控制字符"},
		Why: lang.Text{
			En: "Control characters can change what a terminal shows, so they are never passed " +
				"on.",
			Zh: "控制字符能改变终端显示的内容，所以绝不原样输出。",
		},
		Body: lang.Text{
			En: "Besides text the line holds characters that steer a terminal or the direction " +
				"of writing. A hostile server could hide or alter lines on your screen with " +
				"them. Only printable characters belong into commands and replies. mailproto " +
				"shows them as \\xNN or \\u{NNNN} and goes on.",
			Zh: "这一行除了文字，还有操纵终端或书写方向的字符。恶意的服务器可以借此在屏幕上隐藏或" +
				"改写内容。命令和应答里只该有可见字符。mailproto 把它们显示成 \\xNN 或 \\u{NNNN}，" +
				"然后继续。",
		},
		Pitfall: lang.Text{
			En: "To print a log with cat shows what the sender wants you to see: view it with a " +
				"tool that makes such characters visible.",
			Zh: "用 cat 直接看日志，看到的是对方想让人看的：要用能显示控制字符的工具。",
		},
		Example: "C: NOOP\n" +
			"S: 250 \\x1b[2Jall is well",
		Refs:    []string{"RFC 5321 §2.4", "RFC 1939 §3"},
		Related: []string{"nul-byte", "not-utf8"},
	},
	{
		ID: "malformed-reply", Kind: KindTerm,
		Gloss: lang.Text{En: "a line that is no reply", Zh: "不成其为应答的一行"},
		Why: lang.Text{
			En: "A client must not guess whether an unreadable line means yes or no.",
			Zh: "看不懂的一行是肯定还是否定，客户端不能猜。",
		},
		Body: lang.Text{
			En: "In SMTP a reply begins with three digits, then a space, a hyphen or the end of " +
				"the line. In POP3 it begins with +OK or -ERR in capitals, and with \"+ \" within " +
				"AUTH. The line that came has none of these forms. A cause may be another " +
				"protocol on this port, a broken proxy, or a reply that got out of step. " +
				"mailproto shows the line as it is and does not take it for a success.",
			Zh: "SMTP 的应答以三位数字开头，后面是空格、连字符或行尾。POP3 的应答以大写的 +OK 或 " +
				"-ERR 开头，AUTH 过程中以“+ ”开头。收到的这一行都不是。原因可能是这个端口上是别的" +
				"协议、代理出了毛病，或者应答错了位。mailproto 原样显示这一行，不当作成功。",
		},
		Pitfall: lang.Text{
			En: "To skip the line and read on is dangerous: the next reply then answers the wrong " +
				"command.",
			Zh: "跳过这一行继续读很危险：下一个应答就会对错命令。",
		},
		Example: "C: MAIL FROM:<alice@example.org>\n" +
			"S: OK, go ahead",
		Refs:    []string{"RFC 5321 §4.2", "RFC 1939 §3", "RFC 5034 §4"},
		Related: []string{"wrong-protocol", "unexpected-reply"},
	},
	{
		ID: "code-changes", Kind: KindTerm,
		Gloss: lang.Text{En: "the code changes inside one reply", Zh: "同一应答里应答码变了"},
		Why: lang.Text{
			En: "All lines of one reply must carry the same code.",
			Zh: "同一应答的各行必须用同一个应答码。",
		},
		Body: lang.Text{
			En: "A multi-line reply in SMTP repeats its code on every line, with a hyphen on all " +
				"but the last. Here a later line had another code, so it is not certain which of " +
				"them counts. Servers that mix texts of two modules do this. mailproto reports " +
				"it and shows all lines.",
			Zh: "SMTP 的多行应答每行重复同一个应答码，除末行外都带连字符。这里后面的行换了应答码，" +
				"说不准以哪个为准。把两个模块的文字混在一起的服务器会这样。mailproto 报告它，并显" +
				"示所有行。",
		},
		Pitfall: lang.Text{
			En: "A client that reads the first line and one that reads the last disagree on what " +
				"happened; so neither may call it a success if the first digits differ.",
			Zh: "看首行的客户端与看末行的客户端，结论会不同；首位数字不一致时，都不能当作成功。",
		},
		Example: "C: RCPT TO:<bob@example.net>\n" +
			"S: 250-2.1.5 Recipient ok\n" +
			"S: 550 5.7.1 but the filter says no",
		Refs:    []string{"RFC 5321 §4.2.1"},
		Related: []string{"malformed-reply"},
	},
	{
		ID: "unexpected-reply", Kind: KindTerm,
		Gloss: lang.Text{En: "a reply that nothing asked for", Zh: "没有提问却来了应答"},
		Why: lang.Text{
			En: "If replies and commands get out of step, a no may be read as a yes.",
			Zh: "应答和命令一旦错位，就可能把否定读成肯定。",
		},
		Body: lang.Text{
			En: "Every reply answers one command, in order; only the greeting comes unasked. " +
				"Here a reply came although all commands had been answered. A server may " +
				"announce in this way that it is closing (421, or -ERR after a long idle time). " +
				"Otherwise something is out of step. mailproto shows it and does not count it as " +
				"the answer to a command.",
			Zh: "每个应答依次回答一条命令，只有问候是主动发来的。这里所有命令都已得到应答，却又来" +
				"了一个应答。服务器可能借此宣布要关闭连接（421，或长时间空闲之后的 -ERR）。否则就" +
				"是双方错了位。mailproto 显示它，但不当作对某条命令的回答。",
		},
		Pitfall: lang.Text{
			En: "Often the client is to blame: it sent one line too many, such as an empty one, " +
				"and the reply answers that.",
			Zh: "出错的常是客户端：它多发了一行（例如空行），这个应答回答的正是那一行。",
		},
		Example: "C: NOOP\n" +
			"S: 250 2.0.0 Ok\n" +
			"S: 421 4.4.2 mx.example.net idle too long, closing",
		Refs:    []string{"RFC 5321 §4.3.1", "RFC 5321 §3.8", "RFC 1939 §3"},
		Related: []string{"connection-lost", "malformed-reply"},
	},
	{
		ID: "response-injection", Kind: KindTerm,
		Gloss: lang.Text{
			En: "bytes sent in clear behind STARTTLS",
			Zh: "STARTTLS 应答之后夹带的明文",
		},
		Why: lang.Text{
			En: "What is sent before TLS could come from anybody on the path.",
			Zh: "TLS 启用之前的内容，可能出自路径上的任何人。",
		},
		Body: lang.Text{
			En: "Behind the answer to STARTTLS or STLS more bytes lay in the same clear text, " +
				"before the handshake. A client that keeps them would read them later as if they " +
				"had been said inside TLS. It may be an attack or a grave fault of the server. " +
				"mailproto refused the connection, sent no password, and ended with exit code 50.",
			Zh: "对 STARTTLS 或 STLS 的应答之后，握手之前，明文里还有别的字节。客户端若留着它们，" +
				"过后会当成 TLS 之内说的话。这可能是攻击，也可能是服务器的严重故障。mailproto 拒" +
				"绝了这个连接，没有发送密码，退出码为 50。",
		},
		Pitfall: lang.Text{
			En: "Do not try again with TLS switched off: that is what an attacker would want.",
			Zh: "不要关掉 TLS 再试：那正中攻击者下怀。",
		},
		Example: "C: STARTTLS\n" +
			"S: 220 2.0.0 Ready to start TLS\n" +
			"S: 250 AUTH PLAIN\n" +
			"(both lines came together, in clear)",
		Refs:    []string{"RFC 3207 §4.2", "RFC 3207 §6", "RFC 2595 §4"},
		Related: []string{"response injection", "STLS", "downgrade attack"},
		FAQ:     []int{6},
	},
	{
		ID: "wrong-protocol", Kind: KindTerm,
		Gloss: lang.Text{En: "another protocol answers on this port", Zh: "这个端口上是别的协议"},
		Why: lang.Text{
			En: "The first line shows that this is not the service that was meant.",
			Zh: "第一行就表明这不是要找的服务。",
		},
		Body: lang.Text{
			En: "POP3 greets with +OK, SMTP with 220, IMAP with * OK; a web server or SSH sends " +
				"something else again. What came belongs to another protocol than the one that " +
				"was asked for. The likely cause is a wrong port or host. mailproto names the " +
				"protocol where it knows it, and does not go on.",
			Zh: "POP3 的问候是 +OK，SMTP 是 220，IMAP 是 * OK，网站服务器和 SSH 又各不相同。收到" +
				"的内容属于另一种协议，不是要找的那一种。多半是端口或主机写错了。能认出时，" +
				"mailproto 会说出协议名，并且不再继续。",
		},
		Pitfall: lang.Text{
			En: "A greeting that begins with 220 is not yet SMTP: FTP servers and LMTP say 220, " +
				"too.",
			Zh: "问候以 220 开头不一定就是 SMTP：FTP 和 LMTP 的问候也是 220。",
		},
		Example: "(POP3 was wanted, port 143 was called)\n" +
			"S: * OK IMAP4rev2 server ready",
		Refs:    []string{"RFC 1939 §4", "RFC 5321 §4.2", "RFC 9051 §7.1"},
		Related: []string{"not-tls", "malformed-reply", "greeting"},
		FAQ:     []int{11},
	},
	{
		ID: "starttls-missing", Kind: KindTerm,
		Gloss: lang.Text{En: "TLS is wanted but not offered", Zh: "要用 TLS，服务器却没有提供"},
		Why: lang.Text{
			En: "Going on without TLS would show the password to anyone on the path.",
			Zh: "不用 TLS 就继续，路径上任何人都能看到密码。",
		},
		Body: lang.Text{
			En: "The list of the server does not hold STARTTLS (SMTP) or STLS (POP3). Either the " +
				"server has no TLS on this port, or somebody on the path has removed the offer. " +
				"mailproto stopped before any password, with exit code 29. Try the port with " +
				"implicit TLS (465 or 995, --tls implicit). On a network that you trust, --tls " +
				"none shows what happens without TLS.",
			Zh: "服务器的列表里没有 STARTTLS（SMTP）或 STLS（POP3）。要么服务器在这个端口上没有 " +
				"TLS，要么有人在途中把它抹掉了。mailproto 在发送密码之前停下，退出码为 29。请试隐" +
				"式 TLS 的端口（465 或 995，--tls implicit）。在可信的网络上，可以用 --tls none " +
				"看看没有 TLS 时的情形。",
		},
		Pitfall: lang.Text{
			En: "The quickest remedy, to allow login without TLS, is the wrong one: it makes the " +
				"warning go away and the password public.",
			Zh: "最省事的“允许不加密登录”恰恰不对：警告没了，密码也公开了。",
		},
		Example: "C: EHLO client.example.org\n" +
			"S: 250-mail.example.net\n" +
			"S: 250 SIZE 10485760\n" +
			"(no STARTTLS: the client stops here)",
		Refs:    []string{"RFC 3207 §6", "RFC 2595 §9", "RFC 7672 §1.3.1"},
		Related: []string{"downgrade attack", "STLS", "implicit TLS"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "keyword-syntax", Kind: KindTerm,
		Gloss: lang.Text{En: "a keyword is not written by the rules", Zh: "关键字的写法不合规则"},
		Why: lang.Text{
			En: "A keyword that is misspelt does not offer what was meant: no client guesses that.",
			Zh: "写错的关键字不等于提供了原来想写的那个：客户端不会去猜。",
		},
		Body: lang.Text{
			En: "A line of the EHLO or CAPA list does not have the form of a keyword followed by " +
				"arguments with spaces between. Typical is a forgotten space, as in EXPIRENEVER. " +
				"mailproto shows the line and goes on. Its first word counts as it is written, not " +
				"as what it may have been meant for: EXPIRENEVER does not offer EXPIRE.",
			Zh: "EHLO 或 CAPA 列表里有一行，不是“关键字加空格隔开的参数”这种形式。典型的是漏了空" +
				"格，如 EXPIRENEVER。mailproto 显示这一行，然后继续。行首的词照原样算，不去猜它" +
				"本来想写什么：EXPIRENEVER 不等于提供了 EXPIRE。",
		},
		Pitfall: lang.Text{
			En: "To search the whole text for a keyword finds SIZE in \"OVERSIZE\" as well: compare " +
				"the first word of the line.",
			Zh: "在整段文字里搜关键字，会在“OVERSIZE”里找到 SIZE：应比较每行的第一个词。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: TOP\n" +
			"S: EXPIRENEVER\n" +
			"S: .",
		Refs:    []string{"RFC 5321 §4.1.1.1", "RFC 2449 §3", "RFC 2449 §5"},
		Related: []string{"CAPA", "missing-space"},
	},
	{
		ID: "early-talk", Kind: KindTerm,
		Gloss: lang.Text{En: "somebody spoke before the turn", Zh: "没轮到就开口"},
		Why: lang.Text{
			En: "Who does not wait for the greeting behaves as programs that send spam do.",
			Zh: "不等问候就开口，正像发垃圾邮件的程序。",
		},
		Body: lang.Text{
			En: "The client must wait until the greeting is complete before it says anything. " +
				"Here something was sent earlier. Some servers watch for this on purpose: they " +
				"send a first line of the greeting, wait some seconds, and note who speaks; the " +
				"refusal may come only at RCPT. mailproto itself always waits.",
			Zh: "客户端必须等问候全部收到才能开口。这里有人提前发送了内容。有的服务器专门查这一点：" +
				"先发问候的第一行，停几秒，记下谁抢先开口；拒绝可能到 RCPT 时才来。mailproto 自己" +
				"总会等候。",
		},
		Pitfall: lang.Text{
			En: "A health check that connects, sends EHLO at once and closes looks just like this " +
				"in the log: let it wait for the greeting.",
			Zh: "监控程序一连上就发 EHLO 再断开，在日志里正是这个样子：应让它等到问候。",
		},
		Example: "S: 220-mx.example.net ESMTP\n" +
			"C: EHLO client.example.org\n" +
			"S: 220 please wait for this line\n" +
			"S: 554 5.5.1 You spoke too early",
		Refs:    []string{"RFC 5321 §4.3.1", "RFC 5321 §3.1"},
		Related: []string{"greeting", "PROXY"},
	},
	{
		ID: "connection-lost", Kind: KindTerm,
		Gloss: lang.Text{En: "the connection ended without goodbye", Zh: "连接没有告别就断了"},
		Why: lang.Text{
			En: "Whether the last command was carried out is not known.",
			Zh: "最后一条命令是否执行，无从知道。",
		},
		Body: lang.Text{
			En: "The server closed the connection, or the network did, before the session was at " +
				"its end. After the final dot of a message this matters: it may have been " +
				"accepted, and sending it again may make a second copy. In POP3 nothing that was " +
				"marked is deleted, since the UPDATE state was not reached. mailproto shows the " +
				"last reply, because the reason often stands there, and ends with exit code 6.",
			Zh: "会话还没有结束，服务器或网络就断开了连接。如果断在邮件末尾的那个点之后，就有讲究：" +
				"邮件可能已被接受，重发可能造成重复。在 POP3 里，因为没有进入更新状态（UPDATE），" +
				"带标记的邮件一封也不会删除。mailproto 显示最后一个应答，因为原因常在那里；退出码" +
				"为 6。",
		},
		Pitfall: lang.Text{
			En: "To count it as a refusal is as wrong as to count it as a success: it says " +
				"nothing. Look at the queue, or with UIDL at the maildrop, before you repeat.",
			Zh: "当作拒绝和当作成功同样不对：它什么也没说。重做之前，先查队列，或用 UIDL 查邮件" +
				"存放区（maildrop）。",
		},
		Example: "C: DATA\n" +
			"S: 354 Go ahead\n" +
			"C: Subject: hello\n" +
			"C: .\n" +
			"(connection lost, no reply)",
		Refs:    []string{"RFC 5321 §4.1.1.10", "RFC 5321 §3.8", "RFC 1939 §6"},
		Related: []string{"unexpected-reply", "QUIT", "DELE"},
		FAQ:     []int{5, 7},
	},
	{
		ID: "not-tls", Kind: KindTerm,
		Gloss: lang.Text{En: "clear text where TLS was expected", Zh: "应为 TLS 的地方却是明文"},
		Why: lang.Text{
			En: "The peer does not speak TLS here, so the handshake cannot work.",
			Zh: "对方在这里不使用 TLS，握手无从进行。",
		},
		Body: lang.Text{
			En: "mailproto began a TLS handshake, and readable text came back. Either the port " +
				"begins in clear (25, 110, 587), or the server could not start TLS and says so " +
				"in clear after its own +OK or 220. mailproto shows the text, so that the reason " +
				"can be read, and ends with exit code 29. For a port that begins in clear use " +
				"--tls starttls.",
			Zh: "mailproto 开始 TLS 握手，收到的却是可读的文字。要么这个端口先用明文（25、110、" +
				"587），要么服务器回了 +OK 或 220 之后却启用不了 TLS，只好用明文说明。mailproto " +
				"显示这段文字，好让人看到原因；退出码为 29。先用明文的端口请用 --tls starttls。",
		},
		Pitfall: lang.Text{
			En: "Do not change the certificate settings: no certificate was seen. Port and TLS " +
				"mode do not fit together.",
			Zh: "不要去改证书设置：还没有见到证书呢。是端口与 TLS 方式不配。",
		},
		Example: "(TLS handshake begun on port 587)\n" +
			"S: 220 mail.example.net ESMTP\n" +
			"(readable text in place of TLS)",
		Refs:    []string{"RFC 8314 §3", "RFC 3207 §4", "RFC 2595 §4"},
		Related: []string{"implicit TLS", "STLS", "wrong-protocol"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "size-mismatch", Kind: KindTerm,
		Gloss: lang.Text{En: "the size told and the size sent differ", Zh: "报告的大小与实际不符"},
		Why: lang.Text{
			En: "LIST and RETR disagree; this is common and harmless.",
			Zh: "LIST 与 RETR 不一致；这很常见，也无害。",
		},
		Body: lang.Text{
			En: "LIST or STAT gave another number of octets than RETR then sent. Servers count " +
				"line ends in their own way, or add a header field when they send. The standard " +
				"asks for the exact size, yet a client must not rely on it. Only the line that " +
				"holds only a dot ends a message. mailproto went on and kept all that came.",
			Zh: "LIST 或 STAT 给出的字节数与 RETR 实际发来的不同。有的服务器按自己的方式计算行尾，" +
				"有的发送时加了首部字段。标准要求给出准确的大小，但客户端不能依赖它。结束一封邮件" +
				"的，只有只含一个点的行。mailproto 继续执行，收到的全部保留。",
		},
		Pitfall: lang.Text{
			En: "A client that reads just so many octets as LIST promised cuts messages off, or " +
				"waits for ever. It must read to the final dot.",
			Zh: "按 LIST 给出的字节数去读的客户端，不是截断邮件，就是永远等下去。应读到最后的点" +
				"为止。",
		},
		Example: "C: LIST 1\n" +
			"S: +OK 1 100\n" +
			"C: RETR 1\n" +
			"S: +OK 104 octets\n" +
			"(104 octets)\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §11", "RFC 6856 §2.1"},
		Related: []string{"LIST", "STAT", "RETR"},
		FAQ:     []int{7},
	},
	{
		ID: "enhanced-class-mismatch", Kind: KindTerm,
		Gloss: lang.Text{En: "code and enhanced code disagree", Zh: "应答码与增强状态码不一致"},
		Why: lang.Text{
			En: "One says try later, the other says never; the reply code decides.",
			Zh: "一个说稍后再试，一个说永远不行；以应答码为准。",
		},
		Body: lang.Text{
			En: "The first digit of the enhanced status code must be that of the reply code: " +
				"4.y.z with 4yz, 5.y.z with 5yz, 2.y.z with 2yz. Here they differ. A mail server " +
				"acts by the reply code, so mailproto does the same and shows both.",
			Zh: "增强状态码的第一位必须与应答码的第一位相同：4yz 配 4.y.z，5yz 配 5.y.z，2yz 配 " +
				"2.y.z。这里两者不同。邮件服务器按应答码行事，mailproto 也一样，并把两者都显示出" +
				"来。",
		},
		Pitfall: lang.Text{
			En: "To act by the enhanced code gives mail up that would have gone through an hour " +
				"later, or repeats what is refused for good.",
			Zh: "照增强状态码行事，可能放弃一小时后就能发出的邮件，也可能反复发送永远不收的邮件。",
		},
		Example: "C: RCPT TO:<bob@example.net>\n" +
			"S: 450 5.2.2 Mailbox is over quota",
		Refs:    []string{"RFC 2034 §4", "RFC 3463 §2", "RFC 5321 §4.2.1"},
		Related: []string{"enhanced status code", "reply"},
	},
	{
		ID: "stls-after-login", Kind: KindTerm,
		Gloss: lang.Text{En: "STLS is still listed after the login", Zh: "登录之后仍列出 STLS"},
		Why: lang.Text{
			En: "The command is not allowed any more; that it is listed does no harm.",
			Zh: "这条命令此时已不许用；列出来并无妨害。",
		},
		Body: lang.Text{
			En: "STLS belongs to the AUTHORIZATION state only. RFC 2595 §4 says that the " +
				"capability means: permitted in the current state. RFC 2449 §5 asks that what is " +
				"available before login be announced in both states, and the registry of " +
				"capabilities says both. So servers differ. mailproto notes it and does not send " +
				"STLS there.",
			Zh: "STLS 只属于授权状态（AUTHORIZATION）。RFC 2595 §4 说，列出它表示当前状态允许使用。" +
				"RFC 2449 §5 却要求登录前可用的能力在两种状态都公布，能力注册表写的也是两种状态。" +
				"所以各服务器做法不同。mailproto 只作记录，不会在此时发送 STLS。",
		},
		Pitfall: lang.Text{
			En: "To send STLS there because it is listed gets -ERR at best: TLS has to be there " +
				"before the login.",
			Zh: "因为列出了就在此时发 STLS，至多得到 -ERR：TLS 要在登录之前启用。",
		},
		Example: "C: PASS ****\n" +
			"S: +OK\n" +
			"C: CAPA\n" +
			"S: +OK\n" +
			"S: STLS\n" +
			"S: .",
		Refs:    []string{"RFC 2595 §4", "RFC 2449 §5"},
		Related: []string{"STLS", "CAPA"},
		FAQ:     []int{6},
	},
	{
		ID: "missing-space", Kind: KindTerm,
		Gloss: lang.Text{En: "a space is missing in a reply", Zh: "应答里少了空格"},
		Why: lang.Text{
			En: "Many clients accept it, but a strict one may not understand the line.",
			Zh: "许多客户端能接受，严格的客户端却可能读不懂。",
		},
		Body: lang.Text{
			En: "A space belongs between the code and the text, and behind the + of an AUTH " +
				"exchange in POP3 even if nothing follows. Here it is missing. A reply of the " +
				"code alone is another matter: in POP3 a bare +OK is correct, and in SMTP a " +
				"client should understand it. mailproto reads the line and goes on.",
			Zh: "应答码与文字之间要有空格；POP3 的 AUTH 过程中，+ 后面即使没有内容也要有空格。这" +
				"里少了空格。只有应答码、没有文字是另一回事：在 POP3 里，单独的 +OK 是正确的；在 " +
				"SMTP 里，客户端也应能读懂。mailproto 照样读取，然后继续。",
		},
		Pitfall: lang.Text{
			En: "A program that cuts the text at the fifth character loses its first letter: cut " +
				"behind the code and skip a space if there is one.",
			Zh: "固定从第五个字符取文字的程序会丢掉首字母：应从应答码之后取，有空格再跳过。",
		},
		Example: "C: NOOP\n" +
			"S: 250OK",
		Refs:    []string{"RFC 5321 §4.2", "RFC 2449 §3", "RFC 5034 §4"},
		Related: []string{"malformed-reply", "+"},
	},
	{
		ID: "ok-without-sense", Kind: KindTerm,
		Gloss: lang.Text{
			En: "a yes without the data that belongs to it",
			Zh: "肯定应答里缺了该有的数据",
		},
		Why: lang.Text{
			En: "The server says yes, but not what was asked for.",
			Zh: "服务器说行，却没有给出所问的内容。",
		},
		Body: lang.Text{
			En: "STAT must be answered with two numbers, LIST and UIDL with a number and a size " +
				"or a unique-id. Here +OK came, but not these. A client that takes the missing " +
				"number for 0 would tell its user that there is no mail. mailproto shows the " +
				"line, reads no value out of it, and goes on. A login that succeeds before any " +
				"credential was sent is of the same kind; there mailproto ends the session.",
			Zh: "STAT 的应答必须有两个数，LIST 和 UIDL 的应答必须有序号，以及大小或唯一标识。这里" +
				"有 +OK，却没有这些。客户端若把缺少的数当作 0，就会告诉用户没有邮件。mailproto 显" +
				"示这一行，不从中取值，然后继续。还没有收到任何凭据就宣布登录成功，也属于这一类；遇" +
				"到这种情形，mailproto 结束会话。",
		},
		Pitfall: lang.Text{
			En: "It is met with proxies that answer for a server which is down: try again later, " +
				"and do not tell the user that the mailbox is empty.",
			Zh: "它多见于后端停机、由代理代答的时候：应稍后再试，不要告诉用户邮箱是空的。",
		},
		Example: "C: STAT\n" +
			"S: +OK welcome",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §7", "RFC 1939 §9"},
		Related: []string{"STAT", "LIST", "UIDL"},
		FAQ:     []int{7},
	},
}
