package lab

// sessionRefusals are about the session as a whole, or about how replies are written.
func sessionRefusals() []refusal {
	closes := both("421 may come in place of any reply: the server closes the connection. What had no 250 yet stays with the client (RFC 5321 §3.8).",
		"421 可以代替任何应答：服务器要关闭连接。还没得到 250 的，仍由客户端负责（RFC 5321 §3.8）。")
	later := both("It sends nothing more, closes, and tries again later in a new session.", "不再发送任何内容，关闭连接，稍后在新的会话中重试。")
	digit := both("The first digit decides what happened; a client that compares whole codes fails at one that it does not know (RFC 5321 §4.2.1, §4.3.2).",
		"发生了什么由第一位数字决定；非要认出整个应答码的客户端，遇到不认识的就会出错（RFC 5321 §4.2.1、§4.3.2）。")
	return []refusal{
		{Fault{Name: "421-greeting", Services: onAllSMTP(), Title: both("greets with 421 and closes", "问候就是 421，随即关闭"), Teaches: closes, GoodClient: later}, atGreeting,
			goingAway(no(421, "", Hostname+" Service not available, too busy"))},
		{Fault{Name: "421-session", Services: onAllSMTP(), Title: both("answers MAIL with 421 and closes", "对 MAIL 回答 421，随即关闭"), Teaches: closes, GoodClient: later}, "MAIL",
			goingAway(no(421, "4.3.2", Hostname+" Service not available, closing"))},
		{Fault{Name: "554-greeting", Services: onAllSMTP(), Title: both("greets with 554: no mail service here", "问候就是 554：这里不提供邮件服务"),
			Teaches:    both("A host that refuses a client or takes no mail at all greets with 554, and answers everything but QUIT with 503 (RFC 5321 §3.1).", "拒绝某个客户端、或根本不收邮件的主机，以 554 问候，此后除 QUIT 外一律回答 503（RFC 5321 §3.1）。"),
			GoodClient: both("It says QUIT and takes this for final here; if the domain has another MX, it tries that one.", "发 QUIT，把它当作这台主机的最终答复；若该域另有 MX，就试另一台。")}, atGreeting,
			no(554, "", Hostname+" No SMTP service here for you")},
		{Fault{Name: "escape-banner", Services: onSMTP(), Title: both("has escape sequences in its greeting", "问候中含有终端控制序列"),
			Teaches:    both("What a server says is printed on terminals and into logs. Sequences in it that clear the screen or change its title were written by a stranger, and must not be obeyed.", "服务器的话会显示在终端上、写进日志里。其中清屏、改标题的控制序列，是陌生人写的，不能照办。"),
			GoodClient: both("It makes what is not printable visible before it shows it, and goes on.", "把不可打印的字符转成可见形式再显示，然后照常继续。")}, atGreeting,
			yes(220, "", Hostname+" ESMTP \x1b[2J\x1b[1;31mAll your mail\x1b]0;owned\x07 lab")},
		{Fault{Name: "auth-later", Services: []string{Submission, Submissions}, Title: both("cannot check any login for now: 454 4.7.0", "暂时无法验证登录：454 4.7.0"),
			Teaches:    both("Not every refusal of a login is about the password: 454 says that the server could not look it up (RFC 4954 §6).", "登录被拒不都是密码的问题：454 表示服务器暂时无法查验（RFC 4954 §6）。"),
			GoodClient: both("It tries again later and does not ask for another password.", "稍后再试，不要求用户重新输入密码。")}, "AUTH",
			no(454, "4.7.0", "Temporary authentication failure")},
		{Fault{Name: "strange-code", Services: onAllSMTP(), Title: both("accepts the sender with 259, a code that nobody knows", "用没人认识的 259 接受发件人"), Teaches: digit,
			GoodClient: both("It goes by the first digit: 2 is yes.", "只看第一位数字：2 就是接受。")}, "MAIL", yes(259, "2.1.0", "Sender OK, in a way")},
		{Fault{Name: "wrong-code", Services: onAllSMTP(), Title: both("answers DATA with 250 in place of 354", "对 DATA 回答 250，而不是 354"),
			Teaches:    both("Only 3yz asks for the message. A client that sends it after any other reply has its lines taken for commands (RFC 5321 §4.3.2).", "只有 3yz 才是请求发送邮件内容。得到别的应答还照发，每一行都会被当作命令（RFC 5321 §4.3.2）。"),
			GoodClient: both("It takes this for a failure, sends no message, and says QUIT.", "视为失败，不发邮件内容，发 QUIT。")}, "DATA", yes(250, "2.0.0", "OK")},
	}
}

