package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// pop3Replies are the status indicators of POP3 (RFC 1939 §3) and the line by
// which a login goes on (RFC 5034 §4).
var pop3Replies = []Topic{
	{
		ID: "+OK", Kind: KindReply, Proto: trace.POP3,
		Gloss: lang.Text{En: "yes: the command was carried out", Zh: "肯定应答：命令已执行"},
		Why: lang.Text{
			En: "+OK is POP3's only positive answer.",
			Zh: "+OK 是 POP3 唯一的肯定应答。",
		},
		Body: lang.Text{
			En: "The server sends it in capitals at the start of the first line. What follows is " +
				"free text, except after STAT, LIST and UIDL, where numbers and names follow " +
				"that a client reads. After CAPA, RETR, TOP, LIST and UIDL more lines follow, " +
				"ended by a line that holds only a dot. A response code in square brackets may " +
				"stand first in the text. A bare +OK without any text is correct too.",
			Zh: "服务器在第一行开头用大写发送。后面是自由文字；只有 STAT、LIST 和 UIDL 之后是客户" +
				"端要读的数字和名字。CAPA、RETR、TOP、LIST、UIDL 之后还有多行，以只含一个点的行结" +
				"束。文字开头可能有方括号括起的扩展应答码。只有 +OK、没有文字，也是正确的。",
		},
		Pitfall: lang.Text{
			En: "Do not read meaning into the text: servers word it as they like.",
			Zh: "不要从文字里推断含义：服务器爱怎么写就怎么写。",
		},
		Example: "C: STAT\n" +
			"S: +OK 2 320\n" +
			"C: DELE 1\n" +
			"S: +OK",
		Refs:    []string{"RFC 1939 §3", "RFC 1939 §9", "RFC 2449 §3"},
		Related: []string{"-ERR", "+"},
	},
	{
		ID: "-ERR", Kind: KindReply, Proto: trace.POP3,
		Gloss: lang.Text{En: "no: refused or not possible", Zh: "否定应答：拒绝或无法执行"},
		Why: lang.Text{
			En: "-ERR says no, but not whether trying again would help.",
			Zh: "-ERR 表示不行，但不说明再试有没有用。",
		},
		Body: lang.Text{
			En: "The server sends it for commands that it does not know, that are malformed, " +
				"that come in the wrong state, and for whatever it will not or cannot do. POP3 " +
				"has no numbers: there is no way to tell a permanent no from a temporary one, " +
				"unless a response code such as [IN-USE] or [SYS/TEMP] follows. The session goes " +
				"on in the same state, unless the server closes it. After a failed login many " +
				"servers answer late on purpose or close. -ERR is always one line.",
			Zh: "对不认识的命令、格式不对的命令、状态不对的命令，以及不愿或不能做的事，服务器都这" +
				"样回答。POP3 没有数字应答码：除非后面有 [IN-USE]、[SYS/TEMP] 之类的扩展应答码，" +
				"否则分不清是永久还是暂时的失败。会话留在原来的状态，除非服务器关闭它。登录失败之" +
				"后，许多服务器故意迟答，或者关闭连接。-ERR 永远只有一行。",
		},
		Pitfall: lang.Text{
			En: "-ERR does not mean \"wrong password\" unless [AUTH] says so. Do not ask the user " +
				"for a new one for every -ERR.",
			Zh: "没有 [AUTH]，-ERR 就不等于“密码错误”。不要一见 -ERR 就让用户重输密码。",
		},
		Example: "C: RETR 9\n" +
			"S: -ERR no such message",
		Refs:    []string{"RFC 1939 §3", "RFC 2449 §8", "RFC 3206 §3"},
		Related: []string{"+OK", "IN-USE", "SYS/TEMP", "AUTH"},
		FAQ:     []int{3},
	},
	{
		ID: "+", Kind: KindReply, Proto: trace.POP3,
		Gloss: lang.Text{En: "go on: the login needs one more line", Zh: "继续：登录还需要一行"},
		Why: lang.Text{
			En: "A plus sign and a space carry a challenge during AUTH; the login is not " +
				"finished.",
			Zh: "加号和空格之后是 AUTH 过程中的质询，登录还没有完成。",
		},
		Body: lang.Text{
			En: "It comes only within an AUTH exchange. After \"+ \" follows a challenge in " +
				"base64, or nothing at all when the server only waits for the client's first " +
				"response. The client answers with one line of base64, an empty line where the " +
				"mechanism asks for one, or * to give up. Then another \"+ \" may come, and at " +
				"last +OK or -ERR. SMTP uses 334 for the same purpose.",
			Zh: "它只出现在 AUTH 过程中。“+ ”之后是 base64 质询；如果服务器只是在等客户端的首个响" +
				"应，后面就什么也没有。客户端回一行 base64，或按机制的要求回一个空行，或用 * 放弃。" +
				"之后可能又来一个“+ ”，最后是 +OK 或 -ERR。SMTP 用 334 表示同样的意思。",
		},
		Pitfall: lang.Text{
			En: "Some servers forget the space or send text in place of base64; one old server " +
				"answers +OK here.",
			Zh: "有的服务器漏掉空格，或者不发 base64 而发文字；有一种老服务器在这里回 +OK。",
		},
		Example: "C: AUTH PLAIN\n" +
			"S: + \n" +
			"C: ****\n" +
			"S: -ERR [AUTH] wrong name or password",
		Refs:    []string{"RFC 5034 §4", "RFC 4422 §3.4"},
		Related: []string{"AUTH", "PLAIN", "missing-space"},
		FAQ:     []int{3},
	},
}

