package lab

import "mailproto/internal/lang"

// sinkRecipient is a recipient whose mail is thrown away: however much is sent there,
// no maildrop fills.
func sinkRecipient() faultyRecipient {
	return faultyRecipient{Fault{
		Name: "sink@" + Domain, Services: onAllSMTP(),
		Title: lang.Text{
			En: "is accepted with 250, and the mail is thrown away",
			Zh: "以 250 接受，然后丢弃邮件",
		},
		Teaches: lang.Text{
			En: "250 to the final dot says that a server has taken the message over (RFC 5321 §4.2.5), not that anybody will read it. Some sites throw mail away in silence, which the standard advises against (RFC 5321 §6.2). Here it serves for load tests: no maildrop fills.",
			Zh: "最后的点得到 250，表示服务器已接管这封邮件（RFC 5321 §4.2.5），不表示有人会读到。有些站点悄悄丢弃邮件，标准不赞成这样做（RFC 5321 §6.2）。这里用于压力测试：不会占满任何邮件存放区。",
		},
		GoodClient: lang.Text{
			En: "It cannot notice this. To know whether mail arrives, ask the reader, or look into the maildrop with an account of your own.",
			Zh: "它察觉不到。若必须知道邮件是否到达，只能询问收件人，或用自己的账号查看邮件存放区。",
		},
	}, "sink", (*smtpSession).sink}
}

// sink accepts a recipient whose mail goes nowhere.
func (s *smtpSession) sink(to path) smtpReply { return s.accept(recipient{path: to}) }