// talkFaults are about how the server talks, in time and in pieces.
func talkFaults() []fault {
	waits := both("A server may be slow, and may be gone. Only a timeout tells, and it must be long: five minutes for most replies, ten for the one to the final dot (RFC 5321 §4.5.3.2).",
		"服务器可能只是慢，也可能已经不在了。只有超时能分辨，而且要足够长：多数应答五分钟，结束点的应答十分钟（RFC 5321 §4.5.3.2）。")
	patience := both("It waits, lets its user see that it does, and gives up after its timeout.", "耐心等待，让用户看到它在等，超时后才放弃。")
	joined := both("It reads octets until CR LF, however they come, and only then looks at the line.", "不管字节怎样到达，读到 CR LF 才去看这一行。")
	stream := both("TCP carries a stream of octets, not lines: a reply may come in any number of pieces.", "TCP 传的是字节流，没有“行”的概念：一个应答可以分成任意多块到达。")
	order := both("Replies have no numbers; they are told apart by their order alone. One too many, and every later one is taken for the answer to the wrong command.",
		"应答没有编号，只靠次序对应命令。多出一个，后面的应答就全部错位。")
	return append([]fault{
		{Fault: Fault{Name: "slow", Services: Services(), Takes: TakesTime, Title: both("holds every reply back for two seconds", "每个应答都拖延两秒"), Teaches: waits, GoodClient: patience},
			with: func(b *behaviour, v faultValue) { b.late = v.time }, usual: faultValue{time: slowness * 2 / 5}},
		{Fault: Fault{Name: "drip", Services: []string{MX, Submission, LMTP, POP3}, Takes: TakesTime, Title: both("sends an octet every 20 milliseconds, in clear", "明文时每 20 毫秒才发一个字节"),
			Teaches:    both("A timeout for each read never comes to its end where an octet comes now and then: the whole reply needs one.", "如果每次读取各有时限，只要偶尔来一个字节就永不超时：整个应答要有一个总时限。"),
			GoodClient: both("It bounds the whole reply, and goes on when it is complete.", "给整个应答设时限；收全了就继续。")},
			with: func(b *behaviour, v faultValue) { b.drip = v.time }, usual: faultValue{time: slowness / 250}},
		{Fault: Fault{Name: "split-reply", Services: []string{MX, Submission, LMTP, POP3}, Title: both("sends every octet of its replies by itself, in clear", "明文时把应答的每个字节单独发出"), Teaches: stream, GoodClient: joined},
			set: func(b *behaviour) { b.splits = true }},
		{Fault: Fault{Name: "no-greeting", Services: Services(), Title: both("takes the connection and never says a word", "接受连接，却一言不发"), Teaches: waits, GoodClient: patience},
			set: func(b *behaviour) { b.silentAt = atGreeting }},
		{Fault: Fault{Name: "silent-data", Services: onAllSMTP(), Title: both("never answers DATA", "从不回答 DATA"), Teaches: waits, GoodClient: patience},
			set: func(b *behaviour) { b.silentAt = "DATA" }},
		{Fault: Fault{Name: "silent-dot", Services: onAllSMTP(), Title: both("never answers the final dot, and keeps nothing", "从不回答结束点，也不保存邮件"), Teaches: waits, GoodClient: patience},
			set: func(b *behaviour) { b.silentAt = atDot }},
		{Fault: Fault{Name: "extra-reply", Services: onAllSMTP(), Title: both("sends one more reply behind the one to RCPT", "在 RCPT 的应答之后多发一个应答"), Teaches: order,
			GoodClient: both("It notices what it did not ask for and takes it for no answer: it ends the session, or, where it can tell which reply is the odd one, names that and goes on. mailproto does the latter, to show the rest.", "发现多出来的应答，不把它当成回答：或者结束会话；或者在认得出哪个应答多余时，指出它再继续。mailproto 取后者，好让人看到后面的内容。")},
			set: func(b *behaviour) { b.after("RCPT", yes(250, "2.0.0", "And one more")) }},
		{Fault: Fault{Name: "421-shutdown", Services: onAllSMTP(), Title: both("says 421 unasked behind the reply to RCPT, and closes", "在 RCPT 的应答之后主动发 421，随即关闭"),
			Teaches:    both("A server that must shut down may say so at any moment, also between two commands (RFC 5321 §3.8). The client finds it when it next reads.", "必须停机的服务器可以随时说 421，在两条命令之间也行（RFC 5321 §3.8）。客户端下次读取时才会看到。"),
			GoodClient: both("It keeps the message, for nobody has taken it, and tries again later.", "邮件没有人接手，仍由自己保存，稍后重试。")},
			set: func(b *behaviour) {
				b.after("RCPT", goingAway(no(421, "4.3.2", Hostname+" Shutting down, closing")))
			}},
		{Fault: Fault{Name: "early-250", Services: onAllSMTP(), Title: both("says 250 right behind 354, before the message came, and keeps nothing", "354 之后立刻说 250，邮件还没到；而且什么也不保存"), Teaches: order,
			GoodClient: both("It does not count a reply that came before the final dot as the answer to it: the message is not handed over.", "结束点之前就到的应答，不能当作对结束点的应答：邮件并没有交出去。")},
			set: func(b *behaviour) {
				b.early = true
				b.after("DATA", yes(250, "2.0.0", "Taken, unread"))
			}},
		{Fault: Fault{Name: "code-changes", Services: onAllSMTP(), Title: both("ends its list of extensions with another code than it began", "扩展列表最后一行的应答码与前面不同"),
			Teaches:    both("All lines of a reply have the same code (RFC 5321 §4.2.1). Where they do not, it cannot be said what was meant.", "一个应答的各行，应答码必须相同（RFC 5321 §4.2.1）。若不相同，就说不清到底是什么意思。"),
			GoodClient: both("It does not rely on that reply: it tries HELO, or gives up.", "不依赖这个应答：改用 HELO，或者放弃。")},
			set: func(b *behaviour) { b.changesCode = true }},
		{Fault: Fault{Name: "broken-pipelining", Services: Services(), Title: both("offers PIPELINING, and loses all but the first of commands that come together", "声称支持 PIPELINING，却只理会一起到达的第一条命令"),
			Teaches:    both("A server that throws away what is at hand when it reads a command leaves the client waiting for replies that never come (RFC 2920 §3.2).", "服务器读命令时若丢弃已到的数据，客户端就会空等永远不来的应答（RFC 2920 §3.2）。"),
			GoodClient: both("It gives up after its timeout, and tries again without pipelining.", "超时后放弃，下次不用流水线重试。")},
			set: func(b *behaviour) { b.losesMore = true }},
		{Fault: Fault{Name: "no-ehlo", Services: onSMTP(), Title: both("does not know EHLO, only HELO: 502", "不支持 EHLO，只认 HELO：502"),
			Teaches:    both("EHLO came with the extensions. A server without it has none: neither TLS nor login nor SIZE (RFC 5321 §3.2).", "EHLO 与扩展一同出现。没有它，就没有任何扩展：没有 TLS、登录，也没有 SIZE（RFC 5321 §3.2）。"),
			GoodClient: both("It says HELO and sends plain mail in 7 bits; if it needs TLS or a login, it ends the session.", "改发 HELO，只发 7 位的普通邮件；若需要 TLS 或登录，就结束会话。")},
			set: func(b *behaviour) { b.without = append(b.without, "EHLO") }},
	}, greylistFault())
}

// greylistFault puts strangers off.
func greylistFault() fault {
	return fault{Fault: Fault{Name: "greylist", Services: onMX(), Takes: TakesChance,
		Title:      both("puts strangers off once with 450 4.7.0; with a value, by chance", "先用 450 4.7.0 把陌生人推迟一次；给了值则按概率"),
		Teaches:    both("Greylisting puts strangers off once: a mail server tries again, much of spam software does not.", "灰名单先把陌生人推迟一次：邮件服务器会重试，许多垃圾邮件程序不会。"),
		GoodClient: both("It keeps the message in its queue and tries again, after half an hour or so (RFC 5321 §4.5.4.1).", "把邮件留在队列里，大约半小时后重试（RFC 5321 §4.5.4.1）。")},
		with: func(b *behaviour, v faultValue) { b.greylists, b.greylist = true, v.chance }}
}

// after lets replies follow that of a verb.
func (b *behaviour) after(verb string, r smtpReply) {
	if b.behind == nil {
		b.behind = map[string][]smtpReply{}
	}
	b.behind[verb] = append(b.behind[verb], r)
}