// pop3ResponseCodes are the extended response codes, which stand in brackets at
// the start of a reply's text (RFC 2449 §8, RFC 3206, RFC 6856 §5), and two private
// ones of Dovecot.
var pop3ResponseCodes = []Topic{
	{
		ID: "IN-USE", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{En: "maildrop is locked by another session", Zh: "存放区被另一会话占用"},
		Why: lang.Text{
			En: "The login itself was right: another session holds the lock.",
			Zh: "凭据没有错，只是锁在另一会话手里。",
		},
		Body: lang.Text{
			En: "It comes with -ERR to PASS, APOP or AUTH. The credentials were accepted, but " +
				"the server could not get the exclusive-access lock on the maildrop, most often " +
				"because another device is logged in. The other session may also have died " +
				"without the server noticing yet. Wait and try again; do not ask for the " +
				"password. Many servers let several sessions in and never send it.",
			Zh: "它随 -ERR 出现，回答 PASS、APOP 或 AUTH。凭据已通过，但服务器没能取得邮件存放区" +
				"（maildrop）的独占锁，多半是因为另一台设备正登录着。也可能那个会话早已中断，服务" +
				"器还没察觉。等一会儿再试，不要让用户重输密码。许多服务器允许多个会话同时登录，从" +
				"不发送它。",
		},
		Pitfall: lang.Text{
			En: "A mail program that treats it as a wrong password makes people change passwords " +
				"that were right.",
			Zh: "邮件程序若把它当成密码错误，就会让人把本来正确的密码改掉。",
		},
		Example: "C: PASS ****\n" +
			"S: -ERR [IN-USE] another session has this maildrop open",
		Refs:    []string{"RFC 2449 §8.1.2", "RFC 1939 §4"},
		Related: []string{"PASS", "exclusive-access lock", "LOGIN-DELAY"},
		FAQ:     []int{9},
	},
	{
		ID: "LOGIN-DELAY", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{En: "logged in again too soon", Zh: "两次登录间隔太短"},
		Why: lang.Text{
			En: "The server asks for a pause between logins; the password is not the trouble.",
			Zh: "服务器要求两次登录之间有间隔，问题不在密码。",
		},
		Body: lang.Text{
			En: "It comes with -ERR to PASS, APOP or AUTH when the user has logged in less than " +
				"the required time ago. With USER it is discouraged, since it would show that " +
				"the user exists. CAPA announces the time in seconds as LOGIN-DELAY. Wait until " +
				"it has passed; do not ask for the password. The rule exists because frequent " +
				"polling is costly for the server.",
			Zh: "用户距上次登录不够久时，它随 -ERR 出现，回答 PASS、APOP 或 AUTH。不建议用来回答 " +
				"USER，因为那会暴露用户是否存在。CAPA 以 LOGIN-DELAY 公布所需的秒数。等时间过了再" +
				"试，不要让用户重输密码。定这条规矩，是因为频繁轮询很耗服务器的资源。",
		},
		Pitfall: lang.Text{
			En: "A mail program that answers it by asking for the password again makes its user " +
				"type it until the account is blocked. Waiting is all that helps.",
			Zh: "收到它却弹窗要密码的软件，会让用户一再输入，直到账号被锁。除了等待，别无办法。",
		},
		Example: "C: PASS ****\n" +
			"S: -ERR [LOGIN-DELAY] wait five minutes between logins",
		Refs:    []string{"RFC 2449 §8.1.1", "RFC 2449 §6.5"},
		Related: []string{"PASS", "IN-USE"},
		FAQ:     []int{12},
	},
	{
		ID: "SYS/TEMP", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{En: "trouble in the server, likely to pass", Zh: "服务器暂时有问题"},
		Why: lang.Text{
			En: "The server failed, not the client; a later try may work.",
			Zh: "出问题的是服务器，不是客户端；过后再试也许就行。",
		},
		Body: lang.Text{
			En: "It may come with -ERR to any command. The cause lies in the system and is " +
				"expected to be temporary. The client tries again later and need not alarm the " +
				"user. It is one of the few ways in which POP3 can say \"later\", as SMTP does " +
				"with 4yz codes.",
			Zh: "它可以随 -ERR 回答任何命令。原因在系统，估计是暂时的。客户端过后再试即可，不必惊" +
				"动用户。POP3 要表达“以后再来”，只有这样少数几种方式；SMTP 则用 4yz 应答码。",
		},
		Pitfall: lang.Text{
			En: "A client that tries again every second makes the trouble last; the code says " +
				"\"later\", not \"at once\".",
			Zh: "每秒重试的客户端只会让故障拖得更久：它说的是“稍后”，不是“马上”。",
		},
		Example: "C: RETR 3\n" +
			"S: -ERR [SYS/TEMP] storage is not reachable, try again later",
		Refs:    []string{"RFC 3206 §4"},
		Related: []string{"SYS/PERM", "AUTH"},
	},
	{
		ID: "SYS/PERM", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "trouble in the server, will not pass",
			Zh: "服务器有问题，不会自行消失",
		},
		Why: lang.Text{
			En: "Somebody has to repair something; trying again does not help.",
			Zh: "要有人去修；光是再试没有用。",
		},
		Body: lang.Text{
			En: "It may come with -ERR to any command. The system has a problem that needs " +
				"action, for example a maildrop that cannot be read. Tell the user, who should " +
				"ask the operator for help. Asking for the password again would be wrong: the " +
				"credentials are not the cause.",
			Zh: "它可以随 -ERR 回答任何命令。系统有需要处理的问题，例如邮件存放区（maildrop）无法" +
				"读取。应告知用户，由用户向管理员求助。再问密码是不对的：原因不在凭据。",
		},
		Pitfall: lang.Text{
			En: "Permanent means until somebody repairs it, not for ever; and the user cannot " +
				"repair it by changing the settings.",
			Zh: "“永久”是说没人修就好不了，并非永远如此；用户改设置是修不好的。",
		},
		Example: "C: PASS ****\n" +
			"S: -ERR [SYS/PERM] the mailbox is damaged, call the helpdesk",
		Refs:    []string{"RFC 3206 §4"},
		Related: []string{"SYS/TEMP", "AUTH"},
	},
	{
		ID: "SYS", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "trouble in the server, kind not said",
			Zh: "服务器有问题，未说明是哪种",
		},
		Why: lang.Text{
			En: "Detail after the slash is missing or unknown; the word before it still counts.",
			Zh: "斜线后的细节缺失或不认识，斜线前的词仍然有效。",
		},
		Body: lang.Text{
			En: "Response codes are a hierarchy: levels are separated by a slash. A client must " +
				"ignore detail that it does not know and use what stands before it. SYS alone, " +
				"or SYS with an unknown second level, means some trouble in the system. The " +
				"standard defines SYS/TEMP and SYS/PERM only, so whether to try again is not " +
				"known.",
			Zh: "扩展应答码是分级的，各级用斜线隔开。客户端必须忽略不认识的细节，只用前面的部分。" +
				"单独的 SYS，或第二级不认识的 SYS，表示系统出了某种问题。标准只定义了 SYS/TEMP 和 " +
				"SYS/PERM，所以该不该再试无从知道。",
		},
		Pitfall: lang.Text{
			En: "A parser that knows only the full words SYS/TEMP and SYS/PERM must not treat " +
				"SYS/DISK as unreadable: it takes the part before the slash.",
			Zh: "只认 SYS/TEMP 和 SYS/PERM 的解析器，不该把 SYS/DISK 当成读不懂：应取斜线前的部" +
				"分。",
		},
		Example: "C: RETR 3\n" +
			"S: -ERR [SYS/DISK] cannot read message 3",
		Refs:    []string{"RFC 2449 §8", "RFC 3206 §4"},
		Related: []string{"SYS/TEMP", "SYS/PERM"},
	},
	{
		ID: "AUTH", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{En: "the credentials are the problem", Zh: "凭据有问题"},
		Why: lang.Text{
			En: "Here, and only here, asking for the password again makes sense.",
			Zh: "只有这时，才该让用户重输密码。",
		},
		Body: lang.Text{
			En: "It comes with -ERR to PASS, APOP or AUTH, and says that user name or secret was " +
				"not accepted. If CAPA lists AUTH-RESP-CODE, the server marks every such failure " +
				"in this way, so a failure without the mark has another cause. With USER it is " +
				"discouraged, since it would show which names exist. Check user name, password " +
				"and whether the account may use POP3 at all; do not retry at once.",
			Zh: "它随 -ERR 出现，回答 PASS、APOP 或 AUTH，表示用户名或密码未被接受。如果 CAPA 列" +
				"出 AUTH-RESP-CODE，服务器对每个这样的失败都会标上它，没有标记的失败就另有原因。" +
				"不建议用来回答 USER，因为那会暴露哪些名字存在。请检查用户名、密码，以及账号是否" +
				"开通了 POP3；不要立刻重试。",
		},
		Pitfall: lang.Text{
			En: "It covers more than a wrong password: an account that may not use POP3, or needs " +
				"an app password, gets it too.",
			Zh: "它不只表示密码错误：账号没有开通 POP3，或者要用授权码，也会得到它。",
		},
		Example: "C: USER bob\n" +
			"S: +OK\n" +
			"C: PASS ****\n" +
			"S: -ERR [AUTH] wrong name or password",
		Refs:    []string{"RFC 3206 §5", "RFC 3206 §6"},
		Related: []string{"PASS", "AUTH-RESP-CODE", "SYS/TEMP"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "UTF8", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{En: "this message needs UTF-8 mode", Zh: "这封邮件需要 UTF-8 模式"},
		Why: lang.Text{
			En: "The message holds UTF-8 where plain POP3 allows ASCII only.",
			Zh: "这封邮件在只许 ASCII 的地方用了 UTF-8。",
		},
		Body: lang.Text{
			En: "It comes with -ERR to LIST, TOP or RETR when the session is not in UTF-8 mode. " +
				"The server neither may send the message as it is nor wants to make a " +
				"substitute. UTF8 belongs to the AUTHORIZATION state, so the client logs in anew " +
				"and sends UTF8 before the login.",
			Zh: "会话不在 UTF-8 模式时，它随 -ERR 出现，回答 LIST、TOP 或 RETR。服务器既不能原样" +
				"发送这封邮件，也不愿另做代替品。UTF8 属于授权状态（AUTHORIZATION），所以客户端要" +
				"重新连接，在登录之前先发 UTF8。",
		},
		Pitfall: lang.Text{
			En: "The message is not lost: it only waits for a session in UTF-8 mode. Deleting it " +
				"because RETR fails would lose it.",
			Zh: "邮件并没有丢，只是要在 UTF-8 模式下才能取；因为 RETR 失败就删掉它，才真丢了。",
		},
		Example: "C: RETR 2\n" +
			"S: -ERR [UTF8] this message needs UTF-8 mode",
		Refs:    []string{"RFC 6856 §5", "RFC 6856 §2.1"},
		Related: []string{"UTF8", "RETR"},
	},
	{
		ID: "REFERRAL", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "private: log in at another server",
			Zh: "私有：请改到另一台服务器登录",
		},
		Why: lang.Text{
			En: "The server points to another host; the code stands in no RFC.",
			Zh: "服务器指向另一台主机；这个码不在任何 RFC 里。",
		},
		Body: lang.Text{
			En: "Dovecot's login process can send it with -ERR to a login, followed by a slash " +
				"and where to go. It is not registered, and a client that does not know it reads " +
				"a plain -ERR. Following it blindly is dangerous: whoever can forge the answer " +
				"could collect passwords. Check the server name in your settings by hand.",
			Zh: "Dovecot 的登录进程可以随 -ERR 用它回答登录，斜线后面写明该去哪里。它没有注册，不" +
				"认识它的客户端只读到普通的 -ERR。盲目照办很危险：能伪造应答的人就能骗到密码。请" +
				"自己核对设置里的服务器名。",
		},
		Pitfall: lang.Text{
			En: "Never send the password on to the named host by itself: ask the person, and " +
				"check that the name belongs to the provider.",
			Zh: "绝不要自动把密码发给它所指的主机：先问用户，并核实那个名字属于服务商。",
		},
		Example: "C: PASS ****\n" +
			"S: -ERR [REFERRAL/pop2.example.net] log in there instead",
		Refs:    []string{"RFC 2449 §8"},
		Related: []string{"PASS"},
		FAQ:     []int{11},
	},
	{
		ID: "XCLIENT", Kind: KindResponseCode, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "private: a proxy may name its client",
			Zh: "私有：代理可以说明其客户端",
		},
		Why: lang.Text{
			En: "It stands in the greeting and concerns proxies only.",
			Zh: "它写在问候里，只与代理有关。",
		},
		Body: lang.Text{
			En: "Dovecot puts it into the +OK greeting when it would accept the command XCLIENT " +
				"from the host that connects. It is not registered. It shows that the server " +
				"takes this host for a trusted proxy. An ordinary client ignores it.",
			Zh: "如果愿意接受对方主机的 XCLIENT 命令，Dovecot 就在 +OK 问候里写上它。它没有注册。" +
				"看到它，说明服务器把这台主机当作受信任的代理。普通客户端不必理会。",
		},
		Pitfall: lang.Text{
			En: "If a stranger's connection sees it in the greeting, the list of trusted proxies " +
				"is too wide.",
			Zh: "陌生人的连接若在问候里看到它，说明可信代理的范围设得太宽。",
		},
		Example: "S: +OK [XCLIENT] POP3 server ready\n" +
			"C: QUIT\n" +
			"S: +OK",
		Refs:    []string{"RFC 2449 §8"},
		Related: []string{"greeting", "XCLIENT"},
	},
}
