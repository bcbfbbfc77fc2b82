package main

import (
	"slices"

	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
)

// observed is what a run came to at the line where it ended, which is what broke it if
// nothing was seen but that.
func observed(u *ui, rep dialogue.Report) lang.Text {
	if rep.Err != nil && rep.Observed.IsZero() {
		return lang.Same(brokenBy(u, rep.Err))
	}
	return rep.Observed
}

// meaning says what it may mean that a claim did not hold, or that its counter-run
// did not fail where it must; nothing if all was as it must be.
func meaning(e experiment, p dialogue.Proof) lang.Text {
	switch {
	case p.Verdict == dialogue.NotHeld:
		return parting(e.run, p.Experiment.Line)
	case p.Verdict == dialogue.CouldNotRun:
		return text("a line that is not marked failed, so that what the claim rests on was never reached", "没有标记的一行就失败了，因此没有走到论断所依据的那一行")
	case p.Counter == dialogue.CounterHeld:
		return text("what the counter-run leaves out is not what makes the claim true, or it leaves out nothing", "对照运行去掉的东西不是论断成立的原因，或者什么也没有去掉")
	case p.Counter == dialogue.CounterBroke:
		return text("a counter-run must fail at a line marked with !, and this one failed at another", "对照运行必须在标有 ! 的行上不成立，而它在别的行上就失败了")
	}
	return lang.Text{}
}

// parting says what it may mean that expectation and observation part at a line.
func parting(s *dialogue.Script, line int) lang.Text {
	i := slices.IndexFunc(s.Lines, func(l dialogue.Line) bool { return l.Number == line })
	if i < 0 {
		return lang.Text{}
	}
	switch s.Lines[i].Verb {
	case dialogue.Server:
		return text("the server answers otherwise than the claim says: it has a policy of its own or other settings, or it departs from the standard", "服务器的应答与论断不符：它有自己的策略或别的设置，或者没有遵守标准")
	case dialogue.Fails:
		return text("the session was opened after all, or failed in another way: the server is set up otherwise", "会话还是打开了，或以别的方式失败：服务器的设置不同")
	case dialogue.Tap:
		return text("who listens reads more, or less, than the claim says: see which lines went through TLS", "窃听者能读到的与论断不符：请看哪些行经过了 TLS")
	case dialogue.Body:
		return text("another message was fetched, or only a part of it, or it was changed on the way", "取回的是另一封邮件，或只是其中一部分，或途中被改动")
	case dialogue.Count:
		return text("the cost is another here: the server offers other extensions, or says more", "这里的开销不同：服务器提供的扩展不同，或应答更长")
	}
	return lang.Text{}
}
