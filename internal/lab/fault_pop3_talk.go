package lab

import (
	"bytes"
	"io"
	"time"
)

// pop3Fault is what POP3 does wrong.
type pop3Fault struct {
	greeting string // in place of the greeting
	trouble  string // how every login is refused
	gone     bool   // the first message cannot be fetched
	halves   bool   // sizes are half of what they are
	omits    bool   // LIST leaves the last message out
	renames  bool   // unique-ids change from session to session
	cuts     bool   // RETR ends in the middle
	endless  bool   // RETR has no end
	lingers  time.Duration
	quitLost bool // the connection ends at QUIT, before anything is removed
	quitMute bool // the connection ends at QUIT, after that
}

// onPOP3 are the services of POP3.
func onPOP3() []string { return []string{POP3, POP3S} }

// pop3TalkFaults are about what the server says of messages, and where it breaks off.
func pop3TalkFaults() []fault {
	again := both("It keeps nothing of that message, and fetches it again in a new session.", "丢弃收到的那部分，在新的会话中重新取。")
	return []fault{
		{Fault: Fault{Name: "err-greeting", Services: onPOP3(), Title: both("greets with -ERR [SYS/TEMP] and closes", "问候就是 -ERR [SYS/TEMP]，随即关闭"),
			Teaches:    both("A greeting may be a refusal. [SYS/TEMP] says that it will pass (RFC 3206 §4).", "问候也可能是拒绝。[SYS/TEMP] 表示是暂时的（RFC 3206 §4）。"),
			GoodClient: both("It closes and tries again later.", "关闭连接，稍后再试。")},
			set: func(b *behaviour) { b.pop3.greeting = "[SYS/TEMP] Too busy, try again later" }},
		{Fault: Fault{Name: "no-capa", Services: onPOP3(), Title: both("does not know CAPA", "不支持 CAPA"),
			Teaches:    both("CAPA came long after POP3 (RFC 2449 §5). Without it a client can only try what there is.", "CAPA 比 POP3 晚得多（RFC 2449 §5）。没有它，客户端只能逐个尝试。"),
			GoodClient: both("It tries STLS all the same where it must have TLS, and uses the commands that every server has.", "必须用 TLS 时照样试 STLS；其余只用每台服务器都有的命令。")},
			set: func(b *behaviour) { b.without = append(b.without, "CAPA") }},
		{Fault: Fault{Name: "no-uidl", Services: onPOP3(), Title: both("does not know UIDL", "不支持 UIDL"),
			Teaches:    both("UIDL is optional (RFC 1939 §7). Without it nothing tells which messages were fetched before.", "UIDL 是可选的（RFC 1939 §7）。没有它，就无法知道哪些邮件已经取过。"),
			GoodClient: both("It fetches all and deletes, or tells copies by Message-ID; it does not go by numbers.", "全部取回并删除，或用 Message-ID 辨认；绝不依赖序号。")},
			set: func(b *behaviour) { b.without = append(b.without, "UIDL") }},
		{Fault: Fault{Name: "uidl-changes", Services: onPOP3(), Title: both("gives every message another unique-id in each session", "每次会话都给邮件换一个唯一标识"),
			Teaches:    both("A unique-id must stay the same (RFC 1939 §7). Where it does not, a client that leaves mail on the server fetches everything again each time.", "唯一标识必须保持不变（RFC 1939 §7）。若会变，在服务器上保留副本的客户端每次都会重取全部邮件。"),
			GoodClient: both("It notices that it knows none of the ids, and asks before it fetches a thousand messages twice.", "发现一个标识都不认识时先询问，而不是把上千封邮件再取一遍。")},
			set: func(b *behaviour) { b.pop3.renames = true }},
		{Fault: Fault{Name: "message-gone", Services: onPOP3(), Title: both("lists the first message, and cannot send it", "列出第一封邮件，却取不到"),
			Teaches:    both("A message may vanish between LIST and RETR where a server does not lock the maildrop well. -ERR is about this one message.", "若服务器锁得不好，邮件可能在 LIST 与 RETR 之间消失。-ERR 只关系到这一封。"),
			GoodClient: both("It goes on with the next message, and deletes nothing that it has not got.", "继续取下一封；没有取到的，绝不删除。")},
			set: func(b *behaviour) { b.pop3.gone = true }},
		{Fault: Fault{Name: "size-lies", Services: onPOP3(), Title: both("says that every message is half as large as it is", "把每封邮件的大小少报一半"),
			Teaches:    both("A message ends at the line with the dot alone, whatever size was announced (RFC 1939 §3, §11).", "邮件到只有一个点的那一行才结束，不管事先报的大小是多少（RFC 1939 §3、§11）。"),
			GoodClient: both("It reads to the dot, and takes the size for a hint only.", "读到结束点为止，大小只作参考。")},
			set: func(b *behaviour) { b.pop3.halves = true }},
		{Fault: Fault{Name: "list-disagrees", Services: onPOP3(), Title: both("counts a message in STAT that LIST leaves out", "STAT 里算上的邮件，LIST 却漏掉"),
			Teaches:    both("STAT and LIST tell of the same maildrop, which does not change in a session (RFC 1939 §4, §5).", "STAT 与 LIST 说的是同一个邮件存放区，会话中它不会变（RFC 1939 §4、§5）。"),
			GoodClient: both("It goes by LIST for what it fetches, and deletes nothing that is in doubt.", "取信以 LIST 为准，有疑问的绝不删除。")},
			set: func(b *behaviour) { b.pop3.omits = true }},
		{Fault: Fault{Name: "drop-in-retr", Services: onPOP3(), Title: both("ends the connection in the middle of a message", "邮件传到一半就断开连接"),
			Teaches: both("A message without its final dot is not whole, and the session did not come to QUIT: nothing is deleted (RFC 1939 §6).", "没有结束点的邮件不完整；会话没到 QUIT，什么也不会删除（RFC 1939 §6）。"), GoodClient: again},
			set: func(b *behaviour) { b.pop3.cuts = true }},
		{Fault: Fault{Name: "no-final-dot", Services: onPOP3(), Takes: TakesTime, Title: both("sends a whole message without its final dot, and closes after five seconds", "发完整封邮件却没有结束点，五秒后关闭"),
			Teaches: both("The text may all be there, and yet the client cannot know it: only the dot says so (RFC 1939 §3).", "内容也许已经齐全，但客户端无从知道：只有结束点才能表明（RFC 1939 §3）。"), GoodClient: again},
			with: func(b *behaviour, v faultValue) { b.pop3.endless, b.pop3.lingers = true, v.time }, usual: faultValue{time: slowness}},
		{Fault: Fault{Name: "drop-at-quit", Services: onPOP3(), Title: both("ends the connection at QUIT, and removes nothing", "QUIT 时断开连接，什么也不删除"),
			Teaches:    both("Without a reply to QUIT nobody knows whether the marked messages are gone. Here they are still there (RFC 1939 §6).", "没有 QUIT 的应答，谁也不知道标记的邮件是否已删除。这里它们还在（RFC 1939 §6）。"),
			GoodClient: both("It looks at the unique-ids at the next login, and fetches nothing twice.", "下次登录时对照唯一标识，不重复取信。")},
			set: func(b *behaviour) { b.pop3.quitLost = true }},
		{Fault: Fault{Name: "drop-after-quit", Services: onPOP3(), Title: both("removes what was marked, and ends the connection without a reply to QUIT", "删除已标记的邮件，却不回答 QUIT 就断开"),
			Teaches:    both("Without a reply to QUIT nobody knows whether the marked messages are gone. Here they are (RFC 1939 §6).", "没有 QUIT 的应答，谁也不知道标记的邮件是否已删除。这里已经删除（RFC 1939 §6）。"),
			GoodClient: both("It has every message safely on disk before it says QUIT.", "在发 QUIT 之前，先把每封邮件可靠地存到本地。")},
			set: func(b *behaviour) { b.pop3.quitMute = true }},
	}
}

