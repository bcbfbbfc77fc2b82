package explain

import "mailproto/internal/lang"

// pop3Mistakes are what clients do wrong in POP3 alone.
var pop3Mistakes = []Topic{
	{
		ID: "before-login", Kind: KindTerm,
		Gloss: lang.Text{En: "asks for mail before the login", Zh: "还没登录就要取邮件"},
		Why: lang.Text{
			En: "Before the login no maildrop is open that the command could be about.",
			Zh: "登录之前还没有打开邮件存放区（maildrop），这条命令也就没有对象。",
		},
		Body: lang.Text{
			En: "Right: USER and PASS, or AUTH, first; STAT, LIST, RETR and the rest only after their +OK.",
			Zh: "正确做法：先用 USER 和 PASS（或 AUTH）登录，得到 +OK 之后才能用 STAT、LIST、RETR 等命令。",
		},
		Pitfall: lang.Text{
			En: "+OK to USER is no login: it only says that PASS may come.",
			Zh: "USER 得到 +OK 并不等于已登录，只表示可以发 PASS 了。",
		},
		Example: "S: +OK POP3 ready\nC: STAT\nS: -ERR STAT is not for the AUTHORIZATION state",
		Refs:    []string{"RFC 1939 §4", "RFC 1939 §3"},
		Related: []string{"USER", "PASS", "after-login"},
		FAQ:     []int{3},
	},
	{
		ID: "after-login", Kind: KindTerm,
		Gloss: lang.Text{En: "a login command after the login", Zh: "登录之后又发登录用的命令"},
		Why: lang.Text{
			En: "USER, PASS, AUTH and STLS belong to the AUTHORIZATION state alone.",
			Zh: "USER、PASS、AUTH 和 STLS 只属于授权状态（AUTHORIZATION）。",
		},
		Body: lang.Text{
			En: "Right: STLS before the login, never after it. For another user, QUIT and open a new connection.",
			Zh: "正确做法：STLS 要在登录之前用。要换用户，就 QUIT 后重新连接。",
		},
		Pitfall: lang.Text{
			En: "TLS after the login would come too late: the password has crossed the network already.",
			Zh: "登录之后再启用 TLS 就太晚了：密码早已在网络上传过。",
		},
		Example: "C: PASS ****\nS: +OK 2 messages\nC: STLS\nS: -ERR STLS is not for the TRANSACTION state",
		Refs:    []string{"RFC 1939 §3", "RFC 2595 §4"},
		Related: []string{"STLS", "USER", "before-login"},
	},
	{
		ID: "pass-without-user", Kind: KindTerm,
		Gloss: lang.Text{En: "PASS without USER", Zh: "没有 USER 就发 PASS"},
		Why: lang.Text{
			En: "A password belongs to the name right before it.",
			Zh: "密码属于紧挨在它前面的那个用户名。",
		},
		Body: lang.Text{
			En: "Right: USER with the name, wait for +OK, then PASS as the very next command. After a refusal, USER again.",
			Zh: "正确做法：先发 USER 加用户名，得到 +OK 后紧接着发 PASS。被拒绝之后，要重新从 USER 开始。",
		},
		Pitfall: lang.Text{
			En: "No other command may come in between: the server may have forgotten the name by then.",
			Zh: "中间不能插入别的命令，否则服务器可能已经忘掉用户名。",
		},
		Example: "S: +OK POP3 ready\nC: PASS ****\nS: -ERR PASS stands right behind USER",
		Refs:    []string{"RFC 1939 §7"},
		Related: []string{"USER", "PASS", "before-login"},
	},
	{
		ID: "no-such-message", Kind: KindTerm,
		Gloss: lang.Text{En: "a message number that does not exist", Zh: "没有这个序号的邮件"},
		Why: lang.Text{
			En: "The messages are numbered from 1 to what STAT said at the login.",
			Zh: "邮件从 1 开始编号，到登录时 STAT 给出的封数为止。",
		},
		Body: lang.Text{
			En: "Right: ask STAT or LIST first, and use the numbers of this session only. New mail gets its number at the next login.",
			Zh: "正确做法：先用 STAT 或 LIST 查询，只用本次会话的序号。新到的邮件要到下次登录才有序号。",
		},
		Pitfall: lang.Text{
			En: "A number means nothing in another session: to know a message again, use UIDL.",
			Zh: "换一次会话，序号就失去意义；要认出同一封邮件，请用 UIDL。",
		},
		Example: "C: STAT\nS: +OK 2 640\nC: RETR 3\nS: -ERR No such message",
		Refs:    []string{"RFC 1939 §5", "RFC 1939 §4"},
		Related: []string{"STAT", "LIST", "deleted-message"},
	},
	{
		ID: "deleted-message", Kind: KindTerm,
		Gloss: lang.Text{En: "this message is marked as deleted", Zh: "这封邮件已标记为删除"},
		Why: lang.Text{
			En: "After DELE any command that names the message is an error.",
			Zh: "DELE 之后，再提到这封邮件的任何命令都是错误。",
		},
		Body: lang.Text{
			En: "Right: RETR before DELE. RSET takes all marks away, as long as QUIT has not come.",
			Zh: "正确做法：先 RETR 再 DELE。只要还没有 QUIT，可以用 RSET 取消所有标记。",
		},
		Pitfall: lang.Text{
			En: "The other messages keep their numbers: nothing moves up.",
			Zh: "其他邮件的序号不变，不会往前移。",
		},
		Example: "C: DELE 1\nS: +OK marked\nC: RETR 1\nS: -ERR That message is marked as deleted",
		Refs:    []string{"RFC 1939 §5"},
		Related: []string{"DELE", "RSET", "no-such-message"},
		FAQ:     []int{7},
	},
	{
		ID: "dele-without-quit", Kind: KindTerm,
		Gloss: lang.Text{En: "DELE, but never QUIT: nothing removed", Zh: "发了 DELE 却没有 QUIT：什么也没删"},
		Why: lang.Text{
			En: "DELE only marks, and QUIT removes.",
			Zh: "DELE 只是标记，QUIT 才真正删除。",
		},
		Body: lang.Text{
			En: "Right: QUIT, and wait for its +OK. All messages are still there, and come again at the next login.",
			Zh: "正确做法：发 QUIT，并等到 +OK。现在所有邮件都还在，下次登录会再次出现。",
		},
		Pitfall: lang.Text{
			En: "A client that takes +OK to DELE for the end fetches the same mail again and again.",
			Zh: "客户端若把 DELE 的 +OK 当成已经删除，就会一次次重复收取同样的邮件。",
		},
		Example: "C: DELE 1\nS: +OK marked\n(the client closes the connection)",
		Refs:    []string{"RFC 1939 §6", "RFC 1939 §5"},
		Related: []string{"DELE", "QUIT", "left-without-quit"},
		FAQ:     []int{7},
	},
	{
		ID: "login-too-soon", Kind: KindTerm,
		Gloss: lang.Text{En: "logs in again too soon", Zh: "登录过于频繁"},
		Why: lang.Text{
			En: "A server may ask for a pause between two logins of one user.",
			Zh: "服务器可以要求同一用户两次登录之间隔一段时间。",
		},
		Body: lang.Text{
			En: "Right: wait for as long as LOGIN-DELAY in CAPA says, and do not poll more often than is of use.",
			Zh: "正确做法：按 CAPA 中 LOGIN-DELAY 给出的秒数等待，不要无谓地频繁查信。",
		},
		Pitfall: lang.Text{
			En: "The password was right: do not ask the person for a new one.",
			Zh: "密码是对的：不要让用户重新输入。",
		},
		Example: "C: PASS ****\nS: -ERR [LOGIN-DELAY] wait some minutes",
		Refs:    []string{"RFC 2449 §6.5", "RFC 2449 §8.1.1"},
		Related: []string{"LOGIN-DELAY", "PASS", "wrong-password-again"},
		FAQ:     []int{12},
	},
}
