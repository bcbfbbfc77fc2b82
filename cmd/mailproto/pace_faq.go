package main

import (
	"context"
	"net"
	"slices"
	"strings"

	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
)

// pacedWorld is a world whose sessions wait for a person.
type pacedWorld struct {
	dialogue.World
	p *pacer
}

// world makes the sessions of an experiment wait. Those of a counter-run do not.
func (p *pacer) world(w dialogue.World) dialogue.World {
	if p == nil || p.free {
		return w
	}
	p.drops = true
	p.marks, p.lines = map[string][]bool{}, map[string]*line{}
	return &pacedWorld{w, p}
}

// Connect implements dialogue.World.
func (w *pacedWorld) Connect(ctx context.Context, o *dialogue.Opening) (net.Conn, session.Config, error) {
	nc, cfg, err := w.World.Connect(ctx, o)
	name := w.p.opening
	cfg.Before = func(ctx context.Context, keep func() error) error { return w.p.before(ctx, name, keep) }
	return nc, cfg, err
}

// Next implements dialogue.Watcher: it settles what the line before came to, and
// asks before a line on which the claim rests.
func (w *pacedWorld) Next(ctx context.Context, s *dialogue.Script, l dialogue.Line, n int) error {
	p := w.p
	if p.open != nil { // the run goes on: it was as the claim says
		p.remarks()
		p.reveal(lang.Text{})
	}
	switch l.Verb {
	case dialogue.Client:
		p.marks[l.Session] = s.Marked(l, n)
	case dialogue.Open:
		p.opening = l.Session
		delete(p.marks, l.Session)
	case dialogue.Fails, dialogue.Tap, dialogue.Body, dialogue.Count:
		if l.Decisive && p.predict {
			return p.askClaim(ctx, l)
		}
	}
	return p.ended()
}

// askClaim asks what a line comes to that is no reply. How an opening failed is
// still hidden: only what led to it is shown.
func (p *pacer) askClaim(ctx context.Context, l dialogue.Line) error {
	if l.Verb != dialogue.Fails {
		if err := p.show(ctx); err != nil {
			return err
		}
	}
	for len(p.queue) > 0 && !tells(p.queue[0].Kind) {
		p.put(p.queue[0])
		p.queue = p.queue[1:]
	}
	question, all, truth := claimChoices(l)
	r := &prediction{claim: p.claim, step: p.claim, truth: truth, outcome: all[truth].text(), about: question}
	if err := p.ask(ctx, r, all, question); err != nil {
		return err
	}
	return p.show(ctx)
}

// tells reports whether an event may betray how an opening ends.
func tells(k trace.Kind) bool {
	return k == trace.Received || k == trace.Secured || k == trace.Problem || k == trace.Closed
}

// settle shows what is left of a run, and what its last prediction came to.
func (p *pacer) settle(ctx context.Context, rep dialogue.Report) error {
	if p == nil {
		return nil
	}
	err := p.finish(ctx)
	if p.open != nil {
		if rep.Ending != dialogue.Matched {
			p.open.truth, p.open.outcome = -1, observed(p.u, rep)
		}
		p.reveal(lang.Text{})
	}
	if err != nil {
		return err
	}
	return p.ended()
}

// remarks shows what was remarked on the line before.
func (p *pacer) remarks() {
	for len(p.queue) > 0 && p.queue[0].remark != nil {
		p.put(p.queue[0])
		p.queue = p.queue[1:]
	}
}

// signText says how an opening can fail.
func signText(sign string) lang.Text {
	switch sign {
	case "tls":
		return text("TLS does not come about", "TLS 建立不起来")
	case "timeout":
		return text("silence: the client waits in vain", "一片沉默：客户端白等一场")
	case "login":
		return text("the login is refused", "登录被拒绝")
	case "no-auth":
		return text("the server offers no login", "服务器不提供登录")
	case "refused":
		return text("the server refuses the connection", "服务器拒绝连接")
	case "name":
		return text("the certificate is for another name", "证书上的名称不符")
	}
	return lang.Same(sign)
}

// claimChoices are the outcomes of a line on which a claim rests and that is no
// reply; truth is the one that the claim expects.
func claimChoices(l dialogue.Line) (question lang.Text, all []choice, truth int) {
	yes, no := choice{Gloss: text("yes", "会")}, choice{Gloss: text("no", "不会")}
	c := l.Compare
	switch l.Verb {
	case dialogue.Fails:
		all = []choice{{Gloss: signText(l.Text)}}
		for _, s := range []string{"tls", "timeout", "login", "no-auth", "name", "refused"} {
			if s != l.Text && len(all) < mostChoices {
				all = append(all, choice{Gloss: signText(s)})
			}
		}
		slices.SortFunc(all, func(a, b choice) int { return strings.Compare(a.Gloss.En, b.Gloss.En) })
		return text("This opening fails. How will it show?", "这次打开会话会失败。会怎样表现出来？"), all,
			slices.IndexFunc(all, func(x choice) bool { return x.Gloss == signText(l.Text) })
	case dialogue.Tap:
		if c.What == "lacks" {
			truth = 1
		}
		what := lang.Same("“" + c.Other + "”")
		if c.Other == "{secret}" {
			what = text("the password", "密码")
		}
		return text("Could somebody who listens on the line of %s read %s?", "在 %s 的线路上窃听的人能读到%s吗？").Sprintf(l.Session, what),
			[]choice{yes, no}, truth
	case dialogue.Count:
		all = []choice{{Gloss: text("fewer", "更少")}, {Gloss: text("the same", "一样多")}, {Gloss: text("more", "更多")}}
		return text("%s: how does %s compare with %s?", "%s：%s 与 %s 相比如何？").Sprintf(countText(c.What), l.Session, c.Other), all, strings.Index("<=>", c.Op)
	}
	if c.What == "lacks" {
		truth = 1
	}
	if c.What == "=" {
		return text("Will %s have fetched the same text as %s?", "%s 取回的内容会与 %s 的相同吗？").Sprintf(l.Session, c.Other), []choice{yes, no}, 0
	}
	return text("Will what %s was sent hold “%s”?", "%s 收到的内容里会有“%s”吗？").Sprintf(l.Session, c.Other), []choice{yes, no}, truth
}

func countText(what string) lang.Text {
	switch what {
	case "roundtrips":
		return text("Round trips", "往返次数")
	case "octets":
		return text("Octets", "字节数")
	case "copies":
		return text("Copies sent", "发送的份数")
	}
	return text("Commands", "命令数")
}
