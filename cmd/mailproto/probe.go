package main

import (
	"context"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"mailproto/internal/lab"
	"mailproto/internal/probe"
	"mailproto/internal/render"
	"mailproto/trace"
)

// probeOptions are the options of probe.
type probeOptions struct {
	u                  *ui
	caFile, serverName string
	v4, v6             bool
	ports              []string
	faults             []string
	timeout            time.Duration
}

func newProbe(u *ui) *cobra.Command {
	o := &probeOptions{u: u}
	cmd := &cobra.Command{
		Use:   "probe [HOST]",
		Short: u.in2("Look at a host's mail ports, and print the settings for a mail program", "查看一台主机的邮件端口，给出邮件程序的设置"),
		Long: u.in2(
			"Looks at the ports 25, 465, 587, 110 and 995 of a host at once, without logging in, and prints one sheet: what answers, how it encrypts, whether the certificate is good, which logins it offers before and inside TLS, what to type into a mail program, and what is unsafe. Without HOST it looks at the built-in lab.",
			"同时查看一台主机的 25、465、587、110 和 995 端口，不登录，给出一张表：有什么应答、怎样加密、证书是否有效、TLS 之前和之内提供哪些登录方式、邮件程序里该填什么、有何不安全之处。不给 HOST 则查看内置实验服务器。"),
		Example: "mailproto probe\nmailproto probe mail.example.org\nmailproto probe mail.example.org --port submission=2587",
		Args:    oneTarget,
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.caFile, "ca-file", "", u.in2("`FILE` with the CAs to trust, in PEM; else the system's", "`文件`：受信任的 CA（PEM）；否则用系统自带的"))
	f.StringVar(&o.serverName, "servername", "", u.in2("`NAME` that the certificate must have; else HOST", "证书必须包含的`名称`；否则为 HOST"))
	f.BoolVarP(&o.v4, "ipv4", "4", false, u.in2("IPv4 only", "只用 IPv4"))
	f.BoolVarP(&o.v6, "ipv6", "6", false, u.in2("IPv6 only", "只用 IPv6"))
	f.StringArrayVar(&o.ports, "port", nil, u.in2("`SERVICE=PORT`: look for smtp, submissions, submission, pop3 or pop3s at another port; may be repeated", "`服务=端口`：改在别的端口查找 smtp、submissions、submission、pop3 或 pop3s；可重复"))
	f.DurationVar(&o.timeout, "timeout", 5*time.Second, u.in2("`TIME` for each wait; the whole look takes three times as long at the most", "每次等待的`时限`；整个查看最多用它的三倍"))
	faultFlag(u, f, &o.faults)
	return cmd
}

func (o *probeOptions) run(ctx context.Context, args []string) error {
	opt := probe.Options{Services: probe.Services(), ServerName: o.serverName, Timeout: o.timeout, Network: "tcp"}
	if err := o.read(&opt); err != nil {
		return err
	}
	host, done, err := o.host(ctx, args, &opt)
	if err != nil {
		return err
	}
	defer done()
	sheet := probe.Look(ctx, host, opt)
	sheet.Lab = len(args) == 0
	if ctx.Err() != nil {
		return context.Canceled
	}
	if err := render.ProbeSheet(o.u.out, o.u.options(), o.u.json, o.u.plain, sheet); err != nil {
		return outputError(err)
	}
	if err := o.u.out.Flush(); err != nil {
		return outputError(err)
	}
	return unreached(sheet)
}

// host is the host that was named, or the lab, which done ends.
func (o *probeOptions) host(ctx context.Context, args []string, opt *probe.Options) (name string, done func(), err error) {
	done = func() {}
	if len(args) == 0 {
		if len(o.ports) > 0 {
			return "", done, usage(text("--port is for a HOST, and none is named: mailproto probe HOST --port %s", "--port 用于某台主机，而没有给出主机：mailproto probe 主机 --port %s"), o.ports[0])
		}
		l, err := lab.Start(ctx, lab.Options{Clock: labClock, Seed: "mailproto", Mail: true, Faults: o.faults})
		if err != nil {
			return "", done, labError(err)
		}
		opt.Connect, opt.RootCAs = "127.0.0.1", l.CAs()
		labPorts(l, opt.Services)
		return l.Hostname(), func() { l.Close() }, nil
	}
	t, err := parseTarget(args[0], "25")
	switch {
	case err != nil:
		return "", done, err
	case len(o.faults) > 0:
		return "", done, usage(text("--fault is for the built-in lab: leave out %s", "--fault 只用于内置实验服务器：请去掉 %s"), args[0])
	case t.unix() || t.port != "25":
		return "", done, usage(text("probe looks at a HOST; --port SERVICE=PORT names another port", "probe 查看的是主机；--port 服务=端口 可指定别的端口"))
	}
	return t.host, done, nil
}

// read checks the options.
func (o *probeOptions) read(opt *probe.Options) error {
	switch {
	case o.timeout <= 0:
		return usage(text("--timeout is a time above zero, such as 30s, not %s", "--timeout 是大于零的时间，例如 30s，不能是 %s"), o.timeout)
	case o.v4 && o.v6:
		return usage(text("-4 and -6 exclude each other", "-4 与 -6 不能同时使用"))
	case o.v4:
		opt.Network = "tcp4"
	case o.v6:
		opt.Network = "tcp6"
	}
	for _, p := range o.ports {
		name, port, _ := strings.Cut(p, "=")
		i := slices.IndexFunc(opt.Services, func(s probe.Service) bool { return s.Name == name })
		n, err := strconv.Atoi(port)
		if i < 0 || err != nil || n < 1 || n > 65535 {
			return usage(text("--port is SERVICE=PORT, such as submission=2587, not %q", "--port 的形式是 服务=端口，例如 submission=2587，不能是 %q"), p)
		}
		opt.Services[i].Port = n
	}
	if o.caFile == "" {
		return nil
	}
	var err error
	opt.RootCAs, err = readCAs(o.caFile)
	return err
}

// labPorts points at the ports of the lab.
func labPorts(l *lab.Lab, services []probe.Service) {
	for i, name := range []string{lab.MX, lab.Submissions, lab.Submission, lab.POP3, lab.POP3S} {
		if _, port, err := net.SplitHostPort(l.Addr(name)); err == nil {
			services[i].Port, _ = strconv.Atoi(port) // the lab's own
		}
	}
}

// unreachedError says that no port of a host answered: exit code 2.
type unreachedError struct{ userError }

func unreached(s *probe.Sheet) error {
	state := ""
	for _, p := range s.Ports {
		if p.State == "open" {
			return nil
		}
		state = p.State
	}
	host, _ := trace.Visible([]byte(s.Host))
	switch state {
	case "no-host":
		return &unreachedError{userError{msg: text("there is no host %s", "没有 %s 这个主机").Sprintf(host), hint: text("check the name", "请检查名称")}}
	case "dns":
		return &unreachedError{userError{msg: text("the name %s could not be looked up", "无法查询主机名 %s").Sprintf(host)}}
	}
	return &unreachedError{userError{msg: text("no mail port of %s could be connected to", "%s 的邮件端口都无法连接").Sprintf(host),
		hint: text("mail may be at another host of the domain: mailproto trace smtp --mx DOMAIN", "邮件服务可能在同一域名的另一台主机上：mailproto trace smtp --mx 域名")}}
}
