package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mailproto/internal/lab"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
)

// misbehaviour is what the lab is asked to do wrong, and what it may demand of who
// fetches mail.
type misbehaviour struct {
	faults         []string
	seed           string
	delay, expires []string
}

// faultFlag is the flag that lab and trace share.
func faultFlag(u *ui, f *pflag.FlagSet, faults *[]string) {
	f.StringArrayVar(faults, "fault", nil, u.in2("`NAME[=VALUE]`: what the lab shall do wrong; may be repeated; mailproto lab faults lists them", "`名称[=值]`：让实验服务器制造的故障；可重复；mailproto lab faults 列出全部"))
}

func (m *misbehaviour) flags(u *ui, f *pflag.FlagSet) {
	faultFlag(u, f, &m.faults)
	f.StringVar(&m.seed, "seed", "mailproto", u.in2("`TEXT` from which ids and chance follow: the same text, the same course", "`文字`：标识和随机都由它决定；文字相同，过程相同"))
	f.StringArrayVar(&m.delay, "login-delay", nil, u.in2("`TIME|USER=TIME` between two logins by POP3, such as 60s; may be repeated", "`时间|用户=时间`：两次 POP3 登录的最短间隔，例如 60s；可重复"))
	f.StringArrayVar(&m.expires, "expire", nil, u.in2("`DAYS|never|USER=DAYS`: how long POP3 keeps mail; 0 removes what was fetched; may be repeated", "`天数|never|用户=天数`：POP3 保留邮件多久；0 表示取过即删；可重复"))
}

// options puts all that into the options of a lab.
func (m *misbehaviour) options(o *lab.Options) error {
	o.Faults, o.Seed = m.faults, m.seed
	own := map[string]lab.Policy{}
	for _, flag := range []struct {
		name   string
		values []string
		set    func(*lab.Policy, string) bool
	}{{"--login-delay", m.delay, setDelay}, {"--expire", m.expires, setExpire}} {
		for pass := range 2 { // what is for all first: a user's own begins with it
			for _, v := range flag.values {
				user, value, isOwn := strings.Cut(v, "=")
				if isOwn != (pass == 1) {
					continue
				}
				if err := setPolicy(o, own, user, value, isOwn, flag.set); err != nil {
					return usage(text("%s: %q is not of its form", "%s：%q 的形式不对"), flag.name, v)
				}
			}
		}
	}
	if len(own) > 0 {
		o.UserPolicies = own
	}
	return nil
}

var errPolicy = errors.New("malformed")

func setPolicy(o *lab.Options, own map[string]lab.Policy, user, value string, isOwn bool, set func(*lab.Policy, string) bool) error {
	if !isOwn {
		if !set(&o.Policy, user) {
			return errPolicy
		}
		return nil
	}
	user = strings.ToLower(user)
	p, has := own[user]
	if !has {
		p = o.Policy
	}
	if !set(&p, value) {
		return errPolicy
	}
	own[user] = p
	return nil
}

func setDelay(p *lab.Policy, s string) bool {
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d%time.Second != 0 || d > 24*time.Hour {
		return false
	}
	p.LoginDelay = d
	return true
}

func setExpire(p *lab.Policy, s string) bool {
	n, err := strconv.ParseUint(s, 10, 15)
	switch {
	case strings.EqualFold(s, "never"):
		p.Expire = 0
	case err != nil:
		return false
	case n == 0:
		p.Expire = lab.KeepNot
	default:
		p.Expire = int(n)
	}
	return true
}

// newLabFaults lists what the lab can do wrong.
func newLabFaults(u *ui) *cobra.Command {
	return &cobra.Command{
		Use:   "faults [NAME]",
		Short: u.in2("List what the lab can do wrong, or tell all about one fault", "列出实验服务器能制造的故障，或详细说明其中一个"),
		Long: u.in2(
			"Lists what the lab can do wrong on purpose: for all by lab --fault NAME, for one message by its recipient, for one POP3 login by its user. With NAME it tells what that teaches and what a good client does; so does --level deep for all.",
			"列出实验服务器能故意制造的故障。用 lab --fault 名称，对所有会话生效；把邮件发给表中的收件人，只对那封邮件生效；用表中的用户名登录 POP3，只对那次登录生效。给出 NAME 则说明这个故障说明什么、好的客户端怎么做；--level deep 对每个故障都这样说明。"),
		Example: "mailproto lab faults\nmailproto lab faults greylist\nmailproto lab --fault greylist=0.3 --fault slow=500ms\nmailproto trace smtp --fault dmarc",
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var all []cobra.Completion
			for _, f := range shownFaults(u) {
				if len(args) == 0 {
					all = append(all, cobra.CompletionWithDesc(f.Name, f.Does.In(u.lang)))
				}
			}
			return all, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			all := shownFaults(u)
			if len(args) == 1 {
				i := slices.IndexFunc(all, func(f render.Fault) bool { return f.Name == args[0] })
				if i < 0 {
					return faultError(lab.CheckFault(lab.MX, args[0]))
				}
				if all = all[i : i+1]; !u.json && !u.plain {
					return written(render.OneFault(u.out, u.options(), all[0]))
				}
			}
			return written(render.Faults(u.out, u.options(), u.json, u.plain, all))
		},
	}
}

