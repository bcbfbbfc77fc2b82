package lab

import (
	"slices"

	"mailproto/internal/lang"
)

// tlsFaults are the faults of TLS and of the way into it.
func tlsFaults() []fault {
	return slices.Concat(upgradeFaults(), certificateFaults(), datedFaults(), handshakeFaults())
}

// upgradeFaults are those of STARTTLS and STLS.
func upgradeFaults() []fault {
	return []fault{
		{Fault: Fault{
			Name: "starttls-stripped", Services: []string{MX, Submission, LMTP, POP3},
			Title: lang.Text{
				En: "neither lists STARTTLS or STLS nor takes it",
				Zh: "既不列出也不接受 STARTTLS 或 STLS",
			},
			Teaches: lang.Text{
				En: "Somebody between client and server can take the offer of TLS out of the list. A client that uses TLS only if it is offered then goes on in clear, and its password is read (RFC 3207 §6).",
				Zh: "中间人可以从列表里删去 TLS（降级攻击）。“有就用”的客户端会继续用明文，密码就被看到（RFC 3207 §6）。",
			},
			GoodClient: lang.Text{
				En: "It is set to require TLS, ends the session and sends no password. Better still it uses a port that begins in TLS: there is no offer to take away.",
				Zh: "设为必须使用 TLS：结束会话，不发密码。更好的办法是用隐式 TLS 的端口：那里没有可删的东西。",
			},
		}, set: func(b *behaviour) { b.without = append(b.without, "STARTTLS", "STLS") }},
		{Fault: Fault{
			Name: "starttls-injected", Services: []string{MX, Submission, LMTP, POP3},
			Title: lang.Text{
				En: "sends one more reply in clear, right behind the one that begins TLS",
				Zh: "在开始 TLS 的应答后面，紧跟着再用明文多发一个应答",
			},
			Teaches: lang.Text{
				En: "Somebody in between can add a reply before the handshake. A client that keeps what it has read in clear takes it for the answer to its first command inside TLS.",
				Zh: "中间人可以在握手之前塞进一个应答。若客户端留着明文时读到的内容，就会把它当作 TLS 内第一条命令的应答。",
			},
			GoodClient: lang.Text{
				En: "Whatever was read in clear behind the reply to STARTTLS or STLS is a breach: it ends the connection, or at least throws that text away.",
				Zh: "STARTTLS 或 STLS 的应答之后还有明文，就是违规：应当断开连接，至少把那些内容丢弃。",
			},
		}, set: func(b *behaviour) { b.injects = true }},
		{Fault: Fault{
			Name: "tls-required", Services: []string{Submission, POP3},
			Title: lang.Text{
				En: "wants TLS before anything else, on this machine too",
				Zh: "必须先用 TLS，即使在本机也不例外",
			},
			Teaches: lang.Text{
				En: "This is how servers for users should be: before TLS no login is offered, and SMTP answers 530 5.7.0 to all but NOOP, EHLO, STARTTLS and QUIT (RFC 3207 §4). Without this name the lab allows login in clear on this machine, so that it can be watched.",
				Zh: "面向用户的服务器本该如此：TLS 之前不提供登录；除 NOOP、EHLO、STARTTLS、QUIT 外，SMTP 一律回答 530 5.7.0（RFC 3207 §4）。不加这一项时，实验服务器允许在本机用明文登录，以便观察。",
			},
			GoodClient: lang.Text{
				En: "It sends STARTTLS or STLS first, checks the certificate, and then logs in.",
				Zh: "先发 STARTTLS 或 STLS，检查证书，然后再登录。",
			},
		}, set: func(b *behaviour) { b.tlsFirst = true }},
	}
}

// certificateFaults are those of the certificate.
func certificateFaults() []fault {
	return []fault{
		{Fault: Fault{
			Name: "wrong-name", Services: Services(),
			Title: lang.Text{
				En: "shows a certificate for other.test",
				Zh: "出示的是 other.test 的证书",
			},
			Teaches: lang.Text{
				En: "A good certificate of somebody else proves nothing about this server. The name that the user set must stand in it (RFC 8314 §5.3).",
				Zh: "别人的有效证书不能证明这台服务器的身份。证书里必须有用户所设的主机名（RFC 8314 §5.3）。",
			},
			GoodClient: lang.Text{
				En: "It ends the session before the login. Often the host name in the settings is an alias: set the name that the certificate has.",
				Zh: "在登录之前结束会话。常见原因是设置里写了别名：应改为证书上的名字。",
			},
		}, set: func(b *behaviour) { b.cert.foreign = true }},
		{Fault: Fault{
			Name: "expired-certificate", Services: Services(),
			Title: lang.Text{
				En: "shows a certificate that has expired",
				Zh: "出示的证书已过期",
			},
			Teaches: lang.Text{
				En: "A certificate is good for a time. Nobody warrants for what an expired one says.",
				Zh: "证书有有效期。过期证书所说的内容，没有人担保。",
			},
			GoodClient: lang.Text{
				En: "It ends the session before the login. The server's administrator renews the certificate; if every server seems expired, the client's clock is wrong.",
				Zh: "在登录之前结束会话。由服务器管理员更新证书；如果所有服务器看上去都过期，多半是客户端的时钟不对。",
			},
		}, set: func(b *behaviour) { b.cert.expired = true }},
		{Fault: Fault{
			Name: "unknown-ca", Services: Services(),
			Title: lang.Text{
				En: "shows a certificate of an authority that the client does not know",
				Zh: "出示的证书由客户端不认识的证书颁发机构签发",
			},
			Teaches: lang.Text{
				En: "Everybody can make a certificate with any name in it. It proves something only if an authority that the client trusts has signed it.",
				Zh: "任何人都能做出写着任意名字的证书。只有客户端信任的证书颁发机构签发的，才能证明什么。",
			},
			GoodClient: lang.Text{
				En: "It ends the session before the login. For a server of one's own: give the client that authority's certificate, and do not turn the check off.",
				Zh: "在登录之前结束会话。自家的服务器：把该机构的证书交给客户端，而不要关闭检查。",
			},
		}, set: func(b *behaviour) { b.cert.stranger = true }},
	}
}
