package explain

import (
	"mailproto/internal/lang"
)

// tlsTopics explain the encryption that SMTP and POP3 run in (RFC 8446, RFC 8314).
var tlsTopics = []Topic{
	{
		ID: "TLS", Kind: KindTerm,
		Gloss: lang.Text{En: "encryption below the mail protocol", Zh: "位于邮件协议之下的加密层"},
		Why: lang.Text{
			En: "TLS hides what is sent, guards it against changes, and proves who the server is.",
			Zh: "TLS 隐藏内容、防止篡改，并证明服务器的身份。",
		},
		Body: lang.Text{
			En: "TLS lies between TCP and SMTP or POP3. It does three things: nobody on the path " +
				"can read, nobody can change anything unnoticed, and the server proves its name " +
				"with a certificate. It protects one connection only: a message that passes " +
				"several servers is in clear on each of them, and perhaps between them. It " +
				"begins either at once (implicit TLS) or by a command (STARTTLS, STLS). Without " +
				"a check of the certificate it does not help against somebody who stands in " +
				"between.",
			Zh: "TLS 位于 TCP 与 SMTP 或 POP3 之间。它做三件事：路径上没有人能读，没有人能改而不" +
				"被发现，服务器用证书证明自己的名字。它只保护一条连接：邮件经过几台服务器，在每台" +
				"上都是明文，服务器之间也可能没有加密。它或者一开始就启用（隐式 TLS），或者由命令" +
				"启用（STARTTLS、STLS）。不检查证书，就防不住站在中间的人。",
		},
		Pitfall: lang.Text{
			En: "TLS is not end-to-end encryption: the servers read the mail.",
			Zh: "TLS 不是端到端加密：服务器看得到邮件。",
		},
		Example: "S: 220 2.0.0 Ready to start TLS\n" +
			"(TLS handshake: version, cipher, certificate)\n" +
			"C: EHLO client.example.org\n" +
			"S: 250 mail.example.net",
		Refs:    []string{"RFC 8446 §1", "RFC 3207 §6", "RFC 8314 §1"},
		Related: []string{"implicit TLS", "certificate", "handshake", "downgrade attack", "SSL"},
		FAQ:     []int{6},
	},
	{
		ID: "implicit TLS", Kind: KindTerm,
		Gloss: lang.Text{
			En: "TLS from the first byte (465, 995)",
			Zh: "从第一个字节起就是 TLS（465、995）",
		},
		Why: lang.Text{
			En: "With implicit TLS there is no moment in clear that an attacker could use.",
			Zh: "用隐式 TLS，就没有可供攻击者利用的明文阶段。",
		},
		Body: lang.Text{
			En: "The handshake follows directly on the TCP connection, and the greeting comes " +
				"inside TLS. Ports 465, 993 and 995 work so. The other way is to start in clear " +
				"and to upgrade with STARTTLS (SMTP, IMAP) or STLS (POP3); there an attacker can " +
				"try to remove the offer, so a client must insist. RFC 8314 prefers implicit TLS " +
				"for submission and for reading mail. Relaying on port 25 knows the upgrade only.",
			Zh: "TCP 连接建立后立即握手，问候在 TLS 之内传送。465、993、995 端口就是这样。另一种" +
				"做法是先用明文，再用 STARTTLS（SMTP、IMAP）或 STLS（POP3）升级；这时攻击者可能设" +
				"法抹掉升级的提议，所以客户端必须坚持。RFC 8314 主张提交和收取邮件时优先用隐式 " +
				"TLS。25 端口的中继只有升级这一种做法。",
		},
		Pitfall: lang.Text{
			En: "A client that waits for a greeting in clear on such a port waits in vain; one " +
				"that starts TLS on port 587 at once gets an error.",
			Zh: "在这种端口上等明文问候会一直等不到；在 587 端口一上来就做 TLS 握手则会出错。",
		},
		Example: "(connection to pop.example.net, port 995)\n" +
			"(TLS handshake)\n" +
			"S: +OK POP3 server ready\n" +
			"C: CAPA",
		Refs:    []string{"RFC 8314 §3", "RFC 8314 §3.1", "RFC 8314 §3.3", "RFC 3207 §4"},
		Related: []string{"TLS", "STLS", "465", "995", "downgrade attack"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "certificate", Kind: KindTerm,
		Gloss: lang.Text{
			En: "a signed statement: this key is this name",
			Zh: "经签名的声明：此密钥属于此名字",
		},
		Why: lang.Text{
			En: "The certificate tells whether the other side is the server that was meant.",
			Zh: "证书说明对方是不是真正要找的服务器。",
		},
		Body: lang.Text{
			En: "A server shows its certificate in the TLS handshake. It holds names, a public " +
				"key and a period, and is signed by a CA or by an intermediate that a CA has " +
				"signed. The client checks four things: the signature leads to a CA that it " +
				"trusts, the period covers today, the name it wanted stands in it, and the " +
				"server holds the matching key. If one fails, the connection may lead to " +
				"somebody else. Mail programs ask for the name in their settings; between " +
				"servers the name comes from MX records.",
			Zh: "服务器在 TLS 握手中出示证书。证书里有名字、公钥和有效期，由证书颁发机构（CA）或" +
				"其下级机构签名。客户端检查四件事：签名能追溯到它信任的 CA，今天在有效期之内，要" +
				"找的名字写在里面，服务器持有相应的私钥。有一项不过，对面就可能是别人。邮件程序核" +
				"对的是设置里的服务器名；服务器之间的名字来自 MX 记录。",
		},
		Pitfall: lang.Text{
			En: "To click a certificate warning away is to give up the proof of who is there.",
			Zh: "随手关掉证书警告，等于放弃核实对方的身份。",
		},
		Example: "C: STARTTLS\n" +
			"S: 220 2.0.0 Ready to start TLS\n" +
			"(TLS handshake: the certificate is for mail.example.net)\n" +
			"(wanted: mail.example.org, so the client stops here)",
		Refs:    []string{"RFC 8446 §4.4.2", "RFC 6125 §6.4", "RFC 8314 §5.3", "RFC 2595 §2.4"},
		Related: []string{"CA", "server name", "TLS"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "handshake", Kind: KindTerm,
		Gloss: lang.Text{En: "agreement on keys before TLS speaks", Zh: "TLS 开始前的密钥协商"},
		Why: lang.Text{
			En: "In the handshake both sides agree on keys, and the server proves its name.",
			Zh: "握手时双方商定密钥，服务器证明自己的名字。",
		},
		Body: lang.Text{
			En: "The client begins with the versions and ciphers that it knows and the name that " +
				"it wants; the server chooses, shows its certificate and proves that it holds " +
				"the key. Both derive keys that nobody else knows, and from then on everything " +
				"is encrypted. TLS 1.3 needs one round trip, TLS 1.2 two. In the trace the " +
				"handshake is a step of its own, between two lines of the dialogue. If it fails, " +
				"nothing of the mail protocol was said yet inside TLS.",
			Zh: "客户端先说明自己支持的版本、加密套件和要找的名字；服务器作出选择，出示证书，并证" +
				"明持有私钥。双方推导出别人不知道的密钥，此后一切都加密。TLS 1.3 只要一个来回，" +
				"TLS 1.2 要两个。在跟踪记录里，握手是对话两行之间的单独一步。握手失败时，TLS 之内" +
				"还没有说过一句邮件协议。",
		},
		Pitfall: lang.Text{
			En: "A handshake that fails is not a refused login: no name and no password has been " +
				"sent yet, so changing them does not help.",
			Zh: "握手失败不是登录被拒：此时还没有发送用户名和密码，改它们没有用。",
		},
		Example: "C: STLS\n" +
			"S: +OK begin TLS\n" +
			"(client: versions, ciphers, name pop.example.org)\n" +
			"(server: choice, certificate, proof of its key)\n" +
			"C: CAPA",
		Refs:    []string{"RFC 8446 §2", "RFC 8446 §4"},
		Related: []string{"certificate", "TLS", "server name"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "CA", Kind: KindTerm,
		Gloss: lang.Text{
			En: "certificate authority: signs certificates",
			Zh: "证书颁发机构：为证书签名",
		},
		Why: lang.Text{
			En: "A client trusts a certificate because it trusts the CA that signed it.",
			Zh: "客户端信任一张证书，是因为信任为它签名的 CA。",
		},
		Body: lang.Text{
			En: "A CA checks that somebody controls a name and then signs a certificate for it. " +
				"Operating systems come with a list of CAs that they trust. A company or a class " +
				"may run a CA of its own; then each client must be told about it, in mailproto " +
				"with --ca-file FILE. A self-signed certificate has no CA behind it at all.",
			Zh: "CA 核实某人确实掌握一个名字，然后为它签发证书。操作系统自带一份受信任的 CA 名单。" +
				"公司或课堂可以自办 CA；这时要告诉每个客户端，在 mailproto 里用 --ca-file FILE。" +
				"自签名证书背后则根本没有 CA。",
		},
		Pitfall: lang.Text{
			En: "A server must send its intermediate certificates too. One that leaves them out " +
				"works in browsers, which remember them, and fails in mail programs.",
			Zh: "服务器还要一并发送中间证书。漏掉时，浏览器因为存有旧的往往没事，邮件程序却会失" +
				"败。",
		},
		Example: "C: STARTTLS\n" +
			"S: 220 2.0.0 Go ahead\n" +
			"(TLS handshake: signed by \"Lab CA\", which is not known here)\n" +
			"(the client stops; with --ca-file FILE it goes on)",
		Refs:    []string{"RFC 8446 §4.4.2", "RFC 8314 §5.3"},
		Related: []string{"certificate"},
		FAQ:     []int{6, 11},
	},
	{
		ID: "SNI", Kind: KindTerm,
		Gloss: lang.Text{
			En: "the name that the client asks for in TLS",
			Zh: "客户端在 TLS 里说明要找的名字",
		},
		Why: lang.Text{
			En: "With SNI one address can serve many names, each with its certificate.",
			Zh: "有了 SNI，一个地址可以服务许多名字，各用各的证书。",
		},
		Body: lang.Text{
			En: "The client says in its first TLS message which server name it wants, and the " +
				"server picks the certificate that fits. SNI stands for Server Name Indication. " +
				"Without it a server with many names shows its default certificate, and the name " +
				"may not fit. mailproto sends the host that you gave, or the name given with " +
				"--servername NAME; the same name is then looked for in the certificate. The " +
				"name itself crosses the network in clear.",
			Zh: "客户端在第一条 TLS 消息里说明要找哪个服务器名，服务器据此选择合适的证书。SNI 是 " +
				"Server Name Indication（服务器名称指示）的缩写。没有它，有许多名字的服务器只会出" +
				"示默认的那一张，名字可能对不上。mailproto 发送所给的主机名，或 --servername " +
				"NAME 给出的名字；随后在证书里找的也是这个名字。名字本身以明文经过网络。",
		},
		Pitfall: lang.Text{
			En: "It is not secret: who listens to the handshake reads the name, though not the " +
				"mail.",
			Zh: "它并不保密：窃听握手的人看得到这个名字，只是看不到邮件。",
		},
		Example: "(client: wanted name mail.example.org)\n" +
			"(server: certificate for mail.example.org)\n" +
			"S: 220 mail.example.org ESMTP\n" +
			"C: EHLO client.example.org",
		Refs:    []string{"RFC 9325 §3.7", "RFC 8461 §7.1"},
		Related: []string{"server name", "certificate"},
		FAQ:     []int{11},
	},
	{
		ID: "server name", Kind: KindTerm,
		Gloss: lang.Text{En: "the name the certificate must hold", Zh: "证书里必须有的名字"},
		Why: lang.Text{
			En: "The client compares the name that it wanted with the names in the certificate.",
			Zh: "客户端把要找的名字与证书里的名字逐一比较。",
		},
		Body: lang.Text{
			En: "The name is what the user or the settings said, not what the server calls " +
				"itself in its greeting. It must stand among the DNS names of the certificate, " +
				"exactly or as the first label of a wildcard such as *.lab.test. An IP address " +
				"fits only if the certificate lists that address. If you connect by an address " +
				"or by an alias, say with --servername NAME which name you mean. The same name " +
				"is sent as SNI.",
			Zh: "这个名字来自用户或设置，不是服务器在问候里的自称。它必须出现在证书的 DNS 名字里，" +
				"或者完全相同，或者由 *.lab.test 之类的通配符匹配第一段。IP 地址只有写在证书里才" +
				"算匹配。如果用地址或别名连接，请用 --servername NAME 说明所指的名字。同一个名字" +
				"也作为 SNI 发送。",
		},
		Pitfall: lang.Text{
			En: "Do not write the name from the greeting into the settings to silence a warning: " +
				"an attacker's greeting says what he likes.",
			Zh: "不要为了消除警告，就把问候里的名字填进设置：攻击者的问候想写什么就写什么。",
		},
		Example: "(TLS handshake: certificate for mail.example.net)\n" +
			"S: 220 host7.example.net ESMTP\n" +
			"(compared with the settings, not with the greeting)\n" +
			"C: EHLO client.example.org",
		Refs:    []string{"RFC 6125 §6.4", "RFC 6125 §6.4.3", "RFC 2595 §2.4"},
		Related: []string{"SNI", "certificate"},
		FAQ:     []int{11},
	},
	{
		ID: "downgrade attack", Kind: KindTerm,
		Gloss: lang.Text{
			En: "forcing a weaker way, such as no TLS",
			Zh: "迫使双方改用更弱的方式，如不用 TLS",
		},
		Why: lang.Text{
			En: "A downgrade attack makes both sides believe that the other cannot do better.",
			Zh: "降级攻击让双方误以为对方没有更好的办法。",
		},
		Body: lang.Text{
			En: "Before TLS starts everything can be changed on the way. Whoever stands in " +
				"between removes STARTTLS or STLS from the list, or answers the command with an " +
				"error, and a client that takes TLS only if it is offered goes on in clear. The " +
				"same works with login mechanisms: the strong ones vanish, PLAIN remains. The " +
				"cure is to insist: --tls starttls or --tls implicit, and a checked certificate. " +
				"Between servers MTA-STS and DANE tell in advance that TLS must be there.",
			Zh: "TLS 启用之前，一切都可能在途中被改。站在中间的人抹掉列表里的 STARTTLS 或 STLS，" +
				"或者用错误应答这条命令；“有 TLS 才用”的客户端就会用明文继续。登录机制也一样：强" +
				"的不见了，只剩 PLAIN。对策是坚持：用 --tls starttls 或 --tls implicit，并检查证" +
				"书。服务器之间靠 MTA-STS 和 DANE 事先说明必须有 TLS。",
		},
		Pitfall: lang.Text{
			En: "It leaves no error behind: mail works as always, only in clear. So it is found " +
				"by insisting on TLS, not by waiting for a complaint.",
			Zh: "它不留下任何错误：邮件照常收发，只是成了明文。所以要靠坚持使用 TLS 来发现，不" +
				"能等出了问题再说。",
		},
		Example: "(what the server sent: 250-STARTTLS; what arrived:)\n" +
			"S: 250-mail.example.net\n" +
			"S: 250 SIZE 10485760\n" +
			"C: QUIT\n" +
			"S: 221 2.0.0 Bye",
		Refs:    []string{"RFC 3207 §6", "RFC 2595 §9", "RFC 7672 §1.3.1", "RFC 4422 §6.1.2"},
		Related: []string{"STLS", "implicit TLS", "starttls-missing"},
		FAQ:     []int{6},
	},
	{
		ID: "response injection", Kind: KindTerm,
		Gloss: lang.Text{En: "words slipped in before TLS starts", Zh: "在 TLS 开始之前塞进内容"},
		Why: lang.Text{
			En: "Bytes sent in clear must never be taken for something said inside TLS.",
			Zh: "明文里发来的字节，绝不能当成 TLS 之内说的话。",
		},
		Body: lang.Text{
			En: "An attacker adds lines behind the answer to STARTTLS or STLS, while the " +
				"connection is still in clear. A careless client keeps them in its buffer, does " +
				"the handshake, and then reads them as if the server had said them inside TLS. " +
				"Servers have had the same fault with commands. The rule is to start TLS with an " +
				"empty buffer: mailproto refuses such a connection and reports " +
				"response-injection.",
			Zh: "攻击者趁连接还是明文，在对 STARTTLS 或 STLS 的应答后面加上几行。粗心的客户端把它" +
				"们留在缓冲区里，握手之后再读，就当成服务器在 TLS 之内说的话。服务器处理命令时也" +
				"有过同样的毛病。规则是：启用 TLS 时缓冲区必须为空。mailproto 会拒绝这样的连接，" +
				"并报告 response-injection。",
		},
		Pitfall: lang.Text{
			En: "It is an error of programs and no weakness of TLS: a new certificate does not " +
				"mend it, an update of the client or server does.",
			Zh: "这是程序的错误，不是 TLS 的弱点：换证书没有用，要升级客户端或服务器。",
		},
		Example: "C: STLS\n" +
			"S: +OK begin TLS\n" +
			"S: -ERR [AUTH] log in at evil.example.org\n" +
			"(the last line came in clear, before the handshake)",
		Refs:    []string{"RFC 3207 §4.2", "RFC 2595 §4", "RFC 3207 §6"},
		Related: []string{"response-injection", "STLS", "downgrade attack"},
		FAQ:     []int{6},
	},
	{
		ID: "SSL", Kind: KindTerm,
		Gloss: lang.Text{En: "the obsolete ancestor of TLS", Zh: "TLS 的前身，早已废止"},
		Why: lang.Text{
			En: "SSL is the old name; what runs today is TLS.",
			Zh: "SSL 是旧名字，如今实际使用的是 TLS。",
		},
		Body: lang.Text{
			En: "SSL 2 and SSL 3 are broken and must not be used; TLS has replaced them since " +
				"1999. Many menus still say SSL when they mean implicit TLS on 465, 993 or 995, " +
				"and TLS when they mean STARTTLS. That use of the words is common but wrong: " +
				"both ways run the same TLS. Look at the port to find out which way is meant.",
			Zh: "SSL 2 和 SSL 3 都有漏洞，不得使用；从 1999 年起由 TLS 取代。许多软件的设置里，“" +
				"SSL”指 465、993、995 上的隐式 TLS，“TLS”指 STARTTLS。这种说法很普遍，但不对：两" +
				"种方式用的是同样的 TLS。要知道指的是哪一种，请看端口。",
		},
		Pitfall: lang.Text{
			En: "The labels of two programs cannot be compared: \"SSL/TLS\" mostly means port 465 " +
				"or 995, and \"STARTTLS\" 587 or 110. Go by the port.",
			Zh: "两个软件的叫法不能直接对照：“SSL/TLS”多半指 465 或 995，“STARTTLS”多半指 587 " +
				"或 110。以端口为准。",
		},
		Example: "(settings: \"SSL\", port 995)\n" +
			"(TLS handshake: TLS 1.3)\n" +
			"S: +OK POP3 server ready, over TLS\n" +
			"C: CAPA",
		Refs:    []string{"RFC 9325 §3.1.1"},
		Related: []string{"TLS", "implicit TLS"},
		FAQ:     []int{6, 11},
	},
}

// certFault is what can go wrong when TLS begins.
type certFault struct {
	kind          string
	title, advice lang.Text
}

// certFaults name every fault that certProblem knows. The last one serves for
// all others.
var certFaults = []certFault{
	{
		kind: "unknown-ca",
		title: lang.Text{
			En: "the certificate was signed by a CA that is not trusted here",
			Zh: "证书由本机不信任的证书颁发机构（CA）签名",
		},
		advice: lang.Text{
			En: "The chain of signatures does not lead to a CA that this computer trusts: the site runs its own CA, " +
				"the server does not send its intermediate certificate, or somebody stands in between. " +
				"If the CA is your own, name its certificate with --ca-file FILE. " +
				"To have a look only, and without a password, use --insecure.",
			Zh: "签名链追溯不到本机信任的 CA：站点用的是自办的 CA，或者服务器没有发送中间证书，或者有人站在中间。" +
				"如果是自己的 CA，请用 --ca-file FILE 指明它的证书。" +
				"只想看一看、不发送密码时，可以用 --insecure。",
		},
	},
	{
		kind: "self-signed",
		title: lang.Text{
			En: "the certificate is self-signed: nobody vouches for it",
			Zh: "证书是自签名的，没有任何机构为它担保",
		},
		advice: lang.Text{
			En: "The server signed its certificate itself, as fresh installations and test servers do; anybody can make such a one. " +
				"If the server is your own, get the certificate in a safe way and name it with --ca-file FILE. " +
				"To have a look only, and without a password, use --insecure.",
			Zh: "服务器自己给证书签了名，新装的服务器和测试服务器常常如此；这样的证书谁都能做。" +
				"如果是自己的服务器，请用可靠的途径取得证书，再用 --ca-file FILE 指明。" +
				"只想看一看、不发送密码时，可以用 --insecure。",
		},
	},
	{
		kind: "expired",
		title: lang.Text{
			En: "the certificate has expired",
			Zh: "证书已过期",
		},
		advice: lang.Text{
			En: "Its period is over, mostly because a renewal failed. Check the clock of this computer first; " +
				"if it is right, only the operator of the server can help, by renewing the certificate. " +
				"To have a look only, and without a password, use --insecure.",
			Zh: "证书的有效期已过，多半是续期没有成功。请先核对本机的时钟；" +
				"如果时钟没错，只有服务器的管理员续期才能解决。" +
				"只想看一看、不发送密码时，可以用 --insecure。",
		},
	},
	{
		kind: "not-yet-valid",
		title: lang.Text{
			En: "the certificate is not valid yet",
			Zh: "证书尚未生效",
		},
		advice: lang.Text{
			En: "Its period begins in the future. Mostly the clock of this computer is slow: set it right. " +
				"Otherwise the operator installed a new certificate too early. " +
				"To have a look only, and without a password, use --insecure.",
			Zh: "证书的有效期从将来某时才开始。多半是本机的时钟慢了，请校准。" +
				"否则就是管理员过早换上了新证书。" +
				"只想看一看、不发送密码时，可以用 --insecure。",
		},
	},
	{
		kind: "wrong-name",
		title: lang.Text{
			En: "the certificate is for another name",
			Zh: "证书属于另一个名字",
		},
		advice: lang.Text{
			En: "The name that was wanted does not stand in the certificate: the host was given as an address or an alias, " +
				"one server serves many domains, or the connection leads elsewhere. " +
				"If you know the right name, connect to it, or say it with --servername NAME. " +
				"To have a look only, and without a password, use --insecure.",
			Zh: "证书里没有要找的名字：可能主机写成了地址或别名，可能一台服务器服务许多域名，也可能连到了别处。" +
				"如果知道正确的名字，请用它连接，或用 --servername NAME 指明。" +
				"只想看一看、不发送密码时，可以用 --insecure。",
		},
	},
	{
		kind: "not-tls",
		title: lang.Text{
			En: "the server answered in clear text, not in TLS",
			Zh: "服务器回的是明文，不是 TLS",
		},
		advice: lang.Text{
			En: "Ports 25, 110 and 587 begin in clear and upgrade later: use --tls starttls there. " +
				"Ports 465 and 995 begin with TLS: --tls implicit. " +
				"If the text came after STARTTLS or STLS, the server could not start TLS, and its text may say why. " +
				"--tls none does without encryption and suits only a network that you trust.",
			Zh: "25、110、587 端口先用明文，之后才升级：请用 --tls starttls。" +
				"465 和 995 端口一开始就用 TLS：请用 --tls implicit。" +
				"如果明文出现在 STARTTLS 或 STLS 之后，那是服务器启用不了 TLS，文字里也许写着原因。" +
				"--tls none 不加密，只适合可信的网络。",
		},
	},
	{
		kind: "protocol-version",
		title: lang.Text{
			En: "no common version of TLS",
			Zh: "双方没有共同的 TLS 版本",
		},
		advice: lang.Text{
			En: "The server knows only versions that are given up, such as TLS 1.0 or SSL, or it accepts only newer ones than this side. " +
				"The remedy is to update the server; weakening the client is none. Try another port: " +
				"the same host may run another service with --tls implicit or --tls starttls.",
			Zh: "服务器只会 TLS 1.0、SSL 之类已弃用的版本，或者只接受比本端更新的版本。" +
				"应当升级服务器，不应降低客户端的要求。可以换个端口试试：" +
				"同一主机上用 --tls implicit 或 --tls starttls 的也许是另一项服务。",
		},
	},
	{
		kind: "handshake-failure",
		title: lang.Text{
			En: "the TLS handshake was refused",
			Zh: "TLS 握手被拒绝",
		},
		advice: lang.Text{
			En: "The server ended the handshake: no common cipher, a name that it does not serve, or a client certificate that it demands. " +
				"Try the name of the mail server with --servername NAME, and ask the operator which setting is meant. " +
				"--insecure does not help here, since it only leaves out the check of the certificate.",
			Zh: "服务器终止了握手：没有共同的加密套件，或者不服务这个名字，或者要求客户端证书。" +
				"请用 --servername NAME 试试邮件服务器的名字，并向管理员询问应有的设置。" +
				"--insecure 在这里没有用，它只是不检查证书。",
		},
	},
	{
		kind: "client-ended-tls",
		title: lang.Text{
			En: "the client ended the handshake",
			Zh: "客户端终止了握手",
		},
		advice: lang.Text{
			En: "Most likely it does not trust the CA that has signed the server's certificate, or was set to a host name that the certificate does not have. " +
				"Give the client the CA's certificate, and look at the host name in its settings.",
			Zh: "多半是客户端不信任签发服务器证书的 CA，或者它所设的主机名不在证书里。" +
				"请把 CA 证书交给客户端，并检查其中设置的主机名。",
		},
	},
	{
		kind: "client-handshake",
		title: lang.Text{
			En: "no handshake with this client came about",
			Zh: "与这个客户端没有握手成功",
		},
		advice: lang.Text{
			En: "It sent something else than TLS or nothing at all, or it offered no version and no cipher that the server has. " +
				"The client needs TLS 1.2 or later, and a mode (STARTTLS, STLS, or TLS from the start) that fits the port.",
			Zh: "它发来的不是 TLS，或者什么也没发，或者双方没有共同的 TLS 版本或加密套件。" +
				"客户端要用 TLS 1.2 或更高版本，加密方式（STARTTLS、STLS 或一开始就是 TLS）要与端口相配。",
		},
	},
	{
		kind: "client-certificate",
		title: lang.Text{
			En: "the server demands a certificate of the client",
			Zh: "服务器要求客户端出示证书",
		},
		advice: lang.Text{
			En: "This server lets in only clients that show a certificate of their own, which its operator issues. " +
				"If you have one, name it with --client-cert FILE and --client-key FILE. Ports for the public do not ask for one: " +
				"perhaps another port of the same host is meant, such as 587 or 465.",
			Zh: "这台服务器只让出示自己证书的客户端进来，证书由它的管理员签发。如果有，请用 --client-cert FILE 和 --client-key FILE 指明。" +
				"面向公众的端口不会要求证书：也许该用同一主机的另一个端口，例如 587 或 465。",
		},
	},
	{
		kind: "client-certificate-refused",
		title: lang.Text{
			En: "the server refused the client's certificate",
			Zh: "服务器拒绝了客户端的证书",
		},
		advice: lang.Text{
			En: "It has expired, was revoked, or comes from a CA that this server does not accept; the alert says which. " +
				"Its issuer, mostly the server's operator, can give you another; name that with --client-cert FILE.",
			Zh: "它已过期、被吊销，或者由这台服务器不接受的 CA 签发；告警里写着是哪一种。" +
				"请向签发者（多半是服务器的管理员）要一张新的，再用 --client-cert FILE 指明。",
		},
	},
	{
		kind: "no-cipher",
		title: lang.Text{
			En: "no common cipher, or parameters that are too weak",
			Zh: "双方没有共同的加密套件，或者参数太弱",
		},
		advice: lang.Text{
			En: "The server and mailproto could not agree on how to encrypt: its ciphers are too old (RC4, 3DES, or without forward secrecy), " +
				"or it takes only what mailproto does not offer. The remedy is to update the server. " +
				"To have a look at an old one, and without a password, use --tls-min 1.0: that offers the old ciphers, too.",
			Zh: "服务器和 mailproto 谈不拢加密方式：它的加密套件太旧（RC4、3DES，或没有前向保密），或者只接受 mailproto 不提供的。" +
				"应当升级服务器。只想看看旧服务器、不发送密码时，可以用 --tls-min 1.0，它也会提供旧的加密套件。",
		},
	},
	{
		kind: "weak-signature",
		title: lang.Text{
			En: "the certificate is signed in a way that is too weak",
			Zh: "证书的签名算法太弱",
		},
		advice: lang.Text{
			En: "Signatures with MD5 or SHA-1 can be forged, so they prove nothing. Only the operator can help, with a new certificate. " +
				"To have a look only, and without a password, use --insecure.",
			Zh: "MD5 和 SHA-1 的签名可以伪造，什么也证明不了。只有管理员换一张新证书才能解决。" +
				"只想看一看、不发送密码时，可以用 --insecure。",
		},
	},
	{
		kind: "unrecognized-name",
		title: lang.Text{
			En: "the server does not serve the name that it was asked for",
			Zh: "服务器不认识客户端要找的这个名字",
		},
		advice: lang.Text{
			En: "The handshake begins with the name that the client wants, and this server has no certificate for it. " +
				"Check the host's name, or say with --servername NAME under which the server is known.",
			Zh: "握手一开始，客户端就会说出要找的名字，而这台服务器没有它的证书。" +
				"请核对主机名，或用 --servername NAME 指明服务器的正式名字。",
		},
	},
	{
		kind: "no-protocol",
		title: lang.Text{
			En: "the server speaks none of the protocols that --alpn names",
			Zh: "--alpn 所列的协议服务器都不支持",
		},
		advice: lang.Text{
			En: "Leave out --alpn: mail servers need none. A port that insists on one mostly belongs to the web.",
			Zh: "请去掉 --alpn：邮件服务器不需要它。坚持要它的端口多半属于网站。",
		},
	},
	{
		kind: "timeout",
		title: lang.Text{
			En: "no answer during the TLS handshake",
			Zh: "TLS 握手时没有回音",
		},
		advice: lang.Text{
			En: "Both sides are waiting. Mostly the port begins in clear and the server waits for a command, " +
				"or a firewall drops the packets. Use --tls starttls on 25, 110 and 587, and --tls implicit on 465 and 995. " +
				"--timeout gives a slow server more time.",
			Zh: "双方都在等。多半是这个端口先用明文，服务器在等命令；也可能防火墙丢弃了数据包。" +
				"25、110、587 请用 --tls starttls，465、995 请用 --tls implicit。" +
				"服务器太慢时，可以用 --timeout 多给些时间。",
		},
	},
	{
		kind: "other",
		title: lang.Text{
			En: "TLS could not be started",
			Zh: "TLS 未能启用",
		},
		advice: lang.Text{
			En: "The reason is none of the common ones; read the error as it was reported. " +
				"Check port and mode: --tls starttls on 25, 110 and 587, --tls implicit on 465 and 995. " +
				"No password was sent.",
			Zh: "原因不属于常见的几种，请看报告的错误原文。" +
				"请核对端口和方式：25、110、587 用 --tls starttls，465、995 用 --tls implicit。" +
				"没有发送密码。",
		},
	},
}

// certProblem says in plain words what went wrong when TLS began, and what helps.
// A kind that it does not know is told as "other".
func certProblem(kind string) (title, advice lang.Text) {
	for i := range certFaults {
		if certFaults[i].kind == kind {
			return certFaults[i].title, certFaults[i].advice
		}
	}
	other := &certFaults[len(certFaults)-1]
	return other.title, other.advice
}

// tlsVersionText says how good a version of TLS is, named as crypto/tls names
// it; a zero Text for a name that it does not know. RFC 8996 §4 and §5 forbid
// TLS 1.0 and 1.1, RFC 9325 §3.1.1 asks for 1.2 at least.
func tlsVersionText(v string) lang.Text {
	switch v {
	case "TLS 1.0", "TLS 1.1":
		return lang.Text{
			En: "deprecated and not to be used any more",
			Zh: "已弃用，不应再使用",
		}
	case "TLS 1.2":
		return lang.Text{
			En: "still good, if the cipher is a modern one",
			Zh: "仍然可用，但要配合现代的加密套件",
		}
	case "TLS 1.3":
		return lang.Text{
			En: "the current version",
			Zh: "当前版本",
		}
	}
	return lang.Text{}
}
