package main

import (
	"context"
	"crypto/x509"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// traceOptions are the options that both protocols have.
type traceOptions struct {
	u     *ui
	proto trace.Proto

	tls, caFile, serverName string
	insecure, v4, v6        bool
	user, auth              string
	authOptions
	saved                  string // the folder where messages are kept
	labUser                bool   // the user is the lab's own, for none was named
	passwordFile           string
	passwordEval           string
	showSecrets, cleartext bool
	quitAfter, dropAfter   string
	say                    []string
	faults                 []string // of the built-in lab
	recording
	clock
	pacing
	pacer        *pacer // of the session that is held; nil where nothing waits
	timeout      time.Duration
	timeoutGiven bool
	pipeline     bool
	chunked      bool // BDAT carries the message, between whose chunks commands may stand
	proxy        proxyOptions
	tlsVersions  versionOptions
	finding      findOptions
}

func newTrace(u *ui) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "trace smtp|pop3 [HOST[:PORT]]",
		Short: u.in2("Hold a live session and explain every line of it", "进行一次实时会话，并逐行讲解"),
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return &userError{msg: text("trace speaks smtp or pop3, not %q", "trace 支持 smtp 或 pop3，不支持 %q").Sprintf(args[0]),
				hint: protocolHint(cmd, args[0])}
		},
	}
	cmd.AddCommand(newTraceSMTP(u), newTracePOP3(u))
	return cmd
}

// protocolHint guesses what was meant by a word that is no protocol.
func protocolHint(cmd *cobra.Command, word string) lang.Text {
	near := nearCommand(cmd, word)
	switch {
	case near != "":
		return text("did you mean: mailproto trace %s", "是不是：mailproto trace %s").Sprintf(near)
	case strings.ContainsAny(word, ".:"):
		return text("type: mailproto trace smtp %s, or pop3", "请输入：mailproto trace smtp %s，或者 pop3").Sprintf(word)
	}
	return text("type: mailproto trace smtp HOST, or mailproto trace pop3 HOST", "请输入：mailproto trace smtp HOST，或 mailproto trace pop3 HOST")
}

func (o *traceOptions) flags(f *pflag.FlagSet) {
	u := o.u
	o.pacing.flags(u, f)
	faultFlag(u, f, &o.faults)
	o.authOptions.flags(u, f)
	f.StringVar(&o.tls, "tls", "auto", u.in2("`auto|starttls|implicit|none`: how to encrypt; auto knows the usual ports and insists where a password is sent", "`auto|starttls|implicit|none`：如何加密；auto 认识常用端口，凡要发送密码就必须加密"))
	f.StringVar(&o.caFile, "ca-file", "", u.in2("`FILE` with the CAs to trust, in PEM; else the system's", "`文件`：受信任的 CA（PEM）；否则用系统自带的"))
	f.StringVar(&o.serverName, "servername", "", u.in2("`NAME` that the certificate must have; else HOST", "证书必须包含的`名称`；否则为 HOST"))
	f.BoolVar(&o.insecure, "insecure", false, u.in2("do not check the certificate; for a look only", "不检查证书；仅供查看"))
	f.BoolVarP(&o.v4, "ipv4", "4", false, u.in2("IPv4 only", "只用 IPv4"))
	f.BoolVarP(&o.v6, "ipv6", "6", false, u.in2("IPv6 only", "只用 IPv6"))
	f.StringVarP(&o.user, "user", "u", "", u.in2("`NAME` to log in with; the password comes from a prompt, MAILPROTO_PASSWORD, --password-file or --passwordeval", "登录用的`用户名`；密码来自提示、MAILPROTO_PASSWORD、--password-file 或 --passwordeval"))
	f.StringVar(&o.passwordFile, "password-file", "", u.in2("`FILE` whose first line is the password; - is standard input", "`文件`：第一行是密码；- 为标准输入"))
	f.StringVar(&o.passwordEval, "passwordeval", "", u.in2("`COMMAND` that prints the password", "输出密码的`命令`"))
	f.StringVar(&o.auth, "auth", "auto", u.in2("`auto|none|MECHANISM`: how to log in: ", "`auto|none|机制`：如何登录：")+strings.ToLower(strings.Join(o.knownAuth()[2:], " ")))
	f.BoolVar(&o.cleartext, "allow-cleartext-auth", false, u.in2("let the password go unencrypted to another machine", "允许把密码不加密地发给别的机器"))
	f.BoolVar(&o.showSecrets, "show-secrets", false, u.in2("show passwords on the screen", "在屏幕上显示密码"))
	f.StringVar(&o.quitAfter, "quit-after", "", u.in2("`STAGE` after which to say QUIT: ", "在此`阶段`之后发 QUIT：")+stages(o.proto))
	f.StringVar(&o.dropAfter, "drop-after", "", u.in2("`STAGE` after which to drop the connection", "在此`阶段`之后直接断开"))
	f.StringArrayVar(&o.say, "command", nil, u.in2("`STAGE:LINE`: a line of your own, sent after a stage; may be repeated", "`阶段:命令行`：某阶段之后发送自己的一行；可重复"))
	o.recording.flags(u, f)
	o.clock.flags(u, f)
	o.proxy.flags(u, f)
	o.tlsVersions.flags(u, f)
	o.finding.flags(u, f, o.proto)
	f.DurationVar(&o.timeout, "timeout", 30*time.Second, o.timeoutText())
}

