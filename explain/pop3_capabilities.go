package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// pop3Capabilities are the tags of CAPA: the registry of RFC 2449 §9, and tags that
// are met although they stand in no standard.
var pop3Capabilities = []Topic{
	{
		ID: "TOP", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "the command TOP is available", Zh: "支持 TOP 命令"},
		Why: lang.Text{
			En: "The client can preview messages without fetching them whole.",
			Zh: "客户端不必取整封邮件就能预览。",
		},
		Body: lang.Text{
			En: "TOP stands in the list before and after login; the command itself works in the " +
				"TRANSACTION state only. It has no arguments. Without it a client can only fetch " +
				"whole messages with RETR. Some sites switch TOP off so that mail can be " +
				"downloaded once only.",
			Zh: "TOP 在登录前后都列出；命令本身只能在事务状态（TRANSACTION）使用。它没有参数。没" +
				"有它，客户端只能用 RETR 取整封邮件。有的站点把 TOP 关掉，好让邮件只能下载一次。",
		},
		Pitfall: lang.Text{
			En: "TOP with a large number of lines is no safe copy: a client that then sends DELE " +
				"loses what the number cut off.",
			Zh: "用 TOP 加很大的行数，不等于取到了完整的邮件：随后就发 DELE，被截掉的部分就丢了。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: TOP\n" +
			"S: .\n" +
			"C: TOP 1 5\n" +
			"S: -ERR log in first",
		Refs:    []string{"RFC 2449 §6.1", "RFC 1939 §7", "RFC 1939 §8"},
		Related: []string{"TOP", "UIDL"},
		FAQ:     []int{7},
	},
	{
		ID: "USER", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "login with USER and PASS is possible",
			Zh: "可以用 USER 和 PASS 登录",
		},
		Why: lang.Text{
			En: "The plain login is available, though perhaps not to every user.",
			Zh: "可以明文登录，但未必每个用户都行。",
		},
		Body: lang.Text{
			En: "It says that the server knows USER and PASS. It does not promise that your " +
				"account may use them. A server that insists on TLS may leave USER out until " +
				"STLS has been done, so the list is asked for again. It has no arguments. Where " +
				"it is missing, log in with AUTH and a mechanism from the line SASL.",
			Zh: "它说明服务器支持 USER 和 PASS，但不保证每个账号都可以用。坚持要 TLS 的服务器可能在 " +
				"STLS 之前不列出 USER，所以之后要重新询问。它没有参数。没有列出时，请用 AUTH 和 " +
				"SASL 一行里的某种机制登录。",
		},
		Pitfall: lang.Text{
			En: "That USER is missing before STLS does not mean that your password login is off: " +
				"start TLS and ask CAPA again.",
			Zh: "STLS 之前没有 USER，不等于不能用密码登录：先启用 TLS，再问一次 CAPA。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: USER\n" +
			"S: STLS\n" +
			"S: .\n" +
			"C: USER bob\n" +
			"S: +OK",
		Refs:    []string{"RFC 2449 §6.2", "RFC 2595 §8"},
		Related: []string{"USER", "PASS", "SASL", "STLS"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "SASL", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "login mechanisms that AUTH may name", Zh: "AUTH 可用的登录机制"},
		Why: lang.Text{
			En: "It names the ways to log in besides USER and PASS.",
			Zh: "它列出 USER 和 PASS 之外的登录方式。",
		},
		Body: lang.Text{
			En: "The words after SASL are the mechanisms that the command AUTH accepts. The list " +
				"may grow after STLS: many servers offer mechanisms that send the password " +
				"itself only inside TLS. It also says that AUTH takes a first response on its " +
				"own line. After the login it must still be listed, although AUTH is then " +
				"refused. An empty list leaves a client without a mechanism.",
			Zh: "SASL 后面的词是 AUTH 命令接受的机制。STLS 之后列表可能变长：许多服务器只在 TLS " +
				"之内才提供直接发送密码的机制。它还表示 AUTH 可以在同一行带上首个响应。登录之后它" +
				"仍须列出，虽然那时 AUTH 会被拒绝。列表为空，客户端就没有机制可用。",
		},
		Pitfall: lang.Text{
			En: "A client that picks the first word picks the server's order, not the safest: " +
				"compare what is listed with what you trust.",
			Zh: "只取第一个词的客户端，选到的是服务器的排列，不是最安全的：应与自己信任的机制对" +
				"照。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: SASL PLAIN SCRAM-SHA-256\n" +
			"S: .\n" +
			"C: AUTH SCRAM-SHA-256 biwsbj1ib2Iscj1mYWtlY2xpZW50MQ==\n" +
			"S: + cj1mYWtlY2xpZW50MWZha2VzZXJ2ZXIxLHM9KioqKixpPTQwOTY=",
		Refs:    []string{"RFC 2449 §6.3", "RFC 5034 §3"},
		Related: []string{"AUTH", "PLAIN", "SCRAM-SHA-256", "USER"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "RESP-CODES", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "replies may begin with a [CODE]", Zh: "应答文字开头可能有 [应答码]"},
		Why: lang.Text{
			En: "A bracket at the start of a reply text is now a code for programs to read.",
			Zh: "应答文字开头的方括号是给程序读的码。",
		},
		Body: lang.Text{
			En: "With it the server promises that a text that begins with an open square bracket " +
				"begins with an extended response code, such as [IN-USE]. So a program can act " +
				"on the cause of an error and need not guess from the wording. Without it a " +
				"bracket may be mere text. It has no arguments. Unknown codes are ignored, and " +
				"detail after a slash as well.",
			Zh: "列出它，服务器就保证：以方括号开头的文字，开头必是扩展应答码，如 [IN-USE]。程序" +
				"因此能按失败的原因行事，不必猜测文字。没有它，方括号可能只是普通文字。它没有参数。" +
				"不认识的码应忽略，斜线后的细节也一样。",
		},
		Pitfall: lang.Text{
			En: "Without it, text in brackets is only text: a client that still acts on \"[AUTH]\" " +
				"trusts a sentence that anybody may have worded.",
			Zh: "没有它，方括号里只是普通文字：仍照“[AUTH]”行事的客户端，等于相信一句随便写的话。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: RESP-CODES\n" +
			"S: .\n" +
			"C: PASS ****\n" +
			"S: -ERR [IN-USE] locked by another session",
		Refs:    []string{"RFC 2449 §6.4", "RFC 2449 §8"},
		Related: []string{"IN-USE", "LOGIN-DELAY", "AUTH-RESP-CODE"},
		FAQ:     []int{3, 9},
	},
	{
		ID: "LOGIN-DELAY", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "seconds to wait between two logins",
			Zh: "两次登录之间至少间隔的秒数",
		},
		Why: lang.Text{
			En: "It limits how often a mail program may look for new mail.",
			Zh: "它限制邮件程序查信的频率。",
		},
		Body: lang.Text{
			En: "The number says how many seconds after a successful login the next one will be " +
				"accepted. USER behind the number, before login, says that the value differs " +
				"from user to user and that CAPA after the login tells the exact one. A login " +
				"that comes too soon is refused, perhaps with [LOGIN-DELAY]. The reason is load: " +
				"each poll costs a connection, a login and the opening of a maildrop.",
			Zh: "数字表示登录成功之后，要过多少秒才接受下一次登录。登录之前数字后面的 USER，表示" +
				"各用户的值不同，登录后的 CAPA 会给出确切的值。登录太早会被拒绝，可能带 " +
				"[LOGIN-DELAY]。原因是负担：每次轮询都要建立连接、登录、打开邮件存放区（maildrop）。",
		},
		Pitfall: lang.Text{
			En: "Set the interval of your mail program longer than this value, or every second " +
				"look will fail.",
			Zh: "请把邮件程序的查信间隔设得比它长，否则会时常登录失败。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: LOGIN-DELAY 300 USER\n" +
			"S: .",
		Refs:    []string{"RFC 2449 §6.5", "RFC 2449 §8.1.1"},
		Related: []string{"LOGIN-DELAY", "PASS"},
		FAQ:     []int{12},
	},
	{
		ID: "PIPELINING", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "several commands may be sent at once", Zh: "可以连续发送多条命令"},
		Why: lang.Text{
			En: "The client may send commands without waiting for each reply.",
			Zh: "客户端不必等每个应答就能继续发命令。",
		},
		Body: lang.Text{
			En: "The server handles the commands one after the other, and the replies come in " +
				"the same order. It saves waiting, above all for many RETR and DELE. STLS, AUTH " +
				"and QUIT end such a group: what comes after them depends on their answer. It " +
				"has no arguments. SMTP has an extension of the same name.",
			Zh: "服务器逐条处理命令，应答按同样的顺序返回。它节省等待时间，尤其是在有许多 RETR 和 " +
				"DELE 时。STLS、AUTH 和 QUIT 之后不能再接着发：后面的内容要看它们的应答。它没有参" +
				"数。SMTP 有同名的扩展。",
		},
		Pitfall: lang.Text{
			En: "Do not pipeline across the login: some servers that list PIPELINING lose what " +
				"follows PASS.",
			Zh: "流水线不要跨过登录：有的服务器虽列出 PIPELINING，却会丢掉 PASS 之后的命令。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: PIPELINING\n" +
			"S: .\n" +
			"C: DELE 1\n" +
			"C: DELE 2\n" +
			"S: +OK\n" +
			"S: +OK",
		Refs:    []string{"RFC 2449 §6.6", "RFC 2595 §4", "RFC 5034 §4"},
		Related: []string{"pipelining", "CAPA"},
		FAQ:     []int{13},
	},
	{
		ID: "EXPIRE", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "how long mail may stay on the server",
			Zh: "邮件能在服务器上保留多久",
		},
		Why: lang.Text{
			En: "It tells whether leaving mail on the server is safe.",
			Zh: "它说明把邮件留在服务器上是否可靠。",
		},
		Body: lang.Text{
			En: "The argument is the smallest number of days for which the server keeps a " +
				"message, NEVER when it does not delete by itself, or 0 when nothing may be " +
				"left: then each message that was fetched may be deleted at QUIT without a DELE. " +
				"When the days begin to count is left open. USER behind the value, before login, " +
				"says that it differs from user to user. Sites that delete by a rule should " +
				"announce it in this way, but not all do.",
			Zh: "参数是服务器至少保留邮件的天数；NEVER 表示服务器不会自行删除；0 表示不许留：取过" +
				"的邮件在 QUIT 时可能不经 DELE 就被删除。从哪天算起没有规定。登录之前值后面的 " +
				"USER，表示各用户不同。按规定自动删除邮件的站点应该这样公布，但并非都照做。",
		},
		Pitfall: lang.Text{
			En: "With EXPIRE 0 the setting \"leave messages on the server\" cannot work.",
			Zh: "有 EXPIRE 0 时，“在服务器上保留副本”的设置不起作用。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: EXPIRE 30\n" +
			"S: .\n" +
			"C: QUIT\n" +
			"S: +OK",
		Refs:    []string{"RFC 2449 §6.7", "RFC 1939 §8"},
		Related: []string{"leave on server", "RETR", "DELE"},
		FAQ:     []int{2, 9},
	},
	{
		ID: "UIDL", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "the command UIDL is available", Zh: "支持 UIDL 命令"},
		Why: lang.Text{
			En: "The client can tell which messages it has already fetched.",
			Zh: "客户端能分辨哪些邮件已经取过。",
		},
		Body: lang.Text{
			En: "UIDL stands in the list before and after login; the command itself works in the " +
				"TRANSACTION state only. It has no arguments. Without it a client that leaves " +
				"mail on the server would fetch everything again each time.",
			Zh: "UIDL 在登录前后都列出；命令本身只能在事务状态（TRANSACTION）使用。它没有参数。没" +
				"有它，把邮件留在服务器上的客户端每次都得全部重取。",
		},
		Pitfall: lang.Text{
			En: "After a move to another server all unique-ids may change, and programs that " +
				"leave mail on the server fetch everything once more.",
			Zh: "换了服务器，唯一标识可能全部改变；保留副本的软件会把邮件全部重取一遍。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: UIDL\n" +
			"S: .\n" +
			"C: UIDL 1\n" +
			"S: +OK 1 0000000168a1",
		Refs:    []string{"RFC 2449 §6.8", "RFC 1939 §7"},
		Related: []string{"UIDL", "leave on server"},
		FAQ:     []int{9},
	},
	{
		ID: "IMPLEMENTATION", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "name and version of the server software",
			Zh: "服务器软件的名称和版本",
		},
		Why: lang.Text{
			En: "It helps to read logs; it must not change what a client does.",
			Zh: "它便于查看记录，但客户端不得因此改变行为。",
		},
		Body: lang.Text{
			En: "The text names the software, as its makers like to write it. It may be listed " +
				"only after login. A client must not behave differently because of it. For an " +
				"attacker a version number is a hint, so many servers leave it out.",
			Zh: "这段文字是软件的名称，写法由作者自定。它可能只在登录之后列出。客户端不得因它而改" +
				"变行为。版本号对攻击者是线索，所以许多服务器不列出它。",
		},
		Pitfall: lang.Text{
			En: "A workaround chosen by this text breaks with the next version: test what the " +
				"server does, not what it is called.",
			Zh: "按这段文字选用的变通办法，到下一版就失灵：应看服务器怎么做，不看它叫什么。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: IMPLEMENTATION Lab-POP3-1.0\n" +
			"S: .",
		Refs:    []string{"RFC 2449 §6.9"},
		Related: []string{"CAPA"},
	},
	{
		ID: "STLS", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "this connection can be upgraded to TLS",
			Zh: "这个连接可以升级为 TLS",
		},
		Why: lang.Text{
			En: "TLS is on offer; a client that will send a password should take it.",
			Zh: "服务器提供 TLS；要发送密码的客户端应当用它。",
		},
		Body: lang.Text{
			En: "It says that the command STLS is there. The command works in the AUTHORIZATION " +
				"state only, and once only: inside TLS it is refused. The definition speaks of " +
				"what is permitted now, and names AUTHORIZATION only; the registry of " +
				"capabilities says both states. So servers differ, and STLS in a list after " +
				"login is no sign of trouble. It has no arguments.",
			Zh: "它表示支持 STLS 命令。命令只能在授权状态（AUTHORIZATION）使用，而且只能用一次：" +
				"在 TLS 之内会被拒绝。定义说的是当前状态下可用的命令，只提到授权状态；能力注册表" +
				"却写两种状态都列出。所以各服务器做法不同，登录之后仍列出 STLS 并不说明有问题。它" +
				"没有参数。",
		},
		Pitfall: lang.Text{
			En: "If it is missing on a network that you do not trust, it may have been removed " +
				"on the way.",
			Zh: "在不可信的网络上如果看不到它，可能是途中被抹掉了。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: STLS\n" +
			"S: .\n" +
			"C: STLS\n" +
			"S: +OK begin TLS now\n" +
			"(TLS handshake)",
		Refs:    []string{"RFC 2595 §4", "RFC 2595 §8", "RFC 2449 §5"},
		Related: []string{"STLS", "downgrade attack", "stls-after-login"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "AUTH-RESP-CODE", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "wrong credentials are marked [AUTH]", Zh: "凭据有误时必标 [AUTH]"},
		Why: lang.Text{
			En: "A failed login without [AUTH] then has another cause than the password.",
			Zh: "有了它，不带 [AUTH] 的登录失败就不是密码的问题。",
		},
		Body: lang.Text{
			En: "With it the server promises to put [AUTH] on every -ERR that is due to the " +
				"credentials. So a program knows when to ask the user for a new password, and " +
				"when not to. It has no arguments. Without it a failed login may mean anything.",
			Zh: "列出它，服务器就保证：凡因凭据而起的 -ERR 都带 [AUTH]。程序因此知道什么时候该让" +
				"用户重输密码，什么时候不该。它没有参数。没有它，登录失败可能是任何原因。",
		},
		Pitfall: lang.Text{
			En: "It speaks about login failures only: an [AUTH] that is missing on RETR or STAT " +
				"tells nothing.",
			Zh: "它只管登录失败：RETR 或 STAT 的失败没有 [AUTH]，说明不了什么。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: AUTH-RESP-CODE\n" +
			"S: .\n" +
			"C: PASS ****\n" +
			"S: -ERR [SYS/TEMP] user database is down",
		Refs:    []string{"RFC 3206 §6", "RFC 3206 §5"},
		Related: []string{"AUTH", "RESP-CODES", "PASS"},
		FAQ:     []int{3},
	},
	{
		ID: "UTF8", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "the command UTF8 is available", Zh: "支持 UTF8 命令"},
		Why: lang.Text{
			En: "The session can be switched to UTF-8 before the login.",
			Zh: "登录之前可以把会话切换到 UTF-8。",
		},
		Body: lang.Text{
			En: "It says that the command UTF8 is there, to be sent in the AUTHORIZATION state. " +
				"The argument USER says that user names and passwords may be in UTF-8 as well; " +
				"without it they must be ASCII. Start TLS first, since STLS is not allowed after " +
				"UTF8.",
			Zh: "它表示支持 UTF8 命令，应在授权状态（AUTHORIZATION）发送。参数 USER 表示用户名和" +
				"密码也可以用 UTF-8；没有它就只能用 ASCII。请先启用 TLS，因为 UTF8 之后不许再发 " +
				"STLS。",
		},
		Pitfall: lang.Text{
			En: "Without the argument USER a Chinese user name or password may fail, although " +
				"UTF8 itself was answered with +OK.",
			Zh: "没有参数 USER 时，中文用户名或密码可能登录失败，哪怕 UTF8 命令本身得到了 +OK。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: UTF8 USER\n" +
			"S: .\n" +
			"C: UTF8\n" +
			"S: +OK",
		Refs:    []string{"RFC 6856 §2", "RFC 6856 §2.2"},
		Related: []string{"UTF8", "LANG"},
	},
	{
		ID: "LANG", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "the language of replies can be chosen", Zh: "可以选择应答的语言"},
		Why: lang.Text{
			En: "The texts behind +OK and -ERR can come in other languages.",
			Zh: "+OK 和 -ERR 后面的文字可以换一种语言。",
		},
		Body: lang.Text{
			En: "It says that the command LANG is there, before and after login. It has no " +
				"arguments; LANG without an argument lists the languages. It concerns texts for " +
				"people only.",
			Zh: "它表示支持 LANG 命令，登录前后都能用。它没有参数；不带参数的 LANG 命令会列出可用" +
				"语言。它只关系到给人看的文字。",
		},
		Pitfall: lang.Text{
			En: "It does not translate mail: only the words behind +OK and -ERR change.",
			Zh: "它不翻译邮件：变的只是 +OK 和 -ERR 后面的文字。",
		},
		Example: "C: LANG\n" +
			"S: +OK languages follow\n" +
			"S: en English\n" +
			"S: zh 中文\n" +
			"S: .",
		Refs:    []string{"RFC 6856 §3.1", "RFC 6856 §3.2"},
		Related: []string{"LANG", "UTF8"},
	},
	{
		ID: "X-GOOGLE-RICO", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "private tag of Gmail, meaning not public",
			Zh: "Gmail 的私有标签，含义未公布",
		},
		Why: lang.Text{
			En: "Gmail's server prints it; clients ignore it.",
			Zh: "Gmail 的服务器会列出它，客户端不必理会。",
		},
		Body: lang.Text{
			En: "The tag was seen in Gmail's list before login. It is not registered, and we " +
				"know no public description of what it means. A client that does not know a tag " +
				"ignores it. RFC 2449 §9 keeps names that begin with X out of the registry.",
			Zh: "有人在 Gmail 登录之前的列表里见过这个标签。它没有注册，也没有见到公开的说明。客" +
				"户端不认识的标签应当忽略。RFC 2449 §9 不许注册以 X 开头的名字。",
		},
		Pitfall: lang.Text{
			En: "Do not search for a setting that it belongs to: what Gmail needs from a client " +
				"is TLS and an app password or token.",
			Zh: "不必去找它对应的设置：Gmail 对客户端的要求是 TLS，以及授权码或令牌。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: X-GOOGLE-RICO\n" +
			"S: SASL PLAIN XOAUTH2 OAUTHBEARER\n" +
			"S: .",
		Refs:    []string{"RFC 2449 §9"},
		Related: []string{"CAPA"},
	},
	{
		ID: "APOP", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "not standard: the greeting shows APOP",
			Zh: "非标准：APOP 本应看问候",
		},
		Why: lang.Text{
			En: "The sign for APOP is the timestamp in the greeting, not a capability.",
			Zh: "APOP 的标志是问候里的时间戳，不是能力标签。",
		},
		Body: lang.Text{
			En: "The standard left an APOP capability out on purpose, so that the same thing is " +
				"not announced in two ways. Some servers are said to list it all the same; it is " +
				"not registered. Look at the greeting: a text in angle brackets offers APOP.",
			Zh: "标准有意不设 APOP 能力，免得同一件事有两种公布方式。据说有些服务器照样列出它；它" +
				"没有注册。请看问候：有尖括号括起的文字，才是提供 APOP。",
		},
		Pitfall: lang.Text{
			En: "A client that asks CAPA for APOP misses it on servers that follow the standard, " +
				"and may try it where the greeting has no timestamp, which cannot work.",
			Zh: "靠 CAPA 判断 APOP 的客户端，遇到守标准的服务器会漏掉它；问候里没有时间戳却去尝" +
				"试，也不可能成功。",
		},
		Example: "S: +OK POP3 server ready\n" +
			"C: CAPA\n" +
			"S: +OK\n" +
			"S: APOP\n" +
			"S: .\n" +
			"(no timestamp in the greeting, so APOP cannot be used)",
		Refs:    []string{"RFC 2449 §6", "RFC 1939 §7"},
		Related: []string{"APOP", "greeting"},
		FAQ:     []int{3},
	},
	{
		ID: "XOAUTH2", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "belongs into the SASL line", Zh: "本应写在 SASL 一行里"},
		Why: lang.Text{
			En: "XOAUTH2 is a mechanism of the line SASL, not a capability by itself.",
			Zh: "XOAUTH2 是 SASL 一行里的机制，本身不是能力。",
		},
		Body: lang.Text{
			En: "Gmail and others announce it as one of the mechanisms after SASL, as in SASL " +
				"PLAIN XOAUTH2 OAUTHBEARER. As a tag of its own it stands in no standard. See " +
				"the mechanism XOAUTH2 for what is sent.",
			Zh: "Gmail 等服务器把它列为 SASL 后面的机制之一，如 SASL PLAIN XOAUTH2 OAUTHBEARER。" +
				"标准里没有把它单独作为标签的用法。发送什么内容，见 XOAUTH2 机制。",
		},
		Pitfall: lang.Text{
			En: "A program that reads tags only, and not the words behind SASL, reports \"OAuth " +
				"not supported\" for a server that has it.",
			Zh: "只看标签、不看 SASL 后面各词的程序，会对支持 OAuth 的服务器报“不支持”。",
		},
		Example: "C: CAPA\n" +
			"S: +OK\n" +
			"S: SASL PLAIN XOAUTH2\n" +
			"S: .\n" +
			"C: AUTH XOAUTH2 ****\n" +
			"S: +OK logged in",
		Refs:    []string{"RFC 2449 §6.3", "RFC 5034 §3"},
		Related: []string{"SASL", "XOAUTH2", "OAUTHBEARER"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "STARTTLS", Kind: KindCapability, Proto: trace.POP3,
		Gloss: lang.Text{En: "wrong name: POP3 says STLS", Zh: "名字写错了：POP3 用 STLS"},
		Why: lang.Text{
			En: "STARTTLS is SMTP's and IMAP's word; the command in POP3 is STLS.",
			Zh: "STARTTLS 是 SMTP 和 IMAP 的说法，POP3 的命令是 STLS。",
		},
		Body: lang.Text{
			En: "POP3's verbs have three or four letters, so the upgrade to TLS is called STLS. " +
				"A server that lists STARTTLS in CAPA mixes the protocols up; we have this from " +
				"descriptions only. Try STLS: if it is answered with +OK, TLS can begin.",
			Zh: "POP3 的命令字只有三四个字母，所以升级到 TLS 的命令叫 STLS。在 CAPA 里列出 " +
				"STARTTLS 的服务器是把协议弄混了；这种情况我们只见过描述。请试 STLS：得到 +OK 就" +
				"可以开始 TLS。",
		},
		Pitfall: lang.Text{
			En: "Typing STARTTLS to a POP3 server gives -ERR, and people conclude that it has no " +
				"TLS; the verb is STLS.",
			Zh: "对 POP3 服务器发 STARTTLS 会得到 -ERR，有人便断定它没有 TLS；其实命令应是 STLS。",
		},
		Example: "C: STARTTLS\n" +
			"S: -ERR unknown command\n" +
			"C: STLS\n" +
			"S: +OK begin TLS, please\n" +
			"(TLS handshake)",
		Refs:    []string{"RFC 2595 §4", "RFC 1939 §3"},
		Related: []string{"STLS"},
		FAQ:     []int{6, 11},
	},
}
