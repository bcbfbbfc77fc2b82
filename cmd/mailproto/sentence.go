package main

import (
	"errors"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
)

// passed keeps the state that a session is in before it is closed.
func passed(at *explain.State, step explain.Step) {
	if at.Auth = at.Auth || step.After.Auth; step.After.Phase != explain.PhaseClosed {
		at.Phase = step.After.Phase
	}
}

// failed puts a failure into the account of a session.
func failed(result *trace.Result, err error) {
	result.Error, result.Exit = err.Error(), exitCode(err)
	if f := new(session.Error); errors.As(err, &f) {
		result.Stage, result.Why = string(f.At), f.Why
		if f.Why == "not-offered" {
			result.Lacking = f.Detail
		}
	}
}

// sentence is what is said at the end of a live session.
func (o *traceOptions) sentence(r trace.Result, at explain.State, err error) lang.Text {
	s := sentence(o.proto, r, at, err)
	if o.saved != "" && r.Messages > 0 {
		return text("%s Saved in: %s", "%s保存在：%s").Sprintf(s, o.saved)
	}
	return s
}

// sentence says in one sentence what a session came to. at is the state that it was
// in before it was closed.
func sentence(p trace.Proto, r trace.Result, at explain.State, err error) lang.Text {
	var failed *session.Error
	if errors.As(err, &failed) {
		lost := failed.At == session.FailLost || failed.At == session.FailTimeout
		if p == trace.SMTP && r.Messages > 0 && lost && failed.Unsure == "" {
			// A goodbye without an answer takes nothing of it back (RFC 5321 §4.2.5).
			return text("%s %s", "%s%s").Sprintf(acceptedSentence(r), failedSentence(failed))
		}
		if r.Deleted > 0 { // what was marked before the failure is gone all the same
			return text("%s %s.", "%s%s。").Sprintf(failedSentence(failed), removedText(r))
		}
		return failedSentence(failed)
	}
	if p == trace.POP3 {
		return pop3Sentence(r, at)
	}
	if r.Messages > 0 {
		return acceptedSentence(r)
	}
	switch at.Phase {
	case explain.PhaseMail, explain.PhaseEnvelope, explain.PhaseData:
		return text("Broken off before the final dot: nothing was accepted.", "在最后那个点之前中断：服务器什么也没有接受。")
	}
	if at.Phase == explain.PhaseBdat {
		return text("Broken off before the last chunk: nothing was accepted.", "在最后一块之前中断：服务器什么也没有接受。")
	}
	return text("A look at the server: no message was sent.", "查看了服务器：没有发送邮件。")
}

// acceptedSentence says for whom the server took the message.
func acceptedSentence(r trace.Result) lang.Text {
	if r.Refused > 0 {
		return text("Accepted: the server took the message for %d of %d recipients and is now responsible for it.", "已接受：服务器为 %d 个收件人（共 %d 个）收下了邮件，从此由它负责。").Sprintf(r.Accepted, r.Accepted+r.Refused)
	}
	return text("Accepted: the server took the message and is now responsible for its delivery.", "已接受：服务器收下了邮件，从此由它负责投递。")
}