// shownFaults are all that there are, as a view shows them.
func shownFaults(u *ui) []render.Fault {
	var all []render.Fault
	for _, k := range []struct {
		kind   string
		faults []lab.Fault
	}{{"fault", lab.Faults()}, {"recipient", lab.FaultyRecipients()}, {"user", lab.FaultyUsers()}} {
		for _, f := range k.faults {
			all = append(all, render.Fault{Name: f.Name, Kind: k.kind, Takes: f.Takes, Value: valueText(f.Takes), Services: f.Services,
				Where: where(k.kind, f.Services).In(u.lang), Does: f.Title, Teaches: f.Teaches, GoodClient: f.GoodClient})
		}
	}
	return all
}

// valueText says what a fault's value is.
func valueText(takes string) lang.Text {
	switch takes {
	case lab.TakesTime:
		return text("TIME", "时间")
	case lab.TakesChance:
		return text("CHANCE", "概率")
	}
	return lang.Text{}
}

// where says in a word or two where a fault shows.
func where(kind string, services []string) lang.Text {
	smtp := slices.ContainsFunc(services, func(s string) bool { return !strings.HasPrefix(s, "pop3") })
	pop3 := slices.ContainsFunc(services, func(s string) bool { return strings.HasPrefix(s, "pop3") })
	switch {
	case kind == "recipient":
		return text("recipient", "收件人")
	case kind == "user":
		return text("POP3 user", "POP3 用户")
	case smtp && pop3:
		return lang.Same("SMTP POP3")
	case pop3:
		return lang.Same("POP3")
	case len(services) == 1:
		return lang.Same("SMTP " + services[0])
	}
	return lang.Same("SMTP")
}

// faultError says in the user's language what is wrong with a fault.
func faultError(err error) error {
	f := new(lab.FaultError)
	if !errors.As(err, &f) {
		return err
	}
	name, _ := trace.Visible([]byte(f.Name))
	value, _ := trace.Visible([]byte(f.Value))
	hint := text("mailproto lab faults lists them all", "mailproto lab faults 列出全部")
	switch {
	case f.Value != "" && f.Takes == "":
		return &userError{msg: text("the fault %s takes no value", "故障 %s 不带值").Sprintf(name)}
	case f.Value != "" && f.Takes == lab.TakesChance:
		return &userError{msg: text("the value of %s is a chance from 0 to 1, not %q", "%s 的值是 0 到 1 的概率，不能是 %q").Sprintf(name, value)}
	case f.Value != "":
		return &userError{msg: text("the value of %s is a time up to 10m, such as 2s, not %q", "%s 的值是不超过 10m 的时间，例如 2s，不能是 %q").Sprintf(name, value)}
	case f.Service != "":
		return &userError{msg: text("the fault %s is one of %s, not of %s", "故障 %s 属于 %s，不属于 %s").Sprintf(name, strings.Join(f.Has, " "), f.Service), hint: hint}
	case len(f.Near) > 0:
		hint = text("did you mean: %s; %s", "是不是：%s；%s").Sprintf(strings.Join(f.Near, ", "), hint)
	}
	return &userError{msg: text("no fault is called %q", "没有叫 %q 的故障").Sprintf(name), hint: hint}
}

// faultyService is the service of the built-in lab that has all of the faults: the
// one that a trace would use anyway, or another of its protocol.
func faultyService(p trace.Proto, usual string, faults []string) (string, error) {
	others := []string{lab.MX, lab.Submission}
	if p == trace.POP3 {
		others = []string{lab.POP3}
	}
	var first error
	for _, service := range append([]string{usual}, others...) {
		err := error(nil)
		for _, f := range faults {
			err = errors.Join(err, lab.CheckFault(service, f))
		}
		if err == nil {
			return service, nil
		}
		if first == nil {
			first = err
		}
	}
	return "", faultError(first)
}

// named is a server that was named. Faults are the built-in lab's alone.
func (o *traceOptions) named(host, port string) (*target, error) {
	if len(o.faults) > 0 {
		return nil, usage(text("--fault is for the built-in lab: leave out %s", "--fault 只用于内置实验服务器：请去掉 %s"), host)
	}
	return parseTarget(host, port)
}
