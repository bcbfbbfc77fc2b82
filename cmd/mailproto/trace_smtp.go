package main

import (
	"context"
	"net"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// smtpOptions are the options of trace smtp.
type smtpOptions struct {
	traceOptions
	from, ehlo             string
	fromGiven, bodyGiven   bool
	to                     []string
	messageFile            string
	subject, body          string
	mailParams, rcptParams []string
	ext                    smtpExtensions
}

func newTraceSMTP(u *ui) *cobra.Command {
	o := &smtpOptions{traceOptions: traceOptions{u: u, proto: trace.SMTP}}
	cmd := &cobra.Command{
		Use:   "smtp [HOST[:PORT]]",
		Short: u.in2("Hold a live SMTP session; without HOST with the built-in lab", "进行实时 SMTP 会话；不给 HOST 则与内置实验服务器进行"),
		Long: u.in2(
			"Holds a live SMTP session and explains every line. Without HOST the lab server in this program answers: a full authenticated delivery under STARTTLS, with no network. Without --from and --to nothing is sent to a HOST: greeting, EHLO, TLS, EHLO, login if a user is named, QUIT. The port is 587 unless given.",
			"进行实时 SMTP 会话，并逐行讲解。不给 HOST 时由本程序内置的实验服务器应答：在 STARTTLS 之下完成一次需要登录的完整投递，不用网络。对 HOST 而言，不给 --from 和 --to 就不发邮件：问候、EHLO、TLS、EHLO、登录（若给了用户名）、QUIT。端口默认为 587。"),
		Example: "mailproto trace smtp\nmailproto trace smtp mail.example.org\nmailproto trace smtp mail.example.org:465 -u alice -f alice@example.org -t bob@example.net --message mail.eml",
		Args:    oneTarget,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.timeoutGiven = cmd.Flags().Changed("timeout")
			o.fromGiven, o.bodyGiven = cmd.Flags().Changed("from"), cmd.Flags().Changed("body") || cmd.Flags().Changed("subject")
			return o.run(cmd.Context(), args)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.from, "from", "f", "", u.in2("`ADDRESS` of the envelope's sender, or <> for none", "信封发件人`地址`；<> 表示空"))
	f.StringArrayVarP(&o.to, "to", "t", nil, u.in2("`ADDRESS` of a recipient; may be repeated", "收件人`地址`；可重复"))
	f.StringVar(&o.messageFile, "message", "", u.in2("`FILE` with the message, header section included; - is standard input", "邮件`文件`（含首部）；- 为标准输入"))
	f.StringVar(&o.subject, "subject", "", u.in2("`TEXT` of the subject, in place of --message", "主题`文字`，用来代替 --message"))
	f.StringVar(&o.body, "body", "", u.in2("`TEXT` of the body, in place of --message", "正文`文字`，用来代替 --message"))
	f.StringVar(&o.ehlo, "ehlo", "", u.in2("`NAME` to give in EHLO; else this machine's name or address", "EHLO 中报的`名称`；否则用本机的名称或地址"))
	f.BoolVar(&o.pipeline, "pipeline", false, u.in2("send MAIL, RCPT and DATA together, and QUIT with the end of the message, if the server offers PIPELINING", "若服务器提供 PIPELINING，则一起发送 MAIL、RCPT 和 DATA，QUIT 随邮件末尾发出"))
	f.StringArrayVar(&o.mailParams, "mail-param", nil, u.in2("`KEY[=VALUE]` behind MAIL FROM; may be repeated", "附在 MAIL FROM 之后的`参数[=值]`；可重复"))
	f.StringArrayVar(&o.rcptParams, "rcpt-param", nil, u.in2("`KEY[=VALUE]` behind RCPT TO; may be repeated", "附在 RCPT TO 之后的`参数[=值]`；可重复"))
	o.ext.flags(u, f)
	o.flags(f)
	return cmd
}

// oneTarget allows one HOST:PORT at most.
func oneTarget(cmd *cobra.Command, args []string) error {
	if len(args) == 2 && strings.Trim(args[1], "0123456789") == "" {
		return &userError{msg: text("host and port are one word: %s:%s", "主机和端口写成一个词：%s:%s").Sprintf(args[0], args[1])}
	}
	if len(args) > 1 {
		return usage(text("one HOST:PORT at most; %q is one too many", "最多给一个 HOST:PORT；多出了 %q"), args[1])
	}
	return nil
}

func (o *smtpOptions) run(ctx context.Context, args []string) error {
	if err := o.checkEnvelope(); err != nil {
		return err
	}
	cfg := &session.SMTPConfig{MailParams: o.mailParams, RcptParams: o.rcptParams, DotTimeout: o.dotTimeout()}
	if err := o.ext.read(cfg); err != nil {
		return err
	}
	o.chunked = cfg.Chunk > 0
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
	if err := o.checkTLS(&cfg.Config); err != nil {
		return err
	}
	if cfg.Password, err = o.password(ctx, t); err != nil {
		return err
	}
	cfg.Hello, cfg.From, cfg.To = o.hello(t), o.from, o.to
	done, err := o.message(ctx, cfg, t)
	if err != nil {
		return err
	}
	defer done()
	return o.hold(ctx, t, func(ctx context.Context, nc net.Conn, log *wire.Log) (trace.Result, error) {
		cfg.Log = log
		o.settle(t, &cfg.Config)
		return session.SMTP(ctx, nc, cfg)
	})
}

// dotTimeout is how long the reply to the final dot is waited for: RFC 5321 §4.5.3.2.6
// wants ten minutes. Whoever names a time, or asks for silence, knows what to expect.
func (o *traceOptions) dotTimeout() time.Duration {
	if o.timeoutGiven || len(o.faults) > 0 {
		return o.timeout
	}
	return 10 * time.Minute
}

// target is the server that was named, or the lab, to which alice writes bob a
// letter unless something else was asked for.
func (o *smtpOptions) target(ctx context.Context, args []string) (*target, error) {
	if o.finding.asked() {
		return o.found(args)
	}
	if len(args) == 1 {
		return o.named(args[0], o.port())
	}
	t, err := startLab(ctx, o.proto, o.tls, o.faults)
	if err != nil {
		return nil, err
	}
	switch {
	case o.ext.lmtp():
		t.toLMTP()
	case o.user == "" && o.auth != "none" && !t.stranger:
		o.user, o.labUser = "alice", true
	}
	if !o.fromGiven {
		o.from = "alice@lab.test"
	}
	if len(o.to) == 0 {
		o.to = []string{"bob@lab.test"}
	}
	if !o.bodyGiven && o.messageFile == "" {
		o.subject = o.u.in2("Hello from the lab", "来自实验服务器的问候")
		o.body = o.u.in2("Hello Bob,\n\nthis letter came to you by SMTP.\n.A line that begins with a dot travels with a second one.\n\nAlice",
			"Bob，你好！\n\n这封信是经 SMTP 送来的。\n.以点开头的行，在路上会多带一个点。\n\nAlice")
	}
	return t, nil
}

// checkEnvelope checks addresses and parameters before anything connects.
func (o *smtpOptions) checkEnvelope() error {
	if o.from == "<>" {
		o.from, o.fromGiven = "", true
	} else if o.from != "" || o.fromGiven {
		if err := address("--from", o.from); err != nil {
			return err
		}
	}
	for _, to := range o.to {
		if err := address("--to", to); err != nil {
			return err
		}
	}
	if o.fromGiven && len(o.to) == 0 {
		return usage(text("--from without --to: nobody would get the message", "只给了 --from 而没有 --to：没有收件人"))
	}
	if o.messageFile != "" && o.bodyGiven {
		return usage(text("--message excludes --subject and --body", "--message 不能与 --subject、--body 同时使用"))
	}
	if o.messageFile == "-" && o.passwordFile == "-" {
		return usage(text("only one option may read standard input", "只能有一个选项读标准输入"))
	}
	if err := params("--mail-param", o.mailParams); err != nil {
		return err
	}
	if err := params("--rcpt-param", o.rcptParams); err != nil {
		return err
	}
	if strings.ContainsAny(o.ehlo, " \t") {
		return usage(text("--ehlo is one word, not %q", "--ehlo 是一个词，不能是 %q"), o.ehlo)
	}
	if err := clean("--subject", o.subject); err != nil {
		return err
	}
	return clean("--ehlo", o.ehlo)
}

// params refuses what is no parameter of MAIL or RCPT.
func params(flag string, values []string) error {
	for _, p := range values {
		if p == "" || strings.ContainsAny(p, " \t") {
			return usage(text("%s is KEY or KEY=VALUE without spaces, not %q", "%s 的形式是 参数 或 参数=值，不含空格，不能是 %q"), flag, p)
		}
	}
	return clean(flag, values...)
}

// address refuses what cannot stand between angle brackets.
func address(flag, a string) error {
	if err := clean(flag, a); err != nil {
		return err
	}
	i := strings.LastIndexByte(a, '@')
	if i < 1 || i == len(a)-1 || strings.ContainsAny(a, "<>\t") || strings.ContainsRune(a[i:], ' ') {
		e := &userError{msg: text("%s: %q is no address: it needs a name, an @ and a domain", "%s：%q 不是邮件地址：应有名称、@ 和域名").Sprintf(flag, a)}
		if flag == "--from" {
			e.hint = text("for the null reverse-path write --from '<>'", "空反向路径请写成 --from '<>'")
		}
		return e
	}
	return nil
}

// hello is the name for EHLO: what was asked for, the lab's client's, this
// machine's if it is a full name; empty leaves it to the session.
func (o *smtpOptions) hello(t *target) string {
	if o.ehlo != "" {
		return o.ehlo
	}
	if t.lab != nil {
		return "client.lab.test"
	}
	name, err := os.Hostname()
	if err != nil || !strings.Contains(name, ".") || strings.HasSuffix(name, ".localdomain") {
		return ""
	}
	return name
}

// message finds or makes the message. done removes what was kept for it.
func (o *smtpOptions) message(ctx context.Context, cfg *session.SMTPConfig, t *target) (done func(), err error) {
	done = func() {}
	if len(o.to) == 0 {
		if o.messageFile != "" || o.bodyGiven {
			return done, usage(text("a message without --to: nobody would get it", "有邮件而没有 --to：没有收件人"))
		}
		return done, nil
	}
	if !o.fromGiven && t.lab == nil {
		return done, &userError{msg: text("--to without --from: who sends it?", "只给了 --to 而没有 --from：谁发的？"),
			hint: text("for the null reverse-path write --from '<>'", "空反向路径请写成 --from '<>'")}
	}
	if o.messageFile != "" {
		cfg.Message, done, err = fileMessage(ctx, o.messageFile, o.u.in)
		if err == nil && !hasHeader(cfg.Message) {
			o.u.note(text("the message has no header section (From:, Date:, Subject:); it is sent as it is", "邮件没有首部（From:、Date:、Subject:）；照原样发送"))
		}
		return done, err
	}
	l := letter{from: o.from, to: o.to, subject: o.subject, body: o.body, host: "mailproto.invalid", date: time.Now()}
	if !o.bodyGiven && t.lab == nil {
		l.subject, l.body = "mailproto", o.u.in2("A test message of mailproto.", "mailproto 的测试邮件。")
	}
	if t.lab != nil {
		l.date, l.id, l.host = labTime, "hello", "client.lab.test"
	}
	cfg.Message = bytesMessage(l.message(false))
	body := func(p string) bool { return strings.HasPrefix(strings.ToUpper(p), "BODY=") }
	if eight := bytesMessage(l.message(true)); eight.EightBit && !slices.ContainsFunc(o.mailParams, body) {
		cfg.Message8 = &eight
	}
	return done, nil
}
