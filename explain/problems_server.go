package explain

import "mailproto/internal/lang"

// serverProblems are the problems of servers whose lines are in order, and whose
// answers do not fit the question or one another.
var serverProblems = []Topic{
	{
		ID: "listing-mismatch", Kind: KindTerm,
		Gloss: lang.Text{En: "STAT, LIST and UIDL do not agree", Zh: "STAT、LIST 与 UIDL 互相矛盾"},
		Why: lang.Text{
			En: "All three speak of the same messages, and what they say cannot all be true.",
			Zh: "三条命令说的是同一批邮件，这些说法不可能都对。",
		},
		Body: lang.Text{
			En: "Within a session the maildrop does not change, save by DELE and RSET. So LIST has " +
				"as many lines as STAT has messages, its sizes come to STAT's octets, each number " +
				"stands once and is 1 at least, and UIDL names no other messages. Here one of " +
				"these does not hold. mailproto shows the lines, asks for each message once, and " +
				"goes on.",
			Zh: "在一次会话之中，除了 DELE 和 RSET，没有什么能改变邮件存放区（maildrop）。所以 LIST 的行数等于 STAT 的封数，" +
				"各行大小之和等于 STAT 的字节数，每个序号只出现一次且不小于 1，UIDL 也不会提到别的" +
				"邮件。这里有一条不成立。mailproto 显示这些行，每封邮件只取一次，然后继续。",
		},
		Pitfall: lang.Text{
			En: "A client that reserves memory by STAT's numbers, or counts from 1 to the number of " +
				"messages, trusts what nobody has checked.",
			Zh: "按 STAT 的数字预留内存，或者从 1 数到封数，都是在相信没有人核对过的东西。",
		},
		Example: "C: STAT\nS: +OK 1 120\nC: LIST\nS: +OK\nS: 1 120\nS: 1 120\nS: .",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §7"},
		Related: []string{"STAT", "LIST", "UIDL", "size-mismatch", "ok-without-sense"},
		FAQ:     []int{7},
	},
	{
		ID: "unfitting-code", Kind: KindTerm,
		Gloss: lang.Text{En: "a reply code that this command does not have", Zh: "这条命令不会有的应答码"},
		Why: lang.Text{
			En: "The reply can be read, but it answers some other question.",
			Zh: "应答能读懂，但它回答的是另一个问题。",
		},
		Body: lang.Text{
			En: "A greeting is 220, STARTTLS is answered by 220, AUTH by 235 or 334, DATA by 354, " +
				"and most other commands by 2yz; 1yz is not used in SMTP at all. This code is " +
				"another. mailproto goes by the first digit, as the standard has it, and does not " +
				"go on where that digit is not the one that is due: the message is sent after 354 " +
				"alone.",
			Zh: "问候是 220，STARTTLS 的应答是 220，AUTH 是 235 或 334，DATA 是 354，其他命令多半是 2yz；" +
				"SMTP 根本不用 1yz。这里的应答码不在其中。mailproto 按标准以第一位数字为准，它不对就" +
				"不往下走：只有得到 354 才发送邮件。",
		},
		Pitfall: lang.Text{
			En: "It often means that replies and commands are out of step: what looks like the answer " +
				"to this command belongs to the one before.",
			Zh: "这往往说明应答与命令错位了：看似这条命令的应答，其实属于上一条。",
		},
		Example: "C: MAIL FROM:<alice@example.org>\nS: 354 Go ahead",
		Refs:    []string{"RFC 5321 §4.3.2", "RFC 5321 §4.2.1"},
		Related: []string{"reply", "354", "unexpected-reply"},
	},
	{
		ID: "no-answer", Kind: KindTerm,
		Gloss: lang.Text{En: "the server did not answer in time", Zh: "服务器没有按时应答"},
		Why: lang.Text{
			En: "What it was asked for is not done, or is done and not reported.",
			Zh: "所要求的事也许没有做，也许做了却没有报告。",
		},
		Body: lang.Text{
			En: "Every wait has an end: --timeout bounds connecting, the handshake, each reply from " +
				"its first octet to its last line, and each piece of a message. A server that " +
				"sends one octet a second does not prolong it. mailproto closes the connection " +
				"without QUIT, for nobody listens, and ends with exit code 6. After the final dot " +
				"of a message it waits for ten minutes, since a server may look for spam there; " +
				"no longer than --timeout where that, or a --fault of the lab, was given.",
			Zh: "每次等待都有尽头：--timeout 限制连接、握手、每个应答（从第一个字节到最后一行），以及邮件" +
				"的每一段。服务器每秒只发一个字节也延长不了它。mailproto 不发 QUIT 就关闭连接，因为" +
				"对方已经没有反应；退出码为 6。邮件末尾的点之后会等十分钟，因为服务器可能在那时检查垃圾邮件；" +
				"若给出了 --timeout，或用了实验服务器的 --fault，就只等 --timeout 那么久。",
		},
		Pitfall: lang.Text{
			En: "A port that is silent from the start may expect TLS at once (--tls implicit), or a " +
				"firewall may swallow what it says.",
			Zh: "一声不响的端口，可能要求一开始就用 TLS（--tls implicit），也可能是防火墙丢弃了数据。",
		},
		Example: "C: EHLO client.example.org\n(nothing comes)",
		Refs:    []string{"RFC 5321 §4.5.3.2", "RFC 1939 §3"},
		Related: []string{"connection-lost", "implicit TLS"},
	},
	{
		ID: "smtputf8-missing", Kind: KindTerm,
		Gloss: lang.Text{En: "the header needs SMTPUTF8: not offered", Zh: "首部需要 SMTPUTF8，服务器不提供"},
		Why: lang.Text{
			En: "UTF-8 stands in the header as it is, and that is allowed with SMTPUTF8 alone.",
			Zh: "首部里直接写了 UTF-8，只有用 SMTPUTF8 才允许这样做。",
		},
		Body: lang.Text{
			En: "A message whose header holds UTF-8 that is not encoded is an internationalized one, " +
				"also where all addresses are ASCII. It may go to servers that offer SMTPUTF8 only. " +
				"This one does not; mailproto says so and sends the message as it is, since most " +
				"servers take it all the same. Encoded words, as in =?utf-8?B?...?=, need no extension.",
			Zh: "首部里有未经编码的 UTF-8，就是国际化邮件，即使所有地址都是 ASCII。这样的邮件只能发给" +
				"提供 SMTPUTF8 的服务器。这台服务器不提供；mailproto 指出这一点，并照原样发送，因为多数服务器" +
				"照收不误。编码字（encoded-word）则不需要任何扩展。",
		},
		Pitfall: lang.Text{
			En: "8BITMIME is not enough: it allows eight bits in the body, not in the header.",
			Zh: "只有 8BITMIME 还不够：它允许正文用八位字节，首部不在此列。",
		},
		Example: "S: 250-mx.example.net\nS: 250 8BITMIME\nC: MAIL FROM:<alice@example.org> BODY=8BITMIME",
		Refs:    []string{"RFC 6531 §3.2", "RFC 6532 §3", "RFC 6152 §3"},
		Related: []string{"SMTPUTF8", "8BITMIME"},
	},
}
