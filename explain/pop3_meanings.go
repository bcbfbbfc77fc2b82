package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// pop3Meanings say what +OK, -ERR and "+ " mean as the answer to each command; Verb "*"
// stands for any command. Two verbs are not words of the wire: QUIT/authorization
// is QUIT before the login, which means less than QUIT after it (RFC 1939 §4, §6),
// and "AUTH (no argument)" is the probe for mechanisms.
var pop3Meanings = []Meaning{
	{
		Proto: trace.POP3, Verb: "", Code: "+OK",
		Gloss: lang.Text{En: "ready: log in or start TLS", Zh: "已就绪：可以登录或启用 TLS"},
		Why: lang.Text{
			En: "The session is in the AUTHORIZATION state: no mail can be touched before the " +
				"login.",
			Zh: "会话处于授权状态（AUTHORIZATION）：登录之前不能操作任何邮件。",
		},
		Refs: []string{"RFC 1939 §4"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "", Code: "-ERR",
		Gloss: lang.Text{En: "will not serve this connection now", Zh: "暂不为这个连接提供服务"},
		Why: lang.Text{
			En: "The standard defines only a positive greeting; with -ERR a server says that it " +
				"will close the connection.",
			Zh: "标准只规定了肯定的问候；服务器用 -ERR 表示它要关闭连接。",
		},
		Refs: []string{"RFC 1939 §4", "RFC 2449 §3"},
		FAQ:  []int{11},
	},
	{
		Proto: trace.POP3, Verb: "CAPA", Code: "+OK",
		Gloss: lang.Text{En: "here is what the server can do", Zh: "以下是服务器的能力"},
		Why: lang.Text{
			En: "The list holds for now: after STLS and after the login it may be different.",
			Zh: "列表只反映当前的情况：STLS 之后、登录之后都可能改变。",
		},
		Refs: []string{"RFC 2449 §5"},
		FAQ:  []int{11},
	},
	{
		Proto: trace.POP3, Verb: "CAPA", Code: "-ERR",
		Gloss: lang.Text{En: "the server cannot list what it can do", Zh: "服务器无法列出自己的能力"},
		Why: lang.Text{
			En: "The server does not know CAPA; TLS by STLS cannot be counted on, and optional " +
				"commands must be tried.",
			Zh: "服务器不认识 CAPA；不能指望用 STLS 启用 TLS，可选命令只能逐个试探。",
		},
		Refs: []string{"RFC 2449 §5", "RFC 2595 §4"},
		FAQ:  []int{11},
	},
	{
		Proto: trace.POP3, Verb: "STLS", Code: "+OK",
		Gloss: lang.Text{En: "TLS starts with the next byte", Zh: "从下一个字节起就是 TLS 握手"},
		Why: lang.Text{
			En: "What the server said in clear no longer counts; CAPA is asked for again inside " +
				"TLS.",
			Zh: "服务器在加密之前说过的都不再算数，要在 TLS 之内重新发 CAPA。",
		},
		Refs: []string{"RFC 2595 §4"},
		FAQ:  []int{6},
	},
	{
		Proto: trace.POP3, Verb: "STLS", Code: "-ERR",
		Gloss: lang.Text{En: "no TLS on this connection", Zh: "这个连接不能启用 TLS"},
		Why: lang.Text{
			En: "TLS is not available or already active; no password should be sent in clear now.",
			Zh: "服务器不能提供 TLS，或者 TLS 早已启用；不加密时不应发送密码。",
		},
		Refs: []string{"RFC 2595 §4", "RFC 2595 §9"},
		FAQ:  []int{6},
	},
	{
		Proto: trace.POP3, Verb: "USER", Code: "+OK",
		Gloss: lang.Text{En: "go on with PASS", Zh: "请继续发送 PASS"},
		Why: lang.Text{
			En: "It does not prove that the user exists: careful servers give this answer to every name.",
			Zh: "这不能证明用户存在：谨慎的服务器对任何名字都这样应答。",
		},
		Refs: []string{"RFC 1939 §7", "RFC 1939 §13"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "USER", Code: "-ERR",
		Gloss: lang.Text{En: "this name cannot log in this way", Zh: "这个名字不能这样登录"},
		Why: lang.Text{
			En: "The name is unknown, or plain passwords are not allowed here, for example " +
				"before TLS.",
			Zh: "不认识这个名字，或者此时（例如启用 TLS 之前）不许用明文密码。",
		},
		Refs: []string{"RFC 1939 §7"},
		FAQ:  []int{3, 11},
	},
	{
		Proto: trace.POP3, Verb: "PASS", Code: "+OK",
		Gloss: lang.Text{En: "logged in; the maildrop is locked", Zh: "登录成功，存放区已上锁"},
		Why: lang.Text{
			En: "The maildrop is locked and the TRANSACTION state begins: message numbers are " +
				"fixed from now on.",
			Zh: "邮件存放区（maildrop）已上锁，事务状态（TRANSACTION）开始：邮件序号从此固定。",
		},
		Refs: []string{"RFC 1939 §4", "RFC 1939 §7"},
		FAQ:  []int{3, 8},
	},
	{
		Proto: trace.POP3, Verb: "PASS", Code: "-ERR",
		Gloss: lang.Text{En: "login refused", Zh: "登录被拒"},
		Why: lang.Text{
			En: "The server may delay its answers on purpose: do not keep trying, and read the " +
				"response code first.",
			Zh: "服务器可能故意推迟应答：不要反复尝试，先看扩展应答码。",
		},
		Refs: []string{"RFC 1939 §7", "RFC 2449 §8", "RFC 3206 §5"},
		FAQ:  []int{3, 11},
	},
	{
		Proto: trace.POP3, Verb: "APOP", Code: "+OK",
		Gloss: lang.Text{En: "logged in; the maildrop is locked", Zh: "登录成功，存放区已上锁"},
		Why: lang.Text{
			En: "The digest was right: the maildrop is locked and the TRANSACTION state begins.",
			Zh: "摘要正确：邮件存放区（maildrop）已上锁，事务状态（TRANSACTION）开始。",
		},
		Refs: []string{"RFC 1939 §7", "RFC 1939 §4"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "APOP", Code: "-ERR",
		Gloss: lang.Text{En: "login refused", Zh: "登录被拒"},
		Why: lang.Text{
			En: "The digest was wrong, or this account has no APOP although the greeting offers " +
				"it.",
			Zh: "摘要不对，或者问候里虽提供 APOP，这个账号却不能用。",
		},
		Refs: []string{"RFC 1939 §7"},
		FAQ:  []int{3, 11},
	},
	{
		Proto: trace.POP3, Verb: "AUTH", Code: "+",
		Gloss: lang.Text{En: "go on with the mechanism", Zh: "请按这种机制继续"},
		Why: lang.Text{
			En: "The mechanism is accepted; only now may the client send its response.",
			Zh: "服务器接受了这种机制，客户端这时才可以发送回答。",
		},
		Refs: []string{"RFC 5034 §4"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "AUTH", Code: "+OK",
		Gloss: lang.Text{En: "logged in; the maildrop is locked", Zh: "登录成功，存放区已上锁"},
		Why: lang.Text{
			En: "The login took one line: the TRANSACTION state begins.",
			Zh: "一行就完成了登录，事务状态（TRANSACTION）开始。",
		},
		Refs: []string{"RFC 5034 §4", "RFC 1939 §4"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "AUTH", Code: "-ERR",
		Gloss: lang.Text{En: "mechanism or login refused", Zh: "机制或登录被拒"},
		Why: lang.Text{
			En: "Nothing has changed: the server does not offer the mechanism, or does not " +
				"accept what came with it.",
			Zh: "什么也没有改变：服务器不提供这种机制，或者不接受随命令发来的内容。",
		},
		Refs: []string{"RFC 5034 §4"},
		FAQ:  []int{3, 11},
	},
	{
		Proto: trace.POP3, Verb: "AUTH (no argument)", Code: "+OK",
		Gloss: lang.Text{En: "a list of mechanisms follows", Zh: "以下是机制列表"},
		Why: lang.Text{
			En: "This answers a query that no RFC defines; the list ends with a line that holds " +
				"only a dot.",
			Zh: "这是对一种 RFC 没有规定的询问的应答；列表以只含一个点的行结束。",
		},
		Refs: []string{"RFC 5034 §4"},
	},
	{
		Proto: trace.POP3, Verb: "AUTH (no argument)", Code: "-ERR",
		Gloss: lang.Text{En: "the mechanism is missing", Zh: "缺少机制名"},
		Why: lang.Text{
			En: "The standard requires a mechanism here; CAPA lists those that there are.",
			Zh: "标准要求写明机制；有哪些机制由 CAPA 列出。",
		},
		Refs: []string{"RFC 5034 §4", "RFC 1939 §3"},
	},
	{
		Proto: trace.POP3, Verb: "=", Code: "+",
		Gloss: lang.Text{En: "a further challenge: go on", Zh: "又一个质询：请继续"},
		Why: lang.Text{
			En: "The login takes another round trip; OAuth mechanisms also report an error in " +
				"this way.",
			Zh: "登录还要再往返一次；OAuth 类机制的错误说明也以这种方式传来。",
		},
		Refs: []string{"RFC 5034 §4", "RFC 7628 §3.2.2"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "=", Code: "+OK",
		Gloss: lang.Text{En: "logged in; the maildrop is locked", Zh: "登录成功，存放区已上锁"},
		Why: lang.Text{
			En: "The exchange is complete: the TRANSACTION state begins.",
			Zh: "验证过程结束，事务状态（TRANSACTION）开始。",
		},
		Refs: []string{"RFC 5034 §4", "RFC 1939 §4"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "=", Code: "-ERR",
		Gloss: lang.Text{En: "login refused", Zh: "登录被拒"},
		Why: lang.Text{
			En: "The exchange is over and the session is back where it was; another login may be " +
				"tried.",
			Zh: "验证过程结束，会话回到登录之前的状态，可以再试着登录。",
		},
		Refs: []string{"RFC 5034 §4"},
		FAQ:  []int{3, 11},
	},
	{
		Proto: trace.POP3, Verb: "UTF8", Code: "+OK",
		Gloss: lang.Text{En: "UTF-8 may be used from now on", Zh: "从此可以使用 UTF-8"},
		Why: lang.Text{
			En: "Messages may now come in UTF-8 without further encoding; STLS must not follow.",
			Zh: "邮件可以直接用 UTF-8 传送；之后不许再发 STLS。",
		},
		Refs: []string{"RFC 6856 §2.1"},
	},
	{
		Proto: trace.POP3, Verb: "UTF8", Code: "-ERR",
		Gloss: lang.Text{En: "no UTF-8 mode here", Zh: "这里没有 UTF-8 模式"},
		Why: lang.Text{
			En: "The session stays with ASCII; messages that need UTF-8 may be refused.",
			Zh: "会话仍只用 ASCII；需要 UTF-8 的邮件可能被拒绝。",
		},
		Refs: []string{"RFC 6856 §2.1"},
	},
	{
		Proto: trace.POP3, Verb: "LANG", Code: "+OK",
		Gloss: lang.Text{
			En: "language set, or a list of languages",
			Zh: "语言已设定，或列出可用语言",
		},
		Why: lang.Text{
			En: "From now on only the wording of replies differs, not their meaning.",
			Zh: "此后只是应答的文字不同，含义不变。",
		},
		Refs: []string{"RFC 6856 §3.2"},
	},
	{
		Proto: trace.POP3, Verb: "LANG", Code: "-ERR",
		Gloss: lang.Text{En: "language not available", Zh: "没有这种语言"},
		Why: lang.Text{
			En: "Replies stay in the language that was used before.",
			Zh: "应答文字仍用原来的语言。",
		},
		Refs: []string{"RFC 6856 §3.2"},
	},
	{
		Proto: trace.POP3, Verb: "STAT", Code: "+OK",
		Gloss: lang.Text{En: "number of messages and octets", Zh: "邮件数和字节数"},
		Why: lang.Text{
			En: "The first number counts messages, the second their octets; marked messages are " +
				"left out.",
			Zh: "第一个数是邮件数，第二个数是字节数；已标记删除的不计入。",
		},
		Refs: []string{"RFC 1939 §5"},
		FAQ:  []int{7},
	},
	{
		Proto: trace.POP3, Verb: "STAT", Code: "-ERR",
		Gloss: lang.Text{En: "not allowed now", Zh: "现在不允许"},
		Why: lang.Text{
			En: "Before the login the server says nothing about the maildrop.",
			Zh: "登录之前，不会透露邮件存放区（maildrop）的任何情况。",
		},
		Refs: []string{"RFC 1939 §3", "RFC 1939 §5"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "LIST", Code: "+OK",
		Gloss: lang.Text{En: "message numbers with their sizes", Zh: "邮件序号和大小"},
		Why: lang.Text{
			En: "Numbers hold for this session only; sizes are in octets and do not count dots " +
				"added for transfer.",
			Zh: "序号只在本会话有效；大小以字节计，不含传送时加的点。",
		},
		Refs: []string{"RFC 1939 §5", "RFC 1939 §11"},
		FAQ:  []int{7},
	},
	{
		Proto: trace.POP3, Verb: "LIST", Code: "-ERR",
		Gloss: lang.Text{
			En: "no such message, or not allowed now",
			Zh: "没有这封邮件，或现在不允许",
		},
		Why: lang.Text{
			En: "The number does not exist or is marked as deleted; without a number, the login " +
				"is missing.",
			Zh: "序号不存在或已标记删除；如果没带序号，那就是还没登录。",
		},
		Refs: []string{"RFC 1939 §5", "RFC 1939 §3"},
		FAQ:  []int{7},
	},
	{
		Proto: trace.POP3, Verb: "UIDL", Code: "+OK",
		Gloss: lang.Text{En: "message numbers with their unique-ids", Zh: "邮件序号和唯一标识"},
		Why: lang.Text{
			En: "An id that the client has noted before is a message that it has already fetched.",
			Zh: "客户端以前记下过的标识，就是已经取过的邮件。",
		},
		Refs: []string{"RFC 1939 §7"},
		FAQ:  []int{9},
	},
	{
		Proto: trace.POP3, Verb: "UIDL", Code: "-ERR",
		Gloss: lang.Text{
			En: "no such message, or no UIDL here",
			Zh: "没有这封邮件，或不支持 UIDL",
		},
		Why: lang.Text{
			En: "UIDL is optional: without it a client cannot tell new mail from old reliably.",
			Zh: "UIDL 是可选命令：没有它，客户端就无法可靠地分辨新旧邮件。",
		},
		Refs: []string{"RFC 1939 §7", "RFC 1939 §3"},
		FAQ:  []int{9},
	},
	{
		Proto: trace.POP3, Verb: "RETR", Code: "+OK",
		Gloss: lang.Text{
			En: "the message follows, up to the lone dot",
			Zh: "邮件随后传来，到单独的点为止",
		},
		Why: lang.Text{
			En: "It is a copy: on the server the message stays until DELE and QUIT.",
			Zh: "这是副本：没有 DELE 和 QUIT，邮件仍在服务器上。",
		},
		Refs: []string{"RFC 1939 §5", "RFC 1939 §3"},
		FAQ:  []int{2, 5},
	},
	{
		Proto: trace.POP3, Verb: "RETR", Code: "-ERR",
		Gloss: lang.Text{En: "no message was sent", Zh: "没有发来邮件"},
		Why: lang.Text{
			En: "The number does not exist or is marked as deleted, or the response code says " +
				"what else is needed.",
			Zh: "序号不存在或已标记删除；也可能另有要求，见扩展应答码。",
		},
		Refs: []string{"RFC 1939 §5", "RFC 6856 §5"},
	},
	{
		Proto: trace.POP3, Verb: "TOP", Code: "+OK",
		Gloss: lang.Text{En: "header and first lines follow", Zh: "首部和前几行随后传来"},
		Why: lang.Text{
			En: "It is a preview: the message stays as it is.",
			Zh: "这只是预览，邮件保持原样。",
		},
		Refs: []string{"RFC 1939 §7"},
		FAQ:  []int{10},
	},
	{
		Proto: trace.POP3, Verb: "TOP", Code: "-ERR",
		Gloss: lang.Text{En: "no such message, or no TOP here", Zh: "没有这封邮件，或不支持 TOP"},
		Why: lang.Text{
			En: "TOP is optional, and sites that allow each message to be fetched only once may switch it off.",
			Zh: "TOP 是可选命令；每封邮件只许下载一次的站点可能把它关掉。",
		},
		Refs: []string{"RFC 1939 §7", "RFC 1939 §8"},
	},
	{
		Proto: trace.POP3, Verb: "DELE", Code: "+OK",
		Gloss: lang.Text{En: "marked only; QUIT will remove it", Zh: "只是标记，QUIT 才删除"},
		Why: lang.Text{
			En: "The message is only marked: RSET or a lost connection brings it back.",
			Zh: "邮件只是做了标记：RSET 或连接中断都会让它恢复。",
		},
		Refs: []string{"RFC 1939 §5", "RFC 1939 §6"},
		FAQ:  []int{7, 9},
	},
	{
		Proto: trace.POP3, Verb: "DELE", Code: "-ERR",
		Gloss: lang.Text{En: "nothing was marked", Zh: "没有做标记"},
		Why: lang.Text{
			En: "There is no such message, or it is marked already.",
			Zh: "没有这封邮件，或者早已标记。",
		},
		Refs: []string{"RFC 1939 §5"},
		FAQ:  []int{7},
	},
	{
		Proto: trace.POP3, Verb: "NOOP", Code: "+OK",
		Gloss: lang.Text{En: "still here", Zh: "连接正常"},
		Why: lang.Text{
			En: "The connection works and the idle timer starts again; the server does not look " +
				"for new mail.",
			Zh: "连接正常，空闲计时重新开始；服务器不会查看有没有新邮件。",
		},
		Refs: []string{"RFC 1939 §5", "RFC 1939 §3"},
	},
	{
		Proto: trace.POP3, Verb: "NOOP", Code: "-ERR",
		Gloss: lang.Text{En: "not allowed now", Zh: "现在不允许"},
		Why: lang.Text{
			En: "POP3 allows NOOP after the login only.",
			Zh: "POP3 只在登录之后允许 NOOP。",
		},
		Refs: []string{"RFC 1939 §5", "RFC 1939 §3"},
		FAQ:  []int{3},
	},
	{
		Proto: trace.POP3, Verb: "RSET", Code: "+OK",
		Gloss: lang.Text{En: "all deletion marks are gone", Zh: "全部删除标记已取消"},
		Why: lang.Text{
			En: "Every DELE of this session is undone.",
			Zh: "本次会话里的每个 DELE 都已撤销。",
		},
		Refs: []string{"RFC 1939 §5"},
		FAQ:  []int{7},
	},
	{
		Proto: trace.POP3, Verb: "RSET", Code: "-ERR",
		Gloss: lang.Text{En: "not allowed now", Zh: "现在不允许"},
		Why: lang.Text{
			En: "Before the login there is nothing to take back.",
			Zh: "登录之前没有什么可撤销的。",
		},
		Refs: []string{"RFC 1939 §5", "RFC 1939 §3"},
	},
	{
		Proto: trace.POP3, Verb: "QUIT", Code: "+OK",
		Gloss: lang.Text{En: "done; marked messages are removed", Zh: "结束；带标记的邮件已删除"},
		Why: lang.Text{
			En: "The UPDATE state was carried out: what DELE marked is gone, and the lock is " +
				"released.",
			Zh: "更新状态（UPDATE）已执行：DELE 标记的邮件已删除，锁已释放。",
		},
		Refs: []string{"RFC 1939 §6"},
		FAQ:  []int{7},
	},
	{
		Proto: trace.POP3, Verb: "QUIT", Code: "-ERR",
		Gloss: lang.Text{
			En: "some marked messages were not removed",
			Zh: "有些带标记的邮件没能删除",
		},
		Why: lang.Text{
			En: "The session is over all the same; the next login shows which messages are still " +
				"there.",
			Zh: "会话照样结束；下次登录可以看到哪些邮件还在。",
		},
		Refs: []string{"RFC 1939 §6"},
		FAQ:  []int{7},
	},
	{
		Proto: trace.POP3, Verb: "QUIT/authorization", Code: "+OK",
		Gloss: lang.Text{En: "goodbye; nothing was changed", Zh: "再见；什么也没有改变"},
		Why: lang.Text{
			En: "Before the login QUIT only closes: there is no UPDATE state.",
			Zh: "登录之前 QUIT 只是关闭连接，不经过更新状态（UPDATE）。",
		},
		Refs: []string{"RFC 1939 §4", "RFC 1939 §6"},
	},
	{
		Proto: trace.POP3, Verb: "QUIT/authorization", Code: "-ERR",
		Gloss: lang.Text{En: "unusual; the session ends all the same", Zh: "少见；会话照样结束"},
		Why: lang.Text{
			En: "The standard allows only +OK here, and no deletion mark was set that could be lost.",
			Zh: "标准在这里只规定了 +OK；登录之前没有删除标记，不会丢失什么。",
		},
		Refs: []string{"RFC 1939 §4"},
	},
	{
		Proto: trace.POP3, Verb: "RPOP", Code: "+OK",
		Gloss: lang.Text{En: "logged in as a trusted host", Zh: "凭受信任的主机登录成功"},
		Why: lang.Text{
			En: "An obsolete way that proves nothing: addresses can be forged.",
			Zh: "这是过时的做法，什么也证明不了：地址可以伪造。",
		},
		Refs: []string{"RFC 1939 §4"},
	},
	{
		Proto: trace.POP3, Verb: "RPOP", Code: "-ERR",
		Gloss: lang.Text{En: "not known here", Zh: "不支持"},
		Why: lang.Text{
			En: "RPOP was taken out of POP3 long ago; use AUTH over TLS.",
			Zh: "RPOP 早已从 POP3 删去；请在 TLS 之内用 AUTH。",
		},
		Refs: []string{"RFC 1939 §3"},
	},
	{
		Proto: trace.POP3, Verb: "LAST", Code: "+OK",
		Gloss: lang.Text{En: "highest message number accessed", Zh: "访问过的最大序号"},
		Why: lang.Text{
			En: "An obsolete command: UIDL tells better which messages were fetched.",
			Zh: "这是过时的命令；哪些邮件已取过，UIDL 说得更准。",
		},
		Refs: []string{"RFC 1939 §7"},
	},
	{
		Proto: trace.POP3, Verb: "LAST", Code: "-ERR",
		Gloss: lang.Text{En: "not known here", Zh: "不支持"},
		Why: lang.Text{
			En: "LAST was taken out of POP3 long ago; use UIDL.",
			Zh: "LAST 早已从 POP3 删去；请用 UIDL。",
		},
		Refs: []string{"RFC 1939 §3"},
	},
	{
		Proto: trace.POP3, Verb: "XTND", Code: "+OK",
		Gloss: lang.Text{En: "an old private extension was accepted", Zh: "接受了旧的私有扩展"},
		Why: lang.Text{
			En: "XTND is not a standard: what it does depends on the words after it and on the " +
				"server.",
			Zh: "XTND 不是标准：作用取决于后面的词和服务器。",
		},
	},
	{
		Proto: trace.POP3, Verb: "XTND", Code: "-ERR",
		Gloss: lang.Text{En: "not known here", Zh: "不支持"},
		Why: lang.Text{
			En: "XTND is not a standard, and hardly any server knows it today.",
			Zh: "XTND 不是标准，如今几乎没有服务器支持。",
		},
		Refs: []string{"RFC 1939 §3"},
	},
	{
		Proto: trace.POP3, Verb: "XCLIENT", Code: "+OK",
		Gloss: lang.Text{En: "the proxy's word is believed", Zh: "采信代理的说明"},
		Why: lang.Text{
			En: "The server now treats the named address as the client's.",
			Zh: "服务器从此把代理说明的地址当作客户端的地址。",
		},
	},
	{
		Proto: trace.POP3, Verb: "XCLIENT", Code: "-ERR",
		Gloss: lang.Text{En: "not believed or not known here", Zh: "不采信，或不支持"},
		Why: lang.Text{
			En: "Only hosts that the server trusts as proxies may use this private command.",
			Zh: "只有服务器信任的代理主机才能用这个私有命令。",
		},
		Refs: []string{"RFC 1939 §3"},
	},
	{
		Proto: trace.POP3, Verb: "XSENDER", Code: "+OK",
		Gloss: lang.Text{
			En: "the sender that the server knows, if any",
			Zh: "服务器确认的发件人（如有）",
		},
		Why: lang.Text{
			En: "A private command of the 1990s that no RFC describes.",
			Zh: "这是 20 世纪 90 年代的私有命令，不在任何 RFC 里。",
		},
	},
	{
		Proto: trace.POP3, Verb: "XSENDER", Code: "-ERR",
		Gloss: lang.Text{En: "not known here", Zh: "不支持"},
		Why: lang.Text{
			En: "A private command of the 1990s that the servers of today do not know.",
			Zh: "这是 20 世纪 90 年代的私有命令，如今的服务器不支持。",
		},
		Refs: []string{"RFC 1939 §3"},
	},
	{
		Proto: trace.POP3, Verb: "*", Code: "-ERR",
		Gloss: lang.Text{En: "refused, or the server is closing", Zh: "被拒绝，或服务器正要关闭"},
		Why: lang.Text{
			En: "A command that is unknown, malformed or misplaced is refused in this way; some " +
				"servers also say this when they close an idle session.",
			Zh: "不认识的、格式不对的或状态不对的命令会得到这样的应答；有的服务器关闭空闲会话时也这样应答。",
		},
		Refs: []string{"RFC 1939 §3"},
	},
}
