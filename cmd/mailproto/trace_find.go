package main

import (
	"context"
	"errors"
	"net"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"mailproto/internal/lang"
	"mailproto/internal/probe"
	"mailproto/trace"
	"mailproto/trace/session"
)

// findOptions say by what the server is to be found, where it is not named.
type findOptions struct{ mx, discover, resolver string }

func (o *findOptions) flags(u *ui, f *pflag.FlagSet, p trace.Proto) {
	if p == trace.SMTP {
		f.StringVar(&o.mx, "mx", "", u.in2("`DOMAIN[:PORT]`: follow its MX records to port 25, as a server with mail for it does", "`域名[:端口]`：像要给它投递邮件的服务器那样，按 MX 记录找到 25 端口"))
	}
	f.StringVar(&o.discover, "discover", "", u.in2("`ADDRESS` or domain: find the server by SRV records, as a mail program does", "`邮件地址`或域名：像邮件程序那样按 SRV 记录查找服务器"))
	f.StringVar(&o.resolver, "resolver", "", u.in2("`HOST:PORT` of a DNS server to ask in place of the system's", "改向此 DNS 服务器`主机:端口`查询，而不用系统的"))
}

func (o *findOptions) asked() bool { return o.mx != "" || o.discover != "" }

// finder looks for a server, tells of each step, and connects.
type finder func(ctx context.Context, f *probe.Finder, t *target, dial dialer) (net.Conn, error)

// dialer connects to a host and port.
type dialer func(ctx context.Context, address string) (net.Conn, error)

// found is the target that is yet to be found.
func (o *traceOptions) found(args []string) (*target, error) {
	switch {
	case len(args) > 0:
		return nil, usage(text("--mx and --discover find the server: leave out %s", "--mx 和 --discover 自己会找到服务器：请去掉 %s"), args[0])
	case len(o.faults) > 0:
		return nil, usage(text("--fault is for the built-in lab: leave out %s", "--fault 只用于内置实验服务器：请去掉 %s"), "--mx, --discover")
	case o.finding.mx != "" && o.finding.discover != "":
		return nil, usage(text("--mx and --discover exclude each other", "--mx 与 --discover 不能同时使用"))
	case o.finding.mx != "":
		return o.byMX()
	}
	return o.bySRV()
}

// byMX is the target behind a domain's MX records.
func (o *traceOptions) byMX() (*target, error) {
	if o.user != "" {
		return nil, &userError{msg: text("--mx goes to the port for mail between servers: nobody logs in there", "--mx 去的是服务器之间的端口：那里没有登录"),
			hint: text("--discover finds the server for a domain's own users", "--discover 查找面向本域用户的服务器")}
	}
	_, domain, err := findable("--mx", o.finding.mx[strings.LastIndexByte(o.finding.mx, '@')+1:])
	if err != nil {
		return nil, err
	}
	t, err := parseTarget(domain, "25")
	if err != nil {
		return nil, err
	}
	port := t.port
	t.find = func(ctx context.Context, f *probe.Finder, t *target, dial dialer) (net.Conn, error) {
		hosts, err := f.MX(ctx, t.host)
		if err != nil {
			return nil, err
		}
		return o.tryHosts(ctx, f, t, hosts, port, dial)
	}
	return t, nil
}

// bySRV is the target behind a domain's SRV records.
func (o *traceOptions) bySRV() (*target, error) {
	_, domain, err := findable("--discover", o.finding.discover)
	if err != nil {
		return nil, err
	}
	t, err := parseTarget(domain, "25")
	if err != nil || strings.Contains(domain, ":") {
		return nil, usage(text("%q is no domain", "%q 不是域名"), domain)
	}
	t.find = func(ctx context.Context, f *probe.Finder, t *target, dial dialer) (net.Conn, error) {
		domain := t.host
		hosts, err := f.SRV(ctx, o.proto, domain)
		if err != nil {
			return nil, err
		}
		nc, err := o.tryHosts(ctx, f, t, hosts, "", dial)
		if err == nil {
			err = o.trusted(t, domain)
		}
		if err != nil && nc != nil {
			nc.Close()
		}
		return nc, err
	}
	return t, nil
}

// findable takes an address apart; a domain alone will do.
func findable(flag, s string) (user, domain string, err error) {
	if err := clean(flag, s); err != nil {
		return "", "", err
	}
	at := strings.LastIndexByte(s, '@')
	user, domain = s[:max(at, 0)], strings.TrimSuffix(s[at+1:], ".")
	if domain == "" {
		return "", "", usage(text("%s: %q has no domain", "%s：%q 没有域名"), flag, s)
	}
	return user, domain, nil
}

// tryHosts connects to the first server that can be connected to (RFC 5321 §5.1).
// port, if not empty, is the one that all have.
func (o *traceOptions) tryHosts(ctx context.Context, f *probe.Finder, t *target, hosts []probe.Host, port string, dial dialer) (net.Conn, error) {
	var last error
	for _, h := range hosts {
		if port != "" {
			h.Port = port
		}
		if last = f.Reachable(ctx, h); last != nil {
			continue
		}
		address := net.JoinHostPort(h.Name, h.Port)
		nc, err := dial(ctx, address)
		t.address, t.host, t.port, t.name, t.tls = address, h.Name, h.Port, h.Name, h.Implicit
		if err == nil {
			return nc, nil
		}
		last = err
		var failed *session.Error
		if !errors.As(err, &failed) || failed.At != session.FailConnect {
			return nil, err
		}
		f.Emit(trace.Lookup{Type: "CONNECT", Name: address, Error: failed.Why})
	}
	if last == nil {
		last = &probe.Error{Why: probe.NoHost, Name: t.host}
	}
	return nil, last
}

