package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// realRun is what all trials on real servers share.
type realRun struct {
	u *ui
	*setup
	token   string // by which Message-IDs of this run of the program are known
	pattern *regexp.Regexp
	boxes   map[string]*mailbox // by the name of the user
	plans   map[*dialogue.Script]*plan
	trials  int
}

// patience is how long a message may take to arrive.
func (r *realRun) patience() time.Duration { return 2 * r.opts.timeout }

// trialLimit is how long an experiment may take on real servers: a hundred
// submissions over a slow line take minutes.
const trialLimit = 15 * time.Minute

// newRealRun foresees what all experiments will do.
func (u *ui) newRealRun(o *realOptions, all []experiment) (*realRun, error) {
	s, err := o.setup()
	if err != nil {
		return nil, err
	}
	var b [8]byte
	rand.Read(b[:]) // never fails
	r := &realRun{u: u, setup: s, token: "mailproto-" + hex.EncodeToString(b[:]),
		boxes: map[string]*mailbox{}, plans: map[*dialogue.Script]*plan{}}
	r.pattern = pattern(r.token)
	for _, e := range all {
		r.plans[e.run], r.plans[e.counter] = s.plan(e.run, false), s.plan(e.counter, true)
		if r.plans[e.run].lab != nil { // then its counter-run is not held, either
			r.plans[e.counter] = &plan{script: e.counter, counter: true, lab: r.plans[e.run].lab}
		}
	}
	return r, nil
}

// realTrials says what will be done, asks for what is needed, and returns what
// runs scripts on the servers.
func (u *ui) realTrials(ctx context.Context, o *realOptions, all []experiment) (*realRun, error) {
	r, err := u.newRealRun(o, all)
	if err != nil {
		return nil, err
	}
	if err := u.out.Flush(); err != nil { // what was printed stands above the list
		return nil, outputError(err)
	}
	if acts := r.announce(all); acts && !o.yes {
		return nil, &userError{msg: text("nothing was done: sending and deleting on real servers needs --yes", "什么也没有做：在真实服务器上发信和删信需要 --yes"),
			hint: text("the list above is all that would be done; add --yes to do it", "以上列出了将要做的全部事情；加上 --yes 才会去做")}
	}
	if !slices.ContainsFunc(all, func(e experiment) bool { return r.plans[e.run].lab == nil }) {
		return r, nil
	}
	if err := r.passwords(ctx, u); err != nil {
		return nil, err
	}
	for _, p := range r.people {
		r.boxes[p.Name] = &mailbox{run: r, account: p, seen: map[string]bool{}}
	}
	return r, r.verify(ctx, all)
}

// verify logs in once as each user that will be needed. A password that is wrong
// must not be tried again with each claim: servers lock users out for that.
func (r *realRun) verify(ctx context.Context, all []experiment) error {
	var needed []login
	for _, e := range all {
		for _, s := range []*dialogue.Script{e.run, e.counter} {
			if p := r.plans[s]; p.lab == nil {
				needed = slices.AppendSeq(needed, maps.Keys(p.logins))
			}
		}
	}
	slices.SortFunc(needed, func(a, b login) int {
		return cmp.Or(cmp.Compare(a.service, b.service), cmp.Compare(a.part, b.part))
	})
	tried := map[login]bool{}
	for _, l := range needed {
		l.service = r.home(l.service)
		who := login{r.accounts[l.part].Name, l.service}
		if l.service == "" || tried[who] {
			continue
		}
		tried[who] = true
		if err := r.tryLogin(ctx, l); err != nil {
			return err
		}
	}
	return nil
}

// home is the service, of those that have a server, that takes the logins meant for
// one: that itself or its sister, with or without TLS from the first octet. A script
// can name one and dial the port of the other, and then only the other need be there.
// It is empty if both are missing.
func (s *setup) home(service string) string {
	for _, name := range []string{service, service + "s", strings.TrimSuffix(service, "s")} {
		if s.servers[name] != nil {
			return name
		}
	}
	return ""
}