// timeoutText says what --timeout is for, and how long a wait is without it: after the
// final dot a client should wait ten minutes (RFC 5321 §4.5.3.2.6).
func (o *traceOptions) timeoutText() string {
	if o.proto == trace.POP3 {
		return o.u.in2("`TIME` for each wait: to connect, for a reply, for each 16 KiB of a message; else 30s", "每次等待的`时限`：连接、应答、邮件每 16 KiB；默认 30s")
	}
	return o.u.in2("`TIME` for each wait: to connect, for a reply, for each 16 KiB of a message; else 30s, and 10m after the final dot", "每次等待的`时限`：连接、应答、邮件每 16 KiB；默认 30s，末尾的点之后 10m")
}

// maxExcerpt is how many lines of a message are shown at the most.
const maxExcerpt = 40

// config checks the common options and turns them into a session's. target is
// where the session goes.
func (o *traceOptions) config(t *target) (session.Config, error) {
	c := session.Config{Timeout: o.timeout, ShowSecrets: o.showSecrets, TLS: session.TLSMode(o.tls),
		Auth: o.auth, User: o.user, AllowCleartext: o.cleartext, Addr: t.shown,
		TLSOptions: wire.TLSOptions{ServerName: o.serverName, Insecure: o.insecure, RootCAs: t.roots}}
	if err := o.check(o.u); err != nil {
		return c, err
	}
	if err := o.checkRecord(); err != nil {
		return c, err
	}
	if err := o.checkFind(); err != nil {
		return c, err
	}
	c.Pipeline = o.pipeline
	var err error
	if c.Proxy, err = o.proxy.read(); err != nil {
		return c, err
	}
	if err := o.tlsVersions.read(o.u, &c.TLSOptions); err != nil {
		return c, err
	}
	if o.waits() {
		c.Before = o.pause
	}
	if c.TLSOptions.ServerName == "" {
		c.TLSOptions.ServerName = t.name
	}
	if t.lab != nil || o.showSecrets {
		// The lab's letters are nobody's; other people's mail is private.
		c.Excerpt = maxExcerpt
	}
	if !slices.Contains([]string{"auto", "starttls", "implicit", "none"}, o.tls) {
		return c, usage(text("--tls is auto, starttls, implicit or none, not %q", "--tls 只能是 auto、starttls、implicit 或 none，不能是 %q"), o.tls)
	}
	switch {
	case o.tls == "auto" && t.implicit():
		c.TLS = session.TLSImplicit
	case o.tls == "auto" && t.unix() && o.serverName == "":
		c.TLS = session.TLSNone // nobody listens within a machine, and there is no name to check
	}
	if o.timeout <= 0 {
		return c, usage(text("--timeout is a time above zero, such as 30s, not %s", "--timeout 是大于零的时间，例如 30s，不能是 %s"), o.timeout)
	}
	if err := o.checkAuth(&c, t); err != nil {
		return c, err
	}
	if err := o.checkStages(&c); err != nil {
		return c, err
	}
	if o.caFile != "" {
		pool, err := readCAs(o.caFile)
		if err != nil {
			return c, err
		}
		c.TLSOptions.RootCAs = pool
	}
	return c, clean("--user", o.user)
}

