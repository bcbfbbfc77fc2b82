package explain

import (
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// classTerms are the four classes of SMTP's replies, named as RFC 5321 §4.2.1 does.
var classTerms = []Topic{
	{
		ID: "2yz", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "all replies that say: it is done", Zh: "2 开头的应答码：已经完成"},
		Why: lang.Text{
			En: "By the first digit alone a client knows how to go on.",
			Zh: "客户端只看首位数字，就知道接下来怎么做。",
		},
		Body: lang.Text{
			En: "A code that begins with 2 is a positive completion reply: what the command asked " +
				"for has been done, and the next one may come. y and z stand for any digit; the " +
				"second says what the reply is about, the third tells like cases apart. Also " +
				"written 2xx.",
			Zh: "以 2 开头的应答码表示肯定的完成：命令所要的事已经做好，可以发下一条命令。y 和 z 代表" +
				"任意数字：第二位说明应答涉及什么，第三位区分相近的情形。也写作 2xx。",
		},
		Pitfall: lang.Text{
			En: "Done means what that command asked for: after RCPT one recipient is accepted, and no message is sent yet.",
			Zh: "“完成”只指这条命令所要的事：RCPT 之后只是接受了一个收件人，邮件还没有发。",
		},
		Example: "C: RCPT TO:<bob@lab.test>\n" +
			"S: 250 2.1.5 Recipient OK",
		Refs:    []string{"RFC 5321 §4.2.1", "RFC 5321 §4.3.2"},
		Related: []string{"3yz", "4yz", "5yz", "250", "reply"},
		FAQ:     []int{13},
	},
	{
		ID: "3yz", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "all replies that ask for more", Zh: "3 开头的应答码：请继续"},
		Why: lang.Text{
			En: "The command needs something more before it can be carried out.",
			Zh: "命令还缺一些东西，补上才能执行。",
		},
		Body: lang.Text{
			En: "A code that begins with 3 is a positive intermediate reply: so far all is well, " +
				"and the client must send what is still missing before it may give another " +
				"command. SMTP has two: 354 asks for the message, 334 for an answer within a " +
				"login.",
			Zh: "以 3 开头的应答码表示中间的肯定：到这里一切正常，客户端必须先把还缺的发来，才能发别的" +
				"命令。SMTP 里有两个：354 要邮件内容，334 要登录过程中的回答。",
		},
		Pitfall: lang.Text{
			En: "What follows is no command: after 354 even a line that says QUIT is text of the message.",
			Zh: "接着发的不是命令：354 之后，就连写着 QUIT 的一行也是邮件内容。",
		},
		Example: "C: DATA\n" +
			"S: 354 Send the message, then a dot",
		Refs:    []string{"RFC 5321 §4.2.1", "RFC 5321 §4.1.1.4", "RFC 4954 §4"},
		Related: []string{"2yz", "4yz", "5yz", "354", "334"},
		FAQ:     []int{13},
	},
	{
		ID: "4yz", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "all replies that say: not now", Zh: "4 开头的应答码：现在不行"},
		Why: lang.Text{
			En: "What is in the way will pass, so that the same may succeed later.",
			Zh: "阻碍是暂时的，以后同样的再来，也许就成功。",
		},
		Body: lang.Text{
			En: "A code that begins with 4 is a transient negative completion reply: the command " +
				"was not carried out, and the same command may succeed at another time. A mail " +
				"server keeps the message in its queue and tries again, for some days. Also " +
				"written 4xx.",
			Zh: "以 4 开头的应答码表示暂时的失败：命令没有执行，换个时候同样的命令也许会成功。邮件服务器" +
				"把邮件留在队列里，在几天之内反复重试。也写作 4xx。",
		},
		Pitfall: lang.Text{
			En: "A program that gives up at 4yz loses mail, and one that tries again at once is taken for a nuisance.",
			Zh: "遇到 4yz 就放弃的程序会丢信；立刻重试的程序会被当作骚扰。",
		},
		Example: "C: RCPT TO:<greylist@lab.test>\n" +
			"S: 450 4.7.0 Try again later",
		Refs:    []string{"RFC 5321 §4.2.1", "RFC 5321 §4.5.4.1"},
		Related: []string{"2yz", "3yz", "5yz", "450", "greylisting", "queue"},
		FAQ:     []int{5, 13},
	},
	{
		ID: "5yz", Kind: KindTerm, Proto: trace.SMTP,
		Gloss: lang.Text{En: "all replies that say: no", Zh: "5 开头的应答码：不行"},
		Why: lang.Text{
			En: "The same would fail again, so that something has to be changed first.",
			Zh: "原样再来还会失败，必须先改正些什么。",
		},
		Body: lang.Text{
			En: "A code that begins with 5 is a permanent negative completion reply: the command " +
				"was not carried out, and a client should not repeat it unchanged. A mail server " +
				"gives up and reports to the sender. A person can still mend what was wrong, an " +
				"address or a setting, and then send anew. Also written 5xx.",
			Zh: "以 5 开头的应答码表示永久的失败：命令没有执行，客户端不应原样重复。邮件服务器就此放弃，" +
				"并通知发件人。人仍可以改正问题，比如地址或设置，然后重新发送。也写作 5xx。",
		},
		Pitfall: lang.Text{
			En: "Permanent is said of this command as it stands, not of the recipient: a full mailbox is sometimes told by a 5yz.",
			Zh: "“永久”说的是这条命令照原样不行，不是说收件人永远收不到：邮箱已满有时也用 5yz 表示。",
		},
		Example: "C: RCPT TO:<nobody@lab.test>\n" +
			"S: 550 5.1.1 No such user here",
		Refs:    []string{"RFC 5321 §4.2.1", "RFC 5321 §4.5.4.1"},
		Related: []string{"2yz", "3yz", "4yz", "550", "bounce"},
		FAQ:     []int{5, 13},
	},
}

// replyClass finds a class of replies by the ways to write it: 4yz, 4xx, 4.
func replyClass(q string) []Entry {
	if q == "" || q[0] < '2' || q[0] > '5' {
		return nil
	}
	switch strings.ToLower(q[1:]) {
	case "", "xx", "yz", "xy", "nn":
		return named(q[:1] + "yz")
	}
	return nil
}
