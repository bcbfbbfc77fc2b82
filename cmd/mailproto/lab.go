package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"mailproto/internal/lab"
	"mailproto/internal/lang"
)

// labOptions are the options of lab.
type labOptions struct {
	u      *ui
	listen string
	ports  lab.Ports
	caOut  string
	empty  bool

	labStorage
	labClass
	labCert
	wrong misbehaviour
}

func newLab(u *ui) *cobra.Command {
	o := &labOptions{u: u}
	cmd := &cobra.Command{
		Use:   "lab",
		Short: u.in2("Run the lab server until Ctrl-C: SMTP and POP3 to practise on", "运行实验服务器，直到 Ctrl-C：可供练习的 SMTP 与 POP3"),
		Long: u.in2(
			"Runs the lab server until Ctrl-C: a mail server of the domain lab.test that lives in memory, for two users, and with --students for a class. It prints what to type into a mail program. --watch shows its sessions live, --coach which rule a client breaks and what would be right. It listens on this machine alone unless --listen says otherwise.",
			"运行实验服务器，直到 Ctrl-C：一台只存在于内存中的邮件服务器，域名 lab.test，有两个用户，加 --students 可供全班使用。它会打印出邮件程序里该填的设置。--watch 实时显示会话，--coach 指出客户端违反了哪条规则、怎样才对。除非用 --listen 指定，否则只在本机上监听。"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				if near := nearCommand(cmd, args[0]); near != "" {
					return &userError{msg: text("lab has no command %q", "lab 没有 %q 这个命令").Sprintf(args[0]),
						hint: text("did you mean: mailproto lab %s", "是不是：mailproto lab %s").Sprintf(near)}
				}
				return usage(text("lab takes no argument; %q is one too many", "lab 不需要参数；多出了 %q"), args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return o.run(cmd.Context()) },
	}
	f := cmd.Flags()
	f.StringVar(&o.listen, "listen", "127.0.0.1", u.in2("`ADDRESS` to listen on; beyond this machine everybody there can use the lab", "监听`地址`；若超出本机，那里的任何人都能使用"))
	port := func(p *int, service string, n int, en, zh string) {
		f.IntVar(p, service+"-port", n, u.in2("`PORT` of "+en+"; 0 is any free one", zh+"的`端口`；0 表示任意空闲端口"))
	}
	port(&o.ports.MX, lab.MX, 2525, "SMTP for mail from strangers (MX)", "接收外来邮件的 SMTP（MX）")
	port(&o.ports.Submission, lab.Submission, 2587, "submission (STARTTLS)", "邮件提交（STARTTLS）")
	port(&o.ports.Submissions, lab.Submissions, 2465, "submission inside TLS", "TLS 内的邮件提交")
	port(&o.ports.LMTP, lab.LMTP, 2424, "LMTP, for a mail server to hand mail over", "LMTP（供邮件服务器投递）")
	port(&o.ports.POP3, lab.POP3, 2110, "POP3 (STLS)", "POP3（STLS）")
	port(&o.ports.POP3S, lab.POP3S, 2995, "POP3 inside TLS", "TLS 内的 POP3 ")
	f.StringVar(&o.caOut, "ca-out", "", u.in2("`FILE` for the lab's CA certificate; else one in your cache folder", "存放实验 CA 证书的`文件`；否则放在缓存目录里"))
	f.BoolVar(&o.empty, "empty", false, u.in2("begin with empty maildrops", "开始时邮件存放区为空"))
	o.labStorage.flags(f, u)
	o.labClass.flags(f, u)
	o.labCert.flags(f, u)
	o.wrong.flags(u, f)
	cmd.AddCommand(newLabFaults(u))
	return cmd
}

func (o *labOptions) run(ctx context.Context) error {
	if err := errors.Join(o.labStorage.check(), o.labClass.check(o.u)); err != nil {
		return err
	}
	for _, p := range []int{o.ports.MX, o.ports.Submission, o.ports.Submissions, o.ports.LMTP, o.ports.POP3, o.ports.POP3S} {
		if p < 0 || p > 65535 {
			return usage(text("%d is no port: ports are 1 to 65535, 0 is any free one", "%d 不是端口：端口是 1 到 65535，0 表示任意空闲端口"), p)
		}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	options := lab.Options{Listen: o.listen, Ports: o.ports, Mail: !o.empty,
		Maildir: o.maildir, MaxSessions: o.sessions}
	if err := o.wrong.options(&options); err != nil {
		return err
	}
	o.labClass.apply(&options)
	w := o.labClass.watcher(o.u, stop)
	options.OnError = func(err error) { w.trouble(o.u, err) }
	if w != nil {
		options.OnEvent = w.room.observe
	}
	l, err := lab.Start(ctx, options)
	if err != nil {
		return labError(err)
	}
	defer l.Close()
	defer w.begin() // nothing may wait for it when the lab is closed
	o.warn()
	ca, remove, err := o.writeCA(l)
	if err != nil {
		return err
	}
	defer remove()
	cert, removeCert, err := o.writeCert(l)
	if err != nil {
		return err
	}
	defer removeCert()
	sheet := o.sheet(l, ca, cert)
	if err := o.printSheet(o.u, sheet); err != nil {
		return outputError(err)
	}
	w.hides(sheet)
	if err := w.run(ctx); err != nil {
		return err
	}
	if err := l.Close(); err != nil {
		return labError(err)
	}
	if !o.u.json {
		fmt.Fprintln(o.u.out, text("The lab has ended.", "实验服务器已结束。").In(o.u.lang))
	}
	return nil
}

// warn says what it means to listen beyond this machine.
func (o *labOptions) warn() {
	if loopbackName(o.listen) {
		return
	}
	o.u.note(text("--listen %s: everybody who reaches this address can use the lab and its public passwords", "--listen %s：能访问这个地址的任何人都可以使用实验服务器及其公开密码").Sprintf(o.listen))
}

func loopbackName(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// noAddress says that the lab cannot listen where this machine is not.
func noAddress(port *lab.PortError) error {
	msg := text("--listen: %s cannot be listened on: this machine has no such address", "--listen：无法在 %s 上监听：本机没有这个地址").Sprintf(port.Address)
	if errors.As(port.Err, new(*net.DNSError)) {
		host, _, _ := net.SplitHostPort(port.Address) // whole where it has no port
		msg = text("--listen: %q is no address, and no name that has one", "--listen：%q 不是地址，也不是有地址的名字").Sprintf(host)
	}
	e := &localError{userError{msg: msg, err: port}}
	e.hint = text("it has: %s", "本机的地址有：%s").Sprintf(strings.Join(append([]string{"127.0.0.1"}, lab.Addresses("::")...), " "))
	return e
}

// portReason says why a port cannot be listened on.
func portReason(err error) lang.Text {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return text("it is in use", "端口已被占用")
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return text("this machine has no such address", "本机没有这个地址")
	case errors.Is(err, os.ErrPermission):
		return text("not permitted", "没有权限")
	}
	return lang.Same(netError(err))
}