// tryLogin logs in and leaves.
func (r *realRun) tryLogin(ctx context.Context, l login) error {
	t := r.servers[l.service]
	c, err := r.login(ctx, l.service, t, r.accounts[l.part])
	if err == nil {
		err = leave(c)
	}
	switch {
	case ctx.Err() != nil:
		return context.Canceled
	case err == nil:
		return nil
	}
	msg, hint := r.u.message(r.explained(err, t))
	return &notHeldError{broke: true, userError: userError{hint: lang.Same(hint),
		msg: text("nothing was run: %s: %s", "什么也没有运行：%s：%s").Sprintf(t.address, msg)}}
}

// login opens a session of our own, which is not shown.
func (r *realRun) login(ctx context.Context, service string, t *target, a dialogue.Account) (*session.Conversation, error) {
	nc, err := session.Dial(ctx, "tcp", t.address, r.opts.timeout)
	if err != nil {
		return nil, err
	}
	cfg := r.config(t, nc)
	cfg.Log, cfg.User, cfg.Password = wire.NewLog(nil), a.Name, a.Password
	proto := trace.SMTP
	if isPOP3(service) {
		proto = trace.POP3
	}
	if strings.HasSuffix(service, "s") {
		cfg.TLS = session.TLSImplicit
	}
	return session.Open(ctx, nc, proto, cfg, helloOver(nc), "")
}

// deeds is what plans come to together.
type deeds struct {
	runs, wrong     int
	copies          map[string]int  // by address
	opened, touched map[string]bool // maildrops, by the name of the user
}

// deeds sums up what can be run.
func (r *realRun) deeds(all []experiment) *deeds {
	d := &deeds{copies: map[string]int{}, opened: map[string]bool{}, touched: map[string]bool{}}
	for _, e := range all {
		for _, p := range []*plan{r.plans[e.run], r.plans[e.counter]} {
			if p.lab != nil {
				continue
			}
			d.runs++
			d.wrong += p.wrong
			for part, n := range p.copies {
				d.copies[r.accounts[part].Address] += n
			}
			for part := range p.opened {
				d.opened[r.accounts[part].Name] = true
			}
			for part := range p.touched {
				d.touched[r.accounts[part].Name] = true
			}
		}
	}
	return d
}

// announce says in one list what will be done. It returns whether anything of that
// needs the user's word.
func (r *realRun) announce(all []experiment) (acts bool) {
	d, note := r.deeds(all), r.u.note
	for _, a := range slices.Sorted(maps.Keys(d.copies)) {
		note(text("test messages will be sent to %s: %d at most", "会给 %s 发测试邮件：最多 %d 封").Sprintf(a, d.copies[a]))
	}
	for _, n := range slices.Sorted(maps.Keys(d.touched)) {
		note(text("the maildrop of %s will be read, and the test messages in it deleted; it must be empty before, and nothing else is touched", "会读取 %s 的邮件存放区，并删除其中的测试邮件；事先它必须是空的，其他邮件一概不碰").Sprintf(n))
	}
	for _, n := range slices.Sorted(maps.Keys(d.opened)) {
		if !d.touched[n] {
			note(text("the maildrop of %s will be logged in to; nothing in it is read or deleted", "会登录 %s 的邮件存放区；不读取也不删除其中的任何邮件").Sprintf(n))
		}
	}
	if d.wrong > 0 {
		note(text("logins with a wrong password will be tried as %s: %d", "会以 %s 的身份用错误的密码尝试登录：%d 次").Sprintf(r.accounts["alice"].Name, d.wrong))
	}
	if d.runs > 0 && r.opts.insecure {
		note(text("--insecure: the certificate is not checked; anybody could answer", "--insecure：不检查证书；任何人都可能冒充服务器"))
	}
	return len(d.copies) > 0 || len(d.touched) > 0 || d.wrong > 0
}
