package explain

import "mailproto/internal/lang"

// saslProblems are the problems of logins: what a server says within AUTH is checked
// before anything is computed from it.
var saslProblems = []Topic{
	{
		ID: "scram-signature", Kind: KindTerm,
		Gloss: lang.Text{En: "the server could not prove itself", Zh: "服务器没能证明自己"},
		Why: lang.Text{
			En: "The last value of SCRAM proves that the server has a key made from the password; this one is wrong.",
			Zh: "SCRAM 的最后一个值证明服务器存有由密码算出的密钥；这个值是错的。",
		},
		Body: lang.Text{
			En: "In SCRAM both sides prove themselves: the client that it knows the password, " +
				"the server that it has a key made from it. The server's proof is its signature, " +
				"v=, which the client can compute as well. Here the two differ, so whoever " +
				"answers does not have that key: somebody in between, another server, or one " +
				"that keeps the key of another password. mailproto cancels the login with *, " +
				"ends the session, and sends no mail to it.",
			Zh: "在 SCRAM 中，双方都要证明自己：客户端证明知道密码，服务器证明存有由密码算出的密" +
				"钥。服务器的证明就是签名 v=，客户端自己也能算出来。这里两者不同，说明对方没有这" +
				"个密钥：可能是中间人，可能是另一台服务器，也可能是服务器存的是另一个密码的密钥。" +
				"mailproto 用 * 中止登录，结束会话，不向它发任何邮件。",
		},
		Pitfall: lang.Text{
			En: "A client that does not compare the signature never notices.",
			Zh: "不核对签名的客户端永远发现不了。",
		},
		Example: "S: 334 ****\n" +
			"C: *\n" +
			"S: 501 5.7.0 Login cancelled",
		Refs:    []string{"RFC 5802 §3", "RFC 5802 §5"},
		Related: []string{"SCRAM-SHA-256", "scram-unproven"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "scram-unproven", Kind: KindTerm,
		Gloss: lang.Text{En: "a yes without the server's own proof", Zh: "服务器没给出自己的证明就答应了"},
		Why: lang.Text{
			En: "The server accepts the login and has not shown its signature.",
			Zh: "服务器接受了登录，却没有出示签名。",
		},
		Body: lang.Text{
			En: "SCRAM ends with the server's signature; only then may the server say yes. " +
				"Without it nothing shows that this is the user's own server, and a yes is what " +
				"an impostor would say. mailproto does not take it for a login and ends the " +
				"session.",
			Zh: "SCRAM 以服务器的签名收尾，之后服务器才可以答应。没有签名，就无从知道这是不是用户" +
				"自己的服务器，而冒充者正好会一口答应。mailproto 不把它当作登录成功，会结束会话。",
		},
		Pitfall: lang.Text{
			En: "A library that skips the last step works with every good server, so the fault " +
				"stays unseen.",
			Zh: "跳过最后一步的库与任何正常的服务器都能配合，所以漏洞一直没人看见。",
		},
		Example: "C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 5802 §5", "RFC 5802 §9"},
		Related: []string{"SCRAM-SHA-256", "scram-signature"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "scram-nonce", Kind: KindTerm,
		Gloss: lang.Text{En: "not the client's random value, extended", Zh: "没有接在客户端随机数之后"},
		Why: lang.Text{
			En: "The server's first message must begin with the client's random value and add its own.",
			Zh: "服务器的第一条消息必须以客户端的随机数开头，再接上自己的。",
		},
		Body: lang.Text{
			En: "Both random values together make sure that nothing recorded earlier can be used " +
				"again. A server that repeats another value, or adds nothing, could be playing " +
				"an old recording, or mixing up two logins. mailproto cancels the login with * " +
				"before it computes anything.",
			Zh: "双方的随机数合在一起，保证以前录下的内容不能再用。服务器若给出别的值，或者什么也" +
				"没加，可能是在重放以前录下的内容，也可能混淆了两次登录。mailproto 在做任何计算之前就用" +
				" * 中止登录。",
		},
		Pitfall: lang.Text{
			En: "It is not enough to look whether a value is there: it must begin with ours and " +
				"be longer.",
			Zh: "只看有没有这个值是不够的：它必须以我们的值开头，而且更长。",
		},
		Example: "S: 334 cj1zb21ldGhpbmdlbHNlLHM9KioqKixpPTQwOTY=\n" +
			"C: *",
		Refs:    []string{"RFC 5802 §5.1", "RFC 5802 §9"},
		Related: []string{"SCRAM-SHA-256"},
		FAQ:     []int{3},
	},
	{
		ID: "scram-malformed", Kind: KindTerm,
		Gloss: lang.Text{En: "not a message of SCRAM", Zh: "不是 SCRAM 的消息"},
		Why: lang.Text{
			En: "What the server sent cannot be read as the message that is due.",
			Zh: "服务器发来的内容，无法当作此时应有的消息来读。",
		},
		Body: lang.Text{
			En: "SCRAM's messages have fixed parts in a fixed order: r=, s= and i= in the " +
				"server's first, v= or e= in its last. Here one is missing, in another place, or " +
				"no value that makes sense; or the message demands an extension that nobody " +
				"knows (m=). mailproto cancels the login with * and ends the session.",
			Zh: "SCRAM 消息的组成部分和次序都是固定的：服务器的第一条是 r=、s=、i=，最后一条是 v= " +
				"或 e=。这里缺了某个部分、次序不对，或者值没有意义；也可能要求使用无人认识的扩展" +
				"（m=）。mailproto 用 * 中止登录，结束会话。",
		},
		Pitfall: lang.Text{
			En: "Guessing what was meant is dangerous in a login: the other side may want just " +
				"that.",
			Zh: "登录时猜测对方的意思很危险：对方也许正希望客户端去猜。",
		},
		Example: "S: 334 aGVsbG8=\n" +
			"C: *",
		Refs:    []string{"RFC 5802 §7", "RFC 5802 §5.1"},
		Related: []string{"SCRAM-SHA-256", "challenge-not-base64"},
		FAQ:     []int{3},
	},
	{
		ID: "scram-iterations", Kind: KindTerm,
		Gloss: lang.Text{En: "more rounds of hashing than is reasonable", Zh: "要求的迭代次数多得离谱"},
		Why: lang.Text{
			En: "The server sets how often the password is hashed, and could keep a client busy for minutes.",
			Zh: "迭代次数由服务器决定，它可以借此让客户端忙上好几分钟。",
		},
		Body: lang.Text{
			En: "The count i= makes guessing slow, and it is the client that computes. Real " +
				"servers ask for some thousands, some for a few hundred thousand. A count in the " +
				"millions serves only to block the client. mailproto computes up to 1,000,000 " +
				"rounds; beyond that it cancels the login with * and proves nothing.",
			Zh: "次数 i= 让猜密码变慢，而计算的是客户端。真实的服务器要求几千次，有的几十万次。上" +
				"百万、上千万次只会让客户端卡死。mailproto 最多计算一百万次；超过就用 * 中止" +
				"登录，不提交任何证明。",
		},
		Pitfall: lang.Text{
			En: "Many libraries compute whatever they are told to.",
			Zh: "许多库让算多少就算多少。",
		},
		Example: "S: 334 cj1mYWtlMSxzPSoqKiosaT05OTk5OTk5OTk=\n" +
			"C: *",
		Refs:    []string{"RFC 5802 §5.1", "RFC 5802 §9"},
		Related: []string{"SCRAM-SHA-256", "scram-few-iterations"},
		FAQ:     []int{3},
	},
	{
		ID: "scram-few-iterations", Kind: KindTerm,
		Gloss: lang.Text{En: "fewer rounds of hashing than 4096", Zh: "迭代次数少于 4096"},
		Why: lang.Text{
			En: "The fewer the rounds, the faster somebody who has recorded a login can guess the password.",
			Zh: "次数越少，录下登录过程的人猜密码就越快。",
		},
		Body: lang.Text{
			En: "The count i= says how often the password is hashed; 4096 is the least that is " +
				"recommended, and today more is better. A server that asks for fewer is set up " +
				"badly; one that pretends to be yours asks for one round, so as to guess fast " +
				"from your proof. mailproto says so and goes on: inside TLS with a checked " +
				"certificate the other side is who it says.",
			Zh: "次数 i= 表示密码散列多少遍；建议至少 4096，如今应当更多。要求得更少，多半是服务器" +
				"设置不当；而冒充的服务器会只要一次，好根据客户端的证明飞快地猜密码。mailproto 指出这" +
				"一点，然后继续：在 TLS 之内且证书已验证时，对方就是它所说的那一方。",
		},
		Pitfall: lang.Text{
			En: "Without TLS do not log in to such a server.",
			Zh: "没有 TLS 时，不要登录这样的服务器。",
		},
		Example: "S: 334 cj1mYWtlMSxzPSoqKiosaT0x\n" +
			"C: ****",
		Refs:    []string{"RFC 7677 §4", "RFC 5802 §5.1"},
		Related: []string{"SCRAM-SHA-256", "scram-iterations"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "challenge-not-base64", Kind: KindTerm,
		Gloss: lang.Text{En: "a challenge that is no base64", Zh: "质询不是 base64"},
		Why: lang.Text{
			En: "Within AUTH both sides write in base64; this line is none.",
			Zh: "在 AUTH 过程中双方都用 base64 书写；这一行不是。",
		},
		Body: lang.Text{
			En: "What stands behind 334, or behind + in POP3, is base64 or nothing. Some servers " +
				"write their prompts for LOGIN as plain text, which does no harm there: clients " +
				"go by the order. Where a mechanism computes its answer from the challenge, " +
				"there is nothing to compute from. mailproto cancels the login with * and ends " +
				"the session.",
			Zh: "334（POP3 中是 +）后面的内容要么是 base64，要么为空。有的服务器把 LOGIN 的提示写" +
				"成普通文字，那倒无妨，客户端看的是次序。但若机制要由质询算出回答，就无从算起。" +
				"mailproto 用 * 中止登录，结束会话。",
		},
		Pitfall: lang.Text{
			En: "To treat it as text all the same would answer something that nobody asked.",
			Zh: "若硬把它当文字处理，就是在回答没人问过的问题。",
		},
		Example: "C: AUTH CRAM-MD5\n" +
			"S: 334 ****\n" +
			"C: *",
		Refs:    []string{"RFC 4954 §4", "RFC 5034 §4"},
		Related: []string{"challenge", "base64", "scram-malformed"},
		FAQ:     []int{3},
	},
	{
		ID: "endless-challenges", Kind: KindTerm,
		Gloss: lang.Text{En: "the server goes on asking after *", Zh: "已用 * 中止，服务器仍在发问"},
		Why: lang.Text{
			En: "The client has cancelled the login, and the server asks on.",
			Zh: "客户端已经中止登录，服务器还在继续发问。",
		},
		Body: lang.Text{
			En: "Every mechanism has a known number of steps. When a server asks for more, the " +
				"client cancels with *, and the server must refuse: 501 in SMTP, -ERR in POP3. " +
				"This one sends one more challenge each time. mailproto closes the connection.",
			Zh: "每种机制的步数是已知的。服务器问得更多时，客户端用 * 中止，服务器必须拒绝：SMTP " +
				"用 501，POP3 用 -ERR。这台服务器每次都再发一个质询。mailproto 关闭连接。",
		},
		Pitfall: lang.Text{
			En: "A client without a bound goes round for ever.",
			Zh: "没有上限的客户端会永远转下去。",
		},
		Example: "C: *\n" +
			"S: 334 \n" +
			"C: *\n" +
			"S: 334 ",
		Refs:    []string{"RFC 4954 §4", "RFC 5034 §4"},
		Related: []string{"challenge", "AUTH"},
		FAQ:     []int{3},
	},
}
