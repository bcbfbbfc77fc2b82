package explain

import (
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// saslMechanisms are the ways to log in: the registry of RFC 4422 §7.1, private
// mechanisms that servers list beside it, and, for comparison, the two logins of
// POP3 that are no mechanisms. A mechanism whose RFC is not cited has no Refs.
var saslMechanisms = []Topic{
	{
		ID: "PLAIN", Kind: KindMechanism,
		Gloss: lang.Text{En: "password in base64, not encrypted", Zh: "base64 形式的密码，未加密"},
		Why: lang.Text{
			En: "PLAIN sends user name and password in one line; only TLS protects them.",
			Zh: "PLAIN 用一行发送用户名和密码，只有 TLS 能保护它们。",
		},
		Body: lang.Text{
			En: "The client speaks first: base64 of an optional identity to act as, a NUL, the " +
				"user name, a NUL, and the password. With an initial response this takes one " +
				"line; without one the server first sends an empty challenge. Base64 is a " +
				"spelling and no encryption: anyone can undo it, so the whole response is " +
				"secret. It needs TLS. It is a standard, and servers and clients for mail must " +
				"be able to do it inside TLS.",
			Zh: "客户端先说：把代表身份（可省）、NUL、用户名、NUL、密码连在一起，写成 base64。带" +
				"首个响应时只要一行；否则服务器先发一个空质询。base64 只是一种写法，不是加密，谁" +
				"都能还原，所以整个响应都要保密。必须在 TLS 之内使用。它是标准，邮件的服务器和客" +
				"户端都必须能在 TLS 之内使用它。",
		},
		Pitfall: lang.Text{
			En: "Base64 looks scrambled but hides nothing.",
			Zh: "base64 看上去像乱码，其实什么也没有隐藏。",
		},
		Example: "C: AUTH PLAIN ****\n" +
			"S: 535 5.7.8 Authentication credentials invalid\n" +
			"C: AUTH PLAIN\n" +
			"S: 334 \n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 4616 §2", "RFC 4616 §5", "RFC 4954 §4", "RFC 5034 §4"},
		Related: []string{"LOGIN", "SCRAM-SHA-256", "AUTH"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "LOGIN", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "name, then password, in base64",
			Zh: "先用户名后密码，base64，未加密",
		},
		Why: lang.Text{
			En: "LOGIN asks for the user name and then for the password; neither is encrypted.",
			Zh: "LOGIN 先问用户名，再问密码，两者都没有加密。",
		},
		Body: lang.Text{
			En: "The server speaks first: it prompts twice, most often with base64 of " +
				"\"Username:\" and \"Password:\", and the client answers each in base64. The second " +
				"answer is the password, and base64 hides nothing: it needs TLS. It never became " +
				"an RFC; an old draft describes it and calls it obsolete. Many servers still " +
				"offer it, because old clients know nothing else. Prefer PLAIN, which does the " +
				"same in fewer turns.",
			Zh: "服务器先说：提示两次，一般是“Username:”和“Password:”的 base64，客户端逐次用 " +
				"base64 回答。第二次的回答就是密码，base64 什么也不隐藏，所以必须用 TLS。它从未成" +
				"为 RFC，只有一份旧草案描述它，并称之为过时。许多服务器仍提供它，因为老客户端只会" +
				"这个。应优先用 PLAIN，效果相同而来回更少。",
		},
		Pitfall: lang.Text{
			En: "The prompts differ from server to server; clients must go by their order and " +
				"not by their text.",
			Zh: "各服务器的提示文字不同；客户端要看次序，不要看文字。",
		},
		Example: "C: AUTH LOGIN\n" +
			"S: 334 VXNlcm5hbWU6\n" +
			"C: YWxpY2U=\n" +
			"S: 334 UGFzc3dvcmQ6\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"PLAIN", "challenge"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "CRAM-MD5", Kind: KindMechanism,
		Gloss: lang.Text{En: "MD5 proof of the password; old", Zh: "用 MD5 证明密码，旧机制"},
		Why: lang.Text{
			En: "CRAM-MD5 proves the password without sending it, with means that are weak today.",
			Zh: "CRAM-MD5 不发送密码就能证明密码，但手段如今已嫌弱。",
		},
		Body: lang.Text{
			En: "The server speaks first, with a challenge that differs each time. The client " +
				"answers with the user name and 32 hexadecimal digits, computed from challenge " +
				"and password with HMAC-MD5. The password does not cross the network, but " +
				"whoever records the exchange can guess it offline, so the digits are to be kept " +
				"secret. It does not prove the server to the client, and an initial response is " +
				"not allowed. TLS is still advisable. It is an older standard of limited use; " +
				"SCRAM has taken its place.",
			Zh: "服务器先说，质询每次不同。客户端回答用户名和 32 位十六进制数字，由质询和密码用 " +
				"HMAC-MD5 算出。密码不经过网络，但录下过程的人可以离线猜密码，所以这些数字要保密。" +
				"它不能向客户端证明服务器的身份，也不许带首个响应。仍应使用 TLS。它是用途有限的旧" +
				"标准，已由 SCRAM 取代。",
		},
		Pitfall: lang.Text{
			En: "A server that offers it must keep every password in a form from which the digest " +
				"can be computed; one stolen file then opens all accounts.",
			Zh: "要提供它，服务器就得保存能算出摘要的密码形式；这个文件一旦被偷，所有账号都会失" +
				"守。",
		},
		Example: "C: AUTH CRAM-MD5\n" +
			"S: 334 PDQ3MTQuMTg5MzQ1NjAwMEBteC5sYWIudGVzdD4=\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 2195 §2", "RFC 2195 §4"},
		Related: []string{"SCRAM-SHA-256", "DIGEST-MD5", "APOP"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "DIGEST-MD5", Kind: KindMechanism,
		Gloss: lang.Text{En: "obsolete; use SCRAM", Zh: "已废止，请用 SCRAM"},
		Why: lang.Text{
			En: "DIGEST-MD5 was moved to historic because it is complicated and weak.",
			Zh: "DIGEST-MD5 复杂而且不够强，已列为历史文档。",
		},
		Body: lang.Text{
			En: "The server speaks first with a list of values; the client answers with a digest " +
				"of password and values, and the server proves itself in a second challenge that " +
				"is answered with an empty line. The digest and the client's random value are to " +
				"be kept secret, since they allow guessing. It could add a layer of its own " +
				"against tampering, but programs did not agree on the details. RFC 6331 made it " +
				"historic in 2011. Use SCRAM inside TLS in its place.",
			Zh: "服务器先发一组值，客户端用密码和这些值算出摘要来回答，服务器再用第二个质询证明自" +
				"己，客户端回一个空行。摘要和客户端的随机数可供猜测密码，所以要保密。它还能加一层" +
				"自己的防篡改保护，但各程序对细节的做法不一致。2011 年 RFC 6331 把它列为历史文档。" +
				"请改用 TLS 之内的 SCRAM。",
		},
		Pitfall: lang.Text{
			En: "Its name sounds stronger than PLAIN, so clients still choose it first; inside " +
				"TLS PLAIN or SCRAM is the better choice and does not fail on details.",
			Zh: "名字听上去比 PLAIN 强，有的客户端至今优先选它；在 TLS 之内，PLAIN 或 SCRAM 更" +
				"好，也不会因细节不合而失败。",
		},
		Example: "C: AUTH DIGEST-MD5\n" +
			"S: 334 cmVhbG09ImxhYi50ZXN0Iixub25jZT0iZmFrZTEiLHFvcD0iYXV0aCI=\n" +
			"C: ****\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 6331 §1"},
		Related: []string{"SCRAM-SHA-256", "CRAM-MD5"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "SCRAM-SHA-1", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "proof with salted SHA-1; no password sent",
			Zh: "用加盐 SHA-1 证明，不发送密码",
		},
		Why: lang.Text{
			En: "SCRAM proves the password to the server, and the server to the client.",
			Zh: "SCRAM 既向服务器证明密码，也向客户端证明服务器。",
		},
		Body: lang.Text{
			En: "The client speaks first with user name and a random value; the server answers " +
				"with its random value, a salt and a count of rounds. The client sends a proof, " +
				"the server its own signature, and the client ends with an empty line. The " +
				"password is never sent, and the server need not store it. On the proof and on " +
				"the signature others could try passwords, so both are masked. TLS is " +
				"recommended. It is a standard; SHA-256 is the better choice where both are " +
				"offered.",
			Zh: "客户端先发用户名和随机数；服务器回自己的随机数、盐和迭代次数。客户端发送证明，服" +
				"务器回签名，最后客户端回一个空行。密码从不发送，服务器也不必保存密码。别人可以用" +
				"证明或签名来试密码，所以两者都遮住。建议用 TLS。它是标准；如果也提供 SHA-256，" +
				"应选后者。",
		},
		Pitfall: lang.Text{
			En: "A client that does not check the server's last value gives away half of what " +
				"SCRAM is for: that value proves that the server has the password's key too.",
			Zh: "客户端若不核对服务器最后发来的值，SCRAM 的好处就丢了一半：那个值证明服务器存有由" +
				"这个密码算出的密钥。",
		},
		Example: "C: AUTH SCRAM-SHA-1 biwsbj1hbGljZSxyPWZha2VjbGllbnQy\n" +
			"S: 334 cj1mYWtlY2xpZW50MmZha2VzZXJ2ZXIyLHM9KioqKixpPTQwOTY=\n" +
			"C: ****\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 5802 §3", "RFC 5802 §5", "RFC 5802 §9"},
		Related: []string{"SCRAM-SHA-256", "SCRAM-SHA-1-PLUS"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "SCRAM-SHA-1-PLUS", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "SCRAM-SHA-1, bound to this TLS",
			Zh: "SCRAM-SHA-1，并与当前 TLS 绑定",
		},
		Why: lang.Text{
			En: "The proof also covers the TLS connection, so a man in the middle cannot pass it " +
				"on.",
			Zh: "证明还涵盖 TLS 连接，中间人无法转手使用。",
		},
		Body: lang.Text{
			En: "It is SCRAM-SHA-1 with channel binding: client and server put a value of their " +
				"TLS connection into the proof. If somebody stands between them with a TLS " +
				"connection to each, the values differ and the login fails. It works inside TLS " +
				"only. The client speaks first, and the same values are secret as in " +
				"SCRAM-SHA-1. It is a standard, but few mail servers offer it.",
			Zh: "它是带通道绑定的 SCRAM-SHA-1：客户端和服务器把 TLS 连接的一个值放进证明。如果有" +
				"中间人与双方各建一条 TLS 连接，两边的值不同，登录就失败。它只能在 TLS 之内使用。" +
				"客户端先说，要保密的内容与 SCRAM-SHA-1 相同。它是标准，但很少有邮件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "A TLS proxy in front of the server breaks it: the two sides then see different " +
				"TLS connections, and a right password is refused.",
			Zh: "服务器前面若有终结 TLS 的代理，它就用不成：两端看到的是不同的 TLS 连接，密码正" +
				"确也会被拒。",
		},
		Example: "(TLS handshake)\n" +
			"C: AUTH SCRAM-SHA-1-PLUS cD10bHMtdW5pcXVlLCxuPWFsaWNlLHI9ZmFrZTM=\n" +
			"S: 334 cj1mYWtlM2Zha2VzZXJ2ZXIzLHM9KioqKixpPTQwOTY=\n" +
			"C: ****\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 5802 §4", "RFC 5802 §6", "RFC 5929 §4", "RFC 9266 §3"},
		Related: []string{"SCRAM-SHA-1", "SCRAM-SHA-256-PLUS"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "SCRAM-SHA-256", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "proof with salted SHA-256; no password sent",
			Zh: "用加盐 SHA-256 证明，不发送密码",
		},
		Why: lang.Text{
			En: "SCRAM-SHA-256 is the best password mechanism that mail servers commonly offer.",
			Zh: "SCRAM-SHA-256 是邮件服务器常见的密码机制里最好的一种。",
		},
		Body: lang.Text{
			En: "It is SCRAM with the hash function SHA-256 in place of SHA-1; the steps are the " +
				"same. The client speaks first with user name and random value, and both sides " +
				"prove themselves: the server by a key made from the password. The count of " +
				"rounds should be 4096 at least. Proof and signature are masked, since others " +
				"could try passwords on them. TLS is recommended, because the mail itself needs " +
				"it too. It is a standard.",
			Zh: "它是用 SHA-256 代替 SHA-1 的 SCRAM，步骤相同。客户端先发用户名和随机数，双方都证" +
				"明自己：服务器凭的是由密码算出的密钥。迭代次数至少应为 4096。别人可以用证明或签" +
				"名来试密码，所以两者都遮住。建议用 TLS，因为邮件本身也需要保护。它是标准。",
		},
		Pitfall: lang.Text{
			En: "A client must not accept any count of rounds: a hostile server that asks for a " +
				"billion keeps it computing for minutes.",
			Zh: "客户端不能来者不拒地接受迭代次数：恶意的服务器要求十亿次，就能让它算上几分钟。",
		},
		Example: "C: AUTH SCRAM-SHA-256 biwsbj1hbGljZSxyPWZha2VjbGllbnQ0\n" +
			"S: 334 cj1mYWtlY2xpZW50NGZha2VzZXJ2ZXI0LHM9KioqKixpPTQwOTY=\n" +
			"C: ****\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 7677 §3", "RFC 5802 §3", "RFC 7677 §4"},
		Related: []string{"SCRAM-SHA-256-PLUS", "SCRAM-SHA-1", "PLAIN"},
		FAQ:     []int{3, 6, 11},
	},
	{
		ID: "SCRAM-SHA-256-PLUS", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "SCRAM-SHA-256, bound to this TLS",
			Zh: "SCRAM-SHA-256，并与当前 TLS 绑定",
		},
		Why: lang.Text{
			En: "Whoever stands in between with a TLS connection of his own cannot use the proof, " +
				"since it names the other one.",
			Zh: "中间人就算自己建一条 TLS 连接也用不了这份证明，因为证明里写的是另一条连接。",
		},
		Body: lang.Text{
			En: "It is SCRAM-SHA-256 with channel binding. On TLS 1.3 the value that both sides " +
				"use is tls-exporter. It works inside TLS only; a server that offers the " +
				"mechanism without PLUS as well lets a client that was led astray notice it. The " +
				"client speaks first, and the same values are secret as in SCRAM-SHA-256. It is " +
				"a standard, but few mail servers offer it.",
			Zh: "它是带通道绑定的 SCRAM-SHA-256。在 TLS 1.3 上，双方使用的值是 tls-exporter。它只" +
				"能在 TLS 之内使用；服务器同时提供不带 PLUS 的机制时，被人误导的客户端也能察觉。" +
				"客户端先说，要保密的内容与 SCRAM-SHA-256 相同。它是标准，但很少有邮件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "A client that could bind but sees no PLUS says \"y\" in its first message; to send " +
				"\"n\" instead hides an attacker who removed PLUS from the list.",
			Zh: "能做绑定的客户端若没看到 PLUS，首条消息应写“y”；写成“n”，就发现不了有人从列表" +
				"里抹掉了 PLUS。",
		},
		Example: "(TLS handshake)\n" +
			"C: AUTH SCRAM-SHA-256-PLUS\n" +
			"S: 334 \n" +
			"C: cD10bHMtZXhwb3J0ZXIsLG49YWxpY2Uscj1mYWtlY2xpZW50NQ==\n" +
			"S: 334 cj1mYWtlY2xpZW50NWZha2VzZXJ2ZXI1LHM9KioqKixpPTQwOTY=\n" +
			"C: ****\n" +
			"S: 334 ****\n" +
			"(an empty line from the client, then 235)",
		Refs:    []string{"RFC 7677 §3", "RFC 5802 §6", "RFC 9266 §3"},
		Related: []string{"SCRAM-SHA-256", "SCRAM-SHA-1-PLUS"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "SCRAM-SHA-512", Kind: KindMechanism,
		Gloss: lang.Text{En: "SCRAM with SHA-512; a draft", Zh: "使用 SHA-512 的 SCRAM，尚为草案"},
		Why: lang.Text{
			En: "It works like SCRAM-SHA-256 with a longer hash.",
			Zh: "与 SCRAM-SHA-256 做法相同，只是散列更长。",
		},
		Body: lang.Text{
			En: "An Internet-Draft describes it; we know of no RFC for it. The steps, the " +
				"secrets and the advice on TLS are those of SCRAM-SHA-256, and the client speaks " +
				"first. Few servers offer it. Where SCRAM-SHA-256 is offered as well, nothing is " +
				"lost by using that.",
			Zh: "它由一份互联网草案描述，未见有 RFC。步骤、要保密的内容和对 TLS 的建议都与 " +
				"SCRAM-SHA-256 相同，客户端先说。很少有服务器提供。如果也提供 SCRAM-SHA-256，用后" +
				"者并无损失。",
		},
		Pitfall: lang.Text{
			En: "A password that is stored for SCRAM-SHA-256 does not serve for it: a server must " +
				"compute new values when the user logs in or sets a password.",
			Zh: "为 SCRAM-SHA-256 存下的值不能用于它：要等用户登录或改密码时，服务器才能重新算" +
				"出。",
		},
		Example: "C: AUTH SCRAM-SHA-512 biwsbj1ib2Iscj1mYWtlY2xpZW50Ng==\n" +
			"S: + cj1mYWtlY2xpZW50NmZha2VzZXJ2ZXI2LHM9KioqKixpPTEwMDAw\n" +
			"C: ****\n" +
			"S: + ****\n" +
			"C:\n" +
			"S: +OK logged in",
		Refs:    []string{"RFC 5802 §4"},
		Related: []string{"SCRAM-SHA-256"},
		FAQ:     []int{3},
	},
	{
		ID: "SCRAM-SHA-512-PLUS", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "SCRAM-SHA-512, bound to this TLS; a draft",
			Zh: "SCRAM-SHA-512 加 TLS 绑定，尚为草案",
		},
		Why: lang.Text{
			En: "It is SCRAM-SHA-512 with channel binding.",
			Zh: "它是带通道绑定的 SCRAM-SHA-512。",
		},
		Body: lang.Text{
			En: "An Internet-Draft describes it; we know of no RFC for it. It works inside TLS " +
				"only, and the client speaks first. For the meaning of PLUS see " +
				"SCRAM-SHA-256-PLUS. Few servers offer it.",
			Zh: "它由一份互联网草案描述，未见有 RFC。只能在 TLS 之内使用，客户端先说。PLUS 的含义" +
				"见 SCRAM-SHA-256-PLUS。很少有服务器提供。",
		},
		Pitfall: lang.Text{
			En: "The long name is no sign of more safety than SCRAM-SHA-256-PLUS: what counts is " +
				"the password's strength and that the binding is checked.",
			Zh: "名字更长并不比 SCRAM-SHA-256-PLUS 更安全：要紧的是密码够强，并且真的核对绑定。",
		},
		Example: "C: AUTH SCRAM-SHA-512-PLUS\n" +
			"S: + \n" +
			"C: cD10bHMtZXhwb3J0ZXIsLG49Ym9iLHI9ZmFrZWNsaWVudDc=\n" +
			"S: + cj1mYWtlY2xpZW50N2Zha2VzZXJ2ZXI3LHM9KioqKixpPTEwMDAw\n" +
			"C: ****\n" +
			"S: + ****\n" +
			"C:\n" +
			"S: +OK logged in",
		Refs:    []string{"RFC 5802 §4", "RFC 5802 §6"},
		Related: []string{"SCRAM-SHA-512", "SCRAM-SHA-256-PLUS"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "SCRAM-SHA3-512", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "SCRAM with SHA3-512; a draft",
			Zh: "使用 SHA3-512 的 SCRAM，尚为草案",
		},
		Why: lang.Text{
			En: "It works like SCRAM-SHA-256 with another hash.",
			Zh: "与 SCRAM-SHA-256 做法相同，只是换了散列算法。",
		},
		Body: lang.Text{
			En: "An Internet-Draft describes it; we know of no RFC for it. The steps, the " +
				"secrets and the advice on TLS are those of SCRAM-SHA-256, and the client speaks " +
				"first. Few servers offer it.",
			Zh: "它由一份互联网草案描述，未见有 RFC。步骤、要保密的内容和对 TLS 的建议都与 " +
				"SCRAM-SHA-256 相同，客户端先说。很少有服务器提供。",
		},
		Pitfall: lang.Text{
			En: "SHA-3 is another design and not a newer SHA-512: the two do not fit together, " +
				"and \"SHA-512\" in a client's list does not cover it.",
			Zh: "SHA-3 是另一种设计，不是 SHA-512 的新版：两者不通用，客户端列表里的“SHA-512”不" +
				"包括它。",
		},
		Example: "C: AUTH SCRAM-SHA3-512\n" +
			"S: 504 5.5.4 Unrecognized authentication type\n" +
			"C: AUTH SCRAM-SHA-256 biwsbj1hbGljZSxyPWZha2VjbGllbnQ4\n" +
			"S: 334 cj1mYWtlY2xpZW50OGZha2VzZXJ2ZXI4LHM9KioqKixpPTQwOTY=",
		Refs:    []string{"RFC 5802 §4"},
		Related: []string{"SCRAM-SHA-256"},
		FAQ:     []int{3},
	},
	{
		ID: "SCRAM-SHA3-512-PLUS", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "SCRAM-SHA3-512 with TLS binding; a draft",
			Zh: "SCRAM-SHA3-512 加 TLS 绑定，尚为草案",
		},
		Why: lang.Text{
			En: "It is SCRAM-SHA3-512 with channel binding.",
			Zh: "它是带通道绑定的 SCRAM-SHA3-512。",
		},
		Body: lang.Text{
			En: "An Internet-Draft describes it; we know of no RFC for it. Its name has 19 " +
				"characters and so fits the limit of 20. It works inside TLS only, and the " +
				"client speaks first. Few servers offer it.",
			Zh: "它由一份互联网草案描述，未见有 RFC。名字有 19 个字符，没有超过 20 个的上限。只能" +
				"在 TLS 之内使用，客户端先说。很少有服务器提供。",
		},
		Pitfall: lang.Text{
			En: "A client that cuts names at a fixed length short of 20 characters loses the " +
				"ending PLUS and asks for another mechanism.",
			Zh: "客户端若把名字截得短于 20 个字符，就会丢掉末尾的 PLUS，请求成另一种机制。",
		},
		Example: "C: AUTH SCRAM-SHA3-512-PLUS\n" +
			"S: -ERR mechanism not supported\n" +
			"C: CAPA\n" +
			"S: +OK\n" +
			"S: SASL SCRAM-SHA-256 SCRAM-SHA-256-PLUS\n" +
			"S: .",
		Refs:    []string{"RFC 5802 §4", "RFC 4422 §3.1"},
		Related: []string{"SCRAM-SHA3-512"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "XOAUTH2", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "OAuth token; Google, Microsoft; no RFC",
			Zh: "OAuth 令牌，Google 和微软用，无 RFC",
		},
		Why: lang.Text{
			En: "XOAUTH2 logs in with a short-lived token in place of a password.",
			Zh: "XOAUTH2 用短期有效的令牌代替密码登录。",
		},
		Body: lang.Text{
			En: "The client speaks first: base64 of user= with the name, a byte of value 1, " +
				"auth=Bearer with the token, and two more such bytes. The token was fetched " +
				"before from the provider's web service and expires after a while. When it is " +
				"refused, the server sends a challenge whose base64 holds a JSON text about the " +
				"error; the client answers with an empty line, and only then the refusal comes. " +
				"Whoever has the token can log in, so it needs TLS and is masked. Google " +
				"invented it; no RFC defines it. OAUTHBEARER is the standard.",
			Zh: "客户端先说：把 user= 加名字、一个值为 1 的字节、auth=Bearer 加令牌、再加两个这样" +
				"的字节写成 base64。令牌事先从服务商的网站取得，过一段时间失效。被拒绝时，服务器" +
				"发来一个质询，其 base64 是说明错误的 JSON；客户端回一个空行，之后才是拒绝的应答。" +
				"谁拿到令牌谁就能登录，所以必须用 TLS，并要遮住。它由 Google 首创，没有 RFC；标准" +
				"的机制是 OAUTHBEARER。",
		},
		Pitfall: lang.Text{
			En: "A challenge after XOAUTH2 is bad news: it carries the error, not a further step " +
				"of the login.",
			Zh: "XOAUTH2 之后收到质询是坏消息：里面是错误说明，不是登录的下一步。",
		},
		Example: "C: AUTH XOAUTH2 ****\n" +
			"S: 334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIn0=\n" +
			"C:\n" +
			"S: 535 5.7.8 Username and Password not accepted",
		Related: []string{"OAUTHBEARER", "PLAIN", "challenge"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "OAUTHBEARER", Kind: KindMechanism,
		Gloss: lang.Text{En: "OAuth token; the standard form", Zh: "OAuth 令牌，标准写法"},
		Why: lang.Text{
			En: "OAUTHBEARER logs in with a short-lived token in place of a password.",
			Zh: "OAUTHBEARER 用短期有效的令牌代替密码登录。",
		},
		Body: lang.Text{
			En: "The client speaks first: base64 of a header that names the user, then fields " +
				"such as host, port and auth=Bearer with the token, with a byte of value 1 " +
				"between them. If the token is refused, a challenge with a JSON text about the " +
				"error comes; the client must answer it with AQ==, a single byte of value 1, and " +
				"then the refusal follows. Whoever has the token can log in: TLS is required, " +
				"and the token is masked. It is a standard.",
			Zh: "客户端先说：base64 里是写明用户的头部，然后是 host、port、auth=Bearer 加令牌等字" +
				"段，字段之间用一个值为 1 的字节隔开。令牌被拒时，先来一个质询，里面是说明错误的 " +
				"JSON；客户端必须回 AQ==（即一个值为 1 的字节），之后才是拒绝的应答。谁拿到令牌谁" +
				"就能登录：必须用 TLS，令牌要遮住。它是标准。",
		},
		Pitfall: lang.Text{
			En: "After the error the client must send one more line, AQ==. A client that sends " +
				"QUIT at once has it taken for the answer, and waits for the refusal for ever.",
			Zh: "出错之后，客户端还要再发一行 AQ==。若立刻发 QUIT，会被当成回答，双方就错了位。",
		},
		Example: "C: AUTH OAUTHBEARER ****\n" +
			"S: 334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=\n" +
			"C: AQ==\n" +
			"S: 535 5.7.8 Token refused",
		Refs:    []string{"RFC 7628 §3.1", "RFC 7628 §3.2.2", "RFC 7628 §3.2.3"},
		Related: []string{"XOAUTH2", "OAUTH10A"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "OAUTH10A", Kind: KindMechanism,
		Gloss: lang.Text{En: "OAuth 1.0a signed message; rare", Zh: "OAuth 1.0a 签名，少见"},
		Why: lang.Text{
			En: "OAUTH10A logs in with a message signed by the rules of OAuth 1.0a.",
			Zh: "OAUTH10A 用按 OAuth 1.0a 规则签名的内容登录。",
		},
		Body: lang.Text{
			En: "It is the elder sister of OAUTHBEARER in the same standard. The client speaks " +
				"first with a signed text; the server accepts, or sends a JSON text about the " +
				"error. The whole text is secret, and TLS is required. We know of no mail server " +
				"that offers it.",
			Zh: "它与 OAUTHBEARER 出自同一标准，用的是更早的 OAuth。客户端先发带签名的内容；服务" +
				"器接受，或者发来说明错误的 JSON。全部内容都要保密，必须用 TLS。我们不知道有哪台" +
				"邮件服务器提供它。",
		},
		Pitfall: lang.Text{
			En: "Its tokens are not those of OAuth 2: a provider's \"access token\" of today cannot " +
				"be used with it.",
			Zh: "它的令牌与 OAuth 2 不同：如今服务商发的“访问令牌”不能用于它。",
		},
		Example: "C: AUTH OAUTH10A ****\n" +
			"S: 504 5.5.4 Mechanism not supported\n" +
			"C: AUTH OAUTHBEARER ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 7628 §3.3", "RFC 7628 §4.2"},
		Related: []string{"OAUTHBEARER"},
		FAQ:     []int{3},
	},
	{
		ID: "NTLM", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "Windows login; weak by today's measure",
			Zh: "Windows 登录方式，如今已嫌弱",
		},
		Why: lang.Text{
			En: "NTLM is Microsoft's own exchange of three messages.",
			Zh: "NTLM 是微软自己的三步登录方式。",
		},
		Body: lang.Text{
			En: "The client speaks first with message 1, the server answers with message 2, the " +
				"challenge, and the client proves the password with message 3. In base64 they " +
				"begin with TlRMTVNTUAAB, TlRMTVNTUAAC and TlRMTVNTUAAD. Message 3 is secret, " +
				"since it allows guessing; message 2 tells names of domain and computer. TLS is " +
				"advisable. It is Microsoft's own and no RFC; a server of 2003 even says +OK " +
				"where POP3 asks for \"+ \".",
			Zh: "客户端先发第 1 条，服务器回第 2 条（质询），客户端用第 3 条证明密码。它们的 " +
				"base64 分别以 TlRMTVNTUAAB、TlRMTVNTUAAC、TlRMTVNTUAAD 开头。第 3 条可供猜测密码，" +
				"要保密；第 2 条会透露域和计算机的名字。应使用 TLS。它是微软自己的规范，不是 RFC；" +
				"2003 年的一种服务器甚至在 POP3 该回“+ ”的地方回 +OK。",
		},
		Pitfall: lang.Text{
			En: "Its messages tell names of domain and computers to whoever connects, before any " +
				"login: do not offer it to the internet.",
			Zh: "还没登录，它就把域名和计算机名告诉了来访者：不要对互联网开放它。",
		},
		Example: "C: AUTH NTLM TlRMTVNTUAABAAAAB4IIAA==\n" +
			"S: 334 TlRMTVNTUAACAAAAAAAAAAAAAAA=\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"GSS-SPNEGO", "GSSAPI"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "GSSAPI", Kind: KindMechanism,
		Gloss: lang.Text{En: "Kerberos ticket; no password sent", Zh: "Kerberos 票据，不发送密码"},
		Why: lang.Text{
			En: "GSSAPI logs in with a Kerberos ticket that the user has already.",
			Zh: "GSSAPI 用用户已有的 Kerberos 票据登录。",
		},
		Body: lang.Text{
			En: "The client speaks first with a token made from its ticket; the server answers " +
				"with its own, then both agree on a security layer, and an empty line may close " +
				"the exchange. No password crosses the network. The tokens are masked all the " +
				"same. It can add encryption of its own, but inside TLS that is not needed. It " +
				"is a standard, met in companies and universities.",
			Zh: "客户端先发由票据生成的令牌，服务器回自己的令牌，然后双方商定安全层，最后可能以一" +
				"个空行结束。密码不经过网络；令牌仍然要遮住。它可以自带加密，但在 TLS 之内用不着。" +
				"它是标准，见于公司和大学。",
		},
		Pitfall: lang.Text{
			En: "The ticket is for a name such as smtp/mail.example.org: a client that connects " +
				"to an alias or an address asks for the wrong ticket and fails.",
			Zh: "票据是发给 smtp/mail.example.org 这样的名字的：用别名或地址连接，要到的票据就" +
				"不对，登录会失败。",
		},
		Example: "C: AUTH GSSAPI ****\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 334 ****\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 4752 §3", "RFC 4752 §3.3"},
		Related: []string{"GS2-KRB5", "GSS-SPNEGO"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "GSS-SPNEGO", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "Kerberos or NTLM, negotiated; Microsoft",
			Zh: "协商用 Kerberos 或 NTLM，微软所用",
		},
		Why: lang.Text{
			En: "GSS-SPNEGO lets client and server choose between Kerberos and NTLM.",
			Zh: "GSS-SPNEGO 让客户端和服务器在 Kerberos 与 NTLM 之间选择。",
		},
		Body: lang.Text{
			En: "The client speaks first, with a token that lists what it can do; one to three " +
				"rounds follow. All tokens are masked. Exchange offers it. It is registered for " +
				"limited use and is no standard of the IETF; outside a Windows domain it seldom " +
				"works.",
			Zh: "客户端先发一个列出自己能力的令牌，随后来回一到三次。所有令牌都要遮住。Exchange " +
				"提供它。它注册为有限使用，不是 IETF 标准；在 Windows 域之外很少能用。",
		},
		Pitfall: lang.Text{
			En: "Outside the domain it falls back to NTLM without a word, so \"Kerberos is on\" in " +
				"the settings does not prove that Kerberos was used.",
			Zh: "在域外，它会不声不响地退到 NTLM；设置里写着“已启用 Kerberos”，不等于真用了 " +
				"Kerberos。",
		},
		Example: "C: AUTH GSS-SPNEGO ****\n" +
			"S: 334 ****\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"GSSAPI", "NTLM"},
		FAQ:     []int{3},
	},
	{
		ID: "GS2-KRB5", Kind: KindMechanism,
		Gloss: lang.Text{En: "Kerberos ticket, newer form", Zh: "Kerberos 票据，较新写法"},
		Why: lang.Text{
			En: "GS2-KRB5 is Kerberos in the newer GS2 form; it can be bound to TLS with PLUS.",
			Zh: "GS2-KRB5 是按较新的 GS2 写法使用的 Kerberos，加 PLUS 可与 TLS 绑定。",
		},
		Body: lang.Text{
			En: "The client speaks first with a short header and a Kerberos token; the server " +
				"answers with its own. No password crosses the network, and the tokens are " +
				"masked. TLS is recommended, since GS2 has no layer of its own. It is a standard " +
				"of 2010, rare in mail.",
			Zh: "客户端先发一个短头部和 Kerberos 令牌，服务器回自己的令牌。密码不经过网络，令牌要" +
				"遮住。GS2 没有自己的安全层，所以建议用 TLS。它是 2010 年的标准，在邮件里少见。",
		},
		Pitfall: lang.Text{
			En: "It is not on the wire what GSSAPI is, although both use the same ticket: a " +
				"server that lists GSSAPI alone does not understand it.",
			Zh: "两者用同样的票据，传送的内容却与 GSSAPI 不同：只列出 GSSAPI 的服务器读不懂它。",
		},
		Example: "C: AUTH GS2-KRB5 ****\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"GSSAPI", "GS2-KRB5-PLUS"},
		FAQ:     []int{3},
	},
	{
		ID: "GS2-KRB5-PLUS", Kind: KindMechanism,
		Gloss: lang.Text{En: "GS2-KRB5, bound to this TLS", Zh: "GS2-KRB5，并与当前 TLS 绑定"},
		Why: lang.Text{
			En: "It is GS2-KRB5 with channel binding.",
			Zh: "它是带通道绑定的 GS2-KRB5。",
		},
		Body: lang.Text{
			En: "The login is tied to the TLS connection, so that a man in the middle cannot " +
				"pass it on. It works inside TLS only, and the client speaks first. It is a " +
				"standard of 2010, rare in mail.",
			Zh: "登录与 TLS 连接绑定，中间人无法转手使用。只能在 TLS 之内使用，客户端先说。它是 " +
				"2010 年的标准，在邮件里少见。",
		},
		Pitfall: lang.Text{
			En: "Without TLS there is nothing to bind to: a client must not choose it on a " +
				"connection in clear, even if it is listed.",
			Zh: "没有 TLS 就没有可绑定的对象：连接还是明文时，就算列出了也不能选它。",
		},
		Example: "(TLS handshake)\n" +
			"C: AUTH GS2-KRB5-PLUS ****\n" +
			"S: + ****\n" +
			"C:\n" +
			"S: +OK logged in",
		Related: []string{"GS2-KRB5"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "SPNEGO", Kind: KindMechanism,
		Gloss: lang.Text{En: "reserved name; must not be used", Zh: "保留的名字，不得使用"},
		Why: lang.Text{
			En: "The name is registered so that nobody uses it.",
			Zh: "注册这个名字，是为了不让人使用。",
		},
		Body: lang.Text{
			En: "SPNEGO chooses between mechanisms, and SASL does so already; choosing twice " +
				"would open the way to downgrade attacks. So the name is registered only to " +
				"forbid it. A server that lists it is not following the standard. Do not mix it " +
				"up with GSS-SPNEGO, which is in use.",
			Zh: "SPNEGO 的作用是选择机制，而 SASL 本身已经在选择；选两次会给降级攻击留下余地。所" +
				"以注册它只是为了禁止使用。列出它的服务器没有遵守标准。不要与实际在用的 " +
				"GSS-SPNEGO 混淆。",
		},
		Pitfall: lang.Text{
			En: "A client that picks any name that it finds may pick this one; the rule is to " +
				"skip it, even if nothing else is listed.",
			Zh: "见名就选的客户端可能选中它；按规定应当跳过，哪怕没有别的可选。",
		},
		Example: "C: EHLO client.example.org\n" +
			"S: 250-mail.example.net\n" +
			"S: 250 AUTH SPNEGO GSS-SPNEGO\n" +
			"C: AUTH GSS-SPNEGO ****\n" +
			"S: 334 ****",
		Refs:    []string{"RFC 4422 §6.1.2"},
		Related: []string{"GSS-SPNEGO"},
		FAQ:     []int{3},
	},
	{
		ID: "SPNEGO-PLUS", Kind: KindMechanism,
		Gloss: lang.Text{En: "reserved with SPNEGO; must not be used", Zh: "随 SPNEGO 一并保留，不得使用"},
		Why: lang.Text{
			En: "The name is registered together with SPNEGO, so that it is avoided as well.",
			Zh: "它随 SPNEGO 一同注册，同样是为了不让人使用。",
		},
		Body: lang.Text{
			En: "It would be SPNEGO with channel binding, and is forbidden for the same reason " +
				"as SPNEGO. A server that lists it is not following the standard.",
			Zh: "它本是带通道绑定的 SPNEGO，与 SPNEGO 因同样的理由而禁用。列出它的服务器没有遵守" +
				"标准。",
		},
		Pitfall: lang.Text{
			En: "The ending PLUS makes it no better: channel binding does not repair a mechanism " +
				"that chooses once more.",
			Zh: "加上 PLUS 也不会变好：通道绑定补救不了“再选一次”的毛病。",
		},
		Example: "C: AUTH SPNEGO-PLUS\n" +
			"S: 504 5.5.4 This mechanism must not be used",
		Refs:    []string{"RFC 4422 §6.1.2"},
		Related: []string{"SPNEGO"},
		FAQ:     []int{3},
	},
	{
		ID: "KERBEROS_V4", Kind: KindMechanism,
		Gloss: lang.Text{En: "Kerberos 4; obsolete", Zh: "Kerberos 4，已废止"},
		Why: lang.Text{
			En: "KERBEROS_V4 belongs to a Kerberos that is no longer safe.",
			Zh: "KERBEROS_V4 属于早已不安全的旧版 Kerberos。",
		},
		Body: lang.Text{
			En: "The server speaks first with a random number, and the client answers with its " +
				"ticket. All of it is masked. Kerberos 4 rests on ciphers that can be broken " +
				"today. It is obsolete; GSSAPI with Kerberos 5 took its place.",
			Zh: "服务器先发一个随机数，客户端用票据回答。全部内容都要遮住。Kerberos 4 所用的加密" +
				"如今可以破解。它已废止，由使用 Kerberos 5 的 GSSAPI 取代。",
		},
		Pitfall: lang.Text{
			En: "The underscore belongs to the name; programs that take letters, digits and " +
				"hyphens only refuse the whole list on its account.",
			Zh: "名字里的下划线是合法的；只接受字母、数字和连字符的程序，会因它而拒绝整个列表。",
		},
		Example: "C: AUTH KERBEROS_V4\n" +
			"S: + ZmFrZQ==\n" +
			"C: ****\n" +
			"S: -ERR Kerberos 4 is no longer supported",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"GSSAPI"},
		FAQ:     []int{3},
	},
	{
		ID: "KERBEROS_V5", Kind: KindMechanism,
		Gloss: lang.Text{En: "Kerberos 5, private form", Zh: "Kerberos 5 的一种私有写法"},
		Why: lang.Text{
			En: "KERBEROS_V5 is a proposal of one program's author; GSSAPI is the usual way.",
			Zh: "KERBEROS_V5 是一位软件作者的提议，通常用的是 GSSAPI。",
		},
		Body: lang.Text{
			En: "It is registered, and GNU gsasl knows it; no RFC describes it. The messages are " +
				"those of Kerberos and are masked. A mail server will offer GSSAPI in its place.",
			Zh: "它已注册，GNU gsasl 支持它，但没有 RFC 描述它。内容是 Kerberos 的数据，要遮住。" +
				"邮件服务器一般提供的是 GSSAPI。",
		},
		Pitfall: lang.Text{
			En: "Who needs Kerberos with a mail server should look for GSSAPI: waiting for this " +
				"name means no Kerberos at all.",
			Zh: "要在邮件服务器上用 Kerberos，应找 GSSAPI；等这个名字出现，等于不用 Kerberos。",
		},
		Example: "C: AUTH KERBEROS_V5\n" +
			"S: 504 5.5.4 Unrecognized authentication type\n" +
			"C: AUTH GSSAPI ****\n" +
			"S: 334 ****",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"GSSAPI"},
		FAQ:     []int{3},
	},
	{
		ID: "EXTERNAL", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "identity from TLS client certificate",
			Zh: "身份取自 TLS 客户端证书",
		},
		Why: lang.Text{
			En: "EXTERNAL says: you know me already by the certificate that I showed.",
			Zh: "EXTERNAL 的意思是：凭我出示的证书，你已经知道我是谁。",
		},
		Body: lang.Text{
			En: "The client must have shown a certificate of its own in the TLS handshake. It " +
				"speaks first and sends an identity to act as, or = for none. Nothing on the " +
				"wire is secret, since the proof was part of the handshake, but the identity is " +
				"personal. It needs TLS with a client certificate. It is a standard.",
			Zh: "客户端必须在 TLS 握手里出示过自己的证书。客户端先说，发送要代表的身份；没有则发 " +
				"=。证明在握手里已经完成，所以传送的内容不算秘密，但身份属于个人信息。需要带客户" +
				"端证书的 TLS。它是标准。",
		},
		Pitfall: lang.Text{
			En: "The server must be told which certificate belongs to which user; that the " +
				"certificate is valid does not yet mean that it is allowed.",
			Zh: "服务器要知道哪张证书属于哪个用户；证书有效，不等于已获准登录。",
		},
		Example: "(TLS handshake with a client certificate)\n" +
			"C: AUTH EXTERNAL =\n" +
			"S: 235 2.7.0 Certificate of alice@example.org accepted",
		Refs:    []string{"RFC 4422 §A", "RFC 8314 §5.5", "RFC 2595 §4"},
		Related: []string{"certificate", "handshake"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "ANONYMOUS", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "no identity; a trace text at most",
			Zh: "不表明身份，至多留一段文字",
		},
		Why: lang.Text{
			En: "ANONYMOUS asks for guest access without any proof.",
			Zh: "ANONYMOUS 请求以访客身份进入，不作任何证明。",
		},
		Body: lang.Text{
			En: "The client speaks first and may send a text such as a mail address for the log; " +
				"nothing checks it. It is no secret but may be personal. It gives no security, " +
				"so no server should let it send mail or read a mailbox. It is a standard, " +
				"seldom offered for mail.",
			Zh: "客户端先说，可以发一段文字（如邮件地址）供记录，没有人核对。它不是秘密，但可能是" +
				"个人信息。它不提供任何安全，所以服务器不应允许它发信或读邮箱。它是标准，邮件里很" +
				"少提供。",
		},
		Pitfall: lang.Text{
			En: "The text that it sends looks like a mail address and is believed by people who " +
				"read logs; anybody may write anything there.",
			Zh: "它附带的文字像邮件地址，看日志的人容易当真；其实谁都可以随便写。",
		},
		Example: "C: AUTH ANONYMOUS Z3Vlc3RAZXhhbXBsZS5vcmc=\n" +
			"S: 535 5.7.8 No guests here",
		Refs:    []string{"RFC 4505 §2", "RFC 4505 §5"},
		Related: []string{"PLAIN"},
		FAQ:     []int{3},
	},
	{
		ID: "OTP", Kind: KindMechanism,
		Gloss: lang.Text{En: "one-time password from a list", Zh: "一次性密码"},
		Why: lang.Text{
			En: "OTP uses each password once, so a recorded one is worthless.",
			Zh: "OTP 的每个密码只用一次，录下来也没有用。",
		},
		Body: lang.Text{
			En: "The client speaks first with its name; the server tells the number and the seed " +
				"of the password that is due, and the client sends that one. The pass phrase " +
				"behind it is never sent; the response is masked. TLS is still advisable. It is " +
				"a standard of 1998, rare in mail.",
			Zh: "客户端先发名字，服务器说明这次该用第几个密码和它的种子，客户端发送那个密码。背后" +
				"的口令短语从不发送；响应要遮住。仍应使用 TLS。它是 1998 年的标准，邮件里少见。",
		},
		Pitfall: lang.Text{
			En: "When the numbers run out the user is locked out: the list must be renewed before " +
				"it reaches zero.",
			Zh: "次数用完，用户就登录不了：要在归零之前更换。",
		},
		Example: "C: AUTH OTP AGFsaWNl\n" +
			"S: 334 b3RwLW1kNSA0OTkgZmExMjM0IGV4dA==\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"SKEY"},
		FAQ:     []int{3},
	},
	{
		ID: "SKEY", Kind: KindMechanism,
		Gloss: lang.Text{En: "old form of OTP; obsolete", Zh: "OTP 的旧形式，已废止"},
		Why:   lang.Text{En: "SKEY was replaced by OTP.", Zh: "SKEY 已由 OTP 取代。"},
		Body: lang.Text{
			En: "It worked as OTP does: the client speaks first with its name, the server tells " +
				"which one-time password is due, and the client sends it. The response is " +
				"masked. It is obsolete, and no server of today is known to offer it.",
			Zh: "做法与 OTP 相同：客户端先发名字，服务器说明该用哪个一次性密码，客户端发送它。响" +
				"应要遮住。它已废止，如今未见有服务器提供。",
		},
		Pitfall: lang.Text{
			En: "A list of SKEY passwords is no list for OTP: the way in which they are computed " +
				"differs, MD4 there and MD5 or SHA-1 here.",
			Zh: "SKEY 的密码表不能用于 OTP：两者算法不同，前者用 MD4，后者用 MD5 或 SHA-1。",
		},
		Example: "C: AUTH SKEY YWxpY2U=\n" +
			"S: 504 5.5.4 SKEY was withdrawn, use another mechanism",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"OTP"},
		FAQ:     []int{3},
	},
	{
		ID: "SECURID", Kind: KindMechanism,
		Gloss: lang.Text{En: "code from a hardware token", Zh: "硬件令牌上的动态码"},
		Why: lang.Text{
			En: "SECURID sends the number that a small device shows at the moment.",
			Zh: "SECURID 发送小设备上当时显示的数字。",
		},
		Body: lang.Text{
			En: "The client speaks first with its identities and the passcode, and a PIN where " +
				"one is asked for. The server may ask for a further code or a new PIN. Code and " +
				"PIN are secret, and TLS is needed. It is described in an RFC of 2000, and rare " +
				"in mail.",
			Zh: "客户端先发身份和动态码，需要时加上 PIN。服务器可能再要一个码，或要求新的 PIN。动" +
				"态码和 PIN 都要保密，必须用 TLS。它由 2000 年的一份 RFC 描述，邮件里少见。",
		},
		Pitfall: lang.Text{
			En: "The code changes every minute and counts once: a mail program that stores it and " +
				"logs in again by itself fails and may block the token.",
			Zh: "动态码每分钟一换，而且只能用一次：邮件程序若存下它再自动登录，就会失败，还可能" +
				"锁住令牌。",
		},
		Example: "C: AUTH SECURID ****\n" +
			"S: 334 cGFzc2NvZGU=\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"OTP"},
		FAQ:     []int{3},
	},
	{
		ID: "9798-U-RSA-SHA1-ENC", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "signed proof, one side, RSA; unused",
			Zh: "RSA 签名证明身份（单向），无人用",
		},
		Why: lang.Text{
			En: "The client signs a random value with its RSA key.",
			Zh: "客户端用 RSA 密钥对随机数签名。",
		},
		Body: lang.Text{
			En: "It is one of six experimental mechanisms of 2001. U means that only the client " +
				"proves itself. The server speaks first with a random value, and the client " +
				"answers with a signature. Nothing secret is sent. It is registered, but no mail " +
				"server is known to offer it.",
			Zh: "它是 2001 年的六种实验机制之一。U 表示只有客户端证明自己。服务器先发随机数，客户" +
				"端用签名回答。传送的内容里没有秘密。它已注册，但未见有邮件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "It proves the user to the server and not the server to the user: without TLS one " +
				"may be talking to anybody.",
			Zh: "它只向服务器证明用户，不向用户证明服务器：不用 TLS，对面可能是任何人。",
		},
		Example: "C: AUTH 9798-U-RSA-SHA1-ENC\n" +
			"S: 334 ZmFrZXJhbmRvbTE=\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"9798-M-RSA-SHA1-ENC", "EXTERNAL"},
		FAQ:     []int{3},
	},
	{
		ID: "9798-M-RSA-SHA1-ENC", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "signed proof, both sides, RSA; unused",
			Zh: "RSA 签名证明身份（双向），无人用",
		},
		Why: lang.Text{
			En: "Client and server each sign a random value with an RSA key.",
			Zh: "客户端和服务器各用 RSA 密钥对随机数签名。",
		},
		Body: lang.Text{
			En: "It is one of six experimental mechanisms of 2001. M means that both sides prove " +
				"themselves, here with RSA keys: the server sends a random value, the client " +
				"signs it and adds one of its own, and the server signs that. Nothing secret is " +
				"sent. It is registered, but no mail server is known to offer it.",
			Zh: "它是 2001 年的六种实验机制之一。M 表示双方都证明自己，这里用的是 RSA 密钥：服" +
				"务器发来随机数，客户端签名并附上自己的随机数，服务器再对后者签名。传送的内容里" +
				"没有秘密。它已注册，但未见有邮件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "M is not yet encryption: both sides are proven, and the mail after it is in " +
				"clear all the same.",
			Zh: "M 并不等于加密：双方身份都证明了，之后的邮件照样是明文。",
		},
		Example: "C: AUTH 9798-M-RSA-SHA1-ENC\n" +
			"S: 334 ZmFrZXJhbmRvbTI=\n" +
			"C: ****\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"9798-U-RSA-SHA1-ENC", "EXTERNAL"},
		FAQ:     []int{3},
	},
	{
		ID: "9798-U-DSA-SHA1", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "signed proof, one side, DSA; unused",
			Zh: "DSA 签名证明身份（单向），无人用",
		},
		Why: lang.Text{
			En: "The client signs a random value with its DSA key.",
			Zh: "客户端用 DSA 密钥对随机数签名。",
		},
		Body: lang.Text{
			En: "It is one of six experimental mechanisms of 2001. U means that only the client " +
				"proves itself, here with a DSA key: the server sends a random value, the client " +
				"signs it and shows its certificate. Nothing secret is sent. It is registered, " +
				"but no mail server is known to offer it.",
			Zh: "它是 2001 年的六种实验机制之一。U 表示只有客户端证明自己，这里用的是 DSA 密钥：" +
				"服务器发来随机数，客户端签名并出示证书。传送的内容里没有秘密。它已注册，但未见" +
				"有邮件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "DSA fails badly when its random numbers repeat: two signatures with the same one " +
				"give the private key away.",
			Zh: "DSA 最怕随机数重复：两个签名用了同一个随机数，私钥就会泄露。",
		},
		Example: "C: AUTH 9798-U-DSA-SHA1\n" +
			"S: 504 5.5.4 Unrecognized authentication type",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"9798-M-DSA-SHA1", "EXTERNAL"},
		FAQ:     []int{3},
	},
	{
		ID: "9798-M-DSA-SHA1", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "signed proof, both sides, DSA; unused",
			Zh: "DSA 签名证明身份（双向），无人用",
		},
		Why: lang.Text{
			En: "Client and server each sign a random value with a DSA key.",
			Zh: "客户端和服务器各用 DSA 密钥对随机数签名。",
		},
		Body: lang.Text{
			En: "It works as 9798-M-RSA-SHA1-ENC does, with DSA keys in place of RSA: the server " +
				"speaks first, and each side signs the other's random value. Nothing secret is " +
				"sent. It is an experiment of 2001, registered, but no mail server is known to " +
				"offer it.",
			Zh: "做法与 9798-M-RSA-SHA1-ENC 相同，只是用 DSA 密钥代替 RSA：服务器先说，双方各对" +
				"对方的随机数签名。传送的内容里没有秘密。它是 2001 年的实验，已注册，但未见有邮" +
				"件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "Do not choose it because \"both sides\" sounds good: TLS proves the server anyway, " +
				"with keys and hashes of today.",
			Zh: "不要因为“双向”好听就选它：TLS 本来就证明服务器，用的还是如今的密钥和散列。",
		},
		Example: "C: AUTH 9798-M-DSA-SHA1\n" +
			"S: 504 5.5.4 Mechanism unknown",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"9798-U-DSA-SHA1", "EXTERNAL"},
		FAQ:     []int{3},
	},
	{
		ID: "9798-U-ECDSA-SHA1", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "signed proof, one side, ECDSA; unused",
			Zh: "ECDSA 签名证明身份（单向），无人用",
		},
		Why: lang.Text{
			En: "The client signs a random value with its ECDSA key.",
			Zh: "客户端用 ECDSA 密钥对随机数签名。",
		},
		Body: lang.Text{
			En: "It works as 9798-U-DSA-SHA1 does, with a key on an elliptic curve: the server " +
				"speaks first, and only the client proves itself. Nothing secret is sent. It is " +
				"an experiment of 2001, registered, but no mail server is known to offer it.",
			Zh: "做法与 9798-U-DSA-SHA1 相同，只是用椭圆曲线上的密钥：服务器先说，只有客户端证" +
				"明自己。传送的内容里没有秘密。它是 2001 年的实验，已注册，但未见有邮件服务器提" +
				"供。",
		},
		Pitfall: lang.Text{
			En: "The strength of the curve does not help where the hash is SHA-1, which is no " +
				"longer fit for signatures.",
			Zh: "曲线再强也没用：它配的散列是 SHA-1，已不适合做签名。",
		},
		Example: "C: AUTH 9798-U-ECDSA-SHA1\n" +
			"S: -ERR mechanism not known",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"9798-M-ECDSA-SHA1", "EXTERNAL"},
		FAQ:     []int{3},
	},
	{
		ID: "9798-M-ECDSA-SHA1", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "signed proof, both sides, ECDSA; unused",
			Zh: "ECDSA 签名证明身份（双向），无人用",
		},
		Why: lang.Text{
			En: "Client and server each sign a random value with an ECDSA key.",
			Zh: "客户端和服务器各用 ECDSA 密钥对随机数签名。",
		},
		Body: lang.Text{
			En: "It works as 9798-M-DSA-SHA1 does, with keys on an elliptic curve: the server " +
				"speaks first, and both sides prove themselves. Nothing secret is sent. It is an " +
				"experiment of 2001, registered, but no mail server is known to offer it.",
			Zh: "做法与 9798-M-DSA-SHA1 相同，只是用椭圆曲线上的密钥：服务器先说，双方都证明自" +
				"己。传送的内容里没有秘密。它是 2001 年的实验，已注册，但未见有邮件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "The numbers name a standard of ISO and no version: a \"newer 9798\" to switch to " +
				"does not exist.",
			Zh: "数字是 ISO 标准的编号，不是版本号：没有“更新的 9798”可换。",
		},
		Example: "C: AUTH 9798-M-ECDSA-SHA1\n" +
			"S: -ERR no such mechanism",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"9798-U-ECDSA-SHA1", "EXTERNAL"},
		FAQ:     []int{3},
	},
	{
		ID: "NMAS_LOGIN", Kind: KindMechanism,
		Gloss: lang.Text{En: "Novell's own login; vendor only", Zh: "Novell 私有的登录机制"},
		Why: lang.Text{
			En: "NMAS_LOGIN belongs to Novell's directory and is met nowhere else.",
			Zh: "NMAS_LOGIN 属于 Novell 的目录服务，别处见不到。",
		},
		Body: lang.Text{
			En: "Novell registered it for limited use; no RFC describes what is sent, so " +
				"everything is masked. The client is said to speak first. Other servers do not " +
				"offer it.",
			Zh: "Novell 注册它作有限使用；没有 RFC 说明传送的内容，所以一律遮住。据说由客户端先说。" +
				"别的服务器不提供。",
		},
		Pitfall: lang.Text{
			En: "A general mail program cannot speak it: if a server lists nothing else, the " +
				"administrator must add a standard mechanism.",
			Zh: "通用的邮件程序不会它：服务器若只列出它，应由管理员加上标准的机制。",
		},
		Example: "C: AUTH NMAS_LOGIN\n" +
			"S: 504 5.5.4 Unrecognized authentication type\n" +
			"C: AUTH PLAIN ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"NMAS_AUTHEN", "PLAIN"},
		FAQ:     []int{3},
	},
	{
		ID: "NMAS_AUTHEN", Kind: KindMechanism,
		Gloss: lang.Text{En: "Novell's own, a second form; vendor only", Zh: "Novell 私有机制的另一种"},
		Why: lang.Text{
			En: "NMAS_AUTHEN belongs to Novell's directory and is met nowhere else.",
			Zh: "NMAS_AUTHEN 属于 Novell 的目录服务，别处见不到。",
		},
		Body: lang.Text{
			En: "It is the second of two mechanisms that Novell registered for limited use, " +
				"beside NMAS_LOGIN. What it sends is not published, so everything is masked. The " +
				"client is said to speak first. Other servers do not offer it.",
			Zh: "它与 NMAS_LOGIN 同为 Novell 注册作有限使用的机制。传送的内容没有公布，所以一律" +
				"遮住。据说由客户端先说。别的服务器不提供。",
		},
		Pitfall: lang.Text{
			En: "The two names with NMAS look alike and are not the same: a client for one does " +
				"not work with the other.",
			Zh: "两个以 NMAS 开头的名字相似而不相同：会一个的客户端用不了另一个。",
		},
		Example: "C: AUTH NMAS_AUTHEN ****\n" +
			"S: 535 5.7.8 Authentication failed",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"NMAS_LOGIN", "NMAS-SAMBA-AUTH"},
		FAQ:     []int{3},
	},
	{
		ID: "NMAS-SAMBA-AUTH", Kind: KindMechanism,
		Gloss: lang.Text{En: "Novell's own, for Samba; vendor only", Zh: "Novell 私有机制，名字指向 Samba"},
		Why: lang.Text{
			En: "NMAS-SAMBA-AUTH belongs to Novell's directory and is met nowhere else.",
			Zh: "NMAS-SAMBA-AUTH 属于 Novell 的目录服务，别处见不到。",
		},
		Body: lang.Text{
			En: "The name stands in the registry; we could not confirm for what use. No RFC " +
				"describes what is sent, so everything is masked. Other servers do not offer it.",
			Zh: "注册表里有这个名字，用途未能核实。没有 RFC 说明传送的内容，所以一律遮住。别的服" +
				"务器不提供。",
		},
		Pitfall: lang.Text{
			En: "A guess at its content is of no use to a client: nothing is published, so leave " +
				"it alone.",
			Zh: "客户端没法凭猜测去用它：内容从未公布，不要碰它。",
		},
		Example: "C: AUTH NMAS-SAMBA-AUTH\n" +
			"S: 504 5.5.4 Mechanism not supported",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"NMAS_LOGIN"},
		FAQ:     []int{3},
	},
	{
		ID: "SAML20", Kind: KindMechanism,
		Gloss: lang.Text{En: "login by a web page (SAML)", Zh: "通过网页登录（SAML）"},
		Why: lang.Text{
			En: "SAML20 sends the user to a web page of the identity provider.",
			Zh: "SAML20 让用户到身份提供方的网页上登录。",
		},
		Body: lang.Text{
			En: "The client speaks first and names its identity provider; the server answers " +
				"with a web address, where the user logs in with a browser, and the client sends " +
				"an empty line. That address may hold a token of the session, so it is masked, " +
				"and TLS is needed. It is a standard of 2012; no mail server is known to offer " +
				"it.",
			Zh: "客户端先说，指明身份提供方；服务器回一个网址，用户用浏览器在那里登录，客户端再回" +
				"一个空行。网址里可能含会话令牌，要遮住，必须用 TLS。它是 2012 年的标准，未见有邮" +
				"件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "A program without a browser cannot use it, so a script or a printer that sends " +
				"mail needs another way to log in.",
			Zh: "没有浏览器的程序用不了它；要发信的脚本、打印机得另找登录方式。",
		},
		Example: "C: AUTH SAML20 biwsaWRwLmV4YW1wbGUub3Jn\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"OPENID20", "OAUTHBEARER"},
		FAQ:     []int{3},
	},
	{
		ID: "OPENID20", Kind: KindMechanism,
		Gloss: lang.Text{En: "login by a web page (OpenID 2)", Zh: "通过网页登录（OpenID 2）"},
		Why: lang.Text{
			En: "OPENID20 sends the user to a web page of the OpenID provider.",
			Zh: "OPENID20 让用户到 OpenID 提供方的网页上登录。",
		},
		Body: lang.Text{
			En: "The client speaks first with an OpenID; the server answers with a web address, " +
				"the client says =, and the server tells the outcome. Address and outcome are " +
				"masked, and TLS is needed. It is a standard of 2012; OpenID 2 is out of use, " +
				"and no mail server is known to offer it.",
			Zh: "客户端先发 OpenID，服务器回一个网址，客户端回 =，服务器再说明结果。网址和结果都" +
				"要遮住，必须用 TLS。它是 2012 年的标准；OpenID 2 已不再使用，未见有邮件服务器提" +
				"供。",
		},
		Pitfall: lang.Text{
			En: "OpenID Connect is another protocol in spite of its name: its tokens go with " +
				"OAUTHBEARER.",
			Zh: "OpenID Connect 虽有同样的名字，却是另一种协议：它的令牌应配 OAUTHBEARER 使用。",
		},
		Example: "C: AUTH OPENID20 biwsaHR0cHM6Ly9vcGVuaWQuZXhhbXBsZS5vcmcv\n" +
			"S: 334 ****\n" +
			"C: PQ==\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"SAML20"},
		FAQ:     []int{3},
	},
	{
		ID: "EAP-AES128", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "EAP login, as in campus networks; rare",
			Zh: "EAP 登录（如校园网），少见",
		},
		Why: lang.Text{
			En: "EAP-AES128 reuses the login of a network, such as that of a university.",
			Zh: "EAP-AES128 借用网络（如大学校园网）的登录。",
		},
		Body: lang.Text{
			En: "The client speaks first, and several rounds of EAP messages follow, which are " +
				"all masked. TLS is recommended. It is a standard of 2013, made for projects " +
				"such as Moonshot; mail servers hardly offer it.",
			Zh: "客户端先说，随后是几轮 EAP 数据，全部要遮住。建议用 TLS。它是 2013 年的标准，为 " +
				"Moonshot 之类的项目而定；邮件服务器几乎不提供。",
		},
		Pitfall: lang.Text{
			En: "That it works in the wireless network of the campus does not mean that it works " +
				"for mail: the mail server needs its own link to the login servers.",
			Zh: "校园无线网能用，不等于邮件也能用：邮件服务器要另外接到登录服务器上。",
		},
		Example: "C: AUTH EAP-AES128 ****\n" +
			"S: 334 ****\n" +
			"C: ****\n" +
			"S: 334 ****\n" +
			"C: ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"EAP-AES128-PLUS"},
		FAQ:     []int{3},
	},
	{
		ID: "EAP-AES128-PLUS", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "EAP login, bound to this TLS; rare",
			Zh: "EAP 登录，并与当前 TLS 绑定，少见",
		},
		Why: lang.Text{
			En: "It is EAP-AES128 with channel binding.",
			Zh: "它是带通道绑定的 EAP-AES128。",
		},
		Body: lang.Text{
			En: "It works inside TLS only; the client speaks first, and several rounds of EAP " +
				"messages follow, which are all masked. It is a standard of 2013; mail servers " +
				"hardly offer it.",
			Zh: "只能在 TLS 之内使用；客户端先说，随后是几轮 EAP 数据，全部要遮住。它是 2013 年的" +
				"标准，邮件服务器几乎不提供。",
		},
		Pitfall: lang.Text{
			En: "\"AES128\" names what protects the exchange of EAP; it does not encrypt the mail " +
				"that follows.",
			Zh: "“AES128”指的是保护 EAP 过程的算法，并不加密之后的邮件。",
		},
		Example: "(TLS handshake)\n" +
			"C: AUTH EAP-AES128-PLUS ****\n" +
			"S: + ****\n" +
			"C: ****\n" +
			"S: +OK logged in",
		Related: []string{"EAP-AES128"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "ECDSA-NIST256P-CHALLENGE", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "signed challenge; chat servers, not mail",
			Zh: "对质询签名，用于聊天，不用于邮件",
		},
		Why: lang.Text{
			En: "The client signs a challenge with its key; IRC services use it.",
			Zh: "客户端用密钥对质询签名，IRC 服务使用它。",
		},
		Body: lang.Text{
			En: "The client speaks first with its account; the server sends 32 random bytes, and " +
				"the client answers with a signature. Nothing secret is sent. It comes from the " +
				"IRC software Atheme and is registered; its usage in the registry we could not " +
				"confirm. No mail server is known to offer it.",
			Zh: "客户端先发账号，服务器发来 32 个随机字节，客户端用签名回答。传送的内容里没有秘密。" +
				"它出自 IRC 软件 Atheme，已注册，注册的用途未能核实。未见有邮件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "Its name has 24 characters and so breaks the limit of 20 for mechanisms: a " +
				"strict parser refuses it.",
			Zh: "它的名字有 24 个字符，超过机制名 20 个字符的上限：严格的解析器会拒绝它。",
		},
		Example: "C: AUTH ECDSA-NIST256P-CHALLENGE\n" +
			"S: 501 5.5.4 Not a mechanism name",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"ECDH-X25519-CHALLENGE", "EXTERNAL"},
		FAQ:     []int{3},
	},
	{
		ID: "ECDH-X25519-CHALLENGE", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "key agreement; chat servers, not mail",
			Zh: "密钥协商，用于聊天，不用于邮件",
		},
		Why: lang.Text{
			En: "The client proves its key by a key agreement; IRC services use it.",
			Zh: "客户端通过密钥协商证明密钥，IRC 服务使用它。",
		},
		Body: lang.Text{
			En: "The client speaks first with its account and a public key, the server sends a " +
				"masked challenge, and the client answers with what only the holder of the key " +
				"can compute. The response is masked. It comes from the IRC software Atheme and " +
				"is registered; its usage in the registry we could not confirm. No mail server " +
				"is known to offer it.",
			Zh: "客户端先发账号和公钥，服务器发来经过掩盖的质询，客户端用只有密钥持有者才算得出的" +
				"值回答。响应要遮住。它出自 IRC 软件 Atheme，已注册，注册的用途未能核实。未见有邮" +
				"件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "Key agreement here proves who one is; it does not encrypt the session, which " +
				"still needs TLS.",
			Zh: "这里的密钥协商只用来证明身份，并不加密会话；会话仍要用 TLS。",
		},
		Example: "C: AUTH ECDH-X25519-CHALLENGE\n" +
			"S: 504 5.5.4 Not offered here",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"ECDSA-NIST256P-CHALLENGE"},
		FAQ:     []int{3},
	},
	{
		ID: "SXOVER-PLUS", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "login across realms, bound to TLS; a draft",
			Zh: "跨域登录并与 TLS 绑定，尚为草案",
		},
		Why: lang.Text{
			En: "SXOVER-PLUS passes a login on to the user's home domain.",
			Zh: "SXOVER-PLUS 把登录交给用户的所属域处理。",
		},
		Body: lang.Text{
			En: "Its name stands in the registry, and drafts describe it; details may change, so " +
				"everything is masked. It works inside TLS only. We could not confirm more, and " +
				"know of no mail server that offers it.",
			Zh: "注册表里有这个名字，由草案描述；细节可能变动，所以一律遮住。只能在 TLS 之内使用。" +
				"其余未能核实，也不知道有哪台邮件服务器提供。",
		},
		Pitfall: lang.Text{
			En: "A draft may change under one's hands: two programs that both say SXOVER-PLUS " +
				"need not understand each other.",
			Zh: "草案随时会变：两个都写着 SXOVER-PLUS 的程序，未必互通。",
		},
		Example: "(TLS handshake)\n" +
			"C: AUTH SXOVER-PLUS ****\n" +
			"S: 504 5.5.4 Unrecognized authentication type",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"SCRAM-SHA-256-PLUS"},
		FAQ:     []int{3},
	},
	{
		ID: "SRP", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "zero-knowledge password proof; a draft",
			Zh: "零知识密码证明，只有草案",
		},
		Why: lang.Text{
			En: "SRP proves the password so that even a recorded login allows no guessing.",
			Zh: "SRP 证明密码的方式，使录下的过程也无法用来猜密码。",
		},
		Body: lang.Text{
			En: "The client speaks first with its name; both sides exchange numbers and then the " +
				"proofs M1 and M2, which are masked. A draft describes it; it is not registered. " +
				"Cyrus has a plug-in for it. TLS does no harm, since the mail needs it too.",
			Zh: "客户端先发名字，双方交换数值，再交换证明 M1 和 M2，这两个要遮住。只有草案描述它，" +
				"没有注册。Cyrus 有它的插件。邮件本身也要保护，所以仍可用 TLS。",
		},
		Pitfall: lang.Text{
			En: "Nothing that is sent allows guessing, but the server's file of verifiers does: " +
				"it must be guarded as any password file.",
			Zh: "传送的内容不能用来猜密码，但服务器存的校验值可以：这个文件要像密码文件一样保护。",
		},
		Example: "C: AUTH SRP YWxpY2U=\n" +
			"S: 334 ****\n" +
			"C: ****\n" +
			"S: 334 ****\n" +
			"C:\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"SCRAM-SHA-256", "challenge"},
		FAQ:     []int{3},
	},
	{
		ID: "PASSDSS-3DES-1", Kind: KindMechanism,
		Gloss: lang.Text{
			En: "password under a DSS key; old plug-in",
			Zh: "用 DSS 密钥保护密码，旧插件",
		},
		Why: lang.Text{
			En: "PASSDSS-3DES-1 encrypts the password for the server by itself.",
			Zh: "PASSDSS-3DES-1 自行为服务器加密密码。",
		},
		Body: lang.Text{
			En: "An old draft describes it, and Cyrus had a plug-in; it is not registered, and " +
				"we could not confirm its details. The client is said to speak first. Everything " +
				"is masked. Today TLS with PLAIN or SCRAM does its work.",
			Zh: "一份旧草案描述它，Cyrus 曾有插件；它没有注册，细节未能核实。据说由客户端先说。一" +
				"律遮住。如今它的作用由 TLS 加 PLAIN 或 SCRAM 完成。",
		},
		Pitfall: lang.Text{
			En: "\"It encrypts the password itself\" is no reason to do without TLS: the ciphers " +
				"are old, and the mail stays in clear.",
			Zh: "“它自己会加密密码”不是不用 TLS 的理由：算法已经陈旧，邮件也仍是明文。",
		},
		Example: "C: AUTH PASSDSS-3DES-1\n" +
			"S: 504 5.5.4 Mechanism withdrawn",
		Related: []string{"PLAIN", "SCRAM-SHA-256"},
		FAQ:     []int{3},
	},
	{
		ID: "ATOKEN", Kind: KindMechanism,
		Gloss: lang.Text{En: "Apple's own token; private", Zh: "苹果私有的令牌"},
		Why: lang.Text{
			En: "ATOKEN was seen in the greeting of Apple's mail servers.",
			Zh: "ATOKEN 见于苹果邮件服务器的问候。",
		},
		Body: lang.Text{
			En: "Apple's own clients use it; it is neither registered nor described in public. " +
				"It carries a token in place of a password, which is secret, so TLS is needed. " +
				"Other clients cannot use it. It was seen on IMAP.",
			Zh: "苹果自家的客户端使用它；没有注册，也没有公开说明。它用令牌代替密码，令牌要保密，" +
				"必须用 TLS。别的客户端用不了。它见于 IMAP。",
		},
		Pitfall: lang.Text{
			En: "For mail at Apple with any other program one needs an app-specific password and " +
				"PLAIN, not this.",
			Zh: "用别的软件收发苹果的邮件，要的是 App 专用密码（授权码）加 PLAIN，不是它。",
		},
		Example: "C: AUTH ATOKEN ****\n" +
			"S: 535 5.7.8 Authentication failed\n" +
			"C: AUTH PLAIN ****\n" +
			"S: 235 2.7.0 Authentication successful",
		Related: []string{"PLAIN", "XOAUTH2"},
		FAQ:     []int{3},
	},
	{
		ID: "PLAIN-CLIENTTOKEN", Kind: KindMechanism,
		Gloss: lang.Text{En: "Google's own; private", Zh: "Google 私有机制"},
		Why: lang.Text{
			En: "Gmail lists it in EHLO; what is sent is not public.",
			Zh: "Gmail 在 EHLO 里列出它，内容未公开。",
		},
		Body: lang.Text{
			En: "It is neither registered nor described in public. The name suggests PLAIN with " +
				"a token of the client added; that is a guess, and everything is masked. Use " +
				"XOAUTH2 or OAUTHBEARER with Gmail.",
			Zh: "它没有注册，也没有公开说明。从名字看像是 PLAIN 再加一个客户端令牌，但这只是猜测，" +
				"所以一律遮住。对 Gmail 请用 XOAUTH2 或 OAUTHBEARER。",
		},
		Pitfall: lang.Text{
			En: "A client that searches the list for the letters PLAIN finds this word and " +
				"believes that PLAIN is offered: compare whole words.",
			Zh: "在列表里搜“PLAIN”这几个字母的客户端会误中它，以为有 PLAIN：要按整个词比较。",
		},
		Example: "C: EHLO client.example.org\n" +
			"S: 250-smtp.example.net\n" +
			"S: 250 AUTH PLAIN-CLIENTTOKEN XOAUTH2\n" +
			"C: AUTH XOAUTH2 ****\n" +
			"S: 235 2.7.0 Accepted",
		Related: []string{"XOAUTH2", "OAUTHBEARER"},
		FAQ:     []int{3, 11},
	},
	{
		ID: "XOAUTH", Kind: KindMechanism,
		Gloss: lang.Text{En: "Google's OAuth 1; withdrawn", Zh: "Google 的 OAuth 1，已停用"},
		Why: lang.Text{
			En: "XOAUTH still stands in Gmail's list, but the server refuses it.",
			Zh: "XOAUTH 仍在 Gmail 的列表里，但服务器会拒绝它。",
		},
		Body: lang.Text{
			En: "The client spoke first with a signed web address of OAuth 1. Google has " +
				"withdrawn it: the answer today is 504 5.7.4 with the advice to use something " +
				"else. The name stands in the registry; its usage there we could not confirm. " +
				"Use XOAUTH2 or OAUTHBEARER.",
			Zh: "客户端先发按 OAuth 1 签名的网址。Google 已停用它：如今的应答是 504 5.7.4，并建议" +
				"改用别的机制。注册表里有这个名字，注册的用途未能核实。请用 XOAUTH2 或 " +
				"OAUTHBEARER。",
		},
		Pitfall: lang.Text{
			En: "One missing character, the 2, and a right token is refused: check the spelling " +
				"before the token.",
			Zh: "少写一个 2，正确的令牌也会被拒：先查拼写，再查令牌。",
		},
		Example: "C: AUTH XOAUTH ****\n" +
			"S: 504 5.7.4 XOAUTH is no longer supported",
		Refs:    []string{"RFC 4422 §7.1"},
		Related: []string{"XOAUTH2", "OAUTHBEARER"},
		FAQ:     []int{3},
	},
	{
		ID: "APOP", Kind: KindMechanism, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "not SASL: POP3's own MD5 login",
			Zh: "不属于 SASL：POP3 自带的 MD5 登录",
		},
		Why: lang.Text{
			En: "APOP is a POP3 command of its own, not a mechanism for AUTH.",
			Zh: "APOP 是 POP3 自己的命令，不是供 AUTH 使用的机制。",
		},
		Body: lang.Text{
			En: "The server speaks first, with a timestamp in its greeting; the client sends " +
				"name and MD5 digest. The digest allows guessing offline, so it is masked. It " +
				"does without TLS, but then the mail crosses the network in clear. See the " +
				"command APOP.",
			Zh: "服务器先说，问候里带时间戳；客户端发送用户名和 MD5 摘要。摘要可供离线猜测，所以" +
				"要遮住。它可以不用 TLS，但那样邮件就以明文传送。详见 APOP 命令。",
		},
		Pitfall: lang.Text{
			En: "AUTH APOP does not exist: APOP is a verb of its own, and a client that sends it " +
				"as a mechanism gets -ERR.",
			Zh: "没有 AUTH APOP 这种写法：APOP 自己就是命令，当作机制来发会得到 -ERR。",
		},
		Example: "S: +OK POP3 server ready <4715.1893456000@lab.test>\n" +
			"C: AUTH APOP\n" +
			"S: -ERR no such mechanism\n" +
			"C: APOP bob ****\n" +
			"S: +OK 1 message (120 octets)",
		Refs:    []string{"RFC 1939 §7"},
		Related: []string{"APOP", "CRAM-MD5"},
		FAQ:     []int{3, 6},
	},
	{
		ID: "USER/PASS", Kind: KindMechanism, Proto: trace.POP3,
		Gloss: lang.Text{
			En: "not SASL: POP3's own plain login",
			Zh: "不属于 SASL：POP3 自带的明文登录",
		},
		Why: lang.Text{
			En: "USER and PASS are POP3 commands, and send the password as it is.",
			Zh: "USER 和 PASS 是 POP3 的命令，按原样发送密码。",
		},
		Body: lang.Text{
			En: "The client speaks: USER with the name, then PASS with the password, not even in " +
				"base64. It needs TLS, and mailproto masks the password. Every POP3 server knows " +
				"it, though many allow it inside TLS only. See the commands USER and PASS.",
			Zh: "由客户端发送：先是 USER 加用户名，再是 PASS 加密码，连 base64 都不用。必须用 TLS；" +
				"mailproto 会遮住密码。POP3 服务器几乎都支持它，但许多只在 TLS 之内允许。详见 " +
				"USER 和 PASS 命令。",
		},
		Pitfall: lang.Text{
			En: "The password may hold spaces but no end of line, and it is sent as it was typed: " +
				"a space at the end, copied by mistake, makes it wrong.",
			Zh: "密码里可以有空格，而且按输入原样发送：复制时末尾多带一个空格，密码就错了。",
		},
		Example: "(TLS handshake)\n" +
			"S: +OK POP3 server ready\n" +
			"C: USER bob\n" +
			"S: +OK\n" +
			"C: PASS ****\n" +
			"S: +OK 2 messages (320 octets)",
		Refs:    []string{"RFC 1939 §7", "RFC 1939 §13", "RFC 2449 §6.2"},
		Related: []string{"USER", "PASS", "PLAIN"},
		FAQ:     []int{3, 6},
	},
}

// mechanismGloss says in a few words what the mechanism of that name does; a zero
// Text for one that is not known. Names are compared without regard to case,
// although the standard writes them in capitals (RFC 4422 §3.1).
func mechanismGloss(name string) lang.Text {
	for i := range saslMechanisms {
		if strings.EqualFold(saslMechanisms[i].ID, name) {
			return saslMechanisms[i].Gloss
		}
	}
	return lang.Text{}
}