// trusted refuses to send a password to a server whose name only the DNS has told:
// whoever forges an answer would get it. Within the domain the certificate tells; of
// another the user has to say that it is meant (RFC 6186 §6).
func (o *traceOptions) trusted(t *target, domain string) error {
	inside := strings.EqualFold(t.host, domain) || strings.HasSuffix(strings.ToLower(t.host), "."+strings.ToLower(domain))
	if inside || o.serverName != "" {
		return nil
	}
	o.u.note(text("the DNS named %s, which is not within %s, and nobody has signed that answer: check that it is your provider (RFC 6186 §6)", "DNS 给出的 %s 不在 %s 之内，而且这个应答没有签名：请确认它就是自己的服务商（RFC 6186 §6）").Sprintf(t.host, domain))
	if o.needsNoPassword() {
		return nil
	}
	return &session.Error{At: session.FailAuth, Why: "unconfirmed", Detail: t.host}
}

// holdFound holds a session with a server that is yet to be found: the look-ups are
// steps of the trace.
func (o *traceOptions) holdFound(ctx context.Context, t *target, network string, rec *recorder, speak talk) error {
	h := o.begin(ctx, rec)
	f := &probe.Finder{Timeout: o.timeout, Emit: func(l trace.Lookup) {
		h.log.Add(trace.Event{Proto: o.proto, Kind: trace.Looked, Lookup: &l})
	}}
	if o.finding.resolver != "" {
		f.Resolver = probe.Resolver(o.finding.resolver)
	}
	var spent session.Spent
	start := time.Now()
	nc, err := t.find(h.ctx, f, t, func(ctx context.Context, address string) (net.Conn, error) {
		nc, s, err := session.DialVia(ctx, f.Resolver, network, address, o.timeout)
		spent.Connect += s.Connect
		return nc, err
	})
	spent.Lookup = time.Since(start) - spent.Connect
	_, h.began = h.log.Now()
	if err != nil {
		return h.end(t, spent, trace.Result{}, notFound(ctx, err))
	}
	result, err := speak(h.ctx, nc, h.log)
	return h.end(t, spent, result, err)
}

// notFound is a server that was not found, as the failure of a session.
func notFound(ctx context.Context, err error) error {
	var p *probe.Error
	switch {
	case ctx.Err() != nil:
		return &session.Error{At: session.FailInterrupted, Err: ctx.Err()}
	case errors.As(err, &p):
		return &session.Error{At: session.FailConnect, Why: p.Why, Detail: p.Name, Err: err}
	}
	return err
}

// settle tells a session of the server that was found.
func (o *traceOptions) settle(t *target, c *session.Config) {
	if t.find == nil {
		return
	}
	if o.serverName == "" {
		c.TLSOptions.ServerName = t.name
	}
	if o.tls == "auto" && t.tls {
		c.TLS = session.TLSImplicit
	}
}

// checkFind refuses what does not go together with looking for a server.
func (o *traceOptions) checkFind() error {
	if o.finding.resolver == "" {
		return nil
	}
	if !o.finding.asked() {
		return usage(text("--resolver goes with --mx or --discover", "--resolver 要与 --mx 或 --discover 一起使用"))
	}
	if _, _, err := net.SplitHostPort(o.finding.resolver); err != nil {
		o.finding.resolver = net.JoinHostPort(strings.Trim(o.finding.resolver, "[]"), "53")
	}
	return nil
}

// findText is about a server that was not found; ok is false for other failures.
func (e *traceError) findText(f *session.Error) (msg, hint lang.Text, ok bool) {
	if e.target.find == nil {
		return msg, hint, false
	}
	switch f.Why {
	case probe.NullMX:
		return text("%s takes no mail: its MX is a dot (RFC 7505 §3)", "%s 不收邮件：它的 MX 是一个点（RFC 7505 §3）").Sprintf(f.Detail),
			text("mail to it is to be returned at once; check the domain", "发往它的邮件应立即退回；请检查域名"), true
	case probe.NoSRV:
		return text("%s publishes no SRV records for this service (RFC 6186 §3)", "%s 没有公布这项服务的 SRV 记录（RFC 6186 §3）").Sprintf(f.Detail),
			text("many domains do not; name the server that your provider tells: %s", "许多域名都没有；请直接写出服务商给出的服务器：%s").Sprintf("mailproto trace " + string(e.opts.proto) + " HOST"), true
	case probe.NotOffered:
		return text("%s says by its SRV records that it does not offer this service", "%s 的 SRV 记录表明它不提供这项服务").Sprintf(f.Detail), hint, true
	case probe.NoHost:
		return text("there is no host %s: it has no address", "没有 %s 这个主机：它没有地址").Sprintf(f.Detail), text("check the name", "请检查名称"), true
	case probe.BadDNS:
		return text("the DNS could not be asked for %s", "无法查询 %s 的 DNS").Sprintf(f.Detail), text("is the network there? --resolver asks another server", "网络通吗？--resolver 可以改问另一台服务器"), true
	case "unconfirmed":
		return text("the password was not sent: only the DNS says that %s is the server", "没有发送密码：只有 DNS 说 %s 是服务器").Sprintf(f.Detail),
			text("if it is your provider's, say so: --servername %s", "若它确实属于自己的服务商，请加上：--servername %s").Sprintf(f.Detail), true
	}
	return msg, hint, false
}
