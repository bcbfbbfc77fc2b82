package explain

import (
	"mailproto/internal/lang"
	"mailproto/trace"
)

// quitNotes say what QUIT does in POP3 with what is known of the session: before
// the login it only closes (RFC 1939 §4), after it it removes what is marked (RFC
// 1939 §6). While other commands wait, marks may still come or go.
func (c *conn) quitNotes(step *Step) {
	if step.Proto != trace.POP3 {
		c.quitWithDot(step)
		return
	}
	var gloss, why lang.Text
	ref := "RFC 1939 §6"
	switch {
	case c.beforeLogin():
		ref = "RFC 1939 §4"
		gloss = lang.Text{En: "end the session; nothing is changed", Zh: "结束会话，什么也不改变"}
		why = lang.Text{
			En: "Before the login QUIT only closes the connection: there is no UPDATE state.",
			Zh: "登录之前 QUIT 只是关闭连接，不经过更新状态（UPDATE）。",
		}
	case c.state.Phase != PhaseUpdate:
		return
	case c.state.Marked == 0:
		gloss = lang.Text{En: "end the session; nothing is marked", Zh: "结束会话；没有邮件被标记删除"}
		why = lang.Text{
			En: "QUIT ends the session in good order and releases the lock; no message is marked, so it removes none.",
			Zh: "QUIT 正常结束会话并释放锁；没有邮件被标记，所以不删除任何邮件。",
		}
	default:
		gloss = lang.Text{En: "end the session; remove %s", Zh: "结束会话，并删除%s"}.Sprintf(marked(c.state.Marked))
	}
	for i := range step.Notes {
		switch n := &step.Notes[i]; n.Role {
		case RoleGloss:
			n.Title, n.Refs = gloss, []string{ref}
		case RoleWhy:
			if !why.IsZero() {
				n.Title = why
			}
		}
	}
}

// beforeLogin reports that a session of POP3 has not come to its login, or never will:
// a server that greets with -ERR has opened no maildrop either.
func (c *conn) beforeLogin() bool {
	switch c.state.Phase {
	case PhaseAuthorization:
		return true
	case PhaseConnected, PhaseClosed:
		return c.opened && !c.state.Auth && c.quit != 0
	}
	return false
}

// quitWithDot says why QUIT may leave together with the dot of a message.
func (c *conn) quitWithDot(step *Step) {
	if c.maker.last != "." || !c.pending[c.quit].behind {
		return
	}
	for i := range step.Notes {
		if n := &step.Notes[i]; n.Role == RoleWhy {
			n.Title = lang.Text{
				En: "It leaves together with the dot, and saves a round trip; the message is judged as ever, and 221 comes behind that reply.",
				Zh: "它与那个点一起发出，省一个往返；邮件照样由服务器裁定，221 排在那个应答之后。",
			}
			n.Refs = []string{"RFC 2920 §3.1"}
		}
	}
}

// leaving reports that QUIT was sent before all that stands ahead of it was answered:
// nothing may follow it, whatever those replies would allow (RFC 2920 §3.1).
func (c *conn) leaving() bool {
	quit, waits := c.pending[c.quit]
	return c.quit != 0 && waits && quit.behind
}

// marked counts messages that are marked for deletion.
func marked(n int) lang.Text {
	if n == 1 {
		return lang.Text{En: "1 marked message", Zh: "已标记的 1 封邮件"}
	}
	return lang.Text{En: "%d marked messages", Zh: "已标记的 %d 封邮件"}.Sprintf(n)
}

// quitDone is what +OK to QUIT means after the login, with the number of messages
// that were removed.
func (c *conn) quitDone(step *Step, cmd *trace.Command) *Meaning {
	if step.Proto != trace.POP3 || cmd == nil || cmd.Verb != "QUIT" || step.Outcome != trace.OK || step.Before.Phase != PhaseUpdate {
		return nil
	}
	m := &Meaning{Refs: []string{"RFC 1939 §6"}, FAQ: []int{7}}
	n := step.Before.Marked
	if n > 0 {
		m.Gloss = lang.Text{En: "done; removed: %s", Zh: "结束；删除了%s"}.Sprintf(marked(n))
		m.Why = lang.Text{
			En: "The UPDATE state was carried out: what DELE marked is gone, and the lock is released.",
			Zh: "更新状态（UPDATE）已执行：DELE 标记的邮件已删除，锁已释放。",
		}
		return m
	}
	m.Gloss = lang.Text{En: "done; nothing was marked or removed", Zh: "结束；没有标记，也没有删除"}
	m.Why = lang.Text{
		En: "The UPDATE state had nothing to remove, for no message was marked; the lock is released.",
		Zh: "没有邮件被标记，更新状态（UPDATE）无可删除；锁已释放。",
	}
	if c.expiresAtOnce() {
		m.Why = lang.Text{
			En: "No message was marked; but by EXPIRE 0 the server may remove what was fetched.",
			Zh: "没有邮件被标记；但按 EXPIRE 0，服务器可能删除取过的邮件。",
		}
		m.Refs = append(m.Refs, "RFC 2449 §6.7")
	}
	return m
}

// expiresAtOnce reports the policy under which mail may not stay (RFC 2449 §6.7).
func (c *conn) expiresAtOnce() bool {
	policy := c.offers["EXPIRE"]
	return policy == "0" || policy == "0 USER"
}