// loginFaults refuse every login though the password is right.
func loginFaults() []fault {
	var all []fault
	for _, u := range troubledUsers() {
		f := u.Fault
		f.Name = u.fault
		all = append(all, fault{Fault: f, set: func(b *behaviour) { b.pop3.trouble = u.trouble }})
	}
	return all
}

// sizeOf is what the session says of a message's size.
func (s *pop3Session) sizeOf(m *message) int64 {
	if s.handler.faults.pop3.halves {
		return m.size / 2
	}
	return m.size
}

// uidOf is the unique-id that the session gives a message.
func (s *pop3Session) uidOf(m *message) string {
	if s.handler.faults.pop3.renames {
		return digest(20, m.uid(), s.timestamp)
	}
	return m.uid()
}

// spoilt is what a fault makes of a message that is to be sent whole.
func (s *pop3Session) spoilt(r pop3Reply, m *message) pop3Reply {
	switch f := &s.handler.faults.pop3; {
	case f.gone && len(s.messages) > 0 && m == s.messages[0]:
		r.message.Close() // it was not read
		return failed("[SYS/TEMP] The message is no longer there")
	case f.cuts:
		r.part = m.size / 2
	case f.endless:
		r.part = m.size
	}
	return r
}

// sendPart sends a message without its end, and breaks off.
func (s *pop3Session) sendPart(r pop3Reply) error {
	defer r.message.Close() // it was only read
	text, err := io.ReadAll(io.LimitReader(r.message, r.part))
	if err != nil {
		return err
	}
	if err := s.conn.SendPart(r.line, bytes.NewReader(text)); err != nil {
		return err
	}
	if err := s.lab.pause(s.handler.faults.pop3.lingers); err != nil {
		return err
	}
	return errDropped
}

// omit leaves the last line of a listing out.
func omit(lines []string) []string { return lines[:max(0, len(lines)-1)] }

// broken is the step after QUIT that a fault puts in place of the goodbye, and
// whether anything is removed before it.
func (f *pop3Fault) broken() (then step, removes bool) {
	switch {
	case f.quitLost:
		return drop, false
	case f.quitMute:
		return drop, true
	}
	return hangUp, true
}