func failedSentence(f *session.Error) lang.Text {
	switch {
	case f.Why == "not-offered" && f.At == session.FailCapa:
		return text("Ended before the login: the server does not offer %s.", "登录之前就结束了：服务器不提供 %s。").Sprintf(f.Detail)
	case f.Why == "not-offered" && f.At != session.FailTLS:
		return text("No message was sent: the server does not offer %s.", "没有发送邮件：服务器不提供 %s。").Sprintf(f.Detail)
	case f.Why == "smtputf8":
		return text("No message was sent: the server does not offer %s.", "没有发送邮件：服务器不提供 %s。").Sprintf("SMTPUTF8")
	case f.Why == "8bit":
		return text("No message was sent: the server does not offer %s.", "没有发送邮件：服务器不提供 %s。").Sprintf("8BITMIME")
	case f.Why == "requiretls":
		return text("No message was sent: the session was not encrypted.", "没有发送邮件：会话没有加密。")
	}
	if f.Why == "wrong-protocol" {
		return text("The session ended early: this port speaks %s.", "会话提前结束：这个端口说的是 %s。").Sprintf(f.Detail)
	}
	switch f.At {
	case session.FailInterrupted:
		return text("Interrupted: the connection is closed, and nothing more was sent.", "已中断：连接已关闭，没有再发送任何内容。")
	case session.FailQuit:
		return text("Everything was done, but QUIT was refused.", "要做的都做了，只是 QUIT 被拒绝。")
	case session.FailRcpt:
		if leftAtRcpt(f) {
			return text("Ended by the server at a recipient: no message was sent.", "服务器在指定收件人时结束了会话：没有发送邮件。")
		}
		return text("Refused: no recipient was accepted, so no message was sent.", "被拒绝：没有一个收件人被接受，所以没有发送邮件。")
	case session.FailMessage:
		return text("Refused: the message was not accepted; nobody will get it.", "被拒绝：邮件没有被接受，没有人会收到它。")
	case session.FailAuth:
		return text("Not logged in: nothing more was done.", "没有登录：没有再做任何事。")
	case session.FailTLS:
		return text("Not encrypted: the session ended before anything secret was said.", "没有加密：会话在发送任何机密之前就结束了。")
	}
	switch f.At {
	case session.FailDelete, session.FailRetrieve, session.FailListing:
		return text("Not all was done: the server refused one of the requests.", "没有全部完成：服务器拒绝了其中一个请求。")
	}
	return text("The session ended early: %s.", "会话提前结束：%s。").Sprintf(endText(f.At))
}

// endText says at what a session ended.
func endText(f session.Failure) lang.Text {
	switch f {
	case session.FailConnect:
		return text("no connection was made", "没有建立连接")
	case session.FailLost:
		return text("the connection was lost", "连接中断")
	case session.FailTimeout:
		return text("the server did not answer in time", "服务器没有及时应答")
	case session.FailPreamble:
		return text("the server did not understand the PROXY header", "服务器不认识 PROXY 头")
	case session.FailProtocol:
		return text("the server broke the protocol", "服务器违反了协议")
	case session.FailData: // or it has answered neither 354 nor that
		return text("the server did not ask for the message", "服务器没有请求发送邮件内容")
	case session.FailFile:
		return text("a local file could not be read or written", "本地文件无法读写")
	}
	return text("the server refused", "服务器拒绝了")
}

// pop3Sentence tells whether anything was fetched or removed: that is what people
// fear to have done by mistake.
func pop3Sentence(r trace.Result, at explain.State) lang.Text {
	if !at.Auth {
		return text("A look at the server: nobody logged in.", "查看了服务器：没有登录。")
	}
	fetched := text("looked at the maildrop", "查看了邮件存放区")
	switch {
	case r.Messages == 1:
		fetched = text("fetched 1 message", "取回 1 封邮件")
	case r.Messages > 1:
		fetched = text("fetched %d messages", "取回 %d 封邮件").Sprintf(r.Messages)
	}
	return text("Done: %s; %s.", "完成：%s；%s。").Sprintf(fetched, removedText(r))
}

// removedText says what a POP3 session has removed.
func removedText(r trace.Result) lang.Text {
	switch {
	case r.Deleted == 1:
		return text("QUIT removed 1 message for good", "QUIT 永久删除了 1 封邮件")
	case r.Deleted > 1:
		return text("QUIT removed %d messages for good", "QUIT 永久删除了 %d 封邮件").Sprintf(r.Deleted)
	case r.Marked > 0:
		return text("nothing was removed: there was no QUIT to make the deletion final", "没有删除任何邮件：没有 QUIT，删除标记不生效")
	}
	return text("nothing was removed", "没有删除任何邮件")
}
