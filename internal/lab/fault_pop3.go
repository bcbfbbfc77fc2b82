package lab

import "mailproto/internal/lang"

// pop3Faults are the faults of POP3 itself.
func pop3Faults() []fault {
	readers := []string{POP3, POP3S}
	return []fault{
		{Fault: Fault{
			Name: "expire-0", Services: readers,
			Title: lang.Text{
				En: "announces EXPIRE 0, and removes at QUIT what RETR has fetched",
				Zh: "声明 EXPIRE 0，并在 QUIT 时删除 RETR 取过的邮件",
			},
			Teaches: lang.Text{
				En: "RETR by itself removes nothing, but a site may have a policy of its own and says so in CAPA (RFC 1939 §8, RFC 2449 §6.7). With EXPIRE 0 nothing that was fetched may be left on the server.",
				Zh: "RETR 本身不删除任何东西，但站点可以有自己的规定，并在 CAPA 中说明（RFC 1939 §8，RFC 2449 §6.7）。EXPIRE 0 表示取过的邮件不能留在服务器上。",
			},
			GoodClient: lang.Text{
				En: "It asks CAPA, and warns a user who wants to leave copies on the server. It has a message safely on disk before it says QUIT.",
				Zh: "先看 CAPA；若用户想在服务器上保留副本，就提出警告。在发 QUIT 之前，先把邮件可靠地存到本地。",
			},
		}, set: func(b *behaviour) { b.expires = true }},
		{Fault: Fault{
			Name: "no-lock", Services: readers,
			Title: lang.Text{
				En: "lets a second session have the same maildrop",
				Zh: "允许第二个会话同时打开同一个邮件存放区（maildrop）",
			},
			Teaches: lang.Text{
				En: "A server takes an exclusive-access lock at login (RFC 1939 §4), and many do not. Without it two sessions see the same messages, and one may remove what the other has listed.",
				Zh: "服务器应在登录时加独占锁（RFC 1939 §4），但许多服务器并不加。没有锁，两个会话看到同样的邮件，一个可能删掉另一个已列出的。",
			},
			GoodClient: lang.Text{
				En: "It opens one session at a time, and tells messages apart by UIDL, never by number, from one session to the next.",
				Zh: "同一时间只开一个会话；跨会话时用 UIDL 识别邮件，绝不用序号。",
			},
		}, set: func(b *behaviour) { b.shared = true }},
	}
}
