package main

import (
	"context"
	"net"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// pop3Options are the options of trace pop3.
type pop3Options struct {
	traceOptions
	retr, top, dele []string
	save            string
	maxSize         string
	ext             pop3Extensions
}

func newTracePOP3(u *ui) *cobra.Command {
	o := &pop3Options{traceOptions: traceOptions{u: u, proto: trace.POP3}}
	cmd := &cobra.Command{
		Use:   "pop3 [HOST[:PORT]]",
		Short: u.in2("Hold a live POP3 session; without HOST with the built-in lab", "进行实时 POP3 会话；不给 HOST 则与内置实验服务器进行"),
		Long: u.in2(
			"Holds a live POP3 session and explains every line: CAPA, STLS, CAPA, login, STAT, LIST, UIDL, QUIT. Without HOST the lab server in this program answers, with mail in bob's maildrop. Nothing is deleted unless --dele asks for it. The port is 995 unless given.",
			"进行实时 POP3 会话，并逐行讲解：CAPA、STLS、CAPA、登录、STAT、LIST、UIDL、QUIT。不给 HOST 时由本程序内置的实验服务器应答，bob 的邮件存放区里已有邮件。除非用 --dele 要求，否则不删除任何邮件。端口默认为 995。"),
		Example: "mailproto trace pop3\nmailproto trace pop3 --retr all --save mail\nmailproto trace pop3 pop.example.org -u bob --top 1,5",
		Args:    oneTarget,
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.retr, "retr", nil, u.in2("`N|all`: fetch a message, or every one; may be repeated", "`N|all`：取回某一封或全部邮件；可重复"))
	f.StringArrayVar(&o.top, "top", nil, u.in2("`N,LINES`: the header section of a message and the first lines of its body; may be repeated", "`N,行数`：某封邮件的首部和正文前几行；可重复"))
	f.StringArrayVar(&o.dele, "dele", nil, u.in2("`N`: mark a message for deletion; QUIT makes it final; may be repeated", "`N`：把某封邮件标记为删除，QUIT 后生效；可重复"))
	f.StringVar(&o.save, "save", "", u.in2("`DIR` to keep what --retr fetches in, a file each; no file is replaced", "保存 --retr 所取邮件的`目录`，每封一个文件；绝不覆盖"))
	f.StringVar(&o.maxSize, "max-size", "4G", u.in2("`OCTETS` that a message may have at most; K, M, G are allowed", "单封邮件的最大`字节数`；可用 K、M、G"))
	f.BoolVar(&o.pipeline, "pipeline", false, u.in2("send commands together if the server offers PIPELINING, never across the login, and the login's first response with AUTH", "若服务器提供 PIPELINING，则把命令一起发送，但绝不跨越登录；登录的第一个响应随 AUTH 发出"))
	o.ext.flags(u, f)
	o.flags(f)
	return cmd
}

func (o *pop3Options) run(ctx context.Context, args []string) error {
	cfg := &session.POP3Config{}
	if err := o.requests(cfg); err != nil {
		return err
	}
	if err := o.ext.read(cfg); err != nil {
		return err
	}
	t, err := o.target(ctx, args)
	if err != nil {
		return err
	}
	if t.lab != nil {
		defer t.lab.Close()
	}
	if cfg.Config, err = o.config(t); err != nil {
		return err
	}
	if cfg.Password, err = o.password(ctx, t); err != nil {
		return err
	}
	if len(cfg.Dele) > 0 {
		o.u.note(text("--dele only marks; the QUIT at the end makes it final", "--dele 只是做标记；最后的 QUIT 才真正删除"))
	}
	return o.hold(ctx, t, func(ctx context.Context, nc net.Conn, log *wire.Log) (trace.Result, error) {
		cfg.Log = log
		o.settle(t, &cfg.Config)
		return session.POP3(ctx, nc, cfg)
	})
}

// target is the server that was named, or the lab, where bob reads his mail.
func (o *pop3Options) target(ctx context.Context, args []string) (*target, error) {
	if o.finding.asked() {
		return o.found(args)
	}
	if len(args) == 1 {
		return o.named(args[0], "995")
	}
	if o.user == "" && o.auth != "none" {
		o.user, o.labUser = "bob", true
	}
	return startLab(ctx, o.proto, o.tls, o.faults)
}

// requests reads what is to be done with the messages.
func (o *pop3Options) requests(cfg *session.POP3Config) error {
	for _, r := range o.retr {
		if strings.EqualFold(r, "all") {
			cfg.RetrAll = true
			continue
		}
		n, err := messageNumber("--retr", r)
		if err != nil {
			return err
		}
		cfg.Retr = append(cfg.Retr, n)
	}
	for _, t := range o.top {
		num, lines, ok := strings.Cut(t, ",")
		n, err := messageNumber("--top", num)
		k, lerr := strconv.ParseUint(lines, 10, 31)
		if !ok || err != nil || lerr != nil {
			return usage(text("--top is N,LINES, such as 1,10, not %q", "--top 的形式是 N,行数，例如 1,10，不能是 %q"), t)
		}
		cfg.Top = append(cfg.Top, session.TopRequest{Message: n, Lines: int(k)})
	}
	for _, d := range o.dele {
		n, err := messageNumber("--dele", d)
		if err != nil {
			return err
		}
		cfg.Dele = append(cfg.Dele, n)
	}
	return o.files(cfg)
}

// files checks where messages are kept, and how large they may be.
func (o *pop3Options) files(cfg *session.POP3Config) error {
	var err error
	if cfg.MaxSize, err = size("--max-size", o.maxSize); err != nil {
		return err
	}
	if o.save == "" {
		return nil
	}
	if len(o.retr) == 0 {
		return usage(text("--save keeps what --retr fetches; say --retr all, or --retr N", "--save 保存 --retr 取回的邮件；请加上 --retr all 或 --retr N"))
	}
	if err := os.MkdirAll(o.save, 0o700); err != nil {
		return fileError("--save", err)
	}
	cfg.Save = &session.Saver{Dir: o.save}
	o.saved, _ = trace.Visible([]byte(o.save))
	return nil
}

// messageNumber reads the number of a message: they count from 1 (RFC 1939 §5).
func messageNumber(flag, s string) (int, error) {
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil || n == 0 {
		return 0, usage(text("%s: %q is no message number: they count from 1", "%s：%q 不是邮件序号：序号从 1 开始"), flag, s)
	}
	return int(n), nil
}

// size reads a number of octets with K, M or G behind it.
func size(flag, s string) (int64, error) {
	digits, unit := strings.ToUpper(s), int64(1)
	for i, u := range []string{"K", "M", "G"} {
		if rest, ok := strings.CutSuffix(digits, u); ok {
			digits, unit = rest, 1<<(10*(i+1))
			break
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || n > (1<<62)/unit {
		return 0, usage(text("%s: %q is no size, such as 500K or 4G", "%s：%q 不是大小，例如 500K 或 4G"), flag, s)
	}
	return n * unit, nil
}
