package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// pop3Commands are the commands of POP3, and the greeting, which comes unasked:
// those of the standard (RFC 1939, 2449, 2595, 5034, 6856), those that have been
// removed from it or were never in it, and what other protocols say by mistake.
var pop3Commands = []Topic{
	{
		ID: "greeting", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "the server speaks first: it is ready", Zh: "服务器先开口：已就绪"},
		Why: lang.Text{
			En: "In POP3 the server speaks first, and its greeting opens the AUTHORIZATION state.",
			Zh: "POP3 由服务器先开口，问候一到，会话就进入授权状态（AUTHORIZATION）。",
		},
		Body: lang.Text{
			En: "As soon as the connection stands, the server sends one line that begins with " +
				"+OK. The client says nothing before it has come. On port 995 the TLS handshake " +
				"comes first, and the greeting travels inside TLS. A text in angle brackets, " +
				"such as <4711.1893456000@host>, is a timestamp: the server offers APOP. A server " +
				"that cannot serve may say -ERR and close, although the standard knows only a " +
				"positive greeting. Next comes CAPA, STLS or a login.",
			Zh: "连接一建立，服务器就发来一行以 +OK 开头的问候，客户端在收到它之前什么也不说。在 " +
				"995 端口上先做 TLS 握手，问候在 TLS 之内传送。尖括号里的文字（如 " +
				"<4711.1893456000@host>）是时间戳，表示服务器提供 APOP。无法服务的服务器可能回 " +
				"-ERR 并关闭连接，虽然标准里只有肯定的问候。接下来通常是 CAPA、STLS 或登录。",
		},
		Pitfall: lang.Text{
			En: "A timestamp in the greeting does not promise that APOP works for your account: " +
				"many servers print one out of habit.",
			Zh: "问候里有时间戳，并不保证账号真能用 APOP：许多服务器只是照例印上一个。",
		},
		Example: "S: +OK POP3 server ready <4711.1893456000@lab.test>\n" +
			"C: CAPA",
		Refs:    []string{"RFC 1939 §4", "RFC 1939 §7", "RFC 2449 §3"},
		Related: []string{"APOP", "CAPA", "STLS", "wrong-protocol"},
		FAQ:     []int{11},
	},
	{
		ID: "USER", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "names the mailbox to log in to", Zh: "说出要登录的用户名"},
		Why: lang.Text{
			En: "USER names the mailbox; the password follows in PASS.",
			Zh: "USER 说明要登录哪个邮箱，密码随后用 PASS 发送。",
		},
		Body: lang.Text{
			En: "The client sends it in the AUTHORIZATION state, after the greeting or after a " +
				"failed login. Its argument is the user name as the server knows it; often that " +
				"is the whole mail address. +OK only means: now send PASS. A careful server says " +
				"+OK to every name, so that nobody can find out which names exist. -ERR may mean " +
				"that this name is unknown, or that plain passwords are not allowed here. After " +
				"+OK the next command is PASS, or QUIT.",
			Zh: "客户端在授权状态（AUTHORIZATION）发送，即收到问候之后或登录失败之后。参数是服务" +
				"器认识的用户名，常常就是完整的邮件地址。+OK 只表示：请继续发 PASS。谨慎的服务器" +
				"对任何名字都回 +OK，免得别人试出哪些名字存在。-ERR 可能表示不认识这个名字，也可" +
				"能表示此处不许用明文密码登录。得到 +OK 之后应发 PASS 或 QUIT。",
		},
		Pitfall: lang.Text{
			En: "+OK to USER does not prove that the user exists, and -ERR does not prove that " +
				"the password would have been wrong.",
			Zh: "USER 得到 +OK 不能证明用户存在；得到 -ERR 也不能证明密码不对。",
		},
		Example: "C: USER bob\n" +
			"S: +OK\n" +
			"C: PASS ****\n" +
			"S: +OK 2 messages (320 octets)",
		Refs:    []string{"RFC 1939 §7", "RFC 1939 §13", "RFC 2449 §6.2"},
		Related: []string{"PASS", "APOP", "AUTH", "USER/PASS"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "PASS", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "sends the password and logs in", Zh: "发送密码，完成登录"},
		Why: lang.Text{
			En: "PASS proves who the user is; with +OK the maildrop is opened and locked.",
			Zh: "PASS 用来证明用户身份；得到 +OK，邮件存放区（maildrop）就打开并上锁。",
		},
		Body: lang.Text{
			En: "It is allowed only right after a USER that was answered with +OK. The whole " +
				"rest of the line is the password, so spaces in it may count. The password " +
				"travels as it is: without TLS anyone on the path can read it, and mailproto " +
				"masks it in what it shows. +OK means that the server has the exclusive-access " +
				"lock and the TRANSACTION state begins. -ERR may carry a response code that says " +
				"why: [AUTH] wrong credentials, [IN-USE] another session holds the lock, " +
				"[LOGIN-DELAY] too soon, [SYS/TEMP] or [SYS/PERM] trouble in the server. After " +
				"-ERR one starts again with USER, or QUITs.",
			Zh: "只能紧跟在得到 +OK 的 USER 之后。命令字之后整行都是密码，其中的空格也可能算数。" +
				"密码按原样传送：没有 TLS，路径上任何人都能读到；mailproto 显示时会把它遮住。+OK " +
				"表示服务器已取得独占锁，进入事务状态（TRANSACTION）。-ERR 可能带扩展应答码说明原" +
				"因：[AUTH] 凭据不对，[IN-USE] 另一会话占着锁，[LOGIN-DELAY] 登录太频繁，" +
				"[SYS/TEMP] 或 [SYS/PERM] 服务器出了问题。得到 -ERR 之后要从 USER 重新开始，或者 " +
				"QUIT。",
		},
		Pitfall: lang.Text{
			En: "A refused login is often answered seconds late on purpose. Trying again at once " +
				"only makes the next answer slower.",
			Zh: "登录被拒时，服务器常常故意迟几秒才应答；立刻再试只会让下一次应答更慢。",
		},
		Example: "C: USER bob\n" +
			"S: +OK send PASS\n" +
			"C: PASS ****\n" +
			"S: -ERR [IN-USE] maildrop is locked by another session",
		Refs:    []string{"RFC 1939 §7", "RFC 1939 §4", "RFC 1939 §13", "RFC 2449 §8"},
		Related: []string{"USER", "AUTH", "IN-USE", "STLS"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "APOP", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "logs in with an MD5 digest", Zh: "用 MD5 摘要登录"},
		Why: lang.Text{
			En: "APOP proves that the client knows the secret without sending it.",
			Zh: "APOP 不发送密码，也能证明客户端知道密码。",
		},
		Body: lang.Text{
			En: "A server that offers APOP puts a timestamp in angle brackets into its greeting; " +
				"there is no capability for it. The client joins that timestamp and the shared " +
				"secret, computes the MD5 digest, and sends the user name and 32 hexadecimal " +
				"digits. The timestamp differs each time, so a recorded digest cannot be used " +
				"again. +OK opens the maildrop and begins the TRANSACTION state; -ERR leaves the " +
				"session in AUTHORIZATION. The server must hold the password in a form that it " +
				"can read. MD5 is weak today: whoever records timestamp and digest can guess " +
				"passwords at leisure.",
			Zh: "提供 APOP 的服务器会在问候里放一个尖括号括起的时间戳；没有相应的能力标签。客户端" +
				"把时间戳和共享的密码连在一起，算出 MD5 摘要，再发送用户名和 32 位十六进制数字。" +
				"时间戳每次不同，录下来的摘要不能再用。+OK 打开邮件存放区（maildrop），进入事务状" +
				"态（TRANSACTION）；-ERR 则仍在授权状态（AUTHORIZATION）。服务器必须保存能还原的" +
				"密码。如今 MD5 已不够强：谁录下时间戳和摘要，谁就能慢慢猜密码。",
		},
		Pitfall: lang.Text{
			En: "APOP hides the password only. The mail itself still crosses the network in " +
				"clear unless TLS is used.",
			Zh: "APOP 只隐藏密码。不用 TLS 的话，邮件本身仍以明文传送。",
		},
		Example: "S: +OK POP3 server ready <4712.1893456000@lab.test>\n" +
			"C: APOP bob ****\n" +
			"S: +OK 1 message (369 octets)",
		Refs:    []string{"RFC 1939 §7", "RFC 1939 §13", "RFC 2449 §6"},
		Related: []string{"greeting", "USER", "AUTH", "CRAM-MD5"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "AUTH", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "logs in with a SASL mechanism", Zh: "用一种 SASL 机制登录"},
		Why: lang.Text{
			En: "AUTH logs in with the mechanism that it names.",
			Zh: "AUTH 用它指明的机制登录。",
		},
		Body: lang.Text{
			En: "The client sends it in the AUTHORIZATION state, with the name of a mechanism " +
				"that CAPA listed under SASL. A first response in base64 may follow on the same " +
				"line if the whole line stays within 255 octets; = stands for an empty one. The " +
				"server answers with lines that begin with \"+ \" and hold a challenge in base64, " +
				"until it ends with +OK or -ERR. The client answers each with one line of " +
				"base64, and may give up with a line that holds only *. +OK begins the " +
				"TRANSACTION state; after that no second AUTH is allowed. A mechanism that the " +
				"server does not know is answered with -ERR.",
			Zh: "客户端在授权状态（AUTHORIZATION）发送，参数是 CAPA 在 SASL 一行里列出的机制名。" +
				"只要整行不超过 255 字节，同一行后面可以直接带上 base64 形式的首个响应，= 代表空" +
				"响应。服务器用以“+ ”开头的行发来 base64 质询，最后以 +OK 或 -ERR 结束。客户端对" +
				"每个质询回一行 base64；只含 * 的一行表示放弃。得到 +OK 就进入事务状态（" +
				"TRANSACTION），此后不许再次 AUTH。服务器不认识的机制，得到的是 -ERR。",
		},
		Pitfall: lang.Text{
			En: "Never send credentials before the \"+ \" has come: if the server refuses the " +
				"mechanism, it takes the base64 line for a command.",
			Zh: "没等到“+ ”之前，不要发送凭据：服务器若拒绝这个机制，就会把那行 base64 当成命令。",
		},
		Example: "C: AUTH PLAIN\n" +
			"S: + \n" +
			"C: ****\n" +
			"S: +OK logged in",
		Refs:    []string{"RFC 5034 §4", "RFC 5034 §3", "RFC 4422 §3"},
		Related: []string{"PLAIN", "SCRAM-SHA-256", "XOAUTH2", "SASL", "USER"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "AUTH response", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "the client's answer within a login", Zh: "登录过程中客户端的回答"},
		Why: lang.Text{
			En: "It carries what the mechanism asks for, in base64, and most often a secret.",
			Zh: "它用 base64 带上机制所要的内容，多半是秘密。",
		},
		Body: lang.Text{
			En: "It is a line of base64 that answers a \"+ \" challenge; it has no verb. An empty " +
				"line is an answer too, where the mechanism asks for one. Base64 is no " +
				"encryption: mailproto decodes the line for you and masks the secret in it. The " +
				"server answers with a further \"+ \", or ends the login with +OK or -ERR. If the " +
				"client cannot go on, it sends * alone.",
			Zh: "它是回答“+ ”质询的一行 base64，没有命令字。机制有要求时，空行也是回答。base64 不" +
				"是加密：mailproto 会代为解码，并遮住其中的秘密。服务器再发一个“+ ”，或者以 +OK、" +
				"-ERR 结束登录。客户端若无法继续，就单独发一个 *。",
		},
		Pitfall: lang.Text{
			En: "Pressing Enter is an answer too: an empty line is sent, and many mechanisms " +
				"refuse it.",
			Zh: "按一下回车也算回答：发出的是空行，许多机制会因此拒绝。",
		},
		Example: "C: AUTH LOGIN\n" +
			"S: + VXNlcm5hbWU6\n" +
			"C: Ym9i\n" +
			"S: + UGFzc3dvcmQ6\n" +
			"C: ****\n" +
			"S: +OK logged in",
		Refs:    []string{"RFC 5034 §4", "RFC 4422 §3.4"},
		Related: []string{"AUTH", "AUTH cancel", "challenge", "+"},
		FAQ:     []int{3},
	},
	{
		ID: "AUTH cancel", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "the client gives up the login (*)", Zh: "客户端放弃登录（*）"},
		Why: lang.Text{
			En: "A line that holds only * ends the login from the client's side.",
			Zh: "只含 * 的一行，表示客户端结束这次登录。",
		},
		Body: lang.Text{
			En: "The client sends it in place of an answer to a \"+ \" challenge, for example when " +
				"it cannot read the challenge. The server must then refuse the AUTH command with " +
				"-ERR. The session stays in the AUTHORIZATION state, and another login may be " +
				"tried.",
			Zh: "客户端不回答“+ ”质询，而发送它，例如读不懂质询的时候。服务器这时必须用 -ERR 拒绝" +
				"那条 AUTH 命令。会话仍在授权状态（AUTHORIZATION），可以换一种方式登录。",
		},
		Pitfall: lang.Text{
			En: "The star goes out as it is. Encoded in base64 it would be an ordinary, and " +
				"wrong, answer.",
			Zh: "星号要原样发送；编成 base64 就成了普通的回答，而且是错的。",
		},
		Example: "C: AUTH CRAM-MD5\n" +
			"S: + PDQ3MTMuMTg5MzQ1NjAwMEBsYWIudGVzdD4=\n" +
			"C: *\n" +
			"S: -ERR login cancelled",
		Refs:    []string{"RFC 5034 §4", "RFC 4422 §3.5"},
		Related: []string{"AUTH", "AUTH response"},
		FAQ:     []int{3},
	},
	{
		ID: "AUTH (no argument)", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "asks which mechanisms there are", Zh: "探问有哪些机制"},
		Why: lang.Text{
			En: "Some old clients probe for mechanisms in this way; CAPA is the standard way.",
			Zh: "有些老客户端这样探问机制；标准做法是 CAPA。",
		},
		Body: lang.Text{
			En: "AUTH without a mechanism stands in no RFC. Outlook made it known, and some " +
				"servers answer +OK with one mechanism a line, ended by a line that holds only a " +
				"dot. Others answer -ERR, as the standard asks for a command without its " +
				"argument. Both are met in practice, so the reply may have one line or many. " +
				"Nothing is changed by it: the session stays in AUTHORIZATION. A client that " +
				"wants the list should send CAPA and read the line SASL.",
			Zh: "不带机制名的 AUTH 不在任何 RFC 里。它因 Outlook 而流行，有的服务器回 +OK，然后每" +
				"行一个机制，最后是只含一个点的行。另一些服务器回 -ERR，这正是标准对缺参数的命令" +
				"的要求。两种都见得到，所以应答可能是一行，也可能是多行。它不改变任何状态，会话仍" +
				"在授权状态（AUTHORIZATION）。想要列表的客户端应发 CAPA，读 SASL 那一行。",
		},
		Pitfall: lang.Text{
			En: "A client that expects one line only takes the list for the replies to its next " +
				"commands.",
			Zh: "只等一行应答的客户端，会把列表当成后面命令的应答。",
		},
		Example: "C: AUTH\n" +
			"S: +OK\n" +
			"S: PLAIN\n" +
			"S: SCRAM-SHA-256\n" +
			"S: .",
		Refs:    []string{"RFC 5034 §4", "RFC 1939 §3"},
		Related: []string{"AUTH", "CAPA", "SASL"},
		FAQ:     []int{11},
	},
	{
		ID: "STLS", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "upgrades this connection to TLS", Zh: "把当前连接升级为 TLS"},
		Why: lang.Text{
			En: "STLS starts TLS on the open connection before a password is sent.",
			Zh: "STLS 在发送密码之前，让已建立的连接改用 TLS。",
		},
		Body: lang.Text{
			En: "The client sends it in the AUTHORIZATION state, usually on port 110. After +OK " +
				"the next bytes are the TLS handshake, and the client sends nothing else before " +
				"that is done. The session stays in AUTHORIZATION. Everything learned before " +
				"must be forgotten, because it could have been forged: the client asks CAPA " +
				"again. -ERR means that TLS is not available or already active. SMTP and IMAP " +
				"call the same step STARTTLS.",
			Zh: "客户端在授权状态（AUTHORIZATION）发送，一般用在 110 端口。得到 +OK 之后，接着传" +
				"送的就是 TLS 握手，握手完成之前客户端不再发别的。会话仍处于授权状态。之前得知的" +
				"一切可能是伪造的，必须作废：客户端要重新发 CAPA。-ERR 表示没有 TLS，或者 TLS 已" +
				"经启用。SMTP 和 IMAP 里同样的一步叫 STARTTLS。",
		},
		Pitfall: lang.Text{
			En: "An attacker on the path can remove STLS from the list. A client that then goes " +
				"on without TLS gives its password away.",
			Zh: "路径上的攻击者可以把 STLS 从列表里抹掉；客户端若因此不用 TLS 就继续，等于把密码" +
				"交出去。",
		},
		Example: "C: STLS\n" +
			"S: +OK begin TLS\n" +
			"(TLS handshake; everything after it is encrypted)\n" +
			"C: CAPA",
		Refs:    []string{"RFC 2595 §4", "RFC 2595 §9", "RFC 6856 §2.1", "RFC 8314 §3.1"},
		Related: []string{"implicit TLS", "CAPA", "downgrade attack", "response injection"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "CAPA", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "asks what the server can do", Zh: "询问服务器有哪些能力"},
		Why: lang.Text{
			En: "CAPA lists the optional commands, login mechanisms and rules of this server.",
			Zh: "CAPA 列出这台服务器的可选命令、登录机制和规则。",
		},
		Body: lang.Text{
			En: "The client may send it before and after login. +OK is followed by one " +
				"capability a line and a line that holds only a dot. -ERR means that the server " +
				"does not know CAPA; then the client has to try things out. The list may differ " +
				"before and after STLS and before and after login, so it is asked for again " +
				"after each. Tags are not case-sensitive. POP3's CAPA does what EHLO does in " +
				"SMTP.",
			Zh: "登录之前和之后都可以发送。+OK 之后每行一项能力，最后是只含一个点的行。-ERR 表示" +
				"服务器不认识 CAPA，客户端只好逐个试探。STLS 前后、登录前后，列表都可能不同，所以" +
				"每过一步要再问一次。标签不分大小写。POP3 的 CAPA 相当于 SMTP 的 EHLO。",
		},
		Pitfall: lang.Text{
			En: "A list that came before TLS proves nothing: it may have been changed on the way.",
			Zh: "TLS 之前得到的列表不能算数：它可能在途中被改过。",
		},
		Example: "C: CAPA\n" +
			"S: +OK capability list follows\n" +
			"S: TOP\n" +
			"S: UIDL\n" +
			"S: SASL PLAIN SCRAM-SHA-256\n" +
			"S: STLS\n" +
			"S: .",
		Refs:    []string{"RFC 2449 §5", "RFC 2449 §6", "RFC 2595 §4"},
		Related: []string{"STLS", "SASL", "EXPIRE", "PIPELINING"},
		FAQ:     []int{11},
	},
	{
		ID: "UTF8", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "switches the session to UTF-8", Zh: "把会话切换到 UTF-8 模式"},
		Why: lang.Text{
			En: "UTF8 lets messages and names beyond ASCII come as they are.",
			Zh: "发了 UTF8，含非 ASCII 字符的邮件和名字才能原样传送。",
		},
		Body: lang.Text{
			En: "The client sends it in the AUTHORIZATION state, if CAPA listed UTF8. After +OK " +
				"headers and addresses may come in UTF-8 without further encoding. Without it " +
				"the server must send a substitute made of ASCII or refuse such a message with " +
				"-ERR [UTF8]. It has no parameters, and STLS must not follow it: TLS is started " +
				"first. Whether the user name itself may be UTF-8 says the argument USER of the " +
				"capability.",
			Zh: "CAPA 列出 UTF8 时，客户端在授权状态（AUTHORIZATION）发送。得到 +OK 之后，首部和" +
				"地址可以直接用 UTF-8 传送，不必再编码。没有它，服务器必须改发一份只含 ASCII 的代" +
				"替品，或者用 -ERR [UTF8] 拒绝那封邮件。它没有参数，之后不许再发 STLS：TLS 要先启" +
				"用。用户名能不能用 UTF-8，要看该能力是否带参数 USER。",
		},
		Pitfall: lang.Text{
			En: "Sent after the login it is too late and gets -ERR: the order is STLS, UTF8, " +
				"login.",
			Zh: "登录之后再发就晚了，会得到 -ERR：次序是 STLS、UTF8、登录。",
		},
		Example: "C: UTF8\n" +
			"S: +OK UTF-8 mode\n" +
			"C: USER bob\n" +
			"S: +OK",
		Refs:    []string{"RFC 6856 §2", "RFC 6856 §2.1", "RFC 6856 §2.2"},
		Related: []string{"LANG", "STLS", "CAPA"},
	},
	{
		ID: "LANG", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "asks for reply texts in a language", Zh: "选择应答文字的语言"},
		Why: lang.Text{
			En: "LANG changes the language of the texts behind +OK and -ERR, nothing else.",
			Zh: "LANG 只改变 +OK 和 -ERR 后面文字的语言，别的都不变。",
		},
		Body: lang.Text{
			En: "The client may send it before and after login, if CAPA listed LANG. LANG with a " +
				"language tag asks for that language; LANG * asks for the server's own choice. " +
				"+OK is followed by the tag that was chosen and a text in UTF-8. LANG alone " +
				"lists the languages, one a line, ended by a dot. -ERR leaves the language as it " +
				"was. What the protocol means does not change: +OK and -ERR stay as they are.",
			Zh: "CAPA 列出 LANG 时，登录之前和之后都可以发送。带语言标签表示要这种语言，LANG * 表" +
				"示由服务器选择。+OK 之后是选定的标签和一段 UTF-8 文字。单独的 LANG 列出可用语言，" +
				"每行一种，以点结束。-ERR 则语言不变。协议的含义不受影响：+OK 和 -ERR 照旧。",
		},
		Pitfall: lang.Text{
			En: "A program must not depend on the texts in any language; a translated server " +
				"shows at once which client does.",
			Zh: "程序不能依赖任何一种语言的文字；换一种语言，依赖文字的客户端就会出错。",
		},
		Example: "C: LANG zh\n" +
			"S: +OK zh 语言已切换",
		Refs:    []string{"RFC 6856 §3", "RFC 6856 §3.2"},
		Related: []string{"UTF8", "CAPA"},
	},
	{
		ID: "STAT", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "how many messages, how many octets", Zh: "询问邮件总数和总字节数"},
		Why: lang.Text{
			En: "STAT shows at once whether there is mail.",
			Zh: "一发 STAT 就知道有没有邮件。",
		},
		Body: lang.Text{
			En: "The client sends it in the TRANSACTION state. The answer is one line: +OK, the " +
				"number of messages, and their size together in octets. Messages marked as " +
				"deleted are not counted. The numbers describe the maildrop as it was at login: " +
				"mail that arrives later is seen at the next login. Next come LIST, UIDL or RETR.",
			Zh: "客户端在事务状态（TRANSACTION）发送。应答只有一行：+OK、邮件数、合计字节数。已标" +
				"记删除的邮件不计入。数字反映登录时的邮件存放区（maildrop）：之后到达的邮件，下次" +
				"登录才看得到。接下来一般是 LIST、UIDL 或 RETR。",
		},
		Pitfall: lang.Text{
			En: "Sizes are what the server believes. What RETR sends may differ a little, and " +
				"only the final dot ends it.",
			Zh: "字节数只是服务器的估计；RETR 实际发来的可能略有出入，结束只看最后的那个点。",
		},
		Example: "C: STAT\n" +
			"S: +OK 2 320",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §11"},
		Related: []string{"LIST", "UIDL", "size-mismatch"},
		FAQ:     []int{7, 8},
	},
	{
		ID: "LIST", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "lists message numbers and sizes", Zh: "列出邮件序号和大小"},
		Why: lang.Text{
			En: "LIST shows how large each message is before it is fetched.",
			Zh: "LIST 在取邮件之前先说明每封有多大。",
		},
		Body: lang.Text{
			En: "The client sends it in the TRANSACTION state. Without a number the answer has " +
				"many lines: +OK, then one line for each message with its number and its size in " +
				"octets, then a line that holds only a dot. With a number the answer is one " +
				"line, or -ERR if there is no such message. Messages marked as deleted are left " +
				"out. An empty maildrop is no error: +OK and the dot. Numbers hold for this " +
				"session only; UIDL gives names that last.",
			Zh: "客户端在事务状态（TRANSACTION）发送。不带序号时是多行应答：+OK，然后每封邮件一行，" +
				"写明序号和字节数，最后是只含一个点的行。带序号时只有一行，没有这封邮件则回 -ERR。" +
				"已标记删除的邮件不列出。邮件存放区（maildrop）为空不算错误：只有 +OK 和一个点。" +
				"序号只在本会话有效，长期有效的名字由 UIDL 给出。",
		},
		Pitfall: lang.Text{
			En: "Message numbers are not names: after a deletion and a new login number 1 may be " +
				"another message.",
			Zh: "序号不是名字：删除之后重新登录，1 号可能已是另一封邮件。",
		},
		Example: "C: LIST\n" +
			"S: +OK 2 messages (320 octets)\n" +
			"S: 1 120\n" +
			"S: 2 200\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §11"},
		Related: []string{"STAT", "UIDL", "RETR"},
		FAQ:     []int{7},
	},
	{
		ID: "RETR", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "fetches one whole message", Zh: "取回整封邮件"},
		Why: lang.Text{
			En: "RETR copies a message to the client; the server keeps it until it is deleted.",
			Zh: "RETR 把邮件复制给客户端；删除之前，服务器一直留着它。",
		},
		Body: lang.Text{
			En: "The client sends it in the TRANSACTION state with a message number. +OK is " +
				"followed by the message, line by line, and by a line that holds only a dot. A " +
				"line of the message that begins with a dot is sent with a second dot, which the " +
				"client removes. -ERR means that there is no such message, or that it is marked " +
				"as deleted. Fetching does not delete: that takes DELE and QUIT, or a rule of " +
				"the site (see EXPIRE). Next comes the next RETR, or DELE once the message is " +
				"stored safely.",
			Zh: "客户端在事务状态（TRANSACTION）发送，参数是邮件序号。+OK 之后逐行发来邮件，最后" +
				"是只含一个点的行。邮件里以点开头的行会多加一个点，客户端收到后去掉。-ERR 表示没" +
				"有这封邮件，或者它已标记删除。取回并不删除：删除要靠 DELE 和 QUIT，或者站点的规" +
				"定（见 EXPIRE）。接下来取下一封；邮件妥善保存之后，也可以 DELE。",
		},
		Pitfall: lang.Text{
			En: "Mail is not gone from the server after RETR. Many believe so because their mail " +
				"program sends DELE right after it.",
			Zh: "RETR 之后邮件并没有从服务器上消失。许多人有此误解，是因为邮件程序随后自动发了 " +
				"DELE。",
		},
		Example: "C: RETR 1\n" +
			"S: +OK 120 octets\n" +
			"S: Subject: hello\n" +
			"S:\n" +
			"S: Hi Bob\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §3", "RFC 1939 §8"},
		Related: []string{"TOP", "DELE", "dot-stuffing", "EXPIRE"},
		FAQ:     []int{2, 5, 9},
	},
	{
		ID: "DELE", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "marks a message for deletion", Zh: "把一封邮件标记为删除"},
		Why: lang.Text{
			En: "DELE only marks; QUIT removes.",
			Zh: "DELE 只是做标记，QUIT 才真正删除。",
		},
		Body: lang.Text{
			En: "The client sends it in the TRANSACTION state with a message number. +OK means " +
				"that the message is marked, and from now on its number is refused. The message " +
				"itself stays until the session ends with QUIT. RSET takes all marks away. If " +
				"the connection breaks before QUIT, nothing is deleted. -ERR means that there is " +
				"no such message, or that it is marked already.",
			Zh: "客户端在事务状态（TRANSACTION）发送，参数是邮件序号。+OK 表示已做标记，此后再用" +
				"这个序号会被拒绝。邮件本身一直留到会话以 QUIT 结束为止。RSET 取消全部标记。如果 " +
				"QUIT 之前连接断了，什么都不会删除。-ERR 表示没有这封邮件，或者已经标记过。",
		},
		Pitfall: lang.Text{
			En: "\"+OK message deleted\" is not yet a deletion. Until QUIT is answered, the mail " +
				"is still there.",
			Zh: "“+OK message deleted”还不是真的删除。QUIT 得到应答之前，邮件仍在。",
		},
		Example: "C: DELE 1\n" +
			"S: +OK message 1 marked\n" +
			"C: QUIT\n" +
			"S: +OK bye (1 message left)",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §6"},
		Related: []string{"QUIT", "RSET", "RETR"},
		FAQ:     []int{2, 7, 9},
	},
	{
		ID: "NOOP", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "does nothing; keeps the session alive",
			Zh: "什么也不做，只保持会话",
		},
		Why: lang.Text{
			En: "NOOP tests the connection and resets the server's idle timer.",
			Zh: "NOOP 用来检查连接，并让服务器的空闲计时重新开始。",
		},
		Body: lang.Text{
			En: "The client sends it in the TRANSACTION state. The server answers +OK and " +
				"changes nothing. A server may close a session that is idle for ten minutes or " +
				"longer; any command resets that timer. Before login NOOP is refused in POP3, " +
				"unlike in SMTP. It does not look for new mail: the list was fixed at login.",
			Zh: "客户端在事务状态（TRANSACTION）发送。服务器回 +OK，什么也不改变。会话空闲满十分" +
				"钟或更久，服务器可以关闭它；任何命令都会让计时重来。与 SMTP 不同，POP3 在登录之" +
				"前会拒绝 NOOP。它不会查看新邮件：列表在登录时就定下了。",
		},
		Pitfall: lang.Text{
			En: "NOOP does not show new mail. Only a new login does.",
			Zh: "NOOP 查不到新邮件，只有重新登录才行。",
		},
		Example: "C: NOOP\n" +
			"S: +OK",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §3"},
		Related: []string{"STAT", "RSET"},
		FAQ:     []int{8},
	},
	{
		ID: "RSET", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "takes back all deletion marks", Zh: "取消全部删除标记"},
		Why: lang.Text{
			En: "RSET undoes every DELE of this session.",
			Zh: "RSET 撤销本次会话里的全部 DELE。",
		},
		Body: lang.Text{
			En: "The client sends it in the TRANSACTION state. The server removes all marks that " +
				"DELE has set and answers +OK. It cannot bring back what a QUIT has removed in " +
				"an earlier session. In SMTP the same word means something else: there it drops " +
				"the mail transaction.",
			Zh: "客户端在事务状态（TRANSACTION）发送。服务器去掉 DELE 所做的全部标记，回 +OK。以" +
				"前的会话里由 QUIT 删掉的邮件，它救不回来。SMTP 也有这个命令字，意思却不同：那里" +
				"是放弃当前的邮件事务。",
		},
		Pitfall: lang.Text{
			En: "RSET cannot take back one mark only: all go together.",
			Zh: "RSET 不能只撤销一个标记，要撤就是全部。",
		},
		Example: "C: DELE 1\n" +
			"S: +OK\n" +
			"C: RSET\n" +
			"S: +OK maildrop has 2 messages",
		Refs:    []string{"RFC 1939 §5"},
		Related: []string{"DELE", "QUIT"},
		FAQ:     []int{7},
	},
	{
		ID: "TOP", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "fetches the header and some lines", Zh: "取首部和正文前几行"},
		Why: lang.Text{
			En: "TOP gives a preview without fetching the whole message.",
			Zh: "TOP 不取整封邮件就能预览。",
		},
		Body: lang.Text{
			En: "The client sends it in the TRANSACTION state with a message number and a number " +
				"of lines. +OK is followed by the header section, an empty line, that many lines " +
				"of the body, and a line that holds only a dot. TOP 1 0 gives the header section " +
				"alone. If the body is shorter, the whole message comes. It is optional: CAPA " +
				"lists it as TOP. -ERR means that there is no such message, or that the server " +
				"does not know TOP.",
			Zh: "客户端在事务状态（TRANSACTION）发送，参数是邮件序号和行数。+OK 之后是首部、一个" +
				"空行、正文的前若干行，最后是只含一个点的行。TOP 1 0 只取首部。正文不够长时，就发" +
				"来整封邮件。它是可选命令，CAPA 里列作 TOP。-ERR 表示没有这封邮件，或者服务器不支" +
				"持 TOP。",
		},
		Pitfall: lang.Text{
			En: "The second number counts lines of the body, not of the whole message.",
			Zh: "第二个数字数的是正文的行，不是整封邮件的行。",
		},
		Example: "C: TOP 1 0\n" +
			"S: +OK\n" +
			"S: Subject: hello\n" +
			"S:\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §7", "RFC 2449 §6.1"},
		Related: []string{"RETR", "LIST"},
		FAQ:     []int{7, 10},
	},
	{
		ID: "UIDL", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "lists ids that last across sessions",
			Zh: "列出跨会话不变的唯一标识",
		},
		Why: lang.Text{
			En: "UIDL lets a client tell new mail from mail that it has already.",
			Zh: "有了 UIDL，客户端才分得清哪些是新邮件，哪些已经取过。",
		},
		Body: lang.Text{
			En: "The client sends it in the TRANSACTION state. Without a number the answer has " +
				"many lines: +OK, then each message's number and unique-id, then a dot; with a " +
				"number, one line. A unique-id has 1 to 70 printable characters and stays the " +
				"same in later sessions, while message numbers do not. Mail programs keep the " +
				"ids that they have fetched; so leaving mail on the server works, on several " +
				"devices too. It is optional: CAPA lists it as UIDL. It does not say whether a " +
				"message was read: POP3 has no such flag.",
			Zh: "客户端在事务状态（TRANSACTION）发送。不带序号时是多行应答：+OK，然后每封邮件的序" +
				"号和唯一标识，以点结束；带序号时只有一行。唯一标识由 1 到 70 个可见字符组成，以" +
				"后的会话里不变，而邮件序号会变。邮件程序记下取过的标识，于是“在服务器上保留副本”" +
				"才行得通，多台设备也是如此。它是可选命令，CAPA 里列作 UIDL。它不说明邮件是否读过：" +
				"POP3 没有这种标志。",
		},
		Pitfall: lang.Text{
			En: "Two identical messages may share one unique-id: the standard allows a server to " +
				"compute it from the content.",
			Zh: "两封内容完全相同的邮件可能有同一个唯一标识：标准允许服务器由内容算出它。",
		},
		Example: "C: UIDL\n" +
			"S: +OK\n" +
			"S: 1 0000000168a1\n" +
			"S: 2 0000000268a1\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §7", "RFC 2449 §6.8", "RFC 1939 §8"},
		Related: []string{"LIST", "leave on server", "unique-id"},
		FAQ:     []int{7, 9},
	},
	{
		ID: "QUIT", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "ends the session; deletions take effect",
			Zh: "结束会话，删除从此生效",
		},
		Why: lang.Text{
			En: "QUIT is what makes deletions real; a broken line does not.",
			Zh: "有了 QUIT，删除才算数；连接中断不算。",
		},
		Body: lang.Text{
			En: "After login it moves the session to the UPDATE state: the server removes the " +
				"messages that are marked, answers, releases the lock and closes. -ERR then says " +
				"that some marked messages could not be removed. Before login it only closes: " +
				"there is nothing to update. +OK with a text such as \"2 messages left\" is a " +
				"courtesy; only +OK counts. If the line breaks without QUIT, the server must not " +
				"remove anything.",
			Zh: "登录之后，它让会话进入更新状态（UPDATE）：服务器删除带标记的邮件，作出应答，释放" +
				"锁，然后关闭连接。这时的 -ERR 表示有些带标记的邮件没能删掉。登录之前，它只是关闭" +
				"连接，没有什么要更新。“2 messages left”之类的文字只是客气话，算数的只有 +OK。如" +
				"果没有 QUIT 连接就断了，服务器什么都不许删除。",
		},
		Pitfall: lang.Text{
			En: "Closing the window or pulling the cable is not QUIT: the marked messages come " +
				"back at the next login.",
			Zh: "关窗口、拔网线都不等于 QUIT：带标记的邮件下次登录又会出现。",
		},
		Example: "C: QUIT\n" +
			"S: +OK bye (maildrop empty)",
		Refs:    []string{"RFC 1939 §6", "RFC 1939 §4"},
		Related: []string{"DELE", "RSET"},
		FAQ:     []int{2, 7},
	},
	{
		ID: "RPOP", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "old: login by trusted host, no password",
			Zh: "旧命令：凭受信任主机登录，不用密码",
		},
		Why: lang.Text{
			En: "RPOP trusted the address of the caller in place of a password.",
			Zh: "RPOP 不看密码，只信任来访者的地址。",
		},
		Body: lang.Text{
			En: "It was meant for the AUTHORIZATION state, in place of PASS, and the server " +
				"believed the client's host, as the r-commands of Unix did. It stood in the " +
				"first versions of POP3 (1988 and 1991) and was removed in 1993, because an " +
				"address is easily forged. A server of today answers -ERR. Nothing replaces it: " +
				"use AUTH with a mechanism over TLS.",
			Zh: "它用在授权状态（AUTHORIZATION）里代替 PASS，服务器像 Unix 的 r 系列命令那样信任" +
				"客户端主机。POP3 最早的版本（1988 年、1991 年）里有它，1993 年删去，因为地址容易" +
				"伪造。如今的服务器会回 -ERR。没有替代它的命令：请在 TLS 之内用 AUTH 和某种机制登" +
				"录。",
		},
		Pitfall: lang.Text{
			En: "Do not mix it up with reading mail by way of a trusted proxy: RPOP trusted a " +
				"host name and port, which anybody on the path could imitate.",
			Zh: "不要把它与经可信代理取信混为一谈：RPOP 信任的是主机名和端口，路径上谁都能冒充。",
		},
		Example: "C: USER bob\n" +
			"S: +OK\n" +
			"C: RPOP bob\n" +
			"S: -ERR unknown command",
		Refs:    []string{"RFC 1939 §7"},
		Related: []string{"USER", "AUTH"},
		FAQ:     []int{3},
	},
	{
		ID: "LAST", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "old: highest message number accessed",
			Zh: "旧命令：访问过的最大序号",
		},
		Why: lang.Text{
			En: "LAST let a client guess which messages it had seen; UIDL does it better.",
			Zh: "LAST 让客户端猜测看过哪些邮件；UIDL 做得更好。",
		},
		Body: lang.Text{
			En: "It belonged to the TRANSACTION state: +OK was followed by the highest message " +
				"number that had been accessed. It was removed from the standard in 1994, " +
				"because it fails as soon as two clients share a maildrop or one reads out of " +
				"order. Some servers can still switch it on (Dovecot calls it pop3_enable_last). " +
				"Elsewhere the answer is -ERR. UIDL has taken its place.",
			Zh: "它用在事务状态（TRANSACTION）：+OK 之后是访问过的最大序号。1994 年从标准中删去，" +
				"因为一旦两个客户端共用一个邮件存放区（maildrop），或者不按顺序阅读，它就不灵了。" +
				"有些服务器仍可打开它（Dovecot 的设置叫 pop3_enable_last）。别处的应答是 -ERR。取" +
				"代它的是 UIDL。",
		},
		Pitfall: lang.Text{
			En: "A client that takes it for \"the newest mail\" loses messages: it tells the " +
				"highest number that was read, and gaps below it are not seen.",
			Zh: "把它当成“最新邮件”的客户端会漏信：它给的是读过的最大序号，看不出下面的空缺。",
		},
		Example: "C: RETR 2\n" +
			"S: +OK 200 octets\n" +
			"(message 2)\n" +
			"S: .\n" +
			"C: LAST\n" +
			"S: +OK 2",
		Refs:    []string{"RFC 1939 §7"},
		Related: []string{"UIDL"},
		FAQ:     []int{9},
	},
	{
		ID: "XTND", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "old: bulletin boards and other extras",
			Zh: "旧命令：公告板等附加功能",
		},
		Why: lang.Text{
			En: "XTND was a door for extras of single servers, before CAPA existed.",
			Zh: "在 CAPA 出现之前，XTND 是各家服务器添加功能的入口。",
		},
		Body: lang.Text{
			En: "A memo of 1988 described XTND for bulletin boards: XTND BBOARDS listed them, " +
				"and other words followed it on other servers. It belonged to the TRANSACTION " +
				"state, and its answers were +OK, often with many lines, or -ERR. Servers later " +
				"added XTND XMIT for sending mail and XTND XLST for listing header fields. None " +
				"of it is a standard, and a server of today answers -ERR.",
			Zh: "1988 年的一份文档用 XTND 访问公告板：XTND BBOARDS 列出公告板，别的服务器在它后面" +
				"接别的词。它用在事务状态（TRANSACTION），应答是 +OK（常有多行）或 -ERR。后来有服" +
				"务器添了发信用的 XTND XMIT 和列首部字段用的 XTND XLST。这些都不是标准，如今的服" +
				"务器会回 -ERR。",
		},
		Pitfall: lang.Text{
			En: "The word behind XTND decides everything, so an old manual for one server is of " +
				"no use with another.",
			Zh: "XTND 后面那个词才是关键，所以一家服务器的旧手册，对另一家没有用。",
		},
		Example: "C: XTND BBOARDS\n" +
			"S: -ERR unknown command",
		Refs:    []string{"RFC 1939 §3"},
		Related: []string{"XTND XMIT", "XTND XLST"},
		FAQ:     []int{4},
	},
	{
		ID: "XTND XMIT", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "old: sends mail through POP3", Zh: "旧命令：通过 POP3 发信"},
		Why: lang.Text{
			En: "It shows that POP3 was once used to send mail, but never by its standard.",
			Zh: "它说明曾有人用 POP3 发信，但从来不是按标准。",
		},
		Body: lang.Text{
			En: "Some servers, among them Berkeley's popper and Qpopper, took a whole message " +
				"after XTND XMIT in the TRANSACTION state and handed it to their own mailer. An " +
				"Internet-Draft of 1998 wrote it down for history only and advised to use SMTP " +
				"in its place. The message ended with a line that held only a dot, and one " +
				"answer had to serve for all recipients. It never became a standard, and hardly " +
				"a server offers it today. Sending mail is the work of SMTP: use a submission " +
				"port.",
			Zh: "有些服务器（如 Berkeley 的 popper 和 Qpopper）在事务状态（TRANSACTION）的 XTND " +
				"XMIT 之后收下整封邮件，再交给自己的发信程序。1998 年的一份互联网草案只作为历史把" +
				"它记下，并建议改用 SMTP。邮件以只含一个点的行结束，所有收件人只共用一个应答。它" +
				"从未成为标准，如今几乎没有服务器提供。发信是 SMTP 的事：请用提交端口。",
		},
		Pitfall: lang.Text{
			En: "\"Send mail through POP3\" in an old menu meant this. Its only answer covers all " +
				"recipients, so nobody learns which of them failed.",
			Zh: "旧软件菜单里的“通过 POP3 发信”指的就是它。所有收件人共用一个应答，谁失败了无从" +
				"得知。",
		},
		Example: "C: XTND XMIT\n" +
			"S: -ERR not supported, please use SMTP on port 587",
		Refs:    []string{"RFC 1939 §2"},
		Related: []string{"XTND", "submission", "587"},
		FAQ:     []int{4},
	},
	{
		ID: "XTND XLST", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "old: lists one header field", Zh: "旧命令：列出某个首部字段"},
		Why: lang.Text{
			En: "It let a client show a list of subjects without fetching each message.",
			Zh: "它让客户端不必逐封取信，就能显示主题列表。",
		},
		Body: lang.Text{
			En: "XTND XLST with the name of a header field, and perhaps a message number, " +
				"returned that field for each message, in a reply of many lines. Some servers of " +
				"the 1990s offered it in the TRANSACTION state, and an Internet-Draft of 1998 " +
				"wrote it down for history. It never became a standard. TOP n 0, which many " +
				"servers know, gives the header section in a standard way. A server of today " +
				"answers -ERR.",
			Zh: "XTND XLST 后接首部字段名，可能再加邮件序号，服务器用多行应答给出各封邮件的这个字" +
				"段。20 世纪 90 年代有些服务器在事务状态（TRANSACTION）提供它，1998 年的一份互联" +
				"网草案把它作为历史记下。它从未成为标准。许多服务器支持的 TOP n 0 能用标准方式取" +
				"得首部。如今的服务器会回 -ERR。",
		},
		Pitfall: lang.Text{
			En: "To fill a list of subjects, use TOP n 0 and expect that it may be missing; a " +
				"program that relies on XLST works nowhere today.",
			Zh: "要显示主题列表，请用 TOP n 0，并准备好它也可能没有；依赖 XLST 的程序如今哪里都" +
				"用不了。",
		},
		Example: "C: XTND XLST Subject 1\n" +
			"S: -ERR unknown command\n" +
			"C: TOP 1 0\n" +
			"S: +OK\n" +
			"S: Subject: hello\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §7"},
		Related: []string{"XTND", "TOP"},
		FAQ:     []int{7},
	},
	{
		ID: "XSENDER", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "old, private: who really sent a message",
			Zh: "旧的私有命令：询问真正的发件人",
		},
		Why: lang.Text{
			En: "It asked whether the server knew the sender for certain.",
			Zh: "它询问服务器能否确认发件人的身份。",
		},
		Body: lang.Text{
			En: "XSENDER with a message number is ascribed to the mail programs of Netscape and " +
				"Eudora and to a few servers of the 1990s. The answer was one line: +OK with the " +
				"name of a sender whom the server had authenticated, if it knew one. It stands " +
				"in no RFC, and we know it from descriptions only, not from a session that we " +
				"have seen. A server of today answers -ERR. What replaces the idea is checking " +
				"of domains, as in DKIM.",
			Zh: "带邮件序号的 XSENDER 据说出自 Netscape 和 Eudora 的邮件程序以及 20 世纪 90 年代" +
				"的少数服务器。应答只有一行：服务器如果验证过发件人的身份，就在 +OK 之后给出名字。" +
				"它不在任何 RFC 里，我们只见过对它的描述，没有见过实际会话。如今的服务器会回 -ERR。" +
				"这个想法后来由 DKIM 之类对域名的检查取代。",
		},
		Pitfall: lang.Text{
			En: "An answer would prove only that this one server knew the user, and says nothing " +
				"of mail that came from elsewhere.",
			Zh: "就算有应答，也只证明这台服务器认识该用户；对外来的邮件什么也说明不了。",
		},
		Example: "C: XSENDER 1\n" +
			"S: -ERR unknown command",
		Refs:    []string{"RFC 1939 §3"},
		Related: []string{"XTND"},
	},
	{
		ID: "XCLIENT", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "private: a proxy names the real client",
			Zh: "私有命令：代理说明真正的客户端",
		},
		Why: lang.Text{
			En: "XCLIENT tells a mail server behind a proxy where the client really is.",
			Zh: "XCLIENT 让代理后面的邮件服务器知道客户端的真实地址。",
		},
		Body: lang.Text{
			En: "Dovecot's proxies send it to Dovecot's POP3 servers in the AUTHORIZATION state, " +
				"with pairs such as ADDR= and PORT=. A server that would take it says [XCLIENT] " +
				"in its greeting. It answers +OK, or -ERR when the sender is not trusted. An " +
				"ordinary client never sends it. It is private, and it is not the same as the " +
				"XCLIENT that Postfix has for SMTP, though the idea is.",
			Zh: "Dovecot 的代理在授权状态（AUTHORIZATION）向 Dovecot 的 POP3 服务器发送它，带有 " +
				"ADDR=、PORT= 之类的成对参数。愿意接受的服务器会在问候里写上 [XCLIENT]。应答是 " +
				"+OK；不信任对方时是 -ERR。普通客户端从不发送。它是私有命令，与 Postfix 用在 " +
				"SMTP 里的 XCLIENT 想法相同，却不是同一个命令。",
		},
		Pitfall: lang.Text{
			En: "A server that takes it from everybody lets attackers choose the address in its " +
				"log and in its limits: allow it for the proxies' addresses only.",
			Zh: "谁发都接受的服务器，等于让攻击者自选日志和限速所用的地址：只应对代理的地址放行。",
		},
		Example: "S: +OK [XCLIENT] ready\n" +
			"C: XCLIENT ADDR=192.0.2.7 PORT=41234\n" +
			"S: +OK updated",
		Refs:    []string{"RFC 1939 §3"},
		Related: []string{"greeting", "PROXY"},
	},
	{
		ID: "POP2", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{En: "the older protocol of port 109", Zh: "109 端口上的旧协议"},
		Why: lang.Text{
			En: "POP2 is another protocol, not an early dialect of POP3.",
			Zh: "POP2 是另一种协议，不是 POP3 的早期方言。",
		},
		Body: lang.Text{
			En: "POP2 was published in 1985 and used port 109. HELO carries user name and " +
				"password in one line, FOLD chooses a mailbox, READ asks for a message, RETR " +
				"fetches it, and ACKS, ACKD or NACK say whether to keep or delete it. Its " +
				"replies begin with + or -, or with # and = followed by a number. Nothing of " +
				"this works with a POP3 server, which answers -ERR. POP3 took over the idea of " +
				"the maildrop and wrote everything else anew.",
			Zh: "POP2 发表于 1985 年，使用 109 端口。HELO 一行里带用户名和密码，FOLD 选择邮箱，" +
				"READ 指定邮件，RETR 取回，ACKS、ACKD、NACK 说明保留还是删除。应答以 +、- 开头，" +
				"或以 #、= 加数字开头。这些对 POP3 服务器都不起作用，只会得到 -ERR。POP3 沿用了邮" +
				"件存放区（maildrop）的想法，其余全部重写。",
		},
		Pitfall: lang.Text{
			En: "The client's first line gives it away: HELO with name and password on one line. " +
				"Do not send that to a POP3 server, where it stands in the log in clear.",
			Zh: "看第一行就能认出：HELO 一行里带着名字和密码。不要把它发给 POP3 服务器，那样密" +
				"码会以明文留在日志里。",
		},
		Example: "S: + POP2 lab.test server\n" +
			"C: HELO bob ****\n" +
			"S: #2 messages\n" +
			"C: READ 1\n" +
			"S: =120 characters\n" +
			"C: RETR\n" +
			"(120 characters of mail)\n" +
			"C: ACKS",
		Refs:    []string{"RFC 1939 §14"},
		Related: []string{"greeting", "109"},
		FAQ:     []int{1},
	},
	{
		ID: "HELO", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "not POP3: SMTP greets so, POP2 logs in so",
			Zh: "不是 POP3：SMTP 用于问候，POP2 用于登录",
		},
		Why: lang.Text{
			En: "HELO at a POP3 server means that another protocol was meant.",
			Zh: "对 POP3 服务器发 HELO，说明想用的是另一种协议。",
		},
		Body: lang.Text{
			En: "POP3 has no HELO; the server answers -ERR and the session goes on. In SMTP HELO " +
				"is the old form of EHLO. In POP2, the protocol of port 109, HELO carried user " +
				"name and password in one line. If you meant to send mail, use a submission port " +
				"and SMTP. If you meant to fetch mail, begin with CAPA or USER.",
			Zh: "POP3 没有 HELO；服务器回 -ERR，会话继续。SMTP 里，HELO 是 EHLO 的旧形式。109 端" +
				"口的 POP2 里，HELO 在一行里带上用户名和密码。想发信，请用提交端口和 SMTP。想取信，" +
				"请从 CAPA 或 USER 开始。",
		},
		Pitfall: lang.Text{
			En: "Who says HELO here has mostly typed 110 in place of 25, or joined the wrong " +
				"server: look at the greeting, +OK or 220.",
			Zh: "在这里发 HELO，多半是把 25 端口写成了 110，或连错了服务器：看问候是 +OK 还是 " +
				"220。",
		},
		Example: "S: +OK POP3 server ready\n" +
			"C: HELO client.lab.test\n" +
			"S: -ERR unknown command",
		Refs:    []string{"RFC 1939 §3"},
		Related: []string{"POP2", "CAPA", "wrong-protocol"},
		FAQ:     []int{4, 11},
	},
	{
		ID: "FOLD", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "POP2, not POP3: chooses a mailbox",
			Zh: "属于 POP2，不是 POP3：选择邮箱",
		},
		Why: lang.Text{
			En: "FOLD belongs to POP2; POP3 has one maildrop and no folders.",
			Zh: "FOLD 属于 POP2；POP3 只有一个邮件存放区（maildrop），没有文件夹。",
		},
		Body: lang.Text{
			En: "In POP2 the client named a mailbox with FOLD, and the answer was # and the " +
				"number of messages. POP3 has nothing like it: one login opens one maildrop. A " +
				"POP3 server answers -ERR. Folders on the server are what IMAP offers.",
			Zh: "在 POP2 里，客户端用 FOLD 指定邮箱，应答是 # 和邮件数。POP3 没有类似的命令：一次" +
				"登录只打开一个邮件存放区（maildrop）。POP3 服务器会回 -ERR。服务器上的文件夹由 " +
				"IMAP 提供。",
		},
		Pitfall: lang.Text{
			En: "\"My other folders do not come over POP3\" is no fault of the account: there is " +
				"only the one maildrop.",
			Zh: "“POP3 收不到其他文件夹的邮件”不是账号的毛病：它本来就只有一个邮件存放区（" +
				"maildrop）。",
		},
		Example: "C: FOLD archive\n" +
			"S: -ERR unknown command",
		Refs:    []string{"RFC 1939 §3"},
		Related: []string{"POP2"},
		FAQ:     []int{7},
	},
	{
		ID: "READ", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "POP2, not POP3: asks for a message",
			Zh: "属于 POP2，不是 POP3：指定邮件",
		},
		Why: lang.Text{
			En: "READ belongs to POP2; POP3 says LIST and RETR.",
			Zh: "READ 属于 POP2；POP3 用 LIST 和 RETR。",
		},
		Body: lang.Text{
			En: "In POP2 READ chose a message, and the answer was = and its length in " +
				"characters; RETR then sent it. POP3 joined the two steps: RETR with a number " +
				"sends the message at once. A POP3 server answers READ with -ERR.",
			Zh: "在 POP2 里，READ 选定一封邮件，应答是 = 和它的字符数，随后用 RETR 取回。POP3 把" +
				"两步合为一步：RETR 带上序号，邮件就直接发来。POP3 服务器对 READ 回 -ERR。",
		},
		Pitfall: lang.Text{
			En: "The name suggests a mark \"read\"; POP3 has no such mark, and neither READ nor " +
				"RETR sets one.",
			Zh: "名字让人想到“已读”标志；POP3 没有这种标志，READ 和 RETR 都不会设置它。",
		},
		Example: "C: READ 1\n" +
			"S: -ERR unknown command\n" +
			"C: RETR 1\n" +
			"S: +OK 120 octets\n" +
			"(message 1)\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §5"},
		Related: []string{"POP2", "RETR"},
		FAQ:     []int{7},
	},
	{
		ID: "ACKS", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "POP2, not POP3: received, keep it",
			Zh: "属于 POP2，不是 POP3：已收到，请保留",
		},
		Why: lang.Text{
			En: "ACKS belongs to POP2; in POP3 a message is kept unless DELE and QUIT say " +
				"otherwise.",
			Zh: "ACKS 属于 POP2；在 POP3 里，没有 DELE 和 QUIT，邮件就一直保留。",
		},
		Body: lang.Text{
			En: "In POP2 every message had to be acknowledged: ACKS kept it, ACKD deleted it, " +
				"NACK said that it had not arrived well. POP3 needs no acknowledgement, because " +
				"RETR changes nothing. A POP3 server answers -ERR.",
			Zh: "在 POP2 里，每封邮件都要确认：ACKS 表示保留，ACKD 表示删除，NACK 表示没有收好。" +
				"POP3 不需要确认，因为 RETR 什么也不改变。POP3 服务器会回 -ERR。",
		},
		Pitfall: lang.Text{
			En: "A POP3 client that waits for a way to acknowledge RETR waits in vain: silence " +
				"keeps the mail.",
			Zh: "想在 RETR 之后找确认命令的 POP3 客户端找不到：什么也不说，邮件就保留着。",
		},
		Example: "C: RETR 1\n" +
			"S: +OK 120 octets\n" +
			"(message 1)\n" +
			"S: .\n" +
			"C: ACKS\n" +
			"S: -ERR unknown command",
		Refs:    []string{"RFC 1939 §5"},
		Related: []string{"POP2", "DELE"},
		FAQ:     []int{2},
	},
	{
		ID: "ACKD", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "POP2, not POP3: received, delete it",
			Zh: "属于 POP2，不是 POP3：已收到，请删除",
		},
		Why: lang.Text{
			En: "ACKD belongs to POP2; POP3 says DELE, and QUIT makes it final.",
			Zh: "ACKD 属于 POP2；POP3 用 DELE，由 QUIT 最终生效。",
		},
		Body: lang.Text{
			En: "In POP2 ACKD acknowledged a message and deleted it. POP3 separates the two: " +
				"RETR fetches, DELE marks, and QUIT removes. A POP3 server answers ACKD with " +
				"-ERR.",
			Zh: "在 POP2 里，ACKD 确认收到并删除邮件。POP3 把两件事分开：RETR 取回，DELE 标记，" +
				"QUIT 删除。POP3 服务器对 ACKD 回 -ERR。",
		},
		Pitfall: lang.Text{
			En: "In POP2 this one word deleted; in POP3 deleting takes two steps, and the second " +
				"is easily forgotten.",
			Zh: "POP2 里这一个词就删除了；POP3 删除要两步，第二步常被忘掉。",
		},
		Example: "C: ACKD\n" +
			"S: -ERR unknown command\n" +
			"C: DELE 1\n" +
			"S: +OK marked, QUIT makes it final",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §6"},
		Related: []string{"POP2", "DELE"},
		FAQ:     []int{7},
	},
	{
		ID: "NACK", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "POP2, not POP3: not received well",
			Zh: "属于 POP2，不是 POP3：没有收好",
		},
		Why: lang.Text{
			En: "NACK belongs to POP2; a POP3 client simply sends RETR again.",
			Zh: "NACK 属于 POP2；POP3 客户端再发一次 RETR 就行。",
		},
		Body: lang.Text{
			En: "In POP2 NACK said that a message had not arrived well and was to be kept. A " +
				"POP3 client needs no such word: nothing is deleted without DELE and QUIT, so it " +
				"can fetch the message once more. A POP3 server answers NACK with -ERR.",
			Zh: "在 POP2 里，NACK 表示邮件没有收好，要求保留。POP3 客户端不需要这个词：没有 DELE " +
				"和 QUIT 就不会删除，再取一次即可。POP3 服务器对 NACK 回 -ERR。",
		},
		Pitfall: lang.Text{
			En: "A download that broke off needs no word to the server, but the client must throw " +
				"the half message away before it fetches again.",
			Zh: "下载中断不必告诉服务器，但客户端重取之前要先丢掉那半封邮件。",
		},
		Example: "C: NACK\n" +
			"S: -ERR unknown command\n" +
			"C: RETR 1\n" +
			"S: +OK 120 octets, once more\n" +
			"(message 1)\n" +
			"S: .",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §6"},
		Related: []string{"POP2", "RETR"},
		FAQ:     []int{7},
	},
	{
		ID: "PROXY", Kind: KindCommand, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "load balancer's line, not POP3",
			Zh: "负载均衡器的前导行，不是 POP3",
		},
		Why: lang.Text{
			En: "A line that begins with PROXY comes from a load balancer, before the protocol " +
				"starts.",
			Zh: "以 PROXY 开头的行来自负载均衡器，发送在协议开始之前。",
		},
		Body: lang.Text{
			En: "HAProxy defined a line such as PROXY TCP4 with the addresses and ports of both " +
				"ends; a load balancer sends it before anything else, so that the server learns " +
				"who really connects. It is no command of POP3 or SMTP and gets no answer. A " +
				"server that does not expect it takes it for an unknown command, and one that " +
				"waits for it never sends a greeting. There is also a binary form of it. If a " +
				"greeting never comes, this may be why.",
			Zh: "HAProxy 规定了形如 PROXY TCP4 加双方地址和端口的一行；负载均衡器抢在一切之前发送" +
				"它，好让服务器知道真正的来访者是谁。它不是 POP3 或 SMTP 的命令，也没有应答。没有" +
				"预料到它的服务器会当成不认识的命令；而等着它的服务器永远不发问候。它还有一种二进" +
				"制形式。如果问候迟迟不来，原因可能就在这里。",
		},
		Pitfall: lang.Text{
			En: "Both ends must be set to it. If only the server expects the line, every client " +
				"waits for a greeting that does not come.",
			Zh: "两头要一起设置。如果只有服务器在等这一行，所有客户端都会等不到问候。",
		},
		Example: "C: PROXY TCP4 192.0.2.7 198.51.100.5 41234 110\n" +
			"S: +OK POP3 server ready",
		Refs:    []string{"RFC 1939 §3"},
		Related: []string{"XCLIENT", "early-talk", "greeting"},
		FAQ:     []int{11},
	},
}