// clean refuses what would smuggle a second line into the dialogue.
func clean(flag string, values ...string) error {
	for _, v := range values {
		if strings.ContainsAny(v, "\r\n\x00") {
			shown, _ := trace.Visible([]byte(v))
			return usage(text("%s: a line break or NUL in \"%s\"; nothing was sent", "%s：\"%s\" 中有换行或 NUL；没有发送任何内容"), flag, shown)
		}
	}
	return nil
}

// cleanPassword is clean for what must not be shown.
func cleanPassword(source, p string) error {
	if clean(source, p) != nil {
		return usage(text("%s: a line break or NUL in the password; nothing was sent", "%s：密码中有换行或 NUL；没有发送任何内容"), source)
	}
	return nil
}

func readCAs(file string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fileError("--ca-file", err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		return nil, &localError{userError{msg: text("--ca-file: no certificate in %s", "--ca-file：%s 中没有证书").Sprintf(file),
			hint: text("it must hold certificates in PEM: -----BEGIN CERTIFICATE-----", "文件应包含 PEM 证书：-----BEGIN CERTIFICATE-----")}}
	}
	return pool, nil
}

// network is the family of addresses that the user insists on.
func (o *traceOptions) network(t *target) (string, error) {
	switch {
	case t.unix() && (o.v4 || o.v6):
		return "", usage(text("-4 and -6 are about IP addresses, and a UNIX socket has none", "-4 与 -6 针对 IP 地址，而 UNIX 套接字没有地址"))
	case t.unix():
		return t.network, nil
	case o.v4 && o.v6:
		return "", usage(text("-4 and -6 exclude each other", "-4 与 -6 不能同时使用"))
	case o.v4:
		return "tcp4", nil
	case o.v6:
		return "tcp6", nil
	}
	return "tcp", nil
}

// talk is a protocol's session over a connection that stands.
type talk func(ctx context.Context, nc net.Conn, log *wire.Log) (trace.Result, error)

// hold connects, holds the session and shows it.
func (o *traceOptions) hold(ctx context.Context, t *target, speak talk) error {
	network, err := o.network(t)
	if err != nil {
		return err
	}
	o.u.private = t.lab == nil && !o.showSecrets && o.record == ""
	rec, err := o.startRecording()
	if err != nil {
		return err
	}
	if t.find != nil {
		return o.holdFound(ctx, t, network, rec, speak)
	}
	nc, spent, err := session.DialTimed(ctx, network, t.address, o.timeout)
	if err != nil {
		return o.unconnected(&traceError{err: err, target: t, opts: o}, spent, rec)
	}
	h := o.begin(ctx, rec)
	result, err := speak(h.ctx, nc, h.log)
	return h.end(t, spent, result, err)
}

// note tells the user something that is not the trace.
func (u *ui) note(t lang.Text) {
	p := render.NewPalette(u.colored(u.errTTY))
	for _, l := range render.Hang("! ", "  ", t.In(u.lang), u.errColumns()) {
		_, _ = io.WriteString(u.err, p.Paint(render.StyleWarn, l)+"\n") // where else could it be said
	}
}
